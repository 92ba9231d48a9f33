use std::path::Path;

use crate::cli::{Failure, Format, Opened, Options, Output, Query, filters};
use crate::languages::say;
use crate::ledger::Selection;
use crate::report::log::show;

/// One record in full: its content, its recorder and time, and its hashes
///
/// With --format json, also its stored line.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook show 41")]
pub struct Args {
    /// The record's number
    #[arg(value_name = "RECORD")]
    record: u64,
    /// The form of the answer
    #[arg(long, value_enum, default_value = "table", value_name = "FORM")]
    format: Format,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let options = Options::today(args.format);
    let opened = Opened::read(ledger, &options)?;
    let found = opened.view.records(&Selection::Record(args.record), None, &|record| record.seq == args.record)?;
    let recorded = found.into_iter().find(|recorded| recorded.record.seq == args.record);
    let (Some(recorded), Some(stored)) = (recorded, opened.view.line(args.record)?) else {
        let last = opened.view.head.size.saturating_sub(1);
        let instead = say!("cli-show-last", seq = last);
        return Err(Failure::not_on_record("RECORD", &args.record.to_string(), &instead));
    };
    let mut place = stored.place;
    place.file = ledger.join(&place.file).components().collect::<std::path::PathBuf>().display().to_string();
    let query = Query { verb: "show", filters: filters([("record", Some(args.record.to_string()))]) };
    opened.answer(&say!("cli-show", seq = args.record), &show(&recorded, &place, &stored.line), &options, &query)
}
