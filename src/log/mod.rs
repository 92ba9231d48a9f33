//! The log as bytes: hashes, signatures, and their verification. Nothing here knows what a record says.
//!
//! A log is a folder `events/` of segments (`000000000000.jsonl`: one record a line), of `checkpoints` and of `keys`.
//! Records are chained by BLAKE3 ([`Header::prev`]), and are the leaves of a Merkle tree ([`merkle`]); each batch is
//! closed by a signed [`checkpoint`] of the tree ([`note`]). [`mod@verify`] reads it all from record 0 and names what is damaged.
//!
//! The chain names the damaged record and can be checked with `b3sum`; the tree is what proofs and other people's
//! verifiers need. No proof crosses from one to the other.

pub mod checkpoint;
pub mod finding;
mod lines;
pub mod merkle;
pub mod note;
mod position;
mod prefetch;
pub mod proof;
pub mod reader;
pub mod scan;
pub mod store;
pub mod tail;
pub mod verify;

pub use checkpoint::Checkpoint;
pub use finding::{Finding, FindingKind, Place};
pub use lines::{LineReader, RawLine};
pub use merkle::Frontier;
pub use note::{Note, Signer};
pub use position::{Head, LogPosition, Offset};
pub use prefetch::Piece;
pub use reader::{End, Line, Reader};
pub use verify::{Brought, Report, Visitor, verify};

use crate::value::hash::Blake3;

/// How long a line may be, in bytes without its newline.
pub const MAX_LINE_BYTES: usize = 65_535;

/// The name of the file of checkpoints.
pub const CHECKPOINTS: &str = "checkpoints";

/// The name of the file of verifier keys.
pub const KEYS: &str = "keys";

/// The name of the segment whose first record has this number: twelve digits and `.jsonl`.
#[must_use]
pub fn segment_name(first: u64) -> String {
    format!("{first:012}.jsonl")
}

/// The number of a segment's first record as its name says it, or `None` if this is no segment's name.
#[must_use]
pub fn segment_first(name: &str) -> Option<u64> {
    let first = name.strip_suffix(".jsonl")?.parse().ok()?;
    (segment_name(first) == name).then_some(first)
}

/// Where a file of the log stands, seen from the ledger's folder.
pub(crate) fn in_events(name: &str) -> String {
    format!("events/{name}")
}

/// What every line begins with: `{"seq":N,"prev":"<64 hex>",`. All that the byte layer reads of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// The record's number, from 0.
    pub seq: u64,
    /// The BLAKE3 of the previous record's stored bytes; 64 zeros at record 0.
    pub prev: Blake3,
}

impl Header {
    /// Reads the beginning of a line; `None` if it does not begin exactly so.
    #[must_use]
    pub fn read(line: &[u8]) -> Option<Self> {
        Self::split(line).map(|(header, _)| header)
    }

    /// The number alone, of exactly the lines whose beginning can be read: for whoever does not follow the chain.
    #[must_use]
    pub fn seq(line: &[u8]) -> Option<u64> {
        let (seq, prev, _) = parts(line)?;
        // Without a way out in between, so that many bytes are looked at in one step.
        let is_hex = prev.iter().fold(true, |all, byte| all & matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        is_hex.then_some(seq)
    }

    /// Reads the beginning of a line and returns also what follows it.
    fn split(line: &[u8]) -> Option<(Self, &[u8])> {
        let (seq, prev, rest) = parts(line)?;
        let prev = std::str::from_utf8(prev).ok()?.parse().ok()?;
        Some((Self { seq, prev }, rest))
    }

    /// What the beginning of a line is written as.
    fn text(&self) -> String {
        format!(r#"{{"seq":{},"prev":"{}","#, self.seq, self.prev)
    }
}

/// The number, the digits of `prev` and what follows them, if a line begins so.
fn parts(line: &[u8]) -> Option<(u64, &[u8], &[u8])> {
    let rest = line.strip_prefix(br#"{"seq":"#)?;
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = rest.split_at_checked(digits)?;
    let seq = decimal(std::str::from_utf8(digits).ok()?)?;
    let (prev, rest) = rest.strip_prefix(br#","prev":""#)?.split_at_checked(64)?;
    Some((seq, prev, rest.strip_prefix(br#"","#)?))
}

/// Reads a decimal number without sign and leading zeros.
fn decimal(digits: &str) -> Option<u64> {
    let canonical = digits == "0" || (!digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit()));
    if canonical { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_reads_back_as_written() {
        let header = Header { seq: 41, prev: Blake3::of(b"40") };
        let line = format!("{}\"at\":1}}", header.text());
        assert_eq!(Header::split(line.as_bytes()), Some((header, br#""at":1}"#.as_slice())));
        assert_eq!(Header::seq(line.as_bytes()), Some(41));
    }

    #[test]
    fn other_beginnings_are_refused() {
        let line = format!("{}\"at\":1}}", Header { seq: 41, prev: Blake3::ZERO }.text());
        for other in [
            line.replace("41", "041"),
            line.replace("41", "+41"),
            line.replace("41", ""),
            line.replace("41", "18446744073709551616"),
            line.replace("000000\",", "00000A\","),
            line.replace("000000\",", "\","),
            line.replace(":", ": "),
            line[..80].to_owned(),
            String::new(),
        ] {
            assert_eq!(Header::read(other.as_bytes()), None, "{other}");
            assert_eq!(Header::seq(other.as_bytes()), None, "{other}");
        }
    }

    #[test]
    fn a_segment_is_named_by_twelve_digits() {
        assert_eq!(segment_first(&segment_name(41)), Some(41));
        for other in ["41.jsonl", "+00000000041.jsonl", "000000000041.json", "0000000000041.jsonl", ".jsonl"] {
            assert_eq!(segment_first(other), None, "{other}");
        }
    }
}
