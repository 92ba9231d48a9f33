//! The things on record, with the records that defined them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::event::record::Record;
use crate::state::fold::{Effect, Projection};
use crate::value::days::Day;
use crate::value::ids::{Kind, Thing};

/// The things that are defined, and those whose definition was reversed as of a day, before which they existed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Things {
    standing: BTreeMap<Thing, u64>,
    past: BTreeMap<Thing, u64>,
    /// The last day on which a payment on an assessment, or an application of a contribution, was reversed.
    undone: BTreeMap<Thing, Day>,
}

impl Projection for Things {
    fn fold(&mut self, record: &Record, effect: Effect<'_>) {
        if matches!(effect, Effect::Apply) && !record.event.defines() {
            return;
        }
        let mentions = record.event.mentions();
        if let Effect::Reverse(reversal) = effect
            && let Some(date) = reversal.event.effective()
        {
            for thing in mentions.refs.into_iter().filter(is_drawn_on) {
                let day = self.undone.entry(thing).or_insert(date.last());
                *day = date.last().max(*day);
            }
        }
        for thing in mentions.defines {
            if let Effect::Reverse(reversal) = effect {
                self.standing.remove(&thing);
                if reversal.event.effective().is_some() {
                    self.past.insert(thing, record.seq);
                }
            } else {
                self.standing.insert(thing, record.seq);
            }
        }
    }
}

impl Things {
    /// Returns the record that defined a thing.
    #[must_use]
    pub fn defined_by(&self, thing: &Thing) -> Option<u64> {
        self.standing.get(thing).copied()
    }

    /// Returns the record that took an id, even if it was reversed as of a day: used again before that day, the id
    /// would name two things at once.
    #[must_use]
    pub fn taken_by(&self, thing: &Thing) -> Option<u64> {
        self.defined_by(thing).or_else(|| self.past.get(thing).copied())
    }

    /// Returns the last day on which a use of a thing's amount was reversed.
    #[must_use]
    pub fn undone_on(&self, thing: &Thing) -> Option<Day> {
        self.undone.get(thing).copied()
    }

    /// Iterates over the things with the records that defined them, by kind and id.
    pub fn iter(&self) -> impl Iterator<Item = (&Thing, u64)> {
        self.standing.iter().map(|(thing, seq)| (thing, *seq))
    }
}

/// Returns whether a thing has an amount that other facts use up, and that must not be used twice on any day.
fn is_drawn_on(thing: &Thing) -> bool {
    matches!(thing.kind(), Kind::Assessment | Kind::Contribution)
}
