//! Other movements in a fund's own account: income, charges, and exchanges of currency.

use crate::event::fact::{Fact, fact};
use crate::event::field::{Breaks, Exception, words};
use crate::value::days::Span;
use crate::value::ids::FundId;
use crate::value::money::Money;
use crate::value::text::Text;

words! {
    /// The nature of income.
    pub enum IncomeNature {
        /// Interest.
        Interest = "interest",
        /// Something else.
        Other = "other",
    }
}

words! {
    /// The nature of a charge.
    pub enum ChargeNature {
        /// The bank's.
        Bank = "bank",
        /// The administrator's, for its support.
        SupportCost = "support-cost",
        /// Something else.
        Other = "other-charges",
    }
}

fact! {
    /// Says that a fund's account received income that nobody contributed: interest.
    pub struct IncomeRecorded {
        /// The fund
        pub fund: FundId,
        /// The amount
        pub amount: Money,
        /// The nature of the income
        pub nature: IncomeNature,
        /// More about it, in words
        pub subject: Option<Text>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for IncomeRecorded {
        const TYPE: &'static str = "income.recorded";
        const MOVES_MONEY: bool = true;
    }
}

fact! {
    /// Says that a fund's account was charged: by the bank, or for the administrator's support.
    pub struct ChargeRecorded {
        /// The fund
        pub fund: FundId,
        /// The amount
        pub amount: Money,
        /// The nature of the charge
        pub nature: ChargeNature,
        /// More about it, in words
        pub subject: Option<Text>,
        /// The reason for reporting what has happened although it breaks a rule
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ChargeRecorded {
        const TYPE: &'static str = "charge.recorded";
        const MOVES_MONEY: bool = true;
    }
}

fact! {
    /// Says that a fund exchanged money of one currency for another, within its own account.
    pub struct ExchangeRecorded {
        /// The fund
        pub fund: FundId,
        /// The amount sold
        pub sold: Money,
        /// The amount bought
        pub bought: Money,
        /// The reason for reporting what has happened although it breaks a rule
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ExchangeRecorded {
        const TYPE: &'static str = "exchange.recorded";
        const MOVES_MONEY: bool = true;
    }
}
