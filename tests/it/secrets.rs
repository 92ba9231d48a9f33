//! Private keys: who may read them, and that they go nowhere else.

#[cfg(unix)]
mod files;

use crate::harness::{Ran, Sandbox, finish};

/// A fact that can be recorded in a new ledger, and again: the second time it stands already.
const PARTY: &[&str] =
    &["record", "party.registered", "--id", "mu", "--party", "mu", "--nature", "state", "--name-en", "Mu"];

/// The text of the private key in the config folder.
fn secret(sandbox: &Sandbox) -> String {
    sandbox.signer().to_secret_text()
}

/// Fails if a run shows any eight characters in a row of a private key's secret part.
#[track_caller]
fn assert_not_shown(ran: &Ran, secret: &str) {
    let base64 = secret.splitn(5, '+').last().unwrap().as_bytes();
    assert_eq!(base64.len(), 44, "the secret part of a key is found");
    for piece in base64.windows(8).map(|piece| std::str::from_utf8(piece).unwrap()) {
        assert!(!ran.stdout.contains(piece) && !ran.stderr.contains(piece), "a piece of the key is shown: {piece}");
    }
}

/// Fails unless a run ended with code 2, said each of these things, showed nothing of the key, and recorded nothing.
#[track_caller]
fn assert_refused(sandbox: &Sandbox, ran: &Ran, secret: &str, said: &[&str]) {
    assert_not_shown(ran, secret);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{}", ran.text());
    for words in said {
        assert!(ran.stderr.contains(words), "{words:?} is not in {}", ran.text());
    }
    let checkpoints = String::from_utf8(sandbox.read("ledger/events/checkpoints")).unwrap();
    assert_eq!(checkpoints.lines().nth(1), Some("1"), "nothing was recorded");
    assert_eq!(checkpoints.lines().count(), 5, "nothing was recorded");
}

#[test]
fn a_relative_cache_folder_is_not_made() {
    let sandbox = Sandbox::with_records();
    let mut command = sandbox.command(&["--ledger", "ledger", "pledges"]);
    command.env("XDG_CACHE_HOME", "relative").env("HOME", sandbox.path("home"));
    finish(command).ok();
    assert!(!sandbox.path("relative").exists(), "the specification wants a relative path ignored");
    assert!(sandbox.path("home/.cache/pledgebook").is_dir(), "the home folder is next");

    let mut command = sandbox.command(&["--ledger", "ledger", "pledges"]);
    command.env_remove("XDG_CACHE_HOME").env("HOME", "relative");
    finish(command).ok();
    assert!(!sandbox.path("relative").exists(), "neither is a relative home folder used");
}
