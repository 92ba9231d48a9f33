//! Both languages say everything: the Fluent files agree with one another and with the source, every report is kept in
//! both, and no language changes what programs read or what is recorded.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::harness::{Ran, Sandbox, finish, golden, program, repository, shipped_ledger};
use crate::shipped::QUERIES;
use crate::transcript::{DAY, OF_THE_DEMO};

/// Spanish texts that are equal to the English ones, and must be.
const EQUAL: &[&str] = &["cli-error", "everyday-total", "everyday-table-total"];

/// The messages of a Fluent file by key.
fn messages(language: &str, name: &str) -> BTreeMap<String, String> {
    let path = repository().join(format!("src/languages/{language}/{name}"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut messages: BTreeMap<String, String> = BTreeMap::new();
    let mut open: Option<String> = None;
    for (index, line) in text.lines().enumerate() {
        let is_key = |key: &str| {
            !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_')
        };
        match line.split_once(" =") {
            Some((key, value)) if is_key(key) => {
                let is_new = messages.insert(key.to_owned(), value.trim_start().to_owned()).is_none();
                assert!(is_new, "{language}/{name}: {key} stands twice");
                open = Some(key.to_owned());
            }
            _ if line.is_empty() || line.starts_with([' ', '}']) => {
                if let Some(message) = open.as_ref().and_then(|key| messages.get_mut(key)) {
                    message.push('\n');
                    message.push_str(line);
                }
            }
            _ => assert!(line.starts_with('#'), "{language}/{name}:{}: not Fluent: {line}", index + 1),
        }
    }
    messages.into_iter().map(|(key, text)| (key, text.trim().to_owned())).collect()
}

/// The variables of a message.
fn variables(message: &str) -> BTreeSet<String> {
    let all = message.split('$').skip(1);
    all.map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()).collect()
}

/// A sentence that the source says: its key, the names of what it is about, and the file.
struct Said {
    key: String,
    names: BTreeSet<String>,
    file: PathBuf,
}

fn sources(folder: &Path, all: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            all.push((path, lines.collect::<Vec<_>>().join("\n")));
        }
    }
}

