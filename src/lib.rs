//! The ledger of an intergovernmental body's money and promises: append-only, hash-chained, and checkable by anybody.
//!
//! # Six ideas
//!
//! - An **event** is a fact in the past tense. It is never changed; a later event corrects it. ([`domain`])
//! - A **command** is a request to record a fact. It is decided purely, from the books, and yields one event or one refusal with its figures.
//!   ([`rules`], [`refusal`])
//! - A **record** is one line of the log: number, hash of the line before, when, who, from which source, and one event. ([`record`])
//! - A **projection** is a fold over records: the same records in the same order give the same value. ([`projection`])
//! - The **books** are all projections together: what commands decide on and reports read. ([`books`])
//! - A **checkpoint** is a signed statement of the log's size and root. Whoever takes one away can always catch a rewritten past.
//!   ([`log::checkpoint`])
//!
//! Everything else is a function of these, and may be deleted and made again.
//!
//! # The map
//!
//! | room | what it holds | what it may name |
//! |---|---|---|
//! | [`text`] [`hash`] [`key`] [`ids`] [`when`] [`money`] | values that cannot be wrong once they exist | nothing inward but each other |
//! | [`nofollow`] | files and folders, opened without following a link | nothing |
//! | [`refusal`] | the rule book: every reason for a no | values |
//! | [`domain`] | facts, a file for each topic | values |
//! | [`record`] | the line format: specification, writer, strict reader | domain |
//! | [`projection`], [`books`] | what records add up to | record |
//! | [`rules`] | what a decision fills in and what it refuses, a file for each topic | facts, books, refusals |
//! | [`figures`] | every figure, and what it is made of: accounts, and sums of figures | books |
//! | [`recall`] | by what a record is found again, and what decisions ask of it | books |
//! | [`desk`] | where a request becomes records, and a record is checked again | rules, recall |
//! | [`log`] | bytes: chain, tree, checkpoints, verification; knows no domain | hash, key |
//! | [`store`] | where the log is kept: four methods, and the disk below them | log |
//! | [`snapshot`] | books that this machine folded before | books, store |
//! | [`trust`] | what this machine remembers of a ledger: the last end seen, what was checked | snapshot, store |
//! | [`index`] | where the records of a term stand; sled, in a thread of its own | recall, store |
//! | [`ledger`], [`mod@audit`] | recording and asking; full verification | desk, store |
//! | [`report`], [`export`] | books → tables → JSON, CSV, Markdown | books, figures |
//! | [`demo`] | an invented ledger: a story, and what chance adds to it | domain, and the keys of [`log`] |
//! | [`cli`] | the command line: the only place that reads a clock, asks the environment, prints | everything |
//!
//! A test reads the `use` lines and fails on an arrow that this table does not have.
//!
//! # The folder of a ledger
//!
//! ```text
//! events/000000000000.jsonl   records, one a line; the name is the first record's number; a new file at 64 MiB, between batches
//! events/checkpoints          one signed checkpoint for each batch, separated by a blank line
//! events/keys                 the verifier keys that the records admit, one a line; a convenience
//! snapshots/000000041000/    books after so many records, one file a projection; each may be deleted at any moment ([`snapshot`])
//! .index/                     by what records are found again; may be deleted at any moment ([`index`])
//! .set-aside/                 what interrupted writers left after the last checkpoint; never part of the log
//! ```
//!
//! The log ends at its last complete checkpoint. Readers never lock, and ignore what follows. Appending is: lock, compare the end with what the writer has
//! read, write the lines, sync, write the checkpoint, sync, answer. A batch stands whole or not at all.

pub mod audit;
pub mod books;
pub mod cli;
pub mod demo;
pub mod desk;
pub mod domain;
pub mod error;
pub mod export;
pub mod figures;
pub mod hash;
pub mod ids;
pub mod index;
pub mod key;
pub mod ledger;
pub mod log;
pub mod money;
pub mod nofollow;
pub mod projection;
pub mod recall;
pub mod record;
pub mod refusal;
pub mod report;
pub mod rules;
pub mod snapshot;
pub mod store;
pub mod text;
pub mod trust;
pub mod when;

pub use audit::audit;
pub use books::Books;
pub use domain::{Event, Request};
pub use error::Error;
pub use ledger::{Ledger, Scope, view};
pub use record::Record;
pub use refusal::Refusal;
