//! Budgets, line by line: proposed, recommended, approved, revised, expenditure and available.

use serde_json::Value;

use crate::event::budget::BudgetProposed;
use crate::report::{Asked, NOT_STATED, Row, Table, document, item, optional, readings, source_cell};
use crate::state::RecordedFact;
use crate::state::accounts::{Account, AccountType};
use crate::state::budgets::{Stage, Step};
use crate::state::figures::{Figure, FigureName, lines};
use crate::value::days::Period;
use crate::value::ids::{BudgetId, FundId, Id as _, LineId};
use crate::value::money::{Currency, Sums};

const COLUMNS: &[&str] = &[
    "key", "budget", "fund", "period", "line", "proposed", "recommended", "approved", "revised", "charged",
    "available", "currency", "stage", "transferred", "title", "proposer", "decision", "document", "item",
];
const HEADINGS: &[&str] = &["Line", "Proposed, recommended", "Approved", "Revised", "Expenditure", "Available"];

/// Tabulates all budgets, or those of one fund, one period or one id.
#[must_use]
pub fn budget(asked: Asked<'_>, fund: Option<&FundId>, period: Option<&Period>, only: Option<&BudgetId>) -> Table {
    let mut table = Table { columns: COLUMNS, headings: HEADINGS, ..Table::default() };
    let all = asked.books.budgets.all.iter().filter(|(id, proposed, _)| {
        let fact = &proposed.fact;
        fund.is_none_or(|fund| fact.fund.as_ref() == Some(fund))
            && period.is_none_or(|period| fact.period.as_ref() == Some(period))
            && only.is_none_or(|only| only == *id)
    });
    let mut shown: Vec<_> = all.collect();
    shown.sort_by_key(|(id, proposed, _)| (proposed.fact.period.clone(), (*id).clone()));
    if shown.is_empty() {
        table.notes = asked.nothing("budget", fund.is_some() || period.is_some() || only.is_some());
    }
    for (id, proposed, steps) in &shown {
        let of = Shown { id, proposed, steps, stage: asked.books.budgets.stage(id).unwrap_or(Stage::Proposed) };
        table.rows.push(Row::heading(format!("{}: {}", of.title(asked), of.stage.word())));
        let all = lines(asked.books, id);
        if all.is_empty() {
            table.rows.push(of.unstated());
        }
        for line in &all {
            let currencies = currencies(asked, id, line);
            table.rows.extend(currencies.into_iter().map(|currency| of.line(asked, line, currency)));
        }
        table.notes.push(of.note(asked, !all.is_empty()));
    }
    table.notes.extend(readings(
        shown.iter().map(|(_, proposed, _)| (proposed.source.as_ref(), proposed.fact.inferred.as_ref())),
    ));
    table
}

/// The currencies in which a line has anything.
fn currencies(asked: Asked<'_>, budget: &BudgetId, line: &LineId) -> Vec<Currency> {
    let mut all: Vec<Currency> = ROLES
        .iter()
        .flat_map(|account_type| {
            let sums = asked.books.journal.balance(&Account::line(*account_type, budget, line));
            sums.iter().map(|money| money.currency).collect::<Vec<_>>()
        })
        .collect();
    all.sort();
    all.dedup();
    all
}

/// The base figures of a line, in the order of the columns.
const ROLES: [AccountType; 6] = [
    AccountType::Proposed,
    AccountType::Recommended,
    AccountType::Approved,
    AccountType::Revised,
    AccountType::Transferred,
    AccountType::Charged,
];

struct Shown<'a> {
    id: &'a BudgetId,
    proposed: &'a RecordedFact<BudgetProposed>,
    steps: &'a [RecordedFact<Step>],
    stage: Stage,
}

