//! Assessments: the amounts that members must pay to a fund for a period, and what changes them.
//!
//! One record assesses all members of a scale ([`ScaleApplied`]); a member that joins later is assessed by amount. From
//! then on, one member's assessment is raised by a **supplement** or lowered by a **reduction**: what was assessed is
//! another amount. Four facts lower the amount still expected, and differ: a **credit** (a surplus or an offset for the
//! member), a **waiver** (a body that decides releases the member), a **payment** (see
//! [`contribution`](crate::event::contribution)), and a **write-off**, after which the fund no longer counts on the
//! amount. A write-off leaves the member's debt unchanged: only the other three lower the amount outstanding. What the
//! member pays after all is first **reinstated**.

use crate::event::fact::{Fact, fact};
use crate::event::field::{AtLeastOne, Breaks, Exception, Field, Filled, List, New, pairs, words};
use crate::event::pledge::Instalment;
use crate::value::days::{Day, Period, Span};
use crate::value::ids::{
    AssessmentId, ContributionId, DecisionId, DocumentId, FundId, PartyId, PlanId, RunId, ScaleId,
};
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

    /// Computes each member's part of a total, in a currency with `places` decimal places, in any order; `None` if an amount
    /// is too large. The shares of members that are one party by now are added first; `now` names that party.
    #[must_use]
    pub fn amounts<'a>(
        &'a self,
        total: Amount,
        places: u32,
        now: impl Fn(&'a PartyId) -> &'a PartyId,
    ) -> Option<Vec<(&'a PartyId, Amount)>> {
        let mut shares: Vec<(&PartyId, Share)> = self.shares.iter().map(|one| (now(&one.party), one.share)).collect();
        if shares.iter().zip(self.shares.iter()).any(|((party, _), one)| !std::ptr::eq(*party, &raw const one.party)) {
            shares.sort_by_key(|(party, _)| *party);
            let of_one = |shares: &[(&'a PartyId, Share)]| {
                let sum = shares.iter().try_fold(Share::NOTHING, |sum, (_, share)| sum.checked_add(*share));
                Some((shares.first()?.0, sum?))
            };
            shares = shares.chunk_by(|(a, _), (b, _)| a == b).map(of_one).collect::<Option<_>>()?;
        }
        match self.rounding {
            Rounding::HalfUp => {
                shares.into_iter().map(|(party, share)| Some((party, total.per_cent(share, places)?))).collect()
            }
            Rounding::LargestRemainder => total.apportion(&shares, places),
        }
    }
}

pairs! {
    /// What a member must pay in a run.
    pub struct MemberAmount {
        /// The assessment: the run and the member.
        pub assessment: New<AssessmentId>,
        /// The amount.
        pub amount: Money,
    }

    impl Field for MemberAmount {
        const VALUE: &'static str = "'RUN/PARTY=USD 100.00'";
        const EXAMPLE: &'static str = "'dues-2018/honduras=USD 100.00'";
        const DEFINES: bool = true;
    }
}

fact! {
    /// Assesses all members of a scale at once: says what each must pay to a fund for a period. It is
    /// assessment:RUN/PARTY. The shares of members that are one party by now are added.
    pub struct ScaleApplied {
        /// The run: the first part of the ids of its assessments, for ever
        pub run: RunId,
        /// The fund
        pub fund: FundId,
        /// The period: a year (2018), a half (2018-40), a month (2018-07), or two of them (2018-07/2019-06)
        pub period: Period,
        /// The scale
        pub scale: ScaleId,
        /// The total that it divides
        pub total: Money,
        /// The last day on which it is paid in time
        pub due: Day,
        /// The day on which it becomes income of the fund; left out, it follows from the fund's policy
        pub recognised: Filled<Day>,
        /// A member's assessment and its amount; left out, its share of the total
        pub amounts: Filled<AtLeastOne<MemberAmount>>,
        /// What the rounding of half-up leaves of the total; below zero if the amounts sum to more
        pub left: Filled<Amount>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ScaleApplied {
        const TYPE: &'static str = "scale.applied";
        const MOVES_MONEY: bool = true;
    }
}

impl ScaleApplied {
    /// Lists the assessments that it issues.
    pub fn issued(&self) -> impl Iterator<Item = AssessmentIssued> {
        let amounts = self.amounts.iter().flat_map(|amounts| amounts.iter());
        amounts.filter_map(|MemberAmount { assessment, amount }| {
            Some(AssessmentIssued {
                assessment: assessment.clone(),
                fund: self.fund.clone(),
                party: assessment.0.member()?,
                period: self.period,
                scale: Some(self.scale.clone()),
                total: Some(self.total),
                amount: (*amount).into(),
                due: self.due,
                recognised: self.recognised.clone(),
                brought_forward: None,
                date: self.date,
                inferred: self.inferred.clone(),
            })
        })
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
        /// The day on which it becomes income of the fund; left out, it follows from the fund's policy
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
    /// Raises one member's assessment: it must pay more for the period than it was assessed.
    pub struct AssessmentSupplemented {
        /// The assessment
        pub assessment: AssessmentId,
        /// The amount that is added
        pub amount: Money,
        /// The reason
        pub reason: Text,
        /// The fund; it is the assessment's
        pub fund: Filled<FundId>,
        /// The day on which it becomes income of the fund; it is the assessment's
        pub recognised: Filled<Day>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for AssessmentSupplemented {
        const TYPE: &'static str = "assessment.supplemented";
        const MOVES_MONEY: bool = true;
    }
}

fact! {
    /// Lowers one member's assessment: it must pay less for the period than it was assessed.
    pub struct AssessmentReduced {
        /// The assessment
        pub assessment: AssessmentId,
        /// The amount that is taken off
        pub amount: Money,
        /// The reason
        pub reason: Text,
        /// The fund; it is the assessment's
        pub fund: Filled<FundId>,
        /// The day on which it becomes income of the fund; it is the assessment's
        pub recognised: Filled<Day>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for AssessmentReduced {
        const TYPE: &'static str = "assessment.reduced";
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
    /// Credits a member beyond its assessments: the fund owes it the amount, as if it had paid it in advance. It is applied or
    /// returned as a contribution.
    pub struct CreditGranted {
        /// The credit's id among the contributions, for ever
        pub contribution: New<ContributionId>,
        /// The fund
        pub fund: FundId,
        /// The member
        pub party: PartyId,
        /// The amount
        pub amount: Money,
        /// The reason
        pub reason: Text,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for CreditGranted {
        const TYPE: &'static str = "credit.granted";
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
    /// Counts again on an amount that was written off, because it is being paid after all.
    pub struct ReceivableReinstated {
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

    impl Fact for ReceivableReinstated {
        const TYPE: &'static str = "receivable.reinstated";
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
