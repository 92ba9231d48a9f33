//! The status of contributions: assessed, applied and outstanding for each fund and member, as auditors expect it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::event::contribution::{ContributionReceived, Form};
use crate::report::outstanding::{Due, Filter, beside, dues, next_instalment, of_member, unknown};
use crate::report::{Asked, NOT_STATED, Row, Table, optional};
use crate::state::RecordedFact;
use crate::state::accounts::AccountType;
use crate::state::figures::{Figure, FigureName, members};
use crate::value::days::{Day, Period};
use crate::value::ids::{ContributionId, FundId, PartyId};
use crate::value::money::{Amount, Currency, Money, Sums};

const COLUMNS: &[&str] = &[
    "key", "member", "fund", "period", "share", "due", "assessed", "credited", "waived", "received",
    "received_for_prior", "unapplied", "paid", "outstanding", "prior_years", "total", "total_a_year_before",
    "currency", "oldest_unpaid", "last_payment", "last_payment_reference", "settled", "next_instalment",
];
const HEADINGS: &[&str] = &["Member", "Assessed", "Applied", "Outstanding", "Prior years", "Last payment"];

/// Tabulates the status; `before` has the books of a year before.
#[must_use]
pub fn contributions(asked: Asked<'_>, before: Asked<'_>, filter: &Filter) -> Table {
    let mut table = Table { columns: COLUMNS, headings: HEADINGS, ..Table::default() };
    if dues(asked, filter).is_empty() {
        table.notes.extend(unknown(asked, filter));
    }
    for (fund, ..) in asked.books.funds.all.iter().filter(|(id, ..)| filter.fund.as_ref().is_none_or(|f| f == *id)) {
        let Some(currency) = asked.books.funds.currency(fund) else { continue };
        let Some(period) = filter.period.clone().or_else(|| current(asked, fund)) else { continue };
        let of_fund = Filter { fund: Some(fund.clone()), ..Filter::default() };
        let (now, then) = (dues(asked, &of_fund), dues(before, &of_fund));
        let (now, then, receipts) = (by_member(asked, &now), by_member(asked, &then), by_payer(asked, fund));
        let all = members(asked.books, fund);
        let party = filter.party.as_ref().map(|party| asked.books.parties.now(party).clone());
        let wanted = all.into_iter().filter(|member| party.as_ref().is_none_or(|party| party == member));
        let line = |member: PartyId| {
            let of =
                OfMember { now: list(&now, &member), before: list(&then, &member), receipts: list(&receipts, &member) };
            Line::of(asked, fund, member, currency, &period, &of)
        };
        let lines: Vec<_> = wanted.map(line).collect();
        if lines.is_empty() {
            continue;
        }
        table.rows.push(Row::heading(format!("{}, {period}, in {currency}", asked.fund(fund))));
        table.rows.extend(lines.iter().map(|line| line.row(asked)));
        table.notes.push(total(asked, fund, currency, &lines));
    }
    if table.rows.iter().any(|row| row.cells.iter().any(|cell| cell.contains("\n-"))) {
        table.notes.push("Below an assessed amount stands what was credited or waived of it.".to_owned());
    }
    table.notes.extend(beside(asked, filter));
    table.notes.extend(in_kind(asked, filter));
    table
}

/// Returns the latest assessed period that has begun, or else the first one ahead.
fn current(asked: Asked<'_>, fund: &FundId) -> Option<Period> {
    let all = asked.books.assessments.all.iter();
    let mut periods: Vec<_> = all
        .filter(|(_, issued, _)| issued.fact.fund == *fund)
        .map(|(_, issued, _)| issued.fact.period.clone())
        .collect();
    periods.sort();
    let begun = periods.iter().rfind(|period| period.first() <= asked.today);
    begun.or(periods.first()).cloned()
}

/// A member in a fund, with the figures of one period and of those before.
struct Line {
    fund: FundId,
    member: PartyId,
    currency: Currency,
    period: Period,
    share: Option<String>,
    due: Option<Day>,
    assessed: Amount,
    credited: Amount,
    waived: Amount,
    paid: Amount,
    outstanding: Amount,
    prior: Amount,
    total: Amount,
    before: Amount,
    unapplied: Amount,
    received: Amount,
    received_for_prior: Amount,
    oldest: Option<Period>,
    last: Option<(Day, Option<String>)>,
    settled: Option<Day>,
}

/// The records of a member in a fund.
struct OfMember<'l, 'a> {
    now: &'l [&'l Due<'a>],
    /// As of a year before.
    before: &'l [&'l Due<'a>],
    receipts: &'l [Receipt<'a>],
}

