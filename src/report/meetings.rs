//! Meetings, and the reports, decisions and requests made there.

use serde_json::Value;

use crate::event::Source;
use crate::event::meeting::{DecisionTaken, MeetingHeld, ReportPresented, RequestMade};
use crate::report::{
    Asked, NOT_STATED, Row, Table, count, document, ids, item, joined, optional, or_not_stated, reading, readings,
    source_cell, source_order,
};
use crate::state::RecordedFact;
use crate::value::days::Span;
use crate::value::ids::{Id as _, MeetingId, PartyId, Thing};
use crate::value::text::Text;

const COLUMNS: &[&str] =
    &["key", "meeting", "what", "by", "of", "subject", "date", "place", "delegations", "document", "item", "reading"];
const HEADINGS: &[&str] = &["Source", "Event", "By", "Subject"];

/// Tabulates all meetings, or one.
#[must_use]
pub fn meetings(asked: Asked<'_>, only: Option<&MeetingId>) -> Table {
    let mut lines = Vec::new();
    for (id, held, _) in asked.books.meetings.held.iter().filter(|(id, ..)| only.is_none_or(|only| only == *id)) {
        lines.push(meeting(asked, held));
        let mut within = presented(asked, id);
        within.extend(decided(asked, id));
        within.extend(requested(asked, id));
        within.sort_by_cached_key(|line| (source_order(line.source), line.rank));
        lines.extend(within);
    }
    let met = lines.iter().filter(|line| line.held.is_some()).count();
    let mut notes = if met == 0 {
        asked.nothing("meeting", only.is_some())
    } else {
        let met = count(met, "meeting", "meetings");
        vec![format!("{met}. Delegations are those that the source names: attendance is not membership.")]
    };
    notes.extend(readings(lines.iter().map(|line| (line.source, line.inferred))));
    let rows = lines.iter().map(|line| line.row(asked)).collect();
    Table { columns: COLUMNS, headings: HEADINGS, rows, notes }
}

/// An event of a meeting.
struct Line<'a> {
    key: Thing,
    meeting: &'a MeetingId,
    /// The order within an item: reports, decisions, requests.
    rank: u8,
    what: String,
    by: Vec<PartyId>,
    by_class: Option<String>,
    of: Vec<PartyId>,
    of_class: Option<String>,
    subject: String,
    /// An addition to the subject cell, for people only.
    more: String,
    date: Option<Span>,
    held: Option<&'a MeetingHeld>,
    source: Option<&'a Source>,
    inferred: Option<&'a Text>,
}

fn meeting<'a>(asked: Asked<'a>, held: &'a RecordedFact<MeetingHeld>) -> Line<'a> {
    let fact = &held.fact;
    let delegations = if fact.delegations.is_empty() { NOT_STATED.to_owned() } else { asked.names(&fact.delegations) };
    Line {
        what: "meeting held".to_owned(),
        by: vec![fact.forum.clone()],
        subject: fact.title.to_string(),
        more: format!(
            "; {}, {}; {}: {delegations} [{}]",
            or_not_stated(fact.place.as_ref()),
            or_not_stated(fact.date.as_ref()),
            count(fact.delegations.len(), "delegation", "delegations"),
            fact.meeting.0
        ),
        date: fact.date,
        held: Some(fact),
        inferred: fact.inferred.as_ref(),
        ..Line::new(fact.meeting.0.thing(), &fact.meeting.0, held.source.as_ref())
    }
}

fn presented<'a>(asked: Asked<'a>, meeting: &'a MeetingId) -> Vec<Line<'a>> {
    let reports = asked.books.meetings.reports.iter().filter(|(_, report, _)| report.fact.meeting == *meeting);
    let line = |report: &'a RecordedFact<ReportPresented>| {
        let fact = &report.fact;
        let about = joined(fact.about.iter().map(|thing| asked.title(thing)));
        Line {
            what: format!("{} presented", fact.kind),
            by: fact.by.to_vec(),
            by_class: fact.by_class.as_ref().map(ToString::to_string),
            subject: fact.title.to_string(),
            more: if fact.about.is_empty() { String::new() } else { format!(" (about: {about})") },
            date: fact.date,
            inferred: fact.inferred.as_ref(),
            ..Line::new(fact.report.0.thing(), meeting, report.source.as_ref())
        }
    };
    reports.map(|(_, report, _)| line(report)).collect()
}

