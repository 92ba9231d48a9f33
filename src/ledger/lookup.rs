//! The lookup finds records for decisions: by their terms or by their numbers.
//!
//! Terms of records after the index are kept in memory; the index finds older ones. Records are read again from the
//! log, except the most recent ones, because consecutive requests refer to them, and those that are not stored yet.

mod pairs;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::ControlFlow;
use std::rc::Rc;
use std::sync::Arc;

use crate::cache::index::Index;
use crate::event::record::Record;
use crate::ledger::indexed::each_indexed;
use crate::ledger::scan::{Offsets, read_record};
use crate::log::{Offset, Reader};
use crate::state::accounts::{Posting, postings};
use crate::state::bounded::{Bounded, Change, changes};
use crate::state::journal::signed;
use crate::state::likeness::Likeness;
use crate::state::lookup::{Answered, Changes, Lookup};
use crate::state::rows::Rows;
use crate::state::terms::{self, decision_terms, standing_on, taken_terms};
use crate::state::{Effect, Placed};
use crate::value::days::{Period, Span};
use crate::value::ids::{IdempotencyKey, Thing};
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

    /// Adds the next record; a correction comes with the record that it corrects.
    pub fn observe(&mut self, record: Box<Record>, corrected: Option<&Record>) {
        decision_terms(&record, corrected, &mut |term| self.pairs.add(term, record.seq));
        self.keep(record);
    }

    /// Adds the next record, with its precomputed [`terms::rule_terms`]; its likeness is not a term.
    pub fn observe_with_terms(&mut self, terms: &[Term], record: Box<Record>, corrected: Option<&Record>) {
        terms.iter().for_each(|term| self.pairs.add(*term, record.seq));
        corrected
            .into_iter()
            .for_each(|corrected| taken_terms(corrected, &mut |term| self.pairs.add(term, record.seq)));
        self.keep(record);
    }

    fn keep(&mut self, record: Box<Record>) {
        self.recent.push_back(record);
        if self.recent.len() > RECENT_RECORDS && self.recent.front().is_some_and(|first| self.stored.holds(first.seq)) {
            self.recent.pop_front();
        }
    }

    /// Returns a record that is kept in memory: one of the most recent, or one that is not stored yet.
    pub(super) fn recent(&self, seq: u64) -> Option<&Record> {
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

    /// Hands over the records that have a term, each with the record that it corrects.
    fn each_with_corrected(&self, term: Term, take: &mut dyn FnMut(&Record, Option<&Record>)) {
        self.each(term, None, &mut |record| {
            let corrected = record.corrects.filter(|seq| self.corrected_by(*seq) == Some(record.seq));
            take(record, corrected.and_then(|seq| self.get(seq)).as_ref());
            ControlFlow::Continue(())
        });
    }
}

impl Lookup for LogLookup {
    fn chain(&self, seq: u64) -> Vec<Record> {
        let earlier = |record: &Record| self.get(record.corrects.filter(|earlier| *earlier < record.seq)?);
        std::iter::successors(self.get(seq), earlier).collect()
    }

    fn corrected_by(&self, seq: u64) -> Option<u64> {
        self.first(terms::thing(&Thing::record(seq)), Some(seq), |record| record.corrects == Some(seq))
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

    fn named(&self, name: &str) -> Vec<Record> {
        let mut found = Vec::new();
        self.each(terms::name(name), None, &mut |record| {
            if record.id.as_str() == name || record.id.list().is_some_and(|(list, ..)| list == name) {
                found.push(record.clone());
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
        found
    }

    fn double_of(&self, record: &Record) -> Option<u64> {
        let likeness = Likeness::of(record);
        let mut first: Option<u64> = None;
        likeness.terms(&mut |term| {
            let is_double = |other: &Record| {
                let is_like = Likeness::of(other).is_like(&likeness);
                is_like && record.corrects != Some(other.seq) && self.corrected_by(other.seq).is_none()
            };
            first = first.into_iter().chain(self.first(term, None, is_double)).min();
        });
        first
    }

    fn dependants(&self, seq: u64) -> Vec<Record> {
        let Some(record) = self.get(seq) else { return Vec::new() };
        let mut found = BTreeMap::new();
        let mut take = |later: &Record, depends: bool| {
            if depends && later.seq != seq && self.corrected_by(later.seq).is_none() {
                found.insert(later.seq, later.clone());
            }
            ControlFlow::Continue(())
        };
        // What depends on it came after the first record of its chain.
        let first = self.chain(seq).last().map(|first| first.seq);
        for thing in record.event.mentions().defines.into_iter().chain([Thing::record(seq)]) {
            self.each(terms::thing(&thing), first, &mut |later| {
                take(later, standing_on(later).any(|other| other == thing))
            });
        }
        if let Some(chain) = record.event.chain() {
            let begun = |seq: u64| self.chain(seq).last().map(|begun| begun.seq);
            let later = |later: &Record| later.event.chain().as_ref() == Some(&chain) && begun(later.seq) > first;
            self.each(terms::chain(&chain), first, &mut |record| take(record, later(record)));
        }
        found.into_values().collect()
    }

    fn rows(&self, period: &Period) -> Rows {
        let mut rows = Rows::new();
        let mut seen = BTreeSet::new();
        let mut add = |record: &Record, effect: Effect| {
            // What moves money has a date.
            let Some(date) = record.event.date() else { return };
            for posting in postings(&record.event).into_iter().filter(|posting| period.holds(posting.day(date.last())))
            {
                let Posting { account, amount, .. } = signed(posting, effect);
                rows.entry(account).or_default().add(amount);
            }
        };
        for month in period.first().month()..=period.last().month() {
            self.each_with_corrected(terms::month(month), &mut |record, corrected| {
                if seen.insert(record.seq) {
                    add(record, Effect::Apply);
                    corrected.into_iter().for_each(|corrected| add(corrected, Effect::Reverse(record.seq)));
                }
            });
        }
        rows.retain(|_, sums| !sums.is_zero());
        rows
    }
}

impl Changes for LogLookup {
    fn changes(&self, figure: &Bounded, take: &mut dyn FnMut(&Change, Effect)) {
        let Some(term) = terms::figure(figure) else { return };
        let mut each = |record: &Record, effect: Effect| {
            // What moves money has a date.
            let Some(day) = record.event.date().map(Span::last) else { return };
            let placed = Placed { event: &record.event, seq: record.seq, first: record.seq, day };
            changes(placed).iter().for_each(|change| take(change, effect));
        };
        self.each_with_corrected(term, &mut |record, corrected| {
            each(record, Effect::Apply);
            corrected.into_iter().for_each(|corrected| each(corrected, Effect::Reverse(record.seq)));
        });
    }
}

#[cfg(test)]
mod tests;
