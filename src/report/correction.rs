//! The effect of a correction: the fields of its record, and every figure.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::event::record::Record;
use crate::languages::say;
use crate::report::{Asked, Table, columns, or_not_stated};
use crate::state::accounts::{Account, AccountType, entries};
use crate::state::figures::Figure;
use crate::value::ids::AssessmentId;

/// A field or a figure, before and after.
struct Change {
    what: String,
    was: Option<String>,
    is: Option<String>,
}

/// Tabulates a correction of the first of some records, and of those corrected with it: what it said and says, and the
/// figures that differ.
#[must_use]
pub fn correction(before: Asked<'_>, after: Asked<'_>, was: &[Record], now: &[Record]) -> Table {
    let mut changes = was.first().map(|fact| fields(fact, now)).unwrap_or_default();
    let figures: BTreeSet<Figure> = was.iter().chain(now).flat_map(figures_of).collect();
    for figure in figures {
        let (was, is) = (figure.value(before.books, before.today), figure.value(after.books, after.today));
        if was != is {
            changes.push(Change { what: figure.to_string(), was: Some(was.to_string()), is: Some(is.to_string()) });
        }
    }
    let mut notes = Vec::new();
    let day = was.first().map(|fact| after.books.documents.day_of(fact, &[]).0);
    if let Some(closing) = day.and_then(|day| after.books.periods.closing_of(day)) {
        notes.push(say!("report-correction-closed", period = closing.period, seq = closing.seq));
    }
    let columns = columns! { |change: &Change|
        let (was, is) = (change.was.as_ref(), change.is.as_ref());
        fields { "what": change.what, "was": or_not_stated(was), "is": or_not_stated(is) }
        cells {
            "": change.what.as_str(), "report-correction-was": or_not_stated(was),
            "report-correction-is": or_not_stated(is),
        }
    };
    columns.tabulate(&changes, notes)
}

/// Lists the members of the fact that differ.
fn fields(fact: &Record, now: &[Record]) -> Vec<Change> {
    let members =
        |record: &Record| -> Map<String, Value> { serde_json::from_str(&record.event.data()).unwrap_or_default() };
    let (was, is) = (members(fact), now.first().map(members).unwrap_or_default());
    let names: Vec<&String> = was.keys().chain(is.keys().filter(|name| !was.contains_key(*name))).collect();
    let text = |value: Option<&Value>| value.map(super::log::cell);
    let changed = names.into_iter().filter(|name| was.get(*name) != is.get(*name));
    changed
        .map(|name| Change { what: name.replace('_', " "), was: text(was.get(name)), is: text(is.get(name)) })
        .collect()
}

/// Lists the figures that a record changes.
fn figures_of(record: &Record) -> Vec<Figure> {
    let mut all = Vec::new();
    for posting in entries(&record.event) {
        let account: &Account = &posting.account;
        let outstanding = matches!(
            account.account_type(),
            AccountType::Assessed | AccountType::Applied | AccountType::Credited | AccountType::Waived
        );
        if let Some(assessment) = account.first().parse::<AssessmentId>().ok().filter(|_| outstanding) {
            all.push(Figure::outstanding(&assessment));
        }
        all.push(Figure::Base(posting.account));
    }
    all
}
