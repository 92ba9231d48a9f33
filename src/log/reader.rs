//! The reader opens a log once in a process and does all reading of it: nothing else opens a file of `events/` for
//! reading.
//!
//! A reader caches its file handles, their names and the log's end when it first meets them, so all its answers
//! describe one moment. A writer calls [`Reader::refresh`] under the lock. Readers take no lock: they read up to the
//! last complete checkpoint and ignore what follows it.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::checkpoint::{Last, MAX_NOTE_BYTES, holds_last_lines, last_complete};
use super::file::LogFile;
use super::store::disk::{Disk, Entry};
use super::store::error::{AtPath as _, Damage, StoreError};
use super::{
    BlockContent, Blocks, CHECKPOINTS, Head, Header, KEYS, LineReader, Offset, Place, RawLine, in_events,
    segment_first, segment_name,
};
use crate::value::hash::Blake3;

/// How much of the end of a file is read first, in bytes: usually the last lines are in it.
pub(super) const NEAR_BYTES: usize = 4_096;
/// How much of the end of `checkpoints` is read at most, in bytes: the last note and far more than one interrupted
/// note.
const END_BYTES: usize = 4 * MAX_NOTE_BYTES;
/// More than the beginning of a line up to its `prev`, with the newline before it, in bytes.
const HEADER_BYTES: usize = 128;
const HASH_BYTES: u64 = 1 << 18;
/// Records no further apart than this are read in one go.
const GAP_RECORDS: u64 = 64;

/// The end of a log: its last complete checkpoint, and what follows it in the file of checkpoints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    pub head: Head,
    /// The note that signs it; `None` in a ledger without records.
    pub note: Option<String>,
    /// The offset at which the note ends, in bytes.
    pub offset: u64,
    pub is_ended: bool,
    /// The first bytes of a further note.
    pub tail: Vec<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    pub offset: Offset,
    pub bytes: &'a [u8],
}

#[derive(Debug)]
pub struct Reader {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) ledger: PathBuf,
    pub(super) events: PathBuf,
    known: Mutex<Known>,
    full_scans: AtomicU64,
}

#[derive(Debug, Default)]
struct Known {
    names: Option<Arc<[String]>>,
    files: BTreeMap<String, LogFile>,
    end: Option<Arc<End>>,
    first: Option<Blake3>,
}

impl Reader {
    /// Opens the log of a ledger. Errs if there is none.
    pub fn open(disk: Arc<dyn Disk>, ledger: &Path) -> Result<Self, StoreError> {
        let reader = Self::at(disk, ledger);
        reader.check_folder()?;
        match reader.length(CHECKPOINTS)? {
            Some(_) => Ok(reader),
            None if reader.names().is_ok_and(|names| names.iter().any(|name| segment_first(name).is_some())) => {
                Err(no_checkpoints())
            }
            None => Err(StoreError::Missing { path: reader.ledger }),
        }
    }

    /// Creates a reader of a log that need not exist yet.
    pub(super) fn at(disk: Arc<dyn Disk>, ledger: &Path) -> Self {
        let events = ledger.join("events");
        Self { disk, ledger: ledger.to_owned(), events, known: Mutex::default(), full_scans: AtomicU64::new(0) }
    }

    pub fn ledger(&self) -> &Path {
        &self.ledger
    }

    pub(super) fn forget(&self, name: &str) {
        self.known().files.remove(name);
    }

    /// Forgets everything, so that later answers describe a later moment.
    pub fn refresh(&self) {
        *self.known() = Known::default();
    }

    /// Returns the number of scans that began at record 0; snapshots and the index exist to avoid them.
    pub fn full_scans(&self) -> u64 {
        self.full_scans.load(Ordering::Relaxed)
    }

