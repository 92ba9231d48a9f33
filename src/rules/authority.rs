//! Authority: whose decision allows what, and how much of it.
//!
//! One function is asked for everything that leans on a decision: approvals and revisions of budgets, transfers, waivers,
//! write-offs, scales, policies, payments, reopening, and the cover of exceptions.

use crate::event::meeting::{Act, Authorised, Clause};
use crate::event::party::{Authority, Relation};
use crate::event::{Event, Fact};
use crate::rules::refusal::Refusal;
use crate::rules::rule::check_not_before;
use crate::state::authority::{Asked, asked, fund_of};
use crate::state::books::Books;
use crate::state::exceptions::Exception;
use crate::value::days::Day;
use crate::value::ids::{AssessmentId, BudgetId, DecisionId, FundId, Id as _, Kind, PartyId, Thing};
use crate::value::money::{Amount, Money, Sums};

/// The acts that always take a decision. The policy of a fund may ask for one for others too.
const DECIDED: [Authorised; 4] = [Authorised::Approve, Authorised::Revise, Authorised::Waive, Authorised::Reopen];

/// Checks that a fact names a decision if it takes one, and that the decision that it names authorises it.
pub fn check(books: &Books, event: &Event, day: Day) -> Result<(), Refusal> {
    if let Event::PeriodReopened(fact) = event {
        return match &fact.decision {
            Some(decision) => check_reopens(books, decision, day),
            None => Err(Refusal::TakesDecision { act: Authorised::Reopen, of: None }),
        };
    }
    let Some(asked) = asked(event) else { return Ok(()) };
    let fund = fund_of(event).or_else(|| fund_of_thing(books, &asked.of));
    match asked.decision {
        Some(decision) => authorises(books, decision, &asked, fund, day),
        None if takes_decision(books, asked.act, fund, day) => {
            Err(Refusal::TakesDecision { act: asked.act, of: Some(asked.of) })
        }
        None => Ok(()),
    }
}

fn takes_decision(books: &Books, act: Authorised, fund: Option<&FundId>, day: Day) -> bool {
    let of_policy =
        |fund| books.funds.rule(fund, day, |policy| (!policy.decided.is_empty()).then_some(&policy.decided));
    DECIDED.contains(&act) || fund.and_then(of_policy).is_some_and(|decided| decided.contains(&act))
}

/// Checks that a decision authorises an act: it approves, by a forum that decides for the owner of the fund or to which
/// such a forum has delegated the act, and its clauses name the act and the thing and are not used up.
fn authorises(
    books: &Books,
    decision: &DecisionId,
    asked: &Asked<'_>,
    fund: Option<&FundId>,
    day: Day,
) -> Result<(), Refusal> {
    let Asked { act, of, amounts, .. } = asked;
    let Some(taken) = books.meetings.decisions.created(decision) else { return Ok(()) };
    if !taken.acts.contains(&Act::Approved) {
        return Err(Refusal::NotApproved { decision: decision.clone(), acts: taken.acts.to_vec() });
    }
    if let Some(forum) = books.meetings.forum(&decision.meeting) {
        check_decides(books, decision, forum, *act, of, fund, day)?;
    }
    let names = |thing: &Thing| thing == of || fund.is_some_and(|fund| *thing == fund.thing());
    if taken.clauses.is_empty() {
        let is_named = taken.concerns.is_empty() || taken.concerns.iter().any(names);
        return if is_named {
            Ok(())
        } else {
            Err(Refusal::NotInDecision { decision: decision.clone(), act: *act, of: of.clone() })
        };
    }
    let clause = taken.clauses.iter().find(|clause| clause.act == *act && names(&clause.of));
    let Some(clause) = clause else {
        return Err(Refusal::NotInDecision { decision: decision.clone(), act: *act, of: of.clone() });
    };
    check_not_used_up(books, decision, clause, of, amounts)
}

/// Checks that all uses of a clause together stay within its amount; without one, that it is used once for a thing.
fn check_not_used_up(
    books: &Books,
    decision: &DecisionId,
    clause: &Clause,
    of: &Thing,
    amounts: &Sums,
) -> Result<(), Refusal> {
    let uses = || books.uses.of(decision).filter(|other| other.act == clause.act);
    let Some(up_to) = clause.up_to else {
        return match uses().find(|other| other.of == *of) {
            Some(other) => Err(Refusal::UsedUp { decision: decision.clone(), seq: other.seq, left: None }),
            None => Ok(()),
        };
    };
    let all = uses().map(|other| &other.amounts).chain([amounts]);
    let used = all.fold(Amount::ZERO, |sum, amounts| sum.checked_add(amounts.of(up_to.currency)).unwrap_or(sum));
    let is_other = amounts.iter().any(|money| money.currency != up_to.currency);
    if used <= up_to.amount && !is_other {
        return Ok(());
    }
    let before = used.checked_sub(amounts.of(up_to.currency)).unwrap_or(used);
    let left: Money = up_to.with(up_to.amount.checked_sub(before).unwrap_or(Amount::ZERO));
    let seq = uses().last().map_or(0, |other| other.seq);
    Err(Refusal::UsedUp { decision: decision.clone(), seq, left: Some(left) })
}

