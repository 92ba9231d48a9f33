//! The options that every everyday verb takes, and the way of a command from its words to what it says: it is decided
//! first, then what is unusual is asked, then it is stored, then it is said.

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use crate::cli::options::Format;
use crate::cli::record::{AcceptEnd, random_key, remarks};
use crate::cli::{Failure, Opened, Options, Output, keyring, named_file, now, print_remark, refused};
use crate::error::InputPlace;
use crate::event::record::Record;
use crate::event::{Event, Request, Source};
use crate::everyday::meetings::{Deciding, Item};
use crate::everyday::screen::{Screen, WIDTH, in_words, numbers, wrapped};
use crate::everyday::typed::{self, Mistake, quoted};
use crate::everyday::{Change, names};
use crate::languages::say;
use crate::ledger::{KnownAt, Ledger, Planned, RecordError};
use crate::state::books::Books;
use crate::value::days::{Day, Period, Span};
use crate::value::ids::{DecisionId, FundId, IdempotencyKey, PartyId};
use crate::value::money::{Currency, Money};
use crate::value::text::Text;

/// Options of every everyday verb.
#[derive(Debug, Clone, clap::Args)]
pub struct Common {
    /// The value day: 2025-03-31, today or yesterday; left out, today
    #[arg(long, value_name = "DAY", help_heading = "Record")]
    pub on: Option<String>,
    /// The document that states it, and the item, page or row in it; a file that is not on record is added
    #[arg(long, value_name = "DOCUMENT|FILE[/ITEM]", help_heading = "Record")]
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
            Some((option, _)) => Err(Failure::argument(option, say!("cli-everyday-leave-out", instead = instead))),
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

/// Options of every verb that records a payment.
#[derive(Debug, Clone, clap::Args)]
pub struct Payment {
    /// The fund, where two could be meant
    #[arg(long, value_name = "FUND")]
    pub fund: Option<String>,
    /// The reference under which the bank's statement or a voucher lists it
    #[arg(long = "ref", value_name = "REFERENCE", value_parser = str::parse::<Text>)]
    pub reference: Option<Text>,
    /// Reports what has happened although it breaks a rule; it stays open until a decision covers it
    #[arg(long, value_name = "WHY", value_parser = str::parse::<Text>)]
    pub exception: Option<Text>,
}

/// Options of every verb that takes a decision.
#[derive(Debug, Clone, clap::Args)]
pub struct Decided {
    /// Where it was decided: the forum, the day and the item; a meeting that is not on record is added
    #[arg(long, value_name = "MEETING/ITEM")]
    pub at: Option<String>,
    /// Reports what has happened although it breaks a rule; it stays open until a decision covers it
    #[arg(long, value_name = "WHY", value_parser = str::parse::<Text>)]
    pub exception: Option<Text>,
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

    /// Reads where something was decided.
    pub fn item(&mut self, at: Option<&String>) -> Option<Item> {
        let read = at.map(|text| Item::read(self.books(), text));
        read.and_then(|read| self.take(read))
    }

    /// Returns the value day: as it is typed, or else the day of the meeting that decided.
    pub fn on_or_of(&mut self, item: Option<&Item>) -> Day {
        match item.filter(|_| self.common.on.is_none()) {
            Some(item) => item.on,
            None => self.on(),
        }
    }

    /// Returns a decision, and the records that it needs to stand.
    pub fn decision(&mut self, item: Option<Item>, what: &Deciding) -> (Option<DecisionId>, Vec<Event>) {
        let decided = item.map(|item| item.decides(self.books(), what));
        let (decision, records) = decided.and_then(|decided| self.take(decided)).unzip();
        (decision, records.unwrap_or_default())
    }

