//! A writer signs only what admitted recorders signed, and only the log that this machine knew.
//!
//! An enemy who can write the files, but has no key, changes them; then the honest recorder records. That must end
//! with exit code 3 and nothing written, whatever this machine has derived from the ledger.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use pledgebook::Caches;
use pledgebook::internals::ledger::Ledger;
use pledgebook::internals::log::{Checkpoint, Frontier, Note};
use pledgebook::value::hash::Blake3;

use crate::harness::{ORIGIN, Ran, Sandbox, copy_events};

const SEGMENT: &str = "ledger/events/000000000000.jsonl";
const CHECKPOINTS: &str = "ledger/events/checkpoints";

/// A record that only the state of the log can cause to be refused.
const PARTY: &[&str] =
    &["record", "party.registered", "--party", "mu", "--nature", "state", "--name-en", "Mu", "--id", "mu"];

/// Whether the machine has derived snapshots and an index from the ledger before, and whether it remembers the ledger
/// at all.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Machine {
    /// It has snapshots, an index, and a memory.
    Derived,
    /// It has a memory only.
    Remembers,
    /// It has nothing.
    Forgetful,
}

const MACHINES: [Machine; 3] = [Machine::Derived, Machine::Remembers, Machine::Forgetful];

fn documents(range: std::ops::Range<usize>) -> String {
    let document = |n| {
        let data = serde_json::json!({"document": format!("d{n}"), "title": "Invented", "url": "example.org"});
        format!("{}\n", serde_json::json!({"id": format!("d{n}"), "type": "document.registered", "data": data}))
    };
    range.map(document).collect()
}

/// An invented ledger of this many records, the last of them in a separate batch.
fn ledger_of(records: usize, machine: Machine) -> Sandbox {
    let sandbox = Sandbox::with_ledger();
    sandbox.write("facts.jsonl", documents(0..records - 2).as_bytes());
    sandbox.on_ledger(&["record", "--from", "facts.jsonl"]).ok();
    sandbox.write("facts.jsonl", documents(records - 2..records - 1).as_bytes());
    sandbox.on_ledger(&["record", "--from", "facts.jsonl"]).ok();
    match machine {
        Machine::Derived => {
            sandbox.on_ledger(&["log", "--last", "1"]).ok();
            sandbox.on_ledger(&["index"]).ok();
            assert_eq!(sandbox.path("ledger/snapshots").is_dir(), records > 1_000);
        }
        Machine::Remembers => {}
        Machine::Forgetful => fs::remove_dir_all(sandbox.path("cache")).unwrap(),
    }
    sandbox
}

fn events(sandbox: &Sandbox) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(sandbox.path("ledger/events")).unwrap().flatten();
    entries.map(|entry| (entry.path(), fs::read(entry.path()).unwrap())).collect()
}

/// Records honestly, which must be refused with exit code 3, leaving the log as it was.
#[track_caller]
fn refused(sandbox: &Sandbox, what: &str) -> Ran {
    let before = events(sandbox);
    let ran = sandbox.on_ledger(PARTY);
    assert_eq!(ran.code, Some(3), "{what}: {}", ran.text());
    assert!(ran.stdout.is_empty(), "{what}: {}", ran.text());
    assert!(events(sandbox) == before, "{what}: something was written");
    ran
}

/// The lines of the log.
fn lines(sandbox: &Sandbox) -> Vec<String> {
    String::from_utf8(sandbox.read(SEGMENT)).unwrap().lines().map(str::to_owned).collect()
}

