//! The index: by which terms records are found again without reading the log from its beginning. It may be deleted at any moment.
//!
//! ```text
//! <ledger>/.index/v1/db/      a sled database: the values below
//! <ledger>/.index/v1/clean    size and root of the log that it was built from; written last
//! <ledger>/.index/lock        held by whoever builds
//! <ledger>/.index/.new-v1/    being built
//! <cache>/indexed-<ledger>    the BLAKE3 of what this machine built itself
//! ```
//!
//! | key | value |
//! |---|---|
//! | `meta` | the format, the program, and the [`LogPosition`] of the log that was indexed, in JSON |
//! | `values` | of every value below: its key (9 bytes) and its BLAKE3 (32 bytes), in the order of the keys |
//! | `t`, level and number | a tile of the tree, as transparency logs have them: 256 roots of complete subtrees of 256^level leaves, 32 bytes each; level 0 are the leaf hashes |
//! | `m`, first record | where every 64th of 16,384 records begins: number, segment, offset, 8 bytes each, big-endian |
//! | `p`, first pair | 4,096 [`Pair`]s in order: of the first all 64 bits (in the key), of each other how far it is from the one before, in LEB128 |
//!
//! Numbers in keys are big-endian. Tiles and marks are written as they come, and the pairs at the end in their order: some eight thousand values for a million records.
//!
//! **When it is believed.** If the BLAKE3 of `meta` and `values` stands in the user's cache folder (this machine built it), if the marker and `meta` name the
//! same end of the log, if each value has the hash that `values` gives it, and each line that is read the leaf hash that the tree was built of; and if the records
//! behind it, with the tree in `meta`, give the root that the log's last checkpoint states. On any doubt all records are read instead, and the index is built anew.
//!
//! **When it is built.** Whoever asked a question, and found that the index is more than [`IndexFiles::is_wanted`] allows behind the log, has it built in the background
//! once the question is answered: no answer waits for it. It is built in a folder of its own and renamed; whoever has the old one open reads on.
//!
//! sled holds nothing that the log does not. It opens in a thread of its own: where it panics or hangs, no answer waits. One process at a time can have it open, for
//! as long as a question takes; another waits a moment, and then reads all records.

mod build;
mod packed;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
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
use packed::unpacked;

/// The folder of this schema. A change to what the values mean gets another one.
const SCHEMA: &str = "v1";
/// The program whose terms these are.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");
/// How many hashes a tile has.
const TILE: usize = 256;
/// The same, for numbers of records.
const TILE_LEAVES: u64 = 256;
/// 2 to this power.
const TILE_HEIGHT: u32 = 8;
/// Of how many records one is marked.
const MARKED: u64 = 64;
/// How many marks a value has.
const MARKS: usize = 256;
/// How many records they are for.
const MARKS_SPAN: u64 = 256 * MARKED;
/// How many pairs a value has.
const PAIRS: usize = 4_096;
const HASH_BYTES: usize = 32;
const KEY_BYTES: usize = 9;
const MARK_BYTES: usize = 24;
/// Up to how many records an index may always lack.
const BEHIND_LEAST: u64 = 1_000;
/// Which part of all records it may lack.
const BEHIND_PART: u64 = 256;
/// More than any text that is kept beside the database.
const TEXT_BYTES_MAX: u64 = 4_096;
/// How long an answer waits for the index before all records are read instead.
const PATIENCE: Duration = Duration::from_secs(2);

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
fn mark_key(seq: u64) -> Key {
    key(b'm', seq.saturating_sub(seq % MARKS_SPAN))
}

/// What an index says of itself.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Meta {
    program: String,
    position: LogPosition,
}

/// Where the index of one ledger stands, and what this machine knows of it.
#[derive(Debug, Clone)]
pub struct IndexFiles {
    folder: PathBuf,
    built: PathBuf,
    patience: Duration,
}

impl IndexFiles {
    /// The index in a ledger's folder; `built` is the file in the user's cache that tells which one this machine built.
    #[must_use]
    pub fn new(ledger: &Path, built: PathBuf) -> Self {
        Self { folder: ledger.join(".index"), built, patience: PATIENCE }
    }

