//! Corrections: a record is never changed; a later one reverses its effect.
//!
//! A reversal removes the effect as if the record had never been, unless the record is dated in a closed period: then
//! the reversal takes effect on the day on which it is recorded. The decision fills in which of the two it is.

use crate::event::fact::{Fact, fact};
use crate::event::field::{Exception, RecordNumber};
use crate::value::days::Span;
use crate::value::text::Text;

fact! {
    /// Reverses the effect of an earlier record. Both stay in the log.
    pub struct RecordReversed {
        /// The number of the record
        pub seq: RecordNumber,
        /// The reason
        pub reason: Text,
        /// The reason for reversing a record whose money has been paid out since
        pub exception: Option<Exception>,
        pub date: Option<Span>, pub stated: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for RecordReversed {
        const TYPE: &'static str = "record.reversed";
        const REVERSIBLE: bool = false;
        const DATE_FILLED: bool = true;
    }
}
