//! Rules of assessments, given, when and then.

use serde_json::{Value, json};

use super::*;
use crate::event::Event;
use crate::rules::testing::{self, Given, approving, council, event, read, state, sum, with};
use crate::state::accounts::AccountType;

const ASSESSED: &str = "outstanding:belize-2018";

fn assessment() -> Value {
    json!({"assessment": "belize-2018", "fund": "chest", "party": "belize", "period": "2018",
        "amount": sum("USD 100.00"), "due": "2018-06-30", "recognised": "2018-01-15", "date": "2018-01-15"})
}

fn assess(more: Value) -> Value {
    with(assessment(), more)
}

/// Belize owes USD 100.00 for 2018, by record 12.
fn assessed() -> Given {
    council().and("assessment.issued", assessment())
}

/// A scale of the chest: halves.
fn scale(rounding: &str) -> Value {
    json!({"scale": "halves", "fund": "chest", "rounding": rounding, "date": "2018-01-01",
        "shares": [{"party": "belize", "share": "50"}, {"party": "panama", "share": "50"}]})
}

/// An assessment of a half of a total, by the scale that is record 12.
fn half(total: &str, more: Value) -> Value {
    let data = json!({"amount": null, "scale": "halves", "total": sum(total)});
    assess(with(data, more))
}

/// The facts that reduce the assessment, or write it off.
fn taken(kind: &str, amount: &str) -> Value {
    let more =
        if kind == "assessment.waived" { json!({"decision": "session/A1"}) } else { json!({"reason": "a surplus"}) };
    with(json!({"assessment": "belize-2018", "amount": sum(amount), "fund": "chest", "date": "2018-03-01"}), more)
}

const TAKEN_OFF: [&str; 2] = ["assessment.credited", "assessment.waived"];
const ALL: [&str; 3] = ["assessment.credited", "assessment.waived", "receivable.written_off"];

// ---- scales ----

#[test]
fn a_scale_names_each_member_once() {
    let shares = json!([{"party": "belize", "share": "40"}, {"party": "belize", "share": "60"}]);
    council()
        .when("scale.adopted", with(scale("half-up"), json!({"shares": shares})))
        .refused(&Refusal::ShareTwice { party: read("belize") });
}

#[test]
fn the_shares_of_a_scale_sum_to_100_per_cent() {
    let of = |share: &str| {
        let shares = json!([{"party": "belize", "share": share}, {"party": "panama", "share": "60"}]);
        council().when("scale.adopted", with(scale("half-up"), json!({"shares": shares})))
    };
    for (share, found) in [("39.999999", "99.999999"), ("40.01", "100.01")] {
        of(share).refused(&Refusal::SharesDoNotSum { scale: read("halves"), sum: read(found) });
    }
    of("40.0").accepted();
}

/// The amount that each member pays of a total.
fn amounts(rounding: &str, shares: &[(&str, &str)], total: &str, places: u32) -> Vec<String> {
    let all: Vec<_> = shares.iter().map(|(party, share)| json!({"party": party, "share": share})).collect();
    let data = json!({"scale": "s", "fund": "f", "shares": all, "rounding": rounding});
    let Event::ScaleAdopted(scale) = event("scale.adopted", data) else { panic!("a scale") };
    let all = scale.amounts(read(total), places, |party| party).unwrap();
    let of = |party: &str| all.iter().find(|(member, _)| member.as_str() == party).unwrap().1;
    shares.iter().map(|(party, _)| of(party).plain().to_string()).collect()
}

#[test]
fn the_rest_of_a_total_goes_to_the_largest_remainders() {
    let thirds = [("a", "33.33"), ("b", "33.33"), ("c", "33.34")];
    // 33.333333, 33.333333 and 33.343334: one unit is left, and c was cut the most.
    assert_eq!(amounts("largest-remainder", &thirds, "100.01", 2), ["33.33", "33.33", "33.35"]);
    // 33.33, 33.33 and 33.34: nothing is left.
    assert_eq!(amounts("largest-remainder", &thirds, "100.00", 2), ["33.33", "33.33", "33.34"]);
    assert_eq!(amounts("largest-remainder", &thirds, "100", 0), ["33", "33", "34"]);
    // Equal remainders: by id, in whatever order the scale names them.
    assert_eq!(amounts("largest-remainder", &[("b", "50"), ("a", "50")], "0.03", 2), ["0.01", "0.02"]);
}

#[test]
fn largest_remainder_shares_sum_to_the_total() {
    let shares =
        [("a", "21.7"), ("b", "0.000001"), ("c", "33.333333"), ("d", "12.345678"), ("e", "7"), ("f", "25.620988")];
    for total in ["0.01", "0.05", "1.00", "99.99", "1234.56", "100000.01", "999999999999.99"] {
        let sum = amounts("largest-remainder", &shares, total, 2)
            .iter()
            .try_fold(Amount::ZERO, |sum, amount| sum.checked_add(read(amount)));
        assert_eq!(sum, Some(read(total)), "{total}");
    }
}

