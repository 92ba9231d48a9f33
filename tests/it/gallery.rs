//! The error gallery: every bad input, with its exact message and exit code. A message names what was read, where, and
//! what to write instead.

mod money;

use std::fmt::Write as _;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use pledgebook::internals::log::store::{Batch, RealDisk, Store};
use pledgebook::internals::log::{Checkpoint, Frontier};
use pledgebook::value::hash::Blake3;

use crate::harness::{ORIGIN, Ran, Sandbox, finish, golden, ran, set_mode, shown};

/// Errors under their titles, compared as one text.
struct Gallery {
    text: String,
}

impl Gallery {
    fn new(title: &str) -> Self {
        Self { text: format!("# {title}\n") }
    }

    /// Adds a run, which must have ended with this code.
    #[track_caller]
    fn add(&mut self, title: &str, sandbox: &Sandbox, code: i32, ran: &Ran) {
        assert_eq!(ran.code, Some(code), "{title}: {}", ran.text());
        // An incomplete verification still reports what it checked.
        if code != 0 && code != 3 && !ran.command.contains(" verify ") {
            assert_eq!(ran.stdout, "", "{title}: an answer is whole or not there at all");
        }
        write!(self.text, "\n## {title}\n\n```text\n{}```\n", sandbox.masked(&ran.text())).unwrap();
    }
}

const PARTY: &[&str] = &["record", "party.registered", "--party", "mu", "--nature", "state", "--name-en", "Mu"];

#[test]
fn folders_and_ledgers() {
    let sandbox = Sandbox::with_records();
    let mut gallery = Gallery::new("Folders and ledgers");
    gallery.add("The folder is not there", &sandbox, 4, &sandbox.run(&["--ledger", "nowhere", "status"]));
    std::fs::create_dir(sandbox.path("empty")).unwrap();
    gallery.add("The folder holds no ledger", &sandbox, 4, &sandbox.run(&["--ledger", "empty", "status"]));
    gallery.add("The current folder holds no ledger", &sandbox, 4, &sandbox.run(&["pledges"]));
    gallery.add("A file instead of a folder", &sandbox, 4, &sandbox.run(&["--ledger", "records.jsonl", "status"]));
    gallery.add("A new ledger where one is", &sandbox, 4, &sandbox.init("ledger"));

    sandbox.write("ledger/events/notes.txt", b"mine");
    gallery.add("A foreign file: query", &sandbox, 4, &sandbox.on_ledger(&["pledges"]));
    gallery.add("A foreign file: record", &sandbox, 4, &sandbox.on_ledger(PARTY));
    gallery.add("A foreign file: verify", &sandbox, 3, &sandbox.on_ledger(&["verify", "--format", "csv"]));
    std::fs::remove_file(sandbox.path("ledger/events/notes.txt")).unwrap();

    let segment = sandbox.read("ledger/events/000000000000.jsonl");
    let altered = String::from_utf8(segment.clone()).unwrap().replacen("Guatemala", "Guatemale", 1);
    sandbox.write("ledger/events/000000000000.jsonl", altered.as_bytes());
    gallery.add("An altered record: query", &sandbox, 3, &sandbox.on_ledger(&["pledges"]));
    gallery.add("An altered record: record", &sandbox, 3, &sandbox.on_ledger(PARTY));
    gallery.add("An altered record: verify", &sandbox, 3, &sandbox.on_ledger(&["verify", "--format", "csv"]));
    sandbox.write("ledger/events/000000000000.jsonl", &segment[..segment.len() - 100]);
    gallery.add("A record cut short: query", &sandbox, 3, &sandbox.on_ledger(&["pledges"]));
    sandbox.write("ledger/events/000000000000.jsonl", &segment);

    let checkpoints = sandbox.read("ledger/events/checkpoints");
    sandbox.write("ledger/events/checkpoints", &[&checkpoints[..], b"\nx\nx\nx\nx\nx\n"].concat());
    gallery.add("A last checkpoint that is none: query", &sandbox, 3, &sandbox.on_ledger(&["pledges"]));
    let forged = String::from_utf8(checkpoints.clone()).unwrap();
    let (before, last) = forged.rsplit_once(' ').unwrap();
    let mut signature: Vec<char> = last.chars().collect();
    signature[20] = if signature[20] == 'A' { 'B' } else { 'A' };
    sandbox.write("ledger/events/checkpoints", format!("{before} {}", signature.iter().collect::<String>()).as_bytes());
    gallery.add("A last checkpoint that nobody signed: query", &sandbox, 3, &sandbox.on_ledger(&["pledges"]));
    sandbox.write("ledger/events/checkpoints", &checkpoints);

    std::fs::remove_file(sandbox.path("ledger/events/keys")).unwrap();
    gallery.add("The list of keys is missing: verify", &sandbox, 3, &sandbox.on_ledger(&["verify", "--format", "csv"]));
    golden("errors/ledgers.md", &gallery.text);
}

