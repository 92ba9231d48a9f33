//! Facts that may be in another currency than their fund's, and then state their equivalent in it.

use crate::event::budget::{ExpenditureCharged, ExpenditureRefunded};
use crate::event::cash::{ChargeRecorded, IncomeRecorded};
use crate::event::contribution::{ContributionReturned, Form};
use crate::event::fact::Fact;
use crate::event::field::Filled;
use crate::event::fund::BalanceBroughtForward;
use crate::event::registry::Event;
use crate::event::reserve::{ReserveDisbursed, ReserveReturned, ReserveSpent};
use crate::value::ids::RateId;
use crate::value::money::Money;

/// A fact with an amount in any currency, and what it is in the fund's.
pub trait Converted: Fact {
    /// The amount that was paid, received or held.
    fn amount(&self) -> Money;

    /// The rate that it names.
    fn rate(&self) -> Option<&RateId>;

    /// The stated equivalent; `None` if the amount is in the fund's currency.
    fn equivalent(&self) -> Option<Money>;

    /// Replaces the equivalent.
    #[must_use]
    fn with_equivalent(self, equivalent: Option<Money>) -> Self;

    /// Returns the amount in the fund's currency.
    fn booked(&self) -> Money {
        self.equivalent().unwrap_or_else(|| self.amount())
    }
}

macro_rules! converted {
    ($($fact:ident)*) => {
        $(impl Converted for $fact {
            fn amount(&self) -> Money {
                self.amount
            }

            fn rate(&self) -> Option<&RateId> {
                self.rate.as_ref()
            }

            fn equivalent(&self) -> Option<Money> {
                *self.equivalent
            }

            fn with_equivalent(self, equivalent: Option<Money>) -> Self {
                Self { equivalent: Filled(equivalent), ..self }
            }
        })*

        /// Returns the amount of an event in another currency than its fund's, its equivalent, and the rate that it names.
        #[must_use]
        pub fn converted(event: &Event) -> Option<(Money, Money, Option<&RateId>)> {
            match event {
                $(Event::$fact(fact) => Some((fact.amount, fact.equivalent()?, fact.rate.as_ref())),)*
                _ => None,
            }
        }

        /// Returns the amount of an event in its fund's currency, if it may be paid in another one.
        #[must_use]
        pub fn booked(event: &Event) -> Option<Money> {
            match event {
                $(Event::$fact(fact) => Some(fact.booked()),)*
                Event::ContributionReceived(fact) if fact.form == Form::Cash => *fact.credited,
                _ => None,
            }
        }
    };
}
converted! {
    BalanceBroughtForward ContributionReturned ExpenditureCharged ExpenditureRefunded ReserveDisbursed ReserveSpent
    ReserveReturned IncomeRecorded ChargeRecorded
}
