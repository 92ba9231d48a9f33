//! The outcome of pledges, in every report.

use serde_json::{Value, json};

use super::*;
use crate::report::activities::activities;
use crate::report::contributions::contributions;
use crate::report::outstanding::{self, outstanding};
use crate::report::status::{Integrity, NoLonger, status};
use crate::rules::testing::{Given, approving, council, document, read, request, sum, with};

fn asked<'a>(ledger: &'a Given, today: &str) -> Asked<'a> {
    Asked { books: &ledger.machine.books, today: read(today), narrowed: false }
}

/// A member of each row.
fn all(table: &Table, column: &str) -> Vec<Value> {
    let at = table.columns.iter().position(|name| *name == column).unwrap_or_else(|| panic!("no column {column}"));
    table.rows.iter().filter_map(|row| row.fields.get(at).cloned()).collect()
}

/// The value of a line of the status.
fn said(ledger: &Given, name: &str) -> String {
    let table = status(
        asked(ledger, "2026-11-23"),
        &Integrity::Sound { records: 1, checkpoints: 1 },
        None,
        &NoLonger::default(),
    );
    let names = all(&table, "name");
    let at = names.iter().position(|found| found == name).unwrap();
    all(&table, "value")[at].as_str().unwrap().to_owned()
}

fn fair() -> Given {
    council()
        .and("activity.registered", json!({"activity": "fair", "kind": "forum", "title": "A fair", "window": "2019"}))
}

fn pledge(id: &str, amount: Option<&str>, more: Value) -> Value {
    let data = json!({"pledge": id, "party": "belize", "toward": "activity:fair", "roles": ["financial"],
        "wording": "offered", "amount": amount.map(sum), "date": "2018-01-01"});
    with(data, more)
}

/// A payment toward a pledge.
fn pay(ledger: Given, id: &str, amount: &str) -> Given {
    let contribution = format!("r{}", ledger.machine.next());
    let received = json!({"contribution": contribution, "fund": "chest", "party": "belize", "form": "cash",
        "amount": sum(amount), "date": "2018-02-01"});
    let applied = json!({"contribution": contribution, "to": [{"to": format!("pledge:{id}"), "amount": sum(amount)}],
        "date": "2018-02-01"});
    ledger.and("contribution.received", received).and("contribution.applied", applied)
}

#[test]
fn a_pledge_shows_the_day_on_which_it_was_reported_unless_only_its_recording_is_known() {
    let undated = |id: &str| with(pledge(id, None, json!({})), json!({"date": null}));
    let ledger = fair()
        .and("document.registered", with(document("letter"), json!({"date": "2018-02-01"})))
        .and("pledge.made", undated("p1"))
        .when_stated_in("letter", "2", "pledge.made", undated("p2"))
        .accepted()
        .when_stated_in("letter", "3", "pledge.made", pledge("p3", None, json!({})))
        .accepted();
    let table = pledges(asked(&ledger, "2018-06-01"), &Filter::default());
    assert_eq!(all(&table, "reported"), [json!(null), json!("2018-02-01"), json!("2018-01-01")]);
    let sources: Vec<_> = table.rows.iter().map(|row| row.cells[4].as_str()).collect();
    assert_eq!(sources, ["no source\nnot dated", "letter 2\nreported 2018-02-01", "letter 3\nreported 2018-01-01"]);
}

/// I26: a pledge of 100 that is paid in full.
#[test]
fn a_pledge_that_is_paid_in_full_has_one_word_everywhere() {
    let ledger = pay(fair().and("pledge.made", pledge("p1", Some("USD 100.00"), json!({}))), "p1", "USD 100.00");
    let asked = asked(&ledger, "2018-06-01");
    let table = pledges(asked, &Filter::default());
    assert_eq!((all(&table, "stage"), all(&table, "open")), (vec![json!("received")], vec![json!("0.00")]));
    for stage in Stage::words() {
        let filter = Filter { stage: Some(stage.parse().unwrap()), ..Filter::default() };
        let found = pledges(asked, &filter).rows.len();
        assert_eq!(found, usize::from(stage == "received"), "{stage}");
    }
    assert_eq!(said(&ledger, "pledges"), "1 pledge: 1 received; amount not stated in 0");
    let sponsors = &all(&activities(asked, &Default::default()), "sponsors")[0];
    assert_eq!(*sponsors, json!(["belize, financial, USD 100.00: received"]));
}

