//! Days, intervals, instants and the fuzzy dates of documents.
//!
//! | type | written | used for |
//! |---|---|---|
//! | [`Instant`] | `2026-11-28T17:04:05Z` | when a record was recorded, in UTC, to the second |
//! | [`Day`] | `2017-11-27` | a calendar day (ISO 8601) |
//! | [`Span`] | `2017-11-27` or `2017-11-27/2017-11-28` | a value date: a day, or an interval with both ends in it |
//! | [`Window`] | `2018-40`, `../2019-06~` | a fuzzy date as EDTF (ISO 8601-2:2019) |
//! | [`Period`] | `2018`, `2018-07/2019-06` | a period of account: a window with two certain ends |
//!
//! Each has one spelling: what is read prints the same.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike as _, Months, NaiveDate, Timelike as _, Utc};

use crate::languages::say;
use crate::value::text::{debug_as_text, serde_as_text};

/// The reason for refusing a text as a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the messages say it")]
pub enum WhenError {
    #[error("{}", say!("value-days-day", text = format!("{:?}", .0)))]
    Day(String),
    #[error("{}", say!("value-days-span", text = format!("{:?}", .0)))]
    Span(String),
    #[error("{}", say!("value-days-backwards", text = format!("{:?}", .0)))]
    Backwards(String),
    #[error("{}", say!("value-days-instant", text = format!("{:?}", .0)))]
    Instant(String),
    #[error("{}", say!("value-days-window", text = format!("{:?}", .0)))]
    Window(String),
    #[error("{}", say!("value-days-period", text = format!("{:?}", .0)))]
    Period(String),
}

/// A calendar day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(NaiveDate);

impl Day {
    /// The first day of the year 1.
    pub const FIRST: Self = match NaiveDate::from_ymd_opt(1, 1, 1) {
        Some(day) => Self(day),
        None => Self(NaiveDate::MIN),
    };

    /// The last day of the year 9999.
    pub const LAST: Self = match NaiveDate::from_ymd_opt(9999, 12, 31) {
        Some(day) => Self(day),
        None => Self(NaiveDate::MAX),
    };

    /// Counts the days from another day to this one; negative where that one is later.
    pub fn days_since(self, other: Self) -> i64 {
        self.0.signed_duration_since(other.0).num_days()
    }

    /// Returns the day a year earlier; 28 February for 29 February.
    pub fn year_before(self) -> Option<Self> {
        self.0.checked_sub_months(Months::new(12)).filter(|day| day.year() >= 0).map(Self)
    }

    /// Counts the days from the last day of the year 0, which is day 0.
    pub fn number(self) -> i64 {
        i64::from(self.0.num_days_from_ce())
    }

    /// Counts its month from January of the year 0, which is month 0.
    pub fn month(self) -> i32 {
        // Years have at most four digits, months are below 12.
        self.0.year().saturating_mul(12).saturating_add_unsigned(self.0.month0())
    }

    /// Returns the UTC day of an instant.
    #[must_use]
    pub fn of(instant: Instant) -> Self {
        Self(instant.0.date_naive())
    }

    /// Returns the next day; the last day of the year 9999 has none.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.0.succ_opt().filter(|day| day.year() <= 9999).map(Self)
    }

    /// Returns the day before; the first day of the year 0 has none.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.0.pred_opt().filter(|day| day.year() >= 0).map(Self)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::str::from_utf8(&day_text(self.0)).unwrap_or_default()) // Digits and hyphens.
    }
}

impl FromStr for Day {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, WhenError> {
        text.as_bytes().try_into().ok().and_then(day).map(Self).ok_or_else(|| WhenError::Day(text.to_owned()))
    }
}

/// A value date: one day, or an interval of days with both ends in it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    first: Day,
    last: Day,
}

impl Span {
    /// The first day.
    pub const fn first(self) -> Day {
        self.first
    }

    /// The last day, by which spans are compared.
    pub const fn last(self) -> Day {
        self.last
    }
}

impl From<Day> for Span {
    fn from(day: Day) -> Self {
        Self { first: day, last: day }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { write!(f, "{}", self.first) } else { write!(f, "{}/{}", self.first, self.last) }
    }
}

