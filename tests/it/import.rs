//! Tables of payments, from the file of a spreadsheet to the records, and what is wrong in them.

use crate::everyday::{at_a_terminal, demo, run, size};
use crate::harness::{Sandbox, golden};

/// Some payments: two equal rows, an amount with a comma between thousands, an unknown payer, one in advance.
const PAYMENTS: &str = "\
Pagador;Monto;Fecha;Ref;Fondo
Panamá;50;2025-04-01;A-1;Reserve
Panamá;50;2025-04-01;A-1;Reserve
Belize;1,000.00;2025-04-02;A-2;Reserve
unidentified;10;2025-04-03;;Reserve
Canada;20000;2025-04-03;;Reserve
";

fn rows(sandbox: &Sandbox) -> u64 {
    run(sandbox, "log --type contribution.received --format json").ok().rows().len() as u64
}

#[test]
fn a_table_is_shown_recorded_and_recorded_once() {
    let sandbox = demo();
    sandbox.write("payments.csv", PAYMENTS.as_bytes());
    let mut text = String::new();
    for command in [
        "import payments.csv --dry-run",
        "import payments.csv",
        "import payments.csv --yes",
        "import payments.csv --yes",
    ] {
        let ran = run(&sandbox, command);
        text.push_str(&format!("$ pledgebook {command}\n{}{}= {}\n\n", ran.stdout, ran.stderr, ran.code.unwrap()));
    }
    let before = size(&sandbox);
    // The table grew, and its columns were moved.
    sandbox.write("payments.csv", format!("{PAYMENTS}\n;;;;\nBelize;155;2025-05-02;A-3;Reserve\n").as_bytes());
    let ran = run(&sandbox, "import payments.csv --yes").ok();
    text.push_str(&format!("$ pledgebook import payments.csv --yes\n{}{}", ran.stdout, ran.stderr));
    assert_eq!(size(&sandbox), before + 2);
    golden("import.txt", &text);
    let ran = run(&sandbox, "undo --yes").ok();
    assert!(ran.stdout.contains("A-3") && size(&sandbox) == before + 4, "{}", ran.stdout);
    run(&sandbox, "verify").ok();
}

#[test]
fn every_bad_cell_is_told_with_its_place() {
    let sandbox = demo();
    let before = size(&sandbox);
    let bad = "payer,amount,date,fund\nJamiaca,50,2025-04-01,Reserve\nPanam,\"250,00\",2025-04-31,Reserve\n\n\"Bel\nize\",,01/04/2025,Reserv\nHonduras,5,2025-01-01,\n";
    sandbox.write("bad.csv", bad.as_bytes());
    sandbox.write("workbook.xlsx", b"PK\x03\x04and more");
    sandbox.write("latin.csv", b"payer,amount,date\nPanam\xe1,5,2025-01-01\n");
    sandbox.write("empty.csv", b"");
    sandbox.write("headings.csv", b"payer,amuont,date,payer\n");
    sandbox.write("none.csv", b"payer,amount,date\n\n");
    let mut text = String::new();
    for name in ["bad.csv", "workbook.xlsx", "latin.csv", "empty.csv", "headings.csv", "none.csv", "missing.csv"] {
        let ran = run(&sandbox, &format!("import {name} --yes"));
        assert_eq!(ran.code, Some(2), "{}", ran.text());
        text.push_str(&format!("$ pledgebook import {name} --yes\n{}\n", ran.stderr));
    }
    for command in
        ["import bad.csv --on 2025-01-01", "import bad.csv --id x", "undo --on 2025-01-01", "undo --source x"]
    {
        let ran = run(&sandbox, command);
        assert!(ran.code == Some(2) && ran.stderr.contains("leave it out"), "{}", ran.text());
    }
    assert_eq!(size(&sandbox), before);
    golden("import-mistakes.txt", &text);
}

#[test]
fn a_template_is_filled_in_and_imported() {
    let sandbox = demo();
    run(&sandbox, "import --template payments").ok();
    let again = run(&sandbox, "import --template payments");
    assert!(again.code == Some(2) && again.stderr.contains("it is here already"), "{}", again.text());
    let headings = String::from_utf8(sandbox.read("payments.csv")).unwrap();
    let row = "Mexico,CHF 100,2025-12-20,,124.10,IOM=1.25,Consular,,FR-1\nMexico,100,2025-12-20,CHF,124.10,IOM=1.25,Consular,2026,FR-2\n";
    sandbox.write("payments.csv", format!("\u{feff}{headings}{row}").as_bytes());
    let before = rows(&sandbox);
    let ran = run(&sandbox, "import payments.csv --yes --source bank-2025-12").ok();
    assert!(ran.stdout.starts_with("Recorded: 2 payments, CHF 200.00"), "{}", ran.stdout);
    assert_eq!(rows(&sandbox), before + 2);
    // The rate is published once, and each row is named as the item of the source.
    assert_eq!(
        run(&sandbox, "log --type rate.published --last 3 --format json").ok().stdout.matches("row ").count(),
        1
    );
}

#[test]
fn two_hundred_payments_are_one_command_and_one_look() {
    let sandbox = demo();
    let payers = ["Panama", "Belize", "Honduras", "Mexico", "Canada"];
    let row = |at: usize| {
        format!("{},{}.50,2025-0{}-{:02},Reserve,R-{at}\n", payers[at % 5], 1 + at, 4 + at / 100, 1 + at % 28)
    };
    let table: String = (0..200).map(row).collect();
    sandbox.write("april.csv", format!("payer,amount,date,fund,ref\n{table}").as_bytes());
    let before = rows(&sandbox);
    let (seen, code) = at_a_terminal(&sandbox, "import april.csv", "n\n");
    assert!(code == Some(1) && seen.contains("Record 200 payments? [y/N]") && rows(&sandbox) == before, "{seen}");
    let (seen, code) = at_a_terminal(&sandbox, "import april.csv", "y\n");
    assert!(code == Some(0) && seen.contains("Recorded: 200 payments, USD 20,200.00"), "{seen}");
    assert_eq!(rows(&sandbox), before + 200);
}
