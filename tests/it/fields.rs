//! No field without a reader: every field of every fact changes what is recorded or answered, or is prose.
//!
//! Each field of each golden line is changed, to other values of its kind that are on record, or left out. Some change
//! must be refused by a rule that is about more than whether a thing is on record, or make a later record break one, or
//! change the postings, or change an answer. `log`, `show` and the words in which a record is told do not count: a text
//! in words is prose, and is told there.

use std::collections::{BTreeMap, BTreeSet};

use pledgebook::event::field::{Arity, FieldInfo};
use pledgebook::event::record::Record;
use pledgebook::event::{EVENTS, Event, Request};
use pledgebook::internals::ledger::machine::Machine;
use pledgebook::internals::rules::decide::Decided;
use pledgebook::internals::rules::refusal::Refusal;
use pledgebook::report::status::{Integrity, NoLonger};
use pledgebook::report::{self, Asked, Row};
use pledgebook::state::accounts::{Posting, entries};
use pledgebook::state::books::Books;
use pledgebook::state::figures::Figure;
use pledgebook::state::movements::movements;
use pledgebook::state::{Dated, Effect, Projection as _};
use pledgebook::value::days::{Day, Period};
use pledgebook::value::ids::{ActivityId, MeetingId};
use serde_json::{Value, json};

const GOLDEN: &str = include_str!("../golden/lines.jsonl");

/// The column of statements in which a movement is told in the words of its record.
const OWN_WORDS: &str = "subject";

/// The days on which questions are asked: of what stands, and of what stood then.
const DAYS: [&str; 6] = ["2017-01-15", "2017-11-28", "2018-03-15", "2018-10-08", "2020-02-15", "2026-11-23"];

fn golden() -> Vec<Record> {
    GOLDEN.lines().map(|line| Record::read(line.as_bytes()).unwrap()).collect()
}

/// The values on record, by placeholder; of what may be given several times, each alone.
fn values() -> BTreeMap<&'static str, Vec<Value>> {
    let mut all: BTreeMap<&'static str, Vec<Value>> = BTreeMap::new();
    for record in golden() {
        let data: Value = serde_json::from_str(&record.event.data()).unwrap();
        for field in record.event.info().fields {
            let found = match data.get(field.name) {
                Some(Value::Array(each)) => each.clone(),
                Some(one) => vec![one.clone()],
                None => Vec::new(),
            };
            let known = all.entry(field.value).or_default();
            found.into_iter().for_each(|value| {
                if !known.contains(&value) {
                    known.push(value)
                }
            });
        }
        let keys = all.entry("KEY-ID").or_default();
        if !keys.contains(&json!(record.by)) {
            keys.push(json!(record.by));
        }
    }
    all
}

/// Other values of a field, the nearest ones first; `None` leaves it out.
fn others(field: &FieldInfo, is: &Value, on_record: &BTreeMap<&'static str, Vec<Value>>) -> Vec<Option<Value>> {
    let one = is.as_array().map_or(is, |all| &all[0]);
    let known = on_record.get(field.value).into_iter().flatten().cloned();
    let words = field.choices.iter().map(|word| json!(word));
    let mut all: Vec<Value> = words.chain(near(one)).chain(known).filter(|other| other != one).collect();
    if is.is_array() {
        // The first one is changed; or it alone is left.
        let rest = &is.as_array().unwrap()[1..];
        let with = |other: Value| json!([&[other], rest].concat());
        all = all.into_iter().map(with).collect();
        all.insert(0, json!([one]));
    }
    let is_optional = field.filled || matches!(field.arity, Arity::Optional | Arity::Many);
    is_optional.then_some(None).into_iter().chain(all.into_iter().map(Some)).collect()
}

