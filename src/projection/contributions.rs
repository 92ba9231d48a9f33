//! What members were assessed and what was received of them. The amounts stand in the journal; here is what they are about.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::domain::Event;
use crate::domain::assessment::{AssessmentIssued, PaymentPlanAgreed, ScaleAdopted};
use crate::domain::contribution::ContributionReceived;
use crate::ids::{AssessmentId, ContributionId, FundId, PartyId, PlanId, ScaleId};
use crate::money::Money;
use crate::projection::parties::Parties;
use crate::projection::{Effect, Lives, Nothing, Projection, pairs};
use crate::record::Record;
use crate::when::{Period, Span};

/// What can follow an assessment: something paid or taken off, on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// When.
    pub date: Option<Span>,
    /// The contribution that was applied and how much of it, if it was a payment.
    pub paid: Option<(ContributionId, Money)>,
}

/// What can follow a contribution: it is applied, and its payer may be identified.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Application {
    /// When.
    pub date: Option<Span>,
    /// Who paid, where only the application says so.
    pub payer: Option<PartyId>,
}

/// Scales, assessments, payment plans and contributions.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Contributions {
    /// Scales by id.
    pub scales: Lives<ScaleId, ScaleAdopted, Nothing>,
    /// Assessments by id.
    pub assessments: Lives<AssessmentId, AssessmentIssued, Step>,
    /// Payment plans by id.
    pub plans: Lives<PlanId, PaymentPlanAgreed, Nothing>,
    /// Contributions by id.
    pub received: Lives<ContributionId, ContributionReceived, Application>,
    /// The assessments of each fund and member.
    #[serde(with = "pairs")]
    members: BTreeMap<(FundId, PartyId), BTreeSet<AssessmentId>>,
}

impl Projection for Contributions {
    fn fold(&mut self, record: &Record, effect: Effect<'_>) {
        let step = |date| Step { date, paid: None };
        match &record.event {
            Event::ScaleAdopted(fact) => self.scales.begin(&fact.scale.0, record, fact, effect),
            Event::PaymentPlanAgreed(fact) => self.plans.begin(&fact.plan.0, record, fact, effect),
            Event::ContributionReceived(fact) => self.received.begin(&fact.contribution.0, record, fact, effect),
            Event::AssessmentIssued(fact) => {
                self.assessments.begin(&fact.assessment.0, record, fact, effect);
                self.index(fact, effect);
            }
            Event::AssessmentCredited(fact) => {
                self.assessments.follow(&fact.assessment, record, step(fact.date), effect);
            }
            Event::AssessmentWaived(fact) => {
                self.assessments.follow(&fact.assessment, record, step(fact.date), effect);
            }
            Event::ContributionApplied(fact) => {
                let application = Application { date: fact.date, payer: fact.payer.0.clone() };
                self.received.follow(&fact.contribution, record, application, effect);
                for allocation in fact.to.iter().flat_map(|to| to.iter()) {
                    if let Some(assessment) = allocation.to.as_id::<AssessmentId>() {
                        let paid = Some((fact.contribution.clone(), allocation.amount));
                        let step = Step { date: fact.date, paid };
                        self.assessments.follow(&assessment, record, step, effect);
                    }
                }
            }
            _ => {}
        }
    }
}

impl Contributions {
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

    /// The assessments of a member, and of those merged into it, with their periods.
    fn dated<'a>(
        &'a self,
        parties: &Parties,
        fund: &FundId,
        party: &PartyId,
    ) -> Vec<(Option<&'a Period>, &'a AssessmentId)> {
        let members = parties.ids_now(parties.now(party)).map(|id| (fund.clone(), id.clone()));
        let ids = members.filter_map(|member| self.members.get(&member)).flatten();
        ids.map(|id| (self.assessments.begun(id).map(|issued| &issued.period), id)).collect()
    }

    /// Who paid a contribution, if that is on record.
    #[must_use]
    pub fn payer(&self, contribution: &ContributionId) -> Option<&PartyId> {
        let life = self.received.get(contribution)?;
        let stated = life.begun.as_ref().and_then(|received| received.fact.party.as_ref());
        stated.or_else(|| life.later.iter().find_map(|step| step.fact.payer.as_ref()))
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
        let life = self.assessments.get(assessment)?;
        life.later.iter().filter_map(|step| step.fact.date).max_by_key(|date| date.last())
    }
}
