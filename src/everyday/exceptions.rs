//! Exceptions, as a command says them: what has happened although it breaks a rule.

use crate::event::record::Record;
use crate::languages::say;
use crate::value::text::Text;

/// Names what was reported although it breaks a rule: the record too, where there are several.
#[must_use]
pub fn said(records: &[Record]) -> Vec<String> {
    let reported: Vec<(u64, &Text)> =
        records.iter().filter_map(|record| Some((record.seq, record.event.exception()?))).collect();
    let told = |(seq, reason): &(u64, &Text)| match reported.len() {
        1 => say!("everyday-exception", reason = reason),
        _ => say!("everyday-exception-in", seq = seq, reason = reason),
    };
    reported.iter().map(told).collect()
}
