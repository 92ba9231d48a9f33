//! Options of every query.

use clap::ValueEnum;

use crate::ledger::KnownAt;
use crate::value::days::Day;

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
    end_of_day.as_deref().unwrap_or(text).parse().map(KnownAt::Instant).map_err(|_| {
        format!("{text:?} is neither a record's number, nor a day, nor an instant in UTC such as 2026-11-28T17:04:05Z")
    })
}
