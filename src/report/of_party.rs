//! All that is on record of one party beside its names and relations.

use std::collections::BTreeMap;

use crate::event::party::Relation;
use crate::event::{Fact, Source};
use crate::report::meetings::not_named;
use crate::report::outstanding::{self, dues};
use crate::report::requests::{asked_as, now};
use crate::report::standing::standing;
use crate::report::{Asked, NOT_STATED, count, in_words, joined, list, or_not_stated, source_cell, source_order};
use crate::state::RecordedFact;
use crate::state::parties::Spell;
use crate::value::ids::{FundId, Id as _, PartyId, Thing};
use crate::value::money::Sums;
use crate::value::text::Text;

/// Something on record of a party.
#[derive(Debug, Clone)]
pub struct Told {
    /// What it is: a relation, a report, a pledge …
    pub aspect: &'static str,
    /// It in words.
    pub what: String,
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
    pub const fn said(aspect: &'static str, what: String) -> Self {
        Self { aspect, what, thing: None, seq: None, source: None, inferred: None }
    }

    /// Writes it as cells.
    #[must_use]
    pub fn cells(&self) -> Vec<String> {
        let source = match self.seq {
            None => String::new(),
            Some(_) => source_cell(self.source.as_ref(), self.inferred.as_ref()),
        };
        vec![self.aspect.to_owned(), self.what.clone(), source]
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

/// The word for those with a relation to a party.
const fn inverse(relation: Relation) -> &'static str {
    match relation {
        Relation::MemberOf => "members",
        Relation::ObserverOf => "observers",
        Relation::AdministratorOf => "administrators",
        Relation::PartOf => "parts",
        Relation::HolderOf => "holders",
        Relation::AsksToJoin => "ask to join",
        Relation::AsksToObserve => "ask to observe",
    }
}

/// Tells who is related to a party, a row for each relation and source.
fn related(asked: Asked<'_>, party: &PartyId) -> Vec<Told> {
    let parties = &asked.books.parties;
    let is_it = |spell: &Spell| spell.of.as_id::<PartyId>().is_some_and(|of| parties.now(&of) == party);
    let mut groups: BTreeMap<(Relation, String, String), (Vec<String>, Spell)> = BTreeMap::new();
    for (id, ..) in parties.all.iter() {
        for spell in parties.relations(id).into_iter().filter(is_it) {
            let source = source_cell(spell.source.as_ref(), spell.inferred.as_ref());
            let key = (spell.relation, times(&spell), source);
            groups.entry(key).or_insert_with(|| (Vec::new(), spell)).0.push(parties.name(id));
        }
    }
    let row = |((relation, times, _), (names, spell)): ((Relation, String, String), (Vec<String>, Spell))| {
        let names = match names.len() {
            1 => joined(names),
            number => format!("{number}: {}", joined(names)),
        };
        Told {
            aspect: inverse(relation),
            what: format!("{names} ({times})"),
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
            () if asked.is_among(party, [&fact.forum].into_iter()) => "met",
            () if asked.is_among(party, fact.delegations.iter()) => "attended",
            () if asked.is_among(party, not_named(asked, fact).iter()) => "not named at",
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
        let as_what = asked.in_class(party, fact.by_class.as_ref(), body.as_ref(), fact.date);
        let title = match (asked.is_among(party, fact.by.iter()), as_what) {
            (true, _) => fact.title.to_string(),
            (false, Some(as_what)) => format!("{} ({as_what})", fact.title),
            (false, None) => continue,
        };
        all.push(Told::of("reported", title, Some(id.thing()), report));
    }
    for (id, matter, _) in meetings.matters.iter() {
        if asked.is_among(party, matter.fact.by.iter()) {
            let what = format!("{}: {}", matter.fact.kind, matter.fact.title);
            all.push(Told::of("brought", what, Some(id.thing()), matter));
        }
    }
    all
}

/// Tells the decisions that thank a party, or refer something to it.
fn decided(asked: Asked<'_>, party: &PartyId) -> Vec<Told> {
    let mut all = Vec::new();
    for (id, decision, _) in asked.books.meetings.decisions.iter() {
        let fact = &decision.fact;
        let what = || format!("{id}: {}", fact.subject);
        if asked.is_among(party, fact.thanked.iter()) {
            all.push(Told::of("thanked", what(), Some(id.thing()), decision));
        }
        if asked.is_among(party, fact.referred_to.iter()) {
            all.push(Told::of("referred to it", what(), Some(id.thing()), decision));
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
        let amount = or_not_stated(pledge.current.amount);
        let details = Some(pledge.details(asked)).filter(|details| !details.is_empty());
        let details = details.map_or_else(String::new, |details| format!("; {details}"));
        let what = format!(
            "{} {} toward {}; amount {amount}: {}{details}",
            fact.wording,
            joined(pledge.current.roles.iter()),
            asked.title(&fact.toward),
            pledge.outcome
        );
        all.push(Told::of("pledged", what, Some(fact.pledge.0.thing()), pledge.made));
    }
    for (id, support, _) in asked.books.pledges.supports.iter() {
        let fact = &support.fact;
        let parties = [&fact.party].into_iter().chain(fact.jointly.iter()).chain(&fact.via).chain(&fact.implementer);
        if !asked.is_among(party, parties) {
            continue;
        }
        let of =
            (!asked.is_among(party, [&fact.party].into_iter())).then(|| format!("of {}", asked.label(&fact.party)));
        let toward = fact.toward.as_ref().map(|toward| format!("toward {}", asked.title(toward)));
        let words = [of, toward, fact.subject.as_ref().map(Text::to_string)];
        let words = list(words.into_iter().flatten(), "; ").map_or_else(String::new, |words| format!(": {words}"));
        let what = format!("{}{words}; amount {}", joined(fact.roles.iter()), or_not_stated(fact.amount));
        let aspect = if asked.is_among(party, [&fact.party].into_iter().chain(fact.jointly.iter())) {
            "gave"
        } else {
            "carried"
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
        let as_what = asked_as(asked, party, fact);
        let aspect = match () {
            () if asked.is_among(party, fact.of.iter()) || as_what.is_some() => "asked of it",
            () if asked.is_among(party, fact.with.iter()) => "asked with it",
            () if asked.is_among(party, fact.by.iter()) => "it asked",
            () => continue,
        };
        let as_what = as_what.map_or_else(String::new, |as_what| format!(" ({as_what})"));
        let due = in_words(fact.window_words.as_ref(), fact.window.as_ref());
        let due = due.map_or_else(String::new, |due| format!(", due {due}"));
        let stage = now(asked, fact, answers);
        let what = format!("{}: {}{as_what}{due}; {stage}", fact.manner, fact.subject);
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
        let sums = asked.sum_in(fund, sums);
        let of = count(*number, "assessment", "assessments");
        Told::said("owes", format!("{}: {sums} outstanding of {of}", asked.fund(fund)))
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
        let number = count(paid.len(), "payment", "payments");
        all.push(Told::said("paid", format!("{number}: {sums}; the last one {}", or_not_stated(last.fact.date))));
    }
    if all.is_empty() && asked.related(party, Relation::MemberOf, None, None).is_some() {
        all.push(Told::said("owes", format!("{NOT_STATED}: no assessment of it is on record, and no payment")));
    }
    all
}

/// Writes the days of a relation.
pub fn times(spell: &Spell) -> String {
    match (spell.from, spell.until) {
        (None, None) => format!("dates {NOT_STATED}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(until)) => format!("until {until}"),
        (Some(from), Some(until)) => format!("from {from} until {until}"),
    }
}

/// Writes the days of a relation, and its source.
#[must_use]
pub fn spell_times(spell: &Spell) -> String {
    format!("{}; {}", times(spell), source_cell(spell.source.as_ref(), spell.inferred.as_ref()))
}
