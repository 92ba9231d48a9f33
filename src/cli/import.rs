//! `import`: the facts of a table.

mod cells;
mod mapping;
#[cfg(feature = "xlsx")]
mod xlsx;

use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use crate::cli::everyday::{Common, Desk, ask_whether};
use crate::cli::{Failure, Output};
use crate::error::InputPlace;
use crate::event::document::DocumentRegistered;
use crate::event::record::Record;
use crate::event::{Event, Request, Source};
use crate::everyday::screen::{WIDTH, numbers, wrapped};
use crate::everyday::table::{self, AtCell, Kind, Mapping, Preview, Row, Unit};
use crate::languages::say;
use crate::ledger::Ledger;
use crate::value::ids::IdempotencyKey;
use crate::value::text::escaped;

/// The most mistakes that are told at once.
const TOLD_MAX: usize = 20;

/// The cells of a table, row by row, the headings first.
#[derive(Debug)]
pub struct Cells {
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// What to say of how the file was read.
    pub remark: Option<String>,
}

/// Records the facts of a table: a file with a row for each
///
/// It reads payments, assessments, expenditures, pledges, parties and budgets, and recognises them by the headings, which
/// stand in any order, in English or Spanish; --template writes them. All cells are read first, and every mistake is told with
/// its cell; then all is shown and asked once. It is all recorded, or nothing. What is on record already is not recorded
/// again: import the same file when it has grown.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook import --template payments\n  pledgebook import payments.csv --dry-run\n  pledgebook import payments.csv --source bank-2025-12 --yes\n\nA file with headings of its own:\n  pledgebook import bank.csv --as payments --column payer='Name of country' --column amount=Credit"
)]
pub struct Args {
    /// A CSV file, its cells parted by commas, semicolons or tabs; UTF-8, UTF-16 or Windows-1252
    #[arg(value_name = "FILE", required_unless_present = "template")]
    file: Option<PathBuf>,
    /// Writes a table to fill in, for example payments.csv, into the current folder
    #[arg(long, value_name = "KIND", value_parser = kind, conflicts_with = "file")]
    template: Option<&'static str>,
    /// What the rows are, where the headings do not say it
    #[arg(long = "as", value_name = "KIND", value_parser = kind)]
    kind: Option<&'static str>,
    /// The heading that means a column; other headings are then passed over
    #[arg(long = "column", value_name = "COLUMN=HEADING", value_parser = mapping::column)]
    columns: Vec<(String, String)>,
    #[command(flatten)]
    common: Common,
}

fn kind(text: &str) -> Result<&'static str, String> {
    let all = table::KINDS.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ");
    table::kind(text).map(|kind| kind.name()).ok_or_else(|| say!("cli-import-write-one-of", kinds = all))
}

pub fn run(folder: &Path, args: &Args) -> Result<Output, Failure> {
    if let Some(kind) = args.template.and_then(table::kind) {
        return template(folder, kind);
    }
    let Some(file) = &args.file else { return Ok(Output::default()) };
    args.common.refuse(&["--on", "--id"], &say!("cli-import-no-day-no-id"))?;
    let cells = cells::read(file)?;
    let name = file.file_name().map_or_else(|| file.display().to_string(), |name| name.to_string_lossy().into_owned());
    let name = match &cells.sheet {
        Some(sheet) => say!("cli-import-sheet", file = escaped(&name), sheet = escaped(sheet)),
        None => escaped(&name),
    };
    let mut ledger = args.common.open(folder)?;
    let (kind, mapping) = meant(args, &mut ledger, &name, &cells)?;
    let Cells { rows, remark, .. } = cells;
    let rows = table::rows(kind, rows, &mapping).map_err(|mistakes| told(&name, None, &mistakes))?;
    if rows.is_empty() {
        return Err(Failure::told(say!("cli-import-no-row", file = name), 2));
    }
    let units = table::units(kind, &rows);
    let (before, new) = parted(&mut ledger, &units)?;
    if new.is_empty() {
        let count = kind.counted(u64::try_from(units.len()).unwrap_or(u64::MAX));
        return Ok(format!("{}\n", say!("cli-import-all-on-record", file = name, what = count)).into());
    }
    // Never freed, as what a query reads: the process ends behind it.
    let mut desk = ManuallyDrop::new(Desk::of(ledger, folder, &args.common)?);
    let table = Table { kind, name, rows: &rows, remark };
    let (source, added) = desk.source_or(file)?;
    let mut placed = Placed::default();
    if let Some(Event::DocumentRegistered(fact)) = added {
        placed.0.push(Request::new(registration(&fact)?, fact.into()));
        placed.1.push(1);
    }
    let (requests, doubles) = table.requests(&desk, &new, source.as_ref(), placed)?;
    table.record(&mut desk, &before, &requests, doubles)
}

