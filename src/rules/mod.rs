//! The rules that facts keep, one file a topic: the fields that a decision fills in, and the facts that it refuses.
//!
//! A request asks to record a fact. [`decide`](mod@decide) looks at the books and yields the fact, with the fields that
//! the request left out filled in, or one [`Refusal`](refusal::Refusal). It reads no clock, no file and no random
//! number, so one request on one set of books has one answer: on the machine that recorded it, and on the one that
//! verifies it years later.
//!
//! Rules for every fact (who records, the things it names, its days and currencies) are in [`decide`](mod@decide); the
//! rules of one topic are in its [`Rule`] implementation; [`refusal`] is the rule book, with every refusal and its
//! sentence.

pub mod activity;
pub mod assessment;
pub mod authority;
pub mod bounds;
pub mod budget;
pub mod cash;
pub mod contribution;
pub mod correction;
pub mod decide;
pub mod document;
pub mod exceptions;
pub mod fund;
pub mod grounds;
pub mod ledger;
pub mod list;
pub mod meeting;
mod names;
pub mod party;
pub mod period;
pub mod pledge;
pub mod rate;
pub mod refusal;
pub mod reserve;
mod rule;
#[cfg(test)]
#[allow(missing_docs, reason = "helpers of tests")]
pub mod testing;

pub use rule::{Context, Rule};

#[cfg(test)]
mod tests;
