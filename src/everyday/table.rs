//! Tables of payments: what a spreadsheet holds, cell by cell, and what becomes of it payer by payer.
//!
//! A table has a row of headings, in any order, in English or Spanish. `payer`, `amount` and `date` stand in every row;
//! `currency`, `arrived`, `rate`, `fund`, `for` and `ref` where they are stated. Each row has a **key** made of its cells, and of
//! its place among rows with the same cells: so a table that is imported again, or grew at its end, records only what is new.

use std::collections::{BTreeMap, BTreeSet};

use crate::event::Event;
use crate::everyday::Change;
use crate::everyday::screen::{Line, Screen, digits, in_words, sum};
use crate::everyday::typed::Mistake;
use crate::state::books::Books;
use crate::value::days::Span;
use crate::value::hash::Blake3;
use crate::value::ids::{AssessmentId, ContributionId, IdempotencyKey, PartyId};
use crate::value::money::{Amount, Currency, Money};
use crate::value::text::plain;

/// A column: its name, and what it is called in Spanish.
const COLUMNS: [(&str, &[&str]); 9] = [
    ("payer", &["pagador", "quien", "who", "miembro", "member"]),
    ("amount", &["monto", "importe"]),
    ("date", &["fecha"]),
    ("currency", &["moneda"]),
    ("arrived", &["ingresado"]),
    ("rate", &["tipo de cambio"]),
    ("fund", &["fondo"]),
    ("for", &["por", "cuota", "year", "ano"]),
    ("ref", &["referencia", "reference"]),
];

/// The columns that every row needs.
const NEEDED: [&str; 3] = ["payer", "amount", "date"];

/// The first line of a template.
#[must_use]
pub fn template() -> String {
    let names: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
    format!("{}\n", names.join(","))
}

/// A row of a table: where it stands, and its cells by the names of their columns.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its number in the file, from 1; the headings are row 1.
    pub number: u64,
    cells: BTreeMap<&'static str, String>,
    columns: BTreeMap<&'static str, usize>,
}

impl Row {
    /// Returns a cell; `None` if it is empty.
    #[must_use]
    pub fn cell(&self, column: &str) -> Option<&str> {
        self.cells.get(column).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    /// Names a cell as a spreadsheet does: `B17`.
    #[must_use]
    pub fn place(&self, column: &str) -> String {
        let at = self.columns.get(column).copied().unwrap_or(0);
        format!("{}{}", letters(at), self.number)
    }

    fn words(&self) -> String {
        let cells = COLUMNS.iter().map(|(name, _)| self.cell(name).unwrap_or_default());
        cells.collect::<Vec<_>>().join("\u{1f}")
    }
}

/// Names a column as a spreadsheet does: `A` to `Z`, then `AA`.
fn letters(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        let letter = u8::try_from(at % 26).map_or(b'?', |letter| b'A'.saturating_add(letter));
        letters.push(char::from(letter));
        match at.checked_div(26).filter(|at| *at > 0) {
            Some(more) => at = more.saturating_sub(1),
            None => break,
        }
    }
    letters.iter().rev().collect()
}

/// A mistake in a cell, with its place.
#[derive(Debug, Clone)]
pub struct AtCell {
    /// The cell, as a spreadsheet names it.
    pub place: String,
    /// What is wrong, and what to write.
    pub mistake: Mistake,
}

