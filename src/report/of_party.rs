//! All that is on record of one party beside its names and relations.

use std::collections::BTreeMap;

use crate::event::party::Relation;
use crate::event::{Fact, Source};
use crate::languages::{Language, said, say, speaking, term};
use crate::report::meetings::not_named;
use crate::report::outstanding::{self, dues};
use crate::report::pledges::outcome_words;
use crate::report::requests::{asked_as, manner_words, now, stage_words};
use crate::report::standing::standing;
use crate::report::{Asked, in_words, joined, list, or_not_stated, source_cell, source_order};
use crate::state::RecordedFact;
use crate::state::parties::Spell;
use crate::value::ids::{FundId, Id as _, PartyId, Thing};
use crate::value::money::Sums;
use crate::value::text::Text;

/// Something on record of a party.
#[derive(Debug, Clone)]
pub struct Told {
    /// The key of what it is: a relation, a report, a pledge …
    pub aspect: &'static str,
    /// It in words.
    pub(super) what: String,
    /// The thing on record, if it is one.
    pub thing: Option<Thing>,
    /// Its record, if it is one.
    pub seq: Option<u64>,
    /// Its source.
    pub source: Option<Source>,
    /// The link that the recorder inferred.
    pub inferred: Option<Text>,
}

impl Told {
    /// Tells a recorded fact.
    pub fn of(aspect: &'static str, what: String, thing: Option<Thing>, recorded: &RecordedFact<impl Fact>) -> Self {
        Self {
            aspect,
            what,
            thing,
            seq: Some(recorded.seq),
            source: recorded.source.clone(),
            inferred: recorded.fact.inferred().cloned(),
        }
    }

    /// Tells what no single record says.
    #[must_use]
    pub fn said(aspect: &'static str, what: String) -> Self {
        Self { aspect, what, thing: None, seq: None, source: None, inferred: None }
    }

    /// Writes it as cells.
    #[must_use]
    pub fn cells(&self) -> Vec<String> {
        let source = match self.seq {
            None => String::new(),
            Some(_) => source_cell(self.source.as_ref(), self.inferred.as_ref()),
        };
        vec![said(self.aspect, &[]), self.what.clone(), source]
    }
}

/// Tells all of a party: who is related to it; what it attended, reported, brought, was thanked for, offered, gave, was
/// asked and asks; what it owes and paid.
#[must_use]
pub fn of_party(asked: Asked<'_>, party: &PartyId) -> Vec<Told> {
    let mut all = related(asked, party);
    all.extend(attended(asked, party));
    all.extend(presented(asked, party));
    all.extend(decided(asked, party));
    all.extend(promised(asked, party));
    all.extend(requested(asked, party));
    all.extend(money(asked, party));
    // What is alike stands together, in the order of the sources.
    let mut aspects: Vec<&str> = Vec::new();
    all.iter().map(|told| told.aspect).for_each(|aspect| {
        if !aspects.contains(&aspect) {
            aspects.push(aspect);
        }
    });
    all.sort_by_cached_key(|told| {
        (aspects.iter().position(|aspect| *aspect == told.aspect), source_order(told.source.as_ref()))
    });
    all
}

/// The key of the word for those with a relation to a party.
const fn inverse(relation: Relation) -> &'static str {
    match relation {
        Relation::MemberOf => "report-party-members",
        Relation::ObserverOf => "report-party-observers",
        Relation::AdministratorOf => "report-party-administrators",
        Relation::PartOf => "report-party-parts",
        Relation::HolderOf => "report-party-holders",
        Relation::AsksToJoin => "report-party-ask-to-join",
        Relation::AsksToObserve => "report-party-ask-to-observe",
    }
}

/// Tells who is related to a party, a row for each relation and source.
fn related(asked: Asked<'_>, party: &PartyId) -> Vec<Told> {
    let parties = &asked.books.parties;
    let is_it = |spell: &Spell| spell.of.as_id::<PartyId>().is_some_and(|of| parties.now(&of) == party);
    let mut groups: BTreeMap<(Relation, String, String), (Vec<String>, Spell)> = BTreeMap::new();
    for (id, ..) in parties.all.iter() {
        for spell in parties.relations(id).into_iter().filter(is_it) {
            // Their order is the same in every language.
            let (times, source) = speaking(Language::English, || {
                (times(&spell), source_cell(spell.source.as_ref(), spell.inferred.as_ref()))
            });
            let key = (spell.relation, times, source);
            groups.entry(key).or_insert_with(|| (Vec::new(), spell)).0.push(parties.name(id));
        }
    }
    let row = |((relation, ..), (names, spell)): ((Relation, String, String), (Vec<String>, Spell))| {
        let names = match names.len() {
            1 => joined(names),
            number => format!("{number}: {}", joined(names)),
        };
        Told {
            aspect: inverse(relation),
            what: format!("{names} ({})", times(&spell)),
            thing: None,
            seq: Some(spell.seq),
            source: spell.source,
            inferred: spell.inferred,
        }
    };
    groups.into_iter().map(row).collect()
}

