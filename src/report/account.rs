//! A party's statement of account: assessments, contributions, and the amount outstanding after each record.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::event::Event;
use crate::event::record::Recorded;
use crate::languages::say;
use crate::report::movements::{date, date_cell, describe, describe_identified, entry, rate_named, recorded};
use crate::report::outstanding::{Filter, beside, dues, of_member, state_words, unknown};
use crate::report::{Asked, Row, Table, columns, document, item, list};
use crate::state::Dated;
use crate::state::accounts::{Account, AccountType, Posting};
use crate::state::assessments::issued;
use crate::state::movements::Movement;
use crate::value::days::Day;
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
    let parties = &asked.books.parties;
    let assessed = |event: &Event| -> Vec<Account> {
        let own = issued(event).into_iter().filter(|fact| parties.now(&fact.party) == parties.now(party));
        own.flat_map(|fact| OWED.map(|of| Account::of(of, &fact.assessment.0))).collect()
    };
    let of = |recorded: &Recorded| match &recorded.record.event {
        event @ (Event::AssessmentIssued(_) | Event::ScaleApplied(_)) => assessed(event),
        event if paid_by(event).map(|payer| parties.now(payer)) != Some(parties.now(party)) => Vec::new(),
        Event::CreditGranted(fact) => vec![Account::of(AccountType::Unapplied, &fact.contribution.0)],
        Event::ContributionReceived(fact) => vec![Account::of(AccountType::Unapplied, &fact.contribution.0)],
        Event::ContributionApplied(fact) => vec![Account::of(AccountType::Unapplied, &fact.contribution)],
        _ => Vec::new(),
    };
    named.iter().flat_map(of).collect()
}

/// Returns the party that a record names as assessed in an account, or as the payer.
fn named_by(event: &Event, account: &Account) -> Option<PartyId> {
    let assessed = issued(event).into_iter().find(|fact| fact.assessment.0.as_str() == account.id());
    assessed.map(|fact| fact.party.clone()).or_else(|| paid_by(event).cloned())
}

/// Returns the party that a record names as the payer, or as credited.
fn paid_by(event: &Event) -> Option<&PartyId> {
    match event {
        Event::CreditGranted(fact) => Some(&fact.party),
        Event::ContributionReceived(fact) => fact.party.as_ref(),
        Event::ContributionApplied(fact) => fact.payer.as_ref(),
        _ => None,
    }
}

/// An entry of a statement.
struct Entry {
    movement: Movement,
    /// If it is the receipt of a payer that was not identified: the receipt, and the record that identified the payer.
    identified: Option<(Rc<Dated>, Rc<Dated>)>,
    order: (Day, u64),
}

impl Entry {
    fn of(movement: Movement) -> Self {
        Self { order: movement.record.order(), movement, identified: None }
    }

    /// Returns the record that made the entry.
    fn by(&self) -> &Dated {
        match &self.identified {
            Some((_, by)) if self.movement.removed_by.is_none() => by,
            _ => self.movement.by(),
        }
    }

    fn describe(&self, asked: Asked<'_>) -> String {
        match &self.identified {
            Some((receipt, by)) => describe_identified(asked, &self.movement, receipt, by),
            None => describe(asked, &self.movement),
        }
    }

    /// Sorts as a statement lists: by day, then by the first record of the chain, then by record; and a correction first
    /// takes away. The receipt of a payer that was not identified comes before its application, and goes after it.
    fn place(&self) -> impl Ord + use<> {
        let (is_added, is_receipt) = (self.movement.removed_by.is_none(), self.identified.is_some());
        (self.order, self.by().seq, is_added, is_receipt != is_added, self.movement.posting.account.clone())
    }

    /// Returns what the entries of one line have in common.
    fn line(&self) -> (u64, u64, bool) {
        (self.by().seq, self.movement.record.seq, self.identified.is_some())
    }
}

