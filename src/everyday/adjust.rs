//! `credit`, `waive`, `write-off` and `assess` of one member: what a member must pay becomes another amount.

use crate::event::Event;
use crate::event::assessment::{
    AssessmentCredited, AssessmentIssued, AssessmentReduced, AssessmentSupplemented, AssessmentWaived,
    ReceivableWrittenOff,
};
use crate::event::field::{Breaks, Exception, Filled, New};
use crate::everyday::budget::Ground;
use crate::everyday::screen::{Line, Screen, Shown, in_words};
use crate::everyday::typed::Mistake;
use crate::everyday::{Change, exceptions, free_id, meetings, names};
use crate::languages::{said as said_by_key, say};
use crate::state::books::Books;
use crate::value::days::{Day, Period, Span};
use crate::value::ids::{AssessmentId, DecisionId, FundId, Id as _, PartyId};
use crate::value::money::Money;
use crate::value::text::Text;

/// What takes an amount off what a member must pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reduction {
    /// A share of a surplus, or an offset.
    Credit,
    /// A body that decides releases the member.
    Waiver,
    /// The books no longer count on it; the member owes it as before.
    WriteOff,
}

/// Takes an amount off an assessment. A credit and a write-off have a reason.
pub fn taken_off(
    off: Reduction,
    assessment: AssessmentId,
    amount: Money,
    reason: Option<Text>,
    ground: Ground,
    on: Day,
) -> Result<Event, Mistake> {
    let Ground { decision, exception } = ground;
    let date = Some(Span::from(on));
    let (exception, breaks, fund, inferred) = (exception.map(Exception), Breaks::default(), Filled(None), None);
    let why = match off {
        Reduction::Credit => say!("everyday-adjust-why-credited"),
        Reduction::Waiver | Reduction::WriteOff => say!("everyday-adjust-why-written-off"),
    };
    let reason = reason.ok_or_else(|| Mistake::new(why).with(say!("everyday-adjust-write-reason")));
    Ok(match off {
        Reduction::Credit => {
            let reason = reason?;
            Event::AssessmentCredited(AssessmentCredited { assessment, amount, reason, fund, date, inferred })
        }
        Reduction::Waiver => Event::AssessmentWaived(AssessmentWaived {
            assessment,
            amount,
            decision,
            fund,
            exception,
            breaks,
            date,
            inferred,
        }),
        Reduction::WriteOff => {
            let reason = reason?;
            Event::ReceivableWrittenOff(ReceivableWrittenOff {
                assessment,
                amount,
                reason,
                decision,
                fund,
                exception,
                breaks,
                date,
                inferred,
            })
        }
    })
}

/// What one member is to pay for a period.
#[derive(Debug, Clone)]
pub struct OfMember {
    /// The member.
    pub party: PartyId,
    /// The amount.
    pub amount: Money,
    /// The last day on which it is paid in time, where it was not assessed before.
    pub due: Option<Day>,
    /// Why it is another amount than before.
    pub reason: Option<Text>,
}

/// Sets what one member must pay for a period: issues its assessment, or supplements or reduces the one that it has.
/// `None` if it must pay as much already.
pub fn set_to(books: &Books, fund: &FundId, period: Period, of: &OfMember, on: Day) -> Result<Option<Event>, Mistake> {
    let party = books.parties.now(&of.party);
    let name = books.parties.name(party);
    let known = books.assessments.of_member(&books.parties, fund, party);
    let known = known.into_iter().find(|id| books.assessments.all.created(id).is_some_and(|one| one.period == period));
    let date = Some(Span::from(on));
    let Some(assessment) = known else {
        let due = of.due.ok_or_else(|| {
            Mistake::new(say!("everyday-adjust-due-when", member = name, period = period))
                .with(say!("everyday-adjust-write-due"))
        })?;
        let stem = format!("{party}-{fund}-{}", period.to_string().replace('/', "-"));
        let taken =
            |id: &str| id.parse::<AssessmentId>().is_ok_and(|id| books.things.defined_by(&id.thing()).is_some());
        let id = if taken(&stem) { free_id(&stem, on, taken) } else { stem };
        let id: AssessmentId = id.parse().map_err(|_| Mistake::new(say!("everyday-no-id", id = id)))?;
        return Ok(Some(Event::AssessmentIssued(AssessmentIssued {
            assessment: New(id),
            fund: fund.clone(),
            party: party.clone(),
            period,
            scale: None,
            total: None,
            amount: Filled(Some(of.amount)),
            due,
            recognised: Filled(None),
            brought_forward: None,
            date,
            inferred: None,
        })));
    };
    let was = books.journal.assessment(assessment, of.amount.currency).assessed;
    let more = of.amount.amount.checked_sub(was).ok_or_else(|| Mistake::new(say!("everyday-adjust-too-large")))?;
    if more.is_zero() {
        return Ok(None);
    }
    let why = || Mistake::new(say!("everyday-adjust-why-another", member = name, period = period));
    let reason = of.reason.clone().ok_or_else(|| why().with(say!("everyday-adjust-write-why")))?;
    let assessment = assessment.clone();
    let (fund, recognised, inferred) = (Filled(None), Filled(None), None);
    Ok(Some(if more.is_positive() {
        let amount = of.amount.with(more);
        Event::AssessmentSupplemented(AssessmentSupplemented {
            assessment,
            amount,
            reason,
            fund,
            recognised,
            date,
            inferred,
        })
    } else {
        let amount = of.amount.with(more).negated();
        Event::AssessmentReduced(AssessmentReduced { assessment, amount, reason, fund, recognised, date, inferred })
    }))
}

