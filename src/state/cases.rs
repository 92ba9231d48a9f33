//! Payments to the cases that a fund helps.

use crate::event::Event;
use crate::value::ids::{CaseId, FundId};
use crate::value::money::Money;

/// What a case received of a fund; below zero where it returned it.
#[derive(Debug, Clone, PartialEq)]
pub struct PaidToCase {
    /// The fund.
    pub fund: FundId,
    /// The case.
    pub case: CaseId,
    /// How much.
    pub amount: Money,
}

/// What an event pays to a case of a fund.
#[must_use]
pub fn paid_to_case(event: &Event) -> Option<PaidToCase> {
    let (fund, case, amount) = match event {
        Event::ReserveDisbursed(fact) => (&fact.fund, fact.case.as_ref()?, fact.amount),
        Event::ReserveSpent(fact) => (&fact.fund, &fact.case, fact.amount),
        Event::ReserveReturned(fact) => (&fact.fund, fact.case.as_ref()?, fact.amount.negated()),
        _ => return None,
    };
    Some(PaidToCase { fund: fund.clone(), case: case.clone(), amount })
}
