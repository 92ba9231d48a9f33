//! Money in other currencies than its fund's: what is held, what it cost, and what was realised.
//!
//! The exchange account of a holder (a fund, or an implementer with an advance) mirrors its money in other currencies. What
//! adds to such money adds its equivalent to what that money cost. What takes from it takes the same share of the cost (the
//! **weighted average**), and the difference to its equivalent is **realised**: a gain above zero. Money that is exchanged for
//! a third currency takes its cost along. A difference without such money, such as a bank's own rate for a receipt, is
//! realised at once. So what the money cost less what was realised is always the balance of the account in the fund's currency.
//!
//! On one day, what is added counts before what is taken, and records that add, or that take, count together: neither cost nor
//! gain rests on the order in which they were recorded.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::state::fold::{Effect, pairs};
use crate::value::days::Day;
use crate::value::money::{Amount, Currency, Money, Sums};

/// What is held in one currency, and what it cost in the fund's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The amount held.
    pub held: Amount,
    /// What it cost.
    pub cost: Amount,
}

/// The money of a holder in other currencies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Holdings {
    /// What is held, by currency.
    pub positions: BTreeMap<Currency, Position>,
    /// The sum of the gains realised; below zero, it is a loss.
    pub realised: Amount,
}

/// What one record, or several together, add to money in other currencies or take from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Flow {
    /// The money that is added, or taken where it is below zero.
    pub change: Sums,
    /// The equivalent in the fund's currency of what is added, less that of what is taken.
    pub equivalent: Amount,
}

/// The part of a day in which a flow counts, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Phase {
    /// Money in a currency is added.
    Added(Currency),
    /// One such currency is exchanged for another, by the record with this number and its corrections.
    Between(u64),
    /// Money in a currency is taken.
    Taken(Currency),
    /// A difference without such money.
    Apart,
}

impl Position {
    const NOTHING: Self = Self { held: Amount::ZERO, cost: Amount::ZERO };
}

impl Default for Holdings {
    fn default() -> Self {
        Self { positions: BTreeMap::new(), realised: Amount::ZERO }
    }
}

impl Holdings {
    /// Returns what is held in a currency, and what it cost.
    #[must_use]
    pub fn of(&self, currency: Currency) -> Position {
        self.positions.get(&currency).copied().unwrap_or(Position::NOTHING)
    }

    /// Returns the sum of what all money that is held has cost.
    #[must_use]
    pub fn cost(&self) -> Amount {
        self.positions.values().fold(Amount::ZERO, |cost, position| sum(cost, position.cost))
    }

    /// Adds a flow. The fund's currency has so many decimal places.
    pub fn add(&mut self, flow: &Flow, places: u32) {
        let (taken, added): (Vec<_>, Vec<_>) = flow.change.iter().partition(|money| money.amount.is_negative());
        let mut left = flow.equivalent;
        for money in taken {
            if added.is_empty() {
                self.change(money, std::mem::replace(&mut left, Amount::ZERO), places);
            } else {
                left = sum(left, self.carry(money, places));
            }
        }
        for money in added {
            self.change(money, std::mem::replace(&mut left, Amount::ZERO), places);
        }
        self.realised = less(self.realised, left);
    }

    /// Changes what is held in a currency, for its equivalent. What takes from it, or from an overdraft, realises the
    /// difference between the equivalent and what it had cost, down to nothing; what goes beyond has its own cost.
    fn change(&mut self, by: Money, equivalent: Amount, places: u32) {
        let Position { held, cost } = self.of(by.currency);
        let left = sum(held, by.amount);
        let (cost, realised) = if held.is_zero() || held.is_negative() == by.amount.is_negative() {
            (sum(cost, equivalent), Amount::ZERO)
        } else if left.is_zero() || left.is_negative() == held.is_negative() {
            let taken = share_of(cost, by.amount, held, places);
            (less(cost, taken), sum(equivalent, taken))
        } else {
            let share = share_of(equivalent, held, by.amount, places);
            (less(equivalent, share), sum(share, cost))
        };
        self.realised = less(self.realised, realised);
        self.set(by.currency, Position { held: left, cost });
    }

    /// Takes what is exchanged for another currency, and returns what it had cost.
    fn carry(&mut self, taken: Money, places: u32) -> Amount {
        let Position { held, cost } = self.of(taken.currency);
        let left = sum(held, taken.amount);
        let carried = match (held > Amount::ZERO, left.is_negative()) {
            (false, _) => Amount::ZERO,
            (true, true) => cost,
            (true, false) => share_of(cost, taken.amount, held, places),
        };
        self.set(taken.currency, Position { held: left, cost: less(cost, carried) });
        carried
    }

    fn set(&mut self, currency: Currency, position: Position) {
        if position == Position::NOTHING {
            self.positions.remove(&currency);
        } else {
            self.positions.insert(currency, position);
        }
    }
}

