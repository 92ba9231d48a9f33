//! Readings: what the recorder inferred, with the record and the item that it was read from.

use crate::event::record::{Record, Recorded};
use crate::report::filter::Narrow;
use crate::report::{Asked, Table, columns, count, document, item, source_cell, source_order};
use crate::value::ids::Thing;

/// Tabulates the readings among records, in the order of their sources; what corrections replaced is left out.
#[must_use]
pub fn inferred(asked: Asked<'_>, records: &[Recorded], narrow: &Narrow) -> Table {
    let standing = records.iter().filter(|recorded| recorded.corrected_by.is_none()).map(|recorded| &recorded.record);
    let takes = |record: &&Record| {
        let source = record.source.as_ref();
        record.event.inferred().is_some() && narrow.takes_source(source) && narrow.takes_day([record.event.date()])
    };
    let mut shown: Vec<&Record> = standing.filter(takes).collect();
    shown.sort_by_cached_key(|record| source_order(record.source.as_ref()));
    let notes = match shown.len() {
        0 => asked.nothing("reading", narrow.is_set()),
        number => vec![
            format!(
                "{}: what the recorder read into a source that does not say it.",
                count(number, "reading", "readings")
            ),
            "All else on record is stated by its source, in its words or in ours.".to_owned(),
        ],
    };
    let columns = columns! { |record: &Record|
        let source = record.source.as_ref();
        let what = what(asked, record);
        fields {
            "record": record.seq, "type": record.event.kind(), "key": thing(record), "what": what,
            "inferred": record.event.inferred(), "document": document(source), "item": item(source),
        }
        cells {
            "Source": source_cell(source, None), "What": what,
            "Reading": record.event.inferred().map_or_else(String::new, ToString::to_string),
            "Record": record.seq.to_string(),
        }
    };
    columns.tabulate(shown, notes)
}

/// Returns what a record defines, or else the first thing that it names.
fn thing(record: &Record) -> Option<Thing> {
    let mentions = record.event.mentions();
    mentions.defines.into_iter().chain(mentions.refs).next()
}

/// Writes the kind of a thing and its title; without a title, its id.
fn what(asked: Asked<'_>, record: &Record) -> String {
    let Some(thing) = thing(record) else { return record.event.kind().to_owned() };
    let title = asked.title(&thing);
    match title == thing.to_string() {
        true => title,
        false => format!("{}: {title}", thing.kind()),
    }
}
