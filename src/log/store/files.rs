//! The store keeps a log as files in a folder, and appends to it.
//!
//! ```text
//! <ledger>/events/000000000000.jsonl   records, one a line; named by the first record's number
//! <ledger>/events/checkpoints          one signed checkpoint a batch; its end is the log's end
//! <ledger>/events/keys                 one verifier key a line
//! <ledger>/.set-aside/<size>-<hash>    what interrupted writers left after the end, kept
//! ```
//!
//! **Append** takes the lock on `checkpoints`, compares the head, moves what follows the end to a separate file, then
//! writes and syncs the lines of a whole group of batches at once, `keys` if it changes, and finally all their
//! checkpoints at once. A batch does not exist for any reader until its checkpoint is complete; once the checkpoints
//! are synced, the group is acknowledged. A crash in between leaves the first few batches of the group, or none: each
//! is whole, and what follows them is set aside. A segment that has reached its maximum length takes no further batch;
//! the name of a new one is synced before its first checkpoint is written. If a batch of the group begins a segment or
//! changes `keys`, those before it are sealed first. So nothing ever exists past the segment being written, and `keys`
//! is never ahead by more than the batch that changes it.
//!
//! **What follows the end** is set aside only if it can be what an interrupted writer leaves ([`crate::log::tail`]):
//! the first bytes of lines that continue the chain, and of a checkpoint over them. Anything else is damage, and
//! nothing is written. A note that lacks only its last newline is complete: its batch is part of the log, and the next
//! writer adds the newline.
//!
//! **A failed write** (a full disk) leaves its bytes in place. The next append sets them aside, as after a crash, so
//! there is a single way of recovery. **A failed sync** poisons the store: what the disk then holds is unknown, and a
//! second sync would succeed for bytes that the system has already dropped.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use memchr::memrchr;

use super::disk::{Disk, Entry, WriteFile};
use super::error::AtPath as _;
use super::{Appended, Batch, Damage, Limits, SetAside, StoreError};
use crate::log::checkpoint::continuation;
use crate::log::reader::{NEAR_BYTES, missing, record, to_u64};
use crate::log::tail::{can_be_torn_checkpoint, first_foreign_line};
use crate::log::{
    CHECKPOINTS, End, Head, Header, KEYS, LineReader, MAX_LINE_BYTES, Offset, Place, Reader, in_events, segment_name,
};
use crate::value::hash::Blake3;

/// More than the keys that one interrupted batch adds, in bytes.
const KEYS_MORE_BYTES: usize = 1 << 20;

#[derive(Debug)]
pub struct Store {
    reader: Arc<Reader>,
    limits: Limits,
    is_poisoned: Cell<bool>,
}

/// The end of the sealed records, and what follows it.
struct SealedPart {
    /// The segment that takes the next batch.
    segment: u64,
    offset: u64,
    last: Blake3,
    tails: Vec<Tail>,
}

/// The bytes that follow the last sealed record in one segment.
struct Tail {
    path: PathBuf,
    /// The number in the segment's name.
    segment: u64,
    /// The end of the segment's sealed part, in bytes.
    sealed: u64,
    bytes: Vec<u8>,
}

struct Next {
    seq: u64,
    /// The segment that takes it, unless that has reached its maximum length.
    segment: u64,
    offset: u64,
    /// The offset of its checkpoint, in bytes.
    checkpoint: u64,
    /// True if a newline ends what precedes the checkpoint.
    is_ended: bool,
    /// True if the list of keys differed from what a writer leaves.
    were_keys_changed: bool,
    last: Offset,
}

