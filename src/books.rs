//! The books: all projections together. What commands decide on, and what reports read.

use std::collections::BTreeMap;

use serde_json::value::{RawValue, to_raw_value};

use crate::domain::period::Rows;
use crate::domain::postings::{Posting, entries};
use crate::domain::reserve::{PaidToCase, paid_to_case};
use crate::domain::{Event, refs};
use crate::hash::Blake3;
use crate::ids::{CaseId, FundId, Id as _, IdempotencyKey, Thing};
use crate::money::Sums;
use crate::projection::{
    Effect, Projection, activities::Activities, budgets::Budgets, contributions::Contributions, documents::Documents,
    exceptions::Exceptions, funds::Funds, journal::Journal, journal::signed, meetings::Meetings, parties::Parties,
    periods::Periods, pledges::Pledges, recorders::Recorders, things::Things,
};
use crate::record::Record;
use crate::when::{Day, Period, Span};

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
    fn record(&self, seq: u64) -> Option<&Seen>;

    /// What was recorded under an idempotency key.
    fn by_key(&self, id: &IdempotencyKey) -> Option<Answered>;

    /// The first record of an equal command.
    fn by_command(&self, cmd: Blake3) -> Option<u64>;

    /// A record that is not reversed and stands on record `seq`, on what that one defines, or later in its chain.
    fn standing_on(&self, seq: u64) -> Option<u64>;

    /// What a record adds to figures; `None` where it adds to none and states nothing that was received.
    fn moved(&self, seq: u64) -> Option<&Moved>;

    /// The rows of a period: what the postings dated in it add up to, account by account.
    fn rows(&self, period: &Period) -> Rows;

    /// What a case has received of a fund, less what came back.
    fn paid_to_case(&self, fund: &FundId, case: &CaseId) -> Sums;
}

/// A lookup that has seen every record in one pass. Its memory grows with the number of records.
#[derive(Debug, Clone, Default)]
pub struct Scan {
    seen: Vec<Seen>,
    keys: BTreeMap<IdempotencyKey, Answered>,
    commands: BTreeMap<Blake3, u64>,
    defined: BTreeMap<u64, Vec<Thing>>,
    standing: BTreeMap<Thing, Vec<u64>>,
    chains: BTreeMap<String, Vec<u64>>,
    links: BTreeMap<u64, String>,
    moved: BTreeMap<u64, Moved>,
    cases: BTreeMap<(FundId, CaseId), Sums>,
}

impl Scan {
    /// Takes the next record in.
    pub fn observe(&mut self, record: &Record, original: Option<&Record>) {
        self.take_entries(record, Effect::Apply);
        if let Some(original) = original {
            self.take_entries(original, Effect::TakeBack(record));
        }
        let seq = record.seq;
        self.seen.push(Seen { kind: record.event.kind(), reversible: record.event.reversible(), reversed_by: None });
        if let Event::RecordReversed(reversed) = &record.event {
            let original = usize::try_from(reversed.seq.0).ok().and_then(|index| self.seen.get_mut(index));
            if let Some(original) = original {
                original.reversed_by.get_or_insert(seq);
            }
        }
        let answered = Answered { first: seq, records: 0, cmd: record.cmd };
        let answered = self.keys.entry(record.id.clone()).or_insert(answered);
        answered.records = answered.records.saturating_add(1);
        self.commands.entry(record.cmd).or_insert(seq);
        let defines = record.event.mentions().defines;
        if !defines.is_empty() {
            self.defined.insert(seq, defines);
        }
        if let Some(chain) = record.event.chain() {
            self.links.insert(seq, chain.clone());
            self.chains.entry(chain).or_default().push(seq);
        }
        let document = record.source.as_ref().map(|source| source.document.thing());
        for thing in refs(&record.event).into_iter().chain(document) {
            self.standing.entry(thing).or_default().push(seq);
        }
    }

    fn stands(&self, seq: u64) -> bool {
        self.record(seq).is_some_and(|seen| seen.reversed_by.is_none())
    }
}

impl Scan {
    /// Takes what a record adds to figures, or takes it back on the day of its reversal.
    fn take_entries(&mut self, record: &Record, effect: Effect<'_>) {
        let entries: Vec<_> = signed(entries(&record.event), effect).collect();
        let case = paid_to_case(&record.event).map(|paid| match effect {
            Effect::Apply => paid,
            Effect::TakeBack(_) => PaidToCase { amount: paid.amount.negated(), ..paid },
        });
        if let Some(PaidToCase { fund, case, amount }) = case.clone() {
            self.cases.entry((fund, case)).or_default().add(amount);
        }
        // What was received in kind adds to no figure, and is published with its period all the same.
        if entries.is_empty() && !record.event.moves_money() {
            return;
        }
        let own = record.event.effective();
        let (seq, date) = match effect {
            Effect::Apply => (record.seq, own),
            Effect::TakeBack(reversal) => (reversal.seq, reversal.event.effective().or(own)),
        };
        self.moved.insert(seq, Moved { day: date.map(Span::last), entries, case });
    }
}

impl Lookup for Scan {
    fn record(&self, seq: u64) -> Option<&Seen> {
        self.seen.get(usize::try_from(seq).ok()?)
    }

    fn by_key(&self, id: &IdempotencyKey) -> Option<Answered> {
        self.keys.get(id).copied()
    }

    fn by_command(&self, cmd: Blake3) -> Option<u64> {
        self.commands.get(&cmd).copied()
    }

    fn standing_on(&self, seq: u64) -> Option<u64> {
        let itself = Thing::record(seq);
        let things = self.defined.get(&seq).into_iter().flatten().chain([&itself]);
        let chained = self.links.get(&seq).and_then(|chain| self.chains.get(chain)).into_iter().flatten();
        let later = things.filter_map(|thing| self.standing.get(thing)).flatten().chain(chained);
        later.copied().filter(|later| *later > seq && self.stands(*later)).min()
    }

    fn moved(&self, seq: u64) -> Option<&Moved> {
        self.moved.get(&seq)
    }

    fn rows(&self, period: &Period) -> Rows {
        let mut rows = Rows::new();
        for moved in self.moved.values().filter(|moved| moved.day.is_some_and(|day| period.holds(day))) {
            for posting in moved.entries.iter().filter(|entry| entry.fund.is_some()) {
                rows.entry(posting.account.clone()).or_default().add(posting.amount);
            }
        }
        rows.retain(|_, sums| !sums.is_zero());
        rows
    }

    fn paid_to_case(&self, fund: &FundId, case: &CaseId) -> Sums {
        self.cases.get(&(fund.clone(), case.clone())).cloned().unwrap_or_default()
    }
}
