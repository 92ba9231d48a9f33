//! A new body's ledger: the questions of `init` at a pseudo-terminal, the same from a file, and nothing made before the
//! person agrees.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::harness::{Sandbox, conversation, golden, masked};

/// What the secretariat of an invented body types, line by line.
pub const TYPED: &str = "\
Invented Caribbean Fisheries Forum (ICFF)
example.org/icff
yes
USD EUR


Council; Finance Committee; Secretariat
General Fund/Fondo General;
Reserve Fund/Fondo de Reserva
Reserve
1000; 5000
lost boat; injury; bereavement
Barbados 20; Belize 15; Grenada 10; Jamaica 30;
Trinidad and Tobago/Trinidad y Tobago (TT) 25
Fisherfolk Aid (FA); Norway; United Nations (UN)
2023-12-31
41250; 12500
audit-2023.pdf
General 2024 120000 --due 2024-03-31
y
";

/// A folder with the certificate that the answers name.
fn secretariat() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("audit-2023.pdf", b"%PDF-1.7 invented");
    sandbox
}

/// The records of a ledger, without what differs from key to key and from clock to clock.
fn facts(sandbox: &Sandbox, folder: &str) -> Vec<(String, Value)> {
    let text = String::from_utf8(sandbox.read(&format!("{folder}/events/000000000000.jsonl"))).unwrap();
    let fact = |line: &str| {
        let mut record: Value = serde_json::from_str(line).unwrap();
        let data = record["data"].as_object_mut().unwrap();
        data.remove("recorder");
        data.remove("recovery");
        data.remove("key");
        (format!("{} {}", record["id"], record["type"]), record["data"].take())
    };
    text.lines().map(fact).collect()
}

/// What lies in a folder, without what every sandbox has.
fn left(sandbox: &Sandbox, folder: &str) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(sandbox.path(folder)) else { return Vec::new() };
    let mut names: Vec<_> = entries.flatten().map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.retain(|name| !matches!(name.as_str(), "config" | "cache" | "audit-2023.pdf"));
    names.sort();
    names
}

#[test]
fn a_ledger_is_opened_by_answers() {
    let sandbox = secretariat();
    let (seen, code) = conversation(&sandbox, "init", TYPED);
    assert_eq!(code, Some(0), "{seen}");
    for line in seen.lines().filter(|line| !line.contains("/tmp/") && !line.contains('+')) {
        assert!(line.chars().count() <= 80, "{line}");
    }
    let file = String::from_utf8(sandbox.read("opening.toml")).unwrap();
    let mut text = format!("$ pledgebook init\n{seen}\n# opening.toml\n{file}\n# The records\n");
    for (name, data) in facts(&sandbox, ".") {
        let _ = writeln!(text, "{name} {data}");
    }
    golden("opening.txt", &masked(&sandbox.masked(&text)));
    sandbox.run(&["verify"]).ok();
    let outstanding = sandbox.run(&["outstanding", "TT", "--as-of", "2024-12-31"]).ok().stdout;
    assert!(outstanding.contains("30,000.00"), "{outstanding}");
    // Parties and funds have their names on each day, whenever they were registered.
    let earlier = sandbox.run(&["fund", "--as-of", "2023-12-31"]).ok().stdout;
    assert!(earlier.contains("General Fund") && !earlier.contains("general-fund"), "{earlier}");
    // It is no likely slip that the year after those of the opening comes next.
    sandbox.run(&["assess", "General", "2025", "124000", "--due", "2025-03-31", "--on", "2025-01-08"]).ok();
}

#[test]
fn a_file_of_the_answers_gives_the_same_records_anywhere() {
    let sandbox = secretariat();
    conversation(&sandbox, "init", TYPED);
    let expected = facts(&sandbox, ".");
    // The certificate need not be there: its BLAKE3 is in the file.
    let elsewhere = Sandbox::new();
    elsewhere.write("opening.toml", &sandbox.read("opening.toml"));
    elsewhere.run(&["init", "opening.toml", "--yes"]).ok();
    assert_eq!(facts(&elsewhere, "."), expected);
    assert_eq!(elsewhere.read("opening.toml"), sandbox.read("opening.toml"));
    elsewhere.run(&["--ledger", "other", "init", "opening.toml", "--yes"]).ok();
    assert_eq!(facts(&elsewhere, "other"), expected);
    assert_eq!(elsewhere.read("other/opening.toml"), sandbox.read("opening.toml"));
    let again = elsewhere.run(&["--ledger", "other", "init", "opening.toml", "--yes"]);
    assert_eq!(again.code, Some(4), "{}", again.text());
    let (seen, code) = conversation(&elsewhere, "--ledger third init opening.toml", "y\n");
    assert!(code == Some(0) && seen.contains("Make the ledger? [y/N] y\n"), "{seen}");
    assert_eq!(facts(&elsewhere, "third"), expected);
}

#[test]
fn nothing_is_left_before_the_person_agrees() {
    for end in ["n\n", "\n", "", "?\nn\n"] {
        let sandbox = secretariat();
        let typed = TYPED.replace("\ny\n", &format!("\n{end}"));
        let (seen, code) = conversation(&sandbox, "--ledger new/ledger init", &typed);
        assert!(code == Some(1) && seen.ends_with("Nothing was made.\n"), "{end:?}: {seen}");
        assert_eq!(left(&sandbox, "."), Vec::<String>::new(), "{end:?}");
        assert_eq!(left(&sandbox, "config"), Vec::<String>::new(), "{end:?}");
    }
    // The input ends after each answer.
    let lines: Vec<&str> = TYPED.lines().collect();
    let sandbox = secretariat();
    for count in 0..lines.len() - 1 {
        let (seen, code) = conversation(&sandbox, "init", &lines[..count].join("\n"));
        assert!(code == Some(1) && seen.ends_with("Nothing was made.\n"), "{count}: {seen}");
        assert_eq!(left(&sandbox, "."), Vec::<String>::new(), "{count}");
    }
}

