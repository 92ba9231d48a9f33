//! Documents: what a record's `source` points to, stated once.

use crate::event::field::{AtLeastOne, List, New, words};
use crate::event::{Fact, fact};
use crate::value::days::Day;
use crate::value::hash::Blake3;
use crate::value::ids::{DocumentId, PartyId};
use crate::value::text::Text;

words! {
    /// The language of a document (ISO 639-1).
    Language {
        /// English.
        English "en",
        /// Spanish.
        Spanish "es",
        /// French.
        French "fr",
        /// Portuguese.
        Portuguese "pt",
    }
}

fact! {
    /// Registers a document: what it is, and how its bytes are known again. Its value date is the document's own date.
    DocumentRegistered {
        /// The document's id, for ever
        document: New<DocumentId>,
        /// Its title
        title: Text,
        /// Who issued it
        issuer: Option<PartyId>,
        /// A language in which it is written
        languages: List<Language>,
        /// The BLAKE3 of its bytes, or of what was retrieved from its address
        blake3: Option<Blake3>,
        /// Its address on the web
        url: Option<Text>,
        /// The day on which it was retrieved from there
        retrieved: Option<Day>,
        /// What a reader must know of it, for example that only a digest of it was read
        note: Option<Text>,
    }
}

impl Fact for DocumentRegistered {
    const TYPE: &'static str = "document.registered";
}

fact! {
    /// Says that parties signed a document.
    DocumentSigned {
        /// The document
        document: DocumentId,
        /// A party or office that signed
        by: AtLeastOne<PartyId>,
    }
}

impl Fact for DocumentSigned {
    const TYPE: &'static str = "document.signed";
}
