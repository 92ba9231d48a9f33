//! A party's statement of account: assessments, contributions, and the amount outstanding after each record.

use std::collections::{BTreeMap, BTreeSet};

use crate::event::Event;
use crate::event::record::Recorded;
use crate::report::movements::{by_day, date, date_cell, describe, entry, recorded};
use crate::report::outstanding::{Filter, beside, dues, of_member, unknown};
use crate::report::{Asked, Row, Table, columns, document, item, list};
use crate::state::accounts::{Account, AccountType, Posting};
use crate::state::movements::Movement;
use crate::value::ids::{FundId, PartyId};
use crate::value::money::Sums;

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

/// Adds the accounts of what a party was once assessed and once paid, according to records that were corrected since:
/// its statement tells them, in their own words.
pub fn once(asked: Asked<'_>, party: &PartyId, named: &[Recorded]) -> BTreeSet<Account> {
    let of = |recorded: &Recorded| match &recorded.record.event {
        _ if named_by(asked, &recorded.record.event) != Some(asked.books.parties.now(party)) => Vec::new(),
        Event::AssessmentIssued(fact) => OWED.map(|of| Account::of(of, &fact.assessment.0)).to_vec(),
        Event::ContributionReceived(fact) => vec![Account::of(AccountType::Unapplied, &fact.contribution.0)],
        Event::ContributionApplied(fact) => vec![Account::of(AccountType::Unapplied, &fact.contribution)],
        _ => Vec::new(),
    };
    named.iter().flat_map(of).collect()
}

/// Returns the party that a record names as assessed, or as the payer.
fn named_by<'a>(asked: Asked<'a>, event: &'a Event) -> Option<&'a PartyId> {
    let party = match event {
        Event::AssessmentIssued(fact) => Some(&fact.party),
        Event::ContributionReceived(fact) => fact.party.as_ref(),
        Event::ContributionApplied(fact) => fact.payer.as_ref(),
        _ => None,
    };
    party.map(|party| asked.books.parties.now(party))
}

/// Leaves out what belongs to another party: what is assessed or received, to the one that its record names; and what
/// names none, or is paid for another one, to the one whose assessment or contribution it is, or was last.
fn own(asked: Asked<'_>, party: &PartyId, movements: &mut Vec<Movement>) {
    let (parties, party) = (&asked.books.parties, asked.books.parties.now(party));
    let named = |movement: &Movement| {
        let is_owed = movement.posting.account.account_type() != AccountType::Unapplied;
        let event = &movement.record.event;
        let is_of_payer = matches!(event, Event::ContributionReceived(_) | Event::ContributionApplied(_));
        named_by(asked, event).filter(|_| !(is_owed && is_of_payer)).cloned()
    };
    let mut last: BTreeMap<(bool, String), PartyId> = BTreeMap::new();
    let key = |movement: &Movement| {
        let account = &movement.posting.account;
        (account.account_type() == AccountType::Unapplied, account.id().to_owned())
    };
    for movement in movements.iter() {
        last.extend(named(movement).map(|party| (key(movement), party)));
    }
    movements.retain(|movement| {
        let account = &movement.posting.account;
        let now = || match account.account_type() {
            AccountType::Unapplied => asked.books.contributions.payer(&account.first().parse().ok()?),
            _ => Some(&asked.books.assessments.all.created(&account.first().parse().ok()?)?.party),
        };
        let owner = named(movement).or_else(|| now().cloned()).or_else(|| last.get(&key(movement)).cloned());
        owner.is_some_and(|owner| parties.now(&owner) == party)
    });
}

/// Returns whether an entry belongs to the statement of these accounts.
pub fn takes(accounts: &BTreeSet<Account>, fund: Option<&FundId>, posting: &Posting) -> bool {
    let is_in_fund = posting.fund.is_some() && fund.is_none_or(|fund| posting.fund.as_ref() == Some(fund));
    is_in_fund && accounts.contains(&posting.account)
}

/// Tabulates the statement from the movements that [`takes`] selects.
#[must_use]
pub fn account(asked: Asked<'_>, party: &PartyId, fund: Option<&FundId>, mut movements: Vec<Movement>) -> Table {
    own(asked, party, &mut movements);
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

/// The movements of one record in a statement.
struct Line<'a> {
    fund: &'a FundId,
    first: &'a Movement,
    /// The change of the amount owed, and the amount after it; the same of what is not yet applied.
    sums: [Sums; 4],
}

/// Returns one line for each record, with the amounts outstanding and not yet applied after it.
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
    movements.chunk_by(|a, b| (a.by().seq, a.day()) == (b.by().seq, b.day())).filter_map(line).collect()
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
