//! Activities: what is planned, was held, or was called off.

use crate::books::{Books, Lookup};
use crate::domain::field::{List, New, words};
use crate::domain::{Fact, Now, fact};
use crate::ids::{ActivityId, DecisionId, Id as _, PartyId};
use crate::refusal::Refusal;
use crate::text::Text;
use crate::when::{Span, Window};

words! {
    /// What kind of activity.
    ActivityKind {
        /// A meeting.
        Meeting "meeting",
        /// A workshop.
        Workshop "workshop",
        /// A forum.
        Forum "forum",
        /// A consultation.
        Consultation "consultation",
        /// A campaign.
        Campaign "campaign",
        /// A programme or initiative.
        Programme "programme",
    }
}

words! {
    /// What a source says is still to be confirmed.
    Unconfirmed {
        /// The date.
        Date "date",
        /// The place.
        Place "place",
    }
}

fact! {
    /// Registers an activity, with what is stated of it. A place is not a host.
    ActivityRegistered {
        /// The activity's id, for ever
        activity: New<ActivityId>,
        /// What kind of activity
        kind: ActivityKind,
        /// Its title
        title: Text,
        /// The decision that recommends or approves it
        decision: Option<DecisionId>,
        /// A party that the source names as its host
        host: List<PartyId>,
        /// Where, if stated
        place: Option<Text>,
        /// When, as EDTF, if stated
        window: Option<Window>,
        /// When, in the words of the source
        window_words: Option<Text>,
        /// What the source says is still to be confirmed
        to_be_confirmed: List<Unconfirmed>,
        /// The activity within which it takes place
        within: Option<ActivityId>,
        /// For whom, in words
        participants: Option<Text>,
        /// To what end, in words
        objective: Option<Text>,
    }
}

impl Fact for ActivityRegistered {
    const TYPE: &'static str = "activity.registered";
}

fact! {
    /// Gives an activity its days.
    ActivityScheduled {
        /// The activity
        activity: ActivityId,
        /// Its day or days
        on: Span,
        /// Where
        place: Option<Text>,
    }
}

impl Fact for ActivityScheduled {
    const TYPE: &'static str = "activity.scheduled";

    fn chain(&self) -> Option<String> {
        Some(self.activity.thing().to_string())
    }

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
        check_open(&self.activity, books)
    }
}

fact! {
    /// Says that an activity was held. Its value date is the day or days on which it was.
    ActivityHeld {
        /// The activity
        activity: ActivityId,
        /// Where
        place: Option<Text>,
    }
}

impl Fact for ActivityHeld {
    const TYPE: &'static str = "activity.held";

    fn chain(&self) -> Option<String> {
        Some(self.activity.thing().to_string())
    }

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
        check_open(&self.activity, books)
    }
}

fact! {
    /// Says that an activity will not be held.
    ActivityCancelled {
        /// The activity
        activity: ActivityId,
        /// Why, if stated
        reason: Option<Text>,
    }
}

impl Fact for ActivityCancelled {
    const TYPE: &'static str = "activity.cancelled";

    fn chain(&self) -> Option<String> {
        Some(self.activity.thing().to_string())
    }

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
        check_open(&self.activity, books)
    }
}

/// An activity that was held or cancelled is over.
fn check_open(activity: &ActivityId, books: &Books) -> Result<(), Refusal> {
    if let Some(seq) = books.activities.cancelled_by(activity) {
        return Err(Refusal::ActivityCancelled { activity: activity.thing(), seq });
    }
    match books.activities.held_by(activity) {
        Some(seq) => Err(Refusal::ActivityHeld { activity: activity.thing(), seq }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::desk::testing::{Given, given};

    /// What can follow an activity.
    fn steps() -> [(&'static str, Value); 3] {
        [
            ("activity.scheduled", json!({"activity": "workshop", "on": "2027-03-01/2027-03-02"})),
            ("activity.held", json!({"activity": "workshop", "date": "2026-11-20/2026-11-23"})),
            ("activity.cancelled", json!({"activity": "workshop", "reason": "no host"})),
        ]
    }

    fn registered() -> Given {
        given().and(
            "activity.registered",
            json!({"activity": "workshop", "kind": "workshop", "title": "Workshop", "window": "2027-33"}),
        )
    }

    #[test]
    fn what_was_cancelled_is_over() {
        let ledger = registered().and("activity.cancelled", json!({"activity": "workshop"}));
        for (kind, data) in steps() {
            ledger.clone().when(kind, data).refused(
                &Refusal::ActivityCancelled { activity: "activity:workshop".parse().unwrap(), seq: 2 },
                "activity:workshop was cancelled by record 2",
            );
        }
    }

    #[test]
    fn what_was_held_is_over() {
        let ledger = registered().and("activity.held", json!({"activity": "workshop"}));
        for (kind, data) in steps() {
            ledger.clone().when(kind, data).refused(
                &Refusal::ActivityHeld { activity: "activity:workshop".parse().unwrap(), seq: 2 },
                "activity:workshop was held, as record 2 says",
            );
        }
    }

    #[test]
    fn a_scheduled_activity_is_scheduled_anew_held_or_cancelled() {
        let ledger = registered().and("activity.scheduled", json!({"activity": "workshop", "on": "2026-12-24"}));
        for (kind, data) in steps() {
            ledger.clone().when(kind, data.clone()).yields(kind, data);
        }
    }

    #[test]
    fn a_cancellation_that_is_reversed_opens_the_activity_again() {
        let ledger = registered()
            .and("activity.cancelled", json!({"activity": "workshop"}))
            .and("record.reversed", json!({"seq": 2, "reason": "read wrongly"}));
        for (kind, data) in steps() {
            ledger.clone().when(kind, data).accepted();
        }
    }

    #[test]
    fn an_activity_is_not_within_itself() {
        let within = |id: &str| json!({"activity": id, "kind": "forum", "title": "Forum", "within": "workshop"});
        given().when("activity.registered", within("workshop")).refused(
            &Refusal::Unknown { thing: "activity:workshop".parse().unwrap() },
            "activity:workshop is not on record",
        );
        registered().when("activity.registered", within("forum")).accepted();
    }
}
