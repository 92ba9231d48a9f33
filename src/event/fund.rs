//! Funds, their policies, rates of exchange, and balances from before the first record.
//!
//! A fund is kept in one currency. Money in another one is credited at a recorded rate, and may be held in the fund's
//! account until it is exchanged. Money leaves a fund only within its balance: anything else is refused, or, if it has
//! happened, recorded with the reason.

use crate::event::fact::{Fact, fact};
use crate::event::field::{Breaks, Exception, List, New, words};
use crate::event::meeting::Authorised;
use crate::event::party::Nature;
use crate::value::days::Span;
use crate::value::ids::{DecisionId, DocumentId, FundId, PartyId, RateId};
use crate::value::money::{Currency, Money, Rate, Share};
use crate::value::name::Name;
use crate::value::text::Text;

words! {
    /// When an assessment becomes income of the fund. Until then it is deferred: a liability beside the receivable
    /// (IPSAS 23, paragraphs 44 and 45).
    pub enum Recognition {
        /// When it is issued.
        Issue = "issue",
        /// On the first day of its period.
        PeriodStart = "period-start",
        /// On the day on which it falls due.
        Due = "due",
    }
}

fact! {
    /// Opens a fund under a permanent id.
    pub struct FundOpened {
        /// The fund's id, for ever
        pub fund: New<FundId>,
        /// Its name in English
        pub name_en: Name,
        /// Its name in Spanish
        pub name_es: Option<Name>,
        /// Another name by which documents call it
        pub aliases: List<Name>,
        /// The party whose fund it is
        pub of: Option<PartyId>,
        /// The currency in which it is kept, for ever; no money moves in a fund without one
        pub currency: Option<Currency>,
        /// Its purpose, in words
        pub purpose: Option<Text>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for FundOpened {
        const TYPE: &'static str = "fund.opened";
    }
}

impl FundOpened {
    /// Iterates over all its names.
    pub fn names(&self) -> impl Iterator<Item = &Name> {
        std::iter::once(&self.name_en).chain(&self.name_es).chain(self.aliases.iter())
    }
}

words! {
    /// Those who may apply for help to a case. The migrant never does.
    pub enum Applicant {
        /// States, and their offices.
        Authorities = "authorities",
        /// Intergovernmental and other organisations, their bodies, networks and processes.
        Organisations = "organisations",
        /// Organisations of civil society.
        CivilSociety = "civil-society",
    }
}

impl Applicant {
    /// Returns the class of a party.
    #[must_use]
    pub const fn of(nature: Nature) -> Self {
        match nature {
            Nature::State | Nature::Office => Self::Authorities,
            Nature::Organisation | Nature::Body | Nature::Network | Nature::Process => Self::Organisations,
            Nature::CivilSociety => Self::CivilSociety,
        }
    }
}

fact! {
    /// States rules of a fund. Each holds from the day of this fact until another one sets the same rule.
    pub struct FundPolicySet {
        /// The fund
        pub fund: FundId,
        /// Those who pay into it, in words
        pub financed_by: Option<Text>,
        /// The balance below which it must not fall
        pub floor: Option<Money>,
        /// The most that one case may receive
        pub cap_per_case: Option<Money>,
        /// A category of cases that it may help
        pub eligible: List<Text>,
        /// Those who may request help, in words
        pub requests_from: List<Text>,
        /// Those who may apply for help to a case; a payment to a case then names who requested it
        pub applicants: List<Applicant>,
        /// Another rule, in words
        pub rules: List<Text>,
        /// The most that transfers may move between the lines of a budget, in per cent of all that was approved
        pub transfers_cap: Option<Share>,
        /// The most that a line may give to others, in per cent of what was approved for it
        pub line_transfers_cap: Option<Share>,
        /// When an assessment is recognised; on its issue where nothing is said
        pub recognised: Option<Recognition>,
        /// An act that takes a decision, beside those that always do: to approve, revise, waive or reopen
        pub decided: List<Authorised>,
        /// The decision that sets them
        pub decision: Option<DecisionId>,
        /// The reason for reporting it although the decision that it takes is not on record
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for FundPolicySet {
        const TYPE: &'static str = "fund.policy_set";
    }
}

fact! {
    /// Publishes a rate of exchange: the units of one currency for one unit of another. Its value date is the day on
    /// which it holds.
    pub struct RatePublished {
        /// The rate's id, for ever
        pub rate: New<RateId>,
        /// The currency of which one unit is exchanged
        pub from: Currency,
        /// The currency that is given for it
        pub to: Currency,
        /// The number of units given
        pub value: Rate,
        /// The publisher of the rate, in words
        pub publisher: Option<Text>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for RatePublished {
        const TYPE: &'static str = "rate.published";
    }
}

fact! {
    /// Brings a certified balance forward: what a fund held when its record here began.
    pub struct BalanceBroughtForward {
        /// The fund
        pub fund: FundId,
        /// The amount
        pub amount: Money,
        /// The implementer that held it; left out for the fund's own account
        pub held_by: Option<PartyId>,
        /// The document that certifies it
        pub certificate: DocumentId,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for BalanceBroughtForward {
        const TYPE: &'static str = "balance.brought_forward";
        const MOVES_MONEY: bool = true;
    }
}
