//! Journals for hledger.
//!
//! An **account** has the key that pledgebook gives it, `assessed:honduras-2018`, in which [`quoted`] quotes what hledger
//! would misread behind the colon. Each is declared with its class: assets (cash as `C`), liabilities, equity, revenues,
//! expenses. So `hledger balancesheet` and `incomestatement` find them, and `--strict` accepts no other. A **currency** is
//! declared with the most decimal places that an amount of it has, so no difference is too small to be seen.
//!
//! A **transaction** is what one record enters on a day in one fund. Its code is the record's number, its description the
//! type of the event. Its tags are `record`, `record-type`, `fund`, `document` and `item` of the source, `value-date` where
//! that is not its date, and `corrects`, or `removed-by` where a correction removes what the record entered. **Published
//! balances** are the assertions of a transaction of zeros, the first one of the day after the period; the tag
//! `published-by` names the records that closed it.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::export::heading::{Heading, comment};
use crate::ledger::View;
use crate::report::transactions::{Account, Class, Entered, Published, Transaction, Transactions};
use crate::value::days::Day;
use crate::value::money::{Amount, Money};

/// Writes a journal.
#[must_use]
pub fn hledger(transactions: &Transactions, heading: &Heading, view: &View) -> String {
    let mut text = comment(heading, view);
    text.push_str("\ndecimal-mark .\n");
    for (currency, (places, _)) in transactions.currencies() {
        let amount = Amount::ZERO.with_places(places).plain().to_string();
        // Without a mark, hledger cannot tell it from the separator of thousands.
        let amount = if amount.contains('.') { amount } else { format!("{amount}.") };
        let _ = writeln!(text, "commodity {currency} {amount}"); // Writing to a string cannot fail, here and below.
    }
    text.push('\n');
    for account in transactions.accounts().into_keys() {
        let class = Class::of(account.account_type());
        let letter = match class {
            Some(Class::Assets) if account.account_type().word() == "cash" => 'C',
            Some(Class::Assets) => 'A',
            Some(Class::Liabilities) => 'L',
            Some(Class::Equity) | None => 'E',
            Some(Class::Income) => 'R',
            Some(Class::Expenses) => 'X',
        };
        let _ = writeln!(text, "account {}  ; type:{letter}", name(account));
    }
    for (day, Entered { published, transactions }) in &transactions.days {
        published.iter().for_each(|published| write_published(&mut text, *day, published));
        transactions.iter().for_each(|transaction| write_transaction(&mut text, *day, transaction));
    }
    text
}

/// Names an account.
fn name(account: &Account) -> String {
    format!("{}:{}", account.account_type(), quoted(account.id()))
}

fn write_published(text: &mut String, day: Day, Published { by, balances }: &Published) {
    let by: Vec<_> = by.iter().map(u64::to_string).collect();
    let _ = write!(text, "\n{day} * balances as published  ; published-by:{}\n", by.join(" "));
    for ((account, currency), amount) in balances {
        let amount = Money { currency: *currency, amount: *amount };
        let _ = writeln!(text, "    {}  {currency} 0 = {currency} {}", name(account), amount.digits().plain());
    }
}

fn write_transaction(text: &mut String, day: Day, transaction: &Transaction) {
    let Transaction { record, kind, fund, document, item, value_date, corrects, removed_by, postings } = transaction;
    let removal = if removed_by.is_some() { "removal of " } else { "" };
    let _ = write!(text, "\n{day} * ({record}) {removal}{kind}\n");
    let tags = [
        ("record", Some(record.to_string())),
        ("record-type", Some((*kind).to_owned())),
        ("fund", Some(fund.to_string())),
        ("document", document.as_ref().map(ToString::to_string)),
        ("item", item.as_ref().map(ToString::to_string)),
        ("value-date", value_date.map(|day| day.to_string())),
        ("corrects", corrects.map(|seq| seq.to_string())),
        ("removed-by", removed_by.map(|seq| seq.to_string())),
    ];
    let tags = tags.iter().filter_map(|(tag, value)| Some(format!("{tag}:{}", quoted(value.as_deref()?))));
    let _ = writeln!(text, "    ; {}", tags.collect::<Vec<_>>().join(", "));
    for (account, amount) in postings {
        let _ = writeln!(text, "    {}  {} {}", name(account), amount.currency, amount.digits().plain());
    }
}

/// Quotes text that hledger would not read as one name or value: each byte of `%`, of what ends a tag or an account or
/// begins a comment or a date (`,` `:` `;` `[` `]` `|` and others), and of white space, as `%` and two hexadecimal digits.
/// A single blank between other characters stays.
fn quoted(text: &str) -> Cow<'_, str> {
    let is_special = |c: char| c.is_control() || c.is_whitespace() || "%,:;[](){}|=@*!\"\\".contains(c);
    if !text.contains(is_special) {
        return Cow::Borrowed(text);
    }
    let mut quoted = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        let next = rest.chars().nth(1);
        let is_single = c == ' ' && next.is_some_and(|next| !next.is_whitespace()) && !quoted.is_empty();
        // The blank before it, if there is one, is quoted.
        if !is_special(c) || is_single {
            quoted.push(c);
            continue;
        }
        let mut bytes = [0; 4];
        for byte in c.encode_utf8(&mut bytes).bytes() {
            let _ = write!(quoted, "%{byte:02X}");
        }
    }
    Cow::Owned(quoted)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Reads a quoted text back.
    fn read(text: &str) -> String {
        let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
        while let [first, after @ ..] = rest {
            rest = after;
            if *first == b'%' {
                let (code, after) = rest.split_at(2);
                rest = after;
                bytes.push(u8::from_str_radix(std::str::from_utf8(code).unwrap(), 16).unwrap());
            } else {
                bytes.push(*first);
            }
        }
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn accounts_have_names_that_hledger_reads_whole() {
        for (key, expected) in [
            ("cash:reserve-fund", "cash:reserve-fund"),
            ("assessed:dues-2018/honduras", "assessed:dues-2018/honduras"),
            ("assistance:f/not stated", "assistance:f/not stated"),
            ("assistance:f/Zoé  – a: b; [2020-01-01]", "assistance:f/Zoé%20 – a%3A b%3B %5B2020-01-01%5D"),
            ("assistance:f/(a)%", "assistance:f/%28a%29%25"),
        ] {
            assert_eq!(name(&key.parse().unwrap()), expected);
        }
    }

    #[test]
    fn a_value_cannot_begin_a_tag_a_comment_or_a_line() {
        assert_eq!(quoted("p. 3, date:2020-01-01"), "p. 3%2C date%3A2020-01-01");
        assert_eq!(quoted(" a\n2020-01-01 x\t; y "), "%20a%0A2020-01-01 x%09%3B y%20");
        assert_eq!(quoted("l. 3–4 (b)"), "l. 3–4 %28b%29");
        assert_eq!(quoted("a\u{a0}\u{3000} b"), "a%C2%A0%E3%80%80 b");
    }

    proptest! {
        #[test]
        fn a_quoted_text_reads_back_and_holds_nothing_special(text in "[ -~é–\t\n]{0,12}|\\PC{0,8}") {
            let quoted = quoted(&text);
            prop_assert_eq!(read(&quoted), &*text);
            prop_assert!(!quoted.contains(['\n', '\t', ',', ':', ';', '[', ']', '(', ')']) && !quoted.contains("  "));
            prop_assert_eq!(quoted.trim(), &*quoted);
        }
    }
}
