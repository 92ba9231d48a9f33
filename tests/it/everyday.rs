//! The everyday verbs, from the words that a person types to the screen that answers: in the invented ledger, and at a
//! pseudo-terminal for what is asked there.

use std::fmt::Write as _;

use crate::harness::{Ran, Sandbox, conversation, golden, masked, set_mode};
use crate::readme::words;

/// The invented ledger, in which this user may record.
pub fn demo() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.run(&["demo", "ledger"]).ok();
    let key = sandbox.read("ledger/demonstration.key");
    std::fs::create_dir(sandbox.path("config/pledgebook")).unwrap();
    set_mode(&sandbox.path("config/pledgebook"), 0o700);
    sandbox.write_private("config/pledgebook/demonstration.key", &key);
    sandbox
}

pub fn run(sandbox: &Sandbox, command: &str) -> Ran {
    let words = words(command);
    sandbox.on_ledger(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

pub fn size(sandbox: &Sandbox) -> u64 {
    run(sandbox, "status --format json").ok().json()["ledger"]["size"].as_u64().unwrap()
}

/// What a finance officer types in some weeks: what is recorded, and what is refused.
const TYPED: &str = "\
receive Honduras 1000 --fund Reserve --on 2025-12-20 --ref HN-7
receive Honduras 1000 --fund Reserve --on 2025-12-20 --ref HN-7
receive mexico 500 --on 2025-12-20
receive Panamá=50 BZ=60 --fund Reserve --on 2025-12-20
receive 'Costa Rica' 100 --for 2026 --fund Consular --on 2025-12-20
receive Mexico 'CHF 100' --fund Consular --on 2025-12-20
receive Mexico 'CHF 100' --fund Consular --on 2025-12-20 --rate IOM=1.25 --arrived 124.10
receive Mexico 250 --arrived 240 --fund Consular --on 2025-12-20
receive Belize 115.50 --by IOM --fund Reserve --on 2025-12-21
receive unidentified 2970 --fund Reserve --on 2025-12-22 --ref TRF-88213
identify 528 Honduras
identify 527 Honduras --on 2025-12-23
identify 527 Honduras --on 2025-12-23
receive Canada 500000 --fund Reserve --on 2025-12-20
receive 'El Salvador' 3130 --for 2024 --fund Reserve --on 2025-12-20
receive Norwy=5,00 Panam=18.000 --fund Reserv --on 2025-12-32
receive Panam 100 --fund Reserve
receive Panama 100
receive Panama
receive Panama 100 --fund fund
spend travel 124.50 --for 'flights to San José' --on 2025-12-20
spend travel=100 services=200 --for 'December' --on 2025-12-20 --fund Technical
spend staff 100 --for 'December' --on 2025-12-20
spend travel 100000 --for 'a slip' --on 2025-12-20
advance IOM 100 --on 2025-12-20
disburse c-901=900 c-902=800 --for injury --by IOM --on 2025-12-20
disburse c-903 900 --for disability --requested-by Honduras --on 2025-12-20
disburse c-904 1240 --for injury --by IOM --on 2025-12-20
disburse c-904 1240 --for injury --by IOM --on 2025-12-20 --exception 'urgent surgery'
disburse c-905 10 --for 'lost boat' --on 2025-12-20
interest 12.40 --fund Reserve --on 2025-12-20
fee 10 --fund Reserve --on 2025-12-20 --for 'account maintenance'
fee 10
assess Reserve 2027 33000 --due 2027-06-30 --on 2025-12-20
assess Reserve 2027 33000 --due 2027-06-30 --on 2025-12-20
pledge Canada 9000 --to Reserve --due 2027-06-30=4500 2028-06-30=4500 --on 2025-12-20
pledge Panama --to Reserve --on 2025-12-20
pledge Panama 9000 --to Reserve --due 2027-06-30=4500 2028-06-30 --on 2025-12-20
undo --dry-run
undo
undo --yes
undo 513 --yes --because 'recorded twice'
spend travel 10 --on 2025-12-20 --ref PV-07
advance IOM 250 --on 2025-12-20 --ref ADV-9
advance IOM 250 --on 2025-12-21 --ref ADV-9
propose Reserve 2027 cases=20000 audit=1000 --on 2025-12-20 --by 'Executive Secretariat'
propose Reserve 2027 cases 20000
recommend Reserve 2027 --at 'Consultation Group 2025-12-21/4'
recommend Reserve 2027 --at 'Consultation Group'
approve Reserve 2027 --on 2025-12-21
approve Reserve 2027 --at 'Consultation Group 2025-12-21/5'
approve Reserve 2027 --at 'Vice-Ministerial Meeting 2025-12-22/6'
approve Reserve 2027 cases=500 --supplement --at 'Vice-Ministerial Meeting 2025-12-22/7'
revise Reserve 2027 audit=900 --at 'Vice-Ministerial Meeting 2025-12-22/8'
revise Reserve 2027 auditt=900 --at 'Vice-Ministerial Meeting 2025-12-22/8'
transfer cases=100 --to audit --fund Reserve --on 2027-01-02
transfer travel=50 --to services --fund Technical --on 2025-12-20
transfer travel=50 --to staf --fund Technical --on 2025-12-20
approve Reserve 2028 --at 'Vice-Ministerial Meeting 2025-12-22/9'
credit Belize 100 --for 2025 --fund Reserve --on 2025-12-20
credit Belize=100 Honduras=50 --for 2026 --fund Reserve --on 2025-12-20 --reason 'surplus of 2023'
waive Belize 20 --for 2025 --fund Reserve --on 2025-12-20
waive Belize 20 --for 2025 --fund Reserve --at 'Vice-Ministerial Meeting 2025-12-22/10'
write-off Belize 100 --for 2024 --fund Reserve --reason 'in dispute' --on 2025-12-20
assess Reserve 2025 Belize=1200 --on 2025-12-20 --reason 'the scale was amended'
assess Reserve 2025 Belize=1200 --on 2025-12-20 --reason 'the scale was amended'
assess Reserve 2029 Belize=1200
return IOM 100 --fund Reserve --on 2025-12-20 --ref R-4
return 221 50 --on 2025-12-20
return 221 50 --on 2025-12-20 --reason 'paid twice'
return 1 50 --on 2025-12-20
return 100000 50
rate CHF=1.24 --by IOM --on 2026-01-02
rate CHF --by IOM
set Programme floor=6000 ceiling=1,200.00 'categories=injury; death' --on 2025-12-20
set Programme flor=6000
withdraw 540 --reason 'the budget was cut' --on 2025-12-20
withdraw 1
add party 'Norway/Noruega' --observer-of IDB-DEMO --on 2025-12-20
add party Norway
add fund 'Training Fund/Fondo de Capacitación (TF)'
add activity 'Workshop on visas' --host Panama --window 2026-05 --at 'Consultation Group 2025-12-21/6'
add document 'Letter of 3 May'
add document 'Letter of 3 May' --kept-at 'the archive of the Secretariat'
receive Honduras 5 --fund Reserve --on 2024-12-20
receive Honduras 5 --fund Reserve --on 2025-12-20 --source no-such-file.pdf
receive Honduras 5 --fund Reserve --on 2025-12-21 --source letter-of-honduras.pdf/2
";

#[test]
fn each_command_says_what_it_recorded_or_what_to_write() {
    let sandbox = demo();
    sandbox.write("letter-of-honduras.pdf", b"a letter");
    let mut text = String::new();
    for command in TYPED.lines() {
        let before = size(&sandbox);
        let Ran { stdout, stderr, code, .. } = run(&sandbox, command);
        let _ = writeln!(text, "$ pledgebook {command}\n{stdout}{stderr}= {}\n", code.unwrap());
        let after = size(&sandbox);
        let records = code == Some(0) && !stdout.contains("Nothing was recorded.");
        assert_eq!(after > before, records, "{command}: {stdout}{stderr}");
        for line in stdout.lines().chain(stderr.lines().filter(|_| code == Some(2))) {
            assert!(line.chars().count() <= 80 || line.contains("pledgebook "), "{command}: {line}");
        }
    }
    golden("everyday.txt", &masked(&text));
    run(&sandbox, "verify").ok();
}

#[test]
fn what_is_only_rehearsed_is_not_recorded() {
    let sandbox = demo();
    let before = sandbox.read("ledger/events/000000000000.jsonl");
    for command in TYPED.lines().filter(|command| !command.contains("--yes")) {
        run(&sandbox, &format!("{command} --dry-run"));
    }
    assert_eq!(sandbox.read("ledger/events/000000000000.jsonl"), before);
}

#[test]
fn a_command_with_a_number_of_its_own_is_recorded_once() {
    let sandbox = demo();
    let command = "receive Honduras 2440 --fund Reserve --on 2025-12-20 --id letter-7";
    run(&sandbox, command).ok();
    let before = size(&sandbox);
    let again = run(&sandbox, command).ok();
    assert!(again.stdout.contains("On record already: records 512-513."), "{}", again.stdout);
    for other in ["receive Honduras 2441", "receive Belize 2440", "fee 2440"] {
        let other = run(&sandbox, &command.replace("receive Honduras 2440", other));
        assert!(other.code == Some(1) && other.stderr.contains("letter-7"), "{}", other.text());
    }
    run(&sandbox, "undo --yes --id letter-8").ok();
    let undone = run(&sandbox, "undo --yes --id letter-8").ok();
    assert!(undone.stdout.contains("On record already: records 514-515."), "{}", undone.stdout);
    assert_eq!(size(&sandbox), before + 2);
}

/// Runs a command on the ledger at a terminal at which somebody types.
pub fn at_a_terminal(sandbox: &Sandbox, command: &str, typed: &str) -> (String, Option<i32>) {
    conversation(sandbox, &format!("--ledger ledger {command}"), typed)
}

#[test]
fn what_is_unusual_is_asked_at_a_terminal() {
    let sandbox = demo();
    let command = "receive Canada 500000 --fund Reserve --on 2025-12-20";
    let before = size(&sandbox);
    for no in ["n\n", "\n", "no\n", "\u{4}"] {
        let (seen, code) = at_a_terminal(&sandbox, command, no);
        assert!(seen.contains("times what Canada usually pays"), "{seen}");
        assert!(seen.contains("Record it all the same? [y/N]") && seen.contains("Nothing was recorded."), "{seen}");
        assert_eq!((code, size(&sandbox)), (Some(1), before), "{seen}");
    }
    let (seen, code) = at_a_terminal(&sandbox, command, "y\n");
    assert!(seen.contains("Received from Canada, 20 December 2025, Reserve Fund, USD"), "{seen}");
    assert!(code == Some(0) && size(&sandbox) > before, "{seen}");
    // What is usual is not asked.
    let (seen, code) = at_a_terminal(&sandbox, "receive Honduras 2440 --fund Reserve --on 2025-12-20", "");
    assert!(code == Some(0) && !seen.contains("[y/N]"), "{seen}");
}
