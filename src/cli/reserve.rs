use crate::state::terms;
use std::path::Path;

use crate::cli::{Failure, Opened, Options, Output, Query, filters, money::at_least_one};
use crate::report::reserve::{HELD, funds, open_exceptions, reserve, takes};

/// A Reserve Fund: every movement, who holds what is left, cases by category, and open exceptions
///
/// Two balances are kept apart: that of the fund's own account, and advances held by an implementer. Without --fund,
/// it shows each fund that helps cases.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook reserve\n  pledgebook reserve --fund reserve-fund --as-of 2025-06-30\n  pledgebook reserve --last 20"
)]
pub struct Args {
    /// The fund: id or name
    #[arg(long, value_name = "FUND")]
    fund: Option<String>,
    /// Only the latest N movements, in the order in which they were recorded
    #[arg(long, value_name = "NUMBER", value_parser = at_least_one())]
    last: Option<usize>,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?.with_exceptions()?;
    let fund = opened.fund(args.fund.as_ref())?;
    let asked = opened.asked();
    let shown = funds(asked, fund.as_ref());
    let held = shown.iter().flat_map(|fund| HELD.map(|of| terms::account_type(of, fund)));
    let found = opened.movements(held.collect(), args.last, &|posting| takes(&shown, posting))?;
    let mut table = reserve(asked, &shown, found, args.last.is_some());
    table.notes.extend(open_exceptions(asked));
    let given =
        filters([("fund", fund.map(|fund| fund.to_string())), ("last", args.last.map(|last| last.to_string()))]);
    opened.answer("Reserve", &table, &args.options, &Query { verb: "reserve", filters: given })
}
