//! sled: the only file that knows it. It is beta software; damaged files can make it panic or hang, and it locks its folder exclusively.
//!
//! So it runs in a thread of its own, which answers within a timeout or not at all; and [`is_worker`] tells a panic of that thread from a fault of the
//! program. A database that another process has open is waited for a moment.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, Builder};
use std::time::{Duration, Instant};

use crate::languages::say;

/// The name of the thread.
const NAME: &str = "index";
/// How long to wait before somebody else may have closed the database.
const PAUSE: Duration = Duration::from_millis(1);
/// How long one value, or the end, may take to be written.
const WRITE_TIMEOUT: Duration = Duration::from_secs(300);
/// Sled's own cache, in bytes: small, because no value is read twice.
const CACHE_BYTES: u64 = 1 << 20;
/// How much sled writes together. What it reads for one value is an eighth of it.
const SEGMENT_BYTES: usize = 1 << 17;
/// How many values wait to be written.
const WAITING: usize = 64;

/// True if this is a thread in which sled runs: what panics there is no fault of the program, and is answered without the index.
#[must_use]
pub fn is_worker() -> bool {
    thread::current().name().is_some_and(|name| name == NAME || name.starts_with("sled"))
}

fn config(path: PathBuf) -> sled::Config {
    sled::Config::new().path(path).cache_capacity(CACHE_BYTES).segment_size(SEGMENT_BYTES).flush_every_ms(None)
}

/// Why a database is not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unopened {
    /// Somebody else has it open.
    Held,
    /// It cannot be opened, or not in time.
    Broken,
}

/// A database that is open in its thread.
#[derive(Debug)]
pub(super) struct Table {
    ask: Sender<Vec<u8>>,
    told: Receiver<Option<Vec<u8>>>,
    timeout: Duration,
}

impl Table {
    /// Opens a database. While somebody else has it open, it waits for a quarter of its timeout.
    pub fn open(path: PathBuf, timeout: Duration) -> Result<Self, Unopened> {
        let ((ask, asked), (tell, told)) = (channel::<Vec<u8>>(), channel());
        let (failed, why) = channel();
        let work = move || {
            let begun = Instant::now();
            let db = loop {
                match open(&path) {
                    Ok(db) => break db,
                    Err(Unopened::Held) if begun.elapsed() < timeout.checked_div(4).unwrap_or_default() => {
                        thread::sleep(PAUSE)
                    }
                    Err(why) => {
                        let _ = failed.send(why);
                        return;
                    }
                }
            };
            let _ = tell.send(None); // It is open. A caller that gave up waiting asks nothing.
            for key in asked {
                let value = db.get(key).ok().flatten().map(|value| value.to_vec());
                if tell.send(value).is_err() {
                    return;
                }
            }
        };
        Builder::new().name(NAME.to_owned()).spawn(work).map_err(|_| Unopened::Held)?;
        match told.recv_timeout(timeout) {
            Ok(_) => Ok(Self { ask, told, timeout }),
            Err(_) => Err(why.try_recv().unwrap_or(Unopened::Broken)),
        }
    }

    /// The value of a key; `None` where there is none, or it did not come in time.
    pub fn get(&self, key: &[u8]) -> Option<Vec<u8>> {
        self.ask.send(key.to_vec()).ok()?;
        self.told.recv_timeout(self.timeout).ok()?
    }

    /// The values of keys, as far as they come in time.
    pub fn get_all<K: AsRef<[u8]>>(&self, keys: impl IntoIterator<Item = K>) -> Vec<(K, Option<Vec<u8>>)> {
        let asked: Vec<K> = keys.into_iter().take_while(|key| self.ask.send(key.as_ref().to_vec()).is_ok()).collect();
        asked.into_iter().map_while(|key| Some((key, self.told.recv_timeout(self.timeout).ok()?))).collect()
    }
}

/// Opens a database that is there: sled would make one where there is none.
fn open(path: &Path) -> Result<sled::Db, Unopened> {
    if !path.join("db").symlink_metadata().is_ok_and(|found| found.is_file()) {
        return Err(Unopened::Broken);
    }
    config(path.to_owned()).open().map_err(|error| match error {
        // Only sled's words tell: to try its lock would keep it from others for a moment, who would believe it broken.
        sled::Error::Io(error) if error.to_string().contains("could not acquire lock") => Unopened::Held,
        _ => Unopened::Broken,
    })
}

/// A new database that is being written in its thread.
#[derive(Debug)]
pub(super) struct TableWriter {
    give: Sender<(Vec<u8>, Vec<u8>)>,
    /// One word for each value, and one for the end.
    done: Receiver<sled::Result<()>>,
    waiting: usize,
}

impl Drop for TableWriter {
    /// Waits until the thread has closed the database: until then its folder cannot be renamed or removed.
    fn drop(&mut self) {
        self.give = channel().0;
        while self.done.recv_timeout(WRITE_TIMEOUT).is_ok() {}
    }
}

impl TableWriter {
    /// Makes a database.
    pub fn open(path: PathBuf) -> io::Result<Self> {
        let ((give, given), (tell, done)) = (channel::<(Vec<u8>, Vec<u8>)>(), channel());
        let work = move || {
            let opened = config(path).open();
            let written = opened.and_then(|db| {
                for (key, value) in given {
                    let written = db.insert(key, value).map(|_| ());
                    if tell.send(written).is_err() {
                        break;
                    }
                }
                db.flush().map(|_| ())
            });
            let _ = tell.send(written); // A caller that gave up waiting is not told.
        };
        Builder::new().name(NAME.to_owned()).spawn(work)?;
        Ok(Self { give, done, waiting: 0 })
    }

    /// Writes a value.
    pub fn put(&mut self, key: Vec<u8>, value: Vec<u8>) -> io::Result<()> {
        if self.give.send((key, value)).is_err() {
            return self.written(); // Why it ended is what it said last.
        }
        self.waiting = self.waiting.saturating_add(1);
        if self.waiting < WAITING {
            return Ok(());
        }
        self.waiting = self.waiting.saturating_sub(1);
        self.written()
    }

    /// Waits until all is on the disk.
    pub fn close(mut self) -> io::Result<()> {
        self.give = channel().0;
        (0..=self.waiting).try_for_each(|_| self.written())
    }

    fn written(&self) -> io::Result<()> {
        match self.done.recv_timeout(WRITE_TIMEOUT) {
            Ok(written) => written.map_err(io::Error::other),
            Err(RecvTimeoutError::Timeout) => Err(io::Error::other(say!("value-table-no-answer"))),
            Err(RecvTimeoutError::Disconnected) => Err(io::Error::other(say!("value-table-panicked"))),
        }
    }
}
