//! Every answer of the command line, computed in any way.

use pledgebook::state::terms;
use std::cell::Cell;
use std::collections::BTreeSet;

use pledgebook::Record;
use pledgebook::event::record::Recorded;
use pledgebook::internals::ledger::{KnownAt, Ledger, Scope, Selection, View};
use pledgebook::internals::log::Head;
use pledgebook::report::log::Filter;
use pledgebook::report::trial_balance::Shown;
use pledgebook::report::{self, Asked, Table};
use pledgebook::state::accounts::{Account, Posting, entries};
use pledgebook::state::books::Books;
use pledgebook::state::figures::Figure;
use pledgebook::state::movements::Movement;
use pledgebook::value::days::{Day, Period};
use pledgebook::value::ids::{FundId, Kind, PartyId, Thing};
use pledgebook::value::term::Term;

use crate::random::Random;

/// The subject of queries in every way: one of each thing that a query can be about.
#[derive(Debug, Clone)]
pub struct Question {
    scope: Scope,
    today: Day,
    party: PartyId,
    fund: Option<FundId>,
    thing: Thing,
    kind: String,
    last: usize,
    seq: u64,
    account: Account,
    derived: Vec<Figure>,
    period: Period,
}

impl Question {
    /// Draws a question within a scope about a log of these records and these books.
    pub fn draw(random: &mut Random, scope: Scope, log: &[Record], books: &Books) -> Self {
        let record = random.pick(log);
        let mentions = record.event.mentions();
        let things: Vec<Thing> =
            mentions.defines.into_iter().chain(mentions.refs).chain([Thing::record(record.seq)]).collect();
        let accounts: Vec<Account> =
            log.iter().flat_map(|record| entries(&record.event)).map(|entry| entry.account).collect();
        let derived: Vec<Figure> =
            Figure::all(books).into_iter().filter(|figure| figure.operands(books, day_of(log)).is_some()).collect();
        let fund = *random.pick(&["reserve", "reserve", "f1", "f2"]);
        let period = *random.pick(&["2025", "2026", "2026-02", "2026-03", "2025-07/2026-06"]);
        Self {
            scope,
            today: scope.as_of.unwrap_or_else(|| day_of(log)),
            party: random.pick(&["p1", "p2", "p3", "p4", "agency"]).parse().unwrap(),
            fund: random.chance(50).then(|| fund.parse().unwrap()),
            thing: random.pick(&things).clone(),
            kind: random.pick(log).event.kind().to_owned(),
            last: usize::try_from(1 + random.below(12)).unwrap(),
            seq: random.below(log.len() as u64),
            account: if accounts.is_empty() { "cash:reserve".parse().unwrap() } else { random.pick(&accounts).clone() },
            derived: derived.iter().filter(|_| random.chance(20)).cloned().collect(),
            period: Period::typed(period, (1, 1)).unwrap(),
        }
    }

    /// Whether the movements of a period are queried too: they are a selection among all records, however they are
    /// found.
    const fn is_of_period(&self) -> bool {
        self.seq.is_multiple_of(4)
    }

    /// Whether contributions are queried too: they need the books of a year before.
    const fn is_of_contributions(&self) -> bool {
        self.seq.is_multiple_of(2)
    }
}

/// Draws a scope, mostly one that leaves something out.
pub fn any_scope(random: &mut Random, log: &[Record]) -> Scope {
    let record = random.pick(log);
    let known = if random.chance(70) { KnownAt::Record(record.seq) } else { KnownAt::Instant(record.at) };
    let other = random.pick(log);
    let day = other.event.date().map_or_else(|| day_of(log), |date| date.last());
    match random.below(4) {
        0 | 1 => Scope { known_at: Some(known), ..Scope::default() },
        2 => Scope { as_of: Some(day), restated: random.chance(30), known_at: None },
        _ => Scope { known_at: Some(known), as_of: Some(day), restated: random.chance(30) },
    }
}

/// Returns the day of the last record.
fn day_of(log: &[Record]) -> Day {
    log.last().unwrap().at.to_string()[..10].parse().unwrap()
}

/// A way to an answer: from snapshots or not, through an index or not.
pub struct Way {
    pub ledger: Ledger,
    used: Cell<Used>,
}

/// What of it was used.
#[derive(Debug, Clone, Copy, Default)]
pub struct Used {
    /// The number of views for which snapshots are useful.
    pub views: u64,
    /// The number of those that began at a snapshot.
    pub near: u64,
    /// The number of queries whose records an index could have found.
    pub findable: u64,
    /// The number of those that were answered without reading all records.
    pub found: u64,
}