/// Values beside one: another amount, day, number or id.
fn near(one: &Value) -> Vec<Value> {
    match one {
        Value::Object(members) => {
            let change = |(name, value): (&String, &Value)| {
                let with = |other: Value| {
                    let mut all = members.clone();
                    all.insert(name.clone(), other);
                    Value::Object(all)
                };
                near(value).into_iter().map(with).collect::<Vec<_>>()
            };
            members.iter().flat_map(change).collect()
        }
        Value::String(text) => {
            let mut all = Vec::new();
            if let Ok(day) = text.parse::<Day>() {
                all.extend(day.next().map(|next| json!(next)));
                all.extend(day.year_before().map(|before| json!(before)));
            }
            if let Some((first, last)) = text.split_once('/')
                && let (Ok(_), Ok(last)) = (first.parse::<Day>(), last.parse::<Day>())
            {
                all.push(json!(format!("{first}/{}", last.previous().unwrap())));
            }
            if text.parse::<f64>().is_ok() {
                all.extend([json!(format!("{text}1")), json!(format!("1{text}")), json!("1"), json!("99")]);
            }
            if text.len() == 5 && text.contains('-') {
                all.push(json!("07-01"));
            }
            all.extend([json!("UTC"), json!(format!("{text}x"))]);
            all
        }
        Value::Number(number) => number.as_u64().map(|number| json!(number + 1)).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// The number of the first record of a record's batch.
fn batch(machine: &Machine, record: &Record) -> u64 {
    record.seq - machine.list.as_ref().map_or(0, |list| list.pairs.len() as u64)
}

/// Refusals of the rules for every fact: what a value names is not on record or taken, or it is no amount, currency or day
/// of this ledger. They say nothing of what a field is for.
const fn is_about_the_value_alone(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::Unknown { .. }
            | Refusal::NoSuchRecord { .. }
            | Refusal::OtherCommand { .. }
            | Refusal::AlreadyRegistered { .. }
            | Refusal::PartyMerged { .. }
            | Refusal::AmountTooFine { .. }
            | Refusal::AmountTooLarge { .. }
            | Refusal::AmountNotPositive { .. }
            | Refusal::CurrencyNotUsed { .. }
            | Refusal::CurrencyUnused { .. }
            | Refusal::InTheFuture { .. }
    )
}

/// The answers about books on several days: with all that is on record, and with what is dated by then.
fn answers(books: &Books, told: &[(Dated, Option<Dated>)]) -> Vec<String> {
    let mut all = Vec::new();
    for day in DAYS.map(|day| day.parse::<Day>().unwrap()) {
        all.extend(answers_on(day, books, told));
        let mut then = Books::default();
        for (record, corrected) in told {
            if let Some(corrected) = corrected.as_ref().filter(|corrected| corrected.day <= day) {
                then.fold(corrected, Effect::Reverse(record.seq));
            }
            if record.day <= day {
                then.fold(record, Effect::Apply);
            }
        }
        then.recognise(day);
        let by_then: Vec<_> = told.iter().filter(|(record, _)| record.day <= day).cloned().collect();
        all.extend(answers_on(day, &then, &by_then));
    }
    all
}

/// The answers about books on a day, without what a record says in its own words.
fn answers_on(day: Day, books: &Books, told: &[(Dated, Option<Dated>)]) -> Vec<String> {
    let asked = Asked { books, today: day, narrowed: false };
    let none = report::outstanding::Filter { all: true, ..Default::default() };
    let funds: BTreeSet<_> = books.funds.all.keys().cloned().collect();
    let moved = |wanted: &dyn Fn(&Posting) -> bool| {
        told.iter().flat_map(|(record, corrected)| movements(record, corrected.as_ref(), wanted)).collect::<Vec<_>>()
    };
    let mut tables = vec![
        report::outstanding::outstanding(asked, &none),
        report::contributions::contributions(asked, asked, &none),
        report::budget::budget(asked, None, None, None),
        report::trial_balance::trial_balance(asked, None),
        report::pledges::pledges(asked, &report::pledges::Filter::default()),
        report::activities::activities(asked, &Default::default()),
        report::meetings::meetings(asked, &Default::default()),
        report::decisions::decisions(asked, &Default::default()),
        report::documents::documents(asked, None, &Default::default()),
        report::requests::requests(asked, &Default::default()),
        report::matters::matters(asked, &Default::default()),
        report::parties::parties(asked, &Default::default()),
        report::keys::keys(asked),
        report::status::status(asked, &Integrity::Sound { records: 1, checkpoints: 1 }, None, &NoLonger::default()),
    ];
    let held = moved(&|posting| report::reserve::takes(&funds, posting));
    let mut statements = vec![report::reserve::reserve(asked, &funds, held, false)];
    for party in books.parties.all.keys() {
        let accounts = report::account::accounts(asked, party);
        let moved = moved(&|posting| report::account::takes(&accounts, None, posting));
        statements.push(report::account::account(asked, party, None, moved));
        let only = report::parties::Filter { party: Some(party.clone()), ..Default::default() };
        tables.push(report::parties::parties(asked, &only));
    }
    let meeting = |id: &MeetingId| report::meetings::Filter { meeting: Some(id.clone()), ..Default::default() };
    tables.extend(books.meetings.held.keys().map(|id| report::meetings::meetings(asked, &meeting(id))));
    let activity = |id: &ActivityId| report::activities::Filter { activity: Some(id.clone()), ..Default::default() };
    tables.extend(books.activities.all.keys().map(|id| report::activities::activities(asked, &activity(id))));
    let mut all = Vec::new();
    for (table, is_statement) in
        tables.iter().map(|table| (table, false)).chain(statements.iter().map(|one| (one, true)))
    {
        let is_own = |place: usize| is_statement && table.columns.get(place).is_some_and(|name| *name == OWN_WORDS);
        let row = |row: &Row| {
            let kept = row.fields.iter().enumerate().filter(|(place, _)| !is_own(*place));
            kept.map(|(_, value)| value.to_string()).collect::<Vec<_>>().join("|")
        };
        all.extend(table.rows.iter().map(row));
        all.extend(table.notes.iter().cloned());
    }
    all.extend(Figure::all(books).iter().map(|figure| format!("{figure} = {}", figure.value(books, day))));
    // People read the instant of recording on their own clocks.
    if let Some((account, _)) = books.journal.iter().next() {
        let figure = Figure::Base(account.clone());
        let table = report::explain::base(asked, &figure, &moved(&|posting| posting.account == *account), false);
        let cells = table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.lines());
        all.extend(cells.filter(|line| line.starts_with("recorded ")).map(str::to_owned));
    }
    // A year that people type is the ledger's fiscal year.
    all.push(format!("{:?}", Period::typed("2018", books.recorders.year_begins())));
    all
}

