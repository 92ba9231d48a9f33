use std::path::{Path, PathBuf};

use serde_json::json;

use crate::cli::new_ledger::{Draft, KeyOptions, Keys};
use crate::cli::{Failure, Output, wizard};
use crate::event::{Event, Fact as _, Request, ledger::LedgerOpened};
use crate::languages::say;
use crate::value::money::{Currency, FrozenCurrency};

/// Creates a ledger, and the keys to record in it
///
/// At a terminal, asks for the body, its funds, members, shares and first balances, and shows all before it makes
/// anything. The answers are kept in opening.toml; `init opening.toml` makes a ledger from such a file. With --origin,
/// makes an empty ledger from options alone.
///
/// Creates two keys. The recorder's key stays on this machine, in your config folder, readable by you alone: it signs
/// what you record. The recovery key can only admit and revoke recorders: move it to offline storage, and keep it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook init\n  pledgebook init opening.toml --yes\n  pledgebook --ledger rcm init --origin example.org/rcm \\\n    --title-en 'Regional Conference on Migration' \\\n    --time-zone America/Costa_Rica --currency USD \\\n    --recovery-file /media/stick/recovery.key"
)]
pub struct Args {
    /// A file of answers, as opening.toml, instead of questions
    #[arg(value_name = "FILE", conflicts_with = "origin")]
    file: Option<PathBuf>,
    /// Says yes to what would be asked; never to a rule
    #[arg(long, requires = "file")]
    yes: bool,
    #[command(flatten)]
    options: Options,
    #[command(flatten)]
    keys: KeyOptions,
}

/// An empty ledger, from options alone.
#[derive(Debug, clap::Args)]
struct Options {
    /// The ledger's origin, for ever: an address without scheme that nobody else uses
    #[arg(long, value_name = "ORIGIN", requires_all = ["title_en", "time_zone", "currency"])]
    origin: Option<String>,
    /// The title in English
    #[arg(long, value_name = "TEXT", requires = "origin")]
    title_en: Option<String>,
    /// The title in Spanish
    #[arg(long, value_name = "TEXT", requires = "origin")]
    title_es: Option<String>,
    /// The IANA time zone that determines the ledger's days
    #[arg(long, value_name = "ZONE", requires = "origin")]
    time_zone: Option<String>,
    /// An ISO 4217 currency for amounts; repeat it for several. Its decimal places are frozen for ever
    #[arg(long, value_name = "CODE", value_parser = str::parse::<Currency>, requires = "origin")]
    currency: Vec<Currency>,
    /// The month and day on which the fiscal year begins; left out, 01-01
    #[arg(long, value_name = "MM-DD", requires = "origin")]
    fiscal_year: Option<String>,
    /// Marks the ledger as invented, for a test or a demonstration: every output says so
    #[arg(long, requires = "origin")]
    invented: bool,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    match (&args.options.origin, &args.file) {
        (Some(origin), _) => from_options(ledger, origin, args),
        (None, Some(file)) => wizard::from_file(ledger, file, args.yes, &args.keys),
        (None, None) => wizard::at_terminal(ledger, &args.keys),
    }
}

fn from_options(ledger: &Path, origin: &str, args: &Args) -> Result<Output, Failure> {
    let requests = |keys: &Keys| {
        let id = "ledger.opened".parse().map_err(|error| Failure::argument("--origin", error))?;
        Ok::<_, Failure>(vec![Request::new(id, opening(origin, &args.options, keys)?)])
    };
    let (keys, head) = Draft::new(ledger, origin, &args.keys, requests, Failure::from)?.make(ledger, None)?;
    let recorder = &keys.recorder;
    let mut lines = vec![say!("cli-init-recorder", key = recorder.signer.id(), file = recorder.file.display())];
    if let Some(recovery) = &keys.recovery {
        lines.push(say!("cli-init-recovery", key = recovery.signer.id(), file = recovery.file.display()));
        lines.push(format!("  {}", say!("cli-init-move-it")));
    }
    lines.push(say!("cli-init-opened", origin = origin, folder = ledger.display()));
    lines.push(format!("  {}", recorder.signer.verifier()));
    lines.push(say!("cli-init-first-root", root = head.root));
    Ok(format!("{}\n", lines.join("\n")).into())
}

fn opening(origin: &str, options: &Options, keys: &Keys) -> Result<Event, Failure> {
    let mut currencies = Vec::new();
    for currency in &options.currency {
        let exponent = currency
            .iso_exponent()
            .ok_or_else(|| Failure::argument("--currency", say!("cli-init-no-decimal-places", currency = currency)))?;
        currencies.push(FrozenCurrency { currency: *currency, exponent });
    }
    let mut data = json!({
        "origin": origin,
        "title_en": options.title_en,
        "standing": if options.invented { "invented" } else { "real" },
        "time_zone": options.time_zone,
        "currencies": currencies,
        "fiscal_year": options.fiscal_year.as_deref().unwrap_or("01-01"),
        "recorder": keys.recorder.signer.verifier(),
        "recovery": keys.recovery_key,
    });
    if let (Some(title), Some(members)) = (&options.title_es, data.as_object_mut()) {
        members.insert("title_es".to_owned(), json!(title));
    }
    Event::from_json(LedgerOpened::TYPE, &data.to_string()).map_err(|error| {
        // The column of the JSON made here means nothing to the person who gave the options.
        let text = error.to_string();
        Failure::argument("init", text.rsplit_once(" at line ").map_or(text.as_str(), |(why, _)| why))
    })
}
