//! The invented ledger that `pledgebook demo` makes.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use pledgebook::Caches;
use pledgebook::event::EVENTS;
use pledgebook::internals::demo::{ORIGIN, story_records};
use pledgebook::internals::ledger::{Audit, Ledger, Trusted};
use pledgebook::state::exceptions::State;
use serde_json::Value;

use crate::harness::{Sandbox, ran, repository};
use crate::readme::words;

/// Creates an invented ledger in `name`, and verifies it.
fn made(sandbox: &Sandbox, name: &str, args: &[&str]) -> Audit {
    sandbox.run(&[&["demo", name], args].concat()).ok();
    let ledger = Ledger::open(&sandbox.path(name), Caches::default()).unwrap();
    let found = ledger.verify(&Trusted::default()).unwrap();
    assert_eq!(found.report.findings, []);
    found
}

/// The files of a ledger, with their bytes.
fn files(sandbox: &Sandbox, name: &str) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![sandbox.path(name)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let place: &Path = path.strip_prefix(sandbox.path(name)).unwrap();
                files.push((place.display().to_string(), std::fs::read(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

/// The records of a ledger, as JSON.
fn records(sandbox: &Sandbox, name: &str) -> Vec<Value> {
    let lines = String::from_utf8(sandbox.read(&format!("{name}/events/000000000000.jsonl"))).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The type and content of each record, without the keys that follow from the seed.
fn facts(records: &[Value]) -> Vec<(Value, Value)> {
    let keyed = |record: &&Value| {
        !matches!(record["type"].as_str(), Some("ledger.opened" | "recorder.admitted" | "recorder.revoked"))
    };
    records.iter().filter(keyed).map(|record| (record["type"].clone(), record["data"].clone())).collect()
}

#[test]
fn the_story_is_sound_and_holds_every_type_of_fact() {
    let sandbox = Sandbox::new();
    let audit = made(&sandbox, "ledger", &[]);
    assert_eq!((audit.report.size, audit.origin.as_str()), (story_records(), ORIGIN));
    let records = records(&sandbox, "ledger");
    let found: BTreeSet<&str> = records.iter().filter_map(|record| record["type"].as_str()).collect();
    let lacking: Vec<_> = EVENTS.iter().map(|info| info.kind).filter(|kind| !found.contains(kind)).collect();
    assert_eq!(lacking, Vec::<&str>::new());
}

#[test]
fn the_story_says_that_it_is_invented() {
    let sandbox = Sandbox::new();
    made(&sandbox, "ledger", &[]);
    let said = sandbox.on_ledger(&["status"]).ok();
    assert!(said.stdout.contains("INVENTED"), "{}", said.text());
    let opening = &records(&sandbox, "ledger")[0]["data"];
    assert_eq!(opening["standing"], "invented");
    assert!(opening["title_en"].as_str().unwrap().starts_with("Invented"));
    for record in records(&sandbox, "ledger") {
        if record["type"] == "document.registered" {
            assert!(record["data"]["title"].as_str().unwrap().starts_with("Invented"), "{record}");
        }
    }
}

#[test]
fn line_and_record_have_one_number() {
    let sandbox = Sandbox::new();
    made(&sandbox, "ledger", &[]);
    let story = std::fs::read_to_string(repository().join("src/demo/story.jsonl")).unwrap();
    for (told, record) in story.lines().zip(records(&sandbox, "ledger")) {
        let told: Value = serde_json::from_str(told).unwrap();
        for field in ["at", "type"] {
            assert_eq!(told[field], record[field]);
        }
    }
}

#[test]
fn the_story_has_something_of_everything() {
    let sandbox = Sandbox::new();
    let books = made(&sandbox, "ledger", &[]).books;
    let covered: Vec<_> = books
        .exceptions
        .iter()
        .map(|(exception, state)| (exception.fact.kind.clone(), matches!(state, State::Covered(_))))
        .collect();
    let expected = [("reserve.spent", true), ("expenditure.charged", false), ("contribution.received", false)];
    assert_eq!(covered, expected.map(|(kind, is_covered)| (kind.to_owned(), is_covered)));
    let unidentified = books.contributions.received.iter().filter(|(id, ..)| books.contributions.payer(id).is_none());
    assert_eq!(unidentified.count(), 2);
    assert_eq!(books.periods.standing().count(), 3);
    assert_eq!(books.periods.all().iter().filter(|closing| closing.withdrawn_by.is_some()).count(), 1);
    assert!(books.journal.trial_balance().values().all(pledgebook::value::money::Sums::is_zero));
    let records = records(&sandbox, "ledger");
    let reversals: Vec<_> = records.iter().filter(|record| record["type"] == "record.reversed").collect();
    assert_eq!(reversals.len(), 2);
    let corrections: Vec<_> = records.iter().filter(|record| !record["corrects"].is_null()).collect();
    // One corrects an expenditure of a closed year, one a reversal.
    assert_eq!(corrections.len(), 5);
    assert!(corrections.iter().all(|record| record["because"].is_string()));
}

#[test]
fn one_seed_always_gives_equal_bytes() {
    let sandbox = Sandbox::new();
    made(&sandbox, "one", &["--records", "700", "--seed", "7"]);
    made(&sandbox, "two", &["--records", "700", "--seed", "7"]);
    assert_eq!(files(&sandbox, "one"), files(&sandbox, "two"));
}

#[test]
fn another_seed_keeps_the_story_and_changes_the_rest() {
    let sandbox = Sandbox::new();
    made(&sandbox, "one", &["--records", "700", "--seed", "7"]);
    made(&sandbox, "two", &["--records", "700", "--seed", "8"]);
    let (one, two) = (facts(&records(&sandbox, "one")), facts(&records(&sandbox, "two")));
    let story = usize::try_from(story_records()).unwrap() - 3; // Without the opening and the deputy's two.
    assert_eq!(one[..story], two[..story]);
    assert_ne!(one[story..], two[story..]);
}

#[test]
fn a_grown_ledger_is_sound() {
    let sandbox = Sandbox::new();
    let audit = made(&sandbox, "ledger", &["--records", "5000", "--seed", "18446744073709551615"]);
    assert_eq!(audit.report.size, 5000);
    assert!(audit.books.journal.trial_balance().values().all(pledgebook::value::money::Sums::is_zero));
}

#[test]
fn an_impossible_request_is_refused_and_nothing_is_written() {
    let sandbox = Sandbox::new();
    for records in ["0", "100", "10000001"] {
        let ran = sandbox.run(&["demo", "ledger", "--records", records]);
        assert_eq!(ran.code, Some(2), "{}", ran.text());
        assert!(ran.stderr.contains(&format!("write a number from {} to 10000000", story_records())), "{}", ran.text());
        assert!(!sandbox.path("ledger").exists());
    }
    std::fs::create_dir(sandbox.path("full")).unwrap();
    sandbox.write("full/letter.txt", b"mine");
    let ran = sandbox.run(&["demo", "full"]);
    assert_eq!((ran.code, ran.stderr.contains("not empty")), (Some(2), true), "{}", ran.text());
    assert_eq!(files(&sandbox, "full").len(), 1);
}

#[test]
fn its_key_records_more() {
    let sandbox = Sandbox::new();
    made(&sandbox, "ledger", &[]);
    let party =
        ["record", "party.registered", "--party", "somebody", "--nature", "organisation", "--name-en", "Somebody"];
    sandbox.on_ledger(&[&party[..], &["--key-file", "ledger/demonstration.key"]].concat()).ok();
    sandbox.on_ledger(&["verify"]).ok();
}

#[test]
fn an_independent_program_finds_the_root_of_every_closed_period() {
    let sandbox = Sandbox::new();
    sandbox.run(&["demo", "demo"]).ok();
    let run = |command: &str| {
        sandbox.run(&words(&format!("--ledger demo {command}")).iter().map(String::as_str).collect::<Vec<_>>())
    };
    let record = |fact: &str| run(&format!("record {fact} --key-file demo/demonstration.key")).ok();
    // An error of a closed year, a charge of it that was found late, and one that should not be there.
    record(
        "expenditure.charged --budget ts-2024 --line travel --amount 'USD 18010.00' --subject 'Travel' --date 2024-12-17 \
         --corrects 349 --because 'two digits were transposed'",
    );
    record(
        "charge.recorded --fund reserve-fund --amount 'USD 640.00' --nature bank --date 2023-07-01 \
         --because 'it stands in a statement that was found late'",
    );
    record("record.reversed --corrects 286 --because 'recorded in the wrong fund'");
    record(
        "budget.transferred --budget ts-2024 --from meetings --to travel --amount 'USD 100.00' --date 2024-11-01 \
         --because 'the minutes were found'",
    );
    for period in ["2025", "2024-07", "2025 --fund ts-budget", "2024 --fund reserve-fund"] {
        run(&format!("close {period} --yes --key-file demo/demonstration.key")).ok();
        let closed = run(&format!("trial-balance --period {period}")).ok();
        let is_found = closed.stdout.contains("Root of the published rows:");
        assert!(is_found && !closed.stdout.contains("NOT AS RECORDED"), "{}", closed.text());
    }
    record(
        "charge.recorded --fund reserve-fund --amount 'USD 1.00' --nature bank --date 2025-07-01 --because 'found late'",
    );
    record("period.reopened --from 2025-01-01 --reason 'an audit' --exception 'no meeting was in session'");
    record("record.reversed --corrects 350 --because 'it was not paid'");
    run("close 2025 --yes --key-file demo/demonstration.key").ok();
    run("verify").ok();
    let mut program = Command::new("python3");
    program.arg(repository().join("tests/independent/rows.py")).arg(sandbox.path("demo"));
    let Ok(output) = program.output() else { return eprintln!("left out: this machine has no python3") };
    let found = ran("rows.py".to_owned(), &output);
    assert_eq!(found.ok().stdout, "periods: 9 of 9 closed periods have the root that their rows give\n");
}
