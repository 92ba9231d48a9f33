//! Budgets: lines that are proposed to a fund for a year. The rows of a fund and a year are one budget.

use std::collections::BTreeSet;

use crate::event::Event;
use crate::event::budget::{BudgetProposed, Line};
use crate::event::field::{List, New};
use crate::everyday::names;
use crate::everyday::screen::sum;
use crate::everyday::table::reading::{Cells, Known, day, funds, period};
use crate::everyday::table::{AtCell, Column, Content, Entry, Kind, Reader, Row};
use crate::everyday::typed::Mistake;
use crate::languages::{Language, said, say, speaking};
use crate::state::books::Books;
use crate::value::days::{Day, Period, Span};
use crate::value::ids::{BudgetId, FundId, Id as _, LineId, PartyId};
use crate::value::money::Money;
use crate::value::text::{Text, plain};

/// The kind.
pub struct Budgets;

const COLUMNS: [Column; 8] = [
    Column::needed("fund", Content::Words, &["fondo"]),
    Column::needed("year", Content::Words, &["ano", "period", "periodo"]),
    Column::needed("line", Content::Words, &["linea", "rubro", "partida"]),
    Column::needed("amount", Content::Amount, &["monto", "importe"]),
    Column::stated("currency", Content::Words, &["moneda"]),
    Column::stated("title", Content::Words, &["titulo"]),
    Column::stated("by", Content::Party, &["proposer", "propone"]),
    Column::stated("date", Content::Day, &["fecha"]),
];

impl Kind for Budgets {
    fn name(&self) -> &'static str {
        "budgets"
    }

    fn one(&self) -> &'static str {
        "budget"
    }

    fn counted(&self, count: u64) -> String {
        say!("everyday-table-budgets", count # count)
    }

    fn row(&self) -> String {
        say!("everyday-table-budgets-row")
    }

    fn columns(&self) -> &'static [Column] {
        &COLUMNS
    }

    fn together(&self) -> &'static [&'static str] {
        &["fund", "year"]
    }

    fn reader<'b>(&self, books: &'b Books, today: Day) -> Box<dyn Reader + 'b> {
        Box::new(OfBudgets {
            books,
            today,
            funds: funds(books),
            proposers: Known::new("party", names::parties(books)),
            ids: BTreeSet::new(),
        })
    }

    fn entry(&self, _: &Books, event: &Event) -> Option<Entry> {
        let Event::BudgetProposed(fact) = event else { return None };
        Some(Entry { label: fact.budget.0.to_string(), amount: fact.total, date: fact.date })
    }

    fn more(&self) -> String {
        say!("everyday-table-lines")
    }

    fn note(&self, _: &Books, events: &[&Event]) -> String {
        let lines = events.iter().flat_map(|event| match event {
            Event::BudgetProposed(fact) => fact.lines.iter().map(|line| line.line.to_string()).collect(),
            _ => Vec::new(),
        });
        lines.collect::<Vec<_>>().join(", ")
    }
}

struct OfBudgets<'b> {
    books: &'b Books,
    today: Day,
    funds: Known<FundId>,
    proposers: Known<PartyId>,
    ids: BTreeSet<String>,
}

/// A row of a budget.
struct OfRow {
    fund: FundId,
    period: Period,
    line: Line,
    title: Option<Text>,
    by: Option<PartyId>,
    on: Option<Day>,
}