/// Returns the kind of a table, and which of its headings mean which columns.
fn meant(args: &Args, ledger: &mut Ledger, name: &str, cells: &Cells) -> Result<(&'static dyn Kind, Mapping), Failure> {
    let said: Mapping = args.columns.iter().cloned().collect();
    let named = args.kind.and_then(table::kind);
    let Some(headings) = cells.rows.first() else {
        return Err(told(name, None, &[table::empty(args.kind.unwrap_or("payments"))]));
    };
    let recognised = table::recognised(headings);
    let kind = match (named, recognised.as_slice()) {
        (Some(kind), _) => kind,
        (None, [one]) => *one,
        (None, several) => {
            let all: Vec<String> = several.iter().map(|kind| format!("--as {}", kind.name())).collect();
            let says = say!("cli-import-rows-are-what", file = name);
            let write = say!("cli-import-write-kind", options = all.join(&format!(" {} ", say!("cli-import-or"))));
            return Err(Failure::told(format!("{says}\n  {write}"), 2));
        }
    };
    if !said.is_empty() || table::fits(kind.columns(), headings) {
        return Ok((kind, said));
    }
    let books = ledger.books()?;
    match (mapping::kept(books.recorders.origin(), headings), named) {
        (Some((kind, kept)), None) => Ok((kind, kept)),
        (Some((kept_kind, kept)), Some(kind)) if kept_kind.name() == kind.name() => Ok((kind, kept)),
        (_, Some(kind)) => Ok((kind, mapping::asked(books, kind, name, &cells.rows)?)),
        // The mistakes in the headings are told.
        (None, None) => Ok((kind, said)),
    }
}

/// Parts the units of a table: the records of those on record, and those that are new.
fn parted<'u, 'r>(ledger: &mut Ledger, units: &'u [Unit<'r>]) -> Result<(Vec<Record>, Vec<&'u Unit<'r>>), Failure> {
    let (mut before, mut new) = (Vec::new(), Vec::new());
    for unit in units {
        let Some(key) = &unit.key else { continue };
        let earlier = ledger.named(key.as_str())?;
        if earlier.is_empty() {
            new.push(unit);
        }
        before.extend(earlier);
    }
    Ok((before, new))
}

/// A table whose headings are understood.
struct Table<'t> {
    kind: &'static dyn Kind,
    name: String,
    rows: &'t [Row],
    remark: Option<String>,
}

/// Returns the key under which a table is registered as a document.
fn registration(fact: &DocumentRegistered) -> Result<IdempotencyKey, Failure> {
    let digest = fact.blake3.map_or_else(String::new, |digest| digest.to_string());
    let key = format!("table-{}", digest.get(..32).unwrap_or_default());
    key.parse().map_err(|error| Failure::argument("FILE", error))
}

/// Requests, and of each the row that asks for it.
type Placed = (Vec<Request>, Vec<u64>);

impl Table<'_> {
    /// Reads the units that are new; errs with every mistake. Returns the requests, and questions about likely doubles.
    fn requests(
        &self,
        desk: &Desk<'_>,
        new: &[&Unit<'_>],
        source: Option<&Source>,
        (mut requests, mut places): Placed,
    ) -> Result<(Placed, Vec<String>), Failure> {
        desk.books().read_of_members();
        let mut reader = self.kind.reader(desk.books(), desk.today);
        let (mut doubles, mut mistakes) = (Vec::new(), Vec::new());
        for unit in new {
            let (Some(key), Some(row)) = (&unit.key, unit.rows.first()) else { continue };
            match reader.facts(&unit.rows) {
                Ok(facts) => {
                    let seqs: BTreeSet<u64> = facts.iter().filter_map(|fact| reader.double_of(fact)).collect();
                    let asks = |seq: u64| say!("cli-import-likely-double", row = row.number, seq = seq);
                    doubles.extend(seqs.into_iter().map(asks));
                    let item = unit.item().parse().ok();
                    let source = source.cloned().map(|of| Source { item: of.item.or(item), ..of });
                    let of_unit = desk.requests_of(facts, key, source.as_ref())?;
                    places.extend(std::iter::repeat_n(row.number, of_unit.len()));
                    requests.extend(of_unit);
                }
                Err(of_unit) => mistakes.extend(of_unit),
            }
        }
        match mistakes.is_empty() {
            true => Ok(((requests, places), doubles)),
            false => Err(told(&self.name, Some(self.rows.len()), &mistakes)),
        }
    }

    /// Decides requests, shows what they change, asks once, and records them.
    fn record(
        &self,
        desk: &mut Desk<'_>,
        before: &[Record],
        (requests, places): &Placed,
        doubles: Vec<String>,
    ) -> Result<Output, Failure> {
        let place = |row: u64| InputPlace { file: self.name.clone(), line: Some(row), column: None };
        let planned = desk.plan_at(requests, || places.iter().copied().map(place).collect())?;
        let known: BTreeSet<u64> = before.iter().map(|record| record.seq).collect();
        let new = planned.answers().iter().filter_map(|answer| planned.planned(answer.record));
        let records: Vec<&Record> = before.iter().chain(new).collect();
        let preview = table::preview(self.kind, &self.name, planned.books(), &records, &|seq| known.contains(&seq));
        let Preview { mut screen, total, new } = preview;
        screen.notes.extend(self.remark.clone());
        let questions: Vec<String> = desk.doubles(&planned).into_iter().chain(doubles).collect();
        let common = desk.common;
        if common.is_dry_run() {
            let shown = screen.text(&say!("cli-import-dry-run"));
            let mut output = Output::from(format!("{shown}{}\n", say!("cli-import-nothing-recorded")));
            output.remarks = questions;
            return Ok(output);
        }
        if !common.is_sure() {
            let shown: Vec<String> = std::iter::once(screen.text("").trim_end().to_owned()).chain(questions).collect();
            ask_whether(&shown, &say!("cli-import-record", what = self.kind.counted(new)))?;
        }
        let seqs: Vec<u64> = planned.answers().iter().map(|answer| answer.record).collect();
        let remarks = desk.store(planned)?;
        let said = say!("cli-import-recorded", what = self.kind.counted(new));
        let has_total = known.is_empty() && !total.is_empty();
        let said = if has_total { format!("{said}, {total}") } else { said };
        let right = numbers(&seqs);
        let room = WIDTH.saturating_sub(said.chars().count());
        let mut output = Output::from(format!("{said}{right:>room$}\n"));
        output.remarks = remarks;
        Ok(output)
    }
}

