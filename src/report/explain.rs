//! Explanations of a figure: the records of a base figure with a running total, or the figures that a derived one sums.

use crate::languages::say;
use crate::report::movements::{after_each, before, date, date_cell, describe, signed};
use crate::report::{Asked, Table, columns, document, item, source_cell};
use crate::state::figures::{Figure, Operand};
use crate::state::movements::Movement;
use crate::value::money::{Amount, Money, Sums};

/// Tabulates the records of a base figure in order, all or the last ones, with the value after each.
#[must_use]
pub fn base(asked: Asked<'_>, figure: &Figure, movements: &[Movement], only_last: bool) -> Table {
    let value = figure.value(asked.books, asked.today);
    let before = before(&value, movements.iter());
    let entries = movements.len();
    let notes = vec![if movements.is_empty() {
        say!("report-explain-no-record", figure = figure)
    } else if !only_last {
        say!("report-explain-base", figure = figure, value = value, entries # entries)
    } else if before.is_zero() {
        say!("report-explain-last-after-nothing", figure = figure, value = value, entries # entries)
    } else {
        say!("report-explain-last", figure = figure, value = value, before = before, entries # entries)
    }];
    let columns = columns! { |line: (&Movement, Amount)|
        let (movement, running) = line;
        let (by, amount) = (movement.by(), movement.posting.amount);
        let (source, what) = (by.source.as_ref(), describe(asked, movement));
        fields {
            "record": by.seq, "date": date(movement), "amount": amount.amount, "currency": amount.currency, "running": running,
            "what": what, "type": by.event.kind(), "at": by.at, "by": by.by,
            "document": document(source), "item": item(source),
        }
        cells {
            "report-record": by.seq.to_string(), "report-date": date_cell(movement),
            "report-entry": format!(
                "{what}\n{}\n{}",
                source_cell(source, by.event.inferred()),
                say!("report-explain-recorded", at = asked.when(by.at), by = asked.author(by.by))
            ),
            "report-amount": match (movement.posting.sets, &movement.removed_by) {
                (false, _) => format!("{} {}", amount.currency, signed(amount)),
                (true, None) => say!("report-explain-set", amount = amount),
                (true, Some(_)) => say!("report-explain-no-longer-set", amount = amount.negated()),
            },
            "report-running-total": amount.with(running).to_string(),
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
        say!("report-explain-nothing", figure = figure, value = value)
    } else {
        let (day, figures) = (asked.today, operands.len());
        say!("report-explain-sum", figure = figure, value = value, day = day, figures # figures)
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
        cells { "": sign, "report-figure": operand.figure.to_string(), "report-amount": shown }
    };
    columns.tabulate(operands.iter().zip(&values), notes)
}
