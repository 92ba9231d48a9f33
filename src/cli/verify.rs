use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::audit::{Audit, Identity, audit};
use crate::cli::failure::Failure;
use crate::cli::query::{Format, filters, nothing_sealed};
use crate::cli::{Said, open, terminal, verified};
use crate::export::{self, Query};
use crate::key::VerifierKey;
use crate::ledger::{Scope, View};
use crate::log::FindingKind;
use crate::log::checkpoint::Checkpoint;
use crate::log::note::Note;
use crate::projection::recorders::Recorders;
use crate::report::verification::findings;
use crate::store::{FilesStore, Head, RealDisk, Store as _};
use crate::text::holds_private_key;

/// Checks everything, from record 0: lines, hashes, roots, signatures, rules; names each damaged record
///
/// What a folder says of itself proves little: bring along what you took away earlier. --key is the verifier key that you were given when
/// the ledger was opened; --against is a checkpoint that you, or a friend, saved with `pledgebook checkpoint`. Then a rewritten past is
/// always found. Nothing is ever repaired.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  pledgebook verify\n  pledgebook verify --against friends-checkpoint.txt")]
pub struct Args {
    /// A checkpoint that was taken away earlier; repeat it for several
    #[arg(long, value_name = "FILE")]
    against: Vec<PathBuf>,
    /// The verifier key that must have opened the ledger
    #[arg(long, value_name = "KEY", value_parser = str::parse::<VerifierKey>)]
    key: Option<VerifierKey>,
    /// Of the checkpoints by one key in a row, verifies the signature of the last one only; its root binds all records before it
    #[arg(long)]
    quick: bool,
    /// The form of the answer
    #[arg(long, value_enum, default_value = "table", value_name = "FORM")]
    format: Format,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Said, Failure> {
    let against = args.against.iter().map(|file| taken_away(file)).collect::<Result<Vec<_>, _>>()?;
    let identity = Identity { key: args.key.clone(), against, quick: args.quick };
    let store = open(ledger)?;
    let audit = settled(&store, &identity)?;
    verified::remember(ledger, &audit, &identity);
    if audit.report.size == 0 && audit.report.findings.is_empty() {
        return Err(nothing_sealed(&store, ledger));
    }
    let table = findings(&audit, &identity);
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
        Format::Json => {
            let head = Head { size: audit.report.size, root: audit.report.root };
            let view = View {
                recorders: Recorders::clone(&audit.books.recorders),
                books: audit.books.clone(),
                head,
                scope: Scope::default(),
                last_known: None,
            };
            export::json(&table, &query, &view)
        }
        Format::Csv => export::csv(&table).map_err(|error| Failure::argument("--format csv", error))?,
        Format::Md => format!("**{}**\n\n{}", title(&audit), export::markdown(&table)),
    };
    let code = match (audit.report.findings.is_empty(), audit.newer.is_empty()) {
        (false, _) => 3,
        (true, false) => 4,
        (true, true) => 0,
    };
    let remarks = if args.format == Format::Csv { table.notes } else { Vec::new() };
    Ok(Said { answer, remarks, code })
}

/// More than any checkpoint has, in bytes.
const NOTE_BYTES_MAX: u64 = 1 << 20;
/// How often a log is verified again because a writer was at work.
const TRIES_MAX: u32 = 5;

/// Verifies a ledger. Where only unsealed bytes are found and the log has gone on meanwhile, a writer was at work: then once more.
pub fn settled(store: &FilesStore<RealDisk>, identity: &Identity) -> Result<Audit, Failure> {
    let mut tries = 1_u32;
    loop {
        let found = audit(store, identity)?;
        let mut findings = found.report.findings.iter();
        let only_unsealed = findings.len() > 0 && findings.all(|finding| finding.kind == FindingKind::Unsealed);
        if tries >= TRIES_MAX || !only_unsealed {
            return Ok(found);
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
        if store.head()?.size == found.report.size {
            return Ok(found);
        }
        tries = tries.saturating_add(1);
    }
}

fn title(audit: &Audit) -> String {
    let invented = audit.books.recorders.opened().is_some_and(|opened| opened.standing.word() == "invented");
    let mark = if invented { "INVENTED, not a real record: " } else { "" };
    format!("Verification — {mark}{}", audit.origin)
}

/// Reads a checkpoint that was saved as a file.
fn taken_away(file: &Path) -> Result<(Checkpoint, Note, String), Failure> {
    let name = file.display().to_string();
    let mut bytes = Vec::new();
    let opened = std::fs::File::open(file).map_err(|error| Failure::unreadable(file, &error))?;
    opened.take(NOTE_BYTES_MAX).read_to_end(&mut bytes).map_err(|error| Failure::unreadable(file, &error))?;
    if holds_private_key(&bytes) {
        let why = "the file holds a private key, and no checkpoint; move it where only you can read it";
        return Err(Failure::argument(&name, why).hinted("--key takes the verifier key, which is public"));
    }
    // A copy that went through mail or another system may have other line ends; its text is what was signed.
    let text = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
    let note = Note::parse(format!("{}\n", text.trim_end_matches('\n')).as_bytes()).map_err(|error| {
        Failure::argument(&name, error).hinted("a checkpoint is what `pledgebook checkpoint` prints, one to a file")
    })?;
    let checkpoint = Checkpoint::parse(&note.text).map_err(|error| Failure::argument(&name, error))?;
    Ok((checkpoint, note, name))
}
