//! Bounds on every open day, given, when and then: the stories of money that a ledger of totals got wrong.

use serde_json::{Value, json};

use crate::rules::bounds;
use crate::rules::refusal::Refusal;
use crate::rules::testing::*;

/// The chest holds USD 1000.00 since the end of 2021, by record 12.
fn chest() -> Given {
    council().and(
        "balance.brought_forward",
        json!({"fund": "chest", "amount": sum("USD 1000.00"), "certificate": "certificate", "date": "2021-12-31"}),
    )
}

fn close(period: &str) -> Value {
    json!({"period": period})
}

fn assess(id: &str, amount: &str, date: &str) -> Value {
    json!({"assessment": id, "fund": "chest", "party": "belize", "period": "2024", "amount": sum(amount),
        "due": "2024-06-30", "date": date})
}

fn income(amount: &str, date: &str) -> Value {
    json!({"fund": "chest", "amount": sum(amount), "nature": "interest", "date": date})
}

fn advance(amount: &str, date: &str) -> Value {
    json!({"fund": "chest", "amount": sum(amount), "implementer": "panama", "date": date})
}

fn help(amount: &str, date: &str) -> Value {
    json!({"fund": "chest", "amount": sum(amount), "case": "case-1", "category": "shelter", "date": date})
}

fn policy(more: Value) -> Value {
    with(json!({"fund": "chest"}), more)
}

fn receive(id: &str, party: Option<&str>, amount: &str, date: &str) -> Value {
    json!({"contribution": id, "fund": "chest", "party": party, "form": "cash", "amount": sum(amount), "date": date})
}

fn lines(amount: &str) -> Value {
    json!([{"line": "travel", "amount": sum(amount)}])
}

fn proposal(more: Value) -> Value {
    with(json!({"budget": "b24", "title": "Budget of 2024", "fund": "chest", "lines": lines("USD 500.00")}), more)
}

fn approval(date: &str) -> Value {
    json!({"budget": "b24", "decision": "session/A1", "date": date})
}

fn charge(amount: &str, date: &str) -> Value {
    json!({"budget": "b24", "line": "travel", "amount": sum(amount), "subject": "tickets", "date": date})
}

/// A budget with USD 500.00 for travel since January 2024, by record 14.
fn budget() -> Given {
    chest().and("budget.proposed", proposal(json!({}))).and("budget.approved", approval("2024-01-10"))
}

fn in_closed(date: &str, by: &str, seq: u64) -> Refusal {
    Refusal::InClosedPeriod { date: read(date), period: period(by), seq }
}

fn capped(on: &str, cap: &str, already: &str, amount: &str) -> Refusal {
    let (cap, already, amount) = (read(cap), read(already), read(amount));
    Refusal::CapExceeded { case: read("case-1"), on: read(on), cap, already, amount }
}

// ---- A. Figures by day ----

/// A1: belize is assessed with USD 100.00 for 2024, 2024 is closed, and USD 90.00 was right.
#[test]
fn an_assessment_corrected_after_its_year_is_due_once_on_every_day() {
    let issued = chest().and("assessment.issued", assess("belize-2024", "USD 100.00", "2024-01-01"));
    let closed = issued.and("period.closed", close("2024"));
    let due = |ledger: &Given, day: &str| ledger.figure_as_of("outstanding-of:chest/belize", day);
    let right = assess("belize-2024", "USD 90.00", "2025-01-05");
    let corrected = closed.clone().when_correcting(13, "assessment.issued", right.clone()).accepted();
    assert_eq!(due(&corrected, "2024-12-31"), "USD 100.00", "as it was published");
    assert_eq!(due(&corrected, "2025-01-05"), "USD 90.00");
    assert_eq!(due(&corrected, "2025-06-30"), "USD 90.00");
    // On the day of the first one, it is USD 90.00 on every open day.
    let same_day = assess("belize-2024", "USD 90.00", "2024-01-01");
    let corrected = closed.clone().when_correcting(13, "assessment.issued", same_day).accepted();
    assert_eq!(due(&corrected, "2025-01-01"), "USD 90.00");
    assert_eq!(corrected.figure_restated("outstanding-of:chest/belize", "2024-12-31"), "USD 90.00");
    // Reversed, and another one issued: never both.
    let another = with(right, json!({"assessment": "belize-2024-b"}));
    let loose = closed.reversing(13).and("assessment.issued", another);
    let days = ["2024-12-31", "2025-01-01", "2025-01-05", "2025-06-30"];
    assert_eq!(days.map(|day| due(&loose, day)), ["USD 100.00", "0", "USD 90.00", "USD 90.00"]);
}

