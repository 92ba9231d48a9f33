//! Requests: what is to be recorded, on which authority, under which key.

use serde::Serialize;

use crate::event::registry::Event;
use crate::value::ids::{DocumentId, IdempotencyKey};
use crate::value::object::read_object;
use crate::value::text::Text;

/// The place where a fact is stated: a registered document and, if it has items, the item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The registered document.
    pub document: DocumentId,
    /// The item, page or paragraph.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<Text>,
}

read_object!(Source, "struct Source", {
    document: DocumentId,
    item: Option<Text>,
});

/// A request to record one fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The idempotency key.
    pub id: IdempotencyKey,
    /// The source that states the fact.
    pub source: Option<Source>,
    /// The record that it corrects.
    pub corrects: Option<u64>,
    /// Why it was corrected or found late.
    pub because: Option<Text>,
    /// The fact, without what the decision will fill in.
    pub event: Event,
}

impl Request {
    /// Asks to record a fact that no document states and that corrects none.
    #[must_use]
    pub const fn new(id: IdempotencyKey, event: Event) -> Self {
        Self { id, source: None, corrects: None, because: None, event }
    }
}
