//! The books against an independent model, in thousands of random histories.
//!
//! `sums` and `rules` implement what DESIGN.md says of money a second time, as plain sums over what was accepted;
//! `commands` generates commands of every type that concerns money; `laws` compares the books with the model. A
//! failure names its seed, and prints the history: `one(SEED)` repeats it.

mod commands;
mod laws;
mod rules;
mod sums;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use pledgebook::event::record::Record;
use pledgebook::event::reverses;
use pledgebook::event::{Event, Request};
use pledgebook::internals::ledger::machine::Machine;
use pledgebook::internals::log::Signer;
use pledgebook::internals::rules::Context;
use pledgebook::internals::rules::decide::Decided;
use pledgebook::internals::rules::refusal::Refusal;
use pledgebook::value::days::Instant;
use pledgebook::value::key::KeyId;
use serde_json::{Value, json};

use crate::harness::{ORIGIN, histories};
use crate::properties::signer;
use crate::random::Random;
use commands::{COMMANDS, REPORTABLE, World};
use sums::{Figures, Model, always};

/// The recorder.
static BY: LazyLock<KeyId> = LazyLock::new(|| signer().id());

/// The beginning of every history.
pub fn beginning() -> Vec<(&'static str, Value)> {
    let recovery = Signer::from_seed(ORIGIN, &[2; 32]).unwrap();
    let party = |id: &str, nature: &str| ("party.registered", json!({"party": id, "nature": nature, "name_en": id}));
    let body = |id: &str, authority: &str| {
        ("party.registered", json!({"party": id, "nature": "body", "name_en": id, "authority": authority}))
    };
    let states = ["p1", "p2", "p3", "p4"];
    let mut given = vec![(
        "ledger.opened",
        json!({"origin": ORIGIN, "title_en": "Invented", "standing": "invented", "time_zone": "UTC",
            "currencies": ["USD/2", "JPY/0", "CHF/2"], "fiscal_year": "01-01", "recorder": signer().verifier(),
            "recovery": recovery.verifier()}),
    )];
    given.extend(states.map(|state| party(state, "state")));
    given.extend([
        party("agency", "organisation"),
        party("mission", "organisation"),
        party("conference", "process"),
        body("assembly", "decides"),
        body("advisers", "recommends"),
        (
            "document.registered",
            json!({"document": "certificate", "title": "Certificate", "url": "https://example.org/"}),
        ),
        ("meeting.held", json!({"meeting": "assembly", "title": "Assembly", "forum": "assembly"})),
        ("meeting.held", json!({"meeting": "advice", "title": "Advice", "forum": "advisers"})),
        ("decision.taken", json!({"decision": "assembly/A1", "acts": ["approved"], "subject": "much"})),
        ("fund.opened", json!({"fund": "reserve", "name_en": "Reserve Fund", "currency": "USD"})),
    ]);
    let member =
        |state| json!({"party": state, "relation": "member-of", "of": "party:conference", "from": "2010-01-01"});
    given.extend(states[..3].iter().map(|state| ("party.related", member(state))));
    given
}

/// How often a type was requested and accepted, and why it was refused.
#[derive(Debug, Default, Clone)]
struct Requests {
    times: u64,
    accepted: u64,
    refused: BTreeMap<String, u64>,
}

type Tally = BTreeMap<&'static str, Requests>;

/// A history while it is generated.
struct History {
    machine: Machine,
    model: Model,
    figures: Figures,
    today: NaiveDate,
    /// The accepted requests, each with its instant.
    accepted: Vec<(Instant, Request)>,
    /// Whether each record is also written, read back and verified.
    is_verified: bool,
}

impl History {
    fn begun(is_verified: bool) -> Self {
        let today = NaiveDate::from_ymd_opt(2026, 2, 1).unwrap();
        let (machine, model, figures) = (Machine::default(), Model::default(), Figures::new());
        let mut history = Self { machine, model, figures, today, accepted: Vec::new(), is_verified };
        for (kind, data) in beginning() {
            history.ask(kind, &data).unwrap_or_else(|refusal| panic!("{kind} {data}: {refusal}"));
        }
        history
    }

