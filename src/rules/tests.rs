use serde_json::json;

use std::borrow::Cow;

use super::Context;
use super::decide::yielded;
use crate::rules::testing::{event, given};

#[test]
fn deciding_is_pure() {
    let ledger = given();
    let now = Context {
        at: ledger.at,
        today: "2026-11-23".parse().unwrap(),
        by: ledger.by,
        seq: ledger.machine.next(),
        batch: ledger.machine.next(),
    };
    let before = ledger.machine.books.clone();
    let party = event("party.registered", json!({"party": "a", "nature": "state", "name_en": "A"}));
    let decide = || yielded(&party, &ledger.machine.books, &ledger.machine.lookup, &now);
    assert_eq!(decide(), Ok(Cow::Borrowed(&party)));
    assert_eq!(decide(), decide());
    assert_eq!(ledger.machine.books, before);
}

// ---- the rule book ----

/// The files with tests at their end that decide commands.
const TESTED: &[&str] = &[
    include_str!("activity.rs"),
    include_str!("correction.rs"),
    include_str!("document.rs"),
    include_str!("cash.rs"),
    include_str!("period.rs"),
    include_str!("ledger.rs"),
    include_str!("meeting.rs"),
    include_str!("party.rs"),
    include_str!("pledge.rs"),
];

/// The files that hold nothing but tests.
const TESTS: &[&str] = &[
    include_str!("decide/tests.rs"),
    include_str!("../ledger/tests.rs"),
    include_str!("assessment/tests.rs"),
    include_str!("budget/tests.rs"),
    include_str!("contribution/tests.rs"),
    include_str!("fund/tests.rs"),
    include_str!("reserve/tests.rs"),
];

#[test]
fn every_refusal_has_a_test() {
    let variant = |line: &'static str| {
        let line = line.strip_prefix("    ")?;
        line.strip_suffix(" {").or_else(|| line.strip_suffix(','))
    };
    let variants: Vec<_> = include_str!("refusal.rs")
        .lines()
        .filter_map(variant)
        .filter(|name| name.starts_with(char::is_uppercase) && name.chars().all(char::is_alphanumeric))
        .collect();
    for one in ["OpenedOnce", "StoodUpon", "NoRuleBroken"] {
        assert!(variants.contains(&one), "{one} is none of {variants:?}");
    }
    let ends = TESTED.iter().filter_map(|file| file.split_once("#[cfg(test)]")).map(|(_, tests)| tests);
    let tests: Vec<_> = ends.chain(TESTS.iter().copied()).collect();
    let tested = |name: &&str| {
        let named = format!("Refusal::{name}");
        // `Name {` with figures, or the whole name without: what follows is no part of a longer name.
        let whole = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        tests.iter().any(|tests| tests.split(&named).skip(1).any(whole))
    };
    let lacking: Vec<_> = variants.iter().copied().filter(|name| !tested(name)).collect();
    assert_eq!(lacking, Vec::<&str>::new(), "write a test for each, in the file of its topic");
}
