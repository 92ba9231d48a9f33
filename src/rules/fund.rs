//! Funds and their policies.

use crate::event::fund::*;
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::names;
use crate::rules::refusal::Refusal;
use crate::state::books::Books;
use crate::value::ids::{FundId, Thing};
use crate::value::money::{Currency, Money};
use crate::value::name::Name;

impl Rule for FundOpened {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        let (fund, funds) = (&self.fund.0, &books.funds);
        names::check_not_taken(fund.as_str(), fund, funds.find(fund.as_str()))?;
        self.names().map(Name::as_str).try_for_each(|name| {
            names::check_not_taken(name, fund, funds.find(name))?;
            names::check_unlike(name, fund, &funds.names, |other| {
                funds.all.created(other).into_iter().flat_map(FundOpened::names).map(Name::to_string).collect()
            })
        })
    }
}

impl Rule for FundPolicySet {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        let says = self.financed_by.is_some()
            || self.floor.is_some()
            || self.cap_per_case.is_some()
            || self.transfers_cap.is_some()
            || self.line_transfers_cap.is_some()
            || self.tolerance.is_some()
            || self.recognised.is_some()
            || !(self.eligible.is_empty()
                && self.requests_from.is_empty()
                && self.applicants.is_empty()
                && self.rules.is_empty()
                && self.decided.is_empty());
        if !says {
            return Err(Refusal::PolicySaysNothing { fund: self.fund.clone() });
        }
        // A floor or a cap in another currency than the fund's would limit nothing.
        let limits = self.floor.into_iter().chain(self.cap_per_case);
        match books.funds.currency(&self.fund) {
            Some(_) => limits.into_iter().try_for_each(|limit| check_kept_in(books, &self.fund, limit)),
            None => Ok(()),
        }
    }
}

/// Returns the currency in which a fund is kept; refuses a fund without one.
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

/// Refuses a thing of another fund.
pub fn check_same_fund(thing: Thing, its: &FundId, fund: &FundId) -> Result<(), Refusal> {
    if its == fund { Ok(()) } else { Err(Refusal::OfAnotherFund { thing, its: its.clone(), fund: fund.clone() }) }
}

#[cfg(test)]
mod tests;
