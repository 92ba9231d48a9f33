//! Warnings about a ledger that is not what this machine has seen of it, or in which bytes follow the last checkpoint.

use crate::ledger::{Continuity, Ledger};
use crate::log::Head;

/// The warning that a ledger does not continue what this machine has seen of it.
pub fn warning(continuity: Continuity, here: Head) -> Option<String> {
    let Head { size, root } = here;
    let accept = format!("if this one is meant: `pledgebook verify --accept-end {size} {root}`");
    match continuity {
        Continuity::Holds => None,
        Continuity::Replaced => Some(format!(
            "warning: another ledger stood in this folder when this machine used it last\n  here: {here}\n\
             hint: nothing is recorded in this one before it is accepted; {accept}"
        )),
        Continuity::Broken { seen } => Some(format!(
            "warning: this ledger does not continue what this machine has seen of it: it was restored from a copy, or its past was \
             rewritten\n  seen: {seen}\n  here: {here}\n\
             hint: `pledgebook verify --against FILE` compares it with a checkpoint taken away\nhint: {accept}"
        )),
    }
}

/// Says that bytes follow the last checkpoint, unless a later writer has appended them.
pub fn behind_the_end(ledger: &Ledger, end: &Head) -> Option<String> {
    let found = match ledger.unsealed_bytes() {
        Ok(0) => return None,
        Ok(bytes) => format!(
            "note: {bytes} bytes stand behind the last checkpoint, and are not part of this answer. An interrupted writer leaves this, or \
             one that is at work"
        ),
        Err(error) => format!(
            "warning: what stands behind the last checkpoint is damaged, and not part of this answer: {error}. `pledgebook verify` tells more"
        ),
    };
    ledger.is_at(end).then_some(found)
}
