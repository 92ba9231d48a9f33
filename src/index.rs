//! The index: by which terms records are found again without reading the log from its beginning. It may be deleted at any moment.
//!
//! ```text
//! <ledger>/.index/v1/db/      a sled database: the values below
//! <ledger>/.index/v1/clean    size and root of the log that it was built from; written last
//! <ledger>/.index/lock        held by whoever builds
//! <cache>/indexed-<ledger>    the BLAKE3 of what this machine built itself
//! ```
//!
//! | key | value |
//! |---|---|
//! | `meta` | the format, the program, and the [`Position`] of the log that was indexed, in JSON |
//! | `values` | of every value below: its key (9 bytes) and its BLAKE3 (32 bytes), in the order of the keys |
//! | `l`, first record | the leaf hashes of 256 records, 32 bytes each |
//! | `m`, first record | where every 64th of 16,384 records begins: number, segment, offset, 8 bytes each, the highest first |
//! | `p`, first pair | 4,096 [`Pair`]s in order: of the first all 64 bits (in the key), of each other how far it is from the one before, in LEB128 |
//!
//! Numbers in keys are big-endian. Values are written in the order of their keys, tens of thousands for a million records.
//!
//! **When it is believed.** If the BLAKE3 of `meta` and `values` stands in the user's cache folder (this machine built it), if the marker and `meta` name the
//! same end of the log, if each value has the hash that `values` gives it, and each line that is read the leaf hash that the tree was built of; and if the records
//! behind it, with the tree in `meta`, give the root that the log's last checkpoint states. On any doubt all records are read instead.
//!
//! sled holds nothing that the log does not. It opens in a thread of its own: where it panics or hangs, no answer waits.

mod worker;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::hash::{Blake3, TreeHash};
use crate::recall::{Pair, Term};
use crate::snapshot::Position;
use crate::store::Mark;
use worker::Reader;
pub use worker::is_worker;

/// The folder of this schema. A change to what the values mean gets another one.
const SCHEMA: &str = "v1";
/// How the name of a folder begins in which an index is being built.
const NEW: &str = ".new-";
/// The program whose terms these are.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");
/// How many leaf hashes a value has, as many as a tile of a transparency log.
const LEAVES: u64 = 256;
/// Of how many records one is marked.
const MARKED: u64 = 64;
/// How many marks a value has.
const MARKS: u64 = 256;
/// How many pairs a value has.
const PAIRS: usize = 4_096;
const HASH_BYTES: usize = 32;
const KEY_BYTES: usize = 9;
const MARK_BYTES: usize = 24;
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

/// What an index says of itself.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Meta {
    program: String,
    position: Position,
}

/// What is gathered of a log, record by record, to build an index of it.
#[derive(Debug, Default)]
pub struct Gathered {
    pairs: Vec<Pair>,
    marks: Vec<Mark>,
    leaves: Vec<TreeHash>,
}

impl Gathered {
    /// Takes the next record in.
    pub fn take(&mut self, mark: &Mark, leaf: TreeHash) {
        if mark.seq.is_multiple_of(MARKED) {
            self.marks.push(*mark);
        }
        self.leaves.push(leaf);
    }

    /// Takes a term of a record in.
    pub fn find_by(&mut self, term: Term, seq: u64) {
        self.pairs.push(Pair::new(term, seq));
    }

    /// The values, in the order of their keys.
    fn values(self) -> Vec<(Key, Vec<u8>)> {
        let Self { mut pairs, marks, leaves } = self;
        pairs.sort_unstable();
        pairs.dedup();
        let mut values = Vec::new();
        for (first, of) in (0..).step_by(LEAVES as usize).zip(leaves.chunks(LEAVES as usize)) {
            values.push((key(b'l', first), of.iter().flat_map(|leaf| leaf.0).collect()));
        }
        for of in marks.chunks(MARKS as usize) {
            let numbers = of.iter().flat_map(|mark| [mark.seq, mark.segment, mark.offset]);
            values
                .push((key(b'm', of.first().map_or(0, |mark| mark.seq)), numbers.flat_map(u64::to_be_bytes).collect()));
        }
        for of in pairs.chunks(PAIRS) {
            values.push((key(b'p', of.first().map_or(0, |pair| pair.bits())), packed(of)));
        }
        values
    }
}

