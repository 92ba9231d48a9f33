use std::path::PathBuf;

use clap_complete::Shell;

use crate::cli::{Failure, Output, command};
use crate::languages::say;

/// Prints shell completions, or writes the manual pages
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  pledgebook manual --completions bash\n  pledgebook manual --pages DIR")]
pub struct Args {
    /// Prints the completions for this shell
    #[arg(long, value_enum, value_name = "SHELL", required_unless_present = "pages")]
    completions: Option<Shell>,
    /// Writes the manual pages into this folder
    #[arg(long, value_name = "DIR")]
    pages: Option<PathBuf>,
}

pub fn run(args: &Args) -> Result<Output, Failure> {
    let mut output = Output::default();
    if let Some(folder) = &args.pages {
        let wrong = |error| Failure::unwritable(folder, &error);
        std::fs::create_dir_all(folder).map_err(wrong)?;
        clap_mangen::generate_to(command(), folder).map_err(wrong)?;
        output.remarks.push(say!("cli-manual-written", folder = folder.display()));
    }
    if let Some(shell) = args.completions {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut command(), "pledgebook", &mut script);
        output.answer = String::from_utf8_lossy(&script).into_owned();
    }
    Ok(output)
}
