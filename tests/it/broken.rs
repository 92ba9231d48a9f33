//! Faults of earlier versions. Each test is named for what happened.

use std::io::Write as _;

use pledgebook::event::Request;
use pledgebook::internals::ledger::{RecordError, Scope, Trusted};
use serde_json::{Value, json};

use crate::harness::{Sandbox, copy_events};
use crate::properties::{self, now, request, signer};
use crate::sim::SimDisk;

const RECORDS: &str = "ledger/events/000000000000.jsonl";

fn record(id: &str) -> Vec<&str> {
    let fact =
        ["record", "document.registered", "--document", id, "--title", "Invented", "--url", "example.org", "--id", id];
    fact.to_vec()
}

fn append(sandbox: &Sandbox, file: &str, bytes: &[u8]) {
    std::fs::OpenOptions::new().append(true).open(sandbox.path(file)).unwrap().write_all(bytes).unwrap();
}

/// The bytes of every file of the log.
fn events(sandbox: &Sandbox) -> Vec<(std::ffi::OsString, Vec<u8>)> {
    let entries = std::fs::read_dir(sandbox.path("ledger/events")).unwrap().flatten();
    let mut files: Vec<_> = entries.map(|entry| (entry.file_name(), std::fs::read(entry.path()).unwrap())).collect();
    files.sort();
    files
}

/// A writer finds damage: it exits with 3, changes nothing in the log and sets nothing aside.
#[track_caller]
fn refuses_to_write(sandbox: &Sandbox, what: &str) {
    let before = events(sandbox);
    let ran = sandbox.on_ledger(&record("c"));
    assert_eq!(ran.code, Some(3), "{what}: {}", ran.text());
    assert!(events(sandbox) == before, "{what}: the log was changed");
    let kept = std::fs::read_dir(sandbox.path("ledger/.set-aside")).into_iter().flatten().flatten();
    assert_eq!(kept.filter(|entry| entry.file_name() != "keys").count(), 0, "{what}: something was set aside");
}

#[test]
fn a_repeated_last_line_was_taken_for_the_end_of_the_log() {
    let sandbox = Sandbox::with_ledger();
    sandbox.on_ledger(&record("a")).ok();
    sandbox.on_ledger(&record("b")).ok();
    let lines = sandbox.read(RECORDS);
    let last = lines.split_inclusive(|byte| *byte == b'\n').next_back().unwrap().to_vec();
    append(&sandbox, RECORDS, &last);
    refuses_to_write(&sandbox, "no writer writes a record twice");
    assert_eq!(sandbox.on_ledger(&["verify"]).code, Some(3));
}

/// Changes that make the last checkpoint of thirty acknowledged records look like an interrupted writer's.
const LAST_NEWLINE: [(&str, Option<u8>); 4] =
    [("cut off", None), ("J", Some(b'J')), ("space", Some(b' ')), ("CR", Some(b'\r'))];

#[test]
fn one_altered_byte_of_the_last_checkpoint_dropped_thirty_acknowledged_records() {
    let facts: String = (0..30)
        .map(|n| {
            let data = serde_json::json!({"document": format!("d{n}"), "title": "Invented", "url": "example.org"});
            let request = serde_json::json!({"id": format!("d{n}"), "type": "document.registered", "data": data});
            format!("{request}\n")
        })
        .collect();
    for (what, instead) in LAST_NEWLINE {
        let sandbox = Sandbox::with_ledger();
        sandbox.write("facts.jsonl", facts.as_bytes());
        sandbox.on_ledger(&["record", "--from", "facts.jsonl"]).ok();
        let mut checkpoints = sandbox.read("ledger/events/checkpoints");
        assert_eq!(checkpoints.pop(), Some(b'\n'));
        checkpoints.extend(instead);
        sandbox.write("ledger/events/checkpoints", &checkpoints);
        let asked = sandbox.on_ledger(&["log", "--format", "json"]);
        if instead.is_some() {
            assert_eq!(asked.code, Some(3), "{what}: {}", asked.text());
            refuses_to_write(&sandbox, what);
            continue;
        }
        // A complete signature covers the records: they are the log, and the writer adds the newline.
        assert_eq!(asked.ok().rows().len(), 31);
        assert_eq!(sandbox.on_ledger(&["verify"]).code, Some(3));
        let recorded = sandbox.on_ledger(&record("c")).ok();
        assert!(recorded.stderr.contains("newline"), "{}", recorded.text());
        assert_eq!(sandbox.on_ledger(&["log", "--format", "json"]).rows().len(), 32);
        sandbox.on_ledger(&["verify"]).ok();
    }
}

