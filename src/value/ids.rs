//! Permanent names of things.
//!
//! Every thing in a ledger (a party, a meeting, a pledge …) has an id that its first record assigns and that never
//! changes: 1 to 64 characters of `a`–`z`, `0`–`9` and inner hyphens. A decision is named by its meeting and its item,
//! `rcgm-2017/C8.a`, because item keys repeat at every meeting. What a member must pay by a scale is named by the run and
//! the member, `dues-2018/honduras`. A [`Thing`] is an id with its kind,
//! `activity:health-workshop-2`: events refer to things, and row keys are made of them.

use std::fmt;
use std::str::FromStr;

use smol_str::{SmolStr, ToSmolStr as _};

use crate::languages::say;
use crate::value::text::{debug_as_text, holds_private_key, serde_as_text};

/// The most characters that an id may hold.
pub const ID_CHARACTERS_MAX: usize = 64;

/// The reason for refusing a text as an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the messages say it")]
pub enum IdError {
    #[error("{}", say!("value-ids-slug", text = format!("{:?}", .0), most = ID_CHARACTERS_MAX))]
    Slug(String),
    #[error("{}", say!("value-ids-assessment", text = format!("{:?}", .0)))]
    Assessment(String),
    #[error("{}", say!("value-ids-item", text = format!("{:?}", .0)))]
    Item(String),
    #[error("{}", say!("value-ids-decision", text = format!("{:?}", .0)))]
    Decision(String),
    #[error("{}", say!("value-ids-thing", text = format!("{:?}", .0), kinds = kinds()))]
    Thing(String),
    #[error("{}", say!("value-ids-key", text = format!("{:?}", .0)))]
    Key(String),
    /// A private key, which the message does not quote.
    #[error("{}", say!("value-ids-private-key"))]
    PrivateKey,
}

impl IdError {
    /// Builds the error for a text, which it quotes unless it contains a private key.
    fn over(text: &str, form: fn(String) -> Self) -> Self {
        if holds_private_key(text.as_bytes()) { Self::PrivateKey } else { form(text.to_owned()) }
    }
}

/// An id type and the kind of thing that it names.
pub trait Id: fmt::Display + FromStr<Err = IdError> + Clone {
    /// The kind of thing.
    const KIND: Kind;

    /// Writes the id.
    fn name(&self) -> SmolStr {
        self.to_smolstr()
    }

    /// Joins the id with its kind.
    fn thing(&self) -> Thing {
        Thing { kind: Self::KIND, id: self.name() }
    }

    /// Takes the id of a thing of this kind.
    fn of(thing: &Thing) -> Option<Self> {
        thing.id.parse().ok()
    }

    /// Returns the thing whose id is part of this one: a decision's meeting, or the member of a run.
    fn parent(&self) -> Option<Thing> {
        None
    }
}

fn slug(text: &str) -> Result<SmolStr, IdError> {
    let inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let good = (1..=ID_CHARACTERS_MAX).contains(&text.len())
        && text.bytes().all(inner)
        && !text.starts_with('-')
        && !text.ends_with('-');
    if good { Ok(text.into()) } else { Err(IdError::over(text, IdError::Slug)) }
}

macro_rules! slugs {
    ($($(#[$doc:meta])* $id:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $id(SmolStr);

        impl $id {
            /// The id as it is written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $id {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                slug(text).map(Self)
            }
        }

        impl fmt::Display for $id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        debug_as_text!($id);
        serde_as_text!($id => as_str);
    )*};
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident $name:literal $(=> $id:ident)?;)*) => {
        /// The kinds of things in a ledger.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind { $($(#[$doc])* $variant,)* }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The word before an id.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }

        $($(
            slugs! {
                #[doc = concat!("The permanent id of a thing of the kind ", $name, ".")]
                $id
            }

            impl Id for $id {
                const KIND: Kind = Kind::$variant;

                fn name(&self) -> SmolStr {
                    self.0.clone()
                }

                fn of(thing: &Thing) -> Option<Self> {
                    // The thing was parsed as an id of this form.
                    Some(Self(thing.id.clone()))
                }
            }
        )?)*
    };
}

slugs! {
    /// An application of a scale: the first part of the ids of its assessments.
    RunId
    /// The line of a budget, within it.
    LineId
    /// A case that a fund helps: an opaque reference that names no person.
    CaseId
}

