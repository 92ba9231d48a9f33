use std::collections::BTreeSet;
use std::path::Path;

use crate::cache::trust::Verified;
use crate::cli::{Failure, Opened, Options, Output, Query, now};
use crate::event::record::Record;
use crate::languages::say;
use crate::ledger::{LastVerified, Ledger, Selection, Trusted};
use crate::report::status::{Integrity, NoLonger, status};
use crate::rules::grounds;
use crate::rules::refusal::Refusal;
use crate::state::books::Books;
use crate::state::grounds::leans;
use crate::state::{Dated, terms};
use crate::value::ids::{Id as _, Kind, Thing};
use crate::value::term::Term;

/// One page: what is on record, what is open, what is not stated, and whether the log is sound
///
/// A ledger of up to 1,000 records is verified for each answer. For a longer one, the page shows what its last
/// checkpoint covers, and when it was last verified on this machine; only `pledgebook verify` tells whether the files
/// were changed since.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook status")]
pub struct Args {
    #[command(flatten)]
    options: Options,
}

/// Maximum number of records of a ledger that is verified for each answer.
const VERIFIED_RECORDS_MAX: u64 = 1_000;

pub fn run(folder: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(folder, &args.options)?.with_exceptions()?;
    opened.books().read_of_members();
    let integrity = integrity(&opened.ledger, opened.view.head.size)?;
    let no_longer = NoLonger { of_rates: at_corrected_rates(&opened)?, of_grounds: on_late_grounds(&opened)? };
    let table =
        status(opened.asked(), &integrity, crate::cli::now(opened.books().recorders.is_invented()).ok(), &no_longer);
    let mut output =
        opened.answer(&say!("cli-status"), &table, &args.options, &Query { verb: "status", filters: Vec::new() })?;
    output.code = if integrity.is_damaged() { 3 } else { 0 };
    Ok(output)
}

/// Reads the records that stand and name a rate that was corrected.
fn at_corrected_rates(opened: &Opened) -> Result<Vec<Dated>, Failure> {
    let corrected = opened.books().funds.rates.iter().filter(|(_, rate, _)| rate.seq != rate.first);
    let terms: BTreeSet<Term> = corrected.map(|(id, ..)| terms::thing(&id.thing())).collect();
    if terms.is_empty() {
        return Ok(Vec::new());
    }
    let names_rate = |record: &Record| record.event.mentions().refs.iter().any(|thing| thing.kind() == Kind::Rate);
    standing(opened, terms, &names_rate)
}

/// Lists what leans on grounds that were recorded late, or corrected, and does not hold any more.
fn on_late_grounds(opened: &Opened) -> Result<Vec<(u64, Refusal)>, Failure> {
    let late = &opened.books().grounds.late;
    if late.is_empty() || opened.asked().narrowed {
        return Ok(Vec::new());
    }
    let late: Vec<_> = late.iter().map(|ground| (ground.seq, grounds::reach(opened.books(), ground))).collect();
    let terms: BTreeSet<Term> = late.iter().flat_map(|(_, things)| things).map(terms::thing).collect();
    let before_its_ground = |record: &Record| {
        if !leans(&record.event) {
            return false;
        }
        let mentions = record.event.mentions();
        let names = |things: &BTreeSet<Thing>| {
            mentions.refs.iter().chain(&mentions.defines).any(|thing| things.contains(thing))
        };
        late.iter().any(|(seq, things)| record.seq < *seq && names(things))
    };
    Ok(grounds::unfounded(opened.books(), &*opened.view, &standing(opened, terms, &before_its_ground)?))
}

/// Reads the records of these terms that stand and are wanted.
fn standing(
    opened: &Opened,
    terms: BTreeSet<Term>,
    is_wanted: &dyn Fn(&Record) -> bool,
) -> Result<Vec<Dated>, Failure> {
    let found = opened.view.records(&Selection::Terms(terms), None, &is_wanted)?;
    let standing = found.into_iter().filter(|found| found.corrected_by.is_none()).map(|found| found.record);
    let dated = standing.map(|record| Ok(date(opened.books(), opened.view.chain(record.seq)?)));
    Ok(dated.collect::<Result<Vec<_>, Failure>>()?.into_iter().flatten().collect())
}

/// Gives a record its value day; the chain is the record and those that it corrects.
fn date(books: &Books, mut chain: Vec<Record>) -> Option<Dated> {
    let earlier = chain.split_off(1.min(chain.len()));
    Some(books.date(Box::new(chain.pop()?), &earlier).0)
}

/// Returns what can be said, in the time of an answer, of whether a ledger is sound.
fn integrity(ledger: &Ledger, size: u64) -> Result<Integrity, Failure> {
    if size <= VERIFIED_RECORDS_MAX {
        let audit = ledger.verify(&Trusted::default())?;
        ledger.remember_verified(&audit, &Trusted::default(), now(audit.recorders().is_invented()).ok())?; // The query itself has warned.
        return Ok(Integrity::of(&audit.report));
    }
    Ok(match ledger.last_verified()? {
        LastVerified::Never => Integrity::Sealed { size, verified: None },
        LastVerified::Sound(Verified { head, at }) => Integrity::Sealed { size, verified: Some((head.size, at)) },
        LastVerified::Rewritten(Verified { head, at }) => Integrity::Rewritten { size: head.size, at },
    })
}
