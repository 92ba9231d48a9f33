//! What this machine remembers of a ledger, and what there is to say where that is not what stands there now.

use std::path::Path;

use crate::cache::trust::{Memory, Trust};
use crate::cli::failure::Failure;
use crate::cli::{last, open};
use crate::ledger::{View, first_hash};
use crate::log::store::{FilesStore, Head, RealDisk, Store as _};
use crate::value::hash::Blake3;

/// What this machine remembers of a ledger that is asked.
pub struct Remembered {
    known: Option<(Trust, Blake3)>,
    memory: Memory,
    is_another: bool,
}

impl Remembered {
    /// Reads what is remembered.
    pub fn of(ledger: &Path, store: &FilesStore<RealDisk>) -> Result<Self, Failure> {
        let known = trust(ledger).zip(first_hash(store)?);
        let memory = known.as_ref().map(|(trust, first)| trust.memory(first)).unwrap_or_default();
        let is_another =
            known.as_ref().is_some_and(|(trust, first)| trust.place().used.is_some_and(|used| used != *first));
        Ok(Self { known, memory, is_another })
    }

    /// The last end that was seen.
    pub const fn seen(&self) -> Option<Head> {
        self.memory.seen
    }

    /// What to say of a ledger that was asked.
    pub fn compare(&self, view: &View) -> Option<String> {
        self.compare_end(view.head, view.continues)
    }

    /// What to say of a ledger that was verified and found sound up to this end: each checkpoint in it states the root of the records before it.
    pub fn compare_verified(&self, store: &FilesStore<RealDisk>, end: Head) -> Result<Option<String>, Failure> {
        let continues = match self.memory.seen {
            Some(seen) => Some(store.seal(seen.size)?.is_some_and(|(sealed, _)| sealed == seen)),
            None => None,
        };
        Ok(self.compare_end(end, continues))
    }

    /// What to say of the ledger as it is now. Where it is what was seen of it, and what was recorded since, that end is remembered instead.
    fn compare_end(&self, end: Head, continues: Option<bool>) -> Option<String> {
        let Head { size, root } = end;
        let accept = format!("if this one is meant: `pledgebook verify --accept-end {size} {root}`");
        if self.is_another {
            return Some(format!(
                "warning: another ledger stood in this folder when this machine used it last\n  here: {end}\n\
                 hint: nothing is recorded in this one before it is accepted; {accept}"
            ));
        }
        match (self.memory.seen, continues) {
            (Some(seen), Some(false)) => Some(format!(
                "warning: this ledger does not continue what this machine has seen of it: it was restored from a copy, or its past was \
                 rewritten\n  seen: {seen}\n  here: {end}\n\
                 hint: `pledgebook verify --against FILE` compares it with a checkpoint taken away\nhint: {accept}"
            )),
            (None, _) | (Some(_), Some(true)) if self.memory.seen != Some(end) => {
                let (trust, first) = self.known.as_ref()?;
                // Where it cannot be kept, the next question compares with an earlier end.
                let _ = trust.update(first, |memory, place| {
                    if memory.seen == self.memory.seen {
                        memory.seen = Some(end);
                    }
                    place.used.get_or_insert(*first);
                });
                None
            }
            _ => None,
        }
    }
}

/// Says that bytes stand behind the last checkpoint, unless they are a later writer's.
pub fn behind_the_end(store: &FilesStore<RealDisk>, end: &Head) -> Option<String> {
    let found = match store.unsealed_bytes() {
        Ok(0) => return None,
        Ok(bytes) => format!(
            "note: {bytes} bytes stand behind the last checkpoint, and are not part of this answer. An interrupted writer leaves this, or \
             one that is at work"
        ),
        Err(error) => format!(
            "warning: what stands behind the last checkpoint is damaged, and not part of this answer: {error}. `pledgebook verify` tells more"
        ),
    };
    store.head().is_ok_and(|head| head == *end).then_some(found)
}

/// What this machine remembers of ledgers.
pub fn trust(ledger: &Path) -> Option<Trust> {
    let place = last::cached(ledger, "place")?;
    Some(Trust::new(place.parent()?, place.file_name()?.to_str()?))
}

/// Remembers the end of a ledger that was made here: whatever stood in its folder before, this is the one that is meant.
pub fn acknowledge(ledger: &Path, head: Head) {
    let first = open(ledger).ok().and_then(|store| first_hash(&store).ok().flatten());
    let Some((trust, first)) = trust(ledger).zip(first) else { return };
    // Where it cannot be kept, the first question or writer begins from what it sees.
    let _ = trust.update(&first, |memory, place| {
        (memory.seen, memory.checked) = (Some(head), None);
        place.used = Some(first);
    });
}
