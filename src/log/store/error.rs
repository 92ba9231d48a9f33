//! What a store can fail with, one variant for each fault.

use std::io;
use std::path::{Path, PathBuf};

use super::Head;
use crate::log::Place;
use crate::log::checkpoint::CheckpointError;

/// Why a store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No log in this folder.
    #[error("{}: no ledger is here (events/checkpoints is missing)", path.display())]
    Missing {
        /// The ledger's folder.
        path: PathBuf,
    },
    /// A log is to be made where files are.
    #[error("{}: not empty; a new ledger needs an empty or absent events/", path.display())]
    NotEmpty {
        /// The `events/` folder.
        path: PathBuf,
    },
    /// A file that does not belong here.
    #[error("events/{}: this file does not belong in events/; move it away", crate::log::finding::escape(name))]
    Foreign {
        /// The file's name.
        name: String,
    },
    /// A link, a folder or a device where a file should be.
    #[error("{}: not a regular file", path.display())]
    Irregular {
        /// What is no file.
        path: PathBuf,
    },
    /// A link or a file where a folder should be.
    #[error("{}: not a folder; a link is not followed, because what it leads to is not part of this ledger", path.display())]
    NotAFolder {
        /// What is no folder.
        path: PathBuf,
    },
    /// Somebody else is writing.
    #[error("{}: another writer holds the lock", path.display())]
    Locked {
        /// The locked file.
        path: PathBuf,
    },
    /// The log does not end where the caller thought.
    #[error("the ledger has {} records, not {}: somebody else has recorded meanwhile", found.size, expected.size)]
    Conflict {
        /// Where the caller thought that the log ends.
        expected: Head,
        /// Where it ends.
        found: Head,
    },
    /// A batch that this log cannot take.
    #[error(transparent)]
    Batch(#[from] BatchError),
    /// The file system takes no writes.
    #[error("{}: the file system is read-only", path.display())]
    ReadOnly {
        /// What was to be written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The user may not.
    #[error("{}: permission denied", path.display())]
    Denied {
        /// What was to be read or written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// No room.
    #[error("{}: the disk is full; this batch was not recorded", path.display())]
    DiskFull {
        /// What was to be written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// No room for this user.
    #[error("{}: the disk quota is used up; this batch was not recorded", path.display())]
    QuotaExceeded {
        /// What was to be written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// No room in one file.
    #[error("{}: the file system takes no larger file; this batch was not recorded", path.display())]
    FileTooLarge {
        /// What was to be written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// What was written may or may not be on the disk; no retry could tell.
    #[error("{}: the disk did not confirm what was written; it is not known whether it was recorded", path.display())]
    SyncFailed {
        /// What could not be synced.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A sync has failed before.
    #[error("an earlier write was not confirmed by the disk; open the ledger again before writing")]
    Poisoned,
    /// Bad bytes that no interrupted writer leaves.
    #[error("{place}: {damage}")]
    Damaged {
        /// Where.
        place: Place,
        /// What.
        damage: Damage,
    },
    /// Anything else that reading or writing can fail with.
    #[error("{}: cannot be read or written", path.display())]
    Io {
        /// What was to be read or written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// What is wrong with bytes that no interrupted writer leaves.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// The last checkpoint.
    #[error("the last checkpoint cannot be read ({0})")]
    Checkpoint(CheckpointError),
    /// Records stand there, and the file of checkpoints is gone.
    #[error("no checkpoint is there, though records are; restore the file from a copy")]
    NoCheckpoints,
    /// A line that is not the record that is due.
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
    /// More follows the end than a group of batches.
    #[error("{bytes} bytes follow the last checkpoint's records, more than interrupted batches leave")]
    Unsealed {
        /// How many bytes.
        bytes: u64,
    },
    /// Bytes behind the end that no interrupted writer leaves.
    #[error(
        "what follows the last checkpoint's records is not the beginning of record {seq}; no interrupted writer leaves this, \
         and it was not set aside"
    )]
    Foreign {
        /// The record that is due.
        seq: u64,
    },
    /// A torn checkpoint over records that are not there.
    #[error(
        "the file ends with a part of a checkpoint, and the records that it covers are not there: it was damaged after it was \
         written"
    )]
    TornCheckpoint,
    /// A segment that begins past the end.
    #[error("a segment past the end, which is at record {size}")]
    Segment {
        /// How many records the log has.
        size: u64,
    },
}

/// Why a batch is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BatchError {
    /// None, or too many of them together.
    #[error("1 to {most} batches are written together, these are {found}")]
    Group {
        /// How many they are.
        found: usize,
        /// How many they may be.
        most: usize,
    },
    /// None, or too many.
    #[error("a batch holds 1 to {most} records, this one {found}")]
    Records {
        /// How many it has.
        found: usize,
        /// How many it may have.
        most: usize,
    },
    /// Too long.
    #[error("a batch is at most {most} bytes long, this one {found}")]
    Bytes {
        /// Its length.
        found: usize,
        /// What it may be.
        most: usize,
    },
    /// A line that is too long.
    #[error("record {seq} is {found} bytes long, more than a line holds")]
    LineTooLong {
        /// Which record.
        seq: u64,
        /// Its length in bytes.
        found: usize,
    },
    /// A newline in a record.
    #[error("record {seq} holds a newline")]
    LineBreak {
        /// Which record.
        seq: u64,
    },
    /// A record that does not begin with the number that is due.
    #[error("where record {seq} is due the line begins otherwise")]
    Number {
        /// Which record is due.
        seq: u64,
    },
    /// A note that is no checkpoint.
    #[error(transparent)]
    Note(CheckpointError),
    /// A checkpoint of another size.
    #[error("the checkpoint states the size {found}, the batch ends at {expected}")]
    Size {
        /// What it should state.
        expected: u64,
        /// What it states.
        found: u64,
    },
}

impl StoreError {
    /// Tells apart why an operation on a path failed.
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
