//! The format of a ledger's lines.
//!
//! A record is one line of UTF-8: a JSON object (RFC 8259) of at most 65,535 bytes, ended by a newline (U+000A) that is
//! not part of it. Its members stand in this order, without white space between them:
//!
//! | member | contents |
//! |---|---|
//! | `seq` | the record's number, counted from 0 |
//! | `prev` | the BLAKE3 of the line before it, without its newline, in 64 lower-case hexadecimal digits; 64 zeros in record 0 |
//! | `at` | the instant of recording: UTC to the second, `2026-11-28T17:04:05Z`; it may be before that of the line above |
//! | `by` | the id of the key that signs the checkpoint over it: 8 lower-case hexadecimal digits |
//! | `id` | the idempotency key of its command |
//! | `cmd` | the BLAKE3 of that command as given: see below |
//! | `source` | `{"document":…,"item":…}`: the registered document, and its item if it has one; left out if nothing states the fact |
//! | `corrects` | the number of the record that this one corrects; left out if it corrects none |
//! | `because` | why it was corrected, or why it was found late; left out otherwise |
//! | `filled` | the members of `data` that the decision worked out and the command left out, in the order of `data`; left out if there are none |
//! | `type`, `v` | the event's type and the version of its data, a whole number from 1 |
//! | `data` | the event: the members of its struct in [`crate::event`], in the order in which they are declared |
//!
//! The **hash of a record is the BLAKE3 of its stored bytes**. No line carries its own hash, and nothing is ever
//! encoded again to be hashed. A change to any byte therefore breaks the `prev` of the next line.
//!
//! **`cmd` is the hash of a part of the line itself**: of the text behind `"cmd":"…",` to the end of the line, with `{`
//! before it, without the member `filled`, and without those members of `data` that `filled` names; `data` may become
//! `{}`. That text is the command as its recorder gave it, again a JSON object. Whoever verifies a record cuts it out,
//! compares its hash, decides the command again, and compares what it yields and what it worked out with `data` and
//! `filled`. It holds for every version of every type, and nothing has to be searched.
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
//! `b7ac4226b9fa1429ee5edf4b67c97052fefb7960252399653ace76534e19fe18`, which the second one carries as `prev`:
//!
//! ```
//! use pledgebook::{Record, value::hash::Blake3};
//!
//! let first = concat!(
//!     r#"{"seq":0,"#,
//!     r#""prev":"0000000000000000000000000000000000000000000000000000000000000000","#,
//!     r#""at":"2026-11-23T15:00:00Z","by":"6723ad15","id":"opening","#,
//!     r#""cmd":"d886170ecf57aebedf566b160295bbd40d1e8d5df5aaf2e77eb4637bbe6ce9f5","#,
//!     r#""type":"ledger.opened","v":1,"data":{"origin":"example.org/invented","#,
//!     r#""title_en":"Invented Conference on Lighthouses","title_es":"Conferencia Inventada sobre Faros","#,
//!     r#""standing":"invented","time_zone":"America/Costa_Rica","#,
//!     r#""currencies":["USD/2","JPY/0"],"fiscal_year":"01-01","#,
//!     r#""recorder":"example.org/invented+6723ad15+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c","#,
//!     r#""recovery":"example.org/invented+07eb76dd+AYE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU"}}"#,
//! );
//! let second = concat!(
//!     r#"{"seq":1,"#,
//!     r#""prev":"b7ac4226b9fa1429ee5edf4b67c97052fefb7960252399653ace76534e19fe18","#,
//!     r#""at":"2026-11-23T15:01:00Z","by":"6723ad15","id":"secretariat","#,
//!     r#""cmd":"e81fde5c162260c04a47fb910de5e7a0a1950aecde9743c056ddaf4ba9e37a6b","#,
//!     r#""type":"party.registered","v":1,"data":{"party":"secretariat","nature":"office","#,
//!     r#""name_en":"Secretariat","name_es":"Secretaría"}}"#,
//! );
//! let hash = "b7ac4226b9fa1429ee5edf4b67c97052fefb7960252399653ace76534e19fe18";
//! assert_eq!(Blake3::of(first.as_bytes()).to_string(), hash);
//! assert_eq!(Record::read(first.as_bytes())?.event.kind(), "ledger.opened");
//! assert_eq!(Record::read(second.as_bytes())?.prev, Blake3::of(first.as_bytes()));
//! # Ok::<(), pledgebook::event::record::ReadError>(())
//! ```
//!
//! `printf %s "$line" | b3sum` prints the same hash: `head -n 1 tests/golden/lines.jsonl | tr -d '\n' | b3sum`.

