//! Search: everything on record whose names or texts hold the words asked for.
//!
//! Each word may be a part of a word, without capitals and accents. A party is found by any of its names, and with it what it
//! was assessed, paid, pledged and asked.

use crate::event::Fact as _;
use crate::report::{Asked, Table, columns, count, or_not_stated};
use crate::state::RecordedFact;
use crate::value::ids::{Id as _, PartyId, Thing};
use crate::value::name::Name;
use crate::value::text::plain;

/// The most rows of one kind; more are counted.
const ROWS_MAX: usize = 50;

/// The kinds of what is found, in their order.
const KINDS: [&str; 11] = [
    "party", "fund", "activity", "document", "meeting", "matter", "decision", "request", "pledge", "assessment",
    "payment",
];

/// Something on record.
struct Entry {
    kind: &'static str,
    thing: Thing,
    what: String,
    record: u64,
}

/// The words asked for, and what was found.
struct Search<'a> {
    asked: Asked<'a>,
    words: Vec<String>,
    found: Vec<Entry>,
}

impl Search<'_> {
    /// Takes something if its texts together hold every word.
    fn add<F>(
        &mut self,
        kind: &'static str,
        thing: Thing,
        recorded: &RecordedFact<F>,
        texts: impl IntoIterator<Item = String>,
        what: impl FnOnce() -> String,
    ) {
        let texts: Vec<String> = texts.into_iter().map(|text| plain(&text)).collect();
        if self.words.iter().all(|word| texts.iter().any(|text| text.contains(word.as_str()))) {
            self.found.push(Entry { kind, thing, what: what(), record: recorded.seq });
        }
    }

    /// All names of parties.
    fn names<'p>(&self, parties: impl IntoIterator<Item = &'p PartyId>) -> Vec<String> {
        let known = &self.asked.books.parties;
        let of_one = |party: &PartyId| {
            let now = known.now(party);
            let mut names = known.names(now);
            names.extend(known.names(party));
            names.push(party.to_string());
            names
        };
        parties.into_iter().flat_map(of_one).collect()
    }
}

/// Tabulates all that holds these words.
#[must_use]
pub fn find(asked: Asked<'_>, text: &str) -> Table {
    let plain_text = plain(text);
    let words = plain_text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut search = Search { asked, words: words.map(str::to_owned).collect(), found: Vec::new() };
    if !search.words.is_empty() {
        of_parties_and_funds(&mut search);
        of_meetings(&mut search);
        of_money(&mut search);
    }
    let all = search.found;
    let mut notes = vec![match all.len() {
        0 => format!("Nothing on record holds \"{text}\"."),
        number => format!("{} found for \"{text}\".", count(number, "thing was", "things were")),
    }];
    let mut shown = Vec::new();
    for kind in KINDS {
        let of_kind = || all.iter().filter(|entry| entry.kind == kind);
        shown.extend(of_kind().take(ROWS_MAX));
        if let Some(more) = of_kind().count().checked_sub(ROWS_MAX).filter(|more| *more > 0) {
            notes.push(format!("{more} more of kind {kind} are not shown; give more words."));
        }
    }
    let columns = columns! { |entry: &Entry|
        fields { "key": entry.thing, "kind": entry.kind, "what": entry.what, "record": entry.record }
        cells { "Kind": entry.kind, "What": entry.what.clone(), "Record": entry.record.to_string() }
    };
    columns.tabulate(shown, notes)
}

fn of_parties_and_funds(search: &mut Search<'_>) {
    let asked = search.asked;
    let books = asked.books;
    for (id, registered, _) in books.parties.all.iter() {
        let names = search.names([id]);
        search.add("party", id.thing(), registered, names.clone(), || {
            let others: Vec<_> = names
                .iter()
                .filter(|name| **name != books.parties.name(id) && **name != id.to_string())
                .cloned()
                .collect();
            let mut unique = Vec::new();
            others.into_iter().for_each(|name| {
                if !unique.contains(&name) {
                    unique.push(name)
                }
            });
            let also = if unique.is_empty() { String::new() } else { format!(" ({})", unique.join(", ")) };
            format!("{}{also}, {}", books.parties.name(id), registered.fact.nature)
        });
    }
    for (id, opened, _) in books.funds.all.iter() {
        let names: Vec<String> = opened.fact.names().map(Name::to_string).chain([id.to_string()]).collect();
        search.add("fund", id.thing(), opened, names, || {
            format!("{}, in {}", opened.fact.name_en, or_not_stated(opened.fact.currency))
        });
    }
    for (id, registered, _) in books.activities.all.iter() {
        let fact = &registered.fact;
        let texts =
            [fact.title.to_string(), id.to_string()].into_iter().chain(fact.place.iter().map(ToString::to_string));
        let texts: Vec<String> = texts.chain(search.names(fact.host.iter())).collect();
        search.add("activity", id.thing(), registered, texts, || fact.title.to_string());
    }
    for (id, registered, _) in books.documents.all.iter() {
        let fact = &registered.fact;
        let texts: Vec<String> =
            [fact.title.to_string(), id.to_string()].into_iter().chain(search.names(&fact.issuer)).collect();
        search.add("document", id.thing(), registered, texts, || fact.title.to_string());
    }
}

