//! Compares a ledger with what this machine remembers of it.

use crate::cache::trust::{Memory, Place, Verified};
use crate::error::Error;
use crate::ledger::{Ledger, Source};
use crate::log::Head;
use crate::value::hash::Blake3;

/// True if a ledger continues what this machine has seen of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Continuity {
    /// Nothing contradicts it.
    Holds,
    /// It does not: it was restored from a copy, or its past was rewritten.
    Broken { seen: Head },
    /// This machine last used another ledger in this folder.
    Replaced,
}

/// How the last full verification on this machine relates to the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastVerified {
    /// There has been none.
    Never,
    /// This ledger was sound up to this end, which is still part of it.
    Sound(Verified),
    /// The folder now holds another ledger than the one that was verified.
    Rewritten(Verified),
}

/// The memory of a ledger, and whether another stood in its folder.
pub(super) struct Remembered {
    pub memory: Memory,
    is_replaced: bool,
}

impl Source {
    pub(super) fn remembered(&self) -> Result<Remembered, Error> {
        let nothing = Remembered { memory: Memory::default(), is_replaced: false };
        let Some(trust) = &self.caches.trust else { return Ok(nothing) };
        let Some(ledger) = self.reader.first_hash()? else { return Ok(nothing) };
        let is_replaced = trust.place().used.is_some_and(|used| used != ledger);
        Ok(Remembered { memory: trust.memory(&ledger), is_replaced })
    }

    /// Compares the ledger with what is remembered. `continues` is whether it extends the last end that was seen, if
    /// known; if it does, its end is remembered instead.
    pub(super) fn compare(&self, remembered: &Remembered, end: Head, continues: Option<bool>) -> Continuity {
        if remembered.is_replaced {
            return Continuity::Replaced;
        }
        let seen = remembered.memory.seen;
        match (seen, continues) {
            (Some(seen), Some(false)) => return Continuity::Broken { seen },
            (None, _) | (Some(_), Some(true)) if seen != Some(end) => {
                // If this cannot be written, the next query compares with an earlier end.
                self.update_trust(|memory, place, ledger| {
                    if memory.seen == seen {
                        memory.seen = Some(end);
                    }
                    place.used.get_or_insert(ledger);
                });
            }
            _ => {}
        }
        Continuity::Holds
    }

    /// Changes what is remembered of the ledger and of its folder; `false` if that cannot be written.
    pub(super) fn update_trust(&self, change: impl FnOnce(&mut Memory, &mut Place, Blake3)) -> bool {
        let Some(trust) = &self.caches.trust else { return true };
        let Some(ledger) = self.reader.first_hash().ok().flatten() else { return false };
        trust.update(&ledger, |memory, place| change(memory, place, ledger)).is_ok()
    }
}

impl Ledger {
    /// Returns what this machine remembers of the ledger, for a writer. Errs if the folder now holds another ledger,
    /// or the end is not the accepted one.
    pub(super) fn memory(&self, head: Head) -> Result<Memory, Error> {
        match self.accepted_end {
            Some(named) if named != head => Err(Error::OtherEnd { named, found: head }),
            Some(_) => Ok(Memory::default()),
            None => match self.source.remembered()? {
                Remembered { is_replaced: true, .. } => Err(Error::NotContinued { seen: None, found: head }),
                Remembered { memory, .. } => Ok(memory),
            },
        }
    }

    /// Remembers this end as the intended one, whatever the folder held before.
    pub fn acknowledge_end(&self, head: Head) {
        // If this cannot be written, the next query or writer starts from what it sees.
        self.source.update_trust(|memory, place, ledger| {
            (memory.seen, memory.checked) = (Some(head), None);
            place.used = Some(ledger);
        });
    }

    pub fn last_verified(&self) -> Result<LastVerified, Error> {
        let first = self.source.reader.first_hash()?;
        let Some((trust, first)) = self.source.caches.trust.as_ref().zip(first) else { return Ok(LastVerified::Never) };
        let ledger = trust.place().verified.unwrap_or(first);
        let Some(verified) = trust.memory(&ledger).verified else { return Ok(LastVerified::Never) };
        // The checkpoint that was verified then must still be in the log.
        let found = self.source.reader.checkpoint_over(verified.head.size)?.map(|(found, _)| found);
        Ok(match ledger == first && found == Some(verified.head) {
            true => LastVerified::Sound(verified),
            false => LastVerified::Rewritten(verified),
        })
    }
}