impl Shown<'_> {
    fn title(&self, asked: Asked<'_>) -> String {
        let fact = &self.proposed.fact;
        let period = fact.period.as_ref().map_or_else(String::new, |period| format!(", {period}"));
        let fund = fact.fund.as_ref().map_or_else(String::new, |fund| {
            let currency =
                asked.books.funds.currency(fund).map_or_else(String::new, |currency| format!(", in {currency}"));
            format!(" ({}{currency})", asked.fund(fund))
        });
        format!("{}{period}{fund}", fact.title)
    }

    /// The step that brought the budget to its stage.
    fn step(&self) -> Option<&RecordedFact<Step>> {
        self.steps.iter().rfind(|step| step.fact.stage == Some(self.stage))
    }

    /// Returns the fields of a row: its budget's around its own key, line and amounts.
    fn fields(&self, key: String, line: Option<&LineId>, amounts: [Value; 8]) -> Vec<Value> {
        let fact = &self.proposed.fact;
        let decision = self.step().and_then(|step| step.fact.decision.as_ref());
        let stage_source = self.step().map_or(self.proposed.source.as_ref(), |step| step.source.as_ref());
        let [proposed, recommended, approved, revised, charged, available, currency, transferred] = amounts;
        vec![
            Value::from(key),
            Value::from(self.id.to_string()),
            optional(fact.fund.as_ref()),
            optional(fact.period.as_ref()),
            optional(line),
            proposed,
            recommended,
            approved,
            revised,
            charged,
            available,
            currency,
            Value::from(self.stage.word()),
            transferred,
            Value::from(fact.title.to_string()),
            optional(fact.proposer.as_ref()),
            optional(decision),
            document(stage_source),
            item(stage_source),
        ]
    }

    /// The row of a budget without lines, which states at most a total.
    fn unstated(&self) -> Row {
        let total = self.proposed.fact.total;
        let amount = total.map_or(Value::Null, |total| Value::from(total.amount.to_string()));
        let currency = total.map_or(Value::Null, |total| Value::from(total.currency.to_string()));
        let null = || Value::Null;
        let amounts = [amount, null(), null(), null(), null(), null(), currency, null()];
        let total = total.map_or_else(|| NOT_STATED.to_owned(), |total| total.to_string());
        let mut cells = vec!["total".to_owned(), total];
        cells.resize(HEADINGS.len(), "–".to_owned());
        Row { fields: self.fields(self.id.thing().to_string(), None, amounts), cells }
    }

    fn line(&self, asked: Asked<'_>, line: &LineId, currency: Currency) -> Row {
        let of =
            |account_type: AccountType| asked.books.journal.of(&Account::line(account_type, self.id, line), currency);
        let now = asked.books.journal.final_line(self.id, line, currency);
        let available = asked.books.journal.available(self.id, line, currency);
        // A stage that was not reached, or states no figure, has no amount. It is not zero.
        let reached =
            |account_type: AccountType| self.states(asked, account_type).then(|| of(account_type).to_string());
        let after = |text: String| (self.stage >= Stage::Approved).then_some(text);
        let (transferred, charged) =
            (after(of(AccountType::Transferred).to_string()), of(AccountType::Charged).to_string());
        let (proposed, recommended) = (reached(AccountType::Proposed), reached(AccountType::Recommended));
        let (approved, now, available) =
            (reached(AccountType::Approved), after(now.to_string()), after(available.to_string()));
        let value = |text: &Option<String>| optional(text.as_ref());
        let amounts = [
            value(&proposed),
            value(&recommended),
            value(&approved),
            value(&now),
            Value::from(charged.clone()),
            value(&available),
            Value::from(currency.to_string()),
            value(&transferred),
        ];
        let key = Figure::within(FigureName::Available, self.id, line).to_string();
        let kept = self.proposed.fact.fund.as_ref().and_then(|fund| asked.books.funds.currency(fund));
        let show = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
        Row {
            fields: self.fields(key, Some(line), amounts),
            cells: vec![
                line.to_string(),
                format!("{}\n{}", show(proposed), show(recommended)),
                show(approved),
                show(now),
                charged,
                available.map_or_else(
                    || "–".to_owned(),
                    |available| if Some(currency) == kept { available } else { format!("{currency} {available}") },
                ),
            ],
        }
    }

    /// True if the budget states any line of an account type.
    fn states(&self, asked: Asked<'_>, account_type: AccountType) -> bool {
        asked.books.journal.within(account_type, self.id).next().is_some()
    }

    fn note(&self, asked: Asked<'_>, has_lines: bool) -> String {
        let fact = &self.proposed.fact;
        let by = fact.proposer.as_ref().map_or_else(|| NOT_STATED.to_owned(), |party| asked.books.parties.label(party));
        let source = source_cell(self.proposed.source.as_ref(), fact.inferred.as_ref());
        let total = |name: FigureName| Figure::of(name, self.id).value(asked.books, asked.today);
        let sums: Sums = fact.total.into_iter().collect();
        let stated = if sums.is_zero() { NOT_STATED.to_owned() } else { sums.to_string() };
        let money = match (has_lines, self.stage >= Stage::Approved) {
            (_, true) => format!(
                "total now {}, charged {}, available {}",
                total(FigureName::FinalIn),
                total(FigureName::ChargedIn),
                total(FigureName::AvailableIn)
            ),
            (true, false) => format!("total stated: {stated}; not approved, so nothing of it can be spent"),
            (false, false) => format!("total {stated}, no line stated; not approved, by what is on record"),
        };
        let stage = self.step().map_or_else(String::new, |step| {
            let decision = step.fact.decision.as_ref().map_or_else(String::new, |id| format!(" by decision {id}"));
            format!(", {}{decision} ({})", self.stage.word(), source_cell(step.source.as_ref(), None))
        });
        format!("budget:{}: proposer {by} ({source}){stage}; {money}.", self.id)
    }
}
