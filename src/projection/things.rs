//! Which things are on record, and since which record.

use std::collections::BTreeMap;

use crate::ids::Thing;
use crate::projection::{Effect, Projection};
use crate::record::Record;

/// Every thing that a record that stands has defined.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Things(BTreeMap<Thing, u64>);

impl Projection for Things {
    fn fold(&mut self, record: &Record, effect: Effect<'_>) {
        for thing in record.event.mentions().defines {
            match effect {
                Effect::Apply => self.0.insert(thing, record.seq),
                Effect::TakeBack(_) => self.0.remove(&thing),
            };
        }
    }
}

impl Things {
    /// The record that defined a thing.
    #[must_use]
    pub fn defined_by(&self, thing: &Thing) -> Option<u64> {
        self.0.get(thing).copied()
    }

    /// Every thing with the record that defined it, in the order of kinds and ids.
    pub fn iter(&self) -> impl Iterator<Item = (&Thing, u64)> {
        self.0.iter().map(|(thing, seq)| (thing, *seq))
    }
}
