//! Budgets: proposed, recommended, approved, revised, transferred between lines, and spent.

use std::collections::BTreeSet;

use crate::event::budget::*;
use crate::event::converted::Converted;
use crate::event::field::{AtLeastOne, Filled};
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::activity::check_not_cancelled;
use crate::rules::fund::{check_kept_in, check_same_fund};
use crate::rules::rate;
use crate::rules::refusal::Refusal;
use crate::rules::rule::check_not_before;
use crate::state::accounts::{Account, AccountType};
use crate::state::books::Books;
use crate::state::journal::Step;
use crate::state::lookup::Lookup;
use crate::value::days::Day;
use crate::value::ids::{BudgetId, FundId, Id as _};
use crate::value::money::Sums;

impl Rule for BudgetProposed {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
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
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
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
    check_approved_by(books, budget, None)
}

/// Refuses a budget that was not approved, or not by a day.
fn check_approved_by(books: &Books, budget: &BudgetId, day: Option<Day>) -> Result<(), Refusal> {
    let not_approved = |approved| Refusal::BudgetNotApproved { budget: budget.clone(), on: day, approved };
    match (books.budgets.approval(budget), day) {
        (None, _) => Err(not_approved(None)),
        (Some(approval), Some(day)) if approval.is_dated && approval.day > day => Err(not_approved(Some(approval.day))),
        _ => Ok(()),
    }
}

/// Refuses a second appropriation for a line of a fund and period that does not say that it is a supplement, and a
/// supplement to nothing.
fn check_one_appropriation(books: &Books, fact: &BudgetApproved) -> Result<(), Refusal> {
    let lines = fact.lines.as_ref().map_or(&[][..], |lines| lines);
    let proposed = books.budgets.all.created(&fact.budget);
    let of_same = proposed.and_then(|own| Some(books.budgets.overlapping(own.fund.as_ref()?, own.period?)));
    let others: BTreeSet<&BudgetId> = of_same.into_iter().flatten().chain([&fact.budget]).collect();
    let before = |line: &Line| {
        let has_line = |id: &&BudgetId| {
            // A supplement adds to a line; what sets it is an appropriation.
            let account = Account::line(AccountType::Final, id, &line.line);
            let sets = |step: &Step| step.corrected_by.is_none() && step.posting.sets;
            books.budgets.approval(id).is_some() && books.journal.steps(&account).iter().any(sets)
        };
        others.iter().copied().find(has_line)
    };
    match fact.adds {
        None => match lines.iter().find_map(|line| Some((line, before(line)?))) {
            Some((line, other)) => Err(Refusal::AppropriatedTwice { line: line.line.clone(), other: other.clone() }),
            None => Ok(()),
        },
        Some(_)
            if books.budgets.approval(&fact.budget).is_none() && !lines.iter().any(|line| before(line).is_some()) =>
        {
            Err(Refusal::NothingToSupplement { budget: fact.budget.clone() })
        }
        Some(_) => Ok(()),
    }
}

impl Rule for BudgetApproved {
    fn fill(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
        let before = || Filled(AtLeastOne::new(books.budgets.lines(&self.budget).to_vec()));
        let lines = if self.lines.is_none() { before() } else { self.lines.clone() };
        Ok(Some(Self { lines, ..self.clone() }))
    }

    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        if self.adds.is_none() {
            check_not_approved(books, &self.budget)?;
        }
        check_one_appropriation(books, self)?;
        let proposed = books.budgets.all.created(&self.budget).and_then(|proposed| proposed.date);
        check_not_before(self, self.budget.thing(), proposed)?;
        check_lines(books, fund_of(books, &self.budget), self.lines.as_ref().map_or(&[], |lines| lines))
    }
}

impl Rule for BudgetRevised {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        check_is_approved(books, &self.budget)?;
        check_lines(books, fund_of(books, &self.budget), &self.lines)
    }

    fn lacks(&self, books: &Books, day: Day) -> Vec<Refusal> {
        check_approved_by(books, &self.budget, Some(day)).err().into_iter().collect()
    }
}

impl Rule for BudgetTransferred {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        if self.from == self.to {
            return Err(Refusal::LineTwice { line: self.to.clone() });
        }
        check_is_approved(books, &self.budget)?;
        match fund_of(books, &self.budget) {
            Some(fund) => check_kept_in(books, fund, self.amount),
            None => Ok(()),
        }
    }

    fn lacks(&self, books: &Books, day: Day) -> Vec<Refusal> {
        check_approved_by(books, &self.budget, Some(day)).err().into_iter().collect()
    }
}

impl Rule for ExpenditureCharged {
    fn fill(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
        let fund = if self.fund.is_none() { Filled(fund_of(books, &self.budget).cloned()) } else { self.fund.clone() };
        filled(Self { fund, ..self.clone() }, books, &self.budget)
    }

    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        check_of_budget(self, books, &self.budget, self.fund.as_ref())
    }

    fn lacks(&self, books: &Books, day: Day) -> Vec<Refusal> {
        let all = [
            check_not_cancelled(books, self.activity.as_ref(), day),
            check_approved_by(books, &self.budget, Some(day)),
            rate::check_in_force(books, self.rate.as_ref(), day),
        ];
        all.into_iter().filter_map(Result::err).collect()
    }
}

impl Rule for ExpenditureRefunded {
    fn fill(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
        let fund = if self.fund.is_none() { Filled(fund_of(books, &self.budget).cloned()) } else { self.fund.clone() };
        filled(Self { fund, ..self.clone() }, books, &self.budget)
    }

    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        check_of_budget(self, books, &self.budget, self.fund.as_ref())
    }

    fn lacks(&self, books: &Books, day: Day) -> Vec<Refusal> {
        rate::lacks_of_return(self, books, day)
    }
}

/// Fills in what an expenditure, or its refund, is in the currency of its fund.
fn filled<F: Converted>(fact: F, books: &Books, budget: &BudgetId) -> Result<Option<F>, Refusal> {
    match fund_of(books, budget) {
        Some(fund) => rate::fill(fact, books, fund).map(Some),
        None => Ok(Some(fact)),
    }
}

/// Checks the fund and the amount of an expenditure, or of its refund.
fn check_of_budget<F: Converted>(
    fact: &F,
    books: &Books,
    budget: &BudgetId,
    given: Option<&FundId>,
) -> Result<(), Refusal> {
    let Some(fund) = fund_of(books, budget) else {
        return Err(Refusal::BudgetWithoutFund { budget: budget.clone() });
    };
    if let Some(given) = given {
        check_same_fund(budget.thing(), fund, given)?;
    }
    rate::check(fact, books, fund)
}

#[cfg(test)]
mod tests;
