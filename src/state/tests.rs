//! Properties of the books on random histories.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::event::record::Record;
use crate::event::{Event, Request, command_hash};
use crate::ledger::machine::Machine;
use crate::rules::refusal::Refusal;
use crate::rules::testing::{Given, correcting, given, key, read, request, sum, with};
use crate::state::accounts::{Account, AccountType, exchange_of};
use crate::state::assessments::issued;
use crate::state::books::Books;
use crate::state::bounded::{Bounded, changes};
use crate::state::lookup::Lookup as _;
use crate::state::{Dated, Effect, Placed, Projection as _, fold};
use crate::value::days::Day;
use crate::value::ids::{AssessmentId, PartyId};
use crate::value::money::Sums;

/// A random command as numbers: its type, its things and its day.
type Drawn = (usize, u8, u8, u8);

fn drawn() -> impl Strategy<Value = Drawn> {
    (0..KINDS, 0..3_u8, 0..3_u8, 0..32_u8)
}

const KINDS: usize = 72;

/// Builds a command from its numbers. Ids and days are few, so that commands interact; many are refused.
fn command(drawn: Drawn) -> (&'static str, Value) {
    if drawn.0 < FIRST_OF_MONEY { words_command(drawn) } else { money_command(drawn) }
}

/// Builds a command that moves no money.
fn words_command((kind, a, b, n): Drawn) -> (&'static str, Value) {
    let first = || format!("2026-01-{:02}", (n % 28).saturating_add(1));
    // Every fourth states no date.
    let date = (n % 4 != 0).then(first);
    let authority = ["recommends", "decides"].get(usize::from(b));
    let nature = ["body", "network", "state"][usize::from(a)];
    let acts = ["requested", "approved", "noted"][usize::from(n % 3)];
    let currency = ["USD", "JPY", "EUR"][usize::from(a)];
    let amount = json!({"currency": currency, "amount": format!("{n}")});
    match kind {
        0 => (
            "party.registered",
            json!({"party": format!("p{a}"), "nature": nature, "name_en": format!("N{b}"),
            "authority": authority, "date": date}),
        ),
        1 => ("party.renamed", json!({"party": format!("p{a}"), "name_en": format!("N{n}"), "date": date})),
        2 => (
            "party.related",
            json!({"party": format!("p{a}"), "relation": "member-of", "of": format!("party:p{b}"),
            "from": date}),
        ),
        3 => (
            "party.related",
            json!({"party": format!("p{a}"), "relation": "member-of", "of": format!("party:p{b}"),
            "from": date, "until": "2026-01-20"}),
        ),
        4 => ("party.merged", json!({"party": format!("p{a}"), "into": format!("p{b}"), "date": date})),
        5 => (
            "document.registered",
            json!({"document": format!("d{a}"), "title": "D", "url": "https://example.org",
            "issuer": format!("p{b}"), "date": date}),
        ),
        6 => ("document.signed", json!({"document": format!("d{a}"), "by": [format!("p{b}")], "date": date})),
        7 => (
            "meeting.held",
            json!({"meeting": format!("m{a}"), "title": "M", "forum": format!("p{b}"),
            "date": date}),
        ),
        8 => (
            "report.presented",
            json!({"report": format!("r{a}"), "meeting": format!("m{b}"), "kind": "report",
            "title": "R", "date": date}),
        ),
        9 => (
            "matter.registered",
            json!({"matter": format!("x{a}"), "kind": "question", "title": "X",
            "about": [format!("record:{n}")], "date": date}),
        ),
        10 => (
            "decision.taken",
            json!({"decision": format!("m{a}/C{b}"), "acts": [acts], "subject": "S",
            "date": date}),
        ),
        11 => (
            "request.made",
            json!({"request": format!("q{a}"), "manner": "urged", "decision": format!("m0/C{b}"),
            "subject": "S", "date": date}),
        ),
        12 => ("request.answered", json!({"request": format!("q{a}"), "answer": "A", "date": date})),
        13 => (
            "activity.registered",
            json!({"activity": format!("a{a}"), "kind": "forum", "title": "A",
            "date": date}),
        ),
        14 => ("activity.scheduled", json!({"activity": format!("a{a}"), "on": first(), "date": date})),
        15 => ("activity.held", json!({"activity": format!("a{a}"), "date": date})),
        16 => ("activity.cancelled", json!({"activity": format!("a{a}"), "date": date})),
        17 => (
            "pledge.made",
            json!({"pledge": format!("g{a}"), "party": format!("p{b}"), "roles": ["support"],
            "toward": "activity:a0", "wording": "stated", "date": date}),
        ),
        18 => ("pledge.revised", json!({"pledge": format!("g{a}"), "amount": amount, "date": date})),
        19 => ("pledge.confirmed", json!({"pledge": format!("g{a}"), "agreement": format!("d{b}"), "date": date})),
        20 => ("pledge.fulfilled", json!({"pledge": format!("g{a}"), "how": "H", "date": date})),
        21 => ("pledge.withdrawn", json!({"pledge": format!("g{a}"), "date": date})),
        22 => (
            "support.acknowledged",
            json!({"support": format!("s{a}"), "party": format!("p{b}"),
            "roles": ["in-kind"], "amount": amount, "date": date}),
        ),
        23 => (
            "fund.opened",
            json!({"fund": format!("f{a}"), "name_en": format!("Fund {a}"), "of": (b == 1).then_some("p1"),
            "currency": (["USD", "JPY"].get(usize::from(b))), "date": date}),
        ),
        24 => ("fund.policy_set", with(policy(a, n), json!({"date": date}))),
        25 => ("recorder.admitted", json!({"key": key(a.saturating_add(3))})),
        _ => ("recorder.revoked", json!({"key": key(a.saturating_add(3)).id(), "reason": "R"})),
    }
}

