use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::cli::{Failure, Output, exposed, keyring, now, open};
use crate::error::{Error, InputError, InputFault, InputPlace};
use crate::event::field::{Arity, Field, FieldInfo};
use crate::event::ledger::LedgerOpened;
use crate::event::{DataError, EVENTS, Event, EventInfo, Fact as _, Request, Source};
use crate::languages::say;
use crate::ledger::{Answer, Done, Ledger, RecordError};
use crate::log::Head;
use crate::log::store::StoreError;
use crate::rules::refusal::Refusal;
use crate::state::recorders::Recorders;
use crate::value::days::Period;
use crate::value::ids::IdempotencyKey;
use crate::value::text::Text;

/// Records facts: one, or many from a file
///
/// One fact: name its type and state it with options; `pledgebook record pledge.made --help` lists them. Many facts:
/// --from a file of JSON lines, each like
/// `{"id":"…","source":{"document":"…","item":"…"},"type":"pledge.made","data":{…}}`. The whole file is checked before
/// the first byte is written; a long one is then recorded in several batches. After an interruption, run the same
/// command again: facts that are on record already are not recorded twice.
#[derive(Debug, clap::Args)]
#[command(subcommand_negates_reqs = true)]
#[command(
    after_help = "Examples:\n  pledgebook record --from facts.jsonl\n  pledgebook record pledge.made --id letter-12 --pledge canada-health-2 --party canada \\\n    --toward activity:health-workshop-2 --roles financial --wording offered --source letter-12"
)]
pub struct Args {
    /// A file of JSON lines, or - for standard input
    #[arg(long, value_name = "FILE", required = true)]
    from: Option<PathBuf>,
    /// Records the file as one list of this key, in one batch; its lines have no id. Bounds are judged after the last
    #[arg(long, value_name = "KEY", requires = "from")]
    list: Option<IdempotencyKey>,
    /// The private key to sign with, instead of the one in your config folder
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
    #[command(flatten)]
    accept_end: AcceptEnd,
}

/// The intended end, if the log differs from what this machine remembers of it.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct AcceptEnd {
    /// Confirms that the ledger was restored or replaced on purpose: its present end, as the refusal names it
    #[arg(long, num_args = 2, value_names = ["SIZE", "ROOT"])]
    accept_end: Option<Vec<String>>,
}

impl AcceptEnd {
    /// Opens a ledger to record in it.
    pub fn open(&self, folder: &Path) -> Result<Ledger, Failure> {
        let mut ledger = open(folder)?;
        if let Some(end) = self.named()? {
            ledger.accept_end(end);
        }
        Ok(ledger)
    }

    pub fn named(&self) -> Result<Option<Head>, Failure> {
        let Some(given) = &self.accept_end else { return Ok(None) };
        let head = match given.as_slice() {
            [size, root] => {
                let number = size.parse().ok().filter(|number: &u64| number.to_string() == *size);
                number.zip(root.parse().ok()).map(|(size, root)| Head { size, root })
            }
            _ => None,
        };
        head.map(Some).ok_or_else(|| Failure::argument("--accept-end", say!("cli-record-accept-end")))
    }
}

/// Maximum length of a line of an example, in characters.
const EXAMPLE_LINE_MAX: usize = 76;
/// Maximum length of a line of an input file, in bytes: more than any record can hold.
const INPUT_LINE_BYTES_MAX: usize = 1 << 20;
/// Maximum size of an input file, in bytes.
const INPUT_BYTES_MAX: u64 = 1 << 30;
const FAULTS_MAX: usize = 20;

pub fn with_types(record: Command) -> Command {
    let types = EVENTS.iter().filter(|info| info.kind != LedgerOpened::TYPE).map(of_type);
    record.subcommands(types).subcommand_value_name("TYPE").subcommand_help_heading("Types of facts")
}

fn of_type(info: &'static EventInfo) -> Command {
    let common = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help).help_heading("Record")
    };
    Command::new(info.kind)
        .about(info.about.trim())
        .args(info.fields.iter().map(argument))
        .arg(common("id", "KEY", "Your own reference (a letter's number); each is recorded only once"))
        .arg(common("source", "DOCUMENT[/ITEM]", "The document that states it, and the item, page or row in it"))
        .arg(common("source-document", "DOCUMENT", "As --source").hide(true).conflicts_with("source"))
        .arg(common("source-item", "TEXT", "As the item of --source").hide(true).requires("source-document"))
        .arg(common("corrects", "RECORD", "The record that this one corrects").requires("because"))
        .arg(common("because", "TEXT", "Why it is corrected, or how it was found after its day was closed"))
        .arg(common("key-file", "FILE", "The private key to sign with, instead of the one in your config folder"))
        .arg(
            common(
                "accept-end",
                "SIZE",
                "Confirms that the ledger was restored or replaced on purpose: its present end, as the refusal names it",
            )
            .num_args(2)
            .value_names(["SIZE", "ROOT"]),
        )
        .after_help(format!("Example:\n  {}", example(info)))
}

