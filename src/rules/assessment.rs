//! Assessments: the amount that a member must pay to a fund for a period, and credits, waivers and write-offs of it.

use crate::event::Fact;
use crate::event::assessment::*;
use crate::event::field::{AtLeastOne, Filled, New};
use crate::event::fund::Recognition;
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::fund::{check_kept_in, check_same_fund};
use crate::rules::refusal::Refusal;
use crate::rules::rule::check_not_before;
use crate::state::books::Books;
use crate::state::bounded::Bounded;
use crate::state::lookup::Lookup;
use crate::value::days::{Day, Period, Span};
use crate::value::ids::{AssessmentId, FundId, Id as _, PartyId, ScaleId};
use crate::value::money::{Amount, Money, Share};

macro_rules! fund_filled {
    () => {
        fn fill(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
            let fund = if self.fund.is_none() { fund_of(books, &self.assessment) } else { self.fund.clone() };
            Ok(Some(Self { fund, ..self.clone() }))
        }
    };
}

macro_rules! recognised_filled {
    () => {
        /// Fills in the fund, and the day on which the assessment becomes income. A stated day is compared here, and not
        /// again when the assessment is corrected: what is filled in stays as it was written.
        fn fill(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
            let its = recognised_of(books, &self.assessment);
            if let (Some(stated), Some(its)) = (*self.recognised, its)
                && stated != its
            {
                return Err(Refusal::OtherRecognition { assessment: self.assessment.clone(), stated, its });
            }
            let fund = if self.fund.is_none() { fund_of(books, &self.assessment) } else { self.fund.clone() };
            Ok(Some(Self { fund, recognised: Filled(its.or(*self.recognised)), ..self.clone() }))
        }
    };
}

impl Rule for ScaleAdopted {
    fn check(&self, _: &Books, _: &Context) -> Result<(), Refusal> {
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
            filled.recognised = Filled(self.recognised_by_policy(books));
        }
        Ok(Some(filled))
    }

    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        if let Some(amount) = *self.amount {
            check_kept_in(books, &self.fund, amount)?;
        }
        if let Some(member) = self.assessment.0.member().filter(|member| *member != self.party) {
            return Err(Refusal::OtherMemberInId {
                assessment: self.assessment.0.clone(),
                member,
                party: self.party.clone(),
            });
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
        let now = |party| books.parties.now(party);
        let Some(amounts) = shares(books, id, total, &self.fund, self.period, now)? else { return Ok(None) };
        let party = books.parties.now(&self.party);
        match amounts.into_iter().find(|(member, _)| *member == party) {
            Some((_, amount)) => Ok(Some(total.with(amount))),
            None => Err(Refusal::NotOnScale { party: self.party.clone(), scale: id.clone() }),
        }
    }

    /// The day on which the fund's policy recognises it.
    fn recognised_by_policy(&self, books: &Books) -> Option<Day> {
        let issued = self.date.map(|date| date.last());
        let policy = issued.and_then(|day| books.funds.rule(&self.fund, day, |policy| policy.recognised));
        match policy {
            Some(Recognition::Due) => Some(self.due),
            Some(Recognition::PeriodStart) => Some(self.period.first()),
            Some(Recognition::Issue) | None => issued,
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

/// Computes what each party must pay of a total by a scale of the fund; `None` if the scale is not on record.
fn shares<'b>(
    books: &'b Books,
    id: &ScaleId,
    total: Money,
    fund: &FundId,
    period: Period,
    now: impl Fn(&'b PartyId) -> &'b PartyId,
) -> Result<Option<Vec<(&'b PartyId, Amount)>>, Refusal> {
    let Some(scale) = books.assessments.scales.created(id) else { return Ok(None) };
    check_same_fund(id.thing(), &scale.fund, fund)?;
    check_in_force(books, id, fund, period)?;
    let places = books.recorders.places(total.currency);
    let amounts = scale.amounts(total.amount, places, now);
    amounts.map(Some).ok_or(Refusal::AmountTooLarge { amount: total })
}

/// Refuses a scale that another one of the fund has replaced before the period begins.
fn check_in_force(books: &Books, id: &ScaleId, fund: &FundId, period: Period) -> Result<(), Refusal> {
    let scales = &books.assessments.scales;
    let Some(own) = scales.recorded(id).filter(|own| own.is_dated) else { return Ok(()) };
    let replaces = |day: Day| own.day < day && day <= period.first();
    let later = scales.iter().filter(|(_, other, _)| other.fact.fund == *fund && other.is_dated && replaces(other.day));
    match later.max_by_key(|(_, other, _)| (other.day, other.seq)) {
        None => Ok(()),
        Some((by, other, _)) => {
            Err(Refusal::ScaleReplaced { scale: id.clone(), by: by.clone(), from: other.day, period })
        }
    }
}

impl Rule for ScaleApplied {
    fn fill(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
        check_kept_in(books, &self.fund, self.total)?;
        let now = |party| self.member_now(books, party);
        let Some(mut shares) = shares(books, &self.scale, self.total, &self.fund, self.period, now)? else {
            return Ok(None);
        };
        shares.sort_by_key(|(party, _)| *party);
        let paying = shares.iter().filter(|(_, amount)| amount.is_positive());
        let amounts: Vec<MemberAmount> = paying
            .map(|(party, amount)| MemberAmount {
                assessment: New(AssessmentId::of_run(&self.run, party)),
                amount: self.total.with(*amount),
            })
            .collect();
        if amounts.is_empty() {
            return Err(Refusal::NobodyPays { total: self.total });
        }
        self.check_are_shares(&amounts)?;
        let sum = amounts.iter().try_fold(Amount::ZERO, |sum, part| sum.checked_add(part.amount.amount));
        let left = sum.and_then(|sum| self.total.amount.checked_sub(sum)).filter(|left| !left.is_zero());
        if let Some(stated) = self.left.filter(|stated| Some(*stated) != left) {
            return Err(Refusal::OtherRest { stated, left: left.unwrap_or(Amount::ZERO) });
        }
        let amounts = if self.amounts.is_none() { Filled(AtLeastOne::new(amounts)) } else { self.amounts.clone() };
        let mut filled = Self { amounts, left: Filled(left), ..self.clone() };
        if filled.recognised.is_none() {
            let recognised = filled.issued().find_map(|issued| issued.recognised_by_policy(books));
            filled.recognised = Filled(recognised);
        }
        Ok(Some(filled))
    }

    fn check(&self, books: &Books, context: &Context) -> Result<(), Refusal> {
        self.issued().try_for_each(|issued| issued.check(books, context))
    }
}

impl ScaleApplied {
    /// Returns the party that pays for a member: a correction keeps the members whose assessments the run defined, even if
    /// they were merged since.
    fn member_now<'b>(&self, books: &'b Books, member: &'b PartyId) -> &'b PartyId {
        let own = AssessmentId::of_run(&self.run, member).thing();
        // What a run defined is set aside while its correction is decided.
        let is_kept = books.things.defined_by(&own).is_none() && books.things.taken_by(&own).is_some();
        if is_kept { member } else { books.parties.now(member) }
    }

    /// Refuses given amounts that are not the shares.
    fn check_are_shares(&self, shares: &[MemberAmount]) -> Result<(), Refusal> {
        let Some(stated) = self.amounts.as_ref() else { return Ok(()) };
        let amount = |all: &[MemberAmount], of: &AssessmentId| {
            all.iter().find(|part| part.assessment.0 == *of).map_or(self.total.with(Amount::ZERO), |part| part.amount)
        };
        for (place, part) in stated.iter().chain(shares).enumerate() {
            let of = &part.assessment.0;
            let (expected, found) = (amount(shares, of), amount(stated, of));
            let is_repeated = place < stated.len() && stated.iter().take(place).any(|other| other.assessment.0 == *of);
            if expected != found || is_repeated {
                let found = if is_repeated { part.amount } else { found };
                let party = of.member().map_or_else(|| of.to_string(), |member| member.to_string());
                return Err(Refusal::OtherShare { party, amount: found, expected });
            }
        }
        Ok(())
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

/// Returns the day on which an assessment becomes income.
fn recognised_of(books: &Books, assessment: &AssessmentId) -> Option<Day> {
    *books.assessments.all.created(assessment)?.recognised
}

impl Rule for AssessmentSupplemented {
    recognised_filled!();

    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        check_joins(self, books, self.fund.as_ref(), &self.assessment, self.amount)
    }
}

impl Rule for AssessmentReduced {
    recognised_filled!();

    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        check_joins(self, books, self.fund.as_ref(), &self.assessment, self.amount)
    }
}

impl Rule for CreditGranted {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        check_kept_in(books, &self.fund, self.amount)
    }
}

impl Rule for ReceivableReinstated {
    fund_filled!();

    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        check_joins(self, books, self.fund.as_ref(), &self.assessment, self.amount)
    }
}

