//! Meetings, and the reports, decisions and requests made there.
//!
//! A recommendation is not a decision: a forum that only recommends cannot approve or reject, and a request or an
//! activity that stands under a recommendation is itself only recommended. The stage follows from the decision, and is
//! not stated twice.
//!
//! A decision authorises what its **clauses** name: an act, on a thing or on all such things of a fund, where stated up to
//! an amount. It needs a forum that approves, and that decides for the owner of the fund: the owner itself, or a body that
//! is part of it. With an amount, all uses together stay within it; without one, it serves once for a thing and an act. A
//! decision without clauses authorises what it concerns, or, where it names nothing, anything, once for each thing and
//! act. A clause can delegate an act to a party: it then authorises nothing itself, but decisions of that party that name
//! its decision in `under`, all of them together within its amount.

use serde::Serialize;
use serde_json::{Value, json};

use crate::event::fact::{Fact, fact};
use crate::event::field::{AtLeastOne, Field, List, Mentions, New, words};
use crate::event::party::Authority;
use crate::value::days::{Span, Window};
use crate::value::ids::{DecisionId, DocumentId, MatterId, MeetingId, PartyId, ReportId, RequestId, Thing};
use crate::value::money::Money;
use crate::value::text::Text;

words! {
    /// An act of a decision.
    pub enum Act {
        /// Accepts what was presented.
        Accepted = "accepted",
        /// Receives what was presented.
        Received = "received",
        /// Takes note.
        Noted = "noted",
        /// Thanks somebody.
        Thanked = "thanked",
        /// Acknowledges support or cooperation.
        Acknowledged = "acknowledged",
        /// Urges somebody.
        Urged = "urged",
        /// Requests something of somebody.
        Requested = "requested",
        /// Recommends to the body that decides.
        Recommended = "recommended",
        /// Refers a matter to another body.
        Referred = "referred",
        /// Submits a matter for discussion.
        Submitted = "submitted",
        /// Approves.
        Approved = "approved",
        /// Rejects.
        Rejected = "rejected",
    }
}

impl Act {
    /// Returns whether a forum with this authority may do it.
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
    /// What a decision can authorise.
    pub enum Authorised {
        /// The approval of a budget.
        Approve = "approve",
        /// The revision of a budget.
        Revise = "revise",
        /// A transfer between the lines of a budget, beyond the caps of the policy.
        Transfer = "transfer",
        /// The waiver of an assessment.
        Waive = "waive",
        /// A write-off.
        WriteOff = "write-off",
        /// The reopening of closed days.
        Reopen = "reopen",
        /// A scale.
        Scale = "scale",
        /// A policy of a fund.
        Policy = "policy",
        /// A payment of a fund.
        Disburse = "disburse",
        /// A fact that broke a rule and was reported as an exception.
        Cover = "cover",
    }
}

/// A clause of a decision: one act, on a thing, up to an amount where one is stated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clause {
    /// The act.
    pub act: Authorised,
    /// The thing, or the fund of all such things.
    pub of: Thing,
    /// The amount that all uses together may reach; without one, it serves once for a thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub up_to: Option<Money>,
    /// The party to which the act is delegated: its own decisions, which name this one, then authorise it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delegated_to: Option<PartyId>,
}

impl Clause {
    /// Returns whether it authorises by itself, and is no delegation.
    #[must_use]
    pub const fn is_own(&self) -> bool {
        self.delegated_to.is_none()
    }
}

crate::value::object::read_object!(Clause, "struct Clause", {
    act: Authorised,
    of: Thing,
    up_to: Option<Money>,
    delegated_to: Option<PartyId>,
});

impl Field for Clause {
    const VALUE: &'static str = "'ACT KIND:ID [CURRENCY AMOUNT] [to PARTY]'";
    const EXAMPLE: &'static str = "'transfer budget:secretariat-2018 USD 5000.00'";

    fn json(text: &str) -> Value {
        let words: Vec<_> = text.split(' ').collect();
        let (words, party) = match words.as_slice() {
            [before @ .., "to", party] => (before.to_vec(), Some(*party)),
            all => (all.to_vec(), None),
        };
        let mut clause = match words.as_slice() {
            [act, of] => json!({"act": act, "of": of}),
            [act, of, currency, amount] => {
                json!({"act": act, "of": of, "up_to": {"currency": currency, "amount": amount}})
            }
            _ => return Value::from(text),
        };
        if let (Some(party), Some(members)) = (party, clause.as_object_mut()) {
            members.insert("delegated_to".to_owned(), Value::from(party));
        }
        clause
    }

    fn mentions(&self, into: &mut Mentions) {
        self.of.mentions(into);
        self.up_to.mentions(into);
        self.delegated_to.mentions(into);
    }
}

