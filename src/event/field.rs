//! The types of the fields of facts.
//!
//! The type of a field says how it is written, what it defines and what it depends on. A fact's help text, its options
//! on the command line, the things that it refers to and the rules for every amount follow from these types, so no fact
//! repeats them.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Value, json};

use crate::languages::say;
use crate::value::address::WebAddress;
use crate::value::days::{Day, Period, Span, Window};
use crate::value::hash::{Blake3, TreeHash};
use crate::value::ids::{
    ActivityId, AssessmentId, BudgetId, CaseId, ContributionId, DecisionId, DocumentId, FundId, Id, LineId, MatterId,
    MeetingId, PartyId, PlanId, PledgeId, RateId, ReportId, RequestId, RunId, ScaleId, SupportId, Thing,
};
use crate::value::key::{KeyId, VerifierKey};
use crate::value::money::{Amount, Currency, FrozenCurrency, Money, Rate, Share, ungrouped};
use crate::value::name::Name;
use crate::value::text::Text;

/// The number of times that a field may be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arity {
    /// Exactly once.
    One,
    /// At most once.
    Optional,
    /// Any number of times.
    Many,
    /// Once or more.
    AtLeastOne,
}

/// The things, amounts and currencies in the fields of an event.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Mentions {
    /// Things that the event defines.
    pub defines: Vec<Thing>,
    /// Things that must be on record before the event.
    pub refs: Vec<Thing>,
    /// All amounts of money.
    pub amounts: Vec<Money>,
    /// Currencies named without an amount.
    pub currencies: Vec<Currency>,
}

/// A type that a field of an event may have.
pub trait Field: Serialize + DeserializeOwned {
    /// The placeholder in help texts.
    const VALUE: &'static str;
    /// A value as a person would write it, for the examples of help texts.
    const EXAMPLE: &'static str;
    /// The number of times that the field may be given.
    const ARITY: Arity = Arity::One;
    /// The permitted words, if the choice is closed.
    const CHOICES: &'static [&'static str] = &[];

    /// Converts one value from the command line to JSON.
    fn json(text: &str) -> Value {
        Value::from(text)
    }

    /// True if the decision fills the field in where a command leaves it out.
    const FILLED: bool = false;

    /// True if its values define things.
    const DEFINES: bool = false;

    /// Returns whether the field has no value, and so is left out of the record.
    fn absent(&self) -> bool {
        false
    }

    /// Clears a field that may be left out, and returns whether it had a value.
    fn leave_out(&mut self) -> bool {
        false
    }

    /// Adds the things, amounts and currencies of the value.
    fn mentions(&self, _into: &mut Mentions) {}

    /// Returns the reason for reporting the fact although it breaks a rule, if the value is one.
    fn exception(&self) -> Option<&Text> {
        None
    }

    /// Returns the reference of the payment, if the value is one.
    fn reference(&self) -> Option<&Text> {
        None
    }

    /// Returns the rules that an exception breaks, if the value names them.
    fn breaks(&self) -> &[BrokenRule] {
        &[]
    }

    /// Fills in the rules that an exception breaks, if the value is to name them.
    fn fill_breaks(&mut self, _breaks: &[BrokenRule]) {}
}

/// The description of one field: what help texts and the reading of a command line need.
#[derive(Clone, Copy)]
pub struct FieldInfo {
    /// The field's name in a record.
    pub name: &'static str,
    /// The help text.
    pub about: &'static str,
    /// The placeholder in help texts.
    pub value: &'static str,
    /// A value as a person would write it.
    pub example: &'static str,
    /// The number of times that it may be given.
    pub arity: Arity,
    /// The permitted words, if the choice is closed.
    pub choices: &'static [&'static str],
    /// True if the decision fills the field in where a command leaves it out.
    pub filled: bool,
    /// True if its values define things.
    pub defines: bool,
    /// Converts values from the command line to JSON. Errs with the reason why they cannot be the field's value.
    pub read: fn(&[String]) -> Result<Value, String>,
}

