//! Sandboxes, runs of the program, and golden files.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use pledgebook::Caches;
use pledgebook::internals::ledger::Ledger;
use pledgebook::internals::log::Signer;
use tempfile::TempDir;

/// The record of the RCM as it is recorded: one request a line.
pub const RECORDS: &str = include_str!("../rcm/records.jsonl");

/// The origin of every invented ledger.
pub const ORIGIN: &str = "example.org/invented";

/// The repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of the ledger that this repository ships.
#[track_caller]
pub fn shipped_ledger() -> &'static Path {
    let checkpoints = repository().join("events/checkpoints");
    assert!(checkpoints.is_file(), "this repository ships no ledger: {} is missing", checkpoints.display());
    repository()
}

/// Whether every test runs at its full length (`tests/run --all`), rather than only some minutes.
pub fn runs_all() -> bool {
    std::env::var_os("PLEDGEBOOK_TESTS").is_some_and(|which| which == "all")
}

/// Returns the number of random histories of a test: fewer without optimisation, and fewer unless all tests are asked
/// for.
pub fn histories() -> u64 {
    match (cfg!(debug_assertions), runs_all()) {
        (true, _) => 300,
        (false, false) => 1_500,
        (false, true) => 10_000,
    }
}

/// A separate folder for one test, with an empty config folder in it.
pub struct Sandbox {
    folder: TempDir,
}

/// One run of the program.
pub struct Ran {
    /// The command as a person would type it.
    pub command: String,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// The exit code; `None` if it was killed.
    pub code: Option<i32>,
}

impl Ran {
    /// The run as golden files hold it: command, standard output, standard error and exit code where there are any.
    pub fn text(&self) -> String {
        let mut text = format!("$ {}\n{}", self.command, self.stdout);
        if !self.stdout.is_empty() && !self.stdout.ends_with('\n') {
            text.push_str("\n[no newline at the end]\n");
        }
        if !self.stderr.is_empty() {
            write!(text, "[stderr]\n{}", self.stderr).unwrap();
        }
        match self.code {
            Some(0) => {}
            Some(code) => writeln!(text, "[exit {code}]").unwrap(),
            None => text.push_str("[killed]\n"),
        }
        text
    }

    /// Returns the run, which must have succeeded.
    #[track_caller]
    pub fn ok(self) -> Self {
        assert_eq!(self.code, Some(0), "{}", self.text());
        self
    }

    /// The answer as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The rows of an answer in JSON.
    #[track_caller]
    pub fn rows(&self) -> Vec<serde_json::Value> {
        self.json()["rows"].as_array().expect("an answer has rows").clone()
    }
}

/// The program with nothing of this process's environment but the search path. Without a home folder, it keeps no
/// answer.
pub fn program(config: &Path, folder: &Path, columns: u16) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pledgebook"));
    command.env_clear().current_dir(folder).env("XDG_CONFIG_HOME", config).env("COLUMNS", columns.to_string());
    if let Some(path) = std::env::var_os("PATH") {
        command.env("PATH", path);
    }
    command
}

/// Runs a prepared command to its end, with nothing on standard input.
pub fn finish(mut command: Command) -> Ran {
    let shown = shown(command.get_args());
    let output = command.stdin(Stdio::null()).output().expect("the program starts");
    ran(shown, &output)
}

/// The outcome of a run as text.
pub fn ran(command: String, output: &Output) -> Ran {
    Ran {
        command,
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        code: output.status.code(),
    }
}

/// Arguments as a person would type them.
pub fn shown<'a>(args: impl Iterator<Item = &'a OsStr>) -> String {
    args.fold("pledgebook".to_owned(), |mut line, arg| {
        let arg = pledgebook::value::text::escaped(&arg.to_string_lossy());
        let is_plain = !arg.is_empty() && arg.chars().all(|c| c.is_alphanumeric() || "-_./:=+@,#".contains(c));
        write!(line, " {}", if is_plain { arg } else { format!("'{arg}'") }).unwrap();
        line
    })
}

