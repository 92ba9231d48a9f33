//! The front door: open a ledger, read its books, record in it, verify it.
//!
//! [`Ledger::read`] gives a [`View`] of the books within a [`Scope`]; it has checked the chain, the root and the last signature. [`Ledger::record`]
//! decides every request on the books, writes the records' lines, signs a checkpoint over each batch, and appends it on the condition that the
//! log still ends where it was read; before that it checks everything that the new signature will vouch for. If another writer was faster, the
//! requests are decided anew on what it recorded. A request that was recorded before gets its first answer again, so whatever was interrupted
//! can simply be run again. [`Ledger::verify`] reads everything from record 0 and names what is damaged.
//!
//! What this machine keeps of a ledger ([`Caches`]) makes all of it faster and changes no answer. Nothing above this folder knows of it.

pub mod audit;
mod continuity;
pub mod lookup;
pub mod machine;
mod plan;
mod query;
mod reindex;
mod resume;
pub mod scan;
mod view;
mod vouch;

use std::cell::OnceCell;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use crate::cache::Caches;
use crate::cache::index::Index;
use crate::cache::trust::Checked;
use crate::error::Error;
use crate::event::Request;
use crate::log::note::Signer;
use crate::log::store::{Appended, RealDisk, SetAside, Store, StoreError};
use crate::log::{End, Head, LogPosition, Reader};
use crate::rules::refusal::Refusal;
use crate::state::books::Books;
use crate::value::days::Instant;
use crate::value::ids::IdempotencyKey;
use machine::Machine;
use plan::{GROUP_BATCHES_MAX, Plan};
use resume::{resumed, whole};
use vouch::Vouching;

pub use audit::{Audit, Trusted};
pub use continuity::{Continuity, LastVerified};
pub use query::Selection;
pub use view::{KnownAt, Scope, Stored, View};

/// How often requests are decided anew because another writer was faster.
const TRIES_MAX: u32 = 50;

/// An open ledger.
#[derive(Debug)]
pub struct Ledger {
    store: Store,
    source: Rc<Source>,
    /// Built for the first requests, and kept in step with the log.
    machine: Option<Machine>,
    accepted_end: Option<Head>,
}

/// What answers are read from: the log and the caches, each opened once.
#[derive(Debug)]
struct Source {
    reader: Arc<Reader>,
    caches: Caches,
    index: OnceCell<Option<Rc<Index>>>,
}

impl Source {
    /// The index, if it is trusted and not doubted.
    fn index(&self) -> Option<&Rc<Index>> {
        let open = || self.caches.index.as_ref()?.open().map(Rc::new);
        self.index.get_or_init(open).as_ref().filter(|index| !index.is_doubted())
    }
}

/// The answer to one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The key under which it is recorded.
    pub id: IdempotencyKey,
    /// The number of its record.
    pub record: u64,
    /// Whether it had been recorded before.
    pub before: bool,
    /// An earlier record of an equal command under another key.
    pub equal_to: Option<u64>,
    /// The record that has since reversed what was recorded before.
    pub reversed_by: Option<u64>,
}

/// What recording did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// An answer for each request, in order.
    pub answers: Vec<Answer>,
    /// What interrupted writers had left.
    pub set_aside: Vec<SetAside>,
    /// Whether the last checkpoint lacked its newline, which was written.
    pub was_unended: bool,
    /// Whether the list of keys had been changed, and was written anew from the records.
    pub were_keys_changed: bool,
    /// Whether this machine could keep what it must remember to notice that the ledger was cut back.
    pub is_remembered: bool,
    /// Where the log ends now.
    pub head: Head,
}

/// Why requests were not recorded.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// A rule refused one of them; none was recorded.
    #[error("request {index}: {refusal}")]
    Refused {
        /// Which one, from 0.
        index: usize,
        /// The rule.
        refusal: Refusal,
    },
    /// The ledger cannot be read or written.
    #[error(transparent)]
    Ledger(#[from] Error),
}

impl From<StoreError> for RecordError {
    fn from(error: StoreError) -> Self {
        Self::Ledger(Error::Store(error))
    }
}

