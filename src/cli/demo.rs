use std::path::{Path, PathBuf};

use crate::cache::Caches;
use crate::cli::{Failure, Output, gitattributes, keyring, open, rollback, rollback::Rollback};
use crate::demo::{DemoError, Entry, Hand, Keys, entries, story_records};
use crate::languages::say;
use crate::ledger::Ledger;
use crate::log::store::nofollow;

const KEY_FILE: &str = "demonstration.key";
/// The most requests recorded at once: those of a batch.
const REQUESTS_MAX: usize = 1_000;

/// Creates an invented ledger in a new folder, to try things on
///
/// It tells three years of a body that does not exist, with invented amounts: a scale and assessments, payments in
/// part, in advance and in another currency, an unidentified payer, a waiver, a payment plan, budgets, pledges, a
/// Reserve Fund with its cases, and corrections. Every output says that it is invented.
///
/// A given seed and number of records always give the same bytes. The signing key follows from the seed, so anybody
/// can compute it: the signatures of such a ledger prove nothing. The key is put in the ledger's folder, so that you
/// can record more.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  pledgebook demo invented\n  pledgebook demo large --records 100000 --seed 7")]
pub struct Args {
    /// The new ledger's folder; it must be empty, or not exist yet
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The number of records; those after the story are drawn from the seed. By default, the story alone
    #[arg(long, value_name = "N")]
    records: Option<u64>,
    /// The seed of the random numbers
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
}

pub fn run(args: &Args) -> Result<Output, Failure> {
    let keys = Keys::of(args.seed).map_err(|error| failure(error, args))?;
    let facts = entries(&keys, args.seed, args.records).map_err(|error| failure(error, args))?;
    if args.folder.canonicalize().and_then(|folder| nofollow::list(&folder)).is_ok_and(|names| !names.is_empty()) {
        return Err(Failure::argument(&args.folder.display().to_string(), say!("cli-demo-not-empty")));
    }
    // The folder will hold a key, which is refused if others can write to the folder.
    let mut rollback = Rollback::default();
    let made = rollback.make_folders(&args.folder, rollback::READABLE);
    made.map_err(|error| Failure::unwritable(&args.folder, &error))?;
    rollback.keep();
    gitattributes::write(&args.folder)?;
    let mut ledger = Ledger::create(&args.folder, Caches::default())?;
    // The key is written before the records, so that an interrupted run leaves a ledger that can be recorded in.
    keyring::write(&args.folder.join(KEY_FILE), keys.of_hand(Hand::Officer))?;
    let mut facts = facts.peekable();
    while let Some(first) = facts.next().transpose().map_err(|error| failure(error, args))? {
        // Facts by one recorder at one instant are recorded together.
        let is_together = |next: &Entry| (next.at, next.hand) == (first.at, first.hand);
        let mut requests = vec![first.request];
        while requests.len() < REQUESTS_MAX
            && let Some(Ok(next)) = facts.next_if(|next| next.as_ref().is_ok_and(is_together))
        {
            requests.push(next.request);
        }
        ledger.record(&requests, keys.of_hand(first.hand), first.at)?;
    }
    let made = open(&args.folder)?;
    let head = made.head()?;
    made.acknowledge_end(head);
    Ok(created(&args.folder, head.size).into())
}

fn failure(error: DemoError, args: &Args) -> Failure {
    match error {
        DemoError::Records { .. } => Failure::argument("--records", error),
        error => Failure::argument(&args.folder.display().to_string(), error),
    }
}

fn created(folder: &Path, size: u64) -> String {
    let ledger = crate::value::text::escaped(&folder.display().to_string());
    let grown = size.saturating_sub(story_records());
    let created = if grown == 0 {
        say!("cli-demo-created", ledger = ledger, records # size)
    } else {
        say!("cli-demo-created-and-drawn", ledger = ledger, records # size, drawn # grown)
    };
    let (ask, record) = (say!("cli-demo-ask"), say!("cli-demo-record", key = format!("{ledger}/{KEY_FILE}")));
    format!(
        "{created}\n\
         {ask}\n  \
         pledgebook --ledger {ledger} status\n  \
         pledgebook --ledger {ledger} outstanding HN\n  \
         pledgebook --ledger {ledger} pledges\n  \
         pledgebook --ledger {ledger} verify\n\
         {record}\n"
    )
}
