use std::path::Path;

use crate::cli::everyday::{Common, Desk};
use crate::cli::{Failure, Output};
use crate::event::Event;
use crate::everyday::Change;
use crate::everyday::receive;
use crate::everyday::screen::{Line, Screen, in_words};
use crate::everyday::typed::{self, Mistake};
use crate::languages::say;
use crate::value::days::Span;
use crate::value::money::{Currency, Rate};

/// Records a rate of exchange that somebody published
///
/// `EUR=1.0850` says that one euro is 1.0850 of the ledger's first currency; --to names another currency.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook rate CHF=1.24 --by IOM --on 2025-12-31 --until 2026-01-30")]
pub struct Args {
    /// The currency, and the units of the other one for one of it
    #[arg(value_name = "CURRENCY=RATE")]
    rate: String,
    /// Who published it
    #[arg(long, value_name = "WHO")]
    by: String,
    /// The other currency; left out, the ledger's first
    #[arg(long, value_name = "CURRENCY", value_parser = str::parse::<Currency>)]
    to: Option<Currency>,
    /// The last day on which it holds; left out, until another one is published
    #[arg(long, value_name = "DAY")]
    until: Option<String>,
    #[command(flatten)]
    common: Common,
}

pub fn run(folder: &Path, args: &Args) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, &args.common)?;
    let on = desk.on();
    let publisher = desk.party("publisher", "--by ", &args.by);
    let until = args.until.as_ref().map(|text| typed::day("--until", text, desk.today));
    let until = until.and_then(|until| desk.take(until));
    let pair = args.rate.split_once('=').and_then(|(from, value)| Some((from.parse().ok()?, value.parse().ok()?)));
    let wrong = || Mistake::new(say!("cli-rate-no-rate", text = args.rate)).with(say!("cli-rate-example"));
    let pair: Option<(Currency, Rate)> = desk.take(pair.ok_or_else(wrong));
    let to = args.to.or_else(|| desk.books().recorders.first_currency());
    let mut facts = Vec::new();
    if let (Some(publisher), Some((from, value)), Some(to)) = (publisher, pair, to) {
        let fact = receive::published(desk.books(), (from, to), value, &publisher, on);
        facts.extend(desk.take(fact).map(|mut rate| {
            rate.until = until;
            Event::RatePublished(rate)
        }));
    }
    desk.write(facts, &|_| Vec::new(), &said)
}

fn said(Change { after, records, .. }: Change<'_>) -> Screen {
    let Some(rate) = records.iter().find_map(|record| match &record.event {
        Event::RatePublished(rate) => Some(rate),
        _ => None,
    }) else {
        return Screen::default();
    };
    let by = rate.publisher.as_ref().map(|party| after.parties.name(after.parties.now(party))).unwrap_or_default();
    let title = match rate.date.map(Span::last) {
        Some(on) => say!("cli-rate-published-on", who = by, day = in_words(on)),
        None => say!("cli-rate-published", who = by),
    };
    let until = match rate.until {
        Some(day) => say!("cli-rate-until", day = in_words(day)),
        None => say!("cli-rate-until-another"),
    };
    let line = Line::of(format!("1 {} =", rate.from), format!("{} {}", rate.value, rate.to), until);
    Screen { title, lines: vec![line], notes: Vec::new() }
}
