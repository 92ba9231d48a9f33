//! Pledges with their stages and outcomes, and acknowledged support.

use std::collections::BTreeSet;
use std::str::FromStr;

use crate::event::Source;
use crate::event::field::{Field as _, words};
use crate::event::party::Relation;
use crate::event::pledge::{self, SupportAcknowledged, Wording};
use crate::languages::{say, term};
use crate::report::filter::{Fit, Narrow};
use crate::report::standing::{Recommendations, Standing, standing};
use crate::report::{
    Asked, Table, amount_words, columns, document, in_words, item, joined, list, or_not_stated, reading, readings,
    source_cell, source_order,
};
use crate::state::RecordedFact;
use crate::state::outcome::Outcome;
use crate::state::pledges::LastStep;
use crate::value::days::{Day, Span, Window};
use crate::value::ids::{ActivityId, Id as _, PartyId, Thing};
use crate::value::money::{Currency, Money, Sums};
use crate::value::text::Text;

/// The outcome of a pledge, or that support was given without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// A pledge, with its word.
    Pledge(Outcome),
    /// Support without a promise on record.
    Acknowledged,
}

impl Stage {
    /// The word for acknowledged support.
    const ACKNOWLEDGED: &str = "acknowledged";

    /// The word on the screen and in rows.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pledge(outcome) => outcome.word(),
            Self::Acknowledged => Self::ACKNOWLEDGED,
        }
    }

    /// Writes it as people read it.
    fn said(self) -> String {
        match self {
            Self::Pledge(outcome) => outcome_words(outcome),
            Self::Acknowledged => say!("report-pledges-stage-acknowledged"),
        }
    }

    /// Lists all words.
    #[must_use]
    pub fn words() -> Vec<&'static str> {
        Outcome::CHOICES.iter().copied().chain([Self::ACKNOWLEDGED]).collect()
    }
}

impl FromStr for Stage {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == Self::ACKNOWLEDGED { Ok(Self::Acknowledged) } else { text.parse().map(Self::Pledge) }
    }
}

/// Selects pledges and acknowledgements; `None` selects all.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// A party, as promisor, jointly, via or implementer.
    pub party: Option<PartyId>,
    /// An activity or a fund.
    pub toward: Option<Thing>,
    /// A role.
    pub role: Option<pledge::Role>,
    /// Its outcome.
    pub stage: Option<Stage>,
    /// The last fact about it.
    pub step: Option<LastStep>,
    /// A relation of its party: of the members, or of the observers.
    pub class: Option<Relation>,
    /// Its wording.
    pub wording: Option<Wording>,
    /// Pledges, or acknowledged support.
    pub kind: Option<Kind>,
    /// Items, and the period in which it was made, is due, or its activity takes place.
    pub narrow: Narrow,
}

words! {
    /// A promise, or support without one on record.
    pub enum Kind {
        /// A promise.
        Pledge = "pledge",
        /// Support that a source acknowledges.
        Support = "support",
    }
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
    stage: Stage,
    /// The last fact about a pledge.
    step: Option<LastStep>,
    is_recommended_only: bool,
    wording: Option<&'static str>,
    conditions: Option<Text>,
    subject: Option<&'a Text>,
    source: Option<&'a Source>,
    /// The pledge with its figures.
    standing: Option<Standing<'a>>,
    /// The record of the last fact about it, and its source.
    since: u64,
    step_source: Option<Source>,
    inferred: Option<&'a Text>,
    /// The link of the last fact that the recorder inferred, where one followed.
    step_inferred: Option<Text>,
    date: Option<Span>,
    /// The value day of the record that made it; `None` if only the day of recording is known.
    reported: Option<Day>,
}

