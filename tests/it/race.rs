//! Many writers at once, readers beside them, and writers that are killed: what was acknowledged is recorded exactly
//! once; nothing else is trusted.

use std::collections::BTreeSet;
use std::ops::Range;
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::harness::{ORIGIN, Ran, Sandbox, ran, shown};

/// The number of processes that record at the same time.
const WRITERS: usize = 8;

fn start(sandbox: &Sandbox, args: &[&str]) -> (String, Child) {
    let mut command = sandbox.command(&[&["--ledger", "ledger"], args].concat());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    (shown(command.get_args()), command.spawn().unwrap())
}

fn all_at_once(sandbox: &Sandbox, commands: &[Vec<String>]) -> Vec<Ran> {
    let started: Vec<_> =
        commands.iter().map(|args| start(sandbox, &args.iter().map(String::as_str).collect::<Vec<_>>())).collect();
    started.into_iter().map(|(shown, child)| ran(shown, &child.wait_with_output().unwrap())).collect()
}

fn party(id: &str, name: &str) -> Vec<String> {
    let args = ["record", "party.registered", "--id", id, "--party", name, "--nature", "state", "--name-en", name];
    args.map(str::to_owned).to_vec()
}

/// Returns the ids of the recorded facts, in order.
fn recorded(sandbox: &Sandbox) -> Vec<String> {
    let rows = sandbox.on_ledger(&["log", "--format", "json"]).ok().rows();
    rows.iter().skip(1).map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn concurrent_writers_each_record_their_fact() {
    let sandbox = Sandbox::with_ledger();
    let commands: Vec<_> = (0..WRITERS).map(|n| party(&format!("letter-{n}"), &format!("state-{n}"))).collect();
    for ran in all_at_once(&sandbox, &commands) {
        ran.ok();
    }
    let ids: BTreeSet<_> = recorded(&sandbox).into_iter().collect();
    assert_eq!(ids, (0..WRITERS).map(|n| format!("letter-{n}")).collect());
    assert_eq!(recorded(&sandbox).len(), WRITERS);
    sandbox.on_ledger(&["verify"]).ok();
}

#[test]
fn concurrent_writers_with_one_key_record_it_once() {
    let sandbox = Sandbox::with_ledger();
    let answers = all_at_once(&sandbox, &vec![party("letter", "state"); WRITERS]);
    let first = answers.iter().filter(|ran| ran.stdout.starts_with("Recorded as record 1:")).count();
    let again = answers.iter().filter(|ran| ran.stdout.starts_with("Already recorded as record 1:")).count();
    for ran in answers {
        ran.ok();
    }
    assert_eq!((first, again), (1, WRITERS - 1));
    assert_eq!(recorded(&sandbox), ["letter"]);
    sandbox.on_ledger(&["verify"]).ok();
}

#[test]
fn of_concurrent_facts_with_one_key_one_is_recorded() {
    let sandbox = Sandbox::with_ledger();
    let commands: Vec<_> = (0..WRITERS).map(|n| party("letter", &format!("state-{n}"))).collect();
    let codes: Vec<_> = all_at_once(&sandbox, &commands).iter().map(|ran| ran.code).collect();
    assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 1, "{codes:?}");
    assert_eq!(codes.iter().filter(|code| **code == Some(1)).count(), WRITERS - 1, "{codes:?}");
    assert_eq!(recorded(&sandbox), ["letter"]);
    sandbox.on_ledger(&["verify"]).ok();
}

/// The numbers of facts in the files of the killed writers: three batches, and more for a machine that is too busy to catch
/// so short a writer half-way.
const FACTS: [usize; 3] = [2_500, 20_000, 160_000];

/// Returns a file of facts: this many letters.
fn letters(numbers: Range<usize>) -> String {
    let letter = |n| {
        let data = json!({"document": format!("d{n}"), "title": "A letter", "url": format!("example.org/{n}")});
        format!("{}\n", json!({"id": format!("letter-{n}"), "type": "document.registered", "data": data}))
    };
    numbers.map(letter).collect()
}

