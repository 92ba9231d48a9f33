//! The trial balance: every account of each fund, which must sum to zero. Of a closed period, as previously reported
//! and as restated (IPSAS 3).

use std::collections::BTreeMap;

use serde_json::Value;

use crate::report::{Asked, Row, Table, count};
use crate::state::accounts::Account;
use crate::state::accounts::Rows;
use crate::state::movements::Movement;
use crate::value::days::{Period, Span};
use crate::value::ids::FundId;
use crate::value::money::{Amount, Currency, Money, Sums};

const COLUMNS: &[&str] = &["key", "fund", "currency", "debit", "credit"];
const HEADINGS: &[&str] = &["Fund", "Account", "Debit", "Credit"];
const PERIOD_COLUMNS: &[&str] = &["account", "currency", "published", "restated", "difference"];
const PERIOD_HEADINGS: &[&str] = &["Account", "As previously reported", "Restated", "Difference"];

/// Tabulates every account with its balance, of one fund or all.
#[must_use]
pub fn trial_balance(asked: Asked<'_>, fund: Option<&FundId>) -> Table {
    let mut lines: Vec<(&FundId, &Account, Money)> = Vec::new();
    for (account, balance) in asked.books.journal.iter() {
        if let Some(of) = balance.fund.as_ref().filter(|of| fund.is_none_or(|fund| fund == *of)) {
            lines.extend(balance.sums.iter().map(|money| (of, account, money)));
        }
    }
    lines.sort_by_key(|(fund, account, money)| (*fund, *account, money.currency));
    let rows: Vec<_> = lines.iter().map(|(fund, account, money)| row(asked, fund, account, *money)).collect();
    let mut notes = Vec::new();
    if rows.is_empty() {
        notes = asked.nothing("movement of money", fund.is_some());
    }
    for (of, sums) in asked.books.journal.trial_balance() {
        if fund.is_none_or(|fund| *fund == of) {
            let of_fund = lines.iter().filter(|(fund, ..)| **fund == of).map(|(.., money)| *money);
            let debits: Sums = of_fund.filter(|money| money.amount.is_positive()).collect();
            notes.push(if sums.is_zero() {
                format!("{}: debits {debits}, and credits as much.", asked.fund(&of))
            } else {
                format!("{}: NOT IN BALANCE by {sums}.", asked.fund(&of))
            });
        }
    }
    Table { columns: COLUMNS, headings: HEADINGS, rows, notes }
}

fn row(asked: Asked<'_>, fund: &FundId, account: &Account, money: Money) -> Row {
    let is_debit = money.amount.is_positive();
    let text = if is_debit { money.amount } else { money.amount.negated() }.to_string();
    let (debit, credit) = if is_debit { (Some(&text), None) } else { (None, Some(&text)) };
    let value = |text: Option<&String>| text.map_or(Value::Null, |text| Value::from(text.clone()));
    let cell = |text: Option<&String>| text.map_or_else(String::new, |text| format!("{} {text}", money.currency));
    Row {
        fields: vec![
            Value::from(account.to_string()),
            Value::from(fund.to_string()),
            Value::from(money.currency.to_string()),
            value(debit),
            value(credit),
        ],
        cells: vec![asked.fund(fund), account.to_string(), cell(debit), cell(credit)],
    }
}

/// Sums the movements of a period into rows. `day` dates a movement: by its effect, or by the record that it corrects.
fn rows(period: &Period, movements: &[Movement], day: impl Fn(&Movement) -> Option<Span>) -> Rows {
    let mut rows = Rows::new();
    for movement in movements {
        if day(movement).is_some_and(|date| period.holds(date.last())) {
            rows.entry(movement.posting.account.clone()).or_default().add(movement.posting.amount);
        }
    }
    rows.retain(|_, sums| !sums.is_zero());
    rows
}

/// Returns the day to which each correction of a published record belongs: that of the corrected record.
fn corrected_days(movements: &[Movement]) -> BTreeMap<u64, Option<Span>> {
    let mut days: BTreeMap<u64, Option<Span>> = BTreeMap::new();
    let mut published = BTreeMap::new();
    for movement in movements {
        let seq = movement.record.seq;
        let day = days.get(&seq).copied().unwrap_or_else(|| movement.restated());
        match &movement.reversal {
            // A reversal has a day of its own only if the reversed record was published.
            Some(reversal) if reversal.event.effective().is_some() => {
                published.insert(seq, day);
            }
            Some(_) => {}
            None => {
                if let Some(day) = movement.record.id.replaced().and_then(|original| published.get(&original)) {
                    days.insert(seq, *day);
                }
            }
        }
    }
    days
}

