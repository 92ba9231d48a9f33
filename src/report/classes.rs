//! Classes of parties in words: "member countries", "observer organisations".
//!
//! Where a source names a class and no party, a fact keeps its words. Here they are matched with the relations on record:
//! who was a member or an observer of the body on the day of the meeting belongs to the class. Words that narrow the class
//! ("whose contributions are outstanding") or leave it open ("which is not stated") make the answer *perhaps*.

use crate::event::party::{Nature, Relation};
use crate::languages::{said, say};
use crate::report::Asked;
use crate::state::parties::Spell;
use crate::value::days::Span;
use crate::value::ids::PartyId;
use crate::value::text::{Text, plain};

/// Which parties with a relation a class takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Any,
    States,
    Others,
}

impl Of {
    const fn takes(self, nature: Option<Nature>) -> bool {
        match self {
            Self::Any => true,
            Self::States => matches!(nature, Some(Nature::State)),
            Self::Others => !matches!(nature, Some(Nature::State) | None),
        }
    }
}

/// The words for classes in English and Spanish, without accents, and the key of those for one of its parties. Longer words
/// come first.
const WORDS: &[(&[&str], Relation, Of, &str)] = &[
    (
        &["member countries", "member states", "paises miembros", "estados miembros", "paises miembro"],
        Relation::MemberOf,
        Of::States,
        "report-classes-member-country",
    ),
    (
        &["member organisations", "member organizations", "organizaciones miembros", "organizaciones miembro"],
        Relation::MemberOf,
        Of::Others,
        "report-classes-member-organisation",
    ),
    (
        &["observer countries", "observer states", "paises observadores", "estados observadores"],
        Relation::ObserverOf,
        Of::States,
        "report-classes-observer-country",
    ),
    (
        &["observer organisations", "observer organizations", "organizaciones observadoras", "organismos observadores"],
        Relation::ObserverOf,
        Of::Others,
        "report-classes-observer-organisation",
    ),
    (&["members", "miembros"], Relation::MemberOf, Of::Any, "report-classes-member"),
    (&["observers", "observadores"], Relation::ObserverOf, Of::Any, "report-classes-observer"),
];

/// Words that add nothing to a class.
const FILLING: [&str; 16] =
    ["of", "the", "all", "each", "every", "and", "de", "del", "la", "las", "los", "el", "todos", "todas", "y", "its"];

/// A class that a text names.
struct Class {
    relation: Relation,
    of: Of,
    one: &'static str,
    body: Option<PartyId>,
    /// True if the text narrows it, or leaves open which parties are meant.
    is_open: bool,
}