fn decided<'a>(asked: Asked<'a>, meeting: &'a MeetingId) -> Vec<Line<'a>> {
    let decisions = asked.books.meetings.decisions.iter().filter(|(id, ..)| id.meeting == *meeting);
    let line = |decision: &'a RecordedFact<DecisionTaken>| {
        let fact = &decision.fact;
        Line {
            rank: 1,
            what: joined(fact.acts.iter().map(ToString::to_string)),
            by: asked.books.meetings.forum(meeting).cloned().into_iter().collect(),
            subject: fact.subject.to_string(),
            date: fact.date,
            inferred: fact.inferred.as_ref(),
            ..Line::new(fact.decision.0.thing(), meeting, decision.source.as_ref())
        }
    };
    decisions.map(|(_, decision, _)| line(decision)).collect()
}

fn requested<'a>(asked: Asked<'a>, meeting: &'a MeetingId) -> Vec<Line<'a>> {
    let here = |request: &RequestMade| request.decision.as_ref().is_some_and(|decision| decision.meeting == *meeting);
    let requests = asked.books.meetings.requests.iter().filter(|(_, request, _)| here(&request.fact));
    let line = |request: &'a RecordedFact<RequestMade>| {
        let fact = &request.fact;
        let forum = asked.books.meetings.forum(meeting);
        Line {
            rank: 2,
            what: fact.manner.to_string(),
            by: fact.by.as_ref().or(forum).cloned().into_iter().collect(),
            of: fact.of.to_vec(),
            of_class: fact.of_class.as_ref().map(ToString::to_string),
            subject: fact.subject.to_string(),
            date: fact.date,
            inferred: fact.inferred.as_ref(),
            ..Line::new(fact.request.0.thing(), meeting, request.source.as_ref())
        }
    };
    requests.map(|(_, request, _)| line(request)).collect()
}

impl<'a> Line<'a> {
    /// An event of which no more is known than its key, its meeting and its source.
    const fn new(key: Thing, meeting: &'a MeetingId, source: Option<&'a Source>) -> Self {
        Self {
            key,
            meeting,
            rank: 0,
            what: String::new(),
            by: Vec::new(),
            by_class: None,
            of: Vec::new(),
            of_class: None,
            subject: String::new(),
            more: String::new(),
            date: None,
            held: None,
            source,
            inferred: None,
        }
    }

    fn row(&self, asked: Asked<'_>) -> Row {
        let labels = |parties: &[PartyId], class: Option<&String>| {
            joined(parties.iter().map(|party| asked.books.parties.label(party)).chain(class.cloned()))
        };
        let what = if self.of.is_empty() && self.of_class.is_none() {
            self.what.clone()
        } else {
            format!("{} of {}", self.what, labels(&self.of, self.of_class.as_ref()))
        };
        let either = |parties: &[PartyId], class: Option<&String>| match class {
            Some(class) => parties.iter().map(ToString::to_string).chain([class.clone()]).collect(),
            None => ids(parties),
        };
        Row {
            fields: vec![
                Value::from(self.key.to_string()),
                Value::from(self.meeting.to_string()),
                Value::from(self.what.clone()),
                either(&self.by, self.by_class.as_ref()),
                either(&self.of, self.of_class.as_ref()),
                Value::from(self.subject.clone()),
                optional(self.date.as_ref()),
                optional(self.held.and_then(|held| held.place.as_ref())),
                self.held.map_or(Value::Null, |held| ids(&held.delegations)),
                document(self.source),
                item(self.source),
                reading(self.inferred),
            ],
            cells: vec![
                source_cell(self.source, self.inferred),
                what,
                labels(&self.by, self.by_class.as_ref()),
                format!("{}{}", self.subject, self.more),
            ],
        }
    }
}