/// Builds a policy with one of several limits.
fn policy(a: u8, n: u8) -> Value {
    let says = match n % 4 {
        0 => json!({"floor": sum(&format!("USD {n}"))}),
        1 => json!({"cap_per_case": sum(&format!("USD {n}")), "eligible": ["c0", "c1"]}),
        2 => json!({"transfers_cap": "50", "line_transfers_cap": "50"}),
        _ => json!({"recognised": (["issue", "period-start", "due"][usize::from(a)])}),
    };
    with(json!({"fund": format!("f{a}")}), says)
}

/// The first number of the commands that move money or set its limits.
const FIRST_OF_MONEY: usize = 27;

/// Builds a command that moves money or sets its limits; most are in the fund that [`history`] opens, so that most are
/// accepted.
fn money_command((kind, a, b, n): Drawn) -> (&'static str, Value) {
    let day = format!("2026-01-{:02}", (n % 28).saturating_add(1));
    // One in sixteen states no day, one in eight carries an exception.
    let date = (n % 16 != 0).then_some(day);
    // Two are members; the third may be registered or not.
    let party = if n % 8 == 3 { "p2" } else { ["p0", "p0", "p1"][usize::from(b)] };
    let exception = (n % 8 == 7).then_some("E");
    let fund = if a < 2 { "f0".to_owned() } else { format!("f{b}") };
    let small = sum(&format!("USD {}.25", n.saturating_add(1)));
    let case = |more: Value| {
        let data = json!({"fund": "f0", "amount": small, "case": format!("k{a}"), "category": (["c0", "c1", "c2"][usize::from(b)]),
            "exception": exception, "date": date});
        with(data, more)
    };
    // One in six is in yen.
    let maybe_in_yen = |data: Value| match n % 6 {
        1 => with(data, json!({"amount": sum(&format!("JPY {}", u16::from(n).saturating_mul(50))), "rate": "r0"})),
        _ => data,
    };
    let implementer = json!({"case": null, "category": null, "implementer": party});
    let party_or_case = || if n % 2 == 0 { case(implementer.clone()) } else { case(json!({})) };
    // The first thing of most kinds exists from the beginning.
    let known = ["0", "0", "1"][usize::from(a)];
    let (assessment, contribution) = (format!("x{known}"), format!("c{known}"));
    let budget = ["b0", "b0", "b1"][usize::from(a)];
    let line = |which: u8| format!("l{}", which % 3);
    let decision = if n % 5 == 0 { "m0/C0" } else { "session/A1" };
    let taken = json!({"assessment": assessment, "amount": small, "date": date});
    match kind {
        27 => (
            "rate.published",
            json!({"rate": format!("r{a}"), "from": "JPY", "to": "USD", "value": format!("0.0{n}5"), "date": date,
            "until": "2026-06-30", "publisher": format!("p{b}")}),
        ),
        28 => (
            "balance.brought_forward",
            maybe_in_yen(json!({"fund": fund, "amount": small, "certificate": "d0", "date": date,
            "held_by": ([None, Some("p0"), Some("p1")][usize::from(b)]), "exception": exception})),
        ),
        29 => {
            let shares = if a == 0 {
                json!([{"party": "p0", "share": "100"}])
            } else {
                json!([{"party": "p0", "share": "33.333333"}, {"party": format!("p{a}"), "share": "66.666667"}])
            };
            let rounding = ["half-up", "largest-remainder"][usize::from(n % 2)];
            (
                "scale.adopted",
                json!({"scale": format!("s{b}"), "fund": fund, "shares": shares, "rounding": rounding, "date": date}),
            )
        }
        30 | 31 => {
            let year = u16::from(n % 8).saturating_add(2019);
            let how = if n % 3 == 0 {
                json!({"scale": format!("s{known}"), "total": sum("USD 100.01")})
            } else {
                json!({"amount": small})
            };
            let data = json!({"assessment": format!("x{}", n % 4), "fund": fund, "party": party, "period": year.to_string(),
                "due": "2027-01-31", "date": date});
            ("assessment.issued", with(data, how))
        }
        32 => ("assessment.credited", with(taken, json!({"reason": "R"}))),
        33 => ("assessment.waived", with(taken, json!({"decision": decision}))),
        34 => ("receivable.written_off", with(taken, json!({"reason": "R"}))),
        35 => (
            "payment_plan.agreed",
            json!({"plan": format!("n{a}"), "party": party, "fund": fund, "covers": (n % 2 == 0).then_some([assessment]),
            "instalments": [{"due": "2027", "amount": small}], "date": date}),
        ),
        36 | 37 => {
            let how = match n % 5 {
                0 => {
                    json!({"amount": sum("JPY 5000"), "rate": format!("r{known}"), "arrived": sum("USD 45.00"), "exception": exception})
                }
                1 => {
                    json!({"amount": sum("JPY 5000"), "rate": "r0", "charges": sum("JPY 10"), "arrived": sum("JPY 4990")})
                }
                2 => json!({"form": "goods", "party": party}),
                3 => json!({"amount": small, "charges": sum("USD 0.25")}),
                _ => json!({"amount": small}),
            };
            let data = json!({"contribution": format!("c{}", n % 4), "fund": fund, "form": "cash",
                "party": (n % 4 != 1).then_some(party), "date": date});
            ("contribution.received", with(data, how))
        }
        38 | 39 => ("contribution.applied", json!({"contribution": contribution, "date": date})),
        40 => {
            let to = ["assessment:x0", "pledge:g0", "fund:f0"][usize::from(n % 3)];
            (
                "contribution.applied",
                json!({"contribution": contribution, "to": [{"to": to, "amount": small}],
                "payer": (n % 4 == 1).then_some(party), "date": date}),
            )
        }
        41 => (
            "contribution.returned",
            maybe_in_yen(json!({"contribution": contribution, "amount": sum("USD 1.00"), "reason": "R",
            "exception": exception, "date": date})),
        ),
        42 => (
            "budget.proposed",
            json!({"budget": format!("b{}", a.saturating_add(1)), "title": "B", "fund": (b < 2).then_some("f0"), "lines": [{"line": "l0", "amount": sum("USD 50.00")}, {"line": line((n % 2).saturating_add(1)), "amount": small}], "date": date}),
        ),
        43 => (
            "budget.recommended",
            json!({"budget": format!("b{}", a.saturating_add(1)), "lines": (b == 0).then(|| json!([{"line": line(n), "amount": small}])), "date": date}),
        ),
        44 => (
            "budget.approved",
            json!({"budget": format!("b{}", a.saturating_add(1)), "decision": decision, "date": date}),
        ),
        45 => (
            "budget.revised",
            json!({"budget": budget, "decision": decision, "lines": [{"line": line(b), "amount": small}], "date": date}),
        ),
        46 => (
            "budget.transferred",
            json!({"budget": budget, "from": line(b), "to": line(b.saturating_add(1)), "amount": small, "exception": exception, "date": date}),
        ),
        47 => (
            "expenditure.charged",
            maybe_in_yen(json!({"budget": budget, "line": line(b), "amount": small, "subject": "S",
            "exception": exception, "date": date})),
        ),
        48 => ("reserve.disbursed", maybe_in_yen(party_or_case())),
        49 => ("reserve.spent", maybe_in_yen(case(json!({"implementer": party})))),
        50 => ("reserve.returned", maybe_in_yen(party_or_case())),
        51 => (
            "income.recorded",
            maybe_in_yen(
                json!({"fund": fund, "amount": small, "nature": "interest", "date": date, "exception": exception}),
            ),
        ),
        52 => (
            "charge.recorded",
            maybe_in_yen(
                json!({"fund": fund, "amount": small, "nature": "bank", "exception": exception, "date": date}),
            ),
        ),
        53 => (
            "exchange.recorded",
            json!({"fund": fund, "sold": small, "bought": sum(&format!("JPY {}", n.saturating_add(1))),
            "held_by": ([None, Some("p0"), Some("p1")][usize::from(b)]), "exception": exception, "date": date}),
        ),
        54 => (
            "period.closed",
            json!({"period": (["2019", "2026-01", "2026-01-10"][usize::from(a)]),
            "rates": if n % 4 == 0 { json!(["r0"]) } else { json!([]) }}),
        ),
        56 => {
            let year = u16::from(n % 8).saturating_add(2026);
            (
                "scale.applied",
                json!({"run": format!("run{a}"), "fund": fund, "period": year.to_string(), "scale": format!("s{known}"),
                "total": sum("USD 100.01"), "due": "2027-01-31", "date": date,
                "recognised": (n % 3 == 0).then_some("2026-01-20")}),
            )
        }
        57 => ("assessment.supplemented", with(taken, json!({"reason": "R"}))),
        58 => ("assessment.reduced", with(taken, json!({"reason": "R"}))),
        59 => (
            "credit.granted",
            json!({"contribution": format!("c{}", n % 4), "fund": fund, "party": party, "amount": small, "reason": "R",
            "date": date}),
        ),
        61 => (
            "expenditure.refunded",
            maybe_in_yen(json!({"budget": budget, "line": line(b), "amount": sum("USD 0.25"), "subject": "S"})),
        ),
        62 => (
            "fund.transferred",
            json!({"from": "f0", "to": "purse", "amount": sum("USD 1.00"), "reason": "R", "exception": "E", "date": date}),
        ),
        63 => (
            "loan.granted",
            json!({"from": "f0", "to": "purse", "amount": sum("USD 1.00"), "reason": "R", "exception": "E", "date": date}),
        ),
        64 => (
            "loan.repaid",
            json!({"from": "purse", "to": "f0", "amount": sum("USD 0.25"), "exception": exception, "date": date}),
        ),
        60 => ("receivable.reinstated", with(taken, json!({"amount": sum("USD 0.25"), "reason": "R"}))),
        _ => (
            "period.reopened",
            json!({"from": (["2019-12-31", "2026-01-01", "2026-01-10"][usize::from(a)]), "reason": "R",
            "decision": (b > 0).then_some(decision), "exception": (b == 0).then_some("E")}),
        ),
    }
}

