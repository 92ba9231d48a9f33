//! Authority: which facts lean on which decisions, and how much of a decision is used up.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::event::converted::Converted as _;
use crate::event::meeting::Authorised;
use crate::state::fold::{Dated, Effect, Projection};
use crate::value::days::Day;
use crate::value::ids::{DecisionId, FundId, Id as _, Thing};
use crate::value::money::{Money, Sums};

/// A use of a decision by a fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Use {
    /// The number of the record.
    pub seq: u64,
    /// The act.
    pub act: Authorised,
    /// The thing on which it is done.
    pub of: Thing,
    /// The sums that it takes of an amount that a clause states.
    pub amounts: Sums,
    /// The fund, if the fact says it.
    pub fund: Option<FundId>,
    /// The day of the fact.
    pub day: Day,
}

/// The question that a fact puts to a decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked<'a> {
    /// The decision that it names.
    pub decision: Option<&'a DecisionId>,
    /// The act.
    pub act: Authorised,
    /// The thing.
    pub of: Thing,
    /// The sums that it takes of an amount that a clause states.
    pub amounts: Sums,
}

impl<'a> Asked<'a> {
    /// The question of a reopening, which concerns all funds.
    #[must_use]
    pub fn reopening(decision: &'a DecisionId) -> Self {
        let (act, of, amounts) = (Authorised::Reopen, decision.thing(), Sums::default());
        Self { decision: Some(decision), act, of, amounts }
    }
}

/// Returns what an event asks of a decision, if it does what a decision can authorise.
#[must_use]
pub fn asked(event: &Event) -> Option<Asked<'_>> {
    fn of<'e>(decision: &'e Option<DecisionId>, act: Authorised, of: Thing, amounts: &[Money]) -> Option<Asked<'e>> {
        Some(Asked { decision: decision.as_ref(), act, of, amounts: amounts.iter().copied().collect() })
    }
    match event {
        Event::BudgetApproved(fact) => {
            let lines = fact.lines.iter().flat_map(|lines| lines.iter()).map(|line| line.amount).collect::<Vec<_>>();
            of(&fact.decision, Authorised::Approve, fact.budget.thing(), &lines)
        }
        Event::BudgetRevised(fact) => {
            let lines = fact.lines.iter().map(|line| line.amount).collect::<Vec<_>>();
            of(&fact.decision, Authorised::Revise, fact.budget.thing(), &lines)
        }
        Event::BudgetTransferred(fact) => of(&fact.decision, Authorised::Transfer, fact.budget.thing(), &[fact.amount]),
        Event::AssessmentWaived(fact) => of(&fact.decision, Authorised::Waive, fact.assessment.thing(), &[fact.amount]),
        Event::ReceivableWrittenOff(fact) => {
            of(&fact.decision, Authorised::WriteOff, fact.assessment.thing(), &[fact.amount])
        }
        Event::ScaleAdopted(fact) => of(&fact.decision, Authorised::Scale, fact.scale.0.thing(), &[]),
        Event::FundPolicySet(fact) => of(&fact.decision, Authorised::Policy, fact.fund.thing(), &[]),
        Event::ReserveDisbursed(fact) => of(&fact.decision, Authorised::Disburse, fact.fund.thing(), &[fact.booked()]),
        Event::FundTransferred(fact) => of(&fact.decision, Authorised::Transfer, fact.from.thing(), &[fact.amount]),
        Event::LoanGranted(fact) => of(&fact.decision, Authorised::Transfer, fact.from.thing(), &[fact.amount]),
        Event::PeriodReopened(fact) => fact.decision.as_ref().map(Asked::reopening),
        _ => None,
    }
}

/// Returns the fund of the thing that an event does something to, if the event says it.
#[must_use]
pub fn fund_of(event: &Event) -> Option<&FundId> {
    match event {
        Event::ScaleAdopted(fact) => Some(&fact.fund),
        Event::FundPolicySet(fact) => Some(&fact.fund),
        Event::ReserveDisbursed(fact) => Some(&fact.fund),
        Event::FundTransferred(fact) => Some(&fact.from),
        Event::LoanGranted(fact) => Some(&fact.from),
        Event::AssessmentWaived(fact) => fact.fund.as_ref(),
        Event::ReceivableWrittenOff(fact) => fact.fund.as_ref(),
        _ => None,
    }
}

/// The uses of each decision, in record order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Uses {
    of: BTreeMap<DecisionId, Vec<Use>>,
}

impl Projection for Uses {
    fn fold(&mut self, record: &Dated, effect: Effect) {
        let Some(Asked { decision: Some(decision), act, of, amounts }) = asked(&record.event) else { return };
        match effect {
            Effect::Apply => {
                let (seq, day, fund) = (record.seq, record.day, fund_of(&record.event).cloned());
                self.add(decision, Use { seq, act, of, amounts, fund, day });
            }
            Effect::Reverse(_) => {
                if let Some(uses) = self.of.get_mut(decision) {
                    uses.retain(|other| other.seq != record.seq);
                    if uses.is_empty() {
                        self.of.remove(decision);
                    }
                }
            }
        }
    }
}

impl Uses {
    /// Adds a use of a decision.
    pub fn add(&mut self, decision: &DecisionId, used: Use) {
        let uses = self.of.entry(decision.clone()).or_default();
        let place = uses.partition_point(|other| other.seq <= used.seq);
        uses.insert(place, used);
    }

    /// Lists all uses with their decisions, in record order.
    #[must_use]
    pub fn in_order(&self) -> Vec<(&DecisionId, &Use)> {
        let mut all: Vec<_> =
            self.of.iter().flat_map(|(decision, uses)| uses.iter().map(move |used| (decision, used))).collect();
        all.sort_by_key(|(_, used)| used.seq);
        all
    }

    /// Iterates over the uses of a decision.
    pub fn of(&self, decision: &DecisionId) -> impl Iterator<Item = &Use> {
        self.of.get(decision).into_iter().flatten()
    }
}
