//! Lines of a file, read in blocks of bounded size whatever the file holds.

use super::{LogFiles, MAX_LINE_BYTES};

/// How much is read at a time.
const BLOCK_BYTES: usize = 65_536;

/// Reads one file of a log line by line.
pub struct LineReader<'f, F> {
    files: &'f F,
    name: String,
    block: Vec<u8>,
    used: usize,
    next_block: u64,
    line: u64,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawLine {
    /// The line's number in its file, from 1.
    pub number: u64,
    /// Where it begins in its file, in bytes.
    pub offset: u64,
    /// The bytes without the newline; of a line longer than [`MAX_LINE_BYTES`] only one byte more than that many.
    pub bytes: Vec<u8>,
    /// Whether a newline ends it; only a file's last line can be without.
    pub ended: bool,
}

impl RawLine {
    /// Whether the line was longer than [`MAX_LINE_BYTES`], so that `bytes` is not all of it.
    #[must_use]
    pub const fn is_too_long(&self) -> bool {
        self.bytes.len() > MAX_LINE_BYTES
    }
}

impl<'f, F: LogFiles> LineReader<'f, F> {
    /// Reads the file of this name from its beginning.
    #[must_use]
    pub const fn new(files: &'f F, name: String) -> Self {
        Self { files, name, block: Vec::new(), used: 0, next_block: 0, line: 0 }
    }

    /// Reads the file of this name from where a line of this number begins.
    #[must_use]
    pub const fn from(files: &'f F, name: String, offset: u64, line: u64) -> Self {
        Self { files, name, block: Vec::new(), used: 0, next_block: offset, line: line.saturating_sub(1) }
    }

    /// The name of the file.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The next line, or `None` at the end of the file.
    pub fn next_line(&mut self) -> Result<Option<RawLine>, F::Error> {
        self.line = self.line.saturating_add(1);
        let offset = self.offset();
        let mut line = RawLine { number: self.line, offset, bytes: Vec::new(), ended: false };
        loop {
            let rest = self.block.get(self.used..).unwrap_or_default();
            if rest.is_empty() {
                if self.fill()? {
                    continue;
                }
                return Ok((self.offset() > line.offset).then_some(line));
            }
            let (piece, ended) = match rest.iter().position(|byte| *byte == b'\n') {
                Some(end) => (rest.get(..end).unwrap_or_default(), true),
                None => (rest, false),
            };
            let room = MAX_LINE_BYTES.saturating_add(1).saturating_sub(line.bytes.len());
            line.bytes.extend(piece.iter().take(room));
            self.used = self.used.saturating_add(piece.len()).saturating_add(usize::from(ended));
            if ended {
                line.ended = true;
                return Ok(Some(line));
            }
        }
    }

    /// Where the next line begins, in bytes.
    #[must_use]
    pub fn offset(&self) -> u64 {
        let unused = self.block.len().saturating_sub(self.used);
        self.next_block.saturating_sub(u64::try_from(unused).unwrap_or(u64::MAX))
    }

    /// The number of the last line that was asked for, from 1.
    #[must_use]
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// Reads the next block; `false` at the end of the file.
    fn fill(&mut self) -> Result<bool, F::Error> {
        self.block.resize(BLOCK_BYTES, 0);
        let read = self.files.read_at(&self.name, self.next_block, &mut self.block)?;
        self.block.truncate(read);
        self.used = 0;
        self.next_block = self.next_block.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
        Ok(read > 0)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::BTreeMap;
    use std::convert::Infallible;

    use super::*;

    /// The files of a log in memory.
    #[derive(Clone, Default)]
    pub(crate) struct Files(pub BTreeMap<String, Vec<u8>>);

    impl LogFiles for Files {
        type Error = Infallible;

        fn names(&self) -> Result<Vec<String>, Infallible> {
            Ok(self.0.keys().cloned().collect())
        }

        fn read_at(&self, name: &str, offset: u64, buffer: &mut [u8]) -> Result<usize, Infallible> {
            let bytes = self.0.get(name).map_or(&[][..], Vec::as_slice);
            let rest = bytes.get(usize::try_from(offset).unwrap()..).unwrap_or_default();
            let read = rest.len().min(buffer.len());
            buffer[..read].copy_from_slice(&rest[..read]);
            Ok(read)
        }
    }

    fn read(bytes: Vec<u8>) -> Vec<RawLine> {
        let files = Files(BTreeMap::from([("f".to_owned(), bytes)]));
        let mut reader = LineReader::new(&files, "f".to_owned());
        std::iter::from_fn(|| reader.next_line().unwrap()).collect()
    }

    #[test]
    fn lines_are_numbered_and_an_unended_one_is_told() {
        let lines = read(b"a\n\nbc".to_vec());
        let seen: Vec<_> = lines.iter().map(|l| (l.number, l.offset, l.bytes.as_slice(), l.ended)).collect();
        assert_eq!(seen, [(1, 0, &b"a"[..], true), (2, 2, b"", true), (3, 3, b"bc", false)]);
        assert_eq!(read(Vec::new()), []);
    }

    #[test]
    fn long_lines_cross_blocks_and_are_cut_past_the_limit() {
        let mut bytes = vec![b'x'; MAX_LINE_BYTES];
        bytes.push(b'\n');
        bytes.extend(vec![b'y'; MAX_LINE_BYTES * 3]);
        bytes.extend(b"\nz\n");
        let lines = read(bytes);
        assert_eq!(lines.len(), 3);
        assert!(!lines[0].is_too_long() && lines[0].bytes.len() == MAX_LINE_BYTES);
        assert!(lines[1].is_too_long() && lines[1].bytes.len() == MAX_LINE_BYTES + 1);
        assert_eq!((lines[2].bytes.as_slice(), lines[2].offset), (&b"z"[..], 262_142));
    }
}
