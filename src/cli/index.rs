use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::query::index_files;
use crate::cli::{Said, open};
use crate::ledger::build_index;

/// Makes the index anew, by which questions find records without reading all of them
///
/// Whatever asks a question of a long ledger makes it by itself, in the background. It may be deleted at any moment.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook index")]
pub struct Args {}

pub fn run(ledger: &Path, _: &Args) -> Result<Said, Failure> {
    let store = open(ledger)?;
    let Some(files) = index_files(ledger) else {
        let why = "there is no folder to keep what is known of it: set HOME or XDG_CACHE_HOME";
        return Err(Failure::argument("index", why));
    };
    build_index(&store, &files)?;
    Ok(Said::default())
}
