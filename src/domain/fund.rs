//! Funds and their policies. What moves money in them comes with its own topics.

use crate::books::{Books, Lookup};
use crate::domain::field::{List, New};
use crate::domain::{Fact, Now, fact};
use crate::ids::{FundId, PartyId};
use crate::money::Money;
use crate::refusal::Refusal;
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

    fn check(&self, _: &Books, _: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
        let says = self.financed_by.is_some()
            || self.floor.is_some()
            || self.cap_per_case.is_some()
            || !(self.eligible.is_empty() && self.requests_from.is_empty() && self.rules.is_empty());
        if says { Ok(()) } else { Err(Refusal::PolicySaysNothing { fund: self.fund.clone() }) }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::desk::testing::{Given, given};
    use crate::refusal::Refusal;

    fn opened() -> Given {
        given().and("fund.opened", json!({"fund": "reserve", "name_en": "Reserve Fund"}))
    }

    fn usd(field: &str, amount: &str) -> Value {
        let mut data = json!({"fund": "reserve"});
        data[field] = json!({"currency": "USD", "amount": amount});
        data
    }

    #[test]
    fn a_fund_is_opened_once() {
        opened().when("fund.opened", json!({"fund": "reserve", "name_en": "Another"})).refused(
            &Refusal::AlreadyRegistered { thing: "fund:reserve".parse().unwrap(), seq: 1 },
            "fund:reserve is already on record, since record 1",
        );
        opened().when("fund.opened", json!({"fund": "trust", "name_en": "Another"})).accepted();
    }

    #[test]
    fn a_policy_is_that_of_a_fund_on_record() {
        given()
            .when("fund.policy_set", usd("floor", "1.00"))
            .refused(&Refusal::Unknown { thing: "fund:reserve".parse().unwrap() }, "fund:reserve is not on record");
    }

    #[test]
    fn floor_and_cap_are_above_zero_or_left_out() {
        for field in ["floor", "cap_per_case"] {
            opened().when("fund.policy_set", usd(field, "0.00")).refused(
                &Refusal::AmountNotPositive { amount: "USD 0.00".parse().unwrap() },
                "USD 0.00 is not above zero; leave an amount out where none is stated",
            );
            opened().when("fund.policy_set", usd(field, "0.01")).yields("fund.policy_set", usd(field, "0.01"));
        }
        opened().when("fund.policy_set", json!({"fund": "reserve", "eligible": ["repatriation"]})).accepted();
    }

    #[test]
    fn the_latest_policy_is_the_last_one_recorded() {
        let ledger = opened().and("fund.policy_set", usd("floor", "1.00")).and("fund.policy_set", usd("floor", "2.00"));
        let funds = &ledger.desk.books.funds;
        let policies = &funds.all.get(&"reserve".parse().unwrap()).unwrap().later;
        let floors: Vec<_> = policies.iter().map(|policy| policy.fact.floor.unwrap().to_string()).collect();
        assert_eq!(floors, ["USD 1.00", "USD 2.00"]);
    }

    #[test]
    fn a_policy_says_something() {
        let opened = given().and("fund.opened", json!({"fund": "reserve", "name_en": "Reserve Fund"}));
        opened.when("fund.policy_set", json!({"fund": "reserve"})).refused(
            &Refusal::PolicySaysNothing { fund: "reserve".parse().unwrap() },
            "the policy of fund:reserve says nothing; it would replace the one before as a whole",
        );
    }
}
