//! Machine-readable output, kept whole: the JSON and CSV of every query of the shipped and of the invented ledger, and
//! what `verify` says of every tampered one. Restructuring must not change it; an intended change is made with
//! `UPDATE_GOLDEN=1` and reviewed in the diff.

use std::fmt::Write as _;

use pledgebook::value::days::Day;

use crate::harness::{Ran, Sandbox, finish, golden, masked, program, shipped_ledger};
use crate::shipped::QUERIES;
use crate::tamper;

/// A day on which the invented ledger has debts, payments in advance, and an open year.
pub const DAY: &str = "2025-12-31";

/// Queries of the invented ledger, each as of [`DAY`]: what is overdue today depends on today.
pub const OF_THE_DEMO: [&[&str]; 31] = [
    &["status"],
    &["contributions"],
    &["contributions", "--period", "2024"],
    &["contributions", "--fund", "reserve-fund"],
    &["outstanding"],
    &["outstanding", "--all"],
    &["outstanding", "--party", "HN"],
    &["account", "--party", "HN"],
    &["account", "--party", "CA"],
    &["reserve"],
    &["reserve", "--last", "5"],
    &["budget"],
    &["trial-balance"],
    &["trial-balance", "--period", "2024"],
    &["trial-balance", "--period", "2024", "--differences"],
    &["explain", "cash:reserve-fund"],
    &["explain", "outstanding:honduras-ts-2024"],
    &["explain", "applied:honduras-ts-2024", "--last", "2"],
    &["explain", "outstanding-in:reserve-fund"],
    &["pledges"],
    &["pledges", "--party", "CA"],
    &["activities"],
    &["meetings"],
    &["decisions"],
    &["requests"],
    &["party"],
    &["party", "HN"],
    &["keys"],
    &["log"],
    &["log", "--type", "contribution.applied"],
    &["log", "--thing", "fund:reserve-fund", "--last", "4"],
];

/// Records at which a payment was still wrong, and the year was closed for the first time.
const KNOWN_AT: [&str; 2] = ["233", "258"];

/// Returns whether a value is an amount alone, with commas between its thousands.
fn is_parted(value: &str) -> bool {
    let number = value.split_once(' ').filter(|(code, _)| code.len() == 3).map_or(value, |(_, number)| number);
    number.contains(',') && number.replace([',', '-'], "").parse::<f64>().is_ok()
}

/// Returns both machine-readable forms of an answer; remarks for people are not kept here.
fn forms(run: impl Fn(&[&str]) -> Ran, args: &[&str]) -> String {
    let answer = |form| {
        let ran = run(&[args, &["--format", form]].concat()).ok();
        // A spreadsheet reads 8,000.00 as a text, or as another number.
        let parted = ran.stdout.split('"').skip(1).step_by(2).find(|value| is_parted(value));
        assert_eq!(parted, None, "an amount for programs, in {}", ran.command);
        format!("$ {}\n{}", ran.command, ran.stdout)
    };
    ["json", "csv"].map(answer).concat()
}

/// Masks the day of an answer that was asked of no other day: that of the run, or of its beginning before midnight.
fn undated(text: &str) -> String {
    let today: Day = chrono::Utc::now().date_naive().to_string().parse().unwrap();
    let as_at = |day: Day| format!("\"as_at\": \"{day}\"");
    let masked = text.replace(&as_at(today), "\"as_at\": \"<today>\"");
    masked.replace(&as_at(today.previous().unwrap()), "\"as_at\": \"<today>\"")
}

#[test]
fn json_and_csv_of_the_shipped_ledger_do_not_change() {
    let sandbox = Sandbox::new();
    let run = |args: &[&str]| {
        let mut command = program(&sandbox.path("config"), shipped_ledger(), 80);
        command.args(args);
        finish(command)
    };
    let all: String = QUERIES.iter().map(|(_, args)| forms(run, args)).collect();
    golden("../transcript/shipped.txt", &undated(&all));
}

#[test]
fn json_and_csv_of_the_demo_ledger_do_not_change() {
    let sandbox = Sandbox::new();
    sandbox.run(&["demo", "ledger"]).ok();
    let run = |args: &[&str]| sandbox.on_ledger(args);
    let mut all: String = OF_THE_DEMO.iter().map(|args| forms(run, &[args, &["--as-of", DAY][..]].concat())).collect();
    for known_at in KNOWN_AT {
        for args in [&["outstanding"][..], &["account", "--party", "HN"], &["reserve"], &["budget"], &["pledges"]] {
            all += &forms(run, &[args, &["--as-of", DAY, "--known-at", known_at]].concat());
        }
    }
    for record in ["0", "79", "244", "259", "466"] {
        all += &forms(run, &["show", record]);
    }
    all += &forms(run, &["verify"]);
    golden("../transcript/demo.txt", &undated(&all));
}

#[test]
fn verify_finds_in_every_tampered_ledger_what_it_found_before() {
    let mut all = String::new();
    let mut open: Option<(String, usize, usize, String)> = None;
    let mut close = |run: Option<(String, usize, usize, String)>| {
        if let Some((what, first, last, found)) = run {
            writeln!(all, "{what} {first}-{last}: {found}").unwrap();
        }
    };
    for (what, at, found) in tamper::findings_of_every_alteration() {
        // The quotation of an altered byte differs from one to the next; the place and kind of a finding do not.
        let found = masked(&found);
        match &mut open {
            Some((before, _, last, same)) if *before == what && *same == found && *last + 1 == at => *last = at,
            _ => close(open.replace((what, at, at, found))),
        }
    }
    close(open.take());
    golden("../transcript/tampered.txt", &all);
}
