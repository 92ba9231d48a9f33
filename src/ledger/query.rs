//! Queries find records: the index gives the candidates, and the log is read for those and for what follows the index.
//! Without an index all records are read.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::ControlFlow;

use crate::cache::index::Index;
use crate::error::Error;
use crate::event::record::{Record, Recorded};
use crate::ledger::indexed::{chains, read};
use crate::ledger::scan::{LogRecord, read_record, scan};
use crate::ledger::view::{KnownAt, Scope, Stored, View};
use crate::log::{Head, LogPosition, Reader};
use crate::state::accounts::Posting;
use crate::state::books::date;
use crate::state::bounded::{Bounded, Change, changes};
use crate::state::lookup::Changes;
use crate::state::movements::{Movement, movements};
use crate::state::{Effect, Later, terms};
use crate::value::days::Day;
use crate::value::hash::Blake3;
use crate::value::ids::Thing;
use crate::value::term::Term;

/// The index answers a query about less than one record in this many; for more, one scan is faster.
const WORTH: u64 = 8;
/// The index answers every query about this many records or fewer.
const WORTH_LEAST: u64 = 64;

/// Selects a superset of the records that a query is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    All,
    /// This record, and its reversal.
    Record(u64),
    /// The records from this number on.
    From(u64),
    /// The records that have one of these terms.
    Terms(BTreeSet<Term>),
    /// At least this many of the last records within the scope that have one of these terms, or all of them.
    Last(BTreeSet<Term>, usize),
}

#[derive(Clone, Copy)]
struct Found<'a> {
    record: &'a Record,
    hash: Blake3,
    /// The chain that it corrects.
    chain: &'a [Record],
}

impl View {
    /// Returns the records within the scope for which `takes` holds, all or the last few, each with its hash and its
    /// reversal. All of them must be among the selected.
    pub fn records(
        &self,
        selection: &Selection,
        last: Option<usize>,
        takes: &dyn Fn(&Record) -> bool,
    ) -> Result<Vec<Recorded>, Error> {
        #[derive(Default)]
        struct Taken {
            found: VecDeque<Recorded>,
            seqs: BTreeSet<u64>,
            corrected: BTreeMap<u64, (u64, &'static str)>,
        }
        let each = |taken: &mut Taken, Found { record, hash, chain }: Found<'_>| {
            if !self.scope.knows(record) {
                return;
            }
            if let Some(seq) = record.corrects.filter(|_| !chain.is_empty()) {
                taken.corrected.insert(seq, (record.seq, record.event.kind()));
            }
            // A record's correction is part of its history.
            if (takes(record) || record.corrects.is_some_and(|seq| taken.seqs.contains(&seq)))
                && self.holds(record, chain)
            {
                taken.seqs.insert(record.seq);
                taken.found.push_back(Recorded { record: record.clone(), hash, corrected_by: None });
                if last.is_some_and(|last| taken.found.len() > last) {
                    taken.found.pop_front();
                }
            }
        };
        let Taken { mut found, corrected, .. } = self.query(selection, each)?;
        for recorded in &mut found {
            recorded.corrected_by = corrected.get(&recorded.record.seq).copied();
        }
        Ok(found.into())
    }

    /// Returns whether the scope holds a record; its document is asked for its day.
    fn holds(&self, record: &Record, chain: &[Record]) -> bool {
        let day = || self.documents().day_of(record, chain).0;
        self.scope.knows(record) && self.scope.as_of.is_none_or(|as_of| day() <= as_of)
    }

    /// Returns the movements within the scope of the wanted entries, in record order. All records that cause them must
    /// be among the selected.
    pub fn movements(&self, selection: &Selection, wanted: &dyn Fn(&Posting) -> bool) -> Result<Vec<Movement>, Error> {
        self.query(selection, |found: &mut Vec<Movement>, Found { record, chain, .. }| {
            if !self.scope.knows(record) {
                return;
            }
            let (record, corrected) = date(self.documents(), Box::new(record.clone()), chain);
            let corrected = corrected.filter(|corrected| self.scope.holds(corrected));
            let holds = self.scope.holds(&record);
            found.extend(
                movements(&record, corrected.as_ref(), |posting| wanted(posting))
                    .into_iter()
                    .filter(|movement| movement.removed_by.is_some() || holds)
                    .filter(|movement| self.books.journal.counts(&movement.posting)),
            );
        })
    }

    /// Returns at most the last `most` movements within the scope of the wanted entries, caused by records that have
    /// one of these terms.
    pub fn last_movements(
        &self,
        terms: BTreeSet<Term>,
        count: usize,
        wanted: &dyn Fn(&Posting) -> bool,
    ) -> Result<Vec<Movement>, Error> {
        let mut found = self.movements(&Selection::Last(terms.clone(), count), wanted)?;
        if found.len() < count {
            found = self.movements(&Selection::Terms(terms), wanted)?;
        }
        found.drain(..found.len().saturating_sub(count));
        Ok(found)
    }

