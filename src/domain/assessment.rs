//! Assessments: what a member must pay to a fund for a period, and what takes it off again.
//!
//! Four things lower what is still expected, and they are not the same: a **credit** (a surplus or an offset given to the member), a **waiver**
//! (a body that decides releases the member), a **payment** (see [`contribution`](crate::domain::contribution)), and a **write-off**, by which the books stop
//! counting on it. After a write-off the member owes what it owed: only the other three change what is outstanding.

use crate::books::{Books, Lookup};
use crate::domain::field::{AtLeastOne, Filled, List, New, pairs, words};
use crate::domain::fund::{Recognition, check_kept_in, check_same_fund};
use crate::domain::pledge::Instalment;
use crate::domain::{Fact, Now, Shape, fact};
use crate::ids::{AssessmentId, DecisionId, DocumentId, FundId, Id as _, PartyId, PlanId, ScaleId};
use crate::money::{Amount, Money, Share};
use crate::refusal::Refusal;
use crate::text::Text;
use crate::when::{Day, Period};

words! {
    /// How shares of a total become amounts of money.
    Rounding {
        /// Cut off, and the units that are left go to those whose cut was largest, then by id: the amounts sum to the total.
        LargestRemainder "largest-remainder",
        /// Each rounded by itself, a half away from zero: the amounts may miss the total by some units.
        HalfUp "half-up",
    }
}

pairs! {
    /// A member's share.
    MemberShare {
        /// The member.
        party: PartyId,
        /// Its share in per cent.
        share: Share
    } "PARTY=PER-CENT" "honduras=2.5"
}

fact! {
    /// Adopts the scale by which the members pay into a fund. Its value date is the day from which it holds.
    ScaleAdopted {
        /// The scale's id, for ever
        scale: New<ScaleId>,
        /// The fund
        fund: FundId,
        /// A member and its share in per cent; all shares together are 100
        shares: AtLeastOne<MemberShare>,
        /// How a share of a total becomes an amount
        rounding: Rounding,
        /// The decision that adopted it
        decision: Option<DecisionId>,
    }
}

impl Fact for ScaleAdopted {
    const TYPE: &'static str = "scale.adopted";

