//! A ledger's folder made by an enemy. A repository or an archive can carry links, pipes and caches that somebody forged: to ask such a ledger is safe.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use crate::harness::Sandbox;

/// More than a question reads without an index: it has one built, and leaves a snapshot.
const LONG: &str = "1500";

const PARTY: &[&str] = &["record", "party.registered", "--party", "mu", "--nature", "state", "--name-en", "Mu"];

/// Everything below a folder: what each path is, and the bytes of each file.
fn listing(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let kind = fs::symlink_metadata(&path).unwrap().file_type();
        let what = match () {
            () if kind.is_symlink() => format!("link to {}", fs::read_link(&path).unwrap().display()),
            () if kind.is_dir() => {
                found.extend(listing(&path));
                "folder".to_owned()
            }
            () if kind.is_file() => format!("file {}", blake3_of(&fs::read(&path).unwrap())),
            () => format!("{kind:?}"),
        };
        found.insert(path, what);
    }
    found
}

fn blake3_of(bytes: &[u8]) -> String {
    pledgebook::hash::Blake3::of(bytes).to_string()
}

/// A sandbox whose `ledger/` is a long invented ledger, and whose `treasure/` holds things that somebody would miss.
fn long_ledger() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.run(&["demo", "ledger", "--records", LONG]).ok();
    for name in ["v1/db", "v9", ".new", ".new-v1", "000000001000", "vendor"] {
        fs::create_dir_all(sandbox.path("treasure").join(name)).unwrap();
        sandbox.write(&format!("treasure/{name}/kept"), b"mine");
    }
    sandbox
}

/// Asks questions that leave snapshots and have an index built, builds one in the foreground too, and records.
fn ask(sandbox: &Sandbox) -> Vec<Option<i32>> {
    let asked = [&["outstanding"][..], &["log", "--last", "3"], &["status"], &["index"]];
    asked.iter().map(|args| sandbox.on_ledger(args).code).collect()
}

#[test]
fn a_question_removed_folders_behind_a_link_named_index_or_snapshots() {
    for name in [".index", "snapshots"] {
        let sandbox = long_ledger();
        symlink(sandbox.path("treasure"), sandbox.path("ledger").join(name)).unwrap();
        let before = listing(&sandbox.path("treasure"));
        let codes = ask(&sandbox);
        assert_eq!(codes[..3], [Some(0); 3], "{name}: a question is answered without what it cannot keep");
        assert_eq!(codes[3], Some(if name == ".index" { 4 } else { 0 }), "{name}");
        assert_eq!(listing(&sandbox.path("treasure")), before, "{name}");
    }
}

#[test]
fn a_link_within_a_derived_folder_is_not_followed_either() {
    for within in [".index/v1", ".index/.new-v1", ".index/v1/db", ".index/v1/db/db", "snapshots/000000001000"] {
        let sandbox = long_ledger();
        sandbox.on_ledger(&["outstanding"]).ok();
        sandbox.on_ledger(&["index"]).ok(); // Now this machine trusts what stands there.
        let path = sandbox.path("ledger").join(within);
        let _ = fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path));
        symlink(sandbox.path("treasure"), &path).unwrap();
        let before = listing(&sandbox.path("treasure"));
        assert_eq!(ask(&sandbox), [Some(0); 4], "{within}");
        assert_eq!(listing(&sandbox.path("treasure")), before, "{within}");
    }
}

#[test]
fn a_link_named_lock_created_the_file_that_it_led_to() {
    let sandbox = long_ledger();
    fs::create_dir(sandbox.path("ledger/.index")).unwrap();
    symlink(sandbox.path("treasure/made"), sandbox.path("ledger/.index/lock")).unwrap();
    assert_eq!(ask(&sandbox), [Some(0), Some(0), Some(0), Some(4)]);
    assert!(!sandbox.path("treasure/made").exists());
}

#[test]
fn folders_that_are_not_this_programs_stay_where_they_are() {
    let sandbox = long_ledger();
    for name in [".index/vendor", ".index/.new", ".index/.new-mine", "snapshots/mine", "snapshots/.new-mine"] {
        fs::create_dir_all(sandbox.path("ledger").join(name)).unwrap();
        sandbox.write(&format!("ledger/{name}/kept"), b"mine");
    }
    assert_eq!(ask(&sandbox), [Some(0); 4]);
    for name in [".index/vendor", ".index/.new", ".index/.new-mine", "snapshots/mine", "snapshots/.new-mine"] {
        assert_eq!(sandbox.read(&format!("ledger/{name}/kept")), b"mine", "{name}");
    }
}

#[test]
fn events_as_a_link_was_followed() {
    let sandbox = Sandbox::with_ledger();
    fs::rename(sandbox.path("ledger/events"), sandbox.path("elsewhere")).unwrap();
    symlink(sandbox.path("elsewhere"), sandbox.path("ledger/events")).unwrap();
    let before = listing(&sandbox.path("elsewhere"));
    for args in [&["status"][..], &["verify"], &["log"], &["checkpoint"], PARTY] {
        let ran = sandbox.on_ledger(args);
        assert_eq!(ran.code, Some(4), "{}", ran.text());
        assert!(ran.stderr.contains("events: not a folder"), "{}", ran.text());
    }
    assert_eq!(sandbox.init("ledger").code, Some(4));
    assert_eq!(listing(&sandbox.path("elsewhere")), before);
}