impl Sandbox {
    /// An empty folder.
    pub fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("pledgebook-it-").tempdir().expect("a temporary folder");
        std::fs::create_dir(folder.path().join("config")).unwrap();
        Self { folder }
    }

    /// A folder whose `ledger/` holds an invented ledger without facts. Its key is in the config folder.
    pub fn with_ledger() -> Self {
        let sandbox = Self::new();
        sandbox.init("ledger").ok();
        sandbox
    }

    /// A folder whose `ledger/` holds the RCM's record under a throwaway key.
    pub fn with_records() -> Self {
        let sandbox = Self::with_ledger();
        sandbox.write("records.jsonl", RECORDS.as_bytes());
        sandbox.run(&["--ledger", "ledger", "record", "--from", "records.jsonl"]).ok();
        sandbox
    }

    /// Where something is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file.
    pub fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Writes a file that only its owner may read, as a private key's must be.
    pub fn write_private(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.write(name, bytes);
        set_mode(&path, 0o600);
        path
    }

    /// The bytes of a file.
    #[track_caller]
    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The program, to be run in this folder, with a cache folder in it.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = program(&self.path("config"), self.folder.path(), 80);
        command.env("XDG_CACHE_HOME", self.path("cache")).args(args);
        command
    }

    /// Runs the program in this folder.
    pub fn run(&self, args: &[&str]) -> Ran {
        finish(self.command(args))
    }

    /// Runs the program on `ledger/`.
    pub fn on_ledger(&self, args: &[&str]) -> Ran {
        self.run(&[&["--ledger", "ledger"], args].concat())
    }

    /// Makes an invented ledger.
    pub fn init(&self, name: &str) -> Ran {
        self.run(&[
            "--ledger", name, "init", "--origin", ORIGIN, "--title-en", "Invented ledger", "--time-zone",
            "America/Costa_Rica", "--currency", "USD", "--currency", "JPY", "--currency", "GBP", "--invented",
        ])
    }

    /// The signer whose key stands in the config folder.
    pub fn signer(&self) -> Signer {
        let files = std::fs::read_dir(self.path("config/pledgebook")).unwrap();
        let key = files.flatten().map(|entry| entry.path()).find(|path| path.extension().is_some_and(|e| e == "key"));
        std::fs::read_to_string(key.expect("a key")).unwrap().trim_end().parse().unwrap()
    }

    /// `ledger/`, open without caches.
    pub fn ledger(&self) -> Ledger {
        Ledger::open(&self.path("ledger"), Caches::default()).unwrap()
    }

    /// Masks what differs from run to run: this folder, the dates of today and tomorrow (UTC), and what [`masked`]
    /// masks.
    pub fn masked(&self, text: &str) -> String {
        let now = pledgebook::value::days::Instant::from_unix(chrono::Utc::now().timestamp()).unwrap();
        let today = pledgebook::value::days::Day::of(now);
        let text = masked(&text.replace(&*self.folder.path().to_string_lossy(), "TMP"));
        text.replace(&today.to_string(), "<today>").replace(&today.next().unwrap().to_string(), "<tomorrow>")
    }
}

/// Sets the mode of a file or a folder, where there are modes.
pub fn set_mode(path: &Path, mode: u32) {
    #[cfg(unix)]
    std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
    #[cfg(not(unix))]
    let _ = (path, mode);
}

/// Copies the files of a folder of the log.
pub fn copy_events(from: &Path, to: &Path) {
    std::fs::create_dir_all(to.join("events")).unwrap();
    for entry in std::fs::read_dir(from.join("events")).unwrap().flatten() {
        std::fs::copy(entry.path(), to.join("events").join(entry.file_name())).unwrap();
    }
}

/// Replaces what differs from run to run by its kind: digests, tree hashes, keys, key ids, random keys, instants.
///
/// A word is a longest sequence of letters, digits and `+/=`; an instant also includes its hyphens and colons.
pub fn masked(text: &str) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
    let mut out = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some(after) = instant(rest) {
            out.push_str("<instant>");
            rest = after;
            continue;
        }
        let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(if end == 0 { first.len_utf8() } else { end });
        out.push_str(&mask_word(word));
        rest = after;
    }
    out
}

/// Returns what follows an instant, if the text begins with one.
fn instant(text: &str) -> Option<&str> {
    let (begin, after) = text.split_at_checked(20)?;
    begin.parse::<pledgebook::value::days::Instant>().ok().map(|_| after)
}

fn mask_word(word: &str) -> String {
    let is_hex = |text: &str| text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    match word.len() {
        64 if is_hex(word) => return "<blake3>".to_owned(),
        32 if is_hex(word) => return "<random>".to_owned(),
        16 if is_hex(word) => return "<short digest>".to_owned(),
        8 if is_hex(word) => return "<key id>".to_owned(),
        44 if word.parse::<pledgebook::value::hash::TreeHash>().is_ok() => return "<root>".to_owned(),
        92 if !is_hex(word) => return "<signature>".to_owned(),
        _ => {}
    }
    // A key's file is named by its id.
    if let Some((folder, id)) = word.rsplit_once('/').filter(|(_, id)| id.len() == 8 && is_hex(id)) {
        return format!("{folder}/{}", mask_word(id));
    }
    // A verifier key: the end of the origin, the key id, 33 bytes in base64.
    match word.split('+').collect::<Vec<_>>().as_slice() {
        [origin, id, key @ ..] if id.len() == 8 && is_hex(id) && key.join("+").len() == 44 => {
            format!("{origin}+<key id>+<public key>")
        }
        _ => word.to_owned(),
    }
}

