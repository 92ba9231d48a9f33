//! A disk is the narrow seam between the store and the operating system: the few operations that a log needs.
//!
//! No operation deletes a file: a store of records never needs to.

use std::fmt::Debug;
use std::fs::{self, File, TryLockError};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::time::Duration;

use crate::log::store::nofollow;

/// How long a writer waits between two attempts at the lock.
pub const LOCK_PAUSE: Duration = Duration::from_millis(50);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    Absent,
    /// A regular file of this length in bytes.
    File(u64),
    Folder,
    /// A link, a device or anything else; it is not followed.
    Other,
}

pub trait Disk: Debug + Send + Sync {
    /// Returns the kind of thing at a path.
    fn entry(&self, path: &Path) -> io::Result<Entry>;

    /// Returns the names in a folder, in no particular order.
    fn list(&self, folder: &Path) -> io::Result<Vec<String>>;

    fn open(&self, path: &Path) -> io::Result<Box<dyn ReadFile>>;

    /// Opens a file for writing; creates an empty one if there is none.
    fn open_to_write(&self, path: &Path) -> io::Result<Box<dyn WriteFile>>;

    /// Renames a file, replacing any file of the new name, atomically.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    fn make_folder(&self, path: &Path) -> io::Result<()>;

    /// Syncs a folder: returns when the names in it are on the disk.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;

    fn pause(&self);
}

/// A file opened for reading, by any number of threads.
pub trait ReadFile: Debug + Send + Sync {
    /// Reads at most `buffer.len()` bytes at an offset; 0 only at the file's end.
    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<usize>;

    fn length(&self) -> io::Result<u64>;

    /// True if a writer holds the lock of the file now.
    fn is_locked(&self) -> io::Result<bool>;
}

pub trait WriteFile {
    /// Tries to lock the file against other writers; `false` if one holds the lock. Dropping this value releases it.
    fn try_lock(&self) -> io::Result<bool>;

    /// Writes bytes at an offset. After an error, any part of them may have been written.
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()>;

    fn truncate(&mut self, length: u64) -> io::Result<()>;

    /// Syncs the file: returns when its bytes are on the disk.
    fn sync(&mut self) -> io::Result<()>;
}

/// The operating system's files, opened without following links.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn entry(&self, path: &Path) -> io::Result<Entry> {
        match fs::symlink_metadata(path) {
            Ok(what) if what.is_file() => Ok(Entry::File(what.len())),
            Ok(what) if what.is_dir() => Ok(Entry::Folder),
            Ok(_) => Ok(Entry::Other),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Entry::Absent),
            Err(error) => Err(error),
        }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        // A name that is not UTF-8 is not one of ours, so it may be shown in any way.
        nofollow::list(folder)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn ReadFile>> {
        Ok(Box::new(nofollow::open(path)?))
    }

    fn open_to_write(&self, path: &Path) -> io::Result<Box<dyn WriteFile>> {
        Ok(Box::new(nofollow::open_to_write(path)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        // On other systems folders cannot be opened, and the file system keeps its names by itself.
        if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
    }

    fn pause(&self) {
        std::thread::sleep(LOCK_PAUSE);
    }
}

impl ReadFile for File {
    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            #[cfg(unix)]
            let read = std::os::unix::fs::FileExt::read_at(self, buffer, offset);
            #[cfg(windows)]
            let read = std::os::windows::fs::FileExt::seek_read(self, buffer, offset);
            match read {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                done => return done,
            }
        }
    }

    fn length(&self) -> io::Result<u64> {
        Ok(self.metadata()?.len())
    }

    fn is_locked(&self) -> io::Result<bool> {
        match self.try_lock_shared() {
            Ok(()) => self.unlock().map(|()| false), // A writer that tries meanwhile tries again.
            Err(TryLockError::WouldBlock) => Ok(true),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

impl WriteFile for File {
    fn try_lock(&self) -> io::Result<bool> {
        match Self::try_lock(self) {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.seek(SeekFrom::Start(offset))?;
        self.write_all(bytes)
    }

    fn truncate(&mut self, length: u64) -> io::Result<()> {
        self.set_len(length)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_all()
    }
}
