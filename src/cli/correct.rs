use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::{Map, Value};

use crate::cli::record::{AcceptEnd, option, random_key, read_field, record};
use crate::cli::{Failure, Format, Opened, Options, Output, Query};
use crate::event::assessment::AssessmentIssued;
use crate::event::contribution::{Allocation, ContributionApplied};
use crate::event::correction::RecordReversed;
use crate::event::field::{AtLeastOne, Breaks, Field as _};
use crate::event::record::Record;
use crate::event::{EVENTS, Event, EventInfo, Request};
use crate::languages::say;
use crate::ledger::Selection;
use crate::report::correction::correction;
use crate::rules::correction::last_fact;
use crate::state::figures::{Figure, FigureName};
use crate::state::terms;
use crate::value::days::Span;
use crate::value::ids::{ContributionId, Id as _, PartyId};
use crate::value::money::{Amount, Money};
use crate::value::text::Text;

/// Corrects a record: changes the fields that are given, and shows what becomes of every figure
///
/// Both records stay in the log; from now on, only the correction counts. The id that the record defines stays. Where its
/// application was worked out, a corrected payment is applied anew, in the same list; what a return of it counts for is worked
/// out anew, too. If an assessment is lowered below
/// what was applied to it, what is over is released from the last applications: it is owed to the payer, and can be
/// applied to something else. `pledgebook record record.reversed --corrects RECORD` reverses a record, with nothing in
/// its place.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: pledgebook correct 34 --amount 24,000.00 --because 'two digits were transposed'\n\n`pledgebook record TYPE --help` says what the fields of a type are."
)]
pub struct Args {
    /// The record's number: the last of its corrections, if it was corrected before
    #[arg(value_name = "RECORD")]
    record: u64,
    /// Why it is corrected
    #[arg(long, value_name = "TEXT", value_parser = str::parse::<Text>)]
    because: Text,
    /// A field that is left out from now on; repeat it for several
    #[arg(long, value_name = "FIELD")]
    without: Vec<String>,
    /// The private key to sign with, instead of the one in your config folder
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
    #[command(flatten)]
    accept_end: AcceptEnd,
}

/// Adds an option for every field of every type.
pub fn with_fields(command: Command) -> Command {
    let fields: BTreeMap<&'static str, String> =
        EVENTS.iter().flat_map(|info| info.fields).map(|field| (field.name, option(field))).collect();
    let field = |(name, long): (&'static str, String)| {
        let is_renamed = long != name.replace('_', "-");
        let option = Arg::new(name).long(long).value_name("VALUE").action(ArgAction::Append);
        let option = option.help_heading("Fields").hide_short_help(true);
        if is_renamed && name != "on" { option.alias(name) } else { option }
    };
    command.args(fields.into_iter().map(field))
}

