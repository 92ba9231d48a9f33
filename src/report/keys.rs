//! Keys of recorders: admitted and revoked.

use crate::languages::{say, term};
use crate::report::{Asked, Table, columns, or_not_stated};
use crate::state::recorders::Recorder;

/// Tabulates the keys.
#[must_use]
pub fn keys(asked: Asked<'_>) -> Table {
    let columns = columns! { |recorder: &Recorder|
        let id = recorder.key.id();
        let kind = if recorder.recovery { "recovery" } else { "recorder" };
        let holder = recorder.holder.as_ref().map(|holder| asked.books.parties.name(holder));
        let revoked = recorder.revoked_by.map_or_else(String::new, |seq| say!("report-record-number", seq = seq));
        fields {
            "key_id": id, "kind": kind, "holder": recorder.holder, "admitted_by": recorder.admitted_by,
            "revoked_by": recorder.revoked_by, "verifier_key": recorder.key,
        }
        cells {
            "report-keys-key": id.to_string(), "report-kind": term(kind), "report-keys-held-by": or_not_stated(holder),
            "report-keys-admitted": say!("report-record-number", seq = recorder.admitted_by),
            "report-keys-revoked": revoked, "report-keys-verifier": recorder.key.to_string(),
        }
    };
    let notes = vec![say!("report-keys-hold")];
    columns.tabulate(asked.books.recorders.keys(), notes)
}
