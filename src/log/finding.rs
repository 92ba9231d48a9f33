//! A finding names one piece of damage: the place, the record, what was expected, and what is there.

use std::fmt;

use serde::Serialize;

use crate::languages::{say, term};
use crate::log::in_events;
use crate::value::text::escaped;

/// How much of a file's text a finding shows, in characters.
const MAX_SHOWN_CHARS: usize = 160;

/// A line of a file in the log.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The file, relative to the ledger's folder: `events/000000000000.jsonl`.
    pub file: String,
    /// The line number, from 1; 0 stands for the whole file.
    pub line: u64,
}

impl Place {
    /// Returns the place of a file of `events/` as a whole.
    pub(crate) fn file(name: &str) -> Self {
        Self { file: in_events(name), line: 0 }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(&escape(&self.file)),
            line => write!(f, "{}:{line}", escape(&self.file)),
        }
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $name:literal;)*) => {
        /// The kind of damage.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        pub enum FindingKind { $($(#[$doc])* #[serde(rename = $name)] $kind,)* }

        impl FindingKind {
            /// Returns the name used in all output.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }
        }
    };
}

kinds! {
    MalformedLine "malformed-line";
    /// Another program changed the line ends of the files.
    LineEnds "line-ends";
    Missing "missing";
    /// A record is in the wrong place, or occurs twice.
    OutOfPlace "out-of-place";
    /// The next record's `prev` does not match a record's bytes, or a record's number or `prev` was altered.
    Chain "chain";
    /// The records do not have the root that was signed.
    Root "root";
    Checkpoint "checkpoint";
    Signature "signature";
    /// A checkpoint is signed by a key that was not admitted for its records.
    Signer "signer";
    /// The file of keys differs from the keys that the records admit.
    KeyList "key-list";
    /// A file does not belong in `events/`.
    ForeignFile "foreign-file";
    /// A segment's name is not the number of its first record.
    SegmentName "segment-name";
    /// Bytes follow the last complete checkpoint.
    Unsealed "unsealed";
    /// The log contradicts a checkpoint that was saved earlier.
    Against "against";
    /// A record is not written in the canonical form of its version. Reported by the layer above.
    Canonical "canonical";
    /// A record breaks a rule of the books. Reported by the layer above.
    Rule "rule";
}

impl fmt::Display for FindingKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One piece of damage. The texts are clauses; quotations from files are escaped and truncated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub place: Place,
    /// The record concerned, if known; of several, the first.
    pub record: Option<u64>,
    pub kind: FindingKind,
    pub expected: String,
    pub found: String,
}

impl Finding {
    /// Creates a finding; escapes and truncates the texts.
    pub fn new(place: Place, record: Option<u64>, kind: FindingKind, expected: &str, found: &str) -> Self {
        Self { place, record, kind, expected: escape(expected), found: escape(found) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, record, kind, expected, found } = self;
        let kind = term(kind);
        f.write_str(&match record {
            None => say!("log-finding", place = place, kind = kind, expected = expected, found = found),
            Some(record) => say!(
                "log-finding-of-record",
                place = place,
                record = record,
                kind = kind,
                expected = expected,
                found = found
            ),
        })
    }
}

/// Quotes bytes of a file as text, with U+FFFD for anything that is not UTF-8.
pub(crate) fn quote(bytes: &[u8]) -> String {
    let shown = bytes.get(..MAX_SHOWN_CHARS).unwrap_or(bytes);
    let more = if shown.len() < bytes.len() { "…" } else { "" };
    format!("\u{201c}{}{more}\u{201d}", String::from_utf8_lossy(shown))
}

/// Makes text of a file safe to print ([`escaped`]), and truncates it.
pub fn escape(text: &str) -> String {
    escaped(&text.chars().take(MAX_SHOWN_CHARS.saturating_mul(4)).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_prints_as_one_sentence_and_one_json_object() {
        let place = Place { file: "events/keys".into(), line: 2 };
        let finding = Finding::new(place, Some(41), FindingKind::KeyList, "the key a", "a\u{202e}\n\x1b[31m");
        assert_eq!(
            finding.to_string(),
            r"events/keys:2: record 41: key-list: expected the key a, found a\u{202e}\u{a}\u{1b}[31m."
        );
        let json = serde_json::to_value(&finding).unwrap();
        assert_eq!(json["kind"], finding.kind.name());
        assert_eq!(json["place"]["line"], 2);
    }

    #[test]
    fn long_quotations_are_truncated() {
        assert_eq!(quote(&[b'x'; 1000]).chars().count(), MAX_SHOWN_CHARS + 3);
        assert_eq!(quote(b"\xff"), "\u{201c}\u{fffd}\u{201d}");
    }
}
