//! The records of each term, in memory.
//!
//! Most terms have one record: a key, a case. So the first record of each term is in one table, and only the terms of several records, such as a fund or a
//! document, have a list.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::value::term::{Pair, Term};

/// The records of each term. Record numbers come in order, and are below [`Pair::RECORDS_MAX`].
#[derive(Debug, Clone, Default)]
pub(super) struct Pairs {
    first: HashMap<Term, u32, RandomState>,
    others: HashMap<Term, Vec<u32>, RandomState>,
}

impl Pairs {
    /// Adds a record of a term; no later record was added before.
    pub fn add(&mut self, term: Term, seq: u64) {
        let seq = u32::try_from(seq).unwrap_or(u32::MAX);
        let first = *self.first.entry(term).or_insert(seq);
        if first == seq {
            return; // It is the first, or has the term twice.
        }
        let others = self.others.entry(term).or_default();
        if others.last() != Some(&seq) {
            others.push(seq);
        }
    }

    /// The records of a term, in order.
    pub fn of(&self, term: Term) -> impl Iterator<Item = u64> {
        let first = self.first.get(&term);
        let others = first.and_then(|_| self.others.get(&term));
        first.into_iter().chain(others.into_iter().flatten()).map(|seq| u64::from(*seq))
    }
}

const _: () = assert!(Pair::RECORDS_MAX == 1 << 32);

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn pairs_are_found_as_they_were_added() {
        let mut pairs = Pairs::default();
        let mut expected: BTreeMap<u32, Vec<u64>> = BTreeMap::new();
        // Terms of many records and of one, some with neighbours.
        let terms = |seq: u64| {
            let seq = u32::try_from(seq).unwrap();
            [seq.wrapping_mul(0x9e37_79b9), seq % 7, 0xffff_ff00 + seq % 3, 0x0500_0000 + seq % 1_000, u32::MAX]
        };
        for seq in (0..60_000).filter(|seq| seq % 5 != 3) {
            for term in terms(seq) {
                pairs.add(Term::from_bits(term), seq);
                pairs.add(Term::from_bits(term), seq);
                let of = expected.entry(term).or_default();
                if of.last() != Some(&seq) {
                    of.push(seq);
                }
            }
        }
        for (term, seqs) in &expected {
            assert!(pairs.of(Term::from_bits(*term)).eq(seqs.iter().copied()), "{term}");
        }
        let absent = Term::from_bits(0x1234_5678);
        assert_eq!(pairs.of(absent).count(), usize::from(expected.contains_key(&0x1234_5678)));
    }

    #[test]
    fn numbers_far_apart_are_kept() {
        let (mut pairs, seqs) = (Pairs::default(), [0, 127, 128, 16_512, 1 << 31, Pair::RECORDS_MAX - 2]);
        seqs.iter().for_each(|seq| pairs.add(Term::from_bits(7), *seq));
        assert!(pairs.of(Term::from_bits(7)).eq(seqs));
        assert_eq!(Pairs::default().of(Term::from_bits(7)).next(), None);
    }
}
