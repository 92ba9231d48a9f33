//! Faults that the model found, each told by a test of its name.

use pledgebook::event::Event;
use pledgebook::internals::ledger::Scope;
use pledgebook::internals::rules::refusal::Refusal;
use pledgebook::report::Asked;
use pledgebook::report::outstanding::next_instalment;
use serde_json::{Value, json};

use super::History;
use super::cheat::Ask;
use super::laws;

/// A history of one's own; every law of the model is asked of each of its records.
struct Story(History);

impl Story {
    fn begun() -> Self {
        Self(History::begun(true))
    }

    fn asked(&mut self, ask: &Ask, on: &str) -> Result<u64, Refusal> {
        self.0.today = on.parse().unwrap();
        let (seq, before) = (self.0.log.len(), self.0.machine.books.clone());
        let asked = self.0.ask(ask).map(|()| seq);
        assert!(asked.is_ok() || before == self.0.machine.books, "a refusal changes nothing");
        asked
    }

    /// Records a fact on a day.
    fn on(&mut self, on: &str, kind: &'static str, data: Value) -> u64 {
        self.asked(&Ask { kind, data, source: None, corrects: None, because: None }, on).unwrap()
    }

    /// Asks for a fact that is found late.
    fn late(&mut self, on: &str, kind: &'static str, data: Value) -> Result<u64, Refusal> {
        self.asked(&Ask { kind, data, source: None, corrects: None, because: Some("found late") }, on)
    }

    /// Asks for a correction.
    fn instead_of(&mut self, seq: u64, on: &str, kind: &'static str, data: Value) -> Result<u64, Refusal> {
        self.asked(&Ask { kind, data, source: None, corrects: Some(seq), because: Some("wrong") }, on)
    }
}

fn usd(amount: &str) -> Value {
    json!({"currency": "USD", "amount": amount})
}

fn income(amount: &str, date: &str) -> Value {
    json!({"fund": "reserve", "amount": usd(amount), "nature": "interest", "date": date})
}

fn year() -> Value {
    json!({"period": "2024-01-01/2024-12-31"})
}

/// The day and the sentence of a refusal.
fn says(asked: Result<u64, Refusal>, words: &str) {
    let refusal = asked.unwrap_err().to_string();
    assert!(refusal.contains(words), "{refusal}");
}

#[test]
fn a_correction_that_is_only_decided_leaves_what_was_found_late_as_it_was() {
    let mut story = Story::begun();
    let received = story.on("2024-04-01", "income.recorded", income("100.00", "2024-03-01"));
    story.on("2025-01-10", "period.closed", year());
    let charge = json!({"fund": "reserve", "amount": usd("80.00"), "nature": "bank", "date": "2025-01-05"});
    story.on("2025-01-10", "charge.recorded", charge);
    says(story.instead_of(received, "2025-02-01", "income.recorded", income("50.00", "2024-03-01")), "on 2025-01-05");
    // The opening is what was published, and nothing was found since: the model asks for each row.
    story.on("2025-02-10", "period.closed", json!({"period": "2025-01-01/2025-01-31"}));
}

#[test]
fn a_payment_that_is_found_late_keeps_the_floor_and_the_cap() {
    let mut story = Story::begun();
    story.on("2024-04-01", "income.recorded", income("100.00", "2024-03-01"));
    let policy = json!({"fund": "reserve", "floor": usd("50.00"), "cap_per_case": usd("20.00"), "date": "2024-01-02"});
    story.on("2024-04-01", "fund.policy_set", policy);
    story.on("2025-01-10", "period.closed", year());
    let paid =
        |amount| json!({"fund": "reserve", "amount": usd(amount), "implementer": "agency", "date": "2024-06-01"});
    says(story.late("2025-01-11", "reserve.disbursed", paid("60.00")), "USD 40.00 of its own on 2025-01-01");
    let helped = |amount| json!({"fund": "reserve", "amount": usd(amount), "case": "c1", "category": "return", "date": "2024-06-01"});
    says(story.late("2025-01-11", "reserve.disbursed", helped("20.01")), "would receive USD 20.01 by 2025-01-01");
    story.late("2025-01-11", "reserve.disbursed", helped("20.00")).unwrap();
}

