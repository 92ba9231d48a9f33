//! Movements of an account in words, for statements and explanations.

use crate::event::Event;
use crate::event::assessment::AssessmentIssued;
use crate::event::contribution::{ContributionApplied, ContributionReceived};
use crate::event::converted::converted;
use crate::event::fund::RatePublished;
use crate::event::record::Record;
use crate::languages::{say, term};
use crate::report::{Asked, list, or_not_stated, source_cell, text_or};
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
    let mut text = match movement.posting.later {
        Some(_) => say!("report-movements-recognised", text = text),
        None => text,
    };
    if let Some(by) = &movement.removed_by {
        return describe_removed(record, by, &text);
    }
    let rates = record.event.mentions().refs;
    let rates = rates.iter().filter_map(|thing| Some((thing, asked.books.funds.rates.recorded(&thing.as_id()?)?)));
    for (thing, rate) in rates.filter(|(_, rate)| rate.seq > record.seq) {
        text += "; ";
        text += &say!("report-movements-rate-corrected", rate = thing, seq = rate.seq);
    }
    if let Some(seq) = record.corrects {
        text += ", ";
        text += &say!("report-movements-corrects", seq = seq);
    }
    if let Some(why) = record.because.as_ref().filter(|_| record.corrects.is_none()) {
        text += ", ";
        text += &say!("report-movements-found-late", why = why);
    }
    if let Some(reason) = record.event.exception() {
        text += "; ";
        text += &match asked.books.exceptions.state(record.seq) {
            State::Open => say!("report-movements-exception-open", reason = reason),
            State::Covered(by) => say!("report-movements-exception-covered", decision = by, reason = reason),
            State::Mended => say!("report-movements-exception-mended", reason = reason),
        };
    }
    text
}

/// Describes that a payer who was not identified is named by a later record, or by none any more.
pub fn describe_identified(asked: Asked<'_>, movement: &Movement, receipt: &Record, by: &Record) -> String {
    match &movement.removed_by {
        Some(removed_by) => {
            let text = say!("report-movements-payer-of", seq = receipt.seq);
            describe_removed(&movement.record, removed_by, &text)
        }
        None => {
            let text = describe_event(asked, &receipt.event);
            say!("report-movements-payer-by", text = text, seq = receipt.seq, by = by.seq)
        }
    }
}

fn describe_removed(record: &Record, by: &Record, text: &str) -> String {
    let seq = record.seq;
    match (&by.event, &by.because) {
        (Event::RecordReversed(_), None) => say!("report-movements-reversed", seq = seq, text = text),
        (Event::RecordReversed(_), Some(why)) => {
            say!("report-movements-reversed-because", seq = seq, why = why, text = text)
        }
        (_, None) => say!("report-movements-corrected", seq = seq, text = text),
        (_, Some(why)) => say!("report-movements-corrected-because", seq = seq, why = why, text = text),
    }
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
    text_or(date(movement), &say!("report-not-dated"))
}

/// Returns the word for an event that moves money, in JSON and CSV.
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
    let mut text = describe_fact(asked, event);
    if let Some(reference) = event.reference() {
        text += ", ";
        text += &say!("report-movements-reference", reference = reference);
    }
    if let Some((amount, equivalent, rate)) = converted(event) {
        let rate = match rate {
            Some(rate) => rate_as_used(asked, rate, amount, equivalent),
            None => say!("report-movements-rate-of-receipt"),
        };
        text += "; ";
        text += &say!("report-movements-converted", amount = amount, equivalent = equivalent, rate = rate);
    }
    text
}

