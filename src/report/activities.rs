//! Activities: recommended, planned, held or cancelled.

use serde_json::Value;

use crate::event::Source;
use crate::event::activity::ActivityRegistered;
use crate::event::meeting::Act;
use crate::event::pledge::Role;
use crate::report::{
    Asked, NOT_STATED, Row, Table, count, document, ids, item, joined, optional, reading, readings, source_cell,
    source_order,
};
use crate::state::RecordedFact;
use crate::state::activities::Step;
use crate::value::ids::{ActivityId, Id as _};

const COLUMNS: &[&str] = &[
    "key", "activity", "kind", "title", "host", "place", "window", "window_words", "stage", "document", "item", "date",
    "to_be_confirmed", "within", "participants", "objective", "reading", "stage_record", "stage_document",
    "stage_item",
];
const HEADINGS: &[&str] = &["Activity", "Place and date", "Stage", "Source"];

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
        let party = asked.books.parties.label(&pledge.fact.party);
        let source = source_cell(pledge.source.as_ref(), pledge.fact.inferred.as_ref());
        notes.push(format!("{party} offered to host {} ({source}).", asked.title(&pledge.fact.toward)));
    }
    notes.extend(readings(
        shown.iter().map(|(_, activity, _)| (activity.source.as_ref(), activity.fact.inferred.as_ref())),
    ));
    let rows = shown.into_iter().map(|(_, registered, now)| row(asked, registered, &now)).collect();
    Table { columns: COLUMNS, headings: HEADINGS, rows, notes }
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
    fn of(asked: Asked<'_>, registered: &RecordedFact<ActivityRegistered>, steps: &[RecordedFact<Step>]) -> Self {
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
        for step in steps {
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
        let words = || fact.window_words.as_ref().map(ToString::to_string);
        let window = || words().or_else(|| fact.window.as_ref().map(ToString::to_string));
        let date = match (&self.date, &self.step) {
            (Some(date), _) => date.clone(),
            (None, None) => window().unwrap_or_else(|| format!("date {NOT_STATED}")),
            (None, Some(_)) => format!("date {NOT_STATED}"),
        };
        if fact.to_be_confirmed.is_empty() || self.step.is_some() {
            return date;
        }
        format!("{date}; {} to be confirmed", joined(fact.to_be_confirmed.iter().map(ToString::to_string)))
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

fn row(asked: Asked<'_>, registered: &RecordedFact<ActivityRegistered>, now: &Now) -> Row {
    let fact = &registered.fact;
    let id = &fact.activity.0;
    let source = registered.source.as_ref();
    let place = now.place.clone().unwrap_or_else(|| format!("place {NOT_STATED}"));
    let host = if fact.host.is_empty() { NOT_STATED.to_owned() } else { asked.names(&fact.host) };
    let mut sources = source_cell(source, fact.inferred.as_ref());
    if let (Some((seq, later)), Some(stage)) = (&now.step, now.stage)
        && later.as_ref() != source
    {
        sources = format!("{sources}; {stage}: {}, record {seq}", source_cell(later.as_ref(), None));
    }
    let later = now.step.as_ref().and_then(|(_, later)| later.as_ref());
    Row {
        fields: vec![
            Value::from(id.thing().to_string()),
            Value::from(id.to_string()),
            Value::from(fact.kind.word()),
            Value::from(fact.title.to_string()),
            ids(&fact.host),
            optional(now.place.as_ref()),
            optional(fact.window.as_ref()),
            optional(fact.window_words.as_ref()),
            optional(now.stage.as_ref()),
            document(source),
            item(source),
            optional(now.date.as_ref()),
            ids(&fact.to_be_confirmed),
            optional(fact.within.as_ref()),
            optional(fact.participants.as_ref()),
            optional(fact.objective.as_ref()),
            reading(fact.inferred.as_ref()),
            now.step.as_ref().map_or(Value::Null, |(seq, _)| Value::from(*seq)),
            document(later),
            item(later),
        ],
        cells: vec![
            activity_cell(asked, fact),
            format!("{place}; {}; host {host}", now.when(fact)),
            now.stage.unwrap_or(NOT_STATED).to_owned(),
            sources,
        ],
    }
}
