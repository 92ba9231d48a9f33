//! Parts of the sentences of refusals.

use std::fmt::Display;

use crate::event::meeting::Authorised;
use crate::event::party::Relation;
use crate::value::ids::{FundId, Thing};
use crate::value::money::Money;
use crate::value::text::Text;

pub fn list<T: Display>(values: &[T]) -> String {
    values.iter().map(T::to_string).collect::<Vec<_>>().join(", ")
}

pub fn quoted(texts: &[Text]) -> String {
    list(&texts.iter().map(|text| format!("\"{text}\"")).collect::<Vec<_>>())
}

/// What two amounts of one currency are together.
pub fn together(one: Money, other: Money) -> Money {
    one.with(one.amount.checked_add(other.amount).unwrap_or(one.amount))
}

/// How much an amount is above another one of its currency.
pub fn above(amount: Money, most: Money) -> Money {
    amount.with(amount.amount.checked_sub(most.amount).unwrap_or(amount.amount))
}

/// The act, as the subject of a sentence.
pub fn taking(act: Authorised, of: Option<&Thing>) -> String {
    let what = match act {
        Authorised::Approve => "the approval",
        Authorised::Revise => "the revision",
        Authorised::Transfer if of.is_some_and(|of| of.as_id::<FundId>().is_some()) => "money for another fund",
        Authorised::Transfer => "a transfer between lines",
        Authorised::Waive => "a waiver",
        Authorised::WriteOff => "a write-off",
        Authorised::Reopen => return "reopening".to_owned(),
        Authorised::Scale => "the scale",
        Authorised::Policy => "a policy",
        Authorised::Disburse => "a payment",
        Authorised::Cover => "the cover of an exception",
    };
    of.map_or_else(|| what.to_owned(), |of| format!("{what} of {of}"))
}

/// The kind of thing that a relation leads to.
pub const fn wanted(relation: Relation) -> &'static str {
    match relation {
        Relation::AdministratorOf => "a fund",
        Relation::HolderOf => "a party that is an office",
        _ => "a party",
    }
}

/// A character by its number, and as it shows.
pub fn code_point(c: char) -> String {
    format!("U+{:04X} ({c})", u32::from(c))
}
