//! `add`: a party, a fund, an activity or a document comes to stand on record, under its names.

use crate::event::Event;
use crate::event::activity::{ActivityKind, ActivityRegistered};
use crate::event::document::DocumentRegistered;
use crate::event::field::{List, New};
use crate::event::fund::FundOpened;
use crate::event::party::{Authority, Nature, PartyRegistered, PartyRelated, Relation};
use crate::everyday::opening::party::{Named, Party, named, slug};
use crate::everyday::opening::{Place, Question};
use crate::everyday::screen::{Line, Screen, in_words};
use crate::everyday::typed::Mistake;
use crate::everyday::{Change, names};
use crate::languages::{say, term};
use crate::state::books::Books;
use crate::value::days::{Day, Span, Window};
use crate::value::ids::{ActivityId, DecisionId, DocumentId, Id as _, PartyId, Thing};
use crate::value::money::Currency;
use crate::value::text::Text;

/// A party, and how it is related to others.
#[derive(Debug, Clone, Default)]
pub struct Related {
    /// Its relations, from the value day on.
    pub to: Vec<(Relation, Thing)>,
    /// Its authority, if it is a body that recommends or decides.
    pub authority: Option<Authority>,
}

/// Registers a party by its names, `English/Spanish (ALIAS) [nature]`, and relates it.
pub fn party(text: &str, usual: Nature, related: &Related, on: Option<Day>) -> Result<Vec<Event>, Mistake> {
    let place = Place { question: Question::Others, line: None };
    let read = Party::read(text, usual, place)?;
    let party = read.id.clone();
    let Named { en, es, aliases } = read.named;
    let registered = Event::PartyRegistered(PartyRegistered {
        party: New(party.clone()),
        nature: read.nature,
        name_en: en,
        name_es: es,
        aliases: List::from(aliases),
        iso_3166: read.iso_3166,
        iati: None,
        authority: related.authority,
        date: None,
        inferred: None,
    });
    let relation = |(relation, of): &(Relation, Thing)| {
        Event::PartyRelated(PartyRelated {
            party: party.clone(),
            relation: *relation,
            of: of.clone(),
            from: on,
            until: None,
            date: None,
            inferred: None,
        })
    };
    Ok(std::iter::once(registered).chain(related.to.iter().map(relation)).collect())
}

/// Opens a fund of a body under its names.
pub fn fund(
    text: &str,
    of: Option<PartyId>,
    currency: Option<Currency>,
    purpose: Option<Text>,
) -> Result<Event, Mistake> {
    let names = named(text)?;
    Ok(Event::FundOpened(FundOpened {
        fund: New(names.id_of()?),
        name_en: names.en,
        name_es: names.es,
        aliases: List::from(names.aliases),
        of,
        currency,
        purpose,
        date: None,
        inferred: None,
    }))
}

/// Returns the body that owns the funds of a ledger, if it is one.
#[must_use]
pub fn owner(books: &Books) -> Option<PartyId> {
    let mut owners = books.funds.all.iter().filter_map(|(_, fund, _)| fund.fact.of.clone());
    let first = owners.next()?;
    owners.all(|other| other == first).then_some(first)
}

/// What is known of an activity.
#[derive(Debug, Clone, Default)]
pub struct OfActivity {
    /// Who hosts it.
    pub hosts: Vec<PartyId>,
    /// Where it takes place.
    pub place: Option<Text>,
    /// When it takes place, as EDTF.
    pub window: Option<Window>,
    /// The decision that approves or recommends it.
    pub decision: Option<DecisionId>,
}

/// Registers an activity under its title.
pub fn activity(books: &Books, title: &Text, kind: ActivityKind, known: OfActivity, on: Day) -> Result<Event, Mistake> {
    let taken = |id: &str| id.parse::<ActivityId>().is_ok_and(|id| books.things.defined_by(&id.thing()).is_some());
    let activity = free(&slug(title.as_str()), taken)?;
    Ok(Event::ActivityRegistered(ActivityRegistered {
        activity: New(activity),
        kind,
        title: title.clone(),
        decision: known.decision,
        host: List::from(known.hosts),
        place: known.place,
        window: known.window,
        window_words: None,
        to_be_confirmed: List::default(),
        within: None,
        participants: None,
        objective: None,
        date: Some(Span::from(on)),
        inferred: None,
    }))
}