impl FromStr for Span {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, WhenError> {
        let wrong = |_| WhenError::Span(text.to_owned());
        let Some((first, last)) = text.split_once('/') else {
            return text.parse::<Day>().map(Self::from).map_err(wrong);
        };
        let span = Self { first: first.parse().map_err(wrong)?, last: last.parse().map_err(wrong)? };
        if span.first < span.last { Ok(span) } else { Err(WhenError::Backwards(text.to_owned())) }
    }
}

/// A moment in UTC, to the second.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Instant(DateTime<Utc>);

impl Instant {
    /// Converts seconds since 1970-01-01T00:00:00Z; `None` outside the years 1 to 9999, which RFC 3339 spells
    /// otherwise.
    pub fn from_unix(seconds: i64) -> Option<Self> {
        DateTime::from_timestamp(seconds, 0).filter(|at| (1..=9999).contains(&at.year())).map(Self)
    }
}

impl Instant {
    /// Writes the instant to the minute as the clocks of a time zone show it, with the name of that time.
    #[must_use]
    pub fn in_zone(self, zone: impl chrono::TimeZone<Offset: fmt::Display>) -> String {
        self.0.with_timezone(&zone).format("%Y-%m-%d %H:%M %Z").to_string()
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [h1, h2] = digits(self.0.hour());
        let [m1, m2] = digits(self.0.minute());
        let [s1, s2] = digits(self.0.second());
        let time = [b'T', h1, h2, b':', m1, m2, b':', s1, s2, b'Z'];
        let text = [day_text(self.0.date_naive()), time];
        f.write_str(std::str::from_utf8(text.as_flattened()).unwrap_or_default()) // Digits, letters and signs.
    }
}

impl FromStr for Instant {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, WhenError> {
        text.as_bytes().try_into().ok().and_then(instant).map(Self).ok_or_else(|| WhenError::Instant(text.to_owned()))
    }
}

/// Reads `YYYY-MM-DD`; `None` where the calendar has no such day.
fn day(text: &[u8; 10]) -> Option<NaiveDate> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else { return None };
    let year = i32::try_from(number([y1, y2, y3, y4])?).ok()?;
    NaiveDate::from_ymd_opt(year, number([m1, m2])?, number([d1, d2])?)
}

/// Writes `YYYY-MM-DD`.
fn day_text(day: NaiveDate) -> [u8; 10] {
    let [y1, y2, y3, y4] = digits(day.year().unsigned_abs());
    let [m1, m2] = digits(day.month());
    let [d1, d2] = digits(day.day());
    [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2]
}

/// Reads `YYYY-MM-DDTHH:MM:SSZ` from the year 1 on. Leap seconds are refused: no clock here produces them.
fn instant(text: &[u8; 20]) -> Option<DateTime<Utc>> {
    let [date @ .., b'T', h1, h2, b':', m1, m2, b':', s1, s2, b'Z'] = text else { return None };
    let date = day(date).filter(|date| date.year() > 0)?;
    Some(date.and_hms_opt(number([*h1, *h2])?, number([*m1, *m2])?, number([*s1, *s2])?)?.and_utc())
}

fn number<const N: usize>(digits: [u8; N]) -> Option<u32> {
    digits
        .into_iter()
        .try_fold(0_u32, |number, digit| number.checked_mul(10)?.checked_add(char::from(digit).to_digit(10)?))
}

/// Writes the last `N` digits of a number.
fn digits<const N: usize>(mut number: u32) -> [u8; N] {
    let mut digits = [b'0'; N];
    for digit in digits.iter_mut().rev() {
        *digit = b'0'.wrapping_add(u8::try_from(number % 10).unwrap_or_default());
        number /= 10;
    }
    digits
}

/// A fuzzy date: the subset of EDTF (ISO 8601-2:2019) that documents of this field need.
///
/// A point is a year, a month, a day, a quarter (`33` to `36`), a third (`37` to `39`) or a semester (`40`, `41`) of a
/// year, each with an optional `~` (about), `?` (uncertain) or `%` (both). A window is a point, or two points joined by
/// `/`, of which one may be `..` (open). Windows are compared by their latest possible day; an open end has none.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Window {
    text: String,
    first: Option<Day>,
    last: Option<Day>,
}