/// Returns what belongs to a party: what is assessed or received, to the one that its record names; and what names none,
/// or is paid for another one, to the one whose assessment or contribution it is, or was last.
fn own(asked: Asked<'_>, party: &PartyId, movements: Vec<Movement>) -> Vec<Entry> {
    let (parties, party) = (&asked.books.parties, asked.books.parties.now(party));
    let named = |movement: &Movement| {
        let is_owed = movement.posting.account.account_type() != AccountType::Unapplied;
        let event = &movement.record.event;
        let is_of_payer = matches!(event, Event::ContributionReceived(_) | Event::ContributionApplied(_));
        named_by(event, &movement.posting.account).filter(|_| !(is_owed && is_of_payer))
    };
    let mut last: BTreeMap<(bool, String), PartyId> = BTreeMap::new();
    let key = |account: &Account| (account.account_type() == AccountType::Unapplied, account.id().to_owned());
    for movement in &movements {
        last.extend(named(movement).map(|party| (key(&movement.posting.account), party)));
    }
    let owner = |account: &Account| {
        let now = match account.account_type() {
            AccountType::Unapplied => account.first().parse().ok().and_then(|id| asked.books.contributions.payer(&id)),
            _ => {
                let issued = account.first().parse().ok().and_then(|id| asked.books.assessments.all.created(&id));
                issued.map(|issued| &issued.party)
            }
        };
        now.or_else(|| last.get(&key(account))).map(|owner| parties.now(owner))
    };
    let mut entries = identified(asked, party, &movements, &owner);
    let is_own = |movement: &Movement| match named(movement) {
        Some(named) => parties.now(&named) == party,
        None => owner(&movement.posting.account) == Some(party),
    };
    entries.extend(movements.into_iter().filter(is_own).map(Entry::of));
    entries
}

/// Returns the receipts that were a party's only for a time: no payer was identified, applications then named the party,
/// and all of them were corrected since. Its statement tells them from the first of these records to the last.
fn identified<'a>(
    asked: Asked<'a>,
    party: &PartyId,
    movements: &[Movement],
    owner: &impl Fn(&Account) -> Option<&'a PartyId>,
) -> Vec<Entry> {
    let mut contributions: BTreeMap<&Account, Vec<&Movement>> = BTreeMap::new();
    for movement in movements {
        let account = &movement.posting.account;
        if account.account_type() == AccountType::Unapplied && owner(account) != Some(party) {
            contributions.entry(account).or_default().push(movement);
        }
    }
    contributions.into_values().flat_map(|of_one| identified_for_a_time(asked, party, &of_one)).collect()
}

/// Follows the movements of one contribution.
fn identified_for_a_time(asked: Asked<'_>, party: &PartyId, movements: &[&Movement]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut receipt: Option<&Movement> = None;
    let mut naming: BTreeMap<u64, &Rc<Dated>> = BTreeMap::new();
    // The first entry, and the last application by day.
    let mut open: Option<(Entry, &Rc<Dated>)> = None;
    for of_record in movements.chunk_by(|a, b| a.by().seq == b.by().seq) {
        for movement in of_record {
            let (record, is_added) = (&movement.record, movement.removed_by.is_none());
            match &record.event {
                Event::ContributionReceived(fact) => {
                    receipt = Some(*movement).filter(|_| is_added && fact.party.is_none())
                }
                Event::ContributionApplied(_)
                    if paid_by(&record.event).map(|payer| asked.books.parties.now(payer)) == Some(party) =>
                {
                    if is_added {
                        naming.insert(record.seq, record)
                    } else {
                        naming.remove(&record.seq)
                    };
                }
                _ => {}
            }
        }
        let Some(made) = of_record.first().map(|movement| movement.removed_by.as_ref().unwrap_or(&movement.record))
        else {
            continue;
        };
        let last = naming.values().copied().max_by_key(|record| record.order());
        open = match (open, receipt, last) {
            (None, Some(receipt), Some(last)) => {
                let identified = Some((Rc::clone(&receipt.record), Rc::clone(made)));
                Some((Entry { identified, ..Entry::of(receipt.clone()) }, last))
            }
            (Some((first, one)), Some(_), Some(other)) => {
                Some((first, if one.order() < other.order() { other } else { one }))
            }
            (Some((first, last)), ..) => {
                let mut posting = first.movement.posting.clone();
                posting.amount = posting.amount.negated();
                let removed = Movement { record: Rc::clone(last), removed_by: Some(Rc::clone(made)), posting };
                let identified = first.identified.clone();
                entries.extend([first, Entry { identified, ..Entry::of(removed) }]);
                None
            }
            (None, ..) => None,
        };
    }
    entries
}

/// Returns whether an entry belongs to the statement of these accounts.
pub fn takes(accounts: &BTreeSet<Account>, fund: Option<&FundId>, posting: &Posting) -> bool {
    let is_in_fund = posting.fund.is_some() && fund.is_none_or(|fund| posting.fund.as_ref() == Some(fund));
    is_in_fund && accounts.contains(&posting.account)
}