/// Tabulates the selected pledges and acknowledgements.
#[must_use]
pub fn pledges(asked: Asked<'_>, filter: &Filter) -> Table {
    let books = &asked.books.pledges;
    let recommendations = Recommendations::of(asked);
    let made = standing(asked).map(|standing| pledge(&recommendations, standing));
    let supports = books.supports.iter().map(|(_, support, _)| acknowledged(support));
    let mut lines: Vec<Line<'_>> = made.chain(supports).filter(|line| filter.takes(asked, line)).collect();
    // In the order of the items in their document.
    lines.sort_by_cached_key(|line| source_order(line.source));
    let notes =
        if lines.is_empty() { asked.nothing(&say!("report-kind-pledge"), filter.is_set()) } else { notes(&lines) };
    let columns = columns! { |line: &Line<'_>|
        let toward = line.toward.map(|toward| toward_cell(asked, toward));
        fields {
            "key": line.key, "kind": line.kind, "pledge": line.key.id(), "party": line.party, "via": line.via,
            "implementer": line.implementer, "toward": line.toward,
            "toward_title": line.toward.map(|toward| asked.title(toward)), "roles": line.roles,
            "amount": line.amount.map(|money| money.amount), "currency": line.currency(),
            "date": line.date, "reported": line.reported, "window": line.window, "window_words": line.window_words,
            "stage": line.stage.word(), "outcome": line.outcome(asked),
            "document": document(line.source), "item": item(line.source), "reading": reading(line.inferred),
            "jointly": line.jointly, "wording": line.wording, "conditions": line.conditions, "subject": line.subject,
            "step": line.step, "step_record": line.since, "step_document": document(line.step_source.as_ref()),
            "step_item": item(line.step_source.as_ref()),
            "received": line.figure(Standing::received), "open": line.figure(Standing::open),
            "released": line.figure(Standing::released), "received_beside": line.beside(),
            "instalments": line.standing.as_ref().map_or_else(Vec::new, |standing| standing.instalment_words(asked)),
            "fulfilled": line.standing.as_ref().map(Standing::given),
            "recommended_only": line.is_recommended_only, "step_reading": reading(line.step_inferred.as_ref()),
        }
        cells {
            "report-party": line.parties(asked), "report-pledges-pledge": line.support(),
            "report-pledges-toward": or_not_stated(toward.or_else(|| line.subject.map(Text::to_string))),
            "report-pledges-stage-and-outcome": line.stage_and_outcome(asked), "report-source": line.sources(),
        }
    };
    columns.tabulate(&lines, notes)
}

fn pledge<'a>(recommendations: &Recommendations, standing: Standing<'a>) -> Line<'a> {
    let (made, current) = (standing.made, standing.current.clone());
    let fact = &made.fact;
    Line {
        key: fact.pledge.0.thing(),
        kind: "pledge",
        party: &fact.party,
        jointly: &fact.jointly,
        via: fact.via.as_ref(),
        implementer: fact.implementer.as_ref(),
        toward: Some(&fact.toward),
        roles: current.roles,
        amount: current.amount,
        window: current.window,
        window_words: current.window_words,
        stage: Stage::Pledge(standing.outcome),
        step: Some(current.step),
        is_recommended_only: recommendations.hold(made.source.as_ref()),
        wording: Some(fact.wording.word()),
        conditions: current.conditions,
        subject: fact.subject.as_ref(),
        source: made.source.as_ref(),
        standing: Some(standing),
        since: current.since,
        step_source: current.source,
        step_inferred: current.inferred,
        inferred: fact.inferred.as_ref(),
        date: fact.date,
        reported: made.is_dated.then_some(made.day),
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
        standing: None,
        window: None,
        window_words: None,
        stage: Stage::Acknowledged,
        step: None,
        is_recommended_only: false,
        wording: None,
        conditions: None,
        subject: fact.subject.as_ref(),
        source: support.source.as_ref(),
        since: support.seq,
        step_source: support.source.clone(),
        step_inferred: None,
        inferred: fact.inferred.as_ref(),
        date: fact.date,
        reported: support.is_dated.then_some(support.day),
    }
}

impl Filter {
    const fn is_set(&self) -> bool {
        self.party.is_some()
            || self.toward.is_some()
            || self.role.is_some()
            || self.stage.is_some()
            || self.step.is_some()
            || self.class.is_some()
            || self.wording.is_some()
            || self.kind.is_some()
            || self.narrow.is_set()
    }

    fn takes(&self, asked: Asked<'_>, line: &Line<'_>) -> bool {
        let party = |wanted: &PartyId| {
            let all = [line.party].into_iter().chain(line.jointly).chain(line.via).chain(line.implementer);
            asked.is_among(wanted, all)
        };
        self.party.as_ref().is_none_or(party)
            && self.toward.as_ref().is_none_or(|wanted| line.toward == Some(wanted))
            && self.role.is_none_or(|wanted| line.roles.contains(&wanted))
            && self.stage.is_none_or(|wanted| line.stage == wanted)
            && self.step.is_none_or(|wanted| line.step == Some(wanted))
            && self.class.is_none_or(|class| asked.related(line.party, class, None, line.date).is_some())
            && self.wording.is_none_or(|wanted| line.wording == Some(wanted.word()))
            && self.kind.is_none_or(|kind| (kind == Kind::Pledge) == (line.kind == "pledge"))
            && self.narrow.takes_source(line.source)
            && self.in_period(asked, line)
    }

