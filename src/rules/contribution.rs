//! Contributions: received, applied and returned.

mod counted;

use crate::event::Fact as _;
use crate::event::contribution::*;
use crate::event::field::{AtLeastOne, Filled};
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::fund::{check_kept_in, check_same_fund, currency_of};
use crate::rules::refusal::Refusal;
use crate::rules::rule::check_not_before;
use crate::state::books::Books;
use crate::state::bounded::Bounded;
use crate::state::lookup::Lookup;
use crate::value::days::Span;
use crate::value::ids::{AssessmentId, ContributionId, FundId, Id as _, PartyId, PledgeId};
use crate::value::money::{Amount, Money, Sums};

impl Rule for ContributionReceived {
    fn fill(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
        let mut filled = self.clone();
        if self.form != Form::Cash {
            return Ok(Some(filled));
        }
        if self.credited.is_none() {
            filled.credited = Filled(self.at_rate(books)?);
        }
        if let (Some(credited), true) = (*filled.credited, self.arrived.is_none()) {
            let charges = match self.charges {
                Some(charges) if charges.currency != credited.currency => {
                    return Err(self.charged_elsewhere(charges, credited));
                }
                charges => charges.map_or(Amount::ZERO, |charges| charges.amount),
            };
            let left = credited.amount.checked_sub(charges).filter(|left| left.is_positive());
            let left =
                left.ok_or_else(|| Refusal::NothingArrived { paid: credited, charges: credited.with(charges) })?;
            filled.arrived = credited.with(left).into();
        }
        Ok(Some(filled))
    }

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        let contribution = || self.contribution.0.clone();
        if self.form != Form::Cash {
            let is_money =
                self.rate.is_some() || self.credited.is_some() || self.charges.is_some() || self.arrived.is_some();
            return if is_money {
                Err(Refusal::NotCash { contribution: contribution(), form: self.form })
            } else {
                Ok(())
            };
        }
        let Some(amount) = self.amount else {
            return Err(Refusal::CashWithoutAmount { contribution: contribution() });
        };
        let expected = self.at_rate(books)?.unwrap_or(amount);
        if let Some(found) = self.credited.filter(|credited| *credited != expected) {
            return Err(Refusal::NotAtRate { amount, found, expected });
        }
        // A bank converts at its own rate; the exchange account takes the difference.
        let in_one_currency = self.arrived.is_none_or(|arrived| arrived.currency == amount.currency);
        if amount.currency == expected.currency || in_one_currency { self.check_adds_up(amount) } else { Ok(()) }
    }
}

impl ContributionReceived {
    /// Returns the amount that the payer is credited: converted at the rate if it is in another currency than the
    /// fund's.
    fn at_rate(&self, books: &Books) -> Result<Option<Money>, Refusal> {
        let currency = currency_of(books, &self.fund)?;
        let Some(amount) = self.amount else { return Ok(None) };
        let Some(id) = &self.rate else {
            return if amount.currency == currency {
                Ok(Some(amount))
            } else {
                Err(Refusal::NoRate { amount, fund: self.fund.clone(), currency })
            };
        };
        let Some(rate) = books.funds.rates.created(id) else { return Ok(None) };
        check_not_before(self, id.thing(), rate.date)?;
        if rate.from != amount.currency || rate.to != currency {
            let (from, to) = (rate.from, rate.to);
            return Err(Refusal::RateOfOtherCurrencies { rate: id.clone(), from, to, amount, currency });
        }
        let credited = amount.amount.at(rate.value, books.recorders.places(currency));
        let too_long = || Refusal::RateTooLong { rate: id.clone(), amount };
        credited.map(|amount| Some(Money { currency, amount })).ok_or_else(too_long)
    }

    /// The refusal of bank charges in another currency than the credited amount. With a rate, the amount that arrived
    /// would say how they were taken.
    fn charged_elsewhere(&self, charges: Money, credited: Money) -> Refusal {
        if self.rate.is_some() {
            Refusal::ArrivalNotStated { charges, credited }
        } else {
            Refusal::OtherCurrency { amount: charges, fund: self.fund.clone(), currency: credited.currency }
        }
    }

