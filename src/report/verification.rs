//! Findings of a verification.

use crate::ledger::{Audit, Trusted};
use crate::log::{Finding, FindingKind};
use crate::report::{Table, columns, count, text_or};
use crate::value::days::Instant;

/// Tabulates the findings; there are none if the ledger is sound.
#[must_use]
pub fn findings(audit: &Audit, brought: &Trusted, now: Option<Instant>) -> Table {
    let against = brought.against.len();
    let report = &audit.report;
    let columns = columns! { |finding: &Finding|
        fields {
            "place": finding.place.to_string(), "record": finding.record, "kind": finding.kind.name(),
            "expected": finding.expected, "found": finding.found,
        }
        cells {
            "Place": finding.place.to_string(), "Record": text_or(finding.record, ""),
            "Kind": finding.kind.to_string(), "Expected": finding.expected.clone(), "Found": finding.found.clone(),
        }
    };
    let mut notes = Vec::new();
    if report.findings.is_empty() && audit.newer.is_empty() {
        let signatures = if report.unverified == 0 { "the root and the signature" } else { "the root" };
        notes.push(format!(
            "Sound. {} of ledger {}: every line in its canonical form, every hash, {signatures} of {}, and every rule.",
            count(report.size, "record", "records"),
            audit.origin,
            count(report.checkpoints, "checkpoint", "checkpoints"),
        ));
        if let Some(key) = &audit.opened_by {
            notes.push(match &brought.key {
                Some(_) => format!("Opened by key {key}, which is the key that you brought."),
                None => format!("Opened by key {key}: compare it with the one that you were given."),
            });
        }
        if against > 0 {
            let brought = count(against, "checkpoint brought along holds", "checkpoints brought along hold");
            notes.push(format!("{brought}: nothing before it was rewritten."));
        }
    } else if report.findings.is_empty() {
        notes.push(format!("No byte is damaged, but not all can be checked here. Ledger {}.", audit.origin));
    } else {
        let all = report.left_off.saturating_add(report.findings.len() as u64);
        let unsealed = report.findings.iter().all(|finding| finding.kind == FindingKind::Unsealed);
        notes.push(match unsealed {
            true => "What an interrupted writer can leave was found at the end of the log. The next recording deals with it, or refuses \
                what no interrupted writer leaves. If no writer was interrupted, somebody changed the file."
                .to_owned(),
            false => format!("NOT SOUND: {}. Nothing was repaired.", count(all, "finding", "findings")),
        });
        notes.push(format!(
            "Confirmed by a root and a signature: the first {}.",
            count(report.confirmed, "record", "records")
        ));
    }
    notes.extend(audit.books.recorders.clock(now).into_iter().map(|clock| format!("Remark: {clock}.")));
    if report.has_moved_on {
        let size = count(report.size, "record", "records");
        notes.push(format!(
            "A writer was at work meanwhile: this verified the first {size}, and nothing that was recorded since."
        ));
    }
    if brought.quick {
        let unverified = count(report.unverified, "signature", "signatures");
        notes.push(format!(
            "This was quick: {unverified} not checked, of checkpoints that another one by the same key follows. Only the last one \
             of each such run was. Without --quick all are checked."
        ));
    }
    for (seq, kind) in &audit.newer {
        notes.push(format!(
            "Record {seq} is {kind}, which a newer pledgebook knows: its bytes are verified, its content and the rules after \
             it are not."
        ));
    }
    columns.tabulate(&report.findings, notes)
}
