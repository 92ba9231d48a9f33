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
    let clauses = json!([{"act": "waive", "of": "fund:chest", "up_to": sum("USD 30.00"), "delegated_to": "choir"}]);
    let ledger = decided(assessed(with_choir()), "A3", clauses);
    let under = |item: &str, more: Value| {
        with(json!({"decision": format!("rehearsal/{item}"), "acts": ["approved"], "subject": "a waiver"}), more)
    };
    let ledger = ledger
        .and("decision.taken", under("H2", json!({"under": "session/A3"})))
        .and("decision.taken", under("H3", json!({"under": "session/A3"})))
        .and("decision.taken", under("H4", json!({"under": "session/A1"})));
    // A delegation authorises nothing itself, and only decisions that name it.
    ledger.clone().when("assessment.waived", waived("session/A3", "USD 10.00")).refused(&Refusal::NotInDecision {
        decision: read("session/A3"),
        act: Authorised::Waive,
        of: read("assessment:belize-2018"),
    });
    for other in ["rehearsal/H1", "rehearsal/H4"] {
        ledger.clone().when("assessment.waived", waived(other, "USD 10.00")).refused(&not_theirs(other));
    }
    // All decisions under it stay within its amount together.
    let seq = ledger.machine.next();
    let ledger = ledger.and("assessment.waived", waived("rehearsal/H2", "USD 20.00"));
    let asked = [read("USD 10.01")].into_iter().collect();
    let used_up = Refusal::UsedUp { decision: read("session/A3"), seq, left: Some(read("USD 10.00")), asked };
    ledger.clone().when("assessment.waived", waived("rehearsal/H3", "USD 10.01")).refused(&used_up);
    ledger.when("assessment.waived", waived("rehearsal/H3", "USD 10.00")).accepted();
}

#[test]
fn what_is_delegated_on_counts_against_each_amount_above_it() {
    let clause = |to: &str, amount: &str| json!([{"act": "waive", "of": "fund:chest", "up_to": sum(amount), "delegated_to": to}]);
    let ledger = decided(assessed(with_choir()), "A3", clause("choir", "USD 30.00"))
        .and("party.registered", json!({"party": "band", "nature": "body", "name_en": "Band", "authority": "decides"}))
        .and("meeting.held", json!({"meeting": "practice", "title": "P", "forum": "band", "date": "2017-11-20"}));
    let taken = |decision: &str, more: Value| {
        with(json!({"decision": decision, "acts": ["approved"], "subject": "a waiver"}), more)
    };
    let ledger = ledger
        .and(
            "decision.taken",
            taken("rehearsal/H2", json!({"under": "session/A3", "clauses": clause("band", "USD 30.00")})),
        )
        .and("decision.taken", taken("rehearsal/H3", json!({"under": "session/A3"})))
        .and("decision.taken", taken("practice/B1", json!({"under": "rehearsal/H2"})));
    let seq = ledger.machine.next();
    let ledger = ledger.and("assessment.waived", waived("practice/B1", "USD 20.00"));
    let asked = [read("USD 10.01")].into_iter().collect();
    let used_up = Refusal::UsedUp { decision: read("session/A3"), seq, left: Some(read("USD 10.00")), asked };
    ledger.clone().when("assessment.waived", waived("rehearsal/H3", "USD 10.01")).refused(&used_up);
    ledger.when("assessment.waived", waived("rehearsal/H3", "USD 10.00")).accepted();
}

#[test]
fn a_delegated_cover_stays_within_its_amount() {
    let ledger = with_choir();
    let seq = ledger.machine.next();
    let overdrawn = |amount: &str| json!({"fund": "chest", "amount": sum(amount), "nature": "bank", "date": "2018-02-01", "exception": "it was paid"});
    let ledger = ledger.and("charge.recorded", overdrawn("USD 1500.00")).and("charge.recorded", overdrawn("USD 60.00"));
    let delegating = json!([{"act": "cover", "of": "fund:chest", "up_to": sum("USD 100.00"), "delegated_to": "choir"}]);
    let ledger = decided(ledger, "A3", delegating);
    let cover = |item: &str, of: u64| {
        json!({"decision": format!("rehearsal/{item}"), "acts": ["approved"], "subject": "what was paid", "under": "session/A3",
            "clauses": [{"act": "cover", "of": format!("record:{of}")}]})
    };
    let used_up = |seq, left, asked: &str| Refusal::UsedUp {
        decision: read("session/A3"),
        seq,
        left: Some(read(left)),
        asked: [read(asked)].into_iter().collect(),
    };
    ledger.clone().when("decision.taken", cover("H2", seq)).refused(&used_up(0, "USD 100.00", "USD 1500.00"));
    let ledger = ledger.and("decision.taken", cover("H2", seq + 1));
    assert_eq!(ledger.open_exceptions(), [seq]);
    let third = ledger.machine.next();
    let ledger = ledger.and("charge.recorded", overdrawn("USD 50.00"));
    ledger.when("decision.taken", cover("H3", third)).refused(&used_up(seq + 1, "USD 40.00", "USD 50.00"));
}