#[test]
fn bytes_after_the_end_that_no_interrupted_writer_leaves_were_set_aside() {
    for tail in ["not a record", "\n", "{\"seq\":3,\"prev\":\"", "{\"seq\":2,\"prev\":\"0000000000000000", "\0\0\0\0"] {
        let sandbox = Sandbox::with_ledger();
        sandbox.on_ledger(&record("a")).ok();
        append(&sandbox, RECORDS, tail.as_bytes());
        let asked = sandbox.on_ledger(&["log"]).ok();
        assert!(asked.stderr.contains("the last checkpoint and are not part"), "{tail:?}: {}", asked.text());
        refuses_to_write(&sandbox, tail);
    }
    // A checkpoint does not disappear silently either.
    let sandbox = Sandbox::with_ledger();
    append(&sandbox, RECORDS, b"x");
    let taken = sandbox.on_ledger(&["checkpoint"]).ok();
    assert!(taken.stderr.contains("the last checkpoint and are not part"), "{}", taken.text());
    // A part of what the next writer would have written.
    let sandbox = Sandbox::with_ledger();
    sandbox.on_ledger(&record("a")).ok();
    append(&sandbox, RECORDS, b"{\"seq\":2,\"pr");
    let asked = sandbox.on_ledger(&["log"]).ok();
    assert!(asked.stderr.contains("12 bytes follow the last checkpoint"), "{}", asked.text());
    let ran = sandbox.on_ledger(&record("c")).ok();
    assert!(ran.stderr.contains(".set-aside"), "{}", ran.text());
    sandbox.on_ledger(&["verify"]).ok();
}

#[test]
fn a_changed_list_of_keys_was_rewritten_silently() {
    let sandbox = Sandbox::with_ledger();
    let keys = sandbox.read("ledger/events/keys");
    let altered = [b"x".as_slice(), &keys[1..]].concat();
    for (n, changed) in [Vec::new(), altered, keys[..20].to_vec()].into_iter().enumerate() {
        sandbox.write("ledger/events/keys", &changed);
        let ran = sandbox.on_ledger(&record(&format!("d{n}"))).ok();
        assert!(ran.stderr.contains("events/keys did not list"), "{}", ran.text());
        assert_eq!(sandbox.read("ledger/events/keys"), keys);
    }
    let ran = sandbox.on_ledger(&record("later")).ok();
    assert!(!ran.stderr.contains("events/keys"), "{}", ran.text());
    sandbox.on_ledger(&["verify"]).ok();
}

#[test]
fn an_emptied_file_of_checkpoints_read_as_an_empty_ledger() {
    let sandbox = Sandbox::with_ledger();
    sandbox.on_ledger(&record("a")).ok();
    std::fs::write(sandbox.path("ledger/events/checkpoints"), "").unwrap();
    for verb in ["pledges", "status", "verify", "checkpoint"] {
        let ran = sandbox.on_ledger(&[verb]);
        assert_eq!(ran.code, Some(3), "{}", ran.text());
    }
    refuses_to_write(&sandbox, "emptied");
}

#[test]
fn a_folder_with_an_empty_log_was_called_sound() {
    let sandbox = Sandbox::new();
    std::fs::create_dir_all(sandbox.path("ledger/events")).unwrap();
    sandbox.write("ledger/events/checkpoints", b"");
    for verb in ["pledges", "verify", "status"] {
        let ran = sandbox.on_ledger(&[verb]);
        assert_eq!(ran.code, Some(4), "{}", ran.text());
    }
}

#[test]
fn a_file_that_is_not_a_key_prevented_recording() {
    let sandbox = Sandbox::with_ledger();
    sandbox.write("config/pledgebook/old.key", b"garbage");
    std::fs::create_dir(sandbox.path("config/pledgebook/folder.key")).unwrap();
    sandbox.on_ledger(&record("a")).ok();
}

