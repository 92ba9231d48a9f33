//! A pager for answers that are longer than the terminal.

use std::io::{IsTerminal as _, Write as _};
use std::process::{Command, Stdio};

/// The pager where `PAGER` names none: it ends by itself if the text fits after all.
const DEFAULT: &str = "less -F";

/// Shows a text in the pager that `PAGER` names, if it has more lines than the terminal, and waits until the reader leaves
/// it. Returns whether it was shown.
pub fn shows(text: &str) -> bool {
    if !std::io::stdout().is_terminal() || text.lines().count() < height().unwrap_or(usize::MAX) {
        return false;
    }
    let named = std::env::var("PAGER").unwrap_or_else(|_| DEFAULT.to_owned());
    let mut words = named.split_whitespace();
    let Some(program) = words.next().filter(|program| *program != "cat") else { return false };
    let pager = Command::new(program).args(words).env("LESSCHARSET", "utf-8").stdin(Stdio::piped()).spawn();
    let Ok(mut pager) = pager else { return false };
    if let Some(mut input) = pager.stdin.take() {
        // A reader who leaves early closes it.
        let _ = input.write_all(text.as_bytes());
    }
    let _ = pager.wait();
    true
}

/// Returns the height of the terminal in lines.
#[cfg(unix)]
fn height() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok()?;
    Some(usize::from(size.ws_row)).filter(|rows| *rows > 0)
}

/// Returns the height of the terminal in lines; it is not known.
#[cfg(not(unix))]
fn height() -> Option<usize> {
    None
}
