//! The journal: every account with its balance, and the figures that follow from balances.
//!
//! A **base figure** is the balance of an account: the sum of the entries that carry its key. A **derived figure** is a sum of base
//! figures (`figures`). An account of which nothing is left has no place, so the journal grows with what
//! is open, with members and periods, and with budget lines, not with records.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::{Deserialize, Serialize};

use crate::event::record::Record;
use crate::state::accounts::{Account, Posting, Role, entries};
use crate::state::{Effect, Projection};
use crate::value::ids::{AssessmentId, BudgetId, FundId, Id, LineId};
use crate::value::money::{Amount, Currency, Sums};

/// What stands in an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Balance {
    /// The fund in which its entries balance; `None` for memoranda.
    pub fund: Option<FundId>,
    /// The sum of its entries, by currency.
    pub sums: Sums,
}

/// Every account of which something is left.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Journal {
    accounts: BTreeMap<Account, Balance>,
}

impl Projection for Journal {
    fn fold(&mut self, record: &Record, effect: Effect<'_>) {
        for posting in signed(entries(&record.event), effect) {
            self.put(posting);
        }
    }
}

/// Entries as they are put in, or as they are taken out.
pub fn signed(entries: Vec<Posting>, effect: Effect<'_>) -> impl Iterator<Item = Posting> {
    entries.into_iter().map(move |posting| match effect {
        Effect::Apply => posting,
        Effect::TakeBack(_) => Posting { amount: posting.amount.negated(), ..posting },
    })
}

impl Journal {
    fn put(&mut self, posting: Posting) {
        let Posting { fund, account, amount } = posting;
        match self.accounts.entry(account) {
            Entry::Occupied(mut known) => {
                known.get_mut().sums.add(amount);
                if known.get().sums.is_zero() {
                    known.remove();
                }
            }
            Entry::Vacant(new) if !amount.amount.is_zero() => {
                new.insert(Balance { fund, sums: [amount].into_iter().collect() });
            }
            Entry::Vacant(_) => {}
        }
    }

    /// The balance of an account, by currency.
    #[must_use]
    pub fn balance(&self, account: &Account) -> Sums {
        self.accounts.get(account).map(|balance| balance.sums.clone()).unwrap_or_default()
    }

    /// The balance of an account in one currency.
    #[must_use]
    pub fn of(&self, account: &Account, currency: Currency) -> Amount {
        let nothing = Sums::default();
        self.accounts.get(account).map_or(&nothing, |balance| &balance.sums).of(currency)
    }

    /// Every account of which something is left, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&Account, &Balance)> {
        self.accounts.iter()
    }

    /// The accounts of a role in a fund, by key.
    pub fn of_role<'j>(&'j self, role: Role, fund: &'j FundId) -> impl Iterator<Item = (&'j Account, &'j Sums)> {
        let all =
            self.accounts.range(Account::before_all(role)..).take_while(move |(account, _)| account.role() == role);
        all.filter(|(_, balance)| balance.fund.as_ref() == Some(fund))
            .map(|(account, balance)| (account, &balance.sums))
    }

    /// The accounts of a role whose first id is this one, by key: a fund's implementers, a budget's lines.
    pub fn within<I: Id>(&self, role: Role, id: &I) -> impl Iterator<Item = (&Account, &Sums)> {
        let (from, prefix) = (Account::within(role, id, ""), format!("{id}/"));
        let all = self.accounts.range(from..).map(|(account, balance)| (account, &balance.sums));
        all.take_while(move |(account, _)| account.role() == role && account.id().starts_with(&prefix))
    }

    /// The sum of the accounts of a role whose first id is this one.
    pub fn total<I: Id>(&self, role: Role, id: &I) -> Sums {
        let mut sum = Sums::default();
        self.within(role, id).for_each(|(_, sums)| sum.add_all(sums));
        sum
    }

    /// What is outstanding on an assessment in a currency: assessed less credited, waived and applied.
    #[must_use]
    pub fn outstanding(&self, assessment: &AssessmentId, currency: Currency) -> Amount {
        self.sum(&OUTSTANDING.map(|role| Account::of(role, assessment)), currency)
    }

    /// What the books still count on of an assessment: what is outstanding less what was written off.
    #[must_use]
    pub fn counted_on(&self, assessment: &AssessmentId, currency: Currency) -> Amount {
        // Written off, an amount stands below zero in its account.
        let written_off = self.of(&Account::of(Role::WrittenOff, assessment), currency);
        self.outstanding(assessment, currency).checked_add(written_off).unwrap_or(Amount::ZERO)
    }

    /// What a budget line is now: approved, revised and transferred.
    #[must_use]
    pub fn final_line(&self, budget: &BudgetId, line: &LineId, currency: Currency) -> Amount {
        self.sum(&FINAL.map(|role| Account::line(role, budget, line)), currency)
    }

    /// What a budget line can still bear.
    #[must_use]
    pub fn available(&self, budget: &BudgetId, line: &LineId, currency: Currency) -> Amount {
        let charged = self.of(&Account::line(Role::Charged, budget, line), currency);
        self.final_line(budget, line, currency).checked_sub(charged).unwrap_or(Amount::ZERO)
    }

    fn sum(&self, accounts: &[Account], currency: Currency) -> Amount {
        accounts.iter().fold(Amount::ZERO, |sum, account| sum.checked_add(self.of(account, currency)).unwrap_or(sum))
    }

    /// The sum of all postings in each fund: nothing, in every currency, or the books are wrong.
    #[must_use]
    pub fn trial_balance(&self) -> BTreeMap<FundId, Sums> {
        let mut funds: BTreeMap<FundId, Sums> = BTreeMap::new();
        for balance in self.accounts.values() {
            if let Some(fund) = &balance.fund {
                funds.entry(fund.clone()).or_default().add_all(&balance.sums);
            }
        }
        funds
    }
}

/// What makes up what is outstanding; the last three stand below zero.
pub const OUTSTANDING: [Role; 4] = [Role::Assessed, Role::Credited, Role::Waived, Role::Applied];
/// What makes up a budget line as it is now.
pub const FINAL: [Role; 3] = [Role::Approved, Role::Revised, Role::Transferred];