impl FieldInfo {
    /// Describes a field of type `F`.
    #[must_use]
    pub const fn new<F: Field>(name: &'static str, about: &'static str) -> Self {
        Self {
            name,
            about,
            value: F::VALUE,
            example: F::EXAMPLE,
            arity: F::ARITY,
            choices: F::CHOICES,
            filled: F::FILLED,
            defines: F::DEFINES,
            read: read::<F>,
        }
    }
}

/// The field `date` of every fact.
pub(crate) const DATE: FieldInfo = FieldInfo::new::<Option<Span>>(
    "date",
    "The value date: the day or the interval at which the fact holds; left out, it is the day of its source",
);
/// The field `inferred` of every fact.
pub(crate) const INFERRED: FieldInfo = FieldInfo::new::<Option<Text>>(
    "inferred",
    "The link of the fact that the source does not make in words: marks the fact as a reading",
);

fn read<F: Field>(texts: &[String]) -> Result<Value, String> {
    let value = match (F::ARITY, texts) {
        (Arity::One | Arity::Optional, [text]) => F::json(text),
        (Arity::One | Arity::Optional, _) => return Err(say!("event-field-once")),
        _ => Value::Array(texts.iter().map(|text| F::json(text)).collect()),
    };
    // The value is checked by its own type, and kept as JSON: the command line then takes the path of a file of
    // commands.
    match serde_json::from_str::<F>(&value.to_string()) {
        Ok(_) => Ok(value),
        Err(error) => {
            let place = format!(" at line {} column {}", error.line(), error.column());
            let why = error.to_string();
            Err(why.strip_suffix(&place).unwrap_or(&why).to_owned())
        }
    }
}

/// The id of a thing that the event defines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct New<I>(pub I);

impl<I: Id + Field> Field for New<I> {
    const VALUE: &'static str = I::VALUE;
    const EXAMPLE: &'static str = I::EXAMPLE;
    const DEFINES: bool = true;

    fn mentions(&self, into: &mut Mentions) {
        into.defines.push(self.0.thing());
        into.refs.extend(self.0.parent());
    }
}

impl<F: Field> Field for Option<F> {
    const VALUE: &'static str = F::VALUE;
    const EXAMPLE: &'static str = F::EXAMPLE;
    const ARITY: Arity = Arity::Optional;
    const CHOICES: &'static [&'static str] = F::CHOICES;
    const DEFINES: bool = F::DEFINES;

    fn json(text: &str) -> Value {
        F::json(text)
    }

    fn absent(&self) -> bool {
        self.is_none()
    }

    fn leave_out(&mut self) -> bool {
        self.take().is_some()
    }

    fn mentions(&self, into: &mut Mentions) {
        self.iter().for_each(|value| value.mentions(into));
    }

    fn exception(&self) -> Option<&Text> {
        self.as_ref().and_then(F::exception)
    }

    fn reference(&self) -> Option<&Text> {
        self.as_ref().and_then(F::reference)
    }
}

/// A list in the order of the source, without duplicates; left out where it is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct List<T>(Vec<T>);

/// A list in the order of the source, not empty and without duplicates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct AtLeastOne<T>(Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> std::ops::Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> std::ops::Deref for AtLeastOne<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

fn without_doubles<T: PartialEq>(values: Vec<T>) -> Result<Vec<T>, String> {
    let doubled = values.iter().enumerate().any(|(index, value)| values.iter().take(index).any(|other| other == value));
    if doubled { Err(say!("event-field-twice")) } else { Ok(values) }
}

impl<T: PartialEq> From<Vec<T>> for List<T> {
    /// Keeps the first of equal values.
    fn from(values: Vec<T>) -> Self {
        let mut list = Vec::new();
        values.into_iter().for_each(|value| {
            if !list.contains(&value) {
                list.push(value)
            }
        });
        Self(list)
    }
}

impl<'de, T: Deserialize<'de> + PartialEq> Deserialize<'de> for List<T> {
    /// Reads a missing list as empty. It goes through an option, because serde lets only options be missing.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let values = Option::<Vec<T>>::deserialize(deserializer)?.unwrap_or_default();
        without_doubles(values).map(Self).map_err(serde::de::Error::custom)
    }
}

