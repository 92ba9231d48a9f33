//! The narrow seam between the store and the operating system: what a log needs of a disk, and no more.
//!
//! There is no operation that deletes a file: a store of records has no use for one.

use std::fmt::Debug;
use std::fs::{self, File, TryLockError};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::time::Duration;

use crate::log::store::nofollow;

/// How long a writer waits between two tries of the lock.
pub const LOCK_PAUSE: Duration = Duration::from_millis(50);

/// What a path leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// Nothing.
    Absent,
    /// A regular file of this length in bytes.
    File(u64),
    /// A folder.
    Folder,
    /// A link, a device, or whatever else: it is not followed.
    Other,
}

/// A disk.
pub trait Disk: Debug + Send + Sync {
    /// What a path leads to.
    fn entry(&self, path: &Path) -> io::Result<Entry>;

    /// The names in a folder, in no particular order.
    fn list(&self, folder: &Path) -> io::Result<Vec<String>>;

    /// Opens a file for reading.
    fn open(&self, path: &Path) -> io::Result<Box<dyn ReadFile>>;

    /// Opens a file for writing; makes an empty one if there is none.
    fn open_to_write(&self, path: &Path) -> io::Result<Box<dyn WriteFile>>;

    /// Gives a file another name, replacing what had it, at once or not at all.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Makes a folder, and those above it, where there is none.
    fn make_folder(&self, path: &Path) -> io::Result<()>;

    /// Returns when the names in a folder are on the disk.
    fn sync_folder(&self, path: &Path) -> io::Result<()>;

    /// Whether a writer holds the lock of a file.
    fn is_locked(&self, path: &Path) -> io::Result<bool>;

    /// Waits [`LOCK_PAUSE`].
    fn pause(&self);
}

/// A file that is open for reading, by any number of threads.
pub trait ReadFile: Debug + Send + Sync {
    /// Reads at most `buffer.len()` bytes at an offset; 0 only at the file's end.
    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<usize>;

    /// Its length in bytes now.
    fn length(&self) -> io::Result<u64>;
}

/// A file that is open for writing.
pub trait WriteFile {
    /// Tries to lock the file against other writers; `false` if one holds it. The lock ends with this value.
    fn try_lock(&self) -> io::Result<bool>;

    /// Writes bytes at an offset. After an error any part of them may have been written.
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()>;

    /// Cuts the file to a length in bytes.
    fn truncate(&mut self, length: u64) -> io::Result<()>;

    /// Returns when the file's bytes are on the disk.
    fn sync(&mut self) -> io::Result<()>;
}

/// The operating system's files, opened without following a link.
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
        // A name that is not UTF-8 is no name of ours, however it is shown.
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
        // Elsewhere a folder cannot be opened, and the file system keeps its names by itself.
        if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
    }

    fn is_locked(&self, path: &Path) -> io::Result<bool> {
        match nofollow::open(path)?.try_lock_shared() {
            Ok(()) => Ok(false), // It ends with the file that was opened here: a writer that tries meanwhile tries again.
            Err(TryLockError::WouldBlock) => Ok(true),
            Err(TryLockError::Error(error)) => Err(error),
        }
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
