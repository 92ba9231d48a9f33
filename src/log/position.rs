//! Offsets of records, and positions between records, in a log.

use serde::{Deserialize, Serialize};

use super::{Frontier, Place, in_events, segment_name};
use crate::languages::say;
use crate::value::days::{Day, Instant};
use crate::value::hash::{Blake3, TreeHash};
use crate::value::merkle::empty_root;

/// The place where a record's line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offset {
    pub seq: u64,
    /// The number in its segment's name.
    pub segment: u64,
    /// The number of bytes of the segment before the line.
    pub byte: u64,
    /// The line's number in the segment, from 1.
    pub line: u64,
}

impl Offset {
    /// Returns the file and the line, for findings.
    pub fn place(&self) -> Place {
        Place { file: in_events(&segment_name(self.segment)), line: self.line }
    }
}

/// The number of a log's records and the root of their Merkle tree, as a checkpoint states them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    pub size: u64,
    pub root: TreeHash,
}

impl Head {
    pub fn empty() -> Self {
        Self { size: 0, root: empty_root() }
    }
}

/// Formats the head for people: `2 records, root <base64>`.
impl std::fmt::Display for Head {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&say!("log-head", records # self.size, root = self.root))
    }
}

/// A position between two records: the start or end of a scan, or the position of a snapshot or the index. The default
/// is before record 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogPosition {
    /// The hash of the last record before it; zeros before record 0.
    pub last: Blake3,
    /// The latest time at which a record before it was recorded, if a layer that reads records has set it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Instant>,
    /// The latest value day of the records before it, if a layer that reads records has set it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<Day>,
    /// The place where that record begins, if known: a scan finds the next one from there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<Offset>,
    /// The tree of all records before it.
    pub tree: Frontier,
}

impl LogPosition {
    pub const fn size(&self) -> u64 {
        self.tree.size()
    }

    pub fn head(&self) -> Head {
        Head { size: self.tree.size(), root: self.tree.root() }
    }

    pub fn advance(&mut self, hash: Blake3, leaf: TreeHash, offset: Option<Offset>) {
        self.last = hash;
        self.offset = offset;
        self.tree.push_hash(leaf);
    }
}
