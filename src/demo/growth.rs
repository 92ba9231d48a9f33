//! Rounds of plausible facts after the story, generated from a seed.
//!
//! A round is a report with all that it states: a meeting that approves a programme, the pledge that pays for it and
//! the money received, the expenditure, the cases that the Reserve Fund helped, and the assessments of some members
//! with their payments. Every round pays in before it pays out, so the rules hold for every draw, and wherever the last
//! round is cut off. Facts are generated on demand; only the amounts of one round are held in memory.
//!
//! Expenditures, cases and small receipts grow without bound, as they do in a secretariat. The numbers of members,
//! months, meetings, budgets, activities and pledges stay realistic.
//!
//! All rounds together fill the first months of 2026, after the story, however many records there are: a hundred are a
//! leisurely pace, and a million are more than any secretariat will ever record.

mod chance;
mod facts;
mod members;
mod round;

use serde_json::json;

use crate::demo::{Entry, Hand};
use crate::event::{DataError, Event, Request};
use crate::value::days::{Day, Instant};

use chance::Chance;
use facts::{Draft, Facts};
use members::{FACTS_TO_AN_ASSESSMENT, Members};
use round::{ROUND_FACTS, Round, SHEET_FACTS};

/// When the first round is recorded: 5 January 2026, after everything in the story.
const BEGIN_UNIX_SECONDS: i64 = 1_767_625_200;
/// The time over which all rounds are recorded: 120 days.
const SPAN_SECONDS: u64 = 120 * 86_400;
/// The number of batches, unless one would have more records than fit.
const BATCHES: u64 = 120;
const BATCH_RECORDS_MAX: u64 = 1_000;
const ROUNDS_MAX: u64 = 300;
/// A lower bound for the facts of a round, which gives the number of rounds.
const ROUND_FACTS_LEAST: u64 = 75;

#[derive(Debug)]
pub struct Growth {
    chance: Chance,
    members: Members,
    rounds: u64,
    /// The number of the current round, and of the next one.
    number: u64,
    next_number: u64,
    round: Round,
    waiting: Facts,
    next: u64,
    /// The number of facts to make, and the number made.
    facts: u64,
    made: u64,
}

impl Growth {
    /// Starts a series of `facts` facts, the first of which becomes record `next`.
    pub fn new(seed: u64, next: u64, facts: u64) -> Self {
        Self {
            chance: Chance::new(seed),
            members: Members::new(seed, next.saturating_add(facts), facts),
            rounds: facts.checked_div(ROUND_FACTS_LEAST).unwrap_or(0).clamp(1, ROUNDS_MAX),
            number: 0,
            next_number: 0,
            round: Round::default(),
            waiting: Facts::default(),
            next,
            facts,
            made: 0,
        }
    }

    /// Returns the number of sheets with which the next round ends about where it should.
    fn sheets(&self, assessments: u64) -> u64 {
        let after = self.next_number.saturating_add(1);
        let end = self.facts.saturating_mul(after).checked_div(self.rounds).unwrap_or(0);
        let beside = assessments.saturating_mul(FACTS_TO_AN_ASSESSMENT).saturating_add(ROUND_FACTS);
        let facts = end.saturating_sub(self.made).saturating_sub(beside);
        let sheets = facts.checked_div(SHEET_FACTS).unwrap_or(0).max(1);
        // The last round is cut off: nothing follows it.
        if after >= self.rounds { sheets.saturating_add(2) } else { sheets }
    }

    /// Generates the next facts: the beginning of a round, or a sheet of its accounts, with the end after the last one.
    fn generate(&mut self) {
        if self.round.is_done() {
            let which = self.members.of_round(self.next_number, self.rounds);
            let sheets = self.sheets(which.end.saturating_sub(which.start));
            self.number = self.next_number;
            self.next_number = self.next_number.saturating_add(1);
            self.round = Round::drawn(self.number, sheets, &mut self.chance);
            self.round.report(&mut self.waiting);
            if self.number == 0 {
                self.members.join(&mut self.waiting);
            }
            self.members.assess(which, &mut self.waiting);
            self.round.open(&mut self.chance, &mut self.waiting);
            return;
        }
        self.round.generate_sheet(self.next, &mut self.chance, &mut self.waiting);
        if self.round.is_done() {
            self.members.pay(self.members.of_round(self.number, self.rounds), &mut self.waiting);
            self.round.close(&mut self.waiting);
        }
    }

    /// Returns the instant of the next fact: one for each batch, the batches evenly over the whole span.
    fn at(&self) -> Option<Instant> {
        let of_batch = self.facts.div_ceil(BATCHES).clamp(1, BATCH_RECORDS_MAX);
        let batches = self.facts.div_ceil(of_batch);
        let batch = self.made.checked_div(of_batch)?;
        let after = batch.checked_mul(SPAN_SECONDS)?.checked_div(batches)?;
        Instant::from_unix(BEGIN_UNIX_SECONDS.checked_add(i64::try_from(after).ok()?)?)
    }

    fn entry(&mut self, draft: Draft) -> Result<Entry, DataError> {
        let Draft { id, corrects, kind, mut data } = draft;
        let source = format!("growth-{}-report", self.number);
        let at = self.at().ok_or(DataError::Type)?;
        if let Some(members) = data.as_object_mut() {
            members.insert("date".to_owned(), json!(Day::of(at)));
        }
        let id = serde_json::from_str(&json!(id).to_string())?;
        let source = Some(serde_json::from_str(&json!({"document": source}).to_string())?);
        let event = Event::from_json(kind, &data.to_string())?;
        let because = corrects.and_then(|_| "Invented: the amount was misread".parse().ok());
        let request = Request { id, source, corrects, because, event };
        self.made = self.made.saturating_add(1);
        self.next = self.next.saturating_add(1);
        Ok(Entry { at, hand: Hand::Officer, request })
    }
}

impl Iterator for Growth {
    type Item = Result<Entry, DataError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.made >= self.facts {
            return None;
        }
        if self.waiting.0.is_empty() {
            self.generate();
        }
        let draft = self.waiting.0.pop_front()?;
        Some(self.entry(draft))
    }
}
