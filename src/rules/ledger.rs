//! The ledger's own facts: its opening, and who may record.

use crate::event::ledger::*;
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::refusal::Refusal;
use crate::state::books::Books;
use crate::state::recorders::{Recorder, Recorders};
use crate::value::key::KeyId;
use crate::value::money::FrozenCurrency;
use crate::value::money::{Currency, Money};

impl Rule for LedgerOpened {
    fn check(&self, _: &Books, context: &Context) -> Result<(), Refusal> {
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
        if self.recorder.id() == context.by { Ok(()) } else { Err(Refusal::NotARecorder { key: context.by }) }
    }
}

impl Rule for RecorderAdmitted {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        let origin = books.recorders.origin();
        if self.key.name() != origin {
            return Err(Refusal::KeyOfAnotherLedger { name: self.key.name().to_owned(), origin: origin.to_owned() });
        }
        match books.recorders.recorder(self.key.id()) {
            Some(known) if known.holder.is_some() || self.holder.is_none() || known.recovery => {
                Err(Refusal::KeyTaken { key: self.key.id(), seq: known.admitted_by })
            }
            Some(_) => books.recorders.check_not_revoked(self.key.id()),
            None => Ok(()),
        }
    }
}

impl Rule for RecorderRevoked {
    fn check(&self, books: &Books, context: &Context) -> Result<(), Refusal> {
        let recovery =
            books.recorders.keys().iter().find(|recorder| recorder.recovery && recorder.key.id() == self.key);
        if recovery.is_some() && context.by != self.key {
            return Err(Refusal::RecoveryKeyStays { key: self.key });
        }
        books.recorders.check_not_revoked(self.key)
    }
}

impl Recorders {
    /// Refuses a signer that may not record a fact of this type now.
    pub fn check(&self, context: &Context, kind: &'static str) -> Result<(), Refusal> {
        let Some(recorder) = self.signer(context.by, context.batch) else {
            return Err(match self.recorder(context.by).and_then(|recorder| recorder.revoked_by) {
                Some(revoked_by) => Refusal::RecorderRevoked { key: context.by, revoked_by },
                None => Refusal::NotARecorder { key: context.by },
            });
        };
        if recorder.recovery && !matches!(kind, "recorder.admitted" | "recorder.revoked") {
            return Err(Refusal::RecoveryKeyOnly { key: context.by, kind });
        }
        Ok(())
    }

    /// Refuses a key that is not on record, or is revoked.
    pub fn check_not_revoked(&self, id: KeyId) -> Result<(), Refusal> {
        match self.recorder(id) {
            None => Err(Refusal::NotARecorder { key: id }),
            Some(Recorder { revoked_by: Some(revoked_by), .. }) => {
                Err(Refusal::RecorderRevoked { key: id, revoked_by: *revoked_by })
            }
            Some(_) => Ok(()),
        }
    }

    /// Refuses a currency that the ledger does not use.
    pub fn check_currency(&self, currency: Currency) -> Result<(), Refusal> {
        if self.currencies().iter().any(|frozen| frozen.currency == currency) {
            return Ok(());
        }
        let used = self.currencies().iter().map(|frozen| frozen.currency).collect();
        Err(Refusal::CurrencyUnused { currency, used })
    }

