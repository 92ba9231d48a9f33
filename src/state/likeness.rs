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
use crate::value::days::Span;
use crate::value::term::Term;

/// The members of a record that a double repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    common: String,
    /// The more telling one first; `None` for one that is not stated.
    details: [Option<String>; 2],
}

impl Likeness {
    /// Returns the likeness of a record.
    #[must_use]
    pub fn of(record: &Record) -> Self {
        let (common, details) = match &record.event {
            Event::ContributionReceived(is) => (
                format!("{} {} {}", is.fund, is.form, stated(is.amount.as_ref()).unwrap_or_default()),
                [stated(is.reference.as_ref()), stated(is.party.as_ref())],
            ),
            Event::ExpenditureCharged(is) => {
                let line = format!("{}/{}", is.budget, is.line);
                (format!("{line} {}", is.amount), [stated(is.payee.as_ref()), Some(line)])
            }
            Event::ReserveDisbursed(is) => {
                (format!("{} {}", is.fund, is.amount), [stated(is.case.as_ref()), stated(is.implementer.as_ref())])
            }
            Event::ReserveSpent(is) => (format!("{} {}", is.fund, is.amount), [stated(Some(&is.case)), None]),
            Event::ReserveReturned(is) => {
                (format!("{} {}", is.fund, is.amount), [stated(is.case.as_ref()), stated(is.implementer.as_ref())])
            }
            Event::IncomeRecorded(is) => (format!("{} {} {}", is.fund, is.amount, is.nature), [None, None]),
            Event::ChargeRecorded(is) => (format!("{} {} {}", is.fund, is.amount, is.nature), [None, None]),
            Event::ExchangeRecorded(is) => (format!("{} {} {}", is.fund, is.sold, is.bought), [None, None]),
            _ => return Self { common: record.cmd.to_string(), details: [None, None] },
        };
        let day = stated(record.event.date().map(Span::last).as_ref()).unwrap_or_default();
        Self { common: format!("{} {day} {common}", record.event.kind()), details }
    }

    /// Returns whether two records with these likenesses are alike.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        let both = self.details.iter().zip(&other.details).find(|(own, other)| own.is_some() && other.is_some());
        self.common == other.common && both.map_or(self.details == other.details, |(own, other)| own == other)
    }

    /// Collects the terms of a likeness; those that are alike share one.
    pub fn terms(&self, take: &mut dyn FnMut(Term)) {
        for (detail, place) in self.details.iter().zip(["1 ", "2 "]) {
            detail.iter().for_each(|detail| take(Term::of(&["like ", &self.common, " ", place, detail])));
        }
        if self.details == [None, None] {
            take(Term::of(&["like ", &self.common]));
        }
    }
}

fn stated(value: Option<&impl ToString>) -> Option<String> {
    value.map(ToString::to_string)
}
