//! Places and positions in a log.

use serde::{Deserialize, Serialize};

use super::finding::Place;
use super::merkle::{Frontier, empty_root};
use super::{in_events, segment_name};
use crate::value::days::Instant;
use crate::value::hash::{Blake3, TreeHash};

/// Where a record's line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offset {
    /// The record's number.
    pub seq: u64,
    /// The number in the name of its segment.
    pub segment: u64,
    /// The bytes of the segment before the line.
    pub byte: u64,
    /// The line's number in the segment, from 1.
    pub line: u64,
}

impl Offset {
    /// The file and the line, as findings name them.
    #[must_use]
    pub fn place(&self) -> Place {
        Place { file: in_events(&segment_name(self.segment)), line: self.line }
    }
}

/// How many records a log has, and the root of their Merkle tree: what a checkpoint states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// How many records there are.
    pub size: u64,
    /// The root of the Merkle tree of these records.
    pub root: TreeHash,
}

impl Head {
    /// The head of a ledger without records.
    #[must_use]
    pub fn empty() -> Self {
        Self { size: 0, root: empty_root() }
    }
}

/// For people: `2 records, root <base64>`.
impl std::fmt::Display for Head {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { size, root } = self;
        write!(f, "{size} {}, root {root}", if *size == 1 { "record" } else { "records" })
    }
}

/// A position between two records: a scan begins and ends at one, and snapshots and the index stand at one. The default is before record 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogPosition {
    /// The hash of the last record before it; zeros before record 0.
    pub last: Blake3,
    /// When that record was recorded, where a layer that reads records has said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Instant>,
    /// Where that record begins, if that is known: a scan finds the next one from there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<Offset>,
    /// The tree of all records before it.
    pub tree: Frontier,
}

impl LogPosition {
    /// How many records are before it.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.tree.size()
    }

    /// The head of the records before it.
    #[must_use]
    pub fn head(&self) -> Head {
        Head { size: self.tree.size(), root: self.tree.root() }
    }

    /// Moves behind the next record.
    pub fn advance(&mut self, hash: Blake3, leaf: TreeHash, offset: Option<Offset>) {
        self.last = hash;
        self.offset = offset;
        self.tree.push_hash(leaf);
    }
}
