//! The lookup of a decision: the records of a term, from the past and from those observed since.

mod pairs;

use std::collections::VecDeque;
use std::ops::ControlFlow;

use crate::event::record::Record;
use crate::event::reverses;
use crate::state::accounts::Rows;
use crate::state::lookup::{Answered, Lookup, Moved, Seen};
use crate::state::terms::{self, decision_terms, moved, standing_on, taken_terms};
use crate::value::days::Period;
use crate::value::hash::Blake3;
use crate::value::ids::{CaseId, FundId, IdempotencyKey, Thing};
use crate::value::money::Sums;
use crate::value::term::Term;
use pairs::Pairs;

/// Records from before, where they are not kept in memory.
pub trait Past {
    /// The numbers of the records that have a term, in order. It may name others too.
    fn find(&self, term: Term) -> Vec<u64>;

    /// Hands these records over, in order, until told to stop. What cannot be had is left out, and remembered by whoever leaves it out.
    fn fetch(&self, seqs: &[u64], take: &mut dyn FnMut(&Record) -> ControlFlow<()>);

    /// Whether a record can be had from here.
    fn holds(&self, seq: u64) -> bool;
}

/// No past: all records are kept.
impl Past for () {
    fn find(&self, _: Term) -> Vec<u64> {
        Vec::new()
    }

    fn fetch(&self, _: &[u64], _: &mut dyn FnMut(&Record) -> ControlFlow<()>) {}

    fn holds(&self, _: u64) -> bool {
        false
    }
}

/// Where there may be no past.
impl<P: Past> Past for Option<P> {
    fn find(&self, term: Term) -> Vec<u64> {
        self.as_ref().map(|past| past.find(term)).unwrap_or_default()
    }

    fn fetch(&self, seqs: &[u64], take: &mut dyn FnMut(&Record) -> ControlFlow<()>) {
        if let Some(past) = self {
            past.fetch(seqs, take);
        }
    }

    fn holds(&self, seq: u64) -> bool {
        self.as_ref().is_some_and(|past| past.holds(seq))
    }
}

/// How many records are kept although they can be had again: those of one command follow each other.
const KEPT_RECORDS: usize = 64;

/// The lookup: the past, and the records that were observed since.
#[derive(Debug, Clone, Default)]
pub struct Recall<P = ()> {
    /// The records before those that were observed.
    pub past: P,
    pairs: Pairs,
    /// In order.
    kept: VecDeque<Box<Record>>,
}

impl<P: Past> Recall<P> {
    /// The lookup of records that stand in a past.
    pub fn new(past: P) -> Self {
        Self { past, pairs: Pairs::default(), kept: VecDeque::new() }
    }

    /// Takes the next record in; a reversal comes with the record that it reverses.
    pub fn observe(&mut self, record: Box<Record>, original: Option<&Record>) {
        decision_terms(&record, original, &mut |term| self.pairs.add(term, record.seq));
        self.keep(record);
    }

    /// The same where only rules will be tried, with the [`terms::rule_terms`] of the record.
    pub fn observe_by(&mut self, terms: &[Term], record: Box<Record>, original: Option<&Record>) {
        terms.iter().for_each(|term| self.pairs.add(*term, record.seq));
        taken_terms(&record, original, &mut |term| self.pairs.add(term, record.seq));
        self.keep(record);
    }

    fn keep(&mut self, record: Box<Record>) {
        self.kept.push_back(record);
        if self.kept.len() > KEPT_RECORDS && self.kept.front().is_some_and(|first| self.past.holds(first.seq)) {
            self.kept.pop_front();
        }
    }

    fn kept(&self, seq: u64) -> Option<&Record> {
        let at = self.kept.binary_search_by_key(&seq, |record| record.seq).ok()?;
        self.kept.get(at).map(|record| &**record)
    }

    fn find(&self, term: Term) -> Vec<u64> {
        let mut found = self.past.find(term);
        found.extend(self.pairs.of(term));
        found
    }

    /// Hands over the records of a term, and whatever else has its hash.
    fn each(&self, term: Term, after: Option<u64>, take: &mut dyn FnMut(&Record) -> ControlFlow<()>) {
        let mut seqs = self.find(term);
        seqs.retain(|seq| after.is_none_or(|after| *seq > after));
        let first = self.kept.front().map_or(u64::MAX, |first| first.seq);
        let (past, kept) = seqs.split_at(seqs.partition_point(|seq| *seq < first));
        let mut flow = ControlFlow::Continue(());
        self.past.fetch(past, &mut |record| {
            flow = take(record);
            flow
        });
        if flow.is_continue() {
            let _ = kept.iter().filter_map(|seq| self.kept(*seq)).try_for_each(take); // Whoever stops has seen enough.
        }
    }

    /// A record that was observed, or stands in the past.
    #[must_use]
    pub fn get(&self, seq: u64) -> Option<Record> {
        if let Some(kept) = self.kept(seq) {
            return Some(kept.clone());
        }
        let mut found = None;
        self.past.fetch(&[seq], &mut |record| {
            found = Some(record.clone());
            ControlFlow::Break(())
        });
        found
    }

    /// The first record of a term, behind a certain one, that is what is sought.
    fn first(&self, term: Term, after: Option<u64>, is_sought: impl Fn(&Record) -> bool) -> Option<u64> {
        let mut found = None;
        self.each(term, after, &mut |record| {
            if is_sought(record) {
                found = Some(record.seq);
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
        found
    }

    /// The record that takes a record back.
    fn reversal(&self, seq: u64) -> Option<u64> {
        self.first(terms::thing(&Thing::record(seq)), Some(seq), |record| reverses(&record.event) == Some(seq))
    }

    fn moved_by(&self, record: &Record) -> Option<Moved> {
        let original = reverses(&record.event).filter(|seq| *seq < record.seq);
        // What is reversed twice is taken back once.
        let original = original.filter(|seq| self.reversal(*seq) == Some(record.seq)).and_then(|seq| self.get(seq));
        match original {
            Some(original) => moved(&original, Some(record)),
            None => moved(record, None),
        }
    }
}

impl<P: Past> Lookup for Recall<P> {
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
