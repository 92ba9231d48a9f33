//! Before a writer signs, it checks everything that its checkpoint will vouch for.
//!
//! Every checkpoint since the last check on this machine, or since record 0, must state the root of the records before
//! it, and must be signed by the author of all records of its batch, with a key that was admitted before them. The log
//! must also extend the last end that this machine has acknowledged or seen. Roots and authors are collected in the
//! one scan of the records that a writer makes anyway. Checkpoints are read twice: their sizes before that scan, their
//! signatures after it, when the admitted keys are known.

use std::collections::BTreeMap;

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use crate::cache::trust::{Checked, Memory};
use crate::error::Error;
use crate::languages::{say, speaking, spoken};
use crate::log::note::ReadyKey;
use crate::log::{
    BlockContent, Blocks, CHECKPOINTS, Checkpoint, End, Finding, FindingKind, Head, LogPosition, Place, Reader,
    SignedCheckpoint,
};
use crate::state::recorders::{Recorder, Recorders};
use crate::value::hash::TreeHash;
use crate::value::key::KeyId;

const TOGETHER: usize = 1_024;

#[derive(Debug, Clone)]
pub(super) struct Vouching {
    /// The position up to which all was checked before.
    before: Option<Checked>,
    origin: String,
    /// The sizes that the checkpoints after it state.
    sizes: Vec<u64>,
    /// The facts of each batch, as far as its records were passed.
    batches: Vec<BatchFacts>,
    /// The author of the open batch's records, if there is a single one.
    author: Author,
    /// The ends that the log must extend and that were not met yet, the last one seen first.
    ends: Vec<Head>,
}

/// The facts about a batch that its records determine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct BatchFacts {
    root: TreeHash,
    author: Author,
}

/// The author of the records of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Author {
    Nobody,
    One(KeyId),
    Several,
}

impl Vouching {
    /// Reads the sizes of the checkpoints. Errs if one is damaged or out of order.
    pub fn begin(reader: &Reader, end: &End, memory: &Memory) -> Result<Self, Error> {
        let origin = end.note.as_ref().and_then(|note| SignedCheckpoint::parse(note.as_bytes()).ok());
        let origin = origin.map_or_else(String::new, |signed| signed.checkpoint.origin);
        let is_same = |checked: &Checked| -> Result<bool, Error> {
            let is_within = checked.checkpoint_end <= end.offset && checked.position.size() <= end.head.size;
            Ok(is_within && reader.hash_of_checkpoints(checked.checkpoint_end)? == checked.checkpoints)
        };
        let before = match &memory.checked {
            Some(checked) if is_same(checked)? => Some(checked.clone()),
            _ => None,
        };
        let of_before = before.as_ref().map(|checked| checked.position.head());
        let ends = memory.seen.into_iter().chain(of_before).collect();
        let mut sizes = Vec::new();
        let mut vouching = Self { before, origin, sizes: vec![], batches: vec![], author: Author::Nobody, ends };
        let mut last = vouching.first();
        vouching.each_checkpoint(reader, end, &mut |signed| {
            let size = signed.checkpoint.size;
            if size <= last {
                return Err(damaged(size, &say!("error-vouch-more-records"), &say!("error-vouch-size", size = size)));
            }
            last = size;
            sizes.push(size);
            Ok(())
        })?;
        vouching.sizes = sizes;
        Ok(vouching)
    }

    /// Returns the latest position from which the scan may begin, so that the checks are complete.
    pub fn start(&self) -> LogPosition {
        self.before.as_ref().map_or_else(LogPosition::default, |checked| checked.position.clone())
    }

    /// Notes the start of the scan, no later than [`Vouching::start`]. The records before it extend all that had been
    /// seen by then.
    pub fn begin_at(&mut self, start: &Head) {
        self.ends.retain(|end| end.size >= start.size && end != start);
    }

    fn first(&self) -> u64 {
        self.before.as_ref().map_or(0, |checked| checked.position.size())
    }

    /// Passes a record by its author; `position` is after it.
    pub fn pass(&mut self, by: KeyId, position: &LogPosition) {
        let size = position.size();
        if self.ends.iter().any(|end| end.size == size) {
            let head = position.head();
            self.ends.retain(|end| *end != head);
        }
        if size <= self.first() {
            return;
        }
        self.author = match self.author {
            Author::Nobody => Author::One(by),
            Author::One(author) if author == by => Author::One(by),
            _ => Author::Several,
        };
        if self.sizes.get(self.batches.len()) == Some(&size) {
            self.batches.push(BatchFacts { root: position.tree.root(), author: self.author });
            self.author = Author::Nobody;
        }
    }

