//! The rows of a period that is being published.

use std::collections::BTreeMap;

use crate::state::accounts::{Account, AccountType, PeriodRow, PeriodRows, Rows};
use crate::state::books::Books;
use crate::state::lookup::Lookup;
use crate::value::days::{Day, Period};
use crate::value::ids::FundId;
use crate::value::money::{Amount, Currency};

/// Computes the rows of a period from all that stands, as [`crate::event::period`] specifies them; of one fund or of all.
#[must_use]
pub fn rows(books: &Books, lookup: &dyn Lookup, period: &Period, fund: Option<&FundId>, today: Day) -> PeriodRows {
    let last = today.next().unwrap_or(today);
    let after = period.last().next().and_then(|first| Period::new(first, last));
    let movement = lookup.rows(period);
    let later = after.map(|after| lookup.rows(&after)).unwrap_or_default();
    let before = period.first().previous();
    // What was found since the days before the period were published.
    let mut corrections = Rows::new();
    // A thing whose record was reversed since is known by what was found.
    let mut funds: BTreeMap<Account, FundId> = BTreeMap::new();
    if let Some((day, closing)) = before.and_then(|day| Some((day, books.periods.closing_of(day)?))) {
        for late in books.periods.found_since(closing.seq, day).filter(|late| late.posting.fund.is_some()) {
            corrections.entry(late.posting.account.clone()).or_default().add(late.posting.amount);
            funds.extend(late.posting.fund.clone().map(|fund| (late.posting.account.clone(), fund)));
        }
    }
    let now: Rows = books
        .journal
        .iter()
        .filter(|(_, balance)| balance.fund.is_some())
        .map(|(account, balance)| (account.clone(), balance.sums.clone()))
        .collect();
    let of = |rows: &Rows, (account, currency): &(Account, Currency)| {
        rows.get(account).map_or(Amount::ZERO, |sums| sums.of(*currency))
    };
    let keys = [&movement, &later, &corrections, &now].into_iter().flatten();
    let keys = keys.flat_map(|(account, sums)| sums.iter().map(|money| (account.clone(), money.currency)));
    let less = |a: Amount, b: Amount| a.checked_sub(b).unwrap_or(Amount::ZERO);
    let mut rows: PeriodRows = BTreeMap::new();
    for key in keys {
        let (movement, corrections) = (of(&movement, &key), of(&corrections, &key));
        let closing = less(of(&now, &key), of(&later, &key));
        let opening = less(less(closing, movement), corrections);
        rows.insert(key, PeriodRow { opening, corrections, movement, closing });
    }
    lines(books, period, before, &mut rows);
    let of_fund = |account: &Account, fund: &FundId| {
        fund_of(books, account).or_else(|| funds.get(account).cloned()).as_ref() == Some(fund)
    };
    rows.retain(|(account, _), row| !is_nothing(row) && fund.is_none_or(|fund| of_fund(account, fund)));
    rows
}

/// Adds the rows of the budget lines, which are settings and no sums.
fn lines(books: &Books, period: &Period, before: Option<Day>, rows: &mut PeriodRows) {
    let published = before.and_then(|day| books.periods.closing_of(day)).map(|closing| closing.seq);
    for (account, steps) in books.journal.with_steps(AccountType::Final) {
        for currency in steps.iter().map(|step| step.posting.amount.currency) {
            let at = |day: Option<Day>, known: Option<u64>| {
                day.map_or(Amount::ZERO, |day| books.journal.set(account, currency, Some(day), known))
            };
            let less = |a: Amount, b: Amount| a.checked_sub(b).unwrap_or(Amount::ZERO);
            let restated = at(before, None);
            let opening = published.map_or(restated, |seq| at(before, Some(seq)));
            let closing = at(Some(period.last()), None);
            let row =
                PeriodRow { opening, corrections: less(restated, opening), movement: less(closing, restated), closing };
            rows.insert((account.clone(), currency), row);
        }
    }
}

fn is_nothing(row: &PeriodRow) -> bool {
    [row.opening, row.corrections, row.movement, row.closing].iter().all(|amount| amount.is_zero())
}

/// Returns the fund of an account, whatever its balance; `None` if it is not on record.
#[must_use]
pub fn fund_of(books: &Books, account: &Account) -> Option<FundId> {
    use AccountType as Type;
    let (first, second) = (account.first(), account.second());
    match account.account_type() {
        Type::Cash
        | Type::Advanced
        | Type::Income
        | Type::Expense
        | Type::Assistance
        | Type::Exchange
        | Type::BroughtForward => first.parse().ok(),
        Type::PledgeReceived => second?.parse().ok(),
        Type::Assessed | Type::Credited | Type::Waived | Type::WrittenOff | Type::Applied => {
            Some(books.assessments.all.created(&first.parse().ok()?)?.fund.clone())
        }
        Type::Unapplied => Some(books.contributions.received.created(&first.parse().ok()?)?.fund.clone()),
        Type::Charged
        | Type::Proposed
        | Type::Recommended
        | Type::Approved
        | Type::Supplement
        | Type::Revised
        | Type::Final
        | Type::Transferred
        | Type::Moved => books.budgets.all.created(&first.parse().ok()?)?.fund.clone(),
    }
}
