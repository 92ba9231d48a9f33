//! Derived data changes no answer, whatever is in `snapshots/`, in `.index/` and in the cache, in thousands of random
//! histories.
//!
//! `answers` computes every answer of the command line in each possible way: by a fold of all records and a scan, from
//! a snapshot, through the index, and from both while they are damaged. `damage` damages them as files may be damaged.
//! `program` queries the program itself, with a ledger long enough for it to write snapshots of its own. A failure
//! names its seed: `one(SEED)` repeats it.
//!
//! The histories are those of `model`, in all of which money moves. Each is queried at its end, and half of them also
//! at an earlier moment, within the whole log or a narrower scope: by a fold and a scan, from the existing snapshots,
//! and from these while they are damaged. Building a sled database takes as long as all of that for one history, so
//! one history in [`INDEXED`], 1,250 of them, has an index: built at the first moment, queried at the second, when it
//! is outdated, rebuilt, queried, and damaged [`DAMAGES`] times together with the snapshots. The test reports, and
//! requires to be large, how often each was done and how often an answer was found without reading all records.

mod answers;
mod damage;
mod program;

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;

use pledgebook::Caches;
use pledgebook::event::Request;
use pledgebook::event::record::Record;
use pledgebook::internals::cache::index::IndexFiles;
use pledgebook::internals::cache::snapshots::Snapshots;
use pledgebook::internals::ledger::{Ledger, Scope};
use pledgebook::internals::log::store::{Limits, Store};
use pledgebook::value::days::Instant;
use serde_json::json;

use crate::harness::histories;
use crate::model;
use crate::properties::{FOLDER, Opened, SEGMENT, reopened_with, request, signer};
use crate::random::Random;
use crate::sim::SimDisk;
use answers::{Answers, Question, Used, Way, any_scope};
use damage::{Kept, Place, TO_INDEX, Trusted};

/// One history in this many has an index.
const INDEXED: u64 = 8;
/// How often such an index is damaged.
const DAMAGES: u64 = 3;

/// How often something was done, by its name.
type Tally = BTreeMap<String, u64>;

fn count(tally: &mut Tally, what: &str, times: u64) {
    *tally.entry(what.to_owned()).or_default() += times;
}

/// A history while it is queried.
struct History<'t> {
    random: Random,
    tally: &'t mut Tally,
    place: Place,
    /// The number of records between snapshots.
    spacing: u64,
    is_damaged: bool,
    /// Whether an index was built of an earlier state.
    has_index: bool,
    is_indexed: bool,
    facts: Vec<(Instant, Request)>,
    disk: SimDisk,
    ledger: Opened,
    log: Vec<Record>,
    other: OnceCell<Kept>,
}

/// Records facts; those of one instant together or not.
fn record(ledger: &mut Opened, facts: &[(Instant, Request)], random: &mut Random) {
    let mut rest = facts;
    while let Some((at, _)) = rest.first() {
        let together = rest.iter().take_while(|(other, _)| other == at).count() as u64;
        let parts = if random.chance(75) { together } else { 1 + random.below(together) };
        let (now, later) = rest.split_at(usize::try_from(parts).unwrap());
        let requests: Vec<Request> = now.iter().map(|(_, request)| request.clone()).collect();
        ledger.record(&requests, &signer(), *at).expect("what the model accepts is recorded");
        rest = later;
    }
}

/// A new ledger with small batches, since an append clears the room that it reserves.
fn created(disk: &SimDisk) -> Opened {
    let limits = Limits { batch_bytes: 64 << 10, ..Limits::USUAL };
    let store = Store::create(disk.clone(), Path::new(FOLDER)).unwrap().with_limits(limits);
    Ledger::over(store, Caches::default())
}

/// The records of a log.
fn records_of(disk: &SimDisk) -> Vec<Record> {
    let bytes = disk.bytes(Path::new(SEGMENT)).unwrap();
    bytes.strip_suffix(b"\n").unwrap().split(|byte| *byte == b'\n').map(|line| Record::read(line).unwrap()).collect()
}

/// The derived data of another ledger, whose records are nearly equal under the same numbers: one party has another
/// name.
fn of_another(facts: &[(Instant, Request)]) -> Kept {
    let (disk, mut random) = (SimDisk::new(3), Random::of(3));
    let named = json!({"party": "p1", "nature": "state", "name_en": "Another name"});
    let mut facts = facts.to_vec();
    facts[1].1.event = request("other", "party.registered", &named).event;
    record(&mut created(&disk), &facts, &mut random);
    let place = Place::new();
    let caches = Caches { snapshots: Some(place.snapshots(8)), index: Some(place.index()), trust: None };
    let ledger = reopened_with(&disk, caches);
    ledger.read(Scope::default()).unwrap();
    ledger.rebuild_index().unwrap();
    place.kept()
}

