use std::path::Path;

use serde_json::json;

use crate::error::Error;
use crate::ledger::tests::{create, party, request, signer};
use crate::log::checkpoint::{SignedCheckpoint, continuation};
use crate::log::store::testing::SimDisk;
use crate::rules::testing::opening;

const CHECKPOINTS: &str = "/ledger/events/checkpoints";

/// A ledger in which each request has its own batch. Key 1 opened it, 2 is for recovery, 3 was admitted and revoked, 4
/// is a stranger, 5 was admitted last.
fn ledger() -> SimDisk {
    let disk = SimDisk::new(1);
    let mut ledger = create(&disk);
    let mut data = opening();
    data["recorder"] = json!(signer(1).verifier());
    data["recovery"] = json!(signer(2).verifier());
    let requests = [
        (1, request("opening", "ledger.opened", data)),
        (1, request("admitted", "recorder.admitted", json!({"key": signer(3).verifier()}))),
        (3, party("a")),
        (1, request("revoked", "recorder.revoked", json!({"key": signer(3).id(), "reason": "it left"}))),
        (1, party("b")),
        (1, party("c")),
        (1, request("late", "recorder.admitted", json!({"key": signer(5).verifier()}))),
    ];
    for (by, request) in requests {
        ledger.record(&[request], &signer(by), "2026-11-23T12:00:00Z".parse().unwrap()).unwrap();
    }
    disk
}

fn notes(disk: &SimDisk) -> Vec<SignedCheckpoint> {
    let text = String::from_utf8(disk.bytes(Path::new(CHECKPOINTS)).unwrap()).unwrap();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    lines.chunks(6).map(|note| SignedCheckpoint::parse(note[..5].concat().as_bytes()).unwrap()).collect()
}

fn open(disk: &SimDisk) -> Result<(), Error> {
    crate::ledger::tests::open(disk).books().map(|_| ())
}

#[test]
fn a_batch_signed_by_anybody_but_its_author_stops_the_writer() {
    let disk = ledger();
    open(&disk).unwrap();
    let sound = notes(&disk);
    for (number, by) in (0..sound.len()).flat_map(|number| (1..=5).map(move |by| (number, by))) {
        let signed = sound.iter().enumerate().map(|(n, signed)| {
            let key = if n == number { signer(by) } else { signer(if n == 2 { 3 } else { 1 }) };
            continuation(&key.sign(&signed.note.text).unwrap(), n == 0, true)
        });
        disk.put(Path::new(CHECKPOINTS), signed.collect::<String>().as_bytes()).unwrap();
        let is_author = by == if number == 2 { 3 } else { 1 };
        let opened = open(&disk);
        assert_eq!(opened.is_ok(), is_author, "checkpoint {number} signed by key {by}: {opened:?}");
        assert!(opened.err().is_none_or(|error| error.exit_code() == 3));
    }
}

#[test]
fn checkpoints_out_of_order_or_over_another_authors_records_stop_the_writer() {
    let disk = ledger();
    let sound = notes(&disk);
    let put = |order: &[usize]| {
        let notes =
            order.iter().enumerate().map(|(n, which)| continuation(&sound[*which].note.to_string(), n == 0, true));
        disk.put(Path::new(CHECKPOINTS), notes.collect::<String>().as_bytes()).unwrap();
        open(&disk).is_ok()
    };
    assert!(put(&[0, 1, 2, 3, 4, 5, 6]));
    // One recorder's batch must not cover another's record; of the same recorder it is a larger batch.
    assert!(!put(&[0, 1, 3, 4, 5, 6]) && put(&[0, 1, 2, 3, 5, 6]));
    assert!(!put(&[0, 2, 1, 3, 4, 5, 6]) && !put(&[0, 1, 2, 3, 5, 4, 6]) && !put(&[0, 1, 2, 2, 3, 4, 5, 6]));
}