    /// Returns whether it was made, is due, or was given in the period; else its activity's time counts.
    fn in_period(&self, asked: Asked<'_>, line: &Line<'_>) -> bool {
        let own = || self.narrow.fit(None, line.window.as_ref()) == Fit::Within;
        let of_activity = || {
            let activity = line.toward.and_then(Thing::as_id::<ActivityId>);
            let (span, window) = activity.map_or((None, None), |id| time_of(asked, &id));
            self.narrow.fit(span, window) == Fit::Within
        };
        self.narrow.takes_day([line.date]) || own() || line.window.is_none() && of_activity()
    }
}

impl<'a> Line<'a> {
    fn currency(&self) -> Option<Currency> {
        self.standing.as_ref().map_or(self.amount.map(|amount| amount.currency), Standing::currency)
    }

    /// Returns a figure of the pledge, in its currency.
    fn figure(&self, of: impl Fn(&Standing<'a>) -> Option<Money>) -> Option<String> {
        self.standing.as_ref().and_then(of).map(|money| money.digits().plain().to_string())
    }

    /// Writes what was received in other currencies, and counts for nothing yet.
    fn beside(&self) -> Option<String> {
        let beside = self.standing.as_ref()?.beside();
        (!beside.is_zero()).then(|| beside.plain())
    }

    /// Writes what came of a pledge beside the word.
    fn outcome(&self, asked: Asked<'_>) -> String {
        self.standing.as_ref().map_or_else(|| "given".to_owned(), |standing| standing.details(asked))
    }

    fn parties(&self, asked: Asked<'_>) -> String {
        let mut who = asked.label(self.party);
        if !self.jointly.is_empty() {
            who = format!("{who}, {}", say!("report-pledges-jointly", parties = asked.names(self.jointly)));
        }
        if let Some(via) = self.via {
            who = format!("{who}, {}", say!("report-pledges-through", party = asked.label(via)));
        }
        if let Some(implementer) = self.implementer {
            who = format!("{who}; {}", say!("report-pledges-carried-out", party = asked.label(implementer)));
        }
        who
    }

    /// Writes roles, amount, window and conditions.
    fn support(&self) -> String {
        let roles = joined(self.roles.iter().map(|role| role_words(*role)));
        let wording = self.wording.map_or_else(|| say!("report-pledges-support-given"), term);
        let mut what = format!("{wording}: {roles}; {}", amount_words(self.amount));
        if let Some(subject) = self.subject.filter(|_| self.toward.is_some()) {
            what = format!("{what}; {subject}");
        }
        if let Some(window) = in_words(self.window_words.as_ref(), self.window.as_ref()) {
            what = format!("{what}; {window}");
        }
        if let Some(conditions) = &self.conditions {
            what = format!("{what}; {}", say!("report-pledges-condition", condition = conditions));
        }
        if self.is_recommended_only {
            what = format!("{what}; {}", say!("report-pledges-recommended-only"));
        }
        what
    }

    fn stage_and_outcome(&self, asked: Asked<'_>) -> String {
        let confirmed = self.step.filter(|step| *step == LastStep::Confirmed).map(term);
        let outcome = matches!(self.stage, Stage::Pledge(_)).then(|| self.outcome(asked));
        let all = [Some(self.stage.said()), confirmed, outcome.filter(|outcome| !outcome.is_empty())];
        all.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    fn sources(&self) -> String {
        let reported = match self.reported {
            Some(day) => say!("report-pledges-reported", day = day),
            None => say!("report-pledges-not-dated"),
        };
        let first = format!("{}\n{reported}", source_cell(self.source, self.inferred));
        let Some(step) = self.step.filter(|step| *step != LastStep::Made) else { return first };
        // The first source must not appear to state what a later record says.
        let later = source_cell(self.step_source.as_ref(), self.step_inferred.as_ref());
        let step = match step {
            LastStep::Revised => say!("report-pledges-revised"),
            step => term(step),
        };
        format!("{first}\n{}", say!("report-step", step = step, source = later, seq = self.since))
    }
}

/// Writes the outcome of a pledge as people read it.
pub fn outcome_words(outcome: Outcome) -> String {
    match outcome {
        Outcome::Received => say!("report-pledges-received"),
        outcome => term(outcome),
    }
}

fn role_words(role: pledge::Role) -> String {
    match role {
        pledge::Role::Support => say!("report-pledges-some-support"),
        role => term(role),
    }
}

/// Returns the days on which an activity was held, or else its window.
fn time_of<'a>(asked: Asked<'a>, activity: &ActivityId) -> (Option<Span>, Option<&'a Window>) {
    let window = asked.books.activities.all.created(activity).and_then(|activity| activity.window.as_ref());
    (asked.books.activities.held(activity).and_then(|held| held.date), window)
}

/// Writes a purpose with its own window, which is not the pledge's, and whether it was held.
fn toward_cell(asked: Asked<'_>, toward: &Thing) -> String {
    let title = asked.title(toward);
    let Some(id) = toward.as_id::<ActivityId>() else { return title };
    let activity = asked.books.activities.all.created(&id);
    let words = activity.and_then(|activity| in_words(activity.window_words.as_ref(), activity.window.as_ref()));
    let held = asked.books.activities.held(&id).map(|held| match held.date {
        Some(date) => say!("report-pledges-held", date = date),
        None => say!("report-pledges-held-undated"),
    });
    list(words.into_iter().chain(held), "; ").map_or(title.clone(), |words| format!("{title} ({words})"))
}

/// Notes totals. Amounts that are not stated are counted beside them, never as zero.
fn notes(lines: &[Line<'_>]) -> Vec<String> {
    let pledges = lines.iter().filter(|line| line.kind == "pledge").count();
    let supports = lines.iter().filter(|line| line.kind != "pledge").count();
    let mut notes = vec![say!("report-pledges-found", pledges # pledges, supports # supports)];
    notes.extend(totals(lines));
    let unstated = lines.iter().filter(|line| line.amount.is_none()).count();
    notes.push(match unstated {
        0 => say!("report-pledges-every-amount"),
        _ if unstated == lines.len() => say!("report-pledges-no-amount"),
        _ => say!("report-pledges-beside", pledges # unstated),
    });
    let of_steps = lines.iter().map(|line| (line.step_source.as_ref(), line.step_inferred.as_ref()));
    notes.extend(readings(lines.iter().map(|line| (line.source, line.inferred)).chain(of_steps)));
    notes
}

/// Writes the totals of each currency: pledges that stand, those that were withdrawn, and support, apart.
fn totals(lines: &[Line<'_>]) -> Vec<String> {
    let [mut pledged, mut received, mut open, mut more] = std::array::from_fn(|_| Sums::default());
    let [mut withdrawn, mut before, mut released] = std::array::from_fn(|_| Sums::default());
    let [mut unstated, mut given, mut beside] = std::array::from_fn(|_| Sums::default());
    let add = |sums: &mut Sums, money: Option<Money>| money.into_iter().for_each(|money| sums.add(money));
    for line in lines {
        let Some(standing) = &line.standing else {
            add(&mut given, line.amount);
            continue;
        };
        let own = standing.received();
        beside.add_all(&standing.beside());
        if standing.outcome == Outcome::Withdrawn {
            add(&mut withdrawn, line.amount);
            add(&mut before, own);
            add(&mut released, standing.released());
        } else if let Some(amount) = line.amount {
            pledged.add(amount);
            add(&mut received, own);
            add(&mut open, standing.open());
            let over = own.and_then(|own| own.amount.checked_sub(amount.amount)).filter(|over| over.is_positive());
            add(&mut more, over.map(|over| amount.with(over)));
        } else {
            add(&mut unstated, own);
        }
    }
    let currencies = |sums: &[&Sums]| -> BTreeSet<Currency> {
        sums.iter().flat_map(|sums| sums.iter()).map(|money| money.currency).collect()
    };
    let of = |sums: &Sums, currency: Currency| Money { currency, amount: sums.of(currency) }.to_string();
    let mut notes = Vec::new();
    for currency in currencies(&[&pledged]) {
        let more = Some(more.of(currency)).filter(|more| more.is_positive());
        let [pledged, received, open] = [&pledged, &received, &open].map(|sums| of(sums, currency));
        notes.push(match more {
            Some(more) => say!(
                "report-pledges-total-with-more",
                pledged = pledged,
                received = received,
                more = format!("{currency} {more}"),
                open = open,
            ),
            None => say!("report-pledges-total", pledged = pledged, received = received, open = open),
        });
    }
    for currency in currencies(&[&withdrawn, &before]) {
        let [withdrawn, before, released] = [&withdrawn, &before, &released].map(|sums| of(sums, currency));
        notes.push(say!("report-pledges-withdrawn", withdrawn = withdrawn, received = before, released = released));
    }
    notes.extend(unstated.iter().map(|money| say!("report-pledges-received-of-unstated", amount = money)));
    notes.extend(beside.iter().map(|money| say!("report-pledges-received-beside", amount = money)));
    notes.extend(given.iter().map(|money| say!("report-pledges-acknowledged", amount = money)));
    notes
}

#[cfg(test)]
mod tests;
