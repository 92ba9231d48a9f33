//! Rates of exchange, and amounts in other currencies, given, when and then.

use serde_json::{Value, json};

use crate::event::field::BrokenRule;
use crate::rules::rate::unfounded;
use crate::rules::refusal::Refusal;
use crate::rules::testing::{Given, correcting, holding, read, request, sum, with};
use crate::value::days::Period;

/// A chest in USD with 1000.00, whose policy says who is helped; record 12 brings its balance forward, 13 publishes
/// 1 JPY = 0.01 USD for 2018, 14 exchanges USD 500.00 for JPY 50000.
fn yen() -> Given {
    holding("USD 1000.00")
        .and("rate.published", rate("yen", json!({})))
        .and("exchange.recorded", exchange("USD 500.00", "JPY 50000", "2018-01-10"))
}

fn rate(id: &str, more: Value) -> Value {
    let rate =
        json!({"rate": id, "from": "JPY", "to": "USD", "value": "0.01", "date": "2018-01-01", "until": "2018-12-31"});
    with(rate, more)
}

fn exchange(sold: &str, bought: &str, date: &str) -> Value {
    json!({"fund": "chest", "sold": sum(sold), "bought": sum(bought), "date": date})
}

fn days(first: &str, last: &str) -> Period {
    Period::new(read(first), read(last)).unwrap()
}

#[test]
fn a_rate_holds_between_two_days() {
    let backwards = rate("r", json!({"until": "2017-12-31"}));
    let refusal = Refusal::RateEndsEarly { from: read("2018-01-01"), until: read("2017-12-31") };
    holding("USD 1.00").when("rate.published", backwards).refused(&refusal);
    let not_dated = rate("r", json!({"date": null}));
    holding("USD 1.00").when("rate.published", not_dated).refused(&Refusal::NotDated { kind: "rate.published" });
    let same = rate("r", json!({"from": "USD"}));
    holding("USD 1.00").when("rate.published", same).refused(&Refusal::SameCurrency { currency: read("USD") });
    // It may hold on days to come.
    holding("USD 1.00").when("rate.published", rate("r", json!({"until": "2030-12-31"}))).accepted();
}

#[test]
fn a_publisher_has_one_rate_for_two_currencies_on_a_day() {
    let overlaps = Refusal::RateOverlaps { other: read("yen"), its: days("2018-01-01", "2018-12-31") };
    for (more, is_taken) in [
        (json!({}), true),
        (json!({"from": "USD", "to": "JPY", "value": "110"}), true),
        (json!({"date": "2017-06-01", "until": "2018-01-01"}), true),
        (json!({"date": "2018-12-31", "until": "2019-06-01"}), true),
        (json!({"date": "2018-06-01", "until": null}), true),
        (json!({"date": "2017-06-01", "until": "2019-06-01"}), true),
        (json!({"date": "2017-06-01", "until": "2017-12-31"}), false),
        (json!({"date": "2019-01-01", "until": null}), false),
        (json!({"publisher": "council"}), false),
    ] {
        let then = yen().when("rate.published", rate("other", more));
        if is_taken { then.refused(&overlaps) } else { drop(then.accepted()) }
    }
    // Of several, the one in the way is named; a correction does not stand in its own way.
    let more = yen()
        .and("rate.published", rate("y17", json!({"date": "2017-01-01", "until": "2017-12-31"})))
        .and("rate.published", rate("y19", json!({"date": "2019-01-01", "until": "2019-12-31"})));
    let within = rate("other", json!({"date": "2017-03-01", "until": "2017-04-01"}));
    let refusal = Refusal::RateOverlaps { other: read("y17"), its: days("2017-01-01", "2017-12-31") };
    more.clone().when("rate.published", within).refused(&refusal);
    more.when_correcting(13, "rate.published", rate("yen", json!({"until": "2018-12-30"}))).accepted();
}

