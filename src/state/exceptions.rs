//! Exceptions: facts reported although they broke a rule, and the decisions that cover them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::event::converted::booked;
use crate::event::field::BrokenRule;
use crate::event::meeting::{Act, Authorised, DecisionTaken};
use crate::event::{Event, Source};
use crate::state::accounts::postings;
use crate::state::authority::{asked, fund_of};
use crate::state::fold::{Dated, Effect, Projection, RecordedFact};
use crate::value::ids::{DecisionId, FundId, Kind, Thing};
use crate::value::money::{Money, Sums};
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
    /// The thing on which it acts, if a decision can authorise that.
    pub of: Option<Thing>,
    /// Its amounts.
    pub amounts: Sums,
}

/// Returns the amounts of a fact, in the currency of its fund where it says them.
fn amounts(event: &Event) -> Sums {
    booked(event)
        .map_or_else(|| event.mentions().amounts.into_iter().collect(), |amount| [amount].into_iter().collect())
}

/// Lists the exceptions that a decision covers: by a clause, each up to an amount where one is stated; without clauses,
/// those that it concerns. Only what approves covers.
#[must_use]
pub fn covers(decision: &DecisionTaken) -> Vec<(u64, Option<Money>)> {
    if !decision.acts.contains(&Act::Approved) {
        return Vec::new();
    }
    let seq = |thing: &Thing| (thing.kind() == Kind::Record).then(|| thing.id().parse().ok()).flatten();
    if decision.clauses.is_empty() {
        return decision.concerns.iter().filter_map(|thing| Some((seq(thing)?, None))).collect();
    }
    let clauses = decision.clauses.iter().filter(|clause| clause.act == Authorised::Cover && clause.is_own());
    clauses.filter_map(|clause| Some((seq(&clause.of)?, clause.up_to))).collect()
}

/// Exceptions, and the decisions that cover them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Exceptions {
    all: BTreeMap<u64, RecordedFact<Exception>>,
    /// The decisions that approve a record, by the record's number, each up to an amount where one is stated.
    covers: BTreeMap<u64, Vec<(DecisionId, Option<Money>)>>,
    /// The covers that do not hold any more, once somebody has found out.
    #[serde(skip)]
    lapsed: BTreeSet<(u64, DecisionId)>,
    /// Those of which no rule is broken any more, once somebody has found out.
    #[serde(skip)]
    mended: BTreeSet<u64>,
}

/// The state of an exception.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State<'a> {
    /// Some rule is broken, and no decision covers that.
    Open,
    /// A decision covers it.
    Covered(&'a DecisionId),
    /// What has been recorded since leaves no rule broken.
    Mended,
}

impl<'a> State<'a> {
    /// Returns the state. It is total: a decision covers an exception whether or not a rule is still broken.
    #[must_use]
    pub const fn of(cover: Option<&'a DecisionId>, is_broken: bool) -> Self {
        match (cover, is_broken) {
            (Some(decision), _) => Self::Covered(decision),
            (None, true) => Self::Open,
            (None, false) => Self::Mended,
        }
    }

    /// The word for it, in every view and row.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Covered(_) => "covered",
            Self::Mended => "mended",
        }
    }
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
                    amounts: amounts(&record.event),
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
    /// Registers the records that a decision covers.
    fn cover(&mut self, decision: &DecisionTaken, effect: Effect) {
        for (seq, up_to) in covers(decision) {
            let covering = self.covers.entry(seq).or_default();
            match effect {
                Effect::Apply => {
                    covering.push((decision.decision.0.clone(), up_to));
                    covering.sort_by(|(one, _), (other, _)| one.cmp(other));
                }
                Effect::Reverse(_) => covering.retain(|(other, _)| *other != decision.decision.0),
            }
            if covering.is_empty() {
                self.covers.remove(&seq);
            }
        }
    }

    /// Returns an exception.
    #[must_use]
    pub fn get(&self, seq: u64) -> Option<&Exception> {
        self.recorded(seq).map(|exception| &exception.fact)
    }

    /// Returns an exception with its record.
    #[must_use]
    pub fn recorded(&self, seq: u64) -> Option<&RecordedFact<Exception>> {
        self.all.get(&seq)
    }

    /// Iterates over the exceptions with their states, in record order.
    pub fn iter(&self) -> impl Iterator<Item = (&RecordedFact<Exception>, State<'_>)> {
        self.all.values().map(|exception| (exception, self.state(exception.seq)))
    }

    /// Returns the state of an exception.
    #[must_use]
    pub fn state(&self, seq: u64) -> State<'_> {
        let amounts = self.all.get(&seq).map(|exception| &exception.fact.amounts);
        let is_within = |up_to: &Option<Money>| match (up_to, amounts) {
            (Some(up_to), Some(amounts)) => {
                amounts.of(up_to.currency) <= up_to.amount
                    && amounts.iter().all(|money| money.currency == up_to.currency)
            }
            _ => true,
        };
        let covering = self.covers.get(&seq).into_iter().flatten();
        let mut covering = covering.filter(|(decision, up_to)| is_within(up_to) && !self.is_lapsed(seq, decision));
        State::of(covering.next().map(|(decision, _)| decision), !self.mended.contains(&seq))
    }

    /// Iterates over the open exceptions, in record order.
    pub fn open(&self) -> impl Iterator<Item = &RecordedFact<Exception>> {
        self.iter().filter(|(_, state)| *state == State::Open).map(|(exception, _)| exception)
    }

    /// Lists the covers of exceptions: the number of the record, and the decision.
    #[must_use]
    pub fn covers(&self) -> Vec<(u64, DecisionId)> {
        let each = |(seq, all): (&u64, &Vec<(DecisionId, Option<Money>)>)| {
            all.iter().map(|(decision, _)| (*seq, decision.clone())).collect::<Vec<_>>()
        };
        self.covers.iter().flat_map(each).collect()
    }

    fn is_lapsed(&self, seq: u64, decision: &DecisionId) -> bool {
        self.lapsed.iter().any(|(of, by)| *of == seq && by == decision)
    }

    /// Notes that a decision does not cover an exception any more.
    pub fn lapse(&mut self, seq: u64, decision: DecisionId) {
        self.lapsed.insert((seq, decision));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exception_is_open_covered_or_mended() {
        let decision: DecisionId = "session/A1".parse().unwrap();
        for (cover, is_broken, word) in [
            (None, true, "open"),
            (None, false, "mended"),
            (Some(&decision), true, "covered"),
            (Some(&decision), false, "covered"),
        ] {
            assert_eq!(State::of(cover, is_broken).word(), word, "{cover:?} {is_broken}");
        }
    }
}
