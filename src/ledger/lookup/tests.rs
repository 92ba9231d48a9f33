//! Likely doubles: sample 29, and the others of its kind.

use serde_json::{Value, json};

use crate::rules::testing::{Given, holding, with};

/// A fund of USD 9000.00, by record 12; and a budget of two lines, by records 13 and 14.
fn ledger() -> Given {
    let lines = json!([{"line": "travel", "amount": usd("900.00")}, {"line": "rent", "amount": usd("900.00")}]);
    holding("USD 9000.00")
        .and("budget.proposed", json!({"budget": "b", "title": "B", "fund": "chest", "lines": lines}))
        .and("budget.approved", json!({"budget": "b", "decision": "session/A1", "date": "2018-01-01"}))
}

fn usd(amount: &str) -> Value {
    json!({"currency": "USD", "amount": amount})
}

/// A movement of USD 60.00 of the chest on 1 March 2018.
fn moved(says: Value) -> Value {
    with(json!({"fund": "chest", "amount": usd("60.00"), "date": "2018-03-01"}), says)
}

fn receipt(id: &str, says: Value) -> Value {
    moved(with(json!({"contribution": id, "form": "cash"}), says))
}

#[test]
fn what_was_reversed_or_corrected_is_no_double() {
    let fact = || moved(json!({"nature": "interest"}));
    let ledger = ledger().and("income.recorded", fact());
    assert_eq!(ledger.clone().when("income.recorded", fact()).double_of(), Some(15));
    let reversed = ledger.clone().reversing(15);
    assert_eq!(reversed.clone().when("income.recorded", fact()).double_of(), None);
    let again = reversed.and("income.recorded", fact());
    assert_eq!(again.when("income.recorded", fact()).double_of(), Some(17), "the one that stands");

    let other = moved(json!({"nature": "interest", "subject": "of the first quarter"}));
    let corrected = ledger.when_correcting(15, "income.recorded", other);
    assert_eq!(corrected.double_of(), None, "a correction is no double of what it corrects");
    let corrected = corrected.accepted();
    assert_eq!(corrected.when("income.recorded", fact()).double_of(), Some(16), "but the correction counts");
}

#[test]
fn receipts_with_one_bank_reference_are_doubles_under_any_id() {
    let reference = json!({"reference": "JM-118"});
    let ledger =
        ledger().and("contribution.received", receipt("c1", with(reference.clone(), json!({"party": "belize"}))));
    let of = |says: Value| ledger.clone().when("contribution.received", receipt("c2", says)).double_of();
    assert_eq!(of(with(reference.clone(), json!({"party": "belize"}))), Some(15));
    assert_eq!(of(reference.clone()), Some(15), "by an unidentified payer");
    assert_eq!(of(with(reference.clone(), json!({"party": "panama"}))), Some(15), "by another payer");
    assert_eq!(of(json!({"party": "belize"})), Some(15), "without the reference");
    assert_eq!(of(json!({"party": "belize", "reference": "JM-119"})), None, "another reference");
    assert_eq!(of(json!({"party": "panama"})), None, "another payer, who pays the same");
    assert_eq!(of(json!({})), None, "nothing in common but the amount");
    for other in [
        json!({"date": "2018-03-02"}),
        json!({"amount": usd("60.01")}),
        json!({"fund": "trust"}),
        json!({"form": "services"}),
    ] {
        assert_eq!(of(with(reference.clone(), other.clone())), None, "{other}");
    }
    let unknown = ledger.clone().and("contribution.received", receipt("c3", json!({})));
    assert_eq!(unknown.when("contribution.received", receipt("c4", json!({}))).double_of(), Some(16));
}

#[test]
fn other_movements_are_doubles_by_what_tells_them_apart() {
    let charge = |line: &str, says: Value| {
        let charge =
            json!({"budget": "b", "line": line, "amount": usd("60.00"), "subject": "a flight", "date": "2018-03-01"});
        ("expenditure.charged", with(charge, says))
    };
    let paid = |says: Value| ("reserve.disbursed", moved(says));
    let rows = [
        (charge("travel", json!({})), charge("travel", json!({"subject": "two flights"})), true),
        (charge("travel", json!({})), charge("rent", json!({})), false),
        (charge("travel", json!({"payee": "belize"})), charge("travel", json!({})), true),
        (charge("travel", json!({"payee": "belize"})), charge("travel", json!({"payee": "panama"})), false),
        (charge("travel", json!({"payee": "belize"})), charge("rent", json!({"payee": "belize"})), false),
        (paid(json!({"case": "k1"})), paid(json!({"case": "k1", "category": "rescue"})), true),
        (paid(json!({"case": "k1"})), paid(json!({"case": "k2"})), false),
        (paid(json!({"implementer": "belize"})), paid(json!({"implementer": "belize"})), true),
        (paid(json!({"implementer": "belize"})), paid(json!({"case": "k1"})), false),
        (
            ("charge.recorded", moved(json!({"nature": "bank"}))),
            ("charge.recorded", moved(json!({"nature": "bank", "subject": "of March"}))),
            true,
        ),
        (
            ("charge.recorded", moved(json!({"nature": "bank"}))),
            ("charge.recorded", moved(json!({"nature": "support-cost"}))),
            false,
        ),
        (
            ("charge.recorded", moved(json!({"nature": "other-charges"}))),
            ("income.recorded", moved(json!({"nature": "other"}))),
            false,
        ),
        (
            ("party.renamed", json!({"party": "belize", "name_en": "Belize"})),
            ("party.renamed", json!({"party": "belize", "name_en": "Belize"})),
            true,
        ),
    ];
    for ((kind, first), (next, data), is_double) in rows {
        let ledger = ledger().and(kind, first.clone());
        assert_eq!(ledger.when(next, data.clone()).double_of(), is_double.then_some(15), "{first} {data}");
    }
}