impl Window {
    /// The earliest possible day; `None` where the beginning is open.
    pub const fn earliest(&self) -> Option<Day> {
        self.first
    }

    /// The latest possible day; `None` where the end is open: such a window never passes.
    pub const fn latest(&self) -> Option<Day> {
        self.last
    }

    /// The spelling as given.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromStr for Window {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, WhenError> {
        let wrong = || WhenError::Window(text.to_owned());
        let (first, last) = match text.split_once('/') {
            None => {
                let (first, last) = point(text).ok_or_else(wrong)?;
                (Some(first), Some(last))
            }
            Some(("..", end)) => (None, Some(point(end).ok_or_else(wrong)?.1)),
            Some((begin, "..")) => (Some(point(begin).ok_or_else(wrong)?.0), None),
            Some((begin, end)) => {
                let (first, last) = (point(begin).ok_or_else(wrong)?.0, point(end).ok_or_else(wrong)?.1);
                if last < first {
                    return Err(WhenError::Backwards(text.to_owned()));
                }
                (Some(first), Some(last))
            }
        };
        Ok(Self { text: text.to_owned(), first, last })
    }
}

/// A period of account: from a first to a last day, with both in it.
///
/// A record writes both days, `2018-01-01/2018-12-31`. People may write a year, a half, a quarter or a month
/// ([`Period::typed`]), and read one where the days are those of a calendar year or month.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    first: Day,
    last: Day,
}

impl Period {
    /// From a first to a last day; `None` if the last is before the first.
    #[must_use]
    pub fn new(first: Day, last: Day) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// Its first day.
    pub const fn first(&self) -> Day {
        self.first
    }

    /// Its last day.
    pub const fn last(&self) -> Day {
        self.last
    }

    /// Returns whether the period includes a day.
    pub fn holds(&self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// Returns whether two periods have a day in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Reads a period as people write it: as records do, as a calendar month, quarter or half, as two of these, or as a
    /// year, which begins on this day of the calendar year.
    pub fn typed(text: &str, year_begins: (u32, u32)) -> Result<Self, WhenError> {
        let wrong = || WhenError::Period(text.to_owned());
        let part = |text: &str| {
            if text.len() != 4 {
                return point(text).filter(|_| !text.ends_with(['~', '?', '%']));
            }
            let first = NaiveDate::from_ymd_opt(text.parse().ok()?, year_begins.0, year_begins.1)?;
            let last = first.checked_add_months(Months::new(12))?.pred_opt()?;
            Some((Day(first), Day(last)))
        };
        let (first, last) = text.split_once('/').unwrap_or((text, text));
        let (first, last) = (part(first).ok_or_else(wrong)?.0, part(last).ok_or_else(wrong)?.1);
        Self::new(first, last).ok_or_else(|| WhenError::Backwards(text.to_owned()))
    }

    /// Writes both days.
    #[must_use]
    pub fn days(&self) -> String {
        format!("{}/{}", self.first, self.last)
    }
}

impl fmt::Display for Period {
    /// Writes a calendar year or month as such, and else both days.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let months = |months: u32| {
            let next = self.first.0.with_day(1).and_then(|first| first.checked_add_months(Months::new(months)));
            self.first.0.day() == 1 && next == self.last.0.succ_opt()
        };
        let first = self.first.to_string();
        match () {
            () if self.first.0.month() == 1 && months(12) => f.pad(first.get(..4).unwrap_or_default()),
            () if months(1) => f.pad(first.get(..7).unwrap_or_default()),
            () => f.pad(&self.days()),
        }
    }
}

impl FromStr for Period {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, WhenError> {
        let period = text.split_once('/').and_then(|(first, last)| Self::new(first.parse().ok()?, last.parse().ok()?));
        period.ok_or_else(|| WhenError::Period(text.to_owned()))
    }
}

