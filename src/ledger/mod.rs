//! A ledger: open it, ask its books, record in it.
//!
//! Recording is: decide every request at the desk, write the records' lines, sign a checkpoint over each batch, append it on the condition that the
//! log still ends where it was read. Before anything is decided, everything is checked that the new signature will vouch for. If another writer was faster, the requests are decided anew on what it recorded. A request that was
//! recorded before gets its first answer again, so whatever was interrupted can simply be run again.

pub mod audit;
pub mod lookup;
pub mod machine;
mod marks;
mod near;
mod pass;
mod plan;
mod read;
mod sift;
mod view;
mod vouch;

use std::ops::ControlFlow;

use crate::cache::snapshots::Position;
use crate::cache::trust::{Checked, Memory, Trust};
use crate::error::Error;
use crate::event::Request;
use crate::ledger::machine::Machine;
use crate::log::LogFiles;
use crate::log::merkle::Frontier;
use crate::log::note::Signer;
use crate::log::store::{Appended, End, Head, SetAside, Store, StoreError};
use crate::rules::refusal::Refusal;
use crate::state::books::Books;
use crate::value::days::Instant;
use crate::value::hash::Blake3;
use crate::value::ids::IdempotencyKey;

pub use marks::Passed;
pub use near::{Derived, Indexed};
use near::{near, whole};
pub use pass::{Start, Step, read_all};
use plan::{GROUP_BATCHES_MAX, Plan};
pub use read::{KnownAt, Scope, Stored, check_seal, last_movements, movements, record_at, records, unreadable};
pub use sift::{Sought, build_index};
pub use view::{View, view, view_after};
use vouch::{Vouching, hash_of_checkpoints};

/// How often a command is decided anew because another writer was faster.
const TRIES_MAX: u32 = 50;
/// A ledger, open for recording.
#[derive(Debug)]
pub struct Ledger<S> {
    store: S,
    options: OpenOptions,
    known: Known<S>,
}

/// What a ledger is opened with for recording, besides its log.
#[derive(Debug, Clone, Default)]
pub struct OpenOptions {
    /// Where reading begins, unless it is doubted; without it, at record 0.
    pub derived: Option<Derived>,
    /// What this machine remembers of it; without it, every signature is checked, and nobody can tell that the log was cut back.
    pub trust: Option<Trust>,
    /// The end that is meant where the log is not what this machine remembers: it was restored, or replaced, on purpose.
    pub accepted_end: Option<Head>,
}

/// What was read of the log: books, end and tree, in step. Nothing was read of it where it is the default.
#[derive(Debug)]
struct Known<S> {
    machine: Machine<Option<Indexed<S>>>,
    head: Head,
    tree: Frontier,
}

impl<S> Default for Known<S> {
    fn default() -> Self {
        Self { machine: Machine::default(), head: Head::empty(), tree: Frontier::new() }
    }
}

/// The answer to one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The key under which it stands.
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

/// What executing requests did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Executed {
    /// An answer for each request, in order.
    pub answers: Vec<Answer>,
    /// What an interrupted writer had left.
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

/// Why requests were not executed.
#[derive(Debug, thiserror::Error)]
pub enum ExecuteError {
    /// A rule said no to one of them; none was recorded.
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

impl From<StoreError> for ExecuteError {
    fn from(error: StoreError) -> Self {
        Self::Ledger(Error::Store(error))
    }
}

impl<S: Store + LogFiles<Error = StoreError> + Clone> Ledger<S> {
    /// Opens a ledger: reads all of it. Errs if it is damaged or written by a newer program.
    pub fn open(store: S) -> Result<Self, Error> {
        Self::open_with(store, OpenOptions::default())
    }

    /// Opens a ledger with what this machine derived from it and remembers of it: it takes time in proportion to what was recorded since.
    ///
    /// Everything is checked that the next signature will vouch for. Errs also where the log does not continue what this machine has seen of
    /// it ([`Error::NotContinued`]). While it is open, nobody else on this machine can use the index.
    pub fn open_with(store: S, options: OpenOptions) -> Result<Self, Error> {
        let mut ledger = Self { store, options, known: Known::default() };
        ledger.reload()?;
        Ok(ledger)
    }

    /// The books, with every record. After requests failed and the log could not be read again, they are empty until the next ones.
    #[must_use]
    pub const fn books(&self) -> &Books {
        &self.known.machine.books
    }

    /// Where the log ended when it was last read.
    #[must_use]
    pub const fn head(&self) -> &Head {
        &self.known.head
    }

    /// The store below.
    #[must_use]
    pub const fn store(&self) -> &S {
        &self.store
    }

    fn reload(&mut self) -> Result<(), Error> {
        self.known = Known::default(); // Drop our own handle first: the index is locked exclusively.
        let mut tries = 0_u32;
        loop {
            let end = self.store.end()?;
            match self.checked(&end) {
                // A writer at work can change what is read between two files; damage stays.
                Err(_) if tries < TRIES_MAX && self.store.end()? != end => tries = tries.saturating_add(1),
                known => {
                    self.known = known?;
                    return Ok(());
                }
            }
        }
    }

