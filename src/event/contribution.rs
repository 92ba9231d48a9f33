//! Contributions: what was received, and what it was applied to.
//!
//! A receipt is owed by the fund until it is applied: to an assessment, to a pledge, or to the fund as a voluntary contribution. What is not
//! told is applied to the payer's oldest assessments first; the record holds the allocation that was made. The payer may be unidentified:
//! whoever applies the receipt then says who it was. What is received otherwise than in cash is stated, and posts nothing.

use crate::event::field::{AtLeastOne, Exception, Filled, New, pairs, words};
use crate::event::{Fact, fact};
use crate::value::ids::{ContributionId, FundId, PartyId, RateId, Thing};
use crate::value::money::Money;
use crate::value::text::Text;

words! {
    /// In what form something was received.
    Form {
        /// Money.
        Cash "cash",
        /// Goods.
        Goods "goods",
        /// Services.
        Services "services",
        /// Premises.
        Premises "premises",
    }
}

fact! {
    /// Says that a fund received something.
    ContributionReceived {
        /// The contribution's id, for ever
        contribution: New<ContributionId>,
        /// The fund
        fund: FundId,
        /// Who paid; left out while the payer is unidentified
        party: Option<PartyId>,
        /// In what form
        form: Form,
        /// How much was paid, in the payer's currency; what is received in kind may have no stated value
        amount: Option<Money>,
        /// The published rate at which it is credited, where it was paid in another currency than the fund's
        rate: Option<RateId>,
        /// How much the payer is credited, in the fund's currency; left out, it is the amount at the rate
        credited: Filled<Money>,
        /// What banks took on the way, at the cost of the fund
        charges: Option<Money>,
        /// How much arrived in the fund's account; left out, it is what is credited less the charges
        arrived: Filled<Money>,
        /// The bank's own reference
        reference: Option<Text>,
    }
}

impl Fact for ContributionReceived {
    const TYPE: &'static str = "contribution.received";

    const MOVES_MONEY: bool = true;
}

pairs! {
    /// A part of a contribution, and what it is applied to.
    Allocation {
        /// An assessment, a pledge, or the fund itself (a voluntary contribution).
        to: Thing,
        /// How much, in the fund's currency.
        amount: Money
    } "'KIND:ID=USD 100.00'" "'assessment:honduras-2018=USD 100.00'"
}

fact! {
    /// Applies a contribution: to the payer's oldest assessments first, unless told otherwise.
    ContributionApplied {
        /// The contribution
        contribution: ContributionId,
        /// Who paid, where the receipt does not say: from now on, the payer is identified
        payer: Filled<PartyId>,
        /// A part and what it is applied to: assessment:ID, pledge:ID or fund:ID; left out, the oldest assessments first
        to: Filled<AtLeastOne<Allocation>>,
        /// The fund; it is the contribution's
        fund: Filled<FundId>,
    }
}

impl Fact for ContributionApplied {
    const TYPE: &'static str = "contribution.applied";

    const MOVES_MONEY: bool = true;
}

fact! {
    /// Returns a contribution, or what is left of it, to its payer.
    ContributionReturned {
        /// The contribution
        contribution: ContributionId,
        /// How much
        amount: Money,
        /// Why
        reason: Text,
        /// The fund; it is the contribution's
        fund: Filled<FundId>,
        /// Why it is reported although it breaks a rule: it has happened
        exception: Option<Exception>,
    }
}

impl Fact for ContributionReturned {
    const TYPE: &'static str = "contribution.returned";

    const MOVES_MONEY: bool = true;
}