fn describe_fact(asked: Asked<'_>, event: &Event) -> String {
    let label = |party: &PartyId| asked.label(party);
    match event {
        Event::BalanceBroughtForward(fact) => {
            say!("report-movements-brought-forward", certificate = fact.certificate)
        }
        Event::AssessmentIssued(fact) => describe_assessment(asked, fact),
        Event::ScaleApplied(fact) => say!(
            "report-movements-assessed-by-scale",
            total = fact.total,
            period = fact.period,
            scale = fact.scale,
            due = fact.due,
        ),
        Event::AssessmentSupplemented(fact) => {
            say!("report-movements-supplemented", assessment = fact.assessment, reason = fact.reason)
        }
        Event::AssessmentReduced(fact) => {
            say!("report-movements-reduced", assessment = fact.assessment, reason = fact.reason)
        }
        Event::CreditGranted(fact) => say!(
            "report-movements-credit-granted",
            amount = fact.amount,
            party = label(&fact.party),
            reason = fact.reason,
            id = fact.contribution.0,
        ),
        Event::ReceivableReinstated(fact) => {
            say!("report-movements-reinstated", assessment = fact.assessment, reason = fact.reason)
        }
        Event::AssessmentCredited(fact) => {
            say!("report-movements-credited", assessment = fact.assessment, reason = fact.reason)
        }
        Event::AssessmentWaived(fact) => {
            say!("report-movements-waived", assessment = fact.assessment, by = by(fact.decision.as_ref()))
        }
        Event::ReceivableWrittenOff(fact) => {
            say!("report-movements-written-off", assessment = fact.assessment, reason = fact.reason)
        }
        Event::ContributionReceived(fact) => describe_receipt(asked, fact),
        Event::ContributionApplied(fact) => describe_application(asked, fact),
        Event::ContributionReturned(fact) => {
            say!("report-movements-returned", contribution = fact.contribution, reason = fact.reason)
        }
        Event::BudgetProposed(_) => say!("report-movements-budget-proposed"),
        Event::BudgetRecommended(_) => say!("report-movements-budget-recommended"),
        Event::BudgetApproved(fact) => say!("report-movements-budget-approved", by = by(fact.decision.as_ref())),
        Event::BudgetRevised(fact) => say!("report-movements-budget-revised", by = by(fact.decision.as_ref())),
        Event::BudgetTransferred(fact) => {
            say!("report-movements-budget-transferred", amount = fact.amount, from = fact.from, to = fact.to)
        }
        Event::ExpenditureCharged(fact) => {
            let activity = fact.activity.as_ref().map(|id| asked.title(&id.thing()));
            let activity = activity.map(|title| format!(", {}", say!("report-movements-for-activity", title = title)));
            with_subject(say!("report-movements-charged", line = fact.line), fact.subject.as_ref())
                + &activity.unwrap_or_default()
        }
        Event::ExpenditureRefunded(fact) => {
            with_subject(say!("report-movements-refunded", line = fact.line), fact.subject.as_ref())
        }
        Event::FundTransferred(fact) => say!(
            "report-movements-to-another-fund",
            from = asked.fund(&fact.from),
            to = asked.fund(&fact.to),
            reason = fact.reason,
            by = by(fact.decision.as_ref()),
        ),
        Event::LoanGranted(fact) => say!(
            "report-movements-lent",
            from = asked.fund(&fact.from),
            to = asked.fund(&fact.to),
            reason = fact.reason,
            by = by(fact.decision.as_ref()),
        ),
        Event::LoanRepaid(fact) => {
            say!("report-movements-loan-repaid", from = asked.fund(&fact.from), to = asked.fund(&fact.to))
        }
        Event::ReserveDisbursed(fact) => {
            let text = match (&fact.implementer, &fact.case) {
                (Some(party), _) => say!("report-movements-advanced", party = label(party)),
                (None, Some(id)) => say!("report-movements-disbursed", case = case(id, fact.category.as_ref())),
                (None, None) => return say!("report-movements-disbursed-alone"),
            };
            text + &requested(asked, fact.requested_by.as_ref())
        }
        Event::ReserveSpent(fact) => {
            let (party, case) = (label(&fact.implementer), case(&fact.case, fact.category.as_ref()));
            say!("report-movements-spent", party = party, case = case) + &requested(asked, fact.requested_by.as_ref())
        }
        Event::ReserveReturned(fact) => match (&fact.implementer, &fact.case) {
            (Some(party), _) => say!("report-movements-returned-by", party = label(party)),
            (None, Some(id)) => say!("report-movements-returned-from", case = id),
            (None, None) => say!("report-movements-returned-alone"),
        },
        Event::IncomeRecorded(fact) => {
            with_subject(say!("report-movements-income", nature = term(fact.nature)), fact.subject.as_ref())
        }
        Event::ChargeRecorded(fact) => {
            with_subject(say!("report-movements-charge", nature = term(fact.nature)), fact.subject.as_ref())
        }
        Event::ExchangeRecorded(fact) => {
            let (sold, bought) = (fact.sold, fact.bought);
            match &fact.held_by {
                Some(party) => {
                    say!("report-movements-exchange-by", sold = sold, bought = bought, party = label(party))
                }
                None => say!("report-movements-exchange", sold = sold, bought = bought),
            }
        }
        _ => say!("report-movements-recorded"),
    }
}

