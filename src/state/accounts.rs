//! Accounts, and the postings of each event: the only place that knows which event debits and credits what.
//!
//! An event that moves money has **postings**: a double entry whose sum is zero in each fund and each currency. Debits
//! (money held, money owed to the fund, money spent) are above zero, credits (money owed by the fund, income) below it.
//! An event that states a figure without moving money, such as a budget line, has **memoranda**: single entries,
//! outside every trial balance. Some of them set their account instead of adding to it.
//!
//! The value of an account is the sum of the entries that carry its key, `assessed:honduras-2018`, and nothing else.
//! Keys are made of permanent ids.
//!
//! | event | debit | credit |
//! |---|---|---|
//! | `balance.brought_forward` | `cash:FUND`, or `advanced:FUND/PARTY` | `brought-forward:FUND` |
//! | `assessment.issued`, `scale.applied` | `assessed:ASSESSMENT` | `income:FUND/assessed` (or brought-forward, by its certificate) |
//! | `assessment.supplemented` | assessed | `income:FUND/assessed` |
//! | `assessment.reduced` | `income:FUND/assessed` | assessed |
//! | these three, if `recognised` is after their date | assessed | `deferred:FUND/DAY`, a liability |
//! | and on the day `recognised` | `deferred:FUND/DAY` | `income:FUND/assessed` |
//! | `assessment.credited` | `expense:FUND/credited` | `credited:ASSESSMENT` |
//! | `credit.granted` | `expense:FUND/credited` | `unapplied:CONTRIBUTION` |
//! | `assessment.waived` | `expense:FUND/waived` | `waived:ASSESSMENT` |
//! | `receivable.written_off` | `expense:FUND/written-off` | `written-off:ASSESSMENT` |
//! | `receivable.reinstated` | `written-off:ASSESSMENT` | `expense:FUND/written-off` |
//! | `contribution.received` in cash | cash (as arrived), `expense:FUND/charges-on-receipts` | `unapplied:CONTRIBUTION` (as credited) |
//! | `contribution.applied` | unapplied | `applied:ASSESSMENT`, `pledge-received:PLEDGE/FUND`, or `income:FUND/voluntary` |
//! | `contribution.returned` | unapplied | cash |
//! | `expenditure.charged` | `charged:BUDGET/LINE` | cash |
//! | `expenditure.refunded` | cash | `charged:BUDGET/LINE` |
//! | `fund.transferred` | `between-funds:FROM/TO`; cash (of TO) | cash (of FROM); `between-funds:TO/FROM` |
//! | `loan.granted` | `lent:FROM/TO`; cash (of TO) | cash (of FROM); `borrowed:TO/FROM` |
//! | `loan.repaid` | `borrowed:FROM/TO`; cash (of TO) | cash (of FROM); `lent:TO/FROM` |
//! | `reserve.disbursed` | `assistance:FUND/CATEGORY`, or advanced | cash |
//! | `reserve.spent` | assistance | advanced |
//! | `reserve.returned` | cash | assistance, or advanced |
//! | `income.recorded` | cash | `income:FUND/NATURE` |
//! | `charge.recorded` | `expense:FUND/NATURE` | cash |
//! | `exchange.recorded` | cash, or advanced (bought) | the same (sold) |
//! | cash or an advance in another currency than the fund's | `exchange:FUND`, or `exchange-advanced:FUND/PARTY` (the equivalent) | the same (the amount) |
//!
//! | memoranda of | account |
//! |---|---|
//! | budgets | `proposed`, `recommended`, `approved`, `supplement`, `revised`, `final`, `transferred`: `BUDGET/LINE`; `moved:BUDGET` |
//! | `contribution.applied` to a pledge in another currency | `counts-for:PLEDGE`: what the part counts for, less the part |
//! | what names an activity: `expenditure.charged`, `reserve.disbursed` and `reserve.spent`; less `expenditure.refunded` and `reserve.returned` | `activity-charged:ACTIVITY/FUND` |
//!
//! What is assessed is revenue at once, or deferred and revenue later, as IPSAS 23 says in its paragraphs 44 and 45. IPSAS 47
//! replaces it and keeps this where there is no binding arrangement. What a correction changes of a closed day opens the
//! next period (IPSAS 3).
//!
//! A category that is not stated reads `not stated`.
//!
//! Income, costs and what is owed are in the fund's currency. Money in another one stands only in cash and in advances, and
//! the exchange account of whoever holds it mirrors it: it has the amount with the other sign, and the equivalent in the
//! fund's currency (IPSAS 4, paragraph 24). So each entry is zero in each currency, and once the money is exchanged or paid
//! out, the balance of the account is the gain or loss ([`crate::state::exchange`]).

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use smol_str::{SmolStr, SmolStrBuilder};

