//! Laws that the program's answers keep in every history: they are the model's.

use std::collections::BTreeSet;
use std::path::Path;

use pledgebook::Caches;
use pledgebook::event::Request;
use pledgebook::event::period::PeriodClosed;
use pledgebook::internals::cache::index::IndexFiles;
use pledgebook::internals::cache::snapshots::Snapshots;
use pledgebook::internals::ledger::machine::Machine;
use pledgebook::internals::ledger::{KnownAt, Ledger, Scope, Selection, Trusted, View};
use pledgebook::internals::log::store::{Limits, Store};
use pledgebook::report::{Asked, account as report};
use pledgebook::state::books::{Books, date};
use pledgebook::state::closing::rows;
use pledgebook::state::documents::Documents;
use pledgebook::state::figures::Figure;
use pledgebook::state::journal::Journal;
use pledgebook::state::periods::Periods;
use pledgebook::state::rows::{PeriodRow, PeriodRows, rows_root};
use pledgebook::state::{Effect, Projection as _};
use pledgebook::value::days::{Day, Instant};
use pledgebook::value::ids::PartyId;
use pledgebook::value::money::Amount;

use super::log::{Balances, Log, units};
use crate::properties::{FOLDER, SEGMENT, reopened, reopened_with, signer};
use crate::random::Random;
use crate::sim::SimDisk;

/// What the program said of a closed day when it was closed.
pub struct Promise {
    seq: u64,
    day: Day,
    said: Balances,
}

/// The rows of a publication when it was recorded.
pub struct Published {
    seq: u64,
    fact: PeriodClosed,
    rows: PeriodRows,
}

/// The balances of a journal, in hundredths.
fn balances(journal: &Journal) -> Balances {
    let all = journal.iter().flat_map(|(account, balance)| {
        balance.sums.iter().map(|money| ((account.to_string(), money.currency), units(money.amount)))
    });
    all.filter(|(_, units)| *units != 0).collect()
}

/// Folds a journal as a view within a scope does: of the first `known` records, those that count up to a day.
fn journal(log: &Log, known: u64, through: Day) -> Journal {
    let (mut journal, mut documents) = (Journal::default(), Documents::default());
    let by_seq = |seq: u64| log.records[usize::try_from(seq).unwrap()].record.clone();
    for accepted in log.records.iter().take_while(|accepted| accepted.record.seq < known) {
        let mut chain = Vec::new();
        let mut next = accepted.record.corrects;
        while let Some(seq) = next {
            chain.push(by_seq(seq));
            next = chain.last().and_then(|record| record.corrects);
        }
        let (record, corrected) = date(&documents, Box::new(accepted.record.clone()), &chain);
        if let Some(corrected) = &corrected {
            documents.fold(corrected, Effect::Reverse(record.seq));
        }
        documents.fold(&record, Effect::Apply);
        if let Some(corrected) = corrected.filter(|corrected| corrected.day <= through) {
            journal.fold(&corrected, Effect::Reverse(record.seq));
        }
        if record.day <= through {
            journal.fold(&record, Effect::Apply);
        }
    }
    journal.recognise(through);
    journal
}

/// Folds the publications of the first `known` records.
fn periods(log: &Log, known: u64) -> Periods {
    let mut periods = Periods::default();
    for accepted in log.records.iter().take_while(|accepted| accepted.record.seq < known) {
        let chain: Vec<_> =
            accepted.record.corrects.iter().map(|seq| log.records[usize::try_from(*seq).unwrap()].clone()).collect();
        let dated = |one: &super::log::Accepted| pledgebook::state::Dated {
            record: Box::new(one.record.clone()),
            day: one.day,
            is_dated: true,
            first: one.first,
        };
        if let Some(corrected) = chain.first() {
            periods.fold(&dated(corrected), Effect::Reverse(accepted.record.seq));
        }
        periods.fold(&dated(accepted), Effect::Apply);
    }
    periods
}

/// What the program answers as of a day: of a closed one, what its publication knew.
fn published(log: &Log, periods: &Periods, known: u64, day: Day) -> Balances {
    let known = periods.known_of(day).map_or(known, |seq| seq + 1);
    balances(&journal(log, known, day))
}