/// The first number of the corrections.
const FIRST_OF_CORRECTIONS: usize = 65;

/// Builds a request on a ledger from its numbers: a new fact, or a reversal or another correction of a record, among the
/// first ones or those that may follow the history's beginning.
fn asked_on(ledger: &Given, drawn @ (kind, a, b, n): Drawn) -> Request {
    let id = format!("test-{}", ledger.machine.next());
    if kind < FIRST_OF_CORRECTIONS {
        let (kind, data) = command(drawn);
        return request(&id, kind, data);
    }
    let seq = if a == 0 { u64::from(n) } else { u64::from(n).saturating_add(10) };
    let fact = ledger.machine.lookup.chain(seq).into_iter().find(|record| !is_reversal(record));
    let exception = (b == 2 && n % 4 == 3).then_some("E");
    match fact.filter(|_| kind >= 69) {
        None => correcting(seq, request(&id, "record.reversed", json!({"exception": exception}))),
        Some(fact) => correcting(seq, request(&id, fact.event.kind(), corrected(&fact, b, n))),
    }
}

/// Changes the day or the amount of a command.
fn corrected(fact: &Record, b: u8, n: u8) -> Value {
    let mut data: Value = serde_json::from_str(&fact.command().data()).unwrap();
    if b != 1 && data.get("date").is_some() {
        data["date"] = json!(format!("2026-01-{:02}", (n % 28).saturating_add(1)));
    }
    if b != 0 && data.get("amount").is_some() {
        data["amount"] = sum(&format!("USD {}.75", n.saturating_add(1)));
    }
    data
}