/// A2: USD 400.00 is charged in 2024, 2024 is closed, and USD 410.00 was right.
#[test]
fn an_expenditure_corrected_after_its_year_is_charged_once_on_every_day() {
    let closed =
        budget().and("expenditure.charged", charge("USD 400.00", "2024-02-01")).and("period.closed", close("2024"));
    let ledger = closed.when_correcting(15, "expenditure.charged", charge("USD 410.00", "2024-02-01")).accepted();
    let on = |key: &str, day: &str| ledger.figure_as_of(key, day);
    assert_eq!(on("charged:b24/travel", "2024-12-31"), "USD 400.00", "as it was published");
    for day in ["2025-01-01", "2025-12-31"] {
        assert_eq!(on("charged:b24/travel", day), "USD 410.00");
        assert_eq!(on("available:b24/travel", day), "USD 90.00");
    }
    assert_eq!(ledger.figure_restated("charged:b24/travel", "2024-12-31"), "USD 410.00");
}

/// A3: the money of October 2026 does not pay an advance of January 2022.
#[test]
fn later_income_does_not_cover_an_earlier_payment() {
    let ledger = chest().and("income.recorded", income("USD 5000.00", "2026-10-01"));
    ledger.clone().when("reserve.disbursed", advance("USD 4000.00", "2022-01-05")).refused(&Refusal::Overdrawn {
        fund: read("chest"),
        on: read("2022-01-05"),
        held: read("USD 1000.00"),
        amount: read("USD 4000.00"),
    });
    ledger.when("reserve.disbursed", advance("USD 4000.00", "2026-10-01")).accepted();
    // Nor does an earlier payment leave a later one uncovered.
    let ledger = chest().and("reserve.disbursed", advance("USD 700.00", "2023-01-01"));
    ledger.when("reserve.disbursed", advance("USD 400.00", "2022-01-05")).refused(&Refusal::Overdrawn {
        fund: read("chest"),
        on: read("2023-01-01"),
        held: read("USD 300.00"),
        amount: read("USD 400.00"),
    });
}

/// A4: what a case returned in 2025 makes no room for it in 2024.
#[test]
fn a_later_return_does_not_make_room_under_the_cap() {
    let ledger = chest()
        .and("fund.policy_set", policy(json!({"cap_per_case": sum("USD 100.00"), "date": "2021-12-31"})))
        .and("reserve.disbursed", help("USD 100.00", "2024-01-05"))
        .and("reserve.returned", help("USD 100.00", "2025-01-05"));
    let refusal = capped("2024-06-05", "USD 100.00", "USD 100.00", "USD 100.00");
    ledger.clone().when("reserve.disbursed", help("USD 100.00", "2024-06-05")).refused(&refusal);
    ledger.when("reserve.disbursed", help("USD 100.00", "2025-01-05")).accepted();
}

/// A5: of USD 1500.00, USD 500.00 are owed to an unidentified payer.
#[test]
fn the_floor_counts_the_money_of_the_fund_alone() {
    let ledger = chest()
        .and("fund.policy_set", policy(json!({"floor": sum("USD 900.00"), "date": "2021-12-31"})))
        .and("contribution.received", receive("r1", None, "USD 500.00", "2022-02-01"));
    let below = |left: &str| Refusal::BelowFloor {
        fund: read("chest"),
        on: read("2022-03-01"),
        floor: read("USD 900.00"),
        left: read(left),
    };
    ledger.clone().when("reserve.disbursed", advance("USD 600.00", "2022-03-01")).refused(&below("USD 400.00"));
    ledger.clone().when("reserve.disbursed", advance("USD 100.01", "2022-03-01")).refused(&below("USD 899.99"));
    ledger.clone().when("reserve.disbursed", advance("USD 100.00", "2022-03-01")).accepted();
    // Once it is applied, it is the fund's own.
    let applied = json!({"contribution": "r1", "payer": "belize", "date": "2022-02-15",
        "to": [{"to": "fund:chest", "amount": sum("USD 500.00")}]});
    ledger
        .and("contribution.applied", applied)
        .when("reserve.disbursed", advance("USD 600.00", "2022-03-01"))
        .accepted();
}

