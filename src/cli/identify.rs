use std::path::Path;

use crate::cli::everyday::{Common, Desk};
use crate::cli::{Failure, Output};
use crate::event::contribution::Allocation;
use crate::everyday::receive;
use crate::everyday::typed::Mistake;
use crate::languages::say;
use crate::value::ids::{ContributionId, PartyId};

/// Says who made a payment that was received from an unidentified payer
///
/// The payment is applied to what the payer owes, the oldest first, unless --for says what it settles.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook identify 221 Honduras --on 2025-12-20")]
pub struct Args {
    /// The number of the payment's record
    #[arg(value_name = "RECORD")]
    record: u64,
    /// Who paid
    #[arg(value_name = "WHO")]
    who: String,
    /// What it settles, where that is not the oldest: a year, or a pledge
    #[arg(long = "for", value_name = "YEAR|PLEDGE")]
    settles: Option<String>,
    #[command(flatten)]
    common: Common,
}

pub fn run(folder: &Path, args: &Args) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, &args.common)?;
    desk.books().read_of_members();
    let on = desk.on();
    let who = desk.party("payer", "", &args.who);
    let unknown = receive::unidentified(desk.books());
    let found = unknown.iter().find(|(seq, _)| *seq == args.record).map(|(_, id)| id.clone()).ok_or_else(|| {
        let numbers: Vec<String> = unknown.iter().map(|(seq, _)| seq.to_string()).collect();
        let write = match numbers.as_slice() {
            [] => say!("cli-identify-none"),
            several => say!("cli-identify-those", records = several.join(", ")),
        };
        Mistake::new(say!("cli-identify-no-payment", seq = args.record)).with(write)
    });
    let contribution = desk.take(found);
    let settles = match (&args.settles, &contribution) {
        (Some(text), Some(contribution)) => settled(&mut desk, contribution, who.as_ref(), text),
        _ => None,
    };
    desk.check()?;
    let (Some(contribution), Some(who)) = (contribution, who) else { return Ok(Output::default()) };
    let fact = receive::identified(&contribution, &who, on, settles);
    desk.write(vec![fact], &|_| Vec::new(), &|change| receive::said_identified(change, args.record))
}

/// Reads what a payment settles, and how much of it.
fn settled(
    desk: &mut Desk<'_>,
    contribution: &ContributionId,
    who: Option<&PartyId>,
    text: &str,
) -> Option<Allocation> {
    let received = desk.books().contributions.received.created(contribution)?.clone();
    let found = receive::settled(desk.books(), &received.fund, who, text);
    let to = desk.take(found)?;
    let credited = (*received.credited)?;
    let owed = to.as_id().map(|id| desk.books().journal.outstanding(&id, credited.currency));
    Some(Allocation { to, amount: credited.with(owed.map_or(credited.amount, |owed| owed.min(credited.amount))) })
}