const ASSESSED: &str = "everyday-assessed";
const SUPPLEMENTED: &str = "everyday-supplemented";
const WRITTEN_OFF: &str = "everyday-written-off";

/// An entry on an assessment: the key of the word for it, the amount, the reason, the decision.
struct Entry<'r> {
    word: &'static str,
    assessment: &'r AssessmentId,
    amount: Money,
    reason: Option<&'r Text>,
    decision: Option<&'r DecisionId>,
}

impl<'r> Entry<'r> {
    fn of(event: &'r Event) -> Option<Self> {
        let (word, assessment, amount, reason, decision) = match event {
            Event::AssessmentCredited(fact) => {
                ("everyday-credited", &fact.assessment, fact.amount, Some(&fact.reason), &None)
            }
            Event::AssessmentWaived(fact) => ("everyday-waived", &fact.assessment, fact.amount, None, &fact.decision),
            Event::ReceivableWrittenOff(fact) => {
                (WRITTEN_OFF, &fact.assessment, fact.amount, Some(&fact.reason), &fact.decision)
            }
            Event::AssessmentSupplemented(fact) => {
                (SUPPLEMENTED, &fact.assessment, fact.amount, Some(&fact.reason), &None)
            }
            Event::AssessmentReduced(fact) => {
                ("everyday-reduced", &fact.assessment, fact.amount, Some(&fact.reason), &None)
            }
            Event::AssessmentIssued(fact) => (ASSESSED, &fact.assessment.0, (*fact.amount)?, None, &None),
            _ => return None,
        };
        Some(Self { word, assessment, amount, reason, decision: decision.as_ref() })
    }
}

/// Says what members must pay after an adjustment.
#[must_use]
pub fn said(Change { before, after, records, .. }: Change<'_>) -> Screen {
    let entries: Vec<(Entry<'_>, Option<Day>)> = records
        .iter()
        .filter_map(|record| Some((Entry::of(&record.event)?, record.event.date().map(Span::last))))
        .collect();
    let Some((first, on)) = entries.first() else { return Screen::default() };
    let issued = after.assessments.all.created(first.assessment);
    let of = issued
        .map_or_else(String::new, |issued| format!(": {}, {}", names::fund_name(after, &issued.fund), issued.period));
    let currency = first.amount.currency;
    let shown = Shown(Some(currency).filter(|one| entries.iter().all(|(entry, _)| entry.amount.currency == *one)));
    let word = match entries.iter().all(|(entry, _)| entry.word == first.word) {
        true => first.word,
        false => ASSESSED,
    };
    let by = match first.decision {
        Some(decision) => meetings::said_by(after, Some(decision), *on),
        None => on.map_or_else(String::new, |on| format!(", {}", in_words(on))),
    };
    let heading = vec![say!("everyday-amount"), say!("everyday-outstanding-was"), say!("everyday-outstanding-is")];
    let mut lines = vec![Line { label: String::new(), cells: heading, note: String::new() }];
    for (entry, _) in &entries {
        let currency = entry.amount.currency;
        let outstanding = |books: &Books| {
            shown.amount(Money { currency, amount: books.journal.outstanding(entry.assessment, currency) })
        };
        let member = after.assessments.all.created(entry.assessment).map(|issued| &issued.party);
        let member = member.map_or_else(String::new, |party| after.parties.name(after.parties.now(party)));
        let sign = if matches!(entry.word, ASSESSED | SUPPLEMENTED) { entry.amount } else { entry.amount.negated() };
        let cells = vec![shown.amount(sign), outstanding(before), outstanding(after)];
        lines.push(Line { label: member, cells, note: String::new() });
    }
    let mut notes: Vec<String> = Vec::new();
    if first.word == WRITTEN_OFF {
        notes.push(say!("everyday-written-off-note"));
    }
    notes.extend(first.reason.map(|reason| say!("everyday-reason", reason = reason)));
    notes.extend(exceptions::said(records));
    Screen { title: format!("{}{by}{of}{}", said_by_key(word, &[]), shown.mention()), lines, notes }
}
