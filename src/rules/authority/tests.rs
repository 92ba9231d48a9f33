//! Authority, given, when and then.

use serde_json::{Value, json};

use crate::event::meeting::Authorised;
use crate::rules::refusal::Refusal;
use crate::rules::testing::*;

/// The ledger of [`holding`] with a choir, which decides about hymns and is no part of the council, and with what it
/// approved under `rehearsal/H1`.
fn with_choir() -> Given {
    holding("USD 1000.00")
        .and(
            "party.registered",
            json!({"party": "choir", "nature": "body", "name_en": "Choir", "authority": "decides"}),
        )
        .and("meeting.held", json!({"meeting": "rehearsal", "title": "R", "forum": "choir", "date": "2017-11-20"}))
        .and("decision.taken", json!({"decision": "rehearsal/H1", "acts": ["approved"], "subject": "a hymn"}))
}

fn waived(decision: &str, amount: &str) -> Value {
    json!({"assessment": "belize-2018", "amount": sum(amount), "decision": decision, "date": "2018-02-01"})
}

fn assessed(ledger: Given) -> Given {
    let data = json!({"assessment": "belize-2018", "fund": "chest", "party": "belize", "period": "2018",
        "amount": sum("USD 100.00"), "due": "2018-06-30", "date": "2018-01-05"});
    ledger.and("assessment.issued", data)
}

fn decided(ledger: Given, item: &str, clauses: Value) -> Given {
    let data =
        json!({"decision": format!("session/{item}"), "acts": ["approved"], "clauses": clauses, "subject": "money"});
    ledger.and("decision.taken", data)
}

fn not_theirs(decision: &str) -> Refusal {
    Refusal::NotTheirs { decision: read(decision), forum: read("choir"), owner: read("council") }
}

#[test]
fn a_body_decides_for_the_fund_of_the_party_of_which_it_is_a_part() {
    let ledger = assessed(with_choir());
    let hymn = waived("rehearsal/H1", "USD 10.00");
    ledger.clone().when("assessment.waived", hymn.clone()).refused(&not_theirs("rehearsal/H1"));
    // Once it is a part of the council, it decides for it. A relation whose beginning is not stated holds on any day.
    let part = json!({"party": "choir", "relation": "part-of", "of": "party:council"});
    ledger.and("party.related", part).when("assessment.waived", hymn).accepted();
}

#[test]
fn a_decision_on_a_hymn_covers_no_exception() {
    let ledger = with_choir();
    let seq = ledger.machine.next();
    let overdrawn = json!({"fund": "chest", "amount": sum("USD 5000.00"), "nature": "bank", "date": "2018-02-01", "exception": "it was paid"});
    let ledger = ledger.and("charge.recorded", overdrawn);
    let cover = |decision: &str| json!({"decision": decision, "acts": ["approved"], "subject": "what was paid", "concerns": [format!("record:{seq}")]});
    ledger.clone().when("decision.taken", cover("rehearsal/H2")).refused(&not_theirs("rehearsal/H2"));
    let ledger = ledger.and("decision.taken", cover("session/A3"));
    assert_eq!(ledger.open_exceptions(), [0; 0]);
}

#[test]
fn what_only_notes_authorises_nothing() {
    let noted = Refusal::NotApproved { decision: read("session/A2"), acts: vec![crate::event::meeting::Act::Noted] };
    let ledger = holding("USD 1000.00");
    let scale = json!({"scale": "s", "fund": "chest", "shares": [{"party": "belize", "share": "100"}], "rounding": "half-up", "decision": "session/A2"});
    ledger.clone().when("scale.adopted", scale).refused(&noted);
    let paid = json!({"fund": "chest", "amount": sum("USD 1.00"), "implementer": "panama", "decision": "session/A2", "date": "2018-02-01"});
    ledger.clone().when("reserve.disbursed", paid).refused(&noted);
    let policy = json!({"fund": "chest", "floor": sum("USD 1.00"), "decision": "session/A2"});
    ledger.when("fund.policy_set", policy).refused(&noted);
}

#[test]
fn a_clause_authorises_its_act_on_its_thing_or_fund() {
    let ledger = assessed(holding("USD 1000.00"));
    let other = decided(
        ledger.clone(),
        "A3",
        json!([{"act": "waive", "of": "fund:trust"}, {"act": "approve", "of": "fund:chest"}]),
    );
    other.when("assessment.waived", waived("session/A3", "USD 10.00")).refused(&Refusal::NotInDecision {
        decision: read("session/A3"),
        act: Authorised::Waive,
        of: read("assessment:belize-2018"),
    });
    decided(ledger, "A3", json!([{"act": "waive", "of": "fund:chest"}]))
        .when("assessment.waived", waived("session/A3", "USD 10.00"))
        .accepted();
}

