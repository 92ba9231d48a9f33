//! Exceptions: which of them still break a rule.
//!
//! An exception is open while a rule that it breaks is broken, until a decision covers it. Later records can end that: a
//! receipt found late, the approval of a budget, another policy.

use crate::event::Event;
use crate::rules::bounds;
use crate::rules::decide::grounds;
use crate::state::books::Books;
use crate::state::lookup::Changes;
use crate::state::{Dated, Effect};

/// Returns whether an exception still breaks a rule.
pub fn is_broken(books: &Books, changes: &dyn Changes, exception: &Dated, corrected: Option<&Dated>) -> bool {
    if matches!(exception.event, Event::PeriodReopened(_)) {
        return true; // What it breaks was broken by others, and stays so.
    }
    let broken = bounds::still_broken(books, changes, (exception.placed(), corrected.map(Dated::placed)), None);
    if broken.iter().any(|found| found.refusal.reportable().is_some()) {
        return true;
    }
    let mut without = books.clone();
    without.fold_to_decide(exception, Effect::Reverse(exception.record.seq));
    !grounds(&without, exception.placed()).is_empty()
}

#[cfg(test)]
mod tests;
