//! Activities: what is planned, was held, or was called off.

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
    use crate::rules::testing::{Given, given};

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
            ledger
                .clone()
                .when(kind, data)
                .refused(&Refusal::ActivityCancelled { activity: "activity:workshop".parse().unwrap(), seq: 2 });
        }
    }

    #[test]
    fn what_was_held_is_over() {
        let ledger = registered().and("activity.held", json!({"activity": "workshop"}));
        for (kind, data) in steps() {
            ledger
                .clone()
                .when(kind, data)
                .refused(&Refusal::ActivityHeld { activity: "activity:workshop".parse().unwrap(), seq: 2 });
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
        given()
            .when("activity.registered", within("workshop"))
            .refused(&Refusal::Unknown { thing: "activity:workshop".parse().unwrap() });
        registered().when("activity.registered", within("forum")).accepted();
    }
}