    /// Checks, in one currency, that the payment is the amount that arrived plus bank charges.
    fn check_adds_up(&self, paid: Money) -> Result<(), Refusal> {
        let parts = self.charges.into_iter().chain(*self.arrived);
        let sum: Sums = parts.collect();
        let expected: Sums = [paid].into_iter().collect();
        if sum == expected { Ok(()) } else { Err(Refusal::DoesNotAddUp { paid, parts: sum }) }
    }
}

impl Rule for ContributionApplied {
    fn fill(&self, books: &Books, lookup: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
        let mut filled = self.clone();
        let Some(received) = books.contributions.received.created(&self.contribution) else { return Ok(Some(filled)) };
        if self.fund.is_none() {
            filled.fund = received.fund.clone().into();
        }
        if self.payer.is_none() && received.party.is_none() {
            // Each application says itself who paid, so that none rests on an earlier one, which may be reversed.
            filled.payer = Filled(books.contributions.payer(&self.contribution).cloned());
        }
        if self.to.is_none() {
            check_whole(books, &self.contribution, self.fund.as_ref())?;
            filled.to = Filled(AtLeastOne::new(self.oldest_first(books, lookup, &received.fund)?));
        }
        if self.counts_for.is_none() {
            filled.counts_for = Filled(counted::worked_out(&filled, received, books)?);
        } else {
            counted::check_stated(self, received, books)?;
        }
        Ok(Some(filled))
    }

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        let contribution = &self.contribution;
        let Some(received) = books.contributions.received.created(contribution) else { return Ok(()) };
        check_whole(books, contribution, self.fund.as_ref())?;
        check_not_before(self, contribution.thing(), received.date)?;
        let payer = self.payer(books)?;
        let allocations = self.to.as_ref().map_or(&[][..], |to| to);
        for (index, allocation) in allocations.iter().enumerate() {
            if allocations.iter().take(index).any(|other| other.to == allocation.to) {
                return Err(Refusal::AllocatedTwice { to: allocation.to.clone() });
            }
            check_kept_in(books, &received.fund, allocation.amount)?;
            self.check_allocation(books, &received.fund, payer.as_ref(), allocation)?;
        }
        counted::check(self, received, books)
    }
}

impl ContributionApplied {
    /// Returns the payer: known from the receipt or an earlier application, or named now.
    fn payer(&self, books: &Books) -> Result<Option<PartyId>, Refusal> {
        match (books.contributions.payer(&self.contribution), self.payer.as_ref()) {
            (Some(known), Some(said)) if books.parties.now(known) != books.parties.now(said) => {
                Err(Refusal::PayerKnown {
                    contribution: self.contribution.clone(),
                    known: known.clone(),
                    said: said.clone(),
                })
            }
            (known, said) => Ok(known.or(said).cloned()),
        }
    }

    fn identified(&self, payer: Option<&PartyId>) -> Result<PartyId, Refusal> {
        payer.cloned().ok_or_else(|| Refusal::PayerUnidentified { contribution: self.contribution.clone() })
    }

