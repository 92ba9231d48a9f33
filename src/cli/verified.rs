//! The last full verification on this machine: what `status` says of a ledger that is too long to be verified for every answer.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::audit::{Audit, Identity, audit};
use crate::cli::failure::Failure;
use crate::cli::{last, now, open};
use crate::hash::TreeHash;
use crate::report::status::Integrity;
use crate::store::{Head, Store as _};
use crate::when::Instant;

/// A ledger of so many records is verified for each answer.
const RECORDS_MAX: u64 = 1_000;
/// More than is ever written.
const BYTES_MAX: u64 = 4_096;

/// A ledger that was found sound, whole, with every signature.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Verified {
    size: u64,
    root: String,
    at: Instant,
}

/// Remembers that all of a ledger was found sound. That it cannot be kept is no reason to withhold the answer.
pub fn remember(ledger: &Path, audit: &Audit, identity: &Identity) {
    let report = &audit.report;
    let is_sound = report.findings.is_empty() && audit.newer.is_empty() && report.size > 0;
    let Some(file) = last::cached(ledger, "verified").filter(|_| is_sound && !identity.quick) else { return };
    let Ok(at) = now() else { return };
    let Ok(text) = serde_json::to_vec(&Verified { size: report.size, root: report.root.to_string(), at }) else {
        return;
    };
    let new = file.with_extension(format!("{}.new", std::process::id()));
    let folder = file.parent().map_or(Ok(()), fs::create_dir_all);
    if folder.and_then(|()| fs::write(&new, text)).and_then(|()| fs::rename(&new, &file)).is_err() {
        let _ = fs::remove_file(&new);
    }
}

fn remembered(ledger: &Path) -> Option<(Head, Instant)> {
    let file = last::cached(ledger, "verified")?;
    let found = fs::symlink_metadata(&file).ok()?;
    let bytes = if found.is_file() && found.len() < BYTES_MAX { fs::read(file).ok()? } else { return None };
    let Verified { size, root, at } = serde_json::from_slice(&bytes).ok()?;
    Some((Head { size, root: root.parse::<TreeHash>().ok()? }, at))
}

/// Whether a ledger with this end is sound, as far as can be said in the time of an answer.
pub fn integrity(ledger: &Path, head: &Head) -> Result<Integrity, Failure> {
    let store = open(ledger)?;
    if head.size <= RECORDS_MAX {
        let (audit, identity) = (audit(&store, &Identity::default())?, Identity::default());
        remember(ledger, &audit, &identity);
        return Ok(Integrity::of(&audit.report));
    }
    let Some((verified, at)) = remembered(ledger) else {
        return Ok(Integrity::Sealed { size: head.size, verified: None });
    };
    // The checkpoint that was verified then must still be among those of the log.
    let sealed = store.seal(verified.size)?.map(|(sealed, _)| sealed);
    let is_same = sealed == Some(verified);
    Ok(match is_same {
        true => Integrity::Sealed { size: head.size, verified: Some((verified.size, at)) },
        false => Integrity::Rewritten { size: verified.size, at },
    })
}