type Receipt<'a> = &'a RecordedFact<ContributionReceived>;

/// Groups assessments by the member that owes them today, after all mergers.
fn by_member<'l, 'a>(asked: Asked<'_>, dues: &'l [Due<'a>]) -> BTreeMap<PartyId, Vec<&'l Due<'a>>> {
    let mut members: BTreeMap<PartyId, Vec<_>> = BTreeMap::new();
    for due in dues {
        members.entry(asked.books.parties.now(&due.issued.fact.party).clone()).or_default().push(due);
    }
    members
}

/// Groups contributions to a fund by their payer, after all mergers.
fn by_payer<'a>(asked: Asked<'a>, fund: &FundId) -> BTreeMap<PartyId, Vec<Receipt<'a>>> {
    let mut payers: BTreeMap<PartyId, Vec<_>> = BTreeMap::new();
    for (id, received, _) in asked.books.contributions.received.iter() {
        if received.fact.fund == *fund
            && let Some(payer) = asked.books.contributions.payer(id)
        {
            payers.entry(asked.books.parties.now(payer).clone()).or_default().push(received);
        }
    }
    payers
}

fn list<'l, T>(of: &'l BTreeMap<PartyId, Vec<T>>, member: &PartyId) -> &'l [T] {
    of.get(member).map(Vec::as_slice).unwrap_or_default()
}

fn sum(currency: Currency, amounts: impl Iterator<Item = Amount>) -> Amount {
    amounts.map(|amount| Money { currency, amount }).collect::<Sums>().of(currency)
}

impl Line {
    fn of(
        asked: Asked<'_>,
        fund: &FundId,
        member: PartyId,
        currency: Currency,
        period: &Period,
        OfMember { now: all, before, receipts }: &OfMember<'_, '_>,
    ) -> Self {
        let now: Vec<&Due<'_>> = all.iter().copied().filter(|due| due.issued.fact.period == *period).collect();
        let earlier = || all.iter().filter(|due| due.issued.fact.period < *period);
        let of_type = |of| sum(currency, now.iter().map(|due| due.of_type(asked, of)));
        let settled = now.iter().map(|due| due.settled(asked)).collect::<Option<Vec<_>>>();
        let open = all.iter().filter(|due| due.outstanding.is_positive());
        Self {
            share: share(asked, &now),
            due: now.first().map(|due| due.issued.fact.due),
            assessed: of_type(AccountType::Assessed),
            credited: of_type(AccountType::Credited),
            waived: of_type(AccountType::Waived),
            paid: of_type(AccountType::Applied),
            outstanding: sum(currency, now.iter().map(|due| due.outstanding)),
            prior: sum(currency, earlier().map(|due| due.outstanding)),
            total: sum(currency, all.iter().map(|due| due.outstanding)),
            before: sum(currency, before.iter().map(|due| due.outstanding)),
            unapplied: Figure::within(FigureName::UnappliedOf, fund, &member)
                .value(asked.books, asked.today)
                .of(currency),
            received: received(receipts, period).of(currency),
            received_for_prior: sum(currency, earlier().map(|due| paid_in(asked, due, period))),
            oldest: open.map(|due| due.issued.fact.period.clone()).min(),
            last: last_payment(receipts),
            settled: settled.and_then(|days| days.into_iter().max()).filter(|_| !now.is_empty()),
            fund: fund.clone(),
            member,
            currency,
            period: period.clone(),
        }
    }

    fn row(&self, asked: Asked<'_>) -> Row {
        let amount = |amount: Amount| Value::from(amount.to_string());
        let (day, reference) = self.last.clone().map_or((None, None), |(day, reference)| (Some(day), reference));
        let fields = vec![
            Value::from(of_member(&self.fund, &self.member).to_string()),
            Value::from(self.member.to_string()),
            Value::from(self.fund.to_string()),
            Value::from(self.period.to_string()),
            optional(self.share.as_ref()),
            optional(self.due.as_ref()),
            amount(self.assessed),
            amount(self.credited),
            amount(self.waived),
            amount(self.received),
            amount(self.received_for_prior),
            amount(self.unapplied),
            amount(self.paid),
            amount(self.outstanding),
            amount(self.prior),
            amount(self.total),
            amount(self.before),
            Value::from(self.currency.to_string()),
            optional(self.oldest.as_ref()),
            optional(day.as_ref()),
            optional(reference.as_ref()),
            optional(self.settled.as_ref()),
            optional(next_instalment(asked, &self.fund, &self.member).as_ref()),
        ];
        let last = match (self.settled, day) {
            (Some(settled), _) if self.total.is_zero() => format!("paid in full {settled}"),
            (_, Some(day)) => day.to_string(),
            (_, None) => "no payment on record".to_owned(),
        };
        let taken_off = self.credited.checked_add(self.waived).unwrap_or(self.credited);
        // Credits and waivers are shown below the assessed amount.
        let taken_off = if taken_off.is_zero() { String::new() } else { format!("\n{}", taken_off.negated()) };
        let share = self.share.as_ref().map_or_else(String::new, |share| format!(" ({share} %)"));
        let cells = vec![
            format!("{}{share}", asked.books.parties.label(&self.member)),
            format!("{}{taken_off}", self.assessed),
            self.paid.to_string(),
            self.outstanding.to_string(),
            self.prior.to_string(),
            last,
        ];
        Row { fields, cells }
    }
}

