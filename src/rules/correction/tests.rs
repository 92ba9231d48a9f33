//! Corrections and reversals, given, when and then.

use serde_json::{Value, json};

use crate::event::{Event, Request};
use crate::rules::refusal::Refusal;
use crate::rules::testing::*;
use crate::state::lookup::Lookup as _;

fn income(amount: &str, date: &str) -> Value {
    json!({"fund": "chest", "amount": sum(amount), "nature": "interest", "date": date})
}

fn charge(amount: &str, date: &str) -> Value {
    json!({"fund": "chest", "amount": sum(amount), "nature": "bank", "date": date})
}

/// Record 13: interest of USD 50.00 of 1 February 2018.
fn with_income() -> Given {
    holding("USD 100.00").and("income.recorded", income("USD 50.00", "2018-02-01"))
}

fn assess(amount: &str) -> Value {
    json!({"assessment": "belize-2018", "fund": "chest", "party": "belize", "period": "2018", "amount": sum(amount),
        "due": "2018-06-30", "date": "2018-01-15"})
}

fn receive(amount: &str, date: &str) -> Value {
    json!({"contribution": "r1", "fund": "chest", "party": "belize", "form": "cash", "amount": sum(amount), "date": date})
}

fn apply(date: &str) -> Value {
    json!({"contribution": "r1", "date": date})
}

/// Record 13 assesses belize with USD 100.00, 14 receives that from it, and 15 applies it, on 1 March 2018.
fn paid() -> Given {
    holding("USD 100.00")
        .and("assessment.issued", assess("USD 100.00"))
        .and("contribution.received", receive("USD 100.00", "2018-02-01"))
        .and("contribution.applied", apply("2018-03-01"))
}

// ---- what is refused ----

#[test]
fn a_reversal_names_its_record() {
    with_income().when("record.reversed", json!({})).refused(&Refusal::NothingReversed);
}

#[test]
fn a_record_that_does_not_exist_is_not_corrected() {
    for seq in [14, 15, 9_000_000_000] {
        let refusal = Refusal::NoSuchRecord { seq, last: 13 };
        with_income().when_reversing(seq).refused(&refusal);
        with_income().when_correcting(seq, "income.recorded", income("USD 5.00", "2018-02-01")).refused(&refusal);
    }
}

#[test]
fn a_correction_has_a_reason() {
    for (kind, data) in [("record.reversed", json!({})), ("income.recorded", income("USD 5.00", "2018-02-01"))] {
        let asked = Request { corrects: Some(13), ..request("test", kind, data) };
        with_income().when_asked(asked.clone()).refused(&Refusal::NoReason { seq: 13 });
        with_income().when_asked(Request { because: Some(read("a slip")), ..asked }).accepted();
    }
}

#[test]
fn the_opening_keys_and_closings_are_never_corrected() {
    let ledger = council()
        .and("recorder.admitted", json!({"key": key(3)}))
        .and("recorder.revoked", json!({"key": key(3).id(), "reason": "lost"}))
        .and("period.closed", json!({"period": "2018"}))
        .and("period.reopened", json!({"from": "2018-01-01", "reason": "a slip", "decision": "session/A1"}));
    for (seq, kind) in [
        (0, "ledger.opened"),
        (12, "recorder.admitted"),
        (13, "recorder.revoked"),
        (14, "period.closed"),
        (15, "period.reopened"),
    ] {
        ledger.clone().when_reversing(seq).refused(&Refusal::NotCorrectable { seq, kind });
    }
}

