//! Rules of funds, given, when and then.

use serde_json::{Value, json};

use crate::rules::refusal::Refusal;
use crate::rules::testing::{Given, council, document, given, holding, read, sum, with};
use crate::state::lookup::Lookup as _;
use crate::value::days::Day;

fn opened() -> Given {
    given().and("fund.opened", json!({"fund": "reserve", "name_en": "Reserve Fund"}))
}

fn usd(field: &str, amount: &str) -> Value {
    let mut data = json!({"fund": "reserve"});
    data[field] = json!({"currency": "USD", "amount": amount});
    data
}

#[test]
fn a_fund_is_opened_once() {
    opened()
        .when("fund.opened", json!({"fund": "reserve", "name_en": "Another"}))
        .refused(&Refusal::AlreadyRegistered { thing: "fund:reserve".parse().unwrap(), seq: 1 });
    opened().when("fund.opened", json!({"fund": "trust", "name_en": "Another"})).accepted();
}

#[test]
fn a_policy_needs_a_fund_on_record() {
    given()
        .when("fund.policy_set", usd("floor", "1.00"))
        .refused(&Refusal::Unknown { thing: "fund:reserve".parse().unwrap() });
}

#[test]
fn floor_and_cap_are_above_zero_or_left_out() {
    for field in ["floor", "cap_per_case"] {
        opened()
            .when("fund.policy_set", usd(field, "0.00"))
            .refused(&Refusal::AmountNotPositive { amount: "USD 0.00".parse().unwrap() });
        opened().when("fund.policy_set", usd(field, "0.01")).yields("fund.policy_set", usd(field, "0.01"));
    }
    opened().when("fund.policy_set", json!({"fund": "reserve", "eligible": ["repatriation"]})).accepted();
}

#[test]
fn the_latest_policy_is_the_last_one_recorded() {
    let ledger = opened().and("fund.policy_set", usd("floor", "1.00")).and("fund.policy_set", usd("floor", "2.00"));
    let funds = &ledger.machine.books.funds;
    let policies = &funds.all.get(&"reserve".parse().unwrap()).unwrap().later;
    let floors: Vec<_> = policies.iter().map(|policy| policy.fact.floor.unwrap().to_string()).collect();
    assert_eq!(floors, ["USD 1.00", "USD 2.00"]);
}

#[test]
fn an_empty_policy_is_refused() {
    let opened = given().and("fund.opened", json!({"fund": "reserve", "name_en": "Reserve Fund"}));
    opened
        .when("fund.policy_set", json!({"fund": "reserve"}))
        .refused(&Refusal::PolicySaysNothing { fund: "reserve".parse().unwrap() });
}

// ---- currencies ----

fn income(fund: &str, amount: &str, date: &str) -> Value {
    json!({"fund": fund, "amount": sum(amount), "nature": "interest", "date": date})
}

fn charge(amount: &str) -> Value {
    json!({"fund": "chest", "amount": sum(amount), "nature": "bank", "date": "2018-02-01"})
}

fn rate(from: &str, to: &str) -> Value {
    json!({"rate": "r", "from": from, "to": to, "value": "0.0091", "date": "2018-02-01"})
}

#[test]
fn a_currency_is_one_of_the_ledgers() {
    for (kind, data) in [
        ("fund.opened", json!({"fund": "other", "name_en": "Other", "currency": "EUR"})),
        ("rate.published", rate("EUR", "USD")),
        ("rate.published", rate("USD", "EUR")),
    ] {
        council()
            .when(kind, data)
            .refused(&Refusal::CurrencyUnused { currency: read("EUR"), used: vec![read("USD"), read("JPY")] });
    }
    council().when("rate.published", rate("JPY", "USD")).accepted();
}

#[test]
fn no_money_moves_in_a_fund_without_a_currency() {
    let ledger = council().and("fund.opened", json!({"fund": "plain", "name_en": "Plain"}));
    let refusal = Refusal::FundWithoutCurrency { fund: read("plain") };
    let brought =
        json!({"fund": "plain", "amount": sum("USD 1.00"), "certificate": "certificate", "date": "2018-02-01"});
    ledger.clone().when("balance.brought_forward", brought).refused(&refusal);
    ledger.clone().when("income.recorded", income("plain", "USD 1.00", "2018-02-01")).refused(&refusal);
    // A policy may speak of money before any moves.
    let policy = json!({"fund": "plain", "floor": sum("USD 1.00")});
    ledger.when("fund.policy_set", policy.clone()).yields("fund.policy_set", policy);
}

