//! The state of an assessment: the one word for it, from its figures. Every view and row uses this word.
//!
//! | word | meaning |
//! |---|---|
//! | `open` | nothing was paid, credited or waived |
//! | `reduced` | something was credited or waived, nothing was paid, and something is outstanding |
//! | `part paid` | something was paid, and something is outstanding |
//! | `written off` | all that is outstanding was written off; the member still owes it |
//! | `paid in full` | nothing is outstanding, and all of it was paid |
//! | `settled by …` | nothing is outstanding: by waiver, by credit, or by these and payment together |
//! | `overpaid` | more was paid, credited and waived than was assessed |

use crate::event::field::words;
use crate::value::money::Amount;

words! {
    /// The state of an assessment.
    pub enum Settlement {
        /// Nothing was paid, credited or waived.
        Open = "open",
        /// Something was credited or waived, and nothing paid.
        Reduced = "reduced",
        /// Something was paid, and something is outstanding.
        PartPaid = "part paid",
        /// All that is outstanding was written off; the member still owes it.
        WrittenOff = "written off",
        /// All of it was paid.
        PaidInFull = "paid in full",
        /// All of it was waived.
        ByWaiver = "settled by waiver",
        /// All of it was credited.
        ByCredit = "settled by credit",
        /// Settled by both.
        ByWaiverAndCredit = "settled by waiver and credit",
        /// Settled by both.
        ByPaymentAndWaiver = "settled by payment and waiver",
        /// Settled by both.
        ByPaymentAndCredit = "settled by payment and credit",
        /// Settled by all three.
        ByPaymentWaiverAndCredit = "settled by payment, waiver and credit",
        /// More was paid, credited and waived than was assessed.
        Overpaid = "overpaid",
    }
}

/// The figures from which the word follows, each above zero or zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AssessmentFigures {
    /// Assessed.
    pub assessed: Amount,
    /// Credited: a surplus or an offset.
    pub credited: Amount,
    /// Waived by a body that decides.
    pub waived: Amount,
    /// Written off; still owed.
    pub written_off: Amount,
    /// Paid.
    pub applied: Amount,
}

impl AssessmentFigures {
    /// Returns the amount outstanding: assessed less credited, waived and applied.
    #[must_use]
    pub fn outstanding(&self) -> Amount {
        let less = [self.credited, self.waived, self.applied];
        less.into_iter().fold(self.assessed, |left, part| left.checked_sub(part).unwrap_or(left))
    }

    /// Returns the word. It is total: every combination of figures has one.
    #[must_use]
    pub fn state(&self) -> Settlement {
        let outstanding = self.outstanding();
        let [paid, waived, credited] = [self.applied, self.waived, self.credited].map(Amount::is_positive);
        if outstanding.is_negative() {
            return Settlement::Overpaid;
        }
        if outstanding.is_positive() {
            return match () {
                () if self.written_off >= outstanding => Settlement::WrittenOff,
                () if paid => Settlement::PartPaid,
                () if waived || credited => Settlement::Reduced,
                () => Settlement::Open,
            };
        }
        match (paid, waived, credited) {
            // Of nothing assessed, nothing is left to pay.
            (true | false, false, false) => Settlement::PaidInFull,
            (false, true, false) => Settlement::ByWaiver,
            (false, false, true) => Settlement::ByCredit,
            (false, true, true) => Settlement::ByWaiverAndCredit,
            (true, true, false) => Settlement::ByPaymentAndWaiver,
            (true, false, true) => Settlement::ByPaymentAndCredit,
            (true, true, true) => Settlement::ByPaymentWaiverAndCredit,
        }
    }

    /// Returns the word for several assessments together; `None` for none. One that is open keeps the others from being
    /// settled, even where another one is overpaid by as much.
    #[must_use]
    pub fn state_of_all(all: &[Self]) -> Option<Settlement> {
        let sum = all.iter().copied().reduce(Self::plus)?;
        let is_owed = |one: &&Self| one.outstanding().is_positive();
        match all.iter().find(is_owed) {
            Some(open) if !sum.outstanding().is_positive() => {
                Some(if sum.applied.is_positive() { Settlement::PartPaid } else { open.state() })
            }
            _ => Some(sum.state()),
        }
    }