fn is_reversal(record: &Record) -> bool {
    matches!(record.event, Event::RecordReversed(_))
}

/// Gives a request; if its day is closed, it is found late.
fn given_or_late(ledger: &Given, request: Request) -> (Given, bool) {
    let late = Request { because: Some(read("it was found late")), ..request.clone() };
    let then = ledger.clone().when_asked(request);
    if matches!(then.refusal(), Some(Refusal::InClosedPeriod { .. })) {
        return ledger.clone().when_asked(late).either();
    }
    then.either()
}

/// Lists the commands that later ones need: a body that decides, a decision, a fund with money and a rate; a scale, a
/// member with an assessment and a payment, an approved budget.
fn where_money_moves() -> Vec<(&'static str, Value)> {
    let on = json!({"date": "2026-01-01"});
    let lines = json!([{"line": "l0", "amount": sum("USD 50.00")}, {"line": "l1", "amount": sum("USD 20.00")}]);
    vec![
        (
            "party.registered",
            json!({"party": "council", "nature": "body", "name_en": "Council", "authority": "decides"}),
        ),
        ("party.related", json!({"party": "p0", "relation": "member-of", "of": "party:council", "from": "2010-01-01"})),
        ("party.registered", json!({"party": "p1", "nature": "state", "name_en": "P1"})),
        ("party.related", json!({"party": "p1", "relation": "member-of", "of": "party:council", "from": "2010-01-01"})),
        ("meeting.held", json!({"meeting": "session", "title": "M", "forum": "council"})),
        ("decision.taken", json!({"decision": "session/A1", "acts": ["approved"], "subject": "S"})),
        ("fund.opened", json!({"fund": "f0", "name_en": "F", "of": "council", "currency": "USD"})),
        (
            "rate.published",
            with(
                json!({"rate": "r0", "from": "JPY", "to": "USD", "value": "0.00915", "until": "2026-01-20"}),
                on.clone(),
            ),
        ),
        (
            "balance.brought_forward",
            json!({"fund": "f0", "amount": sum("USD 300.00"), "certificate": "d0", "date": "2025-12-31"}),
        ),
        (
            "scale.adopted",
            json!({"scale": "s0", "fund": "f0", "shares": [{"party": "p0", "share": "100"}], "rounding": "half-up"}),
        ),
        (
            "assessment.issued",
            with(
                json!({"assessment": "x0", "fund": "f0", "party": "p0", "period": "2018", "amount": sum("USD 20.00"), "due": "2026-06-30"}),
                on.clone(),
            ),
        ),
        (
            "contribution.received",
            with(
                json!({"contribution": "c0", "fund": "f0", "party": "p0", "form": "cash", "amount": sum("USD 60.00")}),
                on,
            ),
        ),
        (
            "reserve.disbursed",
            json!({"fund": "f0", "amount": sum("USD 40.00"), "implementer": "p0", "date": "2026-01-02"}),
        ),
        ("budget.proposed", json!({"budget": "b0", "title": "B", "fund": "f0", "lines": lines})),
        ("budget.approved", json!({"budget": "b0", "decision": "session/A1"})),
        ("fund.opened", json!({"fund": "purse", "name_en": "Purse", "of": "council", "currency": "USD"})),
        ("expenditure.charged", json!({"budget": "b0", "line": "l0", "amount": sum("USD 1.00"), "subject": "S"})),
        (
            "loan.granted",
            json!({"from": "f0", "to": "purse", "amount": sum("USD 1.00"), "reason": "R", "decision": "session/A1",
            "date": "2026-01-02"}),
        ),
    ]
}

