//! What an event adds to which account: the one place that knows accounts.
//!
//! An event that moves money has **postings**: a double entry whose sum is zero in each fund and each currency. What is debited (money
//! held, money owed to the fund, money spent) is above zero, what is credited (money owed by the fund, income) is below it. An event
//! that states a figure without moving money, a budget's line, has **memoranda**: entries that balance nothing and stand in no trial balance.
//!
//! Every account is a base figure: its value is the sum of the entries that carry its key, `assessed:honduras-2018`, and nothing else. The
//! keys are made of permanent ids.
//!
//! | event | debit | credit |
//! |---|---|---|
//! | `balance.brought_forward` | cash, or advanced | brought-forward |
//! | `assessment.issued` | assessed | income (or brought-forward, by its certificate) |
//! | `assessment.credited`, `assessment.waived`, `receivable.written_off` | expense | credited, waived, written-off |
//! | `contribution.received` in cash | cash what arrived, expense the charges | unapplied what is credited |
//! | `contribution.applied` | unapplied | applied, pledge-received, or income |
//! | `contribution.returned` | unapplied | cash |
//! | `expenditure.charged` | charged | cash |
//! | `reserve.disbursed` | assistance, or advanced | cash |
//! | `reserve.spent` | assistance | advanced |
//! | `reserve.returned` | cash | assistance, or advanced |
//! | `income.recorded`, `charge.recorded` | cash, expense | income, cash |
//! | `exchange.recorded` | cash what was bought | cash what was sold |
//!
//! Where an event has two currencies, the account `exchange` takes the difference in each: once the money is exchanged, what is left
//! there is the gain or loss of the fund.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::str::FromStr;

use smol_str::{SmolStr, SmolStrBuilder};

use crate::event::Event;
use crate::event::budget::Line;
use crate::event::contribution::Form;
use crate::event::field::words;
use crate::event::reserve::NOT_STATED;
use crate::value::hash::Blake3;
use crate::value::ids::{AssessmentId, BudgetId, ContributionId, FundId, Id, LineId, PartyId, PledgeId};
use crate::value::money::{Money, Sums};
use crate::value::text::{Text, serde_as_text};

words! {
    /// What an account holds: the first part of its key.
    pub enum Role {
        /// Held in the fund's own account.
        Cash = "cash",
        /// Held by an implementer: advanced to it and not yet spent.
        Advanced = "advanced",
        /// What a member must pay.
        Assessed = "assessed",
        /// Taken off what a member must pay: a surplus or an offset.
        Credited = "credited",
        /// Waived by a body that decides.
        Waived = "waived",
        /// No longer counted on; the member owes it all the same.
        WrittenOff = "written-off",
        /// What a member paid.
        Applied = "applied",
        /// Received and not yet applied: owed by the fund.
        Unapplied = "unapplied",
        /// Received toward a pledge, by fund.
        PledgeReceived = "pledge-received",
        /// Income, by its kind.
        Income = "income",
        /// Costs that no budget line bears, by their kind.
        Expense = "expense",
        /// Help to cases, by category.
        Assistance = "assistance",
        /// Spent on a budget line.
        Charged = "charged",
        /// What an exchange of currencies leaves.
        Exchange = "exchange",
        /// What a certificate says that there was before the first record.
        BroughtForward = "brought-forward",
        /// A budget line as it was proposed: a memorandum.
        Proposed = "proposed",
        /// A budget line as it was recommended: a memorandum.
        Recommended = "recommended",
        /// A budget line as it was approved: a memorandum.
        Approved = "approved",
        /// By how much revisions changed a budget line: a memorandum.
        Revised = "revised",
        /// By how much transfers changed a budget line: a memorandum.
        Transferred = "transferred",
        /// All that was transferred between lines of a budget: a memorandum.
        Moved = "moved",
    }
}

