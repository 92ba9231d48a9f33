//! The columns that auditors know from the status reports of the United Nations, of FAO and of pooled funds, and the
//! question that answers each. In the invented ledger, each of them says something.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::Sandbox;
use crate::readme::words;

/// A column as a status report calls it, the question, and the member of its rows.
const COLUMNS: &[(&str, &str, &str)] = &[
    // Contributions: assessments, receipts and arrears, member by member.
    ("member", "contributions --period 2024", "member"),
    ("scale, per cent", "contributions --period 2024", "share"),
    ("assessed", "contributions --period 2024", "assessed"),
    ("credits", "contributions --period 2025", "credited"),
    ("adjustments: waived", "contributions --period 2022", "waived"),
    ("due date", "contributions --period 2024", "due"),
    ("received this year", "contributions --period 2024", "received"),
    ("of which for prior years", "contributions --period 2024", "received_for_prior"),
    ("of which in advance", "contributions --period 2025", "received_in_advance"),
    ("outstanding, this year", "contributions --period 2025", "outstanding"),
    ("outstanding, prior years, in sum", "contributions --period 2025", "prior_years"),
    ("outstanding, prior years one by one", "contributions --period 2025", "prior_years_each"),
    ("outstanding, total", "contributions --period 2025", "total"),
    ("oldest unpaid year", "contributions --period 2025", "oldest_unpaid"),
    ("last payment, date", "contributions --period 2024", "last_payment"),
    ("last payment, bank reference", "contributions --period 2024", "last_payment_reference"),
    ("payment plan", "contributions --period 2024", "next_instalment"),
    ("date paid in full: the honour roll", "contributions --period 2024", "settled"),
    ("how it was settled", "contributions --period 2024", "state"),
    ("the same date last year", "contributions --period 2024", "total_a_year_before"),
    ("currency", "contributions --period 2024", "currency"),
    ("age of what is outstanding", "outstanding --all", "age"),
    ("days overdue", "outstanding", "days_overdue"),
    ("written off", "outstanding --all", "written_off"),
    // A member's statement of account.
    ("rate of exchange", "account --party MX", "rate"),
    ("date", "account --party MX", "date"),
    ("change of what is owed", "account --party MX", "owed_change"),
    ("balance", "account --party MX", "owed"),
    ("advances", "account --party HN", "unapplied"),
    // Pledges, as trackers of flows keep them.
    ("promised by", "pledges", "party"),
    ("through", "pledges", "via"),
    ("implemented by", "pledges", "implementer"),
    ("date", "pledges", "date"),
    ("date first reported", "pledges", "reported"),
    ("original amount", "pledges", "amount"),
    ("original currency", "pledges", "currency"),
    ("received", "pledges", "received"),
    ("open", "pledges", "open"),
    ("conditions", "pledges", "conditions"),
    ("instalments", "pledges", "instalments"),
    ("status", "pledges", "stage"),
    ("source document", "pledges", "document"),
    // A pooled fund has two balances: with the agent, and with the implementer.
    ("holder", "reserve", "held_by"),
    ("amount", "reserve", "amount"),
    ("balance of the holder", "reserve", "balance"),
    ("category", "reserve", "category"),
    ("requested by", "reserve", "requested_by"),
    // Budgets: original, final and actual.
    ("proposed", "budget", "proposed"),
    ("original", "budget", "approved"),
    ("supplements", "budget", "supplement"),
    ("transfers", "budget", "transferred"),
    ("final", "budget", "revised"),
    ("actual", "budget", "charged"),
    ("available", "budget", "available"),
    ("appropriation", "budget", "decision"),
    ("state", "budget", "state"),
];

fn answer(sandbox: &Sandbox, question: &str) -> Value {
    let words = words(&format!("{question} --format json"));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    serde_json::from_str(&sandbox.on_ledger(&words).ok().stdout).unwrap()
}

