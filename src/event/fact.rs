//! The trait of a fact, the macro that declares one, and the reading of its data.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::event::field::{BrokenRule, FieldInfo, Mentions};
use crate::languages::say;
use crate::value::days::{Day, Span};
use crate::value::text::Text;

/// A fact: a permanent type name, a version, and what follows from its declaration with `fact!`.
pub trait Fact: Serialize + DeserializeOwned + Clone + PartialEq + std::fmt::Debug {
    /// The dotted, lower-case name; it never changes.
    const TYPE: &'static str;

    /// The version that is written today.
    const VERSION: u32 = 1;

    /// True if a record of this type can be corrected.
    const CORRECTABLE: bool = true;

    /// True if it moves money, or states what was received: its day is filled in where none is
    /// stated, and lies in no closed period unless it says why.
    const MOVES_MONEY: bool = false;

    /// The help text of its command. Declared: the struct's documentation.
    const ABOUT: &'static str;

    /// Its fields, in the order in which they are written. Declared.
    const FIELDS: &'static [FieldInfo];

    /// The description of its type.
    const INFO: &'static EventInfo = &EventInfo {
        kind: Self::TYPE,
        version: Self::VERSION,
        correctable: Self::CORRECTABLE,
        moves_money: Self::MOVES_MONEY,
        about: Self::ABOUT,
        fields: Self::FIELDS,
    };

    /// Reads data of a version below [`Fact::VERSION`] with the struct of that version, and converts it one version at
    /// a time.
    fn read_older(version: u32, _data: &str) -> Result<Self, DataError> {
        Err(DataError::Version(version))
    }

    /// Names the chain that the fact belongs to, where each fact depends on those before it: the steps of a pledge, of
    /// an activity, of a relation. Such a fact cannot be reversed while a later one of its chain stands.
    fn chain(&self) -> Option<String> {
        None
    }

    /// Collects what the fact defines, depends on and names. Declared.
    fn mentions(&self) -> Mentions;

    /// Returns the reason for reporting the fact although it breaks a rule. Declared.
    fn exception(&self) -> Option<&Text>;

    /// Returns the reference under which a bank statement or a voucher lists it. Declared.
    fn reference(&self) -> Option<&Text>;

    /// Returns the rules that it breaks, if it is an exception. Declared.
    fn breaks(&self) -> &[BrokenRule];

    /// Fills in the rules that it breaks. Declared.
    fn fill_breaks(&mut self, breaks: &[BrokenRule]);

    /// Returns the value date. Declared.
    fn date(&self) -> Option<Span>;

    /// Fills in the value date. Declared.
    fn fill_date(&mut self, day: Day);

    /// Returns which link the recorder inferred. Declared.
    fn inferred(&self) -> Option<&Text>;

    /// Lists the fields that have a value, in order. Declared.
    fn present(&self) -> Vec<&'static str>;

    /// Clears a field that may be left out, and says whether it had a value. Declared.
    fn leave_out(&mut self, field: &str) -> bool;
}

/// The description of an event type: what help texts, completions and the reading of commands need.
#[derive(Clone, Copy)]
pub struct EventInfo {
    /// The dotted name of the type.
    pub kind: &'static str,
    /// The version that is written today.
    pub version: u32,
    /// True if a record of this type can be corrected.
    pub correctable: bool,
    /// True if it moves money, or states what was received.
    pub moves_money: bool,
    /// The help text of its command.
    pub about: &'static str,
    /// Its fields, in the order in which they are written.
    pub fields: &'static [FieldInfo],
}