#[test]
fn a_line_that_gave_away_what_it_had_is_not_set_below_it() {
    let mut story = Story::begun();
    let lines = |travel| json!([{"line": "travel", "amount": usd(travel)}, {"line": "rent", "amount": usd("9.00")}]);
    let proposed =
        json!({"budget": "b1", "title": "B", "fund": "reserve", "lines": lines("100.00"), "date": "2025-02-01"});
    story.on("2025-02-01", "budget.proposed", proposed);
    story.on("2025-02-02", "budget.approved", json!({"budget": "b1", "decision": "assembly/A1", "date": "2025-02-02"}));
    let given = json!({"budget": "b1", "from": "travel", "to": "rent", "amount": usd("60.00"), "date": "2025-02-10"});
    story.on("2025-02-10", "budget.transferred", given);
    let revised =
        |travel| json!({"budget": "b1", "decision": "assembly/A1", "lines": lines(travel), "date": "2025-02-05"});
    let ask = |data| Ask { kind: "budget.revised", data, source: None, corrects: None, because: None };
    says(story.asked(&ask(revised("50.00")), "2025-02-20"), "would have USD -10.00 on 2025-02-10");
    story.asked(&ask(revised("60.00")), "2025-02-20").unwrap();
}

#[test]
fn a_corrected_application_works_out_its_target_as_if_the_first_had_never_been() {
    let mut story = Story::begun();
    let assessed = json!({"assessment": "a1", "fund": "reserve", "party": "p1", "period": "2025-01-01/2025-12-31",
        "amount": usd("100.00"), "due": "2025-12-31", "date": "2025-01-05"});
    story.on("2025-02-01", "assessment.issued", assessed);
    let received = json!({"contribution": "k1", "fund": "reserve", "party": "p1", "form": "cash",
        "amount": usd("100.00"), "date": "2025-01-10"});
    story.on("2025-02-01", "contribution.received", received);
    let to = json!([{"to": "assessment:a1", "amount": usd("40.00")}]);
    let applied =
        story.on("2025-02-01", "contribution.applied", json!({"contribution": "k1", "to": to, "date": "2025-01-11"}));
    let again = json!({"contribution": "k1", "date": "2025-01-11"});
    story.instead_of(applied, "2025-02-02", "contribution.applied", again).unwrap();
    let Event::ContributionApplied(fact) = &story.0.log.records.last().unwrap().record.event else { panic!() };
    let parts: Vec<String> = fact.to.as_ref().unwrap().iter().map(|part| part.amount.to_string()).collect();
    assert_eq!(parts, ["USD 100.00"]);
}

#[test]
fn a_fund_publishes_the_rows_of_accounts_that_are_empty_by_now() {
    let mut story = Story::begun();
    let received = json!({"contribution": "k1", "fund": "reserve", "party": "p1", "form": "cash",
        "amount": usd("100.00"), "date": "2024-05-01"});
    let reversed = story.on("2025-01-10", "contribution.received", received);
    let returned =
        |date: &str| json!({"fund": "reserve", "amount": usd("30.00"), "implementer": "agency", "date": date});
    story.on("2025-01-10", "income.recorded", income("30.00", "2024-05-01"));
    story.on("2025-01-10", "reserve.disbursed", returned("2024-05-02"));
    story.on("2025-01-10", "period.closed", json!({"period": "2024-05-01/2024-05-31"}));
    story.on("2025-01-10", "reserve.returned", returned("2024-07-01"));
    story.on("2025-01-10", "period.closed", year());
    story.instead_of(reversed, "2025-01-11", "record.reversed", json!({})).unwrap();
    // An advance that came back, and a receipt that was reversed: the model asks for each row.
    story.on("2025-01-12", "period.closed", json!({"period": "2024-06-01/2024-06-30", "fund": "reserve"}));
}

