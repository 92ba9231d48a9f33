//! The names of things of one kind: which thing bears a name, and which bears one that looks like it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::state::fold::Effect;
use crate::value::name::skeletons;

/// The bearers of texts, and the records that gave each of them its text, in their order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Bearers<K>(BTreeMap<String, Vec<(K, u64)>>);

impl<K> Default for Bearers<K> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Clone + PartialEq> Bearers<K> {
    /// Gives a text to a thing, or takes away what the record with this number gave.
    pub fn fold(&mut self, text: String, bearer: &K, seq: u64, effect: Effect) {
        let bearers = self.0.entry(text.clone()).or_default();
        match effect {
            Effect::Apply => {
                let place = bearers.partition_point(|(_, by)| *by <= seq);
                bearers.insert(place, (bearer.clone(), seq));
            }
            Effect::Reverse(_) => bearers.retain(|(_, by)| *by != seq),
        }
        if bearers.is_empty() {
            self.0.remove(&text);
        }
    }

    /// Iterates over the bearers of a text, the first one first.
    pub fn of(&self, text: &str) -> impl Iterator<Item = &K> {
        self.0.get(text).into_iter().flatten().map(|(bearer, _)| bearer)
    }
}

/// The names of things of one kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "K: Deserialize<'de>"))]
pub struct Names<K> {
    /// By name in lower case.
    named: Bearers<K>,
    /// By skeleton: names that share one look alike.
    looks: Bearers<K>,
}

impl<K> Default for Names<K> {
    fn default() -> Self {
        Self { named: Bearers::default(), looks: Bearers::default() }
    }
}

impl<K: Clone + PartialEq> Names<K> {
    /// Gives names to a thing, or takes away those that the record with this number gave.
    pub fn fold(&mut self, bearer: &K, names: impl Iterator<Item = String>, seq: u64, effect: Effect) {
        for name in names {
            self.named.fold(name.to_lowercase(), bearer, seq, effect);
            skeletons(&name).into_iter().for_each(|look| self.looks.fold(look, bearer, seq, effect));
        }
    }

    /// Finds the thing with a name, ignoring case.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&K> {
        self.named.of(&name.to_lowercase()).next()
    }

    /// Finds another thing with a name that looks like this one of `own`.
    #[must_use]
    pub fn find_like(&self, name: &str, own: &K) -> Option<&K> {
        skeletons(name).iter().find_map(|look| self.looks.of(look).find(|bearer| *bearer != own))
    }
}
