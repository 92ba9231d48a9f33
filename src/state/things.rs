//! Which things are on record, and since which record.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::event::record::Record;
use crate::state::{Effect, Projection};
use crate::value::days::Day;
use crate::value::ids::{Kind, Thing};

/// Every thing that a record that stands has defined, and every one that was taken back on a day: until that day it was there.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Things {
    standing: BTreeMap<Thing, u64>,
    past: BTreeMap<Thing, u64>,
    /// The last day on which something paid on an assessment, or drawn on a contribution, was taken back.
    undone: BTreeMap<Thing, Day>,
}

impl Projection for Things {
    fn fold(&mut self, record: &Record, effect: Effect<'_>) {
        if matches!(effect, Effect::Apply) && !record.event.defines() {
            return;
        }
        let mentions = record.event.mentions();
        if let Effect::TakeBack(reversal) = effect
            && let Some(date) = reversal.event.effective()
        {
            for thing in mentions.refs.into_iter().filter(is_drawn_on) {
                let day = self.undone.entry(thing).or_insert(date.last());
                *day = date.last().max(*day);
            }
        }
        for thing in mentions.defines {
            if let Effect::TakeBack(reversal) = effect {
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
    /// The record that defined a thing.
    #[must_use]
    pub fn defined_by(&self, thing: &Thing) -> Option<u64> {
        self.standing.get(thing).copied()
    }

    /// The record by which an id is taken: of what stands, or of what stood until a day. Given again before that day, it would be
    /// the id of two things at once.
    #[must_use]
    pub fn taken_by(&self, thing: &Thing) -> Option<u64> {
        self.defined_by(thing).or_else(|| self.past.get(thing).copied())
    }

    /// The day until which something stood that was drawn on a thing, where it was taken back on a day.
    #[must_use]
    pub fn undone_on(&self, thing: &Thing) -> Option<Day> {
        self.undone.get(thing).copied()
    }

    /// Every thing with the record that defined it, in the order of kinds and ids.
    pub fn iter(&self) -> impl Iterator<Item = (&Thing, u64)> {
        self.standing.iter().map(|(thing, seq)| (thing, *seq))
    }
}

/// Whether a thing has an amount that others draw on until nothing is left: then nothing is drawn twice, on any day.
fn is_drawn_on(thing: &Thing) -> bool {
    matches!(thing.kind(), Kind::Assessment | Kind::Contribution)
}
