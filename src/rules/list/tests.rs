//! Lists, given, when and then.

use serde_json::{Value, json};

use crate::event::Request;
use crate::rules::refusal::Refusal;
use crate::rules::testing::*;

fn income(amount: &str, date: &str) -> Value {
    json!({"fund": "chest", "amount": sum(amount), "nature": "interest", "date": date})
}

fn charge(amount: &str, date: &str) -> Value {
    json!({"fund": "chest", "amount": sum(amount), "nature": "bank", "date": date})
}

fn of_list(place: u64, of: u64, kind: &str, data: Value) -> Request {
    let request = request("sheet", kind, data);
    Request { id: request.id.in_list(place, of).unwrap(), ..request }
}

#[test]
fn bounds_are_asked_after_the_last_request_of_a_list() {
    let ledger = holding("USD 10.00");
    let batch = ledger.machine.next();
    // Alone, the charge would be refused.
    let pay = charge("USD 50.00", "2018-02-01");
    let overdrawn = |on: &str| Refusal::Overdrawn {
        fund: read("chest"),
        on: read(on),
        held: read("USD 10.00"),
        amount: read("USD 50.00"),
    };
    ledger.clone().when("charge.recorded", pay.clone()).refused(&overdrawn("2018-02-01"));
    let ledger = ledger.when_asked_in(batch, of_list(1, 2, "charge.recorded", pay)).accepted();
    let late = of_list(2, 2, "income.recorded", income("USD 45.00", "2018-02-02"));
    ledger.clone().when_asked_in(batch, late).refused(&overdrawn("2018-02-01"));
    let in_time = of_list(2, 2, "income.recorded", income("USD 45.00", "2018-02-01"));
    let ledger = ledger.when_asked_in(batch, in_time.clone()).accepted();
    assert_eq!(ledger.figure("cash:chest"), "USD 5.00");
    assert_eq!(ledger.clone().when_asked(in_time).answered_before().seq, batch + 1);
}

fn another_length(seq: u64, had: u64, has: u64) -> Refusal {
    Refusal::ListOfAnotherLength { list: "sheet".to_owned(), seq, had, has }
}

#[test]
fn a_list_is_not_left_open_and_not_split_over_batches() {
    let ledger = holding("USD 10.00");
    let batch = ledger.machine.next();
    let first = of_list(1, 2, "income.recorded", income("USD 1.00", "2018-02-01"));
    let open = ledger.when_asked_in(batch, first).accepted();
    let refusal = Refusal::ListNotEnded { list: "sheet".to_owned(), next: 2, of: 2 };
    open.clone().when("income.recorded", income("USD 2.00", "2018-02-01")).refused(&refusal);
    let second = of_list(2, 2, "income.recorded", income("USD 2.00", "2018-02-01"));
    open.clone().when_asked(second.clone()).refused(&refusal);
    let third = of_list(2, 3, "income.recorded", income("USD 2.00", "2018-02-01"));
    let seq = batch;
    open.clone().when_asked_in(batch, third).refused(&another_length(seq, 2, 3));
    open.when_asked_in(batch, second).accepted();
}

#[test]
fn a_list_that_was_sent_is_not_sent_with_another_number() {
    let ledger = holding("USD 10.00");
    let batch = ledger.machine.next();
    let one = of_list(1, 1, "income.recorded", income("USD 1.00", "2018-02-01"));
    let ledger = ledger.when_asked_in(batch, one).accepted();
    let two = of_list(1, 2, "income.recorded", income("USD 1.00", "2018-02-01"));
    ledger.clone().when_asked(two).refused(&another_length(batch, 1, 2));
    // Nor is its key another command's.
    let plain = request("sheet", "income.recorded", income("USD 1.00", "2018-02-01"));
    ledger.when_asked(plain.clone()).refused(&Refusal::OtherCommand { id: plain.id, seq: batch });
}

#[test]
fn an_exception_in_a_list_excuses_nothing_beside_it() {
    let ledger = holding("USD 1000.00");
    let batch = ledger.machine.next();
    let pay = |place: u64, amount: &str, more: Value| {
        of_list(place, 2, "charge.recorded", with(charge(amount, "2018-02-01"), more))
    };
    let reported = json!({"exception": "it was urgent"});
    let overdrawn = |held: &str, amount: &str| Refusal::Overdrawn {
        fund: read("chest"),
        on: read("2018-02-01"),
        held: read(held),
        amount: read(amount),
    };
    let first = ledger.clone().when_asked_in(batch, pay(1, "USD 1500.00", json!({}))).accepted();
    first.when_asked_in(batch, pay(2, "USD 1.00", reported.clone())).refused(&overdrawn("USD 1000.00", "USD 1500.00"));
    // Alone, the first would have been within the balance; only the second is too much.
    let first = ledger.when_asked_in(batch, pay(1, "USD 900.00", json!({}))).accepted();
    first.when_asked_in(batch, pay(2, "USD 200.00", reported)).accepted();
}

#[test]
fn a_dependant_is_corrected_in_the_same_list() {
    let paid = |party: &str| json!({"contribution": "c1", "fund": "chest", "party": party, "form": "cash", "amount": sum("USD 60.00"), "date": "2018-03-01"});
    let assess = |party: &str| json!({"assessment": party, "fund": "chest", "party": party, "period": "2018", "amount": sum("USD 60.00"), "due": "2018-06-30", "date": "2018-01-01"});
    let ledger = council()
        .and("assessment.issued", assess("belize"))
        .and("assessment.issued", assess("panama"))
        .and("contribution.received", paid("belize"))
        .and("contribution.applied", json!({"contribution": "c1", "date": "2018-03-01"}));
    let batch = ledger.machine.next();
    let correction = correcting(batch - 2, of_list(1, 2, "contribution.received", paid("panama")));
    let ledger = ledger.when_asked_in(batch, correction).accepted();
    let applied = of_list(2, 2, "contribution.applied", json!({"contribution": "c1", "date": "2018-03-01"}));
    let ledger = ledger.when_asked_in(batch, correcting(batch - 1, applied)).accepted();
    assert_eq!([ledger.figure("outstanding:belize"), ledger.figure("outstanding:panama")], ["USD 60.00", "0"]);
}
