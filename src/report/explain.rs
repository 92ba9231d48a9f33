//! Explanations of a figure: the records of a base figure with a running total, or the figures that a derived one sums.

use crate::report::movements::{after_each, before, date, date_cell, describe, signed};
use crate::report::{Asked, Table, columns, count, document, item, source_cell};
use crate::state::figures::{Figure, Operand};
use crate::state::movements::Movement;
use crate::value::money::{Amount, Money, Sums};

/// Tabulates the records of a base figure in order, all or the last ones, with the value after each.
#[must_use]
pub fn base(asked: Asked<'_>, figure: &Figure, movements: &[Movement], only_last: bool) -> Table {
    let value = figure.value(asked.books, asked.today);
    let before = before(&value, movements.iter());
    let entries = count(movements.len(), "entry", "entries");
    let notes = vec![if movements.is_empty() {
        format!("{figure}: no record carries this key within what was asked; there is nothing in it.")
    } else if only_last {
        let before = if before.is_zero() { "nothing".to_owned() } else { before.to_string() };
        format!("{figure} = {value}: {before} before the first entry that is shown, and the last {entries}.")
    } else {
        format!("{figure} = {value}, from {entries}.")
    }];
    let columns = columns! { |line: (&Movement, Amount)|
        let (movement, running) = line;
        let (by, description) = (movement.by(), describe(asked, movement));
        let (amount, source) = (movement.posting.amount, by.source.as_ref());
        let (shown, cited) = (&description, source_cell(source, by.event.inferred()));
        fields {
            "record": by.seq, "date": date(movement), "amount": amount.amount, "currency": amount.currency, "running": running,
            "what": description, "type": by.event.kind(), "at": by.at, "by": by.by,
            "document": document(source), "item": item(source),
        }
        cells {
            "Record": by.seq.to_string(), "Date": date_cell(movement),
            "Entry": format!("{shown}\n{cited}\nrecorded {} by {}", asked.when(by.at), asked.author(by.by)),
            "Amount": match (movement.posting.sets, &movement.removed_by) {
                (false, _) => format!("{} {}", amount.currency, signed(amount)),
                (true, None) => format!("set to {amount}"),
                (true, Some(_)) => format!("no longer set to {}", amount.negated()),
            },
            "Running total": amount.with(running).to_string(),
        }
    };
    let mut running = before;
    let after: Vec<Sums> = if movements.iter().any(|movement| movement.posting.sets) {
        after_each(movements)
    } else {
        let add = |movement: &Movement| {
            running.add(movement.posting.amount);
            running.clone()
        };
        movements.iter().map(add).collect()
    };
    let lines = movements.iter().zip(&after);
    columns.tabulate(lines.map(|(movement, after)| (movement, after.of(movement.posting.amount.currency))), notes)
}

/// Tabulates the figures that a derived figure sums; each can be explained itself.
#[must_use]
pub fn derived(asked: Asked<'_>, figure: &Figure) -> Table {
    let operands = figure.operands(asked.books, asked.today).unwrap_or_default();
    let values: Vec<Sums> = operands.iter().map(|operand| operand.figure.value(asked.books, asked.today)).collect();
    let currency = values.iter().find_map(|value| value.iter().next()).map(|money| money.currency);
    let value = figure.value(asked.books, asked.today);
    let notes = vec![if operands.is_empty() {
        format!("{figure} = {value}: nothing on record belongs to it.")
    } else {
        format!(
            "{figure} = {value} on {}, the sum of {} with these signs. `pledgebook explain` takes each key.",
            asked.today,
            count(operands.len(), "figure", "figures")
        )
    }];
    let columns = columns! { |part: (&Operand, &Sums)|
        let (operand, value) = part;
        let sign = if operand.minus { "-" } else { "+" };
        let (shown, plain) = match currency {
            // Zero has no currency of its own; beside other values it is shown in theirs.
            Some(currency) if value.is_zero() => {
                let zero = Money { currency, amount: value.of(currency) };
                (zero.to_string(), zero.to_string())
            }
            _ => (value.to_string(), value.plain()),
        };
        fields { "key": operand.figure, "sign": sign, "amount": plain }
        cells { "": sign, "Figure": operand.figure.to_string(), "Amount": shown }
    };
    columns.tabulate(operands.iter().zip(&values), notes)
}
