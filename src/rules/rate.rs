//! Rates of exchange, and the amounts that are converted at them.

use crate::event::converted::{Converted, converted};
use crate::event::field::BrokenRule;
use crate::event::fund::RatePublished;
use crate::event::{Event, Fact};
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::fund::currency_of;
use crate::rules::refusal::Refusal;
use crate::state::Dated;
use crate::state::books::Books;
use crate::value::days::Day;
use crate::value::ids::{FundId, Id as _, RateId};
use crate::value::money::{Currency, Money};

impl Rule for RatePublished {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        let Some(date) = self.date else { return Err(Refusal::NotDated { kind: Self::TYPE }) };
        if self.from == self.to {
            return Err(Refusal::SameCurrency { currency: self.from });
        }
        let Some(days) = self.days() else {
            let (from, until) = (date.first(), self.until.unwrap_or(date.last()));
            return Err(Refusal::RateEndsEarly { from, until });
        };
        // The publisher as it is known now, and those that were merged into it. Two that were merged may overlap: a rate of
        // theirs can be corrected all the same.
        let is_corrected = books.things.taken_by(&self.rate.0.thing()).is_some();
        let publishers: Vec<_> = match &self.publisher {
            Some(publisher) if is_corrected => vec![Some(publisher)],
            Some(publisher) => books.parties.ids_now(books.parties.now(publisher)).map(Some).collect(),
            None => vec![None],
        };
        let of = |publisher| books.funds.rate_of((self.from, self.to), publisher, days);
        match publishers.into_iter().find_map(of) {
            Some((other, its)) => Err(Refusal::RateOverlaps { other: other.clone(), its }),
            None => Ok(()),
        }
    }
}

/// Converts an amount at a published rate, in either direction; `None` if the rate is not on record.
pub fn at(books: &Books, id: &RateId, amount: Money, currency: Currency) -> Result<Option<Money>, Refusal> {
    let Some(rate) = books.funds.rates.created(id) else { return Ok(None) };
    if !rate.is_between(amount.currency, currency) {
        let (from, to) = (rate.from, rate.to);
        return Err(Refusal::RateOfOtherCurrencies { rate: id.clone(), from, to, amount, currency });
    }
    let converted = rate.convert(amount.amount, currency, books.recorders.places(currency));
    converted.map(Some).ok_or_else(|| Refusal::RateTooLong { rate: id.clone(), amount })
}

/// Refuses a rate on a day on which it does not hold.
pub fn check_in_force(books: &Books, id: Option<&RateId>, on: Day) -> Result<(), Refusal> {
    let days = id.and_then(|id| Some((id, books.funds.rates.created(id)?.days()?)));
    match days.filter(|(_, days)| !days.holds(on)) {
        Some((rate, its)) => Err(Refusal::RateNotInForce { rate: rate.clone(), its, on }),
        None => Ok(()),
    }
}

/// Lists what an amount that comes back lacks. It counts at the rate of the payment that it takes back, or of its own day:
/// at one that holds then, or has held before.
pub fn lacks_of_return<F: Converted>(fact: &F, books: &Books, on: Day) -> Vec<Refusal> {
    let first = fact.rate().and_then(|id| books.funds.rates.created(id)?.days()).map(|days| days.first());
    if first.is_some_and(|first| first <= on) { Vec::new() } else { lacks(fact, books, on) }
}

/// Lists what a converted amount lacks: its rate may not hold on the day.
pub fn lacks<F: Converted>(fact: &F, books: &Books, on: Day) -> Vec<Refusal> {
    check_in_force(books, fact.rate(), on).err().into_iter().collect()
}

/// Returns what no longer holds of the rate that a record names, if that was corrected since: its day, or the amount. What
/// it had converted stays.
#[must_use]
pub fn unfounded(books: &Books, record: &Dated) -> Option<Refusal> {
    let (id, on) = (named(&record.event)?, record.day);
    let is_reported = record.event.breaks().contains(&BrokenRule::Rate);
    if let Some(refusal) = check_in_force(books, Some(id), on).err().filter(|_| !is_reported) {
        return Some(refusal);
    }
    if let Event::ContributionReceived(fact) = &record.event {
        let (amount, found) = (fact.amount?, (*fact.credited)?);
        let expected = at(books, id, amount, found.currency).ok()??;
        return (found != expected).then_some(Refusal::NotAtRate { amount, found, expected });
    }
    let (amount, found, _) = converted(&record.event)?;
    let expected = at(books, id, amount, found.currency).ok()??;
    (found != expected).then_some(Refusal::EquivalentDiffers { amount, found, expected })
}

/// Returns the rate that an event names.
fn named(event: &Event) -> Option<&RateId> {
    match event {
        Event::ContributionReceived(fact) => fact.rate.as_ref(),
        Event::ContributionApplied(fact) => fact.rate.as_ref(),
        event => converted(event)?.2,
    }
}

/// Fills in what an amount in another currency than its fund's is in the fund's.
pub fn fill<F: Converted>(fact: F, books: &Books, fund: &FundId) -> Result<F, Refusal> {
    if fact.equivalent().is_some() {
        return Ok(fact);
    }
    let equivalent = equivalent(&fact, books, fund)?;
    Ok(fact.with_equivalent(equivalent))
}

/// Checks that an equivalent is stated where the amount is in another currency than its fund's, and is what the rate gives.
pub fn check<F: Converted>(fact: &F, books: &Books, fund: &FundId) -> Result<(), Refusal> {
    let expected = equivalent(fact, books, fund)?;
    match (fact.equivalent(), expected) {
        (Some(_), None) => Err(nothing_converted(fact.amount(), fund)),
        (Some(found), Some(expected)) if found != expected => {
            Err(Refusal::EquivalentDiffers { amount: fact.amount(), found, expected })
        }
        _ => Ok(()),
    }
}

/// Returns what an amount is in its fund's currency; `None` if it is in that currency.
pub fn equivalent<F: Converted>(fact: &F, books: &Books, fund: &FundId) -> Result<Option<Money>, Refusal> {
    let (currency, amount) = (currency_of(books, fund)?, fact.amount());
    match fact.rate() {
        Some(_) if amount.currency == currency => Err(nothing_converted(amount, fund)),
        None if amount.currency == currency => Ok(None),
        None => Err(Refusal::NoRate { amount, fund: fund.clone(), currency }),
        Some(id) => {
            let equivalent = at(books, id, amount, currency)?;
            match equivalent.filter(|equivalent| !equivalent.amount.is_positive()) {
                Some(_) => Err(Refusal::WorthNothing { amount, currency }),
                None => Ok(equivalent),
            }
        }
    }
}

fn nothing_converted(amount: Money, fund: &FundId) -> Refusal {
    Refusal::NothingConverted { amount, fund: fund.clone() }
}

#[cfg(test)]
mod tests;