/// A6: the policy of 2025 is typed before that of 2020.
#[test]
fn the_policy_of_the_day_counts_and_each_of_its_rules_alone() {
    let ledger = chest()
        .and("fund.policy_set", policy(json!({"cap_per_case": sum("USD 100.00"), "date": "2025-01-01"})))
        .and("fund.policy_set", policy(json!({"cap_per_case": sum("USD 900.00"), "date": "2020-01-01"})));
    let pay = |ledger: &Given, date: &str| ledger.clone().when("reserve.disbursed", help("USD 800.00", date));
    let refusal = capped("2025-06-01", "USD 100.00", "USD 0.00", "USD 800.00");
    pay(&ledger, "2025-06-01").refused(&refusal);
    pay(&ledger, "2024-12-31").accepted();
    // A policy that names only the floor leaves the cap.
    let ledger = ledger.and("fund.policy_set", policy(json!({"floor": sum("USD 10.00"), "date": "2025-02-01"})));
    pay(&ledger, "2025-06-01").refused(&refusal);
}

// A7, a plan whose instalments are not in order, is with `report::outstanding`, which writes the next one.

/// A8: an approval before the proposal, an expenditure before the approval, a waiver before its decision.
#[test]
fn nothing_is_dated_before_its_ground() {
    let early =
        |date: &str, thing: &str, its: &str| Refusal::TooEarly { date: read(date), thing: read(thing), its: read(its) };
    let proposed = chest().and("budget.proposed", proposal(json!({"date": "2024-01-05"})));
    proposed
        .clone()
        .when("budget.approved", approval("2024-01-04"))
        .refused(&early("2024-01-04", "budget:b24", "2024-01-05"));
    let refusal = Refusal::BudgetNotApproved {
        budget: read("b24"),
        on: Some(read("2024-01-09")),
        approved: Some(read("2024-01-10")),
    };
    let approved = proposed.and("budget.approved", approval("2024-01-10"));
    approved.refused_unless_reported("expenditure.charged", charge("USD 1.00", "2024-01-09"), &refusal);
    let decision = json!({"decision": "session/A3", "acts": ["approved"], "subject": "a waiver", "date": "2024-03-01"});
    let waiver = |date: &str| json!({"assessment": "belize-2024", "amount": sum("USD 1.00"), "decision": "session/A3", "date": date});
    let assessed = chest()
        .and("assessment.issued", assess("belize-2024", "USD 100.00", "2024-01-01"))
        .and("decision.taken", decision);
    assessed
        .clone()
        .when("assessment.waived", waiver("2024-02-29"))
        .refused(&early("2024-02-29", "decision:session/A3", "2024-03-01"));
    assessed.when("assessment.waived", waiver("2024-03-01")).accepted();
}

// ---- B. Closed days ----

/// B9: 2025 is closed, and with it 2024.
#[test]
fn a_closed_year_closes_those_before_it() {
    let closed = chest().and("period.closed", close("2025"));
    closed
        .clone()
        .when("income.recorded", income("USD 500.00", "2024-05-01"))
        .refused(&in_closed("2024-05-01", "2025", 13));
    let found = closed.when_found_late("income.recorded", income("USD 500.00", "2024-05-01")).accepted();
    assert_eq!(found.figure_as_of("cash:chest", "2025-12-31"), "USD 1000.00", "as it was published");
    assert_eq!(found.figure_restated("cash:chest", "2025-12-31"), "USD 1500.00");
    assert_eq!(found.figure_as_of("cash:chest", "2026-01-01"), "USD 1500.00");
}

/// B10: a line is lowered in a closed year, below what was charged to it.
#[test]
fn a_line_is_not_set_below_what_was_charged_in_a_closed_year() {
    let closed =
        budget().and("expenditure.charged", charge("USD 400.00", "2024-02-01")).and("period.closed", close("2024"));
    let to =
        |amount: &str| json!({"budget": "b24", "decision": "session/A1", "lines": lines(amount), "date": "2024-02-02"});
    closed.clone().when("budget.revised", to("USD 100.00")).refused(&in_closed("2024-02-02", "2024", 16));
    // The first open day takes it.
    closed.clone().when_found_late("budget.revised", to("USD 100.00")).refused(&Refusal::BelowCharged {
        budget: read("b24"),
        line: read("travel"),
        on: read("2025-01-01"),
        set: read("USD 100.00"),
        charged: read("USD 400.00"),
    });
    let lowered = closed.when_found_late("budget.revised", to("USD 400.00")).accepted();
    assert_eq!(lowered.figure_as_of("available:b24/travel", "2024-12-31"), "USD 100.00", "as it was published");
    assert_eq!(lowered.figure_as_of("available:b24/travel", "2025-01-01"), "0");
}

