//! The trial balance: every account of each fund, which must sum to zero. Of a period, its opening, the corrections of
//! earlier periods, its movement and its closing (IPSAS 3).

use std::collections::{BTreeMap, BTreeSet};

use crate::languages::say;
use crate::report::reserve::open_exceptions;
use crate::report::{Asked, Row, Table, columns, text_or};
use crate::state::accounts::{Account, AccountType};
use crate::state::books::Books;
use crate::state::bounded::budget_line;
use crate::state::figures::{Figure, FigureName};
use crate::state::periods::{Closing, PeriodState};
use crate::state::rows::{PeriodRow, PeriodRows, Rows, rows_root};
use crate::value::days::Period;
use crate::value::ids::{FundId, PartyId};
use crate::value::money::{Amount, Currency, Money, Sums};

/// Tabulates every account with its balance, of one fund or all.
#[must_use]
pub fn trial_balance(asked: Asked<'_>, fund: Option<&FundId>) -> Table {
    let mut lines: Vec<(&FundId, &Account, Money)> = Vec::new();
    for (account, balance) in asked.books.journal.iter() {
        if let Some(of) = balance.fund.as_ref().filter(|of| fund.is_none_or(|fund| fund == *of)) {
            lines.extend(balance.sums.iter().map(|money| (of, account, money)));
        }
    }
    lines.sort_by_key(|(fund, account, money)| (*fund, *account, money.currency));
    let mut notes = Vec::new();
    if lines.is_empty() {
        notes = asked.nothing(&say!("report-kind-movement"), fund.is_some());
    }
    for (of, sums) in asked.books.journal.trial_balance() {
        if fund.is_none_or(|fund| *fund == of) {
            let of_fund = lines.iter().filter(|(fund, ..)| **fund == of).map(|(.., money)| *money);
            let debits: Sums = of_fund.filter(|money| money.amount.is_positive()).collect();
            notes.push(if sums.is_zero() {
                say!("report-trial-balance-balances", fund = asked.fund(&of), debits = debits)
            } else {
                say!("report-trial-balance-not-in-balance", fund = asked.fund(&of), sums = sums)
            });
        }
    }
    let columns = columns! { |line: &(&FundId, &Account, Money)|
        let (fund, account, money) = line;
        let is_debit = money.amount.is_positive();
        let debit = is_debit.then_some(*money);
        let credit = (!is_debit).then(|| money.negated());
        fields {
            "key": account, "fund": fund, "currency": money.currency, "debit": debit.map(|debit| debit.amount),
            "credit": credit.map(|credit| credit.amount),
        }
        cells {
            "report-fund": asked.fund(fund), "report-trial-balance-account": account.to_string(),
            "report-trial-balance-debit": text_or(debit, ""), "report-trial-balance-credit": text_or(credit, ""),
        }
    };
    columns.tabulate(&lines, notes)
}

/// The books that show a period.
#[derive(Debug)]
pub struct Shown {
    /// The publication that closed the last day of the period: the first that stands and covers it.
    pub closed: Option<Closing>,
    /// The publication of the period and fund that stands.
    pub published: Option<Closing>,
    /// The day before the period, as it was published.
    pub opening: Books,
    /// Every day, with what was known then: it says of which fund a budget was.
    pub known_before: Books,
    /// The same day, with all that was known when the period was closed; or now, if it is open.
    pub restated_opening: Books,
    /// The last day of the period, with the same.
    pub closing: Books,
    /// Every day, with the same: it says of which fund a budget is.
    pub known: Books,
    /// The last day of the period, with all that stands today.
    pub today: Books,
}

