//! Meetings, and what was presented, decided and asked there.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::event::meeting::{
    Act, DecisionTaken, MatterRegistered, MeetingHeld, ReportPresented, RequestAnswered, RequestMade,
};
use crate::event::record::Record;
use crate::state::{Effect, Lives, Nothing, Projection};
use crate::value::ids::{DecisionId, MatterId, MeetingId, PartyId, ReportId, RequestId};

/// Meetings with their reports, decisions, matters and requests.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Meetings {
    /// Meetings by id.
    pub held: Lives<MeetingId, MeetingHeld, Nothing>,
    /// Reports by id.
    pub reports: Lives<ReportId, ReportPresented, Nothing>,
    /// Matters by id.
    pub matters: Lives<MatterId, MatterRegistered, Nothing>,
    /// Decisions by meeting and item.
    pub decisions: Lives<DecisionId, DecisionTaken, Nothing>,
    /// Requests by id, with their answers.
    pub requests: Lives<RequestId, RequestMade, RequestAnswered>,
}

impl Projection for Meetings {
    fn fold(&mut self, record: &Record, effect: Effect<'_>) {
        match &record.event {
            Event::MeetingHeld(fact) => self.held.begin(&fact.meeting.0, record, fact, effect),
            Event::ReportPresented(fact) => self.reports.begin(&fact.report.0, record, fact, effect),
            Event::MatterRegistered(fact) => self.matters.begin(&fact.matter.0, record, fact, effect),
            Event::DecisionTaken(fact) => self.decisions.begin(&fact.decision.0, record, fact, effect),
            Event::RequestMade(fact) => self.requests.begin(&fact.request.0, record, fact, effect),
            Event::RequestAnswered(fact) => self.requests.follow(&fact.request, record, fact.clone(), effect),
            _ => {}
        }
    }
}

impl Meetings {
    /// The forum that met.
    #[must_use]
    pub fn forum(&self, meeting: &MeetingId) -> Option<&PartyId> {
        self.held.begun(meeting).map(|meeting| &meeting.forum)
    }

    /// The acts of a decision; none if it is not on record.
    #[must_use]
    pub fn acts(&self, decision: &DecisionId) -> &[Act] {
        self.decisions.begun(decision).map_or(&[], |decision| &decision.acts)
    }

    /// Whether what stands under a decision is only recommended.
    #[must_use]
    pub fn only_recommends(&self, decision: Option<&DecisionId>) -> bool {
        let acts = decision.map_or(&[][..], |decision| self.acts(decision));
        acts.contains(&Act::Recommended) && !acts.contains(&Act::Approved)
    }
}
