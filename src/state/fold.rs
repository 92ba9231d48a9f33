//! Folds over records, and the histories of things that most projections keep.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::event::record::Record;
use crate::event::{Event, Source};
use crate::value::days::{Day, Instant};

/// A record with its place in time: what the records before it say of its day, and which record begins its chain.
#[derive(Debug, Clone, PartialEq)]
pub struct Dated {
    /// The record.
    pub record: Box<Record>,
    /// Its value day: the last day of its date; else, for a correction, the day of the first record of its chain; else
    /// the day of the document that states it, and else the day of recording. The registration of a party or a fund that
    /// has no date of its own holds on every day.
    pub day: Day,
    /// False if only the day of recording is known.
    pub is_dated: bool,
    /// The number of the first record of its chain, by which facts of one day are ordered; its own number if it corrects
    /// none.
    pub first: u64,
}

impl Dated {
    /// Returns the order of facts: by day, and on one day by the first record of their chains.
    #[must_use]
    pub const fn order(&self) -> (Day, u64) {
        (self.day, self.first)
    }
}

/// An event with its place in time.
#[derive(Debug, Clone, Copy)]
pub struct Placed<'a> {
    /// The event.
    pub event: &'a Event,
    /// The number of its record.
    pub seq: u64,
    /// The number of the first record of its chain.
    pub first: u64,
    /// Its value day.
    pub day: Day,
}

impl Dated {
    /// Its event with its place in time.
    #[must_use]
    pub fn placed(&self) -> Placed<'_> {
        let Self { record, day, first, .. } = self;
        Placed { event: &record.event, seq: record.seq, first: *first, day: *day }
    }
}

impl std::ops::Deref for Dated {
    type Target = Record;

    fn deref(&self) -> &Record {
        &self.record
    }
}

/// The direction in which a record is folded.
#[derive(Debug, Clone, Copy)]
pub enum Effect {
    /// The record is applied.
    Apply,
    /// The record with this number corrects it, and it counts no more.
    Reverse(u64),
}

/// A fold over records.
pub trait Projection: Default {
    /// Applies a record's effect, or takes it away. Never fails, and ignores records that do not concern the projection.
    fn fold(&mut self, record: &Dated, effect: Effect);
}

/// Takes away the record that a record corrects, and applies the record.
pub fn fold<P: Projection>(into: &mut P, record: &Dated, corrected: Option<&Dated>) {
    if let Some(corrected) = corrected {
        into.fold(corrected, Effect::Reverse(record.seq));
    }
    into.fold(record, Effect::Apply);
}

/// Returns the first day from which a record changes what stands: its own, or that of the record that it corrects.
#[must_use]
pub fn since(record: &Dated, corrected: Option<&Dated>) -> Day {
    corrected.map_or(record.day, |corrected| record.day.min(corrected.day))
}

/// A fact with the number, instant, day and source of its record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecordedFact<T> {
    /// The number of the record.
    pub seq: u64,
    /// The number of the first record of its chain.
    pub first: u64,
    /// The instant of recording.
    pub at: Instant,
    /// Its value day.
    pub day: Day,
    /// False if only the day of recording is known.
    pub is_dated: bool,
    /// The document that states it.
    pub source: Option<Source>,
    /// The fact.
    pub fact: T,
}

impl<T> RecordedFact<T> {
    /// Joins a fact with its record.
    pub fn new(record: &Dated, fact: T) -> Self {
        let Dated { day, is_dated, first, .. } = *record;
        Self { seq: record.seq, first, at: record.at, day, is_dated, source: record.source.clone(), fact }
    }

    /// Returns the order of facts: by day, and on one day by the first record of their chains.
    #[must_use]
    pub const fn order(&self) -> (Day, u64) {
        (self.day, self.first)
    }
}

/// The history of one thing: the fact that created it, and those that followed, by day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct History<B, L> {
    /// The fact that created it; `None` if its record is left out of the fold.
    pub created: Option<Box<RecordedFact<B>>>,
    /// The facts that followed.
    pub later: Facts<L>,
}