/// The days that matter: each day of a change, its eve and its morrow.
fn days(log: &Log) -> BTreeSet<Day> {
    let own = |accepted: &super::log::Accepted| {
        let later = accepted.entries.iter().find_map(|entry| entry.later);
        (!accepted.entries.is_empty()).then_some(accepted.day).into_iter().chain(later).collect::<Vec<_>>()
    };
    let of = log.records.iter().flat_map(own);
    let closed = log.publications(log.len()).into_iter().flat_map(|one| [one.period.first(), one.period.last()]);
    of.chain(closed).flat_map(|day| [day.previous(), Some(day), day.next()]).flatten().collect()
}

fn differ(found: &Balances, expected: &Balances) -> String {
    let keys: BTreeSet<_> = found.keys().chain(expected.keys()).collect();
    let of = |balances: &Balances, key: &(String, _)| balances.get(key).copied().unwrap_or_default();
    let differ = keys.into_iter().filter(|key| of(found, key) != of(expected, key));
    differ.map(|key| format!("{} {}: {}, not {}\n", key.0, key.1, of(found, key), of(expected, key))).collect()
}

#[track_caller]
fn assert_equal(found: &Balances, expected: &Balances, view: &str) {
    assert!(found == expected, "the program, and the model, {view}:\n{}", differ(found, expected));
}

/// Two books are equal.
#[track_caller]
pub fn nothing_changed(before: &Books, after: &Books, why: &str) {
    if before != after {
        let (before, after) = (before.to_parts().unwrap(), after.to_parts().unwrap());
        let differ = before.into_iter().zip(after).filter(|(before, after)| before != after);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        for ((name, before), (_, after)) in differ {
            eprintln!("{name}: {}\nis now {}", text(before), text(after));
        }
        panic!("{why}");
    }
}

/// In each fund and currency, debits equal credits.
pub fn trial_balance_is_zero(books: &Books, view: &str) {
    for (fund, sums) in books.journal.trial_balance() {
        assert!(sums.is_zero(), "the trial balance of {fund} is {sums}, {view}");
    }
}

/// For every day that matters, as published and restated, and as known at some earlier moments, the program's balances
/// are the model's.
pub fn answers_agree(log: &Log, random: &mut Random) {
    let days = days(log);
    let moments = [log.len(), random.below(log.len() + 1), random.below(log.len() + 1)];
    for known in moments {
        let periods = periods(log, known);
        for day in days.iter().filter(|_| known == log.len() || random.chance(30)) {
            let restated = balances(&journal(log, known, *day));
            assert_equal(&restated, &log.restated(known, *day), &format!("on {day}, restated, of {known} records"));
            let found = published(log, &periods, known, *day);
            assert_equal(&found, &log.published(known, *day), &format!("on {day}, as published, of {known} records"));
            let (closing, expected) = (periods.closing_of(*day), log.published_by(known, *day));
            assert_eq!(
                closing.map(|closing| closing.seq),
                expected.as_ref().map(|one| one.seq),
                "what answers for {day}"
            );
            if let Some(one) = expected {
                assert_eq!(periods.known_of(*day), Some(one.known - 1), "what record {} knew of {day}", one.seq);
                let found = periods.found_since(one.known - 1, *day);
                assert_eq!(found, log.found_since(known, one.known - 1, *day), "found since {}, of {day}", one.seq);
                let moving: BTreeSet<u64> = periods.entries_since(one.known - 1, *day).map(|late| late.seq).collect();
                assert_eq!(moving, log.moving(&found, *day), "moving since {}, of {day}", one.seq);
            }
        }
    }
}