    /// Checks roots and signatures, after all records were passed, and that the log extends what was seen of it.
    pub fn finish(self, reader: &Reader, end: &End, recorders: &Recorders) -> Result<(), Error> {
        let ready = |recorder: &Recorder| Some((recorder.key.id(), ReadyKey::new(&recorder.key).ok()?));
        let keys: BTreeMap<KeyId, ReadyKey> = recorders.keys().iter().filter_map(ready).collect();
        let mut first = self.first();
        let mut batches = self.batches.iter();
        let mut waiting = Vec::new();
        self.each_checkpoint(reader, end, &mut |signed| {
            let Some(facts) = batches.next() else {
                let (expected, found) = (say!("error-vouch-covered"), say!("error-vouch-fewer"));
                return Err(damaged(signed.checkpoint.size, &expected, &found));
            };
            let size = signed.checkpoint.size;
            waiting.push((signed, *facts, std::mem::replace(&mut first, size)));
            if waiting.len() < TOGETHER {
                return Ok(());
            }
            all_hold(std::mem::take(&mut waiting), recorders, &keys)
        })?;
        all_hold(waiting, recorders, &keys)?;
        if first != end.head.size {
            let (expected, found) = (say!("error-vouch-is-the-end"), say!("error-vouch-size", size = first));
            return Err(damaged(end.head.size, &expected, &found));
        }
        match self.ends.first() {
            Some(seen) => Err(Error::NotContinued { seen: Some(*seen), found: end.head }),
            None => Ok(()),
        }
    }

    /// Reads the checkpoints after those checked before, up to the end.
    fn each_checkpoint(
        &self,
        reader: &Reader,
        end: &End,
        each: &mut dyn FnMut(SignedCheckpoint) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut blocks = match &self.before {
            None => Blocks::new(reader.file(CHECKPOINTS)?, Some(self.origin.as_str())),
            Some(Checked { position, checkpoint_end, .. }) => {
                let (origin, size, root) = (self.origin.clone(), position.size(), position.tree.root());
                Blocks::after(reader.file(CHECKPOINTS)?, Checkpoint { origin, size, root }, *checkpoint_end)
            }
        };
        while let Some(block) = blocks.next_block()?.filter(|block| block.offset < end.offset) {
            match block.content {
                BlockContent::Sound(signed) => each(signed)?,
                BlockContent::Damaged { error, size } => {
                    // If the size is unreadable, no record is named.
                    let (expected, found) = (say!("error-vouch-checkpoint"), say!("error-vouch-none", error = error));
                    return Err(damaged(size.unwrap_or(0), &expected, &found));
                }
                BlockContent::Tail(_) => break,
            }
        }
        Ok(())
    }
}

/// Errs with the first invalid checkpoint; the signatures are verified on all cores.
fn all_hold(
    checkpoints: Vec<(SignedCheckpoint, BatchFacts, u64)>,
    recorders: &Recorders,
    keys: &BTreeMap<KeyId, ReadyKey>,
) -> Result<(), Error> {
    let hold = |(signed, facts, first): (SignedCheckpoint, BatchFacts, u64)| {
        let Checkpoint { origin, size, root } = &signed.checkpoint;
        if *root != facts.root {
            let (expected, found) =
                (say!("error-vouch-root", root = root), say!("error-vouch-root", root = facts.root));
            return Err(finding(*size, FindingKind::Root, &expected, &found));
        }
        let by = signed.signature().map(|signature| signature.id);
        let is_author = by.is_some_and(|by| facts.author == Author::One(by));
        let may = by.filter(|by| is_author && recorders.signer(*by, first).is_some());
        let holds = may.and_then(|by| keys.get(&by)).is_some_and(|key| signed.note.verify_with(key).is_ok());
        if holds && origin == recorders.origin() {
            return Ok(());
        }
        Err(damaged(*size, &say!("error-vouch-by-recorder"), &say!("error-vouch-by-other")))
    };
    let language = spoken();
    let hold = |checkpoint| speaking(language, || hold(checkpoint));
    checkpoints.into_par_iter().map(hold).find_first(Result::is_err).unwrap_or(Ok(()))
}

fn damaged(size: u64, expected: &str, found: &str) -> Error {
    finding(size, FindingKind::Signature, expected, found)
}

fn finding(size: u64, kind: FindingKind, expected: &str, found: &str) -> Error {
    let place = Place::file(CHECKPOINTS);
    Error::Damaged(vec![Finding::new(place, size.checked_sub(1), kind, expected, found)])
}

#[cfg(test)]
mod tests;
