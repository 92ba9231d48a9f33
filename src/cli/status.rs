use std::path::Path;

use crate::cache::trust::Verified;
use crate::cli::{Failure, Opened, Options, Output, Query, now};
use crate::ledger::{LastVerified, Ledger, Trusted};
use crate::report::status::{Integrity, status};

/// One page: what is on record, what is open, what is not stated, and whether the log is sound
///
/// A ledger of up to 1,000 records is verified for each answer. For a longer one, the page shows what its last
/// checkpoint covers, and when it was last verified on this machine; only `pledgebook verify` tells whether the files
/// were changed since.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook status")]
pub struct Args {
    #[command(flatten)]
    options: Options,
}

/// Maximum number of records of a ledger that is verified for each answer.
const VERIFIED_RECORDS_MAX: u64 = 1_000;

pub fn run(folder: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(folder, &args.options)?.with_exceptions()?;
    opened.books().read_of_members();
    let integrity = integrity(&opened.ledger, opened.view.head.size)?;
    let table = status(opened.asked(), &integrity, crate::cli::now().ok());
    let mut output = opened.answer("Status", &table, &args.options, &Query { verb: "status", filters: Vec::new() })?;
    output.code = if integrity.is_damaged() { 3 } else { 0 };
    Ok(output)
}

/// Returns what can be said, in the time of an answer, of whether a ledger is sound.
fn integrity(ledger: &Ledger, size: u64) -> Result<Integrity, Failure> {
    if size <= VERIFIED_RECORDS_MAX {
        let audit = ledger.verify(&Trusted::default())?;
        ledger.remember_verified(&audit, &Trusted::default(), now().ok())?; // The query itself has warned.
        return Ok(Integrity::of(&audit.report));
    }
    Ok(match ledger.last_verified()? {
        LastVerified::Never => Integrity::Sealed { size, verified: None },
        LastVerified::Sound(Verified { head, at }) => Integrity::Sealed { size, verified: Some((head.size, at)) },
        LastVerified::Rewritten(Verified { head, at }) => Integrity::Rewritten { size: head.size, at },
    })
}
