//! The ledger's own facts: its opening, and who may record.

use crate::books::{Books, Lookup};
use crate::domain::field::{AtLeastOne, words};
use crate::domain::{Fact, Now, fact};
use crate::ids::PartyId;
use crate::key::{KeyId, VerifierKey};
use crate::money::FrozenCurrency;
use crate::refusal::Refusal;
use crate::text::{Text, serde_as_text};

/// An IANA time zone, by which the ledger tells one day from the next.
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
        text.parse()
            .map(Self)
            .map_err(|_| format!("{text:?} is no time zone of the IANA database; write for example America/Costa_Rica"))
    }
}

/// The month and day on which the fiscal year begins, `MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

impl std::fmt::Display for MonthDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl std::str::FromStr for MonthDay {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is no day of every year; write month and day, for example 01-01");
        // 2001 has no 29 February: a fiscal year begins in every year.
        let day = chrono::NaiveDate::parse_from_str(&format!("2001-{text}"), "%Y-%m-%d").map_err(|_| wrong())?;
        let day = Self { month: chrono::Datelike::month(&day), day: chrono::Datelike::day(&day) };
        if day.to_string() == text { Ok(day) } else { Err(wrong()) }
    }
}

serde_as_text!(TimeZone, MonthDay);

macro_rules! field {
    ($type:ty, $value:literal, $example:literal) => {
        impl crate::domain::field::Field for $type {
            const VALUE: &'static str = $value;
            const EXAMPLE: &'static str = $example;
        }
    };
}
field!(TimeZone, "ZONE", "America/Costa_Rica");
field!(MonthDay, "MM-DD", "01-01");

words! {
    /// Whether a ledger is a body's own, or made up for tests and demonstrations.
    Standing {
        /// A body's record.
        Real "real",
        /// Invented: every output says so.
        Invented "invented",
    }
}

fact! {
    /// Opens the ledger: who it is, how it counts days and money, and who records first. Record 0, once.
    LedgerOpened {
        /// The ledger's origin: the name in its checkpoints and keys, as an address without scheme
        origin: Text,
        /// The title in English
        title_en: Text,
        /// The title in Spanish
        title_es: Option<Text>,
        /// Whether the ledger is a real body's or invented
        standing: Standing,
        /// The time zone that tells one day from the next
        time_zone: TimeZone,
        /// A currency that amounts may be in, with its decimal places, frozen for ever
        currencies: AtLeastOne<FrozenCurrency>,
        /// The month and day on which the fiscal year begins
        fiscal_year: MonthDay,
        /// The first recorder's key
        recorder: VerifierKey,
        /// The key, kept offline, that can admit and revoke recorders when all else is lost
        recovery: VerifierKey,
    }
}

impl Fact for LedgerOpened {
    const TYPE: &'static str = "ledger.opened";
    const REVERSIBLE: bool = false;

    fn check(&self, _: &Books, _: &dyn Lookup, now: &Now) -> Result<(), Refusal> {
        let origin = self.origin.as_str();
        if let Some(key) = [&self.recorder, &self.recovery].into_iter().find(|key| key.name() != origin) {
            return Err(Refusal::KeyOfAnotherLedger { name: key.name().to_owned(), origin: origin.to_owned() });
        }
        if self.recorder.id() == self.recovery.id() {
            return Err(Refusal::KeyTaken { key: self.recorder.id(), seq: 0 });
        }
        if self.recorder.id() == now.by { Ok(()) } else { Err(Refusal::NotARecorder { key: now.by }) }
    }
}

fact! {
    /// Admits a recorder: from the next checkpoint on, records signed with this key count.
    RecorderAdmitted {
        /// The recorder's key; its name is the ledger's origin
        key: VerifierKey,
        /// The party or office that holds the key
        holder: Option<PartyId>,
    }
}

impl Fact for RecorderAdmitted {
    const TYPE: &'static str = "recorder.admitted";
    const REVERSIBLE: bool = false;

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
        let origin = books.recorders.origin();
        if self.key.name() != origin {
            return Err(Refusal::KeyOfAnotherLedger { name: self.key.name().to_owned(), origin: origin.to_owned() });
        }
        match books.recorders.admission(self.key.id()) {
            Some(seq) => Err(Refusal::KeyTaken { key: self.key.id(), seq }),
            None => Ok(()),
        }
    }
}

fact! {
    /// Revokes a recorder: from the next checkpoint on, nothing signed with this key counts. What it signed before stays.
    RecorderRevoked {
        /// The key's id
        key: KeyId,
        /// Why
        reason: Text,
    }
}

impl Fact for RecorderRevoked {
    const TYPE: &'static str = "recorder.revoked";
    const REVERSIBLE: bool = false;

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
        books.recorders.check_not_revoked(self.key)
    }
}