#[test]
fn half_up_rounds_each_share_by_itself() {
    assert_eq!(amounts("half-up", &[("a", "50"), ("b", "50")], "0.05", 2), ["0.03", "0.03"], "a unit more");
    let thirds = [("a", "33.333333"), ("b", "33.333333"), ("c", "33.333334")];
    assert_eq!(amounts("half-up", &thirds, "100.00", 2), ["33.33", "33.33", "33.33"], "a unit less");
}

// ---- assessments ----

#[test]
fn the_share_of_a_total_is_filled_in() {
    for (rounding, belize, panama) in
        [("largest-remainder", "USD 50.01", "USD 50.00"), ("half-up", "USD 50.01", "USD 50.01")]
    {
        let ledger = council().and("scale.adopted", scale(rounding));
        let ledger = ledger
            .when("assessment.issued", half("USD 100.01", json!({})))
            .yields("assessment.issued", half("USD 100.01", json!({"amount": sum(belize)})));
        let other = json!({"assessment": "panama-2018", "party": "panama"});
        ledger
            .when("assessment.issued", half("USD 100.01", other.clone()))
            .yields("assessment.issued", half("USD 100.01", with(other, json!({"amount": sum(panama)}))));
    }
}

#[test]
fn an_amount_under_a_scale_is_the_share() {
    let ledger = council().and("scale.adopted", scale("half-up"));
    for amount in ["USD 49.99", "USD 50.01"] {
        ledger.clone().when("assessment.issued", half("USD 100.00", json!({"amount": sum(amount)}))).refused(
            &Refusal::NotTheShare { party: read("belize"), amount: read(amount), expected: read("USD 50.00") },
        );
    }
    ledger.when("assessment.issued", half("USD 100.00", json!({"amount": sum("USD 50.00")}))).accepted();
}

#[test]
fn a_scale_and_its_total_are_given_together() {
    let ledger = council().and("scale.adopted", scale("half-up"));
    for part in [json!({"scale": "halves"}), json!({"total": sum("USD 200.00")})] {
        for amount in [json!(null), sum("USD 100.00")] {
            ledger
                .clone()
                .when("assessment.issued", assess(with(part.clone(), json!({"amount": amount}))))
                .refused(&Refusal::ScaleWithoutTotal);
        }
    }
}

#[test]
fn an_assessment_has_an_amount() {
    council()
        .when("assessment.issued", assess(json!({"amount": null})))
        .refused(&Refusal::NotAssessed { party: read("belize") });
}

#[test]
fn only_members_on_a_scale_have_a_share() {
    let ledger = council().and("scale.adopted", scale("half-up"));
    ledger
        .when("assessment.issued", half("USD 100.00", json!({"party": "council"})))
        .refused(&Refusal::NotOnScale { party: read("council"), scale: read("halves") });
}

#[test]
fn a_scale_cannot_be_used_for_another_fund() {
    let ledger = council().and("scale.adopted", scale("half-up"));
    ledger.when("assessment.issued", half("USD 100.00", json!({"fund": "trust"}))).refused(&Refusal::OfAnotherFund {
        thing: read("scale:halves"),
        its: read("chest"),
        fund: read("trust"),
    });
}

#[test]
fn an_assessment_is_in_the_currency_of_the_fund() {
    let refusal = Refusal::OtherCurrency { amount: read("JPY 100"), fund: read("chest"), currency: read("USD") };
    council().when("assessment.issued", assess(json!({"amount": sum("JPY 100")}))).refused(&refusal);
    for kind in ALL {
        assessed().when(kind, taken(kind, "JPY 100")).refused(&refusal);
    }
}

#[test]
fn a_due_date_may_be_in_the_future_but_not_the_issue() {
    let ahead =
        assess(json!({"period": "2027", "due": "2027-06-30", "date": "2026-11-23", "recognised": "2027-01-01"}));
    council().when("assessment.issued", ahead.clone()).yields("assessment.issued", ahead.clone());
    council()
        .when("assessment.issued", with(ahead, json!({"date": "2026-11-25"})))
        .refused(&Refusal::InTheFuture { date: read("2026-11-25"), last: read("2026-11-24") });
}

#[test]
fn an_assessment_is_recognised_as_the_policy_says() {
    let none = json!({"fund": "chest", "floor": sum("USD 1.00"), "date": "2018-01-01"});
    let policy = |recognised: &str| json!({"fund": "chest", "recognised": recognised, "date": "2018-01-01"});
    for (policy, day) in [
        (none, "2018-01-15"),
        (policy("issue"), "2018-01-15"),
        (policy("period-start"), "2018-01-01"),
        (policy("due"), "2018-06-30"),
    ] {
        let ledger = council().and("fund.policy_set", policy);
        ledger
            .clone()
            .when("assessment.issued", assess(json!({"recognised": null})))
            .yields("assessment.issued", assess(json!({"recognised": day})));
        let given = assess(json!({"recognised": "2018-02-02"}));
        ledger.when("assessment.issued", given.clone()).yields("assessment.issued", given);
    }
}

