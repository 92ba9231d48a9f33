//! Questions that need the whole log, and which the books therefore cannot answer.

use crate::event::record::Record;
use crate::state::bounded::{Bounded, Change};
use crate::state::fold::Effect;
use crate::state::rows::Rows;
use crate::value::days::Period;
use crate::value::hash::Blake3;
use crate::value::ids::IdempotencyKey;

/// The record of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered {
    /// The number of its record.
    pub seq: u64,
    /// The hash of the command as given.
    pub cmd: Blake3,
}

/// Finds the changes of figures whose tracks are not kept.
pub trait Changes {
    /// Hands over the changes that records make to a bounded figure that is not always kept, and perhaps others.
    fn changes(&self, figure: &Bounded, take: &mut dyn FnMut(&Change, Effect));
}

/// Answers questions that need the whole log.
pub trait Lookup: Changes {
    /// Returns a record, the record that it corrects, and so on to the first of its chain; empty past the end.
    fn chain(&self, seq: u64) -> Vec<Record>;

    /// Returns the number of the record that corrects a record.
    fn corrected_by(&self, seq: u64) -> Option<u64>;

    /// Finds the record under an idempotency key.
    fn by_key(&self, id: &IdempotencyKey) -> Option<Answered>;

    /// Lists records whose key, or whose list's key, is this.
    fn named(&self, name: &str) -> Vec<Record>;

    /// Finds the first record that stands of which this new one is a likely double: one that is like it, and that it
    /// does not correct.
    fn double_of(&self, record: &Record) -> Option<u64>;

    /// Lists the records that stand and depend on record `seq`, on a thing that it defines, or on its place in a chain.
    fn dependants(&self, seq: u64) -> Vec<Record>;

    /// Adds up the postings dated in a period that stand, by account.
    fn rows(&self, period: &Period) -> Rows;
}