/// Whether to rewrite the golden files.
pub fn updating() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| !value.is_empty())
}

/// Compares a text with a golden file, or rewrites the file if `UPDATE_GOLDEN` is set.
#[track_caller]
pub fn golden(name: &str, text: &str) {
    let path = repository().join("tests/golden").join(name);
    if updating() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!("tests/golden/{name}: {error}; `UPDATE_GOLDEN=1 cargo test --test it` writes it")
    });
    if let Some(difference) = difference(&expected, text) {
        panic!(
            "the output is not that of tests/golden/{name}:\n{difference}\n\
             If the new one is right: UPDATE_GOLDEN=1 cargo test --test it, then review the change"
        );
    }
}

/// Returns the first lines that differ, with their number; `None` if the texts are equal.
pub fn difference(expected: &str, found: &str) -> Option<String> {
    if expected == found {
        return None;
    }
    let (old, new): (Vec<_>, Vec<_>) = (expected.split('\n').collect(), found.split('\n').collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let same_end =
        old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count().min(old.len().min(new.len()) - same);
    let shown = |lines: &[&str], mark: char| -> String {
        let cut = &lines[same..lines.len() - same_end];
        let more = if cut.len() > 20 { format!("{mark} … {} more lines\n", cut.len() - 20) } else { String::new() };
        cut.iter().take(20).map(|line| format!("{mark} {line}\n")).collect::<String>() + &more
    };
    Some(format!("from line {}:\n{}{}", same + 1, shown(&old, '-'), shown(&new, '+')))
}

#[test]
fn only_what_differs_from_run_to_run_is_masked() {
    let signer = Signer::from_seed("example.org/x", &[7; 32]).unwrap();
    let root = pledgebook::value::hash::TreeHash([9; 32]);
    let text = format!(
        "{} at 2026-11-23T12:00:00Z, root {root}; key {}: {}\n— example.org/x {}\nevents/000000000000.jsonl:12 2017-11-27\n",
        pledgebook::value::hash::Blake3::of(b"x"),
        signer.id(),
        signer.verifier(),
        "A".repeat(92)
    );
    assert_eq!(
        masked(&text),
        "<blake3> at <instant>, root <root>; key <key id>: example.org/x+<key id>+<public key>\n— example.org/x \
         <signature>\nevents/000000000000.jsonl:12 2017-11-27\n"
    );
}

/// Runs a command at a terminal in English; types the next line whenever it asks, then the end of the input.
pub fn conversation(sandbox: &Sandbox, command: &str, typed: &str) -> (String, Option<i32>) {
    conversation_in(sandbox, "en", command, typed)
}

/// Runs a command at a terminal in a language.
pub fn conversation_in(sandbox: &Sandbox, language: &str, command: &str, typed: &str) -> (String, Option<i32>) {
    let words = crate::readme::words(command);
    let mut ran = sandbox.command(&words.iter().map(String::as_str).collect::<Vec<_>>());
    ran.env("COLUMNS", "80").env("LANG", language);
    at_terminal(ran, 0, typed)
}

/// Runs a prepared command at a terminal of some rows; none are said if 0.
pub fn at_terminal(mut ran: Command, rows: u16, typed: &str) -> (String, Option<i32>) {
    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

    let person = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&person).unwrap();
    unlockpt(&person).unwrap();
    let name = ptsname(&person, Vec::new()).unwrap();
    let terminal = std::fs::File::options().read(true).write(true).open(name.to_str().unwrap()).unwrap();
    let size = rustix::termios::Winsize { ws_row: rows, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 };
    rustix::termios::tcsetwinsize(&terminal, size).unwrap();
    let side = |file: &std::fs::File| Stdio::from(OwnedFd::from(file.try_clone().unwrap()));
    ran.stdin(side(&terminal)).stdout(side(&terminal)).stderr(side(&terminal));
    let mut child = ran.spawn().unwrap();
    drop((ran, terminal));
    let mut person = std::fs::File::from(person);
    let mut lines = typed.lines();
    let (mut seen, mut answered, mut buffer) = (Vec::new(), 0, [0; 4096]);
    while let Ok(count @ 1..) = person.read(&mut buffer) {
        seen.extend_from_slice(&buffer[..count]);
        let asks = [&b"> "[..], b"[y/N] ", b"[s/N] "].iter().any(|end| seen[answered..].ends_with(end));
        if asks {
            answered = seen.len();
            let next = lines.next().map_or_else(|| "\u{4}".to_owned(), |line| format!("{line}\n"));
            person.write_all(next.as_bytes()).unwrap();
        }
    }
    (String::from_utf8(seen).unwrap().replace("\r\n", "\n"), child.wait().unwrap().code())
}
