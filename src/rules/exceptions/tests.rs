//! Exceptions, given, when and then.

use serde_json::{Value, json};

use crate::event::field::BrokenRule;
use crate::event::meeting::Authorised;
use crate::rules::refusal::Refusal;
use crate::rules::testing::*;
use crate::state::lookup::Lookup as _;
use crate::value::ids::Id as _;

fn charge(amount: &str, date: &str) -> Value {
    json!({"fund": "chest", "amount": sum(amount), "nature": "bank", "date": date})
}

fn income(amount: &str, date: &str) -> Value {
    json!({"fund": "chest", "amount": sum(amount), "nature": "interest", "date": date})
}

fn reported(data: Value) -> Value {
    with(data, json!({"exception": "it has happened"}))
}

fn breaks(ledger: &Given, seq: u64) -> Vec<BrokenRule> {
    ledger.machine.lookup.chain(seq)[0].event.breaks().to_vec()
}

#[test]
fn an_exception_says_every_rule_that_it_breaks() {
    let policy = json!({"fund": "chest", "floor": sum("USD 50.00"), "cap_per_case": sum("USD 80.00"), "eligible": ["shelter"], "date": "2018-01-01"});
    let ledger = holding("USD 100.00").and("fund.policy_set", policy);
    let seq = ledger.machine.next();
    let paid =
        json!({"fund": "chest", "amount": sum("USD 120.00"), "case": "c1", "category": "feast", "date": "2018-02-01"});
    let ledger = ledger.and("reserve.disbursed", reported(paid));
    assert_eq!(breaks(&ledger, seq), [BrokenRule::Category, BrokenRule::Cash, BrokenRule::Floor, BrokenRule::Cap]);
    let record = &ledger.machine.lookup.chain(seq)[0];
    assert_eq!(record.filled, ["breaks"], "it is worked out");
}

#[test]
fn which_rules_are_broken_is_not_for_the_recorder_to_say() {
    let ledger = holding("USD 100.00");
    let says = with(charge("USD 120.00", "2018-02-01"), json!({"exception": "why", "breaks": ["floor"]}));
    ledger.clone().when("charge.recorded", says).refused(&Refusal::BreaksOthers { found: vec![BrokenRule::Cash] });
    let says = with(charge("USD 12.00", "2018-02-01"), json!({"breaks": ["cash"]}));
    ledger.when("charge.recorded", says).refused(&Refusal::BreaksOthers { found: Vec::new() });
}

#[test]
fn an_exception_is_open_while_a_rule_is_broken() {
    let ledger = holding("USD 100.00");
    let seq = ledger.machine.next();
    let ledger = ledger.and("charge.recorded", reported(charge("USD 120.00", "2018-02-01")));
    assert_eq!(ledger.open_exceptions(), [seq]);
    // Money that came later does not mend it: on its day the account was overdrawn.
    let later = ledger.clone().and("income.recorded", income("USD 30.00", "2018-02-02"));
    assert_eq!(later.open_exceptions(), [seq]);
    let earlier = ledger.and("income.recorded", income("USD 30.00", "2018-01-31"));
    assert_eq!(earlier.open_exceptions(), [0; 0], "a receipt found late shows that nothing was broken");
    // What is charged after it breaks the bound again.
    let again = earlier.and("charge.recorded", reported(charge("USD 20.00", "2018-02-03")));
    assert_eq!(again.open_exceptions(), [seq, seq + 2]);
}

#[test]
fn an_exception_on_a_closed_day_stays_open() {
    let ledger = holding("USD 100.00");
    let seq = ledger.machine.next();
    let ledger = ledger
        .and("charge.recorded", reported(charge("USD 120.00", "2018-02-01")))
        .and("income.recorded", income("USD 30.00", "2018-03-01"))
        .and("period.closed", json!({"period": "2018-01-01/2018-06-30"}));
    assert_eq!(ledger.open_exceptions(), [seq]);
}

#[test]
fn an_approval_found_late_mends_what_was_charged_before() {
    let lines = json!([{"line": "rent", "amount": sum("USD 50.00")}]);
    let budget = json!({"budget": "b", "title": "B", "fund": "chest", "lines": lines, "date": "2017-12-01"});
    let ledger = holding("USD 100.00").and("budget.proposed", budget);
    let seq = ledger.machine.next();
    let rent =
        json!({"budget": "b", "line": "rent", "amount": sum("USD 5.00"), "subject": "rent", "date": "2018-02-01"});
    let ledger = ledger.and("expenditure.charged", reported(rent));
    assert_eq!(breaks(&ledger, seq), [BrokenRule::Approval, BrokenRule::Line]);
    let approved = json!({"budget": "b", "decision": "session/A1", "date": "2018-01-02"});
    let ledger = ledger.and("budget.approved", approved);
    assert_eq!(ledger.open_exceptions(), [0; 0]);
}