// ---- C. Corrections ----

/// C11: income of a closed year is reversed; its correction is income again, and there is one.
#[test]
fn a_correction_has_one_type_and_one_successor() {
    let ledger = chest()
        .and("income.recorded", income("USD 500.00", "2024-03-01"))
        .and("period.closed", close("2024"))
        .reversing(13);
    let other = Refusal::OfAnotherType { seq: 15, expected: "income.recorded", found: "reserve.disbursed" };
    ledger.clone().when_correcting(15, "reserve.disbursed", advance("USD 300.00", "2024-03-01")).refused(&other);
    let once = ledger.when_correcting(15, "income.recorded", income("USD 50.00", "2024-03-01")).accepted();
    for seq in [13, 15] {
        once.clone()
            .when_correcting(seq, "income.recorded", income("USD 50.00", "2024-03-01"))
            .refused(&Refusal::NotTheEnd { seq, end: 16 });
    }
    assert_eq!(once.figure_restated("cash:chest", "2024-12-31"), "USD 1050.00");
}

/// C12: USD 500.00 were published, then corrected to 50.00 and to 60.00.
#[test]
fn a_correction_of_a_correction_counts_alone() {
    let ledger = chest()
        .and("income.recorded", income("USD 500.00", "2024-03-01"))
        .and("period.closed", close("2024"))
        .reversing(13)
        .when_correcting(15, "income.recorded", income("USD 50.00", "2024-03-01"))
        .accepted()
        .when_correcting(16, "income.recorded", income("USD 60.00", "2024-03-01"))
        .accepted();
    let key = "income:chest/interest";
    assert_eq!(ledger.figure_as_of(key, "2024-12-31"), "USD -500.00", "as it was published");
    assert_eq!(ledger.figure_restated(key, "2024-12-31"), "USD -60.00");
    // Income is a credit: the difference of USD -440.00 debits it.
    let found = ledger.machine.books.periods.entries_since(14, read("2024-12-31"));
    let found: crate::value::money::Sums =
        found.filter(|late| late.posting.account.to_string() == key).map(|late| late.posting.amount).collect();
    assert_eq!(found.to_string(), "USD 440.00");
}

/// C13: a receipt of belize was panama's.
#[test]
fn a_receipt_of_a_wrong_payer_moves_to_the_right_one() {
    let received = chest().and("contribution.received", receive("c1", Some("belize"), "USD 60.00", "2024-03-01"));
    let right = receive("c1", Some("panama"), "USD 60.00", "2024-03-01");
    let corrected = received.clone().when_correcting(13, "contribution.received", right.clone()).accepted();
    let reversed = received.reversing(13).when_correcting(14, "contribution.received", right).accepted();
    for ledger in [corrected, reversed] {
        let unapplied = |party: &str| ledger.figure(&format!("unapplied-of:chest/{party}"));
        assert_eq!((unapplied("belize"), unapplied("panama")), ("0".to_owned(), "USD 60.00".to_owned()));
        // The first record says what it said.
        let crate::event::Event::ContributionReceived(first) = &ledger.records[13].event else { panic!() };
        assert_eq!(first.party, Some(read("belize")));
    }
}

/// C14: a receipt of a closed year was applied, and both were wrong.
#[test]
fn a_receipt_that_was_applied_is_corrected_under_its_id() {
    let ledger = chest()
        .and("assessment.issued", assess("belize-2024", "USD 100.00", "2024-01-01"))
        .and("contribution.received", receive("c1", Some("belize"), "USD 60.00", "2024-03-01"))
        .and("contribution.applied", json!({"contribution": "c1", "date": "2024-03-01"}))
        .and("period.closed", close("2024"));
    // Not in two loose steps: the application stands on the receipt.
    ledger.clone().when_reversing(14).refused(&Refusal::DependedOn { seq: 14, by: 15 });
    let loose = ledger.clone().reversing(15).reversing(14);
    let again = receive("c1", Some("belize"), "USD 70.00", "2024-03-01");
    let taken = Refusal::AlreadyRegistered { thing: read("contribution:c1"), seq: 14 };
    loose.clone().when_found_late("contribution.received", again.clone()).refused(&taken);
    let back = loose.when_correcting(18, "contribution.received", again.clone()).accepted();
    assert_eq!(back.figure("unapplied-of:chest/belize"), "USD 70.00");
    // In one: the id stays, and the application.
    let corrected = ledger.when_correcting(14, "contribution.received", again).accepted();
    assert_eq!(corrected.figure("unapplied-of:chest/belize"), "USD 10.00");
    assert_eq!(corrected.figure("outstanding:belize-2024"), "USD 40.00");
    assert_eq!(corrected.figure_as_of("outstanding:belize-2024", "2024-12-31"), "USD 40.00");
    assert_eq!(corrected.figure_as_of("unapplied-of:chest/belize", "2024-12-31"), "0", "as it was published");
}

