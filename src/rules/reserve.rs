//! Payments of a fund that helps cases: to a case directly, or in advance to an implementer that accounts for each
//! case.

use crate::event::reserve::*;
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::fund::{check_holds, check_kept_in, unless_reported};
use crate::rules::refusal::Refusal;
use crate::state::accounts::held_by;
use crate::state::books::Books;
use crate::state::cases::PaidToCase;
use crate::state::lookup::Lookup;
use crate::value::ids::{CaseId, FundId, PartyId};
use crate::value::money::Money;
use crate::value::text::Text;

impl Rule for ReserveDisbursed {
    fn check(&self, books: &Books, lookup: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        check_kept_in(books, &self.fund, self.amount)?;
        check_one_receiver(self.case.as_ref(), self.category.as_ref(), self.implementer.as_ref())?;
        let rules = || {
            check_holds(books, &self.fund, self.amount)?;
            let Some(case) = &self.case else { return Ok(()) };
            check_case(books, lookup, &self.fund, case, self.category.as_ref(), self.amount)
        };
        unless_reported(self.exception.as_ref(), rules())
    }
}

/// Checks that money goes to a case, with its category, or to an implementer.
fn check_one_receiver(
    case: Option<&CaseId>,
    category: Option<&Text>,
    implementer: Option<&PartyId>,
) -> Result<(), Refusal> {
    if case.is_some() == implementer.is_some() || (implementer.is_some() && category.is_some()) {
        return Err(Refusal::CaseOrImplementer);
    }
    Ok(())
}

/// Checks the category of a case, and the cap on all that it receives.
fn check_case(
    books: &Books,
    lookup: &dyn Lookup,
    fund: &FundId,
    case: &CaseId,
    category: Option<&Text>,
    amount: Money,
) -> Result<(), Refusal> {
    let Some(policy) = books.funds.policy(fund) else { return Ok(()) };
    let eligible = policy.eligible.is_empty() || category.is_some_and(|category| policy.eligible.contains(category));
    if !eligible {
        return Err(Refusal::NotEligible { category: category.cloned(), eligible: policy.eligible.to_vec() });
    }
    check_cap(books, lookup, fund, case, amount)
}

/// Refuses a payment that takes a case above the cap.
fn check_cap(books: &Books, lookup: &dyn Lookup, fund: &FundId, case: &CaseId, amount: Money) -> Result<(), Refusal> {
    let cap = books.funds.policy(fund).and_then(|policy| policy.cap_per_case);
    let Some(cap) = cap.filter(|cap| cap.currency == amount.currency) else { return Ok(()) };
    let already = lookup.paid_to_case(fund, case).of(amount.currency);
    if already.checked_add(amount.amount).is_some_and(|after| after <= cap.amount) {
        return Ok(());
    }
    Err(Refusal::CapExceeded { case: case.clone(), cap, already: amount.with(already), amount })
}

impl Rule for ReserveSpent {
    fn check(&self, books: &Books, lookup: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        check_kept_in(books, &self.fund, self.amount)?;
        let rules = || {
            check_advance(books, &self.fund, &self.implementer, self.amount)?;
            check_case(books, lookup, &self.fund, &self.case, self.category.as_ref(), self.amount)
        };
        unless_reported(self.exception.as_ref(), rules())
    }
}

/// Refuses an amount above the advance that an implementer holds.
fn check_advance(books: &Books, fund: &FundId, implementer: &PartyId, amount: Money) -> Result<(), Refusal> {
    let held = amount.with(books.journal.of(&held_by(fund, Some(implementer)), amount.currency));
    if amount.amount <= held.amount {
        return Ok(());
    }
    Err(Refusal::AboveAdvance { implementer: implementer.clone(), held, amount })
}

impl Rule for ReserveReturned {
    fn check(&self, books: &Books, lookup: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        check_kept_in(books, &self.fund, self.amount)?;
        check_one_receiver(self.case.as_ref(), self.category.as_ref(), self.implementer.as_ref())?;
        let rules = || match (&self.implementer, &self.case) {
            (Some(implementer), _) => check_advance(books, &self.fund, implementer, self.amount),
            (None, Some(case)) => check_paid(lookup, &self.fund, case, self.amount),
            (None, None) => Ok(()),
        };
        unless_reported(self.exception.as_ref(), rules())
    }
}

/// Refuses a return above what the case received.
fn check_paid(lookup: &dyn Lookup, fund: &FundId, case: &CaseId, amount: Money) -> Result<(), Refusal> {
    let paid = lookup.paid_to_case(fund, case).of(amount.currency);
    if amount.amount <= paid {
        return Ok(());
    }
    Err(Refusal::ReturnedMoreThanPaid { case: case.clone(), paid: amount.with(paid), amount })
}

/// Refuses to reverse a payment that the case has returned since, or a return after which the cap was used again.
pub fn check_case_without(books: &Books, lookup: &dyn Lookup, paid: &PaidToCase) -> Result<(), Refusal> {
    let PaidToCase { fund, case, amount } = paid;
    if amount.amount.is_negative() {
        check_cap(books, lookup, fund, case, amount.negated())
    } else {
        check_paid(lookup, fund, case, *amount)
    }
}

#[cfg(test)]
mod tests;
