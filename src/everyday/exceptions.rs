//! Exceptions, as a command says them: what has happened although it breaks a rule.

use crate::event::record::Record;
use crate::value::text::Text;

/// Names what was reported although it breaks a rule: the record too, where there are several.
#[must_use]
pub fn said(records: &[Record]) -> Vec<String> {
    let reported: Vec<(u64, &Text)> =
        records.iter().filter_map(|record| Some((record.seq, record.event.exception()?))).collect();
    let whose = |seq: u64| if reported.len() > 1 { format!(" in record {seq}") } else { String::new() };
    let told =
        |(seq, reason): &(u64, &Text)| format!("EXCEPTION{}, open until a decision covers it: {reason}", whose(*seq));
    reported.iter().map(told).collect()
}
