use std::path::Path;

use crate::cli::options::{Narrowing, Who};
use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::languages::say;
use crate::report::requests::{Filter, requests};

/// Requests: what was asked or urged of whom, and whether it was answered
///
/// A request inside a recommendation is itself only recommended. Of a party it shows what is asked of it by name, as
/// holder of an office, and as a member of a class that the source names ("member countries"): by its relations on
/// record on the day of the meeting.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook requests 'Technical Secretariat'\n  pledgebook requests ICRC\n  pledgebook requests --item C7"
)]
pub struct Args {
    #[command(flatten)]
    who: Who,
    /// Only at this stage
    #[arg(long, value_name = "STAGE", value_parser = ["made", "recommended", "answered"])]
    stage: Option<String>,
    #[command(flatten)]
    narrowing: Narrowing,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    let party = opened.party(args.who.named())?;
    let filter = Filter { party, stage: args.stage.clone(), narrow: args.narrowing.read()? };
    let table = requests(opened.asked(), &filter);
    let party = filter.party.map(|party| party.to_string());
    let given = args.narrowing.beside(filters([("party", party), ("stage", args.stage.clone())]));
    let query = Query { verb: "requests", filters: given };
    opened.answer(&say!("cli-requests"), &table, &args.options, &query)
}
