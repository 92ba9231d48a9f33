//! The rules that facts keep, one file a topic: what a decision fills in, and what it refuses.
//!
//! A command is a fact as it is asked for. Deciding it looks at the books, and yields the fact, with what was left out filled in, or one [`Refusal`]. It
//! reads no clock, no file and no chance, so the same command on the same books yields the same answer: on the machine that recorded it, and on
//! the one that verifies it years later.
//!
//! The facts themselves ([`crate::domain`]) know no rule. What holds for every fact (who records, what it names, its days and currencies) is checked
//! here; what holds for one topic stands in its [`Rule`] implementation.

pub mod activity;
pub mod assessment;
pub mod budget;
pub mod cash;
pub mod contribution;
pub mod correction;
pub mod document;
pub mod fund;
pub mod ledger;
pub mod meeting;
pub mod party;
pub mod period;
pub mod pledge;
pub mod reserve;

use crate::books::{Books, Lookup};
use crate::domain::field::Mentions;
use crate::domain::{Event, Fact, Source, ledger as ledger_facts, on_fact};
use crate::ids::{Kind, Thing};
use crate::key::KeyId;
use crate::refusal::Refusal;
use crate::when::{Day, Instant, Span};
use std::borrow::Cow;

/// The rules of a fact.
pub trait Rule: Fact {
    /// The fact with what the command left out filled in.
    fn fill(&self, _books: &Books, _lookup: &dyn Lookup, _now: &Now) -> Result<Option<Self>, Refusal> {
        Ok(None)
    }

    /// The rules of the topic, beyond those that hold for every fact.
    fn check(&self, _books: &Books, _lookup: &dyn Lookup, _now: &Now) -> Result<(), Refusal> {
        Ok(())
    }
}

/// Decides a command: the event that it yields, with what was left out filled in. Errs with the first rule that is broken.
pub fn decide<'e>(event: &'e Event, books: &Books, lookup: &dyn Lookup, now: &Now) -> Result<Cow<'e, Event>, Refusal> {
    let filled = on_fact!(event, fact => filled(fact, books, lookup, now)?.map(Event::from));
    Ok(filled.map_or(Cow::Borrowed(event), Cow::Owned))
}

/// The fact that a command yields; `None` where it is the command itself.
fn filled<F: Rule>(command: &F, books: &Books, lookup: &dyn Lookup, now: &Now) -> Result<Option<F>, Refusal> {
    check_author(F::TYPE, books, now)?;
    let mut mentions = command.mentions();
    check_mentions(command, &mentions, books, now)?;
    if F::MOVES_MONEY {
        check_dated(command, books)?;
    }
    let filled = command.fill(books, lookup, now)?;
    if let Some(filled) = &filled {
        mentions = filled.mentions();
        mentions.amounts.iter().try_for_each(|amount| books.recorders.check_amount(*amount))?;
    }
    let fact = filled.as_ref().unwrap_or(command);
    fact.check(books, lookup, now)?;
    if F::MOVES_MONEY {
        check_not_drawn_twice(fact, mentions.refs, books)?;
    }
    Ok(filled)
}

/// The circumstances of a decision.
#[derive(Debug, Clone, Copy)]
pub struct Now {
    /// The instant that the record will carry.
    pub at: Instant,
    /// The day of `at` in the ledger's time zone.
    pub today: Day,
    /// The key that will sign.
    pub by: KeyId,
    /// The number that the record will have.
    pub seq: u64,
    /// The number of the first record of its batch: admissions and revocations hold from the next checkpoint.
    pub batch: u64,
}

/// Checks that whoever records a fact of this type may do it, now.
pub fn check_author(kind: &'static str, books: &Books, now: &Now) -> Result<(), Refusal> {
    let opening = kind == <ledger_facts::LedgerOpened as Fact>::TYPE;
    if opening != (now.seq == 0) {
        return Err(Refusal::OpenedOnce { seq: now.seq, kind });
    }
    if opening { Ok(()) } else { books.recorders.check(now, kind) }
}

fn check_mentions<F: Fact>(fact: &F, mentions: &Mentions, books: &Books, now: &Now) -> Result<(), Refusal> {
    for thing in &mentions.refs {
        check_known(thing, books, now)?;
    }
    for thing in &mentions.defines {
        if let Some(seq) = books.things.taken_by(thing) {
            return Err(Refusal::AlreadyRegistered { thing: thing.clone(), seq });
        }
    }
    for date in fact.date().into_iter().chain(fact.stated()) {
        check_past(date, now)?;
    }
    mentions.currencies.iter().try_for_each(|currency| books.recorders.check_currency(*currency))?;
    mentions.amounts.iter().try_for_each(|amount| books.recorders.check_amount(*amount))
}

/// Checks that what moves money has a day, in no closed period.
fn check_dated<F: Fact>(fact: &F, books: &Books) -> Result<(), Refusal> {
    let date = fact.date().ok_or(Refusal::NotDated { kind: F::TYPE })?;
    match books.periods.holding(date.last()) {
        None => Ok(()),
        Some((period, seq)) => Err(Refusal::InClosedPeriod { date, period: period.clone(), seq }),
    }
}

/// Checks that what is drawn on an assessment or a contribution takes the place of nothing that still stands on its day: what was taken
/// back on a day stood until then.
fn check_not_drawn_twice<F: Fact>(fact: &F, refs: Vec<Thing>, books: &Books) -> Result<(), Refusal> {
    let Some(date) = fact.date() else { return Ok(()) };
    for thing in refs {
        if let Some(day) = books.things.undone_on(&thing).filter(|day| date.last() < *day) {
            return Err(Refusal::BeforeTheReversal { date, thing, day });
        }
    }
    Ok(())
}

/// Checks that a day or interval does not reach into the future.
pub fn check_past(date: Span, now: &Now) -> Result<(), Refusal> {
    if date.last() > now.today { Err(Refusal::InTheFuture { date, today: now.today }) } else { Ok(()) }
}

fn check_known(thing: &Thing, books: &Books, now: &Now) -> Result<(), Refusal> {
    if thing.kind() == Kind::Record {
        let seq = thing.id().parse().unwrap_or(u64::MAX); // It was read as a number.
        let last = now.seq.saturating_sub(1);
        return if seq < now.seq { Ok(()) } else { Err(Refusal::NoSuchRecord { seq, last }) };
    }
    if books.things.defined_by(thing).is_none() {
        return Err(Refusal::Unknown { thing: thing.clone() });
    }
    thing.as_id().map_or(Ok(()), |party| books.parties.check_not_merged(&party))
}

/// Checks that a source's document is on record, or is what the event itself registers.
pub fn check_source(source: &Source, event: &Event, books: &Books, now: &Now) -> Result<(), Refusal> {
    use crate::ids::Id as _;
    let document = source.document.thing();
    let known = check_known(&document, books, now);
    if known.is_err() && event.mentions().defines.contains(&document) { Ok(()) } else { known }
}

#[cfg(test)]
mod tests;
