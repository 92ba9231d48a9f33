//! Pairs in order, packed: of the first all bits, of each other its distance from the one before, in LEB128. Ranks
//! are packed in the same way; since they rise and fall, their distances are signed.

use itertools::Itertools as _;
use rayon::slice::ParallelSliceMut as _;

use crate::value::term::Pair;

/// How many pairs are sorted at a time: 8 MiB.
const RUN_PAIRS: usize = 1 << 20;

/// Packs pairs that are in order, without the first.
pub(super) fn packed(pairs: &[Pair]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(pairs.len().saturating_mul(4));
    for (before, pair) in pairs.iter().tuple_windows() {
        // A vector takes whatever is written.
        let _ = leb128::write::unsigned(&mut bytes, pair.bits().saturating_sub(before.bits()));
    }
    bytes
}

/// Unpacks pairs behind the first, up to the end of the bytes or the first damage.
pub(super) fn unpacked(first: u64, mut bytes: &[u8]) -> impl Iterator<Item = Pair> {
    let next = move |before: &u64| {
        let step = leb128::read::unsigned(&mut bytes).ok()?;
        before.checked_add(step)
    };
    std::iter::successors(Some(first), next).map(Pair::from_bits)
}

/// Packs ranks: of each its distance from the one before, of the first from 0.
pub(super) fn packed_ranks(ranks: &[i64]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(ranks.len().saturating_mul(2));
    let mut before = 0;
    for rank in ranks {
        // A vector takes whatever is written.
        let _ = leb128::write::signed(&mut bytes, rank.wrapping_sub(before));
        before = *rank;
    }
    bytes
}

/// Unpacks ranks, up to the end of the bytes or the first damage.
pub(super) fn unpacked_ranks(mut bytes: &[u8]) -> impl Iterator<Item = i64> {
    let mut before = 0_i64;
    std::iter::from_fn(move || {
        before = before.wrapping_add(leb128::read::signed(&mut bytes).ok()?);
        Some(before)
    })
}

/// Pairs as they come, sorted and packed a run at a time: a third of the memory that they would take as they are.
#[derive(Debug, Default)]
pub(super) struct Runs {
    open: Vec<Pair>,
    closed: Vec<(u64, Vec<u8>)>,
}

impl Runs {
    pub fn push(&mut self, pair: Pair) {
        self.open.push(pair);
        if self.open.len() >= RUN_PAIRS {
            self.close();
        }
    }

    fn close(&mut self) {
        self.open.par_sort_unstable();
        self.open.dedup();
        if let Some(first) = self.open.first() {
            let mut bytes = packed(&self.open);
            bytes.shrink_to_fit();
            self.closed.push((first.bits(), bytes));
        }
        self.open.clear();
    }

    /// Hands over all pairs in order, none twice.
    pub fn merged<E>(mut self, take: impl FnMut(Pair) -> Result<(), E>) -> Result<(), E> {
        self.close();
        let runs = self.closed.iter().map(|(first, bytes)| unpacked(*first, bytes));
        runs.kmerge().dedup().try_for_each(take)
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_unpacked_as_they_were_packed() {
        let bits = [0, 1, 127, 128, 1 << 14, 1 << 32, (1 << 32) + 1, u64::MAX];
        let pairs = bits.map(Pair::from_bits);
        assert!(unpacked(0, &packed(&pairs)).eq(pairs));
    }

    #[test]
    fn bytes_that_nobody_packed_end_somewhere() {
        let found: Vec<_> = unpacked(7, &[0xff; 30]).collect();
        assert_eq!(found, [Pair::from_bits(7)]);
        assert_eq!(unpacked(u64::MAX, &[0x7f, 1, 0x80]).count(), 1);
    }

    #[test]
    fn ranks_are_unpacked_as_they_were_packed() {
        let ranks = [0, 5, 4, -700_000, i64::MAX, i64::MIN, 1];
        assert!(unpacked_ranks(&packed_ranks(&ranks)).eq(ranks));
        assert_eq!(unpacked_ranks(&[0xff; 30]).count(), 0);
    }

    #[test]
    fn runs_are_merged_in_order_and_without_doubles() {
        let mut runs = Runs::default();
        let bits = |number: u64| number.wrapping_mul(0x9e37_79b9_7f4a_7c15) % 5_000;
        for number in 0..9_000 {
            runs.push(Pair::from_bits(bits(number)));
            if number % 1_000 == 999 {
                runs.close();
            }
        }
        let mut merged = Vec::new();
        let done: Result<(), ()> = runs.merged(|pair| {
            merged.push(pair.bits());
            Ok(())
        });
        assert!(done.is_ok());
        let expected: std::collections::BTreeSet<_> = (0..9_000).map(bits).collect();
        assert_eq!(merged, Vec::from_iter(expected));
    }
}