#[test]
fn the_limits_of_a_policy_are_in_the_currency_of_the_fund() {
    for field in ["floor", "cap_per_case"] {
        let policy = |amount: &str| json!({"fund": "chest", field: sum(amount)});
        council().when("fund.policy_set", policy("JPY 100")).refused(&Refusal::OtherCurrency {
            amount: read("JPY 100"),
            fund: read("chest"),
            currency: read("USD"),
        });
        council().when("fund.policy_set", policy("USD 100.00")).accepted();
    }
}

// ---- dates and sizes of money ----

#[test]
fn the_registration_of_a_party_or_a_fund_holds_on_every_day_unless_it_states_one() {
    let day_of = |date: Option<&str>| {
        let mut party = json!({"party": "norway", "name_en": "Norway", "nature": "state"});
        if let Some(date) = date {
            party["date"] = json!(date);
        }
        let ledger = council().and("party.registered", party);
        let record = ledger.machine.lookup.chain(ledger.machine.next() - 1)[0].clone();
        ledger.machine.books.documents.day_of(&record, &[])
    };
    assert_eq!(day_of(None), (Day::FIRST, false));
    assert_eq!(day_of(Some("2020-05-01")), (read("2020-05-01"), true));
}

#[test]
fn what_moves_money_is_dated_by_its_source_or_else_by_its_recording() {
    let undated = json!({"fund": "chest", "amount": sum("USD 1.00"), "nature": "other"});
    let day_of = |ledger: Given| {
        let seq = ledger.machine.next() - 1;
        let record = ledger.machine.lookup.chain(seq)[0].clone();
        assert_eq!(record.filled, ["date"]);
        let (day, is_dated) = ledger.machine.books.documents.day_of(&record, &[]);
        assert_eq!(record.event.date(), Some(day.into()));
        (day.to_string(), is_dated)
    };
    let recorded = council().and("income.recorded", undated.clone());
    assert_eq!(day_of(recorded), ("2026-11-23".to_owned(), false), "the row says that it is not dated");
    let letter = council().and("document.registered", with(document("letter"), json!({"date": "2018-02-01"})));
    let stated = letter.when_stated_in("letter", "1", "income.recorded", undated).accepted();
    assert_eq!(day_of(stated), ("2018-02-01".to_owned(), true));
}

#[test]
fn money_does_not_move_in_the_future() {
    council()
        .when("income.recorded", income("chest", "USD 1.00", "2026-11-25"))
        .refused(&Refusal::InTheFuture { date: read("2026-11-25"), last: read("2026-11-24") });
    council().when("income.recorded", income("chest", "USD 1.00", "2026-11-24")).accepted();
}

#[test]
fn an_amount_too_large_to_add_exactly_is_refused() {
    let too_large = "USD 1000000000000.00";
    council()
        .when("income.recorded", income("chest", too_large, "2018-02-01"))
        .refused(&Refusal::AmountTooLarge { amount: read(too_large) });
    council().when("income.recorded", income("chest", "USD 999999999999.99", "2018-02-01")).accepted();
}

// ---- what a fund holds ----

#[test]
fn payments_above_the_balance_are_refused() {
    let ledger = holding("USD 100.00");
    ledger.clone().when("charge.recorded", charge("USD 100.00")).accepted();
    let reported = ledger.refused_unless_reported(
        "charge.recorded",
        charge("USD 100.01"),
        &Refusal::Overdrawn {
            fund: read("chest"),
            on: read("2018-02-01"),
            held: read("USD 100.00"),
            amount: read("USD 100.01"),
        },
    );
    assert_eq!(reported.figure("cash:chest"), "USD -0.01");
    let rate = json!({"rate": "r", "from": "JPY", "to": "USD", "value": "0.01", "date": "2018-02-01"});
    let in_yen = with(charge("JPY 1"), json!({"rate": "r"}));
    council().and("rate.published", rate).when("charge.recorded", in_yen).refused(&Refusal::Overdrawn {
        fund: read("chest"),
        on: read("2018-02-01"),
        held: read("JPY 0"),
        amount: read("JPY 1"),
    });
}

