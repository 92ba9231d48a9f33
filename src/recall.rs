//! Finding records again: by which terms, and what decisions ask of those that are found.
//!
//! A [`Term`] is the hash of something that a record can be found by: its key, its command, a thing, a chain, a case, a month, an account. Which records have a term is
//! kept as pairs of term and number, in order; nothing else of a record is kept. Two terms may have one hash, so whatever is found is read again before it
//! counts. The same pairs, packed, are the index on the disk; a scan makes them as it goes.

mod pairs;

use std::collections::VecDeque;
use std::fmt;
use std::io::Write as _;
use std::ops::ControlFlow;

use crate::books::{Answered, Lookup, Moved, Seen};
use crate::domain::period::Rows;
use crate::domain::postings::{Account, Role, entries};
use crate::domain::reserve::{PaidToCase, paid_to_case};
use crate::domain::{refs, reverses};
use crate::hash::Blake3;
use crate::ids::{CaseId, FundId, Id as _, IdempotencyKey, Thing};
use crate::money::Sums;
use crate::projection::{Effect, journal::signed};
use crate::record::Record;
use crate::when::{Day, Period, Span};
use pairs::Pairs;

/// What a record can be found by: the first 32 bits of a BLAKE3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Term(u32);

/// More than the text of most terms has.
const TEXT_BYTES: usize = 256;

impl Term {
    /// The term of a text, which is given in parts.
    fn of(parts: &[&str]) -> Self {
        let mut text = [0; TEXT_BYTES];
        let mut room = text.as_mut_slice();
        let fits = parts.iter().all(|part| room.write_all(part.as_bytes()).is_ok());
        let used = TEXT_BYTES.saturating_sub(room.len());
        let hash = match text.get(..used) {
            Some(text) if fits => Blake3::of(text),
            _ => Blake3::of(parts.concat().as_bytes()),
        };
        let [a, b, c, d, ..] = *hash.as_bytes();
        Self(u32::from_be_bytes([a, b, c, d]))
    }

    /// The records of an idempotency key.
    #[must_use]
    pub fn key(id: &IdempotencyKey) -> Self {
        Self::of(&["id ", id.as_str()])
    }

    /// The records of a command.
    #[must_use]
    pub fn command(cmd: Blake3) -> Self {
        Self::of(&["cmd ", &cmd.to_string()])
    }

    /// The records that define a thing or name it, and those that take one of them back.
    #[must_use]
    pub fn thing(thing: &Thing) -> Self {
        Self::of(&["thing ", thing.kind().name(), ":", thing.id()])
    }

    /// The records of a chain.
    #[must_use]
    pub fn chain(chain: &str) -> Self {
        Self::of(&["chain ", chain])
    }

    /// The records that pay to a case of a fund, or take a payment back.
    #[must_use]
    pub fn case(fund: &FundId, case: &CaseId) -> Self {
        Self::of(&["case ", fund.as_str(), "/", case.as_str()])
    }

    /// The records that add to figures in a month, 0 being January of the year 0.
    fn month(month: i32) -> Self {
        Self::of(&["month ", &month.to_string()])
    }

    /// The records of a type, and those that take one of them back.
    #[must_use]
    pub fn kind(kind: &str) -> Self {
        Self::of(&["type ", kind])
    }

    /// The records that add to an account.
    #[must_use]
    pub fn account(account: &Account) -> Self {
        Self::of(&["account ", account.role().word(), ":", account.id()])
    }

    /// The records that add to accounts of a role in a fund.
    #[must_use]
    pub fn role(role: Role, fund: &FundId) -> Self {
        Self::of(&["role ", role.word(), " ", fund.as_str()])
    }
}

/// A term and the number of a record that has it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair(u64);

impl Pair {
    /// The most records that are told apart: at half a kilobyte each they are two terabytes.
    pub const RECORDS_MAX: u64 = 1 << 32;

    /// The pair; the number is below [`Self::RECORDS_MAX`].
    #[must_use]
    pub fn new(term: Term, seq: u64) -> Self {
        Self(u64::from(term.0) << 32 | seq.min(Self::RECORDS_MAX.saturating_sub(1)))
    }

    /// The first and the last pair that a term may have.
    #[must_use]
    pub fn all_of(term: Term) -> [Self; 2] {
        [Self::new(term, 0), Self::new(term, u64::MAX)]
    }

    /// The term.
    #[must_use]
    pub const fn term(self) -> Term {
        let [a, b, c, d, ..] = self.0.to_be_bytes();
        Term(u32::from_be_bytes([a, b, c, d]))
    }

    /// The record's number.
    #[must_use]
    pub const fn seq(self) -> u64 {
        self.0 & 0xffff_ffff
    }

    /// As a number: the term above the record's.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The pair of a number.
    #[must_use]
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }
}

impl fmt::Debug for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}:{}", self.0 >> 32, self.seq())
    }
}

/// The terms by which decisions find a record; a reversal comes with the record that it reverses.
pub fn decision_terms(record: &Record, original: Option<&Record>, take: &mut dyn FnMut(Term)) {
    take(Term::command(record.cmd));
    rule_terms(record, take);
    taken_terms(record, original, take);
}

