//! How fast the ledger is, each figure beside its limit measured in the same run: a table in Markdown.
//!
//! ```text
//! cargo bench --bench table                        10⁴, 10⁵ and 10⁶ records, every question
//! cargo bench --bench table -- 10000 verify past   one size, two questions
//! ```
//!
//! The ledgers are those of `pledgebook demo`, made once in `target/bench-ledgers/`. Where two things are compared they take turns, and the
//! medians are compared: on a shared machine a figure by itself says little. Nothing is compared with what another machine did.

#![allow(
    missing_docs,
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench that cannot go on stops and says why; its figures are measurements"
)]

mod append;
mod index;
mod ledgers;
mod measure;
mod others;
mod past;
mod query;
mod table;
mod verify;

use ledgers::Sample;
use table::{Answer, print};

type Ask = fn(&Sample) -> Vec<Answer>;

/// The questions, in the order of the table.
const QUESTIONS: [(&str, Ask); 6] = [
    ("append", append::ask),
    ("verify", verify::ask),
    ("query", query::ask),
    ("others", others::ask),
    ("past", past::ask),
    ("index", index::ask),
];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if let [parts, ledger] = &args[..]
        && parts == verify::PARTS
    {
        return verify::do_parts(ledger.as_ref());
    }
    let mut sizes: Vec<u64> = args.iter().filter_map(|arg| arg.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![10_000, 100_000, 1_000_000];
    }
    let names: Vec<&String> = args.iter().filter(|arg| arg.parse::<u64>().is_err()).collect();
    if let Some(name) = names.iter().find(|name| QUESTIONS.iter().all(|(known, _)| known != **name)) {
        let known: Vec<_> = QUESTIONS.iter().map(|(name, _)| *name).collect();
        eprintln!("{name} is no question; there are {}, and any number is a number of records", known.join(", "));
        std::process::exit(2);
    }
    let mut answers = Vec::new();
    for records in &sizes {
        eprintln!("{records} records: making the ledger, unless it is there");
        let ledger = Sample::made(*records);
        for (name, ask) in QUESTIONS {
            if names.is_empty() || names.iter().any(|asked| *asked == name) {
                eprintln!("{records} records: {name}");
                answers.push((*records, ask(&ledger)));
            }
        }
    }
    print(&sizes, answers);
}
