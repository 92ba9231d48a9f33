//! A scan reads a log in order: one thread reads lines ahead, all cores parse and hash them, and the caller follows.
//!
//! It has two followers: [`strict`] stops at the first fault; [`verify`](super::verify()) continues after damage and
//! names it.

use std::ops::ControlFlow;

use super::prefetch::{Chunk, Items, Portion, prefetch};
use super::store::error::{Damage, StoreError};
use super::{
    CHECKPOINTS, Finding, FindingKind, Head, Header, LineReader, LogPosition, MAX_LINE_BYTES, Offset, Piece, Place,
    Reader, segment_name,
};
use crate::languages::say;
use crate::value::hash::{Blake3, TreeHash};
use crate::value::merkle::leaf_hash;

/// The layer above's parser of a line. It depends on the bytes alone, so that it can run ahead on all cores.
pub type Parse<T> = fn(&[u8]) -> T;

#[derive(Debug)]
pub struct LogEntry<T> {
    /// The place where it begins. Its number is the one that it should have in its segment.
    pub offset: Offset,
    /// Its bytes without the newline; of a line that is too long, only the first.
    pub bytes: Piece,
    pub is_ended: bool,
    /// The parsed record; `None` if the bytes are not one.
    pub parsed: Option<Parsed<T>>,
}

/// The parts of a record that follow from its bytes alone.
#[derive(Debug)]
pub struct Parsed<T> {
    /// The number and the `prev` that it states.
    pub header: Header,
    pub hash: Blake3,
    pub leaf: TreeHash,
    pub value: T,
}

impl<T> Parsed<T> {
    pub(super) fn of(line: &[u8], header: Header, parse: Parse<T>) -> Self {
        Self { header, hash: Blake3::of(line), leaf: leaf_hash(line), value: parse(line) }
    }
}

/// The lines of a log in order, with a look at the next one.
pub struct Entries<'i, T> {
    lines: Items<'i, LogEntry<T>>,
    held: Option<LogEntry<T>>,
}

impl<T> Entries<'_, T> {
    /// Returns the next line. A read error comes after everything that was read before it.
    pub fn next_entry(&mut self) -> Result<Option<LogEntry<T>>, StoreError> {
        match self.held.take() {
            Some(held) => Ok(Some(held)),
            None => self.lines.next().transpose(),
        }
    }

    /// Returns the next line without consuming it.
    pub fn peek(&mut self) -> Result<Option<&LogEntry<T>>, StoreError> {
        if self.held.is_none() {
            self.held = self.lines.next().transpose()?;
        }
        Ok(self.held.as_ref())
    }

    /// Returns the header of the next line, if it is a record, without consuming it.
    pub fn peek_header(&mut self) -> Result<Option<Header>, StoreError> {
        Ok(self.peek()?.and_then(|line| line.parsed.as_ref()).map(|parsed| parsed.header))
    }
}

