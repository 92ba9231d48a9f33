//! The movements of accounts, in record order: they explain figures and fill statements of account.

use std::rc::Rc;

use crate::state::accounts::{Posting, entries};
use crate::state::fold::{Dated, Effect};
use crate::state::journal::signed;
use crate::value::days::Day;

/// An entry of a record in an account, or its removal by a correction.
#[derive(Debug, Clone, PartialEq)]
pub struct Movement {
    /// The record whose event has the entry.
    pub record: Rc<Dated>,
    /// The correction that removes it; `None` if it is added.
    pub removed_by: Option<Rc<Dated>>,
    /// The entry, negated if it is removed.
    pub posting: Posting,
}

impl Movement {
    /// Returns the record that made the movement: the correction, if it is one.
    #[must_use]
    pub fn by(&self) -> &Dated {
        self.removed_by.as_deref().unwrap_or(&self.record)
    }

    /// Returns its value day: that of the entry.
    #[must_use]
    pub fn day(&self) -> Day {
        self.posting.day(self.record.day)
    }
}

/// Lists the movements that a record makes, of the entries that `wanted` selects: the removal of those of the record that
/// it corrects, and its own.
pub fn movements(record: &Dated, corrected: Option<&Dated>, wanted: impl Fn(&Posting) -> bool) -> Vec<Movement> {
    let selected = |record: &Dated| entries(&record.event).into_iter().filter(&wanted).collect::<Vec<_>>();
    let (added, removed) = (selected(record), corrected.map(&selected).unwrap_or_default());
    if added.is_empty() && removed.is_empty() {
        return Vec::new();
    }
    let record = Rc::new(record.clone());
    let mut all = Vec::new();
    if let Some(corrected) = corrected.map(|corrected| Rc::new(corrected.clone())) {
        all.extend(removed.into_iter().map(|posting| Movement {
            record: Rc::clone(&corrected),
            removed_by: Some(Rc::clone(&record)),
            posting: signed(posting, Effect::Reverse(record.seq)),
        }));
    }
    let add = |posting| Movement { record: Rc::clone(&record), removed_by: None, posting };
    all.extend(added.into_iter().map(add));
    all
}
