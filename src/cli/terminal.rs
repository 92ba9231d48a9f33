//! The size of the terminal, and tables for people, as wide as it.

use crate::languages::said;
use crate::report::{Row, Table};
use crate::value::money::{Amount, ungrouped};
use crate::value::text::escaped;

const WIDTH_DEFAULT: u16 = 100;

fn width() -> u16 {
    let stated = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || size().map(|(columns, _)| columns);
    stated.or_else(terminal).unwrap_or(WIDTH_DEFAULT).max(40)
}

/// Returns the columns and the lines of the terminal on standard output; `None` if there is none, or it does not say.
#[cfg(unix)]
pub fn size() -> Option<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok()?;
    Some((size.ws_col, size.ws_row)).filter(|(columns, rows)| *columns > 0 && *rows > 0)
}

/// Returns the columns and the lines of the terminal; they are not known.
#[cfg(not(unix))]
pub fn size() -> Option<(u16, u16)> {
    None
}

/// Formats the table and its notes, under a title. A row without fields is a heading above the rows that follow.
pub fn render(title: &str, table: &Table) -> String {
    let numbered = numbered(table);
    let spoken: Vec<String> = table.headings.iter().map(|heading| said(heading, &[])).collect();
    let headings: Vec<&str> = numbered.iter().map(|_| "").chain(spoken.iter().map(String::as_str)).collect();
    let table = numbered.as_ref().unwrap_or(table);
    let mut text = format!("{}\n", wrap(&escaped(title), usize::from(width())));
    let rows: Vec<_> = table.rows.iter().filter(|row| !row.cells.is_empty()).collect();
    let columns = Columns::of(&headings, &rows, usize::from(width()));
    for section in rows.chunk_by(|_, next| !next.fields.is_empty()) {
        let (heading, rows) = match section {
            [first, rest @ ..] if first.fields.is_empty() => (Some(first), rest),
            all => (None, all),
        };
        if let Some(heading) = heading {
            let words: Vec<_> =
                heading.cells.iter().filter(|cell| !cell.is_empty()).map(|cell| escaped(cell)).collect();
            text.push_str(&format!("\n{}\n", wrap(&words.join(" — "), usize::from(width()))));
        }
        if !rows.is_empty() {
            text.push_str(&grid(&headings, rows, &columns));
        }
    }
    for note in &table.notes {
        text.push_str(&wrap(&escaped(note), usize::from(width())));
        text.push('\n');
    }
    text
}

