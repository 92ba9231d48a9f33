//! The documents that records cite, and who signed them.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::event::document::{DocumentRegistered, DocumentSigned};
use crate::event::record::Record;
use crate::state::{Effect, Lives, Projection};
use crate::value::ids::{DocumentId, PartyId};

/// Documents with their signatures.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Documents {
    /// By id.
    pub all: Lives<DocumentId, DocumentRegistered, DocumentSigned>,
}

impl Projection for Documents {
    fn fold(&mut self, record: &Record, effect: Effect<'_>) {
        match &record.event {
            Event::DocumentRegistered(fact) => self.all.begin(&fact.document.0, record, fact, effect),
            Event::DocumentSigned(fact) => self.all.follow(&fact.document, record, fact.clone(), effect),
            _ => {}
        }
    }
}

impl Documents {
    /// The record that says that a party signed a document.
    #[must_use]
    pub fn signed_by(&self, document: &DocumentId, party: &PartyId) -> Option<u64> {
        let signed = self.all.get(document)?.later.iter().find(|signed| signed.fact.by.contains(party));
        signed.map(|signed| signed.seq)
    }

    /// A document's title.
    #[must_use]
    pub fn title(&self, document: &DocumentId) -> Option<&str> {
        self.all.begun(document).map(|document| document.title.as_str())
    }
}
