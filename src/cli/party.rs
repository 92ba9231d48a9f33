use std::path::Path;

use crate::cli::options::Who;
use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::report::parties::parties;

/// Parties under all their names, their nature, and their relations over time
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook party HN")]
pub struct Args {
    #[command(flatten)]
    who: Who,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    let party = opened.party(args.who.named())?;
    let table = parties(opened.asked(), party.as_ref());
    let query = Query { verb: "party", filters: filters([("party", party.map(|party| party.to_string()))]) };
    opened.answer("Parties", &table, &args.options, &query)
}