#[test]
fn a_merged_publisher_is_one_publisher() {
    let bank = |id: &str| json!({"party": id, "nature": "organisation", "name_en": id});
    let of = |id: &str, publisher: &str| rate(id, json!({"publisher": publisher}));
    let two = holding("USD 1.00")
        .and("party.registered", bank("north"))
        .and("party.registered", bank("south"))
        .and("rate.published", of("n", "north"));
    two.clone().when("rate.published", of("s", "south")).accepted();
    let merged = two.and("party.merged", json!({"party": "north", "into": "south", "date": "2018-02-01"}));
    let refusal = Refusal::RateOverlaps { other: read("n"), its: days("2018-01-01", "2018-12-31") };
    merged.when("rate.published", of("s", "south")).refused(&refusal);
    // Two that overlap since they are one can be corrected all the same.
    let both = holding("USD 1.00").and("party.registered", bank("north")).and("party.registered", bank("south"));
    let both = both.and("rate.published", of("n", "north")).and("rate.published", of("s", "south"));
    let both = both.and("party.merged", json!({"party": "north", "into": "south", "date": "2018-02-01"}));
    let other = rate("s", json!({"publisher": "south", "value": "0.02"}));
    both.when_correcting(16, "rate.published", other).accepted();
}

/// What the chest may pay or receive in yen, with the account on the other side.
fn in_yen() -> Vec<(&'static str, Value, &'static str)> {
    let yen = |more: Value| with(json!({"amount": sum("JPY 1000"), "rate": "yen", "date": "2018-02-01"}), more);
    vec![
        ("income.recorded", yen(json!({"fund": "chest", "nature": "interest"})), "income:chest/interest USD -10.00"),
        ("charge.recorded", yen(json!({"fund": "chest", "nature": "bank"})), "expense:chest/bank USD 10.00"),
        ("reserve.disbursed", yen(json!({"fund": "chest", "case": "c"})), "assistance:chest/not stated USD 10.00"),
        ("reserve.disbursed", yen(json!({"fund": "chest", "implementer": "belize"})), "advanced:chest/belize JPY 1000"),
        (
            "expenditure.charged",
            yen(json!({"budget": "b", "line": "travel", "subject": "S"})),
            "charged:b/travel USD 10.00",
        ),
    ]
}

/// And a budget with a line of USD 100.00.
fn with_budget() -> Given {
    let lines = json!([{"line": "travel", "amount": sum("USD 100.00")}]);
    let budget = json!({"budget": "b", "title": "B", "fund": "chest", "period": "2018", "lines": lines});
    yen()
        .and("budget.proposed", with(budget, json!({"date": "2018-01-01"})))
        .and("budget.approved", json!({"budget": "b", "decision": "session/A1", "date": "2018-01-02"}))
}

#[test]
fn what_is_paid_in_another_currency_counts_in_that_of_the_fund() {
    for (kind, data, posted) in in_yen() {
        let given = with_budget().and(kind, data);
        let all = given.posted();
        assert!(all.contains(&format!("chest {posted}")), "{kind}: {all:?}");
        let foreign = |line: &&String| line.contains(" JPY ") && !line.contains(" exchange");
        assert!(
            all.iter().filter(foreign).all(|line| line.contains(" cash:") || line.contains(" advanced:")),
            "{all:?}"
        );
        // The exchange account mirrors what the fund holds.
        let [cash, mirror] = ["cash:chest", "exchange:chest"].map(|key| given.figure(key));
        let of_yen = |figure: &str| figure.split(" + ").find(|part| part.starts_with("JPY")).map(str::to_owned);
        assert_eq!(of_yen(&mirror), of_yen(&cash).map(|yen| yen.replace("JPY ", "JPY -")), "{cash}, {mirror}");
    }
}