#[test]
fn what_is_assessed_is_deferred_until_it_is_recognised() {
    let policy = json!({"fund": "chest", "recognised": "period-start", "date": "2018-01-01"});
    let next = assess(json!({"period": "2019", "date": "2018-11-01", "due": "2019-06-30", "recognised": null}));
    let more = json!({"assessment": "belize-2018", "amount": sum("USD 5.00"), "reason": "R", "date": "2018-11-02"});
    let less = json!({"assessment": "belize-2018", "amount": sum("USD 20.00"), "reason": "R", "date": "2019-02-01"});
    let ledger = council().and("fund.policy_set", policy).and("assessment.issued", next);
    let ledger = ledger.and("assessment.supplemented", more).and("assessment.reduced", less);
    for (day, owed, deferred, income) in [
        ("2018-10-31", "0", "0", "0"),
        ("2018-11-01", "USD 100.00", "USD -100.00", "0"),
        ("2018-12-31", "USD 105.00", "USD -105.00", "0"),
        ("2019-01-01", "USD 105.00", "0", "USD -105.00"),
        ("2019-02-01", "USD 85.00", "0", "USD -85.00"),
    ] {
        assert_eq!(ledger.figure_as_of("outstanding:belize-2018", day), owed, "{day}");
        assert_eq!(ledger.figure_as_of("deferred:chest/2019-01-01", day), deferred, "{day}");
        assert_eq!(ledger.figure_as_of("income:chest/assessed", day), income, "{day}");
    }
}

#[test]
fn a_supplement_or_reduction_is_recognised_with_its_assessment() {
    let ahead =
        assess(json!({"period": "2019", "date": "2018-11-01", "due": "2019-06-30", "recognised": "2019-01-01"}));
    let ledger = council().and("assessment.issued", ahead);
    for kind in ["assessment.supplemented", "assessment.reduced"] {
        let change = |recognised: Value| {
            json!({"assessment": "belize-2018", "amount": sum("USD 5.00"), "reason": "R", "date": "2018-11-02",
                "recognised": recognised})
        };
        // Else what is deferred would stay so for ever, or be below nothing.
        for day in ["2018-12-31", "2019-01-02"] {
            ledger.clone().when(kind, change(json!(day))).refused(&Refusal::OtherRecognition {
                assessment: read("belize-2018"),
                stated: read(day),
                its: read("2019-01-01"),
            });
        }
        ledger.clone().when(kind, change(json!("2019-01-01"))).accepted();
        ledger.clone().when(kind, change(json!(null))).accepted();
    }
}

#[test]
fn a_closing_publishes_what_is_deferred_and_the_next_one_its_income() {
    let policy = json!({"fund": "chest", "recognised": "due", "date": "2018-01-01"});
    let next = assess(json!({"period": "2018", "date": "2018-11-01", "due": "2019-06-30", "recognised": null}));
    let ledger = council().and("fund.policy_set", policy).and("assessment.issued", next);
    let ledger = ledger.and("period.closed", json!({"period": "2018", "date": "2019-01-02"}));
    assert_eq!(ledger.figure_as_of("deferred:chest/2019-06-30", "2018-12-31"), "USD -100.00");
    // It was found late, and its income is of a closed day too: both show on the first open day.
    let ledger = ledger.and("period.closed", json!({"period": "2019", "date": "2020-01-02"}));
    assert_eq!(ledger.figure_as_of("income:chest/assessed", "2019-12-31"), "USD -100.00");
    let late = json!({"period": "2017", "assessment": "late", "date": "2018-12-01", "recognised": "2019-03-01", "amount": sum("USD 7.00")});
    let ledger = ledger.when_found_late("assessment.issued", assess(late)).accepted();
    assert_eq!(ledger.figure_as_of("income:chest/assessed", "2019-12-31"), "USD -100.00");
    assert_eq!(ledger.figure_restated("income:chest/assessed", "2018-12-31"), "0");
    assert_eq!(ledger.figure_restated("income:chest/assessed", "2019-12-31"), "USD -107.00");
    let late = ledger.machine.books.periods.entries_since(0, read("2019-12-31"));
    let late = late.filter(|late| !matches!(late.posting.account.account_type(), AccountType::Assessed));
    let late: Vec<_> =
        late.map(|late| format!("{} {} {}", late.day, late.posting.account, late.posting.amount)).collect();
    assert_eq!(
        late,
        [
            "2018-12-01 deferred:chest/2019-03-01 USD -7.00",
            "2019-03-01 deferred:chest/2019-03-01 USD 7.00",
            "2019-03-01 income:chest/assessed USD -7.00",
        ]
    );
}

// ---- members ----

fn not_a_member(period: &str) -> Refusal {
    Refusal::NotAMember { party: read("belize"), of: read("council"), period: testing::period(period) }
}

#[test]
fn a_member_is_assessed_from_its_first_day_to_its_last() {
    let left = council().and(
        "party.related",
        json!({"party": "belize", "relation": "member-of", "of": "party:council", "from": "2010-01-01", "until": "2018-03-31"}),
    );
    for period in ["2009", "2018-04", "2019"] {
        let refusal = not_a_member(period);
        left.clone().when("assessment.issued", assess(json!({"period": period}))).refused(&refusal);
    }
    for period in ["2009/2010-01", "2018-03", "2018"] {
        left.clone().when("assessment.issued", assess(json!({"period": period}))).accepted();
    }
    // A member that joins again is assessed again.
    let again = json!({"party": "belize", "relation": "member-of", "of": "party:council", "from": "2020-02-29"});
    let again = left.and("party.related", again);
    let refusal = not_a_member("2019");
    again.clone().when("assessment.issued", assess(json!({"period": "2019"}))).refused(&refusal);
    again.when("assessment.issued", assess(json!({"period": "2020-02"}))).accepted();
}

