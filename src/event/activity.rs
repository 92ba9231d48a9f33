//! Activities: what is planned, was held, or was called off.

use crate::event::field::{List, New, words};
use crate::event::{Fact, fact};
use crate::value::days::{Span, Window};
use crate::value::ids::{ActivityId, DecisionId, Id as _, PartyId};
use crate::value::text::Text;

words! {
    /// What kind of activity.
    ActivityKind {
        /// A meeting.
        Meeting "meeting",
        /// A workshop.
        Workshop "workshop",
        /// A forum.
        Forum "forum",
        /// A consultation.
        Consultation "consultation",
        /// A campaign.
        Campaign "campaign",
        /// A programme or initiative.
        Programme "programme",
    }
}

words! {
    /// What a source says is still to be confirmed.
    Unconfirmed {
        /// The date.
        Date "date",
        /// The place.
        Place "place",
    }
}

fact! {
    /// Registers an activity, with what is stated of it. A place is not a host.
    ActivityRegistered {
        /// The activity's id, for ever
        activity: New<ActivityId>,
        /// What kind of activity
        kind: ActivityKind,
        /// Its title
        title: Text,
        /// The decision that recommends or approves it
        decision: Option<DecisionId>,
        /// A party that the source names as its host
        host: List<PartyId>,
        /// Where, if stated
        place: Option<Text>,
        /// When, as EDTF, if stated
        window: Option<Window>,
        /// When, in the words of the source
        window_words: Option<Text>,
        /// What the source says is still to be confirmed
        to_be_confirmed: List<Unconfirmed>,
        /// The activity within which it takes place
        within: Option<ActivityId>,
        /// For whom, in words
        participants: Option<Text>,
        /// To what end, in words
        objective: Option<Text>,
    }
}

impl Fact for ActivityRegistered {
    const TYPE: &'static str = "activity.registered";
}

fact! {
    /// Gives an activity its days.
    ActivityScheduled {
        /// The activity
        activity: ActivityId,
        /// Its day or days
        on: Span,
        /// Where
        place: Option<Text>,
    }
}

impl Fact for ActivityScheduled {
    const TYPE: &'static str = "activity.scheduled";

    fn chain(&self) -> Option<String> {
        Some(self.activity.thing().to_string())
    }
}

fact! {
    /// Says that an activity was held. Its value date is the day or days on which it was.
    ActivityHeld {
        /// The activity
        activity: ActivityId,
        /// Where
        place: Option<Text>,
    }
}

impl Fact for ActivityHeld {
    const TYPE: &'static str = "activity.held";

    fn chain(&self) -> Option<String> {
        Some(self.activity.thing().to_string())
    }
}

fact! {
    /// Says that an activity will not be held.
    ActivityCancelled {
        /// The activity
        activity: ActivityId,
        /// Why, if stated
        reason: Option<Text>,
    }
}

impl Fact for ActivityCancelled {
    const TYPE: &'static str = "activity.cancelled";

    fn chain(&self) -> Option<String> {
        Some(self.activity.thing().to_string())
    }
}
