//! `init` at a terminal, and from a file of answers.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::Path;

use crate::cli::new_ledger::{Draft, KeyOptions, Keys, check};
use crate::cli::{Failure, Output, now, print_remark, rollback};
use crate::event::record::Record;
use crate::event::{Event, Request, Source};
use crate::everyday::opening::file::{self, InFile};
use crate::everyday::opening::interview::{Interview, Prompt};
use crate::everyday::opening::model::Opening;
use crate::everyday::opening::read::{Surroundings, read};
use crate::everyday::opening::said::{Made, listed_records, made, preview};
use crate::everyday::opening::{Answers, LIST, Place, Question, Said, Wrong, facts};
use crate::everyday::screen::{WIDTH, wrapped};
use crate::everyday::typed::Mistake;
use crate::languages::say;
use crate::ledger::RecordError;
use crate::rules::refusal::Refusal;
use crate::value::days::Day;
use crate::value::hash::Blake3;
use crate::value::ids::{IdError, IdempotencyKey};
use crate::value::text::escaped;

/// The file of the answers, in the ledger's folder.
const ANSWERS: &str = "opening.toml";
/// The largest file of answers that is read, in bytes.
const BYTES_MAX: u64 = 1 << 20;
/// The width of the questions, before their answers.
const QUESTION: usize = 30;

/// Asks for everything, shows it, and makes the ledger if the answer is yes.
pub fn at_terminal(ledger: &Path, keys: &KeyOptions) -> Result<Output, Failure> {
    if !std::io::stdin().is_terminal() {
        return Err(Failure::told(say!("cli-wizard-no-terminal").replace('\n', "\n  "), 2));
    }
    check(ledger, keys)?;
    if ledger.join(ANSWERS).exists() {
        return Err(Failure::told(say!("cli-wizard-answers-are-here").replace('\n', "\n  "), 2));
    }
    let hashes = RefCell::new(BTreeMap::new());
    let hash =
        |named: &str| hashes.borrow_mut().entry(named.to_owned()).or_insert_with(|| hash(Path::new(named))).clone();
    let surroundings = Surroundings { today: Day::of(now(true)?), file: &hash };
    let begins = match ledger == Path::new(".") {
        true => say!("cli-wizard-begins-here"),
        false => say!("cli-wizard-begins", folder = ledger.display()),
    };
    tell(&wrapped(&begins, WIDTH, 0))?;
    let mut interview = Interview::new(surroundings);
    loop {
        interviewed(&mut interview)?;
        let (answers, opening) = match interview.finish() {
            Ok(found) => found,
            Err(mistakes) => {
                told_here(&mistakes)?;
                continue;
            }
        };
        let records = match rehearsed(ledger, &opening, keys) {
            Ok(records) => records,
            Err(Refused::Failed(failure)) => return Err(*failure),
            Err(Refused::By(refused)) => {
                for wrong in refused.iter() {
                    told_here(std::slice::from_ref(&wrong.mistake))?;
                }
                refused.first().iter().for_each(|wrong| interview.return_to(wrong.place.question));
                continue;
            }
        };
        if agreed(&opening, &records)? {
            return create(ledger, answers, &opening, keys, None);
        }
        interview.back();
    }
}

/// Makes the ledger of a file of answers, once it was shown and agreed to.
pub fn from_file(ledger: &Path, file: &Path, yes: bool, keys: &KeyOptions) -> Result<Output, Failure> {
    let text = text(file)?;
    let (answers, mut wrong) = file::parse(&text).map_err(|wrong| told(file, wrong))?;
    let folder = rollback::parent(file);
    let hash = |named: &str| hash(&folder.join(named));
    let reading = read(&answers, Surroundings { today: Day::of(now(true)?), file: &hash });
    wrong.extend(reading.wrong.into_iter().map(InFile::from));
    let opening = match reading.opening {
        Some(opening) if wrong.is_empty() => opening,
        _ => return Err(told(file, wrong)),
    };
    check(ledger, keys)?;
    let kept = ledger.join(ANSWERS);
    let is_kept = kept.exists();
    if is_kept && !matches!((kept.canonicalize(), file.canonicalize()), (Ok(kept), Ok(file)) if kept == file) {
        return Err(Failure::told(say!("cli-wizard-other-answers", file = kept.display()), 2));
    }
    let records = rehearsed(ledger, &opening, keys).map_err(|refused| match refused {
        Refused::Failed(failure) => *failure,
        Refused::By(refused) => {
            let text = told(file, refused.into_iter().map(InFile::from).collect()).text();
            Failure::told(text, 1)
        }
    })?;
    if !yes {
        if !std::io::stdin().is_terminal() {
            let text = format!("{}\n{}", preview(&opening, &records), say!("cli-wizard-add-yes"));
            return Err(Failure::told(text, 1));
        }
        if !agreed(&opening, &records)? {
            return Err(nothing());
        }
    }
    create(ledger, answers, &opening, keys, is_kept.then_some(file))
}

