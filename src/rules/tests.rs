use serde_json::json;

use super::Context;
use super::decide::{Decided, decide};
use super::refusal::Refusal;
use crate::rules::testing::{given, request};

#[test]
fn deciding_changes_nothing_and_repeats() {
    let mut ledger = given();
    let context = Context {
        prev: ledger.machine.position.last,
        at: ledger.at,
        today: "2026-11-23".parse().unwrap(),
        by: ledger.by,
        seq: ledger.machine.next(),
        batch: ledger.machine.next(),
    };
    let before = ledger.machine.books.clone();
    let party = request("a", "party.registered", json!({"party": "a", "nature": "state", "name_en": "A"}));
    let mut decide = || decide(&party, &mut ledger.machine.books, &ledger.machine.lookup, &context, None);
    let decided = decide();
    assert!(matches!(&decided, Ok(Decided::Record(record)) if record.event == party.event));
    assert_eq!(decide(), decided);
    assert_eq!(ledger.machine.books, before);
}

// ---- the rule book ----

/// The files with tests at their end that decide commands.
const TESTED: &[&str] = &[
    include_str!("activity.rs"),
    include_str!("document.rs"),
    include_str!("cash.rs"),
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
    include_str!("authority/tests.rs"),
    include_str!("bounds/tests.rs"),
    include_str!("list/tests.rs"),
    include_str!("budget/tests.rs"),
    include_str!("correction/tests.rs"),
    include_str!("contribution/tests.rs"),
    include_str!("contribution/counted/tests.rs"),
    include_str!("exceptions/tests.rs"),
    include_str!("fund/tests.rs"),
    include_str!("period/tests.rs"),
    include_str!("rate/tests.rs"),
    include_str!("reserve/tests.rs"),
];

#[test]
fn every_refusal_has_a_test() {
    let variant = |line: &'static str| {
        let line = line.strip_prefix("    ").filter(|line| line.starts_with(char::is_uppercase))?;
        line.split(|c: char| !c.is_alphanumeric()).next()
    };
    let variants: Vec<_> = include_str!("refusal.rs")
        .lines()
        .skip_while(|line| *line != "pub enum Refusal {")
        .filter_map(variant)
        .collect();
    for one in ["OpenedOnce", "DependedOn", "NoRuleBroken"] {
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

/// The sentences of all other refusals stand in `tests/golden/refusals*.md`.
#[test]
fn refusals_that_no_command_line_meets_say_what_to_write() {
    for (refusal, sentence) in [
        (
            Refusal::OpenedOnce { seq: 1, kind: "ledger.opened" },
            "record 0, and no other, opens a ledger with ledger.opened; this would be record 1, of type ledger.opened",
        ),
        (
            Refusal::KeyReserved { id: "letter".parse().unwrap() },
            "key \"letter\" contains a #, which numbers the requests of a list; write the key without it",
        ),
        (
            Refusal::ListNotEnded { list: "march".to_owned(), next: 2, of: 3 },
            "the list \"march\" goes on with request 2 of 3, in the same batch; record it as a whole",
        ),
        (
            Refusal::CurrencyFrozenTwice { currency: "USD".parse().unwrap() },
            "USD is listed twice among the ledger's currencies; list it once, with its decimal places",
        ),
    ] {
        assert_eq!(refusal.to_string(), sentence);
    }
}
