//! The register of facts: the enum of all of them, what holds for each, and their descriptions.

use serde::Serialize;

use crate::event::fact::{DataError, EventInfo, Fact, json_text, read_fact};
use crate::event::field::{BrokenRule, Mentions};
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
        ScaleApplied(assessment::ScaleApplied),
        AssessmentIssued(assessment::AssessmentIssued),
        AssessmentSupplemented(assessment::AssessmentSupplemented),
        AssessmentReduced(assessment::AssessmentReduced),
        AssessmentCredited(assessment::AssessmentCredited),
        CreditGranted(assessment::CreditGranted),
        AssessmentWaived(assessment::AssessmentWaived),
        ReceivableWrittenOff(assessment::ReceivableWrittenOff),
        ReceivableReinstated(assessment::ReceivableReinstated),
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
        ExpenditureRefunded(budget::ExpenditureRefunded),
        ReserveDisbursed(reserve::ReserveDisbursed),
        ReserveSpent(reserve::ReserveSpent),
        ReserveReturned(reserve::ReserveReturned),
        IncomeRecorded(cash::IncomeRecorded),
        ChargeRecorded(cash::ChargeRecorded),
        ExchangeRecorded(cash::ExchangeRecorded),
        FundTransferred(cash::FundTransferred),
        LoanGranted(cash::LoanGranted),
        LoanRepaid(cash::LoanRepaid),
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

    /// True if a record of its type can be corrected.
    #[must_use]
    pub fn correctable(&self) -> bool {
        self.info().correctable
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

    /// Returns its value date.
    #[must_use]
    pub fn date(&self) -> Option<Span> {
        on_fact!(self, fact => fact.date())
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

    /// Returns the reference under which a bank statement or a voucher lists it.
    #[must_use]
    pub fn reference(&self) -> Option<&Text> {
        on_fact!(self, fact => fact.reference())
    }

    /// Returns the rules that it breaks, if it is an exception.
    #[must_use]
    pub fn breaks(&self) -> &[BrokenRule] {
        on_fact!(self, fact => fact.breaks())
    }

    /// Fills in the rules that it breaks.
    pub fn fill_breaks(&mut self, breaks: &[BrokenRule]) {
        on_fact!(self, fact => fact.fill_breaks(breaks));
    }

    /// Returns the names of the fields that a command left out and its decision worked out, in order.
    #[must_use]
    pub fn filled_in(&self, command: &Self) -> Vec<&'static str> {
        let (stated, found) = (command.present(), self.present());
        found.into_iter().filter(|name| !stated.contains(name)).collect()
    }

    /// Returns its own names of these members; `None` unless each of them is present and can be worked out, and they are
    /// in order.
    pub(crate) fn members(&self, names: &[&str]) -> Option<Vec<&'static str>> {
        if names.is_empty() {
            return Some(Vec::new());
        }
        let members = self.present().into_iter().filter(|name| names.contains(name)).collect::<Vec<_>>();
        (members == names).then_some(members)
    }

    fn present(&self) -> Vec<&'static str> {
        on_fact!(self, fact => fact.present())
    }

    /// Clears a field that may be left out, and says whether it had a value.
    pub(crate) fn leave_out(&mut self, field: &str) -> bool {
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