/// The member's share in the scale by which it was assessed.
fn share(asked: Asked<'_>, now: &[&Due<'_>]) -> Option<String> {
    let issued = &now.first()?.issued.fact;
    let scale = asked.books.assessments.scales.created(issued.scale.as_ref()?)?;
    scale.share(&issued.party).map(|share| share.to_string())
}

fn is_of(asked: Asked<'_>, id: &ContributionId, member: &PartyId) -> bool {
    let parties = &asked.books.parties;
    asked.books.contributions.payer(id).is_some_and(|payer| parties.now(payer) == parties.now(member))
}

/// Sums the credited amounts of receipts dated in a period.
fn received(receipts: &[Receipt<'_>], period: &Period) -> Sums {
    let within = receipts.iter().filter(|received| received.fact.date.is_some_and(|date| period.holds(date.last())));
    within.filter_map(|received| *received.fact.credited).collect()
}

/// Sums the payments applied to an assessment on days of a period.
fn paid_in(asked: Asked<'_>, due: &Due<'_>, period: &Period) -> Amount {
    let Some(life) = asked.books.assessments.all.get(due.id) else { return Amount::ZERO };
    let within = life.later.iter().filter(|step| step.fact.date.is_some_and(|date| period.holds(date.last())));
    let paid: Sums = within.filter_map(|step| step.fact.paid.as_ref().map(|(_, amount)| *amount)).collect();
    paid.of(due.currency)
}

/// The day and the bank's reference of the last receipt in cash.
fn last_payment(receipts: &[Receipt<'_>]) -> Option<(Day, Option<String>)> {
    let cash = receipts.iter().filter(|received| received.fact.form == Form::Cash);
    let dated = cash.filter_map(|received| {
        let reference = received.fact.reference.as_ref().map(ToString::to_string);
        Some((received.fact.date?.last(), received.seq, reference))
    });
    dated.max().map(|(day, _, reference)| (day, reference))
}

fn total(asked: Asked<'_>, fund: &FundId, currency: Currency, lines: &[Line]) -> String {
    let of = |amount: fn(&Line) -> Amount| format!("{currency} {}", sum(currency, lines.iter().map(amount)));
    format!(
        "{}: assessed {}, credited {}, waived {}, paid {}, outstanding {}; of earlier periods {}. Of all periods {}, and a year before {}.",
        asked.fund(fund),
        of(|line| line.assessed),
        of(|line| line.credited),
        of(|line| line.waived),
        of(|line| line.paid),
        of(|line| line.outstanding),
        of(|line| line.prior),
        of(|line| line.total),
        of(|line| line.before),
    )
}

/// Discloses contributions in kind, which are in no sum.
fn in_kind(asked: Asked<'_>, filter: &Filter) -> Vec<String> {
    let all = asked.books.contributions.received.iter();
    let wanted = all.filter(|(id, received, _)| {
        received.fact.form != Form::Cash
            && filter.fund.as_ref().is_none_or(|fund| *fund == received.fact.fund)
            && filter.party.as_ref().is_none_or(|party| is_of(asked, id, party))
    });
    wanted
        .map(|(id, received, _)| {
            let fact = &received.fact;
            let party =
                fact.party.as_ref().map_or_else(|| "somebody not named".to_owned(), |p| asked.books.parties.label(p));
            let value =
                fact.amount.map_or_else(|| format!("value {NOT_STATED}"), |amount| format!("valued at {amount}"));
            format!(
                "In kind, in no sum above: {} from {party}, {value} (contribution:{id}, record {}).",
                fact.form, received.seq
            )
        })
        .collect()
}
