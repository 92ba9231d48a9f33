//! Activities and their outcome.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::event::activity::{ActivityCancelled, ActivityHeld, ActivityRegistered, ActivityScheduled};
use crate::state::fold::{Dated, Effect, Histories, Projection, RecordedFact};
use crate::value::days::Day;
use crate::value::ids::ActivityId;
use crate::value::text::Text;

/// A fact that follows the registration of an activity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Step {
    /// It got its days.
    Scheduled(ActivityScheduled),
    /// It was held.
    Held(ActivityHeld),
    /// It was cancelled.
    Cancelled(ActivityCancelled),
}

impl Step {
    /// Returns which link of it the recorder inferred.
    #[must_use]
    pub const fn inferred(&self) -> Option<&Text> {
        match self {
            Self::Scheduled(fact) => fact.inferred.as_ref(),
            Self::Held(fact) => fact.inferred.as_ref(),
            Self::Cancelled(fact) => fact.inferred.as_ref(),
        }
    }
}

/// Activities with their histories.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Activities {
    /// Activities by id.
    pub all: Histories<ActivityId, ActivityRegistered, Step>,
}

impl Projection for Activities {
    fn fold(&mut self, record: &Dated, effect: Effect) {
        let mut follow = |activity, step| self.all.follow(activity, record, step, effect);
        match &record.event {
            Event::ActivityScheduled(fact) => follow(&fact.activity, Step::Scheduled(fact.clone())),
            Event::ActivityHeld(fact) => follow(&fact.activity, Step::Held(fact.clone())),
            Event::ActivityCancelled(fact) => follow(&fact.activity, Step::Cancelled(fact.clone())),
            Event::ActivityRegistered(fact) => self.all.create(&fact.activity.0, record, fact, effect),
            _ => {}
        }
    }
}

impl Activities {
    fn last(&self, activity: &ActivityId, wanted: fn(&Step) -> bool) -> Option<&RecordedFact<Step>> {
        self.all.get(activity)?.later.iter().rfind(|step| wanted(&step.fact))
    }

    /// Returns the record that an activity was held.
    #[must_use]
    pub fn held_by(&self, activity: &ActivityId) -> Option<u64> {
        self.last(activity, |step| matches!(step, Step::Held(_))).map(|step| step.seq)
    }

    /// Returns the fact that an activity was held, if it was not cancelled since.
    #[must_use]
    pub fn held(&self, activity: &ActivityId) -> Option<&ActivityHeld> {
        match &self.all.get(activity)?.later.last()?.fact {
            Step::Held(held) => Some(held),
            Step::Scheduled(_) | Step::Cancelled(_) => None,
        }
    }

    /// Returns the record that an activity was cancelled.
    #[must_use]
    pub fn cancelled_by(&self, activity: &ActivityId) -> Option<u64> {
        self.last(activity, |step| matches!(step, Step::Cancelled(_))).map(|step| step.seq)
    }

    /// Returns the day on which an activity was cancelled and the record that says so, if that was before a day.
    #[must_use]
    pub fn cancelled_before(&self, activity: &ActivityId, day: Day) -> Option<(Day, u64)> {
        let cancelled = self.last(activity, |step| matches!(step, Step::Cancelled(_)))?;
        (cancelled.is_dated && cancelled.day < day).then_some((cancelled.day, cancelled.seq))
    }

    /// Looks up the title of an activity.
    #[must_use]
    pub fn title(&self, activity: &ActivityId) -> Option<&str> {
        self.all.created(activity).map(|activity| activity.title.as_str())
    }
}
