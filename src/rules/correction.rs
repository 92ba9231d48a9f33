//! Corrections and reversals: what corrects what, and what depends on it.

use crate::event::Event;
use crate::event::correction::*;
use crate::event::field::Mentions;
use crate::event::record::Record;
use crate::rules::refusal::Refusal;
use crate::rules::{Context, Rule};
use crate::state::Dated;
use crate::state::accounts::AccountType;
use crate::state::books::Books;
use crate::state::lookup::Lookup;
use crate::value::days::Day;
use crate::value::ids::FundId;

impl Rule for RecordReversed {}

/// The chain that a record corrects, from the record that it corrects itself to the first.
pub fn chain(record: &Record, lookup: &dyn Lookup, context: &Context) -> Result<Vec<Record>, Refusal> {
    let Some(seq) = record.corrects else {
        return match &record.event {
            Event::RecordReversed(_) => Err(Refusal::NothingReversed),
            _ => Ok(Vec::new()),
        };
    };
    if seq >= context.seq {
        return Err(Refusal::NoSuchRecord { seq, last: context.seq.saturating_sub(1) });
    }
    let mut end = seq;
    while let Some(by) = lookup.corrected_by(end) {
        end = by;
    }
    if end != seq {
        return Err(Refusal::NotTheEnd { seq, end });
    }
    let chain = lookup.chain(seq);
    match chain.first() {
        None => Err(Refusal::NoSuchRecord { seq, last: context.seq.saturating_sub(1) }),
        Some(corrected) if !corrected.event.correctable() => {
            Err(Refusal::NotCorrectable { seq, kind: corrected.event.kind() })
        }
        Some(_) => check_corrects(record, &chain).map(|()| chain),
    }
}

/// Checks a correction against the last fact of its chain.
fn check_corrects(record: &Record, chain: &[Record]) -> Result<(), Refusal> {
    let Some(corrected) = chain.first() else { return Ok(()) };
    let (seq, event) = (corrected.seq, &record.event);
    if record.because.is_none() {
        return Err(Refusal::NoReason { seq });
    }
    let is_reversal = |event: &Event| matches!(event, Event::RecordReversed(_));
    let Some(fact) = last_fact(chain) else { return Ok(()) };
    let expected = fact.event.kind();
    if let Event::RecordReversed(reversal) = event {
        return match () {
            () if is_reversal(&corrected.event) => Err(Refusal::ReversedBefore { seq, expected }),
            () if reversal.date.is_some() => Err(Refusal::ReversalDated { seq }),
            () => Ok(()),
        };
    }
    if event.kind() != expected {
        return Err(Refusal::OfAnotherType { seq, expected, found: event.kind() });
    }
    Ok(())
}

/// Checks that a correction keeps the ids of its chain, once they are worked out.
pub fn check_ids(event: &Event, kept: &Mentions, seq: u64) -> Result<(), Refusal> {
    if matches!(event, Event::RecordReversed(_)) {
        return Ok(());
    }
    let defines = event.mentions().defines;
    match kept.defines.iter().find(|thing| !defines.contains(thing)) {
        Some(defined) => Err(Refusal::IdChanged { seq, defined: defined.clone() }),
        None => Ok(()),
    }
}

/// Checks that a correction changes something: what it says once everything is worked out, its day, or its source.
pub fn check_changes(record: &Record, event: &Event, day: Day, corrected: &Dated) -> Result<(), Refusal> {
    let mut was = corrected.event.clone();
    if event.date().is_none() && day == corrected.day {
        was.leave_out("date");
    }
    match record.source == corrected.source && *event == was {
        true => Err(Refusal::NothingChanged { seq: corrected.seq }),
        false => Ok(()),
    }
}