#[test]
fn a_body_that_was_merged_has_decided_for_whom_it_was_a_part_of() {
    let part = json!({"party": "choir", "relation": "part-of", "of": "party:council", "from": "2017-01-01"});
    let band = json!({"party": "band", "nature": "body", "name_en": "Band", "authority": "decides"});
    let ledger = assessed(with_choir()).and("party.related", part).and("party.registered", band);
    let ledger = ledger.and("party.merged", json!({"party": "choir", "into": "band", "date": "2018-06-01"}));
    ledger.when("assessment.waived", waived("rehearsal/H1", "USD 10.00")).accepted();
}

#[test]
fn a_delegation_does_not_serve_before_it_was_taken() {
    let clauses = json!([{"act": "waive", "of": "fund:chest", "delegated_to": "choir"}]);
    let delegating = json!({"decision": "session/A3", "acts": ["approved"], "clauses": clauses, "subject": "money", "date": "2018-03-10"});
    let under = json!({"decision": "rehearsal/H2", "acts": ["approved"], "subject": "a waiver", "under": "session/A3"});
    let ledger = assessed(with_choir()).and("decision.taken", delegating).and("decision.taken", under);
    let too_early =
        Refusal::TooEarly { date: read("2018-02-01"), thing: read("decision:session/A3"), its: read("2018-03-10") };
    ledger.clone().when("assessment.waived", waived("rehearsal/H2", "USD 10.00")).refused(&too_early);
    let later = with(waived("rehearsal/H2", "USD 10.00"), json!({"date": "2018-03-10"}));
    ledger.when("assessment.waived", later).accepted();
}

#[test]
fn the_order_of_clauses_decides_nothing() {
    let on = |of: &str, amount: &str| json!({"act": "waive", "of": of, "up_to": sum(amount)});
    let (one, all) = (on("assessment:belize-2018", "USD 20.00"), on("fund:chest", "USD 60.00"));
    for clauses in [json!([one.clone(), all.clone()]), json!([all, one])] {
        let ledger = decided(assessed(holding("USD 1000.00")), "A3", clauses);
        ledger.clone().when("assessment.waived", waived("session/A3", "USD 50.00")).accepted();
        let beyond = ledger.when("assessment.waived", waived("session/A3", "USD 60.01"));
        assert!(matches!(beyond.refusal(), Some(Refusal::UsedUp { .. })), "{:?}", beyond.refusal());
    }
    // What another clause allowed does not use this one up.
    let other = json!({"assessment": "panama-2018", "fund": "chest", "party": "panama", "period": "2018",
        "amount": sum("USD 100.00"), "due": "2018-06-30", "date": "2018-01-05"});
    let clauses = json!([on("assessment:belize-2018", "USD 20.00"), on("assessment:panama-2018", "USD 30.00")]);
    let ledger = decided(assessed(holding("USD 1000.00")).and("assessment.issued", other), "A3", clauses);
    let of_panama = with(waived("session/A3", "USD 30.00"), json!({"assessment": "panama-2018"}));
    ledger.and("assessment.waived", waived("session/A3", "USD 20.00")).when("assessment.waived", of_panama).accepted();
}

#[test]
fn a_revision_uses_up_the_amount_of_its_clause() {
    let lines = |amount: &str| json!([{"line": "travel", "amount": sum(amount)}]);
    let budget =
        json!({"budget": "b1", "title": "B", "fund": "chest", "lines": lines("USD 600.00"), "date": "2018-01-05"});
    let clauses = json!([{"act": "revise", "of": "budget:b1", "up_to": sum("USD 300.00")}]);
    let ledger = decided(holding("USD 1000.00").and("budget.proposed", budget), "A3", clauses)
        .and("decision.taken", approving("A4"))
        .and("budget.approved", json!({"budget": "b1", "decision": "session/A4", "date": "2018-01-10"}));
    let revised =
        |amount: &str| json!({"budget": "b1", "decision": "session/A3", "lines": lines(amount), "date": "2018-02-01"});
    ledger.clone().when("budget.revised", revised("USD 300.00")).accepted();
    ledger.when("budget.revised", revised("USD 300.01")).refused(&Refusal::UsedUp {
        decision: read("session/A3"),
        seq: 0,
        left: Some(read("USD 300.00")),
        asked: [read("USD 300.01")].into_iter().collect(),
    });
}

