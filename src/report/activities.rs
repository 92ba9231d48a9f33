//! Activities: recommended, planned, held or cancelled.

use crate::event::Source;
use crate::event::activity::ActivityRegistered;
use crate::event::meeting::Act;
use crate::event::pledge::Role;
use crate::report::sponsors::{Sponsorship, amounts};
use crate::report::{
    Asked, NOT_STATED, Table, cited, columns, count, document, in_words, item, joined, or_not_stated, reading,
    readings_of, source_cell, source_order,
};
use crate::state::activities::Step;
use crate::state::figures::{Figure, FigureName};
use crate::state::{Facts, RecordedFact};
use crate::value::ids::{ActivityId, Id as _};
use crate::value::money::Sums;

/// Tabulates all activities, one activity, or those at one stage.
#[must_use]
pub fn activities(asked: Asked<'_>, only: Option<&ActivityId>, stage: Option<&str>) -> Table {
    let all = asked.books.activities.all.iter();
    let known = all.map(|(id, registered, steps)| (id, registered, Now::of(asked, registered, steps)));
    let mut shown: Vec<_> = known
        .filter(|(id, _, now)| {
            only.is_none_or(|only| only == *id) && stage.is_none_or(|stage| now.stage == Some(stage))
        })
        .collect();
    shown.sort_by_cached_key(|(_, registered, _)| source_order(registered.source.as_ref()));
    let mut notes = vec![format!("{}.", count(shown.len(), "activity", "activities"))];
    if shown.is_empty() {
        notes = asked.nothing("activity", only.is_some() || stage.is_some());
    } else if shown.iter().all(|(_, registered, _)| registered.fact.host.is_empty()) {
        notes.push("No host is stated: a place is not a host, and who reports is not one.".to_owned());
    }
    let offers = asked.books.pledges.made.iter().filter(|(_, pledge, _)| pledge.fact.roles.contains(&Role::Hosting));
    for (_, pledge, _) in offers.filter(|(_, pledge, _)| shown.iter().any(|(id, ..)| id.thing() == pledge.fact.toward))
    {
        let (party, toward) = (asked.label(&pledge.fact.party), asked.title(&pledge.fact.toward));
        notes.push(format!("{party} offered to host {toward} ({}).", cited(pledge)));
    }
    notes.extend(readings_of(shown.iter().map(|(_, registered, _)| *registered)));
    let sponsorship = Sponsorship::of(asked);
    if shown.iter().any(|(id, ..)| !sponsorship.charged(id).is_zero()) {
        notes.push("What was charged to an activity: `pledgebook explain charged-to:ACTIVITY`.".to_owned());
    }
    let columns = columns! { |line: (&ActivityId, &RecordedFact<ActivityRegistered>, Now)|
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
            "charged_key": Figure::of(FigureName::ChargedTo, id),
        }
        cells {
            "Activity": activity_cell(asked, fact),
            "Place and date": format!("{place}; {}; host {}", now.when(fact), asked.names(&fact.host)),
            "Stage and sponsors": now.stage_and_sponsors(sponsorship.lines(id), &charged),
            "Source": now.sources(registered),
        }
    };
    columns.tabulate(shown, notes)
}

/// An activity as it stands after its last step, or by the decision above it.
struct Now {
    stage: Option<&'static str>,
    date: Option<String>,
    place: Option<String>,
    /// The record and the source of the step that brought it to its stage, if one did.
    step: Option<(u64, Option<Source>)>,
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
        let mut now = Self { stage, date: None, place: fact.place.as_ref().map(ToString::to_string), step: None };
        for step in steps.iter() {
            let (stage, date, place) = match &step.fact {
                Step::Scheduled(step) => ("scheduled", Some(step.on), step.place.as_ref()),
                Step::Held(step) => ("held", step.date, step.place.as_ref()),
                Step::Cancelled(_) => ("cancelled", None, None),
            };
            now.stage = Some(stage);
            now.date = date.map(|date| date.to_string());
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
                format!("{first}; {stage}: {}, record {seq}", source_cell(later.as_ref(), None))
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
