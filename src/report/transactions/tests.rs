//! The dates of transactions, and the balances that were published.

use serde_json::{Value, json};

use super::*;
use crate::rules::testing::{Given, holding, read, sum};
use crate::state::books::Books;
use crate::state::fold;
use crate::state::lookup::Lookup as _;
use crate::state::movements::movements;

const ALL: Part = Part { as_of: None, restated: false };

fn interest(amount: &str, date: &str) -> Value {
    json!({"fund": "chest", "amount": sum(amount), "nature": "interest", "date": date})
}

/// The transactions of a ledger. What a closing knew is all of its last day or before here.
fn of(ledger: &Given, part: Part) -> Transactions {
    let (mut all, mut found, mut after) = (Books::default(), Vec::new(), Vec::new());
    for record in &ledger.records {
        let chain = record.corrects.map(|seq| ledger.machine.lookup.chain(seq)).unwrap_or_default();
        let (record, corrected) = all.date(Box::new(record.clone()), &chain);
        found.extend(movements(&record, corrected.as_ref(), |_| true));
        fold(&mut all, &record, corrected.as_ref());
        after.push(Journal::clone(&all.journal));
    }
    let last_days = all.periods.standing().map(|closing| closing.period.last());
    let published =
        last_days.map(|day| (day, after[usize::try_from(all.periods.known_of(day).unwrap()).unwrap()].clone()));
    transactions(&found, &all.periods, &published.collect(), part)
}

/// Each transaction as its day, record and first amount, with its value day and what removes it where it has them.
fn told(ledger: &Given, part: Part) -> Vec<String> {
    let line = |day: &Day, one: &Transaction| {
        let value_date = one.value_date.map_or_else(String::new, |day| format!(" of {day}"));
        let removed_by = one.removed_by.map_or_else(String::new, |seq| format!(" removed by {seq}"));
        format!("{day} {} {}{value_date}{removed_by}", one.record, one.postings[0].1)
    };
    let transactions = of(ledger, part);
    let of_day = |(day, entered): (&Day, &Entered)| -> Vec<String> {
        entered.transactions.iter().map(|one| line(day, one)).collect()
    };
    transactions.days.iter().flat_map(of_day).collect()
}

/// The balances that a day states, each as account and amount.
fn stated_on(ledger: &Given, day: &str) -> Vec<String> {
    let transactions = of(ledger, ALL);
    let published = transactions.days.get(&read(day)).and_then(|entered| entered.published.as_ref()).unwrap();
    published.balances.iter().map(|((account, currency), amount)| format!("{account} {currency} {amount}")).collect()
}

/// A ledger in which record 13 counts in the closing of 2018, record 14.
fn closed() -> Given {
    let ledger = holding("USD 100.00").and("income.recorded", interest("USD 5.00", "2018-03-01"));
    ledger.and("period.closed", json!({"period": "2018"}))
}

#[test]
fn what_was_found_late_is_dated_after_the_last_closing_that_did_not_know_it() {
    let ledger = closed().when_found_late("income.recorded", interest("USD 7.00", "2018-04-01")).accepted();
    let closed_again = ledger.clone().and("period.closed", json!({"period": "2019"}));
    for ledger in [ledger, closed_again.clone()] {
        let expected = ["2017-12-31 12 USD 100.00", "2018-03-01 13 USD 5.00", "2019-01-01 15 USD 7.00 of 2018-04-01"];
        assert_eq!(told(&ledger, ALL), expected);
        let until = Part { as_of: Some(read("2018-12-31")), ..ALL };
        assert_eq!(told(&ledger, until), expected[..2]);
        assert!(of(&ledger, until).days.values().all(|entered| entered.published.is_none()));
        let restated = Part { as_of: None, restated: true };
        assert_eq!(told(&ledger, restated), [expected[0], expected[1], "2018-04-01 15 USD 7.00"]);
        assert!(of(&ledger, restated).days.values().all(|entered| entered.published.is_none()));
    }
    let later = closed_again.when_found_late("income.recorded", interest("USD 9.00", "2018-04-01")).accepted();
    assert_eq!(told(&later, ALL)[3], "2020-01-01 17 USD 9.00 of 2018-04-01");
}

#[test]
fn an_entry_and_its_removal_on_one_day_are_left_out() {
    let ledger = closed().and("income.recorded", interest("USD 7.00", "2019-02-01")).reversing(15);
    assert_eq!(told(&ledger, ALL), ["2017-12-31 12 USD 100.00", "2018-03-01 13 USD 5.00"]);
    // Of a closed day, both are needed.
    let ledger = ledger.when_correcting(13, "income.recorded", interest("USD 6.00", "2018-03-01")).accepted();
    let expected = ["2019-01-01 13 USD -5.00 of 2018-03-01 removed by 17", "2019-01-01 17 USD 6.00 of 2018-03-01"];
    assert_eq!(told(&ledger, ALL)[2..], expected);
    let restated = Part { as_of: None, restated: true };
    assert_eq!(told(&ledger, restated), ["2017-12-31 12 USD 100.00", "2018-03-01 17 USD 6.00"]);
}

#[test]
fn the_day_after_a_closing_states_what_it_published() {
    let ledger = closed().when_found_late("income.recorded", interest("USD 7.00", "2018-04-01")).accepted();
    let published = ["cash:chest USD 105.00", "income:chest/interest USD -5.00", "brought-forward:chest USD -100.00"];
    assert_eq!(stated_on(&ledger, "2019-01-01"), published);
    // Whoever publishes one fund states the balances of that fund.
    let of_fund = |fund: &str| ledger.clone().and("period.closed", json!({"period": "2018-06", "fund": fund}));
    assert_eq!(stated_on(&of_fund("trust"), "2018-07-01"), Vec::<String>::new());
    assert_eq!(stated_on(&of_fund("chest"), "2018-07-01"), published);
}

#[test]
fn a_balance_that_became_zero_is_stated_once() {
    let ledger = closed().and(
        "charge.recorded",
        json!({"fund": "chest", "amount": sum("USD 105.00"), "nature": "bank", "date": "2019-06-01"}),
    );
    let ledger = ledger.and("period.closed", json!({"period": "2019"})).and("period.closed", json!({"period": "2020"}));
    assert_eq!(stated_on(&ledger, "2020-01-01")[0], "cash:chest USD 0");
    assert!(stated_on(&ledger, "2021-01-01").iter().all(|line| !line.starts_with("cash:")));
}
