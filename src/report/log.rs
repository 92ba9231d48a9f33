//! Records, one a row; and one record in full.

use serde_json::Value;

use crate::event::Fact as _;
use crate::event::correction::RecordReversed;
use crate::event::record::{Record, Recorded};
use crate::languages::say;
use crate::log::Place;
use crate::report::{Row, Table, columns, document, field, item, list, reading, source_cell, text_or};
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
        0 => vec![say!("report-log-none")],
        number => vec![say!("report-log-found", records # number)],
    };
    let columns = columns! { |recorded: &Recorded|
        let record = &recorded.record;
        let (mentions, source, inferred) = (record.event.mentions(), record.source.as_ref(), record.event.inferred());
        let about = if mentions.defines.is_empty() { &mentions.refs } else { &mentions.defines };
        let is_reversal = record.event.kind() == RecordReversed::TYPE;
        let corrects = record.corrects.map(|seq| match is_reversal {
            true => say!("report-log-reverses", seq = seq),
            false => say!("report-log-corrects", seq = seq),
        });
        let corrected = recorded.corrected_by.map(|(seq, kind)| match kind == RecordReversed::TYPE {
            true => say!("report-log-reversed", seq = seq),
            false => say!("report-log-corrected", seq = seq),
        });
        fields {
            "record": record.seq, "at": record.at, "by": record.by, "id": record.id, "type": record.event.kind(),
            "defines": mentions.defines, "refers_to": mentions.refs, "document": document(source),
            "item": item(source), "corrects": record.corrects,
            "corrected_by": recorded.corrected_by.map(|(seq, _)| seq), "reading": reading(inferred),
            "hash": recorded.hash,
        }
        cells {
            "report-record": record.seq.to_string(),
            "report-log-recorded": say!("report-log-recorded-by", at = record.at, by = record.by),
            "report-log-type": record.event.kind(),
            "report-log-about": text_or(list(
                about.iter().map(Thing::to_string).chain(corrects.into_iter().chain(corrected).map(|how| format!("({how})"))), " "
            ), ""),
            "report-source": source_cell(source, inferred),
        }
    };
    columns.tabulate(records, notes)
}

/// Tabulates one record in full: each of its members and each field of its event.
#[must_use]
pub fn show(recorded: &Recorded, place: &Place, line: &str) -> Table {
    let record = &recorded.record;
    let mut rows = Vec::new();
    let mut add = |name: String, value: Value| rows.push((name, value));
    add(say!("report-show-record"), field(&record.seq));
    let (kind, version) = (record.event.kind(), record.event.version());
    add(say!("report-show-type"), Value::from(say!("report-show-version", kind = kind, version = version)));
    if let Ok(Value::Object(members)) = serde_json::from_str(&record.event.data()) {
        members.iter().for_each(|(name, value)| add(name.clone(), value.clone()));
    }
    if let Some(source) = &record.source {
        add(say!("report-show-source"), Value::from(source_cell(Some(source), None)));
    }
    if let Some(seq) = record.corrects {
        add(say!("report-show-corrects"), field(&seq));
    }
    if let Some(because) = &record.because {
        add(say!("report-show-because"), field(because));
    }
    if !record.filled.is_empty() {
        add(say!("report-show-worked-out"), field(&record.filled));
    }
    match recorded.corrected_by {
        Some((seq, RecordReversed::TYPE)) => add(say!("report-show-reversed-by"), field(&seq)),
        Some((seq, _)) => add(say!("report-show-corrected-by"), field(&seq)),
        None => {}
    }
    add(say!("report-show-recorded-at"), field(&record.at));
    add(say!("report-show-recorded-by"), field(&record.by));
    add(say!("report-show-idempotency-key"), field(&record.id));
    add(say!("report-show-hash-of-command"), field(&record.cmd));
    add(say!("report-show-hash-before"), field(&record.prev));
    add(say!("report-show-hash"), field(&recorded.hash));
    let columns = columns! { |member: (String, Value)|
        let (name, value) = member;
        fields { "name": name, "value": value }
        cells { "": name, "": cell(&value) }
    };
    let command = format!("sed -n {}p {} | tr -d '\\n' | b3sum", place.line, place.file);
    let notes = vec![say!("report-show-check", command = command)];
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
