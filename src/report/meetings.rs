//! Meetings, and the reports, decisions and requests made there.

use crate::event::field::words;
use crate::event::meeting::{MeetingHeld, ReportKind, RequestMade, Sitting};
use crate::event::party::Relation;
use crate::event::{Fact, Source};
use crate::languages::say;
use crate::report::decisions::acts;
use crate::report::filter::Narrow;
use crate::report::requests::manner_words;
use crate::report::{
    Asked, Table, columns, document, item, joined, list, or_not_stated, reading, readings, source_cell, source_order,
};
use crate::state::RecordedFact;
use crate::value::days::Span;
use crate::value::ids::{Id, MeetingId, PartyId, Thing};
use crate::value::text::Text;

words! {
    /// What there is of a meeting.
    pub enum What {
        /// That it was held.
        Meeting = "meeting",
        /// A report or presentation.
        Report = "report",
        /// A decision.
        Decision = "decision",
        /// A request.
        Request = "request",
    }
}

/// Selects what there is of meetings; `None` selects all.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// A meeting.
    pub meeting: Option<MeetingId>,
    /// The kind of what there is of it.
    pub what: Option<What>,
    /// A party that attended, presented, decided, asked, was asked or was thanked.
    pub party: Option<PartyId>,
    /// Items, and a period.
    pub narrow: Narrow,
}

impl Filter {
    const fn is_set(&self) -> bool {
        self.meeting.is_some() || self.what.is_some() || self.party.is_some() || self.narrow.is_set()
    }

    fn takes(&self, asked: Asked<'_>, line: &Line<'_>) -> bool {
        let delegations = line.held.map_or(&[][..], |held| &held.delegations);
        let involves = |party: &PartyId| {
            let all = line.by.0.iter().chain(&line.of.0).chain(line.thanked).chain(delegations);
            asked.is_among(party, all) || line.class_of(asked, party).is_some()
        };
        let met = || asked.books.meetings.held.created(line.meeting).and_then(|held| held.date);
        self.what.is_none_or(|what| what == line.rank)
            && self.party.as_ref().is_none_or(involves)
            && self.narrow.takes_source(line.source)
            && self.narrow.takes_day([line.date.or_else(met)])
    }
}

/// Tabulates the selected meetings, with what was presented, decided and requested there.
#[must_use]
pub fn meetings(asked: Asked<'_>, filter: &Filter) -> Table {
    let mut lines = Vec::new();
    let takes_id = |id: &MeetingId| filter.meeting.as_ref().is_none_or(|only| only == id);
    for (id, held, _) in asked.books.meetings.held.iter().filter(|(id, ..)| takes_id(id)) {
        let mut within: Vec<_> = presented(asked, id).chain(decided(asked, id)).chain(requested(asked, id)).collect();
        within.sort_by_cached_key(|line| (source_order(line.source), line.rank));
        lines.extend([meeting(asked, held)].into_iter().chain(within).filter(|line| filter.takes(asked, line)));
    }
    let mut notes = notes(asked, filter, &lines);
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
            "by_class": line.by.1, "title": line.subject, "thanked": line.thanked,
            "not_named": line.held.map(|held| not_named(asked, held)),
        }
        cells {
            "report-source": source_cell(line.source, line.inferred),
            "report-meetings-event": match has_other {
                true => say!("report-asked-of", manner = line.what, whom = who(&line.of)),
                false => line.what.clone(),
            },
            "report-meetings-by": who(&line.by), "report-subject": format!("{}{}", line.subject, line.more),
        }
    };
    columns.tabulate(&lines, notes)
}

