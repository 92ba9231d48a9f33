//! Private keys: who may read them, and that they go nowhere else.

use crate::harness::{Sandbox, finish};

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
