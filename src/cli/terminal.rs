//! Tables for people: as wide as the terminal, and no wider.

use std::io::IsTerminal as _;

use comfy_table::{ColumnConstraint, ContentArrangement, Table as Grid, Width, presets};

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

/// The table and its notes, under a title.
pub fn render(title: &str, table: &Table) -> String {
    let numbered = numbered(table);
    let table = numbered.as_ref().unwrap_or(table);
    let headings: Vec<&str> = if numbered.is_some() {
        [""].into_iter().chain(table.headings.iter().copied()).collect()
    } else {
        table.headings.to_vec()
    };
    let mut text = format!("{}\n", wrap(&escaped(title), usize::from(width())));
    let rows: Vec<_> = table.rows.iter().filter(|row| !row.cells.is_empty()).collect();
    if !rows.is_empty() {
        let mut grid = Grid::new();
        grid.set_content_arrangement(ContentArrangement::Dynamic).set_width(width());
        if headings.iter().any(|heading| !heading.is_empty()) {
            grid.load_style(presets::UTF8_HORIZONTAL_ONLY).set_header(headings.clone());
        } else {
            grid.load_style(presets::NOTHING); // Names and values need no lines.
        }
        for row in &rows {
            grid.add_row(row.cells.iter().map(|cell| escaped(cell)).collect::<Vec<_>>());
        }
        share_width(&mut grid, &headings, &rows, usize::from(width()));
        text.push_str(&grid.trim_fmt());
        text.push('\n');
    }
    for note in &table.notes {
        text.push_str(&wrap(&escaped(note), usize::from(width())));
        text.push('\n');
    }
    text
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

/// Gives each column its longest word, and shares what is left by how much text there is, so that tables are short and words whole.
fn share_width(grid: &mut Grid, headings: &[&str], rows: &[&Row], width: usize) {
    let of_column = |index: usize| {
        let cells = rows.iter().filter_map(move |row| row.cells.get(index)).map(String::as_str);
        cells.chain(headings.get(index).copied())
    };
    let room = width.saturating_sub(headings.len().saturating_mul(PADDING));
    let longest = |text: &str| text.split([' ', '\n']).map(|word| word.chars().count()).max().unwrap_or(0);
    let columns = 0..headings.len();
    let natural: Vec<usize> =
        columns.clone().map(|index| of_column(index).map(|cell| cell.chars().count()).max().unwrap_or(1)).collect();
    let mut widths: Vec<usize> =
        columns.map(|index| of_column(index).map(longest).max().unwrap_or(1).clamp(1, WORD_MAX)).collect();
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
    for (column, width) in grid.column_iter_mut().zip(widths) {
        let width = u16::try_from(width.saturating_add(2)).unwrap_or(u16::MAX);
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
    }
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