/// Whether a value says something: not that there is nothing.
fn says(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Array(all) => !all.is_empty(),
        Value::String(text) => !text.is_empty() && text.chars().any(|c| c.is_alphabetic() || matches!(c, '1'..='9')),
        _ => true,
    }
}

fn demo() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.run(&["demo", "ledger"]).ok();
    sandbox
}

#[test]
fn every_column_of_a_status_report_is_answered() {
    let sandbox = demo();
    let silent: Vec<_> = COLUMNS
        .iter()
        .filter(|(_, question, member)| {
            let answer = answer(&sandbox, question);
            !answer["rows"].as_array().unwrap().iter().any(|row| says(&row[member]))
        })
        .collect();
    assert_eq!(silent, Vec::<&(&str, &str, &str)>::new(), "in the invented ledger, each says something");
}

#[test]
fn an_answer_says_as_at_which_day_it_is() {
    let sandbox = demo();
    assert_eq!(answer(&sandbox, "contributions --as-of 2025-06-30")["query"]["as_at"], "2025-06-30");
    let today = answer(&sandbox, "contributions");
    assert!(today["query"]["as_at"].is_string() && today["query"]["as_of"].is_null(), "{}", today["query"]);
    assert!(today["notes"][0].as_str().unwrap().contains(today["query"]["as_at"].as_str().unwrap()));
}

/// Of the eleven members of the invented body, some paid their contributions of 2024 in full and some in part.
#[test]
fn members_that_have_paid_are_counted() {
    let sandbox = demo();
    let notes = |question: &str| answer(&sandbox, question)["notes"].to_string();
    let of_2024 = notes("contributions --fund ts-budget --period 2024 --as-of 2024-07-20");
    assert!(of_2024.contains("Members that have paid: "), "{of_2024}");
    let rows = answer(&sandbox, "contributions --fund ts-budget --period 2024 --as-of 2024-07-20");
    let rows = rows["rows"].as_array().unwrap();
    let count = |state: &str| rows.iter().filter(|row| row["state"] == state).count();
    let (full, part) = (count("paid in full"), count("part paid"));
    assert!(full > 0 && part > 0, "{full} {part}");
    assert!(of_2024.contains(&format!("{full} in full, {part} in part")), "{of_2024}");
}

/// A decimal with the digits of money, among the members of a row.
fn is_amount(name: &str, value: &Value) -> bool {
    let is_number = |text: &str| {
        let (whole, places) = text.trim_start_matches('-').split_once('.').unwrap_or((text, ""));
        places.len() == 2 && [whole, places].iter().all(|part| part.chars().all(|c| c.is_ascii_digit()))
    };
    name != "share" && value.as_str().is_some_and(is_number)
}

#[test]
fn every_amount_of_every_row_has_its_currency() {
    let sandbox = demo();
    let questions = [
        "contributions --period 2024",
        "outstanding --all",
        "account --party MX",
        "pledges",
        "activities",
        "reserve",
        "budget",
        "trial-balance",
        "trial-balance --period 2024",
        "explain cash:network-fund",
        "explain cost:network-fund",
        "explain realised:network-fund",
        "explain worth:ts-budget --as-of 2023-12-31",
        "explain unrealised:ts-budget --as-of 2023-12-31",
        "explain held:network-fund",
    ];
    let mut amounts = BTreeSet::new();
    for question in questions {
        for row in answer(&sandbox, question)["rows"].as_array().unwrap() {
            let members = row.as_object().unwrap();
            for (name, _) in members.iter().filter(|(name, value)| is_amount(name, value)) {
                let own = [format!("{name}_currency"), "kept_in".to_owned(), "currency".to_owned()];
                assert!(own.iter().any(|own| row[own].is_string()), "{question}: {name} in {row}");
                amounts.insert((question, name.clone()));
            }
        }
    }
    assert!(amounts.len() > 30, "{amounts:?}");
}
