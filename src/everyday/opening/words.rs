//! Single answers: yes and no, a day of the year, a member with its share, an assessment.

use crate::event::ledger::MonthDay;
use crate::everyday::names::{Called, find};
use crate::everyday::screen::MONTHS;
use crate::everyday::typed::{self, Mistake};
use crate::languages::say;
use crate::value::days::{Day, Period};
use crate::value::money::{Currency, Money, Share};
use crate::value::text::{escaped, plain};

/// Reads yes or no.
pub fn yes_or_no(text: &str) -> Result<bool, Mistake> {
    match plain(text).as_str() {
        "y" | "yes" | "true" | "s" | "si" => Ok(true),
        "n" | "no" | "false" => Ok(false),
        _ => Err(Mistake::new(say!("everyday-opening-neither-yes-nor-no", text = escaped(text)))
            .with(say!("everyday-opening-write-yes-or-no"))),
    }
}

/// Returns whether an answer says that there is nothing.
pub fn is_none(text: &str) -> bool {
    matches!(plain(text).as_str(), "none" | "no" | "later" | "-" | "ninguno" | "ninguna" | "despues" | "mas tarde")
}

/// Reads the day on which the fiscal year begins: `1 January`, or `01-01`.
pub fn day_of_year(text: &str) -> Result<MonthDay, Mistake> {
    let wrong = || {
        Mistake::new(say!("everyday-opening-no-day-of-year", text = escaped(text)))
            .with(say!("everyday-opening-write-day-of-year"))
    };
    if let Ok(day) = text.parse() {
        return Ok(day);
    }
    let words = text.split_whitespace().map(plain).filter(|word| word != "de").collect::<Vec<_>>();
    let [one, other] = words.as_slice() else { return Err(wrong()) };
    let (day, month) = if one.starts_with(|c: char| c.is_ascii_digit()) { (one, other) } else { (other, one) };
    let is_month = |name: &str| name.to_lowercase() == *month;
    let at = |names: &[&str]| names.iter().position(|name| is_month(name));
    let month = at(&MONTHS).or_else(|| at(&MESES)).ok_or_else(wrong)?.saturating_add(1);
    let day: u32 = day.parse().map_err(|_| wrong())?;
    format!("{month:02}-{day:02}").parse().map_err(|_| wrong())
}

const MESES: [&str; 12] = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
];

/// Reads a day, which is written in full.
pub fn day(text: &str) -> Result<Day, Mistake> {
    text.parse().map_err(|_| {
        Mistake::new(say!("everyday-opening-no-day", text = escaped(text))).with(say!("everyday-opening-write-day"))
    })
}

/// Parts a member from its share in per cent: `Barbados 20`, or `Barbados 20 %`.
pub fn share(text: &str) -> Result<(&str, Share), Mistake> {
    let shown = escaped(text);
    let without = text.strip_suffix('%').unwrap_or(text).trim_end();
    let lacks = || {
        Mistake::new(say!("everyday-opening-lacks-share", text = shown))
            .with(say!("everyday-opening-write-share", text = shown))
    };
    let (name, number) = without.rsplit_once(' ').ok_or_else(lacks)?;
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-');
    if !number.chars().all(is_number) {
        return Err(lacks());
    }
    let wrong =
        |write: String| Mistake::new(say!("everyday-opening-no-share", number = number, name = name)).with(write);
    let share = number.parse().map_err(|_| match number.split_once(',') {
        Some((whole, rest)) => wrong(say!("everyday-opening-write-point", name = name, whole = whole, rest = rest)),
        None => wrong(say!("everyday-opening-write-per-cent")),
    })?;
    Ok((name.trim(), share))
}

/// Reads an amount that may be zero or none: `None` for these.
pub fn amount(text: &str, currency: Currency) -> Result<Option<Money>, Mistake> {
    let is_zero = text.contains('0') && text.chars().all(|c| matches!(c, '0' | '.' | ','));
    if is_none(text) || is_zero { Ok(None) } else { typed::money(text, Some(currency)).map(Some) }
}

/// An assessment, as it is typed: `General 2024 120000 --due 2024-03-31`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedAssessment<F> {
    /// The fund.
    pub fund: F,
    /// The period.
    pub period: Period,
    /// The total of all members.
    pub total: Money,
    /// The last day on which it is paid in time.
    pub due: Day,
    /// The day on which it is assessed.
    pub on: Option<Day>,
}

