//! Which terms a record has: its key, its command, the things it names, its chain, its month, its accounts.

use crate::event::record::Record;
use crate::event::refs;
use crate::state::Effect;
use crate::state::accounts::{Account, Role, entries};
use crate::state::cases::{PaidToCase, paid_to_case};
use crate::state::journal::signed;
use crate::state::lookup::Moved;
use crate::value::days::{Day, Span};
use crate::value::hash::Blake3;
use crate::value::ids::{CaseId, FundId, Id as _, IdempotencyKey, Thing};
use crate::value::term::Term;

/// Records with this idempotency key.
#[must_use]
pub fn key(id: &IdempotencyKey) -> Term {
    Term::of(&["id ", id.as_str()])
}

/// Records of this command.
#[must_use]
pub fn command(cmd: Blake3) -> Term {
    Term::of(&["cmd ", &cmd.to_string()])
}

/// Records that define or name this thing, and their reversals.
#[must_use]
pub fn thing(thing: &Thing) -> Term {
    Term::of(&["thing ", thing.kind().name(), ":", thing.id()])
}

/// Records in this chain.
#[must_use]
pub fn chain(chain: &str) -> Term {
    Term::of(&["chain ", chain])
}

/// Payments to a case of a fund, and their reversals.
#[must_use]
pub fn case(fund: &FundId, case: &CaseId) -> Term {
    Term::of(&["case ", fund.as_str(), "/", case.as_str()])
}

/// Records that add to figures in a month; 0 is January of the year 0.
#[must_use]
pub fn month(month: i32) -> Term {
    Term::of(&["month ", &month.to_string()])
}

/// Records of this type, and their reversals.
#[must_use]
pub fn kind(kind: &str) -> Term {
    Term::of(&["type ", kind])
}

/// Records that add to this account.
#[must_use]
pub fn account(account: &Account) -> Term {
    Term::of(&["account ", account.role().word(), ":", account.id()])
}

/// Records that add to accounts of a role in a fund.
#[must_use]
pub fn role(role: Role, fund: &FundId) -> Term {
    Term::of(&["role ", role.word(), " ", fund.as_str()])
}

/// The terms by which decisions find a record; a reversal comes with the record that it reverses.
pub fn decision_terms(record: &Record, original: Option<&Record>, take: &mut dyn FnMut(Term)) {
    take(command(record.cmd));
    rule_terms(record, take);
    taken_terms(record, original, take);
}

/// Of the terms by which decisions find a record, those of which rules make use, and which follow from the record alone.
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

/// The terms that a reversal has of the record that it reverses.
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

/// The terms by which questions find a record, beside those of decisions.
pub fn question_terms(record: &Record, original: Option<&Record>, take: &mut dyn FnMut(Term)) {
    for record in [Some(record), original].into_iter().flatten() {
        take(kind(record.event.kind()));
        for defined in record.event.mentions().defines {
            take(thing(&defined));
        }
        for posting in entries(&record.event) {
            take(account(&posting.account));
            if let Some(fund) = &posting.fund {
                take(role(posting.account.role(), fund));
            }
        }
    }
    for found in original.into_iter().flat_map(standing_on) {
        take(thing(&found));
    }
}

/// The things that a record stands on.
pub fn standing_on(record: &Record) -> impl Iterator<Item = Thing> {
    let document = record.source.as_ref().map(|source| source.document.thing());
    refs(&record.event).into_iter().chain(document)
}

/// Whether a record adds to figures. What was received in kind adds to none, and is published with its period all the same.
pub fn is_moved(record: &Record) -> bool {
    record.event.moves_money() || !entries(&record.event).is_empty()
}

/// The day of what a record adds to figures, or of what its reversal takes out of them.
pub fn moved_on(record: &Record, reversal: Option<&Record>) -> Option<Day> {
    let date = reversal.and_then(|reversal| reversal.event.effective()).or_else(|| record.event.effective());
    date.map(Span::last)
}

/// What a record adds to figures, or what its reversal takes out of them; `None` where that is nothing and nothing was received.
pub fn moved(record: &Record, reversal: Option<&Record>) -> Option<Moved> {
    if !is_moved(record) {
        return None;
    }
    let effect = reversal.map_or(Effect::Apply, Effect::TakeBack);
    let entries = signed(entries(&record.event), effect).collect();
    let case = paid_to_case(&record.event).map(|paid| match reversal {
        None => paid,
        Some(_) => PaidToCase { amount: paid.amount.negated(), ..paid },
    });
    Some(Moved { day: moved_on(record, reversal), entries, case })
}
