//! The state machine holds books, lookup and log position after the same records. Recording and verification share it.

use crate::event::record::Record;
use crate::event::{Event, Request};
use crate::ledger::lookup::LogLookup;
use crate::value::merkle::leaf_hash;
use crate::log::{LogPosition, Offset};
use crate::rules::Context;
use crate::rules::decide::{self, Decided, check_author};
use crate::rules::refusal::Refusal;
use crate::state::books::Books;
use crate::state::fold;
use crate::value::days::Instant;
use crate::value::hash::{Blake3, TreeHash};
use crate::value::key::KeyId;
use crate::value::term::Term;

#[derive(Debug, Clone, Default)]
pub struct Machine {
    pub books: Books,
    pub lookup: LogLookup,
    pub position: LogPosition,
}

impl Machine {
    pub const fn next(&self) -> u64 {
        self.position.size()
    }

    /// Decides a request, to be signed by the key `by` at the instant `at`, in the batch whose first record is
    /// `batch`.
    pub fn decide(&self, request: &Request, by: KeyId, at: Instant, batch: u64) -> Result<Decided, Refusal> {
        decide::decide(request, &self.books, &self.lookup, &self.context(by, at, self.next(), batch))
    }

    /// Decides the command of a stored record again; see [`decide::check`].
    pub fn check(&self, record: &Record, batch: u64) -> Result<Option<(Event, Vec<&'static str>)>, Refusal> {
        let context = self.context(record.by, record.at, record.seq, batch);
        decide::check(record, &self.books, &self.lookup, &context)
    }

    /// Checks only that the author of a stored record was allowed to record.
    pub fn check_author(&self, record: &Record, batch: u64) -> Result<(), Refusal> {
        let context = self.context(record.by, record.at, record.seq, batch);
        check_author(record.event.kind(), &self.books, &context)
    }

    fn context(&self, by: KeyId, at: Instant, seq: u64, batch: u64) -> Context {
        Context { prev: self.position.last, at, today: self.books.recorders.day_of(at), by, seq, batch }
    }

    /// Applies the next record, stored as this line; a reversal comes with the record that it reverses.
    pub fn apply_line(&mut self, record: Box<Record>, line: &[u8], original: Option<&Record>) {
        self.apply(record, Blake3::of(line), leaf_hash(line), None, original);
    }

    /// Applies the next record; its line has this hash and leaf and begins at this offset.
    pub fn apply(
        &mut self,
        record: Box<Record>,
        hash: Blake3,
        leaf: TreeHash,
        offset: Option<Offset>,
        original: Option<&Record>,
    ) {
        self.position.advance(hash, leaf, offset);
        fold(&mut self.books, &record, original);
        self.lookup.observe(record, original);
    }

    /// Adds the next record of a damaged log to books and lookup; the position stays.
    pub fn observe(&mut self, terms: &[Term], record: Box<Record>, original: Option<&Record>) {
        fold(&mut self.books, &record, original);
        self.lookup.observe_with_terms(terms, record, original);
    }
}
