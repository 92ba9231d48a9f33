//! Facts: what the events of a ledger say. The rules that they keep stand in [`crate::rules`], and nothing here knows of them.
//!
//! A **fact** says in the past tense what happened; it never changes, and a later fact corrects it.
//!
//! Each topic has a file. A fact is a struct declared with `fact!`; its fields' types ([`field`]) say what it defines and what it stands on.
//! Its [`Fact`] implementation names its type. One line in `events!` below registers it. Adding a field
//! or changing a meaning makes a new version: the old struct stays, and [`Fact::read_older`] turns it into the next one.
//!
//! Besides its own, every fact carries three fields:
//!
//! | field | what it says |
//! |---|---|
//! | `date` | the value date: the day or the interval at which the fact holds, left out where it is not stated |
//! | `stated` | the day or interval at which the source states it, where the source says so |
//! | `inferred` | in words, which link of the fact the source does not make itself: a reading |

pub mod activity;
pub mod assessment;
pub mod budget;
pub mod cash;
pub mod contribution;
pub mod correction;
pub mod document;
pub mod field;
pub mod fund;
pub mod ledger;
pub mod meeting;
pub mod party;
pub mod period;
pub mod pledge;
pub mod record;
pub mod reserve;

use std::io::Write as _;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::value::days::Span;
use crate::value::hash::Blake3;
use crate::value::ids::{DocumentId, IdempotencyKey, Thing};
use crate::value::text::Text;

use field::{FieldInfo, Mentions};

/// What `fact!` derives from a struct's declaration.
pub trait Shape: Serialize + DeserializeOwned + Clone + PartialEq + std::fmt::Debug {
    /// What the fact says, as the help text of its command.
    const ABOUT: &'static str;

    /// Its fields, in the order in which they are written.
    const FIELDS: &'static [FieldInfo];

    /// What it defines, stands on and speaks of.
    fn mentions(&self) -> Mentions;

    /// Why what has happened is reported although it breaks a rule, if it is.
    fn exception(&self) -> Option<&Text>;

    /// The day or interval by which `--as-of` orders it: its value date or, where none is stated, when the source stated it.
    fn effective(&self) -> Option<Span>;

    /// Its value date.
    fn date(&self) -> Option<Span>;

    /// When the source states it.
    fn stated(&self) -> Option<Span>;

    /// Which link the source does not make in words, if any.
    fn inferred(&self) -> Option<&Text>;

    /// Leaves out the field of this name, where it may be left out; says whether it was there.
    fn leave_out(&mut self, field: &str) -> bool;
}

/// A fact: a permanent type name, and a version.
pub trait Fact: Shape {
    /// The dotted, lower-case name; it never changes.
    const TYPE: &'static str;

    /// The version that is written today.
    const VERSION: u32 = 1;

    /// Whether a record of this type can be reversed.
    const REVERSIBLE: bool = true;

    /// Whether it moves money, or states what was received: then it has a day, which lies in no closed period.
    const MOVES_MONEY: bool = false;

    /// Whether the decision fills in its date.
    const DATE_FILLED: bool = false;

    /// Reads the data of a version below [`Fact::VERSION`] with the struct of that version, then takes it to the next version, one by one.
    fn read_older(version: u32, _data: &str) -> Result<Self, DataError> {
        Err(DataError::Version(version))
    }

    /// What it belongs to, where facts follow one another and each stands on those before it: the steps of a pledge, of an
    /// activity, of a relation. Such a fact is not reversed while a later one of its chain stands.
    fn chain(&self) -> Option<String> {
        None
    }
}

/// Where a fact is stated: a registered document and, if it has items, the item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The document.
    pub document: DocumentId,
    /// The item, page or paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Text>,
}

/// A command as it is given: what is to be recorded, on which authority, under which key.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The idempotency key before [`Request::replaces`] enters it.
    pub id: IdempotencyKey,
    /// What states the fact.
    pub source: Option<Source>,
    /// The reversed record that this one stands for.
    pub replaces: Option<u64>,
    /// The fact.
    pub event: Event,
}

impl Request {
    /// The BLAKE3 of the command as given.
    #[must_use]
    pub fn hash(&self) -> Blake3 {
        command_hash(self.source.as_ref(), &self.event)
    }
}

