//! Decides whether the bytes after the last sealed record can be what an interrupted writer left there.
//!
//! A writer writes the lines of a group of batches, syncs them, and then writes their checkpoints. An interrupted one
//! therefore leaves lines that continue the chain, the last of them perhaps torn, and a torn checkpoint only if the
//! records that it covers are all there. Any other bytes have another origin: they are damage, and must not be set
//! aside, because somebody may have relied on them.

use serde::de::IgnoredAny;

use super::{Header, MAX_LINE_BYTES, decimal};
use crate::value::hash::Blake3;

/// Returns the number, from 0, of the first line that no interrupted writer leaves after the record before `first`,
/// whose hash is `prev`.
pub fn first_foreign_line(records: &[u8], first: u64, prev: Blake3) -> Option<u64> {
    let mut due = Header { seq: first, prev };
    for (line, number) in records.split_inclusive(|byte| *byte == b'\n').zip(0_u64..) {
        let is_sound = match line.strip_suffix(b"\n") {
            Some(line) => Header::read(line) == Some(due) && is_json(line, false),
            None => is_line_prefix(line, due),
        };
        if !is_sound {
            return Some(number);
        }
        let hash = Blake3::of(line.strip_suffix(b"\n").unwrap_or(line));
        due = Header { seq: due.seq.saturating_add(1), prev: hash };
    }
    None
}

/// True if a torn checkpoint, with the blank line before it, can follow this many sealed records and this many whole
/// records that are not sealed.
pub fn can_be_torn_checkpoint(tail: &[u8], sealed: u64, unsealed: u64) -> bool {
    let stated = tail.strip_prefix(b"\n").unwrap_or(tail).split(|byte| *byte == b'\n').collect::<Vec<_>>();
    match stated.as_slice() {
        [_, size, _, ..] => {
            let size = std::str::from_utf8(size).ok().and_then(decimal).and_then(|size| size.checked_sub(sealed));
            size.is_some_and(|size| (1..=unsealed).contains(&size))
        }
        _ => unsealed > 0,
    }
}

/// True if bytes are the beginning of the line that is due.
fn is_line_prefix(line: &[u8], due: Header) -> bool {
    let begin = due.text();
    begin.as_bytes().starts_with(line) || (line.starts_with(begin.as_bytes()) && is_json(line, true))
}

/// True if a line, or with `is_torn` its first bytes, is JSON as records are written: without control characters, and
/// without white space between tokens.
fn is_json(line: &[u8], is_torn: bool) -> bool {
    let parsed = serde_json::from_slice::<IgnoredAny>(line);
    let is_parsed = parsed.map_or_else(|error| is_torn && error.is_eof(), |_| true);
    let is_text = std::str::from_utf8(line).map_or_else(|error| is_torn && error.error_len().is_none(), |_| true);
    is_parsed && is_text && is_compact(line) && line.len() <= MAX_LINE_BYTES
}

fn is_compact(line: &[u8]) -> bool {
    let (mut is_string, mut is_escaped) = (false, false);
    line.iter().all(|byte| {
        let is_quote = *byte == b'"' && !is_escaped;
        is_escaped = is_string && *byte == b'\\' && !is_escaped;
        is_string ^= is_quote;
        *byte >= b' ' && (is_string || *byte != b' ')
    })
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects)]
mod tests {
    use super::*;

    fn lines(count: u64) -> Vec<u8> {
        let mut prev = Blake3::of(b"sealed");
        let mut bytes = Vec::new();
        for seq in 7..7 + count {
            let line = format!("{}\"at\":\"a b\",\"data\":{{\"é\":\"\\\"\\\\\"}}}}", Header { seq, prev }.text());
            prev = Blake3::of(line.as_bytes());
            bytes.extend(format!("{line}\n").bytes());
        }
        bytes
    }

    fn foreign(bytes: &[u8]) -> Option<u64> {
        first_foreign_line(bytes, 7, Blake3::of(b"sealed"))
    }

    #[test]
    fn lines_cut_anywhere_can_be_from_an_interrupted_writer() {
        let bytes = lines(3);
        for cut in 0..=bytes.len() {
            assert_eq!(foreign(&bytes[..cut]), None, "{cut}");
        }
    }

    #[test]
    fn an_altered_bit_is_named_unless_it_is_in_the_last_line() {
        let bytes = lines(3);
        let ends: Vec<_> = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at).collect();
        for (at, bit) in (0..=ends[1]).flat_map(|at| (0..8).map(move |bit| (at, bit))) {
            let mut altered = bytes.clone();
            altered[at] ^= 1 << bit;
            // The next line's `prev` identifies an altered line, except the last; where a newline is gone, two lines
            // are one.
            let line = u64::from(at > ends[0]);
            let found = foreign(&altered);
            assert!(found.is_some_and(|found| found == line || found == line + 1), "bit {bit} of byte {at}: {found:?}");
        }
        for other in ["x", "\n", "{}", "{\"seq\":8,\"prev\":\"", "{\"seq\": 7", "\0\0\0"] {
            assert_eq!(foreign(other.as_bytes()), Some(0), "{other:?}");
            assert_eq!(foreign(&[bytes.as_slice(), other.as_bytes()].concat()), Some(3), "{other:?}");
        }
        let first = &bytes[..=ends[0]];
        assert_eq!(foreign(&[first, first].concat()), Some(1), "a line that stands twice");
        let mut spaced = first[..first.len() - 2].to_vec();
        spaced.extend(b" }");
        assert_eq!(foreign(&spaced), Some(0), "white space between tokens");
    }

    #[test]
    fn a_torn_checkpoint_follows_only_records_that_exist() {
        for (tail, can) in [
            ("\n", true),
            ("\norigin\n1", true),
            ("\norigin\n8\n", true),
            ("\norigin\n9\nroot", true),
            ("\norigin\n10\n", false),
            ("\norigin\n7\n", false),
            ("\norigin\nx\n", false),
        ] {
            assert_eq!(can_be_torn_checkpoint(tail.as_bytes(), 7, 2), can, "{tail:?}");
            assert!(!can_be_torn_checkpoint(tail.as_bytes(), 7, 0), "{tail:?}");
        }
        assert!(can_be_torn_checkpoint(b"origin\n2\n", 0, 2), "the first checkpoint has no blank line before it");
    }
}
