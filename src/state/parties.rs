//! Parties, their names, and their relations over time.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::event::party::{
    Authority, CountryCode, IatiIdentifier, Nature, PartyMerged, PartyRegistered, PartyRelated, PartyRenamed, Relation,
};

use crate::event::{Event, Source};
use crate::languages::{chosen, named};
use crate::state::fold::{Dated, Effect, Histories, History, Projection};
use crate::state::names::{Bearers, Names};
use crate::value::days::{Day, Period};
use crate::value::ids::{PartyId, Thing};
use crate::value::name::Name;
use crate::value::text::Text;

/// A fact that follows the registration of a party.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Step {
    /// A relation began, or ended.
    Related(PartyRelated),
    /// It got new names.
    Renamed(PartyRenamed),
    /// It was merged into another party.
    Merged(PartyMerged),
}

/// A relation and the time for which it holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Spell {
    /// The relation.
    pub relation: Relation,
    /// The other side of the relation.
    pub of: Thing,
    /// Its first day; `None` where it is not stated.
    pub from: Option<Day>,
    /// Its last day; `None` where it has not ended, or that is not stated.
    pub until: Option<Day>,
    /// The record that states it; for an ended relation, the one that ended it.
    pub seq: u64,
    /// The document that states it.
    pub source: Option<Source>,
    /// The link that the recorder inferred, if any.
    pub inferred: Option<Text>,
}

impl Spell {
    fn overlaps(&self, from: Option<Day>, until: Option<Day>) -> bool {
        let begins_after = |from: Option<Day>, until: Option<Day>| matches!((from, until), (Some(a), Some(b)) if a > b);
        !begins_after(self.from, until) && !begins_after(from, self.until)
    }
}

/// The parties of the ledger.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Parties {
    /// Parties by id, with their histories.
    pub all: Histories<PartyId, PartyRegistered, Step>,
    /// Their names, present and former, with country codes.
    pub names: Names<PartyId>,
    /// Their identifiers in IATI, in lower case.
    iati: Bearers<PartyId>,
    /// Those that were merged into others, with the number of the records that say so.
    merged: BTreeMap<PartyId, usize>,
}

impl Projection for Parties {
    fn fold(&mut self, record: &Dated, effect: Effect) {
        let mut follow = |party, step| self.all.follow(party, record, step, effect);
        match &record.event {
            Event::PartyRelated(fact) => follow(&fact.party, Step::Related(fact.clone())),
            Event::PartyRenamed(fact) => {
                follow(&fact.party, Step::Renamed(fact.clone()));
                self.names.fold(&fact.party, fact.names().map(Name::to_string), record.seq, effect);
            }
            Event::PartyMerged(fact) => {
                follow(&fact.party, Step::Merged(fact.clone()));
                let mergers = self.merged.entry(fact.party.clone()).or_default();
                *mergers = match effect {
                    Effect::Apply => mergers.saturating_add(1),
                    Effect::Reverse(_) => mergers.saturating_sub(1),
                };
                self.merged.retain(|_, mergers| *mergers > 0);
            }
            Event::PartyRegistered(fact) => {
                let party = &fact.party.0;
                self.all.create(party, record, fact, effect);
                let iso = fact.iso_3166.as_ref().map(CountryCode::to_string);
                self.names.fold(party, fact.names().map(Name::to_string).chain(iso), record.seq, effect);
                if let Some(iati) = &fact.iati {
                    self.iati.fold(iati.compared(), party, record.seq, effect);
                }
            }
            _ => {}
        }
    }
}

