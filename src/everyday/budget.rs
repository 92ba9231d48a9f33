//! `propose`, `recommend`, `approve`, `revise` and `transfer`: a budget on its way to the body that decides, and after it.

use itertools::Itertools as _;

use crate::event::Event;
use crate::event::budget::{
    Addition, BudgetApproved, BudgetProposed, BudgetRecommended, BudgetRevised, BudgetTransferred, Line as BudgetLine,
};
use crate::event::field::{AtLeastOne, Breaks, Exception, Filled, List, New};
use crate::everyday::names::{self, Called};
use crate::everyday::screen::{Line, Screen, Shown, digits, in_words, sum};
use crate::everyday::typed::Mistake;
use crate::everyday::{Change, exceptions, meetings};
use crate::languages::{Language, say, speaking};
use crate::state::books::Books;
use crate::state::budgets::Stage;
use crate::state::figures::lines;
use crate::value::days::{Day, Period, Span};
use crate::value::ids::{BudgetId, DecisionId, FundId, LineId, PartyId};
use crate::value::money::{Currency, Money};
use crate::value::text::Text;

/// Finds the budget of a fund for a period.
pub fn of_period(books: &Books, fund: &FundId, period: Period) -> Result<BudgetId, Mistake> {
    let is_of = |id: &&BudgetId| books.budgets.all.created(id).and_then(|budget| budget.period) == Some(period);
    let found: Vec<&BudgetId> = books.budgets.overlapping(fund, period).filter(is_of).collect();
    let name = names::fund_name(books, fund);
    match found.as_slice() {
        [one] => Ok((*one).clone()),
        [] => {
            let word = names::short(&called(books, fund), &names::funds(books));
            Err(Mistake::new(say!("everyday-no-budget", fund = name, period = period)).with(say!(
                "everyday-propose-first",
                fund = word,
                period = period
            )))
        }
        several => {
            let ids = several.iter().join(", ");
            Err(Mistake::new(say!("everyday-several-budgets", fund = name, period = period, budgets = ids))
                .with(say!("everyday-budget-by-id")))
        }
    }
}

fn called(books: &Books, fund: &FundId) -> Called<FundId> {
    let all = names::funds(books);
    let found = all.into_iter().find(|one| one.thing == *fund);
    found.unwrap_or_else(|| Called { thing: fund.clone(), names: vec![fund.to_string()] })
}

/// Returns the id of a new budget: the fund and the period.
pub fn new_id(fund: &FundId, period: Period) -> Result<BudgetId, Mistake> {
    let id = format!("{fund}-{}", period.to_string().replace('/', "-"));
    id.parse().map_err(|_| Mistake::new(say!("everyday-no-id", id = id)))
}

/// Lists the lines of a budget by their names.
#[must_use]
pub fn lines_of(books: &Books, budget: &BudgetId) -> Vec<Called<LineId>> {
    lines(books, budget).into_iter().map(|line| Called { names: vec![line.to_string()], thing: line }).collect()
}

/// A proposal.
pub fn proposed(
    books: &Books,
    fund: &FundId,
    period: Period,
    lines: Vec<BudgetLine>,
    by: Option<PartyId>,
    on: Day,
) -> Result<Event, Mistake> {
    let title = || format!("{} {period}", names::fund_name(books, fund));
    let title = speaking(Language::English, title); // As it is recorded.
    let title: Text = title.parse().map_err(|error| Mistake::new(format!("\"{title}\": {error}.")))?;
    Ok(Event::BudgetProposed(BudgetProposed {
        budget: New(new_id(fund, period)?),
        title,
        fund: Some(fund.clone()),
        period: Some(period),
        proposer: by,
        lines: List::from(lines),
        total: None,
        date: Some(Span::from(on)),
        inferred: None,
    }))
}

/// What a step of a budget leans on.
#[derive(Debug, Clone, Default)]
pub struct Ground {
    /// The decision.
    pub decision: Option<DecisionId>,
    /// Why it is reported without one.
    pub exception: Option<Text>,
}