/// Records the accepted commands after those of [`where_money_moves`] and one thing of each kind with the number 0.
fn history(commands: &[Drawn]) -> Given {
    let things = [(0, 0, 0, 0), (5, 0, 0, 0), (7, 0, 0, 0), (10, 0, 0, 0), (11, 0, 0, 0), (13, 0, 0, 0), (17, 0, 0, 0)];
    let initial = things.map(command).into_iter().chain(where_money_moves());
    let ledger = initial.fold(given(), |ledger, (kind, data)| ledger.and(kind, data));
    commands.iter().fold(ledger, |ledger, drawn| given_or_late(&ledger, asked_on(&ledger, *drawn)).0)
}

/// The records, each with its place in time and with that of the record that it corrects.
fn dated(ledger: &Given) -> Vec<(Dated, Option<Dated>)> {
    let mut books = Books::default();
    let date = |record: &Record| {
        let chain = record.corrects.map(|seq| ledger.machine.lookup.chain(seq)).unwrap_or_default();
        let (record, corrected) = books.date(Box::new(record.clone()), &chain);
        fold(&mut books, &record, corrected.as_ref());
        (record, corrected)
    };
    ledger.records.iter().map(date).collect()
}

/// Folds the wanted records in order; a correction takes the corrected record away if that is wanted, too.
fn folded(records: &[(Dated, Option<Dated>)], wanted: impl Fn(&Dated) -> bool) -> Books {
    let mut books = Books::default();
    records.iter().for_each(|(record, corrected)| put(&mut books, record, corrected.as_ref(), &wanted));
    books
}

