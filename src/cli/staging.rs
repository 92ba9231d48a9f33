//! A new ledger in the making.
//!
//! It is made whole in `.new-<process id>/`, in the ledger's folder, and its `events/` is renamed into place as the last step: so there is
//! a ledger or none, whenever the program is stopped. The ledger's folder is locked meanwhile, so whatever else of that name is there was
//! left by a run that was interrupted. The next one removes it, and takes up the keys that it had put in place.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use crate::cli::keyring;
use crate::cli::rollback::{self, Rollback};
use crate::log::KEYS;
use crate::log::note::Signer;
use crate::log::store::nofollow::{self, UNFINISHED, is_folder};
use crate::log::store::{Disk as _, RealDisk, StoreError};

/// How often the lock is tried before this gives up.
const LOCK_TRIES: u32 = 100;
/// More than the keys of a new ledger take, in bytes.
const KEYS_BYTES_MAX: u64 = 1 << 16;

/// A ledger in the making. Unless it is finished, all that was made for it is removed again.
pub struct Staging {
    /// Dropped before the lock, so that no other run takes up what is about to be removed.
    rollback: Rollback,
    ledger: PathBuf,
    /// Where it is made.
    folder: PathBuf,
    leftovers: Vec<Leftover>,
    /// Held to the end; `None` where folders cannot be locked.
    _lock: Option<File>,
}

/// What an interrupted run left.
struct Leftover {
    folder: PathBuf,
    /// The verifier keys of its ledger, one a line; empty if it had not got so far.
    keys: String,
}

impl Staging {
    /// Makes the ledger's folder and, in it, the one that holds the new ledger until it is whole. Errs if there is a ledger already.
    pub fn begin(ledger: &Path) -> Result<Self, StoreError> {
        refuse_existing(ledger)?;
        let mut rollback = Rollback::default();
        let made = rollback.make_folders(ledger, rollback::UNMASKED);
        made.map_err(|source| StoreError::from_io(ledger, source))?;
        let lock = lock(ledger)?;
        // Another run may have been faster.
        refuse_existing(ledger)?;
        let leftovers = if lock.is_some() { leftovers(ledger) } else { Vec::new() };
        let folder = ledger.join(format!("{UNFINISHED}{}", std::process::id()));
        let io = |source| StoreError::from_io(&folder, source);
        // Process ids come again, in a container nearly always.
        if leftovers.iter().any(|leftover| leftover.folder == folder) {
            fs::remove_dir_all(&folder).map_err(io)?;
        }
        rollback.make_tree(&folder).map_err(io)?;
        Ok(Self { rollback, ledger: ledger.to_owned(), folder, leftovers, _lock: lock })
    }

    /// Where the new ledger is made.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The private key that an interrupted run put in this file, if it did. If it only made the file, which is empty, that is removed.
    pub fn taken_up(&self, file: &Path) -> Option<Signer> {
        if self.leftovers.is_empty() {
            return None;
        }
        if fs::symlink_metadata(file).is_ok_and(|found| found.is_file() && found.len() == 0) {
            let _ = fs::remove_file(file);
            return None;
        }
        let signer = keyring::read(file).ok()?;
        let key = signer.verifier().to_string();
        self.leftovers.iter().any(|leftover| leftover.keys.lines().any(|line| line == key)).then_some(signer)
    }

    /// Writes a private key of the new ledger.
    pub fn write_key(&mut self, file: &Path, signer: &Signer) -> Result<(), Failure> {
        keyring::write_with(&mut self.rollback, file, signer)
    }

    /// Puts the new ledger in place. From then on it is there, so what was made is kept.
    pub fn finish(self) -> Result<(), StoreError> {
        let events = self.ledger.join("events");
        fs::rename(self.folder.join("events"), &events).map_err(|source| match source.kind() {
            ErrorKind::DirectoryNotEmpty | ErrorKind::AlreadyExists => StoreError::NotEmpty { path: events },
            _ => StoreError::from_io(&events, source),
        })?;
        self.rollback.keep();
        let synced = RealDisk.sync_folder(&self.ledger);
        // What cannot be removed harms nothing: it is no part of the ledger.
        for folder in self.leftovers.iter().map(|leftover| &leftover.folder).chain([&self.folder]) {
            let _ = fs::remove_dir_all(folder);
        }
        synced.map_err(|source| StoreError::SyncFailed { path: self.ledger, source })
    }
}

/// Errs if a ledger's folder holds records already, or whatever else where they belong.
fn refuse_existing(ledger: &Path) -> Result<(), StoreError> {
    let events = ledger.join("events");
    match RealDisk.list(&events) {
        Ok(names) if names.is_empty() => Ok(()),
        Ok(_) => Err(StoreError::NotEmpty { path: events }),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(source) => Err(StoreError::from_io(&events, source)),
    }
}

/// Locks a folder against other runs; `None` where folders cannot be locked.
fn lock(folder: &Path) -> Result<Option<File>, StoreError> {
    let Ok(opened) = File::open(folder) else { return Ok(None) };
    for _ in 0..LOCK_TRIES {
        match opened.try_lock() {
            Ok(()) => return Ok(Some(opened)),
            Err(TryLockError::WouldBlock) => RealDisk.pause(),
            Err(TryLockError::Error(_)) => return Ok(None),
        }
    }
    Err(StoreError::Locked { path: folder.to_owned() })
}

/// What interrupted runs left in a ledger's folder.
fn leftovers(ledger: &Path) -> Vec<Leftover> {
    let names = ledger.canonicalize().and_then(|ledger| nofollow::list(&ledger)).unwrap_or_default();
    let folders = names.into_iter().filter(|name| {
        let id = name.strip_prefix(UNFINISHED).map(str::parse::<u32>);
        matches!(id, Some(Ok(_))) && is_folder(&ledger.join(name))
    });
    let leftover = |folder: PathBuf| {
        let keys = nofollow::read(&folder.join("events").join(KEYS), KEYS_BYTES_MAX).unwrap_or_default();
        Leftover { folder, keys: String::from_utf8_lossy(&keys).into_owned() }
    };
    folders.map(|name| leftover(ledger.join(name))).collect()
}
