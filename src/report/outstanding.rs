//! Outstanding assessments of members.
//!
//! Outstanding is the assessed amount less credits, waivers and applied contributions, at any age; past its due date it
//! is overdue. Contributions not yet applied are shown beside it and never netted. Where no assessment is on record,
//! the amount outstanding is not known, and the report says so.

use std::collections::BTreeMap;

use crate::event::assessment::{AssessmentIssued, PaymentPlanAgreed};
use crate::event::meeting::Manner;
use crate::event::pledge::Instalment;
use crate::languages::{say, term};
use crate::report::{Asked, Row, Table, cited, columns, document, item, list, takes_in, text_or};
use crate::state::RecordedFact;
use crate::state::accounts::{Account, AccountType};
use crate::state::books::Books;
use crate::state::figures::{Figure, FigureName, members};
use crate::state::settlement::{AssessmentFigures, Followed, Settlement, followed};
use crate::value::days::{Day, Period};
use crate::value::ids::{AssessmentId, ContributionId, FundId, PartyId};
use crate::value::money::{Amount, Currency, Money, Sums};

/// Selects assessments.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The member.
    pub party: Option<PartyId>,
    /// The fund.
    pub fund: Option<FundId>,
    /// A period that takes in those of the assessments.
    pub period: Option<Period>,
    /// Includes those with nothing outstanding.
    pub all: bool,
}

/// An assessment with its figures.
pub struct Due<'a> {
    /// Its id.
    pub id: &'a AssessmentId,
    /// Its issue.
    pub issued: &'a RecordedFact<AssessmentIssued>,
    /// The fund's currency.
    pub currency: Currency,
    /// The amount outstanding.
    pub outstanding: Amount,
}

impl<'a> Due<'a> {
    /// Looks up the figures of an assessment; `None` if it has no amount.
    pub fn of(asked: Asked<'a>, id: &'a AssessmentId, issued: &'a RecordedFact<AssessmentIssued>) -> Option<Self> {
        let currency = (*issued.fact.amount)?.currency;
        let outstanding = asked.books.journal.outstanding(id, currency);
        Some(Self { id, issued, currency, outstanding })
    }

    /// Returns the balance of one of its accounts, with the sign that people expect.
    pub fn of_type(&self, asked: Asked<'_>, account_type: AccountType) -> Amount {
        let balance = asked.books.journal.of(&Account::of(account_type, self.id), self.currency);
        if account_type == AccountType::Assessed { balance } else { balance.negated() }
    }

    /// Returns all its figures.
    pub fn figures(&self, asked: Asked<'_>) -> AssessmentFigures {
        asked.books.journal.assessment(self.id, self.currency)
    }

    fn is_open(&self) -> bool {
        !self.outstanding.is_zero()
    }

    /// Returns what its member has paid above what it must pay, since the assessment was lowered; zero if nothing.
    pub fn overpaid(&self) -> Amount {
        if self.outstanding.is_negative() { self.outstanding.negated() } else { Amount::ZERO }
    }

    /// Returns the number of days overdue; 0 if nothing is outstanding or it is not yet due.
    pub fn days_overdue(&self, today: Day) -> i64 {
        if self.outstanding.is_positive() { today.days_since(self.issued.fact.due).max(0) } else { 0 }
    }

    /// Returns the day on which it was settled.
    pub fn settled(&self, asked: Asked<'_>) -> Option<Day> {
        if self.is_open() { None } else { asked.books.assessments.last_step(self.id).map(|date| date.last()) }
    }
}

/// Returns the selected assessments: by fund, then the oldest period first, then by member.
pub fn dues<'a>(asked: Asked<'a>, filter: &Filter) -> Vec<Due<'a>> {
    let parties = &asked.books.parties;
    let takes = |issued: &AssessmentIssued| {
        filter.party.as_ref().is_none_or(|party| parties.now(party) == parties.now(&issued.party))
            && filter.fund.as_ref().is_none_or(|fund| *fund == issued.fund)
            && filter.period.as_ref().is_none_or(|period| takes_in(period, &issued.period))
    };
    let all = asked.books.assessments.all.iter();
    let taken = all.filter(|(_, issued, _)| takes(&issued.fact));
    let mut dues: Vec<_> = taken.filter_map(|(id, issued, _)| Due::of(asked, id, issued)).collect();
    dues.sort_by(|a, b| {
        let (one, other) = (&a.issued.fact, &b.issued.fact);
        (&one.fund, &one.period, &one.party).cmp(&(&other.fund, &other.period, &other.party))
    });
    dues
}

