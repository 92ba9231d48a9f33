//! Budgets, line by line: proposed, recommended, approved, revised, expenditure and available.

use std::collections::BTreeSet;

use crate::event::budget::BudgetProposed;
use crate::languages::say;
use crate::report::{
    Asked, Row, Table, cited, columns, document, item, or_not_stated, readings_of, source_cell, takes_in, text_or,
};
use crate::state::accounts::{Account, AccountType};
use crate::state::budgets::{LineState, Stage, Step};
use crate::state::figures::{Figure, FigureName, lines};
use crate::state::{Facts, RecordedFact};
use crate::value::days::Period;
use crate::value::ids::{BudgetId, FundId, Id as _, LineId};
use crate::value::money::{Amount, Currency, Sums};

/// Tabulates all budgets, or those of one fund, one period or one id.
#[must_use]
pub fn budget(asked: Asked<'_>, fund: Option<&FundId>, period: Option<&Period>, only: Option<&BudgetId>) -> Table {
    let columns = columns! { |shown: (&Shown<'_>, Line)|
        let (of, line) = shown;
        let fact = &of.proposed.fact;
        let source = of.step().map_or(of.proposed.source.as_ref(), |step| step.source.as_ref());
        let show = |amount: Option<Amount>| text_or(amount, "–");
        fields {
            "key": line.key, "budget": of.id, "fund": fact.fund, "period": fact.period, "line": line.id,
            "proposed": line.proposed, "recommended": line.recommended, "approved": line.approved,
            "supplement": line.supplement, "revised": line.revised, "charged": line.charged, "available": line.available, "currency": line.currency,
            "state": line.state,
            "stage": of.stage.word(), "transferred": line.transferred, "title": fact.title, "proposer": fact.proposer,
            "decision": of.step().and_then(|step| step.fact.decision.as_ref()), "document": document(source),
            "item": item(source),
        }
        cells {
            "report-budget-line": text_or(line.id.as_ref(), &say!("report-budget-total")),
            "report-budget-proposed-recommended": match line.id {
                None => or_not_stated(fact.total),
                Some(_) => format!("{}\n{}", show(line.proposed), show(line.recommended)),
            },
            "report-budget-original": originally(&line),
            "report-budget-revised": show(line.revised), "report-budget-charged": show(line.charged),
            "report-budget-available": match line.state {
                Some(state) => format!("{}\n{}", of.available(asked, &line), line_words(state)),
                None => of.available(asked, &line),
            },
        }
    };
    let mut table = columns.table();
    let all = asked.books.budgets.all.iter().filter(|(id, proposed, _)| {
        let fact = &proposed.fact;
        fund.is_none_or(|fund| fact.fund.as_ref() == Some(fund))
            && period.is_none_or(|period| fact.period.as_ref().is_some_and(|of| takes_in(period, of)))
            && only.is_none_or(|only| only == *id)
    });
    let mut shown: Vec<_> = all.collect();
    shown.sort_by_key(|(id, proposed, _)| (proposed.fact.period, (*id).clone()));
    if shown.is_empty() {
        table.notes = asked.nothing(&say!("report-kind-budget"), fund.is_some() || period.is_some() || only.is_some());
    }
    for (id, proposed, steps) in &shown {
        let of = Shown { id, proposed, steps, stage: asked.books.budgets.stage(id).unwrap_or(Stage::Proposed) };
        table.rows.push(Row::heading(format!("{}: {}", of.title(asked), stage_words(of.stage))));
        let all = lines(asked.books, id);
        if all.is_empty() {
            table.rows.push((columns.row)((&of, of.unstated())));
        }
        for line in &all {
            let lines = currencies(asked, id, line).into_iter().map(|currency| of.line(asked, line, currency));
            table.rows.extend(lines.map(|line| (columns.row)((&of, line))));
        }
        table.notes.push(of.note(asked, !all.is_empty()));
    }
    table.notes.extend(readings_of(shown.iter().map(|(_, proposed, _)| *proposed)));
    table
}

/// Writes the stage of a budget.
fn stage_words(stage: Stage) -> String {
    match stage {
        Stage::Proposed => say!("report-budget-stage-proposed"),
        Stage::Recommended => say!("report-budget-stage-recommended"),
        Stage::Approved => say!("report-budget-stage-approved"),
        Stage::Revised => say!("report-budget-stage-revised"),
    }
}

/// Writes the state of a line.
fn line_words(state: LineState) -> String {
    match state {
        LineState::NotApproved => say!("report-budget-line-not-approved"),
        LineState::ChargedUnapproved => say!("report-budget-line-charged-unapproved"),
        LineState::Nothing => say!("report-budget-line-nothing"),
        LineState::Unused => say!("report-budget-line-unused"),
        LineState::PartUsed => say!("report-budget-line-part-used"),
        LineState::UsedUp => say!("report-budget-line-used-up"),
        LineState::Overspent => say!("report-budget-line-overspent"),
    }
}

/// Writes what was approved of a line first, and what was added to it and transferred since.
fn originally(line: &Line) -> String {
    let added = |amount: Option<Amount>, what: String| {
        let amount = amount.filter(|amount| !amount.is_zero())?;
        let sign = if amount.is_positive() { "+" } else { "" };
        Some(format!("{sign}{amount} {what}"))
    };
    let first = Some(text_or(line.approved, "–"));
    let transferred = added(line.transferred, say!("report-budget-transfer"));
    let all = [first, transferred, added(line.supplement, say!("report-budget-supplement"))];
    all.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// The currencies in which a line has anything.
fn currencies(asked: Asked<'_>, budget: &BudgetId, line: &LineId) -> BTreeSet<Currency> {
    let accounts = ROLES.map(|account_type| asked.books.journal.balance(&Account::line(account_type, budget, line)));
    accounts.iter().flat_map(|sums| sums.iter().map(|money| money.currency)).collect()
}

/// The base figures of a line, in the order of the columns.
const ROLES: [AccountType; 7] = [
    AccountType::Proposed,
    AccountType::Recommended,
    AccountType::Approved,
    AccountType::Supplement,
    AccountType::Revised,
    AccountType::Transferred,
    AccountType::Charged,
];

/// A line in one currency. An amount of a stage that was not reached, or that states no figure, is not zero: there is
/// none.
#[derive(Default)]
struct Line {
    key: String,
    /// `None` for the total of a budget without lines.
    id: Option<LineId>,
    proposed: Option<Amount>,
    recommended: Option<Amount>,
    approved: Option<Amount>,
    supplement: Option<Amount>,
    revised: Option<Amount>,
    charged: Option<Amount>,
    available: Option<Amount>,
    transferred: Option<Amount>,
    /// `None` for a total.
    state: Option<LineState>,
    currency: Option<Currency>,
}

struct Shown<'a> {
    id: &'a BudgetId,
    proposed: &'a RecordedFact<BudgetProposed>,
    steps: &'a Facts<Step>,
    stage: Stage,
}

impl Shown<'_> {
    fn title(&self, asked: Asked<'_>) -> String {
        let fact = &self.proposed.fact;
        let period = fact.period.as_ref().map_or_else(String::new, |period| format!(", {period}"));
        let fund = fact.fund.as_ref().map(|fund| match asked.books.funds.currency(fund) {
            Some(currency) => say!("report-fund-in", fund = asked.fund(fund), currency = currency),
            None => asked.fund(fund),
        });
        let fund = fund.map_or_else(String::new, |fund| format!(" ({fund})"));
        format!("{}{period}{fund}", fact.title)
    }

    /// The step that brought the budget to its stage.
    fn step(&self) -> Option<&RecordedFact<Step>> {
        self.steps.iter().rfind(|step| step.fact.stage == Some(self.stage))
    }

    /// Returns the line of a budget without lines, which states at most a total.
    fn unstated(&self) -> Line {
        let total = self.proposed.fact.total;
        Line {
            key: self.id.thing().to_string(),
            proposed: total.map(|total| total.amount),
            currency: total.map(|total| total.currency),
            ..Line::default()
        }
    }

    fn line(&self, asked: Asked<'_>, line: &LineId, currency: Currency) -> Line {
        let journal = &asked.books.journal;
        let of = |account_type| journal.of(&Account::line(account_type, self.id, line), currency);
        let stated = |account_type| self.states(asked, account_type).then(|| of(account_type));
        let approved = |amount| (self.stage >= Stage::Approved).then_some(amount);
        Line {
            key: Figure::within(FigureName::Available, self.id, line).to_string(),
            id: Some(line.clone()),
            proposed: stated(AccountType::Proposed),
            recommended: stated(AccountType::Recommended),
            approved: stated(AccountType::Approved),
            supplement: approved(of(AccountType::Supplement)),
            revised: approved(journal.final_line(self.id, line, currency)),
            charged: Some(of(AccountType::Charged)),
            available: approved(journal.available(self.id, line, currency)),
            transferred: approved(of(AccountType::Transferred)),
            state: Some(LineState::of(
                self.stage >= Stage::Approved,
                journal.final_line(self.id, line, currency),
                of(AccountType::Charged),
            )),
            currency: Some(currency),
        }
    }

    /// Writes the amount available, with its currency unless that is the fund's.
    fn available(&self, asked: Asked<'_>, line: &Line) -> String {
        let kept = self.proposed.fact.fund.as_ref().and_then(|fund| asked.books.funds.currency(fund));
        match (line.available, line.currency) {
            (Some(available), Some(currency)) if Some(currency) != kept => format!("{currency} {available}"),
            (available, _) => text_or(available, "–"),
        }
    }

    /// True if the budget states any line of an account type.
    fn states(&self, asked: Asked<'_>, account_type: AccountType) -> bool {
        asked.books.journal.within(account_type, self.id).next().is_some()
    }

    fn note(&self, asked: Asked<'_>, has_lines: bool) -> String {
        let fact = &self.proposed.fact;
        let by = or_not_stated(fact.proposer.as_ref().map(|party| asked.label(party)));
        let source = cited(self.proposed);
        let total = |name: FigureName| Figure::of(name, self.id).value(asked.books, asked.today);
        let sums: Sums = fact.total.into_iter().collect();
        let stated = or_not_stated(Some(sums).filter(|sums| !sums.is_zero()));
        let money = match (has_lines, self.stage >= Stage::Approved) {
            (_, true) => say!(
                "report-budget-now",
                total = total(FigureName::FinalIn),
                charged = total(FigureName::ChargedIn),
                available = total(FigureName::AvailableIn),
            ),
            (true, false) => say!("report-budget-not-approved", total = stated),
            (false, false) => say!("report-budget-no-line", total = stated),
        };
        let stage = self.step().map_or_else(String::new, |step| {
            let stage = match &step.fact.decision {
                Some(id) => say!("report-budget-by-decision", stage = stage_words(self.stage), decision = id),
                None => stage_words(self.stage),
            };
            format!(", {stage} ({})", source_cell(step.source.as_ref(), None))
        });
        say!("report-budget-note", id = self.id, proposer = by, source = source, stage = stage, money = money)
    }
}
