//! What members were assessed, and what followed. The amounts stand in the journal; here is what they are about.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::event::assessment::{AssessmentIssued, PaymentPlanAgreed, ScaleAdopted};
use crate::event::record::Record;
use crate::state::parties::Parties;
use crate::state::{Effect, Lives, Nothing, Projection, pairs};
use crate::value::days::{Period, Span};
use crate::value::ids::{AssessmentId, ContributionId, FundId, PartyId, PlanId, ScaleId};
use crate::value::money::Money;

/// What can follow an assessment: something paid or taken off, on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// When.
    pub date: Option<Span>,
    /// The contribution that was applied and how much of it, if it was a payment.
    pub paid: Option<(ContributionId, Money)>,
}

/// Scales, assessments and payment plans.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Assessments {
    /// Scales by id.
    pub scales: Lives<ScaleId, ScaleAdopted, Nothing>,
    /// Assessments by id.
    pub all: Lives<AssessmentId, AssessmentIssued, Step>,
    /// Payment plans by id.
    pub plans: Lives<PlanId, PaymentPlanAgreed, Nothing>,
    /// The assessments of each fund and member.
    #[serde(with = "pairs")]
    members: BTreeMap<(FundId, PartyId), BTreeSet<AssessmentId>>,
}

impl Projection for Assessments {
    fn fold(&mut self, record: &Record, effect: Effect<'_>) {
        let step = |date| Step { date, paid: None };
        match &record.event {
            Event::ScaleAdopted(fact) => self.scales.begin(&fact.scale.0, record, fact, effect),
            Event::PaymentPlanAgreed(fact) => self.plans.begin(&fact.plan.0, record, fact, effect),
            Event::AssessmentIssued(fact) => {
                self.all.begin(&fact.assessment.0, record, fact, effect);
                self.index(fact, effect);
            }
            Event::AssessmentCredited(fact) => self.all.follow(&fact.assessment, record, step(fact.date), effect),
            Event::AssessmentWaived(fact) => self.all.follow(&fact.assessment, record, step(fact.date), effect),
            Event::ContributionApplied(fact) => {
                for allocation in fact.to.iter().flat_map(|to| to.iter()) {
                    if let Some(assessment) = allocation.to.as_id::<AssessmentId>() {
                        let paid = Some((fact.contribution.clone(), allocation.amount));
                        self.all.follow(&assessment, record, Step { date: fact.date, paid }, effect);
                    }
                }
            }
            _ => {}
        }
    }
}

impl Assessments {
    fn index(&mut self, fact: &AssessmentIssued, effect: Effect<'_>) {
        let key = (fact.fund.clone(), fact.party.clone());
        let of_member = self.members.entry(key.clone()).or_default();
        match effect {
            Effect::Apply => of_member.insert(fact.assessment.0.clone()),
            Effect::TakeBack(_) => of_member.remove(&fact.assessment.0),
        };
        if of_member.is_empty() {
            self.members.remove(&key);
        }
    }

    /// Each fund and member with assessments, in that order.
    pub fn members(&self) -> impl Iterator<Item = (&FundId, &PartyId)> {
        self.members.keys().map(|(fund, party)| (fund, party))
    }

    /// An assessment of the same member, or of one merged into it, for the same fund and days.
    #[must_use]
    pub fn assessed(
        &self,
        parties: &Parties,
        fund: &FundId,
        party: &PartyId,
        period: &Period,
    ) -> Option<&AssessmentId> {
        let all = self.dated(parties, fund, party);
        let overlapping = all.into_iter().filter(|(other, _)| other.is_some_and(|other| other.overlaps(period)));
        overlapping.min().map(|(_, id)| id)
    }

    /// The assessments of a member, and of those merged into it: the oldest period first, then by id.
    #[must_use]
    pub fn of_member<'a>(&'a self, parties: &Parties, fund: &FundId, party: &PartyId) -> Vec<&'a AssessmentId> {
        let mut all = self.dated(parties, fund, party);
        all.sort();
        all.into_iter().map(|(_, id)| id).collect()
    }

    /// The payment plan of a member that holds now: the last one recorded.
    #[must_use]
    pub fn plan(&self, parties: &Parties, fund: &FundId, party: &PartyId) -> Option<&PaymentPlanAgreed> {
        let party = parties.now(party);
        let same =
            self.plans.iter().filter(|(_, plan, _)| plan.fact.fund == *fund && parties.now(&plan.fact.party) == party);
        same.max_by_key(|(_, plan, _)| plan.seq).map(|(_, plan, _)| &plan.fact)
    }

    /// The last day on which something was paid or taken off an assessment; with nothing outstanding, the day on which it was settled.
    #[must_use]
    pub fn last_step(&self, assessment: &AssessmentId) -> Option<Span> {
        let life = self.all.get(assessment)?;
        life.later.iter().filter_map(|step| step.fact.date).max_by_key(|date| date.last())
    }

    /// The assessments of a member, and of those merged into it, with their periods.
    fn dated<'a>(
        &'a self,
        parties: &Parties,
        fund: &FundId,
        party: &PartyId,
    ) -> Vec<(Option<&'a Period>, &'a AssessmentId)> {
        let members = parties.ids_now(parties.now(party)).map(|id| (fund.clone(), id.clone()));
        let ids = members.filter_map(|member| self.members.get(&member)).flatten();
        ids.map(|id| (self.all.begun(id).map(|issued| &issued.period), id)).collect()
    }
}