fn argument(field: &'static FieldInfo) -> Arg {
    let name = option(field);
    let filled = if field.filled { ". Filled in if left out" } else { "" };
    let arg = Arg::new(field.name)
        .long(name)
        .value_name(field.value)
        .help(format!("{}{filled}", field.about.trim()))
        .required(matches!(field.arity, Arity::One | Arity::AtLeastOne));
    let arg = match field.name {
        "date" | "reference" => arg.alias(field.name), // Their spelling in the first edition.
        _ => arg,
    };
    let arg = match field.arity {
        Arity::One | Arity::Optional => arg,
        Arity::Many | Arity::AtLeastOne => arg.action(ArgAction::Append),
    };
    match field.choices {
        [] => arg,
        choices if matches!(field.arity, Arity::Many | Arity::AtLeastOne) => {
            arg.value_parser(PossibleValuesParser::new(choices)).value_delimiter(',')
        }
        choices => arg.value_parser(PossibleValuesParser::new(choices)),
    }
}

/// Returns the name of the option for a field: the name of the field, or the one that every verb has for its meaning.
pub fn option(field: &FieldInfo) -> String {
    match field.name {
        "date" => "on".to_owned(),
        "on" => "scheduled-for".to_owned(),
        "reference" => "ref".to_owned(),
        name => name.replace('_', "-"),
    }
}

/// Formats a command with the required fields of a type.
fn example(info: &EventInfo) -> String {
    let required = info.fields.iter().filter(|field| matches!(field.arity, Arity::One | Arity::AtLeastOne));
    let options = required.map(|field| {
        let value = field.choices.first().copied().unwrap_or(field.example);
        format!("--{} {value}", option(field))
    });
    // Line breaks are escaped for a shell, so that the example can be copied.
    let mut text = format!("pledgebook record {}", info.kind);
    let mut line = text.chars().count();
    for option in options {
        let length = option.chars().count().saturating_add(1);
        if line.saturating_add(length) > EXAMPLE_LINE_MAX {
            text.push_str(" \\\n   ");
            line = 3;
        }
        text.push_str(&format!(" {option}"));
        line = line.saturating_add(length);
    }
    text
}

pub fn run(folder: &Path, args: &Args, matches: &ArgMatches) -> Result<Output, Failure> {
    let given = matches.subcommand_matches("record").and_then(ArgMatches::subcommand);
    let of_type = given.and_then(|(_, given)| given.get_many::<String>("accept-end"));
    let accept_end = of_type.map(|named| AcceptEnd { accept_end: Some(named.cloned().collect()) });
    let mut ledger = accept_end.as_ref().unwrap_or(&args.accept_end).open(folder)?;
    let year_begins = ledger.books()?.recorders.year_begins();
    let (requests, places, key_file) = match (given, &args.from) {
        (Some(_), Some(_)) => {
            return Err(Failure::argument("record", say!("cli-record-not-both")));
        }
        (Some((kind, given)), None) => {
            let key_file = given.get_one::<String>("key-file").map(PathBuf::from).or_else(|| args.key_file.clone());
            (vec![one(kind, given, year_begins)?], Vec::new(), key_file)
        }
        (None, Some(file)) => {
            let (requests, places) = many(file, args.list.as_ref(), year_begins)?;
            (requests, places, args.key_file.clone())
        }
        (None, None) => return Err(Failure::argument("record", say!("cli-record-name-a-type"))),
    };
    record(&mut ledger, folder, &requests, &places, key_file.as_deref())
}

/// Records requests; each has its place, if they were read from a file.
pub fn record(
    ledger: &mut Ledger,
    folder: &Path,
    requests: &[Request],
    places: &[InputPlace],
    key_file: Option<&Path>,
) -> Result<Output, Failure> {
    let recorders = Recorders::clone(&ledger.books()?.recorders);
    let size = ledger.head()?.size;
    if size == 0 {
        return Err(StoreError::Missing { path: folder.to_owned() }.into());
    }
    let signer = keyring::choose(key_file, &recorders, size)?;
    let done = ledger.record(requests, &signer, now(recorders.is_invented())?).map_err(|error| match error {
        RecordError::Refused { index, refusal, more } => refused(requests, places, index, *refusal, more),
        error => error.into(),
    })?;
    Ok(say(requests, &done))
}

