//! The format of lines: golden lines, and what is refused.

use std::error::Error as _;

use super::*;
use crate::domain::EVENTS;

/// Lines of every type and version that was ever written. They are read for ever: a line is added, and none is changed.
const GOLDEN: &str = include_str!("../../tests/golden/lines.jsonl");

fn golden(kind: &str) -> &'static str {
    let member = format!(r#""type":"{kind}""#);
    GOLDEN.lines().find(|line| line.contains(&member)).unwrap_or_else(|| panic!("no golden line of {kind}"))
}

/// The golden line of a type with one piece written otherwise.
#[track_caller]
fn with(kind: &str, piece: &str, otherwise: &str) -> String {
    let line = golden(kind);
    assert_eq!(line.matches(piece).count(), 1, "{piece} in {line}");
    line.replace(piece, otherwise)
}

/// The variant of an error and its words, with those of its cause.
fn said(line: &str) -> (&'static str, String) {
    let error = Record::read(line.as_bytes()).expect_err(line);
    let variant = match &error {
        ReadError::Long(_) => "Long",
        ReadError::Form(_) => "Form",
        ReadError::NotCanonical { .. } => "NotCanonical",
        ReadError::Data { source: DataError::Form(_), .. } => "Data, Form",
        ReadError::Data { source: DataError::NotCanonical { .. }, .. } => "Data, NotCanonical",
        ReadError::Data { source: DataError::Version(_), .. } => "Data, Version",
        ReadError::Data { source: DataError::Type, .. } => "Data, Type",
        ReadError::Newer { .. } => "Newer",
        ReadError::Integer(_) => "Integer",
        ReadError::Kind { .. } => "Kind",
    };
    let cause = match &error {
        ReadError::Data { .. } => error.source().map(|cause| format!(": {cause}")),
        _ => None,
    };
    (variant, format!("{error}{}", cause.unwrap_or_default()))
}

#[track_caller]
fn refused(line: &str, variant: &str, words: &str) {
    assert_eq!(said(line), (variant, words.to_owned()), "{line}");
}

/// The words for the first byte at which a line differs from the golden one.
fn differs(line: &str, golden: &str) -> String {
    let column = line.bytes().zip(golden.bytes()).take_while(|(a, b)| a == b).count().saturating_add(1);
    format!("the line is not in its canonical form: byte {column} differs from what writing it again gives")
}

// ---- the golden lines ----

