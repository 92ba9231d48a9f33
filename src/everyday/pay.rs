//! `spend`, `advance`, `disburse`, `interest` and `fee`: money that a fund pays out, and what its account earns and costs.

use itertools::Itertools as _;

use crate::event::Event;
use crate::event::budget::ExpenditureCharged;
use crate::event::cash::{ChargeNature, ChargeRecorded, IncomeNature, IncomeRecorded};
use crate::event::field::{Breaks, Exception, Filled, Reference};
use crate::event::record::Record;
use crate::event::reserve::{ReserveDisbursed, ReserveSpent};
use crate::everyday::names::{self, Called};
use crate::everyday::screen::{Line, Screen, Shown, in_words, sum};
use crate::everyday::{Change, budget, exceptions};
use crate::languages::{Language, say, speaking};
use crate::state::accounts::held_by;
use crate::state::books::Books;
use crate::state::figures::lines;
use crate::value::days::{Day, Period, Span};
use crate::value::ids::{ActivityId, BudgetId, CaseId, FundId, LineId, PartyId};
use crate::value::money::{Currency, Money};
use crate::value::text::Text;

/// A line of a budget.
pub type BudgetLine = (BudgetId, LineId);

/// Lists the budget lines to which something of a day can be charged, in a fund or in any.
#[must_use]
pub fn lines_on(books: &Books, fund: Option<&FundId>, on: Day) -> Vec<Called<BudgetLine>> {
    let Some(day) = Period::new(on, on) else { return Vec::new() };
    let funds = books.funds.all.iter().map(|(id, ..)| id).filter(|id| fund.is_none_or(|fund| fund == *id));
    let budgets: Vec<(&FundId, &BudgetId)> =
        funds.flat_map(|fund| books.budgets.overlapping(fund, day).map(move |budget| (fund, budget))).collect();
    let is_one = budgets.len() == 1;
    let of_budget = |(fund, budget): &(&FundId, &BudgetId)| {
        let fund = names::fund_name(books, fund);
        let called = |line: LineId| {
            let whole = || say!("everyday-line-of", line = line, fund = fund, budget = budget);
            let shown = if is_one { [line.to_string(), whole()] } else { [whole(), line.to_string()] };
            // What may be typed is the same in every language.
            let typed = Language::ALL.map(|language| speaking(language, whole));
            let names = shown.into_iter().chain(typed).collect();
            Called { thing: ((*budget).clone(), line), names }
        };
        lines(books, budget).into_iter().map(called).collect::<Vec<_>>()
    };
    budgets.iter().flat_map(of_budget).collect()
}

/// Lists the funds that help cases on a day: those whose policy names categories, or a ceiling a case; else all.
#[must_use]
pub fn funds_that_help(books: &Books, on: Day) -> Vec<FundId> {
    let all: Vec<FundId> = books.funds.all.iter().map(|(id, ..)| id.clone()).collect();
    let helps = |fund: &&FundId| !categories(books, fund, on).is_empty() || books.funds.cap(fund, on).is_some();
    let helping: Vec<FundId> = all.iter().filter(helps).cloned().collect();
    if helping.is_empty() { all } else { helping }
}

/// Lists the categories of cases that a fund may help on a day.
#[must_use]
pub fn categories(books: &Books, fund: &FundId, on: Day) -> Vec<Called<Text>> {
    let eligible = |policy: &'_ crate::event::fund::FundPolicySet| {
        let all: Vec<Text> = policy.eligible.iter().cloned().collect();
        Some(all).filter(|all| !all.is_empty())
    };
    let all = books.funds.rule(fund, on, eligible).unwrap_or_default();
    all.into_iter().map(|category| Called { names: vec![category.to_string()], thing: category }).collect()
}

/// A payment on a budget line.
#[must_use]
pub fn charged(line: &BudgetLine, amount: Money, on: Day, subject: Option<Text>, more: &Beside) -> Event {
    Event::ExpenditureCharged(ExpenditureCharged {
        budget: line.0.clone(),
        line: line.1.clone(),
        amount,
        rate: None,
        equivalent: Filled(None),
        subject,
        payee: more.by.clone(),
        activity: more.activity.clone(),
        fund: Filled(None),
        reference: more.reference.clone().map(Reference),
        exception: more.exception.clone().map(Exception),
        breaks: Breaks::default(),
        date: Some(Span::from(on)),
        inferred: None,
    })
}

