//! Other movements in a fund's own account: income, charges, and exchanges of one currency for another.

use crate::event::cash::*;
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::fund::currency_of;
use crate::rules::refusal::Refusal;
use crate::state::books::Books;
use crate::state::lookup::Lookup;

impl Rule for IncomeRecorded {
    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        currency_of(books, &self.fund).map(drop)
    }
}

impl Rule for ChargeRecorded {
    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        currency_of(books, &self.fund).map(drop)
    }
}

impl Rule for ExchangeRecorded {
    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        currency_of(books, &self.fund)?;
        if self.sold.currency == self.bought.currency {
            return Err(Refusal::SameCurrency { currency: self.sold.currency });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::rules::refusal::Refusal;
    use crate::rules::testing::{Given, holding, read, sum};

    fn exchange(sold: &str, bought: &str) -> Value {
        json!({"fund": "chest", "sold": sum(sold), "bought": sum(bought), "date": "2018-02-01"})
    }

    fn posted(ledger: Given, kind: &str, data: Value) -> Vec<String> {
        ledger.and(kind, data).posted()
    }

    #[test]
    fn an_exchange_needs_two_currencies() {
        holding("USD 100.00")
            .when("exchange.recorded", exchange("USD 1.00", "USD 1.00"))
            .refused(&Refusal::SameCurrency { currency: read("USD") });
    }

    #[test]
    fn an_exchange_above_the_balance_is_refused() {
        let ledger = holding("USD 100.00");
        let exchanged = ledger.clone().and("exchange.recorded", exchange("USD 100.00", "JPY 11000"));
        assert_eq!(exchanged.figure("cash:chest"), "JPY 11000");
        ledger.refused_unless_reported(
            "exchange.recorded",
            exchange("USD 100.01", "JPY 11000"),
            &Refusal::Overdrawn {
                fund: read("chest"),
                on: read("2018-02-01"),
                held: read("USD 100.00"),
                amount: read("USD 100.01"),
            },
        );
    }

    #[test]
    fn exchanging_back_leaves_the_gain_or_loss() {
        let ledger = holding("USD 100.00")
            .and("exchange.recorded", exchange("USD 100.00", "JPY 11000"))
            .and("exchange.recorded", exchange("JPY 11000", "USD 97.00"));
        assert_eq!(ledger.figure("cash:chest"), "USD 97.00");
        assert_eq!(ledger.figure("exchange:chest"), "USD 3.00", "a loss is a debit");
    }

    #[test]
    fn income_charges_and_exchanges_post_to_their_accounts() {
        let ledger = || holding("USD 100.00");
        let interest = json!({"fund": "chest", "amount": sum("USD 2.50"), "nature": "interest", "date": "2018-02-01"});
        assert_eq!(
            posted(ledger(), "income.recorded", interest),
            ["chest cash:chest USD 2.50", "chest income:chest/interest USD -2.50"]
        );
        let charge =
            json!({"fund": "chest", "amount": sum("USD 7.00"), "nature": "support-cost", "date": "2018-02-01"});
        assert_eq!(
            posted(ledger(), "charge.recorded", charge),
            ["chest expense:chest/support-cost USD 7.00", "chest cash:chest USD -7.00"]
        );
        assert_eq!(
            posted(ledger(), "exchange.recorded", exchange("USD 10.00", "JPY 1100")),
            [
                "chest cash:chest USD -10.00",
                "chest cash:chest JPY 1100",
                "chest exchange:chest JPY -1100",
                "chest exchange:chest USD 10.00"
            ]
        );
    }
}