use crate::event::Event;
use crate::event::assessment::AssessmentIssued;
use crate::event::budget::Line;
use crate::event::cash;
use crate::event::contribution::Form;
use crate::event::converted::Converted;
use crate::event::field::words;
use crate::event::reserve::NOT_STATED;
use crate::languages::say;
use crate::state::assessments::issued;
use crate::value::days::Day;
use crate::value::ids::{ActivityId, AssessmentId, BudgetId, ContributionId, FundId, Id, LineId, PartyId, PledgeId};
use crate::value::money::{Money, Sums};
use crate::value::text::{Text, serde_as_text};

words! {
    /// The type of an account: the first part of its key.
    pub enum AccountType {
        /// Cash in the fund's own account.
        Cash = "cash",
        /// Advanced to an implementer and not yet spent.
        Advanced = "advanced",
        /// Assessed on a member.
        Assessed = "assessed",
        /// Credited to a member against its assessment: a surplus or an offset.
        Credited = "credited",
        /// Waived by a body that decides.
        Waived = "waived",
        /// Written off; the member still owes it.
        WrittenOff = "written-off",
        /// Paid by a member on an assessment.
        Applied = "applied",
        /// Received and not yet applied: a liability of the fund.
        Unapplied = "unapplied",
        /// Received toward a pledge, by fund.
        PledgeReceived = "pledge-received",
        /// Assessed, and income of a later day, by that day: a liability of the fund until then.
        Deferred = "deferred",
        /// Income, by its kind.
        Income = "income",
        /// Costs that no budget line bears, by their kind.
        Expense = "expense",
        /// Help to cases, by category.
        Assistance = "assistance",
        /// Spent on a budget line.
        Charged = "charged",
        /// The mirror of the fund's own money in other currencies, at its equivalent in the fund's.
        Exchange = "exchange",
        /// The mirror of what is advanced to an implementer in other currencies.
        ExchangeAdvanced = "exchange-advanced",
        /// Given to another fund for good, by that fund; what it gave is below zero.
        BetweenFunds = "between-funds",
        /// Lent to another fund, by that fund.
        Lent = "lent",
        /// Borrowed from another fund, by that fund: a liability.
        Borrowed = "borrowed",
        /// Certified balances from before the first record.
        BroughtForward = "brought-forward",
        /// A budget line as it was proposed: a memorandum.
        Proposed = "proposed",
        /// A budget line as it was recommended: a memorandum.
        Recommended = "recommended",
        /// A budget line as it was approved: a memorandum.
        Approved = "approved",
        /// What supplements added to a budget line: a memorandum.
        Supplement = "supplement",
        /// A budget line as it was last revised: a memorandum that sets.
        Revised = "revised",
        /// The current amount of a budget line: what was last approved or revised, and the supplements and transfers since: a memorandum
        /// that sets.
        Final = "final",
        /// The sum of the transfers to and from a budget line: a memorandum.
        Transferred = "transferred",
        /// The gross sum of the transfers within a budget: a memorandum.
        Moved = "moved",
        /// What payments in another currency count for toward a pledge, less their own amounts: a memorandum.
        CountsFor = "counts-for",
        /// What a fund spent on an activity: a memorandum.
        ActivityCharged = "activity-charged",
    }
}

impl AccountType {
    /// Returns whether its entries are memoranda, which need no opposite entry.
    #[must_use]
    pub const fn is_memorandum(self) -> bool {
        matches!(
            self,
            Self::Proposed
                | Self::Recommended
                | Self::Approved
                | Self::Supplement
                | Self::Revised
                | Self::Final
                | Self::Transferred
                | Self::Moved
                | Self::CountsFor
                | Self::ActivityCharged
        )
    }

