use std::path::Path;

use serde_json::json;

use crate::cache::Caches;
use crate::cache::index::IndexFiles;
use crate::cache::snapshots::Snapshots;
use crate::cache::trust::Trust;
use crate::error::Error;
use crate::event::Request;
use crate::ledger::tests::{create, open, open_with, party, request, signer};
use crate::ledger::{Done, Ledger, RecordError, Scope};
use crate::log::store::testing::SimDisk;
use crate::rules::refusal::Refusal;
use crate::rules::testing::{correcting, opening};

const SEGMENT: &str = "/ledger/events/000000000000.jsonl";

fn record(ledger: &mut Ledger, requests: &[Request]) -> Result<Done, RecordError> {
    ledger.record(requests, &signer(1), "2026-11-23T12:00:00Z".parse().unwrap())
}

/// Records `count` parties.
fn parties(disk: &SimDisk, prefix: &str, count: usize) {
    let mut data = opening();
    data["recorder"] = json!(signer(1).verifier());
    data["recovery"] = json!(signer(2).verifier());
    let opening = request("opening", "ledger.opened", data);
    let all: Vec<_> = [opening].into_iter().chain((0..count).map(|n| party(&format!("{prefix}{n}")))).collect();
    record(&mut create(disk), &all).unwrap();
}

/// Writes snapshots and builds the index of a ledger in a folder.
fn derive(disk: &SimDisk, folder: &Path) -> Caches {
    let snapshots = Some(Snapshots::new(folder, folder.join("folded")).with_spacing(5));
    let caches = Caches { snapshots, index: Some(IndexFiles::new(folder, folder.join("built"))), trust: None };
    let ledger = open_with(disk, caches.clone());
    ledger.read(Scope::default()).unwrap();
    ledger.rebuild_index().unwrap();
    caches
}

#[test]
fn decisions_from_snapshot_and_index_equal_decisions_from_all_records() {
    let folder = tempfile::tempdir().unwrap();
    let asked = [
        party("p3"), // Already recorded.
        // Under another command.
        request("p4", "party.registered", json!({"party": "p4", "nature": "body", "name_en": "p4"})),
        Request { id: "another-key".parse().unwrap(), ..party("new") },
        party("new"), // Equal to the one before, with the id given.
        correcting(8, request("r1", "record.reversed", json!({}))),
        correcting(8, request("r2", "record.reversed", json!({}))),
        correcting(99, request("r3", "record.reversed", json!({}))),
        correcting(21, party("p7")),
        request("renamed", "party.renamed", json!({"party": "p11", "name_en": "P 11"})),
        correcting(12, request("r4", "record.reversed", json!({}))),
    ];
    // The index is as long as the log, shorter than the last snapshot, or shorter than the log.
    for later in [0, 3, 9] {
        let (disk, again) = (SimDisk::new(1), SimDisk::new(1));
        parties(&disk, "p", 20);
        parties(&again, "p", 20);
        let derived = derive(&disk, folder.path());
        for disk in [&disk, &again] {
            let late: Vec<_> = (0..later).map(|n| party(&format!("late{n}"))).collect();
            record(&mut open(disk), &late).unwrap();
        }
        if later == 9 {
            open_with(&disk, derived.clone()).read(Scope::default()).unwrap();
        }
        let (mut near, mut far) = (open_with(&disk, derived), open(&again));
        assert_eq!(near.books().unwrap(), far.books().unwrap());
        assert!(near.has_index() && !far.has_index());
        assert_eq!(near.head().unwrap(), far.head().unwrap());
        for request in &asked {
            let [near, far] =
                [&mut near, &mut far].map(|ledger| format!("{:?}", record(ledger, std::slice::from_ref(request))));
            assert_eq!(near, far);
        }
        assert!(near.has_index(), "nothing was doubted");
        assert_eq!(near.books().unwrap(), far.books().unwrap());
        assert_eq!(disk.bytes(Path::new(SEGMENT)), again.bytes(Path::new(SEGMENT)));
    }
}

#[test]
fn a_record_altered_since_invalidates_the_index_and_is_then_found() {
    let (disk, folder) = (SimDisk::new(1), tempfile::tempdir().unwrap());
    parties(&disk, "p", 20);
    let caches = Caches { trust: Some(Trust::new(folder.path(), "place")), ..derive(&disk, folder.path()) };
    // From here on this machine has checked all earlier records.
    record(&mut open_with(&disk, caches.clone()), &[party("late")]).unwrap();
    let text = String::from_utf8(disk.bytes(Path::new(SEGMENT)).unwrap()).unwrap();
    disk.put(Path::new(SEGMENT), text.replace("\"name_en\":\"p3\"", "\"name_en\":\"p9\"").as_bytes()).unwrap();
    let mut ledger = open_with(&disk, caches);
    ledger.books().unwrap();
    assert!(ledger.has_index(), "it lies before all that is read");
    let refused = record(&mut ledger, &[party("p3")]);
    assert!(matches!(refused, Err(RecordError::Ledger(Error::Damaged(_)))), "{refused:?}");
    assert!(!ledger.has_index());
}

#[test]
fn caches_of_another_ledger_are_not_used() {
    let (disk, other) = (SimDisk::new(1), SimDisk::new(2));
    let folder = tempfile::tempdir().unwrap();
    parties(&disk, "p", 20);
    parties(&other, "q", 20);
    let derived = derive(&other, folder.path());
    let mut ledger = open_with(&disk, derived);
    ledger.books().unwrap();
    assert!(!ledger.has_index());
    let refused = record(&mut ledger, &[Request { id: "another-key".parse().unwrap(), ..party("p3") }]);
    assert!(
        matches!(refused, Err(RecordError::Refused { refusal, .. }) if matches!(*refusal, Refusal::AlreadyRegistered { seq: 4, .. }))
    );
}
