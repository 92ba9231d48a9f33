//! Budgets: proposed, recommended, approved, revised, transferred between lines, and spent.

use crate::event::budget::*;
use crate::event::field::{AtLeastOne, Filled};
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::assessment::check_approved;
use crate::rules::fund::{check_holds, check_kept_in, check_same_fund, unless_reported};
use crate::rules::refusal::Refusal;
use crate::state::accounts::{Account, AccountType};
use crate::state::books::Books;
use crate::state::lookup::Lookup;
use crate::value::ids::{BudgetId, FundId, Id as _, LineId};
use crate::value::money::{Amount, Money, Share, Sums};

impl Rule for BudgetProposed {
    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        check_lines(books, self.fund.as_ref(), &self.lines)?;
        let sum: Sums = self.lines.iter().map(|line| line.amount).collect();
        let stated: Sums = self.total.into_iter().collect();
        match self.total.filter(|_| !self.lines.is_empty() && sum != stated) {
            Some(total) => Err(Refusal::TotalIsNotTheSum { total, sum }),
            None => Ok(()),
        }
    }
}

/// Checks that each line is named once, in the currency of the fund.
fn check_lines(books: &Books, fund: Option<&FundId>, lines: &[Line]) -> Result<(), Refusal> {
    for (index, line) in lines.iter().enumerate() {
        if lines.iter().take(index).any(|other| other.line == line.line) {
            return Err(Refusal::LineTwice { line: line.line.clone() });
        }
        if let Some(fund) = fund {
            check_kept_in(books, fund, line.amount)?;
        }
    }
    Ok(())
}

fn fund_of<'a>(books: &'a Books, budget: &BudgetId) -> Option<&'a FundId> {
    books.budgets.all.created(budget)?.fund.as_ref()
}

impl Rule for BudgetRecommended {
    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        check_not_approved(books, &self.budget)?;
        check_lines(books, fund_of(books, &self.budget), &self.lines)
    }
}

fn check_not_approved(books: &Books, budget: &BudgetId) -> Result<(), Refusal> {
    match books.budgets.approved_by(budget) {
        Some(seq) => Err(Refusal::BudgetApproved { budget: budget.clone(), seq }),
        None => Ok(()),
    }
}

fn check_is_approved(books: &Books, budget: &BudgetId) -> Result<(), Refusal> {
    match books.budgets.approved_by(budget) {
        Some(_) => Ok(()),
        None => Err(Refusal::BudgetNotApproved { budget: budget.clone() }),
    }
}

impl Rule for BudgetApproved {
    fn fill(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
        let before = || Filled(AtLeastOne::new(books.budgets.lines(&self.budget).to_vec()));
        let lines = if self.lines.is_none() { before() } else { self.lines.clone() };
        Ok(Some(Self { lines, ..self.clone() }))
    }

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        check_not_approved(books, &self.budget)?;
        check_approved(books, &self.decision)?;
        check_lines(books, fund_of(books, &self.budget), self.lines.as_ref().map_or(&[], |lines| lines))
    }
}

impl Rule for BudgetRevised {
    fn fill(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
        let was = if self.was.is_none() { Filled(self.before(books)) } else { self.was.clone() };
        Ok(Some(Self { was, ..self.clone() }))
    }

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        check_is_approved(books, &self.budget)?;
        check_approved(books, &self.decision)?;
        check_lines(books, fund_of(books, &self.budget), &self.lines)?;
        if *self.was != self.before(books) {
            return Err(Refusal::FormerLinesDiffer { budget: self.budget.clone() });
        }
        Ok(())
    }
}

impl BudgetRevised {
    /// Returns the revised lines as they stand in the books, without those that are new.
    fn before(&self, books: &Books) -> Option<AtLeastOne<Line>> {
        let context = |line: &Line| {
            let amount = line.amount.with(books.journal.final_line(&self.budget, &line.line, line.amount.currency));
            amount.amount.is_positive().then(|| Line { line: line.line.clone(), amount })
        };
        AtLeastOne::new(self.lines.iter().filter_map(context).collect())
    }
}

