//! Periods of account: the figures of a closed period stay as published.

use std::collections::BTreeSet;

use crate::event::period::*;
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::bounds;
use crate::rules::rate;
use crate::rules::refusal::Refusal;
use crate::state::Dated;
use crate::state::books::Books;
use crate::state::closing::rows;
use crate::state::lookup::Lookup;
use crate::state::rows::rows_root;
use crate::value::days::Day;
use crate::value::ids::RateId;

impl Rule for PeriodClosed {
    fn fill(&self, books: &Books, lookup: &dyn Lookup, context: &Context) -> Result<Option<Self>, Refusal> {
        let root = rows_root(&rows(books, lookup, &self.period, self.fund.as_ref(), context.today));
        match *self.root {
            Some(stated) if stated != root => Err(Refusal::RootDiffers { period: self.period, root }),
            _ => Ok(Some(Self { root: root.into(), ..self.clone() })),
        }
    }

    fn check(&self, books: &Books, context: &Context) -> Result<(), Refusal> {
        let (period, last) = (self.period, self.period.last());
        if last >= context.today {
            return Err(Refusal::PeriodNotOver { period, last });
        }
        if self.fund.is_some() && books.periods.watermark().is_none_or(|watermark| watermark < last) {
            return Err(Refusal::NotClosedYet { period });
        }
        if let Some(published) = books.periods.published(&period, self.fund.as_ref()) {
            return Err(Refusal::PublishedBefore { period, seq: published.seq });
        }
        check_rates(books, &self.rates, last)
    }
}

/// Checks that the rates of a closing hold on the last day of its period, and that there is one for two currencies.
pub fn check_rates(books: &Books, rates: &[RateId], last: Day) -> Result<(), Refusal> {
    for (place, id) in rates.iter().enumerate() {
        rate::check_in_force(books, Some(id), last)?;
        let Some(rate) = books.funds.rates.created(id) else { continue };
        let is_same = |other: &&RateId| {
            books.funds.rates.created(other).is_some_and(|other| other.is_between(rate.from, rate.to))
        };
        if let Some(other) = rates.iter().take(place).find(is_same) {
            return Err(Refusal::ValuedTwice { rate: id.clone(), other: other.clone() });
        }
    }
    Ok(())
}

impl Rule for PeriodReopened {
    fn check(&self, books: &Books, _: &Context) -> Result<(), Refusal> {
        let watermark = books.periods.watermark();
        if watermark.is_some_and(|watermark| self.from <= watermark) {
            return Ok(());
        }
        Err(Refusal::DayNotClosed { from: self.from, watermark })
    }
}

/// Lists the records that were found late, and that break a bound on a day that is opened again.
pub fn broken_again(books: &Books, lookup: &dyn Lookup, fact: &PeriodReopened) -> Vec<Refusal> {
    // What was found late on an earlier day counts on the first open day.
    let found: BTreeSet<u64> = books.periods.found_late().collect();
    let first_open = books.periods.watermark_before(fact.from).and_then(Day::next);
    let broken = |by: u64| {
        let chain = lookup.chain(by);
        let (record, corrected) = chain.split_first().filter(|_| lookup.corrected_by(by).is_none())?;
        let (record, corrected) = books.date(Box::new(record.clone()), corrected);
        let pair = (record.placed(), corrected.as_ref().map(Dated::placed));
        // What a correction lessened may be too much all the same.
        let mut all = bounds::still_broken(books, lookup, pair, first_open);
        all.extend(bounds::still_broken(books, lookup, (record.placed(), None), first_open));
        let is_reported = |why: &Refusal| why.reportable().is_some_and(|rule| record.event.breaks().contains(&rule));
        let why = all.into_iter().map(|found| found.refusal).find(|why| !is_reported(why))?;
        Some(Refusal::BrokenAgain { by, why: Box::new(why) })
    };
    found.into_iter().filter_map(broken).collect()
}

#[cfg(test)]
mod tests;
