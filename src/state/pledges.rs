//! Pledges and their outcome, and acknowledged support.

use serde::{Deserialize, Serialize};

use crate::event::pledge::{
    PledgeConfirmed, PledgeFulfilled, PledgeMade, PledgeRevised, PledgeWithdrawn, Role, SupportAcknowledged,
};
use crate::event::{Event, Source};
use crate::state::fold::{Dated, Effect, Histories, Nothing, Projection, RecordedFact};
use crate::value::days::{Span, Window};
use crate::value::ids::{PledgeId, SupportId};
use crate::value::money::Money;
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

/// The stage of a pledge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Made, and not changed since.
    Made,
    /// Revised since.
    Revised,
    /// Confirmed by a signed agreement.
    Confirmed,
    /// Fulfilled.
    Fulfilled,
    /// Withdrawn.
    Withdrawn,
}

impl Stage {
    /// The word on the screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Revised => "revised",
            Self::Confirmed => "confirmed",
            Self::Fulfilled => "fulfilled",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A pledge after all facts that followed it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// The current stage.
    pub stage: Stage,
    /// The manner of its fulfilment or the reason for its withdrawal, in words.
    pub words: Option<Text>,
    /// The record that brought it to its stage.
    pub since: u64,
    /// The source of that record.
    pub source: Option<Source>,
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
            stage: Stage::Made,
            words: None,
            since: made.seq,
            source: made.source.clone(),
        }
    }

    fn follow(&mut self, step: &RecordedFact<Step>) {
        self.since = step.seq;
        self.source.clone_from(&step.source);
        match &step.fact {
            Step::Revised(fact) => self.revise(fact),
            Step::Confirmed(fact) => {
                self.stage = Stage::Confirmed;
                self.amount = fact.amount.or(self.amount);
            }
            Step::Fulfilled(fact) => {
                self.stage = Stage::Fulfilled;
                self.words = Some(fact.how.clone());
            }
            Step::Withdrawn(fact) => {
                self.stage = Stage::Withdrawn;
                self.words.clone_from(&fact.reason);
            }
        }
    }

    fn revise(&mut self, fact: &PledgeRevised) {
        self.stage = Stage::Revised;
        if !fact.roles.is_empty() {
            self.roles = fact.roles.to_vec();
        }
        self.amount = fact.amount.or(self.amount);
        self.conditions = fact.conditions.clone().or_else(|| self.conditions.take());
        if fact.window.is_some() || fact.window_words.is_some() {
            // A window and its words change together, so that they cannot contradict each other.
            self.window.clone_from(&fact.window);
            self.window_words.clone_from(&fact.window_words);
        }
    }
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

    fn at_stage(&self, pledge: &PledgeId, stage: Stage) -> Option<u64> {
        self.current(pledge).filter(|current| current.stage == stage).map(|current| current.since)
    }

    /// Returns the record that withdrew a pledge.
    #[must_use]
    pub fn withdrawn_by(&self, pledge: &PledgeId) -> Option<u64> {
        self.at_stage(pledge, Stage::Withdrawn)
    }

    /// Returns the record that a pledge was fulfilled.
    #[must_use]
    pub fn fulfilled_by(&self, pledge: &PledgeId) -> Option<u64> {
        self.at_stage(pledge, Stage::Fulfilled)
    }

    /// Returns the record that confirmed a pledge, unless it was revised since.
    #[must_use]
    pub fn confirmed_by(&self, pledge: &PledgeId) -> Option<u64> {
        self.at_stage(pledge, Stage::Confirmed)
    }

    /// Returns the value date of a pledge, if stated.
    #[must_use]
    pub fn made_on(&self, pledge: &PledgeId) -> Option<Span> {
        self.made.created(pledge)?.date
    }
}
