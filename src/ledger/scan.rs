//! Scans the records of a log in order, checks each against the chain, and hands it over with the record that it
//! reverses.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::error::Error;
use crate::event::record::{ReadError, Record};
use crate::languages::say;
use crate::log::scan::strict;
use crate::log::{Finding, FindingKind, Head, Line, LogPosition, Offset, Piece, Reader};
use crate::value::hash::{Blake3, TreeHash};

#[derive(Debug)]
pub struct LogRecord {
    pub record: Record,
    /// The chain that it corrects, from the record that it corrects itself to the first.
    pub chain: Vec<Record>,
    pub offset: Offset,
    pub line: Piece,
    pub hash: Blake3,
    pub leaf: TreeHash,
}

/// Reads every record after a position up to a head; `each` receives it with the position after it. Errs at the first
/// damaged record, and, unless `each` broke off, if the tree at the end does not have the head's root.
///
/// After an error, `each` has received nothing beyond it. Records after the head are not read.
pub fn scan(
    reader: &Reader,
    from: &LogPosition,
    head: &Head,
    each: &mut dyn FnMut(LogRecord, &LogPosition) -> ControlFlow<()>,
) -> Result<LogPosition, Error> {
    scan_hinted(reader, from, head, &|_| None, each)
}

/// Scans with an offset for each record before the position, or of one before it: it is read if a later one corrects
/// it.
pub fn scan_hinted(
    reader: &Reader,
    from: &LogPosition,
    head: &Head,
    hint: &dyn Fn(u64) -> Option<Offset>,
    each: &mut dyn FnMut(LogRecord, &LogPosition) -> ControlFlow<()>,
) -> Result<LogPosition, Error> {
    let mut corrected = BTreeSet::new();
    let mut offsets = Offsets::from(from.offset);
    strict(reader, from, head, Record::read, |offset, line, parsed, position| {
        let record = parsed.value.map_err(|error| unreadable(&offset, error))?;
        offsets.pass(&offset);
        // Only the first correction of a record counts.
        let mut chain = Vec::new();
        let mut next = record.corrects.filter(|seq| *seq < record.seq && corrected.insert(*seq));
        while let Some(seq) = next {
            let near = offsets.near(seq).or_else(|| hint(seq));
            let Some(earlier) = read_at(reader, seq, near)? else { break };
            next = earlier.corrects.filter(|earlier| *earlier < seq);
            chain.push(earlier);
        }
        let (hash, leaf) = (parsed.hash, parsed.leaf);
        Ok(each(LogRecord { record, chain, offset, line, hash, leaf }, position))
    })
}

pub(super) fn read_record(line: &Line<'_>) -> Result<Record, Error> {
    Record::read(line.bytes).map_err(|error| unreadable(&line.offset, error))
}

fn unreadable(offset: &Offset, error: ReadError) -> Error {
    match error {
        ReadError::Newer { kind, version, .. } => Error::Newer { seq: offset.seq, kind, version },
        error => Error::Damaged(vec![not_canonical(offset, &error)]),
    }
}

/// Returns the finding that a line is not the canonical form of a record.
pub(super) fn not_canonical(offset: &Offset, error: &ReadError) -> Finding {
    let found = match error {
        ReadError::Data { source, .. } => format!("{error}: {source}"),
        _ => error.to_string(),
    };
    let expected = say!("error-scan-canonical");
    Finding::new(offset.place(), Some(offset.seq), FindingKind::Canonical, &expected, &found)
}

/// One offset is kept for this many records: fewer take less memory, but more lines are read in vain.
const SPACING: u64 = 64;

/// The offsets of some of the records that were passed, in order.
#[derive(Debug, Clone, Default)]
pub struct Offsets(Vec<Offset>);

impl From<Option<Offset>> for Offsets {
    fn from(first: Option<Offset>) -> Self {
        Self(Vec::from_iter(first))
    }
}

impl Offsets {
    pub fn pass(&mut self, offset: &Offset) {
        if offset.seq.is_multiple_of(SPACING) {
            self.0.push(*offset);
        }
    }

    /// Returns the offset of a record, or of the last one before it that is kept.
    pub fn near(&self, seq: u64) -> Option<Offset> {
        let after = self.0.partition_point(|offset| offset.seq <= seq);
        after.checked_sub(1).and_then(|index| self.0.get(index)).copied()
    }

    pub fn read(&self, reader: &Reader, seq: u64) -> Result<Option<Record>, Error> {
        read_at(reader, seq, self.near(seq))
    }
}

/// Reads a record at an offset, or behind it.
fn read_at(reader: &Reader, seq: u64, near: Option<Offset>) -> Result<Option<Record>, Error> {
    let mut found = Ok(None);
    reader.read(seq, near.as_ref(), &mut |line| {
        found = read_record(&line).map(Some);
        ControlFlow::Break(())
    })?;
    found
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests;