impl Store {
    /// Creates the empty log of a new ledger. Errs if `events/` holds anything.
    pub fn create(disk: impl Disk + 'static, ledger: &Path) -> Result<Self, StoreError> {
        let reader = Reader::at(Arc::new(disk), ledger);
        reader.check_folder()?;
        reader.disk.make_folder(&reader.events).at(&reader.events)?;
        let names = reader.names()?;
        // An interrupted creation leaves an empty file of checkpoints and nothing else.
        if !names.is_empty() && (*names != [CHECKPOINTS] || reader.length(CHECKPOINTS)? != Some(0)) {
            return Err(StoreError::NotEmpty { path: reader.events });
        }
        let checkpoints = reader.events.join(CHECKPOINTS);
        let mut file = reader.disk.open_to_write(&checkpoints).at(&checkpoints)?;
        file.sync().at(&checkpoints)?;
        let parent = ledger.parent().filter(|parent| !parent.as_os_str().is_empty());
        for folder in [Some(reader.events.as_path()), Some(ledger), parent].into_iter().flatten() {
            reader.disk.sync_folder(folder).at(folder)?;
        }
        reader.refresh();
        Ok(Self::over(reader))
    }

    pub fn open(disk: impl Disk + 'static, ledger: &Path) -> Result<Self, StoreError> {
        Ok(Self::over(Reader::open(Arc::new(disk), ledger)?))
    }

    fn over(reader: Reader) -> Self {
        Self { reader: Arc::new(reader), limits: Limits::USUAL, is_poisoned: Cell::new(false) }
    }

    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Returns the reader of the log; an append refreshes it.
    pub const fn reader(&self) -> &Arc<Reader> {
        &self.reader
    }

    /// True if a sync has failed, so that this store writes no more.
    pub const fn is_poisoned(&self) -> bool {
        self.is_poisoned.get()
    }

    /// Returns the number of bytes that follow the last checkpoint and its records. Errs if they are damage.
    pub fn unsealed_bytes(&self) -> Result<u64, StoreError> {
        let end = self.reader.end()?;
        let part = self.sealed_part(end.head.size)?;
        check_leftovers(&end, &part)?;
        let tails = part.tails.iter().map(|tail| tail.bytes.len());
        Ok(to_u64(tails.fold(end.tail.len(), usize::saturating_add)))
    }

    /// Finds the place of the record after the last sealed one, and what is there.
    fn sealed_part(&self, size: u64) -> Result<SealedPart, StoreError> {
        let segments = self.reader.segments()?;
        if let Some(past) = segments.iter().find(|first| **first > size) {
            return Err(StoreError::damaged(&segment_name(*past), Damage::Segment { size }));
        }
        let last = segments.iter().rev().find(|first| **first < size).copied();
        let mut ends = Vec::new();
        let mut part = SealedPart { segment: size, offset: 0, last: Blake3::ZERO, tails: Vec::new() };
        if let Some(last) = last {
            let (sealed, hash) = self.sealed_end(last, size)?;
            ends.push((last, sealed));
            part.last = hash;
            if sealed < self.limits.segment_bytes && !segments.contains(&size) {
                (part.segment, part.offset) = (last, sealed);
            }
        } else if size > 0 {
            return Err(StoreError::damaged(CHECKPOINTS, Damage::Missing { seq: 0 }));
        }
        if segments.contains(&size) {
            ends.push((size, 0));
        }
        let most = self.limits.batch_bytes.saturating_mul(self.limits.group_batches);
        let mut bytes = 0_u64;
        for (segment, sealed) in ends {
            let name = segment_name(segment);
            let length = self.reader.length(&name)?.unwrap_or(0);
            bytes = bytes.saturating_add(length.saturating_sub(sealed));
            if bytes > to_u64(most) {
                return Err(StoreError::damaged(&name, Damage::Unsealed { bytes }));
            }
            let bytes = self.reader.read_between(&name, sealed, length)?;
            part.tails.push(Tail { path: self.reader.events.join(name), segment, sealed, bytes });
        }
        Ok(part)
    }

