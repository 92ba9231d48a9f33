//! The movements of a fund: receipts, disbursements by case, and who holds the balance.

use std::collections::{BTreeMap, BTreeSet};

use crate::event::Event;
use crate::event::fund::FundPolicySet;
use crate::event::party::Relation;
use crate::languages::{say, term};
use crate::report::movements::{about, before, by_day, date, date_cell, describe, entry, rate_named, recorded, signed};
use crate::report::of_party::spell_times;
use crate::report::{
    Asked, Table, cited, columns, document, item, list, not_stated, or_not_stated, readings_of, source_cell, text_or,
};
use crate::state::RecordedFact;
use crate::state::accounts::{Account, AccountType, Posting};
use crate::state::cases::{PaidToCase, paid_to_case};
use crate::state::figures::{Figure, FigureName};
use crate::state::movements::Movement;
use crate::value::ids::{FundId, Id as _, PartyId};
use crate::value::money::{Amount, Currency, Money, Sums};

/// The accounts in which a fund's money is held.
pub const HELD: [AccountType; 2] = [AccountType::Cash, AccountType::Advanced];

/// Returns whether an entry moves the money of a fund, in its own account or with an implementer.
#[must_use]
pub fn takes(funds: &BTreeSet<FundId>, posting: &Posting) -> bool {
    HELD.contains(&posting.account.account_type()) && posting.fund.as_ref().is_some_and(|fund| funds.contains(fund))
}

/// Returns the funds to report on: the requested one; else those that help cases, by policy or practice; else all.
#[must_use]
pub fn funds(asked: Asked<'_>, fund: Option<&FundId>) -> BTreeSet<FundId> {
    if let Some(fund) = fund {
        return [fund.clone()].into();
    }
    let all = || asked.books.funds.all.iter().map(|(id, ..)| id.clone());
    let journal = &asked.books.journal;
    let helps = |fund: &FundId| {
        let helps =
            |policy: &FundPolicySet| (policy.cap_per_case.is_some() || !policy.eligible.is_empty()).then_some(());
        asked.books.funds.rule(fund, asked.today, helps).is_some()
            || journal.within(AccountType::Assistance, fund).next().is_some()
            || journal.within(AccountType::Advanced, fund).next().is_some()
    };
    let helping: BTreeSet<_> = all().filter(helps).collect();
    if helping.is_empty() { all().collect() } else { helping }
}

/// Tabulates the movements that [`takes`] selects: all by day, or only the last ones, as they were recorded.
#[must_use]
pub fn reserve(asked: Asked<'_>, funds: &BTreeSet<FundId>, mut movements: Vec<Movement>, only_last: bool) -> Table {
    if !only_last {
        by_day(&mut movements);
    }
    let held = |account: &Account| {
        let of_account = movements.iter().filter(|movement| movement.posting.account == *account);
        before(&asked.books.journal.balance(account), of_account)
    };
    let accounts: BTreeSet<&Account> = movements.iter().map(|movement| &movement.posting.account).collect();
    let mut balances: BTreeMap<&Account, Sums> = accounts.into_iter().map(|account| (account, held(account))).collect();
    let earlier = balances.iter().filter(|(_, held)| !held.is_zero());
    let earlier: Vec<_> = earlier.map(|(account, held)| before_shown(asked, account, held)).collect();
    let mut notes: Vec<_> = funds.iter().flat_map(|fund| notes(asked, fund, &movements, only_last)).collect();
    notes.extend(earlier);
    let columns = columns! { |line: (&Movement, Money)|
        let (movement, balance) = line;
        let (posting, event, by) = (&movement.posting, &movement.record.event, movement.by());
        let (holder, (party, case, category)) = (holder(&posting.account), about(event));
        let what = describe(asked, movement);
        let exception = event.exception().map(|_| asked.books.exceptions.state(movement.record.seq).word());
        fields {
            "key": posting.account, "fund": text_or(posting.fund.as_ref(), ""), "movement": entry(movement),
            "date": date(movement), "party": party, "requested_by": requested_by(event), "case": case,
            "amount": posting.amount.amount, "currency": posting.amount.currency, "balance": balance.amount,
            "held_by": holder, "category": category,
            "subject": what, "reference": event.reference(), "rate": rate_named(event),
            "exception": exception, "record": by.seq,
            "document": document(by.source.as_ref()), "item": item(by.source.as_ref()),
        }
        cells {
            "report-date": date_cell(movement), "report-entry": format!("{what}\n{}", recorded(by)),
            "report-reserve-held-by": text_or(holder.map(|party| asked.label(&party)), &say!("report-reserve-the-fund")),
            "report-amount": signed(posting.amount), "report-reserve-balance": balance.to_string(),
        }
    };
    let lines = movements.iter().map(|movement| {
        let Posting { account, amount, .. } = &movement.posting;
        let balance = balances.entry(account).or_default();
        balance.add(*amount);
        (movement, amount.with(balance.of(amount.currency)))
    });
    columns.tabulate(lines, notes)
}