#[test]
fn a_fund_without_owner_can_assess_any_party() {
    let ledger = council().and("party.registered", state("cuba"));
    let (party, fund) = (json!({"party": "cuba"}), json!({"party": "cuba", "fund": "trust"}));
    ledger.clone().when("assessment.issued", assess(party)).refused(&Refusal::NotAMember {
        party: read("cuba"),
        of: read("council"),
        period: testing::period("2018"),
    });
    ledger.when("assessment.issued", assess(fund)).accepted();
}

#[test]
fn a_former_member_keeps_its_debt() {
    let left = assessed().and(
        "party.related",
        json!({"party": "belize", "relation": "member-of", "of": "party:council", "from": "2010-01-01", "until": "2018-03-31"}),
    );
    assert_eq!(left.figure("outstanding-of:chest/belize"), "USD 100.00");
    let left = left.and("assessment.credited", taken("assessment.credited", "USD 40.00"));
    assert_eq!(left.figure("outstanding-in:chest"), "USD 60.00");
}

#[test]
fn a_member_that_is_renamed_keeps_its_history() {
    let renamed = assessed().and("party.renamed", json!({"party": "belize", "name_en": "New Belize"}));
    assert_eq!(renamed.figure("outstanding-of:chest/belize"), "USD 100.00");
    renamed.when("assessment.issued", assess(json!({"assessment": "belize-2019", "period": "2019"}))).accepted();
}

#[test]
fn a_merged_member_passes_its_debt_on() {
    let merged = assessed().and("party.merged", json!({"party": "belize", "into": "panama"}));
    assert_eq!(merged.figure(ASSESSED), "USD 100.00");
    assert_eq!(merged.figure("outstanding-of:chest/panama"), "USD 100.00");
    // New facts name the other one: it was assessed for 2018 under its former name, and may be for 2019.
    let panama = |period: &str| assess(json!({"assessment": "panama-new", "party": "panama", "period": period}));
    merged.clone().when("assessment.issued", panama("2018")).refused(&Refusal::AssessedTwice {
        party: read("panama"),
        fund: read("chest"),
        period: testing::period("2018"),
        assessment: read("belize-2018"),
    });
    let merged = merged.and("assessment.issued", panama("2019"));
    assert_eq!(merged.figure("outstanding-of:chest/panama"), "USD 200.00");
}

#[test]
fn a_member_is_assessed_once() {
    for period in ["2018", "2018-12", "2018-07/2019-06", "2017-07/2018-01"] {
        assessed().when("assessment.issued", assess(json!({"assessment": "again", "period": period}))).refused(
            &Refusal::AssessedTwice {
                party: read("belize"),
                fund: read("chest"),
                period: testing::period(period),
                assessment: read("belize-2018"),
            },
        );
    }
    for other in
        [json!({"period": "2019"}), json!({"period": "2017"}), json!({"party": "panama"}), json!({"fund": "trust"})]
    {
        assessed().when("assessment.issued", assess(with(json!({"assessment": "other"}), other))).accepted();
    }
    // A wrong assessment is corrected. Reversed, it makes room for another.
    assessed().when_correcting(12, "assessment.issued", assess(json!({"amount": sum("USD 90.00")}))).accepted();
    assessed()
        .reversing(12)
        .when("assessment.issued", assess(json!({"assessment": "other", "amount": sum("USD 90.00")})))
        .accepted();
}

// ---- what takes an amount off ----

#[test]
fn credits_and_waivers_do_not_exceed_what_is_outstanding() {
    for kind in TAKEN_OFF {
        let all = assessed().and(kind, taken(kind, "USD 100.00"));
        assert_eq!(all.figure(ASSESSED), "0");
        assessed().when(kind, taken(kind, "USD 100.01")).refused(&Refusal::MoreThanOutstanding {
            assessment: read("belize-2018"),
            on: read("2018-03-01"),
            amount: read("USD 100.01"),
            outstanding: read("USD 100.00"),
        });
        // Earlier credits and waivers count.
        let most = assessed().and("assessment.credited", taken("assessment.credited", "USD 30.00"));
        let other = with(taken("assessment.waived", "USD 30.00"), json!({"decision": "session/A8"}));
        let most = most.and("decision.taken", approving("A8")).and("assessment.waived", other);
        most.clone().when(kind, taken(kind, "USD 40.00")).accepted();
        most.when(kind, taken(kind, "USD 40.01")).refused(&Refusal::MoreThanOutstanding {
            assessment: read("belize-2018"),
            on: read("2018-03-01"),
            amount: read("USD 40.01"),
            outstanding: read("USD 40.00"),
        });
    }
}

