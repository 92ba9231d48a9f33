//! Text that a ledger may hold for ever.
//!
//! One line of Unicode in normalisation form C (UAX 15), not empty, without white space at its ends. It holds no
//!
//! - control character (general category Cc) and no line or paragraph separator (Zl, Zp),
//! - bidirectional formatting (UAX 9, sections 2.1 to 2.5) or any other format character (Cf), tag characters among them,
//! - code point that is shown as nothing (the property `Default_Ignorable_Code_Point` of UAX 44, section 5.3): fillers,
//!   variation selectors, the grapheme joiner,
//! - private-use (Co) or unassigned (Cn) code point.
//!
//! Two texts that look alike because of their encoding are therefore the same bytes, no text hides characters, and none can
//! reorder what stands beside it on a screen.
//!
//! **The one exception** are the joiners U+200C and U+200D, without which some languages cannot be spelt (UAX 31, section 2.3). One
//! may follow a letter of such a script (`JOINING`) with the marks that belong to it, and precede a letter or a mark of the same script:
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
use unicode_normalization::is_nfc;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory as _};
use unicode_script::{Script, UnicodeScript as _};

/// What a private key as `signed-note` writes it begins with.
const PRIVATE_KEY: &str = "PRIVATE+KEY+";
/// How many bytes at least stand between that and the secret: a name, the key id, and a plus after each.
const BEFORE_SECRET: usize = 11;

/// The most characters that one text may hold.
pub const TEXT_CHARACTERS_MAX: usize = 2_000;

/// The scripts in whose words U+200C and U+200D make a difference: those whose letters join, and those with conjuncts.
const JOINING: &[Script] = &[
    Script::Adlam,
    Script::Arabic,
    Script::Balinese,
    Script::Bengali,
    Script::Chakma,
    Script::Devanagari,
    Script::Grantha,
    Script::Gujarati,
    Script::Gurmukhi,
    Script::Hanifi_Rohingya,
    Script::Javanese,
    Script::Kannada,
    Script::Khmer,
    Script::Malayalam,
    Script::Mandaic,
    Script::Meetei_Mayek,
    Script::Mongolian,
    Script::Myanmar,
    Script::Newa,
    Script::Nko,
    Script::Oriya,
    Script::Sinhala,
    Script::Sundanese,
    Script::Syriac,
    Script::Tai_Tham,
    Script::Tamil,
    Script::Telugu,
    Script::Tibetan,
    Script::Tirhuta,
];

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
    /// A private key. It is not quoted.
    #[error("the text holds a private key, which may never enter a ledger")]
    PrivateKey,
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

/// Returns what is wrong with the character `found`, which stands at the byte `at` of a text.
fn fault(text: &str, at: usize, found: char) -> Option<&'static str> {
    if matches!(found, '\u{200C}' | '\u{200D}') {
        let is_needed = text.split_at_checked(at).is_some_and(|(before, rest)| joins(before, rest));
        return (!is_needed).then_some("a joiner outside a word of a script that needs it");
    }
    if is_bidi_control(found) {
        return Some("a bidirectional formatting character");
    }
    match found.general_category() {
        GeneralCategory::Control => Some("a control character"),
        GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator => Some("a line separator"),
        GeneralCategory::Unassigned => Some("not assigned by Unicode"),
        GeneralCategory::PrivateUse => Some("a private-use character, which has no agreed meaning"),
        GeneralCategory::Format if matches!(found, '\u{E0000}'..='\u{E007F}') => Some("an invisible tag character"),
        GeneralCategory::Format => Some("a format character"),
        _ if is_ignorable(found) => Some("an invisible character"),
        _ => None,
    }
}

/// Whether a joiner may stand between `before` and `rest`, which begins with it.
fn joins(before: &str, rest: &str) -> bool {
    let is_mark = |c: &char| c.general_category_group() == GeneralCategoryGroup::Mark;
    let is_letter = |c: &char| c.general_category_group() == GeneralCategoryGroup::Letter;
    // A joiner is neither letter nor mark: no text is walked over twice, however many joiners it has.
    let Some(letter) = before.chars().rev().find(|c| !is_mark(c)).filter(is_letter) else { return false };
    let script = letter.script();
    let belongs = |c: char| {
        let shared = c.script_extension();
        c.script() == script || (!shared.is_common() && !shared.is_inherited() && shared.contains_script(script))
    };
    let next = rest.chars().nth(1).filter(|c| (is_letter(c) || is_mark(c)) && !is_ignorable(*c));
    JOINING.contains(&script) && before.chars().rev().take_while(is_mark).all(belongs) && next.is_some_and(belongs)
}

/// Whether a code point has the property `Default_Ignorable_Code_Point` without being a format character or unassigned: the rest
/// of that property in Unicode's `DerivedCoreProperties.txt`.
const fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{034F}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FFA0}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether bytes hold a private key: a line of `signed-note`, or a header of a PEM file as OpenSSL, OpenSSH and GnuPG write it.
#[must_use]
pub fn holds_private_key(bytes: &[u8]) -> bool {
    static PRIVATE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("PRIVATE"));
    PRIVATE.find_iter(bytes).any(|at| {
        let Some((_, found)) = bytes.split_at_checked(at) else { return false };
        let headers = ["PRIVATE KEY-----", "PRIVATE KEY BLOCK-----"];
        found.starts_with(PRIVATE_KEY.as_bytes()) || headers.iter().any(|header| found.starts_with(header.as_bytes()))
    })
}

/// Puts `…` in the place of what follows the beginning of a private key of `signed-note`, up to the next white space.
#[must_use]
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

/// Makes text from a file safe to print: a character that no [`Text`] may hold stands as `\u{…}`.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        // Of what is plain no table need be asked.
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

/// Serializes a type as the text that `Display` prints and `FromStr` reads. Where a method gives that text, it is written without a copy.
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
mod tests;