fn size(sandbox: &Sandbox, file: &str) -> u64 {
    std::fs::metadata(sandbox.path(&format!("ledger/events/{file}"))).map_or(0, |data| data.len())
}

/// Waits until a condition holds or the process has ended; then kills it.
fn kill_when(mut child: Child, holds: impl Fn() -> bool) -> Option<i32> {
    let limit = Instant::now() + Duration::from_secs(120);
    while !holds() && child.try_wait().unwrap().is_none() {
        assert!(Instant::now() < limit, "the writer neither writes nor ends");
        std::thread::sleep(Duration::from_micros(100));
    }
    let _ = child.kill(); // It may have ended by itself.
    child.wait().unwrap().code()
}

#[test]
fn a_killed_writer_leaves_nothing_that_is_trusted_and_can_be_run_again() {
    assert!(FACTS.into_iter().any(|facts| killed_writers(facts) > 0), "no writer was caught half-way");
}

/// Kills writers of a file of so many facts, and returns how many were caught half-way.
fn killed_writers(facts: usize) -> usize {
    let sandbox = Sandbox::with_ledger();
    sandbox.write("facts.jsonl", letters(0..facts).as_bytes());
    let args = ["record", "--from", "facts.jsonl"];
    let mut killed = 0;
    // Alternately while lines are written, and while a checkpoint is.
    for round in 0..4 {
        let (lines, notes) = (size(&sandbox, "000000000000.jsonl"), size(&sandbox, "checkpoints"));
        let (_, child) = start(&sandbox, &args);
        let code = kill_when(child, || match round % 2 {
            0 => size(&sandbox, "000000000000.jsonl") > lines,
            _ => size(&sandbox, "checkpoints") > notes,
        });
        killed += usize::from(code.is_none());
        let found = sandbox.on_ledger(&["verify", "--format", "json"]);
        let kinds: Vec<_> = found.rows().iter().map(|row| row["kind"].clone()).collect();
        assert!(kinds.is_empty() || kinds == ["unsealed"], "{}", found.text());
        // Only whole batches are sealed: the first facts of the file, in order.
        let ids = recorded(&sandbox);
        assert!(ids.iter().enumerate().all(|(n, id)| *id == format!("letter-{n}")), "a prefix of the file");
        assert!(ids.len().is_multiple_of(1_000) || ids.len() == facts, "{} facts", ids.len());
    }
    let done = sandbox.on_ledger(&args).ok();
    assert!(done.stdout.contains(&format!(" of {facts} facts; ")), "{}", done.text());
    assert_eq!(recorded(&sandbox).len(), facts);
    sandbox.on_ledger(&["verify"]).ok();
    killed
}

/// How many facts a writer records at a time: in one batch, and in several batches that are stored together.
const PARTS: [usize; 8] = [1, 300, 1_200, 20, 1_700, 1, 700, 1_300];

/// Queries of readers while somebody writes. The last reader also rebuilds the index meanwhile.
const READERS: [&[&[&str]]; 3] = [
    &[&["checkpoint"], &["verify", "--format", "json"]],
    &[&["outstanding", "--format", "json"], &["status", "--format", "json"]],
    &[
        &["log", "--last", "40", "--format", "json"],
        &["index"],
        &["log", "--type", "ledger.opened", "--format", "json"],
    ],
];

/// Returns the size and root of a checkpoint: the second and the third line of its note.
fn of_note(note: &str) -> (u64, String) {
    let mut lines = note.lines().skip(1).map(str::to_owned);
    (lines.next().unwrap().parse().unwrap(), lines.next().unwrap())
}

