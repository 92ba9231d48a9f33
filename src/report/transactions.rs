//! The postings of a ledger as transactions by day, for programs that keep accounts by double entry.
//!
//! The transactions up to any day add up to what `trial-balance --as-of` that day shows. So they are dated as pledgebook
//! shows them: an entry counts from its value day if its record was known when that day was closed, or if the day is
//! open. What was found later counts from the first later day of which that holds, usually the first open one, and
//! keeps its value day beside its date (IPSAS 3). The removal of an entry that is corrected is dated by the same rule;
//! if both would have one date, both are left out.
//!
//! On the day after the last day of each publication that stands, the balances are stated as they were published: those
//! of all accounts, or of one fund's if the publication is of one fund.
//!
//! Restated, every entry has its value day, only what stands is left, and nothing is stated as published.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use crate::report::{document, item};
pub use crate::state::accounts::Account;
use crate::state::accounts::AccountType;
use crate::state::journal::{Balance, Journal};
use crate::state::movements::Movement;
use crate::state::periods::Periods;
use crate::value::days::Day;
use crate::value::ids::{DocumentId, FundId};
use crate::value::money::{Amount, Currency, Money};
use crate::value::text::Text;

/// The class of an account in a chart of accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Money held, advanced or lent, and what members owe: assessed, less what was credited, waived, written off and paid.
    Assets,
    /// Received and not yet applied, borrowed, or income of a later day.
    Liabilities,
    /// Certified balances from before the first record, the differences of exchanges, and what funds gave each other.
    Equity,
    /// Income, and what was received toward pledges.
    Income,
    /// Costs, assistance, and what was charged to budget lines.
    Expenses,
}

impl Class {
    /// Returns the class of the accounts of a type; `None` for memoranda, which are outside every trial balance.
    #[must_use]
    pub const fn of(account_type: AccountType) -> Option<Self> {
        use AccountType as Type;
        Some(match account_type {
            Type::Cash
            | Type::Advanced
            | Type::Assessed
            | Type::Credited
            | Type::Waived
            | Type::WrittenOff
            | Type::Applied
            | Type::Lent => Self::Assets,
            Type::Unapplied | Type::Deferred | Type::Borrowed => Self::Liabilities,
            Type::Exchange | Type::ExchangeAdvanced | Type::BroughtForward | Type::BetweenFunds => Self::Equity,
            Type::Income | Type::PledgeReceived => Self::Income,
            Type::Expense | Type::Assistance | Type::Charged => Self::Expenses,
            Type::Proposed
            | Type::Recommended
            | Type::Approved
            | Type::Supplement
            | Type::Revised
            | Type::Final
            | Type::Transferred
            | Type::Moved
            | Type::CountsFor
            | Type::ActivityCharged => return None,
        })
    }
}

/// What one record enters on one day in one fund, or the removal of that by a correction. It is balanced in each currency.
#[derive(Debug, Clone, PartialEq)]
pub struct Transaction {
    /// The number of the record.
    pub record: u64,
    /// The type of its event.
    pub kind: &'static str,
    /// The fund.
    pub fund: FundId,
    /// The document that states the fact.
    pub document: Option<DocumentId>,
    /// The item of the document.
    pub item: Option<Text>,
    /// The value day of the entries, if the transaction has another date.
    pub value_date: Option<Day>,
    /// The record that this one corrects.
    pub corrects: Option<u64>,
    /// The correction that removes the entries.
    pub removed_by: Option<u64>,
    /// The entries: debits above zero, credits below.
    pub postings: Vec<(Account, Money)>,
}

/// The balances of accounts at the end of the day before, as they were published.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Published {
    /// The numbers of the records that published them.
    pub by: Vec<u64>,
    /// The balances, by account and currency.
    pub balances: BTreeMap<(Account, Currency), Amount>,
}

/// One day of the transactions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entered {
    /// The balances with which the day begins, if they were published.
    pub published: Option<Published>,
    /// The transactions, in the order of the records that cause them.
    pub transactions: Vec<Transaction>,
}

