//! Requests and their answers.

use serde_json::Value;

use crate::event::meeting::{RequestAnswered, RequestMade};
use crate::report::{
    Asked, NOT_STATED, Row, Table, count, document, ids, item, optional, reading, readings, source_cell, source_order,
};
use crate::state::RecordedFact;
use crate::value::ids::{Id as _, PartyId};

const COLUMNS: &[&str] = &[
    "key", "request", "of", "by", "subject", "window", "stage", "of_class", "manner", "with", "window_words",
    "decision", "answer", "answered_by", "document", "item", "reading",
];
const HEADINGS: &[&str] = &["Of", "By", "Request", "Due", "Stage", "Source"];

/// Tabulates all requests, those to or by one party, or those at one stage: made, recommended or answered.
#[must_use]
pub fn requests(asked: Asked<'_>, party: Option<&PartyId>, stage: Option<&str>) -> Table {
    let wanted = |request: &RecordedFact<RequestMade>, answers: &[RecordedFact<RequestAnswered>]| {
        let fact = &request.fact;
        let concerns =
            |party: &PartyId| fact.of.contains(party) || fact.with.contains(party) || by(asked, fact) == Some(party);
        party.is_none_or(concerns) && stage.is_none_or(|stage| stage == now(asked, fact, answers))
    };
    let all = asked.books.meetings.requests.iter();
    let mut shown: Vec<_> = all.filter(|(_, request, answers)| wanted(request, answers)).collect();
    shown.sort_by_cached_key(|(_, request, _)| source_order(request.source.as_ref()));
    let mut notes = vec![format!("{}.", count(shown.len(), "request", "requests"))];
    if shown.is_empty() {
        notes = asked.nothing("request", party.is_some() || stage.is_some());
    }
    notes.extend(readings(
        shown.iter().map(|(_, request, _)| (request.source.as_ref(), request.fact.inferred.as_ref())),
    ));
    let rows = shown
        .iter()
        .map(|(_, request, answers)| row(asked, request, answers.last(), now(asked, &request.fact, answers)));
    Table { columns: COLUMNS, headings: HEADINGS, rows: rows.collect(), notes }
}

fn by<'a>(asked: Asked<'a>, fact: &'a RequestMade) -> Option<&'a PartyId> {
    fact.by.as_ref().or_else(|| asked.books.meetings.forum(&fact.decision.as_ref()?.meeting))
}

fn now(asked: Asked<'_>, fact: &RequestMade, answers: &[RecordedFact<RequestAnswered>]) -> &'static str {
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
    request: &RecordedFact<RequestMade>,
    answer: Option<&RecordedFact<RequestAnswered>>,
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
        Some(answer) => {
            let source = source_cell(answer.source.as_ref(), answer.fact.inferred.as_ref());
            format!("answered: {} ({source}, record {})", answer.fact.answer, answer.seq)
        }
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