/// The BLAKE3 of a command: of its source, type, version and data, as one line of JSON in this order.
#[must_use]
pub fn command_hash(source: Option<&Source>, event: &Event) -> Blake3 {
    let (kind, version) = (event.kind(), event.version());
    let mut text = Vec::with_capacity(1_024);
    // A vector takes whatever is written, and serializing cannot fail: see `json_text`.
    let _ = text.write_all(br#"{"source":"#);
    let _ = serde_json::to_writer(&mut text, &source);
    let _ = write!(text, r#","type":"{kind}","v":{version},"data":"#);
    let _ = serde_json::to_writer(&mut text, event);
    let _ = text.write_all(b"}");
    Blake3::of(&text)
}

/// Why the data of a record cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// Not of the form of its type.
    #[error(transparent)]
    Form(#[from] serde_json::Error),
    /// Written again, it gives other bytes.
    #[error("the data is not in its canonical form, which is {canonical}")]
    NotCanonical {
        /// The bytes that its own struct writes.
        canonical: String,
    },
    /// A version that this program does not know.
    #[error("version {0} is not known here")]
    Version(u32),
    /// A type that this program does not know.
    #[error("the type is not known here")]
    Type,
}

/// Reads data with the struct of its stored version: whatever is not as that struct writes it is refused.
pub fn read_exact<T: Serialize + DeserializeOwned>(data: &str) -> Result<T, DataError> {
    let value: T = serde_json::from_str(data)?;
    let mut rest = Rest(data.as_bytes());
    let is_same = serde_json::to_writer(&mut rest, &value).is_ok() && rest.0.is_empty();
    if is_same { Ok(value) } else { Err(DataError::NotCanonical { canonical: json_text(&value) }) }
}

/// What is still to be written of the bytes that are expected. Nothing else can be written.
struct Rest<'d>(&'d [u8]);

impl std::io::Write for Rest<'_> {
    fn write(&mut self, piece: &[u8]) -> std::io::Result<usize> {
        self.write_all(piece).map(|()| piece.len())
    }

    fn write_all(&mut self, piece: &[u8]) -> std::io::Result<()> {
        self.0 = self.0.strip_prefix(piece).ok_or(std::io::ErrorKind::InvalidData)?;
        Ok(())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn read_fact<F: Fact>(version: u32, data: &str) -> Result<F, DataError> {
    match version {
        0 => Err(DataError::Version(0)),
        _ if version == F::VERSION => read_exact(data),
        _ if version < F::VERSION => F::read_older(version, data),
        _ => Err(DataError::Version(version)),
    }
}

/// JSON of a value whose types cannot fail to serialize: no map with other keys than text, no custom error.
pub(crate) fn json_text<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The description of an event type: what help texts, completions and the reading of commands need.
pub struct EventInfo {
    /// The type.
    pub kind: &'static str,
    /// The version that is written today.
    pub version: u32,
    /// What it says.
    pub about: &'static str,
    /// Its fields.
    pub fields: &'static [FieldInfo],
}

/// Declares the struct of a fact, its three common fields and its [`Shape`].
macro_rules! fact {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $field_doc:literal])* $field:ident: $type:ty,)* }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $(
                $(#[doc = $field_doc])*
                #[serde(skip_serializing_if = "crate::event::field::Field::absent")]
                pub $field: $type,
            )*
            /// The value date: the day or the interval at which the fact holds.
            #[serde(skip_serializing_if = "crate::event::field::Field::absent")]
            pub date: Option<crate::value::days::Span>,
            /// The day or the interval at which the source states it.
            #[serde(skip_serializing_if = "crate::event::field::Field::absent")]
            pub stated: Option<crate::value::days::Span>,
            /// Which link of the fact the source does not make in words.
            #[serde(skip_serializing_if = "crate::event::field::Field::absent")]
            pub inferred: Option<crate::value::text::Text>,
        }

        impl crate::event::Shape for $name {
            const ABOUT: &'static str = concat!($($doc, "\n",)*);
            const FIELDS: &'static [crate::event::field::FieldInfo] = &[
                $(crate::event::field::FieldInfo::new::<$type>(stringify!($field), concat!($($field_doc, "\n",)*)),)*
                crate::event::field::FieldInfo::new::<Option<crate::value::days::Span>>(
                    "date", " The value date: the day or the interval at which the fact holds; left out where it is not stated"),
                crate::event::field::FieldInfo::new::<Option<crate::value::days::Span>>(
                    "stated", " The day or the interval at which the source states it, where it says so"),
                crate::event::field::FieldInfo::new::<Option<crate::value::text::Text>>(
                    "inferred", " Which link of the fact the source does not make in words: marks the fact as a reading"),
            ];

            fn mentions(&self) -> crate::event::field::Mentions {
                let mut mentions = crate::event::field::Mentions::default();
                $(crate::event::field::Field::mentions(&self.$field, &mut mentions);)*
                mentions
            }

            fn exception(&self) -> Option<&crate::value::text::Text> {
                None$(.or_else(|| crate::event::field::Field::exception(&self.$field)))*
            }

            fn effective(&self) -> Option<crate::value::days::Span> {
                self.date.or(self.stated)
            }

            fn date(&self) -> Option<crate::value::days::Span> {
                self.date
            }

            fn stated(&self) -> Option<crate::value::days::Span> {
                self.stated
            }

            fn inferred(&self) -> Option<&crate::value::text::Text> {
                self.inferred.as_ref()
            }

            fn leave_out(&mut self, field: &str) -> bool {
                match field {
                    $(stringify!($field) => crate::event::field::Field::leave_out(&mut self.$field),)*
                    "date" => crate::event::field::Field::leave_out(&mut self.date),
                    _ => false,
                }
            }
        }
    };
}
pub(crate) use fact;

