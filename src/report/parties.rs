//! Parties with all their names, and their relations over time.

use serde_json::Value;

use crate::report::{Asked, NOT_STATED, Row, Table, count, document, item, optional, reading, source_cell};
use crate::state::parties::Spell;
use crate::value::ids::{Id as _, PartyId};

const COLUMNS: &[&str] = &[
    "key", "party", "name", "nature", "authority", "names", "relation", "of", "from", "until", "record", "document",
    "item", "reading",
];
const HEADINGS: &[&str] = &["Party", "Nature", "Other names", "Relations", "Source"];

/// Tabulates all parties, or one: a row for each relation as fields, a row for each party as cells.
#[must_use]
pub fn parties(asked: Asked<'_>, only: Option<&PartyId>) -> Table {
    let books = &asked.books.parties;
    let mut rows = Vec::new();
    for (id, registered, _) in books.all.iter() {
        if only.is_some_and(|only| only != id) {
            continue;
        }
        let spells = books.relations(id);
        let source = registered.source.as_ref();
        let name = books.name(id);
        let others: Vec<_> = books.names(id).into_iter().filter(|other| *other != name).collect();
        let mut what = registered.fact.nature.to_string();
        if let Some(authority) = registered.fact.authority {
            what = format!("{what} that {authority}");
        }
        if let Some((into, seq)) = books.merged_into(id) {
            what = format!("{what}; merged into {} (record {seq})", books.name(into));
        }
        let relations = spells.iter().map(|spell| spell_words(asked, spell)).collect::<Vec<_>>().join("; ");
        let fields = |spell: Option<&Spell>| {
            vec![
                Value::from(id.thing().to_string()),
                Value::from(id.to_string()),
                Value::from(name.clone()),
                Value::from(registered.fact.nature.word()),
                optional(registered.fact.authority.as_ref()),
                Value::from(others.clone()),
                optional(spell.map(|spell| spell.relation.word()).as_ref()),
                optional(spell.map(|spell| &spell.of)),
                optional(spell.and_then(|spell| spell.from).as_ref()),
                optional(spell.and_then(|spell| spell.until).as_ref()),
                spell.map_or(Value::from(registered.seq), |spell| Value::from(spell.seq)),
                document(spell.map_or(source, |spell| spell.source.as_ref())),
                item(spell.map_or(source, |spell| spell.source.as_ref())),
                reading(spell.map_or(registered.fact.inferred.as_ref(), |spell| spell.inferred.as_ref())),
            ]
        };
        rows.push(Row {
            fields: fields(spells.first()),
            cells: vec![
                format!("{name} ({id})"),
                what,
                others.join(", "),
                relations,
                source_cell(source, registered.fact.inferred.as_ref()),
            ],
        });
        // A further relation is a row of its own for programs; for people it is in the cell above.
        rows.extend(spells.iter().skip(1).map(|spell| Row { fields: fields(Some(spell)), cells: Vec::new() }));
    }
    let shown = rows.iter().filter(|row| !row.cells.is_empty()).count();
    let notes = if shown == 0 {
        asked.nothing("party", only.is_some())
    } else {
        vec![format!("{}.", count(shown, "party", "parties"))]
    };
    Table { columns: COLUMNS, headings: HEADINGS, rows, notes }
}

fn spell_words(asked: Asked<'_>, spell: &Spell) -> String {
    let dates = match (spell.from, spell.until) {
        (None, None) => format!("dates {NOT_STATED}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(until)) => format!("until {until}"),
        (Some(from), Some(until)) => format!("from {from} until {until}"),
    };
    let source = source_cell(spell.source.as_ref(), spell.inferred.as_ref());
    let of = spell.of.as_id().map_or_else(|| asked.title(&spell.of), |party| asked.books.parties.label(&party));
    format!("{} {of} ({dates}; {source})", spell.relation.word().replace('-', " "))
}
