//! The lookup finds records for decisions: by their terms or by their numbers.
//!
//! Terms of records after the index are kept in memory; the index finds older ones. Records are read again from the
//! log, except the most recent ones, because consecutive requests refer to them, and those that are not stored yet.

mod pairs;

use std::cell::Cell;
use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::rc::Rc;
use std::sync::Arc;

use crate::cache::index::Index;
use crate::event::record::Record;
use crate::event::reverses;
use crate::ledger::query::each_indexed;
use crate::ledger::scan::{Offsets, read_record};
use crate::log::{Offset, Reader};
use crate::state::accounts::Rows;
use crate::state::lookup::{Answered, Lookup, Moved, Seen};
use crate::state::terms::{self, decision_terms, moved, standing_on, taken_terms};
use crate::value::days::Period;
use crate::value::hash::Blake3;
use crate::value::ids::{CaseId, FundId, IdempotencyKey, Thing};
use crate::value::money::Sums;
use crate::value::term::Term;
use pairs::Pairs;

/// Number of records kept in memory although they can be read again.
const RECENT_RECORDS: usize = 64;

#[derive(Debug, Clone, Default)]
pub struct LogLookup {
    stored: Stored,
    pairs: Pairs,
    /// The most recent records, in order, including all that cannot be read again.
    recent: VecDeque<Box<Record>>,
    is_invalid: Cell<bool>,
}

/// The records that can be read again, and the way to find them.
#[derive(Debug, Clone, Default)]
enum Stored {
    /// None can.
    #[default]
    Nowhere,
    /// Those before the end of the index, through it.
    Indexed(Arc<Reader>, Rc<Index>),
    /// All that were passed, by their offsets.
    Passed(Arc<Reader>, Offsets),
}

impl Stored {
    fn holds(&self, seq: u64) -> bool {
        match self {
            Self::Nowhere => false,
            Self::Indexed(_, index) => seq < index.position().size(),
            Self::Passed(..) => true,
        }
    }
}

impl LogLookup {
    pub(super) fn indexed(reader: Arc<Reader>, index: Rc<Index>) -> Self {
        Self { stored: Stored::Indexed(reader, index), ..Self::default() }
    }

    pub(super) fn passing(reader: Arc<Reader>) -> Self {
        Self { stored: Stored::Passed(reader, Offsets::default()), ..Self::default() }
    }

    pub(super) const fn has_index(&self) -> bool {
        matches!(self.stored, Stored::Indexed(..))
    }

    /// True if anything could not be read; every decision since then is invalid.
    pub(super) fn is_invalid(&self) -> bool {
        let is_index_invalid = match &self.stored {
            Stored::Indexed(_, index) => index.is_invalid(),
            _ => false,
        };
        self.is_invalid.get() || is_index_invalid
    }

    /// Notes the offset of a line of the log, whether or not it is a record.
    pub(super) fn pass(&mut self, offset: &Offset) {
        if let Stored::Passed(_, offsets) = &mut self.stored {
            offsets.pass(offset);
        }
    }

    /// Adds the next record; a reversal comes with the record that it reverses.
    pub fn observe(&mut self, record: Box<Record>, original: Option<&Record>) {
        decision_terms(&record, original, &mut |term| self.pairs.add(term, record.seq));
        self.keep(record);
    }

    /// Adds the next record, with its precomputed [`terms::rule_terms`]; its command is not a term.
    pub fn observe_with_terms(&mut self, terms: &[Term], record: Box<Record>, original: Option<&Record>) {
        terms.iter().for_each(|term| self.pairs.add(*term, record.seq));
        taken_terms(&record, original, &mut |term| self.pairs.add(term, record.seq));
        self.keep(record);
    }

    fn keep(&mut self, record: Box<Record>) {
        self.recent.push_back(record);
        if self.recent.len() > RECENT_RECORDS && self.recent.front().is_some_and(|first| self.stored.holds(first.seq)) {
            self.recent.pop_front();
        }
    }

    fn recent(&self, seq: u64) -> Option<&Record> {
        let at = self.recent.binary_search_by_key(&seq, |record| record.seq).ok()?;
        self.recent.get(at).map(|record| &**record)
    }

    /// Returns the records that have a term, in order, and perhaps others with the same hash.
    fn find(&self, term: Term) -> Vec<u64> {
        let mut found = match &self.stored {
            Stored::Indexed(_, index) => index.find(term),
            _ => Vec::new(),
        };
        found.extend(self.pairs.of(term));
        found
    }

    /// Reads stored records in order until the callback breaks off. A record that cannot be read is left out and
    /// invalidates the lookup.
    fn read(&self, seqs: &[u64], take: &mut dyn FnMut(&Record) -> ControlFlow<()>) {
        let is_read = match &self.stored {
            Stored::Nowhere => true,
            Stored::Indexed(reader, index) => each_indexed(reader, index, seqs, &mut |_, record| take(&record)),
            Stored::Passed(reader, offsets) => {
                let mut are_readable = true;
                let read = reader.lines(seqs, &|seq| offsets.near(seq), &mut |line| match read_record(&line) {
                    Ok(record) => take(&record),
                    Err(_) => {
                        are_readable = false;
                        ControlFlow::Continue(())
                    }
                });
                are_readable && read.is_ok()
            }
        };
        if !is_read {
            self.is_invalid.set(true);
        }
    }

