//! The trait that joins the rules of one topic to those for every fact.

use crate::event::Fact;
use crate::rules::refusal::Refusal;
use crate::state::books::Books;
use crate::state::lookup::Lookup;
use crate::value::days::{Day, Instant, Span};
use crate::value::hash::Blake3;
use crate::value::ids::Thing;
use crate::value::key::KeyId;

/// The rules of a fact. Those that bound a figure are in [`bounds`](crate::rules::bounds).
pub trait Rule: Fact {
    /// Fills in the fields that the command left out; `None` if there are none.
    fn fill(&self, _books: &Books, _lookup: &dyn Lookup, _now: &Context) -> Result<Option<Self>, Refusal> {
        Ok(None)
    }

    /// Checks the rules of the topic, beyond those for every fact. They are asked again when a record is corrected on
    /// which this one depends.
    fn check(&self, _books: &Books, _now: &Context) -> Result<(), Refusal> {
        Ok(())
    }

    /// Lists the grounds that the fact lacks, by the rules that bind only the party that authorises: what has happened all
    /// the same can be reported, as an exception with its reason. The day is that of the fact.
    fn lacks(&self, _books: &Books, _day: Day) -> Vec<Refusal> {
        Vec::new()
    }
}

/// The circumstances of a decision.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// The hash of the record before it.
    pub prev: Blake3,
    /// The instant that the record will carry.
    pub at: Instant,
    /// The UTC day of `at`.
    pub today: Day,
    /// The key that will sign.
    pub by: KeyId,
    /// The number that the record will have.
    pub seq: u64,
    /// The number of the first record of its batch: admissions and revocations hold from the next checkpoint.
    pub batch: u64,
}

/// Refuses a day or interval that reaches into the future: beyond the next UTC day, which has begun somewhere.
pub fn check_past(date: Span, context: &Context) -> Result<(), Refusal> {
    let last = context.today.next().unwrap_or(context.today);
    if date.last() > last { Err(Refusal::InTheFuture { date, last }) } else { Ok(()) }
}

/// Refuses a fact that is dated before the thing that it is about.
pub fn check_not_before<F: Fact>(fact: &F, thing: Thing, its: Option<Span>) -> Result<(), Refusal> {
    match (fact.date(), its) {
        (Some(date), Some(its)) if date.last() < its.last() => Err(Refusal::TooEarly { date, thing, its }),
        _ => Ok(()),
    }
}
