//! Rules of contributions, given, when and then.

use serde_json::{Value, json};

use crate::rules::refusal::Refusal;
use crate::rules::testing::{Given, council, nothing, opening, read, state, sum, with};

fn receipt() -> Value {
    json!({"contribution": "r1", "fund": "chest", "party": "belize", "form": "cash", "amount": sum("USD 100.00"),
        "credited": sum("USD 100.00"), "arrived": sum("USD 100.00"), "date": "2018-02-01"})
}

fn receive(more: Value) -> Value {
    with(receipt(), more)
}

fn assess(id: &str, party: &str, period: &str, amount: &str) -> Value {
    json!({"assessment": id, "fund": "chest", "party": party, "period": period, "amount": sum(amount),
        "due": "2018-06-30", "date": "2018-01-15"})
}

/// Belize owes USD 30.00 for 2016, 50.00 for 2017 and 40.00 for 2018, by the records 12 to 14; panama USD 10.00, by 15.
fn owing() -> Given {
    council()
        .and("assessment.issued", assess("belize-2018", "belize", "2018", "USD 40.00"))
        .and("assessment.issued", assess("belize-2016", "belize", "2016", "USD 30.00"))
        .and("assessment.issued", assess("belize-2017", "belize", "2017", "USD 50.00"))
        .and("assessment.issued", assess("panama-2018", "panama", "2018", "USD 10.00"))
}

/// And belize paid USD 100.00, by record 16.
fn paid() -> Given {
    owing().and("contribution.received", receipt())
}

/// As above, by an unidentified payer.
fn unidentified() -> Given {
    owing().and("contribution.received", receive(json!({"party": null})))
}

fn apply(to: &[(&str, &str)], more: Value) -> Value {
    let all: Vec<_> = to.iter().map(|(to, amount)| json!({"to": to, "amount": sum(amount)})).collect();
    let to = if all.is_empty() { json!(null) } else { json!(all) };
    with(json!({"contribution": "r1", "to": to, "fund": "chest", "date": "2018-03-01"}), more)
}

fn give_back(amount: &str) -> Value {
    json!({"contribution": "r1", "amount": sum(amount), "reason": "paid twice", "fund": "chest", "date": "2018-03-01"})
}

// ---- receipts ----

#[test]
fn credited_and_arrived_amounts_are_filled_in() {
    let given = receive(json!({"credited": null, "arrived": null}));
    council().when("contribution.received", given.clone()).yields("contribution.received", receipt());
    let charges = json!({"charges": sum("USD 12.50")});
    council()
        .when("contribution.received", with(given, charges.clone()))
        .yields("contribution.received", receive(with(charges, json!({"arrived": sum("USD 87.50")}))));
}

#[test]
fn cash_has_an_amount() {
    let given = json!({"amount": null, "credited": null, "arrived": null});
    council()
        .when("contribution.received", receive(given))
        .refused(&Refusal::CashWithoutAmount { contribution: read("r1") });
}

#[test]
fn a_contribution_in_kind_has_no_money_fields() {
    for form in ["goods", "services", "premises"] {
        let refusal = Refusal::NotCash { contribution: read("r1"), form: read(form) };
        let in_kind = receive(json!({"form": form, "credited": null, "arrived": null}));
        for money in ["credited", "charges", "arrived"] {
            let data = with(in_kind.clone(), json!({money: sum("USD 100.00")}));
            council().when("contribution.received", data).refused(&refusal);
        }
        let unvalued = with(in_kind.clone(), json!({"amount": null}));
        for data in [in_kind, unvalued] {
            let ledger = owing().when("contribution.received", data.clone()).yields("contribution.received", data);
            assert_eq!(ledger.posted(), Vec::<String>::new());
            ledger.clone().when("contribution.applied", apply(&[], json!({}))).refused(&refusal);
            let told = apply(&[("assessment:belize-2018", "USD 1.00")], json!({}));
            ledger.clone().when("contribution.applied", told).refused(&refusal);
            ledger.when("contribution.returned", give_back("USD 1.00")).refused(&refusal);
        }
    }
}

fn does_not_add_up(paid: &str, parts: &[&str]) -> Refusal {
    Refusal::DoesNotAddUp {
        paid: read(paid),
        parts: parts.iter().map(|part| read::<crate::value::money::Money>(part)).collect(),
    }
}

