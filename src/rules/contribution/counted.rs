//! The amounts for which the parts of a contribution count, where they are applied to pledges in another currency.

use crate::event::contribution::*;
use crate::event::field::AtLeastOne;
use crate::rules::rate;
use crate::rules::refusal::Refusal;
use crate::state::books::Books;
use crate::value::days::Span;
use crate::value::ids::{ContributionId, PledgeId};
use crate::value::money::{Amount, Currency, Money};

/// A part in another currency than its pledge's.
struct Foreign {
    pledge: PledgeId,
    part: Money,
    /// The pledge's currency.
    currency: Currency,
}

impl Foreign {
    fn not_stated(&self) -> Refusal {
        let Self { pledge, part, currency } = self;
        Refusal::CountsForNotStated { pledge: pledge.clone(), amount: *part, currency: *currency }
    }

    /// What the part counts for. Refuses nothing, and less than that.
    fn counts_for(&self, amount: Amount) -> Result<Counted, Refusal> {
        let (pledge, amount) = (self.pledge.clone(), Money { currency: self.currency, amount });
        if amount.amount.is_positive() {
            Ok(Counted { pledge, amount })
        } else {
            Err(Refusal::CountsForNothing { pledge, amount: self.part, counts_for: amount })
        }
    }
}

/// Lists the parts in another currency than their pledge's.
fn foreign(fact: &ContributionApplied, received: &ContributionReceived, books: &Books) -> Vec<Foreign> {
    let of_fund = books.funds.currency(&received.fund);
    let of = |(part, _): (&Allocation, _)| {
        let pledge = part.to.as_id::<PledgeId>().filter(|_| of_fund == Some(part.amount.currency))?;
        let currency = books.pledges.currency(&pledge).filter(|currency| *currency != part.amount.currency)?;
        Some(Foreign { pledge, part: part.amount, currency })
    };
    fact.parts().filter_map(of).collect()
}

/// Works out what each part in another currency counts for: at the receipt's own rate, or at the one that is named.
/// `None` if there is no such part.
pub fn worked_out(
    fact: &ContributionApplied,
    received: &ContributionReceived,
    books: &Books,
) -> Result<Option<AtLeastOne<Counted>>, Refusal> {
    if fact.ground.is_some() {
        return Err(Refusal::GroundWithoutAmounts { contribution: fact.contribution.clone() });
    }
    let at_receipt = at_receipt(fact, received, books);
    let counted = foreign(fact, received, books).into_iter().map(|foreign| {
        if received.amount.is_some_and(|paid| paid.currency == foreign.currency) {
            let part = at_receipt.iter().find(|(pledge, _)| *pledge == foreign.pledge);
            return foreign.counts_for(part.ok_or_else(|| foreign.not_stated())?.1);
        }
        foreign.counts_for(at_rate(fact, &foreign, books)?)
    });
    counted.collect::<Result<Vec<_>, _>>().map(AtLeastOne::new)
}

/// Converts a part at the rate that is named.
fn at_rate(fact: &ContributionApplied, foreign: &Foreign, books: &Books) -> Result<Amount, Refusal> {
    let Some(id) = &fact.rate else { return Err(foreign.not_stated()) };
    if let Some(on) = fact.date.map(Span::last) {
        rate::check_in_force(books, Some(id), on)?;
    }
    let counted = rate::at(books, id, foreign.part, foreign.currency)?;
    counted.map(|counted| counted.amount).ok_or_else(|| foreign.not_stated())
}

/// Converts a part of a receipt to the currency in which it was paid: in the proportion of what was paid to what was
/// credited.
fn share(received: &ContributionReceived, part: Amount, books: &Books) -> Option<Amount> {
    let (paid, credited) = (received.amount?, (*received.credited)?);
    part.in_proportion(paid.amount, credited.amount, books.recorders.places(paid.currency))
}

/// What is left of a receipt, in the currency in which it was credited and in that in which it was paid.
pub struct Left {
    /// In the fund's currency.
    pub credited: Amount,
    /// In the currency paid.
    pub paid: Amount,
    /// False if a part was stated in the fund's currency alone, so that the amount in the other one is rounded.
    pub is_exact: bool,
}

/// Computes what is left of a receipt; `None` where the digits do not fit.
pub fn left(contribution: &ContributionId, received: &ContributionReceived, books: &Books) -> Option<Left> {
    let (paid, credited) = (received.amount?, (*received.credited)?);
    let mut left = Left { credited: credited.amount, paid: paid.amount, is_exact: true };
    for (used, counted) in books.contributions.parts(contribution) {
        let counted = counted.filter(|counted| counted.currency == paid.currency).map(|counted| counted.amount);
        left.is_exact &= counted.is_some();
        let counted = counted.or_else(|| share(received, used.amount, books))?;
        left.credited = left.credited.checked_sub(used.amount)?;
        left.paid = left.paid.checked_sub(counted)?;
    }
    Some(left)
}

