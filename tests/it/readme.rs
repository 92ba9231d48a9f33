//! The documents show what the program prints, and everything that they name exists.
//!
//! In each fenced block marked `console`, a line that begins with `$ ` is a command, and the lines up to the next one
//! or the end of the block are its output. Commands of the program, `pledgebook …` or `cargo run --release -- …`, are
//! run on the shipped ledger at 80 columns. Other commands, joined by pipes, are run by the shell if it has them, and
//! are skipped with a message if it has not. The root of a log that the document has just extended depends on the
//! clock, and a reference that the program makes up is random: both read `…`. A last line `…` stands for the rest of an
//! output. `UPDATE_GOLDEN=1` writes the outputs into the documents.
//!
//! Elsewhere in a document, every path of the repository, verb of the program and environment variable must exist.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::harness::{Sandbox, difference, program, repository, shipped_ledger, updating};

/// The documents that show output of the program.
const SHOWING: [&str; 10] = [
    "README.md",
    "src/cli/topics/walks.md",
    "src/cli/topics/recording.md",
    "src/cli/topics/checking.md",
    "src/cli/topics/files.md",
    "src/cli/topics/es/walks.md",
    "src/cli/topics/es/recording.md",
    "src/cli/topics/es/checking.md",
    "src/cli/topics/es/files.md",
    "tests/rcm/questions.md",
];

/// The documents that only name things.
const NAMING: [&str; 4] = ["benches/README.md", "tests/README.md", ".github/CONTRIBUTING.md", ".github/SECURITY.md"];

/// One command of a document and the output shown below it.
#[derive(Debug)]
struct Shown {
    /// The command, without the prompt; lines that end with a backslash are joined.
    command: String,
    /// The line of the document on which the output begins, from 0.
    start: usize,
    /// The line after the output.
    end: usize,
}

fn commands(lines: &[&str]) -> Vec<Shown> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if lines[at] != "```console" {
            at += 1;
            continue;
        }
        at += 1;
        while at < lines.len() && lines[at] != "```" {
            let Some(first) = lines[at].strip_prefix("$ ") else {
                at += 1;
                continue;
            };
            let mut command = first.to_owned();
            while let Some(more) = command.strip_suffix('\\') {
                at += 1;
                command = format!("{more}{}", lines[at].trim_start().trim_start_matches("> "));
            }
            let start = at + 1;
            let output = lines[start..].iter().take_while(|line| **line != "```" && !line.starts_with("$ "));
            let end = start + output.count();
            all.push(Shown { command, start, end });
            at = end;
        }
    }
    all
}

/// Returns the arguments of a command of the program, or `None` for another command.
fn arguments(command: &str) -> Option<Vec<String>> {
    let rest = ["pledgebook", "cargo run --release --"].iter().find_map(|name| command.strip_prefix(name))?;
    if !(rest.is_empty() || rest.starts_with(' ')) || rest.contains(['|', '>', '&', ';']) {
        return None;
    }
    Some(words(rest))
}

/// Splits a command line at blanks outside single quotation marks.
pub fn words(text: &str) -> Vec<String> {
    let (mut words, mut is_quoted, mut open) = (Vec::new(), false, None::<String>);
    for c in text.chars() {
        match c {
            '\'' => {
                is_quoted = !is_quoted;
                open.get_or_insert_default();
            }
            c if c.is_whitespace() && !is_quoted => words.extend(open.take()),
            c => open.get_or_insert_default().push(c),
        }
    }
    words.extend(open);
    words
}

/// The folder of the invented ledger in the documents, created in the sandbox by the command shown.
const DEMO: &str = "demo-ledger";

/// Returns what a command prints, both streams as a terminal would show them; `None` if this machine cannot run it.
/// All commands of a document share a sandbox, as they share a person's folders.
fn run(sandbox: &Sandbox, command: &str, language: &str) -> Option<String> {
    let demo = sandbox.path(DEMO);
    let output = match arguments(command) {
        Some(args) => {
            let mut program = program(&sandbox.path("config"), shipped_ledger(), 80);
            program.env("XDG_CACHE_HOME", sandbox.path("cache")).env("LANG", language);
            // The program runs in the sandbox; the shipped ledger stays where it is.
            program.args(args.iter().map(|arg| match arg.strip_prefix(DEMO) {
                Some(rest) => demo.to_str().unwrap().to_owned() + rest,
                None => arg.clone(),
            }));
            program.stdin(Stdio::null()).output().expect("the program starts")
        }
        None => {
            let tools = command.split('|').filter_map(|part| part.split_whitespace().next());
            for tool in tools {
                let known = Command::new("sh").args(["-c", &format!("command -v {tool}")]).output().ok()?;
                if !known.status.success() {
                    eprintln!("left out: this machine has no {tool}, so `{command}` is not run");
                    return None;
                }
            }
            let mut shell = Command::new("sh");
            shell.args(["-c", command]).current_dir(shipped_ledger()).stdin(Stdio::null()).output().ok()?
        }
    };
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    Some(text.replace(demo.to_str().unwrap(), DEMO))
}

