//! Every figure and where it comes from.
//!
//! A **base figure** is the balance of an account ([`Account`]): the sum of the entries that carry its key, and nothing else. A **derived
//! figure** is a sum of other figures, each with its sign; which ones, may depend on a day. So any figure can be asked down to the
//! records that make it up: `pledgebook explain`.
//!
//! | key | what it is | made of |
//! |---|---|---|
//! | `outstanding:ASSESSMENT` | what is outstanding on an assessment | assessed, credited, waived, applied |
//! | `outstanding-of:FUND/PARTY` | what a member owes a fund | its assessments in that fund |
//! | `current-of:FUND/PARTY`, `prior-years-of:FUND/PARTY` | of that, for periods that are not over, and that are | the same |
//! | `outstanding-in:FUND` | what all members owe a fund | its members |
//! | `unapplied-of:FUND/PARTY`, `unapplied-in:FUND` | what was received of a payer, of all, and is not yet applied | contributions |
//! | `held:FUND` | what a fund holds, itself and with implementers | cash, advanced |
//! | `final:BUDGET/LINE` | what a budget line is now | approved, revised, transferred |
//! | `available:BUDGET/LINE` | what it can still bear | final less charged |
//! | `final-in:BUDGET`, `charged-in:BUDGET`, `available-in:BUDGET` | the same of all lines | lines |
//!
//! What was credited, waived and applied stands below zero in its account, as in any double entry.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use crate::event::field::words;
use crate::state::accounts::{Account, Role};
use crate::state::books::Books;
use crate::state::journal::{FINAL, OUTSTANDING};
use crate::value::days::Day;
use crate::value::ids::{AssessmentId, BudgetId, ContributionId, FundId, Kind, LineId, PartyId, Thing};
use crate::value::money::Sums;
use crate::value::text::serde_as_text;

words! {
    /// The name of a derived figure: the first part of its key.
    pub enum Name {
        /// Outstanding on an assessment.
        Outstanding = "outstanding",
        /// Outstanding of a member in a fund.
        OutstandingOf = "outstanding-of",
        /// Of that, for periods that are not over.
        CurrentOf = "current-of",
        /// Of that, for periods that are over.
        PriorYearsOf = "prior-years-of",
        /// Outstanding in a fund.
        OutstandingIn = "outstanding-in",
        /// Received of a payer and not yet applied.
        UnappliedOf = "unapplied-of",
        /// Received in a fund and not yet applied.
        UnappliedIn = "unapplied-in",
        /// Held by a fund, itself and with implementers.
        Held = "held",
        /// A budget line as it is now.
        Final = "final",
        /// What a budget line can still bear.
        Available = "available",
        /// A budget as it is now.
        FinalIn = "final-in",
        /// Charged to a budget.
        ChargedIn = "charged-in",
        /// What a budget can still bear.
        AvailableIn = "available-in",
    }
}

/// A figure: the balance of an account, or a sum of other figures.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// A base figure.
    Base(Account),
    /// A derived figure, and the ids of what it is about.
    Derived(Name, String),
}

/// A figure that another one is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operand {
    /// The figure.
    pub figure: Figure,
    /// Whether it is taken off.
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
        let (name, id) = text.split_once(':').ok_or_else(|| format!("{text:?} is no key of a figure"))?;
        match name.parse() {
            Ok(name) => Ok(Self::Derived(name, id.to_owned())),
            Err(_) => text.parse().map(Self::Base),
        }
    }
}

serde_as_text!(Figure);

impl Figure {
    /// What is outstanding on an assessment.
    #[must_use]
    pub fn outstanding(assessment: &AssessmentId) -> Self {
        Self::Derived(Name::Outstanding, assessment.to_string())
    }

    /// A derived figure about one thing.
    #[must_use]
    pub fn of(name: Name, id: impl fmt::Display) -> Self {
        Self::Derived(name, id.to_string())
    }