    /// Finds where the record before `size` ends in a segment, in bytes, and its hash. Usually that is the segment's end, as its
    /// last two lines show (a single line may be a repetition); after an interrupted write, the segment must be read
    /// from its beginning.
    fn sealed_end(&self, segment: u64, size: u64) -> Result<(u64, Blake3), StoreError> {
        let name = segment_name(segment);
        let length = self.reader.length(&name)?.unwrap_or(0);
        let most = MAX_LINE_BYTES.saturating_add(2).saturating_mul(2);
        let mut start = length.saturating_sub(to_u64(NEAR_BYTES));
        let mut window = self.reader.read_between(&name, start, length)?;
        if start > 0 && window.iter().filter(|byte| **byte == b'\n').count() < 3 {
            start = length.saturating_sub(to_u64(most));
            window = self.reader.read_between(&name, start, length)?;
        }
        let mut lines = window.strip_suffix(b"\n").unwrap_or_default().rsplit(|byte| *byte == b'\n');
        let last_line = lines.next().unwrap_or_default();
        let last = Header::read(last_line).map(|header| header.seq);
        let before = lines.next().and_then(Header::read).map(|header| header.seq);
        let is_first = start == 0 && window.iter().filter(|byte| **byte == b'\n').count() == 1;
        let follows = before.and_then(|before| before.checked_add(1)) == last || (is_first && last == Some(segment));
        if window.ends_with(b"\n") && last.is_some() && last == size.checked_sub(1) && follows {
            return Ok((length, Blake3::of(last_line)));
        }
        let mut lines = LineReader::new(self.reader.file(&name)?);
        let mut last = Blake3::ZERO;
        for seq in segment..size {
            match record(&mut lines, segment, seq)? {
                Some(line) if seq.saturating_add(1) == size => last = Blake3::of(&line.bytes),
                Some(_) => {}
                None => return Err(missing(&lines, seq)),
            }
        }
        Ok((lines.offset(), last))
    }

    /// Opens `checkpoints` and locks it against other writers.
    fn lock(&self) -> Result<Box<dyn WriteFile>, StoreError> {
        let path = self.reader.events.join(CHECKPOINTS);
        if self.reader.length(CHECKPOINTS)?.is_none() {
            return Err(StoreError::Missing { path: self.reader.ledger.clone() });
        }
        let file = self.reader.disk.open_to_write(&path).at(&path)?;
        for _ in 0..self.limits.lock_tries {
            if file.try_lock().at(&path)? {
                return Ok(file);
            }
            self.reader.disk.pause();
        }
        Err(StoreError::Locked { path })
    }

    /// Moves what follows the end of the log to a separate file, synced before anything is truncated.
    fn set_aside(
        &self,
        checkpoints: &mut dyn WriteFile,
        end: &End,
        part: &SealedPart,
    ) -> Result<Option<SetAside>, StoreError> {
        let records: Vec<u8> = part.tails.iter().flat_map(|tail| &tail.bytes).copied().collect();
        let bytes = [records.as_slice(), &end.tail].concat();
        if bytes.is_empty() {
            return Ok(None);
        }
        let hash: String = Blake3::of(&bytes).to_string().chars().take(16).collect();
        let path = self.keep(&format!("{}-{hash}", end.head.size), &bytes)?;
        // The torn checkpoint goes first: it must never exist without the records that it covers.
        if !end.tail.is_empty() {
            self.cut(checkpoints, &self.reader.events.join(CHECKPOINTS), end.offset)?;
        }
        for Tail { path, sealed, bytes, .. } in &part.tails {
            if !bytes.is_empty() {
                let mut file = self.reader.disk.open_to_write(path).at(path)?;
                self.cut(&mut *file, path, *sealed)?;
            }
        }
        let lines = records.split_inclusive(|byte| *byte == b'\n').count();
        Ok(Some(SetAside { path, bytes: to_u64(bytes.len()), records: to_u64(lines) }))
    }

