//! Funds and their policies.

use crate::domain::Event;
use crate::domain::fund::{FundOpened, FundPolicySet};
use crate::ids::FundId;
use crate::projection::{Effect, Lives, Projection};
use crate::record::Record;

/// Funds with their policies, the latest of which holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Funds {
    /// By id.
    pub all: Lives<FundId, FundOpened, FundPolicySet>,
}

impl Projection for Funds {
    fn fold(&mut self, record: &Record, effect: Effect<'_>) {
        match &record.event {
            Event::FundOpened(fact) => self.all.begin(&fact.fund.0, record, fact, effect),
            Event::FundPolicySet(fact) => self.all.follow(&fact.fund, record, fact.clone(), effect),
            _ => {}
        }
    }
}