#[test]
fn an_equivalent_is_what_the_rate_gives() {
    for (kind, data, _) in in_yen() {
        let given = || with_budget();
        let stated = |amount: &str| with(data.clone(), json!({"equivalent": sum(amount)}));
        given().when(kind, stated("USD 10.00")).accepted();
        given().when(kind, stated("USD 10.01")).refused(&Refusal::EquivalentDiffers {
            amount: read("JPY 1000"),
            found: read("USD 10.01"),
            expected: read("USD 10.00"),
        });
        given().when(kind, with(data.clone(), json!({"rate": null}))).refused(&Refusal::NoRate {
            amount: read("JPY 1000"),
            fund: read("chest"),
            currency: read("USD"),
        });
        let worthless = Refusal::WorthNothing { amount: read("JPY 1"), currency: read("USD") };
        let little = with(data.clone(), json!({"amount": sum("JPY 1"), "rate": "cheap"}));
        let cheap = rate("cheap", json!({"value": "0.001", "publisher": "council"}));
        given().and("rate.published", cheap).when(kind, little).refused(&worthless);
        let own = with(data.clone(), json!({"amount": sum("USD 5.00")}));
        let refusal = Refusal::NothingConverted { amount: read("USD 5.00"), fund: read("chest") };
        given().when(kind, own.clone()).refused(&refusal);
        given().when(kind, with(own.clone(), json!({"rate": null, "equivalent": sum("USD 5.00")}))).refused(&refusal);
        given().when(kind, with(own, json!({"rate": null}))).accepted();
    }
}

#[test]
fn a_rate_that_does_not_hold_on_the_day_is_an_exception() {
    for (kind, data, _) in in_yen() {
        let late = with(data, json!({"date": "2019-02-01"}));
        let refusal = Refusal::RateNotInForce {
            rate: read("yen"),
            its: days("2018-01-01", "2018-12-31"),
            on: read("2019-02-01"),
        };
        with_budget().refused_unless_reported(kind, late, &refusal);
    }
}

#[test]
fn an_exception_names_every_ground_that_it_lacks() {
    let policy = json!({"fund": "chest", "eligible": ["ill"], "applicants": ["authorities"], "date": "2018-01-01"});
    let paid = json!({"fund": "chest", "case": "c", "category": "other", "amount": sum("JPY 1000"), "rate": "yen",
        "date": "2019-02-01", "exception": "it happened"});
    let given = yen().and("fund.policy_set", policy).and("reserve.disbursed", paid);
    let breaks = given.records.last().unwrap().event.breaks().to_vec();
    assert_eq!(breaks, [BrokenRule::Category, BrokenRule::Applicant, BrokenRule::Rate]);
}

#[test]
fn what_a_corrected_rate_converted_stays_and_is_listed() {
    let (kind, data, _) = in_yen().swap_remove(0);
    let used = yen().and(kind, data);
    let income = |ledger: &Given| ledger.machine.books.date(Box::new(ledger.records.last().unwrap().clone()), &[]).0;
    let lists = |ledger: &Given, more: Value| {
        let corrected = ledger.clone().when_correcting(13, "rate.published", rate("yen", more)).accepted();
        unfounded(&corrected.machine.books, &income(ledger))
    };
    let on = read("2018-02-01");
    let days = days("2018-01-01", "2018-01-31");
    assert_eq!(
        lists(&used, json!({"until": "2018-01-31"})),
        Some(Refusal::RateNotInForce { rate: read("yen"), its: days, on })
    );
    let differs = |found, expected| Refusal::EquivalentDiffers { amount: read("JPY 1000"), found, expected };
    assert_eq!(lists(&used, json!({"value": "0.02"})), Some(differs(read("USD 10.00"), read("USD 20.00"))));
    assert_eq!(lists(&used, json!({"until": "2018-02-01"})), None);
    let receipt = received();
    let corrected = json!({"value": "0.02", "publisher": "council"});
    let corrected = receipt.clone().when_correcting(15, "rate.published", rate("r", corrected)).accepted();
    let refusal = Refusal::NotAtRate { amount: read("JPY 1001"), found: read("USD 9.16"), expected: read("USD 20.02") };
    assert_eq!(unfounded(&corrected.machine.books, &income(&receipt)), Some(refusal));
}