#[test]
fn a_correction_of_a_document_that_is_only_decided_leaves_its_day_as_it_was() {
    let mut story = Story::begun();
    let letter = json!({"document": "d1", "title": "D", "url": "https://example.org/", "date": "2025-01-31"});
    let seq = story.on("2025-02-01", "document.registered", letter.clone());
    says(story.instead_of(seq, "2025-02-02", "document.registered", letter), "nothing differs");
}

#[test]
fn a_case_returns_no_more_in_a_category_than_it_received_in_it() {
    let mut story = Story::begun();
    story.on("2025-02-01", "income.recorded", income("100.00", "2025-01-01"));
    let helped = |category| json!({"fund": "reserve", "amount": usd("20.00"), "case": "c1", "category": category, "date": "2025-01-10"});
    story.on("2025-02-01", "reserve.disbursed", helped("return"));
    let ask = |data| Ask { kind: "reserve.returned", data, source: None, corrects: None, because: None };
    says(story.asked(&ask(helped("medical")), "2025-02-02"), "USD 0.00 left of what it received on 2025-01-10");
    story.asked(&ask(helped("return")), "2025-02-02").unwrap();
}

#[test]
fn a_receipt_of_a_wrong_payer_stays_in_the_statement_of_that_payer_with_its_correction() {
    let mut story = Story::begun();
    let received = |party: &str| {
        json!({"contribution": "k1", "fund": "reserve", "party": party, "form": "cash", "amount": usd("60.00"),
            "date": "2025-01-10"})
    };
    let first = story.on("2025-02-01", "contribution.received", received("p1"));
    let then = story.instead_of(first, "2025-02-02", "contribution.received", received("p2")).unwrap();
    let log = &story.0.log;
    assert_eq!(log.records_of("p1"), [first, then].into());
    assert_eq!(log.records_of("p2"), [then].into());
    let view = laws::recorded(&story.0.accepted).read(Scope::default()).unwrap();
    laws::statement_is_complete(log, &view, "p1");
    laws::statement_is_complete(log, &view, "p2");
}

#[test]
fn a_plan_that_is_typed_later_but_agreed_earlier_is_not_in_force() {
    let mut story = Story::begun();
    let plan = |id: &str, date: &str| {
        json!({"plan": id, "party": "p1", "fund": "reserve", "date": date,
            "instalments": [{"due": "2027-12", "amount": usd("1.00")}, {"due": "2026-12", "amount": usd("2.00")}]})
    };
    let assessed = json!({"assessment": "a1", "fund": "reserve", "party": "p1", "period": "2025-01-01/2025-12-31",
        "amount": usd("3.00"), "due": "2025-03-31", "date": "2025-01-05"});
    story.on("2025-01-05", "assessment.issued", assessed);
    story.on("2025-02-01", "payment_plan.agreed", plan("n2", "2025-01-20"));
    story.on("2025-02-01", "payment_plan.agreed", plan("n1", "2025-01-10"));
    let view = laws::recorded(&story.0.accepted).read(Scope::default()).unwrap();
    let (fund, party) = ("reserve".parse().unwrap(), "p1".parse().unwrap());
    let found = view.books.assessments.plan(&view.books.parties, &fund, &party).unwrap();
    assert_eq!(found.fact.plan.0.to_string(), "n2");
    let asked = Asked { books: &view.books, today: "2026-01-01".parse().unwrap(), narrowed: false };
    assert_eq!(next_instalment(asked, &fund, &party).unwrap(), "USD 2.00 by 2026-12");
}

