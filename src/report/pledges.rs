//! Pledges with their stages and outcomes, and acknowledged support.

use std::collections::BTreeMap;

use crate::event::Source;
use crate::event::pledge::{self, PledgeMade, SupportAcknowledged};
use crate::report::{
    Asked, NOT_STATED, Table, columns, count, document, in_words, item, joined, or_not_stated, reading, readings,
    source_cell, source_order, text_or,
};
use crate::state::RecordedFact;
use crate::state::accounts::AccountType;
use crate::state::pledges::{Current, Stage};
use crate::value::days::Window;
use crate::value::ids::{ActivityId, Id as _, PartyId, PledgeId, Thing};
use crate::value::money::{Amount, Money, Sums};
use crate::value::text::Text;

/// Selects pledges and acknowledgements; `None` selects all.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// A party, as promisor, jointly, via or implementer.
    pub party: Option<PartyId>,
    /// An activity or a fund.
    pub toward: Option<Thing>,
    /// A role.
    pub role: Option<pledge::Role>,
    /// A stage: made, revised, confirmed, fulfilled, withdrawn or acknowledged.
    pub stage: Option<String>,
}

/// A pledge or an acknowledgement, as one row of the report needs it.
struct Line<'a> {
    key: Thing,
    kind: &'static str,
    party: &'a PartyId,
    jointly: &'a [PartyId],
    via: Option<&'a PartyId>,
    implementer: Option<&'a PartyId>,
    toward: Option<&'a Thing>,
    roles: Vec<pledge::Role>,
    amount: Option<Money>,
    window: Option<Window>,
    window_words: Option<Text>,
    stage: &'static str,
    outcome: String,
    wording: Option<&'static str>,
    conditions: Option<Text>,
    subject: Option<&'a Text>,
    source: Option<&'a Source>,
    /// The contributions applied to it, in one currency: a fund has only one.
    received: Option<Money>,
    /// The record that brought it to its stage, and its source.
    since: u64,
    stage_source: Option<Source>,
    inferred: Option<&'a Text>,
}

/// Tabulates the selected pledges and acknowledgements.
#[must_use]
pub fn pledges(asked: Asked<'_>, filter: &Filter) -> Table {
    let books = &asked.books.pledges;
    let made = books.made.iter().filter_map(|(id, made, _)| Some(pledge(asked, made, books.current(id)?)));
    let supports = books.supports.iter().map(|(_, support, _)| acknowledged(support));
    let mut lines: Vec<Line<'_>> = made.chain(supports).filter(|line| filter.takes(asked, line)).collect();
    // In the order of the items in their document.
    lines.sort_by_cached_key(|line| source_order(line.source));
    let notes = if lines.is_empty() { asked.nothing("pledge", filter.is_set()) } else { notes(&lines) };
    let columns = columns! { |line: &Line<'_>|
        let toward = line.toward.map(|toward| toward_cell(asked, toward));
        fields {
            "key": line.key, "kind": line.kind, "pledge": line.key.id(), "party": line.party, "via": line.via,
            "implementer": line.implementer, "toward": line.toward,
            "toward_title": line.toward.map(|toward| asked.title(toward)), "roles": line.roles,
            "amount": line.amount.map(|money| money.amount), "currency": line.amount.map(|money| money.currency),
            "window": line.window, "window_words": line.window_words, "stage": line.stage, "outcome": line.outcome,
            "document": document(line.source), "item": item(line.source), "reading": reading(line.inferred),
            "jointly": line.jointly, "wording": line.wording, "conditions": line.conditions, "subject": line.subject,
            "stage_record": line.since, "stage_document": document(line.stage_source.as_ref()),
            "stage_item": item(line.stage_source.as_ref()), "received": line.received.map(|money| money.amount),
        }
        cells {
            "Party": line.parties(asked), "Pledge or support": line.support(),
            "Toward": or_not_stated(toward.or_else(|| line.subject.map(Text::to_string))),
            "Stage and outcome": line.stage_and_outcome(), "Source": line.sources(),
        }
    };
    columns.tabulate(&lines, notes)
}

