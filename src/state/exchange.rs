//! Figures of money in other currencies: what it has cost, the gain or loss when it was exchanged or paid out
//! ([`crate::state::holdings`]), and what it is worth.
//!
//! What the money is worth is its amount at a rate that a closing names; beyond its cost, that is **unrealised** (IPSAS 4,
//! paragraphs 27 and 32).

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use crate::event::field::words;
use crate::event::fund::RatePublished;
use crate::languages::say;
use crate::state::accounts::{Account, exchange_of};
use crate::state::books::Books;
use crate::state::holdings::{Flow, Holdings, Position};
use crate::state::movements::Movement;
use crate::state::periods::Closing;
use crate::value::days::Day;
use crate::value::ids::{FundId, PartyId, RateId};
use crate::value::money::{Amount, Currency, Sums};

/// What one record does to a holder's money in other currencies.
#[derive(Debug, Clone)]
pub struct Step<'m> {
    /// One of its entries in the exchange account.
    pub movement: &'m Movement,
    /// The money that is added or taken, with its equivalent.
    pub flow: Flow,
    /// The change of the cost.
    pub cost: Amount,
    /// The gain realised; a loss is below zero.
    pub gain: Amount,
    /// In the currencies that change: by how much the cost does, and what is held afterwards.
    pub after: BTreeMap<Currency, (Amount, Position)>,
}

/// A rate at which a closing values money in other currencies.
#[derive(Debug, Clone, PartialEq)]
pub struct ClosingRate {
    /// The fund whose money it values; `None` for every fund.
    pub fund: Option<FundId>,
    /// The rate.
    pub rate: RatePublished,
}

impl ClosingRate {
    /// Lists the rates that the publications which stand name, of periods that end on a day: those of one fund first.
    #[must_use]
    pub fn of(books: &Books, last: Day) -> Vec<Self> {
        let mut ends: Vec<&Closing> =
            books.periods.standing().filter(|closing| closing.period.last() == last).collect();
        ends.sort_by_key(|closing| closing.fund.is_none());
        ends.into_iter().flat_map(|closing| Self::named(books, closing.fund.as_ref(), &closing.rates)).collect()
    }

    /// Takes a rate as other books have it, if they do: those of a closed day, as it was when the day was closed.
    #[must_use]
    pub fn then(self, books: &Books) -> Self {
        match books.funds.rates.created(&self.rate.rate.0) {
            Some(rate) => Self { rate: rate.clone(), ..self },
            None => self,
        }
    }

    /// Lists rates by id, which value the money of a fund, or of all.
    #[must_use]
    pub fn named(books: &Books, fund: Option<&FundId>, ids: &[RateId]) -> Vec<Self> {
        let rate = |id: &RateId| Some(Self { fund: fund.cloned(), rate: books.funds.rates.created(id)?.clone() });
        ids.iter().filter_map(rate).collect()
    }
}

words! {
    /// The name of a figure of money in other currencies: the first part of its key.
    pub enum ExchangeName {
        /// What it cost.
        Cost = "cost",
        /// The gain realised.
        Realised = "realised",
        /// What it is worth at the rates of a closing.
        Worth = "worth",
        /// What it is worth beyond its cost.
        Unrealised = "unrealised",
    }
}

/// A figure of money in other currencies, `cost:FUND` of a fund's own account or `cost:FUND/PARTY` of an advance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExchangeFigure {
    /// The name.
    pub name: ExchangeName,
    /// The fund.
    pub fund: FundId,
    /// The implementer that holds the money; `None` for the fund's own account.
    pub implementer: Option<PartyId>,
}

impl ExchangeFigure {
    /// Names another figure of the same money.
    #[must_use]
    pub fn with(&self, name: ExchangeName) -> Self {
        Self { name, ..self.clone() }
    }

    /// Returns the exchange account that mirrors the money.
    #[must_use]
    pub fn account(&self) -> Account {
        exchange_of(&self.fund, self.implementer.as_ref())
    }
}

impl fmt::Display for ExchangeFigure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.name, self.account().id())
    }
}

impl FromStr for ExchangeFigure {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let not_a_key = || say!("value-exchange-not-a-key", text = format!("{text:?}"));
        let (name, id) = text.split_once(':').ok_or_else(not_a_key)?;
        let (fund, implementer) = id.split_once('/').map_or((id, None), |(fund, party)| (fund, Some(party)));
        let implementer = implementer.map(str::parse).transpose().map_err(|_| not_a_key())?;
        Ok(Self { name: name.parse()?, fund: fund.parse().map_err(|_| not_a_key())?, implementer })
    }
}

/// The money of a holder in other currencies, record by record.
#[derive(Debug, Clone, Default)]
pub struct Exchange<'m> {
    /// What each record did, by value day.
    pub steps: Vec<Step<'m>>,
    /// What is held in the end.
    pub holdings: Holdings,
}

impl<'m> Exchange<'m> {
    /// Works out costs and gains from the movements of an exchange account of a fund kept in this currency, which has
    /// `places` decimal places.
    #[must_use]
    pub fn of(movements: &'m [Movement], kept_in: Currency, places: u32) -> Self {
        let mut records: BTreeMap<u64, (&Movement, Sums)> = BTreeMap::new();
        for movement in movements {
            let (_, entries) = records.entry(movement.record.seq).or_insert((movement, Sums::default()));
            entries.add(movement.posting.amount);
        }
        let standing = records.into_values().filter(|(_, entries)| !entries.is_zero());
        let mut flows: Vec<_> = standing
            .map(|(movement, entries)| {
                let ((day, first), flow) = (movement.record.order(), Flow::of(&entries, kept_in));
                ((day, flow.phase(first)), first, movement, flow)
            })
            .collect();
        flows.sort_by_key(|(part_of_day, first, ..)| (*part_of_day, *first));
        let mut exchange = Self::default();
        for together in flows.chunk_by(|a, b| a.0 == b.0) {
            let (before, mut joined) = (exchange.holdings.clone(), Flow::default());
            for (_, _, movement, flow) in together {
                joined.join(flow);
                let mut after = before.clone();
                after.add(&joined, places);
                exchange.step(movement, flow.clone(), after);
            }
        }
        exchange
    }

    fn step(&mut self, movement: &'m Movement, flow: Flow, holdings: Holdings) {
        let before = std::mem::replace(&mut self.holdings, holdings);
        let less = |a: Amount, b: Amount| a.checked_sub(b).unwrap_or(Amount::ZERO);
        let after = flow.change.iter().map(|money| {
            let (was, is) = (before.of(money.currency), self.holdings.of(money.currency));
            (money.currency, (less(is.cost, was.cost), is))
        });
        let after = after.collect();
        let cost = less(self.holdings.cost(), before.cost());
        let gain = less(self.holdings.realised, before.realised);
        self.steps.push(Step { movement, flow, cost, gain, after });
    }
}

#[cfg(test)]
mod tests;