    /// Allocates the balance of the receipt to the payer's outstanding assessments in the fund: the oldest period
    /// first, then by id. Assessments issued after this application are left for a later one.
    fn oldest_first(&self, books: &Books, lookup: &dyn Lookup, fund: &FundId) -> Result<Vec<Allocation>, Refusal> {
        let payer = self.identified(self.payer(books)?.as_ref())?;
        let payer = self.on_behalf_of.clone().unwrap_or(payer);
        let currency = currency_of(books, fund)?;
        // The least on this day or a later one: what is worked out now keeps every bound.
        let day = self.date.map(Span::last).ok_or(Refusal::NotDated { kind: Self::TYPE })?;
        let least = |figure| books.timeline.least_from(&figure, day, currency, lookup);
        let all = least(Bounded::Unapplied(self.contribution.clone()));
        if !all.is_positive() {
            return Err(Refusal::NothingLeft { contribution: self.contribution.clone() });
        }
        let mut left = all;
        let mut allocations = Vec::new();
        for assessment in books.assessments.of_member(&books.parties, fund, &payer) {
            let issued = books.assessments.all.created(assessment).and_then(|issued| issued.date);
            if check_not_before(self, assessment.thing(), issued).is_err() {
                continue;
            }
            let part = least(Bounded::Expected(assessment.clone())).min(left);
            if part.is_positive() {
                left = left.checked_sub(part).unwrap_or(Amount::ZERO);
                allocations.push(Allocation { to: assessment.thing(), amount: Money { currency, amount: part } });
            }
        }
        if allocations.is_empty() {
            let (contribution, left) = (self.contribution.clone(), Money { currency, amount: all });
            return Err(Refusal::NothingOutstanding { payer, fund: fund.clone(), contribution, left });
        }
        Ok(allocations)
    }

    fn check_allocation(
        &self,
        books: &Books,
        fund: &FundId,
        payer: Option<&PartyId>,
        allocation: &Allocation,
    ) -> Result<(), Refusal> {
        let to = &allocation.to;
        let paid_by = |owers: &[&PartyId]| {
            let payer = self.identified(payer)?;
            let payers = || [Some(&payer), self.on_behalf_of.as_ref()].into_iter().flatten();
            let same = |ower: &&&PartyId| payers().any(|payer| books.parties.now(ower) == books.parties.now(payer));
            match owers.iter().find(same) {
                Some(_) => Ok(()),
                None => Err(Refusal::PaidByAnother { payer, to: to.clone() }),
            }
        };
        if let Some(assessment) = to.as_id::<AssessmentId>() {
            let Some(issued) = books.assessments.all.created(&assessment) else { return Ok(()) };
            check_same_fund(to.clone(), &issued.fund, fund)?;
            paid_by(&[&issued.party])?;
            return check_not_before(self, to.clone(), issued.date);
        }
        if let Some(pledge) = to.as_id::<PledgeId>() {
            let Some(made) = books.pledges.made.created(&pledge) else { return Ok(()) };
            if let Some(seq) = books.pledges.withdrawn_by(&pledge) {
                return Err(Refusal::PledgeWithdrawn { pledge, seq });
            }
            if let Some(other) = made.toward.as_id::<FundId>() {
                check_same_fund(to.clone(), &other, fund)?;
            }
            check_not_before(self, to.clone(), made.date)?;
            let owers: Vec<_> = [&made.party].into_iter().chain(made.jointly.iter()).chain(&made.via).collect();
            return paid_by(&owers);
        }
        match to.as_id::<FundId>() {
            Some(other) => check_same_fund(self.contribution.thing(), fund, &other),
            None => Err(Refusal::NotPayable { to: to.clone() }),
        }
    }
}

/// Refuses to apply or return a contribution in kind, or one of another fund.
fn check_whole(books: &Books, contribution: &ContributionId, fund: Option<&FundId>) -> Result<(), Refusal> {
    let Some(received) = books.contributions.received.created(contribution) else { return Ok(()) };
    if received.form != Form::Cash {
        return Err(Refusal::NotCash { contribution: contribution.clone(), form: received.form });
    }
    fund.map_or(Ok(()), |fund| check_same_fund(contribution.thing(), &received.fund, fund))
}

impl Rule for ContributionReturned {
    fn fill(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
        let its =
            || Filled(books.contributions.received.created(&self.contribution).map(|received| received.fund.clone()));
        let fund = if self.fund.is_none() { its() } else { self.fund.clone() };
        Ok(Some(Self { fund, ..self.clone() }))
    }

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        let Some(received) = books.contributions.received.created(&self.contribution) else { return Ok(()) };
        check_whole(books, &self.contribution, self.fund.as_ref())?;
        check_kept_in(books, &received.fund, self.amount)?;
        check_not_before(self, self.contribution.thing(), received.date)
    }
}

#[cfg(test)]
mod tests;
