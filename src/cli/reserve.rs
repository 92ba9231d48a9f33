use std::path::Path;

use crate::cli::fund::Question;
use crate::cli::money::at_least_one;
use crate::cli::{Failure, Options, Output};
use crate::languages::say;
use crate::report::reserve::funds;

/// A Reserve Fund: every movement, who holds what is left, cases by category, its rules, and open exceptions
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
    let question = Question { verb: "reserve", title: say!("cli-reserve"), fund: args.fund.as_ref(), last: args.last };
    question.answer(ledger, &args.options, |opened| funds(opened.asked(), None))
}
