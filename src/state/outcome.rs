//! The outcome of a pledge: the one word for it, from its figures. Every view, filter and row uses this word.
//!
//! | word | meaning |
//! |---|---|
//! | `open` | nothing of it is on record |
//! | `part received` | less money than was pledged |
//! | `received` | the money that was pledged, and no other role is left |
//! | `more than pledged` | more money than was pledged |
//! | `some received` | money, and no source states how much was pledged |
//! | `part fulfilled` | some of its roles: money, or another one |
//! | `fulfilled` | all of its roles, and another one than money is among them |
//! | `withdrawn` | it was withdrawn, whatever was received before |
//!
//! Nothing on record is not a failure: a pledge whose time has passed is still `open`, and the report says since when.

use crate::event::field::words;
use crate::value::money::{Amount, Money};

words! {
    /// The outcome of a pledge.
    pub enum Outcome {
        /// Nothing of it is on record.
        Open = "open",
        /// Less money than was pledged.
        PartReceived = "part received",
        /// The money that was pledged.
        Received = "received",
        /// More money than was pledged.
        MoreThanPledged = "more than pledged",
        /// Money, and how much was pledged is not stated.
        SomeReceived = "some received",
        /// Some of its roles.
        PartFulfilled = "part fulfilled",
        /// All of its roles, another one than money among them.
        Fulfilled = "fulfilled",
        /// It was withdrawn.
        Withdrawn = "withdrawn",
    }
}

/// The figures from which the word follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PledgeFigures {
    /// The amount pledged, if any source states it.
    pub pledged: Option<Amount>,
    /// The amount received, in the same currency; in any, if no amount is stated.
    pub received: Amount,
    /// True if money is among its roles.
    pub is_money: bool,
    /// The number of its roles other than money.
    pub others: usize,
    /// The number of these that were fulfilled.
    pub fulfilled: usize,
    /// True if it was withdrawn.
    pub is_withdrawn: bool,
}

impl PledgeFigures {
    /// Returns the word. It is total: every combination of figures has one.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let Self { pledged, received, is_money, others, fulfilled, is_withdrawn } = *self;
        let of_money = match pledged {
            _ if is_withdrawn => return Outcome::Withdrawn,
            None if !is_money && !received.is_positive() => None,
            _ if !received.is_positive() => Some(Outcome::Open),
            None => Some(Outcome::SomeReceived),
            Some(pledged) if received < pledged => Some(Outcome::PartReceived),
            Some(pledged) if received == pledged => Some(Outcome::Received),
            Some(_) => return Outcome::MoreThanPledged,
        };
        let of_others = match fulfilled {
            _ if others == 0 => None,
            0 => Some(Outcome::Open),
            _ if fulfilled < others => Some(Outcome::PartFulfilled),
            _ => Some(Outcome::Fulfilled),
        };
        match (of_money, of_others) {
            (None, None) | (Some(Outcome::Open), Some(Outcome::Open)) => Outcome::Open,
            (Some(word), None) | (None, Some(word)) => word,
            (Some(Outcome::Received), Some(Outcome::Fulfilled)) => Outcome::Fulfilled,
            (Some(_), Some(_)) => Outcome::PartFulfilled,
        }
    }

    /// Returns what is still open of the amount pledged: nothing once it is withdrawn.
    #[must_use]
    pub fn open(&self) -> Option<Amount> {
        let left = self.left()?;
        Some(if self.is_withdrawn { zero(left) } else { left })
    }

    /// Returns what a withdrawal releases: the amount pledged and not received.
    #[must_use]
    pub fn released(&self) -> Option<Amount> {
        let left = self.left()?;
        Some(if self.is_withdrawn { left } else { zero(left) })
    }

    fn left(&self) -> Option<Amount> {
        let left = self.pledged?.checked_sub(self.received)?;
        Some(if left.is_negative() { zero(left) } else { left })
    }
}

/// Zero, with as many decimal places as an amount.
fn zero(of: Amount) -> Amount {
    of.checked_sub(of).unwrap_or(Amount::ZERO)
}

words! {
    /// The state of an instalment of a pledge.
    pub enum InstalmentState {
        /// Paid in full.
        Paid = "paid",
        /// To be paid by a day that has not passed, or that is not stated.
        Due = "due",
        /// Its last day has passed.
        Late = "late",
        /// Released by the withdrawal of the pledge.
        Released = "released",
    }
}

