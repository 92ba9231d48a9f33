//! Parties under all their names, and how they are related over time.

use serde::{Deserialize, Serialize};

use crate::event::party::{
    Authority, CountryCode, Nature, PartyMerged, PartyRegistered, PartyRelated, PartyRenamed, Relation,
};
use std::collections::BTreeMap;

use crate::event::record::Record;
use crate::event::{Event, Source};
use crate::state::{Effect, Life, Lives, Projection};
use crate::value::days::{Day, Period};
use crate::value::ids::{Id as _, PartyId, Thing};
use crate::value::text::Text;

/// What can follow the registration of a party.
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
    /// To what.
    pub of: Thing,
    /// Its first day; `None` where it is not stated.
    pub from: Option<Day>,
    /// Its last day; `None` where it has not ended, or that is not stated.
    pub until: Option<Day>,
    /// The record that says so; of an ended relation, the one that ended it.
    pub seq: u64,
    /// What states it.
    pub source: Option<Source>,
    /// Which link the source does not make in words, if any.
    pub inferred: Option<Text>,
}

impl Spell {
    fn overlaps(&self, from: Option<Day>, until: Option<Day>) -> bool {
        let begins_after = |from: Option<Day>, until: Option<Day>| matches!((from, until), (Some(a), Some(b)) if a > b);
        !begins_after(self.from, until) && !begins_after(from, self.until)
    }
}

/// Parties with what followed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Parties {
    /// By id.
    pub all: Lives<PartyId, PartyRegistered, Step>,
    /// Who answers to a name, in lower case, and by which record.
    named: BTreeMap<String, Vec<(PartyId, u64)>>,
}

impl Projection for Parties {
    fn fold(&mut self, record: &Record, effect: Effect<'_>) {
        let mut follow = |party, step| self.all.follow(party, record, step, effect);
        match &record.event {
            Event::PartyRelated(fact) => follow(&fact.party, Step::Related(fact.clone())),
            Event::PartyRenamed(fact) => {
                follow(&fact.party, Step::Renamed(fact.clone()));
                let names = std::iter::once(&fact.name_en).chain(&fact.name_es).map(Text::to_string);
                self.name_as(&fact.party, names, record.seq, effect);
            }
            Event::PartyMerged(fact) => follow(&fact.party, Step::Merged(fact.clone())),
            Event::PartyRegistered(fact) => {
                self.all.begin(&fact.party.0, record, fact, effect);
                let iso = fact.iso_3166.as_ref().map(CountryCode::to_string);
                self.name_as(&fact.party.0, fact.names().map(Text::to_string).chain(iso), record.seq, effect);
            }
            _ => {}
        }
    }
}