    /// Returns whether it has a setting: an amount that holds from a day, to which later entries are added.
    #[must_use]
    pub const fn has_setting(self) -> bool {
        matches!(self, Self::Revised | Self::Final)
    }
}

/// An account: a type, and one or two permanent ids, as many as every account of its type. Its key is `type:id` or `type:id/id`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Account {
    account_type: AccountType,
    id: SmolStr,
}

impl Account {
    /// Names the account of one thing.
    pub fn of<I: Id>(account_type: AccountType, id: &I) -> Self {
        Self { account_type, id: id.name() }
    }

    /// Returns the lower bound of the accounts of a type, in their order.
    #[must_use]
    pub fn before_all(account_type: AccountType) -> Self {
        Self { account_type, id: Default::default() }
    }

    /// Names the account of a part of a thing.
    pub fn within<I: Id>(account_type: AccountType, id: &I, part: impl fmt::Display) -> Self {
        let mut key = SmolStrBuilder::new();
        key.push_str(&id.name());
        let _ = write!(key, "/{part}"); // Writing to it cannot fail.
        Self { account_type, id: key.finish() }
    }

    /// Names the account of a budget line.
    #[must_use]
    pub fn line(account_type: AccountType, budget: &BudgetId, line: &LineId) -> Self {
        Self::within(account_type, budget, line)
    }

    /// The type of the account.
    #[must_use]
    pub const fn account_type(&self) -> AccountType {
        self.account_type
    }

    /// The ids, without the type.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The first id.
    #[must_use]
    pub fn first(&self) -> &str {
        self.parts().map_or(&*self.id, |(first, _)| first)
    }

    /// The second id.
    #[must_use]
    pub fn second(&self) -> Option<&str> {
        self.parts().map(|(_, second)| second)
    }

    /// Both ids; `None` if there is one. The id of an assessment may hold a slash itself.
    fn parts(&self) -> Option<(&str, &str)> {
        use AccountType as Type;
        match self.account_type {
            Type::Assessed | Type::Credited | Type::Waived | Type::WrittenOff | Type::Applied => None,
            _ => self.id.split_once('/'),
        }
    }
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.account_type, self.id)
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Account {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || say!("value-accounts-not-a-key", text = format!("{text:?}"));
        let (account_type, id) = text.split_once(':').ok_or_else(wrong)?;
        Ok(Self { account_type: account_type.parse()?, id: id.into() })
    }
}

serde_as_text!(Account);

/// An entry of an event in an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// The fund in which it balances; `None` for a memorandum.
    pub fund: Option<FundId>,
    /// The account.
    pub account: Account,
    /// The amount: a debit above zero, a credit below.
    pub amount: Money,
    /// True if it sets the account to the amount, instead of adding it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sets: bool,
    /// Its own day, if that is after the value day of its record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub later: Option<Day>,
}

impl Posting {
    /// Returns the day from which it counts, of a record of this value day.
    #[must_use]
    pub fn day(&self, of_record: Day) -> Day {
        self.later.map_or(of_record, |later| later.max(of_record))
    }
}

/// A double entry in one fund, under construction.
struct Entry {
    fund: FundId,
    later: Option<Day>,
    postings: Vec<Posting>,
}

impl Entry {
    fn of(fund: &FundId) -> Self {
        Self { fund: fund.clone(), later: None, postings: Vec::new() }
    }

    /// Gives the postings that follow a later day of their own.
    fn on(self, day: Day) -> Self {
        Self { later: Some(day), ..self }
    }

    fn debit(mut self, account: Account, amount: Money) -> Self {
        let (fund, later) = (Some(self.fund.clone()), self.later);
        self.postings.push(Posting { fund, account, amount, sets: false, later });
        self
    }

    fn credit(self, account: Account, amount: Money) -> Self {
        self.debit(account, amount.negated())
    }

