//! Periods of account: once closed, a period stays as it was published.
//!
//! A closing moves the **watermark** to the last day of its period: every day up to it is closed. A period at or below
//! the watermark may be published at any time, for the ledger or for one fund: each fund after all of them, and the months
//! before the year or after it. A period is published once for the ledger, and once for each fund; again only when it was
//! reopened. What is recorded later with a day up to the watermark changes no closed day, and no publication of closed
//! days; it shows on the open days, from the first one on, as a correction of earlier periods.
//!
//! A closing publishes **rows**, one for each account and currency that has a figure, sorted by their bytes:
//!
//! ```text
//! ACCOUNT CURRENCY OPENING CORRECTIONS MOVEMENT CLOSING
//! ```
//!
//! the balance at the end of the day before the period as it was published (or, where no closing covers that day, as this
//! one knows it), what was found since of the days before the period, the sum of the entries dated in it, and the sum of
//! these three. Rows in which all four are zero are left out. An amount has the decimal places of its currency in ISO
//! 4217, or more if it needs them.
//!
//! A closing **knows** the records before it. But if its last day is closed already, it knows what the first of the
//! closings knows that stand and cover that day: so every publication of a closed day has the figures that were published
//! first. No other record counts in its rows, and no other correction. As published means: as the first closing that
//! stands and covers that day knows it. A closing covers the last day of its period and every day before it, and it stands
//! until a reopening withdraws it; for the rows of a closing, those count that stand when it is recorded. A closing that
//! stands goes on knowing what it knew, even if the one from which it has that is withdrawn.
//!
//! The accounts are those in which money moves, named as [`crate::state::accounts`] specifies, and the budget lines, as
//! `final:BUDGET/LINE`. A line has the amount that was last approved or revised, and the supplements and transfers since;
//! of one day, in the order of the first records of their chains. Its movement is what changed. The rows of one fund sum
//! the entries of that fund, and add the lines of its budgets: a budget is of the fund that the last of its proposals which
//! the closing knows names, whether it stands or not. For the opening, that is the closing that published it: so a budget
//! that was moved to another fund leaves the one, and comes to the other, as a correction.
//!
//! The root is that of the RFC 6962 tree over these rows, each a leaf of its UTF-8 text without a newline: so one row can
//! be shown, and proved, without the others. `tests/independent/rows.py` computes it from this page.

use crate::event::fact::{Fact, fact};
use crate::event::field::{Breaks, Exception, Filled, List};
use crate::value::days::{Day, Period, Span};
use crate::value::hash::TreeHash;
use crate::value::ids::{DecisionId, FundId, RateId};
use crate::value::text::Text;

fact! {
    /// Closes a period, and with it every day before it: its figures stay as published.
    pub struct PeriodClosed {
        /// The period
        pub period: Period,
        /// The fund whose rows are published; left out, all of them
        pub fund: Option<FundId>,
        /// A rate at which money in another currency than its fund's is valued on the last day of the period
        pub rates: List<RateId>,
        /// The root of its rows
        pub root: Filled<TreeHash>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for PeriodClosed {
        const TYPE: &'static str = "period.closed";
        const CORRECTABLE: bool = false;
    }
}

fact! {
    /// Reopens the days from one day on. Every publication that ends on that day or later is withdrawn, and stays on
    /// view.
    pub struct PeriodReopened {
        /// The first day that is open again
        pub from: Day,
        /// The reason
        pub reason: Text,
        /// The decision that allows it
        pub decision: Option<DecisionId>,
        /// The reason for reopening without a decision
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for PeriodReopened {
        const TYPE: &'static str = "period.reopened";
        const CORRECTABLE: bool = false;
    }
}