/// Makes the ledger; writes the answers into its folder, unless they stand in a file there.
fn create(
    ledger: &Path,
    mut answers: Answers,
    opening: &Opening,
    keys: &KeyOptions,
    kept: Option<&Path>,
) -> Result<Output, Failure> {
    let blake3 = opening.balances.as_ref().and_then(|balances| balances.certificate.blake3);
    answers.blake3 = blake3.map(|hash| Said::typed(&hash.to_string()));
    let (file, text) = (ledger.join(ANSWERS), file::write(&answers));
    let draft = drafted(ledger, opening, keys).map_err(|refused| match refused {
        Refused::Failed(failure) => *failure,
        // It was accepted a moment ago.
        Refused::By(refused) => told(&file, refused.into_iter().map(InFile::from).collect()),
    })?;
    let records = draft.records().len();
    let to_write = (file.as_path(), text.as_str());
    let (keys, _) = draft.make(ledger, kept.is_none().then_some(to_write))?;
    let shown = kept.map_or(file.as_path(), |kept| kept);
    let shown = shown.strip_prefix(".").unwrap_or(shown).display().to_string();
    let said = Made {
        answers: Some(shown),
        recovery: keys.recovery.map(|key| key.file.display().to_string()),
        verifier: keys.recorder.signer.verifier().to_string(),
    };
    Ok(made(opening, records, &said).into())
}

/// Why an opening cannot be recorded.
enum Refused {
    /// Rules refuse these answers.
    By(Vec<Wrong>),
    /// Something failed.
    Failed(Box<Failure>),
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        Self::Failed(Box::new(failure))
    }
}

impl From<Box<Wrong>> for Refused {
    fn from(wrong: Box<Wrong>) -> Self {
        Self::By(vec![*wrong])
    }
}

/// Decides the records of an opening, and leaves nothing.
fn rehearsed(ledger: &Path, opening: &Opening, keys: &KeyOptions) -> Result<Vec<Record>, Refused> {
    drafted(ledger, opening, keys).map(|draft| draft.records())
}

/// Decides the records of an opening.
fn drafted(ledger: &Path, opening: &Opening, keys: &KeyOptions) -> Result<Draft, Refused> {
    let stated = facts::facts(opening)?;
    let requests = |keys: &Keys| {
        let opened = facts::opened(opening, keys.recorder.signer.verifier(), keys.recovery_key.clone())?;
        let ids = |error: IdError| Refused::from(Failure::argument("init", error));
        let id: IdempotencyKey = "ledger.opened".parse().map_err(ids)?;
        let of = u64::try_from(stated.len()).unwrap_or(u64::MAX);
        let list: IdempotencyKey = LIST.parse().map_err(ids)?;
        let mut requests = vec![Request::new(id, opened)];
        for (place, fact) in (1..).zip(&stated) {
            let id = if of == 1 { list.clone() } else { list.in_list(place, of).map_err(ids)? };
            let source = source(&fact.event);
            requests.push(Request { source, ..Request::new(id, fact.event.clone()) });
        }
        if let Some(held) = facts::held(opening, keys.recorder.signer.verifier()) {
            let id = "opening-office".parse().map_err(ids)?;
            requests.push(Request::new(id, held));
        }
        Ok(requests)
    };
    Draft::new(ledger, opening.origin.as_str(), keys, requests, |error| match error {
        RecordError::Refused { index, refusal, more } => {
            let all = std::iter::once((index, *refusal)).chain(more);
            Refused::By(all.map(|(index, refusal)| refused(&stated, index, &refusal)).collect())
        }
        error => Refused::from(Failure::from(error)),
    })
}

/// Names the certificate as the source of a balance.
fn source(event: &Event) -> Option<Source> {
    match event {
        Event::BalanceBroughtForward(fact) => Some(Source { document: fact.certificate.clone(), item: None }),
        _ => None,
    }
}

/// Says which answer a rule refuses. The first request opens the ledger.
fn refused(stated: &[facts::Stated], index: usize, refusal: &Refusal) -> Wrong {
    let stated = index.checked_sub(1).and_then(|index| stated.get(index));
    let place = stated.map_or(Place { question: Question::Body, line: None }, |stated| stated.place);
    Wrong { place, mistake: Mistake::new(say!("cli-wizard-refused", why = refusal)) }
}

/// Asks until every question is answered. Errs at the end of the input.
fn interviewed(interview: &mut Interview<'_>) -> Result<(), Failure> {
    while let Some(prompt) = interview.prompt() {
        let text = asked(&prompt)?;
        match text.trim() {
            "?" => tell(&format!("  {}", wrapped(&interview.explanation(), WIDTH.saturating_sub(2), 2)))?,
            "<" => interview.back(),
            text => {
                if let Err(mistakes) = interview.answer(text) {
                    told_here(&mistakes)?;
                }
            }
        }
    }
    Ok(())
}