pub fn run(folder: &Path, args: &Args, matches: &ArgMatches) -> Result<Output, Failure> {
    let options = Options::today(Format::Table);
    let before = Opened::read(folder, &options)?;
    let chain = chain(&before, args.record)?;
    let (Some(corrected), Some(fact)) = (chain.first(), last_fact(&chain)) else {
        let last = before.view.head.size.saturating_sub(1);
        let instead = say!("cli-correct-last", last = last);
        return Err(Failure::not_on_record("RECORD", &args.record.to_string(), &instead));
    };
    let given = matches.subcommand_matches("correct");
    let event = with(fact, args, given, before.books().recorders.year_begins())?;
    let request = |seq: u64, of: &Record, event: Event| -> Result<Request, Failure> {
        let (source, because) = (of.source.clone(), Some(args.because.clone()));
        Ok(Request { id: random_key()?, source, corrects: Some(seq), because, event })
    };
    let mut requests = vec![request(corrected.seq, fact, event.clone())?];
    let mut facts = vec![fact.clone()];
    if let Event::ContributionReceived(received) = &event
        && given.is_some_and(|given| {
            ["amount", "rate", "credited", "charges", "arrived", "party"].iter().any(|name| given.contains_id(name))
        })
    {
        let payer = received.party.as_ref().map(|payer| before.books().parties.now(payer));
        let owes = |payer: &PartyId| {
            let owed = Figure::within(FigureName::OutstandingOf, &received.fund, payer);
            !owed.value(before.books(), before.asked().today).is_zero()
        };
        let is_converted = given.is_some_and(|given| ["rate", "credited"].iter().any(|name| given.contains_id(name)));
        for applied in applied_or_returned(&before, &received.contribution.0)? {
            let is_to_oldest = applied.filled.contains(&"to");
            let is_at_rate = is_converted && ["counts_for", "equivalent"].iter().any(|at| applied.filled.contains(at));
            if !is_to_oldest && !is_at_rate {
                continue;
            }
            // Another payer may owe nothing to which it could be applied.
            let is_kept = !is_to_oldest || payer.is_none_or(owes) || fact.event.mentions() == event.mentions();
            let instead = match is_kept {
                true => applied.command().into_owned(),
                false => reversal(),
            };
            requests.push(request(applied.seq, &applied, instead)?);
            facts.push(applied);
        }
    }
    if let (Event::AssessmentIssued(was), Event::AssessmentIssued(is)) = (&fact.event, &event) {
        for (applied, instead) in released(&before, was, is)? {
            requests.push(request(applied.seq, &applied, instead)?);
            facts.push(applied);
        }
    }
    if requests.len() > 1 {
        let list = random_key()?;
        let of = u64::try_from(requests.len()).unwrap_or(u64::MAX);
        for (request, place) in requests.iter_mut().zip(1..) {
            request.id = list.in_list(place, of).map_err(|error| Failure::argument("correct", error))?;
        }
    }
    let mut ledger = args.accept_end.open(folder)?;
    let recorded = record(&mut ledger, folder, &requests, &[], args.key_file.as_deref())?;
    let after = Opened::of(ledger, folder, &options)?;
    let now: Vec<Record> = requests
        .iter()
        .filter_map(|request| request.corrects)
        .map(|seq| after.view.records(&Selection::Record(seq), None, &|record| record.corrects == Some(seq)))
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .flatten()
        .map(|recorded| recorded.record)
        .collect();
    let table = correction(before.asked(), after.asked(), &facts, &now);
    let title = say!("cli-correct-corrected", seq = corrected.seq);
    let mut said = after.answer(&title, &table, &options, &Query { verb: "correct", filters: Vec::new() })?;
    said.answer = format!("{}{}", recorded.answer, said.answer);
    said.remarks = recorded.remarks;
    Ok(said)
}

/// Reads a record, the record that it corrects, and so on.
fn chain(opened: &Opened, seq: u64) -> Result<Vec<Record>, Failure> {
    let mut chain: Vec<Record> = Vec::new();
    let mut next = Some(seq);
    while let Some(seq) = next {
        let Some(stored) = opened.view.line(seq)? else { break };
        next = stored.record.corrects.filter(|earlier| *earlier < seq);
        chain.push(stored.record);
    }
    Ok(chain)
}

/// Returns a fact with the given fields changed; what was worked out in it is worked out anew, unless it is given.
fn with(fact: &Record, args: &Args, given: Option<&ArgMatches>, begins: (u32, u32)) -> Result<Event, Failure> {
    let info = fact.event.info();
    let command = fact.command();
    let mut data: Map<String, Value> = serde_json::from_str(&command.data()).unwrap_or_default();
    for field in &args.without {
        let name = field.replace('-', "_");
        if data.remove(&name).is_none() {
            let is_field = info.fields.iter().any(|known| known.name == name);
            let not_stated = || say!("cli-correct-not-stated", seq = fact.seq, field = field);
            let message = if is_field { not_stated() } else { no_such_field(info, field) };
            return Err(Failure::argument("--without", message));
        }
    }
    let names = EVENTS.iter().flat_map(|info| info.fields).map(|field| field.name).collect::<BTreeSet<_>>();
    for name in names {
        let Some(values) = given.and_then(|given| given.get_many::<String>(name)) else { continue };
        let Some(field) = info.fields.iter().find(|field| field.name == name) else {
            let typed = EVENTS.iter().flat_map(|info| info.fields).find(|field| field.name == name).map(option);
            return Err(Failure::argument(&format!("--{}", typed.unwrap_or_default()), no_such_field(info, name)));
        };
        let kept = data.get(name).and_then(|was| was.get("currency")).and_then(Value::as_str);
        let typed = |text: &String| match kept.filter(|_| field.value == Money::VALUE && !text.contains(' ')) {
            Some(currency) => format!("{currency} {text}"),
            None => text.clone(),
        };
        let values: Vec<String> = values.map(typed).collect();
        data.insert(name.to_owned(), read_field(field, &values, begins)?);
    }
    let members: BTreeMap<String, Value> = data.into_iter().collect();
    let event = Event::from_json(info.kind, &serde_json::to_string(&members).unwrap_or_default());
    event.map_err(|error| Failure::argument(&format!("correct {}", fact.seq), error))
}

