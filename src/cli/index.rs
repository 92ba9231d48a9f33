use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::cli::failure::Failure;
use crate::cli::{Said, open};
use crate::ledger::Ledger;

/// Makes the index anew, by which questions find records without reading all of them
///
/// Whoever asks a question of a long ledger has it made in the background. It may be deleted at any moment.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook index")]
pub struct Args {
    /// Only if there is none that may be used, or it is far behind, and nobody is at it
    #[arg(long)]
    if_wanted: bool,
}

/// How long to wait before somebody else may have made it.
const PAUSE: Duration = Duration::from_millis(50);

pub fn run(folder: &Path, args: &Args) -> Result<Said, Failure> {
    let ledger = open(folder)?;
    if args.if_wanted && !ledger.is_index_wanted() {
        return Ok(Said::default());
    }
    loop {
        match ledger.rebuild_index()? {
            None => {
                let why = "there is no folder for what this machine keeps of it: set HOME or XDG_CACHE_HOME";
                return Err(Failure::argument("the index", why));
            }
            Some(false) if !args.if_wanted => std::thread::sleep(PAUSE),
            Some(_) => return Ok(Said::default()),
        }
    }
}

/// Has the index of a ledger built in the background, if it is too far behind. No answer waits for it, and none fails with it.
pub fn refresh(ledger: &Ledger, folder: &Path) {
    if ledger.is_index_wanted()
        && let Ok(program) = std::env::current_exe()
    {
        let mut command = Command::new(program);
        command.arg("--ledger").arg(folder).args(["index", "--if-wanted"]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0); // Ctrl-C is meant for the question.
        let _ = command.spawn();
    }
}