#[test]
fn a_fund_does_not_fall_below_its_floor() {
    let ledger = holding("USD 100.00")
        .and("fund.policy_set", json!({"fund": "chest", "floor": sum("USD 40.00"), "date": "2018-01-01"}));
    ledger.clone().when("charge.recorded", charge("USD 60.00")).accepted();
    let reported = ledger.refused_unless_reported(
        "charge.recorded",
        charge("USD 60.01"),
        &Refusal::BelowFloor {
            fund: read("chest"),
            on: read("2018-02-01"),
            floor: read("USD 40.00"),
            left: read("USD 39.99"),
        },
    );
    assert_eq!(reported.figure("held:chest"), "USD 39.99");
}

#[test]
fn an_exception_that_breaks_no_rule_is_refused() {
    let reported = with(charge("USD 100.00"), json!({"exception": "it was urgent"}));
    holding("USD 100.00").when("charge.recorded", reported).refused(&Refusal::NoRuleBroken);
}

#[test]
fn an_exception_admits_only_reportable_refusals() {
    let reported = with(charge("USD 1.00"), json!({"date": "2026-11-25", "exception": "it was urgent"}));
    holding("USD 100.00")
        .when("charge.recorded", reported)
        .refused(&Refusal::InTheFuture { date: read("2026-11-25"), last: read("2026-11-24") });
}

// ---- balances brought forward ----

#[test]
fn a_balance_is_brought_forward_once() {
    let brought = |amount: &str, held_by: Option<&str>| json!({"fund": "chest", "amount": sum(amount), "held_by": held_by, "certificate": "certificate", "date": "2017-12-31"});
    let ledger = holding("USD 100.00").and("balance.brought_forward", brought("USD 7.00", Some("panama")));
    ledger.clone().when("balance.brought_forward", brought("USD 5.00", None)).refused(&Refusal::BroughtForwardTwice {
        fund: read("chest"),
        held_by: None,
        amount: read("USD 5.00"),
        seq: 12,
    });
    ledger.clone().when("balance.brought_forward", brought("USD 5.00", Some("panama"))).refused(
        &Refusal::BroughtForwardTwice {
            fund: read("chest"),
            held_by: Some(read("panama")),
            amount: read("USD 5.00"),
            seq: 13,
        },
    );
    let rate = json!({"rate": "r", "from": "JPY", "to": "USD", "value": "0.01", "date": "2017-12-31"});
    let in_yen = with(brought("JPY 5", None), json!({"rate": "r"}));
    for other in [in_yen, brought("USD 5.00", Some("belize"))] {
        ledger.clone().and("rate.published", rate.clone()).when("balance.brought_forward", other).accepted();
    }
    ledger.reversing(12).when("balance.brought_forward", brought("USD 5.00", None)).accepted();
}

#[test]
fn a_balance_brought_forward_posts_to_its_accounts() {
    let ledger = holding("USD 100.00");
    assert_eq!(ledger.posted(), ["chest cash:chest USD 100.00", "chest brought-forward:chest USD -100.00"]);
    let advanced = json!({"fund": "chest", "amount": sum("USD 7.00"), "held_by": "panama", "certificate": "certificate", "date": "2017-12-31"});
    let ledger = ledger.and("balance.brought_forward", advanced);
    assert_eq!(ledger.posted(), ["chest advanced:chest/panama USD 7.00", "chest brought-forward:chest USD -7.00"]);
    assert_eq!(ledger.figure("held:chest"), "USD 107.00");
}

#[test]
fn a_fund_has_no_name_of_another_one_and_none_that_looks_like_it() {
    let fund = |id: &str, name: &str| json!({"fund": id, "name_en": name});
    let ledger = given().and("fund.opened", json!({"fund": "reserve", "name_en": "Reserve Fund", "aliases": ["RF 1"]}));
    let of = || "fund:reserve".parse().unwrap();
    for (id, name, found) in [("other", "RESERVE FUND", "RESERVE FUND"), ("other", "reserve", "reserve")] {
        let refusal = Refusal::NameTaken { name: found.to_owned(), of: of() };
        ledger.clone().when("fund.opened", fund(id, name)).refused(&refusal);
    }
    let like = |name: &str, like: &str, position, found| Refusal::NameLooksTaken {
        name: name.to_owned(),
        like: like.to_owned(),
        of: of(),
        position,
        found,
    };
    let refusal = like("RF l", "RF 1", 4, 'l');
    ledger.clone().when("fund.opened", fund("other", "RF l")).refused(&refusal);
    let party = json!({"party": "rf", "nature": "body", "name_en": "Reserve Fund"});
    ledger.clone().and("party.registered", party).when("fund.opened", fund("other", "General Fund")).accepted();
    ledger.when_correcting(1, "fund.opened", fund("reserve", "RF l")).accepted();
}
