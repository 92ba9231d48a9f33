//! The documents that records cite, and their signatures.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::event::document::{DocumentRegistered, DocumentSigned};
use crate::event::record::Record;
use crate::state::fold::{Effect, Histories, Projection};
use crate::value::ids::{DocumentId, PartyId};

/// The documents of the ledger.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Documents {
    /// Documents by id, with their signatures.
    pub all: Histories<DocumentId, DocumentRegistered, DocumentSigned>,
}

impl Projection for Documents {
    fn fold(&mut self, record: &Record, effect: Effect<'_>) {
        match &record.event {
            Event::DocumentRegistered(fact) => self.all.create(&fact.document.0, record, fact, effect),
            Event::DocumentSigned(fact) => self.all.follow(&fact.document, record, fact.clone(), effect),
            _ => {}
        }
    }
}

impl Documents {
    /// Returns the record that a party signed a document.
    #[must_use]
    pub fn signed_by(&self, document: &DocumentId, party: &PartyId) -> Option<u64> {
        let signed = self.all.get(document)?.later.iter().find(|signed| signed.fact.by.contains(party));
        signed.map(|signed| signed.seq)
    }

    /// Looks up the title of a document.
    #[must_use]
    pub fn title(&self, document: &DocumentId) -> Option<&str> {
        self.all.created(document).map(|document| document.title.as_str())
    }
}
