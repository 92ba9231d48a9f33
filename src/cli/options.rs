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

/// Options of every query.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Options {
    /// The form of the answer
    #[arg(long, value_enum, default_value = "table", value_name = "FORM")]
    pub format: Format,
    /// Show the state of affairs on this day: leave out what is dated later
    #[arg(long, value_name = "DAY", value_parser = str::parse::<Day>)]
    pub as_of: Option<Day>,
    /// Show what the ledger said then: up to this record, or this instant (2026-11-28T17:04:05Z)
    #[arg(long, value_name = "RECORD|INSTANT", value_parser = known_at)]
    pub known_at: Option<KnownAt>,
}

pub fn known_at(text: &str) -> Result<KnownAt, String> {
    if let Some(seq) = text.parse::<u64>().ok().filter(|seq| seq.to_string() == text) {
        return Ok(KnownAt::Record(seq));
    }
    text.parse().map(KnownAt::Instant).map_err(|_| {
        format!("{text:?} is neither a record's number nor an instant in UTC such as 2026-11-28T17:04:05Z")
    })
}
