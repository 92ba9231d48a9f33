//! Assessments: what single members must pay to a fund for a year, by amount.

use std::collections::BTreeSet;

use crate::event::Event;
use crate::event::assessment::AssessmentIssued;
use crate::event::field::{Filled, New};
use crate::everyday::names;
use crate::everyday::table::reading::{Cells, Known, day, funds, period};
use crate::everyday::table::{AtCell, Column, Content, Entry, Kind, Reader, Row};
use crate::everyday::typed::Mistake;
use crate::languages::say;
use crate::state::books::Books;
use crate::value::days::{Day, Span};
use crate::value::ids::{AssessmentId, FundId, PartyId};

/// The kind.
pub struct Assessments;

const COLUMNS: [Column; 7] = [
    Column::needed("member", Content::Party, &["miembro", "party", "pais"]),
    Column::needed("year", Content::Words, &["ano", "period", "periodo", "for"]),
    Column::needed("amount", Content::Amount, &["monto", "importe", "cuota"]),
    Column::needed("due", Content::Day, &["vence", "vencimiento"]),
    Column::needed("date", Content::Day, &["fecha"]),
    Column::stated("fund", Content::Words, &["fondo"]),
    Column::stated("currency", Content::Words, &["moneda"]),
];

impl Kind for Assessments {
    fn name(&self) -> &'static str {
        "assessments"
    }

    fn one(&self) -> &'static str {
        "assessment"
    }

    fn counted(&self, count: u64) -> String {
        say!("everyday-table-assessments", count # count)
    }

    fn row(&self) -> String {
        say!("everyday-table-assessments-row")
    }

    fn columns(&self) -> &'static [Column] {
        &COLUMNS
    }

    fn reader<'b>(&self, books: &'b Books, _: Day) -> Box<dyn Reader + 'b> {
        let all = books.funds.all.iter().map(|(id, ..)| id.clone()).collect();
        Box::new(OfAssessments {
            books,
            members: Known::new("member", names::parties(books)),
            funds: funds(books),
            all,
        })
    }

    fn entry(&self, after: &Books, event: &Event) -> Option<Entry> {
        let Event::AssessmentIssued(fact) = event else { return None };
        let label = after.parties.name(after.parties.now(&fact.party));
        Some(Entry { label, amount: *fact.amount, date: fact.date })
    }

    fn more(&self) -> String {
        say!("everyday-table-for")
    }

    fn note(&self, _: &Books, events: &[&Event]) -> String {
        let period = |event: &&Event| match event {
            Event::AssessmentIssued(fact) => Some(fact.period),
            _ => None,
        };
        let periods: BTreeSet<_> = events.iter().filter_map(period).collect();
        periods.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    }
}

struct OfAssessments<'b> {
    books: &'b Books,
    members: Known<PartyId>,
    funds: Known<FundId>,
    all: Vec<FundId>,
}

impl Reader for OfAssessments<'_> {
    fn facts(&mut self, rows: &[&Row]) -> Result<Vec<Event>, Vec<AtCell>> {
        let Some(row) = rows.first() else { return Ok(Vec::new()) };
        let mut cells = Cells::of(row);
        let party = cells.read("member", |text| self.members.find(text));
        let period = cells.read("year", |text| period(self.books, text));
        let fund = self.funds.among(row.cell("fund"), &self.all);
        let fund = cells.take("fund", fund);
        let amount = cells.money("amount", fund.as_ref().and_then(|fund| self.books.funds.currency(fund)));
        let (due, on) = (cells.read("due", day), cells.read("date", day));
        let fact = match (party, period, fund, amount, due, on) {
            (Some(party), Some(period), Some(fund), Some(amount), Some(due), Some(on)) => {
                // As `assess` names the assessments of a whole scale.
                let id = format!("{fund}-{}/{party}", period.to_string().replace('/', "-"));
                let id = id.parse::<AssessmentId>().map_err(|_| Mistake::new(say!("everyday-table-no-id", id = id)));
                cells.take("member", id).map(|assessment| AssessmentIssued {
                    assessment: New(assessment),
                    fund,
                    party,
                    period,
                    scale: None,
                    total: None,
                    amount: Filled(Some(amount)),
                    due,
                    recognised: Filled(None),
                    brought_forward: None,
                    date: Some(Span::from(on)),
                    inferred: None,
                })
            }
            _ => None,
        };
        cells.finish(fact.map(|fact| vec![Event::AssessmentIssued(fact)]))
    }
}