#[test]
fn what_is_due_is_lowered_whatever_was_paid_and_spent() {
    let policy = json!({"fund": "chest", "floor": sum("USD 900.00"), "date": "2022-01-01"});
    let receipt = json!({"contribution": "c", "fund": "chest", "party": "belize", "form": "cash", "amount": sum("USD 500.00"), "date": "2024-02-01"});
    let applied = |amount: &str| json!({"contribution": "c", "to": [{"to": "assessment:a", "amount": sum(amount)}], "date": "2024-02-01"});
    let ledger = chest().and("fund.policy_set", policy);
    let seq = ledger.machine.next();
    let ledger = ledger
        .and("assessment.issued", assess("a", "USD 500.00", "2024-01-05"))
        .and("contribution.received", receipt)
        .and("contribution.applied", applied("USD 500.00"))
        .and(
            "charge.recorded",
            json!({"fund": "chest", "amount": sum("USD 500.00"), "nature": "bank", "date": "2024-03-01"}),
        );
    // What is released is owed to the payer, and the fund's own money falls below the floor on the day of the charge.
    let correcting = |place: u64, of: u64, kind: &str, data: Value| {
        let mut asked = correcting(of, request(&format!("lower#{place}.2"), kind, data));
        asked.source = None;
        asked
    };
    let batch = ledger.machine.next();
    let lower = correcting(1, seq, "assessment.issued", assess("a", "USD 100.00", "2024-01-05"));
    let release = correcting(2, seq + 2, "contribution.applied", applied("USD 100.00"));
    ledger.when_asked_in(batch, lower).accepted().when_asked_in(batch, release).accepted();
}

#[test]
fn a_payment_below_a_floor_that_is_set_later_is_listed() {
    let floor = |amount: &str, date: &str| policy(json!({"floor": sum(amount), "date": date}));
    let ledger = chest()
        .and("fund.policy_set", floor("USD 900.00", "2022-01-01"))
        .and("reserve.disbursed", advance("USD 90.00", "2024-06-01"))
        .and("income.recorded", income("USD 500.00", "2024-07-01"));
    let below = |ledger: &Given| bounds::below_floors(&ledger.machine.books);
    assert_eq!(below(&ledger), []);
    let late = ledger.and("fund.policy_set", floor("USD 950.00", "2024-03-01"));
    let (fund, on, floor, left) = (read("chest"), read("2024-06-01"), read("USD 950.00"), read("USD 910.00"));
    assert_eq!(below(&late), [Refusal::BelowFloor { fund, on, floor, left }]);
    // What is reported says so itself.
    let reported = chest()
        .and("fund.policy_set", policy(json!({"floor": sum("USD 950.00"), "date": "2024-03-01"})))
        .and("reserve.disbursed", with(advance("USD 90.00", "2024-06-01"), json!({"exception": "it was urgent"})));
    assert_eq!(below(&reported), []);
}

/// A chest of USD 1000.00 with a floor of USD 500.00 bought JPY 40000 for USD 400.00.
fn yen() -> Given {
    chest()
        .and("fund.policy_set", policy(json!({"floor": sum("USD 500.00"), "date": "2022-01-01"})))
        .and("exchange.recorded", exchange("USD 400.00", "JPY 40000", "2022-02-01"))
}

fn exchange(sold: &str, bought: &str, date: &str) -> Value {
    json!({"fund": "chest", "sold": sum(sold), "bought": sum(bought), "date": date})
}

fn below_500(on: &str, left: &str) -> Refusal {
    Refusal::BelowFloor { fund: read("chest"), on: read(on), floor: read("USD 500.00"), left: read(left) }
}

