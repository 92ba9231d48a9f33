//! Keys of recorders: admitted and revoked.

use serde_json::Value;

use crate::report::{Asked, Row, Table, optional};

const COLUMNS: &[&str] = &["key_id", "kind", "holder", "admitted_by", "revoked_by", "verifier_key"];
const HEADINGS: &[&str] = &["Key", "Kind", "Held by", "Admitted", "Revoked", "Verifier key"];

/// Tabulates the keys.
#[must_use]
pub fn keys(asked: Asked<'_>) -> Table {
    let recorders = asked.books.recorders.keys();
    let rows = recorders.iter().map(|recorder| {
        let kind = if recorder.recovery { "recovery" } else { "recorder" };
        let holder = recorder.holder.as_ref().map(|holder| asked.books.parties.name(holder));
        let revoked = recorder.revoked_by.map_or_else(String::new, |seq| format!("record {seq}"));
        Row {
            fields: vec![
                Value::from(recorder.key.id().to_string()),
                Value::from(kind),
                optional(recorder.holder.as_ref()),
                Value::from(recorder.admitted_by),
                recorder.revoked_by.map_or(Value::Null, Value::from),
                Value::from(recorder.key.to_string()),
            ],
            cells: vec![
                recorder.key.id().to_string(),
                kind.to_owned(),
                holder.unwrap_or_else(|| super::NOT_STATED.to_owned()),
                format!("record {}", recorder.admitted_by),
                revoked,
                recorder.key.to_string(),
            ],
        }
    });
    let notes = vec!["Admissions and revocations hold from the next checkpoint on.".to_owned()];
    Table { columns: COLUMNS, headings: HEADINGS, rows: rows.collect(), notes }
}
