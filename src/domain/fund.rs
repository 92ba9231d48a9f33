//! Funds and their policies. What moves money in them comes with its own topics.

use crate::domain::field::{List, New};
use crate::domain::{Fact, fact};
use crate::ids::{FundId, PartyId};
use crate::money::Money;
use crate::text::Text;

fact! {
    /// Opens a fund under a permanent id.
    FundOpened {
        /// The fund's id, for ever
        fund: New<FundId>,
        /// Its name in English
        name_en: Text,
        /// Its name in Spanish
        name_es: Option<Text>,
        /// Another name by which documents call it
        aliases: List<Text>,
        /// The party whose fund it is
        of: Option<PartyId>,
        /// What it is for, in words
        purpose: Option<Text>,
    }
}

impl Fact for FundOpened {
    const TYPE: &'static str = "fund.opened";
}

fact! {
    /// States the policy of a fund from its value date on; it replaces the one before as a whole.
    FundPolicySet {
        /// The fund
        fund: FundId,
        /// Who pays into it, in words
        financed_by: Option<Text>,
        /// The balance below which it must not fall
        floor: Option<Money>,
        /// The most that one case may receive
        cap_per_case: Option<Money>,
        /// A category of cases that it may help
        eligible: List<Text>,
        /// Who may ask for help, in words
        requests_from: List<Text>,
        /// Another rule, in words
        rules: List<Text>,
    }
}

impl Fact for FundPolicySet {
    const TYPE: &'static str = "fund.policy_set";
}
