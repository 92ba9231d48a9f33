//! The members that are assessed for each month, and how they pay.
//!
//! They are the story's eleven and, in a large ledger, further states that do not exist. They pay into a fund that the
//! growth opens, because the story has assessed them for 2026 in the others.

use std::ops::Range;

use serde_json::json;

use crate::demo::growth::chance::Chance;
use crate::demo::growth::facts::{Facts, usd};
use crate::value::days::Period;

pub const STORY_MEMBERS: [&str; 11] = [
    "belize", "canada", "costa-rica", "dominican-republic", "el-salvador", "guatemala", "honduras", "mexico",
    "nicaragua", "panama", "united-states",
];
const MEMBERS_MAX: u64 = 200;
const RECORDS_TO_A_MEMBER: u64 = 500;
/// The most months for which they are assessed.
const MONTHS_MAX: u64 = 25;
/// The number of facts for each assessment: itself and its payments.
pub const FACTS_TO_AN_ASSESSMENT: u64 = 3;
const LATE_MONTHS: u64 = 8;
/// The average assessment of a member for a month, in cents.
const MEAN_CENTS: u64 = 200_000;
/// The whole of a scale, in hundredths of a per cent.
const WHOLE: u64 = 10_000;
const FUND: &str = "common-fund";
const SCALE: &str = "common-scale";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Conduct {
    InTime,
    /// A part in time, in per cent, and the rest late or never.
    InPart(u64, bool),
    Late,
    /// Received, and not yet applied.
    Held,
    Never,
}

/// The members and what they are assessed: the n-th assessment is of month `n / members`.
#[derive(Debug)]
pub struct Members {
    seed: u64,
    months: u64,
    shares: Vec<u64>,
}

pub fn members_of(records: u64) -> u64 {
    let story = u64::try_from(STORY_MEMBERS.len()).unwrap_or(0);
    records.checked_div(RECORDS_TO_A_MEMBER).unwrap_or(0).clamp(story, MEMBERS_MAX)
}

impl Members {
    /// Draws the members of a ledger with `records` records, `facts` of which follow the story. At most a quarter of
    /// these are assessments and payments.
    pub fn new(seed: u64, records: u64, facts: u64) -> Self {
        let members = members_of(records);
        let to_a_month = members.saturating_mul(FACTS_TO_AN_ASSESSMENT).saturating_mul(4);
        let months = facts.checked_div(to_a_month).unwrap_or(0).clamp(1, MONTHS_MAX);
        let mut chance = Chance::new(seed);
        let weights: Vec<_> = (0..members).map(|_| chance.from(1, 20)).collect();
        let all: u64 = weights.iter().sum();
        let mut shares: Vec<_> =
            weights.iter().map(|weight| WHOLE.saturating_mul(*weight).checked_div(all).unwrap_or(0).max(1)).collect();
        let left = WHOLE.saturating_sub(shares.iter().sum());
        if let Some(share) = shares.first_mut() {
            *share = share.saturating_add(left);
        }
        Self { seed, months, shares }
    }

    fn count(&self) -> u64 {
        u64::try_from(self.shares.len()).unwrap_or(0)
    }

    /// Returns the numbers of the assessments in a round.
    pub fn of_round(&self, round: u64, rounds: u64) -> Range<u64> {
        let all = self.count().saturating_mul(self.months);
        let until = |round: u64| all.saturating_mul(round).checked_div(rounds).unwrap_or(0).min(all);
        until(round)..until(round.saturating_add(1))
    }

    fn party(member: usize) -> String {
        STORY_MEMBERS.get(member).map_or_else(|| format!("invented-state-{member}"), |party| (*party).to_owned())
    }

    /// Adds further members, the fund, and the scale by which all of them pay.
    pub fn join(&self, facts: &mut Facts) {
        let fund = json!({"fund": FUND, "name_en": "Invented common fund", "of": "demo-body", "currency": "USD",
            "purpose": "What the members need in common, month by month"});
        facts.add("fund.opened", FUND, fund);
        let policy = json!({"fund": FUND, "financed_by": "The members, by the scale", "recognised": "period-start"});
        facts.add("fund.policy_set", FUND, policy);
        let mut shares = Vec::new();
        for (member, share) in self.shares.iter().enumerate() {
            let party = Self::party(member);
            let (whole, part) = (share.checked_div(100).unwrap_or(0), share.checked_rem(100).unwrap_or(0));
            let share = format!("{whole}.{part:02}");
            let share = share.trim_end_matches('0').trim_end_matches('.');
            shares.push(json!({"party": party, "share": share}));
            if member < STORY_MEMBERS.len() {
                continue;
            }
            let name = format!("Invented State {member}");
            facts.add("party.registered", &party, json!({"party": party, "nature": "state", "name_en": name}));
            let relation = json!({"party": party, "relation": "member-of", "of": "party:demo-body",
                "from": "2026-01-01"});
            facts.add("party.related", &party, relation);
        }
        let scale = json!({"scale": SCALE, "fund": FUND, "shares": shares, "rounding": "largest-remainder"});
        facts.add("scale.adopted", SCALE, scale);
    }

