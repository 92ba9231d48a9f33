//! A party's statement of account: assessments, contributions, and the amount outstanding after each record.

use std::collections::{BTreeMap, BTreeSet};

use crate::event::Event;
use crate::report::movements::{by_day, date, date_cell, describe, entry, recorded};
use crate::report::outstanding::{Filter, beside, dues, of_member, unknown};
use crate::report::{Asked, Row, Table, columns, document, item, list};
use crate::state::accounts::{Account, AccountType, Posting};
use crate::state::movements::Movement;
use crate::state::terms;
use crate::value::ids::{AssessmentId, FundId, Id as _, PartyId};
use crate::value::money::Sums;
use crate::value::term::Term;

/// The accounts of an assessment that a statement shows.
const OWED: [AccountType; 4] =
    [AccountType::Assessed, AccountType::Credited, AccountType::Waived, AccountType::Applied];

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

/// Returns the terms of the records that a statement may tell: those of the party's accounts, and those that name it.
pub fn found_by(asked: Asked<'_>, party: &PartyId) -> BTreeSet<Term> {
    let names = asked.books.parties.ids_now(asked.books.parties.now(party)).map(|id| terms::thing(&id.thing()));
    accounts(asked, party).iter().map(terms::account).chain(names).collect()
}

/// Returns whether an entry may stand in a statement of account.
#[must_use]
pub fn takes(fund: Option<&FundId>, posting: &Posting) -> bool {
    let account_type = posting.account.account_type();
    let is_in_fund = posting.fund.is_some() && fund.is_none_or(|fund| posting.fund.as_ref() == Some(fund));
    is_in_fund && (account_type == AccountType::Unapplied || OWED.contains(&account_type))
}

/// Returns whether a movement belongs to a party's statement, by the words of its record: who paid then stays who paid.
fn is_of(asked: Asked<'_>, accounts: &BTreeSet<Account>, party: &PartyId, movement: &Movement) -> bool {
    let is_party = |other: &PartyId| asked.books.parties.now(other) == asked.books.parties.now(party);
    let is_account = || accounts.contains(&movement.posting.account);
    match &movement.record.event {
        Event::AssessmentIssued(fact) => is_party(&fact.party),
        Event::ContributionReceived(fact) => fact.party.as_ref().map_or_else(is_account, is_party),
        Event::ContributionApplied(fact) => {
            let mut paid = fact.to.iter().flat_map(|to| to.iter()).filter_map(|part| part.to.as_id::<AssessmentId>());
            let owed = |id: AssessmentId| accounts.contains(&Account::of(AccountType::Assessed, &id));
            let is_payer = fact.payer.as_ref().map(is_party);
            is_payer.unwrap_or_else(|| paid.next().map_or_else(is_account, owed))
        }
        _ => is_account(),
    }
}

/// Tabulates the statement from the movements that [`takes`] selects.
#[must_use]
pub fn account(asked: Asked<'_>, party: &PartyId, fund: Option<&FundId>, mut movements: Vec<Movement>) -> Table {
    let accounts = accounts(asked, party);
    movements.retain(|movement| is_of(asked, &accounts, party, movement));
    by_day(&mut movements);
    let mut funds: BTreeMap<FundId, Vec<&Movement>> = BTreeMap::new();
    for movement in &movements {
        if let Some(fund) = &movement.posting.fund {
            funds.entry(fund.clone()).or_default().push(movement);
        }
    }
    let filter = Filter { party: Some(party.clone()), fund: fund.cloned(), ..Filter::default() };
    let columns = columns! { |line: &Line<'_>|
        let movement = line.first;
        let (by, description) = (movement.by(), describe(asked, movement));
        let currency = movement.posting.amount.currency;
        let [owes, owed, receives, unapplied] = line.sums.each_ref().map(|sums| sums.of(currency).to_string());
        fields {
            "key": of_member(line.fund, party), "fund": line.fund, "date": date(movement), "movement": entry(movement),
            "subject": description, "owed_change": owes, "owed": owed, "unapplied_change": receives,
            "unapplied": unapplied, "currency": currency, "record": by.seq,
            "document": document(by.source.as_ref()), "item": item(by.source.as_ref()),
        }
        cells {
            "Date": date_cell(movement), "Entry": format!("{}\n{}", description, recorded(by)),
            "Change": if line.sums[0].is_zero() { String::new() } else { owes },
            "Outstanding": owed, "Not yet applied": unapplied,
        }
    };
    let mut table = columns.table();
    for (fund, of_fund) in &funds {
        let currency = asked.books.funds.currency(fund).map_or_else(String::new, |currency| format!(", in {currency}"));
        table.rows.push(Row::heading(format!("{}{currency}", asked.fund(fund))));
        table.rows.extend(lines(fund, of_fund).iter().map(&columns.row));
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

/// The movements of one record in a statement, or those that its correction takes away.
struct Line<'a> {
    fund: &'a FundId,
    first: &'a Movement,
    /// The change of the amount owed, and the amount after it; the same of what is not yet applied.
    sums: [Sums; 4],
}

/// Returns one line for each record, and one for what it takes away, with the amounts outstanding and not yet applied after it.
fn lines<'a>(fund: &'a FundId, movements: &[&'a Movement]) -> Vec<Line<'a>> {
    let (mut owed, mut unapplied) = (Sums::default(), Sums::default());
    let line = |group: &[&'a Movement]| {
        let (mut owes, mut receives) = (Sums::default(), Sums::default());
        for movement in group {
            match movement.posting.account.account_type() {
                AccountType::Unapplied => receives.add(movement.posting.amount.negated()),
                _ => owes.add(movement.posting.amount),
            }
        }
        owed.add_all(&owes);
        unapplied.add_all(&receives);
        let sums = [owes, owed.clone(), receives, unapplied.clone()];
        group.first().map(|first| Line { fund, first, sums })
    };
    let of = |movement: &Movement| (movement.by().seq, movement.day(), movement.removed_by.is_some());
    movements.chunk_by(|a, b| of(a) == of(b)).filter_map(line).collect()
}

/// Says what is outstanding in a fund at the end, by period.
fn closing(asked: Asked<'_>, party: &PartyId, fund: &FundId, filter: &Filter) -> String {
    let of_fund = Filter { fund: Some(fund.clone()), ..filter.clone() };
    let dues = dues(asked, &of_fund);
    let parts = dues.iter().filter(|due| !due.outstanding.is_zero()).map(|due| {
        let days = due.days_overdue(asked.today);
        let late = if days > 0 { format!(", {days} days overdue") } else { String::new() };
        format!("{} {} {}{late}", due.issued.fact.period, due.currency, due.outstanding)
    });
    let (fund, total) = (asked.fund(fund), of_member(fund, party).value(asked.books, asked.today));
    match list(parts, "; ") {
        None => format!("{fund}: nothing is outstanding on {}.", asked.today),
        Some(parts) => format!("{fund}: {total} outstanding on {}: {parts}.", asked.today),
    }
}
