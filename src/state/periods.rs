//! Closed periods of account, and their reopening.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::event::record::Record;
use crate::state::fold::{Effect, Projection};
use crate::value::days::{Day, Period};
use crate::value::hash::Blake3;

/// A closing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Closing {
    /// The period.
    pub period: Period,
    /// The number of the record that closed it.
    pub seq: u64,
    /// The root of its rows.
    pub root: Option<Blake3>,
    /// The number of the record that reopened it.
    pub reopened_by: Option<u64>,
}

/// All closings, in record order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Periods {
    closings: Vec<Closing>,
}

impl Projection for Periods {
    fn fold(&mut self, record: &Record, effect: Effect<'_>) {
        if matches!(effect, Effect::Reverse(_)) {
            return; // A closing cannot be reversed: it was published.
        }
        match &record.event {
            Event::PeriodClosed(fact) => self.closings.push(Closing {
                period: fact.period.clone(),
                seq: record.seq,
                root: *fact.root,
                reopened_by: None,
            }),
            Event::PeriodReopened(fact) => {
                let closed = self.closings.iter_mut().rev();
                if let Some(closing) =
                    closed.filter(|closing| closing.reopened_by.is_none()).find(|c| c.period == fact.period)
                {
                    closing.reopened_by = Some(record.seq);
                }
            }
            _ => {}
        }
    }
}

impl Periods {
    /// All closings, including those of periods that were reopened, in record order.
    #[must_use]
    pub fn all(&self) -> &[Closing] {
        &self.closings
    }

    /// Iterates over the closings in force.
    pub fn closed(&self) -> impl Iterator<Item = &Closing> {
        self.closings.iter().filter(|closing| closing.reopened_by.is_none())
    }

    /// Finds the closed period of a day, and the record that closed it.
    #[must_use]
    pub fn holding(&self, day: Day) -> Option<(&Period, u64)> {
        self.closed().find(|closing| closing.period.holds(day)).map(|closing| (&closing.period, closing.seq))
    }

    /// Finds a closed period that overlaps another, and the record that closed it.
    #[must_use]
    pub fn overlapping(&self, period: &Period) -> Option<(&Period, u64)> {
        self.closed().find(|closing| closing.period.overlaps(period)).map(|closing| (&closing.period, closing.seq))
    }

    /// Returns the record that closed a period, if it is closed.
    #[must_use]
    pub fn closed_by(&self, period: &Period) -> Option<u64> {
        self.closed().find(|closing| closing.period == *period).map(|closing| closing.seq)
    }

    /// Returns the last day of the latest closed period: facts dated until then may be published.
    #[must_use]
    pub fn closed_through(&self) -> Option<Day> {
        self.closed().map(|closing| closing.period.last()).max()
    }
}
