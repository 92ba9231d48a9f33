//! The options that every everyday verb takes, and the way of a command from its words to what it says: it is decided
//! first, then what is unusual is asked, then it is stored, then it is said.

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use crate::cli::options::Format;
use crate::cli::record::{AcceptEnd, random_key, refused, remarks};
use crate::cli::{Failure, Opened, Options, Output, keyring, now, print_remark};
use crate::error::InputPlace;
use crate::event::record::Record;
use crate::event::{Event, Request, Source};
use crate::everyday::screen::{Screen, WIDTH, in_words, numbers, with_currency, wrapped};
use crate::everyday::typed::{self, Mistake, quoted};
use crate::everyday::{Change, names};
use crate::ledger::{KnownAt, Ledger, Planned, RecordError};
use crate::state::books::Books;
use crate::value::days::{Day, Span};
use crate::value::ids::{DocumentId, FundId, IdempotencyKey, PartyId};
use crate::value::money::{Currency, Money};
use crate::value::text::Text;

/// Options of every everyday verb.
#[derive(Debug, Clone, clap::Args)]
pub struct Common {
    /// The value day: 2025-03-31, today or yesterday; left out, today
    #[arg(long, value_name = "DAY", help_heading = "Record")]
    pub on: Option<String>,
    /// The document on record that states it, and the item, page or row in it
    #[arg(long, value_name = "DOCUMENT[/ITEM]", help_heading = "Record")]
    source: Option<String>,
    /// How it was found, if its day is closed
    #[arg(long, value_name = "TEXT", value_parser = str::parse::<Text>, help_heading = "Record")]
    because: Option<Text>,
    /// Your own number for the command; one that is on record already is not recorded again
    #[arg(long, value_name = "KEY", help_heading = "Record")]
    id: Option<IdempotencyKey>,
    /// Shows what would be recorded, and records nothing
    #[arg(long, help_heading = "Record")]
    dry_run: bool,
    /// Says yes to what would be asked; never to a rule
    #[arg(long, help_heading = "Record")]
    yes: bool,
    /// The private key to sign with, instead of the one in your config folder
    #[arg(long, value_name = "FILE", help_heading = "Record")]
    key_file: Option<PathBuf>,
    #[command(flatten)]
    accept_end: AcceptEnd,
}

impl Common {
    pub fn because(&self) -> Option<Text> {
        self.because.clone()
    }

    pub fn key(&self) -> Option<IdempotencyKey> {
        self.id.clone()
    }

    pub fn key_file(&self) -> Option<&Path> {
        self.key_file.as_deref()
    }

    /// Opens the ledger in a folder, to record in it.
    pub fn open(&self, folder: &Path) -> Result<Ledger, Failure> {
        self.accept_end.open(folder)
    }

    /// Refuses options that mean nothing to a verb, and says what it takes instead.
    pub fn refuse(&self, options: &[&str], instead: &str) -> Result<(), Failure> {
        let given = [("--on", self.on.is_some()), ("--source", self.source.is_some()), ("--id", self.id.is_some())];
        match given.iter().find(|(option, is_given)| *is_given && options.contains(option)) {
            None => Ok(()),
            Some((option, _)) => Err(Failure::argument(option, format!("leave it out: {instead}"))),
        }
    }

    /// Returns whether nothing is recorded.
    pub const fn is_dry_run(&self) -> bool {
        self.dry_run
    }

    /// Returns whether nothing is asked.
    pub const fn is_sure(&self) -> bool {
        self.yes || self.dry_run
    }
}

/// A ledger, opened for one command, and the mistakes found in its words so far.
pub struct Desk<'a> {
    pub opened: Opened,
    pub common: &'a Common,
    pub today: Day,
    pub mistakes: Vec<Mistake>,
}

impl<'a> Desk<'a> {
    /// Opens the ledger in a folder.
    pub fn open(folder: &Path, common: &'a Common) -> Result<Self, Failure> {
        Self::of(common.open(folder)?, folder, common)
    }

    /// Reads an open ledger.
    pub fn of(mut ledger: Ledger, folder: &Path, common: &'a Common) -> Result<Self, Failure> {
        let earlier = match &common.id {
            Some(id) => ledger.named(id.as_str())?.into_iter().next(),
            None => None,
        };
        // A command that is given again means the same as when it was given first.
        let known_at = earlier.as_ref().and_then(|first| first.seq.checked_sub(1)).map(KnownAt::Record);
        let opened = Opened::of(ledger, folder, &Options { known_at, ..Options::today(Format::Table) })?;
        let today = earlier.map_or_else(|| opened.asked().today, |first| Day::of(first.at));
        Ok(Self { opened, common, today, mistakes: Vec::new() })
    }

