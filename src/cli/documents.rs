use std::path::Path;

use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::event::record::Record;
use crate::languages::say;
use crate::ledger::Selection;
use crate::report::documents::{citations, documents};
use crate::state::terms;
use crate::value::ids::{DocumentId, Id as _};

/// Documents: who issued and signed them, where they can be read, and what rests on them
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook documents\n  pledgebook documents rcgm-2017\n\n`pledgebook log --thing document:ID` lists what a document states."
)]
pub struct Args {
    /// Only this document
    #[arg(value_name = "DOCUMENT", value_parser = str::parse::<DocumentId>)]
    document: Option<DocumentId>,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    let document = args.document.as_ref();
    if let Some(id) = document.filter(|id| opened.books().documents.all.created(id).is_none()) {
        return Err(Failure::not_on_record("DOCUMENT", &id.to_string(), &say!("cli-documents-every")));
    }
    let selection = document.map_or(Selection::All, |id| Selection::Terms([terms::thing(&id.thing())].into()));
    let is_of_it = |cited: &DocumentId| document.is_none_or(|id| id == cited);
    let cites = |record: &Record| record.source.as_ref().is_some_and(|source| is_of_it(&source.document));
    let citing = opened.view.records(&selection, None, &cites)?;
    let table = documents(opened.asked(), document, &citations(&citing));
    let query = Query { verb: "documents", filters: filters([("document", document.map(ToString::to_string))]) };
    opened.answer(&say!("cli-documents"), &table, &args.options, &query)
}