    /// Finds a fund and reads a period, typed as two words: `General 2025`.
    pub fn fund_and_period(&mut self, fund: &str, period: &str) -> Option<(FundId, Period)> {
        let found = typed::called("fund", "", fund, &names::funds(self.books()));
        let fund = self.take(found);
        let period = Period::typed(period, self.books().recorders.year_begins())
            .map_err(|error| Mistake::new(format!("{error}.")));
        fund.zip(self.take(period))
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
            [] => Err(Mistake::new(say!("cli-everyday-no-fund")).with(say!("cli-everyday-open-fund"))),
            several => {
                let meant = || all.iter().filter(|fund| several.contains(&fund.thing));
                let options: Vec<_> =
                    meant().map(|fund| format!("--fund {}", quoted(&names::short(fund, &all)))).collect();
                let among: Vec<_> = meant().filter_map(|fund| fund.names.first().cloned()).collect();
                let says = say!("cli-everyday-which-fund", funds = either(among));
                Err(Mistake::new(says).with(say!("cli-everyday-write", options = either(options))))
            }
        }
    }

    /// Reads an amount; without a currency it is in the fund's, and without a fund in the ledger's first.
    pub fn money(&mut self, text: &str, fund: Option<&FundId>) -> Option<Money> {
        let usual = self.currency(fund);
        self.take(typed::money(text, usual))
    }

    /// Returns the currency in which a fund is kept; without a fund, the ledger's first.
    pub fn currency(&self, fund: Option<&FundId>) -> Option<Currency> {
        match fund {
            Some(fund) => self.books().funds.currency(fund),
            None => self.books().recorders.first_currency(),
        }
    }

    /// Reads `WHO HOW-MUCH`, or several `WHO=HOW-MUCH`.
    pub fn pairs(&mut self, words: &[String], example: &str) -> Vec<(String, String)> {
        let is_pair = |word: &String| word.contains('=');
        let pair = |word: &String| word.split_once('=').map(|(who, much)| (who.to_owned(), much.to_owned()));
        match words {
            [who, much] if !is_pair(who) => vec![(who.clone(), much.clone())],
            pairs if !pairs.is_empty() && pairs.iter().all(is_pair) => pairs.iter().filter_map(pair).collect(),
            _ => {
                let says = say!("cli-everyday-takes-pairs");
                self.mistakes.push(Mistake::new(says).with(say!("cli-everyday-for-example", example = example)));
                Vec::new()
            }
        }
    }

    /// Returns the office that holds the key which signs, if that is on record.
    pub fn office(&self) -> Result<Option<PartyId>, Failure> {
        let recorders = &self.books().recorders;
        let signer = keyring::choose(self.common.key_file.as_deref(), recorders, self.opened.view.head.size)?;
        let own = recorders.keys().iter().find(|recorder| recorder.key.id() == signer.id());
        Ok(own.and_then(|recorder| recorder.holder.clone()))
    }

    /// Errs with all mistakes found, where they left nothing to record.
    pub fn write_nothing(self) -> Result<Output, Failure> {
        self.check()?;
        Ok(Output::default())
    }

    /// Errs with all mistakes found so far.
    pub fn check(&self) -> Result<(), Failure> {
        if self.mistakes.is_empty() { Ok(()) } else { Err(told(&self.mistakes)) }
    }

    /// Records facts, unless a question about them is answered with no.
    pub fn write(
        mut self,
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
            return Ok(on_record_already(&seqs));
        }
        let change = self.change(&planned, &records);
        let screen = say(change);
        let mut questions = self.doubles(&planned);
        questions.extend(self.far_from_the_last(&records)?);
        questions.extend(unusual(change));
        if self.common.dry_run {
            let mut output = Output::from(dry_run(&screen));
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
        let now = now(self.books().recorders.is_invented())?;
        self.opened.ledger.plan(requests, &signer, now).map_err(|error| match error {
            RecordError::Refused { index, refusal, more } => {
                refused::told(self.opened.books(), requests, &places(), (index, *refusal), more)
            }
            error => error.into(),
        })
    }