/// Counts what is shown. A report of a class stands for several, whose number no source states.
fn notes(asked: Asked<'_>, filter: &Filter, lines: &[Line<'_>]) -> Vec<String> {
    let of = |what: What| lines.iter().filter(move |line| line.rank == what);
    let mut notes = Vec::new();
    if lines.is_empty() {
        return asked.nothing(&say!("report-kind-meeting"), filter.is_set());
    }
    let met = of(What::Meeting).count();
    if met > 0 {
        notes.push(say!("report-meetings-found", meetings # met));
    }
    let several = of(What::Report).filter(|line| line.by.1.is_some()).count();
    let reports = of(What::Report).count();
    match several {
        0 if filter.what == Some(What::Report) => notes.push(say!("report-meetings-reports", reports # reports)),
        0 => {}
        several => notes.push(say!("report-meetings-reports-not-exact", reports # reports, several # several)),
    }
    notes
}

/// Lists the members of the body, on the days of the meeting, that are not among the delegations which the source names;
/// empty where it names none.
pub fn not_named(asked: Asked<'_>, held: &MeetingHeld) -> Vec<PartyId> {
    if held.delegations.is_empty() {
        return Vec::new();
    }
    let mut members = asked.those(Relation::MemberOf, &asked.whole(&held.forum), held.date);
    members.retain(|member| !asked.is_among(member, held.delegations.iter()));
    members
}

/// Parties, and a class of parties in words.
type Parties = (Vec<PartyId>, Option<String>);

/// An event of a meeting.
struct Line<'a> {
    key: Thing,
    meeting: &'a MeetingId,
    /// What it is: the order within an item.
    rank: What,
    what: String,
    by: Parties,
    of: Parties,
    subject: String,
    /// An addition to the subject cell, for people only.
    more: String,
    about: &'a [Thing],
    thanked: &'a [PartyId],
    date: Option<Span>,
    held: Option<&'a MeetingHeld>,
    source: Option<&'a Source>,
    inferred: Option<&'a Text>,
}

fn meeting<'a>(asked: Asked<'_>, held: &'a RecordedFact<MeetingHeld>) -> Line<'a> {
    let (id, fact) = (&held.fact.meeting.0, &held.fact);
    Line {
        what: say!("report-meetings-held"),
        by: (vec![fact.forum.clone()], None),
        subject: fact.title.to_string(),
        more: more(asked, fact),
        held: Some(fact),
        ..Line::new(id, id, held)
    }
}

/// Writes how, where and when a meeting was held, who was there, and which members the source does not name.
fn more(asked: Asked<'_>, fact: &MeetingHeld) -> String {
    let by_letter = fact.sitting.filter(|sitting| *sitting != Sitting::Session);
    let by_letter = by_letter.map(|_| say!("report-meetings-by-correspondence"));
    let place_and_date = [or_not_stated(fact.place.as_ref()), or_not_stated(fact.date)];
    let how = by_letter.into_iter().chain(place_and_date).collect::<Vec<_>>().join(", ");
    let names = asked.names(&fact.delegations);
    let present = say!("report-meetings-delegations", delegations # fact.delegations.len(), names = names);
    let absent = list(not_named(asked, fact).iter().map(|party| asked.label(party)), ", ");
    let absent = absent.map(|absent| say!("report-meetings-not-named", members = absent));
    let all = [how, present].into_iter().chain(absent).collect::<Vec<_>>().join("; ");
    format!("; {all} [{}]", fact.meeting.0)
}

fn presented<'a>(asked: Asked<'a>, meeting: &'a MeetingId) -> impl Iterator<Item = Line<'a>> {
    let all = asked.books.meetings.reports.iter().filter(|(_, report, _)| report.fact.meeting == *meeting);
    all.map(move |(id, report, _)| {
        let fact = &report.fact;
        let about = list(fact.about.iter().map(|thing| asked.title(thing)), ", ");
        Line {
            what: match fact.kind {
                ReportKind::Report => say!("report-meetings-report-presented"),
                ReportKind::Presentation => say!("report-meetings-presentation-presented"),
            },
            by: (fact.by.to_vec(), fact.by_class.as_ref().map(ToString::to_string)),
            subject: fact.title.to_string(),
            rank: What::Report,
            more: about.map_or_else(String::new, |about| format!(" ({})", say!("report-about", things = about))),
            about: &fact.about,
            ..Line::new(id, meeting, report)
        }
    })
}

fn decided<'a>(asked: Asked<'a>, meeting: &'a MeetingId) -> impl Iterator<Item = Line<'a>> {
    let all = asked.books.meetings.decisions.iter().filter(|(id, ..)| id.meeting == *meeting);
    all.map(move |(id, decision, _)| Line {
        rank: What::Decision,
        thanked: &decision.fact.thanked,
        what: acts(&decision.fact.acts),
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
            rank: What::Request,
            what: manner_words(fact.manner),
            by: (by.cloned().into_iter().collect(), None),
            of: (fact.of.to_vec(), fact.of_class.as_ref().map(ToString::to_string)),
            subject: fact.subject.to_string(),
            about: &fact.about,
            ..Line::new(id, meeting, request)
        }
    })
}

impl<'a> Line<'a> {
    /// Says as what a party is meant, where the source names a class.
    fn class_of(&self, asked: Asked<'_>, party: &PartyId) -> Option<String> {
        let body = asked.books.meetings.forum(self.meeting).map(|forum| asked.whole(forum));
        let class = self.by.1.as_ref().or(self.of.1.as_ref()).and_then(|class| Text::new(class).ok());
        asked.in_class(party, class.as_ref(), body.as_ref(), self.date)
    }

    /// An event of which no more is known than its key, its meeting, its date and its source.
    fn new(id: &impl Id, meeting: &'a MeetingId, recorded: &'a RecordedFact<impl Fact>) -> Self {
        Self {
            key: id.thing(),
            meeting,
            rank: What::Meeting,
            what: String::new(),
            by: Parties::default(),
            of: Parties::default(),
            subject: String::new(),
            more: String::new(),
            about: &[],
            thanked: &[],
            date: recorded.fact.date(),
            held: None,
            source: recorded.source.as_ref(),
            inferred: recorded.fact.inferred(),
        }
    }
}
