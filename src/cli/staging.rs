//! A new ledger is built in a staging folder and moved into place as the last step.
//!
//! It is built in `.new-<process id>/`, in the ledger's folder, and its `events/` is renamed into place as the last
//! step. So there is a whole ledger or none, whenever the program is stopped. The ledger's folder is locked meanwhile,
//! so any other folder of that form was left by an interrupted run. The next run removes it, and reuses the keys that
//! it had put in place.

use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::cli::{Failure, gitattributes, keyring, rollback, rollback::Rollback};
use crate::log::store::nofollow::{self, UNFINISHED, is_folder};
use crate::log::store::{AtPath as _, Disk as _, RealDisk, StoreError};
use crate::log::{KEYS, Signer};

const LOCK_TRIES: u32 = 100;
/// More than the keys of a new ledger take, in bytes.
const KEYS_BYTES_MAX: u64 = 1 << 16;

/// A ledger being built. Unless it is finished, everything created for it is removed again.
pub struct Staging {
    /// Dropped before the lock, so that no other run reuses what is about to be removed.
    rollback: Rollback,
    ledger: PathBuf,
    folder: PathBuf,
    leftovers: Vec<Leftover>,
    /// Held to the end; `None` on systems where folders cannot be locked.
    _lock: Option<File>,
}

struct Leftover {
    folder: PathBuf,
    /// The verifier keys of its ledger, one a line; empty if it had none yet.
    keys: String,
}

impl Staging {
    /// Creates the ledger's folder and, in it, the staging folder. Errs if there is a ledger already.
    pub fn begin(ledger: &Path) -> Result<Self, StoreError> {
        refuse_existing(ledger)?;
        let mut rollback = Rollback::default();
        let made = rollback.make_folders(ledger, rollback::UNMASKED);
        made.at(ledger)?;
        let lock = lock(ledger)?;
        // Another run may have been faster.
        refuse_existing(ledger)?;
        let leftovers = if lock.is_some() { leftovers(ledger) } else { Vec::new() };
        let folder = ledger.join(format!("{UNFINISHED}{}", std::process::id()));
        // Process ids are reused, in containers nearly always.
        if leftovers.iter().any(|leftover| leftover.folder == folder) {
            fs::remove_dir_all(&folder).at(&folder)?;
        }
        rollback.make_tree(&folder).at(&folder)?;
        Ok(Self { rollback, ledger: ledger.to_owned(), folder, leftovers, _lock: lock })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the private key that an interrupted run put in this file, if it did. Removes an empty file that such a
    /// run created.
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

    pub fn write_key(&mut self, file: &Path, signer: &Signer) -> Result<(), Failure> {
        keyring::write_with(&mut self.rollback, file, signer)
    }

    /// Writes a file beside the new ledger, which must not exist yet.
    pub fn write_file(&mut self, file: &Path, text: &str) -> Result<(), Failure> {
        let wrong = |error: std::io::Error| Failure::unwritable(file, &error);
        let mut opened = fs::OpenOptions::new().write(true).create_new(true).open(file).map_err(wrong)?;
        self.rollback.add(Some(file.to_owned()));
        opened.write_all(text.as_bytes()).and_then(|()| opened.sync_all()).map_err(wrong)
    }

    /// Moves the new ledger into place, and keeps everything created for it.
    pub fn finish(mut self) -> Result<(), StoreError> {
        self.rollback.add(gitattributes::write(&self.ledger)?);
        let events = self.ledger.join("events");
        fs::rename(self.folder.join("events"), &events).map_err(|source| match source.kind() {
            ErrorKind::DirectoryNotEmpty | ErrorKind::AlreadyExists => StoreError::NotEmpty { path: events },
            _ => StoreError::Io { path: events, source },
        })?;
        self.rollback.keep();
        let synced = RealDisk.sync_folder(&self.ledger);
        // A leftover that cannot be removed is harmless: it is not part of the ledger.
        for folder in self.leftovers.iter().map(|leftover| &leftover.folder).chain([&self.folder]) {
            let _ = fs::remove_dir_all(folder);
        }
        synced.map_err(|source| StoreError::SyncFailed { path: self.ledger, source })
    }
}

/// Errs if a ledger's folder already holds records, or anything else in their place.
fn refuse_existing(ledger: &Path) -> Result<(), StoreError> {
    let events = ledger.join("events");
    match RealDisk.list(&events) {
        Ok(names) if names.is_empty() => Ok(()),
        Ok(_) => Err(StoreError::NotEmpty { path: events }),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(source) => Err(StoreError::Io { path: events, source }),
    }
}

/// Locks a folder against other runs; `None` on systems where folders cannot be locked.
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

/// Finds the staging folders of interrupted runs in a ledger's folder.
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
