//! Imports point inward: which module may name which, and what pure modules may not use (DESIGN.md §6).
//!
//! The tables below are the architecture. A new module needs a line in [`LAYERS`], or the test fails. Tests are
//! exempt: everything after the first `#[cfg(test)]` of a file, and files named `tests.rs` or `testing.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::harness::repository;

/// Each folder of `src`, and the folders that its files may name besides their own. Inner ones first.
const LAYERS: &[(&str, &[&str])] = &[
    ("languages", &[]),
    ("value", &["languages"]),
    ("event", &["languages", "value"]),
    ("state", &["languages", "value", "event"]),
    ("rules", &["languages", "value", "event", "state"]),
    ("log", &["languages", "value"]),
    ("cache", &["languages", "value", "log"]),
    ("error", &["languages", "value", "rules", "log"]),
    ("ledger", &["languages", "value", "event", "state", "rules", "log", "cache", "error"]),
    ("report", &["languages", "value", "event", "state", "rules", "log", "ledger"]),
    ("export", &["languages", "value", "report", "ledger"]),
    ("demo", &["languages", "value", "event", "log"]),
    ("everyday", &["languages", "value", "event", "state"]),
    (
        "cli",
        &[
            "languages", "value", "event", "state", "rules", "log", "cache", "error", "ledger", "report", "export",
            "demo", "everyday",
        ],
    ),
    ("main", &["cli"]),
];

/// The only names of `ledger` that `export` may use.
const LEDGER_IN_EXPORT: &[&str] = &["View", "Scope", "KnownAt"];

/// Words restricted to some files: the words, the files, and the reason.
const RESERVED: &[(&[&str], &[&str], &str)] = &[
    (&["std::env"], &["cli/", "main.rs"], "the library does not read the environment"),
    (
        &["SystemTime", "time::Instant", "Utc::now", "Local::now", "chrono::Local"],
        &["cli/"],
        "clocks are read in cli (and web) only",
    ),
    (
        &["std::fs", "std::net"],
        &["cli/", "log/store/nofollow.rs", "log/store/disk.rs", "cache/"],
        "the file system is behind the disk's seam; snapshots and index are no part of the log",
    ),
    (&["std::process"], &["cli/", "main.rs", "log/store/nofollow.rs"], "the library starts and ends no process"),
    (&["std::io::stdout", "std::io::stderr", "std::io::stdin"], &["cli/"], "the library never prints"),
    (&["thread_rng", "getrandom"], &["cli/", "log/note.rs"], "chance is for keys only"),
    (&["f32", "f64"], &["cli/import/xlsx.rs"], "money and counts are exact; a spreadsheet keeps them as fractions"),
    (
        &["HashMap", "HashSet"],
        &["cli/", "ledger/lookup/pairs.rs", "state/things.rs", "state/timeline.rs"],
        "the order of a hash map is chance",
    ),
    (&["println!", "eprintln!", "print!", "eprint!", "dbg!"], &[], "what is printed goes through cli's two functions"),
    (&["unsafe"], &[], "unsafe code is forbidden"),
];

/// A source file without its comments and tests.
struct Source {
    /// Its path below `src/`.
    file: String,
    /// The first part of its path: the module that it belongs to.
    module: String,
    /// Its depth: 0 for `src/x.rs` and `src/x/mod.rs`, 1 for `src/x/y.rs`.
    depth: usize,
    text: String,
}

fn sources() -> Vec<Source> {
    let src = repository().join("src");
    let mut files = Vec::new();
    collect(&src, &mut files);
    files.sort();
    let sources: Vec<_> = files.iter().filter_map(|file| source(&src, file)).collect();
    assert!(sources.len() > 40, "the sources are found");
    sources
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn source(src: &Path, path: &Path) -> Option<Source> {
    let file = path.strip_prefix(src).unwrap().to_str().unwrap().replace('\\', "/");
    if file == "lib.rs" || file.ends_with("tests.rs") || file.ends_with("testing.rs") {
        return None; // The list of modules, and tests.
    }
    let module = file.split(['/', '.']).next().unwrap().to_owned();
    let depth = file.matches('/').count() - usize::from(file.ends_with("/mod.rs"));
    let text = std::fs::read_to_string(path).unwrap();
    let code = text.lines().take_while(|line| *line != "#[cfg(test)]").map(without_comment);
    Some(Source { file, module, depth, text: code.collect::<Vec<_>>().join("\n") })
}

/// Returns the line up to a comment. A `//` inside a string literal may cut too much, which is harmless here: paths
/// precede it.
fn without_comment(line: &str) -> &str {
    line.split_once("//").map_or(line, |(code, _)| code)
}

/// Returns every path that begins with `crate::`, as (module, names used of it).
fn named(text: &str) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        if text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        for path in paths(&text[at + "crate::".len()..]) {
            let mut parts = path.split("::");
            let module = parts.next().unwrap_or_default().to_owned();
            found.push((module, parts.map(str::to_owned).collect()));
        }
    }
    found
}

