//! Facts that are not dated yet.

use std::collections::VecDeque;

use serde_json::{Value, json};

/// A fact without a day.
#[derive(Debug)]
pub struct Draft {
    pub id: String,
    pub corrects: Option<u64>,
    pub kind: &'static str,
    pub data: Value,
}

#[derive(Debug, Default)]
pub struct Facts(pub VecDeque<Draft>);

/// Writes cents as US dollars.
pub fn usd(cents: u64) -> Value {
    let (whole, part) = (cents.checked_div(100).unwrap_or(0), cents.checked_rem(100).unwrap_or(0));
    json!({"currency": "USD", "amount": format!("{whole}.{part:02}")})
}

impl Facts {
    pub fn add(&mut self, kind: &'static str, name: &str, data: Value) {
        self.0.push_back(Draft { id: format!("{name}/{kind}"), corrects: None, kind, data });
    }

    /// Adds a contribution in cash, and applies it.
    pub fn received(&mut self, id: &str, fund: &str, payer: &str, cents: u64, to: Option<&str>) {
        let data = json!({"contribution": id, "fund": fund, "party": payer, "form": "cash", "amount": usd(cents),
            "reference": format!("INVENTED-{id}")});
        self.add("contribution.received", id, data);
        if let Some(to) = to {
            let data = json!({"contribution": id, "to": [{"to": to, "amount": usd(cents)}]});
            self.add("contribution.applied", id, data);
        }
    }
}
