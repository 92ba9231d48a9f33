//! The files that hold private keys, and their folders.

use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::{PARTY, assert_refused, secret};
use crate::harness::{Ran, Sandbox, finish, ran, set_mode, shown};

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o7777
}

fn record_with(sandbox: &Sandbox, file: &str) -> Ran {
    sandbox.on_ledger(&[PARTY, &["--key-file", file]].concat())
}

/// A sandbox with a ledger, whose key also stands in `keys/my.key`.
fn with_key() -> (Sandbox, String) {
    let sandbox = Sandbox::with_ledger();
    let secret = secret(&sandbox);
    std::fs::create_dir(sandbox.path("keys")).unwrap();
    set_mode(&sandbox.path("keys"), 0o700);
    sandbox.write_private("keys/my.key", format!("{secret}\n").as_bytes());
    (sandbox, secret)
}

/// Whether this process may change the owner of files; reports if it may not.
fn is_root(what: &str) -> bool {
    let is_root = rustix::process::geteuid().is_root();
    if !is_root {
        eprintln!("left out: only root can give a file away, so {what} was not tried");
    }
    is_root
}

#[test]
fn a_key_that_others_can_read_signs_nothing() {
    let (sandbox, secret) = with_key();
    let key = sandbox.path("keys/my.key");
    for bits in [0o040, 0o020, 0o010, 0o004, 0o002, 0o001, 0o077] {
        set_mode(&key, 0o600 | bits);
        let found = format!("has mode {:04o}", 0o600 | bits);
        let said = ["keys/my.key: ", &found, "type `chmod 600 keys/my.key`"];
        assert_refused(&sandbox, &record_with(&sandbox, "keys/my.key"), &secret, &said);
    }
    for sound in [0o400, 0o600] {
        set_mode(&key, sound);
        record_with(&sandbox, "keys/my.key").ok();
    }
}

#[test]
fn a_key_that_others_can_replace_signs_nothing() {
    let (sandbox, secret) = with_key();
    let folder = sandbox.path("keys");
    for open in [0o720, 0o702, 0o777, 0o775] {
        set_mode(&folder, open);
        let found = format!("has mode {open:04o}");
        let said = ["keys: ", &found, "type `chmod 700 keys`"];
        assert_refused(&sandbox, &record_with(&sandbox, "keys/my.key"), &secret, &said);
    }
    // Others may list it, and in a sticky folder they cannot change what is not theirs.
    for sound in [0o755, 0o1777] {
        set_mode(&folder, sound);
        record_with(&sandbox, "keys/my.key").ok();
    }
}

#[test]
fn a_key_below_a_folder_that_others_can_write_to_signs_nothing() {
    let (sandbox, secret) = with_key();
    for name in ["open", "open/mine", "way"] {
        std::fs::create_dir(sandbox.path(name)).unwrap();
        set_mode(&sandbox.path(name), 0o700);
    }
    std::fs::copy(sandbox.path("keys/my.key"), sandbox.path("open/mine/my.key")).unwrap();
    set_mode(&sandbox.path("open/mine/my.key"), 0o600);
    // A link in a folder of the user's own leads, by a link in the open one, to the key.
    symlink(sandbox.path("keys/my.key"), sandbox.path("open/step")).unwrap();
    symlink("../open/step", sandbox.path("way/my.key")).unwrap();
    let files = ["open/mine/my.key", "open/step", "way/my.key"];
    set_mode(&sandbox.path("open"), 0o707);
    for file in files {
        let ran = record_with(&sandbox, file);
        assert_refused(&sandbox, &ran, &secret, &["open: ", "has mode 0707", "type `chmod "]);
    }
    set_mode(&sandbox.path("open"), 0o700);
    for file in files {
        record_with(&sandbox, file).ok();
    }
}

#[test]
fn a_key_of_another_user_signs_nothing() {
    if !is_root("a key of another user") {
        return;
    }
    let (sandbox, secret) = with_key();
    chown(sandbox.path("keys/my.key"), Some(12_345), None).unwrap();
    let said = ["keys/my.key: ", "belongs to user 12345, and you are user 0", "keys --new"];
    assert_refused(&sandbox, &record_with(&sandbox, "keys/my.key"), &secret, &said);
    chown(sandbox.path("keys/my.key"), Some(0), None).unwrap();
    chown(sandbox.path("keys"), Some(12_345), None).unwrap();
    let said = ["keys: ", "belongs to user 12345, who can replace"];
    assert_refused(&sandbox, &record_with(&sandbox, "keys/my.key"), &secret, &said);
}

