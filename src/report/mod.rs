//! Reports: books → tables. Pure functions; each file is one report.
//!
//! A table holds its rows twice: as fields for programs (JSON, CSV), flat and named, with `null` for a value that no
//! source states; and as cells for people, where it reads "not stated". Notes below the rows add figures that are not
//! on record or are counted beside a total.
//!
//! A report chooses and sorts its items, and declares with `columns!` how each of them fills its fields and its cells.

pub mod account;
pub mod activities;
pub mod budget;
pub mod classes;
pub mod contributions;
pub mod correction;
pub mod decisions;
pub mod documents;
pub mod exchange;
pub mod explain;
pub mod filter;
pub mod find;
pub mod inferred;
pub mod keys;
pub mod log;
pub mod matters;
pub mod meetings;
pub mod movements;
pub mod of_party;
pub mod outstanding;
pub mod parties;
pub mod pledges;
pub mod requests;
pub mod reserve;
pub mod sponsors;
pub mod standing;
pub mod status;
pub mod transactions;
pub mod trial_balance;
pub mod verification;

use serde::Serialize;
use serde_json::Value;

use crate::event::fund::FundOpened;
use crate::event::{Fact, Source};
use crate::languages::say;
use crate::state::RecordedFact;
use crate::state::books::Books;
use crate::value::days::{Day, Instant, Period, Window};
use crate::value::ids::{ActivityId, DocumentId, FundId, ItemKey, Kind, PartyId, Thing};
use crate::value::key::KeyId;
use crate::value::money::{Currency, Money, Sums};
use crate::value::name::Name;
use crate::value::text::Text;

/// The words for a value that no source states.
#[must_use]
pub fn not_stated() -> String {
    say!("report-not-stated")
}

/// A report's rows, for machines and for people.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// The names of the fields: permanent.
    pub columns: &'static [&'static str],
    /// The headings of the cells, by their keys in [`crate::languages`].
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

/// The columns of a table, and how they make a row of an item. [`columns!`] declares them.
struct Columns<R> {
    names: &'static [&'static str],
    headings: &'static [&'static str],
    row: R,
}

impl<R> Columns<R> {
    /// Makes a table without rows.
    fn table(&self) -> Table {
        Table { columns: self.names, headings: self.headings, ..Table::default() }
    }

    /// Makes a table with a row for each item.
    fn tabulate<T>(&self, items: impl IntoIterator<Item = T>, notes: Vec<String>) -> Table
    where
        R: Fn(T) -> Row,
    {
        Table { rows: items.into_iter().map(&self.row).collect(), notes, ..self.table() }
    }
}

/// Declares the columns of a table: each field by its permanent name and its value, each cell by the key of its heading and
/// its text. Both can use what the `let`s before them bind. A field is any value that serializes as text, number or list;
/// programs read it, and are answered in English.
///
/// ```text
/// columns! { |due: &Due<'_>|
///     let fact = &due.issued.fact;
///     fields { "member": fact.party, "due": fact.due }
///     cells { "report-member": asked.label(&fact.party), "report-due": fact.due.to_string() }
/// }
/// ```
macro_rules! columns {
    (
        |$item:ident: $type:ty| $(let $shared:pat = $is:expr;)*
        fields { $($name:literal: $field:expr),+ $(,)? }
        cells { $($heading:literal: $cell:expr),+ $(,)? }
    ) => {
        $crate::report::Columns {
            names: &[$($name),+],
            headings: &[$($heading),+],
            row: |$item: $type| {
                $(let $shared = $is;)*
                $crate::report::Row {
                    fields: vec![$($crate::report::field(&$field)),+],
                    cells: vec![$(String::from($cell)),+],
                }
            },
        }
    };
}
use columns;

