//! Where a log is kept, and how batches are appended to it.
//!
//! A [`Store`] appends a group of batches behind a head that the caller names, or refuses if the log has moved on: that is all there is to
//! concurrent writing. It never changes what it has once acknowledged. [`disk`] is the narrow seam below it, [`sim`] a disk that loses power on request.
//! A store that replicates a log would have the same three methods: open, read ([`Reader`](super::Reader)), append.

pub mod disk;
pub(super) mod error;
pub mod files;
pub mod nofollow;
pub mod sim;

pub use disk::{Disk, RealDisk};
pub use error::{BatchError, Damage, StoreError};
pub use files::Store;

use std::path::PathBuf;

use crate::log::checkpoint::{MAX_NOTE_BYTES, SignedCheckpoint};
use crate::log::position::{Head, Offset};
use crate::log::{Header, MAX_LINE_BYTES};

/// Records to append together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The records' bytes, without newlines.
    pub lines: Vec<Vec<u8>>,
    /// The signed checkpoint that closes them.
    pub note: String,
    /// All that `events/keys` must hold after this batch.
    pub keys: String,
}

/// What an append did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// Where the log ends now.
    pub head: Head,
    /// What an interrupted writer had left and is now kept elsewhere.
    pub set_aside: Option<SetAside>,
    /// Whether the last checkpoint lacked its newline, which was written before what was appended.
    pub was_unended: bool,
    /// Whether the list of keys was another one than a writer leaves, and was written anew.
    pub were_keys_changed: bool,
    /// Where the last record begins.
    pub last: Offset,
    /// Where its checkpoint ends in the file of checkpoints, in bytes.
    pub checkpoint_end: u64,
}

/// Bytes that followed the last complete checkpoint, kept in full in a file of their own. None of them was ever answered for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The file that keeps them: the records' bytes, then the checkpoint's.
    pub path: PathBuf,
    /// How many bytes they are.
    pub bytes: u64,
    /// How many lines of records, whole or torn, they hold.
    pub records: u64,
}

/// How much a batch, a group of them and a segment hold, and how patient a writer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// A segment that has reached this length, in bytes, takes no further batch.
    pub segment_bytes: u64,
    /// How many records a batch may have.
    pub batch_records: usize,
    /// How long a batch may be, in bytes with newlines.
    pub batch_bytes: usize,
    /// How many batches are written together.
    pub group_batches: usize,
    /// How often a writer tries the lock before it gives up; it waits [`disk::LOCK_PAUSE`] between tries.
    pub lock_tries: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            segment_bytes: 64 << 20,
            batch_records: 1_000,
            batch_bytes: 768 << 10,
            group_batches: 16,
            lock_tries: 100,
        }
    }
}

impl Batch {
    /// The head that the log has after a group of batches. Errs if they are not such as continue `after` one after the other.
    fn check_all(batches: &[Self], after: &Head, limits: &Limits) -> Result<Head, BatchError> {
        let (found, most) = (batches.len(), limits.group_batches);
        if found == 0 || found > most {
            return Err(BatchError::Group { found, most });
        }
        batches.iter().try_fold(*after, |head, batch| batch.check(&head, limits))
    }

    /// The head that the log has after this batch. Errs if the batch is not one that continues `after`.
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

    /// Writes the records as they are stored, each with its newline.
    fn write(&self, bytes: &mut Vec<u8>) {
        for line in &self.lines {
            bytes.extend_from_slice(line);
            bytes.push(b'\n');
        }
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests;