#[cfg(unix)]
#[test]
fn a_link_where_keys_are_written_was_followed() {
    let sandbox = Sandbox::with_ledger();
    let other = sandbox.write("somebody-elses", b"theirs");
    std::fs::create_dir_all(sandbox.path("ledger/.set-aside")).unwrap();
    let _ = std::fs::remove_file(sandbox.path("ledger/.set-aside/keys"));
    std::os::unix::fs::symlink(&other, sandbox.path("ledger/.set-aside/keys")).unwrap();
    std::fs::remove_file(sandbox.path("ledger/events/keys")).unwrap();
    let ran = sandbox.on_ledger(&record("a"));
    assert_eq!(ran.code, Some(4), "{}", ran.text());
    assert_eq!(sandbox.read("somebody-elses"), b"theirs");
}

#[test]
fn a_type_in_the_log_controlled_the_terminal() {
    let sandbox = Sandbox::with_ledger();
    sandbox.on_ledger(&record("a")).ok();
    let lines = String::from_utf8(sandbox.read(RECORDS)).unwrap();
    let hostile = lines.replace("\"type\":\"document.registered\"", "\"type\":\"x\\u001b[31m\\u0007\"");
    assert_ne!(hostile, lines);
    sandbox.write(RECORDS, hostile.as_bytes());
    for verb in [&["pledges"][..], &["verify"], &["verify", "--format", "csv"], &["verify", "--format", "md"]] {
        let ran = sandbox.on_ledger(verb);
        assert_eq!(ran.code, Some(3), "{}", ran.text());
        assert!(!(ran.stdout + &ran.stderr).contains(['\u{1b}', '\u{7}']), "{verb:?}");
    }
}

#[test]
fn a_long_ledger_that_was_exchanged_for_another_sound_one_is_not_called_sound() {
    let sandbox = Sandbox::new();
    for (name, seed) in [("ledger", "1"), ("other", "2")] {
        let folder = sandbox.path(name);
        sandbox.run(&["demo", folder.to_str().unwrap(), "--records", "1500", "--seed", seed]).ok();
    }
    let before = sandbox.on_ledger(&["status"]).ok();
    assert!(before.stdout.contains("never verified in full"), "{}", before.text());
    sandbox.on_ledger(&["verify"]).ok();
    let after = sandbox.on_ledger(&["status"]).ok();
    assert!(after.stdout.contains("all were verified in full on this machine on"), "{}", after.text());
    copy_events(&sandbox.path("other"), &sandbox.path("ledger"));
    let exchanged = sandbox.on_ledger(&["status"]);
    assert!(exchanged.stdout.contains("NOT SOUND"), "{}", exchanged.text());
    assert_eq!(exchanged.code, Some(3), "{}", exchanged.text());
    // The other ledger is sound; only this machine's memory reveals the exchange.
    sandbox.on_ledger(&["verify"]).ok();
}

#[test]
fn a_correction_counted_twice_in_what_was_found_late() {
    let (disk, mut random) = (SimDisk::new(1), 0);
    let mut ledger = properties::opened(&disk);
    let mut record = |corrects: Option<u64>, kind: &str, data: serde_json::Value| {
        random += 1;
        let because = corrects.map(|_| "a digit was misread".parse().unwrap());
        let request = Request { corrects, because, ..request(&format!("r{random}"), kind, &data) };
        ledger.record(&[request], &signer(), now()).map(|_| ledger.books().unwrap().clone())
    };
    let usd = |amount: &str| json!({"currency": "USD", "amount": amount});
    let income =
        |amount: &str| json!({"fund": "purse", "amount": usd(amount), "nature": "interest", "date": "2019-05-01"});
    record(None, "fund.opened", json!({"fund": "purse", "name_en": "The purse", "currency": "USD"})).unwrap();
    record(None, "income.recorded", income("10.00")).unwrap();
    record(None, "period.closed", json!({"period": "2019-01-01/2019-12-31"})).unwrap();
    record(Some(2), "income.recorded", income("12.50")).unwrap();
    let charge = json!({"fund": "purse", "amount": usd("12.00"), "nature": "bank", "date": "2020-06-30"});
    record(None, "charge.recorded", charge).unwrap();
    // A refused correction leaves the books as they were, too.
    let refused = record(Some(4), "record.reversed", json!({}));
    assert!(matches!(refused, Err(RecordError::Refused { .. })), "the fund would be overdrawn");
    let books = record(None, "period.closed", json!({"period": "2020-01-01/2020-12-31"})).unwrap();
    let again = properties::reopened(&disk);
    assert_eq!(again.read(Scope::default()).unwrap().books, books);
    assert_eq!(again.verify(&Trusted::default()).unwrap().report.findings, []);
    let found: Vec<_> = books.periods.entries_since(3, "2019-12-31".parse().unwrap()).collect();
    assert_eq!(found.len(), 4, "of two accounts, what was taken away and what was put in its place: {found:?}");
}