#[test]
fn an_advance_stays_in_the_currency_in_which_it_was_made() {
    let advanced = |more: Value| {
        with(
            json!({"fund": "chest", "implementer": "belize", "amount": sum("JPY 1000"), "rate": "yen", "date": "2018-02-01"}),
            more,
        )
    };
    let given = yen()
        .and("rate.published", rate("dear", json!({"value": "0.02", "publisher": "council"})))
        .and("reserve.disbursed", advanced(json!({})));
    assert_eq!(given.figure("advanced:chest/belize"), "JPY 1000");
    assert_eq!(given.figure("exchange-advanced:chest/belize"), "JPY -1000 + USD 10.00");
    // The fund's own money is less by what the advance cost: 500.00 in dollars, 490.00 in yen.
    let floor = |amount: &str| json!({"fund": "chest", "floor": sum(amount), "date": "2018-01-02"});
    let charge = json!({"fund": "chest", "nature": "bank", "amount": sum("USD 90.01"), "date": "2018-02-02"});
    let refusal = Refusal::BelowFloor {
        fund: read("chest"),
        on: read("2018-02-02"),
        floor: read("USD 900.00"),
        left: read("USD 899.99"),
    };
    given.clone().and("fund.policy_set", floor("USD 900.00")).when("charge.recorded", charge).refused(&refusal);
    // All of it is spent, whatever the rate of the day: what it cost more or less is a gain or a loss.
    let spent = given.and("reserve.spent", advanced(json!({"case": "c", "rate": "dear"})));
    assert_eq!(spent.figure("advanced:chest/belize"), "0");
    assert_eq!(spent.figure("assistance:chest/not stated"), "USD 20.00");
    assert_eq!(spent.figure("exchange-advanced:chest/belize"), "USD -10.00");
    let more = spent.when("reserve.spent", advanced(json!({"case": "c", "amount": sum("JPY 1")})));
    assert!(matches!(more.refusal(), Some(Refusal::AboveAdvance { .. })), "{:?}", more.refusal());
}

#[test]
fn a_cap_is_compared_with_the_equivalent() {
    let policy = json!({"fund": "chest", "cap_per_case": sum("USD 15.00"), "date": "2018-01-01"});
    let paid = |amount: &str| json!({"fund": "chest", "case": "c", "amount": sum(amount), "rate": "yen", "date": "2018-02-01"});
    let given = yen().and("fund.policy_set", policy).and("reserve.disbursed", paid("JPY 1000"));
    let refusal = Refusal::CapExceeded {
        case: read("c"),
        on: read("2018-02-01"),
        cap: read("USD 15.00"),
        already: read("USD 10.00"),
        amount: read("USD 5.01"),
    };
    given.clone().when("reserve.disbursed", paid("JPY 501")).refused(&refusal);
    given.when("reserve.disbursed", paid("JPY 500")).accepted();
}

#[test]
fn a_line_is_charged_and_refunded_in_its_own_currency() {
    let charge = |amount: &str| json!({"budget": "b", "line": "travel", "subject": "S", "amount": sum(amount), "rate": "yen", "date": "2018-02-01"});
    let given = with_budget().and("expenditure.charged", charge("JPY 10000"));
    assert_eq!(given.figure("available:b/travel"), "0");
    let more = given.clone().when("expenditure.charged", charge("JPY 1"));
    assert!(matches!(more.refusal(), Some(Refusal::LineOverspent { .. })), "{:?}", more.refusal());
    let refunded = given.and("expenditure.refunded", charge("JPY 4000"));
    assert_eq!(refunded.figure("available:b/travel"), "USD 40.00");
    assert_eq!(refunded.figure("cash:chest"), "JPY 44000 + USD 500.00");
}

