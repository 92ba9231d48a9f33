//! The last full verification on this machine: what `status` says of a ledger that is too long to be verified for every answer.

use std::path::Path;

use crate::audit::{Audit, Identity, audit};
use crate::cli::failure::Failure;
use crate::cli::remembered::trust;
use crate::cli::{now, open};
use crate::ledger::first_hash;
use crate::report::status::Integrity;
use crate::store::{FilesStore, Head, RealDisk, Store as _};
use crate::trust::Verified;

/// A ledger of so many records is verified for each answer.
const RECORDS_MAX: u64 = 1_000;

/// Remembers that all of a ledger was found sound. That it cannot be kept is no reason to withhold the answer.
pub fn remember(ledger: &Path, store: &FilesStore<RealDisk>, audit: &Audit, identity: &Identity) {
    let report = &audit.report;
    let is_sound = report.findings.is_empty() && audit.newer.is_empty() && report.size > 0;
    let known = trust(ledger).zip(first_hash(store).ok().flatten()).filter(|_| is_sound && !identity.quick);
    let Some(((trust, first), at)) = known.zip(now().ok()) else { return };
    let head = Head { size: report.size, root: report.root };
    let _ = trust.update(&first, |memory, place| {
        memory.verified = Some(Verified { head, at });
        place.verified = Some(first);
    });
}

/// The last verification of what stood in a ledger's folder then, and whether that was this ledger.
fn remembered(ledger: &Path, store: &FilesStore<RealDisk>) -> Option<(Verified, bool)> {
    let (trust, first) = trust(ledger).zip(first_hash(store).ok().flatten())?;
    let verified = trust.place().verified.unwrap_or(first);
    trust.memory(&verified).verified.map(|found| (found, verified == first))
}

/// Whether a ledger with this end is sound, as far as can be said in the time of an answer.
pub fn integrity(ledger: &Path, head: &Head) -> Result<Integrity, Failure> {
    let store = open(ledger)?;
    if head.size <= RECORDS_MAX {
        let (audit, identity) = (audit(&store, &Identity::default())?, Identity::default());
        remember(ledger, &store, &audit, &identity);
        return Ok(Integrity::of(&audit.report));
    }
    let Some((Verified { head: verified, at }, is_this)) = remembered(ledger, &store) else {
        return Ok(Integrity::Sealed { size: head.size, verified: None });
    };
    // The checkpoint that was verified then must still be among those of the log.
    let sealed = store.seal(verified.size)?.map(|(sealed, _)| sealed);
    Ok(match is_this && sealed == Some(verified) {
        true => Integrity::Sealed { size: head.size, verified: Some((verified.size, at)) },
        false => Integrity::Rewritten { size: verified.size, at },
    })
}