impl<'de, T: Deserialize<'de> + PartialEq> Deserialize<'de> for AtLeastOne<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let values = Vec::<T>::deserialize(deserializer)?;
        if values.is_empty() {
            return Err(serde::de::Error::custom(say!("event-field-empty")));
        }
        without_doubles(values).map(Self).map_err(serde::de::Error::custom)
    }
}

impl<T> AtLeastOne<T> {
    /// Wraps values, of which no two may be equal; `None` if there are none.
    #[must_use]
    pub fn new(values: Vec<T>) -> Option<Self> {
        if values.is_empty() { None } else { Some(Self(values)) }
    }
}

impl<F: Field + PartialEq> Field for List<F> {
    const VALUE: &'static str = F::VALUE;
    const EXAMPLE: &'static str = F::EXAMPLE;
    const ARITY: Arity = Arity::Many;
    const CHOICES: &'static [&'static str] = F::CHOICES;
    const DEFINES: bool = F::DEFINES;

    fn json(text: &str) -> Value {
        F::json(text)
    }

    fn absent(&self) -> bool {
        self.0.is_empty()
    }

    fn mentions(&self, into: &mut Mentions) {
        self.0.iter().for_each(|value| value.mentions(into));
    }
}

impl<F: Field + PartialEq> Field for AtLeastOne<F> {
    const VALUE: &'static str = F::VALUE;
    const EXAMPLE: &'static str = F::EXAMPLE;
    const ARITY: Arity = Arity::AtLeastOne;
    const CHOICES: &'static [&'static str] = F::CHOICES;
    const DEFINES: bool = F::DEFINES;

    fn json(text: &str) -> Value {
        F::json(text)
    }

    fn mentions(&self, into: &mut Mentions) {
        self.0.iter().for_each(|value| value.mentions(into));
    }
}

/// A value that the decision fills in where the command leaves it out, so that every record states its outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Filled<T>(pub Option<T>);

impl<T> std::ops::Deref for Filled<T> {
    type Target = Option<T>;

    fn deref(&self) -> &Option<T> {
        &self.0
    }
}

impl<T> From<T> for Filled<T> {
    fn from(value: T) -> Self {
        Self(Some(value))
    }
}

impl<F: Field> Field for Filled<F> {
    const VALUE: &'static str = F::VALUE;
    const EXAMPLE: &'static str = F::EXAMPLE;
    const ARITY: Arity = match F::ARITY {
        Arity::One | Arity::Optional => Arity::Optional,
        Arity::Many | Arity::AtLeastOne => Arity::Many,
    };
    const CHOICES: &'static [&'static str] = F::CHOICES;
    const DEFINES: bool = F::DEFINES;
    const FILLED: bool = true;

    fn json(text: &str) -> Value {
        F::json(text)
    }

    fn absent(&self) -> bool {
        self.0.is_none()
    }

    fn leave_out(&mut self) -> bool {
        self.0.take().is_some()
    }

    fn mentions(&self, into: &mut Mentions) {
        self.0.iter().for_each(|value| value.mentions(into));
    }
}

/// The reason for reporting what has happened although it breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Exception(pub Text);

impl Field for Exception {
    const VALUE: &'static str = "TEXT";
    const EXAMPLE: &'static str = "'a few words'";

    fn exception(&self) -> Option<&Text> {
        Some(&self.0)
    }
}

/// The reference under which a bank statement or a voucher lists a payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reference(pub Text);

impl Field for Reference {
    const VALUE: &'static str = "REFERENCE";
    const EXAMPLE: &'static str = "TRF-88213";

    fn reference(&self) -> Option<&Text> {
        Some(&self.0)
    }
}

