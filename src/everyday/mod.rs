//! The everyday verbs: what a finance officer types, the facts that it means, and what is said of them afterwards.
//!
//! A verb is a short way to write a few facts ([`crate::event`]) at once. Nothing here decides, computes a balance or reads
//! a clock: the rules decide, and every figure that is shown is one of the books before or after.

pub mod add;
pub mod adjust;
pub mod budget;
pub mod documents;
pub mod meetings;
pub mod names;
pub mod opening;
pub mod pay;
pub mod policy;
pub mod promise;
pub mod receive;
pub mod returned;
pub mod screen;
pub mod table;
pub mod typed;

use crate::event::record::Record;
use crate::state::books::Books;
use crate::value::days::Day;

/// What a command changes.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// The books as they were.
    pub before: &'a Books,
    /// The books with its records.
    pub after: &'a Books,
    /// Its records.
    pub records: &'a [Record],
    /// The day on which it is given.
    pub today: Day,
}

/// Returns an id that is not taken: the stem and the day, `belize-2024-03-27`, then with a number at the end.
fn free_id(stem: &str, on: Day, is_taken: impl Fn(&str) -> bool) -> String {
    let first = format!("{stem}-{on}");
    let numbered = (2_u64..).map(|number| format!("{first}-{number}"));
    let mut all = std::iter::once(first.clone()).chain(numbered);
    all.find(|id| !is_taken(id)).unwrap_or(first)
}
