//! Exceptions: facts reported although they broke a rule, and the decisions that cover them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::event::field::BrokenRule;
use crate::event::meeting::{Act, DecisionTaken};
use crate::event::{Event, Source};
use crate::state::accounts::postings;
use crate::state::authority::{asked, fund_of};
use crate::state::fold::{Dated, Effect, Projection, RecordedFact};
use crate::value::ids::{DecisionId, FundId, Kind, Thing};
use crate::value::text::Text;

/// A fact that broke a rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exception {
    /// The type of its record.
    pub kind: String,
    /// The reason given by the recorder.
    pub reason: Text,
    /// The rules that it broke when it was recorded.
    pub breaks: Vec<BrokenRule>,
    /// The fund whose money it moves, or on which it acts.
    pub fund: Option<FundId>,
    /// What it acts on, if a decision can authorise that.
    pub of: Option<Thing>,
}

/// Exceptions, and the decisions that cover them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Exceptions {
    all: BTreeMap<u64, RecordedFact<Exception>>,
    /// The decisions that approve a record, by the record's number.
    covers: BTreeMap<u64, Vec<DecisionId>>,
    /// Those of which no rule is broken any more, once somebody has found out.
    #[serde(skip)]
    mended: BTreeSet<u64>,
}

/// Whether an exception is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State<'a> {
    /// Some rule is broken, and no decision covers that.
    Open,
    /// A decision covers it.
    Covered(&'a DecisionId),
    /// What has been recorded since leaves no rule broken.
    Mended,
}

impl Projection for Exceptions {
    fn fold(&mut self, record: &Dated, effect: Effect) {
        if let Event::DecisionTaken(decision) = &record.event {
            self.cover(decision, effect);
        }
        let Some(reason) = record.event.exception().cloned() else { return };
        match effect {
            Effect::Apply => {
                let exception = Exception {
                    kind: record.event.kind().to_owned(),
                    reason,
                    breaks: record.event.breaks().to_vec(),
                    fund: postings(&record.event)
                        .into_iter()
                        .find_map(|posting| posting.fund)
                        .or_else(|| fund_of(&record.event).cloned()),
                    of: asked(&record.event).map(|asked| asked.of),
                };
                self.all.insert(record.seq, RecordedFact::new(record, exception));
            }
            Effect::Reverse(_) => {
                self.all.remove(&record.seq);
            }
        }
    }
}

impl Exceptions {
    /// Registers the records that a decision covers: those that it concerns and approves. Only a body that decides
    /// approves.
    fn cover(&mut self, decision: &DecisionTaken, effect: Effect) {
        if !decision.acts.contains(&Act::Approved) {
            return;
        }
        for thing in decision.concerns.iter().filter(|thing| thing.kind() == Kind::Record) {
            let Ok(seq) = thing.id().parse() else { continue };
            let covering = self.covers.entry(seq).or_default();
            match effect {
                Effect::Apply => {
                    covering.push(decision.decision.0.clone());
                    covering.sort();
                }
                Effect::Reverse(_) => covering.retain(|other| *other != decision.decision.0),
            }
            if covering.is_empty() {
                self.covers.remove(&seq);
            }
        }
    }

    /// Returns an exception.
    #[must_use]
    pub fn get(&self, seq: u64) -> Option<&Exception> {
        self.all.get(&seq).map(|exception| &exception.fact)
    }

    /// Iterates over the exceptions with their states, in record order.
    pub fn iter(&self) -> impl Iterator<Item = (&RecordedFact<Exception>, State<'_>)> {
        self.all.values().map(|exception| (exception, self.state(exception.seq)))
    }

    /// Returns the state of an exception.
    #[must_use]
    pub fn state(&self, seq: u64) -> State<'_> {
        match self.covers.get(&seq).and_then(|decisions| decisions.first()) {
            Some(decision) => State::Covered(decision),
            None if self.mended.contains(&seq) => State::Mended,
            None => State::Open,
        }
    }

    /// Iterates over the open exceptions, in record order.
    pub fn open(&self) -> impl Iterator<Item = &RecordedFact<Exception>> {
        self.iter().filter(|(_, state)| *state == State::Open).map(|(exception, _)| exception)
    }

    /// Notes that no rule is broken any more by an exception.
    pub fn mend(&mut self, seq: u64) {
        self.mended.insert(seq);
    }
}

impl RecordedFact<Exception> {
    /// Returns the document that states it.
    #[must_use]
    pub const fn stated_in(&self) -> Option<&Source> {
        self.source.as_ref()
    }
}
