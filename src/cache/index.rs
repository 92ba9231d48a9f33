//! The index finds records by term without a scan of the log. It can be deleted at any moment.
//!
//! ```text
//! <ledger>/.index/v6/db/      a sled database: the values below
//! <ledger>/.index/v6/clean    size and root of the log that it was built from; written last
//! <ledger>/.index/lock        locked during a build
//! <ledger>/.index/.new-v6/    being built
//! <cache>/indexed-<ledger>    the BLAKE3 of the index that this machine built
//! ```
//!
//! | key | value |
//! |---|---|
//! | `meta` | the format, the program, and the [`LogPosition`] of the log that was indexed, in JSON |
//! | `values` | of every value below: its key (9 bytes) and its BLAKE3 (32 bytes), in the order of the keys |
//! | `t`, level and number | a tile of the tree: 64 roots of complete subtrees of 64^level leaves, 32 bytes each; level 0 holds leaves |
//! | `m`, first record | the offset of every 64th of 16,384 records: number, segment and byte, 8 bytes each, big-endian |
//! | `p`, first pair | 4,096 [`Pair`]s in order: the first in the key, each other as its distance from the one before, in LEB128 |
//! | `r`, first record | the ranks of 4,096 records: of each its distance from the one before, of the first from 0, in signed LEB128 |
//!
//! A rank is a number by which the layer above picks records: all up to one. Numbers in keys are big-endian. Tiles, offsets and ranks are written as they come, the pairs at the end: some twenty thousand values for a million
//! records. sled reads a dozen values to get one, so what questions fetch by the hundred is small.
//!
//! **Trust.** An index is trusted if the BLAKE3 of `meta` and `values` is in the user's cache folder, so that this machine built it; if the marker
//! and `meta` name the same end of the log; if each value has the hash that `values` gives, and each line that is read the leaf of the tree; and
//! if the records behind it, with the tree in `meta`, give the root that the last checkpoint states. On any doubt all records are read instead,
//! and the index is built anew.
//!
//! **Building.** A question that finds the index further behind the log than [`IndexFiles::is_wanted`] allows has it built in the background; no
//! answer waits for that. It is built in a folder of its own and renamed, so readers of the old one read on.

mod build;
mod packed;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::cache::table::{Table, Unopened};
use crate::log::proof::Nodes;
use crate::log::store::nofollow::{self, UNFINISHED, holds_plain_files, is_folder, remove_derived};
use crate::log::{LogPosition, Offset};
use crate::value::hash::{Blake3, TreeHash};
use crate::value::term::{Pair, Term};
pub use build::Builder;
use build::root_of;
use packed::{unpacked, unpacked_ranks};

/// The folder of this schema. A change to what the values mean gets another one.
const SCHEMA: &str = "v6";
/// The program whose terms these are.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");
/// How many hashes a tile has: few enough that sled keeps a dozen tiles in its log, and not in a file of their own.
const TILE: usize = 64;
/// The number of leaves of a tile.
const TILE_LEAVES: u64 = 64;
/// 2 to this power.
const TILE_HEIGHT: u32 = 6;
/// Of how many records one is marked.
const SPACING: u64 = 64;
/// How many marks a value has.
const OFFSETS: usize = 256;
/// How many records they are for.
const OFFSETS_SPAN: u64 = 256 * SPACING;
/// How many pairs a value has.
const PAIRS: usize = 4_096;
/// How many records' ranks a value has.
const RANKS: u64 = 4_096;
const HASH_BYTES: usize = 32;
const KEY_BYTES: usize = 9;
const OFFSET_BYTES: usize = 24;
/// Up to how many records an index may always lack.
const BEHIND_LEAST: u64 = 1_000;
/// An index may lack one record in this many.
const BEHIND_PART: u64 = 256;
/// More than any text that is kept beside the database.
const TEXT_BYTES_MAX: u64 = 4_096;
/// An answer waits this long for the index before all records are read instead.
const TIMEOUT: Duration = Duration::from_secs(2);

/// The key of a value: its kind, and the number of the first thing in it.
type Key = [u8; KEY_BYTES];

fn key(kind: u8, first: u64) -> Key {
    let mut key = [kind; KEY_BYTES];
    if let Some(number) = key.get_mut(1..) {
        number.copy_from_slice(&first.to_be_bytes());
    }
    key
}

/// The key of a tile of the tree.
fn tile_key(level: usize, number: u64) -> Key {
    key(b't', (level as u64) << 56 | number)
}

/// The key of the value that holds a record's mark.
fn offset_key(seq: u64) -> Key {
    key(b'm', seq.saturating_sub(seq % OFFSETS_SPAN))
}

