//! The bounds: on every open day, no figure beyond its bound by a change that makes it worse.
//!
//! One question is asked of every fact, reversal and correction: is there an open day on which a figure that it changes
//! is beyond its bound, and farther than it was without the change? Closed days stay as published, so the first open day
//! takes what changes before it.
//!
//! | figure | bound | days |
//! |---|---|---|
//! | cash of a fund, advance of an implementer, paid to a case in a category | not below zero | every day |
//! | outstanding, with and without what was written off; left of a receipt | not below zero | every day |
//! | a fund's own money | not below the floor in force | days of a payment |
//! | paid to a case | not above the cap in force | days of a payment to it |
//! | charged to a budget line | not above the line | days on which it is charged or set |

use std::collections::{BTreeMap, BTreeSet};

use crate::event::Event;
use crate::rules::refusal::Refusal;
use crate::state::Placed;
use crate::state::accounts::{Account, AccountType, entries};
use crate::state::books::Books;
use crate::state::journal::Step;
use crate::state::lookup::Lookup;
use crate::state::timeline::{Bounded, budget_line, changes};
use crate::value::days::Day;
use crate::value::ids::{BudgetId, LineId};
use crate::value::money::{Amount, Currency, Money};

/// The difference that a decision makes to one figure on one day.
#[derive(Default)]
struct Difference {
    amount: Option<Amount>,
    is_use: bool,
}

/// A figure on one open day, with and without the change.
struct At {
    day: Day,
    before: Amount,
    after: Amount,
    is_use: bool,
}

impl At {
    /// Returns whether the change takes the figure below a bound, or farther below it.
    fn falls_below(&self, bound: Amount) -> bool {
        self.after < bound && self.after < self.before
    }

    /// Returns whether the change takes the figure above a bound, or farther above it.
    fn rises_above(&self, bound: Amount) -> bool {
        self.after > bound && self.after > self.before
    }

    /// The size of the change.
    fn by(&self) -> Amount {
        let (greater, less) =
            if self.after > self.before { (self.after, self.before) } else { (self.before, self.after) };
        greater.checked_sub(less).unwrap_or(Amount::ZERO)
    }
}

/// Lists the bounds that a record breaks, each on the first day; the books still hold the record that it corrects on
/// their timeline.
pub fn broken(books: &Books, lookup: &dyn Lookup, record: Placed<'_>, corrected: Option<Placed<'_>>) -> Vec<Refusal> {
    let mut differences: BTreeMap<(Bounded, Currency), BTreeMap<Day, Difference>> = BTreeMap::new();
    let mut put = |record: Placed<'_>, is_taken_away: bool| {
        for change in changes(record) {
            let (key, amount) = ((change.figure, change.amount.currency), change.amount.amount);
            let difference = differences.entry(key).or_default().entry(change.day).or_default();
            let amount = if is_taken_away { amount.negated() } else { amount };
            let sum = difference.amount.unwrap_or(Amount::ZERO).checked_add(amount);
            difference.amount = sum.or(difference.amount);
            difference.is_use |= change.is_use && !is_taken_away;
        }
    };
    put(record, false);
    corrected.into_iter().for_each(|corrected| put(corrected, true));
    // What is due may fall below what was paid: the rest is owed to the payer.
    let assesses = |record: Placed<'_>| matches!(record.event, Event::AssessmentIssued(_));
    let is_assessed = assesses(record) || corrected.is_some_and(assesses);
    let mut all = Vec::new();
    for ((figure, currency), difference) in &differences {
        if is_assessed && matches!(figure, Bounded::Outstanding(_) | Bounded::Expected(_)) {
            continue;
        }
        let days = open_days(books, lookup, figure, *currency, difference);
        let found = days.iter().find_map(|at| breach(books, record, figure, *currency, at));
        all.extend(found);
    }
    all.extend(lines_overspent(books, lookup, record, corrected));
    all
}

