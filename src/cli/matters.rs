use std::path::Path;

use crate::cli::options::{Narrowing, Who};
use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::event::field::Field as _;
use crate::event::meeting::MatterKind;
use crate::languages::say;
use crate::report::matters::{Filter, matters};

/// Matters before forums: titles of draft documents, proposals and questions, who brought them, and what was done
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook matters\n  pledgebook matters --item R2 --item R6\n  pledgebook matters --kind proposal"
)]
pub struct Args {
    #[command(flatten)]
    who: Who,
    /// Only of this kind
    #[arg(long, value_name = "KIND", value_parser = clap::builder::PossibleValuesParser::new(MatterKind::CHOICES))]
    kind: Option<String>,
    #[command(flatten)]
    narrowing: Narrowing,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    let party = opened.party(args.who.named())?;
    let filter = Filter { party, kind: args.kind.clone(), narrow: args.narrowing.read()? };
    let table = matters(opened.asked(), &filter);
    let given = filters([("party", filter.party.map(|party| party.to_string())), ("kind", args.kind.clone())]);
    let query = Query { verb: "matters", filters: args.narrowing.beside(given) };
    opened.answer(&say!("cli-matters"), &table, &args.options, &query)
}
