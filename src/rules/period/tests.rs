//! Rules of closed periods, given, when and then.

use serde_json::{Value, json};

use super::*;
use crate::event::meeting::Authorised;
use crate::rules::testing::{Given, council, document, holding, period, read, state, sum, with};
use crate::state::rows::row_text;
use crate::value::hash::TreeHash;
use crate::value::merkle::Frontier;

fn close(period: &str) -> Value {
    json!({"period": period})
}

fn of_chest(period: &str) -> Value {
    json!({"period": period, "fund": "chest"})
}

fn reopen(from: &str) -> Value {
    json!({"from": from, "reason": "a receipt was left out", "decision": "session/A1"})
}

fn interest(amount: &str, date: &str) -> Value {
    json!({"fund": "chest", "amount": sum(amount), "nature": "interest", "date": date})
}

fn closed_before(date: &str, by: &str, seq: u64) -> Refusal {
    Refusal::InClosedPeriod { date: read(date), period: period(by), seq }
}

/// The root of rows as anybody can compute it.
fn root_of(rows: &[&str]) -> TreeHash {
    let mut tree = Frontier::new();
    let mut rows = rows.to_vec();
    rows.sort_unstable();
    rows.iter().for_each(|row| tree.push(row.as_bytes()));
    tree.root()
}

/// The rows that the next closing of a period would publish.
fn rows_of(ledger: &Given, of: &str) -> Vec<String> {
    rows_of_fund(ledger, of, None)
}

fn rows_of_fund(ledger: &Given, of: &str, fund: Option<&str>) -> Vec<String> {
    let machine = &ledger.machine;
    let today = crate::value::days::Day::of(ledger.at);
    let fund = fund.map(|fund| fund.parse().unwrap());
    let rows = rows(&machine.books, &machine.lookup, &period(of), fund.as_ref(), today);
    rows.iter().map(|(key, row)| row_text(key, row)).collect()
}

/// The root that the last record states.
fn root(ledger: &Given) -> TreeHash {
    let crate::event::Event::PeriodClosed(closed) = &ledger.records.last().unwrap().event else {
        panic!("the last record closes nothing")
    };
    closed.root.unwrap()
}

#[test]
fn a_period_is_closed_when_it_is_over() {
    // Today is 23 November 2026.
    for (of, last) in [("2026", "2026-12-31"), ("2026-11-23", "2026-11-23"), ("2020/2027", "2027-12-31")] {
        council()
            .when("period.closed", close(of))
            .refused(&Refusal::PeriodNotOver { period: period(of), last: read(last) });
    }
    council().when("period.closed", close("2020/2026-11-22")).accepted();
}

#[test]
fn a_closing_moves_the_watermark_and_closes_every_day_before_it() {
    let ledger = council().and("period.closed", close("2018"));
    assert_eq!(ledger.machine.books.periods.watermark(), Some(read("2018-12-31")));
    for day in ["2010-01-01", "2017-12-31", "2018-12-31"] {
        ledger.clone().when("income.recorded", interest("USD 1.00", day)).refused(&closed_before(day, "2018", 12));
    }
    ledger.clone().when("income.recorded", interest("USD 1.00", "2019-01-01")).accepted();
    // A period below the watermark is published without moving it.
    let ledger = ledger.and("period.closed", close("2017"));
    assert_eq!(ledger.machine.books.periods.watermark(), Some(read("2018-12-31")));
}

#[test]
fn a_period_is_published_once_whatever_is_found_since() {
    let ledger = holding("USD 100.00").and("period.closed", close("2018"));
    let refusal = Refusal::PublishedBefore { period: period("2018"), seq: 13 };
    ledger.clone().when("period.closed", close("2018")).refused(&refusal);
    // A month of it is another publication, and is published once as well.
    let month = ledger.clone().and("period.closed", close("2018-12"));
    let of_month = Refusal::PublishedBefore { period: period("2018-12"), seq: 14 };
    month.when("period.closed", close("2018-12")).refused(&of_month);
    let later = ledger.clone().and("income.recorded", interest("USD 1.00", "2019-01-01"));
    later.when("period.closed", close("2018")).refused(&refusal);
    let found = ledger.when_found_late("income.recorded", interest("USD 1.00", "2018-06-30")).accepted();
    found.clone().when("period.closed", close("2018")).refused(&refusal);
    // Reopened, it is published anew, with what was found.
    let found = found.and("period.reopened", reopen("2018-01-01")).and("period.closed", close("2018"));
    assert_eq!(rows_of(&found, "2018")[0], "cash:chest USD 100.00 0.00 1.00 101.00");
}