#[test]
fn only_the_end_of_a_chain_is_corrected() {
    let corrected = |ledger: Given, seq, amount| {
        ledger.when_correcting(seq, "income.recorded", income(amount, "2018-02-01")).accepted()
    };
    let ledger = corrected(with_income(), 13, "USD 60.00");
    // Of two at once, the second is told the end.
    let second = income("USD 70.00", "2018-02-01");
    ledger.clone().when_correcting(13, "income.recorded", second).refused(&Refusal::NotTheEnd { seq: 13, end: 14 });
    ledger.clone().when_reversing(13).refused(&Refusal::NotTheEnd { seq: 13, end: 14 });
    let ledger = corrected(ledger, 14, "USD 70.00").reversing(15);
    for seq in [13, 14, 15] {
        ledger.clone().when_reversing(seq).refused(&Refusal::NotTheEnd { seq, end: 16 });
    }
    corrected(ledger, 16, "USD 80.00");
}

#[test]
fn a_correction_has_the_type_of_what_it_corrects() {
    let other = |seq| Refusal::OfAnotherType { seq, expected: "income.recorded", found: "charge.recorded" };
    let charged = charge("USD 5.00", "2018-02-01");
    with_income().when_correcting(13, "charge.recorded", charged.clone()).refused(&other(13));
    // What corrects a reversal has the type of the last fact before it.
    with_income().reversing(13).when_correcting(14, "charge.recorded", charged).refused(&other(14));
}

#[test]
fn a_reversal_is_corrected_by_the_fact_that_counts_instead() {
    let ledger = with_income().reversing(13);
    ledger.clone().when_reversing(14).refused(&Refusal::ReversedBefore { seq: 14, expected: "income.recorded" });
    // The same fact may count again.
    let again = ledger.when_correcting(14, "income.recorded", income("USD 50.00", "2018-02-01")).accepted();
    assert_eq!(again.figure("cash:chest"), "USD 150.00");
    let back = again.reversing(15);
    assert_eq!(back.figure("cash:chest"), "USD 100.00");
}

#[test]
fn a_reversal_has_no_day_of_its_own() {
    with_income()
        .when_correcting(13, "record.reversed", json!({"date": "2018-02-01"}))
        .refused(&Refusal::ReversalDated { seq: 13 });
}

#[test]
fn a_correction_keeps_the_id_of_its_record() {
    let other = with(state("belize"), json!({"party": "bolivia"}));
    let changed = |seq| Refusal::IdChanged { seq, defined: read("party:belize") };
    council().when_correcting(2, "party.registered", other.clone()).refused(&changed(2));
    let ledger = given().and("party.registered", state("belize")).reversing(1);
    ledger.when_correcting(2, "party.registered", other).refused(&changed(2));
}

#[test]
fn who_paid_before_a_merger_stays_who_paid() {
    let receipt = |party: &str, amount: &str, date: &str| json!({"contribution": "c1", "fund": "chest", "party": party, "form": "cash", "amount": sum(amount), "date": date});
    let ledger = council();
    let seq = ledger.machine.next();
    let ledger = ledger.and("contribution.received", receipt("belize", "USD 50.00", "2018-02-01"));
    let merger = ledger.machine.next();
    let ledger = ledger.and("party.merged", json!({"party": "belize", "into": "panama", "date": "2018-06-01"}));
    ledger
        .clone()
        .when_correcting(seq, "contribution.received", receipt("belize", "USD 60.00", "2018-02-01"))
        .accepted();
    // A new fact names it up to the day before the merger.
    let other = |date: &str| with(receipt("belize", "USD 70.00", date), json!({"contribution": "c2"}));
    ledger.clone().when("contribution.received", other("2018-05-31")).accepted();
    let merged = Refusal::PartyMerged { party: read("belize"), into: read("panama"), seq: merger };
    ledger.when("contribution.received", other("2018-06-01")).refused(&merged);
}

