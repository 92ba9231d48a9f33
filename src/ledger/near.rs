//! Opening a ledger for recording near its end: with books from a snapshot, and with the index for what decisions ask of the records before.
//!
//! What snapshot and index give is what the whole log gives. On any doubt, before or while something is decided, all records are read instead.

use std::cell::Cell;
use std::ops::ControlFlow;

use crate::cache::index::{Index, IndexFiles};
use crate::cache::snapshots::Snapshots;
use crate::error::Error;
use crate::event::record::Record;
use crate::ledger::Known;
use crate::ledger::lookup::{Past, Recall};
use crate::ledger::machine::Machine;
use crate::ledger::pass::{Start, read_all};
use crate::ledger::sift::each_indexed;
use crate::ledger::view::start;
use crate::ledger::vouch::Vouching;
use crate::log::Frontier;
use crate::log::store::{Head, Store};
use crate::value::term::Term;

/// What this machine derived from a ledger before.
#[derive(Debug, Clone)]
pub struct Derived {
    /// Its snapshots.
    pub snapshots: Snapshots,
    /// Its index.
    pub index: IndexFiles,
}

/// The records up to the end of the index, found by it and read again from the log.
#[derive(Debug)]
pub struct Indexed<S> {
    index: Index,
    store: S,
    is_unread: Cell<bool>,
}

impl<S> Indexed<S> {
    /// Whether anything could not be had: what was decided meanwhile does not count.
    pub fn is_doubted(&self) -> bool {
        self.is_unread.get() || self.index.is_doubted()
    }
}

impl<S: Store> Past for Indexed<S> {
    fn find(&self, term: Term) -> Vec<u64> {
        self.index.find(term)
    }

    fn fetch(&self, seqs: &[u64], take: &mut dyn FnMut(&Record) -> ControlFlow<()>) {
        if !each_indexed(&self.store, &self.index, seqs, &mut |_, record| take(&record)) {
            self.is_unread.set(true);
        }
    }

    fn holds(&self, seq: u64) -> bool {
        seq < self.index.position().size
    }
}

/// What is known of a log by way of snapshot and index, and of the records behind them; `None` where there is none of them, or anything does not fit.
/// The pass begins early enough for what a writer checks.
pub(super) fn near<S: Store + Clone>(
    store: &S,
    head: Head,
    derived: &Derived,
    vouching: &mut Vouching,
) -> Option<Known<S>> {
    let index = derived.index.open().filter(|index| index.position().size <= head.size)?;
    let snapshot = derived.snapshots.newest(|position| position.size <= head.size)?;
    let (of_books, of_index) = (snapshot.position.clone(), index.position().clone());
    let starts = [vouching.start(), start(&of_books), start(&of_index)];
    let last = if of_books.size < of_index.size { &of_index } else { &of_books };
    let first = starts.iter().min_by_key(|start| start.seq)?;
    if starts.iter().any(|start| start.seq == first.seq && start.tree != first.tree) {
        return None;
    }
    vouching.begins_at(first);
    // What the pass has still to meet: snapshot and index count only if they are of this log.
    let mut unmet: Vec<Frontier> = starts.iter().skip(1).map(|start| start.tree.clone()).collect();
    unmet.retain(|tree| tree.size() > first.seq);
    let (mut hash, known) = (last.last, last.size);
    let mut lookup = Recall::new(Some(Indexed { index, store: store.clone(), is_unread: Cell::new(false) }));
    let mut later = Vec::new();
    let tree = read_all(store, first, &head, &mut |step| {
        let seq = step.record.seq;
        vouching.pass(&step);
        unmet.retain(|tree| tree != step.tree);
        if seq >= of_books.size {
            later.push((step.record.clone(), step.original.cloned()));
        }
        if seq >= of_index.size {
            lookup.observe(Box::new(step.record.clone()), step.original);
        }
        if seq >= known {
            hash = step.hash;
        }
        ControlFlow::Continue(())
    })
    .ok()?;
    if !unmet.is_empty() {
        return None;
    }
    let machine = Machine { books: snapshot.books(later)?, lookup, next: head.size, last: Some(hash) };
    Some(Known { machine, head, tree })
}

/// What is known of a log when all of it was read.
pub(super) fn whole<S: Store>(store: &S, head: Head, vouching: &mut Vouching) -> Result<Known<S>, Error> {
    let mut machine = Machine::default();
    let tree = read_all(store, &Start::default(), &head, &mut |step| {
        vouching.pass(&step);
        machine.apply(Box::new(step.record.clone()), step.hash, step.original);
        ControlFlow::Continue(())
    })?;
    Ok(Known { machine, head, tree })
}

#[cfg(test)]
mod tests;