mod line;

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::event::fact::DataError;
use crate::event::field::INTEGER_MAX;
use crate::event::registry::Event;
use crate::event::request::{Request, Source};
use crate::languages::say;
use crate::value::days::Instant;
use crate::value::hash::Blake3;
use crate::value::ids::IdempotencyKey;
use crate::value::key::KeyId;
use crate::value::text::Text;
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
    /// The record that it corrects.
    pub corrects: Option<u64>,
    /// Why it was corrected or found late.
    pub because: Option<Text>,
    /// The members of the fact that the decision worked out, in the order of their declaration.
    pub filled: Vec<&'static str>,
    /// The fact.
    pub event: Event,
}

/// A record with its hash and its correction, if there is one.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// The record.
    pub record: Record,
    /// The hash of its stored bytes.
    pub hash: Blake3,
    /// The number and the type of the record that corrects it.
    pub corrected_by: Option<(u64, &'static str)>,
}

/// The record is too long for a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", say!("event-record-line-too-long", bytes = .0, most = LINE_BYTES_MAX))]
pub struct LineTooLong(pub usize);

/// The reason for refusing a line as a record.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Longer than [`LINE_BYTES_MAX`].
    #[error("{}", say!("event-record-long", bytes = .0, most = LINE_BYTES_MAX))]
    Long(usize),
    /// Not in the order and spelling of the module's table.
    #[error("{}", say!("event-record-not-canonical", column = .column, expected = .expected))]
    NotCanonical {
        /// The first byte that differs, counted from 1.
        column: usize,
        /// The expected bytes, or the fault of those found.
        expected: String,
    },
    /// The data does not have the form of its type.
    #[error("{}", say!("event-record-data", column = .column, kind = .kind, version = .version))]
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
    #[error("{}", say!("event-record-newer", kind = .kind, version = .version, program = env!("CARGO_PKG_VERSION")))]
    Newer {
        /// The type.
        kind: String,
        /// The version.
        version: u32,
        /// The key that recorded it.
        by: KeyId,
    },
    /// Not the name of a type.
    #[error("{}", say!("event-record-kind", kind = format!("{:?}", .kind)))]
    Kind {
        /// The name found.
        kind: String,
    },
    /// A whole number that some JSON readers would round.
    #[error("{}", say!("event-record-integer", number = .0))]
    Integer(u64),
}

