//! Search: everything on record whose names or texts hold the words asked for.
//!
//! Each word may be a part of a word, without capitals and accents. A party is found by any of its names, and with it what it
//! was assessed, paid, pledged and asked. An item of a document, `R8.f`, finds all that it states.

use crate::event::activity::ActivityRegistered;
use crate::event::{Fact as _, Source};
use crate::languages::{say, term};
use crate::report::filter::ItemFilter;
use crate::report::requests::manner_words;
use crate::report::{
    Asked, Table, amount_words, columns, document, in_words, item, joined, list, or_not_stated, source_cell,
};
use crate::state::RecordedFact;
use crate::state::activities::Step;
use crate::value::ids::{ActivityId, Id as _, ItemKey, PartyId, Thing};
use crate::value::name::Name;
use crate::value::text::{Text, plain};

/// The most rows of one kind; more are counted.
const ROWS_MAX: usize = 50;

/// The kinds of what is found, in their order.
const KINDS: [&str; 13] = [
    "party", "fund", "activity", "document", "meeting", "report", "matter", "decision", "request", "pledge", "support",
    "assessment", "payment",
];

/// Something on record.
struct Entry {
    kind: &'static str,
    thing: Thing,
    what: String,
    record: u64,
    source: Option<Source>,
}

/// The words or the item asked for, and what was found.
struct Search<'a> {
    asked: Asked<'a>,
    words: Vec<String>,
    item: Option<ItemFilter>,
    found: Vec<Entry>,
}

