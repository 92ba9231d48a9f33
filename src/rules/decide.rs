//! Decides a request on the books, and checks a record in the log by deciding its command again.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::event::field::{BrokenRule, Mentions};
use crate::event::record::Record;
use crate::event::{Event, Fact, Request, Source, command_hash, ledger as ledger_facts, on_fact};
use crate::rules::list::{List, Place, check_new};
use crate::rules::refusal::Refusal;
use crate::rules::rule::{Context, Rule, check_past};
use crate::rules::{authority, bounds, correction, period};
use crate::state::accounts::{AccountType, entries};
use crate::state::books::Books;
use crate::state::lookup::{Answered, Lookup};
use crate::state::{Dated, Effect, Later, Placed};
use crate::value::days::Day;
use crate::value::ids::{IdempotencyKey, Kind, Thing};

/// The answer to a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Decided {
    /// The command was recorded before; this was its answer.
    Before {
        /// The key under which it stands.
        id: IdempotencyKey,
        /// The recorded answer.
        answered: Answered,
    },
    /// The record to be appended.
    Record(Box<Record>),
}

/// Decides a request: returns the record to be appended, or the first rule that it breaks, in the order of [`Refusal`].
/// The books are the same afterwards.
pub fn decide(
    request: &Request,
    books: &mut Books,
    lookup: &dyn Lookup,
    context: &Context,
    open: Option<&List>,
) -> Result<Decided, Refusal> {
    let id = &request.id;
    let cmd = command_hash(request);
    match lookup.by_key(id) {
        Some(answered) if answered.cmd == cmd => return Ok(Decided::Before { id: id.clone(), answered }),
        Some(answered) => return Err(Refusal::OtherCommand { id: id.clone(), seq: answered.seq }),
        None if open.is_some_and(|open| open.goes_on(id)) => {}
        None => check_new(id, lookup)?,
    }
    let place = List::place(open, id, context)?;
    let Context { seq, prev, at, by, .. } = *context;
    let Request { id, source, corrects, because, event } = request.clone();
    let record = Record { seq, prev, at, by, id, cmd, source, corrects, because, filled: Vec::new(), event };
    let mut record = Box::new(record);
    if let Some(event) = judge(&record, books, lookup, context, place)? {
        record.filled = event.filled_in(&record.event);
        record.event = event;
    }
    Ok(Decided::Record(record))
}

/// Decides the command of a record again, at its place in the log. Returns what it yields, unless that is the event of
/// the record, with the same members worked out. The books are the same afterwards.
pub fn check(
    record: &Record,
    books: &mut Books,
    lookup: &dyn Lookup,
    context: &Context,
    open: Option<&List>,
) -> Result<Option<(Event, Vec<&'static str>)>, Refusal> {
    if let Some(answered) = lookup.by_key(&record.id) {
        return Err(Refusal::OtherCommand { id: record.id.clone(), seq: answered.seq });
    }
    if !open.is_some_and(|open| open.goes_on(&record.id)) {
        check_new(&record.id, lookup)?;
    }
    let place = List::place(open, &record.id, context)?;
    let command = match record.command() {
        Cow::Borrowed(_) => Cow::Borrowed(record),
        Cow::Owned(event) => {
            let Record { seq, prev, at, by, cmd, corrects, .. } = *record;
            let (id, source, because) = (record.id.clone(), record.source.clone(), record.because.clone());
            Cow::Owned(Record { seq, prev, at, by, id, cmd, source, corrects, because, filled: Vec::new(), event })
        }
    };
    let yielded = judge(&command, books, lookup, context, place)?;
    let filled = yielded.as_ref().map(|event| event.filled_in(&command.event)).unwrap_or_default();
    let event = yielded.as_ref().unwrap_or(&command.event);
    let is_same = *event == record.event && filled == record.filled;
    Ok(if is_same { None } else { Some((event.clone(), filled)) })
}