fn of_meetings(search: &mut Search<'_>) {
    let asked = search.asked;
    let meetings = &asked.books.meetings;
    for (id, held, _) in meetings.held.iter() {
        let fact = &held.fact;
        let texts =
            [fact.title.to_string(), id.to_string()].into_iter().chain(fact.place.iter().map(ToString::to_string));
        let texts: Vec<String> = texts.chain(search.names(fact.delegations.iter().chain([&fact.forum]))).collect();
        search.add("meeting", id.thing(), held, texts, || format!("{}, {}", fact.title, or_not_stated(fact.date)));
    }
    for (id, matter, _) in meetings.matters.iter() {
        let fact = &matter.fact;
        let texts: Vec<String> = [fact.title.to_string()].into_iter().chain(search.names(fact.by.iter())).collect();
        search.add("matter", id.thing(), matter, texts, || format!("{}: {}", fact.kind, fact.title));
    }
    for (id, taken, _) in meetings.decisions.iter() {
        let fact = &taken.fact;
        let texts = [fact.subject.to_string(), id.to_string()].into_iter();
        let texts: Vec<String> = texts.chain(search.names(fact.thanked.iter().chain(&fact.referred_to))).collect();
        search.add("decision", id.thing(), taken, texts, || format!("{id}: {}", fact.subject));
    }
    for (id, made, _) in meetings.requests.iter() {
        let fact = &made.fact;
        let parties = fact.of.iter().chain(fact.with.iter()).chain(&fact.by);
        let texts = [fact.subject.to_string()].into_iter().chain(fact.of_class.iter().map(ToString::to_string));
        let texts: Vec<String> = texts.chain(search.names(parties)).collect();
        search.add("request", id.thing(), made, texts, || {
            let of: Vec<String> = fact
                .of
                .iter()
                .map(|party| asked.label(party))
                .chain(fact.of_class.iter().map(ToString::to_string))
                .collect();
            format!("{} of {}: {}", fact.manner, of.join(", "), fact.subject)
        });
    }
}

fn of_money(search: &mut Search<'_>) {
    let asked = search.asked;
    let books = asked.books;
    for (id, made, _) in books.pledges.made.iter() {
        let fact = &made.fact;
        let parties = [&fact.party].into_iter().chain(fact.jointly.iter()).chain(&fact.via).chain(&fact.implementer);
        let toward = asked.title(&fact.toward);
        let texts: Vec<String> = search.names(parties).into_iter().chain([toward.clone(), id.to_string()]).collect();
        search.add("pledge", id.thing(), made, texts, || {
            format!(
                "{} toward {toward}: {}",
                asked.label(&fact.party),
                fact.amount.map_or_else(|| "amount not stated".to_owned(), |amount| amount.to_string())
            )
        });
    }
    for (id, issued, _) in books.assessments.all.iter() {
        let fact = &issued.fact;
        let texts: Vec<String> = search.names([&fact.party]).into_iter().chain([id.to_string()]).collect();
        search.add("assessment", id.thing(), issued, texts, || {
            let (label, amount) = (asked.label(&fact.party), or_not_stated(*fact.amount));
            let outstanding = fact.amount.map(|amount| amount.with(books.journal.outstanding(id, amount.currency)));
            format!("{label} for {}: {amount}; outstanding {}", fact.period, or_not_stated(outstanding))
        });
    }
    for (id, received, _) in books.contributions.received.iter() {
        let fact = &received.fact;
        let payer = books.contributions.payer(id);
        let texts = search.names(payer).into_iter().chain([id.to_string()]);
        let texts: Vec<String> = texts.chain(fact.reference().map(ToString::to_string)).collect();
        search.add("payment", id.thing(), received, texts, || {
            let payer = payer.map_or_else(|| "unidentified payer".to_owned(), |party| asked.label(party));
            format!("{payer}, {}: {}", or_not_stated(fact.date), or_not_stated(fact.amount))
        });
    }
}