/// Pairs in order, without the first: how far each is from the one before, seven bits a byte, the lowest first.
fn packed(pairs: &[Pair]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(pairs.len().saturating_mul(4));
    for (before, pair) in pairs.iter().zip(pairs.iter().skip(1)) {
        let mut rest = pair.bits().saturating_sub(before.bits());
        while rest >= 0x80 {
            bytes.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        bytes.push(rest as u8);
    }
    bytes
}

/// The pairs that were packed behind a first one.
fn unpacked(first: u64, bytes: &[u8]) -> Vec<Pair> {
    let (mut pairs, mut last) = (vec![Pair::from_bits(first)], first);
    let (mut step, mut shift) = (0_u64, 0_u32);
    for byte in bytes {
        step |= u64::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
        shift = shift.saturating_add(7);
        if byte & 0x80 == 0 {
            last = last.saturating_add(step);
            pairs.push(Pair::from_bits(last));
            (step, shift) = (0, 0);
        }
    }
    pairs
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

    /// Opens the index; `None` where there is none, or any doubt.
    #[must_use]
    pub fn open(&self) -> Option<Index> {
        let believed: Blake3 = text_of(&self.built)?.trim_end().parse().ok()?;
        let folder = self.folder.join(SCHEMA);
        let marker = text_of(&folder.join("clean"))?;
        let reader = Reader::open(folder.join("db"), self.patience)?;
        let (meta, directory) = (reader.get(b"meta")?, reader.get(b"values")?);
        if hash_of(&meta, &directory) != believed {
            return None;
        }
        let Meta { program, position } = serde_json::from_slice(&meta).ok()?;
        let is_whole = program == PROGRAM && marker == marker_of(&position);
        is_whole.then(|| Index { reader, position, directory, is_doubted: Cell::new(false), read: RefCell::default() })
    }

    /// The size of the log that the index on the disk was built from, by its marker: whether to build it anew.
    #[must_use]
    pub fn size(&self) -> Option<u64> {
        text_of(&self.built)?;
        text_of(&self.folder.join(SCHEMA).join("clean"))?.split_once(' ')?.0.parse().ok()
    }

    /// Builds the index of a log up to a position, unless somebody else is at it.
    pub fn build(&self, position: Position, gathered: Gathered) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let lock = fs::OpenOptions::new().create(true).append(true).open(self.folder.join("lock"))?;
        if lock.try_lock().is_err() {
            return Ok(());
        }
        self.clear(|name| name.starts_with(NEW) || (name.starts_with('v') && name != SCHEMA));
        let marker = marker_of(&position);
        let meta = serde_json::to_vec(&Meta { program: PROGRAM.to_owned(), position })?;
        let mut values = gathered.values();
        let directory: Vec<u8> = values
            .iter()
            .flat_map(|(key, value)| key.iter().chain(Blake3::of(value).as_bytes()).copied().collect::<Vec<_>>())
            .collect();
        let hash = hash_of(&meta, &directory);
        let new = self.folder.join(format!("{NEW}{hash}"));
        fs::create_dir_all(&new)?;
        let mut all: Vec<(Vec<u8>, Vec<u8>)> = values.drain(..).map(|(key, value)| (key.to_vec(), value)).collect();
        all.extend([(b"meta".to_vec(), meta), (b"values".to_vec(), directory)]);
        all.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        worker::write(new.join("db"), all)?;
        fs::write(new.join("clean"), marker)?;
        let old = self.folder.join(SCHEMA);
        match fs::symlink_metadata(&old) {
            Ok(found) if found.is_dir() => fs::remove_dir_all(&old)?,
            Ok(_) => fs::remove_file(&old)?,
            Err(_) => {}
        }
        fs::rename(&new, &old)?;
        if let Some(parent) = self.built.parent() {
            fs::create_dir_all(parent)?;
        }
        let believed = self.built.with_extension(format!("{hash}.new"));
        fs::write(&believed, format!("{hash}\n")).and_then(|()| fs::rename(&believed, &self.built))
    }

    fn clear(&self, is_old: impl Fn(&str) -> bool) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().filter_map(Result::ok) {
            if entry.file_name().to_str().is_some_and(&is_old) {
                let _ = fs::remove_dir_all(entry.path()); // Whoever cannot remove it cannot build beside it either, and says so.
            }
        }
    }
}

