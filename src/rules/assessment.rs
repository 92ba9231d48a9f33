//! Assessments: the amount that a member must pay to a fund for a period, and credits, waivers and write-offs of it.

use crate::event::Fact;
use crate::event::assessment::*;
use crate::event::field::Filled;
use crate::event::fund::Recognition;
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::fund::{check_kept_in, check_same_fund};
use crate::rules::refusal::Refusal;
use crate::rules::rule::check_not_before;
use crate::state::books::Books;
use crate::state::lookup::Lookup;
use crate::value::days::Day;
use crate::value::ids::{AssessmentId, FundId, Id as _, ScaleId};
use crate::value::money::{Amount, Money, Share};

macro_rules! fund_filled {
    () => {
        fn fill(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
            let fund = if self.fund.is_none() { fund_of(books, &self.assessment) } else { self.fund.clone() };
            Ok(Some(Self { fund, ..self.clone() }))
        }
    };
}

impl Rule for ScaleAdopted {
    fn check(&self, _: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        for (index, share) in self.shares.iter().enumerate() {
            if self.shares.iter().take(index).any(|other| other.party == share.party) {
                return Err(Refusal::ShareTwice { party: share.party.clone() });
            }
        }
        match Share::sum(self.shares.iter().map(|share| share.share)) {
            Some(sum) if sum == Share::whole() => Ok(()),
            sum => Err(Refusal::SharesDoNotSum { scale: self.scale.0.clone(), sum: sum.unwrap_or(Amount::ZERO) }),
        }
    }
}

impl Rule for AssessmentIssued {
    fn fill(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
        let mut filled = self.clone();
        match *filled.amount {
            Some(amount) => self.check_is_share(books, amount)?,
            None => {
                let share = self.share(books)?.ok_or_else(|| Refusal::NotAssessed { party: self.party.clone() })?;
                filled.amount = share.into();
            }
        }
        if filled.recognised.is_none() {
            let issued = self.date.map(|date| date.last());
            let policy = issued.and_then(|day| books.funds.rule(&self.fund, day, |policy| policy.recognised));
            filled.recognised = Filled(match policy {
                Some(Recognition::Due) => Some(self.due),
                Some(Recognition::PeriodStart) => Some(self.period.first()),
                Some(Recognition::Issue) | None => issued,
            });
        }
        Ok(Some(filled))
    }

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        if let Some(amount) = *self.amount {
            check_kept_in(books, &self.fund, amount)?;
        }
        self.check_member(books)?;
        match books.assessments.assessed(&books.parties, &self.fund, &self.party, &self.period) {
            None => Ok(()),
            Some(assessment) => Err(Refusal::AssessedTwice {
                party: self.party.clone(),
                fund: self.fund.clone(),
                period: self.period,
                assessment: assessment.clone(),
            }),
        }
    }
}

impl AssessmentIssued {
    /// The member's share of the total; `None` where no scale is named.
    fn share(&self, books: &Books) -> Result<Option<Money>, Refusal> {
        let (Some(id), Some(total)) = (&self.scale, self.total) else {
            return match (&self.scale, self.total) {
                (None, None) => Ok(None),
                _ => Err(Refusal::ScaleWithoutTotal),
            };
        };
        let Some(scale) = books.assessments.scales.created(id) else { return Ok(None) };
        check_same_fund(id.thing(), &scale.fund, &self.fund)?;
        let places = books.recorders.places(total.currency);
        self.check_in_force(books, id)?;
        if scale.share(&self.party).is_none() {
            return Err(Refusal::NotOnScale { party: self.party.clone(), scale: id.clone() });
        }
        let amount = scale.amount(&self.party, total.amount, places);
        amount.map(|amount| Some(total.with(amount))).ok_or(Refusal::AmountTooLarge { amount: total })
    }

    /// Refuses a scale that another one of the fund has replaced before the period begins.
    fn check_in_force(&self, books: &Books, id: &ScaleId) -> Result<(), Refusal> {
        let scales = &books.assessments.scales;
        let Some(own) = scales.recorded(id).filter(|own| own.is_dated) else { return Ok(()) };
        let replaces = |day: Day| own.day < day && day <= self.period.first();
        let later =
            scales.iter().filter(|(_, other, _)| other.fact.fund == self.fund && other.is_dated && replaces(other.day));
        match later.max_by_key(|(_, other, _)| (other.day, other.seq)) {
            None => Ok(()),
            Some((by, other, _)) => {
                Err(Refusal::ScaleReplaced { scale: id.clone(), by: by.clone(), from: other.day, period: self.period })
            }
        }
    }

    /// Refuses a given amount that is not the share in the named scale. A share that was filled in is not computed
    /// again.
    fn check_is_share(&self, books: &Books, amount: Money) -> Result<(), Refusal> {
        check_kept_in(books, &self.fund, amount)?;
        match self.share(books)?.filter(|expected| *expected != amount) {
            Some(expected) => Err(Refusal::NotTheShare { party: self.party.clone(), amount, expected }),
            None => Ok(()),
        }
    }

    /// Refuses a party that was not a member on any day of the period.
    fn check_member(&self, books: &Books) -> Result<(), Refusal> {
        let Some(of) = books.funds.owner(&self.fund) else { return Ok(()) };
        if books.parties.is_member(&self.party, of, &self.period) {
            return Ok(());
        }
        Err(Refusal::NotAMember { party: self.party.clone(), of: of.clone(), period: self.period })
    }
}

/// Checks fund, currency and date of a credit, waiver or write-off against its assessment.
fn check_joins<F: Fact>(
    fact: &F,
    books: &Books,
    fund: Option<&FundId>,
    assessment: &AssessmentId,
    amount: Money,
) -> Result<(), Refusal> {
    let Some(issued) = books.assessments.all.created(assessment) else { return Ok(()) };
    if let Some(fund) = fund {
        check_same_fund(assessment.thing(), &issued.fund, fund)?;
    }
    check_kept_in(books, &issued.fund, amount)?;
    check_not_before(fact, assessment.thing(), issued.date)
}

fn fund_of(books: &Books, assessment: &AssessmentId) -> Filled<FundId> {
    Filled(books.assessments.all.created(assessment).map(|issued| issued.fund.clone()))
}

impl Rule for AssessmentCredited {
    fund_filled!();

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        check_joins(self, books, self.fund.as_ref(), &self.assessment, self.amount)
    }
}

impl Rule for AssessmentWaived {
    fund_filled!();

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        check_joins(self, books, self.fund.as_ref(), &self.assessment, self.amount)
    }
}

impl Rule for ReceivableWrittenOff {
    fund_filled!();

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        check_joins(self, books, self.fund.as_ref(), &self.assessment, self.amount)
    }
}

impl Rule for PaymentPlanAgreed {
    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        self.instalments.iter().try_for_each(|part| check_kept_in(books, &self.fund, part.amount))?;
        self.covers.iter().try_for_each(|assessment| {
            let Some(issued) = books.assessments.all.created(assessment) else { return Ok(()) };
            check_same_fund(assessment.thing(), &issued.fund, &self.fund)?;
            if books.parties.now(&issued.party) == books.parties.now(&self.party) {
                return Ok(());
            }
            let (its, party) = (issued.party.clone(), self.party.clone());
            Err(Refusal::OfAnotherMember { assessment: assessment.clone(), its, party })
        })
    }
}

#[cfg(test)]
mod tests;