/// I27: a pledge of 40 that is paid, and then withdrawn.
#[test]
fn a_withdrawn_pledge_tells_what_was_paid_and_is_in_no_other_total() {
    let two = fair()
        .and("pledge.made", pledge("p1", Some("USD 40.00"), json!({})))
        .and("pledge.made", pledge("p2", Some("USD 60.00"), json!({})));
    let withdrawn =
        |ledger: Given, id: &str| ledger.and("pledge.withdrawn", json!({"pledge": id, "reason": "no money"}));
    let whole = withdrawn(pay(two.clone(), "p1", "USD 40.00"), "p1");
    let table = pledges(asked(&whole, "2018-06-01"), &Filter::default());
    assert_eq!(all(&table, "stage"), ["withdrawn", "open"]);
    assert_eq!((&all(&table, "received")[0], &all(&table, "released")[0]), (&json!("40.00"), &json!("0.00")));
    assert_eq!(all(&table, "outcome")[0], "USD 40.00 of USD 40.00 was received before; no money");
    let notes = table.notes.join("\n");
    assert!(notes.contains("Pledged, of the amounts stated: USD 60.00; received USD 0.00; open USD 60.00."), "{notes}");
    let of_it = "Withdrawn, and in no other total: USD 40.00; USD 40.00 was received before, USD 0.00 is released.";
    assert!(notes.contains(of_it), "{notes}");
    let part = withdrawn(pay(two, "p1", "USD 15.00"), "p1");
    let table = pledges(asked(&part, "2018-06-01"), &Filter::default());
    assert_eq!(all(&table, "outcome")[0], "USD 15.00 of USD 40.00 was received before; USD 25.00 released; no money");
}

/// E19: instalments that sum to the pledge.
#[test]
fn each_instalment_is_paid_due_or_late_by_day() {
    let part = |due: &str, amount: &str| json!({"due": due, "amount": sum(amount)});
    let parts = [part("2018-09", "USD 33.34"), part("2018-03", "USD 33.33"), part("2018-06", "USD 33.33")];
    let made = fair().and("pledge.made", pledge("p1", Some("USD 100.00"), json!({"instalments": parts})));
    let told = |ledger: &Given, today: &str| {
        let parts = all(&pledges(asked(ledger, today), &Filter::default()), "instalments")[0].clone();
        let parts = parts.as_array().unwrap().iter().map(|part| part.as_str().unwrap().replace("USD ", ""));
        parts.collect::<Vec<_>>().join("; ")
    };
    let due = "33.33 by 2018-03 due; 33.33 by 2018-06 due; 33.34 by 2018-09 due";
    assert_eq!(told(&made, "2018-03-31"), due);
    assert_eq!(told(&made, "2018-04-01"), due.replace("2018-03 due", "2018-03 late"));
    let some = pay(made, "p1", "USD 40.00");
    assert_eq!(
        told(&some, "2018-04-01"),
        "33.33 by 2018-03 paid; 33.33 by 2018-06 due, 6.67 of it paid; 33.34 by 2018-09 due"
    );
    assert_eq!(
        told(&some, "2018-12-31"),
        "33.33 by 2018-03 paid; 33.33 by 2018-06 late, 6.67 of it paid; 33.34 by 2018-09 late"
    );
    let withdrawn = some.and("pledge.withdrawn", json!({"pledge": "p1"}));
    assert!(told(&withdrawn, "2018-12-31").ends_with("33.34 by 2018-09 released"));
}

#[test]
fn currencies_are_never_added_and_an_amount_that_is_not_stated_is_no_zero() {
    let in_yen = pledge("p2", Some("JPY 500"), json!({}));
    let ledger = fair()
        .and("pledge.made", pledge("p1", Some("USD 100.00"), json!({})))
        .and("pledge.made", in_yen)
        .and("pledge.made", pledge("p3", None, json!({})))
        .and("pledge.made", pledge("p4", None, json!({})));
    let ledger = pay(pay(ledger, "p1", "USD 130.00"), "p3", "USD 7.00");
    let table = pledges(asked(&ledger, "2018-06-01"), &Filter::default());
    assert_eq!(all(&table, "stage"), ["more than pledged", "open", "some received", "open"]);
    assert_eq!(all(&table, "received"), [json!("130.00"), json!("0"), json!("7.00"), json!(null)]);
    let notes = table.notes.join("\n");
    for note in [
        "Pledged, of the amounts stated: JPY 500; received JPY 0; open JPY 500.",
        "Pledged, of the amounts stated: USD 100.00; received USD 130.00, of which USD 30.00 more than was pledged; open USD 0.00.",
        "Received toward pledges whose amount is not stated: USD 7.00.",
        "Beside these totals: 2 with an amount that is not stated.",
    ] {
        assert!(notes.contains(note), "{note}: {notes}");
    }
    let table = activities(asked(&ledger, "2018-06-01"), &Default::default());
    assert_eq!(all(&table, "pledged"), [json!(["JPY 500", "USD 100.00"])]);
    assert_eq!(all(&table, "received"), [json!(["USD 137.00"])]);
    assert_eq!((all(&table, "open"), all(&table, "not_stated")), (vec![json!(["JPY 500"])], vec![json!(2)]));
}

