//! The examples in the help of each verb run: in the invented ledger, or in the one of this repository.

use crate::everyday::demo;
use crate::harness::{Sandbox, copy_events, shipped_ledger};
use crate::readme::words;

/// Verbs whose examples make or change something that no test needs, or name files of the reader's own.
const NOT_RUN: [&str; 9] = ["close", "correct", "demo", "help", "init", "keys", "manual", "record", "verify"];

/// The verbs that record, of which each example is only rehearsed.
const RECORDING: [&str; 24] = [
    "add", "advance", "approve", "assess", "credit", "disburse", "fee", "identify", "import", "interest", "pledge",
    "propose", "rate", "receive", "recommend", "return", "revise", "set", "spend", "transfer", "undo", "waive",
    "withdraw", "write-off",
];

/// The verbs, as the help lists them.
fn verbs(sandbox: &Sandbox) -> Vec<String> {
    let help = sandbox.run(&["--help"]).ok().stdout;
    let (_, listed) = help.split_once("Commands:\n").unwrap();
    let (listed, _) = listed.split_once("\n\n").unwrap();
    let lines = listed.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    lines.map(|line| line.split_whitespace().next().unwrap().to_owned()).collect()
}

/// The examples in the help of a verb.
fn examples(sandbox: &Sandbox, verb: &str) -> Vec<String> {
    let mut command = sandbox.command(&[verb, "--help"]);
    command.env("COLUMNS", "200");
    let help = crate::harness::finish(command).ok().stdout;
    let Some((_, text)) = help.split_once("Example") else { return Vec::new() };
    let lines = text.lines().filter_map(|line| line.find("pledgebook ").map(|at| line[at..].to_owned()));
    lines.filter(|line| !line.contains('`')).collect()
}

#[test]
fn every_example_in_the_help_runs() {
    let sandbox = demo();
    copy_events(shipped_ledger(), &sandbox.path("shipped"));
    let table = "payer,amount,date,fund\nPanama,50,2025-12-20,Reserve\n";
    sandbox.write("payments.csv", table.as_bytes());
    sandbox.write("bank.csv", b"date,Name of country,Credit,fund\n2025-12-20,Panama,50,Reserve\n");
    let mut ran = 0;
    for verb in verbs(&sandbox).iter().filter(|verb| !NOT_RUN.contains(&verb.as_str())) {
        let found = examples(&sandbox, verb);
        assert!(!found.is_empty(), "the help of {verb} has no example");
        for example in found {
            // A template is written into the folder, where there is one already.
            if example.contains(" --template") || example == "pledgebook explain 1" {
                continue;
            }
            let command = example.split([">", "&"].map(|end| end.chars().next().unwrap())).next().unwrap();
            let is_rehearsed = RECORDING.contains(&verb.as_str()) && !command.contains("--dry-run");
            let command = format!("{command}{}", if is_rehearsed { " --dry-run" } else { "" });
            let words = words(&command);
            let args: Vec<&str> = words.iter().map(String::as_str).skip(1).collect();
            let outcomes =
                ["ledger", "shipped"].map(|ledger| sandbox.run(&[&["--ledger", ledger], &args[..]].concat()));
            assert!(
                outcomes.iter().any(|outcome| outcome.code == Some(0)),
                "{command}\n{}\n{}",
                outcomes[0].text(),
                outcomes[1].text()
            );
            ran += 1;
        }
    }
    assert!(ran > 40, "{ran} examples");
}
