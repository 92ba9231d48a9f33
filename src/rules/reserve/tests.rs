//! Rules of cases and advances, given, when and then.

use serde_json::{Value, json};

use crate::event::fund::Applicant;
use crate::rules::refusal::Refusal;
use crate::rules::testing::{Given, holding, read, state, sum, with};

/// A fund that holds USD 1000.00 and helps a case with no more than USD 250.00, for repatriation or shelter; records 12
/// and 13.
fn reserve() -> Given {
    holding("USD 1000.00").and(
        "fund.policy_set",
        json!({"fund": "chest", "cap_per_case": sum("USD 250.00"), "eligible": ["repatriation", "shelter"], "date": "2018-01-01"}),
    )
}

/// As above, with USD 500.00 advanced to panama by record 14.
fn advanced() -> Given {
    reserve().and("reserve.disbursed", advance("USD 500.00"))
}

fn advance(amount: &str) -> Value {
    json!({"fund": "chest", "amount": sum(amount), "implementer": "panama", "date": "2018-02-01"})
}

fn help(case: &str, amount: &str) -> Value {
    json!({"fund": "chest", "amount": sum(amount), "case": case, "category": "repatriation", "date": "2018-02-01"})
}

fn spend(case: &str, amount: &str) -> Value {
    with(help(case, amount), json!({"implementer": "panama"}))
}

fn exceeded(already: &str, amount: &str) -> Refusal {
    Refusal::CapExceeded {
        case: read("case-1"),
        on: read("2018-02-01"),
        cap: read("USD 250.00"),
        already: read(already),
        amount: read(amount),
    }
}

fn returned(paid: &str, amount: &str) -> Refusal {
    Refusal::ReturnedMoreThanPaid {
        case: read("case-1"),
        on: read("2018-02-01"),
        paid: read(paid),
        amount: read(amount),
    }
}

#[test]
fn money_goes_to_a_case_or_to_an_implementer() {
    for kind in ["reserve.disbursed", "reserve.returned"] {
        for (case, category, implementer) in [
            (None, None, None),
            (Some("case-1"), Some("repatriation"), Some("panama")),
            (Some("case-1"), None, Some("panama")),
            (None, Some("repatriation"), Some("panama")),
            (None, Some("repatriation"), None),
        ] {
            let data = json!({"fund": "chest", "amount": sum("USD 1.00"), "case": case, "category": category, "implementer": implementer, "date": "2018-02-01"});
            advanced().when(kind, data).refused(&Refusal::CaseOrImplementer);
        }
    }
}

#[test]
fn only_eligible_categories_are_helped() {
    let refusal = |category: Option<&str>| Refusal::NotEligible {
        category: category.map(read),
        eligible: vec![read("repatriation"), read("shelter")],
    };
    for (kind, data) in
        [("reserve.disbursed", help("case-1", "USD 1.00")), ("reserve.spent", spend("case-1", "USD 1.00"))]
    {
        let of = |category: Value| with(data.clone(), json!({"category": category}));
        advanced().refused_unless_reported(kind, of(json!("feasts")), &refusal(Some("feasts")));
        advanced().refused_unless_reported(kind, of(json!(null)), &refusal(None));
        advanced().when(kind, of(json!("shelter"))).accepted();
    }
    // Where no policy names categories, none is asked for.
    let uncategorised = with(help("case-1", "USD 1.00"), json!({"category": null}));
    let ledger = holding("USD 1.00").and("reserve.disbursed", uncategorised);
    assert_eq!(ledger.posted(), ["chest assistance:chest/not stated USD 1.00", "chest cash:chest USD -1.00"]);
}

#[test]
fn a_case_receives_no_more_than_the_cap() {
    reserve().when("reserve.disbursed", help("case-1", "USD 250.00")).accepted();
    let refusal = exceeded("USD 0.00", "USD 250.01");
    reserve().refused_unless_reported("reserve.disbursed", help("case-1", "USD 250.01"), &refusal);
}

