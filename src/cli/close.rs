use std::path::{Path, PathBuf};

use serde_json::json;

use crate::cli::{
    Failure, Format, Opened, Options, Output, Query, open, record::AcceptEnd, record::record_one,
    trial_balance::periodic,
};
use crate::event::period::PeriodClosed;
use crate::event::{Event, Fact as _};
use crate::value::days::Period;

/// Closes a period, so that what was published of it stays as published
///
/// The closing record holds the root of the period's rows: for each account and currency, the sum of what is dated in
/// the period. From then on, nothing that moves money may be dated in it, and a correction takes effect on the day it
/// is recorded. `pledgebook trial-balance --period` shows the period as published and as restated; `pledgebook record
/// period.reopened` reopens it, with a reason.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook close 2018")]
pub struct Args {
    /// The period: a year (2018), a half (2018-40), a month (2018-07), or two of them (2018-07/2019-06)
    #[arg(value_name = "PERIOD", value_parser = str::parse::<Period>)]
    period: Period,
    /// The private key to sign with, instead of the one in your config folder
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
    #[command(flatten)]
    accept_end: AcceptEnd,
}

pub fn run(folder: &Path, args: &Args) -> Result<Output, Failure> {
    let data = json!({"period": args.period}).to_string();
    let event = Event::from_json(PeriodClosed::TYPE, &data).map_err(|error| Failure::argument("PERIOD", error))?;
    let mut ledger = open(folder)?;
    let recorded = record_one(&mut ledger, folder, event, args.key_file.as_deref(), args.accept_end.named()?)?;
    let options = Options { format: Format::Table, as_of: None, known_at: None };
    let opened = Opened::of(ledger, folder, &options)?;
    let table = periodic(&opened, &args.period)?;
    let title = format!("Period {}, closed", args.period);
    let mut said = opened.answer(&title, &table, &options, &Query { verb: "close", filters: Vec::new() })?;
    said.answer = format!("{}{}", recorded.answer, said.answer);
    said.remarks = recorded.remarks;
    Ok(said)
}