/// Asserts that the answers are equal, or shows the first that differ.
fn assert_same(found: &Answers, far: &Answers, how: &str) {
    for ((name, found), (_, far)) in found.tables.iter().zip(&far.tables) {
        assert!(found == far, "{name}, {how}:\n{found:#?}\nis not\n{far:#?}");
    }
    assert!(found == far, "the books, or how many tables there are, {how}");
}

impl History<'_> {
    /// Returns the answers in one way, and what of it was used.
    fn asked(&self, snapshots: Option<Snapshots>, index: Option<IndexFiles>, question: &Question) -> (Answers, Used) {
        let way = Way::new(reopened_with(&self.disk, Caches { snapshots, index, trust: None }));
        let answers = way.answers(question);
        (answers, way.used())
    }

    /// Records some further facts, and asks everything at this moment, within the whole log or a narrower scope.
    fn moment(&mut self, facts: Range<usize>) {
        record(&mut self.ledger, &self.facts[facts], &mut self.random);
        self.log = records_of(&self.disk);
        let scope = if self.random.chance(40) { Scope::default() } else { any_scope(&mut self.random, &self.log) };
        let question = Question::draw(&mut self.random, scope, &self.log, self.ledger.books().unwrap());
        let (far, used) = self.asked(None, None, &question);
        assert_eq!((used.near, used.found), (0, 0), "without snapshots and without an index all records are read");
        self.by_snapshots(&question, &far);
        if self.is_indexed {
            self.by_index(&question, &far);
        }
    }

    /// Asks from the existing snapshots, and again after they were damaged; sometimes they are left sound for later
    /// moments.
    fn by_snapshots(&mut self, question: &Question, far: &Answers) {
        self.near(question, far);
        if self.random.chance(50) {
            self.damage_snapshots();
            self.near(question, far);
        }
    }

    fn near(&mut self, question: &Question, far: &Answers) {
        let how = if self.is_damaged { "snapshots that were damaged" } else { "sound snapshots" };
        let snapshots = self.place.snapshots(self.spacing);
        let (answers, used) = self.asked(Some(snapshots), None, question);
        assert_same(&answers, far, how);
        count(self.tally, &format!("views from {how}"), used.views);
        count(self.tally, &format!("views from {how}, which were taken up"), used.near);
    }

    fn by_index(&mut self, question: &Question, far: &Answers) {
        let is_first = !std::mem::replace(&mut self.has_index, true);
        if !is_first {
            self.through_index(question, far, "an older index");
        }
        rebuild(&self.disk, self.place.index());
        if !is_first {
            self.through_index(question, far, "a new index");
            self.damaged(question, far);
        }
    }

    fn damage_snapshots(&mut self) {
        self.is_damaged = true;
        let (facts, other) = (&self.facts, &self.other);
        damage::to_snapshots(&self.place, &|| other.get_or_init(|| of_another(facts)), &mut self.random);
    }

    /// Asks through a sound index, of this state or an older one.
    fn through_index(&mut self, question: &Question, far: &Answers, how: &str) {
        let way = Way::new(reopened_with(&self.disk, Caches { index: Some(self.place.index()), ..Caches::default() }));
        assert!(way.ledger.opens_index(), "a sound index is trusted");
        let answers = way.answers(question);
        assert_same(&answers, far, how);
        assert!(way.ledger.opens_index(), "a sound index is not doubted");
        let used = way.used();
        count(self.tally, &format!("answers by {how}"), used.findable);
        count(self.tally, &format!("answers by {how}, without a scan"), used.found);
    }

    /// Asks from snapshots and through indexes that were damaged, before or after they were opened. Each time in a new
    /// folder: sled may still be at work in the one before.
    fn damaged(&mut self, question: &Question, far: &Answers) {
        let sound = self.place.kept();
        for _ in 0..DAMAGES {
            let place = Place::new();
            place.put(&sound);
            let (name, harm, trusted) = damage::drawn(&mut self.random);
            let is_open = self.random.chance(30);
            let timeout = if is_open { damage::LONG } else { damage::timeout(name, trusted) };
            let files = place.index().with_timeout(timeout);
            let caches = Caches { snapshots: Some(place.snapshots(self.spacing)), index: Some(files), trust: None };
            let way = Way::new(reopened_with(&self.disk, caches));
            if is_open {
                expect(&way.ledger, Trusted::Yes, "before it is damaged");
            }
            let (facts, other) = (&self.facts, &self.other);
            let other = || other.get_or_init(|| of_another(facts));
            damage::to_snapshots(&place, &other, &mut self.random);
            harm(&place, &other, &mut self.random);
            if !is_open {
                expect(&way.ledger, trusted, name);
            }
            let (answers, used) = (way.answers(question), way.used());
            assert_same(&answers, far, name);
            let when = if is_open { "while it is open" } else { "before it is opened" };
            count(self.tally, &format!("{name}, {when}"), 1);
            count(self.tally, &format!("{name}, {when}: answers without a scan"), used.found);
        }
    }
}

