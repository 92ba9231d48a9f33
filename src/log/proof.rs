//! Inclusion proofs show that a record is in a tree of a certain size and root: RFC 6962, section 2.1.1.
//!
//! The audit path of a leaf lists the roots of the subtrees beside the way from the leaf to the root, the lowest
//! first. With `k` the largest power of two smaller than `n`:
//!
//! ```text
//! PATH(m, D[n]) = PATH(m, D[0:k]) : root of D[k:n]          for m < k
//! PATH(m, D[n]) = PATH(m - k, D[k:n]) : root of D[0:k]      for m >= k
//! ```

use crate::value::hash::TreeHash;
use crate::value::merkle::node_hash;

/// Access to the nodes of a tree, from which proofs are made.
pub trait Nodes {
    /// Returns the root of the complete subtree of the 2^height leaves that begin at `number` × 2^height.
    fn node(&self, height: u32, number: u64) -> Option<TreeHash>;
}

/// Returns the root of the tree of the first `size` leaves; `None` if there are none, or a node is unavailable.
pub fn root_of(nodes: &impl Nodes, size: u64) -> Option<TreeHash> {
    subtree(nodes, 0, size)
}

/// Returns the audit path of leaf `seq` in the tree of the first `size` leaves, the lowest node first; `None` if there
/// is no such leaf or a node is unavailable. Reads about log² of `size` nodes.
pub fn inclusion(nodes: &impl Nodes, seq: u64, size: u64) -> Option<Vec<TreeHash>> {
    let beside = beside(seq, size)?;
    beside.into_iter().rev().map(|(from, to)| subtree(nodes, from, to)).collect()
}

/// Computes the root of a tree of `size` leaves from its leaf `seq` and that leaf's audit path; `None` if the path has
/// the wrong length.
pub fn root_by(leaf: TreeHash, seq: u64, size: u64, path: &[TreeHash]) -> Option<TreeHash> {
    let beside = beside(seq, size)?;
    if beside.len() != path.len() {
        return None;
    }
    let along = beside.iter().rev().zip(path);
    Some(along.fold(
        leaf,
        |hash, ((from, _), other)| {
            if *from > seq { node_hash(&hash, other) } else { node_hash(other, &hash) }
        },
    ))
}

/// Returns the ranges of leaves beside the way from the root to a leaf, from the root down.
fn beside(seq: u64, size: u64) -> Option<Vec<(u64, u64)>> {
    let (mut from, mut to, mut beside) = (0, size, Vec::new());
    if seq >= size {
        return None;
    }
    while let Some(middle) = split(from, to) {
        if seq < middle {
            beside.push((middle, to));
            to = middle;
        } else {
            beside.push((from, middle));
            from = middle;
        }
    }
    Some(beside)
}

/// Returns where the tree over a range of leaves is split: at the largest power of two smaller than their number.
/// `None` for fewer than two leaves.
fn split(from: u64, to: u64) -> Option<u64> {
    let last = to.checked_sub(from)?.checked_sub(1)?;
    from.checked_add(1_u64.checked_shl(last.checked_ilog2()?)?)
}

fn subtree(nodes: &impl Nodes, from: u64, to: u64) -> Option<TreeHash> {
    let leaves = to.checked_sub(from)?;
    if leaves.is_power_of_two() && from.is_multiple_of(leaves) {
        return nodes.node(leaves.ilog2(), from.checked_div(leaves)?);
    }
    let middle = split(from, to)?;
    Some(node_hash(&subtree(nodes, from, middle)?, &subtree(nodes, middle, to)?))
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
    use std::collections::HashMap;

    use tlog_tiles::tlog;

    use super::*;
    use crate::value::merkle::{Frontier, leaf_hash};

    /// Leaves with known hashes, and the nodes above them.
    struct Leaves(Vec<TreeHash>);

    impl Nodes for Leaves {
        fn node(&self, height: u32, number: u64) -> Option<TreeHash> {
            match height {
                0 => self.0.get(usize::try_from(number).ok()?).copied(),
                _ => Some(node_hash(&self.node(height - 1, 2 * number)?, &self.node(height - 1, 2 * number + 1)?)),
            }
        }
    }

    struct Theirs(HashMap<u64, tlog::Hash>);

    impl tlog::HashReader for Theirs {
        fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog::Hash>, tlog_tiles::Error> {
            Ok(indexes.iter().map(|index| self.0[index]).collect())
        }
    }

    #[test]
    fn audit_paths_match_another_implementation_and_lead_to_the_root() {
        let (mut theirs, mut ours, mut tree) = (Theirs(HashMap::new()), Leaves(Vec::new()), Frontier::new());
        for n in 0..70_u64 {
            let record = format!("record {n}");
            let first = tlog::stored_hash_index(0, n);
            for (index, hash) in (first..).zip(tlog::stored_hashes(n, record.as_bytes(), &theirs).unwrap()) {
                theirs.0.insert(index, hash);
            }
            ours.0.push(leaf_hash(record.as_bytes()));
            tree.push(record.as_bytes());
            let size = n + 1;
            assert_eq!(root_of(&ours, size), Some(tree.root()));
            for seq in 0..size {
                let path = inclusion(&ours, seq, size).unwrap();
                let expected = tlog::prove_record(size, seq, &theirs).unwrap();
                assert_eq!(
                    path.iter().map(|hash| hash.0).collect::<Vec<_>>(),
                    expected.iter().map(|hash| hash.0).collect::<Vec<_>>()
                );
                let leaf = ours.0[usize::try_from(seq).unwrap()];
                assert_eq!(root_by(leaf, seq, size, &path), Some(tree.root()), "{seq} of {size}");
            }
        }
    }

    #[test]
    fn another_leaf_position_or_path_does_not_give_the_root() {
        let ours = Leaves((0..21_u8).map(|n| leaf_hash(&[n])).collect());
        let path = inclusion(&ours, 13, 21).unwrap();
        let root = root_by(ours.0[13], 13, 21, &path).unwrap();
        assert_ne!(root_by(ours.0[12], 13, 21, &path), Some(root));
        assert_ne!(root_by(ours.0[13], 12, 21, &path), Some(root));
        assert_eq!(root_by(ours.0[13], 13, 21, &path[1..]), None);
        assert_eq!(root_by(ours.0[13], 21, 21, &path), None);
        assert_eq!(inclusion(&ours, 21, 21), None);
        assert_eq!(inclusion(&ours, 0, 22), None, "a node that cannot be had");
        assert_eq!(inclusion(&ours, 0, 0), None);
        assert_eq!(root_of(&ours, 0), None);
        let mut other = path;
        other.swap(0, 1);
        assert_ne!(root_by(ours.0[13], 13, 21, &other), Some(root));
    }
}
