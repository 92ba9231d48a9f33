//! Contributions: receipts, and the assessments, pledges and funds to which they are applied.
//!
//! A receipt is a liability of the fund until it is applied: to an assessment, to a pledge, or to the fund as a
//! voluntary contribution. Without instructions it is applied to the payer's oldest assessments first, and the record
//! states the resulting allocation. The payer may be unidentified until the receipt is applied. A contribution in kind
//! is recorded, and posts nothing.

use crate::event::fact::{Fact, fact};
use crate::event::field::{AtLeastOne, Exception, Field, Filled, New, pairs, words};
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
        /// Who paid; left out while the payer is unidentified
        pub party: Option<PartyId>,
        /// In what form
        pub form: Form,
        /// How much was paid, in the payer's currency; what is received in kind may have no stated value
        pub amount: Option<Money>,
        /// The published rate at which it is credited, where it was paid in another currency than the fund's
        pub rate: Option<RateId>,
        /// How much the payer is credited, in the fund's currency; left out, it is the amount at the rate
        pub credited: Filled<Money>,
        /// What banks took on the way, at the cost of the fund
        pub charges: Option<Money>,
        /// How much arrived in the fund's account; left out, it is what is credited less the charges
        pub arrived: Filled<Money>,
        /// The bank's own reference
        pub reference: Option<Text>,
        pub date: Option<Span>, pub stated: Option<Span>, pub inferred: Option<Text>,
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
        /// How much, in the fund's currency.
        pub amount: Money,
    }

    impl Field for Allocation {
        const VALUE: &'static str = "'KIND:ID=USD 100.00'";
        const EXAMPLE: &'static str = "'assessment:honduras-2018=USD 100.00'";
    }
}

fact! {
    /// Applies a contribution: to the payer's oldest assessments first, unless told otherwise.
    pub struct ContributionApplied {
        /// The contribution
        pub contribution: ContributionId,
        /// Who paid, where the receipt does not say: from now on, the payer is identified
        pub payer: Filled<PartyId>,
        /// A part and what it is applied to: assessment:ID, pledge:ID or fund:ID; left out, the oldest assessments
        /// first
        pub to: Filled<AtLeastOne<Allocation>>,
        /// The fund; it is the contribution's
        pub fund: Filled<FundId>,
        pub date: Option<Span>, pub stated: Option<Span>, pub inferred: Option<Text>,
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
        /// How much
        pub amount: Money,
        /// Why
        pub reason: Text,
        /// The fund; it is the contribution's
        pub fund: Filled<FundId>,
        /// Why it is reported although it breaks a rule: it has happened
        pub exception: Option<Exception>,
        pub date: Option<Span>, pub stated: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ContributionReturned {
        const TYPE: &'static str = "contribution.returned";
        const MOVES_MONEY: bool = true;
    }
}
