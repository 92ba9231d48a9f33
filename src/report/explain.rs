//! Explanations of a figure: the records of a base figure with a running total, or the figures that a derived one sums.

use serde_json::Value;

use crate::report::movements::{before, describe, signed};
use crate::report::{Asked, Row, Table, count, document, item, optional, source_cell};
use crate::state::figures::Figure;
use crate::state::movements::Movement;
use crate::value::money::Sums;

const BASE_COLUMNS: &[&str] =
    &["record", "date", "amount", "currency", "running", "what", "type", "at", "by", "document", "item"];
const BASE_HEADINGS: &[&str] = &["Record", "Date", "Entry", "Amount", "Running total"];
const DERIVED_COLUMNS: &[&str] = &["key", "sign", "amount"];
const DERIVED_HEADINGS: &[&str] = &["", "Figure", "Amount"];

/// Tabulates the records of a base figure in order, all or the last ones, with the value after each.
#[must_use]
pub fn base(asked: Asked<'_>, figure: &Figure, movements: &[Movement], only_last: bool) -> Table {
    let value = figure.value(asked.books, asked.today);
    let before = before(&value, movements.iter());
    let mut running = before.clone();
    let mut rows = Vec::new();
    for movement in movements {
        let amount = movement.posting.amount;
        running.add(amount);
        rows.push(record(asked, movement, running.of(amount.currency).to_string()));
    }
    let entries = count(movements.len(), "entry", "entries");
    let notes = vec![if movements.is_empty() {
        format!("{figure}: no record carries this key within what was asked; there is nothing in it.")
    } else if only_last {
        let before = if before.is_zero() { "nothing".to_owned() } else { before.to_string() };
        format!("{figure} = {value}: {before} before the first entry that is shown, and the last {entries}.")
    } else {
        format!("{figure} = {value}, from {entries}.")
    }];
    Table { columns: BASE_COLUMNS, headings: BASE_HEADINGS, rows, notes }
}

fn record(asked: Asked<'_>, movement: &Movement, running: String) -> Row {
    let by = movement.by();
    let (amount, source, date) = (movement.posting.amount, by.source.as_ref(), movement.date());
    let description = describe(asked, movement);
    let author = asked.author(by.by);
    Row {
        cells: vec![
            by.seq.to_string(),
            date.map_or_else(String::new, |date| date.to_string()),
            format!(
                "{}\n{}\nrecorded {} by {author}",
                description.shown,
                source_cell(source, by.event.inferred()),
                by.at
            ),
            format!("{} {}", amount.currency, signed(amount)),
            format!("{} {running}", amount.currency),
        ],
        fields: vec![
            Value::from(by.seq),
            optional(date.as_ref()),
            Value::from(amount.amount.to_string()),
            Value::from(amount.currency.to_string()),
            Value::from(running),
            Value::from(description.exported),
            Value::from(by.event.kind()),
            Value::from(by.at.to_string()),
            Value::from(by.by.to_string()),
            document(source),
            item(source),
        ],
    }
}

/// Tabulates the figures that a derived figure sums; each can be explained itself.
#[must_use]
pub fn derived(asked: Asked<'_>, figure: &Figure) -> Table {
    let operands = figure.operands(asked.books, asked.today).unwrap_or_default();
    let values: Vec<Sums> = operands.iter().map(|operand| operand.figure.value(asked.books, asked.today)).collect();
    let currency = values.iter().find_map(|value| value.iter().next()).map(|money| money.currency);
    let rows = operands.iter().zip(&values).map(|(operand, value)| {
        // Zero has no currency of its own; beside other values it is shown in theirs.
        let value = match currency {
            Some(currency) if value.is_zero() => format!("{currency} {}", value.of(currency)),
            _ => value.to_string(),
        };
        let sign = if operand.minus { "-" } else { "+" };
        let key = operand.figure.to_string();
        Row {
            fields: vec![Value::from(key.clone()), Value::from(sign), Value::from(value.clone())],
            cells: vec![sign.to_owned(), key, value],
        }
    });
    let rows: Vec<_> = rows.collect();
    let value = figure.value(asked.books, asked.today);
    let notes = vec![if rows.is_empty() {
        format!("{figure} = {value}: nothing on record belongs to it.")
    } else {
        format!(
            "{figure} = {value} on {}, the sum of {} with these signs. `pledgebook explain` takes each key.",
            asked.today,
            count(rows.len(), "figure", "figures")
        )
    }];
    Table { columns: DERIVED_COLUMNS, headings: DERIVED_HEADINGS, rows, notes }
}
