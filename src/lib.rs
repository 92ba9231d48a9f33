//! pledgebook.
pub mod audit;
pub mod books;
pub mod desk;
pub mod domain;
pub mod error;
pub mod hash;
pub mod ids;
pub mod key;
pub mod ledger;
pub mod log;
pub mod money;
pub mod projection;
pub mod record;
pub mod refusal;
pub mod store;
pub mod text;
pub mod when;
