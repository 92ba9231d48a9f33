//! Payments of a fund that helps cases: directly to a case, or in advance to an implementer that accounts for them by
//! case.
//!
//! A case is an opaque reference and a category, and never names a person. The fund's own account and the advance of
//! each implementer are separate balances. An authorised payment keeps within the balance, the floor, the cap of a case
//! (over all that it received) and the eligible categories. A payment that has happened all the same is recorded with
//! the reason, as an exception that stays open until a decision covers it.

use crate::event::fact::{Fact, fact};
use crate::event::field::{Breaks, Exception, Filled, Reference};
use crate::value::days::Span;
use crate::value::ids::{ActivityId, CaseId, DecisionId, FundId, PartyId, RateId};
use crate::value::money::Money;
use crate::value::text::Text;

/// Stands in for a category that is not stated.
pub const NOT_STATED: &str = "not stated";

fact! {
    /// Says that a fund paid out: to a case, or in advance to an implementer.
    pub struct ReserveDisbursed {
        /// The fund
        pub fund: FundId,
        /// The amount
        pub amount: Money,
        /// The published rate at which it counts, where it is in another currency than the fund's
        pub rate: Option<RateId>,
        /// The amount in the fund's currency; left out, the amount at the rate
        pub equivalent: Filled<Money>,
        /// The case that was helped: an opaque reference
        pub case: Option<CaseId>,
        /// The category of the case, as the fund's policy words it
        pub category: Option<Text>,
        /// The implementer that received it in advance
        pub implementer: Option<PartyId>,
        /// The party that requested it
        pub requested_by: Option<PartyId>,
        /// The activity for which it was spent, if one is named
        pub activity: Option<ActivityId>,
        /// The decision that allowed it, if there is one
        pub decision: Option<DecisionId>,
        /// The reference under which the bank's statement or a voucher lists it
        pub reference: Option<Reference>,
        /// The reason for reporting what has happened although it breaks a rule
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ReserveDisbursed {
        const TYPE: &'static str = "reserve.disbursed";
        const MOVES_MONEY: bool = true;
    }
}

fact! {
    /// The implementer's account: says what it spent, out of its advance, on a case.
    pub struct ReserveSpent {
        /// The fund
        pub fund: FundId,
        /// The implementer
        pub implementer: PartyId,
        /// The amount
        pub amount: Money,
        /// The published rate at which it counts, where it is in another currency than the fund's
        pub rate: Option<RateId>,
        /// The amount in the fund's currency; left out, the amount at the rate
        pub equivalent: Filled<Money>,
        /// The case that was helped: an opaque reference
        pub case: CaseId,
        /// The category of the case, as the fund's policy words it
        pub category: Option<Text>,
        /// The party that requested it
        pub requested_by: Option<PartyId>,
        /// The activity for which it was spent, if one is named
        pub activity: Option<ActivityId>,
        /// The reference under which the bank's statement or a voucher lists it
        pub reference: Option<Reference>,
        /// The reason for reporting what has happened although it breaks a rule
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ReserveSpent {
        const TYPE: &'static str = "reserve.spent";
        const MOVES_MONEY: bool = true;
    }
}

fact! {
    /// Says that money came back to the fund: from an implementer's advance, or from a case.
    pub struct ReserveReturned {
        /// The fund
        pub fund: FundId,
        /// The amount
        pub amount: Money,
        /// The published rate at which it counts, where it is in another currency than the fund's; what a case returns may
        /// count at that of its payment
        pub rate: Option<RateId>,
        /// The amount in the fund's currency; left out, the amount at the rate
        pub equivalent: Filled<Money>,
        /// The implementer that returned it
        pub implementer: Option<PartyId>,
        /// The case from which it came back
        pub case: Option<CaseId>,
        /// The category of the case, as it was when the case was paid
        pub category: Option<Text>,
        /// The activity for which it had been spent, if one is named
        pub activity: Option<ActivityId>,
        /// The reference under which the bank's statement or a voucher lists it
        pub reference: Option<Reference>,
        /// The reason for reporting what has happened although it breaks a rule
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ReserveReturned {
        const TYPE: &'static str = "reserve.returned";
        const MOVES_MONEY: bool = true;
    }
}