#[test]
fn a_payment_is_what_arrived_plus_bank_charges() {
    for (arrived, charges, parts) in [
        ("USD 99.99", None, &["USD 99.99"][..]),
        ("USD 90.00", Some("USD 10.01"), &["USD 100.01"]),
        ("JPY 11000", None, &["JPY 11000"]),
        ("USD 90.00", Some("JPY 1100"), &["JPY 1100", "USD 90.00"]),
    ] {
        let data = receive(json!({"arrived": sum(arrived), "charges": charges.map(sum)}));
        council().when("contribution.received", data).refused(&does_not_add_up("USD 100.00", parts));
    }
    let data = receive(json!({"arrived": sum("USD 90.00"), "charges": sum("USD 10.00")}));
    council().when("contribution.received", data).accepted();
}

// ---- other currencies ----

fn rate(id: &str, from: &str, to: &str, value: &str) -> Value {
    json!({"rate": id, "from": from, "to": to, "value": value, "date": "2018-02-01",
        "until": "2018-12-31"})
}

/// A ledger with a rate from JPY to USD, by record 12.
fn rated() -> Given {
    council().and("rate.published", rate("yen", "JPY", "USD", "0.00915"))
}

/// A ledger of three currencies, with belize, and the chest in dollars.
fn given_euro() -> Given {
    let currencies = json!({"currencies": ["USD/2", "EUR/2", "JPY/0"]});
    nothing()
        .and("ledger.opened", with(opening(), currencies))
        .and("party.registered", state("belize"))
        .and("fund.opened", json!({"fund": "chest", "name_en": "chest", "currency": "USD"}))
}

fn yen(more: Value) -> Value {
    let data = json!({"amount": sum("JPY 11000"), "rate": "yen", "credited": null, "arrived": sum("USD 100.65")});
    receive(with(data, more))
}

#[test]
fn another_currency_is_credited_at_a_published_rate() {
    // 11000 × 0.00915 = 100.65
    let filled = yen(json!({"credited": sum("USD 100.65")}));
    rated().when("contribution.received", yen(json!({}))).yields("contribution.received", filled);
    // 100 × 0.00915 = 0.915: half away from zero.
    let little = |more: Value| yen(with(json!({"amount": sum("JPY 100"), "arrived": sum("JPY 100")}), more));
    rated()
        .when("contribution.received", little(json!({})))
        .yields("contribution.received", little(json!({"credited": sum("USD 0.92")})));
    // A rate converts both ways.
    let back = council().and("rate.published", rate("yen", "USD", "JPY", "109.29"));
    back.when("contribution.received", yen(json!({})))
        .yields("contribution.received", yen(json!({"credited": sum("USD 100.65")})));
}

#[test]
fn another_currency_needs_a_rate() {
    rated().when("contribution.received", yen(json!({"rate": null}))).refused(&Refusal::NoRate {
        amount: read("JPY 11000"),
        fund: read("chest"),
        currency: read("USD"),
    });
}

#[test]
fn a_rate_must_be_between_the_two_currencies() {
    let ledger = given_euro().and("rate.published", rate("r", "EUR", "JPY", "130"));
    let data = yen(json!({"rate": "r"}));
    ledger.clone().when("contribution.received", data).refused(&Refusal::RateOfOtherCurrencies {
        rate: read("r"),
        from: read("EUR"),
        to: read("JPY"),
        amount: read("JPY 11000"),
        currency: read("USD"),
    });
    let data = receive(json!({"rate": "r"}));
    ledger
        .when("contribution.received", data)
        .refused(&Refusal::NothingConverted { amount: read("USD 100.00"), fund: read("chest") });
}

#[test]
fn the_credited_amount_is_the_payment_at_the_rate() {
    rated().when("contribution.received", yen(json!({"credited": sum("USD 100.66")}))).refused(&Refusal::NotAtRate {
        amount: read("JPY 11000"),
        found: read("USD 100.66"),
        expected: read("USD 100.65"),
    });
    rated().when("contribution.received", yen(json!({"credited": sum("USD 100.65")}))).accepted();
    // Without a rate it is the amount.
    council().when("contribution.received", receive(json!({"credited": sum("USD 99.00")}))).refused(
        &Refusal::NotAtRate { amount: read("USD 100.00"), found: read("USD 99.00"), expected: read("USD 100.00") },
    );
}

