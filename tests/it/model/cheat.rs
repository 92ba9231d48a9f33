//! Random requests by one who cheats: few things, and days on, before and after whatever may be closed; corrections of
//! corrections, late facts, closings and reopenings.

mod assessments;
mod budgets;
mod requests;

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, NaiveDate};
use pledgebook::event::Event;
use pledgebook::value::days::Day;
use pledgebook::value::ids::Thing;
use pledgebook::value::money::Currency;
use serde_json::{Value, json};

use super::REOPENING;
use super::bounds::money;
use super::log::{Accepted, Balances, Log};
use crate::random::Random;

/// What is asked: a fact, and its envelope.
#[derive(Debug, Clone)]
pub struct Ask {
    pub kind: &'static str,
    pub data: Value,
    pub source: Option<&'static str>,
    pub corrects: Option<u64>,
    pub because: Option<&'static str>,
}

/// The input of requests: what is on record, and chance.
pub struct Cheat<'a> {
    pub log: &'a Log,
    /// All that stands, on the last day.
    pub balances: &'a Balances,
    pub random: &'a mut Random,
    pub today: NaiveDate,
}

/// The name of a supplement among the approvals.
pub const SUPPLEMENT: &str = "supplement";

/// The name of a payment for another party among the applications.
pub const ON_BEHALF: &str = "payment for another";