    /// A derived figure about a part of a thing.
    #[must_use]
    pub fn within(name: Name, id: impl fmt::Display, part: impl fmt::Display) -> Self {
        Self::Derived(name, format!("{id}/{part}"))
    }

    /// The thing that the figure is about: the first id of its key.
    #[must_use]
    pub fn thing(&self) -> Option<Thing> {
        let (kind, id) = match self {
            Self::Base(account) => (kind_of(account.role()), account.first()),
            Self::Derived(Name::Outstanding, id) => (Kind::Assessment, id.as_str()),
            Self::Derived(name, id) => {
                let of_budget =
                    matches!(name, Name::Final | Name::Available | Name::FinalIn | Name::ChargedIn | Name::AvailableIn);
                let kind = if of_budget { Kind::Budget } else { Kind::Fund };
                (kind, id.split_once('/').map_or(id.as_str(), |(first, _)| first))
            }
        };
        format!("{kind}:{id}").parse().ok()
    }

    /// What the figure is made of; `None` for a base figure. What its key does not name on record is made of nothing.
    #[must_use]
    pub fn operands(&self, books: &Books, today: Day) -> Option<Vec<Operand>> {
        let Self::Derived(name, id) = self else { return None };
        Some(operands(*name, id, books, today).unwrap_or_default())
    }

    /// The value of the figure.
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

    /// Every figure of which the books know something.
    #[must_use]
    pub fn all(books: &Books) -> BTreeSet<Self> {
        let mut all: BTreeSet<Self> = books.journal.iter().map(|(account, _)| Self::Base(account.clone())).collect();
        for (id, issued, _) in books.assessments.all.iter() {
            let (fund, party) = (&issued.fact.fund, books.parties.now(&issued.fact.party));
            all.insert(Self::outstanding(id));
            let names = [Name::OutstandingOf, Name::CurrentOf, Name::PriorYearsOf, Name::UnappliedOf];
            all.extend(names.map(|name| Self::within(name, fund, party)));
        }
        for (budget, ..) in books.budgets.all.iter() {
            all.extend([Name::FinalIn, Name::ChargedIn, Name::AvailableIn].map(|name| Self::of(name, budget)));
            for line in lines(books, budget) {
                all.extend([Name::Final, Name::Available].map(|name| Self::within(name, budget, &line)));
            }
        }
        for (fund, ..) in books.funds.all.iter() {
            all.extend([Name::Held, Name::OutstandingIn, Name::UnappliedIn].map(|name| Self::of(name, fund)));
        }
        all
    }
}

/// Every line that a budget has at any stage, by id.
#[must_use]
pub fn lines(books: &Books, budget: &BudgetId) -> BTreeSet<LineId> {
    let roles = [Role::Proposed, Role::Recommended, Role::Approved, Role::Revised, Role::Transferred, Role::Charged];
    let keys = roles.into_iter().flat_map(|role| books.journal.within(role, budget));
    keys.filter_map(|(account, _)| account.second()?.parse().ok()).collect()
}

/// Who has assessments in a fund, after all mergers.
#[must_use]
pub fn members(books: &Books, fund: &FundId) -> BTreeSet<PartyId> {
    let all = books.assessments.members().filter(|(of, _)| *of == fund);
    all.map(|(_, party)| books.parties.now(party).clone()).collect()
}

/// The kind of thing that an account is about.
const fn kind_of(role: Role) -> Kind {
    match role {
        Role::Assessed | Role::Credited | Role::Waived | Role::WrittenOff | Role::Applied => Kind::Assessment,
        Role::Unapplied => Kind::Contribution,
        Role::PledgeReceived => Kind::Pledge,
        Role::Charged
        | Role::Proposed
        | Role::Recommended
        | Role::Approved
        | Role::Revised
        | Role::Transferred
        | Role::Moved => Kind::Budget,
        Role::Cash
        | Role::Advanced
        | Role::Income
        | Role::Expense
        | Role::Assistance
        | Role::Exchange
        | Role::BroughtForward => Kind::Fund,
    }
}

