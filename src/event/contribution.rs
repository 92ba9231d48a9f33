//! Contributions: receipts, and the assessments, pledges and funds to which they are applied.
//!
//! A receipt is a liability of the fund until it is applied: to an assessment, to a pledge, or to the fund as a
//! voluntary contribution. Without instructions it is applied to the payer's oldest assessments first, and the record
//! states the resulting allocation. The payer may be unidentified until the receipt is applied. A contribution in kind
//! is recorded, and posts nothing.

use crate::event::fact::{Fact, fact};
use crate::event::field::{AtLeastOne, Breaks, Exception, Field, Filled, New, pairs, words};
use crate::value::days::Span;
use crate::value::ids::{ContributionId, FundId, PartyId, RateId, Thing};
use crate::value::money::Money;
use crate::value::text::Text;

words! {
    /// The form of a contribution.
    pub enum Form {
        /// Money.
        Cash = "cash",
        /// Goods.
        Goods = "goods",
        /// Services.
        Services = "services",
        /// Premises.
        Premises = "premises",
    }
}

fact! {
    /// Says that a fund received something.
    pub struct ContributionReceived {
        /// The contribution's id, for ever
        pub contribution: New<ContributionId>,
        /// The fund
        pub fund: FundId,
        /// The payer; left out while it is unidentified
        pub party: Option<PartyId>,
        /// The form of the contribution
        pub form: Form,
        /// The amount paid, in the payer's currency; a contribution in kind may have no stated value
        pub amount: Option<Money>,
        /// The published rate at which it is credited, where it was paid in another currency than the fund's
        pub rate: Option<RateId>,
        /// The amount credited to the payer, in the fund's currency; left out, the amount at the rate
        pub credited: Filled<Money>,
        /// The charges of banks on the way, at the cost of the fund
        pub charges: Option<Money>,
        /// The amount that arrived in the fund's account; left out, the amount credited less the charges
        pub arrived: Filled<Money>,
        /// The bank's own reference
        pub reference: Option<Text>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ContributionReceived {
        const TYPE: &'static str = "contribution.received";
        const MOVES_MONEY: bool = true;
    }
}

pairs! {
    /// A part of a contribution, and what it is applied to.
    pub struct Allocation {
        /// An assessment, a pledge, or the fund itself (a voluntary contribution).
        pub to: Thing,
        /// The amount, in the fund's currency.
        pub amount: Money,
    }

    impl Field for Allocation {
        const VALUE: &'static str = "'KIND:ID=USD 100.00'";
        const EXAMPLE: &'static str = "'assessment:honduras-2018=USD 100.00'";
    }
}

fact! {
    /// Applies a contribution: to the payer's oldest assessments first, unless stated otherwise.
    pub struct ContributionApplied {
        /// The contribution
        pub contribution: ContributionId,
        /// The payer, where the receipt does not state it: from now on, the payer is identified
        pub payer: Filled<PartyId>,
        /// A part and what it is applied to: assessment:ID, pledge:ID or fund:ID; left out, the oldest assessments
        /// first
        pub to: Filled<AtLeastOne<Allocation>>,
        /// The fund; it is the contribution's
        pub fund: Filled<FundId>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ContributionApplied {
        const TYPE: &'static str = "contribution.applied";
        const MOVES_MONEY: bool = true;
    }
}

fact! {
    /// Returns a contribution, or what is left of it, to its payer.
    pub struct ContributionReturned {
        /// The contribution
        pub contribution: ContributionId,
        /// The amount
        pub amount: Money,
        /// The reason
        pub reason: Text,
        /// The fund; it is the contribution's
        pub fund: Filled<FundId>,
        /// The reason for reporting what has happened although it breaks a rule
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ContributionReturned {
        const TYPE: &'static str = "contribution.returned";
        const MOVES_MONEY: bool = true;
    }
}