/// Computes the earliest and latest day of an EDTF point.
fn point(text: &str) -> Option<(Day, Day)> {
    let text = text.strip_suffix(['~', '?', '%']).unwrap_or(text);
    if !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        return None;
    }
    if let Ok(day) = text.parse::<Day>() {
        return Some((day, day));
    }
    let (year, part) = text.split_once('-').map_or((text, None), |(year, part)| (year, Some(part)));
    if year.len() != 4 || part.is_some_and(|part| part.len() != 2) {
        return None;
    }
    // The month in which the part begins, and its length in months.
    let (month, months) = match part.map(str::parse::<u32>).transpose().ok()? {
        None => (1, 12),
        Some(month @ 1..=12) => (month, 1),
        Some(quarter @ 33..=36) => (quarter.checked_sub(33)?.checked_mul(3)?.checked_add(1)?, 3),
        Some(third @ 37..=39) => (third.checked_sub(37)?.checked_mul(4)?.checked_add(1)?, 4),
        Some(semester @ 40..=41) => (semester.checked_sub(40)?.checked_mul(6)?.checked_add(1)?, 6),
        Some(_) => return None,
    };
    let first = NaiveDate::from_ymd_opt(year.parse().ok()?, month, 1)?;
    let last = first.checked_add_months(Months::new(months))?.pred_opt()?;
    Some((Day(first), Day(last)))
}

impl serde::Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}/{}", self.first, self.last))
    }
}

impl<'de> serde::Deserialize<'de> for Period {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(crate::value::text::Parsed(std::marker::PhantomData))
    }
}

debug_as_text!(Day, Span, Instant, Window, Period);
serde_as_text!(Day, Span, Instant, Window => as_str);

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(text: &str) -> (String, String) {
        let window: Window = text.parse().unwrap();
        let show = |day: Option<Day>| day.map_or_else(|| "open".to_owned(), |day| day.to_string());
        (show(window.earliest()), show(window.latest()))
    }

    #[test]
    fn windows_reach_from_their_first_to_their_last_possible_day() {
        for (text, first, last) in [
            ("2018", "2018-01-01", "2018-12-31"),
            ("2016-02", "2016-02-01", "2016-02-29"),
            ("2018-33", "2018-01-01", "2018-03-31"),
            ("2018-36", "2018-10-01", "2018-12-31"),
            ("2018-38", "2018-05-01", "2018-08-31"),
            ("2018-40", "2018-01-01", "2018-06-30"),
            ("2018-41", "2018-07-01", "2018-12-31"),
            ("2018-03-05?", "2018-03-05", "2018-03-05"),
            ("../2019-06~", "open", "2019-06-30"),
            ("2018/..", "2018-01-01", "open"),
            ("2018-03/2018-04", "2018-03-01", "2018-04-30"),
        ] {
            assert_eq!(bounds(text), (first.to_owned(), last.to_owned()), "{text}");
        }
    }

    #[test]
    fn other_windows_are_refused() {
        for text in [
            "", "18", "2018-13", "2018-32", "2018-42", "2018-1", "../..", "2018-02-30", "20x8", "+2018", "2018-",
            "2018~~",
        ] {
            assert_eq!(text.parse::<Window>(), Err(WhenError::Window(text.to_owned())), "{text}");
        }
        assert_eq!("2019/2018".parse::<Window>(), Err(WhenError::Backwards("2019/2018".to_owned())));
    }

    #[test]
    fn a_date_has_one_spelling() {
        for text in ["2017-1-2", "2017-02-30", "+2017-01-02", " 2017-01-02", "2017-01-02 ", "-001-01-02"] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
        for text in ["2017-11-27/2017-11-27", "2017-11-28/2017-11-27"] {
            assert_eq!(text.parse::<Span>(), Err(WhenError::Backwards(text.to_owned())));
        }
        for text in [
            "2026-11-28T17:04:05",
            "2026-11-28T17:04:05.0Z",
            "2026-11-28T17:04:60Z",
            "2026-11-28T17:04:05+00:00",
            "0000-11-28T17:04:05Z",
            "2026-11-28T24:00:00Z",
        ] {
            assert!(text.parse::<Instant>().is_err(), "{text}");
        }
        for text in ["2017-11-27", "2017-11-27/2017-11-28", "0000-01-01", "9999-12-31"] {
            assert_eq!(text.parse::<Span>().unwrap().to_string(), text);
        }
        for text in ["2026-11-28T17:04:05Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"] {
            assert_eq!(text.parse::<Instant>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn the_day_of_an_instant_is_that_of_utc() {
        let at: Instant = "2026-11-28T03:00:00Z".parse().unwrap();
        assert_eq!(Day::of(at).to_string(), "2026-11-28");
    }
}
