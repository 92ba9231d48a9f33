//! The integration tests: whole behaviours, seen from outside.
//!
//! | module | what it holds |
//! |---|---|
//! | `harness` | sandboxes, runs of the program, golden files |
//! | `layering` | which module may name which, and what pure modules may not touch |
//! | `shipped` | what this repository's own ledger says, in every form |
//! | `rebuild` | anybody can rebuild an equal ledger under a key of their own |
//! | `tamper` | no byte of a ledger can be changed unseen |
//! | `against` | checkpoints that were taken away, one or several in a file |
//! | `gallery` | every bad input with its message and its exit code |
//! | `keyring` | private keys: who may read them, and that they go nowhere else |
//! | `refusals` | every rule with the words in which it says no |
//! | `broken` | what once broke it, each told by its name |
//! | `hostile` | a ledger that an enemy made: links, pipes, forged caches |
//! | `race` | many writers at once, readers beside them, and writers killed half-way |
//! | `properties` | laws that hold for any requests and any bytes |
//! | `transcript` | what programs read, and what `verify` says of tampered ledgers, kept whole |
//! | `writer` | a writer signs nothing that no admitted recorder signed, and no log that this machine did not know |
//! | `derived` | snapshots and index, damaged in every way, change no answer, in thousands of random histories |
//! | `snapshots` | which snapshots are left, and which are taken up |
//! | `memory` | a million records, in less memory than they have |
//! | `model` | plain sums over what was accepted, against the books, in thousands of random histories |
//! | `decimal` | the arithmetic of money, computed again by Python's `decimal` |
//! | `random` | chance that is the same in every run |
//! | `demo` | the invented ledger: sound, whole, and the same each time |
//! | `readme` | what the README shows is what the program prints |
//!
//! Golden files are in `tests/golden`; `UPDATE_GOLDEN=1 cargo test --test it` rewrites them, and the README's outputs. They are
//! reviewed like code.

// Test code fails by panicking, indexes what it has just built, and says on standard error what it had to leave out.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used
)]

mod against;
mod broken;
mod decimal;
mod demo;
mod derived;
mod gallery;
mod harness;
mod hostile;
mod keyring;
mod layering;
mod memory;
mod model;
mod properties;
mod race;
mod random;
mod readme;
mod rebuild;
mod refusals;
mod shipped;
mod snapshots;
mod tamper;
mod transcript;
mod writer;
