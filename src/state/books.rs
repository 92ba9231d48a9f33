//! The books: all projections together. Decisions and reports are made from them.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::event::record::Record;
use crate::state::fold::{Dated, Effect, Projection, fold};
use crate::state::lazy::{Later, Lazy, Step, steps};
use crate::state::{
    activities::Activities, assessments::Assessments, authority::Uses, budgets::Budgets, contributions::Contributions,
    documents::Documents, exceptions::Exceptions, funds::Funds, grounds::Grounds, journal::Journal, meetings::Meetings,
    parties::Parties, periods::Periods, pledges::Pledges, recorders::Recorders, things::Things, timeline::Timeline,
};
use crate::value::days::Day;

/// Lists the projections, once.
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

            /// The bytes of every projection, with its name. Errs if one of them could not be read again.
            pub fn to_parts(&self) -> serde_json::Result<Vec<(&'static str, Vec<u8>)>> {
                type Write<'b> = &'b (dyn Fn() -> serde_json::Result<Vec<u8>> + Sync);
                let all: &[(&'static str, Write<'_>)] = &[$((stringify!($name), &|| written(&*self.$name))),*];
                all.par_iter().map(|(name, write)| Ok((*name, write()?))).collect()
            }

            /// The books of these bytes, after the records that follow; each projection is read at the first question about it. `None` where a part is
            /// missing.
            #[must_use]
            pub fn from_parts(
                parts: BTreeMap<String, Vec<u8>>,
                records: Vec<(Record, Vec<Record>)>,
            ) -> Option<Self> {
                let mut documents: Documents = read(parts.get("documents")?);
                let later = records.into_iter().flat_map(|(record, chain)| {
                    let (record, corrected) = date(&documents, Box::new(record), &chain);
                    fold(&mut documents, &record, corrected.as_ref());
                    steps((record, corrected))
                });
                Self::after(parts, later.collect())
            }

            /// The books of these bytes, after these steps; as [`Self::from_parts`].
            #[must_use]
            pub fn after(mut parts: BTreeMap<String, Vec<u8>>, later: Vec<Step>) -> Option<Self> {
                let later = Arc::new(later);
                Some(Self { $($name: {
                    let part = parts.remove(stringify!($name))?;
                    Lazy::new(move || read(&part), Arc::clone(&later))
                },)* })
            }
        }

        impl Projection for Books {
            fn fold(&mut self, record: &Dated, effect: Effect) {
                $(self.$name.fold(record, effect);)*
            }
        }

        impl Books {
            /// Applies a record to the projections that say what stands, or takes it away: to decide its correction. The
            /// others follow the order of the log, and would not be the same afterwards.
            pub fn fold_to_decide(&mut self, record: &Dated, effect: Effect) {
                $(if !["recorders", "periods", "timeline", "grounds"].contains(&stringify!($name)) {
                    self.$name.fold(record, effect);
                })*
                self.timeline.set_aside(record, effect);
            }
        }
    };
}

/// The bytes of a projection, once they could be read again.
fn written<P: Serialize + DeserializeOwned>(projection: &P) -> serde_json::Result<Vec<u8>> {
    let text = serde_json::to_string(projection)?;
    serde_json::from_str::<P>(&text)?;
    Ok(text.into_bytes())
}

/// Reads what [`written`] wrote.
#[allow(clippy::expect_used, reason = "this program wrote and read these bytes, and their hash was compared")]
fn read<P: DeserializeOwned>(bytes: &[u8]) -> P {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    serde_json::from_str(text).expect("a projection is read as it was written; else delete snapshots/")
}

/// Places a record in time, and the record that it corrects.
#[must_use]
pub fn date(documents: &Documents, record: Box<Record>, chain: &[Record]) -> Later {
    let corrected = chain.split_first().map(|(corrected, rest)| documents.date(Box::new(corrected.clone()), rest));
    (documents.date(record, chain), corrected)
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
    /// The uses of decisions.
    uses: Uses,
    /// Facts reported although they broke a rule.
    exceptions: Exceptions,
    /// Closed periods.
    periods: Periods,
    /// The figures that have a bound, by day.
    timeline: Timeline,
    /// Grounds that were recorded late, or corrected.
    grounds: Grounds,
}

impl Books {
    /// Places a record in time, and the record that it corrects; see [`Documents::date`]. The chain begins with that one.
    #[must_use]
    pub fn date(&self, record: Box<Record>, chain: &[Record]) -> Later {
        date(&self.documents, record, chain)
    }

    /// Recognises what is income up to a day; see [`Journal::recognise`].
    pub fn recognise(&mut self, day: Day) {
        self.journal.then(move |journal| journal.recognise(day));
    }

    /// Loads the three largest projections, which questions about members' money need, in parallel.
    pub fn read_of_members(&self) {
        rayon::join(|| self.assessments.read(), || rayon::join(|| self.contributions.read(), || self.journal.read()));
    }
}
