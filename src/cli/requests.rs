use std::path::Path;

use crate::cli::options::Who;
use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::report::requests::requests;

/// Requests: what was asked or urged of whom, and whether it was answered
///
/// A request inside a recommendation is itself only recommended.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook requests 'Technical Secretariat'")]
pub struct Args {
    #[command(flatten)]
    who: Who,
    /// Only at this stage
    #[arg(long, value_name = "STAGE", value_parser = ["made", "recommended", "answered"])]
    stage: Option<String>,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    let party = opened.party(args.who.named())?;
    let table = requests(opened.asked(), party.as_ref(), args.stage.as_deref());
    let party = party.map(|party| party.to_string());
    let query = Query { verb: "requests", filters: filters([("party", party), ("stage", args.stage.clone())]) };
    opened.answer("Requests", &table, &args.options, &query)
}