impl<B, L> Default for History<B, L> {
    fn default() -> Self {
        Self { created: None, later: Facts::default() }
    }
}

/// The facts that followed the creation of a thing, by day, and on one day by the first record of their chains. They come in
/// any order of days, and there may be as many as there are records.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts<L>(BTreeMap<Order, Box<RecordedFact<L>>>);

/// Day, first record of the chain, record, and place among what the record says of one thing.
type Order = (Day, u64, u64, u32);

impl<L> Default for Facts<L> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<L> Facts<L> {
    /// Iterates over the facts in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &RecordedFact<L>> {
        self.0.values().map(|fact| &**fact)
    }

    /// Returns whether nothing followed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the first fact.
    #[must_use]
    pub fn first(&self) -> Option<&RecordedFact<L>> {
        self.iter().next()
    }

    /// Returns the last fact.
    #[must_use]
    pub fn last(&self) -> Option<&RecordedFact<L>> {
        self.iter().next_back()
    }

    fn of(&self, (day, first): (Day, u64), seq: u64) -> u32 {
        let last = self.0.range((day, first, seq, 0)..=(day, first, seq, u32::MAX)).next_back();
        last.map_or(0, |((.., place), _)| place.saturating_add(1))
    }

    fn put(&mut self, fact: RecordedFact<L>) {
        let ((day, first), seq) = (fact.order(), fact.seq);
        // One record may say several things of one.
        let place = self.of((day, first), seq);
        self.0.insert((day, first, seq, place), Box::new(fact));
    }

    fn remove(&mut self, (day, first): (Day, u64), seq: u64) {
        match self.of((day, first), seq) {
            // Its day was another one when it was put: the document that dates it was corrected since.
            0 => self.0.retain(|_, fact| fact.seq != seq),
            of_record => (0..of_record).for_each(|place| drop(self.0.remove(&(day, first, seq, place)))),
        }
    }
}

impl<L: Serialize> Serialize for Facts<L> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de, L: Deserialize<'de>> Deserialize<'de> for Facts<L> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut later = Self::default();
        Vec::<RecordedFact<L>>::deserialize(deserializer)?.into_iter().for_each(|fact| later.put(fact));
        Ok(later)
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
    pub fn create(&mut self, key: &K, record: &Dated, fact: &B, effect: Effect) {
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
    pub fn follow(&mut self, key: &K, record: &Dated, fact: L, effect: Effect) {
        let history = self.0.entry(key.clone()).or_default();
        match effect {
            Effect::Apply => history.later.put(RecordedFact::new(record, fact)),
            Effect::Reverse(_) => {
                history.later.remove(record.order(), record.seq);
                self.drop_if_empty(key);
            }
        }
    }

    /// Iterates over the ids of all things with a history.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.keys()
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

    /// Looks up the fact that created a thing, with its record.
    pub fn recorded(&self, key: &K) -> Option<&RecordedFact<B>> {
        self.0.get(key)?.created.as_deref()
    }

    /// Looks up the fact that created a thing.
    pub fn created(&self, key: &K) -> Option<&B> {
        self.0.get(key)?.created.as_ref().map(|created| &created.fact)
    }

    /// Iterates over the things that were created, by id, with the facts that followed.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &RecordedFact<B>, &Facts<L>)> {
        self.0
            .iter()
            .filter_map(|(key, history)| history.created.as_deref().map(|created| (key, created, &history.later)))
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

    pub(crate) fn deserialize<'de, D, K, V, M>(deserializer: D) -> Result<M, D::Error>
    where
        D: Deserializer<'de>,
        K: Deserialize<'de>,
        V: Deserialize<'de>,
        M: FromIterator<(K, V)>,
    {
        Ok(Vec::<(K, V)>::deserialize(deserializer)?.into_iter().collect())
    }
}

/// The type of facts that follow a thing which none can follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Nothing {}
