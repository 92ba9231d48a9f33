//! What money in other currencies has cost, and the gain or loss when it was exchanged or paid out.
//!
//! The exchange account of a holder (a fund, or an implementer with an advance) mirrors its money in other currencies. An
//! entry that adds to such money adds its equivalent to what that money cost. One that takes from it takes the same share of
//! the cost (the weighted average), and the difference to its equivalent is **realised**: a gain above zero. Money that is
//! exchanged for a third currency takes its cost along. A difference without such money, such as a bank's own rate for a
//! receipt, is realised at once. So on every day, what the money cost less what was realised is the balance of the account
//! in the fund's currency.
//!
//! What the money is worth is its amount at a rate that a closing names; beyond its cost, that is **unrealised** (IPSAS 4,
//! paragraphs 27 and 32).

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use crate::event::field::words;
use crate::event::fund::RatePublished;
use crate::state::accounts::{Account, exchange_of};
use crate::state::books::Books;
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
    /// The money in other currencies that is added, or taken where it is below zero.
    pub change: Sums,
    /// The equivalent in the fund's currency of what is added, less that of what is taken.
    pub equivalent: Amount,
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
        let not_a_key = || format!("{text:?} is not the key of a figure of money in other currencies");
        let (name, id) = text.split_once(':').ok_or_else(not_a_key)?;
        let (fund, implementer) = id.split_once('/').map_or((id, None), |(fund, party)| (fund, Some(party)));
        let implementer = implementer.map(str::parse).transpose().map_err(|_| not_a_key())?;
        Ok(Self { name: name.parse()?, fund: fund.parse().map_err(|_| not_a_key())?, implementer })
    }
}

/// What is held in one currency, and what it cost in the fund's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The amount held.
    pub held: Amount,
    /// What it cost.
    pub cost: Amount,
}

/// The money of a holder in other currencies.
#[derive(Debug, Clone, Default)]
pub struct Exchange<'m> {
    /// What each record did, by value day.
    pub steps: Vec<Step<'m>>,
    /// What is held, by currency.
    pub positions: BTreeMap<Currency, Position>,
}

impl Position {
    const NOTHING: Self = Self { held: Amount::ZERO, cost: Amount::ZERO };

    /// Takes from what is held, or from an overdraft, up to all of it. Returns its share of the cost, and what goes beyond.
    fn take(&mut self, change: Amount, places: u32) -> (Amount, Option<Amount>) {
        let is_taken = change.is_negative() != self.held.is_negative() && !self.held.is_zero();
        if !is_taken {
            return (Amount::ZERO, Some(change));
        }
        let left = add(self.held, change);
        if left.is_zero() || left.is_negative() != self.held.is_negative() {
            let Self { cost, .. } = std::mem::replace(self, Self::NOTHING);
            return (cost, Some(left).filter(|left| !left.is_zero()));
        }
        let taken = share_of(self.cost, change, self.held, places);
        *self = Self { held: left, cost: less(self.cost, taken) };
        (taken, None)
    }
}

impl<'m> Exchange<'m> {
    /// Works out costs and gains from the movements of an exchange account of a fund kept in this currency, which has
    /// `places` decimal places.
    #[must_use]
    pub fn of(movements: &'m [Movement], kept_in: Currency, places: u32) -> Self {
        let mut records: BTreeMap<_, (&Movement, Sums)> = BTreeMap::new();
        for movement in movements {
            let (order, amount) = (movement.record.order(), movement.posting.amount);
            records.entry((order, movement.record.seq)).or_insert((movement, Sums::default())).1.add(amount);
        }
        let mut exchange = Self::default();
        for (movement, sums) in records.into_values().filter(|(_, sums)| !sums.is_zero()) {
            exchange.step(movement, &sums, kept_in, places);
        }
        exchange
    }

    /// Returns the sum of what all money that is held has cost.
    #[must_use]
    pub fn cost(&self) -> Amount {
        self.positions.values().fold(Amount::ZERO, |sum, position| add(sum, position.cost))
    }

    /// Returns the sum of what was realised.
    #[must_use]
    pub fn realised(&self) -> Amount {
        self.steps.iter().fold(Amount::ZERO, |sum, step| add(sum, step.gain))
    }

    fn step(&mut self, movement: &'m Movement, sums: &Sums, kept_in: Currency, places: u32) {
        let equivalent = sums.of(kept_in);
        // The account mirrors what is held.
        let change: Sums = sums.negated().iter().filter(|money| money.currency != kept_in).collect();
        let before = self.positions.clone();
        // What is taken brings its cost; what is added bears it, and the equivalent.
        let (mut brought, mut gain, mut added) = (equivalent, Amount::ZERO, Vec::new());
        for money in change.iter() {
            let position = self.positions.entry(money.currency).or_insert(Position::NOTHING);
            let held = position.held;
            let (taken, rest) = position.take(money.amount, places);
            brought = add(brought, taken);
            if rest.is_some() && !held.is_zero() && held.is_negative() != money.amount.is_negative() {
                // It goes beyond nothing: the share of the equivalent up to there is realised.
                let share = share_of(equivalent, held, money.amount, places);
                gain = less(gain, add(share, taken));
                brought = less(brought, add(share, taken));
            }
            added.extend(rest.map(|rest| (money.currency, rest)));
        }
        if added.is_empty() {
            gain = less(gain, brought);
            brought = Amount::ZERO;
        }
        // Never more than one in what is recorded: an exchange buys one currency.
        for (currency, amount) in added {
            let position = self.positions.entry(currency).or_insert(Position::NOTHING);
            *position = Position { held: add(position.held, amount), cost: add(position.cost, brought) };
            brought = Amount::ZERO;
        }
        let of = |positions: &BTreeMap<Currency, Position>, currency: Currency| {
            positions.get(&currency).copied().unwrap_or(Position::NOTHING)
        };
        let after = change.iter().map(|money| {
            let (was, is) = (of(&before, money.currency), of(&self.positions, money.currency));
            (money.currency, (less(is.cost, was.cost), is))
        });
        let after: BTreeMap<Currency, (Amount, Position)> = after.collect();
        let cost = after.values().fold(Amount::ZERO, |sum, (change, _)| add(sum, *change));
        self.positions.retain(|_, position| *position != Position::NOTHING);
        self.steps.push(Step { movement, change, equivalent, cost, gain, after });
    }
}

fn magnitude(amount: Amount) -> Amount {
    if amount.is_negative() { amount.negated() } else { amount }
}

/// Takes a share of an amount: as a part is to a whole, each without its sign.
fn share_of(amount: Amount, part: Amount, whole: Amount, places: u32) -> Amount {
    let [of, part, whole] = [amount, part, whole].map(magnitude);
    let share = of.in_proportion(part, whole, places).unwrap_or(Amount::ZERO);
    if amount.is_negative() { share.negated() } else { share }
}

/// Amounts of a record are bounded, so their sums are exact.
fn add(a: Amount, b: Amount) -> Amount {
    a.checked_add(b).unwrap_or(a)
}

fn less(a: Amount, b: Amount) -> Amount {
    add(a, b.negated())
}

#[cfg(test)]
mod tests;
