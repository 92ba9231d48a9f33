//! Books as of a day, from snapshots and the index, equal the fold of all records.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use super::as_of;
use crate::cache::Caches;
use crate::cache::index::IndexFiles;
use crate::cache::snapshots::Snapshots;
use crate::event::record::Record;
use crate::event::{Request, Source};
use crate::ledger::tests::{create, open, open_with, request, signer};
use crate::ledger::{KnownAt, Ledger, Scope, Selection};
use crate::log::store::testing::SimDisk;
use crate::rules::testing::{correcting, council, document, opening, read, sum, with};
use crate::state::accounts::{AccountType, Posting};
use crate::state::terms::account_type;
use crate::value::days::Day;

/// Numbers that a seed gives.
struct Draw(u64);

impl Draw {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }

    /// A day of the first half of 2026, near the day of recording or anywhere before it.
    fn day(&mut self, today: u64) -> String {
        let days_back = if self.below(4) == 0 { self.below(today + 1) } else { self.below(6) };
        day(today.saturating_sub(days_back))
    }
}

/// A day of 2026, whose months here have 28 days.
fn day(number: u64) -> String {
    format!("2026-{:02}-{:02}", number / 28 + 1, number % 28 + 1)
}

/// A fact: its type, and the id of what it defines.
type Fact = (u64, String);

/// Draws the data of a fact.
fn drawn(draw: &mut Draw, (kind, id): &Fact, today: u64) -> (&'static str, Value) {
    let amount = sum(&format!("USD {}.00", 1 + draw.below(500)));
    let month = draw.below(today / 28 + 1) + 1;
    match kind {
        // Some without a date.
        0..=2 => {
            let dated = (draw.below(3) > 0).then(|| json!({"date": draw.day(today)}));
            ("document.registered", with(document(id), dated.unwrap_or_else(|| json!({}))))
        }
        // Dated by a document, or not.
        3..=6 => {
            let name = format!("{id} {}", draw.below(100));
            ("party.registered", json!({"party": id, "nature": "state", "name_en": name}))
        }
        7..=10 => (
            "income.recorded",
            json!({"fund": "chest", "amount": amount, "nature": "interest", "date": draw.day(today)}),
        ),
        11..=13 => {
            ("charge.recorded", json!({"fund": "chest", "amount": amount, "nature": "bank", "date": draw.day(today)}))
        }
        14 | 15 => ("period.closed", json!({"period": format!("2026-{month:02}")})),
        _ => ("period.reopened", json!({"from": draw.day(today), "reason": "late", "decision": "session/A1"})),
    }
}

struct History {
    disk: SimDisk,
    draw: Draw,
    /// The facts on record, and the last record of the chain of each.
    facts: Vec<(Fact, u64)>,
    made: u64,
    today: u64,
}

impl History {
    fn new(seed: u64) -> Self {
        let disk = SimDisk::new(1);
        let mut data = opening();
        data["recorder"] = json!(signer(1).verifier());
        data["recovery"] = json!(signer(2).verifier());
        let council = council().records.into_iter().skip(1).map(|record| Request::new(record.id, record.event));
        let requests: Vec<_> = [request("opening", "ledger.opened", data)].into_iter().chain(council).collect();
        create(&disk).record(&requests, &signer(1), read("2026-01-01T08:00:00Z")).unwrap();
        Self { disk, draw: Draw(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1), facts: Vec::new(), made: 0, today: 0 }
    }

    /// Draws a request: one in four corrects a fact on record; with the number of that fact.
    fn request(&mut self) -> (Request, Fact, Option<usize>) {
        let draw = &mut self.draw;
        let corrected = (draw.below(4) == 0 && !self.facts.is_empty()).then(|| draw.below(self.facts.len() as u64));
        let corrected = corrected.map(|corrected| usize::try_from(corrected).unwrap());
        let fact = match corrected {
            Some(corrected) => self.facts[corrected].0.clone(),
            None => (draw.below(18), format!("new-{}", self.made)),
        };
        let (kind, data) = drawn(draw, &fact, self.today);
        let (kind, data) = match corrected {
            Some(_) if draw.below(4) == 0 => ("record.reversed", json!({})),
            _ => (kind, data),
        };
        let documents: Vec<_> = self.facts.iter().filter(|((kind, _), _)| *kind <= 2).collect();
        let document = documents.get(usize::try_from(draw.below(9)).unwrap()).map(|((_, id), _)| read(id));
        let source = document.map(|document| Source { document, item: None });
        let because = (fact.0 <= 13 && draw.below(3) == 0).then(|| read("it was found late"));
        let request = Request { because, source, ..request(&format!("fact-{}", self.made), kind, data) };
        match corrected {
            Some(number) => (correcting(self.facts[number].1, request), fact, corrected),
            None => (request, fact, None),
        }
    }

    /// Records facts; the clock may run back. Counts those that are accepted, by type.
    fn record(&mut self, count: u64, accepted: &mut BTreeMap<String, u64>) {
        let mut ledger = open(&self.disk);
        for _ in 0..count {
            self.today = (self.today + self.draw.below(5)).saturating_sub(self.draw.below(3));
            self.made += 1;
            let (request, fact, corrected) = self.request();
            let at = read(&format!("{}T12:00:00Z", day(self.today)));
            let Ok(done) = ledger.record(std::slice::from_ref(&request), &signer(1), at) else { continue };
            let seq = done.answers[0].record;
            let kind = request.event.kind();
            *accepted
                .entry(if corrected.is_some() { format!("{kind}, again") } else { kind.to_owned() })
                .or_default() += 1;
            match corrected {
                Some(number) if kind == "record.reversed" => drop(self.facts.remove(number)),
                Some(number) => self.facts[number].1 = seq,
                None if fact.0 <= 13 => self.facts.push((fact, seq)),
                None => {}
            }
        }
    }

