//! The books: all projections together. What commands decide on, and what reports read.

use std::ops::Range;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::{RawValue, to_raw_value};

use crate::domain::period::Rows;
use crate::domain::postings::Posting;
use crate::domain::reserve::PaidToCase;
use crate::hash::Blake3;
use crate::ids::{CaseId, FundId, IdempotencyKey};
use crate::money::Sums;
use crate::projection::{
    Effect, Later, Projection, Shelved, activities::Activities, assessments::Assessments, budgets::Budgets,
    contributions::Contributions, documents::Documents, exceptions::Exceptions, funds::Funds, journal::Journal,
    meetings::Meetings, parties::Parties, periods::Periods, pledges::Pledges, recorders::Recorders, things::Things,
};
use crate::record::Record;
use crate::when::{Day, Period};

/// Where in its file a projection was written down.
pub(crate) struct Part {
    /// The file.
    pub bytes: Vec<u8>,
    /// The stretch of it that is the projection.
    pub data: Range<usize>,
}

/// Lists the projections, once.
macro_rules! books {
    ($($(#[doc = $doc:literal])* $name:ident: $projection:ty,)*) => {
        /// All projections of one ledger, after the same records.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct Books {
            $($(#[doc = $doc])* pub $name: Shelved<$projection>,)*
        }

        impl Books {
            /// The name of each projection.
            pub const PROJECTIONS: &[&str] = &[$(stringify!($name)),*];

            /// Every projection with its name, as it is written down. Errs if one of them could not be read again.
            pub(crate) fn written(&self) -> serde_json::Result<Vec<(&'static str, Box<RawValue>)>> {
                type Write<'b> = &'b (dyn Fn() -> serde_json::Result<Box<RawValue>> + Sync);
                let all: &[(&'static str, Write<'_>)] = &[$((stringify!($name), &|| written(&*self.$name))),*];
                all.par_iter().map(|(name, write)| Ok((*name, write()?))).collect()
            }

            /// The books of projections that were written down, after the records that follow. `None` where a part is missing.
            pub(crate) fn shelved(mut of: impl FnMut(&'static str) -> Option<Part>, later: &Arc<Vec<Later>>) -> Option<Self> {
                Some(Self { $($name: {
                    let part = of(stringify!($name))?;
                    Shelved::new(move || read(&part), Arc::clone(later))
                },)* })
            }
        }

        impl Projection for Books {
            fn fold(&mut self, record: &Record, effect: Effect<'_>) {
                $(self.$name.fold(record, effect);)*
            }
        }
    };
}

/// Writes a projection down, and reads it again: what could not be read is not kept.
fn written<P: Serialize + DeserializeOwned>(projection: &P) -> serde_json::Result<Box<RawValue>> {
    let written = to_raw_value(projection)?;
    serde_json::from_str::<P>(written.get())?;
    Ok(written)
}

/// Reads what [`written`] wrote.
#[allow(clippy::expect_used, reason = "the bytes are those that this program wrote and read: their hash was compared")]
fn read<P: DeserializeOwned>(Part { bytes, data }: &Part) -> P {
    let data = bytes.get(data.clone()).unwrap_or_default();
    serde_json::from_slice(data).expect("a projection is read as it was written; else delete snapshots/")
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
    /// Scales, assessments and payment plans.
    assessments: Assessments,
    /// Contributions.
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

impl Books {
    /// Has what questions about members' money need read on all cores: the largest projections, each of which would else be read when it is asked for.
    pub fn read_of_members(&self) {
        rayon::join(|| self.assessments.read(), || rayon::join(|| self.contributions.read(), || self.journal.read()));
    }
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
    /// The number of its record.
    pub seq: u64,
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