#[test]
fn what_is_found_late_is_in_no_publication_of_closed_days() {
    let ledger = holding("USD 100.00")
        .and("income.recorded", interest("USD 1.00", "2018-06-30"))
        .and("period.closed", close("2018"))
        .when_found_late("income.recorded", interest("USD 7.00", "2018-06-30"))
        .accepted()
        .when_correcting(13, "income.recorded", interest("USD 3.00", "2018-06-30"))
        .accepted();
    // The fund, and the months, have the figures that the year was published with.
    let year = [
        "cash:chest USD 100.00 0.00 1.00 101.00",
        "income:chest/interest USD 0.00 0.00 -1.00 -1.00",
        "brought-forward:chest USD -100.00 0.00 0.00 -100.00",
    ];
    assert_eq!(rows_of(&ledger, "2018"), year);
    assert_eq!(root(&ledger.clone().and("period.closed", of_chest("2018"))), root_of(&year));
    let june = [
        "cash:chest USD 100.00 0.00 1.00 101.00",
        "income:chest/interest USD 0.00 0.00 -1.00 -1.00",
        "brought-forward:chest USD -100.00 0.00 0.00 -100.00",
    ];
    assert_eq!(root(&ledger.clone().and("period.closed", close("2018-06"))), root_of(&june));
    assert_eq!(rows_of(&ledger, "2018-07")[0], "cash:chest USD 101.00 0.00 0.00 101.00");
    // The next year shows it, once.
    assert_eq!(rows_of(&ledger, "2019")[0], "cash:chest USD 101.00 9.00 0.00 110.00");
    // So it is with what was found after two closings, which shows after the second.
    let ledger = ledger.and("period.closed", close("2019"));
    let ledger = ledger.when_found_late("income.recorded", interest("USD 5.00", "2018-06-30")).accepted();
    assert_eq!(rows_of(&ledger, "2018"), year);
    assert_eq!(rows_of(&ledger, "2019")[0], "cash:chest USD 101.00 9.00 0.00 110.00");
    assert_eq!(rows_of(&ledger, "2019-07")[0], "cash:chest USD 110.00 0.00 0.00 110.00");
    assert_eq!(rows_of(&ledger, "2020")[0], "cash:chest USD 110.00 5.00 0.00 115.00");
}

#[test]
fn a_month_that_was_published_after_its_year_keeps_its_figures_if_the_year_is_reopened() {
    let ledger = holding("USD 100.00")
        .and("period.closed", close("2018"))
        .when_found_late("income.recorded", interest("USD 7.00", "2018-06-30"))
        .accepted()
        .and("period.closed", close("2018-06"))
        .and("period.reopened", reopen("2018-12-01"));
    assert_eq!(ledger.machine.books.periods.watermark(), Some(read("2018-06-30")), "the month stands");
    assert_eq!(ledger.machine.books.periods.known_of(read("2018-06-30")), Some(13));
    assert_eq!(rows_of(&ledger, "2018-06")[0], "cash:chest USD 100.00 0.00 0.00 100.00");
    assert_eq!(rows_of(&ledger, "2018-07")[0], "cash:chest USD 100.00 7.00 0.00 107.00");
    // The year is open again, and has it as its own.
    assert_eq!(rows_of(&ledger, "2018")[0], "cash:chest USD 100.00 0.00 7.00 107.00");
}

