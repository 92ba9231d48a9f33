//! The records of a log in order, each checked against the chain and handed over with the record that it reverses.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::error::Error;
use crate::event::record::{ReadError, Record};
use crate::event::reverses;
use crate::log::scan::{Parse, strict};
use crate::log::{Finding, FindingKind, Head, Line, LogPosition, Offset, Piece, Reader};
use crate::value::hash::{Blake3, TreeHash};

/// A record in the log.
#[derive(Debug)]
pub struct LogRecord {
    /// The record.
    pub record: Box<Record>,
    /// The record that it reverses; only the first reversal of a record has it.
    pub original: Option<Box<Record>>,
    /// Where its line begins.
    pub offset: Offset,
    /// Its line, without the newline.
    pub line: Piece,
    /// The hash of its line.
    pub hash: Blake3,
    /// Its leaf in the tree.
    pub leaf: TreeHash,
}

/// Reads every record behind a position up to a head; `each` receives it with the position behind it. Errs at the first that is damaged, and where
/// the root at the head is another one, unless `each` broke off before.
///
/// After an error nothing behind it has reached `each`. Records behind the head are not looked at.
pub fn scan(
    reader: &Reader,
    from: &LogPosition,
    head: &Head,
    each: &mut dyn FnMut(LogRecord, &LogPosition) -> ControlFlow<()>,
) -> Result<LogPosition, Error> {
    let mut reversed = BTreeSet::new();
    let mut offsets = Offsets::from(from.offset);
    let parse: Parse<Result<Box<Record>, ReadError>> = |line| Record::read(line).map(Box::new);
    strict(reader, from, head, parse, |offset, line, parsed, position| {
        let record = parsed.value.map_err(|error| unreadable(&offset, error))?;
        offsets.pass(&offset);
        let original = match reverses(&record.event).filter(|seq| *seq < record.seq && reversed.insert(*seq)) {
            Some(seq) => offsets.read(reader, seq)?.map(Box::new),
            None => None,
        };
        let (hash, leaf) = (parsed.hash, parsed.leaf);
        Ok(each(LogRecord { record, original, offset, line, hash, leaf }, position))
    })
}

/// Reads the record of a line.
pub(super) fn read_record(line: &Line<'_>) -> Result<Record, Error> {
    Record::read(line.bytes).map_err(|error| unreadable(&line.offset, error))
}

fn unreadable(offset: &Offset, error: ReadError) -> Error {
    match error {
        ReadError::Newer { kind, version, .. } => Error::Newer { seq: offset.seq, kind, version },
        error => Error::Damaged(vec![not_canonical(offset, &error)]),
    }
}

/// The finding that a line is not a record as its version writes it.
pub(super) fn not_canonical(offset: &Offset, error: &ReadError) -> Finding {
    let found = match error {
        ReadError::Data { source, .. } => format!("{error}: {source}"),
        _ => error.to_string(),
    };
    let expected = "a record as its version writes it";
    Finding::new(offset.place(), Some(offset.seq), FindingKind::Canonical, expected, &found)
}

/// One offset is kept of this many records: fewer take less memory, and let more lines be read in vain.
const SPACING: u64 = 64;

/// Where some of the records that were passed begin, in order.
#[derive(Debug, Clone, Default)]
pub struct Offsets(Vec<Offset>);

impl From<Option<Offset>> for Offsets {
    fn from(first: Option<Offset>) -> Self {
        Self(Vec::from_iter(first))
    }
}

impl Offsets {
    /// Passes the next record.
    pub fn pass(&mut self, offset: &Offset) {
        if offset.seq.is_multiple_of(SPACING) {
            self.0.push(*offset);
        }
    }

    /// Where a record begins, or the last one before it that is kept.
    #[must_use]
    pub fn near(&self, seq: u64) -> Option<Offset> {
        let after = self.0.partition_point(|offset| offset.seq <= seq);
        after.checked_sub(1).and_then(|index| self.0.get(index)).copied()
    }

    /// Reads a record again; `None` where there is none.
    pub fn read(&self, reader: &Reader, seq: u64) -> Result<Option<Record>, Error> {
        let mut found = Ok(None);
        reader.read(seq, self.near(seq).as_ref(), &mut |line| {
            found = read_record(&line).map(Some);
            ControlFlow::Break(())
        })?;
        found
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests;
