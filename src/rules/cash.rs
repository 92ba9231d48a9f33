//! Balances brought forward, and other movements in a fund's own account: income, charges, exchanges of one currency for
//! another, and transfers and loans between funds.

use crate::event::cash::*;
use crate::event::fund::BalanceBroughtForward;
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::fund::{check_kept_in, currency_of};
use crate::rules::rate;
use crate::rules::refusal::Refusal;
use crate::state::accounts::held_by;
use crate::state::books::Books;
use crate::state::lookup::Lookup;
use crate::value::days::Day;
use crate::value::ids::FundId;
use crate::value::money::Money;

impl Rule for BalanceBroughtForward {
    fn fill(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
        rate::fill(self.clone(), books, &self.fund).map(Some)
    }

    fn lacks(&self, books: &Books, day: Day) -> Vec<Refusal> {
        rate::lacks(self, books, day)
    }

    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        rate::check(self, books, &self.fund)?;
        match books.funds.brought_forward(&held_by(&self.fund, self.held_by.as_ref()), self.amount.currency) {
            None => Ok(()),
            Some(seq) => Err(Refusal::BroughtForwardTwice {
                fund: self.fund.clone(),
                held_by: self.held_by.clone(),
                amount: self.amount,
                seq,
            }),
        }
    }
}

impl Rule for IncomeRecorded {
    fn fill(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
        rate::fill(self.clone(), books, &self.fund).map(Some)
    }

    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        rate::check(self, books, &self.fund)
    }

    fn lacks(&self, books: &Books, day: Day) -> Vec<Refusal> {
        rate::lacks(self, books, day)
    }
}

impl Rule for ChargeRecorded {
    fn fill(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
        rate::fill(self.clone(), books, &self.fund).map(Some)
    }

    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        rate::check(self, books, &self.fund)
    }

    fn lacks(&self, books: &Books, day: Day) -> Vec<Refusal> {
        rate::lacks(self, books, day)
    }
}

impl Rule for ExchangeRecorded {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        currency_of(books, &self.fund)?;
        if self.sold.currency == self.bought.currency {
            return Err(Refusal::SameCurrency { currency: self.sold.currency });
        }
        Ok(())
    }
}

/// Checks that two funds are different, and kept in the currency of an amount that one pays to the other.
fn check_between(books: &Books, from: &FundId, to: &FundId, amount: Money) -> Result<(), Refusal> {
    if from == to {
        return Err(Refusal::SameFund { fund: from.clone() });
    }
    check_kept_in(books, from, amount)?;
    check_kept_in(books, to, amount)
}

impl Rule for FundTransferred {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        check_between(books, &self.from, &self.to, self.amount)
    }
}

impl Rule for LoanGranted {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        check_between(books, &self.from, &self.to, self.amount)
    }
}

impl Rule for LoanRepaid {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        check_between(books, &self.from, &self.to, self.amount)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::event::meeting::Authorised;
    use crate::rules::refusal::Refusal;
    use crate::rules::testing::{Given, holding, read, sum, with};

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

    /// A second fund of the council, and what it holds with the chest's USD 100.00.
    fn two_funds() -> Given {
        let treasury = json!({"fund": "treasury", "name_en": "Treasury", "currency": "USD", "of": "council"});
        holding("USD 100.00").and("fund.opened", treasury)
    }

    fn between(amount: &str, date: &str) -> Value {
        json!({"from": "chest", "to": "treasury", "amount": sum(amount), "reason": "R", "decision": "session/A1", "date": date})
    }

    #[test]
    fn a_transfer_between_funds_balances_in_both() {
        let given = two_funds().and("fund.transferred", between("USD 30.00", "2018-02-01"));
        assert_eq!(
            given.posted(),
            [
                "chest between-funds:chest/treasury USD 30.00",
                "chest cash:chest USD -30.00",
                "treasury cash:treasury USD 30.00",
                "treasury between-funds:treasury/chest USD -30.00"
            ]
        );
        let beyond = two_funds().when("fund.transferred", between("USD 100.01", "2018-02-01"));
        assert!(matches!(beyond.refusal(), Some(Refusal::Overdrawn { .. })));
        let same = json!({"from": "chest", "to": "chest"});
        let same = two_funds().when("fund.transferred", with(between("USD 1.00", "2018-02-01"), same));
        same.refused(&Refusal::SameFund { fund: read("chest") });
        let undecided = with(between("USD 1.00", "2018-02-01"), json!({"decision": null}));
        let refusal = Refusal::TakesDecision { act: Authorised::Transfer, of: Some(read("fund:chest")) };
        two_funds().refused_unless_reported("fund.transferred", undecided, &refusal);
    }

    #[test]
    fn a_loan_between_funds_is_repaid_at_most_in_full() {
        let repay =
            |amount: &str, date: &str| json!({"from": "treasury", "to": "chest", "amount": sum(amount), "date": date});
        let lent = two_funds().and("loan.granted", between("USD 30.00", "2018-02-01"));
        assert_eq!(
            (lent.figure("lent:chest/treasury"), lent.figure("borrowed:treasury/chest")),
            ("USD 30.00".into(), "USD -30.00".into())
        );
        let repaid = lent.clone().and("loan.repaid", repay("USD 20.00", "2018-03-01"));
        assert_eq!(
            (repaid.figure("lent:chest/treasury"), repaid.figure("cash:chest")),
            ("USD 10.00".into(), "USD 90.00".into())
        );
        let refusal = Refusal::MoreThanLeft {
            account: read("lent:chest/treasury"),
            on: read("2018-03-01"),
            amount: read("USD 10.01"),
            left: read("USD 10.00"),
        };
        let rich = json!({"fund": "treasury", "amount": sum("USD 50.00"), "nature": "interest", "date": "2018-01-01"});
        let repaid = repaid.and("income.recorded", rich);
        repaid.clone().when("loan.repaid", repay("USD 10.01", "2018-03-01")).refused(&refusal);
        repaid.clone().when("loan.repaid", repay("USD 10.00", "2018-03-01")).accepted();
        // Nothing was lent yet.
        let early = repaid.when("loan.repaid", repay("USD 1.00", "2018-01-31"));
        assert!(matches!(early.refusal(), Some(Refusal::MoreThanLeft { .. })));
    }
}
