//! The timeline: on each day, the value of every figure that has a bound.
//!
//! A track holds the changes of one figure by value day. Some are kept here, others are read from the log
//! ([`Lookup::changes`]): [`Timeline::track`] gives the same for both.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::state::accounts::{Account, AccountType, postings};
use crate::state::cases::paid_to_case;
use crate::state::fold::{Dated, Effect, Placed, Projection, pairs};
use crate::state::lookup::Lookup;
use crate::value::days::Day;
use crate::value::ids::{AssessmentId, BudgetId, CaseId, ContributionId, FundId, LineId, PartyId};
use crate::value::money::{Amount, Currency, Money};

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
    /// Returns whether its track is always kept. Tracks of cases, assessments and contributions would grow with the
    /// records: those of cases are read from the log, the others once nothing is left of their figure.
    #[must_use]
    pub const fn is_kept(&self) -> bool {
        matches!(self, Self::Cash(_) | Self::Own(_) | Self::Advance(..) | Self::Charged(..))
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
        change(Bounded::Case(paid.fund, paid.case), paid.amount, paid.amount.amount.is_positive());
    }
    all
}

/// Returns the budget and the line of an account.
#[must_use]
pub fn budget_line(account: &Account) -> Option<(BudgetId, LineId)> {
    Some((account.first().parse().ok()?, account.second()?.parse().ok()?))
}

/// The changes of one figure in one currency, by day.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Track {
    days: Vec<DayOfTrack>,
    /// Their sum; `None` while there are none.
    total: Option<Amount>,
}

/// The changes of one figure on one day: their sum, their number, and the number of payments or charges among them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct DayOfTrack(Day, Amount, u32, u32);

impl Track {
    /// Adds a change, or takes it away again.
    pub fn put(&mut self, change: &Change, effect: Effect) {
        let (amount, by): (Amount, i32) = match effect {
            Effect::Apply => (change.amount.amount, 1),
            Effect::Reverse(_) => (change.amount.amount.negated(), -1),
        };
        let place = self.days.partition_point(|of_day| of_day.0 < change.day);
        if self.days.get(place).is_none_or(|of_day| of_day.0 != change.day) {
            self.days.insert(place, DayOfTrack(change.day, Amount::ZERO, 0, 0));
        }
        if let Some(DayOfTrack(_, sum, changes, uses)) = self.days.get_mut(place) {
            *sum = sum.checked_add(amount).unwrap_or(*sum);
            *changes = changes.saturating_add_signed(by);
            if change.is_use {
                *uses = uses.saturating_add_signed(by);
            }
            if *changes == 0 {
                self.days.remove(place);
            }
        }
        let total = self.total.unwrap_or(Amount::ZERO).checked_add(amount).or(self.total);
        self.total = total.filter(|_| !self.days.is_empty());
    }

    /// Returns the value at the end of the last day.
    #[must_use]
    pub fn last(&self) -> Amount {
        self.total.unwrap_or(Amount::ZERO)
    }

    /// Returns the last day with changes.
    #[must_use]
    pub fn last_day(&self) -> Option<Day> {
        self.days.last().map(|of_day| of_day.0)
    }

    /// Iterates over the days with changes after a day, the last one first, each with its change and whether there was a
    /// payment or a charge.
    pub fn back_to(&self, day: Day) -> impl Iterator<Item = (Day, Amount, bool)> {
        let later = self.days.iter().rev().take_while(move |of_day| of_day.0 > day);
        later.map(|DayOfTrack(day, sum, _, uses)| (*day, *sum, *uses > 0))
    }

    /// Returns the value at the end of a day.
    #[must_use]
    pub fn at(&self, day: Day) -> Amount {
        let later = self.back_to(day).map(|(_, change, _)| change);
        later.fold(self.last(), |value, change| value.checked_sub(change).unwrap_or(value))
    }

    /// Returns the least value on a day or any later one.
    #[must_use]
    pub fn least_from(&self, day: Day) -> Amount {
        let mut value = self.last();
        let mut least = value;
        for (_, change, _) in self.back_to(day) {
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
    tracks: BTreeMap<(Bounded, Currency), Track>,
    /// The changes of the record whose correction is being decided, and whether they are set aside or put in:
    /// [`Timeline::least_from`] regards them.
    #[serde(skip)]
    set_aside: Vec<(Change, bool)>,
}

impl Projection for Timeline {
    fn fold(&mut self, record: &Dated, effect: Effect) {
        let begins = matches!(effect, Effect::Apply)
            && record.corrects.is_none()
            && matches!(record.event, Event::AssessmentIssued(_) | Event::ContributionReceived(_));
        for change in changes(record.placed()) {
            let is_kept = change.figure.is_kept();
            let begins = is_kept || (begins && !matches!(change.figure, Bounded::Case(..)));
            match self.tracks.entry((change.figure.clone(), change.amount.currency)) {
                Entry::Occupied(mut known) => {
                    let track = known.get_mut();
                    track.put(&change, effect);
                    if track.days.is_empty() || (!is_kept && track.last().is_zero()) {
                        known.remove();
                    }
                }
                Entry::Vacant(new) if begins => new.insert(Track::default()).put(&change, effect),
                Entry::Vacant(_) => {}
            }
        }
    }
}

impl Timeline {
    /// Sets a record aside while its correction is decided, or puts it back.
    pub fn set_aside(&mut self, record: &Dated, effect: Effect) {
        let is_away = matches!(effect, Effect::Reverse(_));
        for change in changes(record.placed()) {
            match self.set_aside.iter().position(|(other, was_away)| *other == change && *was_away != is_away) {
                Some(place) => drop(self.set_aside.remove(place)),
                None => self.set_aside.push((change, is_away)),
            }
        }
    }

    /// Returns the least value of a figure on a day or any later one, without the record that is set aside.
    pub fn least_from(&self, figure: &Bounded, day: Day, currency: Currency, lookup: &dyn Lookup) -> Amount {
        let mut track = self.track(figure, currency, lookup);
        let aside = self.set_aside.iter();
        for (change, is_away) in aside.filter(|(change, _)| is_of(change, figure, currency)) {
            track.to_mut().put(change, if *is_away { Effect::Reverse(0) } else { Effect::Apply });
        }
        track.least_from(day)
    }

    /// Returns the track of a figure, from the log if it is not kept or was dropped.
    pub fn track(&self, figure: &Bounded, currency: Currency, lookup: &dyn Lookup) -> Cow<'_, Track> {
        if let Some(track) = self.tracks.get(&(figure.clone(), currency)) {
            return Cow::Borrowed(track);
        }
        let mut track = Track::default();
        if !figure.is_kept() {
            lookup.changes(figure, &mut |change, effect| {
                if is_of(change, figure, currency) {
                    track.put(change, effect);
                }
            });
        }
        Cow::Owned(track)
    }
}

fn is_of(change: &Change, figure: &Bounded, currency: Currency) -> bool {
    change.figure == *figure && change.amount.currency == currency
}
