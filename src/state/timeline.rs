//! The timeline: on each day, the value of every figure that has a bound.
//!
//! A track holds the changes of one figure by value day. Tracks of assessments and contributions grow with the records,
//! so a track is dropped once nothing is left of its figure, and is then read from the log ([`Lookup::changes`]):
//! [`Timeline::track`] gives the same for both.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::state::accounts::{Account, AccountType, postings};
use crate::state::cases::paid_to_case;
use crate::state::fold::{Dated, Effect, Placed, Projection, pairs};
use crate::state::lookup::Lookup;
use crate::value::days::Day;
use crate::value::ids::{AssessmentId, BudgetId, CaseId, ContributionId, FundId, Id as _, LineId, PartyId, Thing};
use crate::value::money::{Amount, Currency, Money, Sums};
use crate::value::text::Text;

/// A figure that has a bound.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Bounded {
    /// Cash in a fund's own account.
    Cash(FundId),
    /// A fund's own money: cash and exchange differences, less what is owed to payers.
    Own(FundId),
    /// Advanced to an implementer and not yet spent.
    Advance(FundId, PartyId),
    /// Paid to a case, less returns.
    Case(FundId, CaseId),
    /// Paid to a case in a category, less returns in it.
    CaseIn(FundId, CaseId, Option<Text>),
    /// Charged to a budget line.
    Charged(BudgetId, LineId),
    /// Outstanding on an assessment.
    Outstanding(AssessmentId),
    /// Outstanding on an assessment, less what was written off.
    Expected(AssessmentId),
    /// Received and neither applied nor returned.
    Unapplied(ContributionId),
}

impl Bounded {
    /// Returns the thing by whose records the track can be read from the log; `None` if it is never dropped.
    #[must_use]
    pub fn thing(&self) -> Option<Thing> {
        match self {
            Self::Outstanding(id) | Self::Expected(id) => Some(id.thing()),
            Self::Unapplied(id) => Some(id.thing()),
            _ => None,
        }
    }
}

/// A change of a bounded figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The figure.
    pub figure: Bounded,
    /// The value day.
    pub day: Day,
    /// The difference.
    pub amount: Money,
    /// True if it is a payment or a charge, which a policy or a budget bounds.
    pub is_use: bool,
}

/// Lists the changes that a record makes.
#[must_use]
pub fn changes(Placed { event, day, .. }: Placed<'_>) -> Vec<Change> {
    let mut all = Vec::new();
    let mut change = |figure, amount, is_use| all.push(Change { figure, day, amount, is_use });
    // A receipt and its charges are no payment of the fund, and what returns to a payer was never its own.
    let is_payment = !matches!(event, Event::ContributionReceived(_) | Event::ContributionReturned(_));
    for posting in postings(event) {
        let Some(fund) = posting.fund else { continue };
        let (account, amount) = (&posting.account, posting.amount);
        let is_paid = is_payment && amount.amount.is_negative();
        match account.account_type() {
            AccountType::Cash => {
                change(Bounded::Cash(fund.clone()), amount, is_paid);
                change(Bounded::Own(fund), amount, is_paid);
            }
            AccountType::Exchange => change(Bounded::Own(fund), amount, false),
            AccountType::Unapplied => {
                if let Ok(contribution) = account.first().parse() {
                    change(Bounded::Unapplied(contribution), amount.negated(), false);
                }
                change(Bounded::Own(fund), amount, false);
            }
            AccountType::Advanced => {
                if let Some(party) = account.second().and_then(|party| party.parse().ok()) {
                    change(Bounded::Advance(fund, party), amount, false);
                }
            }
            AccountType::Assessed | AccountType::Credited | AccountType::Waived | AccountType::Applied => {
                if let Ok(assessment) = account.first().parse::<AssessmentId>() {
                    change(Bounded::Outstanding(assessment.clone()), amount, false);
                    change(Bounded::Expected(assessment), amount, false);
                }
            }
            AccountType::WrittenOff => {
                if let Ok(assessment) = account.first().parse() {
                    change(Bounded::Expected(assessment), amount, false);
                }
            }
            AccountType::Charged => {
                if let Some((budget, line)) = budget_line(account) {
                    change(Bounded::Charged(budget, line), amount, true);
                }
            }
            _ => {}
        }
    }
    if let Some(paid) = paid_to_case(event) {
        change(Bounded::CaseIn(paid.fund.clone(), paid.case.clone(), paid.category), paid.amount, false);
        change(Bounded::Case(paid.fund, paid.case), paid.amount, paid.amount.amount.is_positive());
    }
    all
}

/// Returns the budget and the line of an account.
#[must_use]
pub fn budget_line(account: &Account) -> Option<(BudgetId, LineId)> {
    Some((account.first().parse().ok()?, account.second()?.parse().ok()?))
}

