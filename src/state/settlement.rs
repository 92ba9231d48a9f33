//! The state of an assessment, and of an instalment of a payment plan: the one word for it, from its figures. Every view
//! and row uses this word.
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

use std::collections::BTreeMap;

use crate::event::field::words;
use crate::value::days::Day;
use crate::value::money::{Amount, Money};

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

impl Settlement {
    /// Returns whether nothing is outstanding.
    #[must_use]
    pub const fn is_settled(self) -> bool {
        !matches!(self, Self::Open | Self::Reduced | Self::PartPaid | Self::WrittenOff)
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

words! {
    /// The state of an instalment of a payment plan.
    pub enum Followed {
        /// Paid in full by its last day.
        Kept = "kept",
        /// Paid in full after its last day.
        Late = "paid late",
        /// Its last day has passed, and it is not paid in full.
        Missed = "missed",
        /// To be paid by a day that has not passed, or that is not stated.
        Due = "due",
    }
}

/// Spreads payments over the instalments of a plan, the oldest first: returns the paid amount of each, and its state on a
/// day. Each instalment is given by its amount and its last day, in order; the payments by their day.
#[must_use]
pub fn followed(
    parts: &[(Amount, Option<Day>)],
    payments: &BTreeMap<Day, Money>,
    today: Day,
) -> Vec<(Amount, Followed)> {
    let mut payments = payments.range(..=today).map(|(day, money)| (*day, money.amount));
    let mut left: Option<(Day, Amount)> = None;
    let of_part = |(amount, by): &(Amount, Option<Day>)| {
        let (mut paid, mut paid_on) = (Amount::ZERO, None);
        while paid < *amount {
            let Some((day, rest)) = left.take().or_else(|| payments.next()) else { break };
            let missing = amount.checked_sub(paid).unwrap_or(Amount::ZERO);
            let used = rest.min(missing);
            paid = paid.checked_add(used).unwrap_or(paid);
            paid_on = Some(day);
            left = rest.checked_sub(used).filter(|rest| rest.is_positive()).map(|rest| (day, rest));
        }
        let is_past = |day: Day| by.is_some_and(|by| by < day);
        let state = match paid_on.filter(|_| paid == *amount) {
            Some(day) if is_past(day) => Followed::Late,
            Some(_) => Followed::Kept,
            None if is_past(today) => Followed::Missed,
            None => Followed::Due,
        };
        (paid, state)
    };
    parts.iter().map(of_part).collect()
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

    #[test]
    fn every_case_of_an_instalment_has_its_word() {
        use Followed::*;
        let day = |text: &str| text.parse::<Day>().unwrap();
        let parts = [("60.00", Some("2026-12-31")), ("40.00", Some("2027-12-31")), ("10.00", None)];
        let parts = parts.map(|(amount, by)| (amount.parse().unwrap(), by.map(day)));
        type Case<'a> = (&'a [(&'a str, &'a str)], &'a str, [(&'a str, Followed); 3]);
        let cases: [Case<'_>; 8] = [
            (&[], "2026-12-31", [("0", Due), ("0", Due), ("0", Due)]),
            (&[], "2027-01-01", [("0", Missed), ("0", Due), ("0", Due)]),
            (&[("2026-11-01", "59.99")], "2027-01-01", [("59.99", Missed), ("0", Due), ("0", Due)]),
            (&[("2026-11-01", "60.00")], "2027-01-01", [("60.00", Kept), ("0", Due), ("0", Due)]),
            (&[("2027-02-01", "60.00")], "2027-01-31", [("0", Missed), ("0", Due), ("0", Due)]),
            (&[("2027-02-01", "60.00")], "2027-02-01", [("60.00", Late), ("0", Due), ("0", Due)]),
            (
                &[("2026-11-01", "50.00"), ("2027-02-01", "50.00")],
                "2028-01-01",
                [("60.00", Late), ("40.00", Kept), ("0", Due)],
            ),
            (&[("2026-11-01", "200.00")], "2028-01-01", [("60.00", Kept), ("40.00", Kept), ("10.00", Kept)]),
        ];
        for (payments, today, states) in cases {
            let money = |amount: &str| format!("USD {amount}").parse().unwrap();
            let payments = payments.iter().map(|(on, amount)| (day(on), money(amount))).collect();
            let states = states.map(|(paid, state)| (paid.parse::<Amount>().unwrap(), state));
            assert_eq!(followed(&parts, &payments, day(today)), states, "{payments:?} on {today}");
        }
    }
}