    /// Returns what a plan changes.
    pub fn change<'c>(&'c self, planned: &'c Planned, records: &'c [Record]) -> Change<'c> {
        Change { before: self.books(), after: planned.books(), records, today: self.today }
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
            true => say!("cli-everyday-same-twice", told = of(seq)),
            false => say!("cli-everyday-likely-double", seq = seq, told = of(seq)),
        };
        doubles.map(told).collect()
    }

    fn requests(&mut self, mut facts: Vec<Event>) -> Result<Vec<Request>, Failure> {
        let key = self.common.id.clone().map_or_else(random_key, Ok)?;
        let (source, added) = self.source()?;
        facts.splice(0..0, added.filter(|_| !facts.is_empty()));
        self.requests_of(facts, &key, source.as_ref())
    }

    /// Reads the source that was typed, and the record of its document where it is a file that is not on record yet.
    pub fn source(&mut self) -> Result<(Option<Source>, Option<Event>), Failure> {
        let source = self.common.source.as_deref().map(|text| named_file::source(self.books(), text)).transpose()?;
        let (source, added) = source.and_then(|found| self.take(found)).unzip();
        Ok((source, added.flatten()))
    }

    /// Reads the source that was typed; without one, a file is its own source.
    pub fn source_or(&mut self, file: &Path) -> Result<(Option<Source>, Option<Event>), Failure> {
        if self.common.source.is_some() {
            return self.source();
        }
        let found = named_file::of(self.books(), file)?;
        let (document, added) = self.take(found).unzip();
        Ok((document.map(|document| Source { document, item: None }), added.flatten()))
    }

    /// Asks to record facts of a source under a key: several as one list.
    pub fn requests_of(
        &self,
        facts: Vec<Event>,
        key: &IdempotencyKey,
        source: Option<&Source>,
    ) -> Result<Vec<Request>, Failure> {
        let of = u64::try_from(facts.len()).unwrap_or(u64::MAX);
        let request = |(event, place): (Event, u64)| {
            let id = match of {
                1 => key.clone(),
                _ => key.in_list(place, of).map_err(|error| Failure::argument("--id", error))?,
            };
            let because = self.common.because.clone().filter(|_| event.moves_money() || of == 1);
            // A document that is registered here does not state that it is.
            let source = source.filter(|_| !matches!(event, Event::DocumentRegistered(_))).cloned();
            Ok(Request { id, source, corrects: None, because, event })
        };
        facts.into_iter().zip(1..).map(request).collect()
    }

    /// Asks about a day that is more than a year from the last one that was recorded.
    fn far_from_the_last(&self, records: &[Record]) -> Result<Option<String>, Failure> {
        let day = |event: &Event| event.date().map(Span::last).filter(|_| is_of_one_day(event));
        let Some(on) = records.iter().find_map(|record| day(&record.event)) else { return Ok(None) };
        let by = records.first().map(|record| record.by);
        let mut seq = self.opened.view.head.size;
        let mut last = None;
        for _ in 0..LOOKED_BACK {
            let Some(before) = seq.checked_sub(1).filter(|seq| *seq > 0) else { break };
            seq = before;
            let Some(stored) = self.opened.view.line(seq)? else { break };
            if Some(stored.record.by) == by && stored.record.event.moves_money() {
                last = day(&stored.record.event);
            }
            if last.is_some() {
                break;
            }
        }
        let Some(last) = last.filter(|last| on.days_since(*last).unsigned_abs() > DAYS_FAR) else { return Ok(None) };
        Ok(Some(say!("cli-everyday-far", day = in_words(on), last = in_words(last))))
    }
}

/// Says that records are on record already.
pub fn on_record_already(seqs: &[u64]) -> Output {
    Output::from(format!("{}\n", say!("cli-everyday-on-record-already", records = numbers(seqs))))
}

/// Writes a screen of what would be recorded.
pub fn dry_run(screen: &Screen) -> String {
    format!("{}{}\n", screen.text(&say!("cli-everyday-dry-run")), say!("cli-everyday-nothing"))
}

