//! Marks: where some records begin, so that any record is soon found again.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::Error;
use crate::event::record::Record;
use crate::ledger::lookup::Past;
use crate::ledger::read::read_record;
use crate::log::store::{Line, Mark, Store};
use crate::value::term::Term;

/// Of how many records one is marked: fewer marks take less memory, and let more lines be passed over in vain.
pub const MARK_RECORDS: u64 = 64;
/// Up to how many records that nobody wants are read on the way to the next one that is.
const GAP_RECORDS: u64 = MARK_RECORDS;

/// Marks met on the way, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks(Vec<Mark>);

impl From<Option<Mark>> for Marks {
    fn from(first: Option<Mark>) -> Self {
        Self(Vec::from_iter(first))
    }
}

impl From<Vec<Mark>> for Marks {
    fn from(marks: Vec<Mark>) -> Self {
        Self(marks)
    }
}

impl Marks {
    /// Passes a record.
    pub(crate) fn pass(&mut self, mark: &Mark) {
        if mark.seq.is_multiple_of(MARK_RECORDS) {
            self.0.push(*mark);
        }
    }

    /// Reads a record that was passed; or one before all that were, which takes longer.
    pub(crate) fn read<S: Store>(&self, store: &S, seq: u64) -> Result<Option<Record>, Error> {
        let mut found = Ok(None);
        self.lines(store, &[seq], &mut |line| {
            found = read_record(&line.mark, line.bytes).map(Some);
            ControlFlow::Break(())
        })?;
        found
    }

    /// Hands over the lines of certain records, in order.
    pub(crate) fn lines<S: Store>(
        &self,
        store: &S,
        seqs: &[u64],
        take: &mut dyn FnMut(Line<'_>) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        lines(store, &|seq| self.near(seq), seqs, take)
    }

    /// The mark of a record, or the last one before it.
    fn near(&self, seq: u64) -> Option<Mark> {
        let after = self.0.partition_point(|mark| mark.seq <= seq);
        after.checked_sub(1).and_then(|index| self.0.get(index)).copied()
    }
}

/// Hands over the lines of certain records, in order. What stands close together is read in one go, from the mark that `near` has for its first record.
pub(crate) fn lines<S: Store>(
    store: &S,
    near: &dyn Fn(u64) -> Option<Mark>,
    seqs: &[u64],
    take: &mut dyn FnMut(Line<'_>) -> ControlFlow<()>,
) -> Result<(), Error> {
    for group in seqs.chunk_by(|before, after| after.saturating_sub(*before) <= GAP_RECORDS) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let mut wanted = group.iter().peekable();
        let mut flow = ControlFlow::Continue(());
        store.read(*first, near(*first).as_ref(), &mut |line| {
            if wanted.next_if(|seq| **seq == line.seq).is_some() {
                flow = take(line);
            }
            if line.seq >= *last { ControlFlow::Break(()) } else { flow }
        })?;
        if flow.is_break() {
            break;
        }
    }
    Ok(())
}

/// The records of a store that were passed, for a lookup that keeps none of them.
#[derive(Debug)]
pub struct Passed<'s, S> {
    store: &'s S,
    marks: Marks,
    is_unread: AtomicBool,
}

impl<'s, S: Store> Passed<'s, S> {
    /// The records of a store, none of them passed yet.
    pub const fn new(store: &'s S) -> Self {
        Self { store, marks: Marks(Vec::new()), is_unread: AtomicBool::new(false) }
    }

    /// Passes a record.
    pub fn pass(&mut self, mark: &Mark) {
        self.marks.pass(mark);
    }

    /// Reads a record that was passed; `None` where it cannot be read.
    #[must_use]
    pub fn read(&self, seq: u64) -> Option<Record> {
        self.marks.read(self.store, seq).ok().flatten()
    }

    /// Whether a record could not be read when it was wanted.
    pub fn is_unread(&self) -> bool {
        self.is_unread.load(Ordering::Relaxed)
    }
}

impl<S: Store> Past for Passed<'_, S> {
    fn find(&self, _: Term) -> Vec<u64> {
        Vec::new()
    }

    fn fetch(&self, seqs: &[u64], take: &mut dyn FnMut(&Record) -> ControlFlow<()>) {
        let read = self.marks.lines(self.store, seqs, &mut |line| match read_record(&line.mark, line.bytes) {
            Ok(record) => take(&record),
            Err(_) => {
                self.is_unread.store(true, Ordering::Relaxed);
                ControlFlow::Continue(())
            }
        });
        if read.is_err() {
            self.is_unread.store(true, Ordering::Relaxed);
        }
    }

    fn holds(&self, _: u64) -> bool {
        true
    }
}
