//! The Merkle tree of RFC 6962, section 2.1, over SHA-256, reduced to what a writer needs: its root.
//!
//! The leaves are the stored bytes of the records, without the newline. With `||` for concatenation:
//!
//! ```text
//! root of no leaves = SHA-256("")
//! leaf hash         = SHA-256(0x00 || record)
//! node hash         = SHA-256(0x01 || left || right)
//! ```
//!
//! A tree of `n > 1` leaves is split at the largest power of two smaller than `n`. The two prefixes prevent an inner
//! node from passing for a leaf. [`Frontier`] holds the roots of the complete subtrees from left to right: one for
//! each bit set in the size, so at most 64 for any log.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::languages::say;
use crate::value::hash::TreeHash;

/// Hashes a leaf: SHA-256(0x00 || record).
pub fn leaf_hash(record: &[u8]) -> TreeHash {
    TreeHash(Sha256::new().chain_update([0]).chain_update(record).finalize().into())
}

/// Hashes an inner node: SHA-256(0x01 || left || right).
pub fn node_hash(left: &TreeHash, right: &TreeHash) -> TreeHash {
    TreeHash(Sha256::new().chain_update([1]).chain_update(left.0).chain_update(right.0).finalize().into())
}

/// Returns the root of a log without records: SHA-256 of no bytes.
pub fn empty_root() -> TreeHash {
    TreeHash(Sha256::digest([]).into())
}

/// The right edge of the tree: everything that later roots depend on.
///
/// Serialized as `{"size": n, "nodes": [base64, …]}`, the largest subtree first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Stored", try_from = "Stored")]
pub struct Frontier {
    size: u64,
    nodes: Vec<TreeHash>,
}

/// The reason for refusing a stored edge of a tree.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "each variant has its message")]
pub enum FrontierError {
    #[error("{}", say!("value-merkle-nodes", size = .size, expected = .expected, found = .found))]
    Nodes { size: u64, expected: usize, found: usize },
    #[error(transparent)]
    Digest(#[from] crate::value::hash::DigestError),
}

impl Frontier {
    /// The edge of a tree without leaves.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The number of leaves.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Appends a record's stored bytes as the next leaf.
    pub fn push(&mut self, record: &[u8]) {
        self.push_hash(leaf_hash(record));
    }

    /// Appends the next leaf by its [`leaf_hash`].
    pub fn push_hash(&mut self, leaf: TreeHash) {
        let mut hash = leaf;
        // As a carry in binary addition: two complete subtrees of one height become one of the next.
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.nodes.pop() {
                hash = node_hash(&left, &hash);
            }
        }
        self.nodes.push(hash);
        // A log cannot reach 2^64 records.
        self.size = self.size.saturating_add(1);
    }

    /// The root of the tree.
    #[must_use]
    pub fn root(&self) -> TreeHash {
        let mut from_right = self.nodes.iter().rev();
        let Some(last) = from_right.next() else { return empty_root() };
        from_right.fold(*last, |right, left| node_hash(left, &right))
    }
}

/// The serialized form of a [`Frontier`].
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    size: u64,
    nodes: Vec<String>,
}

impl From<Frontier> for Stored {
    fn from(frontier: Frontier) -> Self {
        Self { size: frontier.size, nodes: frontier.nodes.iter().map(TreeHash::to_string).collect() }
    }
}

impl TryFrom<Stored> for Frontier {
    type Error = FrontierError;

    fn try_from(stored: Stored) -> Result<Self, FrontierError> {
        let expected = usize::try_from(stored.size.count_ones()).unwrap_or(usize::MAX);
        if stored.nodes.len() != expected {
            return Err(FrontierError::Nodes { size: stored.size, expected, found: stored.nodes.len() });
        }
        let nodes = stored.nodes.iter().map(|node| node.parse()).collect::<Result<_, _>>()?;
        Ok(Self { size: stored.size, nodes })
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
    use std::collections::HashMap;

    use tlog_tiles::tlog;

    use super::*;

    /// The leaves of the test vectors that implementations of RFC 6962 share.
    const LEAVES: [&str; 8] =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
    const ROOTS: [&str; 8] = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    fn hex(text: &str) -> Vec<u8> {
        (0..text.len() / 2).map(|i| u8::from_str_radix(&text[2 * i..2 * i + 2], 16).unwrap()).collect()
    }

    #[test]
    fn roots_match_the_shared_test_vectors() {
        let mut frontier = Frontier::new();
        assert_eq!(frontier.root(), empty_root());
        assert_eq!(empty_root().0.to_vec(), hex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        for (leaf, root) in LEAVES.iter().zip(ROOTS) {
            frontier.push(&hex(leaf));
            assert_eq!(frontier.root().0.to_vec(), hex(root), "size {}", frontier.size());
        }
    }

    #[test]
    fn roots_match_another_implementation() {
        struct Stored(HashMap<u64, tlog::Hash>);
        impl tlog::HashReader for Stored {
            fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog::Hash>, tlog_tiles::Error> {
                Ok(indexes.iter().map(|index| self.0[index]).collect())
            }
        }
        let mut theirs = Stored(HashMap::new());
        let mut ours = Frontier::new();
        for n in 0..300_u64 {
            let record = format!("record {n}");
            let first = tlog::stored_hash_index(0, n);
            for (index, hash) in (first..).zip(tlog::stored_hashes(n, record.as_bytes(), &theirs).unwrap()) {
                theirs.0.insert(index, hash);
            }
            ours.push(record.as_bytes());
            assert_eq!(ours.root().0, tlog::tree_hash(n + 1, &theirs).unwrap().0, "size {}", n + 1);
        }
    }

    #[test]
    fn a_stored_frontier_continues_where_it_stopped() {
        let mut straight = Frontier::new();
        let mut stored = Frontier::new();
        for n in 0..70_u8 {
            straight.push(&[n]);
            stored.push(&[n]);
            stored = serde_json::from_str(&serde_json::to_string(&stored).unwrap()).unwrap();
            assert_eq!(stored, straight);
        }
    }

    #[test]
    fn a_frontier_of_the_wrong_shape_is_refused() {
        let mut stored = Stored::from(Frontier::new());
        stored.size = 3;
        let refused = Frontier::try_from(stored).unwrap_err();
        assert_eq!(refused, FrontierError::Nodes { size: 3, expected: 2, found: 0 });
        assert!(serde_json::from_str::<Frontier>(r#"{"size":1,"nodes":["AA=="]}"#).is_err());
    }
}