#[test]
fn what_takes_a_decision_is_reported_without_one() {
    let lines = json!([{"line": "rent", "amount": sum("USD 50.00")}]);
    let budget = json!({"budget": "b", "title": "B", "fund": "chest", "lines": lines, "date": "2017-12-01"});
    let assessed = json!({"assessment": "belize-2018", "fund": "chest", "party": "belize", "period": "2018",
        "amount": sum("USD 100.00"), "due": "2018-06-30", "date": "2018-01-05"});
    let ledger = holding("USD 100.00").and("budget.proposed", budget).and("assessment.issued", assessed);
    let takes = |act, of| Refusal::TakesDecision { act, of: Some(of) };
    let budget = || read::<crate::value::ids::BudgetId>("b").thing();
    let approved = json!({"budget": "b", "date": "2018-01-02"});
    let ledger = ledger.refused_unless_reported("budget.approved", approved, &takes(Authorised::Approve, budget()));
    let revised = json!({"budget": "b", "lines": [{"line": "rent", "amount": sum("USD 60.00")}], "date": "2018-01-03"});
    let ledger = ledger.refused_unless_reported("budget.revised", revised, &takes(Authorised::Revise, budget()));
    let waived = json!({"assessment": "belize-2018", "amount": sum("USD 10.00"), "date": "2018-02-01"});
    let assessment = read::<crate::value::ids::AssessmentId>("belize-2018").thing();
    let ledger = ledger.refused_unless_reported("assessment.waived", waived, &takes(Authorised::Waive, assessment));
    // A decision that is named must authorise; an exception is no way around that.
    let noted = reported(
        json!({"budget": "b", "decision": "session/A2", "lines": [{"line": "rent", "amount": sum("USD 70.00")}], "date": "2018-01-04"}),
    );
    ledger
        .when("budget.revised", noted)
        .refused(&Refusal::NotApproved { decision: read("session/A2"), acts: vec![crate::event::meeting::Act::Noted] });
}

#[test]
fn a_policy_may_ask_for_decisions_on_payments() {
    let fund = || read::<crate::value::ids::FundId>("chest").thing();
    let paid = |date: &str| json!({"fund": "chest", "amount": sum("USD 10.00"), "implementer": "panama", "date": date});
    let ledger = holding("USD 100.00").and("reserve.disbursed", paid("2018-02-01"));
    let policy = json!({"fund": "chest", "decided": ["disburse", "write-off"], "date": "2018-03-01"});
    let ledger = ledger.and("fund.policy_set", policy);
    let takes = Refusal::TakesDecision { act: Authorised::Disburse, of: Some(fund()) };
    let ledger = ledger.refused_unless_reported("reserve.disbursed", paid("2018-03-01"), &takes);
    let decided = with(paid("2018-03-02"), json!({"decision": "session/A1"}));
    let ledger = ledger.and("reserve.disbursed", decided).and("reserve.disbursed", paid("2018-02-28"));
    assert_eq!(ledger.open_exceptions().len(), 1);
}

#[test]
fn an_exception_without_a_fund_is_covered_by_who_decides_for_all_of_them() {
    let ledger = council().and("period.closed", json!({"period": "2018-01-01/2018-06-30"}));
    let seq = ledger.machine.next();
    let reopened = json!({"from": "2018-03-01", "reason": "one more invoice", "exception": "no session was near"});
    let ledger = ledger.and("period.reopened", reopened);
    assert_eq!(breaks(&ledger, seq), [BrokenRule::Authority]);
    let choir = json!({"party": "choir", "nature": "body", "name_en": "Choir", "authority": "decides"});
    let cover = |decision: &str| json!({"decision": decision, "acts": ["approved"], "subject": "reopened", "concerns": [format!("record:{seq}")]});
    let ledger = ledger
        .and("party.registered", choir)
        .and("meeting.held", json!({"meeting": "rehearsal", "title": "R", "forum": "choir", "date": "2017-11-20"}));
    ledger.clone().when("decision.taken", cover("rehearsal/H1")).refused(&Refusal::NotTheirs {
        decision: read("rehearsal/H1"),
        forum: read("choir"),
        owner: read("council"),
    });
    assert_eq!(ledger.and("decision.taken", cover("session/A9")).open_exceptions(), [0; 0]);
}
