//! The command line parses arguments and prints answers. The doc comments below are the manual: `--help`, the man
//! pages and the completions are made from them.
//!
//! Only this folder reads the clock and the environment, and prints. An answer is complete before its first byte is
//! written.

#![allow(missing_docs, reason = "for this crate alone: a name or a message that says it all needs no sentence")]

mod account;
mod activities;
mod add;
mod adjust;
mod against;
mod appropriation;
mod budget;
mod checkpoint;
mod close;
mod contributions;
mod correct;
mod decisions;
mod demo;
mod documents;
mod everyday;
mod explain;
mod export;
mod exposed;
mod failure;
mod find;
mod fund;
mod gitattributes;
mod guard;
mod help;
mod identify;
mod import;
mod index;
mod inferred;
mod init;
mod keyring;
mod keys;
mod last;
mod log;
mod manual;
mod matters;
mod meetings;
mod money;
mod named_file;
mod new_ledger;
mod options;
mod outstanding;
mod pager;
mod party;
mod pay;
mod pledges;
mod policy;
mod promise;
mod query;
mod rate;
mod receive;
mod record;
mod refused;
mod remembered;
mod requests;
mod reserve;
mod returned;
mod rollback;
mod show;
mod staging;
mod status;
pub mod terminal;
mod topics;
mod trial_balance;
mod undo;
mod unparsed;
mod verify;
mod wizard;
mod xdg;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::OnceLock;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::cache::Caches;
use crate::cache::table::is_worker;
use crate::languages::{self, Language, say, speaking};
use crate::ledger::Ledger;
use crate::value::days::Instant;
use crate::value::text::{escaped, without_private_keys};
// The words of every verb.
use crate::export::Query;
use failure::Failure;
use options::{Format, Options};
use query::{Opened, filters};

/// The ledger of an intergovernmental body's money and promises.
///
/// It answers what each member owes and why, what a fund holds and what it was spent on, who pledged what and what
/// came of it; each answer names the document and the item that state it. Nothing in a ledger is ever changed: a later
/// record corrects an earlier one. Anybody can check it: `pledgebook verify`.
///
/// A ledger is a folder. Commands read the one in the current folder unless --ledger names another.
#[derive(Debug, Parser)]
#[command(name = "pledgebook", version, max_term_width = 100)]
#[command(after_help = "Example: pledgebook pledges UNICEF\n\n\
    Exit codes: 0 done; 1 a rule refused; 2 an input cannot be read; 3 the ledger is damaged; 4 it cannot be read or written.")]
struct Cli {
    /// The ledger's folder
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    ledger: PathBuf,
    /// The instant to take for the present one, in an invented ledger
    #[arg(long, global = true, hide = true, value_name = "INSTANT", value_parser = str::parse::<Instant>)]
    now: Option<Instant>,
    /// The language to speak; LANG states it otherwise
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = ["en", "es"])]
    lang: Option<String>,
    /// Prints an answer that is longer than the terminal without the pager that PAGER names
    #[arg(long, global = true)]
    no_pager: bool,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Init(init::Args),
    Demo(demo::Args),
    Receive(receive::Args),
    Identify(identify::Args),
    Assess(promise::Assess),
    Credit(adjust::Credit),
    Waive(adjust::Waive),
    WriteOff(adjust::WriteOff),
    Pledge(promise::Pledge),
    Withdraw(promise::Withdraw),
    Propose(appropriation::Propose),
    Recommend(appropriation::Recommend),
    Approve(appropriation::Approve),
    Revise(appropriation::Revise),
    Transfer(appropriation::Transfer),
    Import(import::Args),
    Spend(pay::Spend),
    Advance(pay::Advance),
    Disburse(pay::Disburse),
    Return(returned::Args),
    Interest(pay::Interest),
    Fee(pay::Fee),
    Rate(rate::Args),
    Add(add::Args),
    Set(policy::Args),
    Undo(undo::Args),
    Record(record::Args),
    Correct(correct::Args),
    Close(close::Args),
    Find(find::Args),
    Status(status::Args),
    Account(account::Args),
    Contributions(contributions::Args),
    Outstanding(outstanding::Args),
    Reserve(reserve::Args),
    Fund(fund::Args),
    Budget(budget::Args),
    TrialBalance(trial_balance::Args),
    Export(export::Args),
    Explain(explain::Args),
    Pledges(pledges::Args),
    Activities(activities::Args),
    Meetings(meetings::Args),
    Decisions(decisions::Args),
    Matters(matters::Args),
    Documents(documents::Args),
    Inferred(inferred::Args),
    Requests(requests::Args),
    Party(party::Args),
    Log(log::Args),
    Show(show::Args),
    Verify(verify::Args),
    Checkpoint(checkpoint::Args),
    Keys(keys::Args),
    #[command(hide = true)]
    Index(index::Args),
    #[command(hide = true)]
    Manual(manual::Args),
}

