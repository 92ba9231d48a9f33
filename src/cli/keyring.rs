//! Private keys on this machine: one file each in the user's config folder, readable by nobody else.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use crate::cli::xdg;
use crate::log::note::Signer;
use crate::projection::recorders::Recorders;

/// The folder that holds the user's keys.
fn folder() -> Result<PathBuf, Failure> {
    xdg::folder("XDG_CONFIG_HOME", ".config").ok_or_else(|| {
        Failure::argument(
            "--key-file",
            "there is no home folder to hold keys; name the key's file with --key-file FILE",
        )
    })
}

/// Where a new key is kept if no file is named.
pub fn default_file(signer: &Signer) -> Result<PathBuf, Failure> {
    Ok(folder()?.join(format!("{}.key", signer.id())))
}

/// Reads a private key.
pub fn read(file: &Path) -> Result<Signer, Failure> {
    let text = fs::read_to_string(file).map_err(|error| Failure::unreadable(file, &error))?;
    text.trim_end_matches('\n')
        .parse()
        .map_err(|error: crate::log::note::SignerError| Failure::argument(&file.display().to_string(), error))
}

/// Writes a new private key to a file that must not exist yet, for its owner only.
pub fn write(file: &Path, signer: &Signer) -> Result<(), Failure> {
    let wrong = |error: std::io::Error| Failure::unwritable(file, &error);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(wrong)?;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut opened = options.open(file).map_err(wrong)?;
    opened.write_all(format!("{}\n", signer.to_secret_text()).as_bytes()).map_err(wrong)?;
    opened.sync_all().map_err(wrong)
}

/// The key to sign with: the one in the file named, or the one in the user's folder that the ledger admits.
pub fn choose(file: Option<&Path>, recorders: &Recorders, next: u64) -> Result<Signer, Failure> {
    if let Some(file) = file {
        return read(file);
    }
    let folder = folder()?;
    let mut found = Vec::new();
    for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "key") && path.is_file() {
            // A file that is no key of ours does not keep anybody from recording.
            let Ok(signer) = read(&path) else { continue };
            if recorders.signer(signer.id(), next).is_some_and(|recorder| !recorder.recovery) {
                found.push((path, signer));
            }
        }
    }
    let names: Vec<_> = found.iter().map(|(path, _)| path.display().to_string()).collect();
    match (found.pop(), names.len()) {
        (Some((_, signer)), 1) => Ok(signer),
        (None, _) => Err(Failure::argument(
            "private key",
            format!("no key in {} may record in ledger \"{}\"", folder.display(), recorders.origin()),
        )
        .hinted("`pledgebook keys` lists who may record; --key-file FILE names a private key kept elsewhere")),
        (Some(_), _) => Err(Failure::argument(
            "--key-file",
            format!("several keys here may record in this ledger: {}; name one with --key-file FILE", names.join(", ")),
        )),
    }
}
