//! The terms of a record, by which it is found: key, command, things, chain, month, type and accounts.

use crate::event::record::Record;
use crate::event::refs;
use crate::state::accounts::{Account, AccountType, entries};
use crate::state::cases::{PaidToCase, paid_to_case};
use crate::state::fold::Effect;
use crate::state::journal::signed;
use crate::state::lookup::Moved;
use crate::value::days::{Day, Span};
use crate::value::hash::Blake3;
use crate::value::ids::{CaseId, FundId, Id as _, IdempotencyKey, Thing};
use crate::value::term::Term;

/// Finds records with an idempotency key.
#[must_use]
pub fn key(id: &IdempotencyKey) -> Term {
    Term::of(&["id ", id.as_str()])
}

/// Finds records of a command.
#[must_use]
pub fn command(cmd: Blake3) -> Term {
    Term::of(&["cmd ", &cmd.to_string()])
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

/// Finds payments to a case of a fund, and their reversals.
#[must_use]
pub fn case(fund: &FundId, case: &CaseId) -> Term {
    Term::of(&["case ", fund.as_str(), "/", case.as_str()])
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

/// Collects the terms by which decisions find a record; `original` is the record that it reverses.
pub fn decision_terms(record: &Record, original: Option<&Record>, take: &mut dyn FnMut(Term)) {
    take(command(record.cmd));
    rule_terms(record, take);
    taken_terms(record, original, take);
}

/// Collects those terms for decisions that rules use, and that depend on the record alone.
pub fn rule_terms(record: &Record, take: &mut dyn FnMut(Term)) {
    take(key(&record.id));
    for found in standing_on(record) {
        take(thing(&found));
    }
    if let Some(chain) = record.event.chain() {
        take(self::chain(&chain));
    }
    moved_terms(record, None, take);
}

/// Collects the terms that a reversal takes over from the record that it reverses.
pub fn taken_terms(record: &Record, original: Option<&Record>, take: &mut dyn FnMut(Term)) {
    if let Some(original) = original {
        moved_terms(original, Some(record), take);
    }
}

fn moved_terms(record: &Record, reversal: Option<&Record>, take: &mut dyn FnMut(Term)) {
    if !is_moved(record) {
        return;
    }
    if let Some(day) = moved_on(record, reversal) {
        take(month(day.month()));
    }
    if let Some(PaidToCase { fund, case, .. }) = paid_to_case(&record.event) {
        take(self::case(&fund, &case));
    }
}

/// Collects the further terms by which questions find a record.
pub fn question_terms(record: &Record, original: Option<&Record>, take: &mut dyn FnMut(Term)) {
    for record in [Some(record), original].into_iter().flatten() {
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
    for found in original.into_iter().flat_map(standing_on) {
        take(thing(&found));
    }
}

/// Iterates over the things on which a record depends.
pub fn standing_on(record: &Record) -> impl Iterator<Item = Thing> {
    let document = record.source.as_ref().map(|source| source.document.thing());
    refs(&record.event).into_iter().chain(document)
}

/// Returns whether a record has entries or states something received: a contribution in kind has none, but is published
/// with its period.
pub fn is_moved(record: &Record) -> bool {
    record.event.moves_money() || !entries(&record.event).is_empty()
}

/// Returns the day of a record's entries, or of their removal by a reversal.
pub fn moved_on(record: &Record, reversal: Option<&Record>) -> Option<Day> {
    let date = reversal.and_then(|reversal| reversal.event.effective()).or_else(|| record.event.effective());
    date.map(Span::last)
}

/// Returns the entries of a record, negated for its reversal; `None` if it has none and states nothing received.
pub fn moved(record: &Record, reversal: Option<&Record>) -> Option<Moved> {
    if !is_moved(record) {
        return None;
    }
    let effect = reversal.map_or(Effect::Apply, Effect::Reverse);
    let entries = signed(entries(&record.event), effect).collect();
    let case = paid_to_case(&record.event).map(|paid| match reversal {
        None => paid,
        Some(_) => PaidToCase { amount: paid.amount.negated(), ..paid },
    });
    Some(Moved { day: moved_on(record, reversal), entries, case })
}
