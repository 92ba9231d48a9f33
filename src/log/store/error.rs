//! The errors of a store, one variant for each fault.

use std::io;
use std::path::{Path, PathBuf};

use super::Head;
use crate::log::Place;
use crate::log::checkpoint::CheckpointError;

/// Why a store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder holds no log.
    #[error("{}: no ledger is here (events/checkpoints is missing)", path.display())]
    Missing {
        /// The ledger's folder.
        path: PathBuf,
    },
    /// A log is to be created where files already exist.
    #[error("{}: not empty; a new ledger needs an empty or absent events/", path.display())]
    NotEmpty {
        /// The `events/` folder.
        path: PathBuf,
    },
    /// A file in `events/` does not belong there.
    #[error("events/{}: this file does not belong in events/; move it away", crate::log::finding::escape(name))]
    Foreign {
        /// The file's name.
        name: String,
    },
    /// A link, a folder or a device is in the place of a file.
    #[error("{}: not a regular file", path.display())]
    Irregular {
        /// The path that is not a file.
        path: PathBuf,
    },
    /// A link or a file is in the place of a folder.
    #[error("{}: not a folder; a link is not followed, because what it leads to is not part of this ledger", path.display())]
    NotAFolder {
        /// The path that is not a folder.
        path: PathBuf,
    },
    /// Another writer holds the lock.
    #[error("{}: another writer holds the lock", path.display())]
    Locked {
        /// The locked file.
        path: PathBuf,
    },
    /// The log does not end where the caller expected.
    #[error("the ledger has {} records, not {}: somebody else has recorded meanwhile", found.size, expected.size)]
    Conflict {
        /// The expected end.
        expected: Head,
        /// The actual end.
        found: Head,
    },
    /// This log cannot take the batch.
    #[error(transparent)]
    Batch(#[from] BatchError),
    /// The file system is read-only.
    #[error("{}: the file system is read-only", path.display())]
    ReadOnly {
        /// The path that was to be written.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The user has no permission.
    #[error("{}: permission denied", path.display())]
    Denied {
        /// The path that was to be read or written.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The disk is full.
    #[error("{}: the disk is full; this batch was not recorded", path.display())]
    DiskFull {
        /// The path that was to be written.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The user's disk quota is used up.
    #[error("{}: the disk quota is used up; this batch was not recorded", path.display())]
    QuotaExceeded {
        /// The path that was to be written.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// The file would be too large for the file system.
    #[error("{}: the file system takes no larger file; this batch was not recorded", path.display())]
    FileTooLarge {
        /// The path that was to be written.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// A sync failed: the bytes may or may not be on the disk, and a retry cannot tell.
    #[error("{}: the disk did not confirm what was written; it is not known whether it was recorded", path.display())]
    SyncFailed {
        /// The path that could not be synced.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
    /// A sync failed earlier, so this store writes no more.
    #[error("an earlier write was not confirmed by the disk; open the ledger again before writing")]
    Poisoned,
    /// Bytes are damaged in a way that no interrupted writer leaves.
    #[error("{place}: {damage}")]
    Damaged {
        /// The place of the damage.
        place: Place,
        /// The kind of damage.
        damage: Damage,
    },
    /// Reading or writing failed in any other way.
    #[error("{}: cannot be read or written", path.display())]
    Io {
        /// The path that was to be read or written.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
}

/// Damage that no interrupted writer leaves.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// The last checkpoint cannot be read.
    #[error("the last checkpoint cannot be read ({0})")]
    Checkpoint(CheckpointError),
    /// There are records, but no file of checkpoints.
    #[error("no checkpoint is there, though records are; restore the file from a copy")]
    NoCheckpoints,
    /// A line is not the record that is due.
    #[error("this line is not record {seq}")]
    Record {
        /// The record that is due.
        seq: u64,
    },
    /// The records end too early.
    #[error("the records end before record {seq}")]
    Missing {
        /// The first record that is missing.
        seq: u64,
    },
    /// More bytes follow the end than a group of batches holds.
    #[error("{bytes} bytes follow the last checkpoint's records, more than interrupted batches leave")]
    Unsealed {
        /// The number of bytes.
        bytes: u64,
    },
    /// The bytes after the end are not what an interrupted writer leaves.
    #[error(
        "what follows the last checkpoint's records is not the beginning of record {seq}; no interrupted writer leaves this, \
         and it was not set aside"
    )]
    Foreign {
        /// The record that is due.
        seq: u64,
    },
    /// A torn checkpoint covers records that are missing.
    #[error(
        "the file ends with a part of a checkpoint, and the records that it covers are not there: it was damaged after it was \
         written"
    )]
    TornCheckpoint,
    /// A segment begins past the end.
    #[error("a segment past the end, which is at record {size}")]
    Segment {
        /// The number of records in the log.
        size: u64,
    },
}

/// Why a batch is invalid.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BatchError {
    /// The group is empty or too large.
    #[error("1 to {most} batches are written together, these are {found}")]
    Group {
        /// The number of batches.
        found: usize,
        /// The maximum.
        most: usize,
    },
    /// The batch is empty or has too many records.
    #[error("a batch holds 1 to {most} records, this one {found}")]
    Records {
        /// The number of records.
        found: usize,
        /// The maximum.
        most: usize,
    },
    /// The batch is too long.
    #[error("a batch is at most {most} bytes long, this one {found}")]
    Bytes {
        /// Its length in bytes.
        found: usize,
        /// The maximum in bytes.
        most: usize,
    },
    /// A line is too long.
    #[error("record {seq} is {found} bytes long, more than a line holds")]
    LineTooLong {
        /// The record's number.
        seq: u64,
        /// Its length in bytes.
        found: usize,
    },
    /// A record contains a newline.
    #[error("record {seq} holds a newline")]
    LineBreak {
        /// The record's number.
        seq: u64,
    },
    /// A record does not begin with the number that is due.
    #[error("where record {seq} is due the line begins otherwise")]
    Number {
        /// The number that is due.
        seq: u64,
    },
    /// The note is not a checkpoint.
    #[error(transparent)]
    Note(CheckpointError),
    /// The checkpoint states another size.
    #[error("the checkpoint states the size {found}, the batch ends at {expected}")]
    Size {
        /// The size that it should state.
        expected: u64,
        /// The size that it states.
        found: u64,
    },
}

impl StoreError {
    /// Converts an I/O error on a path to the variant for its kind.
    pub(crate) fn from_io(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path, source },
            io::ErrorKind::PermissionDenied => Self::Denied { path, source },
            io::ErrorKind::StorageFull => Self::DiskFull { path, source },
            io::ErrorKind::QuotaExceeded => Self::QuotaExceeded { path, source },
            io::ErrorKind::FileTooLarge => Self::FileTooLarge { path, source },
            _ => Self::Io { path, source },
        }
    }
}
