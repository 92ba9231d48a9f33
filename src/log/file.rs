//! One file of a log, open for reading.

use std::path::PathBuf;
use std::sync::Arc;

use crate::log::store::disk::ReadFile;
use crate::log::store::error::{AtPath as _, StoreError};

/// A file of `events/`, or none by its name. Clones are the same open file.
#[derive(Debug, Clone)]
pub struct LogFile {
    pub name: String,
    pub(super) path: PathBuf,
    pub(super) file: Option<Arc<dyn ReadFile>>,
}

impl LogFile {
    /// Reads at most `buffer.len()` bytes at an offset and returns how many; 0 is the end of the file, or no file.
    pub fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, StoreError> {
        let Some(file) = &self.file else { return Ok(0) };
        file.read_at(offset, buffer).at(&self.path)
    }

    /// Its length in bytes now; `None` if there is no file.
    pub fn length(&self) -> Result<Option<u64>, StoreError> {
        let length = self.file.as_ref().map(|file| file.length()).transpose();
        length.at(&self.path)
    }

    pub fn is_locked(&self) -> Result<bool, StoreError> {
        let Some(file) = &self.file else { return Ok(false) };
        file.is_locked().at(&self.path)
    }
}
