//! The terms of a record, by which it is found: key, likeness, things, chain, month, type and accounts.

use crate::event::record::Record;
use crate::event::refs;
use crate::state::accounts::{Account, AccountType, entries, recognised_later};
use crate::state::bounded::{Bounded, begins};
use crate::state::cases::paid_to_case;
use crate::state::likeness::Likeness;
use crate::value::days::Span;
use crate::value::ids::{CaseId, FundId, Id as _, IdempotencyKey, Thing};
use crate::value::term::Term;

/// Finds records with an idempotency key.
#[must_use]
pub fn key(id: &IdempotencyKey) -> Term {
    Term::of(&["id ", id.as_str()])
}

/// Finds records with this key, or in the list with this key.
#[must_use]
pub fn name(name: &str) -> Term {
    Term::of(&["id ", name])
}

/// Finds records that define or name a thing, and their reversals.
#[must_use]
pub fn thing(thing: &Thing) -> Term {
    Term::of(&["thing ", thing.kind().name(), ":", thing.id()])
}

/// Finds records in a chain.
#[must_use]
pub fn chain(chain: &str) -> Term {
    Term::of(&["chain ", chain])
}

/// Finds payments to a case of a fund, and their corrections.
#[must_use]
pub fn case(fund: &FundId, case: &CaseId) -> Term {
    Term::of(&["case ", fund.as_str(), "/", case.as_str()])
}

/// Finds the records that change a bounded figure; `None` if its track is always kept.
#[must_use]
pub fn figure(figure: &Bounded) -> Option<Term> {
    Some(match figure {
        Bounded::Case(fund, case) | Bounded::CaseIn(fund, case, _) => self::case(fund, case),
        Bounded::Outstanding(id) | Bounded::Expected(id) | Bounded::WrittenOff(id) => thing(&id.thing()),
        Bounded::Unapplied(id) => thing(&id.thing()),
        _ => return None,
    })
}

/// Finds records with entries in a month; 0 is January of the year 0.
#[must_use]
pub fn month(month: i32) -> Term {
    Term::of(&["month ", &month.to_string()])
}

/// Finds records of a type, and their reversals.
#[must_use]
pub fn kind(kind: &str) -> Term {
    Term::of(&["type ", kind])
}

/// Finds records with entries in an account.
#[must_use]
pub fn account(account: &Account) -> Term {
    Term::of(&["account ", account.account_type().word(), ":", account.id()])
}

/// Finds records with entries in accounts of a type in a fund.
#[must_use]
pub fn account_type(account_type: AccountType, fund: &FundId) -> Term {
    Term::of(&["role ", account_type.word(), " ", fund.as_str()])
}

/// Collects the terms by which decisions find a record; `corrected` is the record that it corrects.
pub fn decision_terms(record: &Record, corrected: Option<&Record>, take: &mut dyn FnMut(Term)) {
    Likeness::of(record).terms(take);
    rule_terms(record, take);
    corrected.into_iter().for_each(|corrected| taken_terms(corrected, take));
}

/// Collects those terms for decisions that rules use, and that depend on the record alone.
pub fn rule_terms(record: &Record, take: &mut dyn FnMut(Term)) {
    take(key(&record.id));
    if let Some((list, ..)) = record.id.list() {
        take(name(list));
    }
    if let Some(seq) = record.corrects {
        take(thing(&Thing::record(seq)));
    }
    for found in standing_on(record) {
        take(thing(&found));
    }
    if let Some(chain) = record.event.chain() {
        take(self::chain(&chain));
    }
    moved_terms(record, take);
}

/// Collects the terms that a correction takes over from a record of the chain that it corrects: with them, it is found
/// wherever that one is.
pub fn taken_terms(corrected: &Record, take: &mut dyn FnMut(Term)) {
    standing_on(corrected).for_each(|found| take(thing(&found)));
    moved_terms(corrected, take);
}

/// Collects the months of a record's entries, and the thing whose figures it begins.
fn moved_terms(record: &Record, take: &mut dyn FnMut(Term)) {
    if !record.event.moves_money() {
        return;
    }
    let days = record.event.date().map(Span::last).into_iter().chain(recognised_later(&record.event));
    days.for_each(|day| take(month(day.month())));
    if let Some(paid) = paid_to_case(&record.event) {
        take(case(&paid.fund, &paid.case));
    }
    if begins(&record.event) {
        record.event.mentions().defines.iter().for_each(|defined| take(thing(defined)));
    }
}

/// Collects the further terms by which questions find a record, which corrects this chain.
pub fn question_terms(record: &Record, chain: &[Record], take: &mut dyn FnMut(Term)) {
    for record in std::iter::once(record).chain(chain) {
        take(kind(record.event.kind()));
        for defined in record.event.mentions().defines {
            take(thing(&defined));
        }
        for posting in entries(&record.event) {
            take(account(&posting.account));
            if let Some(fund) = &posting.fund {
                take(account_type(posting.account.account_type(), fund));
            }
        }
    }
}

/// Iterates over the things on which a record depends.
pub fn standing_on(record: &Record) -> impl Iterator<Item = Thing> {
    let document = record.source.as_ref().map(|source| source.document.thing());
    refs(&record.event).into_iter().chain(document)
}
