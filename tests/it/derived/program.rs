//! The program itself, with a ledger long enough for it to write snapshots and to find records by the index.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::held;
use crate::harness::{Sandbox, finish, program};

/// Enough for several snapshots at the program's spacing.
const RECORDS: &str = "3000";

/// Every query, without the options that all have.
const QUERIES: &[&[&str]] = &[
    &["account", "--party", "HN"],
    &["account", "--party", "CR", "--fund", "reserve-fund"],
    &["contributions"],
    &["outstanding", "--all"],
    &["reserve"],
    &["budget"],
    &["trial-balance"],
    &["trial-balance", "--period", "2026-03"],
    &["explain", "cash:reserve-fund"],
    &["explain", "held:reserve-fund"],
    &["explain", "fund:reserve-fund"],
    &["pledges"],
    &["activities"],
    &["meetings"],
    &["decisions"],
    &["requests"],
    &["party"],
    &["log", "--last", "12"],
    &["log", "--type", "record.reversed"],
    &["log", "--thing", "fund:common-fund"],
    &["log", "--thing", "record:40"],
];

/// Queries that find records, by the index if there is one.
const FINDING: &[&[&str]] = &[
    &["account", "--party", "HN"],
    &["explain", "cash:reserve-fund"],
    &["log", "--last", "12"],
    &["log", "--type", "record.reversed"],
    &["show", "2990"],
];

/// The scopes in which each is asked.
const SCOPES: &[&[&str]] = &[&[], &["--known-at", "2500"], &["--as-of", "2026-06-30"]];

/// Damage to a ledger's folder, and to its part of the cache.
type Damage = fn(&Path, &Path);

/// Damage to the files beside the ledger, in this order.
const DAMAGES: &[(&str, Damage)] = &[
    ("the marker of the index is another one", |ledger, _| write(&ledger.join(".index/v6/clean"), b"3 x\n")),
    ("the database is garbled", |ledger, _| write(&ledger.join(".index/v6/db/db"), &[0x5a; 70_000])),
    ("nobody knows what was built here", |_, cache| each(cache, "indexed-", |path| write(path, b"garbled"))),
    ("nobody knows what was folded here", |_, cache| each(cache, "folded-", |path| write(path, b"1000 garbled"))),
    ("the snapshots are garbled", |ledger, _| {
        each(&ledger.join("snapshots"), "0", |folder| each(folder, "journal", |path| write(path, b"{}")));
    }),
    ("whoever reads the database waits for ever", |ledger, _| pipe(&ledger.join(".index/v6/db/conf"))),
    ("all of it is deleted", |ledger, cache| {
        for folder in [ledger.join("snapshots"), ledger.join(".index"), cache.to_owned()] {
            fs::remove_dir_all(folder).unwrap();
        }
    }),
];

fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap();
}

fn each(folder: &Path, begins: &str, harm: impl Fn(&Path)) {
    let entries = fs::read_dir(folder).unwrap().flatten();
    let mut found = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(begins)).peekable();
    assert!(found.peek().is_some(), "nothing in {} begins with {begins}", folder.display());
    found.for_each(|entry| harm(&entry.path()));
}

fn pipe(path: &Path) {
    fs::remove_file(path).unwrap();
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

fn made() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.run(&["demo", "ledger", "--records", RECORDS]).ok();
    sandbox
}

/// Returns what the program says without earlier knowledge: without a cache folder it trusts neither snapshots nor
/// index.
fn plain(sandbox: &Sandbox, args: &[&str]) -> String {
    let mut command = program(&sandbox.path("config"), &sandbox.path("."), 80);
    command.args(["--ledger", "ledger"]).args(args);
    finish(command).ok().text()
}

fn assert_same(sandbox: &Sandbox, args: &[&str], how: &str) {
    let (found, far) = (sandbox.on_ledger(args).ok().text(), plain(sandbox, args));
    assert!(found == far, "{how}:\n{found}\nis not\n{far}");
}

#[test]
fn the_program_answers_every_query_alike_with_and_without_derived_data() {
    let sandbox = made();
    assert_same(&sandbox, &["status"], "at first");
    assert!(sandbox.path("ledger/snapshots/000000003000").is_dir(), "it leaves a snapshot");
    sandbox.on_ledger(&["index"]).ok();
    for scope in SCOPES {
        for query in QUERIES {
            assert_same(&sandbox, &[*query, scope, &["--format", "json"]].concat(), "from snapshots and by the index");
        }
    }
    for record in ["0", "40", "2990"] {
        assert_same(&sandbox, &["show", record], "from snapshots and by the index");
    }
}

#[test]
fn the_program_answers_alike_after_any_damage_to_derived_data() {
    let sandbox = made();
    for (how, harm) in DAMAGES {
        sandbox.on_ledger(&["outstanding"]).ok(); // Writes a snapshot.
        sandbox.on_ledger(&["index"]).ok();
        harm(&sandbox.path("ledger"), &sandbox.path("cache/pledgebook"));
        for query in FINDING {
            assert_same(&sandbox, query, how);
        }
        // Damage is repaired without a request, or at the latest by this.
        sandbox.on_ledger(&["index"]).ok();
    }
}

#[test]
fn the_program_does_not_wait_for_an_index_that_another_process_has_open() {
    let sandbox = made();
    sandbox.on_ledger(&["index"]).ok();
    let held = held(&sandbox.path("ledger/.index/v6/db"));
    for query in FINDING {
        assert_same(&sandbox, query, "while another process has the index open");
    }
    drop(held);
}
