//! The caches hold what one machine derived from a ledger and remembers of it. Everything in them can be deleted at
//! any time.
//!
//! Snapshots and the index make answers faster; they are trusted only if this machine made them, as files in the
//! user's own folder record. The memory of earlier states ([`trust`]) detects a ledger that was cut back or replaced.
//! This layer does not know records or books: it stores numbers and named bytes.

pub mod index;
pub mod snapshots;
pub mod table;
pub mod trust;

use std::path::Path;

use crate::value::hash::Blake3;
use index::IndexFiles;
use snapshots::Snapshots;
use trust::Trust;

/// The caches of one ledger on this machine. The default has none.
#[derive(Debug, Clone, Default)]
pub struct Caches {
    /// Its snapshots.
    pub snapshots: Option<Snapshots>,
    /// Its index.
    pub index: Option<IndexFiles>,
    /// The memory of this machine about the ledger.
    pub trust: Option<Trust>,
}

impl Caches {
    /// Returns the caches of the ledger in a folder; `own` is the user's folder for what this machine derives and
    /// remembers. Without it, or if the ledger's folder cannot be resolved, there are no caches.
    #[must_use]
    pub fn of(ledger: &Path, own: Option<&Path>) -> Self {
        let Some((own, id)) = own.zip(folder_id(ledger)) else { return Self::default() };
        Self {
            snapshots: Some(Snapshots::new(ledger, own.join(format!("folded-{id}")))),
            index: Some(IndexFiles::new(ledger, own.join(format!("indexed-{id}")))),
            trust: Some(Trust::new(own, &format!("place-{id}"))),
        }
    }
}

/// Returns the id of a ledger's folder among the files of this user: 16 hexadecimal digits of the BLAKE3 of its path.
#[must_use]
pub fn folder_id(ledger: &Path) -> Option<String> {
    let folder = ledger.canonicalize().ok()?;
    let hash = Blake3::of(folder.as_os_str().as_encoded_bytes()).to_string();
    hash.get(..16).map(str::to_owned)
}
