//! What people type: amounts and days, and the mistakes in them. All mistakes of a command are told at once.

use crate::everyday::names::{Called, NotFound, find};
use crate::languages::{say, term};
use crate::value::days::Day;
use crate::value::money::{Amount, Currency, Money};
use crate::value::text::escaped;

/// A mistake in a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// What was found.
    pub says: String,
    /// What to write, if it needs a line of its own.
    pub write: Option<String>,
    /// A word of the command, and what may have been meant by it.
    pub instead: Option<(String, String)>,
}

impl Mistake {
    /// Says what is wrong.
    pub fn new(says: impl Into<String>) -> Self {
        Self { says: says.into(), write: None, instead: None }
    }

    /// Says what to write.
    #[must_use]
    pub fn with(self, write: impl Into<String>) -> Self {
        Self { write: Some(write.into()), ..self }
    }
}

/// Finds what is called so, or says what else there is.
///
/// `what` is the word for it, `payer`; `option` is what to write before a name, `--fund ` or nothing.
pub fn called<T: Clone + PartialEq>(what: &str, option: &str, text: &str, all: &[Called<T>]) -> Result<T, Mistake> {
    let either = |names: &[String], before: &str| {
        let names: Vec<String> = names.iter().map(|name| format!("{before}{}", quoted(name))).collect();
        match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => say!("everyday-or", list = rest.join(", "), last = last),
            _ => names.concat(),
        }
    };
    let (shown, kind) = (escaped(text), term(what));
    let unquoted = |names: &[String]| either(names, "").replace('"', "");
    find(text, all).map_err(|not| match not {
        NotFound::Ambiguous { among, words } => {
            Mistake::new(say!("everyday-may-be", name = shown, names = unquoted(&among)))
                .with(say!("everyday-write", what = either(&words, option)))
        }
        NotFound::Unknown { nearest } if !nearest.is_empty() => Mistake {
            says: say!("everyday-unknown-near", what = kind, name = shown, names = unquoted(&nearest)),
            write: None,
            instead: nearest.first().filter(|_| nearest.len() == 1).map(|name| (text.to_owned(), name.clone())),
        },
        NotFound::Unknown { .. } => {
            let says = say!("everyday-unknown", what = kind, name = shown);
            let known: Vec<String> = all.iter().filter_map(|one| one.names.first().cloned()).collect();
            match known.len() {
                0 => Mistake::new(says).with(say!("everyday-none-yet", what = kind)),
                1..=12 => Mistake::new(says).with(say!("everyday-known", names = known.join(", "))),
                _ => Mistake::new(says).with(say!("everyday-known-parties")),
            }
        }
    })
}

/// Writes a name as a shell takes it.
#[must_use]
pub fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:=,+@%".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) { word.to_owned() } else { format!("\"{word}\"") }
}

