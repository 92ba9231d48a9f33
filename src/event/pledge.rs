//! Pledges: voluntary promises toward an activity or a fund, and their outcome; and support that was given without a
//! promise on record.
//!
//! The amount of a pledge is optional: a pledge whose source states no amount counts as *not stated* beside the totals,
//! never as 0. Its instalments are in its currency, and sum to its amount if both are stated; an agreement or a revision
//! with another amount ends them, unless the revision states new ones. What came of a pledge is worked out from the
//! figures ([`crate::state::outcome`]).

use crate::event::fact::{Fact, fact};
use crate::event::field::{AtLeastOne, Field, List, New, pairs, words};
use crate::value::days::{Span, Window};
use crate::value::ids::{DocumentId, Id as _, PartyId, PledgeId, SupportId, Thing};
use crate::value::money::Money;
use crate::value::text::Text;

words! {
    /// The part that a party takes.
    pub enum Role {
        /// Money.
        Financial = "financial",
        /// Expertise.
        Technical = "technical",
        /// The host.
        Hosting = "hosting",
        /// A sponsor beside others.
        CoSponsorship = "co-sponsorship",
        /// Goods, services or premises.
        InKind = "in-kind",
        /// Support that the source does not specify.
        Support = "support",
    }
}

words! {
    /// The wording of a promise in its source.
    pub enum Wording {
        /// The party offered it.
        Offered = "offered",
        /// The source states the support without saying that it was offered.
        Stated = "stated",
    }
}

pairs! {
    /// A part that falls due by itself.
    pub struct Instalment {
        /// The due time.
        pub due: Window,
        /// The amount.
        pub amount: Money,
    }

    impl Field for Instalment {
        const VALUE: &'static str = "'EDTF=USD 100.00'";
        const EXAMPLE: &'static str = "'2018-06=USD 100.00'";
    }
}

fact! {
    /// Says that a party promised support toward an activity or a fund.
    pub struct PledgeMade {
        /// The pledge's id, for ever
        pub pledge: New<PledgeId>,
        /// The party that promised
        pub party: PartyId,
        /// A party that promised it jointly
        pub jointly: List<PartyId>,
        /// The party through which the support goes
        pub via: Option<PartyId>,
        /// The party that carries it out
        pub implementer: Option<PartyId>,
        /// The activity or fund that it supports: activity:ID or fund:ID
        pub toward: Thing,
        /// The role in the support; one or more
        pub roles: AtLeastOne<Role>,
        /// What is promised, in words of our own
        pub subject: Option<Text>,
        /// True if the source calls it an offer, or states it without saying so
        pub wording: Wording,
        /// The amount, if the source states it
        pub amount: Option<Money>,
        /// The time by which it is due, as EDTF, if stated
        pub window: Option<Window>,
        /// The time by which it is due, in the words of the source
        pub window_words: Option<Text>,
        /// The condition
        pub conditions: Option<Text>,
        /// A part that falls due by itself
        pub instalments: List<Instalment>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for PledgeMade {
        const TYPE: &'static str = "pledge.made";
    }
}

fact! {
    /// Changes what a party promised. What is left out stays as it was.
    pub struct PledgeRevised {
        /// The pledge
        pub pledge: PledgeId,
        /// The parts from now on
        pub roles: List<Role>,
        /// The amount from now on
        pub amount: Option<Money>,
        /// The time by which it is due from now on, as EDTF
        pub window: Option<Window>,
        /// The time by which it is due from now on, in the words of the source
        pub window_words: Option<Text>,
        /// The condition from now on
        pub conditions: Option<Text>,
        /// A part that falls due by itself, from now on; a new amount without parts ends the former ones
        pub instalments: List<Instalment>,
        /// The reason
        pub reason: Option<Text>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for PledgeRevised {
        const TYPE: &'static str = "pledge.revised";

        fn chain(&self) -> Option<String> {
            Some(self.pledge.thing().to_string())
        }
    }
}

fact! {
    /// Says that a signed agreement confirms a pledge.
    pub struct PledgeConfirmed {
        /// The pledge
        pub pledge: PledgeId,
        /// The signed agreement
        pub agreement: DocumentId,
        /// The amount in the agreement, if it states one
        pub amount: Option<Money>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for PledgeConfirmed {
        const TYPE: &'static str = "pledge.confirmed";

        fn chain(&self) -> Option<String> {
            Some(self.pledge.thing().to_string())
        }
    }
}

fact! {
    /// Says that a pledge was fulfilled otherwise than in money: all of its roles but money, or some.
    pub struct PledgeFulfilled {
        /// The pledge
        pub pledge: PledgeId,
        /// A role that was fulfilled; left out, all but money
        pub roles: List<Role>,
        /// The manner of its fulfilment, in words
        pub how: Text,
        /// The value of what was given, if the source states it; it is in no sum of money
        pub value: Option<Money>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for PledgeFulfilled {
        const TYPE: &'static str = "pledge.fulfilled";

        fn chain(&self) -> Option<String> {
            Some(self.pledge.thing().to_string())
        }
    }
}

fact! {
    /// Says that a pledge was withdrawn.
    pub struct PledgeWithdrawn {
        /// The pledge
        pub pledge: PledgeId,
        /// The reason, if stated
        pub reason: Option<Text>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for PledgeWithdrawn {
        const TYPE: &'static str = "pledge.withdrawn";

        fn chain(&self) -> Option<String> {
            Some(self.pledge.thing().to_string())
        }
    }
}

fact! {
    /// Says that a source acknowledges support that was given. It is not a pledge: no promise is on record.
    pub struct SupportAcknowledged {
        /// The support's id, for ever
        pub support: New<SupportId>,
        /// The party that gave it
        pub party: PartyId,
        /// A party that gave it jointly
        pub jointly: List<PartyId>,
        /// The party through which it went
        pub via: Option<PartyId>,
        /// The party that carried it out
        pub implementer: Option<PartyId>,
        /// The activity or fund that it supports: activity:ID or fund:ID; left out where the source names neither
        pub toward: Option<Thing>,
        /// The role in the support; one or more
        pub roles: AtLeastOne<Role>,
        /// The amount, if the source states it
        pub amount: Option<Money>,
        /// The subject, in words
        pub subject: Option<Text>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for SupportAcknowledged {
        const TYPE: &'static str = "support.acknowledged";
    }
}
