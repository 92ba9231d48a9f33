//! This machine remembers the state of each ledger, so that it notices when the past was changed.
//!
//! ```text
//! <cache>/trust-<ledger>   one ledger: the last end seen, the end of checked signatures, the last full verification
//! <cache>/place-<folder>   of one folder: the ledgers that were used and verified there
//! <cache>/trust-lock       held while either is written
//! ```
//!
//! `<cache>` is the user's own folder, never the ledger's. A ledger is identified by the BLAKE3 of record 0, in 64
//! hexadecimal digits, wherever it is stored; a folder by a hash of its path. Both files are JSON, and are written
//! whole. Deleting them makes this machine forget: it then accepts the next end that it sees, and the next writer
//! checks every signature from record 0.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::log::store::nofollow;
use crate::log::{Head, LogPosition};
use crate::value::days::Instant;
use crate::value::hash::Blake3;

/// More than either file takes, in bytes.
const BYTES_MAX: u64 = 1 << 16;
/// Number of attempts at the lock.
const LOCK_TRIES: u32 = 40;
/// Time between two attempts.
const LOCK_PAUSE: Duration = Duration::from_millis(25);

/// The memory of this machine about one ledger.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Memory {
    /// The last end that a writer here acknowledged or a query here read; each extended the one before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<Head>,
    /// The position up to which a writer here has checked every checkpoint, including those that it wrote itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<Checked>,
    /// The last full verification that found the ledger sound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified: Option<Verified>,
}

/// A position up to which every checkpoint was checked: its root, its signature, and that its signer was admitted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checked {
    /// The position in the records.
    pub position: LogPosition,
    /// The end of its checkpoint in the file of checkpoints, in bytes.
    pub checkpoint_end: u64,
    /// The BLAKE3 of the file of checkpoints up to that end.
    pub checkpoints: Blake3,
}

/// A full verification that found the ledger sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verified {
    /// The end of the ledger at that time.
    pub head: Head,
    /// The time of the verification.
    pub at: Instant,
}

/// The ledgers seen in a folder, each by the hash of its record 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The ledger that was last recorded in or queried.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub used: Option<Blake3>,
    /// The ledger that was last verified in full.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified: Option<Blake3>,
}

/// The files in which this machine remembers a ledger and its folder.
#[derive(Debug, Clone)]
pub struct Trust {
    cache: PathBuf,
    place: PathBuf,
}

impl Trust {
    /// Uses the user's own folder `cache`; `place` is the name in it of the file for the ledger's folder.
    #[must_use]
    pub fn new(cache: &Path, place: &str) -> Self {
        Self { cache: cache.to_owned(), place: cache.join(place) }
    }

    /// Returns what is remembered of the ledger whose record 0 has this hash; nothing if it cannot be read.
    #[must_use]
    pub fn memory(&self, ledger: &Blake3) -> Memory {
        read(&self.file(ledger))
    }

    /// Returns the ledgers seen in this folder.
    #[must_use]
    pub fn place(&self) -> Place {
        read(&self.place)
    }

    /// Changes what is remembered of a ledger and of this folder, starting from the present content. Errs if it cannot
    /// be written, or if another process holds the lock for longer than a second.
    pub fn update(&self, ledger: &Blake3, change: impl FnOnce(&mut Memory, &mut Place)) -> io::Result<()> {
        fs::create_dir_all(&self.cache)?;
        let _lock = self.lock()?;
        let (before, stood) = (self.memory(ledger), self.place());
        let (mut memory, mut place) = (before.clone(), stood);
        change(&mut memory, &mut place);
        if memory != before {
            nofollow::write_whole(&self.file(ledger), &serde_json::to_vec(&memory)?)?;
        }
        if place != stood {
            nofollow::write_whole(&self.place, &serde_json::to_vec(&place)?)?;
        }
        Ok(())
    }

    fn file(&self, ledger: &Blake3) -> PathBuf {
        self.cache.join(format!("trust-{ledger}"))
    }

    fn lock(&self) -> io::Result<fs::File> {
        let lock = nofollow::open_to_write(&self.cache.join("trust-lock"))?;
        for _ in 0..LOCK_TRIES {
            match lock.try_lock() {
                Ok(()) => return Ok(lock),
                Err(fs::TryLockError::WouldBlock) => thread::sleep(LOCK_PAUSE),
                Err(fs::TryLockError::Error(error)) => return Err(error),
            }
        }
        Err(io::ErrorKind::WouldBlock.into())
    }
}

fn read<T: DeserializeOwned + Default>(file: &Path) -> T {
    let bytes = nofollow::read(file, BYTES_MAX).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
    use super::*;

    fn head(size: u64) -> Head {
        Head { size, ..Head::empty() }
    }

    #[test]
    fn memory_follows_a_ledger_in_any_folder_and_a_folder_with_any_ledger() {
        let cache = tempfile::tempdir().unwrap();
        let [one, other] = [b"one", b"two"].map(|line| Blake3::of(line));
        let [here, there] = ["place-1", "place-2"].map(|place| Trust::new(&cache.path().join("pledgebook"), place));
        here.update(&one, |memory, place| {
            memory.seen = Some(head(7));
            place.used = Some(one);
        })
        .unwrap();
        assert_eq!((here.memory(&one).seen, there.memory(&one).seen), (Some(head(7)), Some(head(7))));
        assert_eq!((here.place().used, there.place().used), (Some(one), None));
        assert_eq!(here.memory(&other), Memory::default());
    }

    #[test]
    fn concurrent_updates_are_all_kept() {
        let cache = tempfile::tempdir().unwrap();
        let ledger = Blake3::of(b"one");
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let trust = Trust::new(cache.path(), "place-1");
                    for _ in 0..20 {
                        let more = |memory: &mut Memory, _: &mut Place| {
                            memory.seen = Some(head(memory.seen.map_or(0, |seen| seen.size) + 1));
                        };
                        trust.update(&ledger, more).unwrap();
                    }
                });
            }
        });
        assert_eq!(Trust::new(cache.path(), "place-1").memory(&ledger).seen, Some(head(80)));
    }

    #[test]
    fn an_unreadable_file_counts_as_empty() {
        let cache = tempfile::tempdir().unwrap();
        let (trust, ledger) = (Trust::new(cache.path(), "place-1"), Blake3::of(b"one"));
        trust.update(&ledger, |memory, _| memory.seen = Some(head(7))).unwrap();
        fs::write(trust.file(&ledger), b"{\"seen\":8}").unwrap();
        assert_eq!(trust.memory(&ledger), Memory::default());
    }
}
