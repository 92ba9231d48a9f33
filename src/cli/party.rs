use std::path::Path;

use crate::cli::options::Who;
use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::event::field::Field as _;
use crate::event::party::Relation;
use crate::languages::say;
use crate::report::parties::{Filter, parties};

/// Parties under all their names, their nature, and their relations over time; of one party, all that is on record
///
/// Of one party it tells who is related to it, what it attended, reported, brought, was thanked for, offered and gave, what
/// was asked of it, and what it owes and paid.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook party HN\n  pledgebook party --relation member-of --relation observer-of"
)]
pub struct Args {
    #[command(flatten)]
    who: Who,
    /// Only parties with this relation
    #[arg(long = "relation", value_name = "RELATION", value_parser = clap::builder::PossibleValuesParser::new(Relation::CHOICES))]
    relations: Vec<String>,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    let party = opened.party(args.who.named())?;
    if party.is_some() {
        opened.books().read_of_members();
    }
    let relations = args.relations.iter().filter_map(|relation| relation.parse().ok()).collect();
    let filter = Filter { party, relations };
    let table = parties(opened.asked(), &filter);
    let mut given = filters([("party", filter.party.map(|party| party.to_string()))]);
    given.extend(args.relations.iter().map(|relation| ("relation", relation.clone())));
    let query = Query { verb: "party", filters: given };
    opened.answer(&say!("cli-parties"), &table, &args.options, &query)
}
