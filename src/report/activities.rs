//! Activities: recommended, planned, held or cancelled.

use std::collections::BTreeMap;

use crate::event::Source;
use crate::event::activity::ActivityRegistered;
use crate::event::meeting::Act;
use crate::event::pledge::Role;
use crate::report::filter::{Fit, Narrow};
use crate::report::sponsors::{Sponsorship, amounts};
use crate::report::{
    Asked, NOT_STATED, Table, cited, columns, count, document, in_words, item, joined, list, or_not_stated, reading,
    readings, source_cell, source_order,
};
use crate::state::activities::Step;
use crate::state::figures::{Figure, FigureName};
use crate::state::{Facts, RecordedFact};
use crate::value::days::{Span, Window};
use crate::value::ids::{ActivityId, Id as _, PartyId, Thing};
use crate::value::money::Sums;
use crate::value::text::Text;

/// Selects activities; `None` selects all.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// An activity.
    pub activity: Option<ActivityId>,
    /// A stage.
    pub stage: Option<String>,
    /// True for those of which something is still to be confirmed.
    pub is_unconfirmed: bool,
    /// A party that hosts it, supports it or reported on it.
    pub party: Option<PartyId>,
    /// Items, and a period.
    pub narrow: Narrow,
}

impl Filter {
    const fn is_set(&self) -> bool {
        self.activity.is_some()
            || self.stage.is_some()
            || self.is_unconfirmed
            || self.party.is_some()
            || self.narrow.is_set()
    }

    /// Returns whether an activity is selected, but for its time and what is to be confirmed.
    fn takes(&self, asked: Asked<'_>, (id, registered, now): &Known<'_>) -> bool {
        let step = now.step.as_ref().and_then(|(_, source)| source.as_ref());
        self.activity.as_ref().is_none_or(|only| only == *id)
            && self.stage.as_deref().is_none_or(|stage| now.stage == Some(stage))
            && self.party.as_ref().is_none_or(|party| has_part(asked, party, id, &registered.fact))
            && (self.narrow.takes_source(registered.source.as_ref())
                || step.is_some() && self.narrow.takes_source(step))
    }
}

/// An activity with its registration, as it stands.
type Known<'a> = (&'a ActivityId, &'a RecordedFact<ActivityRegistered>, Now);

/// Returns whether a party hosts an activity, supports it, or reported on it.
fn has_part(asked: Asked<'_>, party: &PartyId, id: &ActivityId, fact: &ActivityRegistered) -> bool {
    let thing = id.thing();
    let books = asked.books;
    let pledges = books.pledges.made.iter().filter(|(_, made, _)| made.fact.toward == thing);
    let supports = books.pledges.supports.iter().filter(|(_, support, _)| support.fact.toward.as_ref() == Some(&thing));
    let reports = books.meetings.reports.iter().filter(|(_, report, _)| report.fact.about.contains(&thing));
    let of_money = pledges.map(|(id, ..)| id.thing()).chain(supports.map(|(id, ..)| id.thing()));
    let all: Vec<Thing> = of_money.chain(reports.map(|(id, ..)| id.thing())).collect();
    asked.is_among(party, fact.host.iter()) || asked.is_party_to(party, all.iter())
}

