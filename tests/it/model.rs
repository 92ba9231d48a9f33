//! The books against an independent model, in thousands of random histories.
//!
//! `log` holds the accepted records and derives from any prefix of them, for any day, what stands, what it adds up to
//! and what was published; `postings`, `filled` and `bounds` write a second time DESIGN.md's table of entries, what is
//! worked out, and its bounds; `cheat` asks for facts on, before and after closed days, corrects them and corrects the
//! corrections; `laws` compares the program with the model. A failure names its seed and prints the history: `one(SEED)`
//! repeats it.

mod bounds;
mod cheat;
mod exchange;
mod filled;
mod found;
mod issued;
mod laws;
mod log;
mod postings;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use pledgebook::event::budget::BudgetApproved;
use pledgebook::event::record::Record;
use pledgebook::event::{Event, Request, Source};
use pledgebook::internals::ledger::machine::Machine;
use pledgebook::internals::log::Signer;
use pledgebook::internals::rules::decide::Decided;
use pledgebook::internals::rules::refusal::Refusal;
use pledgebook::value::days::{Day, Instant};
use pledgebook::value::key::KeyId;
use serde_json::{Value, json};

use crate::harness::{ORIGIN, histories};
use crate::properties::signer;
use crate::random::Random;
use bounds::{Asked, Broken, refused_for};
use cheat::{Ask, Cheat, ON_BEHALF, REPORTABLE, REQUESTS, SUPPLEMENT};
pub use laws::disk_of;
use laws::{Promise, Published};
use log::{Balances, Log};

/// One history in this many is recorded again through snapshots and an index, which take as long as all the rest.
const INDEXED: u64 = 10;

/// The recorder.
static BY: LazyLock<KeyId> = LazyLock::new(|| signer().id());

/// Decisions that reopen, each once.
pub const REOPENING: [&str; 9] = [
    "assembly/R1", "assembly/R2", "assembly/R3", "assembly/R4", "assembly/R5", "assembly/R6", "assembly/R7",
    "assembly/R8", "assembly/R9",
];