    fn at(&self) -> Instant {
        format!("{}T12:00:00Z", self.today).parse().unwrap()
    }

    fn context(&self) -> Context {
        let (seq, batch) = (self.machine.next(), self.machine.next());
        Context {
            prev: self.machine.position.last,
            at: self.at(),
            today: self.today.to_string().parse().unwrap(),
            by: *BY,
            seq,
            batch,
        }
    }

    /// Requests a fact to be recorded, and compares the answer with the model.
    fn ask(&mut self, kind: &str, data: &Value) -> Result<(), Refusal> {
        let event = Event::from_json(kind, &data.to_string()).unwrap_or_else(|error| panic!("{kind} {data}: {error}"));
        let id = format!("c{}", self.machine.next()).parse().unwrap();
        let request = Request::new(id, event);
        let record = match self.machine.decide(&request, *BY, self.at(), self.machine.next()) {
            Ok(Decided::Record(record)) => *record,
            Ok(Decided::Before { .. }) => panic!("every key is used once"),
            Err(refusal) => {
                self.check_refusal(&request.event, &refusal);
                return Err(refusal);
            }
        };
        self.model.judge(&self.figures, &record.event, self.context());
        self.check_allocation(&request.event, &record.event);
        self.accepted.push((record.at, request));
        self.apply(record);
        Ok(())
    }

    /// A rule that a report may break is refused if it is broken, and an exception is refused if it is not.
    fn check_refusal(&self, event: &Event, refusal: &Refusal) {
        let is_for_breaking = matches!(
            refusal,
            Refusal::Overdrawn { .. }
                | Refusal::BelowFloor { .. }
                | Refusal::NotEligible { .. }
                | Refusal::CapExceeded { .. }
                | Refusal::AboveAdvance { .. }
                | Refusal::LineOverspent { .. }
                | Refusal::TransferBeyondCap { .. }
                | Refusal::BudgetNotApproved { .. }
                | Refusal::ReturnedMoreThanPaid { .. }
        );
        let breaks = self.model.breaks(&self.figures, event);
        if is_for_breaking && !matches!(event, Event::BudgetRevised(_)) {
            assert_ne!(breaks, Some(false), "refused, but the model sees no rule broken: {refusal}");
        }
        if let Event::ContributionApplied(asked) = event
            && asked.to.is_none()
        {
            // An unstated amount is never too much, and there is nothing to apply only if nothing is owed or left.
            let is_too_much = matches!(
                refusal,
                Refusal::MoreThanReceived { .. } | Refusal::MoreThanOutstanding { .. } | Refusal::WrittenOff { .. }
            );
            assert!(!is_too_much, "the oldest assessments first: {refusal}");
            let id = asked.contribution.to_string();
            let payer = self.model.payer(&id, &always).or(asked.payer.as_ref().map(ToString::to_string));
            let on = asked.date.map(|date| date.last());
            let parts = self.model.oldest_first(&self.figures, &id, &payer.unwrap_or_default(), on);
            let is_nothing = matches!(refusal, Refusal::NothingOutstanding { .. });
            assert!(!is_nothing || parts.is_empty(), "{parts:?} could be applied");
        }
        if matches!(refusal, Refusal::NoRuleBroken) {
            assert_ne!(breaks, Some(true), "no rule is broken, but the model sees one");
        }
    }

    /// An unstated target means the oldest assessments first.
    fn check_allocation(&self, asked: &Event, event: &Event) {
        let (Event::ContributionApplied(asked), Event::ContributionApplied(fact)) = (asked, event) else { return };
        if asked.to.is_none() {
            let id = fact.contribution.to_string();
            let payer = self.model.payer(&id, &always).or(fact.payer.as_ref().map(ToString::to_string)).unwrap();
            assert_eq!(
                fact.to.as_ref().unwrap().to_vec(),
                self.model.oldest_first(&self.figures, &id, &payer, fact.date.map(|date| date.last()))
            );
        }
    }

