//! Authority: whose decision allows what, and how much of it.
//!
//! One function is asked for everything that leans on a decision: approvals and revisions of budgets, transfers, waivers,
//! write-offs, scales, policies, payments, reopening, and the cover of exceptions.

use crate::event::Event;
use crate::event::meeting::{Act, Authorised, Clause, DecisionTaken};
use crate::event::party::{Authority, Relation};
use crate::rules::refusal::Refusal;
use crate::state::authority::{Asked, Use, Uses, asked, fund_of};
use crate::state::books::Books;
use crate::state::exceptions::{Exception, covers};
use crate::value::days::{Day, Span};
use crate::value::ids::{AssessmentId, BudgetId, DecisionId, FundId, Id as _, PartyId, Thing};
use crate::value::money::{Amount, Money, Sums};

/// The acts that always take a decision. The policy of a fund may ask for one for others too.
const DECIDED: [Authorised; 4] = [Authorised::Approve, Authorised::Revise, Authorised::Waive, Authorised::Reopen];

/// Checks that a fact names a decision if it takes one, and that the decision that it names authorises it.
pub fn check(books: &Books, event: &Event, day: Day) -> Result<(), Refusal> {
    if let Some(Asked { decision: Some(decision), .. }) = asked(event) {
        check_not_before(books, decision, day)?;
    }
    if let Event::PeriodReopened(fact) = event {
        return match &fact.decision {
            Some(decision) => check_reopens(books, &books.uses, decision, day),
            None => Err(Refusal::TakesDecision { act: Authorised::Reopen, of: None }),
        };
    }
    let Some(asked) = asked(event) else { return Ok(()) };
    let fund = fund_of(event).or_else(|| fund_of_thing(books, &asked.of));
    match asked.decision {
        Some(decision) => authorises(books, &books.uses, decision, &asked, fund, day),
        None if takes_decision(books, &asked, fund, day) => {
            Err(Refusal::TakesDecision { act: asked.act, of: Some(asked.of) })
        }
        None => Ok(()),
    }
}

fn takes_decision(books: &Books, asked: &Asked<'_>, fund: Option<&FundId>, day: Day) -> bool {
    let act = asked.act;
    // What leaves a fund for another one.
    let is_between_funds = act == Authorised::Transfer && asked.of.as_id::<FundId>().is_some();
    let of_policy =
        |fund| books.funds.rule(fund, day, |policy| (!policy.decided.is_empty()).then_some(&policy.decided));
    is_between_funds || DECIDED.contains(&act) || fund.and_then(of_policy).is_some_and(|decided| decided.contains(&act))
}

/// Checks that a decision authorises an act: it approves, by a forum that decides for the owner of the fund or to which
/// such a forum has delegated the act, and its clauses name the act and the thing and are not used up.
fn authorises(
    books: &Books,
    uses: &Uses,
    decision: &DecisionId,
    asked: &Asked<'_>,
    fund: Option<&FundId>,
    day: Day,
) -> Result<(), Refusal> {
    let Asked { act, of, .. } = asked;
    let Some(taken) = books.meetings.decisions.created(decision) else { return Ok(()) };
    check_approves(decision, taken)?;
    check_decides(books, uses, decision, taken.under.as_ref(), asked, fund, day)?;
    let not_in_decision = || Refusal::NotInDecision { decision: decision.clone(), act: *act, of: of.clone() };
    let names = |thing: &Thing| thing == of || fund.is_some_and(|fund| *thing == fund.thing());
    if taken.clauses.is_empty() {
        let is_named = taken.concerns.is_empty() || taken.concerns.iter().any(names);
        is_named.then_some(()).ok_or_else(not_in_decision)?;
        return check_not_used_up(decision, None, uses.of(decision), asked);
    }
    let named = taken.clauses.iter().filter(|clause| clause.act == *act && names(&clause.of) && clause.is_own());
    // Whatever their order, one of them must allow it.
    let mut refused = None;
    for clause in named {
        match check_clause(books, decision, clause, uses.of(decision), asked) {
            Ok(()) => return Ok(()),
            Err(why) => refused = refused.or(Some(why)),
        }
    }
    Err(refused.unwrap_or_else(not_in_decision))
}

/// Checks that the uses of what a clause names stay within it.
fn check_clause<'u>(
    books: &Books,
    decision: &DecisionId,
    clause: &Clause,
    uses: impl Iterator<Item = &'u Use>,
    asked: &Asked<'_>,
) -> Result<(), Refusal> {
    let is_named = |used: &&Use| {
        let fund = used.fund.as_ref().or_else(|| fund_of_thing(books, &used.of));
        used.of == clause.of || fund.is_some_and(|fund| clause.of == fund.thing())
    };
    check_not_used_up(decision, clause.up_to, uses.filter(is_named), asked)
}

