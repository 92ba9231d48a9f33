//! Records, one a row; and one record in full.

use serde_json::Value;

use crate::event::Fact as _;
use crate::event::correction::RecordReversed;
use crate::event::record::{Record, Recorded};
use crate::log::Place;
use crate::report::{Row, Table, columns, count, document, field, item, list, reading, source_cell, text_or};
use crate::value::ids::Thing;

/// Selects records.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The event type.
    pub kind: Option<String>,
    /// A thing that the record defines or refers to.
    pub thing: Option<Thing>,
    /// The number of records, counted from the latest.
    pub last: Option<usize>,
}

impl Filter {
    /// Returns whether the filter selects a record.
    #[must_use]
    pub fn takes(&self, record: &Record) -> bool {
        let mentions = record.event.mentions();
        self.kind.as_ref().is_none_or(|kind| kind == record.event.kind())
            && self.thing.as_ref().is_none_or(|thing| {
                mentions.defines.contains(thing)
                    || mentions.refs.contains(thing)
                    || *thing == Thing::record(record.seq)
                    || record.corrects.is_some_and(|seq| *thing == Thing::record(seq))
            })
    }
}

/// Tabulates records.
#[must_use]
pub fn log(records: &[Recorded]) -> Table {
    let notes = match records.len() {
        0 => vec!["No record matches.".to_owned()],
        number => vec![format!("{}; `pledgebook show RECORD` shows one in full.", count(number, "record", "records"))],
    };
    let columns = columns! { |recorded: &Recorded|
        let record = &recorded.record;
        let (mentions, source, inferred) = (record.event.mentions(), record.source.as_ref(), record.event.inferred());
        let about = if mentions.defines.is_empty() { &mentions.refs } else { &mentions.defines };
        let is_reversal = record.event.kind() == RecordReversed::TYPE;
        let corrects = record.corrects.map(|seq| format!("({} record {seq})", if is_reversal { "reverses" } else { "corrects" }));
        let corrected = recorded.corrected_by.map(|(seq, kind)| format!("({} by record {seq})", taken_away(kind)));
        fields {
            "record": record.seq, "at": record.at, "by": record.by, "id": record.id, "type": record.event.kind(),
            "defines": mentions.defines, "refers_to": mentions.refs, "document": document(source),
            "item": item(source), "corrects": record.corrects,
            "corrected_by": recorded.corrected_by.map(|(seq, _)| seq), "reading": reading(inferred),
            "hash": recorded.hash,
        }
        cells {
            "Record": record.seq.to_string(), "Recorded": format!("{} by {}", record.at, record.by),
            "Type": record.event.kind(),
            "About": text_or(list(about.iter().map(Thing::to_string).chain(corrects).chain(corrected), " "), ""),
            "Source": source_cell(source, inferred),
        }
    };
    columns.tabulate(records, notes)
}

/// Returns what a correction of this type does to its record.
fn taken_away(kind: &str) -> &'static str {
    if kind == RecordReversed::TYPE { "reversed" } else { "corrected" }
}

/// Tabulates one record in full: each of its members and each field of its event.
#[must_use]
pub fn show(recorded: &Recorded, place: &Place, line: &str) -> Table {
    let record = &recorded.record;
    let mut rows = Vec::new();
    let mut say = |name: &str, value: Value| rows.push((name.to_owned(), value));
    say("record", field(&record.seq));
    say("type", Value::from(format!("{} version {}", record.event.kind(), record.event.version())));
    if let Ok(Value::Object(members)) = serde_json::from_str(&record.event.data()) {
        members.into_iter().for_each(|(name, value)| say(&name, value));
    }
    if let Some(source) = &record.source {
        say("source", Value::from(source_cell(Some(source), None)));
    }
    if let Some(seq) = record.corrects {
        say("corrects record", field(&seq));
    }
    if let Some(because) = &record.because {
        say("because", field(because));
    }
    if !record.filled.is_empty() {
        say("worked out here", field(&record.filled));
    }
    if let Some((seq, kind)) = recorded.corrected_by {
        say(&format!("{} by record", taken_away(kind)), field(&seq));
    }
    say("recorded at", field(&record.at));
    say("recorded by key", field(&record.by));
    say("idempotency key", field(&record.id));
    say("hash of the command", field(&record.cmd));
    say("hash of the record before", field(&record.prev));
    say("hash of this record", field(&recorded.hash));
    let columns = columns! { |member: (String, Value)|
        let (name, value) = member;
        fields { "name": name, "value": value }
        cells { "": name, "": cell(&value) }
    };
    let notes = vec![format!("To check the hash: sed -n {}p {} | tr -d '\\n' | b3sum", place.line, place.file)];
    let mut table = columns.tabulate(rows, notes);
    table.rows.push(Row { fields: vec![Value::from("line as stored"), Value::from(line)], cells: Vec::new() });
    table
}

pub(super) fn cell(value: &Value) -> String {
    value.as_array().map_or_else(|| plain(value), |values| text_or(list(values.iter().map(plain), "; "), ""))
}

fn plain(value: &Value) -> String {
    match (value.as_str(), value.get("currency"), value.get("amount")) {
        (Some(text), ..) => text.to_owned(),
        (None, Some(currency), Some(amount)) => format!("{} {}", plain(currency), plain(amount)),
        _ => match value.as_object() {
            // A pair: a line and its amount, what is paid and how much.
            Some(members) => members.values().map(plain).collect::<Vec<_>>().join(": "),
            None => value.to_string(),
        },
    }
}