    fn apply(&mut self, record: Record) {
        let mut stored = String::new(); // Of no consequence where nothing is verified.
        if self.is_verified {
            let line = record.write().unwrap();
            let (read, command) = Record::read_with_command(line.as_bytes()).unwrap();
            assert_eq!((&read, command), (&record, record.cmd));
            let yielded = self.machine.check(&record, record.seq).expect("what is decided also verifies");
            assert_eq!(yielded, None);
            stored = line;
        }
        let original = reverses(&record.event).map(|seq| &self.model.records[usize::try_from(seq).unwrap()].record);
        self.machine.apply_line(Box::new(record.clone()), stored.as_bytes(), original);
        self.model.push(record);
        laws::trial_balance_is_zero(&self.machine.books, "now");
        self.figures = self.model.figures(&always);
        self.model.invariants(&self.figures);
    }

    /// Checks everything that the books say now, on some days, and without any records. (Without a reversal, an id
    /// that was reused would be that of two things. Only a view as of an earlier day leaves the reversal out, and then
    /// the id is not reused.)
    fn check(&self, random: &mut Random) {
        let today = self.context().today;
        laws::books_agree(&self.model, &self.machine.books, &always, today, "now");
        laws::the_rest_agrees(&self.model, &self.machine);
        let after = random.below(self.machine.next() + 1);
        laws::a_snapshot_and_what_follows_are_all(&self.model, &self.machine.books, after);
        let again = laws::books_of(&self.model, &always);
        assert!(again == self.machine.books, "the books folded again are the books");
        for _ in 0..3 {
            let day = self.today.checked_sub_days(Days::new(random.below(200))).unwrap().to_string().parse().unwrap();
            let known = if random.chance(50) { self.machine.next() } else { random.below(self.machine.next() + 1) };
            let holds = |record: &Record| record.seq < known && laws::as_of(record, day);
            laws::books_agree(
                &self.model,
                &laws::books_of(&self.model, &holds),
                &holds,
                day,
                &format!("as of {day}, known at {known}"),
            );
            self.model.never_negative(&self.model.figures(&holds), &holds, &format!("as of {day}, known at {known}"));
        }
        let salt = random.next();
        let holds = |record: &Record| reverses(&record.event).is_some() || !Random::of(salt ^ record.seq).chance(20);
        let left_out: Vec<_> =
            self.model.records.iter().map(|entry| &entry.record).filter(|record| !holds(record)).collect();
        let left_out: Vec<_> = left_out.into_iter().map(|record| record.seq).collect();
        let view = format!("without records {left_out:?}");
        laws::books_agree(&self.model, &laws::books_of(&self.model, &holds), &holds, today, &view);
    }
}

/// Generates one history and checks it; `tally` counts its requests. A failed check prints the history.
fn one(seed: u64, tally: &mut Tally) {
    let mut history = History::begun(seed.is_multiple_of(8));
    let outcome = catch_unwind(AssertUnwindSafe(|| run(&mut history, seed, tally)));
    outcome.unwrap_or_else(|failure| {
        eprintln!("the history of seed {seed}, up to {}:", history.today);
        for Record { seq, at, event, .. } in
            history.model.records[beginning().len()..].iter().map(|entry| &entry.record)
        {
            eprintln!("{seq} {at} {} {}", event.kind(), event.data());
        }
        resume_unwind(failure)
    });
}

fn run(history: &mut History, seed: u64, tally: &mut Tally) {
    let mut random = Random::of(seed);
    let reports = !seed.is_multiple_of(3);
    for _ in 0..40 + random.below(21) {
        let (kind, mut data) = next(history, &mut random, reports);
        let mut refusal = attempt(history, kind, &data, tally);
        if reports && refusal.is_some() && REPORTABLE.contains(&kind) && random.chance(50) {
            data["exception"] = json!("it has happened");
            refusal = attempt(history, kind, &data, tally);
        }
        if refusal.is_some() && random.chance(5) || random.chance(2) {
            history.check(&mut random);
        }
    }
    history.check(&mut random);
}

