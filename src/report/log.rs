//! Records, one a row; and one record in full.

use serde_json::Value;

use crate::event::record::{Record, Recorded};
use crate::log::Place;
use crate::report::{Row, Table, columns, count, document, item, reading, source_cell};
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
                mentions.defines.contains(thing) || mentions.refs.contains(thing) || *thing == Thing::record(record.seq)
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
        let reversed = recorded.reversed_by.map(|seq| format!("(reversed by record {seq})"));
        fields {
            "record": record.seq, "at": record.at, "by": record.by, "id": record.id, "type": record.event.kind(),
            "defines": mentions.defines, "refers_to": mentions.refs, "document": document(source),
            "item": item(source), "reversed_by": recorded.reversed_by, "reading": reading(inferred),
            "hash": recorded.hash,
        }
        cells {
            "Record": record.seq.to_string(), "Recorded": format!("{} by {}", record.at, record.by),
            "Type": record.event.kind(),
            "About": about.iter().map(Thing::to_string).chain(reversed).collect::<Vec<_>>().join(" "),
            "Source": source_cell(source, inferred),
        }
    };
    columns.tabulate(records, notes)
}

/// Tabulates one record in full: each of its members and each field of its event.
#[must_use]
pub fn show(recorded: &Recorded, place: &Place, line: &str) -> Table {
    let record = &recorded.record;
    let mut rows = Vec::new();
    let mut say = |name: &str, value: Value| {
        let cell = match &value {
            Value::String(text) => text.clone(),
            Value::Array(values) => values.iter().map(plain).collect::<Vec<_>>().join("; "),
            other => plain(other),
        };
        rows.push(Row { fields: vec![Value::from(name), value], cells: vec![name.to_owned(), cell] });
    };
    say("record", Value::from(record.seq));
    say("type", Value::from(format!("{} version {}", record.event.kind(), record.event.version())));
    if let Ok(Value::Object(members)) = serde_json::from_str(&record.event.data()) {
        members.into_iter().for_each(|(name, value)| say(&name, value));
    }
    if let Some(source) = &record.source {
        say("source", Value::from(source_cell(Some(source), None)));
    }
    if let Some(seq) = recorded.reversed_by {
        say("reversed by record", Value::from(seq));
    }
    say("recorded at", Value::from(record.at.to_string()));
    say("recorded by key", Value::from(record.by.to_string()));
    say("idempotency key", Value::from(record.id.to_string()));
    say("hash of the command", Value::from(record.cmd.to_string()));
    say("hash of the record before", Value::from(record.prev.to_string()));
    say("hash of this record", Value::from(recorded.hash.to_string()));
    rows.push(Row { fields: vec![Value::from("line as stored"), Value::from(line)], cells: Vec::new() });
    let notes = vec![format!("To check the hash: sed -n {}p {} | tr -d '\\n' | b3sum", place.line, place.file)];
    Table { columns: &["name", "value"], headings: &["", ""], rows, notes }
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
