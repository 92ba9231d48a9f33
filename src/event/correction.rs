//! Corrections: a record is never changed; a later one corrects it.
//!
//! A **correction** is a record of the same type that says in its envelope what it `corrects`, and `because` of what.
//! The id that the corrected record defines stays; every other member may change. Records that correct one another form
//! a **chain**; only its last record, its end, counts. So there is no moment and no day at which both or neither count.
//!
//! A **reversal** is a correction with nothing in its place. What corrects a reversal has the type of the last fact
//! before it.

use crate::event::fact::{Fact, fact};
use crate::event::field::{Breaks, Exception};
use crate::value::days::Span;
use crate::value::text::Text;

fact! {
    /// Reverses an earlier record: it counts no more, and nothing takes its place. Both stay in the log.
    pub struct RecordReversed {
        /// The reason for reversing a record whose money has been paid out since
        pub exception: Option<Exception>,
        /// The rules that it breaks
        pub breaks: Breaks,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for RecordReversed {
        const TYPE: &'static str = "record.reversed";
    }
}