/// The golden ledger, and its answers.
struct Whole {
    records: Vec<Record>,
    answers: Vec<String>,
}

/// Folds records that follow a machine's, asking each its rules again. `None` if one of them breaks a rule that it kept,
/// or yields something else.
fn goes_on(mut machine: Machine, mut told: Vec<(Dated, Option<Dated>)>, rest: &[Record]) -> Option<Vec<String>> {
    for record in rest {
        let batch = batch(&machine, record);
        match machine.check(record, batch) {
            Ok(None) => apply(&mut machine, &mut told, record.clone()),
            _ => return None,
        }
    }
    Some(answers(&machine.books, &told))
}

fn apply(machine: &mut Machine, told: &mut Vec<(Dated, Option<Dated>)>, record: Record) {
    let chain =
        record.corrects.map(|seq| pledgebook::state::lookup::Lookup::chain(&machine.lookup, seq)).unwrap_or_default();
    told.push(machine.books.date(Box::new(record.clone()), &chain));
    let line = record.write().unwrap();
    machine.apply_line(record, line.as_bytes());
}

/// Returns whether it makes a difference that a record says something else.
fn differs(whole: &Whole, machine: &Machine, told: &[(Dated, Option<Dated>)], record: &Record, event: Event) -> bool {
    let Record { id, source, corrects, because, .. } = record.clone();
    let request = Request { id, source, corrects, because, event };
    let mut machine = machine.clone();
    let decided = machine.decide(&request, record.by, record.at, batch(&machine, record));
    let changed = match decided {
        Err(refusal) => return !is_about_the_value_alone(&refusal),
        Ok(Decided::Before { .. }) => return false,
        Ok(Decided::Record(changed)) => changed,
    };
    if entries(&changed.event) != entries(&record.event) {
        return true;
    }
    let mut told = told.to_vec();
    apply(&mut machine, &mut told, *changed);
    let rest = &whole.records[usize::try_from(record.seq).unwrap() + 1..];
    goes_on(machine, told, rest).is_none_or(|answers| answers != whole.answers)
}

