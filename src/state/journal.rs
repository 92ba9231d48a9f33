//! The journal: the balance of every account.
//!
//! An account whose balance is zero has no entry in the journal. So the journal grows with open items, members, periods
//! and budget lines, and not with records. Sums of accounts that have a name are [`crate::state::figures`].

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::{Deserialize, Serialize};

use crate::event::record::Record;
use crate::state::accounts::{Account, AccountType, Posting, entries};
use crate::state::fold::{Effect, Projection};
use crate::value::ids::{AssessmentId, BudgetId, FundId, Id, LineId};
use crate::value::money::{Amount, Currency, Sums};

/// The balance of an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Balance {
    /// The fund in which its entries balance; `None` for memoranda.
    pub fund: Option<FundId>,
    /// The sum of its entries, by currency.
    pub sums: Sums,
}

/// The accounts whose balance is not zero.
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

/// Gives entries the sign of an effect: reversed, an entry is negated.
pub fn signed(entries: Vec<Posting>, effect: Effect<'_>) -> impl Iterator<Item = Posting> {
    entries.into_iter().map(move |posting| match effect {
        Effect::Apply => posting,
        Effect::Reverse(_) => Posting { amount: posting.amount.negated(), ..posting },
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

    /// Returns the balance of an account, by currency.
    #[must_use]
    pub fn balance(&self, account: &Account) -> Sums {
        self.accounts.get(account).map(|balance| balance.sums.clone()).unwrap_or_default()
    }

    /// Returns the balance of an account in one currency.
    #[must_use]
    pub fn of(&self, account: &Account, currency: Currency) -> Amount {
        let nothing = Sums::default();
        self.accounts.get(account).map_or(&nothing, |balance| &balance.sums).of(currency)
    }

    /// Iterates over the accounts whose balance is not zero, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&Account, &Balance)> {
        self.accounts.iter()
    }

    /// Iterates over the accounts of a type in a fund, by key.
    pub fn of_type<'j>(
        &'j self,
        account_type: AccountType,
        fund: &'j FundId,
    ) -> impl Iterator<Item = (&'j Account, &'j Sums)> {
        let all = self
            .accounts
            .range(Account::before_all(account_type)..)
            .take_while(move |(account, _)| account.account_type() == account_type);
        all.filter(|(_, balance)| balance.fund.as_ref() == Some(fund))
            .map(|(account, balance)| (account, &balance.sums))
    }

    /// Iterates over the accounts of a type with a first id, by key: a fund's implementers, a budget's lines.
    pub fn within<I: Id>(&self, account_type: AccountType, id: &I) -> impl Iterator<Item = (&Account, &Sums)> {
        let (from, prefix) = (Account::within(account_type, id, ""), format!("{id}/"));
        let all = self.accounts.range(from..).map(|(account, balance)| (account, &balance.sums));
        all.take_while(move |(account, _)| account.account_type() == account_type && account.id().starts_with(&prefix))
    }

    /// Adds up the accounts of a type with a first id.
    pub fn total<I: Id>(&self, account_type: AccountType, id: &I) -> Sums {
        let mut sum = Sums::default();
        self.within(account_type, id).for_each(|(_, sums)| sum.add_all(sums));
        sum
    }

    /// Computes the amount outstanding on an assessment: assessed less credited, waived and applied.
    #[must_use]
    pub fn outstanding(&self, assessment: &AssessmentId, currency: Currency) -> Amount {
        self.sum(&OUTSTANDING.map(|account_type| Account::of(account_type, assessment)), currency)
    }

    /// Computes the amount still expected on an assessment: outstanding less written off.
    #[must_use]
    pub fn counted_on(&self, assessment: &AssessmentId, currency: Currency) -> Amount {
        // Written off amounts are negative in their account.
        let written_off = self.of(&Account::of(AccountType::WrittenOff, assessment), currency);
        self.outstanding(assessment, currency).checked_add(written_off).unwrap_or(Amount::ZERO)
    }

    /// Computes the current amount of a budget line: approved, revised and transferred.
    #[must_use]
    pub fn final_line(&self, budget: &BudgetId, line: &LineId, currency: Currency) -> Amount {
        self.sum(&FINAL.map(|account_type| Account::line(account_type, budget, line)), currency)
    }

    /// Computes the amount available on a budget line.
    #[must_use]
    pub fn available(&self, budget: &BudgetId, line: &LineId, currency: Currency) -> Amount {
        let charged = self.of(&Account::line(AccountType::Charged, budget, line), currency);
        self.final_line(budget, line, currency).checked_sub(charged).unwrap_or(Amount::ZERO)
    }

    fn sum(&self, accounts: &[Account], currency: Currency) -> Amount {
        accounts.iter().fold(Amount::ZERO, |sum, account| sum.checked_add(self.of(account, currency)).unwrap_or(sum))
    }

    /// Adds up all postings in each fund: zero in every currency, unless the books are wrong.
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

/// The accounts that add up to the amount outstanding; the last three are negative.
pub const OUTSTANDING: [AccountType; 4] =
    [AccountType::Assessed, AccountType::Credited, AccountType::Waived, AccountType::Applied];
/// The accounts that add up to the current amount of a budget line.
pub const FINAL: [AccountType; 3] = [AccountType::Approved, AccountType::Revised, AccountType::Transferred];
