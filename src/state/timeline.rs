//! The timeline: on each day, the value of every figure that has a bound.
//!
//! A track holds the changes of one figure by value day. Some are kept here, others are read from the log
//! ([`Changes::changes`]): [`Timeline::track`] gives the same for both.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;
use serde::{Deserialize, Serialize, Serializer};

use crate::event::Event;
use crate::state::bounded::{Bounded, Change, begins, changes};
use crate::state::fold::{Dated, Effect, Projection, pairs};
use crate::state::holdings::ByDay;
use crate::state::lookup::Changes;
use crate::value::days::Day;
use crate::value::ids::FundId;
use crate::value::money::{Amount, Currency, Sums};

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
        self.add(change.day, amount, by, if change.is_use { by } else { 0 });
    }

    fn add(&mut self, day: Day, amount: Amount, changes_by: i32, uses_by: i32) {
        let place = self.days.partition_point(|of_day| of_day.0 < day);
        if self.days.get(place).is_none_or(|of_day| of_day.0 != day) {
            self.days.insert(place, DayOfTrack(day, Amount::ZERO, 0, 0));
        }
        if let Some(DayOfTrack(_, sum, changes, uses)) = self.days.get_mut(place) {
            *sum = sum.checked_add(amount).unwrap_or(*sum);
            *changes = changes.saturating_add_signed(changes_by);
            *uses = uses.saturating_add_signed(uses_by);
            if *changes == 0 {
                self.days.remove(place);
            }
        }
        let total = self.total.unwrap_or(Amount::ZERO).checked_add(amount).or(self.total);
        self.total = total.filter(|_| !self.days.is_empty());
    }

    /// Adds the changes of another track.
    pub fn join(&mut self, other: &Self) {
        for DayOfTrack(day, amount, changes, uses) in &other.days {
            self.add(*day, *amount, changes.cast_signed(), uses.cast_signed());
        }
    }

    /// Returns the value at the end of the last day.
    #[must_use]
    pub fn last(&self) -> Amount {
        self.total.unwrap_or(Amount::ZERO)
    }

    /// Returns the first day with changes.
    #[must_use]
    pub fn first_day(&self) -> Option<Day> {
        self.days.first().map(|of_day| of_day.0)
    }

    /// Returns the last day with changes.
    #[must_use]
    pub fn last_day(&self) -> Option<Day> {
        self.days.last().map(|of_day| of_day.0)
    }

    /// Iterates over the days with changes after a day, in order, each with its change and the number of payments or
    /// charges.
    pub fn after(&self, day: Day) -> impl DoubleEndedIterator<Item = (Day, Amount, u32)> {
        let later = self.days.get(self.days.partition_point(|of_day| of_day.0 <= day)..).unwrap_or_default();
        later.iter().map(|DayOfTrack(day, sum, _, uses)| (*day, *sum, *uses))
    }

    /// Returns the value at the end of a day.
    #[must_use]
    pub fn at(&self, day: Day) -> Amount {
        let later = self.after(day).rev();
        later.fold(self.last(), |value, (_, change, _)| value.checked_sub(change).unwrap_or(value))
    }

    /// Returns the least value on a day or any later one.
    #[must_use]
    pub fn least_from(&self, day: Day) -> Amount {
        let mut value = self.last();
        let mut least = value;
        for (_, change, _) in self.after(day).rev() {
            value = value.checked_sub(change).unwrap_or(value);
            least = least.min(value);
        }
        least
    }
}

/// The tracks of figures in a currency. Every record asks for some, and they are never asked for in order.
type Tracks = HashMap<(Bounded, Currency), Track, RandomState>;

