//! Movements of an account in words, for statements and explanations.

use crate::event::Event;
use crate::event::assessment::AssessmentIssued;
use crate::event::cash::{FundTransferred, LoanGranted};
use crate::event::converted::converted;
use crate::event::fund::RatePublished;
use crate::event::record::Record;
use crate::report::{Asked, NOT_STATED, list, or_not_stated, source_cell, text_or};
use crate::state::Dated;
use crate::state::assessments::issued;
use crate::state::exceptions::State;
use crate::state::movements::Movement;
use crate::value::days::Span;
use crate::value::ids::{CaseId, DecisionId, Id as _, PartyId, RateId, Thing};
use crate::value::money::{Money, Sums};
use crate::value::text::Text;

/// Describes a movement: its event in the words of its record, its correction, and the exception that it was reported as.
pub fn describe(asked: Asked<'_>, movement: &Movement) -> String {
    let record = &movement.record;
    let assessed =
        issued(&record.event).into_iter().find(|fact| fact.assessment.0.as_str() == movement.posting.account.id());
    let text = match assessed {
        Some(fact) => describe_assessment(asked, &fact),
        None => describe_event(asked, &record.event),
    };
    let text = match movement.posting.later {
        Some(_) => format!("recognised as income: {text}"),
        None => text,
    };
    if let Some(by) = &movement.removed_by {
        return describe_removed(record, by, &text);
    }
    let rates = record.event.mentions().refs;
    let rates = rates.iter().filter_map(|thing| Some((thing, asked.books.funds.rates.recorded(&thing.as_id()?)?)));
    let corrected = rates.filter(|(_, rate)| rate.seq > record.seq);
    let corrected = corrected.map(|(thing, rate)| format!("; {thing} was corrected since, by record {}", rate.seq));
    let text = format!("{text}{}", text_or(list(corrected, ""), ""));
    let corrects = record.corrects.map_or_else(String::new, |seq| format!(", corrects record {seq}"));
    let late = record.because.as_ref().filter(|_| record.corrects.is_none());
    let late = late.map_or_else(String::new, |why| format!(", found late: {why}"));
    let exception = record.event.exception().map_or_else(String::new, |reason| {
        let state = asked.books.exceptions.state(record.seq);
        let state = match state {
            State::Open => state.word().to_uppercase(),
            State::Covered(decision) => format!("{} by {decision}", state.word()),
            State::Mended => format!("{}: no rule is broken any more", state.word()),
        };
        format!("; exception, {state}: {reason}")
    });
    format!("{text}{corrects}{late}{exception}")
}

/// Describes that a payer who was not identified is named by a later record, or by none any more.
pub fn describe_identified(asked: Asked<'_>, movement: &Movement, receipt: &Record, by: &Record) -> String {
    match &movement.removed_by {
        Some(removed_by) => {
            describe_removed(&movement.record, removed_by, &format!("payer of record {} identified", receipt.seq))
        }
        None => {
            let text = describe_event(asked, &receipt.event);
            format!("{text}, record {}; payer identified by record {}", receipt.seq, by.seq)
        }
    }
}

fn describe_removed(record: &Record, by: &Record, text: &str) -> String {
    let why = by.because.as_ref().map_or_else(String::new, |why| format!(": {why}"));
    format!("record {} {}{why} ({text})", record.seq, taken_away(by))
}

/// Returns the word for a movement in JSON and CSV.
pub fn entry(movement: &Movement) -> &'static str {
    movement.removed_by.as_ref().map_or_else(|| word(&movement.record.event), |by| taken_away(by))
}

/// Returns what a correction did to the record that it corrects.
fn taken_away(by: &Record) -> &'static str {
    if matches!(by.event, Event::RecordReversed(_)) { "reversed" } else { "corrected" }
}

/// Returns the date of a movement; `None` if only the day of recording is known.
pub fn date(movement: &Movement) -> Option<Span> {
    let Dated { day, is_dated, .. } = *movement.record;
    if let Some(later) = movement.posting.later {
        return Some(later.into());
    }
    is_dated.then(|| movement.record.event.date().unwrap_or_else(|| day.into()))
}

/// Writes the date of a movement.
pub fn date_cell(movement: &Movement) -> String {
    text_or(date(movement), "not dated")
}

