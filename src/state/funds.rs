//! Funds, their policies, the rates of exchange, and the balances that were brought forward.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::event::fund::{FundOpened, FundPolicySet, RatePublished};
use crate::event::record::Record;
use crate::state::accounts::{Account, held_by};
use crate::state::{Effect, Lives, Nothing, Projection, pairs};
use crate::value::ids::{FundId, PartyId, RateId};
use crate::value::money::Currency;

/// Funds with their policies, the latest of which holds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Funds {
    /// By id.
    pub all: Lives<FundId, FundOpened, FundPolicySet>,
    /// Rates of exchange by id.
    pub rates: Lives<RateId, RatePublished, Nothing>,
    /// The record that brought the balance of an account forward.
    #[serde(with = "pairs")]
    brought_forward: BTreeMap<(Account, Currency), u64>,
}

impl Projection for Funds {
    fn fold(&mut self, record: &Record, effect: Effect<'_>) {
        match &record.event {
            Event::FundOpened(fact) => self.all.begin(&fact.fund.0, record, fact, effect),
            Event::FundPolicySet(fact) => self.all.follow(&fact.fund, record, fact.clone(), effect),
            Event::RatePublished(fact) => self.rates.begin(&fact.rate.0, record, fact, effect),
            Event::BalanceBroughtForward(fact) => {
                let key = (held_by(&fact.fund, fact.held_by.as_ref()), fact.amount.currency);
                match effect {
                    Effect::Apply => self.brought_forward.insert(key, record.seq),
                    Effect::TakeBack(_) => self.brought_forward.remove(&key),
                };
            }
            _ => {}
        }
    }
}

impl Funds {
    /// The currency in which a fund is kept.
    #[must_use]
    pub fn currency(&self, fund: &FundId) -> Option<Currency> {
        self.all.begun(fund)?.currency
    }

    /// The party whose fund it is.
    #[must_use]
    pub fn owner(&self, fund: &FundId) -> Option<&PartyId> {
        self.all.begun(fund)?.of.as_ref()
    }

    /// The policy of a fund: the last one recorded.
    #[must_use]
    pub fn policy(&self, fund: &FundId) -> Option<&FundPolicySet> {
        self.all.get(fund)?.later.last().map(|policy| &policy.fact)
    }

    /// The record that brought the balance of an account forward in a currency.
    #[must_use]
    pub fn brought_forward(&self, account: &Account, currency: Currency) -> Option<u64> {
        self.brought_forward.get(&(account.clone(), currency)).copied()
    }
}