/// Lists the open days from the first changed one on, in order.
fn open_days(
    books: &Books,
    lookup: &dyn Lookup,
    figure: &Bounded,
    currency: Currency,
    difference: &BTreeMap<Day, Difference>,
) -> Vec<At> {
    let Some((first, _)) = difference.first_key_value() else { return Vec::new() };
    let first_open = books.periods.watermark().and_then(Day::next);
    let from = first_open.map_or(*first, |open| open.max(*first));
    let track = books.timeline.track(figure, lookup);
    let before_from = from.previous().unwrap_or(from);
    let mut days: BTreeSet<Day> = track.back_to(before_from, currency).map(|(day, ..)| day).collect();
    days.extend(difference.keys().copied().filter(|day| *day >= from));
    days.insert(from);
    let changes: BTreeMap<Day, (Amount, bool)> =
        track.back_to(before_from, currency).map(|(day, change, is_use)| (day, (change, is_use))).collect();
    let mut before = track.at(before_from, currency);
    let earlier = difference.range(..from).filter_map(|(_, difference)| difference.amount);
    let mut by = earlier.fold(Amount::ZERO, |sum, amount| sum.checked_add(amount).unwrap_or(sum));
    // What is paid on a closed day is judged on the first open one.
    let mut is_found_used = difference.range(..from).any(|(_, difference)| difference.is_use);
    let step = |day: Day| {
        let (change, was_used) = changes.get(&day).copied().unwrap_or((Amount::ZERO, false));
        before = before.checked_add(change).unwrap_or(before);
        let difference = difference.get(&day);
        let amount = difference.and_then(|difference| difference.amount).unwrap_or(Amount::ZERO);
        by = by.checked_add(amount).unwrap_or(by);
        let is_use =
            std::mem::take(&mut is_found_used) || was_used || difference.is_some_and(|difference| difference.is_use);
        At { day, before, after: before.checked_add(by).unwrap_or(before), is_use }
    };
    days.into_iter().map(step).collect()
}

/// Writes an amount with the decimal places of its currency, zero too.
fn written(money: Money) -> Money {
    money.with(money.digits())
}

/// Returns the refusal of a figure beyond its bound on a day.
fn breach(books: &Books, record: Placed<'_>, figure: &Bounded, currency: Currency, at: &At) -> Option<Refusal> {
    let on = at.day;
    let money = |amount| written(Money { currency, amount });
    let (before, amount) = (money(at.before), money(at.by()));
    let is_negative = at.falls_below(Amount::ZERO);
    match figure {
        Bounded::Cash(fund) if is_negative => Some(Refusal::Overdrawn { fund: fund.clone(), on, held: before, amount }),
        Bounded::Own(fund) if at.is_use => {
            let floor = books.funds.floor(fund, on).filter(|floor| floor.currency == currency)?;
            let left = money(at.after);
            at.falls_below(floor.amount).then(|| Refusal::BelowFloor { fund: fund.clone(), on, floor, left })
        }
        Bounded::Advance(_, implementer) if is_negative => {
            Some(Refusal::AboveAdvance { implementer: implementer.clone(), on, held: before, amount })
        }
        Bounded::CaseIn(_, case, _) if is_negative => {
            Some(Refusal::ReturnedMoreThanPaid { case: case.clone(), on, paid: before, amount })
        }
        Bounded::Case(fund, case) if at.is_use => {
            let cap = books.funds.cap(fund, on).filter(|cap| cap.currency == currency)?;
            let breach = || Refusal::CapExceeded { case: case.clone(), on, cap, already: before, amount };
            at.rises_above(cap.amount).then(breach)
        }
        Bounded::Outstanding(assessment) if is_negative => {
            Some(Refusal::MoreThanOutstanding { assessment: assessment.clone(), on, amount, outstanding: before })
        }
        Bounded::Expected(assessment) if is_negative => Some(match record.event {
            Event::ReceivableWrittenOff(_) => {
                Refusal::AboveCarryingAmount { assessment: assessment.clone(), on, amount, left: before }
            }
            _ => Refusal::WrittenOff { assessment: assessment.clone(), on, amount, counted_on: before },
        }),
        Bounded::Unapplied(contribution) if is_negative => {
            Some(Refusal::MoreThanReceived { contribution: contribution.clone(), on, amount, left: before })
        }
        _ => None,
    }
}