#[test]
fn a_correction_changes_something() {
    let nothing = Refusal::NothingChanged { seq: 13 };
    with_income().when_correcting(13, "income.recorded", income("USD 50.00", "2018-02-01")).refused(&nothing);
    // Another source is a change.
    let ledger = with_income().and("document.registered", document("letter"));
    let source = crate::event::Source { document: read("letter"), item: None };
    let sourced = request("test", "income.recorded", income("USD 50.00", "2018-02-01"));
    ledger.when_asked(correcting(13, Request { source: Some(source), ..sourced })).accepted();
    // So is a member that is left out.
    let said = with(income("USD 50.00", "2018-02-01"), json!({"subject": "a quarter"}));
    let ledger = holding("USD 100.00").and("income.recorded", said);
    ledger.when_correcting(13, "income.recorded", income("USD 50.00", "2018-02-01")).accepted();
    // What was worked out is no change if it is left out, nor if it is stated.
    let refusal = Refusal::NothingChanged { seq: 14 };
    paid()
        .reversing(15)
        .when_correcting(14, "contribution.received", receive("USD 100.00", "2018-02-01"))
        .refused(&refusal);
    let stated = with(receive("USD 100.00", "2018-02-01"), json!({"arrived": sum("USD 100.00")}));
    paid().reversing(15).when_correcting(14, "contribution.received", stated).refused(&refusal);
}

// ---- chains ----

#[test]
fn only_the_end_of_a_chain_counts() {
    let mut ledger = with_income();
    for (seq, amount) in [(13, "USD 60.00"), (14, "USD 70.00"), (15, "USD 20.00")] {
        ledger = ledger.when_correcting(seq, "income.recorded", income(amount, "2018-02-01")).accepted();
        let total = amount.replace("USD ", "USD 1");
        assert_eq!(ledger.figure("cash:chest"), total, "100.00 and the end of the chain");
    }
    let lookup = &ledger.machine.lookup;
    let chain: Vec<u64> = lookup.chain(16).iter().map(|record| record.seq).collect();
    assert_eq!(chain, [16, 15, 14, 13]);
    assert_eq!([13, 14, 15, 16].map(|seq| lookup.corrected_by(seq)), [Some(14), Some(15), Some(16), None]);
}

#[test]
fn the_command_of_a_correction_is_answered_as_before() {
    let asked = || correcting(13, request("slip", "income.recorded", income("USD 60.00", "2018-02-01")));
    let ledger = with_income().when_asked(asked()).accepted();
    assert_eq!(ledger.clone().when_asked(asked()).answered_before().seq, 14);
    // The same fact that corrects nothing is another command.
    ledger
        .when_asked(request("slip", "income.recorded", income("USD 60.00", "2018-02-01")))
        .refused(&Refusal::OtherCommand { id: read("slip"), seq: 14 });
}

#[test]
fn an_id_stays_that_of_its_chain() {
    let taken = |seq| Refusal::AlreadyRegistered { thing: read("assessment:belize-2018"), seq };
    let issued = holding("USD 100.00").and("assessment.issued", assess("USD 100.00"));
    let corrected = issued.clone().when_correcting(13, "assessment.issued", assess("USD 90.00")).accepted();
    assert_eq!(corrected.figure("outstanding:belize-2018"), "USD 90.00");
    corrected.clone().when("assessment.issued", assess("USD 80.00")).refused(&taken(14));
    let reversed = corrected.reversing(14);
    assert_eq!(reversed.figure("outstanding:belize-2018"), "0");
    // What never was cannot be paid, and its id is not given to another.
    reversed.clone().when("assessment.issued", assess("USD 80.00")).refused(&taken(13));
    let credit = json!({"assessment": "belize-2018", "amount": sum("USD 1.00"), "reason": "R", "date": "2018-02-01"});
    reversed
        .clone()
        .when("assessment.credited", credit.clone())
        .refused(&Refusal::Unknown { thing: read("assessment:belize-2018") });
    let again = reversed.when_correcting(15, "assessment.issued", assess("USD 80.00")).accepted();
    again.when("assessment.credited", credit).accepted();
}

