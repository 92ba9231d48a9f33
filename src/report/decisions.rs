//! Decisions of forums, item by item.

use serde_json::Value;

use crate::event::meeting::DecisionTaken;
use crate::report::{
    Asked, NOT_STATED, Row, Table, count, document, ids, joined, optional, reading, readings, source_cell,
};
use crate::state::RecordedFact;
use crate::value::ids::{Id as _, MeetingId};

const COLUMNS: &[&str] = &[
    "key", "meeting", "item", "forum", "acts", "subject", "concerns", "referred_to", "thanked", "referred_how", "date",
    "document", "reading",
];
const HEADINGS: &[&str] = &["Source", "Acts", "Subject", "Referred to"];

/// Tabulates all decisions, those of one meeting, or those with one act.
#[must_use]
pub fn decisions(asked: Asked<'_>, meeting: Option<&MeetingId>, act: Option<&str>) -> Table {
    let takes = |decision: &DecisionTaken| {
        meeting.is_none_or(|meeting| decision.decision.0.meeting == *meeting)
            && act.is_none_or(|act| decision.acts.iter().any(|has| has.word() == act))
    };
    let all = asked.books.meetings.decisions.iter().filter(|(_, decision, _)| takes(&decision.fact));
    let shown: Vec<_> = all.map(|(_, decision, _)| decision).collect();
    let mut notes = if shown.is_empty() {
        asked.nothing("decision", meeting.is_some() || act.is_some())
    } else {
        vec![
            format!("{}.", count(shown.len(), "item", "items")),
            "What is recommended is not yet decided: that is for the body to which the forum recommends.".to_owned(),
        ]
    };
    notes.extend(readings(shown.iter().map(|decision| (decision.source.as_ref(), decision.fact.inferred.as_ref()))));
    let rows = shown.into_iter().map(|decision| row(asked, decision)).collect();
    Table { columns: COLUMNS, headings: HEADINGS, rows, notes }
}

fn row(asked: Asked<'_>, decision: &RecordedFact<DecisionTaken>) -> Row {
    let fact = &decision.fact;
    let id = &fact.decision.0;
    let forum = asked.books.meetings.forum(&id.meeting);
    let source = decision.source.as_ref();
    let acts = joined(fact.acts.iter().map(ToString::to_string));
    let refers = fact.acts.iter().any(|act| matches!(act.word(), "referred" | "submitted"));
    let mut referred = match (&fact.referred_to, refers) {
        (Some(party), _) => asked.books.parties.label(party),
        (None, true) => format!("addressee {NOT_STATED}"),
        (None, false) => String::new(),
    };
    if let Some(how) = &fact.referred_how {
        referred = format!("{referred}, {how}");
    }
    Row {
        fields: vec![
            Value::from(id.thing().to_string()),
            Value::from(id.meeting.to_string()),
            Value::from(id.item.to_string()),
            optional(forum),
            ids(&fact.acts),
            Value::from(fact.subject.to_string()),
            ids(&fact.concerns),
            optional(fact.referred_to.as_ref()),
            ids(&fact.thanked),
            optional(fact.referred_how.as_ref()),
            optional(fact.date.as_ref()),
            document(source),
            reading(fact.inferred.as_ref()),
        ],
        cells: vec![source_cell(source, fact.inferred.as_ref()), acts, fact.subject.to_string(), referred],
    }
}
