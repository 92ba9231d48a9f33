//! The journal: the balance of every account.
//!
//! An account whose balance is zero has no entry in the journal. So the journal grows with open items, members, periods
//! and budget lines, and not with records. Sums of accounts that have a name are [`crate::state::figures`].
//!
//! Income that is deferred stands in its account by the day on which it is recognised. [`Journal::recognise`] moves it to
//! the income of the days up to the one that is asked: the later postings of the records are these movements, and are
//! not kept.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::{Deserialize, Serialize};

use crate::state::accounts::{Account, AccountType, Posting, assessed_income, entries};
use crate::state::fold::{Dated, Effect, Projection};
use crate::state::settlement::AssessmentFigures;
use crate::value::days::Day;
use crate::value::ids::{AssessmentId, BudgetId, FundId, Id, LineId};
use crate::value::money::{Amount, Currency, Money, Sums};

/// The balance of an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Balance {
    /// The fund in which its entries balance; `None` for memoranda.
    pub fund: Option<FundId>,
    /// The sum of its entries, by currency.
    pub sums: Sums,
}

/// An entry in an account that has a setting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Its value day.
    pub day: Day,
    /// The first record of its chain.
    pub first: u64,
    /// Its record.
    pub seq: u64,
    /// The record that corrected it.
    pub corrected_by: Option<u64>,
    /// The entry.
    pub posting: Posting,
}

/// The accounts whose balance is not zero.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Journal {
    accounts: BTreeMap<Account, Balance>,
    /// The entries in accounts that have a setting, by day.
    steps: BTreeMap<Account, Vec<Step>>,
    /// The day up to which deferred income is recognised.
    #[serde(skip)]
    recognised: Option<Day>,
}

impl Projection for Journal {
    fn fold(&mut self, record: &Dated, effect: Effect) {
        for posting in entries(&record.event).into_iter().filter(|posting| posting.later.is_none()) {
            if posting.account.account_type().has_setting() {
                self.step(record, posting, effect);
            } else {
                self.put(signed(posting, effect));
            }
        }
    }
}

/// Gives an entry the sign of an effect: reversed, it is negated.
#[must_use]
pub fn signed(posting: Posting, effect: Effect) -> Posting {
    match effect {
        Effect::Apply => posting,
        Effect::Reverse(_) => Posting { amount: posting.amount.negated(), ..posting },
    }
}

impl Journal {
    fn step(&mut self, record: &Dated, posting: Posting, effect: Effect) {
        let (account, currency) = (posting.account.clone(), posting.amount.currency);
        let steps = self.steps.entry(account.clone()).or_default();
        match effect {
            Effect::Apply => match steps.iter_mut().find(|step| step.seq == record.seq && step.posting == posting) {
                Some(step) => step.corrected_by = None,
                None => {
                    let Dated { day, first, .. } = *record;
                    let place = steps.partition_point(|step| (step.day, step.first) <= record.order());
                    steps.insert(place, Step { day, first, seq: record.seq, corrected_by: None, posting });
                }
            },
            // A correction that was applied only to decide leaves nothing behind.
            Effect::Reverse(by) if by == record.seq => steps.retain(|step| step.seq != record.seq),
            Effect::Reverse(by) => {
                let of_record = steps.iter_mut().filter(|step| step.seq == record.seq);
                of_record.for_each(|step| step.corrected_by = Some(by));
            }
        }
        if steps.is_empty() {
            self.steps.remove(&account);
        }
        let now = self.set(&account, currency, None, None);
        let before = self.of(&account, currency);
        if let Some(amount) = now.checked_sub(before) {
            self.put(Posting { fund: None, account, amount: Money { currency, amount }, sets: false, later: None });
        }
    }

    /// Recognises as income what is deferred until this day or an earlier one.
    pub fn recognise(&mut self, day: Day) {
        let deferred = self.accounts.range(Account::before_all(AccountType::Deferred)..);
        let deferred = deferred.take_while(|(account, _)| account.account_type() == AccountType::Deferred);
        let is_due = |account: &Account| {
            account.second().and_then(|until| until.parse().ok()).is_some_and(|until: Day| until <= day)
        };
        let due: Vec<Account> = deferred.map(|(account, _)| account.clone()).filter(is_due).collect();
        for account in due {
            let Some(Balance { fund, sums }) = self.accounts.remove(&account) else { continue };
            let Some(income) = fund.as_ref().map(assessed_income) else { continue };
            for amount in sums.iter() {
                self.put(Posting { fund: fund.clone(), account: income.clone(), amount, sets: false, later: None });
            }
        }
        self.recognised = Some(day);
    }

    /// Returns whether a posting counts on the day that is asked: not if its own day is later.
    #[must_use]
    pub fn counts(&self, posting: &Posting) -> bool {
        posting.later.is_none_or(|later| self.recognised.is_some_and(|day| later <= day))
    }

    /// Computes the value of an account that has a setting, at the end of a day, as it was known at a record.
    #[must_use]
    pub fn set(&self, account: &Account, currency: Currency, day: Option<Day>, known: Option<u64>) -> Amount {
        let is_known = |seq: u64| known.is_none_or(|known| seq <= known);
        let stands = |step: &&Step| {
            let is_corrected = step.corrected_by.is_some_and(is_known);
            day.is_none_or(|day| step.day <= day)
                && is_known(step.seq)
                && !is_corrected
                && step.posting.amount.currency == currency
        };
        self.steps(account).iter().filter(stands).fold(Amount::ZERO, |sum, step| match step.posting {
            Posting { sets: true, amount, .. } => amount.amount,
            Posting { amount, .. } => sum.checked_add(amount.amount).unwrap_or(sum),
        })
    }

    /// Lists the entries in an account that has a setting, by day, with those that were corrected.
    #[must_use]
    pub fn steps(&self, account: &Account) -> &[Step] {
        self.steps.get(account).map_or(&[], Vec::as_slice)
    }

    /// Iterates over the accounts of a type that have a setting.
    pub fn with_steps(&self, account_type: AccountType) -> impl Iterator<Item = (&Account, &[Step])> {
        let all = self.steps.iter().filter(move |(account, _)| account.account_type() == account_type);
        all.map(|(account, steps)| (account, steps.as_slice()))
    }

    fn put(&mut self, posting: Posting) {
        let Posting { fund, account, amount, .. } = posting;
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

    /// Returns the figures of an assessment.
    #[must_use]
    pub fn assessment(&self, assessment: &AssessmentId, currency: Currency) -> AssessmentFigures {
        let of = |account_type| self.of(&Account::of(account_type, assessment), currency);
        AssessmentFigures {
            assessed: of(AccountType::Assessed),
            credited: of(AccountType::Credited).negated(),
            waived: of(AccountType::Waived).negated(),
            written_off: of(AccountType::WrittenOff).negated(),
            applied: of(AccountType::Applied).negated(),
        }
    }

    /// Computes the amount still expected on an assessment: outstanding less written off.
    #[must_use]
    pub fn counted_on(&self, assessment: &AssessmentId, currency: Currency) -> Amount {
        // Written off amounts are negative in their account.
        let written_off = self.of(&Account::of(AccountType::WrittenOff, assessment), currency);
        self.outstanding(assessment, currency).checked_add(written_off).unwrap_or(Amount::ZERO)
    }

    /// Returns the current amount of a budget line.
    #[must_use]
    pub fn final_line(&self, budget: &BudgetId, line: &LineId, currency: Currency) -> Amount {
        self.of(&Account::line(AccountType::Final, budget, line), currency)
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
