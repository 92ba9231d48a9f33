//! Sentences of refusals that depend on more than their figures, and parts of others.

use std::fmt::Display;

use crate::event::fund::Applicant;
use crate::event::meeting::{Act, Authorised};
use crate::event::party::{Authority, Relation};
use crate::languages::{say, term};
use crate::value::days::Day;
use crate::value::ids::{BudgetId, DecisionId, FundId, LineId, PartyId, Thing};
use crate::value::money::{Money, Share, Sums};
use crate::value::text::Text;

pub fn list<T: Display>(values: &[T]) -> String {
    values.iter().map(T::to_string).collect::<Vec<_>>().join(", ")
}

/// The codes, as people read them.
pub fn terms<T: Display>(codes: &[T]) -> String {
    list(&codes.iter().map(term).collect::<Vec<_>>())
}

/// What two amounts of one currency are together.
pub fn together(one: Money, other: Money) -> Money {
    one.with(one.amount.checked_add(other.amount).unwrap_or(one.amount))
}

/// How much an amount is above another one of its currency.
pub fn above(amount: Money, most: Money) -> Money {
    amount.with(amount.amount.checked_sub(most.amount).unwrap_or(amount.amount))
}

/// The act, as the subject or the object of a sentence.
pub fn taking(act: Authorised, of: Option<&Thing>) -> String {
    let what = match act {
        Authorised::Approve => say!("rules-act-approve"),
        Authorised::Revise => say!("rules-act-revise"),
        Authorised::Transfer if of.is_some_and(|of| of.as_id::<FundId>().is_some()) => {
            say!("rules-act-transfer-to-fund")
        }
        Authorised::Transfer => say!("rules-act-transfer"),
        Authorised::Waive => say!("rules-act-waive"),
        Authorised::WriteOff => say!("rules-act-write-off"),
        Authorised::Reopen => return say!("rules-act-reopen"),
        Authorised::Scale => say!("rules-act-scale"),
        Authorised::Policy => say!("rules-act-policy"),
        Authorised::Disburse => say!("rules-act-disburse"),
        Authorised::Cover => say!("rules-act-cover"),
    };
    match of {
        Some(of) => say!("rules-act-of", what = what, of = of),
        None => what,
    }
}

/// A character by its number, and as it shows.
pub fn code_point(c: char) -> String {
    format!("U+{:04X} ({c})", u32::from(c))
}

pub fn relation_to(relation: Relation, of: &Thing) -> String {
    let code = term(relation);
    match relation {
        Relation::AdministratorOf => say!("rules-relation-to-fund", relation = code, of = of),
        Relation::HolderOf => say!("rules-relation-to-office", relation = code, of = of),
        _ => say!("rules-relation-to-party", relation = code, of = of),
    }
}

pub fn no_authority(forum: &PartyId, authority: Option<Authority>, act: Act) -> String {
    match authority {
        None => say!("rules-no-authority", forum = forum, act = term(act)),
        Some(_) => say!("rules-no-authority-recommends", forum = forum, act = term(act)),
    }
}

pub fn brought_forward_twice(fund: &FundId, held_by: Option<&PartyId>, amount: Money, seq: u64) -> String {
    let currency = amount.currency;
    match held_by {
        None => {
            say!("rules-brought-forward-twice", seq = seq, fund = fund, currency = currency, amount = amount)
        }
        Some(party) => say!(
            "rules-brought-forward-twice-with",
            seq = seq,
            fund = fund,
            currency = currency,
            party = party,
            amount = amount
        ),
    }
}

pub fn used_up(decision: &DecisionId, seq: u64, left: Option<Money>, asked: &Sums) -> String {
    match left {
        None => say!("rules-used-by-record", decision = decision, seq = seq),
        Some(left) if left.amount.is_zero() => say!("rules-used-up", decision = decision),
        Some(left) => say!("rules-used-up-to", decision = decision, left = left, asked = asked),
    }
}

pub fn budget_not_approved(budget: &BudgetId, on: Option<Day>, approved: Option<Day>) -> String {
    match (on, approved) {
        (Some(on), Some(approved)) => {
            say!("rules-budget-not-approved-by", budget = budget, on = on, approved = approved)
        }
        _ => say!("rules-budget-not-approved", budget = budget),
    }
}

pub fn transfer_beyond_cap(
    on: Day,
    [amount, already, most]: [Money; 3],
    cap: Share,
    of_line: Option<&LineId>,
) -> String {
    match of_line {
        None => say!("rules-transfer-beyond-cap", amount = amount, already = already, on = on, most = most, cap = cap),
        Some(line) => say!(
            "rules-transfer-beyond-cap-of-line",
            amount = amount,
            already = already,
            on = on,
            most = most,
            cap = cap,
            line = line
        ),
    }
}

pub fn not_eligible(category: Option<&Text>, eligible: &[Text]) -> String {
    let eligible = list(&eligible.iter().map(|text| format!("\"{text}\"")).collect::<Vec<_>>());
    match category {
        None => say!("rules-not-eligible-without-category", eligible = eligible),
        Some(category) => say!("rules-not-eligible", category = category, eligible = eligible),
    }
}

pub fn not_an_applicant(requested_by: Option<&PartyId>, applicants: &[Applicant]) -> String {
    match requested_by {
        None => say!("rules-applicant-not-named", applicants = terms(applicants)),
        Some(party) => say!("rules-not-an-applicant", party = party, applicants = terms(applicants)),
    }
}

pub fn day_not_closed(from: Day, watermark: Option<Day>) -> String {
    match watermark {
        None => say!("rules-no-day-closed", from = from),
        Some(last) => say!("rules-day-not-closed", from = from, last = last),
    }
}
