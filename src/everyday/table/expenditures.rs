//! Expenditures: what was spent on lines of budgets.

use std::collections::BTreeMap;

use crate::event::Event;
use crate::everyday::names;
use crate::everyday::pay::{self, Beside, BudgetLine};
use crate::everyday::screen::digits;
use crate::everyday::table::reading::{Cells, Known, day, funds};
use crate::everyday::table::{AtCell, Column, Content, Entry, Kind, Reader, Row};
use crate::everyday::typed::Mistake;
use crate::languages::say;
use crate::state::books::Books;
use crate::value::days::Day;
use crate::value::ids::{ActivityId, FundId, PartyId};
use crate::value::money::Money;
use crate::value::text::Text;

/// The kind.
pub struct Expenditures;

const COLUMNS: [Column; 9] = [
    Column::needed("line", Content::Words, &["linea", "rubro", "partida", "budget line"]),
    Column::needed("amount", Content::Amount, &["monto", "importe"]),
    Column::needed("date", Content::Day, &["fecha"]),
    Column::stated("for", Content::Words, &["concepto", "subject", "asunto", "description"]),
    Column::stated("ref", Content::Words, &["referencia", "reference", "voucher"]),
    Column::stated("currency", Content::Words, &["moneda"]),
    Column::stated("fund", Content::Words, &["fondo"]),
    Column::stated("to", Content::Party, &["payee", "beneficiario", "a"]),
    Column::stated("activity", Content::Words, &["actividad"]),
];

impl Kind for Expenditures {
    fn name(&self) -> &'static str {
        "expenditures"
    }

    fn one(&self) -> &'static str {
        "expenditure"
    }

    fn counted(&self, count: u64) -> String {
        say!("everyday-table-expenditures", count # count)
    }

    fn row(&self) -> String {
        say!("everyday-table-expenditures-row")
    }

    fn columns(&self) -> &'static [Column] {
        &COLUMNS
    }

    fn reader<'b>(&self, books: &'b Books, _: Day) -> Box<dyn Reader + 'b> {
        Box::new(OfExpenditures {
            books,
            funds: funds(books),
            lines: BTreeMap::new(),
            payees: Known::new("payee", names::parties(books)),
            activities: Known::new("activity", names::activities(books)),
        })
    }

    fn entry(&self, _: &Books, event: &Event) -> Option<Entry> {
        let Event::ExpenditureCharged(fact) = event else { return None };
        let label = format!("{} ({})", fact.line, fact.budget);
        Some(Entry { label, amount: Some(fact.amount), date: fact.date })
    }

    fn more(&self) -> String {
        say!("everyday-table-available")
    }

    fn note(&self, after: &Books, events: &[&Event]) -> String {
        let Some(Event::ExpenditureCharged(fact)) = events.last() else { return String::new() };
        let fund = after.budgets.all.created(&fact.budget).and_then(|budget| budget.fund.as_ref());
        let Some(currency) = fund.and_then(|fund| after.funds.currency(fund)) else { return String::new() };
        let amount = after.journal.available(&fact.budget, &fact.line, currency);
        digits(Money { currency, amount })
    }
}

struct OfExpenditures<'b> {
    books: &'b Books,
    funds: Known<FundId>,
    /// The lines of the budgets of each day, in a fund or in any.
    lines: BTreeMap<(Option<FundId>, Day), Known<BudgetLine>>,
    payees: Known<PartyId>,
    activities: Known<ActivityId>,
}

impl Reader for OfExpenditures<'_> {
    fn facts(&mut self, rows: &[&Row]) -> Result<Vec<Event>, Vec<AtCell>> {
        let Some(row) = rows.first() else { return Ok(Vec::new()) };
        let mut cells = Cells::of(row);
        let on = cells.read("date", day);
        let fund = cells.stated("fund", |text| self.funds.find(text));
        let line = cells.text("line");
        let line = line.zip(on).and_then(|(text, on)| {
            let found = self.line(fund, on, text);
            cells.take("line", found)
        });
        let budget = line.as_ref().and_then(|(budget, _)| self.books.budgets.all.created(budget));
        let kept_in = budget.and_then(|budget| self.books.funds.currency(budget.fund.as_ref()?));
        let amount = cells.money("amount", kept_in);
        let (subject, reference): (Option<Text>, Option<Text>) = (cells.parsed("for"), cells.parsed("ref"));
        if row.cell("for").or(row.cell("ref")).is_none() {
            let mistake = Mistake::new(say!("everyday-table-bought-what"));
            cells.take::<()>("line", Err(mistake.with(say!("everyday-table-write-voucher"))));
        }
        let by = cells.stated("to", |text| self.payees.find(text));
        let activity = cells.stated("activity", |text| self.activities.find(text));
        let fact = match (line, amount, on) {
            (Some(line), Some(amount), Some(on)) => {
                let more = Beside { by, activity, reference, ..Beside::default() };
                Some(vec![pay::charged(&line, amount, on, subject, &more)])
            }
            _ => None,
        };
        cells.finish(fact)
    }
}

impl OfExpenditures<'_> {
    fn line(&mut self, fund: Option<FundId>, on: Day, text: &str) -> Result<BudgetLine, Mistake> {
        let books = self.books;
        let lines = self.lines.entry((fund, on));
        let lines = lines.or_insert_with_key(|(fund, on)| Known::new("line", pay::lines_on(books, fund.as_ref(), *on)));
        if lines.is_empty() {
            let says = say!("everyday-table-no-budget", day = on);
            return Err(Mistake::new(says).with(say!("everyday-table-budget-shows")));
        }
        lines.find(text)
    }
}
