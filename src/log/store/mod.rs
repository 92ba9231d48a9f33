//! The store keeps a log on disk, and appends batches to it.
//!
//! A [`Store`] appends a group of batches after a head that the caller names, or refuses if the log has changed since:
//! there is no other concurrency control. It never changes what it has acknowledged. [`disk`] is the narrow seam below
//! it. A store that replicates a log would have the same three methods: open, read ([`Reader`](super::Reader)), append.

pub mod disk;
pub(super) mod error;
pub mod files;
pub mod nofollow;

pub use disk::{Disk, RealDisk};
pub(crate) use error::AtPath;
pub use error::{BatchError, Damage, StoreError};
pub use files::Store;

use std::path::PathBuf;

use crate::log::checkpoint::MAX_NOTE_BYTES;
use crate::log::{Head, Header, MAX_LINE_BYTES, Offset, SignedCheckpoint};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    pub lines: Vec<Vec<u8>>,
    /// The signed checkpoint that closes them.
    pub note: String,
    /// The full content of `events/keys` after this batch.
    pub keys: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    pub head: Head,
    /// Bytes of an interrupted writer that were moved to a separate file.
    pub set_aside: Option<SetAside>,
    /// True if the last checkpoint lacked its newline, which was then written.
    pub was_unended: bool,
    /// True if the list of keys differed from what a writer leaves, and was rewritten.
    pub were_keys_changed: bool,
    /// The place where the last record begins.
    pub last: Offset,
    /// The end of its checkpoint in the file of checkpoints, in bytes.
    pub checkpoint_end: u64,
}

/// Bytes that followed the last complete checkpoint, kept in full in a separate file. None of them was ever
/// acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The file that holds them: the records' bytes, then the checkpoint's.
    pub path: PathBuf,
    pub bytes: u64,
    /// The number of lines of records among them, whole or torn.
    pub records: u64,
}

/// The maximum sizes of batches, groups and segments, and a writer's attempts at the lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Length from which a segment takes no further batch, in bytes.
    pub segment_bytes: u64,
    pub batch_records: usize,
    /// Maximum length of a batch, in bytes with newlines.
    pub batch_bytes: usize,
    pub group_batches: usize,
    /// Number of attempts at the lock, [`disk::LOCK_PAUSE`] apart.
    pub lock_tries: u32,
}

impl Limits {
    /// The limits of every ledger; only tests have others.
    pub const USUAL: Self = Self {
        segment_bytes: 64 << 20,
        batch_records: 1_000,
        batch_bytes: 768 << 10,
        group_batches: 16,
        lock_tries: 100,
    };
}

impl Batch {
    /// Returns the head of the log after a group of batches. Errs unless they continue `after`, one after the other.
    fn check_all(batches: &[Self], after: &Head, limits: &Limits) -> Result<Head, BatchError> {
        let (found, most) = (batches.len(), limits.group_batches);
        if found == 0 || found > most {
            return Err(BatchError::Group { found, most });
        }
        batches.iter().try_fold(*after, |head, batch| batch.check(&head, limits))
    }

    /// Returns the head of the log after this batch. Errs unless it continues `after`.
    fn check(&self, after: &Head, limits: &Limits) -> Result<Head, BatchError> {
        let records = self.lines.len();
        if records == 0 || records > limits.batch_records {
            return Err(BatchError::Records { found: records, most: limits.batch_records });
        }
        for (line, seq) in self.lines.iter().zip(after.size..) {
            if line.len() > MAX_LINE_BYTES {
                return Err(BatchError::LineTooLong { seq, found: line.len() });
            }
            if line.contains(&b'\n') {
                return Err(BatchError::LineBreak { seq });
            }
            if Header::seq(line) != Some(seq) {
                return Err(BatchError::Number { seq });
            }
        }
        let bytes = self.lines.iter().map(|line| line.len().saturating_add(1)).fold(0, usize::saturating_add);
        if bytes > limits.batch_bytes {
            return Err(BatchError::Bytes { found: bytes, most: limits.batch_bytes });
        }
        if self.note.len() > MAX_NOTE_BYTES {
            return Err(BatchError::Note(crate::log::checkpoint::CheckpointError::TooLong));
        }
        let signed = SignedCheckpoint::parse(self.note.as_bytes()).map_err(BatchError::Note)?;
        let expected = after.size.saturating_add(u64::try_from(records).unwrap_or(u64::MAX));
        let (size, root) = (signed.checkpoint.size, signed.checkpoint.root);
        if size != expected {
            return Err(BatchError::Size { expected, found: size });
        }
        Ok(Head { size, root })
    }

    /// Appends the records as they are stored, each with its newline.
    fn write(&self, bytes: &mut Vec<u8>) {
        for line in &self.lines {
            bytes.extend_from_slice(line);
            bytes.push(b'\n');
        }
    }
}

#[cfg(test)]
pub mod testing;
#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests;
