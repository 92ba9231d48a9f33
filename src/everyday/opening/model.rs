//! What the opening of a ledger is made of, once its answers were read.

use crate::event::ledger::{MonthDay, Origin, TimeZone};
use crate::everyday::opening::Place;
use crate::everyday::opening::party::{Named, Party};
use crate::everyday::opening::words::TypedAssessment;
use crate::value::address::WebAddress;
use crate::value::days::Day;
use crate::value::hash::Blake3;
use crate::value::ids::{DocumentId, FundId, PartyId};
use crate::value::money::{Currency, FrozenCurrency, Money, Share};
use crate::value::text::Text;

/// A fund.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Fund {
    pub id: FundId,
    pub named: Named,
    pub currency: Currency,
    pub place: Place,
}

/// The rules of a fund that helps cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cases {
    /// The fund.
    pub fund: FundId,
    /// The most that a case may receive.
    pub ceiling: Option<Money>,
    /// The balance below which it must not fall.
    pub floor: Option<Money>,
    /// The categories that it may help; none where it may help any.
    pub categories: Vec<Text>,
    /// Where it was said.
    pub place: Place,
}

/// The members of a fund, with their shares.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Scale {
    pub fund: FundId,
    pub shares: Vec<(PartyId, Share)>,
    pub place: Place,
}

/// The document that certifies balances.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Certificate {
    pub id: DocumentId,
    pub title: Text,
    /// The hash of its bytes; `None` where it is named by an address.
    pub blake3: Option<Blake3>,
    pub url: Option<WebAddress>,
    /// Where it is kept, if it is on paper.
    pub kept_at: Option<Text>,
    pub place: Place,
}

/// Certified balances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balances {
    /// The day on which the funds held them.
    pub on: Day,
    /// The funds that held something.
    pub amounts: Vec<(FundId, Money, Place)>,
    /// What certifies them.
    pub certificate: Certificate,
}

/// An assessment of all members of a fund.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// What is assessed.
    pub typed: TypedAssessment<FundId>,
    /// The day on which it is assessed.
    pub on: Day,
    /// Where it was said.
    pub place: Place,
}

/// The opening of a ledger.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "the questions say it")]
pub struct Opening {
    pub body: Party,
    pub origin: Origin,
    pub is_invented: bool,
    pub currencies: Vec<FrozenCurrency>,
    pub year_begins: MonthDay,
    pub time_zone: TimeZone,
    /// The bodies that decide or recommend, and the offices that record.
    pub bodies: Vec<Party>,
    pub funds: Vec<Fund>,
    pub cases: Vec<Cases>,
    pub members: Vec<Party>,
    pub others: Vec<Party>,
    pub scales: Vec<Scale>,
    pub balances: Option<Balances>,
    /// The first day of the record: policies and scales hold from it.
    pub begins: Day,
    pub assessments: Vec<Assessment>,
}