/// Judges a command, which stands in a record to be. Returns its event with what was worked out; `None` if nothing was.
fn judge(
    command: &Record,
    books: &mut Books,
    lookup: &dyn Lookup,
    context: &Context,
    place: Place<'_>,
) -> Result<Option<Event>, Refusal> {
    check_author(command.event.kind(), books, context)?;
    let chain = correction::chain(command, lookup, context)?;
    let Some((corrected, before)) = chain.split_first() else {
        return judge_on(command, &chain, None, books, lookup, context, place);
    };
    if matches!(command.event, Event::RecordReversed(_)) {
        correction::check_not_depended_on(corrected, lookup)?;
    }
    let corrected = books.documents.date(Box::new(corrected.clone()), before);
    books.fold_to_decide(&corrected, Effect::Reverse(context.seq));
    let judged = judge_on(command, &chain, Some(&corrected), books, lookup, context, place);
    books.fold_to_decide(&corrected, Effect::Apply);
    judged
}

/// Judges a command on books without the record that it corrects. Those that depend on it came later, so its own rules
/// are asked without them.
fn judge_on(
    command: &Record,
    chain: &[Record],
    corrected: Option<&Dated>,
    books: &mut Books,
    lookup: &dyn Lookup,
    context: &Context,
    place: Place<'_>,
) -> Result<Option<Event>, Refusal> {
    let kept = correction::kept(chain);
    let (day, _) = books.documents.day_of(command, chain);
    let later = corrected.map(|corrected| correction::dependants(corrected, books, lookup)).unwrap_or_default();
    set_aside(&later, books, context);
    let filled = on_fact!(&command.event, fact => {
        filled(fact, day, &kept, books, lookup, context).map(|filled| filled.map(Event::from))
    });
    later.iter().for_each(|dependant| books.fold_to_decide(dependant, Effect::Apply));
    let mut filled = filled?;
    if let Some(source) = &command.source {
        check_source(source, &command.event, books, context)?;
    }
    let event = filled.as_ref().unwrap_or(&command.event);
    if let Some(corrected) = corrected {
        correction::check_ids(event, &kept, corrected.seq)?;
        correction::check_changes(command, event, day, corrected)?;
        correction::check_fund(books, event, &corrected.event)?;
    }
    let placed = Placed { event, seq: command.seq, first: chain.last().map_or(command.seq, |begun| begun.seq), day };
    check_because(command, placed, books)?;
    let breaks = broken_rules(books, lookup, place, (placed, corrected.map(Dated::placed)))?;
    if event.breaks() != breaks {
        if !event.breaks().is_empty() {
            return Err(Refusal::BreaksOthers { found: breaks });
        }
        filled.get_or_insert_with(|| command.event.clone()).fill_breaks(&breaks);
    }
    let event = filled.as_ref().unwrap_or(&command.event);
    if place.is_last && (corrected.is_some() || place.earlier.iter().any(|(_, corrected)| corrected.is_some())) {
        let instead = books.documents.date(Box::new(Record { event: event.clone(), ..command.clone() }), chain);
        let judged = check_dependants(&instead, corrected, place.earlier, books, lookup, context);
        // A correction may define more than the fact that it corrects: those ids are free until it is recorded.
        let new = instead.event.mentions().defines.into_iter().filter(|thing| !kept.defines.contains(thing));
        new.for_each(|thing| books.things.forget(&thing));
        judged?;
    }
    Ok(filled)
}