    /// Debits what a fund or an implementer holds, at its equivalent in the fund's currency; credits it, where both are
    /// below zero.
    fn hold(self, implementer: Option<&PartyId>, amount: Money, equivalent: Money) -> Self {
        let (held, exchange) = (held_by(&self.fund, implementer), exchange_of(&self.fund, implementer));
        let entry = self.debit(held, amount);
        if amount.currency == equivalent.currency {
            return entry;
        }
        entry.credit(exchange.clone(), amount).debit(exchange, equivalent)
    }

    /// Balances each currency with the exchange account of whoever holds the money.
    fn exchanged(self, implementer: Option<&PartyId>) -> Vec<Posting> {
        let left: Sums = self.postings.iter().map(|posting| posting.amount).collect();
        let account = exchange_of(&self.fund, implementer);
        left.negated().iter().fold(self, |entry, amount| entry.debit(account.clone(), amount)).postings
    }
}

/// Debits and credits one amount; nothing while the fund is not filled in.
fn pair(fund: Option<&FundId>, debit: Account, credit: Account, amount: Money) -> Vec<Posting> {
    fund.map_or_else(Vec::new, |fund| Entry::of(fund).debit(debit, amount).credit(credit, amount).postings)
}

/// Credits an account and debits what a fund or an implementer holds.
fn taken_in<F: Converted>(
    fact: &F,
    fund: Option<&FundId>,
    implementer: Option<&PartyId>,
    from: Account,
) -> Vec<Posting> {
    let Some(fund) = fund else { return Vec::new() };
    Entry::of(fund).hold(implementer, fact.amount(), fact.booked()).credit(from, fact.booked()).postings
}

/// Debits an account and credits what a fund or an implementer holds.
fn paid_out<F: Converted>(fact: &F, fund: Option<&FundId>, implementer: Option<&PartyId>, to: Account) -> Vec<Posting> {
    let Some(fund) = fund else { return Vec::new() };
    let [amount, booked] = [fact.amount(), fact.booked()].map(Money::negated);
    Entry::of(fund).debit(to, fact.booked()).hold(implementer, amount, booked).postings
}

/// Moves money between a fund's own account and the advance of an implementer.
fn advance<F: Converted>(fact: &F, fund: &FundId, from: Option<&PartyId>, to: Option<&PartyId>) -> Vec<Posting> {
    let (amount, booked) = (fact.amount(), fact.booked());
    Entry::of(fund).hold(to, amount, booked).hold(from, amount.negated(), booked.negated()).postings
}

fn cash_of(fund: &FundId) -> Account {
    Account::of(AccountType::Cash, fund)
}

/// Names the account of a fund's cash, or of its advance to an implementer.
#[must_use]
pub fn held_by(fund: &FundId, implementer: Option<&PartyId>) -> Account {
    implementer.map_or_else(|| cash_of(fund), |party| Account::within(AccountType::Advanced, fund, party))
}

/// Names the exchange account of a fund's own account, or of its advance to an implementer.
#[must_use]
pub fn exchange_of(fund: &FundId, implementer: Option<&PartyId>) -> Account {
    let own = || Account::of(AccountType::Exchange, fund);
    implementer.map_or_else(own, |party| Account::within(AccountType::ExchangeAdvanced, fund, party))
}

/// Names the account of assistance to cases of a category.
#[must_use]
pub fn assistance(fund: &FundId, category: Option<&Text>) -> Account {
    Account::within(AccountType::Assistance, fund, category.map_or(NOT_STATED, Text::as_str))
}

