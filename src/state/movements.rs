//! The movements of accounts: which record added what, in record order. What explains a figure, and what a statement of account lists.

use std::rc::Rc;

use crate::event::record::Record;
use crate::state::Effect;
use crate::state::accounts::{Posting, entries};
use crate::state::journal::signed;
use crate::value::days::Span;

/// An amount that a record added to an account, or that a reversal took out again.
#[derive(Debug, Clone, PartialEq)]
pub struct Movement {
    /// The record whose event moves the amount.
    pub record: Rc<Record>,
    /// The reversal that takes it back; `None` where it is put in.
    pub reversal: Option<Rc<Record>>,
    /// The entry, with the sign that it has here.
    pub posting: Posting,
}

impl Movement {
    /// The record that put the entry in the log: the reversal, where it is one.
    #[must_use]
    pub fn by(&self) -> &Record {
        self.reversal.as_deref().unwrap_or(&self.record)
    }

    /// The day on which it takes effect: a reversal without a date of its own takes it back as if it had never been.
    #[must_use]
    pub fn date(&self) -> Option<Span> {
        self.by().event.effective().or_else(|| self.record.event.effective())
    }

    /// The day to which it belongs when periods are restated: that of what it corrects.
    #[must_use]
    pub fn restated(&self) -> Option<Span> {
        self.record.event.effective()
    }
}

/// The movements that a record brings about, of the entries that are wanted.
pub fn movements(record: &Record, effect: Effect<'_>, wanted: impl Fn(&Posting) -> bool) -> Vec<Movement> {
    let entries: Vec<_> = entries(&record.event).into_iter().filter(|entry| wanted(entry)).collect();
    if entries.is_empty() {
        return Vec::new();
    }
    let reversal = match effect {
        Effect::Apply => None,
        Effect::TakeBack(reversal) => Some(Rc::new(reversal.clone())),
    };
    let record = Rc::new(record.clone());
    let movement = |posting| Movement { record: Rc::clone(&record), reversal: reversal.clone(), posting };
    signed(entries, effect).map(movement).collect()
}