    fn scope(&mut self, size: u64) -> Scope {
        let known_at = match self.draw.below(6) {
            0 => Some(KnownAt::Record(self.draw.below(size + 3))),
            1 => Some(KnownAt::Instant(read(&format!("{}T12:00:00Z", self.draw.day(self.today))))),
            _ => None,
        };
        let as_of: Day = read(&day(self.draw.below(self.today + 10)));
        Scope { known_at, as_of: Some(as_of), restated: self.draw.below(2) == 0 }
    }
}

/// All that a view within a scope shows.
fn shown(ledger: &Ledger, scope: Scope) -> impl PartialEq + std::fmt::Debug {
    let view = ledger.read(scope).unwrap();
    let records: Vec<(Record, _)> = view
        .records(&Selection::All, None, &|_| true)
        .unwrap()
        .into_iter()
        .map(|recorded| (recorded.record, recorded.corrected_by))
        .collect();
    let income = |posting: &Posting| posting.account.account_type() == AccountType::Income;
    let last = view.last_movements([account_type(AccountType::Income, &read("chest"))].into(), 3, &income).unwrap();
    let movements = format!("{:?} {last:?}", view.movements(&Selection::All, &|_| true).unwrap());
    (view.books.clone(), view.scope, view.published, view.last_known, view.recorders.clone(), records, movements)
}

fn caches(folder: &Path) -> Caches {
    let index = IndexFiles::new(folder, folder.join("built")).with_timeout(Duration::from_secs(120));
    let snapshots = Snapshots::new(folder, folder.join("folded")).with_spacing(4);
    Caches { snapshots: Some(snapshots), index: Some(index), trust: None }
}

#[test]
fn books_as_of_any_day_equal_the_fold_of_all_records() {
    let (mut accepted, mut found, mut late) = (BTreeMap::new(), 0, 0);
    for seed in 1..=12 {
        let mut history = History::new(seed);
        let folder = tempfile::tempdir().unwrap();
        let caches = caches(folder.path());
        // The index is of most of the log, or the snapshots are ahead of it.
        for moment in 0..2 {
            history.record(80, &mut accepted);
            let near = open_with(&history.disk, caches.clone());
            near.read(Scope::default()).unwrap();
            if moment == 0 {
                near.rebuild_index().unwrap();
                history.record(10, &mut accepted);
            }
            drop(near);
            let (near, far) = (open_with(&history.disk, caches.clone()), open(&history.disk));
            let (head, all) = (near.head().unwrap(), near.read(Scope::default()).unwrap());
            assert!(near.opens_index());
            for _ in 0..7 {
                let scope = history.scope(head.size);
                assert_eq!(shown(&near, scope), shown(&far, scope), "seed {seed}, moment {moment}, {scope:?}");
                let (day, whole) = (scope.as_of.unwrap(), Scope { known_at: None, restated: true, ..scope });
                let books = as_of(&near.source, &head, &all.books.documents, head.size, day);
                let mut books = books.expect("snapshots and index are sound");
                books.recognise(day);
                assert_eq!(books, far.read(whole).unwrap().books, "seed {seed}, moment {moment}, as of {day}");
                found += 1;
                late += u64::from(all.books != books);
            }
        }
    }
    assert!(late > found / 2, "{late} of {found}");
    for kind in ["document.registered", "party.registered", "income.recorded", "charge.recorded"] {
        assert!(accepted.get(&format!("{kind}, again")).is_some_and(|times| *times >= 10), "{kind}: {accepted:?}");
    }
    for kind in ["record.reversed, again", "period.closed", "period.reopened"] {
        assert!(accepted.get(kind).is_some_and(|times| *times >= 5), "{kind}: {accepted:?}");
    }
}

#[test]
fn the_last_snapshot_of_a_month_is_kept() {
    let mut history = History::new(1);
    let folder = tempfile::tempdir().unwrap();
    let snapshots = caches(folder.path()).snapshots.unwrap();
    let mut ends = Vec::new();
    for month in 0..3 {
        let mut ledger = open(&history.disk);
        // Not as many as lie between two snapshots.
        let requests = (0..57).map(|number| {
            let id = format!("p{month}-{number}");
            let date = day(28 * month + 27);
            request(&id, "party.registered", json!({"party": id, "nature": "state", "name_en": id, "date": date}))
        });
        let at = read(&format!("{}T12:00:00Z", day(28 * month + 27)));
        let done = ledger.record(&requests.collect::<Vec<_>>(), &signer(1), at).unwrap();
        ends.push((day(28 * month + 27), done.head.size));
        history.today = 28 * month + 27;
        // Read from the beginning in the second month, and from the snapshots in the third.
        if month > 0 {
            open_with(&history.disk, Caches { snapshots: Some(snapshots.clone()), ..Caches::default() })
                .read(Scope::default())
                .unwrap();
        }
    }
    for (day, size) in ends {
        let day = read(&day);
        let newest = snapshots.newest(|position| position.latest.is_some_and(|latest| latest <= day)).unwrap();
        assert_eq!(newest.position.size(), size, "{day}");
        assert!(size % 8 != 0 && newest.position.at.is_some());
    }
}
