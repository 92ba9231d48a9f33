//! A snapshot stores all projections as of one record, so that reading need not fold the log from its beginning.
//! Snapshots can be deleted at any time.
//!
//! ```text
//! <ledger>/snapshots/000000041000/position.json    format, program, and the position in the log
//! <ledger>/snapshots/000000041000/journal.json     one file a projection
//! <cache>/folded-<ledger>                          of each snapshot that this machine wrote, its size and its BLAKE3
//! ```
//!
//! A snapshot is **trusted** only if its BLAKE3 is in the user's cache folder, which shows that this machine folded
//! it, and if its tree, with the records that follow, gives a signed root, which its reader checks. A snapshot that is
//! not trusted is folded again and overwritten. All bytes of a trusted one are read and hashed; each projection is
//! built from them, and from the records that follow, on first use.
//!
//! **When.** A reader writes a snapshot at the end of the log if the last one is at least [`SPACING`] records back; a
//! reader that folds from the beginning writes them on its way. **Which are kept.** The newest; those at multiples of the
//! smallest `SPACING` × 2^k of which at most [`KEPT_MAX`] fit in the log, so that any record is at most a twelfth of the
//! log after a snapshot; and, for questions about the end of a month, of each of the last [`MONTHS`] the last one whose
//! records are all of that month or before.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};
use serde::{Deserialize, Serialize};

use crate::log::LogPosition;
use crate::log::store::nofollow::{self, UNFINISHED, is_folder, remove_derived};
use crate::value::days::Day;
use crate::value::hash::Blake3;

/// Number of records after which a new snapshot is written.
pub const SPACING: u64 = 1_000;
/// Maximum number of snapshots kept besides the newest.
pub const KEPT_MAX: u64 = 24;
/// The number of months before this one of which the last snapshot is kept.
pub const MONTHS: i32 = 12;
/// The version of the format. Any change to the form or meaning of the content must raise it, or old snapshots would
/// be read as new ones.
const FORMAT: u32 = 10;
/// The version of the program that folded the snapshot.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");
/// More than any projection takes, in bytes.
const FILE_BYTES_MAX: u64 = 1 << 32;
/// The file that holds a snapshot's position.
const POSITION: &str = "position.json";
/// More than that file takes, in bytes.
const POSITION_BYTES_MAX: u64 = 1 << 14;

/// A snapshot's description of itself.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Meta {
    format: u32,
    program: String,
    position: LogPosition,
}

/// A trusted snapshot.
#[derive(Debug)]
pub struct Snapshot {
    /// Its position in the log.
    pub position: LogPosition,
    /// The bytes of each projection, by name.
    pub parts: BTreeMap<String, Vec<u8>>,
}

/// The snapshots of one ledger, and the record of those that this machine made.
#[derive(Debug, Clone)]
pub struct Snapshots {
    folder: PathBuf,
    folded: PathBuf,
    spacing: u64,
}

impl Snapshots {
    /// Opens the snapshots in a ledger's folder; `folded` is the file in the user's cache that lists those that this
    /// machine made.
    #[must_use]
    pub fn new(ledger: &Path, folded: PathBuf) -> Self {
        Self { folder: ledger.join("snapshots"), folded, spacing: SPACING }
    }

    /// Sets another spacing.
    #[must_use]
    pub fn with_spacing(self, records: u64) -> Self {
        Self { spacing: records.max(1), ..self }
    }

    /// True if to write a snapshot after `size` records of a log of `of` records: at its end if the `last` one is far
    /// behind, and before that at the positions that are kept.
    #[must_use]
    pub fn should_write(&self, size: u64, of: u64, last: u64) -> bool {
        self.is_far(size, last) && (size == of || size.is_multiple_of(self.unit(of)))
    }

    /// True if the `last` snapshot is far enough behind for another one.
    #[must_use]
    pub const fn is_far(&self, size: u64, last: u64) -> bool {
        size.saturating_sub(last) >= self.spacing
    }

    /// Returns the distance between the snapshots that a log of this size keeps.
    fn unit(&self, of: u64) -> u64 {
        let mut unit = self.spacing;
        while of.checked_div(unit).unwrap_or(0) > KEPT_MAX {
            unit = unit.saturating_mul(2);
        }
        unit
    }

    /// Returns the newest trusted snapshot whose position meets the condition.
    #[must_use]
    pub fn newest(&self, suits: impl Fn(&LogPosition) -> bool) -> Option<Snapshot> {
        let folded = self.folded();
        let sizes = self.sizes();
        sizes.iter().rev().filter_map(|size| Some((*size, *folded.get(size)?))).find_map(|(size, hash)| {
            let suits = |position: &LogPosition| position.size() == size && suits(position);
            self.position(size).filter(suits)?;
            let mut parts = self.files(size).filter(|files| hash_of(files) == hash)?;
            let position = position(&parts.remove(POSITION)?).filter(suits)?;
            let parts =
                parts.into_iter().filter_map(|(name, bytes)| Some((name.strip_suffix(".json")?.to_owned(), bytes)));
            Some(Snapshot { position, parts: parts.collect() })
        })
    }

