//! The status of contributions: assessed, applied and outstanding for each fund and member, as auditors expect it.

use std::collections::{BTreeMap, BTreeSet};

use crate::event::Fact as _;
use crate::event::contribution::{ContributionReceived, Form};
use crate::languages::{said, say, term};
use crate::report::outstanding::{
    Due, Filter, below_assessed, beside, dues, next_instalment, of_member, state_words, taken_off, unknown,
};
use crate::report::{Asked, Row, Table, columns, takes_in, text_or};
use crate::state::RecordedFact;
use crate::state::accounts::{self, AccountType};
use crate::state::figures::{Figure, FigureName, members};
use crate::state::settlement::{AssessmentFigures, Settlement};
use crate::value::days::{Day, Period};
use crate::value::ids::{ContributionId, FundId, PartyId};
use crate::value::money::{Amount, Currency, Money, Sums};

/// Tabulates the status; `before` has the books of a year before.
#[must_use]
pub fn contributions(asked: Asked<'_>, before: Asked<'_>, filter: &Filter) -> Table {
    let columns = columns! { |line: &Line|
        let (day, reference) = line.last.as_ref().map(|(day, reference)| (day, reference.as_ref())).unzip();
        let share = line.share.as_ref().map_or_else(String::new, |share| format!(" ({share} %)"));
        fields {
            "key": of_member(&line.fund, &line.member), "member": line.member, "fund": line.fund,
            "period": line.period, "share": line.share, "due": line.due, "assessed": line.assessed,
            "credited": line.credited, "waived": line.waived, "received": line.received,
            "received_for_prior": line.received_for_prior, "received_in_advance": line.received_in_advance, "unapplied": line.unapplied, "paid": line.paid,
            "outstanding": line.outstanding, "prior_years": line.prior, "prior_years_each": line.prior_each(), "total": line.total,
            "total_a_year_before": line.before, "currency": line.currency, "oldest_unpaid": line.oldest,
            "last_payment": day, "last_payment_reference": reference.flatten(), "settled": line.settled,
            "state": line.state,
            "next_instalment": next_instalment(asked, &line.fund, &line.member),
        }
        cells {
            "report-member": format!("{}{share}", asked.label(&line.member)),
            "report-assessed": taken_off(line.assessed, line.credited, line.waived),
            "report-applied": line.paid.to_string(), "report-outstanding": line.outstanding.to_string(),
            "report-contributions-prior-years": line.prior_years(), "report-contributions-last-payment": line.paid_last(),
        }
    };
    let mut table = columns.table();
    if dues(asked, filter).is_empty() {
        table.notes.extend(unknown(asked, filter));
    }
    for (fund, currency) in funds(asked).iter().filter(|(id, _)| filter.fund.as_ref().is_none_or(|f| f == *id)) {
        let currency = *currency;
        let Some(period) = filter.period.or_else(|| current(asked, fund)) else { continue };
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
        let heading = say!("report-contributions-of", fund = asked.fund(fund), period = period, currency = currency);
        table.rows.push(Row::heading(heading));
        table.rows.extend(lines.iter().map(&columns.row));
        table.notes.push(total(asked, fund, currency, &lines));
    }
    table.notes.extend(below_assessed(&table.rows));
    table.notes.extend(beside(asked, filter));
    table.notes.extend(in_kind(asked, filter));
    table
}

/// Returns the funds with their currencies. By an earlier day, a fund may have assessed what its members owe although its
/// opening is not dated: then it counts from its recording.
fn funds(asked: Asked<'_>) -> BTreeMap<FundId, Currency> {
    let opened = asked.books.funds.all.iter().filter_map(|(id, opened, _)| Some((id.clone(), opened.fact.currency?)));
    let all = dues(asked, &Filter::default());
    let assessed = all.iter().map(|due| (due.issued.fact.fund.clone(), due.currency));
    assessed.chain(opened).collect()
}