/// Spreads what was paid over the parts: each at the receipt's rate, and the part that empties the receipt takes what the
/// others left. So the parts of a receipt that is used up sum to what was paid.
fn at_receipt(fact: &ContributionApplied, received: &ContributionReceived, books: &Books) -> Vec<(PledgeId, Amount)> {
    let mut left = left(&fact.contribution, received, books).map(|left| (left.credited, left.paid));
    let less = |left: Option<(Amount, Amount)>, used: Amount, counted: Option<Amount>| {
        let (credited, paid) = left?;
        Some((credited.checked_sub(used)?, paid.checked_sub(counted?)?))
    };
    let mut parts = Vec::new();
    for (part, _) in fact.parts() {
        let empties = left.filter(|(credited, _)| *credited == part.amount.amount).map(|(_, paid)| paid);
        let counted = empties.or_else(|| share(received, part.amount.amount, books));
        left = less(left, part.amount.amount, counted);
        parts.extend(part.to.as_id().zip(counted));
    }
    parts
}

/// Checks that amounts stated without a ground are what the rate gives.
pub fn check_stated(fact: &ContributionApplied, received: &ContributionReceived, books: &Books) -> Result<(), Refusal> {
    let Some(stated) = fact.counts_for.as_ref() else { return Ok(()) };
    if fact.ground.is_some() {
        return match fact.rate {
            Some(_) => Err(Refusal::GroundWithoutAmounts { contribution: fact.contribution.clone() }),
            None => Ok(()),
        };
    }
    let worked_out = worked_out(fact, received, books)?;
    let expected = |counted: &Counted| {
        let all = worked_out.iter().flat_map(|all| all.iter());
        all.filter(|other| other.pledge == counted.pledge).map(|other| other.amount).next()
    };
    let differs = |counted: &&Counted| expected(counted).is_some_and(|amount| amount != counted.amount);
    match stated.iter().find(differs) {
        Some(counted) => Err(at_rate_refusal(counted, expected(counted).unwrap_or(counted.amount))),
        None => Ok(()),
    }
}

fn at_rate_refusal(counted: &Counted, expected: Money) -> Refusal {
    Refusal::CountsAtRate { pledge: counted.pledge.clone(), found: counted.amount, expected }
}

/// Checks that each part in another currency counts for an amount in its pledge's, and no other part does. It is asked
/// again when the receipt or the pledge is corrected.
pub fn check(fact: &ContributionApplied, received: &ContributionReceived, books: &Books) -> Result<(), Refusal> {
    let foreign = foreign(fact, received, books);
    let is_own = |currency: Currency| received.amount.is_some_and(|paid| paid.currency == currency);
    let counted = fact.counts_for.as_ref().map_or(&[][..], |all| all);
    for one in &foreign {
        let found = counted.iter().find(|counted| counted.pledge == one.pledge).ok_or_else(|| one.not_stated())?;
        if found.amount.currency != one.currency {
            let (pledge, amount) = (one.pledge.clone(), found.amount);
            return Err(Refusal::CountsInAnotherCurrency { pledge, amount, currency: one.currency });
        }
        if fact.ground.is_none() && fact.rate.is_none() {
            check_near(fact, one, found, received, books)?;
        }
    }
    for (index, one) in counted.iter().enumerate() {
        let is_twice = counted.iter().take(index).any(|other| other.pledge == one.pledge);
        if is_twice || !foreign.iter().any(|foreign| foreign.pledge == one.pledge) {
            return Err(Refusal::CountsOnce { pledge: one.pledge.clone() });
        }
    }
    let is_converted = foreign.iter().any(|foreign| fact.ground.is_some() || !is_own(foreign.currency));
    if !is_converted && (fact.rate.is_some() || fact.ground.is_some()) {
        return Err(Refusal::NothingToConvert { contribution: fact.contribution.clone() });
    }
    Ok(())
}

/// Checks that a part counts for what the receipt's own rate gives: exactly, but for the rounding of the parts.
fn check_near(
    fact: &ContributionApplied,
    foreign: &Foreign,
    counted: &Counted,
    received: &ContributionReceived,
    books: &Books,
) -> Result<(), Refusal> {
    let is_paid_in = received.amount.is_some_and(|paid| paid.currency == foreign.currency);
    let expected = share(received, foreign.part.amount, books).filter(|_| is_paid_in);
    let expected = expected.ok_or_else(|| foreign.not_stated())?;
    // A unit for each part: the one that empties the receipt takes the rounding of the others.
    let parts = books.contributions.parts(&fact.contribution).count().saturating_add(1);
    let unit = Amount::smallest(books.recorders.places(foreign.currency));
    let most = (0..parts).try_fold(Amount::ZERO, |most, _| most.checked_add(unit));
    let [over, under] = [(counted.amount.amount, expected), (expected, counted.amount.amount)];
    let differs = |(a, b): (Amount, Amount)| a.checked_sub(b).zip(most).is_none_or(|(by, most)| by > most);
    if differs(over) || differs(under) {
        return Err(at_rate_refusal(counted, counted.amount.with(expected)));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
