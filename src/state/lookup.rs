//! Questions that need the whole log, and which the books therefore cannot answer.

use crate::state::accounts::{Posting, Rows};
use crate::state::cases::PaidToCase;
use crate::value::days::{Day, Period};
use crate::value::hash::Blake3;
use crate::value::ids::{CaseId, FundId, IdempotencyKey};
use crate::value::money::Sums;

/// The properties of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Its type.
    pub kind: &'static str,
    /// True if its type can be reversed.
    pub reversible: bool,
    /// The number of the record that reversed it.
    pub reversed_by: Option<u64>,
}

/// The record of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered {
    /// The number of its record.
    pub seq: u64,
    /// The hash of the command as given.
    pub cmd: Blake3,
}

/// The entries of a record, and their day.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// The last day of its value date.
    pub day: Option<Day>,
    /// Its postings and memoranda.
    pub entries: Vec<Posting>,
    /// Its payment to a case.
    pub case: Option<PaidToCase>,
}

/// Answers questions that need the whole log.
pub trait Lookup {
    /// Describes the record with a number; `None` past the end.
    fn record(&self, seq: u64) -> Option<Seen>;

    /// Finds the record under an idempotency key.
    fn by_key(&self, id: &IdempotencyKey) -> Option<Answered>;

    /// Finds the first record of a command.
    fn by_command(&self, cmd: Blake3) -> Option<u64>;

    /// Finds a record, not reversed, that depends on record `seq`, on a thing that it defines, or on its place in a
    /// chain.
    fn standing_on(&self, seq: u64) -> Option<u64>;

    /// Returns the entries of a record; `None` if it has none and states nothing received.
    fn moved(&self, seq: u64) -> Option<Moved>;

    /// Adds up the rows of a period: the postings dated in it, by account.
    fn rows(&self, period: &Period) -> Rows;

    /// Adds up the payments of a fund to a case, less returns.
    fn paid_to_case(&self, fund: &FundId, case: &CaseId) -> Sums;
}
