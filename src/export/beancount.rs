//! Journals for Beancount.
//!
//! An **account** is named by its class, the type of its key and its ids, `Expenses:Charged:Ts-2024:Travel`, and opened on
//! its first day with the key as metadata: `key: "charged:ts-2024/travel"`. A component begins with a capital or a digit
//! and holds letters, digits and hyphens; ids begin with a small letter or a digit. So [`component`] writes a first small
//! letter as its capital, and every byte that does not fit as `Z` and two hexadecimal digits: a blank as `Z20`, `/` as
//! `Z2F`, `Z` as `Z5A`, a first capital such as `C` as `Z43`. No two keys have one name. No name is within another, whose
//! assertions would take it in: all accounts of a type have one id, or all have two. But an assessment may be named by a
//! run and a member, and then is one component.
//!
//! A **transaction** is what one record enters on a day in one fund. Its metadata are `record`, `record-type`, `fund`,
//! `document` and `item` of the source, `value-date` where that is not its date, and `corrects`, or `removed-by` where a
//! correction removes what the record entered. **Published balances** are asserted at the beginning of the day after the
//! period. The option `tolerance_multiplier` lets no difference pass: amounts are exact.

use std::fmt::Write as _;

use crate::export::heading::{Heading, comment};
use crate::ledger::View;
use crate::report::transactions::{Account, Class, Entered, Published, Transaction, Transactions};
use crate::value::days::Day;
use crate::value::money::Money;
use crate::value::text::escaped;

/// Writes a journal.
#[must_use]
pub fn beancount(transactions: &Transactions, heading: &Heading, view: &View) -> String {
    let mut text = comment(heading, view);
    // Writing to a string cannot fail, here and below.
    let _ = write!(text, "\noption \"title\" {}\n", string(&heading.caption));
    text.push_str("option \"tolerance_multiplier\" \"0\"\n");
    let currencies = transactions.currencies();
    for currency in currencies.keys() {
        let _ = writeln!(text, "option \"operating_currency\" \"{currency}\"");
    }
    text.push('\n');
    for (currency, (_, day)) in currencies {
        let _ = writeln!(text, "{day} commodity {currency}");
    }
    text.push('\n');
    for (account, day) in transactions.accounts() {
        let _ = write!(text, "{day} open {}\n  key: {}\n", name(account), string(&account.to_string()));
    }
    for (day, Entered { published, transactions }) in &transactions.days {
        published.iter().for_each(|published| write_published(&mut text, *day, published));
        transactions.iter().for_each(|transaction| write_transaction(&mut text, *day, transaction));
    }
    text
}

fn write_published(text: &mut String, day: Day, Published { by, balances }: &Published) {
    let by: Vec<_> = by.iter().map(u64::to_string).collect();
    let _ = write!(text, "\n; Balances as published by {}\n", by.join(", "));
    for ((account, currency), amount) in balances {
        let amount = Money { currency: *currency, amount: *amount };
        let _ = writeln!(text, "{day} balance {}  {} {currency}", name(account), amount.digits().plain());
    }
}

fn write_transaction(text: &mut String, day: Day, transaction: &Transaction) {
    let Transaction { record, kind, fund, document, item, value_date, corrects, removed_by, postings } = transaction;
    let removal = if removed_by.is_some() { "removal of " } else { "" };
    let _ = write!(text, "\n{day} * \"{removal}{kind}\"\n");
    let metadata = [
        ("record", Some(record.to_string())),
        ("record-type", Some(string(kind))),
        ("fund", Some(string(&fund.to_string()))),
        ("document", document.as_ref().map(|document| string(&document.to_string()))),
        ("item", item.as_ref().map(|item| string(item.as_str()))),
        ("value-date", value_date.map(|day| day.to_string())),
        ("corrects", corrects.map(|seq| seq.to_string())),
        ("removed-by", removed_by.map(|seq| seq.to_string())),
    ];
    for (key, value) in metadata.iter().filter_map(|(key, value)| Some((key, value.as_ref()?))) {
        let _ = writeln!(text, "  {key}: {value}");
    }
    for (account, amount) in postings {
        let _ = writeln!(text, "  {}  {} {}", name(account), amount.digits().plain(), amount.currency);
    }
}