/// Tabulates a period: its opening as published, corrections of earlier periods, movement and closing (IPSAS 3), and what
/// was found since.
#[must_use]
pub fn of_period(asked: Asked<'_>, period: &Period, fund: Option<&FundId>, shown: &Shown) -> Table {
    let rows = rows(asked.books, fund, shown);
    let columns = columns! { |line: (&(Account, Currency), &(PeriodRow, Amount))|
        let ((account, currency), (row, since)) = line;
        let cell = |amount: Amount| if amount.is_zero() { String::new() } else { Money { currency: *currency, amount }.digits().to_string() };
        let PeriodRow { opening, corrections, movement, closing } = *row;
        fields {
            "account": account, "currency": currency, "opening": opening, "corrections": corrections,
            "movement": movement, "closing": closing, "found_since": since,
        }
        cells {
            "report-trial-balance-account": format!("{account}\n{currency}"), "report-opening": cell(opening),
            "report-corrections": cell(corrections), "report-movement": cell(movement), "report-closing": cell(closing),
            "report-trial-balance-since": cell(*since),
        }
    };
    let mut table = columns.tabulate(&rows, Vec::new());
    table.notes.extend(root(&rows, shown));
    let state = asked.books.periods.state(period, fund);
    let by = text_or(shown.closed.as_ref().map(|closing| closing.seq), "");
    table.notes.push(match state {
        PeriodState::Published => say!("report-trial-balance-published", period = period, seq = by),
        PeriodState::FoundSince => say!("report-trial-balance-found-since", period = period, seq = by),
        PeriodState::Closed => say!("report-trial-balance-closed", period = period, seq = by),
        PeriodState::Open => say!("report-trial-balance-open", period = period),
        PeriodState::Reopened => say!("report-trial-balance-reopened", period = period),
    });
    table.notes.extend(withdrawn(asked, period));
    table
}

/// A line of the summary of a period: whose it is, and its opening, corrections, movement and closing.
pub type SummaryLine = (String, Currency, [Amount; 4]);

/// Sums up a period in the words of a finance officer: the cash of each fund, what its members owe, what implementers hold
/// of it, and all of these together.
#[must_use]
pub fn summary(asked: Asked<'_>, fund: Option<&FundId>, shown: &Shown) -> Vec<SummaryLine> {
    let mut lines: Vec<SummaryLine> = Vec::new();
    let mut all: BTreeMap<Currency, [Amount; 4]> = BTreeMap::new();
    let funds = asked.books.funds.all.iter().map(|(id, ..)| id).filter(|id| fund.is_none_or(|fund| fund == *id));
    for fund in funds {
        let mut of_fund: BTreeMap<(u8, String, Currency), [Amount; 4]> = BTreeMap::new();
        for ((account, currency), (row, _)) in rows(asked.books, Some(fund), shown) {
            let Some((place, what)) = summed_up(asked, &account) else { continue };
            let PeriodRow { opening, corrections, movement, closing } = row;
            let row = [opening, corrections, movement, closing];
            add(of_fund.entry((place, what, currency)).or_insert([Amount::ZERO; 4]), &row);
            add(all.entry(currency).or_insert([Amount::ZERO; 4]), &row);
        }
        let named = |((_, what, currency), row)| (format!("{}: {what}", asked.fund(fund)), currency, row);
        lines.extend(of_fund.into_iter().map(named));
    }
    lines.extend(all.into_iter().map(|(currency, row)| (say!("report-trial-balance-all"), currency, row)));
    lines
}

/// Returns the place of an account in a summary, and its words.
fn summed_up(asked: Asked<'_>, account: &Account) -> Option<(u8, String)> {
    Some(match account.account_type() {
        AccountType::Cash => (0, say!("report-trial-balance-cash")),
        AccountType::Assessed | AccountType::Credited | AccountType::Waived | AccountType::Applied => {
            (1, say!("report-trial-balance-outstanding"))
        }
        AccountType::Advanced => {
            let holder: Option<PartyId> = account.second().and_then(|party| party.parse().ok());
            let words = match holder {
                Some(party) => say!("report-trial-balance-with", party = asked.label(&party)),
                None => say!("report-trial-balance-with-implementer"),
            };
            (2, words)
        }
        _ => return None,
    })
}

fn add(sum: &mut [Amount; 4], row: &[Amount; 4]) {
    for (sum, amount) in sum.iter_mut().zip(row) {
        *sum = sum.checked_add(*amount).unwrap_or(*sum);
    }
}

