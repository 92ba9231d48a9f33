use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::{Said, open};

/// Prints the last signed checkpoint: the ledger's size and root, to take away
///
/// Keep it where the ledger's keepers cannot reach it. `pledgebook verify --against FILE` then finds any change to what was recorded
/// before it, by anybody. It is a C2SP signed note; other tools read it too.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook checkpoint > rcm-2026-11-23.txt")]
pub struct Args {}

pub fn run(ledger: &Path, _: &Args) -> Result<Said, Failure> {
    let note = open(ledger)?.last_checkpoint()?;
    note.map(Said::from).ok_or_else(|| {
        Failure::argument("checkpoint", "the ledger has no records yet, so there is no checkpoint to take away")
    })
}