/// Returns the size and root that an answer states, if it states any. Every row must be of a record before that size,
/// and the last rows of the last records.
fn stated(ran: &Ran, args: &[&str]) -> Option<(u64, String)> {
    match args[0] {
        "index" => return None,
        "checkpoint" => return Some(of_note(&ran.stdout)),
        _ => {}
    }
    let answer = ran.json();
    let size = answer["ledger"]["size"].as_u64().unwrap();
    if args.contains(&"--last") {
        let rows = ran.rows();
        let found: Vec<u64> = rows.iter().map(|row| row["record"].as_u64().unwrap()).collect();
        assert_eq!(found, (size.saturating_sub(40)..size).collect::<Vec<_>>());
    }
    Some((size, answer["ledger"]["root"].as_str().unwrap().to_owned()))
}

/// Asks one query after the other, until nothing more will be written, and once more. Counts each answer.
fn watch(sandbox: &Sandbox, questions: &[&[&str]], answered: &AtomicUsize, is_done: &AtomicBool) -> Vec<(u64, String)> {
    let mut seen = Vec::new();
    loop {
        let is_last = is_done.load(Ordering::SeqCst);
        for args in questions {
            seen.extend(stated(&sandbox.on_ledger(args).ok(), args));
        }
        answered.fetch_add(1, Ordering::SeqCst);
        if is_last {
            return seen;
        }
    }
}

/// Waits until every reader has begun and finished a round of queries, or until `is_broken` reports that one is gone.
fn wait_for_all(answered: &[AtomicUsize], is_broken: &dyn Fn() -> bool) {
    let now = || answered.iter().map(|times| times.load(Ordering::SeqCst)).collect::<Vec<_>>();
    let before = now();
    // The first round to end may have begun before.
    while !is_broken() && now().iter().zip(&before).any(|(now, before)| *now < before + 2) {
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Records the parts while readers read, each after every reader has read the one before.
fn write_parts(sandbox: &Sandbox, answered: &[AtomicUsize], is_broken: &dyn Fn() -> bool) {
    let mut first = 0;
    wait_for_all(answered, is_broken);
    for part in PARTS {
        sandbox.write("part.jsonl", letters(first..first + part).as_bytes());
        sandbox.on_ledger(&["record", "--from", "part.jsonl"]).ok();
        first += part;
        wait_for_all(answered, is_broken);
    }
}

#[test]
fn readers_see_whole_checkpoints_while_a_writer_appends() {
    let sandbox = Sandbox::with_ledger();
    let (answered, is_done) = (READERS.map(|_| AtomicUsize::new(0)), AtomicBool::new(false));
    let (sandbox_of_all, done_of_all) = (&sandbox, &is_done);
    let seen: Vec<Vec<(u64, String)>> = std::thread::scope(|scope| {
        let readers: Vec<_> = READERS
            .iter()
            .zip(&answered)
            .map(|(questions, answered)| scope.spawn(move || watch(sandbox_of_all, questions, answered, done_of_all)))
            .collect();
        write_parts(&sandbox, &answered, &|| readers.iter().any(|reader| reader.is_finished()));
        is_done.store(true, Ordering::SeqCst);
        readers.into_iter().map(|reader| reader.join().unwrap()).collect()
    });
    let notes = String::from_utf8(sandbox.read("ledger/events/checkpoints")).unwrap();
    let checkpoints: BTreeSet<(u64, String)> =
        notes.split(&format!("{ORIGIN}\n")).skip(1).map(|note| of_note(&format!("{ORIGIN}\n{note}"))).collect();
    let written: usize = PARTS.iter().sum();
    assert_eq!(checkpoints.last().unwrap().0, written as u64 + 1);
    for seen in &seen {
        assert!(seen.iter().all(|stated| checkpoints.contains(stated)), "{seen:?} are not all of {checkpoints:?}");
        assert!(seen.is_sorted_by_key(|(size, _)| size), "nothing that was seen goes away: {seen:?}");
        assert_eq!(seen.last(), checkpoints.last());
        let sizes: BTreeSet<u64> = seen.iter().map(|(size, _)| *size).collect();
        assert!(sizes.len() > PARTS.len(), "what every part left was seen: {sizes:?}");
    }
    assert!(sandbox.path("ledger/snapshots").is_dir() && sandbox.path("ledger/.index/v6/clean").is_file());
    sandbox.on_ledger(&["verify"]).ok();
}
