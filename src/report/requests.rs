//! Requests and their answers.

use crate::event::meeting::{Manner, RequestAnswered, RequestMade};
use crate::languages::{say, term};
use crate::report::filter::{Fit, Narrow};
use crate::report::{
    Asked, Table, cited, columns, document, in_words, item, joined, or_not_stated, reading, readings_of, source_order,
};
use crate::state::{Facts, RecordedFact};
use crate::value::days::Span;
use crate::value::ids::{Id as _, PartyId};
use crate::value::text::Text;

/// A request, and its answers.
type Answered<'a> = (&'a RecordedFact<RequestMade>, &'a Facts<RequestAnswered>);

/// Selects requests; `None` selects all.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// A party: of whom or with whom it is requested, also as a member of a class or as holder of an office, or who asks.
    pub party: Option<PartyId>,
    /// A stage: made, recommended or answered.
    pub stage: Option<String>,
    /// Items, and the period in which it was made or falls due.
    pub narrow: Narrow,
}

impl Filter {
    fn takes(&self, asked: Asked<'_>, (request, answers): &Answered<'_>) -> bool {
        let fact = &request.fact;
        let concerns = |party: &PartyId| {
            let parties = fact.of.iter().chain(fact.with.iter()).chain(by(asked, fact));
            asked.is_among(party, parties) || asked_as(asked, party, fact).is_some()
        };
        let in_period = || {
            let is_due = self.narrow.fit(None, fact.window.as_ref()) == Fit::Within;
            self.narrow.takes_day([made_on(asked, fact)]) || is_due
        };
        self.party.as_ref().is_none_or(concerns)
            && self.stage.as_ref().is_none_or(|stage| stage == now(asked, fact, answers))
            && self.narrow.takes_source(request.source.as_ref())
            && in_period()
    }
}

