//! What the README shows is what the program prints.
//!
//! In each fenced block marked `console` or `text`, a line that begins with `$ ` is a command, and what follows it up to the next one or to the end
//! of the block is its output. Commands of the program, `pledgebook …` or `cargo run --release -- …`, are run on the shipped ledger at 80
//! columns. Other commands, joined by pipes, are run by the shell where it has them, and left out aloud where it has not.
//! `UPDATE_GOLDEN=1` writes the outputs into the README.

use std::process::{Command, Stdio};

use crate::harness::{Sandbox, difference, program, repository, shipped_ledger, updating};

/// One command of the README and what it shows below it.
#[derive(Debug)]
struct Shown {
    /// The command, without the prompt; lines that end with a backslash are joined.
    command: String,
    /// The line of the README on which the output begins, from 0.
    start: usize,
    /// The line after the output.
    end: usize,
}

fn commands(lines: &[&str]) -> Vec<Shown> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if !matches!(lines[at], "```console" | "```text") {
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

/// The arguments of a command of the program, or `None` if it is another one.
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

/// The folder of the invented ledger in which the README walks: made by its own command, in the sandbox.
const DEMO: &str = "demo-ledger";

/// What a command prints, on both streams as a terminal would show them; `None` if this machine cannot run it. All commands of the
/// README share a sandbox, as they share a person's folders.
fn run(sandbox: &Sandbox, command: &str) -> Option<String> {
    let demo = sandbox.path(DEMO);
    let output = match arguments(command) {
        Some(args) => {
            let mut program = program(&sandbox.path("config"), shipped_ledger(), 80);
            program.env("XDG_CACHE_HOME", sandbox.path("cache"));
            // As if the person stood in the sandbox; the shipped ledger stays where it is.
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
                    eprintln!("left out: this machine has no {tool}, so the README's `{command}` is not run");
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

#[test]
fn what_the_readme_shows_is_what_the_program_prints() {
    let path = repository().join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("README.md: {error}"));
    let lines: Vec<&str> = readme.split('\n').collect();
    let commands = commands(&lines);
    let of_program = commands.iter().filter(|shown| arguments(&shown.command).is_some()).count();
    assert!(of_program > 0, "README.md shows no command of the program in a block marked ```console or ```text");
    let (mut written, mut copied, mut wrong) = (String::new(), 0, Vec::new());
    let mut copy = |written: &mut String, upto: usize| {
        lines[copied..upto].iter().for_each(|line| written.push_str(&format!("{line}\n")));
        copied = upto;
    };
    let sandbox = Sandbox::new();
    for shown in &commands {
        copy(&mut written, shown.start);
        let expected: String = lines[shown.start..shown.end].iter().map(|line| format!("{line}\n")).collect();
        let Some(output) = run(&sandbox, &shown.command) else {
            copy(&mut written, shown.end);
            continue;
        };
        assert!(!output.contains("\n```"), "the output of `{}` would end its block", shown.command);
        if let Some(difference) = difference(&expected, &output) {
            wrong.push(format!("README.md:{}: $ {}\n{difference}", shown.start, shown.command));
        }
        written.push_str(&output);
        copied_to(&mut copy, shown.end);
    }
    copy(&mut written, lines.len());
    if updating() {
        // The last line of the file is what follows its last newline: nothing.
        std::fs::write(&path, written.strip_suffix('\n').unwrap()).unwrap();
        return;
    }
    assert!(wrong.is_empty(), "{}\nUPDATE_GOLDEN=1 cargo test --test it writes the outputs", wrong.join("\n"));
}

/// Skips what was replaced.
fn copied_to(copy: &mut impl FnMut(&mut String, usize), upto: usize) {
    copy(&mut String::new(), upto);
}

#[test]
fn commands_are_found_with_what_they_show() {
    let text = "```console\n$ pledgebook a 'b c'\nout\n\n$ x | y\n```\nprose\n$ no\n```text\n$ cargo run --release -- d \\\n    e\n```";
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
