//! Pledges: voluntary promises toward an activity or a fund, and what came of them; and support that was given without a promise on record.
//!
//! The amount of a pledge is optional: an amount that no source states is *not stated*, and is counted beside the totals, never as 0.

use crate::event::field::{AtLeastOne, List, New, pairs, words};
use crate::event::{Fact, fact};
use crate::value::days::Window;
use crate::value::ids::{DocumentId, Id as _, PartyId, PledgeId, SupportId, Thing};
use crate::value::money::Money;
use crate::value::text::Text;

words! {
    /// The part that a party takes.
    Role {
        /// Money.
        Financial "financial",
        /// Expertise.
        Technical "technical",
        /// The host.
        Hosting "hosting",
        /// A sponsor beside others.
        CoSponsorship "co-sponsorship",
        /// Goods, services or premises.
        InKind "in-kind",
        /// Support of which the source says no more.
        Support "support",
    }
}

words! {
    /// How the source words the promise.
    Wording {
        /// The party offered it.
        Offered "offered",
        /// The source states the support without saying that it was offered.
        Stated "stated",
    }
}

pairs! {
    /// A part that falls due by itself.
    Instalment {
        /// When it falls due.
        due: Window,
        /// How much.
        amount: Money
    } "'EDTF=USD 100.00'" "'2018-06=USD 100.00'"
}

fact! {
    /// Says that a party promised support toward an activity or a fund.
    PledgeMade {
        /// The pledge's id, for ever
        pledge: New<PledgeId>,
        /// Who promised
        party: PartyId,
        /// A party that promised it jointly
        jointly: List<PartyId>,
        /// Through whom the support goes
        via: Option<PartyId>,
        /// Who carries it out
        implementer: Option<PartyId>,
        /// Toward what: activity:ID or fund:ID
        toward: Thing,
        /// In which part: one or more
        roles: AtLeastOne<Role>,
        /// Whether the source calls it an offer, or states it without saying so
        wording: Wording,
        /// How much, if the source states it
        amount: Option<Money>,
        /// By when, as EDTF, if stated
        window: Option<Window>,
        /// By when, in the words of the source
        window_words: Option<Text>,
        /// On which condition
        conditions: Option<Text>,
        /// A part that falls due by itself
        instalments: List<Instalment>,
    }
}

impl Fact for PledgeMade {
    const TYPE: &'static str = "pledge.made";
}

fact! {
    /// Changes what a party promised. What is left out stays as it was.
    PledgeRevised {
        /// The pledge
        pledge: PledgeId,
        /// The parts from now on
        roles: List<Role>,
        /// The amount from now on
        amount: Option<Money>,
        /// By when from now on, as EDTF
        window: Option<Window>,
        /// By when from now on, in the words of the source
        window_words: Option<Text>,
        /// The condition from now on
        conditions: Option<Text>,
        /// Why
        reason: Option<Text>,
    }
}

impl Fact for PledgeRevised {
    const TYPE: &'static str = "pledge.revised";

    fn chain(&self) -> Option<String> {
        Some(self.pledge.thing().to_string())
    }
}

fact! {
    /// Says that a signed agreement confirms a pledge.
    PledgeConfirmed {
        /// The pledge
        pledge: PledgeId,
        /// The signed agreement
        agreement: DocumentId,
        /// The amount in the agreement, if it states one
        amount: Option<Money>,
    }
}

impl Fact for PledgeConfirmed {
    const TYPE: &'static str = "pledge.confirmed";

    fn chain(&self) -> Option<String> {
        Some(self.pledge.thing().to_string())
    }
}

fact! {
    /// Says that a pledge was fulfilled otherwise than in money.
    PledgeFulfilled {
        /// The pledge
        pledge: PledgeId,
        /// How, in words
        how: Text,
    }
}

impl Fact for PledgeFulfilled {
    const TYPE: &'static str = "pledge.fulfilled";

    fn chain(&self) -> Option<String> {
        Some(self.pledge.thing().to_string())
    }
}

fact! {
    /// Says that a pledge was withdrawn.
    PledgeWithdrawn {
        /// The pledge
        pledge: PledgeId,
        /// Why, if stated
        reason: Option<Text>,
    }
}

impl Fact for PledgeWithdrawn {
    const TYPE: &'static str = "pledge.withdrawn";

    fn chain(&self) -> Option<String> {
        Some(self.pledge.thing().to_string())
    }
}

fact! {
    /// Says that a source acknowledges support that was given. It is not a pledge: no promise is on record.
    SupportAcknowledged {
        /// The support's id, for ever
        support: New<SupportId>,
        /// Who gave it
        party: PartyId,
        /// A party that gave it jointly
        jointly: List<PartyId>,
        /// Through whom it went
        via: Option<PartyId>,
        /// Who carried it out
        implementer: Option<PartyId>,
        /// Toward what: activity:ID or fund:ID; left out where the source names neither
        toward: Option<Thing>,
        /// In which part: one or more
        roles: AtLeastOne<Role>,
        /// How much, if the source states it
        amount: Option<Money>,
        /// For what, in words
        subject: Option<Text>,
    }
}

impl Fact for SupportAcknowledged {
    const TYPE: &'static str = "support.acknowledged";
}