    /// Hands over the records after `after` that have a term, and others with the same hash.
    fn each(&self, term: Term, after: Option<u64>, take: &mut dyn FnMut(&Record) -> ControlFlow<()>) {
        let mut seqs = self.find(term);
        seqs.retain(|seq| after.is_none_or(|after| *seq > after));
        let first = self.recent.front().map_or(u64::MAX, |first| first.seq);
        let (stored, recent) = seqs.split_at(seqs.partition_point(|seq| *seq < first));
        let mut flow = ControlFlow::Continue(());
        self.read(stored, &mut |record| {
            flow = take(record);
            flow
        });
        if flow.is_continue() {
            // A `Break` of the last call changes nothing any more.
            let _ = recent.iter().filter_map(|seq| self.recent(*seq)).try_for_each(take);
        }
    }

    pub fn get(&self, seq: u64) -> Option<Record> {
        if let Some(recent) = self.recent(seq) {
            return Some(recent.clone());
        }
        let mut found = None;
        self.read(&[seq], &mut |record| {
            found = Some(record.clone());
            ControlFlow::Break(())
        });
        found
    }

    /// Returns the first record of a term, after `after`, that meets the condition.
    fn first(&self, term: Term, after: Option<u64>, suits: impl Fn(&Record) -> bool) -> Option<u64> {
        let mut found = None;
        self.each(term, after, &mut |record| {
            if suits(record) {
                found = Some(record.seq);
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
        found
    }

    fn reversal(&self, seq: u64) -> Option<u64> {
        self.first(terms::thing(&Thing::record(seq)), Some(seq), |record| reverses(&record.event) == Some(seq))
    }

    fn moved_by(&self, record: &Record) -> Option<Moved> {
        let original = reverses(&record.event).filter(|seq| *seq < record.seq);
        // Only the first of several reversals counts.
        let original = original.filter(|seq| self.reversal(*seq) == Some(record.seq)).and_then(|seq| self.get(seq));
        match original {
            Some(original) => moved(&original, Some(record)),
            None => moved(record, None),
        }
    }
}

impl Lookup for LogLookup {
    fn record(&self, seq: u64) -> Option<Seen> {
        let record = self.get(seq)?;
        let reversed_by = self.reversal(seq);
        Some(Seen { kind: record.event.kind(), reversible: record.event.reversible(), reversed_by })
    }

    fn by_key(&self, id: &IdempotencyKey) -> Option<Answered> {
        let mut answered = None;
        self.each(terms::key(id), None, &mut |record| {
            if record.id != *id {
                return ControlFlow::Continue(());
            }
            answered = Some(Answered { seq: record.seq, cmd: record.cmd });
            ControlFlow::Break(())
        });
        answered
    }

    fn by_command(&self, cmd: Blake3) -> Option<u64> {
        self.first(terms::command(cmd), None, |record| record.cmd == cmd)
    }

    fn standing_on(&self, seq: u64) -> Option<u64> {
        let record = self.get(seq)?;
        let stands = |later: &Record| self.reversal(later.seq).is_none();
        let things = record.event.mentions().defines.into_iter().chain([Thing::record(seq)]);
        let on_thing = things.filter_map(|thing| {
            let is_on = |later: &Record| standing_on(later).any(|other| other == thing) && stands(later);
            self.first(terms::thing(&thing), Some(seq), is_on)
        });
        let chain = record.event.chain();
        let in_chain = chain.and_then(|chain| {
            let is_in = |later: &Record| later.event.chain().as_ref() == Some(&chain) && stands(later);
            self.first(terms::chain(&chain), Some(seq), is_in)
        });
        on_thing.chain(in_chain).min()
    }

    fn moved(&self, seq: u64) -> Option<Moved> {
        self.moved_by(&self.get(seq)?)
    }

    fn rows(&self, period: &Period) -> Rows {
        let mut rows = Rows::new();
        for month in period.first().month()..=period.last().month() {
            self.each(terms::month(month), None, &mut |record| {
                let moved = self
                    .moved_by(record)
                    .filter(|moved| moved.day.is_some_and(|day| day.month() == month && period.holds(day)));
                let entries = moved.into_iter().flat_map(|moved| moved.entries);
                for posting in entries.filter(|entry| entry.fund.is_some()) {
                    rows.entry(posting.account).or_default().add(posting.amount);
                }
                ControlFlow::Continue(())
            });
        }
        rows.retain(|_, sums| !sums.is_zero());
        rows
    }

    fn paid_to_case(&self, fund: &FundId, case: &CaseId) -> Sums {
        let mut sums = Sums::default();
        self.each(terms::case(fund, case), None, &mut |record| {
            let paid = self.moved_by(record).and_then(|moved| moved.case);
            if let Some(paid) = paid.filter(|paid| paid.fund == *fund && paid.case == *case) {
                sums.add(paid.amount);
            }
            ControlFlow::Continue(())
        });
        sums
    }
}