impl Role {
    /// Whether its entries balance nothing.
    #[must_use]
    pub const fn is_memorandum(self) -> bool {
        matches!(
            self,
            Self::Proposed | Self::Recommended | Self::Approved | Self::Revised | Self::Transferred | Self::Moved
        )
    }
}

/// An account: a role, and the permanent ids of what it is about. Its key is `role:id` or `role:id/id`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Account {
    role: Role,
    id: SmolStr,
}

impl Account {
    /// The account of a role that is about one thing.
    pub fn of<I: Id>(role: Role, id: &I) -> Self {
        Self { role, id: id.name() }
    }

    /// What stands before all accounts of a role, and behind those of the roles before it.
    #[must_use]
    pub fn before_all(role: Role) -> Self {
        Self { role, id: Default::default() }
    }

    /// The account of a role that is about a part of a thing.
    pub fn within<I: Id>(role: Role, id: &I, part: impl fmt::Display) -> Self {
        let mut key = SmolStrBuilder::new();
        key.push_str(&id.name());
        let _ = write!(key, "/{part}"); // It takes whatever is written.
        Self { role, id: key.finish() }
    }

    /// A line of a budget in a role.
    #[must_use]
    pub fn line(role: Role, budget: &BudgetId, line: &LineId) -> Self {
        Self::within(role, budget, line)
    }

    /// The role.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The ids, without the role.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The first id.
    #[must_use]
    pub fn first(&self) -> &str {
        self.id.split_once('/').map_or(&*self.id, |(first, _)| first)
    }

    /// What follows the first id.
    #[must_use]
    pub fn second(&self) -> Option<&str> {
        self.id.split_once('/').map(|(_, second)| second)
    }
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.role, self.id)
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
        let (role, id) = text.split_once(':').ok_or_else(|| format!("{text:?} is no key of an account"))?;
        Ok(Self { role: role.parse()?, id: id.into() })
    }
}

serde_as_text!(Account);

/// An amount that an event adds to an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// The fund in which it balances; `None` for a memorandum.
    pub fund: Option<FundId>,
    /// The account.
    pub account: Account,
    /// The amount: a debit above zero, a credit below.
    pub amount: Money,
}

/// The double entry of one fund, as it is written up.
struct Entry {
    fund: FundId,
    postings: Vec<Posting>,
}

impl Entry {
    fn of(fund: &FundId) -> Self {
        Self { fund: fund.clone(), postings: Vec::new() }
    }

    fn debit(mut self, account: Account, amount: Money) -> Self {
        self.postings.push(Posting { fund: Some(self.fund.clone()), account, amount });
        self
    }

    fn credit(self, account: Account, amount: Money) -> Self {
        self.debit(account, amount.negated())
    }

    /// Lets the exchange account take what is left in each currency.
    fn exchanged(self) -> Vec<Posting> {
        let left: Sums = self.postings.iter().map(|posting| posting.amount).collect();
        let account = Account::of(Role::Exchange, &self.fund);
        left.negated().iter().fold(self, |entry, amount| entry.debit(account.clone(), amount)).postings
    }
}

/// One debit and one credit of the same amount; none where the fund is not yet filled in.
fn pair(fund: Option<&FundId>, debit: Account, credit: Account, amount: Money) -> Vec<Posting> {
    fund.map_or_else(Vec::new, |fund| Entry::of(fund).debit(debit, amount).credit(credit, amount).postings)
}

fn cash(fund: &FundId) -> Account {
    Account::of(Role::Cash, fund)
}

/// What a fund holds itself, or what an implementer holds for it.
#[must_use]
pub fn held_by(fund: &FundId, implementer: Option<&PartyId>) -> Account {
    implementer.map_or_else(|| cash(fund), |party| Account::within(Role::Advanced, fund, party))
}

/// What went to cases of a category.
#[must_use]
pub fn assistance(fund: &FundId, category: Option<&Text>) -> Account {
    Account::within(Role::Assistance, fund, category.map_or(NOT_STATED, Text::as_str))
}

