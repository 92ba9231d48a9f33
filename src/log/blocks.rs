//! Splits the file of checkpoints into blocks: its notes, damage between notes, and the tail.

use std::borrow::Cow;

use super::checkpoint::{LINES, MAX_NOTE_BYTES, is_note_prefix};
use super::file::LogFile;
use super::note::SIGNATURE_MARK;
use super::store::error::StoreError;
use super::{Checkpoint, CheckpointError, LineReader, RawLine, SignedCheckpoint, decimal};

/// One section of the file of checkpoints: a note or the tail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The number of its first line, from 1.
    pub line: u64,
    /// Its beginning, in bytes; a tail begins where the last complete note ends.
    pub offset: u64,
    /// True if a newline ends it. Of the readable notes, only the last can lack it.
    pub is_ended: bool,
    pub content: BlockContent,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockContent {
    /// A well-formed checkpoint; its signature is not yet verified.
    Sound(SignedCheckpoint),
    /// A complete note that is not a valid checkpoint.
    Damaged { error: CheckpointError, size: Option<u64> },
    /// The bytes that follow the last complete note; holds their number.
    Tail(u64),
}

/// Splits the file of checkpoints into notes, and resumes at the next note after damage.
///
/// A note ends with a line that begins like a signature, with its fifth line, or before a line that equals the origin.
pub struct Blocks {
    reader: LineReader,
    held: Option<RawLine<'static>>,
    origin: Option<String>,
    last: Option<Checkpoint>,
    end: u64,
    is_first: bool,
    after_damage: bool,
}

impl Blocks {
    /// Splits the file from its beginning. Without an origin, the first checkpoint's origin is used.
    pub fn new(file: LogFile, origin: Option<&str>) -> Self {
        let reader = LineReader::new(file);
        let origin = origin.map(str::to_owned);
        Self { reader, held: None, origin, last: None, end: 0, is_first: true, after_damage: false }
    }

    /// Splits the file after the note that states `last` and ends at byte `end`.
    pub fn after(file: LogFile, last: Checkpoint, end: u64) -> Self {
        let reader = LineReader::starting_at(file, end, 0);
        let origin = Some(last.origin.clone());
        Self { reader, held: None, origin, last: Some(last), end, is_first: false, after_damage: false }
    }

    /// Returns the next section, or `None` at the end of the file.
    pub fn next_block(&mut self) -> Result<Option<Block>, StoreError> {
        let is_blank = self.peek()?.is_some_and(|line| line.ended && line.bytes.is_empty());
        let is_separated = self.is_first || is_blank;
        if !self.is_first && is_blank {
            self.held = None;
        }
        let Some(first) = self.peek()? else { return Ok(self.tail()) };
        let (line, offset) = (first.number, first.offset);
        let (lines, is_ended) = self.collect()?;
        let parsed = match is_separated || self.after_damage {
            true => parse_lines(&lines),
            false => Err(CheckpointError::Separator),
        };
        let is_complete = is_ended || (lines.len() == LINES && parsed.as_ref().is_ok_and(SignedCheckpoint::is_whole));
        let is_tail = self.after_damage || (is_separated && is_note_prefix(&lines_of(&lines), self.last.as_ref()));
        if !is_complete && is_tail {
            return Ok(self.tail().map(|tail| Block { line, ..tail }));
        }
        let parsed = if is_complete { parsed } else { parsed.and(Err(CheckpointError::Form)) };
        let content = match parsed {
            Ok(signed) => BlockContent::Sound(signed),
            Err(error) => {
                let size = lines.get(1).and_then(|line| decimal(std::str::from_utf8(&line.bytes).ok()?));
                BlockContent::Damaged { error, size }
            }
        };
        if let BlockContent::Sound(signed) = &content {
            self.origin.get_or_insert_with(|| signed.checkpoint.origin.clone());
            self.last = Some(signed.checkpoint.clone());
        }
        self.after_damage = !matches!(content, BlockContent::Sound(_));
        self.is_first = false;
        self.end = self.held.as_ref().map_or_else(|| self.reader.offset(), |held| held.offset);
        Ok(Some(Block { line, offset, is_ended, content }))
    }

