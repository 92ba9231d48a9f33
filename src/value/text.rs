//! Text that a ledger may hold for ever.
//!
//! A text is one line of Unicode in normalisation form C (UAX 15), not empty and trimmed. It holds no
//!
//! - control character (general category Cc) and no line or paragraph separator (Zl, Zp),
//! - bidirectional formatting (UAX 9, sections 2.1 to 2.5) or any other format character (Cf), tag characters among
//!   them,
//! - code point that is shown as nothing (the property `Default_Ignorable_Code_Point` of UAX 44, section 5.3): fillers,
//!   variation selectors, the grapheme joiner; nor a symbol without ink (U+2800, U+1D159),
//! - private-use (Co) or unassigned (Cn) code point.
//!
//! So equal texts have equal bytes however they were typed, no text hides characters, and none can reorder its
//! surroundings on a screen.
//!
//! **The only exception** is the joiners U+200C and U+200D, without which some languages cannot be spelt (UAX 31,
//! section 2.3). One may follow a letter of such a script (`JOINING`) with the marks that belong to it, and precede a
//! letter or a mark of the same script:
//!
//! ```
//! use pledgebook::value::text::Text;
//!
//! assert!(Text::new("می\u{200c}خواهم").is_ok()); // Persian
//! assert!(Text::new("क्\u{200d}ष").is_ok()); // Hindi
//! assert!(Text::new("pay\u{200d}pal").is_err());
//! ```

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;
use std::sync::LazyLock;

use memchr::memmem::Finder;
use smol_str::SmolStr;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization as _, is_nfc};
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory as _};
use unicode_script::{Script, UnicodeScript as _};

use crate::languages::{said, say};

/// The prefix of a private key in `signed-note`.
const PRIVATE_KEY: &str = "PRIVATE+KEY+";
/// The least number of bytes between that prefix and the secret: a name, the key id, and a plus after each.
const BEFORE_SECRET: usize = 11;

/// The most characters that one text may hold.
pub const TEXT_CHARACTERS_MAX: usize = 2_000;

/// The scripts that need U+200C and U+200D: those whose letters join, and those with conjuncts.
const JOINING: &[Script] = {
    use Script::*;
    &[
        Adlam, Arabic, Balinese, Bengali, Chakma, Devanagari, Grantha, Gujarati, Gurmukhi, Hanifi_Rohingya, Javanese,
        Kannada, Khmer, Malayalam, Mandaic, Meetei_Mayek, Mongolian, Myanmar, Newa, Nko, Oriya, Sinhala, Sundanese,
        Syriac, Tai_Tham, Tamil, Telugu, Tibetan, Tirhuta,
    ]
};

/// One line of text in NFC by the rules of the module.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text(SmolStr);

/// The reason for refusing a text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the messages say it")]
pub enum TextError {
    #[error("{}", say!("value-text-empty"))]
    Empty,
    #[error("{}", say!("value-text-untrimmed"))]
    Untrimmed,
    #[error("{}", say!("value-text-long", characters = .0, most = TEXT_CHARACTERS_MAX))]
    Long(usize),
    #[error("{}", say!("value-text-not-nfc"))]
    NotNfc,
    #[error("{}", say!("value-text-private-key"))]
    PrivateKey,
    #[error("{}", say!("value-text-character", position = .position, code = format!("{:04X}", u32::from(*found)), what = said(what, &[]), instead = instead(*found)))]
    Character {
        /// Counted from 1.
        position: usize,
        found: char,
        /// The fault: the key of a noun phrase.
        what: &'static str,
    },
}

