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

/// A ledger's origin: an address without scheme, as C2SP `tlog-checkpoint` recommends and `signed-note` allows as a key's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// The origin.
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
        let good = crate::key::is_key_name(text) && text.is_ascii() && text.len() <= 128 && !text.contains("://");
        if good {
            Ok(Self(text.to_owned()))
        } else {
            Err(format!(
                "{text:?} is no origin; write an address without scheme or spaces, for example example.org/rcm"
            ))
        }
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

serde_as_text!(TimeZone, Origin, MonthDay);

macro_rules! field {
    ($type:ty, $value:literal, $example:literal) => {
        impl crate::domain::field::Field for $type {
            const VALUE: &'static str = $value;
            const EXAMPLE: &'static str = $example;
        }
    };
}
field!(Origin, "ORIGIN", "example.org/rcm");
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
        origin: Origin,
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
        let twice = |(index, one): (usize, &FrozenCurrency)| {
            let same = |other: &&FrozenCurrency| other.currency == one.currency;
            self.currencies.iter().take(index).find(same).map(|other| other.currency)
        };
        if let Some(currency) = self.currencies.iter().enumerate().find_map(twice) {
            return Err(Refusal::CurrencyFrozenTwice { currency });
        }
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

    fn check(&self, books: &Books, _: &dyn Lookup, now: &Now) -> Result<(), Refusal> {
        let recovery =
            books.recorders.keys().iter().find(|recorder| recorder.recovery && recorder.key.id() == self.key);
        if recovery.is_some() && now.by != self.key {
            return Err(Refusal::RecoveryKeyStays { key: self.key });
        }
        books.recorders.check_not_revoked(self.key)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::desk::testing::{ORIGIN, given, key, nothing, opening, state};

    fn opening_with(field: &str, value: Value) -> Value {
        let mut data = opening();
        data[field] = value;
        data
    }

    fn revoked(byte: u8) -> Value {
        json!({"key": key(byte).id(), "reason": "lost"})
    }

    #[test]
    fn a_ledger_is_opened_once() {
        given().when("ledger.opened", opening()).refused(
            &Refusal::OpenedOnce { seq: 1, kind: "ledger.opened" },
            "a ledger is opened once, by its record 0; this would be record 1, of type ledger.opened",
        );
    }

    #[test]
    fn nothing_is_recorded_before_the_opening() {
        nothing().when("party.registered", state("belize")).refused(
            &Refusal::OpenedOnce { seq: 0, kind: "party.registered" },
            "a ledger is opened once, by its record 0; this would be record 0, of type party.registered",
        );
        nothing().when("ledger.opened", opening()).yields("ledger.opened", opening());
    }

    #[test]
    fn the_opening_is_signed_by_the_recorder_that_it_names() {
        for other in [2, 3] {
            nothing().by(&key(other)).when("ledger.opened", opening()).refused(
                &Refusal::NotARecorder { key: key(other).id() },
                &format!("key {} is not admitted to this ledger", key(other).id()),
            );
        }
    }

    #[test]
    fn the_keys_of_the_opening_have_its_origin_as_their_name() {
        let other = VerifierKey::new("example.org/other", [3; 32]).unwrap();
        for field in ["recorder", "recovery"] {
            nothing().when("ledger.opened", opening_with(field, json!(other))).refused(
                &Refusal::KeyOfAnotherLedger { name: "example.org/other".to_owned(), origin: ORIGIN.to_owned() },
                "the key's name is \"example.org/other\"; a recorder's key of this ledger is named \"example.org/invented\"",
            );
        }
    }

    #[test]
    fn the_recovery_key_is_another_than_the_recorders() {
        nothing().when("ledger.opened", opening_with("recovery", json!(key(1)))).refused(
            &Refusal::KeyTaken { key: key(1).id(), seq: 0 },
            &format!("key {} is already on record, since record 0; a key is admitted once", key(1).id()),
        );
    }

    #[test]
    fn the_decimal_places_of_a_currency_are_frozen_once() {
        nothing().when("ledger.opened", opening_with("currencies", json!(["USD/2", "JPY/0", "USD/3"]))).refused(
            &Refusal::CurrencyFrozenTwice { currency: "USD".parse().unwrap() },
            "USD stands twice among the ledger's currencies; its decimal places are frozen once",
        );
        nothing().when("ledger.opened", opening_with("currencies", json!(["USD/2", "JPY/0", "CHF/2"]))).accepted();
    }

    #[test]
    fn an_admitted_key_has_the_ledgers_origin_as_its_name() {
        let other = VerifierKey::new("example.org/other", [3; 32]).unwrap();
        given().when("recorder.admitted", json!({"key": other})).refused(
            &Refusal::KeyOfAnotherLedger { name: "example.org/other".to_owned(), origin: ORIGIN.to_owned() },
            "the key's name is \"example.org/other\"; a recorder's key of this ledger is named \"example.org/invented\"",
        );
        given()
            .when("recorder.admitted", json!({"key": key(3)}))
            .yields("recorder.admitted", json!({"key": key(3)}))
            .by(&key(3))
            .when("party.registered", state("belize"))
            .accepted();
    }

    #[test]
    fn a_key_is_admitted_once() {
        let ledger = given().and("recorder.admitted", json!({"key": key(3)})).and("recorder.revoked", revoked(3));
        for (byte, seq) in [(1, 0), (2, 0), (3, 1)] {
            ledger.clone().when("recorder.admitted", json!({"key": key(byte)})).refused(
                &Refusal::KeyTaken { key: key(byte).id(), seq },
                &format!("key {} is already on record, since record {seq}; a key is admitted once", key(byte).id()),
            );
        }
        ledger.when("recorder.admitted", json!({"key": key(4)})).accepted();
    }

    #[test]
    fn only_an_admitted_key_is_revoked() {
        given().when("recorder.revoked", revoked(3)).refused(
            &Refusal::NotARecorder { key: key(3).id() },
            &format!("key {} is not admitted to this ledger", key(3).id()),
        );
        given().and("recorder.admitted", json!({"key": key(3)})).when("recorder.revoked", revoked(3)).accepted();
    }

    #[test]
    fn a_key_is_revoked_once() {
        let ledger = given().and("recorder.admitted", json!({"key": key(3)})).and("recorder.revoked", revoked(3));
        ledger.when("recorder.revoked", revoked(3)).refused(
            &Refusal::RecorderRevoked { key: key(3).id(), revoked_by: 2 },
            &format!("key {} was revoked by record 2", key(3).id()),
        );
    }

    #[test]
    fn a_fiscal_year_begins_on_a_day_of_every_year() {
        assert_eq!("12-31".parse::<MonthDay>().unwrap().to_string(), "12-31");
        for text in ["02-29", "13-01", "1-1", "01-32", ""] {
            let words = format!("{text:?} is no day of every year; write month and day, for example 01-01");
            assert_eq!(text.parse::<MonthDay>(), Err(words));
        }
    }

    #[test]
    fn a_time_zone_is_one_of_the_iana_database() {
        assert_eq!("America/Costa_Rica".parse::<TimeZone>().unwrap().to_string(), "America/Costa_Rica");
        for text in ["", "CST6CDT?", "america/costa_rica"] {
            let words = format!("{text:?} is no time zone of the IANA database; write for example America/Costa_Rica");
            assert_eq!(text.parse::<TimeZone>(), Err(words));
        }
    }

    #[test]
    fn only_the_recovery_key_revokes_the_recovery_key() {
        let revocation = || json!({"key": key(2).id(), "reason": "lost"});
        let words = format!("{} is the recovery key; only itself can revoke it", key(2).id());
        given().when("recorder.revoked", revocation()).refused(&Refusal::RecoveryKeyStays { key: key(2).id() }, &words);
        given().by(&key(2)).when("recorder.revoked", revocation()).accepted();
    }
}
