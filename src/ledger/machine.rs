//! The state machine: books, lookup and the end of the log, in step. Recording and verification share it.

use std::borrow::Cow;

use crate::event::record::{Asked, Record};
use crate::event::{Event, Request};
use crate::ledger::lookup::{Past, Recall};
use crate::rules::Context;
use crate::rules::decide::{self, Decided, check_author};
use crate::rules::refusal::Refusal;
use crate::state::books::Books;
use crate::state::fold;
use crate::value::days::Instant;
use crate::value::hash::Blake3;
use crate::value::key::KeyId;
use crate::value::term::Term;

/// Books and lookup after the same records.
#[derive(Debug, Clone, Default)]
pub struct Machine<P = ()> {
    /// All projections.
    pub books: Books,
    /// Answers what needs every record.
    pub lookup: Recall<P>,
    /// The number of the next record.
    pub next: u64,
    /// The hash of the last record; `None` before the first.
    pub last: Option<Blake3>,
}

impl<P: Past> Machine<P> {
    /// A machine before record 0, over a log from which records can be read again.
    pub fn over(past: P) -> Self {
        Self { books: Books::default(), lookup: Recall::new(past), next: 0, last: None }
    }

    /// Decides a request, to be signed by the key `by` at the instant `at`, in the batch whose first record is `batch`.
    pub fn decide(&self, request: &Request, by: KeyId, at: Instant, batch: u64) -> Result<Decided, Refusal> {
        decide::decide(request, &self.books, &self.lookup, &self.context(by, at, self.next, batch))
    }

    /// Decides the command of a stored record again. A sound record holds the event that this returns.
    pub fn check<'a>(&self, record: &'a Record, asked: &'a Asked, batch: u64) -> Result<Cow<'a, Event>, Refusal> {
        let context = self.context(record.by, record.at, record.seq, batch);
        decide::check(record, asked, &self.books, &self.lookup, &context)
    }

    /// Checks only that the author of a stored record was allowed to record.
    pub fn check_author(&self, record: &Record, batch: u64) -> Result<(), Refusal> {
        let context = self.context(record.by, record.at, record.seq, batch);
        check_author(record.event.kind(), &self.books, &context)
    }

    fn context(&self, by: KeyId, at: Instant, seq: u64, batch: u64) -> Context {
        Context { at, today: self.books.recorders.day_of(at), by, seq, batch }
    }

    /// Applies the next record; a reversal comes with the record that it reverses.
    pub fn apply(&mut self, record: Box<Record>, hash: Blake3, original: Option<&Record>) {
        self.fold_next(&record, hash, original);
        self.lookup.observe(record, original);
    }

    /// Applies the next record, whose [`rule_terms`](crate::state::terms::rule_terms) were computed before. It is not found by its command.
    pub fn apply_with_terms(&mut self, terms: &[Term], record: Box<Record>, hash: Blake3, original: Option<&Record>) {
        self.fold_next(&record, hash, original);
        self.lookup.observe_by(terms, record, original);
    }

    fn fold_next(&mut self, record: &Record, hash: Blake3, original: Option<&Record>) {
        fold(&mut self.books, record, original);
        self.next = record.seq.saturating_add(1);
        self.last = Some(hash);
    }
}
