//! Properties of the books, on random histories.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::books::{Books, Lookup as _};
use crate::desk::testing::{Given, given, key, request};
use crate::desk::{fold, reverses};
use crate::ids::PartyId;
use crate::projection::recorders::Recorders;
use crate::record::Record;
use crate::when::Day;

/// One command, drawn by numbers: which one, about what, on which day.
type Drawn = (usize, u8, u8, u8);

fn drawn() -> impl Strategy<Value = Drawn> {
    (0..KINDS, 0..3_u8, 0..3_u8, 0..32_u8)
}

const KINDS: usize = 30;

/// The command that numbers stand for. Few ids and few days, so that commands meet; many are refused.
fn command((kind, a, b, n): Drawn) -> (&'static str, Value) {
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
        23 => ("fund.opened", json!({"fund": format!("f{a}"), "name_en": "F", "of": format!("p{b}"), "date": date})),
        24 => ("fund.policy_set", json!({"fund": format!("f{a}"), "floor": amount, "date": date})),
        25 => ("recorder.admitted", json!({"key": key(a.saturating_add(3))})),
        26 => ("recorder.revoked", json!({"key": key(a.saturating_add(3)).id(), "reason": "R"})),
        _ => ("record.reversed", json!({"seq": n, "reason": "R", "date": date})),
    }
}

/// The ledger of those commands that were accepted, after one of each thing with the number 0.
fn history(commands: &[Drawn]) -> Given {
    let things = [
        (0, 0, 0, 0),
        (5, 0, 0, 0),
        (7, 0, 0, 0),
        (10, 0, 0, 0),
        (11, 0, 0, 0),
        (13, 0, 0, 0),
        (17, 0, 0, 0),
        (23, 0, 0, 0),
    ];
    things.iter().chain(commands).fold(given(), |ledger, drawn| {
        let (kind, data) = command(*drawn);
        ledger.when(kind, data).either().0
    })
}

/// Folds those records that are wanted, in their order, and takes back what is reversed if it had been put in.
fn folded(records: &[Record], wanted: impl Fn(&Record) -> bool) -> Books {
    let mut books = Books::default();
    for record in records.iter().filter(|record| wanted(record)) {
        let original = reverses(&record.event).and_then(|seq| records.get(usize::try_from(seq).unwrap()));
        fold(&mut books, record, original.filter(|original| wanted(original)));
    }
    books
}

/// Asks the books whatever they answer.
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

fn quick() -> ProptestConfig {
    ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(quick())]

    /// At once, or later if nothing stands on it: what a reversal leaves are the books without the record.
    #[test]
    fn what_is_taken_back_was_never_there(commands in prop::collection::vec(drawn(), 0..40)) {
        let ledger = history(&commands);
        for record in &ledger.records {
            let (lookup, seq) = (&ledger.desk.lookup, record.seq);
            let seen = lookup.record(seq).unwrap();
            let free = seen.reversible && seen.reversed_by.is_none() && lookup.standing_on(seq).is_none();
            let reversal = request("reversal", "record.reversed", json!({"seq": seq, "reason": "R"}));
            let (after, accepted) = ledger.clone().when_asked(reversal).either();
            prop_assert_eq!(accepted, free, "record {}", seq);
            if accepted {
                prop_assert_eq!(&after.desk.books, &folded(&ledger.records, |other| other.seq != seq));
            }
        }
    }

    #[test]
    fn the_books_are_the_fold_of_the_records(commands in prop::collection::vec(drawn(), 0..40)) {
        let ledger = history(&commands);
        prop_assert_eq!(&ledger.desk.books, &folded(&ledger.records, |_| true));
    }

    #[test]
    fn any_records_in_their_order_fold(
        commands in prop::collection::vec(drawn(), 0..40),
        chosen in any::<u64>(),
        day in 1..29_u8,
    ) {
        let ledger = history(&commands);
        let some = |record: &Record| chosen.rotate_right(u32::try_from(record.seq).unwrap()) & 1 == 1;
        let day: Day = format!("2026-01-{day:02}").parse().unwrap();
        let as_of = |record: &Record| record.event.effective().is_none_or(|date| date.last() <= day);
        let books = folded(&ledger.records, some);
        asked(&books);
        prop_assert_eq!(&books, &folded(&ledger.records, some), "the same records give the same books");
        asked(&folded(&ledger.records, as_of));
    }

    #[test]
    fn a_request_is_recorded_once(commands in prop::collection::vec(drawn(), 0..20), drawn in drawn()) {
        let (kind, data) = command(drawn);
        let asked = request("once", kind, data);
        let (ledger, accepted) = history(&commands).when_asked(asked.clone()).either();
        if accepted {
            let first = ledger.desk.next.saturating_sub(1);
            let answered = ledger.clone().when_asked(asked.clone()).answered_before();
            prop_assert_eq!((answered.first, answered.records, answered.cmd), (first, 1, asked.hash()));
            let (again, _) = ledger.clone().when_asked(asked).either();
            prop_assert_eq!(again.records, ledger.records);
        } else {
            let next = ledger.desk.next;
            prop_assert!(!ledger.when_asked(asked).either().1, "what is refused is refused again at {}", next);
        }
    }
}

#[test]
fn random_histories_hold_every_kind_of_record() {
    // What the properties above are worth: the commands that they draw are not all refused.
    let commands: Vec<Drawn> = (0..8_000_u32)
        .map(|n| n.wrapping_mul(2_654_435_761))
        .map(|n| {
            let part = |shift: u32, below: u32| u8::try_from((n >> shift) % below).unwrap();
            (usize::from(part(3, 30)), part(9, 3), part(13, 3), part(17, 32))
        })
        .collect();
    let mut kinds: Vec<_> =
        commands.chunks(80).flat_map(|commands| history(commands).records).map(|record| record.event.kind()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let all = crate::domain::EVENTS;
    let lacking: Vec<_> = all.iter().map(|info| info.kind).filter(|kind| !kinds.contains(kind)).collect();
    assert_eq!(lacking, Vec::<&str>::new());
}

#[test]
fn no_type_of_event_is_without_effect_on_the_books() {
    let mut books = Books::default();
    let mut records: Vec<Record> = Vec::new();
    for line in include_str!("../../tests/golden/lines.jsonl").lines() {
        let record = Record::read(line.as_bytes()).unwrap();
        let original = reverses(&record.event).map(|seq| records[usize::try_from(seq).unwrap()].clone());
        let before = books.clone();
        fold(&mut books, &record, original.as_ref());
        // Every record moves the instant of the last one; that alone is no effect.
        let recorders = |books: &Books| (books.recorders.opened().cloned(), books.recorders.keys().to_vec());
        let without = |books: &Books| Books { recorders: Recorders::default(), ..books.clone() };
        let is_changed = recorders(&before) != recorders(&books) || without(&before) != without(&books);
        assert!(is_changed, "no projection takes in record {}, {}", record.seq, record.event.kind());
        records.push(record);
    }
}