impl Search<'_> {
    /// Takes something if its texts together hold every word, or if it has the item.
    fn add<F>(
        &mut self,
        kind: &'static str,
        thing: Thing,
        recorded: &RecordedFact<F>,
        texts: impl IntoIterator<Item = String>,
        what: impl FnOnce() -> String,
    ) {
        let source = recorded.source.as_ref();
        let holds = || {
            let texts: Vec<String> = texts.into_iter().map(|text| plain(&text)).collect();
            self.words.iter().all(|word| texts.iter().any(|text| text.contains(word.as_str())))
        };
        if self.item.as_ref().map_or_else(holds, |item| item.takes(source)) {
            self.found.push(Entry { kind, thing, what: what(), record: recorded.seq, source: source.cloned() });
        }
    }

    /// The titles of things, and the names of the parties among them.
    fn titles<'t>(&self, things: impl IntoIterator<Item = &'t Thing>) -> Vec<String> {
        let of_one = |thing: &Thing| {
            let party = thing.as_id::<PartyId>();
            let mut texts = self.names(party.iter());
            texts.push(self.asked.title(thing));
            texts
        };
        things.into_iter().flat_map(of_one).collect()
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

/// Reads an item as people type it: `R8.f`, or `rcgm-2017/R8.f`.
fn item_of(text: &str) -> Option<ItemFilter> {
    let item = text.trim().rsplit(['/', ' ']).next()?;
    let (section, letter) = item.split_once('.').map_or((item, None), |(section, letter)| (section, Some(letter)));
    let key = [section.to_uppercase()].into_iter().chain(letter.map(str::to_lowercase)).collect::<Vec<_>>().join(".");
    key.parse::<ItemKey>().ok()?;
    text.parse().ok()
}

/// Tabulates all that holds these words; of an item, `R8.f`, all that it states.
#[must_use]
pub fn find(asked: Asked<'_>, text: &str) -> Table {
    let plain_text = plain(text);
    let words = plain_text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words = words.map(str::to_owned).collect();
    let mut search = Search { asked, words, item: item_of(text), found: Vec::new() };
    if !search.words.is_empty() {
        of_parties_and_funds(&mut search);
        of_meetings(&mut search);
        of_promises(&mut search);
        of_money(&mut search);
    }
    let all = search.found;
    let mut notes = vec![match (all.len(), &search.item) {
        (0, Some(_)) => say!("report-find-no-item", item = text),
        (0, None) => say!("report-find-nothing", words = text),
        (number, Some(_)) => say!("report-find-of-item", things # number, item = text),
        (number, None) => say!("report-find-found", things # number, words = text),
    }];
    let mut shown = Vec::new();
    for kind in KINDS {
        let of_kind = || all.iter().filter(|entry| entry.kind == kind);
        shown.extend(of_kind().take(ROWS_MAX));
        if let Some(more) = of_kind().count().checked_sub(ROWS_MAX).filter(|more| *more > 0) {
            notes.push(say!("report-find-more", more = more, kind = term(kind)));
        }
    }
    let columns = columns! { |entry: &Entry|
        let source = entry.source.as_ref();
        fields {
            "key": entry.thing, "kind": entry.kind, "what": entry.what, "record": entry.record,
            "document": document(source), "item": item(source),
        }
        cells {
            "report-kind": term(entry.kind), "report-what": entry.what.clone(),
            "report-source": source_cell(source, None), "report-record": entry.record.to_string(),
        }
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
            format!("{}{also}, {}", books.parties.name(id), term(registered.fact.nature))
        });
    }
    for (id, opened, _) in books.funds.all.iter() {
        let names: Vec<String> = opened.fact.names().map(Name::to_string).chain([id.to_string()]).collect();
        search.add("fund", id.thing(), opened, names, || {
            say!("report-find-fund", fund = opened.fact.name(), currency = or_not_stated(opened.fact.currency))
        });
    }
    for (id, registered, steps) in books.activities.all.iter() {
        let fact = &registered.fact;
        let texts = [&fact.place, &fact.participants, &fact.objective].into_iter().flatten().map(Text::to_string);
        let texts = texts.chain(steps.iter().filter_map(|step| place_of(&step.fact)).map(Text::to_string));
        let within = fact.within.iter().map(|within| asked.title(&within.thing()));
        let texts = texts.chain([fact.title.to_string(), id.to_string()]).chain(within);
        let texts: Vec<String> = texts.chain(search.names(fact.host.iter())).collect();
        search.add("activity", id.thing(), registered, texts, || activity_words(asked, id, fact));
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
        let texts = [fact.title.to_string(), id.to_string()].into_iter().chain(search.names(fact.by.iter()));
        let texts: Vec<String> = texts.chain(search.titles(fact.about.iter())).collect();
        search.add("matter", id.thing(), matter, texts, || format!("{}: {}", term(fact.kind), fact.title));
    }
    for (id, taken, _) in meetings.decisions.iter() {
        let fact = &taken.fact;
        let texts = [fact.subject.to_string(), id.to_string()].into_iter();
        let texts = texts.chain(search.names(fact.thanked.iter().chain(&fact.referred_to)));
        let texts: Vec<String> = texts.chain(search.titles(fact.concerns.iter())).collect();
        search.add("decision", id.thing(), taken, texts, || format!("{id}: {}", fact.subject));
    }
    for (id, made, _) in meetings.requests.iter() {
        let fact = &made.fact;
        let parties = fact.of.iter().chain(fact.with.iter()).chain(&fact.by);
        let texts = [fact.subject.to_string()].into_iter().chain(fact.of_class.iter().map(ToString::to_string));
        let texts = texts.chain(search.names(parties)).chain(search.titles(fact.about.iter()));
        let texts: Vec<String> = texts.collect();
        search.add("request", id.thing(), made, texts, || {
            let of: Vec<String> = fact
                .of
                .iter()
                .map(|party| asked.label(party))
                .chain(fact.of_class.iter().map(ToString::to_string))
                .collect();
            let asked_of = say!("report-asked-of", manner = manner_words(fact.manner), whom = of.join(", "));
            format!("{asked_of}: {}", fact.subject)
        });
    }
}

/// Returns the place that a step of an activity states.
const fn place_of(step: &Step) -> Option<&Text> {
    match step {
        Step::Scheduled(step) => step.place.as_ref(),
        Step::Held(step) => step.place.as_ref(),
        Step::Cancelled(_) => None,
    }
}

/// Writes an activity with its place and time, and what is to be confirmed.
fn activity_words(asked: Asked<'_>, id: &ActivityId, fact: &ActivityRegistered) -> String {
    let held = asked.books.activities.held(id);
    let place = held.and_then(|held| held.place.as_ref()).or(fact.place.as_ref());
    let date = held.map(|held| say!("report-held", date = or_not_stated(held.date)));
    let window = date.or_else(|| in_words(fact.window_words.as_ref(), fact.window.as_ref()));
    let open = list(fact.to_be_confirmed.iter().map(term), ", ").filter(|_| held.is_none());
    let open = open.map(|open| say!("report-to-be-confirmed", what = open));
    let words = [Some(fact.title.to_string()), place.map(Text::to_string), window, open];
    list(words.into_iter().flatten(), "; ").unwrap_or_default()
}

fn of_promises(search: &mut Search<'_>) {
    let asked = search.asked;
    let books = asked.books;
    for (id, report, _) in books.meetings.reports.iter() {
        let fact = &report.fact;
        let texts =
            [fact.title.to_string(), id.to_string()].into_iter().chain(fact.by_class.iter().map(Text::to_string));
        let texts = texts.chain(search.names(fact.by.iter())).chain(search.titles(fact.about.iter()));
        let texts: Vec<String> = texts.collect();
        search.add("report", id.thing(), report, texts, || {
            let by = fact.by.iter().map(|party| asked.label(party)).chain(fact.by_class.iter().map(Text::to_string));
            say!("report-find-report", title = fact.title, by = joined(by))
        });
    }
    for (id, made, _) in books.pledges.made.iter() {
        let fact = &made.fact;
        let parties = [&fact.party].into_iter().chain(fact.jointly.iter()).chain(&fact.via).chain(&fact.implementer);
        let toward = asked.title(&fact.toward);
        let texts = search.names(parties).into_iter().chain([toward.clone(), id.to_string()]);
        let texts: Vec<String> = texts.chain(fact.subject.iter().map(Text::to_string)).collect();
        search.add("pledge", id.thing(), made, texts, || {
            let subject = fact.subject.as_ref().map_or_else(String::new, |subject| format!(" ({subject})"));
            say!(
                "report-find-pledge",
                party = asked.label(&fact.party),
                toward = toward,
                wording = term(fact.wording),
                what = format!("{}{subject}", joined(fact.roles.iter().map(term))),
                amount = amount_words(fact.amount),
            )
        });
    }
    for (id, support, _) in books.pledges.supports.iter() {
        let fact = &support.fact;
        let parties = [&fact.party].into_iter().chain(fact.jointly.iter()).chain(&fact.via).chain(&fact.implementer);
        let texts = search.names(parties).into_iter().chain(search.titles(&fact.toward)).chain([id.to_string()]);
        let texts: Vec<String> = texts.chain(fact.subject.iter().map(Text::to_string)).collect();
        search.add("support", id.thing(), support, texts, || {
            let toward = fact.toward.as_ref().map(|toward| say!("report-toward", thing = asked.title(toward)));
            let words = toward.into_iter().chain(fact.subject.iter().map(Text::to_string));
            let words = list(words, "; ").map_or_else(String::new, |words| format!(": {words}"));
            let roles = joined(fact.roles.iter().map(term));
            format!("{}{words}", say!("report-gave", party = asked.label(&fact.party), what = roles))
        });
    }
}

fn of_money(search: &mut Search<'_>) {
    let asked = search.asked;
    let books = asked.books;
    for (id, issued, _) in books.assessments.all.iter() {
        let fact = &issued.fact;
        let texts: Vec<String> = search.names([&fact.party]).into_iter().chain([id.to_string()]).collect();
        search.add("assessment", id.thing(), issued, texts, || {
            let (label, amount) = (asked.label(&fact.party), or_not_stated(*fact.amount));
            let outstanding = fact.amount.map(|amount| amount.with(books.journal.outstanding(id, amount.currency)));
            let outstanding = or_not_stated(outstanding);
            say!(
                "report-find-assessment",
                party = label,
                period = fact.period,
                amount = amount,
                outstanding = outstanding,
            )
        });
    }
    for (id, received, _) in books.contributions.received.iter() {
        let fact = &received.fact;
        let payer = books.contributions.payer(id);
        let texts = search.names(payer).into_iter().chain([id.to_string()]);
        let texts: Vec<String> = texts.chain(fact.reference().map(ToString::to_string)).collect();
        search.add("payment", id.thing(), received, texts, || {
            let payer = payer.map_or_else(|| say!("report-find-no-payer"), |party| asked.label(party));
            format!("{payer}, {}: {}", or_not_stated(fact.date), or_not_stated(fact.amount))
        });
    }
}