fn pledge<'a>(asked: Asked<'a>, made: &'a RecordedFact<PledgeMade>, current: Current) -> Line<'a> {
    let fact = &made.fact;
    Line {
        key: fact.pledge.0.thing(),
        kind: "pledge",
        party: &fact.party,
        jointly: &fact.jointly,
        via: fact.via.as_ref(),
        implementer: fact.implementer.as_ref(),
        toward: Some(&fact.toward),
        outcome: outcome(asked, fact, &current),
        received: received(asked, &fact.pledge.0).iter().next(),
        roles: current.roles,
        amount: current.amount,
        window: current.window,
        window_words: current.window_words,
        stage: current.stage.word(),
        wording: Some(fact.wording.word()),
        conditions: current.conditions,
        subject: None,
        source: made.source.as_ref(),
        since: current.since,
        stage_source: current.source,
        inferred: fact.inferred.as_ref(),
    }
}

fn acknowledged(support: &RecordedFact<SupportAcknowledged>) -> Line<'_> {
    let fact = &support.fact;
    Line {
        key: fact.support.0.thing(),
        kind: "acknowledged",
        party: &fact.party,
        jointly: &fact.jointly,
        via: fact.via.as_ref(),
        implementer: fact.implementer.as_ref(),
        toward: fact.toward.as_ref(),
        roles: fact.roles.to_vec(),
        amount: fact.amount,
        received: None,
        window: None,
        window_words: None,
        stage: "acknowledged",
        outcome: "given".to_owned(),
        wording: None,
        conditions: None,
        subject: fact.subject.as_ref(),
        source: support.source.as_ref(),
        since: support.seq,
        stage_source: support.source.clone(),
        inferred: fact.inferred.as_ref(),
    }
}

/// Writes the outcome of a pledge. Silence is reported as silence, never as a failure.
fn outcome(asked: Asked<'_>, fact: &PledgeMade, current: &Current) -> String {
    match current.stage {
        Stage::Fulfilled => text_or(current.words.as_ref(), "fulfilled"),
        Stage::Withdrawn => text_or(current.words.as_ref(), "no reason stated"),
        Stage::Made | Stage::Revised | Stage::Confirmed => {
            let received = received(asked, &fact.pledge.0);
            let window = current.window.clone().or_else(|| activity_window(asked, &fact.toward));
            let open = match window.as_ref().and_then(Window::latest) {
                Some(latest) if latest < asked.today && received.is_zero() => "no record of what came of it".to_owned(),
                Some(latest) if latest < asked.today => "no record of more".to_owned(),
                Some(latest) => format!("open until {latest}"),
                None => "open; no date stated".to_owned(),
            };
            let is_paid = |amount: Money| received.of(amount.currency) >= amount.amount;
            match current.amount {
                _ if received.is_zero() => open,
                Some(amount) if is_paid(amount) => format!("paid: {received} received"),
                Some(amount) => format!("{received} of {amount} received; {open}"),
                None => format!("{received} received; {open}"),
            }
        }
    }
}

/// Sums the contributions applied to a pledge.
fn received(asked: Asked<'_>, pledge: &PledgeId) -> Sums {
    asked.books.journal.total(AccountType::PledgeReceived, pledge).negated()
}

fn activity_window(asked: Asked<'_>, toward: &Thing) -> Option<Window> {
    let activity: ActivityId = toward.as_id()?;
    asked.books.activities.all.created(&activity)?.window.clone()
}

impl Filter {
    const fn is_set(&self) -> bool {
        self.party.is_some() || self.toward.is_some() || self.role.is_some() || self.stage.is_some()
    }

    fn takes(&self, asked: Asked<'_>, line: &Line<'_>) -> bool {
        let party = |wanted: &PartyId| {
            let all = [line.party].into_iter().chain(line.jointly).chain(line.via).chain(line.implementer);
            asked.is_among(wanted, all)
        };
        self.party.as_ref().is_none_or(party)
            && self.toward.as_ref().is_none_or(|wanted| line.toward == Some(wanted))
            && self.role.is_none_or(|wanted| line.roles.contains(&wanted))
            && self.stage.as_ref().is_none_or(|wanted| line.stage == wanted)
    }
}

