//! Builds a writer's state machine: from a snapshot and the index if they are near the end, otherwise from record 0.
//!
//! Snapshot and index give the same state as the whole log. If either is found invalid, before or during a decision,
//! all records are read instead.

use std::ops::ControlFlow;
use std::rc::Rc;
use std::sync::Arc;

use crate::cache::index::Index;
use crate::cache::snapshots::Snapshots;
use crate::error::Error;
use crate::ledger::lookup::LogLookup;
use crate::ledger::machine::Machine;
use crate::ledger::scan::{LogRecord, scan};
use crate::ledger::vouch::Vouching;
use crate::log::{Frontier, Head, LogPosition, Reader};
use crate::state::books::Books;

/// Builds the machine from a snapshot, the index and the records after them; `None` if anything does not match. The
/// scan begins early enough for what a writer checks.
pub(super) fn resumed(
    reader: &Arc<Reader>,
    head: &Head,
    snapshots: &Snapshots,
    index: Rc<Index>,
    vouching: &mut Vouching,
) -> Option<Machine> {
    let snapshot = snapshots.newest(|position| position.size() <= head.size)?;
    let starts = [vouching.start(), snapshot.position.clone(), index.position().clone()];
    if starts.iter().any(|start| start.size() > head.size) {
        return None;
    }
    let first = starts.iter().min_by_key(|start| start.size())?;
    if starts.iter().any(|start| start.size() == first.size() && start.tree != first.tree) {
        return None;
    }
    vouching.begin_at(&first.head());
    // The scan must meet the trees of snapshot and index; otherwise they are not of this log.
    let mut unmet: Vec<&Frontier> = starts.iter().skip(1).map(|start| &start.tree).collect();
    unmet.retain(|tree| tree.size() > first.size());
    let (folded, indexed) = (snapshot.position.size(), index.position().size());
    let mut lookup = LogLookup::indexed(Arc::clone(reader), index);
    let mut later = Vec::new();
    let position = scan(reader, first, head, &mut |found, position| {
        vouching.pass(found.record.by, position);
        unmet.retain(|tree| **tree != position.tree);
        let LogRecord { record, chain, .. } = found;
        if position.size() > indexed {
            lookup.observe(Box::new(record.clone()), chain.first());
        }
        if position.size() > folded {
            later.push((record, chain));
        }
        ControlFlow::Continue(())
    })
    .ok()?;
    if !unmet.is_empty() {
        return None;
    }
    Some(Machine { books: Books::from_parts(snapshot.parts, later)?, lookup, position, list: None })
}

/// Builds the machine from all records.
pub(super) fn whole(reader: &Reader, head: &Head, vouching: &mut Vouching) -> Result<Machine, Error> {
    let mut machine = Machine::default();
    vouching.begin_at(&Head::empty());
    scan(reader, &LogPosition::default(), head, &mut |found, position| {
        vouching.pass(found.record.by, position);
        let LogRecord { record, chain, hash, leaf, offset, .. } = found;
        machine.apply(Box::new(record), &chain, hash, leaf, Some(offset));
        ControlFlow::Continue(())
    })?;
    Ok(machine)
}

#[cfg(test)]
mod tests;
