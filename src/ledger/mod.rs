//! The ledger is the front door: open one, read its books, record in it, verify it.
//!
//! [`Ledger::read`] returns a [`View`] of the books within a [`Scope`], after checking the chain, the root and the
//! last signature. [`Ledger::record`] decides every request on the books, writes the records' lines, signs a
//! checkpoint over each batch, and appends it if the log still ends where it was read. Before that it checks
//! everything that the new signature vouches for. If another writer was faster, the requests are decided again on the
//! new state. A request that was recorded before gets its first answer again, so an interrupted call can simply be
//! repeated. [`Ledger::verify`] reads everything from record 0 and names what is damaged.
//!
//! This machine's [`Caches`] make all of it faster and change no answer. Nothing above this folder depends on them.

#![allow(missing_docs, reason = "for this crate alone: a name or a message that says it all needs no sentence")]

mod as_of;
pub mod audit;
mod continuity;
mod indexed;
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
use crate::event::record::Record;
use crate::languages::say;
use crate::log::store::{Appended, Batch, Limits, RealDisk, SetAside, Store, StoreError};
use crate::log::{End, Head, LogPosition, Reader, Signer};
use crate::rules::refusal::Refusal;
use crate::state::books::Books;
use crate::state::lookup::Lookup as _;
use crate::value::days::Instant;
use crate::value::ids::IdempotencyKey;
use machine::Machine;
use plan::Plan;
use resume::{resumed, whole};
use vouch::Vouching;

pub use audit::{Audit, Trusted};
pub use continuity::{Continuity, LastVerified};
pub use query::Selection;
pub use view::{KnownAt, Published, Scope, Stored, View};

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

/// The log and the caches, each opened once, from which answers are read.
#[derive(Debug)]
struct Source {
    reader: Arc<Reader>,
    caches: Caches,
    index: OnceCell<Option<Rc<Index>>>,
}

impl Source {
    /// Returns the index, if it is trusted and was not invalidated.
    fn index(&self) -> Option<&Rc<Index>> {
        let open = || self.caches.index.as_ref()?.open().map(Rc::new);
        self.index.get_or_init(open).as_ref().filter(|index| !index.is_invalid())
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub id: IdempotencyKey,
    pub record: u64,
    pub before: bool,
    /// The first record that stands of which this one is a likely double: see [`crate::state::likeness`].
    pub double_of: Option<u64>,
    /// The record that has since corrected the earlier recording.
    pub corrected_by: Option<u64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    pub answers: Vec<Answer>,
    /// Leftovers of interrupted writers that were set aside.
    pub set_aside: Vec<SetAside>,
    /// True if the last checkpoint lacked its newline, which was then written.
    pub was_unended: bool,
    /// True if the list of keys had been changed, and was rewritten from the records.
    pub were_keys_changed: bool,
    /// True if this machine could store what it needs to notice that the ledger was cut back.
    pub is_remembered: bool,
    pub head: Head,
}

/// Requests that were decided and signed, and are not stored yet.
#[derive(Debug)]
pub struct Planned {
    head: Head,
    machine: Machine,
    answers: Vec<Answer>,
    batches: Vec<Batch>,
}

impl Planned {
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// Returns the books as they will be.
    pub const fn books(&self) -> &Books {
        &self.machine.books
    }

    /// Lists the records that answer the requests, in their order.
    pub fn records(&self) -> Vec<Record> {
        self.answers.iter().filter_map(|answer| self.record(answer.record)).collect()
    }

    /// Returns a record that is planned and was not on record before.
    pub fn planned(&self, seq: u64) -> Option<&Record> {
        if seq < self.head.size { None } else { self.machine.lookup.recent(seq) }
    }

