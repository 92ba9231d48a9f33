//! What leans on a ground that was recorded late, or corrected, and does not hold any more.
//!
//! A ground is never refused for what leans on it. So records that name what it is about are asked again what they ask of
//! grounds: that a member is assessed, that a payer pays what it owes, that a payment keeps the policy of its day. Decisions
//! and rates have lists of their own ([`crate::rules::authority::unfounded`], [`crate::rules::rate::unfounded`]), and so has
//! the floor ([`crate::rules::bounds::below_floors`]).

use std::collections::BTreeSet;

use crate::event::field::BrokenRule;
use crate::event::on_fact;
use crate::event::record::Record;
use crate::rules::refusal::Refusal;
use crate::rules::{Context, Rule as _, bounds};
use crate::state::books::Books;
use crate::state::grounds::LateGround;
use crate::state::lookup::Changes;
use crate::state::{Dated, Effect};
use crate::value::days::Day;
use crate::value::ids::{FundId, Id as _, PartyId, Thing};

/// Returns the things of which an earlier record names or defines at least one, if it leans on a ground: of a party its
/// assessments, of a fund its budgets.
#[must_use]
pub fn reach(books: &Books, ground: &LateGround) -> BTreeSet<Thing> {
    let of_thing = |thing: &Thing| -> Vec<Thing> {
        let (party, fund) = (thing.as_id::<PartyId>(), thing.as_id::<FundId>());
        let assessments =
            books.assessments.all.iter().filter(|(_, issued, _)| Some(&issued.fact.party) == party.as_ref());
        let budgets = books
            .budgets
            .all
            .iter()
            .filter(|(_, proposed, _)| proposed.fact.fund.is_some() && proposed.fact.fund == fund);
        let assessments = assessments.map(|(id, ..)| id.thing());
        assessments.chain(budgets.map(|(id, ..)| id.thing())).chain([thing.clone()]).collect()
    };
    ground.things.iter().flat_map(of_thing).collect()
}

/// Lists which of these records, which stand, do not hold any more, and why.
#[must_use]
pub fn unfounded(books: &Books, changes: &dyn Changes, records: &[Dated]) -> Vec<(u64, Refusal)> {
    if records.is_empty() {
        return Vec::new();
    }
    let first_open = books.periods.watermark().and_then(Day::next);
    let (mut books, mut all) = (books.clone(), Vec::<(u64, Refusal)>::new());
    for record in records {
        let mut why = on_fact!(&record.event, fact => fact.lacks(&books, record.day));
        let broken = bounds::still_broken(&books, changes, (record.placed(), None), first_open);
        why.extend(broken.into_iter().map(|broken| broken.refusal));
        books.fold_to_decide(record, Effect::Reverse(record.seq));
        let context = context(record);
        why.extend(on_fact!(&record.event, fact => fact.check(&books, &context)).err());
        books.fold_to_decide(record, Effect::Apply);
        let is_reported = |why: &Refusal| why.reportable().is_some_and(|rule| record.event.breaks().contains(&rule));
        let Some(why) = why.into_iter().find(|why| is_of_a_ground(why) && !is_reported(why)) else { continue };
        // Each payment to a case above its cap breaks it: the last one is named.
        all.retain(|(_, other)| !is_of_the_same_case(other, &why));
        all.push((record.seq, why));
    }
    all
}

/// Returns whether a refusal is one for a ground, which may have changed since.
const fn is_of_a_ground(why: &Refusal) -> bool {
    let of_policy = matches!(
        why.reportable(),
        Some(
            BrokenRule::Category
                | BrokenRule::Applicant
                | BrokenRule::Cap
                | BrokenRule::Tolerance
                | BrokenRule::Transfers
        )
    );
    of_policy
        || matches!(why, Refusal::NotAMember { .. } | Refusal::ScaleReplaced { .. } | Refusal::PaidByAnother { .. })
}

fn is_of_the_same_case(a: &Refusal, b: &Refusal) -> bool {
    matches!((a, b), (Refusal::CapExceeded { case: a, .. }, Refusal::CapExceeded { case: b, .. }) if a == b)
}

/// The circumstances in which a record was decided.
fn context(record: &Dated) -> Context {
    let Record { prev, at, by, seq, .. } = *record.record;
    Context { prev, at, today: Day::of(at), by, seq, batch: seq }
}

#[cfg(test)]
mod tests;