fn check_approves(decision: &DecisionId, taken: &DecisionTaken) -> Result<(), Refusal> {
    if taken.acts.contains(&Act::Approved) {
        return Ok(());
    }
    Err(Refusal::NotApproved { decision: decision.clone(), acts: taken.acts.to_vec() })
}

/// Checks that all uses together stay within an amount; without one, that there is one for a thing and an act.
fn check_not_used_up<'u>(
    decision: &DecisionId,
    up_to: Option<Money>,
    uses: impl Iterator<Item = &'u Use>,
    asked: &Asked<'_>,
) -> Result<(), Refusal> {
    let amounts = &asked.amounts;
    let uses: Vec<&Use> = uses.filter(|other| other.act == asked.act).collect();
    let used_up = |seq, left| Refusal::UsedUp { decision: decision.clone(), seq, left, asked: amounts.clone() };
    let Some(up_to) = up_to else {
        let other = uses.iter().find(|other| other.of == asked.of);
        return other.map_or(Ok(()), |other| Err(used_up(other.seq, None)));
    };
    let add = |sum: Amount, amounts: &Sums| sum.checked_add(amounts.of(up_to.currency)).unwrap_or(sum);
    let before = uses.iter().fold(Amount::ZERO, |sum, other| add(sum, &other.amounts));
    let is_other = amounts.iter().any(|money| money.currency != up_to.currency);
    if add(before, amounts) <= up_to.amount && !is_other {
        return Ok(());
    }
    let left = up_to.with(up_to.amount.checked_sub(before).unwrap_or(Amount::ZERO));
    Err(used_up(uses.last().map_or(0, |other| other.seq), Some(left)))
}

/// Checks that the forum of a decision decides for the owner of a fund, or has the act delegated to it by a decision
/// that its own names, within the amount of that one.
fn check_decides(
    books: &Books,
    uses: &Uses,
    decision: &DecisionId,
    under: Option<&DecisionId>,
    asked: &Asked<'_>,
    fund: Option<&FundId>,
    day: Day,
) -> Result<(), Refusal> {
    let Some(forum) = books.meetings.forum(&decision.meeting) else { return Ok(()) };
    let Some(owner) = fund.and_then(|fund| books.funds.owner(fund)) else {
        return Ok(()); // Whose fund it is, is not stated.
    };
    // A decision is an act of its own day.
    let taken_on = books.meetings.taken_on(decision).map_or(day, Span::last);
    if decides_for(books, forum, owner, taken_on) {
        return Ok(());
    }
    let not_theirs = || Refusal::NotTheirs { decision: decision.clone(), forum: forum.clone(), owner: owner.clone() };
    let under = under.ok_or_else(not_theirs)?;
    let delegating = books.meetings.decisions.created(under).ok_or_else(not_theirs)?;
    check_approves(under, delegating)?;
    let names = |thing: &Thing| *thing == asked.of || fund.is_some_and(|fund| *thing == fund.thing());
    let is_to = |to: &PartyId| books.parties.now(to) == books.parties.now(forum);
    let delegates = |clause: &&Clause| {
        clause.act == asked.act && names(&clause.of) && clause.delegated_to.as_ref().is_some_and(is_to)
    };
    let clauses: Vec<&Clause> = delegating.clauses.iter().filter(delegates).collect();
    if clauses.is_empty() {
        return Err(not_theirs());
    }
    check_not_before(books, under, day)?;
    // Each decision names an earlier one, so this ends.
    check_decides(books, uses, under, delegating.under.as_ref(), asked, fund, day)?;
    let mut refused = None;
    for clause in clauses {
        let all = books.meetings.decisions.iter().filter(|(_, taken, _)| is_under(books, &taken.fact, under));
        let all = all.flat_map(|(id, ..)| uses.of(id));
        match check_clause(books, under, clause, all.filter(|_| clause.up_to.is_some()), asked) {
            Ok(()) => return Ok(()),
            Err(why) => refused = refused.or(Some(why)),
        }
    }
    refused.map_or(Ok(()), Err)
}