/// Reads an amount: `18000`, `18,000.00`, or with its currency, `EUR 27000`.
pub fn money(text: &str, usual: Option<Currency>) -> Result<Money, Mistake> {
    let wrong =
        |why: String, write: String| Mistake::new(say!("everyday-no-amount", text = text, why = why)).with(write);
    let not_thousands = |write: String| wrong(say!("everyday-no-thousands"), say!("everyday-write", what = write));
    let comma = |write: String| wrong(say!("everyday-comma-before-cents"), say!("everyday-write", what = write));
    let (currency, digits) = match text.trim().split_once(' ') {
        None => (None, text.trim()),
        Some((code, digits)) => match code.parse::<Currency>() {
            Ok(currency) => (Some(currency), digits.trim()),
            Err(_) => {
                let write = say!("everyday-write-for-example", example = "\"EUR 27000\"");
                return Err(wrong(say!("everyday-no-currency-code", code = code), write));
            }
        },
    };
    let Some(currency) = currency.or(usual) else {
        let write = say!("everyday-write-for-example", example = format!("\"USD {digits}\""));
        return Err(wrong(say!("everyday-no-currency"), write));
    };
    let (whole, cents) = digits.split_once('.').map_or((digits, None), |(whole, cents)| (whole, Some(cents)));
    let plain = whole.replace(',', "");
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(&plain) || cents.is_some_and(|cents| !is_number(cents)) {
        // 18000,50 and 18.000,50: a comma before the cents.
        let with_comma =
            digits.rsplit_once(',').filter(|(whole, cents)| is_number(&whole.replace('.', "")) && is_number(cents));
        return Err(match with_comma {
            Some((whole, cents)) => comma(format!("{}.{cents}", whole.replace('.', ""))),
            None => wrong(say!("everyday-not-digits"), say!("everyday-write-digits")),
        });
    }
    let groups: Vec<&str> = whole.split(',').collect();
    if let [first, rest @ ..] = groups.as_slice()
        && !rest.is_empty()
        && (rest.iter().any(|group| group.len() != 3) || first.is_empty() || first.len() > 3)
    {
        let is_one = rest.len() == 1 && cents.is_none();
        return Err(match rest {
            [cents] if is_one => comma(format!("{first}.{cents}")),
            _ => not_thousands(format!("{plain}{}", cents.map_or_else(String::new, |cents| format!(".{cents}")))),
        });
    }
    let places = currency.iso_exponent().unwrap_or(2);
    if let Some(cents) = cents
        && cents.len() > usize::try_from(places).unwrap_or(0)
    {
        let why = say!("everyday-decimals", currency = currency.code(), places = places);
        let write = match cents.len() {
            3 if cents != "000" || !whole.is_empty() => {
                let other = format!("{plain}.{}", cents.get(..2).unwrap_or("00"));
                say!("everyday-write-or", one = format!("{plain}{cents}"), other = other)
            }
            _ => say!("everyday-write-decimals", places = places),
        };
        return Err(wrong(why, write));
    }
    let digits = cents.map_or_else(|| plain.clone(), |cents| format!("{plain}.{cents}"));
    let amount: Amount =
        digits.parse().map_err(|_| wrong(say!("everyday-too-many-digits"), say!("everyday-write-fewer")))?;
    if !amount.is_positive() {
        return Err(wrong(say!("everyday-zero"), say!("everyday-write-paid")));
    }
    Ok(Money { currency, amount: amount.with_places(places) })
}

/// Reads a day: `2025-03-31`, `today` or `yesterday`.
pub fn day(option: &str, text: &str, today: Day) -> Result<Day, Mistake> {
    match text {
        "today" => return Ok(today),
        "yesterday" => return Ok(today.previous().unwrap_or(today)),
        _ => {}
    }
    text.parse().map_err(|_| {
        Mistake::new(say!("everyday-not-a-day", text = text)).with(say!("everyday-write-a-day", option = option))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_alike_in_both_languages() {
        let usd = Some("USD".parse().unwrap());
        for (text, expected) in [
            ("18000", "USD 18,000.00"),
            ("18,000.00", "USD 18,000.00"),
            ("18,000", "USD 18,000.00"),
            ("0.5", "USD 0.50"),
            ("EUR 27000", "EUR 27,000.00"),
            ("JPY 1,000", "JPY 1,000"),
            ("1,234,567.8", "USD 1,234,567.80"),
        ] {
            assert_eq!(money(text, usd).map(|money| money.to_string()), Ok(expected.to_owned()), "{text}");
        }
        for (text, write) in [
            ("18.000", "Write 18000, or 18.00."),
            ("18000,50", "Write 18000.50."),
            ("18.000,50", "Write 18000.50."),
            ("250,00", "Write 250.00."),
            ("1,00,000", "Write 100000."),
            ("JPY 10.5", "Write no more than 0 digits after the point."),
            ("abc", "Write for example 18000 or 18,000.00."),
            ("-5", "Write for example 18000 or 18,000.00."),
            ("0", "Write what was paid."),
            ("EURO 5", "Write for example \"EUR 27000\"."),
            ("", "Write for example 18000 or 18,000.00."),
        ] {
            assert_eq!(money(text, usd).map_err(|mistake| mistake.write), Err(Some(write.to_owned())), "{text}");
        }
        assert!(money("18000", None).is_err(), "no currency");
    }
}
