//! Opens and removes files and folders without following links.
//!
//! A ledger's folder may come from anybody: an archive or a repository can contain links that lead anywhere, pipes
//! that block, and devices. These functions open everything that the program opens in it. None follows a link in the
//! last part of its path, and none blocks; a file must be a regular file, and one opened for writing must have no
//! second name. The caller opens the parts above the last one first, from the ledger's folder down.
//!
//! Only names that this program creates are ever removed ([`is_derived`]).

use std::fs::{self, DirBuilder, File, Metadata};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use crate::languages::say;

/// The prefix of a folder that is still being written, and is renamed when it is complete.
pub const UNFINISHED: &str = ".new-";

const SNAPSHOT_DIGITS: usize = 12;

/// Number of digits that follow [`UNFINISHED`] in the name of a snapshot being written: those of a hash.
const HASH_DIGITS: usize = 64;

/// Opens a regular file for reading. Errs on a link, a folder, a pipe or a device.
pub fn open(path: &Path) -> io::Result<File> {
    if !fs::symlink_metadata(path)?.is_file() {
        return Err(irregular());
    }
    regular(open_with(path, false)?)
}

/// Opens a regular file for writing; creates an empty one if there is none. Errs on anything else, and on a file with
/// further names: a hard link may be somebody else's file.
pub fn open_to_write(path: &Path) -> io::Result<File> {
    match fs::symlink_metadata(path) {
        Ok(found) if !is_plain(&found) => Err(irregular()),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => {
            let file = regular(open_with(path, true)?)?;
            if is_plain(&file.metadata()?) { Ok(file) } else { Err(irregular()) }
        }
    }
}

/// Reads a regular file of less than `most` bytes. Errs if it is larger, or not a regular file.
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = open(path)?;
    let length = file.metadata()?.len();
    if length >= most {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, say!("log-io-larger-than-written")));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes a whole file under a temporary name beside it, then renames it. A reader sees the old bytes or the new ones,
/// never a mixture.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = path.with_extension(format!("{}.new", std::process::id()));
    let written = File::create(&new).and_then(|mut file| file.write_all(bytes));
    written.and_then(|()| fs::rename(&new, path)).inspect_err(|_| {
        let _ = fs::remove_file(&new); // The write error is the one to report.
    })
}

/// True if the path is a folder; a link to one does not count.
pub fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

/// True if a folder, and its folder `within` if there is one, holds only regular files with a single name each.
pub fn holds_plain_files(folder: &Path, within: &str) -> bool {
    let is_file = |path: &Path| fs::symlink_metadata(path).is_ok_and(|found| is_plain(&found));
    let all_files = |folder: &Path, except: &str| {
        is_folder(folder)
            && list(folder).is_ok_and(|names| names.iter().all(|name| name == except || is_file(&folder.join(name))))
    };
    let inner = folder.join(within);
    all_files(folder, within) && (fs::symlink_metadata(&inner).is_err() || all_files(&inner, ""))
}

/// Creates a folder unless there is one. Errs on a link or a file; the parent must exist.
pub fn make_folder(path: &Path) -> io::Result<()> {
    match DirBuilder::new().create(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && is_folder(path) => Ok(()),
        made => made,
    }
}

/// True if this program creates folders of this name among derived data, and may therefore remove it: `v` and digits
/// (an index), twelve digits (a snapshot), or either of them unfinished, with the prefix [`UNFINISHED`].
pub fn is_derived(name: &str) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_index = |name: &str| name.strip_prefix('v').is_some_and(is_digits);
    let is_hash =
        |text: &str| text.len() == HASH_DIGITS && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    match name.strip_prefix(UNFINISHED) {
        Some(rest) => is_index(rest) || is_hash(rest),
        None => is_index(name) || (name.len() == SNAPSHOT_DIGITS && is_digits(name)),
    }
}

/// Removes a folder of derived data with its content; of a link, only the link. Errs on a name that this program does
/// not create.
pub fn remove_derived(folder: &Path, name: &str) -> io::Result<()> {
    if !is_derived(name) || !is_folder(folder) {
        return Err(irregular());
    }
    let path = folder.join(name);
    match fs::symlink_metadata(&path)?.is_dir() {
        true => fs::remove_dir_all(path),
        false => fs::remove_file(path),
    }
}

fn irregular() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, say!("log-io-irregular"))
}

fn is_plain(found: &Metadata) -> bool {
    #[cfg(unix)]
    let names = std::os::unix::fs::MetadataExt::nlink(found);
    #[cfg(not(unix))]
    let names = 1;
    found.is_file() && names <= 1
}

