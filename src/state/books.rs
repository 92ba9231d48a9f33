//! The books: all projections together. Decisions and reports are made from them.

use std::ops::Range;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::{RawValue, to_raw_value};

use crate::event::record::Record;
use crate::state::fold::{Effect, Projection};
use crate::state::lazy::{Later, Lazy};
use crate::state::{
    activities::Activities, assessments::Assessments, budgets::Budgets, contributions::Contributions,
    documents::Documents, exceptions::Exceptions, funds::Funds, journal::Journal, meetings::Meetings, parties::Parties,
    periods::Periods, pledges::Pledges, recorders::Recorders, things::Things,
};

/// The place of a projection in its snapshot file.
pub(crate) struct Part {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// The range of the projection.
    pub data: Range<usize>,
}

/// Lists the projections: the only place that does.
macro_rules! books {
    ($($(#[doc = $doc:literal])* $name:ident: $projection:ty,)*) => {
        /// All projections of a ledger, at one position of its log.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct Books {
            $($(#[doc = $doc])* pub $name: Lazy<$projection>,)*
        }

        impl Books {
            /// The name of each projection.
            pub const PROJECTIONS: &[&str] = &[$(stringify!($name)),*];

            /// Serializes every projection, with its name. Errs if one of them cannot be read again.
            pub(crate) fn written(&self) -> serde_json::Result<Vec<(&'static str, Box<RawValue>)>> {
                type Write<'b> = &'b (dyn Fn() -> serde_json::Result<Box<RawValue>> + Sync);
                let all: &[(&'static str, Write<'_>)] = &[$((stringify!($name), &|| written(&*self.$name))),*];
                all.par_iter().map(|(name, write)| Ok((*name, write()?))).collect()
            }

            /// Builds books that read each projection from its part and fold the later records when it is first used.
            /// `None` if a part is missing.
            pub(crate) fn lazy(mut of: impl FnMut(&'static str) -> Option<Part>, later: &Arc<Vec<Later>>) -> Option<Self> {
                Some(Self { $($name: {
                    let part = of(stringify!($name))?;
                    Lazy::new(move || read(&part), Arc::clone(later))
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

/// Serializes a projection, and reads it again so that nothing unreadable is kept.
fn written<P: Serialize + DeserializeOwned>(projection: &P) -> serde_json::Result<Box<RawValue>> {
    let written = to_raw_value(projection)?;
    serde_json::from_str::<P>(written.get())?;
    Ok(written)
}

/// Deserializes a projection that [`written`] serialized.
#[allow(clippy::expect_used, reason = "the bytes are those that this program wrote and read: their hash was compared")]
fn read<P: DeserializeOwned>(Part { bytes, data }: &Part) -> P {
    let data = bytes.get(data.clone()).and_then(|data| std::str::from_utf8(data).ok()).unwrap_or_default();
    serde_json::from_str(data).expect("a projection is read as it was written; else delete snapshots/")
}

books! {
    /// The things on record, with the records that defined them.
    things: Things,
    /// The opening, and the recorders.
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
    /// Facts reported although they broke a rule.
    exceptions: Exceptions,
    /// Closed periods.
    periods: Periods,
}

impl Books {
    /// Loads the three largest projections, which questions about members' money need, in parallel.
    pub fn read_of_members(&self) {
        rayon::join(|| self.assessments.read(), || rayon::join(|| self.contributions.read(), || self.journal.read()));
    }
}
