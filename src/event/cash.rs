//! What else moves in a fund's own account: income, charges, and exchanges of one currency for another.

use crate::event::field::{Exception, words};
use crate::event::{Fact, fact};
use crate::value::ids::FundId;
use crate::value::money::Money;
use crate::value::text::Text;

words! {
    /// What income is from.
    IncomeNature {
        /// Interest.
        Interest "interest",
        /// Something else.
        Other "other",
    }
}

words! {
    /// What a charge is for.
    ChargeNature {
        /// The bank's.
        Bank "bank",
        /// The administrator's, for its support.
        SupportCost "support-cost",
        /// Something else.
        Other "other-charges",
    }
}

fact! {
    /// Says that a fund's account received income that nobody contributed: interest.
    IncomeRecorded {
        /// The fund
        fund: FundId,
        /// How much
        amount: Money,
        /// From what
        nature: IncomeNature,
        /// More about it, in words
        subject: Option<Text>,
    }
}

impl Fact for IncomeRecorded {
    const TYPE: &'static str = "income.recorded";

    const MOVES_MONEY: bool = true;
}

fact! {
    /// Says that a fund's account was charged: by the bank, or for the administrator's support.
    ChargeRecorded {
        /// The fund
        fund: FundId,
        /// How much
        amount: Money,
        /// For what
        nature: ChargeNature,
        /// More about it, in words
        subject: Option<Text>,
        /// Why it is reported although it breaks a rule: it has happened
        exception: Option<Exception>,
    }
}

impl Fact for ChargeRecorded {
    const TYPE: &'static str = "charge.recorded";

    const MOVES_MONEY: bool = true;
}

fact! {
    /// Says that a fund exchanged money of one currency for another, within its own account.
    ExchangeRecorded {
        /// The fund
        fund: FundId,
        /// What was given
        sold: Money,
        /// What was received for it
        bought: Money,
        /// Why it is reported although it breaks a rule: it has happened
        exception: Option<Exception>,
    }
}

impl Fact for ExchangeRecorded {
    const TYPE: &'static str = "exchange.recorded";

    const MOVES_MONEY: bool = true;
}