    fn check(&self, _: &Books, _: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
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

impl ScaleAdopted {
    /// A member's share, if it has one.
    #[must_use]
    pub fn share(&self, party: &PartyId) -> Option<Share> {
        self.shares.iter().find(|share| share.party == *party).map(|share| share.share)
    }

    /// What a member pays of a total, in a currency of so many decimal places; `None` where it has no share.
    #[must_use]
    pub fn amount(&self, party: &PartyId, total: Amount, places: u32) -> Option<Amount> {
        match self.rounding {
            Rounding::HalfUp => total.per_cent(self.share(party)?, places),
            Rounding::LargestRemainder => {
                let cut: Option<Vec<_>> = self
                    .shares
                    .iter()
                    .map(|share| total.per_cent_down(share.share, places).map(|cut| (cut, &share.party)))
                    .collect();
                let cut = cut?;
                let sum = cut.iter().try_fold(Amount::ZERO, |sum, ((amount, _), _)| sum.checked_add(*amount))?;
                let ((amount, rest), _) = *cut.iter().find(|(_, member)| *member == party)?;
                let is_before = |((_, other), member): &&((Amount, Amount), &PartyId)| {
                    *other > rest || (*other == rest && *member < party)
                };
                let (unit, mut left) = (Amount::smallest(places), total.checked_sub(sum)?);
                for _ in cut.iter().filter(is_before) {
                    if left >= unit {
                        left = left.checked_sub(unit)?;
                    }
                }
                if left >= unit { amount.checked_add(unit) } else { Some(amount) }
            }
        }
    }
}

fact! {
    /// Says what a member must pay to a fund for a period. The amount is given, or follows from a scale and its total.
    AssessmentIssued {
        /// The assessment's id, for ever
        assessment: New<AssessmentId>,
        /// The fund
        fund: FundId,
        /// The member
        party: PartyId,
        /// The period: a year (2018), a half (2018-40), a month (2018-07), or two of them (2018-07/2019-06)
        period: Period,
        /// The scale by which it was assessed
        scale: Option<ScaleId>,
        /// What all members pay together under the scale
        total: Option<Money>,
        /// What this member pays; left out, it is its share of the total
        amount: Filled<Money>,
        /// The last day on which it is paid in time
        due: Day,
        /// The day on which it becomes an asset of the fund; left out, it follows from the fund's policy
        recognised: Filled<Day>,
        /// The certificate by which it is carried over from before this ledger
        brought_forward: Option<DocumentId>,
    }
}

impl Fact for AssessmentIssued {
    const TYPE: &'static str = "assessment.issued";
    const MOVES_MONEY: bool = true;

    fn fill(&self, books: &Books, _: &dyn Lookup, _: &Now) -> Result<Option<Self>, Refusal> {
        let mut filled = self.clone();
        match *filled.amount {
            Some(amount) => self.check_is_share(books, amount)?,
            None => {
                let share = self.share(books)?.ok_or_else(|| Refusal::NotAssessed { party: self.party.clone() })?;
                filled.amount = share.into();
            }
        }
        if filled.recognised.is_none() {
            let policy = books.funds.policy(&self.fund).and_then(|policy| policy.recognised);
            let issued = self.date.map(|date| date.last());
            filled.recognised = Filled(match policy {
                Some(Recognition::Due) => Some(self.due),
                Some(Recognition::PeriodStart) => Some(self.period.first()),
                Some(Recognition::Issue) | None => issued,
            });
        }
        Ok(Some(filled))
    }

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
        if let Some(amount) = *self.amount {
            check_kept_in(books, &self.fund, amount)?;
        }
        self.check_member(books)?;
        match books.assessments.assessed(&books.parties, &self.fund, &self.party, &self.period) {
            None => Ok(()),
            Some(assessment) => Err(Refusal::AssessedTwice {
                party: self.party.clone(),
                fund: self.fund.clone(),
                period: self.period.clone(),
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
        let Some(scale) = books.assessments.scales.begun(id) else { return Ok(None) };
        check_same_fund(id.thing(), &scale.fund, &self.fund)?;
        let places = books.recorders.places(total.currency);
        if scale.share(&self.party).is_none() {
            return Err(Refusal::NotOnScale { party: self.party.clone(), scale: id.clone() });
        }
        let amount = scale.amount(&self.party, total.amount, places);
        amount.map(|amount| Some(total.with(amount))).ok_or(Refusal::AmountTooLarge { amount: total })
    }

    /// An amount that is given is the share, where a scale is named. What is filled in is not worked out a second time.
    fn check_is_share(&self, books: &Books, amount: Money) -> Result<(), Refusal> {
        check_kept_in(books, &self.fund, amount)?;
        match self.share(books)?.filter(|expected| *expected != amount) {
            Some(expected) => Err(Refusal::NotTheShare { party: self.party.clone(), amount, expected }),
            None => Ok(()),
        }
    }

    /// A member is assessed for a period of which it was a member at least one day.
    fn check_member(&self, books: &Books) -> Result<(), Refusal> {
        let Some(of) = books.funds.owner(&self.fund) else { return Ok(()) };
        if books.parties.is_member(&self.party, of, &self.period) {
            return Ok(());
        }
        Err(Refusal::NotAMember { party: self.party.clone(), of: of.clone(), period: self.period.clone() })
    }
}

/// What holds for whatever is taken off an assessment, or written off it: its fund, its currency and its date.
fn check_joins<F: Shape>(
    fact: &F,
    books: &Books,
    fund: Option<&FundId>,
    assessment: &AssessmentId,
    amount: Money,
) -> Result<(), Refusal> {
    let Some(issued) = books.assessments.all.begun(assessment) else { return Ok(()) };
    if let Some(fund) = fund {
        check_same_fund(assessment.thing(), &issued.fund, fund)?;
    }
    check_kept_in(books, &issued.fund, amount)?;
    check_not_before(fact, assessment.thing(), issued.date)
}

/// Refuses more than is outstanding, and more than the books still count on: what was written off is taken back before it is paid.
pub fn check_outstanding(books: &Books, assessment: &AssessmentId, amount: Money) -> Result<(), Refusal> {
    let outstanding = amount.with(books.journal.outstanding(assessment, amount.currency));
    if amount.amount > outstanding.amount {
        return Err(Refusal::MoreThanOutstanding { assessment: assessment.clone(), amount, outstanding });
    }
    let counted_on = amount.with(books.journal.counted_on(assessment, amount.currency));
    if amount.amount <= counted_on.amount {
        return Ok(());
    }
    Err(Refusal::WrittenOff { assessment: assessment.clone(), amount, counted_on })
}

/// What joins something is dated no earlier than it.
pub fn check_not_before<F: Shape>(
    fact: &F,
    thing: crate::ids::Thing,
    its: Option<crate::when::Span>,
) -> Result<(), Refusal> {
    match (fact.date(), its) {
        (Some(date), Some(its)) if date.last() < its.last() => Err(Refusal::BeforeWhatItJoins { date, thing, its }),
        _ => Ok(()),
    }
}

/// A decision that takes effect: its forum approved, which only a body that decides can do.
pub fn check_approved(books: &Books, decision: &DecisionId) -> Result<(), Refusal> {
    let acts = books.meetings.acts(decision);
    if acts.contains(&crate::domain::meeting::Act::Approved) {
        return Ok(());
    }
    let acts = acts.iter().map(|act| act.word()).collect::<Vec<_>>().join(", ");
    Err(Refusal::NotApproved { decision: decision.clone(), acts })
}

/// The fund of an assessment.
fn fund_of(books: &Books, assessment: &AssessmentId) -> Filled<FundId> {
    Filled(books.assessments.all.begun(assessment).map(|issued| issued.fund.clone()))
}

macro_rules! fund_filled {
    () => {
        const MOVES_MONEY: bool = true;

        fn fill(&self, books: &Books, _: &dyn Lookup, _: &Now) -> Result<Option<Self>, Refusal> {
            let fund = if self.fund.is_none() { fund_of(books, &self.assessment) } else { self.fund.clone() };
            Ok(Some(Self { fund, ..self.clone() }))
        }
    };
}

fact! {
    /// Credits a member: takes an amount off what it was assessed, because a surplus is shared out or something is offset.
    AssessmentCredited {
        /// The assessment
        assessment: AssessmentId,
        /// How much
        amount: Money,
        /// Why
        reason: Text,
        /// The fund; it is the assessment's
        fund: Filled<FundId>,
    }
}

impl Fact for AssessmentCredited {
    const TYPE: &'static str = "assessment.credited";
    fund_filled!();

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
        check_joins(self, books, self.fund.as_ref(), &self.assessment, self.amount)?;
        check_outstanding(books, &self.assessment, self.amount)
    }
}

fact! {
    /// Releases a member from paying an amount, by a decision of a body that decides.
    AssessmentWaived {
        /// The assessment
        assessment: AssessmentId,
        /// How much
        amount: Money,
        /// The decision that waives it: one that approves
        decision: DecisionId,
        /// The fund; it is the assessment's
        fund: Filled<FundId>,
    }
}

impl Fact for AssessmentWaived {
    const TYPE: &'static str = "assessment.waived";
    fund_filled!();

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
        check_joins(self, books, self.fund.as_ref(), &self.assessment, self.amount)?;
        check_outstanding(books, &self.assessment, self.amount)?;
        check_approved(books, &self.decision)
    }
}

fact! {
    /// Writes an amount off: the books no longer count on it. What the member owes stays as it was; only a waiver changes it.
    ReceivableWrittenOff {
        /// The assessment
        assessment: AssessmentId,
        /// How much
        amount: Money,
        /// Why
        reason: Text,
        /// The fund; it is the assessment's
        fund: Filled<FundId>,
    }
}

impl Fact for ReceivableWrittenOff {
    const TYPE: &'static str = "receivable.written_off";
    fund_filled!();

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
        check_joins(self, books, self.fund.as_ref(), &self.assessment, self.amount)?;
        let left = books.journal.counted_on(&self.assessment, self.amount.currency);
        if self.amount.amount <= left {
            return Ok(());
        }
        let left = self.amount.with(left);
        Err(Refusal::MoreThanCountedOn { assessment: self.assessment.clone(), amount: self.amount, left })
    }
}

fact! {
    /// Agrees with a member by when it pays what is outstanding. A later plan of the same member and fund replaces it.
    PaymentPlanAgreed {
        /// The plan's id, for ever
        plan: New<PlanId>,
        /// The member
        party: PartyId,
        /// The fund
        fund: FundId,
        /// A part, and by when it is paid
        instalments: AtLeastOne<Instalment>,
        /// An assessment that it covers
        covers: List<AssessmentId>,
        /// The document that states it
        agreement: Option<DocumentId>,
    }
}

impl Fact for PaymentPlanAgreed {
    const TYPE: &'static str = "payment_plan.agreed";

    fn check(&self, books: &Books, _: &dyn Lookup, _: &Now) -> Result<(), Refusal> {
        self.instalments.iter().try_for_each(|part| check_kept_in(books, &self.fund, part.amount))?;
        self.covers.iter().try_for_each(|assessment| {
            let Some(issued) = books.assessments.all.begun(assessment) else { return Ok(()) };
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
