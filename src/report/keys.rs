//! Keys of recorders: admitted and revoked.

use crate::report::{Asked, Table, columns, or_not_stated};
use crate::state::recorders::Recorder;

/// Tabulates the keys.
#[must_use]
pub fn keys(asked: Asked<'_>) -> Table {
    let columns = columns! { |recorder: &Recorder|
        let id = recorder.key.id();
        let kind = if recorder.recovery { "recovery" } else { "recorder" };
        let holder = recorder.holder.as_ref().map(|holder| asked.books.parties.name(holder));
        let revoked = recorder.revoked_by.map_or_else(String::new, |seq| format!("record {seq}"));
        fields {
            "key_id": id, "kind": kind, "holder": recorder.holder, "admitted_by": recorder.admitted_by,
            "revoked_by": recorder.revoked_by, "verifier_key": recorder.key,
        }
        cells {
            "Key": id.to_string(), "Kind": kind, "Held by": or_not_stated(holder),
            "Admitted": format!("record {}", recorder.admitted_by), "Revoked": revoked,
            "Verifier key": recorder.key.to_string(),
        }
    };
    let notes = vec!["Admissions and revocations hold from the next checkpoint on.".to_owned()];
    columns.tabulate(asked.books.recorders.keys(), notes)
}