/// Tabulates a period: as previously reported by its closing, as restated, and the difference.
///
/// `published` has the movements up to the record that closed the period, if one did; `now` has all of them.
#[must_use]
pub fn of_period(asked: Asked<'_>, period: &Period, published: Option<&[Movement]>, now: &[Movement]) -> Table {
    let corrected = corrected_days(now);
    let restated =
        |movement: &Movement| corrected.get(&movement.record.seq).copied().unwrap_or_else(|| movement.restated());
    let now_rows = rows(period, now, restated);
    let then_rows = published.map(|published| rows(period, published, Movement::date));
    let mut keys: Vec<(&Account, Currency)> = Vec::new();
    for all in then_rows.iter().chain([&now_rows]) {
        keys.extend(all.iter().flat_map(|(account, sums)| sums.iter().map(move |money| (account, money.currency))));
    }
    keys.sort();
    keys.dedup();
    let of = |rows: &Rows, account: &Account, currency: Currency| {
        rows.get(account).cloned().unwrap_or_default().of(currency)
    };
    let mut table_rows = Vec::new();
    for (account, currency) in &keys {
        let then = then_rows.as_ref().map(|rows| of(rows, account, *currency));
        let restated = of(&now_rows, account, *currency);
        let difference = then.and_then(|then| restated.checked_sub(then));
        let differs = difference.is_some_and(|difference| !difference.is_zero());
        let value = |amount: Option<Amount>| amount.map_or(Value::Null, |amount| Value::from(amount.to_string()));
        let cell =
            |amount: Option<Amount>| amount.map_or_else(|| "–".to_owned(), |amount| format!("{currency} {amount}"));
        table_rows.push(Row {
            fields: vec![
                Value::from(account.to_string()),
                Value::from(currency.to_string()),
                value(then),
                value(Some(restated)),
                value(difference),
            ],
            cells: vec![
                account.to_string(),
                cell(then),
                cell(Some(restated)),
                if differs { cell(difference) } else { String::new() },
            ],
        });
    }
    let changed = table_rows.iter().filter(|row| differs(row)).count();
    let mut notes = vec![match (published.is_some(), changed) {
        (false, _) => not_closed(asked, period),
        (true, 0) => format!("Period {period} stands as it was published."),
        (true, number) => {
            format!(
                "Period {period} was corrected since: {} read otherwise than published.",
                count(number, "row", "rows")
            )
        }
    }];
    if let (Some(then), Some(closing)) =
        (&then_rows, asked.books.periods.closed().find(|closing| closing.period == *period))
    {
        let found = crate::state::accounts::rows_root(then);
        let verdict = if closing.root == Some(found) { "as recorded" } else { "NOT AS RECORDED" };
        notes.push(format!("Closed by record {}; root of the published rows: {found}, {verdict}.", closing.seq));
    }
    notes.extend(published_before(asked, period));
    if table_rows.is_empty() {
        notes.push("No movement of money is dated in it.".to_owned());
    }
    Table { columns: PERIOD_COLUMNS, headings: PERIOD_HEADINGS, rows: table_rows, notes }
}

/// Says why a period is not published: it was reopened, lies in a closed one, or was never closed.
fn not_closed(asked: Asked<'_>, period: &Period) -> String {
    let periods = &asked.books.periods;
    if let Some((other, seq)) = periods.overlapping(period) {
        return format!("Period {period} has days in period {other}, which record {seq} closed: ask for that one.");
    }
    match periods.all().iter().rfind(|closing| closing.period == *period) {
        None => format!("Period {period} is not closed: nothing of it is published."),
        Some(_) => format!("Period {period} is open again."),
    }
}

/// Notes the earlier closings of a period, and where their figures can still be read.
fn published_before(asked: Asked<'_>, period: &Period) -> Vec<String> {
    let all = asked.books.periods.all().iter().filter(|closing| closing.period == *period);
    let reopened = all.filter_map(|closing| Some((closing.seq, closing.reopened_by?)));
    let line = |(seq, by)| {
        format!(
            "Record {seq} had closed it, and record {by} opened it again: --known-at {seq} shows what was published then."
        )
    };
    reopened.map(line).collect()
}

/// Returns whether a row was restated.
#[must_use]
pub fn differs(row: &Row) -> bool {
    row.cells.last().is_some_and(|difference| !difference.is_empty())
}

/// Returns whether a posting is a double entry: memoranda have no fund, and do not count.
#[must_use]
pub fn takes(posting: &crate::state::accounts::Posting) -> bool {
    posting.fund.is_some()
}
