//! Warns about a ledger that differs from what this machine has seen of it, or whose last checkpoint other bytes
//! follow.

use crate::ledger::{Continuity, Ledger};
use crate::log::Head;

/// Returns the warning that a ledger does not continue what this machine has seen of it.
pub fn warning(continuity: Continuity, here: Head) -> Option<String> {
    let Head { size, root } = here;
    let accept = format!("if this one is intended: `pledgebook verify --accept-end {size} {root}`");
    match continuity {
        Continuity::Holds => None,
        Continuity::Replaced => Some(format!(
            "warning: this machine last used another ledger in this folder\n  here: {here}\n\
             hint: nothing is recorded in this one until it is accepted; {accept}"
        )),
        Continuity::Broken { seen } => Some(format!(
            "warning: this ledger does not continue what this machine has seen of it: it was restored from a copy, or its past was \
             rewritten\n  seen: {seen}\n  here: {here}\n\
             hint: `pledgebook verify --against FILE` compares it with a checkpoint saved earlier\nhint: {accept}"
        )),
    }
}

/// Returns the note that bytes follow the last checkpoint, unless a later writer has appended them.
pub fn behind_the_end(ledger: &Ledger, end: &Head) -> Option<String> {
    let found = match ledger.unsealed_bytes() {
        Ok(0) => return None,
        Ok(bytes) => format!(
            "note: {bytes} bytes follow the last checkpoint and are not part of this answer. An interrupted writer leaves such bytes, \
             or one that is still at work"
        ),
        Err(error) => format!(
            "warning: damaged bytes follow the last checkpoint and are not part of this answer: {error}. `pledgebook verify` tells more"
        ),
    };
    ledger.is_at(end).then_some(found)
}
