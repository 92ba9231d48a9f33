use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::cli::everyday::{Common, Desk, ask_whether};
use crate::cli::receive::typed_rate;
use crate::cli::{Failure, Output};
use crate::event::record::Record;
use crate::event::{Request, Source};
use crate::everyday::names::Called;
use crate::everyday::receive::{self, Receipt, Writer};
use crate::everyday::screen::{WIDTH, numbers, wrapped};
use crate::everyday::table::{self, AtCell, Row, payments};
use crate::everyday::typed::{Mistake, called, money};
use crate::value::ids::PartyId;
use crate::value::text::{Text, escaped};

/// The largest file that is read, in bytes.
const BYTES_MAX: u64 = 1 << 28;
/// The most mistakes that are told at once.
const TOLD_MAX: usize = 20;

/// Records the payments of a table: a CSV file with a row for each
///
/// The columns are payer, amount and date; where it is stated, currency, arrived, rate, fund, for and ref. They stand in any
/// order, and mean what the options of `receive` mean. All cells are read first, and every mistake is told with its cell;
/// then all is shown and asked once. It is all recorded, or nothing. What is on record already is not recorded again: import the
/// same file when it has grown.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook import --template payments\n  pledgebook import payments.csv --dry-run\n  pledgebook import payments.csv --source bank-2025-12 --yes"
)]
pub struct Args {
    /// A CSV file, in UTF-8; its cells parted by commas, semicolons or tabs
    #[arg(value_name = "FILE", required_unless_present = "template")]
    file: Option<PathBuf>,
    /// Writes a table to fill in, payments.csv, into the current folder
    #[arg(long, value_name = "OF", value_parser = ["payments"], conflicts_with = "file")]
    template: Option<String>,
    #[command(flatten)]
    common: Common,
}

pub fn run(folder: &Path, args: &Args) -> Result<Output, Failure> {
    let Some(file) = &args.file else { return template() };
    args.common
        .refuse(&["--on", "--id"], "the table has a column for the day, and each row has a number of its own")?;
    let records = cells(file)?;
    let name = file.file_name().map_or_else(|| file.display().to_string(), |name| name.to_string_lossy().into_owned());
    let name = escaped(&name);
    let mut desk = Desk::open(folder, &args.common)?;
    desk.books().read_of_members();
    let rows = table::rows(&records).map_err(|mistakes| told(&name, None, &mistakes))?;
    if rows.is_empty() {
        return Err(Failure::told(format!("{name}: no row below the headings. Nothing was recorded."), 2));
    }
    let Read { before, requests } = read(&mut desk, &name, &rows)?;
    let planned = desk.plan(&requests)?;
    let known: BTreeSet<u64> = before.iter().map(|record| record.seq).collect();
    let records: Vec<Record> = before.into_iter().chain(planned.records()).collect();
    let (screen, total, new) = table::preview(&name, desk.change(&planned, &records), &|seq| known.contains(&seq));
    if new == 0 {
        let count = payments(u64::try_from(rows.len()).unwrap_or(u64::MAX));
        return Ok(format!("{name}: {count}, all on record already. Nothing was recorded.\n").into());
    }
    let questions = desk.doubles(&planned);
    if args.common.is_dry_run() {
        let mut output = Output::from(format!("{}Nothing was recorded.\n", screen.text("dry run")));
        output.remarks = questions;
        return Ok(output);
    }
    if !args.common.is_sure() {
        let shown: Vec<String> = std::iter::once(screen.text("").trim_end().to_owned()).chain(questions).collect();
        ask_whether(&shown, &format!("Record {}?", payments(new)))?;
    }
    let seqs: Vec<u64> = planned.answers().iter().map(|answer| answer.record).collect();
    let remarks = desk.store(planned)?;
    let said = format!("Recorded: {}", payments(new));
    let said = if known.is_empty() { format!("{said}, {total}") } else { said };
    let right = numbers(&seqs);
    let room = WIDTH.saturating_sub(said.chars().count());
    let mut output = Output::from(format!("{said}{right:>room$}\n"));
    output.remarks = remarks;
    Ok(output)
}