/// Computes the rows of a period, each with what was found since.
fn rows(now: &Books, fund: Option<&FundId>, shown: &Shown) -> BTreeMap<(Account, Currency), (PeriodRow, Amount)> {
    let Shown { opening, known_before, restated_opening, closing, known, today, .. } = shown;
    let sides = [(opening, known_before), (restated_opening, known), (closing, known), (today, now)];
    let balances = sides.map(|(books, known)| {
        let is_shown = |account: &Account, of: Option<&FundId>| {
            let is_line = account.account_type() == AccountType::Final;
            let of = of.or_else(|| fund_of_line(account, known).filter(|_| is_line));
            (is_line || of.is_some()) && fund.is_none_or(|fund| of == Some(fund))
        };
        let shown = books.journal.iter().filter(|(account, balance)| is_shown(account, balance.fund.as_ref()));
        shown.map(|(account, balance)| (account.clone(), balance.sums.clone())).collect::<Rows>()
    });
    let keys: BTreeSet<(Account, Currency)> = (balances.iter().flatten())
        .flat_map(|(account, sums)| sums.iter().map(|money| (account.clone(), money.currency)))
        .collect();
    let [opening, restated_opening, closing, today] = &balances;
    let row = |(account, currency): (Account, Currency)| {
        let nothing = Sums::default();
        let of = |rows: &Rows| rows.get(&account).unwrap_or(&nothing).of(currency);
        let less = |a: Amount, b: Amount| a.checked_sub(b).unwrap_or(Amount::ZERO);
        let row = PeriodRow {
            opening: of(opening),
            corrections: less(of(restated_opening), of(opening)),
            movement: less(of(closing), of(restated_opening)),
            closing: of(closing),
        };
        let since = less(of(today), of(closing));
        ((account, currency), (row, since))
    };
    keys.into_iter().map(row).collect()
}

/// Returns the fund of a line's budget.
fn fund_of_line<'b>(account: &Account, known: &'b Books) -> Option<&'b FundId> {
    let (budget, _) = budget_line(account)?;
    known.budgets.all.created(&budget)?.fund.as_ref()
}

/// Compares the root of the rows with the one that was published; `None` if these rows were not.
fn root(rows: &BTreeMap<(Account, Currency), (PeriodRow, Amount)>, shown: &Shown) -> Option<String> {
    let published = shown.published.as_ref()?;
    let is_row = |row: &PeriodRow| {
        [row.opening, row.corrections, row.movement, row.closing].iter().any(|amount| !amount.is_zero())
    };
    let all: PeriodRows =
        rows.iter().filter(|(_, (row, _))| is_row(row)).map(|(key, (row, _))| (key.clone(), *row)).collect();
    let (root, recorded) = (rows_root(&all), published.root?);
    Some(if root == recorded {
        say!("report-trial-balance-root", root = root)
    } else {
        say!("report-trial-balance-other-root", root = root, seq = published.seq, recorded = recorded)
    })
}

/// Notes the withdrawn publications of a period, and where their figures can still be read.
fn withdrawn(asked: Asked<'_>, period: &Period) -> Vec<String> {
    let all = asked.books.periods.all().iter().filter(|closing| closing.period == *period);
    let withdrawn = all.filter_map(|closing| Some((closing.seq, closing.withdrawn_by?)));
    withdrawn.map(|(seq, by)| say!("report-trial-balance-withdrawn", seq = seq, by = by)).collect()
}

/// Says what is still open at the end of a period: outstanding, not yet applied, in exception. Funds are those on record
/// now, for one that was opened on no stated day was there then, too.
#[must_use]
pub fn still_open(now: Asked<'_>, then: Asked<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    for (fund, ..) in now.books.funds.all.iter() {
        let value = |name: FigureName| Figure::of(name, fund).value(then.books, then.today);
        let (outstanding, unapplied) = (value(FigureName::OutstandingIn), value(FigureName::UnappliedIn));
        if !outstanding.is_zero() {
            notes.push(say!("report-trial-balance-still-outstanding", fund = now.fund(fund), sums = outstanding));
        }
        if !unapplied.is_zero() {
            notes.push(say!("report-trial-balance-still-unapplied", fund = now.fund(fund), sums = unapplied));
        }
    }
    notes.extend(open_exceptions(then));
    notes
}

/// Returns whether something was found since in a row.
#[must_use]
pub fn differs(row: &Row) -> bool {
    row.cells.last().is_some_and(|difference| !difference.is_empty())
}