fn describe_assessment(asked: Asked<'_>, fact: &AssessmentIssued) -> String {
    let (party, period, due) = (asked.label(&fact.party), fact.period, fact.due);
    match &fact.scale {
        Some(scale) => {
            say!("report-movements-assessed-by", party = party, period = period, scale = scale, due = due)
        }
        None => say!("report-movements-assessed", party = party, period = period, due = due),
    }
}

fn describe_receipt(asked: Asked<'_>, fact: &ContributionReceived) -> String {
    let payer = payer(asked, fact.party.as_ref());
    let mut text = match fact.amount {
        Some(amount) => say!("report-movements-received", amount = amount, payer = payer),
        None => say!("report-movements-received-unstated", payer = payer),
    };
    if let Some((rate, (paid, credited))) = fact.rate.as_ref().zip(fact.amount.zip(*fact.credited)) {
        text += " ";
        text += &say!("report-movements-at-rate", rate = rate_as_used(asked, rate, paid, credited));
    }
    if let Some(charges) = fact.charges {
        text += ", ";
        text += &say!("report-movements-less-charges", charges = charges);
    }
    format!("{text} ({})", fact.contribution.0)
}

fn describe_application(asked: Asked<'_>, fact: &ContributionApplied) -> String {
    let to = fact.parts().map(|(part, counted)| match counted {
        Some(amount) => format!("{} ({})", part.to.id(), say!("report-movements-counts-for", amount = amount)),
        None => part.to.id().to_owned(),
    });
    let to = list(to, ", ").unwrap_or_default();
    let mut text = say!("report-movements-applied", contribution = fact.contribution, to = to);
    if let Some(party) = &fact.on_behalf_of {
        let payer = payer(asked, asked.books.contributions.payer(&fact.contribution));
        text += ", ";
        text += &say!("report-movements-on-behalf", payer = payer, party = asked.label(party));
    }
    if let Some(ground) = &fact.ground {
        text += ", ";
        text += &say!("report-movements-ground", ground = ground);
    }
    text
}

/// Names a payer, who may not be identified.
fn payer(asked: Asked<'_>, party: Option<&PartyId>) -> String {
    text_or(party.map(|party| asked.label(party)), &say!("report-unidentified-payer"))
}

/// Writes the decision by which something was done.
fn by(decision: Option<&DecisionId>) -> String {
    match decision {
        Some(decision) => say!("report-movements-by-decision", decision = decision),
        None => say!("report-movements-without-decision"),
    }
}

/// Writes a case and its category.
fn case(case: &CaseId, category: Option<&Text>) -> String {
    match category {
        Some(category) => say!("report-movements-case", case = case, category = category),
        None => say!("report-movements-case-alone", case = case),
    }
}

/// Writes who requested a payment, after what else is said of it.
fn requested(asked: Asked<'_>, by: Option<&PartyId>) -> String {
    let by = by.map(|party| format!(", {}", say!("report-movements-requested-by", party = asked.label(party))));
    by.unwrap_or_default()
}

fn with_subject(text: String, subject: Option<&Text>) -> String {
    match subject {
        Some(subject) => format!("{text}, {subject}"),
        None => text,
    }
}

/// Writes a rate that gave an amount for another; if it was corrected since and gives another one, by its id alone.
fn rate_as_used(asked: Asked<'_>, id: &RateId, amount: Money, given: Money) -> String {
    let gives = |rate: &&RatePublished| {
        let places = asked.books.recorders.places(given.currency);
        rate.convert(amount.amount, given.currency, places) == Some(given)
    };
    match asked.books.funds.rates.created(id).filter(gives) {
        Some(rate) => rate_in_words(asked, rate),
        None => say!("report-movements-rate-then", rate = id.thing()),
    }
}

/// Writes a rate with its value, its days and its publisher.
pub fn rate_in_words(asked: Asked<'_>, rate: &RatePublished) -> String {
    let days = or_not_stated(rate.days().map(|days| match days.first() == days.last() {
        true => days.first().to_string(),
        false => say!("report-movements-days", first = days.first(), last = days.last()),
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
    let source = source_cell(record.source.as_ref(), record.event.inferred());
    say!("report-movements-cited", seq = record.seq, source = source)
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
