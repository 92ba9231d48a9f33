//! The ledger's own facts: its opening, and the admission and revocation of recorders.

use crate::event::fact::{Fact, fact};
use crate::event::field::{AtLeastOne, words};
use crate::languages::say;
use crate::value::days::Span;
use crate::value::ids::PartyId;
use crate::value::key::{KeyId, VerifierKey};
use crate::value::money::FrozenCurrency;
use crate::value::text::{Text, serde_as_text};

/// The IANA time zone in which people read when something was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeZone(pub chrono_tz::Tz);

impl std::fmt::Display for TimeZone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.0.name())
    }
}

impl std::str::FromStr for TimeZone {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.parse().map(Self).map_err(|_| say!("event-ledger-time-zone", text = format!("{text:?}")))
    }
}

/// A ledger's origin: an address without scheme, as C2SP `tlog-checkpoint` recommends and `signed-note` allows as a
/// key's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// The origin as a string slice.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

impl std::str::FromStr for Origin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let good =
            crate::value::key::is_key_name(text) && text.is_ascii() && text.len() <= 128 && !text.contains("://");
        if good { Ok(Self(text.to_owned())) } else { Err(say!("event-ledger-origin", text = format!("{text:?}"))) }
    }
}

/// The month and day on which the fiscal year begins, `MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

impl MonthDay {
    /// The month and the day.
    #[must_use]
    pub const fn parts(self) -> (u32, u32) {
        (self.month, self.day)
    }
}

impl std::fmt::Display for MonthDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl std::str::FromStr for MonthDay {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || say!("event-ledger-month-day", text = format!("{text:?}"));
        // 2001 has no 29 February: a fiscal year begins on a day of every year.
        let day = chrono::NaiveDate::parse_from_str(&format!("2001-{text}"), "%Y-%m-%d").map_err(|_| wrong())?;
        let day = Self { month: chrono::Datelike::month(&day), day: chrono::Datelike::day(&day) };
        if day.to_string() == text { Ok(day) } else { Err(wrong()) }
    }
}

serde_as_text!(TimeZone, Origin, MonthDay);

macro_rules! field {
    ($type:ty, $value:literal, $example:literal) => {
        impl crate::event::field::Field for $type {
            const VALUE: &'static str = $value;
            const EXAMPLE: &'static str = $example;
        }
    };
}
field!(Origin, "ORIGIN", "example.org/rcm");
field!(TimeZone, "ZONE", "America/Costa_Rica");
field!(MonthDay, "MM-DD", "01-01");

words! {
    /// The standing of a ledger: a body's own, or made up for tests and demonstrations.
    pub enum Standing {
        /// The ledger of a real body.
        Real = "real",
        /// Invented; every output says so.
        Invented = "invented",
    }
}

fact! {
    /// Opens the ledger: who it is, how it counts days and money, and who records first. Record 0, once.
    pub struct LedgerOpened {
        /// The ledger's origin: the name in its checkpoints and keys, as an address without scheme
        pub origin: Origin,
        /// The title in English
        pub title_en: Text,
        /// The title in Spanish
        pub title_es: Option<Text>,
        /// True if the ledger is a real body's or invented
        pub standing: Standing,
        /// The time zone in which people read when something was recorded; days are those of UTC
        pub time_zone: TimeZone,
        /// A currency that amounts may be in, with its decimal places, frozen for ever
        pub currencies: AtLeastOne<FrozenCurrency>,
        /// The month and day on which the fiscal year begins
        pub fiscal_year: MonthDay,
        /// The first recorder's key
        pub recorder: VerifierKey,
        /// The key, kept offline, that can admit and revoke recorders when all else is lost
        pub recovery: VerifierKey,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for LedgerOpened {
        const TYPE: &'static str = "ledger.opened";
        const CORRECTABLE: bool = false;
    }
}

fact! {
    /// Admits a recorder: from the next checkpoint on, records signed with this key count. Of a key that was admitted
    /// without its holder, as that of the opening is, it says who holds it.
    pub struct RecorderAdmitted {
        /// The recorder's key; its name is the ledger's origin
        pub key: VerifierKey,
        /// The party or office that holds the key
        pub holder: Option<PartyId>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for RecorderAdmitted {
        const TYPE: &'static str = "recorder.admitted";
        const CORRECTABLE: bool = false;
    }
}

fact! {
    /// Revokes a recorder: from the next checkpoint on, nothing signed with this key counts. What it signed before
    /// stays.
    pub struct RecorderRevoked {
        /// The key's id
        pub key: KeyId,
        /// The reason
        pub reason: Text,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for RecorderRevoked {
        const TYPE: &'static str = "recorder.revoked";
        const CORRECTABLE: bool = false;
    }
}