type Make = fn(&mut Cheat<'_>) -> Value;

/// Every type of fact, how often it is tried, and its generator.
pub const REQUESTS: &[(&str, u64, Make)] = &[
    ("party.related", 2, |w| w.related()),
    ("party.merged", 1, |w| json!({"party": w.party(), "into": w.party()})),
    ("document.registered", 1, |w| w.document()),
    ("fund.opened", 1, |w| w.opened()),
    ("fund.policy_set", 5, |w| w.policy()),
    ("rate.published", 1, |w| w.rate()),
    ("balance.brought_forward", 3, |w| w.brought_forward()),
    ("scale.adopted", 2, |w| w.scale()),
    ("scale.applied", 7, |w| w.run()),
    ("assessment.issued", 9, |w| w.issued()),
    ("assessment.supplemented", 3, |w| w.taken_off("reason")),
    ("assessment.reduced", 3, |w| w.taken_off("reason")),
    ("receivable.reinstated", 3, |w| w.reinstated()),
    ("assessment.credited", 3, |w| w.taken_off("reason")),
    ("assessment.waived", 3, |w| w.taken_off("decision")),
    ("receivable.written_off", 3, |w| w.taken_off("reason")),
    ("payment_plan.agreed", 2, |w| w.plan()),
    ("pledge.made", 1, |w| w.pledge()),
    ("contribution.received", 11, |w| w.received()),
    ("credit.granted", 4, |w| w.credit()),
    ("contribution.applied", 13, |w| w.applied()),
    ("contribution.returned", 3, |w| w.returned()),
    ("budget.proposed", 3, |w| w.proposed()),
    ("budget.recommended", 2, |w| w.recommended()),
    ("budget.approved", 9, |w| w.approved()),
    ("budget.revised", 5, |w| w.revised()),
    ("budget.transferred", 5, |w| w.transferred()),
    ("expenditure.charged", 7, |w| w.charged()),
    ("reserve.disbursed", 9, |w| w.disbursed()),
    ("reserve.spent", 6, |w| w.spent()),
    ("reserve.returned", 6, |w| w.came_back()),
    ("income.recorded", 5, |w| w.income()),
    ("charge.recorded", 3, |w| w.charge()),
    ("exchange.recorded", 2, |w| w.exchanged()),
    ("expenditure.refunded", 3, |w| w.refunded()),
    ("fund.transferred", 2, |w| w.between_funds()),
    ("loan.granted", 3, |w| w.between_funds()),
    ("loan.repaid", 8, |w| w.repaid()),
    ("decision.taken", 2, |w| w.decided()),
    ("period.closed", 8, |w| w.closed()),
    ("period.reopened", 3, |w| w.reopened()),
];

/// Types that may be reported although they break a rule.
pub const REPORTABLE: [&str; 17] = [
    "contribution.received",
    "income.recorded",
    "expenditure.refunded",
    "balance.brought_forward",
    "fund.transferred",
    "loan.granted",
    "loan.repaid",
    "contribution.returned",
    "budget.transferred",
    "expenditure.charged",
    "reserve.disbursed",
    "reserve.spent",
    "reserve.returned",
    "charge.recorded",
    "exchange.recorded",
    "record.reversed",
    "period.reopened",
];

const STATES: [&str; 4] = ["p1", "p2", "p3", "p4"];
const DOCUMENTS: [&str; 2] = ["certificate", "letter"];

pub fn naive(day: Day) -> NaiveDate {
    day.to_string().parse().unwrap()
}

/// Whether a fact is of those that are seldom among the last ones, and are corrected all the same.
fn is_rare(event: &Event) -> bool {
    match event {
        Event::ScaleApplied(_) => true,
        Event::BudgetApproved(fact) => fact.adds.is_some(),
        Event::ContributionApplied(fact) => fact.on_behalf_of.is_some(),
        _ => false,
    }
}

impl Cheat<'_> {
    /// Generates any request.
    pub fn ask(&mut self) -> Ask {
        if self.random.chance(22)
            && let Some(ask) = self.correction()
        {
            return ask;
        }
        let mut left = self.random.below(REQUESTS.iter().map(|(_, weight, _)| weight).sum());
        let drawn = REQUESTS.iter().find(|(_, weight, _)| {
            let is_it = left < *weight;
            left = left.wrapping_sub(*weight);
            is_it
        });
        let mut kind = drawn.unwrap().0;
        while let (Some(first), true) = (self.wanted_first(kind), self.random.chance(90)) {
            kind = first;
        }
        let (kind, _, make) = REQUESTS.iter().find(|(other, ..)| *other == kind).unwrap();
        let data = make(self);
        let mut ask = Ask { kind, data, source: None, corrects: None, because: None };
        if self.random.chance(8) {
            ask.source = Some(*self.random.pick(&DOCUMENTS));
        }
        if self.is_closed(&ask.data) && self.random.chance(75) || self.random.chance(1) {
            ask.because = Some("found late");
        }
        ask
    }

    /// Whether a request says a day that is closed.
    fn is_closed(&self, data: &Value) -> bool {
        let day = data["date"].as_str().and_then(|date| date.parse::<Day>().ok());
        day.zip(self.log.watermark()).is_some_and(|(day, watermark)| day <= watermark)
    }

    /// Corrects what stands, sometimes what was corrected before; or a reversal; or reverses.
    fn correction(&mut self) -> Option<Ask> {
        let records = &self.log.records;
        let begin = super::beginning().len();
        let ends: Vec<&Accepted> = records[begin..]
            .iter()
            .filter(|one| one.corrected_by.is_none() && one.record.event.correctable())
            .collect();
        if ends.is_empty() {
            return None;
        }
        let recent = ends.len().saturating_sub(12);
        let mut corrected =
            if self.random.chance(60) { *self.random.pick(&ends[recent..]) } else { *self.random.pick(&ends) };
        if self.random.chance(40)
            && let Some(again) = ends.iter().rfind(|one| one.record.corrects.is_some())
        {
            corrected = again;
        }
        let rare: Vec<&Accepted> = ends.iter().copied().filter(|one| is_rare(&one.record.event)).collect();
        if !rare.is_empty() && self.random.chance(24) {
            corrected = *self.random.pick(&rare);
        }
        if self.random.chance(3) {
            corrected = self.random.pick(&records[begin..]);
        }
        let because = if self.random.chance(97) { Some("a digit was wrong") } else { None };
        let seq = corrected.record.seq;
        let mut ask = Ask { kind: "record.reversed", data: json!({}), source: None, corrects: Some(seq), because };
        if !corrected.is_reversal() && self.random.chance(35) {
            return Some(ask);
        }
        // What corrects a reversal has the type of the last fact before it.
        let mut fact = corrected;
        while fact.is_reversal() {
            fact = &records[usize::try_from(fact.record.corrects?).unwrap()];
        }
        ask.kind = fact.record.event.kind();
        ask.data = serde_json::from_str(&fact.record.command().data()).unwrap();
        ask.source = fact
            .record
            .source
            .as_ref()
            .and_then(|source| DOCUMENTS.into_iter().find(|id| *id == source.document.to_string()));
        ask.data.as_object_mut().unwrap().remove("exception");
        self.alter(&mut ask.data, fact);
        if self.random.chance(8) {
            self.alter(&mut ask.data, fact);
        }
        if corrected.record.event.exception().is_some() && REPORTABLE.contains(&ask.kind) && self.random.chance(50) {
            ask.data["exception"] = json!("it has happened");
        }
        Some(ask)
    }

    /// Changes a member of a fact.
    fn alter(&mut self, data: &mut Value, fact: &Accepted) {
        match self.random.below(10) {
            0..5 if data.get("amount").is_some() || data.get("total").is_some() => {
                let member = if data.get("amount").is_some() { "amount" } else { "total" };
                let amount: pledgebook::value::money::Money = serde_json::from_value(data[member].clone()).unwrap();
                let now = super::log::units(amount.amount);
                let then = *self.random.pick(&[now + 100, now - 100, now / 2, now * 2, now + 20_000]);
                data[member] = self.money_of(amount.currency, then);
                for member in ["credited", "arrived", "charges", "amounts", "left"] {
                    data.as_object_mut().unwrap().remove(member);
                }
            }
            0..3 if data.get("lines").is_some() => {
                let line = &mut data["lines"][0]["amount"];
                let amount: pledgebook::value::money::Money = serde_json::from_value(line.clone()).unwrap();
                *line = json!(money(amount.currency, (super::log::units(amount.amount) / 200 * 100).max(100)));
            }
            0..4 if data.get("shares").is_some() => {
                let shares = data["shares"].as_array_mut().unwrap();
                let last = shares.len() - 1;
                let first = shares[0]["share"].take();
                shares[0]["share"] = std::mem::replace(&mut shares[last]["share"], first);
            }
            3 if fact.record.event.kind() == "budget.approved" => match data.get("adds") {
                Some(_) => drop(data.as_object_mut().unwrap().remove("adds")),
                None => data["adds"] = json!("supplement"),
            },
            5 if data.get("party").is_some() && fact.record.event.kind() != "party.related" => {
                data["party"] = json!(self.party())
            }
            5 if data.get("case").is_some() => data["case"] = json!(self.case()),
            6 if data.get("implementer").is_some() => data["implementer"] = json!(self.implementer()),
            6 if fact.record.event.kind() == "contribution.applied" => {
                data.as_object_mut().unwrap().remove("to");
            }
            7 if fact.record.event.kind() == "contribution.applied" => {
                data["on_behalf_of"] = json!(self.party());
                data.as_object_mut().unwrap().remove("to");
            }
            7 if !fact.record.event.moves_money() => {
                data.as_object_mut().unwrap().remove("date");
            }
            _ => data["date"] = json!(self.date(None)),
        }
    }

    /// Returns the type that must be recorded before a request can be more than refused.
    fn wanted_first(&self, kind: &str) -> Option<&'static str> {
        let (account, first) = match kind {
            "assessment.credited"
            | "assessment.waived"
            | "receivable.written_off"
            | "assessment.supplemented"
            | "assessment.reduced" => ("assessed:", "assessment.issued"),
            "receivable.reinstated" => ("written-off:", "receivable.written_off"),
            "scale.applied" => return self.log.scales().is_empty().then_some("scale.adopted"),
            "contribution.applied" | "contribution.returned" => ("unapplied:", "contribution.received"),
            "budget.recommended" | "budget.approved" => ("proposed:", "budget.proposed"),
            "budget.revised" | "budget.transferred" | "expenditure.charged" => ("final:", "budget.approved"),
            "expenditure.refunded" => ("charged:", "expenditure.charged"),
            "loan.repaid" => ("lent:", "loan.granted"),
            "fund.transferred" | "loan.granted" => {
                return self.others_of("reserve").is_empty().then_some("fund.opened");
            }
            "reserve.spent" => ("advanced:", "reserve.disbursed"),
            "reserve.returned" => ("assistance:", "reserve.disbursed"),
            "reserve.disbursed" | "charge.recorded" | "exchange.recorded" => ("cash:", "income.recorded"),
            "period.reopened" => return self.log.watermark().is_none().then_some("period.closed"),
            _ => return None,
        };
        (!self.balances.keys().any(|(key, _)| key.starts_with(account))).then_some(first)
    }

    fn balance(&self, account: &str, currency: Currency) -> i128 {
        self.balances.get(&(account.to_owned(), currency)).copied().unwrap_or_default()
    }

    /// The ids of accounts of a type with a balance.
    fn with_balance(&self, role: &str) -> Vec<String> {
        let ids = self.balances.keys().filter_map(|(key, _)| key.strip_prefix(role)).map(ToOwned::to_owned);
        ids.collect()
    }

    fn new_id(&mut self, prefix: &str) -> String {
        format!("{prefix}{}", self.random.below(40))
    }

    /// Returns something on record of a kind, or rarely something else.
    fn some(&mut self, kind: &str, prefix: &str) -> String {
        let all: Vec<Thing> = self.log.standing().flat_map(|one| one.record.event.mentions().defines).collect();
        let ids: Vec<&Thing> = all.iter().filter(|thing| thing.kind().name() == kind).collect();
        if ids.is_empty() || self.random.chance(3) {
            self.new_id(prefix)
        } else {
            self.random.pick(&ids).id().to_owned()
        }
    }

    fn found(&self, kind: &str, id: &str) -> Option<&Accepted> {
        self.log.defining(&format!("{kind}:{id}").parse().ok()?)
    }

    fn event(&self, kind: &str, id: &str) -> Option<&Event> {
        self.found(kind, id).map(|found| &found.record.event)
    }

    fn party(&mut self) -> String {
        (*self.random.pick(&STATES)).to_owned()
    }

    fn implementer(&mut self) -> &'static str {
        if self.random.chance(80) { "agency" } else { "mission" }
    }

    fn case(&mut self) -> &'static str {
        self.random.pick::<&'static str>(&["c1", "c2", "c3"])
    }

    fn fund(&mut self) -> String {
        if self.random.chance(75) { "reserve".to_owned() } else { self.some("fund", "f") }
    }

    /// The other funds in the currency of a fund.
    fn others_of(&self, fund: &str) -> Vec<String> {
        let of = |event: &Event| match event {
            Event::FundOpened(fact) if fact.currency == Some(self.currency_of(fund)) => Some(fact.fund.0.to_string()),
            _ => None,
        };
        let all = self.log.standing().filter_map(|accepted| of(&accepted.record.event));
        all.filter(|other| other != fund).collect()
    }

    fn currency_of(&self, fund: &str) -> Currency {
        match self.event("fund", fund) {
            Some(Event::FundOpened(fund)) => fund.currency,
            _ => None,
        }
        .unwrap_or_else(|| "USD".parse().unwrap())
    }

    fn currency(&mut self) -> Currency {
        self.random.pick(&["USD", "USD", "JPY", "CHF"]).parse().unwrap()
    }

    /// Returns a day as one who cheats would choose it: today, at the last closed day, beside another fact, or any; and
    /// mostly not before another one.
    fn date(&mut self, not_before: Option<Day>) -> String {
        let beside = |day: NaiveDate, by: u64| (day + Days::new(by)) - Days::new(1);
        let date = match self.random.below(20) {
            0..7 => self.today - Days::new(*self.random.pick(&[0, 0, 0, 3, 7])),
            7..12 if self.log.watermark().is_some() => {
                let watermark = naive(self.log.watermark().unwrap());
                let by = *self.random.pick(&[0, 1, 2, 2, 3, 10, 30]);
                if self.random.chance(30) { watermark - Days::new(by * 7) } else { beside(watermark, by) }
            }
            7..16 if !self.log.records.is_empty() => {
                let other = self.random.pick(&self.log.records);
                let by = self.random.below(3);
                beside(naive(other.day), by)
            }
            _ => self.today - Days::new(self.random.below(420)),
        };
        let last = if self.random.chance(3) { self.today + Days::new(1) } else { self.today };
        let date = date.min(last).max(NaiveDate::from_ymd_opt(2024, 1, 2).unwrap());
        match not_before.map(naive) {
            Some(day) if date < day && self.random.chance(90) => {
                (day + Days::new(self.random.below(4))).min(last.max(day)).to_string()
            }
            _ => date.to_string(),
        }
    }

    fn money_of(&mut self, currency: Currency, units: i128) -> Value {
        let step = if currency.to_string() == "JPY" { 100 } else { 1 };
        json!(money(currency, (units.max(step) + step - 1) / step * step))
    }

    /// Returns at most this much: all of it, a part, or rarely more.
    fn part_of(&mut self, currency: Currency, most: i128) -> Value {
        let most = u64::try_from(most.max(1)).unwrap();
        let units = match self.random.below(10) {
            0..3 => most,
            3 => most + 1 + self.random.below(most),
            _ => 1 + self.random.below(most),
        };
        self.money_of(currency, units.into())
    }

    fn any_money(&mut self, fund: &str) -> Value {
        let currency = if self.random.chance(95) { self.currency_of(fund) } else { self.currency() };
        let units = 1 + self.random.below(30_000);
        self.money_of(currency, units.into())
    }

    fn closed(&mut self) -> Value {
        let last = self.log.watermark().map(naive);
        let back = self.today - Days::new(self.random.below(90));
        let month = back.format("%Y-%m").to_string();
        let below = last.map(|last| (last - Days::new(self.random.below(200))).format("%Y-%m").to_string());
        let typed = match self.random.below(10) {
            0 => (self.today.year() - 1).to_string(),
            1 => format!("{}-40", self.today.year()),
            2..5 => below.unwrap_or(month),
            5 => last.map_or_else(|| "2024".to_owned(), |last| last.year().to_string()),
            _ => month,
        };
        let period = pledgebook::value::days::Period::typed(&typed, (1, 1)).unwrap();
        let mut data = json!({"period": period});
        if last.is_some() && self.random.chance(25) {
            data["fund"] = json!(self.fund());
        }
        data
    }

    fn reopened(&mut self) -> Value {
        let watermark = self.log.watermark().map_or(self.today, naive);
        let from = watermark - Days::new(*self.random.pick(&[0, 0, 5, 30, 31, 60, 400]));
        let mut data = json!({"from": from.to_string(), "reason": "a reason"});
        if self.random.chance(80) {
            data["decision"] = json!(self.random.pick(&REOPENING));
        }
        data
    }

    /// The amounts of all accounts of an assessment that say what is outstanding.
    fn outstanding(&self, id: &str, currency: Currency) -> i128 {
        ["assessed", "credited", "waived", "applied"]
            .iter()
            .map(|role| self.balance(&format!("{role}:{id}"), currency))
            .sum()
    }

    /// The cases of each fund.
    fn cases(&self) -> BTreeMap<(String, Currency), i128> {
        self.log.cases()
    }
}
