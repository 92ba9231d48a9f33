//! Requests: what is to be recorded, on which authority, under which key.

use std::io::Write as _;

use serde::Serialize;

use crate::event::registry::Event;
use crate::value::hash::Blake3;
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
    /// The idempotency key, before [`Request::replaces`] is added to it.
    pub id: IdempotencyKey,
    /// The source that states the fact.
    pub source: Option<Source>,
    /// The reversed record that this one replaces.
    pub replaces: Option<u64>,
    /// The fact, without what the decision will fill in.
    pub event: Event,
}

impl Request {
    /// Hashes the command as given.
    #[must_use]
    pub fn hash(&self) -> Blake3 {
        command_hash(self.source.as_ref(), &self.event)
    }
}

/// Computes the BLAKE3 of a command: of its source, type, version and data, as one line of JSON in this order.
#[must_use]
pub fn command_hash(source: Option<&Source>, event: &Event) -> Blake3 {
    let (kind, version) = (event.kind(), event.version());
    let mut text = Vec::with_capacity(1_024);
    // Writing to a vector cannot fail, nor can serializing: see `json_text`.
    let _ = text.write_all(br#"{"source":"#);
    let _ = serde_json::to_writer(&mut text, &source);
    let _ = write!(text, r#","type":"{kind}","v":{version},"data":"#);
    let _ = serde_json::to_writer(&mut text, event);
    let _ = text.write_all(b"}");
    Blake3::of(&text)
}