fn plus(figure: Figure) -> Operand {
    Operand { figure, minus: false }
}

fn minus(figure: Figure) -> Operand {
    Operand { figure, minus: true }
}

fn operands(name: Name, id: &str, books: &Books, today: Day) -> Option<Vec<Operand>> {
    let (first, second) = id.split_once('/').unwrap_or((id, ""));
    let base = |account| plus(Figure::Base(account));
    let each_line = |name: Name| -> Option<Vec<Operand>> {
        let budget: BudgetId = id.parse().ok()?;
        let line = |line: LineId| match name {
            Name::ChargedIn => Figure::Base(Account::line(Role::Charged, &budget, &line)),
            Name::FinalIn => Figure::within(Name::Final, &budget, line),
            _ => Figure::within(Name::Available, &budget, line),
        };
        Some(lines(books, &budget).into_iter().map(line).map(plus).collect())
    };
    Some(match name {
        Name::Outstanding => {
            let assessment: AssessmentId = id.parse().ok()?;
            OUTSTANDING.iter().map(|role| base(Account::of(*role, &assessment))).collect()
        }
        Name::OutstandingOf | Name::CurrentOf | Name::PriorYearsOf => {
            let (fund, party) = (first.parse().ok()?, second.parse().ok()?);
            let is_over =
                |id: &AssessmentId| books.assessments.all.begun(id).is_some_and(|issued| issued.period.last() < today);
            let wanted = |id: &&AssessmentId| match name {
                Name::CurrentOf => !is_over(id),
                Name::PriorYearsOf => is_over(id),
                _ => true,
            };
            let all = books.assessments.of_member(&books.parties, &fund, &party);
            all.into_iter().filter(wanted).map(|id| plus(Figure::outstanding(id))).collect()
        }
        Name::OutstandingIn => {
            let fund: FundId = id.parse().ok()?;
            let of = |party| plus(Figure::within(Name::OutstandingOf, &fund, party));
            members(books, &fund).into_iter().map(of).collect()
        }
        Name::UnappliedOf | Name::UnappliedIn => {
            let fund: FundId = first.parse().ok()?;
            let party: Option<PartyId> = match name {
                Name::UnappliedOf => Some(second.parse().ok()?),
                _ if second.is_empty() => None,
                _ => return None,
            };
            // Where its receipt is left out of the fold, nothing was received of which something could be left.
            let received = |id: &ContributionId| books.contributions.received.begun(id).is_some();
            let of_payer = |account: &Account| {
                let Some(id) = account.first().parse().ok().filter(received) else { return false };
                let Some(party) = &party else { return true };
                let payer = books.contributions.payer(&id).map(|payer| books.parties.now(payer));
                payer == Some(books.parties.now(party))
            };
            let left = books.journal.of_role(Role::Unapplied, &fund).filter(|(account, _)| of_payer(account));
            left.map(|(account, _)| minus(Figure::Base(account.clone()))).collect()
        }
        Name::Held => {
            let fund: FundId = id.parse().ok()?;
            let advanced = books.journal.within(Role::Advanced, &fund).map(|(account, _)| base(account.clone()));
            [base(Account::of(Role::Cash, &fund))].into_iter().chain(advanced).collect()
        }
        Name::Final => {
            let (budget, line): (BudgetId, LineId) = (first.parse().ok()?, second.parse().ok()?);
            FINAL.iter().map(|role| base(Account::line(*role, &budget, &line))).collect()
        }
        Name::Available => {
            let (budget, line): (BudgetId, LineId) = (first.parse().ok()?, second.parse().ok()?);
            let charged = Figure::Base(Account::line(Role::Charged, &budget, &line));
            vec![plus(Figure::within(Name::Final, &budget, &line)), minus(charged)]
        }
        Name::FinalIn | Name::ChargedIn | Name::AvailableIn => each_line(name)?,
    })
}
