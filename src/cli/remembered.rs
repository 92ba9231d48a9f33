//! Warns about a ledger that differs from what this machine has seen of it, or whose last checkpoint other bytes
//! follow.

use crate::languages::say;
use crate::ledger::{Continuity, Ledger};
use crate::log::Head;

/// Returns the warning that a ledger does not continue what this machine has seen of it.
pub fn warning(continuity: Continuity, here: Head) -> Option<String> {
    let Head { size, root } = here;
    let hint = |what: String| say!("cli-hint", what = what);
    let (warning, hints) = match continuity {
        Continuity::Holds => return None,
        Continuity::Replaced => (
            say!("cli-remembered-replaced", here = here),
            hint(say!("cli-remembered-accept-first", size = size, root = root)),
        ),
        Continuity::Broken { seen } => {
            let accept = hint(say!("cli-remembered-accept", size = size, root = root));
            let compare = hint(say!("cli-remembered-compare"));
            (say!("cli-remembered-broken", seen = seen, here = here), format!("{compare}\n{accept}"))
        }
    };
    Some(format!("{warning}\n{hints}"))
}

/// Returns the note that bytes follow the last checkpoint, unless a later writer has appended them.
pub fn behind_the_end(ledger: &Ledger, end: &Head) -> Option<String> {
    let found = match ledger.unsealed_bytes() {
        Ok(0) => return None,
        Ok(bytes) => say!("cli-remembered-bytes", bytes # bytes),
        Err(error) => say!("cli-remembered-damaged", error = error),
    };
    ledger.is_at(end).then_some(found)
}
