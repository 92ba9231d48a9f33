use std::path::Path;

use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::report::meetings::meetings;
use crate::value::ids::MeetingId;

/// Meetings: who met, and what was presented, decided and asked there
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook meetings rcgm-2017")]
pub struct Args {
    /// Only this meeting
    #[arg(value_name = "MEETING", value_parser = str::parse::<MeetingId>)]
    meeting: Option<MeetingId>,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    opened.meeting(args.meeting.as_ref())?;
    let table = meetings(opened.asked(), args.meeting.as_ref());
    let meeting = args.meeting.as_ref().map(ToString::to_string);
    let query = Query { verb: "meetings", filters: filters([("meeting", meeting)]) };
    opened.answer("Meetings", &table, &args.options, &query)
}
