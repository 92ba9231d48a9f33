//! Payments in another currency and what they count for, given, when and then.

use serde_json::{Value, json};

use crate::report::Asked;
use crate::report::standing::{Standing, standing};
use crate::rules::refusal::Refusal;
use crate::rules::testing::{Given, correcting, nothing, opening, read, request, state, sum, with};
use crate::state::outcome::Outcome;
use crate::value::days::Period;

/// A ledger of euros, dollars and yen. Record 2 opens the chest, in dollars; 3 publishes 1 EUR = 1.1 USD; 4 is belize's
/// pledge of EUR 100.00.
fn pledged() -> Given {
    let currencies = json!({"currencies": ["USD/2", "EUR/2", "JPY/0"]});
    nothing()
        .and("ledger.opened", with(opening(), currencies))
        .and("party.registered", state("belize"))
        .and("fund.opened", json!({"fund": "chest", "name_en": "chest", "currency": "USD"}))
        .and("rate.published", rate("euro", "EUR", "USD", "1.1"))
        .and("pledge.made", pledge("p1", Some("EUR 100.00")))
}

fn rate(id: &str, from: &str, to: &str, value: &str) -> Value {
    json!({"rate": id, "from": from, "to": to, "value": value, "date": "2018-01-01", "until": "2018-12-31"})
}

fn pledge(id: &str, amount: Option<&str>) -> Value {
    json!({"pledge": id, "party": "belize", "toward": "fund:chest", "roles": ["financial"], "wording": "offered",
        "amount": amount.map(sum), "date": "2018-01-01"})
}

/// A receipt at the rate, if it is in euros.
fn receipt(id: &str, amount: &str) -> Value {
    let rate = amount.starts_with("EUR").then_some("euro");
    let arrived = rate.map(|_| sum(amount));
    json!({"contribution": id, "fund": "chest", "party": "belize", "form": "cash", "amount": sum(amount), "rate": rate,
        "arrived": arrived, "date": "2018-02-01"})
}

fn apply(id: &str, to: &[(&str, &str)], more: Value) -> Value {
    let to: Vec<_> = to.iter().map(|(to, amount)| json!({"to": to, "amount": sum(amount)})).collect();
    with(json!({"contribution": id, "to": to, "date": "2018-03-01"}), more)
}

fn counting(pledge: &str, amount: &str) -> Value {
    json!([{"pledge": pledge, "amount": sum(amount)}])
}

/// What the last record counts for.
fn counts_for(ledger: &Given) -> Value {
    let data: Value = serde_json::from_str(&ledger.records.last().unwrap().event.data()).unwrap();
    let all = data["counts_for"].as_array().cloned().unwrap_or_default();
    all.iter().map(|one| format!("{} {}", one["pledge"], one["amount"]["amount"]).replace('"', "")).collect()
}

fn as_it_stands(ledger: &Given, id: &str, then: impl Fn(Asked<'_>, Standing<'_>)) {
    let asked = Asked { books: &ledger.machine.books, today: read("2018-06-01"), narrowed: false };
    let found = standing(asked).find(|one| one.made.fact.pledge.0.to_string() == id);
    then(asked, found.unwrap());
}

/// F22: a pledge of EUR 100 is paid by EUR 100 at 1.1, in a fund kept in USD.
#[test]
fn a_pledge_paid_in_its_own_currency_is_received_in_full() {
    let ledger = pledged().and("contribution.received", receipt("r1", "EUR 100.00"));
    let applied = || apply("r1", &[("pledge:p1", "USD 110.00")], json!({}));
    let filled = json!({"counts_for": counting("p1", "EUR 100.00"), "fund": "chest"});
    let paid =
        ledger.clone().when("contribution.applied", applied()).yields("contribution.applied", with(applied(), filled));
    assert_eq!(
        paid.posted(),
        [
            "chest unapplied:r1 USD 110.00",
            "chest pledge-received:p1/chest USD -110.00",
            "- counts-for:p1 EUR 100.00",
            "- counts-for:p1 USD -110.00",
        ]
    );
    assert_eq!(paid.figure("received:p1"), "EUR 100.00");
    as_it_stands(&paid, "p1", |asked, pledge| {
        assert_eq!(pledge.outcome, Outcome::Received);
        assert_eq!(pledge.details(asked), "EUR 100.00, in full");
        assert_eq!(pledge.open(), Some(read("EUR 0.00")));
    });
    // It answers by day, and follows a correction.
    assert_eq!(paid.figure_as_of("received:p1", "2018-02-28"), "0");
    let part = apply("r1", &[("pledge:p1", "USD 55.00")], json!({}));
    let corrected = paid.when_correcting(6, "contribution.applied", part).accepted();
    assert_eq!(corrected.figure("received:p1"), "EUR 50.00");
    as_it_stands(&corrected, "p1", |_, pledge| assert_eq!(pledge.outcome, Outcome::PartReceived));
}