/// What may be said of any payment.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// Who acts: the payee of a line, the implementer of a case.
    pub by: Option<PartyId>,
    /// Who requested help to a case.
    pub requested_by: Option<PartyId>,
    /// The activity for which it is.
    pub activity: Option<ActivityId>,
    /// The reference under which a bank's statement or a voucher lists it.
    pub reference: Option<Text>,
    /// Why it is reported although it breaks a rule.
    pub exception: Option<Text>,
}

/// What a fund pays to a case, or an implementer out of its advance.
#[must_use]
pub fn paid_to_case(
    fund: &FundId,
    case: CaseId,
    category: Option<Text>,
    amount: Money,
    on: Day,
    more: &Beside,
) -> Event {
    let Beside { by, requested_by, activity, reference, exception } = more.clone();
    let (reference, exception) = (reference.map(Reference), exception.map(Exception));
    let (date, inferred, breaks, rate, equivalent) =
        (Some(Span::from(on)), None, Breaks::default(), None, Filled(None));
    let fund = fund.clone();
    match by {
        Some(implementer) => Event::ReserveSpent(ReserveSpent {
            fund,
            implementer,
            amount,
            rate,
            equivalent,
            case,
            category,
            requested_by,
            activity,
            reference,
            exception,
            breaks,
            date,
            inferred,
        }),
        None => Event::ReserveDisbursed(ReserveDisbursed {
            fund,
            amount,
            rate,
            equivalent,
            case: Some(case),
            category,
            implementer: None,
            requested_by,
            activity,
            decision: None,
            reference,
            exception,
            breaks,
            date,
            inferred,
        }),
    }
}

/// What a fund pays to an implementer before it is spent.
#[must_use]
pub fn advanced(fund: &FundId, implementer: PartyId, amount: Money, on: Day, more: &Beside) -> Event {
    Event::ReserveDisbursed(ReserveDisbursed {
        fund: fund.clone(),
        amount,
        rate: None,
        equivalent: Filled(None),
        case: None,
        category: None,
        implementer: Some(implementer),
        requested_by: more.requested_by.clone(),
        activity: more.activity.clone(),
        decision: None,
        reference: more.reference.clone().map(Reference),
        exception: more.exception.clone().map(Exception),
        breaks: Breaks::default(),
        date: Some(Span::from(on)),
        inferred: None,
    })
}

/// Interest that a fund's account earned.
#[must_use]
pub fn interest(fund: &FundId, amount: Money, on: Day, subject: Option<Text>, more: &Beside) -> Event {
    Event::IncomeRecorded(IncomeRecorded {
        fund: fund.clone(),
        amount,
        rate: None,
        equivalent: Filled(None),
        nature: IncomeNature::Interest,
        subject,
        reference: more.reference.clone().map(Reference),
        exception: more.exception.clone().map(Exception),
        breaks: Breaks::default(),
        date: Some(Span::from(on)),
        inferred: None,
    })
}

/// A fee that the bank took from a fund's account.
#[must_use]
pub fn fee(fund: &FundId, amount: Money, on: Day, subject: Option<Text>, more: &Beside) -> Event {
    Event::ChargeRecorded(ChargeRecorded {
        fund: fund.clone(),
        amount,
        rate: None,
        equivalent: Filled(None),
        nature: ChargeNature::Bank,
        subject,
        reference: more.reference.clone().map(Reference),
        exception: more.exception.clone().map(Exception),
        breaks: Breaks::default(),
        date: Some(Span::from(on)),
        inferred: None,
    })
}

/// The currency that all amounts of some events have, if they have one.
fn one_currency(amounts: impl Iterator<Item = Money>) -> Shown {
    Shown(amounts.map(|amount| amount.currency).all_equal_value().ok())
}

