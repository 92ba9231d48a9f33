use std::path::{Path, PathBuf};

use crate::cli::{
    Failure, Format, Opened, Options, Output,
    everyday::{ask_whether, dry_run},
    keyring, now,
    record::{AcceptEnd, random_key, remarks},
    trial_balance::in_other_currencies,
    trial_balance::shown,
};
use crate::error::Error;
use crate::event::Request;
use crate::event::field::{Filled, List};
use crate::event::period::PeriodClosed;
use crate::everyday::names;
use crate::everyday::screen::{Line, Screen, digits, in_words, numbers};
use crate::languages::say;
use crate::report::trial_balance::{SummaryLine, still_open, summary};
use crate::rules::period::check_rates;
use crate::state::exchange::ClosingRate;
use crate::value::days::Period;
use crate::value::ids::RateId;
use crate::value::money::Money;

/// Closes a period, so that what was published of it stays as published
///
/// Every day up to the last one of the period is closed with it. The closing record holds the root of the period's rows:
/// for each account and budget line, its opening as published, corrections of earlier periods, movement and closing. What
/// is found later takes --because, changes no closed day, and shows as a correction of the next period. `pledgebook
/// trial-balance --period` shows the rows; `pledgebook record period.reopened` reopens, with a decision.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  pledgebook close 2018 --dry-run\n  pledgebook close 2018 --rate chf-usd-2018-12")]
pub struct Args {
    /// The period: a fiscal year (2018), a half (2018-40), a month (2018-07), or its first and last day
    #[arg(value_name = "PERIOD")]
    period: String,
    /// Publish the rows of this fund alone: id or name
    #[arg(long, value_name = "FUND")]
    fund: Option<String>,
    /// A published rate at which money in another currency is valued on the last day; repeat it for several
    #[arg(long = "rate", value_name = "RATE-ID")]
    rates: Vec<RateId>,
    /// Show what would be published, and what is still open, and record nothing
    #[arg(long)]
    dry_run: bool,
    /// Closes without a question
    #[arg(long)]
    yes: bool,
    /// The private key to sign with, instead of the one in your config folder
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
    #[command(flatten)]
    accept_end: AcceptEnd,
}

pub fn run(folder: &Path, args: &Args) -> Result<Output, Failure> {
    let options = Options::today(Format::Table);
    let opened = Opened::read(folder, &options)?.with_exceptions()?;
    let fund = opened.fund(args.fund.as_ref())?;
    let Some(period) = opened.period("PERIOD", Some(&args.period))? else { return Ok(Output::default()) };
    let on_last_day = Options { as_of: Some(period.last()), restated: true, ..options };
    let then = Opened::read(folder, &on_last_day)?.with_exceptions()?;
    if args.dry_run {
        for rate in &args.rates {
            if opened.books().funds.rates.created(rate).is_none() {
                return Err(Failure::not_on_record("--rate", &rate.to_string(), &say!("cli-close-lists-rates")));
            }
        }
        check_rates(opened.books(), &args.rates, period.last()).map_err(Error::from)?;
        let proposed = ClosingRate::named(opened.books(), fund.as_ref(), &args.rates);
        let mut notes = in_other_currencies(&then, fund.as_ref(), &proposed)?;
        notes.extend(still_open(opened.asked(), then.asked()));
        notes.push(say!("cli-close-every-row", period = args.period));
        let mut title = say!("cli-close-closing", period = words(&period));
        if opened.books().recorders.is_invented() {
            title = say!("cli-close-invented", title = title);
        }
        let lines = summary(opened.asked(), fund.as_ref(), &shown(&opened, &period, fund.as_ref())?);
        return Ok(dry_run(&Screen { lines: in_columns(lines), notes, title }).into());
    }
    let rates = List::from(args.rates.clone());
    let event = PeriodClosed { period, fund: fund.clone(), rates, root: Filled(None), date: None, inferred: None };
    let mut ledger = args.accept_end.open(folder)?;
    let recorders = &opened.books().recorders;
    let signer = keyring::choose(args.key_file.as_deref(), recorders, opened.view.head.size)?;
    let planned = ledger.plan(&[Request::new(random_key()?, event.into())], &signer, now(recorders.is_invented())?)?;
    if !args.yes {
        let begun = say!("cli-close-this-closes", period = words(&period));
        let open = still_open(opened.asked(), then.asked()).into_iter().map(|open| format!("  {open}"));
        ask_whether(&[std::iter::once(begun).chain(open).collect::<Vec<_>>().join("\n")], &say!("cli-close-close-it"))?;
    }
    let remarks = remarks(&ledger.store(planned)?);
    let opened = Opened::of(ledger, folder, &options)?;
    let then = Opened::read(folder, &Options { as_of: Some(period.last()), ..options })?;
    let title = match &fund {
        Some(fund) => say!("cli-close-of-fund", period = words(&period), fund = names::fund_name(opened.books(), fund)),
        None => say!("cli-close-of-all", period = words(&period)),
    };
    let mut notes = vec![say!("cli-close-published")];
    notes.extend(in_other_currencies(&then, fund.as_ref(), &then.view.closing_rates)?);
    notes.push(say!("cli-close-every-row", period = args.period));
    let screen = Screen { title, lines: Vec::new(), notes };
    let seq = opened.view.head.size.saturating_sub(1);
    Ok(Output { remarks, ..Output::from(screen.text(&numbers(&[seq]))) })
}

/// Writes the lines of a summary, with a column of corrections if there are any.
fn in_columns(summary: Vec<SummaryLine>) -> Vec<Line> {
    let has_corrections = summary.iter().any(|(_, _, [_, corrections, ..])| !corrections.is_zero());
    let kept = |cells: [String; 4]| {
        let shown = cells.into_iter().enumerate().filter(|(place, _)| has_corrections || *place != 1);
        shown.map(|(_, cell)| cell).collect::<Vec<_>>()
    };
    let heading = [
        say!("cli-close-opening"),
        say!("cli-close-corrections"),
        say!("cli-close-movement"),
        say!("cli-close-balance"),
    ];
    let heading = Line { label: String::new(), cells: kept(heading), note: String::new() };
    let line = |(label, currency, row): SummaryLine| {
        let cells = row.map(|amount| digits(Money { currency, amount }));
        Line { label: format!("{label}, {currency}"), cells: kept(cells), note: String::new() }
    };
    std::iter::once(heading).chain(summary.into_iter().map(line)).collect()
}

/// Writes a period with its days: `2024 (1 January 2024 to 31 December 2024)`.
fn words(period: &Period) -> String {
    let (first, last) = (in_words(period.first()), in_words(period.last()));
    say!("cli-close-period", period = period, first = first, last = last)
}
