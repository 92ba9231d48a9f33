//! What is said of an opening: before it is recorded, and afterwards.

use serde_json::Value;

use crate::event::Event;
use crate::event::record::Record;
use crate::everyday::opening::model::{Balances, Cases, Opening};
use crate::everyday::screen::{Shown, WIDTH, in_words, sum, wrapped};
use crate::languages::say;
use crate::value::ids::{FundId, PartyId};
use crate::value::money::{Currency, Money};

/// The least width of the first column.
const LABEL: usize = 13;

/// Says what the records of an opening hold, and counts them.
#[must_use]
pub fn preview(opening: &Opening, records: &[Record]) -> String {
    let mut rows: Vec<(String, String)> = Vec::new();
    let balances = opening.balances.iter();
    rows.extend(balances.map(|balances| (say!("everyday-opening-balances"), said_balances(opening, balances))));
    rows.extend(records.iter().filter_map(|record| said_assessed(opening, &record.event)));
    rows.extend(opening.cases.iter().filter_map(|cases| said_cases(opening, cases)));
    let width =
        rows.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0).clamp(LABEL, 30).saturating_add(2);
    let row = |(label, text): &(String, String)| {
        format!("{label:<width$}{}", wrapped(text, WIDTH.saturating_sub(width), width))
    };
    let mut lines: Vec<String> = rows.iter().map(row).collect();
    lines.push(counted(opening, records));
    lines.join("\n")
}