#[test]
fn a_line_that_is_set_late_is_in_no_publication_of_closed_days() {
    let lines = |amount| json!([{"line": "travel", "amount": sum(amount)}]);
    let budget =
        json!({"budget": "b1", "title": "Budget", "fund": "chest", "date": "2018-01-01", "lines": lines("USD 9.00")});
    let approval = json!({"budget": "b1", "decision": "session/A1", "date": "2018-01-10"});
    let revision = json!({"budget": "b1", "decision": "session/A1", "date": "2018-03-01", "lines": lines("USD 8.00")});
    let ledger = council()
        .and("budget.proposed", budget)
        .and("budget.approved", approval)
        .and("period.closed", close("2018"))
        .when_found_late("budget.revised", revision)
        .accepted();
    for of in ["2018", "2018-01"] {
        assert_eq!(rows_of(&ledger, of), ["final:b1/travel USD 0.00 0.00 9.00 9.00"]);
        assert_eq!(rows_of_fund(&ledger, of, Some("chest")), ["final:b1/travel USD 0.00 0.00 9.00 9.00"]);
        assert_eq!(rows_of_fund(&ledger, of, Some("trust")), [""; 0]);
    }
    assert_eq!(rows_of(&ledger, "2018-03"), ["final:b1/travel USD 9.00 0.00 0.00 9.00"]);
    assert_eq!(rows_of(&ledger, "2019"), ["final:b1/travel USD 9.00 -1.00 0.00 8.00"]);
    // The budget is taken back, which is found late as well: its fund is what was known.
    let ledger = ledger
        .when_correcting(15, "record.reversed", json!({}))
        .accepted()
        .when_correcting(13, "record.reversed", json!({}))
        .accepted()
        .when_correcting(12, "record.reversed", json!({}))
        .accepted();
    assert_eq!(rows_of_fund(&ledger, "2018", Some("chest")), ["final:b1/travel USD 0.00 0.00 9.00 9.00"]);
    assert_eq!(rows_of_fund(&ledger, "2019", Some("chest")), ["final:b1/travel USD 9.00 -9.00 0.00 0.00"]);
}

#[test]
fn the_rows_of_a_fund_are_published_for_closed_days_only() {
    holding("USD 100.00")
        .when("period.closed", of_chest("2018"))
        .refused(&Refusal::NotClosedYet { period: period("2018") });
    let ledger = holding("USD 100.00").and("period.closed", close("2018")).and("period.closed", of_chest("2018"));
    assert_eq!(
        root(&ledger),
        root_of(&["brought-forward:chest USD -100.00 0.00 0.00 -100.00", "cash:chest USD 100.00 0.00 0.00 100.00"])
    );
    ledger
        .clone()
        .when("period.closed", of_chest("2018"))
        .refused(&Refusal::PublishedBefore { period: period("2018"), seq: 14 });
    let trust = ledger.and("period.closed", json!({"period": "2018", "fund": "trust"}));
    assert_eq!(root(&trust), root_of(&[]), "the trust has none");
}

#[test]
fn the_root_of_a_period_is_that_of_its_rows() {
    let ledger = holding("USD 100.00")
        .and("income.recorded", interest("USD 1.50", "2018-02-01"))
        .and("income.recorded", interest("USD 2.50", "2018-12-31"))
        .and("income.recorded", interest("USD 9.00", "2019-01-01"));
    // Anybody can write down the published rows and hash them.
    let expected = root_of(&[
        "cash:chest USD 100.00 0.00 4.00 104.00",
        "income:chest/interest USD 0.00 0.00 -4.00 -4.00",
        "brought-forward:chest USD -100.00 0.00 0.00 -100.00",
    ]);
    assert_eq!(root(&ledger.clone().and("period.closed", close("2018"))), expected);
    let stated = |root: TreeHash| json!({"period": "2018", "root": root});
    ledger
        .clone()
        .when("period.closed", stated(root_of(&["other rows"])))
        .refused(&Refusal::RootDiffers { period: period("2018"), root: expected });
    ledger.when("period.closed", stated(expected)).accepted();
}

#[test]
fn rows_open_with_the_published_balance_and_show_what_was_found_since() {
    let ledger = holding("USD 100.00")
        .and("income.recorded", interest("USD 1.50", "2018-02-01"))
        .and("period.closed", close("2018"))
        .when_found_late("income.recorded", interest("USD 0.25", "2018-06-30"))
        .accepted()
        .and("income.recorded", interest("USD 9.00", "2019-01-01"));
    assert_eq!(
        rows_of(&ledger, "2019"),
        [
            "cash:chest USD 101.50 0.25 9.00 110.75",
            "income:chest/interest USD -1.50 -0.25 -9.00 -10.75",
            "brought-forward:chest USD -100.00 0.00 0.00 -100.00"
        ]
    );
    // A correction of a closed record is found since, too.
    let ledger = ledger.when_correcting(13, "income.recorded", interest("USD 2.00", "2018-02-01")).accepted();
    assert_eq!(rows_of(&ledger, "2019")[0], "cash:chest USD 101.50 0.75 9.00 111.25");
    // The year before shows none of it.
    assert_eq!(rows_of(&ledger, "2018")[0], "cash:chest USD 100.00 0.00 1.50 101.50");
}

