//! A pager for answers that are longer than the terminal.

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::cli::terminal::size;

/// The pager where `PAGER` names none: it ends by itself if the text fits after all.
const DEFAULT: &str = "less -F";

/// Shows a text in the pager that `PAGER` names, if it has more lines than the terminal, and waits until the reader leaves
/// it. Returns whether it was shown.
pub fn shows(text: &str) -> bool {
    if size().is_none_or(|(_, rows)| text.lines().count() < usize::from(rows)) {
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