#[test]
fn a_ledger_of_a_newer_program() {
    let sandbox = Sandbox::with_ledger();
    let mut store = Store::open(RealDisk, &sandbox.path("ledger")).unwrap();
    let signer = sandbox.signer();
    let head = store.reader().head().unwrap();
    let first = sandbox.read("ledger/events/000000000000.jsonl");
    let first = first.strip_suffix(b"\n").unwrap();
    let line = format!(
        r#"{{"seq":1,"prev":"{}","at":"2999-01-01T00:00:00Z","by":"{}","id":"x","cmd":"{}","type":"moon.landed","v":7,"data":{{}}}}"#,
        Blake3::of(first),
        signer.id(),
        Blake3::of(b"x")
    );
    let mut tree = Frontier::new();
    [first, line.as_bytes()].into_iter().for_each(|line| tree.push(line));
    let checkpoint = Checkpoint { origin: ORIGIN.to_owned(), size: 2, root: tree.root() };
    let note = signer.sign(&checkpoint.text()).unwrap();
    let keys = String::from_utf8(sandbox.read("ledger/events/keys")).unwrap();
    store.append(&head, &[Batch { lines: vec![line.into_bytes()], note, keys }]).unwrap();

    let mut gallery = Gallery::new("A ledger that a newer program wrote");
    gallery.add("Query", &sandbox, 4, &sandbox.on_ledger(&["pledges"]));
    gallery.add("Record", &sandbox, 4, &sandbox.on_ledger(PARTY));
    gallery.add("Verify", &sandbox, 4, &sandbox.on_ledger(&["verify", "--format", "csv"]));
    golden("errors/newer.md", &gallery.text);
}

