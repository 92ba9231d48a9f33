//! Snapshots: books that were folded before, so that a query need not begin at record 0. Each may be deleted at any moment.
//!
//! ```text
//! <ledger>/snapshots/000000041000/<projection>.json   one projection after 41,000 records, and where that is in the log
//! <cache>/folded-<ledger>                             what this machine folded itself: size and BLAKE3, a line each
//! ```
//!
//! Each file is an object: `format`, `projection`, `position` (the number of records, the hash and instant of the last one, where that begins in the
//! log, and the frontier of the tree) and `data`. A snapshot is **believed** only if its BLAKE3 stands in the user's cache folder, so that this
//! machine folded it, and if its frontier, with the records that follow, gives a signed root, which whoever folds them sees. What is not
//! believed is not read: the books are folded anew, and written over it. Of what is believed all bytes are read and their hash is compared; each projection is made of them
//! when something is asked of it, with the records that follow.
//!
//! **When.** After [`SPACING`] records since the last one, a reader leaves one at the end of the log; one that folds from the beginning leaves them on its
//! way. **Which are kept.** The newest, and those at whole multiples of the smallest `SPACING` × 2^k of which at most [`KEPT_MAX`] fit in the
//! log: so any record is at most a twelfth of the log away from one before it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::log::Frontier;
use crate::log::store::Mark;
use crate::log::store::nofollow::{self, UNFINISHED, is_folder, remove_derived};
use crate::state::Later;
use crate::state::books::{Books, Part};
use crate::value::days::Instant;
use crate::value::hash::Blake3;

/// After so many records a new snapshot is worth its place.
pub const SPACING: u64 = 1_000;
/// How many snapshots are kept besides the newest.
pub const KEPT_MAX: u64 = 24;
/// The shape and meaning of what is written. A change to either raises it, or old snapshots would be read for new ones.
const FORMAT: u32 = 3;
/// The program whose fold it is.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");
/// More than any projection has.
const FILE_BYTES_MAX: u64 = 1 << 32;
/// More than stands in a file before its data.
const HEAD_BYTES_MAX: u64 = 1 << 14;
/// What stands between the two.
const DATA: &str = ",\"data\":";

/// After which record a snapshot stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// How many records there are before it.
    pub size: u64,
    /// The hash of the last of them.
    pub last: Blake3,
    /// When that was recorded.
    pub at: Instant,
    /// Where it begins.
    pub mark: Mark,
    /// The tree of them all.
    pub tree: Frontier,
}

/// What a file of a snapshot begins with, before its `data`.
#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head<'a> {
    format: u32,
    #[serde(borrow)]
    program: Cow<'a, str>,
    #[serde(borrow)]
    projection: Cow<'a, str>,
    position: Position,
}

/// A snapshot that is believed.
#[derive(Debug)]
pub struct Snapshot {
    /// After which record it stands.
    pub position: Position,
    files: Vec<(&'static str, Vec<u8>)>,
}

impl Snapshot {
    /// Its books, after the records that follow it. Each projection is read when something is asked of it.
    #[must_use]
    pub fn books(self, later: Vec<Later>) -> Option<Books> {
        let mut files = self.files.into_iter();
        // They stand in the order in which they were asked for.
        let part = |name| {
            let (_, bytes) = files.next().filter(|(found, _)| *found == name)?;
            let (_, data) = head(&bytes, name)?;
            Some(Part { data: data..bytes.len().saturating_sub(1), bytes })
        };
        Books::lazy(part, &Arc::new(later))
    }
}

/// The snapshots of one ledger, and what this machine knows of them.
#[derive(Debug, Clone)]
pub struct Snapshots {
    folder: PathBuf,
    folded: PathBuf,
    spacing: u64,
}

impl Snapshots {
    /// The snapshots in a ledger's folder; `folded` is the file in the user's cache that tells which ones this machine wrote.
    #[must_use]
    pub fn new(ledger: &Path, folded: PathBuf) -> Self {
        Self { folder: ledger.join("snapshots"), folded, spacing: SPACING }
    }

    /// The same with another spacing.
    #[must_use]
    pub fn with_spacing(self, records: u64) -> Self {
        Self { spacing: records.max(1), ..self }
    }

    /// Whether a snapshot after `size` records is worth its place in a log of `of` records: at its end if the last one is far behind, and on the way there at
    /// those positions that are kept.
    #[must_use]
    pub fn wants(&self, size: u64, of: u64, last: u64) -> bool {
        let is_far = size.saturating_sub(last) >= self.spacing;
        is_far && (size == of || size.is_multiple_of(self.unit(of)))
    }

    /// At which multiples a log of a certain size keeps snapshots.
    fn unit(&self, of: u64) -> u64 {
        let mut unit = self.spacing;
        while of.checked_div(unit).unwrap_or(0) > KEPT_MAX {
            unit = unit.saturating_mul(2);
        }
        unit
    }

    /// The newest snapshot that is believed and whose position suits.
    #[must_use]
    pub fn newest(&self, suits: impl Fn(&Position) -> bool) -> Option<Snapshot> {
        let folded = self.folded();
        let sizes = self.sizes();
        sizes.iter().rev().filter_map(|size| Some((*size, *folded.get(size)?))).find_map(|(size, hash)| {
            let position = self.position(size).filter(|position| position.size == size && suits(position))?;
            let files = self.files(size).filter(|files| hash_of(files) == hash)?;
            // What was looked at may have been replaced before all was read.
            let is_same =
                files.first().and_then(|(name, bytes)| head(bytes, name)).is_some_and(|(head, _)| head == position);
            is_same.then_some(Snapshot { position, files })
        })
    }

