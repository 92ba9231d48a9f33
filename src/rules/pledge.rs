//! Pledges: voluntary promises toward an activity or a fund, and their outcomes; and support without a promise on
//! record.

use crate::event::Fact;
use crate::event::pledge::*;
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::refusal::Refusal;
use crate::state::books::Books;
use crate::state::lookup::Lookup;
use crate::value::ids::{Id as _, Kind, PledgeId, Thing};

impl Rule for PledgeMade {
    fn check(&self, _: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        check_purpose(&self.toward)
    }
}

impl Rule for PledgeRevised {
    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        let changes = !self.roles.is_empty()
            || self.amount.is_some()
            || self.window.is_some()
            || self.window_words.is_some()
            || self.conditions.is_some();
        check_open(self, &self.pledge, books)?;
        if changes { Ok(()) } else { Err(Refusal::NothingRevised { pledge: self.pledge.clone() }) }
    }
}

impl Rule for PledgeConfirmed {
    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        check_open(self, &self.pledge, books)?;
        match books.pledges.confirmed_by(&self.pledge) {
            Some(seq) => Err(Refusal::PledgeConfirmed { pledge: self.pledge.clone(), seq }),
            None => Ok(()),
        }
    }
}

impl Rule for PledgeFulfilled {
    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        check_open(self, &self.pledge, books)?;
        match books.pledges.current(&self.pledge) {
            Some(pledge) if pledge.roles.iter().all(|role| *role == Role::Financial) => {
                Err(Refusal::FulfilledByMoney { pledge: self.pledge.clone() })
            }
            _ => Ok(()),
        }
    }
}

impl Rule for PledgeWithdrawn {
    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        check_open(self, &self.pledge, books)
    }
}

impl Rule for SupportAcknowledged {
    fn check(&self, _: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        self.toward.as_ref().map_or(Ok(()), check_purpose)
    }
}

fn check_purpose(toward: &Thing) -> Result<(), Refusal> {
    match toward.kind() {
        Kind::Activity | Kind::Fund => Ok(()),
        _ => Err(Refusal::NotAPurpose { toward: toward.clone() }),
    }
}

