//! Reads and parses lines ahead of a caller that processes them in order.
//!
//! One thread reads lines into chunks, all cores process each chunk, and the caller meanwhile consumes the chunk
//! before. At most three chunks are in memory, however long the log is: one being processed, one waiting, one being
//! consumed.

use super::store::error::StoreError;
use std::ops::{ControlFlow, Range};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;

use crate::languages::{speaking, spoken};
use rayon::iter::{IndexedParallelIterator as _, IntoParallelIterator as _, ParallelIterator as _};

const LINES_MAX: usize = 1_024;
/// Size from which a chunk takes no further line, in bytes.
const BYTES_MAX: usize = 1 << 20;
/// The fewest lines worth handing to another core.
const LINES_APART: usize = 32;

/// Lines in one buffer, each with what is known of it.
#[derive(Debug)]
pub(crate) struct Chunk<T> {
    bytes: Vec<u8>,
    lines: Vec<(Range<usize>, T)>,
}

impl<T> Default for Chunk<T> {
    fn default() -> Self {
        Self { bytes: Vec::new(), lines: Vec::new() }
    }
}

impl<T: Sync> Chunk<T> {
    pub(crate) fn push(&mut self, line: &[u8], known: T) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(line);
        self.lines.push((start..self.bytes.len(), known));
    }

    pub(crate) fn is_full(&self) -> bool {
        self.lines.len() >= LINES_MAX || self.bytes.len() >= BYTES_MAX
    }

    /// Applies a function to each line on all cores; returns the results in order.
    pub(crate) fn map<R: Send>(self, one: impl Fn(Piece, T) -> R + Sync) -> Vec<R>
    where
        T: Send,
    {
        let (bytes, language) = (Arc::new(self.bytes), spoken());
        let one = |piece, known| speaking(language, || one(piece, known));
        let lines = self.lines.into_par_iter().with_min_len(LINES_APART);
        lines.map(|(range, known)| one(Piece { bytes: Arc::clone(&bytes), range }, known)).collect()
    }
}

/// A line of a chunk. The chunk stays in memory as long as any of its lines.
#[derive(Debug, Clone)]
pub struct Piece {
    bytes: Arc<Vec<u8>>,
    range: Range<usize>,
}

impl std::ops::Deref for Piece {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.bytes.get(self.range.clone()).unwrap_or_default()
    }
}

/// Runs `lead` in another thread, and `follow` on what it hands over. `lead` is told to stop once `follow` has
/// returned; each handover waits until the one before it is taken.
pub(crate) fn prefetch<T: Send, R>(
    lead: impl FnOnce(&mut dyn FnMut(T) -> ControlFlow<()>) + Send,
    follow: impl FnOnce(&mut dyn Iterator<Item = T>) -> R,
) -> R {
    let (send, receive) = sync_channel(1);
    let language = spoken();
    std::thread::scope(move |scope| {
        scope.spawn(move || {
            let mut give = |item| match send.send(item) {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            };
            speaking(language, || lead(&mut give));
        });
        let followed = follow(&mut receive.iter());
        // The leading thread learns from this that nobody follows.
        drop(receive);
        followed
    })
}

/// Items that are handed over together. An error comes after everything that was read before it.
pub(crate) type Portion<T> = Vec<Result<T, StoreError>>;

/// The items of all portions, one by one.
pub(crate) type Items<'i, T> = std::iter::Flatten<&'i mut dyn Iterator<Item = Portion<T>>>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_handed_over_arrives_in_order() {
        let lead = |give: &mut dyn FnMut(u32) -> ControlFlow<()>| {
            for number in 0..1_000 {
                assert!(give(number).is_continue());
            }
        };
        assert!(prefetch(lead, |items| items.eq(0..1_000)));
    }

    #[test]
    fn the_leading_thread_stops_when_nobody_follows() {
        let lead = |give: &mut dyn FnMut(u32) -> ControlFlow<()>| {
            let led = (0..).take_while(|number| give(*number).is_continue()).count();
            assert!(led <= 12, "{led}");
        };
        assert_eq!(prefetch(lead, |items| items.nth(9)), Some(9));
    }

    #[test]
    fn a_chunk_keeps_its_lines_separate_and_in_order() {
        let mut chunk = Chunk::default();
        let lines: Vec<Vec<u8>> = (0..LINES_MAX).map(|number| vec![b'x'; number % 7]).collect();
        for (number, line) in lines.iter().enumerate() {
            assert!(!chunk.is_full());
            chunk.push(line, number);
        }
        assert!(chunk.is_full());
        let pieces = chunk.map(|piece, number| (piece, number));
        assert!(pieces.iter().map(|(piece, _)| &**piece).eq(&lines));
        let mut long = Chunk::default();
        long.push(&vec![b'x'; BYTES_MAX], ());
        assert!(long.is_full());
    }
}