impl Rule for BudgetTransferred {
    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        if self.from == self.to {
            return Err(Refusal::LineTwice { line: self.to.clone() });
        }
        check_is_approved(books, &self.budget)?;
        if let Some(fund) = fund_of(books, &self.budget) {
            check_kept_in(books, fund, self.amount)?;
        }
        // Not reportable as an exception: a line cannot fall below zero, and no revision could restore it.
        let line = self.amount.with(books.journal.final_line(&self.budget, &self.from, self.amount.currency));
        if self.amount.amount > line.amount {
            let (budget, from) = (self.budget.clone(), self.from.clone());
            return Err(Refusal::LineOverspent { budget, line: from, available: line, amount: self.amount });
        }
        let rules = || {
            check_available(books, &self.budget, &self.from, self.amount)?;
            self.check_caps(books)
        };
        unless_reported(self.exception.as_ref(), rules())
    }
}

impl BudgetTransferred {
    fn check_caps(&self, books: &Books) -> Result<(), Refusal> {
        let Some(policy) = fund_of(books, &self.budget).and_then(|fund| books.funds.policy(fund)) else {
            return Ok(());
        };
        let currency = self.amount.currency;
        let of_line = |role| books.journal.of(&Account::line(role, &self.budget, &self.from), currency);
        let approved = books.journal.total(AccountType::Approved, &self.budget);
        let moved = books.journal.of(&Account::of(AccountType::Moved, &self.budget), currency);
        let given = of_line(AccountType::Transferred).negated();
        self.check_cap(books, policy.transfers_cap, approved.of(currency), moved, None)?;
        self.check_cap(books, policy.line_transfers_cap, of_line(AccountType::Approved), given, Some(&self.from))
    }

    fn check_cap(
        &self,
        books: &Books,
        cap: Option<Share>,
        of: Amount,
        already: Amount,
        line: Option<&LineId>,
    ) -> Result<(), Refusal> {
        let Some(cap) = cap else { return Ok(()) };
        let places = books.recorders.places(self.amount.currency);
        let most = of.per_cent_down(cap, places).map_or(Amount::ZERO, |(most, _)| most);
        let after = already.checked_add(self.amount.amount);
        if after.is_some_and(|after| after <= most) {
            return Ok(());
        }
        let (most, already) = (self.amount.with(most), self.amount.with(already));
        Err(Refusal::TransferBeyondCap { amount: self.amount, already, most, cap, line: line.cloned() })
    }
}

/// Refuses to take more from a line than is available.
fn check_available(books: &Books, budget: &BudgetId, line: &LineId, amount: Money) -> Result<(), Refusal> {
    let available = amount.with(books.journal.available(budget, line, amount.currency));
    if amount.amount <= available.amount {
        return Ok(());
    }
    Err(Refusal::LineOverspent { budget: budget.clone(), line: line.clone(), available, amount })
}

impl Rule for ExpenditureCharged {
    fn fill(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
        let fund = if self.fund.is_none() { Filled(fund_of(books, &self.budget).cloned()) } else { self.fund.clone() };
        Ok(Some(Self { fund, ..self.clone() }))
    }

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        let Some(fund) = fund_of(books, &self.budget) else {
            return Err(Refusal::BudgetWithoutFund { budget: self.budget.clone() });
        };
        if let Some(given) = self.fund.as_ref() {
            check_same_fund(self.budget.thing(), fund, given)?;
        }
        check_kept_in(books, fund, self.amount)?;
        let rules = || {
            check_is_approved(books, &self.budget)?;
            check_available(books, &self.budget, &self.line, self.amount)?;
            check_holds(books, fund, self.amount)
        };
        unless_reported(self.exception.as_ref(), rules())
    }
}

#[cfg(test)]
mod tests;
