//! What a command says of what it recorded: a title with the numbers of the records, and lines of a label, amounts and a
//! note. It is as wide as a terminal of 80 columns, on every terminal, so that it can be pasted into a message.

use crate::languages::{Language, said, say, spoken};
use crate::value::days::Day;
use crate::value::money::{Amount, Currency, Money};

/// The width of a screen, in characters.
pub const WIDTH: usize = 80;
/// Returns where the first column of amounts ends, if no label or amount needs more: Spanish has longer labels.
fn amounts_end() -> usize {
    match spoken() {
        Language::English => 25,
        Language::Spanish => 27,
    }
}
/// The width of each further column of amounts.
const COLUMN: usize = 14;

/// A line: its label, its amounts from the left, and a note.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// What the line is about.
    pub label: String,
    /// Amounts, or the headings above them; empty where there is none.
    pub cells: Vec<String>,
    /// More in words.
    pub note: String,
}

impl Line {
    /// Makes a line with one amount.
    pub fn of(label: impl Into<String>, amount: String, note: impl Into<String>) -> Self {
        Self { label: label.into(), cells: vec![amount], note: note.into() }
    }
}

/// What is said of some records.
#[derive(Debug, Clone, Default)]
pub struct Screen {
    /// What was recorded.
    pub title: String,
    /// The lines below.
    pub lines: Vec<Line>,
    /// Sentences at the end.
    pub notes: Vec<String>,
}

impl Screen {
    /// Writes it, with the numbers of the records, or with "dry run".
    #[must_use]
    pub fn text(&self, right: &str) -> String {
        let title = wrapped(&self.title, WIDTH.saturating_sub(1).saturating_sub(right.chars().count()), 2);
        let (first, rest) = title.split_once('\n').unwrap_or((&title, ""));
        let room = WIDTH.saturating_sub(first.chars().count());
        let mut text = format!("{}\n", format!("{first}{right:>room$}").trim_end());
        if !rest.is_empty() {
            text.push_str(&format!("{rest}\n"));
        }
        let count = |of: &dyn Fn(&Line) -> usize| self.lines.iter().map(of).max().unwrap_or(0);
        let label_width = count(&|line| line.label.chars().count());
        let width = count(&|line| line.cells.iter().map(|cell| cell.chars().count()).max().unwrap_or(0));
        let first_end = amounts_end().max(label_width.saturating_add(width).saturating_add(4));
        let columns = count(&|line| line.cells.len());
        for Line { label, cells, note } in &self.lines {
            let mut line = format!("  {label}");
            for (at, cell) in cells.iter().enumerate() {
                let column = at.saturating_mul(COLUMN.max(width.saturating_add(2)));
                let room = first_end.saturating_add(column).saturating_sub(line.chars().count());
                line.push_str(&format!("{cell:>room$}"));
            }
            let more = columns.saturating_sub(1).saturating_mul(COLUMN.max(width.saturating_add(2)));
            let of_amounts = first_end.saturating_add(more).saturating_add(3);
            let note_at = if columns == 0 { label_width.saturating_add(4) } else { of_amounts };
            if !note.is_empty() {
                let room = note_at.saturating_sub(line.chars().count());
                line.push_str(&" ".repeat(room));
                line.push_str(&wrapped(note, WIDTH.saturating_sub(note_at), note_at));
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        for note in &self.notes {
            text.push_str(&format!("  {}\n", wrapped(note, WIDTH.saturating_sub(2), 2)));
        }
        text
    }
}

/// Breaks a text between words; its further lines are indented.
#[must_use]
pub fn wrapped(text: &str, width: usize, indent: usize) -> String {
    let (mut lines, mut line) = (Vec::new(), String::new());
    let start = text.len().saturating_sub(text.trim_start().len());
    line.push_str(text.get(..start).unwrap_or_default());
    for word in text.trim_start().split(' ') {
        let length = line.chars().count().saturating_add(1).saturating_add(word.chars().count());
        if !line.trim_start().is_empty() && length > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.trim_start().is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines.join(&format!("\n{}", " ".repeat(indent)))
}

/// Writes an amount without its currency: `18,000.00`.
#[must_use]
pub fn digits(money: Money) -> String {
    money.digits().to_string()
}

/// How the amounts of a screen are written: without the currency where the title says it.
#[derive(Debug, Clone, Copy)]
pub struct Shown(pub Option<Currency>);

impl Shown {
    /// Writes an amount.
    #[must_use]
    pub fn amount(self, money: Money) -> String {
        if self.0 == Some(money.currency) { digits(money) } else { money.to_string() }
    }

    /// Writes the title's mention of the currency.
    #[must_use]
    pub fn mention(self) -> String {
        self.0.map_or_else(String::new, |currency| format!(", {currency}"))
    }
}

/// Adds amounts of one currency.
#[must_use]
pub fn sum(currency: Currency, all: impl Iterator<Item = Amount>) -> Money {
    let add = |sum: Amount, amount: Amount| sum.checked_add(amount).unwrap_or(sum);
    Money { currency, amount: all.fold(Amount::ZERO, add) }
}

/// The months in English, as people type them.
pub const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
];

/// The months, by the keys of their names.
const MONTH_KEYS: [&str; 12] = [
    "everyday-january", "everyday-february", "everyday-march", "everyday-april", "everyday-may", "everyday-june",
    "everyday-july", "everyday-august", "everyday-september", "everyday-october", "everyday-november",
    "everyday-december",
];

/// Writes a day in words: `27 March 2024`.
#[must_use]
pub fn in_words(day: Day) -> String {
    let text = day.to_string();
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    let month = month.and_then(|month| month.parse::<usize>().ok()).and_then(|month| month.checked_sub(1));
    match (year, month.and_then(|month| MONTH_KEYS.get(month)), day) {
        (Some(year), Some(month), Some(day)) => {
            let day = day.trim_start_matches('0');
            say!("everyday-day", day = day, month = said(month, &[]), year = year)
        }
        _ => text,
    }
}

/// Names records: `record 30`, or `records 38-39`.
#[must_use]
pub fn numbers(seqs: &[u64]) -> String {
    match (seqs.first(), seqs.last()) {
        (Some(first), Some(last)) if first != last => say!("everyday-records", first = first, last = last),
        (Some(first), _) => say!("everyday-record", seq = first),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_is_eighty_columns_wide() {
        let screen = Screen {
            title: "Received from Belize, 27 March 2024, General Fund, USD".to_owned(),
            lines: vec![
                Line::of("paid", "18,000.00".to_owned(), "reference BZ-31"),
                Line::of(
                    "bank charge",
                    "-25.00".to_owned(),
                    "borne by the General Fund and by nobody else at all in the world",
                ),
            ],
            notes: vec!["A note.".to_owned()],
        };
        let expected = "\
Received from Belize, 27 March 2024, General Fund, USD             records 38-39
  paid          18,000.00   reference BZ-31
  bank charge      -25.00   borne by the General Fund and by nobody else at all
                            in the world
  A note.
";
        assert_eq!(screen.text(&numbers(&[38, 39])), expected);
    }

    #[test]
    fn days_are_written_in_words() {
        let day = "2024-03-07".parse().unwrap();
        assert_eq!(in_words(day), "7 March 2024");
        assert_eq!(crate::languages::speaking(Language::Spanish, || in_words(day)), "7 de marzo de 2024");
    }
}