    /// Returns the member, the month and the cents of an assessment.
    fn assessed(&self, number: u64) -> (String, String, u64) {
        let member = usize::try_from(number.checked_rem(self.count()).unwrap_or(0)).unwrap_or(0);
        let month = number.checked_div(self.count()).unwrap_or(0);
        let (years, months) = (month.checked_div(12).unwrap_or(0), month.checked_rem(12).unwrap_or(0));
        let month = format!("{}-{:02}", years.saturating_add(2026), months.saturating_add(1));
        let share = self.shares.get(member).copied().unwrap_or(0);
        (Self::party(member), month, self.total().saturating_mul(share).checked_div(WHOLE).unwrap_or(0))
    }

    fn total(&self) -> u64 {
        self.count().saturating_mul(MEAN_CENTS)
    }

    pub fn assess(&self, which: Range<u64>, facts: &mut Facts) {
        for number in which {
            let (party, month, _) = self.assessed(number);
            let id = format!("{party}-common-{month}");
            let Ok(period) = Period::typed(&month, (1, 1)) else { continue };
            let data = json!({"assessment": id, "fund": FUND, "party": party, "period": period, "scale": SCALE,
                "total": usd(self.total()), "due": format!("{month}-28")});
            facts.add("assessment.issued", &id, data);
        }
    }

    /// Adds the payments of a round: most for its own assessments, some for much older ones.
    pub fn pay(&self, which: Range<u64>, facts: &mut Facts) {
        let lag = self.count().saturating_mul(LATE_MONTHS);
        let late = which.start.saturating_sub(lag)..which.end.saturating_sub(lag);
        for number in which {
            let (_, _, cents) = self.assessed(number);
            match self.conduct(number) {
                Conduct::InTime => self.receive(number, "a", cents, true, facts),
                Conduct::InPart(per_cent, _) => self.receive(number, "a", part(cents, per_cent), true, facts),
                Conduct::Held => self.receive(number, "a", cents, false, facts),
                Conduct::Late | Conduct::Never => {}
            }
        }
        for number in late {
            let (_, _, cents) = self.assessed(number);
            match self.conduct(number) {
                Conduct::Late => self.receive(number, "b", cents, true, facts),
                Conduct::InPart(per_cent, true) => {
                    self.receive(number, "b", cents.saturating_sub(part(cents, per_cent)), true, facts);
                }
                _ => {}
            }
        }
    }

    fn conduct(&self, number: u64) -> Conduct {
        let mut chance = Chance::of(self.seed, number);
        let slow = number.checked_rem(self.count()).and_then(|member| member.checked_rem(9)) == Some(6);
        let luck = chance.from(0, 100).saturating_add(if slow { 45 } else { 0 });
        match luck {
            0..70 => Conduct::InTime,
            70..82 => Conduct::InPart(chance.from(20, 80), chance.from(0, 2) == 0),
            82..92 => Conduct::Late,
            92..95 => Conduct::Held,
            _ => Conduct::Never,
        }
    }

    fn receive(&self, number: u64, payment: &str, cents: u64, applied: bool, facts: &mut Facts) {
        let (party, month, _) = self.assessed(number);
        let id = format!("{party}-common-{month}-{payment}");
        let toward = applied.then(|| format!("assessment:{party}-common-{month}"));
        facts.received(&id, FUND, &party, cents, toward.as_deref());
    }
}

fn part(cents: u64, per_cent: u64) -> u64 {
    cents.saturating_mul(per_cent).checked_div(100).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_sum_to_the_whole_and_none_is_zero() {
        for (records, members) in [(600, 11), (10_000, 20), (100_000, 200), (10_000_000, 200)] {
            let all = Members::new(1, records, records - 469);
            assert_eq!((all.shares.len(), all.shares.iter().sum::<u64>()), (members, WHOLE));
            assert!(all.shares.iter().all(|share| *share > 0));
        }
    }

    #[test]
    fn each_assessment_belongs_to_exactly_one_round() {
        let all = Members::new(1, 1_000_000, 999_531);
        let mut next = 0;
        for round in 0..300 {
            let which = all.of_round(round, 300);
            assert_eq!(which.start, next);
            next = which.end;
        }
        assert_eq!((next, all.of_round(300, 300).is_empty()), (200 * 25, true));
    }
}
