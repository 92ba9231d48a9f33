//! The format of a ledger's lines.
//!
//! A record is one line of UTF-8: a JSON object (RFC 8259) of at most 65,535 bytes, ended by a newline (U+000A) that is
//! not part of it. Its members stand in this order, without white space between them:
//!
//! | member | contents |
//! |---|---|
//! | `seq` | the record's number, counted from 0 |
//! | `prev` | the BLAKE3 of the line before it, without its newline, in 64 lower-case hexadecimal digits; 64 zeros in record 0 |
//! | `at` | the instant of recording: UTC to the second, `2026-11-28T17:04:05Z`; never before the line above it |
//! | `by` | the id of the key that signs the checkpoint over it: 8 lower-case hexadecimal digits |
//! | `id` | the idempotency key of its command |
//! | `cmd` | the BLAKE3 of that command as given ([`Request::hash`](crate::event::Request::hash)) |
//! | `source` | `{"document":…,"item":…}`: the registered document, and its item if it has one; left out if nothing states the fact |
//! | `type`, `v` | the event's type and the version of its data, a whole number from 1 |
//! | `data` | the event: the members of its struct in [`crate::event`], in the order in which they are declared |
//!
//! The **hash of a record is the BLAKE3 of its stored bytes**. No line carries its own hash, and nothing is ever
//! encoded again to be hashed. A change to any byte therefore breaks the `prev` of the next line.
//!
//! The **canonical-line rule**: a line is refused unless reading it with the struct of its stored version and writing
//! it again gives the same bytes. This one rule refuses doubled and unknown members, other orders, stray spaces, other
//! escapes and other spellings of a number. A member without a value is left out, never null. Strings escape `"`, `\`
//! and nothing else (no control character can occur). Whole numbers are below 2^53; money is a decimal string. Text
//! follows the rules of [`crate::value::text`].
//!
//! # Example
//!
//! These are the first two lines of an invented ledger, folded for this page only. The hash of the first one is
//! `2915164fc5bf6078bbd38d1901cc35bbd7b091883cbf95a15d517437e5a7ec5b`, which the second one carries as `prev`:
//!
//! ```
//! use pledgebook::{Record, value::hash::Blake3};
//!
//! let first = concat!(
//!     r#"{"seq":0,"#,
//!     r#""prev":"0000000000000000000000000000000000000000000000000000000000000000","#,
//!     r#""at":"2026-11-23T15:00:00Z","by":"6723ad15","id":"opening","#,
//!     r#""cmd":"059b658cc2ac5f646085d88b578797aabf10cb1917bad9e1d155f084c5bb66bb","#,
//!     r#""type":"ledger.opened","v":1,"data":{"origin":"example.org/invented","#,
//!     r#""title_en":"Invented Conference on Lighthouses","title_es":"Conferencia Inventada sobre Faros","#,
//!     r#""standing":"invented","time_zone":"America/Costa_Rica","#,
//!     r#""currencies":["USD/2","JPY/0"],"fiscal_year":"01-01","#,
//!     r#""recorder":"example.org/invented+6723ad15+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c","#,
//!     r#""recovery":"example.org/invented+07eb76dd+AYE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU"}}"#,
//! );
//! let second = concat!(
//!     r#"{"seq":1,"#,
//!     r#""prev":"2915164fc5bf6078bbd38d1901cc35bbd7b091883cbf95a15d517437e5a7ec5b","#,
//!     r#""at":"2026-11-23T15:01:00Z","by":"6723ad15","id":"secretariat","#,
//!     r#""cmd":"45c0ac04ebebf410f7868d46135d74a95fb6b3fee2c7176da73c2807758f76c5","#,
//!     r#""type":"party.registered","v":1,"data":{"party":"secretariat","nature":"office","#,
//!     r#""name_en":"Secretariat","name_es":"Secretaría"}}"#,
//! );
//! let hash = "2915164fc5bf6078bbd38d1901cc35bbd7b091883cbf95a15d517437e5a7ec5b";
//! assert_eq!(Blake3::of(first.as_bytes()).to_string(), hash);
//! assert_eq!(Record::read(first.as_bytes())?.event.kind(), "ledger.opened");
//! assert_eq!(Record::read(second.as_bytes())?.prev, Blake3::of(first.as_bytes()));
//! # Ok::<(), pledgebook::event::record::ReadError>(())
//! ```
//!
//! `printf %s "$line" | b3sum` prints the same hash: `head -n 1 tests/golden/lines.jsonl | tr -d '\n' | b3sum`.