kinds! {
    /// A state, organisation, body, office, network or process.
    Party "party" => PartyId;
    /// A document that records cite as their source.
    Document "document" => DocumentId;
    /// A meeting that was held.
    Meeting "meeting" => MeetingId;
    /// A report or presentation.
    Report "report" => ReportId;
    /// A draft document, proposal, budget or question before a forum.
    Matter "matter" => MatterId;
    /// A decision of a meeting under one item.
    Decision "decision";
    /// A request or an urging.
    Request "request" => RequestId;
    /// A meeting, workshop, forum, consultation, campaign or programme.
    Activity "activity" => ActivityId;
    /// A voluntary promise.
    Pledge "pledge" => PledgeId;
    /// Support that was given without a promise on record.
    Support "support" => SupportId;
    /// A fund.
    Fund "fund" => FundId;
    /// A rate of exchange.
    Rate "rate" => RateId;
    /// The shares by which members pay.
    Scale "scale" => ScaleId;
    /// The amount that a member must pay for a period.
    Assessment "assessment";
    /// A plan by which a member pays what is outstanding.
    Plan "plan" => PlanId;
    /// Something received.
    Contribution "contribution" => ContributionId;
    /// A budget.
    Budget "budget" => BudgetId;
    /// A record, by its number.
    Record "record";
}

fn kinds() -> String {
    let names: Vec<_> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    names.join(", ")
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The key of an item within its document: the capital letters of its section, if it has one, a number, and a letter if
/// it has one.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemKey {
    section: String,
    number: u16,
    letter: Option<char>,
}

impl FromStr for ItemKey {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let wrong = || IdError::over(text, IdError::Item);
        let digits = text.find(|c: char| c.is_ascii_digit()).ok_or_else(wrong)?;
        let (section, rest) = text.split_at_checked(digits).ok_or_else(wrong)?;
        let (number, letter) = rest.split_once('.').map_or((rest, None), |(number, letter)| (number, Some(letter)));
        let letter = match letter.map(|letter| letter.chars().collect::<Vec<_>>()).as_deref() {
            None => None,
            Some([letter @ 'a'..='z']) => Some(*letter),
            Some(_) => return Err(wrong()),
        };
        let item = Self { section: section.to_owned(), number: number.parse().map_err(|_| wrong())?, letter };
        let capitals = section.len() <= 4 && section.bytes().all(|b| b.is_ascii_uppercase());
        if capitals && item.to_string() == text { Ok(item) } else { Err(wrong()) }
    }
}

impl fmt::Display for ItemKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.section, self.number)?;
        self.letter.map_or(Ok(()), |letter| write!(f, ".{letter}"))
    }
}

/// A decision: its meeting and its item.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DecisionId {
    /// The meeting that took it.
    pub meeting: MeetingId,
    /// The item under which it stands.
    pub item: ItemKey,
}

impl Id for DecisionId {
    const KIND: Kind = Kind::Decision;

    fn parent(&self) -> Option<Thing> {
        Some(self.meeting.thing())
    }
}

impl FromStr for DecisionId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let wrong = || IdError::over(text, IdError::Decision);
        let (meeting, item) = text.split_once('/').ok_or_else(wrong)?;
        Ok(Self { meeting: meeting.parse().map_err(|_| wrong())?, item: item.parse().map_err(|_| wrong())? })
    }
}

impl fmt::Display for DecisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.meeting, self.item)
    }
}

/// The permanent id of an assessment: its own, or a run and its member.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AssessmentId(SmolStr);

impl AssessmentId {
    /// Names what a member must pay in a run.
    #[must_use]
    pub fn of_run(run: &RunId, member: &PartyId) -> Self {
        Self(format!("{run}/{member}").into())
    }

    /// The id as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The member, if the id names it.
    #[must_use]
    pub fn member(&self) -> Option<PartyId> {
        self.0.split_once('/').map(|(_, member)| PartyId(member.into()))
    }
}

impl Id for AssessmentId {
    const KIND: Kind = Kind::Assessment;

    fn name(&self) -> SmolStr {
        self.0.clone()
    }

    fn of(thing: &Thing) -> Option<Self> {
        // The thing was parsed as an id of this form.
        Some(Self(thing.id.clone()))
    }

    fn parent(&self) -> Option<Thing> {
        self.member().map(|member| member.thing())
    }
}

impl FromStr for AssessmentId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let wrong = |_| IdError::over(text, IdError::Assessment);
        match text.split_once('/') {
            None => slug(text).map(Self),
            Some((run, member)) => {
                slug(run).and_then(|_| slug(member)).map_err(wrong)?;
                Ok(Self(text.into()))
            }
        }
    }
}

impl fmt::Display for AssessmentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A kind and an id, written `activity:health-workshop-2`: anything that a record defines or refers to.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Thing {
    kind: Kind,
    id: SmolStr,
}

impl Thing {
    /// The record with this number.
    pub fn record(seq: u64) -> Self {
        Self { kind: Kind::Record, id: seq.to_smolstr() }
    }

    /// The kind.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The id without its kind.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The id as a type, if the thing is of that type's kind.
    pub fn as_id<I: Id>(&self) -> Option<I> {
        if self.kind == I::KIND { I::of(self) } else { None }
    }
}

impl FromStr for Thing {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let wrong = || IdError::over(text, IdError::Thing);
        let (name, id) = text.split_once(':').ok_or_else(wrong)?;
        let kind = *Kind::ALL.iter().find(|kind| kind.name() == name).ok_or_else(wrong)?;
        let id = match kind {
            Kind::Decision => id.parse::<DecisionId>()?.name(),
            Kind::Assessment => id.parse::<AssessmentId>()?.name(),
            Kind::Record => id.parse::<u64>().map_err(|_| wrong())?.to_smolstr(),
            _ => slug(id)?,
        };
        let thing = Self { kind, id };
        if thing.to_string() == text { Ok(thing) } else { Err(wrong()) }
    }
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind.name(), self.id)
    }
}

