//! The trial balance: every account of each fund, which must sum to zero. Of a closed period, as previously reported
//! and as restated (IPSAS 3).

use std::collections::BTreeMap;

use crate::report::{Asked, Row, Table, columns, count, text_or};
use crate::state::accounts::Account;
use crate::state::accounts::Rows;
use crate::state::movements::Movement;
use crate::value::days::{Period, Span};
use crate::value::ids::FundId;
use crate::value::money::{Amount, Currency, Money, Sums};

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
    let mut notes = Vec::new();
    if lines.is_empty() {
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
    let columns = columns! { |line: &(&FundId, &Account, Money)|
        let (fund, account, money) = line;
        let is_debit = money.amount.is_positive();
        let debit = is_debit.then_some(*money);
        let credit = (!is_debit).then(|| money.negated());
        fields {
            "key": account, "fund": fund, "currency": money.currency, "debit": debit.map(|debit| debit.amount),
            "credit": credit.map(|credit| credit.amount),
        }
        cells {
            "Fund": asked.fund(fund), "Account": account.to_string(), "Debit": text_or(debit, ""),
            "Credit": text_or(credit, ""),
        }
    };
    columns.tabulate(&lines, notes)
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
    let columns = columns! { |key: &(&Account, Currency)|
        let (account, currency) = key;
        let then = then_rows.as_ref().map(|rows| of(rows, account, *currency));
        let restated = of(&now_rows, account, *currency);
        let difference = then.and_then(|then| restated.checked_sub(then));
        let cell = |amount: Option<Amount>| text_or(amount.map(|amount| format!("{currency} {amount}")), "–");
        fields {
            "account": account, "currency": currency, "published": then, "restated": restated,
            "difference": difference,
        }
        cells {
            "Account": account.to_string(), "As previously reported": cell(then), "Restated": cell(Some(restated)),
            "Difference": match difference {
                Some(difference) if !difference.is_zero() => cell(Some(difference)),
                _ => String::new(),
            },
        }
    };
    let mut table = columns.tabulate(&keys, Vec::new());
    let changed = table.rows.iter().filter(|row| differs(row)).count();
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
    if table.rows.is_empty() {
        notes.push("No movement of money is dated in it.".to_owned());
    }
    table.notes = notes;
    table
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
