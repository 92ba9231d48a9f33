//! Other movements in a fund's own account: income, charges, exchanges of currency, and transfers and loans between funds.

use crate::event::fact::{Fact, fact};
use crate::event::field::{Breaks, Exception, Filled, Reference, words};
use crate::value::days::Span;
use crate::value::ids::{DecisionId, FundId, PartyId, RateId};
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
        /// The published rate at which it counts, where it is in another currency than the fund's
        pub rate: Option<RateId>,
        /// The amount in the fund's currency; left out, the amount at the rate
        pub equivalent: Filled<Money>,
        /// The nature of the income
        pub nature: IncomeNature,
        /// More about it, in words
        pub subject: Option<Text>,
        /// The reference under which the bank's statement or a voucher lists it
        pub reference: Option<Reference>,
        /// The reason for reporting what has happened although it breaks a rule
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
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
        /// The published rate at which it counts, where it is in another currency than the fund's
        pub rate: Option<RateId>,
        /// The amount in the fund's currency; left out, the amount at the rate
        pub equivalent: Filled<Money>,
        /// The nature of the charge
        pub nature: ChargeNature,
        /// More about it, in words
        pub subject: Option<Text>,
        /// The reference under which the bank's statement or a voucher lists it
        pub reference: Option<Reference>,
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
    /// Says that a fund exchanged money of one currency for another, within its own account or an advance.
    pub struct ExchangeRecorded {
        /// The fund
        pub fund: FundId,
        /// The amount sold
        pub sold: Money,
        /// The amount bought
        pub bought: Money,
        /// The implementer that exchanged money advanced to it; left out, the fund exchanged its own
        pub held_by: Option<PartyId>,
        /// The reference under which the bank's statement or a voucher lists it
        pub reference: Option<Reference>,
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

fact! {
    /// Says that one fund paid an amount to another, for good, by a decision.
    pub struct FundTransferred {
        /// The fund that gives
        pub from: FundId,
        /// The fund that receives
        pub to: FundId,
        /// The amount
        pub amount: Money,
        /// The reason
        pub reason: Text,
        /// The decision that allows it
        pub decision: Option<DecisionId>,
        /// The reference under which the bank's statement or a voucher lists it
        pub reference: Option<Reference>,
        /// The reason for reporting what has happened although it breaks a rule
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for FundTransferred {
        const TYPE: &'static str = "fund.transferred";
        const MOVES_MONEY: bool = true;
    }
}

fact! {
    /// Says that one fund lent an amount to another, by a decision: it is to be repaid.
    pub struct LoanGranted {
        /// The fund that lends
        pub from: FundId,
        /// The fund that borrows
        pub to: FundId,
        /// The amount
        pub amount: Money,
        /// The reason
        pub reason: Text,
        /// The decision that allows it
        pub decision: Option<DecisionId>,
        /// The reference under which the bank's statement or a voucher lists it
        pub reference: Option<Reference>,
        /// The reason for reporting what has happened although it breaks a rule
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for LoanGranted {
        const TYPE: &'static str = "loan.granted";
        const MOVES_MONEY: bool = true;
    }
}

fact! {
    /// Says that a fund repaid an amount that another fund had lent to it.
    pub struct LoanRepaid {
        /// The fund that borrowed, and repays
        pub from: FundId,
        /// The fund that lent
        pub to: FundId,
        /// The amount
        pub amount: Money,
        /// The reference under which the bank's statement or a voucher lists it
        pub reference: Option<Reference>,
        /// The reason for reporting what has happened although it breaks a rule
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for LoanRepaid {
        const TYPE: &'static str = "loan.repaid";
        const MOVES_MONEY: bool = true;
    }
}
