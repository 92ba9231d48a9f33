//! What makes a record a likely double of another one: it tells the same fact under another key.
//!
//! Two records of these types are alike if they agree in what they have in common, beside fund, day and amount, and in
//! the first detail that both of them state. The first detail of each is its reference, then follow these:
//!
//! | type | in common | details |
//! |---|---|---|
//! | `contribution.received` | form | the payer |
//! | `expenditure.charged`, `expenditure.refunded` | line of a budget | the other party, then the line again |
//! | `reserve.disbursed`, `reserve.spent`, `reserve.returned` | | the case, or else the implementer, or else the fund |
//! | `income.recorded`, `charge.recorded` | nature | the fund |
//! | `exchange.recorded` | amount bought | the implementer, or else the fund |
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
    details: [Option<&'r str>; 3],
}

impl<'r> Likeness<'r> {
    /// Returns the likeness of a record.
    #[must_use]
    pub fn of(record: &'r Record) -> Self {
        let day = || record.event.date().map_or_else(String::new, |date| date.last().to_string());
        let kind = record.event.kind();
        let party = |party: &'r Option<PartyId>| party.as_ref().map(PartyId::as_str);
        let case = |case: &'r Option<CaseId>| case.as_ref().map(CaseId::as_str);
        let in_fund =
            |fund: &dyn std::fmt::Display, amount: &dyn std::fmt::Display| format!("{kind} {fund} {} {amount}", day());
        let (common, [second, third]) = match &record.event {
            Event::ContributionReceived(is) => {
                let amount = is.amount.map_or_else(String::new, |amount| amount.to_string());
                (format!("{} {}", in_fund(&is.fund, &amount), is.form), [party(&is.party), None])
            }
            Event::ExpenditureCharged(is) => {
                let common = format!("{} {}", in_fund(&is.budget, &is.amount), is.line);
                (common, [party(&is.payee), Some(is.line.as_str())])
            }
            Event::ExpenditureRefunded(is) => {
                let common = format!("{} {}", in_fund(&is.budget, &is.amount), is.line);
                (common, [party(&is.payer), Some(is.line.as_str())])
            }
            Event::ReserveDisbursed(is) => {
                let whose = case(&is.case).or_else(|| party(&is.implementer)).or(Some(is.fund.as_str()));
                (in_fund(&is.fund, &is.amount), [whose, None])
            }
            Event::ReserveReturned(is) => {
                let whose = case(&is.case).or_else(|| party(&is.implementer)).or(Some(is.fund.as_str()));
                (in_fund(&is.fund, &is.amount), [whose, None])
            }
            Event::ReserveSpent(is) => (in_fund(&is.fund, &is.amount), [Some(is.case.as_str()), None]),
            Event::IncomeRecorded(is) => {
                (format!("{} {}", in_fund(&is.fund, &is.amount), is.nature), [Some(is.fund.as_str()), None])
            }
            Event::ChargeRecorded(is) => {
                (format!("{} {}", in_fund(&is.fund, &is.amount), is.nature), [Some(is.fund.as_str()), None])
            }
            Event::ExchangeRecorded(is) => {
                let held_by = party(&is.held_by).or(Some(is.fund.as_str()));
                (format!("{} {}", in_fund(&is.fund, &is.sold), is.bought), [held_by, None])
            }
            _ => return Self { common: record.cmd.to_string(), details: [None; 3] },
        };
        Self { common, details: [record.event.reference().map(Text::as_str), second, third] }
    }

    /// Returns whether two records with these likenesses are alike.
    #[must_use]
    pub fn is_like(&self, other: &Likeness<'_>) -> bool {
        let both = self.details.iter().zip(&other.details).find(|(own, other)| own.is_some() && other.is_some());
        self.common == other.common && both.map_or(self.details == other.details, |(own, other)| own == other)
    }

    /// Collects the terms of a likeness; those that are alike share one.
    pub fn terms(&self, take: &mut dyn FnMut(Term)) {
        for (detail, place) in self.details.iter().zip([" 1 ", " 2 ", " 3 "]) {
            detail.iter().for_each(|detail| take(Term::of(&["like ", &self.common, place, detail])));
        }
        if self.details == [None; 3] {
            take(Term::of(&["like ", &self.common]));
        }
    }
}