#[test]
fn the_part_that_empties_a_receipt_takes_what_the_others_left() {
    // A third of USD 110.00 is EUR 33.33636…; three of them would make 100.02, or 99.99.
    let ledger =
        ["p2", "p3"].into_iter().fold(pledged(), |ledger, id| ledger.and("pledge.made", pledge(id, Some("EUR 50.00"))));
    let ledger = ledger.and("contribution.received", receipt("r1", "EUR 100.00"));
    let parts = [("pledge:p1", "USD 36.67"), ("pledge:p2", "USD 36.67"), ("pledge:p3", "USD 36.66")];
    let at_once = ledger.clone().and("contribution.applied", apply("r1", &parts, json!({})));
    assert_eq!(counts_for(&at_once), json!(["p1 33.34", "p2 33.34", "p3 33.32"]));
    let one_by_one = parts
        .iter()
        .fold(ledger.clone(), |ledger, part| ledger.and("contribution.applied", apply("r1", &[*part], json!({}))));
    assert_eq!(counts_for(&one_by_one), json!(["p3 33.32"]));
    // Part of it went elsewhere: what is left is less by its share.
    let income = json!({"fund": "chest", "amount": sum("USD 1.00"), "nature": "interest", "date": "2018-02-01"});
    let elsewhere = ledger
        .and("income.recorded", income)
        .and("contribution.applied", apply("r1", &[("fund:chest", "USD 36.67")], json!({})))
        .and("contribution.applied", apply("r1", &[parts[1]], json!({})))
        .and(
            "contribution.returned",
            json!({"contribution": "r1", "amount": sum("USD 1.00"), "reason": "too much", "date": "2018-03-01"}),
        )
        .and("contribution.applied", apply("r1", &[("pledge:p3", "USD 35.66")], json!({})));
    assert_eq!(counts_for(&elsewhere), json!(["p3 32.41"]));
}

#[test]
fn a_payment_in_a_third_currency_takes_a_rate_or_a_ground() {
    let ledger = pledged().and("contribution.received", receipt("r1", "USD 110.00"));
    let part = |more: Value| apply("r1", &[("pledge:p1", "USD 110.00")], more);
    let refused =
        |more: Value, refusal: &Refusal| ledger.clone().when("contribution.applied", part(more)).refused(refusal);
    let not_stated =
        Refusal::CountsForNotStated { pledge: read("p1"), amount: read("USD 110.00"), currency: read("EUR") };
    refused(json!({}), &not_stated);
    refused(json!({"counts_for": counting("p1", "EUR 99.00")}), &not_stated);
    let alone = Refusal::GroundWithoutAmounts { contribution: read("r1") };
    refused(json!({"ground": "as agreed"}), &alone);
    refused(json!({"ground": "as agreed", "rate": "euro", "counts_for": counting("p1", "EUR 99.00")}), &alone);
    let in_yen = Refusal::CountsInAnotherCurrency { pledge: read("p1"), amount: read("JPY 99"), currency: read("EUR") };
    refused(json!({"ground": "as agreed", "counts_for": counting("p1", "JPY 99")}), &in_yen);
    // The rate is between the two currencies, in either direction.
    let named = ledger.clone().and("contribution.applied", part(json!({"rate": "euro"})));
    assert_eq!(counts_for(&named), json!(["p1 100.00"]));
    let at_rate = Refusal::CountsAtRate { pledge: read("p1"), found: read("EUR 99.00"), expected: read("EUR 100.00") };
    refused(json!({"rate": "euro", "counts_for": counting("p1", "EUR 99.00")}), &at_rate);
    let late = with(part(json!({"rate": "euro"})), json!({"date": "2019-01-01"}));
    ledger.clone().when("contribution.applied", late).refused(&Refusal::RateNotInForce {
        rate: read("euro"),
        its: Period::new(read("2018-01-01"), read("2018-12-31")).unwrap(),
        on: read("2019-01-01"),
    });
    let more = ledger
        .clone()
        .and("rate.published", with(rate("dollar", "USD", "EUR", "0.9"), json!({"publisher": "belize"})))
        .and("rate.published", rate("yen", "JPY", "USD", "0.009"));
    let named = more.clone().and("contribution.applied", part(json!({"rate": "dollar"})));
    assert_eq!(counts_for(&named), json!(["p1 99.00"]));
    more.when("contribution.applied", part(json!({"rate": "yen"}))).refused(&Refusal::RateOfOtherCurrencies {
        rate: read("yen"),
        from: read("JPY"),
        to: read("USD"),
        amount: read("USD 110.00"),
        currency: read("EUR"),
    });
    let stated = json!({"ground": "the agreement fixes it", "counts_for": counting("p1", "EUR 95.00")});
    let stated = ledger.clone().and("contribution.applied", part(stated));
    assert_eq!(stated.figure("received:p1"), "EUR 95.00");
}

