//! Values: money, ids, days, text, names, addresses, hashes and keys, each checked when it is made and
//! immutable afterwards.

pub mod address;
pub mod days;
pub mod hash;
pub mod ids;
pub mod key;
pub mod merkle;
pub mod money;
pub mod name;
pub(crate) mod object;
pub mod term;
pub mod text;