/// The rows of a closing are the model's, each adds up, and openings are what was published.
/// Nothing is published twice.
pub fn rows_are_published(log: &Log, machine: &Machine, fact: &PeriodClosed, today: Day) {
    assert!(!log.is_published(fact), "{} is published before", fact.period);
    let found = rows(&machine.books, &machine.lookup, &fact.period, fact.fund.as_ref(), today);
    let expected = log.rows(log.len(), &fact.period, fact.fund.as_ref().map(|fund| fund.to_string()).as_deref());
    let keys: BTreeSet<_> = found
        .keys()
        .map(|(account, currency)| (account.to_string(), *currency))
        .chain(expected.keys().cloned())
        .collect();
    let mut differ = Vec::new();
    for key in keys {
        let row = found.get(&(key.0.parse().unwrap(), key.1));
        let row = row.map(|row| [row.opening, row.corrections, row.movement, row.closing].map(units));
        if row != expected.get(&key).copied() {
            differ.push(format!("{} {}: {row:?}, not {:?}", key.0, key.1, expected.get(&key)));
        }
        if let Some([opening, corrections, movement, closing]) = row {
            assert_eq!(opening + corrections + movement, closing, "{} adds up", key.0);
        }
    }
    assert!(differ.is_empty(), "the rows of {} (the program's, not the model's):\n{}", fact.period, differ.join("\n"));
    assert_eq!(*fact.root, Some(rows_root(&found)), "the root covers the rows");
}

/// The rows of a publication, before its record is applied.
pub fn published_rows(machine: &Machine, seq: u64, fact: &PeriodClosed, today: Day) -> Published {
    let rows = rows(&machine.books, &machine.lookup, &fact.period, fact.fund.as_ref(), today);
    Published { seq, fact: fact.clone(), rows }
}

/// Published again, every publication that stands would have the same rows, whatever was found, and reopened, since.
pub fn publications_stay(log: &Log, machine: &Machine, published: &[Published], today: Day) {
    let standing: BTreeSet<u64> = log.publications(log.len()).into_iter().map(|one| one.seq).collect();
    for Published { seq, fact, rows: before } in published.iter().filter(|one| standing.contains(&one.seq)) {
        let now = rows(&machine.books, &machine.lookup, &fact.period, fact.fund.as_ref(), today);
        let keys: BTreeSet<_> = before.keys().chain(now.keys()).collect();
        let differ = keys.into_iter().filter(|key| before.get(*key) != now.get(*key));
        let differ: Vec<_> =
            differ.map(|key| format!("{key:?}: {:?}, now {:?}", before.get(key), now.get(key))).collect();
        assert!(differ.is_empty(), "the rows that record {seq} published of {}:\n{}", fact.period, differ.join("\n"));
    }
}

/// What is found late, on a day that is published, is in no row of its period, and in one correction of the next: the
/// closing of each publication is the opening of the next one.
pub fn openings_are_closings(log: &Log, published: &[Published]) {
    let standing: BTreeSet<u64> = log.publications(log.len()).into_iter().map(|one| one.seq).collect();
    let standing = || published.iter().filter(|one| standing.contains(&one.seq));
    for (before, after) in standing().flat_map(|before| standing().map(move |after| (before, after))) {
        let follows = before.fact.period.last().next() == Some(after.fact.period.first());
        if !follows || before.fact.fund != after.fact.fund {
            continue;
        }
        let of = |published: &Published, key, amount: fn(&PeriodRow) -> Amount| {
            published.rows.get(key).map_or(Amount::ZERO, amount)
        };
        for key in before.rows.keys().chain(after.rows.keys()) {
            let (closing, opening) = (of(before, key, |row| row.closing), of(after, key, |row| row.opening));
            let (before, after) = (before.seq, after.seq);
            assert_eq!(closing, opening, "{key:?}: the closing of record {before}, and the opening of record {after}");
        }
    }
}

/// What the program says of the days that the last record has closed.
pub fn promised(log: &Log) -> Vec<Promise> {
    let (known, seq) = (log.len(), log.len() - 1);
    let periods = periods(log, known);
    let days = days(log).into_iter().filter(|day| periods.closing_of(*day).is_some_and(|closing| closing.seq == seq));
    days.map(|day| Promise { seq, day, said: published(log, &periods, known, day) }).collect()
}

