//! Corrections: a record is never changed; a later one reverses it.

use crate::event::correction::*;
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::fund::unless_reported;
use crate::rules::refusal::Refusal;
use crate::rules::reserve::check_case_without;
use crate::state::accounts::{Account, AccountType, Posting};
use crate::state::books::Books;
use crate::state::journal::Journal;
use crate::state::lookup::Lookup;
use crate::value::days::{Day, Span};
use crate::value::ids::PartyId;
use crate::value::money::{Amount, Money, Sums};
use std::collections::BTreeMap;

impl Rule for RecordReversed {
    fn fill(&self, books: &Books, lookup: &dyn Lookup, context: &Context) -> Result<Option<Self>, Refusal> {
        let Some(moved) = lookup.moved(self.seq.0) else { return Ok(None) };
        let expected = effect(books, moved.day, context);
        // The ledger alone dates a reversal. A day stated by a source is refused, too.
        if self.stated.is_some() || (self.date.is_some() && self.date != expected) {
            return Err(Refusal::ReversalDated { seq: self.seq.0, on: expected });
        }
        Ok(Some(Self { date: expected, ..self.clone() }))
    }

    fn check(&self, books: &Books, lookup: &dyn Lookup, context: &Context) -> Result<(), Refusal> {
        let seq = self.seq.0;
        let Some(seen) = lookup.record(seq) else {
            return Err(Refusal::NoSuchRecord { seq, last: context.seq.saturating_sub(1) });
        };
        if !seen.reversible {
            return Err(Refusal::NotReversible { seq, kind: seen.kind });
        }
        if let Some(by) = seen.reversed_by {
            return Err(Refusal::AlreadyReversed { seq, by });
        }
        if let Some(by) = lookup.standing_on(seq) {
            return Err(Refusal::DependedOn { seq, by });
        }
        let rules = || {
            let Some(moved) = lookup.moved(seq) else { return Ok(()) };
            books.journal.check_without(&moved.entries)?;
            moved.case.as_ref().map_or(Ok(()), |paid| check_case_without(books, lookup, paid))
        };
        unless_reported(self.exception.as_ref(), rules())
    }
}

/// Returns the day on which a reversal of money takes effect: today if the reversed record is published; `None`, for
/// as if it had never been, if not.
fn effect(books: &Books, day: Option<Day>, context: &Context) -> Option<Span> {
    let published = books.periods.closed_through();
    let is_published = published.zip(day).is_some_and(|(through, day)| day <= through);
    is_published.then(|| context.today.into())
}

impl Journal {
    /// Refuses to reverse entries whose money the fund, an implementer or a budget line has paid out since.
    pub fn check_without(&self, entries: &[Posting]) -> Result<(), Refusal> {
        // Entries of one event in one account are summed: a revision subtracts the former line and adds the new one.
        let mut accounts: BTreeMap<&Account, Sums> = BTreeMap::new();
        for entry in entries {
            accounts.entry(&entry.account).or_default().add(entry.amount);
        }
        let mut all = accounts.iter().flat_map(|(account, sums)| sums.iter().map(move |amount| (*account, amount)));
        all.try_for_each(|(account, amount)| self.check_left(account, amount))
    }

