//! The integration tests: whole behaviours, tested from outside.
//!
//! `tests/README.md` lists the content of each module. Golden files are in `tests/golden`; `UPDATE_GOLDEN=1 cargo test
//! --test it` rewrites them, and the outputs in the documents. They are reviewed like code.

// Test code fails by panicking, indexes what it has just built, and reports on standard error what it had to skip.
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
mod columns;
mod currencies;
mod decimal;
mod demo;
mod derived;
mod everyday;
mod examples;
mod exports;
mod fields;
mod find;
mod gallery;
mod harness;
mod hostile;
mod import;
mod keyring;
mod languages;
mod layering;
mod memory;
mod model;
mod new_body;
mod opening;
mod pager;
mod pledges;
mod properties;
mod race;
mod random;
mod readme;
mod rebuild;
mod refusals;
mod shipped;
#[allow(dead_code, reason = "the unit tests use all of it")]
#[path = "../../src/log/store/testing.rs"]
mod sim;
mod snapshots;
mod tamper;
mod transcript;
mod writer;

use pledgebook::internals::log::store::disk; // The simulated disk implements its traits.