    /// Collects the lines of one note; `false` if the file ends before the note does.
    fn collect(&mut self) -> Result<(Vec<RawLine<'static>>, bool), StoreError> {
        let mut lines = Vec::new();
        let mut is_closed = false;
        let mut bytes = 0_usize;
        loop {
            self.peek()?;
            let Some(line) = &self.held else { return Ok((lines, is_closed)) };
            let is_signature = line.bytes.starts_with(SIGNATURE_MARK.as_bytes());
            // The second line is exempt, because an origin may look like a size. It is not exempt after a blank line,
            // which cannot be an origin.
            let may_be_next = lines.len() > 1 || lines.first().is_some_and(|first| first.bytes.is_empty());
            let is_next = may_be_next && self.origin.as_ref().is_some_and(|origin| origin.as_bytes() == &*line.bytes);
            if line.ended && is_next || is_closed && !(line.ended && is_signature) {
                return Ok((lines, true));
            }
            let Some(mut line) = self.held.take() else { return Ok((lines, is_closed)) };
            is_closed = line.ended && (is_closed || is_signature || lines.len().saturating_add(1) >= LINES);
            bytes = bytes.saturating_add(line.bytes.len());
            if bytes > MAX_NOTE_BYTES {
                // These lines cannot be a checkpoint: count the rest, but do not keep it.
                line.bytes = Cow::default();
            }
            if lines.len() <= MAX_NOTE_BYTES {
                lines.push(line);
            }
        }
    }

    /// Returns what follows the last complete note, once.
    fn tail(&mut self) -> Option<Block> {
        let offset = std::mem::replace(&mut self.end, self.reader.offset());
        let bytes = self.end.saturating_sub(offset);
        let line = self.reader.line();
        (bytes > 0).then_some(Block { line, offset, is_ended: false, content: BlockContent::Tail(bytes) })
    }

    fn peek(&mut self) -> Result<Option<&RawLine<'static>>, StoreError> {
        if self.held.is_none() {
            self.held = self.reader.next_line()?.map(RawLine::into_owned);
        }
        Ok(self.held.as_ref())
    }
}

fn parse_lines(lines: &[RawLine]) -> Result<SignedCheckpoint, CheckpointError> {
    let mut note = Vec::new();
    for line in lines {
        note.extend_from_slice(&line.bytes);
        note.push(b'\n');
    }
    SignedCheckpoint::parse(&note)
}

