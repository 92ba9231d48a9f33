//! Decisions of forums, item by item.

use std::collections::BTreeSet;

use crate::event::meeting::{Act, DecisionTaken, MatterRegistered};
use crate::report::{Asked, NOT_STATED, Table, cited, columns, count, document, joined, list, reading, readings_of};
use crate::state::RecordedFact;
use crate::value::ids::{Id as _, MeetingId, PartyId, Thing};

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
    notes.extend(readings_of(shown.iter().copied()));
    let columns = columns! { |decision: &RecordedFact<DecisionTaken>|
        let fact = &decision.fact;
        let id = &fact.decision.0;
        fields {
            "key": id.thing(), "meeting": id.meeting, "item": id.item,
            "forum": asked.books.meetings.forum(&id.meeting), "acts": fact.acts, "subject": fact.subject,
            "concerns": fact.concerns, "referred_to": fact.referred_to, "thanked": fact.thanked,
            "referred_how": fact.referred_how, "under": fact.under, "about": about(asked, fact),
            "registered_by": registered_by(asked, fact), "date": fact.date,
            "document": document(decision.source.as_ref()), "reading": reading(fact.inferred.as_ref()),
        }
        cells {
            "Source": cited(decision), "Acts": joined(fact.acts.iter()), "Subject": subject(asked, fact),
            "Referred to": referred(asked, fact),
        }
    };
    columns.tabulate(shown, notes)
}

/// Iterates over the matters that a decision concerns.
fn matters<'a>(asked: Asked<'a>, fact: &DecisionTaken) -> impl Iterator<Item = &'a MatterRegistered> {
    fact.concerns.iter().filter_map(move |thing| asked.books.meetings.matters.created(&thing.as_id()?))
}

/// Lists what the matters that a decision concerns are about.
fn about<'a>(asked: Asked<'a>, fact: &DecisionTaken) -> Vec<&'a Thing> {
    matters(asked, fact).flat_map(|matter| matter.about.iter()).collect()
}

/// Returns the parties that brought the matters that a decision concerns, each once.
fn registered_by<'a>(asked: Asked<'a>, fact: &DecisionTaken) -> BTreeSet<&'a PartyId> {
    matters(asked, fact).flat_map(|matter| matter.by.iter()).collect()
}

/// Writes the subject, the item that the decision comes under, and who brought the matters.
fn subject(asked: Asked<'_>, fact: &DecisionTaken) -> String {
    let under = fact.under.as_ref().map_or_else(String::new, |under| format!("\nunder {under}"));
    let by = list(registered_by(asked, fact).into_iter().map(|party| asked.label(party)), ", ");
    let by = by.map_or_else(String::new, |by| format!("\nmatter brought by {by}"));
    format!("{}{under}{by}", fact.subject)
}

fn referred(asked: Asked<'_>, fact: &DecisionTaken) -> String {
    let refers = fact.acts.iter().any(|act| matches!(act, Act::Referred | Act::Submitted));
    let to = match (&fact.referred_to, refers) {
        (Some(party), _) => asked.label(party),
        (None, true) => format!("addressee {NOT_STATED}"),
        (None, false) => String::new(),
    };
    fact.referred_how.as_ref().map_or(to.clone(), |how| format!("{to}, {how}"))
}