/// Computes the double entry of an event; empty if it moves no money.
#[must_use]
pub fn postings(event: &Event) -> Vec<Posting> {
    match event {
        Event::BalanceBroughtForward(fact) => {
            let from = Account::of(AccountType::BroughtForward, &fact.fund);
            taken_in(fact, Some(&fact.fund), fact.held_by.as_ref(), from)
        }
        Event::AssessmentIssued(_) | Event::ScaleApplied(_) => {
            let assessed = |fact: Cow<'_, AssessmentIssued>| {
                let (fund, Some(amount)) = (&fact.fund, *fact.amount) else { return Vec::new() };
                let account = Account::of(AccountType::Assessed, &fact.assessment.0);
                match fact.brought_forward {
                    Some(_) => pair(Some(fund), account, Account::of(AccountType::BroughtForward, fund), amount),
                    None => recognised(fund, account, amount, recognised_later(event)),
                }
            };
            issued(event).into_iter().flat_map(assessed).collect()
        }
        Event::AssessmentSupplemented(fact) => {
            let Some(fund) = fact.fund.as_ref() else { return Vec::new() };
            let account = Account::of(AccountType::Assessed, &fact.assessment);
            recognised(fund, account, fact.amount, recognised_later(event))
        }
        Event::AssessmentReduced(fact) => {
            let Some(fund) = fact.fund.as_ref() else { return Vec::new() };
            let account = Account::of(AccountType::Assessed, &fact.assessment);
            recognised(fund, account, fact.amount.negated(), recognised_later(event))
        }
        Event::CreditGranted(fact) => pair(
            Some(&fact.fund),
            Account::within(AccountType::Expense, &fact.fund, AccountType::Credited),
            unapplied(&fact.contribution.0),
            fact.amount,
        ),
        Event::ReceivableReinstated(fact) => {
            let taken = taken_off(fact.fund.as_ref(), AccountType::WrittenOff, &fact.assessment, fact.amount.negated());
            // The debit comes first.
            taken.into_iter().rev().collect()
        }
        Event::AssessmentCredited(fact) => {
            taken_off(fact.fund.as_ref(), AccountType::Credited, &fact.assessment, fact.amount)
        }
        Event::AssessmentWaived(fact) => {
            taken_off(fact.fund.as_ref(), AccountType::Waived, &fact.assessment, fact.amount)
        }
        Event::ReceivableWrittenOff(fact) => {
            taken_off(fact.fund.as_ref(), AccountType::WrittenOff, &fact.assessment, fact.amount)
        }
        Event::ContributionReceived(fact) if fact.form == Form::Cash => {
            let (Some(arrived), Some(credited)) = (*fact.arrived, *fact.credited) else { return Vec::new() };
            let entry = Entry::of(&fact.fund).debit(cash_of(&fact.fund), arrived);
            let charges = Account::within(AccountType::Expense, &fact.fund, "charges-on-receipts");
            let entry = fact.charged().into_iter().fold(entry, |entry, amount| entry.debit(charges.clone(), amount));
            entry.credit(unapplied(&fact.contribution.0), credited).exchanged(None)
        }
        Event::ContributionApplied(fact) => {
            let (Some(fund), Some(allocations)) = (fact.fund.as_ref(), fact.to.as_ref()) else { return Vec::new() };
            let from = Account::of(AccountType::Unapplied, &fact.contribution);
            let both = |entry: Entry, to: Account, amount| entry.debit(from.clone(), amount).credit(to, amount);
            let all = allocations.iter().fold(Entry::of(fund), |entry, allocation| {
                both(entry, received_for(fund, &allocation.to), allocation.amount)
            });
            all.postings
        }
        Event::ContributionReturned(fact) => paid_out(fact, fact.fund.as_ref(), None, unapplied(&fact.contribution)),
        Event::ExpenditureCharged(fact) => {
            paid_out(fact, fact.fund.as_ref(), None, Account::line(AccountType::Charged, &fact.budget, &fact.line))
        }
        Event::ExpenditureRefunded(fact) => {
            taken_in(fact, fact.fund.as_ref(), None, Account::line(AccountType::Charged, &fact.budget, &fact.line))
        }
        Event::FundTransferred(cash::FundTransferred { from, to, amount, .. }) => {
            between(from, AccountType::BetweenFunds, to, AccountType::BetweenFunds, *amount)
        }
        Event::LoanGranted(cash::LoanGranted { from, to, amount, .. }) => {
            between(from, AccountType::Lent, to, AccountType::Borrowed, *amount)
        }
        Event::LoanRepaid(cash::LoanRepaid { from, to, amount, .. }) => {
            between(from, AccountType::Borrowed, to, AccountType::Lent, *amount)
        }
        Event::ReserveDisbursed(fact) => match &fact.implementer {
            Some(party) => advance(fact, &fact.fund, None, Some(party)),
            None => paid_out(fact, Some(&fact.fund), None, assistance(&fact.fund, fact.category.as_ref())),
        },
        Event::ReserveSpent(fact) => {
            let to = assistance(&fact.fund, fact.category.as_ref());
            paid_out(fact, Some(&fact.fund), Some(&fact.implementer), to)
        }
        Event::ReserveReturned(fact) => match &fact.implementer {
            Some(party) => advance(fact, &fact.fund, Some(party), None),
            None => taken_in(fact, Some(&fact.fund), None, assistance(&fact.fund, fact.category.as_ref())),
        },
        Event::IncomeRecorded(fact) => {
            taken_in(fact, Some(&fact.fund), None, Account::within(AccountType::Income, &fact.fund, fact.nature))
        }
        Event::ChargeRecorded(fact) => {
            paid_out(fact, Some(&fact.fund), None, Account::within(AccountType::Expense, &fact.fund, fact.nature))
        }
        Event::ExchangeRecorded(fact) => {
            let implementer = fact.held_by.as_ref();
            let held = held_by(&fact.fund, implementer);
            Entry::of(&fact.fund).credit(held.clone(), fact.sold).debit(held, fact.bought).exchanged(implementer)
        }
        _ => Vec::new(),
    }
}