/// Refuses what is dated before the decision on which it leans; only stated days are compared.
fn check_not_before(books: &Books, decision: &DecisionId, day: Day) -> Result<(), Refusal> {
    match books.meetings.taken_on(decision).filter(|its| day < its.last()) {
        Some(its) => Err(Refusal::TooEarly { date: day.into(), thing: decision.thing(), its }),
        None => Ok(()),
    }
}

/// Returns whether a decision is taken under another one, or under one that is.
fn is_under(books: &Books, taken: &DecisionTaken, other: &DecisionId) -> bool {
    let mut next = taken.under.as_ref();
    while let Some(under) = next {
        if under == other {
            return true;
        }
        // Each decision names an earlier one, so this ends.
        next = books.meetings.decisions.created(under).and_then(|taken| taken.under.as_ref());
    }
    false
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
        let relations = books.parties.ids_now(&party).flat_map(|id| books.parties.relations(id));
        for spell in relations {
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

/// Checks that the forum of a decision decides for the owners of the funds whose exceptions it covers, within the amount
/// of a delegation.
pub fn check_covers(books: &Books, fact: &DecisionTaken, day: Day) -> Result<(), Refusal> {
    let mut uses = uses_as_covers(books, None);
    covers(fact).into_iter().try_for_each(|(seq, _)| {
        check_cover(books, &uses, fact, seq, day)?;
        add_cover(books, &mut uses, &fact.decision.0, seq);
        Ok(())
    })
}

fn check_cover(books: &Books, uses: &Uses, taken: &DecisionTaken, seq: u64, day: Day) -> Result<(), Refusal> {
    let Some(exception) = books.exceptions.get(seq) else { return Ok(()) };
    let (act, of, amounts) = (Authorised::Cover, Thing::record(seq), exception.amounts.clone());
    let (decision, under) = (&taken.decision.0, taken.under.as_ref());
    let asked = Asked { decision: Some(decision), act, of, amounts };
    let mut funds = funds_of(books, exception).into_iter();
    funds.try_for_each(|fund| check_decides(books, uses, decision, under, &asked, Some(fund), day))
}

/// Lists the covers of exceptions as uses of their decisions: all, or those of the decisions before a record.
fn uses_as_covers(books: &Books, before: Option<u64>) -> Uses {
    let mut uses = Uses::default();
    for (seq, decision) in books.exceptions.covers() {
        let taken = books.meetings.decisions.recorded(&decision);
        if taken.is_some_and(|taken| before.is_none_or(|before| taken.seq < before)) {
            add_cover(books, &mut uses, &decision, seq);
        }
    }
    uses
}

fn add_cover(books: &Books, uses: &mut Uses, decision: &DecisionId, seq: u64) {
    let Some(exception) = books.exceptions.recorded(seq) else { return };
    let (of, amounts, day) = (Thing::record(seq), exception.fact.amounts.clone(), exception.day);
    let fund = funds_of(books, &exception.fact).first().copied().cloned();
    uses.add(decision, Use { seq, act: Authorised::Cover, of, amounts, fund, day });
}

/// Returns whether a decision that covered an exception still does: its forum decides for the owner of the fund.
pub fn still_covers(books: &Books, decision: &DecisionId, seq: u64) -> bool {
    let Some(taken) = books.meetings.decisions.recorded(decision) else { return false };
    check_cover(books, &uses_as_covers(books, Some(taken.seq)), &taken.fact, seq, taken.day).is_ok()
}

/// Lists the facts that lean on a decision which does not authorise them any more, since it, its meeting, its forum or
/// a relation was corrected.
pub fn unfounded(books: &Books) -> Vec<(u64, Refusal)> {
    let (mut earlier, mut all) = (Uses::default(), Vec::new());
    for (decision, used) in books.uses.in_order() {
        let Use { seq, act, of, amounts, fund, day } = used.clone();
        let fund = fund.as_ref().or_else(|| fund_of_thing(books, &of));
        let asked = Asked { decision: Some(decision), act, of, amounts };
        let why = check_not_before(books, decision, day).and_then(|()| match act {
            Authorised::Reopen => check_reopens(books, &earlier, decision, day),
            _ => authorises(books, &earlier, decision, &asked, fund, day),
        });
        all.extend(why.err().map(|why| (seq, why)));
        earlier.add(decision, used.clone());
    }
    all
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
fn check_reopens(books: &Books, uses: &Uses, decision: &DecisionId, day: Day) -> Result<(), Refusal> {
    let of_reopening = Asked::reopening(decision);
    funds_of_money(books).try_for_each(|fund| authorises(books, uses, decision, &of_reopening, Some(fund), day))
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

#[cfg(test)]
mod tests;
