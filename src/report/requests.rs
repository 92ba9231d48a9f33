//! Requests and their answers.

use crate::event::meeting::{RequestAnswered, RequestMade};
use crate::report::{
    Asked, Table, cited, columns, count, document, in_words, item, joined, or_not_stated, reading, readings_of,
    source_order,
};
use crate::state::{Facts, RecordedFact};
use crate::value::ids::{Id as _, PartyId};
use crate::value::text::Text;

/// A request, and its answers.
type Answered<'a> = (&'a RecordedFact<RequestMade>, &'a Facts<RequestAnswered>);

/// Tabulates all requests, those to or by one party, or those at one stage: made, recommended or answered.
#[must_use]
pub fn requests(asked: Asked<'_>, party: Option<&PartyId>, stage: Option<&str>) -> Table {
    let takes = |(request, answers): &Answered<'_>| {
        let fact = &request.fact;
        let concerns =
            |party: &PartyId| asked.is_among(party, fact.of.iter().chain(fact.with.iter()).chain(by(asked, fact)));
        party.is_none_or(concerns) && stage.is_none_or(|stage| stage == now(asked, fact, answers))
    };
    let all = asked.books.meetings.requests.iter().map(|(_, request, answers)| (request, answers));
    let mut shown: Vec<Answered<'_>> = all.filter(takes).collect();
    shown.sort_by_cached_key(|(request, _)| source_order(request.source.as_ref()));
    let mut notes = vec![format!("{}.", count(shown.len(), "request", "requests"))];
    if shown.is_empty() {
        notes = asked.nothing("request", party.is_some() || stage.is_some());
    }
    notes.extend(readings_of(shown.iter().map(|(request, _)| *request)));
    let columns = columns! { |answered: Answered<'_>|
        let (request, answers) = answered;
        let (fact, source, answer) = (&request.fact, request.source.as_ref(), answers.last());
        let of = fact.of.iter().map(|party| asked.label(party));
        let (by, stage) = (by(asked, fact), now(asked, fact, answers));
        fields {
            "key": fact.request.0.thing(), "request": fact.request, "of": fact.of, "by": by, "subject": fact.subject,
            "window": fact.window, "stage": stage, "of_class": fact.of_class, "manner": fact.manner,
            "with": fact.with, "about": fact.about, "window_words": fact.window_words, "decision": fact.decision,
            "answer": answer.map(|answer| &answer.fact.answer),
            "answered_in": answer.and_then(|answer| answer.fact.document.as_ref()),
            "answered_by": answer.and_then(|answer| answer.fact.by.as_ref()),
            "document": document(source), "item": item(source), "reading": reading(fact.inferred.as_ref()),
        }
        cells {
            "Of": joined(of.chain(fact.of_class.as_ref().map(Text::to_string))),
            "By": or_not_stated(by.map(|party| asked.label(party))),
            "Request": subject(asked, fact),
            "Due": or_not_stated(in_words(fact.window_words.as_ref(), fact.window.as_ref())),
            "Stage": outcome(stage, answer),
            "Source": cited(request),
        }
    };
    columns.tabulate(shown, notes)
}

fn by<'a>(asked: Asked<'a>, fact: &'a RequestMade) -> Option<&'a PartyId> {
    fact.by.as_ref().or_else(|| asked.books.meetings.forum(&fact.decision.as_ref()?.meeting))
}

fn now(asked: Asked<'_>, fact: &RequestMade, answers: &Facts<RequestAnswered>) -> &'static str {
    if !answers.is_empty() {
        "answered"
    } else if asked.books.meetings.only_recommends(fact.decision.as_ref()) {
        "recommended"
    } else {
        "made"
    }
}

fn subject(asked: Asked<'_>, fact: &RequestMade) -> String {
    let what = format!("{}: {}", fact.manner, fact.subject);
    if fact.with.is_empty() { what } else { format!("{what} (in coordination with {})", asked.names(&fact.with)) }
}

fn outcome(stage: &str, answer: Option<&RecordedFact<RequestAnswered>>) -> String {
    match answer {
        Some(answer) => format!("answered: {} ({}, record {})", answer.fact.answer, cited(answer), answer.seq),
        None => format!("{stage}; no answer on record"),
    }
}