#[test]
fn the_credited_amount_is_exact_before_rounding() {
    let ledger = council().and("rate.published", rate("long", "JPY", "USD", "99999999999.999999999999"));
    let data = yen(json!({"amount": sum("JPY 999999"), "rate": "long"}));
    ledger
        .when("contribution.received", data)
        .refused(&Refusal::RateTooLong { rate: read("long"), amount: read("JPY 999999") });
}

#[test]
fn a_payment_that_arrives_in_its_own_currency_adds_up() {
    let arrived = |arrived: &str| yen(json!({"arrived": sum(arrived), "charges": sum("JPY 1000")}));
    rated().when("contribution.received", arrived("JPY 10001")).refused(&does_not_add_up("JPY 11000", &["JPY 11001"]));
    let ledger = rated().and("contribution.received", arrived("JPY 10000"));
    assert_eq!(
        ledger.posted(),
        [
            "chest cash:chest JPY 10000",
            "chest expense:chest/charges-on-receipts USD 9.15",
            "chest unapplied:r1 USD -100.65",
            "chest exchange:chest JPY -10000",
            "chest exchange:chest USD 91.50"
        ]
    );
    assert_eq!(ledger.figure("unapplied-in:chest"), "USD 100.65");
}

#[test]
fn the_rate_of_the_bank_leaves_a_difference() {
    let ledger = rated().and("contribution.received", yen(json!({"arrived": sum("USD 98.00")})));
    assert_eq!(
        ledger.posted(),
        ["chest cash:chest USD 98.00", "chest unapplied:r1 USD -100.65", "chest exchange:chest USD 2.65"]
    );
}

#[test]
fn what_arrived_of_another_currency_is_stated() {
    let refusal = Refusal::ArrivalNotStated { paid: read("JPY 11000"), fund: read("chest"), currency: read("USD") };
    for charges in [json!(null), sum("USD 10.00"), sum("JPY 1000")] {
        let data = yen(json!({"arrived": null, "charges": charges}));
        rated().when("contribution.received", data).refused(&refusal);
    }
    let charged = |charges: &str| yen(json!({"arrived": sum("USD 91.00"), "charges": sum(charges)}));
    let ledger = rated().and("contribution.received", charged("JPY 1000"));
    assert_eq!(
        ledger.posted(),
        [
            "chest cash:chest USD 91.00",
            "chest expense:chest/charges-on-receipts USD 9.15",
            "chest unapplied:r1 USD -100.65",
            "chest exchange:chest USD 0.50"
        ]
    );
    rated().when("contribution.received", charged("USD 9.65")).accepted();
    let in_three = || given_euro().and("rate.published", rate("yen", "JPY", "USD", "0.00915"));
    let third = yen(json!({"arrived": sum("EUR 90.00")}));
    in_three().when("contribution.received", third).refused(&does_not_add_up("JPY 11000", &["EUR 90.00"]));
    let third = yen(json!({"arrived": sum("USD 90.00"), "charges": sum("EUR 9.00")}));
    in_three().when("contribution.received", third).refused(&does_not_add_up("JPY 11000", &["EUR 9.00", "USD 90.00"]));
}

#[test]
fn what_arrives_differs_by_no_more_than_the_tolerance() {
    let tolerance = |share: &str, date: &str| json!({"fund": "chest", "tolerance": share, "date": date});
    let ledger = rated().and("fund.policy_set", tolerance("2", "2018-01-01"));
    // 2 % of 100.65 is 2.01.
    for arrived in ["USD 98.64", "USD 102.66"] {
        ledger.clone().when("contribution.received", yen(json!({"arrived": sum(arrived)}))).accepted();
    }
    let charged = yen(json!({"arrived": sum("USD 88.64"), "charges": sum("USD 10.00")}));
    ledger.clone().when("contribution.received", charged).accepted();
    // What is held in yen was not exchanged.
    ledger.clone().when("contribution.received", yen(json!({"arrived": sum("JPY 11000")}))).accepted();
    for arrived in ["USD 98.63", "USD 102.67"] {
        let refusal =
            Refusal::BeyondTolerance { credited: read("USD 100.65"), arrived: read(arrived), tolerance: read("2") };
        let data = yen(json!({"arrived": sum(arrived)}));
        ledger.clone().refused_unless_reported("contribution.received", data, &refusal);
    }
    // The policy of the day counts.
    let later = rated().and("fund.policy_set", tolerance("2", "2018-02-02"));
    later.when("contribution.received", yen(json!({"arrived": sum("USD 1.00")}))).accepted();
}

