//! The movements of accounts, in record order: they explain figures and fill statements of account.

use std::rc::Rc;

use crate::event::record::Record;
use crate::state::accounts::{Posting, entries};
use crate::state::fold::Effect;
use crate::state::journal::signed;
use crate::value::days::Span;

/// An entry of a record in an account, or its removal by a reversal.
#[derive(Debug, Clone, PartialEq)]
pub struct Movement {
    /// The record whose event has the entry.
    pub record: Rc<Record>,
    /// The reversal that removes it; `None` if it is added.
    pub reversal: Option<Rc<Record>>,
    /// The entry, negated if it is removed.
    pub posting: Posting,
}

impl Movement {
    /// Returns the record that made the movement: the reversal, if it is one.
    #[must_use]
    pub fn by(&self) -> &Record {
        self.reversal.as_deref().unwrap_or(&self.record)
    }

    /// Returns the day on which it takes effect: a reversal without a date of its own takes effect on the day of the
    /// original.
    #[must_use]
    pub fn date(&self) -> Option<Span> {
        self.by().event.effective().or_else(|| self.record.event.effective())
    }

    /// Returns its day in restated periods: that of the original.
    #[must_use]
    pub fn restated(&self) -> Option<Span> {
        self.record.event.effective()
    }
}

/// Lists the movements that a record makes, of the entries that `wanted` selects.
pub fn movements(record: &Record, effect: Effect<'_>, wanted: impl Fn(&Posting) -> bool) -> Vec<Movement> {
    let entries: Vec<_> = entries(&record.event).into_iter().filter(|entry| wanted(entry)).collect();
    if entries.is_empty() {
        return Vec::new();
    }
    let reversal = match effect {
        Effect::Apply => None,
        Effect::Reverse(reversal) => Some(Rc::new(reversal.clone())),
    };
    let record = Rc::new(record.clone());
    let movement = |posting| Movement { record: Rc::clone(&record), reversal: reversal.clone(), posting };
    signed(entries, effect).map(movement).collect()
}
