use std::path::Path;

use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::event::meeting::Act;
use crate::report::decisions::decisions;
use crate::value::ids::MeetingId;

/// Acts of forums, item by item: accepted, noted, urged, recommended, approved …
///
/// A recommendation is not a decision: deciding is up to the body to which the forum recommends.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook decisions --act referred")]
pub struct Args {
    /// Only acts of this meeting
    #[arg(long, value_name = "MEETING", value_parser = str::parse::<MeetingId>)]
    meeting: Option<MeetingId>,
    /// Only acts of this kind
    #[arg(long, value_name = "ACT", value_parser = clap::builder::PossibleValuesParser::new(<Act as crate::event::field::Field>::CHOICES))]
    act: Option<String>,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    opened.meeting(args.meeting.as_ref())?;
    let table = decisions(opened.asked(), args.meeting.as_ref(), args.act.as_deref());
    let meeting = args.meeting.as_ref().map(ToString::to_string);
    let query = Query { verb: "decisions", filters: filters([("meeting", meeting), ("act", args.act.clone())]) };
    opened.answer("Decisions and recommendations", &table, &args.options, &query)
}