    /// The same with another patience.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Opens the index; `None` where there is none, or any doubt. What is doubted is forgotten, so that it is built anew.
    #[must_use]
    pub fn open(&self) -> Option<Index> {
        let believed: Blake3 = text_of(&self.built)?.trim_end().parse().ok()?;
        let db = self.db().ok_or(Unopened::Broken);
        let opened = match db.and_then(|db| Table::open(db, self.patience)) {
            Ok(table) => self.believed(table, believed),
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

    fn believed(&self, table: Table, believed: Blake3) -> Option<Index> {
        let marker = text_of(&self.folder.join(SCHEMA).join("clean"))?;
        let (meta, directory) = (table.get(b"meta")?, table.get(b"values")?);
        if hash_of(&meta, &directory) != believed {
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
            is_doubted: Cell::new(false),
            read: RefCell::default(),
        })
    }

    /// Believes no index any more.
    fn forget(&self) {
        let _ = fs::remove_file(&self.built); // Where it cannot be removed, the next one doubts it as well.
    }

    /// Whether the index should be built anew for a log of so many records: there is none that is believed, or it lacks more than a 256th of
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

    /// The lock that whoever builds holds; `None` if somebody else does.
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

    /// Notes which index this machine built.
    fn believe(&self, hash: Blake3) -> io::Result<()> {
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

/// An index that is believed, as far as it was read.
#[derive(Debug)]
pub struct Index {
    files: IndexFiles,
    table: Table,
    position: LogPosition,
    directory: Vec<u8>,
    is_doubted: Cell<bool>,
    /// The values that were read, which a question often needs again.
    read: RefCell<BTreeMap<Key, Vec<u8>>>,
}

impl Index {
    /// The end of the log that it was built from.
    #[must_use]
    pub const fn position(&self) -> &LogPosition {
        &self.position
    }

    /// Whether anything could not be had: what was answered meanwhile does not count.
    #[must_use]
    pub const fn is_doubted(&self) -> bool {
        self.is_doubted.get()
    }

    /// Stops trusting it, on this machine and for good.
    pub fn invalidate(&self) {
        self.is_doubted.set(true);
        self.files.forget();
    }

    /// Has what is needed for terms and records read in one go, which is faster than one after the other.
    pub fn prepare(&self, terms: &BTreeSet<Term>, seqs: &[u64]) {
        let of_term = |term: &Term| self.entry(self.at_or_before(&key(b'p', Pair::all_of(*term)[0].bits())));
        let mut keys: BTreeSet<Key> = terms.iter().filter_map(of_term).map(|(key, _)| key).collect();
        keys.extend(seqs.iter().map(|seq| tile_key(0, seq / TILE_LEAVES)));
        keys.extend(seqs.iter().map(|seq| mark_key(*seq)));
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

    /// At least so many of the last records that have a term, and perhaps of others, in order; all, if there are no more.
    #[must_use]
    pub fn find_last(&self, term: Term, count: usize) -> Vec<u64> {
        let (mut found, mut have) = (Vec::new(), 0_usize);
        for at in self.blocks(term).rev() {
            let seqs = self.within(term, at);
            have = have.saturating_add(seqs.len());
            found.push(seqs);
            if have >= count {
                break;
            }
        }
        found.into_iter().rev().flatten().collect()
    }

    /// Where in the directory the blocks stand in which a term may occur.
    fn blocks(&self, term: Term) -> std::ops::Range<usize> {
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

    /// The leaf hash of a record.
    #[must_use]
    pub fn leaf(&self, seq: u64) -> Option<TreeHash> {
        self.node(0, seq)
    }

    /// The mark of a record, or of one before it.
    #[must_use]
    pub fn mark(&self, seq: u64) -> Option<Offset> {
        let of = seq % MARKS_SPAN;
        let at = usize::try_from(of / MARKED).ok()?;
        let mark = |bytes: &[u8]| {
            let mut numbers = bytes
                .chunks_exact(MARK_BYTES)
                .nth(at)?
                .chunks_exact(8)
                .map(|number| number.try_into().ok().map(u64::from_be_bytes));
            let mut next = || numbers.next().flatten();
            let (seq, segment, byte) = (next()?, next()?, next()?);
            Some(Offset { seq, segment, byte, line: seq.checked_sub(segment)?.checked_add(1)? })
        };
        self.with(&mark_key(seq), mark)?
    }

    /// The key of a value in the directory, and the number in it.
    fn entry(&self, at: usize) -> Option<(Key, u64)> {
        let entry = self.directory.chunks_exact(KEY_BYTES + HASH_BYTES).nth(at)?;
        let key: Key = entry.get(..KEY_BYTES)?.try_into().ok()?;
        Some((key, u64::from_be_bytes(key.get(1..)?.try_into().ok()?)))
    }

    /// Where in the directory the last key stands that is not behind this one; 0 where all are.
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
    Blake3::of(&[meta, directory].concat())
}

/// The text of a small regular file.
fn text_of(path: &Path) -> Option<String> {
    String::from_utf8(nofollow::read(path, TEXT_BYTES_MAX).ok()?).ok()
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests;
