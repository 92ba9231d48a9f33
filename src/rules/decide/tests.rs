//! The rules that hold for every fact, given, when and then.

use serde_json::{Value, json};

use crate::event::Request;
use crate::event::record::Record;
use crate::event::{Source, command_hash};
use crate::ledger::machine::Machine;
use crate::rules::refusal::Refusal;
use crate::rules::testing::*;
use crate::state::lookup::Answered;
use crate::value::ids::IdempotencyKey;

/// Records 1 to 11: one thing of each kind that has an id.
fn everything() -> Given {
    one_of_each().into_iter().fold(given(), |ledger, (kind, data)| ledger.and(kind, data))
}

fn one_of_each() -> [(&'static str, Value); 11] {
    [
        ("party.registered", json!({"party": "forum", "nature": "body", "name_en": "F", "authority": "decides"})),
        ("document.registered", document("minutes")),
        ("meeting.held", json!({"meeting": "m1", "title": "First", "forum": "forum"})),
        ("report.presented", json!({"report": "rep", "meeting": "m1", "kind": "report", "title": "R"})),
        ("matter.registered", json!({"matter": "draft", "kind": "proposal", "title": "Draft"})),
        ("decision.taken", json!({"decision": "m1/C1", "acts": ["requested"], "subject": "a report"})),
        ("request.made", json!({"request": "ask", "manner": "requested", "subject": "a report"})),
        ("activity.registered", json!({"activity": "workshop", "kind": "workshop", "title": "W"})),
        ("fund.opened", json!({"fund": "reserve", "name_en": "Reserve Fund"})),
        (
            "pledge.made",
            json!({"pledge": "p1", "party": "forum", "toward": "fund:reserve", "roles": ["support"],
            "wording": "stated"}),
        ),
        ("support.acknowledged", json!({"support": "s1", "party": "forum", "roles": ["support"]})),
    ]
}

const THINGS: [&str; 11] = [
    "party:forum", "document:minutes", "meeting:m1", "report:rep", "matter:draft", "decision:m1/C1", "request:ask",
    "activity:workshop", "fund:reserve", "pledge:p1", "support:s1",
];

fn about(thing: &str) -> Value {
    json!({"matter": "m", "kind": "question", "title": "Q", "about": [thing]})
}

fn stated_in(document: &str, request: Request) -> Request {
    Request { source: Some(Source { document: document.parse().unwrap(), item: None }), ..request }
}

fn money(amount: &str) -> Value {
    let (currency, amount) = amount.split_once(' ').unwrap();
    json!({"currency": currency, "amount": amount})
}

/// Every fact with an amount, once for each field that holds one.
fn with_amount(amount: &str) -> Vec<(&'static str, Value)> {
    let amount = money(amount);
    vec![
        (
            "pledge.made",
            json!({"pledge": "p2", "party": "forum", "toward": "fund:reserve", "roles": ["financial"],
            "wording": "stated", "amount": amount}),
        ),
        (
            "pledge.made",
            json!({"pledge": "p2", "party": "forum", "toward": "fund:reserve", "roles": ["financial"],
            "wording": "stated", "instalments": [{"due": "2027", "amount": amount}]}),
        ),
        ("pledge.revised", json!({"pledge": "p1", "amount": amount})),
        ("pledge.confirmed", json!({"pledge": "p1", "agreement": "minutes", "amount": amount})),
        ("support.acknowledged", json!({"support": "s2", "party": "forum", "roles": ["support"], "amount": amount})),
        ("fund.policy_set", json!({"fund": "reserve", "floor": amount})),
        ("fund.policy_set", json!({"fund": "reserve", "cap_per_case": amount})),
    ]
}

// ---- what was recorded before under the same key ----

#[test]
fn a_key_with_a_number_sign_is_refused_unless_it_numbers_a_list() {
    for id in ["letter#1", "letter#2.2", "letter#0.1", "letter#3.2", "#1.1", "a#b#1.1"] {
        let id: IdempotencyKey = id.parse().unwrap();
        let event = event("party.registered", state("belize"));
        given().when_asked(Request::new(id.clone(), event)).refused(&Refusal::KeyReserved { id });
    }
}

#[test]
fn the_same_command_under_the_same_key_is_answered_as_before() {
    let belize = request("canonical", "party.registered", state("belize"));
    let ledger = given().when_asked(belize.clone()).accepted().and("party.registered", state("panama"));
    let answered = ledger.clone().when_asked(belize.clone()).answered_before();
    assert_eq!(answered, Answered { seq: 1, cmd: command_hash(&belize) });
    // Any signer gets the first answer, even after its reversal. Nothing is recorded.
    let ledger = ledger.reversing(1).by(&key(3));
    assert_eq!(ledger.when_asked(belize).answered_before(), answered);
}

#[test]
fn a_key_stands_for_one_command() {
    let ledger = everything().when_asked(request("ref-1", "party.registered", state("belize"))).accepted();
    let refusal = Refusal::OtherCommand { id: "ref-1".parse().unwrap(), seq: 12 };
    for other in [
        request("ref-1", "party.registered", state("panama")),
        request("ref-1", "document.registered", document("belize")),
        stated_in("minutes", request("ref-1", "party.registered", state("belize"))),
    ] {
        ledger.clone().when_asked(other).refused(&refusal);
    }
    ledger.when_asked(request("ref-2", "party.registered", state("panama"))).accepted();
}

// ---- who may record, and when ----

#[test]
fn only_a_recorder_records() {
    given().by(&key(3)).when("party.registered", state("belize")).refused(&Refusal::NotARecorder { key: key(3).id() });
}

#[test]
fn an_admission_holds_from_the_next_checkpoint() {
    let ledger = given().and("recorder.admitted", json!({"key": key(3)})).by(&key(3)); // record 1
    let belize = || request("belize", "party.registered", state("belize"));
    ledger.clone().when_asked_in(1, belize()).refused(&Refusal::NotARecorder { key: key(3).id() });
    ledger.when_asked_in(2, belize()).accepted();
}

#[test]
fn a_revocation_holds_from_the_next_checkpoint() {
    let ledger = given()
        .and("recorder.admitted", json!({"key": key(3)}))
        .and("recorder.revoked", json!({"key": key(3).id(), "reason": "lost"})) // record 2
        .by(&key(3));
    let belize = || request("belize", "party.registered", state("belize"));
    ledger.clone().when_asked_in(2, belize()).accepted();
    ledger.when_asked_in(3, belize()).refused(&Refusal::RecorderRevoked { key: key(3).id(), revoked_by: 2 });
}

#[test]
fn the_recovery_key_admits_and_revokes_and_nothing_else() {
    let ledger = given().by(&key(2));
    for (kind, data) in [("party.registered", state("belize")), ("record.reversed", json!({}))] {
        let kind = event(kind, data.clone()).kind();
        ledger.clone().when(kind, data).refused(&Refusal::RecoveryKeyOnly { key: key(2).id(), kind });
    }
    ledger
        .and("recorder.revoked", json!({"key": key(1).id(), "reason": "lost"}))
        .and("recorder.admitted", json!({"key": key(3)}))
        .by(&key(3))
        .when("party.registered", state("belize"))
        .accepted();
}

#[test]
fn the_clock_may_run_back() {
    for at in ["2026-11-23T11:59:59Z", "2026-11-23T12:00:00Z", "2026-11-23T12:00:01Z"] {
        given().at(at).when("party.registered", state("belize")).accepted();
    }
}

// ---- what the command speaks of ----

#[test]
fn unknown_things_are_refused() {
    for thing in THINGS {
        given().when("matter.registered", about(thing)).refused(&Refusal::Unknown { thing: thing.parse().unwrap() });
        everything().when("matter.registered", about(thing)).accepted();
    }
}

#[test]
fn a_record_that_is_named_must_exist() {
    given().when("matter.registered", about("record:1")).refused(&Refusal::NoSuchRecord { seq: 1, last: 0 });
    given().when("matter.registered", about("record:0")).accepted();
}

#[test]
fn a_reversed_thing_is_unknown() {
    let ledger = given().and("party.registered", state("belize")).reversing(1);
    ledger
        .clone()
        .when("matter.registered", about("party:belize"))
        .refused(&Refusal::Unknown { thing: "party:belize".parse().unwrap() });
    // Its id stays that of its record, which is corrected if it was right after all.
    ledger
        .clone()
        .when("party.registered", state("belize"))
        .refused(&Refusal::AlreadyRegistered { thing: read("party:belize"), seq: 1 });
    let ledger = ledger.when_correcting(2, "party.registered", state("belize")).accepted();
    ledger.when("matter.registered", about("party:belize")).accepted();
}

#[test]
fn nothing_is_registered_twice() {
    for (((kind, data), thing), seq) in one_of_each().into_iter().zip(THINGS).zip(1..) {
        everything().when(kind, data).refused(&Refusal::AlreadyRegistered { thing: thing.parse().unwrap(), seq });
    }
}

#[test]
fn a_source_is_a_document_on_record() {
    let asked = |document| stated_in(document, request("belize", "party.registered", state("belize")));
    everything().when_asked(asked("other")).refused(&Refusal::Unknown { thing: "document:other".parse().unwrap() });
    let ledger = everything().when_asked(asked("minutes")).accepted();
    assert_eq!(ledger.records[12].source.as_ref().unwrap().document.to_string(), "minutes");
}

#[test]
fn a_document_may_be_its_own_source() {
    let asked = stated_in("annex", request("annex", "document.registered", document("annex")));
    given().when_asked(asked).accepted();
}

#[test]
fn facts_do_not_lie_in_the_future() {
    let on = |date: &str| with(state("belize"), json!({"date": date}));
    for date in ["2026-11-25", "2026-11-23/2026-11-25"] {
        given()
            .when("party.registered", on(date))
            .refused(&Refusal::InTheFuture { date: read(date), last: read("2026-11-24") });
    }
    // East of Greenwich the next UTC day may have begun.
    for date in ["2026-11-23", "2026-11-24", "2026-11-22/2026-11-24"] {
        given().when("party.registered", on(date)).accepted();
    }
}

#[test]
fn the_day_of_recording_is_a_day_of_utc() {
    let data = with(state("belize"), json!({"date": "2026-11-25"}));
    // The ledger's zone is Costa Rica, where that day begins six hours later.
    given()
        .at("2026-11-23T23:59:59Z")
        .when("party.registered", data.clone())
        .refused(&Refusal::InTheFuture { date: read("2026-11-25"), last: read("2026-11-24") });
    given().at("2026-11-24T00:00:00Z").when("party.registered", data).accepted();
}

#[test]
fn windows_schedules_and_last_days_may_lie_ahead() {
    let ledger = everything().and("party.registered", state("belize"));
    for (kind, data) in [
        ("activity.registered", json!({"activity": "a2", "kind": "forum", "title": "F", "window": "2030"})),
        ("activity.scheduled", json!({"activity": "workshop", "on": "2030-01-01"})),
        ("pledge.revised", json!({"pledge": "p1", "window": "../2030-06~"})),
        (
            "party.related",
            json!({"party": "belize", "relation": "member-of", "of": "party:forum",
            "from": "2026-01-01", "until": "2030-12-31"}),
        ),
    ] {
        ledger.clone().when(kind, data).accepted();
    }
}

#[test]
fn an_amount_is_in_a_currency_of_the_ledger() {
    for (kind, data) in with_amount("EUR 5.00") {
        everything().when(kind, data).refused(&Refusal::CurrencyNotUsed {
            amount: "EUR 5.00".parse().unwrap(),
            used: vec!["USD".parse().unwrap(), "JPY".parse().unwrap()],
        });
    }
}

#[test]
fn an_amount_is_above_zero() {
    for amount in ["USD 0.00", "USD -0.01", "JPY 0"] {
        for (kind, data) in with_amount(amount) {
            everything().when(kind, data).refused(&Refusal::AmountNotPositive { amount: amount.parse().unwrap() });
        }
    }
}

#[test]
fn an_amount_is_not_finer_than_its_currency() {
    for (amount, exponent) in [("USD 0.001", 2), ("USD 1.000", 2), ("JPY 5.0", 0)] {
        for (kind, data) in with_amount(amount) {
            everything()
                .when(kind, data)
                .refused(&Refusal::AmountTooFine { amount: amount.parse().unwrap(), exponent });
        }
    }
    for amount in ["USD 0.01", "USD 1", "JPY 1"] {
        for (kind, data) in with_amount(amount) {
            everything().when(kind, data.clone()).yields(kind, data);
        }
    }
}

// ---- several at once ----

#[test]
fn the_first_of_several_broken_rules_is_reported() {
    let ledger = everything().when_asked(request("ref-1", "party.registered", state("belize"))).accepted();
    let taken = request("ref-1", "party.registered", state("panama"));
    ledger
        .clone()
        .by(&key(3))
        .when_asked(taken)
        .refused(&Refusal::OtherCommand { id: "ref-1".parse().unwrap(), seq: 12 });
    ledger
        .clone()
        .by(&key(3))
        .when("party.registered", state("belize"))
        .refused(&Refusal::NotARecorder { key: key(3).id() });
    let mut pledge = json!({"pledge": "p1", "party": "nobody", "toward": "party:belize", "roles": ["support"],
        "wording": "stated", "date": "2027-01-01", "amount": money("EUR 0.001")});
    for (field, better, refusal) in [
        ("party", json!("belize"), Refusal::Unknown { thing: "party:nobody".parse().unwrap() }),
        ("pledge", json!("p2"), Refusal::AlreadyRegistered { thing: "pledge:p1".parse().unwrap(), seq: 10 }),
        ("date", json!("2026-01-01"), Refusal::InTheFuture { date: read("2027-01-01"), last: read("2026-11-24") }),
        (
            "amount",
            money("USD 1.00"),
            Refusal::CurrencyNotUsed {
                amount: "EUR 0.001".parse().unwrap(),
                used: vec!["USD".parse().unwrap(), "JPY".parse().unwrap()],
            },
        ),
        ("toward", json!("fund:reserve"), Refusal::NotAPurpose { toward: "party:belize".parse().unwrap() }),
    ] {
        ledger.clone().when("pledge.made", pledge.clone()).refused(&refusal);
        pledge[field] = better;
    }
    ledger.when("pledge.made", pledge).accepted();
}

// ---- corrections and their reasons ----

#[test]
fn a_reason_is_given_where_something_is_corrected() {
    let asked =
        Request { because: Some("a slip".parse().unwrap()), ..request("r", "party.registered", state("belize")) };
    given().when_asked(asked).refused(&Refusal::NothingToExplain);
}

// ---- what stands in the log ----

#[test]
fn a_refused_command_is_refused_as_a_record_too() {
    let mut ledger = everything();
    let accepted = ledger.clone().and("party.registered", state("belize")).records[12].clone();
    let other_cmd = ledger.records[3].cmd;
    let mut check = |record: &Record| ledger.machine.check(record, record.seq);
    assert_eq!(check(&accepted), Ok(None));
    let stranger = Record { by: key(3).id(), ..accepted.clone() };
    assert_eq!(check(&stranger), Err(Refusal::NotARecorder { key: key(3).id() }));
    let source = Some(Source { document: "other".parse().unwrap(), item: None });
    let unsourced = Record { source, ..accepted.clone() };
    assert_eq!(check(&unsourced), Err(Refusal::Unknown { thing: "document:other".parse().unwrap() }));
    let id: IdempotencyKey = "test-3".parse().unwrap();
    let other = Record { id: id.clone(), ..accepted.clone() };
    assert_eq!(check(&other), Err(Refusal::OtherCommand { id: id.clone(), seq: 3 }));
    // Nor is a command recorded again under its key.
    let apart = Record { id: id.clone(), cmd: other_cmd, ..accepted };
    assert_eq!(check(&apart), Err(Refusal::OtherCommand { id, seq: 3 }));
}

#[test]
fn the_golden_ledger_keeps_every_rule() {
    let mut machine: Machine = Machine::default();
    for line in include_str!("../../../tests/golden/lines.jsonl").lines() {
        let record = Record::read(line.as_bytes()).unwrap();
        let in_list = machine.list.as_ref().map_or(0, |list| list.pairs.len());
        let batch = record.seq - u64::try_from(in_list).unwrap();
        assert_eq!(machine.check(&record, batch).unwrap(), None, "{line}");
        machine.apply_line(record, line.as_bytes());
    }
}
