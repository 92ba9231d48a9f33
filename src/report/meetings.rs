//! Meetings: who met, and what was presented, decided and asked there.

use serde_json::Value;

use crate::domain::Source;
use crate::domain::meeting::{MeetingHeld, ReportPresented};
use crate::ids::{DecisionId, Id as _, ItemKey, MeetingId, Thing};
use crate::projection::Stamped;
use crate::report::{
    Asked, NOT_STATED, Row, Table, count, document, ids, item, joined, optional, or_not_stated, source_cell,
};

const COLUMNS: &[&str] = &["key", "meeting", "what", "by", "subject", "date", "place", "document", "item"];
const HEADINGS: &[&str] = &["Source", "What", "By", "Subject"];

/// The report; of all meetings, or of one.
#[must_use]
pub fn meetings(asked: Asked<'_>, only: Option<&MeetingId>) -> Table {
    let mut rows = Vec::new();
    let mut met = 0_usize;
    for (id, held, _) in asked.books.meetings.held.iter() {
        if only.is_some_and(|only| only != id) {
            continue;
        }
        met = met.saturating_add(1);
        rows.push(meeting_row(asked, held));
        let mut within = of_meeting(asked, id);
        within.sort_by_cached_key(|(item, rank, _)| (item.clone(), *rank));
        rows.extend(within.into_iter().map(|(_, _, row)| row));
    }
    let notes = match met {
        0 => vec!["No meeting on record matches.".to_owned()],
        met => vec![format!(
            "{}. Delegations are those that the source names: attendance is not membership.",
            count(met, "meeting", "meetings")
        )],
    };
    Table { columns: COLUMNS, headings: HEADINGS, rows, notes }
}

type Ranked = (Option<ItemKey>, u8, Row);

fn of_meeting(asked: Asked<'_>, meeting: &MeetingId) -> Vec<Ranked> {
    let books = &asked.books.meetings;
    let reports = books.reports.iter().filter(|(_, report, _)| report.fact.meeting == *meeting);
    let decisions = books.decisions.iter().filter(|(id, ..)| id.meeting == *meeting);
    let here = |decision: Option<&DecisionId>| decision.is_some_and(|decision| decision.meeting == *meeting);
    let requests = books.requests.iter().filter(|(_, request, _)| here(request.fact.decision.as_ref()));
    let mut rows: Vec<Ranked> = Vec::new();
    rows.extend(reports.map(|(_, report, _)| (item_key(report.source.as_ref()), 0, report_row(asked, report))));
    rows.extend(decisions.map(|(id, decision, _)| {
        let acts = joined(decision.fact.acts.iter().map(ToString::to_string));
        let forum = books.forum(meeting).map(|forum| asked.books.parties.label(forum));
        let (key, subject) = (id.thing(), decision.fact.subject.to_string());
        let row = row(meeting, &key, &acts, &forum.unwrap_or_default(), &subject, decision.source.as_ref());
        (Some(id.item.clone()), 1, row)
    }));
    rows.extend(requests.map(|(id, request, _)| {
        let fact = &request.fact;
        let names = fact.of.iter().map(|party| asked.books.parties.label(party));
        let of = joined(names.chain(fact.of_class.as_ref().map(ToString::to_string)));
        let what = format!("{} of {of}", fact.manner);
        let source = request.source.as_ref();
        (item_key(source), 2, row(meeting, &id.thing(), &what, "", &fact.subject.to_string(), source))
    }));
    rows
}

fn item_key(source: Option<&Source>) -> Option<ItemKey> {
    source?.item.as_ref()?.as_str().parse().ok()
}

fn report_row(asked: Asked<'_>, report: &Stamped<ReportPresented>) -> Row {
    let fact = &report.fact;
    let names = fact.by.iter().map(|party| asked.books.parties.label(party));
    let by = joined(names.chain(fact.by_class.as_ref().map(ToString::to_string)));
    let mut about = fact.title.to_string();
    if !fact.about.is_empty() {
        about = format!("{about} (about: {})", joined(fact.about.iter().map(|thing| asked.title(thing))));
    }
    let what = format!("{} presented", fact.kind);
    row(&fact.meeting, &fact.report.0.thing(), &what, &by, &about, report.source.as_ref())
}

fn row(meeting: &MeetingId, key: &Thing, what: &str, by: &str, subject: &str, source: Option<&Source>) -> Row {
    Row {
        fields: vec![
            Value::from(key.to_string()),
            Value::from(meeting.to_string()),
            Value::from(what),
            Value::from(by),
            Value::from(subject),
            Value::Null,
            Value::Null,
            document(source),
            item(source),
        ],
        cells: vec![source_cell(source, None), what.to_owned(), by.to_owned(), subject.to_owned()],
    }
}

fn meeting_row(asked: Asked<'_>, held: &Stamped<MeetingHeld>) -> Row {
    let fact = &held.fact;
    let source = held.source.as_ref();
    let delegations = if fact.delegations.is_empty() { NOT_STATED.to_owned() } else { asked.names(&fact.delegations) };
    let number = count(fact.delegations.len(), "delegation", "delegations");
    let subject = format!(
        "{}; {}, {}; {number}: {delegations}",
        fact.title,
        or_not_stated(fact.place.as_ref()),
        or_not_stated(fact.date.as_ref())
    );
    Row {
        fields: vec![
            Value::from(fact.meeting.0.thing().to_string()),
            Value::from(fact.meeting.0.to_string()),
            Value::from("held"),
            ids(&fact.delegations),
            Value::from(fact.title.to_string()),
            optional(fact.date.as_ref()),
            optional(fact.place.as_ref()),
            document(source),
            item(source),
        ],
        cells: vec![
            source_cell(source, fact.inferred.as_ref()),
            "meeting held".to_owned(),
            asked.books.parties.label(&fact.forum),
            subject,
        ],
    }
}
