//! Reads the checkpoints in order, and verifies their signatures ahead on all cores.
//!
//! The records determine which keys are admitted, but a signature can be verified before they are read, with the key
//! of that id in `events/keys`. The result counts only if the records later name the same key; for any other key the
//! signature is verified on demand.

use std::ops::ControlFlow;

use rayon::iter::{IndexedParallelIterator as _, IntoParallelIterator as _, ParallelIterator as _};

use crate::log::blocks::Block;
use crate::log::note::ReadyKey;
use crate::log::prefetch::Portion;
use crate::log::{BlockContent, Blocks, CHECKPOINTS, KEYS, LineReader, Reader, SignedCheckpoint};
use crate::value::key::{KeyId, VerifierKey};

const TOGETHER: usize = 256;

const KEYS_MAX: usize = 1_000;

/// A block of the file of checkpoints, with the result of the verification ahead.
pub(super) struct ReadCheckpoint {
    pub block: Block,
    /// A key, and whether the signature is valid under it.
    tried: Option<(VerifierKey, bool)>,
}

impl ReadCheckpoint {
    fn new(block: Block, keys: &[ReadyKey]) -> Self {
        let signed = block.signed();
        let by = signed.and_then(SignedCheckpoint::signature);
        let key = by.and_then(|by| keys.iter().find(|ready| ready.id == by.id && ready.key.name() == by.name));
        let tried = signed.zip(key).map(|(signed, ready)| (ready.key.clone(), signed.note.verify_with(ready).is_ok()));
        Self { block, tried }
    }

    /// Returns the id of the key that claims to have signed.
    pub fn signer(&self) -> Option<KeyId> {
        self.block.signed()?.signature().map(|signature| signature.id)
    }

    /// True if the signature is valid under a key.
    pub fn holds(&self, key: &VerifierKey) -> bool {
        match &self.tried {
            Some((tried, holds)) if tried == key => *holds,
            _ => self.block.signed().is_some_and(|signed| signed.note.verify(key).is_ok()),
        }
    }
}

impl Block {
    fn signed(&self) -> Option<&SignedCheckpoint> {
        match &self.content {
            BlockContent::Sound(signed) => Some(signed),
            _ => None,
        }
    }
}

/// Hands over the blocks of the file of checkpoints that begin before `end`, and its tail. With `only_last_of_run`,
/// only the last signature of consecutive checkpoints by one key is verified ahead.
pub(super) fn read_ahead(
    reader: &Reader,
    origin: Option<&str>,
    end: Option<u64>,
    only_last_of_run: bool,
    give: &mut dyn FnMut(Portion<ReadCheckpoint>) -> ControlFlow<()>,
) {
    let keys = listed(reader);
    let mut blocks = match reader.file(CHECKPOINTS) {
        Ok(file) => Blocks::new(file, origin),
        Err(error) => {
            let _ = give(vec![Err(error)]); // It is the only one.
            return;
        }
    };
    loop {
        let mut taken = Vec::new();
        let mut error = None;
        let is_wanted =
            |block: &Block| end.is_none_or(|end| block.offset < end) || matches!(block.content, BlockContent::Tail(_));
        while taken.len() < TOGETHER && error.is_none() {
            match blocks.next_block() {
                Ok(Some(block)) if is_wanted(&block) => taken.push(block),
                Ok(_) => break,
                Err(unread) => error = Some(unread),
            }
        }
        let is_last = taken.len() < TOGETHER;
        let mut portion = verified(taken, &keys, only_last_of_run);
        portion.extend(error.map(Err));
        if give(portion).is_break() || is_last {
            return;
        }
    }
}

fn verified(blocks: Vec<Block>, keys: &[ReadyKey], only_last_of_run: bool) -> Portion<ReadCheckpoint> {
    let signer = |block: &Block| block.signed()?.signature().map(|signature| signature.id);
    let next = blocks.iter().skip(1).map(signer).chain([None]);
    let wanted: Vec<bool> =
        blocks.iter().zip(next).map(|(block, next)| !only_last_of_run || signer(block) != next).collect();
    let keys_for = |wanted| if wanted { keys } else { &[] };
    blocks.into_par_iter().zip(wanted).map(|(block, wanted)| Ok(ReadCheckpoint::new(block, keys_for(wanted)))).collect()
}

/// Returns the keys in the file of keys, as far as they are readable: the file is compared with the records later.
fn listed(reader: &Reader) -> Vec<ReadyKey> {
    let mut keys = Vec::new();
    let Ok(file) = reader.file(KEYS) else { return keys };
    let mut lines = LineReader::new(file);
    while keys.len() < KEYS_MAX
        && let Ok(Some(line)) = lines.next_line()
        && let Some(key) = std::str::from_utf8(&line.bytes).ok().and_then(|key| key.parse().ok())
        && let Ok(ready) = ReadyKey::new(&key)
    {
        keys.push(ready);
    }
    keys
}