/// Reads the rows of a table from the records of its file, the headings first.
pub fn rows(records: &[Vec<String>]) -> Result<Vec<Row>, Vec<AtCell>> {
    let Some((headings, rows)) = records.split_first() else {
        let mistake =
            Mistake::new("The file is empty.").with("`pledgebook import --template payments` writes one to fill in.");
        return Err(vec![AtCell { place: "A1".to_owned(), mistake }]);
    };
    let (mut columns, mut mistakes) = (BTreeMap::new(), Vec::new());
    for (at, heading) in headings.iter().enumerate() {
        let wanted = plain(heading);
        let place = || format!("{}1", letters(at));
        let found = COLUMNS.iter().find(|(name, others)| *name == wanted || others.contains(&wanted.as_str()));
        match found {
            None if wanted.is_empty() => {}
            None => {
                let names: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
                let mistake = Mistake::new(format!("Unknown heading \"{heading}\"."))
                    .with(format!("Write one of: {}.", names.join(", ")));
                mistakes.push(AtCell { place: place(), mistake });
            }
            Some((name, _)) => {
                if columns.insert(*name, at).is_some() {
                    let mistake = Mistake::new(format!("A second column \"{heading}\".")).with("Remove one of them.");
                    mistakes.push(AtCell { place: place(), mistake });
                }
            }
        }
    }
    for name in NEEDED.iter().filter(|name| !columns.contains_key(*name)) {
        let mistake =
            Mistake::new(format!("No column \"{name}\".")).with(format!("Write the heading {name} in row 1."));
        mistakes.push(AtCell { place: "A1".to_owned(), mistake });
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let row = |(cells, number): (&Vec<String>, u64)| {
        let cells = columns.iter().filter_map(|(name, at)| Some((*name, cells.get(*at)?.clone()))).collect();
        Row { number, cells, columns: columns.clone() }
    };
    let is_filled = |(cells, _): &(&Vec<String>, u64)| cells.iter().any(|cell| !cell.trim().is_empty());
    Ok(rows.iter().zip(2..).filter(is_filled).map(row).collect())
}

/// Returns the key of each row.
#[must_use]
pub fn keys(rows: &[Row]) -> Vec<Option<IdempotencyKey>> {
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    let key = |row: &Row| {
        let words = row.words();
        let place = seen.entry(words.clone()).or_insert(0);
        *place = place.saturating_add(1);
        let digest = Blake3::of(format!("{words}\u{1f}{place}").as_bytes()).to_string();
        format!("payment-{}", digest.get(..32)?).parse().ok()
    };
    rows.iter().map(key).collect()
}

/// What becomes of the payments of one payer.
#[derive(Debug, Default)]
struct OfPayer {
    new: u64,
    before: u64,
    amounts: Vec<Amount>,
    assessments: Vec<AssessmentId>,
    is_unidentified: bool,
}

/// Tabulates payments by payer: how many are new, how many stand already, how much, and what they settle.
#[must_use]
pub fn preview(
    file: &str,
    Change { after, records, .. }: Change<'_>,
    is_before: &dyn Fn(u64) -> bool,
) -> (Screen, String, u64) {
    let mut all: BTreeMap<(String, Currency), OfPayer> = BTreeMap::new();
    let (mut of_contribution, mut days) = (BTreeMap::<ContributionId, (String, Currency)>::new(), Vec::new());
    for record in records {
        match &record.event {
            Event::ContributionReceived(fact) => {
                let Some(amount) = fact.amount else { continue };
                let key = (payer(after, fact.party.as_ref()), amount.currency);
                let of_payer = all.entry(key.clone()).or_default();
                match is_before(record.seq) {
                    true => of_payer.before = of_payer.before.saturating_add(1),
                    false => of_payer.new = of_payer.new.saturating_add(1),
                }
                of_payer.amounts.push(amount.amount);
                of_payer.is_unidentified |= fact.party.is_none();
                days.extend(fact.date.map(Span::last));
                of_contribution.insert(fact.contribution.0.clone(), key);
            }
            Event::ContributionApplied(fact) => {
                let Some(of_payer) = of_contribution.get(&fact.contribution).and_then(|key| all.get_mut(key)) else {
                    continue;
                };
                for id in fact.to.iter().flat_map(|to| to.iter()).filter_map(|part| part.to.as_id::<AssessmentId>()) {
                    if !of_payer.assessments.contains(&id) {
                        of_payer.assessments.push(id);
                    }
                }
            }
            _ => {}
        }
    }
    let currencies: BTreeSet<Currency> = all.keys().map(|(_, currency)| *currency).collect();
    let mut lines = vec![line("", ["New", "On record", "Amount"].map(str::to_owned), "Applied".to_owned())];
    for ((payer, currency), of_payer) in &all {
        let amount = digits(sum(*currency, of_payer.amounts.iter().copied()));
        let name = if currencies.len() > 1 { format!("{payer}, {currency}") } else { payer.clone() };
        lines.push(line(
            &name,
            [of_payer.new.to_string(), of_payer.before.to_string(), amount],
            applied(after, of_payer),
        ));
    }
    let count = |of: &dyn Fn(&OfPayer) -> u64| all.values().map(of).fold(0_u64, u64::saturating_add);
    let (new, before) = (count(&|one| one.new), count(&|one| one.before));
    let totals: Vec<String> = currencies
        .iter()
        .map(|currency| {
            let of_currency = all.iter().filter(|((_, other), _)| other == currency);
            let total = sum(*currency, of_currency.flat_map(|(_, one)| one.amounts.iter().copied()));
            if currencies.len() > 1 { format!("{currency} {}", digits(total)) } else { digits(total) }
        })
        .collect();
    lines.push(line("total", [new.to_string(), before.to_string(), totals.join(", ")], String::new()));
    let (first, last) = (days.iter().min(), days.iter().max());
    let span = match (first, last) {
        (Some(first), Some(last)) if first != last => format!(", {} to {}", in_words(*first), in_words(*last)),
        (Some(first), _) => format!(", {}", in_words(*first)),
        _ => String::new(),
    };
    let currency = currencies.iter().next().filter(|_| currencies.len() == 1);
    let currency = currency.map_or_else(String::new, |currency| format!(", {currency}"));
    let title = format!("{file}: {}{span}{currency}", payments(new.saturating_add(before)));
    let total = match currencies.first() {
        Some(currency) if currencies.len() == 1 => format!("{currency} {}", totals.concat()),
        _ => totals.join(", "),
    };
    (Screen { title, lines, notes: Vec::new() }, total, new)
}

/// Writes a number of payments.
#[must_use]
pub fn payments(count: u64) -> String {
    if count == 1 { "1 payment".to_owned() } else { format!("{count} payments") }
}

fn line(label: &str, cells: [String; 3], note: String) -> Line {
    Line { label: label.to_owned(), cells: cells.to_vec(), note }
}

fn payer(books: &Books, party: Option<&PartyId>) -> String {
    party.map_or_else(|| "unidentified".to_owned(), |party| books.parties.name(books.parties.now(party)))
}

/// Says what the payments of a payer settle, and what is then left of the last of it.
fn applied(after: &Books, of_payer: &OfPayer) -> String {
    if of_payer.is_unidentified {
        return "not applied".to_owned();
    }
    let issued = |id: &AssessmentId| after.assessments.all.created(id);
    let periods: Vec<String> =
        of_payer.assessments.iter().filter_map(issued).map(|fact| fact.period.to_string()).collect();
    let Some(last) = of_payer.assessments.last() else { return "received in advance".to_owned() };
    let currency = issued(last).and_then(|fact| *fact.amount).map(|amount| amount.currency);
    let left = currency.map(|currency| Money { currency, amount: after.journal.outstanding(last, currency) });
    let left = match left {
        Some(left) if left.amount.is_positive() => format!("; {} left to pay", digits(left)),
        _ => match periods.len() {
            1 => ": paid in full".to_owned(),
            2 => ": both paid in full".to_owned(),
            _ => ": all paid in full".to_owned(),
        },
    };
    format!("{}{left}", periods.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Row>, Vec<AtCell>> {
        let cells = |line: &str| line.split(',').map(str::to_owned).collect();
        rows(&text.lines().map(cells).collect::<Vec<_>>())
    }

    #[test]
    fn headings_stand_in_any_order_in_both_languages() {
        for text in ["payer,amount,date\nJamaica,5,2025-01-01", "Fecha,Monto,Pagador\n2025-01-01,5,Jamaica"] {
            let rows = read(text).unwrap();
            assert_eq!(rows[0].cell("payer"), Some("Jamaica"));
            assert_eq!(rows[0].cell("amount"), Some("5"));
            assert_eq!(rows[0].cell("ref"), None);
        }
        assert_eq!(read("Fecha,Monto,Pagador\n2025-01-01,5,Jamaica").unwrap()[0].place("amount"), "B2");
    }

    #[test]
    fn all_wrong_headings_are_told() {
        let told = read("payer,amuont,payer\n").unwrap_err();
        let places: Vec<&str> = told.iter().map(|one| one.place.as_str()).collect();
        assert_eq!(places, ["B1", "C1", "A1", "A1"]);
        assert!(read("").is_err());
    }

    #[test]
    fn equal_rows_have_keys_of_their_own_and_keep_them() {
        let one = "payer,amount,date\nA,5,2025-01-01\nB,5,2025-01-01\nA,5,2025-01-01";
        let keys_of = |text: &str| keys(&read(text).unwrap());
        let first = keys_of(one);
        assert_ne!(first[0], first[2]);
        assert_eq!(first, keys_of(&format!("{one}\n\nC,1,2025-01-01"))[..3]);
        // Another order of columns, and blanks around a cell, make no other row.
        assert_eq!(keys_of("date,payer,amount\n2025-01-01, A ,5"), first[..1]);
    }

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        for (at, name) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(at), name);
        }
    }
}
