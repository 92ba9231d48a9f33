//! Pairs in memory: which records have a term.
//!
//! Most terms are those of one record: its key, its case. So the first record of each term stands in a table that is looked into once, and only those that
//! follow, of a fund or a document, stand in a list: by how much each is behind the one before, in a byte or two.

use crate::value::term::{Pair, Term};

/// Which records have a term. Records come in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Pairs {
    /// The first record of each term.
    first: Table,
    /// Which list holds the others, of each term that has others.
    listed: Table,
    lists: Vec<List>,
}

impl Pairs {
    /// Adds the pair of a record that is none before those of other pairs.
    pub fn add(&mut self, term: Term, seq: u64) {
        let seq = Pair::new(term, seq).seq();
        let Some(first) = self.first.get_or_put(term, seq) else { return };
        let next = u64::try_from(self.lists.len()).unwrap_or(u64::MAX);
        let list = self.listed.get_or_put(term, next).unwrap_or_else(|| {
            self.lists.push(List { last: first, steps: Vec::new() });
            next
        });
        if let Some(list) = usize::try_from(list).ok().and_then(|at| self.lists.get_mut(at)) {
            list.push(seq);
        }
    }

    /// The records that have a term, in order.
    pub fn of(&self, term: Term) -> impl Iterator<Item = u64> {
        let first = self.first.get(term);
        let list = first.and_then(|_| self.listed.get(term)).and_then(|at| self.lists.get(usize::try_from(at).ok()?));
        let from = first.unwrap_or_default();
        first.into_iter().chain(list.into_iter().flat_map(move |list| list.behind(from)))
    }
}

/// Numbers in order, by how much each is above the one before: seven bits a byte, the lowest first, and the eighth where more follow.
#[derive(Debug, Clone)]
struct List {
    last: u64,
    steps: Vec<u8>,
}

impl List {
    fn push(&mut self, seq: u64) {
        let mut step = seq.saturating_sub(self.last);
        if step == 0 {
            return; // A record that has a term twice has it.
        }
        self.last = seq;
        while step > 0x7f {
            self.steps.push(low(step) | 0x80);
            step >>= 7;
        }
        self.steps.push(low(step));
    }

    /// The numbers, behind the one from which the first step leads.
    fn behind(&self, mut seq: u64) -> impl Iterator<Item = u64> {
        self.steps.split_inclusive(|byte| *byte < 0x80).map(move |step| {
            let step = step.iter().rev().fold(0_u64, |step, byte| step << 7 | u64::from(byte & 0x7f));
            seq = seq.saturating_add(step);
            seq
        })
    }
}

/// The lowest seven bits of a number.
fn low(number: u64) -> u8 {
    u8::try_from(number & 0x7f).unwrap_or_default()
}

/// A number of 32 bits for each of some terms.
#[derive(Debug, Clone, Default)]
struct Table(Vec<Shard>);

/// A part of a table, so that it grows bit by bit: the terms that begin with the same byte.
#[derive(Debug, Clone, Default)]
struct Shard {
    /// Terms with their numbers, as the bits of pairs: each at the place to which the rest of its term points, or behind it where that was taken.
    slots: Vec<u64>,
    used: usize,
}

/// The bits of no pair: no log is so long.
const FREE: u64 = u64::MAX;
/// How many parts a table has.
const SHARDS: usize = 1 << 8;

impl Table {
    fn get(&self, term: Term) -> Option<u64> {
        let shard = self.0.get(usize::try_from(term.bits() >> 24).ok()?)?;
        let found = *shard.slots.get(shard.place(term)?)?;
        (found != FREE).then(|| Pair::from_bits(found).seq())
    }

    /// The number of a term; where it had none, it has this one now.
    fn get_or_put(&mut self, term: Term, number: u64) -> Option<u64> {
        if self.0.is_empty() {
            self.0.resize_with(SHARDS, Shard::default);
        }
        let shard = self.0.get_mut(usize::try_from(term.bits() >> 24).ok()?)?;
        shard.get_or_put(Pair::new(term, number))
    }
}

impl Shard {
    fn get_or_put(&mut self, pair: Pair) -> Option<u64> {
        // At most three of four places are taken, so that a free one is near.
        if self.used.saturating_mul(4) >= self.slots.len().saturating_mul(3) {
            self.grow();
        }
        let place = self.place(pair.term())?;
        let slot = self.slots.get_mut(place)?;
        if *slot != FREE {
            return Some(Pair::from_bits(*slot).seq());
        }
        *slot = pair.bits();
        self.used = self.used.saturating_add(1);
        None
    }

    fn grow(&mut self) {
        let most = self.slots.len().saturating_mul(3).div_euclid(2).max(16);
        let old = std::mem::replace(&mut self.slots, vec![FREE; most]);
        for bits in old.into_iter().filter(|bits| *bits != FREE) {
            if let Some(slot) = self.place(Pair::from_bits(bits).term()).and_then(|place| self.slots.get_mut(place)) {
                *slot = bits;
            }
        }
    }

    /// Where a term stands, or would; `None` where there is no room.
    fn place(&self, term: Term) -> Option<usize> {
        let (rest, room) = (u64::from(term.bits() & 0x00ff_ffff), u64::try_from(self.slots.len()).ok()?);
        let start = usize::try_from(rest.saturating_mul(room) >> 24).ok()?;
        let (before, behind) = self.slots.split_at_checked(start)?;
        let fits = |bits: &u64| *bits == FREE || Pair::from_bits(*bits).term() == term;
        let found = behind.iter().position(fits).map(|at| start.saturating_add(at));
        found.or_else(|| before.iter().position(fits))
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn pairs_are_found_as_they_were_added() {
        let mut pairs = Pairs::default();
        let mut expected: BTreeMap<u32, Vec<u64>> = BTreeMap::new();
        // Terms of many records and of one, some with neighbours, and the last one, whose slots lie at the end.
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
        assert_eq!(pairs.of(Term::from_bits(0x1234_5678)).count(), usize::from(expected.contains_key(&0x1234_5678)));
    }

    #[test]
    fn numbers_far_apart_are_kept() {
        let (mut pairs, seqs) = (Pairs::default(), [0, 127, 128, 16_512, 1 << 31, Pair::RECORDS_MAX - 2]);
        seqs.iter().for_each(|seq| pairs.add(Term::from_bits(7), *seq));
        assert!(pairs.of(Term::from_bits(7)).eq(seqs));
        assert_eq!(Pairs::default().of(Term::from_bits(7)).next(), None);
    }
}