    /// Reads the log up to its end, and checks what a signature over it vouches for.
    fn checked(&self, end: &End) -> Result<Known<S>, Error> {
        if end.head == Head::empty() {
            return Ok(Known::default());
        }
        let vouching = Vouching::begin(&self.store, end, &self.memory(end.head)?)?;
        if let Some(derived) = &self.options.derived {
            let mut vouching = vouching.clone();
            if let Some(known) = near(&self.store, end.head, derived, &mut vouching) {
                vouching.finish(&self.store, end, &known.machine.books.recorders)?;
                return Ok(known);
            }
        }
        let mut vouching = vouching;
        let known = whole(&self.store, end.head, &mut vouching)?;
        vouching.finish(&self.store, end, &known.machine.books.recorders)?;
        Ok(known)
    }

    /// What this machine remembers of the ledger. Errs where another one stands in its folder, or the end is not the one that was named.
    fn memory(&self, head: Head) -> Result<Memory, Error> {
        match (self.options.accepted_end, &self.options.trust) {
            (Some(named), _) if named != head => Err(Error::OtherEnd { named, found: head }),
            (Some(_), _) | (None, None) => Ok(Memory::default()),
            (None, Some(trust)) => {
                let Some(ledger) = first_hash(&self.store)? else { return Ok(Memory::default()) };
                match trust.place().used {
                    Some(used) if used != ledger => Err(Error::NotContinued { seen: None, found: head }),
                    _ => Ok(trust.memory(&ledger)),
                }
            }
        }
    }

    /// Remembers the end as it is now, with what was appended last; `false` where it cannot be kept, which is no reason to withhold the answer.
    fn acknowledge(&mut self, at: Instant, last: Option<&Appended>) -> bool {
        let is_accepted = self.options.accepted_end.take().is_some();
        let Some(trust) = &self.options.trust else { return true };
        let Some(ledger) = first_hash(&self.store).ok().flatten() else { return false };
        let Known { machine, head, tree } = &self.known;
        let checked = last.zip(machine.last).and_then(|(appended, last)| {
            let (checkpoint_end, tree) = (appended.checkpoint_end, tree.clone());
            let checkpoints = hash_of_checkpoints(&self.store, checkpoint_end).ok()?;
            let position = Position { size: head.size, last, at, mark: appended.last, tree };
            Some(Checked { position, checkpoint_end, checkpoints })
        });
        let kept = trust.update(&ledger, |memory, place| {
            // Another writer may have gone on from here, and remembered that before.
            if is_accepted || memory.seen.is_none_or(|seen| seen.size <= head.size) {
                memory.seen = Some(*head);
                memory.checked = checked.or(memory.checked.take().filter(|_| !is_accepted));
            }
            place.used = Some(ledger);
        });
        kept.is_ok()
    }

    /// Records what the requests yield, signed by `signer`, as of the instant `at`.
    ///
    /// All requests are decided before the first byte is written, and none is recorded if one is refused. They are
    /// written in batches, each whole or not at all, and several batches at a time; a request never spans two. If writing fails
    /// between two batches, running the same requests again continues: those that stand are answered as before.
    ///
    /// It takes time in proportion to the requests, not to the log; but after a failure the log is read again.
    pub fn execute(&mut self, requests: &[Request], signer: &Signer, at: Instant) -> Result<Executed, ExecuteError> {
        let mut tries = 0_u32;
        let mut at = at;
        loop {
            if self.store.head()? != self.known.head {
                self.reload()?;
                // Whoever was faster may have read a later clock; what is recorded now follows theirs.
                at = self.books().recorders.last().map_or(at, |last| at.max(last));
            }
            tries = tries.saturating_add(1);
            match self.execute_once(requests, signer, at) {
                Err(ExecuteError::Ledger(Error::Store(StoreError::Conflict { .. }))) if tries < TRIES_MAX => {}
                Err(error) => {
                    if self.known.head == Head::empty() {
                        // Why it failed is the answer; whether the log can be read again, the next requests will tell.
                        let _ = self.reload();
                    }
                    return Err(error);
                }
                done => return done,
            }
        }
    }

    /// Decides on the books themselves, because a copy would cost as much as the whole log is long. So what is known is taken out first,
    /// and comes back once everything stands, or if nothing was added to it: whatever happens in between, no book says what the log does not.
    fn execute_once(&mut self, requests: &[Request], signer: &Signer, at: Instant) -> Result<Executed, ExecuteError> {
        let Known { machine, mut head, tree } = std::mem::take(&mut self.known);
        let mut plan = Plan::new(machine, tree, signer, at);
        let added = plan.add_all(requests);
        if plan.machine.lookup.past.as_ref().is_some_and(Indexed::is_doubted) {
            // Nothing of it was written. Without the index it is decided once more, on all records.
            self.options.derived = None;
            self.reload()?;
            return self.execute_once(requests, signer, at);
        }
        if let Err(error) = added {
            if plan.is_untouched() {
                self.known = Known { machine: plan.machine, head, tree: plan.tree };
            }
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
        self.known = Known { machine: plan.machine, head, tree: plan.tree };
        let is_remembered = self.acknowledge(at, last.as_ref());
        Ok(Executed { answers: plan.answers, set_aside, was_unended, were_keys_changed, is_remembered, head })
    }
}

/// The hash of record 0, by which a ledger is known; `None` in an empty one.
pub fn first_hash<S: Store>(store: &S) -> Result<Option<Blake3>, StoreError> {
    let mut first = None;
    store.read(0, None, &mut |line| {
        first = Some(Blake3::of(line.bytes));
        ControlFlow::Break(())
    })?;
    Ok(first)
}

#[cfg(test)]
mod tests;