/// Says that something was charged to budget lines.
#[must_use]
pub fn said_spent(change: Change<'_>) -> Screen {
    let Change { after, records, .. } = change;
    let charged: Vec<&ExpenditureCharged> = records
        .iter()
        .filter_map(|record| if let Event::ExpenditureCharged(fact) = &record.event { Some(fact) } else { None })
        .collect();
    let Some(first) = charged.first() else { return Screen::default() };
    let shown = one_currency(charged.iter().map(|fact| fact.amount));
    let budgets: Vec<&BudgetId> = charged.iter().map(|fact| &fact.budget).dedup().collect();
    let of = match budgets.as_slice() {
        [budget] => budget::named(after, budget).0,
        several => several.iter().join(", "),
    };
    let kept_in = first.fund.as_ref().and_then(|fund| after.funds.currency(fund)).unwrap_or(first.amount.currency);
    let heading = vec![say!("everyday-amount"), say!("everyday-approved"), say!("everyday-available")];
    let mut lines = vec![Line { label: String::new(), cells: heading, note: String::new() }];
    let figures = |budget: &BudgetId, line: &LineId| {
        let of = |amount| Money { currency: kept_in, amount };
        [after.journal.final_line(budget, line, kept_in), after.journal.available(budget, line, kept_in)].map(of)
    };
    for fact in &charged {
        let [approved, available] = figures(&fact.budget, &fact.line);
        let cells = [fact.amount, approved, available].map(|amount| shown.amount(amount)).to_vec();
        lines.push(Line { label: fact.line.to_string(), cells, note: String::new() });
    }
    if charged.len() > 1 && shown.0.is_some() {
        let unique: Vec<_> = charged.iter().map(|fact| (&fact.budget, &fact.line)).sorted().dedup().collect();
        let all: Vec<[Money; 2]> = unique.iter().map(|(budget, line)| figures(budget, line)).collect();
        let [approved, available] =
            [0, 1].map(|at| sum(kept_in, all.iter().filter_map(|both| Some(both.get(at)?.amount))));
        let amount = sum(first.amount.currency, charged.iter().map(|fact| fact.amount.amount));
        let cells = [amount, approved, available].map(|amount| shown.amount(amount)).to_vec();
        lines.push(Line { label: say!("everyday-total"), cells, note: String::new() });
    }
    let on = first.date.map_or_else(String::new, |date| in_words(date.last()));
    let subject = charged.iter().map(|fact| fact.subject.as_ref()).all_equal_value().ok().flatten();
    let subject = subject.map_or_else(String::new, |subject| format!(": {subject}"));
    let reference = records.iter().find_map(|record| record.event.reference());
    let reference = reference.map(|reference| format!(", {}", say!("everyday-reference", reference = reference)));
    let more = format!("{}{}{subject}", shown.mention(), reference.unwrap_or_default());
    let title = format!("{}, {on}, {of}{more}", say!("everyday-spent"));
    Screen { title, lines, notes: exceptions::said(records) }
}

/// Says that a fund paid to cases or to an implementer.
#[must_use]
pub fn said_paid(change: Change<'_>) -> Screen {
    let Change { after, records, .. } = change;
    let paid: Vec<Paid<'_>> = records.iter().filter_map(Paid::of).collect();
    let Some(first) = paid.first() else { return Screen::default() };
    let shown = one_currency(paid.iter().map(|one| one.amount));
    let kept_in = after.funds.currency(first.fund).unwrap_or(first.amount.currency);
    let (fund, on) = (names::fund_name(after, first.fund), in_words(first.on));
    let name = |party: &PartyId| after.parties.name(after.parties.now(party));
    let who = match (first.case, first.implementer) {
        (Some(_), Some(party)) => say!("everyday-spent-by", party = name(party)),
        (None, Some(party)) => say!("everyday-advanced-to", party = name(party)),
        _ => say!("everyday-disbursed"),
    };
    let title = format!("{who}, {on}, {fund}{}", shown.mention());
    let left_with = |party: &PartyId| {
        let account = held_by(first.fund, Some(party));
        shown.amount(Money {
            currency: first.amount.currency,
            amount: after.journal.of(&account, first.amount.currency),
        })
    };
    let mut lines = Vec::new();
    for one in &paid {
        let amount = shown.amount(one.amount);
        lines.push(match (one.case, one.implementer) {
            (Some(case), _) => {
                let ceiling = after.funds.cap(one.fund, one.on).map(|cap| {
                    let above = one.amount.amount.checked_sub(cap.amount).filter(|above| above.is_positive());
                    match above.filter(|_| cap.currency == one.amount.currency) {
                        Some(above) => {
                            let above = shown.amount(cap.with(above));
                            say!("everyday-above-ceiling", above = above, ceiling = shown.amount(cap))
                        }
                        None => say!("everyday-ceiling", ceiling = shown.amount(cap)),
                    }
                });
                let words = one.category.map(ToString::to_string).into_iter().chain(ceiling);
                Line::of(case.to_string(), amount, words.chain(one.reference()).join("; "))
            }
            (None, Some(party)) => {
                let left = say!("everyday-not-accounted", amount = left_with(party));
                Line::of(say!("everyday-advanced"), amount, one.reference().into_iter().chain([left]).join("; "))
            }
            (None, None) => Line::of(say!("everyday-paid"), amount, one.reference().unwrap_or_default()),
        });
    }
    let holder = first.case.and(first.implementer);
    let of_advance = holder.map(|party| say!("everyday-of-advance-left", amount = left_with(party)));
    if paid.len() > 1
        && let Some(currency) = shown.0
    {
        let total = sum(currency, paid.iter().map(|one| one.amount.amount));
        lines.push(Line::of(say!("everyday-total"), shown.amount(total), of_advance.clone().unwrap_or_default()));
    } else if let Some(party) = holder {
        lines.push(Line::of(say!("everyday-left"), left_with(party), say!("everyday-of-advance")));
    }
    if of_advance.is_none() {
        lines.push(in_the_fund(after, first.fund, kept_in, first.on, shown));
    }
    Screen { title, lines, notes: exceptions::said(records) }
}