#[test]
fn a_correction_reads_the_books_without_its_record() {
    // The member is assessed once for the year, and the balance is brought forward once: by the corrected record.
    let issued = holding("USD 100.00").and("assessment.issued", assess("USD 100.00"));
    issued.clone().when_correcting(13, "assessment.issued", assess("USD 90.00")).accepted();
    let brought = |amount: &str| json!({"fund": "chest", "amount": sum(amount), "certificate": "certificate", "date": "2018-01-01"});
    let ledger = issued.when_correcting(12, "balance.brought_forward", brought("USD 70.00")).accepted();
    assert_eq!(ledger.figure("cash:chest"), "USD 70.00");
    ledger.when("balance.brought_forward", brought("USD 1.00")).refused(&Refusal::BroughtForwardTwice {
        fund: read("chest"),
        held_by: None,
        amount: read("USD 1.00"),
        seq: 14,
    });
}

// ---- days ----

/// A ledger with a letter of 30 June 2018, by record 12, under which record 13 sets a floor without a date.
fn floor_of_the_letter() -> Given {
    council()
        .and("document.registered", with(document("letter"), json!({"date": "2018-06-30"})))
        .when_stated_in("letter", "1", "fund.policy_set", floor("USD 10.00", None))
        .accepted()
}

fn floor(amount: &str, date: Option<&str>) -> Value {
    json!({"fund": "chest", "floor": sum(amount), "date": date})
}

#[track_caller]
fn floor_on(ledger: &Given, day: &str) -> Option<String> {
    ledger.machine.books.funds.floor(&read("chest"), read(day)).map(|floor| floor.to_string())
}

#[test]
fn an_undated_correction_keeps_the_day() {
    // Neither the day of recording counts, nor that of another document which states the correction.
    let ledger = floor_of_the_letter()
        .and("document.registered", with(document("erratum"), json!({"date": "2019-01-31"})))
        .when_correcting(13, "fund.policy_set", floor("USD 20.00", None))
        .accepted();
    assert_eq!(floor_on(&ledger, "2018-06-29"), None);
    assert_eq!(floor_on(&ledger, "2018-06-30").as_deref(), Some("USD 20.00"));
    let source = crate::event::Source { document: read("erratum"), item: None };
    let stated = Request { source: Some(source), ..request("test", "fund.policy_set", floor("USD 30.00", None)) };
    let ledger = ledger.when_asked(correcting(15, stated)).accepted();
    assert_eq!(floor_on(&ledger, "2018-06-30").as_deref(), Some("USD 30.00"));
    // A dated one moves it, and the next undated one is back at the first day.
    let ledger = ledger.when_correcting(16, "fund.policy_set", floor("USD 40.00", Some("2018-07-31"))).accepted();
    assert_eq!(floor_on(&ledger, "2018-07-30"), None);
    assert_eq!(floor_on(&ledger, "2018-07-31").as_deref(), Some("USD 40.00"));
    let ledger = ledger.when_correcting(17, "fund.policy_set", floor("USD 50.00", None)).accepted();
    assert_eq!(floor_on(&ledger, "2018-06-30").as_deref(), Some("USD 50.00"));
}

#[test]
fn a_fact_keeps_the_day_that_its_document_had() {
    let dated = with(document("letter"), json!({"date": "2018-08-31"}));
    let ledger = floor_of_the_letter().when_correcting(12, "document.registered", dated).accepted();
    assert_eq!(floor_on(&ledger, "2018-06-30").as_deref(), Some("USD 10.00"));
    let ledger = ledger.when_stated_in("letter", "2", "fund.policy_set", floor("USD 20.00", None)).accepted();
    assert_eq!(floor_on(&ledger, "2018-08-30").as_deref(), Some("USD 10.00"));
    assert_eq!(floor_on(&ledger, "2018-08-31").as_deref(), Some("USD 20.00"));
}

