//! Assessments: what a member must pay to a fund for a period, and what takes it off again.
//!
//! Four things lower what is still expected, and they are not the same: a **credit** (a surplus or an offset given to the member), a **waiver**
//! (a body that decides releases the member), a **payment** (see [`contribution`](crate::event::contribution)), and a **write-off**, by which the books stop
//! counting on it. After a write-off the member owes what it owed: only the other three change what is outstanding.

use crate::event::field::{AtLeastOne, Filled, List, New, pairs, words};
use crate::event::pledge::Instalment;
use crate::event::{Fact, fact};
use crate::value::days::{Day, Period};
use crate::value::ids::{AssessmentId, DecisionId, DocumentId, FundId, PartyId, PlanId, ScaleId};
use crate::value::money::{Amount, Money, Share};
use crate::value::text::Text;

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

    const MOVES_MONEY: bool = true;
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

    const MOVES_MONEY: bool = true;
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

    const MOVES_MONEY: bool = true;
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
}
