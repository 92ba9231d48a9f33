//! What was asked of whom, and whether it was answered.

use serde_json::Value;

use crate::domain::meeting::{RequestAnswered, RequestMade};
use crate::ids::{Id as _, PartyId};
use crate::projection::Stamped;
use crate::report::{Asked, NOT_STATED, Row, Table, count, document, ids, item, optional, reading, source_cell};

const COLUMNS: &[&str] = &[
    "key",
    "request",
    "of",
    "by",
    "subject",
    "window",
    "stage",
    "of_class",
    "manner",
    "with",
    "window_words",
    "decision",
    "answer",
    "answered_by",
    "document",
    "item",
    "reading",
];
const HEADINGS: &[&str] = &["Of whom", "By whom", "What", "When", "Stage", "Source"];

/// The report; of requests to or by one party, or at one stage: made, recommended or answered.
#[must_use]
pub fn requests(asked: Asked<'_>, party: Option<&PartyId>, stage: Option<&str>) -> Table {
    let mut rows = Vec::new();
    for (_, request, answers) in asked.books.meetings.requests.iter() {
        let fact = &request.fact;
        let by = by(asked, fact);
        let concerns = |party: &PartyId| fact.of.contains(party) || fact.with.contains(party) || by == Some(party);
        let now = now(asked, fact, answers);
        if party.is_none_or(concerns) && stage.is_none_or(|stage| stage == now) {
            rows.push(row(asked, request, answers.last(), now));
        }
    }
    let notes = match rows.len() {
        0 => vec!["No request on record matches.".to_owned()],
        number => vec![format!("{}.", count(number, "request", "requests"))],
    };
    Table { columns: COLUMNS, headings: HEADINGS, rows, notes }
}

fn by<'a>(asked: Asked<'a>, fact: &'a RequestMade) -> Option<&'a PartyId> {
    fact.by.as_ref().or_else(|| asked.books.meetings.forum(&fact.decision.as_ref()?.meeting))
}

fn now(asked: Asked<'_>, fact: &RequestMade, answers: &[Stamped<RequestAnswered>]) -> &'static str {
    if !answers.is_empty() {
        "answered"
    } else if asked.books.meetings.only_recommends(fact.decision.as_ref()) {
        "recommended"
    } else {
        "made"
    }
}

fn row(
    asked: Asked<'_>,
    request: &Stamped<RequestMade>,
    answer: Option<&Stamped<RequestAnswered>>,
    stage: &'static str,
) -> Row {
    let fact = &request.fact;
    let source = request.source.as_ref();
    let by = by(asked, fact);
    let class = fact.of_class.as_ref().map(|class| class.to_string());
    let parties = fact.of.iter().map(|party| asked.books.parties.label(party));
    let of: Vec<_> = parties.chain(class).collect();
    let of = if of.is_empty() { NOT_STATED.to_owned() } else { of.join(", ") };
    let mut what = format!("{}: {}", fact.manner, fact.subject);
    if !fact.with.is_empty() {
        what = format!("{what} (in coordination with {})", asked.names(&fact.with));
    }
    let window = fact.window_words.as_ref().map(|words| words.to_string());
    let window = window.or_else(|| fact.window.as_ref().map(|window| window.to_string()));
    let outcome = match answer {
        Some(answer) => format!("answered: {}", answer.fact.answer),
        None => format!("{stage}; no answer on record"),
    };
    Row {
        fields: vec![
            Value::from(fact.request.0.thing().to_string()),
            Value::from(fact.request.0.to_string()),
            ids(&fact.of),
            optional(by),
            Value::from(fact.subject.to_string()),
            optional(fact.window.as_ref()),
            Value::from(stage),
            optional(fact.of_class.as_ref()),
            Value::from(fact.manner.word()),
            ids(&fact.with),
            optional(fact.window_words.as_ref()),
            optional(fact.decision.as_ref()),
            optional(answer.map(|answer| &answer.fact.answer)),
            optional(answer.and_then(|answer| answer.fact.by.as_ref())),
            document(source),
            item(source),
            reading(fact.inferred.as_ref()),
        ],
        cells: vec![
            of,
            by.map_or_else(|| NOT_STATED.to_owned(), |party| asked.books.parties.label(party)),
            what,
            window.unwrap_or_else(|| NOT_STATED.to_owned()),
            outcome,
            source_cell(source, fact.inferred.as_ref()),
        ],
    }
}