impl Parties {
    /// Returns the present name of a party in the language that is spoken; one that is not on record in it is marked. Its
    /// id, if its registration is not in the fold.
    #[must_use]
    pub fn name<'a>(&'a self, party: &'a PartyId) -> String {
        let named = |(english, spanish): (&Name, Option<&Name>)| named(english.as_str(), spanish.map(Name::as_str));
        self.last_names(party).map_or_else(|| party.to_string(), named)
    }

    /// Returns the present name of a party as it can be typed: in the language that is spoken, or else in English.
    #[must_use]
    pub fn called(&self, party: &PartyId) -> String {
        let called =
            |(english, spanish): (&Name, Option<&Name>)| chosen(english.as_str(), spanish.map(Name::as_str)).to_owned();
        self.last_names(party).map_or_else(|| party.to_string(), called)
    }

    /// Returns the present English name of a party, and the Spanish one.
    fn last_names(&self, party: &PartyId) -> Option<(&Name, Option<&Name>)> {
        let history = self.all.get(party)?;
        let renamed = history.later.iter().rev().find_map(|step| match &step.fact {
            Step::Renamed(fact) => Some((&fact.name_en, fact.name_es.as_ref())),
            _ => None,
        });
        let registered = history.created.as_ref().map(|created| (&created.fact.name_en, created.fact.name_es.as_ref()));
        renamed.or(registered)
    }

    /// Returns the short name of a party, for narrow tables: its first alias, if that is shorter than its English name.
    #[must_use]
    pub fn label(&self, party: &PartyId) -> String {
        let aliases = self.all.created(party).map_or(&[][..], |registered| &registered.aliases);
        let name = self.name(party);
        let first = aliases.first().filter(|alias| alias.as_str().chars().count() < name.chars().count());
        first.map_or(name, Name::to_string)
    }

    /// Lists all present and former names of a party.
    #[must_use]
    pub fn names(&self, party: &PartyId) -> Vec<String> {
        let Some(history) = self.all.get(party) else { return Vec::new() };
        let registered = history.created.iter().flat_map(|created| created.fact.names());
        let renamed = history.later.iter().flat_map(|step| match &step.fact {
            Step::Renamed(fact) => fact.names().collect(),
            _ => Vec::new(),
        });
        let iso =
            history.created.iter().filter_map(|created| created.fact.iso_3166.as_ref()).map(CountryCode::to_string);
        let mut names: Vec<_> = registered.chain(renamed).map(Name::to_string).chain(iso).collect();
        names.dedup();
        names
    }

    /// Finds a party by its id or one of its names, ignoring case.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<PartyId> {
        let wanted = text.to_lowercase();
        let id: Option<PartyId> = wanted.parse().ok().filter(|id| self.all.created(id).is_some());
        id.or_else(|| self.names.find(&wanted).cloned())
    }

    /// Finds the party with an identifier in IATI, ignoring case.
    #[must_use]
    pub fn with_iati(&self, iati: &IatiIdentifier) -> Option<&PartyId> {
        self.iati.of(&iati.compared()).next()
    }

    /// Returns the nature of a party.
    #[must_use]
    pub fn nature(&self, party: &PartyId) -> Option<Nature> {
        self.all.created(party).map(|party| party.nature)
    }

    /// Returns the authority of a party as a forum.
    #[must_use]
    pub fn authority(&self, party: &PartyId) -> Option<Authority> {
        self.all.created(party)?.authority
    }

    /// Returns the party into which a party was merged, and the record of the merger.
    #[must_use]
    pub fn merged_into(&self, party: &PartyId) -> Option<(&PartyId, u64)> {
        self.merger(party).map(|(into, seq, _)| (into, seq))
    }

    /// Returns the party into which a party was merged, the record of the merger and its day.
    #[must_use]
    pub fn merger(&self, party: &PartyId) -> Option<(&PartyId, u64, Day)> {
        if !self.merged.contains_key(party) {
            return None;
        }
        merger(self.all.get(party)?)
    }

    /// Follows all mergers of a party to the party that exists now.
    #[must_use]
    pub fn now<'a>(&'a self, party: &'a PartyId) -> &'a PartyId {
        let (mut now, mut mergers) = (party, 0_usize);
        while let Some((into, _)) = self.merged_into(now) {
            now = into;
            mergers = mergers.saturating_add(1);
            if mergers > self.all.count() {
                break; // Only a forged ledger has a circle of mergers.
            }
        }
        now
    }

    /// Iterates over the ids of a party and of those merged into it, whether or not their registrations are in the
    /// fold.
    pub fn ids_now<'a>(&'a self, party: &'a PartyId) -> impl Iterator<Item = &'a PartyId> {
        let merged = self.merged.keys().filter(move |id| *id != party && self.now(id) == party);
        std::iter::once(party).filter(|party| self.now(party) == *party).chain(merged)
    }

    /// Returns whether a party, or one merged into it, was a member of another one on at least one day of a period.
    #[must_use]
    pub fn is_member(&self, party: &PartyId, of: &PartyId, period: &Period) -> bool {
        let (of, party) = (self.now(of), self.now(party));
        let is_of = |thing: &Thing| thing.as_id::<PartyId>().is_some_and(|whole| self.now(&whole) == of);
        let mut all = self.ids_now(party).filter_map(|id| self.all.get(id)).filter(|history| history.created.is_some());
        all.any(|history| {
            spells(history).iter().any(|spell| {
                spell.relation == Relation::MemberOf
                    && is_of(&spell.of)
                    && spell.overlaps(Some(period.first()), Some(period.last()))
            })
        })
    }

    /// Lists the relations of a party, in record order. A fact with the first day of an open relation and a last day
    /// ends that relation.
    #[must_use]
    pub fn relations(&self, party: &PartyId) -> Vec<Spell> {
        self.all.get(party).map(spells).unwrap_or_default()
    }

    /// Finds the record of a relation that a new one would duplicate.
    #[must_use]
    pub fn overlapping(&self, new: &PartyRelated) -> Option<u64> {
        let mut spells = self.relations(&new.party);
        if new.until.is_some() {
            spells.retain(|spell| !ends(new, spell));
        }
        let same = |spell: &&Spell| spell.relation == new.relation && spell.of == new.of;
        spells.iter().filter(same).find(|spell| spell.overlaps(new.from, new.until)).map(|spell| spell.seq)
    }
}

/// Returns whether a fact ends an open relation.
fn ends(fact: &PartyRelated, spell: &Spell) -> bool {
    spell.relation == fact.relation && spell.of == fact.of && spell.from == fact.from && spell.until.is_none()
}

fn merger(history: &History<PartyRegistered, Step>) -> Option<(&PartyId, u64, Day)> {
    history.later.iter().find_map(|step| match &step.fact {
        Step::Merged(fact) => Some((&fact.into, step.seq, step.day)),
        _ => None,
    })
}

fn spells(history: &History<PartyRegistered, Step>) -> Vec<Spell> {
    let mut spells: Vec<Spell> = Vec::new();
    for step in history.later.iter() {
        let Step::Related(fact) = &step.fact else { continue };
        match spells.iter_mut().find(|spell| fact.until.is_some() && ends(fact, spell)) {
            Some(spell) => {
                (spell.until, spell.seq) = (fact.until, step.seq);
                (spell.source, spell.inferred) = (step.source.clone(), fact.inferred.clone());
            }
            None => spells.push(Spell {
                relation: fact.relation,
                of: fact.of.clone(),
                from: fact.from,
                until: fact.until,
                seq: step.seq,
                source: step.source.clone(),
                inferred: fact.inferred.clone(),
            }),
        }
    }
    spells
}
