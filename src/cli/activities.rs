use std::path::Path;

use crate::cli::options::Narrowing;
use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::languages::say;
use crate::report::activities::{Filter, activities};
use crate::value::ids::ActivityId;

/// Activities: recommended, scheduled, held or cancelled
///
/// A place is not a host, and reporting on an activity is not hosting it: a host is shown only if a source names one.
///
/// For each sponsor it shows what was pledged, received, given otherwise than in money and is still open, in the words of
/// `pledges`; and what was charged to the activity, where an expenditure names it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook activities --stage recommended\n  pledgebook activities --year 2018\n  pledgebook activities --unconfirmed\n  pledgebook activities --item R8.f --item R8.g"
)]
pub struct Args {
    /// Only this activity: id or title
    #[arg(value_name = "ACTIVITY")]
    activity: Option<String>,
    /// Only at this stage
    #[arg(long, value_name = "STAGE", value_parser = ["recommended", "approved", "scheduled", "held", "cancelled"])]
    stage: Option<String>,
    /// Only those of which a date or a place is still to be confirmed
    #[arg(long)]
    unconfirmed: bool,
    /// Only those that this party hosts, supports or reported on
    #[arg(long, value_name = "WHO")]
    party: Option<String>,
    #[command(flatten)]
    narrowing: Narrowing,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    let activity = match &args.activity {
        Some(found) => opened.thing("ACTIVITY", found)?.as_id::<ActivityId>(),
        None => None,
    };
    let filter = Filter {
        activity,
        stage: args.stage.clone(),
        is_unconfirmed: args.unconfirmed,
        party: opened.party(args.party.as_ref())?,
        narrow: args.narrowing.read()?,
    };
    let table = activities(opened.asked(), &filter);
    let given = filters([
        ("activity", filter.activity.as_ref().map(ToString::to_string)),
        ("stage", args.stage.clone()),
        ("unconfirmed", args.unconfirmed.then(|| "true".to_owned())),
        ("party", filter.party.as_ref().map(ToString::to_string)),
    ]);
    let query = Query { verb: "activities", filters: args.narrowing.beside(given) };
    opened.answer(&say!("cli-activities"), &table, &args.options, &query)
}