words! {
    /// The form of a presentation.
    pub enum ReportKind {
        /// A report.
        Report = "report",
        /// A presentation.
        Presentation = "presentation",
    }
}

words! {
    /// The kind of a matter before a forum.
    pub enum MatterKind {
        /// A document that is not yet adopted.
        DraftDocument = "draft-document",
        /// A proposal.
        Proposal = "proposal",
        /// A question.
        Question = "question",
    }
}

words! {
    /// The manner of a request.
    pub enum Manner {
        /// It was requested.
        Requested = "requested",
        /// It was urged.
        Urged = "urged",
    }
}

words! {
    /// How a forum decides.
    pub enum Sitting {
        /// In session.
        Session = "session",
        /// By correspondence.
        Correspondence = "correspondence",
    }
}

fact! {
    /// Says that a forum met. Its value date is the day or days of the meeting.
    pub struct MeetingHeld {
        /// The meeting's id, for ever
        pub meeting: New<MeetingId>,
        /// Its title
        pub title: Text,
        /// The forum that met
        pub forum: PartyId,
        /// The place
        pub place: Option<Text>,
        /// In session, or by correspondence; in session where nothing is said
        pub sitting: Option<Sitting>,
        /// A party whose delegation the source names
        pub delegations: List<PartyId>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for MeetingHeld {
        const TYPE: &'static str = "meeting.held";
    }
}

fact! {
    /// Says that something was presented to a meeting. Who reports on an activity did not, by that, host it.
    pub struct ReportPresented {
        /// The report's id, for ever
        pub report: New<ReportId>,
        /// The meeting
        pub meeting: MeetingId,
        /// A report or a presentation
        pub kind: ReportKind,
        /// Its title or subject, in words
        pub title: Text,
        /// A party that presented it; left out where the source does not say
        pub by: List<PartyId>,
        /// The presenters in words, where the source names a class and no party
        pub by_class: Option<Text>,
        /// A thing that it is about
        pub about: List<Thing>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ReportPresented {
        const TYPE: &'static str = "report.presented";
    }
}

fact! {
    /// Registers a matter before a forum: a draft document, a proposal or a question.
    pub struct MatterRegistered {
        /// The matter's id, for ever
        pub matter: New<MatterId>,
        /// The kind of matter
        pub kind: MatterKind,
        /// Its title or subject
        pub title: Text,
        /// A party that brought it; left out where the source does not say
        pub by: List<PartyId>,
        /// A thing that it is about
        pub about: List<Thing>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for MatterRegistered {
        const TYPE: &'static str = "matter.registered";
    }
}

fact! {
    /// Says what a meeting did under one item of its conclusions.
    pub struct DecisionTaken {
        /// The meeting and the item, for example rcgm-2017/R8.b
        pub decision: New<DecisionId>,
        /// An act of the forum; one or more
        pub acts: AtLeastOne<Act>,
        /// What it authorises: an act, on a thing or a fund, up to an amount where one is stated
        pub clauses: List<Clause>,
        /// The decision that delegated to this forum what it decides here
        pub under: Option<DecisionId>,
        /// The subject of the decision, in words of our own
        pub subject: Text,
        /// A thing that it concerns
        pub concerns: List<Thing>,
        /// A party that it thanks
        pub thanked: List<PartyId>,
        /// The party to which it refers or submits the matter, if stated
        pub referred_to: Option<PartyId>,
        /// The manner or occasion of the referral, in words
        pub referred_how: Option<Text>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for DecisionTaken {
        const TYPE: &'static str = "decision.taken";
    }
}

fact! {
    /// Says that something was asked of somebody.
    pub struct RequestMade {
        /// The request's id, for ever
        pub request: New<RequestId>,
        /// Requested or urged
        pub manner: Manner,
        /// The decision under which it stands
        pub decision: Option<DecisionId>,
        /// The party that requests it; left out where it is the forum that decided
        pub by: Option<PartyId>,
        /// A party of whom it is requested
        pub of: List<PartyId>,
        /// Those of whom it is requested, in words, where the source names a class and no party
        pub of_class: Option<Text>,
        /// The subject of the request, in words of our own
        pub subject: Text,
        /// A party with which it is to be coordinated
        pub with: List<PartyId>,
        /// A thing that it is about
        pub about: List<Thing>,
        /// The time by which it is due
        pub window: Option<Window>,
        /// The time by which it is due, in the words of the source
        pub window_words: Option<Text>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for RequestMade {
        const TYPE: &'static str = "request.made";
    }
}

fact! {
    /// Says that a request was answered.
    pub struct RequestAnswered {
        /// The request
        pub request: RequestId,
        /// The party that answered
        pub by: Option<PartyId>,
        /// The answer, in words
        pub answer: Text,
        /// The document that answers it
        pub document: Option<DocumentId>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for RequestAnswered {
        const TYPE: &'static str = "request.answered";
    }
}
