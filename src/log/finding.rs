//! What verification finds: the place, the record, and what should have been there.

use std::fmt;

use serde::Serialize;

use crate::value::text::escaped;

/// How much of a file's text a finding shows, in characters.
const MAX_SHOWN_CHARS: usize = 160;

/// A place in the log.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The file, seen from the ledger's folder: `events/000000000000.jsonl`.
    pub file: String,
    /// The line, from 1; 0 is the file as a whole.
    pub line: u64,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(&escape(&self.file)),
            line => write!(f, "{}:{line}", escape(&self.file)),
        }
    }
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// A line that is no record.
    MalformedLine,
    /// A record is not there.
    Missing,
    /// A record stands where it does not belong, or twice.
    OutOfPlace,
    /// A record's bytes are not those that the next record's `prev` names, or its number or `prev` was altered.
    Chain,
    /// The records are not those whose root was signed.
    Root,
    /// A checkpoint cannot be read or is out of order.
    Checkpoint,
    /// A checkpoint's signature does not hold.
    Signature,
    /// A checkpoint is signed by a key that is not admitted for its records.
    Signer,
    /// The file of keys is not what the records admit.
    KeyList,
    /// A file that does not belong in `events/`.
    ForeignFile,
    /// A segment's name is not its first record's number.
    SegmentName,
    /// Bytes after the last complete checkpoint.
    Unsealed,
    /// The log is not one that a checkpoint taken away earlier speaks of.
    Against,
    /// A record is not written as its version writes it. Found by the layer above.
    Canonical,
    /// A record breaks a rule of the books. Found by the layer above.
    Rule,
}

impl FindingKind {
    /// The name, in kebab case, as in JSON output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::MalformedLine => "malformed-line",
            Self::Missing => "missing",
            Self::OutOfPlace => "out-of-place",
            Self::Chain => "chain",
            Self::Root => "root",
            Self::Checkpoint => "checkpoint",
            Self::Signature => "signature",
            Self::Signer => "signer",
            Self::KeyList => "key-list",
            Self::ForeignFile => "foreign-file",
            Self::SegmentName => "segment-name",
            Self::Unsealed => "unsealed",
            Self::Against => "against",
            Self::Canonical => "canonical",
            Self::Rule => "rule",
        }
    }
}

impl fmt::Display for FindingKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One damaged thing. The texts are clauses; what they quote from files is escaped and cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Where it is.
    pub place: Place,
    /// The record it concerns, as far as that can be known; the first of several.
    pub record: Option<u64>,
    /// What is wrong.
    pub kind: FindingKind,
    /// What should have been there.
    pub expected: String,
    /// What is there.
    pub found: String,
}

impl Finding {
    /// Makes a finding; escapes and cuts the texts.
    #[must_use]
    pub fn new(place: Place, record: Option<u64>, kind: FindingKind, expected: &str, found: &str) -> Self {
        Self { place, record, kind, expected: escape(expected), found: escape(found) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.place)?;
        if let Some(record) = self.record {
            write!(f, "record {record}: ")?;
        }
        write!(f, "{}: expected {}, found {}.", self.kind, self.expected, self.found)
    }
}

/// Shows bytes of a file as text: what is not UTF-8 becomes U+FFFD.
pub(crate) fn quote(bytes: &[u8]) -> String {
    let shown = bytes.get(..MAX_SHOWN_CHARS).unwrap_or(bytes);
    let more = if shown.len() < bytes.len() { "…" } else { "" };
    format!("\u{201c}{}{more}\u{201d}", String::from_utf8_lossy(shown))
}

/// Makes a file's text safe to print ([`escaped`]), and cuts what is too long to read.
#[must_use]
pub fn escape(text: &str) -> String {
    escaped(&text.chars().take(MAX_SHOWN_CHARS.saturating_mul(4)).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_one_sentence_and_one_object() {
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
    fn long_bytes_are_cut() {
        assert_eq!(quote(&[b'x'; 1000]).chars().count(), MAX_SHOWN_CHARS + 3);
        assert_eq!(quote(b"\xff"), "\u{201c}\u{fffd}\u{201d}");
    }
}
