//! Projections: what the records add up to.
//!
//! A projection is a fold over records: the same records in the same order give the same value, with no clock, no file and no chance. It is
//! total: it takes any subset of a log's records in their order (`--as-of` leaves some out) without failing.
//!
//! Each has one method, [`Projection::fold`], that puts a record's effect in or takes it out again. Both ways go through the same
//! lines, so what a reversal takes back is what was put in.

pub mod accounts;
pub mod activities;
pub mod assessments;
pub mod books;
pub mod budgets;
pub mod cases;
pub mod contributions;
pub mod documents;
pub mod exceptions;
pub mod figures;
pub mod funds;
pub mod journal;
mod lazy;
pub mod lookup;
pub mod meetings;
pub mod movements;
pub mod parties;
pub mod periods;
pub mod pledges;
pub mod recorders;
pub mod terms;
pub mod things;

pub use lazy::{Later, Shelved};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::event::Source;
use crate::event::record::Record;
use crate::value::days::Instant;

/// Whether a record's effect is put in or taken out.
#[derive(Debug, Clone, Copy)]
pub enum Effect<'a> {
    /// The record is applied.
    Apply,
    /// The record is taken back by this reversal.
    TakeBack(&'a Record),
}

/// A fold over records.
pub trait Projection: Default {
    /// Puts the record's effect in, or takes it out. Never fails; ignores what it does not concern.
    fn fold(&mut self, record: &Record, effect: Effect<'_>);
}

/// Folds a record in, and takes back what it reverses.
pub fn fold<P: Projection>(into: &mut P, record: &Record, original: Option<&Record>) {
    into.fold(record, Effect::Apply);
    if let Some(original) = original {
        into.fold(original, Effect::TakeBack(record));
    }
}

/// A fact with what its record says of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stamped<T> {
    /// The record's number.
    pub seq: u64,
    /// When it was recorded.
    pub at: Instant,
    /// What states it.
    pub source: Option<Source>,
    /// The fact.
    pub fact: T,
}

impl<T> Stamped<T> {
    /// Stamps a fact with its record.
    pub fn new(record: &Record, fact: T) -> Self {
        Self { seq: record.seq, at: record.at, source: record.source.clone(), fact }
    }
}

/// What is known of one thing: the fact that brought it into being, and those that followed, in record order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Life<B, L> {
    /// How it came into being; `None` where that record is left out of the fold.
    pub begun: Option<Box<Stamped<B>>>,
    /// What followed.
    pub later: Vec<Stamped<L>>,
}

impl<B, L> Default for Life<B, L> {
    fn default() -> Self {
        Self { begun: None, later: Vec::new() }
    }
}

/// The lives of all things of one kind, by their id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent, bound(deserialize = "K: Ord + Deserialize<'de>, B: Deserialize<'de>, L: Deserialize<'de>"))]
pub struct Lives<K, B, L>(BTreeMap<K, Life<B, L>>);

impl<K, B, L> Default for Lives<K, B, L> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Ord + Clone, B: Clone, L> Lives<K, B, L> {
    /// Folds the fact that brings a thing into being.
    pub fn begin(&mut self, key: &K, record: &Record, fact: &B, effect: Effect<'_>) {
        let life = self.0.entry(key.clone()).or_default();
        match effect {
            Effect::Apply => life.begun = Some(Box::new(Stamped::new(record, fact.clone()))),
            Effect::TakeBack(_) => {
                life.begun = None;
                self.drop_if_empty(key);
            }
        }
    }

    /// Folds a fact that follows.
    pub fn follow(&mut self, key: &K, record: &Record, fact: L, effect: Effect<'_>) {
        let life = self.0.entry(key.clone()).or_default();
        match effect {
            Effect::Apply => life.later.push(Stamped::new(record, fact)),
            Effect::TakeBack(_) => {
                life.later.retain(|later| later.seq != record.seq);
                self.drop_if_empty(key);
            }
        }
    }

    /// Every thing of which something is known, by id.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.keys()
    }

    /// What is known of every thing, by id.
    pub fn lives(&self) -> impl Iterator<Item = (&K, &Life<B, L>)> {
        self.0.iter()
    }

    /// How many things something is known of.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    fn drop_if_empty(&mut self, key: &K) {
        if self.0.get(key).is_some_and(|life| life.begun.is_none() && life.later.is_empty()) {
            self.0.remove(key);
        }
    }

    /// What is known of one thing.
    pub fn get(&self, key: &K) -> Option<&Life<B, L>> {
        self.0.get(key)
    }

    /// The fact that brought one thing into being.
    pub fn begun(&self, key: &K) -> Option<&B> {
        self.0.get(key)?.begun.as_ref().map(|begun| &begun.fact)
    }

    /// Every thing that has come into being, by id, with what followed.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &Stamped<B>, &[Stamped<L>])> {
        self.0.iter().filter_map(|(key, life)| life.begun.as_deref().map(|begun| (key, begun, life.later.as_slice())))
    }
}

/// How a map whose keys are no text is written down: as a list of pairs, in the order of the keys.
pub(crate) mod pairs {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(crate) fn serialize<S: Serializer, K: Serialize, V: Serialize>(
        map: &BTreeMap<K, V>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(map)
    }

    pub(crate) fn deserialize<'de, D, K, V>(deserializer: D) -> Result<BTreeMap<K, V>, D::Error>
    where
        D: Deserializer<'de>,
        K: Ord + Deserialize<'de>,
        V: Deserialize<'de>,
    {
        Ok(Vec::<(K, V)>::deserialize(deserializer)?.into_iter().collect())
    }
}

/// For things that nothing follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Nothing {}

#[cfg(test)]
mod tests;
