//! An invented ledger: what newcomers, tests and benches try things on.
//!
//! It begins with a **story**, `src/demo/story.jsonl`: one fact a line, in the order of recording, each with the instant at which it is recorded. Line
//! *n* of the file is record *n − 1* of the ledger. It tells of three years of a body that does not exist: its scale, its budgets, who paid, who
//! did not, and what was put right. Where more records are wanted, chance goes on from there, drawn from a seed.
//!
//! The keys that sign it follow from the seed, too, so that the same seed and number give the same bytes. So anybody can make them, and the
//! signatures of such a ledger prove nothing.

mod growth;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::event::{DataError, Event, Request, Source};
use crate::log::note::{Signer, SignerError};
use crate::value::days::Instant;
use crate::value::hash::Blake3;
use crate::value::ids::IdempotencyKey;
use crate::value::key::KeyError;

use growth::Growth;

/// The story: one fact a line.
const STORY: &str = include_str!("demo/story.jsonl");

/// The origin of every invented ledger that is made here.
pub const ORIGIN: &str = "example.org/invented-demonstration";

/// The most records that such a ledger is made with.
pub const RECORDS_MAX: u64 = 10_000_000;

/// Who records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hand {
    /// The finance officer, who opened the ledger.
    Officer,
    /// The officer's deputy, who is admitted later, and revoked.
    Deputy,
}

/// One fact to be recorded: when, by whom, and what.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The instant of recording.
    pub at: Instant,
    /// Who signs it.
    pub hand: Hand,
    /// What is recorded.
    pub request: Request,
}

/// The keys of an invented ledger.
#[derive(Debug)]
pub struct Keys {
    officer: Signer,
    deputy: Signer,
    recovery: Signer,
}

/// Why no invented ledger can be made.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// Fewer records than the story has, or too many.
    #[error(
        "the story alone has {least} records, and at most {RECORDS_MAX} are made; write a number from {least} to {RECORDS_MAX}, not {asked}"
    )]
    Records {
        /// How many were asked for.
        asked: u64,
        /// How many the story has.
        least: u64,
    },
    /// A fact that is none.
    #[error("record {seq} of the demonstration cannot be made")]
    Fact {
        /// The number that it would have.
        seq: u64,
        /// Why.
        #[source]
        source: DataError,
    },
    /// A key that is none.
    #[error(transparent)]
    Key(#[from] SignerError),
}

impl From<KeyError> for DemoError {
    fn from(error: KeyError) -> Self {
        Self::Key(error.into())
    }
}

impl Keys {
    /// The keys that follow from a seed.
    pub fn of(seed: u64) -> Result<Self, DemoError> {
        let key = |name: &str| {
            let secret = Blake3::of(format!("pledgebook demonstration, seed {seed}, {name}; no secret").as_bytes());
            Signer::from_seed(ORIGIN, secret.as_bytes())
        };
        Ok(Self { officer: key("officer")?, deputy: key("deputy")?, recovery: key("recovery")? })
    }

    /// The key of whoever records.
    #[must_use]
    pub const fn of_hand(&self, hand: Hand) -> &Signer {
        match hand {
            Hand::Officer => &self.officer,
            Hand::Deputy => &self.deputy,
        }
    }

    /// A line of the story with the keys that it names.
    fn filled_in(&self, line: &str) -> String {
        line.replace("<key of officer>", &self.officer.verifier().to_string())
            .replace("<key of deputy>", &self.deputy.verifier().to_string())
            .replace("<key of recovery>", &self.recovery.verifier().to_string())
            .replace("<id of deputy>", &self.deputy.id().to_string())
    }
}

/// How many records the story has.
#[must_use]
pub fn story_records() -> u64 {
    u64::try_from(STORY.lines().count()).unwrap_or(u64::MAX)
}

/// The facts of an invented ledger with so many records, in order; with the story alone where no number is given.
pub fn entries(
    keys: &Keys,
    seed: u64,
    records: Option<u64>,
) -> Result<impl Iterator<Item = Result<Entry, DemoError>>, DemoError> {
    let least = story_records();
    let asked = records.unwrap_or(least);
    if asked < least || asked > RECORDS_MAX {
        return Err(DemoError::Records { asked, least });
    }
    let story = STORY
        .lines()
        .zip(0..)
        .map(|(line, seq)| told(&keys.filled_in(line)).map_err(|source| DemoError::Fact { seq, source }));
    let grown = Growth::new(seed, least, asked.saturating_sub(least)).zip(least..);
    Ok(story.chain(grown.map(|(entry, seq)| entry.map_err(|source| DemoError::Fact { seq, source }))))
}

/// A line of the story.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told<'a> {
    at: Instant,
    #[serde(default = "officer")]
    by: Hand,
    id: IdempotencyKey,
    #[serde(default)]
    replaces: Option<u64>,
    #[serde(default)]
    source: Option<Source>,
    #[serde(rename = "type")]
    kind: String,
    #[serde(borrow)]
    data: &'a RawValue,
}

const fn officer() -> Hand {
    Hand::Officer
}

fn told(line: &str) -> Result<Entry, DataError> {
    let Told { at, by, id, replaces, source, kind, data } = serde_json::from_str(line)?;
    let event = Event::from_json(&kind, data.get())?;
    Ok(Entry { at, hand: by, request: Request { id, source, replaces, event } })
}