    /// Returns a record, the record that it corrects, and so on to the first of its chain.
    pub fn chain(&self, seq: u64) -> Result<Vec<Record>, Error> {
        self.query(&Selection::Record(seq), |found: &mut Vec<Record>, Found { record, chain, .. }| {
            if record.seq == seq {
                *found = std::iter::once(record).chain(chain).cloned().collect();
            }
        })
    }

    /// Returns one record with its line; `None` if there is none. Errs if it is damaged.
    pub fn line(&self, seq: u64) -> Result<Option<Stored>, Error> {
        let mut found = Ok(None);
        let Some(source) = &self.source else { return found };
        source.reader.read(seq, None, &mut |line| {
            found = read_record(&line).map(|record| {
                let bytes = String::from_utf8_lossy(line.bytes).into_owned();
                Some(Stored { record, place: line.offset.place(), line: bytes })
            });
            ControlFlow::Break(())
        })?;
        found
    }

    /// Folds the selected records, in order, and perhaps others. The result does not depend on the index.
    fn query<T: Default>(&self, selection: &Selection, each: impl Fn(&mut T, Found<'_>)) -> Result<T, Error> {
        let Some(source) = &self.source else { return Ok(T::default()) };
        if let Some(index) = source.index().filter(|index| index.position().size() <= self.head.size)
            && let Some(answer) = by_index(&source.reader, &self.head, index, (selection, self.scope), &each)
        {
            return Ok(answer);
        }
        let mut answer = T::default();
        scan(&source.reader, &LogPosition::default(), &self.head, &mut |LogRecord { record, chain, hash, .. }, _| {
            each(&mut answer, Found { record: &record, hash, chain: &chain });
            ControlFlow::Continue(())
        })?;
        Ok(answer)
    }
}

impl Changes for View {
    fn changes(&self, figure: &Bounded, take: &mut dyn FnMut(&Change, Effect)) {
        let Some(term) = terms::figure(figure) else { return };
        let selection = Selection::Terms(BTreeSet::from([term]));
        let found = self.query(&selection, |found: &mut Vec<Later>, Found { record, chain, .. }| {
            if self.scope.knows(record) {
                found.push(date(self.documents(), Box::new(record.clone()), chain));
            }
        });
        for (record, corrected) in found.unwrap_or_default() {
            if self.scope.holds(&record) {
                changes(record.placed()).iter().for_each(|change| take(change, Effect::Apply));
            }
            if let Some(corrected) = corrected.filter(|corrected| self.scope.holds(corrected)) {
                changes(corrected.placed()).iter().for_each(|change| take(change, Effect::Reverse(record.seq)));
            }
        }
    }
}

/// Answers by the index; `None` if that is not worth it, or anything does not match.
fn by_index<T: Default>(
    reader: &Reader,
    head: &Head,
    index: &Index,
    (selection, scope): (&Selection, Scope),
    each: &impl Fn(&mut T, Found<'_>),
) -> Option<T> {
    let position = index.position();
    let worth = (position.size() / WORTH).max(WORTH_LEAST);
    let seqs = candidates(index, selection, scope).filter(|seqs| seqs.len() as u64 <= worth)?;
    let found = read(reader, index, &seqs)?;
    let chains = chains(reader, index, &found)?;
    let mut answer = T::default();
    for (seq, (record, hash)) in &found {
        each(&mut answer, Found { record, hash: *hash, chain: chains.get(seq).map_or(&[], Vec::as_slice) });
    }
    let corrected: BTreeSet<u64> = chains.values().flat_map(|chain| chain.first()).map(|first| first.seq).collect();
    if index.is_invalid() {
        return None;
    }
    let read = scan(reader, position, head, &mut |LogRecord { record, mut chain, hash, .. }, _| {
        if chain.first().is_some_and(|first| corrected.contains(&first.seq)) {
            chain.clear();
        }
        each(&mut answer, Found { record: &record, hash, chain: &chain });
        ControlFlow::Continue(())
    });
    // If the index does not match the records after it, or these are damaged, a scan of all records follows.
    read.is_ok().then_some(answer)
}

/// Returns the numbers of the records that the index selects, in order.
fn candidates(index: &Index, selection: &Selection, scope: Scope) -> Option<Vec<u64>> {
    let size = index.position().size();
    let seqs = match selection {
        Selection::All => return None,
        Selection::From(first) => (*first..size).collect(),
        Selection::Record(seq) => {
            [*seq].into_iter().chain(index.find(terms::thing(&Thing::record(*seq)))).collect::<BTreeSet<_>>()
        }
        Selection::Terms(terms) => {
            index.prepare(terms, &[]);
            terms.iter().flat_map(|term| index.find(*term)).collect()
        }
        Selection::Last(terms, count) => {
            let known = match scope.known_at {
                None => size,
                Some(KnownAt::Record(seq)) => seq.saturating_add(1),
                Some(KnownAt::Instant(_)) => return None,
            };
            let rank = scope.as_of.map(Day::number);
            let last = |term: &Term| index.find_last(*term, *count, known, rank);
            let found: BTreeSet<_> = terms.iter().flat_map(last).collect();
            // The last ones of each term include the last ones of all terms together.
            found.into_iter().rev().take(*count).collect()
        }
    };
    Some(seqs.into_iter().filter(|seq| *seq < size).collect())
}
