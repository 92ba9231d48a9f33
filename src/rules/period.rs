//! Periods of account: the figures of a closed period stay as published.

use crate::event::period::*;
use crate::rules::Context;
use crate::rules::Rule;
use crate::rules::authority;
use crate::rules::refusal::Refusal;
use crate::state::accounts::rows_root;
use crate::state::books::Books;
use crate::state::closing::rows;
use crate::state::lookup::Lookup;
use crate::value::days::Day;

impl Rule for PeriodClosed {
    fn fill(&self, books: &Books, lookup: &dyn Lookup, context: &Context) -> Result<Option<Self>, Refusal> {
        let found = || rows_root(&rows(books, lookup, &self.period, self.fund.as_ref(), context.today));
        Ok(Some(Self { root: self.root.unwrap_or_else(found).into(), ..self.clone() }))
    }

    fn check(&self, books: &Books, lookup: &dyn Lookup, context: &Context) -> Result<(), Refusal> {
        let (period, last) = (self.period, self.period.last());
        if last >= context.today {
            return Err(Refusal::PeriodNotOver { period, last });
        }
        if self.fund.is_some() && books.periods.watermark().is_none_or(|watermark| watermark < last) {
            return Err(Refusal::NotClosedYet { period });
        }
        if let Some(published) = books.periods.published(&period, self.fund.as_ref())
            && books.periods.found_since(published.seq, last).next().is_none()
        {
            return Err(Refusal::PublishedBefore { period, seq: published.seq });
        }
        let root = rows_root(&rows(books, lookup, &period, self.fund.as_ref(), context.today));
        if *self.root == Some(root) { Ok(()) } else { Err(Refusal::RootDiffers { period, root }) }
    }
}

impl Rule for PeriodReopened {
    fn check(&self, books: &Books, _: &dyn Lookup, _: &Context) -> Result<(), Refusal> {
        let watermark = books.periods.watermark();
        if watermark.is_some_and(|watermark| self.from <= watermark) {
            return Ok(());
        }
        Err(Refusal::DayNotClosed { from: self.from, watermark })
    }

    fn check_authorised(&self, books: &Books, day: Day) -> Result<(), Refusal> {
        match &self.decision {
            Some(decision) => authority::check_reopens(books, decision, day),
            None => Err(Refusal::ReopenedWithoutDecision),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::rules::testing::{Given, council, event, holding, read, sum, with};
    use crate::value::hash::Blake3;

    fn close(period: &str) -> Value {
        json!({"period": period})
    }

    fn interest(amount: &str, date: &str) -> Value {
        json!({"fund": "chest", "amount": sum(amount), "nature": "interest", "date": date})
    }

    /// The ledger after the closing of a period, which is its last record.
    fn closed(ledger: Given, period: &str) -> Given {
        ledger.and("period.closed", close(period))
    }

    #[test]
    fn a_period_is_closed_when_it_is_over() {
        // Today is 23 November 2026.
        for (period, last) in [("2026", "2026-12-31"), ("2026-11-23", "2026-11-23"), ("2020/2027", "2027-12-31")] {
            council()
                .when("period.closed", close(period))
                .refused(&Refusal::PeriodNotOver { period: read(period), last: read(last) });
        }
        council().when("period.closed", close("2020/2026-11-22")).accepted();
    }

    #[test]
    fn a_day_is_closed_once() {
        let ledger = closed(council(), "2018");
        for period in ["2018", "2018-12", "2017-07/2018-01"] {
            ledger.clone().when("period.closed", close(period)).refused(&Refusal::PeriodOverlaps {
                period: read(period),
                other: read("2018"),
                seq: 12,
            });
        }
        for period in ["2017", "2019-01"] {
            ledger.clone().when("period.closed", close(period)).accepted();
        }
        let reopened = ledger.and("period.reopened", json!({"period": "2018", "reason": "a receipt was left out"}));
        reopened.when("period.closed", close("2018")).accepted();
    }

    #[test]
    fn the_root_of_a_period_is_that_of_its_rows() {
        let ledger = holding("USD 100.00")
            .and("income.recorded", interest("USD 1.50", "2018-02-01"))
            .and("income.recorded", interest("USD 2.50", "2018-12-31"))
            .and("income.recorded", interest("USD 9.00", "2019-01-01"));
        // Anybody can write down the published rows and hash them.
        let rows = "cash:chest USD 104.00\nincome:chest/interest USD -4.00\nbrought-forward:chest USD -100.00\n";
        let root = Blake3::of(rows.as_bytes());
        let filled = ledger.clone().and("period.closed", close("2018"));
        assert_eq!(
            filled.records.last().unwrap().event,
            event("period.closed", json!({"period": "2018", "root": root}))
        );
        let other = Blake3::of(b"other rows");
        ledger
            .clone()
            .when("period.closed", json!({"period": "2018", "root": other}))
            .refused(&Refusal::RootDiffers { period: read("2018"), root });
        ledger.when("period.closed", json!({"period": "2018", "root": root})).accepted();
    }

    #[test]
    fn memoranda_are_not_in_the_rows() {
        let budget = json!({"budget": "b1", "title": "Budget", "fund": "chest", "date": "2018-01-01", "lines": [{"line": "travel", "amount": sum("USD 1.00")}]});
        let ledger = closed(council().and("budget.proposed", budget), "2018");
        let nothing = json!({"period": "2018", "root": Blake3::of(b"")});
        assert_eq!(ledger.records.last().unwrap().event, event("period.closed", nothing));
    }

    #[test]
    fn only_a_closed_period_is_reopened() {
        let reopen = |period: &str| json!({"period": period, "reason": "a receipt was left out"});
        let ledger = closed(council(), "2018");
        for period in ["2017", "2018-01", "2018-01/2018-12"] {
            ledger
                .clone()
                .when("period.reopened", reopen(period))
                .refused(&Refusal::PeriodNotClosed { period: read(period) });
        }
        ledger
            .and("period.reopened", reopen("2018"))
            .when("period.reopened", reopen("2018"))
            .refused(&Refusal::PeriodNotClosed { period: read("2018") });
    }

    #[test]
    fn money_does_not_move_in_a_closed_period() {
        let ledger = closed(holding("USD 100.00"), "2018");
        for date in ["2018-01-01", "2018-12-31", "2017-06-01/2018-01-01"] {
            ledger.clone().when("income.recorded", interest("USD 1.00", date)).refused(&Refusal::InClosedPeriod {
                date: read(date),
                period: read("2018"),
                seq: 13,
            });
        }
        // A fact over several days belongs to its last day.
        for date in ["2017-12-31", "2019-01-01", "2018-12-01/2019-01-31"] {
            ledger.clone().when("income.recorded", interest("USD 1.00", date)).accepted();
        }
        ledger
            .and("period.reopened", json!({"period": "2018", "reason": "a receipt was left out"}))
            .when("income.recorded", interest("USD 1.00", "2018-06-30"))
            .accepted();
    }

    #[test]
    fn facts_without_money_can_be_dated_in_a_closed_period() {
        let renamed = json!({"party": "belize", "name_en": "New Belize", "date": "2018-06-30"});
        closed(council(), "2018").when("party.renamed", renamed).accepted();
        let found = with(interest("USD 1.00", "2018-06-30"), json!({"subject": "found later"}));
        closed(council(), "2018").when("income.recorded", found).refused(&Refusal::InClosedPeriod {
            date: read("2018-06-30"),
            period: read("2018"),
            seq: 12,
        });
    }
}