/// The beginning of every history.
pub fn beginning() -> Vec<(&'static str, Value)> {
    let recovery = Signer::from_seed(ORIGIN, &[2; 32]).unwrap();
    let party = |id: &str, nature: &str| ("party.registered", json!({"party": id, "nature": nature, "name_en": id}));
    let body = |id: &str, authority: &str| {
        ("party.registered", json!({"party": id, "nature": "body", "name_en": id, "authority": authority}))
    };
    let document = |id: &str| json!({"document": id, "title": "A document", "url": "https://example.org/"});
    let mut letter = document("letter");
    letter["date"] = json!("2024-05-05");
    let states = ["p1", "p2", "p3", "p4"];
    let mut given = vec![(
        "ledger.opened",
        json!({"origin": ORIGIN, "title_en": "Invented", "standing": "invented", "time_zone": "UTC",
            "currencies": ["USD/2", "JPY/0", "CHF/2"], "fiscal_year": "01-01", "recorder": signer().verifier(),
            "recovery": recovery.verifier()}),
    )];
    // A decision that no history uses up.
    let much = ["approve", "revise", "transfer", "waive", "write-off", "disburse"]
        .map(|act| json!({"act": act, "of": "fund:reserve", "up_to": {"currency": "USD", "amount": "900000000.00"}}));
    let much = much.into_iter();
    given.extend(states.map(|state| party(state, "state")));
    given.extend([
        party("agency", "organisation"),
        party("mission", "organisation"),
        party("conference", "process"),
        body("assembly", "decides"),
        body("advisers", "recommends"),
        ("document.registered", document("certificate")),
        ("document.registered", letter),
        (
            "meeting.held",
            json!({"meeting": "assembly", "title": "Assembly", "forum": "assembly", "date": "2024-01-01"}),
        ),
        ("meeting.held", json!({"meeting": "advice", "title": "Advice", "forum": "advisers", "date": "2024-01-01"})),
        ("fund.opened", json!({"fund": "reserve", "name_en": "Reserve Fund", "currency": "USD", "date": "2024-01-01"})),
        (
            "decision.taken",
            json!({"decision": "assembly/A1", "acts": ["approved"], "clauses": much.collect::<Vec<_>>(),
                "subject": "much", "date": "2024-01-01"}),
        ),
    ]);
    given.extend(REOPENING.map(|decision| {
        let reopens = json!([{"act": "reopen", "of": "fund:reserve"}]);
        let data = json!({"decision": decision, "acts": ["approved"], "clauses": reopens, "subject": "once", "date": "2024-01-01"});
        ("decision.taken", data)
    }));
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

type Tally = BTreeMap<String, Requests>;

/// A history while it is written.
struct History {
    machine: Machine,
    log: Log,
    today: NaiveDate,
    /// The accepted requests, each with its instant.
    accepted: Vec<(Instant, Request)>,
    /// What the program said of closed days when they were closed.
    promises: Vec<Promise>,
    /// The rows of every publication, when it was recorded.
    published: Vec<Published>,
    /// Whether the program's answers are compared, and each record is also written, read back and verified.
    is_checked: bool,
    /// Whether something was accepted that may leave a bound broken: an exception, a ground, a reopening.
    is_excused: bool,
}

/// What the model says of a request: the event with what is filled in, and the bounds that it breaks.
struct Foreseen {
    event: Event,
    broken: Vec<Broken>,
}

impl History {
    fn begun(is_checked: bool) -> Self {
        let today = NaiveDate::from_ymd_opt(2025, 2, 1).unwrap();
        let (machine, log) = (Machine::default(), Log::default());
        let (accepted, promises, published) = (Vec::new(), Vec::new(), Vec::new());
        let mut history = Self { machine, log, today, accepted, promises, published, is_checked, is_excused: false };
        for (kind, data) in beginning() {
            let ask = Ask { kind, data, source: None, corrects: None, because: None };
            history.ask(&ask).unwrap_or_else(|refusal| panic!("{ask:?}: {refusal}"));
        }
        history
    }

    fn at(&self) -> Instant {
        format!("{}T12:00:00Z", self.today).parse().unwrap()
    }

    fn day(&self) -> Day {
        self.today.to_string().parse().unwrap()
    }

    fn request(&self, ask: &Ask) -> Request {
        let Ask { kind, data, source, corrects, because } = ask;
        let event = Event::from_json(kind, &data.to_string()).unwrap_or_else(|error| panic!("{kind} {data}: {error}"));
        let source = source.map(|document| Source { document: document.parse().unwrap(), item: None });
        let because = because.map(|because| because.parse().unwrap());
        let id = format!("c{}", self.machine.next()).parse().unwrap();
        Request { source, corrects: *corrects, because, ..Request::new(id, event) }
    }

    /// Requests a fact to be recorded, and compares the answer with the model.
    fn ask(&mut self, ask: &Ask) -> Result<(), Refusal> {
        let request = self.request(ask);
        let (at, batch) = (self.at(), self.machine.next());
        let record = match self.machine.decide(&request, *BY, at, batch) {
            Ok(Decided::Record(record)) => *record,
            Ok(Decided::Before { .. }) => panic!("every key is used once"),
            Err(refusal) => {
                if self.is_checked {
                    self.check_refusal(&request, &refusal);
                }
                return Err(refusal);
            }
        };
        if self.is_checked {
            self.check_accepted(&request, &record);
        }
        self.accepted.push((at, request));
        self.apply(record);
        Ok(())
    }

    /// Returns what the model says of a request.
    fn foresee(&self, request: &Request, event: Option<&Event>) -> Option<Foreseen> {
        let Request { source, corrects, .. } = request;
        if corrects.is_some_and(|seq| seq >= self.log.len()) {
            return None;
        }
        let (day, first) = self.log.place(&request.event, source.as_ref(), *corrects, self.day());
        let event = event.cloned().or_else(|| self.log.filled(&request.event, day, *corrects))?;
        let broken = self.log.breaks(&Asked { event: &event, day, first, corrected: *corrects });
        Some(Foreseen { event, broken })
    }

    /// What is accepted breaks no bound, unless it is reported; what is reported breaks one, or a rule of authority.
    fn check_accepted(&mut self, request: &Request, record: &Record) {
        let Foreseen { event, broken } = self.foresee(request, Some(&record.event)).unwrap();
        if event.exception().is_some() {
            assert!(broken.iter().all(Broken::is_reportable), "{broken:?} is not reportable");
            self.is_excused = true;
        } else {
            assert!(broken.is_empty(), "accepted, but the model sees broken {broken:#?}");
        }
        self.is_excused |= matches!(event, Event::FundPolicySet(_));
        let late = self.log.watermark().is_some_and(|watermark| {
            let (day, _) = self.log.place(&event, request.source.as_ref(), request.corrects, self.day());
            let is_bound = event.moves_money()
                || postings::entries(&event).iter().any(|entry| entry.account.starts_with("final:"));
            day <= watermark && is_bound
        });
        assert!(!late || request.because.is_some(), "what is found late says why");
        self.check_worked_out(request, &event);
        if let Event::PeriodClosed(fact) = &event {
            laws::rows_are_published(&self.log, &self.machine, fact, self.day());
            self.published.push(laws::published_rows(&self.machine, record.seq, fact, self.day()));
        }
    }

    /// What is worked out is what the model works out.
    fn check_worked_out(&self, request: &Request, event: &Event) {
        let (day, _) = self.log.place(event, request.source.as_ref(), request.corrects, self.day());
        if let Some(expected) = self.log.filled(&request.event, day, request.corrects) {
            let [found, expected] = [event, &expected].map(postings::entries);
            assert_eq!(found, expected, "the entries of {} {}", event.kind(), event.data());
        }
        match (&request.event, event) {
            (Event::ScaleApplied(_), Event::ScaleApplied(fact)) => {
                let of = issued::issued(event);
                let sum: i128 = of.iter().map(|issued| log::units(issued.amount.unwrap().amount)).sum();
                let left = fact.left.map_or(0, log::units);
                assert_eq!(sum + left, log::units(fact.total.amount), "the amounts and what is left are the total");
            }
            (Event::ContributionApplied(asked), Event::ContributionApplied(fact)) => {
                let to = fact.to.as_ref().unwrap();
                if asked.to.is_none() {
                    let expected = self.log.oldest_first(fact, day, request.corrects);
                    assert_eq!(Some(to.to_vec()), expected, "the oldest first, within every later day");
                }
                let other = to.iter().find(|part| !self.log.may_pay(fact, &part.to));
                assert_eq!(other, None, "who pays owes it, or pays for whoever does");
            }
            (Event::BudgetApproved(_), Event::BudgetApproved(fact)) if request.corrects.is_none() => {
                assert!(self.is_said_rightly(fact), "one appropriation of a line, and supplements that say so");
            }
            _ => {}
        }
    }

    /// Whether an approval says that it is a supplement where it adds to something, and only there.
    fn is_said_rightly(&self, fact: &BudgetApproved) -> bool {
        let Some(lines) = fact.lines.as_ref() else { return true };
        let is_approved = self.log.approved().any(|budget| *budget == fact.budget);
        let adds = lines.iter().any(|line| self.log.is_appropriated(&fact.budget, &line.line));
        if fact.adds.is_some() { is_approved || adds } else { !is_approved && !adds }
    }

    /// What keeps all bounds is not refused for one, and what breaks one is refused with the first day and its figure.
    fn check_refusal(&self, request: &Request, refusal: &Refusal) {
        if let (Refusal::PublishedBefore { .. }, Event::PeriodClosed(fact)) = (refusal, &request.event) {
            assert!(self.log.is_published(fact), "it is not published: {refusal}");
        }
        match (refusal, &request.event) {
            (Refusal::PaidByAnother { to, .. }, Event::ContributionApplied(fact)) if request.corrects.is_none() => {
                assert!(!self.log.may_pay(fact, to), "it is paid for whoever owes it: {refusal}");
            }
            (Refusal::AppropriatedTwice { .. } | Refusal::NothingToSupplement { .. }, Event::BudgetApproved(fact))
                if request.corrects.is_none() =>
            {
                assert!(fact.lines.is_none() || !self.is_said_rightly(fact), "it says what it is: {refusal}");
            }
            _ => {}
        }
        let Some(Foreseen { event, broken }) = self.foresee(request, None) else { return };
        if matches!(refusal, Refusal::NoRuleBroken) {
            assert_eq!(broken, [], "no rule is broken, but the model sees one");
        }
        let is_worked_out =
            matches!((&request.event, &event), (Event::ContributionApplied(asked), _) if asked.to.is_none());
        let Some((figure, on, after)) = refused_for(refusal) else { return };
        // Only what a correction takes back may lack: a fund's own money.
        let takes_back = request.corrects.is_some() && figure.starts_with("Own");
        assert!(!is_worked_out || takes_back, "what is worked out is within every bound: {refusal}");
        let found = broken.iter().find(|one| one.name() == figure);
        let found = found.unwrap_or_else(|| {
            panic!("refused, but the model sees {figure} kept; it sees broken: {broken:#?}: {refusal}")
        });
        assert_eq!(found.on, on, "the first day on which {figure} is broken, {found:?}: {refusal}");
        if let Some(after) = after {
            assert_eq!(found.after, after, "the figure of {figure}, {found:?}: {refusal}");
        }
    }

    fn apply(&mut self, record: Record) {
        let line = record.write().unwrap();
        if self.is_checked {
            let (read, command) = Record::read_with_command(line.as_bytes()).unwrap();
            assert_eq!((&read, command), (&record, record.cmd));
            let yielded = self.machine.check(&record, record.seq).expect("what is decided also verifies");
            assert_eq!(yielded, None);
        }
        let chain = self.machine.chain(&record);
        let (dated, _) = self.machine.books.date(Box::new(record.clone()), &chain);
        self.log.push(record.clone());
        let accepted = self.log.records.last().unwrap();
        assert_eq!((dated.day, dated.first), (accepted.day, accepted.first), "the value day");
        let is_closing = matches!(record.event, Event::PeriodClosed(_));
        let is_reopening = matches!(record.event, Event::PeriodReopened(_));
        self.machine.apply_line(record, line.as_bytes());
        if self.is_checked {
            laws::trial_balance_is_zero(&self.machine.books, "now");
            if !self.is_excused {
                assert_eq!(self.log.not_held(), [], "every bound holds on every open day");
            }
            if is_closing {
                self.promises.extend(laws::promised(&self.log));
            }
            if is_closing || is_reopening {
                self.published_figures_stay();
            }
        }
    }

    fn published_figures_stay(&self) {
        laws::promises_are_kept(&self.log, &self.promises);
        laws::publications_stay(&self.log, &self.machine, &self.published, self.day());
        laws::openings_are_closings(&self.log, &self.published);
    }

    /// Returns all that stands, whatever its day.
    fn balances(&self) -> Balances {
        log::add_up(self.log.standing(), None)
    }
}

/// Writes one history and checks it; `tally` counts its requests. A failed check prints the history.
fn one(seed: u64, tally: &mut Tally) {
    let mut history = History::begun(true);
    let outcome = catch_unwind(AssertUnwindSafe(|| run(&mut history, seed, tally)));
    outcome.unwrap_or_else(|failure| {
        eprintln!("the history of seed {seed}, up to {}:", history.today);
        for one in &history.log.records[beginning().len()..] {
            eprintln!("{} on {}: {}", one.record.at, one.day, told(&one.record));
        }
        resume_unwind(failure)
    });
}

fn told(record: &Record) -> String {
    let Record { seq, event, corrects, because, .. } = record;
    let corrects = corrects.map_or_else(String::new, |seq| format!(" corrects {seq}"));
    let because = because.as_ref().map_or("", |_| " because");
    format!("{seq}{corrects}{because} {} {}", event.kind(), event.data())
}

fn run(history: &mut History, seed: u64, tally: &mut Tally) {
    let mut random = Random::of(seed);
    let reports = !seed.is_multiple_of(3);
    for _ in 0..40 + random.below(21) {
        let mut ask = next(history, &mut random, reports);
        let mut refusal = attempt(history, &ask, tally);
        match &refusal {
            Some(Refusal::InClosedPeriod { .. }) if random.chance(70) => ask.because = Some("found late"),
            Some(Refusal::NothingToExplain) => ask.because = None,
            Some(refusal)
                if reports && REPORTABLE.contains(&ask.kind) && refusal.reportable().is_some() && random.chance(40) =>
            {
                ask.data["exception"] = json!("it has happened");
            }
            _ => continue,
        }
        refusal = attempt(history, &ask, tally);
        drop(refusal);
    }
    laws::answers_agree(&history.log, &mut random);
    history.published_figures_stay();
    laws::the_ledger_agrees(&history.log, &history.accepted, &mut random);
    if seed.is_multiple_of(INDEXED) {
        laws::a_snapshot_and_an_index_change_nothing(&history.accepted, &mut random);
    }
}

/// Chooses the next request, perhaps some days later, and perhaps reported as an exception.
fn next(history: &mut History, random: &mut Random, reports: bool) -> Ask {
    if random.chance(55) {
        history.today = history.today.checked_add_days(Days::new(*random.pick(&[1, 7, 14, 40]))).unwrap();
    }
    let balances = history.balances();
    let mut cheat = Cheat { log: &history.log, balances: &balances, random, today: history.today };
    let mut ask = cheat.ask();
    if reports && random.chance(2) && REPORTABLE.contains(&ask.kind) {
        ask.data["exception"] = json!("it has happened");
    }
    ask
}

/// Returns the facts of a random history, each with the instant at which it is recorded: the beginning of every
/// history, and what was accepted of `asked` random requests.
pub fn facts(random: &mut Random, asked: u64) -> Vec<(Instant, Request)> {
    let mut history = History::begun(false);
    let reports = random.chance(66);
    for _ in 0..asked {
        let ask = next(&mut history, random, reports);
        let _ = history.ask(&ask); // Refused requests are not recorded.
    }
    history.accepted
}

/// Requests once; a refusal must leave everything unchanged.
fn attempt(history: &mut History, ask: &Ask, tally: &mut Tally) -> Option<Refusal> {
    let before = history.machine.books.clone();
    let outcome = catch_unwind(AssertUnwindSafe(|| history.ask(ask)));
    let outcome = outcome.unwrap_or_else(|failure| {
        eprintln!("asked on {}: {ask:?}", history.today);
        resume_unwind(failure)
    });
    let name = match (ask.corrects, ask.kind) {
        (Some(_), "record.reversed") => "reversal",
        (Some(_), _) => "correction",
        (None, "budget.approved") if ask.data.get("adds").is_some() => SUPPLEMENT,
        (None, "contribution.applied") if ask.data.get("on_behalf_of").is_some() => ON_BEHALF,
        (None, kind) => kind,
    };
    let asked = tally.entry(name.to_owned()).or_default();
    asked.times += 1;
    let Err(refusal) = outcome else {
        asked.accepted += 1;
        return None;
    };
    laws::nothing_changed(&before, &history.machine.books, &format!("a refusal changes nothing: {refusal}"));
    let name = format!("{refusal:?}");
    *asked.refused.entry(name.split(' ').next().unwrap().to_owned()).or_default() += 1;
    Some(refusal)
}

/// Writes the histories of every `step`th seed.
fn every(first: u64, step: u64) -> Tally {
    let mut tally = Tally::new();
    for seed in (first..histories()).step_by(usize::try_from(step).unwrap()) {
        one(seed, &mut tally);
    }
    tally
}

#[test]
fn the_books_agree_with_an_independent_model_in_any_history() {
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
    let kinds = REQUESTS.iter().map(|(kind, ..)| *kind).chain(["correction", "reversal", SUPPLEMENT, ON_BEHALF]);
    for kind in kinds {
        let Requests { times, accepted, .. } = total.get(kind).cloned().unwrap_or_default();
        let often = accepted * 7 >= times && accepted * 20 >= histories();
        assert!(often, "{kind}: only {accepted} of {times} were accepted, in {} histories", histories());
    }
}
