//! The lines of all segments in order, with a look at the next one.

use super::finding::Place;
use super::lines::{LineReader, RawLine};
use super::{Header, LogFiles, in_events, segment_name};

/// One line of a segment.
pub(super) struct RecordLine {
    pub place: Place,
    /// The number in the name of the segment that holds it.
    pub segment: u64,
    pub raw: RawLine<'static>,
    /// The record's number and link; `None` if the line is no record.
    pub header: Option<Header>,
}

/// Reads the segments one after the other.
pub(super) struct Records<'f, F> {
    files: &'f F,
    /// The segments that are still to be read, the next one last.
    segments: Vec<u64>,
    reader: Option<(u64, LineReader<'f, F>)>,
    held: Option<RecordLine>,
    /// Segments without a line.
    pub empty: Vec<u64>,
}

impl<'f, F: LogFiles> Records<'f, F> {
    pub fn new(files: &'f F, segments: impl DoubleEndedIterator<Item = u64>) -> Self {
        Self { files, segments: segments.rev().collect(), reader: None, held: None, empty: Vec::new() }
    }

    pub fn next(&mut self) -> Result<Option<RecordLine>, F::Error> {
        match self.held.take() {
            Some(held) => Ok(Some(held)),
            None => self.read(),
        }
    }

    pub fn peek(&mut self) -> Result<Option<&RecordLine>, F::Error> {
        if self.held.is_none() {
            self.held = self.read()?;
        }
        Ok(self.held.as_ref())
    }

    /// The next line's number and link, if it is a record.
    pub fn peek_header(&mut self) -> Result<Option<Header>, F::Error> {
        Ok(self.peek()?.and_then(|line| line.header))
    }

    fn read(&mut self) -> Result<Option<RecordLine>, F::Error> {
        loop {
            if let Some((segment, reader)) = &mut self.reader {
                if let Some(raw) = reader.next_line()?.map(RawLine::into_owned) {
                    let place = Place { file: in_events(reader.name()), line: raw.number };
                    let is_line = raw.ended && !raw.is_too_long();
                    let header = if is_line { Header::read(&raw.bytes) } else { None };
                    return Ok(Some(RecordLine { place, segment: *segment, raw, header }));
                }
                if reader.offset() == 0 {
                    self.empty.push(*segment);
                }
            }
            let Some(segment) = self.segments.pop() else { return Ok(None) };
            self.reader = Some((segment, LineReader::new(self.files, segment_name(segment))));
        }
    }
}
