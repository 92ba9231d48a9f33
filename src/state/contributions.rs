//! What was received, and what it was applied to. The amounts stand in the journal; here is what they are about.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::event::contribution::ContributionReceived;
use crate::event::record::Record;
use crate::state::{Effect, Lives, Projection};
use crate::value::days::Span;
use crate::value::ids::{ContributionId, PartyId};

/// What can follow a contribution: it is applied, and its payer may be identified.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Application {
    /// When.
    pub date: Option<Span>,
    /// Who paid, where only the application says so.
    pub payer: Option<PartyId>,
}

/// Contributions.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Contributions {
    /// Contributions by id.
    pub received: Lives<ContributionId, ContributionReceived, Application>,
}

impl Projection for Contributions {
    fn fold(&mut self, record: &Record, effect: Effect<'_>) {
        match &record.event {
            Event::ContributionReceived(fact) => self.received.begin(&fact.contribution.0, record, fact, effect),
            Event::ContributionApplied(fact) => {
                let application = Application { date: fact.date, payer: fact.payer.0.clone() };
                self.received.follow(&fact.contribution, record, application, effect);
            }
            _ => {}
        }
    }
}

impl Contributions {
    /// Who paid a contribution, if that is on record.
    #[must_use]
    pub fn payer(&self, contribution: &ContributionId) -> Option<&PartyId> {
        let life = self.received.get(contribution)?;
        let stated = life.begun.as_ref().and_then(|received| received.fact.party.as_ref());
        stated.or_else(|| life.later.iter().find_map(|step| step.fact.payer.as_ref()))
    }
}
