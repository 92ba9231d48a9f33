//! Meetings, and what was presented, decided and asked there.
//!
//! A recommendation is not a decision: a forum that only recommends cannot approve or reject, and a request or an activity that stands
//! under a recommendation is itself only recommended. That stage is read from the decision; it is not stated twice.

use crate::event::field::{AtLeastOne, List, New, words};
use crate::event::party::Authority;
use crate::event::{Fact, fact};
use crate::value::days::Window;
use crate::value::ids::{DecisionId, DocumentId, MatterId, MeetingId, PartyId, ReportId, RequestId, Thing};
use crate::value::text::Text;

words! {
    /// What a decision does.
    Act {
        /// Accepts what was presented.
        Accepted "accepted",
        /// Receives what was presented.
        Received "received",
        /// Takes note.
        Noted "noted",
        /// Thanks somebody.
        Thanked "thanked",
        /// Acknowledges support or cooperation.
        Acknowledged "acknowledged",
        /// Urges somebody.
        Urged "urged",
        /// Requests something of somebody.
        Requested "requested",
        /// Recommends to the body that decides.
        Recommended "recommended",
        /// Refers a matter to another body.
        Referred "referred",
        /// Submits a matter for discussion.
        Submitted "submitted",
        /// Approves.
        Approved "approved",
        /// Rejects.
        Rejected "rejected",
    }
}

impl Act {
    /// Whether a forum with this authority can do it.
    pub(crate) fn within(self, authority: Option<Authority>) -> bool {
        match (self, authority) {
            (_, Some(Authority::Decides)) => true,
            (Self::Approved | Self::Rejected, _) => false,
            (Self::Recommended, None) => false,
            _ => true,
        }
    }
}

words! {
    /// How something was presented.
    ReportKind {
        /// A report.
        Report "report",
        /// A presentation.
        Presentation "presentation",
    }
}

words! {
    /// What kind of matter is before a forum.
    MatterKind {
        /// A document that is not yet adopted.
        DraftDocument "draft-document",
        /// A proposal.
        Proposal "proposal",
        /// A question.
        Question "question",
    }
}

words! {
    /// How something was asked.
    Manner {
        /// It was requested.
        Requested "requested",
        /// It was urged.
        Urged "urged",
    }
}

fact! {
    /// Says that a forum met. Its value date is the day or days of the meeting.
    MeetingHeld {
        /// The meeting's id, for ever
        meeting: New<MeetingId>,
        /// Its title
        title: Text,
        /// The forum that met
        forum: PartyId,
        /// Where
        place: Option<Text>,
        /// A party whose delegation the source names
        delegations: List<PartyId>,
    }
}

impl Fact for MeetingHeld {
    const TYPE: &'static str = "meeting.held";
}

fact! {
    /// Says that something was presented to a meeting. Who reports on an activity did not, by that, host it.
    ReportPresented {
        /// The report's id, for ever
        report: New<ReportId>,
        /// The meeting
        meeting: MeetingId,
        /// A report or a presentation
        kind: ReportKind,
        /// What it is called or about, in words
        title: Text,
        /// Who presented it; left out where the source does not say
        by: List<PartyId>,
        /// Those who presented it, in words, where the source names a class and no party
        by_class: Option<Text>,
        /// What it is about
        about: List<Thing>,
    }
}

impl Fact for ReportPresented {
    const TYPE: &'static str = "report.presented";
}

fact! {
    /// Registers a matter before a forum: a draft document, a proposal or a question.
    MatterRegistered {
        /// The matter's id, for ever
        matter: New<MatterId>,
        /// What kind of matter
        kind: MatterKind,
        /// What it is called or about
        title: Text,
        /// Who brought it; left out where the source does not say
        by: List<PartyId>,
        /// What it is about
        about: List<Thing>,
    }
}

impl Fact for MatterRegistered {
    const TYPE: &'static str = "matter.registered";
}

fact! {
    /// Says what a meeting did under one item of its conclusions.
    DecisionTaken {
        /// The meeting and the item, for example rcgm-2017/R8.b
        decision: New<DecisionId>,
        /// What the forum did: one or more acts
        acts: AtLeastOne<Act>,
        /// What it did it about, in words of our own
        subject: Text,
        /// What it concerns
        concerns: List<Thing>,
        /// Whom it thanks
        thanked: List<PartyId>,
        /// To whom it refers or submits the matter, if that is stated
        referred_to: Option<PartyId>,
        /// How or on which occasion, in words
        referred_how: Option<Text>,
    }
}

impl Fact for DecisionTaken {
    const TYPE: &'static str = "decision.taken";
}

fact! {
    /// Says that something was asked of somebody.
    RequestMade {
        /// The request's id, for ever
        request: New<RequestId>,
        /// Requested or urged
        manner: Manner,
        /// The decision under which it stands
        decision: Option<DecisionId>,
        /// Who asks; left out where it is the forum that decided
        by: Option<PartyId>,
        /// Of whom
        of: List<PartyId>,
        /// Of whom, in words, where the source names a class and no party
        of_class: Option<Text>,
        /// What is asked, in words of our own
        subject: Text,
        /// With whom it is to be coordinated
        with: List<PartyId>,
        /// What it is about
        about: List<Thing>,
        /// By when
        window: Option<Window>,
        /// By when, in the words of the source
        window_words: Option<Text>,
    }
}

impl Fact for RequestMade {
    const TYPE: &'static str = "request.made";
}

fact! {
    /// Says that a request was answered.
    RequestAnswered {
        /// The request
        request: RequestId,
        /// Who answered
        by: Option<PartyId>,
        /// How, in words
        answer: Text,
        /// The document that answers it
        document: Option<DocumentId>,
    }
}

impl Fact for RequestAnswered {
    const TYPE: &'static str = "request.answered";
}
