//! Rules of budgets, given, when and then.

use serde_json::{Value, json};

use crate::rules::refusal::Refusal;
use crate::rules::testing::{Given, approving, holding, read, sum, with};

fn lines(all: &[(&str, &str)]) -> Value {
    all.iter().map(|(line, amount)| json!({"line": line, "amount": sum(amount)})).collect()
}

fn proposal(more: Value) -> Value {
    let data = json!({"budget": "b1", "title": "Budget of 2018", "fund": "chest", "period": "2018",
        "lines": lines(&[("travel", "USD 100.00"), ("paper", "USD 50.00")]), "total": sum("USD 150.00")});
    with(data, more)
}

/// A proposed budget, by record 13, of a fund that holds USD 1000.00.
fn proposed() -> Given {
    holding("USD 1000.00").and("budget.proposed", proposal(json!({})))
}

fn approval(more: Value) -> Value {
    with(json!({"budget": "b1", "decision": "session/A1", "date": "2018-01-10"}), more)
}

/// An approved budget, by record 14.
fn approved() -> Given {
    proposed().and("budget.approved", approval(json!({})))
}

fn charge(line: &str, amount: &str) -> Value {
    json!({"budget": "b1", "line": line, "amount": sum(amount), "subject": "tickets", "fund": "chest", "date": "2018-02-01"})
}

fn transfer(from: &str, to: &str, amount: &str) -> Value {
    json!({"budget": "b1", "from": from, "to": to, "amount": sum(amount), "date": "2018-02-01"})
}

fn revision(all: &[(&str, &str)]) -> Value {
    json!({"budget": "b1", "decision": "session/A1", "lines": lines(all), "date": "2018-01-20"})
}

// ---- stages ----

#[test]
fn a_line_is_named_once() {
    let refusal = Refusal::LineTwice { line: read("travel") };
    let twice = lines(&[("travel", "USD 100.00"), ("travel", "USD 50.00")]);
    holding("USD 1.00").when("budget.proposed", proposal(json!({"lines": twice}))).refused(&refusal);
    let recommended = json!({"budget": "b1", "lines": twice});
    proposed().when("budget.recommended", recommended).refused(&refusal);
    proposed().when("budget.approved", approval(json!({"lines": twice}))).refused(&refusal);
    approved().when("budget.revised", revision(&[("travel", "USD 1.00"), ("travel", "USD 2.00")])).refused(&refusal);
    approved().when("budget.transferred", transfer("travel", "travel", "USD 1.00")).refused(&refusal);
}

#[test]
fn a_line_is_in_the_currency_of_the_fund() {
    let refusal = Refusal::OtherCurrency { amount: read("JPY 100"), fund: read("chest"), currency: read("USD") };
    let yen = lines(&[("travel", "JPY 100")]);
    holding("USD 1.00").when("budget.proposed", proposal(json!({"lines": yen, "total": null}))).refused(&refusal);
    proposed().when("budget.approved", approval(json!({"lines": yen}))).refused(&refusal);
    approved().when("budget.transferred", transfer("travel", "paper", "JPY 100")).refused(&refusal);
}

#[test]
fn what_is_charged_in_another_currency_needs_a_rate() {
    let refusal = Refusal::NoRate { amount: read("JPY 100"), fund: read("chest"), currency: read("USD") };
    approved().when("expenditure.charged", charge("travel", "JPY 100")).refused(&refusal);
}

#[test]
fn a_stated_total_is_the_sum_of_the_lines() {
    for total in ["USD 149.99", "USD 150.01", "JPY 150"] {
        holding("USD 1.00").when("budget.proposed", proposal(json!({"total": sum(total)}))).refused(
            &Refusal::TotalIsNotTheSum { total: read(total), sum: [read("USD 150.00")].into_iter().collect() },
        );
    }
    // A source may state the total alone, or the lines alone, or nothing.
    for more in [json!({"lines": null}), json!({"total": null}), json!({"lines": null, "total": null})] {
        holding("USD 1.00").when("budget.proposed", proposal(more)).accepted();
    }
}

#[test]
fn a_budget_is_approved_once() {
    let refusal = Refusal::BudgetApproved { budget: read("b1"), seq: 14 };
    approved().when("budget.approved", approval(json!({}))).refused(&refusal);
    approved().when("budget.recommended", json!({"budget": "b1"})).refused(&refusal);
    approved().reversing(14).when("budget.approved", approval(json!({}))).accepted();
}

