//! Makes a new ledger: its keys, and its first records. There is a whole ledger or none.

use std::path::{Path, PathBuf};

use crate::cache::Caches;
use crate::cli::{Failure, keyring, now, open, staging::Staging};
use crate::event::ledger::Standing;
use crate::event::record::Record;
use crate::event::{Event, Request};
use crate::ledger::{Ledger, Planned, RecordError};
use crate::log::{Head, Signer};
use crate::value::key::VerifierKey;

/// Where the keys of a new ledger go.
#[derive(Debug, clap::Args)]
pub struct KeyOptions {
    /// The file for the new recorder's key, instead of one in your config folder
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
    /// The file for the new recovery key, instead of one in your config folder
    #[arg(long, value_name = "FILE", conflicts_with = "recovery_key")]
    recovery_file: Option<PathBuf>,
    /// The verifier key of an existing recovery key
    #[arg(long, value_name = "KEY", value_parser = str::parse::<VerifierKey>)]
    recovery_key: Option<VerifierKey>,
}

/// The keys of a new ledger.
pub struct Keys {
    pub recorder: Key,
    /// The new recovery key; `None` if there was one already.
    pub recovery: Option<Key>,
    /// The public part of the recovery key.
    pub recovery_key: VerifierKey,
}

pub struct Key {
    pub signer: Signer,
    pub file: PathBuf,
    /// True if the file is still to be written.
    is_new: bool,
}

impl Keys {
    fn new(origin: &str, options: &KeyOptions, staging: &Staging) -> Result<Self, Failure> {
        let recorder = Key::new(origin, options.key_file.as_deref(), "key", staging)?;
        let new = || Key::new(origin, options.recovery_file.as_deref(), "recovery", staging);
        let (recovery, recovery_key) = match &options.recovery_key {
            Some(key) => (None, key.clone()),
            None => {
                let key = new()?;
                let verifier = key.signer.verifier();
                (Some(key), verifier)
            }
        };
        Ok(Self { recorder, recovery, recovery_key })
    }
}

impl Key {
    /// Creates a key, or reuses the one that an interrupted run of the same command put in the file named.
    fn new(origin: &str, file: Option<&Path>, extension: &str, staging: &Staging) -> Result<Self, Failure> {
        let taken_up = file.and_then(|file| Some((file, staging.taken_up(file)?)));
        if let Some((file, signer)) = taken_up.filter(|(_, signer)| signer.name() == origin) {
            return Ok(Self { signer, file: file.to_owned(), is_new: false });
        }
        let signer = Signer::generate(origin).map_err(|error| Failure::argument("--origin", error))?;
        let file = match file {
            Some(file) => file.to_owned(),
            None => keyring::default_file(&signer)?.with_extension(extension),
        };
        Ok(Self { signer, file, is_new: true })
    }
}

/// Errs if no ledger can be made in a folder, so that nobody is asked in vain. Leaves nothing.
pub fn check(folder: &Path, options: &KeyOptions) -> Result<(), Failure> {
    if options.key_file.is_none() || (options.recovery_file.is_none() && options.recovery_key.is_none()) {
        keyring::folder()?;
    }
    Ok(Staging::begin(folder).map(drop)?)
}

/// A ledger that is decided, and not stored yet. Dropping it leaves nothing.
pub struct Draft {
    staging: Staging,
    ledger: Ledger,
    planned: Planned,
    pub keys: Keys,
}

impl Draft {
    /// Decides the first records of a ledger under new keys. The first of them must open it.
    pub fn new<E: From<Failure>>(
        folder: &Path,
        origin: &str,
        options: &KeyOptions,
        requests: impl FnOnce(&Keys) -> Result<Vec<Request>, E>,
        refused: impl FnOnce(RecordError) -> E,
    ) -> Result<Self, E> {
        let staging = Staging::begin(folder).map_err(Failure::from)?;
        let keys = Keys::new(origin, options, &staging)?;
        let mut ledger = Ledger::create(staging.folder(), Caches::default()).map_err(Failure::from)?;
        let requests = requests(&keys)?;
        let now = now(requests.iter().any(|request| opens_invented(&request.event)))?;
        let planned = ledger.plan(&requests, &keys.recorder.signer, now).map_err(refused)?;
        Ok(Self { staging, ledger, planned, keys })
    }

    /// Lists its records.
    pub fn records(&self) -> Vec<Record> {
        self.planned.records()
    }

    /// Stores the records, and moves the ledger into place. `file` is one more file for its folder, if it needs one.
    pub fn make(self, folder: &Path, file: Option<(&Path, &str)>) -> Result<(Keys, Head), Failure> {
        let Self { mut staging, mut ledger, planned, keys } = self;
        let head = ledger.store(planned)?.head;
        for key in [Some(&keys.recorder), keys.recovery.as_ref()].into_iter().flatten().filter(|key| key.is_new) {
            staging.write_key(&key.file, &key.signer)?;
        }
        if let Some((file, text)) = file {
            staging.write_file(file, text)?;
        }
        staging.finish()?;
        open(folder)?.acknowledge_end(head);
        Ok((keys, head))
    }
}

/// Returns whether an event opens an invented ledger.
fn opens_invented(event: &Event) -> bool {
    matches!(event, Event::LedgerOpened(opened) if opened.standing == Standing::Invented)
}