/// The output of a verb: the answer for standard output, remarks for standard error.
#[derive(Debug, Default)]
struct Output {
    answer: String,
    remarks: Vec<String>,
    /// 0, or 3 if the answer is that the ledger is damaged.
    code: u8,
}

impl From<String> for Output {
    fn from(answer: String) -> Self {
        Self { answer, ..Self::default() }
    }
}

/// Returns the whole command line, with one sub-command of `record` for each event type, and the help topics.
fn command() -> clap::Command {
    let command = Cli::command().mut_subcommand("record", record::with_types);
    help::spoken(topics::with_topics(command.mut_subcommand("correct", correct::with_fields)))
}

pub fn main(args: impl Iterator<Item = OsString>) -> ExitCode {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !is_worker() {
            hook(panic);
        }
    }));
    let args: Vec<OsString> = args.collect();
    speaking(language(&args), || answer(args))
}

/// Returns the language that `--lang` asks for, or else the environment; help and errors need it before the command line is
/// parsed.
fn language(args: &[OsString]) -> Language {
    let texts = args.iter().map(|arg| arg.to_str().unwrap_or_default());
    let pairs = texts.clone().zip(texts.skip(1));
    let mut asked =
        pairs.filter_map(|(arg, next)| if arg == "--lang" { Some(next) } else { next.strip_prefix("--lang=") });
    // The order in which POSIX (section 8.2) reads them.
    let of_environment = || {
        let set = |name| std::env::var(name).ok().filter(|locale| !locale.is_empty());
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set)
    };
    let locale = asked.next_back().map(str::to_owned).or_else(of_environment);
    locale.and_then(|locale| Language::of_locale(&locale)).unwrap_or_default()
}

/// Returns the language of an answer: what programs read is the same in every language.
fn of_answer(matches: &clap::ArgMatches) -> Language {
    let format = matches.subcommand().and_then(|(_, of_verb)| of_verb.try_get_one::<Format>("format").ok().flatten());
    match format {
        Some(Format::Json | Format::Csv) => Language::English,
        Some(Format::Table | Format::Md) | None => languages::spoken(),
    }
}

/// Parses the command line, does what it says, and prints the answer.
fn answer(args: Vec<OsString>) -> ExitCode {
    if let Err(failure) = exposed::refuse_arguments(&args) {
        let printed = print_remark(&format!("{}\n", failure.text()));
        return ExitCode::from(printed.map_or(4, |()| failure.exit_code()));
    }
    let matches = match command().try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => {
            let text = if error.use_stderr() { unparsed::text(&error) } else { error.render().to_string() };
            let printed = if error.use_stderr() { print_remark(&text) } else { print_answer(&text) };
            let code = if error.use_stderr() { 2 } else { 0 };
            return ExitCode::from(printed.map_or(4, |()| code));
        }
    };
    let output = match topics::asked(&matches) {
        Some(text) => Ok(text.into()),
        None => speaking(of_answer(&matches), || {
            Cli::from_arg_matches(&matches).map_err(Failure::from).and_then(|cli| run(&cli, &matches))
        }),
    };
    let (answer, remarks, code) = match output {
        Ok(Output { answer, remarks, code }) => (answer, remarks, code),
        Err(failure) => (String::new(), vec![failure.text()], failure.exit_code()),
    };
    for remark in remarks {
        // If standard error is closed, the exit code still reports the outcome.
        let _ = print_remark(&format!("{remark}\n"));
    }
    if !matches.get_flag("no_pager") && pager::shows(&answer) {
        return ExitCode::from(code);
    }
    match print_answer(&answer) {
        Ok(()) => ExitCode::from(code),
        Err(error) => {
            let what = if code == 0 {
                say!("cli-not-printed-but-done", error = error)
            } else {
                say!("cli-not-printed", error = error)
            };
            let _ = print_remark(&format!("{}\n", say!("cli-error", what = what)));
            ExitCode::from(4)
        }
    }
}