/// Of a closed day, a record that moves no money is found since, too: a rate, a pledge, and their corrections.
#[test]
fn what_is_found_of_a_closed_day_counts_whatever_it_says() {
    let rate = |value: &str| json!({"rate": "yen", "from": "JPY", "to": "USD", "value": value, "date": "2018-12-31"});
    let ledger = holding("USD 100.00").and("rate.published", rate("0.01")).and("period.closed", close("2018"));
    let found = |ledger: &Given, day: &str| -> Vec<u64> {
        ledger.machine.books.periods.found_since(14, read(day)).into_iter().collect()
    };
    assert_eq!(found(&ledger, "2018-12-31"), Vec::<u64>::new());
    let corrected = ledger.when_correcting(13, "rate.published", rate("0.02")).accepted();
    assert_eq!(found(&corrected, "2018-12-31"), [15]);
    assert_eq!(found(&corrected, "2018-12-30"), Vec::<u64>::new());
    let pledge = json!({"pledge": "p1", "party": "belize", "toward": "fund:chest", "roles": ["financial"], "wording": "offered", "date": "2018-05-01"});
    let pledged = corrected.and("pledge.made", pledge).and("party.registered", state("honduras"));
    assert_eq!(found(&pledged, "2018-12-31"), [15, 16], "a party without a date has its name on every day");
    let moving: Vec<u64> =
        pledged.machine.books.periods.entries_since(14, read("2018-12-31")).map(|late| late.seq).collect();
    assert_eq!(moving, Vec::<u64>::new());
}

#[test]
fn of_the_memoranda_only_budget_lines_have_rows() {
    let lines = json!([{"line": "travel", "amount": sum("USD 1.00")}]);
    let budget = json!({"budget": "b1", "title": "Budget", "fund": "chest", "date": "2018-01-01", "lines": lines});
    let ledger = council().and("budget.proposed", budget);
    assert_eq!(rows_of(&ledger, "2018"), [""; 0]);
    let ledger = ledger.and("budget.approved", json!({"budget": "b1", "decision": "session/A1", "date": "2018-01-10"}));
    assert_eq!(rows_of(&ledger, "2018"), ["final:b1/travel USD 0.00 0.00 1.00 1.00"]);
    assert_eq!(rows_of(&ledger, "2019"), ["final:b1/travel USD 1.00 0.00 0.00 1.00"]);
}

#[test]
fn days_are_reopened_that_are_closed() {
    let open = |from: &str, watermark: Option<&str>| Refusal::DayNotClosed {
        from: read(from),
        watermark: watermark.map(read),
    };
    council().when("period.reopened", reopen("2018-01-01")).refused(&open("2018-01-01", None));
    let ledger = council().and("period.closed", close("2017")).and("period.closed", close("2018"));
    ledger.clone().when("period.reopened", reopen("2019-01-01")).refused(&open("2019-01-01", Some("2018-12-31")));
    // Every publication that ends on that day or later is withdrawn, and no other.
    let ledger = ledger.and("period.reopened", reopen("2018-12-31"));
    assert_eq!(ledger.machine.books.periods.watermark(), Some(read("2017-12-31")));
    let withdrawn: Vec<_> = ledger.machine.books.periods.all().iter().map(|closing| closing.withdrawn_by).collect();
    assert_eq!(withdrawn, [None, Some(14)], "both stay on view");
    ledger.clone().when("period.reopened", reopen("2018-01-01")).refused(&open("2018-01-01", Some("2017-12-31")));
    ledger.when("period.closed", close("2018")).accepted();
}