#[test]
fn credits_and_waivers_are_not_dated_before_the_assessment() {
    for kind in ALL {
        let on = |date: &str| assessed().when(kind, with(taken(kind, "USD 1.00"), json!({"date": date})));
        on("2018-01-14").refused(&Refusal::TooEarly {
            date: read("2018-01-14"),
            thing: read("assessment:belize-2018"),
            its: read("2018-01-15"),
        });
        on("2018-01-15").accepted();
        on("2018-01-01/2018-01-15").accepted();
    }
}

#[test]
fn a_waiver_is_approved_by_a_body_that_decides() {
    let waived =
        |item: &str| with(taken("assessment.waived", "USD 1.00"), json!({"decision": format!("session/{item}")}));
    assessed()
        .when("assessment.waived", waived("A2"))
        .refused(&Refusal::NotApproved { decision: read("session/A2"), acts: vec![read("noted")] });
    assessed().when("assessment.waived", waived("A1")).accepted();
}

#[test]
fn the_fund_of_a_credit_or_waiver_is_filled_in() {
    for kind in ALL {
        let without = with(taken(kind, "USD 1.00"), json!({"fund": null}));
        assessed().when(kind, without.clone()).yields(kind, taken(kind, "USD 1.00"));
        assessed().when(kind, with(without, json!({"fund": "trust"}))).refused(&Refusal::OfAnotherFund {
            thing: read("assessment:belize-2018"),
            its: read("chest"),
            fund: read("trust"),
        });
    }
}

// ---- write-offs ----

fn write_off(ledger: Given, amount: &str) -> Given {
    ledger.and("receivable.written_off", taken("receivable.written_off", amount))
}

#[track_caller]
fn not_counted_on(ledger: Given, amount: &str, left: &str) {
    ledger.when("receivable.written_off", taken("receivable.written_off", amount)).refused(
        &Refusal::AboveCarryingAmount {
            assessment: read("belize-2018"),
            on: read("2018-03-01"),
            amount: read(amount),
            left: read(left),
        },
    );
}

#[test]
fn a_write_off_leaves_the_debt_outstanding() {
    let ledger = write_off(assessed(), "USD 60.00");
    assert_eq!(ledger.figure(ASSESSED), "USD 100.00");
    assert_eq!(ledger.figure("outstanding-of:chest/belize"), "USD 100.00");
    assert_eq!(ledger.figure("written-off:belize-2018"), "USD -60.00");
    // The carrying amount can be paid, credited or waived; for more, the write-off is reversed first.
    let seq = ledger.machine.next().saturating_sub(1);
    let back = ledger.clone().reversing(seq);
    back.when("assessment.waived", taken("assessment.waived", "USD 100.00")).accepted();
}

#[test]
fn a_write_off_is_reversed_before_it_is_paid() {
    let ledger = write_off(assessed(), "USD 60.00");
    for kind in ["assessment.waived", "assessment.credited"] {
        ledger.clone().when(kind, taken(kind, "USD 40.01")).refused(&Refusal::WrittenOff {
            assessment: read("belize-2018"),
            on: read("2018-03-01"),
            amount: read("USD 40.01"),
            counted_on: read("USD 40.00"),
        });
        ledger.clone().when(kind, taken(kind, "USD 40.00")).accepted();
    }
}

#[test]
fn write_offs_do_not_exceed_the_carrying_amount() {
    write_off(assessed(), "USD 100.00");
    not_counted_on(assessed(), "USD 100.01", "USD 100.00");
    let most = write_off(assessed(), "USD 60.00");
    not_counted_on(most.clone(), "USD 40.01", "USD 40.00");
    not_counted_on(write_off(most, "USD 40.00"), "USD 0.01", "USD 0.00");
}

#[test]
fn a_credit_after_a_write_off_leaves_no_carrying_amount() {
    let ledger =
        write_off(assessed(), "USD 60.00").and("assessment.credited", taken("assessment.credited", "USD 40.00"));
    not_counted_on(ledger, "USD 0.01", "USD 0.00");
}

#[test]
fn what_was_written_off_is_reinstated_up_to_what_it_was() {
    let reinstate = |amount: &str| taken("receivable.reinstated", amount);
    let ledger = write_off(assessed(), "USD 60.00");
    ledger.clone().when("receivable.reinstated", reinstate("USD 60.01")).refused(&Refusal::MoreThanWrittenOff {
        assessment: read("belize-2018"),
        on: read("2018-03-01"),
        amount: read("USD 60.01"),
        written_off: read("USD 60.00"),
    });
    // In part: so much more can be paid, and the rest stays written off.
    let ledger = ledger.and("receivable.reinstated", reinstate("USD 25.00"));
    assert_eq!(ledger.figure("written-off:belize-2018"), "USD -35.00");
    assert_eq!(ledger.figure("expense:chest/written-off"), "USD 35.00");
    assert_eq!(ledger.figure("outstanding:belize-2018"), "USD 100.00", "the member owes it all the same");
    ledger.clone().when("assessment.credited", taken("assessment.credited", "USD 65.00")).accepted();
    let beyond = ledger.when("assessment.credited", taken("assessment.credited", "USD 65.01"));
    assert!(matches!(beyond.refusal(), Some(Refusal::WrittenOff { .. })), "{:?}", beyond.refusal());
}

// ---- supplements, reductions, credits ----

