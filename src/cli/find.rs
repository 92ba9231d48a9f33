use std::path::Path;

use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::languages::say;
use crate::report::find::find;

/// Finds everything on record that holds some words: names, titles, subjects, places, references
///
/// Words may be parts of words; capitals and accents make no difference. With a party, what it was assessed, paid, pledged and
/// asked is found, too. An item of a document, R8.f, finds what that item states, and nothing else.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  pledgebook find IOM\n  pledgebook find 'migrant girls'\n  pledgebook find R8.f")]
pub struct Args {
    /// The words
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    opened.books().read_of_members();
    let words = args.words.join(" ");
    let table = find(opened.asked(), &words);
    let query = Query { verb: "find", filters: filters([("words", Some(words.clone()))]) };
    opened.answer(&say!("cli-find", words = words), &table, &args.options, &query)
}
