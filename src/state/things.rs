//! The things on record, with the records that defined them.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;
use serde::{Deserialize, Serialize, Serializer};

use crate::state::fold::{Dated, Effect, Projection};
use crate::value::ids::Thing;

/// The things that are defined, and those whose definition was reversed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Things {
    /// By hash, because every record asks for the things that it names.
    #[serde(serialize_with = "in_order")]
    standing: HashMap<Thing, u64, RandomState>,
    reversed: BTreeMap<Thing, u64>,
}

impl Projection for Things {
    fn fold(&mut self, record: &Dated, effect: Effect) {
        if !record.event.defines() {
            return;
        }
        for thing in record.event.mentions().defines {
            match effect {
                Effect::Apply => {
                    self.reversed.remove(&thing);
                    self.standing.insert(thing, record.seq);
                }
                Effect::Reverse(_) => {
                    self.standing.remove(&thing);
                    self.reversed.insert(thing, record.first);
                }
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

    /// Frees the id of a thing that was never recorded: a fact that defined it was only decided.
    pub fn forget(&mut self, thing: &Thing) {
        self.reversed.remove(thing);
    }

    /// Returns the record whose id a thing has: the one that defines it, or the first of its chain after a reversal.
    #[must_use]
    pub fn taken_by(&self, thing: &Thing) -> Option<u64> {
        self.defined_by(thing).or_else(|| self.reversed.get(thing).copied())
    }
}

/// Serializes things in their order.
fn in_order<S: Serializer>(things: &HashMap<Thing, u64, RandomState>, serializer: S) -> Result<S::Ok, S::Error> {
    things.iter().collect::<BTreeMap<_, _>>().serialize(serializer)
}