/// Returns the party that requested a payment.
const fn requested_by(event: &Event) -> Option<&PartyId> {
    match event {
        Event::ReserveDisbursed(fact) => fact.requested_by.as_ref(),
        Event::ReserveSpent(fact) => fact.requested_by.as_ref(),
        _ => None,
    }
}

/// The implementer that holds an account's money; `None` for the fund's own account.
fn holder(account: &Account) -> Option<PartyId> {
    if account.account_type() == AccountType::Advanced { account.second()?.parse().ok() } else { None }
}

/// Notes what a fund holds and where, its rules, its cases, and its open exceptions.
fn notes(asked: Asked<'_>, fund: &FundId, movements: &[Movement], only_last: bool) -> Vec<String> {
    let name = asked.fund(fund);
    let mut notes = Vec::new();
    let is_held = !Figure::of(FigureName::Held, fund).value(asked.books, asked.today).is_zero();
    if is_held || movements.iter().any(|movement| movement.posting.fund.as_ref() == Some(fund)) {
        notes.push(format!("{name}: {}.", held(asked, fund)));
        let unapplied = Figure::of(FigureName::UnappliedIn, fund).value(asked.books, asked.today);
        if !unapplied.is_zero() {
            notes.push(say!("report-reserve-unapplied", fund = name, amount = unapplied));
        }
    } else if asked.narrowed {
        notes.push(say!("report-reserve-none-by-then", fund = name));
    } else {
        notes.push(say!("report-reserve-none", fund = name));
    }
    notes.push(rules(asked, fund));
    notes.extend(about_fund(asked, fund));
    if only_last {
        notes.push(say!("report-reserve-only-last", fund = name));
    } else {
        notes.extend(cases(asked, fund, movements));
    }
    notes
}

/// Notes the balance of an account before the first movement shown.
fn before_shown(asked: Asked<'_>, account: &Account, held: &Sums) -> String {
    let fund = account.first().parse().map_or_else(|_| account.to_string(), |fund: FundId| asked.fund(&fund));
    match holder(account) {
        Some(party) => say!("report-reserve-party-before", fund = fund, party = asked.label(&party), held = held),
        None => say!("report-reserve-account-before", fund = fund, held = held),
    }
}

/// Writes the balances of a fund's own account and of each implementer, and their sum.
pub fn held(asked: Asked<'_>, fund: &FundId) -> String {
    let journal = &asked.books.journal;
    let own = journal.balance(&Account::of(AccountType::Cash, fund));
    let mut of_holders: BTreeMap<String, Sums> = BTreeMap::new();
    for (account, sums) in journal.within(AccountType::Advanced, fund) {
        // A party holds what was advanced to those that it succeeds.
        let party = text_or(holder(account).map(|party| asked.label(asked.books.parties.now(&party))), "");
        of_holders.entry(party).or_default().add_all(sums);
    }
    of_holders.retain(|_, sums| !sums.is_zero());
    let advanced = of_holders.iter().map(|(party, sums)| say!("report-reserve-advanced", party = party, sums = sums));
    let other = |account: &Account| {
        let other = account.second().and_then(|other| other.parse().ok());
        text_or(other.map(|other| asked.fund(&other)), "")
    };
    let lent = journal.within(AccountType::Lent, fund);
    let lent = lent.map(|(account, sums)| say!("report-reserve-lent", fund = other(account), sums = sums));
    let borrowed = journal.within(AccountType::Borrowed, fund);
    let borrowed =
        borrowed.map(|(account, sums)| say!("report-reserve-borrowed", fund = other(account), sums = sums.negated()));
    let together = asked.sum_in(fund, &Figure::of(FigureName::Held, fund).value(asked.books, asked.today));
    let held = match own.is_zero() {
        true => say!("report-reserve-account-nothing"),
        false => say!("report-reserve-account", held = own),
    };
    match list(advanced.chain(lent).chain(borrowed), "; ") {
        None => held,
        Some(others) => format!("{held}; {others}; {}", say!("report-reserve-together", total = together)),
    }
}

