//! Closed periods of account: what was published, what was found since, and what was withdrawn.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::event::field::words;
use crate::state::accounts::{AccountType, Posting, entries};
use crate::state::fold::{Dated, Effect, Projection};
use crate::state::journal::signed;
use crate::value::days::{Day, Period};
use crate::value::hash::TreeHash;
use crate::value::ids::{FundId, RateId};

/// A publication of a period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Closing {
    /// The period.
    pub period: Period,
    /// The fund whose rows it publishes; `None` for all of them.
    pub fund: Option<FundId>,
    /// The number of the record that published it.
    pub seq: u64,
    /// The rates at which it values money in other currencies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rates: Vec<RateId>,
    /// The root of its rows.
    pub root: Option<TreeHash>,
    /// The number of the record that withdrew it.
    pub withdrawn_by: Option<u64>,
}

words! {
    /// The state of a period.
    pub enum PeriodState {
        /// Its last day is open.
        Open = "open",
        /// It was published, and is open again.
        Reopened = "reopened",
        /// Its days are closed by the publication of another period, or of another fund.
        Closed = "closed",
        /// It stands as it was published.
        Published = "published",
        /// It was published, and something was found since.
        FoundSince = "published, and corrected since",
    }
}

impl PeriodState {
    /// Returns the state. It is total: only a closed day can have been published, and something found late on it.
    #[must_use]
    pub const fn of(is_closed: bool, is_published: bool, is_found_since: bool, was_withdrawn: bool) -> Self {
        match (is_closed, is_published, is_found_since, was_withdrawn) {
            (true, true, false, _) => Self::Published,
            (true, true, true, _) => Self::FoundSince,
            (true, false, _, _) => Self::Closed,
            (false, _, _, true) => Self::Reopened,
            (false, _, _, false) => Self::Open,
        }
    }
}

/// An entry that was found after its day was closed: of a late record, or of one that was corrected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Late {
    /// The number of the late record, or of the correction.
    pub seq: u64,
    /// The value day.
    pub day: Day,
    /// The entry, negated if it was taken away.
    pub posting: Posting,
}

/// All publications, and what was found after them, in record order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Periods {
    closings: Vec<Closing>,
    late: Vec<Late>,
    /// The number of each record that was found after a closing of its value day, with that day.
    found: Vec<(u64, Day)>,
}

impl Projection for Periods {
    fn fold(&mut self, record: &Dated, effect: Effect) {
        let by = match effect {
            Effect::Apply => record.seq,
            Effect::Reverse(by) => by,
        };
        let closed = self.closings.iter().map(|closing| closing.period.last()).max();
        if closed.is_some_and(|closed| record.day <= closed) {
            // What holds on every day was found of none.
            let is_of_period = matches!(record.event, Event::PeriodClosed(_) | Event::PeriodReopened(_));
            if !is_of_period && record.day > Day::FIRST {
                self.found.push((by, record.day));
            }
            let late =
                |posting: Posting| Late { seq: by, day: posting.day(record.day), posting: signed(posting, effect) };
            // What moves money, and what sets a budget line.
            let is_shown =
                |posting: &Posting| posting.fund.is_some() || posting.account.account_type() == AccountType::Final;
            let all = entries(&record.event).into_iter().filter(is_shown).map(late);
            self.late.extend(all.filter(|late| closed.is_some_and(|closed| late.day <= closed)));
        }
        match &record.event {
            Event::PeriodClosed(fact) => self.closings.push(Closing {
                period: fact.period,
                fund: fact.fund.clone(),
                seq: record.seq,
                rates: fact.rates.to_vec(),
                root: *fact.root,
                withdrawn_by: None,
            }),
            Event::PeriodReopened(fact) => {
                let standing = self.closings.iter_mut().filter(|closing| closing.withdrawn_by.is_none());
                for closing in standing.filter(|closing| closing.period.last() >= fact.from) {
                    closing.withdrawn_by = Some(record.seq);
                }
            }
            _ => {}
        }
    }
}

impl Periods {
    /// All publications, including those that were withdrawn, in record order.
    #[must_use]
    pub fn all(&self) -> &[Closing] {
        &self.closings
    }