#[test]
fn charges_do_not_use_up_a_payment() {
    let charged = |charges: &str| receive(json!({"credited": null, "arrived": null, "charges": sum(charges)}));
    for charges in ["USD 100.00", "USD 100.01"] {
        council()
            .when("contribution.received", charged(charges))
            .refused(&Refusal::NothingArrived { paid: read("USD 100.00"), charges: read(charges) });
    }
    council().when("contribution.received", charged("USD 99.99")).accepted();
    council().when("contribution.received", charged("JPY 500")).refused(&Refusal::OtherCurrency {
        amount: read("JPY 500"),
        fund: read("chest"),
        currency: read("USD"),
    });
}

// ---- applications ----

#[test]
fn the_oldest_assessments_are_paid_first() {
    let all = [
        ("assessment:belize-2016", "USD 30.00"),
        ("assessment:belize-2017", "USD 50.00"),
        ("assessment:belize-2018", "USD 20.00"),
    ];
    let ledger = paid()
        .when("contribution.applied", apply(&[], json!({"fund": null})))
        .yields("contribution.applied", apply(&all, json!({})));
    assert_eq!(ledger.figure("outstanding-of:chest/belize"), "USD 20.00");
    assert_eq!(ledger.figure("outstanding-of:chest/panama"), "USD 10.00");
    assert_eq!(ledger.figure("unapplied-of:chest/belize"), "0");
    assert_eq!(
        ledger.posted(),
        [
            "chest unapplied:r1 USD 30.00",
            "chest applied:belize-2016 USD -30.00",
            "chest unapplied:r1 USD 50.00",
            "chest applied:belize-2017 USD -50.00",
            "chest unapplied:r1 USD 20.00",
            "chest applied:belize-2018 USD -20.00"
        ]
    );
}

#[test]
fn an_application_takes_no_more_than_is_outstanding() {
    let ledger = paid()
        .and("contribution.applied", apply(&[("assessment:belize-2016", "USD 10.00"), ("fund:chest", "USD 60.00")], json!({})))
        .and("assessment.credited", json!({"assessment": "belize-2017", "amount": sum("USD 45.00"), "reason": "a surplus", "date": "2018-02-01"}));
    let rest = [
        ("assessment:belize-2016", "USD 20.00"),
        ("assessment:belize-2017", "USD 5.00"),
        ("assessment:belize-2018", "USD 5.00"),
    ];
    ledger.when("contribution.applied", apply(&[], json!({}))).yields("contribution.applied", apply(&rest, json!({})));
}

#[test]
fn the_surviving_party_pays_the_debt_of_a_merged_one() {
    let ledger = owing().and("party.merged", json!({"party": "belize", "into": "panama"}));
    let ledger = ledger.and("contribution.received", receive(json!({"party": "panama"})));
    // 2018 was assessed twice while they were two; by id.
    let all = [
        ("assessment:belize-2016", "USD 30.00"),
        ("assessment:belize-2017", "USD 50.00"),
        ("assessment:belize-2018", "USD 20.00"),
    ];
    ledger.when("contribution.applied", apply(&[], json!({}))).yields("contribution.applied", apply(&all, json!({})));
}

#[test]
fn an_application_skips_assessments_issued_later() {
    let later = with(assess("belize-2015", "belize", "2015", "USD 70.00"), json!({"date": "2018-03-02"}));
    let all = [
        ("assessment:belize-2016", "USD 30.00"),
        ("assessment:belize-2017", "USD 50.00"),
        ("assessment:belize-2018", "USD 20.00"),
    ];
    let ledger = paid().and("assessment.issued", later);
    ledger
        .clone()
        .when("contribution.applied", apply(&[], json!({})))
        .yields("contribution.applied", apply(&all, json!({})));
    let date = json!({"date": "2018-03-02"});
    let all = [("assessment:belize-2015", "USD 70.00"), ("assessment:belize-2016", "USD 30.00")];
    ledger.when("contribution.applied", apply(&[], date.clone())).yields("contribution.applied", apply(&all, date));
}

