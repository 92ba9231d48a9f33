use std::path::Path;

use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::ledger::{KnownAt, Scope, Selection};
use crate::report::Table;
use crate::report::trial_balance::{differs, of_period, takes, trial_balance};
use crate::value::days::Period;

/// Every account of each fund with its balance; debits and credits are equal in each fund and currency
///
/// With --period, shows the movements of that period. For a closed one, shows them as published, as restated by later
/// corrections, and the difference.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook trial-balance --fund 'Reserve Fund'\n  pledgebook trial-balance --period 2018"
)]
pub struct Args {
    /// Only this fund: id or name
    #[arg(long, value_name = "FUND")]
    fund: Option<String>,
    /// The movements of this period, as published and as restated
    #[arg(long, value_name = "PERIOD", value_parser = str::parse::<Period>, conflicts_with = "fund")]
    period: Option<Period>,
    /// Only the rows of the period that differ from what was published
    #[arg(long, requires = "period")]
    differences: bool,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    let fund = opened.fund(args.fund.as_ref())?;
    let mut table = match &args.period {
        None => trial_balance(opened.asked(), fund.as_ref()),
        Some(period) => periodic(&opened, period)?,
    };
    if args.differences {
        table.rows.retain(differs);
    }
    let given = filters([
        ("fund", fund.map(|fund| fund.to_string())),
        ("period", args.period.as_ref().map(ToString::to_string)),
    ]);
    opened.answer("Trial balance", &table, &args.options, &Query { verb: "trial-balance", filters: given })
}

/// Returns the movements of a period: now, and as they were known when it was closed.
pub fn periodic(opened: &Opened, period: &Period) -> Result<Table, Failure> {
    let now = opened.view.movements(&Selection::All, &takes)?;
    let closed_by = opened.books().periods.closed_by(period);
    let published = closed_by.map(|seq| {
        let then = opened.view.within(Scope { known_at: Some(KnownAt::Record(seq)), as_of: None });
        then.movements(&Selection::All, &takes)
    });
    Ok(of_period(opened.asked(), period, published.transpose()?.as_deref(), &now))
}
