use std::path::Path;

use crate::cli::Said;
use crate::cli::failure::Failure;
use crate::cli::query::{Opened, Options, filters};
use crate::export::Query;
use crate::ids::ActivityId;
use crate::report::activities::activities;

/// Activities: recommended, scheduled, held or cancelled
///
/// A place is not a host, and whoever reported on an activity did not, by that, host it: a host is shown only where a source names one.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook activities --stage recommended")]
pub struct Args {
    /// Only this activity
    #[arg(value_name = "ACTIVITY", value_parser = str::parse::<ActivityId>)]
    activity: Option<ActivityId>,
    /// Only at this stage
    #[arg(long, value_name = "STAGE", value_parser = ["registered", "recommended", "approved", "scheduled", "held", "cancelled"])]
    stage: Option<String>,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Said, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    let table = activities(opened.asked(), args.activity.as_ref(), args.stage.as_deref());
    let activity = args.activity.as_ref().map(ToString::to_string);
    let query = Query { verb: "activities", filters: filters([("activity", activity), ("stage", args.stage.clone())]) };
    opened.answer("Activities", &table, &args.options, &query)
}