#[test]
fn a_used_up_contribution_is_not_applied_again() {
    let refusal = Refusal::NothingLeft { contribution: read("r1") };
    let applied = paid().and("contribution.applied", apply(&[], json!({})));
    applied.when("contribution.applied", apply(&[], json!({}))).refused(&refusal);
    let returned = paid().and("contribution.returned", give_back("USD 100.00"));
    returned.when("contribution.applied", apply(&[], json!({}))).refused(&refusal);
}

#[test]
fn an_application_without_debt_needs_a_target() {
    let ledger = council().and("contribution.received", receipt());
    ledger.clone().when("contribution.applied", apply(&[], json!({}))).refused(&Refusal::NothingOutstanding {
        payer: read("belize"),
        fund: read("chest"),
        contribution: read("r1"),
        left: read("USD 100.00"),
    });
    let ledger = ledger.and("contribution.applied", apply(&[("fund:chest", "USD 100.00")], json!({})));
    assert_eq!(ledger.posted(), ["chest unapplied:r1 USD 100.00", "chest income:chest/voluntary USD -100.00"]);
}

#[test]
fn an_application_names_each_target_once() {
    let twice = [("assessment:belize-2018", "USD 1.00"), ("assessment:belize-2018", "USD 2.00")];
    paid()
        .when("contribution.applied", apply(&twice, json!({})))
        .refused(&Refusal::AllocatedTwice { to: read("assessment:belize-2018") });
}

#[test]
fn only_assessments_pledges_and_funds_are_paid() {
    for to in ["party:belize", "contribution:r1", "document:certificate"] {
        paid()
            .when("contribution.applied", apply(&[(to, "USD 1.00")], json!({})))
            .refused(&Refusal::NotPayable { to: read(to) });
    }
}

#[test]
fn no_more_is_applied_than_was_received() {
    let to = |fund: &str| apply(&[("assessment:belize-2018", "USD 40.00"), ("fund:chest", fund)], json!({}));
    paid().when("contribution.applied", to("USD 60.00")).accepted();
    paid().when("contribution.applied", to("USD 60.01")).refused(&Refusal::MoreThanReceived {
        contribution: read("r1"),
        on: read("2018-03-01"),
        amount: read("USD 100.01"),
        left: read("USD 100.00"),
    });
}

#[test]
fn no_more_is_applied_to_an_assessment_than_is_outstanding() {
    let to = |amount: &str| apply(&[("assessment:belize-2018", amount)], json!({}));
    let ledger = paid().and("contribution.applied", to("USD 40.00"));
    assert_eq!(ledger.figure("outstanding:belize-2018"), "0");
    paid().when("contribution.applied", to("USD 40.01")).refused(&Refusal::MoreThanOutstanding {
        assessment: read("belize-2018"),
        on: read("2018-03-01"),
        amount: read("USD 40.01"),
        outstanding: read("USD 40.00"),
    });
}

#[test]
fn an_application_is_not_dated_before_its_receipt_or_target() {
    let on = |date: &str| {
        paid().when("contribution.applied", apply(&[("assessment:belize-2018", "USD 1.00")], json!({"date": date})))
    };
    on("2018-01-31").refused(&Refusal::TooEarly {
        date: read("2018-01-31"),
        thing: read("contribution:r1"),
        its: read("2018-02-01"),
    });
    on("2018-02-01").accepted();
    let later = with(assess("belize-2019", "belize", "2019", "USD 70.00"), json!({"date": "2018-03-02"}));
    let told = apply(&[("assessment:belize-2019", "USD 1.00")], json!({}));
    paid().and("assessment.issued", later).when("contribution.applied", told).refused(&Refusal::TooEarly {
        date: read("2018-03-01"),
        thing: read("assessment:belize-2019"),
        its: read("2018-03-02"),
    });
}