/// Refuses a fact about a pledge that is over, or one dated before the pledge.
fn check_open<F: Fact>(fact: &F, pledge: &PledgeId, books: &Books) -> Result<(), Refusal> {
    if let Some(seq) = books.pledges.withdrawn_by(pledge) {
        return Err(Refusal::PledgeWithdrawn { pledge: pledge.clone(), seq });
    }
    if let Some(seq) = books.pledges.fulfilled_by(pledge) {
        return Err(Refusal::PledgeFulfilled { pledge: pledge.clone(), seq });
    }
    if let (Some(date), Some(made)) = (fact.date(), books.pledges.made_on(pledge))
        && date.last() < made.first()
    {
        return Err(Refusal::TooEarly { date, thing: pledge.thing(), its: made });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::rules::testing::{Given, document, given, state};

    fn ready() -> Given {
        given()
            .and("party.registered", state("belize"))
            .and("document.registered", document("agreement"))
            .and("fund.opened", json!({"fund": "reserve", "name_en": "Reserve Fund"}))
            .and("activity.registered", json!({"activity": "workshop", "kind": "workshop", "title": "Workshop"}))
    }

    fn pledge(toward: &str) -> Value {
        json!({"pledge": "p1", "party": "belize", "toward": toward, "roles": ["financial", "hosting"],
            "wording": "offered", "date": "2017-11-22"})
    }

    /// A pledge made by record 5.
    fn made() -> Given {
        ready().and("pledge.made", pledge("activity:workshop"))
    }

    fn support(toward: Option<&str>) -> Value {
        json!({"support": "s1", "party": "belize", "toward": toward, "roles": ["support"]})
    }

    /// The facts that can follow a pledge, on a day.
    fn steps(date: Option<&str>) -> [(&'static str, Value); 4] {
        [
            ("pledge.revised", json!({"pledge": "p1", "roles": ["technical"], "date": date})),
            ("pledge.confirmed", json!({"pledge": "p1", "agreement": "agreement", "date": date})),
            ("pledge.fulfilled", json!({"pledge": "p1", "how": "it hosted the workshop", "date": date})),
            ("pledge.withdrawn", json!({"pledge": "p1", "date": date})),
        ]
    }

    fn id() -> PledgeId {
        "p1".parse().unwrap()
    }

    #[test]
    fn a_pledge_is_toward_an_activity_or_a_fund() {
        for toward in ["party:belize", "document:agreement", "record:1"] {
            ready()
                .when("pledge.made", pledge(toward))
                .refused(&Refusal::NotAPurpose { toward: toward.parse().unwrap() });
        }
        for toward in ["activity:workshop", "fund:reserve"] {
            ready().when("pledge.made", pledge(toward)).yields("pledge.made", pledge(toward));
        }
    }

    #[test]
    fn acknowledged_support_may_leave_its_purpose_out() {
        ready()
            .when("support.acknowledged", support(Some("party:belize")))
            .refused(&Refusal::NotAPurpose { toward: "party:belize".parse().unwrap() });
        for toward in [Some("activity:workshop"), Some("fund:reserve"), None] {
            ready().when("support.acknowledged", support(toward)).accepted();
        }
    }

    #[test]
    fn nothing_follows_the_withdrawal_of_a_pledge() {
        let ledger = made().and("pledge.withdrawn", json!({"pledge": "p1"}));
        for (kind, data) in steps(None) {
            ledger.clone().when(kind, data).refused(&Refusal::PledgeWithdrawn { pledge: id(), seq: 6 });
        }
    }

    #[test]
    fn nothing_follows_the_fulfilment_of_a_pledge() {
        let ledger = made().and("pledge.fulfilled", json!({"pledge": "p1", "how": "it hosted"}));
        for (kind, data) in steps(None) {
            ledger.clone().when(kind, data).refused(&Refusal::PledgeFulfilled { pledge: id(), seq: 6 });
        }
    }

    #[test]
    fn a_pledge_of_money_is_fulfilled_only_by_contributions() {
        let fulfilled = || json!({"pledge": "p1", "how": "it paid"});
        let refusal = Refusal::FulfilledByMoney { pledge: id() };
        let money = json!({"pledge": "p1", "roles": ["financial"]});
        let ledger = made().and("pledge.revised", money);
        ledger.clone().when("pledge.fulfilled", fulfilled()).refused(&refusal);
        // One other part is enough: that part was fulfilled otherwise.
        ledger
            .and("pledge.revised", json!({"pledge": "p1", "roles": ["financial", "technical"]}))
            .when("pledge.fulfilled", fulfilled())
            .yields("pledge.fulfilled", fulfilled());
    }

    #[test]
    fn a_withdrawal_that_is_reversed_opens_the_pledge_again() {
        let ledger = made().and("pledge.withdrawn", json!({"pledge": "p1"})).reversing(6);
        for (kind, data) in steps(None) {
            ledger.clone().when(kind, data.clone()).yields(kind, data);
        }
    }

    #[test]
    fn only_a_pledge_on_record_takes_further_steps() {
        for (kind, data) in steps(None) {
            ready().when(kind, data).refused(&Refusal::Unknown { thing: "pledge:p1".parse().unwrap() });
        }
    }

    #[test]
    fn a_pledge_is_confirmed_once_until_it_is_revised() {
        let confirmed = || json!({"pledge": "p1", "agreement": "agreement"});
        let ledger = made().and("pledge.confirmed", confirmed());
        ledger
            .clone()
            .when("pledge.confirmed", confirmed())
            .refused(&Refusal::PledgeConfirmed { pledge: id(), seq: 6 });
        ledger
            .and("pledge.revised", json!({"pledge": "p1", "roles": ["technical"]}))
            .when("pledge.confirmed", confirmed())
            .accepted();
    }

    #[test]
    fn a_step_is_not_dated_before_its_pledge() {
        for date in ["2017-11-21", "2017-01-01/2017-11-21"] {
            for (kind, data) in steps(Some(date)) {
                made().when(kind, data).refused(&Refusal::TooEarly {
                    date: date.parse().unwrap(),
                    thing: id().thing(),
                    its: "2017-11-22".parse().unwrap(),
                });
            }
        }
        for date in [Some("2017-11-22"), Some("2017-01-01/2017-11-22"), None] {
            for (kind, data) in steps(date) {
                made().when(kind, data).accepted();
            }
        }
    }

    #[test]
    fn a_revision_changes_something() {
        made()
            .when("pledge.revised", json!({"pledge": "p1", "reason": "on reflection"}))
            .refused(&Refusal::NothingRevised { pledge: id() });
        for (field, value) in [
            ("roles", json!(["technical"])),
            ("amount", json!({"currency": "USD", "amount": "5.00"})),
            ("window", json!("2018-40")),
            ("window_words", json!("in the first semester")),
            ("conditions", json!("if it is held")),
        ] {
            let mut data = json!({"pledge": "p1"});
            data[field] = value;
            made().when("pledge.revised", data).accepted();
        }
    }
}
