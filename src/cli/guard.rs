//! Who else can read the file of a private key, or put another one in its place.
//!
//! Checked as OpenSSH does: the file is the user's, and no bit of its mode is set for anybody else; its folder is the user's or root's,
//! and nobody else can write to it, unless it is sticky, as `/tmp` is. The folders above it are looked at too, and those of every link that leads
//! to it; these the user's group may write to, which is often the user alone. Where there are no modes, nothing is checked.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

use crate::cli::failure::Failure;
#[cfg(unix)]
pub use unix::{check_private, make_private, open};

/// Errs if this is a pipe, a device or a folder.
pub fn check_regular(file: &Path, found: &Metadata) -> Result<(), Failure> {
    match found.is_file() {
        true => Ok(()),
        false => Err(Failure::argument(
            &file.display().to_string(),
            "not a regular file: a private key is read from nothing else",
        )),
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::MetadataExt as _;
    use std::os::unix::fs::PermissionsExt as _;

    use rustix::fs::{Mode, OFlags};

    use super::{Failure, File, Metadata, Path, io};
    use crate::cli::rollback::parent;

    const GROUP_AND_OTHERS: u32 = 0o077;
    const GROUP_AND_OTHERS_WRITE: u32 = 0o022;
    const OTHERS_WRITE: u32 = 0o002;
    /// As many links as Linux follows.
    const LINKS_MAX: usize = 40;
    const STICKY: u32 = 0o1000;
    const PERMISSIONS: u32 = 0o7777;
    const ROOT: u32 = 0;

    /// Opens a file for reading, and does not wait if it has become a pipe since it was looked at.
    pub fn open(file: &Path) -> io::Result<File> {
        let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        Ok(rustix::fs::open(file, flags, Mode::empty())?.into())
    }

    /// Errs if anybody but the user can read a private key or exchange it. `found` is what was opened.
    pub fn check_private(file: &Path, found: &Metadata) -> Result<(), Failure> {
        let user = rustix::process::geteuid().as_raw();
        let name = file.display().to_string();
        if found.uid() != user {
            let why = format!("this private key belongs to user {}, and you are user {user}", found.uid());
            return Err(
                Failure::argument(&name, why).hinted("name a key of your own; `pledgebook keys --new` makes one")
            );
        }
        let mode = found.mode() & PERMISSIONS;
        if mode & GROUP_AND_OTHERS != 0 {
            let why = format!("has mode {mode:04o}: others can read or change this private key");
            return Err(Failure::argument(&name, why).hinted(&format!("type `chmod 600 {}`", quoted(file))));
        }
        check_folder(file, parent(file), user, GROUP_AND_OTHERS_WRITE)?;
        // A link stands in one folder and the key in another: whoever can write to any of them can exchange the key.
        let mut path = std::path::absolute(file).map_err(|error| Failure::unreadable(file, &error))?;
        for _ in 0..LINKS_MAX {
            let folder = parent(&path).to_owned();
            let real = folder.canonicalize().map_err(|error| Failure::unreadable(&folder, &error))?;
            for (depth, folder) in folder.ancestors().enumerate().chain(real.ancestors().enumerate()) {
                check_folder(file, folder, user, if depth == 0 { GROUP_AND_OTHERS_WRITE } else { OTHERS_WRITE })?;
            }
            match std::fs::read_link(&path) {
                Ok(to) => path = real.join(to),
                Err(_) => return Ok(()), // It is no link.
            }
        }
        Err(Failure::argument(&name, "too many links lead to this private key"))
    }

    /// Errs if anybody but the user and root owns a folder, or can write to it by these bits of its mode.
    fn check_folder(file: &Path, folder: &Path, user: u32, denied: u32) -> Result<(), Failure> {
        let name = folder.display().to_string();
        let found = folder.metadata().map_err(|error| Failure::unreadable(folder, &error))?;
        let key = file.display();
        if found.uid() != user && found.uid() != ROOT {
            let why = format!("this folder belongs to user {}, who can exchange the private key {key}", found.uid());
            return Err(Failure::argument(&name, why).hinted("move the key to a folder of your own"));
        }
        let mode = found.mode() & PERMISSIONS;
        if mode & denied != 0 && mode & STICKY == 0 {
            let why = format!("this folder has mode {mode:04o}: others can exchange the private key {key}");
            let instead = if denied == OTHERS_WRITE { "o-w" } else { "700" };
            return Err(Failure::argument(&name, why).hinted(&format!("type `chmod {instead} {}`", quoted(folder))));
        }
        Ok(())
    }

    /// Makes a folder its owner's alone.
    pub fn make_private(folder: &Path) -> io::Result<()> {
        let mut permissions = folder.metadata()?.permissions();
        if permissions.mode() & GROUP_AND_OTHERS != 0 {
            permissions.set_mode(0o700);
            std::fs::set_permissions(folder, permissions)?;
        }
        Ok(())
    }

    /// A path as a shell takes it.
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
