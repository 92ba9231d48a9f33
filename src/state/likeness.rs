//! What makes a record a likely double of another one: it tells the same fact under another key.
//!
//! Two records of these types are alike if they agree in what they have in common, beside fund, day and amount, and in
//! the first detail that both of them state:
//!
//! | type | in common | details |
//! |---|---|---|
//! | `contribution.received` | form | the bank's reference, then the payer |
//! | `expenditure.charged` | line of a budget | the payee, then the line again |
//! | `reserve.disbursed`, `reserve.returned` | | the case, then the implementer |
//! | `reserve.spent` | | the case |
//! | `income.recorded`, `charge.recorded` | nature | |
//! | `exchange.recorded` | amount bought | |
//!
//! Any other two are alike if their commands are equal.

use crate::event::Event;
use crate::event::record::Record;
use crate::value::ids::{CaseId, PartyId};
use crate::value::term::Term;
use crate::value::text::Text;

/// The members of a record that a double repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness<'r> {
    common: String,
    /// The more telling one first; `None` for one that is not stated.
    details: [Option<&'r str>; 2],
}

impl<'r> Likeness<'r> {
    /// Returns the likeness of a record.
    #[must_use]
    pub fn of(record: &'r Record) -> Self {
        let day = || record.event.date().map_or_else(String::new, |date| date.last().to_string());
        let kind = record.event.kind();
        let (common, details) = match &record.event {
            Event::ContributionReceived(is) => {
                let amount = is.amount.map_or_else(String::new, |amount| amount.to_string());
                let details = [is.reference.as_ref().map(Text::as_str), is.party.as_ref().map(PartyId::as_str)];
                (format!("{kind} {} {} {amount} {}", is.fund, day(), is.form), details)
            }
            Event::ExpenditureCharged(is) => (
                format!("{kind} {} {} {} {}", is.budget, day(), is.amount, is.line),
                [is.payee.as_ref().map(PartyId::as_str), Some(is.line.as_str())],
            ),
            Event::ReserveDisbursed(is) => {
                let details = [is.case.as_ref().map(CaseId::as_str), is.implementer.as_ref().map(PartyId::as_str)];
                (format!("{kind} {} {} {}", is.fund, day(), is.amount), details)
            }
            Event::ReserveReturned(is) => {
                let details = [is.case.as_ref().map(CaseId::as_str), is.implementer.as_ref().map(PartyId::as_str)];
                (format!("{kind} {} {} {}", is.fund, day(), is.amount), details)
            }
            Event::ReserveSpent(is) => {
                (format!("{kind} {} {} {}", is.fund, day(), is.amount), [Some(is.case.as_str()), None])
            }
            Event::IncomeRecorded(is) => {
                (format!("{kind} {} {} {} {}", is.fund, day(), is.amount, is.nature), [None, None])
            }
            Event::ChargeRecorded(is) => {
                (format!("{kind} {} {} {} {}", is.fund, day(), is.amount, is.nature), [None, None])
            }
            Event::ExchangeRecorded(is) => {
                let held_by = is.held_by.as_ref().map(PartyId::as_str);
                (format!("{kind} {} {} {} {}", is.fund, day(), is.sold, is.bought), [held_by, None])
            }
            _ => (record.cmd.to_string(), [None, None]),
        };
        Self { common, details }
    }

    /// Returns whether two records with these likenesses are alike.
    #[must_use]
    pub fn is_like(&self, other: &Likeness<'_>) -> bool {
        let both = self.details.iter().zip(&other.details).find(|(own, other)| own.is_some() && other.is_some());
        self.common == other.common && both.map_or(self.details == other.details, |(own, other)| own == other)
    }

    /// Collects the terms of a likeness; those that are alike share one.
    pub fn terms(&self, take: &mut dyn FnMut(Term)) {
        for (detail, place) in self.details.iter().zip([" 1 ", " 2 "]) {
            detail.iter().for_each(|detail| take(Term::of(&["like ", &self.common, place, detail])));
        }
        if self.details == [None, None] {
            take(Term::of(&["like ", &self.common]));
        }
    }
}