/// The key of the value that holds a record's rank.
fn rank_key(seq: u64) -> Key {
    key(b'r', seq.saturating_sub(seq % RANKS))
}

/// The description of an index.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Meta {
    program: String,
    position: LogPosition,
}

/// The folder of one ledger's index, and the note that this machine built it.
#[derive(Debug, Clone)]
pub struct IndexFiles {
    folder: PathBuf,
    built: PathBuf,
    timeout: Duration,
}

impl IndexFiles {
    /// The index in a ledger's folder; `built` is the file in the user's cache that tells which one this machine built.
    #[must_use]
    pub fn new(ledger: &Path, built: PathBuf) -> Self {
        Self { folder: ledger.join(".index"), built, timeout: TIMEOUT }
    }

    /// Waits this long for an answer of the index.
    #[must_use]
    pub fn with_timeout(self, timeout: Duration) -> Self {
        Self { timeout, ..self }
    }

    /// Opens the index; `None` where there is none, or any doubt. What is doubted is forgotten, so that it is built anew.
    #[must_use]
    pub fn open(&self) -> Option<Index> {
        let trusted: Blake3 = text_of(&self.built)?.trim_end().parse().ok()?;
        let db = self.db().ok_or(Unopened::Broken);
        let opened = match db.and_then(|db| Table::open(db, self.timeout)) {
            Ok(table) => self.trusted(table, trusted),
            Err(Unopened::Held) => return None,
            Err(Unopened::Broken) => None,
        };
        if opened.is_none() {
            self.forget();
        }
        opened
    }

    /// The folder of the database, if no link leads to it or out of it: sled opens whatever stands there, and writes to it.
    fn db(&self) -> Option<PathBuf> {
        let folder = self.folder.join(SCHEMA);
        let db = folder.join("db");
        (is_folder(&self.folder) && is_folder(&folder) && holds_plain_files(&db, "blobs")).then_some(db)
    }

    fn trusted(&self, table: Table, trusted: Blake3) -> Option<Index> {
        let marker = text_of(&self.folder.join(SCHEMA).join("clean"))?;
        let (meta, directory) = (table.get(b"meta")?, table.get(b"values")?);
        if hash_of(&meta, &directory) != trusted {
            return None;
        }
        let Meta { program, position } = serde_json::from_slice(&meta).ok()?;
        let is_whole = program == PROGRAM && marker == marker_of(&position);
        let files = self.clone();
        is_whole.then(|| Index {
            files,
            table,
            position,
            directory,
            is_invalid: Cell::new(false),
            read: RefCell::default(),
        })
    }

    /// Stops trusting any index.
    fn forget(&self) {
        let _ = fs::remove_file(&self.built); // Where it cannot be removed, the next one doubts it as well.
    }

    /// True if the index should be built anew for a log of so many records: there is none that is trusted, or it lacks more than a 256th of
    /// them, so that an answer would read many records beside it, and building it costs each record the same however long the log is.
    #[must_use]
    pub fn is_wanted(&self, size: u64) -> bool {
        let has = || text_of(&self.built).and(text_of(&self.folder.join(SCHEMA).join("clean")));
        let has = || has()?.split_once(' ')?.0.parse::<u64>().ok();
        let is_far = match has() {
            Some(has) => size.abs_diff(has) > BEHIND_LEAST.max(size / BEHIND_PART),
            None => size > BEHIND_LEAST,
        };
        // Where nobody may write, or somebody is at it, nothing is built.
        is_far && self.lock().is_ok_and(|lock| lock.is_some())
    }

    /// Begins to build the index anew; `None` if somebody else is at it.
    pub fn begin(&self) -> io::Result<Option<Builder>> {
        Builder::begin(self)
    }

    /// Takes the lock of a build; `None` if another process holds it.
    fn lock(&self) -> io::Result<Option<fs::File>> {
        nofollow::make_folder(&self.folder)?;
        let lock = nofollow::open_to_write(&self.folder.join("lock"))?;
        Ok(lock.try_lock().is_ok().then_some(lock))
    }

    /// The folder in which it is being built.
    fn unfinished(&self) -> PathBuf {
        self.folder.join(format!("{UNFINISHED}{SCHEMA}"))
    }

    /// Puts what was built in the place of the index.
    fn replace(&self) -> io::Result<()> {
        match remove_derived(&self.folder, SCHEMA) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        fs::rename(self.unfinished(), self.folder.join(SCHEMA))
    }

    /// Notes that this machine built an index.
    fn trust(&self, hash: Blake3) -> io::Result<()> {
        if let Some(parent) = self.built.parent() {
            fs::create_dir_all(parent)?;
        }
        nofollow::write_whole(&self.built, format!("{hash}\n").as_bytes())
    }

