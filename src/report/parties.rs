//! Parties with all their names, and their relations over time.

use crate::event::party::PartyRegistered;
use crate::report::{
    Asked, NOT_STATED, Row, Table, cited, columns, count, document, item, list, reading, source_cell, text_or,
};
use crate::state::RecordedFact;
use crate::state::parties::Spell;
use crate::value::ids::{Id as _, PartyId};

/// Tabulates all parties, or one: a row for each relation as fields, a row for each party as cells.
#[must_use]
pub fn parties(asked: Asked<'_>, only: Option<&PartyId>) -> Table {
    let books = &asked.books.parties;
    let columns = columns! { |line: (&PartyId, &RecordedFact<PartyRegistered>, Option<&Spell>)|
        let (id, registered, spell) = line;
        let (fact, name) = (&registered.fact, books.name(id));
        let others = books.names(id).into_iter().filter(|other| *other != name).collect::<Vec<_>>();
        let source = spell.map_or(registered.source.as_ref(), |spell| spell.source.as_ref());
        fields {
            "key": id.thing(), "party": id, "name": name, "nature": fact.nature, "authority": fact.authority,
            "names": others, "iati": fact.iati, "relation": spell.map(|spell| spell.relation), "of": spell.map(|spell| &spell.of),
            "from": spell.and_then(|spell| spell.from), "until": spell.and_then(|spell| spell.until),
            "record": spell.map_or(registered.seq, |spell| spell.seq), "document": document(source),
            "item": item(source),
            "reading": reading(spell.map_or(fact.inferred.as_ref(), |spell| spell.inferred.as_ref())),
        }
        cells {
            "Party": format!("{name} ({id})"), "Nature": nature(asked, id, fact), "Other names": other_names(others, fact),
            "Relations": text_or(list(books.relations(id).iter().map(|spell| spell_words(asked, spell)), "; "), ""),
            "Source": cited(registered),
        }
    };
    let mut rows = Vec::new();
    for (id, registered, _) in books.all.iter().filter(|(id, ..)| only.is_none_or(|only| only == *id)) {
        let spells = books.relations(id);
        rows.push((columns.row)((id, registered, spells.first())));
        // A further relation is a row of its own for programs; for people it is in the cell above.
        let further = spells.iter().skip(1).map(|spell| (columns.row)((id, registered, Some(spell))));
        rows.extend(further.map(|row| Row { cells: Vec::new(), ..row }));
    }
    let shown = rows.iter().filter(|row| !row.cells.is_empty()).count();
    let notes = if shown == 0 {
        asked.nothing("party", only.is_some())
    } else {
        vec![format!("{}.", count(shown, "party", "parties"))]
    };
    Table { rows, notes, ..columns.table() }
}

/// Lists the other names of a party, and its identifier in IATI.
fn other_names(others: Vec<String>, fact: &PartyRegistered) -> String {
    let iati = fact.iati.iter().map(|iati| format!("IATI {iati}"));
    others.into_iter().chain(iati).collect::<Vec<_>>().join(", ")
}

fn nature(asked: Asked<'_>, id: &PartyId, fact: &PartyRegistered) -> String {
    let mut what = fact.nature.to_string();
    if let Some(authority) = fact.authority {
        what = format!("{what} that {authority}");
    }
    if let Some((into, seq)) = asked.books.parties.merged_into(id) {
        what = format!("{what}; merged into {} (record {seq})", asked.books.parties.name(into));
    }
    what
}

fn spell_words(asked: Asked<'_>, spell: &Spell) -> String {
    let dates = match (spell.from, spell.until) {
        (None, None) => format!("dates {NOT_STATED}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(until)) => format!("until {until}"),
        (Some(from), Some(until)) => format!("from {from} until {until}"),
    };
    let source = source_cell(spell.source.as_ref(), spell.inferred.as_ref());
    let of = spell.of.as_id().map_or_else(|| asked.title(&spell.of), |party| asked.label(&party));
    format!("{} {of} ({dates}; {source})", spell.relation.word().replace('-', " "))
}
