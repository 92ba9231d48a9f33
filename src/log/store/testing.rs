//! A simulated disk in memory keeps only what was synced, for tests of crashes. `tests/it` includes this file, too.
//!
//! It guarantees what POSIX does and no more: a file's bytes survive once the file was synced, its name once its
//! folder was. [`SimDisk::restart`] is a power loss. Of the operations on each file, and on each folder's names, that
//! were not synced, the first few survive, chosen by the seed; the last surviving write is torn at any byte. The
//! choice for one file does not depend on another's. All clones are the same disk.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::disk::{Disk, Entry, ReadFile, WriteFile};

/// A simulated disk.
#[derive(Debug, Clone)]
pub struct SimDisk(Arc<Mutex<State>>);

/// A file of a [`SimDisk`], opened for reading.
#[derive(Debug)]
struct SimReadFile {
    disk: SimDisk,
    inode: usize,
}

/// A file of a [`SimDisk`], opened for writing.
#[derive(Debug)]
struct SimFile {
    disk: SimDisk,
    inode: usize,
    path: PathBuf,
    /// Distinguishes this opening of the file from others.
    handle: u64,
    run: u64,
}

#[derive(Debug)]
struct State {
    random: u64,
    inodes: Vec<Inode>,
    folders: BTreeMap<PathBuf, Folder>,
    /// Locked files, with the handle that holds the lock.
    locks: Vec<(usize, u64)>,
    handles: u64,
    /// Counts restarts: files opened before the last one are invalid.
    run: u64,
    operations: u64,
    stop_at: Option<u64>,
    fail_at: Option<(u64, io::ErrorKind)>,
}

#[derive(Debug, Default)]
struct Inode {
    live: Vec<u8>,
    synced: Vec<u8>,
    pending: Vec<Change>,
}

#[derive(Debug, Clone)]
enum Change {
    Write(usize, Vec<u8>),
    Truncate(usize),
}

#[derive(Debug, Default, Clone)]
struct Folder {
    live: Names,
    synced: Names,
    pending: Vec<Naming>,
}

type Names = BTreeMap<String, Node>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    File(usize),
    Folder,
}

#[derive(Debug, Clone)]
struct Naming {
    name: String,
    node: Node,
    /// The previous place of the name, for a rename.
    from: Option<(PathBuf, String)>,
}

impl SimDisk {
    /// Creates an empty disk. The seed decides what each power loss takes.
    pub fn new(seed: u64) -> Self {
        Self(Arc::new(Mutex::new(State {
            // Spread the seed; never 0, where xorshift would stay.
            random: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
            inodes: Vec::new(),
            folders: BTreeMap::from([(PathBuf::from("/"), Folder::default())]),
            locks: Vec::new(),
            handles: 0,
            run: 0,
            operations: 0,
            stop_at: None,
            fail_at: None,
        })))
    }

    /// Returns the number of attempted operations that change or sync something.
    pub fn operations(&self) -> u64 {
        self.state().operations
    }

    /// Makes the process die at an operation, counted from 0: it and all later ones fail, and a write is torn.
    pub fn stop_at(&self, operation: u64) {
        self.state().stop_at = Some(operation);
    }

    /// Makes one operation fail, counted from 0; a write that fails is torn.
    pub fn fail_at(&self, operation: u64, kind: io::ErrorKind) {
        self.state().fail_at = Some((operation, kind));
    }

    /// Simulates a power loss and a restart: what was not synced is lost in part, locks are gone, files are closed.
    pub fn restart(&self) {
        let mut state = self.state();
        state.lose();
        state.locks.clear();
        state.run = state.run.saturating_add(1);
        (state.stop_at, state.fail_at) = (None, None);
    }

    /// Returns the bytes of a file as a reader sees them now.
    pub fn bytes(&self, path: &Path) -> Option<Vec<u8>> {
        let state = self.state();
        state.inode(path).map(|inode| inode.live.clone())
    }