/// The postings of a ledger, by day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Transactions {
    /// The days on which something is entered or stated.
    pub days: BTreeMap<Day, Entered>,
}

impl Transactions {
    /// Iterates over every account and amount, with its day.
    pub fn amounts(&self) -> impl Iterator<Item = (Day, &Account, Money)> {
        self.days.iter().flat_map(|(day, Entered { published, transactions })| {
            let stated = published.iter().flat_map(|published| &published.balances);
            let stated =
                stated.map(|((account, currency), amount)| (account, Money { currency: *currency, amount: *amount }));
            let entered = transactions.iter().flat_map(|one| &one.postings).map(|(account, amount)| (account, *amount));
            stated.chain(entered).map(|(account, amount)| (*day, account, amount))
        })
    }

    /// Returns the first day of each account.
    #[must_use]
    pub fn accounts(&self) -> BTreeMap<&Account, Day> {
        let mut accounts = BTreeMap::new();
        self.amounts().for_each(|(day, account, _)| {
            accounts.entry(account).or_insert(day);
        });
        accounts
    }

    /// Returns the most decimal places with which an amount of each currency is written, and its first day.
    #[must_use]
    pub fn currencies(&self) -> BTreeMap<Currency, (u32, Day)> {
        let mut currencies: BTreeMap<Currency, (u32, Day)> = BTreeMap::new();
        for (day, _, amount) in self.amounts() {
            let places = amount.digits().scale();
            let (most, _) = currencies.entry(amount.currency).or_insert((places, day));
            *most = places.max(*most);
        }
        currencies
    }
}

/// The part of a ledger that is to be shown.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// The last day; `None` for all.
    pub as_of: Option<Day>,
    /// True if every entry is to have its value day.
    pub restated: bool,
}

/// The days on which a ledger shows what its records enter.
struct Dates {
    /// The last days of publications that stand, in order, each with the last record that counts in the figures of the
    /// days up to it and after the one before.
    closed: Vec<(Day, u64)>,
}

impl Dates {
    fn of(periods: &Periods) -> Self {
        let last_days: BTreeSet<Day> = periods.standing().map(|closing| closing.period.last()).collect();
        let known = last_days.into_iter().filter_map(|day| Some((day, periods.known_of(day)?)));
        Self { closed: known.collect() }
    }

    /// Returns the first day from its value day on that shows what a record enters.
    fn date(&self, record: u64, value_day: Day) -> Day {
        let after = self.closed.partition_point(|(last, _)| *last < value_day);
        let mut day = value_day;
        for (last, known) in self.closed.iter().skip(after) {
            if record <= *known {
                break;
            }
            day = last.next().unwrap_or(*last);
        }
        day
    }
}

/// Computes the transactions of all movements of a ledger, among them those of deferred income. `published` has the
/// balances of the last day of each publication that stands, of what counts in its figures; see [`Periods::known_of`].
#[must_use]
pub fn transactions(
    movements: &[Movement],
    periods: &Periods,
    published: &BTreeMap<Day, Journal>,
    part: Part,
) -> Transactions {
    let is_shown = |day: &Day| part.as_of.is_none_or(|as_of| *day <= as_of);
    let mut days: BTreeMap<Day, Entered> = BTreeMap::new();
    let dates = if part.restated { Dates { closed: Vec::new() } } else { Dates::of(periods) };
    for (day, transaction) in dated(movements, &dates) {
        if is_shown(&day) {
            days.entry(day).or_default().transactions.push(transaction);
        }
    }
    if !part.restated {
        for (day, stated) in stated(&days, periods, published) {
            if is_shown(&day) {
                days.entry(day).or_default().published = Some(stated);
            }
        }
    }
    Transactions { days }
}

/// Entries of a record that count together: those of a value day in a fund.
type Key = (u64, FundId, Day);

