//! Reports: books → tables. Pure functions; each file is one report.
//!
//! A table holds its rows twice: as fields for programs (JSON, CSV), flat and named, with `null` for a value that no
//! source states; and as cells for people, where it reads "not stated". Notes below the rows add figures that are not
//! on record or are counted beside a total.

pub mod account;
pub mod activities;
pub mod budget;
pub mod contributions;
pub mod decisions;
pub mod explain;
pub mod keys;
pub mod log;
pub mod meetings;
pub mod movements;
pub mod outstanding;
pub mod parties;
pub mod pledges;
pub mod requests;
pub mod reserve;
pub mod status;
pub mod trial_balance;
pub mod verification;

use serde_json::Value;

use crate::event::Source;
use crate::state::books::Books;
use crate::value::days::Day;
use crate::value::ids::{ActivityId, FundId, ItemKey, PartyId, Thing};
use crate::value::key::KeyId;
use crate::value::text::Text;

/// The words for a value that no source states.
pub const NOT_STATED: &str = "not stated";

/// A report's rows, for machines and for people.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// The names of the fields: permanent.
    pub columns: &'static [&'static str],
    /// The headings of the cells.
    pub headings: &'static [&'static str],
    /// The rows.
    pub rows: Vec<Row>,
    /// Remarks that the rows do not make by themselves.
    pub notes: Vec<String>,
}

/// One row: a field for each column, a cell for each heading. A row without fields is a heading, for people only; one
/// without cells is for programs only.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The values, in the order of the columns.
    pub fields: Vec<Value>,
    /// The texts, in the order of the headings.
    pub cells: Vec<String>,
}

impl Row {
    /// A heading for people, above the rows that follow.
    #[must_use]
    pub fn heading(text: String) -> Self {
        Self { fields: Vec::new(), cells: vec![text] }
    }
}

/// The books that a report reads, and the day of the question.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The books.
    pub books: &'a Books,
    /// The day by which windows have passed or not.
    pub today: Day,
    /// True if records are left out: a missing fact may still be on record.
    pub narrowed: bool,
}

impl Asked<'_> {
    /// Returns the title or name of a thing, or its id if the books have neither.
    #[must_use]
    pub fn title(&self, thing: &Thing) -> String {
        let known = |text: Option<&str>| text.map_or_else(|| thing.to_string(), str::to_owned);
        if let Some(activity) = thing.as_id::<ActivityId>() {
            return known(self.books.activities.title(&activity));
        }
        if let Some(fund) = thing.as_id::<FundId>() {
            return known(self.books.funds.all.created(&fund).map(|fund| fund.name_en.as_str()));
        }
        if let Some(document) = thing.as_id() {
            return known(self.books.documents.title(&document));
        }
        thing.as_id().map_or_else(|| thing.to_string(), |party| self.books.parties.name(&party))
    }

    /// Returns the shortest of a fund's names, for narrow places.
    #[must_use]
    pub fn fund(&self, fund: &FundId) -> String {
        let Some(opened) = self.books.funds.all.created(fund) else { return fund.to_string() };
        let names = [&opened.name_en].into_iter().chain(opened.aliases.iter());
        names.map(Text::to_string).min_by_key(|name| name.chars().count()).unwrap_or_else(|| fund.to_string())
    }

    /// Names a signer: the holder of the key, if on record, and the id of the key.
    #[must_use]
    pub fn author(&self, key: KeyId) -> String {
        let all = self.books.recorders.keys().iter();
        let holder = all.filter(|recorder| recorder.key.id() == key).find_map(|recorder| recorder.holder.as_ref());
        holder.map_or_else(|| key.to_string(), |party| format!("{} ({key})", self.books.parties.label(party)))
    }

    /// Says that nothing matches, and claims no more than the records allow.
    fn nothing(&self, what: &str, filtered: bool) -> Vec<String> {
        vec![match (self.narrowed, filtered) {
            (_, true) => format!("No {what} on record matches."),
            (true, false) => {
                format!("No {what} by then: --as-of and --known-at leave out what is dated or recorded later.")
            }
            (false, false) => format!("No {what} is on record."),
        }]
    }

    /// Joins the names of parties.
    #[must_use]
    pub fn names(&self, parties: &[PartyId]) -> String {
        joined(parties.iter().map(|party| self.books.parties.label(party)))
    }
}

/// Joins texts by commas; "not stated" if there are none.
fn joined(texts: impl Iterator<Item = String>) -> String {
    let texts: Vec<_> = texts.collect();
    if texts.is_empty() { NOT_STATED.to_owned() } else { texts.join(", ") }
}

fn ids<T: ToString>(ids: &[T]) -> Value {
    ids.iter().map(|id| Value::from(id.to_string())).collect()
}

fn optional<T: ToString>(value: Option<&T>) -> Value {
    value.map_or(Value::Null, |value| Value::from(value.to_string()))
}

fn or_not_stated<T: ToString>(value: Option<&T>) -> String {
    value.map_or_else(|| NOT_STATED.to_owned(), T::to_string)
}

fn document(source: Option<&Source>) -> Value {
    optional(source.map(|source| &source.document))
}

fn item(source: Option<&Source>) -> Value {
    optional(source.and_then(|source| source.item.as_ref()))
}

/// Writes the source as a cell, and marks a fact that the recorder inferred from it.
fn source_cell(source: Option<&Source>, inferred: Option<&Text>) -> String {
    let mut cell = match source {
        None => "no source".to_owned(),
        Some(Source { document, item: None }) => document.to_string(),
        Some(Source { document, item: Some(item) }) => format!("{document} {item}"),
    };
    if inferred.is_some() {
        cell.push_str(" (a reading)");
    }
    cell
}

/// Notes the inferred facts among rows, each with its source: `rcgm-2017 C3: …`.
fn readings<'a>(rows: impl Iterator<Item = (Option<&'a Source>, Option<&'a Text>)>) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for (source, inferred) in rows {
        let Some(inferred) = inferred else { continue };
        let note = format!("A reading, {}: {inferred}", source_cell(source, None));
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}

/// The sort key of a source: its document, then the item in the order of the document; other items as text.
fn source_order(source: Option<&Source>) -> (Option<String>, Option<ItemKey>, Option<String>) {
    let item = source.and_then(|source| source.item.as_ref()).map(ToString::to_string);
    let key = item.as_ref().and_then(|item| item.parse().ok());
    (source.map(|source| source.document.to_string()), key, item)
}

fn reading(inferred: Option<&Text>) -> Value {
    Value::from(if inferred.is_some() { "inferred" } else { "stated" })
}

/// Writes a count with its noun.
fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}