/// Finds a rule of a fund as it is in force on the day asked, and the policy that set it.
fn in_force<'a, T>(
    asked: Asked<'a>,
    fund: &FundId,
    rule: impl Fn(&'a FundPolicySet) -> Option<T>,
) -> Option<(T, &'a RecordedFact<FundPolicySet>)> {
    policies(asked, fund).find_map(|policy| Some((rule(&policy.fact)?, policy)))
}

/// Iterates over the policies of a fund that began by the day asked, the last one first.
fn policies<'a>(asked: Asked<'a>, fund: &FundId) -> impl Iterator<Item = &'a RecordedFact<FundPolicySet>> {
    let all = asked.books.funds.all.get(fund).into_iter().flat_map(|history| history.later.iter().rev());
    all.filter(move |policy| policy.day <= asked.today)
}

/// Writes the rules of a fund that are in force, the policies that set them, and whether it keeps its floor.
fn rules(asked: Asked<'_>, fund: &FundId) -> String {
    let cap = in_force(asked, fund, |policy| policy.cap_per_case);
    let floor = in_force(asked, fund, |policy| policy.floor);
    let eligible = in_force(asked, fund, |policy| list(policy.eligible.iter(), "; "));
    let applicants = in_force(asked, fund, |policy| list(policy.applicants.iter().map(term), ", "));
    let tolerance = in_force(asked, fund, |policy| policy.tolerance);
    let words = [&eligible, &applicants].map(|found| found.as_ref().map(|(_, by)| *by));
    let by = [cap.map(|(_, by)| by), floor.map(|(_, by)| by), tolerance.map(|(_, by)| by)].into_iter().chain(words);
    let mut by: Vec<_> = by.flatten().collect();
    if by.is_empty() {
        by.extend(policies(asked, fund).next());
    }
    by.sort_by_key(|policy| policy.order());
    let mut sources: Vec<_> = by.into_iter().map(cited).collect();
    sources.dedup();
    let floor = floor.map(|(floor, _)| {
        let own = own_money(asked, fund, floor.currency);
        match own.amount < floor.amount {
            true => say!("report-reserve-below-floor", floor = floor, own = own),
            false => floor.to_string(),
        }
    });
    let applicants = applicants.map(|(applicants, _)| say!("report-reserve-applicants", applicants = applicants));
    let tolerance = tolerance.map(|(share, _)| say!("report-reserve-tolerance", share = share));
    let more = applicants.into_iter().chain(tolerance).map(|rule| format!("; {rule}"));
    say!(
        "report-reserve-rules",
        fund = asked.fund(fund),
        cap = or_not_stated(cap.map(|(cap, _)| cap)),
        floor = or_not_stated(floor),
        eligible = or_not_stated(eligible.map(|(eligible, _)| eligible)),
        more = more.collect::<String>(),
        sources = text_or(list(sources, ", "), &say!("report-reserve-no-policy")),
    )
}

