//! The format of lines: golden lines and refused ones.

use std::error::Error as _;

use serde_json::Value;

use super::*;
use crate::event::fact::json_text;
use crate::event::registry::EVENTS;

/// Lines of every type and version ever written, which stay readable for ever: lines are added, none is changed.
const GOLDEN: &str = include_str!("../../../tests/golden/lines.jsonl");

fn golden(kind: &str) -> &'static str {
    let member = format!(r#""type":"{kind}""#);
    GOLDEN.lines().find(|line| line.contains(&member)).unwrap_or_else(|| panic!("no golden line of {kind}"))
}

/// Replaces one piece of the golden line of a type.
#[track_caller]
fn with(kind: &str, piece: &str, otherwise: &str) -> String {
    let line = golden(kind);
    assert_eq!(line.matches(piece).count(), 1, "{piece} in {line}");
    line.replace(piece, otherwise)
}

/// Returns the variant of an error and its message, with that of its cause.
fn said(line: &str) -> (&'static str, String) {
    let error = Record::read(line.as_bytes()).expect_err(line);
    let variant = match &error {
        ReadError::Long(_) => "Long",
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

/// Asserts that the error names the byte where a line differs and what is expected there.
#[track_caller]
fn refused_at(line: &str, piece: &str, expected: &str) {
    let column = line.rfind(piece).unwrap_or_else(|| panic!("{piece} in {line}")).saturating_add(1);
    let words = format!("the line is not in its canonical form at byte {column}: {expected}");
    refused(line, "NotCanonical", &words);
}

/// The message for data that does not have the form of its type.
fn data_is_not_that_of(line: &str, kind: &str, version: u32, cause: &str) -> String {
    let column = line.find(r#""data":"#).unwrap().saturating_add(8);
    format!("the data, which begins at byte {column}, is not that of {kind} version {version}: {cause}")
}

// ---- the golden lines ----

#[test]
fn golden_lines_read_back_byte_for_byte() {
    for line in GOLDEN.lines() {
        let record = Record::read(line.as_bytes()).unwrap_or_else(|error| panic!("{error}: {line}"));
        // Older versions stay readable for ever, but only today's is written.
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
fn every_field_of_every_type_is_in_a_golden_line() {
    let lacking: Vec<_> = EVENTS
        .iter()
        .flat_map(|info| info.fields.iter().map(|field| (info.kind, field.name)))
        .filter(|(_, name)| !["date", "inferred"].contains(name))
        .filter(|(kind, name)| {
            let (kind, name) = (format!(r#""type":"{kind}""#), format!(r#""{name}":"#));
            let has = |line: &str| line.split_once(&kind).is_some_and(|(_, data)| data.contains(&name));
            !GOLDEN.lines().any(has)
        })
        .collect();
    assert_eq!(lacking, Vec::<(&str, &str)>::new(), "add a line with it to tests/golden/lines.jsonl");
}

#[test]
fn every_member_of_a_line_is_in_a_golden_line() {
    for member in ["source", "corrects", "because", "filled"] {
        let member = format!(r#","{member}":"#);
        let (with, without) = GOLDEN.lines().fold((0, 0), |(with, without), line| match line.contains(&member) {
            true => (with + 1, without),
            false => (with, without + 1),
        });
        assert!(with > 1 && without > 1, "{member}: {with} and {without}");
    }
}

#[test]
fn golden_lines_hash_their_commands() {
    for line in GOLDEN.lines() {
        let (record, command) = Record::read_with_command(line.as_bytes()).unwrap();
        assert_eq!(command, record.cmd, "{line}");
    }
}

// ---- the canonical-line rule ----

#[test]
fn a_doubled_member_is_refused() {
    let line = with("party.renamed", r#""by":"#, r#""seq":10,"by":"#);
    refused_at(&line, r#"seq":10,"by""#, r#"expected ,"by":""#);
    let line = with("party.renamed", r#""name_en":"#, r#""party":"keepers","name_en":"#);
    let cause = "duplicate field `party` at line 1 column 26";
    refused(&line, "Data, Form", &data_is_not_that_of(&line, "party.renamed", 1, cause));
}

#[test]
fn an_unknown_member_is_refused() {
    let line = with("party.renamed", r#""by":"#, r#""note":"x","by":"#);
    refused_at(&line, r#"note":"x""#, r#"expected ,"by":""#);
    let line = with("party.renamed", r#""name_en":"#, r#""note":"x","name_en":"#);
    let cause = "unknown field `note`, expected one of `party`, `name_en`, `name_es`, `date`, `inferred` \
                 at line 1 column 25";
    refused(&line, "Data, Form", &data_is_not_that_of(&line, "party.renamed", 1, cause));
    let line = with("party.renamed", r#","item":"#, r#","page":"2","item":"#);
    refused_at(&line, r#","page":"#, "expected }");
}

#[test]
fn a_missing_member_is_refused() {
    let line = with("party.renamed", r#","v":1"#, "");
    refused_at(&line, r#"data":"#, r#"expected ,"v":"#);
}

#[test]
fn members_in_another_order_are_refused() {
    let line = with("party.renamed", r#""type":"party.renamed","v":1"#, r#""v":1,"type":"party.renamed""#);
    refused_at(&line, r#"v":1,"type""#, r#"expected ,"type":""#);
    let canonical = r#"{"party":"wardens","into":"keepers","date":"2017-01-01"}"#;
    let other = r#"{"into":"keepers","party":"wardens","date":"2017-01-01"}"#;
    let line = with("party.merged", canonical, other);
    let cause = format!("the data is not in its canonical form, which is {canonical}");
    refused(&line, "Data, NotCanonical", &data_is_not_that_of(&line, "party.merged", 1, &cause));
}

#[test]
fn a_space_between_members_is_refused() {
    let line = with("party.merged", r#","by":"#, r#", "by":"#);
    refused_at(&line, r#" "by":"#, r#"expected ,"by":""#);
    let line = with("party.merged", r#""v":1"#, r#""v": 1"#);
    refused_at(&line, r#" 1"#, "expected a whole number");
    let line = with("party.merged", r#""data":{"#, r#""data": {"#);
    refused_at(&line, r#" {"#, "expected {");
    let line = with("party.merged", r#","into":"#, r#", "into":"#);
    assert_eq!(said(&line).0, "Data, NotCanonical");
    let golden = golden("party.merged");
    refused_at(&format!(" {golden}"), " {", r#"expected {"seq":"#);
    refused_at(&format!("{golden} "), " ", "expected }} at the end");
}

#[test]
fn a_newline_is_not_part_of_a_line() {
    refused_at(&format!("{}\n", golden("party.merged")), "\n", "expected }} at the end");
}

#[test]
fn bytes_after_a_line_are_refused() {
    refused_at(&format!("{}x", golden("party.merged")), "x", "expected }} at the end");
    let line = format!("{}{{}}}}", golden("party.merged"));
    assert_eq!(said(&line).0, "Data, Form");
}

#[test]
fn characters_are_not_written_as_escapes() {
    let line = with("party.merged", r#""id":"m"#, r#""id":"\u006d"#);
    let (variant, words) = said(&line);
    assert_eq!(variant, "NotCanonical");
    assert!(words.contains(r#""\\u006d"#), "{words}");
    let line = with("support.acknowledged", r#""subject":"wicks""#, r#""subject":"\u0077icks""#);
    assert_eq!(said(&line).0, "Data, NotCanonical");
    let line = with("support.acknowledged", r#""subject":"wicks""#, r#""subject":"\/wicks""#);
    assert_eq!(said(&line).0, "Data, NotCanonical");
}

#[test]
fn an_item_escapes_quotation_marks_and_backslashes_only() {
    let line = with("party.renamed", r#""item":""#, r#""item":"\"a\\\" é"#);
    let record = Record::read(line.as_bytes()).unwrap();
    let item = record.source.clone().unwrap().item.unwrap();
    assert!(item.as_str().starts_with(r#""a\" é"#), "{item}");
    assert_eq!(record.write().unwrap(), line);
    for other in [r"\/", r"\u0041", r"\n", r"\", "\\\"\\"] {
        let line = with("party.renamed", r#""item":""#, &format!(r#""item":"{other}"#));
        assert_eq!(said(&line).0, "NotCanonical", "{line}");
    }
    let line = with("party.renamed", r#""item":""#, r#""item":"a\/"#);
    refused_at(&line, r"\/", r#"expected \" or \\"#);
}

#[test]
fn a_member_is_left_out_and_never_null() {
    let line = with("recorder.revoked", r#""type":"#, r#""source":null,"type":"#);
    refused_at(&line, r#"null,"type""#, r#"expected {"document":""#);
    let line = with("recorder.revoked", r#","date":"2026-11-23""#, r#","date":null"#);
    assert_eq!(said(&line).0, "Data, NotCanonical");
}

#[test]
fn a_whole_number_has_one_spelling() {
    for other in ["11.0", "11e0", "1.1e1", "-11", r#""11""#, "011", "+11", "", "18446744073709551616"] {
        let line = with("party.merged", r#""seq":11,"#, &format!(r#""seq":{other},"#));
        assert_eq!(said(&line).0, "NotCanonical", "{other}");
    }
    let line = with("party.merged", r#""v":1"#, r#""v":4294967296"#);
    assert_eq!(said(&line).0, "NotCanonical");
    let line = with("record.reversed", r#""corrects":31,"#, r#""corrects":31.0,"#);
    refused_at(&line, r#".0,"because""#, r#"expected ,"type":""#);
}

#[test]
fn a_whole_number_stays_below_two_to_the_53rd() {
    let line = with("party.merged", r#""seq":11,"#, r#""seq":9007199254740992,"#);
    refused(&line, "Integer", "the whole number 9007199254740992 is not below 2^53");
    let line = with("party.merged", r#""seq":11,"#, r#""seq":9007199254740991,"#);
    assert_eq!(Record::read(line.as_bytes()).unwrap().seq, INTEGER_MAX);
    let line = with("record.reversed", r#""corrects":31,"#, r#""corrects":9007199254740992,"#);
    refused(&line, "Integer", "the whole number 9007199254740992 is not below 2^53");
    let line = with("record.reversed", r#""corrects":31,"#, r#""corrects":9007199254740991,"#);
    assert_eq!(Record::read(line.as_bytes()).unwrap().corrects, Some(INTEGER_MAX));
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
        assert_eq!(variant, "NotCanonical");
        assert!(words.ends_with(": a BLAKE3 digest is 64 digits of 0-9 and a-f"), "{words}");
    }
    let (variant, words) = said(&upper("by", 8));
    assert_eq!(variant, "NotCanonical");
    assert!(words.ends_with(": a key id is 8 digits of 0-9 and a-f"), "{words}");
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
    // Another amount in canonical form makes another valid record: only the chain tells them apart.
    let line = with("support.acknowledged", r#""amount":"10.00""#, r#""amount":"10.0""#);
    assert!(Record::read(line.as_bytes()).is_ok());
}

#[test]
fn a_list_with_duplicates_or_written_though_empty_is_refused() {
    let list = r#""jointly":["atlantis"]"#;
    let line = with("support.acknowledged", list, r#""jointly":["atlantis","atlantis"]"#);
    let (variant, words) = said(&line);
    assert_eq!(variant, "Data, Form");
    assert!(words.contains("version 1: a value stands twice in the list at line 1"), "{words}");
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
fn a_record_of_a_newer_program_names_its_type_and_version() {
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
    let cause = "version 0 is not known here";
    refused(&line, "Data, Version", &data_is_not_that_of(&line, "party.merged", 0, cause));
}

#[test]
fn data_of_a_newer_program_must_be_json() {
    for data in [r#"{"note":}"#, r#"{"note":1}}"#, r#"{"note":1} "#, r#" {"note":1}"#, "[]", "1"] {
        let line = with("party.merged", r#""type":"party.merged""#, r#""type":"party.split""#);
        let (begin, _) = line.split_once(r#""data":"#).unwrap();
        let variant = said(&format!(r#"{begin}"data":{data}}}"#)).0;
        assert!(matches!(variant, "Data, Form" | "NotCanonical"), "{data}: {variant}");
    }
}

#[test]
fn bytes_that_are_not_a_line_are_refused() {
    for line in [&b""[..], b"\n", b"null", b"[]", b"{}", b"\xff", b"{\"seq\":"] {
        let error = Record::read(line).expect_err("no record");
        assert!(matches!(error, ReadError::NotCanonical { .. }), "{line:?}: {error}");
    }
    let line = with("party.merged", r#""data":{"#, &format!(r#""data":{{"party":{}"#, "[".repeat(60_000)));
    assert_eq!(said(&line).0, "Data, Form", "depth is bounded");
    let mut line = golden("party.merged").as_bytes().to_vec();
    line[200] = 0xff;
    let error = Record::read(&line).expect_err("no record").to_string();
    assert_eq!(error, "the line is not in its canonical form at byte 201: expected UTF-8");
}

#[test]
fn a_type_with_terminal_control_characters_is_refused() {
    for other in ["x.\\u001b[31my", "x.\u{1b}[31my", "x.\u{202e}y", ""] {
        let line = with("ledger.opened", "\"type\":\"ledger.opened\"", &format!("\"type\":\"{other}\""));
        let (variant, words) = said(&line);
        assert_eq!(variant, "Kind");
        assert!(!words.contains(['\u{1b}', '\u{202e}']), "{words}");
    }
}

// ---- lines with one thing changed ----

/// Changes one object within a canonical value: swaps two members or doubles one.
fn disordered(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => {
            let parts: Vec<_> = values.iter().map(|value| (String::new(), value)).collect();
            inside(&parts).into_iter().map(|parts| format!("[{}]", parts.join(","))).collect()
        }
        Value::Object(members) => {
            let parts: Vec<_> = members.iter().map(|(name, value)| (format!("\"{name}\":"), value)).collect();
            let texts: Vec<_> = parts.iter().map(|(name, value)| format!("{name}{value}")).collect();
            let mut all = inside(&parts);
            for i in 0..texts.len() {
                for j in 0..texts.len() {
                    let mut other = texts.clone();
                    if i < j {
                        other.swap(i, j);
                    } else {
                        other.insert(j, texts[i].clone());
                    }
                    all.push(other);
                }
            }
            all.into_iter().map(|parts| format!("{{{}}}", parts.join(","))).collect()
        }
        _ => Vec::new(),
    }
}

/// Lists the variants of a value in which one of its parts is changed inside.
fn inside(parts: &[(String, &Value)]) -> Vec<Vec<String>> {
    let texts: Vec<_> = parts.iter().map(|(name, value)| format!("{name}{value}")).collect();
    let changed = parts.iter().enumerate().flat_map(|(index, (name, value))| {
        let texts = &texts;
        disordered(value).into_iter().map(move |other| {
            let mut texts = texts.clone();
            texts[index] = format!("{name}{other}");
            texts
        })
    });
    changed.collect()
}

#[test]
fn swapped_or_doubled_members_are_refused_anywhere() {
    for line in GOLDEN.lines() {
        for other in disordered(&serde_json::from_str(line).unwrap()) {
            assert!(Record::read(other.as_bytes()).is_err(), "{other}");
        }
    }
}

/// Returns whether the end of `begin`, the beginning of a line, is inside a string.
fn is_in_string(begin: &str) -> bool {
    let quotes = begin.replace(r"\\", "").replace("\\\"", "");
    quotes.matches('"').count() % 2 == 1
}

#[test]
fn a_space_between_values_and_an_escape_anywhere_are_refused() {
    for line in GOLDEN.lines() {
        for (index, c) in line.char_indices() {
            let (begin, end) = line.split_at(index);
            let rest = &end[c.len_utf8()..];
            let mut others = vec![format!("{begin}\\u{:04x}{rest}", u32::from(c))];
            if !is_in_string(begin) {
                others.push(format!("{begin} {end}"));
                others.push(format!("{begin}\t{end}"));
            }
            if c == '/' {
                others.push(format!("{begin}\\{end}"));
            }
            if begin.ends_with('\\') {
                continue; // What follows a backslash belongs to its escape.
            }
            for other in others {
                assert!(Record::read(other.as_bytes()).is_err(), "{other}");
            }
        }
    }
}

/// Decides by other means whether a line is a record: reads it as JSON, prints it again, and compares each member with
/// its type's print.
fn is_record(line: &[u8]) -> bool {
    let Ok(value) = serde_json::from_slice::<Value>(line) else { return false };
    let names: Vec<_> = value.as_object().into_iter().flat_map(|members| members.keys()).map(String::as_str).collect();
    let all = ["seq", "prev", "at", "by", "id", "cmd", "source", "corrects", "because", "filled", "type", "v", "data"];
    let needed = all.into_iter().filter(|name| names.contains(name) || !all[6..10].contains(name));
    let is_number = |name: &str, most: u64| value[name].as_u64().is_some_and(|number| number <= most);
    let today = EVENTS.iter().find(|info| value["type"] == info.kind && value["v"] == info.version);
    let data = value["data"].to_string();
    value.to_string().as_bytes() == line
        && needed.eq(names.iter().copied())
        && is_number("seq", INTEGER_MAX)
        && prints::<Blake3>(&value["prev"])
        && prints::<Instant>(&value["at"])
        && prints::<KeyId>(&value["by"])
        && prints::<IdempotencyKey>(&value["id"])
        && prints::<Blake3>(&value["cmd"])
        && (value.get("source").is_none_or(prints_json::<Source>))
        && (value.get("corrects").is_none() || is_number("corrects", INTEGER_MAX))
        && (value.get("because").is_none_or(prints_json::<Text>))
        && (value.get("filled").is_none_or(|names| is_filled(names, &value["data"])))
        && today.is_some_and(|info| Event::from_json(info.kind, &data).is_ok_and(|event| event.data() == data))
}

/// Returns whether all names, at least one, are those of members, in their order.
fn is_filled(names: &Value, data: &Value) -> bool {
    let (Some(names), Some(data)) = (names.as_array(), data.as_object()) else { return false };
    let members: Vec<_> = data.keys().filter(|name| names.contains(&Value::from(name.as_str()))).collect();
    !names.is_empty()
        && members.iter().map(|name| name.as_str()).eq(names.iter().filter_map(Value::as_str))
        && members.len() == names.len()
}

fn prints<T: std::str::FromStr + ToString>(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.parse::<T>().is_ok_and(|read| read.to_string() == text))
}

fn prints_json<T: serde::de::DeserializeOwned + serde::Serialize>(value: &Value) -> bool {
    let text = value.to_string();
    serde_json::from_value::<T>(value.clone()).is_ok_and(|read| json_text(&read) == text)
}

/// Some changed lines are valid records, with a digit less or another letter; both readers must agree on which.
#[test]
fn a_line_with_one_byte_changed_is_a_record_for_both_readers_or_for_none() {
    let (mut records, mut refused) = (0, 0);
    for line in GOLDEN.lines().map(str::as_bytes) {
        assert!(is_record(line));
        for index in 0..line.len() {
            let byte = b" \"\\0A-,}{\x1b"[index % 10];
            let mut without = line.to_vec();
            without.remove(index);
            let mut with = line.to_vec();
            with.insert(index, byte);
            let mut other = line.to_vec();
            other[index] = byte;
            for other in [without, with, other] {
                let read = Record::read(&other);
                assert_eq!(read.is_ok(), is_record(&other), "{read:?}: {}", String::from_utf8_lossy(&other));
                if let Ok(record) = read {
                    assert_eq!(record.write().unwrap().as_bytes(), other);
                    records += 1;
                } else {
                    refused += 1;
                }
            }
        }
    }
    assert!(records > 1_000 && refused > 10_000, "{records} records, {refused} refused");
}

#[test]
fn the_command_is_a_part_of_the_line() {
    let whole = golden("party.registered");
    let (record, command) = Record::read_with_command(whole.as_bytes()).unwrap();
    assert_eq!((command, &*record.command()), (record.cmd, &record.event));
    let other = whole.replace(&record.cmd.to_string(), &Blake3::ZERO.to_string());
    assert_eq!(Record::read_with_command(other.as_bytes()).unwrap().1, command);

    // What was worked out first, in the middle, last, and all together.
    let line = golden("contribution.received");
    let record = Record::read(line.as_bytes()).unwrap();
    let (before, data) = line.split_once(r#","type":"#).unwrap();
    let before = before.split_once(r#","filled":"#).map_or(before, |(before, _)| before);
    for filled in
        [vec![], vec!["credited"], vec!["arrived"], vec!["credited", "arrived"], vec!["credited", "arrived", "date"]]
    {
        let names = if filled.is_empty() { String::new() } else { format!(r#","filled":{}"#, json_text(&filled)) };
        let line = format!(r#"{before}{names},"type":{data}"#);
        let (read, command) = Record::read_with_command(line.as_bytes()).unwrap();
        assert_eq!((&read.filled, &read.event), (&filled, &record.event));
        assert_eq!(read.write().unwrap(), line);
        let given =
            Request { source: read.source.clone(), ..Request::new(read.id.clone(), read.command().into_owned()) };
        assert_eq!(command, command_hash(&given), "{line}");
    }
}

#[test]
fn the_data_of_a_command_can_be_empty() {
    let line = r#"{"seq":1,"prev":"0000000000000000000000000000000000000000000000000000000000000000","at":"2026-11-23T15:00:00Z","by":"6723ad15","id":"x","cmd":"0000000000000000000000000000000000000000000000000000000000000000","corrects":0,"because":"a \"quoted\" word","filled":["a","b"],"type":"t","v":1,"data":{"a":{"b":[1,"}"]},"b":2}}"#;
    let before = &line[line.find(r#","corrects"#).unwrap()..line.find(r#","filled"#).unwrap()];
    let after = &line[line.find(r#","type"#).unwrap()..];
    let stated = Stated { before, after, data: r#"{"a":{"b":[1,"}"]},"b":2}"# };
    let hash = |text: &str| Blake3::of(text.as_bytes());
    let command = r#"{"corrects":0,"because":"a \"quoted\" word","type":"t","v":1,"data":{}}"#;
    assert_eq!(stated.hash(&["a", "b"]), hash(command));
    assert_eq!(stated.hash(&["a"]), hash(&command.replace("{}", r#"{"b":2}"#)));
    assert_eq!(stated.hash(&["b"]), hash(&command.replace("{}", r#"{"a":{"b":[1,"}"]}}"#)));
}

#[test]
fn what_was_worked_out_is_named_in_order_and_once() {
    let line = golden("contribution.received");
    let (before, data) = line.split_once(r#","type":"#).unwrap();
    let before = before.split_once(r#","filled":"#).map_or(before, |(before, _)| before);
    for filled in
        [r#"["arrived","credited"]"#, r#"["arrived","arrived"]"#, r#"["arrives"]"#, r#"["amount","inferred"]"#]
    {
        let line = format!(r#"{before},"filled":{filled},"type":{data}"#);
        let expected = "expected names of members of contribution.received that it has, each once and in order";
        refused_at(&line, r#","filled":"#, expected);
    }
    refused_at(&format!(r#"{before},"filled":[],"type":{data}"#), r#"],"type":"#, "expected \"");
}
