//! Funds, their policies, rates of exchange, and balances brought forward.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::event::fund::{FundOpened, FundPolicySet, RatePublished};
use crate::state::accounts::{Account, held_by};
use crate::state::fold::{Dated, Effect, Histories, Nothing, Projection, pairs};
use crate::state::names::Names;
use crate::value::days::{Day, Period};
use crate::value::ids::{DocumentId, FundId, PartyId, RateId};
use crate::value::money::{Currency, Money};
use crate::value::name::Name;

/// Funds and rates of exchange.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Funds {
    /// Funds by id, with their policies, of which the last is in force.
    pub all: Histories<FundId, FundOpened, FundPolicySet>,
    /// Their names.
    pub names: Names<FundId>,
    /// Rates of exchange by id.
    pub rates: Histories<RateId, RatePublished, Nothing>,
    /// The days of the rates for two currencies, in alphabetical order, of one publisher.
    #[serde(with = "pairs")]
    rates_of: BTreeMap<Source, Vec<(Period, RateId)>>,
    /// The records that brought balances forward, by account and currency.
    #[serde(with = "pairs")]
    brought_forward: BTreeMap<(Account, Currency), Certified>,
}

/// A balance brought forward.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Certified {
    seq: u64,
    day: Day,
    by: DocumentId,
}

impl Projection for Funds {
    fn fold(&mut self, record: &Dated, effect: Effect) {
        match &record.event {
            Event::FundOpened(fact) => {
                self.all.create(&fact.fund.0, record, fact, effect);
                self.names.fold(&fact.fund.0, fact.names().map(Name::to_string), record.seq, effect);
            }
            Event::FundPolicySet(fact) => self.all.follow(&fact.fund, record, fact.clone(), effect),
            Event::RatePublished(fact) => {
                self.rates.create(&fact.rate.0, record, fact, effect);
                self.fold_days(fact, effect);
            }
            Event::BalanceBroughtForward(fact) => {
                let key = (held_by(&fact.fund, fact.held_by.as_ref()), fact.amount.currency);
                match effect {
                    Effect::Apply => {
                        let (seq, day, by) = (record.seq, record.day, fact.certificate.clone());
                        self.brought_forward.insert(key, Certified { seq, day, by })
                    }
                    Effect::Reverse(_) => self.brought_forward.remove(&key),
                };
            }
            _ => {}
        }
    }
}

/// The source of rates: two currencies in alphabetical order, and the publisher.
type Source = (Currency, Currency, Option<PartyId>);

/// Orders two currencies.
fn in_order((one, other): (Currency, Currency)) -> (Currency, Currency) {
    (one.min(other), one.max(other))
}

impl Funds {
    /// Keeps the days of a rate, in their order.
    fn fold_days(&mut self, fact: &RatePublished, effect: Effect) {
        let Some(days) = fact.days() else { return };
        let (one, other) = in_order((fact.from, fact.to));
        let source = (one, other, fact.publisher.clone());
        let all = self.rates_of.entry(source.clone()).or_default();
        match effect {
            Effect::Apply => {
                let place = all.partition_point(|(other, _)| other.first() <= days.first());
                all.insert(place, (days, fact.rate.0.clone()));
            }
            Effect::Reverse(_) => all.retain(|(_, id)| *id != fact.rate.0),
        }
        if all.is_empty() {
            self.rates_of.remove(&source);
        }
    }

    /// Finds the last rate of a publisher for two currencies, in either order, that holds on a day of a period.
    #[must_use]
    pub fn rate_of(
        &self,
        currencies: (Currency, Currency),
        publisher: Option<&PartyId>,
        period: Period,
    ) -> Option<(&RateId, Period)> {
        let (one, other) = in_order(currencies);
        let all = self.rates_of.get(&(one, other, publisher.cloned()))?;
        // Their days do not overlap.
        let (days, id) = all.get(..all.partition_point(|(days, _)| days.first() <= period.last()))?.last()?;
        days.overlaps(&period).then_some((id, *days))
    }

    /// Finds a fund by its id or one of its names, ignoring case.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<FundId> {
        let id: Option<FundId> = text.to_lowercase().parse().ok().filter(|id| self.all.created(id).is_some());
        id.or_else(|| self.names.find(text).cloned())
    }

    /// Returns the currency of a fund.
    #[must_use]
    pub fn currency(&self, fund: &FundId) -> Option<Currency> {
        self.all.created(fund)?.currency
    }

    /// Returns the party that owns a fund.
    #[must_use]
    pub fn owner(&self, fund: &FundId) -> Option<&PartyId> {
        self.all.created(fund)?.of.as_ref()
    }

    /// Returns a rule of a fund's policy as it is in force on a day: as it was last set on or before that day.
    pub fn rule<'f, T>(&'f self, fund: &FundId, day: Day, rule: impl Fn(&'f FundPolicySet) -> Option<T>) -> Option<T> {
        let policies = self.all.get(fund)?.later.iter().rev();
        policies.filter(|policy| policy.day <= day).find_map(|policy| rule(&policy.fact))
    }

    /// Returns the balance below which a fund must not fall on a day.
    #[must_use]
    pub fn floor(&self, fund: &FundId, day: Day) -> Option<Money> {
        self.rule(fund, day, |policy| policy.floor)
    }

    /// Returns the most that one case may receive on a day.
    #[must_use]
    pub fn cap(&self, fund: &FundId, day: Day) -> Option<Money> {
        self.rule(fund, day, |policy| policy.cap_per_case)
    }

    /// Returns the record that brought the balance of an account forward in a currency.
    #[must_use]
    pub fn brought_forward(&self, account: &Account, currency: Currency) -> Option<u64> {
        self.brought_forward.get(&(account.clone(), currency)).map(|certified| certified.seq)
    }

    /// Iterates over the accounts whose balance a document certifies.
    pub fn certified_by<'f>(&'f self, document: &'f DocumentId) -> impl Iterator<Item = &'f Account> {
        let is_by = move |(_, certified): &(_, &Certified)| certified.by == *document;
        self.brought_forward.iter().filter(is_by).map(|((account, _), _)| account)
    }

    /// Returns the day at whose end the balance of an account in a currency is certified: nothing of it counts on or
    /// before that day.
    #[must_use]
    pub fn certified_on(&self, account: &Account, currency: Currency) -> Option<Day> {
        self.brought_forward.get(&(account.clone(), currency)).map(|certified| certified.day)
    }
}
