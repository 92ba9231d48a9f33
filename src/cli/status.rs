use std::path::Path;

use crate::audit::Identity;
use crate::cli::failure::Failure;
use crate::cli::query::{Opened, Options};
use crate::cli::verify::settled;
use crate::cli::{Said, open};
use crate::export::Query;
use crate::report::status::status;

/// One page: what is on record, what is open, what is not stated, and whether the log is sound
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook status")]
pub struct Args {
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Said, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    let audit = settled(&open(ledger)?, &Identity::default())?;
    let table = status(opened.asked(), &audit);
    let mut said = opened.answer("Status", &table, &args.options, &Query { verb: "status", filters: Vec::new() })?;
    said.code = if audit.report.findings.is_empty() { 0 } else { 3 };
    Ok(said)
}