#[test]
fn command_lines() {
    let sandbox = Sandbox::with_records();
    let mut gallery = Gallery::new("Command lines");
    let rows: &[(&str, &[&str])] = &[
        ("No verb", &[]),
        ("A verb that is none", &["pledge"]),
        ("A flag that is none", &["pledges", "--partys", "IOM"]),
        ("A flag twice", &["pledges", "--party", "IOM", "--party", "ILO"]),
        ("A flag without its value", &["pledges", "--party"]),
        ("A form that is none", &["pledges", "--format", "xml"]),
        ("A role that is none", &["pledges", "--role", "money"]),
        ("A stage that is none", &["requests", "--stage", "late"]),
        ("A party that is not on record", &["pledges", "--party", "Ruritania"]),
        ("A party with control characters", &["party", "a\u{1b}[31m\u{202e}b"]),
        ("An activity that is not on record", &["activities", "ball"]),
        ("A purpose that is not on record", &["pledges", "--toward", "activity:ball"]),
        ("A fund that is not on record", &["pledges", "--fund", "chest"]),
        ("A meeting that is not on record", &["meetings", "rcgm-2018"]),
        ("A meeting that cannot be", &["decisions", "--meeting", "RCGM 2017"]),
        ("A day that is none", &["pledges", "--as-of", "2017-02-30"]),
        ("A day in words", &["pledges", "--as-of", "yesterday"]),
        ("Known at a record past the end", &["pledges", "--known-at", "9999"]),
        ("Known at a number that is too large", &["pledges", "--known-at", "99999999999999999999"]),
        ("Known at something that is not an instant", &["pledges", "--known-at", "2017-11-28 17:04"]),
        ("A record past the end", &["show", "9999"]),
        ("A record that is no number", &["show", "last"]),
        ("A type that is none", &["log", "--type", "pledge.broken"]),
        ("A thing that is none", &["log", "--thing", "Canada's workshop"]),
        ("A checkpoint file that is not there", &["verify", "--against", "nowhere.txt"]),
        ("A checkpoint file that is none", &["verify", "--against", "records.jsonl"]),
        ("A key that is none", &["verify", "--key", "canada"]),
        ("A fact of no type", &["record", "pledge.broken"]),
        ("A fact without what it must say", &["record", "pledge.made", "--pledge", "x"]),
        ("An id that cannot be", &["record", "party.renamed", "--party", "New Mu", "--name-en", "Mu"]),
        ("A key that cannot be", &["record", "party.renamed", "--id", "a b", "--party", "canada", "--name-en", "C"]),
        ("An amount without currency", &["record", "fund.policy_set", "--fund", "reserve-fund", "--floor", "1000"]),
        ("An amount with a comma", &["record", "fund.policy_set", "--fund", "reserve-fund", "--floor", "USD 1,00.00"]),
        (
            "A date that is none",
            &["record", "party.renamed", "--party", "canada", "--name-en", "C", "--date", "27/11/2017"],
        ),
        (
            "A window that is none",
            &["record", "pledge.revised", "--pledge", "rcgm-2017-r8d-icrc", "--window", "early 2018"],
        ),
        ("An empty text", &["record", "party.renamed", "--party", "canada", "--name-en", " "]),
        ("A text with a line break", &["record", "party.renamed", "--party", "canada", "--name-en", "a\nb"]),
        (
            "A text in another normal form",
            &["record", "party.renamed", "--party", "canada", "--name-en", "Cana\u{301}"],
        ),
        ("An invisible character", &["record", "party.renamed", "--party", "canada", "--name-en", "Can\u{200b}ada"]),
        ("A name of two scripts", &["record", "party.renamed", "--party", "canada", "--name-en", "C\u{430}nada"]),
        (
            "An address with another scheme",
            &["record", "document.registered", "--document", "x", "--title", "X", "--url", "javascript:alert(1)"],
        ),
        (
            "An address with a blank",
            &["record", "document.registered", "--document", "x", "--title", "X", "--url", "https://example.org/a b"],
        ),
        (
            "An address with a password",
            &["record", "document.registered", "--document", "x", "--title", "X", "--url", "https://a:b@example.org"],
        ),
        (
            "An address that is none",
            &["record", "document.registered", "--document", "x", "--title", "X", "--url", "minutes"],
        ),
        (
            "An identifier of IATI with a blank",
            &[
                "record", "party.registered", "--party", "mu", "--nature", "state", "--name-en", "Mu", "--iati",
                "XI IATI MU",
            ],
        ),
        (
            "A country that is none",
            &[
                "record", "party.registered", "--party", "mu", "--nature", "state", "--name-en", "Mu", "--iso-3166",
                "MU ",
            ],
        ),
        (
            "An item without its document",
            &["record", "party.renamed", "--party", "canada", "--name-en", "C", "--source-item", "R1"],
        ),
        ("Neither fact nor file", &["record"]),
        (
            "A fact and a file",
            &["record", "--from", "records.jsonl", "party.renamed", "--party", "canada", "--name-en", "C"],
        ),
    ];
    for (title, args) in rows {
        gallery.add(title, &sandbox, 2, &sandbox.on_ledger(args));
    }
    let init = |changed: &[(&str, &str)]| {
        let mut options =
            vec![("--origin", ORIGIN), ("--title-en", "X"), ("--time-zone", "UTC"), ("--currency", "USD")];
        for (name, value) in changed {
            options.retain(|(known, _)| known != name || *name == "--currency");
            options.push((name, value));
        }
        let args = options.iter().flat_map(|(name, value)| [*name, *value]);
        sandbox.run(&["--ledger", "new", "init"].into_iter().chain(args).collect::<Vec<_>>())
    };
    gallery.add("A ledger with a blank in its origin", &sandbox, 2, &init(&[("--origin", "my ledger")]));
    gallery.add("A ledger in no time zone", &sandbox, 2, &init(&[("--time-zone", "Costa Rica")]));
    gallery.add("A ledger in no currency", &sandbox, 2, &init(&[("--currency", "RCM")]));
    gallery.add("A ledger in one currency twice", &sandbox, 2, &init(&[("--currency", "USD")]));
    gallery.add("A ledger in gold", &sandbox, 2, &init(&[("--currency", "XAU")]));
    gallery.add("A fiscal year that begins on no day", &sandbox, 2, &init(&[("--fiscal-year", "02-29")]));
    assert!(!sandbox.path("new").exists(), "nothing was made");
    golden("errors/command-lines.md", &gallery.text);
}

