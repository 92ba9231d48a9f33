//! Versions, mentions, and whether the rule book is tested.

use serde_json::json;

use super::*;
use crate::desk::testing::{event, given};

// ---- versions ----

fact! {
    /// Says that something was noted; for tests only. Version 1 had one text and no weight.
    TestNoted {
        /// What was noted
        words: field::AtLeastOne<Text>,
        /// How heavy it is; 1 where an older version says nothing
        weight: field::RecordNumber,
    }
}

/// The struct of version 1, which stays for ever.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TestNotedV1 {
    note: Text,
    #[serde(skip_serializing_if = "field::Field::absent")]
    date: Option<Span>,
}

impl TestNotedV1 {
    fn upcast(self) -> Result<TestNoted, DataError> {
        let words = serde_json::from_value(json!([self.note]))?;
        Ok(TestNoted { words, weight: field::RecordNumber(1), date: self.date, stated: None, inferred: None })
    }
}

impl Fact for TestNoted {
    const TYPE: &'static str = "test.noted";
    const VERSION: u32 = 2;

    fn read_older(version: u32, data: &str) -> Result<Self, DataError> {
        match version {
            1 => read_exact::<TestNotedV1>(data)?.upcast(),
            _ => Err(DataError::Version(version)),
        }
    }
}

const V1: &str = r#"{"note":"so it is","date":"2017-11-22"}"#;
const V2: &str = r#"{"words":["so it is"],"weight":1,"date":"2017-11-22"}"#;

#[test]
fn an_older_version_is_read_as_todays() {
    let old: TestNoted = read_fact(1, V1).unwrap();
    assert_eq!(old, read_fact(2, V2).unwrap());
    assert_eq!(json_text(&old), V2, "what is written is of today's version");
}

#[test]
fn an_older_version_is_canonical_before_it_is_upcast() {
    for data in [
        r#"{"date":"2017-11-22","note":"so it is"}"#,
        r#"{"note":"so it is", "date":"2017-11-22"}"#,
        r#"{"note":"s\u006f it is","date":"2017-11-22"}"#,
    ] {
        match read_fact::<TestNoted>(1, data) {
            Err(DataError::NotCanonical { canonical }) => assert_eq!(canonical, V1),
            other => panic!("{data}: {other:?}"),
        }
    }
    assert!(matches!(read_fact::<TestNoted>(1, V2), Err(DataError::Form(_))), "version 1 has no words");
    assert!(matches!(read_fact::<TestNoted>(2, V1), Err(DataError::Form(_))), "version 2 has no note");
}

#[test]
fn a_newer_version_needs_a_newer_program() {
    for version in [0, 3, u32::MAX] {
        match read_fact::<TestNoted>(version, V2) {
            Err(error @ DataError::Version(_)) => {
                assert_eq!(error.to_string(), format!("version {version} is not known here"));
            }
            other => panic!("{version}: {other:?}"),
        }
    }
    // How a line says it: `record::tests::a_record_of_a_newer_program_names_what_is_not_known`.
    assert!(matches!(Event::read("test.noted", 2, V2), Err(DataError::Type)));
}

// ---- facts and what they mention ----

#[test]
fn types_are_dotted_and_stand_once() {
    for (index, info) in EVENTS.iter().enumerate() {
        let good = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        assert!(info.kind.split_once('.').is_some_and(|(topic, name)| good(topic) && good(name)), "{}", info.kind);
        assert!(EVENTS[..index].iter().all(|other| other.kind != info.kind), "{}", info.kind);
    }
}

#[test]
fn a_command_is_read_in_any_order_and_recorded_in_one() {
    let event = Event::from_json("party.merged", r#"{ "into": "b", "date": "2017-01-01", "party": "a" }"#).unwrap();
    assert_eq!(event.data(), r#"{"party":"a","into":"b","date":"2017-01-01"}"#);
    assert!(matches!(Event::from_json("party.split", "{}"), Err(DataError::Type)));
}

#[test]
fn a_fact_stands_on_whatever_it_names() {
    let pledge = event(
        "pledge.made",
        json!({"pledge": "p1", "party": "a", "jointly": ["b"], "via": "c", "implementer": "d",
            "toward": "fund:e", "roles": ["financial"], "wording": "offered",
            "amount": {"currency": "USD", "amount": "5.00"},
            "instalments": [{"due": "2018", "amount": {"currency": "USD", "amount": "2.00"}}]}),
    );
    let texts = |things: &[Thing]| things.iter().map(Thing::to_string).collect::<Vec<_>>();
    assert_eq!(texts(&refs(&pledge)), ["party:a", "party:b", "party:c", "party:d", "fund:e"]);
    assert_eq!(texts(&pledge.mentions().defines), ["pledge:p1"]);
    assert!(pledge.defines() && !event("record.reversed", json!({"seq": 4, "reason": "x"})).defines());
    let amounts: Vec<_> = pledge.mentions().amounts.iter().map(ToString::to_string).collect();
    assert_eq!(amounts, ["USD 5.00", "USD 2.00"]);
    let decision = event("decision.taken", json!({"decision": "m1/C1", "acts": ["noted"], "subject": "x"}));
    assert_eq!(texts(&refs(&decision)), ["meeting:m1"], "a decision stands on its meeting");
    assert_eq!(texts(&refs(&event("record.reversed", json!({"seq": 4, "reason": "x"})))), ["record:4"]);
}

#[test]
fn the_hash_of_a_command_changes_with_all_that_it_says() {
    let request = |document: Option<&str>, kind: &str, data: serde_json::Value| {
        let source = document.map(|document| Source { document: document.parse().unwrap(), item: None });
        Request { id: "x".parse().unwrap(), source, replaces: None, event: event(kind, data) }
    };
    let name = |name: &str| json!({"party": "a", "name_en": name});
    let first = request(None, "party.renamed", name("A"));
    let text = r#"{"source":null,"type":"party.renamed","v":1,"data":{"party":"a","name_en":"A"}}"#;
    assert_eq!(first.hash(), Blake3::of(text.as_bytes()));
    let text = r#"{"source":{"document":"d"},"type":"party.renamed","v":1,"data":{"party":"a","name_en":"A"}}"#;
    assert_eq!(request(Some("d"), "party.renamed", name("A")).hash(), Blake3::of(text.as_bytes()));
    assert_ne!(first.hash(), request(None, "party.renamed", name("B")).hash());
    let other_key = Request { id: "y".parse().unwrap(), replaces: Some(4), ..first.clone() };
    assert_eq!(first.hash(), other_key.hash(), "the key names the command, and is no part of it");
}

#[test]
fn deciding_is_pure() {
    let ledger = given();
    let now = Now {
        at: ledger.at,
        today: "2026-11-23".parse().unwrap(),
        by: ledger.by,
        seq: ledger.desk.next,
        batch: ledger.desk.next,
    };
    let before = ledger.desk.books.clone();
    let party = event("party.registered", json!({"party": "a", "nature": "state", "name_en": "A"}));
    let decide = || party.decide(&ledger.desk.books, &ledger.desk.lookup, &now);
    assert_eq!(decide(), Ok(vec![party.clone()]));
    assert_eq!(decide(), decide());
    assert_eq!(ledger.desk.books, before);
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
    include_str!("../desk/tests.rs"),
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
    let variants: Vec<_> = include_str!("../refusal.rs")
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