/// Tabulates the statement from the movements that [`takes`] selects.
#[must_use]
pub fn account(asked: Asked<'_>, party: &PartyId, fund: Option<&FundId>, movements: Vec<Movement>) -> Table {
    let mut entries = own(asked, party, movements);
    entries.sort_by_cached_key(Entry::place);
    let mut funds: BTreeMap<FundId, Vec<&Entry>> = BTreeMap::new();
    for entry in &entries {
        if let Some(fund) = &entry.movement.posting.fund {
            funds.entry(fund.clone()).or_default().push(entry);
        }
    }
    let filter = Filter { party: Some(party.clone()), fund: fund.cloned(), ..Filter::default() };
    let columns = columns! { |line: &Line<'_>|
        let movement = &line.first.movement;
        let (by, what) = (line.first.by(), line.first.describe(asked));
        let currency = movement.posting.amount.currency;
        let [owes, owed, receives, unapplied] = line.sums.each_ref().map(|sums| sums.of(currency));
        fields {
            "key": of_member(line.fund, party), "fund": line.fund, "date": date(movement), "movement": entry(movement),
            "subject": what, "owed_change": owes, "owed": owed, "unapplied_change": receives,
            "unapplied": unapplied, "currency": currency, "reference": movement.record.event.reference(),
            "rate": rate_named(&movement.record.event), "record": by.seq,
            "document": document(by.source.as_ref()), "item": item(by.source.as_ref()),
        }
        cells {
            "report-date": date_cell(movement), "report-entry": format!("{what}\n{}", recorded(by)),
            "report-change": if line.sums[0].is_zero() { String::new() } else { owes.to_string() },
            "report-outstanding": owed.to_string(), "report-account-unapplied": unapplied.to_string(),
        }
    };
    let mut table = columns.table();
    for (fund, of_fund) in &funds {
        let name = asked.fund(fund);
        table.rows.push(Row::heading(match asked.books.funds.currency(fund) {
            Some(currency) => say!("report-fund-in", fund = name, currency = currency),
            None => name,
        }));
        table.rows.extend(lines(fund, of_fund).iter().map(&columns.row));
        table.notes.push(closing(asked, party, fund, &filter));
    }
    if dues(asked, &filter).is_empty() {
        table.notes.extend(unknown(asked, &filter));
    }
    if entries.is_empty() {
        let name = asked.books.parties.name(party);
        table.notes.push(say!("report-account-no-payment", party = name));
    }
    table.notes.extend(beside(asked, &filter));
    table
}

/// The entries that one record makes, or takes away, in a statement.
struct Line<'a> {
    fund: &'a FundId,
    first: &'a Entry,
    /// The change of the amount owed, and the amount after it; the same of what is not yet applied.
    sums: [Sums; 4],
}

/// Returns a line for what each record takes away and one for what it adds, with the amounts outstanding and not yet
/// applied after it.
fn lines<'a>(fund: &'a FundId, entries: &[&'a Entry]) -> Vec<Line<'a>> {
    let (mut owed, mut unapplied) = (Sums::default(), Sums::default());
    let line = |group: &[&'a Entry]| {
        let (mut owes, mut receives) = (Sums::default(), Sums::default());
        for Entry { movement, .. } in group {
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
    entries.chunk_by(|a, b| a.line() == b.line()).filter_map(line).collect()
}

/// Says what is outstanding in a fund at the end, by period.
fn closing(asked: Asked<'_>, party: &PartyId, fund: &FundId, filter: &Filter) -> String {
    let of_fund = Filter { fund: Some(fund.clone()), ..filter.clone() };
    let dues = dues(asked, &of_fund);
    let parts = dues.iter().filter(|due| due.outstanding.is_positive()).map(|due| {
        let days = due.days_overdue(asked.today);
        let late = if days > 0 { format!(", {}", say!("report-days-overdue", days # days)) } else { String::new() };
        let state = state_words(due.figures(asked).state());
        format!("{} {} {} ({state}{late})", due.issued.fact.period, due.currency, due.outstanding)
    });
    let (fund, total) = (asked.fund(fund), of_member(fund, party).value(asked.books, asked.today));
    let settled = dues.iter().filter(|due| due.outstanding.is_zero());
    let settled = settled.map(|due| (due.issued.fact.period, due.figures(asked).state()));
    let settled = list(settled.map(|(period, state)| format!("{period} {}", state_words(state))), "; ");
    let settled = settled.map(|settled| format!(" {}", say!("report-account-settled", periods = settled)));
    let outstanding = match list(parts, "; ") {
        None => say!("report-account-nothing", fund = fund, day = asked.today),
        Some(parts) => {
            say!("report-account-outstanding", fund = fund, total = total, day = asked.today, periods = parts)
        }
    };
    outstanding + &settled.unwrap_or_default()
}
