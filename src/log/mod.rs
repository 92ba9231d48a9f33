//! The log stores records as an append-only file of lines that are hashed, chained and signed, and verifies them. This
//! layer does not know what a record says.
//!
//! A log is a folder `events/` with segments (`000000000000.jsonl`, one record a line), `checkpoints` and `keys`.
//! Records are chained by BLAKE3 ([`Header::prev`]) and are the leaves of a Merkle tree ([`merkle`](crate::value::merkle)). A signed
//! [`checkpoint`] of the tree ([`note`]) closes each batch. [`mod@verify`] reads everything from record 0 and names
//! what is damaged.
//!
//! The chain identifies a damaged record and can be checked with `b3sum`; proofs and other people's verifiers need the
//! tree. No proof crosses from one to the other.

#![allow(missing_docs, reason = "for this crate alone: a name or a message that says it all needs no sentence")]

pub mod blocks;
pub mod checkpoint;
pub mod file;
pub mod finding;
mod line_ends;
mod lines;
pub mod note;
mod position;
mod prefetch;
pub mod proof;
pub mod reader;
pub mod scan;
pub mod store;
pub mod tail;
pub mod verify;

pub use crate::value::merkle::Frontier;
pub use blocks::{BlockContent, Blocks};
pub use checkpoint::{Checkpoint, CheckpointError, SignedCheckpoint};
pub use finding::{Finding, FindingKind, Place};
pub use line_ends::changed_line_ends;
pub use lines::{LineReader, RawLine};
pub use note::{Note, Signer};
pub use position::{Head, LogPosition, Offset};
pub use prefetch::Piece;
pub use reader::{End, Line, Reader};
pub use verify::{Report, VerifyOptions, Visitor, verify};

use crate::value::hash::Blake3;

/// Maximum length of a line, in bytes without its newline.
pub const MAX_LINE_BYTES: usize = 65_535;

pub const CHECKPOINTS: &str = "checkpoints";

pub const KEYS: &str = "keys";

/// Returns the name of the segment that begins with this record: twelve digits and `.jsonl`.
pub fn segment_name(first: u64) -> String {
    format!("{first:012}.jsonl")
}

/// Returns the number of the first record from a segment's name, or `None` if the name is not a segment's.
pub fn segment_first(name: &str) -> Option<u64> {
    let first = name.strip_suffix(".jsonl")?.parse().ok()?;
    (segment_name(first) == name).then_some(first)
}

/// Returns the path of a file of the log, relative to the ledger's folder.
pub(crate) fn in_events(name: &str) -> String {
    format!("events/{name}")
}

/// The beginning of every line, `{"seq":N,"prev":"<64 hex>",`: the only part of a record that the byte layer parses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// The record's number, from 0.
    pub seq: u64,
    /// The BLAKE3 of the previous record's stored bytes; 64 zeros at record 0.
    pub prev: Blake3,
}

impl Header {
    /// Parses the beginning of a line; `None` if it has any other form.
    pub fn read(line: &[u8]) -> Option<Self> {
        Self::split(line).map(|(header, _)| header)
    }

    /// Parses the number alone, from exactly the lines that [`Header::read`] accepts, for callers that do not follow
    /// the chain.
    pub fn seq(line: &[u8]) -> Option<u64> {
        let (seq, prev, _) = parts(line)?;
        // No early exit, so that the compiler can compare many bytes at once.
        let is_hex = prev.iter().fold(true, |all, byte| all & matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        is_hex.then_some(seq)
    }

    /// Parses the beginning of a line and returns it with the rest of the line.
    fn split(line: &[u8]) -> Option<(Self, &[u8])> {
        let (seq, prev, rest) = parts(line)?;
        let prev = std::str::from_utf8(prev).ok()?.parse().ok()?;
        Some((Self { seq, prev }, rest))
    }

    fn text(&self) -> String {
        format!(r#"{{"seq":{},"prev":"{}","#, self.seq, self.prev)
    }
}

/// Splits a line into the number, the digits of `prev`, and the rest.
fn parts(line: &[u8]) -> Option<(u64, &[u8], &[u8])> {
    let rest = line.strip_prefix(br#"{"seq":"#)?;
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = rest.split_at_checked(digits)?;
    let seq = decimal(std::str::from_utf8(digits).ok()?)?;
    let (prev, rest) = rest.strip_prefix(br#","prev":""#)?.split_at_checked(64)?;
    Some((seq, prev, rest.strip_prefix(br#"","#)?))
}

/// Parses a decimal number without sign or leading zeros.
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
    fn a_segment_name_has_twelve_digits() {
        assert_eq!(segment_first(&segment_name(41)), Some(41));
        for other in ["41.jsonl", "+00000000041.jsonl", "000000000041.json", "0000000000041.jsonl", ".jsonl"] {
            assert_eq!(segment_first(other), None, "{other}");
        }
    }
}