/// A payment to a case or to an implementer.
struct Paid<'r> {
    fund: &'r FundId,
    amount: Money,
    on: Day,
    case: Option<&'r CaseId>,
    category: Option<&'r Text>,
    implementer: Option<&'r PartyId>,
    listed_as: Option<&'r Text>,
}

impl<'r> Paid<'r> {
    fn reference(&self) -> Option<String> {
        self.listed_as.map(|reference| say!("everyday-reference", reference = reference))
    }

    fn of(record: &'r Record) -> Option<Self> {
        let on = record.event.date().map(Span::last)?;
        Some(match &record.event {
            Event::ReserveDisbursed(fact) => Self {
                fund: &fact.fund,
                amount: fact.amount,
                on,
                case: fact.case.as_ref(),
                category: fact.category.as_ref(),
                implementer: fact.implementer.as_ref(),
                listed_as: record.event.reference(),
            },
            Event::ReserveSpent(fact) => Self {
                fund: &fact.fund,
                amount: fact.amount,
                on,
                case: Some(&fact.case),
                category: fact.category.as_ref(),
                implementer: Some(&fact.implementer),
                listed_as: record.event.reference(),
            },
            _ => return None,
        })
    }
}

/// Says what is left in a fund's own account, and its floor.
pub fn in_the_fund(after: &Books, fund: &FundId, kept_in: Currency, on: Day, shown: Shown) -> Line {
    let left = after.journal.of(&held_by(fund, None), kept_in);
    let note = match after.funds.floor(fund, on) {
        Some(floor) => say!("everyday-in-fund-floor", floor = shown.amount(floor)),
        None => say!("everyday-in-fund"),
    };
    Line::of(say!("everyday-left"), shown.amount(Money { currency: kept_in, amount: left }), note)
}

/// Says that a fund's account earned interest, or that a bank took a fee.
#[must_use]
pub fn said_of_account(change: Change<'_>) -> Screen {
    let Change { after, records, .. } = change;
    let Some((fund, amount, subject, is_earned, on)) = records.iter().find_map(|record| {
        let on = record.event.date().map(Span::last)?;
        match &record.event {
            Event::IncomeRecorded(fact) => Some((&fact.fund, fact.amount, &fact.subject, true, on)),
            Event::ChargeRecorded(fact) => Some((&fact.fund, fact.amount.negated(), &fact.subject, false, on)),
            _ => None,
        }
    }) else {
        return Screen::default();
    };
    let kept_in = after.funds.currency(fund).unwrap_or(amount.currency);
    let shown = Shown(Some(amount.currency).filter(|currency| *currency == kept_in));
    let subject = subject.as_ref().map_or_else(String::new, Text::to_string);
    let (word, label) = match is_earned {
        true => (say!("everyday-interest"), say!("everyday-earned")),
        false => (say!("everyday-bank-fee"), say!("everyday-charged")),
    };
    let lines = vec![Line::of(label, shown.amount(amount), subject), in_the_fund(after, fund, kept_in, on, shown)];
    let title = format!("{word}, {}, {}{}", in_words(on), names::fund_name(after, fund), shown.mention());
    Screen { title, lines, notes: exceptions::said(records) }
}
