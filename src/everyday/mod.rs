//! The everyday verbs: what a finance officer types, the facts that it means, and what is said of them afterwards.
//!
//! A verb is a short way to write a few facts ([`crate::event`]) at once. Nothing here decides, computes a balance or reads
//! a clock: the rules decide, and every figure that is shown is one of the books before or after.

pub mod add;
pub mod adjust;
pub mod budget;
pub mod documents;
pub mod exceptions;
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

use std::collections::BTreeMap;

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
    FreeIds::default().next(stem, on, is_taken)
}

/// Ids for the facts of one command, each of them new. What was tried for a stem and a day is not tried again.
#[derive(Debug, Default)]
struct FreeIds(BTreeMap<String, u64>);

impl FreeIds {
    /// Returns an id that is not taken, and that was not returned before.
    fn next(&mut self, stem: &str, on: Day, is_taken: impl Fn(&str) -> bool) -> String {
        let first = format!("{stem}-{on}");
        let tried = self.0.entry(first.clone()).or_insert(0);
        loop {
            *tried = tried.saturating_add(1);
            let id = if *tried == 1 { first.clone() } else { format!("{first}-{tried}") };
            if !is_taken(&id) || *tried == u64::MAX {
                return id;
            }
        }
    }
}
