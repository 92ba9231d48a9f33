//! Laws that hold for any requests and any bytes.

use std::path::Path;

use pledgebook::Caches;
use pledgebook::event::record::Record;
use pledgebook::event::{EVENTS, Event, Request};
use pledgebook::internals::ledger::{Answer, KnownAt, Ledger, RecordError, Scope, Trusted};
use pledgebook::internals::log::Signer;
use pledgebook::internals::log::store::Store;
use pledgebook::value::days::Instant;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use serde_json::{Value, json};

use crate::harness::{ORIGIN, RECORDS, Sandbox};
use crate::sim::SimDisk;

pub const FOLDER: &str = "/ledger";
pub const SEGMENT: &str = "/ledger/events/000000000000.jsonl";
const CHECKPOINTS: &str = "/ledger/events/checkpoints";

pub type Opened = Ledger;

pub fn cases(cases: u32) -> ProptestConfig {
    let failure_persistence: Option<Box<dyn proptest::test_runner::FailurePersistence>> =
        Some(Box::new(FileFailurePersistence::Off));
    ProptestConfig { cases, failure_persistence, ..ProptestConfig::default() }
}

pub fn signer() -> Signer {
    Signer::from_seed(ORIGIN, &[1; 32]).unwrap()
}

pub fn now() -> Instant {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

pub fn request(id: &str, kind: &str, data: &Value) -> Request {
    let event = Event::from_json(kind, &data.to_string()).unwrap_or_else(|error| panic!("{kind} {data}: {error}"));
    Request::new(id.parse().unwrap(), event)
}

pub fn opened(disk: &SimDisk) -> Opened {
    let mut ledger = Ledger::over(Store::create(disk.clone(), Path::new(FOLDER)).unwrap(), Caches::default());
    let opening = json!({"origin": ORIGIN, "title_en": "Invented", "standing": "invented", "time_zone": "UTC",
        "currencies": ["USD/2"], "fiscal_year": "01-01", "recorder": signer().verifier(),
        "recovery": Signer::from_seed(ORIGIN, &[2; 32]).unwrap().verifier()});
    ledger.record(&[request("opening", "ledger.opened", &opening)], &signer(), now()).unwrap();
    ledger
}

/// A request with few different ids, so that requests interact: some are refused, some reverse or correct others'
/// records.
pub fn any_request() -> impl Strategy<Value = Request> {
    let small = 0..4_u8;
    let corrects = proptest::option::weighted(0.2, 1..24_u64);
    (0..12_u8, small.clone(), small, corrects, 1..24_u64, proptest::bool::weighted(0.2)).prop_map(|(kind, a, b, corrects, seq, dated)| {
        let day = format!("20{:02}-0{}-1{}", 10 + a, 1 + b, a);
        let (kind, mut data) = match kind {
            0 | 1 => ("party.registered", json!({"party": format!("p{a}"), "nature": "state", "name_en": format!("P {a}")})),
            2 => ("party.renamed", json!({"party": format!("p{a}"), "name_en": format!("P {a} {b}")})),
            3 => ("party.related", json!({"party": format!("p{a}"), "relation": "member-of", "of": format!("party:p{b}"), "from": day})),
            4 => ("activity.registered", json!({"activity": format!("a{a}"), "kind": "workshop", "title": format!("A {a}")})),
            5 => ("activity.held", json!({"activity": format!("a{a}")})),
            6 | 7 => ("pledge.made", json!({"pledge": format!("l{a}"), "party": format!("p{b}"), "toward": format!("activity:a{a}"),
                "roles": ["financial"], "wording": "offered", "amount": {"currency": "USD", "amount": format!("1{b}.50")}})),
            8 => ("pledge.revised", json!({"pledge": format!("l{a}"), "roles": ["support"]})),
            9 => ("pledge.withdrawn", json!({"pledge": format!("l{a}")})),
            10 => ("party.merged", json!({"party": format!("p{a}"), "into": format!("p{b}")})),
            _ => ("record.reversed", json!({})),
        };
        if dated && kind != "record.reversed" {
            data["date"] = json!(day);
        }
        let corrects = if kind == "record.reversed" { Some(seq) } else { corrects };
        let because = corrects.map(|_| "no".parse().unwrap());
        let id = format!("{kind}-{a}-{b}-{dated}-{}", corrects.unwrap_or_default());
        Request { corrects, because, ..request(&id, kind, &data) }
    })
}

/// Records each request that is not refused, by itself; returns those requests with their answers.
pub fn one_by_one(ledger: &mut Opened, requests: &[Request]) -> Vec<(Request, Answer)> {
    let mut accepted = Vec::new();
    for request in requests {
        match ledger.record(std::slice::from_ref(request), &signer(), now()) {
            Ok(mut done) => accepted.push((request.clone(), done.answers.remove(0))),
            Err(RecordError::Refused { .. }) => {}
            Err(error) => panic!("{error}"),
        }
    }
    accepted
}

fn bytes(disk: &SimDisk, file: &str) -> Vec<u8> {
    disk.bytes(Path::new(file)).unwrap()
}

pub fn reopened(disk: &SimDisk) -> Ledger {
    reopened_with(disk, Caches::default())
}

pub fn reopened_with(disk: &SimDisk, caches: Caches) -> Ledger {
    Ledger::over(Store::open(disk.clone(), Path::new(FOLDER)).unwrap(), caches)
}

proptest! {
    #![proptest_config(cases(160))]

    #[test]
    fn batching_changes_nothing_but_the_checkpoints(
        requests in proptest::collection::vec(any_request(), 1..40),
        cuts in proptest::collection::vec(1..8_usize, 40),
    ) {
        let single = SimDisk::new(1);
        let mut ledger = opened(&single);
        let accepted = one_by_one(&mut ledger, &requests);
        let (requests, answers): (Vec<_>, Vec<_>) = accepted.into_iter().unzip();

        let together = SimDisk::new(2);
        let mut whole = opened(&together);
        let done = whole.record(&requests, &signer(), now()).unwrap();
        // A repeated request is answered from the log when it is alone, and inside one batch.
        prop_assert_eq!(&done.answers, &answers);
        prop_assert_eq!(whole.books().unwrap(), ledger.books().unwrap());
        prop_assert_eq!(bytes(&together, SEGMENT), bytes(&single, SEGMENT));

        let split = SimDisk::new(3);
        let mut parts = opened(&split);
        let mut rest = requests.as_slice();
        for cut in cuts {
            let (part, after) = rest.split_at(cut.min(rest.len()));
            parts.record(part, &signer(), now()).unwrap();
            rest = after;
        }
        prop_assert_eq!(bytes(&split, SEGMENT), bytes(&single, SEGMENT));
        prop_assert_eq!(parts.books().unwrap(), ledger.books().unwrap());
        // Reading everything again gives what was folded while recording.
        for disk in [&single, &together, &split] {
            prop_assert_eq!(&reopened(disk).read(Scope::default()).unwrap().books, ledger.books().unwrap());
            prop_assert_eq!(reopened(disk).verify(&Trusted::default()).unwrap().report.findings, []);
        }
    }

    #[test]
    fn requests_repeated_with_their_keys_are_recorded_once(
        requests in proptest::collection::vec(any_request(), 1..30),
    ) {
        let disk = SimDisk::new(1);
        let mut ledger = opened(&disk);
        let accepted = one_by_one(&mut ledger, &requests);
        let (requests, answers): (Vec<_>, Vec<_>) = accepted.into_iter().unzip();
        let before = bytes(&disk, CHECKPOINTS);
        let again = ledger.record(&requests, &signer(), "2027-01-01T00:00:00Z".parse().unwrap()).unwrap();
        prop_assert!(again.answers.iter().all(|answer| answer.before));
        let numbers = |answers: &[Answer]| answers.iter().map(|answer| answer.record).collect::<Vec<_>>();
        prop_assert_eq!(numbers(&again.answers), numbers(&answers));
        prop_assert_eq!(bytes(&disk, CHECKPOINTS), before);
    }

    #[test]
    fn records_read_back_byte_for_byte(requests in proptest::collection::vec(any_request(), 1..30)) {
        let disk = SimDisk::new(1);
        let mut ledger = opened(&disk);
        one_by_one(&mut ledger, &requests);
        for line in bytes(&disk, SEGMENT).split_inclusive(|byte| *byte == b'\n') {
            let line = line.strip_suffix(b"\n").unwrap();
            let again = Record::read(line).unwrap().write().unwrap();
            prop_assert_eq!(again.as_bytes(), line);
        }
    }

    #[test]
    fn a_view_of_the_past_is_what_the_ledger_said_then(requests in proptest::collection::vec(any_request(), 1..30)) {
        let disk = SimDisk::new(1);
        let mut ledger = opened(&disk);
        let mut then = vec![ledger.books().unwrap().clone()];
        let mut files = vec![(bytes(&disk, SEGMENT), bytes(&disk, CHECKPOINTS))];
        for request in &requests {
            let size = ledger.head().unwrap().size;
            one_by_one(&mut ledger, std::slice::from_ref(request));
            if ledger.head().unwrap().size > size {
                then.push(ledger.books().unwrap().clone());
                files.push((bytes(&disk, SEGMENT), bytes(&disk, CHECKPOINTS)));
            }
        }
        let store = reopened(&disk);
        for (seq, (then, (lines, notes))) in (0..).zip(then.iter().zip(&files)) {
            let known = store.read(Scope { known_at: Some(KnownAt::Record(seq)), ..Scope::default() }).unwrap();
            prop_assert_eq!(&known.books, then);
            prop_assert_eq!(known.last_known, Some(seq));
            let cut = SimDisk::new(2);
            Store::create(cut.clone(), Path::new(FOLDER)).unwrap();
            cut.put(Path::new(SEGMENT), lines).unwrap();
            cut.put(Path::new(CHECKPOINTS), notes).unwrap();
            prop_assert_eq!(&reopened(&cut).read(Scope::default()).unwrap().books, then);
        }
        // As of a day after every date nothing is left out; as of a day before every date all dated records are.
        let as_of = |day: &str| store.read(Scope { as_of: Some(day.parse().unwrap()), ..Scope::default() }).unwrap().books;
        let mut all = ledger.books().unwrap().clone();
        all.recognise("2026-11-23".parse().unwrap());
        prop_assert_eq!(&as_of("2026-11-23"), &all);
        as_of("1900-01-01");
        prop_assert_eq!(store.head().unwrap(), ledger.head().unwrap());
    }
}

/// Random bytes, or nearly valid ones: text of the format with parts cut out, doubled or overwritten.
fn near(of: &'static [u8]) -> impl Strategy<Value = Vec<u8>> {
    let edit = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4_u8, any::<Vec<u8>>());
    let edits = proptest::collection::vec(edit, 0..4).prop_map(move |edits| {
        let mut bytes = of.to_vec();
        for (from, to, kind, other) in edits {
            if bytes.is_empty() {
                break;
            }
            let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
            let range = from.min(to)..from.max(to);
            match kind {
                0 => drop(bytes.drain(range)),
                1 => {
                    let copy = bytes[range.clone()].to_vec();
                    bytes.splice(range.start..range.start, copy);
                }
                2 => drop(bytes.splice(range.start..(range.start + 1), other)),
                _ => bytes[range.start] ^= 0x41,
            }
        }
        bytes
    });
    prop_oneof![1 => any::<Vec<u8>>(), 4 => edits]
}

