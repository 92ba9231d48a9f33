//! Payments of a fund that helps cases: to a case directly, or in advance to an implementer that accounts for each
//! case.

use crate::event::fund::{Applicant, FundPolicySet};
use crate::event::reserve::*;
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::activity::{check_not_advanced, check_not_cancelled};
use crate::rules::rate;
use crate::rules::refusal::Refusal;
use crate::state::books::Books;
use crate::state::lookup::Lookup;
use crate::value::days::Day;
use crate::value::ids::{CaseId, FundId, PartyId};
use crate::value::text::Text;

impl Rule for ReserveDisbursed {
    fn fill(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
        rate::fill(self.clone(), books, &self.fund).map(Some)
    }

    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        rate::check(self, books, &self.fund)?;
        check_not_advanced(self.activity.as_ref(), self.implementer.as_ref())?;
        check_one_receiver(self.case.as_ref(), self.category.as_ref(), self.implementer.as_ref())
    }

    fn lacks(&self, books: &Books, day: Day) -> Vec<Refusal> {
        let (category, requested_by) = (self.category.as_ref(), self.requested_by.as_ref());
        let of_case = self.case.iter().flat_map(|_| {
            [check_category(books, &self.fund, category, day), check_applicant(books, &self.fund, requested_by, day)]
        });
        let of_all = [
            check_not_cancelled(books, self.activity.as_ref(), day),
            rate::check_in_force(books, self.rate.as_ref(), day),
        ];
        of_all.into_iter().chain(of_case).filter_map(Result::err).collect()
    }
}

/// Checks that money goes to a case, with its category, or to an implementer.
fn check_one_receiver(
    case: Option<&CaseId>,
    category: Option<&Text>,
    implementer: Option<&PartyId>,
) -> Result<(), Refusal> {
    if case.is_some() == implementer.is_some() || (implementer.is_some() && category.is_some()) {
        return Err(Refusal::CaseOrImplementer);
    }
    Ok(())
}

/// Checks that the policy of a fund includes the category of a case.
fn check_category(books: &Books, fund: &FundId, category: Option<&Text>, day: Day) -> Result<(), Refusal> {
    let named = |policy: &'_ FundPolicySet| (!policy.eligible.is_empty()).then(|| policy.eligible.to_vec());
    let Some(eligible) = books.funds.rule(fund, day, named) else { return Ok(()) };
    if category.is_some_and(|category| eligible.contains(category)) {
        return Ok(());
    }
    Err(Refusal::NotEligible { category: category.cloned(), eligible })
}

impl Rule for ReserveSpent {
    fn fill(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
        rate::fill(self.clone(), books, &self.fund).map(Some)
    }

    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        rate::check(self, books, &self.fund)
    }

    fn lacks(&self, books: &Books, day: Day) -> Vec<Refusal> {
        let all = [
            check_not_cancelled(books, self.activity.as_ref(), day),
            rate::check_in_force(books, self.rate.as_ref(), day),
            check_category(books, &self.fund, self.category.as_ref(), day),
            check_applicant(books, &self.fund, self.requested_by.as_ref(), day),
        ];
        all.into_iter().filter_map(Result::err).collect()
    }
}

/// Checks that who requested help to a case is one of those who may apply, as the policy of the fund says.
fn check_applicant(books: &Books, fund: &FundId, requested_by: Option<&PartyId>, day: Day) -> Result<(), Refusal> {
    let named = |policy: &'_ FundPolicySet| (!policy.applicants.is_empty()).then(|| policy.applicants.to_vec());
    let Some(applicants) = books.funds.rule(fund, day, named) else { return Ok(()) };
    let class = requested_by.and_then(|party| books.parties.nature(party)).map(Applicant::of);
    if class.is_some_and(|class| applicants.contains(&class)) {
        return Ok(());
    }
    Err(Refusal::NotAnApplicant { requested_by: requested_by.cloned(), applicants })
}

impl Rule for ReserveReturned {
    fn fill(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<Option<Self>, Refusal> {
        rate::fill(self.clone(), books, &self.fund).map(Some)
    }

    fn lacks(&self, books: &Books, day: Day) -> Vec<Refusal> {
        match self.case {
            Some(_) => rate::lacks_of_return(self, books, day),
            None => rate::lacks(self, books, day),
        }
    }

    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        rate::check(self, books, &self.fund)?;
        check_not_advanced(self.activity.as_ref(), self.implementer.as_ref())?;
        check_one_receiver(self.case.as_ref(), self.category.as_ref(), self.implementer.as_ref())
    }
}

#[cfg(test)]
mod tests;
