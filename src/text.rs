//! Text that a ledger may hold for ever.
//!
//! One line of Unicode in normalisation form C (UAX 15), of assigned code points only, without control characters, line
//! separators or bidirectional formatting (UAX 9, sections 2.1 to 2.5), not empty, without white space at its ends.
//! Two texts that look alike because of their encoding are therefore the same bytes, and no text can
//! reorder what stands beside it on a screen.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use smol_str::SmolStr;
use unicode_normalization::is_nfc;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

/// The most characters that one text may hold.
pub const TEXT_CHARACTERS_MAX: usize = 2_000;

/// One line of text in NFC; see the module's documentation.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text(SmolStr);

/// Why a text may not enter a ledger.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing, or only white space.
    #[error("the text is empty; leave the field out where nothing is stated")]
    Empty,
    /// White space at an end.
    #[error("the text begins or ends with white space")]
    Untrimmed,
    /// Too long.
    #[error("the text has {0} characters; at most {TEXT_CHARACTERS_MAX} fit")]
    Long(usize),
    /// Not in normalisation form C.
    #[error("the text is not in Unicode normalisation form C; write accented letters as one character")]
    NotNfc,
    /// A character that may not stand in a ledger.
    #[error("character {position} is U+{:04X}, which is {what}", u32::from(*found))]
    Character {
        /// Counted from 1.
        position: usize,
        /// The character.
        found: char,
        /// What is wrong with it.
        what: &'static str,
    },
}

impl Text {
    /// Takes a text that keeps the rules of the module.
    pub fn new(text: &str) -> Result<Self, TextError> {
        if is_plain(text) {
            return Ok(Self(text.into()));
        }
        if text.trim().is_empty() {
            return Err(TextError::Empty);
        }
        let characters = text.chars().count();
        if characters > TEXT_CHARACTERS_MAX {
            return Err(TextError::Long(characters));
        }
        for (index, found) in text.chars().enumerate() {
            if let Some(what) = forbidden(found) {
                return Err(TextError::Character { position: index.saturating_add(1), found, what });
            }
        }
        if text.trim() != text {
            return Err(TextError::Untrimmed);
        }
        if !is_nfc(text) {
            return Err(TextError::NotNfc);
        }
        Ok(Self(text.into()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a text keeps the rules for the plainest reason: one line of printable ASCII, as most texts are. Of any other text each rule says.
fn is_plain(text: &str) -> bool {
    (1..=TEXT_CHARACTERS_MAX).contains(&text.len())
        && text.bytes().all(|b| matches!(b, b' '..=b'~'))
        && !text.starts_with(' ')
        && !text.ends_with(' ')
}

fn forbidden(c: char) -> Option<&'static str> {
    if is_bidi_control(c) {
        return Some("a bidirectional formatting character");
    }
    match c.general_category() {
        GeneralCategory::Control => Some("a control character"),
        GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator => Some("a line separator"),
        GeneralCategory::Unassigned => Some("not assigned by Unicode"),
        _ => None,
    }
}

const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Text from a file, made safe to print: control, line-separating and bidirectional characters stand as `\u{…}`.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        // Of what is plain no table need be asked.
        let is_plain = matches!(c, ' '..='~');
        if !is_plain && forbidden(c).is_some() {
            safe.extend(c.escape_unicode());
        } else {
            safe.push(c);
        }
    }
    safe
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl FromStr for Text {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        Self::new(text)
    }
}

/// Serializes a type as the text that `Display` prints and `FromStr` reads. Where a method gives that text, it is written without a copy.
macro_rules! serde_as_text {
    ($($name:ty $(=> $text:ident)?),* $(,)?) => {$(
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                crate::text::serialize_text!(serializer, self $(=> $text)?)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(crate::text::Parsed(std::marker::PhantomData))
            }
        }
    )*};
}
pub(crate) use serde_as_text;

macro_rules! serialize_text {
    ($serializer:ident, $value:ident) => {
        $serializer.collect_str($value)
    };
    ($serializer:ident, $value:ident => $text:ident) => {
        $serializer.serialize_str($value.$text())
    };
}
pub(crate) use serialize_text;

/// Reads a value from a string where it stands, without a copy of the string.
pub(crate) struct Parsed<T>(pub PhantomData<T>);

impl<T: FromStr<Err: fmt::Display>> serde::de::Visitor<'_> for Parsed<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

serde_as_text!(Text => as_str);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accented_letters_and_other_scripts_pass() {
        for text in ["Antiguo Cuscatlán", "Secretaría Técnica", "日本", "a \"b\" \\ c"] {
            assert_eq!(Text::new(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn what_could_deceive_a_reader_is_refused() {
        assert_eq!(Text::new(" \t"), Err(TextError::Empty));
        assert_eq!(Text::new("a "), Err(TextError::Untrimmed));
        assert_eq!(Text::new("e\u{301}"), Err(TextError::NotNfc));
        assert_eq!(Text::new(&"x".repeat(2_001)), Err(TextError::Long(2_001)));
        for (text, position) in [("a\nb", 2), ("\u{202E}abc", 1), ("ab\u{2028}", 3), ("\u{0378}", 1), ("x\u{7f}", 2)] {
            assert!(
                matches!(Text::new(text), Err(TextError::Character { position: p, .. }) if p == position),
                "{text:?}"
            );
        }
    }

    /// The short way and the long way must answer alike: each ASCII character alone, at an end and inside.
    #[test]
    fn a_plain_text_is_one_that_keeps_every_rule() {
        for c in (0..=0x7f_u8).map(char::from) {
            for text in [format!("{c}"), format!("a{c}"), format!("{c}a"), format!("a{c}a")] {
                let longer = format!("{text}é");
                let keeps = text.trim() == text && !text.chars().any(char::is_control);
                assert_eq!(Text::new(&text).is_ok(), keeps, "{text:?}");
                assert_eq!(Text::new(&longer).is_ok(), longer.trim() == longer && !c.is_control(), "{longer:?}");
            }
        }
        assert_eq!(Text::new(""), Err(TextError::Empty));
        assert!(Text::new(&"x".repeat(TEXT_CHARACTERS_MAX)).is_ok());
    }

    #[test]
    fn printing_a_hostile_text_shows_its_characters() {
        assert_eq!(escaped("a\u{1b}[31m\u{202E}é"), "a\\u{1b}[31m\\u{202e}é");
    }
}