mod line;

use serde::de::IgnoredAny;

use crate::event::fact::DataError;
use crate::event::field::INTEGER_MAX;
use crate::event::registry::Event;
use crate::event::request::{Source, command_hash};
use crate::value::days::Instant;
use crate::value::hash::Blake3;
use crate::value::ids::IdempotencyKey;
use crate::value::key::KeyId;
use line::{Reader, Writer};

/// The maximum length of a line in bytes, without its newline.
pub const LINE_BYTES_MAX: usize = 65_535;

/// One record of a ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its number, counted from 0.
    pub seq: u64,
    /// The hash of the previous record.
    pub prev: Blake3,
    /// The instant of recording.
    pub at: Instant,
    /// The key that signs the checkpoint over it.
    pub by: KeyId,
    /// The idempotency key of its command.
    pub id: IdempotencyKey,
    /// The hash of its command.
    pub cmd: Blake3,
    /// The document that states the fact.
    pub source: Option<Source>,
    /// The fact.
    pub event: Event,
}

/// A record with its hash and the reversal of it, if there is one.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// The record.
    pub record: Record,
    /// The hash of its stored bytes.
    pub hash: Blake3,
    /// The number of the record that reversed it.
    pub reversed_by: Option<u64>,
}

/// The command that a record answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Asked {
    /// Its event, unchanged.
    Whole,
    /// Its event without the fields that the decision filled in.
    Shorter(Box<Event>),
    /// A command that cannot have yielded its event.
    Other,
}

impl Asked {
    /// Returns the command of a record with this event; for [`Asked::Other`], the event itself.
    #[must_use]
    pub fn of<'a>(&'a self, event: &'a Event) -> &'a Event {
        match self {
            Self::Shorter(command) => command,
            Self::Whole | Self::Other => event,
        }
    }
}

/// The record is too long for a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the line would have {0} bytes; at most {LINE_BYTES_MAX} fit")]
pub struct LineTooLong(pub usize);

/// The reason for refusing a line as a record.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Longer than [`LINE_BYTES_MAX`].
    #[error("the line has {0} bytes; at most {LINE_BYTES_MAX} fit")]
    Long(usize),
    /// Not in the order and spelling of the module's table.
    #[error("the line is not in its canonical form at byte {column}: {expected}")]
    NotCanonical {
        /// The first byte that differs, counted from 1.
        column: usize,
        /// The expected bytes, or the fault of those found.
        expected: String,
    },
    /// The data does not have the form of its type.
    #[error("the data, which begins at byte {column}, is not that of {kind} version {version}")]
    Data {
        /// The first byte of the data, counted from 1; the columns of `source` are relative to it.
        column: usize,
        /// The type that the line names.
        kind: String,
        /// The version that it names.
        version: u32,
        /// The fault.
        #[source]
        source: DataError,
    },
    /// Written by a newer program: its bytes can be verified, but its meaning is unknown here.
    #[error("the record is {kind} version {version}, which this pledgebook ({}) does not know; a newer one reads it", env!("CARGO_PKG_VERSION"))]
    Newer {
        /// The type.
        kind: String,
        /// The version.
        version: u32,
        /// The key that recorded it.
        by: KeyId,
    },
    /// Not the name of a type.
    #[error("a type is 1 to 64 of a-z, dots and underscores, and this is {kind:?}")]
    Kind {
        /// The name found.
        kind: String,
    },
    /// A whole number that some JSON readers would round.
    #[error("the whole number {0} is not below 2^53")]
    Integer(u64),
}

impl Record {
    /// Hashes the event as a command: the hash of the record's own command, if nothing was filled in and the version is
    /// today's.
    #[must_use]
    pub fn command(&self) -> Blake3 {
        command_hash(self.source.as_ref(), &self.event)
    }

