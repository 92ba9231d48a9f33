//! Costs and gains of money in other currencies.

use std::rc::Rc;

use proptest::prelude::*;
use serde_json::json;

use crate::rules::testing::{Given, nothing, opening, read, sum, with};
use crate::state::accounts::entries;
use crate::state::exchange::{Exchange, ExchangeFigure, ExchangeName};
use crate::state::holdings::Position;
use crate::state::movements::Movement;
use crate::value::money::{Currency, Money, Sums};

/// A ledger of three currencies and a chest in dollars, which may be overdrawn.
fn ledger() -> Given {
    let currencies = json!({"currencies": ["USD/2", "EUR/2", "JPY/0"]});
    nothing()
        .and("ledger.opened", with(opening(), currencies))
        .and("fund.opened", json!({"fund": "chest", "name_en": "chest", "currency": "USD"}))
        .and(
            "income.recorded",
            json!({"fund": "chest", "nature": "other", "amount": sum("USD 1000000.00"), "date": "2018-01-01"}),
        )
}

fn exchange(ledger: Given, sold: &str, bought: &str, date: &str) -> Given {
    ledger.and("exchange.recorded", json!({"fund": "chest", "sold": sum(sold), "bought": sum(bought), "date": date}))
}

/// The movements of the chest's exchange account.
fn movements(ledger: &Given) -> Vec<Movement> {
    let (mut books, mut all) = (crate::state::books::Books::default(), Vec::new());
    let reversed: Vec<u64> = ledger.records.iter().filter_map(|record| record.corrects).collect();
    for record in ledger.records.iter().filter(|record| !reversed.contains(&record.seq)) {
        let (dated, _) = books.date(Box::new(record.clone()), &[]);
        crate::state::fold(&mut books, &dated, None);
        let dated = Rc::new(dated);
        let of_account = entries(&dated.event).into_iter().filter(|one| one.account.to_string() == "exchange:chest");
        all.extend(of_account.map(|posting| Movement { record: Rc::clone(&dated), removed_by: None, posting }));
    }
    all
}

/// The gains of each step, and what is held at which cost.
fn told(ledger: &Given) -> (Vec<String>, Vec<String>) {
    let movements = movements(ledger);
    let exchange = Exchange::of(&movements, read("USD"), 2);
    let gains = exchange.steps.iter().map(|step| step.gain.plain().to_string()).collect();
    let held = exchange
        .holdings
        .positions
        .iter()
        .map(|(currency, Position { held, cost })| format!("{currency} {} for {}", held.plain(), cost.plain()));
    (gains, held.collect())
}

#[test]
fn what_is_sold_takes_its_share_of_the_weighted_average_cost() {
    let bought = exchange(ledger(), "USD 110.00", "EUR 100.00", "2018-01-02");
    let bought = exchange(bought, "USD 240.00", "EUR 200.00", "2018-01-03");
    // EUR 300.00 cost 350.00: a third of it cost 116.67.
    let sold = exchange(bought, "EUR 100.00", "USD 120.00", "2018-01-04");
    assert_eq!(told(&sold), (vec!["0".into(), "0".into(), "3.33".into()], vec!["EUR 200.00 for 233.33".into()]));
    let rest = exchange(sold, "EUR 200.00", "USD 230.00", "2018-01-05");
    assert_eq!(told(&rest).0.last().map(String::as_str), Some("-3.33"), "a loss");
    assert_eq!(told(&rest).1, Vec::<String>::new());
    assert_eq!(rest.figure("exchange:chest"), "0", "350.00 was paid, and 350.00 came back");
}

#[test]
fn steps_are_told_by_value_day() {
    let bought = exchange(ledger(), "USD 240.00", "EUR 200.00", "2018-01-03");
    let sold = exchange(bought, "EUR 100.00", "USD 120.00", "2018-01-04");
    let found = exchange(sold, "USD 110.00", "EUR 100.00", "2018-01-02");
    assert_eq!(told(&found), (vec!["0".into(), "0".into(), "3.33".into()], vec!["EUR 200.00 for 233.33".into()]));
}

#[test]
fn an_exchange_for_a_third_currency_takes_its_cost_along() {
    let bought = exchange(ledger(), "USD 110.00", "EUR 100.00", "2018-01-02");
    let third = exchange(bought, "EUR 50.00", "JPY 6500", "2018-01-03");
    let held = vec!["EUR 50.00 for 55.00".to_owned(), "JPY 6500 for 55.00".to_owned()];
    assert_eq!(told(&third), (vec!["0".into(), "0".into()], held));
    let sold = exchange(third, "JPY 6500", "USD 50.00", "2018-01-04");
    assert_eq!(told(&sold).0.last().map(String::as_str), Some("-5.00"));
}

/// What takes an overdraft back to nothing is realised; what goes beyond has its own cost.
#[test]
fn what_goes_beyond_an_overdraft_costs_its_own_share() {
    let overdrawn = json!({"fund": "chest", "sold": sum("EUR 100.00"), "bought": sum("USD 110.00"), "date": "2018-01-02",
        "exception": "it happened"});
    let bought = exchange(ledger().and("exchange.recorded", overdrawn), "USD 360.00", "EUR 300.00", "2018-01-03");
    assert_eq!(told(&bought), (vec!["0".into(), "-10.00".into()], vec!["EUR 200.00 for 240.00".into()]));
}

