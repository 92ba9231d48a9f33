//! Folds the books as of a day from a snapshot whose records are all of that day or before, and from those records
//! after it that the index ranks up to the day.
//!
//! The rank of a record is the first day from which it changes what stands: its value day, or that of the record that
//! it corrects if that is earlier. A fact keeps the value day that it had when it was recorded, so ranks never change.
//! Records come nearly in the order of their days: most of the ranked ones follow the snapshot closely, where a scan
//! reads them; the late ones are read one by one.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::event::record::Record;
use crate::ledger::Source;
use crate::ledger::indexed::{chains, read};
use crate::ledger::scan::{scan, scan_hinted};
use crate::log::proof::root_of;
use crate::log::{Head, LogPosition};
use crate::state::books::{Books, date};
use crate::state::documents::Documents;
use crate::state::{Projection as _, Step, steps};
use crate::value::days::Day;

/// Most late records that are in memory at a time.
const LATE_MAX: usize = 4_096;
/// Up to so many records, each projection is folded on first use; more would take much memory until then.
const LATER_MAX: u64 = 50_000;

/// Returns the books of the first `size` records as of a day; `None` if there is no index, or anything does not match.
/// The documents give these records their days.
pub(super) fn as_of(source: &Source, head: &Head, documents: &Documents, size: u64, day: Day) -> Option<Books> {
    let (reader, snapshots) = (&source.reader, source.caches.snapshots.as_ref()?);
    let index = source.index().filter(|index| index.position().size() <= head.size)?;
    let suits = |position: &LogPosition| position.size() <= size && position.latest.is_some_and(|latest| latest <= day);
    let snapshot = snapshots.newest(suits);
    let from = snapshot.as_ref().map(|snapshot| snapshot.position.clone()).unwrap_or_default();
    let indexed = index.position().size();
    let ranked = index.up_to(day.number(), from.size()..size);
    let later = (ranked.len() as u64).saturating_add(head.size.saturating_sub(indexed.max(from.size())));
    let mut books = match snapshot {
        None => Begun::Books(Box::default()),
        Some(snapshot) if later > LATER_MAX => Begun::Books(Box::new(Books::after(snapshot.parts, Vec::new())?)),
        Some(snapshot) => Begun::Parts(snapshot.parts, Vec::new()),
    };
    let mut fold = |record: Record, chain: &[Record]| {
        if record.seq < size {
            // A correction takes away only what was included.
            let held = steps(date(documents, Box::new(record), chain)).filter(|(record, _)| record.day <= day);
            held.for_each(|step| books.fold(step));
        }
        ControlFlow::Continue(())
    };
    if from.size() >= indexed {
        scan(reader, &from, head, &mut |found, _| fold(found.record, &found.chain)).ok()?;
        return books.end();
    }
    let (near, late) = ranked.split_at(near(&ranked, from.size()));
    let near = near.last().map_or(from.size(), |last| last.saturating_add(1));
    // The snapshot must fit the index; that the index is of this log, the records after it show.
    let hint = |seq| index.offset(seq);
    if near > 0 {
        let near = Head { size: near, root: root_of(&**index, near)? };
        scan_hinted(reader, &from, &near, &hint, &mut |found, _| fold(found.record, &found.chain)).ok()?;
    }
    for late in late.chunks(LATE_MAX) {
        let found = read(reader, index, late)?;
        let mut chains = chains(reader, index, &found)?;
        for (seq, (record, _)) in found {
            // It continues whatever it folds.
            let _ = fold(record, &chains.remove(&seq).unwrap_or_default());
        }
    }
    scan_hinted(reader, index.position(), head, &hint, &mut |found, _| fold(found.record, &found.chain)).ok()?;
    if index.is_invalid() { None } else { books.end() }
}

/// Returns how many of the ranked records are near enough to the beginning for a scan: at least half of what it reads.
fn near(ranked: &[u64], from: u64) -> usize {
    let is_near = |(count, seq): &(usize, &u64)| seq.saturating_sub(from) < (*count as u64).saturating_mul(2);
    (1..).zip(ranked).filter(is_near).last().map_or(0, |(count, _)| count)
}

/// Books whose last records are yet to be folded.
enum Begun {
    /// The parts of a snapshot, and the steps after it.
    Parts(BTreeMap<String, Vec<u8>>, Vec<Step>),
    /// Books that each step changes.
    Books(Box<Books>),
}

impl Begun {
    fn fold(&mut self, (record, effect): Step) {
        match self {
            Self::Parts(_, steps) => steps.push((record, effect)),
            Self::Books(books) => books.fold(&record, effect),
        }
    }

    fn end(self) -> Option<Books> {
        match self {
            Self::Parts(parts, steps) => Books::after(parts, steps),
            Self::Books(books) => Some(*books),
        }
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests;