words! {
    /// A rule that an exception breaks.
    pub enum BrokenRule {
        /// A decision of a body that decides is asked for.
        Authority = "authority",
        /// A budget is charged once it is approved.
        Approval = "approval",
        /// Nothing is spent on an activity after it was cancelled.
        Activity = "activity",
        /// A fund helps cases of the categories in its policy.
        Category = "category",
        /// Those who may apply for help, as the policy says, apply for it.
        Applicant = "applicant",
        /// Transfers between lines stay within the caps of the policy.
        Transfers = "transfers",
        /// A fund pays out no more than it holds.
        Cash = "cash",
        /// A fund does not fall below its floor.
        Floor = "floor",
        /// A case receives no more than the cap.
        Cap = "cap",
        /// No more is charged to a line than it has.
        Line = "line",
        /// An implementer spends no more than it was advanced.
        Advance = "advance",
        /// A case returns no more than it received.
        Case = "case",
        /// A rate is used on the days on which it holds.
        Rate = "rate",
        /// What arrives differs from what is credited by no more than the tolerance of the policy.
        Tolerance = "tolerance",
    }
}

/// The rules that an exception breaks, worked out when it is recorded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Breaks(Option<AtLeastOne<BrokenRule>>);

impl Field for Breaks {
    const VALUE: &'static str = BrokenRule::VALUE;
    const EXAMPLE: &'static str = BrokenRule::EXAMPLE;
    const ARITY: Arity = Arity::Many;
    const CHOICES: &'static [&'static str] = BrokenRule::CHOICES;
    const FILLED: bool = true;

    fn absent(&self) -> bool {
        self.0.is_none()
    }

    fn leave_out(&mut self) -> bool {
        self.0.take().is_some()
    }

    fn breaks(&self) -> &[BrokenRule] {
        self.0.as_ref().map_or(&[], |breaks| breaks)
    }

    fn fill_breaks(&mut self, breaks: &[BrokenRule]) {
        self.0 = AtLeastOne::new(breaks.to_vec());
    }
}

