//! What else moves in a fund's own account: income, charges, and exchanges of one currency for another.

use crate::books::{Books, Lookup};
use crate::domain::field::{Exception, words};
use crate::domain::fund::{check_holds, currency_of, unless_reported};
use crate::domain::{Fact, Now, fact};
use crate::ids::FundId;
use crate::money::Money;
use crate::refusal::Refusal;
use crate::text::Text;

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

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
        currency_of(books, &self.fund).map(drop)
    }
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

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
        currency_of(books, &self.fund)?;
        unless_reported(self.exception.as_ref(), check_holds(books, &self.fund, self.amount))
    }
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

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
        currency_of(books, &self.fund)?;
        if self.sold.currency == self.bought.currency {
            return Err(Refusal::SameCurrency { currency: self.sold.currency });
        }
        unless_reported(self.exception.as_ref(), check_holds(books, &self.fund, self.sold))
    }
}
