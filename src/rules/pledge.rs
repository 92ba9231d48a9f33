//! Pledges: voluntary promises toward an activity or a fund, and their outcomes; and support without a promise on
//! record.

use crate::event::Fact;
use crate::event::pledge::*;
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::refusal::Refusal;
use crate::state::books::Books;
use crate::value::ids::{Id as _, Kind, PledgeId, Thing};
use crate::value::money::{Money, Sums};

impl Rule for PledgeMade {
    fn check(&self, _: &Books, _: &Context) -> Result<(), Refusal> {
        check_purpose(&self.toward)?;
        check_instalments(&self.pledge.0, self.amount, &self.instalments)
    }
}

impl Rule for PledgeRevised {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        let changes = !self.roles.is_empty()
            || self.amount.is_some()
            || self.window.is_some()
            || self.window_words.is_some()
            || self.conditions.is_some()
            || !self.instalments.is_empty();
        check_open(self, &self.pledge, books)?;
        if !changes {
            return Err(Refusal::NothingRevised { pledge: self.pledge.clone() });
        }
        let amount = self.amount.or_else(|| books.pledges.current(&self.pledge)?.amount);
        check_instalments(&self.pledge, amount, &self.instalments)
    }
}

impl Rule for PledgeConfirmed {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        check_open(self, &self.pledge, books)?;
        match books.pledges.confirmed_by(&self.pledge) {
            Some(seq) => Err(Refusal::PledgeConfirmed { pledge: self.pledge.clone(), seq }),
            None => Ok(()),
        }
    }
}

impl Rule for PledgeFulfilled {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        check_open(self, &self.pledge, books)?;
        let Some(current) = books.pledges.current(&self.pledge) else { return Ok(()) };
        let pledge = || self.pledge.clone();
        let is_money = |role: &Role| *role == Role::Financial;
        if current.roles.iter().all(is_money) || self.roles.iter().any(is_money) {
            return Err(Refusal::FulfilledByMoney { pledge: pledge() });
        }
        for role in self.roles.iter().copied() {
            if !current.roles.contains(&role) {
                return Err(Refusal::RoleNotPromised { pledge: pledge(), role });
            }
            if let Some(fulfilled) = current.fulfilment(role) {
                return Err(Refusal::PledgeFulfilled { pledge: pledge(), seq: fulfilled.seq });
            }
        }
        match current.fulfilled.last().filter(|_| self.roles.is_empty() && current.unfulfilled().is_empty()) {
            Some(fulfilled) => Err(Refusal::PledgeFulfilled { pledge: pledge(), seq: fulfilled.seq }),
            None => Ok(()),
        }
    }
}

impl Rule for PledgeWithdrawn {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        check_open(self, &self.pledge, books)
    }
}

impl Rule for SupportAcknowledged {
    fn check(&self, _: &Books, _: &Context) -> Result<(), Refusal> {
        self.toward.as_ref().map_or(Ok(()), check_purpose)
    }
}

fn check_purpose(toward: &Thing) -> Result<(), Refusal> {
    match toward.kind() {
        Kind::Activity | Kind::Fund => Ok(()),
        _ => Err(Refusal::NotAPurpose { toward: toward.clone() }),
    }
}

