//! Corrections: a record is never changed; a later one takes its effect back.

use crate::books::{Books, Lookup};
use crate::domain::field::RecordNumber;
use crate::domain::{Fact, Now, fact};
use crate::refusal::Refusal;
use crate::text::Text;

fact! {
    /// Takes back the effect of an earlier record. Both stay in the log.
    RecordReversed {
        /// The number of the record
        seq: RecordNumber,
        /// Why
        reason: Text,
    }
}

impl Fact for RecordReversed {
    const TYPE: &'static str = "record.reversed";
    const REVERSIBLE: bool = false;

    fn check(&self, _: &Books, lookup: &dyn Lookup, now: &Now) -> Result<(), Refusal> {
        let seq = self.seq.0;
        let Some(seen) = lookup.record(seq) else {
            return Err(Refusal::NoSuchRecord { seq, last: now.seq.saturating_sub(1) });
        };
        if !seen.reversible {
            return Err(Refusal::NotReversible { seq, kind: seen.kind.to_owned() });
        }
        if let Some(by) = seen.reversed_by {
            return Err(Refusal::AlreadyReversed { seq, by });
        }
        match lookup.standing_on(seq) {
            Some(by) => Err(Refusal::StoodUpon { seq, by }),
            None => Ok(()),
        }
    }
}