/// Of the terms by which decisions find a record, those of which rules make use, and which follow from the record alone.
pub fn rule_terms(record: &Record, take: &mut dyn FnMut(Term)) {
    take(Term::key(&record.id));
    for thing in standing_on(record) {
        take(Term::thing(&thing));
    }
    if let Some(chain) = record.event.chain() {
        take(Term::chain(&chain));
    }
    moved_terms(record, None, take);
}

/// The terms that a reversal has of the record that it reverses.
fn taken_terms(record: &Record, original: Option<&Record>, take: &mut dyn FnMut(Term)) {
    if let Some(original) = original {
        moved_terms(original, Some(record), take);
    }
}

fn moved_terms(record: &Record, reversal: Option<&Record>, take: &mut dyn FnMut(Term)) {
    if !is_moved(record) {
        return;
    }
    if let Some(day) = moved_on(record, reversal) {
        take(Term::month(day.month()));
    }
    if let Some(PaidToCase { fund, case, .. }) = paid_to_case(&record.event) {
        take(Term::case(&fund, &case));
    }
}

/// The terms by which questions find a record, beside those of decisions.
pub fn question_terms(record: &Record, original: Option<&Record>, take: &mut dyn FnMut(Term)) {
    for record in [Some(record), original].into_iter().flatten() {
        take(Term::kind(record.event.kind()));
        for thing in record.event.mentions().defines {
            take(Term::thing(&thing));
        }
        for posting in entries(&record.event) {
            take(Term::account(&posting.account));
            if let Some(fund) = &posting.fund {
                take(Term::role(posting.account.role(), fund));
            }
        }
    }
    for thing in original.into_iter().flat_map(standing_on) {
        take(Term::thing(&thing));
    }
}

/// The things that a record stands on.
fn standing_on(record: &Record) -> impl Iterator<Item = Thing> {
    let document = record.source.as_ref().map(|source| source.document.thing());
    refs(&record.event).into_iter().chain(document)
}

/// Whether a record adds to figures. What was received in kind adds to none, and is published with its period all the same.
fn is_moved(record: &Record) -> bool {
    record.event.moves_money() || !entries(&record.event).is_empty()
}

/// The day of what a record adds to figures, or of what its reversal takes out of them.
fn moved_on(record: &Record, reversal: Option<&Record>) -> Option<Day> {
    let date = reversal.and_then(|reversal| reversal.event.effective()).or_else(|| record.event.effective());
    date.map(Span::last)
}

/// What a record adds to figures, or what its reversal takes out of them; `None` where that is nothing and nothing was received.
fn moved(record: &Record, reversal: Option<&Record>) -> Option<Moved> {
    if !is_moved(record) {
        return None;
    }
    let effect = reversal.map_or(Effect::Apply, Effect::TakeBack);
    let entries = signed(entries(&record.event), effect).collect();
    let case = paid_to_case(&record.event).map(|paid| match reversal {
        None => paid,
        Some(_) => PaidToCase { amount: paid.amount.negated(), ..paid },
    });
    Some(Moved { day: moved_on(record, reversal), entries, case })
}

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

    /// The same where only rules will be tried, with the [`rule_terms`] of the record.
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
        self.first(Term::thing(&Thing::record(seq)), Some(seq), |record| reverses(&record.event) == Some(seq))
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
        self.each(Term::key(id), None, &mut |record| {
            if record.id != *id {
                return ControlFlow::Continue(());
            }
            answered = Some(Answered { seq: record.seq, cmd: record.cmd });
            ControlFlow::Break(())
        });
        answered
    }

    fn by_command(&self, cmd: Blake3) -> Option<u64> {
        self.first(Term::command(cmd), None, |record| record.cmd == cmd)
    }

    fn standing_on(&self, seq: u64) -> Option<u64> {
        let record = self.get(seq)?;
        let stands = |later: &Record| self.reversal(later.seq).is_none();
        let things = record.event.mentions().defines.into_iter().chain([Thing::record(seq)]);
        let on_thing = things.filter_map(|thing| {
            let is_on = |later: &Record| standing_on(later).any(|other| other == thing) && stands(later);
            self.first(Term::thing(&thing), Some(seq), is_on)
        });
        let chain = record.event.chain();
        let in_chain = chain.and_then(|chain| {
            let is_in = |later: &Record| later.event.chain().as_ref() == Some(&chain) && stands(later);
            self.first(Term::chain(&chain), Some(seq), is_in)
        });
        on_thing.chain(in_chain).min()
    }

    fn moved(&self, seq: u64) -> Option<Moved> {
        self.moved_by(&self.get(seq)?)
    }

    fn rows(&self, period: &Period) -> Rows {
        let mut rows = Rows::new();
        for month in period.first().month()..=period.last().month() {
            self.each(Term::month(month), None, &mut |record| {
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
        self.each(Term::case(fund, case), None, &mut |record| {
            let paid = self.moved_by(record).and_then(|moved| moved.case);
            if let Some(paid) = paid.filter(|paid| paid.fund == *fund && paid.case == *case) {
                sums.add(paid.amount);
            }
            ControlFlow::Continue(())
        });
        sums
    }
}
