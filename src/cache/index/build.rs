//! Building the index: record by record, written as it comes, so that little of it is in memory at once.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::packed::{Runs, packed, packed_ranks};
use super::{HASH_BYTES, IndexFiles, KEY_BYTES, Key, Meta, OFFSETS, PAIRS, PROGRAM, RANKS, SPACING, TILE};
use super::{hash_of, key, marker_of, rank_key, tile_key};
use crate::cache::table::TableWriter;
use crate::log::{LogPosition, Offset};
use crate::value::hash::{Blake3, TreeHash};
use crate::value::merkle::node_hash;
use crate::value::term::{Pair, Term};

/// An index that is being built of a log, in a folder of its own.
#[derive(Debug)]
pub struct Builder {
    files: IndexFiles,
    writer: TableWriter,
    /// The folder in which it is built.
    new: Unfinished,
    /// Held until it is done, or what is not done is removed: nobody else builds meanwhile.
    _lock: fs::File,
    /// The key and the hash of each value.
    directory: Vec<(Key, Blake3)>,
    /// The tile of each level that is not yet full, and how many full ones there are.
    tiles: Vec<(Vec<TreeHash>, u64)>,
    offsets: Vec<Offset>,
    /// The ranks that are not yet written, and of how many records they are written.
    ranks: (Vec<i64>, u64),
    pairs: Runs,
}

/// A folder that is removed, unless it was renamed before: what cannot be finished takes no room.
#[derive(Debug)]
struct Unfinished(PathBuf);

impl Drop for Unfinished {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0); // Where it cannot be, the next builder tries again.
    }
}

impl Builder {
    /// Begins to build; `None` if somebody else is at it.
    pub(super) fn begin(files: &IndexFiles) -> io::Result<Option<Self>> {
        let Some(lock) = files.lock()? else { return Ok(None) };
        files.clear();
        let new = Unfinished(files.unfinished());
        fs::create_dir(&new.0)?;
        Ok(Some(Self {
            files: files.clone(),
            writer: TableWriter::open(new.0.join("db"))?,
            new,
            _lock: lock,
            directory: Vec::new(),
            tiles: Vec::new(),
            offsets: Vec::new(),
            ranks: (Vec::new(), 0),
            pairs: Runs::default(),
        }))
    }

    /// Takes the next record in, with its rank.
    pub fn take(&mut self, offset: &Offset, leaf: TreeHash, rank: i64) -> io::Result<()> {
        if offset.seq.is_multiple_of(SPACING) {
            self.offsets.push(*offset);
            if self.offsets.len() >= OFFSETS {
                self.put_offsets()?;
            }
        }
        self.ranks.0.push(rank);
        if self.ranks.0.len() as u64 >= RANKS {
            self.put_ranks()?;
        }
        self.put_hash(0, leaf)
    }

    /// Takes a term of a record in.
    pub fn find_by(&mut self, term: Term, seq: u64) {
        self.pairs.push(Pair::new(term, seq));
    }

    /// Puts the index of a log up to a position in the place of the one before.
    pub fn finish(mut self, position: LogPosition) -> io::Result<()> {
        self.put_offsets()?;
        self.put_ranks()?;
        for level in 0..self.tiles.len() {
            self.put_tile(level)?;
        }
        self.put_pairs()?;
        self.directory.sort_unstable();
        let mut directory = Vec::with_capacity(self.directory.len().saturating_mul(KEY_BYTES + HASH_BYTES));
        for (key, hash) in &self.directory {
            directory.extend_from_slice(key);
            directory.extend_from_slice(hash.as_bytes());
        }
        let marker = marker_of(&position);
        let meta = serde_json::to_vec(&Meta { program: PROGRAM.to_owned(), position })?;
        let hash = hash_of(&meta, &directory);
        self.writer.put(b"meta".to_vec(), meta)?;
        self.writer.put(b"values".to_vec(), directory)?;
        self.writer.close()?;
        fs::write(self.new.0.join("clean"), marker)?;
        self.files.replace()?;
        self.files.trust(hash)
    }

    fn put(&mut self, key: Key, value: Vec<u8>) -> io::Result<()> {
        self.directory.push((key, Blake3::of(&value)));
        self.writer.put(key.to_vec(), value)
    }

    fn put_offsets(&mut self) -> io::Result<()> {
        let Some(first) = self.offsets.first().map(|offset| offset.seq) else { return Ok(()) };
        let numbers = self.offsets.drain(..).flat_map(|offset| [offset.seq, offset.segment, offset.byte]);
        let value = numbers.flat_map(u64::to_be_bytes).collect();
        self.put(key(b'm', first), value)
    }

    fn put_ranks(&mut self) -> io::Result<()> {
        let (ranks, first) = std::mem::take(&mut self.ranks);
        self.ranks.1 = first.saturating_add(ranks.len() as u64);
        if ranks.is_empty() { Ok(()) } else { self.put(rank_key(first), packed_ranks(&ranks)) }
    }

    /// Adds the root of the next complete subtree of 64^level leaves; with 64 of them there is one of the next level.
    fn put_hash(&mut self, level: usize, hash: TreeHash) -> io::Result<()> {
        if level >= self.tiles.len() {
            self.tiles.push((Vec::with_capacity(TILE), 0));
        }
        let Some((tile, full)) = self.tiles.get_mut(level) else { return Ok(()) };
        tile.push(hash);
        if tile.len() < TILE {
            return Ok(());
        }
        *full = full.saturating_add(1);
        let root = root_of(tile);
        self.put_tile(level)?;
        self.put_hash(level.saturating_add(1), root)
    }

    /// Writes what there is of the last tile of a level.
    fn put_tile(&mut self, level: usize) -> io::Result<()> {
        let Some((tile, full)) = self.tiles.get_mut(level).filter(|(tile, _)| !tile.is_empty()) else { return Ok(()) };
        let number = if tile.len() < TILE { *full } else { full.saturating_sub(1) };
        let value = tile.drain(..).flat_map(|hash| hash.0).collect();
        self.put(tile_key(level, number), value)
    }

    fn put_pairs(&mut self) -> io::Result<()> {
        let mut open: Vec<Pair> = Vec::with_capacity(PAIRS);
        let runs = std::mem::take(&mut self.pairs);
        runs.merged(|pair| {
            open.push(pair);
            if open.len() < PAIRS { Ok(()) } else { self.put_some(&mut open) }
        })?;
        self.put_some(&mut open)
    }

    fn put_some(&mut self, pairs: &mut Vec<Pair>) -> io::Result<()> {
        let Some(first) = pairs.first().map(|pair| pair.bits()) else { return Ok(()) };
        let value = packed(pairs);
        pairs.clear();
        self.put(key(b'p', first), value)
    }
}

/// The root of a complete subtree of these nodes.
pub(super) fn root_of(nodes: &[TreeHash]) -> TreeHash {
    match nodes {
        [node] => *node,
        [left, right] => node_hash(left, right),
        _ => {
            let (left, right) = nodes.split_at(nodes.len() / 2);
            node_hash(&root_of(left), &root_of(right))
        }
    }
}
