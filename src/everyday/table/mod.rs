//! Tables of facts: what a spreadsheet holds, cell by cell, and what becomes of it.
//!
//! | kind | a row is | every row has |
//! |---|---|---|
//! | payments | what a payer paid | payer, amount, date |
//! | assessments | what one member must pay for a year | member, year, amount, due, date |
//! | expenditures | what was spent on a line of a budget | line, amount, date, for |
//! | pledges | what a party promised | party, to, date |
//! | parties | a party | name, nature |
//! | budgets | a line of a budget that is proposed | fund, year, line, amount |
//!
//! A table has a row of headings, in any order, in English or Spanish, by which its kind is recognised. Each row has a
//! **key** made of its cells, and of its place among rows with the same cells: so a table that is imported again, or grew at
//! its end, records only what is new. The rows of one budget are recorded together, and have one key.
//!
//! A kind says its columns, reads its rows into facts, and says how these are added up before they are recorded ([`Kind`]).
//! All else is the same for all of them.

mod assessments;
mod budgets;
mod columns;
mod expenditures;
mod parties;
mod payments;
mod pledges;
mod preview;
mod reading;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::event::Event;
use crate::everyday::typed::Mistake;
use crate::languages::say;
use crate::state::books::Books;
use crate::value::days::{Day, Span};
use crate::value::hash::Blake3;
use crate::value::ids::IdempotencyKey;
use crate::value::money::Money;

pub use columns::{Column, Content, Mapping, Places, fits, names, places, proposed};
pub use preview::{Preview, preview};

/// A kind of table.
pub trait Kind: Sync {
    /// Returns its name: `payments`.
    fn name(&self) -> &'static str;

    /// Returns the first word of the keys of its rows: `payment`.
    fn one(&self) -> &'static str;

    /// Writes a number of what it records: `3 payments`.
    fn counted(&self, count: u64) -> String;

    /// Says what a row of it is: `a row for each payment`.
    fn row(&self) -> String;

    /// Lists its columns, those that every row has first.
    fn columns(&self) -> &'static [Column];

    /// Lists the columns in which rows agree that are recorded together; none if each row is recorded by itself.
    fn together(&self) -> &'static [&'static str] {
        &[]
    }

    /// Begins to read rows on these books.
    fn reader<'b>(&self, books: &'b Books, today: Day) -> Box<dyn Reader + 'b>;

    /// Says how a fact counts in the preview; `None` if it only goes with the one before it.
    fn entry(&self, after: &Books, event: &Event) -> Option<Entry>;

    /// Returns the heading above what is said more.
    fn more(&self) -> String {
        String::new()
    }

    /// Says more of facts that are added up in one line.
    fn note(&self, _after: &Books, _events: &[&Event]) -> String {
        String::new()
    }
}

/// Reads the rows of a table, one after another: each knows what those before it do.
pub trait Reader {
    /// Returns the facts of rows that are recorded together; errs with all their mistakes.
    fn facts(&mut self, rows: &[&Row]) -> Result<Vec<Event>, Vec<AtCell>>;

    /// Finds a record that is likely to say the same, where the rules see no double.
    fn double_of(&self, _event: &Event) -> Option<u64> {
        None
    }
}

/// What a fact adds to the preview.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The line in which it is added up.
    pub label: String,
    /// Its amount, if it is stated.
    pub amount: Option<Money>,
    /// Its date.
    pub date: Option<Span>,
}

/// All kinds.
pub const KINDS: [&dyn Kind; 6] = [
    &payments::Payments,
    &assessments::Assessments,
    &expenditures::Expenditures,
    &pledges::Pledges,
    &parties::Parties,
    &budgets::Budgets,
];

/// Returns the kind of a name.
#[must_use]
pub fn kind(name: &str) -> Option<&'static dyn Kind> {
    KINDS.into_iter().find(|kind| kind.name() == name)
}

/// Recognises a table by its headings: the kinds that have all of them; else the kind that has most.
#[must_use]
pub fn recognised(headings: &[String]) -> Vec<&'static dyn Kind> {
    let fitting: Vec<&dyn Kind> = KINDS.into_iter().filter(|kind| fits(kind.columns(), headings)).collect();
    if !fitting.is_empty() {
        return fitting;
    }
    let has = |kind: &&dyn Kind| columns::known(kind.columns(), headings).0.len();
    // Of several with as many, the first.
    KINDS.into_iter().rev().max_by_key(has).into_iter().collect()
}

/// A row of a table: where it stands, and its cells by the names of their columns.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its number in the file, from 1; the headings are row 1.
    pub number: u64,
    cells: Vec<String>,
    places: Arc<Places>,
}

