//! Many writers at once, and writers killed half-way: what was acknowledged stands, once; what was not leaves nothing that is believed.

use std::collections::BTreeSet;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::harness::{Ran, Sandbox, ran, shown};

/// How many processes record at the same time.
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

/// The ids under which facts stand, in order.
fn recorded(sandbox: &Sandbox) -> Vec<String> {
    let rows = sandbox.on_ledger(&["log", "--format", "json"]).ok().rows();
    rows.iter().skip(1).map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn writers_at_once_each_record_their_fact() {
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
fn writers_at_once_with_one_key_record_it_once() {
    let sandbox = Sandbox::with_ledger();
    let answers = all_at_once(&sandbox, &vec![party("letter", "state"); WRITERS]);
    let first = answers.iter().filter(|ran| ran.stdout.starts_with("Recorded as record 1:")).count();
    let again = answers.iter().filter(|ran| ran.stdout.starts_with("Record 1 stands already:")).count();
    for ran in answers {
        ran.ok();
    }
    assert_eq!((first, again), (1, WRITERS - 1));
    assert_eq!(recorded(&sandbox), ["letter"]);
    sandbox.on_ledger(&["verify"]).ok();
}

#[test]
fn of_writers_at_once_with_one_key_for_different_facts_one_is_recorded() {
    let sandbox = Sandbox::with_ledger();
    let commands: Vec<_> = (0..WRITERS).map(|n| party("letter", &format!("state-{n}"))).collect();
    let codes: Vec<_> = all_at_once(&sandbox, &commands).iter().map(|ran| ran.code).collect();
    assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 1, "{codes:?}");
    assert_eq!(codes.iter().filter(|code| **code == Some(1)).count(), WRITERS - 1, "{codes:?}");
    assert_eq!(recorded(&sandbox), ["letter"]);
    sandbox.on_ledger(&["verify"]).ok();
}

/// Facts in the file of the writers that are killed: three batches.
const FACTS: usize = 2_500;

fn size(sandbox: &Sandbox, file: &str) -> u64 {
    std::fs::metadata(sandbox.path(&format!("ledger/events/{file}"))).map_or(0, |data| data.len())
}

/// Waits until something holds or the process has ended; then kills it.
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
fn a_writer_killed_half_way_leaves_nothing_that_is_believed_and_is_run_again() {
    let lines = (0..FACTS).map(|n| {
        let data = json!({"document": format!("d{n}"), "title": "A letter", "url": format!("example.org/{n}")});
        format!("{}\n", json!({"id": format!("letter-{n}"), "type": "document.registered", "data": data}))
    });
    let facts: String = lines.collect();
    let sandbox = Sandbox::with_ledger();
    sandbox.write("facts.jsonl", facts.as_bytes());
    let args = ["record", "--from", "facts.jsonl"];
    let mut killed = 0;
    // By turns: when lines are being written, and when a checkpoint is.
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
        // What is sealed are whole batches: the first facts of the file, in order.
        let ids = recorded(&sandbox);
        assert!(ids.iter().enumerate().all(|(n, id)| *id == format!("letter-{n}")), "a prefix of the file");
        assert!(ids.len().is_multiple_of(1_000) || ids.len() == FACTS, "{} facts", ids.len());
    }
    assert!(killed > 0, "no writer was caught half-way");
    let done = sandbox.on_ledger(&args).ok();
    assert!(done.stdout.contains(&format!(" of {FACTS} facts; ")), "{}", done.text());
    assert_eq!(recorded(&sandbox).len(), FACTS);
    sandbox.on_ledger(&["verify"]).ok();
}
