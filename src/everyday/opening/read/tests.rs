use super::*;
use crate::everyday::opening::file::{InFile, parse};

const GOOD: &str = "\
body = 'Invented Forum (IF)'
address = 'example.org/forum'
currencies = ['USD', 'EUR']
decides = ['Council']
records = ['Secretariat']
funds = ['General Fund/Fondo General', 'Reserve Fund', 'Legacy Fund EUR']
others = ['Norway']
assess = ['General 2024 120000 --due 2024-03-31']
[cases]
Reserve = { ceiling = 1000, floor = '5,000.00', categories = ['injury'] }
[members]
General = ['Barbados 20', 'Belize 80']
[balances]
certified_on = 2023-12-31
certificate = 'https://example.org/audit-2023.pdf'
funds = { General = 41250, Legacy = 12.5, Reserve = 0 }
";

fn read_text(text: &str) -> Reading {
    let (answers, wrong) = parse(text).unwrap();
    assert_eq!(wrong, []);
    let file = |name: &str| match name {
        "audit.pdf" => Some(Ok(Blake3::of(b"audit"))),
        "folder" => Some(Err("it is not a file".to_owned())),
        _ => None,
    };
    read(&answers, Surroundings { today: "2026-01-20".parse().unwrap(), file: &file })
}

#[test]
fn answers_become_an_opening() {
    let reading = read_text(GOOD);
    assert_eq!(reading.wrong, []);
    let opening = reading.opening.unwrap();
    assert_eq!(opening.begins.to_string(), "2024-01-01", "the day after the certified balances");
    let balances = opening.balances.unwrap();
    let held: Vec<String> = balances.amounts.iter().map(|(fund, amount, _)| format!("{fund} {amount}")).collect();
    assert_eq!(held, ["general-fund USD 41,250.00", "legacy-fund EUR 12.50"], "nothing is brought forward of zero");
    assert!(balances.certificate.url.is_some() && balances.certificate.blake3.is_none());
    assert_eq!(opening.cases[0].floor.unwrap().to_string(), "USD 5,000.00");
    assert_eq!(opening.members.len(), 2);
    assert_eq!(opening.others[0].nature, Nature::State);
    assert_eq!(opening.assessments[0].on.to_string(), "2024-01-01");
    assert!(!opening.is_invented);
}

/// Changes a text in the good answers, and returns the lines and the mistakes.
fn told(changes: &[(&str, &str)]) -> Vec<String> {
    let change = |text: String, (from, to): &(&str, &str)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    };
    let reading = read_text(&changes.iter().fold(GOOD.to_owned(), change));
    assert_eq!(reading.opening.is_none(), !reading.wrong.is_empty());
    let told = |wrong: InFile| {
        let write = wrong.mistake.write.map_or_else(String::new, |write| format!(" {write}"));
        let place = wrong.line.map_or_else(|| wrong.key.unwrap_or("-").to_owned(), |line| line.to_string());
        format!("{place}: {}{write}", wrong.mistake.says)
    };
    reading.wrong.into_iter().map(|wrong| told(InFile::from(wrong))).collect()
}

