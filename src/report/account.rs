//! A party's statement of account: assessments, contributions, and the amount outstanding after each record.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::report::movements::{by_day, describe, recorded, word};
use crate::report::outstanding::{Filter, beside, dues, of_member, unknown};
use crate::report::{Asked, Row, Table, document, item, optional};
use crate::state::accounts::{Account, AccountType, Posting};
use crate::state::movements::Movement;
use crate::value::ids::{FundId, PartyId};
use crate::value::money::Sums;

const COLUMNS: &[&str] = &[
    "key", "fund", "date", "movement", "subject", "owed_change", "owed", "unapplied_change", "unapplied", "currency",
    "record", "document", "item",
];
/// The accounts of an assessment that a statement shows.
const OWED: [AccountType; 4] =
    [AccountType::Assessed, AccountType::Credited, AccountType::Waived, AccountType::Applied];
const HEADINGS: &[&str] = &["Date", "Entry", "Change", "Outstanding", "Not yet applied"];

/// Returns the accounts that a party's statement shows: its assessments, and its contributions not yet applied.
pub fn accounts(asked: Asked<'_>, party: &PartyId) -> BTreeSet<Account> {
    let (parties, contributions) = (&asked.books.parties, &asked.books.contributions);
    let assessments = &asked.books.assessments;
    let is_party = |other: &PartyId| parties.now(other) == parties.now(party);
    let assessed = assessments.all.iter().filter(|(_, issued, _)| is_party(&issued.fact.party));
    let owed = assessed.flat_map(|(id, ..)| OWED.map(|of| Account::of(of, id)));
    let received = contributions.received.keys().filter(|id| contributions.payer(id).is_some_and(is_party));
    owed.chain(received.map(|id| Account::of(AccountType::Unapplied, id))).collect()
}

/// Returns whether an entry belongs to the statement of these accounts.
pub fn takes(accounts: &BTreeSet<Account>, fund: Option<&FundId>, posting: &Posting) -> bool {
    let is_in_fund = posting.fund.is_some() && fund.is_none_or(|fund| posting.fund.as_ref() == Some(fund));
    is_in_fund && accounts.contains(&posting.account)
}

/// Tabulates the statement from the movements that [`takes`] selects.
#[must_use]
pub fn account(asked: Asked<'_>, party: &PartyId, fund: Option<&FundId>, mut movements: Vec<Movement>) -> Table {
    by_day(&mut movements);
    let mut funds: BTreeMap<FundId, Vec<&Movement>> = BTreeMap::new();
    for movement in &movements {
        if let Some(fund) = &movement.posting.fund {
            funds.entry(fund.clone()).or_default().push(movement);
        }
    }
    let filter = Filter { party: Some(party.clone()), fund: fund.cloned(), ..Filter::default() };
    let mut table = Table { columns: COLUMNS, headings: HEADINGS, ..Table::default() };
    for (fund, of_fund) in &funds {
        let currency = asked.books.funds.currency(fund).map_or_else(String::new, |currency| format!(", in {currency}"));
        table.rows.push(Row::heading(format!("{}{currency}", asked.fund(fund))));
        table.rows.extend(lines(asked, party, fund, of_fund));
        table.notes.push(closing(asked, party, fund, &filter));
    }
    if dues(asked, &filter).is_empty() {
        table.notes.extend(unknown(asked, &filter));
    }
    if movements.is_empty() {
        let name = asked.books.parties.name(party);
        table.notes.push(format!("No payment by {name} is on record either."));
    }
    table.notes.extend(beside(asked, &filter));
    table
}

/// Returns one row for each record, with the amounts outstanding and not yet applied after it.
fn lines(asked: Asked<'_>, party: &PartyId, fund: &FundId, movements: &[&Movement]) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut owed, mut unapplied) = (Sums::default(), Sums::default());
    for group in movements.chunk_by(|a, b| a.by().seq == b.by().seq) {
        let (mut owes, mut receives) = (Sums::default(), Sums::default());
        for movement in group {
            match movement.posting.account.account_type() {
                AccountType::Unapplied => receives.add(movement.posting.amount.negated()),
                _ => owes.add(movement.posting.amount),
            }
        }
        owed.add_all(&owes);
        unapplied.add_all(&receives);
        let Some(first) = group.first() else { continue };
        rows.push(line(asked, party, fund, first, [&owes, &owed, &receives, &unapplied]));
    }
    rows
}

fn line(asked: Asked<'_>, party: &PartyId, fund: &FundId, movement: &Movement, sums: [&Sums; 4]) -> Row {
    let currency = movement.posting.amount.currency;
    let [owes, owed, receives, unapplied] = sums.map(|sums| sums.of(currency).to_string());
    let date = movement.date();
    let by = movement.by();
    let (source, description) = (by.source.as_ref(), describe(asked, movement));
    Row {
        cells: vec![
            date.map_or_else(String::new, |date| date.to_string()),
            format!("{}\n{}", description.shown, recorded(by)),
            if sums[0].is_zero() { String::new() } else { owes.clone() },
            owed.clone(),
            unapplied.clone(),
        ],
        fields: vec![
            Value::from(of_member(fund, party).to_string()),
            Value::from(fund.to_string()),
            optional(date.as_ref()),
            Value::from(if movement.reversal.is_some() { "taken back" } else { word(&movement.record.event) }),
            Value::from(description.exported),
            Value::from(owes),
            Value::from(owed),
            Value::from(receives),
            Value::from(unapplied),
            Value::from(currency.to_string()),
            Value::from(by.seq),
            document(source),
            item(source),
        ],
    }
}

/// Says what is outstanding in a fund at the end, by period.
fn closing(asked: Asked<'_>, party: &PartyId, fund: &FundId, filter: &Filter) -> String {
    let of_fund = Filter { fund: Some(fund.clone()), ..filter.clone() };
    let dues = dues(asked, &of_fund);
    let open: Vec<_> = dues.iter().filter(|due| !due.outstanding.is_zero()).collect();
    let parts = open.iter().map(|due| {
        let days = due.days_overdue(asked.today);
        let late = if days > 0 { format!(", {days} days overdue") } else { String::new() };
        format!("{} {} {}{late}", due.issued.fact.period, due.currency, due.outstanding)
    });
    let parts: Vec<_> = parts.collect();
    let total = of_member(fund, party).value(asked.books, asked.today);
    if parts.is_empty() {
        return format!("{}: nothing is outstanding on {}.", asked.fund(fund), asked.today);
    }
    format!("{}: {total} outstanding on {}: {}.", asked.fund(fund), asked.today, parts.join("; "))
}
