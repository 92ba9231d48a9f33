//! The register of facts: the enum of all of them, what holds for each, and their descriptions.

use serde::Serialize;

use crate::event::fact::{DataError, EventInfo, Fact, json_text, read_fact};
use crate::event::field::Mentions;
use crate::event::{
    activity, assessment, budget, cash, contribution, correction, document, fund, ledger, meeting, party, period,
    pledge, reserve,
};
use crate::value::days::Span;
use crate::value::ids::Thing;
use crate::value::text::Text;

/// Registers the facts: their enum, the reading by type, and the descriptions.
macro_rules! events {
    ($(#[$meta:meta])* pub enum $event:ident { $($fact:ident($type:ty),)+ }) => {
        $(#[$meta])*
        pub enum $event { $($fact($type),)+ }

        $(
            impl From<$type> for $event {
                fn from(fact: $type) -> Self {
                    Self::$fact(fact)
                }
            }
        )+

        /// Runs an expression on the fact inside an event.
        macro_rules! on_fact {
            ($on:expr, $bound:ident => $result:expr) => {
                match $on { $($crate::event::registry::$event::$fact($bound) => $result,)+ }
            };
        }

        pub(crate) use on_fact;

        impl $event {
            /// Reads the data of a record of a type and version. Errs on what is unknown, misshapen or not canonical.
            pub fn read(kind: &str, version: u32, data: &str) -> Result<Self, DataError> {
                match kind {
                    $(<$type as Fact>::TYPE => read_fact::<$type>(version, data).map(Self::$fact),)+
                    _ => Err(DataError::Type),
                }
            }

            /// Reads the data of a command, of today's version, in any order and spacing.
            pub fn from_json(kind: &str, data: &str) -> Result<Self, DataError> {
                match kind {
                    $(<$type as Fact>::TYPE => Ok(Self::$fact(serde_json::from_str(data)?)),)+
                    _ => Err(DataError::Type),
                }
            }
        }

        /// The descriptions of all event types, in the order of their topics.
        pub const EVENTS: &[EventInfo] = &[$(*<$type as Fact>::INFO,)+];
    };
}

events! {
    /// Every fact that a record can hold.
    #[derive(Debug, Clone, PartialEq)]
    #[allow(missing_docs, reason = "each variant has the name of its struct, which is documented")]
    pub enum Event {
        LedgerOpened(ledger::LedgerOpened),
        RecorderAdmitted(ledger::RecorderAdmitted),
        RecorderRevoked(ledger::RecorderRevoked),
        PartyRegistered(party::PartyRegistered),
        PartyRelated(party::PartyRelated),
        PartyRenamed(party::PartyRenamed),
        PartyMerged(party::PartyMerged),
        DocumentRegistered(document::DocumentRegistered),
        DocumentSigned(document::DocumentSigned),
        MeetingHeld(meeting::MeetingHeld),
        ReportPresented(meeting::ReportPresented),
        MatterRegistered(meeting::MatterRegistered),
        DecisionTaken(meeting::DecisionTaken),
        RequestMade(meeting::RequestMade),
        RequestAnswered(meeting::RequestAnswered),
        ActivityRegistered(activity::ActivityRegistered),
        ActivityScheduled(activity::ActivityScheduled),
        ActivityHeld(activity::ActivityHeld),
        ActivityCancelled(activity::ActivityCancelled),
        PledgeMade(pledge::PledgeMade),
        PledgeRevised(pledge::PledgeRevised),
        PledgeConfirmed(pledge::PledgeConfirmed),
        PledgeFulfilled(pledge::PledgeFulfilled),
        PledgeWithdrawn(pledge::PledgeWithdrawn),
        SupportAcknowledged(pledge::SupportAcknowledged),
        FundOpened(fund::FundOpened),
        FundPolicySet(fund::FundPolicySet),
        RatePublished(fund::RatePublished),
        BalanceBroughtForward(fund::BalanceBroughtForward),
        ScaleAdopted(assessment::ScaleAdopted),
        AssessmentIssued(assessment::AssessmentIssued),
        AssessmentCredited(assessment::AssessmentCredited),
        AssessmentWaived(assessment::AssessmentWaived),
        ReceivableWrittenOff(assessment::ReceivableWrittenOff),
        PaymentPlanAgreed(assessment::PaymentPlanAgreed),
        ContributionReceived(contribution::ContributionReceived),
        ContributionApplied(contribution::ContributionApplied),
        ContributionReturned(contribution::ContributionReturned),
        BudgetProposed(budget::BudgetProposed),
        BudgetRecommended(budget::BudgetRecommended),
        BudgetApproved(budget::BudgetApproved),
        BudgetRevised(budget::BudgetRevised),
        BudgetTransferred(budget::BudgetTransferred),
        ExpenditureCharged(budget::ExpenditureCharged),
        ReserveDisbursed(reserve::ReserveDisbursed),
        ReserveSpent(reserve::ReserveSpent),
        ReserveReturned(reserve::ReserveReturned),
        IncomeRecorded(cash::IncomeRecorded),
        ChargeRecorded(cash::ChargeRecorded),
        ExchangeRecorded(cash::ExchangeRecorded),
        PeriodClosed(period::PeriodClosed),
        PeriodReopened(period::PeriodReopened),
        RecordReversed(correction::RecordReversed),
    }
}

const fn info_of<F: Fact>(_: &F) -> &'static EventInfo {
    F::INFO
}

impl Event {
    /// The description of its type.
    #[must_use]
    pub fn info(&self) -> &'static EventInfo {
        on_fact!(self, fact => info_of(fact))
    }

    /// The permanent name of its type.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        self.info().kind
    }

    /// The version that is written today.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.info().version
    }

    /// True if a record of its type can be reversed.
    #[must_use]
    pub fn reversible(&self) -> bool {
        self.info().reversible
    }

    /// True if it moves money, or states what was received.
    #[must_use]
    pub fn moves_money(&self) -> bool {
        self.info().moves_money
    }

    /// True if an event of its type defines a thing.
    #[must_use]
    pub fn defines(&self) -> bool {
        self.info().fields.iter().any(|field| field.defines)
    }

    /// Writes its canonical JSON.
    #[must_use]
    pub fn data(&self) -> String {
        json_text(self)
    }

    /// Returns the day or interval by which `--as-of` orders it; `None` where its source states none.
    #[must_use]
    pub fn effective(&self) -> Option<Span> {
        on_fact!(self, fact => fact.effective())
    }

    /// Returns which link the recorder inferred.
    #[must_use]
    pub fn inferred(&self) -> Option<&Text> {
        on_fact!(self, fact => fact.inferred())
    }

    /// Names the chain in which it depends on the facts before it; see [`Fact::chain`].
    #[must_use]
    pub fn chain(&self) -> Option<String> {
        on_fact!(self, fact => fact.chain())
    }

    /// Collects what it defines, depends on and names.
    #[must_use]
    pub fn mentions(&self) -> Mentions {
        on_fact!(self, fact => fact.mentions())
    }

    /// Returns the reason for reporting it although it breaks a rule.
    #[must_use]
    pub fn exception(&self) -> Option<&Text> {
        on_fact!(self, fact => fact.exception())
    }

    /// The commands that may have yielded it beside itself: it without some or all of what a decision fills in. The
    /// shortest first.
    pub fn shorter_commands(&self) -> impl Iterator<Item = Self> {
        let info = self.info();
        let filled = info.fields.iter().filter(|field| field.filled).map(|field| field.name);
        let names: Vec<_> = filled.chain(info.date_filled.then_some("date")).collect();
        let mut shortest = if names.is_empty() { None } else { Some(self.clone()) };
        let left_out: Vec<_> =
            names.into_iter().filter(|name| shortest.as_mut().is_some_and(|it| it.leave_out(name))).collect();
        let shortest = shortest.filter(|_| !left_out.is_empty());
        // Each bit of a number stands for a field that is left out; with all of them set, it is the shortest command.
        let all = 1_u32
            .checked_shl(u32::try_from(left_out.len()).unwrap_or(u32::MAX))
            .map_or(0, |sets| sets.saturating_sub(1));
        let longer = (1..all).rev().map(move |set| {
            let mut event = self.clone();
            for (_, name) in left_out.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1) {
                event.leave_out(name);
            }
            event
        });
        shortest.into_iter().chain(longer)
    }

    fn leave_out(&mut self, field: &str) -> bool {
        on_fact!(self, fact => fact.leave_out(field))
    }
}

impl Serialize for Event {
    /// Writes the data of the fact; its type and version stand beside it in the record.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        on_fact!(self, fact => fact.serialize(serializer))
    }
}

/// Lists what a record depends on: the things and records that its event names. The one place that knows it.
#[must_use]
pub fn refs(event: &Event) -> Vec<Thing> {
    event.mentions().refs
}

/// Returns the number of the record that an event reverses.
#[must_use]
pub const fn reverses(event: &Event) -> Option<u64> {
    match event {
        Event::RecordReversed(reversed) => Some(reversed.seq.0),
        _ => None,
    }
}
