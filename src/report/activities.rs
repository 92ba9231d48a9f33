//! Activities: what is recommended, planned, held or called off.

use serde_json::Value;

use crate::domain::activity::ActivityRegistered;
use crate::ids::{ActivityId, Id as _};
use crate::projection::Stamped;
use crate::projection::activities::Step;
use crate::report::{Asked, NOT_STATED, Row, Table, count, document, ids, item, joined, optional, source_cell};

const COLUMNS: &[&str] = &[
    "key",
    "activity",
    "kind",
    "title",
    "host",
    "place",
    "window",
    "window_words",
    "stage",
    "document",
    "item",
    "date",
    "to_be_confirmed",
    "within",
    "participants",
    "objective",
    "reading",
];
const HEADINGS: &[&str] = &["Activity", "Where and when", "Stage", "Source"];

/// The report; of one activity, or of those at one stage.
#[must_use]
pub fn activities(asked: Asked<'_>, only: Option<&ActivityId>, stage: Option<&str>) -> Table {
    let mut rows = Vec::new();
    for (id, registered, steps) in asked.books.activities.all.iter() {
        let (now, date, place) = state(asked, registered, steps);
        if only.is_some_and(|only| only != id) || stage.is_some_and(|stage| stage != now) {
            continue;
        }
        rows.push(row(asked, registered, now, date, place));
    }
    let notes = if rows.is_empty() {
        vec!["No activity on record matches.".to_owned()]
    } else {
        let hosts = asked.books.activities.all.iter().any(|(_, registered, _)| !registered.fact.host.is_empty());
        let mut notes = vec![format!("{}.", count(rows.len(), "activity", "activities"))];
        if !hosts {
            notes.push(
                "No host is stated for any activity: a place is not a host, and who reports is not one.".to_owned(),
            );
        }
        notes
    };
    Table { columns: COLUMNS, headings: HEADINGS, rows, notes }
}

/// The stage, the date and the place that the last step gives.
fn state(
    asked: Asked<'_>,
    registered: &Stamped<ActivityRegistered>,
    steps: &[Stamped<Step>],
) -> (&'static str, Option<String>, Option<String>) {
    let fact = &registered.fact;
    let decision = fact.decision.as_ref();
    let approved =
        decision.is_some_and(|id| asked.books.meetings.acts(id).contains(&crate::domain::meeting::Act::Approved));
    let mut stage = if approved {
        "approved"
    } else if asked.books.meetings.only_recommends(decision) {
        "recommended"
    } else {
        "registered"
    };
    let (mut date, mut place) = (None, fact.place.as_ref().map(|place| place.to_string()));
    for step in steps {
        let (next, on, at) = match &step.fact {
            Step::Scheduled(step) => ("scheduled", Some(step.on.to_string()), step.place.as_ref()),
            Step::Held(step) => ("held", step.date.map(|date| date.to_string()), step.place.as_ref()),
            Step::Cancelled(_) => ("cancelled", None, None),
        };
        (stage, date) = (next, on);
        place = at.map(|at| at.to_string()).or(place);
    }
    (stage, date, place)
}

fn row(
    asked: Asked<'_>,
    registered: &Stamped<ActivityRegistered>,
    stage: &'static str,
    date: Option<String>,
    place: Option<String>,
) -> Row {
    let fact = &registered.fact;
    let id = &fact.activity.0;
    let source = registered.source.as_ref();
    let words = fact.window_words.as_ref().map(ToString::to_string);
    let mut when = date.clone().or(words).unwrap_or_else(|| format!("date {NOT_STATED}"));
    if !fact.to_be_confirmed.is_empty() {
        when = format!("{when}; {} to be confirmed", joined(fact.to_be_confirmed.iter().map(ToString::to_string)));
    }
    let mut title = fact.title.to_string();
    if let Some(within) = &fact.within {
        title = format!("{title} (within: {})", asked.title(&within.thing()));
    }
    let place_words = place.as_ref().map_or_else(|| format!("place {NOT_STATED}"), ToString::to_string);
    let host = if fact.host.is_empty() { NOT_STATED.to_owned() } else { asked.names(&fact.host) };
    Row {
        fields: vec![
            Value::from(id.thing().to_string()),
            Value::from(id.to_string()),
            Value::from(fact.kind.word()),
            Value::from(fact.title.to_string()),
            ids(&fact.host),
            optional(place.as_ref()),
            optional(fact.window.as_ref()),
            optional(fact.window_words.as_ref()),
            Value::from(stage),
            document(source),
            item(source),
            optional(date.as_ref()),
            ids(&fact.to_be_confirmed),
            optional(fact.within.as_ref()),
            optional(fact.participants.as_ref()),
            optional(fact.objective.as_ref()),
            crate::report::reading(fact.inferred.as_ref()),
        ],
        cells: vec![
            format!("{}: {title}", fact.kind),
            format!("{place_words}; {when}; host {host}"),
            stage.to_owned(),
            source_cell(source, fact.inferred.as_ref()),
        ],
    }
}