/// Scans at most `count` lines of the segments, after a position.
pub fn scan<T: Send, R>(
    reader: &Reader,
    segments: &[u64],
    from: &LogPosition,
    count: u64,
    parse: Parse<T>,
    follow: impl FnOnce(Entries<'_, T>) -> R,
) -> R {
    if from.size() == 0 {
        reader.count_full_scan();
    }
    let produce = |give: &mut dyn FnMut(_) -> ControlFlow<()>| {
        // A portion without its last lines ends the scan, whether or not anybody follows.
        let _ = read_ahead(reader, segments, from, count, parse, give);
    };
    prefetch(produce, |portions| follow(Entries { lines: portions.flatten(), held: None }))
}

fn read_ahead<T: Send>(
    reader: &Reader,
    segments: &[u64],
    from: &LogPosition,
    count: u64,
    parse: Parse<T>,
    give: &mut dyn FnMut(Portion<LogEntry<T>>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut chunk = Chunk::default();
    let read = each_line(reader, segments, from, count, |line, known| {
        chunk.push(line, known);
        if !chunk.is_full() {
            return ControlFlow::Continue(());
        }
        give(parsed(std::mem::take(&mut chunk), parse))
    });
    match read {
        Ok(flow @ ControlFlow::Break(())) => flow,
        read => {
            let mut last = parsed(chunk, parse);
            last.extend(read.err().map(Err));
            give(last)
        }
    }
}

/// Hands over each line after a position, and whether a newline ends it.
fn each_line(
    reader: &Reader,
    segments: &[u64],
    from: &LogPosition,
    count: u64,
    mut take: impl FnMut(&[u8], (Offset, bool)) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, StoreError> {
    let size = from.size();
    let first = segments.partition_point(|first| *first <= size).saturating_sub(1);
    let mut left = count;
    for (number, segment) in segments.iter().copied().enumerate().skip(first) {
        let file = reader.file(&segment_name(segment))?;
        let mut lines = LineReader::new(file.clone());
        let mut skipped = if number == first { size.saturating_sub(segment) } else { 0 };
        if skipped > 0
            && let Some(hint) = from.offset.filter(|hint| hint.segment == segment && hint.seq < size)
            && reader.fits(&hint)?
        {
            lines = LineReader::starting_at(file, hint.byte, hint.line.saturating_sub(1));
            skipped = size.saturating_sub(hint.seq);
        }
        while left > 0
            && let Some(line) = lines.next_line()?
        {
            if skipped > 0 {
                skipped = skipped.saturating_sub(1);
                continue;
            }
            left = left.saturating_sub(1);
            let seq = segment.saturating_add(line.number.saturating_sub(1));
            let offset = Offset { seq, segment, byte: line.offset, line: line.number };
            if take(&line.bytes, (offset, line.ended)).is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
    }
    Ok(ControlFlow::Continue(()))
}

fn parsed<T: Send>(chunk: Chunk<(Offset, bool)>, parse: Parse<T>) -> Portion<LogEntry<T>> {
    chunk.map(|bytes, (offset, is_ended)| {
        let is_line = is_ended && bytes.len() <= MAX_LINE_BYTES;
        let header = if is_line { Header::read(&bytes) } else { None };
        let parsed = header.map(|header| Parsed::of(&bytes, header, parse));
        Ok(LogEntry { offset, bytes, is_ended, parsed })
    })
}

/// Follows the records after a position up to a head, and hands each over with the position after it. Errs at the
/// first record that is missing, malformed, or not linked to the one before; and, unless `each` broke off, if the tree
/// at the end does not have the head's root.
///
/// After an error, `each` has received nothing beyond it. Records after the head are not read.
pub fn strict<T: Send, E: From<StoreError> + From<Finding>>(
    reader: &Reader,
    from: &LogPosition,
    head: &Head,
    parse: Parse<T>,
    mut each: impl FnMut(Offset, Piece, Parsed<T>, &LogPosition) -> Result<ControlFlow<()>, E>,
) -> Result<LogPosition, E> {
    let segments = reader.segments()?;
    let mut position = from.clone();
    let count = head.size.saturating_sub(from.size());
    let flow = scan(reader, &segments, from, count, parse, |mut entries| -> Result<_, E> {
        while position.size() < head.size {
            let seq = position.size();
            let LogEntry { offset, bytes, parsed, .. } =
                entries.next_entry()?.ok_or_else(|| missing(CHECKPOINTS, seq))?;
            if offset.line == 1 && offset.segment != seq {
                return Err(missing(&segment_name(offset.segment), seq).into());
            }
            let parsed = match parsed {
                Some(parsed) if parsed.header.seq == seq => parsed,
                _ => return Err(StoreError::Damaged { place: offset.place(), damage: Damage::Record { seq } }.into()),
            };
            if parsed.header.prev != position.last {
                return Err(broken_link(&offset).into());
            }
            position.advance(parsed.hash, parsed.leaf, Some(offset));
            if each(offset, bytes, parsed, &position)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    })?;
    let found = position.head();
    if flow.is_continue() && found != *head {
        let place = Place::file(CHECKPOINTS);
        let with_root = |head: &Head| say!("log-scan-with-root", records = head.size, root = head.root);
        let (expected, found) = (with_root(head), with_root(&found));
        return Err(Finding::new(place, head.size.checked_sub(1), FindingKind::Root, &expected, &found).into());
    }
    Ok(position)
}

fn missing(name: &str, seq: u64) -> StoreError {
    StoreError::damaged(name, Damage::Missing { seq })
}

/// Only full verification can tell which of the two records was altered.
fn broken_link(offset: &Offset) -> Finding {
    let before = offset.seq.saturating_sub(1);
    let expected = say!("log-scan-linked", before = before, record = offset.seq);
    let found = say!("log-scan-one-altered");
    Finding::new(offset.place(), None, FindingKind::Chain, &expected, &found)
}