/// Tells the meetings that a party attended, held, or is not named at though it was a member.
fn attended(asked: Asked<'_>, party: &PartyId) -> Vec<Told> {
    let mut all = Vec::new();
    for (id, held, _) in asked.books.meetings.held.iter() {
        let fact = &held.fact;
        let aspect = match () {
            () if asked.is_among(party, [&fact.forum].into_iter()) => "report-party-met",
            () if asked.is_among(party, fact.delegations.iter()) => "report-party-attended",
            () if asked.is_among(party, not_named(asked, fact).iter()) => "report-party-not-named-at",
            () => continue,
        };
        let what = format!("{}, {}", fact.title, or_not_stated(fact.date));
        all.push(Told::of(aspect, what, Some(id.thing()), held));
    }
    all
}

/// Tells what a party presented, also as one of a class, and the matters that it brought.
fn presented(asked: Asked<'_>, party: &PartyId) -> Vec<Told> {
    let meetings = &asked.books.meetings;
    let mut all = Vec::new();
    for (id, report, _) in meetings.reports.iter() {
        let fact = &report.fact;
        let body = meetings.forum(&fact.meeting).map(|forum| asked.whole(forum));
        let is_named = asked.is_among(party, fact.by.iter());
        let as_what = || asked.in_class(party, fact.by_class.as_ref(), body.as_ref(), fact.date);
        if !is_named && as_what().is_none() {
            continue;
        }
        let title = match as_what().filter(|_| !is_named) {
            Some(as_what) => format!("{} ({as_what})", fact.title),
            None => fact.title.to_string(),
        };
        all.push(Told::of("report-party-reported", title, Some(id.thing()), report));
    }
    for (id, matter, _) in meetings.matters.iter() {
        if asked.is_among(party, matter.fact.by.iter()) {
            let what = format!("{}: {}", term(matter.fact.kind), matter.fact.title);
            all.push(Told::of("report-party-brought", what, Some(id.thing()), matter));
        }
    }
    all
}

/// Tells the decisions that thank a party, or refer something to it.
fn decided(asked: Asked<'_>, party: &PartyId) -> Vec<Told> {
    let mut all = Vec::new();
    for (id, decision, _) in asked.books.meetings.decisions.iter() {
        let fact = &decision.fact;
        let what = format!("{id}: {}", fact.subject);
        if asked.is_among(party, fact.thanked.iter()) {
            all.push(Told::of("report-party-thanked", what.clone(), Some(id.thing()), decision));
        }
        if asked.is_among(party, fact.referred_to.iter()) {
            all.push(Told::of("report-party-referred", what, Some(id.thing()), decision));
        }
    }
    all
}

/// Tells what a party promised, and what it gave without a promise on record.
fn promised(asked: Asked<'_>, party: &PartyId) -> Vec<Told> {
    let mut all = Vec::new();
    for pledge in standing(asked) {
        let fact = &pledge.made.fact;
        let parties = [&fact.party].into_iter().chain(fact.jointly.iter()).chain(&fact.via).chain(&fact.implementer);
        if !asked.is_among(party, parties) {
            continue;
        }
        let what = {
            let pledged = say!(
                "report-party-pledge",
                wording = term(fact.wording),
                roles = joined(pledge.current.roles.iter().map(term)),
                toward = asked.title(&fact.toward),
                amount = or_not_stated(pledge.current.amount),
                outcome = outcome_words(pledge.outcome),
            );
            let details = Some(pledge.details(asked)).filter(|details| !details.is_empty());
            [pledged].into_iter().chain(details).collect::<Vec<_>>().join("; ")
        };
        all.push(Told::of("report-party-pledged", what, Some(fact.pledge.0.thing()), pledge.made));
    }
    for (id, support, _) in asked.books.pledges.supports.iter() {
        let fact = &support.fact;
        let parties = [&fact.party].into_iter().chain(fact.jointly.iter()).chain(&fact.via).chain(&fact.implementer);
        if !asked.is_among(party, parties) {
            continue;
        }
        let what = {
            let is_other = !asked.is_among(party, [&fact.party].into_iter());
            let of = is_other.then(|| say!("report-party-support-of", party = asked.label(&fact.party)));
            let toward = fact.toward.as_ref().map(|toward| say!("report-toward", thing = asked.title(toward)));
            let words = [of, toward, fact.subject.as_ref().map(Text::to_string)];
            let words = list(words.into_iter().flatten(), "; ").map_or_else(String::new, |words| format!(": {words}"));
            let amount = say!("report-party-support-amount", amount = or_not_stated(fact.amount));
            format!("{}{words}; {amount}", joined(fact.roles.iter().map(term)))
        };
        let aspect = if asked.is_among(party, [&fact.party].into_iter().chain(fact.jointly.iter())) {
            "report-party-gave"
        } else {
            "report-party-carried"
        };
        all.push(Told::of(aspect, what, Some(id.thing()), support));
    }
    all
}