/// Chooses the next request, perhaps some days later, and perhaps reported as an exception.
fn next(history: &mut History, random: &mut Random, reports: bool) -> (&'static str, Value) {
    if random.chance(45) {
        history.today = history.today.checked_add_days(Days::new(*random.pick(&[3, 7, 14]))).unwrap();
    }
    let (model, figures, today) = (&history.model, &history.figures, history.today);
    let mut world = World { model, figures, random, today, seq: history.machine.next() };
    let (kind, mut data) = world.command();
    if reports && random.chance(3) && REPORTABLE.contains(&kind) {
        data["exception"] = json!("it has happened");
    }
    (kind, data)
}

/// Returns the facts of a random history, each with the instant at which it is recorded: the beginning of every
/// history, and what was accepted of `asked` random requests.
pub fn facts(random: &mut Random, asked: u64) -> Vec<(Instant, Request)> {
    let mut history = History::begun(false);
    let reports = random.chance(66);
    for _ in 0..asked {
        let (kind, data) = next(&mut history, random, reports);
        let _ = history.ask(kind, &data); // Refused requests are not recorded.
    }
    history.accepted
}

/// Requests once; a refusal must leave everything unchanged.
fn attempt(history: &mut History, kind: &'static str, data: &Value, tally: &mut Tally) -> Option<Refusal> {
    let before = history.is_verified.then(|| history.machine.books.clone());
    let outcome = catch_unwind(AssertUnwindSafe(|| history.ask(kind, data)));
    let outcome = outcome.unwrap_or_else(|failure| {
        eprintln!("asked on {}: {kind} {data}", history.today);
        resume_unwind(failure)
    });
    let asked = tally.entry(kind).or_default();
    asked.times += 1;
    let Err(refusal) = outcome else {
        asked.accepted += 1;
        return None;
    };
    assert!(before.is_none_or(|before| before == history.machine.books), "a refusal changes nothing: {refusal}");
    let name = format!("{refusal:?}");
    *asked.refused.entry(name.split(' ').next().unwrap().to_owned()).or_default() += 1;
    Some(refusal)
}

/// Generates the histories of every `step`th seed.
fn every(first: u64, step: u64) -> Tally {
    let mut tally = Tally::new();
    for seed in (first..histories()).step_by(usize::try_from(step).unwrap()) {
        one(seed, &mut tally);
    }
    tally
}

#[test]
fn the_books_agree_with_plain_sums_in_any_history() {
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get) as u64;
    let tallies: Vec<Tally> = std::thread::scope(|scope| {
        let started: Vec<_> = (0..workers).map(|first| scope.spawn(move || every(first, workers))).collect();
        started.into_iter().map(|worker| worker.join().unwrap_or_else(|failure| resume_unwind(failure))).collect()
    });
    let mut total = Tally::new();
    for (kind, asked) in tallies.into_iter().flatten() {
        let sum = total.entry(kind).or_default();
        sum.times += asked.times;
        sum.accepted += asked.accepted;
        for (refusal, times) in asked.refused {
            *sum.refused.entry(refusal).or_default() += times;
        }
    }
    for (kind, Requests { times, accepted, refused }) in &total {
        eprintln!("{kind:26} {times:6} asked, {:2} % accepted, else {refused:?}", accepted * 100 / times);
    }
    for (kind, _, _) in COMMANDS {
        let Requests { times, accepted, .. } = total.get(kind).cloned().unwrap_or_default();
        let often = accepted * 5 >= times && accepted * 10 >= histories();
        assert!(often, "{kind}: only {accepted} of {times} were accepted, in {} histories", histories());
    }
}
