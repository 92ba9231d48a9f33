//! Parties with all their names, and their relations over time.

use crate::event::party::{PartyRegistered, Relation};
use crate::languages::{said, say, term};
use crate::report::of_party::{Told, of_party, spell_times, times};
use crate::report::{Asked, Row, Table, cited, columns, document, item, list, reading, readings};
use crate::state::RecordedFact;
use crate::state::parties::Spell;
use crate::value::ids::{Id as _, PartyId};

/// Selects parties; `None` selects all.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// A party.
    pub party: Option<PartyId>,
    /// Any of these relations; only they are shown then.
    pub relations: Vec<Relation>,
}

/// A row: a party, and one of its relations or, of one party alone, one of the other things on record of it.
struct Line<'a> {
    id: &'a PartyId,
    registered: &'a RecordedFact<PartyRegistered>,
    spell: Option<Spell>,
    told: Option<Told>,
}

/// Tabulates the selected parties: a row for each relation as fields, a row for each party as cells. Of one party, it
/// tells all that is on record, a row each.
#[must_use]
pub fn parties(asked: Asked<'_>, filter: &Filter) -> Table {
    let books = &asked.books.parties;
    let columns = columns! { |line: &Line<'_>|
        let Line { id, registered, spell, told } = line;
        let (fact, name) = (&registered.fact, books.name(id));
        let others = books.names(id).into_iter().filter(|other| *other != name).collect::<Vec<_>>();
        let of_spell = spell.as_ref().map_or(registered.source.as_ref(), |spell| spell.source.as_ref());
        let source = told.as_ref().map_or(of_spell, |told| told.source.as_ref());
        let inferred = spell.as_ref().map_or(fact.inferred.as_ref(), |spell| spell.inferred.as_ref());
        fields {
            "key": id.thing(), "party": id, "name": name, "nature": fact.nature, "authority": fact.authority,
            "names": others, "iati": fact.iati, "relation": spell.as_ref().map(|spell| spell.relation),
            "of": spell.as_ref().map(|spell| &spell.of), "from": spell.as_ref().and_then(|spell| spell.from),
            "until": spell.as_ref().and_then(|spell| spell.until),
            "record": told.as_ref().map_or(
                spell.as_ref().map_or(Some(registered.seq), |spell| Some(spell.seq)),
                |told| told.seq
            ),
            "document": document(source), "item": item(source),
            "reading": reading(told.as_ref().map_or(inferred, |told| told.inferred.as_ref())),
            "aspect": told.as_ref().map(|told| said(told.aspect, &[])), "what": told.as_ref().map(|told| &told.what),
            "thing": told.as_ref().and_then(|told| told.thing.as_ref()),
        }
        cells {
            "report-party": format!("{name} ({id})"), "report-parties-nature": nature(asked, id, fact),
            "report-parties-other-names": other_names(others, fact),
            "report-parties-relations": list(shown(asked, id, filter).iter().map(|spell| spell_words(asked, spell)), "; ")
                .unwrap_or_else(|| say!("report-parties-no-relation")),
            "report-source": cited(registered),
        }
    };
    let mut rows = Vec::new();
    let only = filter.party.as_ref();
    let (mut count_of, mut inferred) = (0_usize, Vec::new());
    for (id, registered, _) in books.all.iter().filter(|(id, ..)| only.is_none_or(|only| only == *id)) {
        let spells = shown(asked, id, filter);
        if spells.is_empty() && !filter.relations.is_empty() {
            continue;
        }
        count_of = count_of.saturating_add(1);
        let line = |spell, told| (columns.row)(&Line { id, registered, spell, told });
        if only.is_some() {
            let beside = of_party(asked, id).into_iter().map(|told| (None, told));
            let told: Vec<_> = named(asked, id, registered).into_iter().chain(beside).collect();
            inferred = readings(told.iter().map(|(_, told)| (told.source.as_ref(), told.inferred.as_ref())));
            rows.extend(told.into_iter().map(|(spell, told)| Row { cells: told.cells(), ..line(spell, Some(told)) }));
            continue;
        }
        // A further relation is a row of its own for programs; for people it is in the cell above.
        let further: Vec<_> = spells.iter().skip(1).map(|spell| line(Some(spell.clone()), None)).collect();
        rows.push(line(spells.into_iter().next(), None));
        rows.extend(further.into_iter().map(|row| Row { cells: Vec::new(), ..row }));
    }
    let mut notes = match count_of {
        0 => asked.nothing(&say!("report-kind-party"), only.is_some() || !filter.relations.is_empty()),
        number => vec![say!("report-parties-found", parties # number)],
    };
    notes.extend(inferred);
    let headings =
        if only.is_some() { &["", "report-parties-on-record", "report-source"][..] } else { columns.headings };
    Table { rows, notes, headings, ..columns.table() }
}

/// Lists the relations of a party that are asked for.
fn shown(asked: Asked<'_>, id: &PartyId, filter: &Filter) -> Vec<Spell> {
    let mut spells = asked.books.parties.relations(id);
    spells.retain(|spell| filter.relations.is_empty() || filter.relations.contains(&spell.relation));
    spells
}

/// Tells the names and the nature of a party, and its relations.
fn named(asked: Asked<'_>, id: &PartyId, registered: &RecordedFact<PartyRegistered>) -> Vec<(Option<Spell>, Told)> {
    let (fact, name) = (&registered.fact, asked.books.parties.name(id));
    let others = asked.books.parties.names(id).into_iter().filter(|other| *other != name).collect::<Vec<_>>();
    let others = Some(other_names(others, fact)).filter(|others| !others.is_empty());
    let others = others.map_or_else(String::new, |others| format!("; {}", say!("report-parties-also", names = others)));
    let what = format!("{name} ({id}), {}{others}", nature(asked, id, fact));
    let mut all = vec![(None, Told::of("report-party-party", what, None, registered))];
    let spells = asked.books.parties.relations(id);
    if spells.is_empty() {
        all.push((None, Told::said("report-party-relation", say!("report-parties-no-relation"))));
    }
    let told = |spell: &Spell| Told {
        thing: Some(spell.of.clone()),
        seq: Some(spell.seq),
        source: spell.source.clone(),
        inferred: spell.inferred.clone(),
        ..Told::said("report-party-relation", format!("{} ({})", relation_words(asked, spell), times(spell)))
    };
    all.extend(spells.into_iter().map(|spell| {
        let told = told(&spell);
        (Some(spell), told)
    }));
    all
}

/// Lists the other names of a party, and its identifier in IATI.
fn other_names(others: Vec<String>, fact: &PartyRegistered) -> String {
    let iati = fact.iati.iter().map(|iati| format!("IATI {iati}"));
    others.into_iter().chain(iati).collect::<Vec<_>>().join(", ")
}

fn nature(asked: Asked<'_>, id: &PartyId, fact: &PartyRegistered) -> String {
    let nature = term(fact.nature);
    let nature = match fact.authority {
        Some(authority) => say!("report-parties-authority", nature = nature, authority = term(authority)),
        None => nature,
    };
    match asked.books.parties.merged_into(id) {
        Some((into, seq)) => {
            let merged = say!("report-parties-merged", party = asked.books.parties.name(into), seq = seq);
            format!("{nature}; {merged}")
        }
        None => nature,
    }
}

fn spell_words(asked: Asked<'_>, spell: &Spell) -> String {
    format!("{} ({})", relation_words(asked, spell), spell_times(spell))
}

fn relation_words(asked: Asked<'_>, spell: &Spell) -> String {
    let of = spell.of.as_id().map_or_else(|| asked.title(&spell.of), |party| asked.label(&party));
    match spell.relation {
        Relation::MemberOf => say!("report-parties-member-of", party = of),
        Relation::ObserverOf => say!("report-parties-observer-of", party = of),
        Relation::AdministratorOf => say!("report-parties-administrator-of", of = of),
        Relation::PartOf => say!("report-parties-part-of", party = of),
        Relation::HolderOf => say!("report-parties-holder-of", office = of),
        Relation::AsksToJoin => say!("report-parties-asks-to-join", party = of),
        Relation::AsksToObserve => say!("report-parties-asks-to-observe", party = of),
    }
}
