use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::cli::{Failure, Output, open};
use crate::languages::say;
use crate::ledger::Ledger;

/// Rebuilds the index, which finds records without reading all of them
///
/// A query of a long ledger has it built in the background. It may be deleted at any time.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook index")]
pub struct Args {
    /// Only if there is no trusted index or it is far behind, and nobody is building it
    #[arg(long)]
    if_wanted: bool,
}

/// Time between two attempts while another process may be building the index.
const PAUSE: Duration = Duration::from_millis(50);

pub fn run(folder: &Path, args: &Args) -> Result<Output, Failure> {
    let ledger = open(folder)?;
    if args.if_wanted && !ledger.is_index_wanted() {
        return Ok(Output::default());
    }
    loop {
        match ledger.rebuild_index()? {
            None => {
                return Err(Failure::argument(&say!("cli-index"), say!("cli-index-no-folder")));
            }
            Some(false) if !args.if_wanted => std::thread::sleep(PAUSE),
            Some(_) => return Ok(Output::default()),
        }
    }
}

/// Starts building the index of a ledger in the background, if it is too far behind. No answer waits for it or depends
/// on it.
pub fn refresh(ledger: &Ledger, folder: &Path) {
    if ledger.is_index_wanted()
        && let Ok(program) = std::env::current_exe()
    {
        let mut command = Command::new(program);
        command.arg("--ledger").arg(folder).args(["index", "--if-wanted"]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0); // Ctrl-C is meant for the query.
        let _ = command.spawn();
    }
}
