//! Pairs in order, packed: of the first all bits, of each other how far it is from the one before, in LEB128 (seven bits a byte, the lowest first).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rayon::slice::ParallelSliceMut as _;

use crate::value::term::Pair;

/// How many pairs are sorted at a time: 8 MiB.
const RUN_PAIRS: usize = 1 << 20;

/// Packs pairs that are in order, without the first.
pub(super) fn packed(pairs: &[Pair]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(pairs.len().saturating_mul(4));
    for (before, pair) in pairs.iter().zip(pairs.iter().skip(1)) {
        let mut rest = pair.bits().saturating_sub(before.bits());
        while rest >= 0x80 {
            bytes.push((rest & 0x7f) as u8 | 0x80);
            rest >>= 7;
        }
        bytes.push(rest as u8);
    }
    bytes
}

/// The pairs that were packed behind a first one.
pub(super) struct Unpacked<'b> {
    next: Option<u64>,
    rest: std::slice::Iter<'b, u8>,
}

impl<'b> Unpacked<'b> {
    pub fn new(first: u64, bytes: &'b [u8]) -> Self {
        Self { next: Some(first), rest: bytes.iter() }
    }
}

impl Iterator for Unpacked<'_> {
    type Item = Pair;

    fn next(&mut self) -> Option<Pair> {
        let found = self.next?;
        let (mut step, mut shift) = (0_u64, 0_u32);
        self.next = None;
        for byte in self.rest.by_ref() {
            step |= u64::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            shift = shift.saturating_add(7);
            if byte & 0x80 == 0 {
                self.next = Some(found.saturating_add(step));
                break;
            }
        }
        Some(Pair::from_bits(found))
    }
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
    pub fn merged<E>(mut self, mut take: impl FnMut(Pair) -> Result<(), E>) -> Result<(), E> {
        self.close();
        let mut runs: Vec<_> = self.closed.iter().map(|(first, bytes)| Unpacked::new(*first, bytes)).collect();
        let firsts = runs.iter_mut().enumerate().filter_map(|(run, pairs)| Some(Reverse((pairs.next()?, run))));
        let mut heap: BinaryHeap<_> = firsts.collect();
        let mut last = None;
        while let Some(mut top) = heap.peek_mut() {
            let Reverse((pair, run)) = *top;
            match runs.get_mut(run).and_then(Iterator::next) {
                Some(next) => *top = Reverse((next, run)),
                None => drop(std::collections::binary_heap::PeekMut::pop(top)),
            }
            if last.replace(pair) != Some(pair) {
                take(pair)?;
            }
        }
        Ok(())
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
        assert!(Unpacked::new(0, &packed(&pairs)).eq(pairs));
    }

    #[test]
    fn bytes_that_nobody_packed_end_somewhere() {
        let found: Vec<_> = Unpacked::new(7, &[0xff; 30]).collect();
        assert_eq!(found, [Pair::from_bits(7)]);
        assert_eq!(Unpacked::new(u64::MAX, &[0x7f, 1, 0x80]).count(), 3);
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
