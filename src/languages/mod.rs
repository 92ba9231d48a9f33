//! Languages: every sentence that a person reads, in English and in Spanish.
//!
//! The sentences stand in Fluent files, one a folder of the source: `en/report.ftl` and `es/report.ftl` hold those of
//! `report/`. Each has a key, whose first word names its file; [`say!`] writes it. Whatever a sentence is about goes in
//! as text, amounts too, so that numbers read alike in every language; only counts go in as numbers, because words
//! depend on them ("1 record", "2 records").
//!
//! Which language is spoken is a matter of the thread: [`speaking`] sets it for some work. English is spoken where
//! nobody asked. What programs read (JSON, CSV, exports, records) is written in no language: its words are codes.
//!
//! A test holds both sets of files together: the same keys and variables in both, each of them used, and no sentence
//! that was left in English. Who adds a sentence writes it in both. The texts of the help are the exception: their English
//! stands where an option is declared, and `UPDATE_GOLDEN=1 cargo test --lib help` copies it into `en/help.ftl`.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// A language that people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Spanish.
    Spanish,
}

impl Language {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::English, Self::Spanish];

    /// Returns its code (ISO 639-1).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
        }
    }

    /// Finds the language of a locale, as `LANG` states it: `es`, `es_CR.UTF-8`, `es-MX`. `None` if it is another one.
    #[must_use]
    pub fn of_locale(locale: &str) -> Option<Self> {
        let code = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code() == code.to_ascii_lowercase())
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

thread_local! {
    static SPOKEN: Cell<Language> = const { Cell::new(Language::English) };
}

/// Returns the language that this thread speaks.
#[must_use]
pub fn spoken() -> Language {
    SPOKEN.get()
}

/// Does some work in a language; afterwards this thread speaks the language that it spoke before.
pub fn speaking<T>(language: Language, work: impl FnOnce() -> T) -> T {
    struct Back(Language);
    impl Drop for Back {
        fn drop(&mut self) {
            SPOKEN.set(self.0);
        }
    }
    let _back = Back(SPOKEN.replace(language));
    work()
}

/// What a sentence is about.
#[derive(Clone, Copy)]
pub enum Argument<'a> {
    /// A text, which is written as it is.
    Text(&'a dyn fmt::Display),
    /// A number of things, on which words may depend.
    Count(u64),
}

impl Argument<'_> {
    /// Makes a number of things of any integer.
    pub fn count(number: impl TryInto<u64>) -> Self {
        // No count of a ledger exceeds 64 bits.
        Self::Count(number.try_into().unwrap_or(u64::MAX))
    }
}

/// Declares the Fluent files: a name for each, which is the first word of its keys.
macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// The files, each with its name and its text in each language.
        const FILES: &[(&str, [&str; 2])] = &[
            $(($name, [include_str!(concat!("en/", $name, ".ftl")), include_str!(concat!("es/", $name, ".ftl"))])),+
        ];
    };
}
files!("cli", "error", "event", "everyday", "help", "log", "report", "rules", "term", "value");

type Sentences = FluentBundle<FluentResource>;

/// The sentences of each file in each language, read when the first of them is needed.
static READ: [[OnceLock<Sentences>; 2]; FILES.len()] = [const { [const { OnceLock::new() }; 2] }; FILES.len()];

/// Returns the sentences of the file that a key names.
fn sentences(key: &str, language: Language) -> Option<&'static Sentences> {
    let name = key.split('-').next()?;
    let at = FILES.iter().position(|(file, _)| *file == name)?;
    let (_, [english, spanish]) = FILES.get(at)?;
    let [read_english, read_spanish] = READ.get(at)?;
    let (read, text) = match language {
        Language::English => (read_english, english),
        Language::Spanish => (read_spanish, spanish),
    };
    Some(read.get_or_init(|| {
        let mut bundle = FluentBundle::new_concurrent(language.code().parse().into_iter().collect());
        bundle.set_use_isolating(false); // Terminals show its marks as garbage.
        // A test reads every file: each of them is whole.
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new((*text).to_owned());
        bundle.add_resource_overriding(resource);
        bundle
    }))
}

/// Writes the sentence with a key, in the language that this thread speaks; `None` if there is none.
#[must_use]
pub fn sentence(key: &str, arguments: &[(&'static str, Argument<'_>)]) -> Option<String> {
    let sentences = sentences(key, spoken())?;
    let pattern = sentences.get_message(key)?.value()?;
    let mut given = FluentArgs::with_capacity(arguments.len());
    for (name, argument) in arguments {
        match argument {
            Argument::Text(text) => given.set(*name, FluentValue::from(text.to_string())),
            Argument::Count(count) => given.set(*name, FluentValue::from(*count)),
        }
    }
    Some(sentences.format_pattern(pattern, Some(&given), &mut Vec::new()).into_owned())
}

/// Writes the sentence with a key. A key that is in no file stands for itself: a test finds it.
#[must_use]
pub fn said(key: &str, arguments: &[(&'static str, Argument<'_>)]) -> String {
    sentence(key, arguments).unwrap_or_else(|| key.to_owned())
}

/// Writes a code (of a kind, a stage, a role) as people read it: its term, or else the code itself.
#[must_use]
pub fn term(code: impl fmt::Display) -> String {
    let code = code.to_string();
    sentence(&format!("term-{}", code.replace(',', "").replace(' ', "-")), &[]).unwrap_or(code)
}

/// Writes a sentence in the language that this thread speaks.
///
/// ```text
/// say!("report-nothing-due")
/// say!("report-paid", who = party, amount = money)      // texts: anything that displays
/// say!("report-found", things # rows.len())             // a count, for words that depend on it
/// ```
macro_rules! say {
    ($key:literal $(, $name:ident $is:tt $value:expr)* $(,)?) => {
        $crate::languages::said($key, &[$((stringify!($name), $crate::languages::say!(@ $is $value))),*])
    };
    (@ = $value:expr) => {
        $crate::languages::Argument::Text(&$value)
    };
    (@ # $value:expr) => {
        $crate::languages::Argument::count($value)
    };
}
pub(crate) use say;

/// Chooses between the names of something: the one in the language that this thread speaks, or else the English one.
pub fn chosen<'a>(english: &'a str, spanish: Option<&'a str>) -> &'a str {
    spanish.filter(|_| spoken() == Language::Spanish).unwrap_or(english)
}

/// Writes the name of something in the language that this thread speaks; a name that is not on record in it is marked.
#[must_use]
pub fn named(english: &str, spanish: Option<&str>) -> String {
    match (spoken(), spanish) {
        (Language::Spanish, Some(spanish)) => spanish.to_owned(),
        (Language::Spanish, None) => say!("value-in-english", name = english),
        (Language::English, _) => english.to_owned(),
    }
}

/// Returns a text of the help in the language that this thread speaks. The English texts stand where the options are
/// declared, and again in `en/help.ftl`, which gives each its key; a text that is not in that file stays as it is.
#[must_use]
pub fn help(english: &str) -> String {
    static KEYS: OnceLock<BTreeMap<String, &'static str>> = OnceLock::new();
    let of_help = || FILES.iter().find(|(name, _)| *name == "help").map_or("", |(_, [english, _])| *english);
    let keys = KEYS.get_or_init(|| {
        let keys = of_help().lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
        let text = |key| speaking(Language::English, || sentence(key, &[]));
        keys.filter_map(|key| Some((text(key)?, key))).collect()
    });
    keys.get(english).and_then(|key| sentence(key, &[])).unwrap_or_else(|| english.to_owned())
}