fn lines_of(lines: &[RawLine]) -> Vec<u8> {
    let ended = |line: &RawLine| [&*line.bytes, if line.ended { b"\n".as_slice() } else { b"" }].concat();
    lines.iter().flat_map(ended).collect()
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::log::CHECKPOINTS;
    use crate::log::checkpoint::{continuation, holds_last_lines, last_complete};
    use crate::log::reader::tests::reader_of;
    use crate::log::{Frontier, Signer};

    const ORIGIN: &str = "example.org/ledger";

    fn checkpoint(size: u64) -> Checkpoint {
        let mut frontier = Frontier::new();
        (0..size).for_each(|n| frontier.push(&n.to_be_bytes()));
        Checkpoint { origin: ORIGIN.into(), size, root: frontier.root() }
    }

    fn file(sizes: &[u64]) -> Vec<u8> {
        let signer = Signer::from_seed(ORIGIN, &[1; 32]).unwrap();
        let notes = sizes.iter().map(|size| signer.sign(&checkpoint(*size).text()).unwrap());
        notes.enumerate().map(|(n, note)| continuation(&note, n == 0, true)).collect::<String>().into_bytes()
    }

    fn blocks(bytes: &[u8], origin: Option<&str>) -> Vec<Block> {
        let files = reader_of(&BTreeMap::from([(CHECKPOINTS.to_owned(), bytes.to_vec())]));
        let mut blocks = Blocks::new(files.file(CHECKPOINTS).unwrap(), origin);
        std::iter::from_fn(|| blocks.next_block().unwrap()).collect()
    }

    /// Splits a file with `Blocks` and returns the result in the form of [`last_complete`].
    fn split_end(bytes: &[u8]) -> Option<(u64, usize)> {
        let blocks = blocks(bytes, None);
        let tail = match blocks.last() {
            Some(Block { content: BlockContent::Tail(tail), .. }) => usize::try_from(*tail).unwrap(),
            _ => 0,
        };
        let last = blocks.iter().rev().find(|block| !matches!(block.content, BlockContent::Tail(_)))?;
        match &last.content {
            BlockContent::Sound(signed) => Some((signed.checkpoint.size, bytes.len() - tail)),
            _ => None,
        }
    }

    #[test]
    fn a_checkpoint_reads_back_as_written_and_another_implementation_reads_it() {
        let text = checkpoint(12).text();
        assert_eq!(Checkpoint::parse(&text), Ok(checkpoint(12)));
        let note = Signer::from_seed(ORIGIN, &[1; 32]).unwrap().sign(&text).unwrap();
        let theirs = tlog_tiles::Checkpoint::from_bytes(text.as_bytes()).unwrap();
        assert_eq!((theirs.origin(), theirs.size(), theirs.hash().0), (ORIGIN, 12, checkpoint(12).root.0));
        assert_eq!(SignedCheckpoint::parse(note.as_bytes()).unwrap().checkpoint, checkpoint(12));
    }

    #[test]
    fn each_departure_from_the_form_has_its_own_error() {
        let text = checkpoint(12).text();
        for (other, error) in [
            (text.replace("12\n", ""), CheckpointError::Lines),
            (format!("{text}extension\n"), CheckpointError::Lines),
            (text.replace(ORIGIN, ""), CheckpointError::Origin),
            (text.replace("12", "012"), CheckpointError::Size),
            (text.replace("12", "+12"), CheckpointError::Size),
            (text.replace("=\n", "\n"), CheckpointError::Root),
            (text.trim_end().to_owned(), CheckpointError::Root),
        ] {
            assert_eq!(Checkpoint::parse(&other), Err(error), "{other:?}");
        }
        let stranger = Signer::from_seed("example.org/other", &[1; 32]).unwrap();
        let note = stranger.sign(&text).unwrap();
        assert_eq!(SignedCheckpoint::parse(note.as_bytes()), Err(CheckpointError::SignerName));
        let twice = [note.as_str(), note.lines().last().unwrap(), "\n"].concat();
        assert_eq!(SignedCheckpoint::parse(twice.as_bytes()), Err(CheckpointError::Signatures { count: 2 }));
        let long = vec![b'x'; MAX_NOTE_BYTES + 1];
        assert_eq!(SignedCheckpoint::parse(&long), Err(CheckpointError::TooLong));
    }

    #[test]
    fn notes_are_split_with_their_lines_and_offsets() {
        let bytes = file(&[3, 5]);
        let places: Vec<_> = blocks(&bytes, None).iter().map(|block| (block.line, block.offset)).collect();
        assert_eq!(places, [(1, 0), (7, u64::try_from(file(&[3]).len() + 1).unwrap())]);
    }

    #[test]
    fn a_window_with_the_last_lines_gives_the_result_of_the_whole_file() {
        let mut bytes = file(&[1, 2, 3, 4]);
        let whole = bytes.clone();
        for end in ["", "\n", "\nexample.org/ledger\n5", "\nexample.org/ledger\n5\n"] {
            bytes = [whole.as_slice(), end.as_bytes()].concat();
            let told = |start: usize| {
                last_complete(&bytes[start..], start == 0).map(|last| last.map(|last| (last.signed, start + last.used)))
            };
            let starts: Vec<_> = (0..bytes.len()).filter(|start| holds_last_lines(&bytes[*start..])).collect();
            assert!(starts.len() > 100 && starts.iter().all(|start| told(*start) == told(0)), "{end:?}");
        }
    }

    #[test]
    fn a_file_cut_anywhere_ends_at_its_last_complete_note() {
        let (one, all) = (file(&[3]).len(), file(&[3, 5]));
        for cut in 0..=all.len() {
            // A note that lacks only its last newline is complete: it may have been acknowledged.
            let expected = match cut {
                cut if cut >= all.len() - 1 => Some((5, cut)),
                cut if cut >= one - 1 => Some((3, cut.min(one))),
                _ => None,
            };
            let last = last_complete(&all[..cut], true).unwrap();
            assert_eq!(last.as_ref().map(|last| (last.signed.checkpoint.size, last.used)), expected, "{cut}");
            assert_eq!(last.is_some_and(|last| !last.is_ended), cut == all.len() - 1 || cut == one - 1, "{cut}");
            assert_eq!(split_end(&all[..cut]), expected, "{cut}");
        }
    }

    #[test]
    fn only_the_beginning_of_the_next_note_is_a_tail() {
        let (one, all) = (file(&[3]).len(), file(&[3, 5]));
        for cut in (one + 1..all.len() - 1).step_by(9) {
            for at in one..cut {
                for bit in [0, 4, 7] {
                    let mut bytes = all[..cut].to_vec();
                    bytes[at] ^= 1 << bit;
                    // Another digit or base64 letter could still continue a note; without the records it cannot be
                    // ruled out.
                    let of_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
                    let is_told = !(of_base64(bytes[at]) && of_base64(all[at]));
                    if is_told {
                        assert!(last_complete(&bytes, true).is_err(), "cut at {cut}, bit {bit} of byte {at}");
                        assert_eq!(split_end(&bytes), None, "cut at {cut}, bit {bit} of byte {at}");
                    }
                }
            }
        }
        let sound = file(&[3]);
        for tail in [
            "x",
            "\n\n",
            "\nx",
            "\nexample.org/ledger\n3\n",
            "\nexample.org/ledger\n05",
            "\nexample.org/ledger\n5\nx=\n",
        ] {
            let bytes = [sound.as_slice(), tail.as_bytes()].concat();
            assert!(last_complete(&bytes, true).is_err(), "{tail:?}");
            assert_eq!(split_end(&bytes), None, "{tail:?}");
        }
    }

    #[test]
    fn an_altered_bit_never_turns_the_last_note_into_a_tail() {
        let (one, all) = (file(&[3]).len(), file(&[3, 5]));
        for at in one..all.len() {
            for bit in 0..8 {
                let mut bytes = all.clone();
                bytes[at] ^= 1 << bit;
                // Either damage, or a note over all the file's bytes with a wrong size, root or signature.
                let last = last_complete(&bytes, true).map(|last| last.unwrap().used);
                assert!(last.is_err() || last == Ok(all.len()), "bit {bit} of byte {at}: {last:?}");
            }
        }
    }

    #[test]
    fn reader_and_verifier_agree_on_the_end_of_a_damaged_file() {
        let all = file(&[3, 5, 6]);
        for at in 0..all.len() {
            for altered in [all[at] ^ 0x01, all[at] ^ 0x80, b'\n'] {
                let mut bytes = all.clone();
                bytes[at] = altered;
                // The verifier has a finding wherever the reader errs, and no damaged note passes for a tail.
                if let Ok(last) = last_complete(&bytes, true) {
                    let last = last.map(|last| (last.signed.checkpoint.size, last.used));
                    assert_eq!(last, split_end(&bytes), "byte {at}: {altered:02x}");
                }
            }
        }
    }

    #[test]
    fn five_lines_that_are_not_a_checkpoint_are_damage() {
        for tail in ["\na\nb\nc\n\nd\n", "\n\n\n\n\n\n\n"] {
            let bytes = [file(&[3]), tail.as_bytes().to_vec()].concat();
            assert_eq!(last_complete(&bytes, true), Err(CheckpointError::Form));
            assert_eq!(split_end(&bytes), None);
        }
        assert_eq!(last_complete(&vec![0; 4 * MAX_NOTE_BYTES], false), Err(CheckpointError::Form));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_split_without_loss(
            mut bytes in proptest::collection::vec(proptest::sample::select(b"\na\xe2\x80\x94 1".to_vec()), 0..400),
            sound: bool,
        ) {
            if sound {
                bytes = [file(&[3]), bytes].concat();
            }
            for origin in [None, Some("a")] {
                let blocks = blocks(&bytes, origin);
                proptest::prop_assert!(blocks.windows(2).all(|pair| pair[0].offset < pair[1].offset));
            }
            let _ = last_complete(&bytes, true);
        }
    }
}