    /// Removes what interrupted builders and other programs left.
    fn clear(&self) {
        for name in nofollow::list(&self.folder).unwrap_or_default() {
            if name != SCHEMA {
                let _ = remove_derived(&self.folder, &name); // Where it cannot be removed, building beside it fails too, and says so.
            }
        }
    }
}

/// An index that is trusted, as far as it was read.
#[derive(Debug)]
pub struct Index {
    files: IndexFiles,
    table: Table,
    position: LogPosition,
    directory: Vec<u8>,
    is_invalid: Cell<bool>,
    /// The values that were read, which a question often needs again.
    read: RefCell<BTreeMap<Key, Vec<u8>>>,
}

impl Index {
    /// The end of the log that it was built from.
    #[must_use]
    pub const fn position(&self) -> &LogPosition {
        &self.position
    }

    /// True if anything could not be had: what was answered meanwhile does not count.
    #[must_use]
    pub const fn is_invalid(&self) -> bool {
        self.is_invalid.get()
    }

    /// Stops trusting it, on this machine and for good.
    pub fn invalidate(&self) {
        self.is_invalid.set(true);
        self.files.forget();
    }

    /// Has what is needed for terms and records read in one go, which is faster than one after the other.
    pub fn prepare(&self, terms: &BTreeSet<Term>, seqs: &[u64]) {
        let of_term = |term: &Term| self.entry(self.at_or_before(&key(b'p', Pair::all_of(*term)[0].bits())));
        let mut keys: BTreeSet<Key> = terms.iter().filter_map(of_term).map(|(key, _)| key).collect();
        keys.extend(seqs.iter().map(|seq| tile_key(0, seq / TILE_LEAVES)));
        keys.extend(seqs.iter().map(|seq| offset_key(*seq)));
        self.fetch(keys);
    }

    fn fetch(&self, mut keys: BTreeSet<Key>) {
        keys.retain(|key| !self.read.borrow().contains_key(key));
        for (key, value) in self.table.get_all(keys) {
            self.keep(key, value);
        }
    }

    /// The numbers of the records that have a term, in order, and perhaps of others.
    #[must_use]
    pub fn find(&self, term: Term) -> Vec<u64> {
        self.blocks(term).flat_map(|at| self.within(term, at)).collect()
    }

    /// At least so many of the last records that have a term, and perhaps of others, in order; all, if there are no more. They are among the
    /// first `size` records, and where a rank is given, theirs is at most that one.
    #[must_use]
    pub fn find_last(&self, term: Term, count: usize, size: u64, rank: Option<i64>) -> Vec<u64> {
        let (mut found, mut have) = (Vec::new(), 0_usize);
        for at in self.blocks(term).rev() {
            let mut seqs = self.within(term, at);
            seqs.truncate(seqs.partition_point(|seq| *seq < size));
            if let (Some(rank), Some(first), Some(last)) = (rank, seqs.first(), seqs.last()) {
                let ranked = self.up_to(rank, *first..last.saturating_add(1));
                seqs.retain(|seq| ranked.binary_search(seq).is_ok());
            }
            have = have.saturating_add(seqs.len());
            found.push(seqs);
            if have >= count {
                break;
            }
        }
        found.into_iter().rev().flatten().collect()
    }

    /// The range of the directory whose blocks can hold a term.
    fn blocks(&self, term: Term) -> Range<usize> {
        let [from, to] = Pair::all_of(term).map(|pair| key(b'p', pair.bits()));
        let first = self.at_or_before(&from);
        let is_block = |at: usize| self.entry(at).is_some_and(|(key, _)| key.first() == Some(&b'p') && key <= to);
        let last = self.at_or_before(&to);
        first..if is_block(last) { last.saturating_add(1) } else { first }
    }

    /// The numbers of the records that have a term in one block.
    fn within(&self, term: Term, at: usize) -> Vec<u64> {
        let [from, to] = Pair::all_of(term);
        let found = self.entry(at).and_then(|(key, first)| {
            let pairs = |bytes: &[u8]| {
                let pairs = unpacked(first, bytes).skip_while(|pair| *pair < from).take_while(|pair| *pair <= to);
                pairs.map(Pair::seq).collect()
            };
            self.with(&key, pairs)
        });
        found.unwrap_or_default()
    }

    /// The records of a range whose rank is at most this one, in order.
    #[must_use]
    pub fn up_to(&self, rank: i64, within: Range<u64>) -> Vec<u64> {
        let within = within.start..within.end.min(self.position.size());
        let firsts = (within.start / RANKS..within.end.div_ceil(RANKS)).map(|block| block.saturating_mul(RANKS));
        self.fetch(firsts.clone().map(rank_key).collect());
        let of_block = |first: u64| {
            let ranked = |bytes: &[u8]| -> Vec<u64> {
                let ranked = (first..).zip(unpacked_ranks(bytes));
                ranked.filter(|(seq, found)| *found <= rank && within.contains(seq)).map(|(seq, _)| seq).collect()
            };
            self.with(&rank_key(first), ranked).unwrap_or_default()
        };
        firsts.flat_map(of_block).collect()
    }