/// The tracks of all bounded figures.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Timeline {
    #[serde(serialize_with = "in_order", deserialize_with = "pairs::deserialize")]
    tracks: Tracks,
    /// The changes of the record whose correction is being decided, and whether they are set aside or put in:
    /// [`Timeline::least_from`] regards them.
    #[serde(skip)]
    set_aside: Vec<(Change, bool)>,
    /// The decimal places of each currency.
    places: BTreeMap<Currency, u32>,
    /// The currency in which each fund is kept.
    currencies: BTreeMap<FundId, Currency>,
    /// The money of each fund in other currencies.
    holdings: BTreeMap<FundId, ByDay>,
}

impl Projection for Timeline {
    fn fold(&mut self, record: &Dated, effect: Effect) {
        match &record.event {
            Event::LedgerOpened(opened) => {
                self.places = opened.currencies.iter().map(|frozen| (frozen.currency, frozen.exponent)).collect();
            }
            Event::FundOpened(opened) => {
                self.currencies.extend(opened.currency.map(|currency| (opened.fund.0.clone(), currency)));
            }
            _ => {}
        }
        let is_new = matches!(effect, Effect::Apply) && record.corrects.is_none() && begins(&record.event);
        let mut exchanged: BTreeMap<FundId, Sums> = BTreeMap::new();
        for change in changes(record.placed()) {
            if let Bounded::Exchange(fund) = change.figure {
                exchanged.entry(fund).or_default().add(change.amount);
                continue;
            }
            let is_kept = change.figure.is_kept();
            let begins = is_kept || (is_new && !matches!(change.figure, Bounded::Case(..) | Bounded::CaseIn(..)));
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
        for (fund, entries) in exchanged {
            self.exchange(fund, record, &entries, effect);
        }
    }
}

impl Timeline {
    fn exchange(&mut self, fund: FundId, record: &Dated, entries: &Sums, effect: Effect) {
        let Some(new) = self.holdings_of_none(&fund) else { return };
        let holdings = self.holdings.entry(fund).or_insert(new);
        holdings.put(record.day, record.first, entries, effect);
    }

    /// Returns nothing, held by a fund in other currencies; `None` if it is kept in none itself.
    fn holdings_of_none(&self, fund: &FundId) -> Option<ByDay> {
        let kept_in = *self.currencies.get(fund)?;
        Some(ByDay::new(kept_in, self.places.get(&kept_in).copied().unwrap_or_default()))
    }

    /// Returns the money of a fund in other currencies, by day; `None` if the fund is kept in none itself.
    #[must_use]
    pub fn holdings(&self, fund: &FundId) -> Option<Cow<'_, ByDay>> {
        self.holdings.get(fund).map(Cow::Borrowed).or_else(|| self.holdings_of_none(fund).map(Cow::Owned))
    }

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
    pub fn least_from(&self, figure: &Bounded, day: Day, currency: Currency, lookup: &dyn Changes) -> Amount {
        let mut track = self.track(figure, currency, lookup);
        let aside = self.set_aside.iter();
        for (change, is_away) in aside.filter(|(change, _)| is_of(change, figure, currency)) {
            track.to_mut().put(change, if *is_away { Effect::Reverse(0) } else { Effect::Apply });
        }
        track.least_from(day)
    }

    /// Returns the track of a figure that is always kept; `None` if it never changed.
    #[must_use]
    pub fn kept(&self, figure: Bounded, currency: Currency) -> Option<&Track> {
        self.tracks.get(&(figure, currency))
    }

    /// Returns the track of a figure, from the log if it is not kept or was dropped.
    pub fn track(&self, figure: &Bounded, currency: Currency, lookup: &dyn Changes) -> Cow<'_, Track> {
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

/// Serializes tracks as a list of pairs, in the order of their figures.
fn in_order<S: Serializer>(tracks: &Tracks, serializer: S) -> Result<S::Ok, S::Error> {
    pairs::serialize(&tracks.iter().collect::<BTreeMap<_, _>>(), serializer)
}

fn is_of(change: &Change, figure: &Bounded, currency: Currency) -> bool {
    change.figure == *figure && change.amount.currency == currency
}