#[test]
fn a_line_that_was_set_late_is_found_since_and_stays_as_published() {
    let mut story = Story::begun();
    let lines = |travel| json!([{"line": "travel", "amount": usd(travel)}]);
    let proposed =
        json!({"budget": "b1", "title": "B", "fund": "reserve", "lines": lines("9.00"), "date": "2024-02-01"});
    story.on("2024-02-01", "budget.proposed", proposed);
    story.on("2024-02-02", "budget.approved", json!({"budget": "b1", "decision": "assembly/A1", "date": "2024-02-02"}));
    story.on("2025-01-10", "period.closed", year());
    let revised = json!({"budget": "b1", "decision": "assembly/A1", "lines": lines("8.00"), "date": "2024-03-01"});
    story.late("2025-01-11", "budget.revised", revised).unwrap();
    let of_2024 = Scope { as_of: Some("2024-12-31".parse().unwrap()), ..Scope::default() };
    let view = laws::recorded(&story.0.accepted).read(of_2024).unwrap();
    assert_eq!(view.published.unwrap().found_since, 1);
    let again = Ask { kind: "period.closed", data: year(), source: None, corrects: None, because: None };
    says(story.asked(&again, "2025-01-12"), "published 2024");
    story.on("2025-02-12", "period.closed", json!({"period": "2025-01-01/2025-01-31"}));
}

#[test]
fn what_is_found_late_is_not_in_the_rows_of_two_periods() {
    // The year was published again after something was found: by its own rows the amount was of that year, and by those
    // of the next one a correction.
    let mut story = Story::begun();
    let received = story.on("2024-04-01", "income.recorded", income("100.00", "2024-03-01"));
    story.on("2025-01-10", "period.closed", year());
    story.late("2025-01-11", "income.recorded", income("7.00", "2024-03-02")).unwrap();
    story.instead_of(received, "2025-01-12", "income.recorded", income("90.00", "2024-02-01")).unwrap();
    // The model asks for each row: the months and the fund have the figures that the year had.
    let of = |period: &str, fund: Option<&str>| json!({"period": period, "fund": fund});
    for period in ["2024-01-01/2024-01-31", "2024-02-01/2024-02-29", "2024-03-01/2024-03-31"] {
        story.on("2025-01-13", "period.closed", of(period, None));
        story.on("2025-01-13", "period.closed", of(period, Some("reserve")));
    }
    story.on("2025-01-13", "period.closed", of("2024-01-01/2024-12-31", Some("reserve")));
    story.on("2025-02-10", "period.closed", json!({"period": "2025-01-01/2025-01-31"}));
    story.late("2025-02-11", "income.recorded", income("1.00", "2024-03-02")).unwrap();
    story.on("2025-03-10", "period.closed", json!({"period": "2025-02-01/2025-02-28"}));
    story.0.published_figures_stay();
}

#[test]
fn a_month_published_after_its_year_keeps_its_figures_when_the_year_is_reopened() {
    let mut story = Story::begun();
    story.on("2024-04-01", "income.recorded", income("100.00", "2024-01-15"));
    story.on("2025-01-10", "period.closed", year());
    story.late("2025-01-11", "income.recorded", income("7.00", "2024-01-16")).unwrap();
    story.on("2025-01-12", "period.closed", json!({"period": "2024-01-01/2024-01-31"}));
    let reopened = json!({"from": "2024-12-01", "reason": "a receipt was left out", "decision": "assembly/R1"});
    story.on("2025-01-13", "period.reopened", reopened);
    story.on("2025-01-14", "period.closed", json!({"period": "2024-02-01/2024-02-29"}));
    story.on("2025-01-15", "period.closed", year());
    story.0.published_figures_stay();
}

#[test]
fn an_account_that_is_empty_keeps_its_row_when_what_emptied_it_moves_out_of_the_period() {
    let mut story = Story::begun();
    let received = json!({"contribution": "k1", "fund": "reserve", "party": "p1", "form": "cash",
        "amount": usd("100.00"), "date": "2025-02-02"});
    story.on("2025-02-02", "contribution.received", received);
    let returned =
        |date| json!({"contribution": "k1", "amount": usd("100.00"), "reason": "it was sent twice", "date": date});
    let record = story.on("2025-06-25", "contribution.returned", returned("2025-06-25"));
    story.on("2025-07-10", "period.closed", json!({"period": "2025-06-01/2025-06-30"}));
    story.instead_of(record, "2025-07-11", "contribution.returned", returned("2025-02-27")).unwrap();
    story.0.published_figures_stay();
}
