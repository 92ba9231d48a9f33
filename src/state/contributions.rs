//! Contributions and their applications. The amounts are in the journal; this projection holds the facts behind them.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::event::assessment::CreditGranted;
use crate::event::contribution::{ContributionReceived, Form};
use crate::event::converted::Converted as _;
use crate::event::field::{Breaks, Filled};
use crate::state::fold::{Dated, Effect, Histories, Projection};
use crate::value::days::Span;
use crate::value::ids::{ContributionId, PartyId};
use crate::value::money::Money;

/// The use of a contribution: its application, which may identify its payer, or its return.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Use {
    /// Its value date.
    pub date: Option<Span>,
    /// The payer, if only the application states it.
    pub payer: Option<PartyId>,
    /// The parts, in the fund's currency, each with what it counts for in a pledge's currency.
    pub parts: Vec<(Money, Option<Money>)>,
}

/// The contributions of the ledger.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Contributions {
    /// Contributions by id.
    pub received: Histories<ContributionId, ContributionReceived, Use>,
}

impl Projection for Contributions {
    fn fold(&mut self, record: &Dated, effect: Effect) {
        match &record.event {
            Event::ContributionReceived(fact) => self.received.create(&fact.contribution.0, record, fact, effect),
            Event::CreditGranted(fact) => {
                self.received.create(&fact.contribution.0, record, &paid_in_advance(fact), effect);
            }
            Event::ContributionApplied(fact) => {
                let parts = fact.parts().map(|(part, counted)| (part.amount, counted)).collect();
                let payer = fact.payer.0.clone();
                self.received.follow(&fact.contribution, record, Use { date: fact.date, payer, parts }, effect);
            }
            Event::ContributionReturned(fact) => {
                // What was returned in the currency of the payment counts for itself.
                let parts = vec![(fact.booked(), fact.equivalent.map(|_| fact.amount))];
                self.received.follow(&fact.contribution, record, Use { date: fact.date, payer: None, parts }, effect);
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
        exception: None,
        breaks: Breaks::default(),
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

    /// Iterates over the parts of a contribution that were applied or returned, each with what it counts for in a
    /// pledge's currency.
    pub fn parts(&self, contribution: &ContributionId) -> impl Iterator<Item = (Money, Option<Money>)> {
        let later = self.received.get(contribution).into_iter().flat_map(|history| history.later.iter());
        later.flat_map(|step| step.fact.parts.iter().copied())
    }
}