/// Spreads what was received over instalments, the oldest first: returns the paid amount of each, and its state. Each is
/// given by its amount, and by whether its last day has passed.
#[must_use]
pub fn instalments(parts: &[(Money, bool)], received: Amount, is_withdrawn: bool) -> Vec<(Amount, InstalmentState)> {
    let mut left = received;
    let spread = parts.iter().map(|(due, is_past)| {
        let paid = if left.is_positive() { due.amount.min(left) } else { zero(due.amount) };
        left = left.checked_sub(paid).unwrap_or(Amount::ZERO);
        let state = match () {
            () if paid == due.amount => InstalmentState::Paid,
            () if is_withdrawn => InstalmentState::Released,
            () if *is_past => InstalmentState::Late,
            () => InstalmentState::Due,
        };
        (paid, state)
    });
    spread.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        text.parse().unwrap()
    }

    /// Every case: the amount pledged, the amount received, whether money is among the roles, the other roles and how
    /// many of them were fulfilled.
    #[test]
    fn every_case_of_a_pledge_has_its_word() {
        use Outcome::*;
        let (none, full) = (None, Some("100.00"));
        for (pledged, received, is_money, others, fulfilled, word) in [
            // No money, and no other role: nothing is promised that could be told.
            (none, "0.00", false, 0, 0, Open),
            // Money alone.
            (none, "0.00", true, 0, 0, Open),
            (none, "0.01", true, 0, 0, SomeReceived),
            (none, "0.01", false, 0, 0, SomeReceived),
            (full, "0.00", true, 0, 0, Open),
            (full, "0.00", false, 0, 0, Open),
            (full, "0.01", true, 0, 0, PartReceived),
            (full, "99.99", true, 0, 0, PartReceived),
            (full, "100", true, 0, 0, Received),
            (full, "100.01", true, 0, 0, MoreThanPledged),
            // Other roles alone.
            (none, "0.00", false, 2, 0, Open),
            (none, "0.00", false, 2, 1, PartFulfilled),
            (none, "0.00", false, 2, 2, Fulfilled),
            (none, "0.00", false, 1, 1, Fulfilled),
            // Both.
            (full, "0.00", true, 2, 0, Open),
            (none, "0.00", true, 1, 0, Open),
            (full, "0.00", true, 2, 1, PartFulfilled),
            (full, "0.00", true, 2, 2, PartFulfilled),
            (full, "40.00", true, 2, 0, PartFulfilled),
            (full, "40.00", true, 2, 2, PartFulfilled),
            (full, "100.00", true, 2, 0, PartFulfilled),
            (full, "100.00", true, 2, 1, PartFulfilled),
            (full, "100.00", true, 2, 2, Fulfilled),
            (full, "100.01", true, 2, 0, MoreThanPledged),
            (none, "40.00", true, 2, 0, PartFulfilled),
            (none, "40.00", true, 2, 2, PartFulfilled),
        ] {
            let figures = PledgeFigures {
                pledged: pledged.map(amount),
                received: amount(received),
                is_money,
                others,
                fulfilled,
                is_withdrawn: false,
            };
            assert_eq!(figures.outcome(), word, "{figures:?}");
            let withdrawn = PledgeFigures { is_withdrawn: true, ..figures };
            assert_eq!(withdrawn.outcome(), Withdrawn, "{withdrawn:?}");
            // What was pledged is received, open or released, and nothing is in two of them.
            for figures in [figures, withdrawn] {
                let parts = [figures.open(), figures.released()].map(|part| part.unwrap_or(Amount::ZERO));
                assert!(parts.iter().any(|part| part.is_zero()), "{figures:?}");
                if let Some(pledged) = figures.pledged.filter(|pledged| *pledged >= figures.received) {
                    let sum = parts.into_iter().try_fold(figures.received, Amount::checked_add);
                    assert_eq!(sum, Some(pledged), "{figures:?}");
                }
            }
        }
    }

    #[test]
    fn payments_fill_the_oldest_instalment_first() {
        use InstalmentState::*;
        let part = |text: &str, is_past| (text.parse::<Money>().unwrap(), is_past);
        let parts = [part("EUR 33.33", true), part("EUR 33.33", true), part("EUR 33.34", false)];
        for (received, is_withdrawn, all) in [
            ("0.00", false, [("0.00", Late), ("0.00", Late), ("0.00", Due)]),
            ("33.32", false, [("33.32", Late), ("0.00", Late), ("0.00", Due)]),
            ("33.33", false, [("33.33", Paid), ("0.00", Late), ("0.00", Due)]),
            ("70.00", false, [("33.33", Paid), ("33.33", Paid), ("3.34", Due)]),
            ("100.00", false, [("33.33", Paid), ("33.33", Paid), ("33.34", Paid)]),
            ("120.00", false, [("33.33", Paid), ("33.33", Paid), ("33.34", Paid)]),
            ("40.00", true, [("33.33", Paid), ("6.67", Released), ("0.00", Released)]),
        ] {
            let found = instalments(&parts, amount(received), is_withdrawn);
            let found: Vec<_> = found.iter().map(|(paid, state)| (paid.to_string(), *state)).collect();
            assert_eq!(found, all.map(|(paid, state)| (paid.to_owned(), state)), "{received}");
        }
    }
}
