//! Decisions of forums, item by item.

use std::collections::BTreeSet;

use crate::event::meeting::{Act, DecisionTaken, MatterRegistered};
use crate::languages::say;
use crate::report::filter::Narrow;
use crate::report::{Asked, Table, cited, columns, document, joined, list, reading, readings_of};
use crate::state::RecordedFact;
use crate::value::ids::{Id as _, MeetingId, PartyId, Thing};

/// Selects decisions; `None` selects all.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// A party that it thanks, to which it refers, which it concerns, or which is behind what it concerns.
    pub party: Option<PartyId>,
    /// A meeting.
    pub meeting: Option<MeetingId>,
    /// An act.
    pub act: Option<String>,
    /// Items, and a period.
    pub narrow: Narrow,
}

impl Filter {
    const fn is_set(&self) -> bool {
        self.party.is_some() || self.meeting.is_some() || self.act.is_some() || self.narrow.is_set()
    }

    fn takes(&self, asked: Asked<'_>, decision: &RecordedFact<DecisionTaken>) -> bool {
        let fact = &decision.fact;
        let id = &fact.decision.0;
        let involves = |party: &PartyId| {
            asked.is_among(party, fact.thanked.iter().chain(&fact.referred_to))
                || asked.is_party_to(party, fact.concerns.iter())
        };
        self.party.as_ref().is_none_or(involves)
            && self.meeting.as_ref().is_none_or(|meeting| id.meeting == *meeting)
            && self.act.as_ref().is_none_or(|act| fact.acts.iter().any(|has| has.word() == act))
            && self.narrow.takes_source(decision.source.as_ref())
            && self.narrow.takes_day([asked.books.meetings.taken_on(id)])
    }
}

/// Tabulates the selected decisions.
#[must_use]
pub fn decisions(asked: Asked<'_>, filter: &Filter) -> Table {
    let all = asked.books.meetings.decisions.iter().map(|(_, decision, _)| decision);
    let shown: Vec<_> = all.filter(|decision| filter.takes(asked, decision)).collect();
    let mut notes = if shown.is_empty() {
        asked.nothing(&say!("report-kind-decision"), filter.is_set())
    } else {
        vec![say!("report-decisions-found", items # shown.len()), say!("report-decisions-recommended")]
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
            "report-source": cited(decision), "report-decisions-acts": acts(&fact.acts),
            "report-subject": subject(asked, fact), "report-decisions-thanked": thanked(asked, fact),
            "report-decisions-referred-to": referred(asked, fact),
        }
    };
    columns.tabulate(shown, notes)
}

/// Writes what a forum did.
pub fn acts(acts: &[Act]) -> String {
    let word = |act: &Act| match act {
        Act::Accepted => say!("report-decisions-accepted"),
        Act::Received => say!("report-decisions-received"),
        Act::Noted => say!("report-decisions-noted"),
        Act::Thanked => say!("report-decisions-did-thank"),
        Act::Acknowledged => say!("report-decisions-acknowledged"),
        Act::Urged => say!("report-decisions-urged"),
        Act::Requested => say!("report-decisions-requested"),
        Act::Recommended => say!("report-decisions-did-recommend"),
        Act::Referred => say!("report-decisions-referred"),
        Act::Submitted => say!("report-decisions-submitted"),
        Act::Approved => say!("report-decisions-approved"),
        Act::Rejected => say!("report-decisions-rejected"),
    };
    joined(acts.iter().map(word))
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
    let under = fact.under.as_ref().map(|under| say!("report-decisions-under", item = under));
    let by = list(registered_by(asked, fact).into_iter().map(|party| asked.label(party)), ", ");
    let by = by.map(|by| say!("report-decisions-brought-by", parties = by));
    [Some(fact.subject.to_string()), under, by].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn thanked(asked: Asked<'_>, fact: &DecisionTaken) -> String {
    match fact.acts.contains(&Act::Thanked) || !fact.thanked.is_empty() {
        true => asked.names(&fact.thanked),
        false => String::new(),
    }
}

fn referred(asked: Asked<'_>, fact: &DecisionTaken) -> String {
    let refers = fact.acts.iter().any(|act| matches!(act, Act::Referred | Act::Submitted));
    let to = match (&fact.referred_to, refers) {
        (Some(party), _) => asked.label(party),
        (None, true) => say!("report-no-addressee"),
        (None, false) => String::new(),
    };
    fact.referred_how.as_ref().map_or(to.clone(), |how| format!("{to}, {how}"))
}