/// Converts the value of a field to a text, a number or a list; `None` to `null`.
fn field(value: &impl Serialize) -> Value {
    // Text and numbers alone: nothing in it can fail to be written.
    serde_json::to_value(value).unwrap_or_default()
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
    /// Returns whether a party is among others, after all mergers: each of its names finds the same.
    pub fn is_among<'p>(self, party: &PartyId, mut others: impl Iterator<Item = &'p PartyId>) -> bool {
        let parties = &self.books.parties;
        others.any(|other| parties.now(other) == parties.now(party))
    }

    /// Returns the title or name of a thing, or its id if the books have neither.
    #[must_use]
    pub fn title(&self, thing: &Thing) -> String {
        let known = |text: Option<&str>| text.map_or_else(|| thing.to_string(), str::to_owned);
        if let Some(activity) = thing.as_id::<ActivityId>() {
            return known(self.books.activities.title(&activity));
        }
        if let Some(fund) = thing.as_id::<FundId>() {
            return self.books.funds.all.created(&fund).map_or_else(|| thing.to_string(), FundOpened::name);
        }
        if let Some(document) = thing.as_id() {
            return known(self.books.documents.title(&document));
        }
        if let Some(subject) = self.of_a_meeting(thing) {
            return subject.to_string();
        }
        thing.as_id().map_or_else(|| thing.to_string(), |party| self.books.parties.name(&party))
    }

    /// Returns the title or subject of a meeting, or of what was presented, decided, raised or asked there.
    fn of_a_meeting(&self, thing: &Thing) -> Option<&Text> {
        let meetings = &self.books.meetings;
        match thing.kind() {
            Kind::Meeting => meetings.held.created(&thing.as_id()?).map(|meeting| &meeting.title),
            Kind::Report => meetings.reports.created(&thing.as_id()?).map(|report| &report.title),
            Kind::Matter => meetings.matters.created(&thing.as_id()?).map(|matter| &matter.title),
            Kind::Request => meetings.requests.created(&thing.as_id()?).map(|request| &request.subject),
            Kind::Decision => meetings.decisions.created(&thing.id().parse().ok()?).map(|decision| &decision.subject),
            _ => None,
        }
    }

    /// Lists the parties behind a thing: itself, or those that gave, promised, brought or presented it.
    fn behind(&self, thing: &Thing) -> Vec<&PartyId> {
        let books = self.books;
        let report = thing.as_id().and_then(|id| books.meetings.reports.created(&id));
        let matter = thing.as_id().and_then(|id| books.meetings.matters.created(&id));
        let pledge = thing.as_id().and_then(|id| books.pledges.made.created(&id));
        let support = thing.as_id().and_then(|id| books.pledges.supports.created(&id));
        let of_report = report.into_iter().flat_map(|report| report.by.iter());
        let of_matter = matter.into_iter().flat_map(|matter| matter.by.iter());
        let of_pledge = pledge.into_iter().flat_map(|pledge| {
            [&pledge.party].into_iter().chain(pledge.jointly.iter()).chain(&pledge.via).chain(&pledge.implementer)
        });
        let of_support = support.into_iter().flat_map(|support| {
            [&support.party].into_iter().chain(support.jointly.iter()).chain(&support.via).chain(&support.implementer)
        });
        of_report.chain(of_matter).chain(of_pledge).chain(of_support).collect()
    }

    /// Returns whether a party is one of these things, or behind one.
    fn is_party_to<'t>(self, party: &PartyId, things: impl Iterator<Item = &'t Thing>) -> bool {
        let mut things = things;
        things.any(|thing| {
            let itself = thing.as_id::<PartyId>();
            self.is_among(party, itself.iter().chain(self.behind(thing)))
        })
    }

    /// Returns the short name of a fund, for narrow places: its first alias, if that is shorter than its name.
    #[must_use]
    pub fn fund(&self, fund: &FundId) -> String {
        let Some(opened) = self.books.funds.all.created(fund) else { return fund.to_string() };
        let name = opened.name();
        let first = opened.aliases.first().filter(|alias| alias.as_str().chars().count() < name.chars().count());
        first.map_or(name, Name::to_string)
    }

    /// Writes amounts of a fund; nothing as zero in its currency.
    #[must_use]
    pub fn sum_in(&self, fund: &FundId, sums: &Sums) -> String {
        sum_in(self.books.funds.currency(fund), sums)
    }

    /// Names a signer: the holder of the key, if on record, and the id of the key.
    #[must_use]
    pub fn author(&self, key: KeyId) -> String {
        let all = self.books.recorders.keys().iter();
        let holder = all.filter(|recorder| recorder.key.id() == key).find_map(|recorder| recorder.holder.as_ref());
        holder.map_or_else(|| key.to_string(), |party| format!("{} ({key})", self.books.parties.label(party)))
    }

    /// Writes an instant as the clocks of the ledger's time zone show it.
    fn when(&self, instant: Instant) -> String {
        let opened = self.books.recorders.opened();
        opened.map_or_else(|| instant.to_string(), |opened| instant.in_zone(opened.time_zone.0))
    }

    /// Says that nothing matches, and claims no more than the records allow.
    fn nothing(&self, what: &str, filtered: bool) -> Vec<String> {
        vec![match (self.narrowed, filtered) {
            (_, true) => say!("report-none-matches", what = what),
            (true, false) => say!("report-none-by-then", what = what),
            (false, false) => say!("report-none-on-record", what = what),
        }]
    }

    /// Returns the short name of a party.
    fn label(&self, party: &PartyId) -> String {
        self.books.parties.label(party)
    }

    /// Joins the names of parties.
    #[must_use]
    pub fn names(&self, parties: &[PartyId]) -> String {
        joined(parties.iter().map(|party| self.label(party)))
    }
}

