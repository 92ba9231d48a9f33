use std::path::Path;

use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::languages::say;
use crate::ledger::{KnownAt, Scope};
use crate::report::Table;
use crate::report::exchange::notes;
use crate::report::trial_balance::{Shown, differs, of_period, trial_balance};
use crate::state::accounts::{AccountType, Posting};
use crate::state::books::Books;
use crate::state::exchange::ClosingRate;
use crate::state::terms;
use crate::value::days::Period;
use crate::value::ids::FundId;

/// Every account of each fund with its balance; debits and credits are equal in each fund and currency
///
/// With --period, shows the opening of that period, what was found since of earlier ones, its movement and its closing: for
/// a closed one as published, with what was found since.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook trial-balance --fund 'Reserve Fund'\n  pledgebook trial-balance --period 2025"
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
    if period.is_none() {
        table.notes.extend(in_other_currencies(&opened, fund.as_ref(), &opened.view.closing_rates)?);
    }
    if args.differences {
        table.rows.retain(differs);
    }
    let given = filters([("fund", fund.map(|fund| fund.to_string())), ("period", period.map(|period| period.days()))]);
    opened.answer(&say!("cli-trial-balance"), &table, &args.options, &Query { verb: "trial-balance", filters: given })
}

/// Says what is held in other currencies than the funds' on the day asked, and what it is worth at the rates of its closings.
pub fn in_other_currencies(
    opened: &Opened,
    fund: Option<&FundId>,
    rates: &[ClosingRate],
) -> Result<Vec<String>, Failure> {
    let mirrors = [AccountType::Exchange, AccountType::ExchangeAdvanced];
    let funds = opened.books().funds.all.iter().map(|(id, ..)| id);
    let terms = funds.flat_map(|fund| mirrors.map(|mirror| terms::account_type(mirror, fund))).collect();
    let is_exchange = |posting: &Posting| mirrors.contains(&posting.account.account_type());
    Ok(notes(opened.asked(), fund, rates, opened.movements(terms, None, &is_exchange)?))
}

/// Reads the books that show a period, and tabulates it.
pub fn periodic(opened: &Opened, period: &Period, fund: Option<&FundId>) -> Result<Table, Failure> {
    Ok(of_period(opened.asked(), period, fund, &shown(opened, period, fund)?))
}

/// Reads the books that show a period.
pub fn shown(opened: &Opened, period: &Period, fund: Option<&FundId>) -> Result<Shown, Failure> {
    let Opened { ledger, view, .. } = opened;
    let (periods, now) = (&opened.books().periods, view.scope.known_at);
    let (before, last) = (period.first().previous(), period.last());
    let read = |known_at, as_of| ledger.read(Scope { known_at, as_of, restated: true }).map(|view| view.books);
    let known = periods.known_of(last).map(KnownAt::Record).or(now);
    let opening = before.and_then(|day| periods.known_of(day)).map(KnownAt::Record).or(now);
    let before = |known_at| before.map_or_else(|| Ok(Books::default()), |day| read(known_at, Some(day)));
    Ok(Shown {
        closed: periods.closing_of(last).cloned(),
        published: periods.published(period, fund).cloned(),
        opening: before(opening)?,
        known_before: read(opening, None)?,
        restated_opening: before(known)?,
        closing: read(known, Some(last))?,
        known: read(known, None)?,
        today: read(now, Some(last))?,
    })
}
