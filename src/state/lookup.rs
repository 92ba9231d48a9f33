//! Questions that need every record of the log, and so have no answer in the books.

use crate::state::accounts::{Posting, Rows};
use crate::state::cases::PaidToCase;
use crate::value::days::{Day, Period};
use crate::value::hash::Blake3;
use crate::value::ids::{CaseId, FundId, IdempotencyKey};
use crate::value::money::Sums;

/// What a lookup tells of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Its type.
    pub kind: &'static str,
    /// Whether its type can be reversed.
    pub reversible: bool,
    /// The record that reversed it.
    pub reversed_by: Option<u64>,
}

/// What a lookup tells of one command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered {
    /// The number of its record.
    pub seq: u64,
    /// The hash of the command as given.
    pub cmd: Blake3,
}

/// What a record adds to figures, and on which day.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// The last day of its value date.
    pub day: Option<Day>,
    /// Its entries.
    pub entries: Vec<Posting>,
    /// What it pays to a case.
    pub case: Option<PaidToCase>,
}

/// What needs every record of the log, and so does not stand in the books.
pub trait Lookup {
    /// What kind of record stands at a number; `None` past the end.
    fn record(&self, seq: u64) -> Option<Seen>;

    /// What was recorded under an idempotency key.
    fn by_key(&self, id: &IdempotencyKey) -> Option<Answered>;

    /// The first record of an equal command.
    fn by_command(&self, cmd: Blake3) -> Option<u64>;

    /// A record that is not reversed and stands on record `seq`, on what that one defines, or later in its chain.
    fn standing_on(&self, seq: u64) -> Option<u64>;

    /// What a record adds to figures; `None` where it adds to none and states nothing that was received.
    fn moved(&self, seq: u64) -> Option<Moved>;

    /// The rows of a period: what the postings dated in it add up to, account by account.
    fn rows(&self, period: &Period) -> Rows;

    /// What a case has received of a fund, less what came back.
    fn paid_to_case(&self, fund: &FundId, case: &CaseId) -> Sums;
}
