//! The books: all projections together. What commands decide on, and what reports read.

use std::ops::Range;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::{RawValue, to_raw_value};

use crate::event::record::Record;
use crate::state::{
    Effect, Later, Projection, Shelved, activities::Activities, assessments::Assessments, budgets::Budgets,
    contributions::Contributions, documents::Documents, exceptions::Exceptions, funds::Funds, journal::Journal,
    meetings::Meetings, parties::Parties, periods::Periods, pledges::Pledges, recorders::Recorders, things::Things,
};

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
