//! Figures, and the figures from which they are derived.
//!
//! A **base figure** is the balance of an account ([`Account`]): the fold of the entries that carry its key, and nothing
//! else: their sum, or for an account that has a setting, the last setting and the entries since. A **derived figure** is a sum of other figures, each with its sign; which ones may depend on a day. So any
//! figure can be traced to the records behind it: `pledgebook explain`.
//!
//! | key | meaning | operands |
//! |---|---|---|
//! | `outstanding:ASSESSMENT` | outstanding on an assessment | assessed, credited, waived, applied |
//! | `outstanding-of:FUND/PARTY` | outstanding of a member in a fund | its assessments in that fund |
//! | `current-of:FUND/PARTY`, `prior-years-of:FUND/PARTY` | the parts of it for current and for past periods | the same |
//! | `outstanding-in:FUND` | outstanding of all members in a fund | its members |
//! | `unapplied-of:FUND/PARTY`, `unapplied-in:FUND` | received of a payer, or of all, and not yet applied | contributions |
//! | `held:FUND` | balance of a fund, in cash and advances | cash, advanced |
//! | `available:BUDGET/LINE` | amount still available on it | final less charged |
//! | `received:PLEDGE` | received toward a pledge, in the pledge's currency | pledge-received, counts-for |
//! | `charged-to:ACTIVITY` | spent on an activity | activity-charged |
//! | `final-in:BUDGET`, `charged-in:BUDGET`, `available-in:BUDGET` | their sums over all lines | lines |
//!
//! Credited, waived and applied amounts are negative in their accounts, as in any double entry.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use crate::event::field::words;
use crate::languages::say;
use crate::state::accounts::{Account, AccountType};
use crate::state::books::Books;
use crate::state::journal::OUTSTANDING;
use crate::value::days::Day;
use crate::value::ids::{
    ActivityId, AssessmentId, BudgetId, ContributionId, FundId, Kind, LineId, PartyId, PledgeId, Thing,
};
use crate::value::money::Sums;
use crate::value::text::serde_as_text;

words! {
    /// The name of a derived figure: the first part of its key.
    pub enum FigureName {
        /// Outstanding on an assessment.
        Outstanding = "outstanding",
        /// Outstanding of a member in a fund.
        OutstandingOf = "outstanding-of",
        /// The part of it for periods that are not over.
        CurrentOf = "current-of",
        /// The part of it for periods that are over.
        PriorYearsOf = "prior-years-of",
        /// Outstanding in a fund.
        OutstandingIn = "outstanding-in",
        /// Received of a payer and not yet applied.
        UnappliedOf = "unapplied-of",
        /// Received in a fund and not yet applied.
        UnappliedIn = "unapplied-in",
        /// Held by a fund, in cash and in advances.
        Held = "held",
        /// Available on a budget line.
        Available = "available",
        /// Received toward a pledge.
        Received = "received",
        /// Spent on an activity.
        ChargedTo = "charged-to",
        /// The current amount of a budget.
        FinalIn = "final-in",
        /// Charged to a budget.
        ChargedIn = "charged-in",
        /// Available in a budget.
        AvailableIn = "available-in",
    }
}

/// A figure: the balance of an account, or a sum of other figures.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// A base figure.
    Base(Account),
    /// A derived figure: its name and the ids in its key.
    Derived(FigureName, String),
}

/// A term in the sum of a derived figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operand {
    /// The figure.
    pub figure: Figure,
    /// True if it is subtracted.
    pub minus: bool,
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Base(account) => fmt::Display::fmt(account, f),
            Self::Derived(name, id) => write!(f, "{name}:{id}"),
        }
    }
}

impl FromStr for Figure {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || say!("value-figures-not-a-key", text = format!("{text:?}"));
        let (name, id) = text.split_once(':').ok_or_else(wrong)?;
        match name.parse() {
            Ok(name) => Ok(Self::Derived(name, id.to_owned())),
            Err(_) => text.parse().map(Self::Base),
        }
    }
}

serde_as_text!(Figure);

impl Figure {
    /// Names the amount outstanding on an assessment.
    #[must_use]
    pub fn outstanding(assessment: &AssessmentId) -> Self {
        Self::Derived(FigureName::Outstanding, assessment.to_string())
    }

    /// Names a derived figure of one thing.
    #[must_use]
    pub fn of(name: FigureName, id: impl fmt::Display) -> Self {
        Self::Derived(name, id.to_string())
    }

    /// Names a derived figure of a part of a thing.
    #[must_use]
    pub fn within(name: FigureName, id: impl fmt::Display, part: impl fmt::Display) -> Self {
        Self::Derived(name, format!("{id}/{part}"))
    }