const LINE: &[u8] = br#"{"seq":1,"prev":"0000000000000000000000000000000000000000000000000000000000000000","at":"2026-11-23T12:00:00Z","by":"1a2b3c4d","id":"x","cmd":"0000000000000000000000000000000000000000000000000000000000000000","source":{"document":"d","item":"R1"},"type":"fund.policy_set","v":1,"data":{"fund":"f","floor":{"currency":"USD","amount":"1000.00"},"date":"2017-11-27/2017-11-28"}}"#;

const NOTES: &[u8] = "example.org/x\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\u{2014} example.org/x Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n\nexample.org/x\n2\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\u{2014} example.org/x Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    .as_bytes();

proptest! {
    #![proptest_config(cases(2_048))]

    #[test]
    fn any_line_is_a_record_or_an_error(line in near(LINE)) {
        if let Ok(record) = Record::read(&line) {
            prop_assert_eq!(record.write().unwrap().into_bytes(), line);
        }
    }

    #[test]
    fn any_data_is_a_fact_or_an_error(
        data in near(br#"{"party":"p","nature":"state","name_en":"P","aliases":["Q"],"date":"2017-11-27","iso_3166":"CR"}"#),
        kind in proptest::sample::select(EVENTS.iter().map(|info| info.kind).collect::<Vec<_>>()),
        version in 0..3_u32,
    ) {
        let text = String::from_utf8_lossy(&data);
        if let Ok(event) = Event::from_json(kind, &text) {
            prop_assert_eq!(Event::read(kind, event.version(), &event.data()).unwrap(), event);
        }
        if let Ok(event) = Event::read(kind, version, &text) {
            prop_assert_eq!(event.data(), text);
        }
    }

    #[test]
    fn any_files_are_a_ledger_or_have_findings(
        lines in near(LINE),
        notes in near(NOTES),
        keys in any::<Vec<u8>>(),
        other in proptest::option::weighted(0.1, "[a-z0-9]{1,12}[.]?[a-z]{0,5}"),
    ) {
        let disk = SimDisk::new(1);
        Store::create(disk.clone(), Path::new(FOLDER)).unwrap();
        disk.put(Path::new(SEGMENT), &lines).unwrap();
        disk.put(Path::new(CHECKPOINTS), &notes).unwrap();
        disk.put(Path::new("/ledger/events/keys"), &keys).unwrap();
        if let Some(other) = other {
            disk.put(&Path::new("/ledger/events").join(other), &lines).unwrap();
        }
        let found = reopened(&disk).verify(&Trusted::default()).unwrap();
        // No checkpoint here is signed by anybody, so only an empty ledger could be sound.
        prop_assert!(!found.report.findings.is_empty() || found.report.size == 0);
        prop_assert!(reopened(&disk).read(Scope::default()).is_err() || found.report.size == 0);
        prop_assert!(reopened(&disk).books().is_err() || found.report.size == 0);
    }
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn any_file_of_facts_is_recorded_or_refused_with_a_message(file in near(RECORDS.as_bytes().split_at(4_000).0)) {
        thread_local! {
            static SANDBOX: Sandbox = Sandbox::with_ledger();
        }
        SANDBOX.with(|sandbox| {
            sandbox.write("facts.jsonl", &file);
            let ran = sandbox.on_ledger(&["record", "--from", "facts.jsonl"]);
            let is_told = match ran.code {
                Some(0) => ran.stdout.starts_with("Record"),
                Some(1) => ran.stderr.starts_with("refused: facts.jsonl:"),
                Some(2) => ran.stderr.starts_with("error: facts.jsonl"),
                _ => false,
            };
            prop_assert!(is_told, "{}", ran.text());
            prop_assert!(!ran.stderr.chars().any(|c| c.is_control() && c != '\n'), "control characters are escaped");
            Ok(())
        })?;
    }
}
