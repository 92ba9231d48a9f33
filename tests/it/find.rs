//! One search over everything on record.

use crate::everyday::{demo, run};
use crate::harness::{Sandbox, copy_events, shipped_ledger};

/// What a search finds: its kind, and the text of the row.
fn found(sandbox: &Sandbox, ledger: &str, words: &str) -> Vec<(String, String)> {
    let rows = sandbox.run(&["--ledger", ledger, "find", words, "--format", "json"]).ok().rows();
    let text = |row: &serde_json::Value, name: &str| row[name].as_str().unwrap().to_owned();
    rows.iter().map(|row| (text(row, "kind"), text(row, "what"))).collect()
}

#[test]
fn delegates_find_parties_subjects_and_promises_by_any_name() {
    let sandbox = Sandbox::new();
    copy_events(shipped_ledger(), &sandbox.path("shipped"));
    for (words, kind, what) in [
        ("IOM", "party", "International Organization for Migration"),
        ("international ORGANIZATION", "party", "IOM"),
        ("panama", "party", "Panama"),
        ("Panamá", "party", "Panama"),
        ("migrant girls", "activity", "irls"),
        ("worksh health", "activity", "Health"),
        ("canada", "pledge", "amount not stated"),
        ("UNICEF", "pledge", "UNICEF"),
        ("secretariat", "request", "TS"),
    ] {
        let all = found(&sandbox, "shipped", words);
        assert!(all.iter().any(|(of, text)| of == kind && text.contains(what)), "{words}: {all:#?}");
    }
    let nothing = sandbox.run(&["--ledger", "shipped", "find", "xyzzy"]).ok();
    assert!(nothing.stdout.contains("Nothing on record holds \"xyzzy\"."), "{}", nothing.stdout);
    let item = found(&sandbox, "shipped", "R8.f");
    assert_eq!(item.iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>(), ["activity", "decision", "pledge"]);
    assert_eq!(found(&sandbox, "shipped", "rcgm-2017/r8.f"), item, "an item finds only what carries it");
    for (words, kind, what) in [
        ("Montevideo", "activity", "held, 2018-05-08/2018-05-09"),
        ("institutions assist", "support", "IOM gave support"),
        ("Honduras", "report", "by Honduras"),
        ("consolidate", "activity", "V Meeting"),
    ] {
        let all = found(&sandbox, "shipped", words);
        assert!(all.iter().any(|(of, text)| of == kind && text.contains(what)), "{words}: {all:#?}");
    }
    // No words find nothing, not everything.
    assert_eq!(found(&sandbox, "shipped", ", ."), []);
}

#[test]
fn a_party_is_found_with_its_assessments_and_payments() {
    let sandbox = demo();
    let all = found(&sandbox, "ledger", "honduras");
    let count = |kind: &str| all.iter().filter(|(of, _)| of == kind).count();
    assert!(count("party") == 1 && count("assessment") > 5 && count("payment") > 5, "{all:#?}");
    run(&sandbox, "receive Honduras 10 --fund Reserve --on 2025-12-20 --ref ZX-118").ok();
    let by_reference = found(&sandbox, "ledger", "zx-118");
    assert_eq!(by_reference, [("payment".to_owned(), "Honduras, 2025-12-20: USD 10.00".to_owned())]);
}
