//! A projection that is read only when something is asked of it: most questions need few of them, and reading is most of what a question costs.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, LazyLock};

use crate::event::record::Record;
use crate::state::{Projection, fold};

/// A record, and the record that it takes back.
pub type Later = (Box<Record>, Option<Box<Record>>);

/// A projection, or how it will be made.
pub struct Shelved<P>(LazyLock<P, Box<dyn FnOnce() -> P + Send>>);

impl<P: Projection> Shelved<P> {
    /// What `make` makes, with the effect of the records that follow.
    pub(crate) fn new(make: impl FnOnce() -> P + Send + 'static, later: Arc<Vec<Later>>) -> Self {
        Self(LazyLock::new(Box::new(move || {
            let mut projection = make();
            later.iter().for_each(|(record, original)| fold(&mut projection, record, original.as_deref()));
            projection
        })))
    }
}

impl<P> Shelved<P> {
    /// Has it made now.
    pub(crate) fn read(&self) {
        LazyLock::force(&self.0);
    }
}

impl<P: Default + 'static> Default for Shelved<P> {
    fn default() -> Self {
        Self(LazyLock::new(Box::new(P::default)))
    }
}

impl<P> Deref for Shelved<P> {
    type Target = P;

    fn deref(&self) -> &P {
        &self.0
    }
}

impl<P> DerefMut for Shelved<P> {
    fn deref_mut(&mut self) -> &mut P {
        &mut self.0
    }
}

impl<P: Clone + Send + 'static> Clone for Shelved<P> {
    fn clone(&self) -> Self {
        let copy = P::clone(self);
        Self(LazyLock::new(Box::new(move || copy)))
    }
}

impl<P: PartialEq> PartialEq for Shelved<P> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<P: fmt::Debug> fmt::Debug for Shelved<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
