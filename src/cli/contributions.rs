use std::path::Path;

use crate::cli::{Failure, Opened, Options, Output, Query, money::Narrow};
use crate::languages::say;
use crate::report::Asked;
use crate::report::contributions::contributions;
use crate::report::outstanding::Filter;

/// The status of contributions: each member's share, assessment, payments and what is outstanding
///
/// Shows, for each fund, the latest period that has begun (or --period), with prior years, the total outstanding a
/// year before, and the last payment. Contributions in kind are listed below and are not part of any sum.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook contributions\n  pledgebook contributions --fund 'Reserve Fund' --period 2025 --format csv"
)]
pub struct Args {
    #[command(flatten)]
    narrow: Narrow,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?.with_exceptions()?;
    opened.books().read_of_members();
    let today = opened.asked().today;
    let year_before = today.year_before().unwrap_or(today);
    let before = opened.as_of(year_before, &args.options)?;
    let before = Asked { books: &before.books, today: year_before, narrowed: true };
    let found = args.narrow.read(&opened)?;
    let query = Query { verb: "contributions", filters: found.filters() };
    let filter = Filter { party: found.party, fund: found.fund, period: found.period, all: true };
    let table = contributions(opened.asked(), before, &filter);
    opened.answer(&say!("cli-contributions"), &table, &args.options, &query)
}
