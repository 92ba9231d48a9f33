//! Contributions: received, applied and returned.

mod counted;

use crate::event::Fact as _;
use crate::event::contribution::*;
use crate::event::field::{AtLeastOne, Filled};
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::fund::{check_kept_in, check_same_fund, currency_of};
use crate::rules::rate;
use crate::rules::refusal::Refusal;
use crate::rules::rule::check_not_before;
use crate::state::books::Books;
use crate::state::bounded::Bounded;
use crate::state::lookup::Lookup;
use crate::value::days::{Day, Span};
use crate::value::ids::{AssessmentId, ContributionId, FundId, Id as _, PartyId, PledgeId};
use crate::value::money::{Amount, Currency, Money, Sums};

impl Rule for ContributionReceived {
    fn fill(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
        let mut filled = self.clone();
        if self.form != Form::Cash {
            return Ok(Some(filled));
        }
        if self.credited.is_none() {
            filled.credited = Filled(self.at_rate(books)?);
        }
        if let (Some(credited), Some(paid), true) = (*filled.credited, self.amount, self.arrived.is_none()) {
            if paid.currency != credited.currency {
                return Err(self.arrival_not_stated(paid, credited.currency));
            }
            let charges = match self.charges {
                Some(amount) if amount.currency != credited.currency => {
                    let (fund, currency) = (self.fund.clone(), credited.currency);
                    return Err(Refusal::OtherCurrency { amount, fund, currency });
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

    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
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
        let arrived = self.arrived.ok_or_else(|| self.arrival_not_stated(amount, expected.currency))?;
        // A bank converts at its own rate; the exchange account takes the difference.
        let is_converted = amount.currency != expected.currency && arrived.currency == expected.currency;
        let is_of_both = |charges: Money| [amount.currency, expected.currency].contains(&charges.currency);
        if is_converted && self.charges.is_none_or(is_of_both) { Ok(()) } else { self.check_adds_up(amount) }
    }

    fn lacks(&self, books: &Books, day: Day) -> Vec<Refusal> {
        let all = [rate::check_in_force(books, self.rate.as_ref(), day), self.check_tolerance(books, day)];
        all.into_iter().filter_map(Result::err).collect()
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
        if amount.currency == currency {
            return Err(Refusal::NothingConverted { amount, fund: self.fund.clone() });
        }
        rate::at(books, id, amount, currency)
    }

    fn arrival_not_stated(&self, paid: Money, currency: Currency) -> Refusal {
        Refusal::ArrivalNotStated { paid, fund: self.fund.clone(), currency }
    }

    /// Checks that what arrived in the fund's currency, with the charges, is near what is credited for another one.
    fn check_tolerance(&self, books: &Books, day: Day) -> Result<(), Refusal> {
        let (Some(paid), Some(credited), Some(arrived)) = (self.amount, *self.credited, *self.arrived) else {
            return Ok(());
        };
        let Some(tolerance) = books.funds.rule(&self.fund, day, |policy| policy.tolerance) else { return Ok(()) };
        if paid.currency == credited.currency || arrived.currency != credited.currency {
            return Ok(());
        }
        let charges = self.charged().map_or(Amount::ZERO, |charges| charges.amount);
        let all = arrived.amount.checked_add(charges);
        let most = credited.amount.per_cent_down(tolerance, credited.amount.scale()).map(|(most, _)| most);
        match (all.and_then(|all| apart(all, credited.amount)), most) {
            (Some(apart), Some(most)) if apart <= most => Ok(()),
            _ => Err(Refusal::BeyondTolerance {
                credited,
                arrived: arrived.with(all.unwrap_or(arrived.amount)),
                tolerance,
            }),
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

    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
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
    fn fill(&self, books: &Books, _: &dyn Lookup, context: &Context) -> Result<Option<Self>, Refusal> {
        let mut filled = self.clone();
        let Some(received) = books.contributions.received.created(&self.contribution) else { return Ok(Some(filled)) };
        if filled.fund.is_none() {
            filled.fund = received.fund.clone().into();
        }
        check_whole(books, &self.contribution, filled.fund.as_ref())?;
        let equivalent = match self.is_at_receipt(received) {
            true => Some(self.at_receipt(books, received, context.today)?),
            false => rate::equivalent(self, books, &received.fund)?,
        };
        match (*self.equivalent, equivalent) {
            (Some(found), Some(expected)) if found != expected => {
                return Err(Refusal::EquivalentDiffers { amount: self.amount, found, expected });
            }
            (Some(_), _) => {}
            (None, equivalent) => filled.equivalent = Filled(equivalent),
        }
        Ok(Some(filled))
    }

    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        let Some(received) = books.contributions.received.created(&self.contribution) else { return Ok(()) };
        check_whole(books, &self.contribution, self.fund.as_ref())?;
        match self.is_at_receipt(received) {
            true => self.check_at_receipt(books, received)?,
            false => rate::check(self, books, &received.fund)?,
        }
        check_not_before(self, self.contribution.thing(), received.date)
    }

    fn lacks(&self, books: &Books, day: Day) -> Vec<Refusal> {
        rate::lacks(self, books, day)
    }
}

impl ContributionReturned {
    /// Returns whether it counts at the rate of the receipt: what is owed to a payer stays at that rate.
    fn is_at_receipt(&self, received: &ContributionReceived) -> bool {
        let paid = received.amount.map(|paid| paid.currency);
        let credited = received.credited.map(|credited| credited.currency);
        self.rate.is_none() && paid == Some(self.amount.currency) && paid != credited
    }

    /// Converts what is returned at the rate of the receipt: what is owed, less what the rest is worth. So the returns of a
    /// receipt settle all of it together, and no more.
    fn at_receipt(&self, books: &Books, received: &ContributionReceived, today: Day) -> Result<Money, Refusal> {
        let (exact, _) = self.in_proportion(books, received)?;
        let amount = self.amount;
        let Some(left) = counted::left(&self.contribution, received, books) else { return Ok(exact) };
        let unit = Amount::smallest(books.recorders.places(amount.currency));
        let is_near = !left.is_exact && apart(amount.amount, left.paid).is_some_and(|apart| apart <= unit);
        let rest = if is_near { Some(Amount::ZERO) } else { left.paid.checked_sub(amount.amount) };
        let Some(rest) = rest.filter(|rest| !rest.is_negative() && left.credited.is_positive()) else {
            let (contribution, left) = (self.contribution.clone(), amount.with(left.paid).written());
            return Err(Refusal::MoreThanReceived {
                contribution,
                on: self.date.map_or(today, Span::last),
                amount,
                left,
            });
        };
        let worth = self.worth(books, received, rest).unwrap_or(Amount::ZERO);
        match left.credited.checked_sub(worth).filter(|settled| settled.is_positive()) {
            Some(settled) => Ok(exact.with(settled)),
            None => Err(Refusal::WorthNothing { amount, currency: exact.currency }),
        }
    }

    /// Converts an amount in the proportion of what was credited to what was paid.
    fn worth(&self, books: &Books, received: &ContributionReceived, amount: Amount) -> Option<Amount> {
        let (paid, credited) = (received.amount?, (*received.credited)?);
        amount.in_proportion(credited.amount, paid.amount, books.recorders.places(credited.currency))
    }

    fn check_at_receipt(&self, books: &Books, received: &ContributionReceived) -> Result<(), Refusal> {
        let (expected, most) = self.in_proportion(books, received)?;
        let found = self.equivalent.unwrap_or(expected);
        let is_near = found.currency == expected.currency
            && apart(found.amount, expected.amount).is_some_and(|apart| apart <= most);
        let amount = self.amount;
        if is_near { Ok(()) } else { Err(Refusal::EquivalentDiffers { amount, found, expected }) }
    }

    /// Returns what was credited for an amount, and by how much that may differ: the smallest amounts in both currencies.
    fn in_proportion(&self, books: &Books, received: &ContributionReceived) -> Result<(Money, Amount), Refusal> {
        let amount = self.amount;
        let (paid, credited) = (received.amount.unwrap_or(amount), received.credited.unwrap_or(amount));
        let places = books.recorders.places(credited.currency);
        let worth = |amount: Amount| self.worth(books, received, amount);
        let too_long = || Refusal::WorthNothing { amount, currency: credited.currency };
        let exact = worth(amount.amount).ok_or_else(too_long)?;
        let unit = worth(Amount::smallest(books.recorders.places(paid.currency))).unwrap_or(Amount::ZERO);
        // A unit of the one currency, and the rounding in the other.
        Ok((credited.with(exact), unit.checked_add(Amount::smallest(places)).unwrap_or(unit)))
    }
}

/// Returns by how much two amounts differ.
fn apart(one: Amount, other: Amount) -> Option<Amount> {
    one.max(other).checked_sub(one.min(other))
}

#[cfg(test)]
mod tests;