/// Lists the budget lines that are charged above their amount on a day on which they are charged or set.
fn lines_overspent(
    books: &Books,
    lookup: &dyn Lookup,
    record: Placed<'_>,
    corrected: Option<Placed<'_>>,
) -> Vec<Refusal> {
    let both = [Some(record), corrected].into_iter().flatten();
    let postings = both.flat_map(|record| entries(record.event));
    let touched = postings.filter_map(|posting| {
        let account_type = posting.account.account_type();
        let is_line = matches!(account_type, AccountType::Final | AccountType::Charged);
        let (budget, line) = budget_line(&posting.account).filter(|_| is_line)?;
        Some((budget, line, posting.amount.currency))
    });
    let touched: BTreeSet<(BudgetId, LineId, Currency)> = touched.collect();
    touched.iter().filter_map(|line| line_overspent(books, lookup, record, corrected, line)).collect()
}

fn line_overspent(
    books: &Books,
    lookup: &dyn Lookup,
    record: Placed<'_>,
    corrected: Option<Placed<'_>>,
    (budget, line, currency): &(BudgetId, LineId, Currency),
) -> Option<Refusal> {
    let account = Account::line(AccountType::Final, budget, line);
    let figure = Bounded::Charged(budget.clone(), line.clone());
    let before: Vec<Step> = books.journal.steps(&account).to_vec();
    let is_of = |step: &Step, record: Option<Placed<'_>>| record.is_some_and(|record| step.seq == record.seq);
    let added = entries(record.event).into_iter().filter(|posting| posting.account == account).map(|posting| {
        let Placed { day, first, .. } = record;
        Step { day, first, seq: record.seq, corrected_by: None, posting }
    });
    let was =
        |step: &Step| step.corrected_by.is_none() || (is_of(step, corrected) && step.corrected_by == Some(record.seq));
    let mut after: Vec<Step> = before
        .iter()
        .filter(|step| step.corrected_by.is_none() && !is_of(step, corrected))
        .cloned()
        .chain(added)
        .collect();
    after.sort_by_key(|step| (step.day, step.first));
    let before: Vec<Step> = before.into_iter().filter(was).collect();
    let mut difference: BTreeMap<Day, Difference> = BTreeMap::new();
    for (record, is_taken_away) in [(Some(record), false), (corrected, true)] {
        let all = record.map(changes).unwrap_or_default();
        for change in all.iter().filter(|change| change.figure == figure && change.amount.currency == *currency) {
            let entry = difference.entry(change.day).or_default();
            let amount = if is_taken_away { change.amount.negated() } else { change.amount }.amount;
            entry.amount = entry.amount.unwrap_or(Amount::ZERO).checked_add(amount);
            entry.is_use |= !is_taken_away;
        }
        if let Some(record) = record {
            difference.entry(record.day).or_default();
        }
    }
    // A later setting or transfer is a use of the line, too.
    let first = difference.keys().next().copied();
    for day in after.iter().map(|step| step.day).filter(|day| Some(*day) > first) {
        difference.entry(day).or_default();
    }
    let charged = open_days(books, lookup, &figure, *currency, &difference);
    let set_on = |day: Day| after.iter().any(|step| step.day == day);
    let limit = |steps: &[Step], day: Day| value(steps, *currency, day);
    let found = charged.iter().find(|at| {
        let (was, is) = (limit(&before, at.day), limit(&after, at.day));
        let left = |limit: Amount, charged: Amount| limit.checked_sub(charged).unwrap_or(Amount::ZERO);
        let (before, after) = (left(was, at.before), left(is, at.after));
        let is_bound = at.is_use || set_on(at.day) || Some(at.day) == books.periods.watermark().and_then(Day::next);
        is_bound && (after < before && after.is_negative() || is.is_negative() && is < was)
    })?;
    let money = |amount| written(Money { currency: *currency, amount });
    let available = limit(&before, found.day).checked_sub(found.before).unwrap_or(Amount::ZERO);
    let left = limit(&after, found.day).checked_sub(found.after).unwrap_or(Amount::ZERO);
    let amount = available.checked_sub(left).unwrap_or(Amount::ZERO);
    Some(Refusal::LineOverspent {
        budget: budget.clone(),
        line: line.clone(),
        on: found.day,
        available: money(available),
        amount: money(amount),
    })
}

/// Computes the amount of a line at the end of a day from its entries, which are in order.
fn value(steps: &[Step], currency: Currency, day: Day) -> Amount {
    let of_day = steps.iter().filter(|step| step.day <= day && step.posting.amount.currency == currency);
    of_day.fold(Amount::ZERO, |sum, step| match step.posting.sets {
        true => step.posting.amount.amount,
        false => sum.checked_add(step.posting.amount.amount).unwrap_or(sum),
    })
}
