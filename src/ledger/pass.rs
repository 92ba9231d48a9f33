//! One pass over the log for what it says: chain and root are checked on the way.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::desk::reverses;
use crate::error::Error;
use crate::hash::Blake3;
use crate::ledger::read::{read_record, record_near};
use crate::log::merkle::Frontier;
use crate::log::{Finding, FindingKind, Place};
use crate::record::Record;
use crate::store::{Head, Line, Mark, Store};

/// Every so many records a mark is kept, so that a record which is reversed later is found again without a search.
const MARKED_RECORDS: u64 = 1_024;

/// Where a pass begins: behind which records. The default is the beginning.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    /// The number of the first record of the pass.
    pub seq: u64,
    /// The hash of the record before it.
    pub prev: Blake3,
    /// The tree of the records before it.
    pub tree: Frontier,
    /// Where to begin to read.
    pub near: Option<Mark>,
}

impl Default for Start {
    fn default() -> Self {
        Self { seq: 0, prev: Blake3::ZERO, tree: Frontier::new(), near: None }
    }
}

/// One record of a pass.
#[derive(Debug, Clone, Copy)]
pub struct Step<'a> {
    /// The record.
    pub record: &'a Record,
    /// The hash of its line.
    pub hash: Blake3,
    /// The record that it reverses.
    pub original: Option<&'a Record>,
    /// Where it begins.
    pub mark: Mark,
    /// The tree, with this record.
    pub tree: &'a Frontier,
}

/// Reads every record from a start up to a head, in order, until told to stop. Where it was not, the root at the head is compared, too.
///
/// Errs if the log is damaged or written by a newer program.
pub fn read_all<S: Store>(
    store: &S,
    start: &Start,
    head: &Head,
    each: &mut dyn FnMut(Step<'_>) -> ControlFlow<()>,
) -> Result<Frontier, Error> {
    let mut pass =
        Pass { store, tree: start.tree.clone(), prev: start.prev, marks: BTreeMap::new(), reversed: BTreeSet::new() };
    let (mut outcome, mut is_broken_off) = (Ok(()), false);
    store.read(start.seq, start.near.as_ref(), &mut |line| {
        if line.seq >= head.size {
            return ControlFlow::Break(()); // Appended since the head was read.
        }
        match pass.step(&line, each) {
            Ok(ControlFlow::Continue(())) => return ControlFlow::Continue(()),
            Ok(ControlFlow::Break(())) => is_broken_off = true,
            Err(error) => outcome = Err(error),
        }
        ControlFlow::Break(())
    })?;
    outcome?;
    let tree = pass.tree;
    if !is_broken_off && (tree.size() != head.size || tree.root() != head.root) {
        let place = Place { file: "events/checkpoints".to_owned(), line: 0 };
        let expected = format!("{} records with root {}", head.size, head.root);
        let found = format!("{} records with root {}", tree.size(), tree.root());
        let finding = Finding::new(place, head.size.checked_sub(1), FindingKind::Root, &expected, &found);
        return Err(Error::Damaged(vec![finding]));
    }
    Ok(tree)
}

/// What is known between two records.
struct Pass<'a, S> {
    store: &'a S,
    tree: Frontier,
    prev: Blake3,
    marks: BTreeMap<u64, Mark>,
    /// What was reversed: a forged second reversal takes nothing back.
    reversed: BTreeSet<u64>,
}

impl<S: Store> Pass<'_, S> {
    fn step(
        &mut self,
        line: &Line<'_>,
        each: &mut dyn FnMut(Step<'_>) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Error> {
        let record = read_record(line.place, line.seq, line.bytes)?;
        if record.seq != line.seq || record.prev != self.prev {
            // Which of the two was altered, only full verification can tell.
            let expected = format!("records {} and {} to be linked", line.seq.saturating_sub(1), line.seq);
            let found = "that one of the two was altered";
            let finding = Finding::new(line.place.clone(), None, FindingKind::Chain, &expected, found);
            return Err(Error::Damaged(vec![finding]));
        }
        if line.seq.is_multiple_of(MARKED_RECORDS) {
            self.marks.insert(line.seq, line.mark);
        }
        self.prev = Blake3::of(line.bytes);
        self.tree.push(line.bytes);
        let original = match reverses(&record.event).filter(|seq| *seq < record.seq && self.reversed.insert(*seq)) {
            Some(seq) => {
                let near = self.marks.range(..=seq).next_back().map(|(_, mark)| mark);
                record_near(self.store, seq, near)?.map(|stored| stored.record)
            }
            None => None,
        };
        let (hash, mark) = (self.prev, line.mark);
        Ok(each(Step { record: &record, hash, original: original.as_ref(), mark, tree: &self.tree }))
    }
}