/// Draws the rows of a table under their headings: a rule below the headings and below the rows, and between the rows where
/// one of them has several lines.
fn grid(headings: &[&str], rows: &[&Row], columns: &Columns) -> String {
    let in_lines = |texts: &mut dyn Iterator<Item = &str>| -> Vec<Vec<String>> {
        texts.zip(&columns.widths).map(|(text, width)| filled(text, *width)).collect()
    };
    let has_headings = headings.iter().any(|heading| !heading.is_empty());
    let mut all: Vec<_> = has_headings.then(|| in_lines(&mut headings.iter().copied())).into_iter().collect();
    all.extend(rows.iter().map(|row| in_lines(&mut row.cells.iter().map(String::as_str))));
    let longest = |column: usize| {
        let lines = all.iter().filter_map(|row| row.get(column)).flatten();
        lines.map(|line| line.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<_> = (0..headings.len()).map(longest).collect();
    let whole = widths.iter().map(|width| width.saturating_add(PADDING)).sum::<usize>();
    let rule = |mark: &str| format!("{}\n", mark.repeat(whole));
    let is_tall = all.iter().skip(usize::from(has_headings)).flatten().any(|lines| lines.len() > 1);
    let mut text = String::new();
    for (index, row) in all.iter().enumerate() {
        match index {
            1 if has_headings => text.push_str(&rule("═")),
            1.. if has_headings && is_tall => text.push_str(&rule("─")),
            _ => {}
        }
        for line in 0..row.iter().map(Vec::len).max().unwrap_or(0) {
            let cells = row.iter().zip(widths.iter().zip(&columns.numbers)).map(|(lines, (width, is_number))| {
                let cell = lines.get(line).map_or("", String::as_str);
                if *is_number { format!(" {cell:>width$} ") } else { format!(" {cell:<width$} ") }
            });
            text.push_str(cells.collect::<String>().trim_end());
            text.push('\n');
        }
    }
    if has_headings {
        text.push_str(&rule("─")); // Names and values need no lines.
    }
    text
}

/// Adds the number of each row that has a key: the argument of `pledgebook explain`. A heading has none.
fn numbered(table: &Table) -> Option<Table> {
    table.columns.iter().find(|column| **column == "key")?;
    let mut table = table.clone();
    let mut number = 0_usize;
    for row in table.rows.iter_mut().filter(|row| !row.cells.is_empty()) {
        number = number.saturating_add(usize::from(!row.fields.is_empty()));
        let cell = if row.fields.is_empty() { String::new() } else { number.to_string() };
        row.cells.insert(0, cell);
    }
    Some(table)
}

/// The longest word, in characters, for which a column is kept wide enough.
const WORD_MAX: usize = 32;
/// The width of a day and of most words: columns of words stay this wide as long as possible.
const DAY: usize = 11;
/// The minimum width of a column of words, in characters.
const WORD_MIN: usize = 6;
/// The width of a column beside its text: a blank on each side.
const PADDING: usize = 2;

/// The width of each column, and whether it holds numbers, which are aligned to the right.
struct Columns {
    widths: Vec<usize>,
    numbers: Vec<bool>,
}

impl Columns {
    /// Gives each column its longest word, and shares the rest by amount of text, so that tables are short and words
    /// whole.
    fn of(headings: &[&str], rows: &[&Row], width: usize) -> Self {
        let rows: Vec<_> = rows.iter().filter(|row| !row.fields.is_empty()).collect();
        let cells = |index: usize| rows.iter().filter_map(move |row| row.cells.get(index)).map(String::as_str);
        let texts: Vec<Vec<&str>> =
            headings.iter().enumerate().map(|(index, heading)| cells(index).chain([*heading]).collect()).collect();
        let is_number = |index| {
            let mut filled = cells(index).filter(|cell| !cell.is_empty()).peekable();
            filled.peek().is_some() && filled.all(is_number)
        };
        let widest_word = |texts: &Vec<&str>| texts.iter().map(|text| longest_word(text)).max().unwrap_or(1);
        let mut columns = Self {
            widths: texts.iter().map(widest_word).map(|width| width.clamp(1, WORD_MAX)).collect(),
            numbers: (0..headings.len()).map(is_number).collect(),
        };
        let room = width.saturating_sub(headings.len().saturating_mul(PADDING));
        while columns.widths.iter().sum::<usize>() > room && columns.shrink() {}
        let lengths: Vec<_> = texts.iter().map(Lengths::of).collect();
        while columns.widths.iter().sum::<usize>() < room && columns.grow(&lengths) {}
        columns
    }

    /// Narrows the widest column of words by a character; numbers, amounts and days are broken last.
    fn shrink(&mut self) -> bool {
        let widest = |least: usize, even_numbers: bool| {
            let all = self.widths.iter().zip(&self.numbers).enumerate();
            let giving = all.filter(|(_, (width, is_number))| **width > least && (even_numbers || !**is_number));
            giving.max_by_key(|(_, (width, _))| **width).map(|(index, _)| index)
        };
        let index = widest(DAY, false).or_else(|| widest(WORD_MIN, false)).or_else(|| widest(1, true));
        let width = index.and_then(|index| self.widths.get_mut(index));
        width.map(|width| *width = width.saturating_sub(1)).is_some()
    }

    /// Gives a character to the column that needs the most lines, as long as its text is longer than it is wide.
    fn grow(&mut self, columns: &[Lengths]) -> bool {
        let lacks = |(lengths, width): (&Lengths, &usize)| {
            let lines = || lengths.texts.iter().map(|length| length.div_ceil((*width).max(1))).sum();
            if lengths.longest_line > *width { lines() } else { 0 }
        };
        let fullest =
            columns.iter().zip(&self.widths).map(lacks).enumerate().map(|(index, lines)| (lines, index)).max();
        let Some((1.., index)) = fullest else { return false };
        self.widths.get_mut(index).map(|width| *width = width.saturating_add(1)).is_some()
    }
}

/// The lengths of the texts of a column, in characters.
struct Lengths {
    texts: Vec<usize>,
    longest_line: usize,
}

impl Lengths {
    fn of(texts: &Vec<&str>) -> Self {
        let lines = texts.iter().flat_map(|text| text.split('\n')).map(|line| line.chars().count());
        Self { longest_line: lines.max().unwrap_or(0), texts: texts.iter().map(|text| text.chars().count()).collect() }
    }
}

/// Returns the length of the longest part of a cell that is not broken, in characters. An amount with its currency is one.
fn longest_word(text: &str) -> usize {
    let length = |part: &str| part.chars().count();
    if is_number(text) {
        return text.split('\n').map(length).max().unwrap_or(0);
    }
    text.split([' ', '\n']).flat_map(parts).map(length).max().unwrap_or(0)
}

/// Cuts a word where a line may end within it: after a mark, but not within an amount or a day.
fn parts(word: &str) -> Vec<&str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    let around = word.char_indices().zip(word.chars().skip(1)).zip(std::iter::once(' ').chain(word.chars()));
    for (((at, mark), after), before) in around {
        let is_between = before.is_alphanumeric() && after.is_alphanumeric();
        let is_of_words = before.is_alphabetic() || after.is_alphabetic() || mark == '/';
        if "-/:._=".contains(mark) && is_between && is_of_words {
            let end = at.saturating_add(mark.len_utf8());
            parts.extend(word.get(start..end));
            start = end;
        }
    }
    parts.extend(word.get(start..));
    parts
}

/// Breaks the text of a cell into lines of a width: at blanks, then within long words. Line breaks are the report's own: no
/// text of a ledger holds one.
fn filled(text: &str, width: usize) -> Vec<String> {
    let length = |text: &str| text.chars().count();
    let mut lines = Vec::new();
    for text in text.split('\n').map(escaped) {
        let mut line = String::new();
        let words: Vec<&str> = if is_number(&text) { vec![&text] } else { text.split(' ').collect() };
        for (index, word) in words.into_iter().enumerate() {
            let gap = usize::from(index > 0 && !line.is_empty());
            // A word that fits on a line of its own is not broken.
            if index > 0
                && length(&line).saturating_add(gap).saturating_add(length(word)) > width
                && length(word) <= width
            {
                lines.push(std::mem::take(&mut line));
            } else if gap > 0 {
                line.push(' ');
            }
            for part in parts(word) {
                if length(&line).saturating_add(length(part)) > width && !line.is_empty() {
                    lines.push(std::mem::take(&mut line).trim_end().to_owned());
                }
                line.push_str(part);
                while length(&line) > width.max(1) {
                    let rest = line.split_off(line.char_indices().nth(width.max(1)).map_or(line.len(), |(at, _)| at));
                    lines.push(std::mem::replace(&mut line, rest));
                }
            }
        }
        lines.push(line);
    }
    lines
}

/// True if a cell holds numbers or amounts with their currency, with a sign, or a dash in their place.
fn is_number(text: &str) -> bool {
    text.split('\n').all(is_one_number)
}

fn is_one_number(text: &str) -> bool {
    let number = text.split_once(' ').filter(|(currency, _)| currency.len() == 3).map_or(text, |(_, number)| number);
    text == "–" || ungrouped(number.strip_prefix('+').unwrap_or(number)).parse::<Amount>().is_ok()
}

fn wrap(text: &str, width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count().saturating_add(word.chars().count()) < width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_broken_after_a_mark_but_never_within_an_amount_or_a_day() {
        for (word, expected) in [
            ("document.registered", &["document.", "registered"][..]),
            ("assessed:network-2026/costa-rica", &["assessed:", "network-", "2026/", "costa-", "rica"]),
            ("2022-11-08/2022-11-09", &["2022-11-08/", "2022-11-09"]),
            ("12,000.00", &["12,000.00"]),
            ("2024-03-31", &["2024-03-31"]),
            ("16:00:00", &["16:00:00"]),
            ("overdue,", &["overdue,"]),
            ("Año:", &["Año:"]),
        ] {
            assert_eq!(parts(word), expected, "{word}");
        }
    }

    #[test]
    fn lines_keep_words_whole_where_they_fit() {
        for (text, width, expected) in [
            ("not yet due", 7, &["not yet", "due"][..]),
            ("of document.registered", 14, &["of document.", "registered"]),
            ("a b-c", 3, &["a", "b-c"]),
            ("verification", 5, &["verif", "icati", "on"]),
            ("USD 1,000.00", 12, &["USD 1,000.00"]),
            ("one\ntwo three", 9, &["one", "two three"]),
            ("", 4, &[""]),
        ] {
            assert_eq!(filled(text, width), expected, "{text}");
        }
    }
}
