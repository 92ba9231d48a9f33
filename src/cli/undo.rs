use std::path::Path;

use crate::cli::everyday::{Common, Desk, ask, on_record_already};
use crate::cli::record::random_key;
use crate::cli::{Failure, Output, keyring};
use crate::event::correction::RecordReversed;
use crate::event::field::Breaks;
use crate::event::record::Record;
use crate::event::{Event, Request};
use crate::everyday::Change;
use crate::everyday::screen::{Line, Screen, numbers};
use crate::languages::say;
use crate::report::movements::describe_event;
use crate::value::text::Text;

/// Reverses all that one command recorded: the last one of this recorder, or that of a record
///
/// It shows what it reverses, and asks. Both stay in the log; from then on neither counts. `pledgebook correct` changes a
/// record instead.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook undo --because 'recorded twice'\n  pledgebook undo 509 --because 'recorded twice'"
)]
pub struct Args {
    /// A record of the command; left out, the last one of this recorder
    #[arg(value_name = "RECORD")]
    record: Option<u64>,
    #[command(flatten)]
    common: Common,
}

pub fn run(folder: &Path, args: &Args) -> Result<Output, Failure> {
    args.common.refuse(&["--on", "--source"], &say!("cli-undo-instead"))?;
    let mut desk = Desk::open(folder, &args.common)?;
    if let Some(id) = args.common.key() {
        let seqs: Vec<u64> = desk.opened.ledger.named(id.as_str())?.iter().map(|record| record.seq).collect();
        if !seqs.is_empty() {
            return Ok(on_record_already(&seqs));
        }
    }
    let undone = of_one_command(&mut desk, args)?;
    let seqs: Vec<u64> = undone.iter().map(|record| record.seq).collect();
    if let Some(record) = undone.iter().find(|record| matches!(record.event, Event::RecordReversed(_))) {
        let (says, nothing) = (say!("cli-undo-is-reversal", seq = record.seq), say!("cli-everyday-nothing"));
        return Err(Failure::told(format!("{says} {nothing}\n  {}", say!("cli-undo-again")), 1));
    }
    let because = match args.common.because() {
        Some(because) => because,
        None => {
            // What is recorded is the same in every language.
            "taken back by who recorded it".parse::<Text>().map_err(|error| Failure::argument("--because", error))?
        }
    };
    let of = u64::try_from(undone.len()).unwrap_or(u64::MAX);
    let list = args.common.key().map_or_else(random_key, Ok)?;
    let mut requests = Vec::new();
    // What was recorded last leans on what was recorded before it.
    for (record, place) in undone.iter().rev().zip(1..) {
        let id = match of {
            1 => list.clone(),
            _ => list.in_list(place, of).map_err(|error| Failure::argument("--id", error))?,
        };
        let event = Event::RecordReversed(RecordReversed {
            exception: None,
            breaks: Breaks::default(),
            date: None,
            inferred: None,
        });
        let (source, corrects, because) = (record.source.clone(), Some(record.seq), Some(because.clone()));
        requests.push(Request { id, source, corrects, because, event });
    }
    let lines: Vec<Line> = undone.iter().map(|record| line(&desk, record)).collect();
    let screen = move |_: Change<'_>| Screen {
        title: say!("cli-undo-reversed", records = numbers(&seqs)),
        lines: lines.clone(),
        notes: vec![say!("cli-undo-stay")],
    };
    if !args.common.is_sure() {
        let shown: Vec<String> =
            undone.iter().map(|record| format!("  {:>6}  {}", record.seq, told(&desk, record))).collect();
        let seqs: Vec<u64> = undone.iter().map(|one| one.seq).collect();
        let says = say!("cli-undo-this-reverses", records = numbers(&seqs));
        ask(&[format!("{says}\n{}", shown.join("\n"))])?;
    }
    desk.write_all(&requests, &|_| Vec::new(), &screen)
}

/// Lists the records of the command to undo.
fn of_one_command(desk: &mut Desk<'_>, args: &Args) -> Result<Vec<Record>, Failure> {
    let size = desk.opened.view.head.size;
    let named = match args.record {
        Some(seq) => desk.opened.view.line(seq)?.map(|stored| stored.record).ok_or_else(|| {
            let says = say!("cli-everyday-no-record", seq = seq, last = size.saturating_sub(1));
            Failure::told(format!("{says} {}", say!("cli-everyday-nothing")), 2)
        })?,
        None => {
            let by = keyring::choose(args.common.key_file(), &desk.books().recorders, size)?.id();
            let mut seq = size;
            loop {
                seq = seq.checked_sub(1).ok_or_else(|| {
                    Failure::told(format!("{} {}", say!("cli-undo-nothing-yet"), say!("cli-everyday-nothing")), 1)
                })?;
                match desk.opened.view.line(seq)? {
                    Some(stored) if stored.record.by == by => break stored.record,
                    _ => {}
                }
            }
        }
    };
    let mut all = match named.id.list() {
        None => vec![named.clone()],
        Some((list, ..)) => desk.opened.ledger.named(list)?,
    };
    all.sort_by_key(|record| record.seq);
    Ok(all)
}

fn line(desk: &Desk<'_>, record: &Record) -> Line {
    Line { label: record.seq.to_string(), cells: Vec::new(), note: told(desk, record) }
}

/// Tells a record in its own words; one that moves no money by its type and what it defines.
fn told(desk: &Desk<'_>, record: &Record) -> String {
    let event = &record.event;
    let on = event.date().map_or_else(String::new, |date| format!(", {date}"));
    if event.moves_money() {
        return format!("{}{on}", describe_event(desk.opened.asked(), event));
    }
    let defines = event.mentions().defines;
    let things: Vec<String> = defines.iter().map(ToString::to_string).collect();
    format!("{} {}{on}", event.kind(), things.join(" "))
}
