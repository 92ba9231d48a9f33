//! What a fund that helps cases pays out: to a case at once, or in advance to an implementer that accounts for it by case.
//!
//! A case is an opaque reference and a category; no person enters. The fund's own account and what each implementer holds are two balances.
//! Whoever authorises is held to the balance, the floor, the cap of a case (over all that it received) and the eligible categories.
//! Whoever reports what has happened records it with the reason, and it stands as an open exception until a decision covers it.

use crate::books::{Books, Lookup};
use crate::domain::field::Exception;
use crate::domain::fund::{check_holds, check_kept_in, unless_reported};
use crate::domain::postings::held_by;
use crate::domain::{Event, Fact, Now, fact};
use crate::ids::{CaseId, DecisionId, FundId, PartyId};
use crate::money::{Amount, Money};
use crate::refusal::Refusal;
use crate::text::Text;

/// What stands for a category that nobody states.
pub const NOT_STATED: &str = "not stated";

fact! {
    /// Says that a fund paid out: to a case, or in advance to an implementer.
    ReserveDisbursed {
        /// The fund
        fund: FundId,
        /// How much
        amount: Money,
        /// The case that was helped: an opaque reference
        case: Option<CaseId>,
        /// The category of the case, as the fund's policy words it
        category: Option<Text>,
        /// The implementer that received it in advance
        implementer: Option<PartyId>,
        /// Who asked for it
        requested_by: Option<PartyId>,
        /// The decision that allowed it, if there is one
        decision: Option<DecisionId>,
        /// Why it is reported although it breaks a rule: it has happened
        exception: Option<Exception>,
    }
}

impl Fact for ReserveDisbursed {
    const TYPE: &'static str = "reserve.disbursed";
    const MOVES_MONEY: bool = true;

    fn check(&self, books: &Books, lookup: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
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

/// Money goes to a case or to an implementer; a category is that of a case.
fn check_one_receiver(
    case: Option<&CaseId>,
    category: Option<&Text>,
    implementer: Option<&PartyId>,
) -> Result<(), Refusal> {
    if case.is_some() == implementer.is_some() || (implementer.is_some() && category.is_some()) {
        return Err(Refusal::CaseOrImplementer {});
    }
    Ok(())
}

/// The rules of a case: an eligible category, and no more in all than the cap.
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
        let category = category.map_or_else(|| NOT_STATED.to_owned(), Text::to_string);
        let eligible = policy.eligible.iter().map(|one| format!("\"{one}\"")).collect::<Vec<_>>().join(", ");
        return Err(Refusal::NotEligible { category, eligible });
    }
    let Some(cap) = policy.cap_per_case.filter(|cap| cap.currency == amount.currency) else { return Ok(()) };
    let already = lookup.paid_to_case(fund, case).of(amount.currency);
    if already.checked_add(amount.amount).is_some_and(|after| after <= cap.amount) {
        return Ok(());
    }
    Err(Refusal::CapExceeded { case: case.clone(), cap, already: amount.with(already), amount })
}

fact! {
    /// The implementer's account: says what it spent, out of its advance, on a case.
    ReserveSpent {
        /// The fund
        fund: FundId,
        /// The implementer
        implementer: PartyId,
        /// How much
        amount: Money,
        /// The case that was helped: an opaque reference
        case: CaseId,
        /// The category of the case, as the fund's policy words it
        category: Option<Text>,
        /// Who asked for it
        requested_by: Option<PartyId>,
        /// Why it is reported although it breaks a rule: it has happened
        exception: Option<Exception>,
    }
}

impl Fact for ReserveSpent {
    const TYPE: &'static str = "reserve.spent";
    const MOVES_MONEY: bool = true;

    fn check(&self, books: &Books, lookup: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
        check_kept_in(books, &self.fund, self.amount)?;
        let rules = || {
            check_advance(books, &self.fund, &self.implementer, self.amount)?;
            check_case(books, lookup, &self.fund, &self.case, self.category.as_ref(), self.amount)
        };
        unless_reported(self.exception.as_ref(), rules())
    }
}

/// An implementer spends and returns no more than it was advanced.
fn check_advance(books: &Books, fund: &FundId, implementer: &PartyId, amount: Money) -> Result<(), Refusal> {
    let held = amount.with(books.journal.of(&held_by(fund, Some(implementer)), amount.currency));
    if amount.amount <= held.amount {
        return Ok(());
    }
    Err(Refusal::AboveAdvance { implementer: implementer.clone(), held, amount })
}

fact! {
    /// Says that money came back to the fund: from an implementer's advance, or from a case.
    ReserveReturned {
        /// The fund
        fund: FundId,
        /// How much
        amount: Money,
        /// The implementer that returned it
        implementer: Option<PartyId>,
        /// The case from which it came back
        case: Option<CaseId>,
        /// The category of the case, as it was when the case was paid
        category: Option<Text>,
        /// Why it is reported although it breaks a rule: it has happened
        exception: Option<Exception>,
    }
}

impl Fact for ReserveReturned {
    const TYPE: &'static str = "reserve.returned";
    const MOVES_MONEY: bool = true;

    fn check(&self, books: &Books, lookup: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
        check_kept_in(books, &self.fund, self.amount)?;
        check_one_receiver(self.case.as_ref(), self.category.as_ref(), self.implementer.as_ref())?;
        let rules = || match (&self.implementer, &self.case) {
            (Some(implementer), _) => check_advance(books, &self.fund, implementer, self.amount),
            (None, Some(case)) => self.check_paid(lookup, case),
            (None, None) => Ok(()),
        };
        unless_reported(self.exception.as_ref(), rules())
    }
}

impl ReserveReturned {
    fn check_paid(&self, lookup: &dyn Lookup, case: &CaseId) -> Result<(), Refusal> {
        let paid: Amount = lookup.paid_to_case(&self.fund, case).of(self.amount.currency);
        if self.amount.amount <= paid {
            return Ok(());
        }
        let (case, paid) = (case.clone(), self.amount.with(paid));
        Err(Refusal::ReturnedMoreThanPaid { case, paid, amount: self.amount })
    }
}

/// What an event pays to a case of a fund; below zero where it comes back.
#[must_use]
pub fn paid_to_case(event: &Event) -> Option<(&FundId, &CaseId, Money)> {
    match event {
        Event::ReserveDisbursed(fact) => Some((&fact.fund, fact.case.as_ref()?, fact.amount)),
        Event::ReserveSpent(fact) => Some((&fact.fund, &fact.case, fact.amount)),
        Event::ReserveReturned(fact) => Some((&fact.fund, fact.case.as_ref()?, fact.amount.negated())),
        _ => None,
    }
}