/// For every closed day, published answers are equal before and after any later record; unless it was reopened.
pub fn promises_are_kept(log: &Log, promises: &[Promise]) {
    let periods = periods(log, log.len());
    let stands = |promise: &&Promise| periods.standing().any(|closing| closing.seq == promise.seq);
    for Promise { seq, day, said } in promises.iter().filter(stands) {
        let view = format!("{day}, as record {seq} published it");
        assert_equal(&published(log, &periods, log.len(), *day), said, &view);
    }
}

/// Records facts, those of one instant together.
fn record(ledger: &mut Ledger, mut rest: &[(Instant, Request)]) {
    while let Some((at, _)) = rest.first() {
        let together = rest.iter().take_while(|(other, _)| other == at).count();
        let (now, later) = rest.split_at(together);
        let requests: Vec<Request> = now.iter().map(|(_, request)| request.clone()).collect();
        ledger.record(&requests, &signer(), *at).expect("what is accepted one by one is accepted together");
        rest = later;
    }
}

/// A disk with a new ledger in which everything is recorded.
pub fn disk_of(accepted: &[(Instant, Request)]) -> SimDisk {
    let disk = SimDisk::new(1);
    let limits = Limits { batch_bytes: 64 << 10, ..Limits::USUAL };
    let store = Store::create(disk.clone(), Path::new(FOLDER)).unwrap().with_limits(limits);
    record(&mut Ledger::over(store, Caches::default()), accepted);
    disk
}

/// Records everything in a ledger.
pub fn recorded(accepted: &[(Instant, Request)]) -> Ledger {
    reopened(&disk_of(accepted))
}

/// A writer that goes on from a snapshot and through an index decides as one that reads everything, and so do readers.
pub fn a_snapshot_and_an_index_change_nothing(accepted: &[(Instant, Request)], random: &mut Random) {
    let whole = disk_of(accepted);
    let place = tempfile::tempdir().unwrap();
    let path = |name: &str| place.path().join(name);
    let caches = || Caches {
        snapshots: Some(Snapshots::new(place.path(), path("folded")).with_spacing(9)),
        index: Some(IndexFiles::new(place.path(), path("built"))),
        trust: None,
    };
    let first = usize::try_from(random.below(accepted.len() as u64)).unwrap() + 1;
    // Facts of one instant stay together.
    let first = first + accepted[first..].iter().take_while(|(at, _)| *at == accepted[first - 1].0).count();
    let disk = disk_of(&accepted[..first]);
    let before = reopened_with(&disk, caches());
    before.read(Scope::default()).unwrap();
    assert_eq!(before.rebuild_index().unwrap(), Some(true));
    assert!(before.opens_index(), "a sound index is trusted");
    drop(before);
    record(&mut reopened_with(&disk, caches()), &accepted[first..]);
    let bytes = |disk: &SimDisk| String::from_utf8(disk.bytes(Path::new(SEGMENT)).unwrap()).unwrap();
    let (found, expected) = (bytes(&disk), bytes(&whole));
    for (found, expected) in found.lines().zip(expected.lines()) {
        assert_eq!(found, expected, "a record decided from a snapshot after {first} records, and from zero");
    }
    assert!(found == expected);
    let known = KnownAt::Record(random.below(accepted.len() as u64));
    for scope in [Scope::default(), Scope { known_at: Some(known), ..Scope::default() }] {
        let (near, far) = (reopened_with(&disk, caches()).read(scope).unwrap(), reopened(&whole).read(scope).unwrap());
        nothing_changed(&far.books, &near.books, &format!("from a snapshot, {scope:?}"));
    }
}