#[test]
fn golden_lines_read_back_byte_for_byte() {
    for line in GOLDEN.lines() {
        let record = Record::read(line.as_bytes()).unwrap_or_else(|error| panic!("{error}: {line}"));
        // What an older version wrote is read for ever; only today's version is written.
        if EVENTS.iter().any(|info| line.contains(&format!(r#""type":"{}","v":{},"#, info.kind, info.version))) {
            assert_eq!(record.write().unwrap(), line);
        }
    }
}

#[test]
fn golden_lines_are_a_chain() {
    let mut prev = Blake3::ZERO;
    for (seq, line) in (0..).zip(GOLDEN.lines()) {
        let record = Record::read(line.as_bytes()).unwrap();
        assert_eq!((record.seq, record.prev), (seq, prev), "{line}");
        prev = Blake3::of(line.as_bytes());
    }
}

#[test]
fn every_type_and_version_has_a_golden_line() {
    let lacking: Vec<_> = EVENTS
        .iter()
        .flat_map(|info| (1..=info.version).map(|version| format!(r#""type":"{}","v":{version},"#, info.kind)))
        .filter(|members| !GOLDEN.lines().any(|line| line.contains(members)))
        .collect();
    assert_eq!(lacking, Vec::<String>::new(), "add a line of each to tests/golden/lines.jsonl");
}

#[test]
fn every_field_of_every_type_stands_in_a_golden_line() {
    let lacking: Vec<_> = EVENTS
        .iter()
        .flat_map(|info| info.fields.iter().map(|field| (info.kind, field.name)))
        .filter(|(_, name)| !["date", "stated", "inferred"].contains(name))
        .filter(|(kind, name)| {
            let (kind, name) = (format!(r#""type":"{kind}""#), format!(r#""{name}":"#));
            let has = |line: &str| line.split_once(&kind).is_some_and(|(_, data)| data.contains(&name));
            !GOLDEN.lines().any(has)
        })
        .collect();
    assert_eq!(lacking, Vec::<(&str, &str)>::new(), "add a line with it to tests/golden/lines.jsonl");
}

// ---- the canonical-line rule ----

#[test]
fn a_member_stands_once() {
    let line = with("party.renamed", r#""by":"#, r#""seq":10,"by":"#);
    let column = line.find(r#":10,"by":"#).unwrap();
    refused(&line, "Form", &format!("duplicate field `seq` at line 1 column {column}"));
    let line = with("party.renamed", r#""name_en":"#, r#""party":"keepers","name_en":"#);
    let words = "the data is not that of party.renamed version 1: duplicate field `party` at line 1 column 26";
    refused(&line, "Data, Form", words);
}

#[test]
fn an_unknown_member_is_refused() {
    let line = with("party.renamed", r#""by":"#, r#""note":"x","by":"#);
    let column = line.find(r#":"x","by""#).unwrap();
    let words = format!(
        "unknown field `note`, expected one of `seq`, `prev`, `at`, `by`, `id`, `cmd`, `source`, `type`, `v`, \
         `data` at line 1 column {column}"
    );
    refused(&line, "Form", &words);
    let line = with("party.renamed", r#""name_en":"#, r#""note":"x","name_en":"#);
    let words = "the data is not that of party.renamed version 1: unknown field `note`, expected one of `party`, \
                 `name_en`, `name_es`, `date`, `stated`, `inferred` at line 1 column 25";
    refused(&line, "Data, Form", words);
    let line = with("party.renamed", r#","item":"#, r#","page":"2","item":"#);
    assert_eq!(said(&line).0, "Form");
}

#[test]
fn a_member_that_is_missing_is_missed() {
    let line = with("party.renamed", r#","v":1"#, "");
    let column = line.len();
    refused(&line, "Form", &format!("missing field `v` at line 1 column {column}"));
}

#[test]
fn members_stand_in_one_order() {
    let line = with("party.renamed", r#""type":"party.renamed","v":1"#, r#""v":1,"type":"party.renamed""#);
    refused(&line, "NotCanonical", &differs(&line, golden("party.renamed")));
    let canonical = r#"{"party":"wardens","into":"keepers","date":"2017-01-01"}"#;
    let other = r#"{"into":"keepers","party":"wardens","date":"2017-01-01"}"#;
    let words = format!(
        "the data is not that of party.merged version 1: the data is not in its canonical form, which is {canonical}"
    );
    refused(&with("party.merged", canonical, other), "Data, NotCanonical", &words);
}

#[test]
fn no_space_stands_between_members() {
    for (piece, otherwise) in [(r#","by":"#, r#", "by":"#), (r#""v":1"#, r#""v": 1"#), (r#""data":{"#, r#""data": {"#)]
    {
        let line = with("party.merged", piece, otherwise);
        refused(&line, "NotCanonical", &differs(&line, golden("party.merged")));
    }
    let line = with("party.merged", r#","into":"#, r#", "into":"#);
    assert_eq!(said(&line).0, "Data, NotCanonical");
    for line in [format!(" {}", golden("party.merged")), format!("{} ", golden("party.merged"))] {
        assert_eq!(said(&line).0, "NotCanonical", "{line:?}");
    }
}

#[test]
fn a_newline_is_no_part_of_a_line() {
    let line = format!("{}\n", golden("party.merged"));
    refused(&line, "NotCanonical", &differs(&line, golden("party.merged")));
}

#[test]
fn nothing_stands_behind_a_line() {
    let line = format!("{}{{}}", golden("party.merged"));
    let column = golden("party.merged").len() + 1;
    refused(&line, "Form", &format!("trailing characters at line 1 column {column}"));
}

#[test]
fn characters_are_not_written_as_escapes() {
    let line = with("party.merged", r#""id":"m"#, r#""id":"\u006d"#);
    refused(&line, "NotCanonical", &differs(&line, golden("party.merged")));
    let line = with("support.acknowledged", r#""subject":"wicks""#, r#""subject":"\u0077icks""#);
    assert_eq!(said(&line).0, "Data, NotCanonical");
    let line = with("support.acknowledged", r#""subject":"wicks""#, r#""subject":"\/wicks""#);
    assert_eq!(said(&line).0, "Data, NotCanonical");
}

#[test]
fn a_member_is_left_out_and_never_null() {
    let line = with("recorder.revoked", r#""type":"#, r#""source":null,"type":"#);
    refused(&line, "NotCanonical", &differs(&line, golden("recorder.revoked")));
    let line = with("recorder.revoked", r#","date":"2026-11-23""#, r#","date":null"#);
    assert_eq!(said(&line).0, "Data, NotCanonical");
}

#[test]
fn a_whole_number_has_one_spelling() {
    for other in ["11.0", "11e0", "1.1e1", "-11", r#""11""#, "011"] {
        let line = with("party.merged", r#""seq":11,"#, &format!(r#""seq":{other},"#));
        assert_eq!(said(&line).0, "Form", "{other}");
    }
    let line = with("record.reversed", r#""data":{"seq":31,"#, r#""data":{"seq":31.0,"#);
    let words = "the data is not that of record.reversed version 1: invalid type: floating point `31.0`, \
                 expected u64 at line 1 column 11";
    refused(&line, "Data, Form", words);
}

#[test]
fn a_whole_number_stays_below_two_to_the_53rd() {
    let line = with("party.merged", r#""seq":11,"#, r#""seq":9007199254740992,"#);
    refused(&line, "Integer", "the whole number 9007199254740992 is not below 2^53");
    let line = with("party.merged", r#""seq":11,"#, r#""seq":9007199254740991,"#);
    assert_eq!(Record::read(line.as_bytes()).unwrap().seq, INTEGER_MAX);
    let line = with("record.reversed", r#""data":{"seq":31,"#, r#""data":{"seq":9007199254740992,"#);
    let words = "the data is not that of record.reversed version 1: a whole number stays below 2^53 at line 1 \
                 column 23";
    refused(&line, "Data, Form", words);
    let line = with("record.reversed", r#""data":{"seq":31,"#, r#""data":{"seq":9007199254740991,"#);
    assert!(Record::read(line.as_bytes()).is_ok());
}

#[test]
fn hashes_and_key_ids_are_in_lower_case() {
    let upper = |member: &str, length: usize| {
        let line = golden("party.merged");
        let at = line.find(&format!(r#""{member}":""#)).unwrap() + member.len() + 4;
        let digits = &line[at..at + length];
        assert_ne!(digits, digits.to_uppercase(), "{member} has a letter");
        line.replace(digits, &digits.to_uppercase())
    };
    for member in ["prev", "cmd"] {
        let (variant, words) = said(&upper(member, 64));
        assert_eq!(variant, "Form");
        assert!(words.starts_with("a BLAKE3 digest is 64 digits of 0-9 and a-f at line 1"), "{words}");
    }
    let (variant, words) = said(&upper("by", 8));
    assert_eq!(variant, "Form");
    assert!(words.starts_with("a key id is 8 digits of 0-9 and a-f at line 1"), "{words}");
}

#[test]
fn money_is_a_decimal_string() {
    for (other, variant) in [
        ("10.00", "Data, Form"),
        (r#""10.00 ""#, "Data, Form"),
        (r#""1e1""#, "Data, Form"),
        (r#""010.00""#, "Data, Form"),
        (r#""\u0031\u0030.00""#, "Data, NotCanonical"),
    ] {
        let line = with("support.acknowledged", r#""amount":"10.00""#, &format!(r#""amount":{other}"#));
        assert_eq!(said(&line).0, variant, "{other}");
    }
    // Another number, written as numbers are, is another record; the chain tells them apart.
    let line = with("support.acknowledged", r#""amount":"10.00""#, r#""amount":"10.0""#);
    assert!(Record::read(line.as_bytes()).is_ok());
}

#[test]
fn a_list_holds_nothing_twice_and_is_left_out_if_empty() {
    let list = r#""jointly":["atlantis"]"#;
    let line = with("support.acknowledged", list, r#""jointly":["atlantis","atlantis"]"#);
    let (variant, words) = said(&line);
    assert_eq!(variant, "Data, Form");
    let start = "the data is not that of support.acknowledged version 1: a value stands twice in the list at line 1";
    assert!(words.starts_with(start), "{words}");
    let line = with("support.acknowledged", list, r#""jointly":[]"#);
    assert_eq!(said(&line).0, "Data, NotCanonical");
    let line = with("support.acknowledged", r#""roles":["technical"]"#, r#""roles":[]"#);
    let (variant, words) = said(&line);
    assert_eq!(variant, "Data, Form");
    assert!(words.contains("the list is empty; write at least one value"), "{words}");
}

#[test]
fn a_line_has_at_most_65535_bytes() {
    let short = golden("record.reversed");
    let padded = |length: usize| format!("{short}{}", " ".repeat(length - short.len()));
    refused(&padded(LINE_BYTES_MAX + 1), "Long", "the line has 65536 bytes; at most 65535 fit");
    assert_eq!(said(&padded(LINE_BYTES_MAX)).0, "NotCanonical");
}

// ---- newer programs ----

#[test]
fn a_record_of_a_newer_program_names_what_is_not_known() {
    let words = |what: &str| {
        let version = env!("CARGO_PKG_VERSION");
        format!("the record is {what}, which this pledgebook ({version}) does not know; a newer one reads it")
    };
    let line = with("party.merged", r#""type":"party.merged""#, r#""type":"party.split""#);
    refused(&line, "Newer", &words("party.split version 1"));
    let line = with("party.merged", r#""v":1"#, r#""v":2"#);
    refused(&line, "Newer", &words("party.merged version 2"));
    let line = with("party.merged", r#""v":1"#, r#""v":4294967295"#);
    refused(&line, "Newer", &words("party.merged version 4294967295"));
}

#[test]
fn there_is_no_version_0() {
    let line = with("party.merged", r#""v":1"#, r#""v":0"#);
    let words = "the data is not that of party.merged version 0: version 0 is not known here";
    refused(&line, "Data, Version", words);
}

#[test]
fn bytes_that_are_no_line_are_refused() {
    for line in [&b""[..], b"\n", b"null", b"[]", b"{}", b"\xff", b"{\"seq\":"] {
        let error = Record::read(line).expect_err("no record");
        assert!(matches!(error, ReadError::Form(_)), "{line:?}: {error}");
    }
    assert!(matches!(Record::read(&[b'['; LINE_BYTES_MAX]), Err(ReadError::Form(_))), "depth is bounded");
}

#[test]
fn a_type_that_could_steer_a_terminal_is_no_type() {
    let line = with("ledger.opened", "\"type\":\"ledger.opened\"", "\"type\":\"x.\\u001b[31my\"");
    assert_eq!(said(&line).0, "Kind");
}