/// The double entry of an event; nothing where it moves no money.
#[must_use]
pub fn postings(event: &Event) -> Vec<Posting> {
    match event {
        Event::BalanceBroughtForward(fact) => pair(
            Some(&fact.fund),
            held_by(&fact.fund, fact.held_by.as_ref()),
            Account::of(Role::BroughtForward, &fact.fund),
            fact.amount,
        ),
        Event::AssessmentIssued(fact) => {
            let Some(amount) = *fact.amount else { return Vec::new() };
            let against = if fact.brought_forward.is_some() {
                Account::of(Role::BroughtForward, &fact.fund)
            } else {
                Account::within(Role::Income, &fact.fund, "assessed")
            };
            pair(Some(&fact.fund), Account::of(Role::Assessed, &fact.assessment.0), against, amount)
        }
        Event::AssessmentCredited(fact) => taken_off(fact.fund.as_ref(), Role::Credited, &fact.assessment, fact.amount),
        Event::AssessmentWaived(fact) => taken_off(fact.fund.as_ref(), Role::Waived, &fact.assessment, fact.amount),
        Event::ReceivableWrittenOff(fact) => {
            taken_off(fact.fund.as_ref(), Role::WrittenOff, &fact.assessment, fact.amount)
        }
        Event::ContributionReceived(fact) if fact.form == Form::Cash => {
            let (Some(arrived), Some(credited)) = (*fact.arrived, *fact.credited) else { return Vec::new() };
            let entry = Entry::of(&fact.fund).debit(cash(&fact.fund), arrived);
            let charges = Account::within(Role::Expense, &fact.fund, "charges-on-receipts");
            let entry = fact.charges.into_iter().fold(entry, |entry, amount| entry.debit(charges.clone(), amount));
            entry.credit(Account::of(Role::Unapplied, &fact.contribution.0), credited).exchanged()
        }
        Event::ContributionApplied(fact) => {
            let (Some(fund), Some(allocations)) = (fact.fund.as_ref(), fact.to.as_ref()) else { return Vec::new() };
            let from = Account::of(Role::Unapplied, &fact.contribution);
            let both = |entry: Entry, to: Account, amount| entry.debit(from.clone(), amount).credit(to, amount);
            let all = allocations.iter().fold(Entry::of(fund), |entry, allocation| {
                both(entry, received_for(fund, &allocation.to), allocation.amount)
            });
            all.postings
        }
        Event::ContributionReturned(fact) => {
            let Some(fund) = fact.fund.as_ref() else { return Vec::new() };
            pair(Some(fund), Account::of(Role::Unapplied, &fact.contribution), cash(fund), fact.amount)
        }
        Event::ExpenditureCharged(fact) => {
            let Some(fund) = fact.fund.as_ref() else { return Vec::new() };
            pair(Some(fund), Account::line(Role::Charged, &fact.budget, &fact.line), cash(fund), fact.amount)
        }
        Event::ReserveDisbursed(fact) => {
            let to = match &fact.implementer {
                Some(party) => held_by(&fact.fund, Some(party)),
                None => assistance(&fact.fund, fact.category.as_ref()),
            };
            pair(Some(&fact.fund), to, cash(&fact.fund), fact.amount)
        }
        Event::ReserveSpent(fact) => pair(
            Some(&fact.fund),
            assistance(&fact.fund, fact.category.as_ref()),
            held_by(&fact.fund, Some(&fact.implementer)),
            fact.amount,
        ),
        Event::ReserveReturned(fact) => {
            let from = match &fact.implementer {
                Some(party) => held_by(&fact.fund, Some(party)),
                None => assistance(&fact.fund, fact.category.as_ref()),
            };
            pair(Some(&fact.fund), cash(&fact.fund), from, fact.amount)
        }
        Event::IncomeRecorded(fact) => {
            let income = Account::within(Role::Income, &fact.fund, fact.nature);
            pair(Some(&fact.fund), cash(&fact.fund), income, fact.amount)
        }
        Event::ChargeRecorded(fact) => {
            let expense = Account::within(Role::Expense, &fact.fund, fact.nature);
            pair(Some(&fact.fund), expense, cash(&fact.fund), fact.amount)
        }
        Event::ExchangeRecorded(fact) => {
            let held = cash(&fact.fund);
            Entry::of(&fact.fund).credit(held.clone(), fact.sold).debit(held, fact.bought).exchanged()
        }
        _ => Vec::new(),
    }
}

