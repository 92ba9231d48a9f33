//! Assessments, scales and payment plans. The amounts are in the journal; this projection holds the facts behind them.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::event::assessment::{AssessmentIssued, PaymentPlanAgreed, ScaleAdopted};
use crate::state::fold::{Dated, Effect, Histories, Nothing, Projection, RecordedFact, pairs};
use crate::state::parties::Parties;
use crate::value::days::{Day, Period, Span};
use crate::value::ids::{AssessmentId, ContributionId, FundId, PartyId, PlanId, ScaleId};
use crate::value::money::{Amount, Money};

/// A payment on an assessment, or a reduction of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Its value date.
    pub date: Option<Span>,
    /// The amount by which it lowers what is outstanding.
    pub amount: Money,
    /// The contribution, if it is a payment.
    pub paid: Option<ContributionId>,
}

/// Scales, assessments and payment plans.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Assessments {
    /// Scales by id.
    pub scales: Histories<ScaleId, ScaleAdopted, Nothing>,
    /// Assessments by id.
    pub all: Histories<AssessmentId, AssessmentIssued, Step>,
    /// Payment plans by id.
    pub plans: Histories<PlanId, PaymentPlanAgreed, Nothing>,
    /// The assessments of each fund and member, by period.
    #[serde(with = "pairs")]
    members: BTreeMap<(FundId, PartyId), BTreeSet<(Period, AssessmentId)>>,
}

/// Lists the assessments that an event issues.
#[must_use]
pub fn issued(event: &Event) -> Vec<Cow<'_, AssessmentIssued>> {
    match event {
        Event::AssessmentIssued(fact) => vec![Cow::Borrowed(fact)],
        Event::ScaleApplied(fact) => fact.issued().map(Cow::Owned).collect(),
        _ => Vec::new(),
    }
}

impl Projection for Assessments {
    fn fold(&mut self, record: &Dated, effect: Effect) {
        let step = |date, amount| Step { date, amount, paid: None };
        match &record.event {
            Event::ScaleAdopted(fact) => self.scales.create(&fact.scale.0, record, fact, effect),
            Event::PaymentPlanAgreed(fact) => self.plans.create(&fact.plan.0, record, fact, effect),
            Event::AssessmentIssued(_) | Event::ScaleApplied(_) => {
                for fact in issued(&record.event) {
                    self.all.create(&fact.assessment.0, record, &fact, effect);
                    self.index(&fact, effect);
                }
            }
            Event::AssessmentReduced(fact) => {
                self.all.follow(&fact.assessment, record, step(fact.date, fact.amount), effect)
            }
            Event::AssessmentCredited(fact) => {
                self.all.follow(&fact.assessment, record, step(fact.date, fact.amount), effect)
            }
            Event::AssessmentWaived(fact) => {
                self.all.follow(&fact.assessment, record, step(fact.date, fact.amount), effect)
            }
            Event::ContributionApplied(fact) => {
                for allocation in fact.to.iter().flat_map(|to| to.iter()) {
                    if let Some(assessment) = allocation.to.as_id::<AssessmentId>() {
                        let paid = Some(fact.contribution.clone());
                        let step = Step { date: fact.date, amount: allocation.amount, paid };
                        self.all.follow(&assessment, record, step, effect);
                    }
                }
            }
            _ => {}
        }
    }
}

impl Assessments {
    fn index(&mut self, fact: &AssessmentIssued, effect: Effect) {
        let key = (fact.fund.clone(), fact.party.clone());
        let of_member = self.members.entry(key.clone()).or_default();
        let assessment = (fact.period, fact.assessment.0.clone());
        match effect {
            Effect::Apply => of_member.insert(assessment),
            Effect::Reverse(_) => of_member.remove(&assessment),
        };
        if of_member.is_empty() {
            self.members.remove(&key);
        }
    }

    /// Iterates over the funds and their members with assessments.
    pub fn members(&self) -> impl Iterator<Item = (&FundId, &PartyId)> {
        self.members.keys().map(|(fund, party)| (fund, party))
    }

    /// Finds an assessment of a member, or of one merged into it, whose period overlaps this one.
    #[must_use]
    pub fn assessed(
        &self,
        parties: &Parties,
        fund: &FundId,
        party: &PartyId,
        period: &Period,
    ) -> Option<&AssessmentId> {
        self.dated(parties, fund, party).filter(|(other, _)| other.overlaps(period)).min().map(|(_, id)| id)
    }

    /// Lists the assessments of a member, and of those merged into it: the oldest period first, then by id.
    #[must_use]
    pub fn of_member<'a>(&'a self, parties: &Parties, fund: &FundId, party: &PartyId) -> Vec<&'a AssessmentId> {
        let mut all: Vec<_> = self.dated(parties, fund, party).collect();
        all.sort();
        all.into_iter().map(|(_, id)| id).collect()
    }

    /// Lists the assessments that a plan covers: those that it names, or else all of the member that were issued by its
    /// day.
    #[must_use]
    pub fn covered<'a>(&'a self, parties: &Parties, plan: &'a PaymentPlanAgreed, day: Day) -> Vec<&'a AssessmentId> {
        if !plan.covers.is_empty() {
            return plan.covers.iter().collect();
        }
        let mut all = self.of_member(parties, &plan.fund, &plan.party);
        all.retain(|id| self.all.recorded(id).is_some_and(|issued| issued.day <= day));
        all
    }

    /// Adds up, by day, what was paid, credited or waived of what a plan covers, since it was agreed.
    #[must_use]
    pub fn followed(&self, parties: &Parties, plan: &RecordedFact<PaymentPlanAgreed>) -> BTreeMap<Day, Money> {
        let mut days: BTreeMap<Day, Money> = BTreeMap::new();
        let covered = self.covered(parties, &plan.fact, plan.day);
        let steps = covered.into_iter().filter_map(|id| self.all.get(id)).flat_map(|history| history.later.iter());
        for step in steps.filter(|step| step.order() > plan.order()) {
            let sum = days.entry(step.day).or_insert(step.fact.amount.with(Amount::ZERO));
            sum.amount = sum.amount.checked_add(step.fact.amount.amount).unwrap_or(sum.amount);
        }
        days
    }

    /// Returns the payment plan of a member that is in force: the last one by day.
    #[must_use]
    pub fn plan(&self, parties: &Parties, fund: &FundId, party: &PartyId) -> Option<&RecordedFact<PaymentPlanAgreed>> {
        let party = parties.now(party);
        let same =
            self.plans.iter().filter(|(_, plan, _)| plan.fact.fund == *fund && parties.now(&plan.fact.party) == party);
        same.max_by_key(|(_, plan, _)| plan.order()).map(|(_, plan, _)| plan)
    }

    /// Returns the day of the last payment on an assessment or reduction of it: if nothing is outstanding, the day of
    /// settlement.
    #[must_use]
    pub fn last_step(&self, assessment: &AssessmentId) -> Option<Span> {
        let history = self.all.get(assessment)?;
        history.later.iter().filter_map(|step| step.fact.date).max_by_key(|date| date.last())
    }

    /// Iterates over the assessments of a member, and of those merged into it, with their periods.
    fn dated<'a, 'q>(
        &'a self,
        parties: &'q Parties,
        fund: &'q FundId,
        party: &'q PartyId,
    ) -> impl Iterator<Item = (&'a Period, &'a AssessmentId)> {
        let members = parties.ids_now(parties.now(party)).map(|id| (fund.clone(), id.clone()));
        let all = members.filter_map(|member| self.members.get(&member)).flatten();
        all.map(|(period, id)| (period, id))
    }
}