impl Ledger {
    /// Makes a new ledger, without records, in a folder. Errs if there is one.
    pub fn create(folder: &Path, caches: Caches) -> Result<Self, Error> {
        Ok(Self::over(Store::create(RealDisk, folder)?, caches))
    }

    /// Opens the ledger in a folder. Errs if there is none.
    pub fn open(folder: &Path, caches: Caches) -> Result<Self, Error> {
        Ok(Self::over(Store::open(RealDisk, folder)?, caches))
    }

    /// A ledger whose log is in this store.
    #[must_use]
    pub fn over(store: Store, caches: Caches) -> Self {
        let source = Rc::new(Source { reader: Arc::clone(store.reader()), caches, index: OnceCell::new() });
        Self { store, source, machine: None, accepted_end: None }
    }

    /// Accepts the log as it ends now, although it does not continue what this machine has seen of it: it was restored, or replaced, on purpose. The
    /// next [`Ledger::record`] errs if it ends elsewhere.
    pub const fn accept_end(&mut self, end: Head) {
        self.accepted_end = Some(end);
    }

    /// Where the log ends. Errs where its last checkpoint is damaged.
    pub fn head(&self) -> Result<Head, Error> {
        Ok(self.source.reader.head()?)
    }

    /// Whether the log still ends here.
    #[must_use]
    pub fn is_at(&self, head: &Head) -> bool {
        self.source.reader.head_now().is_ok_and(|now| now == *head)
    }

    /// The last signed checkpoint, as it is stored; `None` in a ledger without records.
    pub fn last_checkpoint(&self) -> Result<Option<String>, Error> {
        Ok(self.source.reader.end()?.note.clone())
    }

    /// How many bytes follow the last checkpoint and its records. Errs where they are damage.
    pub fn unsealed_bytes(&self) -> Result<u64, Error> {
        Ok(self.store.unsealed_bytes()?)
    }

    /// The books that requests are decided on, after every record. Reads the log, and checks what the next signature will vouch for, unless that
    /// was done before.
    pub fn books(&mut self) -> Result<&Books, Error> {
        let machine = match self.machine.take() {
            Some(machine) => machine,
            None => self.load()?,
        };
        Ok(&self.machine.insert(machine).books)
    }

    /// Reads the log up to its end, and checks what a signature over it vouches for.
    fn load(&self) -> Result<Machine, Error> {
        let mut tries = 0_u32;
        loop {
            let end = self.source.reader.end()?;
            let loaded = self.checked(&end);
            if loaded.is_ok() || tries >= TRIES_MAX {
                return loaded;
            }
            // A writer at work can change what is read between two files; damage stays.
            self.source.reader.refresh();
            if *self.source.reader.end()? == *end {
                return loaded;
            }
            tries = tries.saturating_add(1);
        }
    }

    fn checked(&self, end: &End) -> Result<Machine, Error> {
        if end.head == Head::empty() {
            return Ok(Machine::default());
        }
        let reader = &self.source.reader;
        let mut vouching = Vouching::begin(reader, end, &self.memory(end.head)?)?;
        if let (Some(snapshots), Some(index)) = (&self.source.caches.snapshots, self.source.index()) {
            let mut vouching = vouching.clone();
            if let Some(machine) = resumed(reader, &end.head, snapshots, Rc::clone(index), &mut vouching) {
                vouching.finish(reader, end, &machine.books.recorders)?;
                return Ok(machine);
            }
        }
        let machine = whole(reader, &end.head, &mut vouching)?;
        vouching.finish(reader, end, &machine.books.recorders)?;
        Ok(machine)
    }