/// Declares a fact: its struct, which ends with the two fields that every fact has, and its [`Fact`] implementation,
/// to which the items that follow from the struct are added.
macro_rules! fact {
    (
        $(#[doc = $about:literal])+
        pub struct $name:ident {
            $($(#[doc = $help:literal])+ pub $field:ident: $type:ty,)*
            pub $date:ident: $date_type:ty, pub $inferred:ident: $inferred_type:ty,
        }

        impl $fact:ident for $same:ident { $($item:tt)* }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        pub struct $name {
            $(
                $(#[doc = $help])+
                #[serde(skip_serializing_if = "crate::event::field::Field::absent")]
                pub $field: $type,
            )*
            /// The value date: the day or the interval at which the fact holds.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub $date: $date_type,
            /// The link of the fact that the recorder inferred, in words.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub $inferred: $inferred_type,
        }

        crate::value::object::read_object!($name, concat!("struct ", stringify!($name)), {
            $($field: $type,)*
            $date: $date_type,
            $inferred: $inferred_type,
        });

        impl $fact for $same {
            $($item)*

            const ABOUT: &'static str = concat!($($about,)+);
            const FIELDS: &'static [crate::event::field::FieldInfo] = &[
                $(crate::event::field::FieldInfo::new::<$type>(stringify!($field), concat!($($help,)+)),)*
                crate::event::field::DATE,
                crate::event::field::INFERRED,
            ];

            fn mentions(&self) -> crate::event::field::Mentions {
                let mut mentions = crate::event::field::Mentions::default();
                $(crate::event::field::Field::mentions(&self.$field, &mut mentions);)*
                mentions
            }

            fn exception(&self) -> Option<&crate::value::text::Text> {
                None$(.or_else(|| crate::event::field::Field::exception(&self.$field)))*
            }

            fn reference(&self) -> Option<&crate::value::text::Text> {
                None$(.or_else(|| crate::event::field::Field::reference(&self.$field)))*
            }

            fn breaks(&self) -> &[crate::event::field::BrokenRule] {
                let all: &[&[crate::event::field::BrokenRule]] =
                    &[$(crate::event::field::Field::breaks(&self.$field),)*];
                all.iter().copied().find(|breaks| !breaks.is_empty()).unwrap_or(&[])
            }

            fn fill_breaks(&mut self, breaks: &[crate::event::field::BrokenRule]) {
                $(crate::event::field::Field::fill_breaks(&mut self.$field, breaks);)*
            }

            fn date(&self) -> $date_type {
                self.date
            }

            fn fill_date(&mut self, day: crate::value::days::Day) {
                self.date = Some(day.into());
            }

            fn inferred(&self) -> Option<&crate::value::text::Text> {
                self.inferred.as_ref()
            }

            fn present(&self) -> Vec<&'static str> {
                let mut present = Vec::with_capacity(Self::FIELDS.len());
                $(if !crate::event::field::Field::absent(&self.$field) {
                    present.push(stringify!($field));
                })*
                present.extend(self.date.map(|_| "date"));
                present
            }

            fn leave_out(&mut self, field: &str) -> bool {
                match field {
                    $(stringify!($field) => crate::event::field::Field::leave_out(&mut self.$field),)*
                    "date" => self.date.take().is_some(),
                    _ => false,
                }
            }
        }
    };
}
pub(crate) use fact;

/// The reason for refusing the data of a record.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// Not of the form of its type.
    #[error(transparent)]
    Form(#[from] serde_json::Error),
    /// Written again, it gives other bytes.
    #[error("{}", say!("event-data-not-canonical", canonical = .canonical))]
    NotCanonical {
        /// The bytes that its own struct writes.
        canonical: String,
    },
    /// A version that this program does not know.
    #[error("{}", say!("event-data-version", version = .0))]
    Version(u32),
    /// A type that this program does not know.
    #[error("{}", say!("event-data-type"))]
    Type,
}

/// Reads the data of a record of any version.
pub(crate) fn read_fact<F: Fact>(version: u32, data: &str) -> Result<F, DataError> {
    match version {
        0 => Err(DataError::Version(0)),
        _ if version == F::VERSION => read_exact(data),
        _ if version < F::VERSION => F::read_older(version, data),
        _ => Err(DataError::Version(version)),
    }
}

/// Reads data with the struct of its stored version. Errs unless it is exactly as that struct writes it.
pub fn read_exact<T: Serialize + DeserializeOwned>(data: &str) -> Result<T, DataError> {
    let value: T = serde_json::from_str(data)?;
    let mut rest = Expected(data.as_bytes());
    let is_same = serde_json::to_writer(&mut rest, &value).is_ok() && rest.0.is_empty();
    if is_same { Ok(value) } else { Err(DataError::NotCanonical { canonical: json_text(&value) }) }
}

/// A writer that fails on the first byte that differs from the expected bytes.
struct Expected<'d>(&'d [u8]);

impl std::io::Write for Expected<'_> {
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

/// Serializes a value whose types cannot fail to serialize: no map with other keys than text, no custom error.
pub(crate) fn json_text<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
