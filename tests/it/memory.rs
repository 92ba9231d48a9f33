//! Memory is bounded: a million records are queried and verified by a process that could not hold them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::harness::{Ran, finish, program, runs_all};

const RECORDS: u64 = 1_000_000;
/// The memory limit of a query in KiB, including code, stacks and threads: a third of the ledger, which has 470 MiB.
/// It holds books, snapshots and the cache of the index, but no file of the log.
const QUERY_KIB: u64 = 160 << 10;
/// The memory limit of a full verification in KiB: half of the ledger. It also keeps the terms and offsets of every
/// record, 80 bytes each.
const VERIFY_KIB: u64 = 256 << 10;

/// A folder beside the build output, on a disk and not in memory; removed when the test ends in any way.
struct Large {
    folder: PathBuf,
}

impl Drop for Large {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder); // A failed test has reported its cause already.
    }
}

impl Large {
    /// The invented ledger, once.
    fn new() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("million-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let large = Self { folder };
        let records = RECORDS.to_string();
        let mut command = program(&large.folder.join("config"), &large.folder, 80);
        command.args(["demo", "ledger", "--records", &records]);
        finish(command).ok();
        large
    }

    /// Runs the program under a limit on its address space. glibc reserves 64 MiB for each thread without using them;
    /// this is switched off, so that the limit is one on memory in use, on any number of cores.
    fn run(&self, kib: u64, args: &[&str]) -> Ran {
        let plain = program(&self.folder.join("config"), &self.folder, 80);
        let mut limited = Command::new("sh");
        limited.args(["-c", "ulimit -v \"$0\" && exec \"$@\"", &kib.to_string()]);
        limited.arg(plain.get_program()).args(["--ledger", "ledger"]).args(args).current_dir(&self.folder).env_clear();
        limited.envs(plain.get_envs().filter_map(|(name, value)| Some((name, value?))));
        limited.env("XDG_CACHE_HOME", self.folder.join("cache")).env("MALLOC_ARENA_MAX", "1");
        finish(limited)
    }

    fn forget(&self) {
        for derived in ["ledger/snapshots", "ledger/.index", "cache"] {
            let _ = fs::remove_dir_all(self.folder.join(derived)); // There may be none.
        }
    }
}

/// Queries of the invented ledger with short answers.
const QUESTIONS: &[&[&str]] = &[
    &["outstanding"],
    &["account", "--party", "HN"],
    &["explain", "applied:canada-common-2026-01"],
    &["log", "--thing", "assessment:canada-common-2026-01"],
    &["log", "--last", "10"],
];

#[test]
fn a_million_records_are_queried_and_verified_in_less_memory_than_they_take() {
    if !runs_all() {
        eprintln!("left out: a million records take a minute; `tests/run --all` asks them");
        return;
    }
    let large = Large::new();
    let too_little = large.run(16 << 10, &["outstanding"]);
    assert_ne!(too_little.code, Some(0), "the limit is one");
    // Each twice: first from the beginning of the log, writing a snapshot; then from that.
    for question in QUESTIONS {
        large.forget();
        let first = large.run(QUERY_KIB, question).ok();
        let again = large.run(QUERY_KIB, question).ok();
        assert!(first.stdout == again.stdout, "{question:?} is answered otherwise from a snapshot");
        assert!(first.stdout.lines().count() > 3, "{}", first.text());
    }
    let verified = large.run(VERIFY_KIB, &["verify"]).ok();
    assert!(verified.stdout.contains(&format!("{RECORDS} records")), "{}", verified.text());
    // By the index, if there is a trusted one.
    large.run(1 << 30, &["index"]).ok();
    for question in QUESTIONS {
        large.run(QUERY_KIB, question).ok();
    }
}