#[test]
fn one_members_assessment_is_raised_and_lowered() {
    let ledger = assessed()
        .and("assessment.supplemented", taken("assessment.supplemented", "USD 30.00"))
        .and("assessment.reduced", taken("assessment.reduced", "USD 50.00"));
    assert_eq!(ledger.figure("assessed:belize-2018"), "USD 80.00");
    assert_eq!(ledger.figure("income:chest/assessed"), "USD -80.00");
    assert_eq!(ledger.figure_as_of("assessed:belize-2018", "2018-02-28"), "USD 100.00");
    ledger.when("assessment.reduced", taken("assessment.reduced", "USD 80.01")).refused(
        &Refusal::MoreThanOutstanding {
            assessment: read("belize-2018"),
            on: read("2018-03-01"),
            amount: read("USD 80.01"),
            outstanding: read("USD 80.00"),
        },
    );
}

#[test]
fn a_credit_to_a_member_that_owes_nothing_is_owed_to_it() {
    let credit = json!({"contribution": "surplus", "fund": "chest", "party": "belize", "amount": sum("USD 30.00"),
        "reason": "a surplus of 2017", "date": "2018-03-01"});
    let ledger = testing::holding("USD 1000.00").and("credit.granted", credit);
    assert_eq!(ledger.figure("unapplied-of:chest/belize"), "USD 30.00");
    assert_eq!(ledger.figure("expense:chest/credited"), "USD 30.00");
    // It pays the next assessment, or is paid out.
    let next = json!({"date": "2018-04-01", "recognised": "2018-04-01"});
    let applied = ledger
        .clone()
        .and("assessment.issued", assess(next))
        .and("contribution.applied", json!({"contribution": "surplus", "date": "2018-04-02"}));
    assert_eq!(applied.figure("outstanding:belize-2018"), "USD 70.00");
    let back = |amount: &str| json!({"contribution": "surplus", "amount": sum(amount), "reason": "asked for", "date": "2018-04-01"});
    ledger.clone().when("contribution.returned", back("USD 30.00")).accepted();
    let beyond = ledger.when("contribution.returned", back("USD 30.01"));
    assert!(matches!(beyond.refusal(), Some(Refusal::MoreThanReceived { .. })), "{:?}", beyond.refusal());
}

// ---- one record for all members ----

fn apply(total: &str, more: Value) -> Value {
    let data = json!({"run": "dues-2018", "fund": "chest", "period": "2018", "scale": "halves", "total": sum(total),
        "due": "2018-06-30", "date": "2018-01-15"});
    with(data, more)
}

/// What a run assesses, each member with its amount, and what it leaves.
fn run_of(ledger: &Given) -> (Vec<(String, String)>, Option<String>) {
    let Event::ScaleApplied(fact) = &ledger.records.last().unwrap().event else { panic!("a run") };
    let each = fact.issued().map(|issued| (issued.assessment.0.to_string(), issued.amount.unwrap().to_string()));
    (each.collect(), fact.left.map(|left| left.to_string()))
}

#[test]
fn one_record_assesses_all_members_of_a_scale() {
    let ledger = council().and("scale.adopted", scale("largest-remainder"));
    let ledger = ledger.and("scale.applied", apply("USD 100.01", json!({})));
    let pair = |id: &str, amount: &str| (id.to_owned(), amount.to_owned());
    let expected = vec![pair("dues-2018/belize", "USD 50.01"), pair("dues-2018/panama", "USD 50.00")];
    assert_eq!(run_of(&ledger), (expected, None));
    assert_eq!(ledger.figure("outstanding:dues-2018/belize"), "USD 50.01");
    assert_eq!(ledger.figure("outstanding-in:chest"), "USD 100.01");
    assert_eq!(ledger.figure("income:chest/assessed"), "USD -100.01");
    // Each is an assessment like any other.
    let credit =
        json!({"assessment": "dues-2018/belize", "amount": sum("USD 50.01"), "reason": "R", "date": "2018-02-01"});
    let credited = ledger.clone().and("assessment.credited", credit);
    assert_eq!(credited.figure("outstanding-of:chest/belize"), "0");
    // No member is assessed twice, by whatever record.
    ledger.clone().when("scale.applied", apply("USD 10.00", json!({"run": "again"}))).refused(
        &Refusal::AssessedTwice {
            party: read("belize"),
            fund: read("chest"),
            period: testing::period("2018"),
            assessment: read("dues-2018/belize"),
        },
    );
    // The name of a run stays its own.
    let other_year = apply("USD 10.00", json!({"period": "2019", "due": "2019-06-30"}));
    ledger
        .clone()
        .when("scale.applied", other_year)
        .refused(&Refusal::AlreadyRegistered { thing: read("assessment:dues-2018/belize"), seq: 13 });
    // The total is corrected in one record too.
    let corrected = ledger.when_correcting(13, "scale.applied", apply("USD 200.00", json!({}))).accepted();
    assert_eq!(corrected.figure("outstanding-in:chest"), "USD 200.00");
}