fn run(cli: &Cli, matches: &clap::ArgMatches) -> Result<Output, Failure> {
    if let Some(now) = cli.now {
        STATED.get_or_init(|| now);
    }
    let ledger = cli.ledger.as_path();
    match &cli.verb {
        Verb::Init(args) => init::run(ledger, args),
        Verb::Demo(args) => demo::run(args),
        Verb::Receive(args) => receive::run(ledger, args),
        Verb::Identify(args) => identify::run(ledger, args),
        Verb::Assess(args) => promise::assess(ledger, args),
        Verb::Credit(args) => adjust::credit(ledger, args),
        Verb::Waive(args) => adjust::waive(ledger, args),
        Verb::WriteOff(args) => adjust::write_off(ledger, args),
        Verb::Pledge(args) => promise::pledge(ledger, args),
        Verb::Withdraw(args) => promise::withdraw(ledger, args),
        Verb::Propose(args) => appropriation::propose(ledger, args),
        Verb::Recommend(args) => appropriation::recommend(ledger, args),
        Verb::Approve(args) => appropriation::approve(ledger, args),
        Verb::Revise(args) => appropriation::revise(ledger, args),
        Verb::Transfer(args) => appropriation::transfer(ledger, args),
        Verb::Import(args) => import::run(ledger, args),
        Verb::Spend(args) => pay::spend(ledger, args),
        Verb::Advance(args) => pay::advance(ledger, args),
        Verb::Disburse(args) => pay::disburse(ledger, args),
        Verb::Return(args) => returned::run(ledger, args),
        Verb::Interest(args) => pay::interest(ledger, args),
        Verb::Fee(args) => pay::fee(ledger, args),
        Verb::Rate(args) => rate::run(ledger, args),
        Verb::Add(args) => add::run(ledger, args),
        Verb::Set(args) => policy::run(ledger, args),
        Verb::Undo(args) => undo::run(ledger, args),
        Verb::Record(args) => record::run(ledger, args, matches),
        Verb::Correct(args) => correct::run(ledger, args, matches),
        Verb::Close(args) => close::run(ledger, args),
        Verb::Find(args) => find::run(ledger, args),
        Verb::Status(args) => status::run(ledger, args),
        Verb::Account(args) => account::run(ledger, args),
        Verb::Contributions(args) => contributions::run(ledger, args),
        Verb::Outstanding(args) => outstanding::run(ledger, args),
        Verb::Reserve(args) => reserve::run(ledger, args),
        Verb::Fund(args) => fund::run(ledger, args),
        Verb::Budget(args) => budget::run(ledger, args),
        Verb::TrialBalance(args) => trial_balance::run(ledger, args),
        Verb::Export(args) => export::run(ledger, args),
        Verb::Explain(args) => explain::run(ledger, args),
        Verb::Pledges(args) => pledges::run(ledger, args),
        Verb::Activities(args) => activities::run(ledger, args),
        Verb::Meetings(args) => meetings::run(ledger, args),
        Verb::Decisions(args) => decisions::run(ledger, args),
        Verb::Matters(args) => matters::run(ledger, args),
        Verb::Documents(args) => documents::run(ledger, args),
        Verb::Inferred(args) => inferred::run(ledger, args),
        Verb::Requests(args) => requests::run(ledger, args),
        Verb::Party(args) => party::run(ledger, args),
        Verb::Log(args) => log::run(ledger, args),
        Verb::Show(args) => show::run(ledger, args),
        Verb::Verify(args) => verify::run(ledger, args),
        Verb::Checkpoint(args) => checkpoint::run(ledger, args),
        Verb::Keys(args) => keys::run(ledger, args),
        Verb::Index(args) => index::run(ledger, args),
        Verb::Manual(args) => manual::run(args),
    }
}

/// Prints the answer. A reader that closes the pipe early is not an error.
fn print_answer(text: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        outcome => outcome,
    }
}

/// Prints a remark. It may quote a file or an argument, so control characters are escaped and private keys removed.
fn print_remark(text: &str) -> std::io::Result<()> {
    let lines: Vec<String> = without_private_keys(text).split('\n').map(escaped).collect();
    std::io::stderr().lock().write_all(lines.join("\n").as_bytes())
}

/// The instant that `--now` states.
static STATED: OnceLock<Instant> = OnceLock::new();

/// Returns the present instant: the only place that reads the clock. An invented ledger takes the instant that is stated.
fn now(is_invented: bool) -> Result<Instant, Failure> {
    match STATED.get() {
        Some(stated) if is_invented => return Ok(*stated),
        Some(_) => return Err(Failure::argument("--now", say!("cli-now-not-invented"))),
        None => {}
    }
    let wrong = || Failure::argument(&say!("cli-clock"), say!("cli-clock-wrong"));
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_err(|_| wrong())?;
    let seconds = i64::try_from(since.as_secs()).map_err(|_| wrong())?;
    Instant::from_unix(seconds).ok_or_else(wrong)
}

/// Opens the ledger in a folder, with this machine's caches.
fn open(folder: &std::path::Path) -> Result<Ledger, Failure> {
    Ok(Ledger::open(folder, caches(folder))?)
}

/// Returns this machine's caches of the ledger in a folder; the environment determines where they are.
fn caches(folder: &std::path::Path) -> Caches {
    Caches::of(folder, xdg::folder("XDG_CACHE_HOME", ".cache").as_deref())
}