fn regular(file: File) -> io::Result<File> {
    if file.metadata()?.is_file() { Ok(file) } else { Err(irregular()) }
}

#[cfg(unix)]
fn open_with(path: &Path, to_write: bool) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    let access = if to_write { OFlags::WRONLY | OFlags::CREATE } else { OFlags::RDONLY };
    let mode = Mode::RUSR | Mode::WUSR | Mode::RGRP | Mode::WGRP | Mode::ROTH | Mode::WOTH; // The umask applies.
    let flags = access | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    Ok(File::from(rustix::fs::open(path, flags, mode)?))
}

#[cfg(not(unix))]
fn open_with(path: &Path, to_write: bool) -> io::Result<File> {
    fs::OpenOptions::new().read(!to_write).write(to_write).create(to_write).truncate(false).open(path)
}

/// Returns the names in a folder, in no particular order; a name that is not UTF-8 is converted lossily. Errs on a
/// link, and on any failure that the system reports, including that of closing the folder, on which `std::fs::ReadDir`
/// panics.
#[cfg(unix)]
pub fn list(folder: &Path) -> io::Result<Vec<String>> {
    use rustix::fs::{Dir, Mode, OFlags};
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let opened = rustix::fs::open(folder, flags, Mode::empty())?;
    let mut names = Vec::new();
    for entry in Dir::new(rustix::io::dup(&opened)?)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy();
        if name != "." && name != ".." {
            names.push(name.into_owned());
        }
    }
    nix::unistd::close(opened)?;
    Ok(names)
}

/// Returns the names in a folder, in no particular order.
#[cfg(not(unix))]
pub fn list(folder: &Path) -> io::Result<Vec<String>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_this_program_creates_are_derived() {
        let hash = "0123456789abcdef".repeat(4);
        for name in ["v1", "v20", "000000001000", ".new-v1", &format!(".new-{hash}")] {
            assert!(is_derived(name), "{name}");
        }
        let short = &hash[1..];
        for name in
            ["v", "vendor", "v1a", "1000", "0000000010000", ".new", ".new-", ".new-x", "..", "", "v1/..", "lock"]
        {
            assert!(!is_derived(name), "{name}");
            assert!(!is_derived(&format!(".new-{short}{name}/")), "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_pipes_and_large_files_are_refused_and_nothing_is_created_through_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("elsewhere")).unwrap();
        fs::create_dir(at("elsewhere/v1")).unwrap();
        fs::write(at("file"), b"12345").unwrap();
        std::os::unix::fs::symlink(at("file"), at("link")).unwrap();
        std::os::unix::fs::symlink(at("elsewhere"), at("folder-link")).unwrap();
        std::os::unix::fs::symlink(at("nowhere"), at("dangling")).unwrap();
        rustix::fs::mkfifoat(rustix::fs::CWD, at("pipe"), rustix::fs::Mode::RUSR).unwrap();

        assert_eq!(read(&at("file"), 6).unwrap(), b"12345");
        assert_eq!(read(&at("file"), 5).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        fs::hard_link(at("file"), at("hard")).unwrap();
        assert!(
            open(&at("hard")).is_ok() && open_to_write(&at("hard")).is_err() && open_to_write(&at("file")).is_err()
        );
        fs::remove_file(at("hard")).unwrap();
        for name in ["link", "dangling", "pipe", "elsewhere"] {
            assert!(open(&at(name)).is_err() && open_to_write(&at(name)).is_err(), "{name}");
        }
        assert!(!at("nowhere").exists());
        assert!(list(&at("folder-link")).is_err() && make_folder(&at("folder-link")).is_err());
        assert!(remove_derived(&at("folder-link"), "v1").is_err() && at("elsewhere/v1").is_dir());
        assert!(make_folder(&at("elsewhere")).is_ok());
        assert_eq!(list(&at("elsewhere")).unwrap(), ["v1"]);
        std::os::unix::fs::symlink(at("file"), at("elsewhere/v2")).unwrap();
        assert!(!holds_plain_files(&at("elsewhere"), "v1"));
        fs::hard_link(at("file"), at("elsewhere/v1/hard")).unwrap();
        assert!(!holds_plain_files(&at("elsewhere/v1"), "") && !holds_plain_files(&at("elsewhere"), "v1"));
        fs::remove_file(at("elsewhere/v1/hard")).unwrap();
        remove_derived(&at("elsewhere"), "v2").unwrap();
        assert!(at("file").is_file() && holds_plain_files(&at("elsewhere"), "v1"));
    }
}
