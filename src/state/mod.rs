//! Projections: what the records add up to.
//!
//! A projection is a fold over records: the same records in the same order give the same value, with no clock, no file
//! and no chance. It is total: it takes any subset of a log's records in their order (`--as-of` leaves some out)
//! without failing.
//!
//! Each has one method, [`Projection::fold`], that applies or reverses the effect of a record. Both go through the same
//! lines, so a reversal removes exactly what was added.
//!
//! [`accounts`] knows which event adds what to which account, and the journal ([`journal`]) adds it up. [`books`] holds
//! all projections together. Imports run one way: `fold` ← topics ← [`books`].

pub mod accounts;
pub mod activities;
pub mod assessments;
pub mod authority;
pub mod books;
pub mod bounded;
pub mod budgets;
pub mod cases;
pub mod closing;
pub mod contributions;
pub mod documents;
pub mod exceptions;
pub mod exchange;
pub mod figures;
mod fold;
pub mod funds;
pub mod grounds;
pub mod holdings;
pub mod journal;
mod lazy;
pub mod likeness;
pub mod lookup;
pub mod meetings;
pub mod movements;
pub mod names;
pub mod outcome;
pub mod parties;
pub mod periods;
pub mod pledges;
pub mod recorders;
pub mod rows;
pub mod settlement;
pub mod terms;
pub mod things;
pub mod timeline;

pub use fold::{Dated, Effect, Facts, Histories, History, Nothing, Placed, Projection, RecordedFact, fold, since};
pub use lazy::{Later, Lazy, Step, steps};

#[cfg(test)]
mod tests;
