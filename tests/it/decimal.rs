//! The arithmetic of money, checked against Python's `decimal`.

use std::fmt::Write as _;
use std::process::Command;

use pledgebook::value::money::{Amount, Rate, Share};

use crate::harness::repository;
use crate::random::Random;

const OPERATIONS: usize = 1_000_000;

/// Returns a plain number of at most `digits` digits, at most `places` of them after the point. Short and round
/// numbers are as likely as long ones, because halves and zeros occur there.
fn number(random: &mut Random, digits: u64, places: u64) -> String {
    let digits = 1 + random.below(digits);
    let places = random.below(places + 1);
    let mut text: String = (0..digits).map(|_| char::from(b'0' + u8::try_from(random.below(10)).unwrap())).collect();
    if random.chance(30) {
        let kept = usize::try_from(random.below(digits)).unwrap();
        let tail = if random.chance(50) { '0' } else { '5' };
        text = text
            .char_indices()
            .map(|(index, digit)| {
                if index == kept {
                    tail
                } else if index > kept {
                    '0'
                } else {
                    digit
                }
            })
            .collect();
    }
    let places = usize::try_from(places).unwrap();
    let padded = format!("{text:0>width$}", width = places + 1);
    let (whole, part) = padded.split_at(padded.len() - places);
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") }
}

/// Returns an amount: as a record may hold it, as a sum of many may be, or as long as a number can be.
fn amount(random: &mut Random) -> Amount {
    let text = match random.below(10) {
        0 => number(random, 28, 28),
        1 => number(random, 28, 3),
        2..=4 => number(random, 20, 8),
        _ => number(random, 12, 2),
    };
    let amount: Amount = text.parse().unwrap();
    if random.chance(20) { amount.negated() } else { amount }
}

/// Returns the first number of this form that the type accepts.
fn read<T: std::str::FromStr>(random: &mut Random, digits: u64, places: u64) -> T {
    loop {
        if let Ok(value) = number(random, digits, places).parse() {
            return value;
        }
    }
}

fn shown(result: Option<Amount>) -> String {
    result.map_or_else(|| "none".to_owned(), |amount| amount.plain().to_string())
}

/// Writes one operation with its result, on one line.
fn operation(random: &mut Random, into: &mut String) {
    let a = amount(random);
    let places = u32::try_from(random.below(9)).unwrap();
    match random.below(5) {
        0 => {
            let b = amount(random);
            writeln!(into, "sum {} {} 0 {}", a.plain(), b.plain(), shown(a.checked_add(b))).unwrap();
        }
        1 => {
            let b = amount(random);
            writeln!(into, "difference {} {} 0 {}", a.plain(), b.plain(), shown(a.checked_sub(b))).unwrap();
        }
        2 => {
            let rate: Rate = if random.chance(50) { read(random, 5, 4) } else { read(random, 14, 12) };
            writeln!(into, "rate {} {rate} {places} {}", a.plain(), shown(a.at(rate, places))).unwrap();
        }
        3 => {
            let share: Share = read(random, 8, 6);
            writeln!(into, "share {} {share} {places} {}", a.plain(), shown(a.per_cent(share, places))).unwrap();
        }
        _ => {
            let share: Share = read(random, 8, 6);
            let (cut, rest) = a.per_cent_down(share, places).unzip();
            writeln!(into, "cut {} {share} {places} {} {}", a.plain(), shown(cut), shown(rest)).unwrap();
        }
    }
}

#[test]
fn a_million_operations_agree_with_pythons_decimal() {
    let mut random = Random::of(1);
    let mut lines = String::with_capacity(OPERATIONS * 48);
    (0..OPERATIONS).for_each(|_| operation(&mut random, &mut lines));
    let held = lines.lines().filter(|line| !line.ends_with("none")).count();
    assert!(held > OPERATIONS / 2, "only {held} of {OPERATIONS} results could be held");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("operations");
    std::fs::write(&file, lines).unwrap();
    let script = repository().join("tests/independent/decimal_check.py");
    let run =
        Command::new("python3").arg(script).arg(&file).output().expect("python3 is installed: tests/run sees to it");
    let said = String::from_utf8_lossy(&run.stdout);
    assert_eq!(said, format!("{OPERATIONS} compared, 0 differ\n"), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success());
}
