//! Derived data of one machine: snapshots, the index, and what it trusts. Everything here can be deleted at any moment.

pub mod index;
pub mod snapshots;
pub mod trust;
