//! The strict reader and the writer of a line: one pass, one order, one spelling.
//!
//! A line is a sequence of values and of marks, the fixed text between them. Marks are compared byte by byte, and each
//! value's type reads only the spelling that it prints. So a line that was read is canonical, and need not be written
//! again to be compared.

use std::fmt::{Display, Write as _};
use std::str::FromStr;

use serde::Serialize;

use super::ReadError;
use crate::event::fact::json_text;
use crate::event::registry::Event;
use crate::event::request::Source;
use crate::languages::say;
use crate::value::text::Text;

/// The unread rest of a line.
pub(super) struct Reader<'l> {
    rest: &'l str,
    /// The length of the whole line in bytes.
    length: usize,
}

impl<'l> Reader<'l> {
    /// Begins to read a line. Errs if it is not UTF-8.
    pub fn new(line: &'l [u8]) -> Result<Self, ReadError> {
        match std::str::from_utf8(line) {
            Ok(rest) => Ok(Self { rest, length: line.len() }),
            Err(error) => {
                Err(not_canonical(error.valid_up_to().saturating_add(1), say!("event-line-expected", what = "UTF-8")))
            }
        }
    }

    /// The unread rest.
    pub const fn rest(&self) -> &'l str {
        self.rest
    }

    /// The column of the next byte, counted from 1.
    pub const fn next_column(&self) -> usize {
        self.length.saturating_sub(self.rest.len()).saturating_add(1)
    }

    /// Reads a mark.
    pub fn mark(&mut self, mark: &str) -> Result<(), ReadError> {
        if self.has(mark) {
            return Ok(());
        }
        let same = self.rest.bytes().zip(mark.bytes()).take_while(|(found, expected)| found == expected).count();
        Err(not_canonical(self.next_column().saturating_add(same), say!("event-line-expected", what = mark)))
    }

    /// Reads a mark if it is next, and returns whether it was.
    pub fn has(&mut self, mark: &str) -> bool {
        let after = self.rest.strip_prefix(mark);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    /// Reads a mark and the whole number after it.
    pub fn number<N: FromStr>(&mut self, mark: &str) -> Result<N, ReadError> {
        self.mark(mark)?;
        let end = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.rest.split_at_checked(end).unwrap_or_default();
        let number = if digits.len() > 1 && digits.starts_with('0') { None } else { digits.parse().ok() };
        let number = number.ok_or_else(|| self.wrong(say!("event-line-expected-number")))?;
        self.rest = rest;
        Ok(number)
    }

    /// Reads a mark and the text up to the next quotation mark.
    pub fn string(&mut self, mark: &str) -> Result<&'l str, ReadError> {
        self.mark(mark)?;
        let end = memchr::memchr(b'"', self.rest.as_bytes()).ok_or_else(|| self.unended())?;
        let (string, rest) = self.rest.split_at_checked(end).unwrap_or_default();
        self.rest = rest.get(1..).unwrap_or_default();
        Ok(string)
    }

    /// Reads a mark and the value after it, whose type never writes `"` or `\`.
    pub fn value<T: FromStr<Err: Display>>(&mut self, mark: &str) -> Result<T, ReadError> {
        let column = self.next_column().saturating_add(mark.len());
        self.string(mark)?.parse().map_err(|error| not_canonical(column, error))
    }

    /// Reads text up to its closing quotation mark: a backslash precedes each `"` and `\` in it, and nothing else.
    pub fn text(&mut self) -> Result<Text, ReadError> {
        let column = self.next_column();
        let mut text = String::new();
        loop {
            let end = self.rest.find(['"', '\\']).ok_or_else(|| self.unended())?;
            let (piece, rest) = self.rest.split_at_checked(end).unwrap_or_default();
            text.push_str(piece);
            self.rest = rest;
            if self.has("\"") {
                return text.parse().map_err(|error| not_canonical(column, error));
            }
            if self.has(r#"\""#) {
                text.push('"');
            } else if self.has(r"\\") {
                text.push('\\');
            } else {
                return Err(self.wrong(say!("event-line-expected-either", one = r#"\""#, other = r"\\")));
            }
        }
    }

    /// Reads names up to the end of their list.
    pub fn names(&mut self) -> Result<Vec<&'l str>, ReadError> {
        let mut names = vec![self.string("\"")?];
        while self.has(",") {
            names.push(self.string("\"")?);
        }
        self.mark("]")?;
        Ok(names)
    }

    /// Reads a mark and returns the object after it, which extends to the last brace but one of the line.
    pub fn object(&mut self, mark: &str) -> Result<&'l str, ReadError> {
        self.mark(mark)?;
        if !self.rest.starts_with('{') {
            return Err(self.wrong(say!("event-line-expected", what = "{")));
        }
        let object = self.rest.strip_suffix('}').filter(|object| object.ends_with('}'));
        object.ok_or_else(|| not_canonical(self.length, say!("event-line-expected-at-end", what = "}}")))
    }

    fn wrong(&self, expected: impl Display) -> ReadError {
        not_canonical(self.next_column(), expected)
    }

    fn unended(&self) -> ReadError {
        not_canonical(self.length.saturating_add(1), say!("event-line-expected", what = "\""))
    }
}

fn not_canonical(column: usize, expected: impl Display) -> ReadError {
    ReadError::NotCanonical { column, expected: expected.to_string() }
}

/// The beginning of a line that is being written.
pub(super) struct Writer(String);

impl Writer {
    /// Begins a line.
    pub fn new() -> Self {
        Self(String::with_capacity(1_024)) // Most lines have some hundred bytes.
    }

    /// Writes a mark and a whole number.
    pub fn number(&mut self, mark: &str, number: impl Display) {
        self.0.push_str(mark);
        let _ = write!(self.0, "{number}"); // Writing to a string cannot fail.
    }

    /// Writes a mark, a value that needs no escapes, and the closing quotation mark.
    pub fn value(&mut self, mark: &str, value: impl Display) {
        self.number(mark, value);
        self.0.push('"');
    }

    /// Writes a mark and an object.
    pub fn object(&mut self, mark: &str, object: &impl Serialize) {
        self.0.push_str(mark);
        self.0.push_str(&json_text(object));
    }

    /// Writes the members behind `cmd`.
    pub fn stated(
        &mut self,
        source: Option<&Source>,
        corrects: Option<u64>,
        because: Option<&Text>,
        filled: &[&str],
        event: &Event,
    ) {
        source.iter().for_each(|source| self.object(r#","source":"#, source));
        corrects.iter().for_each(|seq| self.number(r#","corrects":"#, seq));
        because.iter().for_each(|because| self.object(r#","because":"#, because));
        if !filled.is_empty() {
            self.object(r#","filled":"#, &filled);
        }
        self.value(r#","type":""#, event.kind());
        self.number(r#","v":"#, event.version());
        self.object(r#","data":"#, event);
    }

    /// Ends the line with its last brace.
    pub fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }
}
