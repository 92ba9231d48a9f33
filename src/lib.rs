//! pledgebook.
pub mod hash;
pub mod key;
