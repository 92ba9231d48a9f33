use std::path::Path;

use crate::cli::options::Narrowing;
use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::event::field::Field as _;
use crate::languages::say;
use crate::report::meetings::{Filter, What, meetings};
use crate::value::ids::MeetingId;

/// Meetings: who met, and what was presented, decided and asked there
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook meetings rcgm-2017\n  pledgebook meetings --what report\n  pledgebook meetings --party Mexico"
)]
pub struct Args {
    /// Only this meeting
    #[arg(value_name = "MEETING", value_parser = str::parse::<MeetingId>)]
    meeting: Option<MeetingId>,
    /// Only this: that it was held, or what was presented, decided or asked there
    #[arg(long, value_name = "WHAT", value_parser = clap::builder::PossibleValuesParser::new(What::CHOICES))]
    what: Option<String>,
    /// Only what this party attended, presented, decided, asked, was asked or was thanked for
    #[arg(long, value_name = "WHO")]
    party: Option<String>,
    #[command(flatten)]
    narrowing: Narrowing,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    opened.meeting(args.meeting.as_ref())?;
    let filter = Filter {
        meeting: args.meeting.clone(),
        what: args.what.as_ref().and_then(|what| what.parse().ok()),
        party: opened.party(args.party.as_ref())?,
        narrow: args.narrowing.read()?,
    };
    let table = meetings(opened.asked(), &filter);
    let given = filters([
        ("meeting", args.meeting.as_ref().map(ToString::to_string)),
        ("what", args.what.clone()),
        ("party", filter.party.as_ref().map(ToString::to_string)),
    ]);
    let query = Query { verb: "meetings", filters: args.narrowing.beside(given) };
    opened.answer(&say!("cli-meetings"), &table, &args.options, &query)
}
