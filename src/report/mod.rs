//! Reports: books → tables. Pure functions; each file is one report.
//!
//! A table holds its rows twice: as fields, flat and named for machines (JSON, CSV), with `null` for what is not stated; and as cells,
//! for people, in which it reads "not stated". Notes below it say what the rows do not: what is not on record, what is
//! counted beside a total.

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

/// What stands where a source states nothing.
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
    /// What the rows do not say by themselves.
    pub notes: Vec<String>,
}

/// One row: a field for each column, a cell for each heading. A row without fields is a heading, for people only; one without cells is
/// for machines only.
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

/// The books that a report reads, and the day on which it is asked.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The books.
    pub books: &'a Books,
    /// The day by which windows have passed or not.
    pub today: Day,
    /// Whether records are left out: what is missing may be on record all the same.
    pub narrowed: bool,
}

impl Asked<'_> {
    /// What a thing is called: its title or name; its id where that is not in the books.
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

    /// What a fund is called where room is short: the shortest of its English name and its other names.
    #[must_use]
    pub fn fund(&self, fund: &FundId) -> String {
        let Some(opened) = self.books.funds.all.created(fund) else { return fund.to_string() };
        let names = [&opened.name_en].into_iter().chain(opened.aliases.iter());
        names.map(Text::to_string).min_by_key(|name| name.chars().count()).unwrap_or_else(|| fund.to_string())
    }

    /// Who signed: the holder of the key, if that is on record, and its id.
    #[must_use]
    pub fn author(&self, key: KeyId) -> String {
        let all = self.books.recorders.keys().iter();
        let holder = all.filter(|recorder| recorder.key.id() == key).find_map(|recorder| recorder.holder.as_ref());
        holder.map_or_else(|| key.to_string(), |party| format!("{} ({key})", self.books.parties.label(party)))
    }

    /// Says that there is nothing to show, and no more than that.
    fn nothing(&self, what: &str, filtered: bool) -> Vec<String> {
        vec![match (self.narrowed, filtered) {
            (_, true) => format!("No {what} on record matches."),
            (true, false) => {
                format!("No {what} by then: --as-of and --known-at leave out what is dated or recorded later.")
            }
            (false, false) => format!("No {what} is on record."),
        }]
    }

    /// The names of parties, joined.
    #[must_use]
    pub fn names(&self, parties: &[PartyId]) -> String {
        joined(parties.iter().map(|party| self.books.parties.label(party)))
    }
}

/// Texts joined by commas; "not stated" where there are none.
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

/// The source as a cell, and whether the fact is a reading of it.
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

/// The readings among rows, in words: `rcgm-2017 C3: …`.
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

/// The order of a source: by document, then by item as its document has them; other items as text.
fn source_order(source: Option<&Source>) -> (Option<String>, Option<ItemKey>, Option<String>) {
    let item = source.and_then(|source| source.item.as_ref()).map(ToString::to_string);
    let key = item.as_ref().and_then(|item| item.parse().ok());
    (source.map(|source| source.document.to_string()), key, item)
}

fn reading(inferred: Option<&Text>) -> Value {
    Value::from(if inferred.is_some() { "inferred" } else { "stated" })
}

/// A count with its noun.
fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}