fn put(books: &mut Books, record: &Dated, corrected: Option<&Dated>, wanted: impl Fn(&Dated) -> bool) {
    if let Some(corrected) = corrected.filter(|corrected| wanted(corrected)) {
        books.fold(corrected, Effect::Reverse(record.seq));
    }
    if wanted(record) {
        books.fold(record, Effect::Apply);
    }
}

/// Calls every method of the books.
fn asked(books: &Books) {
    let ids = |letter: &str| (0..3).map(|n| format!("{letter}{n}")).collect::<Vec<_>>();
    for id in ids("p").iter().map(|id| id.parse::<PartyId>().unwrap()) {
        let _ = (books.parties.name(&id), books.parties.names(&id), books.parties.relations(&id));
        let _ = (books.parties.find("N1"), books.parties.merged_into(&id));
    }
    for id in ids("g") {
        let _ = books.pledges.current(&id.parse().unwrap());
    }
    for id in ids("a") {
        let _ = books.activities.held_by(&id.parse().unwrap());
    }
    let _ = books.meetings.only_recommends("m0/C0".parse().ok().as_ref());
}

/// Every figure that has a bound and that a record changes.
fn figures(records: &[Record]) -> BTreeSet<Bounded> {
    let day = read("2026-01-01");
    let placed = records.iter().map(|record| Placed { event: &record.event, seq: record.seq, first: record.seq, day });
    placed.flat_map(changes).map(|change| change.figure).collect()
}

fn quick() -> ProptestConfig {
    ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() }
}

fn is_of_line(event: &Event) -> bool {
    matches!(event, Event::BudgetRevised(_) | Event::BudgetTransferred(_))
}

/// Whether a later record may bound it, though it does not depend on it: a refund, a repayment, a payment of what was
/// reinstated.
fn is_bounded_later(event: &Event) -> bool {
    let is_opposed = matches!(
        event,
        Event::ReceivableWrittenOff(_)
            | Event::ReceivableReinstated(_)
            | Event::ExpenditureCharged(_)
            | Event::LoanGranted(_)
    );
    is_opposed || is_of_line(event)
}

