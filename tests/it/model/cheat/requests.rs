//! Requests about members, receipts, payments and decisions.

use pledgebook::event::Event;
use pledgebook::value::money::{Currency, Money};
use serde_json::{Value, json};

use super::Cheat;
use crate::model::issued::Issued;
use crate::model::log::units;
use crate::model::postings::held;

impl Cheat<'_> {
    pub(super) fn related(&mut self) -> Value {
        let year = 2020 + self.random.below(7);
        let mut data = json!({"party": self.party(), "relation": "member-of", "of": "party:conference"});
        data["from"] = json!(format!("{year}-01-01"));
        if self.random.chance(60) {
            data["until"] = json!(format!("{year}-12-31"));
        }
        data
    }

    pub(super) fn document(&mut self) -> Value {
        let id = self.new_id("d");
        json!({"document": id, "title": "A document", "url": "https://example.org/", "date": self.date(None)})
    }

    pub(super) fn opened(&mut self) -> Value {
        let mut data = json!({"fund": self.new_id("f"), "name_en": "A fund", "currency": self.currency()});
        if self.random.chance(30) {
            data["of"] = json!("conference");
        }
        data
    }

    pub(super) fn policy(&mut self) -> Value {
        let fund = self.fund();
        let currency = self.currency_of(&fund);
        let mut data = json!({"fund": fund, "rules": ["a rule"], "date": self.date(None)});
        if self.random.chance(35) {
            data["floor"] = self.part_of(currency, 6_000);
        }
        if self.random.chance(55) {
            data["cap_per_case"] = self.part_of(currency, 20_000);
        }
        if self.random.chance(10) {
            data["eligible"] = json!(["return", "medical"]);
        }
        if self.random.chance(20) {
            data["recognised"] = json!(*self.random.pick(&["issue", "period-start", "due"]));
        }
        if self.random.chance(15) {
            data["transfers_cap"] = json!("80");
        }
        data
    }

    pub(super) fn rate(&mut self) -> Value {
        let (from, to) = (self.currency(), self.currency());
        let mut data =
            json!({"rate": self.new_id("r"), "from": from, "to": to, "value": "0.5", "date": self.date(None)});
        if self.random.chance(60) {
            data["publisher"] = json!(self.party());
            data["date"] = json!("2024-01-02");
            data["until"] = json!(*self.random.pick(&["2024-12-31", "2025-06-30", "2030-12-31"]));
        }
        data
    }

    pub(super) fn brought_forward(&mut self) -> Value {
        let fund = self.fund();
        let date = if self.random.chance(60) { "2024-01-02".to_owned() } else { self.date(None) };
        let mut data =
            json!({"fund": fund, "amount": self.any_money(&fund), "certificate": "certificate", "date": date});
        if self.random.chance(40) {
            data["held_by"] = json!(self.implementer());
        }
        self.income_abroad(&fund, data)
    }

    pub(super) fn pledge(&mut self) -> Value {
        json!({"pledge": self.new_id("l"), "party": self.party(), "toward": format!("fund:{}", self.fund()),
            "roles": ["financial"], "wording": "stated"})
    }

    pub(super) fn received(&mut self) -> Value {
        let fund = self.fund();
        let mut data = json!({"contribution": self.new_id("k"), "fund": fund, "form": "cash", "date": self.date(None)});
        if self.random.chance(75) {
            data["party"] = json!(self.party());
        }
        let own = self.currency_of(&fund);
        let rate = self.some("rate", "r");
        let mut currency = own;
        if self.random.chance(50)
            && let Some(Event::RatePublished(rate)) = self.event("rate", &rate)
            && (rate.to == own || rate.from == own)
        {
            data["rate"] = json!(rate.rate.0);
            currency = if rate.to == own { rate.from } else { rate.to };
        }
        let paid = 500 + i128::from(self.random.below(20_000));
        data["amount"] = self.money_of(currency, paid * 2);
        if self.random.chance(20) {
            data["charges"] = self.part_of(own, 200);
        }
        if currency != own && self.random.chance(50) {
            data["arrived"] = data["amount"].clone();
            data.as_object_mut().unwrap().remove("charges");
        } else if currency != own && self.random.chance(90) {
            data["arrived"] = self.money_of(own, paid);
        }
        data
    }

    /// Lists the rates between a fund's currency and another one.
    fn rates(&self, own: Currency, other: Currency) -> Vec<String> {
        let of = |event: &Event| match event {
            Event::RatePublished(rate) if rate.is_between(own, other) => Some(rate.rate.0.to_string()),
            _ => None,
        };
        self.log.standing().filter_map(|one| of(&one.record.event)).collect()
    }

    /// Puts an amount in another currency, which comes in from outside, in the place of one in the fund's.
    fn income_abroad(&mut self, fund: &str, mut data: Value) -> Value {
        let (own, other) = (self.currency_of(fund), self.currency());
        let rates = self.rates(own, other);
        if own != other && !rates.is_empty() && self.random.chance(30) {
            let units = 500 + self.random.below(20_000);
            data["amount"] = self.money_of(other, units.into());
            data["rate"] = json!(self.random.pick(&rates));
        }
        data
    }

    /// Puts a part of what an account holds in another currency in the place of an amount in the fund's.
    pub(super) fn abroad(&mut self, fund: &str, account: &str, mut data: Value) -> Value {
        let own = self.currency_of(fund);
        for other in ["USD", "JPY", "CHF"].map(|code| code.parse::<Currency>().unwrap()) {
            let (held, rates) = (self.balance(account, other), self.rates(own, other));
            if own != other && held > 0 && !rates.is_empty() && self.random.chance(40) {
                data["amount"] = self.part_of(other, held);
                data["rate"] = json!(self.random.pick(&rates));
                break;
            }
        }
        data
    }

    /// Returns a contribution that is mostly not fully applied.
    fn unapplied(&mut self) -> String {
        let left = self.with_balance("unapplied:");
        if left.is_empty() || self.random.chance(8) {
            self.some("contribution", "k")
        } else {
            self.random.pick(&left).clone()
        }
    }

    pub(super) fn applied(&mut self) -> Value {
        let id = self.unapplied();
        let Some((receipt, day)) = self.log.receipt(&id) else {
            return json!({"contribution": id, "date": self.date(None)});
        };
        let fund = receipt.fund.to_string();
        let mut data = json!({"contribution": id, "date": self.date(Some(day))});
        let mut payer = self.log.payer(&id);
        if payer.is_none() || self.random.chance(3) {
            payer = Some(self.party());
            data["payer"] = json!(payer);
        }
        if self.random.chance(25) {
            payer = Some(self.debtor(&fund));
            data["on_behalf_of"] = json!(payer);
        }
        let Some(credited) = receipt.credited else { return data };
        if self.random.chance(50) {
            return data;
        }
        let mut left = -self.balance(&format!("unapplied:{id}"), credited.currency);
        let mut parts: Vec<Value> = Vec::new();
        for _ in 0..=self.random.below(3) {
            let (to, most) = self.target(&fund, payer.as_deref());
            let part = self.part_of(credited.currency, most.min(left));
            if parts.iter().any(|other| other["to"] == json!(to)) {
                continue;
            }
            left -= units(serde_json::from_value::<Money>(part.clone()).unwrap().amount);
            parts.push(json!({"to": to, "amount": part}));
            if left <= 0 {
                break;
            }
        }
        data["to"] = json!(parts);
        data
    }

    /// A party that mostly owes something to a fund.
    fn debtor(&mut self, fund: &str) -> String {
        let of_fund = self.log.assessments().map(|(issued, _)| issued).filter(|issued| issued.fund.to_string() == fund);
        let owes = |issued: &Issued<'_>| self.outstanding(&issued.id, issued.amount.unwrap().currency) > 0;
        let owed: Vec<Issued<'_>> = of_fund.filter(owes).collect();
        if owed.is_empty() || self.random.chance(10) { self.party() } else { self.random.pick(&owed).party.clone() }
    }

    /// Returns what a payer may apply a contribution to, and how much it takes.
    fn target(&mut self, fund: &str, payer: Option<&str>) -> (String, i128) {
        let payer = payer.map(|payer| self.log.now(payer));
        let is_own =
            |issued: &Issued<'_>| issued.fund.to_string() == fund && Some(self.log.now(&issued.party)) == payer;
        let own: Vec<Issued<'_>> = self.log.assessments().map(|(issued, _)| issued).filter(is_own).collect();
        match self.random.below(10) {
            0 => (format!("fund:{fund}"), 5_000),
            1 => (format!("assessment:{}", self.some("assessment", "a")), 5_000),
            _ if own.is_empty() => (format!("fund:{fund}"), 5_000),
            _ => {
                let Issued { id, amount, .. } = self.random.pick(&own);
                (format!("assessment:{id}"), self.outstanding(id, amount.unwrap().currency))
            }
        }
    }

    pub(super) fn returned(&mut self) -> Value {
        let id = self.unapplied();
        let found = self.log.receipt(&id);
        let currency = match &found {
            Some((receipt, _)) => self.currency_of(&receipt.fund.to_string()),
            None => self.currency(),
        };
        let left = -self.balance(&format!("unapplied:{id}"), currency);
        let date = self.date(found.as_ref().map(|(_, day)| *day));
        let fund = found.map_or_else(|| "reserve".to_owned(), |(receipt, _)| receipt.fund.to_string());
        let data =
            json!({"contribution": id, "amount": self.part_of(currency, left), "reason": "a reason", "date": date});
        self.abroad(&fund, &format!("cash:{fund}"), data)
    }

    pub(super) fn credit(&mut self) -> Value {
        let fund = self.fund();
        json!({"contribution": self.new_id("k"), "fund": fund, "party": self.party(), "amount": self.any_money(&fund),
            "reason": "a reason", "date": self.date(None)})
    }

    pub(super) fn income(&mut self) -> Value {
        let fund = self.fund();
        let data =
            json!({"fund": fund, "amount": self.any_money(&fund), "nature": "interest", "date": self.date(None)});
        self.income_abroad(&fund, data)
    }

    pub(super) fn charge(&mut self) -> Value {
        let fund = self.fund();
        let data = json!({"fund": fund, "amount": self.cash_of(&fund), "nature": "bank", "date": self.date(None)});
        self.abroad(&fund, &format!("cash:{fund}"), data)
    }

    /// A part of a fund's balance.
    pub(super) fn cash_of(&mut self, fund: &str) -> Value {
        let currency = self.currency_of(fund);
        let held = self.balance(&format!("cash:{fund}"), currency);
        if held > 0 && self.random.chance(90) {
            self.part_of(currency, (held / 2).max(1))
        } else {
            self.any_money(fund)
        }
    }

    pub(super) fn between_funds(&mut self) -> Value {
        let from = self.fund();
        let others = self.others_of(&from);
        let to = if others.is_empty() { self.some("fund", "f") } else { self.random.pick(&others).clone() };
        json!({"from": from, "to": to, "amount": self.cash_of(&from), "reason": "a reason", "decision": self.decision(),
            "date": self.date(None)})
    }

    pub(super) fn repaid(&mut self) -> Value {
        let lent = self.with_balance("lent:");
        let id = if lent.is_empty() { "reserve/f1".to_owned() } else { self.random.pick(&lent).clone() };
        let (to, from) = id.split_once('/').unwrap();
        let currency = self.currency_of(to);
        let units = self.balance(&format!("lent:{id}"), currency);
        json!({"from": from, "to": to, "amount": self.part_of(currency, units), "date": self.date(None)})
    }

    fn category(&mut self) -> &'static str {
        self.random.pick::<&'static str>(&["return", "return", "return", "medical"])
    }

    pub(super) fn disbursed(&mut self) -> Value {
        let fund = self.fund();
        let mut data = json!({"fund": fund, "amount": self.cash_of(&fund), "date": self.date(None)});
        if self.random.chance(45) {
            data["implementer"] = json!(self.implementer());
        } else {
            data["case"] = json!(self.case());
            data["category"] = json!(self.category());
        }
        self.abroad(&fund, &format!("cash:{fund}"), data)
    }

    /// A fund, an implementer that mostly holds an advance from it, and a part of that advance.
    fn advance(&mut self) -> (String, String, Value) {
        let advances = self.with_balance("advanced:");
        let (fund, implementer) = if advances.is_empty() || self.random.chance(5) {
            (self.fund(), self.implementer().to_owned())
        } else {
            let key = self.random.pick(&advances).clone();
            let (fund, implementer) = key.split_once('/').unwrap();
            (fund.to_owned(), implementer.to_owned())
        };
        let currency = self.currency_of(&fund);
        let most = self.balance(&format!("advanced:{fund}/{implementer}"), currency);
        let amount = self.part_of(currency, most);
        (fund, implementer, amount)
    }

    pub(super) fn spent(&mut self) -> Value {
        let (fund, implementer, amount) = self.advance();
        let data = json!({"fund": fund, "implementer": implementer, "amount": amount, "date": self.date(None),
            "case": self.case(), "category": self.category()});
        self.abroad(&fund, &format!("advanced:{fund}/{implementer}"), data)
    }

    pub(super) fn came_back(&mut self) -> Value {
        if self.random.chance(40) {
            let (fund, implementer, amount) = self.advance();
            let data = json!({"fund": fund, "implementer": implementer, "amount": amount, "date": self.date(None)});
            return self.abroad(&fund, &format!("advanced:{fund}/{implementer}"), data);
        }
        let paid: Vec<_> = self.cases().into_iter().filter(|(_, units)| *units > 0).collect();
        if paid.is_empty() {
            let fund = self.fund();
            return json!({"fund": fund, "case": "c1", "category": "return", "amount": self.any_money(&fund), "date": self.date(None)});
        }
        let ((key, currency), most) = self.random.pick(&paid).clone();
        let parts: Vec<&str> = key.split('/').collect();
        let category = if self.random.chance(90) { parts[2] } else { self.category() };
        let amount = self.part_of(currency, most);
        json!({"fund": parts[0], "case": parts[1], "category": category, "amount": amount, "date": self.date(None)})
    }

    pub(super) fn exchanged(&mut self) -> Value {
        let (fund, held_by) = if self.random.chance(70) {
            (self.fund(), None)
        } else {
            let (fund, implementer, _) = self.advance();
            (fund, Some(implementer))
        };
        let sold = self.currency_of(&fund);
        let bought = *self.random.pick(&["CHF", "JPY", "USD"]);
        let most = self.balance(&held(&fund, held_by.clone()), sold);
        let units = 1 + self.random.below(30_000);
        let (sold, bought) = (self.part_of(sold, most / 2), self.money_of(bought.parse().unwrap(), units.into()));
        let (sold, bought) = if self.random.chance(30) { (bought, sold) } else { (sold, bought) };
        let mut data = json!({"fund": fund, "sold": sold, "bought": bought, "date": self.date(None)});
        if let Some(held_by) = held_by {
            data["held_by"] = json!(held_by);
        }
        data
    }

    pub(super) fn decided(&mut self) -> Value {
        let open: Vec<u64> = self
            .log
            .standing()
            .filter(|one| one.record.event.exception().is_some())
            .map(|one| one.record.seq)
            .collect();
        let concerns: Vec<String> = open.iter().take(2).map(|seq| format!("record:{seq}")).collect();
        let acts = if self.random.chance(70) { ["approved"] } else { ["noted"] };
        let item = format!("B{}", self.random.below(40));
        let meeting = if self.random.chance(90) { "assembly" } else { "advice" };
        json!({"decision": format!("{meeting}/{item}"), "acts": acts, "subject": "what was reported", "concerns": concerns})
    }
}