/// Declares a pair, which is written `LEFT=RIGHT` on a command line and as an object of two members in a record.
macro_rules! pairs {
    ($(
        $(#[doc = $doc:literal])*
        pub struct $name:ident {
            $(#[doc = $a_doc:literal])* pub $a:ident: $a_type:ty,
            $(#[doc = $b_doc:literal])* pub $b:ident: $b_type:ty,
        }

        impl $field:ident for $same:ident { $($item:tt)* }
    )*) => {$(
        $(#[doc = $doc])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
        pub struct $name {
            $(#[doc = $a_doc])*
            pub $a: $a_type,
            $(#[doc = $b_doc])*
            pub $b: $b_type,
        }

        crate::value::object::read_object!($name, concat!("struct ", stringify!($name)), { $a: $a_type, $b: $b_type, });

        impl $field for $same {
            $($item)*

            fn json(text: &str) -> serde_json::Value {
                match text.split_once('=') {
                    Some((a, b)) => serde_json::json!({
                        stringify!($a): <$a_type as $field>::json(a), stringify!($b): <$b_type as $field>::json(b)
                    }),
                    None => serde_json::Value::from(text),
                }
            }

            fn mentions(&self, into: &mut crate::event::field::Mentions) {
                $field::mentions(&self.$a, into);
                $field::mentions(&self.$b, into);
            }
        }
    )*};
}
pub(crate) use pairs;

macro_rules! plain_fields {
    ($($type:ty: $value:literal $example:literal),* $(,)?) => {$(
        impl Field for $type {
            const VALUE: &'static str = $value;
            const EXAMPLE: &'static str = $example;
        }
    )*};
}
plain_fields! {
    Text: "TEXT" "'a few words'", Day: "DAY" "2017-11-27", Span: "DAY[/DAY]" "2017-11-27/2017-11-28",
    Window: "EDTF" "2018-40", VerifierKey: "KEY" "example.org/rcm+1a2b3c4d+AQID…", KeyId: "KEY-ID" "1a2b3c4d",
    Blake3: "BLAKE3" "af1349b9…", TreeHash: "ROOT" "47DEQpj8…=", FrozenCurrency: "CURRENCY/PLACES" "USD/2", Rate: "RATE" "7.75",
    Name: "NAME" "'Regional Conference on Migration'", WebAddress: "ADDRESS" "https://example.org/minutes.pdf",
    Share: "PER-CENT" "12.5", Amount: "AMOUNT" "0.01", Period: "PERIOD" "2018", RunId: "RUN" "dues-2018",
    LineId: "LINE" "travel", CaseId: "CASE" "case-17",
}

macro_rules! reference_fields {
    ($($type:ty: $value:literal $example:literal),* $(,)?) => {$(
        impl Field for $type {
            const VALUE: &'static str = $value;
            const EXAMPLE: &'static str = $example;

            fn mentions(&self, into: &mut Mentions) {
                into.refs.push(self.thing());
            }
        }
    )*};
}
reference_fields! {
    PartyId: "PARTY" "canada", DocumentId: "DOCUMENT" "letter-12", MeetingId: "MEETING" "rcgm-2017",
    ReportId: "REPORT" "canada-report", MatterId: "MATTER" "ts-mou", DecisionId: "MEETING/ITEM" "rcgm-2017/R8.b",
    RequestId: "REQUEST" "ts-concept-note", ActivityId: "ACTIVITY" "health-workshop-2",
    PledgeId: "PLEDGE" "canada-health-2", SupportId: "SUPPORT" "canada-support", FundId: "FUND" "reserve-fund",
    RateId: "RATE-ID" "chf-usd-2018-03", ScaleId: "SCALE" "scale-2018", AssessmentId: "ASSESSMENT" "honduras-2018",
    PlanId: "PLAN" "honduras-plan", ContributionId: "CONTRIBUTION" "receipt-17", BudgetId: "BUDGET" "secretariat-2018",
}

impl Field for Thing {
    const VALUE: &'static str = "KIND:ID";
    const EXAMPLE: &'static str = "activity:health-workshop-2";

    fn mentions(&self, into: &mut Mentions) {
        into.refs.push(self.clone());
    }
}

impl Field for Currency {
    const VALUE: &'static str = "CURRENCY";
    const EXAMPLE: &'static str = "USD";

    fn mentions(&self, into: &mut Mentions) {
        into.currencies.push(*self);
    }
}

impl Field for Money {
    const VALUE: &'static str = "'USD 100.00'";
    const EXAMPLE: &'static str = "'USD 100.00'";

    fn json(text: &str) -> Value {
        match text.split_once(' ') {
            Some((currency, amount)) => json!({ "currency": currency, "amount": ungrouped(amount) }),
            None => Value::from(text),
        }
    }

    fn mentions(&self, into: &mut Mentions) {
        into.amounts.push(*self);
    }
}

/// The largest whole number that a record may hold: every JSON reader keeps it exactly (RFC 8259, section 6).
pub const INTEGER_MAX: u64 = (1 << 53) - 1;

/// The number of an earlier record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct RecordNumber(pub u64);

impl<'de> Deserialize<'de> for RecordNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = u64::deserialize(deserializer)?;
        if number > INTEGER_MAX {
            return Err(serde::de::Error::custom(say!("event-field-number")));
        }
        Ok(Self(number))
    }
}

impl Field for RecordNumber {
    const VALUE: &'static str = "RECORD";
    const EXAMPLE: &'static str = "41";

    fn json(text: &str) -> Value {
        text.parse::<u64>().map_or_else(|_| Value::from(text), Value::from)
    }

    fn mentions(&self, into: &mut Mentions) {
        into.refs.push(Thing::record(self.0));
    }
}

/// Declares a closed choice of words, each documented with its meaning.
macro_rules! words {
    (
        $(#[doc = $doc:literal])*
        pub enum $name:ident { $($(#[doc = $word_doc:literal])* $word:ident = $text:literal,)* }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $word_doc])* $word,)* }

        impl $name {
            /// The word in records and on the screen.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$word => $text,)* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;

            fn from_str(text: &str) -> Result<Self, String> {
                match text {
                    $($text => Ok(Self::$word),)*
                    _ => Err(crate::languages::say!(
                        "event-field-none-of",
                        text = format!("{text:?}"),
                        words = <Self as crate::event::field::Field>::CHOICES.join(", ")
                    )),
                }
            }
        }

        crate::value::text::serde_as_text!($name => word);

        impl crate::event::field::Field for $name {
            const VALUE: &'static str = "WORD";
            const EXAMPLE: &'static str = "";
            const CHOICES: &'static [&'static str] = &[$($text,)*];
        }
    };
}
pub(crate) use words;
