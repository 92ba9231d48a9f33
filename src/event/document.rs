//! Documents, to which the `source` of a record refers.

use crate::event::fact::{Fact, fact};
use crate::event::field::{AtLeastOne, List, New, words};
use crate::value::address::WebAddress;
use crate::value::days::{Day, Span};
use crate::value::hash::Blake3;
use crate::value::ids::{DocumentId, PartyId};
use crate::value::text::Text;

words! {
    /// The language of a document (ISO 639-1).
    pub enum Language {
        /// English.
        English = "en",
        /// Spanish.
        Spanish = "es",
        /// French.
        French = "fr",
        /// Portuguese.
        Portuguese = "pt",
    }
}

fact! {
    /// Registers a document: what it is, and how its bytes are known again. Its value date is the document's own date.
    pub struct DocumentRegistered {
        /// The document's id, for ever
        pub document: New<DocumentId>,
        /// Its title
        pub title: Text,
        /// The party that issued it
        pub issuer: Option<PartyId>,
        /// A language in which it is written
        pub languages: List<Language>,
        /// The BLAKE3 of its bytes, or of what was retrieved from its address
        pub blake3: Option<Blake3>,
        /// Its address on the web: http or https, or without its scheme
        pub url: Option<WebAddress>,
        /// The day on which it was retrieved from there
        pub retrieved: Option<Day>,
        /// The place where it is kept, if it is on paper
        pub kept_at: Option<Text>,
        /// A note for readers, for example that only a digest of it was read
        pub note: Option<Text>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for DocumentRegistered {
        const TYPE: &'static str = "document.registered";
    }
}

fact! {
    /// Says that parties signed a document.
    pub struct DocumentSigned {
        /// The document
        pub document: DocumentId,
        /// A party or office that signed
        pub by: AtLeastOne<PartyId>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for DocumentSigned {
        const TYPE: &'static str = "document.signed";
    }
}