#[test]
fn a_document_has_the_day_that_was_recorded_not_one_that_was_only_decided() {
    let dated = |day: &str| with(document("letter"), json!({"date": day}));
    let mut ledger = council().and("document.registered", dated("2018-06-30")).reversing(12);
    // Registered again in place of the reversal: decided, and never recorded.
    let again = correcting(13, request("again", "document.registered", dated("2018-01-31")));
    let (seq, books) = (ledger.machine.next(), ledger.machine.books.clone());
    ledger.machine.decide(&again, ledger.by, ledger.at, seq).unwrap();
    assert!(ledger.machine.books == books, "to decide changes nothing");
    // Then another one is recorded under the same number.
    let ledger = ledger.when_correcting(13, "document.registered", dated("2018-08-31")).accepted();
    let ledger = ledger.when_stated_in("letter", "1", "fund.policy_set", floor("USD 10.00", None)).accepted();
    assert_eq!(floor_on(&ledger, "2018-08-30"), None);
    assert_eq!(floor_on(&ledger, "2018-08-31").as_deref(), Some("USD 10.00"));
}

#[test]
fn on_one_day_the_first_record_of_a_chain_gives_the_order() {
    let on = |amount: &str| floor(amount, Some("2018-06-30"));
    let ledger = council().and("fund.policy_set", on("USD 1.00")).and("fund.policy_set", on("USD 2.00"));
    let ledger = ledger.when_correcting(12, "fund.policy_set", on("USD 3.00")).accepted();
    assert_eq!(floor_on(&ledger, "2018-06-30").as_deref(), Some("USD 2.00"), "what was corrected came first");
    let ledger = ledger.when_correcting(13, "fund.policy_set", on("USD 4.00")).accepted();
    assert_eq!(floor_on(&ledger, "2018-06-30").as_deref(), Some("USD 4.00"));
}

#[test]
fn a_correction_on_a_closed_day_moves_the_open_days_only() {
    let ledger = with_income().and("period.closed", json!({"period": "2018"}));
    let ledger = ledger.when_correcting(13, "income.recorded", income("USD 30.00", "2018-02-01")).accepted();
    assert_eq!(ledger.figure_as_of("cash:chest", "2018-12-31"), "USD 150.00", "as it was published");
    assert_eq!(ledger.figure_restated("cash:chest", "2018-12-31"), "USD 130.00");
    assert_eq!(ledger.figure_as_of("cash:chest", "2019-01-01"), "USD 130.00");
    let found: Vec<_> =
        ledger.machine.books.periods.entries_since(14, read("2018-12-31")).map(|late| late.seq).collect();
    assert_eq!(found, [15; 4], "two entries taken away, and two in their place");
}

#[test]
fn a_fact_that_was_found_late_says_so() {
    let closed = holding("USD 100.00").and("period.closed", json!({"period": "2018"}));
    let ledger = closed.when_found_late("income.recorded", income("USD 50.00", "2018-02-01")).accepted();
    let record = ledger.records.last().unwrap();
    assert_eq!((record.corrects, record.because.as_ref().unwrap().as_str()), (None, "it was found late"));
    // Corrected to an open day, it moves money there.
    let ledger = ledger.when_correcting(14, "income.recorded", income("USD 50.00", "2019-02-01")).accepted();
    assert_eq!(ledger.figure_restated("cash:chest", "2018-12-31"), "USD 100.00");
    assert_eq!(ledger.figure_as_of("cash:chest", "2019-01-31"), "USD 100.00");
    assert_eq!(ledger.figure_as_of("cash:chest", "2019-02-01"), "USD 150.00");
}

// ---- records that depend on it ----

#[test]
fn a_record_is_reversed_after_those_that_depend_on_it() {
    paid().when_reversing(13).refused(&Refusal::DependedOn { seq: 13, by: 15 });
    paid().when_reversing(14).refused(&Refusal::DependedOn { seq: 14, by: 15 });
    // Grounds, too.
    paid().when_reversing(10).refused(&Refusal::DependedOn { seq: 10, by: 12 });
    let ledger = paid().reversing(15).reversing(14).reversing(13);
    assert_eq!(ledger.figure("cash:chest"), "USD 100.00");
    // A correction depends on the same.
    let other =
        json!({"contribution": "r1", "to": [{"to": "fund:chest", "amount": sum("USD 100.00")}], "date": "2018-03-01"});
    let ledger = paid().when_correcting(15, "contribution.applied", other).accepted();
    ledger.clone().when_reversing(14).refused(&Refusal::DependedOn { seq: 14, by: 16 });
    ledger.when_reversing(13).accepted();
}

