//! Structs that are JSON objects: one reader for all of them, smaller than what `serde` derives for each, and stricter:
//! a list is no object.

use std::fmt;

use serde::Deserialize;
use serde::de::value::UnitDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use crate::languages::say;

/// Implements `Deserialize` for a struct that is written as a JSON object: its members in any order, each once, and no
/// other.
macro_rules! read_object {
    ($name:ident, $expected:expr, { $($field:ident: $type:ty,)* }) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use crate::value::object::{MemberName, or_missing, put};
                const NAMES: &[&str] = &[$(stringify!($field)),*];
                struct Object;
                impl<'de> serde::de::Visitor<'de> for Object {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str($expected)
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut members: A) -> Result<$name, A::Error> {
                        $(let mut $field: Option<$type> = None;)*
                        while let Some(name) = members.next_key_seed(MemberName(NAMES))? {
                            match name {
                                $(stringify!($field) => put(&mut members, &mut $field, name)?,)*
                                _ => {} // A name is one of `NAMES`.
                            }
                        }
                        Ok($name { $($field: or_missing($field, stringify!($field))?,)* })
                    }
                }
                deserializer.deserialize_struct(stringify!($name), NAMES, Object)
            }
        }
    };
}
pub(crate) use read_object;

/// Reads the name of a member, which must be one of these.
pub(crate) struct MemberName(pub &'static [&'static str]);

impl<'de> DeserializeSeed<'de> for MemberName {
    type Value = &'static str;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<&'static str, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for MemberName {
    type Value = &'static str;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("field identifier")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<&'static str, E> {
        let known = self.0.iter().find(|known| **known == name);
        known.copied().ok_or_else(|| E::custom(unknown(name, self.0)))
    }
}

/// Says which names a member may have, in the words of `serde`.
fn unknown(name: &str, names: &[&str]) -> String {
    match names {
        [one, other] => say!("value-object-unknown-of-two", name = name, one = one, other = other),
        _ => {
            let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
            say!("value-object-unknown", name = name, names = names.join(", "))
        }
    }
}

/// Reads the value of a member. Errs if the object had this member before.
pub(crate) fn put<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
    members: &mut A,
    into: &mut Option<T>,
    name: &'static str,
) -> Result<(), A::Error> {
    if into.is_some() {
        return Err(A::Error::custom(say!("value-object-duplicate", name = name)));
    }
    *into = Some(members.next_value()?);
    Ok(())
}

/// Returns the value of a member, or `None` for an option that is left out. Errs if any other member is left out.
pub(crate) fn or_missing<'de, T: Deserialize<'de>, E: Error>(found: Option<T>, name: &'static str) -> Result<T, E> {
    match found {
        Some(found) => Ok(found),
        // Only an option reads a unit.
        None => T::deserialize(UnitDeserializer::<E>::new())
            .map_err(|_| E::custom(say!("value-object-missing", name = name))),
    }
}