impl Text {
    /// Checks a text by the rules of the module.
    pub fn new(text: &str) -> Result<Self, TextError> {
        if holds_private_key(text.as_bytes()) {
            return Err(TextError::PrivateKey);
        }
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
        for (position, (at, found)) in (1..).zip(text.char_indices()) {
            if let Some(what) = fault(text, at, found) {
                return Err(TextError::Character { position, found, what });
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

    /// The text as a string slice.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Returns whether a text is trimmed printable ASCII, as most are: such a text keeps every rule.
fn is_plain(text: &str) -> bool {
    (1..=TEXT_CHARACTERS_MAX).contains(&text.len())
        && text.bytes().all(|b| matches!(b, b' '..=b'~'))
        && !text.starts_with(' ')
        && !text.ends_with(' ')
}

/// Names the fault of the character `found` at the byte `at` of a text, by the key of its noun phrase.
fn fault(text: &str, at: usize, found: char) -> Option<&'static str> {
    if matches!(found, '\u{200C}' | '\u{200D}') {
        let is_needed = text.split_at_checked(at).is_some_and(|(before, rest)| joins(before, rest));
        return (!is_needed).then_some("value-text-joiner");
    }
    if is_bidi_control(found) {
        return Some("value-text-bidirectional");
    }
    match found.general_category() {
        GeneralCategory::Control => Some("value-text-control"),
        GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator => Some("value-text-line-separator"),
        GeneralCategory::Unassigned => Some("value-text-unassigned"),
        GeneralCategory::PrivateUse => Some("value-text-private-use"),
        GeneralCategory::Format if matches!(found, '\u{E0000}'..='\u{E007F}') => Some("value-text-tag"),
        GeneralCategory::Format => Some("value-text-format"),
        _ if is_ignorable(found) => Some("value-text-invisible"),
        _ => None,
    }
}

/// Returns whether a joiner is allowed between `before` and `rest`, which begins with it.
fn joins(before: &str, rest: &str) -> bool {
    let is_mark = |c: &char| c.general_category_group() == GeneralCategoryGroup::Mark;
    let is_letter = |c: &char| c.general_category_group() == GeneralCategoryGroup::Letter;
    // A joiner is neither letter nor mark, so the search backwards stops at the previous one: linear time for any text.
    let Some(letter) = before.chars().rev().find(|c| !is_mark(c)).filter(is_letter) else { return false };
    let script = letter.script();
    let belongs = |c: char| {
        let shared = c.script_extension();
        c.script() == script || (!shared.is_common() && !shared.is_inherited() && shared.contains_script(script))
    };
    let next = rest.chars().nth(1).filter(|c| (is_letter(c) || is_mark(c)) && !is_ignorable(*c));
    JOINING.contains(&script) && before.chars().rev().take_while(is_mark).all(belongs) && next.is_some_and(belongs)
}

/// Says what to write instead of a character with a fault.
fn instead(found: char) -> String {
    match found.general_category() {
        GeneralCategory::Control | GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator => {
            say!("value-text-write-space")
        }
        GeneralCategory::Unassigned | GeneralCategory::PrivateUse => say!("value-text-write-defined"),
        _ => say!("value-text-leave-out"),
    }
}

/// Returns whether a code point is `Default_Ignorable_Code_Point` in Unicode's `DerivedCoreProperties.txt`, apart from
/// format characters and unassigned code points; or a symbol without ink.
const fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{034F}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FFA0}'
            | '\u{1D159}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Returns whether bytes contain a private key: a line of `signed-note`, or a PEM header of OpenSSL, OpenSSH or GnuPG.
pub fn holds_private_key(bytes: &[u8]) -> bool {
    static PRIVATE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("PRIVATE"));
    PRIVATE.find_iter(bytes).any(|at| {
        let Some((_, found)) = bytes.split_at_checked(at) else { return false };
        let headers = ["PRIVATE KEY-----", "PRIVATE KEY BLOCK-----"];
        found.starts_with(PRIVATE_KEY.as_bytes()) || headers.iter().any(|header| found.starts_with(header.as_bytes()))
    })
}

/// Replaces the secret part of every private key of `signed-note` by `…`.
pub fn without_private_keys(text: &str) -> Cow<'_, str> {
    let (mut shown, mut rest) = (String::new(), text);
    while let Some((before, key)) = rest.split_once(PRIVATE_KEY) {
        let (word, after) = key.split_at(key.find(char::is_whitespace).unwrap_or(key.len()));
        let is_harmless = word.len() <= BEFORE_SECRET;
        shown.extend([before, PRIVATE_KEY, if is_harmless { word } else { "…" }]);
        rest = after;
    }
    if shown.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(shown + rest) }
}

/// Writes a text without capitals and accents.
#[must_use]
pub fn plain(text: &str) -> String {
    text.trim().nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// Makes text from a file safe to print: escapes each character that no [`Text`] may hold as `\u{…}`.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        // Plain ASCII needs no look-up in the Unicode tables.
        let is_plain = matches!(c, ' '..='~');
        if !is_plain && fault(text, at, c).is_some() {
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

/// Serializes a type as the text that `Display` prints and `FromStr` reads. A method that returns that text, if named,
/// saves a copy.
macro_rules! serde_as_text {
    ($($name:ty $(=> $text:ident)?),* $(,)?) => {$(
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                crate::value::text::serialize_text!(serializer, self $(=> $text)?)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(crate::value::text::Parsed(std::marker::PhantomData))
            }
        }
    )*};
}
pub(crate) use serde_as_text;

/// Prints a value for debugging as `Display` prints it.
macro_rules! debug_as_text {
    ($($name:ty),*) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(self, f)
            }
        }
    )*};
}
pub(crate) use debug_as_text;

macro_rules! serialize_text {
    ($serializer:ident, $value:ident) => {
        $serializer.collect_str($value)
    };
    ($serializer:ident, $value:ident => $text:ident) => {
        $serializer.serialize_str($value.$text())
    };
}
pub(crate) use serialize_text;

/// Parses a value from a borrowed string, without a copy.
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
mod tests;
