//! One pass over a log for what it says: in order, checking chain and root on the way, while the records ahead are read and hashed on all cores.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use crate::error::Error;
use crate::event::record::Record;
use crate::event::reverses;
use crate::ledger::marks::Marks;
use crate::ledger::read::read_record;
use crate::log::merkle::{Frontier, leaf_hash};
use crate::log::store::{Head, Mark, Store};
use crate::log::{Chunk, Finding, FindingKind, Place, ahead};
use crate::value::hash::{Blake3, TreeHash};

/// Where a pass begins: behind which records. The default is the beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start {
    /// The first record of the pass.
    pub seq: u64,
    /// The hash of the record before it.
    pub prev: Blake3,
    /// The tree of all records before it.
    pub tree: Frontier,
    /// A mark of that record or of one before it, so that it is found without reading its segment.
    pub near: Option<Mark>,
}

impl Default for Start {
    fn default() -> Self {
        Self { seq: 0, prev: Blake3::ZERO, tree: Frontier::new(), near: None }
    }
}

/// One record of a pass, in order.
#[derive(Debug, Clone, Copy)]
pub struct Step<'a> {
    /// The record.
    pub record: &'a Record,
    /// The hash of its line.
    pub hash: Blake3,
    /// Its leaf in the tree.
    pub leaf: TreeHash,
    /// The record that it reverses. It is handed over once, however often it is reversed.
    pub original: Option<&'a Record>,
    /// Where its line begins.
    pub mark: Mark,
    /// The tree of all records up to this one, with it.
    pub tree: &'a Frontier,
    /// Its line, without the newline.
    pub line: &'a [u8],
}