impl Default for Flow {
    fn default() -> Self {
        Self { change: Sums::default(), equivalent: Amount::ZERO }
    }
}

impl Flow {
    /// Reads a flow from the entries of an exchange account of a fund kept in a currency; the account mirrors what is held.
    #[must_use]
    pub fn of(entries: &Sums, kept_in: Currency) -> Self {
        let change = entries.negated().iter().filter(|money| money.currency != kept_in).collect();
        Self { change, equivalent: entries.of(kept_in) }
    }

    /// Adds another flow.
    pub fn join(&mut self, other: &Self) {
        self.change.add_all(&other.change);
        self.equivalent = sum(self.equivalent, other.equivalent);
    }

    /// Returns the part of the day in which the flow of a record counts, given the first record of its chain.
    #[must_use]
    pub fn phase(&self, first: u64) -> Phase {
        let mut change = self.change.iter();
        match (change.next(), change.next()) {
            (None, _) => Phase::Apart,
            (Some(money), None) if money.amount.is_negative() => Phase::Taken(money.currency),
            (Some(money), None) => Phase::Added(money.currency),
            _ => Phase::Between(first),
        }
    }

    fn is_nothing(&self) -> bool {
        self.change.is_zero() && self.equivalent.is_zero()
    }

    fn negated(&self) -> Self {
        Self { change: self.change.negated(), equivalent: self.equivalent.negated() }
    }
}

/// The money of a holder in other currencies, by day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ByDay {
    kept_in: Currency,
    /// The decimal places of that currency.
    places: u32,
    /// What was held before the first of the days.
    opening: Holdings,
    days: Vec<DayOf>,
}

/// The flows of one day, and what was held at its end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct DayOf {
    day: Day,
    #[serde(with = "pairs")]
    flows: BTreeMap<Phase, Flow>,
    end: Holdings,
}

impl ByDay {
    /// Begins with nothing, in a fund kept in a currency with so many decimal places.
    #[must_use]
    pub fn new(kept_in: Currency, places: u32) -> Self {
        Self { kept_in, places, opening: Holdings::default(), days: Vec::new() }
    }

    /// Adds the entries of a record in the exchange account, or takes them away again.
    pub fn put(&mut self, day: Day, first: u64, entries: &Sums, effect: Effect) {
        let flow = Flow::of(entries, self.kept_in);
        let phase = flow.phase(first);
        let place = self.days.partition_point(|of| of.day < day);
        if self.days.get(place).is_none_or(|of| of.day != day) {
            self.days.insert(place, DayOf { day, flows: BTreeMap::new(), end: Holdings::default() });
        }
        let Some(of_day) = self.days.get_mut(place) else { return };
        let together = of_day.flows.entry(phase).or_default();
        together.join(&if matches!(effect, Effect::Apply) { flow } else { flow.negated() });
        of_day.flows.retain(|_, flow| !flow.is_nothing());
        if of_day.flows.is_empty() {
            self.days.remove(place);
        }
        let (before, from) = self.days.split_at_mut(place);
        let mut held = before.last().map_or(&self.opening, |of| &of.end).clone();
        for of_day in from {
            of_day.flows.values().for_each(|flow| held.add(flow, self.places));
            of_day.end = held.clone();
        }
    }

    /// Returns what is held at the end of a day.
    #[must_use]
    pub fn at(&self, day: Day) -> &Holdings {
        let days = self.days.partition_point(|of| of.day <= day);
        days.checked_sub(1).and_then(|last| self.days.get(last)).map_or(&self.opening, |of| &of.end)
    }

    /// Returns what is held at the end of the last day.
    #[must_use]
    pub fn last(&self) -> &Holdings {
        self.days.last().map_or(&self.opening, |of| &of.end)
    }

    /// Returns the same from a day on, after what was held before it.
    #[must_use]
    pub fn since(&self, day: Day) -> Self {
        let opening = day.previous().map_or(&self.opening, |eve| self.at(eve)).clone();
        let days = self.days.iter().skip(self.days.partition_point(|of| of.day < day)).cloned().collect();
        Self { opening, days, ..*self }
    }

    /// The currency in which the fund is kept.
    #[must_use]
    pub const fn kept_in(&self) -> Currency {
        self.kept_in
    }
}

/// Takes a share of an amount: as a part is to a whole, each without its sign.
fn share_of(amount: Amount, part: Amount, whole: Amount, places: u32) -> Amount {
    let magnitude = |amount: Amount| if amount.is_negative() { amount.negated() } else { amount };
    let share = magnitude(amount).in_proportion(magnitude(part), magnitude(whole), places).unwrap_or(Amount::ZERO);
    if amount.is_negative() { share.negated() } else { share }
}

/// Amounts of a record are bounded, so their sums are exact.
fn sum(a: Amount, b: Amount) -> Amount {
    a.checked_add(b).unwrap_or(a)
}

fn less(a: Amount, b: Amount) -> Amount {
    sum(a, b.negated())
}