fn counted(opening: &Opening, records: &[Record]) -> String {
    let parties = 1_usize
        .saturating_add(opening.bodies.len())
        .saturating_add(opening.members.len())
        .saturating_add(opening.others.len());
    let relations = opening.bodies.len().saturating_add(opening.members.len());
    let (funds, scales) = (opening.funds.len(), opening.scales.len());
    let of = [
        (parties, say!("everyday-opening-parties", parties # parties)),
        (relations, say!("everyday-opening-relations", relations # relations)),
        (funds, say!("everyday-opening-funds", funds # funds)),
        (scales, say!("everyday-opening-scales", scales # scales)),
    ];
    let of: Vec<String> = of.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said).collect();
    say!("everyday-opening-counted", records # records.len(), of = of.join(", "))
}

fn fund_name(opening: &Opening, fund: &FundId) -> String {
    let named = opening.funds.iter().find(|one| one.id == *fund);
    named.map_or_else(|| fund.to_string(), |fund| fund.named.en.to_string())
}

fn party_name(opening: &Opening, party: &PartyId) -> String {
    let named = opening.members.iter().find(|one| one.id == *party);
    named.map_or_else(|| party.to_string(), |party| party.named.en.to_string())
}

/// Returns the currency of amounts, if it is one.
fn common(amounts: &[Money]) -> Option<Currency> {
    let first = amounts.first()?.currency;
    amounts.iter().all(|amount| amount.currency == first).then_some(first)
}

/// Writes amounts with their names, and what they are together if they are several of one currency.
fn listed(all: &[(String, Money)]) -> (Shown, String) {
    let amounts: Vec<Money> = all.iter().map(|(_, amount)| *amount).collect();
    let currency = common(&amounts);
    let shown = Shown(currency);
    let each: Vec<String> = all.iter().map(|(name, amount)| format!("{name} {}", shown.amount(*amount))).collect();
    let together =
        currency.filter(|_| all.len() > 1).map(|currency| sum(currency, amounts.iter().map(|money| money.amount)));
    let each = each.join(", ");
    let list = match together {
        Some(sum) => say!("everyday-opening-together", each = each, sum = shown.amount(sum)),
        None => each,
    };
    (shown, list)
}

fn said_balances(opening: &Opening, balances: &Balances) -> String {
    let all: Vec<_> = balances.amounts.iter().map(|(fund, amount, _)| (fund_name(opening, fund), *amount)).collect();
    let (shown, list) = listed(&all);
    let list = if all.is_empty() { say!("everyday-opening-none") } else { list };
    format!("{}{}: {list} ({})", in_words(balances.on), shown.mention(), balances.certificate.title)
}

fn said_assessed(opening: &Opening, event: &Event) -> Option<(String, String)> {
    let Event::ScaleApplied(fact) = event else { return None };
    let amounts = fact.issued().filter_map(|issued| Some((party_name(opening, &issued.party), (*issued.amount)?)));
    let (_, list) = listed(&amounts.collect::<Vec<_>>());
    let fund = if opening.scales.len() > 1 { format!("{}: ", fund_name(opening, &fact.fund)) } else { String::new() };
    Some((say!("everyday-opening-assessed", period = fact.period), format!("{fund}{list}")))
}

fn said_cases(opening: &Opening, cases: &Cases) -> Option<(String, String)> {
    let kept_in = opening.funds.iter().find(|fund| fund.id == cases.fund).map(|fund| fund.currency);
    let shown =
        Shown(kept_in.filter(|kept_in| opening.currencies.first().is_some_and(|main| main.currency == *kept_in)));
    let ceiling = cases.ceiling.map(|ceiling| say!("everyday-opening-ceiling", amount = shown.amount(ceiling)));
    let floor = cases.floor.map(|floor| say!("everyday-opening-floor", amount = shown.amount(floor)));
    let limits: Vec<String> = ceiling.into_iter().chain(floor).collect();
    let categories = match cases.categories.len() {
        0 => None,
        several => Some(say!("everyday-opening-categories", categories # several)),
    };
    let limits = Some(limits.join(", ")).filter(|limits| !limits.is_empty());
    let all: Vec<String> = limits.into_iter().chain(categories).collect();
    (!all.is_empty()).then(|| (fund_name(opening, &cases.fund), all.join("; ")))
}

/// Lists records, each with its type and what it says; the keys are made when the ledger is.
#[must_use]
pub fn listed_records(records: &[Record]) -> String {
    let line = |record: &Record| {
        let data = serde_json::to_value(&record.event).unwrap_or_default();
        let members = data.as_object().into_iter().flatten().map(|(key, value)| match key.as_str() {
            "recorder" | "recovery" => say!("everyday-opening-new-key", field = key),
            key => format!("{key} {}", in_short(value)),
        });
        let text = format!("{}: {}", record.event.kind(), members.collect::<Vec<_>>().join(", "));
        format!("{:>4}  {}", record.seq, wrapped(&text, WIDTH.saturating_sub(6), 6))
    };
    records.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Writes a value without its marks: `USD 5000.00`, `lost boat; injury`.
fn in_short(value: &Value) -> String {
    let all = |values: &mut dyn Iterator<Item = &Value>, between: &str| {
        values.map(in_short).collect::<Vec<_>>().join(between)
    };
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => all(&mut values.iter(), "; "),
        Value::Object(members) => all(&mut members.values(), " "),
        other => other.to_string(),
    }
}

/// What was made, beside the records.
#[derive(Debug, Clone)]
pub struct Made {
    /// The file of the answers, as it is typed; `None` if none was written.
    pub answers: Option<String>,
    /// The file of the new recovery key; `None` if there was one already.
    pub recovery: Option<String>,
    /// The recorder's verifier key.
    pub verifier: String,
}

/// Says what was made.
#[must_use]
pub fn made(opening: &Opening, records: usize, made: &Made) -> String {
    let said = match opening.is_invented {
        true => say!("everyday-opening-made-invented"),
        false => say!("everyday-opening-made"),
    };
    let numbers = match records.saturating_sub(1) {
        0 => say!("everyday-opening-record-0"),
        last => say!("everyday-opening-records-to", last = last),
    };
    let room = WIDTH.saturating_sub(said.chars().count());
    let mut text = format!("{said}{numbers:>room$}\n");
    if let Some(file) = &made.answers {
        text.push_str(&format!("  {}\n", say!("everyday-opening-made-answers", file = file)));
    }
    if let Some(file) = &made.recovery {
        text.push_str(&format!("  {}\n                 {file}\n", say!("everyday-opening-made-recovery")));
    }
    text.push_str(&format!("  {}\n                 {}\n", say!("everyday-opening-made-verifier"), made.verifier));
    text
}
