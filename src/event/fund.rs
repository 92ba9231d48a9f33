//! Funds, their policies, rates of exchange, and balances from before the first record.
//!
//! A fund is kept in one currency. Money in another one counts at a published rate, and may be held until it is exchanged
//! or paid out. A rate is stated with the days on which it holds; one that does not hold on the day of a payment is
//! refused, or, if it was used, reported with the reason. Money leaves a fund only within its balance: anything else is refused, or, if it has
//! happened, recorded with the reason.

use crate::event::fact::{Fact, fact};
use crate::event::field::{Breaks, Exception, Filled, List, New, words};
use crate::event::meeting::Authorised;
use crate::event::party::Nature;
use crate::languages::{chosen, named};
use crate::value::days::{Day, Period, Span};
use crate::value::ids::{DecisionId, DocumentId, FundId, PartyId, RateId};
use crate::value::money::{Amount, Currency, Money, Rate, Share};
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
    /// Returns its name in the language that is spoken; one that is not on record in it is marked.
    #[must_use]
    pub fn name(&self) -> String {
        named(self.name_en.as_str(), self.name_es.as_ref().map(Name::as_str))
    }

    /// Returns its name as it can be typed: in the language that is spoken, or else in English.
    #[must_use]
    pub fn called(&self) -> &str {
        chosen(self.name_en.as_str(), self.name_es.as_ref().map(Name::as_str))
    }

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
        /// The most by which the amount that arrives in the fund's currency, with the charges, may differ from what is
        /// credited for a payment in another one, in per cent of that
        pub tolerance: Option<Share>,
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
    /// Publishes a rate of exchange: the units of one currency for one unit of another. It converts both ways, from its
    /// value date until its last day. A publisher has one rate for two currencies on a day.
    pub struct RatePublished {
        /// The rate's id, for ever
        pub rate: New<RateId>,
        /// The currency of which one unit is exchanged
        pub from: Currency,
        /// The currency that is given for it
        pub to: Currency,
        /// The number of units given
        pub value: Rate,
        /// The last day on which it holds; left out, it holds on its value date alone
        pub until: Option<Day>,
        /// The party that publishes it
        pub publisher: Option<PartyId>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for RatePublished {
        const TYPE: &'static str = "rate.published";
    }
}

impl RatePublished {
    /// Returns whether it is between two currencies, in either order.
    #[must_use]
    pub fn is_between(&self, one: Currency, other: Currency) -> bool {
        (self.from, self.to) == (one, other) || (self.from, self.to) == (other, one)
    }

    /// Converts an amount to the other currency, rounded half away from zero to `places` decimal places; `None` where the
    /// digits do not fit.
    #[must_use]
    pub fn convert(&self, amount: Amount, to: Currency, places: u32) -> Option<Money> {
        let convert = if to == self.to { Amount::at } else { Amount::back_at };
        Some(Money { currency: to, amount: convert(amount, self.value, places)? })
    }

    /// Returns the days on which it holds; `None` if it is not dated, or ends before it begins.
    #[must_use]
    pub fn days(&self) -> Option<Period> {
        let date = self.date?;
        Period::new(date.first(), self.until.unwrap_or(date.last()))
    }
}

fact! {
    /// Brings a certified balance forward: what a fund held when its record here began.
    pub struct BalanceBroughtForward {
        /// The fund
        pub fund: FundId,
        /// The amount
        pub amount: Money,
        /// The published rate at which it counts, where it is in another currency than the fund's
        pub rate: Option<RateId>,
        /// The amount in the fund's currency; left out, the amount at the rate
        pub equivalent: Filled<Money>,
        /// The implementer that held it; left out for the fund's own account
        pub held_by: Option<PartyId>,
        /// The document that certifies it
        pub certificate: DocumentId,
        /// The reason for reporting what has happened although it breaks a rule
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for BalanceBroughtForward {
        const TYPE: &'static str = "balance.brought_forward";
        const MOVES_MONEY: bool = true;
    }
}
