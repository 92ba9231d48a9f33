use std::path::Path;

use crate::cli::{Failure, Opened, Options, Output, Query, filters, query::selection};
use crate::event::EVENTS;
use crate::languages::say;
use crate::ledger::Selection;
use crate::report::log::{Filter, log};
use crate::value::ids::Thing;

/// The records of the log, with their authors and sources
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  pledgebook log --last 10\n  pledgebook log --thing activity:health-workshop-2")]
pub struct Args {
    /// Only records of this type
    #[arg(long = "type", value_name = "TYPE", value_parser = clap::builder::PossibleValuesParser::new(EVENTS.iter().map(|info| info.kind)))]
    kind: Option<String>,
    /// Only records that define or name this: KIND:ID
    #[arg(long, value_name = "KIND:ID")]
    thing: Option<String>,
    /// Only the latest N
    #[arg(long, value_name = "NUMBER")]
    last: Option<usize>,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    let thing = match &args.thing {
        None => None,
        // A reversed thing is no longer on record, but its history is.
        Some(found) => Some(found.parse::<Thing>().or_else(|_| opened.thing("--thing", found))?),
    };
    let filter = Filter { kind: args.kind.clone(), thing, last: args.last };
    let selection = match filter.last {
        // Any of the records may be left out.
        Some(_) if args.options.as_of.is_some() => Selection::All,
        _ => selection(&filter, opened.view.last_known),
    };
    let found = opened.view.records(&selection, filter.last, &|record| filter.takes(record))?;
    let query = Query {
        verb: "log",
        filters: filters([
            ("type", args.kind.clone()),
            ("thing", filter.thing.as_ref().map(ToString::to_string)),
            ("last", args.last.map(|last| last.to_string())),
        ]),
    };
    opened.answer(&say!("cli-records"), &log(&found), &args.options, &query)
}
