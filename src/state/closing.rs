//! The rows of a period that is being published.

use std::collections::BTreeMap;

use crate::event::Event;
use crate::state::accounts::{Account, AccountType};
use crate::state::books::Books;
use crate::state::lookup::Lookup;
use crate::state::periods::Late;
use crate::state::rows::{PeriodRow, PeriodRows, Rows};
use crate::value::days::{Day, Period};
use crate::value::ids::{BudgetId, FundId, Id as _};
use crate::value::money::{Amount, Currency};

/// Computes the rows of a period as [`crate::event::period`] specifies them; of one fund or of all.
///
/// Of closed days they are what the publication that closed them knew: all that stands, less what was found since.
#[must_use]
pub fn rows(books: &Books, lookup: &dyn Lookup, period: &Period, fund: Option<&FundId>, today: Day) -> PeriodRows {
    let last = today.next().unwrap_or(today);
    let after = period.last().next().and_then(|first| Period::new(first, last));
    let is_own = |account: &Account| fund.is_none_or(|fund| fund_of(books, account).as_ref() == Some(fund));
    let own = |rows: Rows| -> Rows { rows.into_iter().filter(|(account, _)| is_own(account)).collect() };
    let movement = own(lookup.rows(period));
    let later = own(after.map(|after| lookup.rows(&after)).unwrap_or_default());
    let mut journal = books.journal.clone();
    journal.recognise(last);
    let balances = journal.iter().filter(|(account, balance)| balance.fund.is_some() && is_own(account));
    let now: Rows = balances.map(|(account, balance)| (account.clone(), balance.sums.clone())).collect();
    let found = found(books, period, fund);
    let of = |rows: &Rows, (account, currency): &(Account, Currency)| {
        rows.get(account).map_or(Amount::ZERO, |sums| sums.of(*currency))
    };
    let all = [&movement, &later, &now, &found.corrections, &found.unknown, &found.unknown_in_period];
    let keys = all.into_iter().flatten();
    let keys = keys.flat_map(|(account, sums)| sums.iter().map(|money| (account.clone(), money.currency)));
    let mut rows: PeriodRows = BTreeMap::new();
    for key in keys {
        let movement = less(of(&movement, &key), of(&found.unknown_in_period, &key));
        let closing = less(less(of(&now, &key), of(&later, &key)), of(&found.unknown, &key));
        let corrections = of(&found.corrections, &key);
        let opening = less(less(closing, movement), corrections);
        rows.insert(key, PeriodRow { opening, corrections, movement, closing });
    }
    lines(books, lookup, period, fund, &mut rows);
    rows.retain(|_, row| !is_nothing(row));
    rows
}

/// The entries that were found late, by account.
#[derive(Default)]
struct Found {
    /// Of the days before the period, since they were published; known when the period was.
    corrections: Rows,
    /// Of every day up to the end of the period, since it was published.
    unknown: Rows,
    /// The same, of the days of the period alone.
    unknown_in_period: Rows,
}

/// Adds up what was found late, of one fund or of all.
fn found(books: &Books, period: &Period, fund: Option<&FundId>) -> Found {
    let before = period.first().previous();
    let (known, published) =
        (books.periods.known_of(period.last()), before.and_then(|day| books.periods.known_of(day)));
    let mut found = Found::default();
    let Some(since) = published.or(known) else { return found };
    for late in books.periods.entries_since(since, period.last()) {
        let Late { seq, day, posting } = late;
        if posting.fund.is_none() || fund.is_some_and(|fund| posting.fund.as_ref() != Some(fund)) {
            continue;
        }
        let add = |rows: &mut Rows| rows.entry(posting.account.clone()).or_default().add(posting.amount);
        if known.is_some_and(|known| *seq > known) {
            add(&mut found.unknown);
            if period.holds(*day) {
                add(&mut found.unknown_in_period);
            }
        } else if published.is_some() && before.is_some_and(|before| *day <= before) {
            add(&mut found.corrections);
        }
    }
    found
}

/// Adds the rows of the budget lines, which are settings and no sums.
fn lines(books: &Books, lookup: &dyn Lookup, period: &Period, fund: Option<&FundId>, rows: &mut PeriodRows) {
    let (before, known) = (period.first().previous(), books.periods.known_of(period.last()));
    let published = before.and_then(|day| books.periods.known_of(day)).or(known);
    for (account, steps) in books.journal.with_steps(AccountType::Final) {
        // A budget may have been moved to another fund since the days before were published.
        let is_own = |known| fund.is_none_or(|fund| fund_of_line(books, lookup, account, known).as_ref() == Some(fund));
        let (was_own, is_own) = (is_own(published), is_own(known));
        for currency in steps.iter().map(|step| step.posting.amount.currency) {
            let at = |is_own: bool, day: Option<Day>, known: Option<u64>| {
                let day = day.filter(|_| is_own);
                day.map_or(Amount::ZERO, |day| books.journal.set(account, currency, Some(day), known))
            };
            let (opening, restated) = (at(was_own, before, published), at(is_own, before, known));
            let closing = at(is_own, Some(period.last()), known);
            let row =
                PeriodRow { opening, corrections: less(restated, opening), movement: less(closing, restated), closing };
            rows.insert((account.clone(), currency), row);
        }
    }
}

/// Returns the fund of a line's budget, as it was last stated up to a record.
fn fund_of_line(books: &Books, lookup: &dyn Lookup, account: &Account, known: Option<u64>) -> Option<FundId> {
    let budget: BudgetId = account.first().parse().ok()?;
    let is_known = |seq: u64| known.is_none_or(|known| seq <= known);
    let proposed = books.budgets.all.get(&budget).and_then(|history| history.created.as_ref());
    if let Some(proposed) = proposed.filter(|proposed| is_known(proposed.seq)) {
        return proposed.fact.fund.clone();
    }
    // It was corrected or reversed since: the chain says what it was.
    let mut next = lookup.chain(books.things.taken_by(&budget.thing())?).last().map(|first| first.seq);
    let mut fund = None;
    while let Some(seq) = next.filter(|seq| is_known(*seq)) {
        if let Some(Event::BudgetProposed(fact)) = lookup.chain(seq).first().map(|record| &record.event) {
            fund.clone_from(&fact.fund);
        }
        next = lookup.corrected_by(seq);
    }
    fund
}

fn less(a: Amount, b: Amount) -> Amount {
    a.checked_sub(b).unwrap_or(Amount::ZERO)
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
        | Type::Deferred
        | Type::Income
        | Type::Expense
        | Type::Assistance
        | Type::Exchange
        | Type::ExchangeAdvanced
        | Type::BetweenFunds
        | Type::Lent
        | Type::Borrowed
        | Type::BroughtForward => first.parse().ok(),
        Type::PledgeReceived | Type::ActivityCharged => second?.parse().ok(),
        // A pledge may be paid through several funds.
        Type::CountsFor => None,
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