    fn check_left(&self, account: &Account, amount: Money) -> Result<(), Refusal> {
        let falls_short = |held: Amount| held.checked_sub(amount.amount).is_none_or(Amount::is_negative);
        let held = amount.with(self.of(account, amount.currency));
        let second = || account.second().unwrap_or_default();
        if !amount.amount.is_positive() {
            return Ok(());
        }
        match account.account_type() {
            AccountType::Cash if falls_short(held.amount) => match account.first().parse() {
                Ok(fund) => Err(Refusal::Overdrawn { fund, held, amount }),
                Err(_) => Ok(()),
            },
            AccountType::Advanced if falls_short(held.amount) => match second().parse::<PartyId>() {
                Ok(implementer) => Err(Refusal::AboveAdvance { implementer, held, amount }),
                Err(_) => Ok(()),
            },
            AccountType::Approved | AccountType::Revised | AccountType::Transferred => {
                match (account.first().parse(), second().parse()) {
                    (Ok(budget), Ok(line)) => {
                        let available = amount.with(self.available(&budget, &line, amount.currency));
                        if falls_short(available.amount) {
                            return Err(Refusal::LineOverspent { budget, line, available, amount });
                        }
                        Ok(())
                    }
                    _ => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::rules::testing::{Given, document, given, holding, key, read, state, sum};

    fn reversal(seq: u64) -> Value {
        json!({"seq": seq, "reason": "read wrongly"})
    }

    /// A party that is renamed, as records 1 and 2.
    fn renamed() -> Given {
        given()
            .and("party.registered", state("belize"))
            .and("party.renamed", json!({"party": "belize", "name_en": "New Belize"}))
    }

    fn name(ledger: &Given) -> String {
        ledger.machine.books.parties.name(&"belize".parse().unwrap())
    }

    #[test]
    fn a_reversal_undoes_the_effect() {
        let ledger = renamed();
        assert_eq!(name(&ledger), "New Belize");
        assert_eq!(name(&ledger.when("record.reversed", reversal(2)).yields("record.reversed", reversal(2))), "belize");
    }

    #[test]
    fn a_record_that_does_not_exist_cannot_be_reversed() {
        for seq in [3, 4, 9_007_199_254_740_991] {
            renamed().when("record.reversed", reversal(seq)).refused(&Refusal::NoSuchRecord { seq, last: 2 });
        }
    }

    #[test]
    fn keys_the_opening_and_reversals_are_never_reversed() {
        let ledger = renamed()
            .and("record.reversed", reversal(2))
            .and("recorder.admitted", json!({"key": key(3)}))
            .and("recorder.revoked", json!({"key": key(3).id(), "reason": "lost"}));
        for (seq, kind) in
            [(0, "ledger.opened"), (3, "record.reversed"), (4, "recorder.admitted"), (5, "recorder.revoked")]
        {
            ledger.clone().when("record.reversed", reversal(seq)).refused(&Refusal::NotReversible { seq, kind });
        }
    }

    #[test]
    fn a_record_is_reversed_once() {
        renamed()
            .and("record.reversed", reversal(2))
            .when("record.reversed", reversal(2))
            .refused(&Refusal::AlreadyReversed { seq: 2, by: 3 });
    }

    #[test]
    fn a_record_is_reversed_after_its_dependents() {
        let ledger = renamed();
        ledger.clone().when("record.reversed", reversal(1)).refused(&Refusal::DependedOn { seq: 1, by: 2 });
        ledger.and("record.reversed", reversal(2)).when("record.reversed", reversal(1)).accepted();
    }

    #[test]
    fn a_record_depends_on_its_source_document() {
        let ledger = given()
            .and("document.registered", document("minutes"))
            .when_stated_in("minutes", "C1", "party.registered", state("belize"))
            .accepted();
        ledger.when("record.reversed", reversal(1)).refused(&Refusal::DependedOn { seq: 1, by: 2 });
    }

    #[test]
    fn a_record_depends_on_the_record_that_it_concerns() {
        let matter = json!({"matter": "error", "kind": "question", "title": "Is it so?", "about": ["record:2"]});
        renamed()
            .and("matter.registered", matter)
            .when("record.reversed", reversal(2))
            .refused(&Refusal::DependedOn { seq: 2, by: 3 });
    }

    #[test]
    fn a_reversed_record_can_be_recorded_anew() {
        let ledger = renamed().and("record.reversed", reversal(2)).and("record.reversed", reversal(1));
        let again = ledger.and("party.registered", state("belize")); // record 5
        let renamed = again.and("party.renamed", json!({"party": "belize", "name_en": "Newer Belize"}));
        assert_eq!(name(&renamed), "Newer Belize");
        renamed.when("record.reversed", reversal(5)).refused(&Refusal::DependedOn { seq: 5, by: 6 });
    }

    #[test]
    fn a_chain_of_dependents_is_reversed_from_its_end() {
        let named = |name: &str| json!({"party": "belize", "name_en": name});
        let ledger = renamed().and("party.renamed", named("Newer Belize"));
        let refusal = Refusal::DependedOn { seq: 2, by: 3 };
        ledger.clone().when("record.reversed", reversal(2)).refused(&refusal);
        let back = ledger.and("record.reversed", reversal(3)).and("record.reversed", reversal(2));
        assert_eq!(name(&back), "belize");
    }

    #[test]
    fn the_end_of_a_relation_is_not_reversed_under_a_later_one() {
        let member = |from: &str, until: Option<&str>| json!({"party": "belize", "relation": "member-of", "of": "party:panama", "from": from, "until": until});
        given()
            .and("party.registered", state("belize"))
            .and("party.registered", state("panama"))
            .and("party.related", member("2010-01-01", None))
            .and("party.related", member("2010-01-01", Some("2012-12-31")))
            .and("party.related", member("2014-01-01", None))
            .when("record.reversed", reversal(4))
            .refused(&Refusal::DependedOn { seq: 4, by: 5 });
    }

    // ---- money ----

    fn interest(date: &str) -> Value {
        json!({"fund": "chest", "amount": sum("USD 5.00"), "nature": "interest", "date": date})
    }

    /// Interest of a day, by record 13, and 2018 closed by record 14.
    fn published(date: &str) -> Given {
        holding("USD 100.00").and("income.recorded", interest(date)).and("period.closed", json!({"period": "2018"}))
    }

    fn dated(seq: u64, date: &str) -> Value {
        json!({"seq": seq, "reason": "read wrongly", "date": date})
    }

    #[test]
    fn a_published_record_is_reversed_as_of_today() {
        // In the closed period, and before it: both stand in what was published.
        for date in ["2018-12-31", "2018-01-01", "2017-06-30"] {
            let today = dated(13, "2026-11-23");
            let ledger = published(date).when("record.reversed", reversal(13)).yields("record.reversed", today.clone());
            assert_eq!(ledger.figure("cash:chest"), "USD 100.00");
            published(date).when("record.reversed", today.clone()).yields("record.reversed", today);
            published(date)
                .when("record.reversed", dated(13, "2026-11-22"))
                .refused(&Refusal::ReversalDated { seq: 13, on: Some("2026-11-23".parse().unwrap()) });
        }
    }

    #[test]
    fn an_unpublished_record_is_reversed_as_if_it_had_never_been() {
        let unpublished = holding("USD 100.00").and("income.recorded", interest("2018-12-31"));
        let reopened = published("2018-12-31").and("period.reopened", json!({"period": "2018", "reason": "an error"}));
        for ledger in [unpublished, reopened, published("2019-01-01")] {
            ledger.clone().when("record.reversed", reversal(13)).yields("record.reversed", reversal(13));
            ledger
                .when("record.reversed", dated(13, "2026-11-23"))
                .refused(&Refusal::ReversalDated { seq: 13, on: None });
        }
    }

    #[test]
    fn a_reversal_without_money_may_have_a_stated_day() {
        let ledger = renamed().when("record.reversed", dated(2, "2026-11-01"));
        ledger.yields("record.reversed", dated(2, "2026-11-01"));
    }

    #[test]
    fn a_reversal_is_in_the_rows_of_its_own_day() {
        // 2018 stays as it was published; the period of the reversal takes the money out.
        let ledger = published("2018-12-31").and("record.reversed", reversal(13));
        let rows = |period: &str| {
            let rows = ledger.machine.lookup.rows(&read(period));
            let rows = rows.iter().map(|(account, sums)| format!("{account} {sums}"));
            rows.collect::<Vec<_>>()
        };
        assert_eq!(
            rows("2018"),
            ["cash:chest USD 105.00", "income:chest/interest USD -5.00", "brought-forward:chest USD -100.00"]
        );
        assert_eq!(rows("2026"), ["cash:chest USD -5.00", "income:chest/interest USD 5.00"]);
    }

    #[test]
    fn a_receipt_that_was_paid_out_since_cannot_be_reversed() {
        let charge =
            |amount: &str| json!({"fund": "chest", "amount": sum(amount), "nature": "bank", "date": "2018-03-01"});
        let ledger = |spent: &str| {
            holding("USD 100.00").and("income.recorded", interest("2018-02-01")).and("charge.recorded", charge(spent))
        };
        ledger("USD 100.00").when("record.reversed", reversal(13)).accepted();
        let reported = ledger("USD 100.01").refused_unless_reported(
            "record.reversed",
            reversal(13),
            &Refusal::Overdrawn { fund: read("chest"), held: read("USD 4.99"), amount: read("USD 5.00") },
        );
        assert_eq!(reported.figure("cash:chest"), "USD -0.01");
    }

    #[test]
    fn a_receipt_is_reversed_after_its_applications() {
        let receipt = json!({"contribution": "r1", "fund": "chest", "form": "cash", "amount": sum("USD 5.00"), "date": "2018-02-01"});
        let to = json!([{"to": "fund:chest", "amount": sum("USD 5.00")}]);
        let applied = json!({"contribution": "r1", "to": to, "date": "2018-02-01"});
        let ledger = holding("USD 100.00").and("contribution.received", receipt).and("contribution.applied", applied);
        ledger.clone().when("record.reversed", reversal(13)).refused(&Refusal::DependedOn { seq: 13, by: 14 });
        let back = ledger.and("record.reversed", reversal(14)).and("record.reversed", reversal(13));
        assert_eq!(back.figure("cash:chest"), "USD 100.00");
        assert_eq!(back.figure("unapplied-in:chest"), "0");
    }

    #[test]
    fn the_payer_stays_known_after_its_first_record_is_reversed() {
        let applied = |amount: &str| json!([{"to": "fund:chest", "amount": sum(amount)}]);
        let first = json!({"contribution": "k", "payer": "belize", "to": applied("USD 10.00"), "date": "2018-03-10"});
        let received = json!({"contribution": "k", "fund": "chest", "form": "cash", "amount": sum("USD 90.00"), "date": "2018-03-09"});
        let ledger = holding("USD 1.00")
            .and("contribution.received", received)
            .and("contribution.applied", first)
            .and("contribution.applied", json!({"contribution": "k", "to": applied("USD 20.00"), "date": "2018-03-11"}))
            .and("record.reversed", reversal(14));
        let payer = ledger.machine.books.contributions.payer(&read("k")).map(ToString::to_string);
        assert_eq!(payer.as_deref(), Some("belize"));
    }

    #[test]
    fn a_published_contribution_in_kind_is_reversed_as_of_today() {
        let services = json!({"contribution": "k", "fund": "chest", "form": "services", "date": "2018-03-10"});
        holding("USD 1.00")
            .and("contribution.received", services)
            .and("period.closed", json!({"period": "2018-03"}))
            .when("record.reversed", reversal(13))
            .yields("record.reversed", json!({"seq": 13, "reason": "read wrongly", "date": "2026-11-23"}));
    }

    #[test]
    fn a_replacement_is_not_dated_before_the_reversal() {
        let received = json!({"contribution": "k", "fund": "chest", "form": "cash", "amount": sum("USD 90.00"), "date": "2018-03-10"});
        let applied = |day: &str| json!({"contribution": "k", "to": [{"to": "fund:chest", "amount": sum("USD 90.00")}], "date": day});
        let ledger = holding("USD 1.00")
            .and("contribution.received", received)
            .and("contribution.applied", applied("2018-03-11"))
            .and("period.closed", json!({"period": "2018-03"}))
            .and("record.reversed", reversal(14));
        // Until the day of the reversal the first application stands: a second one would apply what is not there.
        ledger.clone().when("contribution.applied", applied("2018-04-01")).refused(&Refusal::BeforeTheReversal {
            date: read("2018-04-01"),
            thing: read("contribution:k"),
            day: read("2026-11-23"),
        });
        ledger.when("contribution.applied", applied("2026-11-23")).accepted();
    }

    #[test]
    fn a_published_id_is_not_reused() {
        let received = |id: &str, day: &str| json!({"contribution": id, "fund": "chest", "form": "cash", "amount": sum("USD 90.00"), "date": day});
        let ledger = holding("USD 1.00")
            .and("contribution.received", received("k", "2018-03-10"))
            .and("period.closed", json!({"period": "2018-03"}))
            .and("record.reversed", reversal(13));
        ledger
            .clone()
            .when("contribution.received", received("k", "2018-04-01"))
            .refused(&Refusal::AlreadyRegistered { thing: read("contribution:k"), seq: 13 });
        ledger.when("contribution.received", received("k-2", "2018-04-01")).accepted();
    }
}
