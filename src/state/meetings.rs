//! Meetings, and the reports, decisions and requests made there.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::event::meeting::{
    Act, DecisionTaken, MatterRegistered, MeetingHeld, ReportPresented, RequestAnswered, RequestMade,
};
use crate::state::fold::{Dated, Effect, Histories, Nothing, Projection};
use crate::value::days::Span;
use crate::value::ids::{DecisionId, MatterId, MeetingId, PartyId, ReportId, RequestId};

/// Meetings with their reports, decisions, matters and requests.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Meetings {
    /// Meetings by id.
    pub held: Histories<MeetingId, MeetingHeld, Nothing>,
    /// Reports by id.
    pub reports: Histories<ReportId, ReportPresented, Nothing>,
    /// Matters by id.
    pub matters: Histories<MatterId, MatterRegistered, Nothing>,
    /// Decisions by meeting and item.
    pub decisions: Histories<DecisionId, DecisionTaken, Nothing>,
    /// Requests by id, with their answers.
    pub requests: Histories<RequestId, RequestMade, RequestAnswered>,
}

impl Projection for Meetings {
    fn fold(&mut self, record: &Dated, effect: Effect) {
        match &record.event {
            Event::MeetingHeld(fact) => self.held.create(&fact.meeting.0, record, fact, effect),
            Event::ReportPresented(fact) => self.reports.create(&fact.report.0, record, fact, effect),
            Event::MatterRegistered(fact) => self.matters.create(&fact.matter.0, record, fact, effect),
            Event::DecisionTaken(fact) => self.decisions.create(&fact.decision.0, record, fact, effect),
            Event::RequestMade(fact) => self.requests.create(&fact.request.0, record, fact, effect),
            Event::RequestAnswered(fact) => self.requests.follow(&fact.request, record, fact.clone(), effect),
            _ => {}
        }
    }
}

impl Meetings {
    /// Returns the forum that met.
    #[must_use]
    pub fn forum(&self, meeting: &MeetingId) -> Option<&PartyId> {
        self.held.created(meeting).map(|meeting| &meeting.forum)
    }

    /// Returns the acts of a decision; empty if it is not on record.
    #[must_use]
    pub fn acts(&self, decision: &DecisionId) -> &[Act] {
        self.decisions.created(decision).map_or(&[], |decision| &decision.acts)
    }

    /// Returns the stated day of a decision, or else of its meeting.
    #[must_use]
    pub fn taken_on(&self, decision: &DecisionId) -> Option<Span> {
        let taken = self.decisions.created(decision)?;
        taken.date.or_else(|| self.held.created(&decision.meeting)?.date)
    }

    /// Returns whether a decision only recommends.
    #[must_use]
    pub fn only_recommends(&self, decision: Option<&DecisionId>) -> bool {
        let acts = decision.map_or(&[][..], |decision| self.acts(decision));
        acts.contains(&Act::Recommended) && !acts.contains(&Act::Approved)
    }
}
