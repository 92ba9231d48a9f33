//! The checkpoints in order. Their signatures are verified ahead, on all cores.
//!
//! Whether a signature holds under a key follows from the two alone; whether that key was admitted, the records tell. So each signature
//! is verified with the key in the file of keys that has its id, whatever that file is worth, and the outcome counts only if the
//! records name the same key. Under any other it is verified when it is asked for.

use std::ops::ControlFlow;

use rayon::iter::{IndexedParallelIterator as _, IntoParallelIterator as _, ParallelIterator as _};

use super::ahead::Portion;
use super::checkpoint::{Block, BlockContent, Blocks, SignedCheckpoint};
use super::lines::LineReader;
use super::note::ReadyKey;
use super::{KEYS, LogFiles};
use crate::value::key::{KeyId, VerifierKey};

/// How many checkpoints are worked on together.
const TOGETHER: usize = 256;

/// How many keys are tried ahead.
const KEYS_MAX: usize = 1_000;

/// A stretch of the file of checkpoints, with what was found out ahead.
pub(super) struct Seal {
    pub block: Block,
    /// A key and whether the signature holds under it.
    tried: Option<(VerifierKey, bool)>,
}

impl Seal {
    fn new(block: Block, keys: &[ReadyKey]) -> Self {
        let signed = block.signed();
        let by = signed.and_then(SignedCheckpoint::signature);
        let key = by.and_then(|by| keys.iter().find(|ready| ready.id == by.id && ready.key.name() == by.name));
        let tried = signed.zip(key).map(|(signed, ready)| (ready.key.clone(), signed.note.verify_with(ready).is_ok()));
        Self { block, tried }
    }

    /// The id of the key that is said to have signed.
    pub fn signer(&self) -> Option<KeyId> {
        self.block.signed()?.signature().map(|signature| signature.id)
    }

    /// Whether the signature holds under a key.
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

/// Reads the file of checkpoints and hands it over in stretches: those that begin before an offset, and what no complete note follows. Where only
/// the last signature of a run by one key is wanted, the others are not verified ahead.
pub(super) fn gather<F: LogFiles>(
    files: &F,
    origin: Option<&str>,
    end: Option<u64>,
    only_last_of_run: bool,
    give: &mut dyn FnMut(Portion<Seal, F::Error>) -> ControlFlow<()>,
) {
    let keys = listed(files);
    let mut blocks = Blocks::new(files, origin);
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
        if give(Portion { things: work_up(taken, &keys, only_last_of_run), error }).is_break() || is_last {
            return;
        }
    }
}

fn work_up(blocks: Vec<Block>, keys: &[ReadyKey], only_last_of_run: bool) -> Vec<Seal> {
    let signer = |block: &Block| block.signed()?.signature().map(|signature| signature.id);
    let next = blocks.iter().skip(1).map(signer).chain([None]);
    let wanted: Vec<bool> =
        blocks.iter().zip(next).map(|(block, next)| !only_last_of_run || signer(block) != next).collect();
    let all = blocks.into_par_iter().zip(wanted);
    all.map(|(block, wanted)| if wanted { Seal::new(block, keys) } else { Seal { block, tried: None } }).collect()
}

/// The keys that the file of keys lists, as far as it can be read: it is compared with the records later.
fn listed<F: LogFiles>(files: &F) -> Vec<ReadyKey> {
    let mut lines = LineReader::new(files, KEYS.to_owned());
    let mut keys = Vec::new();
    while keys.len() < KEYS_MAX
        && let Ok(Some(line)) = lines.next_line()
        && let Some(key) = std::str::from_utf8(&line.bytes).ok().and_then(|key| key.parse().ok())
        && let Ok(ready) = ReadyKey::new(&key)
    {
        keys.push(ready);
    }
    keys
}