#[test]
fn a_clause_that_could_never_serve_is_refused() {
    let taken = |clause: Value| json!({"decision": "session/A3", "acts": ["approved"], "clauses": [clause], "subject": "money"});
    let scale = json!({"act": "scale", "of": "fund:chest", "up_to": sum("USD 300.00")});
    let with_amount = Refusal::ClauseWithAmount { act: Authorised::Scale, up_to: read("USD 300.00") };
    holding("USD 1000.00").when("decision.taken", taken(scale)).refused(&with_amount);
    let cover = json!({"act": "cover", "of": "fund:chest", "up_to": sum("USD 300.00")});
    let no_record = Refusal::CoverOfNoRecord { of: read("fund:chest") };
    holding("USD 1000.00").when("decision.taken", taken(cover)).refused(&no_record);
}

#[test]
fn nothing_is_dated_before_the_decision_that_it_names() {
    let taken = with(approving("A3"), json!({"date": "2018-03-10"}));
    let data = json!({"assessment": "belize-2018", "amount": sum("USD 10.00"), "reason": "R", "decision": "session/A3", "date": "2018-02-01"});
    let too_early =
        Refusal::TooEarly { date: read("2018-02-01"), thing: read("decision:session/A3"), its: read("2018-03-10") };
    let ledger = assessed(holding("USD 1000.00")).and("decision.taken", taken);
    ledger.clone().when("receivable.written_off", data).refused(&too_early);
    let reopened = json!({"from": "2017-01-01", "reason": "R", "decision": "session/A3", "date": "2018-02-01"});
    ledger.and("period.closed", json!({"period": "2017"})).when("period.reopened", reopened).refused(&too_early);
}

#[test]
fn who_decides_is_asked_on_the_day_of_the_decision() {
    let part = |more: Value| with(json!({"party": "choir", "relation": "part-of", "of": "party:council"}), more);
    let ledger = assessed(with_choir());
    let hymn = waived("rehearsal/H1", "USD 10.00");
    // The rehearsal was on 2017-11-20, and the waiver is of 2018-02-01.
    let later = ledger.clone().and("party.related", part(json!({"from": "2018-01-01"})));
    later.when("assessment.waived", hymn.clone()).refused(&not_theirs("rehearsal/H1"));
    let until = part(json!({"from": "2017-01-01", "until": "2017-12-31"}));
    ledger.and("party.related", until).when("assessment.waived", hymn).accepted();
}

#[test]
fn a_clause_covers_an_exception_up_to_its_amount() {
    let ledger = holding("USD 1000.00");
    let seq = ledger.machine.next();
    let overdrawn = json!({"fund": "chest", "amount": sum("USD 1500.00"), "nature": "bank", "date": "2018-02-01", "exception": "it was paid"});
    let ledger = ledger.and("charge.recorded", overdrawn);
    let cover = |more: Value| with(json!({"act": "cover", "of": format!("record:{seq}")}), more);
    let is_open = |clause: Value| !decided(ledger.clone(), "A3", json!([clause])).open_exceptions().is_empty();
    assert!(!is_open(cover(json!({}))));
    assert!(!is_open(cover(json!({"up_to": sum("USD 1500.00")}))));
    assert!(is_open(cover(json!({"up_to": sum("USD 1499.99")}))));
    assert!(is_open(json!({"act": "approve", "of": format!("record:{seq}")})));
}

