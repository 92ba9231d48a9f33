use std::path::Path;

use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::ledger::{KnownAt, Scope};
use crate::report::Table;
use crate::report::trial_balance::{Shown, differs, of_period, trial_balance};
use crate::state::books::Books;
use crate::value::days::{Day, Period};
use crate::value::ids::FundId;

/// Every account of each fund with its balance; debits and credits are equal in each fund and currency
///
/// With --period, shows the opening of that period, what was found since of earlier ones, its movement and its closing: for
/// a closed one as published, with what was found since.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook trial-balance --fund 'Reserve Fund'\n  pledgebook trial-balance --period 2018"
)]
pub struct Args {
    /// Only this fund: id or name
    #[arg(long, value_name = "FUND")]
    fund: Option<String>,
    /// This period: opening, corrections of earlier periods, movement and closing
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// Only the rows of the period in which something was found since
    #[arg(long, requires = "period")]
    differences: bool,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?.with_exceptions()?;
    let fund = opened.fund(args.fund.as_ref())?;
    let period = opened.period("--period", args.period.as_deref())?;
    let mut table = match &period {
        None => trial_balance(opened.asked(), fund.as_ref()),
        Some(period) => periodic(&opened, period, fund.as_ref())?,
    };
    if args.differences {
        table.rows.retain(differs);
    }
    let given = filters([("fund", fund.map(|fund| fund.to_string())), ("period", period.map(|period| period.days()))]);
    opened.answer("Trial balance", &table, &args.options, &Query { verb: "trial-balance", filters: given })
}

/// Reads the books that show a period, and tabulates it.
pub fn periodic(opened: &Opened, period: &Period, fund: Option<&FundId>) -> Result<Table, Failure> {
    let Opened { ledger, view, .. } = opened;
    // The publication of all funds publishes each of them.
    let periods = &opened.books().periods;
    let published = periods.published(period, fund).or_else(|| periods.published(period, None)).cloned();
    let known_at = published.as_ref().map(|closing| KnownAt::Record(closing.seq)).or(view.scope.known_at);
    let before = period.first().previous();
    let read = |known_at, as_of: Option<Day>, restated| match as_of {
        Some(_) => ledger.read(Scope { known_at, as_of, restated }).map(|view| view.books),
        None => Ok(Books::default()),
    };
    // What was published of the day before is what was known before this publication.
    let earlier = published.as_ref().and_then(|closing| closing.seq.checked_sub(1)).map(KnownAt::Record);
    let is_closed = |day: &Day| {
        let mut earlier = opened.books().periods.standing();
        earlier.any(|closing| {
            *day <= closing.period.last() && published.as_ref().is_none_or(|published| closing.seq < published.seq)
        })
    };
    let opening = match before.filter(is_closed) {
        Some(day) => read(earlier.or(known_at), Some(day), false)?,
        None => read(known_at, before, true)?,
    };
    let shown = Shown {
        opening,
        restated_opening: read(known_at, before, true)?,
        closing: read(known_at, Some(period.last()), true)?,
        today: read(view.scope.known_at, Some(period.last()), true)?,
        published,
    };
    Ok(of_period(opened.asked(), period, fund, &shown))
}
