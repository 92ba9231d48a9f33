//! The lines of all segments in order, with a look at the next one. What can be worked out of a line alone is worked out ahead.

use std::ops::ControlFlow;

use super::ahead::{Chunk, Piece, Portion, Portions};
use super::finding::Place;
use super::lines::LineReader;
use super::merkle::leaf_hash;
use super::verify::Inspect;
use super::{Header, LogFiles, MAX_LINE_BYTES, Mark, segment_name};
use crate::value::hash::{Blake3, TreeHash};

/// Where a line of a segment begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// The number in the name of the segment that holds it.
    pub segment: u64,
    /// Its number in that segment, from 1.
    pub line: u64,
    offset: u64,
}

impl Spot {
    pub fn place(self) -> Place {
        self.mark(0).place()
    }

    /// This place as that of a record.
    pub const fn mark(self, seq: u64) -> Mark {
        Mark { seq, segment: self.segment, offset: self.offset, line: self.line }
    }
}

/// One line of a segment.
pub(super) struct RecordLine<R> {
    pub spot: Spot,
    /// The bytes without the newline, as [`super::RawLine`] has them.
    pub bytes: Piece,
    /// Whether a newline ends it.
    pub ended: bool,
    /// What its bytes tell; `None` if the line is no record.
    pub told: Option<Told<R>>,
}

/// What a record's bytes tell without the records around it.
pub(super) struct Told<R> {
    pub header: Header,
    pub hash: Blake3,
    pub leaf: TreeHash,
    pub read: R,
}

impl<R> Told<R> {
    pub fn of<I: Inspect<Read = R>>(line: &[u8], header: Header) -> Self {
        Self { header, hash: Blake3::of(line), leaf: leaf_hash(line), read: I::read(line) }
    }
}

/// Some lines of the segments.
type Lines<R, E> = Portion<RecordLine<R>, E>;

/// Reads the segments one after the other, and hands their lines over in chunks.
pub(super) fn gather<F: LogFiles, I: Inspect>(
    files: &F,
    segments: &[u64],
    give: &mut dyn FnMut(Lines<I::Read, F::Error>) -> ControlFlow<()>,
) {
    let mut chunk = Chunk::default();
    let mut error = None;
    'all: for segment in segments {
        let mut reader = LineReader::new(files, segment_name(*segment));
        loop {
            let line = match reader.next_line() {
                Ok(Some(line)) => line,
                Ok(None) => break,
                Err(unread) => {
                    error = Some(unread);
                    break 'all;
                }
            };
            let spot = Spot { segment: *segment, line: line.number, offset: line.offset };
            chunk.push(&line.bytes, (spot, line.ended));
            if chunk.is_full() {
                let portion = Portion { things: work_up::<I>(std::mem::take(&mut chunk)), error: None };
                if give(portion).is_break() {
                    return;
                }
            }
        }
    }
    let _ = give(Portion { things: work_up::<I>(chunk), error }); // The last ones, whether or not anybody follows.
}

fn work_up<I: Inspect>(chunk: Chunk<(Spot, bool)>) -> Vec<RecordLine<I::Read>> {
    chunk.work_up(|bytes, (spot, ended)| {
        let is_line = ended && bytes.len() <= MAX_LINE_BYTES;
        let header = if is_line { Header::read(&bytes) } else { None };
        let told = header.map(|header| Told::of::<I>(&bytes, header));
        RecordLine { spot, bytes, ended, told }
    })
}

/// The lines one by one, with a look at the next one.
pub(super) struct Records<'i, R, E> {
    lines: Portions<'i, RecordLine<R>, E>,
    held: Option<RecordLine<R>>,
}

impl<'i, R, E> Records<'i, R, E> {
    pub const fn new(lines: Portions<'i, RecordLine<R>, E>) -> Self {
        Self { lines, held: None }
    }

    pub fn next(&mut self) -> Result<Option<RecordLine<R>>, E> {
        match self.held.take() {
            Some(held) => Ok(Some(held)),
            None => self.lines.next(),
        }
    }

    pub fn peek(&mut self) -> Result<Option<&RecordLine<R>>, E> {
        if self.held.is_none() {
            self.held = self.lines.next()?;
        }
        Ok(self.held.as_ref())
    }

    /// The next line's number and link, if it is a record.
    pub fn peek_header(&mut self) -> Result<Option<Header>, E> {
        Ok(self.peek()?.and_then(|line| line.told.as_ref()).map(|told| told.header))
    }
}