    /// The leaf hash of a record.
    #[must_use]
    pub fn leaf(&self, seq: u64) -> Option<TreeHash> {
        self.node(0, seq)
    }

    /// The mark of a record, or of one before it.
    #[must_use]
    pub fn offset(&self, seq: u64) -> Option<Offset> {
        let of = seq % OFFSETS_SPAN;
        let at = usize::try_from(of / SPACING).ok()?;
        let offset = |bytes: &[u8]| {
            let mut numbers = bytes
                .chunks_exact(OFFSET_BYTES)
                .nth(at)?
                .chunks_exact(8)
                .map(|number| number.try_into().ok().map(u64::from_be_bytes));
            let mut next = || numbers.next().flatten();
            let (seq, segment, byte) = (next()?, next()?, next()?);
            Some(Offset { seq, segment, byte, line: seq.checked_sub(segment)?.checked_add(1)? })
        };
        self.with(&offset_key(seq), offset)?
    }

    /// The key of a value in the directory, and the number in it.
    fn entry(&self, at: usize) -> Option<(Key, u64)> {
        let entry = self.directory.chunks_exact(KEY_BYTES + HASH_BYTES).nth(at)?;
        let key: Key = entry.get(..KEY_BYTES)?.try_into().ok()?;
        Some((key, u64::from_be_bytes(key.get(1..)?.try_into().ok()?)))
    }

    /// The place in the directory of the last key up to this one; 0 if all are behind it.
    fn at_or_before(&self, sought: &Key) -> usize {
        let (mut from, mut to) = (0, self.directory.len() / (KEY_BYTES + HASH_BYTES));
        while from < to {
            let middle = from.midpoint(to);
            match self.entry(middle) {
                Some((key, _)) if key <= *sought => from = middle.saturating_add(1),
                _ => to = middle,
            }
        }
        let found = from.saturating_sub(1);
        // Before the first pairs there may be values of another kind.
        if self.entry(found).is_some_and(|(key, _)| key.first() == sought.first()) { found } else { from }
    }

    /// Works something out of a value, which is read once. Where it cannot be had, or is another one than was built, the index is doubted.
    fn with<T>(&self, key: &Key, of: impl Fn(&[u8]) -> T) -> Option<T> {
        if !self.read.borrow().contains_key(key) {
            self.keep(*key, self.table.get(key));
        }
        let told = self.read.borrow().get(key).map(|bytes| of(bytes));
        if told.is_none() {
            self.invalidate();
        }
        told
    }

    /// Keeps a value, if it is the one that was built.
    fn keep(&self, key: Key, value: Option<Vec<u8>>) {
        let at = self.at_or_before(&key).saturating_mul(KEY_BYTES + HASH_BYTES);
        let entry = self.directory.get(at..).and_then(|entry| entry.strip_prefix(key.as_slice()));
        let hash = entry.and_then(|rest| rest.get(..HASH_BYTES));
        if let Some(bytes) = value.filter(|bytes| hash == Some(Blake3::of(bytes).as_bytes().as_slice())) {
            self.read.borrow_mut().insert(key, bytes);
        }
    }
}

impl Nodes for Index {
    fn node(&self, height: u32, number: u64) -> Option<TreeHash> {
        let (level, height) = (height / TILE_HEIGHT, height % TILE_HEIGHT);
        let first = number.checked_mul(1 << height)?;
        let (tile, within) = (first / TILE_LEAVES, usize::try_from(first % TILE_LEAVES).ok()?);
        let node = |bytes: &[u8]| {
            let (hashes, _) = bytes.as_chunks::<HASH_BYTES>();
            let hashes = hashes.get(within..within.saturating_add(1 << height))?;
            Some(root_of(&hashes.iter().copied().map(TreeHash).collect::<Vec<_>>()))
        };
        self.with(&tile_key(usize::try_from(level).ok()?, tile), node)?
    }
}

fn marker_of(position: &LogPosition) -> String {
    format!("{} {}\n", position.size(), position.tree.root())
}

fn hash_of(meta: &[u8], directory: &[u8]) -> Blake3 {
    Blake3::of_both(meta, directory)
}

/// The text of a small regular file.
fn text_of(path: &Path) -> Option<String> {
    String::from_utf8(nofollow::read(path, TEXT_BYTES_MAX).ok()?).ok()
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests;