    fn plus(self, other: Self) -> Self {
        let add = |a: Amount, b: Amount| a.checked_add(b).unwrap_or(a);
        Self {
            assessed: add(self.assessed, other.assessed),
            credited: add(self.credited, other.credited),
            waived: add(self.waived, other.waived),
            written_off: add(self.written_off, other.written_off),
            applied: add(self.applied, other.applied),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(all: [&str; 5]) -> AssessmentFigures {
        let [assessed, credited, waived, written_off, applied] = all.map(|text| text.parse().unwrap());
        AssessmentFigures { assessed, credited, waived, written_off, applied }
    }

    #[test]
    fn every_case_of_an_assessment_has_its_word() {
        use Settlement::*;
        for (all, word) in [
            // Assessed, credited, waived, written off, applied.
            (["100.00", "0", "0", "0", "0"], Open),
            (["100.00", "30.00", "0", "0", "0"], Reduced),
            (["100.00", "0", "30.00", "0", "0"], Reduced),
            (["100.00", "30.00", "30.00", "0", "0"], Reduced),
            (["100.00", "0", "0", "0", "99.99"], PartPaid),
            (["100.00", "30.00", "0", "0", "30.00"], PartPaid),
            (["100.00", "0", "30.00", "0", "30.00"], PartPaid),
            (["100.00", "10.00", "10.00", "0", "10.00"], PartPaid),
            (["100.00", "0", "0", "99.99", "0"], Open),
            (["100.00", "0", "0", "100.00", "0"], WrittenOff),
            (["100.00", "0", "0", "60.00", "40.00"], WrittenOff),
            (["100.00", "0", "0", "59.99", "40.00"], PartPaid),
            (["100.00", "40.00", "0", "60.00", "0"], WrittenOff),
            (["100.00", "0", "0", "0", "100.00"], PaidInFull),
            (["100.00", "0", "0", "20.00", "100.00"], PaidInFull),
            (["100.00", "0", "100.00", "0", "0"], ByWaiver),
            (["100.00", "100.00", "0", "0", "0"], ByCredit),
            (["100.00", "40.00", "60.00", "0", "0"], ByWaiverAndCredit),
            (["100.00", "0", "40.00", "0", "60.00"], ByPaymentAndWaiver),
            (["100.00", "40.00", "0", "0", "60.00"], ByPaymentAndCredit),
            (["100.00", "20.00", "20.00", "0", "60.00"], ByPaymentWaiverAndCredit),
            (["100.00", "0", "0", "0", "100.01"], Overpaid),
            (["100.00", "0", "60.00", "0", "60.00"], Overpaid),
            (["100.00", "100.01", "0", "0", "0"], Overpaid),
            (["0.00", "0", "0", "0", "0"], PaidInFull),
        ] {
            assert_eq!(figures(all).state(), word, "{all:?}");
            assert_eq!(AssessmentFigures::state_of_all(&[figures(all)]), Some(word), "{all:?}");
        }
    }

    #[test]
    fn an_overpaid_assessment_does_not_settle_another_one() {
        let [open, over] = [["100.00", "0", "0", "0", "0"], ["100.00", "0", "0", "0", "200.00"]].map(figures);
        let paid = figures(["100.00", "0", "0", "0", "100.00"]);
        let waived = figures(["100.00", "0", "100.00", "0", "0"]);
        for (all, word) in [
            (&[][..], None),
            (&[open, over], Some(Settlement::PartPaid)),
            (&[paid, over], Some(Settlement::Overpaid)),
            (&[paid, waived], Some(Settlement::ByPaymentAndWaiver)),
            (&[paid, open], Some(Settlement::PartPaid)),
            (&[waived, open], Some(Settlement::Reduced)),
        ] {
            assert_eq!(AssessmentFigures::state_of_all(all), word, "{all:?}");
        }
    }
}