    pub fn books(&self) -> &Books {
        self.opened.books()
    }

    /// Keeps a mistake, to tell it with the others.
    pub fn take<T>(&mut self, found: Result<T, Mistake>) -> Option<T> {
        found.map_err(|mistake| self.mistakes.push(mistake)).ok()
    }

    /// Returns the value day.
    pub fn on(&mut self) -> Day {
        let typed = self.common.on.as_deref().map(|text| typed::day("--on", text, self.today));
        typed.and_then(|typed| self.take(typed)).unwrap_or(self.today)
    }

    /// Finds a party by any of its names.
    pub fn party(&mut self, what: &str, option: &str, text: &str) -> Option<PartyId> {
        let found = typed::called(what, option, text, &names::parties(self.books()));
        self.take(found)
    }

    /// Finds the fund that was named, or takes the only one that can be meant.
    pub fn fund(&mut self, named: Option<&String>, possible: &[FundId]) -> Option<FundId> {
        let found = self.fund_among(named.map(String::as_str), possible);
        self.take(found)
    }

    /// Finds the fund that was named, or the only one that can be meant.
    pub fn fund_among(&self, named: Option<&str>, possible: &[FundId]) -> Result<FundId, Mistake> {
        let all = names::funds(self.books());
        if let Some(text) = named {
            return typed::called("fund", "--fund ", text, &all);
        }
        match possible {
            [one] => Ok(one.clone()),
            [] => Err(Mistake::new("No fund is on record yet.")
                .with("`pledgebook record fund.opened --help` says how to open one.")),
            several => {
                let meant = || all.iter().filter(|fund| several.contains(&fund.thing));
                let options: Vec<_> =
                    meant().map(|fund| format!("--fund {}", quoted(&names::short(fund, &all)))).collect();
                let among: Vec<_> = meant().filter_map(|fund| fund.names.first().cloned()).collect();
                let says = format!("Which fund? It may be {}.", among.join(" or "));
                Err(Mistake::new(says).with(format!("Write {}.", options.join(" or "))))
            }
        }
    }

    /// Reads an amount; without a currency it is in the fund's.
    pub fn money(&mut self, text: &str, usual: Option<Currency>) -> Option<Money> {
        self.take(typed::money(text, usual))
    }

    /// Returns the currency in which a fund is kept.
    pub fn currency(&self, fund: Option<&FundId>) -> Option<Currency> {
        fund.and_then(|fund| self.books().funds.currency(fund))
    }

    /// Reads `WHO HOW-MUCH`, or several `WHO=HOW-MUCH`.
    pub fn pairs(&mut self, words: &[String], example: &str) -> Vec<(String, String)> {
        let is_pair = |word: &String| word.contains('=');
        let pair = |word: &String| word.split_once('=').map(|(who, much)| (who.to_owned(), much.to_owned()));
        match words {
            [who, much] if !is_pair(who) => vec![(who.clone(), much.clone())],
            pairs if !pairs.is_empty() && pairs.iter().all(is_pair) => pairs.iter().filter_map(pair).collect(),
            _ => {
                let says = "This takes a name and an amount, or several NAME=AMOUNT.";
                self.mistakes.push(Mistake::new(says).with(format!("Write for example: {example}")));
                Vec::new()
            }
        }
    }

    /// Errs with all mistakes found so far.
    pub fn check(&self) -> Result<(), Failure> {
        if self.mistakes.is_empty() { Ok(()) } else { Err(told(&self.mistakes)) }
    }