/// Returns refusals, each with the line of the file that caused it.
pub fn refused(
    requests: &[Request],
    places: &[InputPlace],
    index: usize,
    refusal: Refusal,
    more: Vec<(usize, Refusal)>,
) -> Failure {
    let fields = requests.get(index).map_or(&[][..], |request| request.event.info().fields);
    let can_report = refusal.reportable().is_some() && fields.iter().any(|field| field.name == "exception");
    let told = |(index, refusal): (usize, Refusal)| match places.get(index) {
        None => refusal.to_string(),
        Some(place) => format!("{place}: {refusal}"),
    };
    let mut failure = Failure::from(refusal).also(more.into_iter().map(told).collect());
    if can_report {
        failure = failure.hinted(&say!("cli-record-report-it"));
    }
    match places.get(index) {
        None => failure,
        Some(place) => failure.at(place).hinted(&say!("cli-record-correct-lines")),
    }
}

/// Reads the values of a field; a period may be written as people write it.
pub fn read_field(field: &FieldInfo, values: &[String], year_begins: (u32, u32)) -> Result<Value, Failure> {
    let wrong = |why: String| Failure::argument(&format!("--{}", option(field)), why);
    let is_period = field.value == <Period as Field>::VALUE;
    let typed = |text: &String| match Period::typed(text, year_begins) {
        Ok(period) if is_period => Ok(period.days()),
        Err(error) if is_period => Err(wrong(error.to_string())),
        _ => Ok(text.clone()),
    };
    let values: Vec<String> = values.iter().map(typed).collect::<Result<_, _>>()?;
    (field.read)(&values).map_err(wrong)
}

fn one(kind: &str, given: &ArgMatches, year_begins: (u32, u32)) -> Result<Request, Failure> {
    let Some(info) = EVENTS.iter().find(|info| info.kind == kind) else {
        return Err(Failure::argument("record", say!("cli-record-no-type", kind = kind)));
    };
    let mut data = Map::new();
    for field in info.fields {
        let Some(values) = given.get_many::<String>(field.name) else { continue };
        let values: Vec<String> = values.cloned().collect();
        data.insert(field.name.to_owned(), read_field(field, &values, year_begins)?);
    }
    let event = Event::from_json(kind, &Value::Object(data).to_string());
    let event = event.map_err(|error| Failure::argument(&format!("record {kind}"), error))?;
    let source = match (given.get_one::<String>("source"), parsed(given, "source-document")?) {
        (None, None) => None,
        (None, Some(document)) => Some(Source { document, item: parsed(given, "source-item")? }),
        (Some(text), _) => {
            let (document, item) = text.split_once('/').map_or((text.as_str(), None), |(of, item)| (of, Some(item)));
            let wrong = |error: &dyn Display| Failure::argument("--source", error);
            let document = document.parse().map_err(|error| wrong(&error))?;
            Some(Source { document, item: item.map(str::parse).transpose().map_err(|error| wrong(&error))? })
        }
    };
    let id = parsed(given, "id")?.map_or_else(random_key, Ok)?;
    check_unnumbered(&id).map_err(|why| Failure::argument("--id", why))?;
    let corrects = match given.get_one::<String>("corrects") {
        None => None,
        Some(seq) => Some(record_number("--corrects", seq)?),
    };
    let because = parsed(given, "because")?;
    Ok(Request { id, source, corrects, because, event })
}

/// Refuses a key with the character that numbers the requests of a list.
fn check_unnumbered(id: &IdempotencyKey) -> Result<(), String> {
    let refusal = || Refusal::KeyReserved { id: id.clone() }.to_string();
    if id.as_str().contains('#') { Err(refusal()) } else { Ok(()) }
}

/// Reads the number of a record.
pub fn record_number(option: &str, text: &str) -> Result<u64, Failure> {
    let wrong = || say!("cli-record-not-a-number", text = format!("{text:?}"));
    text.parse().map_err(|_| Failure::argument(option, wrong()))
}

fn parsed<T: FromStr<Err: Display>>(given: &ArgMatches, name: &str) -> Result<Option<T>, Failure> {
    let value = given.get_one::<String>(name).map(|text| text.parse());
    value.transpose().map_err(|error| Failure::argument(&format!("--{name}"), error))
}

/// Returns a new random key, for a fact without external reference.
pub fn random_key() -> Result<IdempotencyKey, Failure> {
    let wrong = |error: &dyn Display| Failure::argument("--id", say!("cli-record-no-random-key", error = error));
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| wrong(&error))?;
    format!("random-{:032x}", u128::from_be_bytes(bytes)).parse().map_err(|error| wrong(&error))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object with id, source, type and data")]
