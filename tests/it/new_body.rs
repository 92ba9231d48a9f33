//! A body that does not exist, from its opening through two years: what its secretariat types, and what the screen says.

use std::fmt::Write as _;

use crate::harness::{Sandbox, conversation_in, golden, masked};
use crate::opening::TYPED;

/// The instant at which all of it is typed.
const NOW: &str = "--now 2026-01-20T12:00:00Z";

/// The payments of the first table.
const PAYMENTS: &str = "\
payer,amount,date,ref
Jamaica,\"36,000.00\",2024-03-18,JM-118
Barbados,\"20,400.00\",2024-04-02,BB-77
Jamaica,\"37,200.00\",2025-03-10,JM-204
";

/// What is typed: a command, and below it the answers to its questions.
const RUN: &str = "\
assess General 2025 124000 --due 2025-03-31 --on 2025-01-08
import payments.csv
> y
receive Belize 18000 --arrived 17975 --on 2024-03-27 --ref BZ-31
receive TT 'EUR 27000' --rate UN=1.0850 --arrived 29246.32 --on 2024-06-14
receive unidentified 12000 --fund General --on 2024-07-03 --ref TRF-88213
identify 43 Grenada --on 2024-07-22
propose General 2025 staff=70000 travel=18000 data=24000 audit=8000 --on 2024-09-02
recommend General 2025 --at 'Finance Committee 2024-10-15/4'
approve General 2025 --at 'Council 2024-11-20/6'
spend staff=5800 travel=1240.50 data=2000 --on 2025-03-31 --ref PV-07
advance FA 6000 --on 2024-05-06 --ref ADV-1
disburse F-01=800 F-02=650 --for 'lost boat' --by FA --on 2024-06-30
disburse F-03 1240 --for injury --by FA --on 2024-09-12
disburse F-03 1240 --for injury --by FA --on 2024-09-12 --exception 'urgent surgery'
disburse F-04 900 --for bereavement --on 2025-02-11 --ref PV-03
pledge Norway 9000 --to Reserve --due 2025-06-30=4500 2026-06-30=4500 --on 2024-11-20
pledge 'Trinidad y Tobago' --to Reserve --on 2024-11-20 --source minutes-2024.pdf/9
close 2024 --dry-run
close 2024
> y
correct 34 --amount 24000 --because 'digits transposed'
account Barbados
find tobago
outstanding
explain outstanding 'Trinidad y Tobago' 2024
import april.csv
import april-mended.csv
> y
import april-mended.csv
receive Jamiaca 37200 --on 2025-03-10
receive Norway 4500 --fund fund --on 2025-07-02
receive Grenada 400 --on 2024-11-30
receive Jamaica 37200 --on 2025-03-10
> n
receive Belize 180000 --on 2025-04-02
> n
";

/// The commands that are refused, or answered with no.
const REFUSED: [&str; 7] = [
    "disburse F-03 1240 --for injury --by FA --on 2024-09-12",
    "import april.csv",
    "receive Jamiaca 37200 --on 2025-03-10",
    "receive Norway 4500 --fund fund --on 2025-07-02",
    "receive Grenada 400 --on 2024-11-30",
    "receive Jamaica 37200 --on 2025-03-10",
    "receive Belize 180000 --on 2025-04-02",
];

/// 250.00 of each member on each of 40 days; three cells are spoilt.
fn april(is_mended: bool) -> String {
    let mut text = "payer,amount,date\n".to_owned();
    let members = ["Barbados", "Belize", "Grenada", "Jamaica", "Trinidad and Tobago"];
    let mut row = 1;
    for day in 0..40 {
        let day = if day < 30 { format!("2025-04-{:02}", day + 1) } else { format!("2025-05-{:02}", day - 29) };
        for member in members {
            row += 1;
            let (mut payer, mut amount, mut day) = (member, "250.00", day.clone());
            match (is_mended, row) {
                (false, 17) => amount = "\"250,00\"",
                (false, 45) => payer = "Jamiaca",
                (false, 148) => day = "31/04/2025".to_owned(),
                _ => {}
            }
            let _ = writeln!(text, "{payer},{amount},{day}");
        }
    }
    text
}

/// Opens the body and runs it in a language; returns what the screen says, and the facts on record.
fn run(language: &str) -> (String, Vec<serde_json::Value>) {
    let sandbox = Sandbox::new();
    sandbox.write("audit-2023.pdf", b"%PDF-1.7 invented");
    sandbox.write("minutes-2024.pdf", b"%PDF-1.7 invented too");
    sandbox.write("payments.csv", PAYMENTS.as_bytes());
    sandbox.write("april.csv", april(false).as_bytes());
    sandbox.write("april-mended.csv", april(true).as_bytes());
    let (seen, code) = conversation_in(&sandbox, language, &format!("{NOW} init"), TYPED);
    assert_eq!(code, Some(0), "{seen}");
    let mut text = String::new();
    let mut lines = RUN.lines().peekable();
    let (mut commands, mut failed) = (1, 0);
    while let Some(command) = lines.next() {
        let mut typed = String::new();
        while let Some(answer) = lines.next_if(|line| line.starts_with("> ")) {
            typed.push_str(&format!("{}\n", &answer[2..]));
        }
        assert!(format!("pledgebook {command}").chars().count() <= 100, "{command}");
        let (seen, code) = conversation_in(&sandbox, language, &format!("{NOW} {command}"), &typed);
        let _ = writeln!(text, "$ pledgebook {command}\n{seen}= {}\n", code.unwrap());
        assert_eq!(code != Some(0), REFUSED.contains(&command), "{command}\n{seen}");
        for line in seen.lines() {
            assert!(line.chars().count() <= 80, "{command}: {line}");
        }
        commands += 1;
        failed += usize::from(code != Some(0));
    }
    assert!(commands - failed <= 27, "{commands} commands, {failed} of them refused");
    sandbox.run(&["verify"]).ok();
    let facts = sandbox.run(&["log", "--format", "json"]).rows();
    (masked(&sandbox.masked(&text)), facts)
}

#[test]
fn a_new_body_is_opened_and_run_through_two_years() {
    let (english, facts) = run("en");
    golden("new-body.txt", &english);
    let (spanish, same_facts) = run("es");
    golden("new-body.es.txt", &spanish);
    // The keys are random; all else is the same.
    let told = |facts: &[serde_json::Value]| {
        let of = |fact: &serde_json::Value| masked(&fact.to_string());
        facts.iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(told(&facts), told(&same_facts));
}