#[test]
fn reopening_takes_a_decision_that_approves() {
    let ledger = council().and("period.closed", close("2018"));
    let noted = with(reopen("2018-01-01"), json!({"decision": "session/A2"}));
    ledger
        .clone()
        .when("period.reopened", noted)
        .refused(&Refusal::NotApproved { decision: read("session/A2"), acts: vec![read("noted")] });
    let without = with(reopen("2018-01-01"), json!({"decision": null}));
    let reported = ledger.refused_unless_reported(
        "period.reopened",
        without,
        &Refusal::TakesDecision { act: Authorised::Reopen, of: None },
    );
    assert_eq!(reported.machine.books.periods.watermark(), None);
}

#[test]
fn money_moves_on_a_closed_day_only_with_a_reason() {
    let ledger = holding("USD 100.00").and("period.closed", close("2018"));
    for (date, day) in
        [("2018-01-01", "2018-01-01"), ("2018-12-31", "2018-12-31"), ("2017-06-01/2018-01-01", "2018-01-01")]
    {
        ledger.clone().when("income.recorded", interest("USD 1.00", date)).refused(&closed_before(day, "2018", 13));
        ledger.clone().when_found_late("income.recorded", interest("USD 1.00", date)).accepted();
    }
    // A fact over several days belongs to its last day, and on an open day there is nothing to explain.
    for date in ["2019-01-01", "2018-12-01/2019-01-31"] {
        ledger.clone().when("income.recorded", interest("USD 1.00", date)).accepted();
        ledger
            .clone()
            .when_found_late("income.recorded", interest("USD 1.00", date))
            .refused(&Refusal::NothingToExplain);
    }
    ledger
        .and("period.reopened", reopen("2018-06-01"))
        .when("income.recorded", interest("USD 1.00", "2018-06-30"))
        .accepted();
}

#[test]
fn a_budget_line_is_set_on_a_closed_day_only_with_a_reason() {
    let lines = json!([{"line": "travel", "amount": sum("USD 1.00")}]);
    let budget = json!({"budget": "b1", "title": "Budget", "fund": "chest", "lines": lines});
    let ledger = council().and("budget.proposed", budget).and("period.closed", close("2018"));
    let approval = json!({"budget": "b1", "decision": "session/A1", "date": "2018-01-10"});
    ledger.clone().when("budget.approved", approval.clone()).refused(&closed_before("2018-01-10", "2018", 13));
    ledger.when_found_late("budget.approved", approval).accepted();
}

#[test]
fn facts_without_money_can_be_dated_on_a_closed_day() {
    let ledger = council().and("period.closed", close("2018"));
    let renamed = json!({"party": "belize", "name_en": "New Belize", "date": "2018-06-30"});
    ledger.clone().when("party.renamed", renamed.clone()).accepted();
    // A reason may be given there.
    ledger.when_found_late("party.renamed", renamed).accepted();
}

#[test]
fn a_budget_that_was_moved_leaves_one_fund_and_comes_to_the_other() {
    let lines = json!([{"line": "travel", "amount": sum("USD 9.00")}]);
    let budget =
        |fund: &str| json!({"budget": "b1", "title": "Budget", "fund": fund, "date": "2018-01-01", "lines": lines});
    let approval = json!({"budget": "b1", "decision": "session/A1", "date": "2018-01-10"});
    let treasury = json!({"fund": "treasury", "name_en": "Treasury", "currency": "USD", "of": "council"});
    let ledger = council().and("fund.opened", treasury).and("budget.proposed", budget("chest"));
    let ledger = ledger.and("budget.approved", approval).and("period.closed", close("2018"));
    let ledger = ledger.when_correcting(13, "budget.proposed", budget("treasury")).accepted();
    for (year, fund, rows) in [
        ("2018", "chest", &["final:b1/travel USD 0.00 0.00 9.00 9.00"][..]),
        ("2018", "treasury", &[]),
        ("2019", "chest", &["final:b1/travel USD 9.00 -9.00 0.00 0.00"]),
        ("2019", "treasury", &["final:b1/travel USD 0.00 9.00 0.00 9.00"]),
    ] {
        assert_eq!(rows_of_fund(&ledger, year, Some(fund)), rows, "{year} of {fund}");
    }
    assert_eq!(rows_of(&ledger, "2019"), ["final:b1/travel USD 9.00 0.00 0.00 9.00"]);
}

