//! A made-up ledger for newcomers, tests and benches. All its data are invented.
//!
//! It begins with a **story**, `src/demo/story.jsonl`: one fact a line, in the order of recording, each with its
//! instant of recording. Line *n* of the file is record *n − 1* of the ledger. The story covers three years of a body
//! that does not exist: its scale, its budgets, payments made and missed, and corrections. Further records are
//! generated from a seed.
//!
//! The signing keys follow from the seed, too, so that a seed and a number of records give the same bytes everywhere.
//! So anybody can make these keys, and the signatures of such a ledger prove nothing.

#![allow(missing_docs, reason = "for this crate alone: a name or a message that says it all needs no sentence")]

mod growth;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::event::{DataError, Event, Request, Source};
use crate::languages::say;
use crate::log::note::{Signer, SignerError};
use crate::value::days::Instant;
use crate::value::hash::Blake3;
use crate::value::ids::IdempotencyKey;
use crate::value::key::KeyError;
use crate::value::text::Text;

use growth::Growth;

/// The story: one fact a line.
const STORY: &str = include_str!("demo/story.jsonl");

pub const ORIGIN: &str = "example.org/invented-demonstration";

pub const RECORDS_MAX: u64 = 10_000_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hand {
    /// The finance officer, who opened the ledger.
    Officer,
    /// The officer's deputy, who is admitted later and then revoked.
    Deputy,
}

/// One fact to be recorded: when, by whom, and what.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub at: Instant,
    pub hand: Hand,
    pub request: Request,
}

#[derive(Debug)]
pub struct Keys {
    officer: Signer,
    deputy: Signer,
    recovery: Signer,
}

#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    #[error("{}", say!("error-demo-records", asked = .asked, least = .least, most = RECORDS_MAX))]
    Records { asked: u64, least: u64 },
    /// A line of the story, or a generated fact, is not valid.
    #[error("{}", say!("error-demo-fact", seq = .seq))]
    Fact {
        seq: u64,
        #[source]
        source: DataError,
    },
    #[error(transparent)]
    Key(#[from] SignerError),
}

impl From<KeyError> for DemoError {
    fn from(error: KeyError) -> Self {
        Self::Key(error.into())
    }
}

impl Keys {
    /// Derives the keys from a seed.
    pub fn of(seed: u64) -> Result<Self, DemoError> {
        let key = |name: &str| {
            let secret = Blake3::of(format!("pledgebook demonstration, seed {seed}, {name}; no secret").as_bytes());
            Signer::from_seed(ORIGIN, secret.as_bytes())
        };
        Ok(Self { officer: key("officer")?, deputy: key("deputy")?, recovery: key("recovery")? })
    }

    pub const fn of_hand(&self, hand: Hand) -> &Signer {
        match hand {
            Hand::Officer => &self.officer,
            Hand::Deputy => &self.deputy,
        }
    }

    fn filled_in(&self, line: &str) -> String {
        line.replace("<key of officer>", &self.officer.verifier().to_string())
            .replace("<key of deputy>", &self.deputy.verifier().to_string())
            .replace("<key of recovery>", &self.recovery.verifier().to_string())
            .replace("<id of deputy>", &self.deputy.id().to_string())
    }
}

pub fn story_records() -> u64 {
    u64::try_from(STORY.lines().count()).unwrap_or(u64::MAX)
}

/// Returns the facts of a demonstration ledger with a number of records, in order; without a number, the story alone.
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
        .map(|(line, seq)| parse(&keys.filled_in(line)).map_err(|source| DemoError::Fact { seq, source }));
    let grown = Growth::new(seed, least, asked.saturating_sub(least)).zip(least..);
    Ok(story.chain(grown.map(|(entry, seq)| entry.map_err(|source| DemoError::Fact { seq, source }))))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StoryLine<'a> {
    at: Instant,
    #[serde(default = "officer")]
    by: Hand,
    id: IdempotencyKey,
    #[serde(default)]
    corrects: Option<u64>,
    #[serde(default)]
    because: Option<Text>,
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

fn parse(line: &str) -> Result<Entry, DataError> {
    let StoryLine { at, by, id, corrects, because, source, kind, data } = serde_json::from_str(line)?;
    let event = Event::from_json(&kind, data.get())?;
    Ok(Entry { at, hand: by, request: Request { id, source, corrects, because, event } })
}