/// Registers the facts: the enum of all events, the reading by type, and the descriptions.
macro_rules! events {
    ($($topic:ident: $($fact:ident),+;)*) => {
        /// Every fact that a record can hold.
        #[derive(Debug, Clone, PartialEq)]
        #[allow(missing_docs, reason = "each variant is named like its struct, which says it")]
        pub enum Event { $($($fact($topic::$fact),)+)* }

        $($(
            impl From<$topic::$fact> for Event {
                fn from(fact: $topic::$fact) -> Self {
                    Self::$fact(fact)
                }
            }
        )+)*

        /// Runs an expression on the fact inside an event.
        macro_rules! on_fact {
            ($event:expr, $bound:ident => $result:expr) => {
                match $event { $($($crate::event::Event::$fact($bound) => $result,)+)* }
            };
        }

        pub(crate) use on_fact;

        impl Event {
            /// Reads the data of a record of a type and version. Errs on what is unknown, misshapen or not canonical.
            pub fn read(kind: &str, version: u32, data: &str) -> Result<Self, DataError> {
                match kind {
                    $($(<$topic::$fact as Fact>::TYPE => read_fact::<$topic::$fact>(version, data).map(Self::$fact),)+)*
                    _ => Err(DataError::Type),
                }
            }

            /// Reads the data of a command, of today's version, in any order and spacing.
            pub fn from_json(kind: &str, data: &str) -> Result<Self, DataError> {
                match kind {
                    $($(<$topic::$fact as Fact>::TYPE => Ok(Self::$fact(serde_json::from_str(data)?)),)+)*
                    _ => Err(DataError::Type),
                }
            }
        }

        /// The descriptions of all event types, in the order of their topics.
        pub const EVENTS: &[EventInfo] = &[$($(EventInfo {
            kind: <$topic::$fact as Fact>::TYPE,
            version: <$topic::$fact as Fact>::VERSION,
            about: <$topic::$fact as Shape>::ABOUT,
            fields: <$topic::$fact as Shape>::FIELDS,
        },)+)*];
    };
}

events! {
    ledger: LedgerOpened, RecorderAdmitted, RecorderRevoked;
    party: PartyRegistered, PartyRelated, PartyRenamed, PartyMerged;
    document: DocumentRegistered, DocumentSigned;
    meeting: MeetingHeld, ReportPresented, MatterRegistered, DecisionTaken, RequestMade, RequestAnswered;
    activity: ActivityRegistered, ActivityScheduled, ActivityHeld, ActivityCancelled;
    pledge: PledgeMade, PledgeRevised, PledgeConfirmed, PledgeFulfilled, PledgeWithdrawn, SupportAcknowledged;
    fund: FundOpened, FundPolicySet, RatePublished, BalanceBroughtForward;
    assessment: ScaleAdopted, AssessmentIssued, AssessmentCredited, AssessmentWaived, ReceivableWrittenOff, PaymentPlanAgreed;
    contribution: ContributionReceived, ContributionApplied, ContributionReturned;
    budget: BudgetProposed, BudgetRecommended, BudgetApproved, BudgetRevised, BudgetTransferred, ExpenditureCharged;
    reserve: ReserveDisbursed, ReserveSpent, ReserveReturned;
    cash: IncomeRecorded, ChargeRecorded, ExchangeRecorded;
    period: PeriodClosed, PeriodReopened;
    correction: RecordReversed;
}