/// Reads every record from a start up to the log's end, checking the chain on the way and, where `each` did not break off, the root at
/// the end. Returns the tree of the records that `each` took.
///
/// After an error nothing that stands behind it has reached `each`. What was appended since the head was read is not looked at.
pub fn read_all<S: Store>(
    store: &S,
    start: &Start,
    head: &Head,
    each: &mut dyn FnMut(Step<'_>) -> ControlFlow<()>,
) -> Result<Frontier, Error> {
    let mut pass = Pass { prev: start.prev, tree: start.tree.clone(), taken_back: BTreeSet::new() };
    let lead = |give: &mut dyn FnMut(Work) -> ControlFlow<()>| gather(store, start, head.size, give);
    let followed = ahead(lead, |chunks| {
        for work in chunks {
            if pass.follow(&work, each)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
            if let Some(fault) = work.fault {
                return Err(fault);
            }
        }
        Ok(ControlFlow::Continue(()))
    });
    let Pass { tree, .. } = pass;
    if followed?.is_continue() && (tree.size() != head.size || tree.root() != head.root) {
        let place = Place { file: "events/checkpoints".to_owned(), line: 0 };
        let expected = format!("{} records with root {}", head.size, head.root);
        let found = format!("{} records with root {}", tree.size(), tree.root());
        let finding = Finding::new(place, head.size.checked_sub(1), FindingKind::Root, &expected, &found);
        return Err(Error::Damaged(vec![finding]));
    }
    Ok(tree)
}

/// A record with what is worked out of its line alone.
struct Read {
    record: Record,
    hash: Blake3,
    leaf: TreeHash,
}

/// A chunk of lines and what came of them.
struct Work {
    chunk: Chunk<Mark>,
    /// The records up to the fault.
    records: Vec<Read>,
    /// The records of earlier chunks that are reversed here.
    originals: BTreeMap<u64, Record>,
    /// The first thing that is wrong, behind these records.
    fault: Option<Error>,
}

/// Reads the lines from a start up to a size, and hands them over in chunks.
fn gather<S: Store>(store: &S, start: &Start, size: u64, give: &mut dyn FnMut(Work) -> ControlFlow<()>) {
    let mut chunk = Chunk::default();
    let mut marks = Marks::from(start.near);
    let read = store.read(start.seq, start.near.as_ref(), &mut |line| {
        if line.seq >= size {
            return ControlFlow::Break(()); // Appended since the head was read.
        }
        marks.pass(&line.mark);
        chunk.push(line.bytes, line.mark);
        if !chunk.is_full() {
            return ControlFlow::Continue(());
        }
        give(Work::of(std::mem::take(&mut chunk), store, &marks))
    });
    if chunk.is_empty() && read.is_ok() {
        return;
    }
    // What was read before an error comes before it.
    let mut last = Work::of(chunk, store, &marks);
    last.fault = last.fault.or(read.err().map(Error::Store));
    let _ = give(last); // It is the last one, whether or not anybody follows.
}

impl Work {
    fn of<S: Store>(chunk: Chunk<Mark>, store: &S, marks: &Marks) -> Self {
        let read = |line: &[u8], mark: &Mark| {
            let record = read_record(mark, line)?;
            Ok(Read { record, hash: Blake3::of(line), leaf: leaf_hash(line) })
        };
        let mut work = Self { records: Vec::new(), originals: BTreeMap::new(), fault: None, chunk };
        for read in work.chunk.work(read) {
            match read {
                Ok(read) => work.records.push(read),
                Err(fault) => {
                    work.fault = Some(fault);
                    break;
                }
            }
        }
        work.fetch(store, marks);
        work
    }

    /// Fetches the originals that stand in no record of this chunk. One that cannot be read is a fault behind the records before its reversal.
    fn fetch<S: Store>(&mut self, store: &S, marks: &Marks) {
        let first = self.records.first().map_or(0, |read| read.record.seq);
        let reversals = self.records.iter().enumerate().filter_map(|(at, read)| {
            let seq = reverses(&read.record.event).filter(|seq| *seq < first)?;
            Some((at, seq))
        });
        let reversals: Vec<(usize, u64)> = reversals.collect();
        let fetched = reversals.into_par_iter().map(|(at, seq)| (at, seq, marks.read(store, seq)));
        let fetched: Vec<_> = fetched.collect();
        for (at, seq, original) in fetched {
            match original {
                Ok(original) => self.originals.extend(original.map(|original| (seq, original))),
                Err(fault) => {
                    self.records.truncate(at);
                    self.fault = Some(fault);
                    return;
                }
            }
        }
    }

    /// The record that one of this chunk reverses.
    fn original(&self, seq: u64) -> Option<&Record> {
        let first = self.records.first()?.record.seq;
        match seq.checked_sub(first) {
            Some(at) => self.records.get(usize::try_from(at).ok()?).map(|read| &read.record),
            None => self.originals.get(&seq),
        }
    }
}

/// What is known between two records.
struct Pass {
    prev: Blake3,
    tree: Frontier,
    /// The records that were reversed on the way.
    taken_back: BTreeSet<u64>,
}

impl Pass {
    /// Takes the records of a chunk in order, up to its fault.
    fn follow(
        &mut self,
        work: &Work,
        each: &mut dyn FnMut(Step<'_>) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Error> {
        for ((line, mark), Read { record, hash, leaf }) in work.chunk.lines().zip(&work.records) {
            if record.seq != mark.seq || record.prev != self.prev {
                return Err(broken_link(mark));
            }
            self.prev = *hash;
            self.tree.push_hash(*leaf);
            let reversed = reverses(&record.event).filter(|seq| *seq < record.seq);
            let original = reversed.filter(|seq| self.taken_back.insert(*seq)).and_then(|seq| work.original(seq));
            let step = Step { record, hash: *hash, leaf: *leaf, original, mark: *mark, tree: &self.tree, line };
            if each(step).is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }
}

/// Which of two records was altered, only full verification can tell.
fn broken_link(mark: &Mark) -> Error {
    let before = mark.seq.saturating_sub(1);
    let expected = format!("records {before} and {} to be linked", mark.seq);
    let found = "that one of the two was altered";
    Error::Damaged(vec![Finding::new(mark.place(), None, FindingKind::Chain, &expected, found)])
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests;