impl Rule for AssessmentCredited {
    fund_filled!();

    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        check_joins(self, books, self.fund.as_ref(), &self.assessment, self.amount)
    }
}

impl Rule for AssessmentWaived {
    fund_filled!();

    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        check_joins(self, books, self.fund.as_ref(), &self.assessment, self.amount)
    }
}

impl Rule for ReceivableWrittenOff {
    fund_filled!();

    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        check_joins(self, books, self.fund.as_ref(), &self.assessment, self.amount)
    }
}

impl Rule for PaymentPlanAgreed {
    /// Fills in nothing. The sum is compared once, when the plan is agreed: what is corrected later leaves it as it is.
    fn fill(&self, books: &Books, lookup: &dyn Lookup, context: &Context) -> Result<Option<Self>, Refusal> {
        let Some(currency) = books.funds.currency(&self.fund) else { return Ok(None) };
        let day = self.date.map_or(context.today, Span::last);
        let add = |sum: Amount, amount: Amount| sum.checked_add(amount).unwrap_or(sum);
        let sum = self.instalments.iter().fold(Amount::ZERO, |sum, part| add(sum, part.amount.amount));
        let covered = books.assessments.covered(&books.parties, self, day).into_iter();
        let left = covered.map(|id| {
            let left = books.timeline.track(&Bounded::Outstanding(id.clone()), currency, lookup).at(day);
            left.max(Amount::ZERO)
        });
        let outstanding = left.fold(Amount::ZERO, add);
        let money = |amount| Money { currency, amount }.written();
        if sum <= outstanding {
            return Ok(None);
        }
        Err(Refusal::PlanAboveOutstanding { sum: money(sum), on: day, outstanding: money(outstanding) })
    }

    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
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
