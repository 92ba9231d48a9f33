//! Requests about assessments: scales and their runs, what changes an assessment, and payment plans.

use pledgebook::value::days::Period;
use pledgebook::value::money::Money;
use serde_json::{Value, json};

use super::{Cheat, STATES};
use crate::model::bounds::money;
use crate::model::issued::Issued;

/// The periods of assessments; the last ones only of those of all members.
const PERIODS: [&str; 9] = [
    "2024-01-01/2024-12-31", "2025-01-01/2025-12-31", "2025-01-01/2025-06-30", "2025-07-01/2025-12-31",
    "2026-01-01/2026-12-31", "2024-07-01/2025-06-30", "2022-01-01/2022-12-31", "2023-01-01/2023-12-31",
    "2027-01-01/2027-12-31",
];
const DUE: [&str; 4] = ["2024-06-30", "2025-03-31", "2025-12-31", "2026-06-30"];
const RECOGNISED: [&str; 4] = ["2024-07-01", "2025-01-01", "2026-01-01", "2026-12-01"];

impl Cheat<'_> {
    pub(super) fn issued(&mut self) -> Value {
        let period = *self.random.pick(&PERIODS[..6]);
        let due = *self.random.pick(&DUE);
        let fund = self.fund();
        let mut data = json!({"assessment": self.new_id("a"), "party": self.party(), "period": period, "due": due});
        data["date"] = json!(self.date(None));
        data["amount"] = self.any_money(&fund);
        if self.random.chance(30) {
            data["recognised"] = json!(*self.random.pick(&RECOGNISED));
        }
        if self.random.chance(10) {
            data["brought_forward"] = json!("certificate");
        }
        data["fund"] = json!(fund);
        data
    }

    pub(super) fn scale(&mut self) -> Value {
        let shares = *self.random.pick(&[
            &["40", "30", "20", "10"][..],
            &["33.3333", "33.3333", "33.3334"],
            &["12.3456", "37.6544", "50"],
            &["62.5", "37.5"],
            &["50", "50"],
        ]);
        let first = usize::try_from(self.random.below(STATES.len() as u64)).unwrap();
        let parties = STATES.iter().cycle().skip(first);
        let shares: Vec<Value> =
            parties.zip(shares).map(|(party, share)| json!({"party": party, "share": share})).collect();
        json!({"scale": self.new_id("s"), "fund": self.fund(), "shares": shares, "date": self.date(None),
            "rounding": *self.random.pick(&["largest-remainder", "half-up"])})
    }

    /// An assessment of all members of a scale, mostly for a period for which none of them is assessed.
    pub(super) fn run(&mut self) -> Value {
        let scales = self.log.scales();
        if scales.is_empty() {
            return json!({"run": self.new_id("u"), "fund": self.fund(), "period": "2025-01-01/2025-12-31",
                "scale": self.new_id("s"), "total": self.any_money("reserve"), "due": "2025-12-31"});
        }
        let scale = *self.random.pick(&scales);
        let fund = scale.fund.to_string();
        let (run, mut total) = (self.new_id("u"), self.any_money(&fund));
        if self.random.chance(60) {
            let units = 10_000 + self.random.below(100_000);
            total = self.money_of(self.currency_of(&fund), units.into());
        }
        let whole: Money = serde_json::from_value(total.clone()).unwrap();
        let mut amounts = self.log.shares(scale, whole, &[]);
        let mut period = self.period();
        for _ in 0..8 {
            let is_assessed = self.log.assessments().any(|(issued, _)| {
                let is_member = amounts.iter().any(|(party, _)| *party == self.log.now(&issued.party));
                *issued.fund == scale.fund && is_member && issued.period.overlaps(&period)
            });
            if !is_assessed {
                break;
            }
            period = self.period();
        }
        let mut data = json!({"run": run, "fund": fund, "period": period, "scale": scale.scale.0, "total": total,
            "due": *self.random.pick(&DUE), "date": self.date(None)});
        if self.random.chance(30) {
            data["recognised"] = json!(*self.random.pick(&RECOGNISED));
        }
        if self.random.chance(15) && !amounts.is_empty() {
            let more = if self.random.chance(20) { 100 } else { 0 };
            if self.random.chance(30) {
                amounts.reverse();
            }
            let part = |(party, units): (String, i128)| {
                let amount = money(whole.currency, units + more);
                json!({"assessment": format!("{run}/{party}"), "amount": amount})
            };
            data["amounts"] = amounts.into_iter().map(part).collect();
        }
        data
    }

    fn period(&mut self) -> Period {
        self.random.pick(&PERIODS).parse().unwrap()
    }

    /// A reduction of an assessment: for a reason, or by a decision.
    pub(super) fn taken_off(&mut self, why: &str) -> Value {
        let id = self.some("assessment", "a");
        let because = if why == "decision" { json!(self.decision()) } else { json!("a reason") };
        let found = self.log.assessment(&id).map(|(issued, day)| (issued.amount.unwrap().currency, day));
        let (currency, day) = found.map_or_else(|| (self.currency(), None), |(currency, day)| (currency, Some(day)));
        let owed = self.outstanding(&id, currency);
        json!({"assessment": id, "amount": self.part_of(currency, owed), why: because, "date": self.date(day)})
    }

    /// A part of what was written off.
    pub(super) fn reinstated(&mut self) -> Value {
        let mut data = self.taken_off("reason");
        let all = self.balances.iter();
        let off =
            all.filter_map(|((key, currency), units)| Some((key.strip_prefix("written-off:")?, *currency, -units)));
        let off: Vec<_> = off.collect();
        if !off.is_empty() {
            let (id, currency, units) = *self.random.pick(&off);
            data["assessment"] = json!(id);
            data["amount"] = self.part_of(currency, units);
            data.as_object_mut().unwrap().remove("rate");
        }
        data
    }

    pub(super) fn decision(&mut self) -> String {
        if self.random.chance(94) { "assembly/A1".to_owned() } else { self.some("decision", "assembly/B") }
    }

    pub(super) fn plan(&mut self) -> Value {
        let fund = self.fund();
        let due = *self.random.pick(&["2026-09", "2025-03"]);
        let instalment = json!({"due": due, "amount": self.any_money(&fund)});
        let mut data =
            json!({"plan": self.new_id("n"), "party": self.party(), "fund": fund, "instalments": [instalment]});
        // A plan of what a member owes by now.
        let all = self.log.assessments().map(|(issued, _)| (issued.amount.unwrap().currency, issued));
        let owing: Vec<_> = all.filter(|(currency, issued)| self.outstanding(&issued.id, *currency) > 0).collect();
        if !owing.is_empty() {
            let (currency, Issued { id, fund, party, .. }) = self.random.pick(&owing).clone();
            let most = self.outstanding(&id, currency);
            let instalment = json!({"due": due, "amount": self.part_of(currency, most)});
            data["fund"] = json!(fund);
            data["party"] = json!(party);
            data["covers"] = json!([id]);
            data["instalments"] = json!([instalment]);
            data["date"] = json!(self.date(None));
            return data;
        }
        if self.random.chance(70) {
            data["date"] = json!(self.date(None));
        }
        data
    }
}