/// Chains a line to the records before it.
fn chained(line: &str, seq: usize, before: Option<&String>) -> String {
    let prev = before.map_or(Blake3::ZERO, |line| Blake3::of(line.as_bytes()));
    let rest = &line[line.find(r#""at":"#).unwrap()..];
    format!(r#"{{"seq":{seq},"prev":"{prev}",{rest}"#)
}

/// A checkpoint over these lines, with a signature of zeros by the key that signed an honest one.
fn unsigned(lines: &[String], honest: &Note) -> String {
    let mut tree = Frontier::new();
    lines.iter().for_each(|line| tree.push(line.as_bytes()));
    let text = Checkpoint { origin: ORIGIN.to_owned(), size: tree.size(), root: tree.root() }.text();
    let mut note = Note { text, signatures: honest.signatures.clone() };
    note.signatures[0].bytes = vec![0; 64];
    note.to_string()
}

fn notes(sandbox: &Sandbox) -> Vec<Note> {
    let text = String::from_utf8(sandbox.read(CHECKPOINTS)).unwrap();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    lines.chunks(6).map(|note| Note::parse(note[..5].concat().as_bytes()).unwrap()).collect()
}

fn joined(notes: &[String]) -> String {
    notes.join("\n")
}

#[test]
fn a_record_that_nobody_signed_was_covered_by_the_next_honest_checkpoint() {
    for (records, machine) in [51, 1_501].into_iter().flat_map(|records| MACHINES.map(|machine| (records, machine))) {
        let sandbox = ledger_of(records, machine);
        let (mut all, honest) = (lines(&sandbox), notes(&sandbox));
        let forged =
            chained(all.last().unwrap(), records, all.last()).replace(&format!("\"d{}\"", records - 2), "\"forged\"");
        all.push(forged);
        let mut checkpoints: Vec<String> = honest.iter().map(Note::to_string).collect();
        checkpoints.push(unsigned(&all, &honest[0]));
        sandbox.write(SEGMENT, format!("{}\n", all.join("\n")).as_bytes());
        sandbox.write(CHECKPOINTS, joined(&checkpoints).as_bytes());
        let ran = refused(&sandbox, &format!("{records} records, {machine:?}"));
        assert!(ran.stderr.contains("signature"), "{}", ran.text());
        assert_eq!(sandbox.on_ledger(&["log"]).code, Some(3));
        assert_eq!(sandbox.on_ledger(&["checkpoint"]).code, Some(3), "nobody should take it away");
    }
}

#[test]
fn a_rewritten_past_was_recorded_over() {
    for (records, machine) in [51, 1_501].into_iter().flat_map(|records| MACHINES.map(|machine| (records, machine))) {
        for keeps_signatures in [true, false] {
            let sandbox = ledger_of(records, machine);
            let (old, honest) = (lines(&sandbox), notes(&sandbox));
            let mut all: Vec<String> = Vec::new();
            for (seq, line) in old.iter().enumerate() {
                let line = if seq == 10 { line.replace("Invented", "Rewritten") } else { line.clone() };
                all.push(chained(&line, seq, all.last()));
            }
            assert_ne!(all, old);
            let sizes = honest.iter().map(|note| Checkpoint::parse(&note.text).unwrap().size);
            let checkpoints = sizes.zip(&honest).map(|(size, note)| {
                let text = unsigned(&all[..usize::try_from(size).unwrap()], note);
                let forged = Note::parse(text.as_bytes()).unwrap();
                if keeps_signatures { Note { text: forged.text, ..note.clone() } } else { forged }.to_string()
            });
            sandbox.write(CHECKPOINTS, joined(&checkpoints.collect::<Vec<_>>()).as_bytes());
            sandbox.write(SEGMENT, format!("{}\n", all.join("\n")).as_bytes());
            refused(&sandbox, &format!("{records} records, {machine:?}, signatures kept: {keeps_signatures}"));
        }
    }
}

/// The program's caches of the ledger in a sandbox, for use in this process.
fn caches(sandbox: &Sandbox) -> Caches {
    Caches::of(&sandbox.path("ledger"), Some(&sandbox.path("cache/pledgebook")))
}

fn open(ledger: &Path, caches: Caches) -> Result<(), pledgebook::Error> {
    Ledger::open(ledger, caches)?.books().map(|_| ())
}

#[test]
fn a_last_checkpoint_with_one_altered_bit_was_recorded_over() {
    for (records, machine) in [51, 1_501].into_iter().flat_map(|records| MACHINES.map(|machine| (records, machine))) {
        let sandbox = ledger_of(records, machine);
        let sound = sandbox.read(CHECKPOINTS);
        let caches = if machine == Machine::Forgetful { Caches::default() } else { caches(&sandbox) };
        open(&sandbox.path("ledger"), caches.clone()).expect("the original is sound");
        let last = notes(&sandbox).last().unwrap().to_string();
        for at in sound.len() - last.len()..sound.len() {
            for bit in 0..8 {
                let mut altered = sound.clone();
                altered[at] ^= 1 << bit;
                sandbox.write(CHECKPOINTS, &altered);
                let opened = open(&sandbox.path("ledger"), caches.clone());
                let code = opened.as_ref().map_err(pledgebook::Error::exit_code).err();
                assert_eq!(code, Some(3), "{records} records, {machine:?}, bit {bit} of byte {at}: {opened:?}");
                if at % 41 == 0 && bit == at % 8 {
                    refused(&sandbox, &format!("{records} records, {machine:?}, bit {bit} of byte {at}"));
                }
            }
        }
    }
}

#[test]
fn a_checkpoint_damaged_before_the_last_or_a_byte_order_mark_stops_the_writer() {
    for (records, machine) in [51, 1_501].into_iter().flat_map(|records| MACHINES.map(|machine| (records, machine))) {
        let sandbox = ledger_of(records, machine);
        let (checkpoints, segment) = (sandbox.read(CHECKPOINTS), sandbox.read(SEGMENT));
        let last = notes(&sandbox).last().unwrap().to_string().len();
        for at in (0..checkpoints.len() - last).step_by(37) {
            let mut altered = checkpoints.clone();
            altered[at] ^= 1;
            sandbox.write(CHECKPOINTS, &altered);
            refused(&sandbox, &format!("{records} records, {machine:?}, byte {at}"));
        }
        let bom = "\u{feff}".as_bytes();
        sandbox.write(CHECKPOINTS, &[bom, &checkpoints].concat());
        refused(&sandbox, &format!("{records} records, {machine:?}, checkpoints with a byte order mark"));
        sandbox.write(CHECKPOINTS, &checkpoints);
        sandbox.write(SEGMENT, &[bom, &segment].concat());
        refused(&sandbox, &format!("{records} records, {machine:?}, records with a byte order mark"));
        sandbox.write(SEGMENT, &segment);
        sandbox.on_ledger(PARTY).ok();
        sandbox.on_ledger(&["verify"]).ok();
    }
}

fn size_and_root(sandbox: &Sandbox) -> [String; 2] {
    let note = sandbox.on_ledger(&["checkpoint"]).ok().stdout;
    let mut lines = note.lines().skip(1).map(str::to_owned);
    [lines.next().unwrap(), lines.next().unwrap()]
}

#[test]
fn a_ledger_restored_from_an_older_copy_is_recorded_in_only_when_its_end_is_accepted() {
    let sandbox = ledger_of(51, Machine::Remembers);
    copy_events(&sandbox.path("ledger"), &sandbox.path("copy"));
    let [size, root] = size_and_root(&sandbox);
    sandbox.write("facts.jsonl", documents(100..103).as_bytes());
    sandbox.on_ledger(&["record", "--from", "facts.jsonl"]).ok();
    let [_, newer] = size_and_root(&sandbox);
    copy_events(&sandbox.path("copy"), &sandbox.path("ledger"));

    let ran = refused(&sandbox, "restored");
    assert!(ran.stderr.contains(&format!("--accept-end {size} {root}")), "{}", ran.text());
    assert!(ran.stderr.contains(&newer), "{}", ran.text());
    let asked = sandbox.on_ledger(&["log", "--last", "1"]).ok();
    assert!(asked.stderr.contains("does not continue"), "{}", asked.text());
    refused(&sandbox, "a question does not accept it");
    for args in [&["verify"][..], &["verify", "--quick"], &["checkpoint"], &["verify", "--format", "json"]] {
        let told = sandbox.on_ledger(args).ok();
        assert!(told.stderr.contains("does not continue"), "{}", told.text());
    }
    refused(&sandbox, "nor does a verification");
    for wrong in [["50", &root], [&size, &newer]] {
        let ran = sandbox.on_ledger(&[PARTY, &["--accept-end", wrong[0], wrong[1]]].concat());
        assert_eq!(ran.code, Some(3), "{}", ran.text());
    }
    assert_eq!(sandbox.on_ledger(&[PARTY, &["--accept-end", "many", "more"]].concat()).code, Some(2));
    for wrong in [format!("+{size}"), format!("0{size}")] {
        assert_eq!(sandbox.on_ledger(&[PARTY, &["--accept-end", &wrong, &root]].concat()).code, Some(2));
    }
    sandbox.on_ledger(&[PARTY, &["--accept-end", &size, &root]].concat()).ok();
    // From then on the machine knows it.
    sandbox.write("facts.jsonl", documents(200..201).as_bytes());
    sandbox.on_ledger(&["record", "--from", "facts.jsonl"]).ok();
    let asked = sandbox.on_ledger(&["log", "--last", "1"]).ok();
    assert!(!asked.stderr.contains("warning"), "{}", asked.text());
    sandbox.on_ledger(&["verify"]).ok();
}

#[test]
fn an_end_seen_by_a_query_is_remembered_too() {
    let sandbox = ledger_of(51, Machine::Remembers);
    copy_events(&sandbox.path("ledger"), &sandbox.path("copy"));
    sandbox.write("facts.jsonl", documents(100..103).as_bytes());
    sandbox.on_ledger(&["record", "--from", "facts.jsonl"]).ok();
    // Another machine, which only queries; then the log is cut back.
    fs::remove_dir_all(sandbox.path("cache")).unwrap();
    sandbox.on_ledger(&["outstanding"]).ok();
    copy_events(&sandbox.path("copy"), &sandbox.path("ledger"));
    refused(&sandbox, "cut back behind what was seen");
}

#[test]
fn a_ledger_replaced_in_its_folder_is_recorded_in_only_when_its_end_is_accepted() {
    let sandbox = ledger_of(51, Machine::Remembers);
    // Somebody else opens a ledger of the same origin, and admits the honest recorder to it.
    let other = Sandbox::with_ledger();
    let key = sandbox.signer().verifier().to_string();
    other.on_ledger(&["record", "recorder.admitted", "--key", &key]).ok();
    fs::remove_dir_all(sandbox.path("ledger/events")).unwrap();
    copy_events(&other.path("ledger"), &sandbox.path("ledger"));
    let ran = refused(&sandbox, "replaced");
    assert!(ran.stderr.contains("another ledger stood in this folder"), "{}", ran.text());
    let [size, root] = size_and_root(&sandbox);
    // Queries warn too, until the end is accepted.
    let asked = sandbox.on_ledger(&["log"]).ok();
    assert!(asked.stderr.contains(&format!("verify --accept-end {size} {root}")), "{}", asked.text());
    assert_eq!(sandbox.on_ledger(&["verify", "--accept-end", "1", &root]).code, Some(3));
    refused(&sandbox, "another end was accepted");
    let (cache, kept) = (sandbox.path("cache"), sandbox.path("kept"));
    assert!(std::process::Command::new("cp").arg("-r").args([&cache, &kept]).status().unwrap().success());
    sandbox.on_ledger(&["verify", "--accept-end", &size, &root]).ok();
    assert_eq!(sandbox.on_ledger(&["log"]).ok().stderr, "");
    // Recording accepts it as well.
    fs::remove_dir_all(&cache).unwrap();
    fs::rename(&kept, &cache).unwrap();
    refused(&sandbox, "replaced");
    sandbox.on_ledger(&[PARTY, &["--accept-end", &size, &root]].concat()).ok();
    sandbox.on_ledger(&["verify"]).ok();
}

#[test]
fn a_file_recorded_as_a_list_is_judged_as_a_whole_and_recorded_once() {
    let sandbox = Sandbox::with_ledger();
    let line = |kind: &str, data: serde_json::Value| serde_json::json!({"type": kind, "data": data}).to_string();
    let usd = |amount: &str| serde_json::json!({"currency": "USD", "amount": amount});
    let fund = line("fund.opened", serde_json::json!({"fund": "chest", "name_en": "Chest", "currency": "USD"}));
    let moves = |kind: &str, nature: &str, amount: &str| {
        line(kind, serde_json::json!({"fund": "chest", "amount": usd(amount), "nature": nature, "date": "2020-03-01"}))
    };
    let charge = moves("charge.recorded", "bank", "8.00");
    let lines = [fund, charge.clone(), moves("income.recorded", "interest", "8.00")];
    let record = |lines: &[String], list: &str| {
        sandbox.write("list.jsonl", lines.join("\n").as_bytes());
        sandbox.on_ledger(&["record", "--from", "list.jsonl", "--list", list])
    };
    let first = record(&lines, "march").ok();
    assert!(first.stdout.starts_with("Recorded 3 of 3 facts"), "{}", first.text());
    let again = record(&lines, "march").ok();
    assert!(again.stdout.starts_with("Recorded 0 of 3 facts; 3 were on record already"), "{}", again.text());
    // With another number of requests it is another list, and its key is taken.
    assert_eq!(record(&lines[..2], "march").code, Some(1));
    let overdrawn = record(&[charge], "april");
    assert_eq!(overdrawn.code, Some(1));
    assert!(overdrawn.stderr.contains("holds USD 0.00"), "{}", overdrawn.text());
    sandbox.on_ledger(&["verify"]).ok();
}

#[test]
fn what_is_paid_above_a_lowered_assessment_is_released_and_can_be_applied() {
    let sandbox = Sandbox::with_ledger();
    let ran = |words: &str| sandbox.on_ledger(&words.split_whitespace().collect::<Vec<_>>()).ok().stdout;
    let seq = |stdout: &str| stdout.split("record ").nth(1).unwrap().split(':').next().unwrap().to_owned();
    ran("record party.registered --party mu --nature state --name-en Mu");
    ran("record fund.opened --fund chest --name-en Chest --currency USD");
    let issued = |id: &str, year: &str, amount: &str| {
        sandbox
            .on_ledger(&[
                "record", "assessment.issued", "--assessment", id, "--fund", "chest", "--party", "mu", "--period",
                year, "--amount", amount, "--due", "2020-06-30", "--date", "2020-01-01",
            ])
            .ok()
            .stdout
    };
    let first = seq(&issued("first", "2020", "USD 100.00"));
    for (id, amount, day) in [("a", "USD 70.00", "2020-02-01"), ("b", "USD 30.00", "2020-03-01")] {
        sandbox
            .on_ledger(&[
                "record", "contribution.received", "--contribution", id, "--fund", "chest", "--party", "mu", "--form",
                "cash", "--amount", amount, "--date", day,
            ])
            .ok();
        ran(&format!("record contribution.applied --contribution {id} --date {day}"));
    }
    issued("second", "2021", "USD 50.00");
    let corrected = sandbox.on_ledger(&["correct", &first, "--because", "a lower scale", "--amount", "USD 60.00"]).ok();
    // The last payment is released as a whole, and a part of the first one.
    assert!(corrected.stdout.contains("unapplied:b"), "{}", corrected.text());
    let outstanding = || {
        let rows = sandbox.on_ledger(&["outstanding", "--all", "--format", "json"]).rows();
        rows.iter().map(|row| row["outstanding"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(outstanding(), ["0.00", "50.00"]);
    ran("record contribution.applied --contribution b --date 2020-04-01");
    ran("record contribution.applied --contribution a --date 2020-04-01");
    assert_eq!(outstanding(), ["0.00", "10.00"]);
    sandbox.on_ledger(&["verify"]).ok();
}
