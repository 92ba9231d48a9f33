//! Projections that are loaded when they are first used. Most queries need few of them, and loading dominates the cost
//! of a query.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, LazyLock};

use crate::state::fold::{Dated, Effect, Projection};

/// A record, and the record that it corrects.
pub type Later = (Dated, Option<Dated>);

/// A step of a fold.
pub type Step = (Dated, Effect);

/// Lists the steps by which a record is folded: what it corrects is taken away, and it is applied.
pub fn steps((record, corrected): Later) -> impl Iterator<Item = Step> {
    let reversed = corrected.map(|corrected| (corrected, Effect::Reverse(record.seq)));
    reversed.into_iter().chain([(record, Effect::Apply)])
}

/// A projection, or the function that makes it.
pub struct Lazy<P>(LazyLock<P, Box<dyn FnOnce() -> P + Send>>);

impl<P: Projection> Lazy<P> {
    /// Defers `make`, followed by a fold of the later records.
    pub(crate) fn new(make: impl FnOnce() -> P + Send + 'static, later: Arc<Vec<Step>>) -> Self {
        Self(LazyLock::new(Box::new(move || {
            let mut projection = make();
            later.iter().for_each(|(record, effect)| projection.fold(record, *effect));
            projection
        })))
    }
}

impl<P> Lazy<P> {
    /// Makes the projection now.
    pub(crate) fn read(&self) {
        LazyLock::force(&self.0);
    }
}

impl<P: Default + Send + 'static> Lazy<P> {
    /// Defers a last step.
    pub(crate) fn then(&mut self, step: impl FnOnce(&mut P) + Send + 'static) {
        let mut before = std::mem::take(self);
        self.0 = LazyLock::new(Box::new(move || {
            let mut projection = std::mem::take(&mut *before);
            step(&mut projection);
            projection
        }));
    }
}

impl<P: Default + 'static> Default for Lazy<P> {
    fn default() -> Self {
        Self(LazyLock::new(Box::new(P::default)))
    }
}

impl<P> Deref for Lazy<P> {
    type Target = P;

    fn deref(&self) -> &P {
        &self.0
    }
}

impl<P> DerefMut for Lazy<P> {
    fn deref_mut(&mut self) -> &mut P {
        &mut self.0
    }
}

impl<P: Clone + Send + 'static> Clone for Lazy<P> {
    fn clone(&self) -> Self {
        let copy = P::clone(self);
        Self(LazyLock::new(Box::new(move || copy)))
    }
}

impl<P: PartialEq> PartialEq for Lazy<P> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<P: fmt::Debug> fmt::Debug for Lazy<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
