//! The last full verification on this machine: what `status` says of a ledger that is too long to be verified for every answer.

use std::path::Path;

use crate::cache::trust::Verified;
use crate::cli::failure::Failure;
use crate::cli::remembered::{Remembered, trust};
use crate::cli::{now, open};
use crate::ledger::audit::{Audit, Identity, audit};
use crate::ledger::first_hash;
use crate::log::store::{FilesStore, Head, RealDisk, Store as _};
use crate::report::status::Integrity;

/// A ledger of so many records is verified for each answer.
const RECORDS_MAX: u64 = 1_000;

/// Remembers that all of a ledger was found sound; or says why this is not the ledger that this machine knew, and then remembers nothing. That it
/// cannot be kept is no reason to withhold the answer.
pub fn remember(
    ledger: &Path,
    store: &FilesStore<RealDisk>,
    audit: &Audit,
    identity: &Identity,
) -> Result<Option<String>, Failure> {
    let report = &audit.report;
    if !report.findings.is_empty() || report.size == 0 {
        return Ok(None);
    }
    let head = Head { size: report.size, root: report.root };
    let warning = Remembered::of(ledger, store)?.compare_verified(store, head)?;
    let is_whole = audit.newer.is_empty() && !identity.quick && warning.is_none();
    let known = trust(ledger).zip(first_hash(store)?).filter(|_| is_whole);
    if let Some(((trust, first), at)) = known.zip(now().ok()) {
        let _ = trust.update(&first, |memory, place| {
            memory.verified = Some(Verified { head, at });
            place.verified = Some(first);
        });
    }
    Ok(warning)
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
        remember(ledger, &store, &audit, &identity)?; // What it says of the ledger, the question itself has said.
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