/// Tabulates the selected assessments.
#[must_use]
pub fn outstanding(asked: Asked<'_>, filter: &Filter) -> Table {
    let dues = dues(asked, filter);
    let shown: Vec<_> = dues.iter().filter(|due| filter.all || due.is_open()).collect();
    let columns = columns! { |due: &Due<'_>|
        let (fact, source) = (&due.issued.fact, due.issued.source.as_ref());
        let figures = due.figures(asked);
        let AssessmentFigures { assessed, credited, waived, written_off, applied } = figures;
        let state = figures.state();
        let (days_overdue, settled) = (due.days_overdue(asked.today), due.settled(asked));
        fields {
            "key": Figure::outstanding(due.id), "member": fact.party, "fund": fact.fund, "period": fact.period,
            "due": fact.due, "assessed": assessed, "credited": credited, "waived": waived, "applied": applied,
            "outstanding": due.outstanding, "currency": due.currency, "days_overdue": days_overdue,
            "age": age(&fact.period, asked.today), "written_off": written_off, "settled": settled,
            "state": state,
            "next_instalment": next_instalment(asked, &fact.fund, &fact.party), "document": document(source),
            "item": item(source),
        }
        cells {
            "report-member": asked.label(&fact.party), "report-period": fact.period.to_string(),
            "report-due": match (days_overdue, settled) {
                (_, Some(day)) => format!("{}\n{} {day}", fact.due, state_words(state)),
                _ if due.outstanding.is_negative() => fact.due.to_string(),
                (0, None) => format!("{}\n{}", fact.due, say!("report-outstanding-not-yet-due")),
                (days, None) => format!("{}\n{}", fact.due, say!("report-days-overdue", days # days)),
            },
            "report-assessed": taken_off(assessed, credited, waived), "report-applied": applied.to_string(),
            "report-outstanding": match state {
                Settlement::Overpaid | Settlement::WrittenOff => format!("{}\n{}", due.outstanding, state_words(state)),
                _ => due.outstanding.to_string(),
            },
        }
    };
    let mut rows = Vec::new();
    for of_fund in shown.chunk_by(|a, b| a.issued.fact.fund == b.issued.fact.fund) {
        let fund = |due: &Due<'_>| asked.fund(&due.issued.fact.fund);
        let heading = |due: &&Due<'_>| say!("report-fund-in", fund = fund(due), currency = due.currency);
        rows.extend(of_fund.first().map(|due| Row::heading(heading(due))));
        rows.extend(of_fund.iter().map(|due| (columns.row)(due)));
    }
    let mut notes = Vec::new();
    if dues.is_empty() {
        notes.extend(unknown(asked, filter));
    } else if rows.is_empty() {
        notes.push(say!("report-outstanding-nothing"));
    }
    notes.extend(below_assessed(&rows));
    notes.extend(written_off(asked, &dues));
    notes.extend(totals(asked, &dues));
    notes.extend(beside(asked, filter));
    Table { rows, notes, ..columns.table() }
}

/// Writes the state of an assessment.
pub fn state_words(state: Settlement) -> String {
    match state {
        // An exception or a pledge is open in another sense.
        Settlement::Open => say!("report-outstanding-open"),
        state => term(state),
    }
}

/// Writes an assessed amount, and below it the sum of what was credited or waived of it.
pub fn taken_off(assessed: Amount, credited: Amount, waived: Amount) -> String {
    let less = credited.checked_add(waived).unwrap_or(credited);
    if less.is_zero() { assessed.to_string() } else { format!("{assessed}\n{}", less.negated()) }
}

/// Notes the meaning of a second amount in a cell, if any cell has one.
pub fn below_assessed(rows: &[Row]) -> Option<String> {
    let has_two = rows.iter().any(|row| row.cells.iter().any(|cell| cell.contains("\n-")));
    has_two.then(|| say!("report-outstanding-below"))
}

/// An instalment of a payment plan, the amount of it that is paid, and its state.
type FollowedPart<'a> = (&'a Instalment, Amount, Followed);

/// Lists the instalments of a member's payment plan by day, as they were followed up to the day asked.
fn followed_plan<'a>(asked: Asked<'a>, fund: &FundId, party: &PartyId) -> Option<Vec<FollowedPart<'a>>> {
    let Books { assessments, parties, .. } = asked.books;
    let plan = assessments.plan(parties, fund, party)?;
    let parts = by_day(&plan.fact);
    let given: Vec<_> = parts.iter().map(|part| (part.amount.amount, part.due.latest())).collect();
    let states = followed(&given, &assessments.followed(parties, plan), asked.today);
    Some(parts.into_iter().zip(states).map(|(part, (paid, state))| (part, paid, state)).collect())
}