/// Moves cash from one fund to another: a pair in each.
fn between(from: &FundId, of_from: AccountType, to: &FundId, of_to: AccountType, amount: Money) -> Vec<Posting> {
    let mut all = pair(Some(from), Account::within(of_from, from, to), cash_of(from), amount);
    all.extend(pair(Some(to), cash_of(to), Account::within(of_to, to, from), amount));
    all
}

fn taken_off(
    fund: Option<&FundId>,
    account_type: AccountType,
    assessment: &AssessmentId,
    amount: Money,
) -> Vec<Posting> {
    let Some(fund) = fund else { return Vec::new() };
    pair(
        Some(fund),
        Account::within(AccountType::Expense, fund, account_type),
        Account::of(account_type, assessment),
        amount,
    )
}

/// Names the account of the income from assessments.
#[must_use]
pub fn assessed_income(fund: &FundId) -> Account {
    Account::within(AccountType::Income, fund, "assessed")
}

/// Returns the day on which what an event assesses becomes income, if that is after its date.
#[must_use]
pub fn recognised_later(event: &Event) -> Option<Day> {
    let (recognised, date) = match event {
        Event::AssessmentIssued(fact) if fact.brought_forward.is_none() => (*fact.recognised, fact.date),
        Event::ScaleApplied(fact) => (*fact.recognised, fact.date),
        Event::AssessmentSupplemented(fact) => (*fact.recognised, fact.date),
        Event::AssessmentReduced(fact) => (*fact.recognised, fact.date),
        _ => return None,
    };
    recognised.filter(|recognised| date.is_some_and(|date| *recognised > date.last()))
}

/// Debits what is assessed, and credits it as income: at once, or deferred until the day on which it is recognised. An
/// inflow is revenue except to the extent that a liability is recognised with it, and as that obligation is satisfied
/// (IPSAS 23, paragraphs 44 and 45; IPSAS 47 keeps this for revenue without a binding arrangement).
fn recognised(fund: &FundId, assessed: Account, amount: Money, later: Option<Day>) -> Vec<Posting> {
    let Some(later) = later else { return pair(Some(fund), assessed, assessed_income(fund), amount) };
    let deferred = Account::within(AccountType::Deferred, fund, later);
    let at_once = Entry::of(fund).debit(assessed, amount).credit(deferred.clone(), amount);
    at_once.on(later).debit(deferred, amount).credit(assessed_income(fund), amount).postings
}

/// Names the account to which an applied contribution is credited.
fn received_for(fund: &FundId, to: &crate::value::ids::Thing) -> Account {
    if let Some(assessment) = to.as_id::<AssessmentId>() {
        return Account::of(AccountType::Applied, &assessment);
    }
    match to.as_id::<PledgeId>() {
        // A pledge toward an activity may be paid through several funds, and an account balances in one.
        Some(pledge) => Account::within(AccountType::PledgeReceived, &pledge, fund),
        None => Account::within(AccountType::Income, fund, "voluntary"),
    }
}

