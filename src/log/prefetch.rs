//! Work ahead of a caller that follows in order.
//!
//! One thread reads and gathers lines in chunks, all cores work on each chunk, and the caller meanwhile follows the chunk before. However long the log
//! is, at most three chunks are in memory: one in work, one that waits, one that is followed.

use super::store::StoreError;
use std::ops::{ControlFlow, Range};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;

use rayon::iter::{IndexedParallelIterator as _, IntoParallelIterator as _, ParallelIterator as _};

/// How many lines a chunk holds.
const LINES_MAX: usize = 1_024;
/// After how many bytes a chunk takes no further line.
const BYTES_MAX: usize = 1 << 20;
/// So few lines that giving some to another core costs more than it saves.
const LINES_APART: usize = 32;

/// Lines that are held together, each with what is known of it.
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
    /// Adds a copy of a line.
    pub(crate) fn push(&mut self, line: &[u8], known: T) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(line);
        self.lines.push((start..self.bytes.len(), known));
    }

    /// Whether it takes no further line.
    pub(crate) fn is_full(&self) -> bool {
        self.lines.len() >= LINES_MAX || self.bytes.len() >= BYTES_MAX
    }

    /// Applies a function to each line on all cores; the results come in order.
    pub(crate) fn map<R: Send>(self, one: impl Fn(Piece, T) -> R + Sync) -> Vec<R>
    where
        T: Send,
    {
        let bytes = Arc::new(self.bytes);
        let lines = self.lines.into_par_iter().with_min_len(LINES_APART);
        lines.map(|(range, known)| one(Piece { bytes: Arc::clone(&bytes), range }, known)).collect()
    }
}

/// A line of a chunk, which stays in memory as long as one of its lines is held.
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

/// Runs `lead` in another thread. It hands over one thing after the other until it is told to stop, because nobody follows any more; each
/// handover waits until the one before it is followed.
pub(crate) fn prefetch<T: Send, R>(
    lead: impl FnOnce(&mut dyn FnMut(T) -> ControlFlow<()>) + Send,
    follow: impl FnOnce(&mut dyn Iterator<Item = T>) -> R,
) -> R {
    let (send, receive) = sync_channel(1);
    std::thread::scope(move |scope| {
        scope.spawn(move || {
            lead(&mut |thing| match send.send(thing) {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            });
        });
        let followed = follow(&mut receive.iter());
        // Whoever leads and has more to hand over now learns that nobody follows.
        drop(receive);
        followed
    })
}

/// Things that are handed over together, and what ended the reading behind them.
pub(crate) struct Portion<T> {
    pub(crate) things: Vec<T>,
    pub(crate) error: Option<StoreError>,
}

/// The things of all portions one by one.
pub(crate) struct Portions<'i, T> {
    portions: &'i mut dyn Iterator<Item = Portion<T>>,
    things: std::vec::IntoIter<T>,
    error: Option<StoreError>,
}

impl<'i, T> Portions<'i, T> {
    pub(crate) fn new(portions: &'i mut dyn Iterator<Item = Portion<T>>) -> Self {
        Self { portions, things: Vec::new().into_iter(), error: None }
    }

    /// The next thing. Errs where the reading was ended by an error, behind all that was read before.
    pub(crate) fn next(&mut self) -> Result<Option<T>, StoreError> {
        loop {
            if let Some(thing) = self.things.next() {
                return Ok(Some(thing));
            }
            if let Some(error) = self.error.take() {
                return Err(error);
            }
            let Some(Portion { things, error }) = self.portions.next() else { return Ok(None) };
            (self.things, self.error) = (things.into_iter(), error);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_led_is_followed_in_order_and_to_the_end() {
        let lead = |give: &mut dyn FnMut(u32) -> ControlFlow<()>| {
            for number in 0..1_000 {
                assert!(give(number).is_continue());
            }
        };
        assert!(prefetch(lead, |things| things.eq(0..1_000)));
    }

    #[test]
    fn who_leads_stops_when_nobody_follows() {
        let lead = |give: &mut dyn FnMut(u32) -> ControlFlow<()>| {
            let led = (0..).take_while(|number| give(*number).is_continue()).count();
            assert!(led <= 12, "{led}");
        };
        assert_eq!(prefetch(lead, |things| things.nth(9)), Some(9));
    }

    #[test]
    fn an_error_comes_behind_what_was_read_before_it() {
        let whole = |things: &[u8]| Portion { things: things.to_vec(), error: None };
        let mut portions =
            [whole(&[1, 2]), whole(&[]), Portion { things: vec![3], error: Some(StoreError::Poisoned) }, whole(&[4])]
                .into_iter();
        let mut things = Portions::new(&mut portions);
        let seen: Vec<_> = std::iter::from_fn(|| things.next().transpose()).collect();
        assert!(matches!(seen.as_slice(), [Ok(1), Ok(2), Ok(3), Err(StoreError::Poisoned), Ok(4)]), "{seen:?}");
    }

    #[test]
    fn a_chunk_keeps_its_lines_apart_and_in_order() {
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