    /// Records facts, unless a question about them is answered with no.
    pub fn write(
        self,
        facts: Vec<Event>,
        unusual: &dyn Fn(Change<'_>) -> Vec<String>,
        say: &dyn Fn(Change<'_>) -> Screen,
    ) -> Result<Output, Failure> {
        let requests = self.requests(facts)?;
        self.write_all(&requests, unusual, say)
    }

    /// Records requests, unless a question about them is answered with no.
    pub fn write_all(
        mut self,
        requests: &[Request],
        unusual: &dyn Fn(Change<'_>) -> Vec<String>,
        say: &dyn Fn(Change<'_>) -> Screen,
    ) -> Result<Output, Failure> {
        let planned = self.plan(requests)?;
        let records = planned.records();
        let seqs: Vec<u64> = records.iter().map(|record| record.seq).collect();
        if planned.answers().iter().all(|answer| answer.before) {
            return Ok(format!("On record already: {}. Nothing was recorded.\n", numbers(&seqs)).into());
        }
        let change = self.change(&planned, &records);
        let screen = say(change);
        let mut questions = self.doubles(&planned);
        questions.extend(self.far_from_the_last(&records)?);
        questions.extend(unusual(change));
        if self.common.dry_run {
            let mut output = Output::from(format!("{}Nothing was recorded.\n", screen.text("dry run")));
            output.remarks = questions.iter().map(|question| in_lines(question)).collect();
            return Ok(output);
        }
        if !questions.is_empty() && !self.common.yes {
            ask(&questions)?;
        }
        let remarks = self.store(planned)?;
        Ok(Output { remarks, ..Output::from(screen.text(&numbers(&seqs))) })
    }

    /// Decides requests, and stores nothing. Errs with all mistakes found so far.
    pub fn plan(&mut self, requests: &[Request]) -> Result<Planned, Failure> {
        self.plan_at(requests, Vec::new)
    }

    /// Decides requests that have places in a file, and stores nothing.
    pub fn plan_at(
        &mut self,
        requests: &[Request],
        places: impl FnOnce() -> Vec<InputPlace>,
    ) -> Result<Planned, Failure> {
        self.check()?;
        let size = self.opened.view.head.size;
        let signer = keyring::choose(self.common.key_file.as_deref(), &self.opened.books().recorders, size)?;
        self.opened.ledger.plan(requests, &signer, now()?).map_err(|error| match error {
            RecordError::Refused { index, refusal, more } => refused(requests, &places(), index, *refusal, more),
            error => error.into(),
        })
    }

    /// Returns what a plan changes.
    pub fn change<'c>(&'c self, planned: &'c Planned, records: &'c [Record]) -> Change<'c> {
        Change { before: self.books(), after: planned.books(), records }
    }

    /// Stores a plan; returns what the writer found beside its own work.
    pub fn store(&mut self, planned: Planned) -> Result<Vec<String>, Failure> {
        Ok(remarks(&self.opened.ledger.store(planned)?))
    }

    /// Asks about likely doubles.
    pub fn doubles(&self, planned: &Planned) -> Vec<String> {
        let of = |seq: u64| {
            let told = planned.record(seq).map(|record| told_briefly(self.books(), &record));
            told.filter(|told| !told.is_empty()).map_or_else(String::new, |told| format!(": {told}"))
        };
        let doubles = planned.answers().iter().filter(|answer| !answer.before).filter_map(|answer| answer.double_of);
        let size = self.opened.view.head.size;
        let told = |seq: u64| match seq >= size {
            true => format!("This command records the same twice{}.", of(seq)),
            false => format!("Likely a double of record {seq}{}.", of(seq)),
        };
        doubles.map(told).collect()
    }

    fn requests(&self, facts: Vec<Event>) -> Result<Vec<Request>, Failure> {
        let key = self.common.id.clone().map_or_else(random_key, Ok)?;
        self.requests_of(facts, &key, None)
    }

    /// Asks to record facts under a key: several as one list. The item is that of the source, unless it names one itself.
    pub fn requests_of(
        &self,
        facts: Vec<Event>,
        key: &IdempotencyKey,
        item: Option<&str>,
    ) -> Result<Vec<Request>, Failure> {
        let mut source = self.source()?;
        if let (Some(source), Some(item)) = (&mut source, item)
            && source.item.is_none()
        {
            source.item = item.parse().ok();
        }
        let of = u64::try_from(facts.len()).unwrap_or(u64::MAX);
        let request = |(event, place): (Event, u64)| {
            let id = match of {
                1 => key.clone(),
                _ => key.in_list(place, of).map_err(|error| Failure::argument("--id", error))?,
            };
            let because = self.common.because.clone().filter(|_| event.moves_money() || of == 1);
            Ok(Request { id, source: source.clone(), corrects: None, because, event })
        };
        facts.into_iter().zip(1..).map(request).collect()
    }

    fn source(&self) -> Result<Option<Source>, Failure> {
        let Some(typed) = &self.common.source else { return Ok(None) };
        let (document, item) =
            typed.split_once('/').map_or((typed.as_str(), None), |(document, item)| (document, Some(item)));
        let wrong = |error: &dyn std::fmt::Display| Failure::argument("--source", error);
        let document: DocumentId = document.parse().map_err(|error| wrong(&error))?;
        let item = item.map(str::parse).transpose().map_err(|error| wrong(&error))?;
        Ok(Some(Source { document, item }))
    }

    /// Asks about a day that is more than a year from the last one that was recorded.
    fn far_from_the_last(&self, records: &[Record]) -> Result<Option<String>, Failure> {
        let Some(on) = records.iter().filter_map(|record| record.event.date()).map(Span::last).next() else {
            return Ok(None);
        };
        let by = records.first().map(|record| record.by);
        let mut seq = self.opened.view.head.size;
        let mut last = None;
        for _ in 0..LOOKED_BACK {
            let Some(before) = seq.checked_sub(1).filter(|seq| *seq > 0) else { break };
            seq = before;
            let Some(stored) = self.opened.view.line(seq)? else { break };
            let is_own = Some(stored.record.by) == by && stored.record.event.moves_money();
            if let Some(date) = stored.record.event.date().filter(|_| is_own) {
                last = Some(date.last());
                break;
            }
        }
        let Some(last) = last.filter(|last| on.days_since(*last).unsigned_abs() > DAYS_FAR) else { return Ok(None) };
        Ok(Some(format!("{} is more than a year from {}, the day recorded last.", in_words(on), in_words(last))))
    }
}

/// How far a day may be from the last one that was recorded.
const DAYS_FAR: u64 = 366;
/// How many records are looked at to find the last one of the same recorder.
const LOOKED_BACK: usize = 100;

/// Tells a record in a few words: who, when, how much, under which reference.
fn told_briefly(books: &Books, record: &Record) -> String {
    let (who, amount, reference) = match &record.event {
        Event::ContributionReceived(fact) => {
            let payer = fact.party.as_ref().map(|party| books.parties.name(books.parties.now(party)));
            (payer, fact.amount, fact.reference.as_ref().map(Text::to_string))
        }
        _ => (None, None, None),
    };
    let on = record.event.date().map(|date| in_words(date.last()));
    [who, on, amount.map(with_currency), reference].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Asks whether to record what is unusual; errs if the answer is no, or if there is nobody to ask.
pub fn ask(questions: &[String]) -> Result<(), Failure> {
    ask_whether(questions, "Record it all the same?")
}

/// Shows something and asks whether to go on; errs if the answer is no, or if there is nobody to ask.
pub fn ask_whether(questions: &[String], question: &str) -> Result<(), Failure> {
    let questions: Vec<String> = questions.iter().map(|shown| in_lines(shown)).collect();
    let text = questions.join("\n");
    if !std::io::stdin().is_terminal() {
        return Err(Failure::told(format!("{text}\nNothing was recorded. If it is right, add --yes."), 1));
    }
    // Nobody can answer what cannot be shown.
    let failed = |error: std::io::Error| Failure::argument("standard error", error);
    print_remark(&format!("{text}\n{question} [y/N] ")).map_err(failed)?;
    std::io::stderr().flush().map_err(failed)?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer).map_err(|error| Failure::argument("standard input", error))?;
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" | "s" | "si" | "sí" => Ok(()),
        _ => Err(Failure::told("Nothing was recorded.".to_owned(), 1)),
    }
}

/// Breaks each line of a text between words.
fn in_lines(text: &str) -> String {
    let in_lines = |line: &str| match line.chars().count() > WIDTH {
        true => wrapped(line, WIDTH.saturating_sub(2), 2),
        false => line.to_owned(),
    };
    text.lines().map(in_lines).collect::<Vec<_>>().join("\n")
}

/// Tells mistakes, and the command without them where that is certain.
fn told(mistakes: &[Mistake]) -> Failure {
    let mut lines = Vec::new();
    for (at, mistake) in mistakes.iter().enumerate() {
        let is_last = at.saturating_add(1) == mistakes.len();
        let nothing = if is_last { " Nothing was recorded." } else { "" };
        lines.push(wrapped(&format!("{}{nothing}", mistake.says), WIDTH.saturating_sub(2), 2));
        lines.extend(mistake.write.iter().map(|write| wrapped(&format!("  {write}"), WIDTH.saturating_sub(2), 4)));
    }
    if mistakes.iter().all(|mistake| mistake.instead.is_some()) {
        let mended = |word: String| {
            let mend = |word: String, (from, to): &(String, String)| {
                let (who, rest) = word.split_once('=').map_or((word.as_str(), None), |(who, rest)| (who, Some(rest)));
                if who == from { rest.map_or_else(|| to.clone(), |rest| format!("{to}={rest}")) } else { word }
            };
            quoted(&mistakes.iter().filter_map(|mistake| mistake.instead.as_ref()).fold(word, mend))
        };
        let args = std::env::args_os().skip(1).map(|arg| mended(arg.to_string_lossy().into_owned()));
        lines.push(format!("  pledgebook {}", args.collect::<Vec<_>>().join(" ")));
    }
    Failure::told(lines.join("\n"), 2)
}