/// A receipt of JPY 1001, credited USD 9.16 at 0.00915.
fn received() -> Given {
    let receipt = json!({"contribution": "r1", "fund": "chest", "party": "belize", "form": "cash", "amount": sum("JPY 1001"),
        "rate": "r", "arrived": sum("JPY 1001"), "date": "2018-02-01"});
    yen()
        .and("rate.published", rate("r", json!({"value": "0.00915", "publisher": "council"})))
        .and("contribution.received", receipt)
}

fn give_back(amount: &str, more: Value) -> Value {
    with(json!({"contribution": "r1", "amount": sum(amount), "reason": "R", "date": "2018-03-01"}), more)
}

#[test]
fn a_receipt_is_returned_at_its_own_rate() {
    let whole = received().and("contribution.returned", give_back("JPY 1001", json!({})));
    assert_eq!(
        (whole.figure("unapplied:r1"), whole.figure("cash:chest")),
        ("0".into(), "JPY 50000 + USD 500.00".into())
    );
    let stated = give_back("JPY 1001", json!({"equivalent": sum("USD 9.15")}));
    received().when("contribution.returned", stated).refused(&Refusal::EquivalentDiffers {
        amount: read("JPY 1001"),
        found: read("USD 9.15"),
        expected: read("USD 9.16"),
    });
    // Small parts do not add up to more than was paid: the last one takes what is left.
    let small = (0..500).fold(received(), |given, _| given.and("contribution.returned", give_back("JPY 2", json!({}))));
    let beyond = small.clone().when("contribution.returned", give_back("JPY 2", json!({})));
    beyond.refused(&Refusal::MoreThanReceived {
        contribution: read("r1"),
        on: read("2018-03-01"),
        amount: read("JPY 2"),
        left: read("JPY 1"),
    });
    let last = small.and("contribution.returned", give_back("JPY 1", json!({})));
    assert_eq!((last.figure("unapplied:r1"), last.figure("cash:chest")), ("0".into(), "JPY 50000 + USD 500.00".into()));
    // A part, and then what is left, but for the rounding.
    let part = received().and("contribution.returned", give_back("JPY 500", json!({})));
    assert_eq!(part.figure("unapplied:r1"), "USD -4.58");
    let rest = part.clone().and("contribution.returned", give_back("JPY 501", json!({})));
    assert_eq!(rest.figure("unapplied:r1"), "0");
    // In dollars, without a rate; in a third way of counting, at a rate.
    let dollars = part.clone().and("contribution.returned", give_back("USD 4.58", json!({})));
    assert_eq!(dollars.figure("unapplied:r1"), "0");
    let at_rate = part.clone().and("contribution.returned", give_back("JPY 400", json!({"rate": "yen"})));
    assert_eq!(at_rate.figure("unapplied:r1"), "USD -0.58");
    let more = part.clone().when("contribution.returned", give_back("JPY 600", json!({})));
    assert!(matches!(more.refusal(), Some(Refusal::MoreThanReceived { .. })), "{:?}", more.refusal());
    // What was applied in dollars is worth so many yen, but for the rounding.
    let to_fund =
        json!({"contribution": "r1", "to": [{"to": "fund:chest", "amount": sum("USD 3.16")}], "date": "2018-03-01"});
    let applied = received().and("contribution.applied", to_fund);
    let rest = applied.and("contribution.returned", give_back("JPY 656", json!({})));
    assert_eq!(rest.figure("unapplied:r1"), "0");
}