/// Reads the classes that a text names; parts are separated by semicolons.
fn classes(asked: Asked<'_>, text: &Text) -> Vec<Class> {
    let mut found = Vec::new();
    let mut is_open = false;
    for part in text.as_str().split(';').map(plain) {
        let class = WORDS.iter().find_map(|(words, relation, of, one)| {
            let (before, after) = words.iter().find_map(|words| without(&part, words))?;
            let rest = format!("{before} {after}");
            let (body, rest) = body(asked, &rest);
            let is_open = words_of(&rest).any(|word| !FILLING.contains(&word));
            Some(Class { relation: *relation, of: *of, one, body, is_open })
        });
        match class {
            Some(class) => found.push(class),
            None => is_open = true,
        }
    }
    found.iter_mut().for_each(|class| class.is_open |= is_open);
    found
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Splits a text at whole words; `None` if it does not hold them.
fn without(text: &str, words: &str) -> Option<(String, String)> {
    let (before, after) = text.split_once(words)?;
    let is_cut = |edge: Option<char>| edge.is_some_and(char::is_alphanumeric);
    let is_whole = !is_cut(before.chars().next_back()) && !is_cut(after.chars().next());
    is_whole.then(|| (before.to_owned(), after.to_owned()))
}

/// Finds the party with the longest name in a text, and the text without it.
fn body(asked: Asked<'_>, text: &str) -> (Option<PartyId>, String) {
    let parties = &asked.books.parties;
    let all = parties.all.iter().flat_map(|(id, ..)| parties.names(id).into_iter().map(move |name| (id, plain(&name))));
    let held = all.filter_map(|(id, name)| Some((name.len(), id, without(text, &name)?)));
    match held.max_by_key(|(length, ..)| *length) {
        Some((_, id, (before, after))) => (Some(id.clone()), format!("{before} {after}")),
        None => (None, text.to_owned()),
    }
}

impl Asked<'_> {
    /// Finds a relation of a party, under any of its ids, that holds on one of these days; undated ones hold on any day.
    #[must_use]
    pub fn related(
        &self,
        party: &PartyId,
        relation: Relation,
        of: Option<&PartyId>,
        days: Option<Span>,
    ) -> Option<Spell> {
        let parties = &self.books.parties;
        let is_of = |spell: &Spell| match of {
            None => true,
            Some(of) => spell.of.as_id::<PartyId>().is_some_and(|whole| parties.now(&whole) == parties.now(of)),
        };
        let on = |spell: &Spell| {
            let Some(days) = days else { return true };
            spell.from.is_none_or(|from| from <= days.last()) && spell.until.is_none_or(|until| until >= days.first())
        };
        let all = parties.ids_now(parties.now(party)).flat_map(|id| parties.relations(id));
        all.into_iter().find(|spell| spell.relation == relation && is_of(spell) && on(spell))
    }

    /// Follows the parts of a whole up to the body that is part of none.
    #[must_use]
    pub fn whole(&self, part: &PartyId) -> PartyId {
        let mut whole = part.clone();
        // A forged ledger could make a circle of parts.
        for _ in 0..self.books.parties.all.count() {
            let above = self.related(&whole, Relation::PartOf, None, None);
            match above.and_then(|above| above.of.as_id::<PartyId>()) {
                Some(above) => whole = above,
                None => break,
            }
        }
        whole
    }

    /// Lists the parties with a relation to a body on one of these days, by id.
    #[must_use]
    pub fn those(&self, relation: Relation, of: &PartyId, days: Option<Span>) -> Vec<PartyId> {
        let all = self.books.parties.all.iter().map(|(id, ..)| id);
        all.filter(|id| self.books.parties.merged_into(id).is_none())
            .filter(|id| self.related(id, relation, Some(of), days).is_some())
            .cloned()
            .collect()
    }

    /// Says as what a party is meant by the words of a class on these days; `None` if it is not. Without another body in
    /// the words, the class is that of `body`.
    #[must_use]
    pub fn in_class(
        &self,
        party: &PartyId,
        class: Option<&Text>,
        body: Option<&PartyId>,
        days: Option<Span>,
    ) -> Option<String> {
        let nature = self.books.parties.nature(self.books.parties.now(party));
        classes(*self, class?).into_iter().filter(|class| class.of.takes(nature)).find_map(|class| {
            let body = class.body.as_ref().or(body);
            let spell = self.related(party, class.relation, body, days)?;
            let one = said(class.one, &[]);
            let as_what = match body {
                Some(body) => say!("report-classes-as-of", one = one, body = self.label(body)),
                None => say!("report-classes-as", one = one),
            };
            let as_what = format!("{as_what}{}", dates(&spell));
            Some(if class.is_open { say!("report-classes-perhaps", as_what = as_what) } else { as_what })
        })
    }

    /// Says which of these offices a party holds on these days; `None` if it holds none.
    #[must_use]
    pub fn as_holder(&self, party: &PartyId, offices: &[PartyId], days: Option<Span>) -> Option<String> {
        offices.iter().find_map(|office| {
            let spell = self.related(party, Relation::HolderOf, Some(office), days)?;
            Some(format!("{}{}", say!("report-classes-as-holder", office = self.label(office)), dates(&spell)))
        })
    }
}

/// Marks a relation whose dates are not stated.
fn dates(spell: &Spell) -> String {
    let is_undated = spell.from.is_none() && spell.until.is_none();
    if is_undated { format!(" ({})", say!("report-no-dates")) } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::given;

    #[test]
    fn the_words_of_a_class_are_read_in_both_languages() {
        let ledger = given();
        let asked = Asked { books: &ledger.machine.books, today: "2018-01-01".parse().unwrap(), narrowed: false };
        for (text, relation, of, is_open) in [
            ("Member countries", Relation::MemberOf, Of::States, false),
            ("Los países miembros", Relation::MemberOf, Of::States, false),
            ("All observer organizations", Relation::ObserverOf, Of::Others, false),
            ("Organismos observadores", Relation::ObserverOf, Of::Others, false),
            ("Members", Relation::MemberOf, Of::Any, false),
            ("Member countries whose contributions are outstanding", Relation::MemberOf, Of::States, true),
            ("Observer organisations; how many and which is not stated", Relation::ObserverOf, Of::Others, true),
        ] {
            let found = classes(asked, &text.parse().unwrap());
            let found: Vec<_> = found.iter().map(|class| (class.relation, class.of, class.is_open)).collect();
            assert_eq!(found, [(relation, of, is_open)], "{text}");
        }
        for text in ["Countries that held national consultations", "remembers"] {
            assert!(classes(asked, &text.parse().unwrap()).is_empty(), "{text}");
        }
    }
}
