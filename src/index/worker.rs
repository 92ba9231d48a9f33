//! sled, in a thread of its own: it is beta software, whose files, once damaged, can make it panic or hang.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, Builder};
use std::time::{Duration, Instant};

/// The name of the thread.
const NAME: &str = "index";
/// How long to wait before somebody else may have closed the database.
const PAUSE: Duration = Duration::from_millis(3);
/// How long building may take: a thousand times what it takes for a million records.
const WRITE_PATIENCE: Duration = Duration::from_secs(900);
/// What sled keeps in memory of what was read: nothing is read twice.
const CACHE_BYTES: u64 = 1 << 20;

/// Whether this is a thread in which sled runs: what panics there is no fault of the program, and is answered without the index.
#[must_use]
pub fn is_worker() -> bool {
    thread::current().name().is_some_and(|name| name == NAME || name.starts_with("sled"))
}

fn config(path: PathBuf) -> sled::Config {
    sled::Config::new().path(path).cache_capacity(CACHE_BYTES).flush_every_ms(None)
}

/// A database that is open in its thread.
#[derive(Debug)]
pub(super) struct Reader {
    ask: Sender<Vec<u8>>,
    told: Receiver<Option<Vec<u8>>>,
    patience: Duration,
}

impl Reader {
    /// Opens a database. While somebody else has it open, it waits; `None` after that, or where it cannot be opened.
    pub fn open(path: PathBuf, patience: Duration) -> Option<Self> {
        if !path.join("db").is_file() {
            return None; // sled would make one.
        }
        let ((ask, asked), (tell, told)) = (channel::<Vec<u8>>(), channel());
        let work = move || {
            let begun = Instant::now();
            let db = loop {
                match config(path.clone()).open() {
                    Ok(db) => break db,
                    Err(_) if begun.elapsed() < patience / 4 && path.exists() => thread::sleep(PAUSE),
                    Err(_) => return,
                }
            };
            let _ = tell.send(None); // It is open. Whoever does not wait for it any more asks nothing.
            for key in asked {
                let value = db.get(key).ok().flatten().map(|value| value.to_vec());
                if tell.send(value).is_err() {
                    return;
                }
            }
        };
        Builder::new().name(NAME.to_owned()).spawn(work).ok()?;
        told.recv_timeout(patience).ok()?;
        Some(Self { ask, told, patience })
    }

    /// The value of a key; `None` where there is none, or it did not come in time.
    pub fn get(&self, key: &[u8]) -> Option<Vec<u8>> {
        self.ask.send(key.to_vec()).ok()?;
        self.told.recv_timeout(self.patience).ok()?
    }
}

/// Writes a new database, in the order of the values.
pub(super) fn write(path: PathBuf, values: Vec<(Vec<u8>, Vec<u8>)>) -> io::Result<()> {
    let (tell, told) = channel();
    let work = move || {
        let written = config(path).open().and_then(|db| {
            for (key, value) in values {
                db.insert(key, value)?;
            }
            db.flush().map(|_| ())
        });
        let _ = tell.send(written); // Whoever does not wait for it any more has given up.
    };
    Builder::new().name(NAME.to_owned()).spawn(work)?;
    match told.recv_timeout(WRITE_PATIENCE) {
        Ok(written) => written.map_err(io::Error::other),
        Err(RecvTimeoutError::Timeout) => Err(io::Error::other("the index database does not answer")),
        Err(RecvTimeoutError::Disconnected) => Err(io::Error::other("the index database panicked")),
    }
}