    /// Where a snapshot says that it stands, by the beginning of its first file.
    fn position(&self, size: u64) -> Option<Position> {
        let name = Books::PROJECTIONS.first()?;
        let path = self.folder.join(name_of(size)).join(format!("{name}.json"));
        let mut bytes = Vec::new();
        nofollow::open(&path).ok()?.take(HEAD_BYTES_MAX).read_to_end(&mut bytes).ok()?;
        head(&bytes, name).map(|(position, _)| position)
    }

    /// Writes a snapshot, and notes that this machine folded it.
    pub fn keep(&self, position: &Position, books: &Books) -> io::Result<()> {
        let write = |(name, data): (&'static str, Box<RawValue>)| {
            let (program, projection) = (PROGRAM.into(), name.into());
            let head = Head { format: FORMAT, program, projection, position: position.clone() };
            let head = serde_json::to_string(&head)?;
            let head = head.strip_suffix('}').unwrap_or_default();
            Ok((name, [head, DATA, data.get(), "}"].concat().into_bytes()))
        };
        let files = books.written()?.into_iter().map(write).collect::<io::Result<Vec<_>>>()?;
        let hash = hash_of(&files);
        let (name, new_name) = (name_of(position.size), format!("{UNFINISHED}{hash}"));
        // Written elsewhere and renamed: nobody ever reads a half of it.
        let new = self.folder.join(&new_name);
        nofollow::make_folder(&self.folder)?;
        match fs::create_dir(&new) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(()), // Somebody else is at it.
            made => made?,
        }
        let written = files.iter().try_for_each(|(name, bytes)| fs::write(new.join(format!("{name}.json")), bytes));
        let renamed = written.and_then(|()| {
            let _ = remove_derived(&self.folder, &name);
            fs::rename(&new, self.folder.join(&name))
        });
        renamed.inspect_err(|_| {
            let _ = remove_derived(&self.folder, &new_name);
        })?;
        let mut folded = self.folded();
        folded.insert(position.size, hash);
        self.believe(&folded)
    }

    /// Removes what is no longer kept in a log of this size, and what interrupted writers left.
    pub fn thin_out(&self, of: u64) {
        for name in nofollow::list(&self.folder).unwrap_or_default() {
            if name.starts_with(UNFINISHED) {
                let _ = remove_derived(&self.folder, &name);
            }
        }
        let sizes = self.sizes();
        let newest = sizes.iter().rev().find(|size| **size <= of).copied();
        for size in sizes {
            if Some(size) != newest && !size.is_multiple_of(self.unit(of)) {
                let _ = remove_derived(&self.folder, &name_of(size));
            }
        }
    }

    /// The sizes at which anything stands that is named like a snapshot.
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

    /// The files of a snapshot, one for each projection; `None` where one is missing.
    fn files(&self, size: u64) -> Option<Vec<(&'static str, Vec<u8>)>> {
        let folder = self.folder.join(name_of(size));
        let file = |name: &'static str| {
            Some((name, nofollow::read(&folder.join(format!("{name}.json")), FILE_BYTES_MAX).ok()?))
        };
        Books::PROJECTIONS.par_iter().copied().map(file).collect()
    }

    /// What this machine folded: the hash of each snapshot, by its size.
    fn folded(&self) -> BTreeMap<u64, Blake3> {
        let bytes = nofollow::read(&self.folded, FILE_BYTES_MAX).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let lines = text.lines().filter_map(|line| line.split_once(' '));
        lines.filter_map(|(size, hash)| Some((size.parse().ok()?, hash.parse().ok()?))).collect()
    }

    fn believe(&self, folded: &BTreeMap<u64, Blake3>) -> io::Result<()> {
        if let Some(parent) = self.folded.parent() {
            fs::create_dir_all(parent)?;
        }
        let sizes = self.sizes();
        let there = folded.iter().filter(|(size, _)| sizes.contains(size));
        let text: String = there.map(|(size, hash)| format!("{size} {hash}\n")).collect();
        nofollow::write_whole(&self.folded, text.as_bytes())
    }
}

fn name_of(size: u64) -> String {
    format!("{size:012}")
}

/// The hash of a whole snapshot: of the names and hashes of its files.
fn hash_of(files: &[(&'static str, Vec<u8>)]) -> Blake3 {
    let lines: Vec<_> = files.par_iter().map(|(name, bytes)| format!("{} {name}\n", Blake3::of(bytes))).collect();
    Blake3::of(lines.concat().as_bytes())
}

/// What the beginning of a file says, if it is of this format and of this program: where it stands, and where its data begins.
fn head(bytes: &[u8], projection: &str) -> Option<(Position, usize)> {
    let begin = bytes.get(..bytes.len().min(HEAD_BYTES_MAX as usize))?;
    let end = memchr::memmem::find(begin, DATA.as_bytes())?;
    let head = [begin.get(..end)?, b"}"].concat();
    let Head { format, program, projection: found, position } = serde_json::from_slice(&head).ok()?;
    let is_ours = format == FORMAT && program == PROGRAM && found == projection;
    is_ours.then_some((position, end.saturating_add(DATA.len())))
}
