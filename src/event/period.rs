//! Periods of account: once closed, a period stays as it was published.
//!
//! No later fact that moves money may be dated in a closed period. A correction takes effect on the day on which it is
//! recorded; reports show the period as published and as restated. The closing record carries the root of the period's
//! rows, by which anyone can check published rows.
//!
//! The **rows of a period** are, for each account and currency, the sum of the postings dated in it. Written as lines
//! `ACCOUNT CURRENCY AMOUNT`, in the order of their keys and each ended by a newline, their BLAKE3 is the root. An
//! amount has the decimal places of its currency in ISO 4217, or more if it needs them.

use crate::event::fact::{Fact, fact};
use crate::event::field::Filled;
use crate::value::days::{Period, Span};
use crate::value::hash::Blake3;
use crate::value::ids::DecisionId;
use crate::value::text::Text;

fact! {
    /// Closes a period: nothing that moves money is dated in it any more.
    pub struct PeriodClosed {
        /// The period
        pub period: Period,
        /// The root of its rows
        pub root: Filled<Blake3>,
        pub date: Option<Span>, pub stated: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for PeriodClosed {
        const TYPE: &'static str = "period.closed";
        const REVERSIBLE: bool = false;
    }
}

fact! {
    /// Reopens a closed period, so that what was left out can be recorded in it.
    pub struct PeriodReopened {
        /// The period, as it was closed
        pub period: Period,
        /// The reason
        pub reason: Text,
        /// The decision that allows it, if there is one
        pub decision: Option<DecisionId>,
        pub date: Option<Span>, pub stated: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for PeriodReopened {
        const TYPE: &'static str = "period.reopened";
        const REVERSIBLE: bool = false;
    }
}
