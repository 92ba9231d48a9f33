//! Contributions and their applications. The amounts are in the journal; this projection holds the facts behind them.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::event::assessment::CreditGranted;
use crate::event::contribution::{ContributionReceived, Form};
use crate::event::field::Filled;
use crate::state::fold::{Dated, Effect, Histories, Projection};
use crate::value::days::Span;
use crate::value::ids::{ContributionId, PartyId};

/// The application of a contribution, which may identify its payer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Application {
    /// Its value date.
    pub date: Option<Span>,
    /// The payer, if only the application states it.
    pub payer: Option<PartyId>,
}

/// The contributions of the ledger.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Contributions {
    /// Contributions by id.
    pub received: Histories<ContributionId, ContributionReceived, Application>,
}

impl Projection for Contributions {
    fn fold(&mut self, record: &Dated, effect: Effect) {
        match &record.event {
            Event::ContributionReceived(fact) => self.received.create(&fact.contribution.0, record, fact, effect),
            Event::CreditGranted(fact) => {
                self.received.create(&fact.contribution.0, record, &paid_in_advance(fact), effect);
            }
            Event::ContributionApplied(fact) => {
                let application = Application { date: fact.date, payer: fact.payer.0.clone() };
                self.received.follow(&fact.contribution, record, application, effect);
            }
            _ => {}
        }
    }
}

/// Returns the receipt of which a credit has the effect.
fn paid_in_advance(fact: &CreditGranted) -> ContributionReceived {
    ContributionReceived {
        contribution: fact.contribution.clone(),
        fund: fact.fund.clone(),
        party: Some(fact.party.clone()),
        form: Form::Cash,
        amount: Some(fact.amount),
        rate: None,
        credited: fact.amount.into(),
        charges: None,
        arrived: Filled(None),
        reference: None,
        date: fact.date,
        inferred: fact.inferred.clone(),
    }
}

impl Contributions {
    /// Returns the payer of a contribution, if identified.
    #[must_use]
    pub fn payer(&self, contribution: &ContributionId) -> Option<&PartyId> {
        let history = self.received.get(contribution)?;
        let stated = history.created.as_ref().and_then(|received| received.fact.party.as_ref());
        stated.or_else(|| history.later.iter().find_map(|step| step.fact.payer.as_ref()))
    }
}
