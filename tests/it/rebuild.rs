//! Anybody can rebuild an equal ledger under a key of their own: the record is an input, not a secret of its keeper.

use std::path::Path;

use serde_json::{Value, json};

use crate::harness::{RECORDS, Sandbox, shipped_ledger};

/// The content of each record from record 1 on: all but the chain, the clock and the keys.
fn stated(ledger: &Path) -> Vec<Value> {
    let lines = std::fs::read_to_string(ledger.join("events/000000000000.jsonl")).unwrap();
    let records = lines.lines().skip(1).map(|line| serde_json::from_str::<Value>(line).unwrap());
    let wanted = ["type", "v", "data", "source", "id", "cmd", "filled"];
    records.map(|record| json!(wanted.map(|member| record[member].clone()))).collect()
}

#[test]
fn the_shipped_ledger_can_be_rebuilt_under_another_key() {
    let sandbox = Sandbox::with_records();
    let (ours, shipped) = (stated(&sandbox.path("ledger")), stated(shipped_ledger()));
    for (seq, (ours, shipped)) in (1_u64..).zip(ours.iter().zip(&shipped)) {
        assert_eq!(ours, shipped, "record {seq}");
    }
    assert_eq!(ours.len(), shipped.len());
}

#[test]
fn an_existing_record_is_not_recorded_again() {
    let sandbox = Sandbox::with_records();
    let before = sandbox.read("ledger/events/checkpoints");
    let all = RECORDS.lines().count();
    let again = sandbox.on_ledger(&["record", "--from", "records.jsonl"]).ok();
    assert!(
        again.stdout.starts_with(&format!("Recorded 0 of {all} facts; {all} were on record already.\n")),
        "{}",
        again.text()
    );
    assert_eq!(sandbox.read("ledger/events/checkpoints"), before);
    sandbox.on_ledger(&["verify"]).ok();
}

/// Mergers of states and of organisations: every query by one name gives the rows of the other.
#[test]
fn after_a_merger_every_query_by_either_name_gives_the_same_rows() {
    let sandbox = Sandbox::with_records();
    let usd = |amount: &str| json!({"currency": "USD", "amount": amount});
    let mut lines = vec![
        json!({"type": "fund.opened", "data": {"fund": "chest", "name_en": "Chest (invented)", "currency": "USD"}}),
    ];
    for (place, party) in (1..).zip(["canada", "costa-rica", "mexico", "icrc", "iom"]) {
        let (assessment, paid) = (format!("{party}-2018"), format!("paid-{party}"));
        lines.push(json!({"type": "assessment.issued", "data": {"assessment": assessment, "fund": "chest",
            "party": party, "period": format!("201{place}"), "amount": usd("100.00"), "due": "2018-06-30", "date": "2018-01-01"}}));
        lines.push(json!({"type": "contribution.received", "data": {"contribution": paid, "fund": "chest",
            "party": party, "form": "cash", "amount": usd("60.00"), "date": "2018-02-01"}}));
        lines.push(json!({"type": "contribution.applied", "data": {"contribution": paid,
            "to": [{"to": format!("assessment:{assessment}"), "amount": usd("50.00")}], "date": "2018-02-02"}}));
    }
    let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
    sandbox.write("money.jsonl", lines.join("\n").as_bytes());
    sandbox.on_ledger(&["record", "--from", "money.jsonl", "--list", "money"]).ok();
    for (from, into) in [("canada", "costa-rica"), ("costa-rica", "mexico"), ("icrc", "iom")] {
        sandbox.on_ledger(&["record", "party.merged", "--party", from, "--into", into, "--date", "2018-03-01"]).ok();
        for verb in ["account", "contributions", "outstanding", "pledges", "requests"] {
            let rows = |party: &str| sandbox.on_ledger(&[verb, "--party", party, "--format", "json"]).rows();
            let (by_old, by_new) = (rows(from), rows(into));
            assert_eq!(by_old, by_new, "{verb} of {from} and {into}");
            let is_expected = verb != "requests" || into == "iom";
            assert!(!by_new.is_empty() || !is_expected, "{verb} of {into} shows something");
        }
    }
}