impl Parties {
    /// A party's name in English as it stands; its id where its registration is not in the fold.
    #[must_use]
    pub fn name<'a>(&'a self, party: &'a PartyId) -> String {
        let Some(life) = self.all.get(party) else { return party.to_string() };
        let renamed = life.later.iter().rev().find_map(|step| match &step.fact {
            Step::Renamed(fact) => Some(&fact.name_en),
            _ => None,
        });
        let registered = life.begun.as_ref().map(|begun| &begun.fact.name_en);
        renamed.or(registered).map_or_else(|| party.to_string(), Text::to_string)
    }

    /// What a party is called where room is short: the shortest of its English name and its other names.
    #[must_use]
    pub fn label(&self, party: &PartyId) -> String {
        let aliases = self.all.begun(party).map_or(&[][..], |registered| &registered.aliases);
        let name = self.name(party);
        let shortest = aliases.iter().map(Text::as_str).min_by_key(|alias| alias.chars().count());
        shortest.filter(|alias| alias.chars().count() < name.chars().count()).map_or(name.clone(), str::to_owned)
    }

    /// Every name to which a party answers or has answered.
    #[must_use]
    pub fn names(&self, party: &PartyId) -> Vec<String> {
        let Some(life) = self.all.get(party) else { return Vec::new() };
        let registered = life.begun.iter().flat_map(|begun| begun.fact.names());
        let renamed = life.later.iter().flat_map(|step| match &step.fact {
            Step::Renamed(fact) => std::iter::once(&fact.name_en).chain(&fact.name_es).collect(),
            _ => Vec::new(),
        });
        let iso = life.begun.iter().filter_map(|begun| begun.fact.iso_3166.as_ref()).map(CountryCode::to_string);
        let mut names: Vec<_> = registered.chain(renamed).map(Text::to_string).chain(iso).collect();
        names.dedup();
        names
    }

    fn name_as(&mut self, party: &PartyId, names: impl Iterator<Item = String>, seq: u64, effect: Effect<'_>) {
        for name in names.map(|name| name.to_lowercase()) {
            let named = self.named.entry(name.clone()).or_default();
            match effect {
                Effect::Apply => named.push((party.clone(), seq)),
                Effect::TakeBack(_) => named.retain(|(_, by)| *by != seq),
            }
            if named.is_empty() {
                self.named.remove(&name);
            }
        }
    }

    /// The party that answers to a text: its id, or a name of it, in upper or lower case.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<PartyId> {
        let wanted = text.to_lowercase();
        let id: Option<PartyId> = wanted.parse().ok().filter(|id| self.all.begun(id).is_some());
        id.or_else(|| self.named.get(&wanted)?.first().map(|(party, _)| party.clone()))
    }

    /// What a party is.
    #[must_use]
    pub fn nature(&self, party: &PartyId) -> Option<Nature> {
        self.all.begun(party).map(|party| party.nature)
    }

    /// What a party may do as a forum.
    #[must_use]
    pub fn authority(&self, party: &PartyId) -> Option<Authority> {
        self.all.begun(party)?.authority
    }

    /// The party into which a party was merged, and the record that says so.
    #[must_use]
    pub fn merged_into(&self, party: &PartyId) -> Option<(&PartyId, u64)> {
        merger(self.all.get(party)?)
    }

    /// The party that a party is now, after all mergers.
    #[must_use]
    pub fn now<'a>(&'a self, party: &'a PartyId) -> &'a PartyId {
        let (mut now, mut mergers) = (party, 0_usize);
        while let Some((into, _)) = self.merged_into(now) {
            now = into;
            mergers = mergers.saturating_add(1);
            if mergers > self.all.count() {
                break; // Only a forged ledger merges in a circle.
            }
        }
        now
    }

    /// Those that are a party now, after all mergers: itself and those merged into it, by id.
    fn all_now<'a>(
        &'a self,
        party: &'a PartyId,
    ) -> impl Iterator<Item = (&'a PartyId, &'a Life<PartyRegistered, Step>)> {
        self.all.lives().filter(move |(id, life)| match merger(life) {
            None => *id == party,
            Some(_) => self.now(id) == party,
        })
    }

    /// The ids of a party as it is now, and of those merged into it, whether or not their registrations are in the fold.
    pub fn ids_now<'a>(&'a self, party: &'a PartyId) -> impl Iterator<Item = &'a PartyId> {
        let others = self.all_now(party).map(|(id, _)| id).filter(move |id| *id != party);
        std::iter::once(party).filter(|party| self.now(party) == *party).chain(others)
    }

    /// Whether a party, or one merged into it, was a member of another one on at least one day of a period.
    #[must_use]
    pub fn is_member(&self, party: &PartyId, of: &PartyId, period: &Period) -> bool {
        let (of, party) = (of.thing(), self.now(party));
        let mut all = self.all_now(party).filter(|(_, life)| life.begun.is_some());
        all.any(|(_, life)| {
            spells(life).iter().any(|spell| {
                spell.relation == Relation::MemberOf
                    && spell.of == of
                    && spell.overlaps(Some(period.first()), Some(period.last()))
            })
        })
    }

    /// The relations of a party, in record order; a record with the same first day and a last day ends the one before.
    #[must_use]
    pub fn relations(&self, party: &PartyId) -> Vec<Spell> {
        self.all.get(party).map(spells).unwrap_or_default()
    }

    /// The record of a relation that a new one would double.
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

/// Whether a fact gives the last day of a relation that has none.
fn ends(fact: &PartyRelated, spell: &Spell) -> bool {
    spell.relation == fact.relation && spell.of == fact.of && spell.from == fact.from && spell.until.is_none()
}

fn merger(life: &Life<PartyRegistered, Step>) -> Option<(&PartyId, u64)> {
    life.later.iter().find_map(|step| match &step.fact {
        Step::Merged(fact) => Some((&fact.into, step.seq)),
        _ => None,
    })
}

fn spells(life: &Life<PartyRegistered, Step>) -> Vec<Spell> {
    let mut spells: Vec<Spell> = Vec::new();
    for step in &life.later {
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
