//! The state machine holds books, lookup and log position after the same records. Recording and verification share it.

use crate::event::record::Record;
use crate::event::{Event, Request};
use crate::ledger::lookup::LogLookup;
use crate::log::{LogPosition, Offset};
use crate::rules::Context;
use crate::rules::decide::{self, Decided, check_author};
use crate::rules::list::List;
use crate::rules::refusal::Refusal;
use crate::state::books::Books;
use crate::state::lookup::Lookup as _;
use crate::state::{Later, fold};
use crate::value::days::{Day, Instant};
use crate::value::hash::{Blake3, TreeHash};
use crate::value::ids::IdempotencyKey;
use crate::value::key::KeyId;
use crate::value::merkle::leaf_hash;
use crate::value::term::Term;

#[derive(Debug, Clone, Default)]
pub struct Machine {
    pub books: Books,
    pub lookup: LogLookup,
    pub position: LogPosition,
    /// The list of which not all records are decided yet.
    pub list: Option<List>,
}

impl Machine {
    pub const fn next(&self) -> u64 {
        self.position.size()
    }

    /// Decides a request, to be signed by the key `by` at the instant `at`, in the batch whose first record is
    /// `batch`.
    pub fn decide(&mut self, request: &Request, by: KeyId, at: Instant, batch: u64) -> Result<Decided, Refusal> {
        let context = self.context(by, at, self.next(), batch);
        decide::decide(request, &mut self.books, &self.lookup, &context, self.list.as_ref())
    }

    /// Decides the command of a stored record again; see [`decide::check`].
    pub fn check(&mut self, record: &Record, batch: u64) -> Result<Option<(Event, Vec<&'static str>)>, Refusal> {
        let context = self.context(record.by, record.at, record.seq, batch);
        decide::check(record, &mut self.books, &self.lookup, &context, self.list.as_ref())
    }

    /// Checks only that the author of a stored record was allowed to record.
    pub fn check_author(&self, record: &Record, batch: u64) -> Result<(), Refusal> {
        let context = self.context(record.by, record.at, record.seq, batch);
        check_author(record.event.kind(), &self.books, &context)
    }

    fn context(&self, by: KeyId, at: Instant, seq: u64, batch: u64) -> Context {
        Context { prev: self.position.last, at, today: Day::of(at), by, seq, batch }
    }

    /// Applies the next record, stored as this line.
    pub fn apply_line(&mut self, record: Record, line: &[u8]) {
        let chain = self.chain(&record);
        self.apply(Box::new(record), &chain, Blake3::of(line), leaf_hash(line), None);
    }

    /// Applies the next record, which corrects this chain; its line has this hash and leaf and begins at this offset.
    pub fn apply(
        &mut self,
        record: Box<Record>,
        chain: &[Record],
        hash: Blake3,
        leaf: TreeHash,
        offset: Option<Offset>,
    ) {
        self.position.advance(hash, leaf, offset);
        let (record, corrected) = self.fold(record, chain);
        self.lookup.observe(record.record, corrected.as_deref());
    }

    /// Adds the next record of a damaged log to books and lookup; the position stays.
    pub fn observe(&mut self, terms: &[Term], record: Box<Record>, chain: &[Record]) {
        let (record, corrected) = self.fold(record, chain);
        self.lookup.observe_with_terms(terms, record.record, corrected.as_deref());
    }

    fn fold(&mut self, record: Box<Record>, chain: &[Record]) -> Later {
        let pair = self.books.date(record, chain);
        fold(&mut self.books, &pair.0, pair.1.as_ref());
        // Nothing asks for the last record of a list again.
        let in_list = pair.0.id.list().filter(|(_, place, of)| place < of).map(|_| pair.clone());
        self.list = List::with(self.list.take(), &pair.0.id, in_list);
        pair
    }

    /// Passes over a refused request of a list, to judge the others.
    pub fn pass_over(&mut self, id: &IdempotencyKey) {
        self.list = List::with(self.list.take(), id, None);
    }

    /// Returns the chain that a record corrects; only the first correction of a record counts.
    pub fn chain(&self, record: &Record) -> Vec<Record> {
        let corrected = record.corrects.filter(|seq| *seq < record.seq && self.lookup.corrected_by(*seq).is_none());
        corrected.map(|seq| self.lookup.chain(seq)).unwrap_or_default()
    }
}