#[test]
fn records_that_depend_on_a_correction_are_asked_again() {
    let late = with(assess("USD 100.00"), json!({"date": "2018-03-02"}));
    let its = read("2018-03-02");
    let why = Refusal::TooEarly { date: read("2018-03-01"), thing: read("assessment:belize-2018"), its };
    paid().when_correcting(13, "assessment.issued", late.clone()).refused(&Refusal::BreaksAnother {
        seq: 13,
        by: 15,
        why: Box::new(why),
    });
    // The other one is corrected first.
    let ledger = paid().when_correcting(15, "contribution.applied", apply("2018-03-02")).accepted();
    let ledger = ledger.when_correcting(13, "assessment.issued", late).accepted();
    assert_eq!(ledger.figure("outstanding:belize-2018"), "0");
    // Another payer cannot have paid what belize owes.
    let other = with(receive("USD 100.00", "2018-02-01"), json!({"party": "panama"}));
    let why = Refusal::PaidByAnother { payer: read("panama"), to: read("assessment:belize-2018") };
    paid().when_correcting(14, "contribution.received", other).refused(&Refusal::BreaksAnother {
        seq: 14,
        by: 15,
        why: Box::new(why),
    });
}

fn pledge(more: Value) -> Value {
    let data = json!({"pledge": "p1", "party": "belize", "toward": "fund:chest", "roles": ["financial"],
        "wording": "stated", "amount": sum("USD 10.00"), "date": "2018-01-01"});
    with(data, more)
}

/// Record 12 makes a pledge, 13 confirms it, and 14 withdraws it.
fn withdrawn() -> Given {
    council()
        .and("pledge.made", pledge(json!({})))
        .and("pledge.confirmed", confirmed("2018-02-01"))
        .and("pledge.withdrawn", json!({"pledge": "p1", "date": "2018-03-01"}))
}

fn confirmed(date: &str) -> Value {
    json!({"pledge": "p1", "agreement": "certificate", "date": date})
}

#[test]
fn dependants_are_asked_in_order_and_not_about_those_after_them() {
    // The confirmation came before the withdrawal, after which there is none.
    let ledger = withdrawn().when_correcting(12, "pledge.made", pledge(json!({"amount": sum("USD 20.00")}))).accepted();
    ledger
        .clone()
        .when("pledge.confirmed", confirmed("2018-02-01"))
        .refused(&Refusal::PledgeWithdrawn { pledge: read("p1"), seq: 14 });
    let why = Refusal::TooEarly { date: read("2018-02-01"), thing: read("pledge:p1"), its: read("2018-02-02") };
    ledger.when_correcting(15, "pledge.made", pledge(json!({"date": "2018-02-02"}))).refused(&Refusal::BreaksAnother {
        seq: 15,
        by: 13,
        why: Box::new(why),
    });
    // A recommendation comes before the approval, after which there is none.
    let budget = |title: &str| json!({"budget": "b1", "title": title, "fund": "chest"});
    council()
        .and("budget.proposed", budget("Budgte"))
        .and("budget.recommended", json!({"budget": "b1"}))
        .and("budget.approved", json!({"budget": "b1", "decision": "session/A1"}))
        .when_correcting(12, "budget.proposed", budget("Budget"))
        .accepted();
}

