//! Terms: the search keys of records, as numbers.
//!
//! A [`Term`] is the hash of a text: a key, a command, a thing, an account. Two texts can share a term, so every record
//! found by one is read and compared. That is why a fast hash serves: 32 bits of any hash can be made to collide, and a
//! collision costs time, never an answer.

use std::io::Write as _;

use twox_hash::XxHash3_64;

/// The first 32 bits of an XXH3, whose definition is fixed: an index outlives the process that built it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Term(u32);

/// The size of the buffer on the stack, in bytes: most texts are shorter.
const TEXT_BYTES: usize = 256;

impl Term {
    /// Hashes a text that is given in parts.
    pub fn of(parts: &[&str]) -> Self {
        let mut text = [0; TEXT_BYTES];
        let mut room = text.as_mut_slice();
        let fits = parts.iter().all(|part| room.write_all(part.as_bytes()).is_ok());
        let used = TEXT_BYTES.saturating_sub(room.len());
        let hash = match text.get(..used) {
            Some(text) if fits => XxHash3_64::oneshot(text),
            _ => XxHash3_64::oneshot(parts.concat().as_bytes()),
        };
        let [a, b, c, d, ..] = hash.to_be_bytes();
        Self(u32::from_be_bytes([a, b, c, d]))
    }

    /// Converts from 32 bits.
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// Its 32 bits.
    pub const fn bits(self) -> u32 {
        self.0
    }
}

/// A term and the number of a record that has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair(u64);

impl Pair {
    /// The limit of record numbers: at half a kilobyte a record, two terabytes.
    pub const RECORDS_MAX: u64 = 1 << 32;

    /// Pairs a term with a record below [`Self::RECORDS_MAX`].
    pub fn new(term: Term, seq: u64) -> Self {
        Self(u64::from(term.0) << 32 | seq.min(Self::RECORDS_MAX.saturating_sub(1)))
    }

    /// Returns the smallest and the largest pair of a term.
    pub fn all_of(term: Term) -> [Self; 2] {
        [Self::new(term, 0), Self::new(term, u64::MAX)]
    }

    /// The record's number.
    pub const fn seq(self) -> u64 {
        self.0 & 0xffff_ffff
    }

    /// Its 64 bits: the term in the upper half, the record's number in the lower.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// Converts from 64 bits.
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_the_published_hash() {
        // XXH3_64bits("") = 2d06800538d394c2, from the sanity check of xxHash.
        assert_eq!(Term::of(&[]).bits(), 0x2d06_8005);
        let long = "a".repeat(TEXT_BYTES);
        assert_eq!(Term::of(&[&long, "b"]), Term::of(&[&format!("{long}b")]));
        assert_eq!(Term::of(&["a", "b"]), Term::of(&["ab"]));
    }
}
