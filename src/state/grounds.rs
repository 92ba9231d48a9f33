//! Grounds that were recorded late, or corrected: what leans on them stands, and may not hold any more.
//!
//! A policy, a scale or a relation is late if money has moved on its day or after it by the time it is recorded, or the
//! amounts of a budget have.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::state::fold::{Dated, Effect, Projection};
use crate::value::days::Day;
use crate::value::ids::{Id as _, Thing};

/// A ground that was recorded late, corrected or reversed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LateGround {
    /// The number of the late record, or of the correction.
    pub seq: u64,
    /// The day from which it holds, or did.
    pub day: Day,
    /// The things that it is about.
    pub things: Vec<Thing>,
}

/// All grounds that were recorded late, corrected or reversed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Grounds {
    /// In record order.
    pub late: Vec<LateGround>,
    /// The last day of a fact that leans on grounds.
    moved: Option<Day>,
}

impl Projection for Grounds {
    fn fold(&mut self, record: &Dated, effect: Effect) {
        if leans(&record.event) && matches!(effect, Effect::Apply) {
            self.moved = self.moved.max(Some(record.day));
        }
        let Some(things) = about(&record.event) else { return };
        let is_new = record.corrects.is_none() && self.moved.is_none_or(|moved| moved < record.day);
        let (seq, is_late) = match effect {
            Effect::Apply => (record.seq, !is_new),
            Effect::Reverse(by) => (by, true),
        };
        if is_late {
            self.late.push(LateGround { seq, day: record.day, things });
        }
    }
}

/// Returns whether a fact leans on grounds: it moves money, or the amounts of a budget.
#[must_use]
pub fn leans(event: &Event) -> bool {
    event.moves_money() || matches!(event, Event::BudgetTransferred(_))
}

/// Returns the things that a ground is about; `None` for what nothing leans on before it is recorded.
fn about(event: &Event) -> Option<Vec<Thing>> {
    Some(match event {
        Event::PartyRegistered(fact) => vec![fact.party.0.thing()],
        Event::PartyRelated(fact) => vec![fact.party.thing()],
        Event::PartyMerged(fact) => vec![fact.party.thing(), fact.into.thing()],
        Event::FundPolicySet(fact) => vec![fact.fund.thing()],
        Event::ScaleAdopted(fact) => vec![fact.fund.thing()],
        _ => return None,
    })
}