    fn keep(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, StoreError> {
        let folder = self.reader.ledger.join(".set-aside");
        let path = folder.join(name);
        if matches!(self.reader.disk.entry(&path).at(&path)?, Entry::Folder | Entry::Other) {
            return Err(StoreError::Irregular { path });
        }
        match self.reader.disk.entry(&folder).at(&folder)? {
            Entry::Folder => {}
            Entry::Absent => self.reader.disk.make_folder(&folder).at(&folder)?,
            Entry::File(_) | Entry::Other => return Err(StoreError::Irregular { path: folder }),
        }
        // Sync the ledger's folder too: an earlier run may have created `.set-aside/` and stopped before this.
        self.sync_folder(&self.reader.ledger)?;
        let mut file = self.reader.disk.open_to_write(&path).at(&path)?;
        file.write_at(0, bytes).at(&path)?;
        self.cut(&mut *file, &path, to_u64(bytes.len()))?;
        self.sync_folder(&folder)?;
        Ok(path)
    }

    /// Writes and seals as many batches as belong in the same segment under the same keys. Returns the others.
    fn append_together<'b>(
        &self,
        checkpoints: &mut dyn WriteFile,
        next: &mut Next,
        batches: &'b [Batch],
    ) -> Result<&'b [Batch], StoreError> {
        let Some(keys) = batches.first().map(|batch| &batch.keys) else { return Ok(&[]) };
        if next.offset >= self.limits.segment_bytes {
            (next.segment, next.offset) = (next.seq, 0);
        }
        let (mut lines, mut notes, mut written) = (Vec::new(), String::new(), 0_usize);
        for batch in batches.iter().take_while(|batch| batch.keys == *keys) {
            if written > 0 && next.offset.saturating_add(to_u64(lines.len())) >= self.limits.segment_bytes {
                break;
            }
            batch.write(&mut lines);
            notes.push_str(&continuation(&batch.note, next.checkpoint == 0 && notes.is_empty(), next.is_ended));
            next.is_ended = true;
            next.seq = next.seq.saturating_add(to_u64(batch.lines.len()));
            written = written.saturating_add(1);
        }

        let path = self.reader.events.join(segment_name(next.segment));
        let mut segment = self.reader.disk.open_to_write(&path).at(&path)?;
        segment.write_at(next.offset, &lines).at(&path)?;
        self.poison(&path, segment.sync())?;
        if next.offset == 0 {
            self.sync_folder(&self.reader.events)?;
        }
        next.were_keys_changed |= self.write_keys(keys, next.checkpoint == 0)?;

