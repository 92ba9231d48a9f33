//! What a fund that helps cases pays out: to a case at once, or in advance to an implementer that accounts for it by case.
//!
//! A case is an opaque reference and a category; no person enters. The fund's own account and what each implementer holds are two balances.
//! Whoever authorises is held to the balance, the floor, the cap of a case (over all that it received) and the eligible categories.
//! Whoever reports what has happened records it with the reason, and it stands as an open exception until a decision covers it.

use crate::event::field::Exception;
use crate::event::{Fact, fact};
use crate::value::ids::{CaseId, DecisionId, FundId, PartyId};
use crate::value::money::Money;
use crate::value::text::Text;

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
}
