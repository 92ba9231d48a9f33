//! pledgebook is the ledger of an intergovernmental body: what was pledged, assessed, contributed, budgeted and paid
//! out. It is append-only, hash-chained, and can be checked by anybody.
//!
//! ```
//! use pledgebook::{Caches, Ledger, Scope, Trusted, report};
//! # use std::path::Path;
//!
//! // Read the ledger of this repository, and ask what Canada pledged.
//! let ledger = Ledger::open(Path::new("."), Caches::default())?;
//! let view = ledger.read(Scope::default())?;
//! let canada = view.books.parties.find("CA");
//! let asked = report::Asked { books: &view.books, today: "2026-11-23".parse().unwrap(), narrowed: false };
//! let pledges = report::pledges::pledges(asked, &report::pledges::Filter { party: canada, ..Default::default() });
//! assert!(!pledges.rows.is_empty());
//!
//! // Verify all of it: every hash, signature and rule.
//! let audit = ledger.verify(&Trusted::default())?;
//! assert!(audit.report.findings.is_empty());
//! # Ok::<(), pledgebook::Error>(())
//! ```
//!
//! [`Ledger::record`] records; its [`Request`]s and [`Event`]s are what the command line makes of options and files.
//!
//! # Six ideas
//!
//! - An **event** is a fact in the past tense. It is never changed; a later event corrects it ([`event`]).
//! - A **request** asks to record an event. It is decided on the books alone, and yields one event or one refusal with
//!   its figures ([`rules`]).
//! - A **record** is one line of the log: its number, the hash of the line before, when, who, from which source, and
//!   one event ([`event::record`] specifies the format).
//! - A **projection** is a fold over records: the same records in the same order give the same value. The **books** are
//!   all projections together ([`state`]).
//! - A **checkpoint** is a signed statement of the log's size and root. A rewritten past contradicts every checkpoint
//!   that was saved before ([`log::checkpoint`]).
//! - Everything else is a function of these. It can be deleted and made again ([`cache`]).
//!
//! # Where things are
//!
//! | folder | contents |
//! |---|---|
//! | [`languages`] | every sentence that a person reads, in English and in Spanish |
//! | [`value`] | money, ids, days, text, names, addresses, hashes and keys, checked when they are made |
//! | [`event`] | facts, one file a topic; [`event::record`] is the line format |
//! | [`state`] | sums of records, one file a topic: [`state::accounts`] (debits and credits), [`state::journal`] (balances) |
//! | [`rules`] | decisions and refusals, one file a topic ([`rules::fund`] refuses an overdraft); [`rules::refusal`] is the rule book |
//! | [`everyday`] | the everyday verbs: what people type, the facts that it means, and what is said of them |
//! | [`log`] | bytes: chain, tree, checkpoints, verification; [`log::store`] has the files |
//! | [`cache`] | snapshots, the index, and what this machine trusts; [`cache::table`] opens sled |
//! | [`ledger`] | the front door: open, read, record, verify |
//! | [`report`] | answers as rows and columns, one file a question; nothing is drawn here |
//! | [`export`] | rows as JSON, CSV and Markdown; postings as journals for hledger and Beancount |
//! | [`demo`] | an invented ledger |
//! | [`cli`] | the command line: it alone reads a clock or the environment, and prints; [`cli::terminal`] draws tables |
//!
//! Arrows point one way: `value ← event ← state ← rules ← ledger ← report ← export ← cli` and
//! `value ← log ← cache ← ledger`; `everyday` names values, events and states; `demo` names values, events and keys. A test reads the source and fails on any other
//! arrow, and on any circle of files.
//!
//! # The folder of a ledger
//!
//! ```text
//! events/000000000000.jsonl   records, one a line; named by the first record's number; a new file after 64 MiB
//! events/checkpoints          one signed checkpoint a batch, separated by blank lines
//! events/keys                 the verifier keys that the records admit, one a line; a convenience
//! snapshots/000000041000/     projections after that many records; can be deleted
//! .index/                     the index; can be deleted
//! opening.toml                the answers from which `init` made the ledger; not part of the log
//! .gitattributes              keeps git from changing the line ends of events/
//! .set-aside/                 what interrupted writers left after the last checkpoint; never part of the log
//! ```
//!
//! The log ends at its last complete checkpoint. Readers take no lock, and ignore what follows it. A writer locks
//! `events/checkpoints`, compares the log's end with the one it has read, writes and syncs the records, then writes and
//! syncs the checkpoint. A batch is appended whole or not at all; a long file of facts is several batches.

#![allow(
    rustdoc::private_intra_doc_links,
    reason = "the documentation is for who works here, and built with private items"
)]

mod cache;
mod cli;
mod demo;
mod error;
pub mod event;
mod everyday;
pub mod export;
pub mod languages;
mod ledger;
mod log;
pub mod report;
mod rules;
pub mod state;
pub mod value;

pub use cache::Caches;
pub use error::Error;
pub use event::record::Record;
pub use event::{Event, Request};
pub use ledger::{Answer, Audit, Continuity, Done, KnownAt, Ledger, RecordError, Scope, Selection, Trusted, View};
pub use log::{Finding, Head, Note, Signer};
pub use rules::refusal::Refusal;
pub use state::books::Books;

/// The parts, for the program, its tests and its benches: they may change with any version.
#[doc(hidden)]
pub mod internals {
    macro_rules! pass_on {
        ($($folder:ident)*) => {$(
            #[allow(missing_docs, reason = "documented where it is")]
            pub mod $folder {
                pub use crate::$folder::*;
            }
        )*};
    }
    pass_on! { cache cli demo error ledger log rules }
}