    /// Returns the thing named by the first id of the key.
    #[must_use]
    pub fn thing(&self) -> Option<Thing> {
        let (kind, id) = match self {
            Self::Base(account) => (kind_of(account.account_type()), account.first()),
            Self::Derived(FigureName::Outstanding, id) => (Kind::Assessment, id.as_str()),
            Self::Derived(FigureName::Received, id) => (Kind::Pledge, id.as_str()),
            Self::Derived(FigureName::ChargedTo, id) => (Kind::Activity, id.as_str()),
            Self::Derived(name, id) => {
                let of_budget = matches!(
                    name,
                    FigureName::Available | FigureName::FinalIn | FigureName::ChargedIn | FigureName::AvailableIn
                );
                let kind = if of_budget { Kind::Budget } else { Kind::Fund };
                (kind, id.split_once('/').map_or(id.as_str(), |(first, _)| first))
            }
        };
        format!("{kind}:{id}").parse().ok()
    }

    /// Lists the operands of the figure; `None` for a base figure, empty for a key that names nothing on record.
    #[must_use]
    pub fn operands(&self, books: &Books, today: Day) -> Option<Vec<Operand>> {
        let Self::Derived(name, id) = self else { return None };
        Some(operands(*name, id, books, today).unwrap_or_default())
    }

    /// Computes the value of the figure.
    #[must_use]
    pub fn value(&self, books: &Books, today: Day) -> Sums {
        match self {
            Self::Base(account) => books.journal.balance(account),
            Self::Derived(..) => {
                let mut sum = Sums::default();
                for operand in self.operands(books, today).unwrap_or_default() {
                    let value = operand.figure.value(books, today);
                    sum.add_all(&if operand.minus { value.negated() } else { value });
                }
                sum
            }
        }
    }

    /// Lists every figure with an account, an assessment, a budget or a fund behind it.
    #[must_use]
    pub fn all(books: &Books) -> BTreeSet<Self> {
        let mut all: BTreeSet<Self> = books.journal.iter().map(|(account, _)| Self::Base(account.clone())).collect();
        for (id, issued, _) in books.assessments.all.iter() {
            let (fund, party) = (&issued.fact.fund, books.parties.now(&issued.fact.party));
            all.insert(Self::outstanding(id));
            let names =
                [FigureName::OutstandingOf, FigureName::CurrentOf, FigureName::PriorYearsOf, FigureName::UnappliedOf];
            all.extend(names.map(|name| Self::within(name, fund, party)));
        }
        for (budget, ..) in books.budgets.all.iter() {
            all.extend(
                [FigureName::FinalIn, FigureName::ChargedIn, FigureName::AvailableIn]
                    .map(|name| Self::of(name, budget)),
            );
            for line in lines(books, budget) {
                all.insert(Self::within(FigureName::Available, budget, &line));
            }
        }
        all.extend(books.pledges.made.iter().map(|(pledge, ..)| Self::of(FigureName::Received, pledge)));
        all.extend(books.activities.all.iter().map(|(activity, ..)| Self::of(FigureName::ChargedTo, activity)));
        for (fund, ..) in books.funds.all.iter() {
            all.extend(
                [FigureName::Held, FigureName::OutstandingIn, FigureName::UnappliedIn].map(|name| Self::of(name, fund)),
            );
        }
        all
    }
}

/// Lists the lines that a budget has at any stage, by id.
#[must_use]
pub fn lines(books: &Books, budget: &BudgetId) -> BTreeSet<LineId> {
    let types = [
        AccountType::Proposed,
        AccountType::Recommended,
        AccountType::Approved,
        AccountType::Supplement,
        AccountType::Revised,
        AccountType::Transferred,
        AccountType::Charged,
    ];
    let keys = types.into_iter().flat_map(|account_type| books.journal.within(account_type, budget));
    keys.filter_map(|(account, _)| account.second()?.parse().ok()).collect()
}

/// Lists the parties with assessments in a fund, after all mergers.
#[must_use]
pub fn members(books: &Books, fund: &FundId) -> BTreeSet<PartyId> {
    let all = books.assessments.members().filter(|(of, _)| *of == fund);
    all.map(|(_, party)| books.parties.now(party).clone()).collect()
}

/// Returns the kind of the first id in an account's key.
const fn kind_of(account_type: AccountType) -> Kind {
    match account_type {
        AccountType::Assessed
        | AccountType::Credited
        | AccountType::Waived
        | AccountType::WrittenOff
        | AccountType::Applied => Kind::Assessment,
        AccountType::Unapplied => Kind::Contribution,
        AccountType::PledgeReceived | AccountType::CountsFor => Kind::Pledge,
        AccountType::ActivityCharged => Kind::Activity,
        AccountType::Charged
        | AccountType::Proposed
        | AccountType::Recommended
        | AccountType::Approved
        | AccountType::Supplement
        | AccountType::Revised
        | AccountType::Final
        | AccountType::Transferred
        | AccountType::Moved => Kind::Budget,
        AccountType::Cash
        | AccountType::Advanced
        | AccountType::Deferred
        | AccountType::Income
        | AccountType::Expense
        | AccountType::Assistance
        | AccountType::Exchange
        | AccountType::ExchangeAdvanced
        | AccountType::BetweenFunds
        | AccountType::Lent
        | AccountType::Borrowed
        | AccountType::BroughtForward => Kind::Fund,
    }
}