/// Names an account.
fn name(account: &Account) -> String {
    let account_type = account.account_type();
    let root = match Class::of(account_type) {
        Some(Class::Assets) => "Assets",
        Some(Class::Liabilities) => "Liabilities",
        Some(Class::Equity) | None => "Equity",
        Some(Class::Income) => "Income",
        Some(Class::Expenses) => "Expenses",
    };
    let parts = [account_type.word(), account.first()].into_iter().chain(account.second());
    parts.fold(root.to_owned(), |name, part| format!("{name}:{}", component(part)))
}

/// Writes a text as a component of the name of an account.
fn component(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => name.push(char::from(byte)),
            b'a'..=b'y' if at == 0 => name.push(char::from(byte.to_ascii_uppercase())),
            b'a'..=b'z' | b'A'..=b'Y' | b'-' if at > 0 => name.push(char::from(byte)),
            _ => {
                let _ = write!(name, "Z{byte:02X}");
            }
        }
    }
    name
}

/// Writes a text as a string, on one line.
fn string(text: &str) -> String {
    format!("\"{}\"", escaped(text).replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Reads a component back.
    fn read(component: &str) -> Vec<u8> {
        let (mut bytes, mut rest) = (Vec::new(), component.as_bytes());
        while let [first, after @ ..] = rest {
            rest = after;
            bytes.push(match first {
                b'Z' => {
                    let (code, after) = rest.split_at(2);
                    rest = after;
                    u8::from_str_radix(std::str::from_utf8(code).unwrap(), 16).unwrap()
                }
                _ if bytes.is_empty() => first.to_ascii_lowercase(),
                _ => *first,
            });
        }
        bytes
    }

    #[test]
    fn accounts_have_names_that_beancount_accepts() {
        for (key, expected) in [
            ("cash:reserve-fund", "Assets:Cash:Reserve-fund"),
            ("written-off:dues-2018/honduras", "Assets:Written-off:Dues-2018Z2Fhonduras"),
            ("deferred:f/2026-01-01", "Liabilities:Deferred:F:2026-01-01"),
            ("unapplied:zambia-1", "Liabilities:Unapplied:Z7Aambia-1"),
            ("exchange:1st", "Equity:Exchange:1st"),
            ("exchange-advanced:1st/iom", "Equity:Exchange-advanced:1st:Iom"),
            ("pledge-received:p/f", "Income:Pledge-received:P:F"),
            ("assistance:f/Zoé: a/b; \"c\"", "Expenses:Assistance:F:Z5AoZC3ZA9Z3AZ20aZ2FbZ3BZ20Z22cZ22"),
            ("assistance:f/-x", "Expenses:Assistance:F:Z2Dx"),
        ] {
            assert_eq!(name(&key.parse().unwrap()), expected);
        }
    }

    #[test]
    fn a_string_cannot_be_ended_by_its_text() {
        assert_eq!(string(r#"a "b" \ c"#), r#""a \"b\" \\ c""#);
        assert_eq!(string("a\"\n2024-01-01 close Assets:Cash"), r#""a\"\\u{a}2024-01-01 close Assets:Cash""#);
    }

    proptest! {
        #[test]
        fn a_component_reads_back(text in "[a-z0-9][ -~é–]{0,12}|[ -~é–]{1,12}|\\PC{1,8}") {
            let component = component(&text);
            let (first, rest) = component.split_at(1);
            prop_assert!(first.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()), "{component}");
            prop_assert!(rest.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{component}");
            prop_assert_eq!(read(&component), text.as_bytes());
        }
    }
}
