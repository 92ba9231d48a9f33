//! Random commands about money, with few things and few days, so that they interact.

mod spending;

use chrono::{Days, NaiveDate};
use pledgebook::event::Event;
use pledgebook::value::days::Day;
use pledgebook::value::ids::Thing;
use pledgebook::value::money::Currency;
use serde_json::{Value, json};

use super::rules::{money, outstanding, sum};
use super::sums::{Figures, Model, always, units};
use crate::random::Random;

/// The input of commands: what is on record, and chance.
pub struct World<'a> {
    pub model: &'a Model,
    pub figures: &'a Figures,
    pub random: &'a mut Random,
    pub today: NaiveDate,
    pub seq: u64,
}

type Make = fn(&mut World<'_>) -> Value;

/// Every type of command, how often it is tried, and its generator.
pub const COMMANDS: &[(&str, u64, Make)] = &[
    ("party.registered", 1, |w| {
        let id = w.new_id("p");
        json!({"party": id, "nature": "state", "name_en": id})
    }),
    ("party.related", 2, |w| w.related()),
    ("party.renamed", 1, |w| json!({"party": w.party(), "name_en": format!("Name {}", w.seq)})),
    ("party.merged", 1, |w| json!({"party": w.party(), "into": w.party()})),
    ("fund.opened", 1, |w| w.opened()),
    ("fund.policy_set", 2, |w| w.policy()),
    ("rate.published", 2, |w| w.rate()),
    ("balance.brought_forward", 3, |w| w.brought_forward()),
    ("scale.adopted", 3, |w| w.scale()),
    ("assessment.issued", 11, |w| w.issued()),
    ("assessment.credited", 3, |w| w.taken_off("reason")),
    ("assessment.waived", 3, |w| w.taken_off("decision")),
    ("receivable.written_off", 3, |w| w.taken_off("reason")),
    ("payment_plan.agreed", 1, |w| w.plan()),
    ("pledge.made", 1, |w| {
        json!({"pledge": w.new_id("l"), "party": w.party(), "toward": format!("fund:{}", w.fund()), "roles": ["financial"],
            "wording": "stated"})
    }),
    ("contribution.received", 9, |w| w.received()),
    ("contribution.applied", 10, |w| w.applied()),
    ("contribution.returned", 3, |w| w.returned()),
    ("budget.proposed", 3, |w| w.proposed()),
    ("budget.recommended", 2, |w| w.recommended()),
    ("budget.approved", 4, |w| w.approved()),
    ("budget.revised", 3, |w| w.revised()),
    ("budget.transferred", 4, |w| w.transferred()),
    ("expenditure.charged", 5, |w| w.charged()),
    ("reserve.disbursed", 6, |w| w.disbursed()),
    ("reserve.spent", 4, |w| w.spent()),
    ("reserve.returned", 4, |w| w.came_back()),
    ("income.recorded", 2, |w| {
        let fund = w.fund();
        json!({"fund": fund, "amount": w.any_money(&fund), "nature": "interest", "date": w.date(None)})
    }),
    ("charge.recorded", 2, |w| {
        let fund = w.fund();
        json!({"fund": fund, "amount": w.cash_of(&fund), "nature": "bank", "date": w.date(None)})
    }),
    ("exchange.recorded", 2, |w| w.exchanged()),
    ("period.closed", 3, |w| w.closed()),
    ("period.reopened", 1, |w| w.reopened()),
    ("record.reversed", 9, |w| w.reversed()),
    ("decision.taken", 3, |w| w.decided()),
];

/// Types that may be reported although they break a rule.
pub const REPORTABLE: [&str; 9] = [
    "contribution.returned", "budget.transferred", "expenditure.charged", "reserve.disbursed", "reserve.spent",
    "reserve.returned", "charge.recorded", "exchange.recorded", "record.reversed",
];

const STATES: [&str; 4] = ["p1", "p2", "p3", "p4"];

impl World<'_> {
    /// Generates any command.
    pub fn command(&mut self) -> (&'static str, Value) {
        let mut left = self.random.below(COMMANDS.iter().map(|(_, weight, _)| weight).sum());
        let drawn = COMMANDS.iter().find(|(_, weight, _)| {
            let is_it = left < *weight;
            left = left.wrapping_sub(*weight);
            is_it
        });
        let mut kind = drawn.unwrap().0;
        while let (Some(first), true) = (self.wanted_first(kind), self.random.chance(90)) {
            kind = first;
        }
        let (kind, _, make) = COMMANDS.iter().find(|(other, ..)| *other == kind).unwrap();
        (kind, make(self))
    }

    /// Returns the type that must be recorded before a command can be more than refused.
    fn wanted_first(&self, kind: &str) -> Option<&'static str> {
        let (account, first) = match kind {
            "assessment.credited" | "assessment.waived" | "receivable.written_off" => {
                ("assessed:", "assessment.issued")
            }
            "contribution.applied" | "contribution.returned" => ("unapplied:", "contribution.received"),
            "budget.recommended" | "budget.approved" => ("proposed:", "budget.proposed"),
            "budget.revised" | "budget.transferred" | "expenditure.charged" => ("approved:", "budget.approved"),
            "reserve.spent" => ("advanced:", "reserve.disbursed"),
            "period.reopened" => return self.model.closed().is_empty().then_some("period.closed"),
            _ => return None,
        };
        (!self.figures.keys().any(|key| key.starts_with(account))).then_some(first)
    }

    /// Returns an id that is rarely taken; sometimes one of a reversed record.
    fn new_id(&mut self, prefix: &str) -> String {
        let reversed = self.model.records.iter().filter(|entry| entry.reversed_by.is_some());
        let things: Vec<Thing> = reversed.flat_map(|entry| entry.record.event.mentions().defines).collect();
        let ids: Vec<&str> =
            things.iter().map(Thing::id).filter(|id| id.trim_start_matches(prefix).parse::<u8>().is_ok()).collect();
        if !ids.is_empty() && self.random.chance(50) {
            return (*self.random.pick(&ids)).to_owned();
        }
        format!("{prefix}{}", self.random.below(40))
    }

    /// Returns something on record of a kind, or rarely something else.
    fn some(&mut self, kind: &str, prefix: &str) -> String {
        let all: Vec<Thing> = self.model.standing().flat_map(|record| record.event.mentions().defines).collect();
        let ids: Vec<&Thing> = all.iter().filter(|thing| thing.kind().name() == kind).collect();
        if ids.is_empty() || self.random.chance(3) {
            self.new_id(prefix)
        } else {
            self.random.pick(&ids).id().to_owned()
        }
    }

    fn event(&self, kind: &str, id: &str) -> Option<&Event> {
        Some(&self.model.defining(&format!("{kind}:{id}").parse().ok()?)?.event)
    }

    fn party(&mut self) -> String {
        if self.random.chance(95) { (*self.random.pick(&STATES)).to_owned() } else { self.some("party", "p") }
    }

    fn implementer(&mut self) -> &'static str {
        if self.random.chance(80) { "agency" } else { "mission" }
    }

    fn fund(&mut self) -> String {
        if self.random.chance(60) { "reserve".to_owned() } else { self.some("fund", "f") }
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

    /// Returns today, or a recent day, and mostly not before another one; rarely tomorrow.
    fn date(&mut self, not_before: Option<Day>) -> String {
        let back = *self.random.pick(&[0, 0, 0, 0, 7, 7, 14, 28, 56]);
        if self.random.chance(1) {
            return self.today.checked_add_days(Days::new(1)).unwrap().to_string();
        }
        let date = self.today.checked_sub_days(Days::new(back)).unwrap().to_string();
        match not_before.map(|day| day.to_string()) {
            Some(day) if date < day && self.random.chance(90) => day,
            _ => date,
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
        let currency = if self.random.chance(90) { self.currency_of(fund) } else { self.currency() };
        let units = 1 + self.random.below(30_000);
        self.money_of(currency, units.into())
    }

    fn related(&mut self) -> Value {
        let mut data = json!({"party": self.party(), "relation": "member-of", "of": "party:conference"});
        let year = 2020 + self.random.below(7);
        data["from"] = json!(format!("{year}-01-01"));
        if self.random.chance(60) {
            data["until"] = json!(format!("{year}-12-31"));
        }
        data
    }

    fn opened(&mut self) -> Value {
        let mut data = json!({"fund": self.new_id("f"), "name_en": "A fund"});
        if self.random.chance(90) {
            data["currency"] = json!(self.currency());
        }
        if self.random.chance(30) {
            data["of"] = json!("conference");
        }
        data
    }

    fn policy(&mut self) -> Value {
        let fund = self.fund();
        let mut data = json!({"fund": fund, "rules": ["a rule"]});
        let currency = self.currency_of(&fund);
        if self.random.chance(30) {
            data["floor"] = self.part_of(currency, 3_000);
        }
        if self.random.chance(50) {
            data["cap_per_case"] = self.part_of(currency, 20_000);
        }
        if self.random.chance(30) {
            data["eligible"] = json!(["return", "medical"]);
        }
        for cap in ["transfers_cap", "line_transfers_cap"] {
            if self.random.chance(30) {
                data[cap] = json!(self.random.pick(&["15", "25", "33.333333", "80"]));
            }
        }
        if self.random.chance(50) {
            data["recognised"] = json!(self.random.pick(&["issue", "period-start", "due"]));
        }
        data
    }

    fn rate(&mut self) -> Value {
        let (from, to) = (self.currency(), self.currency());
        let value = self.random.pick(&["0.006543", "1.085", "152.8391", "0.5", "3", "0.9"]);
        json!({"rate": self.new_id("r"), "from": from, "to": to, "value": value, "date": self.date(None)})
    }

    fn brought_forward(&mut self) -> Value {
        let fund = self.fund();
        let mut data = json!({"fund": fund, "amount": self.any_money(&fund), "certificate": "certificate"});
        data["date"] = json!(self.date(None));
        if self.random.chance(40) {
            data["held_by"] = json!(self.implementer());
        }
        data
    }

    fn scale(&mut self) -> Value {
        let shares = *self.random.pick(&[
            &["33.333333", "33.333333", "33.333334"][..],
            &["12.5", "87.5"],
            &["50", "25.25", "24.75"],
            &["22", "19.7", "40", "18.3"],
            &["60", "41"],
        ]);
        let first = usize::try_from(self.random.below(4)).unwrap();
        let share = |(index, share): (usize, &&str)| json!({"party": STATES[(first + index) % 4], "share": share});
        let shares: Vec<_> = shares.iter().enumerate().map(share).collect();
        let rounding = self.random.pick(&["largest-remainder", "half-up"]);
        json!({"scale": self.new_id("s"), "fund": self.fund(), "shares": shares, "rounding": rounding})
    }

    fn issued(&mut self) -> Value {
        let period = self.random.pick(&["2025", "2026", "2026-40", "2026-41", "2027", "2024-07/2025-06"]);
        let due = self.random.pick(&["2026-03-31", "2026-06-30", "2026-12-31"]);
        let mut fund = self.fund();
        let mut data = json!({"assessment": self.new_id("a"), "party": self.party(), "period": period, "due": due});
        data["date"] = json!(self.date(None));
        let scale = self.some("scale", "s");
        match self.event("scale", &scale) {
            Some(Event::ScaleAdopted(adopted)) if self.seq.is_multiple_of(3) => {
                fund = adopted.fund.to_string();
                data["scale"] = json!(scale);
                data["total"] = self.any_money(&fund);
            }
            _ => data["amount"] = self.any_money(&fund),
        }
        if self.random.chance(10) {
            data["brought_forward"] = json!("certificate");
        }
        data["fund"] = json!(fund);
        data
    }

    /// A reduction of an assessment: for a reason, or by a decision.
    fn taken_off(&mut self, why: &str) -> Value {
        let mut id = self.some("assessment", "a");
        for _ in 0..3 {
            let is_owed =
                ["USD", "JPY", "CHF"].iter().any(|code| outstanding(self.figures, &id, code.parse().unwrap()) > 0);
            if !is_owed {
                id = self.some("assessment", "a");
            }
        }
        let because = if why == "decision" { json!(self.decision()) } else { json!("a reason") };
        let (currency, issued) = match self.event("assessment", &id) {
            Some(Event::AssessmentIssued(fact)) => (fact.amount.unwrap().currency, fact.date.map(|date| date.last())),
            _ => (self.currency(), None),
        };
        let owed = outstanding(self.figures, &id, currency);
        json!({"assessment": id, "amount": self.part_of(currency, owed), why: because, "date": self.date(issued)})
    }

    /// Returns a decision that approves, or rarely another one.
    fn decision(&mut self) -> String {
        if self.random.chance(92) { "assembly/A1".to_owned() } else { self.some("decision", "assembly/B") }
    }

    fn plan(&mut self) -> Value {
        let fund = self.fund();
        let instalment = json!({"due": "2026-09", "amount": self.any_money(&fund)});
        json!({"plan": self.new_id("n"), "party": self.party(), "fund": fund, "instalments": [instalment]})
    }

    fn received(&mut self) -> Value {
        let fund = self.fund();
        let mut data = json!({"contribution": self.new_id("k"), "fund": fund, "form": "cash", "date": self.date(None)});
        if self.random.chance(75) {
            data["party"] = json!(self.party());
        }
        if self.random.chance(6) {
            data["form"] = json!("services");
            return data;
        }
        let own = self.currency_of(&fund);
        let rate = self.some("rate", "r");
        let mut currency = own;
        if let (Some(Event::RatePublished(rate)), true) = (self.event("rate", &rate), self.seq.is_multiple_of(2))
            && rate.to == own
        {
            data["rate"] = json!(rate.rate.0);
            currency = rate.from;
        }
        let paid = 500 + i128::from(self.random.below(40_000));
        data["amount"] = self.money_of(currency, paid);
        if self.random.chance(20) {
            let of = if self.random.chance(80) { own } else { currency };
            data["charges"] = self.part_of(of, 200);
        }
        if currency != own && self.random.chance(30) {
            data["arrived"] = data["amount"].clone();
        }
        data
    }

    /// Returns a contribution that is mostly not fully applied.
    fn unapplied(&mut self) -> String {
        let unapplied = |key: &String| key.strip_prefix("unapplied:").map(ToOwned::to_owned);
        let left: Vec<String> = self.figures.keys().filter_map(unapplied).collect();
        if left.is_empty() || self.random.chance(5) {
            self.some("contribution", "k")
        } else {
            self.random.pick(&left).clone()
        }
    }

    fn applied(&mut self) -> Value {
        let id = self.unapplied();
        let Some(Event::ContributionReceived(receipt)) = self.event("contribution", &id) else {
            return json!({"contribution": id, "date": self.date(None)});
        };
        let receipt = receipt.clone();
        let mut data = json!({"contribution": id, "date": self.date(receipt.date.map(|date| date.last()))});
        let mut payer = self.model.payer(&id, &always);
        if payer.is_none() || self.random.chance(3) {
            payer = Some(self.party());
            data["payer"] = json!(payer);
        }
        let Some(credited) = *receipt.credited else { return data };
        let owes = !self.model.oldest_first(self.figures, &id, payer.as_deref().unwrap_or_default(), None).is_empty();
        if self.random.chance(if owes { 60 } else { 5 }) {
            return data;
        }
        let mut left = -sum(self.figures, &format!("unapplied:{id}"), credited.currency);
        let mut parts: Vec<Value> = Vec::new();
        for _ in 0..=self.random.below(3) {
            let (to, most) = self.target(&receipt.fund.to_string(), payer.as_deref());
            let part = self.part_of(credited.currency, most.min(left));
            // A repeated target is refused, an identical part cannot even be read.
            if parts.iter().any(|part| part["to"] == json!(to) && !self.seq.is_multiple_of(8))
                || parts.iter().any(|other| other["amount"] == part)
            {
                continue;
            }
            left -= units(serde_json::from_value::<pledgebook::value::money::Money>(part.clone()).unwrap().amount);
            parts.push(json!({"to": to, "amount": part}));
            if left <= 0 {
                break;
            }
        }
        data["to"] = json!(parts);
        data
    }

    /// Returns what a payer may apply a contribution to, and how much it takes.
    fn target(&mut self, fund: &str, payer: Option<&str>) -> (String, i128) {
        let payer = payer.map(|payer| self.model.now(payer, &always));
        let is_own = |event: &Event| match event {
            Event::AssessmentIssued(fact) if fact.fund.to_string() == fund => {
                Some(self.model.now(&fact.party.to_string(), &always)) == payer
            }
            _ => false,
        };
        let own: Vec<&Event> =
            self.model.standing().map(|record| &record.event).filter(|event| is_own(event)).collect();
        match self.random.below(10) {
            0 => (format!("fund:{fund}"), 5_000),
            1 => (format!("pledge:{}", self.some("pledge", "l")), 5_000),
            2 => (format!("assessment:{}", self.some("assessment", "a")), 5_000),
            _ if own.is_empty() => (format!("fund:{fund}"), 5_000),
            _ => {
                let Event::AssessmentIssued(fact) = *self.random.pick(&own) else { unreachable!("chosen so") };
                let owed = outstanding(self.figures, &fact.assessment.0.to_string(), fact.amount.unwrap().currency);
                (format!("assessment:{}", fact.assessment.0), owed)
            }
        }
    }

    fn returned(&mut self) -> Value {
        let id = self.unapplied();
        let (currency, day) = match self.event("contribution", &id) {
            Some(Event::ContributionReceived(fact)) => {
                (self.currency_of(&fact.fund.to_string()), fact.date.map(|date| date.last()))
            }
            _ => (self.currency(), None),
        };
        let left = -sum(self.figures, &format!("unapplied:{id}"), currency);
        json!({"contribution": id, "amount": self.part_of(currency, left), "reason": "a reason", "date": self.date(day)})
    }
}
