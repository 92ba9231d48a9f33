//! Readings: what the recorder inferred, with the record and the item that it was read from.

use crate::event::record::{Record, Recorded};
use crate::languages::{say, term};
use crate::report::filter::Narrow;
use crate::report::{Asked, Table, columns, document, item, source_cell, source_order};
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
        0 => asked.nothing(&say!("report-kind-reading"), narrow.is_set()),
        number => vec![say!("report-inferred-found", readings # number), say!("report-inferred-all-else")],
    };
    let columns = columns! { |record: &Record|
        let source = record.source.as_ref();
        fields {
            "record": record.seq, "type": record.event.kind(), "key": thing(record), "what": what(asked, record),
            "inferred": record.event.inferred(), "document": document(source), "item": item(source),
        }
        cells {
            "report-source": source_cell(source, None), "report-what": what(asked, record),
            "report-inferred-reading": record.event.inferred().map_or_else(String::new, ToString::to_string),
            "report-record": record.seq.to_string(),
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
        false => format!("{}: {title}", term(thing.kind())),
    }
}