impl Record {
    /// Returns the command that it answers: its event without what the decision worked out.
    #[must_use]
    pub fn command(&self) -> Cow<'_, Event> {
        if self.filled.is_empty() {
            return Cow::Borrowed(&self.event);
        }
        let mut command = self.event.clone();
        for member in &self.filled {
            command.leave_out(member);
        }
        Cow::Owned(command)
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
        line.stated(self.source.as_ref(), self.corrects, self.because.as_ref(), &self.filled, &self.event);
        let line = line.end();
        if line.len() > LINE_BYTES_MAX { Err(LineTooLong(line.len())) } else { Ok(line) }
    }

    /// Reads a line, without its newline, under the canonical-line rule.
    pub fn read(line: &[u8]) -> Result<Self, ReadError> {
        Self::read_parts(line).map(|(record, _)| record)
    }

    /// Reads a line, and returns the record with the hash of the command that the line states. In a sound line, it is
    /// the record's `cmd`.
    pub fn read_with_command(line: &[u8]) -> Result<(Self, Blake3), ReadError> {
        let (record, stated) = Self::read_parts(line)?;
        let hash = stated.hash(&record.filled);
        Ok((record, hash))
    }

    /// Reads a line, and returns the record with the text behind its `cmd`.
    fn read_parts(line: &[u8]) -> Result<(Self, Stated<'_>), ReadError> {
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
        let before = line.rest();
        let source = if line.has(r#","source":"#) { Some(read_source(&mut line)?) } else { None };
        let corrects = if line.has(r#","corrects":"#) { Some(line.number("")?) } else { None };
        let because = if line.has(r#","because":""#) { Some(line.text()?) } else { None };
        let before = before.strip_suffix(line.rest()).unwrap_or_default();
        let filled_column = line.next_column();
        let names = if line.has(r#","filled":["#) { line.names()? } else { Vec::new() };
        let after = line.rest();
        let kind = line.string(r#","type":""#)?;
        let version = line.number(r#","v":"#)?;
        let data = line.object(r#","data":"#)?;
        if let Some(number) = [Some(seq), corrects].into_iter().flatten().find(|number| *number > INTEGER_MAX) {
            return Err(ReadError::Integer(number));
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
        let filled = event.members(&names).ok_or_else(|| ReadError::NotCanonical {
            column: filled_column,
            expected: say!("event-record-names-of-members", kind = kind),
        })?;
        let stated = Stated { before, after, data };
        Ok((Self { seq, prev, at, by, id, cmd, source, corrects, because, filled, event }, stated))
    }
}

/// The parts of a line that state its command.
struct Stated<'l> {
    /// The members between `cmd` and `filled`, each with the comma before it.
    before: &'l str,
    /// The members behind `filled`, to the end of the line.
    after: &'l str,
    /// The data, which is in the last one of these.
    data: &'l str,
}

impl Stated<'_> {
    /// Hashes the command: the text of these parts, without the members of the data that were worked out.
    fn hash(&self, filled: &[&str]) -> Blake3 {
        let mut text = String::with_capacity(self.before.len().saturating_add(self.after.len()));
        text.push_str(self.before);
        if filled.is_empty() {
            text.push_str(self.after);
            return hash_of_stated(&text);
        }
        // The data was read, so it is an object; it ends one brace before the line does.
        let begin = self.after.strip_suffix('}').and_then(|after| after.strip_suffix(self.data)).unwrap_or_default();
        text.push_str(begin);
        let Members(members) = serde_json::from_str(self.data).unwrap_or_default();
        let mut mark = "{\"";
        for (name, value) in members.iter().filter(|(name, _)| !filled.contains(name)) {
            [mark, name, "\":", value.get()].iter().for_each(|piece| text.push_str(piece));
            mark = ",\"";
        }
        text.push_str(if mark == "{\"" { "{}}" } else { "}}" });
        hash_of_stated(&text)
    }
}

/// Hashes the command of a request as given.
#[must_use]
pub fn command_hash(request: &Request) -> Blake3 {
    let mut text = Writer::new();
    text.stated(request.source.as_ref(), request.corrects, request.because.as_ref(), &[], &request.event);
    hash_of_stated(&text.end())
}

/// Hashes a command: the text that its line has behind `cmd`, with a brace in place of its first comma.
fn hash_of_stated(text: &str) -> Blake3 {
    Blake3::of_both(b"{", text.strip_prefix(',').unwrap_or_default().as_bytes())
}

/// The members of an object, in order, with the text of each value.
#[derive(Default)]
struct Members<'d>(Vec<(&'d str, &'d RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;

        impl<'de> Visitor<'de> for Each {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Each)
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
