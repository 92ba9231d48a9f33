//! The ledgers that are asked, made once. Where `pledgebook demo` has changed, `target/bench-ledgers/` is to be deleted.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::measure::process;

/// The program that is measured.
const PLEDGEBOOK: &str = env!("CARGO_BIN_EXE_pledgebook");

/// An invented ledger with so many records.
pub struct Sample {
    pub records: u64,
    pub folder: PathBuf,
}

/// Where all that is made for the benches stands.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench-ledgers")
}

impl Sample {
    /// Makes it, unless it was made before.
    pub fn made(records: u64) -> Self {
        let it = Self { records, folder: root().join(records.to_string()) };
        let made = it.beside("made");
        if !made.exists() {
            let _ = fs::remove_dir_all(&it.folder);
            let mut demo = Command::new(PLEDGEBOOK);
            demo.arg("demo").arg(&it.folder).args(["--records", &records.to_string()]);
            process(&mut demo);
            fs::write(made, "").unwrap();
        }
        it
    }

    /// A path beside the ledger, for what is made of it.
    pub fn beside(&self, name: &str) -> PathBuf {
        root().join(format!("{}.{name}", self.records))
    }

    /// The program with arguments, asking this ledger.
    pub fn ask(&self, args: &[&str]) -> Command {
        let mut command = Command::new(PLEDGEBOOK);
        command.arg("--ledger").arg(&self.folder).args(args).env("XDG_CACHE_HOME", self.beside("cache"));
        command
    }

    /// The same where the program can keep nothing of its own: it reads every record.
    pub fn ask_all(&self, args: &[&str]) -> Command {
        let mut command = self.ask(args);
        command.env_remove("XDG_CACHE_HOME").env_remove("HOME");
        command
    }

    /// Forgets whatever the program derived from the records.
    pub fn forget(&self) {
        for derived in [self.folder.join("snapshots"), self.folder.join(".index"), self.beside("cache")] {
            let _ = fs::remove_dir_all(derived);
        }
    }

    /// Has the program derive what it keeps.
    pub fn warm(&self) {
        for verb in ["index", "outstanding", "outstanding"] {
            process(&mut self.ask(&[verb]));
        }
    }

    /// Copies its log alone to a folder.
    pub fn copy(&self, copy: &Path) {
        let _ = fs::remove_dir_all(copy);
        fs::create_dir_all(copy.join("events")).unwrap();
        for entry in fs::read_dir(self.folder.join("events")).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), copy.join("events").join(entry.file_name())).unwrap();
        }
    }

    /// How many bytes its log has.
    pub fn bytes(&self) -> u64 {
        let files = fs::read_dir(self.folder.join("events")).unwrap();
        files.map(|entry| entry.unwrap().metadata().unwrap().len()).sum()
    }
}

/// The files that hold records, in order.
pub fn segments(ledger: &Path) -> Vec<PathBuf> {
    let names = fs::read_dir(ledger.join("events")).unwrap().map(|entry| entry.unwrap().path());
    let mut segments: Vec<_> = names.filter(|path| path.extension().is_some_and(|end| end == "jsonl")).collect();
    segments.sort();
    segments
}

/// A process that does nothing but start.
pub fn empty() -> Command {
    let mut command = Command::new(PLEDGEBOOK);
    command.arg("--version");
    command
}