/// The changes of one figure, by day.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Track {
    #[serde(with = "pairs")]
    days: BTreeMap<Day, DayOfTrack>,
    /// Their sum.
    total: Sums,
}

/// The changes of one figure on one day.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct DayOfTrack {
    /// Their sum.
    sums: Sums,
    /// The number of all changes.
    changes: u32,
    /// The number of payments or charges among them.
    uses: u32,
}

impl Track {
    /// Adds a change, or takes it away again.
    pub fn put(&mut self, change: &Change, effect: Effect) {
        let day = self.days.entry(change.day).or_default();
        let count = |number: u32| match effect {
            Effect::Apply => number.saturating_add(1),
            Effect::Reverse(_) => number.saturating_sub(1),
        };
        let amount = match effect {
            Effect::Apply => change.amount,
            Effect::Reverse(_) => change.amount.negated(),
        };
        day.changes = count(day.changes);
        if change.is_use {
            day.uses = count(day.uses);
        }
        day.sums.add(amount);
        self.total.add(amount);
        if day.changes == 0 {
            self.days.remove(&change.day);
        }
    }

    /// Returns the value at the end of the last day.
    #[must_use]
    pub fn last(&self, currency: Currency) -> Amount {
        self.total.of(currency)
    }

    /// Iterates over the days with changes after a day, the last one first, each with its change and whether there was a
    /// payment or a charge.
    pub fn back_to(&self, day: Day, currency: Currency) -> impl Iterator<Item = (Day, Amount, bool)> {
        let later = (std::ops::Bound::Excluded(day), std::ops::Bound::Unbounded);
        self.days.range(later).rev().map(move |(day, of_day)| (*day, of_day.sums.of(currency), of_day.uses > 0))
    }

    /// Returns the value at the end of a day.
    #[must_use]
    pub fn at(&self, day: Day, currency: Currency) -> Amount {
        let later = self.back_to(day, currency).map(|(_, change, _)| change);
        later.fold(self.last(currency), |value, change| value.checked_sub(change).unwrap_or(value))
    }

    /// Returns whether there was a payment or a charge on a day.
    #[must_use]
    pub fn is_used_on(&self, day: Day) -> bool {
        self.days.get(&day).is_some_and(|day| day.uses > 0)
    }

    /// Returns the least value on a day or any later one.
    #[must_use]
    pub fn least_from(&self, day: Day, currency: Currency) -> Amount {
        let mut value = self.last(currency);
        let mut least = value;
        for (_, change, _) in self.back_to(day, currency) {
            value = value.checked_sub(change).unwrap_or(value);
            least = least.min(value);
        }
        least
    }
}

/// The tracks of all bounded figures.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Timeline {
    #[serde(with = "pairs")]
    tracks: BTreeMap<Bounded, Track>,
}

impl Projection for Timeline {
    fn fold(&mut self, record: &Dated, effect: Effect) {
        let begins = matches!(effect, Effect::Apply)
            && record.corrects.is_none()
            && matches!(record.event, Event::AssessmentIssued(_) | Event::ContributionReceived(_));
        for change in changes(record.placed()) {
            let is_dropped = change.figure.thing().is_some();
            if is_dropped && !begins && !self.tracks.contains_key(&change.figure) {
                continue;
            }
            let track = self.tracks.entry(change.figure.clone()).or_default();
            track.put(&change, effect);
            if track.days.is_empty() || (is_dropped && !begins && track.total.is_zero()) {
                self.tracks.remove(&change.figure);
            }
        }
    }
}

impl Timeline {
    /// Takes away the changes of a record, to work out its correction; returns the tracks as they were, to be put back.
    pub fn take_away(&mut self, record: Placed<'_>, lookup: &dyn Lookup) -> Vec<(Bounded, Option<Track>)> {
        let mut before = Vec::new();
        for change in changes(record) {
            let mut track = self.track(&change.figure, lookup).into_owned();
            track.put(&change, Effect::Reverse(record.seq));
            before.push((change.figure.clone(), self.tracks.insert(change.figure, track)));
        }
        before
    }

    /// Puts back what was taken away.
    pub fn put_back(&mut self, before: Vec<(Bounded, Option<Track>)>) {
        for (figure, track) in before.into_iter().rev() {
            match track {
                Some(track) => self.tracks.insert(figure, track),
                None => self.tracks.remove(&figure),
            };
        }
    }

    /// Returns the track of a figure, from the log if it was dropped.
    pub fn track(&self, figure: &Bounded, lookup: &dyn Lookup) -> Cow<'_, Track> {
        if let Some(track) = self.tracks.get(figure) {
            return Cow::Borrowed(track);
        }
        let mut track = Track::default();
        if let Some(thing) = figure.thing() {
            lookup.changes(&thing, &mut |change, effect| {
                if change.figure == *figure {
                    track.put(change, effect);
                }
            });
        }
        Cow::Owned(track)
    }
}