/// Money in another currency counts at its cost, and what was lost when it was sold is gone.
#[test]
fn the_floor_counts_what_was_gained_and_lost_in_exchanges() {
    let pay = |ledger: &Given, amount: &str| ledger.clone().when("reserve.disbursed", advance(amount, "2022-04-01"));
    pay(&yen(), "USD 500.00").accepted();
    pay(&yen(), "USD 500.01").refused(&below_500("2022-04-01", "USD 499.99"));
    let lost = yen().and("exchange.recorded", exchange("JPY 10000", "USD 70.00", "2022-03-01"));
    pay(&lost, "USD 470.00").accepted();
    pay(&lost, "USD 470.01").refused(&below_500("2022-04-01", "USD 499.99"));
    let won = yen().and("exchange.recorded", exchange("JPY 10000", "USD 120.00", "2022-03-01"));
    pay(&won, "USD 520.00").accepted();
    pay(&won, "USD 520.01").refused(&below_500("2022-04-01", "USD 499.99"));
}

/// A loss that is recorded after a payment which it precedes, one that a correction makes, and one that a purchase makes
/// which becomes known late: the day of the payment shows them.
#[test]
fn a_loss_found_before_a_payment_is_judged_on_its_day() {
    let paid = yen().and("reserve.disbursed", advance("USD 480.00", "2022-04-01"));
    let sale = |amount: &str| exchange("JPY 10000", amount, "2022-03-01");
    paid.clone().when("exchange.recorded", sale("USD 80.00")).accepted();
    paid.clone().when("exchange.recorded", sale("USD 79.99")).refused(&below_500("2022-04-01", "USD 499.99"));
    let seq = paid.machine.next();
    let sold = paid.and("exchange.recorded", sale("USD 100.00"));
    sold.clone()
        .when_correcting(seq, "exchange.recorded", sale("USD 79.99"))
        .refused(&below_500("2022-04-01", "USD 499.99"));
    sold.clone().when_correcting(seq, "exchange.recorded", sale("USD 80.00")).accepted();
    // What was bought at a higher price raises the average cost of what was sold later.
    sold.clone()
        .when("exchange.recorded", exchange("USD 150.00", "JPY 5000", "2022-02-15"))
        .refused(&below_500("2022-04-01", "USD 497.78"));
    sold.when("exchange.recorded", exchange("USD 150.00", "JPY 5000", "2022-03-15")).accepted();
}

/// What a bank kept of a receipt is not the fund's.
#[test]
fn the_floor_counts_what_arrived() {
    let rate = json!({"rate": "yen", "from": "JPY", "to": "USD", "value": "0.01", "date": "2022-02-01"});
    let receipt = json!({"contribution": "r1", "fund": "chest", "party": "belize", "form": "cash",
        "amount": sum("JPY 50000"), "rate": "yen", "arrived": sum("USD 490.00"), "date": "2022-02-01"});
    let ledger = yen().and("rate.published", rate).and("contribution.received", receipt);
    ledger.clone().when("reserve.disbursed", advance("USD 490.00", "2022-04-01")).accepted();
    ledger
        .when("reserve.disbursed", advance("USD 490.01", "2022-04-01"))
        .refused(&below_500("2022-04-01", "USD 499.99"));
}

#[test]
fn a_day_without_its_payment_is_no_day_of_a_payment() {
    let ledger = chest().and("fund.policy_set", policy(json!({"floor": sum("USD 900.00"), "date": "2025-01-01"})));
    let seq = ledger.machine.next();
    let reported = with(advance("USD 150.00", "2025-03-01"), json!({"exception": "it was urgent"}));
    let ledger = ledger.and("reserve.disbursed", reported);
    // It was paid before there was a floor.
    ledger.clone().when_correcting(seq, "reserve.disbursed", advance("USD 150.00", "2024-12-01")).accepted();
    // On that day there was another payment.
    let other = ledger.and("reserve.disbursed", with(advance("USD 1.00", "2025-03-01"), json!({"exception": "also"})));
    other.when_correcting(seq, "reserve.disbursed", advance("USD 150.00", "2024-12-01")).refused(
        &Refusal::BelowFloor {
            fund: read("chest"),
            on: read("2025-03-01"),
            floor: read("USD 900.00"),
            left: read("USD 849.00"),
        },
    );
}