/// Writes the next instalment of a member's payment plan: by day, the first one that is not paid, with what is left of it,
/// and whether it was missed.
pub fn next_instalment(asked: Asked<'_>, fund: &FundId, party: &PartyId) -> Option<String> {
    let parts = followed_plan(asked, fund, party)?;
    let (next, paid, state) =
        parts.into_iter().find(|(.., state)| matches!(state, Followed::Missed | Followed::Due))?;
    let left = next.amount.with(next.amount.amount.checked_sub(paid).unwrap_or(next.amount.amount));
    // It is a field alone, and no cell: in no language.
    let of = if paid.is_zero() { String::new() } else { format!(" of {}", next.amount) };
    let missed = if state == Followed::Missed { ", missed" } else { "" };
    Some(format!("{left}{of} by {}{missed}", next.due))
}

/// Lists the instalments of a plan by day; a window without an end never passes.
fn by_day(plan: &PaymentPlanAgreed) -> Vec<&Instalment> {
    let mut parts: Vec<_> = plan.instalments.iter().collect();
    parts.sort_by_key(|part| (part.due.latest().is_none(), part.due.latest()));
    parts
}

/// Notes the write-offs, which leave the member's debt as it is.
fn written_off(asked: Asked<'_>, dues: &[Due<'_>]) -> Vec<String> {
    let line = |due: &Due<'_>| {
        let (amount, fact) = (due.of_type(asked, AccountType::WrittenOff), &due.issued.fact);
        let of = || {
            say!(
                "report-outstanding-written-off",
                party = asked.label(&fact.party),
                period = fact.period,
                amount = format!("{} {amount}", due.currency),
            )
        };
        amount.is_positive().then(of)
    };
    dues.iter().filter_map(line).collect()
}

/// Writes the age of a period on a day.
fn age(period: &Period, today: Day) -> &'static str {
    if period.last() < today {
        "prior year"
    } else if period.first() > today {
        "ahead"
    } else {
        "current"
    }
}

/// Notes, for each fund, the amount outstanding by period, the oldest first.
fn totals(asked: Asked<'_>, dues: &[Due<'_>]) -> Vec<String> {
    let mut funds: BTreeMap<&FundId, BTreeMap<&Period, Sums>> = BTreeMap::new();
    for due in dues.iter().filter(|due| due.outstanding.is_positive()) {
        let sums = funds.entry(&due.issued.fact.fund).or_default().entry(&due.issued.fact.period).or_default();
        sums.add(Money { currency: due.currency, amount: due.outstanding });
    }
    let line = |(fund, periods): (&FundId, BTreeMap<&Period, Sums>)| {
        let mut total = Sums::default();
        periods.values().for_each(|sums| total.add_all(sums));
        let parts =
            periods.iter().map(|(period, sums)| format!("{period} ({}) {sums}", term(age(period, asked.today))));
        let parts = list(parts, "; ").unwrap_or_default();
        say!("report-outstanding-total", fund = asked.fund(fund), total = total, periods = parts)
    };
    funds.into_iter().map(line).collect()
}