#[test]
fn money_does_not_cross_from_one_fund_to_another() {
    let crosses = |thing: &str, its: &str, fund: &str| Refusal::OfAnotherFund {
        thing: read(thing),
        its: read(its),
        fund: read(fund),
    };
    let told = |fund: &str, to: &str| apply(&[(to, "USD 1.00")], json!({"fund": fund}));
    let refusal = crosses("contribution:r1", "chest", "trust");
    paid().when("contribution.applied", told("trust", "fund:trust")).refused(&refusal);
    paid().when("contribution.applied", told("chest", "fund:trust")).refused(&refusal);
    let other = with(assess("belize-trust", "belize", "2018", "USD 5.00"), json!({"fund": "trust"}));
    let refusal = crosses("assessment:belize-trust", "trust", "chest");
    paid()
        .and("assessment.issued", other)
        .when("contribution.applied", told("chest", "assessment:belize-trust"))
        .refused(&refusal);
    let pledge = json!({"pledge": "p1", "party": "belize", "toward": "fund:trust", "roles": ["financial"], "wording": "offered"});
    let refusal = crosses("pledge:p1", "trust", "chest");
    paid().and("pledge.made", pledge).when("contribution.applied", told("chest", "pledge:p1")).refused(&refusal);
    paid()
        .when("contribution.returned", with(give_back("USD 1.00"), json!({"fund": "trust"})))
        .refused(&crosses("contribution:r1", "chest", "trust"));
}

// ---- payers ----

#[test]
fn an_application_to_a_debt_needs_a_payer() {
    let refusal = Refusal::PayerUnidentified { contribution: read("r1") };
    let told = |more: Value| apply(&[("assessment:belize-2018", "USD 1.00")], more);
    unidentified().when("contribution.applied", apply(&[], json!({}))).refused(&refusal);
    unidentified().when("contribution.applied", told(json!({}))).refused(&refusal);
    // To the fund anybody may pay.
    unidentified().when("contribution.applied", apply(&[("fund:chest", "USD 1.00")], json!({}))).accepted();
    // From the application on that says who paid, the payer is identified.
    let ledger = unidentified().and("contribution.applied", told(json!({"payer": "belize"})));
    assert_eq!(ledger.figure("unapplied-of:chest/belize"), "USD 99.00");
    ledger.when("contribution.applied", told(json!({}))).accepted();
}

#[test]
fn a_payer_is_identified_once() {
    let told = |payer: &str| apply(&[("fund:chest", "USD 1.00")], json!({"payer": payer}));
    let refusal = Refusal::PayerKnown { contribution: read("r1"), known: read("belize"), said: read("panama") };
    paid().when("contribution.applied", told("panama")).refused(&refusal);
    paid().when("contribution.applied", told("belize")).accepted();
    let identified = unidentified().and("contribution.applied", told("belize"));
    identified.clone().when("contribution.applied", told("panama")).refused(&refusal);
    // Once they are one, it was that one.
    identified
        .and("party.merged", json!({"party": "belize", "into": "panama"}))
        .when("contribution.applied", told("panama"))
        .accepted();
}

#[test]
fn a_payment_is_applied_only_to_debts_of_its_payer() {
    let others = |to: &str| Refusal::PaidByAnother { payer: read("belize"), to: read(to) };
    let to = |to: &str| apply(&[(to, "USD 1.00")], json!({}));
    let refusal = others("assessment:panama-2018");
    paid().when("contribution.applied", to("assessment:panama-2018")).refused(&refusal);
    let pledge = |more: Value| {
        let data = json!({"pledge": "p1", "party": "panama", "toward": "fund:chest", "roles": ["financial"], "wording": "offered"});
        paid().and("pledge.made", with(data, more))
    };
    let refusal = others("pledge:p1");
    pledge(json!({})).when("contribution.applied", to("pledge:p1")).refused(&refusal);
    for more in [json!({"party": "belize"}), json!({"jointly": ["belize"]}), json!({"via": "belize"})] {
        let ledger = pledge(more).and("contribution.applied", to("pledge:p1"));
        assert_eq!(ledger.posted(), ["chest unapplied:r1 USD 1.00", "chest pledge-received:p1/chest USD -1.00"]);
    }
    paid()
        .and("party.merged", json!({"party": "panama", "into": "belize"}))
        .when("contribution.applied", to("assessment:panama-2018"))
        .accepted();
}