/// Opens the index of a ledger, and expects it to be trusted or not.
fn expect(ledger: &Ledger, trusted: Trusted, how: &str) {
    let is_trusted = ledger.opens_index();
    match trusted {
        Trusted::No => assert!(!is_trusted, "an index is trusted: {how}"),
        Trusted::Yes => assert!(is_trusted, "an index is not trusted: {how}"),
        Trusted::Perhaps => {}
    }
}

/// Builds the index of a ledger.
fn rebuild(disk: &SimDisk, index: IndexFiles) {
    let ledger = reopened_with(disk, Caches { index: Some(index), ..Caches::default() });
    assert_eq!(ledger.rebuild_index().unwrap(), Some(true));
}

/// Creates one history and queries it. A failed check reports its seed.
fn one(seed: u64, tally: &mut Tally) {
    let outcome = catch_unwind(AssertUnwindSafe(|| run(seed, tally)));
    outcome.unwrap_or_else(|failure| {
        eprintln!("the history of seed {seed}");
        resume_unwind(failure)
    });
}

fn run(seed: u64, tally: &mut Tally) {
    let mut random = Random::of(seed);
    let asked = 5 + random.below(36);
    let facts = model::facts(&mut random, asked);
    let later = usize::try_from(random.below((facts.len() - model::beginning().len() + 1) as u64)).unwrap();
    let (first, all) = (facts.len() - later, facts.len());
    let disk = SimDisk::new(seed);
    let ledger = created(&disk);
    let (place, spacing) = (Place::new(), 9 + random.below(16));
    let (log, other) = (Vec::new(), OnceCell::new());
    let is_indexed = seed.is_multiple_of(INDEXED);
    let mut history = History {
        random,
        tally,
        place,
        spacing,
        is_damaged: false,
        has_index: false,
        is_indexed,
        facts,
        disk,
        ledger,
        log,
        other,
    };
    if history.is_indexed || history.random.chance(50) {
        history.moment(0..first);
        history.moment(first..all);
    } else {
        history.moment(0..all);
    }
}

/// Creates the histories of every `step`th seed.
fn every(first: u64, step: u64) -> Tally {
    let mut tally = Tally::new();
    for seed in (first..histories()).step_by(usize::try_from(step).unwrap()) {
        one(seed, &mut tally);
    }
    tally
}

#[test]
fn every_answer_is_equal_in_every_way_in_any_history() {
    // More threads than cores: a query waits for the threads that read ahead.
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get) as u64 * 4;
    let tallies: Vec<Tally> = std::thread::scope(|scope| {
        let started: Vec<_> = (0..workers).map(|first| scope.spawn(move || every(first, workers))).collect();
        started.into_iter().map(|worker| worker.join().unwrap_or_else(|failure| resume_unwind(failure))).collect()
    });
    let mut total = Tally::new();
    for (what, times) in tallies.into_iter().flatten() {
        count(&mut total, &what, times);
    }
    for (what, times) in &total {
        eprintln!("{times:8} {what}");
    }
    let of = |what: &str| total.get(what).copied().unwrap_or_default();
    for index in ["a new index", "an older index"] {
        let (asked, found) = (of(&format!("answers by {index}")), of(&format!("answers by {index}, without a scan")));
        assert!(
            asked * 2 > histories() && found * 10 > asked * 9,
            "{index} found the records of {found} of {asked} answers"
        );
    }
    let (views, near) = (of("views from sound snapshots"), of("views from sound snapshots, which were taken up"));
    assert!(near * 20 > views, "of {views} views only {near} began at a snapshot");
    for (name, ..) in TO_INDEX {
        for when in ["before it is opened", "while it is open"] {
            assert!(of(&format!("{name}, {when}")) > 0, "never: {name}, {when}");
        }
    }
}

/// Locks the database's file as a process that has it open does.
pub fn held(database: &Path) -> std::fs::File {
    let file = std::fs::File::open(database.join("db")).unwrap();
    file.lock().unwrap();
    file
}

#[test]
fn an_index_open_elsewhere_is_not_waited_for() {
    let (disk, place) = (SimDisk::new(1), Place::new());
    let facts = model::facts(&mut Random::of(1), 40);
    record(&mut created(&disk), &facts, &mut Random::of(1));
    rebuild(&disk, place.index());
    // A process that builds an index closes it soon afterwards.
    drop(place.index().open().expect("a sound index is trusted"));
    let held = held(&place.path(".index/v6/db"));
    // It gives up after a quarter of this; had it to give up altogether, on a busy machine, it would trust the index no more.
    let timeout = std::time::Duration::from_secs(8);
    assert!(place.index().with_timeout(timeout).open().is_none(), "one opens it at a time");
    drop(held);
    assert!(place.index().open().is_some());
}