/// The transactions of such entries, each with its date and the record that causes it.
#[derive(Default)]
struct Pair {
    added: Option<(Day, u64, Transaction)>,
    removed: Option<(Day, u64, Transaction)>,
}

/// Groups movements into transactions, each with its date, in the order of the records that cause them.
fn dated(movements: &[Movement], dates: &Dates) -> Vec<(Day, Transaction)> {
    let mut pairs: BTreeMap<Key, Pair> = BTreeMap::new();
    for movement in movements {
        let Movement { record, removed_by, posting } = movement;
        let Some(fund) = posting.fund.as_ref().filter(|_| !posting.amount.amount.is_zero()) else { continue };
        let (by, value_day) = (movement.by().seq, movement.day());
        let pair = pairs.entry((record.seq, fund.clone(), value_day)).or_default();
        let side = if removed_by.is_none() { &mut pair.added } else { &mut pair.removed };
        let (.., transaction) = side.get_or_insert_with(|| {
            let (date, source) = (dates.date(by, value_day), record.source.as_ref());
            let transaction = Transaction {
                record: record.seq,
                kind: record.event.kind(),
                fund: fund.clone(),
                document: document(source).cloned(),
                item: item(source).cloned(),
                value_date: Some(value_day).filter(|day| *day != date),
                corrects: record.corrects.filter(|_| removed_by.is_none()),
                removed_by: removed_by.as_ref().map(|by| by.seq),
                postings: Vec::new(),
            };
            (date, by, transaction)
        });
        transaction.postings.push((posting.account.clone(), posting.amount));
    }
    let mut all: Vec<(Day, u64, Transaction)> = Vec::new();
    for Pair { added, removed } in pairs.into_values() {
        match (added, removed) {
            // An entry and its removal on one day change nothing.
            (Some((added, ..)), Some((removed, ..))) if added == removed => {}
            (added, removed) => all.extend(added.into_iter().chain(removed)),
        }
    }
    // A correction removes first.
    all.sort_by_key(|(date, by, transaction)| (*date, *by, transaction.removed_by.is_none(), transaction.record));
    all.into_iter().map(|(date, _, transaction)| (date, transaction)).collect()
}

/// Lists the balances that were published, by the day that begins with them. An account without a balance is stated only
/// where it had entries since it was last stated.
fn stated(
    days: &BTreeMap<Day, Entered>,
    periods: &Periods,
    published: &BTreeMap<Day, Journal>,
) -> BTreeMap<Day, Published> {
    let mut all = BTreeMap::new();
    let mut touched: BTreeMap<(Account, Currency), FundId> = BTreeMap::new();
    let mut from = None;
    for (last, journal) in published {
        let Some(day) = last.next() else { continue };
        let entered = days.range((from.map_or(Bound::Unbounded, Bound::Included), Bound::Included(*last)));
        from = Some(day);
        for transaction in entered.flat_map(|(_, entered)| &entered.transactions) {
            let accounts = transaction.postings.iter().map(|(account, amount)| (account.clone(), amount.currency));
            touched.extend(accounts.map(|account| (account, transaction.fund.clone())));
        }
        let closings: Vec<_> = periods.standing().filter(|closing| closing.period.last() == *last).collect();
        let is_stated =
            |fund: &FundId| closings.iter().any(|closing| closing.fund.as_ref().is_none_or(|of| of == fund));
        let mut balances = BTreeMap::new();
        touched.retain(|account, fund| {
            let is_stated = is_stated(fund);
            if is_stated {
                balances.insert(account.clone(), Amount::ZERO);
            }
            !is_stated
        });
        for (account, Balance { fund, sums }) in journal.iter() {
            if fund.as_ref().is_some_and(is_stated) {
                balances.extend(sums.iter().map(|money| ((account.clone(), money.currency), money.amount)));
            }
        }
        all.insert(day, Published { by: closings.iter().map(|closing| closing.seq).collect(), balances });
    }
    all
}

#[cfg(test)]
mod tests;