/// Notes contributions not yet applied, and payment plans.
pub fn beside(asked: Asked<'_>, filter: &Filter) -> Vec<String> {
    let books = asked.books;
    let mut notes = Vec::new();
    let party = filter.party.as_ref().map(|party| books.parties.now(party));
    for (fund, ..) in books.funds.all.iter().filter(|(id, ..)| filter.fund.as_ref().is_none_or(|fund| fund == *id)) {
        let mut of_payers: BTreeMap<Option<&PartyId>, Sums> = BTreeMap::new();
        for (account, left) in books.journal.of_type(AccountType::Unapplied, fund) {
            let contribution = account.first().parse::<ContributionId>().ok();
            let Some(id) = contribution.filter(|id| books.contributions.received.created(id).is_some()) else {
                continue;
            };
            let payer = books.contributions.payer(&id).map(|payer| books.parties.now(payer));
            of_payers.entry(payer).or_default().add_all(&left.negated());
        }
        let wanted = of_payers.iter().filter(|(payer, left)| !left.is_zero() && (party.is_none() || **payer == party));
        let parts = wanted.map(|(payer, left)| {
            let payer = payer.map(|payer| asked.label(payer));
            format!("{} {left}", text_or(payer, &say!("report-unidentified-payer")))
        });
        let parts = list(parts, "; ");
        notes.extend(parts.map(|parts| say!("report-outstanding-beside", fund = asked.fund(fund), payers = parts)));
        notes.extend(overpaid(asked, fund, filter));
        notes.extend(deferred(asked, fund).filter(|_| party.is_none()));
        notes.extend(plans(asked, fund, party));
    }
    notes
}

/// Notes what was assessed and is income of a later day.
fn deferred(asked: Asked<'_>, fund: &FundId) -> Option<String> {
    let all = asked.books.journal.of_type(AccountType::Deferred, fund);
    let parts = all.filter_map(|(account, sums)| Some((sums.negated(), account.second()?)));
    let parts = parts.map(|(sums, day)| say!("report-outstanding-deferred-until", sums = sums, day = day));
    list(parts, "; ").map(|parts| say!("report-outstanding-deferred", fund = asked.fund(fund), sums = parts))
}

/// Notes what members have paid above what they must pay.
fn overpaid(asked: Asked<'_>, fund: &FundId, filter: &Filter) -> Option<String> {
    let of_fund = Filter { fund: Some(fund.clone()), party: filter.party.clone(), ..Filter::default() };
    let all = dues(asked, &of_fund);
    let parts = all.iter().filter(|due| !due.overpaid().is_zero()).map(|due| {
        let (member, over) =
            (asked.label(&due.issued.fact.party), Money { currency: due.currency, amount: due.overpaid() });
        format!("{member} {over} ({})", due.id)
    });
    list(parts, "; ").map(|parts| say!("report-outstanding-overpaid", fund = asked.fund(fund), members = parts))
}

fn plans(asked: Asked<'_>, fund: &FundId, party: Option<&PartyId>) -> Vec<String> {
    let all = members(asked.books, fund).into_iter().filter(|member| party.is_none_or(|party| party == member));
    all.filter_map(|member| {
        let parts = followed_plan(asked, fund, &member)?;
        let part = |(part, paid, state): &FollowedPart<'_>| {
            let paid = if paid.is_zero() || *paid == part.amount.amount {
                String::new()
            } else {
                format!(", {}", say!("report-of-it-paid", amount = part.amount.with(*paid)))
            };
            let state = match state {
                Followed::Kept => say!("report-outstanding-part-kept"),
                Followed::Late => say!("report-outstanding-part-late"),
                Followed::Missed => say!("report-outstanding-part-missed"),
                Followed::Due => say!("report-outstanding-part-due"),
            };
            say!("report-outstanding-part", amount = part.amount, due = part.due, state = state + &paid)
        };
        let parts = list(parts.iter().map(part), ", ")?;
        Some(say!("report-outstanding-plan", fund = asked.fund(fund), party = asked.label(&member), parts = parts))
    })
    .collect()
}

