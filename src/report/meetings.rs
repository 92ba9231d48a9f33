//! Meetings, and the reports, decisions and requests made there.

use crate::event::meeting::{MeetingHeld, RequestMade, Sitting};
use crate::event::{Fact, Source};
use crate::report::{
    Asked, Table, columns, count, document, item, joined, list, or_not_stated, reading, readings, source_cell,
    source_order, text_or,
};
use crate::state::RecordedFact;
use crate::value::days::Span;
use crate::value::ids::{Id, MeetingId, PartyId, Thing};
use crate::value::text::Text;

/// Tabulates all meetings, or one.
#[must_use]
pub fn meetings(asked: Asked<'_>, only: Option<&MeetingId>) -> Table {
    let mut lines = Vec::new();
    for (id, held, _) in asked.books.meetings.held.iter().filter(|(id, ..)| only.is_none_or(|only| only == *id)) {
        lines.push(meeting(asked, held));
        let mut within: Vec<_> = presented(asked, id).chain(decided(asked, id)).chain(requested(asked, id)).collect();
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
    let columns = columns! { |line: &Line<'_>|
        let who = |(parties, class): &Parties| {
            joined(parties.iter().map(|party| asked.label(party)).chain(class.clone()))
        };
        let all = |(parties, class): &Parties| -> Vec<String> {
            parties.iter().map(PartyId::to_string).chain(class.clone()).collect()
        };
        let has_other = !line.of.0.is_empty() || line.of.1.is_some();
        fields {
            "key": line.key, "meeting": line.meeting, "what": line.what, "by": all(&line.by), "of": all(&line.of),
            "subject": line.subject, "about": line.about, "sitting": line.held.and_then(|held| held.sitting),
            "date": line.date, "place": line.held.and_then(|held| held.place.as_ref()),
            "delegations": line.held.map(|held| &held.delegations), "document": document(line.source),
            "item": item(line.source), "reading": reading(line.inferred),
        }
        cells {
            "Source": source_cell(line.source, line.inferred),
            "Event": if has_other { format!("{} of {}", line.what, who(&line.of)) } else { line.what.clone() },
            "By": who(&line.by), "Subject": format!("{}{}", line.subject, line.more),
        }
    };
    columns.tabulate(&lines, notes)
}

/// Parties, and a class of parties in words.
type Parties = (Vec<PartyId>, Option<String>);

/// An event of a meeting.
struct Line<'a> {
    key: Thing,
    meeting: &'a MeetingId,
    /// The order within an item: reports, decisions, requests.
    rank: u8,
    what: String,
    by: Parties,
    of: Parties,
    subject: String,
    /// An addition to the subject cell, for people only.
    more: String,
    about: &'a [Thing],
    date: Option<Span>,
    held: Option<&'a MeetingHeld>,
    source: Option<&'a Source>,
    inferred: Option<&'a Text>,
}

fn meeting<'a>(asked: Asked<'_>, held: &'a RecordedFact<MeetingHeld>) -> Line<'a> {
    let (id, fact) = (&held.fact.meeting.0, &held.fact);
    Line {
        what: "meeting held".to_owned(),
        by: (vec![fact.forum.clone()], None),
        subject: fact.title.to_string(),
        more: format!(
            "; {}{}, {}; {}: {} [{id}]",
            fact.sitting.filter(|sitting| *sitting != Sitting::Session).map_or("", |_| "by correspondence, "),
            or_not_stated(fact.place.as_ref()),
            or_not_stated(fact.date),
            count(fact.delegations.len(), "delegation", "delegations"),
            asked.names(&fact.delegations),
        ),
        held: Some(fact),
        ..Line::new(id, id, held)
    }
}

fn presented<'a>(asked: Asked<'a>, meeting: &'a MeetingId) -> impl Iterator<Item = Line<'a>> {
    let all = asked.books.meetings.reports.iter().filter(|(_, report, _)| report.fact.meeting == *meeting);
    all.map(move |(id, report, _)| {
        let fact = &report.fact;
        let about = list(fact.about.iter().map(|thing| asked.title(thing)), ", ");
        Line {
            what: format!("{} presented", fact.kind),
            by: (fact.by.to_vec(), fact.by_class.as_ref().map(ToString::to_string)),
            subject: fact.title.to_string(),
            more: text_or(about.map(|about| format!(" (about: {about})")), ""),
            about: &fact.about,
            ..Line::new(id, meeting, report)
        }
    })
}

fn decided<'a>(asked: Asked<'a>, meeting: &'a MeetingId) -> impl Iterator<Item = Line<'a>> {
    let all = asked.books.meetings.decisions.iter().filter(|(id, ..)| id.meeting == *meeting);
    all.map(move |(id, decision, _)| Line {
        rank: 1,
        what: joined(decision.fact.acts.iter()),
        by: (asked.books.meetings.forum(meeting).cloned().into_iter().collect(), None),
        subject: decision.fact.subject.to_string(),
        ..Line::new(id, meeting, decision)
    })
}

fn requested<'a>(asked: Asked<'a>, meeting: &'a MeetingId) -> impl Iterator<Item = Line<'a>> {
    let here = |request: &RequestMade| request.decision.as_ref().is_some_and(|decision| decision.meeting == *meeting);
    let all = asked.books.meetings.requests.iter().filter(move |(_, request, _)| here(&request.fact));
    all.map(move |(id, request, _)| {
        let fact = &request.fact;
        let by = fact.by.as_ref().or_else(|| asked.books.meetings.forum(meeting));
        Line {
            rank: 2,
            what: fact.manner.to_string(),
            by: (by.cloned().into_iter().collect(), None),
            of: (fact.of.to_vec(), fact.of_class.as_ref().map(ToString::to_string)),
            subject: fact.subject.to_string(),
            about: &fact.about,
            ..Line::new(id, meeting, request)
        }
    })
}

impl<'a> Line<'a> {
    /// An event of which no more is known than its key, its meeting, its date and its source.
    fn new(id: &impl Id, meeting: &'a MeetingId, recorded: &'a RecordedFact<impl Fact>) -> Self {
        Self {
            key: id.thing(),
            meeting,
            rank: 0,
            what: String::new(),
            by: Parties::default(),
            of: Parties::default(),
            subject: String::new(),
            more: String::new(),
            about: &[],
            date: recorded.fact.date(),
            held: None,
            source: recorded.source.as_ref(),
            inferred: recorded.fact.inferred(),
        }
    }
}