/// Writes a table to fill in.
fn template(folder: &Path, kind: &dyn Kind) -> Result<Output, Failure> {
    let name = format!("{}.{EXTENSION}", kind.name());
    let file = Path::new(&name);
    if file.exists() {
        return Err(Failure::argument(&name, say!("cli-import-template-is-here")));
    }
    let bytes = filled_in(folder, kind).map_err(|why| Failure::argument(&name, why))?;
    let opened = std::fs::OpenOptions::new().write(true).create_new(true).open(file);
    let written = opened.and_then(|mut opened| std::io::Write::write_all(&mut opened, &bytes));
    written.map_err(|error| Failure::unwritable(file, &error))?;
    let (needed, stated): (Vec<_>, Vec<_>) = kind.columns().iter().copied().partition(|column| column.is_needed);
    let columns = say!("cli-import-columns", needed = table::names(&needed), stated = table::names(&stated));
    let columns = wrapped(&format!("  {columns}"), WIDTH.saturating_sub(2), 2);
    let wrote = say!("cli-import-wrote", file = name, rows = kind.row());
    Ok(format!("{wrote}\n{columns}\n").into())
}

/// The end of a template's name.
const EXTENSION: &str = if cfg!(feature = "xlsx") { "xlsx" } else { "csv" };

#[cfg(feature = "xlsx")]
fn filled_in(folder: &Path, kind: &dyn Kind) -> Result<Vec<u8>, String> {
    use crate::everyday::names::{self, Called};

    // Where no ledger can be read, there are no names on record.
    let opened = crate::cli::Opened::read(folder, &crate::cli::Options::today(crate::cli::options::Format::Table)).ok();
    fn first<T>(all: Vec<Called<T>>) -> Vec<String> {
        all.into_iter().filter_map(|one| one.names.into_iter().next()).collect()
    }
    let of = |opened: &crate::cli::Opened| {
        let books = opened.books();
        let all = [first(names::parties(books)), first(names::funds(books)), first(names::activities(books))];
        ["party", "fund", "activity"].into_iter().zip(all).collect::<Vec<_>>()
    };
    xlsx::template(kind, &opened.as_ref().map(of).unwrap_or_default())
}

#[cfg(not(feature = "xlsx"))]
#[allow(clippy::unnecessary_wraps, reason = "a workbook may not be written")]
fn filled_in(_: &Path, kind: &dyn Kind) -> Result<Vec<u8>, String> {
    Ok(format!("{}\n", table::names(kind.columns()).replace(", ", ",")).into_bytes())
}

/// Tells mistakes, each with its cell.
fn told(name: &str, rows: Option<usize>, mistakes: &[AtCell]) -> Failure {
    let mut lines = vec![match rows {
        Some(rows) => say!("cli-import-to-mend-of-rows", file = name, rows # rows, cells # mistakes.len()),
        None => say!("cli-import-to-mend", file = name, cells # mistakes.len()),
    }];
    let width = mistakes.iter().map(|one| one.place.chars().count()).max().unwrap_or(0);
    for AtCell { place, mistake } in mistakes.iter().take(TOLD_MAX) {
        let write = mistake.write.as_ref().map_or_else(String::new, |write| format!(" {write}"));
        lines.push(wrapped(
            &format!("  {place:width$}  {}{write}", mistake.says),
            WIDTH.saturating_sub(2),
            width.saturating_add(4),
        ));
    }
    if let Some(more) = mistakes.len().checked_sub(TOLD_MAX).filter(|more| *more > 0) {
        lines.push(format!("  {}", say!("cli-import-more", more = more)));
    }
    Failure::told(lines.join("\n"), 2)
}
