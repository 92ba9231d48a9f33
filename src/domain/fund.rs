//! Funds, their policies, the rates of exchange, and what there was before the first record.
//!
//! A fund is kept in one currency. Money in another one is credited at a recorded rate, and may be held in the fund's account until it is
//! exchanged. Only money that is there can leave: who authorises is refused otherwise, who reports what has happened states why.

use crate::books::{Books, Lookup};
use crate::domain::field::{Exception, List, New, words};
use crate::domain::postings::{Account, Role, held_by};
use crate::domain::{Fact, Now, fact};
use crate::ids::{DocumentId, FundId, PartyId, RateId, Thing};
use crate::money::{Amount, Currency, Money, Rate, Share};
use crate::refusal::Refusal;
use crate::text::Text;

words! {
    /// When an assessment becomes an asset of the fund.
    Recognition {
        /// When it is issued.
        Issue "issue",
        /// On the first day of its period.
        PeriodStart "period-start",
        /// On the day on which it falls due.
        Due "due",
    }
}

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
        /// The currency in which it is kept, for ever; no money moves in a fund without one
        currency: Option<Currency>,
        /// What it is for, in words
        purpose: Option<Text>,
    }
}

impl Fact for FundOpened {
    const TYPE: &'static str = "fund.opened";
}

fact! {
    /// States the policy of a fund. The last one recorded holds, and replaces the one before as a whole.
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
        /// The most that transfers may move between the lines of a budget, in per cent of all that was approved
        transfers_cap: Option<Share>,
        /// The most that a line may give to others, in per cent of what was approved for it
        line_transfers_cap: Option<Share>,
        /// When an assessment is recognised; on its issue where nothing is said
        recognised: Option<Recognition>,
    }
}

impl Fact for FundPolicySet {
    const TYPE: &'static str = "fund.policy_set";

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
        let says = self.financed_by.is_some()
            || self.floor.is_some()
            || self.cap_per_case.is_some()
            || self.transfers_cap.is_some()
            || self.line_transfers_cap.is_some()
            || self.recognised.is_some()
            || !(self.eligible.is_empty() && self.requests_from.is_empty() && self.rules.is_empty());
        if !says {
            return Err(Refusal::PolicySaysNothing { fund: self.fund.clone() });
        }
        // A floor or a cap in another currency than the fund's would hold for nothing that the fund pays.
        let limits = self.floor.into_iter().chain(self.cap_per_case);
        match books.funds.currency(&self.fund) {
            Some(_) => limits.into_iter().try_for_each(|limit| check_kept_in(books, &self.fund, limit)),
            None => Ok(()),
        }
    }
}

fact! {
    /// Publishes a rate of exchange: so many units of one currency for one of another. Its value date is the day for which it holds.
    RatePublished {
        /// The rate's id, for ever
        rate: New<RateId>,
        /// The currency of which one unit is exchanged
        from: Currency,
        /// The currency that is given for it
        to: Currency,
        /// How many units are given
        value: Rate,
        /// Whose rate it is, in words
        publisher: Option<Text>,
    }
}

impl Fact for RatePublished {
    const TYPE: &'static str = "rate.published";

    fn check(&self, _: &Books, _: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
        if self.date.is_none() {
            return Err(Refusal::NotDated { kind: Self::TYPE });
        }
        if self.from == self.to { Err(Refusal::SameCurrency { currency: self.from }) } else { Ok(()) }
    }
}

fact! {
    /// Brings a certified balance forward: what a fund held when its record here began.
    BalanceBroughtForward {
        /// The fund
        fund: FundId,
        /// How much
        amount: Money,
        /// The implementer that held it; left out for the fund's own account
        held_by: Option<PartyId>,
        /// The document that certifies it
        certificate: DocumentId,
    }
}

impl Fact for BalanceBroughtForward {
    const TYPE: &'static str = "balance.brought_forward";
    const MOVES_MONEY: bool = true;

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
        currency_of(books, &self.fund)?;
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

/// The currency in which a fund is kept.
pub fn currency_of(books: &Books, fund: &FundId) -> Result<Currency, Refusal> {
    books.funds.currency(fund).ok_or_else(|| Refusal::FundWithoutCurrency { fund: fund.clone() })
}

/// Refuses an amount in another currency than the fund's.
pub fn check_kept_in(books: &Books, fund: &FundId, amount: Money) -> Result<(), Refusal> {
    let currency = currency_of(books, fund)?;
    if amount.currency == currency {
        Ok(())
    } else {
        Err(Refusal::OtherCurrency { amount, fund: fund.clone(), currency })
    }
}

/// Refuses what belongs to another fund.
pub fn check_same_fund(thing: Thing, its: &FundId, fund: &FundId) -> Result<(), Refusal> {
    if its == fund { Ok(()) } else { Err(Refusal::OfAnotherFund { thing, its: its.clone(), fund: fund.clone() }) }
}

/// Refuses to pay out more than the fund's account holds, or to go below its floor.
pub fn check_holds(books: &Books, fund: &FundId, amount: Money) -> Result<(), Refusal> {
    let held = amount.with(books.journal.of(&Account::of(Role::Cash, fund), amount.currency));
    let left = held.amount.checked_sub(amount.amount).unwrap_or(Amount::ZERO);
    if left.is_negative() {
        return Err(Refusal::Overdrawn { fund: fund.clone(), held, amount });
    }
    let floor = books.funds.policy(fund).and_then(|policy| policy.floor);
    match floor.filter(|floor| floor.currency == amount.currency && left < floor.amount) {
        Some(floor) => Err(Refusal::BelowFloor { fund: fund.clone(), floor, left: amount.with(left) }),
        None => Ok(()),
    }
}

/// Lets somebody report what broke a rule, with a reason; and nothing else with that reason.
pub fn unless_reported(exception: Option<&Exception>, rules: Result<(), Refusal>) -> Result<(), Refusal> {
    match (rules, exception) {
        (Ok(()), Some(_)) => Err(Refusal::NoRuleBroken),
        (Err(refusal), Some(_)) if refusal.is_reportable() => Ok(()),
        (rules, _) => rules,
    }
}

#[cfg(test)]
mod tests;