#[test]
fn roles_other_than_money_are_told_one_by_one() {
    let roles = json!({"roles": ["financial", "hosting", "technical"]});
    let ledger = pay(fair().and("pledge.made", pledge("p1", Some("USD 100.00"), roles)), "p1", "USD 100.00");
    let hosted = json!({"pledge": "p1", "roles": ["hosting"], "how": "it gave the hall", "value": sum("USD 900.00")});
    let ledger = ledger.and("pledge.fulfilled", hosted);
    let table = pledges(asked(&ledger, "2018-06-01"), &Filter::default());
    assert_eq!(
        (&all(&table, "stage")[0], &all(&table, "fulfilled")[0]),
        (&json!("part fulfilled"), &json!(["hosting"]))
    );
    let told = all(&table, "outcome")[0].clone();
    let expected = "USD 100.00, in full; hosting: it gave the hall (valued at USD 900.00); technical: nothing on record; \
                    until 2019-12-31";
    assert_eq!(told, expected);
    // A value in kind is in no sum of money.
    let table = activities(asked(&ledger, "2018-06-01"), &Default::default());
    assert_eq!(all(&table, "received"), [json!(["USD 100.00"])]);
    assert_eq!(all(&table, "given"), [json!(["belize, hosting: it gave the hall (valued at USD 900.00)"])]);
}

#[test]
fn a_pledge_in_a_recommendation_says_so() {
    let recommends = json!({"decision": "session/R1", "acts": ["recommended"], "subject": "a fair"});
    let stated = |ledger: Given, item: &str, kind: &str, data: Value| {
        ledger.when_stated_in("certificate", item, kind, data).accepted()
    };
    let ledger = stated(fair(), "R1", "decision.taken", recommends);
    let ledger = stated(ledger, "A3", "decision.taken", approving("A3"));
    let ledger = stated(ledger, "R1", "pledge.made", pledge("p1", None, json!({})));
    let ledger = stated(ledger, "A3", "pledge.made", pledge("p2", None, json!({})));
    let ledger = ledger.and("pledge.made", pledge("p3", None, json!({})));
    let table = pledges(asked(&ledger, "2018-06-01"), &Filter::default());
    let mut only: Vec<_> = all(&table, "pledge").into_iter().zip(all(&table, "recommended_only")).collect();
    only.sort_by_key(|(id, _)| id.to_string());
    let expected = [("p1", true), ("p2", false), ("p3", false)].map(|(id, only)| (json!(id), json!(only)));
    assert_eq!(only, expected);
}

fn assess(id: &str, party: &str, amount: &str) -> Value {
    json!({"assessment": id, "fund": "chest", "party": party, "period": "2018", "amount": sum(amount),
        "due": "2018-06-30", "date": "2018-01-15"})
}

/// I28: a member whose dues were waived.
#[test]
fn dues_that_were_waived_are_settled_by_waiver() {
    let waived = json!({"assessment": "b", "amount": sum("USD 40.00"), "decision": "session/W1", "date": "2018-03-01"});
    let ledger = council()
        .and("decision.taken", approving("W1"))
        .and("assessment.issued", assess("b", "belize", "USD 40.00"))
        .and("assessment.issued", assess("p", "panama", "USD 10.00"))
        .and("assessment.waived", waived);
    let gift = json!({"contribution": "gift", "fund": "chest", "party": "panama", "form": "cash", "amount": sum("USD 10.00"),
        "reference": "G-1", "date": "2018-05-01"});
    let given =
        json!({"contribution": "gift", "to": [{"to": "fund:chest", "amount": sum("USD 10.00")}], "date": "2018-05-02"});
    let ledger = ledger.and("contribution.received", gift.clone()).and("contribution.applied", given);
    let words = |ledger: &Given| {
        let asked = asked(ledger, "2018-12-31");
        let everything = outstanding::Filter { all: true, ..outstanding::Filter::default() };
        let (dues, table) = (outstanding(asked, &everything), contributions(asked, asked, &Default::default()));
        assert_eq!(all(&dues, "state"), all(&table, "state"), "one word for an assessment");
        let cells: Vec<_> = table.rows.iter().filter_map(|row| row.cells.last().cloned()).collect();
        (all(&table, "state"), all(&table, "last_payment"), cells)
    };
    let (state, last, cells) = words(&ledger);
    assert_eq!(state, ["settled by waiver", "open"]);
    // What was given to the fund is no payment on an assessment.
    assert_eq!(last, [Value::Null, Value::Null]);
    assert!(cells.contains(&"settled by waiver 2018-03-01".to_owned()), "{cells:?}");
    assert!(
        said(&ledger, "outstanding").contains("the others: 1 settled by waiver"),
        "{}",
        said(&ledger, "outstanding")
    );
    let dues = with(gift, json!({"contribution": "dues", "reference": "D-1", "date": "2018-06-01"}));
    let applied = request("dues", "contribution.applied", json!({"contribution": "dues", "date": "2018-06-10"}));
    let ledger = ledger.and("contribution.received", dues).when_asked(applied).accepted();
    let (state, last, cells) = words(&ledger);
    assert_eq!((state[1].clone(), last[1].clone()), (json!("paid in full"), json!("2018-06-10")));
    assert!(cells.contains(&"paid in full 2018-06-10".to_owned()), "{cells:?}");
}
