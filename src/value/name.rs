//! Names of parties and funds.
//!
//! A name is a [`Text`] each of whose words is written in **one script** (UTS 39, section 5.1): a Cyrillic а in the
//! word Canada is refused. Han may stand beside the scripts with which Chinese, Japanese and Korean are written. A word
//! ends at white space and at punctuation other than a full stop or an apostrophe (as in UAX 29), so U.S.A. is one word.
//!
//! Two names **look alike** if they share a skeleton (UTS 39, section 4): every character replaced by the one that
//! stands for all those that look like it. Skeletons are taken of a name as it is written and in lower case, each run
//! of white space as one space. A rule refuses a name that looks like another one's.
//!
//! ```
//! use pledgebook::value::name::Name;
//!
//! assert!(Name::new("Trinidad y Tobago").is_ok());
//! let error = Name::new("C\u{430}nada").unwrap_err();
//! assert!(error.to_string().starts_with("character 2 is U+0430, a Cyrillic letter in a Latin word; "));
//! ```

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use unicode_script::{Script, UnicodeScript as _};
use unicode_security::confusable_detection::skeleton;
use unicode_security::mixed_script::AugmentedScriptSet;

use crate::languages::say;
use crate::value::text::{Text, TextError, serde_as_text};

/// A name by the rules of the module.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(Text);

/// The reason for refusing a name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the messages say it")]
pub enum NameError {
    #[error(transparent)]
    Text(#[from] TextError),
    #[error("{}", say!("value-name-mixed", position = .position, code = format!("{:04X}", u32::from(*found)), script = script.full_name(), of = of.full_name()))]
    Mixed {
        /// Counted from 1.
        position: usize,
        found: char,
        script: Script,
        /// The script of the word so far.
        of: Script,
    },
}

impl Name {
    /// Checks a name by the rules of the module.
    pub fn new(name: &str) -> Result<Self, NameError> {
        let text = Text::new(name)?;
        match mixed(name) {
            None => Ok(Self(text)),
            Some(error) => Err(error),
        }
    }

    /// The name as a text.
    #[must_use]
    pub const fn text(&self) -> &Text {
        &self.0
    }

    /// The name as a string slice.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// Finds the first letter of another script than its word begins with.
fn mixed(name: &str) -> Option<NameError> {
    let (mut shared, mut of) = (AugmentedScriptSet::default(), None);
    for (position, found) in (1..).zip(name.chars()) {
        let script = found.script();
        let is_of_any = matches!(script, Script::Common | Script::Inherited);
        if is_of_any && !found.is_alphanumeric() && !matches!(found, '.' | '\'' | '\u{2019}' | '\u{200C}' | '\u{200D}')
        {
            if script == Script::Common {
                (shared, of) = (AugmentedScriptSet::default(), None);
            }
            continue;
        }
        shared.intersect_with(AugmentedScriptSet::for_char(found));
        if let Some(of) = of.filter(|_| shared.is_empty()) {
            return Some(NameError::Mixed { position, found, script, of });
        }
        of = of.or((!is_of_any).then_some(script));
    }
    None
}

/// Returns the skeletons of a name. Two names that share one look alike.
#[must_use]
pub fn skeletons(name: &str) -> BTreeSet<String> {
    let words = name.split_whitespace().collect::<Vec<_>>().join(" ");
    [skeleton(&words).collect(), skeleton(&words.to_lowercase()).collect()].into()
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl FromStr for Name {
    type Err = NameError;

    fn from_str(name: &str) -> Result<Self, NameError> {
        Self::new(name)
    }
}

serde_as_text!(Name => as_str);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_written_in_one_script() {
        let names = [
            "Canada",
            "Канада",
            "Ελλάδα",
            "日本",
            "キリバス共和国",
            "대한민국 大韓民國",
            "ไทย",
            "مصر",
            "می\u{200c}خواهم",
            "Côte d’Ivoire",
            "Micro-α Fund",
            "IOM (МОМ)",
            "UN/ООН",
            "Artículo 3.º",
            "1ª Reunión",
            "No. 5",
            "U.S.A.",
            "µ-finance",
        ];
        for name in names {
            assert_eq!(Name::new(name).map(|name| name.to_string()), Ok(name.to_owned()));
        }
    }

    #[test]
    fn a_letter_of_another_script_is_named_with_its_place() {
        let rows = [
            ("C\u{430}nada", 2, '\u{430}', Script::Cyrillic, Script::Latin),
            ("\u{421}anada", 2, 'a', Script::Latin, Script::Cyrillic),
            ("Fondo Gener\u{3b1}l", 12, '\u{3b1}', Script::Greek, Script::Latin),
            ("Timor-L\u{435}ste", 8, '\u{435}', Script::Cyrillic, Script::Latin),
            ("U.S.\u{410}.", 5, '\u{410}', Script::Cyrillic, Script::Latin),
            ("Côte d\u{2019}\u{406}voire", 8, '\u{406}', Script::Cyrillic, Script::Latin),
            ("T\u{30b7}", 2, '\u{30b7}', Script::Katakana, Script::Latin),
            ("\u{65e5}a", 2, 'a', Script::Latin, Script::Han),
        ];
        for (name, position, found, script, of) in rows {
            assert_eq!(Name::new(name), Err(NameError::Mixed { position, found, script, of }), "{name}");
        }
    }

    #[test]
    fn a_name_is_a_text() {
        for name in ["", " Canada", "Can\u{200b}ada", "Can\u{ad}ada", "Can\u{2060}ada", "\u{feff}Canada"] {
            assert!(matches!(Name::new(name), Err(NameError::Text(_))), "{name:?}");
        }
    }

    #[test]
    fn names_that_look_alike_share_a_skeleton() {
        let alike = |one: &str, other: &str| !skeletons(one).is_disjoint(&skeletons(other));
        for (one, other) in [
            ("Canada", "C\u{430}nad\u{430}"),
            ("CAB", "\u{421}\u{410}\u{412}"),
            ("BELIZE", "belize"),
            ("Belize", "BeIize"),
            ("Belize", "Be1ize"),
            ("OIM", "0IM"),
            ("Costa Rica", "Costa\u{a0}Rica"),
            ("Costa Rica", "Costa  Rica"),
            ("modern", "rnodern"),
            ("IOM", "\u{ff29}\u{ff2f}\u{ff2d}"),
        ] {
            assert!(alike(one, other), "{one} {other}");
        }
        for (one, other) in [("Belize", "Belice"), ("Panama", "Panamá"), ("Niger", "Nigeria"), ("Iran", "Iraq")] {
            assert!(!alike(one, other), "{one} {other}");
        }
    }
}
