//! Removes what a command has created, unless the command succeeds.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::log::store::{Disk as _, RealDisk};

/// The mode of a folder that only its owner may read.
pub const PRIVATE: u32 = 0o700;
/// The mode of a folder that anybody may read, and only its owner may change.
pub const READABLE: u32 = 0o755;

/// The mode of a folder for which the umask alone decides who may change it.
pub const UNMASKED: u32 = 0o777;

/// Files and folders that this command created. Dropping it removes them, the last one first, unless they are
/// [kept](Self::keep).
#[derive(Debug, Default)]
pub struct Rollback {
    made: Vec<Made>,
}

#[derive(Debug)]
enum Made {
    File(PathBuf),
    /// Removed only if it is empty.
    Folder(PathBuf),
    /// Removed with all its content.
    Tree(PathBuf),
}

impl Rollback {
    /// Creates a folder and its missing parents, each with `mode` less the umask.
    pub fn make_folders(&mut self, folder: &Path, mode: u32) -> io::Result<()> {
        let missing = folder.ancestors().take_while(|path| !path.as_os_str().is_empty() && !path.is_dir());
        for path in missing.collect::<Vec<_>>().into_iter().rev() {
            match make_folder(path, mode) {
                Ok(()) => self.made.push(Made::Folder(path.to_owned())),
                // Another process created it meanwhile, or it is another name of one created here: `new/..`.
                Err(_) if path.is_dir() => continue,
                Err(error) => return Err(error),
            }
            RealDisk.sync_folder(parent(path))?;
        }
        Ok(())
    }

    /// Creates a folder, which must not exist yet. All its later content is removed with it.
    pub fn make_tree(&mut self, folder: &Path) -> io::Result<()> {
        make_folder(folder, UNMASKED)?;
        self.made.push(Made::Tree(folder.to_owned()));
        Ok(())
    }

    /// Creates a file for its owner only, which must not exist yet.
    pub fn create_private(&mut self, file: &Path) -> io::Result<File> {
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let opened = options.open(file)?;
        self.made.push(Made::File(file.to_owned()));
        Ok(opened)
    }

    /// Adds a file that another function created, if it did.
    pub fn add(&mut self, file: Option<PathBuf>) {
        self.made.extend(file.map(Made::File));
    }

    pub fn keep(mut self) {
        self.made.clear();
    }
}

impl Drop for Rollback {
    fn drop(&mut self) {
        for made in self.made.drain(..).rev() {
            // A failure here is ignored: the error that led here is the one to report.
            let _ = match made {
                Made::File(path) => fs::remove_file(path),
                Made::Folder(path) => fs::remove_dir(path),
                Made::Tree(path) => fs::remove_dir_all(path),
            };
        }
    }
}

pub fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

fn make_folder(path: &Path, mode: u32) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, mode);
    #[cfg(not(unix))]
    let _ = mode;
    builder.create(path)
}
