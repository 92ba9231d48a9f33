//! Decides a request on the books, and checks a record in the log by deciding its command again.

use std::borrow::Cow;

use crate::event::field::Mentions;
use crate::event::record::Record;
use crate::event::{Event, Fact, Request, Source, command_hash, ledger as ledger_facts, on_fact};
use crate::rules::refusal::Refusal;
use crate::rules::rule::{Context, Rule, check_past};
use crate::state::books::Books;
use crate::state::lookup::{Answered, Lookup};
use crate::value::ids::{IdempotencyKey, Kind, Thing};
use crate::value::text::Text;

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
pub fn decide(request: &Request, books: &Books, lookup: &dyn Lookup, context: &Context) -> Result<Decided, Refusal> {
    let id = key(request, lookup, context)?;
    let cmd = command_hash(request);
    match lookup.by_key(&id) {
        Some(answered) if answered.cmd == cmd => return Ok(Decided::Before { id, answered }),
        Some(answered) => return Err(Refusal::OtherCommand { id, seq: answered.seq }),
        None => {}
    }
    check_corrects(request.corrects, request.because.as_ref(), &request.event)?;
    let event = yielded(&request.event, books, lookup, context)?.into_owned();
    if let Some(source) = &request.source {
        check_source(source, &request.event, books, context)?;
    }
    let Context { seq, prev, at, by, .. } = *context;
    let Request { source, corrects, because, .. } = request.clone();
    let filled = event.filled_in(&request.event);
    Ok(Decided::Record(Box::new(Record { seq, prev, at, by, id, cmd, source, corrects, because, filled, event })))
}

/// Decides the command of a record again, at its place in the log. Returns what it yields, unless that is the event of
/// the record, with the same members worked out.
pub fn check(
    record: &Record,
    books: &Books,
    lookup: &dyn Lookup,
    context: &Context,
) -> Result<Option<(Event, Vec<&'static str>)>, Refusal> {
    if let Some(answered) = lookup.by_key(&record.id) {
        return Err(Refusal::OtherCommand { id: record.id.clone(), seq: answered.seq });
    }
    let command = record.command();
    check_corrects(record.corrects, record.because.as_ref(), &command)?;
    let event = yielded(&command, books, lookup, context)?;
    if let Some(source) = &record.source {
        check_source(source, &record.event, books, context)?;
    }
    let is_filled = matches!((&command, &event), (Cow::Owned(_), _) | (_, Cow::Owned(_)));
    let filled = if is_filled { event.filled_in(&command) } else { Vec::new() };
    let is_same = *event == record.event && filled == record.filled;
    Ok(if is_same { None } else { Some((event.into_owned(), filled)) })
}

/// Refuses a correction, and a reason for one, of a type of fact that has none.
fn check_corrects(corrects: Option<u64>, because: Option<&Text>, event: &Event) -> Result<(), Refusal> {
    match (corrects, because) {
        (None, None) => Ok(()),
        (Some(seq), _) => Err(Refusal::NotReversible { seq, kind: event.kind() }),
        (None, Some(_)) => Err(Refusal::NothingToExplain),
    }
}

/// Returns the key of a request, with the number of the reversed record that it replaces.
fn key(request: &Request, lookup: &dyn Lookup, context: &Context) -> Result<IdempotencyKey, Refusal> {
    if request.id.as_str().contains('@') {
        return Err(Refusal::KeyReserved { id: request.id.clone() });
    }
    let Some(seq) = request.replaces else { return Ok(request.id.clone()) };
    match lookup.record(seq) {
        None => Err(Refusal::NoSuchRecord { seq, last: context.seq.saturating_sub(1) }),
        Some(seen) if seen.reversed_by.is_none() => Err(Refusal::ReplacesWhatStands { seq }),
        Some(_) => request.id.replacing(seq).map_err(|_| Refusal::KeyTooLong { id: request.id.clone() }),
    }
}

/// Returns the event that a command yields, with its empty fields filled in, or the first rule that it breaks.
pub fn yielded<'e>(
    event: &'e Event,
    books: &Books,
    lookup: &dyn Lookup,
    context: &Context,
) -> Result<Cow<'e, Event>, Refusal> {
    let filled = on_fact!(event, fact => filled(fact, books, lookup, context)?.map(Event::from));
    Ok(filled.map_or(Cow::Borrowed(event), Cow::Owned))
}

/// Returns the fact that a command yields; `None` if it is the command itself.
fn filled<F: Rule>(command: &F, books: &Books, lookup: &dyn Lookup, context: &Context) -> Result<Option<F>, Refusal> {
    check_author(F::TYPE, books, context)?;
    let mut mentions = command.mentions();
    check_mentions(command, &mentions, books, context)?;
    if F::MOVES_MONEY {
        check_dated(command, books)?;
    }
    let filled = command.fill(books, lookup, context)?;
    if let Some(filled) = &filled {
        mentions = filled.mentions();
        mentions.amounts.iter().try_for_each(|amount| books.recorders.check_amount(*amount))?;
    }
    let fact = filled.as_ref().unwrap_or(command);
    fact.check(books, lookup, context)?;
    if F::MOVES_MONEY {
        check_not_drawn_twice(fact, mentions.refs, books)?;
    }
    Ok(filled)
}

/// Checks that the signer may record a fact of this type now.
pub fn check_author(kind: &'static str, books: &Books, context: &Context) -> Result<(), Refusal> {
    let opening = kind == <ledger_facts::LedgerOpened as Fact>::TYPE;
    if opening != (context.seq == 0) {
        return Err(Refusal::OpenedOnce { seq: context.seq, kind });
    }
    if opening { Ok(()) } else { books.recorders.check(context, kind) }
}

fn check_mentions<F: Fact>(fact: &F, mentions: &Mentions, books: &Books, context: &Context) -> Result<(), Refusal> {
    for thing in &mentions.refs {
        check_known(thing, books, context)?;
    }
    for thing in &mentions.defines {
        if let Some(seq) = books.things.taken_by(thing) {
            return Err(Refusal::AlreadyRegistered { thing: thing.clone(), seq });
        }
    }
    for date in fact.date().into_iter().chain(fact.stated()) {
        check_past(date, context)?;
    }
    mentions.currencies.iter().try_for_each(|currency| books.recorders.check_currency(*currency))?;
    mentions.amounts.iter().try_for_each(|amount| books.recorders.check_amount(*amount))
}

/// Checks that a fact that moves money has a day, outside closed periods.
fn check_dated<F: Fact>(fact: &F, books: &Books) -> Result<(), Refusal> {
    let date = fact.date().ok_or(Refusal::NotDated { kind: F::TYPE })?;
    match books.periods.holding(date.last()) {
        None => Ok(()),
        Some((period, seq)) => Err(Refusal::InClosedPeriod { date, period: period.clone(), seq }),
    }
}

/// Refuses to draw on an assessment or a contribution before the day on which an earlier draw was reversed: until then,
/// the reversed record stood.
fn check_not_drawn_twice<F: Fact>(fact: &F, refs: Vec<Thing>, books: &Books) -> Result<(), Refusal> {
    let Some(date) = fact.date() else { return Ok(()) };
    for thing in refs {
        if let Some(day) = books.things.undone_on(&thing).filter(|day| date.last() < *day) {
            return Err(Refusal::BeforeTheReversal { date, thing, day });
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
    if books.things.defined_by(thing).is_none() {
        return Err(Refusal::Unknown { thing: thing.clone() });
    }
    thing.as_id().map_or(Ok(()), |party| books.parties.check_not_merged(&party))
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
