//! Reading the cells of a row, and the names in them. What was found for a name is kept: a table says few names often.

use std::collections::BTreeMap;

use crate::everyday::names::{self, Called};
use crate::everyday::table::{AtCell, Row};
use crate::everyday::typed::{Mistake, called, money};
use crate::languages::say;
use crate::state::books::Books;
use crate::value::days::{Day, Period};
use crate::value::ids::FundId;
use crate::value::money::{Currency, Money};

/// Things by what they are called, and what was found for each name so far.
pub(super) struct Known<T> {
    what: &'static str,
    all: Vec<Called<T>>,
    found: BTreeMap<String, Result<T, Mistake>>,
}

impl<T: Clone + PartialEq> Known<T> {
    /// `what` is the word for such a thing: `payer`.
    pub(super) const fn new(what: &'static str, all: Vec<Called<T>>) -> Self {
        Self { what, all, found: BTreeMap::new() }
    }

    /// Returns whether there is none.
    pub(super) const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Finds what is called so.
    pub(super) fn find(&mut self, text: &str) -> Result<T, Mistake> {
        if let Some(found) = self.found.get(text) {
            return found.clone();
        }
        let found = called(self.what, "", text, &self.all);
        self.found.insert(text.to_owned(), found.clone());
        found
    }
}

impl Known<FundId> {
    /// Finds the fund that is called so, or takes the only one that can be meant.
    pub(super) fn among(&mut self, text: Option<&str>, possible: &[FundId]) -> Result<FundId, Mistake> {
        match (text, possible) {
            (Some(text), _) => self.find(text),
            (None, [one]) => Ok(one.clone()),
            (None, []) => {
                Err(Mistake::new(say!("everyday-table-no-fund")).with(say!("everyday-table-no-fund-on-record")))
            }
            (None, several) => {
                let meant = || self.all.iter().filter(|one| several.contains(&one.thing));
                let among: Vec<_> = meant().filter_map(|one| one.names.first().cloned()).collect();
                let short: Vec<_> = meant().map(|one| names::short(one, &self.all)).collect();
                let says = say!("everyday-table-which-fund", funds = either(&among));
                Err(Mistake::new(says).with(say!("everyday-table-write-fund", funds = either(&short))))
            }
        }
    }
}

/// Lists names, with "or" between them.
fn either(names: &[String]) -> String {
    names.join(&format!(" {} ", say!("everyday-table-or")))
}

/// The funds of a ledger, by what they are called.
pub(super) fn funds(books: &Books) -> Known<FundId> {
    Known::new("fund", names::funds(books))
}

/// Reads the cells of one row, and keeps the mistakes in them.
pub(super) struct Cells<'r> {
    row: &'r Row,
    mistakes: Vec<AtCell>,
}

impl<'r> Cells<'r> {
    pub(super) const fn of(row: &'r Row) -> Self {
        Self { row, mistakes: Vec::new() }
    }

    /// Keeps a mistake in a cell.
    pub(super) fn take<T>(&mut self, column: &str, found: Result<T, Mistake>) -> Option<T> {
        found.map_err(|mistake| self.mistakes.push(AtCell { place: self.row.place(column), mistake })).ok()
    }

    /// Returns a cell that is not empty.
    pub(super) fn text(&mut self, column: &str) -> Option<&'r str> {
        let found =
            self.row.cell(column).ok_or_else(|| Mistake::new(say!("everyday-table-empty-cell", column = column)));
        self.take(column, found)
    }

    /// Reads a cell that is not empty.
    pub(super) fn read<T>(&mut self, column: &str, read: impl FnOnce(&str) -> Result<T, Mistake>) -> Option<T> {
        let text = self.text(column)?;
        self.take(column, read(text))
    }

    /// Reads a cell if it is not empty.
    pub(super) fn stated<T>(&mut self, column: &str, read: impl FnOnce(&str) -> Result<T, Mistake>) -> Option<T> {
        let text = self.row.cell(column)?;
        self.take(column, read(text))
    }

    /// Reads a cell of a type that is written as text, if it is not empty.
    pub(super) fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(&mut self, column: &str) -> Option<T> {
        self.stated(column, |text| text.parse().map_err(|error| Mistake::new(format!("{error}."))))
    }

    /// Reads an amount, in the currency that its cell or the column for it states, or else in the usual one.
    pub(super) fn money(&mut self, column: &str, usual: Option<Currency>) -> Option<Money> {
        self.text(column)?;
        self.stated_money(column, usual)
    }

    /// Reads an amount if it is stated.
    pub(super) fn stated_money(&mut self, column: &str, usual: Option<Currency>) -> Option<Money> {
        let currency = self.row.cell("currency");
        let with_currency = |text: &str| currency.map_or_else(|| text.to_owned(), |code| format!("{code} {text}"));
        self.stated(column, |text| money(&with_currency(text), usual))
    }

    /// Returns the place of a mistake, or the value if no cell of the row has one.
    pub(super) fn finish<T>(mut self, value: Option<T>) -> Result<T, Vec<AtCell>> {
        self.mistakes.sort_by(|one, other| one.place.cmp(&other.place));
        value.filter(|_| self.mistakes.is_empty()).ok_or(self.mistakes)
    }
}

/// Reads a day.
pub(super) fn day(text: &str) -> Result<Day, Mistake> {
    text.parse()
        .map_err(|_| Mistake::new(say!("everyday-table-no-day", text = text)).with(say!("everyday-table-write-day")))
}

/// Reads a year, or another period.
pub(super) fn period(books: &Books, text: &str) -> Result<Period, Mistake> {
    Period::typed(text, books.recorders.year_begins()).map_err(|error| Mistake::new(format!("{error}.")))
}