#[test]
fn files_of_facts() {
    let sandbox = Sandbox::with_ledger();
    let mut gallery = Gallery::new("Files of facts");
    gallery.add("No such file", &sandbox, 2, &sandbox.on_ledger(&["record", "--from", "nowhere.jsonl"]));
    gallery.add("A folder", &sandbox, 2, &sandbox.on_ledger(&["record", "--from", "ledger"]));
    let good = r#"{"id":"mu","type":"party.registered","data":{"party":"mu","nature":"state","name_en":"Mu"}}"#;
    let rows: &[(&str, &[u8])] = &[
        ("Not UTF-8", b"{\"id\":\"x\",\"type\":\"party.registered\",\"data\":{\"party\":\"m\xfc\"}}"),
        ("UTF-16", b"\xff\xfe{\0\"\0"),
        ("A byte order mark", b"\xef\xbb\xbf{}"),
        ("Truncated JSON", &good.as_bytes()[..60]),
        ("Not JSON", b"party,nature,name_en"),
        ("A list", b"[1,2]"),
        (
            "An unknown member of the line",
            br#"{"id":"x","type":"party.renamed","when":"now","data":{"party":"mu","name_en":"Mu"}}"#,
        ),
        (
            "An unknown field of the fact",
            br#"{"id":"x","type":"party.renamed","data":{"party":"mu","name_en":"Mu","name":"Mu"}}"#,
        ),
        ("A missing id", br#"{"type":"party.renamed","data":{"party":"mu","name_en":"Mu"}}"#),
        ("A missing field", br#"{"id":"x","type":"party.renamed","data":{"party":"mu"}}"#),
        ("A field twice", br#"{"id":"x","type":"party.renamed","data":{"party":"mu","party":"mu","name_en":"Mu"}}"#),
        ("A member twice", br#"{"id":"x","id":"y","type":"party.renamed","data":{"party":"mu","name_en":"Mu"}}"#),
        ("An unknown type", br#"{"id":"x","type":"party.broken","data":{}}"#),
        ("An opening", br#"{"id":"x","type":"ledger.opened","data":{}}"#),
        ("A number for a text", br#"{"id":"x","type":"party.renamed","data":{"party":"mu","name_en":7}}"#),
        (
            "A text for a list",
            br#"{"id":"x","type":"fund.opened","data":{"fund":"chest","name_en":"Chest","aliases":"box"}}"#,
        ),
        ("An empty list", br#"{"id":"x","type":"document.signed","data":{"document":"d","by":[]}}"#),
        ("A value twice in a list", br#"{"id":"x","type":"document.signed","data":{"document":"d","by":["mu","mu"]}}"#),
        ("A null for a text", br#"{"id":"x","type":"party.renamed","data":{"party":"mu","name_en":null}}"#),
        ("A null for data", br#"{"id":"x","type":"party.renamed","data":null}"#),
        (
            "A word that is none",
            br#"{"id":"x","type":"party.registered","data":{"party":"mu","nature":"nation","name_en":"Mu"}}"#,
        ),
        ("A bad id", br#"{"id":"x","type":"party.renamed","data":{"party":"Mu","name_en":"Mu"}}"#),
        (
            "A bad date",
            br#"{"id":"x","type":"party.renamed","data":{"party":"mu","name_en":"Mu","date":"2017-11-31"}}"#,
        ),
        (
            "An interval backwards",
            br#"{"id":"x","type":"party.renamed","data":{"party":"mu","name_en":"Mu","date":"2018-01-02/2018-01-01"}}"#,
        ),
        ("A bad EDTF window", br#"{"id":"x","type":"pledge.revised","data":{"pledge":"p","window":"2018-Q1"}}"#),
        (
            "A bad decimal",
            br#"{"id":"x","type":"fund.policy_set","data":{"fund":"f","floor":{"currency":"USD","amount":"1e3"}}}"#,
        ),
        (
            "An amount with separators",
            br#"{"id":"x","type":"fund.policy_set","data":{"fund":"f","floor":{"currency":"USD","amount":"1,000"}}}"#,
        ),
        (
            "An amount as a number",
            br#"{"id":"x","type":"fund.policy_set","data":{"fund":"f","floor":{"currency":"USD","amount":1000}}}"#,
        ),
        (
            "An amount without currency",
            br#"{"id":"x","type":"fund.policy_set","data":{"fund":"f","floor":{"amount":"1000"}}}"#,
        ),
        (
            "A currency that is none",
            br#"{"id":"x","type":"fund.policy_set","data":{"fund":"f","floor":{"currency":"usd","amount":"1"}}}"#,
        ),
        (
            "A record number that is too large",
            br#"{"id":"x","corrects":18446744073709551616,"because":"no","type":"record.reversed","data":{}}"#,
        ),
        ("A negative record number", br#"{"id":"x","corrects":-1,"because":"no","type":"record.reversed","data":{}}"#),
        ("An empty reason", br#"{"id":"x","corrects":1,"because":"","type":"record.reversed","data":{}}"#),
        (
            "A control character in a text",
            br#"{"id":"x","type":"party.renamed","data":{"party":"mu","name_en":"a\u001b[31mb"}}"#,
        ),
        (
            "A bidirectional override",
            br#"{"id":"x","type":"party.renamed","data":{"party":"mu","name_en":"a\u202eb"}}"#,
        ),
        ("A lone surrogate", br#"{"id":"x","type":"party.renamed","data":{"party":"mu","name_en":"\ud800"}}"#),
        (
            "Hostile characters where none belong",
            "{\"id\":\"x\",\"type\":\"\u{1b}[31m\u{202e}\",\"data\":{}}".as_bytes(),
        ),
    ];
    let checkpoints = sandbox.read("ledger/events/checkpoints");
    for (title, line) in rows {
        // The second line, so that the number in the message is not that of a file of one line.
        sandbox.write("facts.jsonl", &[good.as_bytes(), b"\n", line, b"\n"].concat());
        let name =
            if line.starts_with(b"\xef") { sandbox.write("facts.jsonl", line) } else { sandbox.path("facts.jsonl") };
        assert!(name.exists());
        gallery.add(title, &sandbox, 2, &sandbox.on_ledger(&["record", "--from", "facts.jsonl"]));
    }
    sandbox.write(
        "facts.jsonl",
        format!("{good}\n\n{}\n{}\n", "{", r#"{"id":"y","type":"party.broken","data":{}}"#).as_bytes(),
    );
    gallery.add("Two faults", &sandbox, 2, &sandbox.on_ledger(&["record", "--from", "facts.jsonl"]));
    sandbox.write("facts.jsonl", "{\n".repeat(30).as_bytes());
    gallery.add("Thirty faults", &sandbox, 2, &sandbox.on_ledger(&["record", "--from", "facts.jsonl"]));
    sandbox.write("facts.jsonl", format!("{good}\n{good}\n").as_bytes());
    gallery.add("One id twice", &sandbox, 2, &sandbox.on_ledger(&["record", "--from", "facts.jsonl"]));
    sandbox.write("facts.jsonl", format!("{{\"id\":\"x\",\"data\":\"{}\"}}\n", "x".repeat(1 << 20)).as_bytes());
    gallery.add("A line of a mebibyte", &sandbox, 2, &sandbox.on_ledger(&["record", "--from", "facts.jsonl"]));
    let refused = r#"{"id":"x","type":"party.renamed","data":{"party":"atlantis","name_en":"Atlantis"}}"#;
    sandbox.write("facts.jsonl", format!("{good}\n{refused}\n").as_bytes());
    gallery.add("A line that is refused", &sandbox, 1, &sandbox.on_ledger(&["record", "--from", "facts.jsonl"]));
    assert_eq!(sandbox.read("ledger/events/checkpoints"), checkpoints, "nothing was recorded by any of these");
    sandbox.write("facts.jsonl", b"\n \n");
    gallery.add("A file without facts", &sandbox, 0, &sandbox.on_ledger(&["record", "--from", "facts.jsonl"]));
    assert_eq!(sandbox.read("ledger/events/checkpoints"), checkpoints);
    golden("errors/files.md", &gallery.text);
}

#[test]
fn private_keys() {
    let sandbox = Sandbox::with_ledger();
    let mut gallery = Gallery::new("Private keys");
    let with_key = |file: &str| sandbox.on_ledger(&[PARTY, &["--key-file", file]].concat());
    gallery.add("The file is not there", &sandbox, 2, &with_key("nowhere.key"));
    sandbox.write_private("garbled.key", b"PRIVATE+KEY+nonsense\n");
    gallery.add("The file is garbled", &sandbox, 2, &with_key("garbled.key"));
    sandbox.write_private("binary.key", b"\xff\xfe\0\x01");
    gallery.add("The file is binary", &sandbox, 2, &with_key("binary.key"));
    sandbox.write_private("empty.key", b"");
    gallery.add("The file is empty", &sandbox, 2, &with_key("empty.key"));
    let foreign = pledgebook::internals::log::Signer::from_seed("example.org/elsewhere", &[61; 32]).unwrap();
    sandbox.write_private("foreign.key", format!("{}\n", foreign.to_secret_text()).as_bytes());
    gallery.add("The key is another ledger's", &sandbox, 1, &with_key("foreign.key"));
    gallery.add(
        "A new key where a file is",
        &sandbox,
        2,
        &sandbox.on_ledger(&["keys", "--new", "--key-file", "foreign.key"]),
    );
    let named = ["party.renamed", "--party", "mu", "--name-en", "PRIVATE+KEY+nonsense"];
    gallery.add("A key in an argument", &sandbox, 2, &sandbox.on_ledger(&[&["record"], &named[..]].concat()));
    gallery.add(
        "A key's file as a file of facts",
        &sandbox,
        2,
        &sandbox.on_ledger(&["record", "--from", "foreign.key"]),
    );
    gallery.add(
        "A key's file as a checkpoint",
        &sandbox,
        2,
        &sandbox.on_ledger(&["verify", "--against", "foreign.key"]),
    );
    #[cfg(unix)]
    refused_keys(&sandbox, &mut gallery, &with_key);

    let without_home = |args: &[&str]| {
        let mut command = sandbox.command(&[&["--ledger", "ledger"], args].concat());
        command.env_remove("XDG_CONFIG_HOME");
        finish(command)
    };
    gallery.add("There is no home folder: record", &sandbox, 2, &without_home(PARTY));
    gallery.add("There is no home folder: new key", &sandbox, 2, &without_home(&["keys", "--new"]));
    assert_eq!(without_home(&["pledges"]).code, Some(0), "a query needs no home folder");

    let mut elsewhere = sandbox.command(&[&["--ledger", "ledger"], PARTY].concat());
    elsewhere.env("XDG_CONFIG_HOME", sandbox.path("other"));
    gallery.add("The config folder holds no key", &sandbox, 2, &finish(elsewhere));
    let second = sandbox.on_ledger(&["keys", "--new"]).ok().stdout;
    let verifier = second.lines().last().unwrap().trim();
    sandbox.on_ledger(&["record", "recorder.admitted", "--key", verifier]).ok();
    let ran = sandbox.on_ledger(PARTY);
    assert_eq!(ran.code, Some(2), "{}", ran.text());
    assert!(ran.stderr.contains("several keys here may record"), "{}", ran.text());
    sandbox.write("config/pledgebook/spoilt.key", b"nonsense\n");
    gallery.add("A spoilt key beside the good ones", &sandbox, 2, &sandbox.on_ledger(PARTY));
    golden("errors/keys.md", &gallery.text);
}

/// Keys that others can read, replace, or already know.
#[cfg(unix)]
fn refused_keys(sandbox: &Sandbox, gallery: &mut Gallery, with_key: &dyn Fn(&str) -> Ran) {
    let mut key = sandbox.signer().to_secret_text();
    key.push('\n');
    set_mode(&sandbox.write("my key", key.as_bytes()), 0o644);
    gallery.add("Others can read the file", sandbox, 2, &with_key("my key"));
    std::fs::create_dir(sandbox.path("open")).unwrap();
    sandbox.write_private("open/my.key", key.as_bytes());
    set_mode(&sandbox.path("open"), 0o777);
    gallery.add("Others can write to the folder", sandbox, 2, &with_key("open/my.key"));
    std::os::unix::fs::symlink("open/my.key", sandbox.path("link.key")).unwrap();
    gallery.add("A link to a folder that others can write to", sandbox, 2, &with_key("link.key"));
    std::fs::create_dir(sandbox.path("folder.key")).unwrap();
    gallery.add("The file is a folder", sandbox, 2, &with_key("folder.key"));

    let mut elsewhere = sandbox.command(&[&["--ledger", "ledger"], PARTY].concat());
    elsewhere.env("XDG_CONFIG_HOME", sandbox.path("refused"));
    std::fs::create_dir_all(sandbox.path("refused/pledgebook")).unwrap();
    set_mode(&sandbox.write("refused/pledgebook/my.key", key.as_bytes()), 0o640);
    gallery.add("Others can read the one key in the config folder", sandbox, 2, &finish(elsewhere));
}

/// A small file system in memory, unmounted on drop.
struct Mount(PathBuf);

impl Mount {
    /// `None` if this process may not mount.
    fn tmpfs(at: &Path, options: &str) -> Option<Self> {
        std::fs::create_dir_all(at).unwrap();
        let mut mount = Command::new("mount");
        let output = mount.args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(at).output().ok()?;
        output.status.success().then(|| Self(at.to_owned()))
    }

    fn remount(&self, options: &str) {
        let options = format!("remount,{options}");
        let status = Command::new("mount").args(["-o", &options]).arg(&self.0).status().unwrap();
        assert!(status.success(), "{options}");
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_disk_that_is_full_and_one_that_is_read_only() {
    let sandbox = Sandbox::new();
    let Some(mount) = Mount::tmpfs(&sandbox.path("ledger"), "size=64k") else {
        eprintln!("left out: this process may not mount, so no disk was full and none read-only");
        return;
    };
    let mut gallery = Gallery::new("Disks");
    sandbox.init("ledger").ok();
    let before = sandbox.read("ledger/events/checkpoints");
    sandbox.write("records.jsonl", crate::harness::RECORDS.as_bytes());
    let record = ["record", "--from", "records.jsonl"];
    gallery.add("The disk is full", &sandbox, 4, &sandbox.on_ledger(&record));
    assert_eq!(sandbox.read("ledger/events/checkpoints"), before, "nothing was recorded");
    gallery.add("The disk is full: query", &sandbox, 0, &sandbox.on_ledger(&["party"]));
    let found = sandbox.on_ledger(&["verify", "--format", "json"]);
    let kinds: Vec<_> = found.rows().iter().map(|row| row["kind"].clone()).collect();
    assert_eq!(kinds, ["unsealed"], "what was written of the batch was never acknowledged");
    mount.remount("size=4m");
    gallery.add("The disk has room again", &sandbox, 0, &sandbox.on_ledger(&record));
    sandbox.on_ledger(&["verify"]).ok();

    mount.remount("ro");
    gallery.add("The disk is read-only: record", &sandbox, 4, &sandbox.on_ledger(PARTY));
    gallery.add("The disk is read-only: init", &sandbox, 4, &sandbox.init("ledger/inner"));
    assert_eq!(sandbox.on_ledger(&["status"]).code, Some(0), "what cannot be written can be read");
    golden("errors/disks.md", &gallery.text);
}

#[test]
fn standard_output() {
    let sandbox = Sandbox::with_records();
    let run = |stdout: std::process::Stdio| {
        let mut command = sandbox.command(&["--ledger", "ledger", "log", "--format", "json"]);
        let shown = shown(command.get_args());
        let output = command.stdout(stdout).stderr(std::process::Stdio::piped()).spawn().unwrap().wait_with_output();
        ran(shown, &output.unwrap())
    };
    // A reader that stops early is not an error.
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let closed = run(writer.into());
    assert_eq!((closed.code, closed.stderr.as_str()), (Some(0), ""));

    let Ok(full) = File::options().write(true).open("/dev/full") else {
        eprintln!("left out: this machine has no /dev/full");
        return;
    };
    let mut gallery = Gallery::new("Standard output");
    gallery.add("It cannot be written", &sandbox, 4, &run(full.into()));
    golden("errors/output.md", &gallery.text);
}
