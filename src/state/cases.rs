//! Payments to the cases that a fund helps.

use crate::event::Event;
use crate::event::converted::Converted as _;
use crate::value::ids::{CaseId, FundId};
use crate::value::money::Money;
use crate::value::text::Text;

/// A payment of a fund to a case; negative if the case returned it.
#[derive(Debug, Clone, PartialEq)]
pub struct PaidToCase {
    /// The fund.
    pub fund: FundId,
    /// The case.
    pub case: CaseId,
    /// The category under which it was paid, or returned.
    pub category: Option<Text>,
    /// The amount paid, in the fund's currency.
    pub amount: Money,
}

/// Extracts the payment of an event to a case.
#[must_use]
pub fn paid_to_case(event: &Event) -> Option<PaidToCase> {
    let (fund, case, category, amount) = match event {
        Event::ReserveDisbursed(fact) => (&fact.fund, fact.case.as_ref()?, &fact.category, fact.booked()),
        Event::ReserveSpent(fact) => (&fact.fund, &fact.case, &fact.category, fact.booked()),
        Event::ReserveReturned(fact) => (&fact.fund, fact.case.as_ref()?, &fact.category, fact.booked().negated()),
        _ => return None,
    };
    Some(PaidToCase { fund: fund.clone(), case: case.clone(), category: category.clone(), amount })
}