#[test]
fn a_recommended_budget_cannot_be_spent() {
    let recommended = proposed().and("budget.recommended", json!({"budget": "b1", "decision": "session/A2"}));
    let refusal = Refusal::BudgetNotApproved { budget: read("b1"), on: None, approved: None };
    for ledger in [proposed(), recommended] {
        ledger.clone().when("budget.revised", revision(&[("travel", "USD 1.00")])).refused(&refusal);
        ledger.clone().when("budget.transferred", transfer("travel", "paper", "USD 1.00")).refused(&refusal);
        let refusal = Refusal::BudgetNotApproved { budget: read("b1"), on: Some(read("2018-02-01")), approved: None };
        ledger.refused_unless_reported("expenditure.charged", charge("travel", "USD 1.00"), &refusal);
    }
}

#[test]
fn a_budget_and_its_revision_are_approved_by_a_body_that_decides() {
    let noted = json!({"decision": "session/A2"});
    let refusal = Refusal::NotApproved { decision: read("session/A2"), acts: vec![read("noted")] };
    proposed().when("budget.approved", approval(noted.clone())).refused(&refusal);
    approved().when("budget.revised", with(revision(&[("travel", "USD 1.00")]), noted)).refused(&refusal);
}

#[test]
fn an_approval_takes_the_recommended_or_else_the_proposed_lines() {
    let as_proposed = lines(&[("travel", "USD 100.00"), ("paper", "USD 50.00")]);
    proposed()
        .when("budget.approved", approval(json!({})))
        .yields("budget.approved", approval(json!({"lines": as_proposed})));
    let other = lines(&[("travel", "USD 80.00")]);
    let recommended = proposed().and("budget.recommended", json!({"budget": "b1", "lines": other}));
    recommended
        .clone()
        .when("budget.approved", approval(json!({})))
        .yields("budget.approved", approval(json!({"lines": other})));
    // A recommendation without lines recommends what was proposed.
    proposed()
        .and("budget.recommended", json!({"budget": "b1"}))
        .when("budget.approved", approval(json!({})))
        .yields("budget.approved", approval(json!({"lines": as_proposed})));
    let told = approval(json!({"lines": lines(&[("travel", "USD 70.00")])}));
    let ledger = recommended.when("budget.approved", told.clone()).yields("budget.approved", told);
    assert_eq!(ledger.figure("final-in:b1"), "USD 70.00");
}

#[test]
fn a_budget_without_lines_cannot_be_spent() {
    let ledger = holding("USD 1000.00")
        .and("budget.proposed", proposal(json!({"lines": null})))
        .and("budget.approved", approval(json!({})));
    ledger.when("expenditure.charged", charge("travel", "USD 1.00")).refused(&Refusal::LineOverspent {
        budget: read("b1"),
        line: read("travel"),
        on: read("2018-02-01"),
        available: read("USD 0.00"),
        amount: read("USD 1.00"),
    });
}

// ---- revisions ----

#[test]
fn a_revision_sets_the_lines_that_it_names() {
    let to: &[(&str, &str)] = &[("travel", "USD 60.00"), ("ink", "USD 5.00")];
    let ledger = approved().and("budget.revised", revision(to));
    assert_eq!(ledger.figure("final:b1/travel"), "USD 60.00");
    assert_eq!(ledger.figure("final:b1/paper"), "USD 50.00", "a line that it does not name stays");
    assert_eq!(ledger.figure("final:b1/ink"), "USD 5.00");
    assert_eq!(ledger.figure("final-in:b1"), "USD 115.00");
    // The later of two days counts, whatever the order of recording.
    let earlier = with(revision(&[("travel", "USD 70.00")]), json!({"date": "2018-01-15", "decision": "session/A8"}));
    assert_eq!(
        ledger.clone().and("decision.taken", approving("A8")).and("budget.revised", earlier).figure("final:b1/travel"),
        "USD 60.00"
    );
    // On one day it is the later record.
    let other = with(revision(&[("travel", "USD 70.00")]), json!({"decision": "session/A8"}));
    let ledger = ledger.and("decision.taken", approving("A8")).and("budget.revised", other);
    assert_eq!(ledger.figure("final:b1/travel"), "USD 70.00");
}

#[test]
fn a_transfer_moves_on_from_the_last_setting() {
    let ledger = approved().and("budget.transferred", transfer("travel", "paper", "USD 10.00"));
    assert_eq!(ledger.figure("final:b1/travel"), "USD 90.00");
    // A setting of an earlier day comes before the transfer, one of a later day replaces it.
    let earlier = ledger.clone().and("budget.revised", revision(&[("travel", "USD 60.00")]));
    assert_eq!(earlier.figure("final:b1/travel"), "USD 50.00");
    let later = with(revision(&[("travel", "USD 60.00")]), json!({"date": "2018-02-02"}));
    assert_eq!(ledger.and("budget.revised", later).figure("final:b1/travel"), "USD 60.00");
}