fn taken_off(fund: Option<&FundId>, role: Role, assessment: &AssessmentId, amount: Money) -> Vec<Posting> {
    let Some(fund) = fund else { return Vec::new() };
    pair(Some(fund), Account::within(Role::Expense, fund, role), Account::of(role, assessment), amount)
}

/// What a contribution is credited to when it is applied.
fn received_for(fund: &FundId, to: &crate::value::ids::Thing) -> Account {
    if let Some(assessment) = to.as_id::<AssessmentId>() {
        return Account::of(Role::Applied, &assessment);
    }
    match to.as_id::<PledgeId>() {
        // A pledge toward an activity may be paid through several funds, and an account balances in one.
        Some(pledge) => Account::within(Role::PledgeReceived, &pledge, fund),
        None => Account::within(Role::Income, fund, "voluntary"),
    }
}

/// The figures that an event states without moving money.
#[must_use]
pub fn memoranda(event: &Event) -> Vec<Posting> {
    let of_lines = |role: Role, budget: &BudgetId, lines: &[Line]| -> Vec<Posting> {
        lines.iter().map(|line| memorandum(Account::line(role, budget, &line.line), line.amount)).collect()
    };
    match event {
        Event::BudgetProposed(fact) => of_lines(Role::Proposed, &fact.budget.0, &fact.lines),
        Event::BudgetRecommended(fact) => of_lines(Role::Recommended, &fact.budget, &fact.lines),
        Event::BudgetApproved(fact) => {
            of_lines(Role::Approved, &fact.budget, fact.lines.as_ref().map_or(&[][..], |lines| lines))
        }
        Event::BudgetRevised(fact) => {
            let mut all = of_lines(Role::Revised, &fact.budget, &fact.lines);
            let was = fact.was.as_ref().map_or(&[][..], |lines| lines);
            all.extend(
                of_lines(Role::Revised, &fact.budget, was)
                    .into_iter()
                    .map(|posting| Posting { amount: posting.amount.negated(), ..posting }),
            );
            all
        }
        Event::BudgetTransferred(fact) => vec![
            memorandum(Account::line(Role::Transferred, &fact.budget, &fact.from), fact.amount.negated()),
            memorandum(Account::line(Role::Transferred, &fact.budget, &fact.to), fact.amount),
            memorandum(Account::of(Role::Moved, &fact.budget), fact.amount),
        ],
        _ => Vec::new(),
    }
}

fn memorandum(account: Account, amount: Money) -> Posting {
    Posting { fund: None, account, amount }
}

/// All that an event adds to figures: its postings and its memoranda.
#[must_use]
pub fn entries(event: &Event) -> Vec<Posting> {
    let mut all = postings(event);
    all.extend(memoranda(event));
    all
}

/// The account of what a contribution has that is not yet applied.
#[must_use]
pub fn unapplied(contribution: &ContributionId) -> Account {
    Account::of(Role::Unapplied, contribution)
}

/// The rows of a period.
pub type Rows = BTreeMap<Account, Sums>;

/// The root of a period's rows.
#[must_use]
pub fn rows_root(rows: &Rows) -> Blake3 {
    let lines = rows.iter().flat_map(|(account, sums)| {
        sums.iter().map(move |money| format!("{account} {} {}\n", money.currency, money.amount))
    });
    Blake3::of(lines.collect::<String>().as_bytes())
}
