//! Findings of a verification.

use crate::languages::{say, term};
use crate::ledger::{Audit, Trusted};
use crate::log::{Finding, FindingKind};
use crate::report::{Table, columns, text_or};
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
            "report-verification-place": finding.place.to_string(), "report-record": text_or(finding.record, ""),
            "report-kind": term(finding.kind), "report-verification-expected": finding.expected.clone(),
            "report-verification-found": finding.found.clone(),
        }
    };
    let mut notes = Vec::new();
    if report.findings.is_empty() && audit.newer.is_empty() {
        let (records, checkpoints, origin) = (report.size, report.checkpoints, &audit.origin);
        notes.push(match report.unverified {
            0 => say!("report-verification-sound", records # records, origin = origin, checkpoints # checkpoints),
            _ => say!("report-verification-sound-quick", records # records, origin = origin, checkpoints # checkpoints),
        });
        if let Some(key) = &audit.opened_by {
            notes.push(match &brought.key {
                Some(_) => say!("report-verification-opened-by-yours", key = key),
                None => say!("report-verification-opened-by", key = key),
            });
        }
        if against > 0 {
            notes.push(say!("report-verification-against", checkpoints # against));
        }
    } else if report.findings.is_empty() {
        notes.push(say!("report-verification-not-all", origin = audit.origin));
    } else {
        let all = report.left_off.saturating_add(report.findings.len() as u64);
        let unsealed = report.findings.iter().all(|finding| finding.kind == FindingKind::Unsealed);
        notes.push(match unsealed {
            true => say!("report-verification-interrupted"),
            false => say!("report-verification-not-sound", findings # all),
        });
        notes.push(say!("report-verification-confirmed", records # report.confirmed));
    }
    notes.extend(
        audit.books.recorders.clock(now).into_iter().map(|clock| say!("report-verification-remark", remark = clock)),
    );
    if report.has_moved_on {
        notes.push(say!("report-verification-moved-on", records # report.size));
    }
    if brought.quick {
        notes.push(say!("report-verification-quick", signatures # report.unverified));
    }
    for (seq, kind) in &audit.newer {
        notes.push(say!("report-verification-newer", seq = seq, kind = kind));
    }
    columns.tabulate(&report.findings, notes)
}
