use std::path::Path;

use crate::cli::Said;
use crate::cli::failure::Failure;
use crate::cli::query::{Opened, Options};
use crate::cli::verified::integrity;
use crate::export::Query;
use crate::report::status::status;

/// One page: what is on record, what is open, what is not stated, and whether the log is sound
///
/// A ledger of up to 1,000 records is verified for each answer. Of a longer one it says what its last checkpoint seals, and when it was last verified on this machine;
/// whether the files were changed since, only `pledgebook verify` tells.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook status")]
pub struct Args {
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Said, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    opened.books().read_of_members();
    let integrity = integrity(ledger, &opened.view.head)?;
    let table = status(opened.asked(), &integrity);
    let mut said = opened.answer("Status", &table, &args.options, &Query { verb: "status", filters: Vec::new() })?;
    said.code = if integrity.is_damaged() { 3 } else { 0 };
    Ok(said)
}