#[test]
fn what_leans_on_a_corrected_decision_is_listed_and_nothing_is_refused() {
    let ledger = assessed(holding("USD 1000.00")).and("decision.taken", approving("A3"));
    let decided_by = ledger.machine.next() - 1;
    let waiver = ledger.machine.next();
    let ledger = ledger.and("assessment.waived", waived("session/A3", "USD 10.00"));
    let unfounded = |ledger: &Given| super::unfounded(&ledger.machine.books);
    assert_eq!(unfounded(&ledger), []);
    let noted = with(approving("A3"), json!({"acts": ["noted"]}));
    let lapsed = ledger.clone().when_correcting(decided_by, "decision.taken", noted).accepted();
    let why = Refusal::NotApproved { decision: read("session/A3"), acts: vec![crate::event::meeting::Act::Noted] };
    assert_eq!(unfounded(&lapsed), [(waiver, why)]);
    // The meeting (record 7) turns out to be another body's.
    let other = json!({"party": "choir", "nature": "body", "name_en": "Choir", "authority": "decides"});
    let moved = json!({"meeting": "session", "title": "Session", "forum": "choir", "date": "2017-11-23"});
    let lapsed = ledger.clone().and("party.registered", other).when_correcting(7, "meeting.held", moved).accepted();
    let why = Refusal::NotTheirs { decision: read("session/A3"), forum: read("choir"), owner: read("council") };
    assert_eq!(unfounded(&lapsed), [(waiver, why)]);
    // Or it was held later.
    let later = json!({"meeting": "session", "title": "Session", "forum": "council", "date": "2018-02-02"});
    let lapsed = ledger.when_correcting(7, "meeting.held", later).accepted();
    let why =
        Refusal::TooEarly { date: read("2018-02-01"), thing: read("decision:session/A3"), its: read("2018-02-02") };
    assert_eq!(unfounded(&lapsed), [(waiver, why)]);
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
    // Nor does a balance follow what moves before it, in whatever order they are recorded.
    let balance =
        |date: &str| json!({"fund": "chest", "amount": sum("USD 9.00"), "certificate": "certificate", "date": date});
    let moved = council().and("income.recorded", income("2018-03-01"));
    let before = |certified: &str| Refusal::MovesBefore {
        account: read("cash:chest"),
        certified: read(certified),
        first: read("2018-03-01"),
    };
    moved.clone().when("balance.brought_forward", balance("2018-03-01")).refused(&before("2018-03-01"));
    let seq = moved.machine.next();
    let held = moved.and("balance.brought_forward", balance("2018-02-28"));
    held.when_correcting(seq, "balance.brought_forward", balance("2018-04-01")).refused(&before("2018-04-01"));
}

#[test]
fn a_fund_in_use_keeps_its_currency_and_its_owner() {
    // The chest is opened by record 10, the trust by record 11.
    let chest =
        |more: Value| with(json!({"fund": "chest", "name_en": "chest", "currency": "USD", "of": "council"}), more);
    let in_use = Refusal::FundInUse { fund: read("chest") };
    for other in [json!({"currency": "JPY"}), json!({"of": "belize"})] {
        holding("USD 1.00").when_correcting(10, "fund.opened", chest(other.clone())).refused(&in_use);
        council().when_correcting(10, "fund.opened", chest(other)).accepted();
    }
    holding("USD 1.00").when_correcting(10, "fund.opened", chest(json!({"name_en": "The chest"}))).accepted();
}

#[test]
fn a_budget_approved_by_others_is_not_moved_into_a_fund() {
    let proposed = |fund: &str| json!({"budget": "b1", "title": "B", "fund": fund, "lines": [{"line": "travel", "amount": sum("USD 5.00")}]});
    let ledger = with_choir();
    let seq = ledger.machine.next();
    let ledger = ledger
        .and("budget.proposed", proposed("trust"))
        .and("budget.approved", json!({"budget": "b1", "decision": "rehearsal/H1"}));
    let why = Box::new(not_theirs("rehearsal/H1"));
    ledger.when_correcting(seq, "budget.proposed", proposed("chest")).refused(&Refusal::BreaksAnother {
        seq,
        by: seq + 1,
        why,
    });
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
    let used_up = supplement("b1", "USD 20.00");
    let asked = [read("USD 20.00")].into_iter().collect();
    let seq = ledger.machine.next() - 1;
    ledger.clone().when("budget.approved", used_up.clone()).refused(&Refusal::UsedUp {
        decision: read("session/A1"),
        seq,
        left: None,
        asked,
    });
    let ledger = ledger.and("decision.taken", approving("A8"));
    let ledger = ledger.and("budget.approved", with(used_up, json!({"decision": "session/A8"})));
    assert_eq!([ledger.figure("final:b1/travel"), ledger.figure("supplement:b1/travel")], ["USD 520.00", "USD 20.00"]);
    // Another budget may supplement it; the approval is corrected all the same, and approved anew once it is reversed.
    let ledger = ledger.and("decision.taken", approving("A9"));
    let ledger = ledger.and("budget.approved", with(supplement("b2", "USD 5.00"), json!({"decision": "session/A9"})));
    let less = with(approved("b1"), json!({"lines": [{"line": "travel", "amount": sum("USD 490.00")}]}));
    let corrected = ledger.clone().when_correcting(seq, "budget.approved", less).accepted();
    assert_eq!(corrected.figure("final:b1/travel"), "USD 510.00");
    let own = corrected.machine.next() - 4;
    let again = corrected.reversing(own).reversing(own + 3).and("budget.approved", approved("b1"));
    assert_eq!([again.figure("final:b1/travel"), again.figure("final:b2/travel")], ["USD 500.00", "USD 5.00"]);
}
