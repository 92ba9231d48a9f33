//! Checkpoints are signed statements of a log's size and root, in the form of C2SP `tlog-checkpoint`; the file
//! `checkpoints` holds one for each batch.
//!
//! A checkpoint is the text of a signed note ([`super::note`]) of exactly three lines: the origin of the log, the
//! number of its records in decimal without leading zeros, and the root of its Merkle tree in standard base64. C2SP
//! allows further lines. This log writes none and refuses them, so a text has one meaning.
//!
//! ```text
//! example.org/ledger
//! 12
//! CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
//!
//! — example.org/ledger Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
//! ```
//!
//! **The file of checkpoints** is a sequence of notes separated by blank lines. Every note has exactly one signature,
//! its recorder's, and so has five lines. All but the first note are written as a newline followed by the note. A note
//! is *complete* when its fifth line holds a whole signature. Only the last note of the file can lack the newline that
//! ends that line; the next writer adds it. The *tail* is what an interrupted writer left after the last complete
//! note: the first bytes of a note that could continue this log. Any other bytes are damage and never a tail.

use super::note::{NoteError, SIGNATURE_MARK, Signature};
use super::{Note, decimal};
use crate::languages::say;
use crate::value::hash::TreeHash;
use crate::value::key::is_key_name;

/// Maximum length of a note in the file of checkpoints, in bytes.
pub const MAX_NOTE_BYTES: usize = 16_384;

/// Number of lines of a checkpoint with one signature.
pub(super) const LINES: usize = 5;
/// Length of a root (32 bytes) in base64, in characters.
const ROOT_CHARACTERS: usize = 44;
/// Length of an Ed25519 signature with the key id before it (68 bytes) in base64, in characters.
const SIGNATURE_CHARACTERS: usize = 92;
const SIGNATURE_BYTES: usize = 64;

/// Number of lines from the end that determine the last complete checkpoint: its own, the blank line before it, and
/// those that an interrupted writer or damage may have left after it.
const LAST_LINES: usize = 13;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's identity; also the name of the keys that sign for it.
    pub origin: String,
    pub size: u64,
    pub root: TreeHash,
}

/// A checkpoint with the single signature of its recorder, parsed but not yet verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCheckpoint {
    pub checkpoint: Checkpoint,
    /// The note that states them, with exactly one signature.
    pub note: Note,
}

/// Why a text is not a checkpoint of this log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    #[error(transparent)]
    Note(#[from] NoteError),
    #[error("{}", say!("log-checkpoint-lines"))]
    Lines,
    /// The first line is not a valid origin; an origin is also a key name.
    #[error("{}", say!("log-checkpoint-origin"))]
    Origin,
    #[error("{}", say!("log-checkpoint-size"))]
    Size,
    #[error("{}", say!("log-checkpoint-root"))]
    Root,
    #[error("{}", say!("log-checkpoint-signatures", count = .count))]
    Signatures { count: usize },
    #[error("{}", say!("log-checkpoint-signer-name"))]
    SignerName,
    #[error("{}", say!("log-checkpoint-too-long", most = MAX_NOTE_BYTES))]
    TooLong,
    #[error("{}", say!("log-checkpoint-separator"))]
    Separator,
    #[error("{}", say!("log-checkpoint-form"))]
    Form,
}

impl Checkpoint {
    /// Returns the text to sign.
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, self.root)
    }

    /// Parses the text of a note; accepts exactly what [`Checkpoint::text`] writes.
    pub fn parse(text: &str) -> Result<Self, CheckpointError> {
        let lines: Vec<&str> = text.split_inclusive('\n').take(4).collect();
        let [origin, size, root] = lines.as_slice() else { return Err(CheckpointError::Lines) };
        let [origin, size, root] = [origin, size, root].map(|line| line.strip_suffix('\n'));
        let origin = origin.filter(|origin| is_key_name(origin)).ok_or(CheckpointError::Origin)?;
        let size = size.and_then(decimal).ok_or(CheckpointError::Size)?;
        let root = root.and_then(|root| root.parse().ok()).ok_or(CheckpointError::Root)?;
        Ok(Self { origin: origin.to_owned(), size, root })
    }
}

impl SignedCheckpoint {
    /// Parses a note with one signature, by a key named after the origin.
    pub fn parse(bytes: &[u8]) -> Result<Self, CheckpointError> {
        if bytes.len() > MAX_NOTE_BYTES {
            return Err(CheckpointError::TooLong);
        }
        let note = Note::parse(bytes)?;
        let checkpoint = Checkpoint::parse(&note.text)?;
        match note.signatures.as_slice() {
            [one] if one.name == checkpoint.origin => Ok(Self { checkpoint, note }),
            [_] => Err(CheckpointError::SignerName),
            more => Err(CheckpointError::Signatures { count: more.len() }),
        }
    }

    pub fn signature(&self) -> Option<&Signature> {
        self.note.signatures.first()
    }

    /// True if the signature has all the bytes of an Ed25519 signature, so that only the newline can still be missing.
    pub(super) fn is_whole(&self) -> bool {
        self.signature().is_some_and(|signature| signature.bytes.len() == SIGNATURE_BYTES)
    }
}