/// Tabulates the selected requests.
#[must_use]
pub fn requests(asked: Asked<'_>, filter: &Filter) -> Table {
    let all = asked.books.meetings.requests.iter().map(|(_, request, answers)| (request, answers));
    let mut shown: Vec<Answered<'_>> = all.filter(|answered| filter.takes(asked, answered)).collect();
    shown.sort_by_cached_key(|(request, _)| source_order(request.source.as_ref()));
    let mut notes = vec![say!("report-requests-found", requests # shown.len())];
    if shown.is_empty() {
        let is_set = filter.party.is_some() || filter.stage.is_some() || filter.narrow.is_set();
        notes = asked.nothing(&say!("report-kind-request"), is_set);
    }
    notes.extend(readings_of(shown.iter().map(|(request, _)| *request)));
    let columns = columns! { |answered: Answered<'_>|
        let (request, answers) = answered;
        let (fact, source, answer) = (&request.fact, request.source.as_ref(), answers.last());
        let of = fact.of.iter().map(|party| asked.label(party));
        let (by, stage) = (by(asked, fact), now(asked, fact, answers));
        let as_what = filter.party.as_ref().and_then(|party| asked_as(asked, party, fact));
        fields {
            "key": fact.request.0.thing(), "request": fact.request, "of": fact.of, "by": by, "subject": fact.subject,
            "window": fact.window, "stage": stage, "of_class": fact.of_class, "manner": fact.manner,
            "with": fact.with, "about": fact.about, "window_words": fact.window_words, "decision": fact.decision,
            "answer": answer.map(|answer| &answer.fact.answer),
            "answered_in": answer.and_then(|answer| answer.fact.document.as_ref()),
            "answered_by": answer.and_then(|answer| answer.fact.by.as_ref()),
            "document": document(source), "item": item(source), "reading": reading(fact.inferred.as_ref()),
            "asked_as": as_what,
        }
        cells {
            "report-requests-of": of_cell(asked, filter, joined(of.chain(fact.of_class.as_ref().map(Text::to_string))), as_what),
            "report-requests-by": or_not_stated(by.map(|party| asked.label(party))),
            "report-requests-request": subject(asked, fact),
            "report-due": or_not_stated(in_words(fact.window_words.as_ref(), fact.window.as_ref())),
            "report-stage": outcome(stage, answer),
            "report-source": cited(request),
        }
    };
    columns.tabulate(shown, notes)
}

/// Writes of whom it is requested, and as what the party asked about is meant.
fn of_cell(asked: Asked<'_>, filter: &Filter, of: String, as_what: Option<String>) -> String {
    match (&filter.party, as_what) {
        (Some(party), Some(as_what)) => format!("{of}\n({}: {as_what})", asked.label(party)),
        _ => of,
    }
}

/// Returns the day on which a request was made: its own, else that of the meeting.
fn made_on(asked: Asked<'_>, fact: &RequestMade) -> Option<Span> {
    fact.date.or_else(|| asked.books.meetings.taken_on(fact.decision.as_ref()?))
}

/// Says as what a party is asked: as a member of the class that the source names, or as holder of an office; `None` if it
/// is asked by name or not at all.
pub fn asked_as(asked: Asked<'_>, party: &PartyId, fact: &RequestMade) -> Option<String> {
    if asked.is_among(party, fact.of.iter()) {
        return None;
    }
    let days = made_on(asked, fact);
    let forum = fact.decision.as_ref().and_then(|decision| asked.books.meetings.forum(&decision.meeting));
    let body = forum.map(|forum| asked.whole(forum));
    let of_class = asked.in_class(party, fact.of_class.as_ref(), body.as_ref(), days);
    of_class.or_else(|| asked.as_holder(party, &fact.of, days))
}

fn by<'a>(asked: Asked<'a>, fact: &'a RequestMade) -> Option<&'a PartyId> {
    fact.by.as_ref().or_else(|| asked.books.meetings.forum(&fact.decision.as_ref()?.meeting))
}

/// Returns the stage of a request.
pub fn now(asked: Asked<'_>, fact: &RequestMade, answers: &Facts<RequestAnswered>) -> &'static str {
    if !answers.is_empty() {
        "answered"
    } else if asked.books.meetings.only_recommends(fact.decision.as_ref()) {
        "recommended"
    } else {
        "made"
    }
}

fn subject(asked: Asked<'_>, fact: &RequestMade) -> String {
    let manner = manner_words(fact.manner);
    if fact.with.is_empty() {
        say!("report-requests-subject", manner = manner, subject = fact.subject)
    } else {
        say!("report-requests-subject-with", manner = manner, subject = fact.subject, with = asked.names(&fact.with))
    }
}

fn outcome(stage: &str, answer: Option<&RecordedFact<RequestAnswered>>) -> String {
    match answer {
        Some(answer) => {
            let (words, source) = (&answer.fact.answer, cited(answer));
            say!("report-requests-answered", answer = words, source = source, seq = answer.seq)
        }
        None => say!("report-requests-not-answered", stage = stage_words(stage)),
    }
}

/// Writes the stage of a request as people read it.
pub fn stage_words(stage: &str) -> String {
    match stage {
        "recommended" => say!("report-requests-recommended"),
        stage => term(stage),
    }
}

/// Writes what was done to the parties that were asked.
pub fn manner_words(manner: Manner) -> String {
    match manner {
        Manner::Requested => say!("report-requests-requested"),
        Manner::Urged => say!("report-requests-urged"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rules::testing::{council, read, state};

    #[test]
    fn a_class_is_asked_of_those_who_belonged_to_it_on_the_day_of_the_meeting() {
        let member = |party: &str, days: serde_json::Value| {
            crate::rules::testing::with(json!({"party": party, "relation": "member-of", "of": "party:council"}), days)
        };
        let ledger = council()
            .and("party.registered", state("before"))
            .and("party.registered", state("after"))
            .and("party.related", member("before", json!({"from": "2000-01-01", "until": "2017-11-22"})))
            .and("party.related", member("after", json!({"from": "2017-11-24"})))
            .and("decision.taken", json!({"decision": "session/A3", "acts": ["requested"], "subject": "money"}))
            .and(
                "request.made",
                json!({"request": "all", "manner": "requested", "decision": "session/A3", "subject": "To pay",
                    "of_class": "Los países miembros"}),
            );
        let asked = Asked { books: &ledger.machine.books, today: read("2020-01-01"), narrowed: false };
        let of = |party: &str| {
            let filter = Filter { party: Some(read(party)), ..Filter::default() };
            requests(asked, &filter).rows.len()
        };
        assert_eq!(["belize", "panama", "before", "after", "council"].map(of), [1, 1, 0, 0, 1]);
        let request = asked.books.meetings.requests.created(&read("all")).unwrap();
        let as_what = asked_as(asked, &read("belize"), request);
        assert_eq!(as_what.as_deref(), Some("as a member country of Council"));
    }
}