#[test]
fn a_difference_without_other_money_is_realised_at_once() {
    let rate =
        json!({"rate": "r", "from": "EUR", "to": "USD", "value": "1.1", "date": "2018-01-01", "until": "2018-12-31"});
    let receipt = json!({"contribution": "r1", "fund": "chest", "form": "cash", "amount": sum("EUR 100.00"), "rate": "r",
        "arrived": sum("USD 109.40"), "date": "2018-02-01"});
    let received = ledger().and("rate.published", rate).and("contribution.received", receipt);
    assert_eq!(told(&received), (vec!["-0.60".into()], Vec::new()));
}

#[test]
fn keys_are_read_as_they_are_written() {
    for text in ["cost:chest", "realised:chest/belize", "worth:chest", "unrealised:chest/belize"] {
        assert_eq!(read::<ExchangeFigure>(text).to_string(), text);
    }
    for text in ["cost", "cost:", "price:chest", "cost:chest/", "cost:a/b/c", "outstanding:a"] {
        assert!(text.parse::<ExchangeFigure>().is_err(), "{text}");
    }
    assert_eq!(read::<ExchangeFigure>("cost:chest").with(ExchangeName::Worth).to_string(), "worth:chest");
}

/// An exchange of so many cents, yen or dollars, on a day of January.
fn drawn() -> impl Strategy<Value = (usize, usize, u32, u32, u32)> {
    (0..3_usize, 0..3_usize, 1..20_000_u32, 1..20_000_u32, 2..30_u32)
}

/// One day: what is bought costs its part of what is sold, whichever was recorded first.
#[test]
fn what_is_bought_on_a_day_counts_before_what_is_sold() {
    let sold = |ledger| exchange(ledger, "EUR 100.00", "USD 120.00", "2018-01-03");
    let bought = |ledger| exchange(ledger, "USD 240.00", "EUR 200.00", "2018-01-03");
    let before = exchange(ledger(), "USD 110.00", "EUR 100.00", "2018-01-02");
    let (gains, held) = told(&sold(bought(before.clone())));
    assert_eq!((&gains, &held), (&vec!["0".into(), "0".into(), "3.33".into()], &vec!["EUR 200.00 for 233.33".into()]));
    assert_eq!(told(&bought(sold(before))), (gains, held));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// What is held costs what was paid, and what was realised beyond that is in the account: on every history of
    /// purchases and sales, also of more than is held.
    #[test]
    fn cost_less_gain_is_the_balance_of_the_account(all in prop::collection::vec(drawn(), 1..20)) {
        let written = |currency: usize, amount: u32| match currency {
            0 => format!("USD {amount}.00"),
            1 => format!("EUR {amount}.00"),
            _ => format!("JPY {amount}"),
        };
        let mut ledger = ledger();
        for (sold, bought, less, more, day) in all.into_iter().filter(|(sold, bought, ..)| sold != bought) {
            let data = json!({"fund": "chest", "sold": sum(&written(sold, less)), "bought": sum(&written(bought, more)),
                "date": format!("2018-01-{day:02}")});
            let (mut next, is_accepted) = ledger.clone().when("exchange.recorded", data.clone()).either();
            if !is_accepted {
                next = ledger.and("exchange.recorded", with(data, json!({"exception": "it happened"})));
            }
            ledger = next;
        }
        let found = movements(&ledger);
        let exchange = Exchange::of(&found, read("USD"), 2);
        let balance: Sums = found.iter().map(|movement| movement.posting.amount).collect();
        let usd: Currency = read("USD");
        prop_assert_eq!(exchange.holdings.cost().checked_sub(exchange.holdings.realised), Some(balance.of(usd)));
        let held: Sums = exchange.holdings.positions.iter().map(|(currency, at)| Money { currency: *currency, amount: at.held }).collect();
        let mirrored: Sums = balance.negated().iter().filter(|money| money.currency != usd).collect();
        prop_assert_eq!(held, mirrored);
        // The timeline knows the same of every day, and once some are reversed.
        let chest = read("chest");
        let exchanges = ledger.records.iter().filter(|record| record.event.kind() == "exchange.recorded");
        let exchanges: Vec<u64> = exchanges.map(|record| record.seq).collect();
        for reversed in exchanges {
            let by_day = ledger.machine.books.timeline.holdings(&chest).unwrap().into_owned();
            for day in (1..31).map(|day| read(&format!("2018-01-{day:02}"))) {
                let until: Vec<Movement> = movements(&ledger).into_iter().filter(|movement| movement.record.day <= day).collect();
                prop_assert_eq!(&Exchange::of(&until, usd, 2).holdings, by_day.at(day), "{}", day);
                let since = by_day.since(day);
                prop_assert_eq!((since.at(day), since.last()), (by_day.at(day), by_day.last()));
            }
            if ledger.clone().when_reversing(reversed).refusal().is_none() {
                ledger = ledger.reversing(reversed);
            }
        }
    }
}
