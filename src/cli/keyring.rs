//! The keyring holds private keys: one file each in the user's config folder, which nobody else can read or replace.

use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use crate::cli::{Failure, guard, rollback, rollback::Rollback, xdg};
use crate::languages::say;
use crate::log::note::{Signer, SignerError};
use crate::log::store::nofollow;
use crate::log::store::{Disk as _, RealDisk};
use crate::state::recorders::Recorders;

/// More than any private key takes, in bytes: its name fits in a checkpoint.
const KEY_BYTES_MAX: u64 = 1 << 14;

/// Returns the user's folder of keys.
pub fn folder() -> Result<PathBuf, Failure> {
    xdg::folder("XDG_CONFIG_HOME", ".config")
        .ok_or_else(|| Failure::argument("--key-file", say!("cli-keyring-no-folder")))
}

pub fn default_file(signer: &Signer) -> Result<PathBuf, Failure> {
    Ok(folder()?.join(format!("{}.key", signer.id())))
}

/// Reads a private key. Errs if anybody but the user can read or replace it.
pub fn read(file: &Path) -> Result<Signer, Failure> {
    parse(file, open(file)?)
}

/// Opens a private key's file. Errs if it cannot be read, or if others can read it.
fn open(file: &Path) -> Result<File, Failure> {
    let unreadable = |error: std::io::Error| Failure::unreadable(file, &error);
    // Checked before opening, since opening a device may have effects, and after, since the file may have been
    // replaced.
    guard::check_regular(file, &fs::metadata(file).map_err(unreadable)?)?;
    let opened = guard::open(file).map_err(unreadable)?;
    let found = opened.metadata().map_err(unreadable)?;
    guard::check_regular(file, &found)?;
    guard::check_private(file, &found)?;
    Ok(opened)
}

fn parse(file: &Path, opened: File) -> Result<Signer, Failure> {
    let mut text = String::new();
    let read = opened.take(KEY_BYTES_MAX).read_to_string(&mut text);
    read.map_err(|error| Failure::unreadable(file, &error))?;
    text.trim_end_matches('\n')
        .parse()
        .map_err(|error: SignerError| Failure::argument(&file.display().to_string(), error))
}

/// Writes a new private key, for its owner only, to a file that must not exist yet.
pub fn write(file: &Path, signer: &Signer) -> Result<(), Failure> {
    let mut rollback = Rollback::default();
    write_with(&mut rollback, file, signer)?;
    rollback.keep();
    Ok(())
}

/// Writes a new private key that is removed again unless `rollback` is kept. On return it is on the disk.
pub fn write_with(rollback: &mut Rollback, file: &Path, signer: &Signer) -> Result<(), Failure> {
    let wrong = |error: std::io::Error| Failure::unwritable(file, &error);
    let parent = rollback::parent(file);
    rollback.make_folders(parent, rollback::PRIVATE).map_err(wrong)?;
    if folder().is_ok_and(|own| is_same_folder(&own, parent)) {
        guard::make_private(parent).map_err(|error| Failure::unwritable(parent, &error))?;
    }
    let mut opened = rollback.create_private(file).map_err(wrong)?;
    opened.write_all(format!("{}\n", signer.to_secret_text()).as_bytes()).map_err(wrong)?;
    opened.sync_all().map_err(wrong)?;
    RealDisk.sync_folder(parent).map_err(wrong)
}

fn is_same_folder(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// Returns the key to sign with: the one in the file named, or the one in the user's folder that the ledger admits.
pub fn choose(file: Option<&Path>, recorders: &Recorders, next: u64) -> Result<Signer, Failure> {
    if let Some(file) = file {
        return read(file);
    }
    let folder = folder()?;
    // The user's own folder may be a link; its target is listed.
    let names = folder.canonicalize().and_then(|folder| nofollow::list(&folder)).unwrap_or_default();
    let mut paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "key") && path.is_file());
    paths.sort_unstable();
    let (mut found, mut refused) = (Vec::new(), Vec::new());
    for path in paths {
        let opened = match open(&path) {
            Ok(opened) => opened,
            Err(failure) => {
                refused.push(failure);
                continue;
            }
        };
        // A file that is not a key must not prevent recording.
        let Ok(signer) = parse(&path, opened) else { continue };
        if recorders.signer(signer.id(), next).is_some_and(|recorder| !recorder.recovery) {
            found.push((path, signer));
        }
    }
    let names: Vec<_> = found.iter().map(|(path, _)| path.display().to_string()).collect();
    match (found.pop(), names.len()) {
        (Some((_, signer)), 1) => Ok(signer),
        // A refused file may hold the right key: answering that there is none would be wrong.
        (None, _) if !refused.is_empty() => Err(refused.swap_remove(0)),
        (None, _) => Err(Failure::argument(
            &say!("cli-keyring-private-key"),
            say!("cli-keyring-none", folder = folder.display(), ledger = recorders.origin()),
        )
        .hinted(&say!("cli-keyring-elsewhere"))),
        (Some(_), _) => Err(Failure::argument("--key-file", say!("cli-keyring-several", keys = names.join(", ")))),
    }
}