    /// Replaces a file's bytes and syncs them, as somebody with an editor would.
    pub fn put(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = self.open_to_write(path)?;
        file.truncate(0)?;
        file.write_at(0, bytes)?;
        file.sync()?;
        path.parent().map_or(Ok(()), |folder| self.sync_folder(folder))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn draw(&mut self, below: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        let below = u64::try_from(below).unwrap_or(u64::MAX);
        usize::try_from(self.random.checked_rem(below).unwrap_or(0)).unwrap_or(0)
    }

    /// Counts an operation, and fails it if that was requested.
    fn operate(&mut self) -> io::Result<()> {
        let operation = self.operations;
        self.operations = operation.saturating_add(1);
        if self.stop_at.is_some_and(|stop| operation >= stop) {
            return Err(io::Error::other("the process is dead"));
        }
        match self.fail_at {
            Some((fail, kind)) if fail == operation => Err(kind.into()),
            _ => Ok(()),
        }
    }

    fn node(&self, path: &Path) -> Option<Node> {
        let (folder, name) = split(path)?;
        self.folders.get(folder)?.live.get(name).copied()
    }

    fn inode(&self, path: &Path) -> Option<&Inode> {
        match self.node(path)? {
            Node::File(inode) => self.inodes.get(inode),
            Node::Folder => None,
        }
    }

    fn name(&mut self, path: &Path, node: Node, from: Option<(PathBuf, String)>) -> io::Result<()> {
        let (folder, name) = split(path).ok_or(io::ErrorKind::InvalidInput)?;
        if let Some((folder, name)) = &from
            && let Some(folder) = self.folders.get_mut(folder)
        {
            folder.live.remove(name);
        }
        let folder = self.folders.get_mut(folder).ok_or(io::ErrorKind::NotFound)?;
        folder.live.insert(name.to_owned(), node);
        folder.pending.push(Naming { name: name.to_owned(), node, from });
        Ok(())
    }

    /// Makes the first few changes of names in a folder durable.
    fn settle_names(&mut self, path: &Path, count: usize) {
        let Some(folder) = self.folders.get_mut(path) else { return };
        let settled: Vec<Naming> = folder.pending.drain(..count.min(folder.pending.len())).collect();
        for naming in settled {
            if let Some((from, name)) = &naming.from
                && let Some(from) = self.folders.get_mut(from)
            {
                from.synced.remove(name);
                // A name that was never durable is also gone from its previous place.
                from.pending.retain(|earlier| earlier.node != naming.node);
            }
            if let Some(folder) = self.folders.get_mut(path) {
                folder.synced.insert(naming.name, naming.node);
            }
        }
    }

    fn lose(&mut self) {
        for at in 0..self.inodes.len() {
            let pending = self.inodes.get_mut(at).map(|inode| std::mem::take(&mut inode.pending)).unwrap_or_default();
            let kept = self.draw(pending.len().saturating_add(1));
            let tear = self.draw(usize::MAX);
            let Some(inode) = self.inodes.get_mut(at) else { continue };
            for (number, change) in (1..).zip(pending.into_iter().take(kept)) {
                match change {
                    Change::Write(offset, mut bytes) if number == kept => {
                        bytes.truncate(tear.checked_rem(bytes.len().saturating_add(1)).unwrap_or(0));
                        apply(&mut inode.synced, &Change::Write(offset, bytes));
                    }
                    change => apply(&mut inode.synced, &change),
                }
            }
            inode.live.clone_from(&inode.synced);
        }
        let paths: Vec<PathBuf> = self.folders.keys().cloned().collect();
        for path in &paths {
            let pending = self.folders.get(path).map_or(0, |folder| folder.pending.len());
            let kept = self.draw(pending.saturating_add(1));
            self.settle_names(path, kept);
        }
        for path in &paths {
            if let Some(folder) = self.folders.get_mut(path) {
                folder.pending.clear();
                folder.live.clone_from(&folder.synced);
            }
        }
        // A folder whose own name was lost is gone with its content; parents come before children in this order.
        for path in paths.iter().filter(|path| path.parent().is_some()) {
            if self.node(path) != Some(Node::Folder) {
                self.folders.remove(path);
            }
        }
    }
}

impl Disk for SimDisk {
    fn entry(&self, path: &Path) -> io::Result<Entry> {
        let state = self.state();
        Ok(match state.node(path) {
            None => Entry::Absent,
            Some(Node::Folder) => Entry::Folder,
            Some(Node::File(inode)) => {
                let length = state.inodes.get(inode).map_or(0, |inode| inode.live.len());
                Entry::File(u64::try_from(length).unwrap_or(u64::MAX))
            }
        })
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        let state = self.state();
        let folder = state.folders.get(folder).ok_or(io::ErrorKind::NotFound)?;
        Ok(folder.live.keys().cloned().collect())
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn ReadFile>> {
        match self.state().node(path) {
            Some(Node::File(inode)) => Ok(Box::new(SimReadFile { disk: self.clone(), inode })),
            Some(Node::Folder) => Err(io::ErrorKind::IsADirectory.into()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn open_to_write(&self, path: &Path) -> io::Result<Box<dyn WriteFile>> {
        let mut state = self.state();
        let inode = match state.node(path) {
            Some(Node::File(inode)) => inode,
            Some(Node::Folder) => return Err(io::ErrorKind::IsADirectory.into()),
            None => {
                state.operate()?;
                let inode = state.inodes.len();
                state.inodes.push(Inode::default());
                state.name(path, Node::File(inode), None)?;
                inode
            }
        };
        state.handles = state.handles.saturating_add(1);
        let (path, handle, run) = (path.to_owned(), state.handles, state.run);
        Ok(Box::new(SimFile { disk: self.clone(), inode, path, handle, run }))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.operate()?;
        let node = state.node(from).ok_or(io::ErrorKind::NotFound)?;
        let (folder, name) = split(from).ok_or(io::ErrorKind::InvalidInput)?;
        state.name(to, node, Some((folder.to_owned(), name.to_owned())))
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        let missing: Vec<&Path> = path.ancestors().take_while(|above| !state.folders.contains_key(*above)).collect();
        for folder in missing.into_iter().rev() {
            state.operate()?;
            state.name(folder, Node::Folder, None)?;
            state.folders.insert(folder.to_owned(), Folder::default());
        }
        Ok(())
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let mut state = self.state();
        state.operate()?;
        state.settle_names(path, usize::MAX);
        Ok(())
    }

    fn pause(&self) {}
}

impl SimFile {
    fn change(&self, change: Change) -> io::Result<()> {
        let mut state = self.disk.state();
        let done = state.operate();
        if state.run != self.run {
            return Err(io::Error::other(format!("{} was opened before the restart", self.path.display())));
        }
        let change = match (&done, change) {
            (Ok(()), change) => change,
            (Err(_), Change::Truncate(_)) => return done,
            (Err(_), Change::Write(offset, mut bytes)) => {
                bytes.truncate(state.draw(bytes.len()));
                Change::Write(offset, bytes)
            }
        };
        let is_first_death = state.stop_at.is_none_or(|stop| state.operations <= stop.saturating_add(1));
        if let Some(inode) = state.inodes.get_mut(self.inode).filter(|_| is_first_death) {
            apply(&mut inode.live, &change);
            inode.pending.push(change);
        }
        done
    }
}

impl ReadFile for SimReadFile {
    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let state = self.disk.state();
        let live = state.inodes.get(self.inode).map_or(&[][..], |inode| &inode.live);
        let rest = usize::try_from(offset).ok().and_then(|offset| live.get(offset..)).unwrap_or_default();
        let read = rest.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..read), rest.get(..read)) {
            to.copy_from_slice(from);
        }
        Ok(read)
    }

    fn length(&self) -> io::Result<u64> {
        let state = self.disk.state();
        let length = state.inodes.get(self.inode).map_or(0, |inode| inode.live.len());
        Ok(u64::try_from(length).unwrap_or(u64::MAX))
    }

    fn is_locked(&self) -> io::Result<bool> {
        Ok(self.disk.state().locks.iter().any(|(locked, _)| *locked == self.inode))
    }
}

impl WriteFile for SimFile {
    fn try_lock(&self) -> io::Result<bool> {
        let mut state = self.disk.state();
        let is_free = state.locks.iter().all(|(inode, _)| *inode != self.inode);
        if is_free {
            state.locks.push((self.inode, self.handle));
        }
        Ok(is_free)
    }

    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        let offset = usize::try_from(offset).map_err(|_| io::ErrorKind::FileTooLarge)?;
        self.change(Change::Write(offset, bytes.to_vec()))
    }

    fn truncate(&mut self, length: u64) -> io::Result<()> {
        let length = usize::try_from(length).map_err(|_| io::ErrorKind::FileTooLarge)?;
        self.change(Change::Truncate(length))
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut state = self.disk.state();
        state.operate()?;
        if state.run != self.run {
            return Err(io::Error::other(format!("{} was opened before the restart", self.path.display())));
        }
        if let Some(inode) = state.inodes.get_mut(self.inode) {
            inode.pending.clear();
            inode.synced.clone_from(&inode.live);
        }
        Ok(())
    }
}

impl Drop for SimFile {
    fn drop(&mut self) {
        let mut state = self.disk.state();
        state.locks.retain(|(_, handle)| *handle != self.handle);
    }
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Truncate(length) => bytes.resize(*length, 0),
        Change::Write(offset, new) => {
            let end = offset.saturating_add(new.len());
            bytes.resize(bytes.len().max(end), 0);
            if let Some(place) = bytes.get_mut(*offset..end) {
                place.copy_from_slice(new);
            }
        }
    }
}

fn split(path: &Path) -> Option<(&Path, &str)> {
    Some((path.parent()?, path.file_name()?.to_str()?))
}
