//! pledgebook.
pub mod books;
pub mod domain;
pub mod hash;
pub mod ids;
pub mod key;
pub mod money;
pub mod projection;
pub mod record;
pub mod refusal;
pub mod text;
pub mod when;