#[test]
fn a_wrong_answer_says_what_to_write() {
    for (from, to, expected) in [
        (
            "body = 'Invented Forum (IF)'\n",
            "",
            "body: Nothing is written. Write body = \"Name of the body (ABBREVIATION)\"",
        ),
        (
            "'example.org/forum'",
            "'https://example.org'",
            "2: \"https://example.org\" is not an address without scheme. Write letters without accents and no spaces, for example example.org/forum",
        ),
        (
            "'USD', 'EUR'",
            "'EUR', 'US'",
            "3: \"US\" is not a currency. Write the three letters of ISO 4217, for example USD",
        ),
        ("'USD', 'EUR'", "'EUR', 'USD', 'XAU'", "3: ISO 4217 gives XAU no decimal places. Leave it out."),
        ("'Secretariat'", "'Council'", "5: \"Council\" is named twice. Name each party once."),
        ("['Norway']", "['belize']", "7: \"belize\" is named twice. Name each party once."),
        ("'Reserve Fund'", "'General fund'", "6: \"General fund\" is named twice. Name each fund once."),
        ("Reserve = {", "Reserv = {", "10: Unknown fund \"Reserv\". Did you mean Reserve Fund?"),
        (
            "ceiling = 1000",
            "ceiling = 10.005",
            "10: \"10.005\" is not an amount: USD has 2 decimals. Write 10005, or 10.00.",
        ),
        (
            "ceiling = 1000",
            "ceiling = 1e3",
            "10: \"1e3\" is not an amount: it holds more than digits. Write for example 18000 or 18,000.00.",
        ),
        (
            "Belize 80",
            "Belize 75",
            "12: The shares of General Fund add up to 95 per cent. Write shares that add up to 100.",
        ),
        ("Belize 80", "Belize", "12: \"Belize\" lacks its share in per cent. Write for example Belize 12.5"),
        ("Belize 80", "Barbados 80", "12: \"Barbados\" has two shares. Write each member once."),
        ("2023-12-31", "2026-01-21", "14: 2026-01-21 lies in the future. Write a day until 2026-01-20."),
        (
            "certified_on = 2023-12-31\n",
            "",
            "15: It is not said when this was held. Write the day on which balances are certified.",
        ),
        ("https://example.org/audit-2023.pdf", "folder", "15: folder cannot be read: it is not a file."),
        (
            "https://example.org/audit-2023.pdf",
            "lost.pdf",
            "15: There is no file \"lost.pdf\" here. Write the path of a file, an address that begins with https://, or paper and where it is kept",
        ),
        (
            "Legacy = 12.5",
            "Legacy = 12.505",
            "16: \"12.505\" is not an amount: EUR has 2 decimals. Write 12505, or 12.50.",
        ),
        ("General 2024", "Reserve 2024", "8: This fund has no members. Write its members with their shares first."),
        (
            "General 2024",
            "General 2027",
            "8: 2027 begins on 2027-01-01, which lies ahead. Add --on 2026-01-20 if it is assessed now.",
        ),
        (
            "--due 2024",
            "--on 2023-12-31 --due 2024",
            "8: 2023-12-31 is before the record begins, on 2024-01-01. Write --on 2024-01-01, or leave it out.",
        ),
    ] {
        assert!(told(&[(from, to)]).iter().any(|told| told == expected), "{to}: {:#?}", told(&[(from, to)]));
    }
}

#[test]
fn all_mistakes_are_told_in_the_order_of_the_file() {
    let all = told(&[
        ("'USD', 'EUR'", "'EUR', 'US'"),
        ("Belize 80", "Belize 75"),
        ("12.5", "12.505"),
        ("Council", "Council/"),
    ]);
    let lines: Vec<&str> = all.iter().filter_map(|told| told.split(':').next()).collect();
    assert_eq!(lines, ["3", "4", "12", "16"], "{all:#?}");
}

#[test]
fn a_certificate_is_known_again_by_its_bytes() {
    let with = |lines: &str| told(&[("certificate = 'https://example.org/audit-2023.pdf'", lines)]);
    let right = Blake3::of(b"audit");
    assert_eq!(with("certificate = 'audit.pdf'"), Vec::<String>::new());
    assert_eq!(with(&format!("certificate = 'audit.pdf'\nblake3 = '{right}'")), Vec::<String>::new());
    assert_eq!(with(&format!("certificate = 'lost.pdf'\nblake3 = '{right}'")), Vec::<String>::new());
    assert_eq!(with("certificate = 'paper in the archive of the Secretariat'"), Vec::<String>::new());
    let other = with(&format!("certificate = 'audit.pdf'\nblake3 = '{}'", Blake3::of(b"other")));
    assert_eq!(
        other,
        ["15: audit.pdf holds other bytes than the BLAKE3 says. Find the right file, or leave the BLAKE3 out."]
    );
}

#[test]
fn the_record_begins_after_the_balances_or_on_a_day_that_is_said() {
    let balances = &GOOD[GOOD.find("[balances]").unwrap()..];
    let without = told(&[(balances, "")]);
    assert_eq!(without, ["record_begins: Nothing is written. Write record_begins = 2024-01-01, or certified balances"]);
    assert_eq!(told(&[(balances, ""), ("funds = [", "record_begins = 2023-07-01\nfunds = [")]), Vec::<String>::new());
    let both = told(&[("funds = [", "record_begins = 2024-01-01\nfunds = [")]);
    assert_eq!(both, ["6: The record begins on the day after the certified balances. Leave this out."]);
}