/// Returns the word for an event that moves money.
const fn word(event: &Event) -> &'static str {
    match event {
        Event::BalanceBroughtForward(_) => "brought forward",
        Event::ScaleApplied(_) | Event::AssessmentIssued(_) => "assessed",
        Event::AssessmentSupplemented(_) => "supplemented",
        Event::AssessmentReduced(_) => "reduced",
        Event::CreditGranted(_) => "credited in advance",
        Event::AssessmentCredited(_) => "credited",
        Event::AssessmentWaived(_) => "waived",
        Event::ReceivableWrittenOff(_) => "written off",
        Event::ReceivableReinstated(_) => "reinstated",
        Event::ContributionReceived(_) => "received",
        Event::ContributionApplied(_) => "applied",
        Event::ContributionReturned(_) => "returned",
        Event::BudgetProposed(_) => "proposed",
        Event::BudgetRecommended(_) => "recommended",
        Event::BudgetApproved(_) => "approved",
        Event::BudgetRevised(_) => "revised",
        Event::BudgetTransferred(_) => "transferred",
        Event::ExpenditureCharged(_) => "charged",
        Event::ExpenditureRefunded(_) => "refunded",
        Event::ReserveDisbursed(fact) if fact.implementer.is_some() => "advanced",
        Event::ReserveDisbursed(_) => "disbursed",
        Event::ReserveSpent(_) => "spent",
        Event::ReserveReturned(_) => "returned to the fund",
        Event::IncomeRecorded(_) => "income",
        Event::ChargeRecorded(_) => "charge",
        Event::ExchangeRecorded(_) => "exchange",
        Event::FundTransferred(_) => "transferred to another fund",
        Event::LoanGranted(_) => "lent to another fund",
        Event::LoanRepaid(_) => "loan repaid",
        _ => "recorded",
    }
}

/// Describes an event in its own words.
pub fn describe_event(asked: Asked<'_>, event: &Event) -> String {
    let converted = converted(event).map(|(amount, equivalent, rate)| {
        let rate = rate
            .map_or_else(|| "the rate of the receipt".to_owned(), |rate| rate_as_used(asked, rate, amount, equivalent));
        format!("; {amount} is {equivalent} at {rate}")
    });
    let text = describe_fact(asked, event);
    let reference = text_or(event.reference().map(|reference| format!(", reference {reference}")), "");
    format!("{text}{reference}{}", text_or(converted, ""))
}

