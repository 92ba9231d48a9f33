//! The desk at which a request becomes records: the books, the lookup and the end of the log, kept in step. It stores nothing.
//!
//! Recording and verifying sit at the same desk: what was refused when it was asked for is a finding when it stands in the log.

use std::borrow::Cow;

use crate::books::{Answered, Books, Lookup as _};
use crate::domain::{Event, Request};
use crate::hash::Blake3;
use crate::ids::IdempotencyKey;
use crate::key::KeyId;
use crate::projection::fold;
use crate::recall::{Past, Recall, Term};
use crate::record::{Asked, Record};
use crate::refusal::Refusal;
use crate::rules::{self, Now, check_author, check_source};
use crate::when::Instant;

/// The books with the lookup that decisions need, after the same records.
#[derive(Debug, Clone, Default)]
pub struct Desk<P = ()> {
    /// All projections.
    pub books: Books,
    /// What needs every record.
    pub lookup: Recall<P>,
    /// The number of the next record.
    pub next: u64,
    /// The hash of the last record; zeros where there is none.
    pub last: Option<Blake3>,
}

/// Who asks, when, and in which batch.
#[derive(Debug, Clone, Copy)]
pub struct Sitting {
    /// The key that will sign.
    pub by: KeyId,
    /// The instant that the records will carry.
    pub at: Instant,
    /// The number of the batch's first record.
    pub batch: u64,
}

/// The answer to a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Decided {
    /// The same command was recorded before; this was its answer.
    Before {
        /// The key under which it stands.
        id: IdempotencyKey,
        /// What stands.
        answered: Answered,
    },
    /// A fact to be recorded under this key.
    Fact {
        /// The key, with what the request replaces in it.
        id: IdempotencyKey,
        /// The hash of the command as given.
        cmd: Blake3,
        /// The fact.
        event: Box<Event>,
    },
}

impl<P: Past> Desk<P> {
    /// A desk at which nothing was taken in, with the records of a past at hand.
    pub fn over(past: P) -> Self {
        Self { books: Books::default(), lookup: Recall::new(past), next: 0, last: None }
    }

    /// Decides a request. The first rule that is broken, in the order of [`Refusal`], is the answer.
    pub fn decide(&self, request: &Request, sitting: Sitting) -> Result<Decided, Refusal> {
        let id = self.key(request)?;
        let cmd = request.hash();
        match self.lookup.by_key(&id) {
            Some(answered) if answered.cmd == cmd => return Ok(Decided::Before { id, answered }),
            Some(answered) => return Err(Refusal::OtherCommand { id, seq: answered.seq }),
            None => {}
        }
        let now = self.now(sitting, self.next);
        let event = Box::new(rules::decide(&request.event, &self.books, &self.lookup, &now)?.into_owned());
        if let Some(source) = &request.source {
            check_source(source, &request.event, &self.books, &now)?;
        }
        Ok(Decided::Fact { id, cmd, event })
    }

    fn key(&self, request: &Request) -> Result<IdempotencyKey, Refusal> {
        if request.id.as_str().contains('@') {
            return Err(Refusal::KeyReserved { id: request.id.clone() });
        }
        let Some(seq) = request.replaces else { return Ok(request.id.clone()) };
        match self.lookup.record(seq) {
            None => Err(Refusal::NoSuchRecord { seq, last: self.next.saturating_sub(1) }),
            Some(seen) if seen.reversed_by.is_none() => Err(Refusal::ReplacesWhatStands { seq }),
            Some(_) => request.id.replacing(seq).map_err(|_| Refusal::KeyTooLong { id: request.id.clone() }),
        }
    }

    /// What the command of a record that stands in the log yields at the place where it stands: that record's event, if all is well.
    pub fn check<'a>(&self, record: &'a Record, asked: &'a Asked, batch: u64) -> Result<Cow<'a, Event>, Refusal> {
        let sitting = Sitting { by: record.by, at: record.at, batch };
        if let Some(answered) = self.lookup.by_key(&record.id) {
            return Err(Refusal::OtherCommand { id: record.id.clone(), seq: answered.seq });
        }
        let now = self.now(sitting, record.seq);
        let event = rules::decide(asked.of(&record.event), &self.books, &self.lookup, &now)?;
        if let Some(source) = &record.source {
            check_source(source, &record.event, &self.books, &now)?;
        }
        Ok(event)
    }

    /// Whether the author of a record that stands in the log might record it, whatever else it says.
    pub fn check_author(&self, record: &Record, batch: u64) -> Result<(), Refusal> {
        let now = self.now(Sitting { by: record.by, at: record.at, batch }, record.seq);
        check_author(record.event.kind(), &self.books, &now)
    }

    fn now(&self, sitting: Sitting, seq: u64) -> Now {
        let today = self.books.recorders.day_of(sitting.at);
        Now { at: sitting.at, today, by: sitting.by, seq, batch: sitting.batch }
    }

    /// Takes the next record in; a reversal comes with the record that it reverses.
    pub fn take(&mut self, record: &Record, hash: Blake3, original: Option<&Record>) {
        self.take_over(Box::new(record.clone()), hash, original);
    }

    /// The same for a record that may be kept.
    pub fn take_over(&mut self, record: Box<Record>, hash: Blake3, original: Option<&Record>) {
        self.fold_next(&record, hash, original);
        self.lookup.observe(record, original);
    }

    /// The same where only rules will be tried, with the [`rule_terms`](crate::recall::rule_terms) of the record.
    pub fn take_by(&mut self, terms: &[Term], record: Box<Record>, hash: Blake3, original: Option<&Record>) {
        self.fold_next(&record, hash, original);
        self.lookup.observe_by(terms, record, original);
    }

    fn fold_next(&mut self, record: &Record, hash: Blake3, original: Option<&Record>) {
        fold(&mut self.books, record, original);
        self.next = record.seq.saturating_add(1);
        self.last = Some(hash);
    }
}

#[cfg(test)]
#[allow(missing_docs, reason = "helpers of tests")]
pub mod testing;

#[cfg(test)]
mod tests;
