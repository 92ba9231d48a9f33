//! Reads the lines of a file in blocks of bounded size, however long the lines are.

use std::borrow::Cow;

use memchr::memchr;

use super::MAX_LINE_BYTES;
use super::file::LogFile;
use super::store::error::StoreError;

/// Block sizes, in bytes. The first read is small, for callers that need one line; each further read doubles.
const BLOCK_BYTES: std::ops::RangeInclusive<usize> = 16_384..=262_144;

/// Reads one file of a log line by line.
pub struct LineReader {
    file: LogFile,
    block: Vec<u8>,
    used: usize,
    /// The offset at which the block ends.
    next_block: u64,
    asked: usize,
    line: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawLine<'a> {
    /// The line's number in its file, from 1.
    pub number: u64,
    /// The offset of its first byte in the file.
    pub offset: u64,
    /// The bytes without the newline. A line longer than [`MAX_LINE_BYTES`] is cut one byte past that limit.
    pub bytes: Cow<'a, [u8]>,
    /// True if a newline ends it; only the last line of a file can lack one.
    pub ended: bool,
}

impl RawLine<'_> {
    /// True if the line is longer than [`MAX_LINE_BYTES`], so that `bytes` is incomplete.
    pub fn is_too_long(&self) -> bool {
        self.bytes.len() > MAX_LINE_BYTES
    }

    /// Copies the bytes, so that the line outlives the reader.
    pub fn into_owned(self) -> RawLine<'static> {
        let Self { number, offset, bytes, ended } = self;
        RawLine { number, offset, bytes: Cow::Owned(bytes.into_owned()), ended }
    }
}

impl LineReader {
    pub const fn new(file: LogFile) -> Self {
        Self::starting_at(file, 0, 0)
    }

    /// Reads a file from an offset that follows `lines` lines.
    pub const fn starting_at(file: LogFile, offset: u64, lines: u64) -> Self {
        Self { file, block: Vec::new(), used: 0, next_block: offset, asked: 0, line: lines }
    }

    pub fn name(&self) -> &str {
        &self.file.name
    }

    /// Returns the next line, or `None` at the end of the file.
    pub fn next_line(&mut self) -> Result<Option<RawLine<'_>>, StoreError> {
        self.line = self.line.saturating_add(1);
        let (number, offset) = (self.line, self.offset());
        let most = MAX_LINE_BYTES.saturating_add(1);
        let mut searched = 0_usize;
        let (length, ended) = loop {
            let rest = self.block.get(self.used..).unwrap_or_default();
            if let Some(end) = memchr(b'\n', rest.get(searched..).unwrap_or_default()) {
                break (searched.saturating_add(end), true);
            }
            searched = rest.len().min(most);
            // Drop what exceeds the limit of a line that is too long.
            self.block.truncate(self.used.saturating_add(most));
            if !self.fill()? {
                break (searched, false);
            }
        };
        let start = self.used;
        self.used = start.saturating_add(length).saturating_add(usize::from(ended));
        if length == 0 && !ended {
            return Ok(None);
        }
        let bytes = self.block.get(start..start.saturating_add(length.min(most))).unwrap_or_default();
        Ok(Some(RawLine { number, offset, bytes: Cow::Borrowed(bytes), ended }))
    }

    /// Returns the offset of the next line.
    pub fn offset(&self) -> u64 {
        let unused = self.block.len().saturating_sub(self.used);
        self.next_block.saturating_sub(u64::try_from(unused).unwrap_or(u64::MAX))
    }

    /// Returns the number of the last line requested, from 1.
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// Appends the next block to the unused part of this one; `false` at the end of the file.
    fn fill(&mut self) -> Result<bool, StoreError> {
        self.block.drain(..self.used);
        self.used = 0;
        self.asked = self.asked.saturating_mul(2).clamp(*BLOCK_BYTES.start(), *BLOCK_BYTES.end());
        let kept = self.block.len();
        self.block.resize(kept.saturating_add(self.asked), 0);
        let read = self.file.read_at(self.next_block, self.block.get_mut(kept..).unwrap_or_default());
        self.block.truncate(kept.saturating_add(*read.as_ref().unwrap_or(&0)));
        let read = read?;
        self.next_block = self.next_block.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
        Ok(read > 0)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::log::reader::tests::reader_of;

    fn read(bytes: Vec<u8>) -> Vec<RawLine<'static>> {
        let files = reader_of(&BTreeMap::from([("f".to_owned(), bytes)]));
        let mut reader = LineReader::new(files.file("f").unwrap());
        std::iter::from_fn(|| reader.next_line().unwrap().map(RawLine::into_owned)).collect()
    }

    #[test]
    fn lines_are_numbered_and_one_without_newline_is_reported() {
        let lines = read(b"a\n\nbc".to_vec());
        let seen: Vec<_> = lines.iter().map(|l| (l.number, l.offset, l.bytes.as_ref(), l.ended)).collect();
        assert_eq!(seen, [(1, 0, &b"a"[..], true), (2, 2, b"", true), (3, 3, b"bc", false)]);
        assert_eq!(read(Vec::new()), []);
    }

    #[test]
    fn long_lines_cross_blocks_and_are_truncated_past_the_limit() {
        let mut bytes = vec![b'x'; MAX_LINE_BYTES];
        bytes.push(b'\n');
        bytes.extend(vec![b'y'; MAX_LINE_BYTES * 3]);
        bytes.extend(b"\nz\n");
        let lines = read(bytes);
        assert_eq!(lines.len(), 3);
        assert!(!lines[0].is_too_long() && lines[0].bytes.len() == MAX_LINE_BYTES);
        assert!(lines[1].is_too_long() && lines[1].bytes.len() == MAX_LINE_BYTES + 1);
        assert_eq!((lines[2].bytes.as_ref(), lines[2].offset), (&b"z"[..], 262_142));
    }
}
