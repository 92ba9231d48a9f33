//! Querying a ledger is safe even if an enemy made its folder: a repository or an archive can contain links, pipes and
//! forged caches.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use crate::harness::Sandbox;

/// More records than a query reads without an index: it has one built, and writes a snapshot.
const LONG: &str = "1500";

const PARTY: &[&str] = &["record", "party.registered", "--party", "mu", "--nature", "state", "--name-en", "Mu"];

/// Everything below a folder: the kind of each path, and the bytes of each file.
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
    pledgebook::value::hash::Blake3::of(bytes).to_string()
}

/// A sandbox with a long invented ledger in `ledger/`, and valuable files in `treasure/`.
fn long_ledger() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.run(&["demo", "ledger", "--records", LONG]).ok();
    for name in ["v3/db", "v9", ".new", ".new-v6", "000000001000", "vendor"] {
        fs::create_dir_all(sandbox.path("treasure").join(name)).unwrap();
        sandbox.write(&format!("treasure/{name}/kept"), b"mine");
    }
    sandbox
}

/// Runs queries that write snapshots and have an index built, builds one in the foreground too, and records.
fn ask(sandbox: &Sandbox) -> Vec<Option<i32>> {
    let asked = [&["outstanding"][..], &["log", "--last", "3"], &["status"], &["index"]];
    asked.iter().map(|args| sandbox.on_ledger(args).code).collect()
}

#[test]
fn a_query_removed_folders_behind_a_link_named_index_or_snapshots() {
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
    for within in [".index/v6", ".index/.new-v6", ".index/v6/db", ".index/v6/db/db", "snapshots/000000001000"] {
        let sandbox = long_ledger();
        derive(&sandbox);
        let path = sandbox.path("ledger").join(within);
        let _ = fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path));
        symlink(sandbox.path("treasure"), &path).unwrap();
        let before = listing(&sandbox.path("treasure"));
        assert_eq!(ask(&sandbox), [Some(0); 4], "{within}");
        assert_eq!(listing(&sandbox.path("treasure")), before, "{within}");
    }
}

#[test]
fn a_hard_link_in_place_of_the_database_was_overwritten_by_a_query() {
    for within in [".index/v6/db/db", ".index/v6/db/conf", ".index/lock"] {
        let sandbox = long_ledger();
        derive(&sandbox);
        let path = sandbox.path("ledger").join(within);
        let _ = fs::remove_file(&path);
        fs::hard_link(sandbox.path("treasure/v9/kept"), &path).unwrap();
        ask(&sandbox);
        sandbox.on_ledger(&["log", "--thing", "fund:reserve-fund"]).ok();
        assert_eq!(sandbox.read("treasure/v9/kept"), b"mine", "{within}");
    }
}