/// Records everything in a ledger, verifies it, and asks it.
pub fn the_ledger_agrees(log: &Log, accepted: &[(Instant, Request)], random: &mut Random) {
    let ledger = recorded(accepted);
    let days: Vec<Day> = days(log).into_iter().collect();
    for _ in 0..3 {
        let (day, restated) = (*random.pick(&days), random.chance(40));
        let known = if random.chance(50) { None } else { Some(random.below(log.len())) };
        let scope = Scope { known_at: known.map(KnownAt::Record), as_of: Some(day), restated };
        let view = ledger.read(scope).unwrap();
        let count = known.map_or(log.len(), |seq| seq + 1);
        let expected = if restated { log.restated(count, day) } else { log.published(count, day) };
        assert_equal(&balances(&view.books.journal), &expected, &format!("{scope:?}"));
        trial_balance_is_zero(&view.books, &format!("{scope:?}"));
        figures_are_sums(&view.books, day);
        let published = if restated { None } else { log.published_by(count, day) };
        assert_eq!(view.published.map(|one| one.seq), published.as_ref().map(|one| one.seq), "what answers, {scope:?}");
        if let Some((found, one)) = view.published.zip(published) {
            let since = log.found_since(count, one.known - 1, day);
            let expected = (since.len(), log.moving(&since, day).len());
            assert_eq!((found.found_since, found.moving), expected, "found since, {scope:?}");
        }
    }
    let (party, view) = (random.pick(&["p1", "p2", "p3", "p4"]), ledger.read(Scope::default()).unwrap());
    let plan = view.books.assessments.plan(&view.books.parties, &"reserve".parse().unwrap(), &party.parse().unwrap());
    let expected = log.plan(log.len(), "9999-12-31".parse().unwrap(), "reserve", party);
    assert_eq!(plan.map(|plan| plan.fact.plan.0.to_string()), expected, "the plan of {party}");
    statement_is_complete(log, &view, party);
    assert_equal(&balances(&view.books.journal), &super::log::add_up(log.standing(), None), "now");
    if log.len().is_multiple_of(4) {
        assert_eq!(ledger.verify(&Trusted::default()).unwrap().report.findings, [], "whoever verifies it agrees");
    }
}

/// The statement of account of a party tells each record of it, in its own words, with its correction.
pub fn statement_is_complete(log: &Log, view: &View, party: &str) {
    let id: PartyId = party.parse().unwrap();
    let asked = Asked { books: &view.books, today: log.records.last().unwrap().day, narrowed: false };
    let named = view.records(&Selection::All, None, &|_| true).unwrap();
    let mut accounts = report::accounts(asked, &id);
    accounts.extend(report::once(asked, &id, &named));
    let moved = view.movements(&Selection::All, &|posting| report::takes(&accounts, None, posting)).unwrap();
    let table = report::account(asked, &id, None, moved);
    let place = table.columns.iter().position(|column| *column == "record").unwrap();
    let told: BTreeSet<u64> = table.rows.iter().filter_map(|row| row.fields.get(place)?.as_u64()).collect();
    assert_eq!(told, log.records_of(party), "the records in the statement of {party}, and the model's");
    let total = |role: &str| -> i128 {
        let own = log.restated(log.len(), "9999-12-31".parse().unwrap());
        let is_own = |account: &str| {
            let (of, id) = account.split_once(':').unwrap();
            of == role && log.owner(id, role == "unapplied").as_deref() == Some(&*log.now(party))
        };
        own.into_iter().filter(|((account, _), _)| is_own(account)).map(|(_, units)| units).sum()
    };
    let owed: i128 = ["assessed", "credited", "waived", "applied"].into_iter().map(total).sum();
    for (column, expected) in [("owed_change", owed), ("unapplied_change", -total("unapplied"))] {
        let place = table.columns.iter().position(|other| *other == column).unwrap();
        let changes = table.rows.iter().filter_map(|row| row.fields.get(place)?.as_str());
        let sum: i128 = changes.map(|text| units(text.parse().unwrap())).sum();
        assert_eq!(sum, expected, "{column} of the statement of {party}, and the model's");
    }
}

/// Every figure is the sum of its operands, and its key reads back.
fn figures_are_sums(books: &Books, today: Day) {
    for figure in Figure::all(books) {
        assert_eq!(figure.to_string().parse::<Figure>().as_ref(), Ok(&figure), "a key reads back");
        let Some(operands) = figure.operands(books, today) else { continue };
        let mut sum = pledgebook::value::money::Sums::default();
        for operand in operands {
            let value = operand.figure.value(books, today);
            sum.add_all(&if operand.minus { value.negated() } else { value });
        }
        assert_eq!(figure.value(books, today), sum, "{figure} is the sum of its operands");
    }
}