/// All answers to a question.
#[derive(Debug, PartialEq)]
pub struct Answers {
    pub books: Books,
    known: (Option<u64>, Head),
    pub tables: Vec<(&'static str, Table)>,
}

impl Way {
    pub const fn new(ledger: Ledger) -> Self {
        let used = Used { views: 0, near: 0, findable: 0, found: 0 };
        Self { ledger, used: Cell::new(used) }
    }

    fn scans(&self) -> u64 {
        self.ledger.reader().full_scans()
    }

    /// Returns what of it was used so far.
    pub const fn used(&self) -> Used {
        self.used.get()
    }

    fn view(&self, scope: Scope) -> View {
        let before = self.scans();
        let view = self.ledger.read(scope).unwrap();
        if scope.as_of.is_some() {
            return view; // Later-dated records are already in every snapshot.
        }
        let (used, is_near) = (self.used.get(), self.scans() == before);
        self.used.set(Used { views: used.views + 1, near: used.near + u64::from(is_near), ..used });
        view
    }

    /// Counts whether an answer needed all records.
    fn counted<T>(&self, selection: &Selection, answer: impl Fn() -> T) -> T {
        let before = self.scans();
        let answer = answer();
        if *selection != Selection::All {
            let (used, is_found) = (self.used.get(), self.scans() == before);
            self.used.set(Used { findable: used.findable + 1, found: used.found + u64::from(is_found), ..used });
        }
        answer
    }

    fn moved(&self, view: &View, selection: &Selection, wanted: impl Fn(&Posting) -> bool) -> Vec<Movement> {
        self.counted(selection, || view.movements(selection, &wanted).unwrap())
    }

    fn moved_last(
        &self,
        view: &View,
        terms: &BTreeSet<Term>,
        last: usize,
        wanted: impl Fn(&Posting) -> bool,
    ) -> Vec<Movement> {
        let selection = Selection::Terms(terms.clone());
        self.counted(&selection, || view.last_movements(terms.clone(), last, &wanted).unwrap())
    }

    fn records(
        &self,
        view: &View,
        selection: &Selection,
        last: Option<usize>,
        takes: impl Fn(&Record) -> bool,
    ) -> Vec<Recorded> {
        self.counted(selection, || view.records(selection, last, &takes).unwrap())
    }

    /// Returns every answer to a question.
    pub fn answers(&self, question: &Question) -> Answers {
        let view = self.view(question.scope);
        let tables = self.tables(question, &view);
        Answers { known: (view.last_known, view.head), books: view.books, tables }
    }

    fn tables(&self, question: &Question, view: &View) -> Vec<(&'static str, Table)> {
        let narrowed = question.scope != Scope::default();
        let asked = Asked { books: &view.books, today: question.today, narrowed };
        let fund = question.fund.as_ref();
        let dues = report::outstanding::Filter { fund: fund.cloned(), all: true, ..Default::default() };
        let own = report::outstanding::Filter { party: Some(question.party.clone()), ..Default::default() };
        let mut tables = vec![
            ("outstanding", report::outstanding::outstanding(asked, &dues)),
            ("outstanding of a party", report::outstanding::outstanding(asked, &own)),
            ("budget", report::budget::budget(asked, fund, None, None)),
            ("trial balance", report::trial_balance::trial_balance(asked, fund)),
            ("pledges", report::pledges::pledges(asked, &report::pledges::Filter::default())),
            ("activities", report::activities::activities(asked, &Default::default())),
            ("meetings", report::meetings::meetings(asked, &Default::default())),
            ("decisions", report::decisions::decisions(asked, &Default::default())),
            ("requests", report::requests::requests(asked, &Default::default())),
            ("parties", report::parties::parties(asked, &Default::default())),
            ("keys", report::keys::keys(asked)),
        ];
        if question.is_of_contributions() {
            let before = self.view(Scope { as_of: question.today.year_before(), ..question.scope });
            let before = Asked { books: &before.books, narrowed: true, ..asked };
            tables.push(("contributions", report::contributions::contributions(asked, before, &dues)));
        }
        tables.extend(question.derived.iter().map(|figure| ("a sum", report::explain::derived(asked, figure))));
        self.of_movements(question, view, asked, &mut tables);
        self.of_records(question, view, &mut tables);
        tables
    }

