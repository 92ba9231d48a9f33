//! Which records a question reads: by the index those that it names, and what was appended since; without one, all.

use crate::state::terms;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::cache::index::{Index, IndexFiles};
use crate::error::Error;
use crate::event::record::Record;
use crate::event::reverses;
use crate::ledger::marks::lines;
use crate::ledger::pass::{Start, Step, read_all};
use crate::ledger::read::read_record;
use crate::ledger::view::{position, start};
use crate::log::merkle::leaf_hash;
use crate::log::store::{Head, Line, Store};
use crate::state::terms::{decision_terms, question_terms};
use crate::value::hash::Blake3;
use crate::value::ids::Thing;
use crate::value::term::Term;

/// Up to which part of all records, one in so many, a question is answered by the index: to read a greater part, one pass is faster.
const WORTH: u64 = 8;
/// So few are always read by the index.
const WORTH_LEAST: u64 = 64;

/// Which records a question is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sought {
    /// All of them.
    All,
    /// This one, and what takes it back.
    Record(u64),
    /// Those from a number on.
    From(u64),
    /// Those that have one of these terms.
    Terms(BTreeSet<Term>),
    /// At least so many of the last ones that have one of these terms, where there are so many.
    Last(BTreeSet<Term>, usize),
}

/// A record that was found.
#[derive(Debug, Clone, Copy)]
pub struct Sifted<'a> {
    /// The record.
    pub record: &'a Record,
    /// The hash of its line.
    pub hash: Blake3,
    /// The record that it reverses. It is handed over once, however often it is reversed.
    pub original: Option<&'a Record>,
}

/// Works something out of the records that are sought, in order; others may be among them. What the index gives is what all records give.
pub fn sift<S: Store, T: Default>(
    store: &S,
    head: &Head,
    index: Option<&Index>,
    sought: &Sought,
    each: impl Fn(&mut T, Sifted<'_>),
) -> Result<T, Error> {
    if let Some(index) = index.filter(|index| index.position().size <= head.size)
        && let Some(sifted) = near(store, head, index, sought, &each)
    {
        return Ok(sifted);
    }
    let mut sifted = T::default();
    read_all(store, &Start::default(), head, &mut |Step { record, hash, original, .. }| {
        each(&mut sifted, Sifted { record, hash, original });
        ControlFlow::Continue(())
    })?;
    Ok(sifted)
}

/// By way of the index; `None` where that is not worth it, or anything does not fit.
fn near<S: Store, T: Default>(
    store: &S,
    head: &Head,
    index: &Index,
    sought: &Sought,
    each: &impl Fn(&mut T, Sifted<'_>),
) -> Option<T> {
    let position = index.position();
    let seqs =
        candidates(index, sought).filter(|seqs| seqs.len() as u64 <= (position.size / WORTH).max(WORTH_LEAST))?;
    let found = read(store, index, &seqs)?;
    let mut taken_back = BTreeSet::new();
    let reversals = found.values().filter_map(|(record, _)| reverses(&record.event));
    let elsewhere: BTreeSet<u64> = reversals.filter(|seq| !found.contains_key(seq) && *seq < position.size).collect();
    let originals = read(store, index, &elsewhere.into_iter().collect::<Vec<_>>())?;
    let mut sifted = T::default();
    for (record, hash) in found.values() {
        let reversed = reverses(&record.event).filter(|seq| *seq < record.seq && taken_back.insert(*seq));
        let original = reversed.and_then(|seq| found.get(&seq).or_else(|| originals.get(&seq)));
        each(&mut sifted, Sifted { record, hash: *hash, original: original.map(|(record, _)| record) });
    }
    if index.is_doubted() {
        return None;
    }
    let read = read_all(store, &start(position), head, &mut |Step { record, hash, original, .. }| {
        let original = original.filter(|original| !taken_back.contains(&original.seq));
        each(&mut sifted, Sifted { record, hash, original });
        ControlFlow::Continue(())
    });
    // What does not fit to the records behind it, or where these are damaged, is for the pass over all of them to tell.
    read.is_ok().then_some(sifted)
}

/// The numbers of the records that the index has for a question, in order.
fn candidates(index: &Index, sought: &Sought) -> Option<Vec<u64>> {
    let size = index.position().size;
    let seqs = match sought {
        Sought::All => return None,
        Sought::From(first) => (*first..size).collect(),
        Sought::Record(seq) => [*seq].into_iter().chain(index.find(terms::thing(&Thing::record(*seq)))).collect(),
        Sought::Terms(terms) => {
            index.prepare(terms, &[]);
            terms.iter().flat_map(|term| index.find(*term)).collect::<BTreeSet<_>>()
        }
        Sought::Last(terms, count) => {
            let found: BTreeSet<_> = terms.iter().flat_map(|term| index.find_last(*term, *count)).collect();
            // Of each term the last ones are there, so of all together the last ones are.
            found.into_iter().rev().take(*count).collect()
        }
    };
    Some(seqs.into_iter().filter(|seq| *seq < size).collect())
}

/// Reads certain records and their hashes; `None` where one of them cannot be had.
fn read<S: Store>(store: &S, index: &Index, seqs: &[u64]) -> Option<BTreeMap<u64, (Record, Blake3)>> {
    let mut found = BTreeMap::new();
    index.prepare(&BTreeSet::new(), seqs);
    let is_sound = each_indexed(store, index, seqs, &mut |line, record| {
        found.insert(line.seq, (record, Blake3::of(line.bytes)));
        ControlFlow::Continue(())
    });
    (is_sound && found.len() == seqs.len()).then_some(found)
}

/// Hands over certain records in order, each of which must have the leaf hash that the index was built of; `false` where one has not, or cannot be read.
pub(super) fn each_indexed<S: Store>(
    store: &S,
    index: &Index,
    seqs: &[u64],
    take: &mut dyn FnMut(Line<'_>, Record) -> ControlFlow<()>,
) -> bool {
    let mut is_sound = true;
    let read = lines(store, &|seq| index.mark(seq), seqs, &mut |line| {
        let is_same = index.leaf(line.seq) == Some(leaf_hash(line.bytes));
        match read_record(&line.mark, line.bytes) {
            Ok(record) if is_same && record.seq == line.seq => take(line, record),
            _ => {
                is_sound = false;
                ControlFlow::Break(())
            }
        }
    });
    is_sound && read.is_ok()
}

/// Builds the index of a log anew; `false` if somebody else is at it. Errs if the log is damaged, or the index cannot be written.
pub fn build_index<S: Store>(store: &S, files: &IndexFiles) -> Result<bool, Error> {
    let head = store.head()?;
    let Some(mut index) = files.begin().map_err(Error::Index)? else { return Ok(false) };
    let (mut end, mut taken) = (None, Ok(()));
    read_all(store, &Start::default(), &head, &mut |step| {
        taken = index.take(&step.mark, step.leaf);
        let mut find_by = |term| index.find_by(term, step.record.seq);
        decision_terms(step.record, step.original, &mut find_by);
        question_terms(step.record, step.original, &mut find_by);
        if step.tree.size() == head.size {
            end = Some(position(&step));
        }
        if taken.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    taken.map_err(Error::Index)?;
    match end {
        Some(end) => index.finish(end).map_err(Error::Index).map(|()| true),
        None => Ok(true), // There is nothing to be found.
    }
}