proptest! {
    #![proptest_config(quick())]

    /// A record on which none depends can be reversed, and the books are then as if it had never been.
    #[test]
    fn a_reversal_leaves_the_books_without_the_record(commands in prop::collection::vec(drawn(), 0..40)) {
        let ledger = history(&commands);
        for record in &ledger.records {
            let (lookup, seq) = (&ledger.machine.lookup, record.seq);
            let free = record.event.correctable()
                && !is_reversal(record)
                && lookup.corrected_by(seq).is_none()
                && (lookup.dependants(seq).is_empty() || is_of_line(&record.event));
            let reversal = |exception: Option<&str>| {
                correcting(seq, request("reversal", "record.reversed", json!({"exception": exception})))
            };
            let (mut after, mut accepted) = ledger.clone().when_asked(reversal(None)).either();
            if !accepted {
                // If the money has been paid out since, the reversal needs an exception.
                (after, accepted) = ledger.clone().when_asked(reversal(Some("E"))).either();
            }
            // Without a revision or a transfer that others followed, a line may be beyond its bound.
            prop_assert!(accepted == free || (free && is_bounded_later(&record.event)), "record {}", seq);
            if accepted {
                let records = dated(&after);
                let (all, reversal) = records.split_at(ledger.records.len());
                let chain: Vec<u64> = lookup.chain(seq).iter().map(|record| record.seq).collect();
                let mut without = folded(all, |other| !chain.contains(&other.seq));
                put(&mut without, &reversal[0].0, None, |_| true);
                let books = &after.machine.books;
                prop_assert!(without.journal.iter().eq(books.journal.iter()), "record {}", seq);
                for figure in figures(&ledger.records) {
                    let [track, expected] = [books, &without].map(|books| books.timeline.track(&figure, "USD".parse().unwrap(), &after.machine.lookup));
                    prop_assert_eq!(track, expected, "record {}: {:?}", seq, figure);
                }
                for fund in books.funds.all.keys() {
                    let [held, expected] = [books, &without].map(|books| books.timeline.holdings(fund));
                    prop_assert_eq!(held, expected, "record {}: {}", seq, fund);
                }
                // Its id stays taken, its day is remembered, and what was found late or on closed days stays on view.
                let Books { things, documents, journal, periods, timeline, grounds, .. } = books.clone();
                without = Books { things, documents, journal, periods, timeline, grounds, ..without };
                prop_assert_eq!(books, &without);
            }
        }
    }

    #[test]
    fn the_books_are_the_fold_of_the_records(commands in prop::collection::vec(drawn(), 0..40)) {
        let ledger = history(&commands);
        prop_assert_eq!(&ledger.machine.books, &folded(&dated(&ledger), |_| true));
    }

    /// What a fund has in another currency stands in cash and advances alone, and each holder's exchange account mirrors it.
    #[test]
    fn other_currencies_are_held_and_mirrored(commands in prop::collection::vec(drawn(), 0..60)) {
        let ledger = history(&commands);
        let books = &ledger.machine.books;
        let mut held: BTreeMap<Account, Sums> = BTreeMap::new();
        for (account, balance) in books.journal.iter() {
            let Some(kept_in) = balance.fund.as_ref().and_then(|fund| books.funds.currency(fund)) else { continue };
            let mirror = match account.account_type() {
                AccountType::Cash | AccountType::Advanced => {
                    exchange_of(balance.fund.as_ref().unwrap(), account.second().map(read).as_ref())
                }
                AccountType::Exchange | AccountType::ExchangeAdvanced => account.clone(),
                _ => {
                    let other = balance.sums.iter().find(|money| money.currency != kept_in);
                    prop_assert_eq!(other, None, "{}", account);
                    continue;
                }
            };
            let other = balance.sums.iter().filter(|money| money.currency != kept_in).collect();
            held.entry(mirror).or_default().add_all(&other);
        }
        for (mirror, left) in held {
            prop_assert!(left.is_zero(), "{} differs by {}", mirror, left);
        }
    }

    #[test]
    fn every_fund_balances_and_nothing_outstanding_is_negative_after_each_record(
        commands in prop::collection::vec(drawn(), 0..60),
        chosen in any::<u64>(),
    ) {
        let ledger = history(&commands);
        let some = |record: &Dated| chosen.rotate_right(u32::try_from(record.seq % 64).unwrap()) & 1 == 1;
        let (mut all, mut subset) = (Books::default(), Books::default());
        let corrected_to_less = |assessment: &AssessmentId| {
            let mut corrected = ledger.records.iter().filter_map(|record| ledger.records.get(usize::try_from(record.corrects?).unwrap()));
            corrected.any(|record| match &record.event {
                Event::AssessmentSupplemented(fact) => fact.assessment == *assessment,
                Event::AssessmentReduced(fact) => fact.assessment == *assessment,
                event => issued(event).iter().any(|fact| fact.assessment.0 == *assessment),
            })
        };
        for (record, corrected) in &dated(&ledger) {
            fold(&mut all, record, corrected.as_ref());
            put(&mut subset, record, corrected.as_ref(), some);
            for (fund, left) in all.journal.trial_balance().into_iter().chain(subset.journal.trial_balance()) {
                prop_assert!(left.is_zero(), "fund:{} is out of balance by {} after record {}", fund, left, record.seq);
            }
            for (assessment, ..) in all.assessments.all.iter() {
                // What is due may be lowered below what was paid.
                if corrected_to_less(assessment) {
                    continue;
                }
                let outstanding = all.journal.outstanding(assessment, "USD".parse().unwrap());
                prop_assert!(!outstanding.is_negative(), "{}: {} after record {}", assessment, outstanding, record.seq);
            }
        }
    }

    #[test]
    fn any_subset_of_the_records_folds(
        commands in prop::collection::vec(drawn(), 0..40),
        chosen in any::<u64>(),
        day in 1..29_u8,
    ) {
        let ledger = history(&commands);
        let some = |record: &Dated| chosen.rotate_right(u32::try_from(record.seq % 64).unwrap()) & 1 == 1;
        let day: Day = format!("2026-01-{day:02}").parse().unwrap();
        let as_of = |record: &Dated| record.day <= day;
        let records = dated(&ledger);
        let books = folded(&records, some);
        asked(&books);
        prop_assert_eq!(&books, &folded(&records, some), "the same records give the same books");
        asked(&folded(&records, as_of));
    }

    #[test]
    fn a_request_is_recorded_once(commands in prop::collection::vec(drawn(), 0..20), drawn in drawn()) {
        let (kind, data) = command(drawn);
        let asked = request("once", kind, data);
        let (ledger, accepted) = history(&commands).when_asked(asked.clone()).either();
        if accepted {
            let first = ledger.machine.next().saturating_sub(1);
            let answered = ledger.clone().when_asked(asked.clone()).answered_before();
            prop_assert_eq!((answered.seq, answered.cmd), (first, command_hash(&asked)));
            let (again, _) = ledger.clone().when_asked(asked).either();
            prop_assert_eq!(again.records, ledger.records);
        } else {
            let next = ledger.machine.next();
            prop_assert!(!ledger.when_asked(asked).either().1, "what is refused is refused again at {}", next);
        }
    }
}

