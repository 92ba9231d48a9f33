//! Activities: planned, held or cancelled.

use crate::event::activity::*;
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::refusal::Refusal;
use crate::state::books::Books;
use crate::value::days::Day;
use crate::value::ids::{ActivityId, Id as _, PartyId};

impl Rule for ActivityRegistered {}

impl Rule for ActivityScheduled {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        check_open(&self.activity, books)
    }
}

impl Rule for ActivityHeld {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        check_open(&self.activity, books)
    }
}

impl Rule for ActivityCancelled {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
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

/// Refuses to spend on an activity that was cancelled before. What is owed all the same, such as a fee for the
/// cancellation, is reported with its reason.
pub fn check_not_cancelled(books: &Books, activity: Option<&ActivityId>, day: Day) -> Result<(), Refusal> {
    let cancelled = activity.and_then(|id| Some((id, books.activities.cancelled_before(id, day)?)));
    match cancelled {
        Some((id, (on, seq))) => Err(Refusal::SpentOnCancelled { activity: id.thing(), on, seq }),
        None => Ok(()),
    }
}

/// Refuses to name an activity for money that an implementer holds in advance.
pub fn check_not_advanced(activity: Option<&ActivityId>, implementer: Option<&PartyId>) -> Result<(), Refusal> {
    match activity.filter(|_| implementer.is_some()) {
        Some(activity) => Err(Refusal::AdvanceToActivity { activity: activity.thing() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::rules::testing::{Given, given, holding, read, sum, with};

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

    /// Workshop, of record 13, and a budget whose line travel has USD 500.00; the chest holds USD 1000.00.
    fn budgeted() -> Given {
        let lines = json!([{"line": "travel", "amount": sum("USD 500.00")}]);
        holding("USD 1000.00")
            .and("activity.registered", json!({"activity": "workshop", "kind": "workshop", "title": "Workshop"}))
            .and(
                "budget.proposed",
                json!({"budget": "b", "title": "B", "fund": "chest", "period": "2018", "lines": lines}),
            )
            .and("budget.approved", json!({"budget": "b", "decision": "session/A1", "date": "2018-01-01"}))
            .and("party.registered", json!({"party": "relief", "nature": "organisation", "name_en": "Relief"}))
    }

    fn charge(date: &str, amount: &str) -> Value {
        json!({"budget": "b", "line": "travel", "amount": sum(amount), "subject": "a hall", "activity": "workshop", "date": date})
    }

    fn on_case(date: &str, amount: &str) -> Value {
        json!({"fund": "chest", "amount": sum(amount), "case": "c1", "activity": "workshop", "date": date})
    }

    /// What names an activity, on a day.
    fn spending(date: &str) -> [(&'static str, Value); 3] {
        [
            ("expenditure.charged", charge(date, "USD 5.00")),
            ("reserve.disbursed", on_case(date, "USD 5.00")),
            ("reserve.spent", with(on_case(date, "USD 5.00"), json!({"implementer": "relief"}))),
        ]
    }

    fn advance() -> Value {
        json!({"fund": "chest", "amount": sum("USD 50.00"), "implementer": "relief", "date": "2018-02-01"})
    }

    #[test]
    fn nothing_is_spent_on_an_activity_after_it_was_cancelled_unless_it_is_reported() {
        let ledger = budgeted()
            .and("reserve.disbursed", advance())
            .and("activity.cancelled", json!({"activity": "workshop", "date": "2018-03-01"})); // record 18
        let refusal =
            Refusal::SpentOnCancelled { activity: read("activity:workshop"), on: read("2018-03-01"), seq: 18 };
        for (kind, data) in spending("2018-03-02") {
            ledger.clone().refused_unless_reported(kind, data, &refusal);
        }
        for (kind, data) in spending("2018-03-01") {
            ledger.clone().when(kind, data).accepted();
        }
        // A cancellation without a day is after nothing.
        let undated = budgeted().and("activity.cancelled", json!({"activity": "workshop"}));
        undated.when("expenditure.charged", charge("2018-03-02", "USD 5.00")).accepted();
    }

    #[test]
    fn an_activity_is_on_record_and_not_named_for_an_advance() {
        let other = with(charge("2018-03-02", "USD 5.00"), json!({"activity": "fair"}));
        budgeted().when("expenditure.charged", other).refused(&Refusal::Unknown { thing: read("activity:fair") });
        let named = json!({"activity": "workshop"});
        let refusal = Refusal::AdvanceToActivity { activity: read("activity:workshop") };
        budgeted().when("reserve.disbursed", with(advance(), named.clone())).refused(&refusal);
        let back = with(advance(), json!({"date": "2018-03-01"}));
        let ledger = budgeted().and("reserve.disbursed", advance());
        ledger.clone().when("reserve.returned", with(back.clone(), named)).refused(&refusal);
        ledger.when("reserve.returned", back).accepted();
    }

    #[test]
    fn what_is_charged_to_an_activity_is_what_was_spent_on_it_less_what_came_back() {
        let spent = with(on_case("2018-03-01", "USD 20.00"), json!({"implementer": "relief"}));
        let ledger = budgeted()
            .and("expenditure.charged", charge("2018-02-01", "USD 100.00")) // record 17
            .and("reserve.disbursed", advance())
            .and("reserve.disbursed", on_case("2018-02-15", "USD 30.00"))
            .and("reserve.spent", spent)
            .and("reserve.returned", on_case("2018-04-01", "USD 10.00"));
        assert_eq!(ledger.figure("charged-to:workshop"), "USD 140.00");
        assert_eq!(ledger.figure("activity-charged:workshop/chest"), "USD 140.00");
        let days = ["2018-01-31", "2018-02-01", "2018-03-01", "2018-04-01"];
        let by_day = days.map(|day| ledger.figure_as_of("charged-to:workshop", day));
        assert_eq!(by_day, ["0", "USD 100.00", "USD 150.00", "USD 140.00"]);
        // It is a memorandum, and balances nothing.
        assert!(ledger.machine.books.journal.trial_balance().values().all(|sums| sums.is_zero()));
        let unnamed = with(charge("2018-02-01", "USD 100.00"), json!({"activity": null}));
        let corrected = ledger.when_correcting(17, "expenditure.charged", unnamed).accepted();
        assert_eq!(corrected.figure("charged-to:workshop"), "USD 40.00");
    }
}