    /// Writes the line, without its newline. Errs if it is longer than a line may be.
    pub fn write(&self) -> Result<String, LineTooLong> {
        let mut line = Writer::new();
        line.number(r#"{"seq":"#, self.seq);
        line.value(r#","prev":""#, self.prev);
        line.value(r#","at":""#, self.at);
        line.value(r#","by":""#, self.by);
        line.value(r#","id":""#, &self.id);
        line.value(r#","cmd":""#, self.cmd);
        self.source.iter().for_each(|source| line.object(r#","source":"#, source));
        line.value(r#","type":""#, self.event.kind());
        line.number(r#","v":"#, self.event.version());
        line.object(r#","data":"#, &self.event);
        let line = line.end();
        if line.len() > LINE_BYTES_MAX { Err(LineTooLong(line.len())) } else { Ok(line) }
    }

    /// Reads a line, without its newline, under the canonical-line rule.
    pub fn read(line: &[u8]) -> Result<Self, ReadError> {
        Self::read_parts(line).map(|(record, _)| record)
    }

    /// Reads a line, and finds out which command it answers.
    pub fn read_answer(line: &[u8]) -> Result<(Self, Asked), ReadError> {
        let (record, stated) = Self::read_parts(line)?;
        let is_asked = |event: &Event| command_hash(record.source.as_ref(), event) == record.cmd;
        // If a field can be filled in, it usually was: so the shorter commands come first.
        let shorter = record.event.shorter_commands().find(is_asked);
        if let Some(command) = shorter {
            return Ok((record, Asked::Shorter(Box::new(command))));
        }
        // If nothing was filled in, the bytes behind `cmd` are the text of the command.
        let begin = if record.source.is_some() { "{" } else { r#"{"source":null,"# };
        let stated = stated.strip_prefix(',').unwrap_or_default();
        if Blake3::of_both(begin.as_bytes(), stated.as_bytes()) == record.cmd {
            return Ok((record, Asked::Whole));
        }
        // The command of a record of an older version has that version's text.
        let is_older = record.write().is_ok_and(|written| written.as_bytes() != line);
        let asked = if is_older { Asked::Whole } else { Asked::Other };
        Ok((record, asked))
    }

    /// Reads a line, and returns the record with the text behind its `cmd`.
    fn read_parts(line: &[u8]) -> Result<(Self, &str), ReadError> {
        if line.len() > LINE_BYTES_MAX {
            return Err(ReadError::Long(line.len()));
        }
        let mut line = Reader::new(line)?;
        let seq = line.number(r#"{"seq":"#)?;
        let prev = line.value(r#","prev":""#)?;
        let at = line.value(r#","at":""#)?;
        let by = line.value(r#","by":""#)?;
        let id = line.value(r#","id":""#)?;
        let cmd = line.value(r#","cmd":""#)?;
        let stated = line.rest();
        let source = if line.has(r#","source":"#) { Some(read_source(&mut line)?) } else { None };
        let kind = line.string(r#","type":""#)?;
        let version = line.number(r#","v":"#)?;
        let data = line.object(r#","data":"#)?;
        if seq > INTEGER_MAX {
            return Err(ReadError::Integer(seq));
        }
        if !is_type_name(kind) {
            return Err(ReadError::Kind { kind: kind.to_owned() });
        }
        let event = Event::read(kind, version, data).map_err(|source| {
            let (kind, column) = (kind.to_owned(), line.next_column());
            let is_newer = matches!(source, DataError::Type | DataError::Version(1..));
            // A newer program, too, writes JSON.
            match serde_json::from_str::<IgnoredAny>(data) {
                Ok(_) if is_newer => ReadError::Newer { kind, version, by },
                Err(error) if is_newer => ReadError::Data { column, kind, version, source: error.into() },
                _ => ReadError::Data { column, kind, version, source },
            }
        })?;
        Ok((Self { seq, prev, at, by, id, cmd, source, event }, stated))
    }
}

fn read_source(line: &mut Reader<'_>) -> Result<Source, ReadError> {
    let document = line.value(r#"{"document":""#)?;
    let item = if line.has(r#","item":""#) { Some(line.text()?) } else { None };
    line.mark("}")?;
    Ok(Source { document, item })
}

fn is_type_name(kind: &str) -> bool {
    let is_name = |b: u8| b.is_ascii_lowercase() || b == b'.' || b == b'_';
    (1..=64).contains(&kind.len()) && kind.bytes().all(is_name)
}

#[cfg(test)]
mod tests;
