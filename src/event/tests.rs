//! Versions, mentions, and whether the rule book is tested.

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::event::command_hash;
use crate::event::fact::{DataError, Fact, fact, json_text, read_exact, read_fact};
use crate::event::field;
use crate::event::registry::{EVENTS, Event, refs};
use crate::event::request::{Request, Source};
use crate::rules::testing::event;
use crate::value::days::Span;
use crate::value::hash::Blake3;
use crate::value::ids::Thing;
use crate::value::text::Text;

// ---- versions ----

fact! {
    /// Says that something was noted; for tests only. Version 1 had one text and no weight.
    pub struct TestNoted {
        /// What was noted
        pub words: field::AtLeastOne<Text>,
        /// How heavy it is; 1 where an older version says nothing
        pub weight: field::RecordNumber,
        pub date: Option<Span>, pub inferred: Option<Text>,
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
}

/// The struct of version 1, which is kept for ever.
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
        Ok(TestNoted { words, weight: field::RecordNumber(1), date: self.date, inferred: None })
    }
}

const V1: &str = r#"{"note":"so it is","date":"2017-11-22"}"#;
const V2: &str = r#"{"words":["so it is"],"weight":1,"date":"2017-11-22"}"#;

#[test]
fn an_older_version_is_converted_to_todays() {
    let old: TestNoted = read_fact(1, V1).unwrap();
    assert_eq!(old, read_fact(2, V2).unwrap());
    assert_eq!(json_text(&old), V2, "what is written is of today's version");
}

#[test]
fn data_of_an_older_version_must_be_canonical() {
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
    // The message for a line: `record::tests::a_record_of_a_newer_program_names_its_type_and_version`.
    assert!(matches!(Event::read("test.noted", 2, V2), Err(DataError::Type)));
}

// ---- facts and what they mention ----

#[test]
fn type_names_are_dotted_and_unique() {
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
fn a_json_list_is_not_read_as_an_object() {
    for (kind, data) in [
        ("party.merged", r#"["a","b","2017-01-01",null,null]"#),
        ("scale.adopted", r#"{"scale":"s","fund":"f","shares":[["a","100"]],"rounding":"half-up"}"#),
        ("income.recorded", r#"{"fund":"f","amount":["USD","1.00"],"nature":"interest"}"#),
    ] {
        let error = Event::from_json(kind, data).unwrap_err().to_string();
        assert!(error.starts_with("invalid type: sequence, expected "), "{data}: {error}");
    }
    assert!(serde_json::from_str::<Source>(r#"["d",null]"#).is_err());
}

#[test]
fn a_member_is_read_once_and_only_where_it_is_known() {
    let read = |data: &str| Event::from_json("party.merged", data).unwrap_err().to_string();
    assert_eq!(read(r#"{"party":"a","party":"b"}"#), "duplicate field `party` at line 1 column 20");
    assert_eq!(read(r#"{"party":"a"}"#), "missing field `into` at line 1 column 13");
    let expected = "expected one of `party`, `into`, `date`, `inferred`";
    assert_eq!(read(r#"{"of":"a"}"#), format!("unknown field `of`, {expected} at line 1 column 5"));
}

#[test]
fn a_fact_depends_on_all_that_it_names() {
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
    assert!(pledge.defines() && !event("record.reversed", json!({})).defines());
    let amounts: Vec<_> = pledge.mentions().amounts.iter().map(ToString::to_string).collect();
    assert_eq!(amounts, ["USD 5.00", "USD 2.00"]);
    let decision = event("decision.taken", json!({"decision": "m1/C1", "acts": ["noted"], "subject": "x"}));
    assert_eq!(texts(&refs(&decision)), ["meeting:m1"], "a decision stands on its meeting");
    assert_eq!(texts(&refs(&event("record.reversed", json!({})))), [""; 0], "its record stands in the envelope");
}

#[test]
fn the_hash_of_a_command_changes_with_all_that_it_says() {
    let request = |document: Option<&str>, kind: &str, data: serde_json::Value| {
        let source = document.map(|document| Source { document: document.parse().unwrap(), item: None });
        Request { source, ..Request::new("x".parse().unwrap(), event(kind, data)) }
    };
    let name = |name: &str| json!({"party": "a", "name_en": name});
    let first = request(None, "party.renamed", name("A"));
    let text = r#"{"type":"party.renamed","v":1,"data":{"party":"a","name_en":"A"}}"#;
    assert_eq!(command_hash(&first), Blake3::of(text.as_bytes()));
    let text = r#"{"source":{"document":"d"},"type":"party.renamed","v":1,"data":{"party":"a","name_en":"A"}}"#;
    assert_eq!(command_hash(&request(Some("d"), "party.renamed", name("A"))), Blake3::of(text.as_bytes()));
    assert_ne!(command_hash(&first), command_hash(&request(None, "party.renamed", name("B"))));
    let text = r#"{"corrects":4,"because":"a slip","type":"party.renamed","v":1,"data":{"party":"a","name_en":"A"}}"#;
    let because = Some("a slip".parse().unwrap());
    let correction = Request { corrects: Some(4), because, ..first.clone() };
    assert_eq!(command_hash(&correction), Blake3::of(text.as_bytes()));
    let other_key = Request { id: "y".parse().unwrap(), ..first.clone() };
    assert_eq!(command_hash(&first), command_hash(&other_key), "the key names the command and is not part of it");
}
