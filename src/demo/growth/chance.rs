//! A pseudo-random generator with the same output everywhere.

/// Sebastiano Vigna's SplitMix64. The draws need only be plausible, not unpredictable.
#[derive(Debug)]
pub struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Starts the sequence of the n-th of many things, independent of all others.
    pub const fn of(seed: u64, number: u64) -> Self {
        Self(seed ^ number.wrapping_mul(0xd605_bbb5_8c8a_bbfd))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = self.0;
        let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Draws a number from `least` up to, but not including, `most`.
    pub fn from(&mut self, least: u64, most: u64) -> u64 {
        let width = most.saturating_sub(least).max(1);
        least.saturating_add(self.next().checked_rem(width).unwrap_or(0))
    }

    pub fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        let at = self.next().checked_rem(of.len().try_into().unwrap_or(1)).unwrap_or(0);
        usize::try_from(at).ok().and_then(|at| of.get(at)).copied().unwrap_or_default()
    }
}
