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
//! use pledgebook::text::Text;
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
    fn a_private_key_is_no_text_and_is_not_quoted() {
        let key = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
        let headers = ["PRIVATE KEY", "RSA PRIVATE KEY", "OPENSSH PRIVATE KEY", "PGP PRIVATE KEY BLOCK"];
        let headers = headers.map(|name| format!("-----BEGIN {name}-----"));
        for held in headers.iter().map(String::as_str).chain([key, "PRIVATE+KEY+"]) {
            for text in [held.to_owned(), format!("mine: {held}"), format!("é {held} é"), format!("PRIVATE {held}")] {
                assert!(holds_private_key(text.as_bytes()), "{text}");
                let error = Text::new(&text).unwrap_err();
                assert_eq!(error, TextError::PrivateKey, "{text}");
                assert!(!error.to_string().contains(held) && !format!("{error:?}").contains(held), "{error:?}");
            }
        }
        for text in ["a PRIVATE KEY", "PRIVATE+KEY", "private+key+", "PRIVATE", "-----BEGIN PUBLIC KEY-----"] {
            assert!(Text::new(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn what_is_printed_leaves_private_keys_out() {
        let rows = [
            ("no key", "no key"),
            ("it reads PRIVATE+KEY+NAME+8 hex digits", "it reads PRIVATE+KEY+NAME+8 hex digits"),
            ("PRIVATE+KEY+n+c74f20a3+AYEK", "PRIVATE+KEY+…"),
            (
                "é: PRIVATE+KEY+n+c74f20a3+AY/é\" is no id\nPRIVATE+KEY+n+c74f20a3+AY more",
                "é: PRIVATE+KEY+… is no id\nPRIVATE+KEY+… more",
            ),
        ];
        for (text, shown) in rows {
            assert_eq!(without_private_keys(text), shown);
        }
    }

    /// What is wrong with a text, and which character it is.
    fn wrong(text: &str) -> Option<(usize, &'static str)> {
        match Text::new(text) {
            Ok(_) => None,
            Err(TextError::Character { position, what, .. }) => Some((position, what)),
            Err(error) => panic!("{text:?}: {error}"),
        }
    }

    #[test]
    fn no_text_hides_a_character() {
        let rows = [
            ("an invisible tag character", ["\u{E0001}", "\u{E0041}", "\u{E007F}"].as_slice()),
            ("a format character", &["\u{AD}", "\u{600}", "\u{180E}", "\u{200B}", "\u{2060}", "\u{FEFF}", "\u{1D173}"]),
            (
                "a private-use character, which has no agreed meaning",
                &["\u{E000}", "\u{F8FF}", "\u{F0000}", "\u{10FFFD}"],
            ),
            (
                "an invisible character",
                &[
                    "\u{34F}",
                    "\u{115F}",
                    "\u{1160}",
                    "\u{17B4}",
                    "\u{17B5}",
                    "\u{180B}",
                    "\u{180F}",
                    "\u{3164}",
                    "\u{FE00}",
                    "\u{FE0F}",
                    "\u{FFA0}",
                    "\u{E0100}",
                    "\u{E01EF}",
                ],
            ),
            ("not assigned by Unicode", &["\u{2065}", "\u{FFF0}", "\u{E0000}", "\u{E0002}", "\u{E0FFF}", "\u{FFFF}"]),
        ];
        for (what, characters) in rows {
            for hidden in characters {
                assert_eq!(wrong(&format!("Pay{hidden}ment")), Some((4, what)), "{hidden:?}");
                assert_eq!(escaped(hidden), hidden.escape_unicode().to_string());
            }
        }
        let error = Text::new("Pay\u{AD}ment").unwrap_err();
        assert_eq!(error.to_string(), "character 4 is U+00AD, which is a format character");
    }

    #[test]
    fn a_joiner_stands_where_a_language_is_spelt_with_it() {
        let words = [
            ("Persian", "می\u{200c}خواهم"),
            ("Persian, after a vowel mark", "مِی\u{200c}خواهَم\u{200c}ها"),
            ("Hindi", "क्\u{200d}ष"),
            ("Hindi, no conjunct", "क्\u{200c}ष"),
            ("Marathi", "र्\u{200d}य"),
            ("Bengali, before the virama", "র\u{200d}্য"),
            ("Sinhala", "ශ්\u{200d}රී ලංකාව"),
            ("Kannada", "ರ\u{200d}್ಕ"),
            ("Malayalam", "ന്\u{200d}മ"),
            ("Mongolian", "ᠠ\u{200d}ᠡ"),
        ];
        for (language, word) in words {
            let text = Text::new(word).unwrap_or_else(|error| panic!("{language}: {error}"));
            assert_eq!(escaped(text.as_str()), word, "{language}");
        }
    }

    #[test]
    fn a_joiner_anywhere_else_is_refused_and_shown() {
        let rows = [
            ("pay\u{200d}pal", 4, "Latin"),
            ("pay\u{200c}pal", 4, "Latin"),
            ("日\u{200d}本", 2, "Han"),
            ("\u{200c}می", 1, "at the beginning"),
            ("می\u{200c}", 3, "at the end"),
            ("می\u{200c} خواهم", 3, "before a space"),
            ("می\u{200c}\u{200c}خواهم", 3, "twice"),
            ("می\u{200c}\u{200d}خواهم", 3, "two of them"),
            ("می\u{200c}۱", 3, "before a digit"),
            ("۱\u{200c}می", 2, "after a digit"),
            ("می\u{200c}a", 3, "before another script"),
            ("a\u{200c}می", 2, "after another script"),
            ("क\u{200d}می", 2, "between two scripts"),
            ("می\u{200c}\u{301}", 3, "before a mark of no script"),
            ("ᠠ\u{200d}\u{180b}", 2, "before a variation selector"),
            ("\u{64e}\u{200c}می", 2, "after a mark without a letter"),
        ];
        for (text, position, why) in rows {
            let found = wrong(text);
            assert_eq!(found, Some((position, "a joiner outside a word of a script that needs it")), "{why}: {text:?}");
            assert!(escaped(text).contains("\\u{200"), "{why}: {text:?}");
        }
    }

    #[test]
    fn printing_a_hostile_text_shows_its_characters() {
        assert_eq!(escaped("a\u{1b}[31m\u{202E}é"), "a\\u{1b}[31m\\u{202e}é");
    }
}
