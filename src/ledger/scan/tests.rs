use std::path::Path;

use serde_json::json;

use super::*;
use crate::event::Request;
use crate::ledger::Ledger;
use crate::ledger::tests::{create, open};
use crate::log::Signer;
use crate::log::store::testing::SimDisk;
use crate::rules::testing::{ORIGIN, correcting, event, opening};

const SEGMENT: &str = "/ledger/events/000000000000.jsonl";

fn request(id: &str, kind: &str, data: serde_json::Value) -> Request {
    Request::new(id.parse().unwrap(), event(kind, data))
}

/// A log of 2,503 records: 2,500 parties, and reversals of two of them, near and far.
fn log(disk: &SimDisk) -> Ledger {
    let signer = |seed| Signer::from_seed(ORIGIN, &[seed; 32]).unwrap();
    let mut ledger = create(disk);
    let mut data = opening();
    data["recorder"] = json!(signer(1).verifier());
    data["recovery"] = json!(signer(2).verifier());
    let parties = (1..=2_500).map(|n| {
        let id = format!("p{n}");
        request(&id, "party.registered", json!({"party": id, "nature": "state", "name_en": id}))
    });
    let reversals =
        [7, 2_499].map(|seq: u64| correcting(seq, request(&format!("r{seq}"), "record.reversed", json!({}))));
    let requests: Vec<_> =
        [request("opening", "ledger.opened", data)].into_iter().chain(parties).chain(reversals).collect();
    ledger.record(&requests, &signer(1), "2026-11-23T12:00:00Z".parse().unwrap()).unwrap();
    ledger
}

/// The number of each record handed over, and of the one that it corrects.
type Steps = Vec<(u64, Option<u64>)>;

fn scanned(disk: &SimDisk, from: &LogPosition, head: &Head) -> (Steps, Result<(), Error>) {
    let mut steps = Vec::new();
    let read = scan(open(disk).reader(), from, head, &mut |found, _| {
        steps.push((found.record.seq, found.chain.first().map(|corrected| corrected.seq)));
        ControlFlow::Continue(())
    });
    (steps, read.map(|end| assert_eq!(end.head(), *head)))
}

fn expected(from: u64, to: u64) -> Steps {
    let corrects = |seq| match seq {
        2_501 => Some(7),
        2_502 => Some(2_499),
        _ => None,
    };
    (from..to).map(|seq| (seq, corrects(seq))).collect()
}

#[test]
fn a_scan_may_begin_after_any_record_and_break_off_at_any() {
    let disk = SimDisk::new(1);
    let ledger = log(&disk);
    let (reader, head) = (ledger.reader(), ledger.head().unwrap());
    let mut starts = vec![LogPosition::default()];
    let mut hashes = Vec::new();
    scan(reader, &LogPosition::default(), &head, &mut |found, position| {
        assert_eq!(found.hash, Blake3::of(&found.line));
        hashes.push(found.hash);
        if found.offset.seq % 500 == 499 || found.offset.seq == 2_502 {
            starts.push(LogPosition { offset: None, ..position.clone() });
            starts.push(position.clone());
        }
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!((hashes.len(), starts.len()), (2_503, 13));
    for start in &starts {
        let (steps, read) = scanned(&disk, start, &head);
        read.unwrap();
        assert_eq!(steps, expected(start.size(), 2_503));
    }
    for last in [0, 1, 1_023, 1_024, 2_501] {
        let end = scan(reader, &LogPosition::default(), &head, &mut |found, _| match found.record.seq == last {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        });
        assert_eq!(end.unwrap().size(), last + 1);
    }
    // A position of another log is detected.
    let other = LogPosition { last: Blake3::ZERO, ..starts[2].clone() };
    assert!(matches!(scanned(&disk, &other, &head), (steps, Err(Error::Damaged(_))) if steps.is_empty()));
    let mut other = starts[2].clone();
    other.advance(other.last, TreeHash([7; 32]), other.offset);
    assert!(matches!(scanned(&disk, &other, &head), (_, Err(_))));
}

#[test]
fn records_appended_during_a_scan_are_not_read() {
    let disk = SimDisk::new(1);
    let mut ledger = log(&disk);
    let before = ledger.head().unwrap();
    let signer = Signer::from_seed(ORIGIN, &[1; 32]).unwrap();
    let more = request("more", "party.registered", json!({"party": "more", "nature": "state", "name_en": "more"}));
    ledger.record(&[more], &signer, "2026-11-23T12:00:00Z".parse().unwrap()).unwrap();
    let (steps, read) = scanned(&disk, &LogPosition::default(), &before);
    read.unwrap();
    assert_eq!(steps, expected(0, 2_503));
}

#[test]
fn the_first_damaged_record_is_named_and_nothing_after_it_is_handed_over() {
    let disk = SimDisk::new(1);
    let ledger = log(&disk);
    let sound = disk.bytes(Path::new(SEGMENT)).unwrap();
    let lines: Vec<&[u8]> = sound.split_inclusive(|byte| *byte == b'\n').collect();
    let at = |line: usize| lines[..line].iter().map(|line| line.len()).sum::<usize>();
    // A line that the store did not write, one that is not canonical, and one with another record than was chained: in
    // one chunk, and in two. The last names the record after it.
    type Alter = fn(&mut [u8]);
    let alterations: [(Alter, u64); 3] =
        [(|line| line[0] = b'x', 0), (|line| line[10 + 64] = b' ', 0), (|line| line[line.len() - 5] ^= 1, 1)];
    for (first, second) in [(5, 9), (1_023, 1_024), (40, 2_400)] {
        for (alter, behind) in alterations {
            for (other, _) in alterations {
                let mut bytes = sound.clone();
                alter(&mut bytes[at(first)..at(first + 1)]);
                other(&mut bytes[at(second)..at(second + 1)]);
                disk.put(Path::new(SEGMENT), &bytes).unwrap();
                let (steps, read) = scanned(&disk, &LogPosition::default(), &ledger.head().unwrap());
                let named = match read.unwrap_err() {
                    Error::Damaged(findings) => findings[0].place.line,
                    Error::Store(crate::log::store::StoreError::Damaged { place, .. }) => place.line,
                    error => panic!("{error}"),
                };
                assert_eq!(named, first as u64 + 1 + behind, "{first}, {second}");
                assert_eq!(steps, expected(0, first as u64 + behind), "{first}, {second}");
            }
        }
    }
}

#[test]
fn a_damaged_record_before_the_start_stops_the_scan_at_its_correction() {
    let disk = SimDisk::new(1);
    let ledger = log(&disk);
    let mut start = LogPosition::default();
    scan(ledger.reader(), &LogPosition::default(), &ledger.head().unwrap(), &mut |found, position| {
        if found.record.seq == 2_000 {
            start = position.clone();
        }
        ControlFlow::Continue(())
    })
    .unwrap();
    let mut bytes = disk.bytes(Path::new(SEGMENT)).unwrap();
    let corrected = bytes.windows(8).position(|text| text == b"\"seq\":7,").unwrap();
    bytes[corrected + 20] = b' ';
    disk.put(Path::new(SEGMENT), &bytes).unwrap();
    let (steps, read) = scanned(&disk, &start, &ledger.head().unwrap());
    assert!(read.is_err());
    assert_eq!(steps, expected(2_001, 2_501));
}