/// Registers a document that is no file here: one on the web, or on paper.
pub fn document(
    books: &Books,
    title: &Text,
    url: Option<&str>,
    kept_at: Option<Text>,
    on: Option<Day>,
) -> Result<Event, Mistake> {
    let taken = |id: &str| id.parse::<DocumentId>().is_ok_and(|id| books.things.defined_by(&id.thing()).is_some());
    let url = url.map(str::parse).transpose().map_err(|error| Mistake::new(format!("--url: {error}.")))?;
    Ok(Event::DocumentRegistered(DocumentRegistered {
        document: New(free(&slug(title.as_str()), taken)?),
        title: title.clone(),
        issuer: None,
        languages: List::default(),
        blake3: None,
        url,
        retrieved: None,
        kept_at,
        note: None,
        date: on.map(Span::from),
        inferred: None,
    }))
}

/// Returns an id that is not taken: the stem, or the stem with a number.
fn free<I: std::str::FromStr>(stem: &str, taken: impl Fn(&str) -> bool) -> Result<I, Mistake> {
    let numbered = std::iter::once(stem.to_owned()).chain((2_u64..).map(|number| format!("{stem}-{number}")));
    let mut ids = numbered.take(1000).filter(|id| !taken(id)).filter_map(|id| id.parse().ok());
    ids.next().ok_or_else(|| Mistake::new(say!("everyday-add-no-id", text = stem)))
}

/// Says to what a party is related, and since when.
fn relation(relation: Relation, of: String, from: Option<Day>) -> String {
    let relation = match relation {
        Relation::MemberOf => say!("everyday-add-member", of = of),
        Relation::ObserverOf => say!("everyday-add-observer", of = of),
        Relation::AdministratorOf => say!("everyday-add-administrator", of = of),
        Relation::PartOf => say!("everyday-add-part", of = of),
        Relation::HolderOf => say!("everyday-add-holder", of = of),
        Relation::AsksToJoin => say!("everyday-add-asks-to-join", of = of),
        Relation::AsksToObserve => say!("everyday-add-asks-to-observe", of = of),
    };
    match from {
        Some(day) => say!("everyday-add-from", relation = relation, day = in_words(day)),
        None => say!("everyday-add-from-not-stated", relation = relation),
    }
}

/// Says what was added.
#[must_use]
pub fn said(Change { after, records, .. }: Change<'_>) -> Screen {
    let mut screen = Screen::default();
    for record in records {
        let line = |note: String| Line { label: String::new(), cells: Vec::new(), note };
        match &record.event {
            Event::PartyRegistered(fact) => {
                let also: Vec<String> = fact.names().skip(1).map(ToString::to_string).collect();
                let also = if also.is_empty() { String::new() } else { format!(" ({})", also.join(", ")) };
                let name = format!("{}{also}", fact.name_en);
                screen.title = say!("everyday-added-party", name = name, nature = term(fact.nature));
            }
            Event::PartyRelated(fact) => {
                let of = fact.of.as_id().map(|party: PartyId| after.parties.name(after.parties.now(&party)));
                let of = of.or_else(|| fact.of.as_id().map(|fund| names::fund_name(after, &fund)));
                let of = of.unwrap_or_else(|| fact.of.to_string());
                screen.lines.push(line(relation(fact.relation, of, fact.from)));
            }
            Event::FundOpened(fact) => {
                screen.title = match fact.currency {
                    Some(currency) => say!("everyday-added-fund", name = fact.name_en, currency = currency),
                    None => say!("everyday-added", name = fact.name_en),
                };
            }
            Event::ActivityRegistered(fact) => {
                screen.title = say!("everyday-added-activity", title = fact.title, kind = term(fact.kind));
                let hosts: Vec<String> =
                    fact.host.iter().map(|host| after.parties.name(after.parties.now(host))).collect();
                let host = Some(hosts.join(", "))
                    .filter(|hosts| !hosts.is_empty())
                    .map(|hosts| say!("everyday-add-host", hosts = hosts));
                let place = fact.place.as_ref().map(ToString::to_string);
                let window = fact.window.as_ref().map(ToString::to_string);
                let known: Vec<String> = [host, place, window].into_iter().flatten().collect();
                let known = if known.is_empty() { say!("everyday-add-not-stated") } else { known.join("; ") };
                screen.lines.push(line(known));
            }
            Event::DocumentRegistered(fact) => {
                let address = fact.url.as_ref().map(ToString::to_string);
                let kept = fact.kept_at.as_ref().map(|place| say!("everyday-add-kept-at", place = place));
                let known = [address, kept, fact.blake3.map(|hash| format!("BLAKE3 {hash}"))];
                screen.title = say!("everyday-added", name = format!("{} [{}]", fact.title, fact.document.0));
                screen.lines.extend(known.into_iter().flatten().map(line));
            }
            _ => {}
        }
    }
    screen
}
