//! Pledges and their outcome, and acknowledged support.

use serde::{Deserialize, Serialize};

use crate::event::field::words;
use crate::event::pledge::{
    Instalment, PledgeConfirmed, PledgeFulfilled, PledgeMade, PledgeRevised, PledgeWithdrawn, Role, SupportAcknowledged,
};
use crate::event::{Event, Source};
use crate::state::fold::{Dated, Effect, Histories, Nothing, Projection, RecordedFact};
use crate::state::outcome::PledgeFigures;
use crate::value::days::{Span, Window};
use crate::value::ids::{PledgeId, SupportId};
use crate::value::money::{Amount, Currency, Money, Sums};
use crate::value::text::Text;

/// A fact that follows a pledge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Step {
    /// It was revised.
    Revised(PledgeRevised),
    /// A signed agreement confirmed it.
    Confirmed(PledgeConfirmed),
    /// It was fulfilled.
    Fulfilled(PledgeFulfilled),
    /// It was withdrawn.
    Withdrawn(PledgeWithdrawn),
}

impl Step {
    /// Returns which link of it the recorder inferred.
    #[must_use]
    pub const fn inferred(&self) -> Option<&Text> {
        match self {
            Self::Revised(fact) => fact.inferred.as_ref(),
            Self::Confirmed(fact) => fact.inferred.as_ref(),
            Self::Fulfilled(fact) => fact.inferred.as_ref(),
            Self::Withdrawn(fact) => fact.inferred.as_ref(),
        }
    }
}

words! {
    /// The last fact about a pledge. What came of it is another question: [`crate::state::outcome`].
    pub enum LastStep {
        /// Made, and not changed since.
        Made = "made",
        /// Revised since.
        Revised = "revised",
        /// Confirmed by a signed agreement.
        Confirmed = "confirmed",
        /// A role was fulfilled, otherwise than in money.
        Fulfilled = "fulfilled",
        /// Withdrawn.
        Withdrawn = "withdrawn",
    }
}

/// A role of a pledge that was fulfilled, otherwise than in money.
#[derive(Debug, Clone, PartialEq)]
pub struct Fulfilled {
    /// The role.
    pub role: Role,
    /// The manner of its fulfilment, in words.
    pub how: Text,
    /// The value of what was given, if stated.
    pub value: Option<Money>,
    /// The record.
    pub seq: u64,
}

/// A pledge after all facts that followed it.
#[derive(Debug, Clone, PartialEq)]
pub struct Current {
    /// The roles promised.
    pub roles: Vec<Role>,
    /// The amount, if any source states it.
    pub amount: Option<Money>,
    /// The time by which it is due.
    pub window: Option<Window>,
    /// The due time in the words of the source.
    pub window_words: Option<Text>,
    /// The condition.
    pub conditions: Option<Text>,
    /// The parts that fall due by themselves, by day; a window without an end comes last.
    pub instalments: Vec<Instalment>,
    /// The roles that were fulfilled.
    pub fulfilled: Vec<Fulfilled>,
    /// The last fact about it.
    pub step: LastStep,
    /// The reason for its withdrawal, in words.
    pub reason: Option<Text>,
    /// The record of the last fact.
    pub since: u64,
    /// The source of that record.
    pub source: Option<Source>,
    /// The link of the last fact that the recorder inferred, if one followed the pledge.
    pub inferred: Option<Text>,
}

impl Current {
    fn of(made: &RecordedFact<PledgeMade>) -> Self {
        let fact = &made.fact;
        Self {
            roles: fact.roles.to_vec(),
            amount: fact.amount,
            window: fact.window.clone(),
            window_words: fact.window_words.clone(),
            conditions: fact.conditions.clone(),
            instalments: by_day(&fact.instalments),
            fulfilled: Vec::new(),
            step: LastStep::Made,
            reason: None,
            since: made.seq,
            source: made.source.clone(),
            inferred: None,
        }
    }

    fn follow(&mut self, step: &RecordedFact<Step>) {
        self.since = step.seq;
        self.source.clone_from(&step.source);
        self.inferred = step.fact.inferred().cloned();
        match &step.fact {
            Step::Revised(fact) => self.revise(fact),
            Step::Confirmed(fact) => {
                self.step = LastStep::Confirmed;
                self.set_amount(fact.amount);
            }
            Step::Fulfilled(fact) => {
                self.step = LastStep::Fulfilled;
                let roles = if fact.roles.is_empty() { self.unfulfilled() } else { fact.roles.to_vec() };
                let fulfilled = |role| {
                    let (how, value) = (fact.how.clone(), fact.value);
                    Fulfilled { role, how, value, seq: step.seq }
                };
                self.fulfilled.extend(roles.into_iter().map(fulfilled));
            }
            Step::Withdrawn(fact) => {
                self.step = LastStep::Withdrawn;
                self.reason.clone_from(&fact.reason);
            }
        }
    }

    fn revise(&mut self, fact: &PledgeRevised) {
        self.step = LastStep::Revised;
        if !fact.roles.is_empty() {
            self.roles = fact.roles.to_vec();
        }
        self.set_amount(fact.amount);
        if !fact.instalments.is_empty() {
            self.instalments = by_day(&fact.instalments);
        }
        self.conditions = fact.conditions.clone().or_else(|| self.conditions.take());
        if fact.window.is_some() || fact.window_words.is_some() {
            // A window and its words change together, so that they cannot contradict each other.
            self.window.clone_from(&fact.window);
            self.window_words.clone_from(&fact.window_words);
        }
    }

    /// Changes the amount, if there is a new one. The parts of another amount end with it.
    fn set_amount(&mut self, amount: Option<Money>) {
        if amount.is_some() && amount != self.amount {
            self.amount = amount;
            self.instalments.clear();
        }
    }

