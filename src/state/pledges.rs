//! Pledges and what came of them; support acknowledged.

use serde::{Deserialize, Serialize};

use crate::event::pledge::{
    PledgeConfirmed, PledgeFulfilled, PledgeMade, PledgeRevised, PledgeWithdrawn, Role, SupportAcknowledged,
};
use crate::event::record::Record;
use crate::event::{Event, Source};
use crate::state::{Effect, Lives, Nothing, Projection, Stamped};
use crate::value::days::{Span, Window};
use crate::value::ids::{PledgeId, SupportId};
use crate::value::money::Money;
use crate::value::text::Text;

/// What can follow a pledge.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Step {
    /// It was changed.
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
    /// As it was made.
    Made,
    /// Changed since.
    Revised,
    /// Confirmed by a signed agreement.
    Confirmed,
    /// Fulfilled.
    Fulfilled,
    /// Withdrawn.
    Withdrawn,
}

impl Stage {
    /// The word for it.
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

/// A pledge as it stands after all that followed it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Current {
    /// The parts promised.
    pub roles: Vec<Role>,
    /// The amount, if any source states it.
    pub amount: Option<Money>,
    /// By when.
    pub window: Option<Window>,
    /// By when, in words.
    pub window_words: Option<Text>,
    /// On which condition.
    pub conditions: Option<Text>,
    /// The stage.
    pub stage: Stage,
    /// How it was fulfilled or why it was withdrawn, in words.
    pub words: Option<Text>,
    /// The record that brought it to its stage.
    pub since: u64,
    /// What states the stage; `None` where that record names no source.
    pub source: Option<Source>,
}

impl Current {
    fn of(made: &Stamped<PledgeMade>) -> Self {
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

    fn follow(&mut self, step: &Stamped<Step>) {
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
            // A window and its words change together: old words beside a new window would contradict it.
            self.window.clone_from(&fact.window);
            self.window_words.clone_from(&fact.window_words);
        }
    }
}

/// Pledges and acknowledged support.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Pledges {
    /// Pledges by id.
    pub made: Lives<PledgeId, PledgeMade, Step>,
    /// Acknowledged support by id.
    pub supports: Lives<SupportId, SupportAcknowledged, Nothing>,
}

impl Projection for Pledges {
    fn fold(&mut self, record: &Record, effect: Effect<'_>) {
        let mut follow = |pledge, step| self.made.follow(pledge, record, step, effect);
        match &record.event {
            Event::PledgeRevised(fact) => follow(&fact.pledge, Step::Revised(fact.clone())),
            Event::PledgeConfirmed(fact) => follow(&fact.pledge, Step::Confirmed(fact.clone())),
            Event::PledgeFulfilled(fact) => follow(&fact.pledge, Step::Fulfilled(fact.clone())),
            Event::PledgeWithdrawn(fact) => follow(&fact.pledge, Step::Withdrawn(fact.clone())),
            Event::PledgeMade(fact) => self.made.begin(&fact.pledge.0, record, fact, effect),
            Event::SupportAcknowledged(fact) => self.supports.begin(&fact.support.0, record, fact, effect),
            _ => {}
        }
    }
}

impl Pledges {
    /// A pledge as it stands; `None` where its making is not in the fold.
    #[must_use]
    pub fn current(&self, pledge: &PledgeId) -> Option<Current> {
        let life = self.made.get(pledge)?;
        let mut current = Current::of(life.begun.as_ref()?);
        life.later.iter().for_each(|step| current.follow(step));
        Some(current)
    }

    fn at_stage(&self, pledge: &PledgeId, stage: Stage) -> Option<u64> {
        self.current(pledge).filter(|current| current.stage == stage).map(|current| current.since)
    }

    /// The record that withdrew a pledge.
    #[must_use]
    pub fn withdrawn_by(&self, pledge: &PledgeId) -> Option<u64> {
        self.at_stage(pledge, Stage::Withdrawn)
    }

    /// The record that says that a pledge was fulfilled.
    #[must_use]
    pub fn fulfilled_by(&self, pledge: &PledgeId) -> Option<u64> {
        self.at_stage(pledge, Stage::Fulfilled)
    }

    /// The record that confirmed a pledge, unless it was revised since.
    #[must_use]
    pub fn confirmed_by(&self, pledge: &PledgeId) -> Option<u64> {
        self.at_stage(pledge, Stage::Confirmed)
    }

    /// The value date of a pledge's making, if it is stated.
    #[must_use]
    pub fn made_on(&self, pledge: &PledgeId) -> Option<Span> {
        self.made.begun(pledge)?.date
    }
}