/// Reads an assessment.
pub fn assessment<F: Clone + PartialEq>(
    text: &str,
    year_begins: MonthDay,
    funds: &[Called<(F, Currency)>],
) -> Result<TypedAssessment<F>, Mistake> {
    let shown = escaped(text);
    let wrong = |says: String| Mistake::new(says).with(say!("everyday-opening-write-assessment"));
    let lacks_fund = || wrong(say!("everyday-opening-lacks-fund", text = shown));
    let mut words = text.split_whitespace().map(|word| word.trim_matches('"'));
    let (mut plain_words, mut due, mut on) = (Vec::new(), None, None);
    while let Some(word) = words.next() {
        let (option, joined) = word.split_once('=').map_or((word, None), |(option, value)| (option, Some(value)));
        let taken = match option {
            "--due" => &mut due,
            "--on" => &mut on,
            _ if word.starts_with("--") => {
                return Err(wrong(say!("everyday-opening-option-unknown", text = shown, option = word)));
            }
            _ => {
                plain_words.push(word);
                continue;
            }
        };
        let lacks_day = || wrong(say!("everyday-opening-lacks-day", text = shown, option = option));
        let value = joined.or_else(|| words.next()).ok_or_else(lacks_day)?;
        *taken = Some(day(value)?);
    }
    let total = plain_words.pop().ok_or_else(lacks_fund)?;
    let code = plain_words.last().filter(|word| word.len() == 3).and_then(|word| word.parse::<Currency>().ok());
    let total = code.map_or_else(|| total.to_owned(), |code| format!("{code} {total}"));
    plain_words.truncate(plain_words.len().saturating_sub(usize::from(code.is_some())));
    let year = plain_words.pop().ok_or_else(|| wrong(say!("everyday-opening-lacks-fund-or-year", text = shown)))?;
    let period = Period::typed(year, year_begins.parts())
        .map_err(|_| wrong(say!("everyday-opening-lacks-year", text = shown, year = year)))?;
    let name = plain_words.join(" ");
    if name.is_empty() {
        return Err(lacks_fund());
    }
    let (fund, currency) = match find(&name, funds) {
        Ok(found) => found,
        Err(_) => typed::called("fund", "", &name, funds)?,
    };
    let total = typed::money(&total, Some(currency))?;
    let due = due.ok_or_else(|| wrong(say!("everyday-opening-lacks-due", text = shown)))?;
    Ok(TypedAssessment { fund, period, total, due, on })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_begins_on_a_day_in_words_or_digits() {
        for (text, day) in [
            ("1 January", "01-01"),
            ("January 1", "01-01"),
            ("1 july", "07-01"),
            ("07-01", "07-01"),
            ("1 de octubre", "10-01"),
        ] {
            assert_eq!(day_of_year(text).map(|day| day.to_string()), Ok(day.to_owned()), "{text}");
        }
        for text in ["", "January", "29 February", "32 January", "1 Januar", "1 1", "1 January 2024"] {
            assert!(day_of_year(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_member_has_a_share() {
        for (text, name, number) in [
            ("Barbados 20", "Barbados", "20"),
            ("Barbados 20 %", "Barbados", "20"),
            ("Trinidad and Tobago/Trinidad y Tobago (TT) 12.5%", "Trinidad and Tobago/Trinidad y Tobago (TT)", "12.5"),
        ] {
            assert_eq!(share(text), Ok((name, number.parse().unwrap())), "{text}");
        }
        for (text, write) in [
            ("Barbados", "Write for example Barbados 12.5"),
            ("Trinidad and Tobago", "Write for example Trinidad and Tobago 12.5"),
            ("Barbados 12,5", "Write Barbados 12.5"),
            ("Barbados 0", "Write per cent above 0, with at most 6 decimals, as 12.5"),
            ("Barbados 101", "Write per cent above 0, with at most 6 decimals, as 12.5"),
        ] {
            assert_eq!(share(text).map_err(|mistake| mistake.write), Err(Some(write.to_owned())), "{text}");
        }
    }

    #[test]
    fn an_assessment_is_read_as_assess_takes_it() {
        let usd = "USD".parse().unwrap();
        let funds = [Called { thing: ("general", usd), names: vec!["General Fund".to_owned()] }];
        let read = |text| assessment(text, "01-01".parse().unwrap(), &funds);
        for text in [
            "General 2024 120000 --due 2024-03-31",
            "General Fund 2024 120,000.00 --due=2024-03-31",
            "--due 2024-03-31 general 2024 USD 120000",
            "\"General Fund\" 2024 \"USD 120000\" --due 2024-03-31",
        ] {
            let found = read(text).unwrap();
            assert_eq!((found.fund, found.total.to_string().as_str()), ("general", "USD 120,000.00"), "{text}");
            assert_eq!((found.period.to_string().as_str(), found.on), ("2024", None), "{text}");
        }
        for (text, says) in [
            ("", "lacks its fund."),
            ("2024 120000 --due 2024-03-31", "lacks its fund."),
            ("General 120000 --due 2024-03-31", "has no year before the total: \"General\" is none."),
            ("General 2024 120000", "does not say by when it is due."),
            ("General 2024 120000 --due", "names no day behind --due."),
            ("General 2024 120000 --by IOM --due 2024-03-31", "holds --by, which means nothing here."),
            ("Reserve 2024 120000 --due 2024-03-31", "Unknown fund \"Reserve\"."),
            ("General 2024 120.000 --due 2024-03-31", "\"120.000\" is not an amount: USD has 2 decimals."),
        ] {
            let found = read(text).unwrap_err().says;
            assert!(found.ends_with(says), "{text}: {found}");
        }
    }
}
