//! `return`: money that goes back where it came from.

use crate::event::Event;
use crate::event::budget::ExpenditureRefunded;
use crate::event::contribution::ContributionReturned;
use crate::event::field::{Breaks, Exception, Filled, Reference};
use crate::event::record::Record;
use crate::event::reserve::ReserveReturned;
use crate::everyday::pay::Beside;
use crate::everyday::screen::{Line, Screen, Shown, in_words};
use crate::everyday::typed::Mistake;
use crate::everyday::{Change, exceptions, names, pay};
use crate::languages::say;
use crate::state::accounts::held_by;
use crate::value::days::{Day, Span};
use crate::value::ids::{CaseId, FundId, PartyId};
use crate::value::money::Money;
use crate::value::text::Text;

/// Returns the fund of what a record paid or received, if something of it can be returned.
#[must_use]
pub fn fund_of(event: &Event) -> Option<&FundId> {
    match event {
        Event::ContributionReceived(fact) => Some(&fact.fund),
        Event::ExpenditureCharged(fact) => fact.fund.as_ref(),
        Event::ReserveDisbursed(fact) => Some(&fact.fund),
        Event::ReserveSpent(fact) => Some(&fact.fund),
        _ => None,
    }
}

/// Returns to whom it came from a part of what a record paid or received.
pub fn of_record(
    record: &Record,
    amount: Money,
    on: Day,
    reason: Option<Text>,
    more: &Beside,
) -> Result<Event, Mistake> {
    let date = Some(Span::from(on));
    let (reference, exception) = (more.reference.clone().map(Reference), more.exception.clone().map(Exception));
    let (breaks, inferred, fund, equivalent) = (Breaks::default(), None, Filled(None), Filled(None));
    Ok(match &record.event {
        Event::ContributionReceived(fact) => Event::ContributionReturned(ContributionReturned {
            contribution: fact.contribution.0.clone(),
            amount,
            rate: None,
            equivalent,
            reason: reason
                .ok_or_else(|| Mistake::new(say!("everyday-return-why")).with(say!("everyday-return-write-why")))?,
            fund,
            reference,
            exception,
            breaks,
            date,
            inferred,
        }),
        Event::ExpenditureCharged(fact) => Event::ExpenditureRefunded(ExpenditureRefunded {
            budget: fact.budget.clone(),
            line: fact.line.clone(),
            amount,
            rate: fact.rate.clone(),
            equivalent,
            subject: reason.or_else(|| fact.subject.clone()),
            payer: more.by.clone().or_else(|| fact.payee.clone()),
            activity: fact.activity.clone(),
            fund,
            reference,
            exception,
            breaks,
            date,
            inferred,
        }),
        Event::ReserveDisbursed(fact) => {
            to_fund(&fact.fund, (fact.implementer.clone(), fact.case.clone(), fact.category.clone()), amount, on, more)
        }
        Event::ReserveSpent(_) => {
            return Err(Mistake::new(say!("everyday-return-of-advance", seq = record.seq))
                .with(say!("everyday-return-write-who")));
        }
        _ => {
            return Err(Mistake::new(say!("everyday-return-nothing", seq = record.seq))
                .with(say!("everyday-return-write-record")));
        }
    })
}

/// What an implementer returns of its advance, or a case of its help, to the fund.
#[must_use]
pub fn to_fund(
    fund: &FundId,
    (implementer, case, category): (Option<PartyId>, Option<CaseId>, Option<Text>),
    amount: Money,
    on: Day,
    more: &Beside,
) -> Event {
    Event::ReserveReturned(ReserveReturned {
        fund: fund.clone(),
        amount,
        rate: None,
        equivalent: Filled(None),
        implementer,
        case,
        category,
        activity: more.activity.clone(),
        reference: more.reference.clone().map(Reference),
        exception: more.exception.clone().map(Exception),
        breaks: Breaks::default(),
        date: Some(Span::from(on)),
        inferred: None,
    })
}

/// Says what was returned.
#[must_use]
pub fn said(Change { after, records, .. }: Change<'_>) -> Screen {
    let name = |party: &PartyId| after.parties.name(after.parties.now(party));
    let found = records.iter().find_map(|record| match &record.event {
        Event::ContributionReturned(fact) => {
            let payer = after.contributions.payer(&fact.contribution);
            let to = payer.map_or_else(|| say!("everyday-unidentified-payer"), name);
            let what = say!("everyday-returned-to", payer = to);
            Some((record, what, fact.fund.as_ref()?, fact.amount, fact.reason.to_string()))
        }
        Event::ExpenditureRefunded(fact) => {
            let what = match &fact.payer {
                Some(party) => say!("everyday-refunded-by", party = name(party), line = fact.line),
                None => say!("everyday-refunded", line = fact.line),
            };
            let note = fact.subject.as_ref().map_or_else(String::new, Text::to_string);
            Some((record, what, fact.fund.as_ref()?, fact.amount, note))
        }
        Event::ReserveReturned(fact) => {
            let what = match (&fact.implementer, &fact.case) {
                (Some(party), _) => say!("everyday-returned-by", party = name(party)),
                (None, Some(case)) => say!("everyday-returned-by-case", case = case),
                (None, None) => say!("everyday-returned"),
            };
            Some((record, what, &fact.fund, fact.amount, String::new()))
        }
        _ => None,
    });
    let Some((record, what, fund, amount, note)) = found else { return Screen::default() };
    let on = record.event.date().map_or_else(String::new, |date| format!(", {}", in_words(date.last())));
    let kept_in = after.funds.currency(fund);
    let shown = Shown(Some(amount.currency).filter(|currency| kept_in == Some(*currency)));
    let reference = record.event.reference().map(|reference| say!("everyday-reference", reference = reference));
    let note = reference.into_iter().chain(Some(note).filter(|note| !note.is_empty())).collect::<Vec<_>>().join("; ");
    let mut lines = vec![Line::of(say!("everyday-returned-label"), shown.amount(amount), note)];
    if let Event::ReserveReturned(fact) = &record.event
        && let Some(party) = &fact.implementer
    {
        let left = after.journal.of(&held_by(fund, Some(party)), amount.currency);
        lines.push(Line::of(say!("everyday-left"), shown.amount(amount.with(left)), say!("everyday-of-advance")));
    }
    if let Some(kept_in) = kept_in
        && let Some(on) = record.event.date()
    {
        lines.push(pay::in_the_fund(after, fund, kept_in, on.last(), shown));
    }
    let title = format!("{what}{on}, {}{}", names::fund_name(after, fund), shown.mention());
    Screen { title, lines, notes: exceptions::said(records) }
}
