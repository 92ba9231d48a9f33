use std::path::Path;

use crate::cli::options::{Narrowing, Who};
use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::event::meeting::Act;
use crate::languages::say;
use crate::report::decisions::{Filter, decisions};
use crate::value::ids::MeetingId;

/// Acts of forums, item by item: accepted, noted, urged, recommended, approved …
///
/// A recommendation is not a decision: deciding is up to the body to which the forum recommends. Of a party it shows the
/// decisions that thank it, refer to it or concern it, or what it brought, presented, promised or gave.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook decisions --act referred\n  pledgebook decisions --act thanked\n  pledgebook decisions Mexico"
)]
pub struct Args {
    #[command(flatten)]
    who: Who,
    /// Only acts of this meeting
    #[arg(long, value_name = "MEETING", value_parser = str::parse::<MeetingId>)]
    meeting: Option<MeetingId>,
    /// Only acts of this kind
    #[arg(long, value_name = "ACT", value_parser = clap::builder::PossibleValuesParser::new(<Act as crate::event::field::Field>::CHOICES))]
    act: Option<String>,
    #[command(flatten)]
    narrowing: Narrowing,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    opened.meeting(args.meeting.as_ref())?;
    let filter = Filter {
        party: opened.party(args.who.named())?,
        meeting: args.meeting.clone(),
        act: args.act.clone(),
        narrow: args.narrowing.read()?,
    };
    let table = decisions(opened.asked(), &filter);
    let given = filters([
        ("party", filter.party.as_ref().map(ToString::to_string)),
        ("meeting", args.meeting.as_ref().map(ToString::to_string)),
        ("act", args.act.clone()),
    ]);
    let query = Query { verb: "decisions", filters: args.narrowing.beside(given) };
    opened.answer(&say!("cli-decisions"), &table, &args.options, &query)
}