/// Writes whose fund it is, who finances and administers it, who may ask and who may not, its other rules, and the readings
/// in all of these.
fn about_fund(asked: Asked<'_>, fund: &FundId) -> Vec<String> {
    let name = asked.fund(fund);
    let mut notes = Vec::new();
    if let Some(opened) = asked.books.funds.all.recorded(fund) {
        let of = opened.fact.of.as_ref().map(|party| say!("report-reserve-of", party = asked.label(party)));
        let purpose = opened.fact.purpose.as_ref().map(|purpose| say!("report-reserve-purpose", purpose = purpose));
        let about = list(of.into_iter().chain(purpose), "; ");
        notes.extend(about.map(|about| format!("{name}: {about} ({}).", cited(opened))));
    }
    let administrators = list(administrators(asked, fund), "; ");
    notes.push(say!("report-reserve-administered", fund = name, administrators = or_not_stated(administrators)));
    let financed = in_force(asked, fund, |policy| policy.financed_by.as_ref().map(ToString::to_string));
    let requests = in_force(asked, fund, |policy| list(policy.requests_from.iter(), "; "));
    let others = in_force(asked, fund, |policy| list(policy.rules.iter(), "; "));
    let rules = [
        (say!("report-reserve-financed-by"), financed),
        (say!("report-reserve-requests-from"), requests),
        (say!("report-reserve-other-rules"), others),
    ];
    for (what, rule) in rules {
        notes.extend(rule.map(|(rule, policy)| format!("{name}: {what}: {rule} ({}).", cited(policy))));
    }
    notes.extend(readings_of(asked.books.funds.all.recorded(fund).into_iter()));
    notes.extend(readings_of(policies(asked, fund)));
    notes
}

/// Lists the administrators of a fund, with the time of their relation and its source.
fn administrators<'a>(asked: Asked<'a>, fund: &FundId) -> impl Iterator<Item = String> {
    let thing = fund.thing();
    let all = asked.books.parties.all.iter();
    all.flat_map(move |(id, ..)| {
        let spells = asked.books.parties.relations(id).into_iter();
        let of_it = spells.filter(|spell| spell.relation == Relation::AdministratorOf && spell.of == thing);
        of_it.map(|spell| format!("{} ({})", asked.label(id), spell_times(&spell))).collect::<Vec<_>>()
    })
}

/// Computes a fund's own money in its currency: cash, and what its money in other currencies has cost, less what is owed to
/// payers.
fn own_money(asked: Asked<'_>, fund: &FundId, currency: Currency) -> Money {
    let cash = asked.books.journal.of(&Account::of(AccountType::Cash, fund), currency);
    let owed = Figure::of(FigureName::UnappliedIn, fund).value(asked.books, asked.today).of(currency);
    let holdings = asked.books.timeline.holdings(fund);
    let cost = holdings.map_or(Amount::ZERO, |holdings| holdings.last().cost());
    let amount = cash.checked_add(cost).and_then(|held| held.checked_sub(owed)).unwrap_or(Amount::ZERO);
    Money { currency, amount }.written()
}

/// Counts the cases of each category that payments which stand have helped, and sums what they received.
fn cases(asked: Asked<'_>, fund: &FundId, movements: &[Movement]) -> Vec<String> {
    let corrected: BTreeSet<u64> =
        movements.iter().filter(|movement| movement.removed_by.is_some()).map(|movement| movement.record.seq).collect();
    let standing = movements.iter().map(|movement| (movement.record.seq, &movement.record.event));
    let standing: BTreeMap<_, _> = standing.filter(|(seq, _)| !corrected.contains(seq)).collect();
    let mut categories: BTreeMap<String, (BTreeSet<String>, Sums)> = BTreeMap::new();
    for paid in standing.into_values().filter_map(paid_to_case).filter(|paid| paid.fund == *fund) {
        let PaidToCase { case, category, amount, .. } = paid;
        let category = or_not_stated(category);
        let (cases, sums) = categories.entry(category).or_default();
        if amount.amount.is_positive() {
            cases.insert(case.to_string());
        }
        sums.add(amount);
    }
    let name = asked.fund(fund);
    let line = |(category, (cases, sums)): (String, (BTreeSet<String>, Sums))| {
        let sum = asked.sum_in(fund, &sums);
        say!("report-reserve-cases", fund = name, cases # cases.len(), category = category, sum = sum)
    };
    categories.into_iter().map(line).collect()
}

/// Lists the open exceptions.
pub fn open_exceptions(asked: Asked<'_>) -> Vec<String> {
    let open = asked.books.exceptions.open().map(|exception| {
        let fact = &exception.fact;
        let source = source_cell(exception.source.as_ref(), None);
        let breaks = text_or(list(fact.breaks.iter().map(term), ", "), &not_stated());
        say!(
            "report-open-exception",
            seq = exception.seq,
            kind = fact.kind,
            breaks = breaks,
            reason = fact.reason,
            source = source,
        )
    });
    open.collect()
}
