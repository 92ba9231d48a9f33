//! What this machine remembers of a ledger, so that it notices when the past is another one than it was.
//!
//! ```text
//! <cache>/trust-<ledger>   of one ledger: the last end seen, up to where its signatures were checked, the last full verification
//! <cache>/place-<folder>   of one folder: the ledgers that were used and verified there
//! <cache>/trust-lock       held while either is written
//! ```
//!
//! `<cache>` is the user's own folder, never the ledger's. A ledger is known by the BLAKE3 of record 0, in 64 hexadecimal digits, wherever it
//! stands; a folder by a hash of its path. Both files are JSON, and are written whole. Whoever deletes them makes this machine forget: it then takes the
//! next end that it sees for the first one, and the next writer checks every signature from record 0.

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

/// More than either file has, in bytes.
const BYTES_MAX: u64 = 1 << 16;
/// How often the lock is tried.
const LOCK_TRIES: u32 = 40;
/// How long to wait between two tries.
const LOCK_PAUSE: Duration = Duration::from_millis(25);

/// What this machine remembers of one ledger.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Memory {
    /// The last end that a writer here acknowledged or a question here saw, each of which extended the one before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<Head>,
    /// Up to where a writer here has checked every checkpoint, and where what it wrote itself ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<Checked>,
    /// The last full verification that found the ledger sound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified: Option<Verified>,
}

/// A position up to which every checkpoint was checked: its root, its signature, and that its signer may sign.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checked {
    /// The position in the records.
    pub position: LogPosition,
    /// Where its checkpoint ends in the file of checkpoints, in bytes.
    pub checkpoint_end: u64,
    /// The BLAKE3 of the file of checkpoints up to there.
    pub checkpoints: Blake3,
}

/// A full verification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verified {
    /// The end of the ledger then.
    pub head: Head,
    /// When it was verified.
    pub at: Instant,
}

/// Which ledgers stood in a folder, each by the hash of its record 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The one that was recorded in or asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub used: Option<Blake3>,
    /// The one that was verified in full.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified: Option<Blake3>,
}

/// Where this machine keeps what it remembers of a ledger in a folder.
#[derive(Debug, Clone)]
pub struct Trust {
    cache: PathBuf,
    place: PathBuf,
}

impl Trust {
    /// In a folder of the user's own, `cache`; `place` is the name in it of the file for the folder in which the ledger stands.
    #[must_use]
    pub fn new(cache: &Path, place: &str) -> Self {
        Self { cache: cache.to_owned(), place: cache.join(place) }
    }

    /// What is remembered of the ledger whose record 0 has this hash; nothing where it cannot be read.
    #[must_use]
    pub fn memory(&self, ledger: &Blake3) -> Memory {
        read(&self.file(ledger))
    }

    /// Which ledgers stood in this folder.
    #[must_use]
    pub fn place(&self) -> Place {
        read(&self.place)
    }

    /// Changes what is remembered of a ledger and of this folder, from what is remembered now. Errs where it cannot be kept, or where another
    /// process is at it for longer than a second.
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
    fn what_is_remembered_belongs_to_a_ledger_wherever_it_stands_and_to_a_folder_whatever_stands_there() {
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
    fn updates_at_the_same_time_are_all_kept() {
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
    fn a_file_that_cannot_be_read_is_forgotten() {
        let cache = tempfile::tempdir().unwrap();
        let (trust, ledger) = (Trust::new(cache.path(), "place-1"), Blake3::of(b"one"));
        trust.update(&ledger, |memory, _| memory.seen = Some(head(7))).unwrap();
        fs::write(trust.file(&ledger), b"{\"seen\":8}").unwrap();
        assert_eq!(trust.memory(&ledger), Memory::default());
    }
}
