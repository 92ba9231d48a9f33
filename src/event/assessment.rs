//! Assessments: the amounts that members must pay to a fund for a period, and their reductions.
//!
//! Four facts lower the amount still expected, and differ: a **credit** (a surplus or an offset for the member), a
//! **waiver** (a body that decides releases the member), a **payment** (see
//! [`contribution`](crate::event::contribution)), and a **write-off**, after which the fund no longer counts on the
//! amount. A write-off leaves the member's debt unchanged: only the other three lower the amount outstanding.

use crate::event::fact::{Fact, fact};
use crate::event::field::{AtLeastOne, Breaks, Exception, Field, Filled, List, New, pairs, words};
use crate::event::pledge::Instalment;
use crate::value::days::{Day, Period, Span};
use crate::value::ids::{AssessmentId, DecisionId, DocumentId, FundId, PartyId, PlanId, ScaleId};
use crate::value::money::{Amount, Money, Share};
use crate::value::text::Text;

words! {
    /// The rounding of shares of a total to amounts of money.
    pub enum Rounding {
        /// Truncated; the units left over go to the members with the largest remainders, then by id: the amounts sum to
        /// the total.
        LargestRemainder = "largest-remainder",
        /// Each rounded by itself, half away from zero: the sum may differ from the total by some units.
        HalfUp = "half-up",
    }
}

pairs! {
    /// A member's share.
    pub struct MemberShare {
        /// The member.
        pub party: PartyId,
        /// Its share in per cent.
        pub share: Share,
    }

    impl Field for MemberShare {
        const VALUE: &'static str = "PARTY=PER-CENT";
        const EXAMPLE: &'static str = "honduras=2.5";
    }
}

fact! {
    /// Adopts the scale by which the members pay into a fund. Its value date is the day from which it holds.
    pub struct ScaleAdopted {
        /// The scale's id, for ever
        pub scale: New<ScaleId>,
        /// The fund
        pub fund: FundId,
        /// A member and its share in per cent; all shares together are 100
        pub shares: AtLeastOne<MemberShare>,
        /// The rounding of a share of a total to an amount
        pub rounding: Rounding,
        /// The decision that adopted it
        pub decision: Option<DecisionId>,
        /// The reason for reporting it although the decision that it takes is not on record
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ScaleAdopted {
        const TYPE: &'static str = "scale.adopted";
    }
}

impl ScaleAdopted {
    /// Looks up the share of a member.
    #[must_use]
    pub fn share(&self, party: &PartyId) -> Option<Share> {
        self.shares.iter().find(|share| share.party == *party).map(|share| share.share)
    }

    /// Computes a member's part of a total, in a currency with `places` decimal places; `None` if it has no share.
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
    pub struct AssessmentIssued {
        /// The assessment's id, for ever
        pub assessment: New<AssessmentId>,
        /// The fund
        pub fund: FundId,
        /// The member
        pub party: PartyId,
        /// The period: a year (2018), a half (2018-40), a month (2018-07), or two of them (2018-07/2019-06)
        pub period: Period,
        /// The scale by which it was assessed
        pub scale: Option<ScaleId>,
        /// The total that all members pay under the scale
        pub total: Option<Money>,
        /// The amount that this member pays; left out, its share of the total
        pub amount: Filled<Money>,
        /// The last day on which it is paid in time
        pub due: Day,
        /// The day on which it becomes an asset of the fund; left out, it follows from the fund's policy
        pub recognised: Filled<Day>,
        /// The certificate by which it is carried over from before this ledger
        pub brought_forward: Option<DocumentId>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for AssessmentIssued {
        const TYPE: &'static str = "assessment.issued";
        const MOVES_MONEY: bool = true;
    }
}

fact! {
    /// Credits a member: takes an amount off what it was assessed, because a surplus is shared out or something is
    /// offset.
    pub struct AssessmentCredited {
        /// The assessment
        pub assessment: AssessmentId,
        /// The amount
        pub amount: Money,
        /// The reason
        pub reason: Text,
        /// The fund; it is the assessment's
        pub fund: Filled<FundId>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for AssessmentCredited {
        const TYPE: &'static str = "assessment.credited";
        const MOVES_MONEY: bool = true;
    }
}

fact! {
    /// Releases a member from paying an amount, by a decision of a body that decides.
    pub struct AssessmentWaived {
        /// The assessment
        pub assessment: AssessmentId,
        /// The amount
        pub amount: Money,
        /// The decision that waives it
        pub decision: Option<DecisionId>,
        /// The fund; it is the assessment's
        pub fund: Filled<FundId>,
        /// The reason for reporting it although the decision that it takes is not on record
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for AssessmentWaived {
        const TYPE: &'static str = "assessment.waived";
        const MOVES_MONEY: bool = true;
    }
}

fact! {
    /// Writes an amount off: the books no longer count on it. What the member owes stays as it was; only a waiver
    /// changes it.
    pub struct ReceivableWrittenOff {
        /// The assessment
        pub assessment: AssessmentId,
        /// The amount
        pub amount: Money,
        /// The reason
        pub reason: Text,
        /// The decision that allows it, if there is one
        pub decision: Option<DecisionId>,
        /// The fund; it is the assessment's
        pub fund: Filled<FundId>,
        /// The reason for reporting it although the decision that it takes is not on record
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ReceivableWrittenOff {
        const TYPE: &'static str = "receivable.written_off";
        const MOVES_MONEY: bool = true;
    }
}

fact! {
    /// Agrees with a member by when it pays what is outstanding. A later plan of the same member and fund replaces it.
    pub struct PaymentPlanAgreed {
        /// The plan's id, for ever
        pub plan: New<PlanId>,
        /// The member
        pub party: PartyId,
        /// The fund
        pub fund: FundId,
        /// A part, and by when it is paid
        pub instalments: AtLeastOne<Instalment>,
        /// An assessment that it covers
        pub covers: List<AssessmentId>,
        /// The document that states it
        pub agreement: Option<DocumentId>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for PaymentPlanAgreed {
        const TYPE: &'static str = "payment_plan.agreed";
    }
}