/// Computes the memoranda of an event: the figures that it states without moving money.
#[must_use]
pub fn memoranda(event: &Event) -> Vec<Posting> {
    let of_lines = |account_type: AccountType, budget: &BudgetId, lines: &[Line]| -> Vec<Posting> {
        lines.iter().map(|line| memorandum(Account::line(account_type, budget, &line.line), line.amount)).collect()
    };
    match event {
        Event::BudgetProposed(fact) => of_lines(AccountType::Proposed, &fact.budget.0, &fact.lines),
        Event::BudgetRecommended(fact) => of_lines(AccountType::Recommended, &fact.budget, &fact.lines),
        Event::BudgetApproved(fact) => {
            let lines = fact.lines.as_ref().map_or(&[][..], |lines| lines);
            if fact.adds.is_some() {
                let both = [AccountType::Supplement, AccountType::Final].map(|of| of_lines(of, &fact.budget, lines));
                return both.into_iter().flatten().collect();
            }
            let approved = of_lines(AccountType::Approved, &fact.budget, lines);
            approved.into_iter().chain(settings(AccountType::Final, &fact.budget, lines)).collect()
        }
        Event::BudgetRevised(fact) => {
            let revised = settings(AccountType::Revised, &fact.budget, &fact.lines);
            revised.chain(settings(AccountType::Final, &fact.budget, &fact.lines)).collect()
        }
        Event::BudgetTransferred(fact) => {
            let line = |account_type, line, amount| memorandum(Account::line(account_type, &fact.budget, line), amount);
            let both = |account_type| {
                [line(account_type, &fact.from, fact.amount.negated()), line(account_type, &fact.to, fact.amount)]
            };
            let moved = memorandum(Account::of(AccountType::Moved, &fact.budget), fact.amount);
            [both(AccountType::Transferred), both(AccountType::Final)].into_iter().flatten().chain([moved]).collect()
        }
        Event::ContributionApplied(fact) => {
            let counted = fact.parts().filter_map(|(part, counted)| Some((part.to.as_id()?, part.amount, counted?)));
            let both = counted.flat_map(|(pledge, amount, counted): (PledgeId, _, _)| {
                let account = Account::of(AccountType::CountsFor, &pledge);
                [memorandum(account.clone(), counted), memorandum(account, amount.negated())]
            });
            both.collect()
        }
        Event::ExpenditureCharged(fact) => on_activity(fact.activity.as_ref(), fact.fund.as_ref(), fact.booked()),
        Event::ExpenditureRefunded(fact) => {
            on_activity(fact.activity.as_ref(), fact.fund.as_ref(), fact.booked().negated())
        }
        Event::ReserveDisbursed(fact) => on_activity(fact.activity.as_ref(), Some(&fact.fund), fact.booked()),
        Event::ReserveSpent(fact) => on_activity(fact.activity.as_ref(), Some(&fact.fund), fact.booked()),
        Event::ReserveReturned(fact) => on_activity(fact.activity.as_ref(), Some(&fact.fund), fact.booked().negated()),
        _ => Vec::new(),
    }
}

fn on_activity(activity: Option<&ActivityId>, fund: Option<&FundId>, amount: Money) -> Vec<Posting> {
    let (Some(activity), Some(fund)) = (activity, fund) else { return Vec::new() };
    vec![memorandum(Account::within(AccountType::ActivityCharged, activity, fund), amount)]
}

fn memorandum(account: Account, amount: Money) -> Posting {
    Posting { fund: None, account, amount, sets: false, later: None }
}

/// Sets budget lines to their amounts.
fn settings<'a>(
    account_type: AccountType,
    budget: &'a BudgetId,
    lines: &'a [Line],
) -> impl Iterator<Item = Posting> + 'a {
    lines.iter().map(move |line| {
        let posting = memorandum(Account::line(account_type, budget, &line.line), line.amount);
        Posting { sets: true, ..posting }
    })
}

/// Computes all entries of an event: its postings and its memoranda.
#[must_use]
pub fn entries(event: &Event) -> Vec<Posting> {
    let mut all = postings(event);
    all.extend(memoranda(event));
    all
}

/// Names the account of the unapplied rest of a contribution.
#[must_use]
pub fn unapplied(contribution: &ContributionId) -> Account {
    Account::of(AccountType::Unapplied, contribution)
}