    pub(super) fn count_full_scan(&self) {
        self.full_scans.fetch_add(1, Ordering::Relaxed);
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Errs if `events` exists and is not a folder: a link would lead out of the ledger.
    pub(super) fn check_folder(&self) -> Result<(), StoreError> {
        match self.disk.entry(&self.events) {
            Ok(Entry::File(_) | Entry::Other) => Err(StoreError::NotAFolder { path: self.events.clone() }),
            _ => Ok(()), // Opening its first file finds out whether it exists and is readable.
        }
    }

    /// Returns the names of all files in `events/`, in order, whether or not they belong there.
    pub fn names(&self) -> Result<Arc<[String]>, StoreError> {
        if let Some(names) = &self.known().names {
            return Ok(Arc::clone(names));
        }
        let mut names = self.disk.list(&self.events).at(&self.events)?;
        names.sort_unstable();
        let names: Arc<[String]> = names.into();
        self.known().names = Some(Arc::clone(&names));
        Ok(names)
    }

    /// Returns the segments in order. Errs if any file does not belong here.
    pub(super) fn segments(&self) -> Result<Vec<u64>, StoreError> {
        let mut segments = Vec::new();
        for name in self.names()?.iter() {
            match segment_first(name) {
                Some(first) => segments.push(first),
                None if name == CHECKPOINTS || name == KEYS => {}
                None => return Err(StoreError::Foreign { name: name.clone() }),
            }
        }
        Ok(segments)
    }

    /// Returns a file of `events/`, opened on first use.
    pub fn file(&self, name: &str) -> Result<LogFile, StoreError> {
        if let Some(file) = self.known().files.get(name) {
            return Ok(file.clone());
        }
        let path = self.events.join(name);
        let file = match self.disk.entry(&path).at(&path)? {
            Entry::File(_) => Some(Arc::from(self.disk.open(&path).at(&path)?)),
            Entry::Absent => None,
            Entry::Folder | Entry::Other => return Err(StoreError::Irregular { path }),
        };
        let file = LogFile { name: name.to_owned(), path, file };
        self.known().files.insert(name.to_owned(), file.clone());
        Ok(file)
    }

    /// Returns the length of a file of `events/` in bytes, or `None` if there is none.
    pub(super) fn length(&self, name: &str) -> Result<Option<u64>, StoreError> {
        self.file(name)?.length()
    }

    /// Reads the bytes of a file between two offsets, as far as there are any.
    pub(super) fn read_between(&self, name: &str, from: u64, to: u64) -> Result<Vec<u8>, StoreError> {
        let mut bytes = vec![0; usize::try_from(to.saturating_sub(from)).unwrap_or(0)];
        let (file, mut read) = (self.file(name)?, 0);
        while let Some(rest) = bytes.get_mut(read..).filter(|rest| !rest.is_empty()) {
            match file.read_at(from.saturating_add(to_u64(read)), rest)? {
                0 => break,
                more => read = read.saturating_add(more),
            }
        }
        bytes.truncate(read);
        Ok(bytes)
    }

    /// Reads at most `most` bytes of a file from an offset on.
    pub(super) fn read_from(&self, name: &str, offset: u64, most: usize) -> Result<Vec<u8>, StoreError> {
        let length = self.length(name)?.unwrap_or(0);
        self.read_between(name, offset, length.min(offset.saturating_add(to_u64(most))))
    }

    /// Returns the end of the log. Errs if its last checkpoint is damaged, or if there are records and no checkpoint.
    pub fn end(&self) -> Result<Arc<End>, StoreError> {
        if let Some(end) = &self.known().end {
            return Ok(Arc::clone(end));
        }
        let end = Arc::new(self.read_end()?);
        if end.note.is_none() {
            for segment in self.segments()? {
                if self.length(&segment_name(segment))?.is_some_and(|length| length > 0) {
                    return Err(no_checkpoints());
                }
            }
        }
        self.known().end = Some(Arc::clone(&end));
        Ok(end)
    }

    pub fn head(&self) -> Result<Head, StoreError> {
        Ok(self.end()?.head)
    }

    fn read_end(&self) -> Result<End, StoreError> {
        let length = self.length(CHECKPOINTS)?.ok_or_else(|| StoreError::Missing { path: self.ledger.clone() })?;
        let mut start = length.saturating_sub(to_u64(NEAR_BYTES));
        let mut window = self.read_between(CHECKPOINTS, start, length)?;
        if start > 0 && !holds_last_lines(&window) {
            start = length.saturating_sub(to_u64(END_BYTES));
            window = self.read_between(CHECKPOINTS, start, length)?;
        }
        let last = last_complete(&window, start == 0)
            .map_err(|error| StoreError::damaged(CHECKPOINTS, Damage::Checkpoint(error)))?;
        let Some(Last { signed, used, is_ended }) = last else {
            return Ok(End { head: Head::empty(), note: None, offset: 0, is_ended: true, tail: window });
        };
        let tail = window.split_off(used.min(window.len()));
        let head = Head { size: signed.checkpoint.size, root: signed.checkpoint.root };
        let note = Some(signed.note.to_string());
        Ok(End { head, note, offset: start.saturating_add(to_u64(used)), is_ended, tail })
    }

    /// Reads the present head, whatever the reader has cached.
    pub fn head_now(&self) -> Result<Head, StoreError> {
        Ok(self.read_end()?.head)
    }

    pub fn is_being_written(&self) -> Result<bool, StoreError> {
        self.file(CHECKPOINTS)?.is_locked()
    }

    /// True if a writer is at work, or has appended since the last complete checkpoint ended at this offset of
    /// `checkpoints`.
    pub fn has_moved_on(&self, checkpoint_end: u64) -> Result<bool, StoreError> {
        // The order matters: a writer that finishes between the two has appended. A single byte may be the newline
        // that the last note lacked.
        let is_being_written = self.is_being_written()?;
        Ok(is_being_written || self.read_end().is_ok_and(|end| end.offset > checkpoint_end.saturating_add(1)))
    }

    /// Returns the hash of record 0, which identifies a ledger; `None` if it is empty.
    pub fn first_hash(&self) -> Result<Option<Blake3>, StoreError> {
        if let Some(first) = self.known().first {
            return Ok(Some(first));
        }
        let mut first = None;
        self.read(0, None, &mut |line| {
            first = Some(Blake3::of(line.bytes));
            ControlFlow::Break(())
        })?;
        self.known().first = first;
        Ok(first)
    }

    /// Returns the first complete checkpoint over at least `size` records, with the note that signs it; `None` if
    /// there is none.
    pub fn checkpoint_over(&self, size: u64) -> Result<Option<(Head, String)>, StoreError> {
        let mut blocks = Blocks::new(self.file(CHECKPOINTS)?, None);
        while let Some(block) = blocks.next_block()? {
            if let BlockContent::Sound(signed) = block.content
                && signed.checkpoint.size >= size
            {
                let head = Head { size: signed.checkpoint.size, root: signed.checkpoint.root };
                return Ok(Some((head, signed.note.to_string())));
            }
        }
        Ok(None)
    }

    /// Hashes the file of checkpoints up to an offset, with BLAKE3.
    pub fn hash_of_checkpoints(&self, end: u64) -> Result<Blake3, StoreError> {
        let mut hasher = blake3::Hasher::new();
        let mut offset = 0_u64;
        while offset < end {
            let block = self.read_between(CHECKPOINTS, offset, end.min(offset.saturating_add(HASH_BYTES)))?;
            if block.is_empty() {
                break;
            }
            hasher.update(&block);
            offset = offset.saturating_add(to_u64(block.len()));
        }
        Ok(Blake3::finish(&hasher))
    }

    /// Hands over the records from a number on, in order, up to the log's end or until the callback breaks off.
    ///
    /// With `hint`, the offset of that record or an earlier one, reading begins there. An offset that does not fit is
    /// ignored.
    pub fn read(
        &self,
        from: u64,
        hint: Option<&Offset>,
        each: &mut dyn FnMut(Line<'_>) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let size = self.end()?.head.size;
        let segments = self.segments()?;
        if from >= size {
            return Ok(());
        }
        let skipped = segments.partition_point(|first| *first <= from).saturating_sub(1);
        let mut seq = segments.get(skipped).copied().unwrap_or(0);
        let mut hint = hint.filter(|hint| hint.segment == seq && hint.seq <= from);
        for segment in segments.into_iter().skip(skipped) {
            let mut lines = LineReader::new(self.file(&segment_name(segment))?);
            if segment != seq {
                return Err(missing(&lines, seq));
            }
            if let Some(hint) = hint.take()
                && self.fits(hint)?
            {
                seq = hint.seq;
                lines =
                    LineReader::starting_at(self.file(&segment_name(segment))?, hint.byte, hint.line.saturating_sub(1));
            }
            while seq < size
                && let Some(line) = record(&mut lines, segment, seq)?
            {
                let offset = Offset { seq, segment, byte: line.offset, line: line.number };
                if seq >= from && each(Line { offset, bytes: &line.bytes }).is_break() {
                    return Ok(());
                }
                seq = seq.saturating_add(1);
            }
            if seq >= size {
                return Ok(());
            }
        }
        Err(StoreError::damaged(CHECKPOINTS, Damage::Missing { seq }))
    }

    /// Hands over the lines of certain records, in order. Records close together are read in one go, from the offset
    /// that `hint` returns for the first of them.
    pub fn lines(
        &self,
        seqs: &[u64],
        hint: &dyn Fn(u64) -> Option<Offset>,
        take: &mut dyn FnMut(Line<'_>) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        for group in seqs.chunk_by(|before, after| after.saturating_sub(*before) <= GAP_RECORDS) {
            let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
            let mut wanted = group.iter().peekable();
            let mut flow = ControlFlow::Continue(());
            self.read(*first, hint(*first).as_ref(), &mut |line| {
                let seq = line.offset.seq;
                if wanted.next_if(|wanted| **wanted == seq).is_some() {
                    flow = take(line);
                }
                if seq >= *last { ControlFlow::Break(()) } else { flow }
            })?;
            if flow.is_break() {
                break;
            }
        }
        Ok(())
    }

    /// True if a record begins at an offset: at the beginning of a line, after as many lines as there are records
    /// before it.
    pub(super) fn fits(&self, offset: &Offset) -> Result<bool, StoreError> {
        let lines = offset.seq.checked_sub(offset.segment);
        if lines.is_none() || lines != offset.line.checked_sub(1) || (lines == Some(0)) != (offset.byte == 0) {
            return Ok(false);
        }
        let start = offset.byte.saturating_sub(1);
        let bytes = self.read_from(&segment_name(offset.segment), start, HEADER_BYTES)?;
        let line = if offset.byte == 0 { Some(bytes.as_slice()) } else { bytes.strip_prefix(b"\n") };
        Ok(line.and_then(Header::seq) == Some(offset.seq))
    }
}

/// Returns the next line of a segment, which must be a certain record; `None` at the end of the segment.
pub(super) fn record<'l>(lines: &'l mut LineReader, segment: u64, seq: u64) -> Result<Option<RawLine<'l>>, StoreError> {
    let Some(line) = lines.next_line()? else { return Ok(None) };
    let is_record = line.ended && !line.is_too_long();
    if is_record && Header::seq(&line.bytes) == Some(seq) {
        return Ok(Some(line));
    }
    let place = Offset { seq, segment, byte: line.offset, line: line.number }.place();
    Err(StoreError::Damaged { place, damage: Damage::Record { seq } })
}

pub(super) fn missing(lines: &LineReader, seq: u64) -> StoreError {
    let place = Place { file: in_events(lines.name()), line: lines.line() };
    StoreError::Damaged { place, damage: Damage::Missing { seq } }
}

fn no_checkpoints() -> StoreError {
    StoreError::damaged(CHECKPOINTS, Damage::NoCheckpoints)
}

/// Converts a length in memory, which always fits.
pub(super) fn to_u64(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::log::store::testing::SimDisk;

    /// Creates a reader of a log with these files.
    pub(crate) fn reader_of(files: &BTreeMap<String, Vec<u8>>) -> Reader {
        let disk = SimDisk::new(1);
        disk.make_folder(Path::new("/ledger/events")).unwrap();
        for (name, bytes) in files {
            disk.put(&Path::new("/ledger/events").join(name), bytes).unwrap();
        }
        Reader::at(Arc::new(disk), Path::new("/ledger"))
    }
}
