//! Matters before forums: draft documents, proposals and questions.

use crate::event::meeting::{Act, DecisionTaken, MatterRegistered};
use crate::languages::{say, term};
use crate::report::decisions::acts;
use crate::report::filter::Narrow;
use crate::report::{
    Asked, Table, cited, columns, document, item, list, or_not_stated, reading, readings_of, source_order,
};
use crate::state::RecordedFact;
use crate::value::ids::{Id as _, PartyId, Thing};

/// Selects matters; `None` selects all.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// A party that brought it, that it is about, or to which it was referred.
    pub party: Option<PartyId>,
    /// A kind.
    pub kind: Option<String>,
    /// Items, and a period in which it was raised or decided on.
    pub narrow: Narrow,
}

/// A matter, and the decisions that concern it.
type Decided<'a> = (&'a RecordedFact<MatterRegistered>, Vec<&'a RecordedFact<DecisionTaken>>);

impl Filter {
    fn takes(&self, asked: Asked<'_>, (matter, decisions): &Decided<'_>) -> bool {
        let fact = &matter.fact;
        let involves = |party: &PartyId| {
            let referred = decisions.iter().filter_map(|decision| decision.fact.referred_to.as_ref());
            asked.is_among(party, fact.by.iter().chain(referred)) || asked.is_party_to(party, fact.about.iter())
        };
        let days = decisions.iter().map(|decision| asked.books.meetings.taken_on(&decision.fact.decision.0));
        self.party.as_ref().is_none_or(involves)
            && self.kind.as_ref().is_none_or(|kind| fact.kind.word() == kind)
            && self.narrow.takes_source(matter.source.as_ref())
            && self.narrow.takes_day([fact.date].into_iter().chain(days))
    }
}

/// Tabulates the selected matters.
#[must_use]
pub fn matters(asked: Asked<'_>, filter: &Filter) -> Table {
    let all = asked.books.meetings.matters.iter().map(|(id, matter, _)| (matter, decisions_on(asked, &id.thing())));
    let mut shown: Vec<Decided<'_>> = all.filter(|decided| filter.takes(asked, decided)).collect();
    shown.sort_by_cached_key(|(matter, _)| source_order(matter.source.as_ref()));
    let mut notes = vec![say!("report-matters-found", matters # shown.len())];
    if shown.is_empty() {
        let is_set = filter.party.is_some() || filter.kind.is_some() || filter.narrow.is_set();
        notes = asked.nothing(&say!("report-kind-matter"), is_set);
    }
    notes.extend(readings_of(shown.iter().map(|(matter, _)| *matter)));
    let columns = columns! { |decided: Decided<'_>|
        let (matter, decisions) = decided;
        let (fact, source) = (&matter.fact, matter.source.as_ref());
        fields {
            "key": fact.matter.0.thing(), "matter": fact.matter, "kind": fact.kind, "title": fact.title, "by": fact.by,
            "about": fact.about,
            "meetings": decisions.iter().map(|decision| &decision.fact.decision.0.meeting).collect::<Vec<_>>(),
            "decisions": decisions.iter().map(|decision| &decision.fact.decision.0).collect::<Vec<_>>(),
            "referred_to": decisions.iter().find_map(|decision| decision.fact.referred_to.as_ref()),
            "date": fact.date, "document": document(source), "item": item(source),
            "reading": reading(fact.inferred.as_ref()),
        }
        cells {
            "report-source": cited(matter), "report-matters-matter": matter_words(asked, fact),
            "report-matters-by": asked.names(&fact.by), "report-matters-done": done(asked, &decisions),
        }
    };
    columns.tabulate(shown, notes)
}

/// Writes the kind and the title of a matter, and what it is about.
fn matter_words(asked: Asked<'_>, fact: &MatterRegistered) -> String {
    let matter = format!("{}: {}", term(fact.kind), fact.title);
    match list(fact.about.iter().map(|thing| asked.title(thing)), ", ") {
        Some(about) => format!("{matter}; {}", say!("report-about", things = about)),
        None => matter,
    }
}

fn decisions_on<'a>(asked: Asked<'a>, matter: &Thing) -> Vec<&'a RecordedFact<DecisionTaken>> {
    let all = asked.books.meetings.decisions.iter().map(|(_, decision, _)| decision);
    all.filter(|decision| decision.fact.concerns.contains(matter)).collect()
}

/// Writes each decision on a matter: the forum, the item, the acts, and to whom it was referred.
fn done(asked: Asked<'_>, decisions: &[&RecordedFact<DecisionTaken>]) -> String {
    let one = |decision: &&RecordedFact<DecisionTaken>| {
        let fact = &decision.fact;
        let id = &fact.decision.0;
        let forum = or_not_stated(asked.books.meetings.forum(&id.meeting).map(|forum| asked.label(forum)));
        let refers = fact.acts.iter().any(|act| matches!(act, Act::Referred | Act::Submitted));
        let acts = acts(&fact.acts);
        let acts = match (&fact.referred_to, refers) {
            (Some(party), _) => say!("report-matters-referred", acts = acts, party = asked.label(party)),
            (None, true) => format!("{acts}; {}", say!("report-no-addressee")),
            (None, false) => acts,
        };
        let how = fact.referred_how.as_ref().map_or_else(String::new, |how| format!(", {how}"));
        format!("{forum}, {id}: {acts}{how}")
    };
    list(decisions.iter().map(one), "\n").unwrap_or_else(|| say!("report-matters-not-decided"))
}
