use std::path::{Path, PathBuf};

use crate::cli::{Failure, Opened, Options, Output, Query, filters, keyring};
use crate::languages::say;
use crate::log::note::Signer;
use crate::report::keys::keys;

/// The recorders, since when; and new keys
///
/// With --new, creates a key of your own for this ledger. Send the verifier key that it prints to a recorder, who
/// admits it with `pledgebook record recorder.admitted --key KEY`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  pledgebook keys\n  pledgebook keys --new")]
pub struct Args {
    /// Creates a new key for this ledger
    #[arg(long)]
    new: bool,
    /// The file for the new key, instead of one in your config folder
    #[arg(long, value_name = "FILE", requires = "new")]
    key_file: Option<PathBuf>,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    if args.new {
        let origin = opened.books().recorders.origin();
        let signer = Signer::generate(origin).map_err(|error| Failure::argument("--new", error))?;
        let file = args.key_file.clone().map_or_else(|| keyring::default_file(&signer), Ok)?;
        keyring::write(&file, &signer)?;
        let new = say!("cli-keys-new", key = signer.id(), file = file.display());
        return Ok(format!("{new}\n{}\n  {}\n", say!("cli-keys-verifier"), signer.verifier()).into());
    }
    let query = Query { verb: "keys", filters: filters([]) };
    opened.answer(&say!("cli-keys"), &keys(opened.asked()), &args.options, &query)
}