fn no_such_field(info: &EventInfo, name: &str) -> String {
    let fields: Vec<String> = info.fields.iter().map(option).collect();
    say!("cli-correct-no-such-field", kind = info.kind, field = format!("{name:?}"), fields = fields.join(", "))
}

/// Lists the applications to an assessment that stand and apply more than is due, the last ones first, each with what it
/// still applies.
fn released(opened: &Opened, was: &AssessmentIssued, is: &AssessmentIssued) -> Result<Vec<(Record, Event)>, Failure> {
    let (Some(due), Some(new_due)) = (*was.amount, *is.amount) else { return Ok(Vec::new()) };
    let outstanding = opened.books().journal.outstanding(&was.assessment.0, due.currency);
    let left = new_due.amount.checked_sub(due.amount).and_then(|less| outstanding.checked_add(less));
    let Some(mut over) = left.map(Amount::negated).filter(|over| over.is_positive()) else { return Ok(Vec::new()) };
    let assessment = was.assessment.0.thing();
    let applies = |record: &Record| match &record.event {
        Event::ContributionApplied(fact) => fact.to.iter().flat_map(|to| to.iter()).any(|part| part.to == assessment),
        _ => false,
    };
    let found = opened.view.records(&Selection::Terms([terms::thing(&assessment)].into()), None, &applies)?;
    let mut standing: Vec<Record> =
        found.into_iter().filter(|one| one.corrected_by.is_none()).map(|one| one.record).collect();
    standing.sort_by_key(|record| (record.event.date().map(Span::last), record.seq));
    let mut all = Vec::new();
    for record in standing.into_iter().rev() {
        let Event::ContributionApplied(fact) = &record.event else { continue };
        let mut parts: Vec<Allocation> = fact.to.iter().flat_map(|to| to.iter()).cloned().collect();
        for part in parts.iter_mut().filter(|part| part.to == assessment) {
            let released = part.amount.amount.min(over);
            part.amount.amount = part.amount.amount.checked_sub(released).unwrap_or(Amount::ZERO);
            over = over.checked_sub(released).unwrap_or(Amount::ZERO);
        }
        parts.retain(|part| part.amount.amount.is_positive());
        let instead = match (AtLeastOne::new(parts), record.command().into_owned()) {
            (Some(to), Event::ContributionApplied(command)) => {
                Event::ContributionApplied(ContributionApplied { to: to.into(), ..command })
            }
            _ => reversal(),
        };
        all.push((record, instead));
        if over.is_zero() {
            break;
        }
    }
    Ok(all)
}

fn reversal() -> Event {
    Event::RecordReversed(RecordReversed { exception: None, breaks: Breaks::default(), date: None, inferred: None })
}

/// Lists the applications and returns of a contribution that stand.
fn applied_or_returned(opened: &Opened, contribution: &ContributionId) -> Result<Vec<Record>, Failure> {
    let term = terms::thing(&contribution.thing());
    let is_of_it = |record: &Record| match &record.event {
        Event::ContributionApplied(fact) => fact.contribution == *contribution,
        Event::ContributionReturned(fact) => fact.contribution == *contribution,
        _ => false,
    };
    let found = opened.view.records(&Selection::Terms([term].into()), None, &is_of_it)?;
    let standing = found.into_iter().filter(|recorded| recorded.corrected_by.is_none());
    Ok(standing.map(|recorded| recorded.record).collect())
}