/// Returns the latest assessed period that has begun, or else the first one ahead.
fn current(asked: Asked<'_>, fund: &FundId) -> Option<Period> {
    let of_fund = asked.books.assessments.all.iter().filter(|(_, issued, _)| issued.fact.fund == *fund);
    let periods: BTreeSet<&Period> = of_fund.map(|(_, issued, _)| &issued.fact.period).collect();
    let begun = periods.iter().rfind(|period| period.first() <= asked.today);
    begun.or(periods.first()).map(|period| **period)
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
    /// Received in the period, and applied to later ones or not yet.
    received_in_advance: Amount,
    /// Outstanding of each period before.
    of_prior: BTreeMap<Period, Amount>,
    oldest: Option<Period>,
    last: Option<(Day, Option<String>)>,
    settled: Option<Day>,
    /// The word for its assessments of the period together.
    state: Option<Settlement>,
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
        let now: Vec<&Due<'_>> = all.iter().copied().filter(|due| takes_in(period, &due.issued.fact.period)).collect();
        let earlier = || all.iter().filter(|due| due.issued.fact.period.last() < period.first());
        let later = all.iter().filter(|due| due.issued.fact.period.first() > period.last());
        let mut of_prior: BTreeMap<Period, Amount> = BTreeMap::new();
        for due in earlier().filter(|due| !due.outstanding.is_zero()) {
            let of_period = of_prior.entry(due.issued.fact.period).or_insert(Amount::ZERO);
            *of_period = of_period.checked_add(due.outstanding).unwrap_or(*of_period);
        }
        let of_type = |of| sum(currency, now.iter().map(|due| due.of_type(asked, of)));
        let settled = now.iter().map(|due| due.settled(asked)).collect::<Option<Vec<_>>>();
        let open = all.iter().filter(|due| due.outstanding.is_positive());
        Self {
            share: share(asked, &now),
            due: now.iter().map(|due| due.issued.fact.due).min(),
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
            received_in_advance: sum(
                currency,
                later.map(|due| paid_in(asked, due, period)).chain(unapplied(asked, receipts, period, currency)),
            ),
            of_prior,
            oldest: open.map(|due| due.issued.fact.period).min(),
            last: last_payment(asked, all),
            state: AssessmentFigures::state_of_all(&now.iter().map(|due| due.figures(asked)).collect::<Vec<_>>()),
            settled: settled.and_then(|days| days.into_iter().max()).filter(|_| !now.is_empty()),
            fund: fund.clone(),
            member,
            currency,
            period: *period,
        }
    }

    /// Lists what is outstanding of each period before.
    fn prior_each(&self) -> Vec<String> {
        let currency = self.currency;
        let of_period = |(period, amount): (&Period, &Amount)| {
            format!("{period}: {}", Money { currency, amount: *amount }.written())
        };
        self.of_prior.iter().map(of_period).collect()
    }

    /// Writes what is outstanding of earlier periods, and of each of them if there are several.
    fn prior_years(&self) -> String {
        let of_period = |(period, amount): (&Period, &Amount)| format!("{period}: {amount}");
        let each = self.of_prior.iter().filter(|_| self.of_prior.len() > 1).map(of_period);
        std::iter::once(self.prior.to_string()).chain(each).collect::<Vec<_>>().join("\n")
    }

    /// The key of the words for what was paid of the period.
    fn paid_so_far(&self) -> &'static str {
        match (self.state, self.paid.is_positive()) {
            (None, _) => "report-contributions-not-assessed",
            (Some(state), true) if state.is_settled() => "report-contributions-in-full",
            (Some(state), false) if state.is_settled() => "report-contributions-without-payment",
            (Some(_), true) => "report-contributions-in-part",
            (Some(_), false) => "report-contributions-not-at-all",
        }
    }

    fn paid_last(&self) -> String {
        match (self.settled.filter(|_| self.total.is_zero()), self.state) {
            (Some(settled), Some(state)) => format!("{} {settled}", state_words(state)),
            _ => text_or(self.last.as_ref().map(|(day, _)| day), &say!("report-contributions-no-payment")),
        }
    }
}

