//! Requests about budgets: their stages, what is charged to their lines, and refunds.

use pledgebook::event::Event;
use pledgebook::value::days::Day;
use pledgebook::value::ids::BudgetId;
use pledgebook::value::money::Currency;
use serde_json::{Value, json};

use super::Cheat;

const LINES: [&str; 3] = ["travel", "staff", "rent"];

impl Cheat<'_> {
    fn lines(&mut self, currency: Currency) -> Vec<Value> {
        let lines = usize::try_from(1 + self.random.below(3)).unwrap();
        LINES[..lines].iter().map(|line| json!({"line": line, "amount": self.part_of(currency, 20_000)})).collect()
    }

    pub(super) fn proposed(&mut self) -> Value {
        let fund = self.fund();
        let currency = self.currency_of(&fund);
        let mut data = json!({"budget": self.new_id("b"), "title": "A budget", "lines": self.lines(currency)});
        data["fund"] = json!(fund);
        data["date"] = json!(self.date(None));
        if self.random.chance(60) {
            data["period"] = json!(*self.random.pick(&["2025-01-01/2025-12-31", "2025-01-01/2025-06-30"]));
        }
        data
    }

    fn fund_of(&self, budget: &str) -> String {
        match self.event("budget", budget) {
            Some(Event::BudgetProposed(fact)) => fact.fund.as_ref().map(ToString::to_string),
            _ => None,
        }
        .unwrap_or_default()
    }

    fn budget(&mut self) -> (String, Currency, Option<Day>) {
        let id = self.some("budget", "b");
        let (fund, day) = (self.fund_of(&id), self.found("budget", &id).map(|found| found.day));
        let currency = self.currency_of(&fund);
        (id, currency, day)
    }

    /// A line of a budget that is mostly approved, the currency of its fund, and the day of the approval.
    fn approved_line(&mut self) -> (String, String, Currency, Option<Day>) {
        let lines = self.with_balance("final:");
        if lines.is_empty() || self.random.chance(6) {
            let (budget, currency, day) = self.budget();
            return (budget, (*self.random.pick(&LINES)).to_owned(), currency, day);
        }
        let key = self.random.pick(&lines).clone();
        let (budget, line) = key.split_once('/').unwrap();
        let currency = self.currency_of(&self.fund_of(budget));
        let approved = self.log.standing().find_map(|one| match &one.record.event {
            Event::BudgetApproved(fact) if fact.budget.to_string() == budget => Some(one.day),
            _ => None,
        });
        (budget.to_owned(), line.to_owned(), currency, approved)
    }

    fn available(&self, budget: &str, line: &str, currency: Currency) -> i128 {
        let of = |role: &str| self.balance(&format!("{role}:{budget}/{line}"), currency);
        of("final") - of("charged")
    }

    pub(super) fn recommended(&mut self) -> Value {
        let (budget, currency, _) = self.budget();
        json!({"budget": budget, "lines": self.lines(currency)})
    }

    /// An approval; mostly a supplement, where a line has an amount already.
    pub(super) fn approved(&mut self) -> Value {
        let (budget, currency, day) = self.budget();
        let mut data = json!({"budget": budget, "decision": self.decision()});
        if self.random.chance(50) {
            data["lines"] = json!(self.lines(currency));
        }
        if self.random.chance(80) {
            data["date"] = json!(self.date(day));
        }
        let id: BudgetId = budget.parse().unwrap();
        let is_supplement = LINES.iter().any(|line| self.log.is_appropriated(&id, &line.parse().unwrap()));
        if self.random.chance(if is_supplement { 85 } else { 5 }) {
            data["adds"] = json!("supplement");
        }
        data
    }

    pub(super) fn revised(&mut self) -> Value {
        let (budget, _, currency, day) = self.approved_line();
        json!({"budget": budget, "decision": self.decision(), "lines": self.lines(currency), "date": self.date(day)})
    }

    pub(super) fn transferred(&mut self) -> Value {
        let (budget, from, currency, day) = self.approved_line();
        let to = if from == "rent" { "staff" } else { "rent" };
        let most = self.available(&budget, &from, currency) / 2;
        json!({"budget": budget, "from": from, "to": to, "amount": self.part_of(currency, most), "date": self.date(day)})
    }

    pub(super) fn charged(&mut self) -> Value {
        let (budget, line, currency, day) = self.approved_line();
        let held = self.balance(&format!("cash:{}", self.fund_of(&budget)), currency);
        let left = self.available(&budget, &line, currency);
        let most = if self.random.chance(80) { left.min(held) } else { left };
        let amount = self.part_of(currency, most);
        let fund = self.fund_of(&budget);
        let data =
            json!({"budget": budget, "line": line, "amount": amount, "subject": "something", "date": self.date(day)});
        self.abroad(&fund, &format!("cash:{fund}"), data)
    }

    pub(super) fn refunded(&mut self) -> Value {
        let mut data = self.charged();
        let charged = self.with_balance("charged:");
        if !charged.is_empty() {
            let id = self.random.pick(&charged).clone();
            let (budget, line) = id.split_once('/').unwrap();
            let currency = self.currency_of(&self.fund_of(budget));
            let units = self.balance(&format!("charged:{id}"), currency);
            data["budget"] = json!(budget);
            data["line"] = json!(line);
            data["amount"] = self.part_of(currency, units);
        }
        data
    }
}
