use std::path::{Path, PathBuf};

use serde_json::json;

use crate::cache::Caches;
use crate::cli::{Failure, Output, keyring, now, open, staging::Staging};
use crate::event::{Event, Fact as _, Request, ledger::LedgerOpened};
use crate::ledger::Ledger;
use crate::log::{Head, Signer};
use crate::value::key::VerifierKey;
use crate::value::money::{Currency, FrozenCurrency};

/// Creates a ledger, and the keys to record in it
///
/// Creates two keys. The recorder's key stays on this machine, in your config folder, readable by you alone: it signs
/// what you record. The recovery key can only admit and revoke recorders: move it to offline storage, and keep it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  pledgebook --ledger rcm init --origin example.org/rcm \\\n    --title-en 'Regional Conference on Migration' \\\n    --time-zone America/Costa_Rica --currency USD \\\n    --recovery-file /media/stick/recovery.key"
)]
pub struct Args {
    /// The ledger's origin, for ever: an address without scheme that nobody else uses
    #[arg(long, value_name = "ORIGIN")]
    origin: String,
    /// The title in English
    #[arg(long, value_name = "TEXT")]
    title_en: String,
    /// The title in Spanish
    #[arg(long, value_name = "TEXT")]
    title_es: Option<String>,
    /// The IANA time zone that determines the ledger's days
    #[arg(long, value_name = "ZONE")]
    time_zone: String,
    /// An ISO 4217 currency for amounts; repeat it for several. Its decimal places are frozen for ever
    #[arg(long, required = true, value_name = "CODE", value_parser = str::parse::<Currency>)]
    currency: Vec<Currency>,
    /// The month and day on which the fiscal year begins
    #[arg(long, default_value = "01-01", value_name = "MM-DD")]
    fiscal_year: String,
    /// Marks the ledger as invented, for a test or a demonstration: every output says so
    #[arg(long)]
    invented: bool,
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

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let mut staging = Staging::begin(ledger)?;
    let recorder = Key::new(&args.origin, args.key_file.as_deref(), "key", &staging)?;
    let recovery = match &args.recovery_key {
        Some(_) => None,
        None => Some(Key::new(&args.origin, args.recovery_file.as_deref(), "recovery", &staging)?),
    };
    let recovery_key = args.recovery_key.clone().or_else(|| recovery.as_ref().map(|key| key.signer.verifier()));
    let event = opening(args, &recorder.signer, recovery_key)?;
    let head = record(staging.folder(), event, args.invented, &recorder.signer)?;
    for key in [Some(&recorder), recovery.as_ref()].into_iter().flatten().filter(|key| key.is_new) {
        staging.write_key(&key.file, &key.signer)?;
    }
    staging.finish()?;
    open(ledger)?.acknowledge_end(head);

    let mut answer = format!("Recorder's key {}: {}\n", recorder.signer.id(), recorder.file.display());
    if let Some(recovery) = &recovery {
        answer.push_str(&format!(
            "Recovery key {}: {}\n  Move it to offline storage, and keep it.\n",
            recovery.signer.id(),
            recovery.file.display()
        ));
    }
    answer.push_str(&format!(
        "Opened ledger {} in {}. Give this verifier key to everybody who checks it:\n  {}\nFirst root: {}\n",
        args.origin,
        ledger.display(),
        recorder.signer.verifier(),
        head.root
    ));
    Ok(answer.into())
}

struct Key {
    signer: Signer,
    file: PathBuf,
    /// True if the file is still to be written.
    is_new: bool,
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

fn record(folder: &Path, event: Event, is_invented: bool, signer: &Signer) -> Result<Head, Failure> {
    let mut opened = Ledger::create(folder, Caches::default())?;
    let id = "ledger.opened".parse().map_err(|error| Failure::argument("--origin", error))?;
    let request = Request::new(id, event);
    Ok(opened.record(&[request], signer, now(is_invented)?)?.head)
}

fn opening(args: &Args, recorder: &Signer, recovery: Option<VerifierKey>) -> Result<Event, Failure> {
    let mut currencies = Vec::new();
    for currency in &args.currency {
        let exponent = currency
            .iso_exponent()
            .ok_or_else(|| Failure::argument("--currency", format!("ISO 4217 gives {currency} no decimal places")))?;
        currencies.push(FrozenCurrency { currency: *currency, exponent });
    }
    let mut data = json!({
        "origin": args.origin,
        "title_en": args.title_en,
        "standing": if args.invented { "invented" } else { "real" },
        "time_zone": args.time_zone,
        "currencies": currencies,
        "fiscal_year": args.fiscal_year,
        "recorder": recorder.verifier(),
        "recovery": recovery,
    });
    if let (Some(title), Some(members)) = (&args.title_es, data.as_object_mut()) {
        members.insert("title_es".to_owned(), json!(title));
    }
    Event::from_json(LedgerOpened::TYPE, &data.to_string()).map_err(|error| {
        // The column of the JSON made here means nothing to the person who gave the options.
        let text = error.to_string();
        Failure::argument("init", text.rsplit_once(" at line ").map_or(text.as_str(), |(why, _)| why))
    })
}