/// Checks what binds the party that authorises: grounds, and the bounds after the last record of a list. An exception
/// breaks a rule, at its own place; returns the rules that it breaks, in order.
fn broken_rules(
    books: &Books,
    lookup: &dyn Lookup,
    place: Place<'_>,
    now: (Placed<'_>, Option<Placed<'_>>),
) -> Result<Vec<BrokenRule>, Refusal> {
    let Placed { event, seq, .. } = now.0;
    let is_exception = event.exception().is_some();
    let mut broken: BTreeSet<BrokenRule> = BTreeSet::new();
    let reopened = match event {
        Event::PeriodReopened(fact) => period::broken_again(books, lookup, fact),
        _ => Vec::new(),
    };
    for refusal in grounds(books, now.0).into_iter().chain(reopened) {
        broken.insert(refusal.reportable().filter(|_| is_exception).ok_or(refusal)?);
    }
    if place.is_last || is_exception {
        let earlier = |seq: u64| place.earlier.iter().find(|(record, _)| record.seq == seq).map(|(record, _)| record);
        for bounds::Broken { refusal, by } in bounds::broken(books, lookup, place.earlier, now) {
            let own = refusal.reportable().filter(|_| is_exception && by.contains(&seq));
            let reports = |rule: BrokenRule| {
                by.iter().any(|seq| earlier(*seq).is_some_and(|one| one.event.breaks().contains(&rule)))
            };
            if place.is_last && own.is_none() && !refusal.reportable().is_some_and(reports) {
                return Err(refusal);
            }
            broken.extend(own);
        }
    }
    let has_exceptions = || place.earlier.iter().any(|(record, _)| record.event.exception().is_some());
    if place.is_last && (is_exception || has_exceptions()) && !place.earlier.is_empty() {
        let mut others = bounds::broken_without_exceptions(books, lookup, place.earlier, now).into_iter();
        if let Some(bounds::Broken { refusal, .. }) = others.next() {
            return Err(refusal);
        }
    }
    if is_exception && broken.is_empty() { Err(Refusal::NoRuleBroken) } else { Ok(broken.into_iter().collect()) }
}

/// Lists the grounds that a fact lacks: authority, and what its topic asks for.
pub fn grounds(books: &Books, Placed { event, day, .. }: Placed<'_>) -> Vec<Refusal> {
    let of_topic = on_fact!(event, fact => fact.lacks(books, day));
    authority::check(books, event, day).err().into_iter().chain(of_topic).collect()
}

/// Asks the records that depend on corrected ones their rules again, with the corrections in their place: this one, and
/// those before it in its list. A dependant that is corrected in the same list is not asked.
fn check_dependants(
    instead: &Dated,
    corrected: Option<&Dated>,
    earlier: &[Later],
    books: &mut Books,
    lookup: &dyn Lookup,
    context: &Context,
) -> Result<(), Refusal> {
    let of_earlier = earlier.iter().filter_map(|(record, corrected)| Some((corrected.as_ref()?, &record.event)));
    let all = of_earlier.chain(corrected.map(|corrected| (corrected, &instead.event)));
    let all: Vec<(&Dated, &Event)> = all.filter(|(corrected, _)| !correction::is_ground(&corrected.event)).collect();
    if all.is_empty() {
        return Ok(());
    }
    books.fold_to_decide(instead, Effect::Apply);
    let mut judged = Ok(());
    for (of, is) in all {
        let is_moved = correction::fund_of(&of.event) != correction::fund_of(is);
        let mut dependants = correction::dependants(of, books, lookup);
        dependants.retain(|dependant| corrected.is_none_or(|corrected| corrected.seq != dependant.seq));
        set_aside(&dependants, books, context);
        for dependant in &dependants {
            judged = judged.and_then(|()| {
                let why = correction::check_dependant(books, context, dependant);
                // In another fund, somebody else decides.
                let why = why.and_then(|()| match is_moved {
                    true => grounds(books, dependant.placed()).into_iter().next().map_or(Ok(()), Err),
                    false => Ok(()),
                });
                why.map_err(|why| Refusal::BreaksAnother { seq: of.seq, by: dependant.seq, why: Box::new(why) })
            });
            books.fold_to_decide(dependant, Effect::Apply);
        }
    }
    books.fold_to_decide(instead, Effect::Reverse(context.seq));
    judged
}

/// Takes records away, the last one first.
fn set_aside(records: &[Dated], books: &mut Books, context: &Context) {
    records.iter().rev().for_each(|record| books.fold_to_decide(record, Effect::Reverse(context.seq)));
}

/// Checks that what moves money or sets a budget line on a closed day says why it is found late, and that a reason is
/// given only there and in corrections.
fn check_because(command: &Record, placed: Placed<'_>, books: &Books) -> Result<(), Refusal> {
    let closing = books.periods.closing_of(placed.day);
    match (&command.because, closing) {
        (None, Some(closing)) if is_published(placed.event) => {
            Err(Refusal::InClosedPeriod { date: placed.day, period: closing.period, seq: closing.seq })
        }
        (Some(_), None) if command.corrects.is_none() => Err(Refusal::NothingToExplain),
        _ => Ok(()),
    }
}