#[test]
fn without_a_terminal_and_a_file_it_says_what_to_write() {
    let sandbox = secretariat();
    let ran = sandbox.run(&["init"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("pledgebook init opening.toml --yes"), "{}", ran.text());
    assert_eq!(left(&sandbox, "."), Vec::<String>::new());
    conversation(&sandbox, "init", TYPED);
    sandbox.run(&["--ledger", "second", "init", "opening.toml"]);
    let ran = sandbox.run(&["--ledger", "second", "init", "opening.toml"]);
    assert!(
        ran.code == Some(1) && ran.stderr.contains("Nothing was made. If it is right, add --yes."),
        "{}",
        ran.text()
    );
    assert!(!Path::new(&sandbox.path("second")).exists());
    let (seen, code) = conversation(&sandbox, "init", "");
    assert!(code == Some(4), "{seen}");
    std::fs::remove_dir_all(sandbox.path("events")).unwrap();
    let (seen, code) = conversation(&sandbox, "init", "");
    assert!(code == Some(2) && seen.contains("opening.toml is here already"), "{seen}");
}

/// Answers with mistakes, a question that is explained, and one to which the person goes back.
const MISTYPED: &str = "\
?
Invented Forum/Foro/Fórum
Invented Forum/Foro inventado (IF)
https://example.org
example.org/forum
perhaps
yes
US EURO
USD
29 February
1 July
Kingston
America/Jamaica
Council; Council; Secretariat
Council, Assembly;; Secretariat
General; Emergency Fund; Relief Fund
Emergency; Relif
<
General Fund; Emergency Fund; Relief Fund
Emergency; Relief
?
1.000; 0
1000; none
injury
none
none
Barbados 20; Belize 70
Barbados 20; Belize
Barbados 20; Belize 12,5
Barbados 2.5; Belize 97.5
Belize
none
2099-12-31
none

General 2023 100 --due 2024-06-30 --by Council
General 2099 100 --due 2100-06-30
<
2023-07-01
General 2023 100 --due 2024-06-30
?
<

y
";

#[test]
fn a_wrong_answer_is_told_at_once_and_asked_again() {
    let sandbox = secretariat();
    let (seen, code) = conversation(&sandbox, "init", MISTYPED);
    assert_eq!(code, Some(0), "{seen}");
    for line in seen.lines().filter(|line| !line.contains("/tmp/") && !line.contains('+')) {
        assert!(line.chars().count() <= 80, "{line}");
    }
    // The year that began last depends on today.
    let (_, begins) = seen.split_once("Record begins [").unwrap();
    let seen = seen.replace(&begins[..10], "<1 July>");
    golden("opening-mistakes.txt", &format!("$ pledgebook init\n{}", masked(&sandbox.masked(&seen))));
}

/// A file with a mistake in most of its answers.
const WRONG: &str = "\
body = \"Invented Forum\"
adress = \"example.org/forum\"
invented = \"perhaps\"
currencies = [\"USD\", \"US\"]
year_begins = 29
decides = [\"Council\", \"Invented Forum\"]
funds = [\"General Fund\", \"Reserve Fund\"]
others = [\"Norway\", \"Kanada [country]\"]
assess = [\"General 2024 120,00 --due 2024-03-31\"]

[cases.Reserv]
ceiling = 1000

[cases.General]
ceiling = 12.505
floor = [5000]

[members]
General = [\"Barbados 20\", \"Belize 70.5\"]

[balances]
certified_on = 2023-02-30
certificate = \"lost.pdf\"
funds = { General = 0.005 }
";

#[test]
fn all_mistakes_of_a_file_are_told_at_once() {
    let sandbox = Sandbox::new();
    let mut text = String::new();
    let mut add = |file: &str, exit: i32| {
        sandbox.write("answers.toml", file.as_bytes());
        let ran = sandbox.run(&["--ledger", "new", "init", "answers.toml", "--yes"]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(exit), ""), "{}", ran.text());
        let _ = writeln!(text, "{}{}= {exit}\n", file, ran.stderr);
        assert_eq!(left(&sandbox, "."), ["answers.toml"]);
        assert_eq!(left(&sandbox, "config"), Vec::<String>::new());
    };
    add(&WRONG.replace("2023-02-30", "\"2023-02-30\""), 2);
    add(WRONG, 2);
    add("body = \"Invented Forum\n[balances\n", 2);
    add("", 2);
    // What only the rules find.
    let alike = "\
body = \"Invented Forum\"
address = \"example.org/forum\"
currencies = \"USD\"
decides = \"Council\"
funds = \"none\"
others = [
    \"Dominica\",
    \"Dorninica\",
]
";
    add(alike, 1);
    golden("opening-files.txt", &sandbox.masked(&text));
}

#[test]
fn a_rule_that_refuses_an_answer_leads_back_to_its_question() {
    let sandbox = secretariat();
    let typed = TYPED.replace("Norway;", "Jarnaica;").replace("\ny\n", "\nFisherfolk Aid (FA); Norway\n\n\n\n\ny\n");
    let (seen, code) = conversation(&sandbox, "init", &typed);
    assert_eq!(code, Some(0), "{seen}");
    let (_, refused) = seen.split_once("  Refused: ").unwrap();
    assert!(refused.lines().nth(3).unwrap().starts_with("Others (donors, implementers) > Fisherfolk"), "{seen}");
    assert!(seen.contains("29 records: 11 parties"), "{seen}");
}
