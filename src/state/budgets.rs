//! Budgets and their stages. The amounts of their lines are in the journal.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::event::budget::{BudgetProposed, Line};
use crate::event::field::words;
use crate::state::fold::{Dated, Effect, Histories, Projection, RecordedFact};
use crate::value::days::Period;
use crate::value::ids::{BudgetId, DecisionId, FundId};
use crate::value::money::Amount;

/// The stage of a budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Stage {
    /// As it was proposed.
    Proposed,
    /// Recommended to the body that decides.
    Recommended,
    /// Approved.
    Approved,
    /// Approved, and revised since.
    Revised,
}

impl Stage {
    /// The word on the screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Recommended => "recommended",
            Self::Approved => "approved",
            Self::Revised => "revised",
        }
    }
}

words! {
    /// The state of a budget line, from its figures.
    pub enum LineState {
        /// Its budget is not approved, and nothing was charged.
        NotApproved = "not approved",
        /// Something was charged, though its budget is not approved.
        ChargedUnapproved = "charged, not approved",
        /// Nothing was approved for it, and nothing charged.
        Nothing = "nothing approved",
        /// Nothing was charged.
        Unused = "unused",
        /// Less was charged than it has.
        PartUsed = "part used",
        /// As much was charged as it has.
        UsedUp = "used up",
        /// More was charged than it has.
        Overspent = "overspent",
    }
}

impl LineState {
    /// Returns the state of a line with an amount, of which some was charged. It is total: refunds leave no less than
    /// nothing charged.
    #[must_use]
    pub fn of(is_approved: bool, amount: Amount, charged: Amount) -> Self {
        match (is_approved, charged.is_positive()) {
            (false, false) => Self::NotApproved,
            (false, true) => Self::ChargedUnapproved,
            (true, false) if amount.is_zero() => Self::Nothing,
            (true, false) => Self::Unused,
            (true, true) => match charged.cmp(&amount) {
                Ordering::Less => Self::PartUsed,
                Ordering::Equal => Self::UsedUp,
                Ordering::Greater => Self::Overspent,
            },
        }
    }
}

/// A fact that follows a proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The stage that it brings the budget to; `None` for a transfer.
    pub stage: Option<Stage>,
    /// The lines as they were recommended.
    pub lines: Vec<Line>,
    /// The decision that it cites.
    pub decision: Option<DecisionId>,
}

/// The budgets of the ledger.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Budgets {
    /// Budgets by id, with their histories.
    pub all: Histories<BudgetId, BudgetProposed, Step>,
    /// The budgets of each fund that are proposed for a period.
    of_fund: BTreeMap<FundId, BTreeSet<BudgetId>>,
}

impl Projection for Budgets {
    fn fold(&mut self, record: &Dated, effect: Effect) {
        let mut follow = |budget, stage, lines: &[Line], decision: Option<&DecisionId>| {
            let step = Step { stage, lines: lines.to_vec(), decision: decision.cloned() };
            self.all.follow(budget, record, step, effect);
        };
        match &record.event {
            Event::BudgetProposed(fact) => {
                self.all.create(&fact.budget.0, record, fact, effect);
                if let (Some(fund), Some(_)) = (&fact.fund, fact.period) {
                    let budgets = self.of_fund.entry(fund.clone()).or_default();
                    match effect {
                        Effect::Apply => budgets.insert(fact.budget.0.clone()),
                        Effect::Reverse(_) => budgets.remove(&fact.budget.0),
                    };
                    if budgets.is_empty() {
                        self.of_fund.remove(fund);
                    }
                }
            }
            Event::BudgetRecommended(fact) => {
                follow(&fact.budget, Some(Stage::Recommended), &fact.lines, fact.decision.as_ref());
            }
            Event::BudgetApproved(fact) => follow(&fact.budget, Some(Stage::Approved), &[], fact.decision.as_ref()),
            Event::BudgetRevised(fact) => follow(&fact.budget, Some(Stage::Revised), &[], fact.decision.as_ref()),
            Event::BudgetTransferred(fact) => follow(&fact.budget, None, &[], fact.decision.as_ref()),
            _ => {}
        }
    }
}

impl Budgets {
    /// Iterates over the budgets of a fund that are proposed for a period with a day in common with this one.
    pub fn overlapping<'b>(&'b self, fund: &FundId, period: Period) -> impl Iterator<Item = &'b BudgetId> {
        let is_in = move |id: &&BudgetId| {
            self.all.created(id).and_then(|other| other.period).is_some_and(|other| other.overlaps(&period))
        };
        self.of_fund.get(fund).into_iter().flatten().filter(is_in)
    }

    /// Returns the stage of a budget; `None` if its proposal is not in the fold.
    #[must_use]
    pub fn stage(&self, budget: &BudgetId) -> Option<Stage> {
        let history = self.all.get(budget)?;
        history.created.as_ref()?;
        Some(history.later.iter().filter_map(|step| step.fact.stage).max().unwrap_or(Stage::Proposed))
    }

    /// Returns the approval of a budget.
    #[must_use]
    pub fn approval(&self, budget: &BudgetId) -> Option<&RecordedFact<Step>> {
        self.all.get(budget)?.later.iter().find(|step| step.fact.stage == Some(Stage::Approved))
    }

    /// Returns the record that approved a budget.
    #[must_use]
    pub fn approved_by(&self, budget: &BudgetId) -> Option<u64> {
        self.approval(budget).map(|step| step.seq)
    }

    /// Returns the lines before the body that decides: as last recommended, or else as proposed.
    #[must_use]
    pub fn lines(&self, budget: &BudgetId) -> &[Line] {
        let Some(history) = self.all.get(budget) else { return &[] };
        let recommended =
            history.later.iter().rev().map(|step| step.fact.lines.as_slice()).find(|lines| !lines.is_empty());
        recommended.unwrap_or_else(|| history.created.as_ref().map_or(&[], |proposed| &proposed.fact.lines))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_one_word_for_every_figure() {
        for (is_approved, amount, charged, word) in [
            (false, "0", "0", "not approved"),
            (false, "10.00", "0", "not approved"),
            (false, "10.00", "0.01", "charged, not approved"),
            (true, "0", "0", "nothing approved"),
            (true, "0.00", "0", "nothing approved"),
            (true, "0", "0.01", "overspent"),
            (true, "10.00", "0", "unused"),
            (true, "10.00", "9.99", "part used"),
            (true, "10.00", "10", "used up"),
            (true, "10.00", "10.01", "overspent"),
        ] {
            let state = LineState::of(is_approved, amount.parse().unwrap(), charged.parse().unwrap());
            assert_eq!(state.word(), word, "{is_approved} {amount} {charged}");
        }
    }
}