fn describe_fact(asked: Asked<'_>, event: &Event) -> String {
    let word = word(event);
    let label = |party: &PartyId| asked.label(party);
    let case = |case: &dyn std::fmt::Display, category: Option<String>| {
        format!("case {case} ({})", category.unwrap_or_else(|| format!("category {NOT_STATED}")))
    };
    let by = |decision: &Option<DecisionId>| match decision {
        Some(decision) => format!(", by decision {decision}"),
        None => ", without a decision".to_owned(),
    };
    let requested =
        |by: &Option<PartyId>| by.as_ref().map_or_else(String::new, |party| format!(", requested by {}", label(party)));
    let from = |left: &Option<PartyId>| left.as_ref().map_or_else(|| "an unidentified payer".to_owned(), label);
    match event {
        Event::BalanceBroughtForward(fact) => format!("{word}, certified by {}", fact.certificate),
        Event::AssessmentIssued(fact) => describe_assessment(asked, fact),
        Event::ScaleApplied(fact) => {
            format!("members {word} {} for {} by scale {}, due {}", fact.total, fact.period, fact.scale, fact.due)
        }
        Event::AssessmentSupplemented(fact) => format!("{word}: {}, {}", fact.assessment, fact.reason),
        Event::AssessmentReduced(fact) => format!("{word}: {}, {}", fact.assessment, fact.reason),
        Event::CreditGranted(fact) => {
            format!("{word} {} to {}: {} ({})", fact.amount, label(&fact.party), fact.reason, fact.contribution.0)
        }
        Event::ReceivableReinstated(fact) => format!("{word}: {}, {}", fact.assessment, fact.reason),
        Event::AssessmentCredited(fact) => format!("{word} on {}: {}", fact.assessment, fact.reason),
        Event::AssessmentWaived(fact) => format!("{word} on {}{}", fact.assessment, by(&fact.decision)),
        Event::ReceivableWrittenOff(fact) => format!("{word} on {}: {}", fact.assessment, fact.reason),
        Event::ContributionReceived(fact) => {
            let paid = or_not_stated(fact.amount);
            let rate = fact.rate.as_ref().zip(fact.amount.zip(*fact.credited));
            let rate = rate.map_or_else(String::new, |(rate, (paid, credited))| {
                format!(" at {}", rate_as_used(asked, rate, paid, credited))
            });
            let charges = fact.charges.map_or_else(String::new, |charges| format!(", less bank charges of {charges}"));
            format!("{word} {paid} from {}{rate}{charges} ({})", from(&fact.party), fact.contribution.0)
        }
        Event::ContributionApplied(fact) => {
            let to = fact.parts().map(|(part, counted)| {
                let counted = counted.map_or_else(String::new, |amount| format!(" (counts for {amount})"));
                format!("{}{counted}", part.to.id())
            });
            let ground = fact.ground.as_ref().map_or_else(String::new, |ground| format!(", on the ground: {ground}"));
            let other = fact.on_behalf_of.as_ref().map_or_else(String::new, |party| {
                let payer = asked.books.contributions.payer(&fact.contribution);
                format!(", paid by {} on behalf of {}", from(&payer.cloned()), label(party))
            });
            format!("{word}: {} to {}{other}{ground}", fact.contribution, text_or(list(to, ", "), ""))
        }
        Event::ContributionReturned(fact) => format!("{word}: {}, {}", fact.contribution, fact.reason),
        Event::BudgetApproved(fact) => format!("{word}{}", by(&fact.decision)),
        Event::BudgetRevised(fact) => format!("{word}{}", by(&fact.decision)),
        Event::BudgetTransferred(fact) => format!("{word} {} from {} to {}", fact.amount, fact.from, fact.to),
        Event::ExpenditureCharged(fact) => {
            let activity =
                fact.activity.as_ref().map_or_else(String::new, |id| format!(", for {}", asked.title(&id.thing())));
            with_subject(&format!("{word} to {}", fact.line), fact.subject.as_ref()) + &activity
        }
        Event::ExpenditureRefunded(fact) => with_subject(&format!("{word} to {}", fact.line), fact.subject.as_ref()),
        Event::FundTransferred(FundTransferred { from, to, reason, decision, .. })
        | Event::LoanGranted(LoanGranted { from, to, reason, decision, .. }) => {
            format!("{word}: {} to {}, {reason}{}", asked.fund(from), asked.fund(to), by(decision))
        }
        Event::LoanRepaid(fact) => format!("{word}: {} to {}", asked.fund(&fact.from), asked.fund(&fact.to)),
        Event::ReserveDisbursed(fact) => match (&fact.implementer, &fact.case) {
            (Some(party), _) => format!("{word} to {}{}", label(party), requested(&fact.requested_by)),
            (None, Some(id)) => {
                let case = case(id, fact.category.as_ref().map(ToString::to_string));
                format!("{word} to {case}{}", requested(&fact.requested_by))
            }
            (None, None) => word.to_owned(),
        },
        Event::ReserveSpent(fact) => {
            let case = case(&fact.case, fact.category.as_ref().map(ToString::to_string));
            format!("{word} by {} on {case}{}", label(&fact.implementer), requested(&fact.requested_by))
        }
        Event::ReserveReturned(fact) => match (&fact.implementer, &fact.case) {
            (Some(party), _) => format!("{word} by {}", label(party)),
            (None, Some(id)) => format!("{word} from case {id}"),
            (None, None) => word.to_owned(),
        },
        Event::IncomeRecorded(fact) => with_subject(&format!("{word}: {}", fact.nature), fact.subject.as_ref()),
        Event::ChargeRecorded(fact) => with_subject(&format!("{word}: {}", fact.nature), fact.subject.as_ref()),
        Event::ExchangeRecorded(fact) => {
            let by = text_or(fact.held_by.as_ref().map(|party| format!(" by {}", label(party))), "");
            format!("{word} of {} for {}{by}", fact.sold, fact.bought)
        }
        _ => word.to_owned(),
    }
}

fn describe_assessment(asked: Asked<'_>, fact: &AssessmentIssued) -> String {
    let scale = fact.scale.as_ref().map_or_else(String::new, |scale| format!(" by scale {scale}"));
    format!("{} assessed for {}{scale}, due {}", asked.label(&fact.party), fact.period, fact.due)
}

fn with_subject(text: &str, subject: Option<&Text>) -> String {
    subject.map_or_else(|| text.to_owned(), |subject| format!("{text}, {subject}"))
}

