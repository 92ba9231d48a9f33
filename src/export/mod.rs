//! Tables as JSON, CSV and Markdown, and transactions as journals for hledger and Beancount. No figure is computed here.
//!
//! JSON output has one shape for every query: an object with `ledger` (`origin`, `title`, `standing`, `size` in records
//! and the `root` of the last checkpoint), `query` (the verb, `as_of`, `known_at` and the filters given), `rows`, and
//! `notes`. A row has the report's fields under their permanent names; a value that no source states is `null`; amounts
//! are strings.

mod beancount;
mod heading;
mod hledger;
mod markdown;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use crate::ledger::{KnownAt, View};
use crate::report::{Row, Table};
use crate::value::days::Day;

pub use beancount::beancount;
pub use heading::Heading;
pub use hledger::hledger;
pub use markdown::markdown;

/// The query, for outputs that carry it.
#[derive(Debug, Clone)]
pub struct Query {
    /// The verb.
    pub verb: &'static str,
    /// The filters given, by name.
    pub filters: Vec<(&'static str, String)>,
}

/// Writes the table as a JSON object, indented, with a newline at its end.
#[must_use]
pub fn json(table: &Table, query: &Query, view: &View, as_at: Option<Day>) -> String {
    let opened = view.books.recorders.opened();
    let known_at = view.scope.known_at.map(|known| match known {
        KnownAt::Record(seq) => Value::from(seq),
        KnownAt::Instant(at) => Value::from(at.to_string()),
    });
    let mut asked = Map::new();
    asked.insert("verb".to_owned(), Value::from(query.verb));
    asked.insert("as_of".to_owned(), view.scope.as_of.map_or(Value::Null, |day| Value::from(day.to_string())));
    asked.insert("as_at".to_owned(), as_at.map_or(Value::Null, |day| Value::from(day.to_string())));
    asked.insert("known_at".to_owned(), known_at.unwrap_or(Value::Null));
    asked.extend(query.filters.iter().map(|(name, value)| ((*name).to_owned(), Value::from(value.clone()))));
    let ledger = json!({
        "origin": opened.map(|opened| opened.origin.to_string()),
        "title": opened.map(|opened| opened.title_en.to_string()),
        "standing": opened.map(|opened| opened.standing.word()),
        "size": view.head.size,
        "root": view.head.root.to_string(),
    });
    let output = Output { ledger, query: asked, rows: Rows(table), notes: &table.notes };
    // Text and numbers alone: nothing in it can fail to be written.
    let mut text = serde_json::to_string_pretty(&output).unwrap_or_default();
    text.push('\n');
    text
}

/// The members of the JSON object, in their order.
#[derive(Serialize)]
struct Output<'t> {
    ledger: Value,
    query: Map<String, Value>,
    rows: Rows<'t>,
    notes: &'t [String],
}

/// The rows as they are written: a long table has no room for a copy.
struct Rows<'t>(&'t Table);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(of_machines(self.0).map(|row| Members(self.0.columns, &row.fields)))
    }
}

/// A row, under the names of its columns.
struct Members<'t>(&'t [&'t str], &'t [Value]);

impl Serialize for Members<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().zip(self.1))
    }
}

/// Skips the rows that are headings for people.
fn of_machines(table: &Table) -> impl Iterator<Item = &Row> {
    table.rows.iter().filter(|row| !row.fields.is_empty())
}

/// Writes the table as CSV (RFC 4180): a header of field names; lists joined by `; `; `null` as an empty field.
///
/// A text that a spreadsheet would run as a formula is preceded by an apostrophe.
pub fn csv(table: &Table) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(table.columns)?;
    for row in of_machines(table) {
        writer.write_record(row.fields.iter().map(flat))?;
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(std::io::Error::other(error.to_string())))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn flat(value: &Value) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(flat).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    };
    let is_formula = text.starts_with(['=', '+', '-', '@']) && text.parse::<crate::value::money::Amount>().is_err();
    if is_formula { format!("'{text}") } else { text }
}