/// Asks a question; returns the answer, which may have several lines.
fn asked(prompt: &Prompt) -> Result<String, Failure> {
    if let Some(before) = &prompt.before {
        let so_far = say!("cli-wizard-so-far", answer = before);
        tell(&format!("  {}", wrapped(&so_far, WIDTH.saturating_sub(4), 4)))?;
    }
    let mut text = match prompt.label.chars().count() > QUESTION {
        false => line(&format!("{:QUESTION$}> ", prompt.label))?,
        true => line(&format!("{}\n{:QUESTION$}> ", prompt.label, ""))?,
    };
    while prompt.goes_on && text.trim_end().ends_with(';') {
        let more = line(&format!("{:QUESTION$}> ", ""))?;
        if more.trim().is_empty() {
            break;
        }
        text = format!("{} {}", text.trim_end(), more.trim());
    }
    Ok(text)
}

/// Shows what would be recorded, and asks. Returns false to go back to the last question.
fn agreed(opening: &Opening, records: &[Record]) -> Result<bool, Failure> {
    let shown = preview(opening, records);
    let (rows, counted) = shown.rsplit_once('\n').unwrap_or(("", &shown));
    if !rows.is_empty() {
        tell(rows)?;
    }
    loop {
        match line(&format!("{counted} {} ", say!("cli-wizard-make")))?.trim().to_lowercase().as_str() {
            "y" | "yes" | "s" | "si" | "sí" => return Ok(true),
            "<" => return Ok(false),
            "?" => tell(&listed_records(records))?,
            _ => return Err(nothing()),
        }
    }
}

fn nothing() -> Failure {
    Failure::told(say!("cli-wizard-nothing-made"), 1)
}

/// Shows a prompt and reads a line. Errs at the end of the input.
fn line(prompt: &str) -> Result<String, Failure> {
    shown(prompt)?;
    let mut text = String::new();
    let read = std::io::stdin().lock().read_line(&mut text);
    match read.map_err(|error| Failure::argument(&say!("cli-wizard-standard-input"), error))? {
        0 => Err(Failure::told(format!("\n{}", say!("cli-wizard-nothing-made")), 1)),
        _ => Ok(text),
    }
}

fn tell(text: &str) -> Result<(), Failure> {
    shown(&format!("{text}\n"))
}

/// Nobody can answer what cannot be shown.
fn shown(text: &str) -> Result<(), Failure> {
    let printed = print_remark(text).and_then(|()| std::io::stderr().flush());
    printed.map_err(|error| Failure::argument(&say!("cli-wizard-standard-error"), error))
}

/// Tells mistakes below the answer.
fn told_here(mistakes: &[Mistake]) -> Result<(), Failure> {
    for Mistake { says, write, .. } in mistakes {
        let write = write.as_ref().map_or_else(String::new, |write| format!(" {write}"));
        tell(&format!("  {}", wrapped(&format!("{says}{write}"), WIDTH.saturating_sub(4), 4)))?;
    }
    Ok(())
}

/// Tells all mistakes of a file, each with its line.
fn told(file: &Path, mut wrong: Vec<InFile>) -> Failure {
    wrong.sort_by_key(|wrong| (wrong.line.is_none(), wrong.line));
    let file = escaped(&file.display().to_string());
    let mut lines = vec![say!("cli-wizard-mistakes", file = file, mistakes # wrong.len())];
    let place = |wrong: &InFile| match wrong.line {
        Some(line) => say!("cli-wizard-line", line = line),
        None => wrong.key.unwrap_or_default().to_owned(),
    };
    let width = wrong.iter().map(|wrong| place(wrong).chars().count()).max().unwrap_or(0);
    for wrong in &wrong {
        let Mistake { says, write, .. } = &wrong.mistake;
        let write = write.as_ref().map_or_else(String::new, |write| format!(" {write}"));
        let indent = width.saturating_add(4);
        let text = wrapped(&format!("{says}{write}"), WIDTH.saturating_sub(indent), indent);
        lines.push(format!("  {:width$}  {text}", place(wrong)));
    }
    Failure::told(lines.join("\n"), 2)
}

/// Reads a file of answers.
fn text(file: &Path) -> Result<String, Failure> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    let read = std::fs::File::open(file).and_then(|opened| opened.take(BYTES_MAX).read_to_end(&mut bytes));
    let length = read.map_err(|error| Failure::unreadable(file, &error))?;
    let wrong = |why: String| Failure::argument(&file.display().to_string(), why);
    if u64::try_from(length).is_ok_and(|length| length >= BYTES_MAX) {
        return Err(wrong(say!("cli-wizard-file-too-large")));
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    String::from_utf8(bytes.to_vec()).map_err(|_| wrong(say!("cli-wizard-not-utf-8")))
}

/// Returns the BLAKE3 of a file, or why it cannot be read; `None` if there is none.
fn hash(file: &Path) -> Option<Result<Blake3, String>> {
    let found = std::fs::metadata(file).ok()?;
    if !found.is_file() {
        return Some(Err(say!("cli-wizard-not-a-file")));
    }
    let mut hasher = blake3::Hasher::new();
    let read = std::fs::File::open(file).and_then(|opened| hasher.update_reader(opened).map(|_| ()));
    Some(read.map(|()| Blake3::finish(&hasher)).map_err(|error| error.to_string()))
}
