//! Commands about budgets, payments, periods, corrections and decisions.

use chrono::Days;
use pledgebook::event::Event;
use pledgebook::value::money::Currency;
use serde_json::{Value, json};

use super::World;
use crate::model::rules::{available, sum};
use crate::model::sums::units;

const LINES: [&str; 3] = ["travel", "staff", "rent"];
const CASES: [&str; 4] = ["c1", "c2", "c3", "c4"];

impl World<'_> {
    /// A part of a fund's balance.
    pub(super) fn cash_of(&mut self, fund: &str) -> Value {
        let currency = self.currency_of(fund);
        let held = sum(self.figures, &format!("cash:{fund}"), currency);
        let floors = self.model.standing().filter_map(|record| match &record.event {
            Event::FundPolicySet(policy) if policy.fund.to_string() == fund => Some(policy.floor),
            _ => None,
        });
        if let (Some(floor), true) = (floors.last().flatten(), self.random.chance(20)) {
            // To the floor exactly, or by the smallest unit below it.
            let above = held - units(floor.amount) + i128::from(self.random.below(2));
            return self.money_of(currency, above);
        }
        if held > 0 && self.random.chance(90) {
            self.part_of(currency, (held / 2).max(1))
        } else {
            self.any_money(fund)
        }
    }

    pub(super) fn lines(&mut self, currency: Currency) -> Vec<Value> {
        let lines = usize::try_from(1 + self.random.below(3)).unwrap();
        LINES[..lines].iter().map(|line| json!({"line": line, "amount": self.part_of(currency, 20_000)})).collect()
    }

    pub(super) fn proposed(&mut self) -> Value {
        let fund = self.fund();
        let currency = self.currency_of(&fund);
        let mut data = json!({"budget": self.new_id("b"), "title": "A budget", "lines": self.lines(currency)});
        if self.random.chance(95) {
            data["fund"] = json!(fund);
        }
        data
    }

    /// A budget, and the currency of its fund.
    pub(super) fn budget(&mut self) -> (String, Currency) {
        let id = self.some("budget", "b");
        let fund = self.fund_of(&id);
        (id, self.currency_of(&fund))
    }

    fn fund_of(&self, budget: &str) -> String {
        match self.event("budget", budget) {
            Some(Event::BudgetProposed(fact)) => fact.fund.as_ref().map(ToString::to_string),
            _ => None,
        }
        .unwrap_or_default()
    }

    /// A line of a budget that is mostly approved, and the currency of its fund.
    fn approved_line(&mut self) -> (String, String, Currency) {
        let lines: Vec<&str> = self.figures.keys().filter_map(|key| key.strip_prefix("approved:")).collect();
        if lines.is_empty() || self.random.chance(10) {
            let (budget, currency) = self.budget();
            return (budget, (*self.random.pick(&LINES)).to_owned(), currency);
        }
        let (budget, line) = self.random.pick(&lines).split_once('/').unwrap();
        let currency = self.currency_of(&self.fund_of(budget));
        (budget.to_owned(), line.to_owned(), currency)
    }

    pub(super) fn recommended(&mut self) -> Value {
        let (budget, currency) = self.budget();
        json!({"budget": budget, "lines": self.lines(currency)})
    }

    pub(super) fn approved(&mut self) -> Value {
        let (budget, currency) = self.budget();
        let mut data = json!({"budget": budget, "decision": self.decision()});
        if self.random.chance(50) {
            data["lines"] = json!(self.lines(currency));
        }
        if self.random.chance(50) {
            data["date"] = json!(self.date(None));
        }
        data
    }

    pub(super) fn revised(&mut self) -> Value {
        let (budget, _, currency) = self.approved_line();
        json!({"budget": budget, "decision": self.decision(), "lines": self.lines(currency)})
    }

    pub(super) fn transferred(&mut self) -> Value {
        let (budget, from, currency) = self.approved_line();
        let mut to = *self.random.pick(&LINES);
        if to == from && self.random.chance(90) {
            to = if from == "rent" { "staff" } else { "rent" };
        }
        let most = available(self.figures, &format!("{budget}/{from}"), currency) / 3;
        json!({"budget": budget, "from": from, "to": to, "amount": self.part_of(currency, most)})
    }

    pub(super) fn charged(&mut self) -> Value {
        let (budget, line, currency) = self.approved_line();
        let held = sum(self.figures, &format!("cash:{}", self.fund_of(&budget)), currency);
        let left = available(self.figures, &format!("{budget}/{line}"), currency);
        let most = if self.random.chance(80) { left.min(held) } else { left };
        let amount = self.part_of(currency, most);
        json!({"budget": budget, "line": line, "amount": amount, "subject": "something", "date": self.date(None)})
    }

    pub(super) fn category(&mut self) -> &'static str {
        const CATEGORIES: [&str; 4] = ["return", "return", "medical", "other"];
        CATEGORIES[usize::try_from(self.random.below(4)).unwrap()]
    }

    pub(super) fn disbursed(&mut self) -> Value {
        let fund = self.fund();
        let mut data = json!({"fund": fund, "amount": self.cash_of(&fund), "date": self.date(None)});
        if self.random.chance(60) {
            data["implementer"] = json!(self.implementer());
        } else {
            data["case"] = json!(self.random.pick(&CASES));
            data["category"] = json!(self.category());
        }
        data
    }

    /// A fund, an implementer that mostly holds an advance from it, and a part of that advance.
    pub(super) fn advance(&mut self) -> (String, String, Value) {
        let advances: Vec<&str> = self.figures.keys().filter_map(|key| key.strip_prefix("advanced:")).collect();
        let (fund, implementer) = if advances.is_empty() || self.random.chance(5) {
            (self.fund(), self.implementer().to_owned())
        } else {
            let (fund, implementer) = self.random.pick(&advances).split_once('/').unwrap();
            (fund.to_owned(), implementer.to_owned())
        };
        let currency = self.currency_of(&fund);
        let most = sum(self.figures, &format!("advanced:{fund}/{implementer}"), currency);
        let amount = self.part_of(currency, most);
        (fund, implementer, amount)
    }

    pub(super) fn spent(&mut self) -> Value {
        let (fund, implementer, amount) = self.advance();
        let mut data = json!({"fund": fund, "implementer": implementer, "amount": amount, "date": self.date(None)});
        data["case"] = json!(self.random.pick(&CASES));
        data["category"] = json!(self.category());
        data
    }

    pub(super) fn came_back(&mut self) -> Value {
        if self.random.chance(40) {
            let (fund, implementer, amount) = self.advance();
            return json!({"fund": fund, "implementer": implementer, "amount": amount, "date": self.date(None)});
        }
        let cases = self.model.cases();
        let paid: Vec<_> = cases.iter().filter(|(_, units)| !units.is_empty()).collect();
        if paid.is_empty() {
            let fund = self.fund();
            return json!({"fund": fund, "case": "c1", "amount": self.any_money(&fund), "date": self.date(None)});
        }
        let (key, units) = *self.random.pick(&paid);
        let (fund, case) = key.split_once('/').unwrap();
        let (currency, most) = units.iter().next().unwrap();
        let amount = self.part_of(*currency, *most);
        json!({"fund": fund, "case": case, "category": self.category(), "amount": amount, "date": self.date(None)})
    }

    pub(super) fn exchanged(&mut self) -> Value {
        let fund = self.fund();
        let cash = self.figures.get(&format!("cash:{fund}"));
        let held: Vec<Currency> = cash.into_iter().flatten().map(|(currency, _)| *currency).collect();
        let sold = if held.is_empty() { self.currency() } else { *self.random.pick(&held) };
        let most = sum(self.figures, &format!("cash:{fund}"), sold);
        let mut bought = self.currency();
        for _ in 0..3 {
            if bought == sold {
                bought = self.currency();
            }
        }
        let units = 1 + self.random.below(30_000);
        let (sold, bought) = (self.part_of(sold, most / 2), self.money_of(bought, units.into()));
        json!({"fund": fund, "sold": sold, "bought": bought, "date": self.date(None)})
    }

    pub(super) fn closed(&mut self) -> Value {
        let back = 20 + self.random.below(60);
        let month = self.today.checked_sub_days(Days::new(back)).unwrap().format("%Y-%m").to_string();
        let period = match self.random.below(10) {
            0 => "2025".to_owned(),
            1 => format!("2025-10/{month}"),
            _ => month,
        };
        json!({"period": period})
    }

    pub(super) fn reopened(&mut self) -> Value {
        let closed = self.model.closed();
        let period = if closed.is_empty() || self.random.chance(10) {
            "2025".to_owned()
        } else {
            self.random.pick(&closed).0.to_string()
        };
        json!({"period": period, "reason": "a reason"})
    }

    pub(super) fn reversed(&mut self) -> Value {
        let back = if self.random.chance(70) { self.random.below(12) } else { self.random.below(self.seq) };
        json!({"seq": self.seq.saturating_sub(back + 1), "reason": "a reason"})
    }

    pub(super) fn decided(&mut self) -> Value {
        let open = self.model.open_exceptions();
        let concerns: Vec<String> = open.iter().take(2).map(|seq| format!("record:{seq}")).collect();
        let acts = if self.random.chance(70) { ["approved"] } else { ["noted"] };
        let item = format!("B{}", self.random.below(40));
        let meeting = if self.random.chance(90) { "assembly" } else { "advice" };
        json!({"decision": format!("{meeting}/{item}"), "acts": acts, "subject": "what was reported", "concerns": concerns})
    }
}
