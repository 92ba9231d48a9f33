//! Tables for people: as wide as the terminal, and no wider.

use std::io::IsTerminal as _;

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table as Grid, Width, presets};

use crate::money::Amount;
use crate::report::{Row, Table};
use crate::text::escaped;

/// The width where there is no terminal and `COLUMNS` does not say.
const WIDTH_DEFAULT: u16 = 100;

/// The width to fill, in columns.
fn width() -> u16 {
    let stated = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || if std::io::stdout().is_terminal() { Grid::new().width() } else { None };
    stated.or_else(terminal).unwrap_or(WIDTH_DEFAULT).max(40)
}

/// The table and its notes, under a title. A row without fields is a heading: it stands above the rows that follow.
pub fn render(title: &str, table: &Table) -> String {
    let numbered = numbered(table);
    let headings: Vec<&str> = numbered.iter().map(|_| "").chain(table.headings.iter().copied()).collect();
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

fn grid(headings: &[&str], rows: &[&Row], columns: &Columns) -> String {
    let mut grid = Grid::new();
    grid.set_content_arrangement(ContentArrangement::Dynamic).set_width(width());
    if headings.iter().any(|heading| !heading.is_empty()) {
        grid.load_style(presets::UTF8_HORIZONTAL_ONLY).set_header(headings.to_vec());
    } else {
        grid.load_style(presets::NOTHING); // Names and values need no lines.
    }
    for row in rows {
        grid.add_row(row.cells.iter().map(|cell| escaped(cell)).collect::<Vec<_>>());
    }
    for (column, (width, is_number)) in grid.column_iter_mut().zip(columns.widths.iter().zip(&columns.numbers)) {
        let width = u16::try_from(width.saturating_add(2)).unwrap_or(u16::MAX);
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        if *is_number {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    format!("{}\n", grid.trim_fmt())
}

/// The table with the number of each row before it, where rows have keys: what `pledgebook explain` takes. A heading has none.
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
/// What a column takes beside its text: a blank on each side, and the line after it.
const PADDING: usize = 3;

/// How wide each column is, and whether it holds numbers, which stand to the right.
struct Columns {
    widths: Vec<usize>,
    numbers: Vec<bool>,
}

impl Columns {
    /// Gives each column its longest word, and shares what is left by how much text there is, so that tables are short and words whole.
    fn of(headings: &[&str], rows: &[&Row], width: usize) -> Self {
        let of_column = |index: usize| {
            let rows = rows.iter().filter(|row| !row.fields.is_empty());
            let cells = rows.filter_map(move |row| row.cells.get(index)).map(String::as_str);
            cells.chain(headings.get(index).copied())
        };
        let room = width.saturating_sub(headings.len().saturating_mul(PADDING));
        let columns = 0..headings.len();
        let natural: Vec<usize> =
            columns.clone().map(|index| of_column(index).map(|cell| cell.chars().count()).max().unwrap_or(1)).collect();
        let longest = |index| of_column(index).map(longest_word).max().unwrap_or(1).clamp(1, WORD_MAX);
        let mut widths: Vec<usize> = columns.clone().map(longest).collect();
        // Whoever lacks the most lines gets the next character; whoever has the most gives one where the words do not fit.
        while widths.iter().sum::<usize>() > room {
            let Some(widest) = widths.iter_mut().max().filter(|widest| **widest > 1) else { break };
            *widest = widest.saturating_sub(1);
        }
        while widths.iter().sum::<usize>() < room {
            let lines = |(index, width): (usize, usize)| {
                let text: usize = of_column(index).map(|cell| cell.chars().count().div_ceil(width.max(1))).sum();
                if natural.get(index).is_some_and(|natural| width < *natural) { text } else { 0 }
            };
            let fullest = widths.iter().copied().enumerate().map(|at| (lines(at), at.0)).max();
            let Some((1.., index)) = fullest else { break };
            if let Some(width) = widths.get_mut(index) {
                *width = width.saturating_add(1);
            }
        }
        let rows = || rows.iter().filter(|row| !row.fields.is_empty());
        let cells =
            |index| rows().filter_map(move |row| row.cells.get(index)).filter(|cell: &&String| !cell.is_empty());
        let is_number = |index| cells(index).next().is_some() && cells(index).all(|cell| is_number(cell));
        Self { widths, numbers: columns.map(is_number).collect() }
    }
}

/// The longest word of a cell, in characters. An amount is one word with its currency.
fn longest_word(text: &str) -> usize {
    if is_number(text) {
        return text.chars().count();
    }
    text.split([' ', '\n']).map(|word| word.chars().count()).max().unwrap_or(0)
}

/// Whether a cell is a number or an amount with its currency, a sign before it or a dash in its place.
fn is_number(text: &str) -> bool {
    let number = text.split_once(' ').filter(|(currency, _)| currency.len() == 3).map_or(text, |(_, number)| number);
    text == "–" || number.strip_prefix('+').unwrap_or(number).parse::<Amount>().is_ok()
}

/// Breaks a sentence at spaces.
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