#[test]
fn random_histories_hold_every_kind_of_record() {
    // The properties above are worth something only if commands of every type are accepted.
    let kinds = u32::try_from(KINDS).unwrap();
    let commands: Vec<Drawn> = (0..8_000_u32)
        .map(|n| n.wrapping_mul(2_654_435_761))
        .map(|n| {
            let part = |shift: u32, below: u32| u8::try_from((n >> shift) % below).unwrap();
            (usize::from(part(3, kinds)), part(9, 3), part(13, 3), part(17, 32))
        })
        .collect();
    let initial = history(&[]).records.len();
    let drawn = commands.chunks(80).flat_map(|commands| history(commands).records.into_iter().skip(initial));
    let mut kinds: Vec<_> = drawn.map(|record| record.event.kind()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let all = crate::event::EVENTS;
    let lacking: Vec<_> = all.iter().map(|info| info.kind).filter(|kind| !kinds.contains(kind)).collect();
    assert_eq!(lacking, ["ledger.opened"], "which opens every history");
}

#[test]
fn every_type_of_event_has_an_effect_on_the_books() {
    let mut machine = Machine::default();
    for line in include_str!("../../tests/golden/lines.jsonl").lines() {
        let record = Record::read(line.as_bytes()).unwrap();
        let (seq, kind, before) = (record.seq, record.event.kind(), machine.books.clone());
        machine.apply_line(record, line.as_bytes());
        // Every record changes the instant of the last one, which alone does not count.
        let recorders = |books: &Books| (books.recorders.opened().cloned(), books.recorders.keys().to_vec());
        let without = |books: &Books| Books { recorders: Default::default(), ..books.clone() };
        let is_changed = recorders(&before) != recorders(&machine.books) || without(&before) != without(&machine.books);
        assert!(is_changed, "no projection takes in record {seq}, {kind}");
    }
}