/// Runs commands of `record`, written in one line each.
fn recorded(sandbox: &Sandbox, commands: &[&str]) {
    for command in commands {
        let words = crate::readme::words(command);
        let args: Vec<&str> = ["record"].into_iter().chain(words.iter().map(String::as_str)).collect();
        sandbox.on_ledger(&args).ok();
    }
}

#[test]
fn a_fact_that_names_itself_was_dropped_in_silence() {
    let sandbox = Sandbox::with_ledger();
    recorded(
        &sandbox,
        &[
            "party.registered --party council --nature body --name-en Council --authority decides",
            "meeting.held --meeting session --title Session --forum council --date 2018-01-01",
        ],
    );
    let command = "record decision.taken --decision session/D7 --acts approved --subject x --under session/D7";
    let ran = sandbox.on_ledger(&command.split(' ').collect::<Vec<_>>());
    assert_eq!(ran.code, Some(1), "{}", ran.text());
    assert!(ran.stderr.contains("decision:session/D7 is not on record"), "{}", ran.text());
}

#[test]
fn the_explanation_of_a_budget_line_began_with_what_the_line_never_was() {
    let sandbox = Sandbox::with_ledger();
    recorded(
        &sandbox,
        &[
            "party.registered --party council --nature body --name-en Council --authority decides",
            "meeting.held --meeting session --title Session --forum council --date 2018-01-01",
            "decision.taken --decision session/D1 --acts approved --subject 'A budget'",
            "fund.opened --fund chest --name-en Chest --currency USD --of council",
            "budget.proposed --budget b --title B --fund chest --lines 'travel=USD 600.00' --lines 'rent=USD 400.00' \
             --date 2018-01-02",
            "budget.approved --budget b --decision session/D1 --date 2018-01-20",
            "budget.transferred --budget b --from travel --to rent --amount 'USD 100.00' --date 2018-04-01",
            "budget.revised --budget b --decision session/D1 --lines 'travel=USD 450.00' --date 2018-05-01",
            "budget.transferred --budget b --from travel --to rent --amount 'USD 100.00' --date 2018-02-01 --corrects 7 \
             --because 'the minutes say February'",
        ],
    );
    let running = || {
        let rows = sandbox.on_ledger(&["explain", "final:b/travel", "--format", "json"]).rows();
        rows.iter().map(|row| row["running"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    // Approved, transferred, revised; the transfer is taken away, and comes back before the revision.
    assert_eq!(running(), ["600.00", "500.00", "450.00", "450.00", "450.00"]);
}

#[test]
fn what_was_overpaid_on_one_assessment_was_taken_off_another() {
    let sandbox = Sandbox::with_ledger();
    let assessed = |year: &str, amount: &str| {
        format!(
            "assessment.issued --assessment a{year} --fund chest --party mu --period 20{year} --amount 'USD {amount}' \
             --due 20{year}-06-30 --date 20{year}-01-05"
        )
    };
    let lowered = format!("{} --corrects 3 --because 'a lower scale'", assessed("24", "70.00"));
    recorded(
        &sandbox,
        &[
            "party.registered --party mu --nature state --name-en Mu",
            "fund.opened --fund chest --name-en Chest --currency USD",
            &assessed("24", "100.00"),
            "contribution.received --contribution c --fund chest --party mu --form cash --amount 'USD 100.00' --date 2024-02-01",
            "contribution.applied --contribution c --date 2024-02-01",
            &assessed("25", "100.00"),
            &lowered,
        ],
    );
    let outstanding = sandbox.on_ledger(&["outstanding"]).ok().stdout;
    assert!(outstanding.contains("outstanding USD 100.00, of which 2025"), "{outstanding}");
    assert!(outstanding.contains("overpaid, and owed to the payer: Mu USD 30.00"), "{outstanding}");
    let account = sandbox.on_ledger(&["account", "--party", "mu"]).ok().stdout;
    assert!(account.contains("USD 100.00 outstanding") && !account.contains("-30.00,"), "{account}");
    // Its application is corrected, and the rest pays the next assessment.
    sandbox.on_ledger(&["correct", "5", "--to", "assessment:a24=USD 70.00", "--because", "overpaid"]).ok();
    recorded(&sandbox, &["contribution.applied --contribution c --date 2025-02-01"]);
    let outstanding = sandbox.on_ledger(&["outstanding"]).ok().stdout;
    assert!(outstanding.contains("outstanding USD 70.00") && !outstanding.contains("overpaid"), "{outstanding}");
}

/// Sample 29 of the money cases: a note for what stands, and none for what was reversed.
#[test]
fn a_reversed_record_was_called_equal_and_one_bank_reference_went_unseen_twice() {
    let sandbox = Sandbox::with_ledger();
    let run = |words: &str| {
        sandbox
            .on_ledger(&crate::readme::words(&format!("record {words}")).iter().map(String::as_str).collect::<Vec<_>>())
            .ok()
    };
    run("fund.opened --fund purse --name-en 'The purse' --currency USD");
    let income = "income.recorded --fund purse --amount 'USD 5.00' --nature interest --date 2021-03-01";
    assert!(!run(income).stderr.contains("double"));
    let twice = run(income).stderr;
    assert!(
        twice.contains("note: record 3 is likely a double of record 2; if it is the same fact, reverse it: "),
        "{twice}"
    );
    for seq in [3, 2] {
        run(&format!("record.reversed --corrects {seq} --because 'recorded twice'"));
    }
    let again = run(income).stderr;
    assert!(!again.contains("double"), "{again}");
    let receipt = |id: &str| {
        format!(
            "contribution.received --contribution {id} --fund purse --form cash --amount 'USD 60.00' \
             --reference JM-118 --date 2021-03-18"
        )
    };
    run(&receipt("first"));
    let second = run(&receipt("second")).stderr;
    assert!(second.contains("note: record 8 is likely a double of record 7"), "{second}");
}

/// Sample 31 of the money cases: git cloned a ledger with other line ends.
#[test]
fn changed_line_ends_damaged_every_record_and_the_cause_was_not_named() {
    let sandbox = Sandbox::with_ledger();
    sandbox.on_ledger(&record("a")).ok();
    sandbox.run(&["demo", "demonstration"]).ok();
    for folder in ["ledger", "demonstration"] {
        let attributes = String::from_utf8(sandbox.read(&format!("{folder}/.gitattributes"))).unwrap();
        assert!(attributes.lines().any(|line| line == "events/** -text"), "{attributes}");
    }
    for (name, bytes) in events(&sandbox) {
        let text = String::from_utf8(bytes).unwrap();
        sandbox.write(&format!("ledger/events/{}", name.to_str().unwrap()), text.replace('\n', "\r\n").as_bytes());
    }
    let changed = events(&sandbox);
    let ran = sandbox.on_ledger(&["verify", "--format", "json"]);
    assert_eq!(ran.code, Some(3), "{}", ran.text());
    let rows = ran.rows();
    assert_eq!(rows.len(), 1, "said once: {}", ran.text());
    assert_eq!((&rows[0]["kind"], &rows[0]["place"]), (&json!("line-ends"), &json!("events/000000000000.jsonl:1")));
    assert!(rows[0]["found"].as_str().unwrap().contains(".gitattributes"), "it says what to do: {}", ran.text());
    refuses_to_write(&sandbox, "nothing is repaired");
    assert!(events(&sandbox) == changed, "nothing is repaired");
    for (name, bytes) in changed {
        let text = String::from_utf8(bytes).unwrap();
        sandbox.write(&format!("ledger/events/{}", name.to_str().unwrap()), text.replace("\r\n", "\n").as_bytes());
    }
    sandbox.on_ledger(&["verify"]).ok();
}

/// Sample 32 of the money cases: markup in texts, addresses of any scheme, and names with hidden characters.
#[test]
fn texts_were_read_as_markup_and_names_hid_characters() {
    let sandbox = Sandbox::with_ledger();
    let title = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) `y` | www.example.org";
    sandbox.on_ledger(&["record", "activity.registered", "--activity", "a", "--kind", "forum", "--title", title]).ok();
    let shown = sandbox.on_ledger(&["activities", "--format", "md"]).ok().stdout;
    let escaped = r"&lt;img src=x onerror=alert(1)&gt; \[x\](javascript:alert(1)) \`y\` \| www\.example.org";
    assert!(shown.contains(escaped), "{shown}");
    for url in ["javascript:alert(1)", "data:text/html,x", "https://example.org/a b", "https://a@example.org"] {
        let ran =
            sandbox.on_ledger(&["record", "document.registered", "--document", "x", "--title", "X", "--url", url]);
        assert_eq!(ran.code, Some(2), "{}", ran.text());
    }
    sandbox.on_ledger(&["record", "document.registered", "--document", "x", "--title", "X", "--url", "crmsv.org"]).ok();
    let register = |id: &str, name: &str| {
        sandbox.on_ledger(&["record", "party.registered", "--party", id, "--nature", "state", "--name-en", name])
    };
    register("canada", "Canada").ok();
    register("cab", "CAB").ok();
    for (name, code) in [
        ("Can\u{200b}ada", 2),
        ("Can\u{ad}ada", 2),
        ("Canada\u{e0061}", 2),
        ("C\u{430}nada", 2),
        ("\u{421}\u{410}\u{412}", 1),
        ("canada", 1),
    ] {
        let ran = register("other", name);
        assert_eq!(ran.code, Some(code), "{}", ran.text());
        assert!(!ran.stderr.contains(['\u{200b}', '\u{ad}', '\u{e0061}']), "what is hidden is shown by its number");
    }
}

#[test]
fn what_a_late_ground_does_not_allow_was_not_listed() {
    let sandbox = Sandbox::with_ledger();
    recorded(
        &sandbox,
        &[
            "party.registered --party league --nature body --name-en League --authority decides --date 2010-01-01",
            "party.registered --party mu --nature state --name-en Mu --date 2010-01-01",
            "party.registered --party lemuria --nature state --name-en Lemuria --date 2010-01-01",
            "party.related --party mu --relation member-of --of party:league --from 2010-01-01",
            "fund.opened --fund chest --name-en Chest --currency USD --of league --date 2010-01-01",
            "income.recorded --fund chest --amount 'USD 1000.00' --nature other --date 2020-01-01",
            // 7 and 8: a payment above the cap that follows, and in another category than it says.
            "reserve.disbursed --fund chest --case c1 --category shelter --amount 'USD 150.00' --date 2020-02-01",
            "fund.policy_set --fund chest --cap-per-case 'USD 100.00' --date 2020-01-15",
            // 9 to 12: one member is assessed, another one pays, for they are one.
            "assessment.issued --assessment a --fund chest --party mu --period 2020 --amount 'USD 10.00' --due 2020-06-30 \
             --date 2020-01-02",
            "party.merged --party mu --into lemuria --date 2020-01-20",
            "contribution.received --contribution r --fund chest --party lemuria --form cash --amount 'USD 10.00' --date 2020-03-01",
            "contribution.applied --contribution r --to 'assessment:a=USD 10.00' --date 2020-03-01",
        ],
    );
    let listed = || {
        let rows = sandbox.on_ledger(&["status", "--format", "json"]).rows();
        let value = |row: &Value| row["value"].as_str().unwrap().to_owned();
        rows.iter().find(|row| row["name"] == "no longer holds").map(value).unwrap_or_default()
    };
    let said = listed();
    assert!(said.contains("record 7: ") && said.contains("100.00") && !said.contains("record 12"), "{said}");
    recorded(
        &sandbox,
        &[
            "record.reversed --corrects 10 --because 'they are two'",
            "party.related --corrects 4 --because 'it joined later' --party mu --relation member-of --of party:league \
             --from 2021-01-01",
        ],
    );
    let said = listed();
    assert!(["record 7: ", "record 9: ", "record 12: "].iter().all(|record| said.contains(record)), "{said}");
}