/// True if bytes begin a note that could continue the log after `last`, without the blank line before it. Without
/// `last`, they would begin the first note.
pub(super) fn is_note_prefix(bytes: &[u8], last: Option<&Checkpoint>) -> bool {
    let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let torn = lines.pop().unwrap_or_default();
    let origin = match (last, lines.first()) {
        (Some(last), _) => Some(last.origin.as_bytes()),
        (None, found) => found.copied(),
    };
    let is_base64 = |text: &[u8]| text.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'));
    let is_root = |text: &[u8]| std::str::from_utf8(text).is_ok_and(|text| text.parse::<TreeHash>().is_ok());
    let is_later = |size: &[u8]| {
        let size = std::str::from_utf8(size).ok().and_then(decimal);
        size.is_some_and(|size| size > last.map_or(0, |last| last.size))
    };
    let is_sound = lines.iter().enumerate().all(|(number, line)| match number {
        0 => origin == Some(line) && std::str::from_utf8(line).is_ok_and(is_key_name),
        1 => is_later(line),
        2 => is_root(line),
        3 => line.is_empty(),
        _ => false,
    });
    is_sound
        && match lines.len() {
            0 => origin.map_or_else(|| is_origin_prefix(torn), |origin| origin.starts_with(torn)),
            1 => torn.is_empty() || std::str::from_utf8(torn).is_ok_and(|size| decimal(size).is_some()),
            2 => is_root(torn) || (torn.len() < ROOT_CHARACTERS && is_base64(torn)),
            3 => torn.is_empty(),
            _ => {
                let begin = [SIGNATURE_MARK.as_bytes(), origin.unwrap_or_default(), b" "].concat();
                let signature = torn.strip_prefix(begin.as_slice());
                begin.starts_with(torn)
                    || signature.is_some_and(|text| text.len() < SIGNATURE_CHARACTERS && is_base64(text))
            }
        }
}

fn is_origin_prefix(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.is_empty() || is_key_name(text),
        // The last character may be torn.
        Err(error) => error.error_len().is_none() && bytes.get(..error.valid_up_to()).is_some_and(is_origin_prefix),
    }
}

/// The last complete checkpoint of a file of checkpoints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Last {
    pub signed: SignedCheckpoint,
    /// The number of bytes of the window before the tail.
    pub used: usize,
    /// True if a newline ends its last line.
    pub is_ended: bool,
}

/// Finds the last complete checkpoint in the final bytes of the file of checkpoints. With `is_whole` the window is the
/// whole file; otherwise it is at least three times [`MAX_NOTE_BYTES`] of its end.
///
/// Errs if the last checkpoint cannot be parsed, or if the bytes after it do not begin another one: the log is then
/// damaged, not merely interrupted.
pub fn last_complete(window: &[u8], is_whole: bool) -> Result<Option<Last>, CheckpointError> {
    let mut lines: Vec<&[u8]> = window.split_inclusive(|byte| *byte == b'\n').rev().take(LAST_LINES).collect();
    lines.reverse();
    let torn = lines.pop_if(|line| !line.ends_with(b"\n")).unwrap_or_default();
    if !torn.is_empty() {
        let ended = [torn, b"\n"].concat();
        let lines = [lines.as_slice(), &[&ended]].concat();
        if let Ok(signed) = last_note(&lines, is_whole)
            && signed.is_whole()
        {
            return Ok(Some(Last { signed, used: window.len(), is_ended: false }));
        }
    }
    let signature = lines.iter().rposition(|line| line.starts_with(SIGNATURE_MARK.as_bytes()));
    let (up_to, follows) = lines.split_at_checked(signature.map_or(0, |at| at.saturating_add(1))).unwrap_or_default();
    let tail = [follows.concat().as_slice(), torn].concat();
    if up_to.is_empty() {
        return if is_whole && is_note_prefix(&tail, None) { Ok(None) } else { Err(CheckpointError::Form) };
    }
    let signed = last_note(up_to, is_whole)?;
    match tail.strip_prefix(b"\n") {
        None if !tail.is_empty() => return Err(CheckpointError::Separator),
        Some(begun) if !is_note_prefix(begun, Some(&signed.checkpoint)) => return Err(CheckpointError::Form),
        _ => {}
    }
    Ok(Some(Last { signed, used: window.len().saturating_sub(tail.len()), is_ended: true }))
}

/// Parses the note that ends these lines, after a blank line or the beginning of the file.
fn last_note(lines: &[&[u8]], is_whole: bool) -> Result<SignedCheckpoint, CheckpointError> {
    let (before, note) = lines.split_last_chunk::<LINES>().ok_or(CheckpointError::Form)?;
    match before.last() {
        None if is_whole => {}
        Some(line) if *line == b"\n" => {}
        _ => return Err(CheckpointError::Separator),
    }
    SignedCheckpoint::parse(&note.concat())
}

/// True if a window holds all the lines that [`last_complete`] uses, not counting its first line, which may be cut
/// off. A longer window then gives no other result.
pub fn holds_last_lines(window: &[u8]) -> bool {
    window.iter().filter(|byte| **byte == b'\n').count() > LAST_LINES
}

/// Formats a note for appending to the file: adds the newline that the last note may lack, and a blank line unless
/// this note is the first.
pub fn continuation(note: &str, is_first: bool, is_ended: bool) -> String {
    let before = match (is_first, is_ended) {
        (true, _) => "",
        (false, true) => "\n",
        (false, false) => "\n\n",
    };
    format!("{before}{note}")
}
