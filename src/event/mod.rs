//! Facts: what the events of a ledger say. The rules for recording them are in [`crate::rules`]; nothing here depends
//! on those.
//!
//! A **fact** says in the past tense what happened; it never changes, and a later fact corrects it.
//!
//! Each topic has a file of declarations. A fact is a struct inside `fact!`: the types of its fields ([`field`]) say
//! what it defines and what it depends on, and its [`Fact`] implementation names its type. One line in [`registry`]
//! makes it a variant of [`Event`]. A new field or meaning makes a new version: the old struct stays, and
//! [`Fact::read_older`] converts it to the next one.
//!
//! Every fact ends with the same two fields:
//!
//! | field | contents |
//! |---|---|
//! | `date` | the value date: the day or the interval at which the fact holds, left out where it is not stated |
//! | `inferred` | in words, which link of the fact the source does not make itself: a reading |
//!
//! Imports run one way: [`field`] and [`fact`](mod@fact) ← topics ← [`registry`] ← [`converted`], [`request`] ← [`record`], the format
//! of a ledger's lines.

pub mod activity;
pub mod assessment;
pub mod budget;
pub mod cash;
pub mod contribution;
pub mod converted;
pub mod correction;
pub mod document;
pub mod fact;
pub mod field;
pub mod fund;
pub mod ledger;
pub mod meeting;
pub mod party;
pub mod period;
pub mod pledge;
pub mod record;
pub mod registry;
pub mod request;
pub mod reserve;

pub use fact::{DataError, EventInfo, Fact, read_exact};
pub use record::command_hash;
pub(crate) use registry::on_fact;
pub use registry::{EVENTS, Event, refs};
pub use request::{Request, Source};

#[cfg(test)]
mod tests;