/// Checks that a forum decides for the owner of a fund, or has the act delegated to it.
fn check_decides(
    books: &Books,
    decision: &DecisionId,
    forum: &PartyId,
    act: Authorised,
    of: &Thing,
    fund: Option<&FundId>,
    day: Day,
) -> Result<(), Refusal> {
    let Some(owner) = fund.and_then(|fund| books.funds.owner(fund)) else {
        return Ok(()); // Whose fund it is, is not stated.
    };
    if decides_for(books, forum, owner, day) || is_delegated(books, forum, act, of, fund, owner, day) {
        return Ok(());
    }
    Err(Refusal::NotTheirs { decision: decision.clone(), forum: forum.clone(), owner: owner.clone() })
}

/// Returns whether a body decides for a party on a day: it is that party, or a part of it. A relation whose beginning or
/// end is not stated holds on any day.
#[must_use]
pub fn decides_for(books: &Books, forum: &PartyId, owner: &PartyId, day: Day) -> bool {
    if books.parties.authority(forum) != Some(Authority::Decides) {
        return false;
    }
    let owner = books.parties.now(owner);
    let mut reached = vec![books.parties.now(forum).clone()];
    let mut next = 0;
    while let Some(party) = reached.get(next).cloned() {
        if party == *owner {
            return true;
        }
        for spell in books.parties.relations(&party) {
            let holds = spell.from.is_none_or(|from| from <= day) && spell.until.is_none_or(|until| day <= until);
            if let Some(whole) = spell.of.as_id::<PartyId>().filter(|_| holds && spell.relation == Relation::PartOf) {
                let whole = books.parties.now(&whole).clone();
                if !reached.contains(&whole) {
                    reached.push(whole);
                }
            }
        }
        next = next.saturating_add(1);
    }
    false
}

/// Returns whether a body that decides for the owner has delegated an act to a party.
fn is_delegated(
    books: &Books,
    forum: &PartyId,
    act: Authorised,
    of: &Thing,
    fund: Option<&FundId>,
    owner: &PartyId,
    day: Day,
) -> bool {
    books.meetings.decisions.iter().any(|(id, taken, _)| {
        let is_for = |clause: &Clause| {
            let named = clause.of == *of || fund.is_some_and(|fund| clause.of == fund.thing());
            let to = clause.delegated_to.as_ref().is_some_and(|to| books.parties.now(to) == books.parties.now(forum));
            clause.act == act && named && to
        };
        let delegates = || books.meetings.forum(&id.meeting).is_some_and(|by| decides_for(books, by, owner, day));
        taken.fact.acts.contains(&Act::Approved) && taken.fact.clauses.iter().any(is_for) && delegates()
    })
}

/// Checks that a forum decides for the owners of the funds whose exceptions its decision approves.
pub fn check_covers(books: &Books, decision: &DecisionId, concerns: &[Thing], day: Day) -> Result<(), Refusal> {
    let Some(forum) = books.meetings.forum(&decision.meeting) else { return Ok(()) };
    for thing in concerns.iter().filter(|thing| thing.kind() == Kind::Record) {
        let seq = thing.id().parse().unwrap_or(u64::MAX); // `Thing` has parsed it as a number.
        for fund in books.exceptions.get(seq).map(|exception| funds_of(books, exception)).unwrap_or_default() {
            check_decides(books, decision, forum, Authorised::Cover, thing, Some(fund), day)?;
        }
    }
    Ok(())
}

/// Returns the fund that an exception concerns, or all in which money moves.
fn funds_of<'b>(books: &'b Books, exception: &'b Exception) -> Vec<&'b FundId> {
    let own = exception.fund.as_ref().or_else(|| fund_of_thing(books, exception.of.as_ref()?));
    own.map_or_else(|| funds_of_money(books).collect(), |own| vec![own])
}

fn funds_of_money(books: &Books) -> impl Iterator<Item = &FundId> {
    books.funds.all.iter().filter(|(_, opened, _)| opened.fact.currency.is_some()).map(|(fund, ..)| fund)
}

/// Checks that a decision allows to reopen: its forum decides for the owner of every fund in which money moves.
fn check_reopens(books: &Books, decision: &DecisionId, day: Day) -> Result<(), Refusal> {
    funds_of_money(books).try_for_each(|fund| {
        let (act, of, amounts) = (Authorised::Reopen, fund.thing(), Sums::default());
        authorises(books, decision, &Asked { decision: Some(decision), act, of, amounts }, Some(fund), day)
    })
}

/// Returns the fund of a thing.
fn fund_of_thing<'b>(books: &'b Books, thing: &Thing) -> Option<&'b FundId> {
    if let Some(budget) = thing.as_id::<BudgetId>() {
        return books.budgets.all.created(&budget)?.fund.as_ref();
    }
    if let Some(assessment) = thing.as_id::<AssessmentId>() {
        return Some(&books.assessments.all.created(&assessment)?.fund);
    }
    books.funds.all.created(&thing.as_id()?).map(|opened| &opened.fund.0)
}

/// Refuses a fact dated before the decision that it names; only stated days are compared.
pub fn check_not_before_decision<F: Fact>(
    fact: &F,
    books: &Books,
    decision: Option<&DecisionId>,
) -> Result<(), Refusal> {
    let Some(decision) = decision else { return Ok(()) };
    check_not_before(fact, decision.thing(), books.meetings.taken_on(decision))
}

#[cfg(test)]
mod tests;
