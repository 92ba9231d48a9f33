//! Checks that nobody but the user can read or replace the file of a private key.
//!
//! The checks are those of OpenSSH: the file belongs to the user, and its mode gives nobody else any access; its
//! folder belongs to the user or root, and nobody else can write to it, unless it is sticky, as `/tmp` is. The folders
//! above it are checked too, and those of every link that leads to it; the user's group, which often is the user
//! alone, may write to these. On systems without modes, nothing is checked.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

use crate::cli::Failure;
use crate::languages::say;
#[cfg(unix)]
pub use unix::{check_private, make_private, open};

/// Errs if this is a pipe, a device or a folder.
pub fn check_regular(file: &Path, found: &Metadata) -> Result<(), Failure> {
    match found.is_file() {
        true => Ok(()),
        false => Err(Failure::argument(&file.display().to_string(), say!("cli-guard-not-regular"))),
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::MetadataExt as _;
    use std::os::unix::fs::PermissionsExt as _;

    use rustix::fs::{Mode, OFlags};

    use super::{Failure, File, Metadata, Path, io};
    use crate::cli::rollback::parent;
    use crate::languages::say;

    const GROUP_AND_OTHERS: u32 = 0o077;
    const GROUP_AND_OTHERS_WRITE: u32 = 0o022;
    const OTHERS_WRITE: u32 = 0o002;
    /// The limit of Linux.
    const LINKS_MAX: usize = 40;
    const STICKY: u32 = 0o1000;
    const PERMISSIONS: u32 = 0o7777;
    const ROOT: u32 = 0;

    /// Opens a file for reading without blocking, even if it has become a pipe since it was checked.
    pub fn open(file: &Path) -> io::Result<File> {
        let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        Ok(rustix::fs::open(file, flags, Mode::empty())?.into())
    }

    /// Errs if anybody but the user can read or replace a private key. `found` describes the opened file.
    pub fn check_private(file: &Path, found: &Metadata) -> Result<(), Failure> {
        let user = rustix::process::geteuid().as_raw();
        let name = file.display().to_string();
        if found.uid() != user {
            let why = say!("cli-guard-owner", owner = found.uid(), user = user);
            return Err(Failure::argument(&name, why).hinted(&say!("cli-guard-own-key")));
        }
        let mode = found.mode() & PERMISSIONS;
        if mode & GROUP_AND_OTHERS != 0 {
            let why = say!("cli-guard-mode", mode = format!("{mode:04o}"));
            return Err(Failure::argument(&name, why).hinted(&chmod("600", file)));
        }
        check_folder(file, parent(file), user, GROUP_AND_OTHERS_WRITE)?;
        // A link is in one folder and the key in another: write access to any of them is enough to replace the key.
        let mut path = std::path::absolute(file).map_err(|error| Failure::unreadable(file, &error))?;
        for _ in 0..LINKS_MAX {
            let folder = parent(&path).to_owned();
            let real = folder.canonicalize().map_err(|error| Failure::unreadable(&folder, &error))?;
            for (depth, folder) in folder.ancestors().enumerate().chain(real.ancestors().enumerate()) {
                check_folder(file, folder, user, if depth == 0 { GROUP_AND_OTHERS_WRITE } else { OTHERS_WRITE })?;
            }
            match std::fs::read_link(&path) {
                Ok(to) => path = real.join(to),
                Err(_) => return Ok(()), // It is not a link.
            }
        }
        Err(Failure::argument(&name, say!("cli-guard-links")))
    }

    /// Errs if anybody but the user and root owns a folder, or the `denied` bits of its mode let others write to it.
    fn check_folder(file: &Path, folder: &Path, user: u32, denied: u32) -> Result<(), Failure> {
        let name = folder.display().to_string();
        let found = folder.metadata().map_err(|error| Failure::unreadable(folder, &error))?;
        let key = file.display();
        if found.uid() != user && found.uid() != ROOT {
            let why = say!("cli-guard-folder-owner", owner = found.uid(), key = key);
            return Err(Failure::argument(&name, why).hinted(&say!("cli-guard-own-folder")));
        }
        let mode = found.mode() & PERMISSIONS;
        if mode & denied != 0 && mode & STICKY == 0 {
            let why = say!("cli-guard-folder-mode", mode = format!("{mode:04o}"), key = key);
            let instead = if denied == OTHERS_WRITE { "o-w" } else { "700" };
            return Err(Failure::argument(&name, why).hinted(&chmod(instead, folder)));
        }
        Ok(())
    }

    pub fn make_private(folder: &Path) -> io::Result<()> {
        let mut permissions = folder.metadata()?.permissions();
        if permissions.mode() & GROUP_AND_OTHERS != 0 {
            permissions.set_mode(0o700);
            std::fs::set_permissions(folder, permissions)?;
        }
        Ok(())
    }

    fn chmod(mode: &str, path: &Path) -> String {
        say!("cli-guard-chmod", mode = mode, path = quoted(path))
    }

    fn quoted(path: &Path) -> String {
        let text = path.display().to_string();
        let is_plain = text.chars().all(|c| c.is_alphanumeric() || "-_./:=+@,%".contains(c));
        if is_plain { text } else { format!("'{}'", text.replace('\'', r"'\''")) }
    }
}

#[cfg(not(unix))]
pub fn open(file: &Path) -> io::Result<File> {
    File::open(file)
}

#[cfg(not(unix))]
pub fn check_private(_: &Path, _: &Metadata) -> Result<(), Failure> {
    Ok(())
}

#[cfg(not(unix))]
pub fn make_private(_: &Path) -> io::Result<()> {
    Ok(())
}
