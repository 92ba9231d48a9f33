//! Wrong queries of the views of money, and queries about rows of the last answer.

use super::Gallery;
use crate::harness::{Sandbox, finish, golden};
use crate::refusals::money;

#[test]
fn views_of_money() {
    let sandbox = money::ledger();
    let mut gallery = Gallery::new("Views of money");
    let rows: &[(&str, &[&str])] = &[
        ("A fund that is not on record: outstanding", &["outstanding", "--fund", "kitty"]),
        ("A fund that is an activity", &["contributions", "--fund", "activity:kitty"]),
        ("A fund that is a party", &["reserve", "--fund", "party:atlantis"]),
        ("A fund that is not on record: budget", &["budget", "--fund", "kitty"]),
        ("A fund that is not on record: account", &["account", "--party", "atlantis", "--fund", "kitty"]),
        ("A period that is none", &["outstanding", "--period", "2021-Q1"]),
        ("A period with doubt", &["contributions", "--period", "2021~"]),
        ("A period without an end", &["trial-balance", "--period", "2021/.."]),
        ("Differences of no period", &["trial-balance", "--differences"]),
        ("A budget that cannot be", &["budget", "--budget", "Office 2021"]),
        ("A statement of account of nobody", &["account"]),
        ("A statement of account of who is not on record", &["account", "--party", "Ruritania"]),
        ("Nothing to explain", &["explain"]),
        ("A key of nothing", &["explain", "the balance"]),
        ("A key of a figure that there is not", &["explain", "owed:atlantis"]),
        ("A row, and no answer yet", &["explain", "1"]),
        ("A period to close that is none", &["close", "last year"]),
        ("No period to close", &["close"]),
    ];
    for (title, args) in rows {
        gallery.add(title, &sandbox, 2, &sandbox.on_ledger(args));
    }
    gallery.add("A period that is not over", &sandbox, 1, &sandbox.on_ledger(&["close", "2999"]));
    sandbox.on_ledger(&["close", "2018", "--yes"]).ok();
    gallery.add("A period that is published", &sandbox, 1, &sandbox.on_ledger(&["close", "2018"]));
    gallery.add("A fund before the ledger", &sandbox, 1, &sandbox.on_ledger(&["close", "2020", "--fund", "purse"]));
    golden("errors/money.md", &gallery.text);
}

/// Runs a query as of one day, so that its answer does not depend on the current year.
fn ask(sandbox: &Sandbox, args: &[&str]) -> String {
    sandbox.on_ledger(&[args, &["--as-of", "2021-06-30"]].concat()).ok().stdout
}

#[test]
fn a_row_of_the_last_answer_is_explained() {
    let sandbox = money::ledger();
    let outstanding = ask(&sandbox, &["outstanding"]);
    assert!(outstanding.contains("outstanding USD 20,000.00"), "{outstanding}");
    // The row is asked as of the same day as the answer in which it stands.
    let by_row = sandbox.on_ledger(&["explain", "1"]).ok().stdout;
    assert_eq!(by_row, ask(&sandbox, &["explain", "outstanding:atlantis-2021"]));
    assert!(by_row.contains("on 2021-06-30, the sum") && by_row.contains("assessed:atlantis-2021"), "{by_row}");

    // The last answer is now that explanation; its first row is a base figure, which consists of records.
    let first = sandbox.on_ledger(&["explain", "1"]).ok().stdout;
    assert_eq!(first, ask(&sandbox, &["explain", "assessed:atlantis-2021"]));

    let mut gallery = Gallery::new("Rows of the last answer");
    ask(&sandbox, &["outstanding"]);
    gallery.add("A row that is not in it", &sandbox, 2, &sandbox.on_ledger(&["explain", "99"]));
    gallery.add("Row 0", &sandbox, 2, &sandbox.on_ledger(&["explain", "0"]));
    sandbox.on_ledger(&["outstanding", "--format", "json"]).ok();
    let again = sandbox.on_ledger(&["explain", "2"]).ok().stdout;
    assert!(again.contains("outstanding:lemuria-2021"), "rows are numbered in tables only: {again}");

    // A cache that cannot be written or read does not prevent queries by key.
    let kept = std::fs::read_dir(sandbox.path("cache/pledgebook")).unwrap().flatten();
    let mut answers = kept.filter(|entry| entry.file_name().to_string_lossy().starts_with("last-"));
    std::fs::write(answers.next().expect("an answer is kept").path(), "{").unwrap();
    gallery.add("What is kept is garbled", &sandbox, 2, &sandbox.on_ledger(&["explain", "1"]));
    std::fs::remove_dir_all(sandbox.path("cache")).unwrap();
    sandbox.write("cache", b"a file where the folder would be");
    assert_eq!(ask(&sandbox, &["outstanding"]), outstanding);
    gallery.add("Nothing can be kept", &sandbox, 2, &sandbox.on_ledger(&["explain", "1"]));
    let mut homeless = sandbox.command(&["--ledger", "ledger", "explain", "1"]);
    homeless.env_remove("XDG_CACHE_HOME");
    gallery.add("There is no home folder", &sandbox, 2, &finish(homeless));
    ask(&sandbox, &["explain", "outstanding:atlantis-2021"]);
    golden("errors/last-answer.md", &gallery.text);
}

#[cfg(unix)]
#[test]
fn an_answer_in_another_terminal_changed_what_a_rows_number_means() {
    let sandbox = money::ledger();
    ask(&sandbox, &["outstanding"]);
    let here = sandbox.command(&["--ledger", "ledger", "trial-balance"]);
    let mut elsewhere = std::process::Command::new("setsid");
    elsewhere.arg("--wait").arg(here.get_program()).args(here.get_args());
    elsewhere.current_dir(here.get_current_dir().unwrap());
    elsewhere.envs(here.get_envs().filter_map(|(name, value)| Some((name, value?))));
    assert!(finish(elsewhere).ok().stdout.contains("cash"));
    let explained = sandbox.on_ledger(&["explain", "1"]).ok().stdout;
    assert!(explained.contains("outstanding:atlantis-2021"), "{explained}");
}
