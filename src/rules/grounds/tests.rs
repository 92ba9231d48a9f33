//! Grounds that are recorded late, corrected or reversed, and what leans on them, given, when and then.

use serde_json::{Value, json};

use crate::rules::grounds::unfounded;
use crate::rules::refusal::Refusal;
use crate::rules::testing::{Given, correcting, holding, period, read, request, sum, with};
use crate::state::Dated;
use crate::state::lookup::Lookup as _;

/// Lists what the money that moved by records which stand lacks by now.
fn lacking(ledger: &Given) -> Vec<(u64, Refusal)> {
    let corrected: Vec<u64> = ledger.records.iter().filter_map(|record| record.corrects).collect();
    let standing =
        ledger.records.iter().filter(|record| !corrected.contains(&record.seq) && record.event.moves_money());
    let date = |record: &crate::event::record::Record| {
        let chain = record.corrects.map(|seq| ledger.machine.lookup.chain(seq)).unwrap_or_default();
        ledger.machine.books.date(Box::new(record.clone()), &chain).0
    };
    let standing: Vec<Dated> = standing.map(date).collect();
    unfounded(&ledger.machine.books, &ledger.machine.lookup, &standing)
}

fn policy(more: Value) -> Value {
    with(json!({"fund": "chest", "date": "2018-01-01"}), more)
}

fn help(case: &str, amount: &str, date: &str) -> Value {
    json!({"fund": "chest", "amount": sum(amount), "case": case, "category": "shelter", "requested_by": "belize", "date": date})
}

/// The numbers of the late grounds.
fn late(ledger: &Given) -> Vec<u64> {
    ledger.machine.books.grounds.late.iter().map(|ground| ground.seq).collect()
}

#[test]
fn a_payment_above_a_cap_that_is_set_later_is_listed() {
    let paid = holding("USD 1000.00")
        .and("reserve.disbursed", help("c1", "USD 60.00", "2018-02-01"))
        .and("reserve.disbursed", help("c1", "USD 50.00", "2018-03-01"))
        .and("reserve.disbursed", help("c2", "USD 90.00", "2018-03-01"));
    let seq = paid.machine.next();
    let capped = paid.clone().and("fund.policy_set", policy(json!({"cap_per_case": sum("USD 100.00")})));
    assert_eq!(late(&capped), [seq]);
    let exceeded = Refusal::CapExceeded {
        case: read("c1"),
        on: read("2018-03-01"),
        cap: read("USD 100.00"),
        already: read("USD 60.00"),
        amount: read("USD 50.00"),
    };
    assert_eq!(lacking(&capped), [(14, exceeded)]);
    // A cap of a later day binds no earlier payment, and one that is raised again nothing.
    let later = paid.and(
        "fund.policy_set",
        with(policy(json!({"cap_per_case": sum("USD 100.00")})), json!({"date": "2018-04-01"})),
    );
    assert_eq!((late(&later), lacking(&later)), (vec![], vec![]));
    let raised =
        capped.when_correcting(seq, "fund.policy_set", policy(json!({"cap_per_case": sum("USD 110.00")}))).accepted();
    assert_eq!(lacking(&raised), []);
}

#[test]
fn a_payment_that_a_late_policy_would_not_allow_is_listed() {
    let paid = holding("USD 1000.00")
        .and("reserve.disbursed", help("c1", "USD 60.00", "2018-02-01"))
        .and("reserve.disbursed", with(help("c2", "USD 60.00", "2018-02-01"), json!({"category": "return"})));
    let late = paid.and("fund.policy_set", policy(json!({"eligible": ["return"]})));
    let found = lacking(&late);
    assert!(matches!(&found[..], [(13, Refusal::NotEligible { .. })]), "{found:?}");
}

#[test]
fn an_assessment_of_a_party_that_turns_out_to_be_no_member_is_listed() {
    let assessment = json!({"assessment": "a", "fund": "chest", "party": "belize", "period": "2018", "amount": sum("USD 10.00"),
        "due": "2018-06-30", "date": "2018-01-01"});
    let assessed = holding("USD 1000.00").and("assessment.issued", assessment);
    assert_eq!(lacking(&assessed), []);
    // Record 4 says that it is a member.
    let relation = json!({"party": "belize", "relation": "member-of", "of": "party:council", "from": "2019-01-01"});
    let corrected = assessed.when_correcting(4, "party.related", relation).accepted();
    let why = Refusal::NotAMember { party: read("belize"), of: read("council"), period: period("2018") };
    assert_eq!(lacking(&corrected), [(13, why)]);
}

#[test]
fn what_a_merger_allowed_is_listed_once_it_is_reversed() {
    let assessment = json!({"assessment": "a", "fund": "chest", "party": "belize", "period": "2018", "amount": sum("USD 10.00"),
        "due": "2018-06-30", "date": "2018-01-01"});
    let receipt = json!({"contribution": "r", "fund": "chest", "party": "panama", "form": "cash", "amount": sum("USD 10.00"),
        "date": "2018-02-01"});
    let applied =
        json!({"contribution": "r", "to": [{"to": "assessment:a", "amount": sum("USD 10.00")}], "date": "2018-02-01"});
    let merged = holding("USD 1000.00")
        .and("assessment.issued", assessment)
        .and("contribution.received", receipt)
        .and("party.merged", json!({"party": "belize", "into": "panama", "date": "2018-01-15"}));
    let seq = merged.machine.next();
    let applied = merged.and("contribution.applied", applied);
    assert_eq!(lacking(&applied), []);
    let apart = applied.reversing(seq - 1);
    let why = Refusal::PaidByAnother { payer: read("panama"), to: read("assessment:a") };
    assert_eq!(lacking(&apart), [(seq, why)]);
}

/// What is reported says itself what it breaks.
#[test]
fn what_is_reported_is_not_listed() {
    let policy_of = |amount: &str| policy(json!({"cap_per_case": sum(amount)}));
    let ledger = holding("USD 1000.00").and("fund.policy_set", policy_of("USD 100.00"));
    let seq = ledger.machine.next();
    let urgent = with(help("c1", "USD 160.00", "2018-02-01"), json!({"exception": "it was urgent"}));
    let ledger = ledger.and("reserve.disbursed", urgent);
    let mut lower = correcting(seq - 1, request("lower", "fund.policy_set", policy_of("USD 90.00")));
    lower.source = None;
    let lowered = ledger.when_asked(lower).accepted();
    assert_eq!(lacking(&lowered), []);
}
