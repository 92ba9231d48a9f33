//! The rows of a period that is published, and their root, as [`crate::event::period`] specifies them.

use std::collections::BTreeMap;

use crate::state::accounts::Account;
use crate::value::hash::TreeHash;
use crate::value::merkle::Frontier;
use crate::value::money::{Amount, Currency, Money, Sums};

/// Sums of postings, by account.
pub type Rows = BTreeMap<Account, Sums>;

/// A row of a closed period, as [`crate::event::period`] specifies it: one account in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodRow {
    /// At the end of the day before, as it was published.
    pub opening: Amount,
    /// What was found since of the days before.
    pub corrections: Amount,
    /// The sum of the entries of the period.
    pub movement: Amount,
    /// The sum of the three.
    pub closing: Amount,
}

/// The rows of a closed period, by account and currency.
pub type PeriodRows = BTreeMap<(Account, Currency), PeriodRow>;

/// Writes a row as the leaf of the tree of its period.
#[must_use]
pub fn row_text((account, currency): &(Account, Currency), row: &PeriodRow) -> String {
    let money = |amount: Amount| Money { currency: *currency, amount }.digits().plain().to_string();
    let PeriodRow { opening, corrections, movement, closing } = *row;
    format!("{account} {currency} {} {} {} {}", money(opening), money(corrections), money(movement), money(closing))
}

/// Computes the root of a period's rows: of an RFC 6962 tree whose leaves are their texts, sorted by their bytes.
#[must_use]
pub fn rows_root(rows: &PeriodRows) -> TreeHash {
    let mut texts: Vec<String> = rows.iter().map(|(key, row)| row_text(key, row)).collect();
    texts.sort_unstable();
    let mut tree = Frontier::new();
    texts.iter().for_each(|text| tree.push(text.as_bytes()));
    tree.root()
}