impl Reader for OfBudgets<'_> {
    fn facts(&mut self, rows: &[&Row]) -> Result<Vec<Event>, Vec<AtCell>> {
        let (mut all, mut mistakes): (Vec<OfRow>, Vec<AtCell>) = (Vec::new(), Vec::new());
        for row in rows {
            match self.row(row) {
                Ok(read) => {
                    mistakes.extend(conflicts(row, &all, &read));
                    all.push(read);
                }
                Err(of_row) => mistakes.extend(of_row),
            }
        }
        let Some(first) = all.first().filter(|_| mistakes.is_empty()) else { return Err(mistakes) };
        let (fund, period) = (first.fund.clone(), first.period);
        let title = all.iter().find_map(|row| row.title.clone());
        let by_default = format!("{} {period}", speaking(Language::English, || names::fund_name(self.books, &fund)));
        let title = title.map_or_else(|| by_default.parse().ok(), Some);
        let budget = self.id(&fund, &period);
        let place = rows.first().map_or_else(String::new, |row| row.place("fund"));
        let (Some(title), Some(budget)) = (title, budget) else {
            let mistake = Mistake::new(say!("everyday-table-no-title", text = by_default));
            return Err(vec![AtCell { place, mistake }]);
        };
        let currency = first.line.amount.currency;
        let total = sum(currency, all.iter().map(|row| row.line.amount.amount));
        Ok(vec![Event::BudgetProposed(BudgetProposed {
            budget: New(budget),
            title,
            fund: Some(fund),
            period: Some(period),
            proposer: all.iter().find_map(|row| row.by.clone()),
            date: Some(Span::from(all.iter().find_map(|row| row.on).unwrap_or(self.today))),
            total: Some(total),
            lines: List::from(all.into_iter().map(|row| row.line).collect::<Vec<_>>()),
            inferred: None,
        })])
    }

    fn double_of(&self, event: &Event) -> Option<u64> {
        let Event::BudgetProposed(new) = event else { return None };
        let of_fund = self.books.budgets.overlapping(new.fund.as_ref()?, new.period?);
        of_fund.filter_map(|id| self.books.budgets.all.recorded(id)).map(|proposed| proposed.seq).min()
    }
}

/// Tells where a row says another thing than those before it of its budget.
fn conflicts(row: &Row, before: &[OfRow], read: &OfRow) -> Vec<AtCell> {
    let told = |column: &str, says: String| AtCell { place: row.place(column), mistake: Mistake::new(says) };
    let mut mistakes = Vec::new();
    if before.iter().any(|other| other.line.line == read.line.line) {
        mistakes.push(told("line", say!("everyday-table-line-twice", line = read.line.line)));
    }
    let other = |differs: &dyn Fn(&OfRow) -> bool| before.iter().any(differs);
    if other(&|one| one.line.amount.currency != read.line.amount.currency) {
        mistakes.push(told("amount", say!("everyday-table-other-currency")));
    }
    for (column, key, differs) in [
        (
            "title",
            "everyday-table-other-title",
            other(&|one| one.title.is_some() && read.title.is_some() && one.title != read.title),
        ),
        (
            "by",
            "everyday-table-other-proposer",
            other(&|one| one.by.is_some() && read.by.is_some() && one.by != read.by),
        ),
        ("date", "everyday-table-other-date", other(&|one| one.on.is_some() && read.on.is_some() && one.on != read.on)),
    ] {
        if differs {
            mistakes.push(told(column, said(key, &[])));
        }
    }
    mistakes
}

impl OfBudgets<'_> {
    fn row(&mut self, row: &Row) -> Result<OfRow, Vec<AtCell>> {
        let mut cells = Cells::of(row);
        let fund = cells.read("fund", |text| self.funds.find(text));
        let period = cells.read("year", |text| period(self.books, text));
        let line = cells.read("line", line_id);
        let kept_in = fund.as_ref().and_then(|fund| self.books.funds.currency(fund));
        let amount: Option<Money> = cells.money("amount", kept_in);
        let (title, on) = (cells.parsed("title"), cells.stated("date", day));
        let by = cells.stated("by", |text| self.proposers.find(text));
        let read = match (fund, period, line, amount) {
            (Some(fund), Some(period), Some(line), Some(amount)) => {
                Some(OfRow { fund, period, line: Line { line, amount }, title, by, on })
            }
            _ => None,
        };
        cells.finish(read)
    }

    /// Returns an id that no budget has: the fund and the year, then with a number at the end.
    fn id(&mut self, fund: &FundId, period: &Period) -> Option<BudgetId> {
        let first = format!("{fund}-{}", period.to_string().replace('/', "-"));
        let numbered = (2_u64..).map(|number| format!("{first}-{number}"));
        let all = std::iter::once(first.clone()).chain(numbered);
        let mut ids = all.map_while(|id| id.parse::<BudgetId>().ok());
        let is_free =
            |id: &BudgetId| self.books.things.defined_by(&id.thing()).is_none() && !self.ids.contains(id.as_str());
        let id = ids.find(is_free)?;
        self.ids.insert(id.to_string());
        Some(id)
    }
}

/// Reads the id of a line: `Staff costs` is `staff-costs`.
fn line_id(text: &str) -> Result<LineId, Mistake> {
    let words = plain(text);
    let words = words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let id = words.collect::<Vec<_>>().join("-");
    id.parse()
        .map_err(|_| Mistake::new(say!("everyday-table-no-line", text = text)).with(say!("everyday-table-write-line")))
}