/// Checks that a fund on record keeps its currency and its owner once anything leans on them.
pub fn check_fund(books: &Books, event: &Event, corrected: &Event) -> Result<(), Refusal> {
    let (Event::FundOpened(is), Event::FundOpened(was)) = (event, corrected) else { return Ok(()) };
    let fund = &is.fund.0;
    let is_used = || {
        books.funds.all.get(fund).is_some_and(|history| !history.later.is_empty())
            || books.budgets.all.iter().any(|(_, proposed, _)| proposed.fact.fund.as_ref() == Some(fund))
            || books.assessments.members().any(|(of, _)| of == fund)
            || books.contributions.received.iter().any(|(_, received, _)| received.fact.fund == *fund)
            || books.journal.of_type(AccountType::Cash, fund).next().is_some()
    };
    let is_same = is.currency == was.currency && is.of == was.of;
    if is_same || !is_used() { Ok(()) } else { Err(Refusal::FundInUse { fund: fund.clone() }) }
}

/// Returns the fund to which a fact assigns what leans on it.
#[must_use]
pub fn fund_of(event: &Event) -> Option<&FundId> {
    match event {
        Event::BudgetProposed(fact) => fact.fund.as_ref(),
        Event::AssessmentIssued(fact) => Some(&fact.fund),
        Event::ScaleApplied(fact) => Some(&fact.fund),
        _ => None,
    }
}

/// Returns the last record of a chain that is no reversal.
#[must_use]
pub fn last_fact(chain: &[Record]) -> Option<&Record> {
    chain.iter().find(|record| !matches!(record.event, Event::RecordReversed(_)))
}

/// Lists the ids that a chain keeps, and the things that it names already.
#[must_use]
pub fn kept(chain: &[Record]) -> Mentions {
    last_fact(chain).map(|fact| fact.event.mentions()).unwrap_or_default()
}

/// Returns whether a fact is a ground on which others lean. Corrected, it stands whatever leans on it.
#[must_use]
pub const fn is_ground(event: &Event) -> bool {
    matches!(
        event,
        Event::PartyRegistered(_)
            | Event::PartyRelated(_)
            | Event::PartyRenamed(_)
            | Event::PartyMerged(_)
            | Event::DocumentRegistered(_)
            | Event::DocumentSigned(_)
            | Event::MeetingHeld(_)
            | Event::DecisionTaken(_)
            | Event::ActivityRegistered(_)
            | Event::FundOpened(_)
            | Event::FundPolicySet(_)
            | Event::RatePublished(_)
            | Event::ScaleAdopted(_)
    )
}

/// Checks that no record that stands depends on the record that a reversal takes away.
pub fn check_not_depended_on(corrected: &Record, lookup: &dyn Lookup) -> Result<(), Refusal> {
    let seq = corrected.seq;
    // What a revision or a transfer changes is bounded by day, whatever came later.
    if matches!(corrected.event, Event::BudgetRevised(_) | Event::BudgetTransferred(_)) {
        return Ok(());
    }
    match lookup.dependants(seq).first() {
        Some(dependant) => Err(Refusal::DependedOn { seq, by: dependant.seq }),
        None => Ok(()),
    }
}

/// Lists the records that depend on a record, in the order in which their chains began; none if it is a ground.
#[must_use]
pub fn dependants(corrected: &Dated, books: &Books, lookup: &dyn Lookup) -> Vec<Dated> {
    if is_ground(&corrected.event) {
        return Vec::new();
    }
    let date = |dependant: Record| {
        let chain = dependant.corrects.map(|seq| lookup.chain(seq)).unwrap_or_default();
        books.documents.date(Box::new(dependant), &chain)
    };
    let mut all: Vec<Dated> = lookup.dependants(corrected.seq).into_iter().map(date).collect();
    all.sort_by_key(|dependant| dependant.first);
    all
}

/// Returns the books' answer to a record that depends on a corrected one, asked again.
pub fn check_dependant(books: &Books, context: &Context, dependant: &Record) -> Result<(), Refusal> {
    let context = Context { at: dependant.at, seq: dependant.seq, ..*context };
    crate::event::on_fact!(&dependant.event, fact => fact.check(books, &context))
}

#[cfg(test)]
mod tests;
