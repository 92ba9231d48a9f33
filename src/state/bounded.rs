//! The figures that have a bound, and the changes that a record makes to them.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::state::accounts::{Account, AccountType, postings};
use crate::state::cases::paid_to_case;
use crate::state::fold::Placed;
use crate::value::days::Day;
use crate::value::ids::{AssessmentId, BudgetId, CaseId, ContributionId, FundId, LineId, PartyId};
use crate::value::money::Money;
use crate::value::text::Text;

/// A figure that has a bound.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Bounded {
    /// Cash in a fund's own account.
    Cash(FundId),
    /// A fund's own money: cash and what its money in other currencies has cost, less what is owed to payers. A track of it has
    /// the balance of the exchange account in place of the cost: what was realised is added by day
    /// ([`crate::state::holdings`]).
    Own(FundId),
    /// The exchange account of a fund; it has no bound of its own.
    Exchange(FundId),
    /// Advanced to an implementer and not yet spent.
    Advance(FundId, PartyId),
    /// Lent to another fund and not yet repaid.
    Lent(FundId, FundId),
    /// Paid to a case, less returns.
    Case(FundId, CaseId),
    /// Paid to a case in a category, less returns in it.
    CaseIn(FundId, CaseId, Option<Text>),
    /// Charged to a budget line.
    Charged(BudgetId, LineId),
    /// Transferred between the lines of a budget, and from one line alone: all that was given away.
    Transferred(BudgetId, Option<LineId>),
    /// Outstanding on an assessment.
    Outstanding(AssessmentId),
    /// Outstanding on an assessment, less what was written off.
    Expected(AssessmentId),
    /// Written off on an assessment, less what was reinstated.
    WrittenOff(AssessmentId),
    /// Received and neither applied nor returned.
    Unapplied(ContributionId),
}

impl Bounded {
    /// Returns whether its track is always kept. Tracks of cases, assessments and contributions would grow with the
    /// records: those of cases are read from the log, the others once nothing is left of their figure.
    #[must_use]
    pub const fn is_kept(&self) -> bool {
        !matches!(
            self,
            Self::Case(..)
                | Self::CaseIn(..)
                | Self::Outstanding(_)
                | Self::Expected(_)
                | Self::WrittenOff(_)
                | Self::Unapplied(_)
        )
    }
}

/// A change of a bounded figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The figure.
    pub figure: Bounded,
    /// The value day.
    pub day: Day,
    /// The difference.
    pub amount: Money,
    /// True if it is a payment, a charge or a transfer, which a policy or a budget bounds.
    pub is_use: bool,
}

/// Returns whether an event defines things whose figures it begins: assessments, contributions.
#[must_use]
pub const fn begins(event: &Event) -> bool {
    matches!(
        event,
        Event::ScaleApplied(_) | Event::AssessmentIssued(_) | Event::CreditGranted(_) | Event::ContributionReceived(_)
    )
}

/// Lists the changes that a record makes.
#[must_use]
pub fn changes(Placed { event, day, .. }: Placed<'_>) -> Vec<Change> {
    let mut all = Vec::new();
    let mut change = |figure, amount, is_use| all.push(Change { figure, day, amount, is_use });
    // A receipt and its charges are no payment of the fund, and what returns to a payer was never its own.
    let is_payment = !matches!(event, Event::ContributionReceived(_) | Event::ContributionReturned(_));
    for posting in postings(event) {
        let Some(fund) = posting.fund else { continue };
        let (account, amount) = (&posting.account, posting.amount);
        let is_paid = is_payment && amount.amount.is_negative();
        match account.account_type() {
            AccountType::Cash => {
                change(Bounded::Cash(fund.clone()), amount, is_paid);
                change(Bounded::Own(fund), amount, is_paid);
            }
            AccountType::Exchange => {
                change(Bounded::Own(fund.clone()), amount, false);
                change(Bounded::Exchange(fund), amount, false);
            }
            AccountType::Unapplied => {
                if let Ok(contribution) = account.first().parse() {
                    change(Bounded::Unapplied(contribution), amount.negated(), false);
                }
                change(Bounded::Own(fund), amount, false);
            }
            AccountType::Advanced => {
                if let Some(party) = account.second().and_then(|party| party.parse().ok()) {
                    change(Bounded::Advance(fund, party), amount, false);
                }
            }
            AccountType::Lent => {
                if let Some(to) = account.second().and_then(|to| to.parse().ok()) {
                    change(Bounded::Lent(fund, to), amount, false);
                }
            }
            AccountType::Assessed | AccountType::Credited | AccountType::Waived | AccountType::Applied => {
                if let Ok(assessment) = account.first().parse::<AssessmentId>() {
                    change(Bounded::Outstanding(assessment.clone()), amount, false);
                    change(Bounded::Expected(assessment), amount, false);
                }
            }
            AccountType::WrittenOff => {
                if let Ok(assessment) = account.first().parse::<AssessmentId>() {
                    change(Bounded::Expected(assessment.clone()), amount, false);
                    change(Bounded::WrittenOff(assessment), amount.negated(), false);
                }
            }
            AccountType::Charged => {
                if let Some((budget, line)) = budget_line(account) {
                    change(Bounded::Charged(budget, line), amount, amount.amount.is_positive());
                }
            }
            _ => {}
        }
    }
    if let Event::BudgetTransferred(fact) = event {
        // A decision that authorises a transfer takes it beyond the caps; it counts for the transfers beside it.
        let is_use = fact.decision.is_none();
        for line in [None, Some(fact.from.clone())] {
            change(Bounded::Transferred(fact.budget.clone(), line), fact.amount, is_use);
        }
    }
    if let Some(paid) = paid_to_case(event) {
        change(Bounded::CaseIn(paid.fund.clone(), paid.case.clone(), paid.category), paid.amount, false);
        change(Bounded::Case(paid.fund, paid.case), paid.amount, paid.amount.amount.is_positive());
    }
    all
}

/// Returns the budget and the line of an account.
#[must_use]
pub fn budget_line(account: &Account) -> Option<(BudgetId, LineId)> {
    Some((account.first().parse().ok()?, account.second()?.parse().ok()?))
}