/// Reads a document of the repository.
#[track_caller]
fn read(name: &str) -> String {
    std::fs::read_to_string(repository().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Runs every command of a document and compares its output with the one shown, or writes it there.
#[track_caller]
fn shows_what_is_printed(name: &str) {
    let text = read(name);
    let lines: Vec<&str> = text.split('\n').collect();
    let sandbox = Sandbox::new();
    let language = if name.contains("/es/") { "es" } else { "en" };
    let (mut written, mut copied, mut wrong) = (Vec::new(), 0, Vec::new());
    let before = top_level();
    for shown in commands(&lines) {
        let Some(mut output) = run(&sandbox, &shown.command, language) else { continue };
        assert_eq!(top_level(), before, "`{}` writes into the repository: name {DEMO} instead", shown.command);
        assert!(!output.contains("\n```"), "the output of `{}` would end its block", shown.command);
        let expected: String = lines[shown.start..shown.end].iter().map(|line| format!("{line}\n")).collect();
        if let Some(first) = expected.strip_suffix("…\n").map(|first| first.lines().count()) {
            output = output.split_inclusive('\n').take(first).chain(["…\n"]).collect();
        }
        if let Some(difference) = difference(&expected, &output) {
            wrong.push(format!("{name}:{}: $ {}\n{difference}", shown.start, shown.command));
        }
        written.extend(lines[copied..shown.start].iter().copied().map(str::to_owned));
        written.extend(output.lines().map(str::to_owned));
        copied = shown.end;
    }
    if updating() {
        written.extend(lines[copied..].iter().copied().map(str::to_owned));
        std::fs::write(repository().join(name), written.join("\n")).unwrap();
        return;
    }
    assert!(wrong.is_empty(), "{}\nUPDATE_GOLDEN=1 cargo test --test it writes the outputs", wrong.join("\n"));
}

/// The names at the top of the repository.
fn top_level() -> BTreeSet<std::ffi::OsString> {
    std::fs::read_dir(repository()).unwrap().flatten().map(|entry| entry.file_name()).collect()
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    shows_what_is_printed("README.md");
}

#[test]
fn the_topics_show_what_the_program_prints() {
    for name in &SHOWING[1..] {
        shows_what_is_printed(name);
    }
}

#[test]
fn the_readme_stays_short() {
    assert!(read("README.md").lines().count() <= 170, "what is for one reader only belongs to a help topic");
}

/// Returns a document's words outside its outputs, without Markdown and without the final point of a sentence.
fn words_of_prose(text: &str) -> Vec<String> {
    let mut is_shown = false;
    let mut prose = String::new();
    for line in text.lines() {
        if line.starts_with("```") {
            is_shown = line == "```console";
        } else if !is_shown || line.starts_with("$ ") {
            writeln!(prose, "{line}").unwrap();
        }
    }
    let ends = |c: char| c.is_whitespace() || matches!(c, '`' | '(' | ')' | '[' | ']' | '|' | '"' | '*');
    prose.split(ends).map(|word| word.trim_end_matches([',', ';', ':', '.']).to_owned()).collect()
}

#[test]
fn everything_that_the_documents_name_exists() {
    let folders = [".config/", ".github/", "benches/", "events/", "src/", "tests/"];
    let sources =
        read("tests/run") + &["src", "tests/it", "benches"].map(|folder| sources(&repository().join(folder))).concat();
    let mut missing = BTreeSet::new();
    for name in SHOWING.iter().chain(&NAMING) {
        let words = words_of_prose(&read(name));
        for word in &words {
            let is_path = folders.iter().any(|folder| word.starts_with(folder)) && !word.contains('*');
            if is_path && !repository().join(word).exists() {
                missing.insert(format!("{name}: there is no {word}"));
            }
            let is_variable = ["PLEDGEBOOK_", "XDG_", "UPDATE_"].iter().any(|begin| word.starts_with(begin));
            if is_variable && !sources.contains(word.split('=').next().unwrap()) {
                missing.insert(format!("{name}: nothing reads {word}"));
            }
        }
        for verb in verbs(&words) {
            let ran = Sandbox::new().run(&["help", &verb]);
            if ran.code != Some(0) {
                missing.insert(format!("{name}: there is no verb {verb}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// Returns all sources below a folder.
fn sources(folder: &Path) -> String {
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let of = |path: &PathBuf| match path.extension() {
        _ if path.is_dir() => sources(path),
        Some(extension) if extension == "rs" => std::fs::read_to_string(path).unwrap(),
        _ => String::new(),
    };
    paths.iter().map(of).collect()
}

/// Returns what follows the program's name and its ledger, if it reads like a verb; for `help`, its topic.
fn verbs(words: &[String]) -> BTreeSet<String> {
    let after = |at: usize| match words.get(at + 1).map(String::as_str) {
        Some("--ledger") => words.get(at + 3),
        Some("help") => words.get(at + 2),
        _ => words.get(at + 1),
    };
    let called = words.iter().enumerate().filter(|(_, word)| *word == "pledgebook").filter_map(|(at, _)| after(at));
    let is_verb = |word: &&String| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    called.filter(is_verb).filter(|verb| !verb.starts_with('-')).cloned().collect()
}

#[test]
fn the_table_of_speed_has_a_row_for_every_question_of_the_bench() {
    let document = read("benches/README.md");
    let rows: Vec<Vec<&str>> = document
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| question "))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let files = ["append", "index", "main", "others", "past", "query", "verify"];
    let source: String = files.iter().map(|file| read(&format!("benches/table/{file}.rs"))).collect();
    // A query is in the source literally, or composed: of a query's arguments, or of another program's name.
    let stands = |text: &str| source.contains(&format!("\"{text}\""));
    let is_asked = |question: &str| {
        let query: Vec<_> = question.trim_matches('`').split(' ').map(|word| format!("\"{word}\"")).collect();
        let beside = ["duckdb", "polars"].map(|name| question.replace(name, "{name}"));
        stands(question)
            || beside.iter().any(|text| stands(text))
            || source.contains(&format!("&[{}]", query.join(", ")))
    };
    for row in &rows {
        assert!(is_asked(row[0]), "benches/README.md: the bench asks nothing like {:?}", row[0]);
        assert!(row[1].is_empty() || stands(row[1]), "benches/README.md: {:?} has no goal {:?}", row[0], row[1]);
    }
    // Conversely, the table lacks nothing that the bench measures.
    let queries = read("benches/table/query.rs");
    let queries = queries.split("const QUERIES").nth(1).and_then(|text| text.split("];").next()).unwrap();
    let asked = queries.lines().filter_map(|line| line.trim().strip_prefix("&[")?.strip_suffix("],"));
    for query in asked {
        let question = format!("`{}`", query.replace("\", \"", " ").replace('"', ""));
        assert!(rows.iter().any(|row| row[0] == question), "benches/README.md has no row for {question}");
    }
    for name in files.iter().filter(|name| **name != "main") {
        assert!(document.contains(&format!("`{name}`")), "benches/README.md does not name the question `{name}`");
    }
}

#[test]
fn the_table_of_tests_has_a_row_for_every_module() {
    let main = read("tests/it/main.rs");
    let modules: Vec<_> = main.lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';')).collect();
    let document = read("tests/README.md");
    let mut rows: Vec<_> =
        document.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |")).map(|(name, _)| name).collect();
    rows.sort_unstable();
    assert_eq!(rows, modules, "tests/README.md tells what each module of tests/it holds");
}

#[test]
fn commands_are_found_with_the_output_they_show() {
    let text = "```console\n$ pledgebook a 'b c'\nout\n\n$ x | y\n```\nprose\n$ no\n\
                ```console\n$ cargo run --release -- d \\\n    e\n```";
    let lines: Vec<_> = text.split('\n').collect();
    let found: Vec<_> = commands(&lines).iter().map(|shown| (shown.command.clone(), shown.start, shown.end)).collect();
    assert_eq!(
        found,
        [
            ("pledgebook a 'b c'".to_owned(), 2, 4),
            ("x | y".to_owned(), 5, 5),
            ("cargo run --release -- d e".to_owned(), 11, 11)
        ]
    );
    assert_eq!(arguments("pledgebook a 'b c' ''"), Some(vec!["a".to_owned(), "b c".to_owned(), String::new()]));
    assert_eq!((arguments("pledgebook checkpoint > f"), arguments("pledgebooks")), (None, None));
}

#[test]
fn words_and_verbs_are_distinguished() {
    let words = words_of_prose(
        "Ask `pledgebook --ledger d status`, `pledgebook help walks`.\n\
         ```console\n$ pledgebook log\npledgebook no\n```\n(src/lib.rs).",
    );
    assert_eq!(verbs(&words).into_iter().collect::<Vec<_>>(), ["log", "status", "walks"]);
    assert!(words.contains(&"src/lib.rs".to_owned()));
}