#[test]
fn what_rounding_leaves_of_a_total_is_said() {
    let ledger = council().and("scale.adopted", scale("half-up"));
    let (_, left) = run_of(&ledger.clone().and("scale.applied", apply("USD 100.01", json!({}))));
    assert_eq!(left.as_deref(), Some("-0.01"), "both are rounded up");
    let stated = apply("USD 100.01", json!({"left": "0.01"}));
    ledger.when("scale.applied", stated).refused(&Refusal::OtherRest { stated: read("0.01"), left: read("-0.01") });
}

#[test]
fn the_amounts_of_a_run_are_the_shares() {
    let ledger = council().and("scale.adopted", scale("half-up"));
    let amounts = |belize: &str| {
        json!({"amounts": [{"assessment": "dues-2018/belize", "amount": sum(belize)},
            {"assessment": "dues-2018/panama", "amount": sum("USD 50.00")}]})
    };
    ledger.clone().when("scale.applied", apply("USD 100.00", amounts("USD 50.00"))).accepted();
    let other = |amount: &str| Refusal::OtherShare {
        party: "belize".to_owned(),
        amount: read(amount),
        expected: read("USD 50.00"),
    };
    ledger.clone().when("scale.applied", apply("USD 100.00", amounts("USD 51.00"))).refused(&other("USD 51.00"));
    // In another order they are kept as they are stated; twice they are not.
    let part = |party: &str, amount: &str| json!({"assessment": format!("dues-2018/{party}"), "amount": sum(amount)});
    let of = |parts: &[(&str, &str)]| json!({"amounts": parts.iter().map(|(party, amount)| part(party, amount)).collect::<Vec<_>>()});
    let turned = ledger
        .clone()
        .and("scale.applied", apply("USD 100.00", of(&[("panama", "USD 50.00"), ("belize", "USD 50.00")])));
    assert_eq!(run_of(&turned).0[0].0, "dues-2018/panama");
    let twice = apply("USD 100.00", of(&[("belize", "USD 50.00"), ("panama", "USD 50.00"), ("belize", "USD 10.00")]));
    ledger.when("scale.applied", twice).refused(&other("USD 10.00"));
}

#[test]
fn a_run_of_which_nobody_pays_anything_is_refused() {
    let shares = json!([{"party": "belize", "share": "33"}, {"party": "panama", "share": "33"}, {"party": "council", "share": "34"}]);
    let ledger = council().and("scale.adopted", with(scale("half-up"), json!({"shares": shares})));
    ledger
        .when("scale.applied", apply("USD 0.01", json!({})))
        .refused(&Refusal::NobodyPays { total: read("USD 0.01") });
}

/// The members that a run has assessed keep their assessments when it is corrected, and one may be added.
#[test]
fn a_run_is_corrected_after_a_merger_and_after_its_reversal() {
    let merger = json!({"party": "belize", "into": "panama", "date": "2018-06-10"});
    let ledger = council().and("scale.adopted", scale("half-up"));
    let both = ledger.clone().and("scale.applied", apply("USD 100.00", json!({}))).and("party.merged", merger.clone());
    let corrected = both.when_correcting(13, "scale.applied", apply("USD 60.00", json!({}))).accepted();
    let pair = |id: &str, amount: &str| (id.to_owned(), amount.to_owned());
    assert_eq!(run_of(&corrected).0, [pair("dues-2018/belize", "USD 30.00"), pair("dues-2018/panama", "USD 30.00")]);
    let one = ledger.and("party.merged", merger).and("scale.applied", apply("USD 100.00", json!({})));
    assert_eq!(run_of(&one).0, [pair("dues-2018/panama", "USD 100.00")]);
    let apart = one.reversing(13).when_correcting(14, "scale.applied", apply("USD 100.00", json!({}))).accepted();
    assert_eq!(run_of(&apart).0, [pair("dues-2018/belize", "USD 50.00"), pair("dues-2018/panama", "USD 50.00")]);
}

#[test]
fn the_shares_of_merged_members_are_added_before_they_are_rounded() {
    let shares = json!([{"party": "belize", "share": "33.333333"}, {"party": "panama", "share": "66.666667"}]);
    let ledger = council()
        .and("scale.adopted", with(scale("largest-remainder"), json!({"shares": shares})))
        .and("party.merged", json!({"party": "belize", "into": "panama", "date": "2018-01-10"}));
    let ledger = ledger.and("scale.applied", apply("USD 100.01", json!({})));
    assert_eq!(run_of(&ledger).0, [("dues-2018/panama".to_owned(), "USD 100.01".to_owned())]);
}

#[test]
fn the_id_of_an_assessment_of_a_run_names_its_member() {
    let other = assess(json!({"assessment": "dues-2018/panama"}));
    council().when("assessment.issued", other).refused(&Refusal::OtherMemberInId {
        assessment: read("dues-2018/panama"),
        member: read("panama"),
        party: read("belize"),
    });
    council().when("assessment.issued", assess(json!({"assessment": "dues-2018/belize"}))).accepted();
}

// ---- payment plans ----

fn plan(more: Value) -> Value {
    let data = json!({"plan": "belize-plan", "party": "belize", "fund": "chest", "covers": ["belize-2018"],
        "instalments": [{"due": "2027-06", "amount": sum("USD 50.00")}, {"due": "../2028-06~", "amount": sum("USD 50.00")}]});
    with(data, more)
}