impl Line<'_> {
    fn parties(&self, asked: Asked<'_>) -> String {
        let mut who = asked.label(self.party);
        if !self.jointly.is_empty() {
            who = format!("{who}, jointly with {}", asked.names(self.jointly));
        }
        if let Some(via) = self.via {
            who = format!("{who}, through {}", asked.label(via));
        }
        if let Some(implementer) = self.implementer {
            who = format!("{who}; carried out by {}", asked.label(implementer));
        }
        who
    }

    /// Writes roles, amount, window and conditions.
    fn support(&self) -> String {
        let roles = joined(self.roles.iter().map(|role| role_words(*role)));
        let amount = self.amount.map_or_else(|| format!("amount {NOT_STATED}"), |amount| amount.to_string());
        let mut what = format!("{}: {roles}; {amount}", self.wording.unwrap_or("support given"));
        if let Some(window) = in_words(self.window_words.as_ref(), self.window.as_ref()) {
            what = format!("{what}; {window}");
        }
        if let Some(conditions) = &self.conditions {
            what = format!("{what}; on condition: {conditions}");
        }
        what
    }

    fn stage_and_outcome(&self) -> String {
        if self.kind == "pledge" { format!("{}; {}", self.stage, self.outcome) } else { self.stage.to_owned() }
    }

    fn sources(&self) -> String {
        let first = source_cell(self.source, self.inferred);
        if self.kind != "pledge" || self.stage == Stage::Made.word() {
            return first;
        }
        // The first source must not appear to state what a later record says.
        let later = source_cell(self.stage_source.as_ref(), None);
        format!("{first}; {}: {later}, record {}", self.stage, self.since)
    }
}

const fn role_words(role: pledge::Role) -> &'static str {
    match role {
        pledge::Role::Support => "support (kind not stated)",
        role => role.word(),
    }
}

/// Writes a purpose with its own window, which is not the pledge's.
fn toward_cell(asked: Asked<'_>, toward: &Thing) -> String {
    let title = asked.title(toward);
    let activity = toward.as_id::<ActivityId>().and_then(|id| asked.books.activities.all.created(&id));
    let words = activity.and_then(|activity| in_words(activity.window_words.as_ref(), activity.window.as_ref()));
    words.map_or(title.clone(), |words| format!("{title} ({words})"))
}

/// Notes totals. Amounts that are not stated are counted beside them, never as zero.
fn notes(lines: &[Line<'_>]) -> Vec<String> {
    let pledges = lines.iter().filter(|line| line.kind == "pledge").count();
    let supports = lines.iter().filter(|line| line.kind != "pledge").count();
    let mut notes = vec![format!(
        "{}, {} of support without a promise on record.",
        count(pledges, "pledge", "pledges"),
        count(supports, "acknowledgement", "acknowledgements")
    )];
    let mut totals: BTreeMap<(&str, String), Option<Amount>> = BTreeMap::new();
    for (kind, money) in lines.iter().filter_map(|line| Some((line.kind, line.amount?))) {
        let total = totals.entry((kind, money.currency.to_string())).or_insert(Some(Amount::ZERO));
        *total = total.and_then(|total| total.checked_add(money.amount));
    }
    for ((kind, currency), total) in totals {
        let what = if kind == "pledge" { "Pledged" } else { "Acknowledged" };
        let total = text_or(total, "more than can be added exactly");
        notes.push(format!("{what}, of the amounts stated: {currency} {total}."));
    }
    let unstated = lines.iter().filter(|line| line.amount.is_none()).count();
    notes.push(match unstated {
        0 => "Every amount is stated.".to_owned(),
        _ if unstated == lines.len() => "No amount is stated for any of them.".to_owned(),
        _ => format!("Beside these totals: {unstated} with an amount that is not stated."),
    });
    notes.extend(readings(lines.iter().map(|line| (line.source, line.inferred))));
    notes
}
