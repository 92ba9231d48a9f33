//! Contributions: receipts, and the assessments, pledges and funds to which they are applied.
//!
//! A receipt is a liability of the fund until it is applied: to an assessment, to a pledge, or to the fund as a
//! voluntary contribution. Without instructions it is applied to the payer's oldest assessments first, and the record
//! states the resulting allocation. The payer may be unidentified until the receipt is applied. A contribution in kind
//! is recorded, and posts nothing.
//!
//! What is applied to a pledge in another currency than the fund's **counts for** an amount in the pledge's currency,
//! which the record states: at the receipt's own rate if it was paid in that currency (the part that empties the receipt
//! counts for what is left of it, so that the parts sum exactly), else at a rate that is named, or as stated, on a
//! ground in words.

use crate::event::fact::{Fact, fact};
use crate::event::field::{AtLeastOne, Breaks, Exception, Field, Filled, New, Reference, pairs, words};
use crate::value::days::Span;
use crate::value::ids::{ContributionId, FundId, PartyId, PledgeId, RateId, Thing};
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
        /// The amount that arrived in the fund's account, in the currency paid or the fund's; left out, the amount credited
        /// less the charges, if it was paid in the fund's currency
        pub arrived: Filled<Money>,
        /// The reference under which the bank's statement or a voucher lists it
        pub reference: Option<Reference>,
        /// The reason for reporting what has happened although it breaks a rule
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ContributionReceived {
        const TYPE: &'static str = "contribution.received";
        const MOVES_MONEY: bool = true;
    }
}

impl ContributionReceived {
    /// Returns the charges in the fund's currency: those in the currency paid, as that was credited.
    #[must_use]
    pub fn charged(&self) -> Option<Money> {
        let (charges, credited) = (self.charges?, (*self.credited)?);
        let is_foreign = charges.currency != credited.currency;
        let Some(paid) = self.amount.filter(|paid| is_foreign && charges.currency == paid.currency) else {
            return Some(charges);
        };
        let amount = charges.amount.in_proportion(credited.amount, paid.amount, credited.amount.scale());
        Some(amount.map_or(charges, |amount| credited.with(amount)))
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

pairs! {
    /// What a part of a contribution counts for, where it is applied to a pledge in another currency.
    pub struct Counted {
        /// The pledge.
        pub pledge: PledgeId,
        /// The amount, in the pledge's currency.
        pub amount: Money,
    }

    impl Field for Counted {
        const VALUE: &'static str = "'PLEDGE=EUR 100.00'";
        const EXAMPLE: &'static str = "'canada-health-2=EUR 100.00'";
    }
}

fact! {
    /// Applies a contribution: to the payer's oldest assessments first, unless stated otherwise.
    pub struct ContributionApplied {
        /// The contribution
        pub contribution: ContributionId,
        /// The payer, where the receipt does not state it: from now on, the payer is identified
        pub payer: Filled<PartyId>,
        /// The party whose assessments or pledge it pays, where that is not the payer
        pub on_behalf_of: Option<PartyId>,
        /// A part and what it is applied to: assessment:ID, pledge:ID or fund:ID; left out, the oldest assessments
        /// first
        pub to: Filled<AtLeastOne<Allocation>>,
        /// A pledge in another currency and what its part counts for, in the pledge's currency; left out, at the
        /// receipt's rate if it was paid in that currency, else at the rate named
        pub counts_for: Filled<AtLeastOne<Counted>>,
        /// The published rate between the fund's currency and the pledge's, where the receipt has none
        pub rate: Option<RateId>,
        /// The ground, in words, on which the parts count for the amounts that are stated
        pub ground: Option<Text>,
        /// The fund; it is the contribution's
        pub fund: Filled<FundId>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ContributionApplied {
        const TYPE: &'static str = "contribution.applied";
        const MOVES_MONEY: bool = true;
    }
}

impl ContributionApplied {
    /// Iterates over the parts, each with what it counts for in the currency of its pledge, if that is another one.
    pub fn parts(&self) -> impl Iterator<Item = (&Allocation, Option<Money>)> {
        let counted = |part: &Allocation| {
            let pledge = part.to.as_id::<PledgeId>()?;
            let all = self.counts_for.iter().flat_map(|all| all.iter());
            all.filter(|counted| counted.pledge == pledge).map(|counted| counted.amount).next()
        };
        self.to.iter().flat_map(|to| to.iter()).map(move |part| (part, counted(part)))
    }
}

fact! {
    /// Returns a contribution, or what is left of it, to its payer.
    pub struct ContributionReturned {
        /// The contribution
        pub contribution: ContributionId,
        /// The amount
        pub amount: Money,
        /// The published rate at which it counts, where it is neither in the fund's currency nor in that of the payment
        pub rate: Option<RateId>,
        /// The part of what is owed to the payer that it settles, in the fund's currency; left out, the amount at the
        /// rate: that of the receipt, if it is returned in the currency in which it was paid
        pub equivalent: Filled<Money>,
        /// The reason
        pub reason: Text,
        /// The fund; it is the contribution's
        pub fund: Filled<FundId>,
        /// The reference under which the bank's statement or a voucher lists it
        pub reference: Option<Reference>,
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