#[test]
fn what_comes_back_counts_at_the_rate_of_its_payment() {
    let later = rate("later", json!({"value": "0.02", "date": "2019-01-01", "until": "2019-12-31"}));
    let charge = |rate: &str, date: &str| json!({"budget": "b", "line": "travel", "subject": "S", "amount": sum("JPY 1000"), "rate": rate, "date": date});
    let given = with_budget().and("rate.published", later).and("expenditure.charged", charge("yen", "2018-02-01"));
    let dear = given.clone().when("expenditure.refunded", charge("later", "2019-02-01"));
    assert!(matches!(dear.refusal(), Some(Refusal::MoreThanLeft { .. })), "{:?}", dear.refusal());
    let refunded = given.clone().and("expenditure.refunded", charge("yen", "2019-02-01"));
    assert_eq!(refunded.figure("charged:b/travel"), "0");
    // Not at a rate of days to come.
    let early = given.when("expenditure.refunded", charge("later", "2018-02-01"));
    assert!(matches!(early.refusal(), Some(Refusal::RateNotInForce { .. })), "{:?}", early.refusal());
    let case = |rate: &str, date: &str| json!({"fund": "chest", "case": "c", "amount": sum("JPY 1000"), "rate": rate, "date": date});
    let paid = yen().and("reserve.disbursed", case("yen", "2018-02-01"));
    let back = paid.and("reserve.returned", case("yen", "2019-02-01"));
    assert_eq!(back.figure("assistance:chest/not stated"), "0");
}

#[test]
fn a_clause_is_in_the_currency_of_its_fund() {
    let clause = json!([{"act": "disburse", "of": "fund:chest", "up_to": sum("JPY 1500")}]);
    let decision = json!({"decision": "session/A9", "acts": ["approved"], "subject": "S", "clauses": clause});
    let refusal = Refusal::OtherCurrency { amount: read("JPY 1500"), fund: read("chest"), currency: read("USD") };
    yen().when("decision.taken", decision).refused(&refusal);
}

#[test]
fn a_decision_is_used_up_by_the_equivalent() {
    let clause = json!([{"act": "disburse", "of": "fund:chest", "up_to": sum("USD 15.00")}]);
    let decision = json!({"decision": "session/A9", "acts": ["approved"], "subject": "S", "clauses": clause});
    let paid = |case: &str, amount: &str| json!({"fund": "chest", "case": case, "amount": sum(amount), "rate": "yen", "decision": "session/A9", "date": "2018-02-01"});
    let given = yen().and("decision.taken", decision).and("reserve.disbursed", paid("c", "JPY 1000"));
    let beyond = given.clone().when("reserve.disbursed", paid("d", "JPY 501"));
    assert!(matches!(beyond.refusal(), Some(Refusal::UsedUp { .. })), "{:?}", beyond.refusal());
    given.when("reserve.disbursed", paid("d", "JPY 500")).accepted();
}

#[test]
fn a_closing_values_each_currency_at_one_rate_of_its_last_day() {
    let close = |rates: Value| json!({"period": "2018", "rates": rates});
    let given = yen().and("rate.published", rate("other", json!({"publisher": "council"})));
    given.clone().when("period.closed", close(json!(["yen"]))).accepted();
    let twice = Refusal::ValuedTwice { rate: read("other"), other: read("yen") };
    given.clone().when("period.closed", close(json!(["yen", "other"]))).refused(&twice);
    let early = given.and("rate.published", rate("y17", json!({"date": "2017-01-01", "until": "2017-12-31"})));
    let refusal =
        Refusal::RateNotInForce { rate: read("y17"), its: days("2017-01-01", "2017-12-31"), on: read("2018-12-31") };
    early.when("period.closed", close(json!(["y17"]))).refused(&refusal);
}

#[test]
fn a_correction_of_the_receipt_asks_what_was_returned_again() {
    let returned = received().and("contribution.returned", give_back("JPY 1001", json!({})));
    let receipt = json!({"contribution": "r1", "fund": "chest", "party": "belize", "form": "cash", "amount": sum("JPY 1001"),
        "rate": "yen", "arrived": sum("JPY 1001"), "date": "2018-02-01"});
    let seq = returned.records.len() as u64 - 2;
    let corrected = correcting(seq, request("again", "contribution.received", receipt));
    let then = returned.when_asked(corrected);
    assert!(matches!(then.refusal(), Some(Refusal::BreaksAnother { .. })), "{:?}", then.refusal());
}