#[test]
fn all_payments_to_a_case_count_against_its_cap() {
    // Twice from the fund, once from an implementer, and something came back.
    let ledger = advanced()
        .and("reserve.disbursed", help("case-1", "USD 100.00"))
        .and("reserve.disbursed", help("case-1", "USD 50.00"))
        .and("reserve.spent", spend("case-1", "USD 75.00"))
        .and("reserve.returned", help("case-1", "USD 25.00"));
    for (kind, most, more) in [
        ("reserve.disbursed", help("case-1", "USD 50.00"), help("case-1", "USD 50.01")),
        ("reserve.spent", spend("case-1", "USD 50.00"), spend("case-1", "USD 50.01")),
    ] {
        ledger.clone().when(kind, most).accepted();
        let refusal = exceeded("USD 200.00", "USD 50.01");
        ledger.clone().refused_unless_reported(kind, more, &refusal);
    }
    // Another case has its own cap.
    ledger.when("reserve.disbursed", help("case-2", "USD 250.00")).accepted();
}

#[test]
fn the_cap_of_one_fund_ignores_payments_of_another() {
    let brought =
        json!({"fund": "trust", "amount": sum("USD 500.00"), "certificate": "certificate", "date": "2018-01-01"});
    reserve()
        .and("reserve.disbursed", help("case-1", "USD 250.00"))
        .and("balance.brought_forward", brought)
        .when("reserve.disbursed", with(help("case-1", "USD 500.00"), json!({"fund": "trust"})))
        .accepted();
}

#[test]
fn an_advance_has_no_cap_but_needs_the_balance() {
    reserve().when("reserve.disbursed", advance("USD 1000.00")).accepted();
    reserve().refused_unless_reported(
        "reserve.disbursed",
        advance("USD 1000.01"),
        &Refusal::Overdrawn {
            fund: read("chest"),
            on: read("2018-02-01"),
            held: read("USD 1000.00"),
            amount: read("USD 1000.01"),
        },
    );
    // A policy replaces rule by rule: there is a floor now, and still a cap.
    let floor = json!({"fund": "chest", "floor": sum("USD 400.00"), "date": "2018-01-02"});
    let floor = reserve().and("fund.policy_set", floor);
    floor.clone().when("reserve.disbursed", advance("USD 600.00")).accepted();
    let refusal = exceeded("USD 0.00", "USD 250.01");
    floor.clone().refused_unless_reported("reserve.disbursed", help("case-1", "USD 250.01"), &refusal);
    floor.refused_unless_reported(
        "reserve.disbursed",
        advance("USD 600.01"),
        &Refusal::BelowFloor {
            fund: read("chest"),
            on: read("2018-02-01"),
            floor: read("USD 400.00"),
            left: read("USD 399.99"),
        },
    );
}

#[test]
fn an_implementer_spends_and_returns_only_its_advance() {
    let above = |held: &str, amount: &str| Refusal::AboveAdvance {
        implementer: read("panama"),
        on: read("2018-02-01"),
        held: read(held),
        amount: read(amount),
    };
    let ledger =
        advanced().and("reserve.spent", spend("case-1", "USD 250.00")).and("reserve.returned", advance("USD 50.00"));
    assert_eq!(ledger.figure("advanced:chest/panama"), "USD 200.00");
    assert_eq!(ledger.figure("held:chest"), "USD 750.00");
    let refusal = above("USD 200.00", "USD 200.01");
    ledger.clone().when("reserve.spent", spend("case-2", "USD 200.00")).accepted();
    ledger.clone().refused_unless_reported("reserve.spent", spend("case-2", "USD 200.01"), &refusal);
    ledger.clone().when("reserve.returned", advance("USD 200.00")).accepted();
    ledger.clone().refused_unless_reported("reserve.returned", advance("USD 200.01"), &refusal);
    // An implementer cannot spend the advance of another.
    let belize = json!({"implementer": "belize"});
    ledger.when("reserve.spent", with(spend("case-2", "USD 1.00"), belize)).refused(&Refusal::AboveAdvance {
        implementer: read("belize"),
        on: read("2018-02-01"),
        held: read("USD 0.00"),
        amount: read("USD 1.00"),
    });
}