/// A recommendation; without lines, as proposed.
#[must_use]
pub fn recommended(budget: BudgetId, lines: Vec<BudgetLine>, ground: Ground, on: Day) -> Event {
    Event::BudgetRecommended(BudgetRecommended {
        budget,
        decision: ground.decision,
        lines: List::from(lines),
        date: Some(Span::from(on)),
        inferred: None,
    })
}

/// An approval; without lines, as recommended, or else as proposed.
#[must_use]
pub fn approved(budget: BudgetId, lines: Vec<BudgetLine>, adds: bool, ground: Ground, on: Day) -> Event {
    Event::BudgetApproved(BudgetApproved {
        budget,
        decision: ground.decision,
        adds: adds.then_some(Addition::Supplement),
        lines: Filled(AtLeastOne::new(lines)),
        exception: ground.exception.map(Exception),
        breaks: Breaks::default(),
        date: Some(Span::from(on)),
        inferred: None,
    })
}

/// A revision of the lines named.
#[must_use]
pub fn revised(budget: BudgetId, lines: Vec<BudgetLine>, ground: Ground, on: Day) -> Option<Event> {
    Some(Event::BudgetRevised(BudgetRevised {
        budget,
        decision: ground.decision,
        lines: AtLeastOne::new(lines)?,
        exception: ground.exception.map(Exception),
        breaks: Breaks::default(),
        date: Some(Span::from(on)),
        inferred: None,
    }))
}

/// A transfer between two lines.
#[must_use]
pub fn transferred(budget: BudgetId, from: LineId, to: LineId, amount: Money, ground: Ground, on: Day) -> Event {
    Event::BudgetTransferred(BudgetTransferred {
        budget,
        from,
        to,
        amount,
        decision: ground.decision,
        exception: ground.exception.map(Exception),
        breaks: Breaks::default(),
        date: Some(Span::from(on)),
        inferred: None,
    })
}

/// A budget as a title names it: `General Fund 2025, USD`.
#[must_use]
pub fn named(books: &Books, budget: &BudgetId) -> (String, Option<Currency>) {
    let Some(fact) = books.budgets.all.created(budget) else { return (budget.to_string(), None) };
    let Some(fund) = &fact.fund else { return (fact.title.to_string(), None) };
    let period = fact.period.map_or_else(String::new, |period| format!(" {period}"));
    (format!("{}{period}", names::fund_name(books, fund)), books.funds.currency(fund))
}

fn listed(lines: &[BudgetLine]) -> String {
    lines.iter().map(|line| format!("{} {}", line.line, digits(line.amount))).join(", ")
}

fn total(lines: &[BudgetLine]) -> Option<Money> {
    let first = lines.first()?;
    let is_one = lines.iter().all(|line| line.amount.currency == first.amount.currency);
    is_one.then(|| sum(first.amount.currency, lines.iter().map(|line| line.amount.amount)))
}

