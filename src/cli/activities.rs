use std::path::Path;

use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::report::activities::activities;
use crate::value::ids::ActivityId;

/// Activities: recommended, scheduled, held or cancelled
///
/// A place is not a host, and reporting on an activity is not hosting it: a host is shown only if a source names one.
///
/// For each sponsor it shows what was pledged, received, given otherwise than in money and is still open, in the words of
/// `pledges`; and what was charged to the activity, where an expenditure names it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook activities --stage recommended")]
pub struct Args {
    /// Only this activity: id or title
    #[arg(value_name = "ACTIVITY")]
    activity: Option<String>,
    /// Only at this stage
    #[arg(long, value_name = "STAGE", value_parser = ["recommended", "approved", "scheduled", "held", "cancelled"])]
    stage: Option<String>,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    let activity = match &args.activity {
        Some(found) => opened.thing("ACTIVITY", found)?.as_id::<ActivityId>(),
        None => None,
    };
    let table = activities(opened.asked(), activity.as_ref(), args.stage.as_deref());
    let activity = activity.as_ref().map(ToString::to_string);
    let query = Query { verb: "activities", filters: filters([("activity", activity), ("stage", args.stage.clone())]) };
    opened.answer("Activities", &table, &args.options, &query)
}