#[test]
fn a_case_returns_no_more_than_it_received() {
    let ledger = advanced()
        .and("reserve.disbursed", help("case-1", "USD 100.00"))
        .and("reserve.spent", spend("case-1", "USD 50.00"))
        .and("reserve.returned", help("case-1", "USD 30.00"));
    ledger.clone().when("reserve.returned", help("case-1", "USD 120.00")).accepted();
    let refusal = returned("USD 120.00", "USD 120.01");
    ledger.refused_unless_reported("reserve.returned", help("case-1", "USD 120.01"), &refusal);
}

// ---- reversals ----

#[test]
fn a_return_is_not_reversed_after_the_cap_was_used_again() {
    // It would be a way around the cap: return, help again, and the return never was.
    let ledger = reserve()
        .and("reserve.disbursed", help("case-1", "USD 250.00"))
        .and("reserve.returned", help("case-1", "USD 100.00"));
    let within = ledger.clone().reversing(15);
    let refusal = exceeded("USD 250.00", "USD 0.01");
    within.when("reserve.disbursed", help("case-1", "USD 0.01")).refused(&refusal);
    let refusal = exceeded("USD 150.01", "USD 100.00");
    ledger.and("reserve.disbursed", help("case-1", "USD 0.01")).reversal_refused_unless_reported(15, &refusal);
}

#[test]
fn a_payment_is_not_reversed_below_what_the_case_returned() {
    let ledger = reserve()
        .and("reserve.disbursed", help("case-1", "USD 100.00"))
        .and("reserve.disbursed", help("case-1", "USD 50.00"))
        .and("reserve.returned", help("case-1", "USD 60.00"));
    ledger.clone().when_reversing(15).accepted();
    let refusal = returned("USD 90.00", "USD 100.00");
    ledger.reversal_refused_unless_reported(14, &refusal);
}

#[test]
fn a_reversed_disbursement_no_longer_counts_against_the_cap() {
    reserve()
        .and("reserve.disbursed", help("case-1", "USD 250.00"))
        .reversing(14)
        .when("reserve.disbursed", help("case-1", "USD 250.00"))
        .accepted();
}

#[test]
fn a_spent_advance_is_not_reversed() {
    advanced().when_reversing(14).accepted();
    advanced().and("reserve.spent", spend("case-1", "USD 0.01")).reversal_refused_unless_reported(
        14,
        &Refusal::AboveAdvance {
            implementer: read("panama"),
            on: read("2018-02-01"),
            held: read("USD 499.99"),
            amount: read("USD 500.00"),
        },
    );
}

// ---- postings ----

#[test]
fn payments_to_cases_post_to_their_accounts() {
    let posted = |kind: &str, data: Value| advanced().and(kind, data).posted();
    assert_eq!(
        posted("reserve.disbursed", help("case-1", "USD 9.00")),
        ["chest assistance:chest/repatriation USD 9.00", "chest cash:chest USD -9.00"]
    );
    assert_eq!(
        posted("reserve.disbursed", advance("USD 9.00")),
        ["chest advanced:chest/panama USD 9.00", "chest cash:chest USD -9.00"]
    );
    assert_eq!(
        posted("reserve.spent", spend("case-1", "USD 9.00")),
        ["chest assistance:chest/repatriation USD 9.00", "chest advanced:chest/panama USD -9.00"]
    );
    assert_eq!(
        posted("reserve.returned", advance("USD 9.00")),
        ["chest cash:chest USD 9.00", "chest advanced:chest/panama USD -9.00"]
    );
    let ledger = advanced().and("reserve.spent", spend("case-1", "USD 9.00"));
    assert_eq!(
        ledger.and("reserve.returned", help("case-1", "USD 9.00")).posted(),
        ["chest cash:chest USD 9.00", "chest assistance:chest/repatriation USD -9.00"]
    );
}