impl Row {
    /// Returns a cell; `None` if it is empty.
    #[must_use]
    pub fn cell(&self, column: &str) -> Option<&str> {
        let cell = self.cells.get(*self.places.get(column)?)?;
        Some(cell.trim()).filter(|cell| !cell.is_empty())
    }

    /// Names a cell as a spreadsheet does, `B17`; without such a column, the row.
    #[must_use]
    pub fn place(&self, column: &str) -> String {
        match self.places.get(column) {
            Some(at) => format!("{}{}", letters(*at), self.number),
            None => say!("everyday-table-row", number = self.number),
        }
    }

    fn words(&self, columns: &[Column]) -> String {
        let cells = columns.iter().map(|column| self.cell(column.name).unwrap_or_default());
        // A column that is added at the end changes no key of a table without it.
        cells.collect::<Vec<_>>().join("\u{1f}").trim_end_matches('\u{1f}').to_owned()
    }
}

/// Names a column as a spreadsheet does: `A` to `Z`, then `AA`.
#[must_use]
pub fn letters(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        let letter = u8::try_from(at % 26).map_or(b'?', |letter| b'A'.saturating_add(letter));
        letters.push(char::from(letter));
        match at.checked_div(26).filter(|at| *at > 0) {
            Some(more) => at = more.saturating_sub(1),
            None => break,
        }
    }
    letters.iter().rev().collect()
}

/// A mistake in a cell, with its place.
#[derive(Debug, Clone)]
pub struct AtCell {
    /// The cell, as a spreadsheet names it.
    pub place: String,
    /// What is wrong, and what to write.
    pub mistake: Mistake,
}

/// Reads the rows of a table from the records of its file, the headings first.
pub fn rows(kind: &dyn Kind, records: Vec<Vec<String>>, mapping: &Mapping) -> Result<Vec<Row>, Vec<AtCell>> {
    let mut records = records.into_iter();
    let Some(headings) = records.next() else { return Err(vec![empty(kind.name())]) };
    let places = Arc::new(places(kind.columns(), &headings, mapping)?);
    let is_filled = |(cells, _): &(Vec<String>, u64)| cells.iter().any(|cell| !cell.trim().is_empty());
    let row = |(cells, number)| Row { number, cells, places: Arc::clone(&places) };
    Ok(records.zip(2..).filter(is_filled).map(row).collect())
}

/// Says that a file is empty.
#[must_use]
pub fn empty(kind: &str) -> AtCell {
    let mistake = Mistake::new(say!("everyday-table-empty")).with(say!("everyday-table-template-writes", kind = kind));
    AtCell { place: "A1".to_owned(), mistake }
}

/// Rows that are recorded together, and their key.
#[derive(Debug)]
pub struct Unit<'r> {
    /// The rows, in order.
    pub rows: Vec<&'r Row>,
    /// Their key; `None` only if a hash could not be written as one.
    pub key: Option<IdempotencyKey>,
}

impl Unit<'_> {
    /// Names its first row as the item of a source, which is recorded.
    #[must_use]
    pub fn item(&self) -> String {
        self.rows.first().map_or_else(String::new, |row| format!("row {}", row.number))
    }
}

/// Puts rows together that are recorded together, and gives each such unit its key.
#[must_use]
pub fn units<'r>(kind: &dyn Kind, rows: &'r [Row]) -> Vec<Unit<'r>> {
    let together = kind.together();
    let mut units: Vec<(String, Vec<&Row>)> = Vec::new();
    let mut of_cells: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    for row in rows {
        let words = row.words(kind.columns());
        let cells: Vec<&str> = together.iter().map(|column| row.cell(column).unwrap_or_default()).collect();
        let at = if together.is_empty() { None } else { of_cells.get(&cells).copied() };
        match at.and_then(|at| units.get_mut(at)) {
            Some((of_unit, rows)) => {
                of_unit.push('\u{1e}');
                of_unit.push_str(&words);
                rows.push(row);
            }
            None => {
                of_cells.insert(cells, units.len());
                units.push((words, vec![row]));
            }
        }
    }
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    let unit = |(words, rows): (String, Vec<&'r Row>)| {
        let place = seen.entry(words.clone()).or_insert(0);
        *place = place.saturating_add(1);
        let digest = Blake3::of(format!("{words}\u{1f}{place}").as_bytes()).to_string();
        let key = digest.get(..32).and_then(|digest| format!("{}-{digest}", kind.one()).parse().ok());
        Unit { rows, key }
    };
    units.into_iter().map(unit).collect()
}

#[cfg(test)]
mod tests;