#[test]
fn a_budget_is_not_spent_before_its_approval() {
    let refusal = |on: &str| Refusal::BudgetNotApproved {
        budget: read("b1"),
        on: Some(read(on)),
        approved: Some(read("2018-01-10")),
    };
    let on = |date: &str| with(charge("travel", "USD 1.00"), json!({"date": date}));
    approved().when("expenditure.charged", on("2018-01-10")).accepted();
    // Nor has the line an amount before.
    approved().when("expenditure.charged", on("2018-01-09")).refused(&refusal("2018-01-09"));
    approved().when("expenditure.charged", with(on("2018-01-09"), json!({"exception": "it has happened"}))).accepted();
}

#[test]
fn an_approval_is_not_dated_before_its_decision_or_proposal() {
    let early =
        |thing: &str, its: &str, date: &str| Refusal::TooEarly { date: read(date), thing: read(thing), its: read(its) };
    let on = |date: &str| approval(json!({"date": date}));
    proposed()
        .when("budget.approved", on("2017-11-22"))
        .refused(&early("decision:session/A1", "2017-11-23", "2017-11-22"));
    holding("USD 1000.00")
        .and("budget.proposed", proposal(json!({"date": "2018-01-05"})))
        .when("budget.approved", on("2018-01-04"))
        .refused(&early("budget:b1", "2018-01-05", "2018-01-04"));
    approved()
        .when("budget.revised", with(revision(&[("travel", "USD 1.00")]), json!({"date": "2017-11-22"})))
        .refused(&early("decision:session/A1", "2017-11-23", "2017-11-22"));
}

#[test]
fn a_revision_is_not_reversed_below_the_expenditure() {
    let lower = approved().and("budget.revised", revision(&[("travel", "USD 60.00")]));
    let ledger = lower.and("expenditure.charged", charge("travel", "USD 50.00"));
    assert_eq!(ledger.reversing(15).figure("available:b1/travel"), "USD 50.00");
    let higher = approved().and("budget.revised", revision(&[("travel", "USD 160.00")]));
    let bears = |amount: &str| higher.clone().and("expenditure.charged", charge("travel", amount));
    bears("USD 100.00").when_reversing(15).accepted();
    bears("USD 100.01").reversal_refused_unless_reported(
        15,
        &Refusal::BelowCharged {
            budget: read("b1"),
            line: read("travel"),
            on: read("2018-02-01"),
            set: read("USD 100.00"),
            charged: read("USD 100.01"),
        },
    );
}

// ---- transfers ----

#[test]
fn a_transfer_does_not_exceed_the_line() {
    let ledger = approved().and("expenditure.charged", charge("travel", "USD 30.00"));
    let after = ledger.clone().and("budget.transferred", transfer("travel", "paper", "USD 70.00"));
    assert_eq!(after.figure("available:b1/travel"), "0");
    assert_eq!(after.figure("available:b1/paper"), "USD 120.00");
    assert_eq!(after.figure("final-in:b1"), "USD 150.00");
    let reported = ledger.refused_unless_reported(
        "budget.transferred",
        transfer("travel", "paper", "USD 70.01"),
        &Refusal::LineOverspent {
            budget: read("b1"),
            line: read("travel"),
            on: read("2018-02-01"),
            available: read("USD 70.00"),
            amount: read("USD 70.01"),
        },
    );
    assert_eq!(reported.figure("available:b1/travel"), "USD -0.01");
}

fn capped(field: &str, cap: &str) -> Given {
    approved().and("fund.policy_set", json!({"fund": "chest", field: cap, "date": "2018-01-10"}))
}

#[test]
fn transfers_stay_within_the_cap_of_all_that_was_approved() {
    // 10 per cent of USD 150.00, whichever line gives.
    let ledger = capped("transfers_cap", "10").and("budget.transferred", transfer("travel", "paper", "USD 9.00"));
    ledger.clone().when("budget.transferred", transfer("paper", "travel", "USD 6.00")).accepted();
    ledger.refused_unless_reported(
        "budget.transferred",
        transfer("paper", "travel", "USD 6.01"),
        &Refusal::TransferBeyondCap {
            on: read("2018-02-01"),
            amount: read("USD 6.01"),
            already: read("USD 9.00"),
            most: read("USD 15.00"),
            cap: read("10"),
            line: None,
        },
    );
}