struct Line<'a> {
    #[serde(default)]
    id: Option<IdempotencyKey>,
    #[serde(default)]
    source: Option<Source>,
    #[serde(default)]
    corrects: Option<u64>,
    #[serde(default)]
    because: Option<Text>,
    #[serde(rename = "type")]
    kind: String,
    #[serde(borrow)]
    data: &'a RawValue,
}

/// Reads an input file; returns it with its name for errors.
fn input(file: &Path) -> Result<(Vec<u8>, String), Failure> {
    let mut bytes = Vec::new();
    let is_stdin = file == Path::new("-");
    let read = if is_stdin {
        std::io::stdin().lock().take(INPUT_BYTES_MAX).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|opened| opened.take(INPUT_BYTES_MAX).read_to_end(&mut bytes))
    };
    let length = read.map_err(|error| Failure::unreadable(file, &error))?;
    if u64::try_from(length).is_ok_and(|length| length >= INPUT_BYTES_MAX) {
        return Err(Failure::argument(&file.display().to_string(), say!("cli-record-too-large")));
    }
    let name = if is_stdin { say!("cli-everyday-standard-input") } else { file.display().to_string() };
    Ok((bytes, name))
}

/// Parses the requests of a file, each with its place. Every faulty line is reported, not only the first.
fn many(
    file: &Path,
    list: Option<&IdempotencyKey>,
    year_begins: (u32, u32),
) -> Result<(Vec<Request>, Vec<InputPlace>), Failure> {
    let (bytes, name) = input(file)?;
    let lines = || bytes.split(|byte| *byte == b'\n').zip(1_u64..).filter(|(line, _)| !line.trim_ascii().is_empty());
    let of = u64::try_from(lines().count()).unwrap_or(u64::MAX);
    exposed::refuse_lines(&bytes, &name)?;
    if bytes.starts_with("\u{feff}".as_bytes()) {
        return Err(Failure::argument(&name, say!("cli-record-byte-order-mark")));
    }
    let (mut requests, mut places, mut faults) = (Vec::new(), Vec::new(), Vec::new());
    let mut seen = BTreeMap::new();
    let mut more = 0_u64;
    for ((line, number), place_in_list) in lines().zip(1_u64..) {
        let mut place = InputPlace { file: name.clone(), line: Some(number), column: None };
        let key = list.map(|list| list.in_list(place_in_list, of)).transpose();
        let key = key.map_err(|error| Failure::argument("--list", error))?;
        match parse(line, key, year_begins) {
            Ok(request) => match seen.insert(request.id.clone(), number) {
                None => {
                    requests.push(request);
                    places.push(place);
                }
                Some(before) => {
                    let why = say!("cli-record-id-used", id = request.id, line = before);
                    faults.push(InputError { place, fault: InputFault::Value { why } });
                }
            },
            Err(_) if faults.len() >= FAULTS_MAX => more = more.saturating_add(1),
            Err((column, why)) => {
                place.column = column;
                faults.push(InputError { place, fault: InputFault::Value { why } });
            }
        }
    }
    let mut told = faults.into_iter();
    match told.next() {
        None => Ok((requests, places)),
        Some(first) => {
            let mut failure = Failure::from(Error::Input(first)).also(told.map(|fault| fault.to_string()).collect());
            if more > 0 {
                failure = failure.hinted(&say!("cli-record-more-lines", more # more));
            }
            let example = r#"{"id":"…","source":{"document":"…","item":"…"},"type":"pledge.made","data":{…}}"#;
            let form = say!("cli-record-form", example = example);
            Err(failure.hinted(&form).hinted(&say!("cli-record-nothing-of-file")))
        }
    }
}

type Fault = (Option<u64>, String);

/// Reads a request; in a list it has this key.
fn parse(line: &[u8], in_list: Option<IdempotencyKey>, year_begins: (u32, u32)) -> Result<Request, Fault> {
    if line.len() > INPUT_LINE_BYTES_MAX {
        return Err((None, say!("cli-record-line-too-long", bytes = line.len())));
    }
    let text = std::str::from_utf8(line)
        .map_err(|error| (u64::try_from(error.valid_up_to().saturating_add(1)).ok(), say!("cli-record-not-utf8")))?;
    let parsed: Line<'_> = serde_json::from_str(text).map_err(|error| fault(&error, 0))?;
    if parsed.kind == LedgerOpened::TYPE {
        return Err((None, say!("cli-record-opened-by-init")));
    }
    let offset = (parsed.data.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let typed = with_days(&parsed.kind, parsed.data.get(), year_begins);
    let event =
        Event::from_json(&parsed.kind, typed.as_deref().unwrap_or(parsed.data.get())).map_err(|error| match error {
            DataError::Form(error) => fault(&error, offset),
            DataError::Type => (None, unknown_type(&parsed.kind)),
            error => (None, error.to_string()),
        })?;
    let Line { id, source, corrects, because, .. } = parsed;
    let id = match (id, in_list) {
        (Some(_), Some(_)) => {
            return Err((None, say!("cli-record-id-and-list")));
        }
        (None, None) => return Err((None, say!("cli-record-no-id"))),
        (Some(id), None) => check_unnumbered(&id).map(|()| id).map_err(|why| (None, why))?,
        (None, Some(id)) => id,
    };
    Ok(Request { id, source, corrects, because, event })
}

/// Writes the periods in the data of a fact as two days; `None` if there is nothing to change.
fn with_days(kind: &str, data: &str, year_begins: (u32, u32)) -> Option<String> {
    let info = EVENTS.iter().find(|info| info.kind == kind)?;
    let field = info.fields.iter().find(|field| field.value == <Period as Field>::VALUE)?;
    let mut data: Map<String, Value> = serde_json::from_str(data).ok()?;
    let text = data.get(field.name)?.as_str().filter(|text| text.parse::<Period>().is_err())?;
    let period = Period::typed(text, year_begins).ok()?.days();
    data.insert(field.name.to_owned(), Value::from(period));
    serde_json::to_string(&data).ok()
}

/// Returns a JSON error with its column in the whole line, in bytes from 1, and without the position that serde_json
/// appends.
fn fault(error: &serde_json::Error, offset: usize) -> Fault {
    let text = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let column = u64::try_from(error.column().saturating_add(offset)).ok();
    (column.filter(|_| error.line() > 0), text.strip_suffix(&position).unwrap_or(&text).to_owned())
}

fn unknown_type(kind: &str) -> String {
    let types: Vec<_> = EVENTS.iter().map(|info| info.kind).filter(|kind| *kind != LedgerOpened::TYPE).collect();
    say!("cli-record-unknown-type", kind = format!("{kind:?}"), types = types.join(", "))
}

/// Says what a writer found beside its own work.
pub fn remarks(done: &Done) -> Vec<String> {
    let mut output = Output::default();
    for set_aside in &done.set_aside {
        let (bytes, path) = (set_aside.bytes, set_aside.path.display());
        output.remarks.push(say!("cli-record-set-aside", bytes = bytes, path = path));
    }
    if done.was_unended {
        output.remarks.push(say!("cli-record-newline-added"));
    }
    if done.were_keys_changed {
        output.remarks.push(say!("cli-record-keys-rewritten"));
    }
    if !done.is_remembered {
        output.remarks.push(say!("cli-record-not-remembered"));
    }
    output.remarks
}

fn say(requests: &[Request], done: &Done) -> Output {
    let mut output = Output { remarks: remarks(done), ..Output::default() };
    let new = done.answers.iter().filter(|answer| !answer.before).count();
    for (request, answer) in requests.iter().zip(&done.answers) {
        output.remarks.extend(remark(answer));
        if requests.len() == 1 && !answer.before && request.source.is_none() && request.event.correctable() {
            output.remarks.push(say!("cli-record-no-source"));
        }
        if requests.len() == 1 {
            output.answer = format!("{}\n", sentence(request, answer));
        }
    }
    if requests.len() != 1 {
        let before = done.answers.len().saturating_sub(new);
        let said = say!("cli-record-recorded-facts", new # new, facts # requests.len(), before # before);
        output.answer = format!("{said}\n");
    }
    output
}

fn sentence(request: &Request, answer: &Answer) -> String {
    let (seq, kind) = (answer.record, request.event.kind());
    match (request.event.mentions().defines.first(), answer.before) {
        (Some(thing), false) => say!("cli-record-recorded-of", seq = seq, kind = kind, thing = thing),
        (Some(thing), true) => say!("cli-record-before-of", seq = seq, kind = kind, thing = thing),
        (None, false) => say!("cli-record-recorded", seq = seq, kind = kind),
        (None, true) => say!("cli-record-before", seq = seq, kind = kind),
    }
}

fn remark(answer: &Answer) -> Option<String> {
    let seq = answer.record;
    match (answer.corrected_by, answer.double_of) {
        (Some(by), _) => Some(say!("cli-record-corrected-since", by = by, seq = seq)),
        (None, Some(first)) => Some(say!("cli-record-likely-double", seq = seq, first = first)),
        _ => None,
    }
}