const fn fields_of<F: Fact>(_: &F) -> &'static [FieldInfo] {
    F::FIELDS
}

fn moves<F: Fact>(_: &F) -> bool {
    F::MOVES_MONEY
}

fn kind_of<F: Fact>(_: &F) -> (&'static str, u32, bool) {
    (F::TYPE, F::VERSION, F::REVERSIBLE)
}

impl Event {
    /// The permanent name of its type.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        on_fact!(self, fact => kind_of(fact).0)
    }

    /// The version that is written today.
    #[must_use]
    pub fn version(&self) -> u32 {
        on_fact!(self, fact => kind_of(fact).1)
    }

    /// Whether a record of its type can be reversed.
    #[must_use]
    pub fn reversible(&self) -> bool {
        on_fact!(self, fact => kind_of(fact).2)
    }

    /// Whether it moves money, or states what was received.
    #[must_use]
    pub fn moves_money(&self) -> bool {
        on_fact!(self, fact => moves(fact))
    }

    /// Its canonical JSON.
    #[must_use]
    pub fn data(&self) -> String {
        json_text(self)
    }

    /// The day or interval by which `--as-of` orders it; `None` where its source states none.
    #[must_use]
    pub fn effective(&self) -> Option<Span> {
        on_fact!(self, fact => fact.effective())
    }

    /// Which link the source does not make in words, if any.
    #[must_use]
    pub fn inferred(&self) -> Option<&Text> {
        on_fact!(self, fact => fact.inferred())
    }

    /// The chain in which it stands on the facts before it, if it does; see [`Fact::chain`].
    #[must_use]
    pub fn chain(&self) -> Option<String> {
        on_fact!(self, fact => fact.chain())
    }

    /// What it defines, stands on and speaks of.
    #[must_use]
    pub fn mentions(&self) -> Mentions {
        on_fact!(self, fact => fact.mentions())
    }

    /// Whether an event of its type brings something into being.
    #[must_use]
    pub fn defines(&self) -> bool {
        on_fact!(self, fact => fields_of(fact).iter().any(|field| field.defines))
    }

    /// Why it is reported although it breaks a rule, if it is.
    #[must_use]
    pub fn exception(&self) -> Option<&Text> {
        on_fact!(self, fact => fact.exception())
    }

    /// The commands that may have yielded it beside itself: it without some or all of what a decision fills in. The shortest first.
    pub fn shorter_commands(&self) -> impl Iterator<Item = Self> {
        let names = on_fact!(self, fact => filled_fields(fact));
        let mut shortest = if names.is_empty() { None } else { Some(self.clone()) };
        let left_out: Vec<_> =
            names.into_iter().filter(|name| shortest.as_mut().is_some_and(|it| it.leave_out(name))).collect();
        let shortest = shortest.filter(|_| !left_out.is_empty());
        // Each bit of a number stands for a field that is left out; with all of them set, it is the shortest command.
        let all = 1_u32
            .checked_shl(u32::try_from(left_out.len()).unwrap_or(u32::MAX))
            .map_or(0, |sets| sets.saturating_sub(1));
        let longer = (1..all).rev().map(move |set| {
            let mut event = self.clone();
            for (_, name) in left_out.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1) {
                event.leave_out(name);
            }
            event
        });
        shortest.into_iter().chain(longer)
    }

    /// Leaves a field out; says whether it was there.
    fn leave_out(&mut self, field: &str) -> bool {
        on_fact!(self, fact => fact.leave_out(field))
    }
}

/// The names of the fields that a decision may have filled in.
fn filled_fields<F: Fact>(_: &F) -> Vec<&'static str> {
    let date = F::DATE_FILLED.then_some("date");
    F::FIELDS.iter().filter(|field| field.filled).map(|field| field.name).chain(date).collect()
}

impl Serialize for Event {
    /// Writes the data of the fact; its type and version stand beside it in the record.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        on_fact!(self, fact => fact.serialize(serializer))
    }
}

/// What a record stands on: the things and records that its event names. The one place that knows it.
#[must_use]
pub fn refs(event: &Event) -> Vec<Thing> {
    event.mentions().refs
}

/// The number of the record that a record reverses.
#[must_use]
pub const fn reverses(event: &Event) -> Option<u64> {
    match event {
        Event::RecordReversed(reversed) => Some(reversed.seq.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