#[test]
fn a_pledge_that_is_paid_through_two_funds_balances_in_both() {
    let pledge = json!({"pledge": "p1", "party": "belize", "toward": "activity:fair", "roles": ["financial"], "wording": "offered"});
    let other = receive(json!({"contribution": "r2", "fund": "trust"}));
    let to = apply(&[("pledge:p1", "USD 1.00")], json!({}));
    let ledger = paid()
        .and("contribution.received", other)
        .and("activity.registered", json!({"activity": "fair", "kind": "forum", "title": "A fair"}))
        .and("pledge.made", pledge)
        .and("contribution.applied", to.clone())
        .and("contribution.applied", with(to, json!({"contribution": "r2", "fund": "trust"})));
    for (fund, sums) in ledger.machine.books.journal.trial_balance() {
        assert!(sums.is_zero(), "{fund}: {sums}");
    }
}

// ---- returns ----

#[test]
fn no_more_is_returned_than_is_left() {
    let ledger = paid().and("contribution.applied", apply(&[("assessment:belize-2018", "USD 40.00")], json!({})));
    let without = with(give_back("USD 60.00"), json!({"fund": null}));
    let returned =
        ledger.clone().when("contribution.returned", without).yields("contribution.returned", give_back("USD 60.00"));
    assert_eq!(returned.posted(), ["chest unapplied:r1 USD 60.00", "chest cash:chest USD -60.00"]);
    assert_eq!(returned.figure("cash:chest"), "USD 40.00");
    ledger.when("contribution.returned", give_back("USD 60.01")).refused(&Refusal::MoreThanReceived {
        contribution: read("r1"),
        on: read("2018-03-01"),
        amount: read("USD 60.01"),
        left: read("USD 60.00"),
    });
}

#[test]
fn a_return_is_held_by_the_fund_and_not_before_the_receipt() {
    let charge = json!({"fund": "chest", "amount": sum("USD 70.00"), "nature": "bank", "date": "2018-02-01"});
    paid().and("charge.recorded", charge).refused_unless_reported(
        "contribution.returned",
        give_back("USD 30.01"),
        &Refusal::Overdrawn {
            fund: read("chest"),
            on: read("2018-03-01"),
            held: read("USD 30.00"),
            amount: read("USD 30.01"),
        },
    );
    paid().when("contribution.returned", with(give_back("USD 1.00"), json!({"date": "2018-01-31"}))).refused(
        &Refusal::TooEarly { date: read("2018-01-31"), thing: read("contribution:r1"), its: read("2018-02-01") },
    );
}

#[test]
fn receipts_applications_and_returns_post_to_their_accounts() {
    assert_eq!(paid().posted(), ["chest cash:chest USD 100.00", "chest unapplied:r1 USD -100.00"]);
    let charged = receive(json!({"charges": sum("USD 12.50"), "arrived": sum("USD 87.50")}));
    assert_eq!(
        council().and("contribution.received", charged).posted(),
        [
            "chest cash:chest USD 87.50",
            "chest expense:chest/charges-on-receipts USD 12.50",
            "chest unapplied:r1 USD -100.00"
        ]
    );
}

// ---- on behalf of another party ----

#[test]
fn one_member_pays_for_another_where_the_application_says_so() {
    let for_panama = json!({"on_behalf_of": "panama"});
    let refusal = Refusal::PaidByAnother { payer: read("belize"), to: read("assessment:panama-2018") };
    let to = [("assessment:panama-2018", "USD 10.00")];
    paid().when("contribution.applied", apply(&to, json!({}))).refused(&refusal);
    let ledger = paid().and("contribution.applied", apply(&to, for_panama.clone()));
    assert_eq!(ledger.figure("outstanding:panama-2018"), "0");
    assert_eq!(ledger.figure("unapplied:r1"), "USD -90.00");
    // Without instructions, it pays what the other one owes.
    let ledger = paid().and("contribution.applied", apply(&[], for_panama.clone()));
    assert_eq!(ledger.figure("outstanding:panama-2018"), "0");
    assert_eq!(ledger.figure("outstanding:belize-2016"), "USD 30.00");
    // What its own payer owes can be paid beside it.
    let both = [("assessment:panama-2018", "USD 10.00"), ("assessment:belize-2016", "USD 30.00")];
    paid().when("contribution.applied", apply(&both, for_panama)).accepted();
}