/// Splits what stands between the parentheses of a macro, up to the closing one, at its outermost commas.
fn arguments(text: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start, mut is_text, mut is_escaped) = (Vec::new(), 0, 0, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if is_text => is_escaped = true,
            '"' => is_text = !is_text,
            _ if is_text => {}
            '(' | '[' | '{' => depth += 1,
            ')' if depth == 0 => {
                parts.push(text[start..at].trim());
                break;
            }
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn said() -> Vec<Said> {
    let mut all = Vec::new();
    sources(&repository().join("src"), &mut all);
    let mut said = Vec::new();
    for (file, text) in all {
        for (at, macro_name) in text.match_indices("say!(") {
            let parts = arguments(&text[at + macro_name.len()..]);
            let Some(key) = parts.first().and_then(|part| part.strip_prefix('"')?.strip_suffix('"')) else { continue };
            let name = |part: &&str| part.split(['=', '#']).next().unwrap_or_default().trim().to_owned();
            said.push(Said { key: key.to_owned(), names: parts[1..].iter().map(name).collect(), file: file.clone() });
        }
    }
    said
}

fn files() -> BTreeSet<String> {
    let names = |language: &str| -> BTreeSet<String> {
        let folder = std::fs::read_dir(repository().join("src/languages").join(language)).unwrap();
        folder.flatten().map(|entry| entry.file_name().into_string().unwrap()).collect()
    };
    assert_eq!(names("en"), names("es"));
    names("en")
}

#[test]
fn both_languages_have_the_same_sentences_and_the_source_says_each() {
    let said = said();
    let mut by_key: BTreeMap<&str, Vec<&Said>> = BTreeMap::new();
    said.iter().for_each(|one| by_key.entry(&one.key).or_default().push(one));
    let mut source = Vec::new();
    sources(&repository().join("src"), &mut source);
    let (mut wrong, mut known) = (Vec::new(), BTreeSet::new());
    for file in files() {
        let name = file.strip_suffix(".ftl").unwrap();
        let (english, spanish) = (messages("en", &file), messages("es", &file));
        for key in spanish.keys().filter(|key| !english.contains_key(*key)) {
            wrong.push(format!("es/{file}: {key} is not in en/{file}"));
        }
        for (key, text) in &english {
            known.insert(key.clone());
            let Some(translation) = spanish.get(key) else {
                wrong.push(format!("es/{file}: {key} is missing"));
                continue;
            };
            if key != name && !key.starts_with(&format!("{name}-")) {
                wrong.push(format!("en/{file}: {key} does not begin with the name of its file"));
            }
            // What a placeholder stands for is often an abbreviation: IATI, BLAKE3.
            let is_placeholder = |key: &str| name == "help" && key.ends_with("-value");
            let has_words = |text: &str| {
                let outside: String =
                    text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
                outside.chars().filter(|c| c.is_alphabetic()).count() > 1
            };
            if text == translation && has_words(text) && !EQUAL.contains(&key.as_str()) && !is_placeholder(key) {
                wrong.push(format!("es/{file}: {key} was left in English: {text}"));
            }
            for one in by_key.get(key.as_str()).into_iter().flatten() {
                for (language, message) in [("en", text), ("es", translation)] {
                    let variables = variables(message);
                    if variables != one.names {
                        let file = one.file.display();
                        wrong.push(format!(
                            "{file}: {key} is said with {:?}, and {language} wants {variables:?}",
                            one.names
                        ));
                    }
                }
            }
            // Terms follow codes, the help the declarations of options: their own tests hold them.
            let quoted = format!("\"{key}\"");
            if !["term", "help"].contains(&name) && !source.iter().any(|(_, text)| text.contains(&quoted)) {
                wrong.push(format!("en/{file}: nothing says {key}"));
            }
        }
    }
    for one in said.iter().filter(|one| !known.contains(&one.key)) {
        wrong.push(format!("{}: {} is in no file", one.file.display(), one.key));
    }
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Runs a query of the shipped ledger in a language.
fn of_the_shipped(sandbox: &Sandbox, language: &str, args: &[&str]) -> Ran {
    let mut command = program(&sandbox.path("config"), shipped_ledger(), 80);
    command.env("LANG", language).args(args);
    finish(command)
}

/// Runs a query of the invented ledger in a language, as of a day.
fn of_the_demo(sandbox: &Sandbox, language: &str, args: &[&str], columns: u16) -> Ran {
    let mut command = sandbox.command(&[&["--ledger", "ledger"], args, &["--as-of", DAY]].concat());
    command.env("LANG", language).env("COLUMNS", columns.to_string());
    finish(command)
}

/// Every report, as people read it.
fn reports(language: &str) -> String {
    let sandbox = Sandbox::new();
    sandbox.run(&["demo", "ledger"]).ok();
    let mut all = String::new();
    for args in OF_THE_DEMO {
        for columns in [80, 120] {
            let ran = of_the_demo(&sandbox, language, args, columns).ok();
            let widest = ran.stdout.lines().map(|line| line.chars().count()).max().unwrap_or(0);
            assert!(widest <= usize::from(columns), "{} is {widest} wide", ran.command);
            if columns == 80 {
                all += &format!("$ {}\n{}\n", ran.command, ran.stdout);
            }
        }
    }
    all
}

#[test]
fn every_report_is_kept_in_english() {
    golden("reports.en.txt", &reports("en_GB.UTF-8"));
}

#[test]
fn every_report_is_kept_in_spanish() {
    golden("reports.es.txt", &reports("es_CR.UTF-8"));
}

#[test]
fn no_language_changes_what_programs_read() {
    let sandbox = Sandbox::new();
    sandbox.run(&["demo", "ledger"]).ok();
    for form in ["json", "csv"] {
        for args in OF_THE_DEMO {
            let args = [args, &["--format", form][..]].concat();
            let [english, spanish] =
                ["en", "es"].map(|language| of_the_demo(&sandbox, language, &args, 80).ok().stdout);
            assert_eq!(english, spanish, "{args:?}");
        }
        for (_, args) in QUERIES {
            let args = [args, &["--format", form][..]].concat();
            let [english, spanish] = ["en", "es"].map(|language| of_the_shipped(&sandbox, language, &args).ok().stdout);
            assert_eq!(english, spanish, "{args:?}");
        }
    }
    for journal in ["hledger", "beancount"] {
        let run = |language| {
            let mut command = sandbox.command(&["--ledger", "ledger", "export", journal]);
            command.env("LANG", language);
            finish(command).ok().stdout
        };
        assert_eq!(run("en"), run("es"), "{journal}");
    }
}

#[test]
fn the_language_is_the_one_asked_for_or_that_of_the_environment() {
    let sandbox = Sandbox::new();
    let (english, spanish) = ("not on record", "no consta en el registro");
    for (args, environment, expected) in [
        (&[][..], &[][..], english),
        (&[], &[("LANG", "es_CR.UTF-8")], spanish),
        (&[], &[("LANG", "ES")], spanish),
        (&[], &[("LANG", "C")], english),
        (&[], &[("LANG", "fr_CA.UTF-8")], english),
        (&[], &[("LANG", "es"), ("LC_MESSAGES", "en_US")], english),
        (&[], &[("LANG", "en"), ("LC_MESSAGES", "es")], spanish),
        (&[], &[("LANG", "es"), ("LC_ALL", "C")], english),
        (&[], &[("LANG", "es"), ("LC_ALL", "")], spanish),
        (&["--lang", "es"], &[("LANG", "en")], spanish),
        (&["--lang=en"], &[("LANG", "es")], english),
    ] {
        let mut command = program(&sandbox.path("config"), shipped_ledger(), 80);
        command.args(args).args(["account", "Xyzzy"]).envs(environment.iter().copied());
        let ran = finish(command);
        assert!(ran.stderr.contains(expected), "{args:?} {environment:?}: {}", ran.stderr);
    }
}
