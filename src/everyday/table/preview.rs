//! What a table would record, added up: how many facts are new, how many stand already, how much, and what becomes of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::event::Event;
use crate::event::record::Record;
use crate::everyday::screen::{Line, Screen, digits, in_words, sum};
use crate::everyday::table::Kind;
use crate::languages::say;
use crate::state::books::Books;
use crate::value::days::{Day, Span};
use crate::value::money::{Amount, Currency, Money};

/// A preview.
#[derive(Debug)]
pub struct Preview {
    /// What is shown.
    pub screen: Screen,
    /// The total, in words; empty if the facts have no amounts.
    pub total: String,
    /// The number of facts that are new.
    pub new: u64,
}

/// The facts of one line.
#[derive(Debug, Default)]
struct Group<'r> {
    new: u64,
    before: u64,
    amounts: Vec<Amount>,
    events: Vec<&'r Event>,
}

/// A label, and the currency of the amounts below it.
type Label = (String, Option<Currency>);

/// Tabulates the records of a table. `is_before` returns whether a record stands already.
#[must_use]
pub fn preview(
    kind: &dyn Kind,
    file: &str,
    after: &Books,
    records: &[&Record],
    is_before: &dyn Fn(u64) -> bool,
) -> Preview {
    let mut groups: BTreeMap<Label, Group<'_>> = BTreeMap::new();
    let (mut current, mut days): (Option<Label>, Vec<Day>) = (None, Vec::new());
    for record in records {
        if let Some(entry) = kind.entry(after, &record.event) {
            let label = (entry.label, entry.amount.map(|amount| amount.currency));
            let group = groups.entry(label.clone()).or_default();
            let count = if is_before(record.seq) { &mut group.before } else { &mut group.new };
            *count = count.saturating_add(1);
            group.amounts.extend(entry.amount.map(|amount| amount.amount));
            days.extend(entry.date.map(Span::last));
            current = Some(label);
        }
        if let Some(group) = current.as_ref().and_then(|label| groups.get_mut(label)) {
            group.events.push(&record.event);
        }
    }
    let currencies: BTreeSet<Currency> = groups.keys().filter_map(|(_, currency)| *currency).collect();
    let count = |of: &dyn Fn(&Group<'_>) -> u64| groups.values().map(of).fold(0_u64, u64::saturating_add);
    let (new, before) = (count(&|one| one.new), count(&|one| one.before));
    let totals: Vec<Money> = currencies.iter().map(|currency| total(&groups, *currency)).collect();
    let total = match totals.as_slice() {
        [one] => format!("{} {}", one.currency, digits(*one)),
        several => in_each(several),
    };
    let lines = lines(kind, after, &groups, &totals, (new, before));
    let currency = match totals.as_slice() {
        [one] => format!(", {}", one.currency),
        _ => String::new(),
    };
    let title = format!("{file}: {}{}{currency}", kind.counted(new.saturating_add(before)), span(&days));
    Preview { screen: Screen { title, lines, notes: Vec::new() }, total, new }
}

fn total(groups: &BTreeMap<Label, Group<'_>>, currency: Currency) -> Money {
    let of_currency = groups.iter().filter(|((_, other), _)| *other == Some(currency));
    sum(currency, of_currency.flat_map(|(_, group)| group.amounts.iter().copied()))
}

fn in_each(totals: &[Money]) -> String {
    totals.iter().map(|total| format!("{} {}", total.currency, digits(*total))).collect::<Vec<_>>().join(", ")
}

fn lines(
    kind: &dyn Kind,
    after: &Books,
    groups: &BTreeMap<Label, Group<'_>>,
    totals: &[Money],
    (new, before): (u64, u64),
) -> Vec<Line> {
    let has_amounts = !totals.is_empty();
    let line = |label: String, cells: [String; 3], note: String| {
        let cells = cells.into_iter().take(if has_amounts { 3 } else { 2 }).collect();
        Line { label, cells, note }
    };
    let headings = [say!("everyday-table-new"), say!("everyday-table-on-record"), say!("everyday-table-amount")];
    let mut lines = vec![line(String::new(), headings, kind.more())];
    for ((label, currency), group) in groups {
        let amount = currency.map(|currency| digits(sum(currency, group.amounts.iter().copied())));
        let amount = amount.unwrap_or_else(|| if has_amounts { say!("report-not-stated") } else { String::new() });
        let label = match currency.filter(|_| totals.len() > 1) {
            Some(currency) => format!("{label}, {currency}"),
            None => label.clone(),
        };
        let cells = [group.new.to_string(), group.before.to_string(), amount];
        lines.push(line(label, cells, kind.note(after, &group.events)));
    }
    let total = match totals {
        [one] => digits(*one),
        several => in_each(several),
    };
    lines.push(line(say!("everyday-table-total"), [new.to_string(), before.to_string(), total], String::new()));
    lines
}

/// Writes from which day to which.
fn span(days: &[Day]) -> String {
    match (days.iter().min(), days.iter().max()) {
        (Some(first), Some(last)) if first != last => {
            format!(", {}", say!("everyday-table-span", first = in_words(*first), last = in_words(*last)))
        }
        (Some(first), _) => format!(", {}", in_words(*first)),
        _ => String::new(),
    }
}
