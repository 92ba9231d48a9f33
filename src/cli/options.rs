//! Options of every query.

use clap::ValueEnum;

use crate::cli::failure::Failure;
use crate::languages::say;
use crate::ledger::KnownAt;
use crate::report::filter::Narrow;
use crate::value::days::{Day, Period};

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, as wide as the terminal
    Table,
    /// For programs: one object with ledger, query, rows and notes
    Json,
    /// For spreadsheets
    Csv,
    /// For documents
    Md,
}

/// The party that a question is about.
#[derive(Debug, clap::Args)]
pub struct Who {
    /// Only this party: any of its names, or a whole word of one
    #[arg(value_name = "WHO")]
    who: Option<String>,
    /// The same
    #[arg(long, value_name = "WHO", hide = true, conflicts_with = "who")]
    party: Option<String>,
}

impl Who {
    /// Returns what was typed.
    pub fn named(&self) -> Option<&String> {
        self.who.as_ref().or(self.party.as_ref())
    }
}

/// What narrows a query of meetings, activities and promises.
#[derive(Debug, clap::Args)]
pub struct Narrowing {
    /// Only what this item of a document states, for example R8.f; a heading, R8, takes all items below it
    #[arg(long = "item", value_name = "ITEM")]
    items: Vec<String>,
    /// Only what falls into this year, or into another period: 2018, 2018-40 (a half), 2018-07
    #[arg(long, value_name = "YEAR")]
    year: Option<String>,
}

impl Narrowing {
    /// Reads it; a year is a calendar year.
    pub fn read(&self) -> Result<Narrow, Failure> {
        let typed = self.year.as_deref().map(|year| Period::typed(year, (1, 1)));
        let period = typed.transpose().map_err(|error| Failure::argument("--year", error))?;
        // Every text is read as an item; one that no source has finds nothing.
        Ok(Narrow { items: self.items.iter().filter_map(|item| item.parse().ok()).collect(), period })
    }

    /// Returns the filters, for outputs that carry them, beside those of the verb.
    pub fn beside(&self, mut others: Vec<(&'static str, String)>) -> Vec<(&'static str, String)> {
        others.extend(self.items.iter().map(|item| ("item", item.clone())));
        others.extend(self.year.iter().map(|year| ("year", year.clone())));
        others
    }
}

/// Options of every query.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Options {
    /// The form of the answer
    #[arg(long, value_enum, default_value = "table", value_name = "FORM")]
    pub format: Format,
    /// Show the state of affairs on this day; of a closed day, what was published
    #[arg(long, value_name = "DAY", value_parser = str::parse::<Day>)]
    pub as_of: Option<Day>,
    /// With --as-of a closed day: show what stands today, instead of what was published
    #[arg(long, requires = "as_of")]
    pub restated: bool,
    /// Show what the ledger said then: up to this record, this instant (2026-11-28T17:04:05Z), or the end of this day
    #[arg(long, value_name = "RECORD|INSTANT|DAY", value_parser = known_at)]
    pub known_at: Option<KnownAt>,
}

impl Options {
    /// All that stands today, in a form.
    pub const fn today(format: Format) -> Self {
        Self { format, as_of: None, restated: false, known_at: None }
    }
}

pub fn known_at(text: &str) -> Result<KnownAt, String> {
    if let Some(seq) = text.parse::<u64>().ok().filter(|seq| seq.to_string() == text) {
        return Ok(KnownAt::Record(seq));
    }
    let end_of_day = text.parse::<Day>().map(|day| format!("{day}T23:59:59Z"));
    end_of_day
        .as_deref()
        .unwrap_or(text)
        .parse()
        .map(KnownAt::Instant)
        .map_err(|_| say!("cli-options-known-at", text = format!("{text:?}")))
}