    /// Refuses an amount that is not above zero, in another currency than the ledger's, too fine or too large.
    pub fn check_amount(&self, amount: Money) -> Result<(), Refusal> {
        let currencies = self.currencies();
        let Some(frozen) = currencies.iter().find(|frozen| frozen.currency == amount.currency) else {
            let used = currencies.iter().map(|frozen| frozen.currency).collect();
            return Err(Refusal::CurrencyNotUsed { amount, used });
        };
        if !amount.amount.is_positive() {
            return Err(Refusal::AmountNotPositive { amount });
        }
        if amount.amount.scale() > frozen.exponent {
            return Err(Refusal::AmountTooFine { amount, exponent: frozen.exponent });
        }
        if !amount.amount.is_bounded() {
            return Err(Refusal::AmountTooLarge { amount });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::rules::testing::{ORIGIN, given, key, nothing, opening, state};
    use crate::value::key::VerifierKey;

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
        given().when("ledger.opened", opening()).refused(&Refusal::OpenedOnce { seq: 1, kind: "ledger.opened" });
    }

    #[test]
    fn nothing_is_recorded_before_the_opening() {
        nothing()
            .when("party.registered", state("belize"))
            .refused(&Refusal::OpenedOnce { seq: 0, kind: "party.registered" });
        nothing().when("ledger.opened", opening()).yields("ledger.opened", opening());
    }

    #[test]
    fn the_opening_is_signed_by_the_recorder_that_it_names() {
        for other in [2, 3] {
            nothing()
                .by(&key(other))
                .when("ledger.opened", opening())
                .refused(&Refusal::NotARecorder { key: key(other).id() });
        }
    }

    #[test]
    fn the_keys_of_the_opening_have_its_origin_as_their_name() {
        let other = VerifierKey::new("example.org/other", [3; 32]).unwrap();
        for field in ["recorder", "recovery"] {
            nothing().when("ledger.opened", opening_with(field, json!(other))).refused(&Refusal::KeyOfAnotherLedger {
                name: "example.org/other".to_owned(),
                origin: ORIGIN.to_owned(),
            });
        }
    }

    #[test]
    fn the_recovery_key_differs_from_the_recorder_key() {
        nothing()
            .when("ledger.opened", opening_with("recovery", json!(key(1))))
            .refused(&Refusal::KeyTaken { key: key(1).id(), seq: 0 });
    }

    #[test]
    fn the_decimal_places_of_a_currency_are_frozen_once() {
        nothing()
            .when("ledger.opened", opening_with("currencies", json!(["USD/2", "JPY/0", "USD/3"])))
            .refused(&Refusal::CurrencyFrozenTwice { currency: "USD".parse().unwrap() });
        nothing().when("ledger.opened", opening_with("currencies", json!(["USD/2", "JPY/0", "CHF/2"]))).accepted();
    }

    #[test]
    fn an_admitted_key_has_the_ledgers_origin_as_its_name() {
        let other = VerifierKey::new("example.org/other", [3; 32]).unwrap();
        given()
            .when("recorder.admitted", json!({"key": other}))
            .refused(&Refusal::KeyOfAnotherLedger { name: "example.org/other".to_owned(), origin: ORIGIN.to_owned() });
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
            ledger
                .clone()
                .when("recorder.admitted", json!({"key": key(byte)}))
                .refused(&Refusal::KeyTaken { key: key(byte).id(), seq });
        }
        ledger.when("recorder.admitted", json!({"key": key(4)})).accepted();
    }

    #[test]
    fn the_holder_of_a_key_is_stated_once() {
        let ledger = given()
            .and("party.registered", json!({"party": "secretariat", "nature": "office", "name_en": "Secretariat"}));
        let holds = json!({"key": key(1), "holder": "secretariat"});
        ledger.clone().when("recorder.admitted", holds.clone()).accepted();
        let ledger = ledger.and("recorder.admitted", holds.clone());
        ledger.when("recorder.admitted", holds).refused(&Refusal::KeyTaken { key: key(1).id(), seq: 0 });
    }

    #[test]
    fn only_an_admitted_key_is_revoked() {
        given().when("recorder.revoked", revoked(3)).refused(&Refusal::NotARecorder { key: key(3).id() });
        given().and("recorder.admitted", json!({"key": key(3)})).when("recorder.revoked", revoked(3)).accepted();
    }

    #[test]
    fn a_key_is_revoked_once() {
        let ledger = given().and("recorder.admitted", json!({"key": key(3)})).and("recorder.revoked", revoked(3));
        ledger
            .when("recorder.revoked", revoked(3))
            .refused(&Refusal::RecorderRevoked { key: key(3).id(), revoked_by: 2 });
    }

    #[test]
    fn a_fiscal_year_cannot_begin_on_29_february() {
        assert_eq!("12-31".parse::<MonthDay>().unwrap().to_string(), "12-31");
        for text in ["02-29", "13-01", "1-1", "01-32", ""] {
            let words = format!("{text:?} is not a day of every year; write month and day, for example 01-01");
            assert_eq!(text.parse::<MonthDay>(), Err(words));
        }
    }

    #[test]
    fn a_time_zone_is_in_the_iana_database() {
        assert_eq!("America/Costa_Rica".parse::<TimeZone>().unwrap().to_string(), "America/Costa_Rica");
        for text in ["", "CST6CDT?", "america/costa_rica"] {
            let words = format!("{text:?} is no time zone of the IANA database; write for example America/Costa_Rica");
            assert_eq!(text.parse::<TimeZone>(), Err(words));
        }
    }

    #[test]
    fn only_the_recovery_key_revokes_the_recovery_key() {
        let revocation = || json!({"key": key(2).id(), "reason": "lost"});
        given().when("recorder.revoked", revocation()).refused(&Refusal::RecoveryKeyStays { key: key(2).id() });
        given().by(&key(2)).when("recorder.revoked", revocation()).accepted();
    }
}
