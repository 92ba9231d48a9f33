//! The comment with which an exported journal begins.

use crate::ledger::View;
use crate::value::text::escaped;

/// The heading of a journal: what it shows, and remarks.
#[derive(Debug, Clone, Default)]
pub struct Heading {
    /// The ledger and the scope, as every answer states them.
    pub caption: String,
    /// Remarks on the scope.
    pub notes: Vec<String>,
}

/// Writes the heading as comment lines, which begin with a semicolon in both formats.
pub(super) fn comment(heading: &Heading, view: &View) -> String {
    let opened = view.books.recorders.opened();
    let of_ledger = opened.map(|opened| {
        let (origin, standing) = (&opened.origin, opened.standing.word());
        format!("Ledger {origin}, {standing}: {} records, root {}", view.head.size, view.head.root)
    });
    let lines = [heading.caption.clone()].into_iter().chain(of_ledger).chain(heading.notes.iter().cloned());
    lines.map(|line| format!("; {}\n", escaped(&line))).collect()
}
