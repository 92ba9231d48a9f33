//! The errors of a store, one variant for each fault. A variant without a sentence is described by its message.

use std::io;
use std::path::{Path, PathBuf};

use super::Head;
use crate::languages::say;
use crate::log::finding::escape;
use crate::log::{CheckpointError, Place};

/// Why a store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("{}", say!("log-store-missing", path = path.display()))]
    Missing { path: PathBuf },
    /// A log is to be created where files already exist.
    #[error("{}", say!("log-store-not-empty", path = path.display()))]
    NotEmpty { path: PathBuf },
    #[error("{}", say!("log-store-foreign", name = escape(name)))]
    Foreign { name: String },
    /// A link, a folder or a device is in the place of a file.
    #[error("{}", say!("log-store-irregular", path = path.display()))]
    Irregular { path: PathBuf },
    /// A link or a file is in the place of a folder.
    #[error("{}", say!("log-store-not-a-folder", path = path.display()))]
    NotAFolder { path: PathBuf },
    #[error("{}", say!("log-store-locked", path = path.display()))]
    Locked { path: PathBuf },
    /// The log does not end where the caller expected.
    #[error("{}", say!("log-store-conflict", found = found.size, expected = expected.size))]
    Conflict { expected: Head, found: Head },
    #[error(transparent)]
    Batch(#[from] BatchError),
    /// The system refused to read or write, for the reason that its error names.
    #[error("{}: {}", path.display(), reason(source))]
    Io { path: PathBuf, source: io::Error },
    /// A sync failed: the bytes may or may not be on the disk, and a retry cannot tell.
    #[error("{}", say!("log-store-sync-failed", path = path.display()))]
    SyncFailed { path: PathBuf, source: io::Error },
    /// A sync failed earlier, so this store writes no more.
    #[error("{}", say!("log-store-poisoned"))]
    Poisoned,
    /// Bytes are damaged in a way that no interrupted writer leaves.
    #[error("{place}: {damage}")]
    Damaged { place: Place, damage: Damage },
}

/// Damage that no interrupted writer leaves.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    #[error("{}", say!("log-damage-checkpoint", why = .0))]
    Checkpoint(CheckpointError),
    #[error("{}", say!("log-damage-no-checkpoints"))]
    NoCheckpoints,
    /// A line is not the record that is due.
    #[error("{}", say!("log-damage-record", seq = .seq))]
    Record { seq: u64 },
    #[error("{}", say!("log-damage-missing", seq = .seq))]
    Missing { seq: u64 },
    /// More bytes follow the end than a group of batches holds.
    #[error("{}", say!("log-damage-unsealed", bytes = .bytes))]
    Unsealed { bytes: u64 },
    #[error("{}", say!("log-damage-foreign", seq = .seq))]
    Foreign { seq: u64 },
    #[error("{}", say!("log-damage-torn-checkpoint"))]
    TornCheckpoint,
    /// A segment begins past the end.
    #[error("{}", say!("log-damage-segment", size = .size))]
    Segment { size: u64 },
}

/// Why a batch is invalid.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BatchError {
    #[error("{}", say!("log-batch-group", most = .most, found = .found))]
    Group { found: usize, most: usize },
    #[error("{}", say!("log-batch-records", most = .most, found = .found))]
    Records { found: usize, most: usize },
    #[error("{}", say!("log-batch-bytes", most = .most, found = .found))]
    Bytes { found: usize, most: usize },
    #[error("{}", say!("log-batch-line-too-long", seq = .seq, found = .found))]
    LineTooLong { seq: u64, found: usize },
    #[error("{}", say!("log-batch-line-break", seq = .seq))]
    LineBreak { seq: u64 },
    #[error("{}", say!("log-batch-number", seq = .seq))]
    Number { seq: u64 },
    #[error(transparent)]
    Note(CheckpointError),
    #[error("{}", say!("log-batch-size", found = .found, expected = .expected))]
    Size { expected: u64, found: u64 },
}

impl StoreError {
    /// Creates the error for damage to a file of `events/` as a whole.
    pub(crate) fn damaged(name: &str, damage: Damage) -> Self {
        Self::Damaged { place: Place::file(name), damage }
    }
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::ReadOnlyFilesystem => say!("log-io-read-only"),
        io::ErrorKind::PermissionDenied => say!("log-io-permission"),
        io::ErrorKind::StorageFull => say!("log-io-disk-full"),
        io::ErrorKind::QuotaExceeded => say!("log-io-quota"),
        io::ErrorKind::FileTooLarge => say!("log-io-file-too-large"),
        _ => say!("log-io-other"),
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
