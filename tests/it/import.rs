//! Tables of facts, from the file of a spreadsheet to the records, and what is wrong in them.

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
    assert_eq!(size(&sandbox), before + 3);
    golden("import.txt", &text);
    let ran = run(&sandbox, "undo --yes").ok();
    assert!(ran.stdout.contains("A-3") && size(&sandbox) == before + 5, "{}", ran.stdout);
    run(&sandbox, "verify").ok();
}

#[test]
fn every_bad_cell_is_told_with_its_place() {
    let sandbox = demo();
    let before = size(&sandbox);
    let bad = "payer,amount,date,fund\nJamiaca,50,2025-04-01,Reserve\nPanam,\"250,00\",2025-04-31,Reserve\n\n\"Bel\nize\",,01/04/2025,Reserv\nHonduras,5,2025-01-01,\n";
    sandbox.write("bad.csv", bad.as_bytes());
    sandbox.write("workbook.xlsx", b"PK\x03\x04and more");
    sandbox.write("utf-16.csv", b"\xff\xfep\0a");
    sandbox.write("empty.csv", b"");
    sandbox.write("headings.csv", b"payer,amuont,date,payer\n");
    sandbox.write("none.csv", b"payer,amount,date\n\n");
    let mut text = String::new();
    let all = ["bad.csv", "workbook.xlsx", "utf-16.csv", "empty.csv", "headings.csv", "none.csv", "missing.csv"];
    // A program that was built to read workbooks says another thing of a damaged one.
    for name in all.into_iter().filter(|name| !cfg!(feature = "xlsx") || *name != "workbook.xlsx") {
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
    if cfg!(not(feature = "xlsx")) {
        golden("import-mistakes.txt", &text);
    }
}

#[test]
#[cfg(not(feature = "xlsx"))] // With it, the template is a workbook.
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

/// A table of each kind, beside that of payments.
const TABLES: [(&str, &str); 5] = [
    (
        "cuotas.csv",
        "Miembro,Año,Monto,Vence,Fecha,Fondo\nPanamá,2026,1000,2026-06-30,2025-12-20,Programme\nBelize,2026,500.50,2026-06-30,2025-12-20,Programme\n",
    ),
    (
        "spent.csv",
        "line,amount,date,for,fund,to\ntravel,124.50,2025-12-19,Flights,Technical,\ntravel,10,2025-12-20,A taxi,Technical,IOM\nservices,200,2025-12-20,Interpreters,Technical,IOM\n",
    ),
    (
        "promised.csv",
        "party;to;date;amount;due\nCanada;Reserve;2025-12-20;9000;2026-06-30\nCanada;Reserve;2025-12-20;500;\nPanama;Reserve;2025-12-20;;\n",
    ),
    (
        "parties.csv",
        "name,nature,name in spanish,aliases,country code,member of,since\nNorway,Country,Noruega,NO;Kingdom of Norway,NO,,\nHaiti,state,Haití,,HT,IDB-DEMO,2025-12-01\n",
    ),
    (
        "budgets.csv",
        "fund,year,line,amount,title,by,date\nTechnical,2027,Staff costs,100000,Secretariat 2027,,2025-12-20\nTechnical,2027,travel,20000,,Technical Secretariat,\nProgramme,2027,sessions,30000,,,2025-12-20\n",
    ),
];

#[test]
fn a_table_of_each_kind_is_shown_recorded_and_recorded_once() {
    let sandbox = demo();
    let mut text = String::new();
    for (name, table) in TABLES {
        sandbox.write(name, table.as_bytes());
        for command in [format!("import {name} --dry-run"), format!("import {name} --yes"), format!("import {name}")] {
            let ran = run(&sandbox, &command);
            text.push_str(&format!("$ pledgebook {command}\n{}{}= {}\n\n", ran.stdout, ran.stderr, ran.code.unwrap()));
        }
    }
    // What a rule refuses is told with its row, and what is likely there already is asked.
    for (name, table) in [
        (
            "cuotas.csv",
            "member,year,amount,due,date,fund\nBelize,2027,5,2027-06-30,2025-12-20,Programme\nPanama,2026,7,2026-06-30,2025-12-20,Programme\n",
        ),
        ("promised.csv", "party,to,date,amount\nCanada,reserve-fund,2025-12-20,500\n"),
        ("budgets.csv", "fund,year,line,amount\nProgramme,2027,sessions,31000\n"),
    ] {
        sandbox.write(name, table.as_bytes());
        let ran = run(&sandbox, &format!("import {name}"));
        text.push_str(&format!("$ pledgebook import {name}\n{}{}= {}\n\n", ran.stdout, ran.stderr, ran.code.unwrap()));
    }
    golden("import-kinds.txt", &text);
    run(&sandbox, "verify").ok();
}

#[test]
fn bad_cells_of_each_kind_are_told_with_their_places() {
    let sandbox = demo();
    let before = size(&sandbox);
    let mut text = String::new();
    for (name, table) in [
        (
            "assessments.csv",
            "member,year,amount,due,date\nPanam,20x6,\"1,5\",soon,\nBelize,2026,5,2026-06-30,2025-12-20\n",
        ),
        (
            "expenditures.csv",
            "line,amount,date,for,to,activity\ntravl,0,2025-12-20,,Nobody,nothing\ntravel,5,1999-01-01,x,,\n",
        ),
        ("pledges.csv", "party,to,date,amount,due\nCanda,Resrve,2025-12-32,-5,30/06/2026\n"),
        (
            "parties.csv",
            "name,nature,id,aliases,country code,member of,since\nC\u{430}nada,kingdom,No Id,a;b,Canada,Nobody,2025\nBelize,state,,,,,\n???,state,,,,,\n",
        ),
        (
            "budgets.csv",
            "fund,year,line,amount,currency,title,date\nTechnical,2027,travel,5,,One,2025-12-20\nTechnical,2027,travel,5,EUR,Two,2025-12-21\nNo fund,27,***,five,,,\n",
        ),
    ] {
        sandbox.write(name, table.as_bytes());
        let ran = run(&sandbox, &format!("import {name} --yes"));
        assert_eq!(ran.code, Some(2), "{}", ran.text());
        text.push_str(&format!("$ pledgebook import {name} --yes\n{}\n", ran.stderr));
    }
    assert_eq!(size(&sandbox), before);
    golden("import-kinds-mistakes.txt", &text);
}

#[test]
fn a_template_of_each_kind_is_recognised() {
    let sandbox = demo();
    for kind in ["payments", "assessments", "expenditures", "pledges", "parties", "budgets"] {
        let ran = run(&sandbox, &format!("import --template {kind}")).ok();
        assert!(ran.stdout.starts_with(&format!("Wrote {kind}.")), "{}", ran.stdout);
        let file = ran.stdout.split([' ', ':']).nth(1).unwrap().to_owned();
        let empty = run(&sandbox, &format!("import {file}"));
        assert!(empty.code == Some(2) && empty.stderr.contains("no row below the headings"), "{}", empty.text());
    }
    let wrong = run(&sandbox, "import --template wishes");
    assert!(wrong.code == Some(2) && wrong.stderr.contains("budgets"), "{}", wrong.text());
}

#[test]
fn other_headings_are_proposed_asked_and_kept() {
    let sandbox = demo();
    let bank = "Booked,Name of country,Credit,Reference no.,Fund,Remark\n2025-04-01,Panamá,50,A-1,Reserve,paid\n2025-04-02,Belize,60,A-2,Reserve,\n";
    sandbox.write("bank.csv", bank.as_bytes());
    let before = rows(&sandbox);
    let mut text = String::new();
    for command in [
        "import bank.csv",
        "import bank.csv --as payments --yes",
        "import bank.csv --as payments --column payer='Name of country' --column amount=Credit --column date=Booked --dry-run",
        "import bank.csv --column payer=Country --column sum=Credit",
        "import bank.csv --as budgets",
    ] {
        let ran = run(&sandbox, command);
        text.push_str(&format!("$ pledgebook {command}\n{}{}= {}\n\n", ran.stdout, ran.stderr, ran.code.unwrap()));
    }
    assert_eq!(rows(&sandbox), before);
    // Asked, declined; asked, agreed to, and kept for the next file with these headings.
    for (typed, code) in [("n\n", 1), ("y\nn\n", 1)] {
        let (seen, ended) = at_a_terminal(&sandbox, "import bank.csv --as payments", typed);
        assert!(ended == Some(code) && seen.contains("Read them so, now and later? [y/N]"), "{seen}");
        text.push_str(&format!("$ pledgebook import bank.csv --as payments\n{}\n\n", seen.trim_end()));
    }
    sandbox.write("may.csv", bank.replace("2025-04", "2025-05").replace("-05-02,Belize", "-05-03,Belize").as_bytes());
    let ran = run(&sandbox, "import may.csv --dry-run");
    text.push_str(&format!("$ pledgebook import may.csv --dry-run\n{}{}", ran.stdout, ran.stderr));
    golden("import-columns.txt", &text);
}

#[test]
fn a_file_of_another_encoding_is_read_and_said_to_be() {
    let sandbox = demo();
    sandbox.write("latin.csv", b"payer,amount,date,fund\nPanam\xe1,5,2025-04-01,Reserve\n");
    let ran = run(&sandbox, "import latin.csv --dry-run").ok();
    assert!(ran.stdout.contains("Panama") && ran.stdout.contains("Windows-1252"), "{}", ran.stdout);
    let wide: Vec<u8> = "\u{feff}payer\tamount\tdate\tfund\nPanamá\t5\t2025-04-01\tReserve\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    sandbox.write("wide.csv", &wide);
    let ran = run(&sandbox, "import wide.csv --dry-run").ok();
    assert!(ran.stdout.contains("Panama") && ran.stdout.contains("Read as UTF-16LE"), "{}", ran.stdout);
}

#[test]
fn an_import_that_was_killed_between_batches_goes_on() {
    let payers = ["Panama", "Belize", "Honduras", "Mexico", "Canada"];
    let row = |at: usize| {
        format!("{},{}.50,2025-0{}-{:02},Reserve,R-{at}\n", payers[at % 5], 1 + at % 99, 4 + at % 5, 1 + at % 28)
    };
    let of = 20_000;
    let table: String = (0..of).map(row).collect();
    let mut caught = 0;
    for round in 0..4 {
        let sandbox = demo();
        sandbox.write("april.csv", format!("payer,amount,date,fund,ref\n{table}").as_bytes());
        let (before, lines) =
            (rows(&sandbox), || std::fs::metadata(sandbox.path("ledger/events/checkpoints")).unwrap().len());
        let start = lines();
        let mut child = sandbox
            .command(&["--ledger", "ledger", "import", "april.csv", "--yes"])
            .stdin(std::process::Stdio::null())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        while lines() < start + 1 + 2_000 * round && child.try_wait().unwrap().is_none() {
            std::thread::sleep(std::time::Duration::from_micros(200));
        }
        let _ = child.kill(); // It may have ended by itself.
        child.wait().unwrap();
        let stored = rows(&sandbox) - before;
        caught += u32::from(0 < stored && stored < of as u64);
        run(&sandbox, "verify").ok();
        let ran = run(&sandbox, "import april.csv --yes").ok();
        assert!(ran.stdout.contains("Recorded: ") || stored == of as u64, "{}", ran.stdout);
        assert_eq!(rows(&sandbox), before + of as u64);
        if caught > 0 {
            return;
        }
    }
    panic!("no import was caught half-way");
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_is_mended_cell_by_cell_and_imported() {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

    let sandbox = demo();
    let workbook = |is_spoilt: bool| {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet().set_name("payments").unwrap();
        let day = Format::new().set_num_format("dd/mm/yyyy");
        for (heading, at) in ["payer", "amount", "date", "fund"].into_iter().zip(0_u16..) {
            sheet.write_string(0, at, heading).unwrap();
        }
        for row in 1..=200_u32 {
            let payer = ["Panama", "Belize", "Honduras", "Mexico", "Canada"][row as usize % 5];
            sheet.write_string(row, 0, payer).unwrap().write_number(row, 1, f64::from(row) + 0.1).unwrap();
            let date = ExcelDateTime::from_ymd(2025, 4, u8::try_from(1 + row % 28).unwrap()).unwrap();
            sheet.write_datetime_with_format(row, 2, &date, &day).unwrap().write_string(row, 3, "Reserve").unwrap();
        }
        if is_spoilt {
            sheet.write_string(16, 1, "250,00").unwrap().write_string(44, 0, "Jamiaca").unwrap();
            sheet.write_string(147, 2, "31/04/2025").unwrap().write_number(10, 1, 1.005).unwrap();
        }
        workbook.save_to_buffer().unwrap()
    };
    sandbox.write("april.xlsx", &workbook(true));
    let told = run(&sandbox, "import april.xlsx --yes");
    assert!(told.code == Some(2), "{}", told.text());
    assert!(told.stderr.starts_with("april.xlsx, sheet payments: 200 rows, 4 cells to mend."), "{}", told.stderr);
    for place in ["  B17   ", "  A45   ", "  C148  ", "  B11   \"1.005\""] {
        assert!(told.stderr.contains(place), "{place}: {}", told.stderr);
    }
    sandbox.write("april.xlsx", &workbook(false));
    let before = rows(&sandbox);
    let ran = run(&sandbox, "import april.xlsx --yes").ok();
    assert!(ran.stdout.starts_with("Recorded: 200 payments, USD 20,120.00"), "{}", ran.stdout);
    assert_eq!(rows(&sandbox), before + 200);
    // The same rows as text are the same payments.
    let ran = run(&sandbox, "import april.xlsx").ok();
    assert!(ran.stdout.contains("all on record already"), "{}", ran.stdout);
    // The template is a workbook, too, and is recognised.
    let ran = run(&sandbox, "import --template payments").ok();
    assert!(ran.stdout.starts_with("Wrote payments.xlsx"), "{}", ran.stdout);
    let told = run(&sandbox, "import payments.xlsx").stderr;
    assert!(told.starts_with("payments.xlsx, sheet payments: no row below the headings."), "{told}");
}