/// Returns whether it makes a difference when the same is recorded again at the end, where all that it may name is on
/// record: with other ids for what it defines.
fn differs_again(
    whole: &Whole,
    (machine, told): &(Machine, Vec<(Dated, Option<Dated>)>),
    record: &Record,
    event: Event,
) -> bool {
    let last = whole.records.last().unwrap();
    let outcome = |event: &Event| {
        let mut data: Value = serde_json::from_str(&event.data()).unwrap();
        for field in event.info().fields.iter().filter(|field| field.defines) {
            if let Some(Value::String(id)) = data.get_mut(field.name) {
                id.push_str("-2");
            }
        }
        let event = Event::from_json(event.kind(), &data.to_string()).ok()?;
        let id = "again".parse().unwrap();
        let mut request = Request { id, source: record.source.clone(), corrects: None, because: None, event };
        let mut machine = machine.clone();
        let next = machine.next();
        let mut decided = machine.decide(&request, last.by, last.at, next);
        if matches!(decided, Err(Refusal::InClosedPeriod { .. })) {
            request.because = Some("it was found late".parse().unwrap());
            decided = machine.decide(&request, last.by, last.at, next);
        }
        Some(match decided {
            Err(refusal) => Err(refusal),
            Ok(Decided::Before { .. }) => return None,
            Ok(Decided::Record(again)) => {
                let mut told = told.clone();
                let entries = entries(&again.event);
                apply(&mut machine, &mut told, *again);
                Ok((entries, answers(&machine.books, &told)))
            }
        })
    };
    match (outcome(record.command().as_ref()), outcome(&event)) {
        (_, Some(Err(refusal))) if is_about_the_value_alone(&refusal) => false,
        (Some(was), Some(is)) => was != is,
        _ => false,
    }
}

#[test]
fn every_field_has_a_reader_or_is_prose() {
    let records = golden();
    let (mut machine, mut told) = (Machine::default(), Vec::new());
    let mut befores = Vec::new();
    for record in &records {
        befores.push((machine.clone(), told.clone()));
        apply(&mut machine, &mut told, record.clone());
    }
    let whole = Whole { answers: answers(&machine.books, &told), records };
    let end = (machine, told);
    let on_record = values();
    let mut read: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (record, (machine, told)) in whole.records.iter().zip(&befores) {
        let info = record.event.info();
        let data: Value = serde_json::from_str(&record.command().data()).unwrap();
        let stated: Value = serde_json::from_str(&record.event.data()).unwrap();
        for field in info.fields.iter().filter(|field| field.value != "TEXT") {
            if read.contains(&(info.kind, field.name)) {
                continue;
            }
            let candidates = match stated.get(field.name) {
                Some(is) => others(field, is, &on_record),
                // Most facts of the golden ledger that move no money are not dated.
                None if field.name == "date" => DAYS.map(|day| Some(json!(day))).to_vec(),
                None => continue,
            };
            for other in candidates {
                let mut changed = data.clone();
                match other {
                    Some(other) => changed[field.name] = other,
                    None => drop(changed.as_object_mut().unwrap().remove(field.name)),
                }
                // A value of another form is no value of the field.
                let Ok(event) = Event::from_json(info.kind, &changed.to_string()) else { continue };
                if event == *record.command() {
                    continue;
                }
                if differs(&whole, machine, told, record, event.clone()) || differs_again(&whole, &end, record, event) {
                    read.insert((info.kind, field.name));
                    break;
                }
            }
        }
    }
    let fields = EVENTS.iter().flat_map(|info| info.fields.iter().map(|field| (info.kind, field)));
    let lacking: Vec<_> = fields
        .filter(|(kind, field)| field.value != "TEXT" && !read.contains(&(*kind, field.name)))
        .map(|(kind, field)| format!("{kind} {}", field.name))
        .collect();
    assert_eq!(lacking, Vec::<String>::new(), "a rule or an answer reads it, or its type says that it is prose");
}

#[test]
fn what_is_not_changed_makes_no_difference() {
    let records = golden();
    let (mut machine, mut told) = (Machine::default(), Vec::new());
    records.iter().for_each(|record| apply(&mut machine, &mut told, record.clone()));
    assert_eq!(goes_on(Machine::default(), Vec::new(), &records), Some(answers(&machine.books, &told)));
}
