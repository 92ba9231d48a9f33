use std::path::Path;

use crate::cli::{Failure, Opened, Options, Output, Query, money::Narrow};
use crate::languages::say;
use crate::report::outstanding::{Filter, outstanding};

/// Outstanding assessments of members, one by one, the oldest period first
///
/// Outstanding is what was assessed less what was credited, waived and paid. Overdue is what is outstanding past its
/// due date. Contributions received and not yet applied are shown beside it and are never netted. A write-off changes
/// what the books count on, not what a member owes.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook outstanding HN\n  pledgebook outstanding --fund 'Reserve Fund' --as-of 2025-12-31"
)]
pub struct Args {
    #[command(flatten)]
    narrow: Narrow,
    /// Settled ones too, with the day
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    opened.books().read_of_members();
    let found = args.narrow.read(&opened)?;
    let query = Query { verb: "outstanding", filters: found.filters() };
    let filter = Filter { party: found.party, fund: found.fund, period: found.period, all: args.all };
    opened.answer(&say!("cli-outstanding"), &outstanding(opened.asked(), &filter), &args.options, &query)
}