/// Returns the paths at the beginning of a text, with a group `{a, b::c}` expanded.
fn paths(text: &str) -> Vec<String> {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(text.len());
    let stem = text[..end].to_owned();
    let Some(group) = text[end..].strip_prefix('{').filter(|_| stem.is_empty() || stem.ends_with("::")) else {
        return vec![stem.trim_end_matches(':').to_owned()];
    };
    let (mut depth, mut start, mut all) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                let one = group[start..at].trim();
                if !one.is_empty() {
                    all.extend(paths(one).into_iter().map(|path| format!("{stem}{path}")));
                }
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    all
}

fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        !text[..at].ends_with(is_part) && !text[at + word.len()..].starts_with(|c| is_part(c) && !word.ends_with('!'))
    })
}

#[test]
fn each_module_names_only_those_within_it() {
    let layers: BTreeMap<&str, BTreeSet<&str>> =
        LAYERS.iter().map(|(module, allowed)| (*module, allowed.iter().copied().collect())).collect();
    let mut wrong = BTreeSet::new();
    for source in sources() {
        let Some(allowed) = layers.get(source.module.as_str()) else {
            wrong.insert(format!("{}: module {} has no line in LAYERS", source.file, source.module));
            continue;
        };
        for (module, _) in named(&source.text) {
            // Names that begin with a capital, and macros, are defined at the root of the crate.
            let is_module = layers.contains_key(module.as_str());
            if is_module && module != source.module && !allowed.contains(module.as_str()) {
                wrong.insert(format!("{}: {} may not name {module}", source.file, source.module));
            }
        }
        if source.text.contains(&"super::".repeat(source.depth + 1)) {
            wrong.insert(format!("{}: names another module as super::; write crate::", source.file));
        }
    }
    assert!(wrong.is_empty(), "wrong arrows:\n{}", Vec::from_iter(wrong).join("\n"));
}

#[test]
fn no_files_import_one_another_in_a_circle() {
    let all = sources();
    let files: BTreeSet<&str> = all.iter().map(|source| module_path(&source.file)).collect();
    let passed_on: BTreeMap<&str, BTreeMap<String, String>> =
        all.iter().map(|source| (module_path(&source.file), passed_on(&source.text))).collect();
    let mut imports: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for source in &all {
        let file = module_path(&source.file);
        let others = imports.entry(file).or_default();
        for path in imported(source) {
            let other = resolved(&path, &files, &passed_on);
            // A file and the mod.rs above it may name each other: it is one module, in two files.
            let is_own = file.starts_with(&format!("{other}/")) || other.starts_with(&format!("{file}/"));
            if other != file && !other.is_empty() && !is_own {
                others.insert(other);
            }
        }
    }
    // Takes away the files that import none of those left, or are imported by none, until none is left, or a circle.
    loop {
        let named: BTreeSet<String> = imports.values().flatten().cloned().collect();
        let before = imports.len();
        imports.retain(|file, _| named.contains(*file));
        if imports.len() == before {
            break;
        }
    }
    while let Some(free) = imports.iter().find(|(_, others)| others.is_empty()).map(|(file, _)| *file) {
        imports.remove(free);
        for others in imports.values_mut() {
            others.remove(free);
        }
    }
    assert!(imports.is_empty(), "a circle: {imports:#?}");
}

/// The module of a file, as a path: `log` for `log/mod.rs`, `log/verify` for `log/verify.rs`.
fn module_path(file: &str) -> &str {
    let file = file.strip_suffix(".rs").unwrap();
    file.strip_suffix("/mod").unwrap_or(file)
}