/// The idempotency key of a command: its record's `id`.
///
/// It derives from an external reference, or it is random. The key of a request in a list is the key of the list, `#`,
/// the request's place in the list, counted from 1, `.`, and the number of requests in it.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// The key as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Derives the key of one request in a list, by its place, counted from 1, and the number of requests.
    pub fn in_list(&self, place: u64, of: u64) -> Result<Self, IdError> {
        format!("{self}#{place}.{of}").parse()
    }

    /// Returns the key of the list to which the key of a request belongs, the request's place in it and the number of
    /// requests; `None` if it has no such form.
    #[must_use]
    pub fn list(&self) -> Option<(&str, u64, u64)> {
        // Most keys have none, and every record is asked more than once.
        let mark = memchr::memrchr(b'#', self.0.as_bytes())?;
        let (list, numbers) = (self.0.get(..mark)?, self.0.get(mark.saturating_add(1)..)?);
        let (place, of) = numbers.split_once('.')?;
        let number = |text: &str| text.parse::<u64>().ok().filter(|_| !text.starts_with(['+', '0']));
        let (place, of) = (number(place)?, number(of)?);
        (1 <= place && place <= of && !list.is_empty() && !list.contains('#')).then_some((list, place, of))
    }
}

impl FromStr for IdempotencyKey {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let allowed = |b: u8| {
            b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b':' | b'/' | b'#' | b'@' | b'+' | b'=' | b'-')
        };
        // A private key could otherwise pass as an idempotency key: it has no other characters.
        if (1..=128).contains(&text.len()) && text.bytes().all(allowed) && !holds_private_key(text.as_bytes()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(IdError::over(text, IdError::Key))
        }
    }
}

impl fmt::Display for IdempotencyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

debug_as_text!(ItemKey, DecisionId, AssessmentId, Thing, IdempotencyKey);
serde_as_text!(ItemKey, DecisionId, AssessmentId => as_str, Thing, IdempotencyKey => as_str);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_back_as_written() {
        for text in [
            "activity:health-workshop-2",
            "decision:rcgm-2017/C8.a",
            "party:hn",
            "assessment:dues-2018/hn",
            "record:41",
        ] {
            assert_eq!(text.parse::<Thing>().unwrap().to_string(), text);
        }
        for text in ["C7", "R8.b", "ANX12.z", "6", "8.a"] {
            assert_eq!(text.parse::<ItemKey>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn other_spellings_are_refused() {
        for text in ["", "-a", "a-", "A", "a_b", "é", &"x".repeat(65)] {
            assert_eq!(text.parse::<PartyId>(), Err(IdError::Slug(text.to_owned())));
        }
        for text in ["c7", "C07", "C7.", "C7.aa", "C7.A", "08.a", "C", "C99999", "C+7"] {
            assert_eq!(text.parse::<ItemKey>(), Err(IdError::Item(text.to_owned())));
        }
        for text in ["a/", "/a", "a/b/c", "a/B"] {
            assert_eq!(text.parse::<AssessmentId>(), Err(IdError::Assessment(text.to_owned())));
        }
        for text in ["party", "partie:x", "record:041", "record:+4"] {
            assert_eq!(text.parse::<Thing>(), Err(IdError::Thing(text.to_owned())));
        }
        for text in ["", "a b", "é", &"x".repeat(129)] {
            assert_eq!(text.parse::<IdempotencyKey>(), Err(IdError::Key(text.to_owned())));
        }
    }

    #[test]
    fn a_private_key_is_refused_as_an_id_and_not_quoted() {
        let key = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
        assert_eq!(key.parse::<PartyId>(), Err(IdError::PrivateKey));
        assert_eq!(key.parse::<ItemKey>(), Err(IdError::PrivateKey));
        assert_eq!(format!("m/{key}").parse::<DecisionId>(), Err(IdError::PrivateKey));
        for thing in [key.to_owned(), format!("party:{key}"), format!("record:{key}"), format!("decision:m/{key}")] {
            assert_eq!(thing.parse::<Thing>(), Err(IdError::PrivateKey), "{thing}");
        }
        assert_eq!(key.parse::<IdempotencyKey>(), Err(IdError::PrivateKey));
        assert_eq!(format!("letter:{key}").parse::<IdempotencyKey>(), Err(IdError::PrivateKey));
    }

    #[test]
    fn a_thing_gives_back_the_id_of_its_kind_only() {
        let thing: Thing = "pledge:p1".parse().unwrap();
        assert_eq!(thing.as_id::<PledgeId>(), "p1".parse().ok());
        assert_eq!(thing.as_id::<ActivityId>(), None);
    }
}