/// Tabulates the selected activities.
#[must_use]
pub fn activities(asked: Asked<'_>, filter: &Filter) -> Table {
    let all = asked.books.activities.all.iter();
    let known = all.map(|(id, registered, steps)| (id, registered, Now::of(asked, registered, steps)));
    let mut shown: Vec<Known<'_>> = known.filter(|known| filter.takes(asked, known)).collect();
    shown.sort_by_cached_key(|(_, registered, _)| source_order(registered.source.as_ref()));
    let settled = settled(filter, &mut shown);
    let beside = out_of_time(filter, &mut shown);
    let mut notes = vec![format!("{}.", count(shown.len(), "activity", "activities"))];
    if shown.is_empty() {
        notes = asked.nothing("activity", filter.is_set());
    }
    notes.extend(settled.into_iter().chain(beside));
    let hosting = hosting(asked);
    notes.extend(hosts(asked, &hosting, &shown));
    notes.extend(shown.iter().filter_map(|known| within(asked, known)));
    let of_steps = shown
        .iter()
        .map(|(_, _, now)| (now.step.as_ref().and_then(|(_, source)| source.as_ref()), now.inferred.as_ref()));
    let of_registrations = shown.iter().map(|(_, made, _)| (made.source.as_ref(), made.fact.inferred.as_ref()));
    notes.extend(readings(of_registrations.chain(of_steps)));
    let sponsorship = Sponsorship::of(asked);
    if shown.iter().any(|(id, ..)| !sponsorship.charged(id).is_zero()) {
        notes.push("What was charged to an activity: `pledgebook explain charged-to:ACTIVITY`.".to_owned());
    }
    let columns = columns! { |line: Known<'_>|
        let (id, registered, now) = line;
        let (fact, source) = (&registered.fact, registered.source.as_ref());
        let later = now.step.as_ref().and_then(|(_, later)| later.as_ref());
        let money = sponsorship.totals(id);
        let [pledged, received, open] = [&money.pledged, &money.received, &money.open].map(amounts);
        let charged = sponsorship.charged(id);
        let place = now.place.clone().unwrap_or_else(|| format!("place {NOT_STATED}"));
        fields {
            "key": id.thing(), "activity": id, "kind": fact.kind, "title": fact.title, "host": fact.host,
            "place": now.place, "window": fact.window, "window_words": fact.window_words, "stage": now.stage,
            "document": document(source), "item": item(source), "date": now.date,
            "to_be_confirmed": fact.to_be_confirmed, "within": fact.within, "participants": fact.participants,
            "objective": fact.objective, "reading": reading(fact.inferred.as_ref()),
            "stage_record": now.step.as_ref().map(|(seq, _)| seq), "stage_document": document(later),
            "stage_item": item(later), "sponsors": sponsorship.lines(id), "pledged": pledged, "received": received,
            "open": open, "not_stated": money.not_stated, "given": money.given, "charged": amounts(&charged),
            "charged_key": Figure::of(FigureName::ChargedTo, id), "stage_reading": reading(now.inferred.as_ref()),
            "hosted_by": hosting.get(&id.thing()).into_iter().flatten().map(|(party, _)| party).collect::<Vec<_>>(),
        }
        cells {
            "Activity": activity_cell(asked, fact),
            "Place and date": format!("{place}; {}; {}", now.when(fact), host_cell(asked, &hosting, id, fact)),
            "Stage and sponsors": now.stage_and_sponsors(sponsorship.lines(id), &charged),
            "Source": now.sources(registered),
        }
    };
    columns.tabulate(shown, notes)
}

/// Leaves those of which something is still to be confirmed, and notes what a later record settled.
fn settled(filter: &Filter, shown: &mut Vec<Known<'_>>) -> Vec<String> {
    if !filter.is_unconfirmed {
        return Vec::new();
    }
    shown.retain(|(_, registered, _)| !registered.fact.to_be_confirmed.is_empty());
    let settled = shown.iter().filter_map(|(_, registered, now)| {
        let (seq, _) = now.step.as_ref()?;
        let fact = &registered.fact;
        let date = or_not_stated(now.date.as_ref());
        let place = or_not_stated(now.place.as_ref());
        let stage = or_not_stated(now.stage);
        let what = joined(fact.to_be_confirmed.iter());
        Some(format!(
            "No longer to be confirmed ({what}): {}; {stage}, {place}, date {date} (record {seq}).",
            fact.title
        ))
    });
    let settled = settled.collect();
    shown.retain(|(_, _, now)| now.step.is_none());
    settled
}