#[test]
fn who_succeeds_an_implementer_spends_and_returns_its_advance() {
    let succeeded = advanced()
        .and("party.registered", state("haven"))
        .and("party.merged", json!({"party": "panama", "into": "haven", "date": "2018-02-15"}));
    let spend = |amount: &str| {
        json!({"fund": "chest", "amount": sum(amount), "implementer": "haven", "case": "c9", "category": "shelter",
            "date": "2018-03-01"})
    };
    let held = succeeded.figure("advanced:chest/panama");
    let beyond = succeeded.clone().when("reserve.spent", spend("USD 100000.00"));
    let Some(Refusal::AboveAdvance { implementer, held: its, .. }) = beyond.refusal() else {
        panic!("it spends no more than it has: {:?}", beyond.refusal())
    };
    assert_eq!((implementer.to_string(), its.to_string()), ("haven".to_owned(), held.clone()));
    succeeded.when("reserve.spent", spend("USD 250.00")).accepted();
}

#[test]
fn who_may_apply_requests_help_or_it_is_reported() {
    let policy = json!({"fund": "chest", "applicants": ["authorities", "civil-society"], "date": "2018-01-15"});
    let ledger = reserve()
        .and("fund.policy_set", policy)
        .and("party.registered", with(state("shelter-union"), json!({"nature": "civil-society"})))
        .and("party.registered", with(state("agency"), json!({"nature": "organisation"})));
    let by = |party: Value, date: &str| with(help("case-1", "USD 10.00"), json!({"requested_by": party, "date": date}));
    for party in ["belize", "shelter-union"] {
        ledger.clone().when("reserve.disbursed", by(json!(party), "2018-02-01")).accepted();
    }
    let applicants = vec![Applicant::Authorities, Applicant::CivilSociety];
    for party in [json!("agency"), json!(null)] {
        let requested_by = party.as_str().map(read);
        let refusal = Refusal::NotAnApplicant { requested_by, applicants: applicants.clone() };
        ledger.clone().refused_unless_reported("reserve.disbursed", by(party.clone(), "2018-02-01"), &refusal);
        // Until the policy asked for it, anybody could.
        ledger.clone().when("reserve.disbursed", by(party, "2018-01-14")).accepted();
    }
    // An implementer that helps a case says who asked for it.
    let ledger = ledger.and("reserve.disbursed", advance("USD 500.00"));
    let refusal = Refusal::NotAnApplicant { requested_by: None, applicants };
    ledger.clone().refused_unless_reported("reserve.spent", spend("case-1", "USD 10.00"), &refusal);
    let asked = with(spend("case-1", "USD 10.00"), json!({"requested_by": "belize"}));
    ledger.when("reserve.spent", asked).accepted();
}

/// An implementer exchanges money of its advance: the fund's own account is as it was.
#[test]
fn an_implementer_exchanges_what_was_advanced_to_it() {
    let advance = json!({"fund": "chest", "amount": sum("USD 300.00"), "implementer": "belize", "date": "2018-01-10"});
    let ledger = holding("USD 1000.00").and("reserve.disbursed", advance);
    let exchange = |held_by: Option<&str>, sold: &str| json!({"fund": "chest", "sold": sum(sold), "bought": sum("JPY 10000"), "held_by": held_by, "date": "2018-02-01"});
    let exchanged = ledger.clone().and("exchange.recorded", exchange(Some("belize"), "USD 100.00"));
    assert_eq!(exchanged.figure("advanced:chest/belize"), "JPY 10000 + USD 200.00");
    assert_eq!(exchanged.figure("exchange-advanced:chest/belize"), "JPY -10000 + USD 100.00");
    assert_eq!(exchanged.figure("cash:chest"), "USD 700.00");
    // It has no more than was advanced to it, and another party has none.
    let above = Refusal::AboveAdvance {
        implementer: read("belize"),
        on: read("2018-02-01"),
        held: read("USD 300.00"),
        amount: read("USD 300.01"),
    };
    ledger.clone().when("exchange.recorded", exchange(Some("belize"), "USD 300.01")).refused(&above);
    let none = Refusal::AboveAdvance {
        implementer: read("panama"),
        on: read("2018-02-01"),
        held: read("USD 0.00"),
        amount: read("USD 1.00"),
    };
    ledger.when("exchange.recorded", exchange(Some("panama"), "USD 1.00")).refused(&none);
}