#[test]
fn a_step_is_corrected_although_later_ones_stand() {
    let ledger = withdrawn().when_correcting(13, "pledge.confirmed", confirmed("2018-02-02")).accepted();
    // Again, though its record is now the last one.
    let ledger = ledger.when_correcting(15, "pledge.confirmed", confirmed("2018-02-03")).accepted();
    ledger.clone().when_reversing(16).refused(&Refusal::DependedOn { seq: 16, by: 14 });
    let early = Refusal::TooEarly { date: read("2017-12-31"), thing: read("pledge:p1"), its: read("2018-01-01") };
    ledger.when_correcting(16, "pledge.confirmed", confirmed("2017-12-31")).refused(&early);
}

#[test]
fn a_ground_is_corrected_whatever_leans_on_it() {
    // The membership of belize ended before the year for which it was assessed.
    let ended = json!({"party": "belize", "relation": "member-of", "of": "party:council", "from": "2010-01-01",
        "until": "2016-12-31"});
    let ledger = paid().when_correcting(4, "party.related", ended).accepted();
    assert_eq!(ledger.figure("outstanding:belize-2018"), "0");
    // A new fact that leans on it is refused.
    let next = with(assess("USD 1.00"), json!({"assessment": "belize-2019", "period": "2019"}));
    ledger.when("assessment.issued", next).refused(&Refusal::NotAMember {
        party: read("belize"),
        of: read("council"),
        period: period("2019"),
    });
}

// ---- figures ----

#[test]
fn what_is_due_may_be_lowered_below_what_was_paid() {
    let ledger = paid().when_correcting(13, "assessment.issued", assess("USD 80.00")).accepted();
    assert_eq!(ledger.figure("outstanding:belize-2018"), "USD -20.00", "it was overpaid");
    // No more can be credited, and it can be raised again.
    let credit = json!({"assessment": "belize-2018", "amount": sum("USD 1.00"), "reason": "R", "date": "2018-03-01"});
    ledger.clone().when("assessment.credited", credit).refused(&Refusal::MoreThanOutstanding {
        assessment: read("belize-2018"),
        on: read("2018-03-01"),
        amount: read("USD 1.00"),
        outstanding: read("USD -20.00"),
    });
    let ledger = ledger.when_correcting(16, "assessment.issued", assess("USD 100.00")).accepted();
    assert_eq!(ledger.figure("outstanding:belize-2018"), "0");
}

#[test]
fn a_receipt_is_not_lowered_below_what_was_applied() {
    paid().when_correcting(14, "contribution.received", receive("USD 99.99", "2018-02-01")).refused(
        &Refusal::MoreThanReceived {
            contribution: read("r1"),
            on: read("2018-03-01"),
            amount: read("USD 0.01"),
            left: read("USD 0.00"),
        },
    );
    paid().when_correcting(14, "contribution.received", receive("USD 100.01", "2018-02-01")).accepted();
}

#[test]
fn a_correction_is_refused_on_the_first_day_that_it_breaks() {
    let ledger = with_income().and("charge.recorded", charge("USD 120.00", "2018-03-01"));
    let overdrawn = |on: &str, held: &str, amount: &str| Refusal::Overdrawn {
        fund: read("chest"),
        on: read(on),
        held: read(held),
        amount: read(amount),
    };
    let to = |amount: &str, date: &str| ledger.clone().when_correcting(13, "income.recorded", income(amount, date));
    to("USD 20.00", "2018-02-01").accepted();
    to("USD 19.99", "2018-02-01").refused(&overdrawn("2018-03-01", "USD 30.00", "USD 30.01"));
    to("USD 50.00", "2018-03-01").accepted();
    to("USD 50.00", "2018-03-02").refused(&overdrawn("2018-03-01", "USD 30.00", "USD 50.00"));
    ledger.when_reversing(13).refused(&overdrawn("2018-03-01", "USD 30.00", "USD 50.00"));
}

