//! Folds over records, and the histories of things that most projections keep.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::event::Source;
use crate::event::record::Record;
use crate::value::days::Instant;

/// The direction in which a record is folded.
#[derive(Debug, Clone, Copy)]
pub enum Effect<'a> {
    /// The record is applied.
    Apply,
    /// The record is reversed by this one.
    Reverse(&'a Record),
}

/// A fold over records.
pub trait Projection: Default {
    /// Applies a record's effect, or reverses it. Never fails, and ignores records that do not concern the projection.
    fn fold(&mut self, record: &Record, effect: Effect<'_>);
}

/// Applies a record, and reverses `original`, the record that it reverses.
pub fn fold<P: Projection>(into: &mut P, record: &Record, original: Option<&Record>) {
    into.fold(record, Effect::Apply);
    if let Some(original) = original {
        into.fold(original, Effect::Reverse(record));
    }
}

/// A fact with the number, instant and source of its record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordedFact<T> {
    /// The number of the record.
    pub seq: u64,
    /// The instant of recording.
    pub at: Instant,
    /// The document that states it.
    pub source: Option<Source>,
    /// The fact.
    pub fact: T,
}

impl<T> RecordedFact<T> {
    /// Joins a fact with its record.
    pub fn new(record: &Record, fact: T) -> Self {
        Self { seq: record.seq, at: record.at, source: record.source.clone(), fact }
    }
}

/// The history of one thing: the fact that created it, and those that followed, in record order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct History<B, L> {
    /// The fact that created it; `None` if its record is left out of the fold.
    pub created: Option<Box<RecordedFact<B>>>,
    /// The facts that followed.
    pub later: Vec<RecordedFact<L>>,
}

impl<B, L> Default for History<B, L> {
    fn default() -> Self {
        Self { created: None, later: Vec::new() }
    }
}

/// The histories of all things of one kind, by id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent, bound(deserialize = "K: Ord + Deserialize<'de>, B: Deserialize<'de>, L: Deserialize<'de>"))]
pub struct Histories<K, B, L>(BTreeMap<K, History<B, L>>);

impl<K, B, L> Default for Histories<K, B, L> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Ord + Clone, B: Clone, L> Histories<K, B, L> {
    /// Folds the fact that creates a thing.
    pub fn create(&mut self, key: &K, record: &Record, fact: &B, effect: Effect<'_>) {
        let history = self.0.entry(key.clone()).or_default();
        match effect {
            Effect::Apply => history.created = Some(Box::new(RecordedFact::new(record, fact.clone()))),
            Effect::Reverse(_) => {
                history.created = None;
                self.drop_if_empty(key);
            }
        }
    }

    /// Folds a later fact about a thing.
    pub fn follow(&mut self, key: &K, record: &Record, fact: L, effect: Effect<'_>) {
        let history = self.0.entry(key.clone()).or_default();
        match effect {
            Effect::Apply => history.later.push(RecordedFact::new(record, fact)),
            Effect::Reverse(_) => {
                history.later.retain(|later| later.seq != record.seq);
                self.drop_if_empty(key);
            }
        }
    }

    /// Iterates over the ids of all things with a history.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.keys()
    }

    /// Iterates over all histories, by id.
    pub fn histories(&self) -> impl Iterator<Item = (&K, &History<B, L>)> {
        self.0.iter()
    }

    /// Counts the things with a history.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    fn drop_if_empty(&mut self, key: &K) {
        if self.0.get(key).is_some_and(|history| history.created.is_none() && history.later.is_empty()) {
            self.0.remove(key);
        }
    }

    /// Looks up the history of a thing.
    pub fn get(&self, key: &K) -> Option<&History<B, L>> {
        self.0.get(key)
    }

    /// Looks up the fact that created a thing.
    pub fn created(&self, key: &K) -> Option<&B> {
        self.0.get(key)?.created.as_ref().map(|created| &created.fact)
    }

    /// Iterates over the things that were created, by id, with the facts that followed.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &RecordedFact<B>, &[RecordedFact<L>])> {
        self.0.iter().filter_map(|(key, history)| {
            history.created.as_deref().map(|created| (key, created, history.later.as_slice()))
        })
    }
}

/// Serializes a map whose keys are not strings as a list of pairs, in the order of the keys.
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

/// The type of facts that follow a thing which none can follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Nothing {}
