//! Exceptions: facts reported although they broke a rule, and the decisions that cover them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::event::meeting::{Act, DecisionTaken};
use crate::event::{Event, Source};
use crate::state::accounts::postings;
use crate::state::fold::{Dated, Effect, Projection, RecordedFact};
use crate::value::ids::{DecisionId, FundId, Kind};
use crate::value::text::Text;

/// A fact that broke a rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exception {
    /// The type of its record.
    pub kind: String,
    /// The reason given by the recorder.
    pub reason: Text,
    /// The fund whose money it moves.
    pub fund: Option<FundId>,
}

/// Exceptions, and the decisions that cover them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Exceptions {
    all: BTreeMap<u64, RecordedFact<Exception>>,
    /// The decisions that approve a record, by the record's number.
    covers: BTreeMap<u64, Vec<DecisionId>>,
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
                    fund: postings(&record.event).into_iter().find_map(|posting| posting.fund),
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

    /// Returns the fund of an exception.
    #[must_use]
    pub fn fund(&self, seq: u64) -> Option<&FundId> {
        self.all.get(&seq)?.fact.fund.as_ref()
    }

    /// Iterates over the exceptions with the decisions that cover them, in record order.
    pub fn iter(&self) -> impl Iterator<Item = (&RecordedFact<Exception>, Option<&DecisionId>)> {
        self.all.values().map(|exception| (exception, self.covered_by(exception.seq)))
    }

    /// Returns the decision that covers a record.
    #[must_use]
    pub fn covered_by(&self, seq: u64) -> Option<&DecisionId> {
        self.covers.get(&seq).and_then(|decisions| decisions.first())
    }

    /// Iterates over the exceptions that no decision covers, in record order.
    pub fn open(&self) -> impl Iterator<Item = &RecordedFact<Exception>> {
        self.iter().filter(|(_, covered)| covered.is_none()).map(|(exception, _)| exception)
    }
}

impl RecordedFact<Exception> {
    /// Returns the document that states it.
    #[must_use]
    pub const fn stated_in(&self) -> Option<&Source> {
        self.source.as_ref()
    }
}
