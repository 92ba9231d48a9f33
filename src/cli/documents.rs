use std::path::Path;

use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::report::documents::documents;
use crate::value::ids::DocumentId;

/// Documents: who issued and signed them, where they are, by which hash they are known again, and what leans on them
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: pledgebook documents\n\n`pledgebook log --thing document:ID` lists what a document states."
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
        let instead = "`pledgebook documents` shows the id of each document in brackets";
        return Err(Failure::not_on_record("DOCUMENT", &id.to_string(), instead));
    }
    let table = documents(opened.asked(), document);
    let query = Query { verb: "documents", filters: filters([("document", document.map(ToString::to_string))]) };
    opened.answer("Documents", &table, &args.options, &query)
}
