//! Activities: planned, held or cancelled.

use crate::event::activity::*;
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::refusal::Refusal;
use crate::state::books::Books;
use crate::state::lookup::Lookup;
use crate::value::ids::{ActivityId, Id as _};

impl Rule for ActivityRegistered {}

impl Rule for ActivityScheduled {
    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        check_open(&self.activity, books)
    }
}

impl Rule for ActivityHeld {
    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        check_open(&self.activity, books)
    }
}

impl Rule for ActivityCancelled {
    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        check_open(&self.activity, books)
    }
}

/// Refuses an activity that is over: held or cancelled.
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
    use crate::rules::testing::{Given, given};

    /// The facts that can follow the registration of an activity.
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
    fn a_cancelled_activity_takes_no_further_step() {
        let ledger = registered().and("activity.cancelled", json!({"activity": "workshop"}));
        for (kind, data) in steps() {
            ledger
                .clone()
                .when(kind, data)
                .refused(&Refusal::ActivityCancelled { activity: "activity:workshop".parse().unwrap(), seq: 2 });
        }
    }

    #[test]
    fn a_held_activity_takes_no_further_step() {
        let ledger = registered().and("activity.held", json!({"activity": "workshop"}));
        for (kind, data) in steps() {
            ledger
                .clone()
                .when(kind, data)
                .refused(&Refusal::ActivityHeld { activity: "activity:workshop".parse().unwrap(), seq: 2 });
        }
    }

    #[test]
    fn a_scheduled_activity_can_be_rescheduled_held_or_cancelled() {
        let ledger = registered().and("activity.scheduled", json!({"activity": "workshop", "on": "2026-12-24"}));
        for (kind, data) in steps() {
            ledger.clone().when(kind, data.clone()).yields(kind, data);
        }
    }

    #[test]
    fn a_cancellation_that_is_reversed_opens_the_activity_again() {
        let ledger = registered().and("activity.cancelled", json!({"activity": "workshop"})).reversing(2);
        for (kind, data) in steps() {
            ledger.clone().when(kind, data).accepted();
        }
    }

    #[test]
    fn an_activity_is_not_within_itself() {
        let within = |id: &str| json!({"activity": id, "kind": "forum", "title": "Forum", "within": "workshop"});
        given()
            .when("activity.registered", within("workshop"))
            .refused(&Refusal::Unknown { thing: "activity:workshop".parse().unwrap() });
        registered().when("activity.registered", within("forum")).accepted();
    }
}
