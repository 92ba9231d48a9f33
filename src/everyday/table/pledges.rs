//! Pledges: money that parties promised to funds or activities.

use std::collections::BTreeMap;

use crate::event::Event;
use crate::event::pledge::PledgeMade;
use crate::everyday::names;
use crate::everyday::promise::{self, Promise};
use crate::everyday::table::reading::{Cells, Known, day};
use crate::everyday::table::{AtCell, Column, Content, Entry, Kind, Reader, Row};
use crate::languages::say;
use crate::state::books::Books;
use crate::value::days::Day;
use crate::value::ids::{Id as _, PartyId, PledgeId, Thing};

/// The kind.
pub struct Pledges;

const COLUMNS: [Column; 7] = [
    Column::needed("party", Content::Party, &["parte", "donor", "donante", "who", "quien"]),
    Column::needed("to", Content::Words, &["toward", "para", "a"]),
    Column::needed("date", Content::Day, &["fecha"]),
    Column::stated("amount", Content::Amount, &["monto", "importe"]),
    Column::stated("currency", Content::Words, &["moneda"]),
    Column::stated("due", Content::Day, &["vence", "vencimiento"]),
    Column::stated("for", Content::Words, &["concepto", "subject", "asunto", "description"]),
];

impl Kind for Pledges {
    fn name(&self) -> &'static str {
        "pledges"
    }

    fn one(&self) -> &'static str {
        "pledge"
    }

    fn counted(&self, count: u64) -> String {
        say!("everyday-table-pledges", count # count)
    }

    fn row(&self) -> String {
        say!("everyday-table-pledges-row")
    }

    fn columns(&self) -> &'static [Column] {
        &COLUMNS
    }

    fn reader<'b>(&self, books: &'b Books, _: Day) -> Box<dyn Reader + 'b> {
        let funds = names::funds(books).into_iter().map(|fund| fund.map(|fund| fund.thing()));
        let activities = names::activities(books).into_iter().map(|one| one.map(|one| one.thing()));
        Box::new(OfPledges {
            books,
            parties: Known::new("party", names::parties(books)),
            toward: Known::new("fund or activity", funds.chain(activities).collect()),
            written: BTreeMap::new(),
        })
    }

    fn entry(&self, after: &Books, event: &Event) -> Option<Entry> {
        let Event::PledgeMade(fact) = event else { return None };
        let label = after.parties.name(after.parties.now(&fact.party));
        Some(Entry { label, amount: fact.amount, date: fact.date })
    }
}

struct OfPledges<'b> {
    books: &'b Books,
    parties: Known<PartyId>,
    toward: Known<Thing>,
    /// The number of pledges by the ids that they would have alone.
    written: BTreeMap<String, u64>,
}

impl Reader for OfPledges<'_> {
    fn facts(&mut self, rows: &[&Row]) -> Result<Vec<Event>, Vec<AtCell>> {
        let Some(row) = rows.first() else { return Ok(Vec::new()) };
        let mut cells = Cells::of(row);
        let party = cells.read("party", |text| self.parties.find(text));
        let toward = cells.read("to", |text| self.toward.find(text));
        let on = cells.read("date", day);
        let fund = toward.as_ref().and_then(|thing| thing.as_id());
        let usual = fund.and_then(|fund| self.books.funds.currency(&fund));
        let amount = cells.stated_money("amount", usual);
        let due = cells.stated("due", day);
        let subject = cells.parsed("for");
        let fact = match (party, toward, on) {
            (Some(party), Some(toward), Some(on)) => {
                let promise = Promise { party, toward, subject, amount, parts: Vec::new(), due };
                let fact = promise::pledged(self.books, &promise, on);
                cells.take("party", fact)
            }
            _ => None,
        };
        cells.finish(fact).map(|fact| vec![self.numbered(fact)])
    }

    fn double_of(&self, event: &Event) -> Option<u64> {
        let Event::PledgeMade(new) = event else { return None };
        let is_same = |made: &PledgeMade| {
            made.party == new.party && made.toward == new.toward && made.amount == new.amount && made.date == new.date
        };
        let mut all = self.books.pledges.made.iter();
        all.find(|(_, made, _)| is_same(&made.fact)).map(|(_, made, _)| made.seq)
    }
}

impl OfPledges<'_> {
    /// Gives a pledge an id of its own if the table has another one of the same party, day and aim.
    fn numbered(&mut self, fact: Event) -> Event {
        let Event::PledgeMade(mut made) = fact else { return fact };
        let first = made.pledge.0.clone();
        let written = self.written.entry(first.to_string()).or_insert(0);
        *written = written.saturating_add(1);
        let is_free = |id: &PledgeId| self.books.things.defined_by(&id.thing()).is_none();
        let mut numbered = (*written..).filter_map(|number| format!("{first}-{number}").parse::<PledgeId>().ok());
        if *written > 1
            && let Some(id) = numbered.find(is_free)
        {
            made.pledge.0 = id;
        }
        Event::PledgeMade(made)
    }
}