    /// Adds the answers that consist of movements.
    fn of_movements(
        &self,
        question: &Question,
        view: &View,
        asked: Asked<'_>,
        tables: &mut Vec<(&'static str, Table)>,
    ) {
        let (party, fund) = (&question.party, question.fund.as_ref());
        let accounts = report::account::accounts(asked, party);
        let selection = Selection::Terms(accounts.iter().map(terms::account).collect());
        let moved = self.moved(view, &selection, |posting| report::account::takes(&accounts, fund, posting));
        tables.push(("account", report::account::account(asked, party, fund, moved)));

        let funds = report::reserve::funds(asked, fund);
        let held = funds.iter().flat_map(|fund| report::reserve::HELD.map(|of| terms::account_type(of, fund)));
        let held: BTreeSet<Term> = held.collect();
        let takes = |posting: &Posting| report::reserve::takes(&funds, posting);
        let moved = self.moved(view, &Selection::Terms(held.clone()), takes);
        let last = self.moved_last(view, &held, question.last, takes);
        assert_eq!(last, moved[moved.len().saturating_sub(question.last)..], "the last movements are the last of all");
        tables.push(("reserve", report::reserve::reserve(asked, &funds, moved, false)));
        tables.push(("the last of the reserve", report::reserve::reserve(asked, &funds, last, true)));

        let terms: BTreeSet<Term> = [terms::account(&question.account)].into();
        let (figure, takes) =
            (Figure::Base(question.account.clone()), |posting: &Posting| posting.account == question.account);
        let moved = self.moved(view, &Selection::Terms(terms.clone()), takes);
        let last = self.moved_last(view, &terms, question.last, takes);
        tables.push(("explain", report::explain::base(asked, &figure, &moved, false)));
        tables.push(("explain the last", report::explain::base(asked, &figure, &last, true)));

        if question.is_of_period() {
            tables.push(("a period", self.of_period(&question.period, view, asked)));
        }
    }

    /// Returns a period: as it was published, if it was, and as it stands.
    fn of_period(&self, period: &Period, view: &View, asked: Asked<'_>) -> Table {
        let (periods, now) = (&asked.books.periods, view.scope.known_at);
        let read = |known_at, as_of| self.view(Scope { known_at, as_of, restated: true }).books;
        let (before, last) = (period.first().previous().unwrap(), period.last());
        let known_of = |day| periods.known_of(day).map(KnownAt::Record).or(now);
        let shown = Shown {
            closed: periods.closing_of(last).cloned(),
            published: periods.published(period, None).cloned(),
            opening: read(known_of(before), Some(before)),
            known_before: read(known_of(before), None),
            restated_opening: read(known_of(last), Some(before)),
            closing: read(known_of(last), Some(last)),
            known: read(known_of(last), None),
            today: read(now, Some(last)),
        };
        report::trial_balance::of_period(asked, period, None, &shown)
    }

    /// Adds the answers that consist of records.
    fn of_records(&self, question: &Question, view: &View, tables: &mut Vec<(&'static str, Table)>) {
        let of_thing = Filter { thing: Some(question.thing.clone()), ..Filter::default() };
        let of_kind = Filter { kind: Some(question.kind.clone()), ..Filter::default() };
        let last = Filter { last: Some(question.last), ..Filter::default() };
        for (name, filter) in [("log of a thing", of_thing), ("log of a type", of_kind), ("last of the log", last)] {
            let found = self.records(view, &selection_of(&filter, view), filter.last, |record| filter.takes(record));
            tables.push((name, report::log::log(&found)));
        }
        let found = self.records(view, &Selection::Record(question.seq), None, |record| record.seq == question.seq);
        let stored = view.line(question.seq).unwrap().unwrap();
        if let Some(found) = found.iter().find(|found| found.record.seq == question.seq) {
            tables.push(("show", report::log::show(found, &stored.place, &stored.line)));
        }
    }
}

/// Returns the records that a filter can match, as the command line determines it.
fn selection_of(filter: &Filter, view: &View) -> Selection {
    let thing = filter.thing.as_ref().map(terms::thing);
    match (thing.or_else(|| filter.kind.as_deref().map(terms::kind)), filter.last, view.last_known) {
        (Some(_), ..) if filter.thing.as_ref().is_some_and(|thing| thing.kind() == Kind::Record) => Selection::All,
        (Some(term), ..) => Selection::Terms([term].into()),
        // Any of the records may be left out.
        (None, Some(last), Some(known)) if view.scope.as_of.is_none() => {
            Selection::From((known + 1).saturating_sub(u64::try_from(last).unwrap()))
        }
        (None, ..) => Selection::All,
    }
}
