//! What records issue: assessments, of one member or of all at once, and what is owed to a payer.

use pledgebook::event::Event;
use pledgebook::event::assessment::ScaleAdopted;
use pledgebook::value::days::{Day, Period};
use pledgebook::value::ids::{FundId, PartyId};
use pledgebook::value::money::Money;

use super::log::{Accepted, Log};

/// An assessment, as the record that issues it says.
#[derive(Debug, Clone)]
pub struct Issued<'e> {
    pub id: String,
    pub fund: &'e FundId,
    pub party: String,
    pub period: Period,
    pub amount: Option<Money>,
    pub recognised: Option<Day>,
}

/// Whether a fact issues assessments.
pub const fn issues(event: &Event) -> bool {
    matches!(event, Event::AssessmentIssued(_) | Event::ScaleApplied(_))
}

/// Lists the assessments that a fact issues: one, or one for each member of a scale, named after run and member.
pub fn issued(event: &Event) -> Vec<Issued<'_>> {
    match event {
        Event::AssessmentIssued(fact) => vec![Issued {
            id: fact.assessment.0.to_string(),
            fund: &fact.fund,
            party: fact.party.to_string(),
            period: fact.period,
            amount: *fact.amount,
            recognised: *fact.recognised,
        }],
        Event::ScaleApplied(fact) => {
            let parts = fact.amounts.iter().flat_map(|amounts| amounts.iter());
            let of = parts.map(|part| {
                let id = part.assessment.0.to_string();
                Issued {
                    party: id.split_once('/').unwrap().1.to_owned(),
                    id,
                    fund: &fact.fund,
                    period: fact.period,
                    amount: Some(part.amount),
                    recognised: *fact.recognised,
                }
            });
            of.collect()
        }
        _ => Vec::new(),
    }
}

/// What a fund owes to a payer until it is applied or returned: a receipt, or a credit to whoever has paid all.
#[derive(Debug, Clone)]
pub struct Receipt<'e> {
    pub id: String,
    pub fund: &'e FundId,
    pub party: Option<&'e PartyId>,
    pub credited: Option<Money>,
}

/// Returns what a fact says that the fund owes to a payer.
pub fn receipt(event: &Event) -> Option<Receipt<'_>> {
    match event {
        Event::ContributionReceived(fact) => Some(Receipt {
            id: fact.contribution.0.to_string(),
            fund: &fact.fund,
            party: fact.party.as_ref(),
            credited: *fact.credited,
        }),
        Event::CreditGranted(fact) => Some(Receipt {
            id: fact.contribution.0.to_string(),
            fund: &fact.fund,
            party: Some(&fact.party),
            credited: Some(fact.amount),
        }),
        _ => None,
    }
}

impl Log {
    /// Lists the scales that stand.
    pub fn scales(&self) -> Vec<&ScaleAdopted> {
        let scales = self.standing().filter_map(|one| match &one.record.event {
            Event::ScaleAdopted(fact) => Some(fact),
            _ => None,
        });
        scales.collect()
    }

    /// Lists the assessments that stand, each with the record that issues it.
    pub fn assessments(&self) -> impl Iterator<Item = (Issued<'_>, &Accepted)> {
        self.standing().flat_map(|one| issued(&one.record.event).into_iter().map(move |issued| (issued, one)))
    }

    /// Returns an assessment that stands, and its day.
    pub fn assessment(&self, id: &str) -> Option<(Issued<'_>, Day)> {
        self.assessments().find(|(issued, _)| issued.id == id).map(|(issued, one)| (issued, one.day))
    }

    /// Returns what stands as owed to a payer, and its day.
    pub fn receipt(&self, id: &str) -> Option<(Receipt<'_>, Day)> {
        self.standing()
            .filter_map(|one| Some((receipt(&one.record.event)?, one.day)))
            .find(|(receipt, _)| receipt.id == id)
    }
}