#[test]
fn a_change_that_makes_nothing_worse_is_accepted() {
    // An overdraft that was reported may be lowered, and money may come in, on any day.
    let reported = with(charge("USD 170.00", "2018-03-01"), json!({"exception": "the bank does not ask"}));
    let ledger = with_income().and("charge.recorded", reported.clone());
    assert_eq!(ledger.figure("cash:chest"), "USD -20.00");
    let less = with(reported, json!({"amount": sum("USD 160.00")}));
    let lowered = ledger.clone().when_correcting(14, "charge.recorded", less).accepted();
    assert_eq!(lowered.open_exceptions(), [15], "it is an exception still");
    assert_eq!(lowered.figure("cash:chest"), "USD -10.00");
    ledger.clone().when("income.recorded", income("USD 5.00", "2018-01-01")).accepted();
    ledger.when("charge.recorded", charge("USD 0.01", "2018-03-02")).refused(&Refusal::Overdrawn {
        fund: read("chest"),
        on: read("2018-03-02"),
        held: read("USD -20.00"),
        amount: read("USD 0.01"),
    });
}

#[test]
fn a_correction_is_no_way_around_an_exception() {
    let reported = with(charge("USD 170.00", "2018-03-01"), json!({"exception": "the bank does not ask"}));
    let ledger = with_income().and("charge.recorded", reported.clone());
    let overdrawn = |amount: &str| Refusal::Overdrawn {
        fund: read("chest"),
        on: read("2018-03-01"),
        held: read("USD 150.00"),
        amount: read(amount),
    };
    // It is worse than nothing, though not worse than it was.
    let correct = |data: Value| ledger.clone().when_correcting(14, "charge.recorded", data);
    correct(charge("USD 170.00", "2018-03-01")).refused(&overdrawn("USD 170.00"));
    correct(charge("USD 150.01", "2018-03-01")).refused(&overdrawn("USD 150.01"));
    let subject = with(reported.clone(), json!({"subject": "the first quarter"}));
    assert_eq!(correct(subject).accepted().open_exceptions(), [15]);
    // What breaks no rule any more is no exception.
    correct(with(reported, json!({"amount": sum("USD 150.00")}))).refused(&Refusal::NoRuleBroken);
    let right = correct(charge("USD 150.00", "2018-03-01")).accepted();
    assert_eq!(right.open_exceptions(), [0_u64; 0]);
    // The same of a budget line.
    let budget = json!({"budget": "b1", "title": "B", "fund": "chest", "lines": [{"line": "travel", "amount": sum("USD 5.00")}]});
    let charged = |amount: &str| json!({"budget": "b1", "line": "travel", "amount": sum(amount), "subject": "S", "date": "2018-02-01"});
    let ledger = holding("USD 100.00")
        .and("budget.proposed", budget)
        .and("budget.approved", json!({"budget": "b1", "decision": "session/A1", "date": "2018-01-10"}))
        .and("expenditure.charged", with(charged("USD 7.00"), json!({"exception": "it has happened"})));
    ledger.clone().when_correcting(15, "expenditure.charged", charged("USD 6.00")).refused(&Refusal::LineOverspent {
        budget: read("b1"),
        line: read("travel"),
        on: read("2018-02-01"),
        available: read("USD 5.00"),
        amount: read("USD 6.00"),
    });
    ledger.when_correcting(15, "expenditure.charged", charged("USD 5.00")).accepted();
}

#[test]
fn a_record_stays_in_its_own_words() {
    let other = with(receive("USD 100.00", "2018-02-01"), json!({"party": "panama"}));
    let ledger = paid().reversing(15).when_correcting(14, "contribution.received", other).accepted();
    let payer = |seq: usize| match &ledger.records[seq].event {
        Event::ContributionReceived(received) => received.party.as_ref().unwrap().to_string(),
        other => panic!("{other:?}"),
    };
    assert_eq!((payer(14), payer(17)), ("belize".to_owned(), "panama".to_owned()));
    assert_eq!(ledger.machine.books.contributions.payer(&read("r1")), Some(&read("panama")));
}
