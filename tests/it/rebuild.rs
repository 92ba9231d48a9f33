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
