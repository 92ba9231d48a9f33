use std::path::Path;

use serde_json::json;

use super::*;
use crate::event::record::LINE_BYTES_MAX;
use crate::log::store::testing::SimDisk;
use crate::rules::testing::{ORIGIN, correcting, event, opening};

pub(super) fn signer(seed: u8) -> Signer {
    Signer::from_seed(ORIGIN, &[seed; 32]).unwrap()
}

pub(super) fn request(id: &str, kind: &str, data: serde_json::Value) -> Request {
    Request::new(id.parse().unwrap(), event(kind, data))
}

pub(super) fn party(id: &str) -> Request {
    request(id, "party.registered", json!({"party": id, "nature": "state", "name_en": id}))
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

/// Creates a ledger without records on a disk.
pub(super) fn create(disk: &SimDisk) -> Ledger {
    Ledger::over(Store::create(disk.clone(), Path::new("/ledger")).unwrap(), Caches::default())
}

/// Opens the ledger on a disk, with caches.
pub(super) fn open_with(disk: &SimDisk, caches: Caches) -> Ledger {
    Ledger::over(Store::open(disk.clone(), Path::new("/ledger")).unwrap(), caches)
}

/// Opens the ledger on a disk.
pub(super) fn open(disk: &SimDisk) -> Ledger {
    open_with(disk, Caches::default())
}

fn opened(disk: &SimDisk) -> Ledger {
    let mut ledger = create(disk);
    let mut data = opening();
    data["recorder"] = json!(signer(1).verifier());
    data["recovery"] = json!(signer(2).verifier());
    let requests = [request("opening", "ledger.opened", data), party("canada"), party("mexico")];
    ledger.record(&requests, &signer(1), at("2026-11-23T12:00:00Z")).unwrap();
    ledger
}

#[test]
fn records_verify_and_read_back() {
    let disk = SimDisk::new(1);
    let mut ledger = opened(&disk);
    let requests = [
        request("r1", "party.renamed", json!({"party": "canada", "name_en": "Kanata"})),
        correcting(3, request("r2", "record.reversed", json!({}))),
        party("panama"),
    ];
    let done = ledger.record(&requests, &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
    assert_eq!(done.head.size, 6);
    assert_eq!(ledger.books().unwrap().parties.name(&"canada".parse().unwrap()), "canada");
    let again = ledger.record(&requests, &signer(1), at("2026-11-23T14:00:00Z")).unwrap();
    assert!(again.answers.iter().all(|answer| answer.before));
    assert_eq!(again.answers[0].corrected_by, Some(4));
    assert_eq!(again.head, done.head);

    let read = open(&disk);
    let found = read.verify(&Trusted::default()).unwrap();
    assert_eq!(found.report.findings, []);
    assert_eq!((found.report.size, found.report.confirmed), (6, 6));
    assert_eq!(read.read(Scope::default()).unwrap().books, *ledger.books().unwrap());
    let then = read.read(Scope { known_at: Some(KnownAt::Record(3)), ..Scope::default() }).unwrap();
    assert_eq!(then.books.parties.name(&"canada".parse().unwrap()), "Kanata");
}

#[test]
fn nothing_is_recorded_if_one_of_many_is_refused() {
    let disk = SimDisk::new(1);
    let mut ledger = opened(&disk);
    let before = ledger.head().unwrap();
    let other = Request { id: "another-key".parse().unwrap(), ..party("canada") };
    let refused = ledger.record(&[party("panama"), other], &signer(1), at("2026-11-23T13:00:00Z"));
    assert!(matches!(
        refused,
        Err(RecordError::Refused { index: 1, refusal, .. }) if matches!(*refusal, Refusal::AlreadyRegistered { seq: 1, .. })
    ));
    assert_eq!(open(&disk).head().unwrap(), before);
    ledger.record(&[party("panama")], &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
}

#[test]
fn a_record_that_does_not_fit_in_a_line_is_refused() {
    let disk = SimDisk::new(1);
    let mut ledger = opened(&disk);
    let fund = request("fund", "fund.opened", json!({"fund": "reserve", "name_en": "Reserve Fund"}));
    ledger.record(&[fund], &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
    let policy = |last: usize| {
        let mut rules: Vec<_> = (0..32).map(|n| format!("{n:02}{}", "x".repeat(1_998))).collect();
        rules.push("y".repeat(last));
        request("policy", "fund.policy_set", json!({"fund": "reserve", "rules": rules}))
    };
    let before = ledger.head().unwrap();
    let refused = |outcome| match outcome {
        Err(RecordError::Refused { refusal, .. }) => *refusal,
        other => panic!("not refused: {other:?}"),
    };
    // The text around the last rule has the same length for every rule.
    let refusal = refused(ledger.record(&[policy(2_000)], &signer(1), at("2026-11-23T13:00:00Z")));
    let Refusal::RecordTooLong { bytes, .. } = refusal else { panic!("{refusal}") };
    let fits = 2_000 - (bytes - LINE_BYTES_MAX);
    let refusal = refused(ledger.record(&[policy(fits + 1)], &signer(1), at("2026-11-23T13:00:00Z")));
    assert_eq!(refusal, Refusal::RecordTooLong { bytes: 65_536, most: 65_535 });
    assert_eq!(
        refusal.to_string(),
        "the record would have 65536 bytes; at most 65535 fit in a line. Split what it says over several records"
    );
    assert_eq!(open(&disk).head().unwrap(), before);
    ledger.record(&[policy(fits)], &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
}

#[test]
fn each_writer_decides_on_what_the_other_recorded() {
    let disk = SimDisk::new(1);
    let mut first = opened(&disk);
    let mut second = open(&disk);
    first.record(&[party("panama")], &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
    let done = second.record(&[party("belize")], &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
    assert_eq!(done.head.size, 5);
    let refused = first.record(&[party("belize2"), party("belize")], &signer(1), at("2026-11-23T13:00:01Z"));
    let known = refused.unwrap().answers;
    assert!(known[1].before, "the same command under the same key is answered, whoever recorded it");
}

#[test]
fn a_batch_holds_at_most_a_thousand_records() {
    let mut ledger = opened(&SimDisk::new(1));
    let requests: Vec<_> = (0..2_100).map(|n| party(&format!("p{n}"))).collect();
    let done = ledger.record(&requests, &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
    assert_eq!(done.head.size, 2_103);
    let found = ledger.verify(&Trusted::default()).unwrap();
    assert_eq!((found.report.findings, found.report.checkpoints), (vec![], 5));
}

#[test]
fn after_a_failure_the_books_match_the_log() {
    let disk = SimDisk::new(1);
    let mut ledger = opened(&disk);
    let before = ledger.books().unwrap().clone();
    let panama = "party:panama".parse().unwrap();
    let other = Request { id: "another-key".parse().unwrap(), ..party("canada") };
    // Refused at once, and refused after another request was decided.
    for requests in [vec![other.clone()], vec![party("panama"), other]] {
        let refused = ledger.record(&requests, &signer(1), at("2026-11-23T13:00:00Z"));
        assert!(matches!(refused, Err(RecordError::Refused { .. })));
        assert_eq!(*ledger.books().unwrap(), before);
        assert_eq!(ledger.head().unwrap(), open(&disk).head().unwrap());
    }
    // Any operation of the disk may fail; after a failed sync the log may hold what was not acknowledged.
    let mut failed = 0;
    for operation in 1..=12 {
        let disk = SimDisk::new(operation);
        let mut ledger = opened(&disk);
        disk.fail_at(disk.operations() + operation, std::io::ErrorKind::StorageFull);
        let done = ledger.record(&[party("panama")], &signer(1), at("2026-11-23T13:00:00Z"));
        let stands = open(&disk).read(Scope::default()).unwrap().books;
        assert_eq!(*ledger.books().unwrap(), stands, "operation {operation}: {done:?}");
        assert!(done.is_err() || stands.things.defined_by(&panama).is_some(), "operation {operation}");
        failed += u32::from(done.is_err());
    }
    assert!(failed >= 3, "{failed} of the operations are needed to append");
}

/// A list of parties, with names of this many characters.
fn list(name: &str, of: u64, characters: usize) -> Vec<Request> {
    let key: IdempotencyKey = name.parse().unwrap();
    let one = |place: u64| {
        let id = format!("{name}-{place}");
        // Words of the id, for no two names may look alike.
        let names: Vec<String> = (0..characters / 1_000).map(|at| format!("{id}-{at} {}", "x".repeat(1_000))).collect();
        let data = json!({"party": id, "nature": "state", "name_en": id, "aliases": names});
        Request { id: key.in_list(place, of).unwrap(), ..request("other", "party.registered", data) }
    };
    (1..=of).map(one).collect()
}

#[test]
fn lists_share_a_batch_and_none_is_split() {
    let disk = SimDisk::new(1);
    let mut ledger = opened(&disk);
    let mut requests: Vec<Request> = (0..499).flat_map(|at| list(&format!("pair{at}"), 2, 0)).collect();
    requests.extend(list("three", 3, 0));
    requests.extend(list("last", 2, 0));
    ledger.record(&requests, &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
    // 998 records in the first batch, where the list of three has no room; the others in the second one.
    let ends = |size: u64| ledger.reader().checkpoint_over(size).unwrap().map(|(head, _)| head.size);
    assert_eq!([4, 1_001, 1_002, 1_006].map(ends), [1_001, 1_001, 1_006, 1_006].map(Some));
    let audit = open(&disk).verify(&Trusted::default()).unwrap();
    assert!(audit.report.findings.is_empty(), "{:?}", audit.report.findings);
    // Sent again, they are on record, one by one.
    let done = ledger.record(&requests, &signer(1), at("2026-11-23T14:00:00Z")).unwrap();
    assert!(done.answers.iter().all(|answer| answer.before));
}

#[test]
fn a_list_that_fills_a_batch_half_way_begins_the_next_one() {
    let disk = SimDisk::new(1);
    let mut ledger = opened(&disk);
    // Ten lines of 40 kB: two such lists are longer than a batch, which shows at the last line of the second.
    let requests: Vec<Request> = ["one", "two", "three"].iter().flat_map(|name| list(name, 10, 40_000)).collect();
    ledger.record(&requests, &signer(1), at("2026-11-23T13:00:00Z")).unwrap();
    let ends = |size: u64| ledger.reader().checkpoint_over(size).unwrap().map(|(head, _)| head.size);
    assert_eq!([4, 14, 24].map(ends), [13, 23, 33].map(Some));
    let audit = open(&disk).verify(&Trusted::default()).unwrap();
    assert!(audit.report.findings.is_empty(), "{:?}", audit.report.findings);
    let refused = ledger.record(&list("long", 20, 40_000), &signer(1), at("2026-11-23T14:00:00Z"));
    let expected = Refusal::ListTooLong { list: "long".to_owned(), of: 20 };
    assert!(matches!(refused, Err(RecordError::Refused { refusal, .. }) if *refusal == expected));
    assert_eq!(ledger.head().unwrap().size, 33);
}

#[test]
fn a_list_too_long_for_a_batch_is_refused() {
    let disk = SimDisk::new(1);
    let mut ledger = opened(&disk);
    let of = 1_001;
    let requests: Vec<Request> = (1..=of)
        .map(|place| {
            let request = party(&format!("p{place}"));
            Request { id: "sheet".parse::<IdempotencyKey>().unwrap().in_list(place, of).unwrap(), ..request }
        })
        .collect();
    let done = ledger.record(&requests, &signer(1), at("2026-11-23T13:00:00Z"));
    let expected = Refusal::ListTooLong { list: "sheet".to_owned(), of };
    assert!(matches!(done, Err(RecordError::Refused { refusal, .. }) if *refusal == expected));
    assert_eq!(ledger.head().unwrap().size, 3, "nothing was recorded");
}