/// Returns whether an event moves money, states what was received, or sets a budget line.
fn is_published(event: &Event) -> bool {
    event.moves_money() || entries(event).iter().any(|entry| entry.account.account_type() == AccountType::Final)
}

/// Checks that the signer may record a fact of this type now.
pub fn check_author(kind: &'static str, books: &Books, context: &Context) -> Result<(), Refusal> {
    let opening = kind == <ledger_facts::LedgerOpened as Fact>::TYPE;
    if opening != (context.seq == 0) {
        return Err(Refusal::OpenedOnce { seq: context.seq, kind });
    }
    if opening { Ok(()) } else { books.recorders.check(context, kind) }
}

/// Returns the fact that a command yields; `None` if it is the command itself. A correction keeps the ids of its chain.
/// What moves money is dated: on its value day where it does not say.
fn filled<F: Rule>(
    command: &F,
    day: Day,
    kept: &Mentions,
    books: &Books,
    lookup: &dyn Lookup,
    context: &Context,
) -> Result<Option<F>, Refusal> {
    let mut dated = None;
    if F::MOVES_MONEY && command.date().is_none() {
        dated.insert(command.clone()).fill_date(day);
    }
    let command = dated.as_ref().unwrap_or(command);
    let mentions = command.mentions();
    check_mentions(command, day, &mentions, kept, books, context)?;
    let filled = command.fill(books, lookup, context)?.or_else(|| dated.clone());
    if let Some(filled) = &filled {
        let mentions = filled.mentions();
        mentions.amounts.iter().try_for_each(|amount| books.recorders.check_amount(*amount))?;
        check_new_ids(&mentions, kept, books)?;
    }
    filled.as_ref().unwrap_or(command).check(books, context)?;
    Ok(filled)
}

fn check_mentions<F: Fact>(
    fact: &F,
    day: Day,
    mentions: &Mentions,
    kept: &Mentions,
    books: &Books,
    context: &Context,
) -> Result<(), Refusal> {
    for thing in &mentions.refs {
        check_known(thing, books, context)?;
        // Who paid before a merger stays who paid.
        if let Some(party) = thing.as_id().filter(|_| !kept.refs.contains(thing)) {
            books.parties.check_not_merged(&party, day)?;
        }
    }
    check_new_ids(mentions, kept, books)?;
    if let Some(date) = fact.date() {
        check_past(date, context)?;
    }
    mentions.currencies.iter().try_for_each(|currency| books.recorders.check_currency(*currency))?;
    mentions.amounts.iter().try_for_each(|amount| books.recorders.check_amount(*amount))
}

/// Refuses an id that another record defines.
fn check_new_ids(mentions: &Mentions, kept: &Mentions, books: &Books) -> Result<(), Refusal> {
    for thing in mentions.defines.iter().filter(|thing| !kept.defines.contains(thing)) {
        if let Some(seq) = books.things.taken_by(thing) {
            return Err(Refusal::AlreadyRegistered { thing: thing.clone(), seq });
        }
    }
    Ok(())
}

fn check_known(thing: &Thing, books: &Books, context: &Context) -> Result<(), Refusal> {
    if thing.kind() == Kind::Record {
        let seq = thing.id().parse().unwrap_or(u64::MAX); // `Thing` has parsed it as a number.
        let last = context.seq.saturating_sub(1);
        return if seq < context.seq { Ok(()) } else { Err(Refusal::NoSuchRecord { seq, last }) };
    }
    match books.things.defined_by(thing) {
        Some(_) => Ok(()),
        None => Err(Refusal::Unknown { thing: thing.clone() }),
    }
}

/// Checks that a source's document is on record, or is registered by the event itself.
pub fn check_source(source: &Source, event: &Event, books: &Books, context: &Context) -> Result<(), Refusal> {
    use crate::value::ids::Id as _;
    let document = source.document.thing();
    let known = check_known(&document, books, context);
    if known.is_err() && event.mentions().defines.contains(&document) { Ok(()) } else { known }
}

#[cfg(test)]
mod tests;