/// Names all of which one is meant.
fn either(all: Vec<String>) -> String {
    all.into_iter().reduce(|one, other| say!("cli-everyday-or", one = one, other = other)).unwrap_or_default()
}

/// Returns whether an event is of a day like any other: a year is assessed, and a budget decided on, on days of their own.
const fn is_of_one_day(event: &Event) -> bool {
    !matches!(event, Event::ScaleApplied(_) | Event::AssessmentIssued(_) | Event::BalanceBroughtForward(_))
        && !matches!(event, Event::MeetingHeld(_) | Event::BudgetProposed(_) | Event::PledgeMade(_))
}

/// How far a day may be from the last one that was recorded.
const DAYS_FAR: u64 = 366;
/// How many records are looked at to find the last one of the same recorder.
const LOOKED_BACK: usize = 100;

/// Tells a record in a few words: who, when, how much, under which reference.
fn told_briefly(books: &Books, record: &Record) -> String {
    let (who, amount) = match &record.event {
        Event::ContributionReceived(fact) => {
            let payer = fact.party.as_ref().map(|party| books.parties.name(books.parties.now(party)));
            (payer, fact.amount)
        }
        _ => (None, None),
    };
    let reference = record.event.reference().map(Text::to_string);
    let on = record.event.date().map(|date| in_words(date.last()));
    [who, on, amount.map(|amount| amount.to_string()), reference].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Asks whether to record what is unusual; errs if the answer is no, or if there is nobody to ask.
pub fn ask(questions: &[String]) -> Result<(), Failure> {
    ask_whether(questions, &say!("cli-everyday-record-it"))
}

/// Shows something and asks whether to go on; errs if the answer is no, or if there is nobody to ask.
pub fn ask_whether(questions: &[String], question: &str) -> Result<(), Failure> {
    let questions: Vec<String> = questions.iter().map(|shown| in_lines(shown)).collect();
    let text = questions.join("\n");
    if !std::io::stdin().is_terminal() {
        return Err(Failure::told(format!("{text}\n{}", say!("cli-everyday-add-yes")), 1));
    }
    // Nobody can answer what cannot be shown.
    let failed = |error: std::io::Error| Failure::argument(&say!("cli-everyday-standard-error"), error);
    print_remark(&format!("{text}\n{} ", say!("cli-everyday-ask", question = question))).map_err(failed)?;
    std::io::stderr().flush().map_err(failed)?;
    let mut answer = String::new();
    let failed = |error: std::io::Error| Failure::argument(&say!("cli-everyday-standard-input"), error);
    std::io::stdin().lock().read_line(&mut answer).map_err(failed)?;
    match answer.trim().to_lowercase().as_str() {
        "y" | "yes" | "s" | "si" | "sí" => Ok(()),
        _ => Err(Failure::told(say!("cli-everyday-nothing"), 1)),
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

/// Tells mistakes, and the command without them where that is certain. One that is made several times is told once.
fn told(mistakes: &[Mistake]) -> Failure {
    let is_new = |(at, mistake): &(usize, &Mistake)| !mistakes.iter().take(*at).any(|other| other == *mistake);
    let mistakes: Vec<&Mistake> = mistakes.iter().enumerate().filter(is_new).map(|(_, mistake)| mistake).collect();
    let mut lines = Vec::new();
    for (at, mistake) in mistakes.iter().enumerate() {
        let is_last = at.saturating_add(1) == mistakes.len();
        let nothing = if is_last { format!(" {}", say!("cli-everyday-nothing")) } else { String::new() };
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
        let mut args: Vec<String> =
            std::env::args_os().skip(1).map(|arg| mended(arg.to_string_lossy().into_owned())).collect();
        if let Some(at) = args.iter().position(|arg| arg == "--now") {
            args.drain(at..args.len().min(at.saturating_add(2)));
        }
        lines.push(format!("  pledgebook {}", args.join(" ")));
    }
    Failure::told(lines.join("\n"), 2)
}