    /// Writes a snapshot, and records that this machine made it.
    pub fn keep(&self, position: &LogPosition, parts: Vec<(&str, Vec<u8>)>) -> io::Result<()> {
        let meta = Meta { format: FORMAT, program: PROGRAM.to_owned(), position: position.clone() };
        let named = parts.into_iter().map(|(name, bytes)| (format!("{name}.json"), bytes));
        let files: Files = named.chain([(POSITION.to_owned(), serde_json::to_vec(&meta)?)]).collect();
        let hash = hash_of(&files);
        let (name, new_name) = (name_of(position.size()), format!("{UNFINISHED}{hash}"));
        // Written elsewhere and renamed: a reader never sees an incomplete one.
        let new = self.folder.join(&new_name);
        nofollow::make_folder(&self.folder)?;
        match fs::create_dir(&new) {
            // Another process is writing it.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(()),
            made => made?,
        }
        let written = files.iter().try_for_each(|(name, bytes)| fs::write(new.join(name), bytes));
        let renamed = written.and_then(|()| {
            let _ = remove_derived(&self.folder, &name);
            fs::rename(&new, self.folder.join(&name))
        });
        renamed.inspect_err(|_| {
            let _ = remove_derived(&self.folder, &new_name);
        })?;
        let mut folded = self.folded();
        folded.insert(position.size(), hash);
        self.trust(&folded)
    }

    /// Removes the snapshots that a log of this size does not keep, and what interrupted writers left.
    pub fn prune(&self, of: u64) {
        for name in nofollow::list(&self.folder).unwrap_or_default() {
            if name.starts_with(UNFINISHED) {
                let _ = remove_derived(&self.folder, &name);
            }
        }
        let sizes = self.sizes();
        let newest = sizes.iter().rev().find(|size| **size <= of).copied();
        let latest = |size: u64| self.position(size).and_then(|position| position.latest);
        let today = newest.and_then(latest);
        let of_month = sizes.iter().filter_map(|size| Some((latest(*size)?, *size)));
        let of_month = of_month.filter(|(latest, _)| today.is_some_and(|today| keeps_month_of(*latest, today)));
        let of_month: BTreeMap<i32, u64> = of_month.map(|(latest, size)| (latest.month(), size)).collect();
        let ends_month = |size: u64| of_month.values().any(|last| *last == size);
        for size in sizes {
            if Some(size) != newest && !size.is_multiple_of(self.unit(of)) && !ends_month(size) {
                let _ = remove_derived(&self.folder, &name_of(size));
            }
        }
    }

    /// Reads the position of a snapshot.
    fn position(&self, size: u64) -> Option<LogPosition> {
        let path = self.folder.join(name_of(size)).join(POSITION);
        position(&nofollow::read(&path, POSITION_BYTES_MAX).ok()?)
    }

    /// Returns the sizes at which anything is named like a snapshot.
    fn sizes(&self) -> Vec<u64> {
        let names = nofollow::list(&self.folder).unwrap_or_default();
        let sizes = names.into_iter().filter_map(|name| {
            let size = name.parse().ok()?;
            (name_of(size) == name && is_folder(&self.folder.join(name))).then_some(size)
        });
        let mut sizes: Vec<u64> = sizes.collect();
        sizes.sort_unstable();
        sizes
    }

    /// Reads the files of a snapshot, by name; `None` if one cannot be read.
    fn files(&self, size: u64) -> Option<Files> {
        let folder = self.folder.join(name_of(size));
        let names = nofollow::list(&folder).ok()?;
        let read = |name: String| Some((nofollow::read(&folder.join(&name), FILE_BYTES_MAX).ok()?, name));
        names.into_par_iter().map(|name| read(name).map(|(bytes, name)| (name, bytes))).collect()
    }

    /// Returns the hash of each snapshot that this machine made, by size.
    fn folded(&self) -> BTreeMap<u64, Blake3> {
        let bytes = nofollow::read(&self.folded, FILE_BYTES_MAX).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let lines = text.lines().filter_map(|line| line.split_once(' '));
        lines.filter_map(|(size, hash)| Some((size.parse().ok()?, hash.parse().ok()?))).collect()
    }

    fn trust(&self, folded: &BTreeMap<u64, Blake3>) -> io::Result<()> {
        if let Some(parent) = self.folded.parent() {
            fs::create_dir_all(parent)?;
        }
        let sizes = self.sizes();
        let there = folded.iter().filter(|(size, _)| sizes.contains(size));
        let text: String = there.map(|(size, hash)| format!("{size} {hash}\n")).collect();
        nofollow::write_whole(&self.folded, text.as_bytes())
    }
}

/// True if the last snapshot of the month of a day is kept today.
#[must_use]
pub fn keeps_month_of(day: Day, today: Day) -> bool {
    today.month().saturating_sub(day.month()) <= MONTHS
}

fn name_of(size: u64) -> String {
    format!("{size:012}")
}

/// The files of a snapshot, by name.
type Files = BTreeMap<String, Vec<u8>>;

/// Hashes a whole snapshot: the names and hashes of its files.
fn hash_of(files: &Files) -> Blake3 {
    let lines: Vec<_> = files.par_iter().map(|(name, bytes)| format!("{} {name}\n", Blake3::of(bytes))).collect();
    Blake3::of(lines.concat().as_bytes())
}

/// Parses the position of a snapshot of this format and program.
fn position(bytes: &[u8]) -> Option<LogPosition> {
    let Meta { format, program, position } = serde_json::from_slice(bytes).ok()?;
    (format == FORMAT && program == PROGRAM).then_some(position)
}
