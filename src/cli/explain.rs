use std::collections::BTreeSet;
use std::path::Path;

use crate::cli::{Failure, Opened, Options, Output, Query, filters, last, money::at_least_one, query::selection};
use crate::languages::say;
use crate::report::Table;
use crate::report::exchange::exchange;
use crate::report::explain::{base, derived};
use crate::report::log::{Filter, log};
use crate::state::accounts::exchange_of;
use crate::state::exchange::ExchangeFigure;
use crate::state::figures::Figure;
use crate::state::terms;
use crate::value::ids::{AssessmentId, Thing};

/// Explains a figure: its records in order with the running value, or the figures that it is the sum of
///
/// Every row of a table has a number and a key. Give the number of a row of your last answer, or a key:
/// `outstanding:…`, `cash:…`, `available:…`, `pledge:…`. A figure that is a sum names its parts, and each can be
/// explained in turn, down to the records, their authors and their documents. Of money in other currencies, `cost:FUND`,
/// `realised:FUND`, `worth:FUND` and `unrealised:FUND` say what it cost, what came of it, and what it is worth on the last
/// day of a closed period; FUND/PARTY is that of an implementer.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook outstanding HN\n  pledgebook explain 1\n  pledgebook explain outstanding Honduras 2025\n  pledgebook explain cash:reserve-fund --as-of 2025-12-31"
)]
pub struct Args {
    /// A row's number in the last answer; a key; or the name of a figure, whose it is and its year: outstanding Belize 2025
    #[arg(value_name = "KEY|ROW|FIGURE WHO YEAR", required = true, num_args = 1..=3)]
    what: Vec<String>,
    /// Only the latest N of a figure's records
    #[arg(long, value_name = "NUMBER", value_parser = at_least_one())]
    last: Option<usize>,
    #[command(flatten)]
    options: Options,
}

/// Finds the key of a figure that is named in words: `outstanding Belize 2025`.
fn in_words(ledger: &Path, words: &[String], options: &Options) -> Result<String, Failure> {
    let [name, who, period @ ..] = words else { return Ok(words.concat()) };
    let opened = Opened::read(ledger, options)?;
    let Some(party) = opened.party(Some(who))? else { return Ok(words.concat()) };
    let period = opened.period("YEAR", period.first().map(String::as_str))?;
    let books = opened.books();
    books.read_of_members();
    let funds = books.funds.all.iter().map(|(fund, ..)| fund);
    let mut of_party = funds.flat_map(|fund| books.assessments.of_member(&books.parties, fund, &party));
    let is_of = |id: &&AssessmentId| {
        books.assessments.all.created(*id).is_some_and(|issued| period.is_none_or(|period| issued.period == period))
    };
    match of_party.find(is_of) {
        Some(assessment) => Ok(format!("{name}:{assessment}")),
        None => Err(Failure::argument(
            "explain",
            say!("cli-explain-not-assessed", party = books.parties.name(&party), who = who),
        )),
    }
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let (key, options) = match args.what.as_slice() {
        [row] if row.parse::<usize>().is_ok() => last::row(ledger, row.parse().unwrap_or(0), &args.options)?,
        [key] => (key.clone(), args.options),
        words => (in_words(ledger, words, &args.options)?, args.options),
    };
    let opened = Opened::read(ledger, &options)?.with_exceptions()?;
    let query = Query { verb: "explain", filters: filters([("key", Some(key.clone()))]) };
    let title = say!("cli-explain", key = key);
    if let Ok(thing) = key.parse::<Thing>() {
        let filter = Filter { thing: Some(thing), ..Filter::default() };
        let selection = selection(&filter, opened.view.last_known);
        let found = opened.view.records(&selection, None, &|record| filter.takes(record))?;
        return opened.answer(&title, &log(&found), &options, &query);
    }
    if let Ok(figure) = key.parse::<ExchangeFigure>() {
        let table = of_exchange(&opened, &figure)?;
        let table = table.ok_or_else(|| Failure::not_on_record("KEY", &key, &say!("cli-explain-accounts")))?;
        return opened.answer(&title, &table, &options, &query);
    }
    let not_a_figure = || Failure::argument("KEY", say!("cli-explain-not-a-figure", key = format!("{key:?}")));
    let figure: Figure = key.parse().map_err(|_| not_a_figure())?;
    let found = match &figure {
        Figure::Derived(..) => Vec::new(),
        Figure::Base(account) => {
            let terms = [terms::account(account)].into();
            // A setting is told from the beginning: what stands before it does not follow from what it changes.
            let last = args.last.filter(|_| !account.account_type().has_setting());
            opened.movements(terms, last, &|posting| posting.account == *account)?
        }
    };
    let is_known = |thing: &Thing| opened.books().things.defined_by(thing).is_some();
    let is_unknown = found.is_empty() && !figure.thing().is_some_and(|thing| is_known(&thing));
    let is_made_of_nothing =
        figure.operands(opened.books(), opened.asked().today).is_some_and(|parts| parts.is_empty());
    if is_unknown || (is_made_of_nothing && !Figure::all(opened.books()).contains(&figure)) {
        // An unknown key would read as nothing owed and nothing held.
        return Err(Failure::not_on_record("KEY", &key, &say!("cli-explain-unknown")));
    }
    let table = match &figure {
        Figure::Derived(..) => derived(opened.asked(), &figure),
        Figure::Base(_) => base(opened.asked(), &figure, &found, args.last.is_some()),
    };
    opened.answer(&title, &table, &options, &query)
}

/// Reads the entries of an exchange account and tabulates a figure of it; `None` if no such fund or party is on record.
fn of_exchange(opened: &Opened, figure: &ExchangeFigure) -> Result<Option<Table>, Failure> {
    let books = opened.books();
    let is_known = figure.implementer.as_ref().is_none_or(|party| books.parties.all.created(party).is_some());
    let Some(kept_in) = books.funds.currency(&figure.fund).filter(|_| is_known) else { return Ok(None) };
    // Who succeeds an implementer holds its money.
    let accounts = match &figure.implementer {
        None => BTreeSet::from([figure.account()]),
        Some(party) => {
            let held_by = books.parties.ids_now(books.parties.now(party));
            held_by.map(|party| exchange_of(&figure.fund, Some(party))).collect()
        }
    };
    let terms = accounts.iter().map(terms::account).collect();
    let found = opened.movements(terms, None, &|posting| accounts.contains(&posting.account))?;
    Ok(Some(exchange(opened.asked(), figure, kept_in, &opened.view.closing_rates, &found)))
}