    /// Records what the requests yield, signed by `signer`, as of the instant `at`.
    ///
    /// All requests are decided before the first byte is written, and none is recorded if one is refused. They are written in batches, each whole or
    /// not at all, and several batches at a time; a request never spans two. If writing fails between two batches, running the same requests again
    /// continues: those that are recorded are answered as before.
    ///
    /// It takes time in proportion to the requests, and to what was recorded since the last snapshot; after a failure the log is read again.
    pub fn record(&mut self, requests: &[Request], signer: &Signer, at: Instant) -> Result<Done, RecordError> {
        let mut tries = 0_u32;
        let mut at = at;
        loop {
            self.source.reader.refresh();
            let head = self.source.reader.head()?;
            if self.machine.as_ref().is_some_and(|machine| machine.position.head() != head) {
                self.machine = None;
                // Another writer may have read a later clock; these records follow its own.
                at = self.books()?.recorders.last().map_or(at, |last| at.max(last));
            }
            tries = tries.saturating_add(1);
            match self.record_once(requests, signer, at) {
                Err(RecordError::Ledger(Error::Store(StoreError::Conflict { .. }))) if tries < TRIES_MAX => {
                    // The machine is lost; what was recorded meanwhile decides the instant, too.
                    self.source.reader.refresh();
                    at = self.books()?.recorders.last().map_or(at, |last| at.max(last));
                }
                done => return done,
            }
        }
    }

    /// Decides on the machine itself: a copy would cost as much as the log is long. So the machine is taken out first, and comes back once everything
    /// is recorded, or if nothing was added to it: whatever fails in between, no book says what the log does not.
    fn record_once(&mut self, requests: &[Request], signer: &Signer, at: Instant) -> Result<Done, RecordError> {
        let machine = match self.machine.take() {
            Some(machine) => machine,
            None => self.load()?,
        };
        let mut head = machine.position.head();
        let mut plan = Plan::new(machine, signer, at);
        let added = plan.add_all(requests);
        if plan.machine.lookup.is_doubted() {
            // Nothing of it was written. Without the index it is decided once more, on all records.
            if let Some(index) = self.source.index() {
                index.invalidate();
            }
            drop(plan);
            return self.record_once(requests, signer, at);
        }
        if let Err(error) = added {
            self.machine = plan.is_untouched().then_some(plan.machine);
            return Err(error);
        }
        let (mut set_aside, mut was_unended, mut were_keys_changed, mut last) = (Vec::new(), false, false, None);
        for group in plan.batches.chunks(GROUP_BATCHES_MAX) {
            let mut appended: Appended = self.store.append(&head, group)?;
            head = appended.head;
            set_aside.extend(appended.set_aside.take());
            was_unended |= appended.was_unended;
            were_keys_changed |= appended.were_keys_changed;
            last = Some(appended);
        }
        let position = LogPosition { at: Some(at), ..plan.machine.position.clone() };
        self.machine = Some(plan.machine);
        self.source.reader.refresh();
        let is_remembered = self.acknowledge(&head, last.map(|appended| (appended, position)));
        Ok(Done { answers: plan.answers, set_aside, was_unended, were_keys_changed, is_remembered, head })
    }

    /// Remembers the end as it is now, with what was appended last; `false` where it cannot be kept, which is no reason to withhold the answer.
    fn acknowledge(&mut self, head: &Head, appended: Option<(Appended, LogPosition)>) -> bool {
        let is_accepted = self.accepted_end.take().is_some();
        let checked = appended.and_then(|(appended, position)| {
            let checkpoint_end = appended.checkpoint_end;
            let checkpoints = self.source.reader.hash_of_checkpoints(checkpoint_end).ok()?;
            let position = LogPosition { offset: Some(appended.last), ..position };
            Some(Checked { position, checkpoint_end, checkpoints })
        });
        self.source.update_trust(|memory, place, ledger| {
            // Another writer may have gone on from here, and remembered that before.
            if is_accepted || memory.seen.is_none_or(|seen| seen.size <= head.size) {
                memory.seen = Some(*head);
                memory.checked = checked.or(memory.checked.take().filter(|_| !is_accepted));
            }
            place.used = Some(ledger);
        })
    }

    /// Whether answers can be read by the index.
    #[doc(hidden)]
    #[must_use]
    pub fn opens_index(&self) -> bool {
        self.source.index().is_some()
    }

    /// Whether decisions are made by the index.
    #[doc(hidden)]
    #[must_use]
    pub fn has_index(&self) -> bool {
        self.machine.as_ref().is_some_and(|machine| machine.lookup.has_index())
    }

    /// The reader of the log.
    #[doc(hidden)]
    #[must_use]
    pub fn reader(&self) -> &Reader {
        &self.source.reader
    }
}

#[cfg(test)]
mod tests;