/// The paths that a file imports, from the root of the crate, with slashes.
fn imported(source: &Source) -> Vec<String> {
    let module = module_path(&source.file);
    let mut text = source.text.clone();
    // `super::` as often as the module is deep is the root; fewer, a module on the way.
    let parts: Vec<&str> = module.split('/').collect();
    for above in (1..=parts.len()).rev() {
        let here = parts[..parts.len() - above].iter().map(|part| format!("{part}::")).collect::<String>();
        text = text.replace(&"super::".repeat(above), &format!("crate::{here}"));
    }
    named(&text).into_iter().map(|(module, rest)| [vec![module], rest].concat().join("/")).collect()
}

/// The file that defines what a path names, as far as it can be told: through what modules pass on.
fn resolved(path: &str, files: &BTreeSet<&str>, passed_on: &BTreeMap<&str, BTreeMap<String, String>>) -> String {
    let mut module = String::new();
    for part in path.split('/') {
        let inner = if module.is_empty() { part.to_owned() } else { format!("{module}/{part}") };
        if files.contains(inner.as_str()) {
            module = inner;
        } else if let Some(file) = passed_on.get(module.as_str()).and_then(|names| names.get(part)) {
            return resolved(&format!("{module}/{file}"), files, passed_on);
        } else {
            break;
        }
    }
    module
}

/// The names that a file passes on, if only to the files below it, and the path of each, seen from it.
fn passed_on(text: &str) -> BTreeMap<String, String> {
    let uses = text.match_indices("use ").flat_map(|(at, found)| paths(&text[at + found.len()..]));
    let name_and_path = |path: String| {
        let (_, name) = path.rsplit_once("::").filter(|_| !path.starts_with("crate::"))?;
        Some((name.to_owned(), path.replace("::", "/")))
    };
    uses.filter_map(name_and_path).collect()
}

#[test]
fn export_uses_only_the_agreed_names_of_ledger() {
    let agreed = [("export", "ledger", LEDGER_IN_EXPORT)];
    let mut wrong = BTreeSet::new();
    for source in sources() {
        for (_, module, names) in agreed.iter().filter(|(from, ..)| *from == source.module) {
            for (named, rest) in named(&source.text).into_iter().filter(|(named, _)| named == module) {
                let is_agreed = rest.first().is_some_and(|first| names.contains(&first.as_str()));
                if !is_agreed {
                    wrong.insert(format!("{}: {named}::{}; only {}", source.file, rest.join("::"), names.join(", ")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "names not agreed on:\n{}", Vec::from_iter(wrong).join("\n"));
}

#[test]
fn impure_calls_are_only_in_the_files_allowed() {
    let mut wrong = BTreeSet::new();
    for source in sources() {
        for (words, places, why) in RESERVED {
            if places.iter().any(|place| source.file.starts_with(place)) {
                continue;
            }
            for word in words.iter().filter(|word| has_word(&source.text, word)) {
                wrong.insert(format!("{}: {word}: {why}", source.file));
            }
            // `use std::{env, fs}` is an equivalent spelling.
            let grouped = words.iter().filter_map(|word| word.strip_prefix("std::"));
            for (at, _) in source.text.match_indices("std::{") {
                let all = paths(&source.text[at + "std::".len()..]);
                for word in grouped.clone().filter(|word| all.iter().any(|path| path.starts_with(word))) {
                    wrong.insert(format!("{}: std::{word}: {why}", source.file));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "not pure:\n{}", Vec::from_iter(wrong).join("\n"));
}

#[test]
fn the_reader_of_paths_reads_groups_and_skips_lookalikes() {
    let text = "use crate::{a, b::{C, d::E as _}, f};\nuse crate::g::H; my_crate::i::J; $crate::k!()";
    let found: Vec<_> = named(text).into_iter().map(|(module, rest)| format!("{module}/{}", rest.join("/"))).collect();
    assert_eq!(found, ["a/", "b/C", "b/d/E", "f/", "g/H", "k/"]);
    assert!(has_word("x: f64,", "f64") && !has_word("xf64", "f64") && !has_word("f641", "f64"));
    assert!(has_word("println!(", "println!") && !has_word("eprintln!(", "println!"));
}
