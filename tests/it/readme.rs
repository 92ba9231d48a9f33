//! What the README shows is what the program prints.
//!
//! A block marked `console` holds commands, each after `$ `, with the output that follows it. Each command is run by a shell in the repository, on a
//! terminal of 80 columns, with the program in its path. `UPDATE_GOLDEN=1` writes the outputs anew, in place.

use std::path::Path;
use std::process::Command;

use crate::harness::{difference, repository, shipped_ledger, updating};

#[test]
fn every_command_of_the_readme_prints_what_it_shows() {
    shipped_ledger();
    let path = repository().join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (rewritten, commands) = rewritten(&readme);
    assert!(commands >= 5, "the README shows five questions with five commands, found {commands}");
    if updating() {
        std::fs::write(&path, rewritten).unwrap();
        return;
    }
    if let Some(difference) = difference(&readme, &rewritten) {
        panic!("README.md does not show what the program prints:\n{difference}\nUPDATE_GOLDEN=1 writes it anew");
    }
}

/// The README with the outputs of today, and how many commands it has.
fn rewritten(readme: &str) -> (String, usize) {
    let (mut text, mut commands, mut in_console) = (String::new(), 0, false);
    for line in readme.lines() {
        match (in_console, line.strip_prefix("$ ")) {
            (true, Some(command)) => {
                commands += 1;
                text += &format!("$ {command}\n{}", output(command));
            }
            (true, None) if line != "```" => {} // What it printed when the README was last written.
            _ => {
                text += &format!("{line}\n");
                in_console = line == "```console";
            }
        }
    }
    (text, commands)
}

/// What a command prints, which must succeed.
fn output(command: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_pledgebook")).parent().unwrap();
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-c", command])
        .current_dir(repository())
        .env("PATH", format!("{}:{path}", program.display()))
        .env("COLUMNS", "80")
        .output()
        .unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