#[test]
fn a_plan_covers_assessments_of_its_member_and_fund() {
    assessed().when("payment_plan.agreed", plan(json!({}))).yields("payment_plan.agreed", plan(json!({})));
    assessed().when("payment_plan.agreed", plan(json!({"party": "panama"}))).refused(&Refusal::OfAnotherMember {
        assessment: read("belize-2018"),
        its: read("belize"),
        party: read("panama"),
    });
    assessed()
        .and("party.merged", json!({"party": "belize", "into": "panama"}))
        .when("payment_plan.agreed", plan(json!({"party": "panama"})))
        .accepted();
    assessed().when("payment_plan.agreed", plan(json!({"fund": "trust"}))).refused(&Refusal::OfAnotherFund {
        thing: read("assessment:belize-2018"),
        its: read("chest"),
        fund: read("trust"),
    });
}

#[test]
fn a_plan_is_in_the_currency_of_the_fund_and_moves_no_money() {
    let other = json!({"instalments": [{"due": "2027-06", "amount": sum("JPY 50")}]});
    assessed().when("payment_plan.agreed", plan(other)).refused(&Refusal::OtherCurrency {
        amount: read("JPY 50"),
        fund: read("chest"),
        currency: read("USD"),
    });
    let agreed = assessed().and("payment_plan.agreed", plan(json!({})));
    assert_eq!(agreed.posted(), Vec::<String>::new());
    assert_eq!(agreed.figure(ASSESSED), "USD 100.00");
}

// ---- postings ----

#[test]
fn an_assessment_posts_to_its_accounts() {
    let ledger = assessed();
    assert_eq!(ledger.posted(), ["chest assessed:belize-2018 USD 100.00", "chest income:chest/assessed USD -100.00"]);
    let carried = assess(json!({"assessment": "belize-2016", "period": "2016", "brought_forward": "certificate"}));
    assert_eq!(
        ledger.and("assessment.issued", carried).posted(),
        ["chest assessed:belize-2016 USD 100.00", "chest brought-forward:chest USD -100.00"]
    );
}

#[test]
fn credits_waivers_and_write_offs_post_to_their_accounts() {
    for (kind, role) in ALL.into_iter().zip(["credited", "waived", "written-off"]) {
        assert_eq!(
            assessed().and(kind, taken(kind, "USD 30.00")).posted(),
            [format!("chest expense:chest/{role} USD 30.00"), format!("chest {role}:belize-2018 USD -30.00")]
        );
    }
}

#[test]
fn a_scale_that_was_replaced_before_the_period_assesses_nothing() {
    let newer = |date: &str| {
        json!({"scale": "thirds", "fund": "chest", "rounding": "half-up", "date": date,
            "shares": [{"party": "belize", "share": "33"}, {"party": "panama", "share": "67"}]})
    };
    // On the first day of 2018 the older scale held no more.
    let older = with(scale("half-up"), json!({"date": "2017-01-01"}));
    let replaced = council().and("scale.adopted", older).and("scale.adopted", newer("2018-01-01"));
    replaced.when("assessment.issued", half("USD 100.00", json!({}))).refused(&Refusal::ScaleReplaced {
        scale: read("halves"),
        by: read("thirds"),
        from: read("2018-01-01"),
        period: testing::period("2018"),
    });
    let later = council().and("scale.adopted", scale("half-up")).and("scale.adopted", newer("2018-01-02"));
    later.when("assessment.issued", half("USD 100.00", json!({}))).accepted();
}

#[test]
fn a_plan_pays_no_more_than_is_outstanding_of_what_it_covers() {
    let plan = |amounts: [&str; 2], more: Value| {
        let parts = [("2018-12", amounts[0]), ("2019-12", amounts[1])];
        let parts = parts.map(|(due, amount)| json!({"due": due, "amount": sum(amount)}));
        with(json!({"plan": "p", "party": "belize", "fund": "chest", "instalments": parts, "date": "2018-07-01"}), more)
    };
    let covers = || json!({"covers": ["belize-2018"]});
    let ledger = assessed();
    let above = |on: &str, outstanding: &str| Refusal::PlanAboveOutstanding {
        sum: read("USD 100.01"),
        on: read(on),
        outstanding: read(outstanding),
    };
    for more in [covers(), json!({})] {
        ledger
            .clone()
            .when("payment_plan.agreed", plan(["USD 60.00", "USD 40.01"], more.clone()))
            .refused(&above("2018-07-01", "USD 100.00"));
        ledger.clone().when("payment_plan.agreed", plan(["USD 60.00", "USD 40.00"], more)).accepted();
    }
    // What is outstanding on its own day counts, and not what is paid later.
    let credit = with(taken("assessment.credited", "USD 40.00"), json!({"date": "2018-08-01"}));
    let ledger = ledger.and("assessment.credited", credit);
    ledger.clone().when("payment_plan.agreed", plan(["USD 60.00", "USD 40.00"], covers())).accepted();
    let later = with(plan(["USD 60.00", "USD 40.01"], covers()), json!({"date": "2018-08-01"}));
    ledger.when("payment_plan.agreed", later).refused(&above("2018-08-01", "USD 60.00"));
}