#[test]
fn only_a_part_in_another_currency_counts_for_something_else() {
    let ledger = pledged()
        .and("pledge.made", pledge("p2", Some("USD 50.00")))
        .and("pledge.made", pledge("p3", None))
        .and("contribution.received", receipt("r1", "EUR 100.00"))
        .and("contribution.received", receipt("r2", "USD 100.00"));
    let once = |id: &str| Refusal::CountsOnce { pledge: read(id) };
    let nothing = |id: &str| Refusal::NothingToConvert { contribution: read(id) };
    for (id, to, more, refusal) in [
        ("r2", "pledge:p2", json!({"ground": "x", "counts_for": counting("p2", "EUR 9.00")}), once("p2")),
        ("r2", "pledge:p3", json!({"ground": "x", "counts_for": counting("p3", "EUR 9.00")}), once("p3")),
        ("r2", "fund:chest", json!({"ground": "x", "counts_for": counting("p1", "EUR 9.00")}), once("p1")),
        ("r2", "pledge:p2", json!({"rate": "euro"}), nothing("r2")),
        ("r1", "pledge:p1", json!({"rate": "euro"}), nothing("r1")),
    ] {
        ledger.clone().when("contribution.applied", apply(id, &[(to, "USD 10.00")], more)).refused(&refusal);
    }
    let plain = |to: &str| ledger.clone().and("contribution.applied", apply("r2", &[(to, "USD 10.00")], json!({})));
    for to in ["pledge:p2", "pledge:p3", "fund:chest"] {
        assert_eq!(counts_for(&plain(to)), json!([]), "{to}");
    }
    // No amount is stated: the payment is told in its own currency.
    as_it_stands(&plain("pledge:p3"), "p3", |asked, pledge| {
        assert_eq!(pledge.outcome, Outcome::SomeReceived);
        assert!(pledge.details(asked).starts_with("USD 10.00; the amount pledged is not stated"));
    });
}

#[test]
fn a_part_counts_for_something() {
    let yen = with(receipt("r1", "JPY 1"), json!({"rate": "yen", "arrived": sum("JPY 1")}));
    let ledger = pledged()
        .and("rate.published", rate("yen", "JPY", "USD", "0.02"))
        .and("pledge.made", pledge("p2", Some("JPY 100")))
        .and("contribution.received", yen);
    let half = || apply("r1", &[("pledge:p2", "USD 0.01")], json!({}));
    let first = ledger.and("contribution.applied", half());
    assert_eq!(counts_for(&first), json!(["p2 1"]));
    first.when("contribution.applied", half()).refused(&Refusal::CountsForNothing {
        pledge: read("p2"),
        amount: read("USD 0.01"),
        counts_for: read("JPY 0"),
    });
}

#[test]
fn a_receipt_is_corrected_with_what_its_parts_count_for() {
    let ledger = pledged()
        .and("rate.published", with(rate("dear", "EUR", "USD", "1.2"), json!({"publisher": "belize"})))
        .and("contribution.received", receipt("r1", "EUR 100.00"))
        .and("contribution.applied", apply("r1", &[("pledge:p1", "USD 110.00")], json!({})));
    let dearer = with(receipt("r1", "EUR 100.00"), json!({"rate": "dear"}));
    ledger.clone().when_correcting(6, "contribution.received", dearer).refused(&Refusal::BreaksAnother {
        seq: 6,
        by: 7,
        why: Box::new(Refusal::CountsAtRate {
            pledge: read("p1"),
            found: read("EUR 100.00"),
            expected: read("EUR 91.67"),
        }),
    });
    // What changes neither amount nor rate leaves it as it is.
    let reference = with(receipt("r1", "EUR 100.00"), json!({"reference": "X-17"}));
    ledger.clone().when_correcting(6, "contribution.received", reference).accepted();
    // Nor does its pledge change the currency under it.
    let in_dollars = with(pledge("p1", Some("USD 110.00")), json!({}));
    ledger.clone().when_correcting(4, "pledge.made", in_dollars).refused(&Refusal::BreaksAnother {
        seq: 4,
        by: 7,
        why: Box::new(Refusal::CountsOnce { pledge: read("p1") }),
    });
    // A revision may: what was received in the former currency is told beside it, and counts for nothing.
    let revised = json!({"pledge": "p1", "amount": sum("USD 120.00"), "date": "2018-04-01"});
    let revised = ledger.when_asked(request("revised", "pledge.revised", revised)).accepted();
    as_it_stands(&revised, "p1", |asked, pledge| {
        assert_eq!(pledge.outcome, Outcome::Open);
        let told = pledge.details(asked);
        assert!(told.starts_with("EUR 100.00 beside it, in another currency, counts for nothing yet; "), "{told}");
    });
    let again = apply("r1", &[("pledge:p1", "USD 110.00")], json!({}));
    let corrected = revised.when_asked(correcting(7, request("again", "contribution.applied", again))).accepted();
    assert_eq!(corrected.figure("received:p1"), "USD 110.00");
}