#[test]
fn a_hard_link_where_bytes_are_set_aside_was_overwritten() {
    let sandbox = Sandbox::with_ledger();
    let torn = br#"{"seq":1,"pr"#;
    let segment = [sandbox.read("ledger/events/000000000000.jsonl"), torn.to_vec()].concat();
    sandbox.write("ledger/events/000000000000.jsonl", &segment);
    sandbox.write("treasure", b"mine");
    fs::create_dir_all(sandbox.path("ledger/.set-aside")).unwrap();
    let name = format!("ledger/.set-aside/1-{}", &blake3_of(torn)[..16]);
    fs::hard_link(sandbox.path("treasure"), sandbox.path(&name)).unwrap();
    let ran = sandbox.on_ledger(PARTY);
    assert_eq!(ran.code, Some(4), "{}", ran.text());
    assert_eq!(
        (sandbox.read("treasure"), sandbox.read("ledger/events/000000000000.jsonl")),
        (b"mine".to_vec(), segment)
    );
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
fn folders_of_other_programs_are_left_alone() {
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

/// Every query, with arguments for the invented ledger.
const QUESTIONS: [&[&str]; 20] = [
    &["status"],
    &["account", "--party", "HN"],
    &["contributions"],
    &["outstanding"],
    &["reserve", "--last", "5"],
    &["budget"],
    &["trial-balance"],
    &["explain", "cash:reserve-fund", "--last", "5"],
    &["pledges"],
    &["activities"],
    &["meetings"],
    &["decisions"],
    &["documents"],
    &["requests"],
    &["party", "HN"],
    &["log", "--last", "5"],
    &["show", "3"],
    &["verify"],
    &["checkpoint"],
    &["keys"],
];

/// A trap that an enemy puts into a ledger's folder.
type Trap = (&'static str, fn(&Sandbox));

fn pipe(path: &Path) {
    let _ = fs::remove_file(path);
    let made = std::process::Command::new("mkfifo").arg(path).status().expect("mkfifo starts");
    assert!(made.success());
}

/// A device that gives endless zeros. Only root can create one; a link to it is part of another trap.
fn device(path: &Path) {
    let _ = fs::remove_file(path);
    let made = std::process::Command::new("mknod").arg(path).args(["c", "1", "5"]).output().expect("mknod starts");
    if !made.status.success() {
        eprintln!("left out: only root can make a device, so none stood at {}", path.display());
    }
}

/// Makes this machine trust snapshots and index of the ledger, so that their replacements are read. The index comes
/// first, so that no query has it built in the background.
fn derive(sandbox: &Sandbox) {
    sandbox.on_ledger(&["index"]).ok();
    sandbox.on_ledger(&["outstanding"]).ok();
}

fn snapshot(sandbox: &Sandbox) -> PathBuf {
    let mut names: Vec<_> =
        fs::read_dir(sandbox.path("ledger/snapshots")).unwrap().flatten().map(|e| e.path()).collect();
    names.sort();
    names.pop().expect("a snapshot")
}

const TRAPS: [Trap; 7] = [
    ("links in place of derived folders", |sandbox| {
        for name in [".index", "snapshots", ".set-aside"] {
            let _ = fs::remove_dir_all(sandbox.path("ledger").join(name));
            symlink(sandbox.path("treasure"), sandbox.path("ledger").join(name)).unwrap();
        }
    }),
    ("links within derived folders", |sandbox| {
        derive(sandbox);
        let ledger = sandbox.path("ledger");
        for (link, to) in
            [(".index/lock", "treasure/made"), (".index/v6/db/conf", "treasure/v9/kept"), (".index/v7", "treasure")]
        {
            let _ = fs::remove_file(ledger.join(link));
            symlink(sandbox.path(to), ledger.join(link)).unwrap();
        }
        let file = snapshot(sandbox).join("journal.json");
        fs::remove_file(&file).unwrap();
        symlink("/dev/zero", &file).unwrap();
        symlink(sandbox.path("treasure"), ledger.join("snapshots/000000000500")).unwrap();
        symlink(sandbox.path("treasure"), ledger.join(format!("snapshots/.new-{}", blake3_of(b"")))).unwrap();
    }),
    ("pipes and folders in place of derived files", |sandbox| {
        derive(sandbox);
        pipe(&sandbox.path("ledger/.index/lock"));
        pipe(&sandbox.path("ledger/.index/v6/clean"));
        pipe(&sandbox.path("ledger/.index/v6/db/db"));
        pipe(&snapshot(sandbox).join("parties.json"));
        fs::create_dir(sandbox.path("ledger/.index/.new-v6")).unwrap();
    }),
    ("devices", |sandbox| {
        derive(sandbox);
        for name in [".index/lock", ".index/v6/clean", ".index/v6/db/conf", "snapshots/000000000500", "events/keys"] {
            device(&sandbox.path("ledger").join(name));
        }
        device(&snapshot(sandbox).join("parties.json"));
    }),
    ("pipes and links in the log", |sandbox| {
        pipe(&sandbox.path("ledger/events/keys"));
        symlink(sandbox.path("treasure/v9/kept"), sandbox.path("ledger/events/000000009999.jsonl")).unwrap();
    }),
    ("caches of another ledger", |sandbox| {
        derive(sandbox);
        sandbox.run(&["demo", "other", "--records", LONG, "--seed", "2"]).ok();
        sandbox.run(&["--ledger", "other", "index"]).ok();
        sandbox.run(&["--ledger", "other", "outstanding"]).ok();
        for name in [".index", "snapshots"] {
            fs::remove_dir_all(sandbox.path("ledger").join(name)).unwrap();
            fs::rename(sandbox.path("other").join(name), sandbox.path("ledger").join(name)).unwrap();
        }
    }),
    ("garbage in the database", |sandbox| {
        derive(sandbox);
        for entry in fs::read_dir(sandbox.path("ledger/.index/v6/db")).unwrap().flatten().filter(|e| e.path().is_file())
        {
            let bytes: Vec<u8> =
                fs::read(entry.path()).unwrap().iter().map(|byte| byte.wrapping_mul(31) ^ 0x5a).collect();
            fs::write(entry.path(), bytes).unwrap();
        }
    }),
];

/// System calls that create, write, rename or remove; and those that open, which do so with certain flags.
const CHANGING: [&str; 27] = [
    "creat", "mkdir", "mkdirat", "mknod", "mknodat", "rename", "renameat", "renameat2", "unlink", "unlinkat", "rmdir",
    "link", "linkat", "symlink", "symlinkat", "truncate", "chmod", "fchmodat", "chown", "lchown", "fchownat",
    "utimensat", "utime", "setxattr", "lsetxattr", "removexattr", "open_by_handle_at",
];

/// Returns the paths that a call of `strace -y` names: each quoted one, below the folder before it, or below the
/// current one.
fn paths(call: &str, current: &Path) -> Vec<PathBuf> {
    let (mut found, mut folder, mut rest) = (Vec::new(), current.to_owned(), call);
    while let Some(at) = rest.find(['<', '"']) {
        let (end, is_folder) = if rest.as_bytes()[at] == b'<' { ('>', true) } else { ('"', false) };
        let Some(length) = rest[at + 1..].find(end) else { break };
        let text = &rest[at + 1..at + 1 + length];
        match is_folder {
            true => folder = PathBuf::from(text),
            false => found.push(folder.join(text)),
        }
        rest = &rest[at + length + 2..];
    }
    found
}

/// Resolves the links in the path's folders.
fn resolved(path: &Path) -> PathBuf {
    let parent = path.parent().map(|parent| parent.canonicalize().unwrap_or_else(|_| parent.to_owned()));
    parent.unwrap_or_default().join(path.file_name().unwrap_or_default())
}

/// Returns the calls of a trace that create, write, rename or remove anything outside these folders.
fn outside(trace: &str, current: &Path, folders: &[PathBuf]) -> Vec<String> {
    let is_outside = |call: &&str| {
        let Some((name, args)) =
            call.split_whitespace().nth(1).and_then(|word| word.split_once('(')).map(|(name, _)| (name, call))
        else {
            return false;
        };
        let opens = name.starts_with("open")
            && ["O_CREAT", "O_WRONLY", "O_RDWR", "O_TRUNC"].iter().any(|flag| args.contains(flag));
        let is_changing = opens || CHANGING.contains(&name);
        // The path that the kernel opened follows the result, whatever links led there.
        let (asked, result) = args.rsplit_once(" = ").unwrap_or((args, ""));
        let opened = result
            .split_once('<')
            .and_then(|(_, rest)| rest.split_once(['<', '>']))
            .map(|(path, _)| PathBuf::from(path));
        let named = paths(asked, current).into_iter().map(|path| resolved(&path)).chain(opened);
        let is_allowed =
            |path: PathBuf| path == Path::new("/dev/null") || folders.iter().any(|folder| path.starts_with(folder));
        is_changing && !named.into_iter().all(is_allowed)
    };
    trace.lines().filter(is_outside).map(str::to_owned).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn no_query_of_an_enemys_ledger_writes_outside_it_and_the_cache() {
    for (trap, set) in TRAPS {
        let sandbox = long_ledger();
        set(&sandbox);
        let treasure = listing(&sandbox.path("treasure"));
        fs::create_dir_all(sandbox.path("cache")).unwrap();
        let folders = ["ledger", "cache"].map(|name| sandbox.path(name).canonicalize().unwrap());
        for question in QUESTIONS {
            let trace = sandbox.path("trace");
            let asked = sandbox.command(&[&["--ledger", "ledger"], question].concat());
            let mut traced = std::process::Command::new("strace");
            traced.args(["-f", "-y", "-qq", "-e", "trace=file,desc", "-e", "signal=none", "-o"]).arg(&trace);
            traced.arg(asked.get_program()).args(asked.get_args()).current_dir(asked.get_current_dir().unwrap());
            traced.env_clear().envs(asked.get_envs().filter_map(|(name, value)| Some((name, value?))));
            let ran =
                traced.stdin(std::process::Stdio::null()).output().expect("strace starts: apt-get install strace");
            let code = ran.status.code();
            let text = String::from_utf8_lossy(&ran.stderr).into_owned();
            assert!(code.is_some_and(|code| code <= 4), "{trap}: {question:?} ended with {code:?}: {text}");
            let trace = fs::read_to_string(&trace).unwrap();
            assert!(trace.contains("events"), "{trap}: {question:?}: the trace is empty");
            let wrong = outside(&trace, &sandbox.path(""), &folders);
            assert!(wrong.is_empty(), "{trap}: {question:?}:\n{}", wrong.join("\n"));
        }
        assert_eq!(listing(&sandbox.path("treasure")), treasure, "{trap}");
    }
}

#[test]
fn the_reader_of_traces_finds_calls_outside() {
    let folders = [PathBuf::from("/nowhere/ledger")];
    let inside = [
        r#"7 openat(AT_FDCWD</nowhere>, "ledger/x", O_WRONLY|O_CREAT, 0666) = 3</nowhere/ledger/x>"#,
        r#"7 openat(AT_FDCWD</nowhere>, "/etc/passwd", O_RDONLY|O_CLOEXEC) = 3</etc/passwd>"#,
        r#"7 unlinkat(5</nowhere/ledger/snapshots>, "x", 0) = 0"#,
        r#"7 rename("/nowhere/ledger/a", "/nowhere/ledger/b") = 0"#,
        r#"7 mkdir("ledger/snapshots", 0777) = -1 EEXIST (File exists)"#,
        r#"7 openat(AT_FDCWD</nowhere>, "/dev/null", O_RDWR|O_CLOEXEC) = 3</dev/null<char 1:3>>"#,
    ];
    assert_eq!(outside(&inside.join("\n"), Path::new("/nowhere"), &folders), [""; 0]);
    let wrong = [
        r#"7 openat(AT_FDCWD</nowhere>, "ledger/x", O_WRONLY|O_CREAT, 0666) = 3</nowhere/treasure/x>"#,
        r#"7 openat(AT_FDCWD</nowhere>, "other/x", O_RDWR) = -1 ENOENT (No such file or directory)"#,
        r#"7 unlinkat(5</nowhere/treasure>, "x", 0) = 0"#,
        r#"7 rename("/nowhere/ledger/a", "/nowhere/b") = 0"#,
        r#"7 mkdir("/nowhere/ledgers", 0777) = 0"#,
    ];
    assert_eq!(outside(&wrong.join("\n"), Path::new("/nowhere"), &folders), wrong);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_closed_made_a_query_panic() {
    let sandbox = Sandbox::with_ledger();
    let ledger = sandbox.path("ledger").canonicalize().unwrap();
    for (args, code) in [(&["status"][..], 4), (&["verify"], 4), (PARTY, 4)] {
        let asked = sandbox.command(&[&["--ledger", "ledger"], args].concat());
        let mut traced = std::process::Command::new("strace");
        traced.args(["-f", "-qq", "-o", "/dev/null", "-e", "trace=close", "-e", "inject=close:error=EIO", "-P"]);
        traced.arg(ledger.join("events")).arg(asked.get_program()).args(asked.get_args());
        traced.env_clear().envs(asked.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let ran = traced.current_dir(sandbox.path("")).output().expect("strace starts: apt-get install strace");
        let said = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(code), "{args:?}: {said}");
        assert!(said.contains("events: cannot be read or written") && !said.contains("panicked"), "{args:?}: {said}");
    }
}