    /// Returns its currency: that of its amount, else that of its instalments; `None` if neither is stated.
    #[must_use]
    pub fn currency(&self) -> Option<Currency> {
        let first = || self.instalments.first().map(|part| part.amount);
        self.amount.or_else(first).map(|amount| amount.currency)
    }

    /// Returns the fulfilment of a role, if it was fulfilled.
    #[must_use]
    pub fn fulfilment(&self, role: Role) -> Option<&Fulfilled> {
        self.fulfilled.iter().find(|fulfilled| fulfilled.role == role)
    }

    /// Lists the roles other than money that are not fulfilled.
    #[must_use]
    pub fn unfulfilled(&self) -> Vec<Role> {
        let others = self.roles.iter().copied().filter(|role| *role != Role::Financial);
        others.filter(|role| self.fulfilment(*role).is_none()).collect()
    }

    /// Lists the roles that are told one by one: all but money. Co-sponsorship, and support whose kind is not stated, are
    /// money where an amount is stated or something was received, unless they were fulfilled otherwise.
    #[must_use]
    pub fn others(&self, is_paid: bool) -> Vec<Role> {
        let is_money = is_paid || self.amount.is_some();
        let is_other = |role: &Role| match role {
            Role::Financial => false,
            Role::CoSponsorship | Role::Support => !is_money || self.fulfilment(*role).is_some(),
            Role::Technical | Role::Hosting | Role::InKind => true,
        };
        self.roles.iter().copied().filter(is_other).collect()
    }

    /// Computes the figures of what came of it from what was received toward it.
    #[must_use]
    pub fn figures(&self, received: &Sums) -> PledgeFigures {
        let others = self.others(!received.is_zero());
        let in_any = || received.iter().next().map_or(Amount::ZERO, |money| money.amount);
        PledgeFigures {
            pledged: self.amount.map(|amount| amount.amount),
            received: self.currency().map_or_else(in_any, |currency| received.of(currency)),
            is_money: self.roles.contains(&Role::Financial),
            others: others.len(),
            fulfilled: others.iter().filter(|role| self.fulfilment(**role).is_some()).count(),
            is_withdrawn: self.step == LastStep::Withdrawn,
        }
    }
}

/// Sorts instalments by their last day.
fn by_day(parts: &[Instalment]) -> Vec<Instalment> {
    let mut parts = parts.to_vec();
    parts.sort_by_key(|part| (part.due.latest().is_none(), part.due.latest()));
    parts
}

/// Pledges and acknowledged support.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Pledges {
    /// Pledges by id.
    pub made: Histories<PledgeId, PledgeMade, Step>,
    /// Acknowledged support by id.
    pub supports: Histories<SupportId, SupportAcknowledged, Nothing>,
}

impl Projection for Pledges {
    fn fold(&mut self, record: &Dated, effect: Effect) {
        let mut follow = |pledge, step| self.made.follow(pledge, record, step, effect);
        match &record.event {
            Event::PledgeRevised(fact) => follow(&fact.pledge, Step::Revised(fact.clone())),
            Event::PledgeConfirmed(fact) => follow(&fact.pledge, Step::Confirmed(fact.clone())),
            Event::PledgeFulfilled(fact) => follow(&fact.pledge, Step::Fulfilled(fact.clone())),
            Event::PledgeWithdrawn(fact) => follow(&fact.pledge, Step::Withdrawn(fact.clone())),
            Event::PledgeMade(fact) => self.made.create(&fact.pledge.0, record, fact, effect),
            Event::SupportAcknowledged(fact) => self.supports.create(&fact.support.0, record, fact, effect),
            _ => {}
        }
    }
}

impl Pledges {
    /// Computes the current state of a pledge; `None` if its making is not in the fold.
    #[must_use]
    pub fn current(&self, pledge: &PledgeId) -> Option<Current> {
        let history = self.made.get(pledge)?;
        let mut current = Current::of(history.created.as_ref()?);
        history.later.iter().for_each(|step| current.follow(step));
        Some(current)
    }

    /// Returns the record that withdrew a pledge.
    #[must_use]
    pub fn withdrawn_by(&self, pledge: &PledgeId) -> Option<u64> {
        self.current(pledge).filter(|current| current.step == LastStep::Withdrawn).map(|current| current.since)
    }

    /// Returns the record that fulfilled the last role of a pledge; `None` if a role is left, or money is among them.
    #[must_use]
    pub fn fulfilled_by(&self, pledge: &PledgeId) -> Option<u64> {
        let current = self.current(pledge)?;
        let is_over = !current.roles.contains(&Role::Financial) && current.unfulfilled().is_empty();
        current.fulfilled.last().filter(|_| is_over).map(|fulfilled| fulfilled.seq)
    }

    /// Returns the record that confirmed a pledge, unless it was revised since.
    #[must_use]
    pub fn confirmed_by(&self, pledge: &PledgeId) -> Option<u64> {
        let changes = |step: &&RecordedFact<Step>| matches!(step.fact, Step::Revised(_) | Step::Confirmed(_));
        let last = self.made.get(pledge)?.later.iter().rfind(changes)?;
        matches!(last.fact, Step::Confirmed(_)).then_some(last.seq)
    }

    /// Returns the currency of a pledge, if it is stated.
    #[must_use]
    pub fn currency(&self, pledge: &PledgeId) -> Option<Currency> {
        self.current(pledge)?.currency()
    }

    /// Returns the value date of a pledge, if stated.
    #[must_use]
    pub fn made_on(&self, pledge: &PledgeId) -> Option<Span> {
        self.made.created(pledge)?.date
    }
}