        let path = self.reader.events.join(CHECKPOINTS);
        checkpoints.write_at(next.checkpoint, notes.as_bytes()).at(&path)?;
        self.poison(&path, checkpoints.sync())?;
        let last_line =
            lines.strip_suffix(b"\n").and_then(|lines| memrchr(b'\n', lines)).map_or(0, |end| end.saturating_add(1));
        let seq = next.seq.saturating_sub(1);
        let line = seq.saturating_sub(next.segment).saturating_add(1);
        next.last = Offset { seq, segment: next.segment, byte: next.offset.saturating_add(to_u64(last_line)), line };
        next.offset = next.offset.saturating_add(to_u64(lines.len()));
        next.checkpoint = next.checkpoint.saturating_add(to_u64(notes.len()));
        Ok(batches.get(written..).unwrap_or_default())
    }

    /// Makes `events/keys` hold these keys. It is written elsewhere and renamed, so no foreign name is ever left here.
    /// Returns whether something other than a writer had changed it: a writer only adds keys, and may have been
    /// interrupted after that.
    fn write_keys(&self, keys: &str, is_first: bool) -> Result<bool, StoreError> {
        let found = self.reader.read_from(KEYS, 0, keys.len().saturating_add(KEYS_MORE_BYTES))?;
        if found == keys.as_bytes() {
            return Ok(false);
        }
        let is_earlier = found.ends_with(b"\n") && keys.as_bytes().starts_with(&found);
        let is_changed = !is_first && !is_earlier && !found.starts_with(keys.as_bytes());
        let written = self.keep(KEYS, keys.as_bytes())?;
        let path = self.reader.events.join(KEYS);
        self.reader.disk.rename(&written, &path).at(&path)?;
        self.reader.forget(KEYS);
        self.sync_folder(&self.reader.events)?;
        Ok(is_changed)
    }

    fn cut(&self, file: &mut dyn WriteFile, path: &Path, length: u64) -> Result<(), StoreError> {
        file.truncate(length).at(path)?;
        self.poison(path, file.sync())
    }

    fn sync_folder(&self, path: &Path) -> Result<(), StoreError> {
        self.poison(path, self.reader.disk.sync_folder(path))
    }

    fn poison(&self, path: &Path, synced: std::io::Result<()>) -> Result<(), StoreError> {
        synced.map_err(|source| {
            self.is_poisoned.set(true);
            StoreError::SyncFailed { path: path.to_owned(), source }
        })
    }

    /// Appends a group of batches if the log still ends at `after`. On return they are all on the disk.
    ///
    /// Each batch is appended whole or not at all, and never without those before it. After an error the log ends at
    /// `after` or, if writing checkpoints failed part of the way, at any batch of the group.
    pub fn append(&mut self, after: &Head, batches: &[Batch]) -> Result<Appended, StoreError> {
        if self.is_poisoned.get() {
            return Err(StoreError::Poisoned);
        }
        let appended = self.append_locked(after, batches);
        // The reader's cache is outdated, even if the append failed.
        self.reader.refresh();
        appended
    }

    fn append_locked(&self, after: &Head, batches: &[Batch]) -> Result<Appended, StoreError> {
        let head = Batch::check_all(batches, after, &self.limits)?;
        let mut checkpoints = self.lock()?;
        self.reader.refresh();
        let end = self.reader.end()?;
        if end.head != *after {
            return Err(StoreError::Conflict { expected: *after, found: end.head });
        }
        let part = self.sealed_part(after.size)?;
        check_leftovers(&end, &part)?;
        let set_aside = self.set_aside(&mut *checkpoints, &end, &part)?;
        let mut next = Next {
            seq: after.size,
            segment: part.segment,
            offset: part.offset,
            checkpoint: end.offset,
            is_ended: end.is_ended,
            were_keys_changed: false,
            last: Offset { seq: 0, segment: 0, byte: 0, line: 1 },
        };
        let mut rest = batches;
        while !rest.is_empty() {
            rest = self.append_together(&mut *checkpoints, &mut next, rest)?;
        }
        let Next { last, checkpoint: checkpoint_end, were_keys_changed, .. } = next;
        Ok(Appended { head, set_aside, was_unended: !end.is_ended, were_keys_changed, last, checkpoint_end })
    }
}

/// Errs if what follows the end is not what an interrupted writer leaves; it is then never set aside.
fn check_leftovers(end: &End, part: &SealedPart) -> Result<(), StoreError> {
    let size = end.head.size;
    for tail in &part.tails {
        if let Some(line) = first_foreign_line(&tail.bytes, size, part.last) {
            let before = size.saturating_sub(tail.segment);
            let line = before.saturating_add(line).saturating_add(1);
            let place = Place { file: in_events(&segment_name(tail.segment)), line };
            return Err(StoreError::Damaged { place, damage: Damage::Foreign { seq: size } });
        }
    }
    let whole_lines = |tail: &Tail| tail.bytes.iter().filter(|byte| **byte == b'\n').count();
    let unsealed = part.tails.iter().map(whole_lines).max().unwrap_or(0);
    if !end.tail.is_empty() && !can_be_torn_checkpoint(&end.tail, size, to_u64(unsealed)) {
        return Err(StoreError::damaged(CHECKPOINTS, Damage::TornCheckpoint));
    }
    Ok(())
}