/// Leaves those with a day in the period, and notes those that may have one, or of which no time is stated.
fn out_of_time(filter: &Filter, shown: &mut Vec<Known<'_>>) -> Vec<String> {
    let fit = |(_, registered, now): &Known<'_>| filter.narrow.fit(now.span, registered.fact.window.as_ref());
    let titles = |shown: &[Known<'_>], wanted: Fit| {
        list(
            shown
                .iter()
                .filter(|known| fit(known) == wanted)
                .map(|(_, made, now)| format!("{} ({})", made.fact.title, now.when(&made.fact))),
            "; ",
        )
    };
    let perhaps = titles(shown, Fit::Perhaps).map(|all| format!("Not shown, but may fall into it: {all}."));
    let undated = titles(shown, Fit::Undated).map(|all| format!("Not shown, for no date is on record: {all}."));
    shown.retain(|known| fit(known) == Fit::Within);
    perhaps.into_iter().chain(undated).collect()
}

/// Who gave hosting to each activity, with the source: as acknowledged, or as a pledge that was fulfilled.
type Hosting<'a> = BTreeMap<&'a Thing, Vec<(&'a PartyId, String)>>;

fn hosting(asked: Asked<'_>) -> Hosting<'_> {
    let pledges = &asked.books.pledges;
    let mut all = Hosting::new();
    for (_, support, _) in pledges.supports.iter().filter(|(_, support, _)| support.fact.roles.contains(&Role::Hosting))
    {
        if let Some(toward) = &support.fact.toward {
            all.entry(toward).or_default().push((&support.fact.party, cited(support)));
        }
    }
    for (id, made, _) in pledges.made.iter().filter(|(_, _, steps)| !steps.is_empty()) {
        if pledges.current(id).is_some_and(|current| current.fulfilment(Role::Hosting).is_some()) {
            all.entry(&made.fact.toward).or_default().push((&made.fact.party, cited(made)));
        }
    }
    all
}

/// Writes the hosts that the source names, and else who gave hosting.
fn host_cell(asked: Asked<'_>, hosting: &Hosting<'_>, id: &ActivityId, fact: &ActivityRegistered) -> String {
    let given = hosting.get(&id.thing()).into_iter().flatten();
    let given = list(given.map(|(party, source)| format!("{} ({source})", asked.label(party))), ", ");
    match given.filter(|_| fact.host.is_empty()) {
        Some(given) => format!("hosted by {given}"),
        None => format!("host {}", asked.names(&fact.host)),
    }
}

/// Notes who offered to host what is shown, and that no host is stated where none is.
fn hosts(asked: Asked<'_>, hosting: &Hosting<'_>, shown: &[Known<'_>]) -> Vec<String> {
    let is_hosted =
        |(id, registered, _): &Known<'_>| !registered.fact.host.is_empty() || hosting.contains_key(&id.thing());
    let mut notes = Vec::new();
    if !shown.is_empty() && !shown.iter().any(is_hosted) {
        notes.push("No host is stated: a place is not a host, and who reports is not one.".to_owned());
    } else if shown.iter().any(|known| !is_hosted(known)) {
        notes.push("Where no host is stated: a place is not a host, and who reports is not one.".to_owned());
    }
    let offers = asked.books.pledges.made.iter().filter(|(_, pledge, _)| pledge.fact.roles.contains(&Role::Hosting));
    let shown = offers.filter(|(_, pledge, _)| shown.iter().any(|(id, ..)| id.thing() == pledge.fact.toward));
    notes.extend(shown.map(|(_, pledge, _)| {
        let (party, toward) = (asked.label(&pledge.fact.party), asked.title(&pledge.fact.toward));
        format!("{party} offered to host {toward} ({}).", cited(pledge))
    }));
    notes
}

/// Notes how the time of an activity fits that of the one within which it takes place.
fn within(asked: Asked<'_>, (_, registered, _): &Known<'_>) -> Option<String> {
    let inner = &registered.fact;
    let outer = asked.books.activities.all.created(inner.within.as_ref()?)?;
    let (one, other) = (inner.window.as_ref()?, outer.window.as_ref()?);
    let ends = |window: &Window| Some((window.earliest()?, window.latest()?));
    let ((first, last), (begins, ends)) = (ends(one)?, ends(other)?);
    let fits = match () {
        () if begins <= first && last <= ends => "its time lies within the other's",
        () if last < begins || ends < first => "its time and the other's have no day in common",
        () => "its time and the other's overlap",
    };
    let words = |of: &ActivityRegistered| or_not_stated(in_words(of.window_words.as_ref(), of.window.as_ref()));
    let (inside, around) = (words(inner), words(outer));
    Some(format!("{} ({inside}) takes place within {} ({around}): {fits}.", inner.title, outer.title))
}

/// An activity as it stands after its last step, or by the decision above it.
struct Now {
    stage: Option<&'static str>,
    date: Option<String>,
    place: Option<String>,
    /// The record and the source of the step that brought it to its stage, if one did.
    step: Option<(u64, Option<Source>)>,
    /// Its day or days, if a step states them.
    span: Option<Span>,
    /// The link of that step that the recorder inferred.
    inferred: Option<Text>,
}

impl Now {
    fn of(asked: Asked<'_>, registered: &RecordedFact<ActivityRegistered>, steps: &Facts<Step>) -> Self {
        let fact = &registered.fact;
        let decision = fact.decision.as_ref();
        let approved = decision.is_some_and(|id| asked.books.meetings.acts(id).contains(&Act::Approved));
        let stage = if approved {
            Some("approved")
        } else if asked.books.meetings.only_recommends(decision) {
            Some("recommended")
        } else {
            None
        };
        let place = fact.place.as_ref().map(ToString::to_string);
        let mut now = Self { stage, date: None, place, step: None, span: None, inferred: None };
        for step in steps.iter() {
            let (stage, date, place) = match &step.fact {
                Step::Scheduled(step) => ("scheduled", Some(step.on), step.place.as_ref()),
                Step::Held(step) => ("held", step.date, step.place.as_ref()),
                Step::Cancelled(_) => ("cancelled", None, None),
            };
            now.stage = Some(stage);
            now.date = date.map(|date| date.to_string());
            now.span = date;
            now.inferred = step.fact.inferred().cloned();
            now.place = place.map(ToString::to_string).or(now.place);
            now.step = Some((step.seq, step.source.clone()));
        }
        now
    }

    /// The date in words. A step settles what was to be confirmed.
    fn when(&self, fact: &ActivityRegistered) -> String {
        let window = || in_words(fact.window_words.as_ref(), fact.window.as_ref()).filter(|_| self.step.is_none());
        let date = self.date.clone().or_else(window).unwrap_or_else(|| format!("date {NOT_STATED}"));
        if fact.to_be_confirmed.is_empty() || self.step.is_some() {
            return date;
        }
        format!("{date}; {} to be confirmed", joined(fact.to_be_confirmed.iter()))
    }

    /// Writes the stage, what came of each sponsor's part, and what was spent on it.
    fn stage_and_sponsors(&self, sponsors: Vec<String>, charged: &Sums) -> String {
        let charged = (!charged.is_zero()).then(|| format!("charged to it: {charged}"));
        let all = [or_not_stated(self.stage)].into_iter().chain(sponsors).chain(charged);
        all.collect::<Vec<_>>().join("\n")
    }

    /// Cites the registration, and the step that brought it to its stage.
    fn sources(&self, registered: &RecordedFact<ActivityRegistered>) -> String {
        let first = cited(registered);
        match (&self.step, self.stage) {
            (Some((seq, later)), Some(stage)) if *later != registered.source => {
                format!("{first}; {stage}: {}, record {seq}", source_cell(later.as_ref(), self.inferred.as_ref()))
            }
            _ => first,
        }
    }
}

/// Kind, title, context, participants and aim of an activity.
fn activity_cell(asked: Asked<'_>, fact: &ActivityRegistered) -> String {
    let mut cell = format!("{}: {}", fact.kind, fact.title);
    if let Some(within) = &fact.within {
        cell = format!("{cell}; within: {}", asked.title(&within.thing()));
    }
    if let Some(participants) = &fact.participants {
        cell = format!("{cell}; for: {participants}");
    }
    if let Some(objective) = &fact.objective {
        cell = format!("{cell}; aim: {objective}");
    }
    format!("{cell} [{}]", fact.activity.0)
}