/// Checks that instalments are in the currency of their pledge, and sum to its amount if both are stated.
fn check_instalments(pledge: &PledgeId, amount: Option<Money>, parts: &[Instalment]) -> Result<(), Refusal> {
    let Some(first) = parts.first() else { return Ok(()) };
    let currency = amount.unwrap_or(first.amount).currency;
    if let Some(other) = parts.iter().find(|part| part.amount.currency != currency) {
        let (pledge, amount) = (pledge.clone(), other.amount);
        return Err(Refusal::InstalmentInAnotherCurrency { pledge, amount, currency });
    }
    let sum: Sums = parts.iter().map(|part| part.amount).collect();
    match amount.filter(|amount| sum.of(currency) != amount.amount) {
        Some(amount) => Err(Refusal::InstalmentsDoNotSum { pledge: pledge.clone(), amount, sum }),
        None => Ok(()),
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
    use crate::rules::testing::{Given, document, given, read, state, sum, with};

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
        let ledger = ready()
            .and("pledge.made", with(pledge("activity:workshop"), json!({"roles": ["technical", "hosting"]})))
            .and("pledge.fulfilled", json!({"pledge": "p1", "how": "it hosted"}));
        for (kind, data) in steps(None) {
            ledger.clone().when(kind, data).refused(&Refusal::PledgeFulfilled { pledge: id(), seq: 6 });
        }
    }

    #[test]
    fn the_money_of_a_pledge_stays_open_when_its_other_roles_are_fulfilled() {
        let ledger = made().and("pledge.fulfilled", json!({"pledge": "p1", "how": "it hosted"}));
        for (kind, data) in steps(None).into_iter().filter(|(kind, _)| *kind != "pledge.fulfilled") {
            ledger.clone().when(kind, data).accepted();
        }
        let again = json!({"pledge": "p1", "how": "it hosted again"});
        ledger.when("pledge.fulfilled", again).refused(&Refusal::PledgeFulfilled { pledge: id(), seq: 6 });
    }

    #[test]
    fn roles_other_than_money_are_fulfilled_one_by_one() {
        let fulfilled = |role: &str| json!({"pledge": "p1", "roles": [role], "how": "it did"});
        let ledger =
            made().and("pledge.revised", json!({"pledge": "p1", "roles": ["financial", "hosting", "technical"]}));
        for (role, refusal) in [
            ("financial", Refusal::FulfilledByMoney { pledge: id() }),
            ("in-kind", Refusal::RoleNotPromised { pledge: id(), role: Role::InKind }),
        ] {
            ledger.clone().when("pledge.fulfilled", fulfilled(role)).refused(&refusal);
        }
        let hosted = ledger.and("pledge.fulfilled", fulfilled("hosting"));
        let left = |ledger: &Given| ledger.machine.books.pledges.current(&id()).unwrap().unfulfilled();
        assert_eq!(left(&hosted), [Role::Technical]);
        let refusal = Refusal::PledgeFulfilled { pledge: id(), seq: 7 };
        hosted.clone().when("pledge.fulfilled", fulfilled("hosting")).refused(&refusal);
        let both = hosted.and("pledge.fulfilled", fulfilled("technical"));
        assert_eq!(left(&both), []);
        both.when("pledge.fulfilled", json!({"pledge": "p1", "how": "all of it"}))
            .refused(&Refusal::PledgeFulfilled { pledge: id(), seq: 8 });
    }

    /// E19: a pledge of 100 with instalments of 33.33, 33.33 and EUR 99.99.
    #[test]
    fn instalments_are_in_the_pledges_currency_and_sum_to_its_amount() {
        let part = |due: &str, amount: &str| json!({"due": due, "amount": sum(amount)});
        let thirds =
            |last: &str| json!([part("2024-03", "USD 33.33"), part("2024-06", "USD 33.33"), part("2024-09", last)]);
        let made = |amount: Value, parts: Value| {
            with(pledge("activity:workshop"), json!({"amount": amount, "instalments": parts}))
        };
        let hundred = || sum("USD 100.00");
        let in_yen =
            Refusal::InstalmentInAnotherCurrency { pledge: id(), amount: read("JPY 9999"), currency: read("USD") };
        let sums = |text: &str| [read::<Money>(text)].into_iter().collect::<Sums>();
        let short = Refusal::InstalmentsDoNotSum { pledge: id(), amount: read("USD 100.00"), sum: sums("USD 99.99") };
        for amount in [hundred(), json!(null)] {
            ready().when("pledge.made", made(amount, thirds("JPY 9999"))).refused(&in_yen);
        }
        ready().when("pledge.made", made(hundred(), thirds("USD 33.33"))).refused(&short);
        ready().when("pledge.made", made(json!(null), thirds("USD 33.33"))).accepted();
        let ledger = ready().and("pledge.made", made(hundred(), thirds("USD 33.34")));
        // A revision is held to the same, with what it leaves as it is.
        let revised = |more: Value| with(json!({"pledge": "p1"}), more);
        for (more, refusal) in [
            (json!({"instalments": thirds("USD 33.33")}), short.clone()),
            (json!({"amount": hundred(), "instalments": thirds("USD 33.33")}), short),
            (json!({"instalments": thirds("JPY 9999")}), in_yen),
        ] {
            ledger.clone().when("pledge.revised", revised(more)).refused(&refusal);
        }
        let parts = |ledger: &Given| ledger.machine.books.pledges.current(&id()).unwrap().instalments.len();
        let halves = json!([part("2024-03", "USD 60.00"), part("2024-09", "USD 60.00")]);
        let more =
            ledger.clone().and("pledge.revised", revised(json!({"amount": sum("USD 120.00"), "instalments": halves})));
        assert_eq!((parts(&ledger), parts(&more)), (3, 2));
        // Another amount ends the instalments of the former one.
        let ended = ledger.clone().and("pledge.revised", revised(json!({"amount": sum("USD 90.00")})));
        let kept = ledger.and("pledge.revised", revised(json!({"amount": hundred()})));
        assert_eq!((parts(&ended), parts(&kept)), (0, 3));
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
            ("instalments", json!([{"due": "2018-03", "amount": {"currency": "USD", "amount": "5.00"}}])),
        ] {
            let mut data = json!({"pledge": "p1"});
            data[field] = value;
            made().when("pledge.revised", data).accepted();
        }
    }
}
