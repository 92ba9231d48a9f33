//! A ledger: open it, ask its books, record in it.
//!
//! Recording is: decide every request at the desk, write the records' lines, sign a checkpoint over each batch, append it on the condition that the
//! log still ends where it was read. If another writer was faster, the requests are decided anew on what it recorded. A request that was
//! recorded before gets its first answer again, so whatever was interrupted can simply be run again.

mod marks;
mod near;
mod pass;
mod plan;
mod read;
mod sift;
mod view;

use std::ops::Range;

use crate::books::Books;
use crate::desk::Desk;
use crate::domain::Request;
use crate::error::Error;
use crate::ids::IdempotencyKey;
use crate::log::merkle::Frontier;
use crate::log::note::Signer;
use crate::refusal::Refusal;
use crate::store::{Appended, Head, SetAside, Store, StoreError};
use crate::when::Instant;

pub use marks::Passed;
pub use near::{Derived, Indexed};
use near::{near, whole};
pub use pass::{Start, Step, read_all};
use plan::{GROUP_BATCHES_MAX, Plan};
pub use read::{KnownAt, Scope, Stored, check_seal, last_movements, movements, record_at, records, unreadable};
pub use sift::{Sought, build_index};
pub use view::{View, view};

/// How often a command is decided anew because another writer was faster.
const TRIES_MAX: u32 = 50;
/// A ledger, open for recording.
#[derive(Debug)]
pub struct Ledger<S> {
    store: S,
    /// Where to begin reading, unless it was doubted.
    derived: Option<Derived>,
    known: Known<S>,
}

/// What was read of the log: books, end and tree, in step. Nothing was read of it where it is the default.
#[derive(Debug)]
struct Known<S> {
    desk: Desk<Option<Indexed<S>>>,
    head: Head,
    tree: Frontier,
}

impl<S> Default for Known<S> {
    fn default() -> Self {
        Self { desk: Desk::default(), head: Head::empty(), tree: Frontier::new() }
    }
}

/// The answer to one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The key under which it stands.
    pub id: IdempotencyKey,
    /// The numbers of its records.
    pub records: Range<u64>,
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

impl<S: Store + Clone> Ledger<S> {
    /// Opens a ledger: reads all of it. Errs if it is damaged or written by a newer program.
    pub fn open(store: S) -> Result<Self, Error> {
        Self::open_with(store, None)
    }

    /// The same by way of what this machine derived from it before, if that is near its end: it takes time in proportion to what was recorded since.
    ///
    /// While it is open, nobody else on this machine can use the index.
    pub fn open_with(store: S, derived: Option<Derived>) -> Result<Self, Error> {
        let mut ledger = Self { store, derived, known: Known::default() };
        ledger.reload()?;
        Ok(ledger)
    }

    /// The books, with every record. After requests failed and the log could not be read again, they are empty until the next ones.
    #[must_use]
    pub const fn books(&self) -> &Books {
        &self.known.desk.books
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
        self.known = Known::default(); // Who has the index open would wait for itself.
        let head = self.store.head()?;
        let near = self.derived.as_ref().and_then(|derived| near(&self.store, head, derived));
        self.known = near.map_or_else(|| whole(&self.store, head), Ok)?;
        Ok(())
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
        let Known { desk, mut head, tree } = std::mem::take(&mut self.known);
        let mut plan = Plan::new(desk, tree, signer, at);
        let added = plan.add_all(requests);
        if plan.desk.lookup.past.as_ref().is_some_and(Indexed::is_doubted) {
            // Nothing of it was written. Without the index it is decided once more, on all records.
            self.derived = None;
            self.reload()?;
            return self.execute_once(requests, signer, at);
        }
        if let Err(error) = added {
            if plan.is_untouched() {
                self.known = Known { desk: plan.desk, head, tree: plan.tree };
            }
            return Err(error);
        }
        let mut set_aside = Vec::new();
        for group in plan.batches.chunks(GROUP_BATCHES_MAX) {
            let appended: Appended = self.store.append(&head, group)?;
            head = appended.head;
            set_aside.extend(appended.set_aside);
        }
        self.known = Known { desk: plan.desk, head, tree: plan.tree };
        Ok(Executed { answers: plan.answers, set_aside, head })
    }
}

#[cfg(test)]
mod tests;