#[test]
fn uses_add_up_to_the_amount_of_a_clause_and_a_corrected_use_is_freed() {
    let clauses = json!([{"act": "waive", "of": "fund:chest", "up_to": sum("USD 30.00")}]);
    let ledger = decided(assessed(holding("USD 1000.00")), "A3", clauses);
    let seq = ledger.machine.next();
    let ledger = ledger.and("assessment.waived", waived("session/A3", "USD 20.00"));
    let used_up = |left: &str| {
        let asked = [read("USD 10.01")].into_iter().collect();
        Refusal::UsedUp { decision: read("session/A3"), seq, left: Some(read(left)), asked }
    };
    ledger.clone().when("assessment.waived", waived("session/A3", "USD 10.01")).refused(&used_up("USD 10.00"));
    let ledger = ledger.when_correcting(seq, "assessment.waived", waived("session/A3", "USD 5.00")).accepted();
    ledger.when("assessment.waived", waived("session/A3", "USD 25.00")).accepted();
}

#[test]
fn without_an_amount_a_clause_serves_once_for_a_thing() {
    let ledger = decided(assessed(holding("USD 1000.00")), "A3", json!([{"act": "waive", "of": "fund:chest"}]));
    let seq = ledger.machine.next();
    let ledger = ledger.and("assessment.waived", waived("session/A3", "USD 20.00"));
    let asked = [read("USD 10.00")].into_iter().collect();
    let used_up = Refusal::UsedUp { decision: read("session/A3"), seq, left: None, asked };
    ledger.clone().when("assessment.waived", waived("session/A3", "USD 10.00")).refused(&used_up);
    ledger.when_reversing(seq).accepted().when("assessment.waived", waived("session/A3", "USD 10.00")).accepted();
}

#[test]
fn an_act_is_delegated_by_who_decides() {
    let ledger = assessed(with_choir());
    let hymn = waived("rehearsal/H1", "USD 10.00");
    let clauses = json!([{"act": "waive", "of": "fund:chest", "delegated_to": "choir"}]);
    decided(ledger, "A3", clauses).when("assessment.waived", hymn).accepted();
}

#[test]
fn nothing_counts_on_or_before_the_day_of_a_certified_balance() {
    let income = |date: &str| json!({"fund": "chest", "amount": sum("USD 1.00"), "nature": "interest", "date": date});
    let ledger = holding("USD 1000.00");
    for date in ["2010-01-01", "2017-12-31"] {
        let certified = read("2017-12-31");
        let refusal = Refusal::BeforeTheBalance { account: read("cash:chest"), date: read(date), certified };
        ledger.clone().when("income.recorded", income(date)).refused(&refusal);
    }
    ledger.when("income.recorded", income("2018-01-01")).accepted();
}

#[test]
fn a_line_has_one_appropriation_and_supplements() {
    let proposed = |id: &str| json!({"budget": id, "title": id, "fund": "chest", "period": "2018", "lines": [{"line": "travel", "amount": sum("USD 500.00")}]});
    let ledger = holding("USD 1000.00").and("budget.proposed", proposed("b1")).and("budget.proposed", proposed("b2"));
    let approved = |id: &str| json!({"budget": id, "decision": "session/A1"});
    let supplement = |id: &str, amount: &str| {
        with(approved(id), json!({"adds": "supplement", "lines": [{"line": "travel", "amount": sum(amount)}]}))
    };
    ledger
        .clone()
        .when("budget.approved", supplement("b1", "USD 1.00"))
        .refused(&Refusal::NothingToSupplement { budget: read("b1") });
    let ledger = ledger.and("budget.approved", approved("b1"));
    let twice = Refusal::AppropriatedTwice { line: read("travel"), other: read("b1") };
    ledger.clone().when("budget.approved", approved("b2")).refused(&twice);
    let ledger = ledger.and("budget.approved", supplement("b1", "USD 20.00"));
    assert_eq!([ledger.figure("final:b1/travel"), ledger.figure("supplement:b1/travel")], ["USD 520.00", "USD 20.00"]);
}
