use std::path::Path;

use serde_json::json;

use super::*;
use crate::cache::trust::Trust;
use crate::event::Request;
use crate::ledger::{ExecuteError, Executed, Ledger, OpenOptions, Scope, build_index, view};
use crate::log::note::Signer;
use crate::log::store::FilesStore;
use crate::log::store::sim::SimDisk;
use crate::rules::refusal::Refusal;
use crate::rules::testing::{ORIGIN, event, opening};

const SEGMENT: &str = "/ledger/events/000000000000.jsonl";

type Simulated = Ledger<FilesStore<SimDisk>>;

fn signer() -> Signer {
    Signer::from_seed(ORIGIN, &[1; 32]).unwrap()
}

fn request(id: &str, kind: &str, data: serde_json::Value) -> Request {
    Request { id: id.parse().unwrap(), source: None, replaces: None, event: event(kind, data) }
}

fn party(id: &str) -> Request {
    request(id, "party.registered", json!({"party": id, "nature": "state", "name_en": id}))
}

fn execute(ledger: &mut Simulated, requests: &[Request]) -> Result<Executed, ExecuteError> {
    ledger.execute(requests, &signer(), "2026-11-23T12:00:00Z".parse().unwrap())
}

fn store(disk: &SimDisk) -> FilesStore<SimDisk> {
    FilesStore::open(disk.clone(), Path::new("/ledger")).unwrap()
}

/// A ledger of so many parties besides its opening.
fn parties(disk: &SimDisk, prefix: &str, count: usize) {
    let store = FilesStore::create(disk.clone(), Path::new("/ledger")).unwrap();
    let mut data = opening();
    data["recorder"] = json!(signer().verifier());
    data["recovery"] = json!(Signer::from_seed(ORIGIN, &[2; 32]).unwrap().verifier());
    let opening = request("opening", "ledger.opened", data);
    let all: Vec<_> = [opening].into_iter().chain((0..count).map(|n| party(&format!("{prefix}{n}")))).collect();
    execute(&mut Ledger::open(store).unwrap(), &all).unwrap();
}

/// What is derived of a ledger as it stands, in a folder.
fn derive(disk: &SimDisk, folder: &Path) -> Derived {
    let snapshots = Snapshots::new(folder, folder.join("folded")).with_spacing(5);
    let index = IndexFiles::new(folder, folder.join("built"));
    view(&store(disk), Scope::default(), Some(&snapshots)).unwrap();
    build_index(&store(disk), &index).unwrap();
    Derived { snapshots, index }
}

fn is_near(ledger: &Simulated) -> bool {
    ledger.known.machine.lookup.past.is_some()
}

#[test]
fn what_is_decided_near_the_end_is_what_all_records_would_decide() {
    let folder = tempfile::tempdir().unwrap();
    let asked = [
        party("p3"), // Stands already.
        request("p4", "party.registered", json!({"party": "p4", "nature": "body", "name_en": "p4"})), // Under another command.
        Request { id: "another-key".parse().unwrap(), ..party("new") },
        party("new"), // Equal to the one before, and its id is given.
        request("r1", "record.reversed", json!({"seq": 8, "reason": "it was not so"})),
        request("r2", "record.reversed", json!({"seq": 8, "reason": "it was not so either"})),
        request("r3", "record.reversed", json!({"seq": 99, "reason": "there is none"})),
        Request { replaces: Some(8), ..party("p7") },
        request("renamed", "party.renamed", json!({"party": "p11", "name_en": "P 11"})),
        request("r4", "record.reversed", json!({"seq": 12, "reason": "what stands on it stands"})),
    ];
    // The index is as long as the log, shorter than the last snapshot, or shorter than the log.
    for later in [0, 3, 9] {
        let (disk, again) = (SimDisk::new(1), SimDisk::new(1));
        parties(&disk, "p", 20);
        parties(&again, "p", 20);
        let derived = derive(&disk, folder.path());
        for disk in [&disk, &again] {
            let late: Vec<_> = (0..later).map(|n| party(&format!("late{n}"))).collect();
            execute(&mut Ledger::open(store(disk)).unwrap(), &late).unwrap();
        }
        if later == 9 {
            view(&store(&disk), Scope::default(), Some(&derived.snapshots)).unwrap();
        }
        let mut near =
            Ledger::open_with(store(&disk), OpenOptions { derived: Some(derived), ..OpenOptions::default() }).unwrap();
        let mut far = Ledger::open(store(&again)).unwrap();
        assert!(is_near(&near) && !is_near(&far));
        assert_eq!((near.books(), near.head()), (far.books(), far.head()));
        for request in &asked {
            let [near, far] =
                [&mut near, &mut far].map(|ledger| format!("{:?}", execute(ledger, std::slice::from_ref(request))));
            assert_eq!(near, far);
        }
        assert!(is_near(&near), "nothing was doubted");
        assert_eq!(near.books(), far.books());
        assert_eq!(disk.bytes(Path::new(SEGMENT)), again.bytes(Path::new(SEGMENT)));
    }
}

#[test]
fn a_record_that_was_altered_since_is_doubted_and_then_found() {
    let (disk, folder) = (SimDisk::new(1), tempfile::tempdir().unwrap());
    parties(&disk, "p", 20);
    let (derived, trust) = (Some(derive(&disk, folder.path())), Some(Trust::new(folder.path(), "place")));
    let options = OpenOptions { derived, trust, accepted_end: None };
    // From now on this machine has checked all that stands before.
    execute(&mut Ledger::open_with(store(&disk), options.clone()).unwrap(), &[party("late")]).unwrap();
    let text = String::from_utf8(disk.bytes(Path::new(SEGMENT)).unwrap()).unwrap();
    disk.put(Path::new(SEGMENT), text.replace("\"name_en\":\"p3\"", "\"name_en\":\"p9\"").as_bytes()).unwrap();
    let mut ledger = Ledger::open_with(store(&disk), options).unwrap();
    assert!(is_near(&ledger), "it lies before all that is read");
    let refused = execute(&mut ledger, &[party("p3")]);
    assert!(matches!(refused, Err(ExecuteError::Ledger(Error::Damaged(_)))), "{refused:?}");
    assert!(!is_near(&ledger));
}

#[test]
fn what_is_not_of_this_ledger_is_not_taken_for_it() {
    let (disk, other) = (SimDisk::new(1), SimDisk::new(2));
    let folder = tempfile::tempdir().unwrap();
    parties(&disk, "p", 20);
    parties(&other, "q", 20);
    let derived = derive(&other, folder.path());
    let mut ledger =
        Ledger::open_with(store(&disk), OpenOptions { derived: Some(derived), ..OpenOptions::default() }).unwrap();
    assert!(!is_near(&ledger));
    let refused = execute(&mut ledger, &[Request { id: "another-key".parse().unwrap(), ..party("p3") }]);
    assert!(matches!(refused, Err(ExecuteError::Refused { refusal: Refusal::AlreadyRegistered { seq: 4, .. }, .. })));
}