#[test]
fn a_transfer_does_not_exceed_the_cap_of_its_line() {
    // A third of USD 50.00, cut off: USD 16.66.
    let ledger = capped("line_transfers_cap", "33.333333");
    ledger.clone().when("budget.transferred", transfer("paper", "travel", "USD 16.66")).accepted();
    ledger.refused_unless_reported(
        "budget.transferred",
        transfer("paper", "travel", "USD 16.67"),
        &Refusal::TransferBeyondCap {
            on: read("2018-02-01"),
            amount: read("USD 16.67"),
            already: read("USD 0.00"),
            most: read("USD 16.66"),
            cap: read("33.333333"),
            line: Some(read("paper")),
        },
    );
}

#[test]
fn transfers_keep_the_cap_of_each_day_of_a_transfer() {
    let cap = |cap: &str, date: &str| json!({"fund": "chest", "transfers_cap": cap, "date": date});
    let on = |amount: &str, date: &str| with(transfer("travel", "paper", amount), json!({"date": date}));
    // 20 per cent of USD 150.00 until the end of April, and then 10.
    let falling = approved()
        .and("fund.policy_set", cap("20", "2018-01-10"))
        .and("fund.policy_set", cap("10", "2018-05-01"))
        .and("budget.transferred", on("USD 9.00", "2018-06-01"));
    falling.refused_unless_reported(
        "budget.transferred",
        on("USD 9.00", "2018-03-01"),
        &Refusal::TransferBeyondCap {
            on: read("2018-06-01"),
            amount: read("USD 9.00"),
            already: read("USD 9.00"),
            most: read("USD 15.00"),
            cap: read("10"),
            line: None,
        },
    );
    let rising = approved()
        .and("fund.policy_set", cap("10", "2018-01-10"))
        .and("fund.policy_set", cap("20", "2018-05-01"))
        .and("budget.transferred", on("USD 16.00", "2018-06-01"));
    rising.when("budget.transferred", on("USD 14.00", "2018-03-01")).accepted();
}

#[test]
fn a_budget_is_not_revised_before_its_approval() {
    let revised = json!({"budget": "b1", "decision": "session/A3", "date": "2018-01-08", "lines": [{"line": "travel", "amount": sum("USD 60.00")}]});
    let ledger = approved().and("decision.taken", approving("A3"));
    let approved = ledger.machine.books.budgets.approval(&read("b1")).unwrap().day;
    let on = approved.previous().unwrap();
    let early = with(revised, json!({"date": on.to_string()}));
    let refusal = Refusal::BudgetNotApproved { budget: read("b1"), on: Some(on), approved: Some(approved) };
    ledger.refused_unless_reported("budget.revised", early, &refusal);
}

// ---- expenditures ----

#[test]
fn expenditure_does_not_exceed_the_line() {
    let ledger = approved().and("expenditure.charged", charge("travel", "USD 60.00"));
    ledger.clone().when("expenditure.charged", charge("travel", "USD 40.00")).accepted();
    let reported = ledger.refused_unless_reported(
        "expenditure.charged",
        charge("travel", "USD 40.01"),
        &Refusal::LineOverspent {
            budget: read("b1"),
            line: read("travel"),
            on: read("2018-02-01"),
            available: read("USD 40.00"),
            amount: read("USD 40.01"),
        },
    );
    assert_eq!(reported.figure("available:b1/travel"), "USD -0.01");
    assert_eq!(reported.figure("available-in:b1"), "USD 49.99");
}

#[test]
fn expenditure_does_not_exceed_the_balance_of_the_fund() {
    let charge_of_fund = json!({"fund": "chest", "amount": sum("USD 950.00"), "nature": "bank", "date": "2018-01-20"});
    let ledger = approved().and("charge.recorded", charge_of_fund);
    ledger.clone().when("expenditure.charged", charge("travel", "USD 50.00")).accepted();
    ledger.refused_unless_reported(
        "expenditure.charged",
        charge("travel", "USD 50.01"),
        &Refusal::Overdrawn {
            fund: read("chest"),
            on: read("2018-02-01"),
            held: read("USD 50.00"),
            amount: read("USD 50.01"),
        },
    );
}

