//! The errors of a store, one variant for each fault. A variant without a sentence is described by its message.

use std::io;
use std::path::{Path, PathBuf};

use super::Head;
use crate::log::finding::escape;
use crate::log::{CheckpointError, Place};

/// Why a store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("{}: no ledger is here (events/checkpoints is missing)", path.display())]
    Missing { path: PathBuf },
    /// A log is to be created where files already exist.
    #[error("{}: not empty; a new ledger needs an empty or absent events/", path.display())]
    NotEmpty { path: PathBuf },
    #[error("events/{}: this file does not belong in events/; move it away", escape(name))]
    Foreign { name: String },
    /// A link, a folder or a device is in the place of a file.
    #[error("{}: not a regular file", path.display())]
    Irregular { path: PathBuf },
    /// A link or a file is in the place of a folder.
    #[error("{}: not a folder; a link is not followed, because what it leads to is not part of this ledger", path.display())]
    NotAFolder { path: PathBuf },
    #[error("{}: another writer holds the lock", path.display())]
    Locked { path: PathBuf },
    /// The log does not end where the caller expected.
    #[error("the ledger has {} records, not {}: somebody else has recorded meanwhile", found.size, expected.size)]
    Conflict { expected: Head, found: Head },
    #[error(transparent)]
    Batch(#[from] BatchError),
    /// The system refused to read or write, for the reason that its error names.
    #[error("{}: {}", path.display(), reason(source))]
    Io { path: PathBuf, source: io::Error },
    /// A sync failed: the bytes may or may not be on the disk, and a retry cannot tell.
    #[error("{}: the disk did not confirm what was written; it is not known whether it was recorded", path.display())]
    SyncFailed { path: PathBuf, source: io::Error },
    /// A sync failed earlier, so this store writes no more.
    #[error("an earlier write was not confirmed by the disk; open the ledger again before writing")]
    Poisoned,
    /// Bytes are damaged in a way that no interrupted writer leaves.
    #[error("{place}: {damage}")]
    Damaged { place: Place, damage: Damage },
}

/// Damage that no interrupted writer leaves.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    #[error("the last checkpoint cannot be read ({0})")]
    Checkpoint(CheckpointError),
    #[error("no checkpoint is there, though records are; restore the file from a copy")]
    NoCheckpoints,
    /// A line is not the record that is due.
    #[error("this line is not record {seq}")]
    Record { seq: u64 },
    #[error("the records end before record {seq}")]
    Missing { seq: u64 },
    /// More bytes follow the end than a group of batches holds.
    #[error("{bytes} bytes follow the last checkpoint's records, more than interrupted batches leave")]
    Unsealed { bytes: u64 },
    #[error(
        "what follows the last checkpoint's records is not the beginning of record {seq}; no interrupted writer leaves this, \
         and it was not set aside"
    )]
    Foreign { seq: u64 },
    #[error(
        "the file ends with a part of a checkpoint, and the records that it covers are not there: it was damaged after it was \
         written"
    )]
    TornCheckpoint,
    /// A segment begins past the end.
    #[error("a segment past the end, which is at record {size}")]
    Segment { size: u64 },
}

/// Why a batch is invalid.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BatchError {
    #[error("1 to {most} batches are written together, these are {found}")]
    Group { found: usize, most: usize },
    #[error("a batch holds 1 to {most} records, this one {found}")]
    Records { found: usize, most: usize },
    #[error("a batch is at most {most} bytes long, this one {found}")]
    Bytes { found: usize, most: usize },
    #[error("record {seq} is {found} bytes long, more than a line holds")]
    LineTooLong { seq: u64, found: usize },
    #[error("record {seq} holds a newline")]
    LineBreak { seq: u64 },
    #[error("where record {seq} is due the line begins otherwise")]
    Number { seq: u64 },
    #[error(transparent)]
    Note(CheckpointError),
    #[error("the checkpoint states the size {found}, the batch ends at {expected}")]
    Size { expected: u64, found: u64 },
}

impl StoreError {
    /// Creates the error for damage to a file of `events/` as a whole.
    pub(crate) fn damaged(name: &str, damage: Damage) -> Self {
        Self::Damaged { place: Place::file(name), damage }
    }
}

fn reason(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::ReadOnlyFilesystem => "the file system is read-only",
        io::ErrorKind::PermissionDenied => "permission denied",
        io::ErrorKind::StorageFull => "the disk is full; this batch was not recorded",
        io::ErrorKind::QuotaExceeded => "the disk quota is used up; this batch was not recorded",
        io::ErrorKind::FileTooLarge => "the file system takes no larger file; this batch was not recorded",
        _ => "cannot be read or written",
    }
}

/// Adds the path to the system's error.
pub(crate) trait AtPath<T> {
    fn at(self, path: &Path) -> Result<T, StoreError>;
}

impl<T> AtPath<T> for io::Result<T> {
    fn at(self, path: &Path) -> Result<T, StoreError> {
        self.map_err(|source| StoreError::Io { path: path.to_owned(), source })
    }
}
