//! Parties: states, organisations, bodies and offices, and of what they are members.

use crate::event::Event;
use crate::event::field::{List, New};
use crate::event::party::{Nature, PartyRegistered, PartyRelated, Relation};
use crate::everyday::names;
use crate::everyday::table::reading::{Cells, Known, day};
use crate::everyday::table::{AtCell, Column, Content, Entry, Kind, Reader, Row};
use crate::everyday::typed::Mistake;
use crate::languages::{say, term};
use crate::state::books::Books;
use crate::value::days::{Day, Span};
use crate::value::ids::{Id as _, PartyId};
use crate::value::name::Name;
use crate::value::text::plain;

/// The kind.
pub struct Parties;

const COLUMNS: [Column; 8] = [
    Column::needed("name", Content::Words, &["name in english", "nombre en ingles"]),
    Column::needed("nature", Content::Words, &["naturaleza", "kind", "tipo"]),
    Column::stated("name in spanish", Content::Words, &["nombre en espanol", "nombre"]),
    Column::stated("aliases", Content::Words, &["alias", "abbreviation", "siglas"]),
    Column::stated("country code", Content::Words, &["iso 3166", "codigo de pais"]),
    Column::stated("id", Content::Words, &[]),
    Column::stated("member of", Content::Party, &["miembro de"]),
    Column::stated("since", Content::Day, &["desde"]),
];

/// The natures in Spanish.
const NATURES: [(&str, Nature); 9] = [
    ("estado", Nature::State),
    ("pais", Nature::State),
    ("country", Nature::State),
    ("organizacion", Nature::Organisation),
    ("sociedad civil", Nature::CivilSociety),
    ("organo", Nature::Body),
    ("oficina", Nature::Office),
    ("red", Nature::Network),
    ("proceso", Nature::Process),
];

impl Kind for Parties {
    fn name(&self) -> &'static str {
        "parties"
    }

    fn one(&self) -> &'static str {
        "party"
    }

    fn counted(&self, count: u64) -> String {
        say!("everyday-table-parties", count # count)
    }

    fn row(&self) -> String {
        say!("everyday-table-parties-row")
    }

    fn columns(&self) -> &'static [Column] {
        &COLUMNS
    }

    fn reader<'b>(&self, books: &'b Books, _: Day) -> Box<dyn Reader + 'b> {
        Box::new(OfParties { books, bodies: Known::new("party", names::parties(books)) })
    }

    fn entry(&self, _: &Books, event: &Event) -> Option<Entry> {
        let Event::PartyRegistered(fact) = event else { return None };
        Some(Entry { label: term(fact.nature), amount: None, date: None })
    }

    fn note(&self, after: &Books, events: &[&Event]) -> String {
        let name = |event: &&Event| match event {
            Event::PartyRegistered(fact) => Some(after.parties.name(&fact.party.0)),
            _ => None,
        };
        let all: Vec<String> = events.iter().filter_map(name).collect();
        match all.get(NAMED_MAX..) {
            Some(more) if !more.is_empty() => {
                let named = all.get(..NAMED_MAX).unwrap_or_default();
                say!("everyday-table-parties-more", names = named.join(", "), more # more.len())
            }
            _ => all.join(", "),
        }
    }
}

/// The most parties that are named in a line.
const NAMED_MAX: usize = 4;

struct OfParties<'b> {
    books: &'b Books,
    bodies: Known<PartyId>,
}

impl Reader for OfParties<'_> {
    fn facts(&mut self, rows: &[&Row]) -> Result<Vec<Event>, Vec<AtCell>> {
        let Some(row) = rows.first() else { return Ok(Vec::new()) };
        let mut cells = Cells::of(row);
        let name_en = cells.text("name").and_then(|_| cells.parsed::<Name>("name"));
        let nature = cells.read("nature", nature);
        let name_es = cells.parsed("name in spanish");
        let aliases = cells.stated("aliases", aliases).unwrap_or_default();
        let iso_3166 = cells.parsed("country code");
        let id = match row.cell("id") {
            Some(_) => cells.parsed("id"),
            None => name_en.as_ref().and_then(|name| {
                let id = id_of(name);
                cells.take("name", id)
            }),
        };
        let id = id.and_then(|id| {
            let free = self.check_free(id);
            cells.take("name", free)
        });
        let member_of = cells.stated("member of", |text| self.bodies.find(text));
        let since = cells.stated("since", day);
        let facts = match (id, name_en, nature) {
            (Some(id), Some(name_en), Some(nature)) => {
                let related = member_of.map(|of| {
                    Event::PartyRelated(PartyRelated {
                        party: id.clone(),
                        relation: Relation::MemberOf,
                        of: of.thing(),
                        from: since,
                        until: None,
                        date: since.map(Span::from),
                        inferred: None,
                    })
                });
                let registered = Event::PartyRegistered(PartyRegistered {
                    party: New(id),
                    nature,
                    name_en,
                    name_es,
                    aliases: List::from(aliases),
                    iso_3166,
                    iati: None,
                    authority: None,
                    date: None,
                    inferred: None,
                });
                Some(std::iter::once(registered).chain(related).collect())
            }
            _ => None,
        };
        cells.finish(facts)
    }
}

impl OfParties<'_> {
    /// Refuses an id that is on record.
    fn check_free(&self, id: PartyId) -> Result<PartyId, Mistake> {
        match self.books.things.defined_by(&id.thing()) {
            None => Ok(id),
            Some(seq) => Err(Mistake::new(say!("everyday-table-party-on-record", id = id, seq = seq))
                .with(say!("everyday-table-write-other-id"))),
        }
    }
}

fn nature(text: &str) -> Result<Nature, Mistake> {
    let wanted = plain(text);
    let spanish = NATURES.iter().find(|(word, _)| *word == wanted).map(|(_, nature)| *nature);
    spanish.map_or_else(|| wanted.replace(' ', "-").parse(), Ok).map_err(|error| Mistake::new(format!("{error}.")))
}

/// Reads other names, parted by semicolons.
fn aliases(text: &str) -> Result<Vec<Name>, Mistake> {
    let all = text.split(';').map(str::trim).filter(|name| !name.is_empty());
    all.map(|name| name.parse().map_err(|error| Mistake::new(format!("{error}.")))).collect()
}

/// Returns the id that follows from a name: `trinidad-and-tobago`.
fn id_of(name: &Name) -> Result<PartyId, Mistake> {
    let plain = plain(&name.to_string());
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let id = words.collect::<Vec<_>>().join("-");
    id.parse().map_err(|_| {
        Mistake::new(say!("everyday-table-no-id-of-name", name = name)).with(say!("everyday-table-write-id"))
    })
}
