//! Requests about assessments: scales and their runs, what changes an assessment, and payment plans.

use serde_json::{Value, json};

use super::Cheat;
use crate::model::issued::Issued;

const PERIODS: [&str; 6] = [
    "2024-01-01/2024-12-31", "2025-01-01/2025-12-31", "2025-01-01/2025-06-30", "2025-07-01/2025-12-31",
    "2026-01-01/2026-12-31", "2024-07-01/2025-06-30",
];
const DUE: [&str; 4] = ["2024-06-30", "2025-03-31", "2025-12-31", "2026-06-30"];
const RECOGNISED: [&str; 4] = ["2024-07-01", "2025-01-01", "2026-01-01", "2026-12-01"];

impl Cheat<'_> {
    pub(super) fn issued(&mut self) -> Value {
        let period = *self.random.pick(&PERIODS);
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