/// Returns whether a period asked for takes one in: all of its days.
fn takes_in(asked: &Period, period: &Period) -> bool {
    asked.holds(period.first()) && asked.holds(period.last())
}

/// Writes amounts; nothing as zero in a currency, where that is known.
fn sum_in(currency: Option<Currency>, sums: &Sums) -> String {
    match currency.filter(|_| sums.is_zero()) {
        Some(currency) => Money { currency, amount: sums.of(currency) }.to_string(),
        None => sums.to_string(),
    }
}

/// Joins texts by a separator; `None` if there are none.
fn list(texts: impl IntoIterator<Item: ToString>, separator: &str) -> Option<String> {
    let texts: Vec<_> = texts.into_iter().map(|text| text.to_string()).collect();
    (!texts.is_empty()).then(|| texts.join(separator))
}

/// Joins texts by commas; "not stated" if there are none.
fn joined(texts: impl IntoIterator<Item: ToString>) -> String {
    or_not_stated(list(texts, ", "))
}

/// Writes a value, or other words for a missing one.
fn text_or(value: Option<impl ToString>, missing: &str) -> String {
    value.map_or_else(|| missing.to_owned(), |value| value.to_string())
}

fn or_not_stated(value: Option<impl ToString>) -> String {
    text_or(value, &not_stated())
}

/// Writes an amount, or that no source states it.
fn amount_words(amount: Option<Money>) -> String {
    amount.map_or_else(|| say!("report-no-amount"), |amount| amount.to_string())
}

/// Returns a window as the source words it, or else as it is recorded.
fn in_words(words: Option<&Text>, window: Option<&Window>) -> Option<String> {
    words.map(Text::to_string).or_else(|| window.map(Window::to_string))
}

fn document(source: Option<&Source>) -> Option<&DocumentId> {
    source.map(|source| &source.document)
}

fn item(source: Option<&Source>) -> Option<&Text> {
    source.and_then(|source| source.item.as_ref())
}

/// Writes the source as a cell, and marks a fact that the recorder inferred from it.
fn source_cell(source: Option<&Source>, inferred: Option<&Text>) -> String {
    let mut cell = match source {
        None => say!("report-no-source"),
        Some(Source { document, item: None }) => document.to_string(),
        Some(Source { document, item: Some(item) }) => format!("{document} {item}"),
    };
    if inferred.is_some() {
        cell = say!("report-a-reading", source = cell);
    }
    cell
}

/// Writes the source of a fact as a cell.
fn cited(recorded: &RecordedFact<impl Fact>) -> String {
    source_cell(recorded.source.as_ref(), recorded.fact.inferred())
}

/// Notes the inferred facts among rows, each with its source: `rcgm-2017 C3: …`.
fn readings<'a>(rows: impl Iterator<Item = (Option<&'a Source>, Option<&'a Text>)>) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for (source, inferred) in rows {
        let Some(inferred) = inferred else { continue };
        let note = say!("report-reading", source = source_cell(source, None), why = inferred);
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}

/// Notes the inferred facts among recorded ones.
fn readings_of<'a, F: Fact + 'a>(recorded: impl Iterator<Item = &'a RecordedFact<F>>) -> Vec<String> {
    readings(recorded.map(|recorded| (recorded.source.as_ref(), recorded.fact.inferred())))
}

/// The sort key of a source: its document, then the first of its items in the order of the document; other items as text.
fn source_order(source: Option<&Source>) -> (Option<String>, Option<ItemKey>, Option<String>) {
    let item = source.and_then(|source| source.item.as_ref()).map(ToString::to_string);
    let key = item.as_ref().and_then(|item| item.split(',').next()?.trim().parse().ok());
    (source.map(|source| source.document.to_string()), key, item)
}

const fn reading(inferred: Option<&Text>) -> &'static str {
    if inferred.is_some() { "inferred" } else { "stated" }
}