/// Writes a rate that gave an amount for another; if it was corrected since and gives another one, by its id alone.
fn rate_as_used(asked: Asked<'_>, id: &RateId, amount: Money, given: Money) -> String {
    let gives = |rate: &&RatePublished| {
        let places = asked.books.recorders.places(given.currency);
        rate.convert(amount.amount, given.currency, places) == Some(given)
    };
    let rate = asked.books.funds.rates.created(id).filter(gives);
    rate.map_or_else(|| format!("rate:{id}, as it was then"), |rate| rate_in_words(asked, rate))
}

/// Writes a rate with its value, its days and its publisher.
pub fn rate_in_words(asked: Asked<'_>, rate: &RatePublished) -> String {
    let days = or_not_stated(rate.days().map(|days| match days.first() == days.last() {
        true => days.first().to_string(),
        false => format!("{} to {}", days.first(), days.last()),
    }));
    let whose = rate.publisher.as_ref().map_or_else(String::new, |party| format!(", {}", asked.label(party)));
    format!("1 {} = {} {} ({days}{whose})", rate.from, rate.value, rate.to)
}

/// Returns the party, the case and the category that a movement of a fund is about.
pub fn about(event: &Event) -> (Option<&PartyId>, Option<String>, Option<String>) {
    let text = |value: &Option<Text>| value.as_ref().map(ToString::to_string);
    let case = |value: &Option<CaseId>| value.as_ref().map(ToString::to_string);
    match event {
        Event::ReserveDisbursed(fact) => (fact.implementer.as_ref(), case(&fact.case), text(&fact.category)),
        Event::ReserveSpent(fact) => (Some(&fact.implementer), Some(fact.case.to_string()), text(&fact.category)),
        Event::ReserveReturned(fact) => (fact.implementer.as_ref(), case(&fact.case), text(&fact.category)),
        Event::ContributionReceived(fact) => (fact.party.as_ref(), None, None),
        Event::ExpenditureCharged(fact) => (fact.payee.as_ref(), None, None),
        Event::ExpenditureRefunded(fact) => (fact.payer.as_ref(), None, None),
        Event::BalanceBroughtForward(fact) => (fact.held_by.as_ref(), None, None),
        Event::ExchangeRecorded(fact) => (fact.held_by.as_ref(), None, None),
        _ => (None, None, None),
    }
}

/// Returns the rate of exchange that an event names.
pub fn rate_named(event: &Event) -> Option<RateId> {
    event.mentions().refs.iter().find_map(Thing::as_id)
}

/// Cites a record and its source.
pub fn recorded(record: &Record) -> String {
    format!("record {}, {}", record.seq, source_cell(record.source.as_ref(), record.event.inferred()))
}

/// Writes an amount with its sign, a plus sign included.
pub fn signed(amount: Money) -> String {
    if amount.amount.is_positive() { format!("+{}", amount.amount) } else { amount.amount.to_string() }
}

/// Lists the balance after each of these movements of one account, which are all that it has. A setting is the balance,
/// and later entries are added to it; one that is taken away leaves what stands without it.
pub fn after_each(movements: &[Movement]) -> Vec<Sums> {
    let mut standing: Vec<&Movement> = Vec::new();
    let after = |movement| {
        let Movement { record, removed_by, posting }: &Movement = movement;
        match removed_by {
            None => standing.push(movement),
            Some(_) => {
                standing.retain(|other| other.record.seq != record.seq || other.posting.account != posting.account)
            }
        }
        let mut in_order = standing.clone();
        in_order.sort_by_key(|movement| movement.record.order());
        in_order.into_iter().fold(Sums::default(), |mut sums, Movement { posting, .. }| {
            if posting.sets {
                let before = posting.amount.with(sums.of(posting.amount.currency));
                sums.add(before.negated());
            }
            sums.add(posting.amount);
            sums
        })
    };
    movements.iter().map(after).collect()
}

/// Returns the balance before the first of these movements, given the balance after the last.
pub fn before<'m>(value: &Sums, movements: impl Iterator<Item = &'m Movement>) -> Sums {
    let mut before = value.clone();
    movements.for_each(|movement| before.add(movement.posting.amount.negated()));
    before
}

/// Sorts movements as a statement lists them: by day, then by the first record of their chains, then by record.
pub fn by_day(movements: &mut [Movement]) {
    movements.sort_by_cached_key(|movement| {
        let (by, is_added) = (movement.by().seq, movement.removed_by.is_none());
        (movement.record.order(), by, is_added, movement.posting.account.clone())
    });
}
