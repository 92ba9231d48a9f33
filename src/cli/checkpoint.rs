use std::path::Path;

use crate::cli::{Failure, Format, Opened, Options, Output, open};
use crate::languages::say;

/// Prints the last signed checkpoint: the ledger's size and root, for safekeeping
///
/// Keep it where the ledger's keepers cannot reach it. `pledgebook verify --against FILE` then finds any change, by
/// anybody, to what was recorded before it. It is a C2SP signed note; other tools read it too.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook checkpoint > rcm-2026-11-23.txt")]
pub struct Args {}

pub fn run(folder: &Path, _: &Args) -> Result<Output, Failure> {
    let ledger = open(folder)?;
    let Some(note) = ledger.last_checkpoint()? else {
        return Err(Failure::argument("checkpoint", say!("cli-checkpoint-none")));
    };
    // Reading checks that a recorder signed the checkpoint, and that it states the records that are there.
    let opened = Opened::of(ledger, folder, &Options::today(Format::Table))?;
    Ok(Output { answer: note, remarks: opened.remarks, code: 0 })
}
