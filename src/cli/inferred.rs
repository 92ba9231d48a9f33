use std::path::Path;

use crate::cli::options::Narrowing;
use crate::cli::{Failure, Opened, Options, Output, Query};
use crate::languages::say;
use crate::ledger::Selection;
use crate::report::inferred::inferred;

/// Readings: what the recorder inferred from a source that does not say it, each with its record and item
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  pledgebook inferred\n  pledgebook inferred --item R8")]
pub struct Args {
    #[command(flatten)]
    narrowing: Narrowing,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    let found = opened.view.records(&Selection::All, None, &|record| record.event.inferred().is_some())?;
    let table = inferred(opened.asked(), &found, &args.narrowing.read()?);
    let query = Query { verb: "inferred", filters: args.narrowing.beside(Vec::new()) };
    opened.answer(&say!("cli-readings"), &table, &args.options, &query)
}
