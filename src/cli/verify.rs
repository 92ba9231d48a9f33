use std::path::{Path, PathBuf};

use crate::cli::{
    Failure, Format, Output, Query, against, filters, now, open, record::AcceptEnd, remembered::warning, terminal,
};
use crate::error::Error;
use crate::export;
use crate::languages::say;
use crate::ledger::{Audit, Ledger, Trusted};
use crate::log::Head;
use crate::log::store::StoreError;
use crate::report::verification::findings;
use crate::value::days::Day;
use crate::value::key::VerifierKey;

/// Checks everything, from record 0: lines, hashes, roots, signatures, rules; names each damaged record
///
/// A folder's own word proves little: use what you saved earlier. --key, with the verifier key that you were given
/// when the ledger was opened, finds a ledger that somebody else opened in its place. It does not find a past that was
/// rewritten by the holder of the private key, since such a ledger is signed just as well: ONLY --against finds that,
/// with checkpoints that you, or a friend, saved with `pledgebook checkpoint` before. Nothing is ever repaired.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  pledgebook verify\n  pledgebook verify --against friends-checkpoints.txt")]
pub struct Args {
    /// A file of one or several checkpoints that were saved earlier: finds a past that was rewritten since. Repeat it
    /// for several files
    #[arg(long, value_name = "FILE")]
    against: Vec<PathBuf>,
    /// The verifier key that must have opened the ledger: finds a ledger opened by somebody else, and no rewritten past
    #[arg(long, value_name = "KEY", value_parser = str::parse::<VerifierKey>)]
    key: Option<VerifierKey>,
    /// Of consecutive checkpoints by one key, verifies the signature of the last one only; its root binds all records
    /// before it
    #[arg(long)]
    quick: bool,
    #[command(flatten)]
    accept_end: AcceptEnd,
    /// The form of the answer
    #[arg(long, value_enum, default_value = "table", value_name = "FORM")]
    format: Format,
}

pub fn run(folder: &Path, args: &Args) -> Result<Output, Failure> {
    let taken_away = args.against.iter().map(|file| against::read(file)).collect::<Result<Vec<_>, _>>()?;
    let trusted = Trusted { key: args.key.clone(), against: taken_away.concat(), quick: args.quick };
    let ledger = open(folder)?;
    let audit = ledger.verify(&trusted)?;
    if let Some(named) = args.accept_end.named()? {
        accept(&ledger, &audit, named)?;
    }
    let now = now(audit.recorders().is_invented()).ok();
    let continuity = ledger.remember_verified(&audit, &trusted, now)?;
    let warning = warning(continuity, audit.head());
    if audit.report.size == 0 && audit.report.findings.is_empty() {
        return Err(StoreError::Missing { path: folder.to_owned() }.into());
    }
    let table = findings(&audit, &trusted, now);
    let against = args.against.iter().map(|file| file.display().to_string()).collect::<Vec<_>>().join(" ");
    let query = Query {
        verb: "verify",
        filters: filters([
            ("key", args.key.as_ref().map(ToString::to_string)),
            ("against", Some(against).filter(|files| !files.is_empty())),
            ("quick", args.quick.then(|| "true".to_owned())),
        ]),
    };
    let answer = match args.format {
        Format::Table => terminal::render(&title(&audit), &table),
        Format::Json => export::json(&table, &query, &audit.view(), now.map(Day::of)),
        Format::Csv => export::csv(&table).map_err(|error| Failure::argument("--format csv", error))?,
        Format::Md => export::markdown(&title(&audit), None, &table),
    };
    let code = match (audit.report.findings.is_empty(), audit.newer.is_empty()) {
        (false, _) => 3,
        (true, false) => 4,
        (true, true) => 0,
    };
    let notes = if args.format == Format::Csv { table.notes } else { Vec::new() };
    let remarks = warning.into_iter().chain(notes).collect();
    Ok(Output { answer, remarks, code })
}

/// Remembers this ledger, with this end, as the intended one. Errs if it has another end; a damaged ledger is not
/// accepted.
fn accept(ledger: &Ledger, audit: &Audit, named: Head) -> Result<(), Failure> {
    let found = audit.head();
    if named != found {
        return Err(Error::OtherEnd { named, found }.into());
    }
    if audit.report.findings.is_empty() {
        ledger.acknowledge_end(found);
    }
    Ok(())
}

fn title(audit: &Audit) -> String {
    let invented = audit.books.recorders.opened().is_some_and(|opened| opened.standing.word() == "invented");
    let title = say!("cli-verify");
    match audit.origin.as_str() {
        "" => title, // Nothing of the ledger could be read.
        origin if invented => format!("{title} — {}", say!("cli-invented", title = origin)),
        origin => format!("{title} — {origin}"),
    }
}
