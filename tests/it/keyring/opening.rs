//! A new ledger is created with its keys, or not at all.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;
use std::time::Instant;

use crate::harness::{ORIGIN, Ran, Sandbox, finish, set_mode};

const KEYS: &[&str] = &["--key-file", "mine.key", "--recovery-file", "mine.recovery"];

fn init(ledger: &str, more: &[&str]) -> Vec<String> {
    let args =
        ["--ledger", ledger, "init", "--origin", ORIGIN, "--title-en", "X", "--time-zone", "UTC", "--currency", "USD"];
    args.iter().chain(more).map(|arg| (*arg).to_owned()).collect()
}

fn run(sandbox: &Sandbox, args: &[String]) -> Ran {
    sandbox.run(&args.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Everything below a folder: each path with its bytes; `None` for a folder.
fn listing(folder: &Path) -> BTreeMap<String, Option<Vec<u8>>> {
    let (mut found, mut folders) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap().flatten() {
            let (path, kind) = (entry.path(), entry.file_type().unwrap());
            let bytes = kind.is_file().then(|| std::fs::read(&path).unwrap());
            found.insert(path.strip_prefix(folder).unwrap().display().to_string(), bytes);
            if kind.is_dir() {
                folders.push(path);
            }
        }
    }
    found
}

fn names(folder: &Path) -> Vec<String> {
    listing(folder).into_keys().collect()
}

/// Fails unless a run ended with this code, printed this, and left everything as it was.
#[track_caller]
fn assert_nothing_left(sandbox: &Sandbox, args: &[String], code: i32, said: &str) {
    let before = listing(&sandbox.path("."));
    let ran = run(sandbox, args);
    assert_eq!(ran.code, Some(code), "{}", ran.text());
    assert!(ran.stderr.contains(said), "{said:?} is not in {}", ran.text());
    let after = listing(&sandbox.path("."));
    assert_eq!(Vec::from_iter(before.keys()), Vec::from_iter(after.keys()), "{}", ran.text());
    assert!(before == after, "a file was changed: {}", ran.text());
}

#[test]
fn a_new_ledger_holds_its_events_and_a_rule_for_git() {
    let sandbox = Sandbox::new();
    run(&sandbox, &init("deep/er/ledger", KEYS)).ok();
    let events = [".gitattributes", "events", "events/000000000000.jsonl", "events/checkpoints", "events/keys"];
    assert_eq!(names(&sandbox.path("deep/er/ledger")), events);
    // An empty folder of events, as Git may leave it, is accepted.
    std::fs::create_dir_all(sandbox.path("second/events")).unwrap();
    run(&sandbox, &init("second", &[])).ok();
    assert_eq!(names(&sandbox.path("second")), events);
}

#[test]
fn an_opening_that_fails_leaves_nothing_behind() {
    let sandbox = Sandbox::new();
    sandbox.write("file", b"mine");
    sandbox.write_private("mine.recovery", b"mine");
    let new = ["new/ledger", "ledger"];
    std::fs::create_dir(sandbox.path("ledger")).unwrap();
    for ledger in new {
        let with = |more: &[&str]| init(ledger, more);
        let exists = "mine.recovery: cannot be written: File exists";
        assert_nothing_left(&sandbox, &with(&["--key-file", "mine.recovery"]), 2, exists);
        assert_nothing_left(
            &sandbox,
            &with(&["--key-file", "new/keys/x", "--recovery-file", "mine.recovery"]),
            2,
            exists,
        );
        assert_nothing_left(&sandbox, &with(&["--recovery-file", "mine.recovery"]), 2, exists);
        assert_nothing_left(&sandbox, &with(&["--recovery-file", "file/x"]), 2, "file/x: cannot be written: ");
        assert_nothing_left(
            &sandbox,
            &with(&["--key-file", "same", "--recovery-file", "same"]),
            2,
            "same: cannot be written",
        );
    }
    assert_nothing_left(&sandbox, &init("file", KEYS), 4, "file/events: cannot be read or written");
    assert_nothing_left(&sandbox, &init("file/ledger", KEYS), 4, "cannot be read or written");
    std::fs::create_dir_all(sandbox.path("full/events")).unwrap();
    sandbox.write("full/events/notes.txt", b"mine");
    assert_nothing_left(
        &sandbox,
        &init("full", &[]),
        4,
        "full/events: not empty; a new ledger needs an empty or absent events/",
    );
    // A ledger can be created in the place of anything that is not a ledger.
    run(&sandbox, &init("ledger", &[])).ok();
    assert_nothing_left(&sandbox, &init("ledger", &[]), 4, "ledger/events: not empty");
}

#[test]
fn a_folder_that_cannot_be_written_is_left_as_it_was() {
    if rustix::process::geteuid().is_root() {
        eprintln!("left out: root may write anywhere, so no folder was read-only");
        return;
    }
    let sandbox = Sandbox::new();
    std::fs::create_dir(sandbox.path("closed")).unwrap();
    set_mode(&sandbox.path("closed"), 0o500);
    assert_nothing_left(&sandbox, &init("closed/ledger", KEYS), 4, "closed/ledger: permission denied");
    assert_nothing_left(&sandbox, &init("ledger", &["--recovery-file", "closed/x"]), 2, "closed/x: cannot be written");
}

/// The state of a run that is killed just before its last step: the ledger is complete in its staging folder, the keys
/// are in place.
fn interrupted(id: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    run(&sandbox, &init("made", KEYS)).ok();
    std::fs::create_dir(sandbox.path("ledger")).unwrap();
    std::fs::rename(sandbox.path("made"), sandbox.path(&format!("ledger/.new-{id}"))).unwrap();
    sandbox
}

#[test]
fn an_interrupted_opening_can_be_repeated() {
    let sandbox = interrupted("4294967295");
    let keys = [sandbox.read("mine.key"), sandbox.read("mine.recovery")];
    run(&sandbox, &init("ledger", KEYS)).ok();
    assert_eq!(
        [sandbox.read("mine.key"), sandbox.read("mine.recovery")],
        keys,
        "the keys that were there are taken up"
    );
    assert!(!names(&sandbox.path("ledger")).iter().any(|name| name.starts_with(".new-")), "what was left is removed");
    sandbox.on_ledger(&["verify"]).ok();
    let party = ["record", "party.registered", "--party", "mu", "--nature", "state", "--name-en", "Mu"];
    sandbox.on_ledger(&[&party[..], &["--key-file", "mine.key"]].concat()).ok();

    // Stopped after the first key's file was created, and before it held the key.
    let sandbox = interrupted("1");
    std::fs::remove_file(sandbox.path("mine.recovery")).unwrap();
    sandbox.write_private("mine.key", b"");
    run(&sandbox, &init("ledger", KEYS)).ok();
    sandbox.on_ledger(&[&party[..], &["--key-file", "mine.key"]].concat()).ok();

    // Stopped before there was anything in the folder.
    let sandbox = Sandbox::new();
    std::fs::create_dir_all(sandbox.path("ledger/.new-7")).unwrap();
    run(&sandbox, &init("ledger", KEYS)).ok();
    assert!(!sandbox.path("ledger/.new-7").exists());
}

#[test]
fn only_the_key_of_an_interrupted_opening_is_reused() {
    let sandbox = interrupted("7");
    let other = pledgebook::internals::log::Signer::from_seed(ORIGIN, &[9; 32]).unwrap();
    sandbox.write_private("mine.key", format!("{}\n", other.to_secret_text()).as_bytes());
    assert_nothing_left(&sandbox, &init("ledger", KEYS), 2, "mine.key: cannot be written: File exists");
    // A run that is still at work is not touched either.
    let sandbox = interrupted("7");
    let at_work = std::fs::File::open(sandbox.path("ledger")).unwrap();
    at_work.lock().unwrap();
    assert_nothing_left(&sandbox, &init("ledger", KEYS), 4, "ledger: another writer holds the lock");
}

#[test]
fn an_opening_killed_at_any_moment_can_be_repeated() {
    let sandbox = Sandbox::new();
    let begun = Instant::now();
    run(&sandbox, &init("first", &[])).ok();
    let whole = begun.elapsed();
    let mut finished = 0;
    for nth in 0..40_u32 {
        let ledger = format!("ledger-{nth}");
        let (key, recovery) = (format!("{nth}.key"), format!("{nth}.recovery"));
        let args = init(&ledger, &["--key-file", &key, "--recovery-file", &recovery]);
        let mut command = sandbox.command(&args.iter().map(String::as_str).collect::<Vec<_>>());
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        std::thread::sleep(whole * nth / 30);
        child.kill().unwrap();
        child.wait().unwrap();
        if sandbox.path(&format!("{ledger}/events")).exists() {
            finished += 1;
        } else {
            run(&sandbox, &args).ok();
        }
        assert!(sandbox.path(&recovery).exists(), "run {nth}");
        let party = ["record", "party.registered", "--party", "mu", "--nature", "state", "--name-en", "Mu"];
        let party = [&["--ledger", &ledger][..], &party, &["--key-file", &key]].concat();
        sandbox.run(&party).ok();
        sandbox.run(&["--ledger", &ledger, "verify"]).ok();
    }
    assert!(finished < 40, "some were killed in time");
}

#[test]
fn of_concurrent_openings_one_succeeds_and_the_others_leave_nothing() {
    let sandbox = Sandbox::new();
    let args = init("ledger", &[]);
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let all: Vec<Ran> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..8).map(|_| scope.spawn(|| finish(sandbox.command(&args)))).collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    let codes = all.iter().filter(|ran| ran.code == Some(0)).count();
    assert_eq!(codes, 1, "{:?}", all.iter().map(Ran::text).collect::<Vec<_>>());
    for ran in all.iter().filter(|ran| ran.code != Some(0)) {
        assert!(ran.stderr.contains("ledger/events: not empty"), "{}", ran.text());
    }
    let names_of_ledger = names(&sandbox.path("ledger"));
    let others: Vec<_> = names_of_ledger.iter().filter(|name| !name.starts_with("events")).collect();
    assert_eq!(others, [".gitattributes"]);
    assert_eq!(names(&sandbox.path("config/pledgebook")).len(), 2, "only the keys of the one that succeeded are left");
    sandbox.on_ledger(&["verify"]).ok();
}