/// Tells what a party was asked, by name, as one of a class or as holder of an office, and what it asks itself.
fn requested(asked: Asked<'_>, party: &PartyId) -> Vec<Told> {
    let mut all = Vec::new();
    for (id, request, answers) in asked.books.meetings.requests.iter() {
        let fact = &request.fact;
        let as_what = || asked_as(asked, party, fact);
        let aspect = match () {
            () if asked.is_among(party, fact.of.iter()) || as_what().is_some() => "report-party-asked-of",
            () if asked.is_among(party, fact.with.iter()) => "report-party-asked-with",
            () if asked.is_among(party, fact.by.iter()) => "report-party-asks",
            () => continue,
        };
        let what = {
            let as_what = as_what().map_or_else(String::new, |as_what| format!(" ({as_what})"));
            let due = in_words(fact.window_words.as_ref(), fact.window.as_ref());
            let due = due.map_or_else(String::new, |due| format!(", {}", say!("report-party-due", due = due)));
            let stage = stage_words(now(asked, fact, answers));
            format!("{}: {}{as_what}{due}; {stage}", manner_words(fact.manner), fact.subject)
        };
        all.push(Told::of(aspect, what, Some(id.thing()), request));
    }
    all
}

/// Tells what is outstanding in each fund, and what was received from a party. Of a party that nothing was assessed, only a
/// state is told that this is not known.
fn money(asked: Asked<'_>, party: &PartyId) -> Vec<Told> {
    let filter = outstanding::Filter { party: Some(party.clone()), all: true, ..outstanding::Filter::default() };
    let mut funds: BTreeMap<&FundId, (usize, Sums)> = BTreeMap::new();
    let due = dues(asked, &filter);
    for due in &due {
        let (number, sums) = funds.entry(&due.issued.fact.fund).or_default();
        *number = number.saturating_add(1);
        if let Some(amount) = *due.issued.fact.amount {
            sums.add(amount.with(due.outstanding));
        }
    }
    let owes = funds.iter().map(|(fund, (number, sums))| {
        let (fund, sums) = (asked.fund(fund), asked.sum_in(fund, sums));
        Told::said(
            "report-party-owes",
            say!("report-party-outstanding", fund = fund, amounts = sums, assessments # *number),
        )
    });
    let mut all: Vec<Told> = owes.collect();
    let books = &asked.books.contributions;
    let paid: Vec<_> = books
        .received
        .iter()
        .filter(|(id, ..)| books.payer(id).is_some_and(|payer| asked.is_among(party, [payer].into_iter())))
        .collect();
    if let Some((_, last, _)) = paid.iter().max_by_key(|(_, received, _)| received.order()) {
        let sums: Sums = paid.iter().filter_map(|(_, received, _)| received.fact.amount).collect();
        all.push(Told::said("report-party-paid", {
            let date = or_not_stated(last.fact.date);
            say!("report-party-payments", payments # paid.len(), amounts = sums, date = date)
        }));
    }
    if all.is_empty() && asked.related(party, Relation::MemberOf, None, None).is_some() {
        all.push(Told::said("report-party-owes", say!("report-party-nothing-assessed")));
    }
    all
}

/// Writes the days of a relation.
pub fn times(spell: &Spell) -> String {
    match (spell.from, spell.until) {
        (None, None) => say!("report-no-dates"),
        (Some(from), None) => say!("report-from", from = from),
        (None, Some(until)) => say!("report-until", until = until),
        (Some(from), Some(until)) => say!("report-from-until", from = from, until = until),
    }
}

/// Writes the days of a relation, and its source.
#[must_use]
pub fn spell_times(spell: &Spell) -> String {
    format!("{}; {}", times(spell), source_cell(spell.source.as_ref(), spell.inferred.as_ref()))
}