/// The member's share in the scale by which it was assessed, if that is one share for all of the period.
fn share(asked: Asked<'_>, now: &[&Due<'_>]) -> Option<String> {
    let of = |due: &&Due<'_>| {
        let issued = &due.issued.fact;
        let scale = asked.books.assessments.scales.created(issued.scale.as_ref()?)?;
        scale.share(&issued.party).map(|share| share.to_string())
    };
    let share = of(now.first()?);
    share.filter(|share| now.iter().all(|due| of(due).as_ref() == Some(share)))
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

/// Iterates over what is left of receipts dated in a period.
fn unapplied<'a>(
    asked: Asked<'a>,
    receipts: &'a [Receipt<'_>],
    period: &'a Period,
    currency: Currency,
) -> impl Iterator<Item = Amount> + 'a {
    let within = receipts.iter().filter(|received| received.fact.date.is_some_and(|date| period.holds(date.last())));
    within.map(move |received| {
        asked.books.journal.of(&accounts::unapplied(&received.fact.contribution.0), currency).negated()
    })
}

/// Counts the members that paid all, a part or nothing of what they were assessed for the period.
fn counts(lines: &[Line]) -> String {
    let number = |key| lines.iter().filter(|line| line.paid_so_far() == key).count();
    let keys = [
        "report-contributions-in-full",
        "report-contributions-in-part",
        "report-contributions-not-at-all",
        "report-contributions-without-payment",
        "report-contributions-not-assessed",
    ];
    let counted = keys.into_iter().map(|key| (key, number(key))).filter(|(_, number)| *number > 0);
    counted.map(|(key, number)| format!("{number} {}", said(key, &[]))).collect::<Vec<_>>().join(", ")
}

/// Sums the payments applied to an assessment on days of a period.
fn paid_in(asked: Asked<'_>, due: &Due<'_>, period: &Period) -> Amount {
    let Some(life) = asked.books.assessments.all.get(due.id) else { return Amount::ZERO };
    let within = life.later.iter().filter(|step| step.fact.date.is_some_and(|date| period.holds(date.last())));
    let paid: Sums = within.filter(|step| step.fact.paid.is_some()).map(|step| step.fact.amount).collect();
    paid.of(due.currency)
}

/// The day of the last application to an assessment, and the bank's reference of its receipt.
fn last_payment(asked: Asked<'_>, dues: &[&Due<'_>]) -> Option<(Day, Option<String>)> {
    let steps =
        dues.iter().filter_map(|due| asked.books.assessments.all.get(due.id)).flat_map(|life| life.later.iter());
    let paid = steps.filter_map(|step| Some((step.order(), step.fact.paid.as_ref()?)));
    let ((day, _), contribution) = paid.max_by_key(|(order, _)| *order)?;
    let received = asked.books.contributions.received.created(contribution);
    Some((day, received.and_then(|received| received.reference()).map(ToString::to_string)))
}

fn total(asked: Asked<'_>, fund: &FundId, currency: Currency, lines: &[Line]) -> String {
    let of = |amount: fn(&Line) -> Amount| format!("{currency} {}", sum(currency, lines.iter().map(amount)));
    say!(
        "report-contributions-total",
        fund = asked.fund(fund),
        day = asked.today,
        assessed = of(|line| line.assessed),
        credited = of(|line| line.credited),
        waived = of(|line| line.waived),
        paid = of(|line| line.paid),
        outstanding = of(|line| line.outstanding),
        prior = of(|line| line.prior),
        all = of(|line| line.total),
        before = of(|line| line.before),
        members = counts(lines),
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
            let party = fact.party.as_ref().map(|party| asked.label(party));
            let value = match fact.amount {
                Some(amount) => say!("report-valued-at", value = amount),
                None => say!("report-contributions-no-value"),
            };
            say!(
                "report-contributions-in-kind",
                form = term(fact.form),
                party = text_or(party, &say!("report-contributions-not-named")),
                value = value,
                id = id,
                seq = received.seq,
            )
        })
        .collect()
}