fn plus(figure: Figure) -> Operand {
    Operand { figure, minus: false }
}

fn minus(figure: Figure) -> Operand {
    Operand { figure, minus: true }
}

fn operands(name: FigureName, id: &str, books: &Books, today: Day) -> Option<Vec<Operand>> {
    let (first, second) = id.split_once('/').unwrap_or((id, ""));
    let base = |account| plus(Figure::Base(account));
    let each_line = |name: FigureName| -> Option<Vec<Operand>> {
        let budget: BudgetId = id.parse().ok()?;
        let line = |line: LineId| match name {
            FigureName::ChargedIn => Figure::Base(Account::line(AccountType::Charged, &budget, &line)),
            FigureName::FinalIn => Figure::Base(Account::line(AccountType::Final, &budget, &line)),
            _ => Figure::within(FigureName::Available, &budget, line),
        };
        Some(lines(books, &budget).into_iter().map(line).map(plus).collect())
    };
    Some(match name {
        FigureName::Outstanding => {
            let assessment: AssessmentId = id.parse().ok()?;
            OUTSTANDING.iter().map(|account_type| base(Account::of(*account_type, &assessment))).collect()
        }
        FigureName::OutstandingOf | FigureName::CurrentOf | FigureName::PriorYearsOf => {
            let (fund, party) = (first.parse().ok()?, second.parse().ok()?);
            let is_over = |id: &AssessmentId| {
                books.assessments.all.created(id).is_some_and(|issued| issued.period.last() < today)
            };
            let wanted = |id: &&AssessmentId| match name {
                FigureName::CurrentOf => !is_over(id),
                FigureName::PriorYearsOf => is_over(id),
                _ => true,
            };
            // What was overpaid on one assessment pays no other.
            let is_due = |id: &&AssessmentId| {
                let amount = books.assessments.all.created(id).and_then(|issued| *issued.amount);
                amount.is_none_or(|amount| !books.journal.outstanding(id, amount.currency).is_negative())
            };
            let all = books.assessments.of_member(&books.parties, &fund, &party);
            all.into_iter().filter(is_due).filter(wanted).map(|id| plus(Figure::outstanding(id))).collect()
        }
        FigureName::OutstandingIn => {
            let fund: FundId = id.parse().ok()?;
            let of = |party| plus(Figure::within(FigureName::OutstandingOf, &fund, party));
            members(books, &fund).into_iter().map(of).collect()
        }
        FigureName::UnappliedOf | FigureName::UnappliedIn => {
            let fund: FundId = first.parse().ok()?;
            let party: Option<PartyId> = match name {
                FigureName::UnappliedOf => Some(second.parse().ok()?),
                _ if second.is_empty() => None,
                _ => return None,
            };
            // If the receipt is left out of the fold, so is its unapplied rest.
            let received = |id: &ContributionId| books.contributions.received.created(id).is_some();
            let of_payer = |account: &Account| {
                let Some(id) = account.first().parse().ok().filter(received) else { return false };
                let Some(party) = &party else { return true };
                let payer = books.contributions.payer(&id).map(|payer| books.parties.now(payer));
                payer == Some(books.parties.now(party))
            };
            let left = books.journal.of_type(AccountType::Unapplied, &fund).filter(|(account, _)| of_payer(account));
            left.map(|(account, _)| minus(Figure::Base(account.clone()))).collect()
        }
        FigureName::Held => {
            let fund: FundId = id.parse().ok()?;
            let advanced = books.journal.within(AccountType::Advanced, &fund).map(|(account, _)| base(account.clone()));
            [base(Account::of(AccountType::Cash, &fund))].into_iter().chain(advanced).collect()
        }
        FigureName::Available => {
            let (budget, line): (BudgetId, LineId) = (first.parse().ok()?, second.parse().ok()?);
            let of_line = |account_type| Figure::Base(Account::line(account_type, &budget, &line));
            vec![plus(of_line(AccountType::Final)), minus(of_line(AccountType::Charged))]
        }
        FigureName::Received => {
            let pledge: PledgeId = id.parse().ok()?;
            let by_fund = books.journal.within(AccountType::PledgeReceived, &pledge);
            let by_fund = by_fund.map(|(account, _)| minus(Figure::Base(account.clone())));
            let counted = Account::of(AccountType::CountsFor, &pledge);
            let is_counted = !books.journal.balance(&counted).is_zero();
            by_fund.chain(is_counted.then(|| base(counted))).collect()
        }
        FigureName::ChargedTo => {
            let activity: ActivityId = id.parse().ok()?;
            let by_fund = books.journal.within(AccountType::ActivityCharged, &activity);
            by_fund.map(|(account, _)| base(account.clone())).collect()
        }
        FigureName::FinalIn | FigureName::ChargedIn | FigureName::AvailableIn => each_line(name)?,
    })
}