    /// Returns a record, old or planned.
    pub fn record(&self, seq: u64) -> Option<Record> {
        self.machine.lookup.chain(seq).into_iter().next()
    }
}

/// Why requests were not recorded.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// A rule refused one of them, or `more`; none was recorded.
    #[error("{}", say!("error-ledger-request", index = .index, refusal = .refusal))]
    Refused { index: usize, refusal: Box<Refusal>, more: Vec<(usize, Refusal)> },
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
    /// Creates a ledger without records in a folder. Errs if there is one.
    pub fn create(folder: &Path, caches: Caches) -> Result<Self, Error> {
        Ok(Self::over(Store::create(RealDisk, folder)?, caches))
    }

    /// Opens the ledger in a folder. Errs if there is none.
    pub fn open(folder: &Path, caches: Caches) -> Result<Self, Error> {
        Ok(Self::over(Store::open(RealDisk, folder)?, caches))
    }

    pub fn over(store: Store, caches: Caches) -> Self {
        let source = Rc::new(Source { reader: Arc::clone(store.reader()), caches, index: OnceCell::new() });
        Self { store, source, machine: None, accepted_end: None }
    }

    /// Accepts the log with this end, although it does not continue what this machine has seen of it: it was restored
    /// or replaced on purpose. The next [`Ledger::record`] errs if it ends elsewhere.
    pub const fn accept_end(&mut self, end: Head) {
        self.accepted_end = Some(end);
    }

    /// Returns the end of the log. Errs if its last checkpoint is damaged.
    pub fn head(&self) -> Result<Head, Error> {
        Ok(self.source.reader.head()?)
    }

    pub fn is_at(&self, head: &Head) -> bool {
        self.source.reader.head_now().is_ok_and(|now| now == *head)
    }

    /// Returns the last signed checkpoint as stored; `None` in a ledger without records.
    pub fn last_checkpoint(&self) -> Result<Option<String>, Error> {
        Ok(self.source.reader.end()?.note.clone())
    }

    /// Returns the number of bytes that follow the last checkpoint and its records. Errs if they are damage.
    pub fn unsealed_bytes(&self) -> Result<u64, Error> {
        Ok(self.store.unsealed_bytes()?)
    }

    /// Returns the books after every record, on which requests are decided. Unless that was done before, reads the log
    /// and checks what the next signature vouches for.
    pub fn books(&mut self) -> Result<&Books, Error> {
        let machine = match self.machine.take() {
            Some(machine) => machine,
            None => self.load()?,
        };
        Ok(&self.machine.insert(machine).books)
    }