#[test]
fn expenditure_leaves_the_fund_of_the_budget() {
    let without = with(charge("travel", "USD 1.00"), json!({"fund": null}));
    let ledger = approved()
        .when("expenditure.charged", without.clone())
        .yields("expenditure.charged", charge("travel", "USD 1.00"));
    assert_eq!(ledger.posted(), ["chest charged:b1/travel USD 1.00", "chest cash:chest USD -1.00"]);
    approved()
        .when("expenditure.charged", with(without.clone(), json!({"fund": "trust"})))
        .refused(&Refusal::OfAnotherFund { thing: read("budget:b1"), its: read("chest"), fund: read("trust") });
    let of_nobody = holding("USD 1000.00")
        .and("budget.proposed", proposal(json!({"fund": null})))
        .and("budget.approved", approval(json!({})));
    for fund in [json!(null), json!("chest")] {
        of_nobody
            .clone()
            .when("expenditure.charged", with(without.clone(), json!({"fund": fund})))
            .refused(&Refusal::BudgetWithoutFund { budget: read("b1") });
    }
}

// ---- memoranda ----

#[test]
fn the_stages_of_a_budget_are_memoranda() {
    let ledger = proposed();
    assert_eq!(ledger.posted(), ["- proposed:b1/travel USD 100.00", "- proposed:b1/paper USD 50.00"]);
    let ledger = ledger.and("budget.recommended", json!({"budget": "b1", "lines": lines(&[("travel", "USD 80.00")])}));
    assert_eq!(ledger.posted(), ["- recommended:b1/travel USD 80.00"]);
    let ledger = ledger.and("budget.approved", approval(json!({})));
    assert_eq!(ledger.posted(), ["- approved:b1/travel USD 80.00", "- final:b1/travel USD 80.00"]);
    let ledger = ledger.and("budget.transferred", transfer("travel", "paper", "USD 10.00"));
    assert_eq!(
        ledger.posted(),
        [
            "- transferred:b1/travel USD -10.00",
            "- transferred:b1/paper USD 10.00",
            "- final:b1/travel USD -10.00",
            "- final:b1/paper USD 10.00",
            "- moved:b1 USD 10.00"
        ]
    );
    assert_eq!(ledger.figure("cash:chest"), "USD 1000.00");
}

#[test]
fn a_line_below_zero_is_restored_by_a_revision() {
    let refusal = Refusal::LineOverspent {
        budget: read("b1"),
        line: read("travel"),
        on: read("2018-02-01"),
        available: read("USD 100.00"),
        amount: read("USD 100.01"),
    };
    approved().when("budget.transferred", transfer("travel", "paper", "USD 100.00")).accepted();
    let above = transfer("travel", "paper", "USD 100.01");
    let ledger = approved().refused_unless_reported("budget.transferred", above, &refusal);
    assert_eq!(ledger.figure("final:b1/travel"), "USD -0.01");
    let set = with(revision(&[("travel", "USD 20.00")]), json!({"date": "2018-02-02"}));
    assert_eq!(ledger.and("budget.revised", set).figure("final:b1/travel"), "USD 20.00");
}

// ---- refunds ----

#[test]
fn a_refund_makes_its_line_free_again() {
    let refund = |amount: &str, date: &str| {
        let data = json!({"budget": "b1", "line": "travel", "amount": sum(amount), "subject": "a cancelled flight"});
        with(data, json!({"date": date, "fund": "chest"}))
    };
    let charged = approved().and("expenditure.charged", charge("travel", "USD 100.00"));
    let ledger = charged.and("expenditure.refunded", refund("USD 40.00", "2018-03-01"));
    assert_eq!(ledger.posted(), ["chest cash:chest USD 40.00", "chest charged:b1/travel USD -40.00"]);
    assert_eq!(ledger.figure("available:b1/travel"), "USD 40.00");
    let again = with(charge("travel", "USD 40.00"), json!({"date": "2018-03-02"}));
    ledger.clone().when("expenditure.charged", again).accepted();
    // On the day of the charge, the line was used up.
    let early = charge("travel", "USD 40.00");
    assert!(matches!(ledger.clone().when("expenditure.charged", early).refusal(), Some(Refusal::LineOverspent { .. })));
    let refusal = Refusal::MoreThanLeft {
        account: read("charged:b1/travel"),
        on: read("2018-03-01"),
        amount: read("USD 60.01"),
        left: read("USD 60.00"),
    };
    ledger.clone().when("expenditure.refunded", refund("USD 60.01", "2018-03-01")).refused(&refusal);
    ledger.clone().when("expenditure.refunded", refund("USD 60.00", "2018-03-01")).accepted();
    // Before it was charged, nothing could be refunded.
    let before = ledger.when("expenditure.refunded", refund("USD 1.00", "2018-01-31"));
    assert!(matches!(before.refusal(), Some(Refusal::MoreThanLeft { .. })));
}
