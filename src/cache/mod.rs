//! What one machine derives from a ledger and remembers of it. Everything here can be deleted at any moment.
//!
//! Snapshots and the index make answers faster; they are believed only if this machine made them, which it notes in a folder of the user's own. What it
//! trusts ([`trust`]) lets it notice that a ledger was cut back or replaced. Nothing here knows records or books: it stores numbers and named bytes.

pub mod index;
pub mod snapshots;
pub mod table;
pub mod trust;

use std::path::Path;

use crate::value::hash::Blake3;
use index::IndexFiles;
use snapshots::Snapshots;
use trust::Trust;

/// What this machine keeps of one ledger. The default keeps nothing.
#[derive(Debug, Clone, Default)]
pub struct Caches {
    /// Its snapshots.
    pub snapshots: Option<Snapshots>,
    /// Its index.
    pub index: Option<IndexFiles>,
    /// What this machine remembers of it.
    pub trust: Option<Trust>,
}

impl Caches {
    /// The caches of the ledger in a folder; `own` is the folder in which this user keeps what this machine made and remembers. Without it, or where the
    /// ledger's folder cannot be found, nothing is kept.
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

/// Identifies a ledger's folder among the files of this user: 16 hexadecimal digits of the BLAKE3 of its path.
#[must_use]
pub fn folder_id(ledger: &Path) -> Option<String> {
    let folder = ledger.canonicalize().ok()?;
    let hash = Blake3::of(folder.as_os_str().as_encoded_bytes()).to_string();
    hash.get(..16).map(str::to_owned)
}