    /// Lists the records that a command recorded under a key: all of its list, if it was one.
    pub fn named(&mut self, name: &str) -> Result<Vec<Record>, Error> {
        self.books()?;
        let Some(lookup) = self.machine.as_ref().map(|machine| &machine.lookup) else { return Ok(Vec::new()) };
        let Some(first) = lookup.named(name).into_iter().next() else { return Ok(Vec::new()) };
        let Some((_, place, of)) = first.id.list() else { return Ok(vec![first]) };
        // The records of a list follow one another.
        let begin = first.seq.saturating_add(1).saturating_sub(place);
        let all = (begin..begin.saturating_add(of)).filter_map(|seq| lookup.chain(seq).into_iter().next());
        Ok(all.filter(|record| record.id.list().is_some_and(|(list, ..)| list == name)).collect())
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
    /// All requests are decided before the first byte is written, and none is recorded if one is refused. They are
    /// written in batches, each whole or not at all, several at a time; a request never spans two. If writing fails
    /// between two batches, repeating the same requests continues: those already recorded are answered as before.
    ///
    /// The time is proportional to the requests and to what was recorded since the last snapshot; after a failure the
    /// log is read again.
    pub fn record(&mut self, requests: &[Request], signer: &Signer, at: Instant) -> Result<Done, RecordError> {
        let mut tries = 0_u32;
        loop {
            self.source.reader.refresh();
            let head = self.source.reader.head()?;
            if self.machine.as_ref().is_some_and(|machine| machine.position.head() != head) {
                self.machine = None;
            }
            tries = tries.saturating_add(1);
            match self.plan(requests, signer, at).and_then(|planned| self.store(planned)) {
                Err(RecordError::Ledger(Error::Store(StoreError::Conflict { .. }))) if tries < TRIES_MAX => {
                    self.source.reader.refresh(); // The machine is lost.
                }
                done => return done,
            }
        }
    }

    /// Decides, formats and signs what [`Ledger::record`] would write, and stores nothing: a person can look at it first.
    ///
    /// Decides on the machine itself, since a copy would cost as much as the log is long. The machine is taken out first,
    /// and put back once everything is stored or if nothing was added to it. So no failure in between, and no plan that is
    /// given up, leaves books that differ from the log.
    pub fn plan(&mut self, requests: &[Request], signer: &Signer, at: Instant) -> Result<Planned, RecordError> {
        let machine = match self.machine.take() {
            Some(machine) => machine,
            None => self.load()?,
        };
        let head = machine.position.head();
        let mut plan = Plan::new(machine, signer, at);
        let added = plan.add_all(requests);
        if plan.machine.lookup.is_invalid() {
            // Nothing was written. Decide once more without the index, on all records.
            if let Some(index) = self.source.index() {
                index.invalidate();
            }
            drop(plan);
            return self.plan(requests, signer, at);
        }
        if let Err(error) = added {
            self.machine = plan.is_untouched().then_some(plan.machine);
            return Err(error);
        }
        let Plan { machine, answers, batches, .. } = plan;
        Ok(Planned { head, machine, answers, batches })
    }

    /// Stores what was planned. Errs with a conflict if another writer was faster.
    pub fn store(&mut self, planned: Planned) -> Result<Done, RecordError> {
        let Planned { mut head, machine, answers, batches } = planned;
        let (mut set_aside, mut was_unended, mut were_keys_changed, mut last) = (Vec::new(), false, false, None);
        for group in batches.chunks(Limits::USUAL.group_batches) {
            let mut appended: Appended = self.store.append(&head, group)?;
            head = appended.head;
            set_aside.extend(appended.set_aside.take());
            was_unended |= appended.was_unended;
            were_keys_changed |= appended.were_keys_changed;
            last = Some(appended);
        }
        let position = machine.position.clone();
        self.machine = Some(machine);
        self.source.reader.refresh();
        let is_remembered = self.acknowledge(&head, last.map(|appended| (appended, position)));
        Ok(Done { answers, set_aside, was_unended, were_keys_changed, is_remembered, head })
    }

    /// Remembers the new end and the position after the last append; `false` if it cannot be written, which is no
    /// reason to withhold the answer.
    fn acknowledge(&mut self, head: &Head, appended: Option<(Appended, LogPosition)>) -> bool {
        let is_accepted = self.accepted_end.take().is_some();
        let checked = appended.and_then(|(appended, position)| {
            let checkpoint_end = appended.checkpoint_end;
            let checkpoints = self.source.reader.hash_of_checkpoints(checkpoint_end).ok()?;
            let position = LogPosition { offset: Some(appended.last), ..position };
            Some(Checked { position, checkpoint_end, checkpoints })
        });
        self.source.update_trust(|memory, place, ledger| {
            // Another writer may have continued from here, and remembered a later end.
            if is_accepted || memory.seen.is_none_or(|seen| seen.size <= head.size) {
                memory.seen = Some(*head);
                memory.checked = checked.or(memory.checked.take().filter(|_| !is_accepted));
            }
            place.used = Some(ledger);
        })
    }

    /// True if the index can be used for answers.
    #[doc(hidden)]
    pub fn opens_index(&self) -> bool {
        self.source.index().is_some()
    }

    /// True if the index is used for decisions.
    #[doc(hidden)]
    pub fn has_index(&self) -> bool {
        self.machine.as_ref().is_some_and(|machine| machine.lookup.has_index())
    }

    #[doc(hidden)]
    pub fn reader(&self) -> &Reader {
        &self.source.reader
    }
}

#[cfg(test)]
mod tests;