/// Says what was recorded of a budget.
#[must_use]
pub fn said(change: Change<'_>) -> Screen {
    let Change { before, after, records, .. } = change;
    let added = records.iter().any(|record| matches!(record.event, Event::MeetingHeld(_)));
    let added = if added { format!("; {}", say!("everyday-meeting-added")) } else { String::new() };
    let mut screen = Screen::default();
    for record in records {
        let on = record.event.date().map(Span::last);
        let day = on.map_or_else(String::new, |on| format!(", {}", in_words(on)));
        let step = match &record.event {
            Event::BudgetProposed(fact) => {
                let proposed = match &fact.proposer {
                    Some(by) => say!("everyday-proposed-by", party = after.parties.name(after.parties.now(by))),
                    None => say!("everyday-proposed"),
                };
                let (of, currency) = named(after, &fact.budget.0);
                let currency = currency.map_or_else(String::new, |currency| format!(", {currency}"));
                let until = match total(&fact.lines) {
                    Some(all) => say!("everyday-proposed-total", total = digits(all)),
                    None => say!("everyday-proposed-until"),
                };
                Screen {
                    title: format!("{proposed}{day}: {of}{currency}"),
                    lines: Vec::new(),
                    notes: vec![listed(&fact.lines), format!("{until}{added}")],
                }
            }
            Event::BudgetRecommended(fact) => {
                let is_as_before = fact.lines.is_empty();
                let lines = if is_as_before { before.budgets.lines(&fact.budget) } else { &fact.lines };
                let by = meetings::said_by(after, fact.decision.as_ref(), on);
                let title = format!("{}{by}", say!("everyday-recommended"));
                let how = if is_as_before { as_proposed(lines) } else { listed(lines) };
                step(after, title, &fact.budget, total(lines), &format!("{how}{added}"))
            }
            Event::BudgetApproved(fact) => {
                let lines = fact.lines.as_ref().map_or(&[][..], |lines| lines);
                let is_as_before = before.budgets.lines(&fact.budget) == lines;
                let how = match before.budgets.stage(&fact.budget) {
                    _ if !is_as_before => listed(lines),
                    Some(Stage::Recommended) => say!("everyday-lines-as-recommended", lines # lines.len()),
                    _ => as_proposed(lines),
                };
                let word = match fact.adds {
                    Some(_) => say!("everyday-supplement-approved"),
                    None => say!("everyday-approved"),
                };
                let title = format!("{word}{}", meetings::said_by(after, fact.decision.as_ref(), on));
                step(after, title, &fact.budget, total(lines), &format!("{how}{added}"))
            }
            Event::BudgetRevised(fact) => said_revised(change, fact, on, &added),
            Event::BudgetTransferred(fact) => said_transferred(change, fact, on),
            _ => continue,
        };
        screen = step;
    }
    screen.notes.extend(exceptions::said(records));
    screen
}

fn as_proposed(lines: &[BudgetLine]) -> String {
    say!("everyday-lines-as-proposed", lines # lines.len())
}

fn step(books: &Books, title: String, budget: &BudgetId, total: Option<Money>, how: &str) -> Screen {
    let (of, _) = named(books, budget);
    let all = total.map_or_else(String::new, |all| format!(", {} {}", all.currency, digits(all)));
    Screen { title, lines: Vec::new(), notes: vec![format!("{of}{all}, {how}")] }
}

fn said_revised(change: Change<'_>, fact: &BudgetRevised, on: Option<Day>, added: &str) -> Screen {
    let Change { before, after, .. } = change;
    let (of, currency) = named(after, &fact.budget);
    let shown = Shown(currency);
    let heading = vec![say!("everyday-was"), say!("everyday-is"), say!("everyday-available")];
    let mut lines = vec![Line { label: String::new(), cells: heading, note: String::new() }];
    for line in fact.lines.iter() {
        let of = |amount| shown.amount(Money { currency: line.amount.currency, amount });
        let was = before.journal.final_line(&fact.budget, &line.line, line.amount.currency);
        let available = after.journal.available(&fact.budget, &line.line, line.amount.currency);
        let cells = vec![of(was), shown.amount(line.amount), of(available)];
        lines.push(Line { label: line.line.to_string(), cells, note: String::new() });
    }
    let by = meetings::said_by(after, fact.decision.as_ref(), on);
    let added = added.trim_start_matches("; ");
    let notes = Some(added).filter(|added| !added.is_empty()).map(|added| format!("{added}."));
    let title = format!("{}{by}: {of}{}", say!("everyday-revised"), shown.mention());
    Screen { title, lines, notes: notes.into_iter().collect() }
}

fn said_transferred(change: Change<'_>, fact: &BudgetTransferred, on: Option<Day>) -> Screen {
    let Change { after, .. } = change;
    let (of, currency) = named(after, &fact.budget);
    let shown = Shown(currency);
    let heading = vec![say!("everyday-transferred"), say!("everyday-available")];
    let mut lines = vec![Line { label: String::new(), cells: heading, note: String::new() }];
    for (line, amount) in [(&fact.from, fact.amount.negated()), (&fact.to, fact.amount)] {
        let currency = amount.currency;
        let available = after.journal.available(&fact.budget, line, currency);
        let cells = vec![shown.amount(amount), shown.amount(Money { currency, amount: available })];
        lines.push(Line { label: line.to_string(), cells, note: String::new() });
    }
    let by = meetings::said_by(after, fact.decision.as_ref(), on);
    let title = format!("{}{by}: {of}{}", say!("everyday-transferred"), shown.mention());
    Screen { title, lines, notes: Vec::new() }
}