#[test]
fn a_link_is_followed_to_a_key_that_passes_the_same_checks() {
    let (sandbox, secret) = with_key();
    symlink("keys/my.key", sandbox.path("link")).unwrap();
    set_mode(&sandbox.path("keys"), 0o777);
    assert_refused(&sandbox, &record_with(&sandbox, "link"), &secret, &["keys: ", "has mode 0777"]);
    set_mode(&sandbox.path("keys"), 0o700);
    set_mode(&sandbox.path("keys/my.key"), 0o604);
    assert_refused(&sandbox, &record_with(&sandbox, "link"), &secret, &["link: ", "has mode 0604"]);
    set_mode(&sandbox.path("keys/my.key"), 0o600);
    std::fs::create_dir(sandbox.path("open")).unwrap();
    set_mode(&sandbox.path("open"), 0o777);
    symlink("../keys/my.key", sandbox.path("open/link")).unwrap();
    assert_refused(&sandbox, &record_with(&sandbox, "open/link"), &secret, &["open: ", "has mode 0777"]);
    record_with(&sandbox, "link").ok();
}

/// Runs the program, which must end by itself.
fn finish_soon(sandbox: &Sandbox, args: &[&str]) -> Ran {
    let mut command = sandbox.command(args);
    let shown = shown(command.get_args());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > Duration::from_secs(20) {
            child.kill().unwrap();
            panic!("{shown}: still waiting");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    ran(shown, &child.wait_with_output().unwrap())
}

#[test]
fn a_pipe_in_place_of_a_key_is_not_waited_for() {
    let (sandbox, secret) = with_key();
    let pipe = |name: &str| {
        let mode = rustix::fs::Mode::from_raw_mode(0o600);
        rustix::fs::mknodat(rustix::fs::CWD, sandbox.path(name), rustix::fs::FileType::Fifo, mode, 0).unwrap();
    };
    pipe("keys/pipe");
    let named = finish_soon(&sandbox, &[&["--ledger", "ledger"], PARTY, &["--key-file", "keys/pipe"]].concat());
    assert_refused(&sandbox, &named, &secret, &["keys/pipe: not a regular file"]);
    // A pipe among the user's keys is not a key, and does not prevent recording.
    pipe("config/pledgebook/pipe.key");
    finish_soon(&sandbox, &[&["--ledger", "ledger"], PARTY].concat()).ok();
}

#[test]
fn a_refused_key_is_reported_only_if_no_other_may_record() {
    let sandbox = Sandbox::with_ledger();
    let secret = secret(&sandbox);
    let keys = std::fs::read_dir(sandbox.path("config/pledgebook")).unwrap();
    let key =
        keys.flatten().map(|entry| entry.path()).find(|path| path.extension().is_some_and(|e| e == "key")).unwrap();
    set_mode(&key, 0o644);
    let name = key.file_name().unwrap().to_str().unwrap();
    let said = [name, "has mode 0644", "type `chmod 600 "];
    assert_refused(&sandbox, &sandbox.on_ledger(PARTY), &secret, &said);
    // A key of another ledger must not be reported instead of the key that may record here.
    let foreign = pledgebook::internals::log::Signer::from_seed("example.org/elsewhere", &[61; 32]).unwrap();
    sandbox.write_private("config/pledgebook/a.key", format!("{}\n", foreign.to_secret_text()).as_bytes());
    assert_refused(&sandbox, &sandbox.on_ledger(PARTY), &secret, &said);

    sandbox.write_private("config/pledgebook/copy.key", format!("{secret}\n").as_bytes());
    sandbox.on_ledger(PARTY).ok();
}

#[test]
fn the_folders_of_new_keys_are_their_owners_alone() {
    let sandbox = Sandbox::new();
    let own = sandbox.path("config/pledgebook");
    std::fs::create_dir(&own).unwrap();
    set_mode(&own, 0o775);
    sandbox.init("ledger").ok();
    assert_eq!(mode(&own), 0o700, "a folder that was there before");
    for entry in std::fs::read_dir(&own).unwrap().flatten() {
        assert_eq!(mode(&entry.path()), 0o600, "{}", entry.path().display());
    }

    sandbox.on_ledger(&["keys", "--new", "--key-file", "new/inner/my.key"]).ok();
    assert_eq!([mode(&sandbox.path("new")), mode(&sandbox.path("new/inner"))], [0o700; 2]);
    std::fs::create_dir(sandbox.path("shared")).unwrap();
    set_mode(&sandbox.path("shared"), 0o755);
    sandbox.on_ledger(&["keys", "--new", "--key-file", "shared/my.key"]).ok();
    assert_eq!(mode(&sandbox.path("shared")), 0o755, "a folder that holds other things is left as it is");
    assert_eq!(mode(&sandbox.path("shared/my.key")), 0o600);
}

#[test]
fn the_demonstration_can_be_recorded_in_under_any_umask() {
    let sandbox = Sandbox::new();
    let program = sandbox.command(&[]).get_program().to_owned();
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", "umask 002; exec \"$0\" demo ledger"]).arg(program).current_dir(sandbox.path("."));
    finish(shell).ok();
    assert_eq!(sandbox.path("ledger/demonstration.key").metadata().unwrap().mode() & 0o777, 0o600);
    record_with(&sandbox, "ledger/demonstration.key").ok();
}