/// An index that is believed, as far as it was read.
#[derive(Debug)]
pub struct Index {
    reader: Reader,
    position: Position,
    directory: Vec<u8>,
    is_doubted: Cell<bool>,
    /// The values that were read, which a question often needs again.
    read: RefCell<BTreeMap<Key, Vec<u8>>>,
}

impl Index {
    /// The end of the log that it was built from.
    #[must_use]
    pub const fn position(&self) -> &Position {
        &self.position
    }

    /// Whether anything could not be had: what was answered meanwhile does not count.
    #[must_use]
    pub const fn is_doubted(&self) -> bool {
        self.is_doubted.get()
    }

    /// Doubts it.
    pub fn doubt(&self) {
        self.is_doubted.set(true);
    }

    /// The numbers of the records that have a term, in order, and perhaps of others.
    #[must_use]
    pub fn find(&self, term: Term) -> Vec<u64> {
        let [from, to] = Pair::all_of(term);
        let (mut found, mut at) = (Vec::new(), self.at_or_before(&key(b'p', from.bits())));
        while let Some((key, first)) =
            self.entry(at).filter(|(key, first)| key.first() == Some(&b'p') && *first <= to.bits())
        {
            let Some(pairs) = self.with(&key, |bytes| unpacked(first, bytes)) else { break };
            found.extend(pairs.into_iter().filter(|pair| (from..=to).contains(pair)).map(Pair::seq));
            at = at.saturating_add(1);
        }
        found
    }

    /// The leaf hash of a record.
    #[must_use]
    pub fn leaf(&self, seq: u64) -> Option<TreeHash> {
        let at = usize::try_from(seq % LEAVES).ok()?;
        let hash = |bytes: &[u8]| {
            bytes.chunks_exact(HASH_BYTES).nth(at).and_then(|hash| Some(TreeHash(hash.try_into().ok()?)))
        };
        self.with(&key(b'l', seq.saturating_sub(seq % LEAVES)), hash)?
    }

    /// The mark of a record, or of one before it.
    #[must_use]
    pub fn mark(&self, seq: u64) -> Option<Mark> {
        let of = seq % MARKED.saturating_mul(MARKS);
        let at = usize::try_from(of / MARKED).ok()?;
        let mark = |bytes: &[u8]| {
            let mut numbers = bytes
                .chunks_exact(MARK_BYTES)
                .nth(at)?
                .chunks_exact(8)
                .map(|number| number.try_into().ok().map(u64::from_be_bytes));
            let mut next = || numbers.next().flatten();
            let (seq, segment, offset) = (next()?, next()?, next()?);
            Some(Mark { seq, segment, offset, line: seq.checked_sub(segment)?.checked_add(1)? })
        };
        self.with(&key(b'm', seq.saturating_sub(of)), mark)?
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
        if let Some(bytes) = self.read.borrow().get(key) {
            return Some(of(bytes));
        }
        let at = self.at_or_before(key).saturating_mul(KEY_BYTES + HASH_BYTES);
        let hash = self
            .directory
            .get(at..)
            .and_then(|entry| entry.strip_prefix(key.as_slice()))
            .and_then(|rest| rest.get(..HASH_BYTES));
        let bytes = self.reader.get(key).filter(|bytes| hash == Some(Blake3::of(bytes).as_bytes().as_slice()));
        let Some(bytes) = bytes else {
            self.doubt();
            return None;
        };
        let told = of(&bytes);
        self.read.borrow_mut().insert(*key, bytes);
        Some(told)
    }
}

fn marker_of(position: &Position) -> String {
    format!("{} {}\n", position.size, position.tree.root())
}

fn hash_of(meta: &[u8], directory: &[u8]) -> Blake3 {
    Blake3::of(&[meta, directory].concat())
}

/// The text of a small regular file; whatever else stands there is not waited for.
fn text_of(path: &Path) -> Option<String> {
    let found = fs::symlink_metadata(path).ok()?;
    if found.is_file() && found.len() < 4_096 { fs::read_to_string(path).ok() } else { None }
}

#[cfg(test)]
mod tests;