/// Writes a table to fill in.
fn template() -> Result<Output, Failure> {
    let file = Path::new("payments.csv");
    if file.exists() {
        return Err(Failure::argument("payments.csv", "it is here already; move it, or fill it in"));
    }
    let opened = std::fs::OpenOptions::new().write(true).create_new(true).open(file);
    let written = opened.and_then(|mut opened| std::io::Write::write_all(&mut opened, table::template().as_bytes()));
    written.map_err(|error| Failure::unwritable(file, &error))?;
    let said = "Wrote payments.csv: a row for each payment.\n  payer, amount, date; where stated: currency, arrived, rate, fund, for, ref\n";
    Ok(said.to_owned().into())
}

/// Reads the cells of a CSV file (RFC 4180); the separator is the one that its first line holds most often.
fn cells(file: &Path) -> Result<Vec<Vec<String>>, Failure> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    let read = std::fs::File::open(file).and_then(|opened| opened.take(BYTES_MAX).read_to_end(&mut bytes));
    let length = read.map_err(|error| Failure::unreadable(file, &error))?;
    let wrong = |why: String| Failure::argument(&file.display().to_string(), why);
    if u64::try_from(length).is_ok_and(|length| length >= BYTES_MAX) {
        return Err(wrong("the file is 256 MiB or larger; split it".to_owned()));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(wrong("this is a workbook (XLSX); save the sheet as CSV".to_owned()));
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes.get(..error.valid_up_to()).unwrap_or_default().iter().filter(|byte| **byte == b'\n').count();
        wrong(format!("line {} is not UTF-8; save the file as \"CSV UTF-8\"", line.saturating_add(1)))
    })?;
    let first = text.lines().next().unwrap_or_default();
    let often = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(often).unwrap_or(b',');
    let separator = if often(&separator) == 0 { b',' } else { separator };
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut all: Vec<Vec<String>> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| wrong(error.to_string()))?;
        // An empty line is no record for the reader, and a row for a spreadsheet.
        let start = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
        let rest = text.as_bytes().get(start..).unwrap_or_default();
        let empty = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count();
        all.extend(std::iter::repeat_n(Vec::new(), empty));
        all.push(record.iter().map(str::to_owned).collect());
    }
    Ok(all)
}

/// Tells mistakes, each with its cell.
fn told(name: &str, rows: Option<usize>, mistakes: &[AtCell]) -> Failure {
    let cells = if mistakes.len() == 1 { "1 cell".to_owned() } else { format!("{} cells", mistakes.len()) };
    let rows = rows.map_or_else(String::new, |rows| format!("{rows} rows, "));
    let mut lines = vec![format!("{name}: {rows}{cells} to mend. Nothing was recorded.")];
    let width = mistakes.iter().map(|one| one.place.len()).max().unwrap_or(0);
    for AtCell { place, mistake } in mistakes.iter().take(TOLD_MAX) {
        let write = mistake.write.as_ref().map_or_else(String::new, |write| format!(" {write}"));
        lines.push(wrapped(
            &format!("  {place:width$}  {}{write}", mistake.says),
            WIDTH.saturating_sub(2),
            width.saturating_add(4),
        ));
    }
    if let Some(more) = mistakes.len().checked_sub(TOLD_MAX).filter(|more| *more > 0) {
        lines.push(format!("  and {more} more"));
    }
    Failure::told(lines.join("\n"), 2)
}

/// The rows of a table: those on record already, and the requests for the others.
struct Read {
    before: Vec<Record>,
    requests: Vec<Request>,
}