    /// Iterates over the publications that stand.
    pub fn standing(&self) -> impl Iterator<Item = &Closing> {
        self.closings.iter().filter(|closing| closing.withdrawn_by.is_none())
    }

    /// Returns the watermark: the last closed day.
    #[must_use]
    pub fn watermark(&self) -> Option<Day> {
        self.standing().map(|closing| closing.period.last()).max()
    }

    /// Returns the publication that closed a day: the first that stands and reaches it.
    #[must_use]
    pub fn closing_of(&self, day: Day) -> Option<&Closing> {
        self.standing().find(|closing| day <= closing.period.last())
    }

    /// Iterates over the numbers of the records that were found late.
    pub fn found_late(&self) -> impl Iterator<Item = u64> {
        self.late.iter().map(|late| late.seq)
    }

    /// Returns the watermark that is left if the days from one on are opened again.
    #[must_use]
    pub fn watermark_before(&self, from: Day) -> Option<Day> {
        self.standing().map(|closing| closing.period.last()).filter(|last| *last < from).max()
    }

    /// Returns the number of the last record that counts in the figures of a closed day; `None` if the day is open.
    ///
    /// It is that of the publication that closed the day. But if that one was preceded by another, which closed the day
    /// first and was withdrawn since, its figures are still what the first one knew.
    #[must_use]
    pub fn known_of(&self, day: Day) -> Option<u64> {
        let mut closing = self.closing_of(day)?;
        let stood = |first: &&Closing, at: u64| first.seq < at && first.withdrawn_by.is_none_or(|by| by > at);
        let first_of = |later: &Closing| {
            let covers = |first: &&Closing| later.period.last() <= first.period.last();
            self.closings.iter().find(|first| stood(first, later.seq) && covers(first))
        };
        while let Some(first) = first_of(closing) {
            closing = first;
        }
        Some(closing.seq)
    }

    /// Returns the publication of exactly this period and fund that stands.
    #[must_use]
    pub fn published(&self, period: &Period, fund: Option<&FundId>) -> Option<&Closing> {
        self.standing().find(|closing| closing.period == *period && closing.fund.as_ref() == fund)
    }

    /// Returns the state of a period, for a fund or for all.
    #[must_use]
    pub fn state(&self, period: &Period, fund: Option<&FundId>) -> PeriodState {
        let is_it = |closing: &&Closing| closing.period == *period && closing.fund.as_ref() == fund;
        let was_withdrawn = self.closings.iter().filter(is_it).any(|closing| closing.withdrawn_by.is_some());
        let is_closed = self.closing_of(period.last()).is_some();
        let is_own = |late: &Late| fund.is_none_or(|fund| late.posting.fund.as_ref().is_none_or(|of| of == fund));
        let found =
            self.known_of(period.last()).is_some_and(|known| self.entries_since(known, period.last()).any(is_own));
        PeriodState::of(is_closed, self.published(period, fund).is_some(), found, was_withdrawn)
    }

    /// Returns the numbers of the records that were found after a record, with a value day up to this one.
    #[must_use]
    pub fn found_since(&self, seq: u64, through: Day) -> BTreeSet<u64> {
        let found = self.found.iter().filter(|(found, day)| *found > seq && *day <= through);
        found.map(|(found, _)| *found).collect()
    }

    /// Iterates over the entries that were found after a record, with a day up to this one.
    pub fn entries_since(&self, seq: u64, through: Day) -> impl Iterator<Item = &Late> {
        self.late.iter().filter(move |late| late.seq > seq && late.day <= through)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_has_one_word_for_every_case() {
        let states = |is_closed, is_published| {
            let each = [(false, false), (true, false), (false, true), (true, true)];
            each.map(|(is_found, was_withdrawn)| {
                PeriodState::of(is_closed, is_published, is_found, was_withdrawn).word()
            })
        };
        assert_eq!(states(false, false), ["open", "open", "reopened", "reopened"]);
        assert_eq!(states(true, false), ["closed"; 4]);
        let corrected = "published, and corrected since";
        assert_eq!(states(true, true), ["published", corrected, "published", corrected]);
        // An open day is published by nothing that stands.
        assert_eq!(states(false, true), ["open", "open", "reopened", "reopened"]);
    }
}
