//! The books: all projections together. What commands decide on, and what reports read.

use serde_json::value::{RawValue, to_raw_value};

use crate::domain::period::Rows;
use crate::domain::postings::Posting;
use crate::domain::reserve::PaidToCase;
use crate::hash::Blake3;
use crate::ids::{CaseId, FundId, IdempotencyKey};
use crate::money::Sums;
use crate::projection::{
    Effect, Projection, activities::Activities, budgets::Budgets, contributions::Contributions, documents::Documents,
    exceptions::Exceptions, funds::Funds, journal::Journal, meetings::Meetings, parties::Parties, periods::Periods,
    pledges::Pledges, recorders::Recorders, things::Things,
};
use crate::record::Record;
use crate::when::{Day, Period};

/// Lists the projections, once.
macro_rules! books {
    ($($(#[doc = $doc:literal])* $name:ident: $projection:ty,)*) => {
        /// All projections of one ledger, after the same records.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct Books {
            $($(#[doc = $doc])* pub $name: $projection,)*
        }

        impl Books {
            /// The name of each projection.
            pub const PROJECTIONS: &[&str] = &[$(stringify!($name)),*];

            /// Every projection with its name, as it is written down.
            pub(crate) fn written(&self) -> serde_json::Result<Vec<(&'static str, Box<RawValue>)>> {
                Ok(vec![$((stringify!($name), to_raw_value(&self.$name)?)),*])
            }

            /// The books of projections that were written down; `None` where one of them cannot be read.
            pub(crate) fn read<'a>(of: impl Fn(&'static str) -> Option<&'a RawValue>) -> Option<Self> {
                Some(Self { $($name: serde_json::from_str(of(stringify!($name))?.get()).ok()?,)* })
            }
        }

        impl Projection for Books {
            fn fold(&mut self, record: &Record, effect: Effect<'_>) {
                $(self.$name.fold(record, effect);)*
            }
        }
    };
}

books! {
    /// What is on record, and since which record.
    things: Things,
    /// The opening, and who may record.
    recorders: Recorders,
    /// Parties and their relations.
    parties: Parties,
    /// Documents.
    documents: Documents,
    /// Meetings, reports, matters, decisions and requests.
    meetings: Meetings,
    /// Activities.
    activities: Activities,
    /// Pledges and acknowledged support.
    pledges: Pledges,
    /// Funds, their policies, and rates of exchange.
    funds: Funds,
    /// Scales, assessments, payment plans and contributions.
    contributions: Contributions,
    /// Budgets.
    budgets: Budgets,
    /// Every account with its balance.
    journal: Journal,
    /// What was reported against a rule.
    exceptions: Exceptions,
    /// Closed periods.
    periods: Periods,
}

/// What a lookup tells of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Its type.
    pub kind: &'static str,
    /// Whether its type can be reversed.
    pub reversible: bool,
    /// The record that reversed it.
    pub reversed_by: Option<u64>,
}

/// What a lookup tells of one command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered {
    /// The number of its first record.
    pub first: u64,
    /// How many records it yielded.
    pub records: u64,
    /// The hash of the command as given.
    pub cmd: Blake3,
}

/// What a record adds to figures, and on which day.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// The last day of its value date.
    pub day: Option<Day>,
    /// Its entries.
    pub entries: Vec<Posting>,
    /// What it pays to a case.
    pub case: Option<PaidToCase>,
}

/// What needs every record of the log, and so does not stand in the books.
pub trait Lookup {
    /// What kind of record stands at a number; `None` past the end.
    fn record(&self, seq: u64) -> Option<Seen>;

    /// What was recorded under an idempotency key.
    fn by_key(&self, id: &IdempotencyKey) -> Option<Answered>;

    /// The first record of an equal command.
    fn by_command(&self, cmd: Blake3) -> Option<u64>;

    /// A record that is not reversed and stands on record `seq`, on what that one defines, or later in its chain.
    fn standing_on(&self, seq: u64) -> Option<u64>;

    /// What a record adds to figures; `None` where it adds to none and states nothing that was received.
    fn moved(&self, seq: u64) -> Option<Moved>;

    /// The rows of a period: what the postings dated in it add up to, account by account.
    fn rows(&self, period: &Period) -> Rows;

    /// What a case has received of a fund, less what came back.
    fn paid_to_case(&self, fund: &FundId, case: &CaseId) -> Sums;
}