#[test]
fn an_undated_fact_has_the_day_of_its_document() {
    let ledger = council()
        .and("document.registered", with(document("letter"), json!({"date": "2018-06-30"})))
        .and("period.closed", close("2018"));
    let lines = json!([{"line": "travel", "amount": sum("USD 1.00")}]);
    let ledger =
        ledger.and("budget.proposed", json!({"budget": "b1", "title": "Budget", "fund": "chest", "lines": lines}));
    let approval = json!({"budget": "b1", "decision": "session/A1"});
    ledger
        .clone()
        .when_stated_in("letter", "1", "budget.approved", approval.clone())
        .refused(&closed_before("2018-06-30", "2018", 13));
    ledger.when("budget.approved", approval).accepted();
}

#[test]
fn what_was_found_late_keeps_the_bounds_of_days_that_are_opened_again() {
    let policy = json!({"fund": "chest", "cap_per_case": sum("USD 100.00"), "date": "2018-01-01"});
    let pay = |date: &str| json!({"fund": "chest", "amount": sum("USD 100.00"), "case": "c1", "date": date});
    let ledger = holding("USD 1000.00")
        .and("fund.policy_set", policy)
        .and("reserve.disbursed", pay("2018-01-05"))
        .and("reserve.returned", pay("2018-12-01"))
        .and("period.closed", close("2018"));
    // Judged on the first open day, the case has had 100.00; on its own day, 200.00.
    let late = ledger.machine.next();
    let ledger = ledger.when_found_late("reserve.disbursed", pay("2018-06-05")).accepted();
    let cap = Refusal::CapExceeded {
        case: read("c1"),
        on: read("2018-06-05"),
        cap: read("USD 100.00"),
        already: read("USD 100.00"),
        amount: read("USD 100.00"),
    };
    let refusal = Refusal::BrokenAgain { by: late, why: Box::new(cap) };
    // With the year withdrawn, every day of it is open, whatever day is named.
    ledger.clone().refused_unless_reported("period.reopened", reopen("2018-07-01"), &refusal);
    ledger.refused_unless_reported("period.reopened", reopen("2018-01-01"), &refusal);
}

#[test]
fn what_was_found_late_before_the_reopened_days_counts_on_the_first_of_them() {
    let charge = |date: &str| json!({"fund": "chest", "amount": sum("USD 1500.00"), "nature": "bank", "date": date});
    let ledger = holding("USD 1000.00")
        .and("income.recorded", interest("USD 900.00", "2019-01-01"))
        .and("period.closed", close("2018-01/2018-06"))
        .and("period.closed", close("2018-07/2018-12"));
    let late = ledger.machine.next();
    // On the first open day, the chest holds 1900.00; on the first of July, 1000.00.
    let ledger = ledger.when_found_late("charge.recorded", charge("2018-06-01")).accepted();
    let overdrawn = Refusal::Overdrawn {
        fund: read("chest"),
        on: read("2018-07-01"),
        held: read("USD 1000.00"),
        amount: read("USD 1500.00"),
    };
    let refusal = Refusal::BrokenAgain { by: late, why: Box::new(overdrawn) };
    ledger.refused_unless_reported("period.reopened", reopen("2018-07-01"), &refusal);
}

#[test]
fn a_late_correction_that_lessened_a_payment_still_keeps_the_bounds_of_reopened_days() {
    let charge =
        |amount: &str, date: &str| json!({"fund": "chest", "amount": sum(amount), "nature": "bank", "date": date});
    let ledger = holding("USD 100.00").and("income.recorded", interest("USD 900.00", "2019-01-01"));
    let ledger = ledger.and("period.closed", close("2018"));
    let late = ledger.machine.next();
    let ledger = ledger
        .when_found_late("charge.recorded", charge("USD 500.00", "2018-06-01"))
        .accepted()
        .when_correcting(late, "charge.recorded", charge("USD 300.00", "2018-06-01"))
        .accepted();
    let overdrawn = Refusal::Overdrawn {
        fund: read("chest"),
        on: read("2018-06-01"),
        held: read("USD 100.00"),
        amount: read("USD 300.00"),
    };
    let refusal = Refusal::BrokenAgain { by: late + 1, why: Box::new(overdrawn) };
    ledger.refused_unless_reported("period.reopened", reopen("2018-01-01"), &refusal);
}