/// Notes that no assessment matches, so the amount outstanding is not known, and lists urgings without amounts.
pub fn unknown(asked: Asked<'_>, filter: &Filter) -> Vec<String> {
    let any = asked.books.assessments.all.iter().next().is_some();
    let name = filter.party.as_ref().map(|party| asked.books.parties.name(party));
    let mut notes = vec![match (any, asked.narrowed, name) {
        (true, _, Some(name)) => say!("report-outstanding-none-matches-of", party = name),
        (true, _, None) => say!("report-outstanding-none-matches"),
        (false, true, Some(name)) => say!("report-outstanding-none-by-then-of", party = name),
        (false, true, None) => say!("report-outstanding-none-by-then"),
        (false, false, Some(name)) => say!("report-outstanding-none-of", party = name),
        (false, false, None) => say!("report-outstanding-none"),
    }];
    notes.extend(urgings(asked));
    notes
}

/// Lists the urgings on record that name no member and no amount, each with all its sources.
fn urgings(asked: Asked<'_>) -> Vec<String> {
    let mut sources: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, request, _) in asked.books.meetings.requests.iter() {
        let fact = &request.fact;
        let Some(of) = fact.of_class.as_ref().filter(|_| fact.manner == Manner::Urged && fact.of.is_empty()) else {
            continue;
        };
        let urged = say!("report-outstanding-urged", subject = fact.subject, of = of);
        sources.entry(urged).or_default().push(cited(request));
    }
    let line = |(urged, sources): (String, Vec<String>)| {
        say!("report-outstanding-urging", urged = urged, sources = sources.join("; "))
    };
    sources.into_iter().map(line).collect()
}

/// Returns the figure of the amount that a member has outstanding in a fund.
#[must_use]
pub fn of_member(fund: &FundId, party: &PartyId) -> Figure {
    Figure::within(FigureName::OutstandingOf, fund, party)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::rules::testing::{Given, council, read, sum};

    /// The next instalment of belize on a day.
    fn next(ledger: &Given, today: &str) -> Option<String> {
        let asked = Asked { books: &ledger.machine.books, today: read(today), narrowed: false };
        next_instalment(asked, &read("chest"), &read("belize"))
    }

    /// A7: a plan names the instalment of December 2027 before that of December 2026.
    #[test]
    fn a_missed_instalment_stays_the_next_one() {
        let part = |due: &str, amount: &str| json!({"due": due, "amount": sum(amount)});
        let assess = json!({"assessment": "belize-2024", "fund": "chest", "party": "belize", "period": "2024",
            "amount": sum("USD 100.00"), "due": "2024-06-30", "date": "2024-01-01"});
        let plan = |covers: Value| {
            json!({"plan": "p", "party": "belize", "fund": "chest", "covers": covers, "date": "2025-01-01",
                "instalments": [part("2027-12", "USD 40.00"), part("2026-12", "USD 60.00")]})
        };
        let pay = |ledger: Given, id: &str, amount: &str| {
            let received = json!({"contribution": id, "fund": "chest", "party": "belize", "form": "cash",
                "amount": sum(amount), "date": "2026-10-01"});
            ledger
                .and("contribution.received", received)
                .and("contribution.applied", json!({"contribution": id, "date": "2026-10-01"}))
        };
        for covers in [json!(["belize-2024"]), json!(null)] {
            let agreed = council().and("assessment.issued", assess.clone()).and("payment_plan.agreed", plan(covers));
            assert_eq!(next(&agreed, "2026-11-23").as_deref(), Some("USD 60.00 by 2026-12"));
            assert_eq!(next(&agreed, "2027-01-01").as_deref(), Some("USD 60.00 by 2026-12, missed"));
            let part = pay(agreed, "r1", "USD 59.99");
            assert_eq!(next(&part, "2027-01-01").as_deref(), Some("USD 0.01 of USD 60.00 by 2026-12, missed"));
            let first = pay(part, "r2", "USD 0.01");
            assert_eq!(next(&first, "2027-01-01").as_deref(), Some("USD 40.00 by 2027-12"));
            assert_eq!(next(&pay(first, "r3", "USD 40.00"), "2028-01-01"), None);
        }
    }
}
