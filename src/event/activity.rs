//! Activities that are planned, were held, or were cancelled.

use crate::event::fact::{Fact, fact};
use crate::event::field::{List, New, words};
use crate::value::days::{Span, Window};
use crate::value::ids::{ActivityId, DecisionId, Id as _, PartyId};
use crate::value::text::Text;

words! {
    /// The kind of an activity.
    pub enum ActivityKind {
        /// A meeting.
        Meeting = "meeting",
        /// A workshop.
        Workshop = "workshop",
        /// A forum.
        Forum = "forum",
        /// A consultation.
        Consultation = "consultation",
        /// A campaign.
        Campaign = "campaign",
        /// A programme or initiative.
        Programme = "programme",
    }
}

words! {
    /// A part of the plan that is still to be confirmed.
    pub enum Unconfirmed {
        /// The date.
        Date = "date",
        /// The place.
        Place = "place",
    }
}

fact! {
    /// Registers an activity, with what is stated of it. A place is not a host.
    pub struct ActivityRegistered {
        /// The activity's id, for ever
        pub activity: New<ActivityId>,
        /// The kind of activity
        pub kind: ActivityKind,
        /// Its title
        pub title: Text,
        /// The decision that recommends or approves it
        pub decision: Option<DecisionId>,
        /// A party that the source names as its host
        pub host: List<PartyId>,
        /// The place, if stated
        pub place: Option<Text>,
        /// The time, as EDTF, if stated
        pub window: Option<Window>,
        /// The time, in the words of the source
        pub window_words: Option<Text>,
        /// The part that the source says is still to be confirmed
        pub to_be_confirmed: List<Unconfirmed>,
        /// The activity within which it takes place
        pub within: Option<ActivityId>,
        /// Its participants, in words
        pub participants: Option<Text>,
        /// Its objective, in words
        pub objective: Option<Text>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ActivityRegistered {
        const TYPE: &'static str = "activity.registered";
    }
}

fact! {
    /// Gives an activity its days.
    pub struct ActivityScheduled {
        /// The activity
        pub activity: ActivityId,
        /// Its day or days
        pub on: Span,
        /// The place
        pub place: Option<Text>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ActivityScheduled {
        const TYPE: &'static str = "activity.scheduled";

        fn chain(&self) -> Option<String> {
            Some(self.activity.thing().to_string())
        }
    }
}

fact! {
    /// Says that an activity was held. Its value date is the day or days on which it was.
    pub struct ActivityHeld {
        /// The activity
        pub activity: ActivityId,
        /// The place
        pub place: Option<Text>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ActivityHeld {
        const TYPE: &'static str = "activity.held";

        fn chain(&self) -> Option<String> {
            Some(self.activity.thing().to_string())
        }
    }
}

fact! {
    /// Says that an activity will not be held.
    pub struct ActivityCancelled {
        /// The activity
        pub activity: ActivityId,
        /// The reason, if stated
        pub reason: Option<Text>,
        pub date: Option<Span>, pub inferred: Option<Text>,
    }

    impl Fact for ActivityCancelled {
        const TYPE: &'static str = "activity.cancelled";

        fn chain(&self) -> Option<String> {
            Some(self.activity.thing().to_string())
        }
    }
}
