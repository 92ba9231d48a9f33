use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use clap::ValueEnum;

use crate::cli::options::{Format, known_at};
use crate::cli::{Failure, Opened, Options, Output};
use crate::export::{Heading, beancount, hledger};
use crate::languages::{Language, speaking};
use crate::ledger::{KnownAt, Scope, Selection};
use crate::report::transactions::{Part, transactions};
use crate::state::journal::Journal;
use crate::value::days::Day;

/// A program that keeps accounts by double entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Program {
    /// A journal for hledger
    Hledger,
    /// A journal for Beancount
    Beancount,
}

/// The postings as a journal for hledger or Beancount, which check every sum by their own arithmetic
///
/// Up to any day, the journal adds up to what `trial-balance --as-of` that day shows. So an entry that was found after its
/// day was closed is dated on the first day after the last closing that did not know it, with its value day beside it.
/// Deferred income is entered on the day on which it is recognised, even if that is still to come. The day after each
/// closing begins with the balances as they were published, which these programs compare with their own. Each transaction
/// names its record and its source. Budgets are not in it: they move no money.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    pledgebook export hledger > body.journal && hledger -f body.journal check --strict ordereddates\n  \
    pledgebook export beancount > body.beancount && bean-check body.beancount")]
pub struct Args {
    /// The program that is to read it
    #[arg(value_enum, value_name = "PROGRAM")]
    program: Program,
    /// Only the days up to this one
    #[arg(long, value_name = "DAY", value_parser = str::parse::<Day>)]
    as_of: Option<Day>,
    /// Date every entry by its value day, and leave out what does not stand today and the balances as published
    #[arg(long)]
    restated: bool,
    /// Export what the ledger said then: up to this record, this instant (2026-11-28T17:04:05Z), or the end of this day
    #[arg(long, value_name = "RECORD|INSTANT|DAY", value_parser = known_at)]
    known_at: Option<KnownAt>,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let Args { program, as_of, restated, known_at } = *args;
    let opened = Opened::read(ledger, &Options { format: Format::Table, as_of, restated, known_at })?;
    // Of all days, whatever --as-of says: later closings date what was found late, and deferred income has later days.
    let whole = opened.ledger.read(Scope { known_at, as_of: None, restated })?.on(Day::LAST);
    let movements = whole.movements(&Selection::All, &|posting| posting.fund.is_some())?;
    let periods = &whole.books.periods;
    let last_days: BTreeSet<Day> = periods.standing().map(|closing| closing.period.last()).collect();
    let is_stated = |last: &Day| !restated && as_of.is_none_or(|as_of| *last < as_of);
    let mut published: BTreeMap<Day, Journal> = BTreeMap::new();
    for day in last_days.into_iter().filter(is_stated) {
        let known_at = periods.known_of(day).map(KnownAt::Record);
        let view = opened.ledger.read(Scope { known_at, as_of: Some(day), restated: true })?;
        published.insert(day, Journal::clone(&view.books.journal));
    }
    // A journal is the same in every language.
    let answer = speaking(Language::English, || {
        let transactions = transactions(&movements, periods, &published, Part { as_of, restated });
        let is_restated =
            restated.then(|| "Restated: every entry has its value day, and only what stands is left.".to_owned());
        let notes = opened.found_since().into_iter().chain(is_restated).collect();
        let heading = Heading { caption: opened.caption(), notes };
        match program {
            Program::Hledger => hledger(&transactions, &heading, &opened.view),
            Program::Beancount => beancount(&transactions, &heading, &opened.view),
        }
    });
    Ok(Output { answer, remarks: opened.remarks, code: 0 })
}
