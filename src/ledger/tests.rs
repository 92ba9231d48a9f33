use std::path::Path;

use serde_json::json;

use super::*;
use crate::event::record::LINE_BYTES_MAX;
use crate::ledger::audit::{Identity, audit};
use crate::log::store::FilesStore;
use crate::log::store::sim::SimDisk;
use crate::rules::testing::{ORIGIN, event, opening};

pub(super) fn signer(seed: u8) -> Signer {
    Signer::from_seed(ORIGIN, &[seed; 32]).unwrap()
}

pub(super) fn request(id: &str, kind: &str, data: serde_json::Value) -> Request {
    Request { id: id.parse().unwrap(), source: None, replaces: None, event: event(kind, data) }
}

pub(super) fn party(id: &str) -> Request {
    request(id, "party.registered", json!({"party": id, "nature": "state", "name_en": id}))
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn opened(disk: &SimDisk) -> Ledger<FilesStore<SimDisk>> {
    let store = FilesStore::create(disk.clone(), Path::new("/ledger")).unwrap();
    let mut ledger = Ledger::open(store).unwrap();
    let mut data = opening();
    data["recorder"] = json!(signer(1).verifier());
    data["recovery"] = json!(signer(2).verifier());
    let requests = [request("opening", "ledger.opened", data), party("canada"), party("mexico")];
    ledger.execute(&requests, &signer(1), at("2026-11-23T12:00:00Z")).unwrap();
    ledger
}

#[test]
fn what_is_recorded_verifies_and_reads_back() {
    let disk = SimDisk::new(1);
    let mut ledger = opened(&disk);
    let requests = [
        request("r1", "party.renamed", json!({"party": "canada", "name_en": "Kanata"})),
        request("r2", "record.reversed", json!({"seq": 3, "reason": "not so"})),
        party("panama"),
    ];
    let done = ledger.execute(&requests, &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
    assert_eq!(done.head.size, 6);
    assert_eq!(ledger.books().parties.name(&"canada".parse().unwrap()), "canada");
    let again = ledger.execute(&requests, &signer(1), at("2026-11-23T14:00:00Z")).unwrap();
    assert!(again.answers.iter().all(|answer| answer.before));
    assert_eq!(again.answers[0].reversed_by, Some(4));
    assert_eq!(again.head, done.head);

    let store = FilesStore::open(disk, Path::new("/ledger")).unwrap();
    let found = audit(&store, &Identity::default()).unwrap();
    assert_eq!(found.report.findings, []);
    assert_eq!((found.report.size, found.report.confirmed), (6, 6));
    assert_eq!(view(&store, Scope::default(), None).unwrap().books, *ledger.books());
    let then = view(&store, Scope { known_at: Some(KnownAt::Record(3)), as_of: None }, None).unwrap();
    assert_eq!(then.books.parties.name(&"canada".parse().unwrap()), "Kanata");
}

#[test]
fn nothing_is_recorded_if_one_of_many_is_refused() {
    let mut ledger = opened(&SimDisk::new(1));
    let before = *ledger.head();
    let other = Request { id: "another-key".parse().unwrap(), ..party("canada") };
    let refused = ledger.execute(&[party("panama"), other], &signer(1), at("2026-11-23T13:00:00Z"));
    assert!(matches!(
        refused,
        Err(ExecuteError::Refused { index: 1, refusal: Refusal::AlreadyRegistered { seq: 1, .. } })
    ));
    assert_eq!(ledger.store().head().unwrap(), before);
    ledger.execute(&[party("panama")], &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
}

#[test]
fn a_record_fits_in_a_line() {
    let mut ledger = opened(&SimDisk::new(1));
    let fund = request("fund", "fund.opened", json!({"fund": "reserve", "name_en": "Reserve Fund"}));
    ledger.execute(&[fund], &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
    let policy = |last: usize| {
        let mut rules: Vec<_> = (0..32).map(|n| format!("{n:02}{}", "x".repeat(1_998))).collect();
        rules.push("y".repeat(last));
        request("policy", "fund.policy_set", json!({"fund": "reserve", "rules": rules}))
    };
    let before = *ledger.head();
    let refused = |outcome| match outcome {
        Err(ExecuteError::Refused { refusal, .. }) => refusal,
        other => panic!("not refused: {other:?}"),
    };
    // What stands around the last rule has the same length for every rule.
    let refusal = refused(ledger.execute(&[policy(2_000)], &signer(1), at("2026-11-23T13:00:00Z")));
    let Refusal::RecordTooLong { bytes, .. } = refusal else { panic!("{refusal}") };
    let fits = 2_000 - (bytes - LINE_BYTES_MAX);
    let refusal = refused(ledger.execute(&[policy(fits + 1)], &signer(1), at("2026-11-23T13:00:00Z")));
    assert_eq!(refusal, Refusal::RecordTooLong { bytes: 65_536, most: 65_535 });
    assert_eq!(
        refusal.to_string(),
        "the record would have 65536 bytes; at most 65535 fit in a line. Split what it says over several records"
    );
    assert_eq!(ledger.store().head().unwrap(), before);
    ledger.execute(&[policy(fits)], &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
}

#[test]
fn two_writers_decide_on_what_the_other_recorded() {
    let disk = SimDisk::new(1);
    let mut first = opened(&disk);
    let mut second = Ledger::open(FilesStore::open(disk, Path::new("/ledger")).unwrap()).unwrap();
    first.execute(&[party("panama")], &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
    let done = second.execute(&[party("belize")], &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
    assert_eq!(done.head.size, 5);
    let refused = first.execute(&[party("belize2"), party("belize")], &signer(1), at("2026-11-23T13:00:01Z"));
    let known = refused.unwrap().answers;
    assert!(known[1].before, "the same command under the same key is answered, whoever recorded it");
}

#[test]
fn a_batch_holds_at_most_a_thousand_records() {
    let mut ledger = opened(&SimDisk::new(1));
    let requests: Vec<_> = (0..2_100).map(|n| party(&format!("p{n}"))).collect();
    let done = ledger.execute(&requests, &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
    assert_eq!(done.head.size, 2_103);
    let found = audit(ledger.store(), &Identity::default()).unwrap();
    assert_eq!((found.report.findings, found.report.checkpoints), (vec![], 5));
}

#[test]
fn after_a_failure_the_books_say_what_the_log_says() {
    let disk = SimDisk::new(1);
    let mut ledger = opened(&disk);
    let before = ledger.books().clone();
    let panama = "party:panama".parse().unwrap();
    let other = Request { id: "another-key".parse().unwrap(), ..party("canada") };
    // Refused at once, and refused after another request was decided.
    for requests in [vec![other.clone()], vec![party("panama"), other]] {
        let refused = ledger.execute(&requests, &signer(1), at("2026-11-23T13:00:00Z"));
        assert!(matches!(refused, Err(ExecuteError::Refused { .. })));
        assert_eq!(*ledger.books(), before);
        assert_eq!(*ledger.head(), ledger.store().head().unwrap());
    }
    // Whichever operation of the disk it is that fails; after a failed sync the log may hold what was not answered for.
    let mut failed = 0;
    for operation in 1..=12 {
        let disk = SimDisk::new(operation);
        let mut ledger = opened(&disk);
        disk.fail_at(disk.operations() + operation, std::io::ErrorKind::StorageFull);
        let done = ledger.execute(&[party("panama")], &signer(1), at("2026-11-23T13:00:00Z"));
        let stands = view(ledger.store(), Scope::default(), None).unwrap().books;
        assert_eq!(*ledger.books(), stands, "operation {operation}: {done:?}");
        assert!(done.is_err() || stands.things.defined_by(&panama).is_some(), "operation {operation}");
        failed += u32::from(done.is_err());
    }
    assert!(failed >= 3, "{failed} of the operations are needed to append");
}