/// Reads every row; errs with every mistake.
fn read(desk: &mut Desk<'_>, name: &str, rows: &[Row]) -> Result<Read, Failure> {
    let payers = receive::payers(desk.books());
    let mut found: BTreeMap<String, Result<Option<PartyId>, Mistake>> = BTreeMap::new();
    let (mut new, mut before, mut mistakes) = (Vec::new(), Vec::new(), Vec::new());
    for (row, key) in rows.iter().zip(table::keys(rows)) {
        let Some(key) = key else { continue };
        let earlier = desk.opened.ledger.named(key.as_str())?;
        if !earlier.is_empty() {
            before.extend(earlier);
            continue;
        }
        match receipt(desk, row, &payers, &mut found) {
            Ok(receipt) => new.push((row, key, receipt)),
            Err(mut of_row) => {
                of_row.sort_by(|one, other| one.place.cmp(&other.place));
                mistakes.extend(of_row);
            }
        }
    }
    let (source, _) = desk.source()?;
    let (mut writer, mut requests) = (Writer::new(desk.books()), Vec::new());
    for (row, key, receipt) in &new {
        match writer.facts(receipt) {
            Ok(facts) => {
                let item = format!("row {}", row.number).parse().ok();
                let source = source.clone().map(|of| Source { item: of.item.or(item), ..of });
                requests.extend(desk.requests_of(facts, key, source.as_ref())?);
            }
            Err(mistake) => mistakes.push(AtCell { place: row.place("amount"), mistake }),
        }
    }
    if mistakes.is_empty() { Ok(Read { before, requests }) } else { Err(told(name, Some(rows.len()), &mistakes)) }
}

fn receipt(
    desk: &Desk<'_>,
    row: &Row,
    payers: &[Called<Option<PartyId>>],
    found: &mut BTreeMap<String, Result<Option<PartyId>, Mistake>>,
) -> Result<Receipt, Vec<AtCell>> {
    let mut mistakes = Vec::new();
    let mut take = |column: &str, mistake: Mistake| mistakes.push(AtCell { place: row.place(column), mistake });
    let missing = |what: &str| Mistake::new(format!("No {what}."));
    let party = match row.cell("payer") {
        None => Err(missing("payer")),
        Some(text) => found.entry(text.to_owned()).or_insert_with(|| called("payer", "", text, payers)).clone(),
    };
    let party = party.map_err(|mistake| take("payer", mistake)).ok();
    let on = row.cell("date").ok_or_else(|| missing("date")).and_then(|text| {
        text.parse()
            .map_err(|_| Mistake::new(format!("\"{text}\" is not a day.")).with("Write for example 2025-03-31."))
    });
    let on = on.map_err(|mistake| take("date", mistake)).ok();
    let possible = match row.cell("fund") {
        None => receive::funds_of(desk.books(), party.as_ref().and_then(Option::as_ref), desk.today),
        Some(_) => Vec::new(),
    };
    let fund = desk.fund_among(row.cell("fund"), &possible);
    let fund = fund.map_err(|mistake| take("fund", mistake)).ok();
    let kept_in = desk.currency(fund.as_ref());
    let with_currency =
        |text: &str| row.cell("currency").map_or_else(|| text.to_owned(), |code| format!("{code} {text}"));
    let amount = row.cell("amount").ok_or_else(|| missing("amount"));
    let amount = amount.and_then(|text| money(&with_currency(text), kept_in.or_else(|| "USD".parse().ok())));
    let amount = amount.map_err(|mistake| take("amount", mistake)).ok();
    let arrived = row.cell("arrived").map(|text| money(text, kept_in));
    let arrived = arrived.transpose().map_err(|mistake| take("arrived", mistake)).ok().flatten();
    let rate = row.cell("rate").map(|text| typed_rate(desk.books(), text));
    let rate = rate.transpose().map_err(|mistake| take("rate", mistake)).ok().flatten();
    let settles = row
        .cell("for")
        .zip(fund.as_ref())
        .map(|(text, fund)| receive::settled(desk.books(), fund, party.as_ref().and_then(Option::as_ref), text));
    let settles = settles.transpose().map_err(|mistake| take("for", mistake)).ok().flatten();
    let reference = row.cell("ref").map(|text| text.parse::<Text>().map_err(|error| Mistake::new(format!("{error}."))));
    let reference = reference.transpose().map_err(|mistake| take("ref", mistake)).ok().flatten();
    match (party, on, fund, amount) {
        (Some(party), Some(on), Some(fund), Some(amount)) if mistakes.is_empty() => {
            Ok(Receipt { fund, party, paid_by: None, amount, on, rate, arrived, reference, settles, exception: None })
        }
        _ => Err(mistakes),
    }
}
